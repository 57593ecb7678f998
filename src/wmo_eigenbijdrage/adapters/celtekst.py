"""What the cells of a workbook hold, as the text that a person would have typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal
from pathlib import Path

from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout

__all__ = ["TUSSEN", "als_tekst", "teksten"]

TUSSEN = "\x1f"
"""The unit separator of ASCII, which stands between the cells of a row and in none of them."""

_LANGSTE_CEL = 32_767  # of Excel
_LANGSTE_RIJ = 100_000  # as of a text
_MIDDERNACHT = time()


def teksten(pad: Path, nummer: int, rij: Sequence[object], decimaalteken: str) -> list[str]:
    """What the cells of a row hold.

    Raises:
        BestandFout: a cell holds more than a cell can, or all of them more than a row does.
    """
    gelezen = [als_tekst(waarde, decimaalteken) for waarde in rij]
    lengten = [*map(len, gelezen)]
    if sum(lengten) > _LANGSTE_RIJ or max(lengten, default=0) > _LANGSTE_CEL:
        raise BestandFout(
            str(pad),
            f"heeft in rij {nummer} te veel tekst",
            "geef een bestand met een rij per regel",
        )
    return gelezen


def als_tekst(waarde: object, decimaalteken: str = ",") -> str:
    """What a cell holds as the text that a person would have typed.

    A number has no more than the fifteen digits that Excel keeps, and no point between thousands;
    a day is ``2019-12-31``; yes and no are ``J`` and ``N``.

    >>> als_tekst(256.41), als_tekst(8.0), als_tekst(0.1 + 0.2), als_tekst(True)
    ('256,41', '8', '0,3', 'J')
    """
    if waarde is None:
        return ""
    if isinstance(waarde, str):
        return waarde.replace(TUSSEN, " ")
    if isinstance(waarde, bool):
        return "J" if waarde else "N"
    if isinstance(waarde, float):
        waarde = Decimal(f"{waarde:.15g}")
    if isinstance(waarde, Decimal):
        is_heel = waarde.is_finite() and waarde == waarde.to_integral_value()
        return f"{waarde:.0f}" if is_heel else f"{waarde:f}".replace(".", decimaalteken)
    if isinstance(waarde, datetime) and waarde.time() == _MIDDERNACHT:
        return waarde.date().isoformat()
    return str(waarde)
