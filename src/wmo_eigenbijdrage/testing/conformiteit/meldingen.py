"""How messages to CAK, and the steps of a plan, look in JSON."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import Any

from wmo_eigenbijdrage.aanlevering import Inhoud, Meldingsoort
from wmo_eigenbijdrage.ieb import (
    BwPeriodebericht,
    Heenbericht,
    Kostprijs,
    Periodebericht,
    Startbericht,
    StatusAanlevering,
    Stopbericht,
    XsdVersie,
)
from wmo_eigenbijdrage.testing.conformiteit.vorm import (
    Vorm,
    benoem,
    keuze,
    object_van,
    of_niets,
    soorten,
)
from wmo_eigenbijdrage.testing.conformiteit.waarden import (
    BEDRAG,
    BSN,
    DAG,
    GEMEENTE,
    IDENTIFICATIE,
    STARTNUMMER,
    WOORD,
)
from wmo_eigenbijdrage.testing.implementatie import Planstap

__all__ = ["HEENBERICHT", "INHOUD", "PLANSTAP"]

_KOSTPRIJS: Vorm[Kostprijs] = benoem(
    "kostprijs",
    object_van(
        {"bedrag": BEDRAG, "startdatum": DAG}, Kostprijs, attrgetter("bedrag", "startdatum")
    ),
)
_XSD_VERSIE: Vorm[XsdVersie] = benoem(
    "xsd_versie",
    object_van(
        {"basisschema": WOORD, "bericht": WOORD}, XsdVersie, attrgetter("basisschema", "bericht")
    ),
)
_KOP: dict[str, Vorm[Any]] = {
    "afzender": GEMEENTE,
    "identificatie": IDENTIFICATIE,
    "dagtekening": DAG,
    "xsd_versie": of_niets(_XSD_VERSIE),
    "bsn": BSN,
    "startnummer": STARTNUMMER,
    "status": keuze(StatusAanlevering),
}
_STOP: dict[str, Vorm[Any]] = {"stopdatum": of_niets(DAG)}
_PRIJS: dict[str, Vorm[Any]] = {"kostprijs": of_niets(_KOSTPRIJS)}


def _bericht(klasse: type[Heenbericht], eigen: dict[str, Vorm[Any]]) -> Vorm[Any]:
    velden = {**_KOP, **eigen}
    return object_van(velden, klasse, attrgetter(*velden))


def _soort(bericht: Heenbericht) -> str:
    return bericht.type.value


HEENBERICHT: Vorm[Heenbericht] = benoem(
    "heenbericht",
    soorten(
        {
            "WMO401": _bericht(Startbericht, {"startdatum": DAG, **_PRIJS}),
            "WMO403": _bericht(Stopbericht, {"stopdatum": DAG}),
            "WMO405": _bericht(Periodebericht, {"startdatum": DAG, **_STOP, **_PRIJS}),
            "WMO407": _bericht(BwPeriodebericht, {"startdatum": DAG, **_STOP}),
        },
        _soort,
    ),
)


def _inhoud(startdatum: date, stopdatum: date | None, kostprijs: Kostprijs | None) -> Inhoud:
    return Inhoud(startdatum=startdatum, stopdatum=stopdatum, kostprijs=kostprijs)


INHOUD: Vorm[Inhoud] = benoem(
    "inhoud",
    object_van(
        {"startdatum": DAG, **_STOP, **_PRIJS},
        _inhoud,
        attrgetter("startdatum", "stopdatum", "kostprijs"),
    ),
)
"""What CAK has of one period; what was wanted and cut is not in it."""
PLANSTAP: Vorm[Planstap] = benoem(
    "planstap",
    object_van(
        {"soort": keuze(Meldingsoort), "voor": of_niets(INHOUD), "na": of_niets(INHOUD)},
        Planstap,
        attrgetter("soort", "voor", "na"),
    ),
)
