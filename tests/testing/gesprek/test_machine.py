"""The machine with this library: in memory, and in a file that dies at any statement.

How many conversations are held follows from the profile: a tenth of its examples.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from aanlevering import naief
from registerbouw import Gestorven, Sterfelijk, sterfelijk
from testing.gesprek.bouw import FOUT, Bestandsgemeente
from wmo_eigenbijdrage import Gemeentecode, Maand
from wmo_eigenbijdrage.beleid import Beleid, Kostprijsbewaker
from wmo_eigenbijdrage.dossier import Leefvorm
from wmo_eigenbijdrage.ieb import release
from wmo_eigenbijdrage.testing.gesprek import (
    HULPMIDDEL,
    KWIJT,
    BibliotheekGemeente,
    Gemeente,
    Gesprek,
    GesprekMachine,
    Oneens,
    Postlot,
)
from wmo_eigenbijdrage.testing.gesprek.machine import Wending
from wmo_eigenbijdrage.testing.gesprek.machinebasis import gestopt

AANTAL = max(settings().max_examples // 10, 10)
STAPPEN = 40
GESPREKKEN = settings(
    max_examples=AANTAL,
    stateful_step_count=STAPPEN,
    suppress_health_check=[HealthCheck.too_slow],
)


# In memory, with the months counted by a rule that knows nothing of the library's machinery


class NaiefGesprek(Gesprek):
    """At the end the desired months are counted one by one, as far as no gap is passed over."""

    def keur(self) -> None:
        super().keur()
        for gemeente, beleid in self.wereld.beleid.items():
            if beleid.buffer.tolerantie:
                continue
            for wie in self.wereld.bewoners:
                zorg = self.wereld.zorg.get((gemeente, wie.bsn), {}).values()
                per_stuk = (naief.maanden(v, beleid, self.vandaag) for v in zorg)
                verwacht = {m for m in set[Maand]().union(*per_stuk) if m <= Maand(2024, 11)}
                perioden = self.wereld.gewenst(gemeente, wie, self.vandaag).perioden
                gewenst = {
                    maand
                    for maand in Maand.reeks(Maand(2023, 1), Maand(2024, 11))
                    for p in perioden
                    if p.maanden[0] <= maand and (p.maanden[1] is None or maand <= p.maanden[1])
                }
                assert gewenst == verwacht


class InGeheugen(GesprekMachine):
    gesprek_van = NaiefGesprek


TestInGeheugen = InGeheugen.TestCase
TestInGeheugen.settings = GESPREKKEN


# In a file, in another release at home, with crashes at any statement


class SterfelijkGesprek(Gesprek):
    sterfgevallen = (Gestorven,)


class InBestand(GesprekMachine):
    gesprek_van = SterfelijkGesprek
    gemeenten = (Gemeentecode("0518"), Gemeentecode("0363"))

    def __init__(self) -> None:
        super().__init__()
        self._map = Path(mkdtemp())
        self._bestanden: list[SterfelijkeGemeente] = []
        self._verbinding = sterfelijk(pytest.MonkeyPatch())
        self._verbinding.__enter__()

    def maak_gemeente(self, beleid: Beleid) -> Gemeente:
        naam = "4.0" if beleid.gemeente == self.gemeenten[0] else "1.0"
        self._bestanden.append(SterfelijkeGemeente(beleid, self._map, release(naam)))
        return self._bestanden[-1]

    @rule(na=st.integers(0, 60))
    def gemeente_sterft(self, na: int) -> None:
        """The process ends before a statement of its database, in the morning or the night."""
        Sterfelijk.nog = na
        self.laat_gaan(lambda: self.gesprek.dagen(1))
        Sterfelijk.nog = None

    def teardown(self) -> None:
        Sterfelijk.nog = None
        try:
            super().teardown()
        finally:
            for bestand in self._bestanden:
                bestand.sluit()
            self._verbinding.__exit__(None, None, None)
            shutil.rmtree(self._map)


class SterfelijkeGemeente(Bestandsgemeente):
    def herstart(self) -> None:
        Sterfelijk.nog = None
        super().herstart()


TestInBestand = InBestand.TestCase
TestInBestand.settings = GESPREKKEN


# What is wrong is found, and told by name


def gesprekken_met(naam: str, fasen: list[Phase]) -> Oneens:
    maak = FOUT[naam]

    class Fout(GesprekMachine):
        def maak_gemeente(self, beleid: Beleid) -> Gemeente:
            return maak(beleid)

    with pytest.raises(Oneens) as fout:
        run_state_machine_as_test(
            Fout,
            settings=settings(
                max_examples=300,
                stateful_step_count=25,
                derandomize=True,
                database=None,
                deadline=None,
                print_blob=False,
                report_multiple_bugs=False,
                suppress_health_check=[HealthCheck.too_slow],
                phases=fasen,
            ),
        )
    return fout.value


@pytest.mark.parametrize(
    "naam",
    [
        "stuurt elke stop door",
        "stopt nooit",
        "vergeet afwijzingen",
    ],
)
def test_een_verkeerde_gemeente_valt_vanzelf_door_de_mand(naam: str) -> None:
    assert gesprekken_met(naam, [Phase.generate]).controles


def test_een_verhaal_wordt_kort() -> None:
    fout = gesprekken_met("stuurt elke nacht alles", [Phase.generate, Phase.shrink])
    begin, *verder = [regel.split(" ", 1)[1] for regel in fout.verhaal]
    assert begin in {
        "An: hulp 1 als pgb begint op 2023-06-01",
        "An: hulp 1 begint op 2023-06-01",
        "An: hulpmiddel 1 van € 40,00 begint op 2023-06-01",
    }
    assert [regel.split(" (")[0] for regel in verder if regel != "slot"] == [
        "gemeente 0363 stuurt EB0000738673",
        "gemeente 0363 stuurt EB0000738674",
    ]


def test_zonder_iets_anders_praat_de_bibliotheek() -> None:
    machine = GesprekMachine()
    machine.teardown()  # nothing began
    gemeente = machine.maak_gemeente(Beleid(gemeente=Gemeentecode("0363")))
    assert isinstance(gemeente, BibliotheekGemeente)


def test_elke_stap_doet_wat_haar_naam_zegt() -> None:
    machine = GesprekMachine()
    machine.begint("Cees", Kostprijsbewaker.CAK, 14, 0, HULPMIDDEL)
    machine.post_is_onbetrouwbaar([Postlot((9,)), KWIJT])
    machine.cak_wijst_af([1, 0, 2])
    machine.hulp_begint(wie=1, dagen=-5, pgb=True, wacht=1)
    machine.gemeente_crasht(na=1)
    machine.hulpmiddel_begint(wie=0, prijs=1, dagen=0, wacht=12)
    machine.zorg_stopt(welke=0, dagen=-2, tijdelijk=True, wacht=20)
    machine.zorg_stopt_definitief(welke=0, dagen=0, wacht=3)
    machine.zorg_wisselt([Wending(welke=w, dagen=0, tijdelijk=False, dan=3) for w in (0, 1)])
    machine.start_was_anders(welke=0, dagen=-1, wacht=1)
    machine.stop_was_een_vergissing(welke=0, wacht=1)
    machine.zorg_hervat(welke=0, dagen=0, wacht=1) if machine.keuze(gestopt) else None
    machine.zorg_was_een_vergissing(welke=2, wacht=1)
    machine.dagen_verstrijken(aantal=2)
    machine.buffer_wordt_anders(plek=0, welke=1)
    machine.tarief_wordt_anders(plek=1, euro=10)
    machine.zij_gaan_samenwonen(dagen=-3, als=Leefvorm.GEHUWD)
    machine.maanden_lopen_af(aantal=3)
    machine.iemand_verhuist(wie=0, dagen=-4)
    machine.zij_gaan_uit_elkaar(dagen=0)
    machine.iemand_verhuist(wie=1, dagen=0)
    machine.zij_gaan_samenwonen(dagen=0, als=Leefvorm.GEHUWD)  # they live apart
    machine.maanden_lopen_af(aantal=2)
    machine.iemand_overlijdt(wie=0, dagen=-9)
    machine.hulp_begint(wie=0, dagen=0, pgb=False, wacht=0)  # for the one who lives
    machine.teardown()
    verhaal = "\n".join(machine.gesprek.verhaal)
    for woord in ("tijdelijk", "definitief", "weer", "begon", "stopte niet", "nooit", "gehuwd"):
        assert woord in verhaal
    for woord in ("verhuist", "overleden", "na een crash", "willekeurig", "vraagt", "alleenstaand"):
        assert woord in verhaal
