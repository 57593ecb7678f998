"""From bytes to the texts of a message by field: which release and message it is, and what it says.

There are two ways. A message in the plain form in which programs write them is recognised as a
whole by one pattern, made from the tree of the release; whatever prefixes and white space it has.
All others (comments, processing instructions, references, empty tags) go through a parser and are
walked along the same tree. Both give the same texts, and whatever fits neither is a `BerichtFout`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias
from xml.sax.saxutils import escape

from attrs import frozen

from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.fouten import toon
from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.boom import CODEVELDEN, VASTE_VELDEN, Knoop, boom
from wmo_eigenbijdrage.ieb.datatype import Basis
from wmo_eigenbijdrage.ieb.release import Release
from wmo_eigenbijdrage.ieb.releases import RELEASES, release
from wmo_eigenbijdrage.ieb.sjabloon import extra_toetsen
from wmo_eigenbijdrage.ieb.veilig import BerichtFout, lees_xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

__all__ = ["VOLGORDE", "Ontleder", "Teksten", "herken", "ontleder_van", "ontleed_teksten"]

Teksten: TypeAlias = "tuple[str | tuple[str, ...] | None, ...]"

_KOP = ("afzender", "identificatie", "dagtekening", "xsd_versie.basisschema", "xsd_versie.bericht")
_PERSOON = (
    "bsn",
    "startnummer",
    "status",
    "startdatum",
    "stopdatum",
    "kostprijs.bedrag",
    "kostprijs.startdatum",
)
_RETOUR = (
    "identificatie_retour",
    "dagtekening_retour",
    "xslt_versie",
    "xsd_versie_retour.basisschema",
    "xsd_versie_retour.bericht",
    *CODEVELDEN,
)
VOLGORDE = (*_KOP, *_PERSOON, *_RETOUR)
"""The fields of messages, in the order in which `Teksten` holds what stands in them."""

_GROOTSTE_GEWONE = 65_536
_MEESTE_PATRONEN = 16
_WIT = r"[ \t\r\n]"
_NAAM = r"[A-Za-z_][A-Za-z0-9_.\-]*+"
# A text that reads the same without a parser: no markup, no line ends, no "]]>", only characters
# that XML allows.
_TEKST = r"[^<&\]\x00-\x1f\ufffe\uffff]*+"
_WORTEL = re.compile(
    rf"""(?:<\?xml[ ]version=(["'])1\.0\1(?:[ ]encoding=(["'])[Uu][Tt][Ff]-8\2)?\s?\?>)?{_WIT}*+
    <(?:({_NAAM}):)?Bericht
    {_WIT}++xmlns(?::({_NAAM}))?=(["'])([^"'<&\s]*+)\5
    {_WIT}++xmlns(?::({_NAAM}))?=(["'])([^"'<&\s]*+)\8
    {_WIT}*+>""".replace("\n    ", ""),
)
_CODE = re.compile(r">([^<>]*)</")
_SCHEMAPLAATS = {
    "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation",
    "{http://www.w3.org/2001/XMLSchema-instance}noNamespaceSchemaLocation",
}


@frozen
class _Patroon:
    vorm: re.Pattern[str]
    groepen: tuple[int, ...]
    """Per field of `VOLGORDE` its group; group 1 never takes part."""


class Ontleder:
    """Takes one kind of message of one release apart."""

    def __init__(self, release: Release, type_: Berichttype) -> None:
        eis_soort("release", release, Release)
        self.release = release
        self.soort = release.bericht(type_)
        self.eigen = self.soort.xsd_versie
        self.boom = boom(release, type_)
        self.toetsen = tuple(
            (VOLGORDE.index(veld), pad, datatype)
            for veld, pad, datatype in extra_toetsen(self.boom)
            if veld in VOLGORDE and veld not in CODEVELDEN
        )
        """Place, path and type of the fields that the release restricts more than a value does."""
        self.paden = {str(blad.veld): blad.pad for blad in self.boom.bladeren()}
        self._patronen: dict[tuple[str, str], _Patroon] = {}

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
            patroon = self._patronen[prefixen] = _maak_patroon(self.boom, prefixen)
        gevonden = patroon.vorm.fullmatch(tekst, plaats)
        if gevonden is None:
            return None
        teksten = gevonden.group(*patroon.groepen)
        if not self.soort.type.is_retour:
            return teksten
        return (*teksten[: -len(CODEVELDEN)], *map(_codes, teksten[-len(CODEVELDEN) :]))

    def ongewoon(self, wortel: Element) -> Teksten:
        """What stands in a parsed message.

        Raises:
            BerichtFout: an element is missing, unknown, doubled or in another place, a text stands
                where none belongs, or a pinned text differs.
        """
        uit: dict[str, list[str]] = {}
        _Loop(self.release.naamruimte, self.soort.naamruimte, uit).loop(wortel, self.boom)
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


def _codes(blok: str | None) -> tuple[str, ...] | None:
    return None if blok is None else tuple(_CODE.findall(blok))


def _maak_patroon(wortel: Knoop, prefixen: tuple[str, str]) -> _Patroon:
    velden: list[str] = []

    def stuk(knoop: Knoop) -> str:
        naam = re.escape(prefixen[knoop.in_basisschema] + knoop.naam)
        if knoop.kinderen:
            binnen = "".join(stuk(kind) for kind in knoop.kinderen if any(kind.velden()))
            vorm = f"<{naam}>{_WIT}*+{binnen}</{naam}>{_WIT}*+"
        elif knoop.veld in VASTE_VELDEN:
            inhoud = _TEKST if knoop.vast is None else re.escape(escape(knoop.vast))
            vorm = f"<{naam}>{inhoud}</{naam}>{_WIT}*+"
        else:
            velden.append(str(knoop.veld))
            if knoop.veld in CODEVELDEN:
                keer = "*+" if knoop.minimaal == 0 else "++"
                return f"((?:<{naam}>{_TEKST}</{naam}>{_WIT}*+){keer})"
            vorm = f"<{naam}>({_TEKST})</{naam}>{_WIT}*+"
        return f"(?:{vorm})?+" if knoop.minimaal == 0 else vorm

    kinderen = "".join(stuk(kind) for kind in wortel.kinderen)
    naam = re.escape(prefixen[wortel.in_basisschema] + wortel.naam)
    vorm = re.compile(f"{_WIT}*+(?:(?!)())?{kinderen}</{naam}>{_WIT}*+")
    plaatsen = {veld: plaats for plaats, veld in enumerate(velden, start=2)}
    return _Patroon(vorm, tuple(plaatsen.get(veld, 1) for veld in VOLGORDE))


class _Loop:
    """Walks along a parsed message and its tree together."""

    def __init__(self, basis: str, bericht: str, uit: dict[str, list[str]]) -> None:
        self._ruimten = (bericht, basis)
        self._uit = uit

    def loop(self, element: Element, knoop: Knoop) -> None:
        for naam in element.attrib:
            if naam not in _SCHEMAPLAATS:
                raise BerichtFout(knoop.pad, "has an attribute", "send elements without attributes")
        if knoop.kinderen:
            self._groep(element, knoop)
        else:
            self._blad(element, knoop)

    def _groep(self, element: Element, knoop: Knoop) -> None:
        kinderen = list(element)
        if any(
            tekst and tekst.strip(" \t\r\n")
            for tekst in (element.text, *(k.tail for k in kinderen))
        ):
            raise BerichtFout(knoop.pad, "holds a text between its elements", "leave it out")
        plaats = 0
        for kind in knoop.kinderen:
            tag = f"{{{self._ruimten[kind.in_basisschema]}}}{kind.naam}"
            begin = plaats
            while plaats < len(kinderen) and kinderen[plaats].tag == tag:
                plaats += 1
            self._eis_aantal(kind, plaats - begin)
            for ander in kinderen[begin:plaats]:
                self.loop(ander, kind)
        if plaats < len(kinderen):
            naam = _naam(kinderen[plaats])
            raise BerichtFout(
                knoop.pad, f"holds {naam} where it does not belong", "check order and namespace"
            )

    @staticmethod
    def _eis_aantal(knoop: Knoop, aantal: int) -> None:
        if aantal < knoop.minimaal:
            raise BerichtFout(knoop.pad, "is missing, or in another place or namespace", "add it")
        hoogste = knoop.maximaal if knoop.veld in CODEVELDEN else 1
        if hoogste is not None and aantal > hoogste:
            raise BerichtFout(
                knoop.pad, f"stands there {aantal} times", f"send it at most {hoogste} times"
            )

    def _blad(self, element: Element, knoop: Knoop) -> None:
        if len(element):
            raise BerichtFout(knoop.pad, "holds elements", "send a text")
        tekst = element.text or ""
        if knoop.datatype is not None and knoop.datatype.basis is not Basis.TEKST:
            tekst = tekst.strip(" \t\r\n")
        if knoop.vast is not None and tekst != knoop.vast:
            raise BerichtFout(knoop.pad, f"is not {knoop.vast}", f"send {knoop.vast}")
        if knoop.veld is None:
            raise BerichtFout(
                knoop.pad, "has no known meaning", "tell with betekenissen which field it holds"
            )
        self._uit.setdefault(knoop.veld, []).append(tekst)


def _naam(element: Element) -> str:
    return toon(str(element.tag).rpartition("}")[2])


_Plek: TypeAlias = "tuple[Release, Berichttype]"


@lru_cache(maxsize=64)
def _index(releases: tuple[Release, ...]) -> dict[str, _Plek]:
    """Per namespace of a message its release; of two that share one, the first."""
    gevonden: dict[str, _Plek] = {}
    for kandidaat in releases:
        eis_soort("release", kandidaat, Release)
        for soort in kandidaat.berichten:
            gevonden.setdefault(soort.naamruimte, (kandidaat, soort.type))
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
    eis_soort("xml", xml, bytes)
    index = _index(releases) if releases else _meegeleverd()
    if len(xml) <= _GROOTSTE_GEWONE:
        gewoon = _gewoon(xml, index)
        if gewoon is not None:
            return gewoon
    wortel = lees_xml(xml)
    ontleder = _herken(wortel, index)
    return ontleder, ontleder.ongewoon(wortel)


def herken(wortel: Element, releases: tuple[Release, ...]) -> Ontleder:
    """Which message a parsed document is, by its root.

    Raises:
        BerichtFout: it is a message of none of these releases.
    """
    return _herken(wortel, _index(releases) if releases else _meegeleverd())


def _gewoon(xml: bytes, index: dict[str, _Plek]) -> tuple[Ontleder, Teksten] | None:
    try:
        tekst = xml.decode()
    except UnicodeDecodeError:
        return None
    wortel = _WORTEL.match(tekst, 1 if tekst.startswith("\ufeff") else 0)
    if wortel is None:
        return None
    _, _, eigen, een, _, uri_een, twee, _, uri_twee = wortel.groups()
    ruimten = {een: uri_een, twee: uri_twee}
    ander = twee if eigen == een else een
    plek = index.get(ruimten.get(eigen, ""))
    if plek is None or len(ruimten) == 1 or ruimten[ander] != plek[0].naamruimte:
        return None
    prefixen = tuple("" if naam is None else f"{naam}:" for naam in (eigen, ander))
    if any(prefix[:3].lower() == "xml" for prefix in prefixen):
        return None
    ontleder = ontleder_van(*plek)
    teksten = ontleder.gewoon(tekst, wortel.end(), (prefixen[0], prefixen[1]))
    return None if teksten is None else (ontleder, teksten)


def _herken(wortel: Element, index: dict[str, _Plek]) -> Ontleder:
    ruimte, _, naam = str(wortel.tag).rpartition("}")
    plek = index.get(ruimte.removeprefix("{"))
    if plek is None:
        raise BerichtFout(
            "bericht",
            f"its namespace {toon(ruimte.removeprefix('{'))} is of no known release",
            "give the release that it is in",
        )
    if naam != "Bericht":
        raise BerichtFout("bericht", f"its root is {toon(naam)}", "send a root Bericht")
    return ontleder_van(*plek)
