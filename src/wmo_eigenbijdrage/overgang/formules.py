"""CAK's two formulas for inningsvariant 1: what is left on 1 January 2020.

CAK cannot tell what was collected for one provision of variant 1, so it offers these instead. The
source prints formula 1 twice: as a cell it counts **periods** of four weeks, as a text it converts
them to **months**. Both are here. They count thirteen periods to every year, also to 2015.

Source: CAK, Toelichting H&V- en ZA-bestanden voor initiele aanlevering (22-11-2019), 2.3.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from wmo_eigenbijdrage.afronding import Afronding
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.kalender import (
    MAAND_PER_VIER_WEKEN,
    PERIODEN_PER_JAAR,
    Maand,
    Zorgperiode,
)
from wmo_eigenbijdrage.landelijk import landelijk_tarief

__all__ = [
    "formule_1_maanden",
    "formule_1_perioden",
    "formule_2",
    "formule_2_geldt",
]


@cache
def _tarief() -> Bedrag:
    """The 19.00 that the source prints."""
    return landelijk_tarief(Maand(2020, 1))


def formule_1_perioden(aantal_perioden: int, vanaf: Zorgperiode) -> int:
    """Periods left on 1-1-2020 (the cell form); negative when they ran out before.

    >>> formule_1_perioden(39, Zorgperiode(2018, 5))
    17
    """
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
