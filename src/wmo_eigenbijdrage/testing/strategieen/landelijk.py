"""Strategies for national figures: those that come with the library, as nobody makes them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.landelijk import (
    AowLeeftijd,
    BeschermdWonenGrenzen,
    Gemeente,
    Grondslag,
    Hiaat,
    Parameter,
    Periodeparameters,
    VoorstelParameters,
    Waarde,
    abonnementstarief,
    aow_leeftijden,
    beschermd_wonen_grenzen,
    peiljaarverlegging,
    vermogensbijtelling,
    voorstel_36713,
)
from wmo_eigenbijdrage.landelijk import gemeenten as bekende_gemeenten
from wmo_eigenbijdrage.landelijk import grondslagen as bekende_grondslagen
from wmo_eigenbijdrage.landelijk import periodeparameters as bekende_periodeparameters

__all__ = [
    "aowleeftijden",
    "beschermdwonengrenzen",
    "bevindingen",
    "gemeenten",
    "grondslagen",
    "hiaten",
    "jaarinkomens",
    "parameters",
    "periodeparameters",
    "voorstelparameters",
    "waarden",
]


def _alle() -> tuple[Parameter[Any], ...]:
    return (
        abonnementstarief(),
        aow_leeftijden(),
        beschermd_wonen_grenzen(),
        peiljaarverlegging(),
        vermogensbijtelling(),
        *bekende_periodeparameters().values(),
        *voorstel_36713().values(),
    )


def parameters() -> st.SearchStrategy[Parameter[Any]]:
    """National figures over time. Shrinks towards the tariff."""
    return st.deferred(lambda: st.sampled_from(_alle()))


def waarden() -> st.SearchStrategy[Waarde[Any]]:
    """One value of such a figure, with its source. Shrinks towards the first tariff."""
    return parameters().flatmap(lambda parameter: st.sampled_from(parameter.waarden))


def hiaten() -> st.SearchStrategy[Hiaat]:
    """Recorded gaps. Shrinks towards the first."""
    return st.deferred(lambda: st.sampled_from([gat for p in _alle() for gat in p.hiaten]))


def aowleeftijden() -> st.SearchStrategy[AowLeeftijd]:
    """The AOW ages that are published. Shrinks towards the first row of the table."""
    return st.deferred(lambda: _uit(aow_leeftijden()))


def beschermdwonengrenzen() -> st.SearchStrategy[BeschermdWonenGrenzen]:
    """The limits of beschermd wonen. Shrinks towards the first year."""
    return st.deferred(lambda: _uit(beschermd_wonen_grenzen()))


def periodeparameters() -> st.SearchStrategy[Periodeparameters]:
    """The parameters of the years to 2019 of all kinds of households.

    Shrinks towards the first of a single person below AOW age.
    """
    return st.deferred(lambda: st.one_of(*map(_uit, bekende_periodeparameters().values())))


def voorstelparameters() -> st.SearchStrategy[VoorstelParameters]:
    """The figures of the bill 36 713. Shrinks towards those of one person."""
    return st.deferred(lambda: st.one_of(*map(_uit, voorstel_36713().values())))


def _uit(parameter: Parameter[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from([stuk.waarde for stuk in parameter.waarden])


def gemeenten() -> st.SearchStrategy[Gemeente]:
    """Gemeenten since 2015, merged ones too. Shrinks towards the lowest code."""
    return st.deferred(lambda: st.sampled_from(tuple(bekende_gemeenten().values())))


def grondslagen() -> st.SearchStrategy[Grondslag]:
    """Articles of law. Shrinks towards the first of the list."""
    return st.deferred(lambda: st.sampled_from(tuple(bekende_grondslagen().values())))


@st.composite
def jaarinkomens(draw: st.DrawFn) -> Bedrag:
    """Yearly incomes up to 80,000 euro; those within a cent of a threshold come often.

    Shrinks towards zero.
    """
    drempels = sorted(
        {
            stuk.waarde.drempel.centen
            for parameter in bekende_periodeparameters().values()
            for stuk in parameter.waarden
            if stuk.waarde.drempel is not None
        }
    )
    rond_drempel = st.builds(int.__add__, st.sampled_from(drempels), st.integers(-1, 1))
    return Bedrag(draw(st.integers(0, 8_000_000) | rond_drempel))


def bevindingen() -> st.SearchStrategy[Bevinding]:
    """Findings with a code that no list of reasons has. Shrinks towards ``[VB00] (A) A``."""
    tekst = st.text("ABC abc", min_size=1, max_size=12)
    return st.builds(Bevinding, st.integers(0, 99).map(lambda n: f"VB{n:02}"), tekst, tekst)
