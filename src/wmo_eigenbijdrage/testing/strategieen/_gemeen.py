"""What the strategies share: the check of bounds, and how a few of many are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

W = TypeVar("W")


def eis_volgorde(min_value: object, max_value: object, *, goed: bool) -> None:
    """Refuse bounds that exclude each other."""
    if not goed:
        raise InvalidArgument(f"{min_value=!s} lies after {max_value=!s}")


def ook_vaak(gewoon: st.SearchStrategy[W], bijzonder: Sequence[W]) -> st.SearchStrategy[W]:
    """*gewoon*, and often one of *bijzonder*, if there are any."""
    return gewoon | st.sampled_from(bijzonder) if bijzonder else gewoon


def enkele(
    waarden: st.SearchStrategy[W],
    hoogstens: int = 2,
    *,
    minstens: int = 0,
    elk_een: Callable[[W], object] | None = None,
) -> st.SearchStrategy[tuple[W, ...]]:
    """A few values as a tuple, with *elk_een* no two alike in it. Shrinks towards none."""
    if elk_een is None:
        return st.lists(waarden, min_size=minstens, max_size=hoogstens).map(tuple)
    uniek = st.lists(waarden, min_size=minstens, max_size=hoogstens, unique_by=elk_een)
    return uniek.map(tuple)
