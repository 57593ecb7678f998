"""Following cost prices: a month loop, bare bisection, the library with and without objects.

All four answer the same question for the same prices, and their answers are compared first. numpy
takes part when it happens to be installed; the library does not need it.

Usage: python benchmarks/bewaking.py [PRICES]     default 100000
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from itertools import accumulate
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from wmo_eigenbijdrage import Bedrag, Maand
from wmo_eigenbijdrage.dossier import TotaleKostprijs, Verstrekking
from wmo_eigenbijdrage.kalender import Tijdvak
from wmo_eigenbijdrage.kostprijs import ONBEKEND, Einde, bewaak, bewaak_samen, laatste_maanden
from wmo_eigenbijdrage.landelijk import landelijk_tarief

BEGIN = Maand(2020, 1)
MAANDEN = [BEGIN + n for n in range(84)]
CENTEN = [landelijk_tarief(maand).centen for maand in MAANDEN]
EURO = [landelijk_tarief(maand).in_euro for maand in MAANDEN]
SOM = list(accumulate(CENTEN, initial=0))
GEEN = -1


def maandlus(prijs: Decimal, plek: int) -> int:
    """The last month, by taking one tariff off after the other."""
    while plek < len(EURO) and EURO[plek] <= prijs:
        prijs -= EURO[plek]
        plek += 1
    return GEEN if plek == len(EURO) and prijs else plek - 1


def bisectie(centen: int, plek: int) -> int:
    """The last month by one bisection in the sums, nothing else."""
    doel = SOM[plek] + centen
    tot = bisect_right(SOM, doel)
    return GEEN if tot > len(EURO) and doel > SOM[-1] else tot - 2


def met_object(prijs: Bedrag, dag: date) -> int:
    verloop = bewaak(prijs, dag)
    if verloop.einde is Einde.ONBEKEND:
        return GEEN
    return verloop.niets_meer_vanaf - BEGIN - 1


def met_numpy(centen: Sequence[int], plekken: Sequence[int]) -> Callable[[], object]:
    """The same bisection over arrays, made beforehand."""
    np: Any = import_module("numpy")
    som, prijzen, begin = np.array(SOM), np.array(centen), np.array(plekken)
    return lambda: np.searchsorted(som, som[begin] + prijzen, side="right") - 2


def per_seconde(lus: Callable[[], object], aantal: int) -> float:
    """Median of five runs."""
    tijden: list[float] = []
    for _ in range(5):
        begin = perf_counter()
        lus()
        tijden.append(perf_counter() - begin)
    return aantal / median(tijden)


def main(aantal: int) -> None:
    dobbel = Random(2020)
    centen = [dobbel.randint(1, 150_000) for _ in range(aantal)]
    plekken = [dobbel.randrange(len(MAANDEN)) for _ in range(aantal)]
    euro = [Decimal(prijs) / 100 for prijs in centen]
    bedragen = [Bedrag(prijs) for prijs in centen]
    dagen = [MAANDEN[plek].eerste_dag for plek in plekken]
    ordinalen = [MAANDEN[plek].ordinaal for plek in plekken]

    verwacht = [maandlus(*paar) for paar in zip(euro, plekken, strict=True)]
    kolom = laatste_maanden(centen, ordinalen)
    assert verwacht == [bisectie(*paar) for paar in zip(centen, plekken, strict=True)]
    assert verwacht == [GEEN if m == ONBEKEND else m - BEGIN.ordinaal for m in kolom]
    assert verwacht == [met_object(*paar) for paar in zip(bedragen, dagen, strict=True)]

    personen = [
        [
            Verstrekking(
                kenmerk=str(n),
                gebruik=Tijdvak(dagen[(m + n) % aantal]),
                begrenzing=TotaleKostprijs(bedragen[(m + n) % aantal]),
            )
            for n in range(3)
        ]
        for m in range(0, aantal, 20)
    ]
    metingen: list[tuple[str, Callable[[], object], int]] = [
        ("month loop with Decimal", lambda: list(map(maandlus, euro, plekken)), aantal),
        ("bare bisection over integers", lambda: list(map(bisectie, centen, plekken)), aantal),
        ("bewaak, with its Verloop", lambda: list(map(bewaak, bedragen, dagen)), aantal),
        ("laatste_maanden, a column", lambda: laatste_maanden(centen, ordinalen), aantal),
        (
            "bewaak_samen, three provisions",
            lambda: list(map(bewaak_samen, personen)),
            len(personen),
        ),
    ]
    if find_spec("numpy") is not None:
        metingen.append(("numpy searchsorted", met_numpy(centen, plekken), aantal))
    print(f"{aantal:,} prices; median of five")
    for naam, lus, hoeveel in metingen:
        print(f"  {naam:<34}{per_seconde(lus, hoeveel):>14,.0f} per second")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
