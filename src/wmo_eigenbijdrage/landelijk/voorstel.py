"""The figures of bill 36 713: a proposal, not law."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from types import MappingProxyType

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.landelijk._bestand import Tabel
from wmo_eigenbijdrage.landelijk.parameter import Parameter, lees_parameters
from wmo_eigenbijdrage.landelijk.periodebijdrage import basispunten

__all__ = ["VoorstelParameters", "voorstel_36713"]


@frozen
class VoorstelParameters:
    """What would decide the contribution per month."""

    minimum: Bedrag
    maximum: Bedrag
    drempel: Bedrag
    """Income per year above which a share is due."""
    percentage: Fraction
    """The share of the income above the threshold, per year."""


def _maak(tabel: Tabel) -> VoorstelParameters:
    return VoorstelParameters(
        minimum=Bedrag(tabel.verplicht("minimum", int)),
        maximum=Bedrag(tabel.verplicht("maximum", int)),
        drempel=Bedrag(tabel.verplicht("drempel", int)),
        percentage=basispunten(tabel, "percentage"),
    )


@cache
def voorstel_36713() -> Mapping[bool, Parameter[VoorstelParameters]]:
    """The proposed figures: under ``True`` for two persons together, under ``False`` for one.

    No value is confirmed. Source: bill 36 713; gemeente.nu, March 2025.
    """
    per_reeks = lees_parameters(
        "voorstel_36713.toml", _maak, reeksen=("eenpersoons", "meerpersoons")
    )
    return MappingProxyType({False: per_reeks["eenpersoons"], True: per_reeks["meerpersoons"]})
