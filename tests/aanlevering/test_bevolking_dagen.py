"""A small population planned every night, from care messages as they come in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice
from random import Random

from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from aanlevering.bouw import beleid
from aanlevering.zorgbouw import soort, start, stop, toegewezen
from hv_generator import veel_bsns
from wmo_eigenbijdrage import Bsn
from wmo_eigenbijdrage.aanlevering import (
    Gepland,
    Persoonsregister,
    Planopdracht,
    Planvraag,
    pas_toe,
    plan_bevolking,
)
from wmo_eigenbijdrage.adapters.feitensorteerder import Feitensorteerder
from wmo_eigenbijdrage.beleid import Buffer
from wmo_eigenbijdrage.dossier import Zorgfeit
from wmo_eigenbijdrage.ieb import release

BSNS = [Bsn(nummer) for nummer in islice(veel_bsns(), 25)]
EEN = release("1.0")


@frozen
class Binnengekomen:
    """A care message about one person, and the day on which it came in."""

    dag: date
    feit: Zorgfeit


def bericht(bsn: Bsn, op: date, feit: Zorgfeit) -> Binnengekomen:
    """A message that was sent on the day on which it came in."""
    herkomst = evolve(feit.herkomst, dagtekening=op)
    return Binnengekomen(op, evolve(feit, bsn=bsn, herkomst=herkomst))


class Nachtwerk:
    """Plans and sends every night, all of which CAK accepts."""

    def __init__(self, *, buffer: int, tolerantie: int = 0) -> None:
        self.beleid = beleid(buffer=Buffer(dagen=buffer, tolerantie=tolerantie))
        self.registers: dict[Bsn, Persoonsregister] = {}
        self.verstuurd: list[tuple[Bsn, str]] = []

    def nacht(self, dag: date, berichten: Sequence[Binnengekomen]) -> None:
        opdracht = Planopdracht(beleid=self.beleid, peildatum=dag, release=EEN, soort=soort)
        with Feitensorteerder() as sorteerder:
            sorteerder.voeg_toe(b.feit for b in berichten if b.dag <= dag)
            vragen = (
                Planvraag(persoon, self.registers.get(persoon.bsn, Persoonsregister()))
                for persoon in sorteerder.personen()
            )
            for uitkomst in plan_bevolking(vragen, opdracht):
                assert isinstance(uitkomst, Gepland)
                register = self.registers.get(uitkomst.bsn, Persoonsregister())
                self.registers[uitkomst.bsn] = pas_toe(register, uitkomst.plan)
                self.verstuurd += [(uitkomst.bsn, m.soort.value) for m in uitkomst.plan.meldingen]

    def loop(self, van: date, nachten: int, berichten: Sequence[Binnengekomen]) -> None:
        for nacht in range(nachten):
            self.nacht(van + timedelta(days=nacht), berichten)

    def stand(self) -> list[tuple[Bsn, date, date | None]]:
        """What CAK has of each person."""
        return [
            (bsn, deel.inhoud.startdatum, deel.inhoud.stopdatum)
            for bsn in sorted(self.registers)
            for deel in self.registers[bsn].aanvaard
        ]


def lopende_hulp(bsn: Bsn, begin: date) -> list[Binnengekomen]:
    return [
        bericht(bsn, begin - timedelta(days=7), toegewezen(str(begin), op=str(begin))),
        bericht(bsn, begin + timedelta(days=2), start(str(begin))),
    ]


# -- the mass re-issue of January 2021
OUD_EINDE, NIEUW_BEGIN = date(2020, 12, 31), date(2021, 1, 1)


def heruitgifte(bsn: Bsn, begin: date, dobbel: Random) -> list[Binnengekomen]:
    """The assignment ended on 31-12 and began anew on 1-1; messages of two weeks, in any order."""

    def ergens() -> date:
        return NIEUW_BEGIN + timedelta(days=dobbel.randrange(14))

    einde, nieuw = str(OUD_EINDE), str(NIEUW_BEGIN)
    korter = toegewezen(str(begin), einde, op="2020-12-10", reden_wijziging="03")
    return [
        bericht(bsn, date(2020, 12, 10), korter),
        bericht(bsn, date(2020, 12, 10), toegewezen(nieuw, op="2020-12-10", nummer=2)),
        bericht(bsn, ergens(), stop(str(begin), einde)),
        bericht(bsn, ergens(), start(nieuw, nummer=2)),
    ]


def _heel_de_gemeente(buffer: int) -> tuple[Nachtwerk, int]:
    """All persons of a gemeente through January 2021; and how many messages there were before."""
    dobbel = Random(2021)
    berichten: list[Binnengekomen] = []
    for plek, bsn in enumerate(BSNS):
        begin = date(2020, 2, 3) + timedelta(days=11 * plek)
        berichten += lopende_hulp(bsn, begin) + heruitgifte(bsn, begin, dobbel)
    dobbel.shuffle(berichten)
    werk = Nachtwerk(buffer=buffer)
    werk.nacht(date(2020, 12, 9), berichten)
    voor = len(werk.verstuurd)
    werk.loop(date(2020, 12, 28), 45, berichten)
    return werk, voor


def test_de_heruitgifte_van_een_hele_gemeente_geeft_geen_bericht() -> None:
    werk, voor = _heel_de_gemeente(buffer=14)
    assert werk.verstuurd == [(bsn, "start") for bsn in BSNS]
    assert voor == len(BSNS)
    assert werk.stand() == [
        (bsn, date(2020, 2, 3) + timedelta(days=11 * plek), None) for plek, bsn in enumerate(BSNS)
    ]


def test_zonder_buffer_geeft_de_heruitgifte_wel_berichten() -> None:
    """Where the stop came in before the start: it goes out, and is taken back."""
    werk, voor = _heel_de_gemeente(buffer=0)
    erbij = [soort for _, soort in werk.verstuurd[voor:]]
    assert erbij.count("stop") == erbij.count("intrekking van de stop") > 0


# -- any order within the buffer
BEGIN = date(2024, 3, 1)
WEEK = 7


def _feiten(gat: int) -> list[Zorgfeit]:
    """Help that changed hands twice, the second time after *gat* days."""
    laatste = date(2024, 2, 11) + timedelta(days=gat)
    return [
        toegewezen("2024-01-01", "2024-01-31", nummer=1),
        start("2024-01-01", nummer=1),
        stop("2024-01-01", "2024-01-31", nummer=1),
        toegewezen("2024-02-01", "2024-02-10", nummer=2),
        start("2024-02-01", nummer=2),
        stop("2024-02-01", "2024-02-10", nummer=2),
        toegewezen(str(laatste), nummer=3),
        start(str(laatste), nummer=3),
    ]


AANTAL = len(_feiten(0))
dagen = st.lists(st.integers(0, WEEK - 1), min_size=AANTAL, max_size=AANTAL)
personen = st.lists(st.tuples(dagen, st.integers(0, 10)), min_size=1, max_size=3)


@settings(max_examples=25)
@given(personen, st.randoms(use_true_random=False))
def test_elke_volgorde_binnen_de_buffer_geeft_een_start_en_dezelfde_stand(
    deelnemers: list[tuple[list[int], int]], dobbel: Random
) -> None:
    """Messages of a week in any order, under a buffer of a week and a tolerance of ten days."""
    berichten = [
        bericht(bsn, BEGIN + timedelta(days=dag), feit)
        for bsn, (op, gat) in zip(BSNS, deelnemers, strict=False)
        for dag, feit in zip(op, _feiten(gat), strict=True)
    ]
    dobbel.shuffle(berichten)
    werk = Nachtwerk(buffer=WEEK, tolerantie=10)
    werk.loop(BEGIN, 2 * WEEK + 1, berichten)
    wie = BSNS[: len(deelnemers)]
    assert sorted(werk.verstuurd) == [(bsn, "start") for bsn in wie]
    assert werk.stand() == [(bsn, date(2024, 1, 1), None) for bsn in wie]


@settings(max_examples=40)
@given(st.lists(st.tuples(*[st.integers(0, 9)] * 3), min_size=1, max_size=4))
def test_een_stop_en_start_die_wegvallen_bereiken_het_cak_nooit(
    paren: list[tuple[int, int, int]],
) -> None:
    """A gap up to the tolerance, the start known at the latest the day before the stop is ripe."""
    berichten: list[Binnengekomen] = []
    einde = date(2024, 3, 25)
    for bsn, (gat, stop_op, start_op) in zip(BSNS, paren, strict=False):
        weer = einde + timedelta(days=gat + 1)
        berichten += lopende_hulp(bsn, date(2023, 10, 2))
        berichten += [
            bericht(bsn, einde + timedelta(days=stop_op), stop("2023-10-02", str(einde))),
            bericht(bsn, einde + timedelta(days=start_op), toegewezen(str(weer), nummer=2)),
            bericht(bsn, einde + timedelta(days=start_op), start(str(weer), nummer=2)),
        ]
    werk = Nachtwerk(buffer=10, tolerantie=9)
    werk.nacht(date(2024, 3, 1), berichten)
    werk.loop(date(2024, 3, 20), 35, berichten)
    assert werk.verstuurd == [(bsn, "start") for bsn in BSNS[: len(paren)]]


def test_een_gat_groter_dan_de_tolerantie_bereikt_het_cak_wel() -> None:
    """The same with a day more than the tolerance, and the first of April in the gap."""
    bsn, einde = BSNS[0], date(2024, 3, 25)
    berichten = [
        *lopende_hulp(bsn, date(2023, 10, 2)),
        bericht(bsn, einde, stop("2023-10-02", str(einde))),
        bericht(bsn, einde, start("2024-04-05", nummer=2)),
    ]
    werk = Nachtwerk(buffer=10, tolerantie=9)
    werk.nacht(date(2024, 3, 1), berichten)
    werk.loop(date(2024, 3, 20), 35, berichten)
    assert [soort for _, soort in werk.verstuurd] == ["start", "stop", "start"]
