"""A whole population: from care facts to plans, on one and two cores, per stage, with memory.

The persons of `bevolking_generator` are written to a file beforehand, which is not measured; a run
reads them from there as a stream. How many meldingen come out is known from how the persons were
made, and is compared. The alternative forwards each start and stop as a message of its own, as
software does that does not look at the whole person.

Usage: python benchmarks/bevolking.py [PERSONS]     default 100000
"""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, TypeVar

from attrs import evolve

from bevolking_generator import bevolking, opdracht, soort
from wmo_eigenbijdrage.aanlevering import (
    Persoonsfeiten,
    Plantelling,
    Planvraag,
    gewenste_perioden,
    plan,
    plan_bevolking,
    zorgvoorzieningen_uit,
)
from wmo_eigenbijdrage.adapters.feitensorteerder import Feitensorteerder, IngepakteFeiten
from wmo_eigenbijdrage.adapters.parallel import Processen
from wmo_eigenbijdrage.dossier import Startmelding, Stopmelding
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, EbStartNummer
from wmo_eigenbijdrage.ieb import Startbericht, StatusAanlevering, Stopbericht
from wmo_eigenbijdrage.iwmo import leveringsperioden

T = TypeVar("T")
STEEKPROEF = 2000
PARTIJ = 200


def schrijf(pad: Path, aantal: int) -> int:
    """Write a population, some persons at a time, and give how many meldingen are to come."""
    meldingen = 0
    stroom = bevolking(aantal)
    with pad.open("wb") as bestand:
        while deel := list(islice(stroom, PARTIJ)):
            meldingen += sum(verwacht for _, verwacht in deel)
            pickle.dump([_ingepakt(vraag) for vraag, _ in deel], bestand)
    return meldingen


def _ingepakt(vraag: Planvraag) -> Planvraag:
    assert isinstance(vraag.persoon, Persoonsfeiten)
    return evolve(vraag, persoon=IngepakteFeiten.van(vraag.persoon))


def lees(pad: Path) -> Iterator[Planvraag]:
    with pad.open("rb") as bestand:
        while bestand.peek(1):
            yield from pickle.load(bestand)


def loop(pad: Path, processen: int) -> dict[str, Any]:
    """Plan for all persons in a file: how long it took, what came out, what memory it took."""
    telling = Plantelling()

    def onthoud(nu: Plantelling) -> None:
        nonlocal telling
        telling = nu

    begin = perf_counter()
    verdeel = Processen(processen).map if processen > 1 else map
    for _ in plan_bevolking(lees(pad), opdracht(), voortgang=onthoud, verdeel=verdeel):
        pass
    return {
        "seconden": perf_counter() - begin,
        "personen": telling.personen,
        "meldingen": telling.meldingen,
        "niet_gepland": telling.niet_gepland,
        "telling": str(telling),
        "rekentijd": sum(
            getrusage(wie).ru_utime + getrusage(wie).ru_stime
            for wie in (RUSAGE_SELF, RUSAGE_CHILDREN)
        ),
        "hoofd": getrusage(RUSAGE_SELF).ru_maxrss / 1024,
        "werker": getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024,
    }


def in_eigen_proces(pad: Path, processen: int) -> dict[str, Any]:
    """The same in a process that did nothing before, as memory that was used once stays counted."""
    opdrachtregel = [sys.executable, __file__, "--loop", str(pad), str(processen)]
    gevonden = subprocess.run(opdrachtregel, capture_output=True, check=True, text=True)
    uitkomst: dict[str, Any] = json.loads(gevonden.stdout)
    return uitkomst


def naief(personen: Iterable[Persoonsfeiten]) -> int:
    """One message for each start and stop, with the number of the assignment; how many."""
    aantal = 0
    for persoon in personen:
        for feit in persoon.feiten:
            if not isinstance(feit, Startmelding | Stopmelding):
                continue
            kop: dict[str, Any] = {
                "afzender": feit.gemeente,
                "identificatie": BerichtIdentificatie("N1"),
                "dagtekening": date(2024, 6, 10),
                "bsn": feit.bsn,
                "startnummer": EbStartNummer(feit.toewijzingnummer or 1),
                "status": StatusAanlevering.EERSTE,
            }
            if isinstance(feit, Startmelding):
                Startbericht(**kop, startdatum=feit.begindatum)
            else:
                Stopbericht(**kop, stopdatum=feit.einddatum)
            aantal += 1
    return aantal


