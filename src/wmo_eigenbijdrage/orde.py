"""Ordering by one number: what attrs would generate, many times as fast.

The generated comparisons build two tuples each; periods and amounts are compared in the innermost
loops of everything else.
"""

from __future__ import annotations

from typing import Self

__all__ = ["Geordend"]


class Geordend:
    """Gives ``<``, ``<=``, ``>`` and ``>=`` to a value that has a place in an order.

    Values of different classes do not compare: that is a `TypeError`.
    """

    __slots__ = ()

    @property
    def _orde(self) -> int:
        raise NotImplementedError

    def __lt__(self, ander: Self) -> bool:
        return self._orde < ander._orde if type(ander) is type(self) else NotImplemented

    def __le__(self, ander: Self) -> bool:
        return self._orde <= ander._orde if type(ander) is type(self) else NotImplemented

    def __gt__(self, ander: Self) -> bool:
        return self._orde > ander._orde if type(ander) is type(self) else NotImplemented

    def __ge__(self, ander: Self) -> bool:
        return self._orde >= ander._orde if type(ander) is type(self) else NotImplemented
