"""The simulated CAK over a stream of messages, with the time that each of its stages takes.

Over two years two in three messages are starts of new persons, half of them with a cost price; the
others change, stop or remove an earlier one. A quarter of the persons live together. At the end of
each month the retours and signals are read and the month is closed, with all its bills. Times are
those of the processor, in one process and one thread.

Usage: python benchmarks/cak.py [MESSAGES]      default 100000
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from random import Random
from resource import RUSAGE_SELF, getrusage
from time import process_time
from typing import TypeVar

from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode, Maand, Tijdlijn
from wmo_eigenbijdrage.dossier import Client, Huishouden, Leefvorm, Persoon
from wmo_eigenbijdrage.identificatie import (
    BerichtIdentificatie,
    EbStartNummer,
    voldoet_aan_elfproef,
)
from wmo_eigenbijdrage.ieb import Kostprijs, Periodebericht, StatusAanlevering, release, to_xml
from wmo_eigenbijdrage.testing.cak import CakSimulator, Gedrag

T = TypeVar("T")
BEGIN, MAANDEN = Maand(2023, 4), 24
GEMEENTEN = [Gemeentecode(code) for code in ("0363", "0599", "0518", "0344")]
VIER = release("4.0")


def bsns() -> Iterator[Bsn]:
    for n in range(100_000_000, 999_999_999):
        if voldoet_aan_elfproef(tekst := str(n)):
            yield Bsn(tekst)


def berichten(aantal: int, personen: list[Bsn]) -> Iterator[tuple[date, bytes]]:
    """A start for each person in turn; every third message changes or stops an earlier one."""
    dobbel = Random(2023)
    dagen = (BEGIN + MAANDEN).eerste_dag - BEGIN.eerste_dag
    starts: list[Periodebericht] = []
    for n in range(aantal):
        dag = BEGIN.eerste_dag + timedelta(n * dagen.days // aantal)
        naam = BerichtIdentificatie(f"EB{n:010}")
        if n % 3 == 2:
            eerder = starts[dobbel.randrange(len(starts))]
            stop = None if n % 4 else dag + timedelta(dobbel.randrange(-60, 30))
            bericht = Periodebericht(
                identificatie=naam,
                dagtekening=dag,
                afzender=eerder.afzender,
                bsn=eerder.bsn,
                startnummer=eerder.startnummer,
                startdatum=eerder.startdatum,
                stopdatum=None if stop is None else max(stop, eerder.startdatum),
                kostprijs=eerder.kostprijs,
                status=StatusAanlevering.VERWIJDEREN
                if n % 61 == 0
                else StatusAanlevering.GEWIJZIGD,
            )
        else:
            plek = len(starts) % len(personen)
            prijs = Kostprijs(Bedrag(dobbel.randrange(1_500, 400_000)), dag)
            bericht = Periodebericht(
                identificatie=naam,
                dagtekening=dag,
                afzender=GEMEENTEN[plek // 8 % len(GEMEENTEN)],
                bsn=personen[plek],
                startnummer=EbStartNummer(n + 1),
                startdatum=dag - timedelta(dobbel.randrange(120)),
                kostprijs=prijs if n % 2 else None,
            )
            starts.append(bericht)
        yield dag, to_xml(bericht, VIER, aanvaard_onzekerheid=True)


class Klok:
    """Adds up the time per stage."""

    def __init__(self) -> None:
        self.tijd: Counter[str] = Counter()

    def meet(self, fase: str, doe: Callable[[], T]) -> T:
        """Do it, and count its time."""
        begin = process_time()
        uitkomst = doe()
        self.tijd[fase] += process_time() - begin  # type: ignore[assignment]
        return uitkomst


def paren(personen: list[Bsn]) -> Iterator[Huishouden]:
    """Two in eight persons live together, in the same gemeente."""
    for een, ander in zip(personen[::8], personen[1::8], strict=False):
        yield Huishouden(
            [Persoon(client=Client(bsn, date(1940, 5, 1))) for bsn in (een, ander)],
            Tijdlijn.van({date(1990, 1, 1): Leefvorm.GEHUWD}),
        )


def main(aantal: int) -> None:
    personen = [bsn for bsn, _ in zip(bsns(), range(max(aantal * 2 // 3, 1)), strict=False)]
    stroom = list(berichten(aantal, personen))
    gedrag = Gedrag(zaad=1, vertraging=(0, 3), verlies=Fraction(1, 100), afwijzing=Fraction(1, 100))
    cak, klok = CakSimulator(gedrag), Klok()
    geteld: Counter[str] = Counter()
    for huishouden in paren(personen):
        klok.meet("households", lambda h=huishouden: cak.ken(h))  # type: ignore[misc]
    for maand, deel in groupby(stroom, lambda paar: Maand.van(paar[0])):
        for dag, xml in deel:
            ontvangst = klok.meet("messages in", lambda x=xml, d=dag: cak.ontvang(x, d))  # type: ignore[misc]
            geteld[ontvangst.oordeel.value] += 1
        einde = maand.laatste_dag
        geteld["retours"] += len(klok.meet("retours out", lambda d=einde: cak.retours(d)))  # type: ignore[misc]
        gemeld = klok.meet("cost prices", lambda d=einde: cak.signalen(d))  # type: ignore[misc]
        geteld["signalen"] += len(gemeld)
        afsluiting = klok.meet("months closed", lambda m=maand: cak.sluit_maand(m))  # type: ignore[misc]
        geteld["rekeningen"] += len(afsluiting.rekeningen)
        geteld["stapelfacturen"] += len(afsluiting.stapelfacturen)
    overzicht = klok.meet("overview", cak.overzicht)
    totaal = sum(klok.tijd.values())
    print(f"{aantal:,} messages over {MAANDEN} months, {len(personen):,} persons")
    for fase, tijd in klok.tijd.items():
        print(f"  {fase:<16}{tijd:>8.1f} s{1_000_000 * tijd / aantal:>10.0f} us per message")
    print(f"  {'in all':<16}{totaal:>8.1f} s{aantal / totaal:>10,.0f} messages per second")
    print(f"  {dict(geteld)}")
    print(f"  billed {overzicht.netto}; {getrusage(RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
