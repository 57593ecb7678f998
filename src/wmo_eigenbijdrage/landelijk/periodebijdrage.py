"""The parameters of the maximum contribution per four-week period, 2015 to 2019."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from functools import cache
from types import MappingProxyType

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.kalender import Zorgperiode
from wmo_eigenbijdrage.landelijk._bestand import Tabel
from wmo_eigenbijdrage.landelijk.parameter import Parameter, Waarde, lees_parameters

__all__ = ["Huishoudtype", "Periodeparameters", "periodeparameters", "periodeparameters_van"]


class Huishoudtype(Enum):
    """The four kinds of household that the law told apart until 2019."""

    EENPERSOONS_ONDER_AOW = "eenpersoons_onder_aow"
    EENPERSOONS_AOW = "eenpersoons_aow"
    MEERPERSOONS_ONDER_AOW = "meerpersoons_onder_aow"
    """At least one of the two below AOW age."""
    MEERPERSOONS_AOW = "meerpersoons_aow"
    """Both of AOW age."""


@frozen
class Periodeparameters:
    """What decides the most that a household pays per period.

    Until 2018 that is ``basis + max(0, income - drempel) * percentage / 13``. In 2019 it is
    *basis* alone, and *drempel* and *percentage* are ``None``.
    """

    basis: Bedrag
    """Per period, whatever the income; zero for a household that is exempt."""
    drempel: Bedrag | None
    """Income per year above which a share is due."""
    percentage: Fraction | None
    """The share of the income above the threshold, per year."""
    vrijgesteld: bool = False
    """The household owes nothing, whatever its income."""


def _maak(tabel: Tabel) -> Periodeparameters:
    if tabel.facultatief("vrijgesteld", bool):
        return Periodeparameters(Bedrag(0), None, None, vrijgesteld=True)
    basis = Bedrag(tabel.verplicht("basis", int))
    if "drempel" not in tabel:
        return Periodeparameters(basis, None, None)
    drempel = Bedrag(tabel.verplicht("drempel", int))
    return Periodeparameters(basis, drempel, basispunten(tabel, "percentage"))


def basispunten(tabel: Tabel, sleutel: str) -> Fraction:
    """A percentage that the data file holds in basis points, as a fraction."""
    return Fraction(tabel.verplicht(sleutel, int), 10_000)


@cache
def periodeparameters() -> Mapping[Huishoudtype, Parameter[Periodeparameters]]:
    """The parameters of each kind of household, with their history."""
    per_reeks = lees_parameters(
        "periodebijdrage.toml", _maak, reeksen=tuple(soort.value for soort in Huishoudtype)
    )
    return MappingProxyType({soort: per_reeks[soort.value] for soort in Huishoudtype})


def periodeparameters_van(
    periode: Zorgperiode, huishoudtype: Huishoudtype
) -> Waarde[Periodeparameters]:
    """The parameters of one period for one kind of household, with their source.

    Raises:
        OnbekendeParameter: outside care years 2015 to 2019, or one of the two thresholds of 2017
            that no source tells.

    >>> p = periodeparameters_van(Zorgperiode(2018, 1), Huishoudtype.EENPERSOONS_AOW).waarde
    >>> print(p.basis, p.drempel, p.percentage)
    € 17,60 € 17.474,00 1/8

    Source: Uitvoeringsbesluit Wmo 2015, art. 3.8 (1), texts of 2015 to 2019.
    """
    return periodeparameters()[huishoudtype].op(periode.eerste_dag)
