"""Invariants of the circumstances in which nothing is due, since 2020."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from attrs import evolve
from hypothesis import strategies as st

from wmo_eigenbijdrage.dossier import Huishouden, Vrijstelling, Vrijstellingsgrond
from wmo_eigenbijdrage.ieb import Merk
from wmo_eigenbijdrage.kalender import Tijdvak
from wmo_eigenbijdrage.testing.implementatie import Implementatie
from wmo_eigenbijdrage.testing.invarianten._bedragen import (
    bijdrage_van,
    te_betalen_maanden,
    tegen_landelijk_tarief,
    vergelijk,
)
from wmo_eigenbijdrage.testing.invarianten._tabellen import (
    eerste,
    in_vak,
    jaar_maand,
    jaren_later,
    maanden_verder,
)
from wmo_eigenbijdrage.testing.invarianten._voeding import (
    OUD,
    alleen,
    dagen,
    gebruiken,
    maanden,
    paar,
    persoon,
)
from wmo_eigenbijdrage.testing.invarianten.invariant import Invariant, invariant

__all__ = [
    "INVARIANTEN",
    "een_nacht_opvang_maakt_niets_uit",
    "minderjarige_betaalt_niet",
    "na_overlijden_niets",
    "rolstoel_kost_niets",
    "vrijgestelde_maanden_nihil",
    "wlz_of_beschermd_wonen_maakt_vrij",
]


@st.composite
def _jongeren(draw: st.DrawFn) -> tuple[Huishouden]:
    return (alleen(persoon(jaren_later(draw(dagen()), -18), draw(gebruiken(minste=1)))),)


@invariant("ub-3.8-3-e", _jongeren(), Merk.AFGELEID)
def minderjarige_betaalt_niet(implementatie: Implementatie, huishouden: Huishouden) -> None:
    """Nothing is owed until the first month on whose first day the client is eighteen."""
    (wie,) = huishouden.personen
    volwassen = jaren_later(wie.client.geboortedatum, 18)
    maanden_ = [m for m in te_betalen_maanden([wie]) if eerste(m) >= volwassen]
    vergelijk(bijdrage_van(implementatie, huishouden), tegen_landelijk_tarief(maanden_))


@st.composite
def _overledenen(draw: st.DrawFn) -> tuple[Huishouden]:
    dag = draw(dagen())
    gebruik = [vak for vak in draw(gebruiken(minste=1)) if vak.eerste_dag <= dag]
    return (alleen(persoon(OUD, gebruik, overleden=dag)),)


@invariant("ub-3.10a", _overledenen(), Merk.AFGELEID)
def na_overlijden_niets(implementatie: Implementatie, huishouden: Huishouden) -> None:
    """The month of death is owed, as a part of a month counts in full; the months after are not."""
    (wie,) = huishouden.personen
    dag = wie.client.overleden
    maanden_ = [m for m in te_betalen_maanden([wie]) if dag is None or eerste(m) <= dag]
    vergelijk(bijdrage_van(implementatie, huishouden), tegen_landelijk_tarief(maanden_))


@st.composite
def _vrijgestelden(draw: st.DrawFn) -> tuple[Huishouden]:
    """Of an exemption that CAK was told on the first day of its first month."""
    grond, maand = draw(st.sampled_from(Vrijstellingsgrond)), draw(maanden())
    vrijstelling = Vrijstelling(grond, maand, draw(st.integers(1, 20)), maand.eerste_dag)
    wie = persoon(OUD, draw(gebruiken(minste=1)))
    return (alleen(evolve(wie, vrijstellingen=[vrijstelling])),)


@invariant("ub-3.8-4", _vrijgestelden())
def vrijgestelde_maanden_nihil(implementatie: Implementatie, huishouden: Huishouden) -> None:
    """An individual exemption that was told in time frees as many months as it says, no others."""
    (wie,) = huishouden.personen
    (vrijstelling,) = wie.vrijstellingen
    begin = jaar_maand(vrijstelling.eerste_maand)
    vrij = [maanden_verder(begin, n) for n in range(vrijstelling.aantal_maanden)]
    maanden_ = [maand for maand in te_betalen_maanden([wie]) if maand not in vrij]
    vergelijk(bijdrage_van(implementatie, huishouden), tegen_landelijk_tarief(maanden_))


@st.composite
def _met_andere_bijdrage(draw: st.DrawFn) -> tuple[Huishouden]:
    elders = draw(gebruiken(2, minste=1))
    een, ander = (
        persoon(OUD, draw(gebruiken(minste=minste)), nummer=nummer)
        for nummer, minste in ((0, 1), (1, 0))
    )
    welke: int = draw(st.integers(0, 3))
    if welke == 0:
        return (alleen(evolve(een, wlz_bijdrage=elders)),)
    if welke == 1:
        return (alleen(evolve(een, bw_bijdrage=elders)),)
    if welke == 2:
        return (paar(een, evolve(ander, wlz_bijdrage=elders)),)
    return (paar(evolve(een, bw_bijdrage=elders), ander),)


@invariant("ub-3.8-3-a", _met_andere_bijdrage())
def wlz_of_beschermd_wonen_maakt_vrij(implementatie: Implementatie, huishouden: Huishouden) -> None:
    """While client or spouse owes a contribution for Wlz or beschermd wonen, nothing is owed."""
    elders = [vak for wie in huishouden.personen for vak in (*wie.wlz_bijdrage, *wie.bw_bijdrage)]
    maanden_ = [
        maand
        for maand in te_betalen_maanden(huishouden.personen)
        if not any(in_vak(eerste(maand), vak) for vak in elders)
    ]
    vergelijk(bijdrage_van(implementatie, huishouden), tegen_landelijk_tarief(maanden_))


@invariant("ub-3.8-3-b", st.tuples(dagen(date(2020, 6, 1), date(2026, 11, 25)), st.integers(1, 3)))
def een_nacht_opvang_maakt_niets_uit(
    implementatie: Implementatie, nacht: date, aantal: int
) -> None:
    """Two nights in a row in an opvang institution free their month; a single night does not."""
    laatste = date.fromordinal(nacht.toordinal() + aantal - 1)
    if laatste.month != nacht.month:
        laatste = nacht
    vak = Tijdvak(nacht, laatste)
    wie = evolve(persoon(OUD, [Tijdvak(date(2020, 1, 1))]), opvangnachten=[vak])
    vrij = [] if laatste == nacht else [jaar_maand(nacht)]
    maanden_ = [maand for maand in te_betalen_maanden([wie]) if maand not in vrij]
    vergelijk(bijdrage_van(implementatie, alleen(wie)), tegen_landelijk_tarief(maanden_))


@invariant("ub-3.8-3-d", st.tuples(gebruiken(minste=1), gebruiken(2, minste=1)))
def rolstoel_kost_niets(
    implementatie: Implementatie, gebruik: Sequence[Tijdvak], rolstoel: Sequence[Tijdvak]
) -> None:
    """While a wheelchair is all that a person has, nothing is owed."""
    wie = evolve(persoon(OUD, gebruik), alleen_rolstoel=rolstoel)
    maanden_ = [
        maand
        for maand in te_betalen_maanden([wie])
        if not any(in_vak(eerste(maand), vak) for vak in rolstoel)
    ]
    vergelijk(bijdrage_van(implementatie, alleen(wie)), tegen_landelijk_tarief(maanden_))


INVARIANTEN: Final[tuple[Invariant[...], ...]] = (
    minderjarige_betaalt_niet,
    na_overlijden_niets,
    vrijgestelde_maanden_nihil,
    wlz_of_beschermd_wonen_maakt_vrij,
    een_nacht_opvang_maakt_niets_uit,
    rolstoel_kost_niets,
)
