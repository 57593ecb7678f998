"""The four ways in which CAK collected until 2019, each with exactly the figures that it has.

The total cost price (C) was compulsory in all four; with the cost per period (A) and the number of
periods (B) beside it or not, a gemeente chose how CAK collected.

Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019), 2.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from attrs import field, frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.controle import eis_soort, van_soort
from wmo_eigenbijdrage.dossier import Voorziening, Voorzieningsoort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Zorgperiode

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = [
    "DUMMYKOSTPRIJS",
    "Inningsvariant",
    "Inningsvariant1",
    "Inningsvariant2",
    "Inningsvariant3",
    "Inningsvariant4",
    "als_voorziening",
    "inningsvariant",
    "inningsvariant_van",
]

DUMMYKOSTPRIJS = Bedrag(999_999_00)
"""What gemeenten filled in where they meant "no maximum"; from here on a total is no price."""


def _bedrag_boven_nul(_: Any, attribuut: Attribute[Any], waarde: Bedrag) -> None:
    van_soort(Bedrag)(_, attribuut, waarde)
    if waarde.centen <= 0:
        raise OngeldigeWaarde(attribuut.name, "is not above zero", "raise it")


def _aantal_boven_nul(_: Any, attribuut: Attribute[Any], waarde: int) -> None:
    if type(waarde) is not int or waarde <= 0:
        raise OngeldigeWaarde(attribuut.name, "is not a whole number above zero", "give 1 or more")


@frozen(kw_only=True)
class Inningsvariant1:
    """A, B and C: the contribution over the cost per period, during a number of periods.

    Per period at most the cost of that period, and at most the period maximum [inferred from CAK's
    example of 256.41]. CAK knows no remainder of it, see `GeenRestant`.

    Raises:
        OngeldigeWaarde: a figure is not above zero, or the periods add up to more than the total.

    >>> str(Inningsvariant1(
    ...     kosten_per_periode=Bedrag(25641), aantal_perioden=39, totale_kosten=Bedrag(1_000_000)
    ... ))
    'inningsvariant 1: € 256,41 per periode, 39 perioden, totaal € 10.000,00'
    """

    nummer: ClassVar[int] = 1
    kosten_per_periode: Bedrag = field(validator=_bedrag_boven_nul)
    aantal_perioden: int = field(validator=_aantal_boven_nul)
    totale_kosten: Bedrag = field(validator=_bedrag_boven_nul)

    def __attrs_post_init__(self) -> None:
        if self.kosten_per_periode * self.aantal_perioden > self.totale_kosten:
            raise OngeldigeWaarde(
                "kosten_per_periode",
                "times aantal_perioden is more than totale_kosten",
                "lower one of the two, or raise the total",
            )

    def __str__(self) -> str:
        return _regel(self, self.kosten_per_periode, self.aantal_perioden)


@frozen(kw_only=True)
class Inningsvariant2:
    """B and C: the period maximum, until the price or the number of periods is reached.

    Raises:
        OngeldigeWaarde: a figure is not above zero.
    """

    nummer: ClassVar[int] = 2
    aantal_perioden: int = field(validator=_aantal_boven_nul)
    totale_kosten: Bedrag = field(validator=_bedrag_boven_nul)

    def __str__(self) -> str:
        return _regel(self, None, self.aantal_perioden)


@frozen(kw_only=True)
class Inningsvariant3:
    """A and C: the lower of period maximum and cost per period, until the price is reached.

    Raises:
        OngeldigeWaarde: a figure is not above zero.
    """

    nummer: ClassVar[int] = 3
    kosten_per_periode: Bedrag = field(validator=_bedrag_boven_nul)
    totale_kosten: Bedrag = field(validator=_bedrag_boven_nul)

    def __str__(self) -> str:
        return _regel(self, self.kosten_per_periode, None)


@frozen(kw_only=True)
class Inningsvariant4:
    """C alone: the period maximum, until the price is reached.

    Raises:
        OngeldigeWaarde: the total is not above zero.
    """

    nummer: ClassVar[int] = 4
    totale_kosten: Bedrag = field(validator=_bedrag_boven_nul)

    def __str__(self) -> str:
        return _regel(self, None, None)


Inningsvariant: TypeAlias = Inningsvariant1 | Inningsvariant2 | Inningsvariant3 | Inningsvariant4


def _regel(variant: Inningsvariant, kosten: Bedrag | None, aantal: int | None) -> str:
    delen = (
        "" if kosten is None else f"{kosten} per periode, ",
        "" if aantal is None else f"{aantal} perioden, ",
    )
    return f"inningsvariant {variant.nummer}: {''.join(delen)}totaal {variant.totale_kosten}"


def inningsvariant(
    *,
    totale_kosten: Bedrag,
    aantal_perioden: int | None = None,
    kosten_per_periode: Bedrag | None = None,
) -> Inningsvariant:
    """The variant that the figures which are there make.

    A figure that was not delivered is ``None``; zero is refused, as it may mean either.

    Raises:
        OngeldigeWaarde: a figure is not above zero, or those of variant 1 add up to more than the
            total.

    >>> inningsvariant(totale_kosten=Bedrag(90_000), aantal_perioden=100).nummer
    2
    """
    if kosten_per_periode is not None and aantal_perioden is not None:
        return Inningsvariant1(
            kosten_per_periode=kosten_per_periode,
            aantal_perioden=aantal_perioden,
            totale_kosten=totale_kosten,
        )
    if aantal_perioden is not None:
        return Inningsvariant2(aantal_perioden=aantal_perioden, totale_kosten=totale_kosten)
    if kosten_per_periode is not None:
        return Inningsvariant3(kosten_per_periode=kosten_per_periode, totale_kosten=totale_kosten)
    return Inningsvariant4(totale_kosten=totale_kosten)


def inningsvariant_van(voorziening: Voorziening) -> Inningsvariant | None:
    """The variant of a provision; ``None`` for a service, which has a cost per period alone."""
    eis_soort("voorziening", voorziening, Voorziening)
    if voorziening.totale_kosten is None:
        return None
    return inningsvariant(
        totale_kosten=voorziening.totale_kosten,
        aantal_perioden=voorziening.aantal_perioden,
        kosten_per_periode=voorziening.kosten_per_periode,
    )


def als_voorziening(
    variant: Inningsvariant,
    *,
    soort: Voorzieningsoort,
    vanaf: Zorgperiode,
    tot_en_met: Zorgperiode | None = None,
    volgnummer: int = 1,
) -> Voorziening:
    """The provision with the figures of *variant*; inverse of `inningsvariant_van`."""
    if not isinstance(variant, Inningsvariant):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise OngeldigeWaarde(
            "variant", f"{type(variant).__name__} is no Inningsvariant", "give one of the four"
        )
    kosten = aantal = None
    if isinstance(variant, Inningsvariant1 | Inningsvariant3):
        kosten = variant.kosten_per_periode
    if isinstance(variant, Inningsvariant1 | Inningsvariant2):
        aantal = variant.aantal_perioden
    return Voorziening(
        soort=soort,
        volgnummer=volgnummer,
        vanaf=vanaf,
        tot_en_met=tot_en_met,
        kosten_per_periode=kosten,
        aantal_perioden=aantal,
        totale_kosten=variant.totale_kosten,
    )
