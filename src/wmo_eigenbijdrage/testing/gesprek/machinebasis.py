"""What a machine of conversations has besides its rules: settings, beginning, end, choices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import ClassVar, TypeAlias

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import (
    Beleid,
    Buffer,
    Kostprijsbewaker,
    Pauzeregel,
    Soortregel,
)
from wmo_eigenbijdrage.dossier import Zorgvoorziening
from wmo_eigenbijdrage.identificatie import Gemeentecode
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.testing.gesprek import zorg as feiten
from wmo_eigenbijdrage.testing.gesprek.bibliotheek import BibliotheekGemeente
from wmo_eigenbijdrage.testing.gesprek.gemeente import Gemeente
from wmo_eigenbijdrage.testing.gesprek.gesprek import HULP, HULPMIDDEL, Gesprek
from wmo_eigenbijdrage.testing.gesprek.wereld import AN, BAS, CEES, Bewoner, Wereld

__all__ = [
    "Machinebasis",
    "alle",
    "gestopt",
    "laatste_dag",
    "loopt",
    "tijdelijk_gestopt",
]

Past: TypeAlias = Callable[[Zorgvoorziening], bool]
"""Whether a provision can be chosen."""
_JONG = 90


class Machinebasis(RuleBasedStateMachine):
    """The machine without its rules."""

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
    meeste_zorg: ClassVar[int] = 5
    """How many provisions the two have at most."""
    gesprek_van: ClassVar[type[Gesprek]] = Gesprek
    """The conversation, when yours can do more."""
    wereld_van: ClassVar[type[Wereld]] = Wereld
    """What is true, when you read the law otherwise."""

    gesprek: Gesprek

    def maak_gemeente(self, beleid: Beleid) -> Gemeente:
        """The software to be put to the test; by default this library."""
        return BibliotheekGemeente(beleid)

    @initialize(
        partner=st.sampled_from(("Bas", "Cees")),
        bewaker=st.sampled_from(Kostprijsbewaker),
        pauze=st.sampled_from((None, 14, 28)),
        tolerantie=st.sampled_from((0, 10)),
        zorg=st.sampled_from(("geen", HULP, HULPMIDDEL)),
    )
    def begint(
        self,
        partner: str,
        bewaker: Kostprijsbewaker,
        pauze: int | None,
        tolerantie: int,
        zorg: str,
    ) -> None:
        """The choices that stay, and what the first person has."""
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
        wereld = self.wereld_van(bewoners=(AN, BAS if partner == BAS.naam else CEES))
        self.gesprek = self.gesprek_van(self.maak_gemeente, beleid, wereld=wereld, begin=self.begin)
        if zorg != "geen":
            prijs = self.prijzen[-1] if zorg == HULPMIDDEL else None
            self.begin_zorg(0, zorg, 0, prijs=prijs)

    def teardown(self) -> None:
        """Let all come to rest, and compare."""
        if hasattr(self, "gesprek") and not self.gesprek.afgebroken:
            self.gesprek.slot()

    def laat_gaan(self, stap: Callable[[], None]) -> None:
        """Do something that takes time, unless the story is long enough.

        When a month ended meanwhile, the employees see to what was rejected.
        """
        maand = Maand.van(self.gesprek.vandaag)
        if not self.na_dagen(self.langst):
            stap()
        if Maand.van(self.gesprek.vandaag) != maand:
            self.gesprek.los_afwijzingen_op()

    # What is there to choose from

    def wacht(self, dagen: int) -> None:
        """Let days pass."""
        self.laat_gaan(lambda: self.gesprek.dagen(dagen))

    def na_dagen(self, aantal: int) -> bool:
        """Whether so many days have passed since the beginning."""
        return (self.gesprek.vandaag - self.begin).days >= aantal

    def wie(self, wie: int) -> Bewoner:
        """The first or the second person."""
        return self.gesprek.wereld.bewoners[wie]

    def woonplaats(self, wie: int) -> tuple[Gemeentecode, date]:
        """Where somebody lives, and since when."""
        return self.gesprek.wereld.woont_in[self.wie(wie).bsn]

    def kan_verhuizen(self) -> bool:
        """Whether there is another gemeente, and nobody has died."""
        return not self.gesprek.wereld.overleden and len(self.gemeenten) > 1

    def zijn_samen(self) -> bool:
        """Whether the two count as married."""
        return self.gesprek.wereld.leefvorm.waarden[-1].geldt_als_gehuwd

    def beleid_van(self, plek: int) -> Beleid:
        """The policy of one of the gemeenten."""
        return self.gesprek.wereld.beleid[self.gemeenten[plek % len(self.gemeenten)]]

    def dag(self, wie: Bewoner, dagen: int, niet_voor: date) -> date:
        """So many days from today, but not before somebody came to live here."""
        dag = self.gesprek.vandaag + timedelta(days=dagen)
        return max(dag, niet_voor, self.gesprek.wereld.woont_in[wie.bsn][1])

    def heeft_plek(self) -> bool:
        """Whether another provision may begin."""
        return len(self.keuze(alle)) < self.meeste_zorg

    def begin_zorg(
        self, wie: int, soort: str, dagen: int, *, prijs: Bedrag | None = None, pgb: bool = False
    ) -> None:
        """Something begins, for the other one when the first has died."""
        leven = [w for w in self.gesprek.wereld.bewoners if self.gesprek.wereld.leeft(w)]
        bewoner = leven[wie % len(leven)]
        dag = self.dag(bewoner, dagen, self.begin - timedelta(days=30))
        self.gesprek.begin_zorg(bewoner, soort, dag, prijs=prijs, pgb=pgb)

    def keuze(self, past: Past) -> list[tuple[Bewoner, Zorgvoorziening]]:
        """The provisions of those who live, in the gemeente in which they live now."""
        wereld = self.gesprek.wereld
        return [
            (wie, v)
            for wie in wereld.bewoners
            if wereld.leeft(wie)
            for v in wereld.zorg_van(wie).values()
            if past(v)
        ]

    def kies(self, welke: int, past: Past) -> tuple[Bewoner, Zorgvoorziening]:
        """One of the provisions that fit; there has to be one."""
        keuze = self.keuze(past)
        return keuze[welke % len(keuze)]

    def pas_gestopt(self, v: Zorgvoorziening) -> bool:
        """Whether it stopped so short ago that this may turn out to be wrong."""
        dag = feiten.laatste_periode(v).tijdvak.laatste_dag
        return dag is not None and (self.gesprek.vandaag - dag).days <= _JONG

    def pas_begonnen(self, v: Zorgvoorziening) -> bool:
        """Whether it began so short ago that this may turn out to be wrong."""
        dag = feiten.perioden_van(v)[0].tijdvak.eerste_dag
        return (self.gesprek.vandaag - dag).days <= _JONG


def alle(_: Zorgvoorziening) -> bool:
    """Any provision."""
    return True


def loopt(v: Zorgvoorziening) -> bool:
    """Whether no stop of it is known."""
    return feiten.laatste_periode(v).eind is None


def gestopt(v: Zorgvoorziening) -> bool:
    """Whether a stop of it is known."""
    return not loopt(v)


def tijdelijk_gestopt(v: Zorgvoorziening) -> bool:
    """Whether it stopped for a time, and no end is known."""
    laatste = feiten.laatste_periode(v)
    return bool(laatste.tijdelijk) and laatste.definitief is None


def laatste_dag(v: Zorgvoorziening) -> date:
    """The last day of what stopped, also when that was after a temporary stop."""
    laatste = feiten.laatste_periode(v)
    dag = laatste.tijdvak.laatste_dag if laatste.definitief is None else laatste.definitief.dag
    assert dag is not None  # it stopped
    return dag
