"""Invariants of judging messages of iEb: a broken rule gets its code, and a kept one does not."""

from __future__ import annotations

from datetime import date
from typing import Final

from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.identificatie import Gemeentecode
from wmo_eigenbijdrage.ieb import Kostprijs, Merk, StatusAanlevering
from wmo_eigenbijdrage.testing.implementatie import Implementatie
from wmo_eigenbijdrage.testing.invarianten._heenberichten import (
    DAGEN,
    REVISIE,
    als_xml,
    periodebericht,
    startbericht,
    stopbericht,
)
from wmo_eigenbijdrage.testing.invarianten._tabellen import EEN_DAG, TARIEF, jaren_later
from wmo_eigenbijdrage.testing.invarianten._voeding import dagen
from wmo_eigenbijdrage.testing.invarianten.invariant import Invariant, eis, invariant

__all__ = [
    "INVARIANTEN",
    "code_0001_voor_een_bsn_zonder_elfproef",
    "code_0001_voor_een_periode_die_te_vroeg_eindigt",
    "code_0001_voor_een_te_oude_start",
    "code_0001_voor_een_te_oude_stop",
    "code_8848_voor_een_dagtekening_in_de_toekomst",
    "code_s300_voor_wie_geen_gemeente_is",
    "code_s333_voor_een_kostprijs_niet_boven_het_tarief",
]

_EB001 = "iEb 4.0, codelijst EB001"


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


@invariant(_EB001, st.tuples(DAGEN, st.sampled_from((-400, -1, 0, 1, 400))))
def code_8848_voor_een_dagtekening_in_de_toekomst(
    implementatie: Implementatie, dagtekening: date, dagen_later: int
) -> None:
    """A message gets 8848 when its dagtekening lies after today; today itself is allowed."""
    vandaag = dagtekening + dagen_later * EEN_DAG
    _eis_code(
        implementatie,
        als_xml(startbericht(dagtekening, dagtekening)),
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
        st.sampled_from((date(2022, 12, 31), date(2023, 1, 1))) | DAGEN,
    ),
)
def code_s300_voor_wie_geen_gemeente_is(
    implementatie: Implementatie, code: str, dagtekening: date
) -> None:
    """A message gets S300 when its sender is no gemeente of the list of the CBS on that day."""
    van, tot = _GEMEENTEN[code]
    _eis_code(
        implementatie,
        als_xml(startbericht(dagtekening, dagtekening, afzender=Gemeentecode(code))),
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
        als_xml(startbericht(kostprijsstart, kostprijsstart, Kostprijs(prijs, kostprijsstart))),
        date(2026, 12, 31),
        "S333",
        fout=verschil <= 0,
        wat=f"a cost price of {prijs} from {kostprijsstart}",
    )


_VERSCHILLEN = st.sampled_from((-400, -1, 0, 1, 30))


@invariant(REVISIE, st.tuples(DAGEN, _VERSCHILLEN), Merk.AFGELEID)
def code_0001_voor_een_te_oude_start(
    implementatie: Implementatie, dagtekening: date, verschil: int
) -> None:
    """A first start gets 0001 when it lies more than a year before the dagtekening (TR112)."""
    start = jaren_later(dagtekening, -1) + verschil * EEN_DAG
    _eis_code(
        implementatie,
        als_xml(startbericht(dagtekening, start)),
        dagtekening,
        "0001",
        fout=verschil < 0,
        wat=f"a first start on {start} in a message of {dagtekening}",
    )


@invariant(REVISIE, st.tuples(DAGEN, _VERSCHILLEN, st.booleans()), Merk.AFGELEID)
def code_0001_voor_een_te_oude_stop(
    implementatie: Implementatie,
    dagtekening: date,
    verschil: int,
    als_periode: bool,  # noqa: FBT001
) -> None:
    """A stop gets 0001 when it lies more than 36 months before the dagtekening (TR116, TR394)."""
    stop = jaren_later(dagtekening, -3) + verschil * EEN_DAG
    xml = als_xml(stopbericht(dagtekening, stop))
    if als_periode:
        gewijzigd = StatusAanlevering.GEWIJZIGD
        xml = als_xml(periodebericht(dagtekening, date(2018, 1, 1), stop, gewijzigd), "4.0")
    _eis_code(
        implementatie,
        xml,
        dagtekening,
        "0001",
        fout=verschil < 0,
        wat=f"a stop on {stop} in a message of {dagtekening}",
    )


@invariant("iWmo 3.2, CS003", st.tuples(DAGEN, st.sampled_from((-40, -1, 0, 1))), Merk.AFGELEID)
def code_0001_voor_een_periode_die_te_vroeg_eindigt(
    implementatie: Implementatie, dag: date, verschil: int
) -> None:
    """A period gets 0001 when it ends before the day on which it begins."""
    stop = dag + verschil * EEN_DAG
    _eis_code(
        implementatie,
        als_xml(periodebericht(dag, dag, stop, StatusAanlevering.EERSTE), "4.0"),
        dag,
        "0001",
        fout=verschil < 0,
        wat=f"a period from {dag} to {stop}",
    )


@invariant("iWmo 3.2, CS002", st.tuples(DAGEN, st.integers(0, 9)), Merk.GEDEELD)
def code_0001_voor_een_bsn_zonder_elfproef(
    implementatie: Implementatie, dag: date, laatste_cijfer: int
) -> None:
    """A message gets 0001 when its BSN fails the 11-test."""
    xml = als_xml(startbericht(dag, dag)).replace(
        b"99999001" + b"9", b"99999001%d" % laatste_cijfer
    )
    _eis_code(
        implementatie,
        xml,
        dag,
        "0001",
        fout=laatste_cijfer != 9,  # of the ten BSNs that share eight digits one passes
        wat="a BSN that fails the 11-test" if laatste_cijfer != 9 else "a BSN that passes it",
    )


INVARIANTEN: Final[tuple[Invariant[...], ...]] = (
    code_8848_voor_een_dagtekening_in_de_toekomst,
    code_s300_voor_wie_geen_gemeente_is,
    code_s333_voor_een_kostprijs_niet_boven_het_tarief,
    code_0001_voor_een_te_oude_start,
    code_0001_voor_een_te_oude_stop,
    code_0001_voor_een_periode_die_te_vroeg_eindigt,
    code_0001_voor_een_bsn_zonder_elfproef,
)
