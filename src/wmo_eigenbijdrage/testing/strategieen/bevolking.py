"""Strategies for planning many persons: what is asked, and what becomes of each."""

from __future__ import annotations

from datetime import date
from functools import partial

from attrs import evolve
from hypothesis import strategies as st

from wmo_eigenbijdrage.aanlevering import (
    Bevolkingsreden,
    Boeking,
    Gepland,
    Inhoud,
    Melding,
    Meldingsoort,
    NietGepland,
    Persoonsfeiten,
    Persoonsgegevens,
    Persoonsregister,
    Persoonsvoorzieningen,
    Planopdracht,
    Plantelling,
    Planuitkomst,
    Planvraag,
)
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Soortregel
from wmo_eigenbijdrage.dossier import (
    Begrenzing,
    GeenKostprijs,
    Product,
    Productcategorie,
    TotaleKostprijs,
    Voorzieningsleutel,
)
from wmo_eigenbijdrage.identificatie import Bsn, Gemeentecode
from wmo_eigenbijdrage.ieb import Kostprijs
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME
from wmo_eigenbijdrage.kostprijs import STANDAARDREGELS, Keuze, LageMaandkosten
from wmo_eigenbijdrage.testing.strategieen._eenvoorziening import (
    GEMEENTE,
    beleid_voor_een,
    een_voorziening,
)
from wmo_eigenbijdrage.testing.strategieen._gemeen import enkele
from wmo_eigenbijdrage.testing.strategieen.aanlevering import persoonsvoorzieningen
from wmo_eigenbijdrage.testing.strategieen.aanleverregister import persoonsregisters
from wmo_eigenbijdrage.testing.strategieen.beleid import beleidskeuzes
from wmo_eigenbijdrage.testing.strategieen.berichtvormen import releases
from wmo_eigenbijdrage.testing.strategieen.identificatie import bsns
from wmo_eigenbijdrage.testing.strategieen.kalender import dagen
from wmo_eigenbijdrage.testing.strategieen.kostprijs import afschrijfregels, kostprijsbedragen
from wmo_eigenbijdrage.testing.strategieen.zorgmelding import startmeldingen, zorgfeiten

__all__ = [
    "geplande_personen",
    "niet_geplande_personen",
    "persoonsfeiten",
    "planopdrachten",
    "plantellingen",
    "planvragen",
]

_LAATSTE_DAG = date(2023, 12, 31)
_KORT_DAARNA = date(2020, 3, 1)  # after the facts of care messages, which are of January 2020
_NA_DE_KALENDER = date(2100, 12, 15)  # its first month would be January 2101
_ELDERS = Gemeentecode("0344")
_SOORTEN = (Productcategorie.HUISHOUDEN.naam, Productcategorie.BEGELEIDING.naam)
_NIETS_GEMELD = Persoonsregister()


# Functions of a module, so that a run with them can be spread over processes.
def _soort(product: Product) -> str:
    return product.categorie.naam


def _geen_kenmerk(_: Voorzieningsleutel) -> str:
    return ""


def _geef(persoon: Persoonsgegevens) -> Persoonsgegevens:
    return persoon


@st.composite
def persoonsfeiten(draw: st.DrawFn, bsn: Bsn | None = None) -> Persoonsfeiten:
    """Up to eight facts of one person, who is *bsn* or anyone; also such as contradict.

    Shrinks towards nobody's facts: the person with the lowest BSN and none.
    """
    wie = draw(bsns()) if bsn is None else bsn
    return Persoonsfeiten(wie, GEMEENTE, draw(enkele(zorgfeiten(wie), 8)))


@st.composite
def planvragen(draw: st.DrawFn) -> Planvraag:
    """Persons with their facts or provisions, or a function that gives these.

    Shrinks towards a person without facts of whom nothing was told.
    """
    persoon = draw(persoonsfeiten() | persoonsvoorzieningen())
    gegeven = draw(st.sampled_from((persoon, partial(_geef, persoon))))
    return Planvraag(gegeven, draw(persoonsregisters()))


