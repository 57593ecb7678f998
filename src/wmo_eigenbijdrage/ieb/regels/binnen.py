"""Level 2: rules that one message can break by itself.

Which releases have them, from when to when and for how many months is data of the release; a
reading of a rule whose text was not found in full is in decision 0036.
"""

from __future__ import annotations

from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.model import StatusAanlevering
from wmo_eigenbijdrage.ieb.regels.feiten import Feiten
from wmo_eigenbijdrage.ieb.regels.toets import Omgeving, Overtreding, Toets, vroegste_dag
from wmo_eigenbijdrage.ieb.release import Regel

__all__ = ["BINNEN"]


def _cs002(feiten: Feiten, _: Regel, __: Omgeving) -> Overtreding | None:
    """The BSN passes the 11-test. Source: iWmo 3.2, CS002 [shared]."""
    if feiten.elfproef:
        return None
    return Overtreding("bsn", "voldoet niet aan de 11-proef; controleer op een tikfout")


def _cs003(feiten: Feiten, _: Regel, __: Omgeving) -> Overtreding | None:
    """A period does not end before it begins. Source: iWmo 3.2, CS003; for iEb [inferred]."""
    if not feiten.heeft("stopdatum") or feiten.dag("stopdatum") >= feiten.dag("startdatum"):
        return None
    return Overtreding("stopdatum", "ligt voor de startdatum; een periode eindigt na haar begin")


def _binnen_termijn(feiten: Feiten, regel: Regel, veld: str, wat: str) -> Overtreding | None:
    grens = vroegste_dag(feiten.dagtekening, regel)
    if feiten.dag(veld) >= grens:
        return None
    return Overtreding(
        veld,
        f"ligt meer dan {regel.maanden} maanden voor de dagtekening; "
        f"de vroegste dag voor {wat} is {grens}",
    )


def _tr112(feiten: Feiten, regel: Regel, _: Omgeving) -> Overtreding | None:
    """A first date is not too old; until iEb 1.0.3 also that of a stop.

    Source: news on iEb 1.0.3; OP241. That it is about status 1 is [inferred] from TR114 and TR116,
    which are about corrections.
    """
    if feiten.status is not StatusAanlevering.EERSTE:
        return None
    if feiten.type is Berichttype.WMO403:
        return _binnen_termijn(feiten, regel, "stopdatum", "een eerste stop")
    return _binnen_termijn(feiten, regel, "startdatum", "een eerste start")


def _tr116(feiten: Feiten, regel: Regel, _: Omgeving) -> Overtreding | None:
    """A stop is not too old, be it the first or a correction.

    Source: news on iEb 1.0.3, by which a first stop counts as a correction of the start.
    """
    if feiten.status not in {StatusAanlevering.EERSTE, StatusAanlevering.GEWIJZIGD}:
        return None
    return _binnen_termijn(feiten, regel, "stopdatum", "een stop")


def _tr394(feiten: Feiten, regel: Regel, _: Omgeving) -> Overtreding | None:
    """A stop under status 2 lies within the statutory term for revision.

    Source: informatiemodel ieb/4.0, TR394; the term: Uitvoeringsbesluit Wmo 2015, art. 3.6 (2).
    """
    if feiten.status is not StatusAanlevering.GEWIJZIGD or not feiten.heeft("stopdatum"):
        return None
    return _binnen_termijn(feiten, regel, "stopdatum", "een stop")


BINNEN: dict[str, Toets] = {
    "CS002": _cs002,
    "CS003": _cs003,
    "TR112": _tr112,
    "TR116": _tr116,
    "TR394": _tr394,
}
"""The predicates of level 2 by the code of their rule."""
