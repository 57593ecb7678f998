"""Reading the files of CAK from 2019 row by row, from a delimited text or an Excel workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from wmo_eigenbijdrage.adapters.poorten import Tabel
from wmo_eigenbijdrage.adapters.tabel import open_tabel
from wmo_eigenbijdrage.bedrag import Notatie
from wmo_eigenbijdrage.overgang import (
    HvRij,
    Reden,
    Redenlijst,
    Uitval,
    ZaReden,
    ZaRij,
    lees_kop,
    lees_rij,
    lees_za_kop,
    lees_za_rij,
)

__all__ = ["lees_hv_bestand", "lees_za_bestand"]

R = TypeVar("R", HvRij, ZaRij)


def lees_hv_bestand(
    pad: Path, notatie: Notatie | None = None, blad: str | None = None
) -> Iterator[HvRij | Uitval]:
    """Each row of an H&V-bestand in file order, or why it cannot be used; blank rows are skipped.

    The file is opened and its header read at once, the rows as they are asked for.

    Args:
        pad: a delimited text or a workbook (.xlsx, with the extra ``xlsx``).
        notatie: how the file writes amounts; ``None`` when each may be in either notation.
        blad: the sheet of a workbook; ``None`` for the only visible one that is an H&V-bestand.

    Raises:
        BestandFout: the file cannot be used; also while reading, when it is damaged further on.
        KopFout: the header is not that of an H&V-bestand.
    """
    tabel, kop = open_tabel(pad, lees_kop, blad=blad, notatie=notatie)
    return _rijen(
        tabel, Reden.AANHALINGSTEKEN, lambda rij, cellen: lees_rij(kop, rij, cellen, notatie)
    )


def lees_za_bestand(
    pad: Path, notatie: Notatie | None = None, blad: str | None = None
) -> Iterator[ZaRij | Uitval]:
    """Each row of a ZA-bestand in file order, or why it cannot be used; blank rows are skipped.

    As `lees_hv_bestand`, with *notatie* for minutes that are written with thousands.

    Raises:
        BestandFout: the file cannot be used; also while reading, when it is damaged further on.
        KopFout: the header is not that of a ZA-bestand.
    """
    tabel, kop = open_tabel(pad, lees_za_kop, blad=blad, notatie=notatie)
    return _rijen(
        tabel, ZaReden.AANHALINGSTEKEN, lambda rij, cellen: lees_za_rij(kop, rij, cellen, notatie)
    )


def _rijen(
    tabel: Tabel, geen_einde: Redenlijst, lees: Callable[[int, Sequence[str]], R | Uitval]
) -> Iterator[R | Uitval]:
    try:
        for rij, regel in tabel.rijen():
            if not regel:
                continue
            cellen = tabel.cellen(regel)
            if cellen is None:
                yield Uitval(rij, (geen_einde.over("rij"),))
            else:
                yield lees(rij, cellen)
    finally:
        tabel.close()
