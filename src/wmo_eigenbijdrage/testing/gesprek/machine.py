"""`GesprekMachine`: a conversation in which anything can happen, as a test of Hypothesis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import (
    Beleid,
    Buffer,
    Kostprijsbewaker,
    LagerTarief,
    Pauzeregel,
    Soortregel,
)
from wmo_eigenbijdrage.dossier import Leefvorm, Zorgvoorziening
from wmo_eigenbijdrage.identificatie import Gemeentecode
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.testing.gesprek import zorg as feiten
from wmo_eigenbijdrage.testing.gesprek.bibliotheek import BibliotheekGemeente
from wmo_eigenbijdrage.testing.gesprek.gemeente import Gemeente
from wmo_eigenbijdrage.testing.gesprek.gesprek import HULP, HULPMIDDEL, Gesprek
from wmo_eigenbijdrage.testing.gesprek.post import GEWOON, KWIJT, Postlot
from wmo_eigenbijdrage.testing.gesprek.wereld import AN, BAS, CEES, Bewoner, Wereld

__all__ = ["GesprekMachine"]

_EEN_DAG = timedelta(days=1)
_WIE = st.sampled_from((0, 1))
_WELKE = st.integers(0, 3)
_DAGEN = st.integers(-45, 20)
_LOTEN = st.lists(
    st.sampled_from((GEWOON, Postlot((9,)), Postlot((3, 1)), KWIJT)), min_size=1, max_size=3
)


class GesprekMachine(RuleBasedStateMachine):
    """Care, life, policy, post and crashes in any order; at the end all have to agree.

    Subclass it, let `maak_gemeente` give your own software, and hand ``MijnMachine.TestCase`` to
    your test runner. The first gemeente is home; people may move to the second.

    The rules keep facts young: nothing is told more than 45 days late, no story is longer than
    `langst`, and rejections are seen to at the end of each month. So no time limit of CAK cuts
    anything, and the amounts have to be what the law says to the cent.
    """

    begin: ClassVar[date] = date(2023, 6, 1)
    """The first day. By default the tariff goes up after seven months."""
    langst: ClassVar[int] = 540
    """After how many days no more time passes before the end."""
    gemeenten: ClassVar[Sequence[Gemeentecode]] = (Gemeentecode("0363"), Gemeentecode("0518"))
    afwijscodes: ClassVar[Sequence[str]] = ("0001", "8848")
    """With which CAK rejects by chance. After the second a plan tells the same by itself."""
    buffers: ClassVar[Sequence[int]] = (0, 3, 14)
    """The days for which messages may be held back."""
    prijzen: ClassVar[Sequence[Bedrag]] = tuple(map(Bedrag.euro, (40, 130, 400)))
    """The cost prices; the lowest lasts two months."""
    gesprek_van: ClassVar[type[Gesprek]] = Gesprek

    gesprek: Gesprek

    def maak_gemeente(self, beleid: Beleid) -> Gemeente:
        """The software to be put to the test; by default this library."""
        return BibliotheekGemeente(beleid)

    @initialize(
        partner=st.sampled_from(("Bas", "Cees")),
        bewaker=st.sampled_from(Kostprijsbewaker),
        pauze=st.sampled_from((None, 14, 28)),
        tolerantie=st.sampled_from((0, 10)),
    )
    def begint(
        self,
        partner: str,
        bewaker: Kostprijsbewaker,
        pauze: int | None,
        tolerantie: int,
    ) -> None:
        """The choices that stay."""
        beleid = [
            Beleid(
                gemeente=code,
                soortregels=[Soortregel(soort=HULP), Soortregel(soort=HULPMIDDEL)],
                kostprijsbewaker=bewaker,
                pauzeregel=Pauzeregel(pauze),
                buffer=Buffer(tolerantie=tolerantie),
            )
            for code in self.gemeenten
        ]
        wereld = Wereld(bewoners=(AN, BAS if partner == BAS.naam else CEES))
        self.gesprek = self.gesprek_van(self.maak_gemeente, beleid, wereld=wereld, begin=self.begin)

    # Care

    @rule(wie=_WIE, dagen=_DAGEN)
    def hulp_begint(self, wie: int, dagen: int) -> None:
        """Household help begins."""
        self._begin(wie, HULP, dagen)

    @rule(wie=_WIE, prijs=st.integers(0, 2), dagen=_DAGEN)
    def hulpmiddel_begint(self, wie: int, prijs: int, dagen: int) -> None:
        """An aid with a price begins, perhaps beside another."""
        self._begin(wie, HULPMIDDEL, dagen, prijs=self.prijzen[prijs % len(self.prijzen)])

    @rule(wie=_WIE, dagen=_DAGEN)
    def pgb_begint(self, wie: int, dagen: int) -> None:
        """A personal budget for help begins."""
        self._begin(wie, HULP, dagen, pgb=True)

    @rule(wie=_WIE, welke=_WELKE, dagen=_DAGEN, tijdelijk=st.booleans())
    def zorg_stopt(self, wie: int, welke: int, dagen: int, tijdelijk: bool) -> None:  # noqa: FBT001
        """Something that goes on stops, perhaps for a time."""
        if (v := self._kies(wie, welke, _loopt)) is not None:
            dag = self._dag(wie, dagen, feiten.laatste_periode(v).tijdvak.eerste_dag)
            self.gesprek.stop(self._wie(wie), v.kenmerk, dag, tijdelijk=tijdelijk)

    @rule(wie=_WIE, welke=_WELKE, dagen=_DAGEN)
    def zorg_hervat(self, wie: int, welke: int, dagen: int) -> None:
        """Something that stopped begins again."""
        if (v := self._kies(wie, welke, _gestopt)) is not None:
            laatste = feiten.laatste_periode(v)
            na = laatste.tijdvak.laatste_dag if laatste.definitief is None else None
            na = na or (laatste.definitief.dag if laatste.definitief else None)
            assert na is not None  # it stopped
            dag = self._dag(wie, dagen, na + _EEN_DAG)
            self.gesprek.hervat(self._wie(wie), v.kenmerk, dag)

    @rule(wie=_WIE, welke=_WELKE, dagen=_DAGEN)
    def zorg_stopt_definitief(self, wie: int, welke: int, dagen: int) -> None:
        """What stopped for a time ends altogether."""
        if (v := self._kies(wie, welke, _tijdelijk_gestopt)) is not None:
            laatste = feiten.laatste_periode(v).tijdvak.laatste_dag
            assert laatste is not None  # it stopped
            self.gesprek.stop_definitief(self._wie(wie), v.kenmerk, self._dag(wie, dagen, laatste))

    @rule(wie=_WIE, welke=_WELKE, dagen=st.integers(-45, 0))
    def start_was_anders(self, wie: int, welke: int, dagen: int) -> None:
        """A start turns out to have been on another day."""
        if (v := self._kies(wie, welke, _alle)) is not None:
            perioden = feiten.perioden_van(v)
            laatste = perioden[-1].tijdvak.laatste_dag
            eerder = perioden[-2].tijdvak.laatste_dag if len(perioden) > 1 else None
            niet_voor = self.begin if eerder is None else eerder + _EEN_DAG
            dag = self._dag(wie, dagen, niet_voor)
            self.gesprek.vergis_start(self._wie(wie), v.kenmerk, min(dag, laatste or dag))

    @rule(wie=_WIE, welke=_WELKE)
    def stop_was_een_vergissing(self, wie: int, welke: int) -> None:
        """A stop turns out to be none."""
        if (v := self._kies(wie, welke, _pas_gestopt(self.gesprek.vandaag))) is not None:
            self.gesprek.vergis_stop(self._wie(wie), v.kenmerk)

    @rule(wie=_WIE, welke=_WELKE)
    def zorg_was_een_vergissing(self, wie: int, welke: int) -> None:
        """A provision turns out never to have been."""
        if (v := self._kies(wie, welke, _pas_begonnen(self.gesprek.vandaag))) is not None:
            self.gesprek.verwijder(self._wie(wie), v.kenmerk)

    # Life and policy

    @precondition(lambda self: not self.gesprek.wereld.overleden)
    @rule(wie=_WIE, dagen=st.integers(-30, 0))
    def iemand_overlijdt(self, wie: int, dagen: int) -> None:
        """Somebody died."""
        self.gesprek.overlijdt(self._wie(wie), self._dag(wie, dagen, self.begin))

    @precondition(lambda self: not self._samen() and not self.gesprek.wereld.overleden)
    @rule(
        dagen=st.integers(-30, 0),
        als=st.sampled_from((Leefvorm.GEHUWD, Leefvorm.GEZAMENLIJKE_HUISHOUDING)),
    )
    def zij_gaan_samenwonen(self, dagen: int, als: Leefvorm) -> None:
        """The two marry or share a household, if they live in one gemeente."""
        if self._woonplaats(0)[0] == self._woonplaats(1)[0]:
            dag = max(self._dag(0, dagen, self.begin), self._woonplaats(1)[1])
            self.gesprek.leeft_als(als, dag)

    @precondition(lambda self: self._samen())
    @rule(dagen=st.integers(-30, 0))
    def zij_gaan_uit_elkaar(self, dagen: int) -> None:
        """They divorce, or part."""
        dag = max(self._dag(0, dagen, self.begin), self.gesprek.wereld.leefvorm.dagen[-1])
        self.gesprek.leeft_als(Leefvorm.ALLEENSTAAND, dag)

    @precondition(lambda self: not self.gesprek.wereld.overleden and len(self.gemeenten) > 1)
    @rule(wie=_WIE, dagen=st.integers(-20, 0))
    def iemand_verhuist(self, wie: int, dagen: int) -> None:
        """Somebody moves to the other gemeente, and who lives with them moves too."""
        code, sinds = self._woonplaats(wie)
        dag = self._dag(wie, dagen, sinds + _EEN_DAG)
        if self._samen():
            dag = max(dag, self.gesprek.wereld.leefvorm.dagen[-1], self._woonplaats(1 - wie)[1])
        naar = next(ander for ander in self.gemeenten if ander != code)
        if dag <= self.gesprek.vandaag:
            for verhuizer in (wie, 1 - wie) if self._samen() else (wie,):
                self.gesprek.verhuist(self._wie(verhuizer), naar, dag)

    @rule(plek=_WIE, euro=st.sampled_from((0, 10, None)))
    def tarief_wordt_anders(self, plek: int, euro: int | None) -> None:
        """From next month on a gemeente asks less, or as much as the law allows again."""
        beleid = self._beleid(plek)
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
        beleid, dagen = self._beleid(plek), self.buffers[welke % len(self.buffers)]
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
        """A gemeente crashes in the night, between two messages or before the first."""
        self._laat_gaan(lambda: self.gesprek.crash(na))

    @rule()
    def afwijzingen_opgelost(self) -> None:
        """The employees see to what was rejected."""
        self.gesprek.los_afwijzingen_op()

    # Time

    @rule(aantal=st.integers(1, 12))
    def dagen_verstrijken(self, aantal: int) -> None:
        """Some days pass."""
        self._laat_gaan(lambda: self.gesprek.dagen(aantal))

    @rule(aantal=st.integers(1, 4))
    def maanden_lopen_af(self, aantal: int) -> None:
        """Months come to their end; at each, rejections are seen to."""
        for _ in range(aantal):
            einde = Maand.van(self.gesprek.vandaag + _EEN_DAG).laatste_dag
            self._laat_gaan(partial(self.gesprek.naar, einde))
            self.gesprek.los_afwijzingen_op()

    def teardown(self) -> None:
        """Let all come to rest, and compare."""
        if hasattr(self, "gesprek") and not self.gesprek.afgebroken:
            self.gesprek.slot()

    def _laat_gaan(self, stap: Callable[[], None]) -> None:
        if (self.gesprek.vandaag - self.begin).days < self.langst:
            stap()

    # What is there to choose from

    def _wie(self, wie: int) -> Bewoner:
        return self.gesprek.wereld.bewoners[wie]

    def _woonplaats(self, wie: int) -> tuple[Gemeentecode, date]:
        return self.gesprek.wereld.woont_in[self._wie(wie).bsn]

    def _samen(self) -> bool:
        return self.gesprek.wereld.leefvorm.waarden[-1].geldt_als_gehuwd

    def _beleid(self, plek: int) -> Beleid:
        return self.gesprek.wereld.beleid[self.gemeenten[plek % len(self.gemeenten)]]

    def _dag(self, wie: int, dagen: int, niet_voor: date) -> date:
        """So many days from today, but not before somebody came to live here."""
        dag = self.gesprek.vandaag + timedelta(days=dagen)
        return max(dag, niet_voor, self._woonplaats(wie)[1])

    def _begin(
        self, wie: int, soort: str, dagen: int, *, prijs: Bedrag | None = None, pgb: bool = False
    ) -> None:
        bewoner = self._wie(wie)
        if self.gesprek.wereld.leeft(bewoner) and len(self._zorg(wie)) < 3:
            dag = self._dag(wie, dagen, self.begin - timedelta(days=30))
            self.gesprek.begin_zorg(bewoner, soort, dag, prijs=prijs, pgb=pgb)

    def _zorg(self, wie: int) -> Sequence[Zorgvoorziening]:
        return tuple(self.gesprek.wereld.zorg_van(self._wie(wie)).values())

    def _kies(
        self, wie: int, welke: int, past: Callable[[Zorgvoorziening], bool]
    ) -> Zorgvoorziening | None:
        """One of the provisions of somebody alive, or none."""
        keuze = [v for v in self._zorg(wie) if past(v)]
        if not keuze or not self.gesprek.wereld.leeft(self._wie(wie)):
            return None
        return keuze[welke % len(keuze)]


def _alle(_: Zorgvoorziening) -> bool:
    return True


def _loopt(v: Zorgvoorziening) -> bool:
    return feiten.laatste_periode(v).eind is None


def _gestopt(v: Zorgvoorziening) -> bool:
    return not _loopt(v)


def _tijdelijk_gestopt(v: Zorgvoorziening) -> bool:
    laatste = feiten.laatste_periode(v)
    return bool(laatste.tijdelijk) and laatste.definitief is None


def _pas_gestopt(vandaag: date) -> Callable[[Zorgvoorziening], bool]:
    def past(v: Zorgvoorziening) -> bool:
        laatste = feiten.laatste_periode(v).tijdvak.laatste_dag
        return laatste is not None and (vandaag - laatste).days <= 90

    return past


def _pas_begonnen(vandaag: date) -> Callable[[Zorgvoorziening], bool]:
    def past(v: Zorgvoorziening) -> bool:
        return (vandaag - feiten.perioden_van(v)[0].tijdvak.eerste_dag).days <= 90

    return past
