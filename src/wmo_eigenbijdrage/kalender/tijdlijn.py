"""`Tijdlijn`: a value that holds from a date on, until the next value takes over."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from attrs import field, frozen

from wmo_eigenbijdrage.controle import eis_dag
from wmo_eigenbijdrage.fouten import BuitenBereik, OngeldigeWaarde
from wmo_eigenbijdrage.kalender.tijdvak import Tijdvak

__all__ = ["Tijdlijn"]

T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")
V = TypeVar("V")
W = TypeVar("W")  # for constructors: what the class holds follows from what they are given
_EEN_DAG = timedelta(days=1)


@frozen
class Tijdlijn(Generic[T_co]):
    """A piecewise constant value over the days of one period.

    Built with :meth:`van`, :meth:`constant` or :meth:`van_tijdvakken`. Neighbouring equal values
    are one piece, so that two timelines are equal exactly when they have the same value on every
    day. Looking a day up takes logarithmic time.

    >>> tarief = Tijdlijn.van({date(2020, 1, 1): 1900, date(2024, 1, 1): 2060})
    >>> tarief.op(date(2023, 12, 31)), tarief.op(date(2024, 1, 1))
    (1900, 2060)
    >>> for tijdvak, waarde in tarief.stukken():
    ...     print(tijdvak, waarde)
    2020-01-01..2023-12-31 1900
    2024-01-01.. 2060
    """

    dagen: tuple[date, ...]
    """The first day of each piece, ascending."""
    waarden: tuple[T_co, ...]
    """The value of each piece."""
    laatste_dag: date | None = field(default=None)
    """The last day that has a value (included); ``None`` when the last value goes on."""

    def __attrs_post_init__(self) -> None:
        if not self.dagen or len(self.dagen) != len(self.waarden):
            raise OngeldigeWaarde(
                "tijdlijn",
                f"found {len(self.dagen)} days and {len(self.waarden)} values",
                "give one value for each first day, at least one",
            )
        for dag in (*self.dagen, *filter(None, (self.laatste_dag,))):
            eis_dag("dagen", dag)
        for eerder, later in zip(self.dagen, self.dagen[1:], strict=False):
            if later <= eerder:
                raise OngeldigeWaarde(
                    "tijdlijn", f"expected ascending days, found {eerder} >= {later}", "sort them"
                )
        if self.laatste_dag is not None and self.laatste_dag < self.dagen[-1]:
            raise OngeldigeWaarde(
                "laatste_dag",
                f"{self.laatste_dag} lies before the last change {self.dagen[-1]}",
                "end on or after it",
            )
        _voeg_gelijke_samen(self)

    @classmethod
    def van(cls, waarden: Mapping[date, W], laatste_dag: date | None = None) -> Tijdlijn[W]:
        """A timeline from first days to values, in any order."""
        dagen = tuple(sorted(waarden))
        return Tijdlijn(dagen, tuple(waarden[dag] for dag in dagen), laatste_dag)

    @classmethod
    def constant(cls, waarde: W, tijdvak: Tijdvak) -> Tijdlijn[W]:
        """One value for a whole period."""
        return Tijdlijn((tijdvak.eerste_dag,), (waarde,), tijdvak.laatste_dag)

    @classmethod
    def van_tijdvakken(
        cls, stukken: Iterable[tuple[Tijdvak, W]], *, binnen: Tijdvak, anders: W
    ) -> Tijdlijn[W]:
        """A timeline over *binnen* from separate periods; *anders* holds on all other days.

        Raises:
            OngeldigeWaarde: two of the periods overlap.

        >>> opname = Tijdvak(date(2024, 3, 1), date(2024, 3, 10))
        >>> t = Tijdlijn.van_tijdvakken(
        ...     [(opname, True)], binnen=Tijdvak(date(2024, 1, 1)), anders=False
        ... )
        >>> [(str(dag), waarde) for dag, waarde in t.wijzigingen()]
        [('2024-01-01', False), ('2024-03-01', True), ('2024-03-11', False)]
        """
        waarden: dict[date, W] = {binnen.eerste_dag: anders}
        vorige: Tijdvak | None = None
        for tijdvak, waarde in sorted(stukken, key=lambda stuk: stuk[0].eerste_dag):
            if vorige is not None and vorige.overlapt(tijdvak):
                raise OngeldigeWaarde("stukken", f"{vorige} overlaps {tijdvak}", "separate them")
            vorige = tijdvak
            if (deel := tijdvak & binnen) is None:
                continue
            waarden[deel.eerste_dag] = waarde
            if deel.laatste_dag is not None and deel.laatste_dag != binnen.laatste_dag:
                waarden[deel.laatste_dag + _EEN_DAG] = anders
        return Tijdlijn.van(waarden, binnen.laatste_dag)

    @property
    def tijdvak(self) -> Tijdvak:
        """All days that have a value."""
        return Tijdvak(self.dagen[0], self.laatste_dag)

    def op(self, dag: date) -> T_co:
        """The value on *dag*.

        Raises:
            BuitenBereik: the timeline has no value on that day.
        """
        plek = bisect_right(self.dagen, dag)
        if plek == 0 or (self.laatste_dag is not None and dag > self.laatste_dag):
            raise BuitenBereik("tijdlijn", f"no value on {dag}", f"ask within {self.tijdvak}")
        return self.waarden[plek - 1]

    def wijzigingen(self) -> Iterator[tuple[date, T_co]]:
        """The first day and the value of each piece, in order."""
        return zip(self.dagen, self.waarden, strict=True)

    def stukken(self) -> Iterator[tuple[Tijdvak, T_co]]:
        """The period and the value of each piece, in order."""
        for plek, (dag, waarde) in enumerate(self.wijzigingen(), start=1):
            einde = self.dagen[plek] - _EEN_DAG if plek < len(self.dagen) else self.laatste_dag
            yield Tijdvak(dag, einde), waarde

    def map(self, functie: Callable[[T_co], U]) -> Tijdlijn[U]:
        """The timeline of ``functie(value)``."""
        return Tijdlijn(self.dagen, tuple(map(functie, self.waarden)), self.laatste_dag)

    def combineer(self, ander: Tijdlijn[U], functie: Callable[[T_co, U], V]) -> Tijdlijn[V]:
        """The timeline of ``functie(own value, other value)`` over the days that both have.

        Raises:
            OngeldigeWaarde: the two have no day in common.

        >>> a = Tijdlijn.van({date(2020, 1, 1): 10, date(2020, 3, 1): 20})
        >>> b = Tijdlijn.van({date(2020, 2, 1): 1})
        >>> [(str(dag), waarde) for dag, waarde in a.combineer(b, int.__add__).wijzigingen()]
        [('2020-02-01', 11), ('2020-03-01', 21)]
        """
        samen = self._gedeeld(ander.tijdvak)
        links, rechts = self.beperk(samen), ander.beperk(samen)
        dagen = tuple(sorted({*links.dagen, *rechts.dagen}))
        waarden = tuple(functie(links.op(dag), rechts.op(dag)) for dag in dagen)
        return Tijdlijn(dagen, waarden, samen.laatste_dag)

    def beperk(self, tijdvak: Tijdvak) -> Tijdlijn[T_co]:
        """The same timeline on the days of *tijdvak* only.

        Raises:
            OngeldigeWaarde: the timeline has no value on any of those days.
        """
        deel = self._gedeeld(tijdvak)
        eerste = bisect_right(self.dagen, deel.eerste_dag) - 1
        einde = (
            len(self.dagen)
            if deel.laatste_dag is None
            else bisect_right(self.dagen, deel.laatste_dag)
        )
        dagen = (deel.eerste_dag, *self.dagen[eerste + 1 : einde])
        return Tijdlijn(dagen, self.waarden[eerste:einde], deel.laatste_dag)

    def _gedeeld(self, tijdvak: Tijdvak) -> Tijdvak:
        if (deel := self.tijdvak & tijdvak) is None:
            raise OngeldigeWaarde(
                "tijdvak", f"{tijdvak} and {self.tijdvak} share no day", "take an overlapping one"
            )
        return deel


def _voeg_gelijke_samen(tijdlijn: Tijdlijn[Any]) -> None:
    """Bring a timeline under construction to its one canonical form."""
    nieuw = [
        plek
        for plek, waarde in enumerate(tijdlijn.waarden)
        if plek == 0 or waarde != tijdlijn.waarden[plek - 1]
    ]
    if len(nieuw) < len(tijdlijn.waarden):
        object.__setattr__(tijdlijn, "dagen", tuple(tijdlijn.dagen[plek] for plek in nieuw))
        object.__setattr__(tijdlijn, "waarden", tuple(tijdlijn.waarden[plek] for plek in nieuw))
