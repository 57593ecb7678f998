"""A whole gemeente compared with the files of CAK: time and memory.

Usage: python benchmarks/bestandsvergelijking.py [PERSONS]     default 200000
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from time import perf_counter

from hv_generator import veel_bsns
from wmo_eigenbijdrage import Bedrag, Bsn, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.overgang import (
    Administratieregel,
    CakBestand,
    CakRegel,
    Persoonsgegevens,
    Verstrekkingsgegevens,
    bestandsvergelijking,
    vergelijk_personen,
)

_NAMEN = ("Jansen", "De Vries", "Bakker", "Dönmez", "Çelik", "Van 't Hof")


def beide_kanten(personen: int) -> tuple[list[Administratieregel], list[CakRegel]]:
    """Two rows a person on both sides; one in ten is on one side only, one in ten differs."""
    toeval = random.Random(1)
    eigen: list[Administratieregel] = []
    cak: list[CakRegel] = []
    for nummer, bsn in enumerate(map(Bsn, islice(veel_bsns(), personen))):
        geboren = date(1940, 1, 1 + nummer % 28)
        persoon = Persoonsgegevens(toeval.choice(_NAMEN), "A.B.", "", geboren)
        zijde = toeval.randrange(20)
        for deel in range(2):
            bedrag = Bedrag(toeval.randrange(10_000, 900_000))
            anders = Bedrag(1) if toeval.randrange(10) == 0 else Bedrag(0)
            dossier, vanaf = f"D{nummer}-{deel}", Zorgperiode(2018, 1 + nummer % 13)
            if zijde != 0:
                mijn = Verstrekkingsgegevens(dossier, totale_kosten=bedrag, vanaf=vanaf)
                eigen.append(
                    Administratieregel(
                        bsn,
                        len(eigen) + 2,
                        persoon,
                        mijn,
                        huishouden=str(nummer // 2),
                        tijdvak=Tijdvak(date(2018, 6, 1)),
                        bijdrageplichtig=True,
                    )
                )
            if zijde != 1:
                hun = Verstrekkingsgegevens(dossier, "07", "", False, bedrag + anders, vanaf=vanaf)
                naam = Persoonsgegevens(persoon.achternaam.upper(), "AB", "", geboren)
                cak.append(CakRegel(bsn, len(cak) + 2, CakBestand.HV, naam, hun))
    toeval.shuffle(eigen)
    toeval.shuffle(cak)
    return eigen, cak


def geheugen() -> dict[str, float]:
    """Present and highest memory of this process, in MiB."""
    regels = Path("/proc/self/status").read_text("utf-8").splitlines()
    gekozen = (regel for regel in regels if regel.startswith(("VmRSS", "VmHWM")))
    return {regel[:5]: int(regel.split()[1]) / 1024 for regel in gekozen}


def stappen(personen: int) -> Iterator[str]:
    begin = perf_counter()
    eigen, cak = beide_kanten(personen)
    yield f"{len(eigen):,} + {len(cak):,} rows of {personen:,} persons made"
    yield f"  {perf_counter() - begin:.2f} s, {geheugen()['VmRSS']:.0f} MiB in use"
    begin = perf_counter()
    gevonden = bestandsvergelijking(eigen, cak)
    yield f"compare  {perf_counter() - begin:.2f} s, {geheugen()['VmHWM']:.0f} MiB at most"
    begin = perf_counter()
    regels = sum(1 for _ in gevonden.csv_regels())
    yield f"csv      {perf_counter() - begin:.2f} s, {regels:,} lines"
    begin = perf_counter()
    html = gevonden._repr_html_()  # pyright: ignore[reportPrivateUsage]
    yield f"html     {perf_counter() - begin:.2f} s, {len(html):,} characters"
    eigen.sort(key=lambda regel: regel.bsn.nummer)
    cak.sort(key=lambda regel: regel.bsn.nummer)
    begin = perf_counter()
    aantal = sum(1 for _ in vergelijk_personen(eigen, cak))
    yield f"stream   {perf_counter() - begin:.2f} s, {aantal:,} persons"
    yield str(gevonden)


if __name__ == "__main__":
    for stap in stappen(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000):
        print(stap)
