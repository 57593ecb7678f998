"""Invariants of the messages of iEb: how they are written, and with which codes they are judged."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, Bsn, EbStartNummer, Gemeentecode
from wmo_eigenbijdrage.ieb import (
    BerichtFout,
    Heenbericht,
    Kostprijs,
    Merk,
    Periodebericht,
    Startbericht,
    StatusAanlevering,
    Stopbericht,
    from_xml,
    release,
    to_xml,
    valideer,
)
from wmo_eigenbijdrage.testing.berichten import heenberichten
from wmo_eigenbijdrage.testing.implementatie import Implementatie
from wmo_eigenbijdrage.testing.invarianten._tabellen import EEN_DAG, TARIEF, jaren_later
from wmo_eigenbijdrage.testing.invarianten._voeding import dagen
from wmo_eigenbijdrage.testing.invarianten.invariant import Invariant, eis, invariant

__all__ = [
    "INVARIANTEN",
    "bericht_is_geldig_volgens_het_schema",
    "bericht_leest_terug_als_dezelfde_waarde",
    "code_0001_voor_een_bsn_zonder_elfproef",
    "code_0001_voor_een_periode_die_te_vroeg_eindigt",
    "code_0001_voor_een_te_oude_start",
    "code_0001_voor_een_te_oude_stop",
    "code_8848_voor_een_dagtekening_in_de_toekomst",
    "code_s300_voor_wie_geen_gemeente_is",
    "code_s333_voor_een_kostprijs_niet_boven_het_tarief",
    "geen_schema_geen_oordeel",
    "goed_bericht_krijgt_geen_code",
]

_AMSTERDAM = Gemeentecode("0363")
_EB001 = "iEb 4.0, codelijst EB001"
_REVISIE = "Nieuwsbericht revisierelease iEb 1.0.3"
_DAGEN = dagen(date(2021, 7, 19))
_IN_RELEASE = st.sampled_from(("1.0", "3.0", "4.0")).flatmap(
    lambda naam: st.tuples(heenberichten(release(naam)), st.just(naam))
)


def _start(
    dagtekening: date,
    startdatum: date,
    kostprijs: Kostprijs | None = None,
    afzender: Gemeentecode = _AMSTERDAM,
) -> Startbericht:
    return Startbericht(
        afzender=afzender,
        identificatie=BerichtIdentificatie("A1"),
        dagtekening=dagtekening,
        bsn=Bsn("999990019"),
        startnummer=EbStartNummer(1),
        startdatum=startdatum,
        kostprijs=kostprijs,
    )


def _stop(dagtekening: date, stopdatum: date) -> Stopbericht:
    return Stopbericht(
        afzender=_AMSTERDAM,
        identificatie=BerichtIdentificatie("A2"),
        dagtekening=dagtekening,
        bsn=Bsn("999990019"),
        startnummer=EbStartNummer(1),
        stopdatum=stopdatum,
    )


def _periode(
    dagtekening: date, startdatum: date, stopdatum: date, status: StatusAanlevering
) -> Periodebericht:
    return Periodebericht(
        afzender=_AMSTERDAM,
        identificatie=BerichtIdentificatie("A3"),
        dagtekening=dagtekening,
        bsn=Bsn("999990019"),
        startnummer=EbStartNummer(1),
        startdatum=startdatum,
        stopdatum=stopdatum,
        status=status,
    )


def _xml(bericht: Heenbericht, naam: str = "1.0") -> bytes:
    return to_xml(bericht, release(naam), aanvaard_onzekerheid=True)


def _eis_code(
    implementatie: Implementatie, xml: bytes, peildatum: date, code: str, *, fout: bool, wat: str
) -> None:
    """The code is given when, and only when, the rule is broken."""
    codes = implementatie.beoordeel(xml, peildatum)
    woord = "breaks" if fout else "keeps"
    eis(
        (code in codes) == fout,
        f"{wat} {woord} the rule of code {code}; given: {', '.join(codes) or 'none'}",
    )


@invariant("iEb 1.0, XSD-set 1.2.0; iEb 3.0 en 4.0", _IN_RELEASE)
def bericht_leest_terug_als_dezelfde_waarde(
    implementatie: Implementatie, bericht: Heenbericht, versie: str
) -> None:
    """The XML of a message says all that the message says: it reads back as the same value."""
    xml = implementatie.schrijf(bericht, versie)
    try:
        terug = from_xml(xml, release(versie))
    except BerichtFout as fout:
        raise AssertionError(f"{bericht.type.value} cannot be read back: {fout}") from None
    eis(terug == bericht, f"{bericht.type.value} of iEb {versie} reads back as something else")


@invariant("iEb 1.0, XSD-set 1.2.0; iEb 3.0 en 4.0", _IN_RELEASE)
def bericht_is_geldig_volgens_het_schema(
    implementatie: Implementatie, bericht: Heenbericht, versie: str
) -> None:
    """The XML of a message is valid by the schema of its release."""
    fouten = valideer(implementatie.schrijf(bericht, versie), release(versie))
    eis(not fouten, f"{bericht.type.value} of iEb {versie}: {'; '.join(map(str, fouten))}")


@st.composite
def _goede_berichten(draw: st.DrawFn) -> tuple[Heenbericht, date]:
    dagtekening = draw(_DAGEN)
    vandaag = draw(st.sampled_from((dagtekening, jaren_later(dagtekening, 1))))
    if draw(st.booleans()):
        return _stop(dagtekening, draw(dagen(jaren_later(dagtekening, -3), dagtekening))), vandaag
    start = draw(dagen(jaren_later(dagtekening, -1), dagtekening))
    erboven = draw(st.sampled_from((1, 50_000)))
    kostprijs = Kostprijs(Bedrag(TARIEF[start.year] + erboven), start)
    return _start(dagtekening, start, draw(st.sampled_from((None, kostprijs)))), vandaag


@invariant("iEb 1.0, XSD-set 1.2.0; " + _REVISIE, _goede_berichten(), Merk.AFGELEID)
def goed_bericht_krijgt_geen_code(
    implementatie: Implementatie, bericht: Heenbericht, peildatum: date
) -> None:
    """A message within all limits is accepted, on the limits themselves as well."""
    codes = implementatie.beoordeel(_xml(bericht), peildatum)
    eis(not codes, f"{bericht.type.value} of {bericht.dagtekening}: {', '.join(codes)}")


@invariant(_EB001, st.tuples(_DAGEN, st.sampled_from((-400, -1, 0, 1, 400))))
def code_8848_voor_een_dagtekening_in_de_toekomst(
    implementatie: Implementatie, dagtekening: date, dagen_later: int
) -> None:
    """A message gets 8848 when its dagtekening lies after today; today itself is allowed."""
    vandaag = dagtekening + dagen_later * EEN_DAG
    _eis_code(
        implementatie,
        _xml(_start(dagtekening, dagtekening)),
        vandaag,
        "8848",
        fout=dagtekening > vandaag,
        wat=f"a message of {dagtekening} on {vandaag}",
    )


# Brielle went up in Voorne aan Zee on 1 January 2023. Source: CBS, gemeenten alfabetisch.
_GEMEENTEN: Final = {
    "0363": (date.min, date.max),
    "0501": (date.min, date(2022, 12, 31)),
    "1992": (date(2023, 1, 1), date.max),
    "9999": (date.max, date.min),
}


@invariant(
    _EB001,
    st.tuples(
        st.sampled_from(tuple(_GEMEENTEN)),
        st.sampled_from((date(2022, 12, 31), date(2023, 1, 1))) | _DAGEN,
    ),
)
def code_s300_voor_wie_geen_gemeente_is(
    implementatie: Implementatie, code: str, dagtekening: date
) -> None:
    """A message gets S300 when its sender is no gemeente of the list of the CBS on that day."""
    van, tot = _GEMEENTEN[code]
    _eis_code(
        implementatie,
        _xml(_start(dagtekening, dagtekening, afzender=Gemeentecode(code))),
        dagtekening,
        "S300",
        fout=not van <= dagtekening <= tot,
        wat=f"sender {code} on {dagtekening}",
    )


@invariant(_EB001, st.tuples(dagen(), st.sampled_from((-100, -1, 0, 1, 100, 50_000))))
def code_s333_voor_een_kostprijs_niet_boven_het_tarief(
    implementatie: Implementatie, kostprijsstart: date, verschil: int
) -> None:
    """A message gets S333 when its cost price is not above the national tariff on its first day."""
    prijs = Bedrag(TARIEF[kostprijsstart.year] + verschil)
    _eis_code(
        implementatie,
        _xml(_start(kostprijsstart, kostprijsstart, Kostprijs(prijs, kostprijsstart))),
        date(2026, 12, 31),
        "S333",
        fout=verschil <= 0,
        wat=f"a cost price of {prijs} from {kostprijsstart}",
    )


_VERSCHILLEN = st.sampled_from((-400, -1, 0, 1, 30))


@invariant(_REVISIE, st.tuples(_DAGEN, _VERSCHILLEN), Merk.AFGELEID)
def code_0001_voor_een_te_oude_start(
    implementatie: Implementatie, dagtekening: date, verschil: int
) -> None:
    """A first start gets 0001 when it lies more than a year before the dagtekening (TR112)."""
    start = jaren_later(dagtekening, -1) + verschil * EEN_DAG
    _eis_code(
        implementatie,
        _xml(_start(dagtekening, start)),
        dagtekening,
        "0001",
        fout=verschil < 0,
        wat=f"a first start on {start} in a message of {dagtekening}",
    )


@invariant(_REVISIE, st.tuples(_DAGEN, _VERSCHILLEN, st.booleans()), Merk.AFGELEID)
def code_0001_voor_een_te_oude_stop(
    implementatie: Implementatie,
    dagtekening: date,
    verschil: int,
    als_periode: bool,  # noqa: FBT001
) -> None:
    """A stop gets 0001 when it lies more than 36 months before the dagtekening (TR116, TR394)."""
    stop = jaren_later(dagtekening, -3) + verschil * EEN_DAG
    xml = _xml(_stop(dagtekening, stop))
    if als_periode:
        gewijzigd = StatusAanlevering.GEWIJZIGD
        xml = _xml(_periode(dagtekening, date(2018, 1, 1), stop, gewijzigd), "4.0")
    _eis_code(
        implementatie,
        xml,
        dagtekening,
        "0001",
        fout=verschil < 0,
        wat=f"a stop on {stop} in a message of {dagtekening}",
    )


@invariant("iWmo 3.2, CS003", st.tuples(_DAGEN, st.sampled_from((-40, -1, 0, 1))), Merk.AFGELEID)
def code_0001_voor_een_periode_die_te_vroeg_eindigt(
    implementatie: Implementatie, dag: date, verschil: int
) -> None:
    """A period gets 0001 when it ends before the day on which it begins."""
    stop = dag + verschil * EEN_DAG
    _eis_code(
        implementatie,
        _xml(_periode(dag, dag, stop, StatusAanlevering.EERSTE), "4.0"),
        dag,
        "0001",
        fout=verschil < 0,
        wat=f"a period from {dag} to {stop}",
    )


@invariant("iWmo 3.2, CS002", st.tuples(_DAGEN, st.integers(0, 9)), Merk.GEDEELD)
def code_0001_voor_een_bsn_zonder_elfproef(
    implementatie: Implementatie, dag: date, laatste_cijfer: int
) -> None:
    """A message gets 0001 when its BSN fails the 11-test."""
    xml = _xml(_start(dag, dag)).replace(b"99999001" + b"9", b"99999001%d" % laatste_cijfer)
    _eis_code(
        implementatie,
        xml,
        dag,
        "0001",
        fout=laatste_cijfer != 9,  # of the ten BSNs that share eight digits one passes
        wat="a BSN that fails the 11-test" if laatste_cijfer != 9 else "a BSN that passes it",
    )


@invariant(
    "iEb 1.0, XSD-set 1.2.0",
    st.tuples(_DAGEN, st.sampled_from(("StatusAanlevering", "EbStartdatum", "Bsn", "Afzender"))),
)
def geen_schema_geen_oordeel(implementatie: Implementatie, dag: date, element: str) -> None:
    """A message without an element that it must have is rejected on its form."""
    patroon = rf"<((?:\w+:)?{element})>.*?</\1>".encode()
    xml = re.sub(patroon, b"", _xml(_start(dag, dag)))
    codes = implementatie.beoordeel(xml, dag)
    eis("XSD" in codes, f"without {element}: {', '.join(codes) or 'accepted'}")


INVARIANTEN: Final[tuple[Invariant[...], ...]] = (
    bericht_leest_terug_als_dezelfde_waarde,
    bericht_is_geldig_volgens_het_schema,
    goed_bericht_krijgt_geen_code,
    code_8848_voor_een_dagtekening_in_de_toekomst,
    code_s300_voor_wie_geen_gemeente_is,
    code_s333_voor_een_kostprijs_niet_boven_het_tarief,
    code_0001_voor_een_te_oude_start,
    code_0001_voor_een_te_oude_stop,
    code_0001_voor_een_periode_die_te_vroeg_eindigt,
    code_0001_voor_een_bsn_zonder_elfproef,
    geen_schema_geen_oordeel,
)
