"""`Prijsagenda`: when to look at a guarded price again, and what was told about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from heapq import heappop, heappush
from typing import TypeAlias

from attrs import define, field, frozen

from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.kostprijs import Bewaking, Gebeurtenis
from wmo_eigenbijdrage.testing.cak.bewaking import Kostprijsmelding, bewaak_stand, te_melden
from wmo_eigenbijdrage.testing.cak.perioden import Periodesleutel, Periodestand
from wmo_eigenbijdrage.testing.cak.werkwijze import Werkwijze

__all__ = ["Prijsagenda"]


_Kijk: TypeAlias = Callable[[Periodesleutel], tuple[Periodestand | None, Beleid]]


@frozen
class _Bekeken:
    """Until when a price was looked at, and what was seen; it holds as long as nothing changes."""

    stand: Periodestand
    bewaking: Bewaking
    tot_en_met: date


@define(eq=False)
class Prijsagenda:
    """When to look at a guarded price again, and what was told about it."""

    _werkwijze: Werkwijze
    _wachtend: list[tuple[date, int, Periodesleutel]] = field(
        init=False, factory=list[tuple[date, int, Periodesleutel]], repr=False
    )
    # Only the day in here counts: what was planned for another was overtaken by a message.
    _gepland: dict[Periodesleutel, date] = field(
        init=False, factory=dict[Periodesleutel, date], repr=False
    )
    _bekeken: dict[Periodesleutel, _Bekeken] = field(
        init=False, factory=dict[Periodesleutel, _Bekeken], repr=False
    )
    # What was told stays told, also when a message changes the course of the price.
    _verteld: dict[Periodesleutel, set[Gebeurtenis]] = field(
        init=False, factory=dict[Periodesleutel, set[Gebeurtenis]], repr=False
    )
    _meldingen: list[Kostprijsmelding] = field(
        init=False, factory=list[Kostprijsmelding], repr=False
    )
    _aantal: int = field(init=False, default=0)

    def plan(self, sleutel: Periodesleutel, dag: date) -> None:
        """Look at a price on a day, and no longer on the one that was planned."""
        self._gepland[sleutel] = dag
        self._aantal += 1
        heappush(self._wachtend, (dag, self._aantal, sleutel))

    def verstrijk(self, tot_en_met: date, kijk: _Kijk) -> None:
        """Let the days pass: everything that happens up to a day is to be told."""
        while self._wachtend and self._wachtend[0][0] <= tot_en_met:
            dag, _, sleutel = heappop(self._wachtend)
            if self._gepland.get(sleutel) == dag:
                del self._gepland[sleutel]
                self._bekijk(sleutel, dag, *kijk(sleutel))

    def _bekijk(
        self, sleutel: Periodesleutel, dag: date, stand: Periodestand | None, beleid: Beleid
    ) -> None:
        bekend = self._bekeken.pop(sleutel, None)
        na: date | None = None
        bewaking: Bewaking | None
        if bekend is not None and bekend.stand is stand:
            bewaking, na = bekend.bewaking, bekend.tot_en_met
        else:
            bewaking = None if stand is None else bewaak_stand(stand, self._werkwijze)
        if stand is None or bewaking is None:
            return
        gevonden, volgende = te_melden(bewaking, na, dag, self._werkwijze, beleid)
        verteld = self._verteld.setdefault(sleutel, set())
        for gebeurtenis in gevonden:
            if gebeurtenis not in verteld:
                verteld.add(gebeurtenis)
                self._meldingen.append(
                    Kostprijsmelding(
                        dag, sleutel.gemeente, sleutel.bsn, sleutel.startnummer, gebeurtenis
                    )
                )
        if volgende is not None:
            self._bekeken[sleutel] = _Bekeken(stand, bewaking, dag)
            self.plan(sleutel, volgende)

    def haal(self) -> tuple[Kostprijsmelding, ...]:
        """What is to be told and was not yet."""
        gemeld = tuple(self._meldingen)
        self._meldingen.clear()
        return gemeld
