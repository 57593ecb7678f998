"""How long the standard set takes against the library itself, through the door.

Run: ``python benchmarks/conformiteit.py``.
"""

from __future__ import annotations

import shlex
import sys
import time

from wmo_eigenbijdrage.testing.conformiteit import Oordeel, Programma, loop, standaardset

if __name__ == "__main__":
    begin = time.perf_counter()
    verzameling = standaardset()
    getrokken = time.perf_counter()
    opdracht = shlex.join([sys.executable, "-m", "wmo_eigenbijdrage.testing", "antwoord"])
    with Programma(opdracht) as programma:
        uitslagen = loop(verzameling.gevallen, programma)
    klaar = time.perf_counter()
    goed = sum(uitslag.oordeel is Oordeel.GOED for uitslag in uitslagen)
    print(f"{verzameling}: {goed} goed")
    print(f"drawing {getrokken - begin:.1f} s, asking {klaar - getrokken:.1f} s")
