"""Comparing per household: who lives together, and which of them CAK knows.

Since 2020 a household owes one amount, but starts are per person. A person whom CAK does not know
while a housemate is known there is easily forgotten: the bill comes all the same, until the
housemate stops.

Source: Wmo 2015, art. 2.1.4a (4); checklist for 2020, 1.2.2 (messages per person).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from attrs import field, frozen

from wmo_eigenbijdrage.overgang.vergelijking.personen import (
    Persoonsvergelijking,
    Vergelijkbevinding,
)
from wmo_eigenbijdrage.overgang.vergelijking.redenen import Vergelijkreden
from wmo_eigenbijdrage.overgang.vergelijking.regels import Plicht

__all__ = ["Huishoudstand", "Huishoudvergelijking", "vergelijk_huishoudens"]


class Huishoudstand(Enum):
    """How many persons of a household CAK knows."""

    ALLEN = "allen bij het CAK"
    DEELS = "deels bij het CAK"
    GEEN = "niemand bij het CAK"


@frozen
class Huishoudvergelijking:
    """Two persons or more who live together according to the own administration."""

    sleutel: str = field(repr=False)
    """What the own administration calls the household. It may hold an address: do not log it."""
    leden: tuple[Persoonsvergelijking, ...] = field(repr=False)
    """In order of BSN."""

    @property
    def bij_cak(self) -> tuple[Persoonsvergelijking, ...]:
        """Those whom CAK knows."""
        return tuple(lid for lid in self.leden if lid.cak)

    @property
    def niet_bij_cak(self) -> tuple[Persoonsvergelijking, ...]:
        """Those whom CAK does not know."""
        return tuple(lid for lid in self.leden if not lid.cak)

    @property
    def stand(self) -> Huishoudstand:
        """Whether CAK knows all, some or none."""
        if not self.niet_bij_cak:
            return Huishoudstand.ALLEN
        return Huishoudstand.DEELS if self.bij_cak else Huishoudstand.GEEN

    def bevindingen(self) -> Iterator[Vergelijkbevinding]:
        """One for each whom CAK does not know beside one whom it does, with the latter's rows.

        Not for a person of whom the own administration knows that nothing is owed.
        """
        bij_cak = self.bij_cak
        if not bij_cak:
            return
        rijen = tuple(regel for lid in bij_cak for regel in lid.cak)
        for lid in self.niet_bij_cak:
            if lid.plicht is not Plicht.NEE:
                bevinding = Vergelijkreden.HUISHOUDEN_DEELS.over()
                yield Vergelijkbevinding(bevinding, lid.bsn, lid.eigen, rijen)


def vergelijk_huishoudens(
    personen: Iterable[Persoonsvergelijking],
) -> tuple[Huishoudvergelijking, ...]:
    """The households of two persons or more, in order of their keys.

    A person who is only at CAK is in none: its files do not tell who live together.
    """
    per_sleutel: dict[str, list[Persoonsvergelijking]] = {}
    for persoon in personen:
        for sleutel in persoon.huishoudens:
            per_sleutel.setdefault(sleutel, []).append(persoon)
    return tuple(
        Huishoudvergelijking(sleutel, tuple(leden))
        for sleutel, leden in sorted(per_sleutel.items(), key=lambda paar: paar[0])
        if len(leden) > 1
    )
