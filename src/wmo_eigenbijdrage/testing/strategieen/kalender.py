"""Strategies for days, months, periods and timelines; the edges of the calendar come often."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, TypeVar, overload

from hypothesis import strategies as st

from wmo_eigenbijdrage.kalender import (
    EERSTE_DAG,
    EERSTE_DAG_MAANDREGIME,
    LAATSTE_DAG_PERIODEREGIME,
    Aanlevertermijn,
    Declaratietermijnen,
    Maand,
    Tijdlijn,
    Tijdvak,
    Zorgperiode,
    declaratietermijnen,
)
from wmo_eigenbijdrage.testing.strategieen._gemeen import eis_volgorde, ook_vaak

__all__ = [
    "aanlevertermijnen",
    "claimtermijnen",
    "dagen",
    "maanden",
    "tijdlijnen",
    "tijdvakken",
    "zorgperioden",
]

W = TypeVar("W")
_LAATSTE_DAG = date(2026, 12, 31)
_BIJZONDERE_DAGEN = (
    EERSTE_DAG,
    date(2016, 1, 3),  # the last day of week 53 and of the period of five weeks
    date(2016, 2, 29),
    LAATSTE_DAG_PERIODEREGIME,
    date(2019, 12, 30),  # belongs to no care year
    date(2019, 12, 31),
    EERSTE_DAG_MAANDREGIME,
    date(2020, 2, 29),
    date(2020, 4, 1),
    date(2020, 5, 31),
    date(2024, 1, 1),  # the first change of tariff
    date(2024, 2, 29),
)
_BIJZONDERE_MAANDEN = (
    Maand(2020, 1),
    Maand(2020, 4),  # nobody owes anything over this one and the next
    Maand(2020, 5),
    Maand(2024, 1),  # the first three changes of tariff
    Maand(2025, 1),
    Maand(2026, 1),
)
_BIJZONDERE_PERIODEN = (
    Zorgperiode(2015, 1),
    Zorgperiode(2015, 13),  # five weeks, with week 53
    Zorgperiode(2017, 1),
    Zorgperiode(2019, 1),  # from here on without income
    Zorgperiode(2019, 13),
)


@st.composite
def dagen(draw: st.DrawFn, min_value: date = EERSTE_DAG, max_value: date = _LAATSTE_DAG) -> date:
    """Days; those on which the rules change and those around the 1st of a month come often.

    Shrinks towards the earliest.
    """
    eis_volgorde(min_value, max_value, goed=min_value <= max_value)
    # As one whole number, and not as three: the shortest to make is what Hypothesis shrinks to.
    keuzes = [st.integers(min_value.toordinal(), max_value.toordinal()).map(date.fromordinal)]
    bijzonder = [dag for dag in _BIJZONDERE_DAGEN if min_value <= dag <= max_value]
    if bijzonder:
        keuzes.append(st.sampled_from(bijzonder))
    keuzes.append(_rond_de_eerste(min_value, max_value))
    return draw(st.one_of(keuzes))


@st.composite
def _rond_de_eerste(draw: st.DrawFn, min_value: date, max_value: date) -> date:
    """The 1st of a month and the days beside it, within the bounds."""
    begin, einde = (12 * dag.year + dag.month - 1 for dag in (min_value, max_value))
    jaar, maand = divmod(draw(st.integers(begin, einde)), 12)
    dag = date(jaar, maand + 1, 1) + timedelta(days=draw(st.sampled_from((0, -1, 1))))
    return min(max(dag, min_value), max_value)


@st.composite
def maanden(
    draw: st.DrawFn,
    min_value: Maand = Maand(2020, 1),  # noqa: B008 (frozen)
    max_value: Maand = Maand(2026, 12),  # noqa: B008
) -> Maand:
    """Months, by default those of the monthly regime; those with another tariff come often.

    Shrinks towards the earliest.
    """
    eis_volgorde(min_value, max_value, goed=min_value <= max_value)
    gewoon = st.integers(min_value.ordinaal, max_value.ordinaal).map(Maand.uit_ordinaal)
    bijzonder = [maand for maand in _BIJZONDERE_MAANDEN if min_value <= maand <= max_value]
    return draw(ook_vaak(gewoon, bijzonder))


@st.composite
def zorgperioden(
    draw: st.DrawFn,
    min_value: Zorgperiode = Zorgperiode(2015, 1),  # noqa: B008
    max_value: Zorgperiode = Zorgperiode(2019, 13),  # noqa: B008
) -> Zorgperiode:
    """Four-week periods, by default those of the contribution; the one of five weeks comes often.

    Shrinks towards the earliest.
    """
    eis_volgorde(min_value, max_value, goed=min_value <= max_value)
    gewoon = st.integers(min_value.ordinaal, max_value.ordinaal).map(Zorgperiode.uit_ordinaal)
    bijzonder = [periode for periode in _BIJZONDERE_PERIODEN if min_value <= periode <= max_value]
    return draw(ook_vaak(gewoon, bijzonder))


@st.composite
def tijdvakken(
    draw: st.DrawFn,
    min_value: date = EERSTE_DAG,
    max_value: date = _LAATSTE_DAG,
    *,
    open_eind: bool = True,
) -> Tijdvak:
    """Periods of days; with *open_eind* some have no end.

    Shrinks towards early, then open or short.
    """
    eerste = draw(dagen(min_value, max_value))
    laatste = dagen(eerste, max_value)
    return Tijdvak(eerste, draw(laatste | st.none() if open_eind else laatste))


@overload
def tijdlijnen(*, max_stukken: int = 6) -> st.SearchStrategy[Tijdlijn[int]]: ...
@overload
def tijdlijnen(
    waarden: st.SearchStrategy[W], *, max_stukken: int = 6
) -> st.SearchStrategy[Tijdlijn[W]]: ...
def tijdlijnen(
    waarden: st.SearchStrategy[Any] | None = None, *, max_stukken: int = 6
) -> st.SearchStrategy[Tijdlijn[Any]]:
    """Timelines of whole numbers, or of what *waarden* yields. Shrinks towards one piece."""
    return _tijdlijnen(st.integers(0, 3) if waarden is None else waarden, max_stukken)


@st.composite
def _tijdlijnen(draw: st.DrawFn, waarden: st.SearchStrategy[W], max_stukken: int) -> Tijdlijn[W]:
    begin = draw(st.lists(dagen(), min_size=1, max_size=max_stukken, unique=True).map(sorted))
    einde = draw(st.none() | dagen(begin[-1]))
    return Tijdlijn.van({dag: draw(waarden) for dag in begin}, einde)


def aanlevertermijnen() -> st.SearchStrategy[Aanlevertermijn]:
    """The delivery limits of the periods until 2019. Shrinks towards that of the first period."""
    return zorgperioden().map(lambda periode: periode.aanlevertermijn)


@st.composite
def claimtermijnen(draw: st.DrawFn) -> Declaratietermijnen:
    """Time limits of claims over a period, received in the year after it.

    Shrinks towards those of the first period, received on the day after it.
    """
    periode = draw(zorgperioden())
    ontvangen = periode.laatste_dag + timedelta(days=draw(st.integers(1, 366)))
    return declaratietermijnen(periode, ontvangen)
