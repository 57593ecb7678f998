"""Validators that values of several rooms share.

They never show the value itself: it may be a BSN that stands in the wrong place.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from wmo_eigenbijdrage.fouten import OngeldigeWaarde

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["eis_dag", "eis_soort", "is_dag", "van_soort"]


def eis_dag(naam: str, waarde: object) -> None:
    """Refuse all but a plain date. A datetime is one by inheritance, yet compares with no date."""
    if not isinstance(waarde, date) or isinstance(waarde, datetime):
        raise OngeldigeWaarde(
            naam, f"{type(waarde).__name__} is not a date", "give a datetime.date"
        )


def eis_soort(naam: str, waarde: object, soort: type) -> None:
    """Refuse all but an instance of *soort*."""
    if not isinstance(waarde, soort):
        raise OngeldigeWaarde(
            naam,
            f"{type(waarde).__name__} is not a {soort.__name__}",
            f"give a {soort.__name__}",
        )


def is_dag(_: Any, attribuut: Attribute[Any], waarde: object) -> None:
    """A validator: a plain date."""
    if type(waarde) is not date:  # asked here first, as messages are made by the million
        eis_dag(attribuut.name, waarde)


def van_soort(soort: type) -> Callable[[Any, Attribute[Any], object], None]:
    """A validator: an instance of *soort*."""

    def controleer(_: Any, attribuut: Attribute[Any], waarde: object) -> None:
        if type(waarde) is not soort:
            eis_soort(attribuut.name, waarde, soort)

    return controleer