@st.composite
def planopdrachten(draw: st.DrawFn) -> Planopdracht:
    """Runs that know all kinds of provisions, some or none, on a day up to the end of 2023.

    The day is often early in 2020, just after the facts of care messages of these strategies.
    The kind of a product is its category; some provisions have a cost price. The functions pickle.
    Shrinks towards a policy without any choice, in January 2020.
    """
    beleid = draw(beleidskeuzes(gemeente=GEMEENTE, soorten=_SOORTEN))
    if draw(st.booleans()):
        beleid = evolve(beleid, soortregels=[Soortregel(soort=soort) for soort in _SOORTEN])
    grens: st.SearchStrategy[Begrenzing] = st.just(GeenKostprijs())
    grens |= st.builds(TotaleKostprijs, kostprijsbedragen())
    return Planopdracht(
        beleid=beleid,
        peildatum=draw(
            dagen(EERSTE_DAG_MAANDREGIME, _KORT_DAARNA)
            | dagen(EERSTE_DAG_MAANDREGIME, _LAATSTE_DAG)
        ),
        release=draw(releases()),
        soort=_soort,
        prijzen=draw(st.dictionaries(st.integers(1, 2), grens)),
        keuze=draw(st.sampled_from(Keuze)),
        lage_maandkosten=draw(st.none() | st.sampled_from(LageMaandkosten)),
        regels=draw(st.just(STANDAARDREGELS) | afschrijfregels()),
    )


@st.composite
def geplande_personen(draw: st.DrawFn) -> Gepland:
    """Persons for whom a plan was made, be it an empty one.

    Shrinks towards a person without facts, of whom there is nothing to tell.
    """
    uitkomst = draw(planopdrachten()).plan(draw(planvragen()))
    assert isinstance(uitkomst, Gepland)  # nothing in such facts makes a plan impossible
    return uitkomst


@st.composite
def niet_geplande_personen(draw: st.DrawFn) -> NietGepland:
    """Persons for whom no plan could be made, for each of the reasons.

    Shrinks towards a person of another gemeente.
    """
    opdracht = draw(planopdrachten())
    reden = draw(st.sampled_from(Bevolkingsreden))
    if reden is Bevolkingsreden.ANDERE_GEMEENTE:
        opdracht = evolve(opdracht, beleid=evolve(opdracht.beleid, gemeente=_ELDERS))
        vraag = draw(planvragen())
    elif reden is Bevolkingsreden.FEITEN:
        opdracht = evolve(opdracht, kenmerk=_geen_kenmerk)
        vraag = draw(_zonder_kenmerk())
    else:
        opdracht = evolve(opdracht, beleid=beleid_voor_een())
        te_laat = reden is Bevolkingsreden.GEWENST
        vraag = _onvergelijkbaar(
            draw(bsns()),
            opdracht.peildatum,
            draw(kostprijsbedragen(Bedrag(10_000))),
            te_laat=te_laat,
        )
    uitkomst = opdracht.plan(vraag)
    assert isinstance(uitkomst, NietGepland)
    return uitkomst


@st.composite
def _zonder_kenmerk(draw: st.DrawFn) -> Planvraag:
    """A start of a provision, to which no key can be given."""
    start = draw(startmeldingen(draw(bsns()), verwijdering=False))
    start = evolve(start, product=Product(Productcategorie.HUISHOUDEN))
    return Planvraag(Persoonsfeiten(start.bsn, start.gemeente, [start]), _NIETS_GEMELD)


def _onvergelijkbaar(bsn: Bsn, dag: date, prijs: Bedrag, *, te_laat: bool) -> Planvraag:
    """A provision beyond the calendar, or one of which CAK guards a price from before 2020."""
    vanaf = _NA_DE_KALENDER if te_laat else dag
    voorziening = een_voorziening(vanaf, prijs=prijs, bekend_op=dag)
    voor_2020 = Kostprijs(prijs, date(2019, 3, 4))
    start = Melding(
        volgnummer=1,
        periode=1,
        soort=Meldingsoort.START,
        na=Inhoud(startdatum=dag, kostprijs=voor_2020),
    )
    return Planvraag(
        Persoonsvoorzieningen(bsn, GEMEENTE, (voorziening,), (), volledig=True),
        _NIETS_GEMELD if te_laat else Persoonsregister([Boeking(start)]),
    )


def plantellingen() -> st.SearchStrategy[Plantelling]:
    """The counts of up to three persons. Shrinks towards nobody."""
    uitkomst: st.SearchStrategy[Planuitkomst] = geplande_personen() | niet_geplande_personen()
    tellingen = enkele(uitkomst.map(Plantelling.van), 3)
    return tellingen.map(lambda delen: sum(delen, start=Plantelling()))
