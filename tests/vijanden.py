"""Values that are hostile to comparisons."""

import operator
from typing import Any


class AltijdGelijk:
    """Says that it equals everything."""

    def __eq__(self, ander: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


def vergelijkt_met_niets(waarde: Any) -> None:
    """Assert that *waarde* equals no stranger, lets a stranger decide, and orders with none."""
    assert waarde != "iets anders"
    assert waarde != 1
    assert waarde == AltijdGelijk()
    for orde in (operator.lt, operator.le, operator.gt, operator.ge):
        try:
            orde(waarde, 1)
        except TypeError:
            continue
        raise AssertionError(f"{waarde!r} can be ordered with an int")
