"""`Dobbel`: drawing at random, the same in every version of Python."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, Final, TypeVar

__all__ = ["RANDEN", "Dobbel", "vak"]

T = TypeVar("T")
RANDEN: Final = tuple(
    date.fromisoformat(tekst)
    for tekst in (
        "2014-12-29",
        "2016-01-03",
        "2016-01-04",
        "2016-02-29",
        "2017-01-01",
        "2017-01-02",
        "2017-12-31",
        "2018-01-01",
        "2018-12-30",
        "2018-12-31",
        "2019-12-01",
        "2019-12-02",
        "2019-12-29",
        "2019-12-30",
        "2019-12-31",
        "2020-01-01",
        "2020-01-02",
        "2020-02-29",
        "2020-03-31",
        "2020-04-01",
        "2020-05-31",
        "2020-06-01",
        "2023-12-31",
        "2024-01-01",
        "2024-01-02",
        "2024-02-29",
        "2024-12-31",
        "2025-01-01",
        "2025-12-31",
        "2026-01-01",
        "2026-12-31",
    )
)
"""Days on which something changes."""
_DAG = timedelta(days=1)


def vak(van: date, tot_en_met: date | None) -> dict[str, Any]:
    """A period of days as it stands in a case."""
    return {
        "van": van.isoformat(),
        "tot_en_met": None if tot_en_met is None else tot_en_met.isoformat(),
    }


class Dobbel:
    """Draws from one seed. Only ``Random.random`` is used, which Python promises to keep."""

    def __init__(self, zaad: str) -> None:
        self._bron = Random(zaad)  # noqa: S311 (it has to be the same every time)

    def getal(self, minst: int, meest: int) -> int:
        """A whole number, both bounds included."""
        return minst + int(self._bron.random() * (meest - minst + 1))

    def kans(self, procent: int) -> bool:
        """True in so many of a hundred."""
        return self.getal(1, 100) <= procent

    def uit(self, waarden: Sequence[T]) -> T:
        """One of several."""
        return waarden[self.getal(0, len(waarden) - 1)]

    def dag(self, van: date, tot: date) -> date:
        """A day, both included; often the 1st or the last of a month, or a day of change."""
        deze = van + self.getal(0, (tot - van).days) * _DAG
        soort = self.getal(0, 4)
        if soort == 1:
            deze = deze.replace(day=1)
        elif soort == 2:
            deze = deze.replace(day=1) - _DAG
        elif soort == 3:
            deze = self.uit([rand for rand in RANDEN if van <= rand <= tot] or [van])
        elif soort == 4:
            deze -= (deze.weekday() + self.getal(0, 1)) * _DAG  # a Monday or a Sunday
        return min(max(deze, van), tot)

    def vakken(
        self, van: date, tot: date, meest: int, lang: int = 900, minst: int = 0
    ) -> list[dict[str, Any]]:
        """At most *meest* periods of days apart from each other, some a day, some open."""
        gevonden: list[dict[str, Any]] = []
        for _ in range(self.getal(minst, meest)):
            if van > tot:
                break
            begin = self.dag(van, min(tot, van + 1500 * _DAG))
            if self.kans(15):
                return [*gevonden, vak(begin, None)]
            einde = self.dag(begin, min(tot, begin + self.uit((0, 20, 70, lang)) * _DAG))
            gevonden.append(vak(begin, einde))
            van = einde + self.uit((1, 1, 2, 33, 40)) * _DAG
        return gevonden
