"""Invariants of the guarding of cost prices since 2020, by plain loops over the months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Final

from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.ieb import Merk
from wmo_eigenbijdrage.kalender import Tijdvak
from wmo_eigenbijdrage.testing.implementatie import Implementatie, Prijsverloop
from wmo_eigenbijdrage.testing.invarianten._tabellen import (
    EEN_DAG,
    TARIEF,
    JaarMaand,
    eerste,
    in_vak,
    jaar_maand,
    maanden_tot,
    maanden_verder,
)
from wmo_eigenbijdrage.testing.invarianten._voeding import dagen
from wmo_eigenbijdrage.testing.invarianten.invariant import Invariant, eis, invariant

__all__ = [
    "INVARIANTEN",
    "duurder_loopt_nooit_korter",
    "een_cent_rond_hele_maanden",
    "een_maand_erbij_past_niet",
    "later_begonnen_nooit_eerder_klaar",
    "nooit_meer_dan_de_kostprijs",
    "prijs_gaat_af_met_het_tarief_van_elke_maand",
    "signaal_drie_maanden_vooraf",
]

_Geval = tuple[Bedrag, date, tuple[Tijdvak, ...]]
_EINDE = (2026, 12)


def _maanden_van_gebruik(vanaf: date, pauzes: Sequence[Tijdvak]) -> list[JaarMaand]:
    """The months whose first day is not before the start and in no pause.

    April and May 2020, over which nothing was owed, too: the decree says "every month" (decision
    0024). That, and the first month after a start within a month, is our reading, so that what
    counts these months is marked as inferred.
    """
    return [
        maand
        for maand in maanden_tot(_EINDE)
        if eerste(maand) >= vanaf and not any(in_vak(eerste(maand), pauze) for pauze in pauzes)
    ]


def _sommen(maanden: Sequence[JaarMaand]) -> list[int]:
    """What the first 0, 1, 2, ... of these months cost together."""
    return list(accumulate((TARIEF[jaar] for jaar, _ in maanden), initial=0))


@st.composite
def _pauzes(draw: st.DrawFn, vanaf: date) -> tuple[Tijdvak, ...]:
    pauzes: list[Tijdvak] = []
    dag = vanaf
    for _ in range(draw(st.integers(0, 2))):
        begin = dag + timedelta(days=draw(st.integers(1, 300)))
        einde = begin + timedelta(days=draw(st.sampled_from((0, 5, 30, 31, 60, 200))))
        pauzes.append(Tijdvak(begin, einde))
        dag = einde + EEN_DAG
    return tuple(pauzes)


@st.composite
def _gevallen(draw: st.DrawFn, *, met_pauzes: bool = True) -> _Geval:
    """A price that is reached within the published tariffs: whole months, and a part above them."""
    vanaf = draw(dagen(tot=date(2025, 3, 31)))
    pauzes = draw(_pauzes(vanaf)) if met_pauzes else ()
    maanden = _maanden_van_gebruik(vanaf, pauzes)
    aantal = draw(st.integers(0, len(maanden) - 1))
    tarief = TARIEF[maanden[aantal][0]]
    deel = draw(st.sampled_from((0, 1, tarief - 1)) | st.integers(0, tarief - 1))
    return Bedrag(max(_sommen(maanden)[aantal] + deel, 1)), vanaf, pauzes


def _laatste(verloop: Prijsverloop) -> JaarMaand | None:
    return None if verloop.laatste_maand is None else jaar_maand(verloop.laatste_maand)


def _toon(maand: JaarMaand | None) -> str:
    return "no month" if maand is None else f"{maand[0]}-{maand[1]:02}"


def _wat(prijs: Bedrag, vanaf: date, pauzes: Sequence[Tijdvak]) -> str:
    tussen = f", pauses {', '.join(map(str, pauzes))}" if pauzes else ""
    return f"{prijs} from {vanaf}{tussen}"


@invariant("ub-3.10b", _gevallen(), Merk.AFGELEID)
def prijs_gaat_af_met_het_tarief_van_elke_maand(
    implementatie: Implementatie, prijs: Bedrag, vanaf: date, pauzes: Sequence[Tijdvak]
) -> None:
    """A price pays for months of use as long as the national tariff of the month is left.

    Months in a pause cost nothing, and a last part is not collected.
    """
    maanden = _maanden_van_gebruik(vanaf, pauzes)
    rest, laatste, plek = prijs.centen, None, 0
    while rest >= TARIEF[maanden[plek][0]]:
        rest -= TARIEF[maanden[plek][0]]
        laatste = maanden[plek]
        plek += 1
    verloop = implementatie.prijsverloop(prijs, vanaf, pauzes)
    wat = _wat(prijs, vanaf, pauzes)
    eis(
        _laatste(verloop) == laatste,
        f"{wat}: pays until {_toon(laatste)}, not {_toon(_laatste(verloop))}",
    )
    eis(
        verloop.restant.centen == rest,
        f"{wat}: {Bedrag(rest)} is never collected, not {verloop.restant}",
    )


@invariant("wmo-2.1.4a-6", _gevallen(), Merk.AFGELEID)
def nooit_meer_dan_de_kostprijs(
    implementatie: Implementatie, prijs: Bedrag, vanaf: date, pauzes: Sequence[Tijdvak]
) -> None:
    """What is collected is never more than the price, and with what is left it is the price."""
    verloop = implementatie.prijsverloop(prijs, vanaf, pauzes)
    tot = _laatste(verloop) or (0, 0)
    geind = sum(TARIEF[m[0]] for m in _maanden_van_gebruik(vanaf, pauzes) if m <= tot)
    wat = _wat(prijs, vanaf, pauzes)
    eis(geind <= prijs.centen, f"{wat}: {Bedrag(geind)} is collected")
    eis(
        geind + verloop.restant.centen == prijs.centen,
        f"{wat}: {Bedrag(geind)} is collected and {verloop.restant} left",
    )


@invariant("ub-3.10b", _gevallen(), Merk.AFGELEID)
def een_maand_erbij_past_niet(
    implementatie: Implementatie, prijs: Bedrag, vanaf: date, pauzes: Sequence[Tijdvak]
) -> None:
    """One month more than the last that is collected would exceed the price."""
    tot = _laatste(implementatie.prijsverloop(prijs, vanaf, pauzes)) or (0, 0)
    maanden = _maanden_van_gebruik(vanaf, pauzes)
    volgende = next((m for m in maanden if m > tot), _EINDE)
    kost = sum(TARIEF[maand[0]] for maand in maanden if maand <= volgende)
    eis(
        kost > prijs.centen,
        f"{_wat(prijs, vanaf, pauzes)}: stops at {_toon(tot)}, though {_toon(volgende)} still fits",
    )


@invariant("ub-3.10b", st.tuples(dagen(tot=date(2025, 6, 1)), st.integers(1, 12)), Merk.AFGELEID)
def een_cent_rond_hele_maanden(implementatie: Implementatie, vanaf: date, aantal: int) -> None:
    """A price of whole months pays for just these; a cent less loses one, a cent more stays."""
    maanden = _maanden_van_gebruik(vanaf, ())
    som = _sommen(maanden)[aantal]
    verwacht = {
        som - 1: (maanden[aantal - 2] if aantal > 1 else None, TARIEF[maanden[aantal - 1][0]] - 1),
        som: (maanden[aantal - 1], 0),
        som + 1: (maanden[aantal - 1], 1),
    }
    for centen, (laatste, rest) in verwacht.items():
        verloop = implementatie.prijsverloop(Bedrag(centen), vanaf, ())
        eis(
            (_laatste(verloop), verloop.restant.centen) == (laatste, rest),
            f"{_wat(Bedrag(centen), vanaf, ())}: pays until {_toon(laatste)} and leaves "
            f"{Bedrag(rest)}, not {_toon(_laatste(verloop))} and {verloop.restant}",
        )


@invariant("ub-3.10b", st.tuples(_gevallen(), st.integers(1, 10_000)).map(lambda g: (*g[0], g[1])))
def duurder_loopt_nooit_korter(
    implementatie: Implementatie,
    prijs: Bedrag,
    vanaf: date,
    pauzes: Sequence[Tijdvak],
    minder: int,
) -> None:
    """A higher price never ends before a lower one."""
    lager = Bedrag(max(prijs.centen - minder, 1))
    hoog, laag = (
        _laatste(implementatie.prijsverloop(bedrag, vanaf, pauzes)) or (0, 0)
        for bedrag in (prijs, lager)
    )
    eis(
        laag <= hoog,
        f"{_wat(prijs, vanaf, pauzes)} ends in {_toon(hoog)}, but {lager} in {_toon(laag)}",
    )


@invariant("ub-3.10b", st.tuples(_gevallen(met_pauzes=False), st.integers(1, 400)))
def later_begonnen_nooit_eerder_klaar(
    implementatie: Implementatie, geval: _Geval, dagen_eerder: int
) -> None:
    """A price that begins to be guarded later is never reached earlier."""
    prijs, vanaf, _ = geval
    eerder = max(vanaf - timedelta(days=dagen_eerder), date(2020, 1, 1))
    eind_later = _laatste(implementatie.prijsverloop(prijs, vanaf, ()))
    eind_eerder = _laatste(implementatie.prijsverloop(prijs, eerder, ()))
    eis(
        eind_later is None or eind_eerder is None or eind_eerder <= eind_later,
        f"{prijs} from {vanaf} ends in {_toon(eind_later)}, "
        f"but from {eerder} in {_toon(eind_eerder)}",
    )


@invariant("ub-3.10b", _gevallen(met_pauzes=False), Merk.AFGELEID)
def signaal_drie_maanden_vooraf(
    implementatie: Implementatie, prijs: Bedrag, vanaf: date, pauzes: Sequence[Tijdvak]
) -> None:
    """The end is told when three whole months are left, or at once when there are fewer.

    On the last day of the month before these (CAK, Toelichting 22-11-2019, 2.2).
    """
    verloop = implementatie.prijsverloop(prijs, vanaf, pauzes)
    laatste = _laatste(verloop)
    if laatste is None:
        laatste = maanden_verder(jaar_maand(vanaf), -(vanaf.day == 1))
    verwacht = max(vanaf, eerste(maanden_verder(laatste, -2)) - EEN_DAG)
    eis(
        verloop.signaaldatum == verwacht,
        f"{_wat(prijs, vanaf, pauzes)}: ends in {_toon(laatste)}, told on {verwacht}, "
        f"not on {verloop.signaaldatum}",
    )


INVARIANTEN: Final[tuple[Invariant[...], ...]] = (
    prijs_gaat_af_met_het_tarief_van_elke_maand,
    nooit_meer_dan_de_kostprijs,
    een_maand_erbij_past_niet,
    een_cent_rond_hele_maanden,
    duurder_loopt_nooit_korter,
    later_begonnen_nooit_eerder_klaar,
    signaal_drie_maanden_vooraf,
)
