"""Strategies for what is made of the rows of CAK's files, and for the old delivery records."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag, Notatie
from wmo_eigenbijdrage.identificatie import Bsn
from wmo_eigenbijdrage.overgang import (
    Aanleverrecord,
    Aanmelding,
    BereikteKostprijs,
    Checklist,
    Checklistfase,
    Checklistpunt,
    HvAanleverrecord,
    HvIndeling,
    HvRij,
    Kop,
    Koprij,
    Kostprijstoets,
    Opmaak,
    Opmerking,
    PeriodenOm,
    Restant,
    Spelling,
    Uitkomst,
    Uitval,
    Verblijfrecord,
    Verblijfsvorm,
    Voorloop,
    Voorstel,
    Voorstelregel,
    ZaAanleverrecord,
    ZaKop,
    Zorgeenheid,
    bepaal_restant,
    hv_kop,
    lees_kop,
    lees_za_kop,
    meld_aan,
    stel_voor,
    za_kop,
)
from wmo_eigenbijdrage.overgang import checklist as checklist_2020
from wmo_eigenbijdrage.testing.strategieen._gemeen import enkele
from wmo_eigenbijdrage.testing.strategieen.bedrag import bedragen
from wmo_eigenbijdrage.testing.strategieen.identificatie import agbcodes, bsns
from wmo_eigenbijdrage.testing.strategieen.inning import inningsvarianten_1
from wmo_eigenbijdrage.testing.strategieen.kalender import dagen, tijdvakken, zorgperioden
from wmo_eigenbijdrage.testing.strategieen.landelijk import bevindingen
from wmo_eigenbijdrage.testing.strategieen.rijen import hv_rijen

__all__ = [
    "aanleverrecords",
    "aanmeldingen",
    "checklistfasen",
    "checklistpunten",
    "checklists",
    "hv_aanleverrecords",
    "hv_koppen",
    "koprijen",
    "kostprijstoetsen",
    "opmaken",
    "opmerkingen",
    "persoonsrijen",
    "restanten",
    "uitgevallen_rijen",
    "uitkomsten",
    "verblijfrecords",
    "voorlopen",
    "voorstellen",
    "voorstelregels",
    "za_aanleverrecords",
    "za_koppen",
]

_CENT, _HOOGSTE = Bedrag(1), Bedrag(2_000_000)
_RIJNUMMERS = st.integers(2, 100_000)


def opmaken() -> st.SearchStrategy[Opmaak]:
    """Ways of writing a file. Shrinks towards the names of the explanation, in October."""
    return st.builds(
        Opmaak,
        st.sampled_from(Spelling),
        st.sampled_from(HvIndeling),
        st.sampled_from(Notatie),
        st.sampled_from((";", ",", "\t")),
        st.sampled_from(("%d-%m-%Y", "%Y-%m-%d", "%Y%m%d")),
    )


@st.composite
def _door_elkaar(draw: st.DrawFn, namen: list[str]) -> list[str]:
    """The columns in any order, with one of another name among them at times."""
    return draw(st.permutations([*namen, *draw(st.just(()) | st.just(("ANDERS",)))]))


def hv_koppen() -> st.SearchStrategy[Kop]:
    """Headers of the H&V-bestand, columns in any order. Shrinks towards the order of CAK."""
    return opmaken().flatmap(lambda opmaak: _door_elkaar(hv_kop(opmaak))).map(lees_kop)


def za_koppen() -> st.SearchStrategy[ZaKop]:
    """Headers of the ZA-bestand, columns in any order. Shrinks towards the order of CAK."""
    return _door_elkaar(za_kop()).map(lees_za_kop)


def koprijen() -> st.SearchStrategy[Koprij[Any]]:
    """Headers of either file. Shrinks towards one of the H&V-bestand."""
    return hv_koppen() | za_koppen()


@st.composite
def kostprijstoetsen(draw: st.DrawFn) -> Kostprijstoets:
    """Limits of remarkable prices. Shrinks towards nothing, a cent and the first period."""
    laag = draw(bedragen())
    hoog = laag + draw(bedragen(_CENT))
    return Kostprijstoets(hoog=hoog, laag=laag, begonnen_voor=draw(zorgperioden()))


def restanten() -> st.SearchStrategy[Restant]:
    """Remainders of rows, unknown ones too. Shrinks towards that of the least row."""
    return hv_rijen().map(bepaal_restant)


@st.composite
def persoonsrijen(
    draw: st.DrawFn, bsn: Bsn | None = None, *, minstens: int = 1, meeste: int = 3
) -> tuple[HvRij, ...]:
    """Rows of one person, each with its own number. Shrinks towards the fewest."""
    nummer = draw(bsns()) if bsn is None else bsn
    rijen = hv_rijen(bsn=nummer)
    return draw(enkele(rijen, meeste, minstens=minstens, elk_een=lambda rij: rij.rij))


def uitgevallen_rijen() -> st.SearchStrategy[Uitval]:
    """Rows that cannot be used. Shrinks towards row 2 with one reason."""
    return st.builds(Uitval, _RIJNUMMERS, enkele(bevindingen(), minstens=1))


def uitkomsten() -> st.SearchStrategy[Uitkomst]:
    """What became of the rows of a person. Shrinks towards no rows."""
    return st.builds(
        meld_aan,
        persoonsrijen(minstens=0),
        enkele(uitgevallen_rijen()),
        st.sampled_from(BereikteKostprijs),
        perioden_om=st.sampled_from(PeriodenOm),
    )


@st.composite
def aanmeldingen(draw: st.DrawFn) -> Aanmelding:
    """Starts of persons, with a price or without. Shrinks towards one row."""
    gevonden = meld_aan(draw(persoonsrijen()), bereikt=BereikteKostprijs.AANMELDEN).aanmelding
    assert gevonden is not None  # this choice starts everybody
    return gevonden


def opmerkingen() -> st.SearchStrategy[Opmerking]:
    """Remarks about rows. Shrinks towards row 2."""
    return st.builds(Opmerking, _RIJNUMMERS, bevindingen())


def voorstellen() -> st.SearchStrategy[Voorstel]:
    """Proposals for persons. Shrinks towards no rows."""
    return st.builds(
        stel_voor,
        persoonsrijen(minstens=0),
        enkele(uitgevallen_rijen()),
        st.sampled_from(BereikteKostprijs),
        perioden_om=st.sampled_from(PeriodenOm),
    )


def voorstelregels() -> st.SearchStrategy[Voorstelregel]:
    """One provision in a proposal. Shrinks towards the only one."""
    return persoonsrijen().flatmap(lambda rijen: st.sampled_from(stel_voor(rijen).regels))


@st.composite
def hv_aanleverrecords(draw: st.DrawFn) -> HvAanleverrecord:
    """Records of aids and adaptations of every variant. Shrinks towards variant 4 of a cent."""
    variant_1 = draw(st.none() | inningsvarianten_1())
    if variant_1 is not None:
        totaal, kosten = variant_1.totale_kosten, variant_1.kosten_per_periode
        aantal: int | None = variant_1.aantal_perioden
    else:
        totaal = draw(bedragen(_CENT, _HOOGSTE))
        kosten, aantal = None, draw(st.none() | st.integers(1, 130))
        if aantal is None:
            kosten = draw(st.none() | bedragen(_CENT))
    return HvAanleverrecord(
        draw(bsns()),
        totaal,
        kosten,
        aantal,
        draw(st.none() | zorgperioden()),
        draw(st.sampled_from(("", "D1"))),
        draw(st.booleans()),
        draw(st.sampled_from(("", "10"))),
    )


def verblijfrecords() -> st.SearchStrategy[Verblijfrecord]:
    """Records of beschermd wonen. Shrinks towards an early, open stay in kind."""
    return st.builds(
        Verblijfrecord,
        bsns(),
        tijdvakken(),
        st.sampled_from(Verblijfsvorm),
        st.sampled_from(("", "D1")),
    )


def za_aanleverrecords() -> st.SearchStrategy[ZaAanleverrecord]:
    """Records of care in kind. Shrinks towards a minute in the first period."""
    return st.builds(
        ZaAanleverrecord,
        bsns(),
        agbcodes().map(lambda agb: agb.code),
        st.sampled_from(("01A01", "02A03")),
        zorgperioden(),
        st.integers(1, 10_000),
        st.sampled_from(Zorgeenheid),
    )


def aanleverrecords() -> st.SearchStrategy[Aanleverrecord]:
    """Any of these three. Shrinks towards one of an aid."""
    return hv_aanleverrecords() | verblijfrecords() | za_aanleverrecords()


def voorlopen() -> st.SearchStrategy[Voorloop]:
    """First records of the ZA-standaard. Shrinks towards the first number on an early day."""
    return st.builds(Voorloop, dagen(max_value=date(2020, 12, 31)), st.integers(1, 9999))


def checklists() -> st.SearchStrategy[Checklist]:
    """The checklist of 2019 for 2020. Shrinks towards the one value there is."""
    return st.builds(checklist_2020)


def checklistfasen() -> st.SearchStrategy[Checklistfase]:
    """Its phases. Shrinks towards the first."""
    return st.deferred(lambda: st.sampled_from(checklist_2020().fasen))


def checklistpunten() -> st.SearchStrategy[Checklistpunt]:
    """Its items. Shrinks towards the first."""
    return st.deferred(lambda: st.sampled_from(checklist_2020().punten))
