"""The whole way from an H&V-bestand to messages, against a plain csv and lxml script.

Both run in processes of their own, in turn, on the same generated file; the outcomes are compared.
Then the memory of the library on files of growing size, and its time split per stage.

Usage: python benchmarks/hv.py [ROWS] [LARGE]     default 100000 rows, and 1000000 for the memory
"""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from hv_generator import schrijf_groot
from wmo_eigenbijdrage import Gemeentecode
from wmo_eigenbijdrage.adapters.nummering import OplopendeNummering
from wmo_eigenbijdrage.adapters.sorteren import Sorteerder
from wmo_eigenbijdrage.adapters.tekstbestand import Tekstbestand, splits
from wmo_eigenbijdrage.ieb import Startbericht, to_xml
from wmo_eigenbijdrage.overgang import HvRij, lees_kop, lees_rij, maak_startbericht, meld_aan

BIBLIOTHEEK = (
    "import sys, resource; from wmo_eigenbijdrage.adapters.opdrachtregel import main;"
    "main(['initiele-aanlevering', sys.argv[1], '--gemeente', '0363', '--uit', sys.argv[2]]);"
)
NAIEF = (
    "import sys, resource; from pathlib import Path; import naief_hv;"
    "naief_hv.draai(Path(sys.argv[1]), Path(sys.argv[2]), '0363');"
)
# Not ru_maxrss, which a child inherits from the process that started it.
GEHEUGEN = "print('piek', *(r.split()[1] for r in open('/proc/self/status') if r[:6] == 'VmHWM:'))"


def draai(programma: str, bron: Path, uit: Path) -> tuple[float, float, int]:
    """Wall and CPU seconds and peak memory (KiB) of one run."""
    shutil.rmtree(uit, ignore_errors=True)
    voor, begin = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    gezegd = subprocess.run(
        [sys.executable, "-c", programma + GEHEUGEN, str(bron), str(uit)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent,
    ).stdout
    muur, na = perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = na.ru_utime + na.ru_stime - voor.ru_utime - voor.ru_stime
    gevonden = re.search(r"piek (\d+)", gezegd)
    assert gevonden is not None
    return muur, cpu, int(gevonden[1])


def prijzen(map_: Path) -> list[tuple[str, str]]:
    """BSN and cost price of every message, to compare outcomes by."""
    vorm = re.compile(r"Bsn>(\d+)<.*?(?:KostprijsBedrag>(\d+)<|StatusAanlevering)", re.DOTALL)
    return sorted(
        (gevonden[1], gevonden[2] or "")
        for pad in map_.glob("WMO401-*.xml")
        if (gevonden := vorm.search(pad.read_text("utf-8"))) is not None
    )


def vergelijk(bron: Path, werk: Path) -> None:
    metingen: dict[str, list[tuple[float, float, int]]] = {"library": [], "csv + lxml": []}
    for _ in range(5):
        metingen["library"].append(draai(BIBLIOTHEEK, bron, werk / "a"))
        metingen["csv + lxml"].append(draai(NAIEF, bron, werk / "b"))
    assert prijzen(werk / "a") == prijzen(werk / "b"), "the two disagree"
    for naam, runs in metingen.items():
        muur, cpu, piek = (median(run[n] for run in runs) for n in range(3))
        print(f"  {naam:<12}{muur:7.2f} s wall{cpu:7.2f} s cpu{piek / 1024:8.0f} MiB")


def stadia(bron: Path) -> None:
    """Seconds per stage, each by itself on the whole file."""
    klok = perf_counter()

    def stap(naam: str, doe: Callable[[], object]) -> None:
        nonlocal klok
        klok = perf_counter()
        doe()
        print(f"  {naam:<34}{perf_counter() - klok:7.2f} s")

    regels = list(Tekstbestand.open(bron).regels())
    kop = lees_kop(splits(regels[0], ";") or [])
    velden = [splits(regel, ";") or [] for regel in regels[1:]]
    rijen: list[HvRij] = []
    berichten: list[Startbericht] = []
    nummers = OplopendeNummering()

    def sorteer() -> None:
        with Sorteerder[tuple[str, int, str]]() as sorteerder:
            for nummer, (veld, regel) in enumerate(zip(velden, regels[1:], strict=True)):
                sorteerder.voeg_toe((veld[0], nummer, regel))
            sum(1 for _ in sorteerder.gesorteerd())

    def lees() -> None:
        gelezen = (lees_rij(kop, nummer, veld) for nummer, veld in enumerate(velden))
        rijen.extend(rij for rij in gelezen if isinstance(rij, HvRij))

    def reken() -> None:
        for rij in rijen:
            if (aanmelding := meld_aan([rij]).aanmelding) is not None:
                bericht = maak_startbericht(
                    aanmelding,
                    afzender=Gemeentecode("0363"),
                    dagtekening=date(2020, 1, 2),
                    identificatie=nummers.identificatie(),
                    startnummer=nummers.startnummer(),
                )
                berichten.append(bericht)

    stap("splitting lines", lambda: [splits(regel, ";") for regel in regels])
    stap("sorting by BSN", sorteer)
    stap("reading and checking rows", lees)
    stap("remainders and starts (one per row)", reken)
    stap("messages to bytes", lambda: [to_xml(bericht) for bericht in berichten])


def main(rijen: int, groot: int) -> None:
    with tempfile.TemporaryDirectory() as map_:
        werk = Path(map_)
        bron = werk / "hv.csv"
        schrijf_groot(rijen, bron)
        print(f"{rijen:,} rows, {bron.stat().st_size / 1e6:.0f} MB; median of five")
        vergelijk(bron, werk)
        print("peak memory by size")
        for aantal in (rijen // 10, rijen, groot):
            schrijf_groot(aantal, bron)
            muur, _, piek = draai(BIBLIOTHEEK, bron, werk / "a")
            print(f"  {aantal:>9,} rows{muur:8.1f} s{piek / 1024:8.0f} MiB")
        # Last, as it fills this process, which the peak of a child would then start from.
        print("per stage")
        schrijf_groot(rijen, bron)
        stadia(bron)


if __name__ == "__main__":
    main(*(int(tekst) for tekst in (*sys.argv[1:], "100000", "1000000")[:2]))
