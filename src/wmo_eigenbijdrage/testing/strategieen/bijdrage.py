"""Strategies for what a household owes; overviews and what follows from them are computed.

They are about 2018 and later, as two thresholds of 2017 are in no source.
"""

from __future__ import annotations

from datetime import date

from attrs import evolve
from hypothesis import strategies as st

from wmo_eigenbijdrage.afronding import Afronding
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bijdrage import (
    Bereik,
    Bijdrageoverzicht,
    Factuur,
    Herziening,
    Inning,
    Lezing,
    Periodelimiet,
    Reeks,
    Vaststelling,
    Verschil,
    bereken_bijdrage,
    herzien,
    vaststellen,
    verdeel,
    voorspel_eerste_factuur,
)
from wmo_eigenbijdrage.bijdrage.regimes import Geval, VoorstelInkomensafhankelijk
from wmo_eigenbijdrage.dossier import Huishouden, Persoon
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME, Maand, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.testing.strategieen._gemeen import enkele
from wmo_eigenbijdrage.testing.strategieen.bedrag import bedragen
from wmo_eigenbijdrage.testing.strategieen.beleid import beleidskeuzes
from wmo_eigenbijdrage.testing.strategieen.dossier import (
    clienten,
    huishoudens,
    voorzieningen,
)
from wmo_eigenbijdrage.testing.strategieen.kalender import dagen, maanden, zorgperioden

__all__ = [
    "bijdrageoverzichten",
    "facturen",
    "gevallen",
    "herzieningen",
    "inningen",
    "lezingen",
    "reeksen",
    "vaststellingen",
    "verschillen",
    "voorstelregimes",
]

_EERSTE_DAG = Zorgperiode(2018, 1).eerste_dag
_LAATSTE_DAG = date(2026, 12, 31)
_BESLUIT = dagen(EERSTE_DAG_MAANDREGIME, _LAATSTE_DAG)


@st.composite
def lezingen(draw: st.DrawFn) -> Lezing:
    """Readings of every kind. Shrinks towards rounding half up for the whole household in 2020."""
    return Lezing(
        afronding_periodemaximum=draw(st.sampled_from((Afronding.HALF_OMHOOG, *Afronding))),
        bereik_vrijstelling=draw(st.sampled_from(Bereik)),
        ruime_vrijstelling_vanaf=draw(dagen(EERSTE_DAG_MAANDREGIME)),
    )


@st.composite
def gevallen(draw: st.DrawFn) -> Geval:
    """Households under a policy, looked at up to a day since 2018 on which all were born.

    `bereken_bijdrage` has an answer to each. Shrinks towards one person of whom nothing is known.
    """
    huishouden = draw(huishoudens(_EERSTE_DAG))
    return Geval(huishouden, draw(beleidskeuzes()), draw(dagen(_EERSTE_DAG)), draw(lezingen()))


def _bereken(geval: Geval) -> Bijdrageoverzicht:
    return bereken_bijdrage(
        geval.huishouden, geval.beleid, tot_en_met=geval.tot_en_met, lezing=geval.lezing
    )


def bijdrageoverzichten() -> st.SearchStrategy[Bijdrageoverzicht]:
    """What households owe since 2018, in four-week periods and months. Shrinks towards nothing."""
    return gevallen().map(_bereken)


@st.composite
def _met_reeks(draw: st.DrawFn) -> Bijdrageoverzicht:
    """An overview of one person that has a run, be it of zero."""
    persoon = Persoon(
        client=draw(clienten(overleden=False)),
        perioden=[Tijdvak(draw(dagen(_EERSTE_DAG, date(2026, 11, 1))))],
    )
    return bereken_bijdrage(
        Huishouden([persoon]), draw(beleidskeuzes()), tot_en_met=Maand(2026, 12)
    )


@st.composite
def reeksen(draw: st.DrawFn) -> Reeks:
    """Runs of an overview of one person. Shrinks towards the first of the earliest overview."""
    return draw(st.sampled_from(draw(_met_reeks()).reeksen))


@st.composite
def _tweetal(draw: st.DrawFn) -> tuple[Bijdrageoverzicht, Bijdrageoverzicht]:
    """An overview, and the same with another amount in one of its runs."""
    oud = draw(_met_reeks())
    plek = draw(st.integers(0, len(oud.reeksen) - 1))
    reeks = oud.reeksen[plek]
    # Another amount than it was: up, or down to nothing.
    ander = Bedrag(0) if reeks.bedrag and draw(st.booleans()) else reeks.bedrag + Bedrag(100)
    anders = evolve(reeks, bedrag=ander)
    return oud, Bijdrageoverzicht([*oud.reeksen[:plek], anders, *oud.reeksen[plek + 1 :]])


@st.composite
def verschillen(draw: st.DrawFn) -> Verschil:
    """A difference between two overviews. Shrinks towards one euro more."""
    oud, nieuw = draw(_tweetal())
    return oud.vergelijk(nieuw)[0]


@st.composite
def vaststellingen(draw: st.DrawFn) -> Vaststelling:
    """First determinations with each of the limits. Shrinks towards one in which nothing is due."""
    return vaststellen(
        draw(bijdrageoverzichten()),
        draw(_BESLUIT),
        maanden_terug=draw(st.sampled_from((12, 1, 0))),
        periodelimiet=draw(st.sampled_from(Periodelimiet)),
    )


@st.composite
def herzieningen(draw: st.DrawFn) -> Herziening:
    """Revisions with each of the limits, within and beyond them. Shrinks towards one euro more."""
    oud, nieuw = draw(_tweetal())
    terug = st.sampled_from((36, 12, 1, 0))
    return herzien(
        oud,
        nieuw,
        draw(_BESLUIT),
        nabetaling_terug=draw(terug),
        teruggave_terug=draw(terug | st.none()),
        periodelimiet=draw(st.sampled_from(Periodelimiet)),
    )


@st.composite
def facturen(draw: st.DrawFn) -> Factuur:
    """First bills, often stapelfacturen of up to thirteen months.

    Shrinks towards the bill of a start in January 2020 that was told at once.
    """
    start = draw(dagen(EERSTE_DAG_MAANDREGIME, date(2026, 6, 30)))
    gemeld = draw(dagen(start, date(2026, 6, 30)))
    later = draw(st.integers(0, 3))
    return voorspel_eerste_factuur(
        start, gemeld, draw(beleidskeuzes()), maanden_tot_beschikking=later
    )


@st.composite
def inningen(draw: st.DrawFn) -> Inning:
    """What a period brought in for up to three provisions. Shrinks towards no provision."""
    periode = draw(zorgperioden())
    maximum = draw(bedragen(max_value=Bedrag(50_000)))
    return verdeel(draw(enkele(voorzieningen(), 3)), [(periode, maximum)])[0]


def voorstelregimes() -> st.SearchStrategy[VoorstelInkomensafhankelijk]:
    """The bill 36 713 from some month since 2027 on. Shrinks towards January 2027."""
    return st.builds(
        VoorstelInkomensafhankelijk,
        maanden(Maand(2027, 1), Maand(2030, 12)),
        st.sampled_from(Afronding),
    )
