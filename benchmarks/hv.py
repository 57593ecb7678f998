"""The whole way from an H&V-bestand to messages, against a plain csv and lxml script.

Both run in processes of their own, in turn, on the same generated file; the outcomes are compared.
Then the memory of the library on files of growing size. Last the time of both per stage, as shares
of the whole: csv, sorting, turning cells into checked values, the rules of the remainder and the
start, xml, and writing files. (The plain script turns cells into values while it computes.)

Usage: python benchmarks/hv.py [ROWS] [LARGE]     default 100000 rows; 1000000 for memory and stages
"""

from __future__ import annotations

import csv
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from statistics import median
from time import perf_counter

import naief_hv
from hv_generator import schrijf_groot
from wmo_eigenbijdrage import Gemeentecode
from wmo_eigenbijdrage.adapters.lijsten import Lijstrecord, lijstregels
from wmo_eigenbijdrage.adapters.nummering import OplopendeNummering
from wmo_eigenbijdrage.adapters.sorteren import Sorteerder
from wmo_eigenbijdrage.adapters.tabel import open_tabel
from wmo_eigenbijdrage.adapters.uitvoermap import Uitvoermap
from wmo_eigenbijdrage.ieb import to_xml
from wmo_eigenbijdrage.overgang import (
    HvRij,
    Uitkomst,
    Uitval,
    bsn_cijfers,
    lees_kop,
    lees_rij,
    maak_startbericht,
    meld_aan,
)

BIBLIOTHEEK = (
    "import sys, resource; from wmo_eigenbijdrage.adapters.opdrachtregel import main;"
    "main(['initiele-aanlevering', sys.argv[1], '--gemeente', '0363', '--uit', sys.argv[2]]);"
)
NAIEF = (
    "import sys, resource; from pathlib import Path; import naief_hv;"
    "naief_hv.draai(Path(sys.argv[1]), Path(sys.argv[2]), '0363');"
)
GREEP = 200  # persons at a time: nearly as the job, which takes them one by one
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


class Stadia:
    """Seconds per stage, added up over the slices of a file."""

    def __init__(self) -> None:
        self.tijden: dict[str, float] = {}
        self._begin = perf_counter()

    def klaar(self, stadium: str) -> None:
        """Book the time since the previous booking."""
        nu = perf_counter()
        self.tijden[stadium] = self.tijden.get(stadium, 0.0) + nu - self._begin
        self._begin = perf_counter()

    def toon(self, naam: str, rijen: int) -> None:
        """All stages with their shares, and the share of each kind of stage."""
        geheel = sum(self.tijden.values())
        print(f"  {naam}: {geheel:.1f} s, {rijen / geheel:,.0f} rows/s")
        for stadium, tijd in self.tijden.items():
            print(f"    {stadium:<44}{tijd:8.2f} s{tijd / geheel:7.0%}")
        soorten: dict[str, float] = {}
        for stadium, tijd in self.tijden.items():
            soort = stadium.partition(":")[0]
            soorten[soort] = soorten.get(soort, 0.0) + tijd / geheel
        print("    by kind:", ", ".join(f"{soort} {deel:.0%}" for soort, deel in soorten.items()))


def stadia_bibliotheek(bron: Path, uit: Path, rijen: int) -> None:
    """The steps of the job in its order, a slice at a time, so that memory stays flat."""
    klok = Stadia()
    gemeente, dag, nummers = Gemeentecode("0363"), date(2020, 1, 2), OplopendeNummering()
    tabel, kop = open_tabel(bron, lees_kop)
    with Uitvoermap(uit) as postbak, Sorteerder[tuple[str, int, str]](map_=str(bron.parent)) as s:
        alle = tabel.rijen()
        while greep := list(islice(alle, GREEP)):
            klok.klaar("csv: reading lines")
            bsns = [bsn_cijfers((tabel.cellen(regel) or [""])[0]) for _, regel in greep]
            klok.klaar("csv: splitting, and the BSN to sort by")
            for bsn, (rij, regel) in zip(bsns, greep, strict=True):
                s.voeg_toe((bsn, rij, regel))
            klok.klaar("sorting: blocks to disk, merging")
        personen = groupby(s.gesorteerd(), key=itemgetter(0))
        while deel := [list(groep) for _, groep in islice(personen, GREEP)]:
            klok.klaar("sorting: blocks to disk, merging")
            velden = [
                [(rij, tabel.cellen(regel) or []) for _, rij, regel in groep] for groep in deel
            ]
            klok.klaar("csv: splitting once more")
            gelezen = [[lees_rij(kop, rij, cellen) for rij, cellen in groep] for groep in velden]
            klok.klaar("cells: to checked, typed values")
            uitkomsten = [meld_aan(goed, fout) for goed, fout in map(splits_uitval, gelezen)]
            klok.klaar("rules: remainders, one start per person")
            berichten = [
                maak_startbericht(
                    uitkomst.aanmelding,
                    afzender=gemeente,
                    dagtekening=dag,
                    identificatie=nummers.identificatie(),
                    startnummer=nummers.startnummer(),
                )
                for uitkomst in uitkomsten
                if uitkomst.aanmelding is not None
            ]
            klok.klaar("xml: messages as values")
            xml = [to_xml(bericht) for bericht in berichten]
            klok.klaar("xml: messages to bytes")
            for bericht, inhoud in zip(berichten, xml, strict=True):
                postbak.plaats(bericht.identificatie, inhoud)
            klok.klaar("files: one per message")
            for naam, records in lijsten(uitkomsten):
                with (uit.parent / f"{uit.name}-{naam}").open("a", encoding="utf-8") as lijst:
                    lijst.writelines(lijstregels(iter(records)))
            klok.klaar("files: uitval.csv and bevindingen.csv")
    klok.klaar("files: one per message")
    klok.toon("library", rijen)


