"""Which period that CAK has becomes which one that is wanted, with the fewest messages."""

from __future__ import annotations

from collections.abc import Sequence

from wmo_eigenbijdrage.aanlevering._doelen import Kader, Zet, nieuw, verander
from wmo_eigenbijdrage.aanlevering.gewenst import GewenstePeriode
from wmo_eigenbijdrage.aanlevering.register import Aangeleverd
from wmo_eigenbijdrage.bijdrage.kern import eerste_maand
from wmo_eigenbijdrage.kalender import Maand

__all__ = ["deel_toe", "goedkoopst"]


_ONMOGELIJK = 1 << 80
"""More than any way of pairing costs."""


def deel_toe(
    kader: Kader, aangeleverd: Sequence[Aangeleverd], gewenst: Sequence[GewenstePeriode]
) -> tuple[Zet, ...]:
    """One move for each period on either side: the cheapest of all ways to pair them.

    A period that CAK has becomes a wanted one or is withdrawn; a wanted one that none becomes is
    told anew. What CAK has as it is wanted stays: no way of pairing is cheaper without that. The
    rest is an assignment problem: work goes up with the third power of the number of periods.
    """
    zetten, aangeleverd, gewenst = _ongewijzigd(kader, aangeleverd, gewenst)
    if not aangeleverd:
        return (*zetten, *(nieuw(kader, periode) for periode in gewenst))
    # A square: whoever stays alone is paired with nobody, of whom there are enough on either side.
    keuzes: list[list[Zet | None]] = [
        [verander(kader, bekend, periode) for periode in gewenst]
        + [_trek_in(kader, bekend)] * len(aangeleverd)
        for bekend in aangeleverd
    ]
    anders: list[Zet | None] = [nieuw(kader, periode) for periode in gewenst]
    kosten = [[_ONMOGELIJK if zet is None else _getal(zet) for zet in rij] for rij in keuzes]
    leeg = [_getal(zet) for zet in anders if zet is not None] + [0] * len(aangeleverd)
    keuzes += [anders + [None] * len(aangeleverd)] * len(gewenst)
    kosten += [leeg] * len(gewenst)
    for rij, kolom in enumerate(goedkoopst(kosten)):
        zet = keuzes[rij][kolom]
        if zet is not None:
            zetten.append(zet)
    return tuple(zetten)


def _getal(zet: Zet) -> int:
    """The cost as one number, in which a later part never outweighs an earlier one."""
    afwijking, berichten, verschuiving = zet.kosten
    return (afwijking << 48) + (berichten << 32) + verschuiving


def goedkoopst(kosten: Sequence[Sequence[int]]) -> list[int]:
    """The column of each row, each once, with the least sum (the Hungarian method).

    Rows come in one by one; prices of rows and columns keep every pair that is used the cheapest.
    """
    n = len(kosten)
    rijprijs, kolomprijs = [0] * n, [0] * (n + 1)
    rij_van: list[int] = [-1] * (n + 1)  # per column; the last one holds the row that comes in
    for nieuwe in range(n):
        rij_van[n] = nieuwe
        minst, via, gezien = [_ONMOGELIJK * n] * n, [n] * n, [False] * (n + 1)
        kolom = n
        while rij_van[kolom] >= 0:
            gezien[kolom] = True
            rij = rij_van[kolom]
            for k in range(n):
                over = kosten[rij][k] - rijprijs[rij] - kolomprijs[k]
                if not gezien[k] and over < minst[k]:
                    minst[k], via[k] = over, kolom
            volgende = min((k for k in range(n) if not gezien[k]), key=minst.__getitem__)
            stap = minst[volgende]
            for k in range(n + 1):
                if gezien[k]:
                    rijprijs[rij_van[k]] += stap
                    kolomprijs[k] -= stap
                else:
                    minst[k] -= stap
            kolom = volgende
        while kolom != n:
            rij_van[kolom], kolom = rij_van[via[kolom]], via[kolom]
    kolommen = [0] * n
    for kolom, rij in enumerate(rij_van[:n]):
        kolommen[rij] = kolom
    return kolommen


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
