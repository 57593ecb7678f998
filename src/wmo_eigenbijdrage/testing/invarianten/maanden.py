"""Invariants of the months that use makes due, since 2020."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from hypothesis import strategies as st

from wmo_eigenbijdrage.ieb import Merk
from wmo_eigenbijdrage.kalender import Maand, Tijdvak
from wmo_eigenbijdrage.testing.implementatie import Implementatie
from wmo_eigenbijdrage.testing.invarianten._tabellen import (
    EEN_DAG,
    JaarMaand,
    begint_in_gebruik,
    eerste,
    jaar_maand,
    maanden_verder,
)
from wmo_eigenbijdrage.testing.invarianten._voeding import LAATSTE, dagen, gebruiken, maanden
from wmo_eigenbijdrage.testing.invarianten.invariant import Invariant, eis, invariant

__all__ = [
    "INVARIANTEN",
    "deel_van_een_maand_telt_heel",
    "gat_van_een_maand_telt_niet",
    "maand_telt_als_haar_eerste_dag_erin_ligt",
    "maand_telt_nooit_dubbel",
    "meer_gebruik_nooit_minder_maanden",
    "start_op_de_eerste_telt_meteen",
    "volgorde_en_knippen_maken_niets_uit",
]

_TOT = maanden(Maand(2020, 1), Maand(2026, 12))
_GEVALLEN = st.tuples(gebruiken(), _TOT)


def _vraag(
    implementatie: Implementatie, gebruik: Sequence[Tijdvak], tot_en_met: Maand
) -> list[JaarMaand]:
    return [jaar_maand(m) for m in implementatie.verschuldigde_maanden(gebruik, tot_en_met)]


def _toon(maanden_: Sequence[JaarMaand]) -> str:
    return ", ".join(f"{jaar}-{maand:02}" for jaar, maand in maanden_) or "none"


@invariant("ub-3.5-4", _GEVALLEN)
def maand_telt_als_haar_eerste_dag_erin_ligt(
    implementatie: Implementatie, gebruik: Sequence[Tijdvak], tot_en_met: Maand
) -> None:
    """A month is owed when, and only when, its first day lies in the use."""
    verwacht = begint_in_gebruik(gebruik, jaar_maand(tot_en_met))
    gevonden = _vraag(implementatie, gebruik, tot_en_met)
    te_veel = [maand for maand in gevonden if maand not in verwacht]
    te_weinig = [maand for maand in verwacht if maand not in gevonden]
    eis(
        not te_veel and not te_weinig,
        f"too many months: {_toon(te_veel)}; too few: {_toon(te_weinig)}",
    )


@invariant("ub-3.5-4", st.tuples(maanden(tot=Maand(2026, 11)), st.integers(1, 31)))
def start_op_de_eerste_telt_meteen(implementatie: Implementatie, maand: Maand, dag: int) -> None:
    """A start on the 1st makes its own month due, a start on any other day the month after."""
    start = min(maand.eerste_dag.replace(day=1) + (dag - 1) * EEN_DAG, maand.laatste_dag)
    verwacht = jaar_maand(maand)
    if start.day > 1:
        verwacht = maanden_verder(verwacht, 1)
    gevonden = _vraag(implementatie, [Tijdvak(start)], Maand(2026, 12))
    eis(
        bool(gevonden) and gevonden[0] == verwacht,
        f"a start on {start} is owed from {_toon([verwacht])}, not from {_toon(gevonden[:1])}",
    )


@invariant("ub-3.10a", st.tuples(maanden(), st.integers(0, 40)), Merk.AFGELEID)
def deel_van_een_maand_telt_heel(
    implementatie: Implementatie, maand: Maand, dagen_later: int
) -> None:
    """The month in which use ends is owed, on whatever day that is, and the next is not."""
    stop = min(maand.eerste_dag + dagen_later * EEN_DAG, LAATSTE)
    gevonden = _vraag(implementatie, [Tijdvak(maand.eerste_dag, stop)], Maand(2026, 12))
    laatste = jaar_maand(stop)
    eis(
        bool(gevonden) and gevonden[-1] == laatste,
        f"a stop on {stop} leaves {_toon([laatste])} owed, and not {_toon(gevonden[-1:])}",
    )


@invariant("wmo-2.1.4a-4", _GEVALLEN)
def maand_telt_nooit_dubbel(
    implementatie: Implementatie, gebruik: Sequence[Tijdvak], tot_en_met: Maand
) -> None:
    """No month is owed twice, also when use stops and starts within it; they come in order."""
    gevonden = _vraag(implementatie, gebruik, tot_en_met)
    eis(gevonden == sorted(set(gevonden)), f"not once and in order: {_toon(gevonden)}")


@invariant("ub-3.5-4", st.tuples(dagen(tot=date(2026, 6, 30)), st.integers(1, 5)), Merk.AFGELEID)
def gat_van_een_maand_telt_niet(implementatie: Implementatie, stop: date, aantal: int) -> None:
    """Whole months between a stop and the next start are not owed."""
    leeg = [maanden_verder(jaar_maand(stop), n) for n in range(1, aantal + 1)]
    weer = eerste(maanden_verder(leeg[-1], 1))
    gebruik = [Tijdvak(date(2020, 1, 1), stop), Tijdvak(weer)]
    gevonden = _vraag(implementatie, gebruik, Maand(2026, 12))
    fout = [maand for maand in leeg if maand in gevonden]
    eis(not fout, f"use from the stop on {stop} to {weer} is none, yet owed: {_toon(fout)}")


@invariant("ub-3.5-4", st.tuples(gebruiken(minste=1), _TOT, st.integers(1, 900)))
def volgorde_en_knippen_maken_niets_uit(
    implementatie: Implementatie,
    gebruik: Sequence[Tijdvak],
    tot_en_met: Maand,
    knip: int,
) -> None:
    """The same days of use in another order, or cut into adjoining periods, make the same due."""
    delen: list[Tijdvak] = []
    for vak in gebruik:
        grens = vak.eerste_dag + knip * EEN_DAG
        if vak.laatste_dag is None or grens <= vak.laatste_dag:
            delen += [Tijdvak(vak.eerste_dag, grens - EEN_DAG), Tijdvak(grens, vak.laatste_dag)]
        else:
            delen.append(vak)
    delen.reverse()
    heel = _vraag(implementatie, gebruik, tot_en_met)
    in_delen = _vraag(implementatie, delen, tot_en_met)
    eis(heel == in_delen, f"as one: {_toon(heel)}; in parts: {_toon(in_delen)}")


@invariant("ub-3.5-4", st.tuples(gebruiken(2), gebruiken(2, minste=1), _TOT))
def meer_gebruik_nooit_minder_maanden(
    implementatie: Implementatie,
    gebruik: Sequence[Tijdvak],
    erbij: Sequence[Tijdvak],
    tot_en_met: Maand,
) -> None:
    """Use that comes on top of other use never takes a month away."""
    eerder = _vraag(implementatie, gebruik, tot_en_met)
    samen = _vraag(implementatie, [*gebruik, *erbij], tot_en_met)
    weg = [maand for maand in eerder if maand not in samen]
    eis(not weg, f"with more use no longer owed: {_toon(weg)}")


INVARIANTEN: Final[tuple[Invariant[...], ...]] = (
    maand_telt_als_haar_eerste_dag_erin_ligt,
    start_op_de_eerste_telt_meteen,
    deel_van_een_maand_telt_heel,
    maand_telt_nooit_dubbel,
    gat_van_een_maand_telt_niet,
    volgorde_en_knippen_maken_niets_uit,
    meer_gebruik_nooit_minder_maanden,
)
