"""Strategies for iWmo messages that were read, and for what follows from their facts."""

from __future__ import annotations

from hypothesis import strategies as st

from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.dossier import Startmelding, Stopmelding, Zorgfeit
from wmo_eigenbijdrage.iwmo import (
    GeldendeFeiten,
    Iwmobericht,
    Levering,
    Leveringen,
    Leveringsperiode,
    Onleesbaar,
    Reden,
    Tegenspraak,
    Toewijzingsverloop,
    Uitval,
    geldende_feiten,
    leveringsperioden,
)
from wmo_eigenbijdrage.testing.strategieen._gemeen import enkele
from wmo_eigenbijdrage.testing.strategieen.zorgmelding import (
    startmeldingen,
    stopmeldingen,
    toewijzingen,
    zorgfeiten,
)

__all__ = [
    "geldende_zorgfeiten",
    "iwmoberichten",
    "leveringen",
    "onleesbare_berichten",
    "perioden_van_levering",
    "tegenspraken",
    "toewijzingsverlopen",
    "uitgevallen_klassen",
    "verzamelde_leveringen",
]

_PLAATSEN = ("Client[1]/1", "Client[1]/2", "Client[2]/1")


def _bevindingen() -> st.SearchStrategy[Bevinding]:
    # The texts of most reasons have gaps to fill; this one has none.
    return st.sampled_from(_PLAATSEN).map(Reden.STOP_ZONDER_START.over)


def _feiten(meeste: int = 8) -> st.SearchStrategy[tuple[Zorgfeit, ...]]:
    return enkele(zorgfeiten(), meeste)


def uitgevallen_klassen() -> st.SearchStrategy[Uitval]:
    """Classes that became no fact. Shrinks towards one class with one reason."""
    return st.builds(
        Uitval,
        st.sampled_from(_PLAATSEN),
        st.integers(1, 4),
        enkele(_bevindingen(), minstens=1),
    )


def onleesbare_berichten() -> st.SearchStrategy[Onleesbaar]:
    """Messages of which nothing can be used. Shrinks towards one reason."""
    return st.builds(Onleesbaar, enkele(_bevindingen(), minstens=1))


@st.composite
def iwmoberichten(draw: st.DrawFn) -> Iwmobericht:
    """Messages of release 3.2 with starts or stops, some of which fell out.

    Shrinks towards a WMO305 with one start.
    """
    feiten: tuple[Startmelding, ...] | tuple[Stopmelding, ...]
    soort = draw(st.sampled_from(("WMO305", "WMO307")))
    if soort == "WMO305":
        feiten = draw(enkele(startmeldingen(), 3, minstens=1))
    else:
        feiten = draw(enkele(stopmeldingen(), 3, minstens=1))
    uitval = draw(enkele(uitgevallen_klassen()))
    herkomst = feiten[0].herkomst
    return Iwmobericht(
        soort=soort,
        release="3.2",
        gemeente=feiten[0].gemeente,
        aanbieder=feiten[0].aanbieder,
        identificatie=herkomst.identificatie,
        dagtekening=herkomst.dagtekening,
        feiten=feiten,
        uitval=uitval,
        klassen=len(feiten) + sum(deel.aantal for deel in uitval),
    )


def toewijzingsverlopen() -> st.SearchStrategy[Toewijzingsverloop]:
    """An assignment with its changes. Shrinks towards one version."""
    return enkele(toewijzingen(), 3, minstens=1).map(Toewijzingsverloop)


def geldende_zorgfeiten() -> st.SearchStrategy[GeldendeFeiten]:
    """The facts that count of up to eight about one person. Shrinks towards none."""
    return _feiten().map(geldende_feiten)


def tegenspraken() -> st.SearchStrategy[Tegenspraak]:
    """A stop without a start. Shrinks towards an early one."""
    stop = stopmeldingen(verwijdering=False)
    return stop.map(lambda feit: leveringsperioden([feit]).tegenspraken[0])


def verzamelde_leveringen() -> st.SearchStrategy[Leveringen]:
    """The deliveries of up to eight facts about one person. Shrinks towards none."""
    return _feiten().map(leveringsperioden)


@st.composite
def _van_start(draw: st.DrawFn) -> tuple[Startmelding, Levering]:
    """A start that counts, with the delivery that it makes together with other facts."""
    start = draw(startmeldingen(verwijdering=False))
    erbij = draw(enkele(startmeldingen(verwijdering=False) | stopmeldingen(verwijdering=False), 5))
    alle = leveringsperioden([start, *erbij]).leveringen
    return start, next(deel for deel in alle if deel.voorziening == start.voorziening)


def leveringen() -> st.SearchStrategy[Levering]:
    """A provision that was delivered. Shrinks towards one open delivery."""
    return _van_start().map(lambda paar: paar[1])


def perioden_van_levering() -> st.SearchStrategy[Leveringsperiode]:
    """One delivery with the stops that count for it. Shrinks towards an open one."""
    return _van_start().flatmap(lambda paar: st.sampled_from(paar[1].perioden))
