"""Whether a zip that says to be a workbook may be opened at all."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import Any, NoReturn
from xml.parsers import expat

from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout

__all__ = ["keur_pakket"]

_MIB = 1 << 20
_MEESTE_DELEN = 2_000
_GROOTSTE_GEHEEL = 512 * _MIB
# Strings are kept in memory as a whole; sheets are streamed; all else is small in any workbook.
_GROOTSTE_TEKSTEN = 128 * _MIB
_GROOTSTE_DEEL = 16 * _MIB
_GESTROOMD = ("worksheets/", "pivotCache/", "media/")
_BROK = 1 << 16


def keur_pakket(pad: Path) -> None:
    """Look at the directory of a workbook and the beginning of its parts.

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
            if len(delen) > _MEESTE_DELEN or any(map(_is_te_groot, delen)):
                _weiger_grootte(pad)
            if sum(deel.file_size for deel in delen) > _GROOTSTE_GEHEEL:
                _weiger_grootte(pad)
            for deel in delen:
                if deel.filename.endswith((".xml", ".rels", ".vml")):
                    _keur_deel(pad, pakket, deel)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise BestandFout(
            str(pad), "is een beschadigd of beveiligd Excel-bestand", "sla het op als CSV (UTF-8)"
        ) from None


def _is_te_groot(deel: zipfile.ZipInfo) -> bool:
    if any(map_ in deel.filename for map_ in _GESTROOMD):
        return False  # counts in the whole
    is_tekst = deel.filename.endswith("sharedStrings.xml")
    return deel.file_size > (_GROOTSTE_TEKSTEN if is_tekst else _GROOTSTE_DEEL)


def _weiger_grootte(pad: Path) -> NoReturn:
    raise BestandFout(
        str(pad), "is uitgepakt te groot voor een Excel-bestand", "sla het op als CSV (UTF-8)"
    )


def _keur_deel(pad: Path, pakket: zipfile.ZipFile, deel: zipfile.ZipInfo) -> None:
    """Read a part up to its first element; whatever else is wrong shows when it is read."""
    begonnen: list[str] = []

    def weiger(*_: Any) -> NoReturn:
        raise BestandFout(
            str(pad), "is een Excel-bestand met een DOCTYPE", "sla het op als CSV (UTF-8)"
        )

    lezer = expat.ParserCreate()
    lezer.StartDoctypeDeclHandler = weiger
    lezer.StartElementHandler = lambda naam, _: begonnen.append(naam)
    with pakket.open(deel) as inhoud:
        try:
            while not begonnen and (brok := inhoud.read(_BROK)):
                lezer.Parse(brok)
        except expat.ExpatError:
            return
