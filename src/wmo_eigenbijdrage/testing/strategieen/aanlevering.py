"""Strategies for what CAK should know of a person, what it was told, and the plan between them."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from wmo_eigenbijdrage.aanlevering import (
    Aangehouden,
    Aangeleverd,
    BewaakteKostprijs,
    Boeking,
    Gewenst,
    GewenstePeriode,
    Grens,
    Inhoud,
    Melding,
    Meldingsoort,
    Meldinguitkomst,
    Persoonsregister,
    Persoonsvoorzieningen,
    Plan,
    Termijnen,
    gewenste_perioden,
    plan,
    termijnen,
    zorgvoorzieningen_uit,
)
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid, Kostprijsbewaker, Soortregel
from wmo_eigenbijdrage.dossier import (
    Feit,
    Feitperiode,
    GeenKostprijs,
    TotaleKostprijs,
    Zorgvoorziening,
)
from wmo_eigenbijdrage.identificatie import Gemeentecode
from wmo_eigenbijdrage.ieb import Kostprijs
from wmo_eigenbijdrage.iwmo import leveringsperioden
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME, Tijdvak
from wmo_eigenbijdrage.testing.strategieen._gemeen import eis_volgorde, enkele
from wmo_eigenbijdrage.testing.strategieen.beleid import beleidskeuzes
from wmo_eigenbijdrage.testing.strategieen.berichtvormen import releases
from wmo_eigenbijdrage.testing.strategieen.identificatie import ebstartnummers
from wmo_eigenbijdrage.testing.strategieen.kalender import dagen
from wmo_eigenbijdrage.testing.strategieen.kostprijs import kostprijsbedragen
from wmo_eigenbijdrage.testing.strategieen.zorgmelding import startmeldingen, stopmeldingen
from wmo_eigenbijdrage.testing.strategieen.zorgvoorziening import feiten, zorgvoorzieningen

__all__ = [
    "aangehouden_grenzen",
    "aangeleverde_perioden",
    "aanlevertijdgrenzen",
    "bewaakte_kostprijzen",
    "boekingen",
    "gewenste_periodelijsten",
    "gewenste_perioden_van_een",
    "grenzen",
    "inhouden",
    "meldingen",
    "persoonsregisters",
    "persoonsvoorzieningen",
    "plannen",
]

_LAATSTE_DAG = date(2026, 12, 31)
_LAATSTE_BEGIN = date(2022, 12, 31)
_KENMERKEN = ("hulp thuis", "rollator", "traplift")
_SOORTEN = ("hulp", "hulpmiddel")
_WAAROM = ("start van de levering", "stop van de levering", "ingang van de beschikking")


@st.composite
def grenzen(
    draw: st.DrawFn, min_value: date = EERSTE_DAG_MAANDREGIME, max_value: date = _LAATSTE_DAG
) -> Grens:
    """Boundaries, known up to 40 days before or after. Shrinks towards the earliest."""
    dag = draw(dagen(min_value, max_value))
    return Grens(
        dag,
        draw(feiten(dag)),
        draw(st.sampled_from(_KENMERKEN)),
        draw(st.sampled_from(_WAAROM)),
    )


@st.composite
def inhouden(
    draw: st.DrawFn, min_value: date = EERSTE_DAG_MAANDREGIME, max_value: date = _LAATSTE_DAG
) -> Inhoud:
    """What CAK is told of a period: open or not, with a price or not, cut by a limit or not.

    A date that was cut lies 12 or 36 months after the one that was wanted, or a few days.
    Shrinks towards an open period without a price.
    """
    eis_volgorde(min_value, max_value, goed=min_value <= max_value)
    start = draw(dagen(min_value, max_value))
    stop = draw(st.none() | dagen(start, max_value))
    prijs = draw(st.none() | st.builds(Kostprijs, kostprijsbedragen(), st.just(start)))
    return Inhoud(
        startdatum=start,
        stopdatum=stop,
        kostprijs=prijs,
        gewenste_startdatum=draw(st.none() | _eerder(start)),
        gewenste_stopdatum=None if stop is None else draw(st.none() | _eerder(stop)),
    )


def _eerder(dag: date) -> st.SearchStrategy[date]:
    maanden = st.sampled_from((12, 36)).map(lambda n: dag - relativedelta(months=n))
    return maanden | st.integers(1, 40).map(lambda n: dag - timedelta(days=n))


@st.composite
def meldingen(draw: st.DrawFn, *, volgnummer: int = 1, periode: int = 1) -> Melding:
    """Things to tell of every kind, before and after a start number was given out.

    Shrinks towards the start of an open period.
    """
    soort = draw(st.sampled_from(Meldingsoort))
    voor = None if soort is Meldingsoort.START else draw(inhouden())
    na = None if soort is Meldingsoort.INTREKKING else draw(inhouden())
    return Melding(
        volgnummer=volgnummer,
        periode=periode,
        startnummer=draw(st.none() | ebstartnummers()),
        soort=soort,
        voor=voor,
        na=na,
        als_periode=draw(st.booleans()),
        grenzen=draw(enkele(grenzen())) if na is not None else (),
        wacht_op=draw(st.just(()) | st.just((volgnummer - 1,))) if volgnummer > 1 else (),
    )


def boekingen() -> st.SearchStrategy[Boeking]:
    """Lines of the log. Shrinks towards a start without an answer."""
    return st.builds(Boeking, meldingen(), st.sampled_from(Meldinguitkomst))


@st.composite
def persoonsregisters(draw: st.DrawFn, *, meeste: int = 4) -> Persoonsregister:
    """What CAK was told of a person: up to *meeste* meldingen, in any order of kinds.

    Also such as CAK rejects or does not answer. Shrinks towards nothing told.
    """
    aantal = draw(st.integers(0, meeste))
    return Persoonsregister(
        [
            Boeking(
                draw(meldingen(volgnummer=nummer, periode=draw(st.integers(1, nummer)))),
                draw(st.sampled_from(Meldinguitkomst)),
            )
            for nummer in range(1, aantal + 1)
        ]
    )


@st.composite
def aangeleverde_perioden(draw: st.DrawFn) -> Aangeleverd:
    """A period as CAK has it. Shrinks towards an open one, under way."""
    start = Melding(
        volgnummer=1,
        periode=1,
        startnummer=draw(ebstartnummers()),
        soort=Meldingsoort.START,
        na=draw(inhouden()),
    )
    uitkomst = draw(st.sampled_from((Meldinguitkomst.VERZONDEN, Meldinguitkomst.AANVAARD)))
    return Persoonsregister([Boeking(start, uitkomst)]).aangeleverd[0]


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
    begin = Feit(vanaf, "bericht")
    voorziening = Zorgvoorziening(
        kenmerk=_KENMERKEN[1],
        soort=_SOORTEN[1],
        begrenzing=GeenKostprijs() if prijs is None else TotaleKostprijs(prijs),
        leveringen=[
            Feitperiode(
                Tijdvak(vanaf, eind), begin, None if eind is None else Feit(eind, "bericht")
            )
        ],
    )
    beleid = Beleid(
        gemeente=Gemeentecode("0363"),
        soortregels=[Soortregel(soort=_SOORTEN[1])],
        kostprijsbewaker=draw(st.sampled_from(Kostprijsbewaker)),
        buffer=draw(beleidskeuzes()).buffer,
    )
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
