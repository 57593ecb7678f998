"""Reading XML that comes from outside: whatever the bytes are, the outcome is a tree or one error.

What is refused before a parser sees it: too many bytes, too many marks (a bound on memory), another
encoding than UTF-8, a NUL, a document type declaration. Without such a declaration there are no
entities to expand and no references to follow; the parser is told to do neither all the same, and
never to use a network. Its own limits stay on; only the one on the length of a text can be lifted.

Names of elements stay in a dictionary of lxml for as long as the thread lives. A process that reads
for years from a sender who makes up new names for each message should read in threads that end.

lxml is loaded at the first document, not with this module.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

__all__ = ["GRENS_BYTES", "GRENS_DIEPTE", "GRENS_TEKENS", "BerichtFout", "lees_xml"]

GRENS_BYTES = 25 * 1024 * 1024
"""The most that is read unless told otherwise: the 25 MB of the GGk, in the widest reading."""
GRENS_TEKENS = 200_000
"""The most ``<`` and ``=`` together unless told otherwise. Each element needs the one and each
attribute the other, so that a tree stays below some 50 MB whatever the document is."""
GRENS_DIEPTE = 256
"""How deep elements may lie; it is the limit of libxml2."""

_BOM = b"\xef\xbb\xbf"
_ANDERE_BOM = (b"\xff\xfe", b"\xfe\xff")  # UTF-16, and UTF-32 in the order of Windows
_WIT = b" \t\r\n"
# What stands in a declaration longer than this, no parser of ours will look for.
_VERKLARING = re.compile(rb"<\?xml\s[^>]*?\sencoding\s*=\s*[\"']([^\"'>]*)[\"']")
_LANGSTE_VERKLARING = 1024
_VOOR_DE_WORTEL = re.compile(rb"[ \t\r\n]+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_DTD = b"<!DOCTYPE"
# Where the parser stops in one text; a shorter document needs none of its limits lifted.
_LANGSTE_TEKST = 10_000_000
_HEEL = f"send one whole XML document, at most {GRENS_DIEPTE} levels deep"


class BerichtFout(OngeldigeWaarde):
    """A message from outside that cannot be read.

    The text tells where it goes wrong and how, never what stands there: that may be a person.

    >>> print(BerichtFout("bericht", "is empty", "give the bytes of one XML document"))
    bericht: is empty; give the bytes of one XML document
    """


def _fout(probleem: str, remedie: str) -> BerichtFout:
    return BerichtFout("bericht", probleem, remedie)


def _eis_omvang(xml: bytes, grens_bytes: int, grens_tekens: int) -> None:
    if len(xml) > grens_bytes:
        raise _fout(f"is {len(xml)} bytes", f"at most {grens_bytes} bytes are read")
    # Counted first: what is counted here bounds the work and the memory of all that follows.
    tekens = xml.count(b"<") + xml.count(b"=")
    if tekens > grens_tekens:
        raise _fout(
            f"holds {tekens} elements and attributes",
            f"at most {grens_tekens} are read; one message is about one client",
        )


def _eis_codering(xml: bytes) -> None:
    remedie = "send UTF-8"
    if xml.startswith(_ANDERE_BOM):
        raise _fout("begins with the mark of UTF-16 or UTF-32", remedie)
    nul = xml.find(0)
    if nul >= 0:
        raise _fout(f"holds a NUL at byte {nul}", remedie)
    kop = xml[:_LANGSTE_VERKLARING].removeprefix(_BOM)
    gevonden = _VERKLARING.match(kop)
    # The name is not shown: anything may stand there.
    if gevonden is not None and gevonden[1].lower() not in {b"utf-8", b"utf8"}:
        raise _fout("declares another encoding than UTF-8", remedie)
    try:
        xml.decode()
    except UnicodeDecodeError as fout:
        plaats = fout.start
    else:
        return
    raise _fout(f"is not UTF-8 at byte {plaats}", remedie)


def _eis_geen_dtd(xml: bytes) -> None:
    """Refuse a document type declaration, which may only stand before the root.

    The same letters in a comment or in a text say nothing and are let through.
    """
    if _DTD not in xml:
        return
    plaats = len(_BOM) if xml.startswith(_BOM) else 0
    while (misc := _VOOR_DE_WORTEL.match(xml, plaats)) is not None:
        plaats = misc.end()
    if xml.startswith(_DTD, plaats):
        raise _fout(
            f"has a document type declaration at byte {plaats}",
            "send a document without DTD and without entities",
        )


def _eis_diepte(wortel: Element) -> None:
    """The limit that the parser gives up together with the one on long texts."""
    from lxml import etree  # noqa: PLC0415 - not loaded with the room

    diepte = 0
    for gebeurtenis, _ in etree.iterwalk(wortel, events=("start", "end")):
        diepte += 1 if gebeurtenis == "start" else -1
        if diepte > GRENS_DIEPTE:
            raise _fout("is nested too deep", _HEEL)


def lees_xml(
    xml: bytes,
    *,
    grens_bytes: int = GRENS_BYTES,
    grens_tekens: int = GRENS_TEKENS,
    lange_teksten: bool = False,
) -> Element:
    """The root of a document from outside, without its comments and processing instructions.

    Args:
        xml: UTF-8, with or without byte order mark.
        grens_bytes: the most bytes that are read.
        grens_tekens: the most ``<`` and ``=`` that the document may hold.
        lange_teksten: allow one text to be longer than the 10 MB where the parser stops, such as a
            file in an envelope.

    Raises:
        BerichtFout: the document is too large, has another encoding, has a DTD, is nested deeper
            than 256 levels, is cut off or is not well-formed; one line, with the place.
        OngeldigeWaarde: *xml* is not bytes.

    >>> lees_xml(b"<a>1<!-- x -->2</a>").text
    '12'
    >>> lees_xml(b"<a><b></a>")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    wmo_eigenbijdrage.ieb.veilig.BerichtFout: bericht: is cut off or not well-formed at line 1, ...
    """
    eis_soort("xml", xml, bytes)
    _eis_omvang(xml, grens_bytes, grens_tekens)
    if not xml.removeprefix(_BOM).strip(_WIT):
        raise _fout("is empty", "give the bytes of one XML document")
    _eis_codering(xml)
    _eis_geen_dtd(xml)
    from lxml import etree  # noqa: PLC0415 - not loaded with the room

    lang = lange_teksten and len(xml) > _LANGSTE_TEKST
    parser = etree.XMLParser(  # a new one each time shares nothing and costs next to nothing
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=lang,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        wortel = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as fout:
        regel, kolom = fout.position
    else:
        if lang:
            _eis_diepte(wortel)
        return wortel
    raise _fout(f"is cut off or not well-formed at line {regel}, column {kolom}", _HEEL)
