"""Hypothesis strategies for the values of the delivered rooms.

Each is named after its type, in the plural, takes bounds that are both included, and yields valid
values only. What a strategy shrinks towards is in its docstring. Bounds that exclude each other
raise `InvalidArgument` when a value is drawn.
"""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar, overload

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.identificatie import (
    AgbCode,
    BerichtIdentificatie,
    Bsn,
    EbStartNummer,
    Gemeentecode,
    voldoet_aan_elfproef,
)
from wmo_eigenbijdrage.kalender import (
    EERSTE_DAG,
    EERSTE_DAG_MAANDREGIME,
    LAATSTE_DAG_PERIODEREGIME,
    Maand,
    Tijdlijn,
    Tijdvak,
    Zorgperiode,
)
from wmo_eigenbijdrage.landelijk import gemeenten_op

__all__ = [
    "agbcodes",
    "bedragen",
    "berichtidentificaties",
    "bsns",
    "dagen",
    "ebstartnummers",
    "gemeentecodes",
    "maanden",
    "tijdlijnen",
    "tijdvakken",
    "zorgperioden",
]

W = TypeVar("W")
_LAATSTE_DAG = date(2026, 12, 31)
_BIJZONDERE_DAGEN = (
    EERSTE_DAG,
    date(2016, 1, 3),  # the last day of the period of five weeks
    date(2016, 2, 29),
    LAATSTE_DAG_PERIODEREGIME,
    date(2019, 12, 30),  # belongs to no care year
    date(2019, 12, 31),
    EERSTE_DAG_MAANDREGIME,
    date(2020, 4, 1),
    date(2020, 5, 31),
    date(2024, 1, 1),  # the first change of tariff
    date(2024, 2, 29),
)
_EERSTE_TESTBSN, _LAATSTE_TESTBSN = 999_900_006, 999_999_990


def _eis_volgorde(min_value: object, max_value: object, *, goed: bool) -> None:
    if not goed:
        raise InvalidArgument(f"{min_value=!s} lies after {max_value=!s}")


@st.composite
def dagen(draw: st.DrawFn, min_value: date = EERSTE_DAG, max_value: date = _LAATSTE_DAG) -> date:
    """Days; those on which the rules change come often.

    Shrinks towards the earliest, or the earliest of those special days.
    """
    _eis_volgorde(min_value, max_value, goed=min_value <= max_value)
    bijzonder = [dag for dag in _BIJZONDERE_DAGEN if min_value <= dag <= max_value]
    gewoon = st.dates(min_value, max_value)
    return draw(gewoon | st.sampled_from(bijzonder) if bijzonder else gewoon)


@st.composite
def maanden(
    draw: st.DrawFn,
    min_value: Maand = Maand(2020, 1),  # noqa: B008 (frozen)
    max_value: Maand = Maand(2026, 12),  # noqa: B008
) -> Maand:
    """Months, by default those of the monthly regime. Shrinks towards the earliest."""
    _eis_volgorde(min_value, max_value, goed=min_value <= max_value)
    return Maand.uit_ordinaal(draw(st.integers(min_value.ordinaal, max_value.ordinaal)))


@st.composite
def zorgperioden(
    draw: st.DrawFn,
    min_value: Zorgperiode = Zorgperiode(2015, 1),  # noqa: B008
    max_value: Zorgperiode = Zorgperiode(2019, 13),  # noqa: B008
) -> Zorgperiode:
    """Four-week periods, by default those of the contribution. Shrinks towards the earliest."""
    _eis_volgorde(min_value, max_value, goed=min_value <= max_value)
    return Zorgperiode.uit_ordinaal(draw(st.integers(min_value.ordinaal, max_value.ordinaal)))


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


@st.composite
def bedragen(
    draw: st.DrawFn,
    min_value: Bedrag = Bedrag(0),  # noqa: B008
    max_value: Bedrag = Bedrag(1_000_000),  # noqa: B008
) -> Bedrag:
    """Amounts; those within a cent of a monthly tariff come often. Shrinks towards zero."""
    _eis_volgorde(min_value, max_value, goed=min_value <= max_value)
    rond_tarief = [
        centen + verschil
        for centen in (1900, 2060, 2100, 2180)
        for verschil in (-1, 0, 1)
        if min_value.centen <= centen + verschil <= max_value.centen
    ]
    gewoon = st.integers(min_value.centen, max_value.centen)
    centen = draw(gewoon | st.sampled_from(rond_tarief) if rond_tarief else gewoon)
    return Bedrag(centen)


@st.composite
def bsns(draw: st.DrawFn) -> Bsn:
    """Valid BSNs from the range that is kept free for tests. Shrinks towards the lowest."""
    begin = draw(st.integers(_EERSTE_TESTBSN, _LAATSTE_TESTBSN))
    # Of any eleven numbers in a row that share their first eight digits, at most one passes.
    kandidaten = (f"{n:09d}" for n in (*range(begin, _LAATSTE_TESTBSN + 1), _EERSTE_TESTBSN))
    return Bsn(next(tekst for tekst in kandidaten if voldoet_aan_elfproef(tekst)))


@st.composite
def gemeentecodes(draw: st.DrawFn, dag: date = EERSTE_DAG_MAANDREGIME) -> Gemeentecode:
    """Codes that were valid on *dag*. Shrinks towards the lowest."""
    return draw(st.sampled_from([gemeente.code for gemeente in gemeenten_op(dag)]))


def agbcodes() -> st.SearchStrategy[AgbCode]:
    """AGB codes of the right form. Shrinks towards zeros."""
    return st.from_regex(r"[0-9]{8}", fullmatch=True).filter(str.isascii).map(AgbCode)


def ebstartnummers() -> st.SearchStrategy[EbStartNummer]:
    """Start numbers. Shrinks towards 0."""
    return st.integers(0, 999_999_999).map(EbStartNummer)


def berichtidentificaties() -> st.SearchStrategy[BerichtIdentificatie]:
    """Identifications, also with characters that XML needs escaped.

    Shrinks towards one character.
    """
    teken = st.sampled_from("ABEX019 <>&'\"-") | st.characters(
        exclude_categories=("C", "Zl", "Zp"), max_codepoint=0x1FFFF
    )
    return (
        st.text(teken, min_size=1, max_size=12)
        .filter(lambda tekst: not tekst.isspace())
        .map(BerichtIdentificatie)
    )
