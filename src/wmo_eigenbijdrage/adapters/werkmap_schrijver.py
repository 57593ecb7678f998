"""Writing an Excel workbook (.xlsx), with the extra ``xlsx``: for tests and examples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from wmo_eigenbijdrage.adapters.werkmap import laad_openpyxl
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.overgang import Celwaarde

__all__ = ["schrijf_werkmap"]


def schrijf_werkmap(pad: Path, bladen: Mapping[str, Iterable[Sequence[Celwaarde]]]) -> None:
    """Write sheets of rows, the header among them, as `overgang.hv_waarden` and the like give them.

    Numbers, amounts and days become cells of their own kinds. A text stays the text that it is,
    also one that looks like a formula.

    Raises:
        BestandFout: openpyxl is not installed.
    """
    werkmap = laad_openpyxl(pad).Workbook(write_only=True)
    for naam, rijen in bladen.items():
        blad = werkmap.create_sheet(naam)
        for rij in rijen:
            blad.append([_cel(blad, waarde) for waarde in rij])
    werkmap.save(pad)


def _cel(blad: Any, waarde: Celwaarde) -> Any:
    if isinstance(waarde, Bedrag):
        return waarde.in_euro
    if not isinstance(waarde, str):
        return waarde
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 (of the extra)

    cel = WriteOnlyCell(blad, value=waarde)
    cel.data_type = "s"
    return cel
