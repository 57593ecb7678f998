"""Messages for tests: valid ones that break no rule, of which one field at a time is changed."""

from datetime import date
from typing import Any

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, Bsn, EbStartNummer, Gemeentecode
from wmo_eigenbijdrage.ieb import (
    BwPeriodebericht,
    Heenbericht,
    Kostprijs,
    Periodebericht,
    Startbericht,
    StatusAanlevering,
    Stopbericht,
)

BSN = "999990019"
ANDER_BSN = "123456782"
EEN, TWEE, DRIE, NEGEN = StatusAanlevering


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def kostprijs(centen: int, vanaf: str) -> Kostprijs:
    return Kostprijs(Bedrag(centen), dag(vanaf))


def maak(soort: type[Heenbericht], **velden: Any) -> Any:
    """A message; texts become days and identifiers, and what is not given is fine."""
    eigen: dict[str, Any] = {
        "afzender": Gemeentecode(velden.pop("afzender", "0363")),
        "identificatie": BerichtIdentificatie(velden.pop("identificatie", "EB0000000009")),
        "bsn": Bsn(velden.pop("bsn", BSN)),
        "startnummer": EbStartNummer(velden.pop("startnummer", 7)),
        **velden,
    }
    for veld, waarde in eigen.items():
        if isinstance(waarde, str):
            eigen[veld] = dag(waarde)
    return soort(**eigen)


def start(**velden: Any) -> Startbericht:
    bericht: Startbericht = maak(
        Startbericht, **{"dagtekening": "2020-01-02", "startdatum": "2020-01-01", **velden}
    )
    return bericht


def stop(**velden: Any) -> Stopbericht:
    bericht: Stopbericht = maak(
        Stopbericht, **{"dagtekening": "2020-01-02", "stopdatum": "2020-01-01", **velden}
    )
    return bericht


def periode(**velden: Any) -> Periodebericht:
    bericht: Periodebericht = maak(
        Periodebericht, **{"dagtekening": "2026-01-15", "startdatum": "2026-01-10", **velden}
    )
    return bericht


def bw(**velden: Any) -> BwPeriodebericht:
    bericht: BwPeriodebericht = maak(
        BwPeriodebericht, **{"dagtekening": "2026-01-15", "startdatum": "2026-01-10", **velden}
    )
    return bericht
