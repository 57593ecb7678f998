"""Invariants of the messages of iEb: how they are written, and that good ones are accepted."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.ieb import (
    BerichtFout,
    Heenbericht,
    Kostprijs,
    Merk,
    from_xml,
    release,
    valideer,
)
from wmo_eigenbijdrage.testing.implementatie import Implementatie
from wmo_eigenbijdrage.testing.invarianten._heenberichten import (
    DAGEN,
    REVISIE,
    als_xml,
    startbericht,
    stopbericht,
)
from wmo_eigenbijdrage.testing.invarianten._tabellen import TARIEF, jaren_later
from wmo_eigenbijdrage.testing.invarianten._voeding import dagen
from wmo_eigenbijdrage.testing.invarianten.invariant import Invariant, eis, invariant
from wmo_eigenbijdrage.testing.strategieen.berichten import heenberichten

__all__ = [
    "INVARIANTEN",
    "bericht_is_geldig_volgens_het_schema",
    "bericht_leest_terug_als_dezelfde_waarde",
    "geen_schema_geen_oordeel",
    "goed_bericht_krijgt_geen_code",
]

_IN_RELEASE = st.sampled_from(("1.0", "3.0", "4.0")).flatmap(
    lambda naam: st.tuples(heenberichten(release(naam)), st.just(naam))
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
    dagtekening = draw(DAGEN)
    vandaag = draw(st.sampled_from((dagtekening, jaren_later(dagtekening, 1))))
    if draw(st.booleans()):
        return stopbericht(
            dagtekening, draw(dagen(jaren_later(dagtekening, -3), dagtekening))
        ), vandaag
    start = draw(dagen(jaren_later(dagtekening, -1), dagtekening))
    erboven = draw(st.sampled_from((1, 50_000)))
    kostprijs = Kostprijs(Bedrag(TARIEF[start.year] + erboven), start)
    return startbericht(dagtekening, start, draw(st.sampled_from((None, kostprijs)))), vandaag


@invariant("iEb 1.0, XSD-set 1.2.0; " + REVISIE, _goede_berichten(), Merk.AFGELEID)
def goed_bericht_krijgt_geen_code(
    implementatie: Implementatie, bericht: Heenbericht, peildatum: date
) -> None:
    """A message within all limits is accepted, on the limits themselves as well."""
    codes = implementatie.beoordeel(als_xml(bericht), peildatum)
    eis(not codes, f"{bericht.type.value} of {bericht.dagtekening}: {', '.join(codes)}")


@invariant(
    "iEb 1.0, XSD-set 1.2.0",
    st.tuples(DAGEN, st.sampled_from(("StatusAanlevering", "EbStartdatum", "Bsn", "Afzender"))),
)
def geen_schema_geen_oordeel(implementatie: Implementatie, dag: date, element: str) -> None:
    """A message without an element that it must have is rejected on its form."""
    patroon = rf"<((?:\w+:)?{element})>.*?</\1>".encode()
    xml = re.sub(patroon, b"", als_xml(startbericht(dag, dag)))
    codes = implementatie.beoordeel(xml, dag)
    eis("XSD" in codes, f"without {element}: {', '.join(codes) or 'accepted'}")


INVARIANTEN: Final[tuple[Invariant[...], ...]] = (
    bericht_leest_terug_als_dezelfde_waarde,
    bericht_is_geldig_volgens_het_schema,
    goed_bericht_krijgt_geen_code,
    geen_schema_geen_oordeel,
)
