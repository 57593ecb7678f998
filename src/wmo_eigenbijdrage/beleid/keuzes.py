"""The single choices of a gemeente: tariff, minimabeleid, local figures until 2019, definitions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.controle import is_dag, van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.landelijk import Huishoudtype, landelijk_tarief

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = [
    "Buffer",
    "Kostprijsbewaker",
    "LagerTarief",
    "LokaleParameters",
    "Minimabeleid",
    "Moment",
    "Pauzeregel",
    "Soortregel",
    "Vergelijking",
]


@frozen
class LagerTarief:
    """A tariff below the national one, for all clients of the gemeente.

    Raises:
        OngeldigeWaarde: it is negative or above the national tariff of its first month.

    Source: Wmo 2015, art. 2.1.4a (5)(a); checklist 2020, 1.1.4.
    """

    bedrag: Bedrag | None = field(validator=optional(van_soort(Bedrag)))
    """Per month; ``None`` ends the lower tariff, so that the national one holds again."""
    vanaf: Maand = field(validator=van_soort(Maand))
    """The first month; it holds until the next choice."""
    aangeleverd_op: date = field(validator=is_dag)
    """The day on which CAK was told; CAK changes nothing with effect from the past."""

    @property
    def wat(self) -> str:
        """The choice in words."""
        return "landelijk tarief" if self.bedrag is None else str(self.bedrag)

    def __attrs_post_init__(self) -> None:
        hoogste = landelijk_tarief(self.vanaf)
        if self.bedrag is not None and not Bedrag(0) <= self.bedrag <= hoogste:
            raise OngeldigeWaarde(
                "bedrag", f"{self.bedrag} from {self.vanaf}", f"give € 0,00..{hoogste}"
            )


class Vergelijking(Enum):
    """What it takes to fall under a limit of the minimabeleid: Act and decree disagree."""

    LAGER_DAN = "<"
    """Income lower than the limit (Uitvoeringsbesluit Wmo 2015, art. 3.8 (2))."""
    NIET_MEER_DAN = "<="
    """Income not more than the limit (Wmo 2015, art. 2.1.4a (5)(b))."""


Grenzen: TypeAlias = tuple[tuple[Huishoudtype, Bedrag], ...]


def _als_paren(grenzen: Mapping[Huishoudtype, Bedrag] | Grenzen) -> Grenzen:
    paren = grenzen.items() if isinstance(grenzen, Mapping) else grenzen
    return tuple(sorted(paren, key=lambda paar: paar[0].value))


def _categorieen(_: Any, __: Attribute[Any], waarde: Grenzen) -> None:
    if any(soort is Huishoudtype.MEERPERSOONS_ONDER_AOW for soort, _ in waarde):
        raise OngeldigeWaarde(
            "grenzen", "couples with one below AOW age owe nothing anyway", "leave them out"
        )


@frozen
class Minimabeleid:
    """Income limits per kind of household under which nothing is due.

    A household type without a limit pays whatever its income. The limits are gross incomes of the
    peiljaar, with the share of the wealth; gemeenten wrongly gave net ones (CAK, 24-11-2020).
    """

    vanaf: Maand = field(validator=van_soort(Maand))
    """The first month; it holds until the next choice. Before 2020 it counts for the periods that
    begin in the month, from care year 2018 on."""
    grenzen: Grenzen = field(converter=_als_paren, validator=_categorieen)
    """Per kind of household an income per year, given as a mapping; none at all ends the
    minimabeleid."""
    vergelijking: Vergelijking = field(validator=van_soort(Vergelijking))
    """There is no default: the by-law decides, as Act and decree disagree."""

    def grens(self, soort: Huishoudtype) -> Bedrag | None:
        """The limit for a kind of household, or ``None`` when it has none."""
        return next((grens for van, grens in self.grenzen if van is soort), None)

    def valt_eronder(self, soort: Huishoudtype, inkomen: Bedrag) -> bool:
        """Whether a household with this yearly income owes nothing."""
        if (grens := self.grens(soort)) is None:
            return False
        if self.vergelijking is Vergelijking.LAGER_DAN:
            return inkomen < grens
        return inkomen <= grens


def _deel(_: Any, attribuut: Attribute[Any], waarde: Fraction) -> None:
    if not 0 <= waarde <= 1:
        raise OngeldigeWaarde(attribuut.name, f"{waarde} is no share", "give 0..1")


def _niet_negatief(_: Any, attribuut: Attribute[Any], waarde: Bedrag) -> None:
    if waarde < Bedrag(0):
        raise OngeldigeWaarde(attribuut.name, f"{waarde} is negative", "give zero or more")


@frozen
class LokaleParameters:
    """Lower figures of a gemeente for one care year of 2015 to 2019, for all categories alike.

    A figure that is less favourable than the national one has no effect.

    Source: Uitvoeringsbesluit Wmo 2015, art. 3.8, texts of 2015 to 2019: lower amounts, a lower
    percentage or higher thresholds; in 2019 a lower amount only.
    """

    jaar: int
    percentage: Fraction | None = field(default=None, validator=optional(_deel))
    """At most this share instead of the national one; ``None`` leaves it."""
    basis: Bedrag | None = field(default=None, validator=optional(_niet_negatief))
    """At most this amount per period instead of the national base; ``None`` leaves it."""
    drempel_erbij: Bedrag = field(default=Bedrag(0), validator=_niet_negatief)
    """By how much every income threshold is higher than the national one."""

    def __attrs_post_init__(self) -> None:
        if not 2015 <= self.jaar <= 2019:
            raise OngeldigeWaarde("jaar", f"{self.jaar} had no local figures", "give 2015..2019")
        if self.jaar == 2019 and (self.percentage is not None or self.drempel_erbij):
            raise OngeldigeWaarde("jaar", "2019 does not go by income", "give the basis alone")


class Moment(Enum):
    """The event from which a contribution starts or stops, as the gemeente defines it."""

    BESCHIKKING = "beschikking"
    """The decision (WMO301)."""
    EERSTE_DECLARATIE = "eerste declaratie"
    """The first, or last, claim (WMO303): late, and so a cause of several months on one bill."""
    LEVERING = "levering"
    """The actual delivery (WMO305 and WMO307)."""


@frozen(kw_only=True)
class Soortregel:
    """What the by-law says of one kind of provision."""

    soort: str
    """The gemeente's own name or code of the kind."""
    bijdrageplichtig: bool = True
    """Whether a contribution is due at all; collective transport and others may be outside."""
    duurzame_relatie: bool = False
    """An algemene voorziening with a lasting helper relation: under the flat tariff as well."""
    start: Moment = Moment.LEVERING
    stop: Moment = Moment.LEVERING
    start_pgb: Moment = Moment.BESCHIKKING
    """For a pgb there is no delivery to wait for."""


