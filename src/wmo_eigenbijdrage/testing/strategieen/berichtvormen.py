"""Strategies for descriptions of iEb and iWmo: those that come with the library."""

from __future__ import annotations

from hypothesis import strategies as st

from wmo_eigenbijdrage import iwmo
from wmo_eigenbijdrage.ieb import (
    RELEASES,
    Berichtsoort,
    Datatype,
    Element,
    Klasse,
    Onzekerheid,
    Regel,
    Release,
    Retourcode,
    Versiebereik,
    XsdVersie,
    release,
)

__all__ = [
    "berichtelementen",
    "berichtklassen",
    "berichtregels",
    "berichtsoorten",
    "datatypes",
    "iwmoberichtsoorten",
    "iwmoreleases",
    "onzekerheden",
    "releases",
    "retourcodes",
    "versiebereiken",
    "xsdversies",
]


def _alle() -> tuple[Release, ...]:
    return tuple(map(release, RELEASES))


def releases() -> st.SearchStrategy[Release]:
    """Releases of iEb. Shrinks towards 1.0."""
    return st.deferred(lambda: st.sampled_from(_alle()))


def berichtsoorten() -> st.SearchStrategy[Berichtsoort]:
    """Kinds of messages. Shrinks towards WMO401 of iEb 1.0."""
    return releases().flatmap(lambda r: st.sampled_from(r.berichten))


def berichtklassen() -> st.SearchStrategy[Klasse]:
    """Classes of messages. Shrinks towards the first of WMO401."""
    return berichtsoorten().flatmap(lambda soort: st.sampled_from(soort.klassen))


def berichtelementen() -> st.SearchStrategy[Element]:
    """Elements of messages. Shrinks towards the first of WMO401."""
    return berichtklassen().flatmap(lambda klasse: st.sampled_from(klasse.elementen))


def datatypes() -> st.SearchStrategy[Datatype]:
    """Simple types of messages. Shrinks towards the first of iEb 1.0."""
    return releases().flatmap(lambda r: st.sampled_from(r.datatypes))


def berichtregels() -> st.SearchStrategy[Regel]:
    """Rules for messages. Shrinks towards the first of iEb 1.0."""
    return st.deferred(lambda: st.sampled_from([regel for r in _alle() for regel in r.regels]))


def retourcodes() -> st.SearchStrategy[Retourcode]:
    """Codes of answers. Shrinks towards the first of iEb 1.0."""
    return st.deferred(lambda: st.sampled_from([code for r in _alle() for code in r.retourcodes]))


def onzekerheden() -> st.SearchStrategy[Onzekerheid]:
    """What is only inferred. Shrinks towards the first there is."""
    return st.deferred(lambda: st.sampled_from([punt for r in _alle() for punt in r.onzeker]))


def versiebereiken() -> st.SearchStrategy[Versiebereik]:
    """Versions of schemas and those that go with them. Shrinks towards WMO401 of iEb 1.0."""
    return berichtsoorten().map(lambda soort: soort.xsd)


def xsdversies() -> st.SearchStrategy[XsdVersie]:
    """Versions that a message may name, those of a release among them. Shrinks towards 0.0.0."""
    versie = st.builds("{}.{}.{}".format, *[st.integers(0, 12)] * 3)
    return st.builds(XsdVersie, versie, versie) | berichtsoorten().map(lambda s: s.xsd_versie)


def iwmoreleases() -> st.SearchStrategy[iwmo.Release]:
    """Releases of iWmo. Shrinks towards 2.3."""
    return st.sampled_from(tuple(iwmo.RELEASES.values()))


def iwmoberichtsoorten() -> st.SearchStrategy[iwmo.Berichtsoort]:
    """Kinds of messages of iWmo. Shrinks towards the WMO301 of 2.3."""
    return iwmoreleases().flatmap(lambda r: st.sampled_from(r.berichten))