def splits_uitval(gelezen: list[HvRij | Uitval]) -> tuple[list[HvRij], list[Uitval]]:
    goed = [rij for rij in gelezen if isinstance(rij, HvRij)]
    return goed, [rij for rij in gelezen if isinstance(rij, Uitval)]


def lijsten(uitkomsten: list[Uitkomst]) -> list[tuple[str, list[Lijstrecord]]]:
    """The records of both lists, in the order of their rows."""
    uitval = [
        (gevallen.rij, nummer, b.plaats, b.code, b.tekst)
        for uitkomst in uitkomsten
        for gevallen in uitkomst.uitval
        for nummer, b in enumerate(gevallen.bevindingen)
    ]
    opmerkingen = [
        (o.rij, nummer, o.bevinding.plaats, o.bevinding.code, o.bevinding.tekst)
        for uitkomst in uitkomsten
        for nummer, o in enumerate(uitkomst.opmerkingen)
    ]
    return [("uitval.csv", sorted(uitval)), ("bevindingen.csv", sorted(opmerkingen))]


def stadia_naief(bron: Path, uit: Path, rijen: int) -> None:
    """The steps of the plain script, which does not sort on disk and reads and computes at once."""
    klok = Stadia()
    uit.mkdir()
    regels = bron.read_text("utf-8-sig").splitlines()
    klok.klaar("csv: reading lines")
    namen = regels[0].split(";")
    for regel in regels[1:]:
        dict(zip(namen, next(csv.reader([regel], delimiter=";")), strict=False))
    klok.klaar("csv: splitting")
    gesplitst = klok.tijden["csv: reading lines"] + klok.tijden["csv: splitting"]
    del regels
    klok.klaar("(none)")
    personen, _, _ = naief_hv.lees(bron)
    klok.klaar("cells and rules: rows, remainders")
    # That step reads and splits the file too, which has been booked above.
    klok.tijden["cells and rules: rows, remainders"] -= gesplitst
    del klok.tijden["(none)"]
    genummerd = list(enumerate(sorted(personen.items()), start=1))
    while greep := genummerd[:GREEP]:
        del genummerd[:GREEP]
        prijzen_ = [naief_hv.kostprijs(restanten) for _, (_, restanten) in greep]
        klok.klaar("cells and rules: rows, remainders")
        xml = [
            naief_hv.bericht("0363", nummer, bsn, prijs)
            for (nummer, (bsn, _)), prijs in zip(greep, prijzen_, strict=True)
        ]
        klok.klaar("xml: messages to bytes, with lxml")
        for (nummer, _), inhoud in zip(greep, xml, strict=True):
            (uit / f"WMO401-EB{nummer:010d}.xml").write_bytes(inhoud)
        klok.klaar("files: one per message")
    klok.toon("csv + lxml", rijen)


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
        print(f"per stage, {groot:,} rows, in one process each after the other")
        for naam in "ab":
            shutil.rmtree(werk / naam, ignore_errors=True)
        stadia_bibliotheek(bron, werk / "a", groot)
        stadia_naief(bron, werk / "b", groot)


if __name__ == "__main__":
    main(*(int(tekst) for tekst in (*sys.argv[1:], "100000", "1000000")[:2]))
