"""`Huishouden`: one person, or two who form one household at times."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import TYPE_CHECKING, Any

from attrs import field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.controle import eis_soort, van_soort
from wmo_eigenbijdrage.dossier.persoon import Persoon
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Tijdlijn

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Huishouden", "Leefvorm"]


class Leefvorm(Enum):
    """How two persons live together, or do not (Wmo 2015, art. 1.1.2)."""

    ALLEENSTAAND = "alleenstaand"
    """Unmarried and without a joint household."""
    GEHUWD = "gehuwd"
    """Married, or registered partners."""
    GEZAMENLIJKE_HUISHOUDING = "gezamenlijke huishouding"
    """Unmarried with a joint household; never parent and child."""
    DUURZAAM_GESCHEIDEN = "duurzaam gescheiden levend"
    """Married but living permanently apart."""

    @property
    def geldt_als_gehuwd(self) -> bool:
        """Whether the law takes the two for spouses."""
        return self in (Leefvorm.GEHUWD, Leefvorm.GEZAMENLIJKE_HUISHOUDING)


def _een_of_twee(_: Any, __: Attribute[Any], waarde: tuple[Persoon, ...]) -> None:
    for persoon in waarde:
        eis_soort("personen", persoon, Persoon)
    if not 1 <= len(waarde) <= 2:
        raise OngeldigeWaarde("personen", f"{len(waarde)} persons", "give one or two")
    if len({persoon.client.bsn for persoon in waarde}) < len(waarde):
        raise OngeldigeWaarde("personen", "one BSN stands for two persons", "correct one")


def _vast(personen: Iterable[Persoon]) -> tuple[Persoon, ...]:
    return tuple(personen)


def _jaren(jaren: Iterable[int]) -> frozenset[int]:
    return frozenset(jaren)


@frozen
class Huishouden:
    """The persons whose contribution is looked at together.

    Two persons share one amount on the days on which they count as married, and each have their
    own on the others.
    """

    personen: tuple[Persoon, ...] = field(converter=_vast, validator=_een_of_twee)
    leefvorm: Tijdlijn[Leefvorm] | None = field(
        default=None, validator=optional(van_soort(Tijdlijn))
    )
    """How the two live; needed for two persons, and only for them. Days that it does not cover
    count as living alone."""
    verlegde_jaren: frozenset[int] = field(default=frozenset(), converter=_jaren)
    """The years of contribution for which CAK granted a *peiljaarverlegging*: the income of the
    year itself counts."""

    def __attrs_post_init__(self) -> None:
        if (self.leefvorm is None) == (len(self.personen) == 2):
            raise OngeldigeWaarde(
                "leefvorm",
                f"does not fit {len(self.personen)} person(s)",
                "give it for two persons and only for them",
            )
