"""`Zorgperiode`: the four-week period in which CAK counted until 29 December 2019."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import final, overload

from attrs import field, frozen

from wmo_eigenbijdrage.fouten import BuitenBereik, OngeldigeWaarde, toon
from wmo_eigenbijdrage.kalender import _aanleverkalender
from wmo_eigenbijdrage.kalender._aanleverkalender import Aanlevertermijn
from wmo_eigenbijdrage.kalender._controle import EERSTE_JAAR, LAATSTE_JAAR, jaar_in_bereik, tussen
from wmo_eigenbijdrage.kalender.maand import Maand
from wmo_eigenbijdrage.kalender.tijdvak import Tijdvak
from wmo_eigenbijdrage.orde import Geordend

__all__ = ["PERIODEN_PER_JAAR", "Zorgperiode"]

PERIODEN_PER_JAAR = 13
_VORM = re.compile(r"([0-9]{4})-P([0-9]{1,2})", re.ASCII)


@final
@frozen
class Zorgperiode(Geordend):
    """A CAK period: ISO weeks 4n-3 to 4n, thirteen to the ISO year, ordered in time.

    The law gives a year twelve periods of four weeks and one of four or five, by ISO week numbers
    [seen]; that the fifth week of a 53-week year goes to period 13 is our reading [inferred].
    Periods of the ISO years 2000 to 2100 exist. Those after 29-12-2019 have no meaning for the
    contribution; some regional contracts still claim by them.

    >>> p = Zorgperiode.van(date(2019, 12, 29))
    >>> p, str(p.eerste_dag), str(p.laatste_dag)
    (Zorgperiode(jaar=2019, nummer=13), '2019-12-02', '2019-12-29')
    >>> Zorgperiode(2015, 13).weken, Zorgperiode(2019, 13) - Zorgperiode(2015, 1)
    (5, 64)

    Source: Uitvoeringsbesluit Wmo 2015, art. 3.8 (3), as in force from 2015 to 2019.
    """

    jaar: int = field(validator=jaar_in_bereik)
    """The ISO year: 2015 begins on 29-12-2014."""
    nummer: int = field(validator=tussen(1, PERIODEN_PER_JAAR))

    @classmethod
    def van(cls, dag: date) -> Zorgperiode:
        """The period in which *dag* lies.

        Raises:
            BuitenBereik: the day lies outside the ISO years 2000 to 2100.
        """
        plek = dag.toordinal() - _EERSTE_DAG
        if 0 <= plek < _AANTAL_DAGEN:
            return _PER_WEEK[plek // 7]
        raise BuitenBereik(
            "dag", f"{dag} is not supported", f"stay within {_PER_WEEK[0]}..{_PER_WEEK[-1]}"
        )

    @classmethod
    def uit_ordinaal(cls, ordinaal: int) -> Zorgperiode:
        """Inverse of :attr:`ordinaal`."""
        plek = ordinaal - PERIODEN_PER_JAAR * EERSTE_JAAR
        if 0 <= plek < len(_PERIODEN):
            return _PERIODEN[plek]
        raise BuitenBereik(
            "zorgperiode",
            f"number {ordinaal} is not supported",
            f"stay within {_PERIODEN[0]}..{_PERIODEN[-1]}",
        )

    @classmethod
    def parse(cls, tekst: str) -> Zorgperiode:
        """Inverse of ``str``: a period written as ``2019-P13``.

        >>> Zorgperiode.parse("2019-P13")
        Zorgperiode(jaar=2019, nummer=13)
        """
        if (gevonden := _VORM.fullmatch(tekst)) is None:
            raise OngeldigeWaarde("zorgperiode", f"{toon(tekst)} is not a period", "write 2019-P13")
        return cls(int(gevonden[1]), int(gevonden[2]))

    @classmethod
    def reeks(cls, eerste: Zorgperiode, laatste: Zorgperiode) -> Iterator[Zorgperiode]:
        """The periods from *eerste* to *laatste*, both included; none when *laatste* is earlier."""
        return map(cls.uit_ordinaal, range(eerste.ordinaal, laatste.ordinaal + 1))

    @property
    def ordinaal(self) -> int:
        """Number of the period; consecutive periods have consecutive numbers, also across years."""
        return PERIODEN_PER_JAAR * self.jaar + self.nummer - 1

    @property
    def _orde(self) -> int:
        return PERIODEN_PER_JAAR * self.jaar + self.nummer

    @property
    def eerste_dag(self) -> date:
        """The Monday on which the period begins."""
        return date.fromisocalendar(self.jaar, 4 * self.nummer - 3, 1)

    @property
    def laatste_dag(self) -> date:
        """The Sunday on which the period ends, part of it."""
        return date.fromisocalendar(self.jaar, 4 * self.nummer + self.weken - 4, 7)

    @property
    def tijdvak(self) -> Tijdvak:
        """All days of the period."""
        return Tijdvak(self.eerste_dag, self.laatste_dag)

    @property
    def weken(self) -> int:
        """Four, or five for period 13 of a year of 53 weeks."""
        vijf = self.nummer == PERIODEN_PER_JAAR and _weken_in_jaar(self.jaar) == 53
        return 5 if vijf else 4

    @property
    def volgende(self) -> Zorgperiode:
        """The period after this one."""
        return self + 1

    @property
    def vorige(self) -> Zorgperiode:
        """The period before this one."""
        return self - 1

    @property
    def aanlevertermijn(self) -> Aanlevertermijn:
        """Until when the period had to be delivered to CAK, and how certain that date is.

        Raises:
            OnbekendeParameter: the period lies outside care years 2015 to 2019.

        >>> Zorgperiode(2019, 12).aanlevertermijn.bevestigd
        True
        >>> Zorgperiode(2019, 11).aanlevertermijn.bevestigd
        False
        """
        return _aanleverkalender.aanlevertermijn(self.jaar, self.nummer, self.laatste_dag)

    @property
    def aanleverdatum(self) -> date:
        """The last day on which the period could be delivered; see :attr:`aanlevertermijn`."""
        return self.aanlevertermijn.datum

    @property
    def factuurmaand(self) -> Maand:
        """The month in which CAK sent the bill of the period.

        Raises:
            OnbekendeParameter: for all but periods 12 and 13 of 2019, as no source tells it.

        >>> str(Zorgperiode(2019, 13).factuurmaand)
        '2020-02'
        """
        return Maand(*_aanleverkalender.factuurmaand(self.jaar, self.nummer))

    def __contains__(self, dag: date) -> bool:
        return self.eerste_dag <= dag <= self.laatste_dag

    def __add__(self, aantal: int) -> Zorgperiode:
        return Zorgperiode.uit_ordinaal(self.ordinaal + aantal)

    @overload
    def __sub__(self, ander: Zorgperiode) -> int: ...
    @overload
    def __sub__(self, ander: int) -> Zorgperiode: ...
    def __sub__(self, ander: Zorgperiode | int) -> Zorgperiode | int:
        if isinstance(ander, Zorgperiode):
            return self.ordinaal - ander.ordinaal
        return Zorgperiode.uit_ordinaal(self.ordinaal - ander)

    def __str__(self) -> str:
        return f"{self.jaar:04d}-P{self.nummer:02d}"


def _weken_in_jaar(jaar: int) -> int:
    return date(jaar, 12, 28).isocalendar().week


# Every period exists once, and every week knows its own: a day costs one division to place.
_PERIODEN = tuple(
    Zorgperiode(jaar, nummer)
    for jaar in range(EERSTE_JAAR, LAATSTE_JAAR + 1)
    for nummer in range(1, PERIODEN_PER_JAAR + 1)
)
_PER_WEEK = tuple(periode for periode in _PERIODEN for _ in range(periode.weken))
_EERSTE_DAG = _PERIODEN[0].eerste_dag.toordinal()
_AANTAL_DAGEN = 7 * len(_PER_WEEK)
