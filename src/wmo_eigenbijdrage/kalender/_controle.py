"""Checks that the values of this room share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from wmo_eigenbijdrage.fouten import BuitenBereik, OngeldigeWaarde, toon

if TYPE_CHECKING:
    from attrs import Attribute

EERSTE_JAAR = 2000
LAATSTE_JAAR = 2100


def tussen(laagste: int, hoogste: int) -> Callable[[Any, Attribute[int], int], None]:
    """A validator: a whole number from *laagste* to *hoogste*, both included."""

    def controleer(_: Any, attribuut: Attribute[int], waarde: int) -> None:
        if type(waarde) is not int or not laagste <= waarde <= hoogste:
            raise OngeldigeWaarde(
                attribuut.name,
                f"{toon(waarde)} is not allowed",
                f"give {laagste}..{hoogste}",
            )

    return controleer


def jaar_in_bereik(_: Any, attribuut: Attribute[int], waarde: int) -> None:
    """A validator: a year that the calendar holds."""
    if type(waarde) is not int or not EERSTE_JAAR <= waarde <= LAATSTE_JAAR:
        raise BuitenBereik(
            attribuut.name,
            f"{toon(waarde)} is not supported",
            f"give {EERSTE_JAAR}..{LAATSTE_JAAR}",
        )
