"""The checklist with which gemeenten prepared for 2020: what was to be done, by whom, until when.

The points stand in a data file, each with its place in the source. Where the source contradicts
itself the point says so in `Checklistpunt.correctie`.

Source: Checklist implementatie Wmo abonnementstarief 2020 (project GA2020, with VNG and CAK).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from attrs import field, frozen

from wmo_eigenbijdrage.controle import eis_dag
from wmo_eigenbijdrage.fouten import OngeldigeWaarde, toon
from wmo_eigenbijdrage.landelijk._bestand import Tabel, lees_toml

__all__ = [
    "Actiehouder",
    "Checklist",
    "Checklistfase",
    "Checklistpunt",
    "Datumsoort",
    "checklist",
]


class Actiehouder(Enum):
    """Who has to act."""

    GEMEENTE = "gemeente"
    SOFTWARELEVERANCIER = "softwareleverancier"


class Datumsoort(Enum):
    """What the date of a point means."""

    UITERLIJK = "uiterlijk"
    """A deadline: on that day the point is still in time."""
    VANAF = "vanaf"
    """A beginning: before that day the point cannot be done, and it is never overdue."""


@frozen
class Checklistfase:
    """A phase, with the deadline of the phase as a whole; the points have their own."""

    nummer: int
    naam: str
    deadline: date
    """The last day, included."""
    bron: str
    bevestigd: bool


@frozen
class Checklistpunt:
    """One point of the list.

    >>> print(checklist().punt("3.2.2"))
    3.2.2 Aanlevering periode 13 van 2019 (uiterlijk 2020-01-24)
    """

    nummer: str
    """As the table has it: ``1.1.1`` to ``3.2.7``; the roll-out of software is ``3.1``."""
    fase: Checklistfase
    onderdeel: str
    onderwerp: str
    toelichting: str
    """What the text adds, in our own words."""
    actiehouders: tuple[Actiehouder, ...]
    datum: date
    soort: Datumsoort
    bron: str
    """The place within the source."""
    bevestigd: bool
    """Whether the source prints this very date."""
    correctie: str | None
    """What the source prints otherwise, and why it is read so; ``None`` when nothing."""

    def __str__(self) -> str:
        return f"{self.nummer} {self.onderwerp} ({self.soort.value} {self.datum})"


@frozen
class Checklist:
    """All points, in the order of the source.

    *klaar* is everywhere the numbers of the points that are done.

    >>> lijst = checklist()
    >>> [punt.nummer for punt in lijst.te_laat_op(date(2019, 10, 1), klaar=["1.1.1", "1.1.2"])]
    ['1.1.3', '1.2.1']
    """

    bron: str
    fasen: tuple[Checklistfase, ...] = field(repr=False)
    punten: tuple[Checklistpunt, ...] = field(repr=False)

    def punt(self, nummer: str) -> Checklistpunt:
        """The point of that number.

        Raises:
            OngeldigeWaarde: the list has no such point.
        """
        for punt in self.punten:
            if punt.nummer == nummer:
                return punt
        raise _onbekend("nummer", nummer)

    def kies(
        self, *, fase: int | None = None, actiehouder: Actiehouder | None = None
    ) -> tuple[Checklistpunt, ...]:
        """The points of a phase, of someone who acts (alone or with others), or of both."""
        return tuple(
            punt
            for punt in self.punten
            if fase in (None, punt.fase.nummer)
            and (actiehouder is None or actiehouder in punt.actiehouders)
        )

    def open_op(self, dag: date, klaar: Iterable[str] = ()) -> tuple[Checklistpunt, ...]:
        """What can be done on *dag* and is not done, overdue or not.

        Raises:
            OngeldigeWaarde: *klaar* names a point that the list does not have.
        """
        return tuple(punt for punt in self._te_doen(dag, klaar) if not _begint_na(punt, dag))

    def te_laat_op(self, dag: date, klaar: Iterable[str] = ()) -> tuple[Checklistpunt, ...]:
        """What is not done although its deadline lies before *dag*; part of what is open.

        Raises:
            OngeldigeWaarde: *klaar* names a point that the list does not have.
        """
        return tuple(
            punt
            for punt in self._te_doen(dag, klaar)
            if punt.soort is Datumsoort.UITERLIJK and punt.datum < dag
        )

    def later_op(self, dag: date, klaar: Iterable[str] = ()) -> tuple[Checklistpunt, ...]:
        """What is not done and cannot be done yet on *dag*.

        Raises:
            OngeldigeWaarde: *klaar* names a point that the list does not have.
        """
        return tuple(punt for punt in self._te_doen(dag, klaar) if _begint_na(punt, dag))

    def _te_doen(self, dag: date, klaar: Iterable[str]) -> tuple[Checklistpunt, ...]:
        eis_dag("dag", dag)
        gedaan = set(klaar)
        for onbekend in sorted(gedaan - {punt.nummer for punt in self.punten}, key=str):
            raise _onbekend("klaar", onbekend)
        return tuple(punt for punt in self.punten if punt.nummer not in gedaan)


def _begint_na(punt: Checklistpunt, dag: date) -> bool:
    return punt.soort is Datumsoort.VANAF and dag < punt.datum


def _onbekend(veld: str, nummer: object) -> OngeldigeWaarde:
    return OngeldigeWaarde(veld, f"{toon(nummer)} is not on the list", "give one such as '1.1.1'")


@cache
def checklist() -> Checklist:
    """The checklist of 2019 for 2020.

    >>> len(checklist().punten), [fase.naam for fase in checklist().fasen][2]
    (23, 'Uitrol')
    """
    return lees_checklist(files("wmo_eigenbijdrage.overgang") / "gegevens")


def lees_checklist(map_: Traversable, naam: str = "checklist_2020.toml") -> Checklist:
    """The checklist of a data file.

    Raises:
        GegevensFout: the file breaks a rule.
    """
    inhoud = lees_toml(naam, map_)
    bron = inhoud.verplicht("bron", str)
    fasen: dict[int, Checklistfase] = {}
    for tabel in inhoud.tabellen("fase"):
        fase = _fase(tabel)
        if fasen.setdefault(fase.nummer, fase) is not fase:
            raise tabel.fout("nummer", f"{fase.nummer} occurs twice", "keep one")
    punten: dict[str, Checklistpunt] = {}
    for tabel in inhoud.tabellen("punt"):
        punt = _punt(tabel, fasen)
        if punten.setdefault(punt.nummer, punt) is not punt:
            raise tabel.fout("nummer", f"{punt.nummer} occurs twice", "keep one")
    inhoud.klaar()
    return Checklist(bron, tuple(fasen.values()), tuple(punten.values()))


def _fase(tabel: Tabel) -> Checklistfase:
    fase = Checklistfase(
        nummer=tabel.verplicht("nummer", int),
        naam=tabel.verplicht("naam", str),
        deadline=tabel.verplicht("uiterlijk", date),
        bron=tabel.verplicht("bron", str),
        bevestigd=tabel.verplicht("bevestigd", bool),
    )
    tabel.klaar()
    return fase


def _punt(tabel: Tabel, fasen: dict[int, Checklistfase]) -> Checklistpunt:
    nummer = tabel.verplicht("nummer", str)
    begin = nummer.partition(".")[0]
    fase = {str(bekend): fase for bekend, fase in fasen.items()}.get(begin)
    if fase is None:
        raise tabel.fout("nummer", f"{nummer} lies in no phase", "list its phase under [[fase]]")
    soort = Datumsoort.VANAF if "vanaf" in tabel else Datumsoort.UITERLIJK
    punt = Checklistpunt(
        nummer=nummer,
        fase=fase,
        onderdeel=tabel.verplicht("onderdeel", str),
        onderwerp=tabel.verplicht("onderwerp", str),
        toelichting=tabel.verplicht("toelichting", str),
        actiehouders=_actiehouders(tabel),
        datum=tabel.verplicht(soort.value, date),
        soort=soort,
        bron=tabel.verplicht("bron", str),
        bevestigd=tabel.verplicht("bevestigd", bool),
        correctie=tabel.facultatief("correctie", str),
    )
    tabel.klaar()  # also refuses a point with both dates
    return punt


def _actiehouders(tabel: Tabel) -> tuple[Actiehouder, ...]:
    namen = tabel.teksten("actiehouders")
    bekend = {houder.value: houder for houder in Actiehouder}
    if not namen or len(set(namen)) != len(namen) or not bekend.keys() >= set(namen):
        raise tabel.fout(
            "actiehouders", "is empty, doubled or unknown", f"choose from {', '.join(bekend)}"
        )
    return tuple(bekend[naam] for naam in namen)
