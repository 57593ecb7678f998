"""What `Processen` runs in each of its processes; nothing else uses it."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

__all__ = ["begin", "doe"]

_ingepakt: list[bytes] = []


def begin(functie: bytes) -> None:
    """Keep the function for all batches to come, as it was packed.

    It is unpacked with the first batch: what goes wrong there then reaches whoever asked, while an
    error here would only break the process.
    """
    _functie.cache_clear()
    _ingepakt[:] = [functie]


def doe(partij: Sequence[Any]) -> list[Any]:
    """The outcomes of one batch."""
    return list(map(_functie(), partij))


@lru_cache(maxsize=1)
def _functie() -> Any:
    # Packed a moment ago by the process that started this one.
    return pickle.loads(_ingepakt[0])  # noqa: S301
