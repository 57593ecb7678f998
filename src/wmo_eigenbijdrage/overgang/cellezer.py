"""Reading cells, in all the ways in which people and spreadsheets write the same thing.

What a spreadsheet does to a file: a BSN loses its leading zeros, a whole number becomes ``8.0``, a
long one ``1,23457E+08``, a date a day number. What can be told for certain is read; what had to be
mended carries a finding, so that no row changes silently.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from wmo_eigenbijdrage.bedrag import Bedrag, Notatie
from wmo_eigenbijdrage.bevindingen import Bevinding, Redenlijst
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import Bsn, voldoet_aan_elfproef
from wmo_eigenbijdrage.overgang.celwaarden import (
    FORMULE,
    REGELING,
    OnbekendeVorm,
    Persoonsgegevens,
    lees_datum,
    lees_ja_nee,
    lees_serienummer,
)

__all__ = ["Cellezer", "Celredenen", "bsn_cijfers"]

W = TypeVar("W")
_CIJFERS_BSN = 9
_NULLEN_KWIJT = re.compile(r"([0-9]{7,9})(?:[.,]0{1,2})?", re.ASCII)
_WETENSCHAPPELIJK = re.compile(r"[-+]?([0-9])(?:[.,]([0-9]+))?E[-+]?([0-9]{1,3})", re.IGNORECASE)
# The words of any language, and what is shown where a column is too narrow.
_FOUTCEL = re.compile(r"#(?:[A-Z][A-Z0-9/_]*[!?]?|#+)", re.IGNORECASE)
_HEEL = re.compile(r"([0-9]{1,9})(?:[.,]0{1,2})?", re.ASCII)
_DUIZENDTALLEN = {
    Notatie.NEDERLANDS: re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){1,2}", re.ASCII),
    Notatie.KAAL: re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,2}", re.ASCII),
}
# Three digits may be thousands, unless more than three or a nought stand before them.
_TE_FIJN = re.compile(r"[-+]?(?:[0-9]+[.,][0-9]{4,}|(?:[0-9]{4,}|0+)[.,][0-9]{3})", re.ASCII)
_MUNT_ACHTERAAN = re.compile(r"\s*(?:€|EUR)$", re.IGNORECASE)


def bsn_cijfers(cel: str) -> str:
    """The nine digits that a BSN cell means, or its text when that cannot be told.

    A number of seven or eight digits is taken for one that lost its leading zeros, but only when it
    passes the 11-test with them. All rows of a person sort together by the outcome.

    >>> bsn_cijfers("12345672"), bsn_cijfers("12345671"), bsn_cijfers("999990019.0")
    ('012345672', '12345671', '999990019')
    """
    tekst = cel.strip()
    if len(tekst) == _CIJFERS_BSN and tekst.isascii() and tekst.isdigit():
        return tekst
    cijfers = _hele_cijfers(tekst)
    if cijfers is None:
        return tekst
    negen = cijfers.zfill(_CIJFERS_BSN)
    return negen if len(cijfers) == _CIJFERS_BSN or voldoet_aan_elfproef(negen) else tekst


def _hele_cijfers(tekst: str) -> str | None:
    """Seven to nine digits, also as a spreadsheet shows a number without losing any of them."""
    if (gewoon := _NULLEN_KWIJT.fullmatch(tekst)) is not None:
        return gewoon[1]
    if (macht := _WETENSCHAPPELIJK.fullmatch(tekst)) is not None:
        cijfers = macht[1] + (macht[2] or "")
        is_heel = tekst[0].isdigit() and "-" not in tekst and len(cijfers) == int(macht[3]) + 1
        if is_heel and _NULLEN_KWIJT.fullmatch(cijfers):
            return cijfers
    return None


class Celredenen(NamedTuple):
    """The reasons by which one kind of file tells what any cell can have."""

    geen_negen_cijfers: Redenlijst
    elfproef: Redenlijst
    regeling: Redenlijst
    geen_bedrag: Redenlijst
    geen_getal: Redenlijst
    cijfers_verloren: Redenlijst
    foutcel: Redenlijst
    formule: Redenlijst
    leeg: Redenlijst
    te_veel_decimalen: Redenlijst
    bsn_aangevuld: Redenlijst
    onbekende_vorm: Redenlijst
    datum_uit_getal: Redenlijst


class Cellezer:
    """Reads the cells of one row and gathers what is wrong with them, or remarkable."""

    __slots__ = ("bevindingen", "fouten", "notatie", "redenen")

    def __init__(self, redenen: Celredenen, notatie: Notatie | None) -> None:
        self.redenen = redenen
        self.notatie = notatie
        self.fouten: list[Bevinding] = []
        self.bevindingen: list[Bevinding] = []

    def fout(self, reden: Redenlijst, kolom: StrEnum, **gegevens: object) -> None:
        """The row falls out for this reason."""
        self.fouten.append(reden.over(kolom, **gegevens))

    def merk_op(self, reden: Redenlijst, kolom: StrEnum) -> None:
        """The row counts, and this is to be known."""
        self.bevindingen.append(reden.over(kolom))

    def onleesbaar(self, reden: Redenlijst, kolom: StrEnum, tekst: str, **gegevens: Any) -> None:
        """The row falls out for this reason, or for a more telling one."""
        if _WETENSCHAPPELIJK.fullmatch(tekst) is not None:
            reden = self.redenen.cijfers_verloren
        elif _FOUTCEL.fullmatch(tekst) is not None:
            reden = self.redenen.foutcel
        elif tekst.startswith("="):  # as in FORMULE, or as it was typed
            reden = self.redenen.formule
        self.fout(reden, kolom, **gegevens)

    def bsn(self, kolom: StrEnum, cel: str) -> Bsn | None:
        """The person, also when leading zeros were lost."""
        if not (tekst := cel.strip()):
            self.fout(self.redenen.leeg, kolom)
            return None
        try:
            return Bsn(tekst)
        except OngeldigeWaarde:
            cijfers = bsn_cijfers(tekst)
        if voldoet_aan_elfproef(cijfers):
            if _hele_cijfers(tekst) != cijfers:
                self.merk_op(self.redenen.bsn_aangevuld, kolom)
            return Bsn(cijfers)
        negen = len(cijfers) == _CIJFERS_BSN and cijfers.isascii() and cijfers.isdigit()
        reden = self.redenen.elfproef if negen else self.redenen.geen_negen_cijfers
        self.onleesbaar(reden, kolom, tekst)
        return None

    def regeling(self, kolom: StrEnum, cel: str) -> None:
        """Check that the row is of this scheme, or tells none."""
        if cel == REGELING:
            return
        tekst = cel.strip()
        if "".join(tekst.split()).upper() not in ("", REGELING.upper()):
            self.onleesbaar(self.redenen.regeling, kolom, tekst)

    def bedrag(self, kolom: StrEnum, cel: str) -> Bedrag | None:
        """An amount; nothing for an empty cell."""
        if not (tekst := cel.strip()):
            return None
        try:
            return Bedrag.parse(tekst, self.notatie)
        except OngeldigeWaarde:
            pass
        if (zonder := _MUNT_ACHTERAAN.sub("", tekst)) != tekst:
            try:
                return Bedrag.parse(zonder, self.notatie)
            except OngeldigeWaarde:
                pass
        is_fijn = _TE_FIJN.fullmatch(tekst) is not None
        reden = self.redenen.te_veel_decimalen if is_fijn else self.redenen.geen_bedrag
        self.onleesbaar(reden, kolom, tekst)
        return None

    def getal(self, kolom: StrEnum, cel: str, laagste: int, hoogste: int) -> int | None:
        """A whole number within bounds; nothing for an empty cell."""
        if not (tekst := cel.strip()):
            return None
        if tekst.isascii() and tekst.isdigit() and len(tekst) < 10:
            getal: int | None = int(tekst)  # by far the most common form
        else:
            getal = self.heel_getal(tekst)
        if getal is not None and laagste <= getal <= hoogste:
            return getal
        self.onleesbaar(self.redenen.geen_getal, kolom, tekst, laagste=laagste, hoogste=hoogste)
        return None

    def heel_getal(self, tekst: str) -> int | None:
        """The whole number that a text writes, also as ``8,0``."""
        if (heel := _HEEL.fullmatch(tekst)) is not None:
            return int(heel[1])
        # Three digits behind one separator are thousands only when the notation is named.
        if self.notatie is not None and _DUIZENDTALLEN[self.notatie].fullmatch(tekst):
            return int(re.sub("[.,]", "", tekst))
        return None

    def tekst(self, kolom: StrEnum, cel: str) -> str:
        """A text without the blanks around it; nothing for a formula without an outcome."""
        tekst = cel.strip()
        if tekst != FORMULE:
            return tekst
        self.merk_op(self.redenen.onbekende_vorm, kolom)
        return ""

    def persoon(
        self, kolom: StrEnum, namen: tuple[str, str, str], geboortedatum: str
    ) -> Persoonsgegevens:
        """Names as they stand, and the birth date, which *kolom* holds."""
        kolommen = (type(kolom)[naam] for naam in ("ACHTERNAAM", "VOORLETTERS", "VOORVOEGSEL"))
        achternaam, voorletters, voorvoegsel = map(self.tekst, kolommen, namen)
        return Persoonsgegevens(
            achternaam, voorletters, voorvoegsel, self._datum(kolom, geboortedatum)
        )

    def _datum(self, kolom: StrEnum, cel: str) -> date | OnbekendeVorm | None:
        if not (tekst := cel.strip()):
            return None
        if (dag := lees_datum(tekst)) is not None:
            return dag
        if (dag := lees_serienummer(tekst)) is not None:
            self.merk_op(self.redenen.datum_uit_getal, kolom)
            return dag
        return self.of_tekst(kolom, tekst, None)

    def ja_nee(self, kolom: StrEnum, cel: str) -> bool | OnbekendeVorm | None:
        """Yes or no; nothing for an empty cell."""
        tekst = cel.strip()
        return self.of_tekst(kolom, tekst, lees_ja_nee(tekst))

    def of_tekst(self, kolom: StrEnum, tekst: str, waarde: W | None) -> W | OnbekendeVorm | None:
        """The value that was found in a text, or else the text itself with a finding."""
        if waarde is not None or not tekst:
            return waarde
        self.merk_op(self.redenen.onbekende_vorm, kolom)
        return OnbekendeVorm(tekst)
