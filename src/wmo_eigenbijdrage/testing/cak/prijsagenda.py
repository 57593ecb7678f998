"""`Prijsagenda`: when something is to be told about a guarded price, and what was told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from heapq import heappop, heappush
from typing import TypeAlias

from attrs import define, field, frozen

from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.identificatie import Gemeentecode
from wmo_eigenbijdrage.kostprijs import Bewaking, Gebeurtenis, Verloop
from wmo_eigenbijdrage.testing.cak.bewaking import (
    Kostprijsmelding,
    bewaking_van,
    te_melden,
    volg,
    volgende_dag,
)
from wmo_eigenbijdrage.testing.cak.perioden import Periodesleutel, Periodestand
from wmo_eigenbijdrage.testing.cak.werkwijze import Werkwijze

__all__ = ["Prijsagenda"]

_EEN_DAG = timedelta(days=1)
_BeleidVan: TypeAlias = Callable[[Gemeentecode], Beleid]


@frozen
class _Plan:
    """What is to be told on a day, as long as no message comes in between."""

    dag: date
    sleutel: Periodesleutel
    stand: Periodestand
    verloop: Verloop
    bewaking: Bewaking | None = None
    """Made when there is something to tell."""


@define(eq=False)
class Prijsagenda:
    """What is to come of the prices that are guarded."""

    _werkwijze: Werkwijze
    _beleid_van: _BeleidVan
    _wachtend: list[tuple[date, int, _Plan]] = field(
        init=False, factory=list[tuple[date, int, _Plan]], repr=False
    )
    # Only the plan in here counts: another one for the same period was overtaken by a message.
    _gepland: dict[Periodesleutel, _Plan] = field(
        init=False, factory=dict[Periodesleutel, _Plan], repr=False
    )
    # What was told stays told, also when a message changes the course of the price.
    _verteld: dict[Periodesleutel, set[Gebeurtenis]] = field(
        init=False, factory=dict[Periodesleutel, set[Gebeurtenis]], repr=False
    )
    _meldingen: list[Kostprijsmelding] = field(
        init=False, factory=list[Kostprijsmelding], repr=False
    )
    _aantal: int = field(init=False, default=0)

    def wijzig(self, sleutel: Periodesleutel, stand: Periodestand | None, dag: date) -> None:
        """Take in what a message made of a period: what it brings to light is told at once."""
        self._gepland.pop(sleutel, None)
        verloop = None if stand is None else volg(stand, self._werkwijze)
        if stand is None or verloop is None:
            return
        eerste = volgende_dag(stand, verloop, None, self._werkwijze)
        if eerste is not None and eerste <= dag:
            self._vertel(_Plan(dag, sleutel, stand, verloop), None)
        elif eerste is not None:
            self._plan(_Plan(eerste, sleutel, stand, verloop))

    def verstrijk(self, tot_en_met: date) -> None:
        """Let the days pass: everything that happens up to a day is to be told."""
        while self._wachtend and self._wachtend[0][0] <= tot_en_met:
            _, _, plan = heappop(self._wachtend)
            if self._gepland.get(plan.sleutel) is plan:
                self._vertel(plan, plan.dag - _EEN_DAG)

    def haal(self) -> tuple[Kostprijsmelding, ...]:
        """What is to be told and was not yet."""
        gemeld = tuple(self._meldingen)
        self._meldingen.clear()
        return gemeld

    def _vertel(self, plan: _Plan, na: date | None) -> None:
        """Tell what happened after *na* up to the day of the plan, and plan what comes next."""
        sleutel, beleid = plan.sleutel, self._beleid_van(plan.sleutel.gemeente)
        verteld = self._verteld.setdefault(sleutel, set())
        bewaking = plan.bewaking or bewaking_van(plan.stand, self._werkwijze)
        for gebeurtenis in te_melden(bewaking, na, plan.dag, self._werkwijze, beleid):
            if gebeurtenis not in verteld:
                verteld.add(gebeurtenis)
                self._meldingen.append(
                    Kostprijsmelding(
                        plan.dag, sleutel.gemeente, sleutel.bsn, sleutel.startnummer, gebeurtenis
                    )
                )
        volgende = volgende_dag(plan.stand, plan.verloop, plan.dag, self._werkwijze)
        if volgende is not None:
            self._plan(_Plan(volgende, sleutel, plan.stand, plan.verloop, bewaking))

    def _plan(self, plan: _Plan) -> None:
        self._gepland[plan.sleutel] = plan
        self._aantal += 1
        heappush(self._wachtend, (plan.dag, self._aantal, plan))
