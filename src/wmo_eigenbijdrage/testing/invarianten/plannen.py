"""Invariants of the plan: which messages bring what CAK has to what it should have."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from attrs import evolve
from hypothesis import strategies as st

from wmo_eigenbijdrage.aanlevering import Inhoud, Meldingsoort
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.ieb import Kostprijs, Merk
from wmo_eigenbijdrage.testing.implementatie import Implementatie, Planstap
from wmo_eigenbijdrage.testing.invarianten.invariant import Invariant, eis, invariant
from wmo_eigenbijdrage.testing.invarianten.zoeken import Simpel, als_simpel, minste_berichten

__all__ = [
    "INVARIANTEN",
    "geen_plan_heeft_minder_berichten",
    "gelijk_is_een_leeg_plan",
    "nooit_meer_dan_alles_doorsturen",
    "plan_komt_uit",
    "start_pas_als_er_ruimte_is",
    "stop_en_start_vallen_tegen_elkaar_weg",
    "volgorde_van_invoer_maakt_niets_uit",
]

_CAK = "CAK, Overgang iWmo 3.0: voorkom extra beschikkingen voor klanten (24-11-2020)"
_VANDAAG = date(2024, 6, 10)
_DAGEN = (date(2024, 1, 1), date(2024, 2, 15), date(2024, 4, 1), date(2024, 5, 20))
_PRIJZEN = tuple(Kostprijs(Bedrag(centen), _DAGEN[0]) for centen in (50_000, 100_000))
_RELEASES = st.sampled_from(("1.0", "4.0"))


@st.composite
def _perioden(draw: st.DrawFn) -> tuple[Inhoud, ...]:
    """Up to two periods without a day in common, within all time limits."""
    aantal = draw(st.integers(0, 2))
    dagen = sorted(draw(st.permutations(_DAGEN))[: 2 * aantal])
    gevonden = [
        Inhoud(startdatum=van, stopdatum=tot)
        for van, tot in zip(dagen[::2], dagen[1::2], strict=True)
    ]
    loopt_door: bool = draw(st.booleans())
    if gevonden and loopt_door:
        gevonden[-1] = evolve(gevonden[-1], stopdatum=None)
    return tuple(gevonden)


@st.composite
def _gevallen(draw: st.DrawFn) -> tuple[tuple[Inhoud, ...], tuple[Inhoud, ...], str]:
    """What is wanted and what CAK has, all with a price or all without one."""
    gewenst, nu = draw(_perioden()), draw(_perioden())
    if draw(st.booleans()):
        gewenst, nu = (
            tuple(evolve(deel, kostprijs=draw(st.sampled_from(_PRIJZEN))) for deel in kant)
            for kant in (gewenst, nu)
        )
    return gewenst, nu, draw(_RELEASES)


def _plan(
    implementatie: Implementatie, gewenst: Sequence[Inhoud], nu: Sequence[Inhoud], versie: str
) -> Sequence[Planstap]:
    return implementatie.plan(gewenst, nu, versie, _VANDAAG)


def _neem(stand: list[Simpel], stap: Planstap) -> None:
    """What CAK has after one step."""
    kanten = (stap.soort is not Meldingsoort.START, stap.soort is not Meldingsoort.INTREKKING)
    eis(
        (stap.voor is not None, stap.na is not None) == kanten,
        f"{stap.soort.value} does not go with what it says",
    )
    if stap.voor is not None:
        eis(
            als_simpel(stap.voor) in stand,
            f"{stap.soort.value} of {stap.voor.tijdvak}, which CAK does not have",
        )
        stand.remove(als_simpel(stap.voor))
    if stap.na is not None:
        stand.append(als_simpel(stap.na))


def _daarna(nu: Sequence[Inhoud], stappen: Sequence[Planstap]) -> list[Simpel]:
    stand = [als_simpel(deel) for deel in nu]
    for stap in stappen:
        _neem(stand, stap)
    return sorted(stand, key=repr)


def _toon(delen: Sequence[Simpel]) -> str:
    return (
        ", ".join(
            f"{van}..{tot or ''}" + (f" price {prijs[0]}" if prijs else "")
            for van, tot, prijs in delen
        )
        or "nothing"
    )


def _wat(gewenst: Sequence[Inhoud], nu: Sequence[Inhoud]) -> str:
    return f"from {_toon(list(map(als_simpel, nu)))} to {_toon(list(map(als_simpel, gewenst)))}"


@invariant(_CAK, _gevallen())
def plan_komt_uit(
    implementatie: Implementatie, gewenst: Sequence[Inhoud], nu: Sequence[Inhoud], versie: str
) -> None:
    """When CAK accepts all messages of a plan it has what it should have."""
    na = _daarna(nu, _plan(implementatie, gewenst, nu, versie))
    doel = sorted(map(als_simpel, gewenst), key=repr)
    eis(na == doel, f"{_wat(gewenst, nu)}: CAK ends up with {_toon(na)}")


@invariant(_CAK, _gevallen())
def gelijk_is_een_leeg_plan(
    implementatie: Implementatie, gewenst: Sequence[Inhoud], _: Sequence[Inhoud], versie: str
) -> None:
    """When CAK has what it should have nothing is told."""
    stappen = _plan(implementatie, gewenst, gewenst, versie)
    eis(not stappen, f"{len(stappen)} messages, though CAK has {_toon(_daarna(gewenst, []))}")


@invariant(_CAK, _gevallen(), Merk.AFGELEID)
def geen_plan_heeft_minder_berichten(
    implementatie: Implementatie, gewenst: Sequence[Inhoud], nu: Sequence[Inhoud], versie: str
) -> None:
    """No other messages lead to the same in a smaller number: all of them are tried."""
    aantal = len(_plan(implementatie, gewenst, nu, versie))
    minst = minste_berichten(
        list(map(als_simpel, nu)),
        list(map(als_simpel, gewenst)),
        als_periode=versie != "1.0",
        hoogstens=aantal,
    )
    eis(minst == aantal, f"{_wat(gewenst, nu)}: {minst} messages will do, not {aantal}")


@invariant(_CAK, _gevallen())
def nooit_meer_dan_alles_doorsturen(
    implementatie: Implementatie, gewenst: Sequence[Inhoud], nu: Sequence[Inhoud], versie: str
) -> None:
    """A plan never has more messages than withdrawing all that CAK has and telling all anew."""
    een_bericht = versie != "1.0"
    alles = sum(1 if een_bericht or deel.stopdatum is None else 2 for deel in (*nu, *gewenst))
    aantal = len(_plan(implementatie, gewenst, nu, versie))
    eis(aantal <= alles, f"{_wat(gewenst, nu)}: {aantal} messages, where {alles} tell all anew")


@invariant(_CAK, _gevallen(), Merk.AFGELEID)
def start_pas_als_er_ruimte_is(
    implementatie: Implementatie, gewenst: Sequence[Inhoud], nu: Sequence[Inhoud], versie: str
) -> None:
    """A new period never starts on a day on which CAK still has another one."""
    stand = [als_simpel(deel) for deel in nu]
    for stap in _plan(implementatie, gewenst, nu, versie):
        if stap.soort is Meldingsoort.START and stap.na is not None:
            dag = stap.na.startdatum
            dubbel = [d for d in stand if d[0] <= dag and (d[1] is None or dag <= d[1])]
            eis(not dubbel, f"{_wat(gewenst, nu)}: a start on {dag} beside {_toon(dubbel)}")
        _neem(stand, stap)


@invariant(
    _CAK,
    st.tuples(st.sampled_from(_DAGEN[:2]), st.sampled_from(_DAGEN[2:]), _RELEASES),
)
def stop_en_start_vallen_tegen_elkaar_weg(
    implementatie: Implementatie, start: date, stop: date, versie: str
) -> None:
    """A stop after which the support went on is taken back in one message, without a new start."""
    open_ = Inhoud(startdatum=start)
    stappen = _plan(implementatie, [open_], [evolve(open_, stopdatum=stop)], versie)
    soorten = ", ".join(stap.soort.value for stap in stappen)
    eis(
        len(stappen) == 1 and stappen[0].soort is not Meldingsoort.START,
        f"support from {start} went on after the stop on {stop}: {soorten or 'no message'}",
    )


@invariant(_CAK, _gevallen(), Merk.AFGELEID)
def volgorde_van_invoer_maakt_niets_uit(
    implementatie: Implementatie, gewenst: Sequence[Inhoud], nu: Sequence[Inhoud], versie: str
) -> None:
    """In whatever order periods are given, the plan has as many messages and the same outcome."""
    een = _plan(implementatie, gewenst, nu, versie)
    ander = _plan(implementatie, gewenst[::-1], nu[::-1], versie)
    eis(
        (len(een), _daarna(nu, een)) == (len(ander), _daarna(nu, ander)),
        f"{_wat(gewenst, nu)}: {len(een)} messages, and {len(ander)} in the other order",
    )


INVARIANTEN: Final[tuple[Invariant[...], ...]] = (
    plan_komt_uit,
    gelijk_is_een_leeg_plan,
    geen_plan_heeft_minder_berichten,
    nooit_meer_dan_alles_doorsturen,
    start_pas_als_er_ruimte_is,
    stop_en_start_vallen_tegen_elkaar_weg,
    volgorde_van_invoer_maakt_niets_uit,
)
