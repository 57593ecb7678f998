"""`Tijdvak`: a run of days, both ends included, possibly without an end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import final

from attrs import field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.controle import eis_soort, is_dag
from wmo_eigenbijdrage.fouten import OngeldigeWaarde, toon

__all__ = ["Tijdvak", "als_tijdvakken", "verenig"]

_EEN_DAG = timedelta(days=1)
_VORM = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.\.([0-9]{4}-[0-9]{2}-[0-9]{2})?", re.ASCII)


@final
@frozen
class Tijdvak:
    """The days from the first to the last, **both included**; without a last day it is open.

    >>> t = Tijdvak(date(2024, 3, 1), date(2024, 5, 31))
    >>> t.dagen, date(2024, 5, 31) in t, date(2024, 6, 1) in t
    (92, True, False)
    >>> print(t & Tijdvak(date(2024, 5, 15)))
    2024-05-15..2024-05-31
    """

    eerste_dag: date = field(validator=is_dag)
    """Part of the period."""
    laatste_dag: date | None = field(default=None, validator=optional(is_dag))
    """Part of the period; ``None`` when the period has no end."""

    def __attrs_post_init__(self) -> None:
        if self.laatste_dag == date.max:
            raise OngeldigeWaarde("laatste_dag", "is the end of the calendar", "give None for open")
        if self.laatste_dag is not None and self.laatste_dag < self.eerste_dag:
            raise OngeldigeWaarde(
                "laatste_dag",
                f"expected eerste_dag <= laatste_dag, found {self.eerste_dag} > {self.laatste_dag}",
                "a period holds at least one day",
            )

    @classmethod
    def parse(cls, tekst: str) -> Tijdvak:
        """Inverse of ``str``: ``2024-03-01..2024-05-31``, or ``2024-03-01..`` when open.

        >>> Tijdvak.parse("2024-03-01..").is_open
        True
        """
        gevonden = _VORM.fullmatch(tekst)
        try:
            if gevonden is None:
                raise ValueError
            eerste, laatste = gevonden.groups()
            dagen = date.fromisoformat(eerste), date.fromisoformat(laatste) if laatste else None
        except ValueError:
            raise OngeldigeWaarde(
                "tijdvak", f"{toon(tekst)} is not a period", "write it as 2024-03-01..2024-05-31"
            ) from None
        return cls(*dagen)

    @property
    def is_open(self) -> bool:
        """Whether the period has no end."""
        return self.laatste_dag is None

    @property
    def dagen(self) -> int:
        """The number of days.

        Raises:
            OngeldigeWaarde: the period is open.
        """
        if self.laatste_dag is None:
            raise OngeldigeWaarde("tijdvak", f"{self} has no end", "clip it first: tijdvak & grens")
        return (self.laatste_dag - self.eerste_dag).days + 1

    def __contains__(self, deel: date | Tijdvak) -> bool:
        if isinstance(deel, Tijdvak):
            return self.eerste_dag <= deel.eerste_dag and deel._einde <= self._einde
        return self.eerste_dag <= deel <= self._einde

    def overlapt(self, ander: Tijdvak) -> bool:
        """Whether the two have a day in common."""
        return self.eerste_dag <= ander._einde and ander.eerste_dag <= self._einde

    def sluit_aan(self, ander: Tijdvak) -> bool:
        """Whether no day lies between the two: they overlap, or one begins the day after the other.

        >>> Tijdvak(date(2024, 1, 1), date(2024, 1, 31)).sluit_aan(Tijdvak(date(2024, 2, 1)))
        True
        """
        return self.gat(ander) is None

    def doorsnede(self, ander: Tijdvak) -> Tijdvak | None:
        """The days in both, or ``None`` when there are none; also written ``a & b``."""
        eerste = max(self.eerste_dag, ander.eerste_dag)
        laatste = min(self._einde, ander._einde)
        return _tijdvak(eerste, laatste) if eerste <= laatste else None

    __and__ = doorsnede

    def vereniging(self, ander: Tijdvak) -> Tijdvak:
        """The days in either; also written ``a | b``. :func:`verenig` takes periods with gaps too.

        Raises:
            OngeldigeWaarde: a gap lies between the two, so that one period cannot hold them.
        """
        if (gat := self.gat(ander)) is not None:
            raise OngeldigeWaarde(
                "tijdvak", f"{gat} lies between {self} and {ander}", "use verenig(...)"
            )
        return _tijdvak(min(self.eerste_dag, ander.eerste_dag), max(self._einde, ander._einde))

    __or__ = vereniging

    def gat(self, ander: Tijdvak) -> Tijdvak | None:
        """The days strictly between the two, or ``None`` when they adjoin or overlap.

        >>> print(Tijdvak(date(2024, 1, 1), date(2024, 1, 31)).gat(Tijdvak(date(2024, 3, 1))))
        2024-02-01..2024-02-29
        """
        vroeg, laat = (self, ander) if self.eerste_dag <= ander.eerste_dag else (ander, self)
        if vroeg.laatste_dag is None or laat.eerste_dag - vroeg.laatste_dag <= _EEN_DAG:
            return None
        return Tijdvak(vroeg.laatste_dag + _EEN_DAG, laat.eerste_dag - _EEN_DAG)

    def knip(self, vanaf: date | None = None, tot_en_met: date | None = None) -> Tijdvak | None:
        """What is left of the period from *vanaf* up to and including *tot_en_met*.

        >>> print(Tijdvak(date(2024, 1, 1)).knip(tot_en_met=date(2024, 12, 31)))
        2024-01-01..2024-12-31
        """
        eerste = max(self.eerste_dag, vanaf or self.eerste_dag)
        laatste = min(self._einde, tot_en_met or self._einde)
        return _tijdvak(eerste, laatste) if eerste <= laatste else None

    def __str__(self) -> str:
        return f"{self.eerste_dag}..{self.laatste_dag or ''}"

    @property
    def _einde(self) -> date:
        """The last day for comparisons: an open period ends with the calendar."""
        return self.laatste_dag or date.max


def _tijdvak(eerste: date, einde: date) -> Tijdvak:
    return Tijdvak(eerste, None if einde == date.max else einde)


def verenig(tijdvakken: Iterable[Tijdvak]) -> tuple[Tijdvak, ...]:
    """The same days in the fewest periods, in order: what overlaps or adjoins becomes one.

    >>> januari = Tijdvak(date(2024, 1, 1), date(2024, 1, 31))
    >>> februari = Tijdvak(date(2024, 2, 1), date(2024, 2, 29))
    >>> [str(t) for t in verenig([Tijdvak(date(2024, 6, 1)), februari, januari])]
    ['2024-01-01..2024-02-29', '2024-06-01..']
    """
    samen: list[Tijdvak] = []
    for tijdvak in sorted(tijdvakken, key=lambda t: t.eerste_dag):
        if samen and samen[-1].sluit_aan(tijdvak):
            samen[-1] |= tijdvak
        else:
            samen.append(tijdvak)
    return tuple(samen)


def als_tijdvakken(naam: str, gegeven: Iterable[Tijdvak] | Tijdvak) -> tuple[Tijdvak, ...]:
    """One period, or several in any iterable, as a tuple; *naam* is the argument it stands for.

    Raises:
        OngeldigeWaarde: it is something else.

    >>> als_tijdvakken("pauzes", Tijdvak(date(2024, 3, 1)))
    (Tijdvak(eerste_dag=datetime.date(2024, 3, 1), laatste_dag=None),)
    """
    if isinstance(gegeven, Tijdvak):
        return (gegeven,)
    try:
        vakken = tuple(gegeven)
    except TypeError:
        raise OngeldigeWaarde(
            naam, f"{type(gegeven).__name__} holds no periods", "give a list of Tijdvak"
        ) from None
    for vak in vakken:
        eis_soort(naam, vak, Tijdvak)
    return vakken
