"""Working days: every day but Saturday, Sunday and the days that the caller calls free."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

from wmo_eigenbijdrage.controle import eis_dag, eis_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde

__all__ = ["is_werkdag", "werkdagen_later"]

_EEN_DAG = timedelta(days=1)
_ZATERDAG = 5


def is_werkdag(dag: date, vrije_dagen: Container[date] = ()) -> bool:
    """Whether *dag* is no Saturday, no Sunday and not one of *vrije_dagen*."""
    return dag.weekday() < _ZATERDAG and dag not in vrije_dagen


def werkdagen_later(dag: date, aantal: int, vrije_dagen: Container[date] = ()) -> date:
    """The working day that is number *aantal* after *dag*, which does not count itself.

    Args:
        dag: any day; it need not be a working day.
        aantal: 1 or more.
        vrije_dagen: days off on which nobody works, such as holidays.

    Raises:
        OngeldigeWaarde: *dag* is no plain date, or *aantal* is below 1.

    >>> vrijdag, koningsdag = date(2026, 4, 24), date(2026, 4, 27)
    >>> print(werkdagen_later(vrijdag, 3), werkdagen_later(vrijdag, 3, {koningsdag}))
    2026-04-29 2026-04-30
    """
    eis_dag("dag", dag)
    eis_soort("aantal", aantal, int)
    if aantal < 1:
        raise OngeldigeWaarde("aantal", f"{aantal} is no number of days to come", "give 1 or more")
    while aantal:
        dag += _EEN_DAG
        aantal -= is_werkdag(dag, vrije_dagen)
    return dag
