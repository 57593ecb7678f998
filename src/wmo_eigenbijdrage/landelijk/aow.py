"""The age at which the state pension (AOW) begins, by date of birth."""

from __future__ import annotations

from datetime import date
from functools import cache

from attrs import frozen
from dateutil.relativedelta import relativedelta

from wmo_eigenbijdrage.landelijk._bestand import Tabel
from wmo_eigenbijdrage.landelijk.parameter import Parameter, Waarde, lees_parameter

__all__ = ["AowLeeftijd", "aow_datum", "aow_leeftijd", "aow_leeftijden"]


@frozen(order=True)
class AowLeeftijd:
    """An age in whole years and months."""

    jaren: int
    maanden: int

    def __str__(self) -> str:
        return f"{self.jaren} jaar en {self.maanden} maanden"


def _maak(tabel: Tabel) -> AowLeeftijd:
    return AowLeeftijd(tabel.verplicht("jaren", int), tabel.verplicht("maanden", int))


@cache
def aow_leeftijden() -> Parameter[AowLeeftijd]:
    """The whole table; its days are dates of birth."""
    return lees_parameter("aow_leeftijd.toml", _maak)


def aow_leeftijd(geboortedatum: date) -> Waarde[AowLeeftijd]:
    """The AOW age of who was born on *geboortedatum*, with its source.

    Raises:
        OnbekendeParameter: born after the last published row.

    >>> print(aow_leeftijd(date(1957, 3, 1)).waarde, aow_leeftijd(date(1957, 2, 28)).bevestigd)
    67 jaar en 0 maanden False

    Source: Algemene Ouderdomswet, art. 7a.
    """
    return aow_leeftijden().op(geboortedatum)


def aow_datum(geboortedatum: date) -> date:
    """The day on which who was born on *geboortedatum* reaches AOW age.

    A day that its month does not have becomes the last one of that month [inferred].

    Raises:
        OnbekendeParameter: born after the last published row.

    >>> str(aow_datum(date(1953, 10, 31)))
    '2020-02-29'
    """
    leeftijd = aow_leeftijd(geboortedatum).waarde
    return geboortedatum + relativedelta(years=leeftijd.jaren, months=leeftijd.maanden)
