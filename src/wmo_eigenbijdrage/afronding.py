"""Named roundings from an exact number to a whole number of units (cents, minutes, periods).

No rounding in this library happens without one of these names beside it. All work on the size of
the number and keep its sign, so that a refund rounds exactly as the charge that it undoes.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

__all__ = ["Afronding"]


class Afronding(Enum):
    """How an exact number becomes a whole one.

    >>> Afronding.HALF_OMHOOG.rond(Fraction(5, 2)), Afronding.HALF_OMHOOG.rond(Fraction(-5, 2))
    (3, -3)
    >>> [a.rond(Fraction(5, 2)) for a in Afronding]
    [2, 3, 3, 2]
    """

    NAAR_BENEDEN = "naar beneden"
    """Drop what is over."""
    NAAR_BOVEN = "naar boven"
    """Any rest makes one more."""
    HALF_OMHOOG = "half omhoog"
    """To the nearest; a half goes up (the commercial rounding)."""
    HALF_EVEN = "half naar even"
    """To the nearest; a half goes to the even neighbour (the banker's rounding)."""

    def rond(self, waarde: Fraction | int) -> int:
        """The whole number for *waarde* under this rounding."""
        heel, rest = divmod(abs(waarde.numerator), waarde.denominator)
        heel += self._een_erbij(heel, 2 * rest, waarde.denominator)
        return heel if waarde >= 0 else -heel

    def _een_erbij(self, heel: int, dubbele_rest: int, noemer: int) -> bool:
        if self is Afronding.NAAR_BENEDEN:
            return False
        if self is Afronding.NAAR_BOVEN:
            return dubbele_rest > 0
        if dubbele_rest == noemer:
            return self is Afronding.HALF_OMHOOG or heel % 2 == 1
        return dubbele_rest > noemer
