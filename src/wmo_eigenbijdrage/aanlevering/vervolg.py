"""`vervolg_op`: what to do next, for each retourcode by which CAK rejects.

The code list says what is wrong and seldom what to do; the steps are our reading of it, each with
its source and how certain that is. Choices: decision 0048.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Final

from attrs import field, frozen

from wmo_eigenbijdrage.controle import van_soort
from wmo_eigenbijdrage.ieb import Merk

__all__ = ["VERVOLGEN", "Vervolg", "Vervolgstap", "vervolg_op", "wordt_herhaald"]


class Vervolgstap(Enum):
    """What kind of work a code asks for."""

    GEEN = "niets"
    OPNIEUW = "opnieuw aanleveren"
    """Under a new name, day and start number the same thing can be told again."""
    FEITEN = "gegevens herstellen"
    """What was told is wrong: mend the facts or the policy, and plan again."""
    TERMIJN = "termijn nagaan"
    """CAK counts a time limit otherwise than the plan did."""
    CAK_NAGAAN = "nagaan wat het CAK heeft"
    """Register and CAK disagree about what was told before."""
    SOFTWARE = "software herstellen"
    CAK_VRAGEN = "het CAK vragen"
    """What the code means is not known."""

    @property
    def automatisch(self) -> bool:
        """Whether a plan may tell the same thing again by itself."""
        return self is Vervolgstap.OPNIEUW


@frozen
class Vervolg:
    """The next step after one retourcode.

    >>> print(vervolg_op("S333"))
    S333: gegevens herstellen: de kostprijs moet hoger zijn dan het tarief op zijn startdatum
    """

    code: str
    stap: Vervolgstap = field(validator=van_soort(Vervolgstap))
    tekst: str
    """In Dutch, for who takes the step."""
    bron: str
    """What the step rests on."""
    merk: Merk = field(validator=van_soort(Merk))
    """How certain it is that this is the step to take."""

    def __str__(self) -> str:
        return f"{self.code}: {self.stap.value}: {self.tekst}"


_EB001 = "codelijst EB001"
_S, _A, _H = Vervolgstap, Merk.AFGELEID, Merk.HIAAT
_TERMIJN = "de datum ligt verder terug dan het CAK toestaat; ga na hoe het CAK telt"
_TEKST_ONBEKEND = "de tekst van de regel is niet gevonden; vraag wat er mis is"
_ALLE = (
    Vervolg("0200", _S.GEEN, "dit deel is goed", _EB001, Merk.GEZIEN),
    Vervolg(
        "0233",
        _S.CAK_VRAGEN,
        "dit deel is niet beoordeeld; zonder andere code vragen of het bericht geldt",
        f"{_EB001}; IV028",
        _A,
    ),
    Vervolg(
        "0001",
        _S.SOFTWARE,
        "het bericht is op zichzelf fout; laat het nakijken met de controle van deze bibliotheek",
        f"{_EB001}; IV028, niveau 2",
        _A,
    ),
    Vervolg(
        "8848",
        _S.OPNIEUW,
        "de dagtekening lag in de toekomst; op een latere dag met een nieuwe dagtekening",
        "TR135",
        _A,
    ),
    Vervolg(
        "9056",
        _S.CAK_NAGAAN,
        "het CAK heeft al een bericht met deze identificatie; het antwoord daarop telt",
        "TR056",
        _A,
    ),
    Vervolg(
        "9063",
        _S.CAK_NAGAAN,
        "het CAK kent niet wat is ingetrokken of is dat al kwijt",
        "TR063",
        _A,
    ),
    Vervolg(
        "9071",
        _S.CAK_NAGAAN,
        "het CAK heeft bij deze start nog een stop; die moet eerst worden ingetrokken",
        "TR071 van iWmo",
        _A,
    ),
    Vervolg("9103", _S.CAK_NAGAAN, "het CAK kent niet wat is gewijzigd", "TR103", _A),
    Vervolg("9104", _S.CAK_NAGAAN, "het CAK heeft wat is gewijzigd als ingetrokken", "TR104", _A),
    Vervolg("9114", _S.TERMIJN, _TERMIJN, "TR114; nieuwsbericht iEb 1.0.3", _A),
    Vervolg("9393", _S.TERMIJN, _TERMIJN, "TR393", _A),
    Vervolg("9395", _S.TERMIJN, _TERMIJN, "TR395", _A),
    Vervolg(
        "9400",
        _S.FEITEN,
        "perioden voor beschermd wonen overlappen; laat er een vervallen of kort in",
        "TR400, OP371",
        _A,
    ),
    Vervolg(
        "9404",
        _S.OPNIEUW,
        "het startnummer is al gebruikt, ook door een ander systeem; met een nieuw startnummer",
        "TR404",
        _A,
    ),
    Vervolg(
        "S300",
        _S.FEITEN,
        "de gemeentecode komt niet voor bij het CBS; herstel die van de afzender",
        "TR378",
        _A,
    ),
    Vervolg(
        "S333",
        _S.FEITEN,
        "de kostprijs moet hoger zijn dan het tarief op zijn startdatum",
        "TR409",
        _A,
    ),
    *(
        Vervolg(f"9{regel}", _S.CAK_VRAGEN, _TEKST_ONBEKEND, f"TR{regel}", _H)
        for regel in ("102", "115", "328", "329", "330")
    ),
)

VERVOLGEN: Final = {vervolg.code: vervolg for vervolg in _ALLE}
"""Per code that a release knows its next step."""


def vervolg_op(code: str) -> Vervolg:
    """The next step after a code; one that is in no list asks for a question to CAK.

    >>> print(vervolg_op("9999"))
    9999: het CAK vragen: de code staat in geen lijst; vraag wat hij betekent
    """
    bekend = VERVOLGEN.get(code)
    if bekend is not None:
        return bekend
    wat = "de code staat in geen lijst; vraag wat hij betekent"
    return Vervolg(code, Vervolgstap.CAK_VRAGEN, wat, _EB001, Merk.HIAAT)


def wordt_herhaald(codes: Iterable[str]) -> bool:
    """Whether a plan may by itself tell again what was rejected with these codes.

    Each of them has to allow it; a rejection without a code that is known does not.

    >>> wordt_herhaald(["9404"]), wordt_herhaald(["9404", "S333"]), wordt_herhaald([])
    (True, False, False)
    """
    stappen = [vervolg_op(code).stap for code in codes]
    return bool(stappen) and all(stap.automatisch for stap in stappen)
