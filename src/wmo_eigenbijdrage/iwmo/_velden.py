"""Reading the fields of one element in any order, and gathering what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import TYPE_CHECKING, final

from attrs import frozen

from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import AgbCode, Bsn, Gemeentecode
from wmo_eigenbijdrage.iwmo.redenen import Reden

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

__all__ = ["Velden"]

_WIT = " \t\r\n"
_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIJD = re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?")
_GETAL = re.compile(r"[0-9]{1,12}")
_NUL = date.min
_EERSTE_JAAR, _LAATSTE_JAAR = 2000, 2100


@final
@frozen
class Velden:
    """The fields of one element by name. What is wrong with one goes to *fouten*."""

    plaats: str
    _namen: Mapping[object, str]
    fouten: list[Bevinding]
    _elementen: dict[str, list[Element]]

    @classmethod
    def van(
        cls, element: Element, plaats: str, namen: Mapping[object, str], fouten: list[Bevinding]
    ) -> Velden:
        """Sort the children of an element; those of another name or namespace are left alone."""
        elementen: dict[str, list[Element]] = {}
        for kind in element:
            naam = namen.get(kind.tag)
            if naam is not None:
                elementen.setdefault(naam, []).append(kind)
        return cls(plaats, namen, fouten, elementen)

    def fout(self, reden: Reden, naam: str, **gegevens: object) -> None:
        """Note a reason about a field."""
        self.fouten.append(reden.over(f"{self.plaats}/{naam}", **gegevens))

    def _element(self, naam: str, *, verplicht: bool) -> Element | None:
        gevonden = self._elementen.get(naam, ())
        if len(gevonden) > 1:
            self.fout(Reden.DUBBEL, naam)
        elif gevonden:
            return gevonden[0]
        elif verplicht:
            self.fout(Reden.ONTBREEKT, naam)
        return None

    def deel(self, naam: str, *, verplicht: bool = True) -> Velden | None:
        """The fields within a field; noted when it is missing and *verplicht*, or twice there."""
        element = self._element(naam, verplicht=verplicht)
        if element is None:
            return None
        return Velden.van(element, f"{self.plaats}/{naam}", self._namen, self.fouten)

    def tekst(self, naam: str, *, verplicht: bool = True, langste: int = 36) -> str | None:
        """The text of a field without blanks around it; an empty one is as good as absent."""
        element = self._element(naam, verplicht=verplicht)
        if element is None:
            return None
        tekst = (element.text or "").strip(_WIT)
        if len(element) or len(tekst) > langste:
            self.fout(Reden.TEKST, naam, langste=langste)
        elif tekst:
            return tekst
        elif verplicht:
            self.fout(Reden.ONTBREEKT, naam)
        return None

    def teksten(self, naam: str, codes: re.Pattern[str]) -> tuple[str, ...]:
        """The texts of a field that may be there many times, as far as they have a form."""
        gevonden = ((element.text or "").strip(_WIT) for element in self._elementen.get(naam, ()))
        return tuple(tekst for tekst in gevonden if codes.fullmatch(tekst))

    def code(
        self, naam: str, codes: Iterable[str], lijst: str, release: str, *, verplicht: bool = True
    ) -> str | None:
        """A code of a list."""
        tekst = self.tekst(naam, verplicht=verplicht)
        if tekst is None or tekst in codes:
            return tekst
        self.fout(Reden.CODE, naam, lijst=lijst, release=release)
        return None

    def datum(self, naam: str, *, verplicht: bool = True, open_eind: bool = False) -> date | None:
        """A day of 2000 to 2100; with *open_eind* a later one means that there is no end."""
        tekst = self.tekst(naam, verplicht=verplicht)
        if tekst is None:
            return None
        try:
            dag = date.fromisoformat(tekst) if _DATUM.fullmatch(tekst) else _NUL
        except ValueError:
            dag = _NUL
        if _EERSTE_JAAR <= dag.year <= _LAATSTE_JAAR:
            return dag
        if not (open_eind and dag.year > _LAATSTE_JAAR):
            self.fout(Reden.DATUM, naam)
        return None

    def tijd(self, naam: str) -> time | None:
        """A time of the day without zone."""
        tekst = self.tekst(naam)
        try:
            if tekst is not None and _TIJD.fullmatch(tekst):
                return time.fromisoformat(tekst)
        except ValueError:
            pass
        if tekst is not None:
            self.fout(Reden.TIJD, naam)
        return None

    def getal(self, naam: str, *, verplicht: bool = True, hoogste: int = 999_999_999) -> int | None:
        """A whole number from zero."""
        tekst = self.tekst(naam, verplicht=verplicht)
        if tekst is None:
            return None
        if _GETAL.fullmatch(tekst) and int(tekst) <= hoogste:
            return int(tekst)
        self.fout(Reden.GEEN_GETAL, naam, hoogste=hoogste)
        return None

    def bsn(self, naam: str) -> Bsn | None:
        """A valid BSN."""
        tekst = self.tekst(naam)
        if tekst is None:
            return None
        try:
            return Bsn(tekst)
        except OngeldigeWaarde:
            cijfers = len(tekst) == 9 and tekst.isascii() and tekst.isdigit()
            self.fout(Reden.ELFPROEF if cijfers else Reden.GEEN_NEGEN_CIJFERS, naam)
            return None

    def gemeente(self, naam: str) -> Gemeentecode | None:
        """A gemeentecode by its form."""
        tekst = self.tekst(naam)
        try:
            return None if tekst is None else Gemeentecode(tekst)
        except OngeldigeWaarde:
            self.fout(Reden.PARTIJ, naam, wat="gemeentecode", aantal=4)
            return None

    def agb(self, naam: str) -> AgbCode | None:
        """An AGB code by its form."""
        tekst = self.tekst(naam)
        try:
            return None if tekst is None else AgbCode(tekst)
        except OngeldigeWaarde:
            self.fout(Reden.PARTIJ, naam, wat="AGB-code", aantal=8)
            return None
