"""Whether a zip that says to be a workbook may be opened at all, and what its reader cannot see.

Every part is read through once without keeping anything, as a small file can unpack to one that
takes all memory. What counts is what a part says to be and holds, not where it stands: a reader
follows the declared types and relations, not the names.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from array import array
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn
from xml.parsers import expat

from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout

__all__ = ["MEESTE_KOLOMMEN", "keur_pakket"]

MEESTE_KOLOMMEN = 256
"""In which a header is looked for, and formulas are followed."""

_MIB = 1 << 20
_MEESTE_DELEN = 2_000
_GROOTSTE_GEHEEL = 512 * _MIB
# Strings are kept in memory as a whole; rows are streamed; all else is small in any workbook.
_GROOTSTE_TEKSTEN = 64 * _MIB
_GROOTSTE_DEEL = 16 * _MIB
_MEESTE_ELEMENTEN = 2_000_000  # outside rows, which are let go of one by one
_MEESTE_IN_RIJ = 65_536  # four for each of the 16,384 columns of Excel
_GROOTSTE_RIJ = 8 * _MIB
_BROK = 1 << 16

_SOORTEN = "http://schemas.openxmlformats.org/package/2006/content-types"
_BLAD = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OVERRIDE = f"{_SOORTEN} Override"
_RIJ, _CEL, _FORMULE, _WAARDE = (f"{_BLAD} {naam}" for naam in ("row", "c", "f", "v"))
_CELNAAM = re.compile(r"\$?([A-Za-z]{1,3})\$?[0-9]+", re.ASCII)
# What a part is declared to be, by how the name of that type ends.
_RIJEN = "worksheet+xml"
_RUIM = ("sharedStrings+xml", "pivotCacheRecords+xml", _RIJEN)
# Found by their names, and read as a whole whatever they are declared to be.
_NOOIT_EEN_BLAD = (
    ".rels", "[Content_Types].xml", "workbook.xml", "styles.xml", "theme1.xml", "core.xml",
    "custom.xml",
)  # fmt: skip
_XML = (".xml", ".rels", ".vml")


def keur_pakket(pad: Path) -> Mapping[str, array[int]]:
    """Read a workbook through once, and find the formulas of which no outcome was saved.

    Returns:
        for each part with such formulas their places, ascending: row times `MEESTE_KOLOMMEN` plus
        column, both counted from 0; those further to the right are left out.

    Raises:
        BestandFout: it is no workbook, is damaged, unpacks to more than a workbook of this field
            can be, or holds a document type, which no workbook has.
    """
    try:
        with zipfile.ZipFile(pad) as pakket:
            delen = pakket.infolist()
            if not any(deel.filename.endswith("workbook.xml") for deel in delen):
                raise BestandFout(
                    str(pad),
                    "is een zip en geen Excel-bestand (.xlsx)",
                    "geef een .xlsx of een CSV (UTF-8)",
                )
            is_groot = sum(deel.file_size for deel in delen) > _GROOTSTE_GEHEEL
            if is_groot or len(delen) > _MEESTE_DELEN:
                _weiger_grootte(pad)
            soorten = _soorten(pad, pakket)
            keurders = {
                deel.filename: _keur_deel(pad, pakket, deel, soorten.get(deel.filename, set()))
                for deel in delen
            }
            return {naam: keurder.formules for naam, keurder in keurders.items()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise BestandFout(
            str(pad), "is een beschadigd of beveiligd Excel-bestand", "sla het op als CSV (UTF-8)"
        ) from None


def _weiger_grootte(pad: Path) -> NoReturn:
    raise BestandFout(
        str(pad), "is uitgepakt te groot voor een Excel-bestand", "sla het op als CSV (UTF-8)"
    )


def _soorten(pad: Path, pakket: zipfile.ZipFile) -> dict[str, set[str]]:
    """What each part is declared to be; one that is declared twice is taken for the worst."""
    soorten: dict[str, set[str]] = {}

    def begin(naam: str, attributen: dict[str, str]) -> None:
        if naam == _OVERRIDE:
            deel = attributen.get("PartName", "").lstrip("/")
            soorten.setdefault(deel, set()).add(attributen.get("ContentType", ""))

    for deel in pakket.infolist():
        if deel.filename == "[Content_Types].xml":
            if deel.file_size > _GROOTSTE_DEEL:
                _weiger_grootte(pad)
            lezer = expat.ParserCreate(namespace_separator=" ")
            lezer.StartElementHandler = begin
            _ontleed(pad, pakket, deel, lezer)
    return soorten


def _keur_deel(
    pad: Path, pakket: zipfile.ZipFile, deel: zipfile.ZipInfo, soorten: set[str]
) -> _Keurder:
    naam = deel.filename
    is_blad = bool(soorten) and all(soort.endswith(_RIJEN) for soort in soorten)
    keurder = _Keurder(pad, met_rijen=is_blad and not naam.endswith(_NOOIT_EEN_BLAD))
    _ontleed(pad, pakket, deel, keurder.lezer)
    is_beeld = not keurder.elementen and not naam.endswith(_XML)
    is_ruim = is_beeld or any(soort.endswith(_RUIM) for soort in soorten)
    # A part that cannot be read on its own is held to its size as well.
    if deel.file_size - keurder.in_rijen > (_GROOTSTE_TEKSTEN if is_ruim else _GROOTSTE_DEEL):
        _weiger_grootte(pad)
    return keurder


def _ontleed(
    pad: Path, pakket: zipfile.ZipFile, deel: zipfile.ZipInfo, lezer: expat.XMLParserType
) -> None:
    """Read a part as far as it is XML; whatever else is wrong shows when it is read."""

    def weiger(*_: Any) -> NoReturn:
        raise BestandFout(
            str(pad), "is een Excel-bestand met een DOCTYPE", "sla het op als CSV (UTF-8)"
        )

    lezer.StartDoctypeDeclHandler = weiger
    with pakket.open(deel) as inhoud:
        try:
            gelezen = 0
            while brok := inhoud.read(_BROK):
                lezer.Parse(brok)
                gelezen += len(brok)
                if gelezen - lezer.CurrentByteIndex > _GROOTSTE_RIJ:  # one mark that does not end
                    _weiger_grootte(pad)
        except BestandFout:
            raise
        except (expat.ExpatError, ValueError, LookupError):  # the last two: an odd encoding
            return


class _Keurder:
    """Counts the elements of one part, and finds its formulas without an outcome."""

    def __init__(self, pad: Path, *, met_rijen: bool) -> None:
        self.formules: array[int] = array("Q")
        self.elementen = 0
        """Outside rows; a row is one."""
        self.in_rijen = 0
        """Bytes."""
        self.lezer = lezer = expat.ParserCreate(namespace_separator=" ")
        lezer.StartElementHandler = self._begin_buiten
        self._pad = pad
        self._met_rijen = met_rijen
        self._rij = self._kolom = 0
        self._diepte = self._in_rij = self._begin_van_rij = 0
        self._is_tekst = self._heeft_formule = self._heeft_waarde = False

    def _begin_buiten(self, naam: str, attributen: dict[str, str]) -> None:
        self.elementen += 1
        if self.elementen > _MEESTE_ELEMENTEN:
            _weiger_grootte(self._pad)
        if self._met_rijen and naam == _RIJ:
            gegeven = attributen.get("r", "")
            self._rij = int(gegeven) if gegeven.isdecimal() else self._rij + 1
            self._kolom = self._in_rij = 0
            self._diepte = 1
            self._begin_van_rij = self.lezer.CurrentByteIndex
            self.lezer.StartElementHandler = self._begin_in_rij
            self.lezer.EndElementHandler = self._einde_in_rij

    def _begin_in_rij(self, naam: str, attributen: dict[str, str]) -> None:
        self._diepte += 1
        self._in_rij += 1
        if self._in_rij > _MEESTE_IN_RIJ:
            _weiger_grootte(self._pad)
        if naam == _CEL:
            self._kolom = _kolom(attributen.get("r", ""), self._kolom)
            self._is_tekst = attributen.get("t") == "str"  # of which the outcome may be empty
            self._heeft_formule = self._heeft_waarde = False
        elif naam == _FORMULE:
            self._heeft_formule = True
        elif naam == _WAARDE and self._heeft_formule:
            self._heeft_waarde = self._is_tekst
            self.lezer.CharacterDataHandler = self._waarde

    def _waarde(self, _tekst: str) -> None:
        self._heeft_waarde = True
        self.lezer.CharacterDataHandler = None

    def _einde_in_rij(self, naam: str) -> None:
        self._diepte -= 1
        if naam == _WAARDE:
            self.lezer.CharacterDataHandler = None
        elif naam == _CEL and self._heeft_formule and not self._heeft_waarde:
            if 0 < self._kolom <= MEESTE_KOLOMMEN and 0 < self._rij <= 1 << 20:
                self.formules.append((self._rij - 1) * MEESTE_KOLOMMEN + self._kolom - 1)
            self._heeft_formule = False
        if self._diepte == 0:
            bytes_ = self.lezer.CurrentByteIndex - self._begin_van_rij
            if bytes_ > _GROOTSTE_RIJ:
                _weiger_grootte(self._pad)
            self.in_rijen += bytes_
            self.lezer.StartElementHandler = self._begin_buiten
            self.lezer.EndElementHandler = None


def _kolom(celnaam: str, vorige: int) -> int:
    """The number of a column, from 1, as the reader of the workbook counts it."""
    if (gevonden := _CELNAAM.fullmatch(celnaam)) is None:
        return vorige + 1
    nummer = 0
    for letter in gevonden[1].upper():
        nummer = nummer * 26 + ord(letter) - ord("A") + 1
    return nummer
