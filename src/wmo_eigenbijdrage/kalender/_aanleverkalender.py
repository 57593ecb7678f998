"""Until when a four-week period had to be delivered to CAK, and when CAK billed it.

Works on plain year and number, so that `Zorgperiode` can offer both as properties.
"""

from __future__ import annotations

from datetime import date, timedelta

from attrs import field, frozen

from wmo_eigenbijdrage.controle import is_dag
from wmo_eigenbijdrage.fouten import OnbekendeParameter

__all__ = ["Aanlevertermijn"]

_CHECKLIST = "Checklist implementatie Wmo abonnementstarief 2020 (GA2020, VNG, CAK), 3.2.1 en 3.2.2"
_BESLUIT = "Uitvoeringsbesluit Wmo 2015, art. 3.3 (5), tekst 2019-01-01; eerdere jaren afgeleid"
# The checklist prints 24-1-2019 for period 13 in its table; its text and CAK's page say 2020.
_GENOEMD = {(2019, 12): date(2019, 12, 27), (2019, 13): date(2020, 1, 24)}
_FACTUURMAAND = {(2019, 12): (2020, 1), (2019, 13): (2020, 2)}
_BUITENGRENS = timedelta(weeks=4)
_EERSTE_ZORGJAAR, _LAATSTE_ZORGJAAR = 2015, 2019


@frozen
class Aanlevertermijn:
    """The last day for delivering a period, with its source."""

    datum: date = field(validator=is_dag)
    """The last day in time, included."""
    bevestigd: bool
    """True when a source names this very date. False for the outer limit of the law, four weeks
    after the period: CAK's own calendar lay a few days earlier where it is known."""
    bron: str


def aanlevertermijn(jaar: int, nummer: int, laatste_dag: date) -> Aanlevertermijn:
    """The delivery limit of period *nummer* of *jaar*, which ends on *laatste_dag*."""
    if not _EERSTE_ZORGJAAR <= jaar <= _LAATSTE_ZORGJAAR:
        raise OnbekendeParameter("aanleverdatum", f"{jaar}-P{nummer:02d}", "2015-P01..2019-P13")
    if (datum := _GENOEMD.get((jaar, nummer))) is not None:
        return Aanlevertermijn(datum, bevestigd=True, bron=_CHECKLIST)
    return Aanlevertermijn(laatste_dag + _BUITENGRENS, bevestigd=False, bron=_BESLUIT)


def factuurmaand(jaar: int, nummer: int) -> tuple[int, int]:
    """Year and month in which CAK billed the period (checklist 3.2.1 and 3.2.2)."""
    try:
        return _FACTUURMAAND[jaar, nummer]
    except KeyError:
        raise OnbekendeParameter(
            "factuurmaand", f"{jaar}-P{nummer:02d}", "2019-P12 and 2019-P13"
        ) from None
