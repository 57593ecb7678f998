"""`Client` and `Persoon`: one human being, and all about them that decides a contribution."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from attrs import field, frozen
from attrs.validators import deep_iterable, optional
from dateutil.relativedelta import relativedelta

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.controle import eis_soort, is_dag, van_soort
from wmo_eigenbijdrage.dossier.voorziening import Voorziening
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import Bsn
from wmo_eigenbijdrage.kalender import Maand, Tijdvak, verenig
from wmo_eigenbijdrage.landelijk import aow_datum

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Client", "Inkomen", "Persoon", "Vrijstelling", "Vrijstellingsgrond"]

_MEERDERJARIG = relativedelta(years=18)


@frozen
class Client:
    """Who it is about: number, birth and death."""

    bsn: Bsn = field(validator=van_soort(Bsn))
    geboortedatum: date = field(validator=is_dag)
    overleden: date | None = field(default=None, validator=optional(is_dag))
    """The day of death; ``None`` while alive."""

    def __attrs_post_init__(self) -> None:
        if self.overleden is not None and self.overleden < self.geboortedatum:
            raise OngeldigeWaarde(
                "overleden", f"{self.overleden} lies before the birth", "correct one of the dates"
            )

    @property
    def meerderjarig_op(self) -> date:
        """The day of the eighteenth birthday; 28 February for who was born on a 29th [inferred]."""
        return self.geboortedatum + _MEERDERJARIG

    @property
    def aow_op(self) -> date:
        """The day on which AOW age is reached.

        Raises:
            OnbekendeParameter: born after the last published row of the table.
        """
        return aow_datum(self.geboortedatum)


class Vrijstellingsgrond(Enum):
    """Why the college exempts a person: the letter in Uitvoeringsbesluit Wmo 2015, art. 3.8 (3)."""

    VEILIGHEID = "c"
    """Risk of child abuse or neglect, on advice."""
    DRAAGKRACHT = "g"
    """Insufficient capacity to pay."""
    AANPAK = "h"
    """The contribution would harm an integrated, person-centred approach."""


def _minstens_een(_: Any, attribuut: Attribute[int], waarde: int) -> None:
    eis_soort(attribuut.name, waarde, int)
    if waarde < 1:
        raise OngeldigeWaarde(attribuut.name, f"{waarde} is too few", "give at least one")


@frozen
class Vrijstelling:
    """An individual exemption, as the gemeente told it to CAK."""

    grond: Vrijstellingsgrond = field(validator=van_soort(Vrijstellingsgrond))
    eerste_maand: Maand = field(validator=van_soort(Maand))
    aantal_maanden: int = field(validator=_minstens_een)
    """How many months it holds; the gemeente says so beforehand (art. 3.8 (4))."""
    gemeld_op: date = field(validator=is_dag)
    """The day on which CAK was told."""

    @property
    def laatste_maand(self) -> Maand:
        """The last month that is exempt."""
        return self.eerste_maand + (self.aantal_maanden - 1)


def _niet_negatief(_: Any, attribuut: Attribute[Bedrag], waarde: Bedrag) -> None:
    if waarde < Bedrag(0):
        raise OngeldigeWaarde(attribuut.name, f"{waarde} is negative", "give zero or more")


@frozen
class Inkomen:
    """Income and wealth of one person over one calendar year."""

    jaar: int = field(validator=van_soort(int))
    inkomen: Bedrag = field(validator=van_soort(Bedrag))
    vermogen: Bedrag = field(default=Bedrag(0), validator=[van_soort(Bedrag), _niet_negatief])
    """The base of box 3 at the beginning of the year, as far as it is above the tax-free amount;
    a share of it counts as income."""


def _los_van_elkaar(_: Any, attribuut: Attribute[Any], waarde: tuple[Tijdvak, ...]) -> None:
    for eerder, later in pairwise(waarde):
        if eerder.overlapt(later):
            raise OngeldigeWaarde(
                attribuut.name, f"{eerder} overlaps {later}", "join them or correct a date"
            )


def _op_volgorde(tijdvakken: Iterable[Tijdvak]) -> tuple[Tijdvak, ...]:
    return tuple(sorted(tijdvakken, key=lambda vak: vak.eerste_dag))


def _samengevoegd(tijdvakken: Iterable[Tijdvak]) -> tuple[Tijdvak, ...]:
    return verenig(tijdvakken)


# One converter for each type: a type checker cannot see through a generic one.
def _vrijstellingen(gegeven: Iterable[Vrijstelling]) -> tuple[Vrijstelling, ...]:
    return tuple(gegeven)


def _inkomens(gegeven: Iterable[Inkomen]) -> tuple[Inkomen, ...]:
    return tuple(gegeven)


def _voorzieningen(gegeven: Iterable[Voorziening]) -> tuple[Voorziening, ...]:
    return tuple(gegeven)


@frozen(kw_only=True)
class Persoon:
    """One person of a household, client or not, with circumstances as periods of days.

    Whether and what a fact matters is for the rules; here it only stands recorded.
    """

    client: Client = field(validator=van_soort(Client))
    perioden: tuple[Tijdvak, ...] = field(
        default=(), converter=_op_volgorde, validator=_los_van_elkaar
    )
    """From when to when the college says that a contribution is due, apart from each other."""
    wlz_bijdrage: tuple[Tijdvak, ...] = field(default=(), converter=_samengevoegd)
    """When the person owes a contribution under the Wlz."""
    bw_bijdrage: tuple[Tijdvak, ...] = field(default=(), converter=_samengevoegd)
    """When the person owes a contribution for beschermd wonen."""
    opvangnachten: tuple[Tijdvak, ...] = field(default=(), converter=_samengevoegd)
    """The nights spent in an opvang institution; a night belongs to the day on which it begins."""
    alleen_rolstoel: tuple[Tijdvak, ...] = field(default=(), converter=_samengevoegd)
    """When a wheelchair is the person's only provision."""
    ten_laste_van_ouders: tuple[Tijdvak, ...] = field(default=(), converter=_samengevoegd)
    """When a home adaptation for this minor is charged to the parents (Wmo 2015, art. 2.1.5)."""
    ouders_vrij: tuple[Tijdvak, ...] = field(default=(), converter=_samengevoegd)
    """When those parents owe nothing themselves, by one of the grounds (art. 3.8 (6)); married
    parents of whom one is below AOW age, say."""
    vrijstellingen: tuple[Vrijstelling, ...] = field(
        default=(), converter=_vrijstellingen, validator=deep_iterable(van_soort(Vrijstelling))
    )
    inkomens: tuple[Inkomen, ...] = field(
        default=(), converter=_inkomens, validator=deep_iterable(van_soort(Inkomen))
    )
    """At most one for each year; a year that is not there is unknown."""
    voorzieningen: tuple[Voorziening, ...] = field(
        default=(), converter=_voorzieningen, validator=deep_iterable(van_soort(Voorziening))
    )
    """The provisions of the years to 2019; none means that their costs are not known."""

    def __attrs_post_init__(self) -> None:
        for vak in self.perioden:
            if vak.eerste_dag < self.client.geboortedatum:
                raise OngeldigeWaarde("perioden", f"{vak} begins before birth", "correct a date")
            if self.client.overleden is not None and vak.eerste_dag > self.client.overleden:
                raise OngeldigeWaarde("perioden", f"{vak} begins after death", "correct a date")
        jaren = [inkomen.jaar for inkomen in self.inkomens]
        if len(set(jaren)) < len(jaren):
            raise OngeldigeWaarde("inkomens", "a year occurs twice", "keep one for each year")

    def inkomen_over(self, jaar: int) -> Inkomen | None:
        """The income over a calendar year; ``None`` when it is unknown."""
        return next((inkomen for inkomen in self.inkomens if inkomen.jaar == jaar), None)
