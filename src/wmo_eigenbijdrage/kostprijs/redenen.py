"""What there is to say about a cost price: one stable code for each finding."""

from __future__ import annotations

from wmo_eigenbijdrage.bevindingen import Redenlijst

__all__ = ["Reden"]


class Reden(Redenlijst):
    """The findings, each with its code and its Dutch text.

    >>> Reden.NIETS_TE_INNEN.over("beugel", kostprijs="12.00").code
    'KB01'
    """

    NIETS_TE_INNEN = (
        "KB01",
        "van de kostprijs {kostprijs} kan geen enkele maand worden geïnd; meld er geen start voor",
    )
    NIET_AAN_CAK = (
        "KB02",
        (
            "kostprijs {kostprijs} is niet hoger dan het tarief {tarief} op {dag}: het CAK keurt "
            "die af (S333); bewaak zelf{stop}"
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
            "over {maanden} is {bedrag} geïnd terwijl de kostprijs was bereikt; daarvan kan "
            "{herstelbaar} binnen {termijn} maanden worden hersteld"
        ),
    )
    NIET_HERVATTEN = (
        "KB05",
        (
            "bij de hervatting vanaf {maand} is van de kostprijs {restant} over, minder dan een "
            "maand kost; meld de hervatting er niet voor"
        ),
    )
    RESTANT_ONBEKEND = (
        "KB06",
        "wat vanaf {van} te bewaken is hangt af van een tarief dat nog niet bekend is",
    )
