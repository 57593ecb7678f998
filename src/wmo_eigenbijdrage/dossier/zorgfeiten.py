"""What the messages between gemeente and provider tell about one person, as immutable facts.

A fact says what was told and in which message; it does not say whether it still counts. Later facts
with the same key correct or remove earlier ones, which is for the rules
(:mod:`wmo_eigenbijdrage.iwmo`).

Numbers that a sender makes up may hold a BSN, so that long ones are masked in ``repr``.
"""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen
from attrs.validators import instance_of, optional

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.controle import van_soort
from wmo_eigenbijdrage.dossier._zorgfeit import (
    Herkomst,
    OverVoorziening,
    Product,
    Voorzieningsleutel,
    binnen_kalender,
)
from wmo_eigenbijdrage.dossier.codelijsten import RedenBeeindiging
from wmo_eigenbijdrage.fouten import OngeldigeWaarde, toon
from wmo_eigenbijdrage.kalender import Tijdvak

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = [
    "Declaratieantwoord",
    "Declaratieregel",
    "Herkomst",
    "Product",
    "Startmelding",
    "Stopmelding",
    "Toewijzing",
    "Voorzieningsleutel",
    "Zorgfeit",
]

_LANGSTE_REFERENTIE = 36
_RETOURCODE = re.compile(r"[0-9A-Z]{4}")
_VERVALLEN = frozenset({"01", "13"})


def _referentie(_: Any, attribuut: Attribute[Any], waarde: object) -> None:
    # The value itself may be a BSN and stays out of the text.
    if not isinstance(waarde, str) or not waarde.strip() or len(waarde) > _LANGSTE_REFERENTIE:
        raise OngeldigeWaarde(
            attribuut.name, "is not a reference", f"give 1..{_LANGSTE_REFERENTIE} characters"
        )


def _retourcodes(_: Any, attribuut: Attribute[Any], waarde: tuple[object, ...]) -> None:
    for code in waarde:
        if not isinstance(code, str) or _RETOURCODE.fullmatch(code) is None:
            raise OngeldigeWaarde(
                attribuut.name, f"{toon(code)} is not a code", "give four digits or capitals"
            )


@frozen(kw_only=True)
class Toewijzing(OverVoorziening):
    """The gemeente assigned a provision to a provider, or changed or withdrew that.

    Of several with one key the one that was decided last holds (IV013).
    """

    afgiftedatum: date | None = field(default=None, validator=optional(binnen_kalender))
    """The day of the decision (beschikking); told in iWmo 2.3 and not in 3.2."""
    toewijzingsdatum: date = field(validator=binnen_kalender)
    """The day on which this assignment was decided, anew for each change."""
    toewijzingstijd: time = field(validator=van_soort(time))
    ingangsdatum: date = field(validator=binnen_kalender)
    """The first day on which the product is to be delivered."""
    einddatum: date | None = field(default=None, validator=optional(binnen_kalender))
    """The last day; ``None`` when it has no end."""
    reden_wijziging: str | None = field(default=None, validator=optional(instance_of(str)))
    """Why an earlier assignment is changed (WMO002); ``None`` for the first."""
    pgb: bool | None = field(default=None, validator=optional(instance_of(bool)))
    """Whether it is a personal budget; ``None`` when unknown."""

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if self.einddatum is not None and self.einddatum < self.ingangsdatum:
            raise OngeldigeWaarde(
                "einddatum", f"{self.einddatum} lies before {self.ingangsdatum}", "correct one"
            )

    @property
    def sleutel(self) -> tuple[object, ...]:
        """Equal for two deliveries of one assignment."""
        if self.toewijzingnummer is not None:
            return (self.voorziening,)
        return (self.voorziening, self.beschikkingnummer, self.ingangsdatum)

    @property
    def besluitdatum(self) -> date:
        """The day of the decision, as far as it is told."""
        return self.afgiftedatum or self.toewijzingsdatum

    @property
    def vervallen(self) -> bool:
        """Whether the gemeente withdrew it: reason 13, formerly 01, with one day as its period.

        Source: iWmo 3.2, CS335; TR302 for reason 01.
        """
        return self.reden_wijziging in _VERVALLEN and self.einddatum == self.ingangsdatum


