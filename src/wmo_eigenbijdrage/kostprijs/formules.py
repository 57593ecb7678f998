"""CAK's two formulas for inningsvariant 1: what is left on 1 January 2020.

CAK cannot tell what was collected for one provision of variant 1, so it offers these instead.
`bepaal_resterend` applies both with their conditions; each also stands by itself. The
source prints formula 1 twice: as a cell it counts **periods** of four weeks, as a text it converts
them to **months**. Both are here. They count thirteen periods to every year, also to 2015.

Source: CAK, Toelichting H&V- en ZA-bestanden voor initiele aanlevering (22-11-2019), 2.3.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from attrs import frozen

from wmo_eigenbijdrage.afronding import Afronding
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bevindingen import Bevinding, Redenlijst
from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.fouten import BuitenBereik
from wmo_eigenbijdrage.kalender import (
    MAAND_PER_VIER_WEKEN,
    PERIODEN_PER_JAAR,
    Maand,
    Zorgperiode,
)
from wmo_eigenbijdrage.kostprijs.inningsvarianten import DUMMYKOSTPRIJS, Inningsvariant1
from wmo_eigenbijdrage.landelijk import landelijk_tarief

__all__ = [
    "Formulereden",
    "Resterend",
    "bepaal_resterend",
    "formule_1_maanden",
    "formule_1_perioden",
    "formule_2",
    "formule_2_geldt",
    "resterend_uit_cijfers",
]


_EERSTE_NA_2019 = Zorgperiode(2020, 1)
"""A provision from then on has used up no period yet."""


@cache
def _tarief() -> Bedrag:
    """The 19.00 that the source prints."""
    return landelijk_tarief(Maand(2020, 1))


def formule_1_perioden(aantal_perioden: int, vanaf: Zorgperiode) -> int:
    """Periods left on 1-1-2020 (the cell form); negative when they ran out before.

    Raises:
        BuitenBereik: *vanaf* lies after the first period of 2020.
        OngeldigeWaarde: an argument is of another kind.

    >>> formule_1_perioden(39, Zorgperiode(2018, 5))
    17
    """
    eis_soort("aantal_perioden", aantal_perioden, int)
    eis_soort("vanaf", vanaf, Zorgperiode)
    if vanaf > _EERSTE_NA_2019:
        raise BuitenBereik("vanaf", f"{vanaf} lies after 2019", "give the period of the start")
    verstreken = (2020 - vanaf.jaar) * PERIODEN_PER_JAAR - (vanaf.nummer - 1)
    return aantal_perioden - verstreken


def formule_1_maanden(aantal_perioden: int, vanaf: Zorgperiode) -> Fraction:
    """The same in months (the text form), not rounded.

    >>> float(round(formule_1_maanden(39, Zorgperiode(2018, 5)), 4))
    15.6923
    """
    return formule_1_perioden(aantal_perioden, vanaf) / MAAND_PER_VIER_WEKEN


def formule_2(aantal_perioden: int, vanaf: Zorgperiode, kosten_per_periode: Bedrag) -> Bedrag:
    """What is left of the cost price on 1-1-2020, rounded half up to cents.

    Per month left, the cost per month or the national tariff of 19.00, whichever is lower. As in
    the source the outcome is negative when the periods ran out; take it as zero then.

    >>> print(formule_2(39, Zorgperiode(2018, 5), Bedrag(25641)))
    € 298,15
    """
    eis_soort("kosten_per_periode", kosten_per_periode, Bedrag)
    perioden = formule_1_perioden(aantal_perioden, vanaf)
    tarief = _tarief()
    if 13 * kosten_per_periode <= 12 * tarief:
        return perioden * kosten_per_periode  # as 12/13 of them cost 13/12 of it each
    return tarief.maal(perioden / MAAND_PER_VIER_WEKEN, Afronding.HALF_OMHOOG)


def formule_2_geldt(
    totale_kosten: Bedrag, aantal_perioden: int, kosten_per_periode: Bedrag
) -> bool:
    """Whether formula 2 may be used: the cost per period is the total divided by the number.

    It may not where the gemeente lowered the cost per period itself. Within a cent, as some rounded
    the quotient up and others down.

    >>> formule_2_geldt(Bedrag(1_000_000), 39, Bedrag(25641))
    True
    >>> formule_2_geldt(Bedrag(1_000_000), 39, Bedrag(20000))
    False
    """
    verschil = kosten_per_periode.centen * aantal_perioden - totale_kosten.centen
    return abs(verschil) < aantal_perioden


class Formulereden(Redenlijst):
    """What there is to say about an outcome of the formulas, with its code and Dutch text.

    >>> print(Formulereden.NEGATIEF.over("aantal_perioden"))
    [IV03] (aantal_perioden) het aantal resterende perioden is negatief en telt als nul
    """

    DUMMYKOSTPRIJS = (
        "IV01",
        "999999 is geen kostprijs maar een invulwaarde: de resterende kostprijs is onbekend",
    )
    GELDT_NIET = (
        "IV02",
        (
            "kosten per periode zijn niet de totale kosten gedeeld door het aantal perioden: "
            "formule 2 geldt niet en de resterende kostprijs is onbekend"
        ),
    )
    NEGATIEF = ("IV03", "het aantal resterende perioden is negatief en telt als nul")


_PLAATSEN = {
    Formulereden.DUMMYKOSTPRIJS: "totale_kosten",
    Formulereden.GELDT_NIET: "kosten_per_periode",
    Formulereden.NEGATIEF: "aantal_perioden",
}


@frozen
class Resterend:
    """What is left of a provision of variant 1 on 1 January 2020, by CAK's formulas."""

    perioden: int
    """By formula 1, in periods of four weeks; zero when they ran out before."""
    kostprijs: Bedrag | None
    """By formula 2, from zero to the total; ``None`` when it cannot be known."""
    redenen: tuple[Formulereden, ...] = ()

    @property
    def maanden(self) -> Fraction:
        """By formula 1, in months, not rounded."""
        return self.perioden / MAAND_PER_VIER_WEKEN

    @property
    def bevindingen(self) -> tuple[Bevinding, ...]:
        """The reasons as findings."""
        return tuple(reden.over(_PLAATSEN[reden]) for reden in self.redenen)


