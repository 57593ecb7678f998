"""What the columns hold of which no source tells the form: birth date, period, last or not.

Of each the likely spellings are read. Anything else is kept as the text that it is, in an
`OnbekendeVorm`: no row is refused for a column that the remainder of a cost price does not need.

Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019), which names these columns and shows
none of their values; which spellings are likely is our reading [inferred].
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen
from attrs.validators import in_

from wmo_eigenbijdrage.controle import eis_dag, van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import PERIODEN_PER_JAAR, Zorgperiode

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["FORMULE", "REGELING", "OnbekendeVorm", "PeriodeWeek", "Persoonsgegevens"]

REGELING = "Wmo2015"
"""What the column REGELING holds in every row of both files."""

FORMULE = "=\x1a"
"""The text of a cell with a formula of which no outcome was saved, which no cell holds itself."""


@frozen
class OnbekendeVorm:
    """The text of a cell whose form is not known, as it stands there.

    It does not show itself, as it may be anything.
    """

    tekst: str = field(repr=False, validator=van_soort(str))


def _geboortedatum(_: Any, attribuut: Attribute[Any], waarde: object) -> None:
    if waarde is not None and not isinstance(waarde, OnbekendeVorm):
        eis_dag(attribuut.name, waarde)


@frozen
class Persoonsgegevens:
    """The columns by which a person is known besides the BSN. None of them shows itself."""

    achternaam: str = field(default="", repr=False, validator=van_soort(str))
    voorletters: str = field(default="", repr=False, validator=van_soort(str))
    voorvoegsel: str = field(default="", repr=False, validator=van_soort(str))
    geboortedatum: date | OnbekendeVorm | None = field(
        default=None, repr=False, validator=_geboortedatum
    )
    """``None`` when the cell is empty."""

    @property
    def naam(self) -> str:
        """The surname with its prefix, in one text; empty when the surname is not known."""
        return f"{self.voorvoegsel} {self.achternaam}".strip() if self.achternaam.strip() else ""


_Aanduiding = Literal["", "P", "W"]


@frozen
class PeriodeWeek:
    """What PERIODE_WEEK of the ZA-bestand tells: a year and a number that is a period or a week.

    CAK explains the column as "last period (week)" and does not say which of the two the number
    counts, so that it is kept as it is.

    >>> PeriodeWeek(2019, 45).zorgperiode, PeriodeWeek(2019, 11).zorgperiode
    (Zorgperiode(jaar=2019, nummer=12), None)
    >>> PeriodeWeek(2019, 11, "P").zorgperiode
    Zorgperiode(jaar=2019, nummer=11)

    Raises:
        OngeldigeWaarde: there is no such period or week.
    """

    jaar: int
    nummer: int
    aanduiding: _Aanduiding = field(default="", validator=in_(("", "P", "W")))
    """``P`` for a period and ``W`` for an ISO week, when the cell says so."""

    def __attrs_post_init__(self) -> None:
        if self.aanduiding == "P":
            Zorgperiode(self.jaar, self.nummer)
        else:
            self._van_week()

    @property
    def zorgperiode(self) -> Zorgperiode | None:
        """The period, or the one in which the week lies; ``None`` when it can be either."""
        if self.aanduiding == "P":
            return Zorgperiode(self.jaar, self.nummer)
        if self.aanduiding == "W" or self.nummer > PERIODEN_PER_JAAR:
            return self._van_week()
        return None

    def _van_week(self) -> Zorgperiode:
        try:
            return Zorgperiode.van(date.fromisocalendar(self.jaar, self.nummer, 1))
        except (ValueError, TypeError):
            raise OngeldigeWaarde(
                "periode_week", "there is no such week", "give a year and a number from 1"
            ) from None


_TIJD = r"(?:[ T]0?0:00(?::00(?:\.0+)?)?)?"
# With the places of year, month and day in each.
_DATUMVORMEN = (
    (re.compile(rf"([0-9]{{1,2}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{4}}){_TIJD}"), (3, 2, 1)),
    (re.compile(rf"([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}}){_TIJD}"), (1, 2, 3)),
    (re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:[.,]0{1,2})?"), (1, 2, 3)),
)
_JAREN = range(1880, 2100)
_SERIENUMMER = re.compile(r"([0-9]{4,5})(?:[.,]0{1,2})?", re.ASCII)
# Up to here the number can also be a year; as a day it is one before October 1905.
_SERIENUMMERS = range(2_100, 73_051)
# Spreadsheets count 29 February 1900, which was not: from March 1900 on day 0 is this one.
_DAG_NUL = date(1899, 12, 30)


def lees_datum(tekst: str) -> date | None:
    """The day that is written, day first or year first; ``None`` for another form.

    >>> [str(lees_datum(tekst)) for tekst in ("3-5-1950", "1950-05-03", "19500503", "3-5-50")]
    ['1950-05-03', '1950-05-03', '1950-05-03', 'None']
    """
    for vorm, delen in _DATUMVORMEN:
        if (gevonden := vorm.fullmatch(tekst)) is not None:
            jaar, maand, dag = gevonden.group(*delen)
            try:
                gelezen = date(int(jaar), int(maand), int(dag))
                return gelezen if gelezen.year in _JAREN else None
            except ValueError:
                return None
    return None


def lees_serienummer(tekst: str) -> date | None:
    """The day of a spreadsheet's day number in the usual system, that of 1900.

    >>> str(lees_serienummer("43831"))
    '2020-01-01'
    """
    gevonden = _SERIENUMMER.fullmatch(tekst)
    if gevonden is None or (nummer := int(gevonden[1])) not in _SERIENUMMERS:
        return None
    return _DAG_NUL + timedelta(days=nummer)


_JAARVORMEN = (
    re.compile(r"(?P<j>20[0-9]{2})(?P<s>)(?P<n>[0-9]{2})(?:[.,]0{1,2})?", re.ASCII),
    re.compile(r"(?P<j>20[0-9]{2})[-/ ]?(?P<s>[PW])(?P<n>[0-9]{1,2})", re.ASCII),
    re.compile(r"(?P<j>20[0-9]{2})[-/ ](?P<s>)(?P<n>[0-9]{1,2})", re.ASCII),
    re.compile(r"(?P<s>[PW]?)(?P<n>[0-9]{1,2})[-/ ](?P<j>20[0-9]{2})", re.ASCII),
)


# A file knows only a few periods, so that nearly every row finds its own here.
@lru_cache(maxsize=256)
def lees_periode_week(tekst: str) -> PeriodeWeek | None:
    """The year and number that are written; ``None`` for another form.

    >>> lees_periode_week("201911") == lees_periode_week("11-2019") == PeriodeWeek(2019, 11)
    True
    """
    hoog = tekst.upper()
    for vorm in _JAARVORMEN:
        if (gevonden := vorm.fullmatch(hoog)) is not None:
            aanduiding: _Aanduiding = "P" if gevonden["s"] == "P" else "W" if gevonden["s"] else ""
            try:
                return PeriodeWeek(int(gevonden["j"]), int(gevonden["n"]), aanduiding)
            except OngeldigeWaarde:
                return None
    return None


@lru_cache(maxsize=256)
def lees_zorgperiode(tekst: str) -> Zorgperiode | None:
    """The four-week period that is written; ``None`` for another form.

    >>> lees_zorgperiode("201911") == lees_zorgperiode("2019-P11") == Zorgperiode(2019, 11)
    True
    """
    gelezen = lees_periode_week(tekst)
    if gelezen is None or gelezen.aanduiding == "W" or gelezen.nummer > PERIODEN_PER_JAAR:
        return None
    return Zorgperiode(gelezen.jaar, gelezen.nummer)


_JA_NEE = {
    **dict.fromkeys(("J", "JA", "1", "WAAR", "TRUE"), True),
    **dict.fromkeys(("N", "NEE", "0", "ONWAAR", "FALSE"), False),
}


def lees_ja_nee(tekst: str) -> bool | None:
    """Yes or no, as it is mostly written; ``None`` for another form.

    >>> lees_ja_nee("J"), lees_ja_nee("nee"), lees_ja_nee("?")
    (True, False, None)
    """
    return _JA_NEE.get(tekst.upper())
