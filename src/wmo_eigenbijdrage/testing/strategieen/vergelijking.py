"""Strategies for the comparison of the own administration with CAK's files."""

from __future__ import annotations

from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.identificatie import Bsn
from wmo_eigenbijdrage.overgang import (
    Administratieregel,
    Bestandsvergelijking,
    CakBestand,
    CakRegel,
    Huishoudvergelijking,
    Persoonsgegevens,
    Persoonsvergelijking,
    Telling,
    Veldverschil,
    Vergelijkbevinding,
    Verstrekkingsgegevens,
    bestandsvergelijking,
)
from wmo_eigenbijdrage.testing.strategieen._gemeen import enkele
from wmo_eigenbijdrage.testing.strategieen.bedrag import bedragen
from wmo_eigenbijdrage.testing.strategieen.identificatie import bsns
from wmo_eigenbijdrage.testing.strategieen.kalender import tijdvakken, zorgperioden
from wmo_eigenbijdrage.testing.strategieen.overgang import uitgevallen_rijen
from wmo_eigenbijdrage.testing.strategieen.rijen import persoonsgegevens

__all__ = [
    "administratieregels",
    "bestandsvergelijkingen",
    "cakregels",
    "huishoudvergelijkingen",
    "persoonsvergelijkingen",
    "tellingen",
    "veldverschillen",
    "vergelijkbevindingen",
    "verstrekkingsgegevens",
]

# So few that rows of both sides are about the same persons.
_PERSONEN = st.sampled_from([Bsn(nummer) for nummer in ("999990019", "999990020", "999990032")])
_RIJEN = st.integers(1, 9999)
_HUISHOUDENS = st.sampled_from(("", "huis 1", "huis 2"))


def verstrekkingsgegevens() -> st.SearchStrategy[Verstrekkingsgegevens]:
    """What a row says of a provision, much of it unknown. Shrinks towards nothing."""
    bedrag = st.none() | bedragen()
    return st.builds(
        Verstrekkingsgegevens,
        st.sampled_from(("", "D1", "0D1")),
        st.sampled_from(("", "10", "010")),
        st.sampled_from(("", "41419999")),
        st.none() | st.booleans(),
        bedrag,
        bedrag,
        st.none() | st.integers(1, 130),
        bedrag,
        st.none() | zorgperioden(),
    )


def administratieregels(
    bsn: st.SearchStrategy[Bsn] | None = None,
) -> st.SearchStrategy[Administratieregel]:
    """Rows of the own administration, about few persons unless *bsn* says otherwise.

    Shrinks towards a person of whom nothing is known.
    """
    return st.builds(
        Administratieregel,
        _PERSONEN if bsn is None else bsn,
        _RIJEN,
        persoonsgegevens(),
        st.none() | verstrekkingsgegevens(),
        st.none() | st.sampled_from(CakBestand),
        _HUISHOUDENS,
        st.none() | tijdvakken(),
        st.none() | st.booleans(),
    )


def cakregels(bsn: st.SearchStrategy[Bsn] | None = None) -> st.SearchStrategy[CakRegel]:
    """Rows of CAK, about few persons unless *bsn* says otherwise.

    Shrinks towards a person of whom nothing is known.
    """
    return st.builds(
        CakRegel,
        _PERSONEN if bsn is None else bsn,
        _RIJEN,
        st.sampled_from(CakBestand),
        persoonsgegevens(),
        st.none() | verstrekkingsgegevens(),
    )


def bestandsvergelijkingen() -> st.SearchStrategy[Bestandsvergelijking]:
    """Comparisons of up to six rows on each side. Shrinks towards nothing on either side."""
    return st.builds(
        bestandsvergelijking,
        enkele(administratieregels(), 6),
        enkele(cakregels(), 6),
        uitval=enkele(uitgevallen_rijen(), 1),
    )


@st.composite
def persoonsvergelijkingen(draw: st.DrawFn) -> Persoonsvergelijking:
    """One person, on one side or both. Shrinks towards a row of our own and none of CAK."""
    bsn = st.just(draw(bsns()))
    eigen = draw(enkele(administratieregels(bsn), minstens=1))
    return bestandsvergelijking(eigen, draw(enkele(cakregels(bsn)))).personen[0]


@st.composite
def huishoudvergelijkingen(draw: st.DrawFn) -> Huishoudvergelijking:
    """Two or three who live together, some of whom CAK knows. Shrinks towards two unknown ones."""
    nummers = draw(st.lists(_PERSONEN, min_size=2, max_size=3, unique_by=lambda bsn: bsn.nummer))
    eigen = [Administratieregel(bsn, rij, huishouden="huis") for rij, bsn in enumerate(nummers, 1)]
    cak = draw(enkele(cakregels(st.sampled_from(nummers)), 3))
    return bestandsvergelijking(eigen, cak).huishoudens[0]


def tellingen() -> st.SearchStrategy[Telling]:
    """The counts of a comparison. Shrinks towards zeros."""
    return bestandsvergelijkingen().map(lambda vergelijking: vergelijking.telling)


@st.composite
def _met_verschil(draw: st.DrawFn) -> Persoonsvergelijking:
    """A person with another initial or another total on the two sides."""
    bsn = draw(bsns())
    namen = draw(st.sampled_from((("A", "B"), ("", ""))))
    mijn, hun = (Persoonsgegevens("Jansen", letters) for letters in namen)
    meer = Bedrag(0 if namen[0] else 1)
    totaal = draw(bedragen())
    eigen = Administratieregel(bsn, 1, mijn, Verstrekkingsgegevens("D1", totale_kosten=totaal))
    cak = CakRegel(
        bsn, 1, CakBestand.HV, hun, Verstrekkingsgegevens("D1", totale_kosten=totaal + meer)
    )
    return bestandsvergelijking([eigen], [cak]).personen[0]


@st.composite
def veldverschillen(draw: st.DrawFn) -> Veldverschil:
    """A field in which the two sides differ. Shrinks towards the initials."""
    return draw(st.sampled_from(draw(_met_verschil()).verschillen))


@st.composite
def vergelijkbevindingen(draw: st.DrawFn) -> Vergelijkbevinding:
    """Findings about a person. Shrinks towards other initials."""
    return draw(st.sampled_from(tuple(draw(_met_verschil()).bevindingen())))
