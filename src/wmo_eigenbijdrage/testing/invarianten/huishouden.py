"""Invariants of what a household owes per month since 2020, and of its circumstances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve
from hypothesis import strategies as st

from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.dossier import Huishouden
from wmo_eigenbijdrage.ieb import Merk
from wmo_eigenbijdrage.kalender import Tijdvak
from wmo_eigenbijdrage.testing.implementatie import Implementatie
from wmo_eigenbijdrage.testing.invarianten._bedragen import (
    bijdrage_van,
    euro,
    te_betalen_maanden,
    tegen_landelijk_tarief,
    vergelijk,
)
from wmo_eigenbijdrage.testing.invarianten._tabellen import (
    APRIL_MEI_2020,
    TARIEF,
    aow_op,
    eerste,
    tarief_onder,
)
from wmo_eigenbijdrage.testing.invarianten._voeding import (
    OUD,
    alleen,
    beleiden,
    geboortedagen,
    gebruiken,
    paar,
    persoon,
)
from wmo_eigenbijdrage.testing.invarianten.invariant import Invariant, eis, invariant

__all__ = [
    "INVARIANTEN",
    "april_en_mei_2020_nihil",
    "een_bedrag_voor_een_paar",
    "lager_tarief_geldt_vanaf_zijn_maand",
    "meer_gebruik_nooit_goedkoper",
    "nooit_boven_het_tarief",
    "paar_onder_aow_betaalt_niet",
    "tarief_van_de_maand",
    "volgorde_van_personen_maakt_niets_uit",
]


@st.composite
def _alleenstaanden(draw: st.DrawFn) -> Huishouden:
    return alleen(persoon(draw(geboortedagen()), draw(gebruiken(minste=1))))


@st.composite
def _paren(draw: st.DrawFn) -> Huishouden:
    een, ander = (
        persoon(draw(geboortedagen()), draw(gebruiken()), nummer=nummer) for nummer in (0, 1)
    )
    return paar(een, ander)


@st.composite
def _oude_paren(draw: st.DrawFn) -> Huishouden:
    een, ander = (persoon(OUD, draw(gebruiken(minste=1)), nummer=nummer) for nummer in (0, 1))
    return paar(een, ander)


_HUISHOUDENS = _paren() | _alleenstaanden()


@invariant("wmo-2.1.4a-4", st.tuples(_alleenstaanden()))
def tarief_van_de_maand(implementatie: Implementatie, huishouden: Huishouden) -> None:
    """Who lives alone owes the national tariff of each month over that month."""
    verwacht = tegen_landelijk_tarief(te_betalen_maanden(huishouden.personen))
    vergelijk(bijdrage_van(implementatie, huishouden), verwacht)


@invariant("ub-3.8-3-i", st.tuples(_HUISHOUDENS))
def april_en_mei_2020_nihil(implementatie: Implementatie, huishouden: Huishouden) -> None:
    """Nobody owes anything over April and May 2020."""
    gevonden = bijdrage_van(implementatie, huishouden)
    for jaar, nummer in APRIL_MEI_2020:
        centen = gevonden.get((jaar, nummer), 0)
        eis(centen == 0, f"over {jaar}-{nummer:02} nothing is owed, not {euro(centen)}")


@invariant("wmo-2.1.4a-4", st.tuples(_HUISHOUDENS, beleiden()))
def nooit_boven_het_tarief(
    implementatie: Implementatie, huishouden: Huishouden, beleid: Beleid
) -> None:
    """A household never owes more than the national tariff of the month, and never below nil."""
    for (jaar, nummer), centen in bijdrage_van(implementatie, huishouden, beleid).items():
        eis(
            0 <= centen <= TARIEF[jaar],
            f"over {jaar}-{nummer:02} at most {euro(TARIEF[jaar])} is owed, not {euro(centen)}",
        )


@invariant("wmo-2.1.4a-4", st.tuples(_oude_paren()))
def een_bedrag_voor_een_paar(implementatie: Implementatie, huishouden: Huishouden) -> None:
    """Spouses who both are clients owe one amount together, until the last of them stops."""
    verwacht = tegen_landelijk_tarief(te_betalen_maanden(huishouden.personen))
    vergelijk(bijdrage_van(implementatie, huishouden), verwacht)


@invariant("ub-3.8-3-f", st.tuples(_paren()), Merk.AFGELEID)
def paar_onder_aow_betaalt_niet(implementatie: Implementatie, huishouden: Huishouden) -> None:
    """A couple owes nothing until the first month on whose first day both have reached AOW age."""
    beide = max(aow_op(wie) for wie in huishouden.personen)
    maanden_ = [
        maand for maand in te_betalen_maanden(huishouden.personen) if eerste(maand) >= beide
    ]
    vergelijk(bijdrage_van(implementatie, huishouden), tegen_landelijk_tarief(maanden_))


@invariant("wmo-2.1.4a-5", st.tuples(gebruiken(minste=1), beleiden()))
def lager_tarief_geldt_vanaf_zijn_maand(
    implementatie: Implementatie, gebruik: Sequence[Tijdvak], beleid: Beleid
) -> None:
    """Of the own tariff of the gemeente and the national one the lower is owed, month by month."""
    wie = persoon(OUD, gebruik)
    verwacht = {maand: tarief_onder(beleid, maand) for maand in te_betalen_maanden([wie])}
    vergelijk(bijdrage_van(implementatie, alleen(wie), beleid), verwacht)


@invariant("wmo-2.1.4a-4", st.tuples(_paren(), beleiden()))
def volgorde_van_personen_maakt_niets_uit(
    implementatie: Implementatie, huishouden: Huishouden, beleid: Beleid
) -> None:
    """Which of two persons is named first makes no difference to what they owe."""
    andersom = evolve(huishouden, personen=huishouden.personen[::-1])
    een, ander = (bijdrage_van(implementatie, wie, beleid) for wie in (huishouden, andersom))
    for maand in sorted({*een, *ander}):
        eis(
            een.get(maand) == ander.get(maand),
            f"over {maand[0]}-{maand[1]:02} {euro(een.get(maand, 0))}, "
            f"and {euro(ander.get(maand, 0))} in the other order",
        )


@invariant("ub-3.5-4", st.tuples(_paren(), gebruiken(2, minste=1)))
def meer_gebruik_nooit_goedkoper(
    implementatie: Implementatie, huishouden: Huishouden, ander_gebruik: Sequence[Tijdvak]
) -> None:
    """A couple of whom a second one becomes client as well never owes less over any month."""
    een, ander = huishouden.personen
    minder = evolve(huishouden, personen=(een, evolve(ander, perioden=())))
    meer = evolve(huishouden, personen=(een, evolve(ander, perioden=ander_gebruik)))
    eerder, later = (bijdrage_van(implementatie, wie) for wie in (minder, meer))
    for (jaar, nummer), centen in eerder.items():
        over = later.get((jaar, nummer), 0)
        eis(
            over >= centen,
            f"over {jaar}-{nummer:02} {euro(centen)}, but {euro(over)} with more use",
        )


INVARIANTEN: Final[tuple[Invariant[...], ...]] = (
    tarief_van_de_maand,
    april_en_mei_2020_nihil,
    nooit_boven_het_tarief,
    een_bedrag_voor_een_paar,
    paar_onder_aow_betaalt_niet,
    lager_tarief_geldt_vanaf_zijn_maand,
    volgorde_van_personen_maakt_niets_uit,
    meer_gebruik_nooit_goedkoper,
)
