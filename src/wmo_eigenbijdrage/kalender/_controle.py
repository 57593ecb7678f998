"""Checks that the values of this room share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from wmo_eigenbijdrage.fouten import BuitenBereik, OngeldigeWaarde

if TYPE_CHECKING:
    from attrs import Attribute

EERSTE_JAAR = 2000
LAATSTE_JAAR = 2100


def tussen(laagste: int, hoogste: int) -> Callable[[Any, Attribute[int], int], None]:
    """A validator: a whole number from *laagste* to *hoogste*, both included."""

    def controleer(_: Any, attribuut: Attribute[int], waarde: int) -> None:
        if type(waarde) is not int or not laagste <= waarde <= hoogste:
            raise OngeldigeWaarde(
                attribuut.name, f"{waarde!r} is not allowed", f"give a number {laagste}..{hoogste}"
            )

    return controleer


def jaar_in_bereik(_: Any, attribuut: Attribute[int], waarde: int) -> None:
    """A validator: a year that the calendar holds."""
    if type(waarde) is not int or not EERSTE_JAAR <= waarde <= LAATSTE_JAAR:
        raise BuitenBereik(
            attribuut.name, f"{waarde!r} is not supported", f"give {EERSTE_JAAR}..{LAATSTE_JAAR}"
        )


def is_dag(_: Any, attribuut: Attribute[Any], waarde: object) -> None:
    """A validator: a plain date. A datetime is one by inheritance, yet compares with no date."""
    if not isinstance(waarde, date) or isinstance(waarde, datetime):
        raise OngeldigeWaarde(
            attribuut.name, f"{type(waarde).__name__} is not a date", "give a datetime.date"
        )
