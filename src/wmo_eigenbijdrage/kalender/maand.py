"""`Maand`: the contribution period of the monthly regime, in force since 1 January 2020."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Self, final, overload

from attrs import field, frozen

from wmo_eigenbijdrage.fouten import BuitenBereik, OngeldigeWaarde, toon
from wmo_eigenbijdrage.kalender._controle import EERSTE_JAAR, LAATSTE_JAAR, jaar_in_bereik, tussen
from wmo_eigenbijdrage.kalender.tijdvak import Tijdvak
from wmo_eigenbijdrage.orde import Geordend

__all__ = ["Maand"]

_VORM = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)
_EERSTE_ORDINAAL = 12 * EERSTE_JAAR
_EEN_DAG = timedelta(days=1)


@final
@frozen
class Maand(Geordend):
    """A calendar month, ordered in time.

    Months from 2000-01 to 2100-12 exist. Adding a whole number gives a later month, subtracting
    two months gives the number of months between them.

    >>> Maand(2019, 12) + 1
    Maand(jaar=2020, nummer=1)
    >>> Maand(2020, 3) - Maand(2019, 12)
    3
    >>> print(Maand.van(date(2024, 2, 29)), Maand(2024, 2).laatste_dag)
    2024-02 2024-02-29

    Source: Uitvoeringsbesluit Wmo 2015, art. 3.5 (4) and 3.10a, since 2020-01-01.
    """

    jaar: int = field(validator=jaar_in_bereik)
    nummer: int = field(validator=tussen(1, 12))

    @classmethod
    def van(cls, dag: date) -> Maand:
        """The month in which *dag* lies."""
        return _uit_ordinaal(12 * dag.year + dag.month - 1)

    @classmethod
    def uit_ordinaal(cls, ordinaal: int) -> Maand:
        """Inverse of :attr:`ordinaal`."""
        return _uit_ordinaal(ordinaal)

    @classmethod
    def parse(cls, tekst: str) -> Maand:
        """Inverse of ``str``: a month written as ``2020-01``.

        >>> Maand.parse("2020-01")
        Maand(jaar=2020, nummer=1)
        """
        if (gevonden := _VORM.fullmatch(tekst)) is None:
            raise OngeldigeWaarde("maand", f"{toon(tekst)} is not a month", "write it as 2020-01")
        return cls(int(gevonden[1]), int(gevonden[2]))

    @classmethod
    def reeks(cls, eerste: Self, laatste: Self) -> Iterator[Maand]:
        """The months from *eerste* to *laatste*, both included; none when *laatste* is earlier.

        >>> [str(m) for m in Maand.reeks(Maand(2019, 12), Maand(2020, 2))]
        ['2019-12', '2020-01', '2020-02']
        """
        return map(_uit_ordinaal, range(eerste.ordinaal, laatste.ordinaal + 1))

    @property
    def ordinaal(self) -> int:
        """Whole months since January of the year 0; consecutive months have consecutive numbers."""
        return 12 * self.jaar + self.nummer - 1

    @property
    def _orde(self) -> int:
        return 12 * self.jaar + self.nummer

    @property
    def eerste_dag(self) -> date:
        """The first day, part of the month."""
        return date(self.jaar, self.nummer, 1)

    @property
    def laatste_dag(self) -> date:
        """The last day, part of the month."""
        jaar, nummer = divmod(self.ordinaal + 1, 12)
        return date(jaar, nummer + 1, 1) - _EEN_DAG

    @property
    def tijdvak(self) -> Tijdvak:
        """All days of the month."""
        return Tijdvak(self.eerste_dag, self.laatste_dag)

    @property
    def volgende(self) -> Maand:
        """The month after this one."""
        return self + 1

    @property
    def vorige(self) -> Maand:
        """The month before this one."""
        return self - 1

    def __contains__(self, dag: date) -> bool:
        return dag.year == self.jaar and dag.month == self.nummer

    def __add__(self, aantal: int) -> Maand:
        return _uit_ordinaal(12 * self.jaar + self.nummer - 1 + aantal)

    @overload
    def __sub__(self, ander: Maand) -> int: ...
    @overload
    def __sub__(self, ander: int) -> Maand: ...
    def __sub__(self, ander: Maand | int) -> Maand | int:
        if isinstance(ander, Maand):
            return self.ordinaal - ander.ordinaal
        return _uit_ordinaal(self.ordinaal - ander)

    def __str__(self) -> str:
        return f"{self.jaar:04d}-{self.nummer:02d}"


# Every month exists once, ready made: a look-up costs a tenth of building an object.
_MAANDEN = tuple(
    Maand(jaar, nummer) for jaar in range(EERSTE_JAAR, LAATSTE_JAAR + 1) for nummer in range(1, 13)
)


def _uit_ordinaal(ordinaal: int) -> Maand:
    plek = ordinaal - _EERSTE_ORDINAAL
    if 0 <= plek < len(_MAANDEN):
        return _MAANDEN[plek]
    raise BuitenBereik(
        "maand",
        f"{ordinaal // 12:04d}-{ordinaal % 12 + 1:02d} is not supported",
        f"stay within {_MAANDEN[0]}..{_MAANDEN[-1]}",
    )
