"""Run in an interpreter of its own: what catches which mistake, one line for each.

Arguments: names of mistakes, each with the invariant that is to catch it, as ``mistake=invariant``;
without an invariant all are tried, and those that catch it are told. After them comes ``/`` and the
id of the first case that catches it, ``-`` when none does. Of the mistake ``geen`` neither may.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings

from testing.mutanten import MUTANTEN, laad

_KIT = "wmo_eigenbijdrage.testing"
PER_REGEL = 20
ZONDER_KRIMPEN = settings(
    max_examples=200,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def vangers(bibliotheek: object, gezocht: str) -> list[str]:
    """The names of the invariants that do not hold with the mistake, by a wrong answer."""
    invarianten = import_module(f"{_KIT}.invarianten")
    gevonden: list[str] = []
    for invariant in invarianten.INVARIANTEN:
        if gezocht in ("", invariant.naam):
            test = seed(0)(ZONDER_KRIMPEN(invarianten.als_test(invariant, bibliotheek)))
            try:
                test()
            except AssertionError:
                gevonden.append(invariant.naam)
    return gevonden


def eerste_geval(bibliotheek: object, gevallen: Sequence[Any]) -> str:
    """The id of the first case that the library as it is now gets wrong."""
    loper = import_module(f"{_KIT}.conformiteit.loper")
    deur = loper.Binnenshuis(bibliotheek)
    for geval in gevallen:
        (uitslag,) = loper.loop([geval], deur)
        if uitslag.oordeel.value == "fout":
            return str(uitslag.geval.id)
    return "-"


def jaag(argumenten: Sequence[str]) -> None:
    """Make the mistakes one after the other, each in a library of its own."""
    verzameling = import_module(f"{_KIT}.conformiteit.verzameling")
    gevallen = verzameling.standaardset(per_regel=PER_REGEL).gevallen
    for argument in argumenten:
        naam, _, verwacht = argument.partition("=")
        laad(next((mutant for mutant in MUTANTEN if mutant.naam == naam), None))
        bibliotheek = import_module(f"{_KIT}.implementatie").Bibliotheek()
        gevonden = vangers(bibliotheek, verwacht) if naam != "geen" else []
        print(naam, *gevonden, "/", eerste_geval(bibliotheek, gevallen), flush=True)


if __name__ == "__main__":
    jaag(sys.argv[1:])
