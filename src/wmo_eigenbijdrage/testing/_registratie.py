"""Tells Hypothesis which strategy makes which type, so that ``st.from_type(Huishouden)`` works.

Hypothesis calls `registreer` whenever it is loaded, through its entry point, in test runs that have
nothing to do with this library too. So nothing is loaded here: a room is registered at the moment
at which somebody loads it, and the strategies at the moment at which one of them is needed.
See decision 0049.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any, get_args

from wmo_eigenbijdrage.testing._typen import STRATEGIEEN

__all__ = ["registreer"]

_WORTEL = "wmo_eigenbijdrage"


def _strategie(naam: str) -> Any:
    """What makes a strategy when it is asked for; of a generic type with its argument."""

    def maak(soort: Any) -> Any:
        strategie = getattr(import_module(f"{_WORTEL}.testing"), naam)
        argumenten = get_args(soort)
        if naam != "tijdlijnen" or not argumenten:
            return strategie()
        return strategie(import_module("hypothesis.strategies").from_type(argumenten[0]))

    return maak


def _registreer_kamer(kamer: ModuleType) -> None:
    # Not at the top: Hypothesis is still loading when it loads this module.
    from hypothesis.strategies import register_type_strategy  # noqa: PLC0415

    naam = kamer.__name__.removeprefix(f"{_WORTEL}.")
    for soort, strategie in STRATEGIEEN[naam].items():
        register_type_strategy(getattr(kamer, soort), _strategie(strategie))


class _Melder(MetaPathFinder):
    """Registers a room just after it has been loaded; finds it where the usual way finds it."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not _is_kamer(fullname):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is None or spec.loader is None:
            return None  # somebody else has another way
        lader = spec.loader
        voer_uit = lader.exec_module

        def exec_module(module: ModuleType) -> None:
            voer_uit(module)
            _registreer_kamer(module)

        lader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


def _is_kamer(naam: str) -> bool:
    return naam.startswith(f"{_WORTEL}.") and naam.removeprefix(f"{_WORTEL}.") in STRATEGIEEN


def registreer() -> None:
    """Register the rooms that are loaded, and each of the others when it is loaded."""
    for naam in STRATEGIEEN:
        if (kamer := sys.modules.get(f"{_WORTEL}.{naam}")) is not None:
            _registreer_kamer(kamer)
    if not any(isinstance(zoeker, _Melder) for zoeker in sys.meta_path):
        sys.meta_path.insert(0, _Melder())
