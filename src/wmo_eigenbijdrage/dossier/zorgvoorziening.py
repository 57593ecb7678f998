"""`Zorgvoorziening`: what is known of one provision, and since when it is known.

A boundary that becomes a message must be explained, and held back for some days; so each carries
the fact that made it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from attrs import field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.controle import eis_soort, is_dag, van_soort
from wmo_eigenbijdrage.dossier.verstrekking import (
    Begrenzing,
    GeenKostprijs,
    eis_begrenzing,
    eis_gevuld,
)
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Tijdvak

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Feit", "Feitperiode", "Zorgvoorziening"]


@frozen
class Feit:
    """Where a boundary comes from."""

    bekend_op: date = field(validator=is_dag)
    """The day on which the gemeente came to know it."""
    bron: str = field(validator=van_soort(str), repr=False)
    """The message or record that says so, in the gemeente's own words."""


@frozen
class Feitperiode:
    """A run of days with the facts that began and ended it.

    >>> from datetime import date
    >>> levering = Feitperiode(
    ...     Tijdvak(date(2024, 3, 4)), Feit(date(2024, 3, 6), "WMO305 van 6 maart")
    ... )
    >>> levering.eind is None
    True
    """

    tijdvak: Tijdvak = field(validator=van_soort(Tijdvak))
    begin: Feit = field(validator=van_soort(Feit))
    eind: Feit | None = field(default=None, validator=optional(van_soort(Feit)))
    """``None`` just when the period is open."""

    def __attrs_post_init__(self) -> None:
        if (self.eind is None) != self.tijdvak.is_open:
            raise OngeldigeWaarde(
                "eind",
                "does not go with the period",
                "give the fact of the end when the period has an end, and only then",
            )


def _op_volgorde(gegeven: Iterable[Feitperiode]) -> tuple[Feitperiode, ...]:
    perioden = tuple(gegeven)
    for periode in perioden:
        eis_soort("perioden", periode, Feitperiode)
    return tuple(sorted(perioden, key=lambda periode: periode.tijdvak.eerste_dag))


def _los_van_elkaar(_: Any, attribuut: Attribute[Any], waarde: tuple[Feitperiode, ...]) -> None:
    for eerder, later in pairwise(waarde):
        if eerder.tijdvak.overlapt(later.tijdvak):
            raise OngeldigeWaarde(
                attribuut.name,
                f"{eerder.tijdvak} overlaps {later.tijdvak}",
                "join them or correct a date",
            )


@frozen(kw_only=True)
class Zorgvoorziening:
    """One provision of one person: what was decided, delivered and claimed.

    Which of the three starts and stops the contribution the by-law says, per kind (`Soortregel`).
    """

    kenmerk: str = field(validator=[van_soort(str), eis_gevuld], repr=False)
    """The gemeente's own key; choose one that says nothing about the person."""
    soort: str = field(validator=[van_soort(str), eis_gevuld])
    """The kind, as the policy names it."""
    pgb: bool = field(default=False, validator=van_soort(bool))
    begrenzing: Begrenzing = field(default=GeenKostprijs(), validator=eis_begrenzing)
    beschikkingen: tuple[Feitperiode, ...] = field(
        default=(), converter=_op_volgorde, validator=_los_van_elkaar
    )
    """What was decided: from and to when the provision is granted."""
    leveringen: tuple[Feitperiode, ...] = field(
        default=(), converter=_op_volgorde, validator=_los_van_elkaar
    )
    """When it was delivered; a break lies between two periods."""
    declaraties: tuple[Feitperiode, ...] = field(
        default=(), converter=_op_volgorde, validator=_los_van_elkaar
    )
    """Over which periods it was claimed; consecutive claims may be one period."""
