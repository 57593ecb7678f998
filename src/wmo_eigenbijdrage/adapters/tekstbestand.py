"""Reading a delimited text file line by line, in whatever of the usual forms it comes.

Encoding and delimiter are found out, not assumed. Every line is a row of its own: no column of the
files of this field holds a line break, so that an unclosed quote costs one row and not the rest of
the file.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from attrs import frozen

from wmo_eigenbijdrage.fouten import OngeldigeWaarde

__all__ = ["BestandFout", "Tekstbestand", "is_leeg", "kies_scheidingsteken", "splits"]

_CODERINGEN = ("utf-8-sig", "cp1252")
_SCHEIDINGSTEKENS = (";", ",", "\t")
_NIETS = ';,"' + "".join(teken for teken in map(chr, range(0x3001)) if teken.isspace())
_LANGSTE_REGEL = 100_000
_BROK = 1 << 20
_GEEN_TEKST = (
    (b"PK\x03\x04", "is een Excel-bestand", "sla het op als CSV (UTF-8) en geef dat"),
    (
        b"\xd0\xcf\x11\xe0",  # the container of old workbooks, and of protected ones
        "is een oud (.xls) of beveiligd Excel-bestand",
        "sla het op als .xlsx zonder wachtwoord of als CSV (UTF-8)",
    ),
    (codecs.BOM_UTF16_LE, "is UTF-16", "sla het op als CSV (UTF-8) en geef dat"),
    (codecs.BOM_UTF16_BE, "is UTF-16", "sla het op als CSV (UTF-8) en geef dat"),
)


class BestandFout(OngeldigeWaarde):
    """A file or folder that cannot be used. The text is Dutch: the user of a job reads it."""


@frozen
class Tekstbestand:
    """A text file of which the encoding is known."""

    pad: Path
    codering: str
    grootte: int
    """In bytes."""

    @classmethod
    def open(cls, pad: Path) -> Tekstbestand:
        """Look at a file and find out its encoding: UTF-8, or else Windows-1252.

        Raises:
            BestandFout: it is missing, empty, or not a text in one of these encodings.
        """
        try:
            if not pad.is_file() and pad.exists():
                raise BestandFout(str(pad), "is geen bestand", "geef het pad van een CSV")
            grootte = pad.stat().st_size
            codering = _codering(pad)
        except FileNotFoundError:
            raise BestandFout(str(pad), "bestaat niet", "geef het pad van een CSV") from None
        except OSError:
            raise BestandFout(str(pad), "is niet te lezen", "geef het pad van een CSV") from None
        if grootte == 0:
            raise BestandFout(str(pad), "is leeg", "geef een CSV met een kop en rijen")
        return cls(pad, codering, grootte)

    def regels(self) -> Iterator[str]:
        """All lines, blank ones included, without their line end.

        Raises:
            BestandFout: a line goes on and on, as in a file that is no text.
        """
        with self.pad.open(encoding=self.codering) as bestand:
            for rij, regel in enumerate(iter(partial(bestand.readline, _LANGSTE_REGEL), ""), 1):
                if len(regel) == _LANGSTE_REGEL:
                    raise BestandFout(
                        str(self.pad),
                        f"regel {rij} houdt niet op",
                        "geef een CSV met een rij per regel",
                    )
                yield regel.rstrip("\n")


def _codering(pad: Path) -> str:
    with pad.open("rb") as bestand:
        begin = bestand.read(4)
    for kenmerk, probleem, remedie in _GEEN_TEKST:
        if begin.startswith(kenmerk):
            raise BestandFout(str(pad), probleem, remedie)
    if begin.startswith(codecs.BOM_UTF8) and not _is_tekst(pad, "utf-8-sig"):
        raise BestandFout(
            str(pad), "begint als UTF-8 maar is het niet", "sla het opnieuw op als CSV (UTF-8)"
        )
    for codering in _CODERINGEN:
        if _is_tekst(pad, codering):
            return codering
    raise BestandFout(
        str(pad), "heeft een onleesbare codering", "sla het op als CSV in UTF-8 of Windows-1252"
    )


def _is_tekst(pad: Path, codering: str) -> bool:
    """Whether the whole file can be read so, and holds no NUL, which no text has."""
    decoder = codecs.getincrementaldecoder(codering)()
    with pad.open("rb") as bestand:
        try:
            for brok in iter(partial(bestand.read, _BROK), b""):
                if "\0" in decoder.decode(brok):
                    return False
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def kies_scheidingsteken(kop: str) -> str:
    """The delimiter of a header row: the one of ``;``, ``,`` and tab that occurs most.

    >>> kies_scheidingsteken("BSN,ACHTERNAAM,VOORLETTERS")
    ','
    """
    return max(_SCHEIDINGSTEKENS, key=kop.count)


def splits(regel: str, scheidingsteken: str) -> list[str] | None:
    """The fields of one line; ``None`` when a quote in it is not closed.

    >>> splits('1;"a;b";2', ";"), splits('1;"a;2', ";")
    (['1', 'a;b', '2'], None)
    """
    if '"' not in regel:
        return regel.split(scheidingsteken)
    try:
        return next(csv.reader((regel,), delimiter=scheidingsteken, strict=True))
    except csv.Error:
        return None


def is_leeg(regel: str) -> bool:
    """Whether a line holds only delimiters, quotes and blanks, as spreadsheets leave behind.

    A blank is any that `str.strip` takes away, the unbreakable one among them.
    """
    return not regel.strip(_NIETS)
