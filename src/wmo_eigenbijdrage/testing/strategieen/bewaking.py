"""Strategies for what the guarding of cost prices comes to; all of it is computed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Kostprijsbewaker
from wmo_eigenbijdrage.dossier import (
    GeenKostprijs,
    Maandkosten,
    TotaleKostprijs,
    Verstrekking,
)
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME, Maand, Tijdlijn, Tijdvak
from wmo_eigenbijdrage.kostprijs import (
    STANDAARDREGELS,
    Aangewezen,
    Afschrijfregels,
    Afspraak,
    Afspraken,
    Bereikt,
    Bewaakt,
    Bewaking,
    Gebeurtenis,
    Inningsperiode,
    Keuze,
    LageMaandkosten,
    Maandstand,
    Maandtoets,
    NietBewaakt,
    Overschrijding,
    Signaal,
    Stand,
    TeVeelGeind,
    Verloop,
    bewaak,
    bewaak_samen,
    gebeurtenissen,
    maak_afspraken,
    te_veel_geind,
    toets_maandkosten,
)
from wmo_eigenbijdrage.landelijk import landelijk_tarief
from wmo_eigenbijdrage.testing.strategieen.bedrag import bedragen
from wmo_eigenbijdrage.testing.strategieen.kalender import dagen
from wmo_eigenbijdrage.testing.strategieen.kostprijs import (
    afschrijfregels,
    kostprijsbedragen,
    verstrekkingen,
)

__all__ = [
    "aanwijzingen",
    "afspraken",
    "afsprakenlijsten",
    "bereikte_kostprijzen",
    "bewaakte_verstrekkingen",
    "bewakingen",
    "inningsperioden",
    "kostprijsgebeurtenissen",
    "maandstanden",
    "maandtoetsen",
    "niet_bewaakte_verstrekkingen",
    "overschrijdingen",
    "signalen",
    "standen",
    "te_veel_geinde_bedragen",
    "verlopen",
]

W = TypeVar("W")
_KENMERKEN = ("rollator", "traplift", "beugel")
_LAATSTE_START = date(2026, 11, 1)
# A price of at most two years that begins before 2024 is reached before the last tariff.
_LAATSTE_BEREIKT, _TWEE_JAAR = date(2023, 12, 1), Bedrag(24 * 2060)
_PEILDAG = date(2026, 9, 1)
_HOOGSTE_TARIEF = landelijk_tarief(STANDAARDREGELS.laatste_gepubliceerde_maand)


def aanwijzingen() -> st.SearchStrategy[Aangewezen]:
    """Provisions that the college designates. Shrinks towards a rollator."""
    return st.sampled_from(_KENMERKEN).map(Aangewezen)


@st.composite
def verlopen(
    draw: st.DrawFn,
    min_value: Bedrag = Bedrag(1),  # noqa: B008 (frozen)
    max_value: Bedrag = Bedrag(1_000_000),  # noqa: B008
    *,
    regels: st.SearchStrategy[Afschrijfregels] | None = None,
) -> Verloop:
    """Courses of a price from *min_value* to *max_value*: reached, or with an unknown end.

    *regels* are the defaults, or what `afschrijfregels` yields. Shrinks towards a price of a cent
    from January 2020 on.
    """
    return bewaak(
        draw(kostprijsbedragen(min_value, max_value)),
        draw(dagen(EERSTE_DAG_MAANDREGIME, _LAATSTE_START)),
        regels=STANDAARDREGELS if regels is None else draw(regels),
    )


@st.composite
def standen(draw: st.DrawFn) -> Stand:
    """States of a course on a day up to the last tariff. Shrinks towards nothing deducted."""
    verloop = draw(verlopen())
    return verloop.stand_op(draw(dagen(verloop.vanaf)))


@st.composite
def maandstanden(draw: st.DrawFn) -> Maandstand:
    """Months of a course that has one. Shrinks towards January 2020."""
    return draw(_een_van(tuple(draw(verlopen(_HOOGSTE_TARIEF)).maanden())))


@st.composite
def bewakingen(draw: st.DrawFn, *, meeste: int = 3) -> Bewaking:
    """The guarding of up to *meeste* provisions, at most three, of every kind.

    Shrinks towards that of no provision.
    """
    aantal = draw(st.integers(0, min(meeste, len(_KENMERKEN))))
    gegeven = [draw(verstrekkingen(kenmerk=kenmerk)) for kenmerk in _KENMERKEN[:aantal]]
    regels = draw(st.just(STANDAARDREGELS) | afschrijfregels())
    keuzes: list[Keuze | Aangewezen] = [*Keuze]
    keuzes += [Aangewezen(verstrekking.kenmerk) for verstrekking in gegeven]
    return bewaak_samen(
        gegeven,
        keuze=draw(st.sampled_from(keuzes)),
        # What a prognosis assumes may lie above the costs of a month.
        lage_maandkosten=draw(st.sampled_from(LageMaandkosten)),
        regels=regels,
    )


def _een_van(rij: Sequence[W]) -> st.SearchStrategy[W]:
    return st.sampled_from(rij)


@st.composite
def _bereikt(draw: st.DrawFn) -> Bewaking:
    """The guarding of one price that is reached before the last tariff, still in use then."""
    prijs = draw(kostprijsbedragen(_HOOGSTE_TARIEF, _TWEE_JAAR))
    begin = draw(dagen(EERSTE_DAG_MAANDREGIME, _LAATSTE_BEREIKT))
    return bewaak_samen(
        [
            Verstrekking(
                kenmerk=_KENMERKEN[0], gebruik=Tijdvak(begin), begrenzing=TotaleKostprijs(prijs)
            )
        ]
    )


@st.composite
def _zonder_prijs(draw: st.DrawFn) -> Bewaking:
    begin = draw(dagen(EERSTE_DAG_MAANDREGIME, _LAATSTE_START))
    return bewaak_samen(
        [Verstrekking(kenmerk="hulp", gebruik=Tijdvak(begin), begrenzing=GeenKostprijs())]
    )


@st.composite
def bewaakte_verstrekkingen(draw: st.DrawFn) -> Bewaakt:
    """Months over which one price is guarded. Shrinks towards a month's price in 2020."""
    stappen = [stap for stap in draw(_bereikt()).stappen if isinstance(stap, Bewaakt)]
    return draw(_een_van(stappen))


