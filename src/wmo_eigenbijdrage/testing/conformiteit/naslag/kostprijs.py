"""Cost prices: month by month, as Uitvoeringsbesluit Wmo 2015, art. 3.10b has it.

Every month the national tariff goes off; when less is left than a month costs, that month is not
collected. The signal comes three months before (CAK, Toelichting H&V- en ZA-bestanden, 2.2). Until
2020 CAK's two formulas (the same, 2.3).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from wmo_eigenbijdrage.testing._cijfers import TARIEF
from wmo_eigenbijdrage.testing.conformiteit.naslag.inkomen import Onbekend
from wmo_eigenbijdrage.testing.conformiteit.naslag.tijd import (
    DAG,
    maanden,
    op_dag,
    verschoven,
)

__all__ = ["inbare_maanden", "prijsverloop", "resterend", "verschuldigde_maanden"]

Json = Mapping[str, Any]
_BEGIN, _EIND = date(2020, 1, 1), date(2026, 12, 1)


def _naam(maand: date) -> str:
    return f"{maand.year}-{maand.month:02d}"


def verschuldigde_maanden(gebruik: Sequence[Json], tot_en_met: date) -> list[str]:
    """The months since 2020 whose first day is one of use (art. 3.5 (4), 3.10a)."""
    return [_naam(m) for m in maanden(_BEGIN, tot_en_met) if op_dag(m, gebruik)]


def _betaald(prijs: int, gebruikt: Callable[[date], bool]) -> tuple[list[date], int, bool]:
    """The months that a price pays for, what is left, and whether it stopped there."""
    af: list[date] = []
    rest = prijs
    gebruik = False
    for maand in maanden(_BEGIN, _EIND):
        tarief = TARIEF[maand.year]
        if gebruikt(maand):
            if rest < tarief:
                return af, rest, True
            rest -= tarief
            af.append(maand)
            gebruik = True
        elif gebruik:
            if rest < tarief:  # nothing comes of it after the pause either
                return af, rest, True
            gebruik = False
    return af, rest, not rest


def prijsverloop(kostprijs: int, vanaf: date, pauzes: Sequence[Json]) -> Json:
    """The last month, what is left, and the day of the signal."""
    af, rest, bereikt = _betaald(kostprijs, lambda m: m >= vanaf and not op_dag(m, pauzes))
    if not bereikt:
        raise Onbekend
    eerste = vanaf if vanaf.day == 1 else verschoven(vanaf.replace(day=1), 1)
    niets_meer = verschoven(af[-1], 1) if af else eerste
    signaal = max(vanaf, verschoven(niets_meer, -3) - DAG)
    return {
        "laatste_maand": _naam(af[-1]) if af else None,
        "restant": rest,
        "signaaldatum": signaal.isoformat(),
    }


def _mag(verstrekking: Json) -> set[date]:
    """The months over which one provision lets a contribution be asked."""
    gebruik: Sequence[Json] = verstrekking["gebruik"]
    begrenzing = verstrekking["begrenzing"]
    if begrenzing["soort"] == "totale_kostprijs":
        af, _, _ = _betaald(begrenzing["bedrag"], lambda m: op_dag(m, gebruik))
        return set(af)
    return {m for m in maanden(_BEGIN, _EIND) if op_dag(m, gebruik)}


def inbare_maanden(verstrekkingen: Sequence[Json], tot_en_met: date) -> list[str]:
    """The months over which any provision lets a contribution be asked: one is enough."""
    alle = set[date]().union(*map(_mag, verstrekkingen))
    return [_naam(maand) for maand in sorted(alle) if maand <= tot_en_met]


def resterend(totaal: int, aantal: int, per_periode: int, vanaf: str) -> Json:
    """CAK's formulas 1 and 2, on 1 January 2020; a price of 999,999 euro is a filler.

    Formula 2 holds only where the cost per period is the total divided by the number, within a
    cent. Half a cent goes up. What is negative counts as nothing.
    """
    jaar, nummer = vanaf.split("-P")
    over = aantal - ((2020 - int(jaar)) * 13 - (int(nummer) - 1))
    perioden = max(over, 0)
    if totaal >= 99_999_900 or abs(per_periode * aantal - totaal) >= aantal:
        return {"perioden": perioden, "kostprijs": None}
    per_maand = min(Fraction(per_periode * 13, 12), Fraction(1900))
    prijs = per_maand * Fraction(perioden * 12, 13)
    return {"perioden": perioden, "kostprijs": min(int(prijs + Fraction(1, 2)), totaal)}
