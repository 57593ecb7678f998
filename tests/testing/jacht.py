"""Run in an interpreter of its own: which invariant catches which mistake, one line for each.

Arguments: names of mistakes, each with the invariant that is to catch it, as ``mistake=invariant``;
without an invariant all are tried, and those that catch it are told.
"""

import sys
from importlib import import_module

from hypothesis import HealthCheck, Phase, seed, settings

from testing.mutanten import MUTANTEN, laad

ZONDER_KRIMPEN = settings(
    max_examples=200,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def vangers(naam: str, gezocht: str) -> list[str]:
    """The names of the invariants that do not hold with the mistake, by a wrong answer."""
    laad(next(mutant for mutant in MUTANTEN if mutant.naam == naam))
    invarianten = import_module("wmo_eigenbijdrage.testing.invarianten")
    bibliotheek = import_module("wmo_eigenbijdrage.testing.implementatie").Bibliotheek()
    gevonden: list[str] = []
    for invariant in invarianten.INVARIANTEN:
        if gezocht in ("", invariant.naam):
            test = seed(0)(ZONDER_KRIMPEN(invarianten.als_test(invariant, bibliotheek)))
            try:
                test()
            except AssertionError:
                gevonden.append(invariant.naam)
    return gevonden


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        mutant, _, verwacht = argument.partition("=")
        print(mutant, *vangers(mutant, verwacht), flush=True)
