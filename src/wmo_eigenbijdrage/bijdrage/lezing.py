"""`Lezing`: how to read the law where its sources contradict each other or keep silent."""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import frozen

from wmo_eigenbijdrage.afronding import Afronding

__all__ = ["Bereik", "Lezing"]


class Bereik(Enum):
    """For whom an individual exemption holds in a household of two."""

    HUISHOUDEN = "huishouden"
    """For the amount that the two owe together."""
    PERSOON = "persoon"
    """For the exempt person only: a partner with provisions of their own goes on owing."""


@frozen
class Lezing:
    """The readings that a computation takes. Each default has a decision record in the docs."""

    afronding_periodemaximum: Afronding = Afronding.HALF_OMHOOG
    """How a computed maximum per four-week period becomes whole cents; no source tells [gap]."""
    bereik_vrijstelling: Bereik = Bereik.HUISHOUDEN
    """The amount is one for both and cannot be split [inferred]."""
    ruime_vrijstelling_vanaf: date = date(2024, 7, 1)
    """From the first text that is known to allow it, an exemption may begin up to 36 months before
    the day on which CAK was told; before, not earlier than that day. When the text changed between
    2022 and this day is unknown [gap]."""
