"""`Merk`: how certain a fact about iEb is."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

__all__ = ["Merk", "Onzekerheid"]


class Merk(Enum):
    """How a fact is known."""

    GEZIEN = "seen"
    """Read in a source about iEb itself."""
    GEDEELD = "shared"
    """Read in a sister standard (iWmo, iJw, iWlz) that uses the same name or number."""
    AFGELEID = "inferred"
    """Concluded by analogy; printed in no source."""
    HIAAT = "gap"
    """Looked for and not found."""

    @property
    def onzeker(self) -> bool:
        """Whether it is no more than a conclusion, or not even that."""
        return self in {Merk.AFGELEID, Merk.HIAAT}

    def zwakste(self, ander: Merk) -> Merk:
        """The less certain of two."""
        volgorde = list(Merk)
        return max(self, ander, key=volgorde.index)


@frozen
class Onzekerheid:
    """One item of a release that is only inferred or not found.

    >>> print(Onzekerheid("WMO405", "BerichtCode 474", Merk.AFGELEID))
    WMO405: BerichtCode 474 [inferred]
    """

    plaats: str
    """The message, or the release."""
    wat: str
    merk: Merk

    def __str__(self) -> str:
        return f"{self.plaats}: {self.wat} [{self.merk.value}]"
