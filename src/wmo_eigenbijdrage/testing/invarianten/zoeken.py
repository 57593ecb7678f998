"""The fewest messages from one view of CAK to another, by trying all: it knows no plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from typing import TypeAlias

from wmo_eigenbijdrage.aanlevering import Inhoud

__all__ = ["Simpel", "als_simpel", "minste_berichten"]

Simpel: TypeAlias = tuple[date, date | None, "tuple[int, date] | None"]
"""A period: start, stop, and price in cents with the day from which it is guarded."""
Beeld: TypeAlias = tuple[Simpel, ...]


def als_simpel(inhoud: Inhoud) -> Simpel:
    """What CAK is told of a period, without what was wanted."""
    prijs = inhoud.kostprijs
    return (
        inhoud.startdatum,
        inhoud.stopdatum,
        None if prijs is None else (prijs.bedrag.centen, prijs.startdatum),
    )


def _als_beeld(delen: Iterable[Simpel]) -> Beeld:
    return tuple(sorted(delen, key=repr))


def _stappen(beeld: Beeld, woorden: Sequence[Simpel], *, als_periode: bool) -> Iterator[Beeld]:
    """Every view that one message can make of *beeld*."""
    starts = sorted({start for start, _, _ in woorden})
    stops = sorted({stop for _, stop, _ in woorden if stop is not None})
    prijzen = sorted({prijs for _, _, prijs in woorden}, key=repr)
    perioden = [
        (start, stop, prijs)
        for start, stop, prijs in product(starts, [None, *stops], prijzen)
        if stop is None or start <= stop
    ]
    for nieuw in perioden:
        if als_periode or nieuw[1] is None:
            yield _als_beeld([*beeld, nieuw])
    for plek, deel in enumerate(beeld):
        rest = [*beeld[:plek], *beeld[plek + 1 :]]
        if als_periode or deel[1] is None:  # in 1.0 not while it has a stop (TR071)
            yield _als_beeld(rest)
        for nieuw in perioden:
            if als_periode or nieuw[1] == deel[1] or nieuw[::2] == deel[::2]:
                yield _als_beeld([*rest, nieuw])


def minste_berichten(
    nu: Sequence[Simpel], doel: Sequence[Simpel], *, als_periode: bool, hoogstens: int
) -> int:
    """The fewest messages from one view to another; *hoogstens* when it is not fewer.

    Args:
        nu: the periods that CAK has.
        doel: those that it should have.
        als_periode: whether one message says a whole period, as in iEb 3.0 and 4.0.
        hoogstens: the number at which the search stops.

    >>> van, tot = date(2024, 1, 1), date(2024, 3, 1)
    >>> minste_berichten([(van, None, None)], [(van, tot, None)], als_periode=False, hoogstens=9)
    1
    """
    gezocht = _als_beeld(doel)
    rand = {_als_beeld(nu)}
    gezien = set(rand)
    for aantal in range(hoogstens):
        if gezocht in rand:
            return aantal
        rand = {
            volgende
            for beeld in rand
            for volgende in _stappen(beeld, [*nu, *doel], als_periode=als_periode)
            if len(volgende) <= len(nu) + len(doel)
        } - gezien
        gezien |= rand
    return hoogstens
