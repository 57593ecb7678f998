"""Opening a table in a file, be it a delimited text or a workbook of Excel.

What the file is shows in its first bytes, not in its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from attrs import define

from wmo_eigenbijdrage.adapters.poorten import Tabel
from wmo_eigenbijdrage.adapters.tekstbestand import (
    BestandFout,
    Tekstbestand,
    is_leeg,
    kies_scheidingsteken,
    splits,
)
from wmo_eigenbijdrage.adapters.werkmap import KENMERK, open_werkblad
from wmo_eigenbijdrage.bedrag import Notatie
from wmo_eigenbijdrage.controle import eis_soort

__all__ = ["Teksttabel", "open_tabel"]

C = TypeVar("C")


@define
class Teksttabel:
    """The table in a delimited text; implements the port `Tabel`."""

    bestand: Tekstbestand
    kop: Sequence[str]
    scheidingsteken: str
    _kop_rij: int
    _tekens: int = 0

    @classmethod
    def open(cls, pad: Path) -> Teksttabel:
        """Find out encoding and delimiter, and read the header: the first line that is not blank.

        Raises:
            BestandFout: the file is no text that can be read.
        """
        bestand = Tekstbestand.open(pad)
        regels = enumerate(bestand.regels(), start=1)
        kop_rij, regel = next(((rij, r) for rij, r in regels if _kan_kop_zijn(r)), (0, ""))
        teken = kies_scheidingsteken(regel)
        return cls(bestand, splits(regel, teken) or [], teken, kop_rij)

    @property
    def lege_rijen_vooraf(self) -> int:
        """How many rows without content stand before the header."""
        return max(self._kop_rij - 1, 0)

    @property
    def codering(self) -> str:
        """The encoding of the text."""
        return self.bestand.codering

    @property
    def blad(self) -> str:
        """Nothing: a text has no sheets."""
        return ""

    @property
    def gelezen(self) -> float:
        """About how much has been read: characters of bytes."""
        return min(self._tekens / self.bestand.grootte, 1.0)

    def rijen(self) -> Iterator[tuple[int, str]]:
        """Each line under the header with its number; one without content is empty."""
        for rij, regel in enumerate(self.bestand.regels(), start=1):
            self._tekens += len(regel) + 1
            if rij > self._kop_rij:
                yield rij, "" if is_leeg(regel) else regel

    def cellen(self, rij: str) -> list[str] | None:
        """The fields of a line; ``None`` when a quote in it is not closed."""
        return splits(rij, self.scheidingsteken)

    def close(self) -> None:
        """Nothing: the file is open only while it is read."""


def _kan_kop_zijn(regel: str) -> bool:
    """Not blank, and not the line with which Excel is told the delimiter."""
    return not is_leeg(regel) and not regel.strip(' \t"').lower().startswith("sep=")


def open_tabel(
    pad: Path,
    lees_kop: Callable[[Sequence[str]], C],
    *,
    blad: str | None = None,
    notatie: Notatie | None = None,
) -> tuple[Tabel, C]:
    """The table in a file and what *lees_kop* makes of its header.

    Args:
        pad: the file.
        lees_kop: reads the header, such as `wmo_eigenbijdrage.overgang.lees_kop`.
        blad: the sheet of a workbook; without it the visible one with a header that can be read.
        notatie: how the file writes amounts. Numbers of a workbook are given in that notation.

    Raises:
        BestandFout: the file cannot be used, or the extra for it is not installed.
        KopFout: the header is not that of the file asked for.
        OngeldigeWaarde: *pad* is not a `Path`, or *notatie* not a `Notatie`.
    """
    eis_soort("pad", pad, Path)
    if notatie is not None:
        eis_soort("notatie", notatie, Notatie)
    if _is_werkmap(pad):
        return open_werkblad(pad, lees_kop, blad=blad, notatie=notatie)
    tabel = Teksttabel.open(pad)
    if blad is not None:
        raise BestandFout(str(pad), "is een tekst en heeft geen bladen", "laat het blad weg")
    return tabel, lees_kop(tabel.kop)


def _is_werkmap(pad: Path) -> bool:
    try:
        if not pad.is_file():  # opening a pipe would wait for whoever writes to it
            return False
        with pad.open("rb") as bestand:
            return bestand.read(len(KENMERK)) == KENMERK
    except OSError:
        return False  # what is wrong with it is told where it is opened as a text
