"""Strategies for the envelopes of the GGk, and for what stands in them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st

from wmo_eigenbijdrage.ieb import release, to_xml
from wmo_eigenbijdrage.ieb.envelop import (
    CAK,
    GGK_APPLICATIE,
    Bestand,
    Bv03,
    Di01,
    Du01,
    Envelop,
    Fo01,
    Fo03,
    Foutcode,
    Foutcodelijst,
    Functie,
    Plek,
    Referentienummer,
    Systeem,
    TekstBestand,
    Tijdstip,
    Versienummer,
    XmlBestand,
    foutcodelijsten,
    foutdetails,
    iebfunctie,
)
from wmo_eigenbijdrage.testing.strategieen.berichten import heenberichten
from wmo_eigenbijdrage.testing.strategieen.identificatie import gemeentecodes
from wmo_eigenbijdrage.testing.strategieen.kalender import dagen

__all__ = [
    "bv03_berichten",
    "di01_berichten",
    "du01_berichten",
    "enveloppen",
    "fo01_berichten",
    "fo03_berichten",
    "foutcodes",
    "foutcodetabellen",
    "functies",
    "referentienummers",
    "systemen",
    "tekstbestanden",
    "tijdstippen",
    "versienummers",
    "xmlbestanden",
]

_RELEASE = "1.0"
_BESTANDSTEKENS = "abcABC019-._"
_OMSCHRIJVINGEN = st.sampled_from(("bericht geweigerd", "te groot", "é & <", "regel 1\nregel 2"))


def referentienummers() -> st.SearchStrategy[Referentienummer]:
    """Names of envelopes. Shrinks towards zeros."""
    return st.uuids(version=4).map(Referentienummer.van_uuid)


def tijdstippen() -> st.SearchStrategy[Tijdstip]:
    """Moments in whole seconds. Shrinks towards midnight of an early day."""
    return st.builds(datetime.combine, dagen(date(2015, 1, 1)), st.times()).map(Tijdstip.van)


def versienummers() -> st.SearchStrategy[Versienummer]:
    """Versions. Shrinks towards 0000.0000."""
    deel = st.integers(0, 9999)
    return st.builds(Versienummer, deel, deel)


def functies() -> st.SearchStrategy[Functie]:
    """Messages of iEb and others. Shrinks towards WMO401 of iEb 1.0."""
    bericht = st.sampled_from([f"WMO40{nummer}" for nummer in range(1, 9)])
    ieb = st.builds(iebfunctie, bericht, st.sampled_from(("1.0", "2.0", "3.0", "4.0")))
    return ieb | st.builds(Functie, st.sampled_from(("WMO301", "JW315")), versienummers())


def systemen() -> st.SearchStrategy[Systeem]:
    """Senders and receivers: a gemeente or CAK. Shrinks towards gemeente 0003."""
    return st.builds(
        Systeem,
        organisatie=gemeentecodes().map(lambda code: code.code) | st.just(CAK),
        applicatie=st.sampled_from(("Wmo", GGK_APPLICATIE)),
        administratie=st.none() | st.just("Samenwerking"),
    )


@st.composite
def xmlbestanden(draw: st.DrawFn) -> XmlBestand:
    """Messages of iEb 1.0 in XML. Shrinks towards a start."""
    bron = release(_RELEASE)
    return XmlBestand(to_xml(draw(heenberichten(bron)), bron))


def tekstbestanden() -> st.SearchStrategy[TekstBestand]:
    """Files with a name, of any bytes. Shrinks towards a byte of zero and a name of letters a."""
    naam = st.text(_BESTANDSTEKENS, min_size=4, max_size=20)
    return st.builds(TekstBestand, st.binary(min_size=1, max_size=40), naam)


@st.composite
def _drager(draw: st.DrawFn) -> dict[str, Any]:
    functie = draw(functies())
    bestand: Bestand = draw(xmlbestanden() if functie.is_ieb else xmlbestanden() | tekstbestanden())
    return {
        "zender": draw(systemen()),
        "ontvanger": draw(systemen()),
        "referentienummer": draw(referentienummers()),
        "tijdstip": draw(tijdstippen()),
        "functie": functie,
        "applicatieversie": draw(versienummers()),
        "bestand": bestand,
    }


def di01_berichten() -> st.SearchStrategy[Di01]:
    """Envelopes of messages. Shrinks towards a WMO401 of gemeente 0003."""
    return _drager().map(lambda velden: Di01(**velden))


@st.composite
def du01_berichten(draw: st.DrawFn) -> Du01:
    """Envelopes of answers. Shrinks towards a WMO401 of gemeente 0003, as the form allows."""
    return Du01(**draw(_drager()), crossreferentie=draw(referentienummers()))


@st.composite
def _antwoord(draw: st.DrawFn) -> dict[str, Any]:
    nummer = referentienummers().map(str) | st.sampled_from(("1", "antwoord 7"))
    return {
        "zender": draw(systemen()),
        "ontvanger": draw(systemen()),
        "referentienummer": draw(nummer),
        "tijdstip": draw(tijdstippen()),
        "crossreferentie": draw(nummer),
    }


def bv03_berichten() -> st.SearchStrategy[Bv03]:
    """Receipts. Shrinks towards one from gemeente 0003."""
    return _antwoord().map(lambda velden: Bv03(**velden))


@st.composite
def _fout(draw: st.DrawFn) -> dict[str, Any]:
    bericht = st.sampled_from(("WMO401", "WMO403"))
    details = st.builds(foutdetails, bericht, versienummers())
    return {
        **draw(_antwoord()),
        "code": draw(foutcodes().map(lambda code: code.code) | st.just("XX999")),
        "plek": draw(st.sampled_from(Plek)),
        "omschrijving": draw(_OMSCHRIJVINGEN),
        "details": draw(st.none() | details),
        "details_xml": draw(st.none() | st.just(b"<fout/>")),
    }


def fo01_berichten() -> st.SearchStrategy[Fo01]:
    """Refusals of an envelope. Shrinks towards one without details."""
    return _fout().map(lambda velden: Fo01(**velden))


def fo03_berichten() -> st.SearchStrategy[Fo03]:
    """Refusals by a web service. Shrinks towards one without details."""
    return _fout().map(lambda velden: Fo03(**velden))


def enveloppen() -> st.SearchStrategy[Envelop]:
    """Any of the five. Shrinks towards a Di01."""
    return st.one_of(
        di01_berichten(), du01_berichten(), fo01_berichten(), fo03_berichten(), bv03_berichten()
    )


def foutcodetabellen() -> st.SearchStrategy[Foutcodelijst]:
    """The lists of codes. Shrinks towards the oldest."""
    return st.deferred(lambda: st.sampled_from(foutcodelijsten()))


def foutcodes() -> st.SearchStrategy[Foutcode]:
    """Codes of a Fo01. Shrinks towards the first of the oldest list."""
    return foutcodetabellen().flatmap(lambda lijst: st.sampled_from(tuple(lijst.codes.values())))
