"""Strategies for checks of messages and answers to them; the outcomes are those of the library."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from wmo_eigenbijdrage.ieb import (
    RELEASES,
    Aanlevering,
    Antwoord,
    Berichtbevinding,
    Berichtinhoud,
    Berichtkop,
    Controleuitkomst,
    GeenRetour,
    Heenbericht,
    Koppeling,
    Lezing,
    Merk,
    NietGecontroleerd,
    Niveau,
    Onderdeel,
    Retourclient,
    Retourreden,
    Retouruitkomst,
    StatusAanlevering,
    controleer,
    duid_retour,
    koppel,
    lees,
    ontleed,
    release,
    to_xml,
)
from wmo_eigenbijdrage.testing.strategieen._gemeen import enkele
from wmo_eigenbijdrage.testing.strategieen.berichten import heenberichten, retourberichten
from wmo_eigenbijdrage.testing.strategieen.berichtvormen import retourcodes
from wmo_eigenbijdrage.testing.strategieen.landelijk import bevindingen

__all__ = [
    "aanleveringen",
    "antwoorden",
    "berichtbevindingen",
    "berichtinhouden",
    "berichtkoppen",
    "berichtlezingen",
    "controleuitkomsten",
    "geen_retouren",
    "koppelingen",
    "niet_gecontroleerde_regels",
    "retourclienten",
    "retourredenen",
    "retouruitkomsten",
]

_PEILDAG = date(2026, 12, 31)
_EERSTE_RELEASE = RELEASES[0]


@st.composite
def aanleveringen(draw: st.DrawFn) -> Aanlevering:
    """Deliveries, and removals of them. Shrinks towards a start that counts."""
    bericht = draw(heenberichten())
    return Aanlevering(bericht, bericht.status is StatusAanlevering.VERWIJDEREN)


def berichtkoppen() -> st.SearchStrategy[Berichtkop]:
    """Headers of messages from a gemeente. Shrinks towards that of a start."""
    return heenberichten().map(Berichtkop.van)


@st.composite
def berichtbevindingen(draw: st.DrawFn) -> Berichtbevinding:
    """Faults of every level, with a code of an answer but for the schema.

    Shrinks towards a fault of the schema.
    """
    niveau = draw(st.sampled_from(Niveau))
    code = None if niveau is Niveau.BERICHTFORMAAT else draw(retourcodes()).code
    return Berichtbevinding(
        draw(bevindingen()),
        niveau,
        draw(st.sampled_from(Onderdeel)),
        code,
        draw(st.sampled_from(Merk)),
    )


@st.composite
def _geschreven(draw: st.DrawFn) -> bytes:
    """A message in XML of the first release, or the same with a text that the schema refuses."""
    xml = to_xml(draw(heenberichten(release(_EERSTE_RELEASE))), release(_EERSTE_RELEASE))
    return xml if draw(st.booleans()) else xml.replace(b"Dagtekening>", b"Dagtekenng>")


def controleuitkomsten() -> st.SearchStrategy[Controleuitkomst]:
    """Outcomes of checks at all levels: right, wrong by the rules, wrong by the schema.

    Shrinks towards a start that was checked as a value.
    """
    als_waarde = heenberichten().map(lambda bericht: controleer(bericht, peildatum=_PEILDAG))
    return als_waarde | _geschreven().map(lambda xml: controleer(xml, peildatum=_PEILDAG))


def niet_gecontroleerde_regels() -> st.SearchStrategy[NietGecontroleerd]:
    """Rules that could not be checked. Shrinks towards all of them."""
    regel = st.just("*") | st.integers(0, 499).map(lambda n: f"TR{n:03}")
    return st.builds(NietGecontroleerd, regel, st.just("de tekst van de regel is niet gevonden"))


def geen_retouren() -> st.SearchStrategy[GeenRetour]:
    """What stands in place of an answer. Shrinks towards one fault of the schema."""
    fout = st.builds(Berichtbevinding, bevindingen(), st.just(Niveau.BERICHTFORMAAT))
    return st.builds(GeenRetour, enkele(fout, minstens=1))


def berichtlezingen() -> st.SearchStrategy[Lezing]:
    """Messages that were read, or what is wrong with them. Shrinks towards what is wrong."""
    return _geschreven().map(lees)


@st.composite
def berichtinhouden(draw: st.DrawFn) -> Berichtinhoud:
    """What stands in a message of iEb 1.0, text by text. Shrinks towards a start."""
    bron = release(_EERSTE_RELEASE)
    return ontleed(to_xml(draw(heenberichten(bron)), bron))


@st.composite
def retourclienten(draw: st.DrawFn, heen: Heenbericht | None = None) -> Retourclient:
    """The client in a rejection of *heen*, with codes. Shrinks towards one code on each part."""
    codes = enkele(retourcodes().map(lambda code: code.code), 4, minstens=1)
    vraag = draw(heenberichten()) if heen is None else heen
    return Retourclient(heen=vraag, klasse_retourcodes=draw(codes), retourcodes=draw(codes))


@st.composite
def retourredenen(draw: st.DrawFn) -> Retourreden:
    """Codes that reject a part, known and unknown. Shrinks towards an unknown one on the header."""
    deel, code = draw(st.sampled_from(Onderdeel)), draw(st.none() | retourcodes())
    if code is None:
        return Retourreden(deel, "9999")
    return Retourreden(deel, code.code, code.betekenis, code.regel)


def retouruitkomsten() -> st.SearchStrategy[Retouruitkomst]:
    """What answers mean. Shrinks towards accepted."""
    return retourberichten().map(duid_retour)


@st.composite
def koppelingen(draw: st.DrawFn) -> Koppeling:
    """Messages and answers put together: some without the other, some twice.

    Shrinks towards nothing sent and nothing answered.
    """
    verzonden = draw(
        enkele(heenberichten(), 3, elk_een=lambda b: (b.type, b.afzender, b.identificatie))
    )
    retouren = [
        draw(retourberichten(heen=bericht))
        for bericht in verzonden
        for _ in range(draw(st.integers(0, 2)))
    ]
    return koppel(verzonden, [*retouren, *draw(enkele(retourberichten(), 1))])


@st.composite
def antwoorden(draw: st.DrawFn) -> Antwoord:
    """A message with its answer. Shrinks towards a start that was accepted."""
    bericht = draw(heenberichten())
    return koppel([bericht], [draw(retourberichten(heen=bericht))]).antwoorden[0]
