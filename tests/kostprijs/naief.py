"""The guarding of cost prices once more, month by month, from the text of the law.

Uitvoeringsbesluit Wmo 2015, art. 3.10b: the national amount goes off every month; a month is not
collected when less is left than it costs. Own table, Decimal, no bisection, nothing of the library
but its values.
"""

from datetime import date
from decimal import Decimal
from functools import cache

from wmo_eigenbijdrage import Tijdvak

TARIEF = {
    2020: Decimal("19.00"),
    2021: Decimal("19.00"),
    2022: Decimal("19.00"),
    2023: Decimal("19.00"),
    2024: Decimal("20.60"),
    2025: Decimal("21.00"),
    2026: Decimal("21.80"),
}
MAANDEN = [(jaar, maand) for jaar in TARIEF for maand in range(1, 13)]
APRIL_MEI = {(2020, 4), (2020, 5)}

Afgeschreven = list[tuple[tuple[int, int], Decimal]]


def in_gebruik(gebruik: tuple[Tijdvak, ...] | list[Tijdvak], maand: tuple[int, int]) -> bool:
    return any(date(*maand, 1) in vak for vak in gebruik)


def loop(
    prijs: Decimal,
    gebruik: tuple[Tijdvak, ...] | list[Tijdvak],
    zonder: set[tuple[int, int]] = frozenset(),  # type: ignore[assignment]
    extra: dict[int, Decimal] | None = None,
) -> tuple[Afgeschreven, Decimal, bool]:
    """What goes off month by month, what is left, and whether the price stopped it."""
    af: Afgeschreven = []
    tarieven = TARIEF | (extra or {})
    alle = [(jaar, nummer) for jaar in tarieven for nummer in range(1, 13)]
    for plek, maand in enumerate(alle):
        if not in_gebruik(gebruik, maand):
            if plek and in_gebruik(gebruik, alle[plek - 1]):
                # The use stops: is the price reached, judged by the next month that counts?
                volgende = [m for m in alle[plek:] if m not in zonder]
                if volgende and prijs < tarieven[volgende[0][0]]:
                    return af, prijs, True
            continue
        if maand in zonder:
            continue
        tarief = tarieven[maand[0]]
        if prijs < tarief:
            return af, prijs, True
        prijs -= tarief
        af.append((maand, tarief))
        if prijs == 0:
            return af, prijs, True
    return af, prijs, False


@cache
def te_innen(prijs: Decimal, gebruik: tuple[Tijdvak, ...]) -> frozenset[tuple[int, int]]:
    """The months of use that may be collected, all months deducted."""
    af, _, _ = loop(prijs, gebruik)
    return frozenset(maand for maand, _ in af)


@cache
def gebruikt(gebruik: tuple[Tijdvak, ...]) -> frozenset[tuple[int, int]]:
    """The months of use."""
    return frozenset(maand for maand in MAANDEN if in_gebruik(gebruik, maand))
