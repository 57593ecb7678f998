"""Recognising a message in plain form with one pattern, made from the tree of its release.

Plain is how programs write: elements, white space between them, and texts that read the same
without a parser. Prefixes and white space are free. The pattern decides nothing that a parser would
decide otherwise; what it does not recognise is left to the parser.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from attrs import frozen

from wmo_eigenbijdrage.ieb.boom import Knoop
from wmo_eigenbijdrage.ieb.velden import CODEVELDEN, VASTE_VELDEN, VOLGORDE

__all__ = ["WORTEL", "Patroon", "codes_uit", "maak_patroon"]

_WIT = r"[ \t\r\n]"
_NAAM = r"(?![Xx][Mm][Ll])[A-Za-z_][A-Za-z0-9_.\-]*+"
# No markup, no line ends, no "]]>", only characters that XML allows.
_TEKST = r"[^<&\]\x00-\x1f\ufffe\uffff]*+"
WORTEL = re.compile(
    rf"""(?:<\?xml[ ]version=(["'])1\.0\1(?:[ ]encoding=(["'])[Uu][Tt][Ff]-8\2)?{_WIT}?\?>)?{_WIT}*+
    <(?:({_NAAM}):)?Bericht
    {_WIT}++xmlns(?::({_NAAM}))?=(["'])([^"'<&\s]*+)\5
    {_WIT}++xmlns(?::({_NAAM}))?=(["'])([^"'<&\s]*+)\8
    {_WIT}*+>""".replace("\n    ", "")
)
"""A declaration, if any, and a root ``Bericht`` that declares two namespaces. Its groups 3, 4, 6, 7
and 9 are the prefix of the root, and prefix and namespace of both."""
_CODE = re.compile(r">([^<>]*)</")


@frozen
class Patroon:
    """The pattern of all that comes after the root tag of a message."""

    vorm: re.Pattern[str]
    groepen: tuple[int, ...]
    """Per field of `VOLGORDE` its group; group 1 never takes part."""


def codes_uit(blok: str | None) -> tuple[str, ...] | None:
    """The codes in a run of elements; ``None`` when there is no such run."""
    return None if blok is None else tuple(_CODE.findall(blok))


def maak_patroon(wortel: Knoop, prefixen: tuple[str, str]) -> Patroon:
    """The pattern of a message with these prefixes: of its own names and of the basisschema's."""
    velden: list[str] = []

    def stuk(knoop: Knoop) -> str:
        naam = re.escape(prefixen[knoop.in_basisschema] + knoop.naam)
        if knoop.kinderen:
            binnen = "".join(stuk(kind) for kind in knoop.kinderen if kind.hoort_erbij)
            vorm = f"<{naam}>{_WIT}*+{binnen}</{naam}>{_WIT}*+"
        elif knoop.veld is None or knoop.veld in VASTE_VELDEN:
            inhoud = _TEKST if knoop.vast is None else re.escape(escape(knoop.vast))
            vorm = f"<{naam}>{inhoud}</{naam}>{_WIT}*+"
        else:
            velden.append(str(knoop.veld))
            inhoud = _TEKST
            if knoop.vast is not None:  # one with a reference in it is left to the parser
                inhoud = rf"(?={re.escape(knoop.vast)}</){_TEKST}"
            if knoop.veld in CODEVELDEN:
                meest = "" if knoop.maximaal is None else knoop.maximaal
                keer = f"{{{knoop.minimaal},{meest}}}+"
                return f"((?:<{naam}>{inhoud}</{naam}>{_WIT}*+){keer})"
            vorm = f"<{naam}>({inhoud})</{naam}>{_WIT}*+"
        return f"(?:{vorm})?+" if knoop.minimaal == 0 else vorm

    kinderen = "".join(stuk(kind) for kind in wortel.kinderen if kind.hoort_erbij)
    naam = re.escape(prefixen[wortel.in_basisschema] + wortel.naam)
    vorm = re.compile(f"{_WIT}*+(?:(?!)())?{kinderen}</{naam}>{_WIT}*+")
    plaatsen = {veld: plaats for plaats, veld in enumerate(velden, start=2)}
    return Patroon(vorm, tuple(plaatsen.get(veld, 1) for veld in VOLGORDE))