@st.composite
def niet_bewaakte_verstrekkingen(draw: st.DrawFn) -> NietBewaakt:
    """Months with help that has no price. Shrinks towards January 2020 and on."""
    stappen = [stap for stap in draw(_zonder_prijs()).stappen if isinstance(stap, NietBewaakt)]
    return draw(_een_van(stappen))


@st.composite
def inningsperioden(draw: st.DrawFn) -> Inningsperiode:
    """Months over which may be collected, with an end or without.

    Shrinks towards one that a price of a month ends in 2020.
    """
    return draw(_een_van(draw(_bereikt() | _zonder_prijs()).perioden))


def _van_bereikt(bewaking: Bewaking) -> tuple[Gebeurtenis, ...]:
    return tuple(gebeurtenissen(bewaking, tot_en_met=_PEILDAG))


@st.composite
def signalen(draw: st.DrawFn) -> Signaal:
    """Signals of a price that will be reached. Shrinks towards one on the first day of 2020."""
    gevonden = [g for g in _van_bereikt(draw(_bereikt())) if isinstance(g, Signaal)]
    return draw(_een_van(gevonden))


@st.composite
def bereikte_kostprijzen(draw: st.DrawFn) -> Bereikt:
    """Prices that have been reached. Shrinks towards one at the end of January 2020."""
    gevonden = [g for g in _van_bereikt(draw(_bereikt())) if isinstance(g, Bereikt)]
    return draw(_een_van(gevonden))


@st.composite
def overschrijdingen(draw: st.DrawFn) -> Overschrijding:
    """Months that are collected after a price. Shrinks towards February 2020."""
    gevonden = [g for g in _van_bereikt(draw(_bereikt())) if isinstance(g, Overschrijding)]
    return draw(_een_van(gevonden))


def kostprijsgebeurtenissen() -> st.SearchStrategy[Gebeurtenis]:
    """Signals, reached prices and overshoots. Shrinks towards a signal."""
    return signalen() | bereikte_kostprijzen() | overschrijdingen()


def afsprakenlijsten() -> st.SearchStrategy[Afspraken]:
    """What is to be done, whoever guards. Shrinks towards nothing."""
    return st.builds(maak_afspraken, bewakingen(), st.sampled_from(Kostprijsbewaker))


@st.composite
def afspraken(draw: st.DrawFn) -> Afspraak:
    """One thing that is to be done. Shrinks towards a stop at the end of January 2020."""
    bewaker = draw(st.sampled_from(Kostprijsbewaker))
    return draw(_een_van(maak_afspraken(draw(_bereikt()), bewaker).afspraken))


@st.composite
def maandtoetsen(draw: st.DrawFn) -> Maandtoets:
    """Months of rent with a cost around the tariff. Shrinks towards one that costs nothing."""
    begin = draw(dagen(EERSTE_DAG_MAANDREGIME, _LAATSTE_START))
    kosten = Tijdlijn.constant(draw(bedragen(max_value=Bedrag(5000))), Tijdvak(begin))
    huur = Verstrekking(kenmerk="huur", gebruik=Tijdvak(begin), begrenzing=Maandkosten(kosten))
    return draw(_een_van(toets_maandkosten(huur)))


@st.composite
def te_veel_geinde_bedragen(draw: st.DrawFn) -> TeVeelGeind:
    """What was collected after a price, within and beyond the term of revision.

    Shrinks towards nothing.
    """
    bewaking = draw(_bereikt())
    vanaf = Maand.van(bewaking.verstrekkingen[0].gebruik[0].eerste_dag) + 1
    geind = [(vanaf + n, Bedrag(1900)) for n in range(draw(st.integers(0, 36)))]
    terug = draw(st.sampled_from((36, 12)))
    return te_veel_geind(
        bewaking, geind, peildatum=draw(dagen(vanaf.eerste_dag)), maanden_terug=terug
    )
