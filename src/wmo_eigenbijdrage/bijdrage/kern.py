"""The integer core: which periods are owed, and which value holds in each, on bare ordinals.

Everything here works on *stukken*: pairs of ordinals of the first and the last period, both
included, ascending and apart from each other. Months and four-week periods look the same. The cost
follows the number of pieces, never the number of periods.

One idea carries the monthly regime. A month is owed when its **first day** lies within the time of
use: a start on the 1st counts at once and a later one from the next month (art. 3.5 (4)), and any
part of a last month counts in full (art. 3.10a). Other circumstances count from the month after
they begin, or at once on the 1st (art. 3.4 (2)): that is the same sampling. So every fact that is
a period of days becomes a piece of months by one function.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias, TypeVar

from wmo_eigenbijdrage.kalender import Tijdvak, Zorgperiode

__all__ = [
    "Stuk",
    "doorsnede",
    "eerste_maand",
    "geraakte_perioden",
    "maanden",
    "perioden",
    "schilder",
    "verenig_stukken",
    "verschil",
]

Stuk: TypeAlias = tuple[int, int]
V = TypeVar("V")


def eerste_maand(dag: date) -> int:
    """The first month whose first day is not before *dag*: what begins on *dag* counts from it."""
    return 12 * dag.year + dag.month - (dag.day == 1)


def maanden(tijdvakken: Iterable[Tijdvak], laatste: int) -> list[Stuk]:
    """The months, up to *laatste*, whose first day lies in one of the periods of days.

    Uitvoeringsbesluit Wmo 2015, art. 3.4 (2), 3.5 (4) and 3.10a.
    """
    gevonden: list[Stuk] = []
    for vak in tijdvakken:
        eind = vak.laatste_dag
        eerste = eerste_maand(vak.eerste_dag)
        einde = laatste if eind is None else min(12 * eind.year + eind.month - 1, laatste)
        if eerste <= einde:
            gevonden.append((eerste, einde))
    return verenig_stukken(gevonden) if len(gevonden) > 1 else gevonden


def perioden(tijdvakken: Iterable[Tijdvak], laatste: int) -> list[Stuk]:
    """The four-week periods, up to *laatste*, whose first day lies in one of the *tijdvakken*."""
    gevonden: list[Stuk] = []
    for vak in tijdvakken:
        begin = Zorgperiode.van(vak.eerste_dag)
        eerste = begin.ordinaal + (vak.eerste_dag > begin.eerste_dag)
        einde = _laatste_periode(vak, laatste)
        if eerste <= einde:
            gevonden.append((eerste, einde))
    return verenig_stukken(gevonden)


def geraakte_perioden(tijdvakken: Iterable[Tijdvak], laatste: int) -> list[Stuk]:
    """The four-week periods, up to *laatste*, that have a day in common with one of the periods.

    Uitvoeringsbesluit Wmo 2015, art. 3.5 (4), text of 2019: owed from the period in which provided.
    """
    gevonden: list[Stuk] = []
    for vak in tijdvakken:
        eerste, einde = Zorgperiode.van(vak.eerste_dag).ordinaal, _laatste_periode(vak, laatste)
        if eerste <= einde:
            gevonden.append((eerste, einde))
    return verenig_stukken(gevonden)


def _laatste_periode(vak: Tijdvak, laatste: int) -> int:
    if vak.laatste_dag is None:
        return laatste
    return min(Zorgperiode.van(vak.laatste_dag).ordinaal, laatste)


def verenig_stukken(stukken: Iterable[Stuk]) -> list[Stuk]:
    """The same periods in the fewest pieces.

    >>> verenig_stukken([(5, 6), (1, 2), (3, 3)])
    [(1, 3), (5, 6)]
    """
    samen: list[Stuk] = []
    for eerste, laatste in sorted(stukken):
        if samen and eerste <= samen[-1][1] + 1:
            samen[-1] = (samen[-1][0], max(samen[-1][1], laatste))
        else:
            samen.append((eerste, laatste))
    return samen


def doorsnede(links: Sequence[Stuk], rechts: Sequence[Stuk]) -> list[Stuk]:
    """The periods in both.

    >>> doorsnede([(1, 5), (8, 9)], [(4, 8)])
    [(4, 5), (8, 8)]
    """
    return [(max(a, c), min(b, d)) for a, b in links for c, d in rechts if max(a, c) <= min(b, d)]


def verschil(links: Sequence[Stuk], rechts: Sequence[Stuk]) -> list[Stuk]:
    """The periods in the first and not in the second.

    >>> verschil([(1, 9)], [(3, 4), (9, 12)])
    [(1, 2), (5, 8)]
    """
    over: list[Stuk] = []
    for eerste, laatste in links:
        begin = eerste
        for a, b in rechts:
            if a > laatste:
                break
            if b < begin:
                continue
            if a > begin:
                over.append((begin, a - 1))
            begin = b + 1
        if begin <= laatste:
            over.append((begin, laatste))
    return over


def schilder(
    plicht: Sequence[Stuk], lagen: Sequence[tuple[Sequence[Stuk], V]]
) -> Iterator[tuple[int, int, V | None]]:
    """Cut *plicht* wherever a layer begins or ends; each piece has the value of its topmost layer.

    The layers come highest first. ``None`` where no layer lies.

    >>> list(schilder([(1, 9)], [([(3, 4)], "vrij"), ([(1, 6)], "19"), ([(7, 9)], "20,60")]))
    [(1, 2, '19'), (3, 4, 'vrij'), (5, 6, '19'), (7, 9, '20,60')]
    """
    knippen = sorted({rand for stukken, _ in lagen for a, b in stukken for rand in (a, b + 1)})
    for eerste, laatste in plicht:
        begin, volgende = eerste, bisect_right(knippen, eerste)
        while begin <= laatste:
            eind = laatste
            if volgende < len(knippen):
                eind = min(eind, knippen[volgende] - 1)
            yield begin, eind, _bovenste(begin, lagen)
            begin, volgende = eind + 1, volgende + 1


def _bovenste(plek: int, lagen: Sequence[tuple[Sequence[Stuk], V]]) -> V | None:
    for stukken, waarde in lagen:
        for a, b in stukken:
            if a <= plek <= b:
                return waarde
    return None
