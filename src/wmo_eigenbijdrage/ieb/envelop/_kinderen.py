"""Taking an element apart: its children one by one, in the order of the schema, and none left over.

Names that stand in a document are not repeated in an error, for anything may stand there; places
are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wmo_eigenbijdrage.ieb.envelop._namen import STUF
from wmo_eigenbijdrage.ieb.veilig import BerichtFout

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

__all__ = ["WIT", "Kinderen", "tekst_van"]

WIT = " \t\r\n"
_ALS_SPATIE = str.maketrans("\t\r\n", "   ")
_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


class Kinderen:
    """The child elements of one element, taken one by one in the order of the schema."""

    def __init__(self, ouder: Element, naam: str) -> None:
        self._naam = naam
        self._regel = ouder.sourceline
        self._rest = list(ouder)
        self._rest.reverse()
        # Text between elements belongs to nothing; a message that holds some is not understood.
        if any((stuk or "").strip(WIT) for stuk in (ouder.text, *(k.tail for k in self._rest))):
            raise self.fout("holds text between its elements", "leave it out")

    def fout(self, probleem: str, remedie: str) -> BerichtFout:
        """The error about this element, with its line."""
        return BerichtFout(f"{self._naam} (line {self._regel})", probleem, remedie)

    def facultatief(self, ruimte: str, naam: str) -> Element | None:
        """The next child when it is the one that is asked for."""
        if self._rest and self._rest[-1].tag == f"{{{ruimte}}}{naam}":
            return self._rest.pop()
        return None

    def verplicht(self, ruimte: str, naam: str) -> Element:
        """The next child, which must be the one that is asked for."""
        kind = self.facultatief(ruimte, naam)
        if kind is None:
            raise self.fout(
                f"has no {naam} where it belongs", f"give one {naam}, in the order of ggk0210"
            )
        return kind

    def tekst(self, ruimte: str, naam: str, *, regels: bool = False) -> str:
        """The text of the next child, without blanks around it."""
        return tekst_van(self.verplicht(ruimte, naam), naam, regels=regels)

    def vrije_tekst(self, naam: str, *, regels: bool = False) -> str | None:
        """The text of a child that may be absent, empty or nil."""
        kind = self.facultatief(STUF, naam)
        if kind is None or kind.get(_NIL) in {"true", "1"}:
            return None
        return tekst_van(kind, naam, regels=regels) or None

    def klaar(self) -> None:
        """Refuse whatever was not taken."""
        if self._rest:
            raise BerichtFout(
                f"{self._naam} (line {self._rest[-1].sourceline})",
                "has an element too many, twice or out of order",
                "keep to the order of ggk0210",
            )


def tekst_van(element: Element, naam: str, *, regels: bool = False) -> str:
    """The text of an element without blanks around it.

    Line ends and tabs within are blanks as well, unless *regels* asks for them.
    """
    if len(element):
        raise BerichtFout(f"{naam} (line {element.sourceline})", "holds elements", "give a text")
    tekst = element.text or ""
    if not regels:
        return tekst.translate(_ALS_SPATIE).strip(" ")
    return tekst.replace("\r\n", "\n").replace("\r", "\n").strip(WIT)
