"""Identifiers: `Bsn`, `Gemeentecode`, `AgbCode`, `EbStartNummer`, `BerichtIdentificatie`.

Each is a type of its own, so that no text or number of another meaning can take its place. They
check their form and know no rules. A `Bsn` hides its number wherever it is printed.
"""

from wmo_eigenbijdrage.identificatie.bsn import Bsn, voldoet_aan_elfproef
from wmo_eigenbijdrage.identificatie.nummers import (
    AgbCode,
    BerichtIdentificatie,
    EbStartNummer,
    Gemeentecode,
)

__all__ = [
    "AgbCode",
    "BerichtIdentificatie",
    "Bsn",
    "EbStartNummer",
    "Gemeentecode",
    "voldoet_aan_elfproef",
]
