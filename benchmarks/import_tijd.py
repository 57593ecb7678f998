"""What `import wmo_eigenbijdrage` costs on top of starting Python, in processes of their own.

Usage: python benchmarks/import_tijd.py
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

OPDRACHTEN = {
    "pass": "pass",
    "import wmo_eigenbijdrage": "import wmo_eigenbijdrage",
    "... and Zorgperiode": "from wmo_eigenbijdrage import Zorgperiode",
    "... and the command line": "import wmo_eigenbijdrage.adapters.opdrachtregel",
    "import lxml.etree": "import lxml.etree",
}


def duur(opdracht: str) -> float:
    begin = perf_counter()
    subprocess.run([sys.executable, "-c", opdracht], check=True)
    return perf_counter() - begin


if __name__ == "__main__":
    metingen: dict[str, list[float]] = {naam: [] for naam in OPDRACHTEN}
    for _ in range(15):  # in turn, so that all share the machine's moods
        for naam, opdracht in OPDRACHTEN.items():
            metingen[naam].append(duur(opdracht))
    kaal = median(metingen["pass"])
    for naam, tijden in metingen.items():
        print(f"{naam:<28}{1e3 * (median(tijden) - kaal):7.1f} ms above bare Python")
