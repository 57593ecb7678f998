"""`GesprekMachine`: a conversation in which anything can happen, as a test of Hypothesis."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import (
    LagerTarief,
)
from wmo_eigenbijdrage.dossier import Leefvorm, Zorgvoorziening
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.testing.gesprek import zorg as feiten
from wmo_eigenbijdrage.testing.gesprek.gesprek import HULP, HULPMIDDEL
from wmo_eigenbijdrage.testing.gesprek.machinebasis import (
    Machinebasis,
    alle,
    gestopt,
    laatste_dag,
    loopt,
    tijdelijk_gestopt,
)
from wmo_eigenbijdrage.testing.gesprek.post import GEWOON, KWIJT, Postlot

__all__ = ["GesprekMachine"]

_EEN_DAG = timedelta(days=1)
_WIE = st.sampled_from((0, 1))
_WELKE = st.integers(0, 3)
_WACHT = st.integers(0, 20)
_DAGEN = st.integers(-45, 20)
_LOTEN = st.lists(
    st.sampled_from((GEWOON, Postlot((9,)), Postlot((3, 1)), KWIJT)), min_size=1, max_size=3
)


@frozen(kw_only=True)
class Wending:
    """A stop or a new start of one provision, and the days that pass after it."""

    welke: int
    dagen: int
    """From today."""
    tijdelijk: bool
    """When it is a stop: whether it is for a time."""
    dan: int


_WENDINGEN = st.lists(
    st.builds(Wending, welke=_WELKE, dagen=_DAGEN, tijdelijk=st.booleans(), dan=st.integers(0, 40)),
    min_size=1,
    max_size=4,
)


class GesprekMachine(Machinebasis):
    """Care, life, policy, post and crashes in any order; at the end all have to agree.

    Subclass it, let `maak_gemeente` give your own software, and hand ``MijnMachine.TestCase`` to
    your test runner. The first gemeente is home; people may move to the second.

    The rules keep facts young: nothing is told more than 45 days late, no story is longer than
    `langst`, and rejections are seen to after the end of each month. So no time limit of CAK cuts
    anything, and the amounts have to be what the law says to the cent.
    """

    # Care

    @precondition(lambda self: self.heeft_plek())
    @rule(wie=_WIE, dagen=_DAGEN, pgb=st.booleans(), wacht=_WACHT)
    def hulp_begint(self, wie: int, dagen: int, pgb: bool, wacht: int) -> None:  # noqa: FBT001
        """Household help begins, perhaps by a personal budget."""
        self.begin_zorg(wie, HULP, dagen, pgb=pgb)
        self.wacht(wacht)

    @precondition(lambda self: self.heeft_plek())
    @rule(wie=_WIE, prijs=st.integers(0, 2), dagen=_DAGEN, wacht=_WACHT)
    def hulpmiddel_begint(self, wie: int, prijs: int, dagen: int, wacht: int) -> None:
        """An aid with a price begins, perhaps beside another."""
        self.begin_zorg(wie, HULPMIDDEL, dagen, prijs=self.prijzen[prijs % len(self.prijzen)])
        self.wacht(wacht)

    @precondition(lambda self: self.keuze(loopt))
    @rule(welke=_WELKE, dagen=_DAGEN, tijdelijk=st.booleans(), wacht=_WACHT)
    def zorg_stopt(self, welke: int, dagen: int, tijdelijk: bool, wacht: int) -> None:  # noqa: FBT001
        """Something that goes on stops, perhaps for a time."""
        self._stop(welke, loopt, dagen, tijdelijk=tijdelijk)
        self.wacht(wacht)

    @precondition(lambda self: self.keuze(alle))
    @rule(wendingen=_WENDINGEN)
    def zorg_wisselt(self, wendingen: list[Wending]) -> None:
        """Again and again something that goes on stops, or what stopped begins again."""
        for wending in wendingen:
            _, v = self.kies(wending.welke, alle)
            if loopt(v):
                self._stop(wending.welke, alle, wending.dagen, tijdelijk=wending.tijdelijk)
            else:
                self._hervat(wending.welke, alle, wending.dagen)
            self.wacht(wending.dan)

    @precondition(lambda self: self.keuze(gestopt))
    @rule(welke=_WELKE, dagen=_DAGEN, wacht=_WACHT)
    def zorg_hervat(self, welke: int, dagen: int, wacht: int) -> None:
        """Something that stopped begins again."""
        self._hervat(welke, gestopt, dagen)
        self.wacht(wacht)

    @precondition(lambda self: self.keuze(tijdelijk_gestopt))
    @rule(welke=_WELKE, dagen=_DAGEN, wacht=_WACHT)
    def zorg_stopt_definitief(self, welke: int, dagen: int, wacht: int) -> None:
        """What stopped for a time ends altogether."""
        wie, v = self.kies(welke, tijdelijk_gestopt)
        self.gesprek.stop_definitief(wie, v.kenmerk, self.dag(wie, dagen, laatste_dag(v)))
        self.wacht(wacht)

    @precondition(lambda self: self.keuze(alle))
    @rule(welke=_WELKE, dagen=st.integers(-45, 0), wacht=_WACHT)
    def start_was_anders(self, welke: int, dagen: int, wacht: int) -> None:
        """A start turns out to have been on another day."""
        wie, v = self.kies(welke, alle)
        perioden = feiten.perioden_van(v)
        laatste = perioden[-1].tijdvak.laatste_dag
        eerder = perioden[-2].tijdvak.laatste_dag if len(perioden) > 1 else None
        dag = self.dag(wie, dagen, self.begin if eerder is None else eerder + _EEN_DAG)
        self.gesprek.vergis_start(wie, v.kenmerk, min(dag, laatste or dag))
        self.wacht(wacht)

    @precondition(lambda self: self.keuze(self.pas_gestopt))
    @rule(welke=_WELKE, wacht=_WACHT)
    def stop_was_een_vergissing(self, welke: int, wacht: int) -> None:
        """A stop turns out to be none."""
        wie, v = self.kies(welke, self.pas_gestopt)
        self.gesprek.vergis_stop(wie, v.kenmerk)
        self.wacht(wacht)

    @precondition(lambda self: self.keuze(self.pas_begonnen))
    @rule(welke=_WELKE, wacht=_WACHT)
    def zorg_was_een_vergissing(self, welke: int, wacht: int) -> None:
        """A provision turns out never to have been."""
        wie, v = self.kies(welke, self.pas_begonnen)
        self.gesprek.verwijder(wie, v.kenmerk)
        self.wacht(wacht)

    def _stop(
        self, welke: int, past: Callable[[Zorgvoorziening], bool], dagen: int, *, tijdelijk: bool
    ) -> None:
        wie, v = self.kies(welke, past)
        dag = self.dag(wie, dagen, feiten.laatste_periode(v).tijdvak.eerste_dag)
        self.gesprek.stop(wie, v.kenmerk, dag, tijdelijk=tijdelijk)

    def _hervat(self, welke: int, past: Callable[[Zorgvoorziening], bool], dagen: int) -> None:
        wie, v = self.kies(welke, past)
        dag = self.dag(wie, dagen, laatste_dag(v) + _EEN_DAG)
        self.gesprek.hervat(wie, v.kenmerk, dag)

    # Life and policy

    @precondition(lambda self: self.na_dagen(150) and not self.gesprek.wereld.overleden)
    @rule(wie=_WIE, dagen=st.integers(-30, 0))
    def iemand_overlijdt(self, wie: int, dagen: int) -> None:
        """Somebody died."""
        bewoner = self.wie(wie)
        self.gesprek.overlijdt(bewoner, self.dag(bewoner, dagen, self.begin))

    @precondition(lambda self: not self.zijn_samen() and not self.gesprek.wereld.overleden)
    @rule(
        dagen=st.integers(-30, 0),
        als=st.sampled_from((Leefvorm.GEHUWD, Leefvorm.GEZAMENLIJKE_HUISHOUDING)),
    )
    def zij_gaan_samenwonen(self, dagen: int, als: Leefvorm) -> None:
        """The two marry or share a household, if they live in one gemeente."""
        if self.woonplaats(0)[0] == self.woonplaats(1)[0]:
            dag = max(self.dag(self.wie(0), dagen, self.begin), self.woonplaats(1)[1])
            self.gesprek.leeft_als(als, dag)

    @precondition(lambda self: self.zijn_samen())
    @rule(dagen=st.integers(-30, 0))
    def zij_gaan_uit_elkaar(self, dagen: int) -> None:
        """They divorce, or part."""
        dag = max(self.dag(self.wie(0), dagen, self.begin), self.gesprek.wereld.leefvorm.dagen[-1])
        self.gesprek.leeft_als(Leefvorm.ALLEENSTAAND, dag)

    @precondition(lambda self: self.na_dagen(60) and self.kan_verhuizen())
    @rule(wie=_WIE, dagen=st.integers(-20, 0))
    def iemand_verhuist(self, wie: int, dagen: int) -> None:
        """Somebody moves to the other gemeente, and who lives with them moves too."""
        code, sinds = self.woonplaats(wie)
        dag = self.dag(self.wie(wie), dagen, sinds + _EEN_DAG)
        if self.zijn_samen():
            dag = max(dag, self.gesprek.wereld.leefvorm.dagen[-1], self.woonplaats(1 - wie)[1])
        naar = next(ander for ander in self.gemeenten if ander != code)
        if dag <= self.gesprek.vandaag:
            for verhuizer in (wie, 1 - wie) if self.zijn_samen() else (wie,):
                self.gesprek.verhuist(self.wie(verhuizer), naar, dag)

    @rule(plek=_WIE, euro=st.sampled_from((0, 10, None)))
    def tarief_wordt_anders(self, plek: int, euro: int | None) -> None:
        """From next month on a gemeente asks less, or as much as the law allows again."""
        beleid = self.beleid_van(plek)
        vanaf = Maand.van(self.gesprek.vandaag) + 1
        tarief = LagerTarief(
            None if euro is None else Bedrag.euro(euro), vanaf, self.gesprek.vandaag
        )
        eerder = tuple(t for t in beleid.lagere_tarieven if t.vanaf != vanaf)
        nieuw = evolve(beleid, lagere_tarieven=(*eerder, tarief))
        self.gesprek.kies(nieuw, f"{tarief.wat} vanaf {vanaf}")

    @rule(plek=_WIE, welke=_WELKE)
    def buffer_wordt_anders(self, plek: int, welke: int) -> None:
        """A gemeente holds messages back for another number of days."""
        beleid, dagen = self.beleid_van(plek), self.buffers[welke % len(self.buffers)]
        nieuw = evolve(beleid, buffer=evolve(beleid.buffer, dagen=dagen))
        self.gesprek.kies(nieuw, f"houdt {dagen} dagen vast")

    # Chance

    @rule(loten=_LOTEN)
    def post_is_onbetrouwbaar(self, loten: list[Postlot]) -> None:
        """The next answers are late, lost or doubled."""
        self.gesprek.loot_post(*loten)

    @rule(welke=st.lists(st.integers(0, 2), min_size=1, max_size=3))
    def cak_wijst_af(self, welke: list[int]) -> None:
        """CAK rejects some of the next messages, though nothing is wrong with them."""
        codes = (None, *self.afwijscodes)
        self.gesprek.loot_afwijzing(*(codes[nummer % len(codes)] for nummer in welke))

    @rule(na=st.integers(0, 2))
    def gemeente_crasht(self, na: int) -> None:
        """A gemeente crashes in the next night in which it hands over so many messages."""
        self.gesprek.loot_crash(na)

    # Time

    @rule(aantal=st.integers(1, 12))
    def dagen_verstrijken(self, aantal: int) -> None:
        """Some days pass."""
        self.laat_gaan(lambda: self.gesprek.dagen(aantal))

    @rule(aantal=st.integers(1, 4))
    def maanden_lopen_af(self, aantal: int) -> None:
        """Months come to their end."""
        for _ in range(aantal):
            einde = (Maand.van(self.gesprek.vandaag) + 1).eerste_dag
            self.laat_gaan(partial(self.gesprek.naar, einde))
