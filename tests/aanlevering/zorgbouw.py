"""Short ways to write care facts in tests."""

from __future__ import annotations

from datetime import time
from typing import Any

from aanlevering.bouw import dag
from wmo_eigenbijdrage import Bsn, Gemeentecode, Tijdvak
from wmo_eigenbijdrage.dossier import (
    Declaratieregel,
    Herkomst,
    Product,
    Productcategorie,
    RedenBeeindiging,
    Startmelding,
    Stopmelding,
    Toewijzing,
)
from wmo_eigenbijdrage.identificatie import AgbCode, BerichtIdentificatie

HULP = Product(Productcategorie.HUISHOUDEN)
ROLLATOR = Product(Productcategorie.OVERIGE_HULPMIDDELEN, "14A01")
BSN = Bsn("999990019")
GEMEEN: dict[str, Any] = {
    "bsn": BSN,
    "gemeente": Gemeentecode("0363"),
    "aanbieder": AgbCode("41419999"),
    "toewijzingnummer": 1,
    "product": HULP,
}


def soort(product: Product) -> str | None:
    return {"01": "hulp", "14": "hulpmiddel"}.get(product.categorie.code)


def van(bericht: str, gezonden: str) -> Herkomst:
    return Herkomst(
        bericht=bericht,
        release="3.2",
        identificatie=BerichtIdentificatie("B1"),
        dagtekening=dag(gezonden),
        plaats="Client[1]",
    )


def toegewezen(
    ingang: str, einde: str = "", op: str = "2020-01-02", nummer: int | None = 1, **anders: Any
) -> Toewijzing:
    velden: dict[str, Any] = {
        "toewijzingnummer": nummer,
        "toewijzingsdatum": dag(op),
        "toewijzingstijd": time(10),
        "ingangsdatum": dag(ingang),
        "einddatum": dag(einde) if einde else None,
        "herkomst": van("WMO301", op),
    }
    return Toewijzing(**(GEMEEN | velden | anders))


def start(begin: str, op: str = "", nummer: int | None = 1, **anders: Any) -> Startmelding:
    velden: dict[str, Any] = {
        "toewijzingnummer": nummer,
        "begindatum": dag(begin),
        "herkomst": van("WMO305", op or begin),
    }
    return Startmelding(**(GEMEEN | velden | anders))


def stop(
    begin: str, einde: str, op: str = "", reden: str = "19", nummer: int | None = 1, **anders: Any
) -> Stopmelding:
    velden: dict[str, Any] = {
        "toewijzingnummer": nummer,
        "begindatum": dag(begin),
        "einddatum": dag(einde),
        "reden": RedenBeeindiging(reden),
        "herkomst": van("WMO307", op or einde),
    }
    return Stopmelding(**(GEMEEN | velden | anders))


def geclaimd(periode: str, op: str, nummer: int = 1) -> Declaratieregel:
    velden: dict[str, Any] = {
        "toewijzingnummer": nummer,
        "declaratienummer": f"D{periode}"[:12],
        "referentienummer": f"{periode}",
        "periode": Tijdvak.parse(periode),
        "credit": False,
        "herkomst": van("WMO323", op),
    }
    return Declaratieregel(**(GEMEEN | velden))
