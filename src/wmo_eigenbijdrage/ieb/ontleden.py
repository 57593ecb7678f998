"""From bytes to the texts of a message by field: which release and message it is, and what it says.

There are two ways. A message in the plain form in which programs write them is recognised as a
whole by one pattern, made from the tree of the release; whatever prefixes and white space it has.
All others (comments, processing instructions, references, empty tags) go through a parser and are
walked along the same tree. Both give the same texts, and whatever fits neither is a `BerichtFout`.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.boom import boom
from wmo_eigenbijdrage.ieb.doorlopen import Doorloop
from wmo_eigenbijdrage.ieb.patroon import WORTEL, Patroon, codes_uit, maak_patroon
from wmo_eigenbijdrage.ieb.release import Release
from wmo_eigenbijdrage.ieb.releases import RELEASES, release
from wmo_eigenbijdrage.ieb.sjabloon import extra_toetsen, versie_heen
from wmo_eigenbijdrage.ieb.veilig import BerichtFout, lees_xml
from wmo_eigenbijdrage.ieb.velden import CODEVELDEN, VOLGORDE

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

__all__ = [
    "VOLGORDE",
    "Ontleder",
    "Teksten",
    "herken",
    "ontleder_van",
    "ontleed_gewoon",
    "ontleed_teksten",
]

Teksten: TypeAlias = "tuple[str | tuple[str, ...] | None, ...]"

_GROOTSTE_GEWONE = 65_536
_MEESTE_PATRONEN = 16


class Ontleder:
    """Takes one kind of message of one release apart."""

    def __init__(self, release: Release, type_: Berichttype) -> None:
        eis_soort("release", release, Release)
        self.release = release
        self.soort = release.bericht(type_)
        self.is_retour = type_.is_retour
        self.eigen = versie_heen(release, type_)
        """The versions of a message from a gemeente; an answer repeats those of its message."""
        self.boom = boom(release, type_)
        self.toetsen = tuple(
            (VOLGORDE.index(veld), pad, datatype)
            for veld, pad, datatype in extra_toetsen(self.boom)
            if veld in VOLGORDE and veld not in CODEVELDEN
        )
        """Place, path and type of the fields that the release restricts more than a value does."""
        typen = {blad.veld: blad.datatype for blad in self.boom.bladeren()}
        self.codetypen = tuple(map(typen.get, CODEVELDEN))
        """The types of the lists of codes."""
        self.paden = {str(blad.veld): blad.pad for blad in self.boom.bladeren()}
        self._patronen: dict[tuple[str, str], Patroon] = {}

    def gewoon(self, tekst: str, plaats: int, prefixen: tuple[str, str]) -> Teksten | None:
        """What stands in a message after its root tag; ``None`` when that is in no plain form.

        Args:
            tekst: the whole message.
            plaats: where the root tag ends.
            prefixen: what stands before the names of message and basisschema, with its colon.
        """
        patroon = self._patronen.get(prefixen)
        if patroon is None:
            if len(self._patronen) >= _MEESTE_PATRONEN:
                return None  # making a pattern costs more than parsing
            patroon = self._patronen[prefixen] = maak_patroon(self.boom, prefixen)
        gevonden = patroon.vorm.fullmatch(tekst, plaats)
        if gevonden is None:
            return None
        teksten = gevonden.group(*patroon.groepen)
        if not self.is_retour:
            return teksten
        return (*teksten[: -len(CODEVELDEN)], *map(codes_uit, teksten[-len(CODEVELDEN) :]))

    def ongewoon(self, wortel: Element) -> Teksten:
        """What stands in a parsed message.

        Raises:
            BerichtFout: an element is missing, unknown, doubled or in another place, a text stands
                where none belongs, or a pinned text differs.
        """
        uit: dict[str, list[str]] = {}
        Doorloop(self.release.naamruimte, self.soort.naamruimte, uit).loop(wortel, self.boom)
        return tuple(
            tuple(uit[veld])
            if veld in CODEVELDEN and veld in uit
            else (uit[veld][0] if veld in uit else None)
            for veld in VOLGORDE
        )


@lru_cache(maxsize=64)
def ontleder_van(release: Release, type_: Berichttype) -> Ontleder:
    """The one `Ontleder` of a message of a release."""
    return Ontleder(release, type_)


class _Plek:
    """Where a namespace leads to."""

    def __init__(self, release: Release, type_: Berichttype) -> None:
        self.release = release
        self.type = type_

    @cached_property
    def ontleder(self) -> Ontleder:
        return ontleder_van(self.release, self.type)


@lru_cache(maxsize=64)
def _index(releases: tuple[Release, ...]) -> dict[str, _Plek]:
    """Per namespace of a message where it leads to; of two that share one, to the first."""
    gevonden: dict[str, _Plek] = {}
    for kandidaat in releases:
        eis_soort("release", kandidaat, Release)
        for soort in kandidaat.berichten:
            gevonden.setdefault(soort.naamruimte, _Plek(kandidaat, soort.type))
    return gevonden


@lru_cache(maxsize=1)
def _meegeleverd() -> dict[str, _Plek]:
    return _index(tuple(map(release, RELEASES)))


def ontleed_teksten(xml: bytes, releases: tuple[Release, ...]) -> tuple[Ontleder, Teksten]:
    """Which message it is, and the texts of its fields.

    Args:
        xml: the message.
        releases: those in which it may be; all that come with the library when empty.

    Raises:
        BerichtFout: it cannot be read, or is a message of none of these releases.
        OngeldigeWaarde: *xml* is not bytes.
    """
    gewoon = ontleed_gewoon(xml, releases)
    if gewoon is not None:
        return gewoon
    wortel = lees_xml(xml)
    ontleder = herken(wortel, releases)
    return ontleder, ontleder.ongewoon(wortel)


def ontleed_gewoon(xml: bytes, releases: tuple[Release, ...]) -> tuple[Ontleder, Teksten] | None:
    """The same for a message in plain form; ``None`` for any other."""
    eis_soort("xml", xml, bytes)
    if len(xml) > _GROOTSTE_GEWONE:
        return None
    return _gewoon(xml, _index(releases) if releases else _meegeleverd())


def herken(wortel: Element, releases: tuple[Release, ...]) -> Ontleder:
    """Which message a parsed document is, by its root.

    Raises:
        BerichtFout: it is a message of none of these releases.
    """
    index = _index(releases) if releases else _meegeleverd()
    ruimte, _, naam = str(wortel.tag).rpartition("}")
    plek = index.get(ruimte.removeprefix("{"))
    if plek is None:
        raise BerichtFout(
            "bericht",
            "its namespace is of no known release",  # which is not shown: it can be anything
            "give the release that it is in",
        )
    if naam != "Bericht":
        raise BerichtFout("bericht", "its root is another element", "send a root Bericht")
    return plek.ontleder


def _gewoon(xml: bytes, index: dict[str, _Plek]) -> tuple[Ontleder, Teksten] | None:
    try:
        tekst = xml.decode()
    except UnicodeDecodeError:
        return None
    wortel = WORTEL.match(tekst, 1 if tekst.startswith("\ufeff") else 0)
    if wortel is None:
        return None
    _, _, eigen, een, _, uri_een, twee, _, uri_twee = wortel.groups()
    if eigen == een:
        uri, basis, uri_basis = uri_een, twee, uri_twee
    elif eigen == twee:
        uri, basis, uri_basis = uri_twee, een, uri_een
    else:
        return None
    plek = index.get(uri)
    if plek is None or een == twee or uri_basis != plek.release.naamruimte:
        return None
    prefixen = (f"{eigen}:" if eigen else "", f"{basis}:" if basis else "")
    teksten = plek.ontleder.gewoon(tekst, wortel.end(), prefixen)
    return None if teksten is None else (plek.ontleder, teksten)
