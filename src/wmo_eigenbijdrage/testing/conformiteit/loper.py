"""`loop`: put the cases to a program, one by one, and judge what comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import Protocol

from attrs import frozen

from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.testing.conformiteit.deur import (
    NIET_ONDERSTEUND,
    ONBEKEND,
    Antwoord,
    beantwoord,
    lees_antwoord,
)
from wmo_eigenbijdrage.testing.conformiteit.geval import Geval
from wmo_eigenbijdrage.testing.conformiteit.proces import dek_af
from wmo_eigenbijdrage.testing.conformiteit.programma import Storing
from wmo_eigenbijdrage.testing.conformiteit.vergelijken import verschil
from wmo_eigenbijdrage.testing.conformiteit.vorm import schrijf_json
from wmo_eigenbijdrage.testing.implementatie import Implementatie

__all__ = ["Binnenshuis", "Deur", "Oordeel", "Uitslag", "loop", "vraag_antwoord"]

_MEESTE_OVER = 100
"""How many lines that answer nothing are passed over before a program is stopped."""
_LANGSTE = 10_000
"""What is kept of an answer: a report of thousands of long ones has to fit in memory."""


class Deur(Protocol):
    """Whoever answers lines: `Programma`, or `Binnenshuis`."""

    def vraag(self, regel: str) -> tuple[list[str], str]:
        """The lines that had come before, and the one that came; see `Programma.vraag`."""
        ...

    def wacht(self) -> str:
        """The next line."""
        ...

    def stoor(self, waarom: str) -> Storing:
        """Stop it; the error to raise."""
        ...


@frozen
class Binnenshuis:
    """An `Implementatie` of this process behind the same door: the same lines, no program."""

    implementatie: Implementatie

    def vraag(self, regel: str) -> tuple[list[str], str]:
        """See `Deur`."""
        return [], beantwoord(regel, self.implementatie)

    def wacht(self) -> str:
        """See `Deur`; there is never a second line."""
        raise self.stoor("er komt geen tweede antwoord")

    def stoor(self, waarom: str) -> Storing:
        """See `Deur`."""
        return Storing(type(self.implementatie).__name__, waarom, "herstel het antwoord")


class Oordeel(Enum):
    """What became of a case."""

    GOED = "goed"
    FOUT = "fout"
    NIET_ONDERSTEUND = "niet ondersteund"


@frozen
class Uitslag:
    """One case with its outcome."""

    geval: Geval
    oordeel: Oordeel
    reden: str = ""
    """Why it failed, in Dutch."""
    gekregen: str = ""
    """The answer in JSON, without numbers that can be a BSN; empty when there is none.

    At most 10,000 characters of it.
    """
    staart: str = ""
    """The last part of stderr when the program failed."""


def loop(
    gevallen: Iterable[Geval],
    deur: Deur,
    *,
    bij_elk: Callable[[Uitslag], None] | None = None,
) -> tuple[Uitslag, ...]:
    """The outcome of all cases, in their order.

    A program that fails costs the case that it failed on; the run goes on. An answer to a case that
    was answered before makes that case a failure as well.

    >>> from wmo_eigenbijdrage.testing.conformiteit.verzameling import standaardset
    >>> from wmo_eigenbijdrage.testing.implementatie import Bibliotheek
    >>> gevallen = standaardset(regels=["formules"], per_regel=10).gevallen
    >>> uitslagen = loop(gevallen, Binnenshuis(Bibliotheek()))
    >>> {uitslag.oordeel for uitslag in uitslagen}
    {<Oordeel.GOED: 'goed'>}
    """
    uitslagen: dict[str, Uitslag] = {}
    vorige = ""
    for geval in gevallen:
        over: list[str] = []
        try:
            antwoord = vraag_antwoord(deur, geval.verzoek, geval.id, over)
            uitslag = _beoordeel(geval, antwoord)
        except Storing as fout:
            uitslag = Uitslag(geval, Oordeel.FOUT, fout.probleem, staart=fout.staart)
        uitslagen[geval.id] = uitslag
        for nummer in over:
            _dubbel(uitslagen, nummer or vorige)
        vorige = geval.id
        if bij_elk is not None:
            bij_elk(uitslag)
    return tuple(uitslagen.values())


def _dubbel(uitslagen: dict[str, Uitslag], nummer: str) -> None:
    eerder = uitslagen.get(nummer)
    if eerder is not None and eerder.oordeel is not Oordeel.FOUT:
        uitslagen[nummer] = Uitslag(eerder.geval, Oordeel.FOUT, "meer dan een antwoord")


def vraag_antwoord(deur: Deur, verzoek: str, nummer: str, over: list[str]) -> Antwoord:
    """The answer to a request.

    The ids of what was answered besides are added to *over*: an empty one for a line that came
    after the last answer and is no answer.

    Raises:
        Storing: there was no answer, or something else.
    """
    eerder, regel = deur.vraag(verzoek)
    for oud in eerder:
        try:
            over.append(lees_antwoord(oud).id)
        except OngeldigeWaarde:
            over.append("")
    for _ in range(_MEESTE_OVER):
        try:
            antwoord = lees_antwoord(regel)
        except OngeldigeWaarde as fout:
            raise Storing("antwoord", f"geen antwoord: {fout}", "zie het protocol") from None
        if antwoord.id == nummer:
            return antwoord
        over.append(antwoord.id)
        regel = deur.wacht()
    raise deur.stoor(f"{_MEESTE_OVER} antwoorden met een ander id")


def _beoordeel(geval: Geval, antwoord: Antwoord) -> Uitslag:
    if antwoord.soort == NIET_ONDERSTEUND:
        return Uitslag(geval, Oordeel.NIET_ONDERSTEUND)
    gekregen = dek_af(schrijf_json({antwoord.soort: antwoord.inhoud}))[:_LANGSTE]
    reden = _reden(geval, antwoord)
    if reden is None:
        return Uitslag(geval, Oordeel.GOED, gekregen=gekregen)
    return Uitslag(geval, Oordeel.FOUT, dek_af(reden), gekregen)


def _reden(geval: Geval, antwoord: Antwoord) -> str | None:
    if antwoord.soort == "fout":
        return "het programma meldt een fout"
    if ONBEKEND in geval.verwacht:
        return None if antwoord.soort == ONBEKEND else "een antwoord waar geen bron er een heeft"
    if antwoord.soort == ONBEKEND:
        return "onbekend, waar een bron het antwoord heeft"
    return verschil(geval.vraag, geval.gegeven, geval.verwacht["antwoord"], antwoord.inhoud)
