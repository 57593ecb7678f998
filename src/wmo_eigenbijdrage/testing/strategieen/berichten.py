"""Hypothesis strategies for the messages of iEb: values, to be written in a release of choice.

Each shrinks towards an open start of gemeente 0003 with status 1 and nothing optional.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.ieb import (
    Berichttype,
    BwPeriodebericht,
    Heenbericht,
    Kostprijs,
    Periodebericht,
    Release,
    Retourbericht,
    Retourclient,
    Startbericht,
    StatusAanlevering,
    Stopbericht,
    XsdVersie,
    release,
)
from wmo_eigenbijdrage.testing.strategieen.bedrag import bedragen
from wmo_eigenbijdrage.testing.strategieen.identificatie import (
    berichtidentificaties,
    bsns,
    ebstartnummers,
    gemeentecodes,
)
from wmo_eigenbijdrage.testing.strategieen.kalender import dagen

__all__ = [
    "bwperiodeberichten",
    "heenberichten",
    "kostprijzen",
    "periodeberichten",
    "retourberichten",
    "startberichten",
    "stopberichten",
]

# None of them are the own versions of a release, so that what is written reads back as it was.
_XSD_VERSIES = st.none() | st.builds(
    XsdVersie, st.sampled_from(("1.0.1", "1.1.0")), st.sampled_from(("1.0.1", "1.10.2"))
)


def kostprijzen() -> st.SearchStrategy[Kostprijs]:
    """Cost prices, up to the highest that fits in a message. Shrinks towards nothing."""
    return st.builds(Kostprijs, bedragen(max_value=Bedrag(99_999_999)), dagen())


def _kop() -> dict[str, st.SearchStrategy[Any]]:
    return {
        "afzender": gemeentecodes(),
        "identificatie": berichtidentificaties(),
        "dagtekening": dagen(),
        "xsd_versie": _XSD_VERSIES,
        "bsn": bsns(),
        "startnummer": ebstartnummers(),
        "status": st.sampled_from(StatusAanlevering),
    }


def startberichten() -> st.SearchStrategy[Startbericht]:
    """Starts, WMO401. Shrinks towards nothing optional."""
    return st.builds(
        Startbericht, **_kop(), startdatum=dagen(), kostprijs=st.none() | kostprijzen()
    )


def stopberichten() -> st.SearchStrategy[Stopbericht]:
    """Stops, WMO403. Shrinks towards nothing optional."""
    return st.builds(Stopbericht, **_kop(), stopdatum=dagen())


def periodeberichten() -> st.SearchStrategy[Periodebericht]:
    """Periods, WMO405; the stop may lie before the start, which the format does not forbid.

    Shrinks towards nothing optional.
    """
    return st.builds(
        Periodebericht,
        **_kop(),
        startdatum=dagen(),
        stopdatum=st.none() | dagen(),
        kostprijs=st.none() | kostprijzen(),
    )


def bwperiodeberichten() -> st.SearchStrategy[BwPeriodebericht]:
    """Periods of beschermd wonen, WMO407; the stop may lie before the start.

    Shrinks towards nothing optional.
    """
    return st.builds(BwPeriodebericht, **_kop(), startdatum=dagen(), stopdatum=st.none() | dagen())


_HEEN: dict[Berichttype, st.SearchStrategy[Heenbericht]] = {
    Berichttype.WMO401: startberichten(),
    Berichttype.WMO403: stopberichten(),
    Berichttype.WMO405: periodeberichten(),
    Berichttype.WMO407: bwperiodeberichten(),
}


def heenberichten(in_release: Release | None = None) -> st.SearchStrategy[Heenbericht]:
    """Messages of all kinds from a gemeente, or of those of *in_release*.

    Shrinks towards a start.
    """
    return st.one_of(
        *(
            strategie
            for type_, strategie in _HEEN.items()
            if in_release is None or any(soort.type is type_ for soort in in_release.berichten)
        )
    )


@st.composite
def retourberichten(
    draw: st.DrawFn, in_release: Release | None = None, heen: Heenbericht | None = None
) -> Retourbericht:
    """Answers: accepted, rejected as a whole, or rejected with codes on the parts.

    The codes are those of *in_release*, iEb 1.0 when not given; *heen* is what is answered.
    Shrinks towards accepted.
    """
    bron = in_release or release("1.0")
    vraag = draw(heenberichten(bron)) if heen is None else heen
    codes = st.lists(
        st.sampled_from([code.code for code in bron.retourcodes]), min_size=1, max_size=4
    )
    client = st.builds(
        Retourclient, heen=st.just(vraag), klasse_retourcodes=codes, retourcodes=codes
    )
    return Retourbericht(
        type=vraag.type.retour,
        afzender=vraag.afzender,
        identificatie=vraag.identificatie,
        dagtekening=vraag.dagtekening,
        xsd_versie=vraag.xsd_versie,
        identificatie_retour=draw(berichtidentificaties()),
        dagtekening_retour=draw(dagen()),
        xslt_versie=draw(st.none() | st.sampled_from(("1.6.2", "0.0.0"))),
        xsd_versie_retour=draw(_XSD_VERSIES),
        retourcodes=draw(st.just([]) | codes),
        client=draw(st.none() | client),
    )
