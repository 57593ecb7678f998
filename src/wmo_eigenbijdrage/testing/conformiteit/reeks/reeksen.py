"""`trek`: the seeded cases, rule by rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from wmo_eigenbijdrage.testing.conformiteit.geval import Geval
from wmo_eigenbijdrage.testing.conformiteit.reeks.dobbel import Dobbel
from wmo_eigenbijdrage.testing.conformiteit.reeks.geld import (
    bedragen_2019,
    bedragen_maand,
    bedragen_tot_2018,
    factuur,
    revisie,
)
from wmo_eigenbijdrage.testing.conformiteit.reeks.prijzen import formules, samenloop, verloop
from wmo_eigenbijdrage.testing.conformiteit.reeks.ruw import Ruw
from wmo_eigenbijdrage.testing.conformiteit.reeks.tijd import (
    dagen_van_periode,
    maanden_van_gebruik,
    periode_van_dag,
)
from wmo_eigenbijdrage.testing.conformiteit.reeks.verkeer import beoordelen, plannen, schrijven

__all__ = ["REEKSEN", "trek"]

REEKSEN: Final[dict[str, tuple[int, Callable[[Dobbel], Ruw]]]] = {
    "kalender": (500, periode_van_dag),
    "perioden": (200, dagen_van_periode),
    "maanden": (600, maanden_van_gebruik),
    "bijdrage-tot-2018": (500, bedragen_tot_2018),
    "bijdrage-2019": (300, bedragen_2019),
    "bijdrage-maand": (800, bedragen_maand),
    "herziening": (300, revisie),
    "eerste-factuur": (400, factuur),
    "kostprijs": (700, verloop),
    "samenloop": (400, samenloop),
    "formules": (300, formules),
    "berichten-schrijven": (250, schrijven),
    "berichten-beoordelen": (400, beoordelen),
    "plan": (300, plannen),
}
"""Per rule the number of cases in the standard set, and what draws one."""


def trek(regel: str, aantal: int, zaad: str) -> Iterator[Geval]:
    """The first cases of a rule for a seed."""
    _, maak = REEKSEN[regel]
    for nummer in range(1, aantal + 1):
        ruw = maak(Dobbel(f"{zaad}/{regel}/{nummer}"))
        yield Geval(
            id=f"{regel}-{nummer:04d}",
            regel=regel,
            zin=ruw.zin,
            vraag=ruw.vraag,
            gegeven=ruw.gegeven,
            verwacht=ruw.verwacht,
            bron=ruw.bron,
            merk=ruw.merk,
        )
