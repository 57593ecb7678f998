"""Strategies for what CAK should know of a person, and for the plan that tells it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from wmo_eigenbijdrage.aanlevering import (
    Aangehouden,
    BewaakteKostprijs,
    Gewenst,
    GewenstePeriode,
    Persoonsvoorzieningen,
    Plan,
    Termijnen,
    gewenste_perioden,
    plan,
    termijnen,
    zorgvoorzieningen_uit,
)
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid, Kostprijsbewaker
from wmo_eigenbijdrage.iwmo import leveringsperioden
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME
from wmo_eigenbijdrage.testing.strategieen._eenvoorziening import beleid_voor_een, een_voorziening
from wmo_eigenbijdrage.testing.strategieen._gemeen import enkele
from wmo_eigenbijdrage.testing.strategieen.aanleverregister import grenzen, persoonsregisters
from wmo_eigenbijdrage.testing.strategieen.beleid import beleidskeuzes, buffers
from wmo_eigenbijdrage.testing.strategieen.berichtvormen import releases
from wmo_eigenbijdrage.testing.strategieen.kalender import dagen
from wmo_eigenbijdrage.testing.strategieen.kostprijs import kostprijsbedragen
from wmo_eigenbijdrage.testing.strategieen.zorgmelding import startmeldingen, stopmeldingen
from wmo_eigenbijdrage.testing.strategieen.zorgvoorziening import zorgvoorzieningen

__all__ = [
    "aangehouden_grenzen",
    "aanlevertijdgrenzen",
    "bewaakte_kostprijzen",
    "gewenste_periodelijsten",
    "gewenste_perioden_van_een",
    "persoonsvoorzieningen",
    "plannen",
]

_LAATSTE_BEGIN = date(2022, 12, 31)
_KENMERKEN = ("hulp thuis", "rollator", "traplift")
_SOORTEN = ("hulp", "hulpmiddel")


def bewaakte_kostprijzen() -> st.SearchStrategy[BewaakteKostprijs]:
    """Prices that CAK is to guard. Shrinks towards a cent from January 2020 on."""
    return st.builds(
        BewaakteKostprijs,
        kostprijsbedragen(),
        dagen(EERSTE_DAG_MAANDREGIME),
        st.sampled_from(_KENMERKEN),
    )


@st.composite
def gewenste_periodelijsten(draw: st.DrawFn) -> Gewenst:
    """What CAK should know of a person with up to three provisions, some of which contradict.

    The day from which one looks lies up to the end of 2023. Shrinks towards nothing.
    """
    aantal = draw(st.integers(0, len(_KENMERKEN)))
    gegeven = [draw(zorgvoorzieningen(kenmerk=kenmerk)) for kenmerk in _KENMERKEN[:aantal]]
    peildatum = draw(dagen(EERSTE_DAG_MAANDREGIME, date(2023, 12, 31)))
    return gewenste_perioden(gegeven, draw(beleidskeuzes(soorten=_SOORTEN)), peildatum=peildatum)


@st.composite
def _met_periode(draw: st.DrawFn) -> tuple[Gewenst, Beleid]:
    """What CAK should know of one provision that was delivered, with the policy behind it."""
    vanaf = draw(dagen(EERSTE_DAG_MAANDREGIME, _LAATSTE_BEGIN))
    tot = vanaf + timedelta(days=draw(st.sampled_from((31, 365)) | st.integers(31, 1000)))
    eind = draw(st.none() | st.just(tot))
    prijs = draw(st.none() | kostprijsbedragen(Bedrag(10_000)))
    beleid = beleid_voor_een(draw(st.sampled_from(Kostprijsbewaker)), draw(buffers()))
    voorziening = een_voorziening(vanaf, eind, prijs)
    return gewenste_perioden([voorziening], beleid, peildatum=tot), beleid


def gewenste_perioden_van_een() -> st.SearchStrategy[GewenstePeriode]:
    """A period of one provision, with and without an end and a price.

    Shrinks towards an open one without a price.
    """
    return _met_periode().flatmap(lambda paar: st.sampled_from(paar[0].perioden))


@st.composite
def plannen(draw: st.DrawFn) -> Plan:
    """Plans for one provision and anything that CAK was told before; some hold back.

    Shrinks towards one start.
    """
    gewenst, beleid = draw(_met_periode())
    return plan(
        gewenst,
        draw(persoonsregisters()),
        beleid,
        peildatum=gewenst.peildatum,
        release=draw(releases()),
    )


@st.composite
def aangehouden_grenzen(draw: st.DrawFn) -> Aangehouden:
    """Boundaries that wait up to 60 days. Shrinks towards one that is told the same day."""
    grens = draw(grenzen())
    return Aangehouden(grens, grens.feit.bekend_op + timedelta(days=draw(st.integers(0, 60))))


def aanlevertijdgrenzen() -> st.SearchStrategy[Termijnen]:
    """Time limits of messages by release and day. Shrinks towards iEb 1.0 in January 2020."""
    return st.builds(termijnen, releases(), dagen(EERSTE_DAG_MAANDREGIME))


@st.composite
def persoonsvoorzieningen(draw: st.DrawFn) -> Persoonsvoorzieningen:
    """The provisions of one person as care messages tell them. Shrinks towards one delivery."""
    start = draw(startmeldingen(verwijdering=False))
    erbij = draw(enkele(startmeldingen(verwijdering=False) | stopmeldingen(), 5))
    gevonden = zorgvoorzieningen_uit(
        leveringsperioden([start, *erbij]), soort=lambda product: product.categorie.naam
    )
    return gevonden[0]
