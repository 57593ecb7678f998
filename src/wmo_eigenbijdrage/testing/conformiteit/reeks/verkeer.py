"""Seeded cases about messages and plans."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from wmo_eigenbijdrage.testing._cijfers import TARIEF
from wmo_eigenbijdrage.testing.conformiteit.naslag.berichten import GEMEENTEN, oordeel, schrijf
from wmo_eigenbijdrage.testing.conformiteit.naslag.plan import minste_berichten
from wmo_eigenbijdrage.testing.conformiteit.naslag.tijd import DAG, verschoven
from wmo_eigenbijdrage.testing.conformiteit.reeks.dobbel import Dobbel
from wmo_eigenbijdrage.testing.conformiteit.reeks.mensen import BSNS
from wmo_eigenbijdrage.testing.conformiteit.reeks.ruw import Ruw

__all__ = ["beoordelen", "plannen", "schrijven"]

Json = dict[str, Any]
# By release its messages, and the days on which they were sent.
_RELEASES: tuple[tuple[str, tuple[str, ...], date, date], ...] = (
    ("1.0", ("WMO401", "WMO403"), date(2020, 1, 2), date(2022, 9, 30)),
    ("3.0", ("WMO405",), date(2023, 4, 1), date(2025, 4, 6)),
    ("4.0", ("WMO405", "WMO407"), date(2025, 4, 7), date(2026, 12, 31)),
)
_BRON = {
    "1.0": "XSD-set iEb 1.0 (1.2.0)",
    "3.0": "informatiemodel ieb/3.0",
    "4.0": "informatiemodel ieb/4.0",
}


def _bericht(d: Dobbel, soort: str, dagtekening: date) -> Json:
    """A message that CAK accepts."""
    start = d.dag(max(verschoven(dagtekening, -11), date(2020, 1, 1)), dagtekening)
    stop = d.dag(start, dagtekening)
    bericht: Json = {
        "soort": soort,
        "afzender": d.uit(GEMEENTEN),
        "identificatie": d.uit(("EB1", "A-0001", "x y", "R&D <1>", "12'34\"", "é€")),
        "dagtekening": dagtekening.isoformat(),
        "xsd_versie": None,
        "bsn": d.uit(BSNS),
        "startnummer": d.uit((0, 1, 999_999_999, d.getal(1, 99_999))),
        "status": 1,
    }
    if soort != "WMO403":
        bericht["startdatum"] = start.isoformat()
    if soort == "WMO403":
        bericht["stopdatum"] = stop.isoformat()
    elif soort != "WMO401":
        bericht["stopdatum"] = stop.isoformat() if d.kans(50) else None
    if soort in ("WMO401", "WMO405"):
        boven = TARIEF[start.year] + d.uit((1, 2, 10_000, 99_997_000))
        prijs = {"bedrag": boven, "startdatum": start.isoformat()}
        bericht["kostprijs"] = prijs if d.kans(60) else None
    return bericht


def schrijven(d: Dobbel) -> Ruw:
    """A message as XML."""
    release, soorten, van, tot = d.uit(_RELEASES)
    bericht = _bericht(d, d.uit(soorten), d.dag(van, tot))
    bericht["status"] = d.getal(1, 3)
    if d.kans(15):
        bericht["xsd_versie"] = {"basisschema": "1.0.1", "bericht": "1.10.2"}
    return Ruw(
        f"Een {bericht['soort']} in iEb {release} als XML.",
        "schrijf",
        {"bericht": bericht, "release": release},
        {"antwoord": schrijf(bericht, release)},
        _BRON[release],
        "seen" if release == "1.0" else "inferred",
    )


def _niets(_: Dobbel, __: Json, ___: date) -> str:
    return "dat klopt"


def _bsn(d: Dobbel, bericht: Json, _: date) -> str:
    bericht["bsn"] = d.uit(BSNS)[:8] + "5"  # none of them ends in 5
    return "met een BSN dat niet voldoet aan de 11-proef"


def _omgekeerd(d: Dobbel, bericht: Json, dagtekening: date) -> str:
    if bericht["soort"] not in ("WMO405", "WMO407"):
        return _niets(d, bericht, dagtekening)
    bericht["startdatum"] = dagtekening.isoformat()
    bericht["stopdatum"] = (dagtekening - d.getal(0, 40) * DAG).isoformat()
    return "met een stop rond de start"


def _lang_geleden(d: Dobbel, bericht: Json, dagtekening: date) -> str:
    veld = "startdatum" if bericht["soort"] == "WMO401" else "stopdatum"
    terug = -12 if veld == "startdatum" else d.uit((-12, -36))
    bericht[veld] = (verschoven(dagtekening, terug) + d.getal(-1, 1) * DAG).isoformat()
    if bericht["soort"] in ("WMO405", "WMO407"):
        bericht["startdatum"] = bericht["stopdatum"]
    return f"met een {veld} rond de termijn"


def _gemeente(d: Dobbel, bericht: Json, _: date) -> str:
    bericht["afzender"] = d.uit(("0000", "9999", "0001"))
    return "van een afzender die geen gemeente is"


def _prijs(d: Dobbel, bericht: Json, dagtekening: date) -> str:
    if "kostprijs" not in bericht:
        return _niets(d, bericht, dagtekening)
    dag = d.dag(max(verschoven(dagtekening, -11), date(2020, 1, 1)), dagtekening)
    bedrag = TARIEF[dag.year] + d.getal(-1, 1)
    bericht["kostprijs"] = {"bedrag": bedrag, "startdatum": dag.isoformat()}
    return "met een kostprijs rond het tarief"


_GEBREKEN: tuple[Callable[[Dobbel, Json, date], str], ...] = (
    _niets,
    _bsn,
    _omgekeerd,
    _lang_geleden,
    _gemeente,
    _prijs,
)


def beoordelen(d: Dobbel) -> Ruw:
    """What CAK answers to a message with at most one thing wrong."""
    release, soorten, van, tot = d.uit(_RELEASES)
    dagtekening = d.dag(van, tot)
    peildatum = dagtekening + d.uit((0, 0, 1, 30)) * DAG
    bericht = _bericht(d, d.uit(soorten), dagtekening)
    if d.kans(15):
        peildatum, wat = dagtekening - DAG, "uit de toekomst"
    else:
        wat = d.uit(_GEBREKEN)(d, bericht, dagtekening)
    return Ruw(
        f"Wat het CAK antwoordt op een {bericht['soort']} {wat}.",
        "beoordeel",
        {"xml": schrijf(bericht, release), "peildatum": peildatum.isoformat()},
        {"antwoord": oordeel(bericht, peildatum)},
        f"codelijst EB001; {_BRON[release]}; nieuwsbericht iEb 1.0.3",
        "inferred",
    )


def _perioden(d: Dobbel, vandaag: date) -> list[Json]:
    """Up to three periods within a year, each with months of its own."""
    dagen: list[date] = []
    deze = verschoven(vandaag, -11)
    for _ in range(d.getal(0, 3)):
        begin = deze + d.getal(0, 60) * DAG
        einde = begin + d.getal(35, 80) * DAG
        if einde > vandaag - 40 * DAG:
            break
        dagen += [begin, einde]
        deze = einde + 40 * DAG
    if dagen and d.kans(40):
        dagen.pop()  # the last one goes on
    prijs = {"bedrag": d.uit((60_000, 90_000)), "startdatum": "2024-01-01"} if d.kans(40) else None
    return [
        {
            "startdatum": begin.isoformat(),
            "stopdatum": None if plek + 1 >= len(dagen) else dagen[plek + 1].isoformat(),
            "kostprijs": prijs,
        }
        for plek, begin in enumerate(dagen)
        if plek % 2 == 0
    ]


def plannen(d: Dobbel) -> Ruw:
    """The fewest messages from what CAK has to what it should have."""
    release, _, van, tot = d.uit(_RELEASES)
    vandaag = d.dag(max(van, date(2024, 6, 1)) if release != "1.0" else date(2021, 6, 1), tot)
    bij_cak, gewenst = _perioden(d, vandaag), _perioden(d, vandaag)
    if d.kans(40) and bij_cak:  # one of them changes a little
        gewenst = [dict(deel) for deel in bij_cak]
        gewenst[-1]["stopdatum"] = d.uit((None, vandaag.isoformat()))
    prijs = next((deel["kostprijs"] for deel in gewenst), None)
    if prijs is not None and release == "1.0":
        prijs = {**prijs, "startdatum": "2020-06-01"}
    for deel in (
        *bij_cak,
        *gewenst,
    ):  # a price that CAK has and need not guard is left: no question
        deel["kostprijs"] = prijs
    return Ruw(
        f"De minste berichten in iEb {release} van {len(bij_cak)} naar {len(gewenst)} perioden.",
        "plan",
        {
            "gewenst": gewenst,
            "bij_cak": bij_cak,
            "release": release,
            "peildatum": vandaag.isoformat(),
        },
        {
            "antwoord": {
                "aantal": minste_berichten(gewenst, bij_cak, release),
                "eindstand": gewenst,
            }
        },
        "iEb OP033, TR071; CAK, Overgang iWmo 3.0: voorkom extra beschikkingen",
        "inferred",
    )
