"""Seeded cases about days, periods and the months that are owed."""

from __future__ import annotations

from datetime import date

from wmo_eigenbijdrage.testing.conformiteit.naslag.kostprijs import verschuldigde_maanden
from wmo_eigenbijdrage.testing.conformiteit.naslag.tijd import PERIODEN
from wmo_eigenbijdrage.testing.conformiteit.reeks.dobbel import RANDEN, Dobbel, vak
from wmo_eigenbijdrage.testing.conformiteit.reeks.ruw import Ruw

__all__ = ["dagen_van_periode", "maanden_van_gebruik", "periode_van_dag"]

_KALENDER = "Uitvoeringsbesluit Wmo 2015, art. 3.8 (3), tekst van 2015 en 2019; checklist 2020"
_EERSTE, _LAATSTE = date(2014, 12, 29), date(2026, 12, 31)


def periode_van_dag(d: Dobbel) -> Ruw:
    """In which period or month a day lies."""
    deze = d.uit(RANDEN) if d.kans(10) else d.dag(_EERSTE, _LAATSTE)
    naam = next((n for n, _, van, tot in PERIODEN if van <= deze <= tot), None)
    return Ruw(
        f"In welke bijdrageperiode of maand {deze} ligt.",
        "bijdrageperiode",
        {"dag": deze.isoformat()},
        {"antwoord": naam},
        _KALENDER,
        "inferred" if naam and "P" in naam else "seen",
    )


def dagen_van_periode(d: Dobbel) -> Ruw:
    """The first and last day of a period or month."""
    naam, _, van, tot = d.uit(PERIODEN)
    return Ruw(
        f"De eerste en de laatste dag van {naam}.",
        "dagen_van",
        {"periode": naam},
        {"antwoord": vak(van, tot)},
        _KALENDER,
        "inferred" if "P" in naam else "seen",
    )


def maanden_van_gebruik(d: Dobbel) -> Ruw:
    """Over which months use makes a contribution due."""
    gebruik = d.vakken(date(2019, 11, 1), date(2025, 12, 31), 4, minst=1)
    tot = d.dag(date(2023, 1, 1), _LAATSTE) if d.kans(50) else _LAATSTE
    return Ruw(
        f"De maanden tot en met {tot:%Y-%m} die {len(gebruik)} perioden van gebruik verschuldigd"
        " maken.",
        "verschuldigde_maanden",
        {"gebruik": gebruik, "tot_en_met": f"{tot:%Y-%m}"},
        {"antwoord": verschuldigde_maanden(gebruik, tot.replace(day=1))},
        "Uitvoeringsbesluit Wmo 2015, art. 3.5 (4) en 3.10a",
        "inferred",
    )
