"""`Verstrekking`: one thing that a person has since 2020, with what bounds its contribution."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.controle import eis_soort, van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Tijdlijn, Tijdvak, als_tijdvakken, verenig

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Begrenzing", "GeenKostprijs", "Maandkosten", "TotaleKostprijs", "Verstrekking"]


def _boven_nul(_: Any, attribuut: Attribute[Any], waarde: Bedrag) -> None:
    if waarde.centen <= 0:
        raise OngeldigeWaarde(attribuut.name, f"{waarde} is not above zero", "leave it out")


@frozen
class TotaleKostprijs:
    """An aid or adaptation with one price: never more may be collected in all.

    What the price is made of the gemeente lays down in its by-law: the purchase value, and service
    over the economic life if it chooses so (VNG).

    Source: Wmo 2015, art. 2.1.4a (6).
    """

    bedrag: Bedrag = field(validator=[van_soort(Bedrag), _boven_nul])


def _geen_negatieve(_: Any, attribuut: Attribute[Any], waarde: Tijdlijn[Bedrag]) -> None:
    for bedrag in waarde.waarden:
        eis_soort(attribuut.name, bedrag, Bedrag)
        if bedrag.centen < 0:
            raise OngeldigeWaarde(attribuut.name, f"{bedrag} is negative", "give zero or more")


@frozen
class Maandkosten:
    """An aid in loan, lease or rent: its cost is compared with the contribution month by month.

    Source: VNG, questions about the abonnementstarief (state of 2019 and 2020).
    """

    bedrag: Tijdlijn[Bedrag] = field(validator=[van_soort(Tijdlijn), _geen_negatieve])
    """What it costs the gemeente per month, as it changes over the years."""


@frozen
class GeenKostprijs:
    """A service, such as help in the household: there is no price that bounds the contribution."""


Begrenzing: TypeAlias = TotaleKostprijs | Maandkosten | GeenKostprijs
"""What bounds the contribution for a provision."""


def eis_begrenzing(_: Any, attribuut: Attribute[Any], waarde: object) -> None:
    if not isinstance(waarde, TotaleKostprijs | Maandkosten | GeenKostprijs):
        raise OngeldigeWaarde(
            attribuut.name,
            f"{type(waarde).__name__} bounds nothing",
            "give a TotaleKostprijs, Maandkosten or GeenKostprijs",
        )


def _gebruik(gegeven: Iterable[Tijdvak] | Tijdvak) -> tuple[Tijdvak, ...]:
    return verenig(als_tijdvakken("gebruik", gegeven))


def eis_gevuld(_: Any, attribuut: Attribute[Any], waarde: tuple[object, ...] | str) -> None:
    if not waarde:
        raise OngeldigeWaarde(attribuut.name, "is empty", "give at least one")


@frozen(kw_only=True)
class Verstrekking:
    """One provision of one person in the monthly regime.

    >>> from datetime import date
    >>> Verstrekking(
    ...     kenmerk="scootmobiel",
    ...     gebruik=Tijdvak(date(2024, 3, 1)),
    ...     begrenzing=TotaleKostprijs(Bedrag(250000)),
    ... ).gebruik
    (Tijdvak(eerste_dag=datetime.date(2024, 3, 1), laatste_dag=None),)
    """

    kenmerk: str = field(validator=[van_soort(str), eis_gevuld], repr=False)
    """The gemeente's own key of it, which comes back with every outcome. Choose one that says
    nothing about the person."""
    gebruik: tuple[Tijdvak, ...] = field(converter=_gebruik, validator=eis_gevuld)
    """The days on which a contribution is due for it by the definitions of the gemeente; a pause
    lies between two periods. Overlapping periods are joined."""
    begrenzing: Begrenzing = field(validator=eis_begrenzing)
