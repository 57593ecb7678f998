"""How far back a start, a change and a stop may lie, by release and day.

Source: Uitvoeringsbesluit Wmo 2015, art. 3.5 (4) and 3.6 (2); rules TR112, TR114, TR116, TR393 and
TR394 of iEb, with their readings in decision 0036.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from attrs import frozen
from dateutil.relativedelta import relativedelta

from wmo_eigenbijdrage.bijdrage import EERSTE_VASTSTELLING, HERZIENING
from wmo_eigenbijdrage.ieb import Release

__all__ = ["Termijnen", "termijnen"]


@frozen
class Termijnen:
    """The earliest days that a message may hold."""

    eerste_start: date
    """Of a start that is told for the first time."""
    start: date
    """Of a start that is corrected; one that stays as it was may be older."""
    stop: date
    """Of a stop, be it the first or a correction."""


@lru_cache(maxsize=64)
def termijnen(release: Release, dagtekening: date) -> Termijnen:
    """The limits for messages of a release that are sent on a day.

    A limit that the release does not know as a rule is that of the decree. Months are calendar
    months and the limit itself is allowed.

    >>> from wmo_eigenbijdrage.ieb import release
    >>> gevonden = termijnen(release("1.0"), date(2024, 2, 29))
    >>> print(gevonden.eerste_start, gevonden.start, gevonden.stop)
    2023-02-28 2021-02-28 2021-02-28
    """

    def vroegste(codes: tuple[str, ...], wettelijk: int) -> date:
        for code in codes:
            regel = release.regel(code, dagtekening)
            if regel is not None and regel.maanden is not None:
                return dagtekening - relativedelta(months=regel.maanden)
        return dagtekening - relativedelta(months=wettelijk)

    return Termijnen(
        vroegste(("TR112",), EERSTE_VASTSTELLING),
        vroegste(("TR114", "TR393"), HERZIENING),
        vroegste(("TR116", "TR394"), HERZIENING),
    )
