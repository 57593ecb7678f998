"""Strategies for amounts."""

from __future__ import annotations

from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.testing.strategieen._gemeen import eis_volgorde, ook_vaak

__all__ = ["bedragen"]

_TARIEVEN = (1900, 2060, 2100, 2180)


@st.composite
def bedragen(
    draw: st.DrawFn,
    min_value: Bedrag = Bedrag(0),  # noqa: B008 (frozen)
    max_value: Bedrag = Bedrag(1_000_000),  # noqa: B008
) -> Bedrag:
    """Amounts; those within a cent of a monthly tariff come often. Shrinks towards zero."""
    eis_volgorde(min_value, max_value, goed=min_value <= max_value)
    rond_tarief = [
        centen + verschil
        for centen in _TARIEVEN
        for verschil in (-1, 0, 1)
        if min_value.centen <= centen + verschil <= max_value.centen
    ]
    gewoon = st.integers(min_value.centen, max_value.centen)
    centen = draw(ook_vaak(gewoon, rond_tarief))
    return Bedrag(centen)
