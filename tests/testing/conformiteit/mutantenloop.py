"""Puts cases to the library with one mistake after the other: for an interpreter of its own.

Prints, as JSON, which case found each mistake first; ``null`` where none did.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import wmo_eigenbijdrage
from testing.mutanten import MUTANTEN, laad

__all__ = ["PER_REGEL"]

PER_REGEL = 20
_KAMER = "wmo_eigenbijdrage.testing"


def _zonder_strategieen() -> None:
    """The room without its first module, which would load Hypothesis for every mistake."""
    kamer = ModuleType(_KAMER)
    kamer.__path__ = [str(Path(wmo_eigenbijdrage.__path__[0]) / "testing")]
    sys.modules[_KAMER] = kamer


def _module(naam: str) -> Any:
    return importlib.import_module(f"{_KAMER}.{naam}")


def _eerste(gevallen: Iterable[Any]) -> str | None:
    """The id of the first case that the library as it is now gets wrong."""
    loper = _module("conformiteit.loper")
    deur = loper.Binnenshuis(_module("implementatie").Bibliotheek())
    for geval in gevallen:
        (uitslag,) = loper.loop([geval], deur)
        if uitslag.oordeel.value == "fout":
            return uitslag.geval.id  # type: ignore[no-any-return]
    return None


def main() -> None:
    _zonder_strategieen()
    gevallen = _module("conformiteit.verzameling").standaardset(per_regel=PER_REGEL).gevallen
    gevonden: dict[str, str | None] = {}
    for mutant in MUTANTEN:
        laad(mutant)
        _zonder_strategieen()
        gevonden[mutant.naam] = _eerste(gevallen)
    laad(None)
    _zonder_strategieen()
    gevonden["geen"] = _eerste(gevallen)
    print(json.dumps(gevonden))


if __name__ == "__main__":
    main()
