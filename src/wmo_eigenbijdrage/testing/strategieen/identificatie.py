"""Strategies for numbers and names. No person exists: BSNs are from the range for tests."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.identificatie import (
    AgbCode,
    BerichtIdentificatie,
    Bsn,
    EbStartNummer,
    Gemeentecode,
    voldoet_aan_elfproef,
)
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME
from wmo_eigenbijdrage.landelijk import gemeenten_op
from wmo_eigenbijdrage.testing.strategieen._gemeen import eis_volgorde

__all__ = ["agbcodes", "berichtidentificaties", "bsns", "ebstartnummers", "gemeentecodes"]

_EERSTE_TESTBSN, _LAATSTE_TESTBSN = 999_900_006, 999_999_990
_HOOGSTE_STARTNUMMER = 999_999_999


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
    try:
        codes = [gemeente.code for gemeente in gemeenten_op(dag)]
    except OnbekendeParameter as fout:
        raise InvalidArgument(f"{dag=!s}: {fout}") from None
    return draw(st.sampled_from(codes))


def agbcodes() -> st.SearchStrategy[AgbCode]:
    """AGB codes of the right form. Shrinks towards zeros."""
    return st.text("0123456789", min_size=8, max_size=8).map(AgbCode)


@st.composite
def ebstartnummers(
    draw: st.DrawFn, min_value: int = 0, max_value: int = _HOOGSTE_STARTNUMMER
) -> EbStartNummer:
    """Start numbers. Shrinks towards the lowest."""
    laagste, hoogste = max(min_value, 0), min(max_value, _HOOGSTE_STARTNUMMER)
    eis_volgorde(min_value, max_value, goed=laagste <= hoogste)
    return EbStartNummer(draw(st.integers(laagste, hoogste)))


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
