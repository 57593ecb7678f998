"""What a seeded case is made of, before it has its number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from wmo_eigenbijdrage.testing.conformiteit.naslag.inkomen import Onbekend

__all__ = ["Ruw", "uitkomst"]


@frozen
class Ruw:
    """A question with its facts, what is expected, and why."""

    zin: str
    vraag: str
    gegeven: Mapping[str, Any]
    verwacht: Mapping[str, Any]
    bron: str
    merk: str


def uitkomst(vraag: Callable[[], Any]) -> dict[str, Any]:
    """What the reference says, or that no source has the figure."""
    try:
        return {"antwoord": vraag()}
    except Onbekend:
        return {"onbekend": True}
