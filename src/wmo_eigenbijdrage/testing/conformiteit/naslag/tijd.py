"""Days, months and periods of four weeks, by counting.

Sources: Uitvoeringsbesluit Wmo 2015, art. 3.8 (3), texts of 2015 and 2019: periods of four weeks by
the weeks of ISO 8601, twelve of four and one of four or five weeks; CAK, checklist 2020: care year
2019 ends on 29 December, 2020 begins on 1 January.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

__all__ = ["DAG", "PERIODEN", "dag", "in_vak", "maand_eerste", "maanden", "op_dag", "verschoven"]

DAG = timedelta(days=1)
Vak = Mapping[str, Any]


def dag(tekst: str) -> date:
    """A day as it stands in a case."""
    jaar, maand, nummer = tekst.split("-")
    return date(int(jaar), int(maand), int(nummer))


def maand_eerste(tekst: str) -> date:
    """The first day of a month as it stands in a case."""
    return dag(f"{tekst}-01")


def in_vak(deze: date, vak: Vak) -> bool:
    """Whether a day lies in a period of days."""
    return dag(vak["van"]) <= deze and (vak["tot_en_met"] is None or deze <= dag(vak["tot_en_met"]))


def op_dag(deze: date, vakken: Sequence[Vak]) -> bool:
    """Whether a day lies in one of several periods of days."""
    return any(in_vak(deze, vak) for vak in vakken)


def maanden(van: date, tot: date) -> Iterator[date]:
    """The first days of months, from that of *van* to that of *tot*."""
    deze = van.replace(day=1)
    while deze <= tot:
        yield deze
        deze = (deze + 31 * DAG).replace(day=1)


def verschoven(deze: date, aantal: int) -> date:
    """So many calendar months on or back; a day that is not there becomes the last of its month."""
    plek = 12 * deze.year + deze.month - 1 + aantal
    nummer = deze.day
    while True:
        try:
            return date(plek // 12, plek % 12 + 1, nummer)
        except ValueError:
            nummer -= 1


def _perioden() -> Iterator[tuple[str, int, date, date]]:
    for jaar in range(2015, 2020):
        vierde = date(jaar, 1, 4)  # always lies in week 1
        maandag = vierde - vierde.weekday() * DAG
        for nummer in range(1, 14):
            eerste = maandag + timedelta(weeks=4 * nummer - 4)
            laatste = eerste + 27 * DAG
            if nummer == 13 and (laatste + DAG).isocalendar().week == 53:
                laatste += 7 * DAG
            yield f"{jaar}-P{nummer:02d}", jaar, eerste, laatste
    for eerste in maanden(date(2020, 1, 1), date(2026, 12, 1)):
        laatste = verschoven(eerste, 1) - DAG
        yield f"{eerste.year}-{eerste.month:02d}", eerste.year, eerste, laatste


PERIODEN = tuple(_perioden())
"""Name, care year, first and last day of every period of contribution from 2015 to 2026."""
