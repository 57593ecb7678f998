"""Walking along a parsed message and the tree of its release together, to collect its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wmo_eigenbijdrage.ieb.boom import Knoop
from wmo_eigenbijdrage.ieb.datatype import Basis
from wmo_eigenbijdrage.ieb.veilig import BerichtFout
from wmo_eigenbijdrage.ieb.velden import CODEVELDEN

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

__all__ = ["Doorloop"]

_WIT = " \t\r\n"
_SCHEMAPLAATS = {
    "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation",
    "{http://www.w3.org/2001/XMLSchema-instance}noNamespaceSchemaLocation",
}

_SCHEMATYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


class Doorloop:
    """Walks along a parsed message and its tree together."""

    def __init__(self, basis: str, bericht: str, uit: dict[str, list[str]]) -> None:
        self._ruimten = (bericht, basis)
        self._uit = uit

    def loop(self, element: Element, knoop: Knoop) -> None:
        """Collect the texts at and below *element*, which stands for *knoop*.

        Raises:
            BerichtFout: they do not agree.
        """
        for naam in element.attrib:
            if naam not in _SCHEMAPLAATS and not (
                naam == _SCHEMATYPE and self._is_eigen_type(element, knoop)
            ):
                raise BerichtFout(knoop.pad, "has an attribute", "send elements without attributes")
        if knoop.kinderen:
            self._groep(element, knoop)
            if not knoop.hoort_erbij:  # that it is there would get lost
                raise self._zonder_betekenis(knoop)
        else:
            self._blad(element, knoop)

    def _is_eigen_type(self, element: Element, knoop: Knoop) -> bool:
        """Whether ``xsi:type`` names the type that the element has anyway, which says nothing."""
        prefix, _, naam = element.attrib[_SCHEMATYPE].rpartition(":")
        ruimte = element.nsmap.get(prefix or None)
        return (ruimte, naam) == (self._ruimten[knoop.type_in_basisschema], knoop.type)

    def _groep(self, element: Element, knoop: Knoop) -> None:
        kinderen = list(element)
        if any(
            tekst and tekst.strip(_WIT) for tekst in (element.text, *(k.tail for k in kinderen))
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
            raise BerichtFout(
                knoop.pad, "holds an element that does not belong there", "check order and names"
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

    @staticmethod
    def _zonder_betekenis(knoop: Knoop) -> BerichtFout:
        return BerichtFout(
            knoop.pad, "has no known meaning", "tell with betekenissen which field it holds"
        )

    def _blad(self, element: Element, knoop: Knoop) -> None:
        if len(element):
            raise BerichtFout(knoop.pad, "holds elements", "send a text")
        tekst = element.text or ""
        if knoop.datatype is not None and knoop.datatype.basis is not Basis.TEKST:
            tekst = tekst.strip(_WIT)
        if knoop.vast is not None and tekst != knoop.vast:
            raise BerichtFout(knoop.pad, f"is not {knoop.vast}", f"send {knoop.vast}")
        if knoop.veld is None:
            if knoop.vast is None or not knoop.hoort_erbij:
                raise self._zonder_betekenis(knoop)
            return
        self._uit.setdefault(knoop.veld, []).append(tekst)
