"""Which of several provisions CAK is told to guard, and what to do with costs per month."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import field, frozen

from wmo_eigenbijdrage.controle import van_soort

__all__ = ["Aangewezen", "Keuze", "Keuzeregel", "LageMaandkosten"]


class Keuze(Enum):
    """How the provision that is guarded follows from all that run; the sources differ."""

    LANGST_LOPEND = "langst lopend"
    """The one whose price is reached last (CAK, Toelichting 22-11-2019, 2.2): the default."""
    HOOGSTE_KOSTPRIJS = "hoogste kostprijs"
    """The one with the highest price (VNG, quoting a draft of art. 3.10b (4))."""


@frozen
class Aangewezen:
    """The provision that the college designates (art. 3.10b (4)).

    While that one is not running, or has been paid, the one that runs longest is guarded.
    """

    kenmerk: str = field(validator=van_soort(str), repr=False)


Keuzeregel: TypeAlias = Keuze | Aangewezen
"""How to choose the provision that is guarded."""


class LageMaandkosten(Enum):
    """What a month costs for an aid in loan, lease or rent whose cost is below the contribution.

    VNG's answer for this case is lost [gap], so that there is no default.
    """

    INNEN = "innen"
    """The contribution is asked all the same."""
    NIET_INNEN = "niet innen"
    """Nothing is asked, as art. 3.10b (6) knows a whole month or nothing."""
