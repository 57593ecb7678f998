"""What was remarked while rows were read, brought to where their outcome is told."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from wmo_eigenbijdrage.overgang.aanmelding import Opmerking, Uitkomst
from wmo_eigenbijdrage.overgang.hv_rij import HvRij

__all__ = ["met_rijbevindingen"]


def met_rijbevindingen(uitkomst: Uitkomst, rijen: Iterable[HvRij]) -> Uitkomst:
    """The outcome of `meld_aan` with what the reader remarked about *rijen*.

    A finding about a row that counts becomes an `Opmerking`; of a row that fell out it stands
    before the reason of that.
    """
    per_rij = {rij.rij: rij.bevindingen for rij in rijen if rij.bevindingen}
    if not per_rij:
        return uitkomst
    uitval = tuple(
        evolve(gevallen, bevindingen=(*per_rij.pop(gevallen.rij, ()), *gevallen.bevindingen))
        for gevallen in uitkomst.uitval
    )
    opmerkingen = (
        Opmerking(rij, bevinding) for rij, allemaal in per_rij.items() for bevinding in allemaal
    )
    return evolve(uitkomst, uitval=uitval, opmerkingen=(*opmerkingen, *uitkomst.opmerkingen))
