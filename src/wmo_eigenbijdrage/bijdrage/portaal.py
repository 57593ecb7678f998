"""Exemptions that a gemeente delivers through CAK's portal, with time limits and findings.

Beside it stands `Beleid.portaalopgave`, for tariff and minimabeleid.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from wmo_eigenbijdrage.beleid import Opgave
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.bijdrage.lezing import Lezing
from wmo_eigenbijdrage.bijdrage.regimes.geval import vrijgestelde_maanden
from wmo_eigenbijdrage.dossier import Persoon, Vrijstelling

__all__ = ["vrijstellingsopgave"]

_EEN_DAG = timedelta(days=1)


def vrijstellingsopgave(
    personen: Iterable[Persoon],
    jaar: int,
    lezing: Lezing = Lezing(),  # noqa: B008 (frozen)
) -> tuple[Opgave, ...]:
    """The exemptions that begin in a year, one entry each, in the order of the persons.

    No entry says whose it is: it may end up in a log. The last day in time is the one before the
    exemption begins; for 2020 that is 31-12-2019, the date of the checklist.

    Source: checklist 2020, 3.2.7; Uitvoeringsbesluit Wmo 2015, art. 3.8 (4).
    """
    return tuple(
        Opgave(
            "vrijstelling",
            f"grond {vrijstelling.grond.value}, {vrijstelling.aantal_maanden} maanden vanaf "
            f"{vrijstelling.eerste_maand}",
            vrijstelling.eerste_maand.eerste_dag - _EEN_DAG,
            tuple(_over(vrijstelling, lezing)),
        )
        for persoon in personen
        for vrijstelling in persoon.vrijstellingen
        if vrijstelling.eerste_maand.jaar == jaar
    )


def _over(vrijstelling: Vrijstelling, lezing: Lezing) -> Iterable[Bevinding]:
    werkt = sum(b - a + 1 for a, b in vrijgestelde_maanden(vrijstelling, lezing))
    if werkt < vrijstelling.aantal_maanden:
        yield Bevinding(
            "BL02",
            "vrijstelling",
            f"gemeld op {vrijstelling.gemeld_op}: werkt over {werkt} van de "
            f"{vrijstelling.aantal_maanden} maanden",
        )
