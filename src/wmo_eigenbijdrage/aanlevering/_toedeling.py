"""Which period that CAK has becomes which one that is wanted, with the fewest messages."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from wmo_eigenbijdrage.aanlevering._doelen import Kader, Zet, nieuw, verander
from wmo_eigenbijdrage.aanlevering.gewenst import GewenstePeriode
from wmo_eigenbijdrage.aanlevering.register import Aangeleverd
from wmo_eigenbijdrage.bijdrage.kern import eerste_maand
from wmo_eigenbijdrage.kalender import Maand

__all__ = ["deel_toe"]


@frozen
class _Keuze:
    """The cheapest so far: its cost, and the moves as a linked list, the last one first."""

    kosten: tuple[int, int, int]
    zet: Zet | None = None
    eerder: _Keuze | None = None

    def met(self, zet: Zet) -> _Keuze:
        a, b, c = self.kosten
        d, e, f = zet.kosten
        return _Keuze((a + d, b + e, c + f), zet, self)


def deel_toe(
    kader: Kader, aangeleverd: Sequence[Aangeleverd], gewenst: Sequence[GewenstePeriode]
) -> tuple[Zet, ...]:
    """One move for each period on either side: the cheapest of all ways to pair them.

    A period that CAK has becomes a wanted one or is withdrawn; a wanted one that none becomes is
    told anew. What CAK has as it is wanted stays: no way of pairing is cheaper without that. For
    the rest dynamic programming over the sets of wanted periods that are taken: there are at most
    two to the power of their number, and few change at one time.
    """
    zetten, aangeleverd, gewenst = _ongewijzigd(kader, aangeleverd, gewenst)
    standen = {0: _Keuze((0, 0, 0))}
    for bekend in aangeleverd:
        standen = _met(kader, standen, bekend, gewenst)
    keuze = _beste(standen, [nieuw(kader, periode) for periode in gewenst])
    while keuze.eerder is not None and keuze.zet is not None:
        zetten.append(keuze.zet)
        keuze = keuze.eerder
    return tuple(zetten)


def _met(
    kader: Kader,
    standen: dict[int, _Keuze],
    bekend: Aangeleverd,
    gewenst: Sequence[GewenstePeriode],
) -> dict[int, _Keuze]:
    """The cheapest way to each set of wanted periods that are taken, with one period more."""
    intrekking = _trek_in(kader, bekend)
    paren = [verander(kader, bekend, periode) for periode in gewenst]
    volgende: dict[int, _Keuze] = {}
    for genomen, keuze in standen.items():
        mogelijk = [(genomen, keuze.met(intrekking))]
        mogelijk += [
            (genomen | 1 << plek, keuze.met(zet))
            for plek, zet in enumerate(paren)
            if zet is not None and not genomen >> plek & 1
        ]
        for masker, nieuwe in mogelijk:
            if masker not in volgende or nieuwe.kosten < volgende[masker].kosten:
                volgende[masker] = nieuwe
    return volgende


def _beste(standen: dict[int, _Keuze], nieuwe: Sequence[Zet]) -> _Keuze:
    """The cheapest once all that is not taken is told anew."""
    kandidaten: list[_Keuze] = []
    for genomen, stand in standen.items():
        keuze = stand
        for plek, zet in enumerate(nieuwe):
            if not genomen >> plek & 1:
                keuze = keuze.met(zet)
        kandidaten.append(keuze)
    return min(kandidaten, key=lambda keuze: keuze.kosten)


def _ongewijzigd(
    kader: Kader, aangeleverd: Sequence[Aangeleverd], gewenst: Sequence[GewenstePeriode]
) -> tuple[list[Zet], list[Aangeleverd], list[GewenstePeriode]]:
    """The moves that tell nothing, and what they leave: nothing, for nearly everyone every day."""
    per_start = {periode.begin.dag: periode for periode in gewenst}
    zetten: list[Zet] = []
    rest: list[Aangeleverd] = []
    for bekend in aangeleverd:
        start = bekend.inhoud.gewenste_startdatum or bekend.inhoud.startdatum
        periode = per_start.get(start)
        zet = None if periode is None else verander(kader, bekend, periode)
        if zet is None or zet.berichten:
            rest.append(bekend)
        else:
            zetten.append(zet)
            del per_start[start]
    return zetten, rest, [p for p in gewenst if p.begin.dag in per_start]


def _trek_in(kader: Kader, bekend: Aangeleverd) -> Zet:
    """Withdraw a period; in iEb 1.0 its stop goes first (TR071).

    The months before the limit of a revision stay as they are (art. 3.6 (2)), so that a withdrawal
    puts no more of them right than a stop on that limit does.
    """
    inhoud = bekend.inhoud
    berichten = 1 if kader.als_periode or inhoud.stopdatum is None else 2
    grens = Maand.van(kader.termijnen.stop).ordinaal
    if inhoud.stopdatum is not None:
        grens = min(grens, Maand.van(inhoud.stopdatum).ordinaal + 1)
    blijven = max(0, grens - eerste_maand(inhoud.startdatum))
    return Zet(bekend, None, None, berichten, blijven)
