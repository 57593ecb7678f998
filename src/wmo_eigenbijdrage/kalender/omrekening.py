"""From four weeks to a month and back, by the factor 13/12.

Thirteen periods and twelve months make a year; the field converts by that and not by days.
The rounding is half up to the whole unit (cents for money) unless another one is named: the tariff
tables of Altena, Drimmelen, Geertruidenberg and Oosterhout (2021) come out exactly that way
[inferred from their figures].
"""

from __future__ import annotations

from fractions import Fraction
from typing import Protocol, Self, TypeVar

from wmo_eigenbijdrage.afronding import Afronding

__all__ = ["MAAND_PER_VIER_WEKEN", "Schaalbaar", "naar_maand", "naar_vier_weken"]

MAAND_PER_VIER_WEKEN = Fraction(13, 12)
"""What a month costs of what four weeks cost."""


class Schaalbaar(Protocol):
    """What can be multiplied exactly and then rounded, such as a `Bedrag`."""

    def maal(self, factor: Fraction, afronding: Afronding) -> Self:
        """This value times *factor*, rounded to its own smallest unit."""
        ...


S = TypeVar("S", bound=Schaalbaar)


def naar_maand(per_vier_weken: S, afronding: Afronding = Afronding.HALF_OMHOOG) -> S:
    """What a month comes to, given what four weeks come to.

    >>> from wmo_eigenbijdrage import Bedrag
    >>> naar_maand(Bedrag(4637))
    Bedrag(centen=5023)
    """
    return per_vier_weken.maal(MAAND_PER_VIER_WEKEN, afronding)


def naar_vier_weken(per_maand: S, afronding: Afronding = Afronding.HALF_OMHOOG) -> S:
    """What four weeks come to, given what a month comes to.

    >>> from wmo_eigenbijdrage import Bedrag
    >>> naar_vier_weken(Bedrag(1900))
    Bedrag(centen=1754)
    """
    return per_maand.maal(1 / MAAND_PER_VIER_WEKEN, afronding)