@frozen(kw_only=True)
class _Levering(OverVoorziening):
    """A start or a stop of one delivery, which both are known by its first day."""

    toewijzing_ingangsdatum: date | None = field(default=None, validator=optional(binnen_kalender))
    """The first day of the assignment, where the message tells it."""
    begindatum: date = field(validator=binnen_kalender)
    """The first day of delivery."""
    verwijdering: bool = field(default=False, validator=instance_of(bool))
    """StatusAanlevering 3: earlier messages with this key count as never sent (OP033)."""

    @property
    def levering(self) -> tuple[object, ...]:
        """Equal for a start and the stops that refer to it (TR382)."""
        return (self.voorziening, self.begindatum)


@frozen(kw_only=True)
class Startmelding(_Levering):
    """The provider began to deliver, or takes that message back."""

    @property
    def sleutel(self) -> tuple[object, ...]:
        """Equal for two messages about one start."""
        return self.levering


@frozen(kw_only=True)
class Stopmelding(_Levering):
    """The provider stopped delivering, for a while or for good, or takes that message back."""

    reden: RedenBeeindiging = field(validator=van_soort(RedenBeeindiging))
    einddatum: date = field(validator=binnen_kalender)
    """The last day of delivery; one before the first day is a contradiction, which is recorded."""
    reden_in_sleutel: bool = field(default=True, validator=instance_of(bool))
    """Whether the reason belongs to the key: from release 3.2 on."""

    @property
    def tijdelijk(self) -> bool:
        """Whether delivery is expected to go on (reason 20)."""
        return self.reden.tijdelijk

    @property
    def sleutel(self) -> tuple[object, ...]:
        """Equal for two messages about one stop."""
        return (*self.levering, self.einddatum, self.reden if self.reden_in_sleutel else None)


@frozen(kw_only=True)
class _Declaratie(OverVoorziening):
    """A line of a claim, by the references of the provider."""

    declaratienummer: str = field(validator=_referentie, repr=toon)
    """What the provider calls the claim or invoice."""
    referentienummer: str = field(validator=_referentie, repr=toon)
    """What the provider calls the line; unique for the provider (TR314)."""
    periode: Tijdvak = field(validator=van_soort(Tijdvak))
    """The days over which is claimed."""

    @property
    def sleutel(self) -> tuple[object, ...]:
        """Equal for two deliveries of one line, and for the answer to it."""
        return (*self._aanbieder, self.declaratienummer, self.referentienummer)

    @property
    def regel(self) -> tuple[object, ...]:
        """What a line that takes it back refers to."""
        return (*self._aanbieder, self.referentienummer)

    @property
    def _aanbieder(self) -> tuple[object, ...]:
        return (self.gemeente, self.aanbieder, self.bsn)


@frozen(kw_only=True)
class Declaratieregel(_Declaratie):
    """The provider claims what was delivered (debit), or takes a claim back (credit)."""

    credit: bool = field(validator=instance_of(bool))
    vorig_referentienummer: str | None = field(
        default=None, validator=optional(_referentie), repr=toon
    )
    """The debit line that a credit line takes back (CD060)."""

    @property
    def vorige(self) -> tuple[object, ...] | None:
        """The :attr:`regel` of the line that it takes back."""
        if self.vorig_referentienummer is None:
            return None
        return (*self._aanbieder, self.vorig_referentienummer)


@frozen(kw_only=True)
class Declaratieantwoord(_Declaratie):
    """The gemeente granted a line of a claim, in whole, in part or not."""

    ingediend: Bedrag = field(validator=van_soort(Bedrag))
    toegekend: Bedrag = field(validator=van_soort(Bedrag))
    retourcodes: tuple[str, ...] = field(default=(), validator=_retourcodes)
    """Four characters each (WJ001)."""

    @property
    def afgewezen(self) -> bool:
        """Whether nothing was granted of something [inferred]."""
        return self.toegekend.centen == 0 and self.ingediend.centen != 0


Zorgfeit: TypeAlias = Toewijzing | Startmelding | Stopmelding | Declaratieregel | Declaratieantwoord