def meet(naam: str, aantal: int, doe: Callable[[], T]) -> T:
    begin = perf_counter()
    uitkomst = doe()
    print(f"  {naam:<40}{(perf_counter() - begin) / aantal * 1e6:>8,.0f} µs per person")
    return uitkomst


def sorteer(personen: list[Persoonsfeiten]) -> int:
    """All facts in a random order through a sorting on disk."""
    feiten = [feit for persoon in personen for feit in persoon.feiten]
    Random(1).shuffle(feiten)
    with Feitensorteerder(blok=5000) as sorteerder:
        sorteerder.voeg_toe(feiten)
        return sum(1 for _ in sorteerder.personen())


def pak(naam: str, waarden: Sequence[object]) -> None:
    """What it costs to bring values to another process and to take them in there."""
    delen = [waarden[n : n + PARTIJ] for n in range(0, len(waarden), PARTIJ)]
    ingepakt = meet(f"packing {naam}", len(waarden), lambda: [pickle.dumps(d) for d in delen])
    meet(f"unpacking {naam}", len(waarden), lambda: [pickle.loads(d) for d in ingepakt])


def per_stap(aantal: int) -> None:
    """The split per stage, one after the other over a sample."""
    wat = opdracht()
    paren = list(bevolking(aantal))
    personen = [v.persoon for v, _ in paren if isinstance(v.persoon, Persoonsfeiten)]
    registers = [v.register for v, _ in paren]
    print(f"per stage, {aantal:,} persons on one core")
    assert meet("sorting facts on disk", aantal, lambda: sorteer(personen)) == aantal
    leveringen = meet(
        "facts -> deliveries", aantal, lambda: [leveringsperioden(p.feiten) for p in personen]
    )
    voorzieningen = meet(
        "deliveries -> provisions",
        aantal,
        lambda: [
            zorgvoorzieningen_uit(deel, soort=soort, prijzen=wat.prijzen)[0].voorzieningen
            for deel in leveringen
        ],
    )
    gewenst = meet(
        "provisions -> desired",
        aantal,
        lambda: [
            gewenste_perioden(deel, wat.beleid, peildatum=wat.peildatum) for deel in voorzieningen
        ],
    )
    plannen = meet(
        "desired -> plan",
        aantal,
        lambda: [
            plan(g, r, wat.beleid, peildatum=wat.peildatum, release=wat.release)
            for g, r in zip(gewenst, registers, strict=True)
        ],
    )
    pak("facts", personen)
    pak("outcomes", list(zip(gewenst, plannen, strict=True)))
    berichten = meet("alternative: a message per start, stop", aantal, lambda: naief(personen))
    verteld = sum(len(r.boekingen) for r in registers) + sum(len(p.meldingen) for p in plannen)
    print(f"  messages to CAK in all: {verteld:,} by plan, {berichten:,} by the alternative")


def main(aantal: int) -> None:
    # Before anything large is made here: a new process begins with the memory that is counted here.
    with TemporaryDirectory() as werk:
        for hoeveel, kernen in ((aantal // 10, 1), (aantal // 10, 2), (aantal, 2)):
            pad = Path(werk, "bevolking")
            verwacht = schrijf(pad, hoeveel)
            uit = in_eigen_proces(pad, kernen)
            assert (uit["personen"], uit["meldingen"]) == (hoeveel, verwacht)
            assert uit["niet_gepland"] == 0
            print(
                f"{hoeveel:>9,} persons on {kernen} core(s): {uit['seconden']:.1f} s, "
                f"{hoeveel / uit['seconden']:,.0f} per second, "
                f"{uit['rekentijd']:.1f} s of processor time, "
                f"memory {uit['hoofd']:.0f} MB and {uit['werker']:.0f} MB each process"
            )
            print(f"          {uit['telling']}")
    per_stap(min(STEEKPROEF, aantal))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--loop"]:
        print(json.dumps(loop(Path(sys.argv[2]), int(sys.argv[3]))))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
