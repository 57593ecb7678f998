"""Messages of iEb as text, written from the published tables, and what CAK answers to one.

Sources: the XSD set of iEb 1.0 (version 1.2.0) for WMO401 and WMO403; informatiemodel ieb/3.0 and
4.0 for WMO405 and WMO407, of which much is inferred; code list EB001; news on iEb 1.0.3.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from wmo_eigenbijdrage.testing._cijfers import TARIEF
from wmo_eigenbijdrage.testing.conformiteit.naslag.tijd import dag, verschoven

__all__ = ["GEMEENTEN", "oordeel", "schrijf"]

Json = Mapping[str, Any]
GEMEENTEN = ("0363", "0599", "0344", "0518", "1916", "0014")
"""Some codes that the CBS had in every year since 2020."""
_CODE = {"WMO401": 470, "WMO403": 472, "WMO405": 474, "WMO407": 476}
_KLASSE = {
    "WMO401": "StartEigenBijdrage",
    "WMO403": "StopEigenBijdrage",
    "WMO405": "PeriodeEigenBijdrageAbo",
    "WMO407": "PeriodeEigenBijdrageBw",
}


def _element(naam: str, inhoud: str) -> str:
    return f"<{naam}>{inhoud}</{naam}>"


def _leden(groep: str, delen: Mapping[str, object]) -> str:
    """The parts of a composite type, which are in the namespace of the basisschema."""
    teksten = (_element(f"ieb:{naam}", escape(str(deel))) for naam, deel in delen.items())
    return _element(groep, "".join(teksten))


def _kop(bericht: Json, release: str) -> str:
    groot, klein = release.split(".")
    eigen = "1.2.0" if release == "1.0" else "1.0.0"
    versie = bericht["xsd_versie"] or {"basisschema": eigen, "bericht": eigen}
    return _element(
        "Header",
        _element("BerichtCode", str(_CODE[bericht["soort"]]))
        + _element("BerichtVersie", groot)
        + _element("BerichtSubversie", klein)
        + _element("Afzender", bericht["afzender"])
        + _leden(
            "BerichtIdentificatie",
            {"Identificatie": bericht["identificatie"], "Dagtekening": bericht["dagtekening"]},
        )
        + _leden(
            "XsdVersie",
            {
                "BasisschemaXsdVersie": versie["basisschema"],
                "BerichtXsdVersie": versie["bericht"],
            },
        ),
    )


def _klasse(bericht: Json) -> str:
    soort, prijs = bericht["soort"], bericht.get("kostprijs")
    begin = "Bw" if soort == "WMO407" else "Eb"
    delen = _element(f"{begin}StartNummer", str(bericht["startnummer"]))
    for naam in ("startdatum", "stopdatum"):
        if bericht.get(naam) is not None:
            delen += _element(f"{begin}{naam.capitalize()}", bericht[naam])
    if prijs is not None:
        delen += _leden(
            "EbKostprijs",
            {"KostprijsBedrag": prijs["bedrag"], "KostprijsStartdatum": prijs["startdatum"]},
        )
    return _element(_KLASSE[soort], delen + _element("StatusAanlevering", str(bericht["status"])))


def schrijf(bericht: Json, release: str) -> str:
    """A message in a release, on one line."""
    basis = f"http://www.istandaarden.nl/ieb/{release.replace('.', '_')}"
    eigen, gedeeld = f"{basis}/{bericht['soort'].lower()}/schema", f"{basis}/basisschema/schema"
    client = _element("Client", _element("Bsn", bericht["bsn"]) + _klasse(bericht))
    inhoud = _kop(bericht, release) + client
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<Bericht xmlns="{eigen}" xmlns:ieb="{gedeeld}">{inhoud}</Bericht>'
    )


def _elfproef(bsn: str) -> bool:
    som = sum(int(cijfer) * gewicht for cijfer, gewicht in zip(bsn, range(9, 1, -1), strict=False))
    return (som - int(bsn[8])) % 11 == 0


def _te_oud(bericht: Json, dagtekening: date) -> bool:
    """TR112 and TR116: how far back a first start, and a first stop, may lie."""
    jaar, drie_jaar = verschoven(dagtekening, -12), verschoven(dagtekening, -36)
    if bericht["soort"] == "WMO401":
        return dag(bericht["startdatum"]) < jaar
    if bericht["soort"] == "WMO403":
        nieuw = dagtekening >= date(2021, 7, 19)  # iEb 1.0.3
        return dag(bericht["stopdatum"]) < (drie_jaar if nieuw else jaar)
    return False


def oordeel(bericht: Json, peildatum: date) -> list[str]:
    """The codes with which a first delivery in the right form is rejected.

    First what the message itself breaks (0001), then what others know: the date (8848), the list of
    gemeenten (S300) and the tariff (S333).
    """
    codes: list[str] = []
    dagtekening = dag(bericht["dagtekening"])
    start, stop = bericht.get("startdatum"), bericht.get("stopdatum")
    omgekeerd = start is not None and stop is not None and dag(stop) < dag(start)
    if not _elfproef(bericht["bsn"]) or omgekeerd or _te_oud(bericht, dagtekening):
        codes.append("0001")
    if dagtekening > peildatum:
        codes.append("8848")
    if bericht["afzender"] not in GEMEENTEN:
        codes.append("S300")
    prijs = bericht.get("kostprijs")
    if prijs is not None and prijs["bedrag"] <= TARIEF[dag(prijs["startdatum"]).year]:
        codes.append("S333")
    return codes
