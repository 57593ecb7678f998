"""What a code of a Fo01 means, by day: two lists give the same codes different meanings.

The list of 2018 was read as valid until 1-1-2020, that of November 2025 from the end of that month.
On which day the one took over is not known; in between both readings are given. See decision 0035.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from attrs import field, frozen

from wmo_eigenbijdrage.controle import eis_dag, eis_soort
from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.kalender import Tijdvak
from wmo_eigenbijdrage.landelijk._bestand import Tabel, lees_toml

__all__ = ["Foutcode", "Foutcodelijst", "foutcode", "foutcodelijsten"]


@frozen
class Foutcode:
    """One reading of a code."""

    code: str
    omschrijving: str
    """What it says, in Dutch, in our own words."""
    verzenders: tuple[str, ...]
    """Which organisations send it."""
    lijst: str
    """The list that it stands in."""
    bron: str
    bevestigd: bool
    """Whether a source says so in as many words."""

    def __str__(self) -> str:
        return f"{self.code}: {self.omschrijving} (lijst {self.lijst})"


@frozen
class Foutcodelijst:
    """One published list of codes."""

    naam: str
    bron: str
    zeker: Tijdvak
    """The days on which this list was in use for certain."""
    bevestigd: bool
    """Whether those days are those of a source."""
    codes: Mapping[str, Foutcode] = field(repr=False)
    """By code in capitals."""


def _code(tabel: Tabel, lijst: str, bron: str) -> Foutcode:
    gemaakt = Foutcode(
        code=tabel.verplicht("code", str),
        omschrijving=tabel.verplicht("omschrijving", str),
        verzenders=tabel.teksten("verzender"),
        lijst=lijst,
        bron=bron,
        bevestigd=tabel.verplicht("bevestigd", bool),
    )
    tabel.klaar()
    return gemaakt


def _lijst(tabel: Tabel) -> Foutcodelijst:
    naam, bron = tabel.verplicht("naam", str), tabel.verplicht("bron", str)
    zeker = Tijdvak(tabel.verplicht("zeker_vanaf", date), tabel.facultatief("zeker_tot", date))
    codes: dict[str, Foutcode] = {}
    for rij in tabel.tabellen("code"):
        gelezen = _code(rij, naam, bron)
        if codes.setdefault(gelezen.code.upper(), gelezen) is not gelezen:
            raise rij.fout("code", f"{gelezen.code} occurs twice", "keep one")
    bevestigd = tabel.verplicht("bevestigd", bool)
    tabel.klaar()
    return Foutcodelijst(naam, bron, zeker, bevestigd, MappingProxyType(codes))


def lees_foutcodelijsten(bestand: Tabel) -> tuple[Foutcodelijst, ...]:
    """The lists of a data file, oldest first.

    Raises:
        GegevensFout: the file breaks a rule, such as lists of which the days are not in order.
    """
    lijsten: list[Foutcodelijst] = []
    for tabel in bestand.tabellen("lijst"):
        gelezen = _lijst(tabel)
        if lijsten and not _voor(lijsten[-1].zeker, gelezen.zeker):
            raise tabel.fout("zeker_vanaf", "does not follow the list before", "put them in order")
        lijsten.append(gelezen)
    bestand.klaar()
    return tuple(lijsten)


def _voor(eerder: Tijdvak, later: Tijdvak) -> bool:
    return eerder.laatste_dag is not None and eerder.laatste_dag < later.eerste_dag


@cache
def foutcodelijsten() -> tuple[Foutcodelijst, ...]:
    """The lists that are known, oldest first."""
    map_ = files("wmo_eigenbijdrage.ieb.envelop")
    return lees_foutcodelijsten(lees_toml("foutcodes.toml", map_))


def _in_gebruik(op: date) -> tuple[Foutcodelijst, ...]:
    lijsten = foutcodelijsten()
    begonnen = sum(lijst.zeker.eerste_dag <= op for lijst in lijsten)
    if not begonnen:
        raise OnbekendeParameter("foutcodes", str(op), f"from {lijsten[0].zeker.eerste_dag} on")
    laatste = lijsten[begonnen - 1]
    # After the last day that is certain, the list may still hold or the next one already.
    return (laatste,) if op in laatste.zeker else lijsten[begonnen - 1 : begonnen + 1]


def foutcode(code: str, *, op: date) -> tuple[Foutcode, ...]:
    """What *code* can mean in a Fo01 that was made on a day.

    One reading where it is known which list held, the readings of both lists in the years between,
    none for a code that no such list has: such a code is no fault of the message.

    Args:
        code: capitals or not.
        op: the day of the Fo01.

    Raises:
        OnbekendeParameter: the day lies before the first list.

    >>> [lezing.omschrijving for lezing in foutcode("IB007", op=date(2019, 11, 1))]
    ['Het bericht is groter dan 25 MB; verdeel het over meer berichten.']
    >>> [lezing.omschrijving for lezing in foutcode("IB007", op=date(2026, 1, 1))]
    ['Deze organisatie mag deze functie niet gebruiken.']
    >>> len(foutcode("IB007", op=date(2023, 4, 1))), foutcode("XX999", op=date(2026, 1, 1))
    (2, ())
    """
    eis_soort("code", code, str)
    eis_dag("op", op)
    sleutel = code.upper()
    return tuple(lijst.codes[sleutel] for lijst in _in_gebruik(op) if sleutel in lijst.codes)
