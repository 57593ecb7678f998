"""National figures about income: share of the wealth, shift of the peiljaar, beschermd wonen."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.landelijk._bestand import Tabel
from wmo_eigenbijdrage.landelijk.parameter import Parameter, lees_parameter
from wmo_eigenbijdrage.landelijk.periodebijdrage import basispunten
from wmo_eigenbijdrage.landelijk.tarieven import bedrag_in_centen

__all__ = [
    "BeschermdWonenGrenzen",
    "beschermd_wonen_grenzen",
    "peiljaarverlegging",
    "vermogensbijtelling",
]


@cache
def vermogensbijtelling() -> Parameter[Fraction]:
    """The share of the wealth that counts as income: 8 % until care year 2018, then 4 %.

    Source: Uitvoeringsbesluit Wmo 2015, art. 3.2 and 3.2a.
    """
    return lees_parameter(
        "vermogensbijtelling.toml", lambda tabel: basispunten(tabel, "percentage")
    )


@cache
def peiljaarverlegging() -> Parameter[Bedrag]:
    """How much income must have dropped, at least, for another peiljaar; per year.

    Source: Uitvoeringsbesluit Wmo 2015, art. 3.9 (2).
    """
    return lees_parameter("peiljaarverlegging.toml", bedrag_in_centen)


@frozen
class BeschermdWonenGrenzen:
    """The limits of the contribution for beschermd wonen, per month."""

    hoog_maximum: Bedrag
    laag_minimum: Bedrag
    laag_maximum: Bedrag


def _grenzen(tabel: Tabel) -> BeschermdWonenGrenzen:
    return BeschermdWonenGrenzen(
        hoog_maximum=Bedrag(tabel.verplicht("hoog_maximum", int)),
        laag_minimum=Bedrag(tabel.verplicht("laag_minimum", int)),
        laag_maximum=Bedrag(tabel.verplicht("laag_maximum", int)),
    )


@cache
def beschermd_wonen_grenzen() -> Parameter[BeschermdWonenGrenzen]:
    """The limits for beschermd wonen; only a few years were found in a source.

    Source: Uitvoeringsbesluit Wmo 2015, art. 3.11 and 3.12.
    """
    return lees_parameter("beschermd_wonen.toml", _grenzen)
