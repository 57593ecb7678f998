"""Reading and writing amounts in the Dutch and in the plain notation."""

from __future__ import annotations

import re
from enum import Enum

from wmo_eigenbijdrage.fouten import OngeldigeWaarde, toon

__all__ = ["Notatie"]


class Notatie(Enum):
    """How an amount is written."""

    NEDERLANDS = "nederlands"
    """``1.234,50``: comma before the cents, points between thousands."""
    KAAL = "kaal"
    """``1234.50``: point before the cents, nothing or commas between thousands."""


_VORM = {
    Notatie.NEDERLANDS: re.compile(
        r"(?P<heel>[0-9]{1,3}(?:\.[0-9]{3}){1,4}|[0-9]{1,15})(?:,(?P<deel>[0-9]{1,2}|-))?", re.ASCII
    ),
    Notatie.KAAL: re.compile(
        r"(?P<heel>[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.(?P<deel>[0-9]{1,2}))?", re.ASCII
    ),
}
_SIER = re.compile(r"^([-+]?)\s*(?:€|EUR)?\s*([-+]?)\s*", re.IGNORECASE)
# One separator and just three digits behind it: thousands in one notation, decimals in the other.
_DUBBELZINNIG = re.compile(r"[0-9]{1,3}[.,][0-9]{3}", re.ASCII)
_GEWOON = re.compile(r"(-?)([0-9]{1,15})[.,]([0-9]{2})", re.ASCII)


def lees(tekst: str, notatie: Notatie | None) -> int:
    """The cents that *tekst* writes."""
    if (gewoon := _GEWOON.fullmatch(tekst)) is not None and notatie is None:
        # By far the most common form in files; the same answer as below.
        centen = int(gewoon[2] + gewoon[3])
        return -centen if gewoon[1] else centen
    sier = _SIER.match(tekst)
    assert sier is not None  # the pattern matches the empty text too
    kern = tekst[sier.end() :].strip()
    if notatie is None and _DUBBELZINNIG.fullmatch(kern):
        raise OngeldigeWaarde(
            "bedrag", f"{toon(tekst)} may be thousands or decimals", "write two decimals or name it"
        )
    for vorm in (_VORM[notatie],) if notatie else _VORM.values():
        if (gevonden := vorm.fullmatch(kern)) is not None and not (sier[1] and sier[2]):
            heel = re.sub("[.,]", "", gevonden["heel"])
            deel = (gevonden["deel"] or "").replace("-", "").ljust(2, "0")
            return int(heel + deel) * (-1 if "-" in sier[0] else 1)
    raise OngeldigeWaarde(
        "bedrag", f"{toon(tekst)} is not an amount in cents", "write 1234,50 or 1234.50"
    )


def schrijf(centen: int, notatie: Notatie) -> str:
    """The text of *centen*; the Dutch one has the euro sign."""
    teken = "-" if centen < 0 else ""
    heel, deel = divmod(abs(centen), 100)
    if notatie is Notatie.KAAL:
        return f"{teken}{heel}.{deel:02d}"
    return f"€ {teken}{heel:,}".replace(",", ".") + f",{deel:02d}"
