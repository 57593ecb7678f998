"""Hypothesis strategies for the guarding of cost prices."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid, LagerTarief
from wmo_eigenbijdrage.dossier import (
    Begrenzing,
    GeenKostprijs,
    Maandkosten,
    TotaleKostprijs,
    Verstrekking,
)
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME, Maand, Tijdlijn, Tijdvak
from wmo_eigenbijdrage.kostprijs import STANDAARDREGELS, Afschrijfregels, Prognose
from wmo_eigenbijdrage.landelijk import landelijk_tarief
from wmo_eigenbijdrage.testing.strategieen._gemeen import eis_volgorde
from wmo_eigenbijdrage.testing.strategieen.bedrag import bedragen
from wmo_eigenbijdrage.testing.strategieen.identificatie import gemeentecodes
from wmo_eigenbijdrage.testing.strategieen.kalender import dagen, maanden

__all__ = ["afschrijfregels", "kostprijsbedragen", "prognoses", "verstrekkingen"]

_LAATSTE_DAG = STANDAARDREGELS.laatste_gepubliceerde_maand.eerste_dag
_HOOGSTE = Bedrag(1_000_000)


@st.composite
def kostprijsbedragen(
    draw: st.DrawFn,
    min_value: Bedrag = Bedrag(1),  # noqa: B008 (frozen)
    max_value: Bedrag = _HOOGSTE,
) -> Bedrag:
    """Cost prices, by default up to 10,000 euro; those within a cent of whole months come often.

    Shrinks towards the lowest.
    """
    if min_value < Bedrag(1):
        raise InvalidArgument(f"{min_value=!s} is no price")
    eis_volgorde(min_value, max_value, goed=min_value <= max_value)
    return draw(bedragen(min_value, max_value) | _hele_maanden(min_value, max_value))


@st.composite
def _hele_maanden(draw: st.DrawFn, min_value: Bedrag, max_value: Bedrag) -> Bedrag:
    """What a number of months costs, or a cent more or less, within the bounds."""
    begin = draw(maanden())
    einde = draw(maanden(begin))
    som = Bedrag.som(landelijk_tarief(maand) for maand in Maand.reeks(begin, einde))
    precies = Bedrag(som.centen + draw(st.sampled_from((0, -1, 1))))
    return min(max(precies, min_value), max_value)


@st.composite
def prognoses(draw: st.DrawFn, max_jaren: int = 10) -> Prognose:
    """Assumed tariffs for one to *max_jaren* years after the last published one.

    Shrinks towards one year and a low tariff.
    """
    eerste = STANDAARDREGELS.laatste_gepubliceerde_maand.jaar + 1
    tarieven = draw(st.lists(bedragen(Bedrag(1), Bedrag(5000)), min_size=1, max_size=max_jaren))
    return Prognose.van(dict(enumerate(tarieven, eerste)), "een voorbeeld")


@st.composite
def afschrijfregels(draw: st.DrawFn) -> Afschrijfregels:
    """Rules of every reading, with and without a prognosis. Shrinks towards the defaults."""
    return Afschrijfregels(
        april_mei_2020=draw(st.sampled_from([True, False])),
        overgeslagen=draw(st.lists(maanden(), max_size=4)),
        laatste_deel_volgens=draw(st.none() | _lager()),
        prognose=draw(st.none() | prognoses()),
    )


@st.composite
def _lager(draw: st.DrawFn) -> Beleid:
    vanaf = draw(maanden())
    bedrag = draw(bedragen(max_value=landelijk_tarief(vanaf)))
    tarief = LagerTarief(bedrag, vanaf, vanaf.vorige.eerste_dag)
    return Beleid(gemeente=draw(gemeentecodes()), lagere_tarieven=[tarief])


@st.composite
def _gebruik(draw: st.DrawFn, meeste: int, laatste: date) -> tuple[Tijdvak, ...]:
    grenzen = sorted(
        draw(st.sets(dagen(EERSTE_DAG_MAANDREGIME, laatste), min_size=1, max_size=2 * meeste))
    )
    vakken: list[Tijdvak] = []
    for plek in range(0, len(grenzen), 2):
        slot: date | None = None
        if plek + 1 < len(grenzen):
            slot = grenzen[plek + 1] - timedelta(days=1)
        vakken.append(Tijdvak(grenzen[plek], slot))
    return tuple(vakken)


@st.composite
def verstrekkingen(
    draw: st.DrawFn,
    *,
    kenmerk: str = "voorziening",
    begrenzingen: st.SearchStrategy[Begrenzing] | None = None,
    meeste_perioden: int = 3,
    max_value: date = _LAATSTE_DAG,
) -> Verstrekking:
    """Provisions since 2020, with pauses, of each kind unless *begrenzingen* says otherwise.

    No boundary lies after *max_value*, by default the first day of the last month with a published
    tariff. Costs per month are not below the highest published tariff, as no source says what
    holds then.
    Shrinks towards one early, open period and a price of a cent.
    """
    gebruik = draw(_gebruik(meeste_perioden, max_value))
    if begrenzingen is None:
        hoogste = landelijk_tarief(STANDAARDREGELS.laatste_gepubliceerde_maand)
        huur = Tijdlijn.constant(hoogste, Tijdvak(EERSTE_DAG_MAANDREGIME))
        begrenzingen = (
            st.builds(TotaleKostprijs, kostprijsbedragen())
            | st.just(GeenKostprijs())
            | st.just(Maandkosten(huur))
        )
    return Verstrekking(kenmerk=kenmerk, gebruik=gebruik, begrenzing=draw(begrenzingen))
