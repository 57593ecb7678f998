"""Households and policies, valid by construction, in which much happens on edges."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from wmo_eigenbijdrage.testing.conformiteit.reeks.dobbel import Dobbel

__all__ = ["BSNS", "leeg_beleid", "maak_beleid", "maak_huishouden", "maak_persoon"]

Json = dict[str, Any]
BSNS = ("999990019", "999990020", "999990032", "999990044")
"""From the range that is kept free for tests."""
_EERSTE, _LAATSTE = date(2014, 12, 29), date(2026, 12, 31)
_DAG = timedelta(days=1)
# Limits of a minimabeleid and thresholds of 2015 to 2018, in cents; incomes lie around them.
_GRENZEN = (1_800_000, 2_400_000, 2_800_000)
_DREMPELS = (2_233_100, 1_663_400, 2_791_700, 2_304_600, 1_703_300, 3_500_000, 1_747_400, 3_517_500)
_GEBOORTEJAREN = (*2 * ((1948, 1963),), *5 * ((1925, 1950),), (1997, 2008))
_TARIEF = {2020: 1900, 2021: 1900, 2022: 1900, 2023: 1900, 2024: 2060, 2025: 2100, 2026: 2180}


def _maand(deze: date) -> str:
    return f"{deze.year}-{deze.month:02d}"


def _inkomen(d: Dobbel, jaar: int) -> Json:
    doel = d.uit((*_GRENZEN, *_DREMPELS, d.getal(0, 9_000_000)))
    if d.kans(40):
        doel //= 2
    doel += d.getal(-2, 2)
    vermogen = d.uit((1, 24, 25, 26, 99, d.getal(0, 5_000_000))) if d.kans(30) else 0
    bijtelling = vermogen * (8 if jaar <= 2016 else 4) // 100
    return {"jaar": jaar, "inkomen": doel - bijtelling * d.getal(0, 1), "vermogen": vermogen}


def _vrijstelling(d: Dobbel) -> Json:
    eerste = d.dag(_EERSTE, _LAATSTE).replace(day=1)
    gemeld = d.dag(_EERSTE, _LAATSTE) if d.kans(40) else eerste
    if d.kans(20):
        gemeld = d.uit((date(2024, 6, 30), date(2024, 7, 1), date(2025, 2, 1)))
    return {
        "grond": d.uit(("c", "g", "h")),
        "eerste_maand": _maand(eerste),
        "aantal_maanden": d.getal(1, 50),
        "gemeld_op": gemeld.isoformat(),
    }


def _voorziening(d: Dobbel, volgnummer: int) -> Json:
    vanaf = d.getal(0, 64)
    tot = d.getal(vanaf, 64) if d.kans(40) else None
    per_periode = d.uit((1, 900, 1750, 1940, 2760, 25641, d.getal(1, 9000)))
    aantal, totaal = d.uit((1, 2, 13, 39)), d.uit((1, 1750, 57_000, d.getal(1, 200_000)))
    variant = d.getal(0, 4)  # 0 is a service, 1 to 4 the inningsvarianten
    if variant == 1:
        totaal = max(totaal, per_periode * aantal)
    return {
        "soort": d.getal(1, 4),
        "volgnummer": volgnummer,
        "vanaf": _periode(vanaf),
        "tot_en_met": None if tot is None else _periode(tot),
        "kosten_per_periode": per_periode if variant in (0, 1, 3) else None,
        "aantal_perioden": aantal if variant in (1, 2) else None,
        "totale_kosten": None if variant == 0 else totaal,
    }


def _periode(plek: int) -> str:
    return f"{2015 + plek // 13}-P{plek % 13 + 1:02d}"


def maak_persoon(d: Dobbel, plek: int, *, jonger: bool = True) -> Json:
    """A person; of two each is born before 2015."""
    eerste, laatste = d.uit(_GEBOORTEJAREN) if not jonger or d.kans(90) else (1960, 2014)
    geboren = d.dag(date(eerste, 1, 1), date(laatste, 12, 28))
    overleden = d.dag(max(_EERSTE, geboren), _LAATSTE) if d.kans(15) else None
    einde = overleden or _LAATSTE
    begin = max(geboren, _EERSTE)

    def soms(procent: int, meest: int = 2, lang: int = 900) -> list[Json]:
        return d.vakken(begin, einde, meest, lang) if d.kans(procent) else []

    nachten = [{**n, "tot_en_met": n["tot_en_met"] or einde.isoformat()} for n in soms(8, 5, 40)]
    bekend = d.uit((100, 100, 90, 60, 0))
    return {
        "bsn": BSNS[plek],
        "geboortedatum": geboren.isoformat(),
        "overleden": None if overleden is None else overleden.isoformat(),
        "perioden": d.vakken(begin, einde, 3, 2500, minst=1 - plek),
        "wlz_bijdrage": soms(6),
        "bw_bijdrage": soms(4),
        "opvangnachten": nachten,
        "alleen_rolstoel": soms(6),
        "ten_laste_van_ouders": soms(15),
        "ouders_vrij": soms(8),
        "vrijstellingen": [_vrijstelling(d)] if d.kans(10) else [],
        "inkomens": [_inkomen(d, jaar) for jaar in range(2013, 2027) if d.kans(bekend)],
        "voorzieningen": (
            [_voorziening(d, n) for n in range(1, d.getal(2, 4))] if d.kans(15) else []
        ),
    }


def _leefvorm(d: Dobbel) -> Json:
    dagen = {date(2010, 1, 1) if d.kans(80) else d.dag(_EERSTE, _LAATSTE)}
    dagen |= {d.dag(_EERSTE, _LAATSTE) for _ in range(d.getal(0, 3))}
    vormen = ("gehuwd", "alleenstaand", "gezamenlijke huishouding", "duurzaam gescheiden levend")
    stukken: list[Json] = []
    for deze in sorted(dagen):
        vorm = d.uit(vormen)
        if not stukken or stukken[-1]["waarde"] != vorm:
            stukken.append({"vanaf": deze.isoformat(), "waarde": vorm})
    laatste = d.dag(max(dagen), _LAATSTE).isoformat() if d.kans(10) else None
    return {"stukken": stukken, "tot_en_met": laatste}


def maak_huishouden(d: Dobbel) -> Json:
    """One person, or two of whom most begin married."""
    aantal = d.getal(1, 2)
    verlegd = [jaar for jaar in range(2015, 2027) if d.kans(10)] if d.kans(20) else []
    return {
        "personen": [maak_persoon(d, plek) for plek in range(aantal)],
        "leefvorm": _leefvorm(d) if aantal == 2 else None,
        "verlegde_jaren": verlegd,
    }


def leeg_beleid() -> Json:
    """A gemeente without choices of its own."""
    return {
        "gemeente": "0363",
        "lagere_tarieven": [],
        "minimabeleid": [],
        "lokale_parameters": [],
    }


def _maanden(d: Dobbel, van: date, meest: int) -> list[date]:
    return sorted({d.dag(van, _LAATSTE).replace(day=1) for _ in range(d.getal(0, meest))})


def _lokaal(d: Dobbel, jaar: int) -> Json:
    deel = {"teller": d.getal(0, 15), "noemer": 100} if jaar < 2019 and d.kans(60) else None
    return {
        "jaar": jaar,
        "percentage": deel,
        "basis": d.uit((0, 1000, 1700, 1940, 3000)) if d.kans(60) else None,
        "drempel_erbij": d.uit((0, 0, 100_000)) if jaar < 2019 else 0,
    }


def maak_beleid(d: Dobbel) -> Json:
    """Lower tariffs, minimabeleid and figures until 2019, each in some gemeenten."""
    soorten = ("eenpersoons_aow", "eenpersoons_onder_aow", "meerpersoons_aow")
    return {
        **leeg_beleid(),
        "lagere_tarieven": [
            {
                "bedrag": d.uit((None, 0, 500, _TARIEF[eerste.year], d.getal(0, 1900))),
                "vanaf": _maand(eerste),
                "aangeleverd_op": (eerste - _DAG).isoformat(),
            }
            for eerste in _maanden(d, date(2020, 1, 1), 3)
        ],
        "minimabeleid": [
            {
                "vanaf": _maand(eerste),
                "grenzen": [
                    {"huishoudtype": soort, "inkomen": d.uit(_GRENZEN)}
                    for soort in soorten
                    if d.kans(70)
                ],
                "vergelijking": d.uit(("<", "<=")),
            }
            for eerste in _maanden(d, date(2019, 1, 1), 3)
        ],
        "lokale_parameters": [_lokaal(d, jaar) for jaar in range(2015, 2020) if d.kans(25)],
    }
