"""What there is to say about a cost price: one stable code for each finding."""

from __future__ import annotations

from enum import Enum

from wmo_eigenbijdrage.bevindingen import Bevinding

__all__ = ["Reden"]


class Reden(Enum):
    """The findings, each with its code and its Dutch text.

    >>> print(Reden.NIETS_TE_INNEN.over("beugel", kostprijs="12.00"))
    [KB01] (beugel) van de kostprijs 12.00 kan geen enkele maand worden geïnd; meld geen start
    """

    NIETS_TE_INNEN = (
        "KB01",
        "van de kostprijs {kostprijs} kan geen enkele maand worden geïnd; meld geen start",
    )
    NIET_AAN_CAK = (
        "KB02",
        (
            "kostprijs {kostprijs} is niet hoger dan het tarief {tarief} op {dag}: het CAK keurt "
            "die af (S333); bewaak zelf en stop op {stop}"
        ),
    )
    NIETS_TE_BEWAKEN = (
        "KB03",
        (
            "vanaf {van} loopt een voorziening zonder kostprijs door: er is niets te bewaken en "
            "de bijdrage gaat door"
        ),
    )
    TE_VEEL_GEIND = (
        "KB04",
        (
            "over {aantal} maanden van {van} t/m {tot} is {bedrag} geïnd nadat de kostprijs was "
            "bereikt; daarvan kan {herstelbaar} binnen 36 maanden worden hersteld"
        ),
    )

    @property
    def code(self) -> str:
        """The stable code."""
        return self.value[0]

    def over(self, plaats: str, **gegevens: object) -> Bevinding:
        """The finding that this reason makes about a provision."""
        return Bevinding(self.code, plaats, self.value[1].format(**gegevens))
