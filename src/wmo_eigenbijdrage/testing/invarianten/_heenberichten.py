"""Messages of one gemeente about one person, from few facts."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, Bsn, EbStartNummer, Gemeentecode
from wmo_eigenbijdrage.ieb import (
    Heenbericht,
    Kostprijs,
    Periodebericht,
    Startbericht,
    StatusAanlevering,
    Stopbericht,
    release,
    to_xml,
)
from wmo_eigenbijdrage.testing.invarianten._voeding import dagen

__all__ = [
    "AMSTERDAM",
    "DAGEN",
    "REVISIE",
    "als_xml",
    "periodebericht",
    "startbericht",
    "stopbericht",
]

AMSTERDAM: Final = Gemeentecode("0363")
REVISIE: Final = "Nieuwsbericht revisierelease iEb 1.0.3"
DAGEN: Final = dagen(date(2021, 7, 19))
"""Days of sending, from the first of revision release 1.0.3 on."""


def _kop(naam: str, dagtekening: date, afzender: Gemeentecode = AMSTERDAM) -> dict[str, Any]:
    """What all messages tell: always of the same person and number."""
    return {
        "afzender": afzender,
        "identificatie": BerichtIdentificatie(naam),
        "dagtekening": dagtekening,
        "bsn": Bsn("999990019"),
        "startnummer": EbStartNummer(1),
    }


def startbericht(
    dagtekening: date,
    startdatum: date,
    kostprijs: Kostprijs | None = None,
    afzender: Gemeentecode = AMSTERDAM,
) -> Startbericht:
    """A first start."""
    return Startbericht(
        **_kop("A1", dagtekening, afzender),
        startdatum=startdatum,
        kostprijs=kostprijs,
    )


def stopbericht(dagtekening: date, stopdatum: date) -> Stopbericht:
    """A first stop."""
    return Stopbericht(
        **_kop("A2", dagtekening),
        stopdatum=stopdatum,
    )


def periodebericht(
    dagtekening: date, startdatum: date, stopdatum: date, status: StatusAanlevering
) -> Periodebericht:
    """A period that has ended."""
    return Periodebericht(
        **_kop("A3", dagtekening),
        startdatum=startdatum,
        stopdatum=stopdatum,
        status=status,
    )


def als_xml(bericht: Heenbericht, naam: str = "1.0") -> bytes:
    """As this library writes it."""
    return to_xml(bericht, release(naam), aanvaard_onzekerheid=True)
