"""What a predicate of a rule gets and gives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from attrs import frozen
from dateutil.relativedelta import relativedelta

from wmo_eigenbijdrage.ieb.regels.feiten import Feiten, NietTeToetsen
from wmo_eigenbijdrage.ieb.register import Berichtregister
from wmo_eigenbijdrage.ieb.release import Regel

__all__ = ["Omgeving", "Overtreding", "Toets", "vroegste_dag"]


@frozen
class Omgeving:
    """What lies outside the message."""

    peildatum: date
    """The day of today, for whoever checks."""
    _register: Berichtregister | None

    @property
    def register(self) -> Berichtregister:
        """What was received before."""
        if self._register is None:
            raise NietTeToetsen("er is geen register met eerdere berichten")
        return self._register


@frozen
class Overtreding:
    """A rule is broken: at which field, and what is wrong in Dutch."""

    veld: str
    tekst: str


Toets: TypeAlias = "Callable[[Feiten, Regel, Omgeving], Overtreding | None]"


def vroegste_dag(dagtekening: date, regel: Regel) -> date:
    """The earliest day that a rule allows: so many calendar months before *dagtekening*.

    A day that the earlier month does not have becomes its last one, as XPath has it, in which the
    published rules are written: twelve months before 29-2-2024 is 28-2-2023.
    """
    if regel.maanden is None:
        raise NietTeToetsen("het aantal maanden van de regel is niet bekend")
    try:
        return dagtekening - relativedelta(months=regel.maanden)
    except ValueError:  # before the year 1
        return date.min
