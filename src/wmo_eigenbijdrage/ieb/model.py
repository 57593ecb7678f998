"""The messages from gemeente to CAK as values: what is told about one person.

A value holds what the format allows. Whether the content is lawful (retroactive limits, a cost
price above the tariff) is for the rules to say. How a message looks is for a
:class:`~wmo_eigenbijdrage.ieb.release.Release` to say: the same value can be written in several.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar

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
from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.versie import XsdVersie

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = [
    "BwPeriodebericht",
    "Heenbericht",
    "Kostprijs",
    "Periodebericht",
    "Startbericht",
    "StatusAanlevering",
    "Stopbericht",
]

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
class Heenbericht:
    """What all messages from a gemeente hold: who sends it, when, and about whom.

    Only its four kinds can be made: `Startbericht`, `Stopbericht`, `Periodebericht` and
    `BwPeriodebericht`. There is no receiver: it is always CAK.
    """

    type: ClassVar[Berichttype]
    """Which message of iEb it is."""

    afzender: Gemeentecode = field(validator=van_soort(Gemeentecode))
    identificatie: BerichtIdentificatie = field(validator=van_soort(BerichtIdentificatie))
    """Unique per kind of message for the sender, for ever."""
    dagtekening: date = field(validator=is_dag)
    """The day of sending."""
    xsd_versie: XsdVersie | None = field(default=None, validator=optional(van_soort(XsdVersie)))
    """The schemas that it was built with; ``None`` means those of the release it is written in."""
    bsn: Bsn = field(validator=van_soort(Bsn))
    startnummer: EbStartNummer = field(validator=van_soort(EbStartNummer))
    """Unique within the gemeente, for ever; changes and the stop use the number of the start."""
    status: StatusAanlevering = field(
        default=StatusAanlevering.EERSTE, validator=van_soort(StatusAanlevering)
    )

    def __attrs_post_init__(self) -> None:
        if type(self) is Heenbericht:
            raise OngeldigeWaarde(
                "bericht", "Heenbericht is no message of its own", "make one of its four kinds"
            )


@frozen(kw_only=True)
class Startbericht(Heenbericht):
    """One WMO401: from when a person owes a contribution, and what it may come to at most.

    Messages go per person, not per provision.

    Source: iEb 1.0, WMO401.
    """

    type: ClassVar[Berichttype] = Berichttype.WMO401

    startdatum: date = field(validator=is_dag)
    """The day on which the duty begins; CAK counts from the month after, or from this one when it
    is the first of the month."""
    kostprijs: Kostprijs | None = field(default=None, validator=optional(van_soort(Kostprijs)))
    """``None`` when CAK has nothing to guard."""


@frozen(kw_only=True)
class Stopbericht(Heenbericht):
    """One WMO403: until when a person owed the contribution that a start with this number began.

    Source: iEb 1.0, WMO403.
    """

    type: ClassVar[Berichttype] = Berichttype.WMO403

    stopdatum: date = field(validator=is_dag)
    """The day on which collecting stops."""


@frozen(kw_only=True)
class Periodebericht(Heenbericht):
    """One WMO405: the period over which a person owes a contribution; open while it runs.

    A start is status 1 without *stopdatum*; a stop, like any change, is status 2 on the same
    *startnummer*, with all that holds from then on [inferred, decision 0032].

    Source: iEb 3.0 and 4.0, WMO405, as far as known.
    """

    type: ClassVar[Berichttype] = Berichttype.WMO405

    startdatum: date = field(validator=is_dag)
    stopdatum: date | None = field(default=None, validator=optional(is_dag))
    """``None`` while the period is open."""
    kostprijs: Kostprijs | None = field(default=None, validator=optional(van_soort(Kostprijs)))
    """``None`` when CAK has nothing to guard."""


@frozen(kw_only=True)
class BwPeriodebericht(Heenbericht):
    """One WMO407: the period of a stay in beschermd wonen; open while it runs.

    It holds no cost price: the contribution depends on income, and CAK determines it.

    Source: iEb 2.0 to 4.0, WMO407; of its content only the start date and the status are known,
    the rest is [inferred] from WMO405.
    """

    type: ClassVar[Berichttype] = Berichttype.WMO407

    startdatum: date = field(validator=is_dag)
    stopdatum: date | None = field(default=None, validator=optional(is_dag))
    """``None`` while the period is open."""