def bepaal_resterend(variant: Inningsvariant1, vanaf: Zorgperiode) -> Resterend:
    """Both formulas for a provision that began in *vanaf*, with their conditions.

    Negative numbers become zero, as CAK says that nothing is left then. The remaining cost price is
    unknown when the total is a filler, or when the cost per period is not the total divided by the
    number of periods.

    Raises:
        OngeldigeWaarde: *variant* is another variant, or *vanaf* is not a `Zorgperiode`.

    >>> from wmo_eigenbijdrage.kostprijs import Inningsvariant1
    >>> variant = Inningsvariant1(
    ...     kosten_per_periode=Bedrag(25641), aantal_perioden=39, totale_kosten=Bedrag(1_000_000)
    ... )
    >>> resterend = bepaal_resterend(variant, Zorgperiode(2018, 8))
    >>> print(resterend.perioden, float(round(resterend.maanden, 2)), resterend.kostprijs)
    20 18.46 € 350,77

    Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019), 2.3.
    """
    eis_soort("variant", variant, Inningsvariant1)
    return resterend_uit_cijfers(
        variant.totale_kosten, variant.aantal_perioden, variant.kosten_per_periode, vanaf
    )


def resterend_uit_cijfers(
    totale_kosten: Bedrag, aantal_perioden: int, kosten_per_periode: Bedrag, vanaf: Zorgperiode
) -> Resterend:
    """The same for figures as a file has them.

    There a cost per period may have been rounded up, so that the periods add up to some cents more
    than the total and make no `Inningsvariant1`. Of the total no more is left than all.
    """
    over = formule_1_perioden(aantal_perioden, vanaf)
    redenen = (Formulereden.NEGATIEF,) if over < 0 else ()
    perioden = max(over, 0)
    if totale_kosten >= DUMMYKOSTPRIJS:
        return Resterend(perioden, None, (Formulereden.DUMMYKOSTPRIJS, *redenen))
    if not formule_2_geldt(totale_kosten, aantal_perioden, kosten_per_periode):
        return Resterend(perioden, None, (Formulereden.GELDT_NIET, *redenen))
    if over <= 0:
        return Resterend(0, Bedrag(0), redenen)
    kostprijs = formule_2(aantal_perioden, vanaf, kosten_per_periode)
    return Resterend(perioden, min(kostprijs, totale_kosten))
