"""`Geval`: one case, in no language but JSON: what is asked, of which facts, and what is right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.testing.conformiteit.deur import ONBEKEND
from wmo_eigenbijdrage.testing.conformiteit.vorm import als_object, lees_json, schrijf_json
from wmo_eigenbijdrage.testing.conformiteit.vragen import VRAGEN

__all__ = ["MERKEN", "VELDEN", "Geval", "lees_gevallen"]

VELDEN = ("id", "regel", "zin", "vraag", "gegeven", "verwacht", "bron", "merk")
MERKEN = ("seen", "inferred")


@frozen
class Geval:
    """One case."""

    id: str
    """Unique within a set, and the same in each version that has the case."""
    regel: str
    """The rule that it is about; reports are by rule."""
    zin: str
    """What it is about, in one Dutch sentence."""
    vraag: str
    gegeven: Mapping[str, Any]
    """The arguments, in JSON."""
    verwacht: Mapping[str, Any]
    """``{"antwoord": ...}``, or ``{"onbekend": true}`` where no source has the figure."""
    bron: str
    merk: str
    """``seen`` when a source says so, ``inferred`` when it is concluded."""

    @property
    def verzoek(self) -> str:
        """The line that asks it."""
        return schrijf_json({"id": self.id, "vraag": self.vraag, "gegeven": self.gegeven})

    @property
    def json(self) -> str:
        """The case as one line."""
        return schrijf_json({naam: getattr(self, naam) for naam in VELDEN})

    @classmethod
    def van_json(cls, regel: str, plaats: str) -> Geval:
        """Read one line; *plaats* is where it stands, for the error.

        Raises:
            OngeldigeWaarde: it is no case.
        """
        gelezen = als_object(lees_json(regel, plaats)) or {}
        if set(gelezen) != set(VELDEN):
            raise OngeldigeWaarde(plaats, "is no case", f"give {', '.join(VELDEN)}")
        geval = cls(**gelezen)
        geval.controleer(plaats)
        return geval

    def controleer(self, plaats: str) -> None:
        """Hold the case against the forms of its question.

        Raises:
            OngeldigeWaarde: something does not fit.
        """
        for naam in ("id", "regel", "zin", "bron"):
            waarde: object = getattr(self, naam)
            if not isinstance(waarde, str) or not waarde.strip() or "\n" in waarde:
                raise OngeldigeWaarde(f"{plaats}.{naam}", "is no text", "give one line")
        if self.merk not in MERKEN:
            raise OngeldigeWaarde(f"{plaats}.merk", "is not known", f"give {', '.join(MERKEN)}")
        if self.vraag not in VRAGEN:
            raise OngeldigeWaarde(f"{plaats}.vraag", "is not known", f"give {', '.join(VRAGEN)}")
        vraag = VRAGEN[self.vraag]
        vraag.argumenten.lees(self.gegeven, f"{plaats}.gegeven")
        if self.verwacht == {ONBEKEND: True}:
            return
        verwacht = als_object(self.verwacht) or {}
        if set(verwacht) != {"antwoord"}:
            raise OngeldigeWaarde(
                f"{plaats}.verwacht", "is no expectation", f"give antwoord or {ONBEKEND}"
            )
        vraag.verwacht.lees(verwacht["antwoord"], f"{plaats}.verwacht.antwoord")


def lees_gevallen(regels: Iterable[str], bestand: str) -> Iterator[Geval]:
    """The cases of a file with one on each line; empty lines are passed over.

    Raises:
        OngeldigeWaarde: a line is no case, or an id occurs twice.
    """
    gezien: set[str] = set()
    for nummer, regel in enumerate(regels, 1):
        if not regel.strip():
            continue
        plaats = f"{bestand}:{nummer}"
        geval = Geval.van_json(regel, plaats)
        if geval.id in gezien:
            raise OngeldigeWaarde(f"{plaats}.id", "occurs twice", "give each case its own")
        gezien.add(geval.id)
        yield geval
