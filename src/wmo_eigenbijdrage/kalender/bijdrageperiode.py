"""The question on which both regimes hang: to which contribution period does a day belong?"""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from wmo_eigenbijdrage.fouten import BuitenBereik
from wmo_eigenbijdrage.kalender.maand import Maand
from wmo_eigenbijdrage.kalender.zorgperiode import Zorgperiode

__all__ = [
    "EERSTE_DAG",
    "EERSTE_DAG_MAANDREGIME",
    "LAATSTE_DAG_PERIODEREGIME",
    "Bijdrageperiode",
    "bijdrageperiode",
    "zorgjaar",
]

EERSTE_DAG = date(2014, 12, 29)
"""The first day that is supported: a Monday, day one of period 1 of care year 2015."""
LAATSTE_DAG_PERIODEREGIME = date(2019, 12, 29)
"""The last day that belongs to a four-week period: a Sunday, the end of care year 2019."""
EERSTE_DAG_MAANDREGIME = date(2020, 1, 1)
"""The first day that belongs to a month."""

Bijdrageperiode: TypeAlias = Zorgperiode | Maand
"""Either kind of period. Both have ``eerste_dag``, ``laatste_dag``, ``tijdvak``, ``volgende``,
``vorige`` and ``ordinaal``; a period of the one kind never compares with one of the other."""


def bijdrageperiode(dag: date) -> Bijdrageperiode | None:
    """The contribution period of *dag*; ``None`` on 30 and 31 December 2019, which have none.

    Raises:
        BuitenBereik: the day lies before 29-12-2014 or after the year 2100.

    >>> bijdrageperiode(date(2019, 12, 29))
    Zorgperiode(jaar=2019, nummer=13)
    >>> bijdrageperiode(date(2019, 12, 30)) is None
    True
    >>> bijdrageperiode(date(2020, 1, 1))
    Maand(jaar=2020, nummer=1)

    Source: Checklist implementatie Wmo abonnementstarief 2020, "Laatste twee dagen van 2019".
    """
    if dag >= EERSTE_DAG_MAANDREGIME:
        return Maand.van(dag)
    if dag > LAATSTE_DAG_PERIODEREGIME:
        return None
    if dag < EERSTE_DAG:
        raise BuitenBereik("dag", f"{dag} lies before the Wmo 2015", f"start at {EERSTE_DAG}")
    return Zorgperiode.van(dag)


def zorgjaar(dag: date) -> int | None:
    """The care year of *dag*: an ISO year until 2019, a calendar year from 2020.

    ``None`` on 30 and 31 December 2019.

    >>> zorgjaar(date(2014, 12, 29)), zorgjaar(date(2019, 12, 31)), zorgjaar(date(2020, 1, 1))
    (2015, None, 2020)
    """
    periode = bijdrageperiode(dag)
    return None if periode is None else periode.jaar
