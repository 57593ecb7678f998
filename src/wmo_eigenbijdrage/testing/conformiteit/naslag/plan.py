"""The fewest messages between what CAK has and what it should have, by trying every way.

For periods that no time limit touches. A message of iEb 1.0 says the start with its price (WMO401)
or the stop (WMO403), one of 3.0 and 4.0 the whole period (WMO405). In 1.0 a start is only withdrawn
when its stop has been withdrawn (TR071).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from typing import Any

__all__ = ["minste_berichten"]

Json = Mapping[str, Any]


def _kosten(oud: Json | None, nieuw: Json | None, *, heel: bool) -> int:
    """The messages that turn one period, or none, into another."""
    if oud == nieuw:
        return 0
    if heel:
        return 1
    if oud is None or nieuw is None:
        deze = oud or nieuw or {}
        return 1 if deze["stopdatum"] is None else 2
    start = (oud["startdatum"], oud["kostprijs"]) != (nieuw["startdatum"], nieuw["kostprijs"])
    return int(start) + int(oud["stopdatum"] != nieuw["stopdatum"])


def minste_berichten(gewenst: Sequence[Json], bij_cak: Sequence[Json], release: str) -> int:
    """The fewest messages; each old period becomes at most one new one."""
    heel = release in ("3.0", "4.0")
    links: list[Json | None] = [*bij_cak, *(None for _ in gewenst)]
    rechts: list[Json | None] = [*gewenst, *(None for _ in bij_cak)]

    def som(volgorde: Iterable[Json | None]) -> int:
        paren = zip(links, volgorde, strict=True)
        return sum(_kosten(oud, nieuw, heel=heel) for oud, nieuw in paren)

    return min(map(som, permutations(rechts)))
