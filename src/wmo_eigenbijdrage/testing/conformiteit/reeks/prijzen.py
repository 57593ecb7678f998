"""Seeded cases about cost prices, several provisions and the formulas until 2019."""

from __future__ import annotations

from datetime import date
from typing import Any

from wmo_eigenbijdrage.testing.conformiteit.naslag.kostprijs import (
    inbare_maanden,
    prijsverloop,
    resterend,
)
from wmo_eigenbijdrage.testing.conformiteit.naslag.tijd import DAG
from wmo_eigenbijdrage.testing.conformiteit.reeks.dobbel import Dobbel, vak
from wmo_eigenbijdrage.testing.conformiteit.reeks.ruw import Ruw, uitkomst

__all__ = ["formules", "samenloop", "verloop"]

_EERSTE, _LAATSTE = date(2020, 1, 1), date(2026, 12, 31)
_BEWAKING = "Wmo 2015, art. 2.1.4a (6); Uitvoeringsbesluit Wmo 2015, art. 3.10b"
_TARIEVEN = (1900, 2060, 2100, 2180)


def _prijs(d: Dobbel) -> int:
    """A price; often a cent around a number of whole months."""
    if d.kans(25):
        return d.getal(1, 200_000)
    som = d.uit(_TARIEVEN) * d.getal(0, 12) + d.uit(_TARIEVEN) * d.getal(0, 48)
    return max(1, som + d.getal(-1, 1))


def verloop(d: Dobbel) -> Ruw:
    """How long a cost price lasts."""
    prijs = _prijs(d)
    vanaf = d.dag(_EERSTE, _LAATSTE if d.kans(25) else date(2023, 12, 31))
    pauzes: list[dict[str, Any]] = []
    begin = vanaf
    while d.kans(35) and begin < date(2026, 1, 1):
        van = d.dag(begin + DAG, _LAATSTE)
        tot = d.dag(van, min(_LAATSTE, van + d.uit((5, 40, 200)) * DAG))
        pauzes.append(vak(van, tot))
        begin = tot + 2 * DAG
    return Ruw(
        f"Hoe lang een kostprijs van {prijs} cent vanaf {vanaf} meegaat, met {len(pauzes)} pauzes.",
        "prijsverloop",
        {"kostprijs": prijs, "vanaf": vanaf.isoformat(), "pauzes": pauzes},
        uitkomst(lambda: prijsverloop(prijs, vanaf, pauzes)),
        f"{_BEWAKING}; CAK, Toelichting H&V- en ZA-bestanden, 2.2",
        "inferred",
    )


def _verstrekking(d: Dobbel, nummer: int) -> dict[str, Any]:
    begin = d.dag(_EERSTE, date(2026, 6, 1))
    einde = d.dag(begin, _LAATSTE) if d.kans(50) else None
    gebruik = [vak(begin, einde)]
    if einde is not None and einde < date(2026, 1, 1) and d.kans(40):
        gebruik.append(vak(einde + d.getal(2, 90) * DAG, None))
    soort = d.getal(1, 10)
    begrenzing: dict[str, Any] = {"soort": "totale_kostprijs", "bedrag": _prijs(d)}
    if soort == 1:
        begrenzing = {"soort": "geen_kostprijs"}
    elif soort == 2:  # dearer than any contribution, so that it bounds nothing
        kosten = {"stukken": [{"vanaf": "2019-01-01", "waarde": 5000}], "tot_en_met": None}
        begrenzing = {"soort": "maandkosten", "bedrag": kosten}
    return {"kenmerk": f"v{nummer}", "gebruik": gebruik, "begrenzing": begrenzing}


def samenloop(d: Dobbel) -> Ruw:
    """The months over which several provisions let a contribution be asked."""
    alle = [_verstrekking(d, nummer) for nummer in range(1, d.getal(2, 4) + 1)]
    tot = d.dag(date(2021, 1, 1), _LAATSTE).replace(day=1)
    return Ruw(
        f"De maanden tot en met {tot:%Y-%m} waarover {len(alle)} verstrekkingen samen een bijdrage"
        " toelaten.",
        "inbare_maanden",
        {"verstrekkingen": alle, "tot_en_met": f"{tot:%Y-%m}"},
        {"antwoord": inbare_maanden(alle, tot)},
        _BEWAKING,
        "inferred",
    )


def formules(d: Dobbel) -> Ruw:
    """CAK's formulas 1 and 2."""
    aantal = d.uit((1, 13, 26, 39, 39, 65, 100, d.getal(1, 200)))
    per_periode = d.uit((900, 1753, 1754, 1755, 1940, 25641, d.getal(1, 40_000)))
    totaal = per_periode * aantal + d.uit((0, 0, 1, -1, aantal - 1, aantal, 1 - aantal, -aantal))
    totaal = max(1, totaal)
    if d.kans(5):
        totaal = 99_999_900
    vanaf = f"{d.getal(2015, 2019)}-P{d.getal(1, 13):02d}"
    return Ruw(
        f"Wat er op 1 januari 2020 over is van {totaal} cent in {aantal} perioden vanaf {vanaf}.",
        "resterend",
        {
            "totale_kosten": totaal,
            "aantal_perioden": aantal,
            "kosten_per_periode": per_periode,
            "vanaf": vanaf,
        },
        {"antwoord": resterend(totaal, aantal, per_periode, vanaf)},
        "CAK, Toelichting H&V- en ZA-bestanden (22-11-2019), 2.3, formule 1 en 2",
        "inferred",
    )
