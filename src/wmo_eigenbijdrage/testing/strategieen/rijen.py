"""Hypothesis strategies for the rows of the H&V-bestand and the ZA-bestand.

The rows are consistent and hold what the files can hold, so that each can be written in any form
and read back. No person exists: BSNs are from the range for tests.
"""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.identificatie import Bsn
from wmo_eigenbijdrage.overgang import (
    DUMMYKOSTPRIJS,
    MEESTE_MINUTEN,
    HvRij,
    OnbekendeVorm,
    PeriodeWeek,
    Persoonsgegevens,
    Variant,
    ZaRij,
)
from wmo_eigenbijdrage.testing.strategieen.bedrag import bedragen
from wmo_eigenbijdrage.testing.strategieen.identificatie import agbcodes, bsns
from wmo_eigenbijdrage.testing.strategieen.kalender import zorgperioden

__all__ = ["hv_rijen", "onbekende_vormen", "periodeweken", "persoonsgegevens", "za_rijen"]

W = TypeVar("W")
_HOOGSTE = Bedrag(99_999_999)
_CENT = Bedrag(1)
_ONBEKEND = st.sampled_from(["1950-00-00", "onbekend", "week 45"]).map(OnbekendeVorm)


def _teksten(langste: int = 12) -> st.SearchStrategy[str]:
    """Texts as a cell can hold them: no controls, no blanks around them."""
    teken = st.sampled_from("aB7 ;,\"'=€") | st.characters(
        exclude_categories=("C", "Z"), max_codepoint=0xFFFF
    )
    return st.text(teken, max_size=langste).map(str.strip)


def onbekende_vormen() -> st.SearchStrategy[OnbekendeVorm]:
    """Cells that could not be read. Shrinks towards ``1950-00-00``."""
    return _ONBEKEND


def persoonsgegevens() -> st.SearchStrategy[Persoonsgegevens]:
    """Names and days of birth, empty and unreadable ones too. Shrinks towards nothing known."""
    dag = st.none() | st.dates(date(1905, 1, 1), date(2019, 12, 31)) | _ONBEKEND
    return st.builds(Persoonsgegevens, _teksten(), _teksten(4), _teksten(6), dag)


def _of_niet() -> st.SearchStrategy[bool | OnbekendeVorm | None]:
    return st.none() | st.booleans() | _ONBEKEND


def periodeweken() -> st.SearchStrategy[PeriodeWeek]:
    """Years with a number that is a period or a week. Shrinks towards 1 of 2015.

    Week 53 is among them, of 2015 only.
    """
    jaren = st.integers(2015, 2019)
    return (
        st.builds(PeriodeWeek, jaren, st.integers(1, 13), st.sampled_from(("", "P", "W")))
        | st.builds(PeriodeWeek, jaren, st.integers(14, 52))
        | st.just(PeriodeWeek(2015, 53))
    )


@st.composite
def hv_rijen(draw: st.DrawFn, *, september: bool = False, bsn: Bsn | None = None) -> HvRij:
    """Rows of the H&V-bestand, of every variant, with filler prices among them.

    With *bsn* all are of one person.

    With *september* they are rows of the file of September 2019, which does not tell the variant;
    it is then the one that the filled fields make. Shrinks towards variant 1 with empty texts.
    """
    variant = draw(st.sampled_from(Variant))
    totaal = draw(bedragen(_CENT, _HOOGSTE) | st.just(DUMMYKOSTPRIJS))

    def gevuld(waarden: st.SearchStrategy[W], *varianten: Variant) -> W | None:
        if variant in varianten:
            return draw(waarden)
        # October may fill more than the variant asks; in September that makes another variant.
        return None if september else draw(st.none() | waarden)

    return HvRij(
        rij=draw(st.integers(2, 1_000_000)),
        bsn=draw(bsns()) if bsn is None else bsn,
        dossiernummer=draw(_teksten()),
        groepcode=draw(_teksten(4)),
        pgb=draw(st.booleans()),
        variant=variant,
        totale_kosten=totaal,
        vanaf=gevuld(zorgperioden(), Variant.EEN),
        aantal_perioden=gevuld(st.integers(1, 9999), Variant.EEN, Variant.TWEE),
        kosten_per_periode=gevuld(bedragen(_CENT, _HOOGSTE), Variant.EEN, Variant.DRIE),
        restbedrag=gevuld(
            bedragen(Bedrag(-100_000), totaal), Variant.TWEE, Variant.DRIE, Variant.VIER
        ),
        datums_onbetrouwbaar=september,
        groepnaam=draw(_teksten()),
        persoon=draw(persoonsgegevens()),
        zorgperiode=draw(st.none() | zorgperioden() | _ONBEKEND),
        is_laatste=draw(_of_niet()),
    )


@st.composite
def za_rijen(draw: st.DrawFn) -> ZaRij:
    """Rows of the ZA-bestand, of providers with an AGB code and with another one.

    Shrinks towards an AGB code of zeros, no minutes and empty texts.
    """
    return ZaRij(
        rij=draw(st.integers(2, 1_000_000)),
        bsn=draw(bsns()),
        aanbieder=draw(agbcodes() | _teksten().filter(_is_geen_agb)),
        productcode=draw(_teksten(6)),
        minuten=draw(st.integers(0, MEESTE_MINUTEN)),
        persoon=draw(persoonsgegevens()),
        aanbiedernaam=draw(_teksten()),
        productomschrijving=draw(_teksten()),
        periode_week=draw(st.none() | periodeweken() | _ONBEKEND),
        is_laatste=draw(_of_niet()),
    )


def _is_geen_agb(tekst: str) -> bool:
    return not (len(tekst) == 8 and tekst.isascii() and tekst.isdigit())
