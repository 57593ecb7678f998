"""What can be known of a message, whether it is a value or only texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.fouten import OngeldigeWaarde, WmoFout
from wmo_eigenbijdrage.identificatie import (
    BerichtIdentificatie,
    Bsn,
    EbStartNummer,
    Gemeentecode,
    voldoet_aan_elfproef,
)
from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.datatype import datum_uit, getal_uit
from wmo_eigenbijdrage.ieb.model import Heenbericht, Kostprijs, StatusAanlevering
from wmo_eigenbijdrage.ieb.versie import XsdVersie

__all__ = ["Feiten", "NietTeToetsen", "feiten_uit_bericht", "feiten_uit_teksten"]

T = TypeVar("T")


class NietTeToetsen(WmoFout, LookupError):
    """A rule needs something that is not there. Holds the reason in Dutch."""


class Feiten:
    """The values of a message that can be read, by field."""

    def __init__(
        self, type_: Berichttype, waarden: Mapping[str, object], *, elfproef: bool = True
    ) -> None:
        self.type = type_
        self.elfproef = elfproef
        """False when the BSN has nine digits that fail the 11-test."""
        self._waarden = waarden

    def heeft(self, veld: str) -> bool:
        """Whether the element is there, readable or not."""
        return veld in self._waarden

    def onleesbaar(self) -> tuple[str, ...]:
        """The fields that are there and hold no value."""
        return tuple(veld for veld, waarde in self._waarden.items() if waarde is None)

    def _geef(self, veld: str, soort: type[T]) -> T:
        waarde = self._waarden.get(veld)
        if not isinstance(waarde, soort):
            wat = "is niet te lezen" if self.heeft(veld) else "ontbreekt"
            raise NietTeToetsen(f"{veld} {wat}")
        return waarde

    def dag(self, veld: str) -> date:
        """A day."""
        return self._geef(veld, date)

    @property
    def dagtekening(self) -> date:
        """The day of sending."""
        return self.dag("dagtekening")

    @property
    def afzender(self) -> Gemeentecode:
        """Who sent it."""
        return self._geef("afzender", Gemeentecode)

    @property
    def identificatie(self) -> BerichtIdentificatie:
        """What the sender calls it."""
        return self._geef("identificatie", BerichtIdentificatie)

    @property
    def bsn(self) -> Bsn:
        """Whom it is about."""
        return self._geef("bsn", Bsn)

    @property
    def startnummer(self) -> EbStartNummer:
        """Which start it is about."""
        return self._geef("startnummer", EbStartNummer)

    @property
    def status(self) -> StatusAanlevering:
        """What it does to earlier ones."""
        return self._geef("status", StatusAanlevering)

    @property
    def kostprijsbedrag(self) -> Bedrag:
        """The cost price."""
        return self._geef("kostprijs.bedrag", Bedrag)

    @property
    def xsd_versie(self) -> XsdVersie | None:
        """The versions that it states; ``None`` when those of its release."""
        return self._geef("xsd_versie", XsdVersie) if self.heeft("xsd_versie") else None


def feiten_uit_bericht(bericht: Heenbericht) -> Feiten:
    """What a message that is a value says."""
    waarden: dict[str, object] = {}
    for veld in (
        "afzender",
        "identificatie",
        "dagtekening",
        "xsd_versie",
        "bsn",
        "startnummer",
        "status",
        "startdatum",
        "stopdatum",
    ):
        waarde: object = getattr(bericht, veld, None)
        if waarde is not None:
            waarden[veld] = waarde
    kostprijs: Kostprijs | None = getattr(bericht, "kostprijs", None)
    if kostprijs is not None:
        waarden["kostprijs.bedrag"] = kostprijs.bedrag
        waarden["kostprijs.startdatum"] = kostprijs.startdatum
    return Feiten(bericht.type, waarden)


def _getal(tekst: str) -> int:
    gevonden = getal_uit(tekst)
    if gevonden is None:
        raise ValueError
    return gevonden


def _bedrag(tekst: str) -> Bedrag:
    return Kostprijs(Bedrag(_getal(tekst)), date.min).bedrag


_LEES: dict[str, Callable[[str], object]] = {
    "afzender": Gemeentecode,
    "identificatie": BerichtIdentificatie,
    "dagtekening": datum_uit,
    "bsn": Bsn,
    "startnummer": lambda tekst: EbStartNummer(_getal(tekst)),
    "status": {str(status.value): status for status in StatusAanlevering}.get,
    "startdatum": datum_uit,
    "stopdatum": datum_uit,
    "kostprijs.bedrag": _bedrag,
    "kostprijs.startdatum": datum_uit,
}


def _of_niets(lees: Callable[[str], object], tekst: str) -> object:
    try:
        return lees(tekst)
    except ValueError:
        return None


def feiten_uit_teksten(type_: Berichttype, teksten: Mapping[str, str], eigen: XsdVersie) -> Feiten:
    """What the texts of a message say, as far as they are values.

    Args:
        type_: which message it is.
        teksten: the text of each field that is there.
        eigen: the versions of the release; a message that states these states nothing of its own.
    """
    waarden: dict[str, object] = {
        veld: _of_niets(lees, teksten[veld]) for veld, lees in _LEES.items() if veld in teksten
    }
    versie = tuple(teksten.get(f"xsd_versie.{deel}") for deel in ("basisschema", "bericht"))
    if versie not in {(None, None), (eigen.basisschema, eigen.bericht)}:
        waarden["xsd_versie"] = _versie(*versie)
    bsn = teksten.get("bsn", "")
    negen = len(bsn) == 9 and bsn.isascii() and bsn.isdigit()
    return Feiten(type_, waarden, elfproef=not negen or voldoet_aan_elfproef(bsn))


def _versie(basisschema: str | None, bericht: str | None) -> XsdVersie | None:
    try:
        # Only one of the two is there when it is None; its type refuses that as well.
        return XsdVersie(basisschema or "", bericht or "")
    except OngeldigeWaarde:
        return None
