"""The messages as values: what a gemeente tells CAK about one person."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from attrs import field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.controle import is_dag, van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import (
    BerichtIdentificatie,
    Bsn,
    EbStartNummer,
    Gemeentecode,
)

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Kostprijs", "Startbericht", "StatusAanlevering"]

_HOOGSTE_BEDRAG = 99_999_999


class StatusAanlevering(Enum):
    """What a delivery does to earlier ones with the same key (COD467, rule OP033)."""

    EERSTE = 1
    """A new delivery."""
    GEWIJZIGD = 2
    """Takes the place of the current delivery."""
    VERWIJDEREN = 3
    """The earlier deliveries count as never sent."""
    NIET_VAN_TOEPASSING = 9
    """In the code list, though no rule for it is known."""


def _ldt_bedrag(_: Any, attribuut: Attribute[Bedrag], waarde: Bedrag) -> None:
    if not 0 <= waarde.centen <= _HOOGSTE_BEDRAG:
        raise OngeldigeWaarde(
            attribuut.name, f"{waarde} does not fit in a message", "give € 0,00..€ 999.999,99"
        )


@frozen
class Kostprijs:
    """A cost price that CAK is to guard (CDT_Kostprijs)."""

    bedrag: Bedrag = field(validator=[van_soort(Bedrag), _ldt_bedrag])
    """What may be collected at most, from *startdatum* on."""
    startdatum: date = field(validator=is_dag)
    """The day from which the guarding runs."""


@frozen(kw_only=True)
class Startbericht:
    """One WMO401: from when a person owes a contribution, and what it may come to at most.

    Messages go per person, not per provision. Whether the content is lawful (retroactive limits,
    a cost price above the tariff) is for the rules to say; this type holds what the format allows.

    Source: iEb 1.0, WMO401.
    """

    afzender: Gemeentecode = field(validator=van_soort(Gemeentecode))
    identificatie: BerichtIdentificatie = field(validator=van_soort(BerichtIdentificatie))
    """Unique per kind of message for the sender, for ever."""
    dagtekening: date = field(validator=is_dag)
    """The day of sending."""
    bsn: Bsn = field(validator=van_soort(Bsn))
    startnummer: EbStartNummer = field(validator=van_soort(EbStartNummer))
    """Unique within the gemeente, for ever; later stops refer to it."""
    startdatum: date = field(validator=is_dag)
    """The day on which the duty begins; CAK counts from the month after, or from this one when it
    is the first of the month."""
    kostprijs: Kostprijs | None = field(default=None, validator=optional(van_soort(Kostprijs)))
    """``None`` when CAK has nothing to guard."""
    status: StatusAanlevering = field(
        default=StatusAanlevering.EERSTE, validator=van_soort(StatusAanlevering)
    )