def _aantal_dagen(_: Any, attribuut: Attribute[Any], waarde: object) -> None:
    if type(waarde) is not int or waarde < 0:
        raise OngeldigeWaarde(attribuut.name, "is no number of days", "give 0 or more")


@frozen
class Pauzeregel:
    """From how long a break the contribution is stopped and started again."""

    minimale_dagen: int | None = field(default=None, validator=optional(_aantal_dagen))
    """``None``: a break never stops the contribution."""


@frozen
class Buffer:
    """How long messages are held back, and which gaps are no stop at all.

    CAK advises to hold stops back and to let a stop and a start cancel (24-11-2020); how long is in
    no standard [gap], so that the defaults hold nothing back.

    Source: CAK, "Overgang iWmo 3.0: voorkom extra beschikkingen voor klanten".
    """

    dagen: int = field(default=0, validator=_aantal_dagen)
    """For how many days after the gemeente came to know of a boundary nothing is reported of it."""
    tolerantie: int = field(default=0, validator=_aantal_dagen)
    """A gap of at most so many days between a stop and the next start is passed over."""


class Kostprijsbewaker(Enum):
    """Who guards that nobody pays more than the cost price (art. 3.10b)."""

    GEMEENTE = "gemeente"
    """The gemeente itself, with an end date of its own; CAK is told no cost price."""
    CAK = "CAK"
    """CAK, which signals; the gemeente still has to send the stop."""
