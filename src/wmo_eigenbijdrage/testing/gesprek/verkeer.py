"""`Verkeer`: days pass, messages go to the simulated CAK, answers come back."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from datetime import date, timedelta
from fractions import Fraction

from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.identificatie import Gemeentecode
from wmo_eigenbijdrage.ieb import Heenbericht
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.testing.cak import CakSimulator, Gedrag, Maandafsluiting
from wmo_eigenbijdrage.testing.gesprek.gemeente import Gemeente, Maakgemeente, Navraag
from wmo_eigenbijdrage.testing.gesprek.oneens import Oneens
from wmo_eigenbijdrage.testing.gesprek.post import Brief, Post
from wmo_eigenbijdrage.testing.gesprek.toezicht import Aangeboden, Standen, Toezicht, navraag_van
from wmo_eigenbijdrage.testing.gesprek.wereld import Wereld

__all__ = ["Verkeer"]

_EEN_DAG = timedelta(days=1)
_GOED = Gedrag()


class Verkeer:
    """Gemeenten and CAK, day by day: in the morning post comes, in the night messages go out.

    Each month is closed on its last day. What is wrong with a message is told at once.
    """

    sterfgevallen: tuple[type[BaseException], ...] = ()
    """What a gemeente raises when it crashes by itself, as tests let it do."""

    def __init__(
        self,
        maak_gemeente: Maakgemeente,
        beleid: Iterable[Beleid],
        *,
        wereld: Wereld | None = None,
        begin: date = date(2023, 6, 1),
    ) -> None:
        """Begin with nobody known to anybody; each policy makes a gemeente, the first is home."""
        self.vandaag = begin
        self.wereld = wereld or Wereld()
        self.cak = CakSimulator()
        self.post = Post()
        self.verhaal: list[str] = []
        self.afsluitingen: list[Maandafsluiting] = []
        self.gemeenten: dict[Gemeentecode, Gemeente] = {}
        self._toezicht = Toezicht()
        self._afwijzingen: deque[str | None] = deque()
        self._geloot: dict[tuple[Gemeentecode, bytes], str | None] = {}
        self._gevraagd: set[Navraag] = set()
        self.aantal_berichten = 0
        self.afgebroken = False
        self._crash_na: int | None = None
        for een in beleid:
            self.wereld.beleid[een.gemeente] = een
            self.gemeenten[een.gemeente] = maak_gemeente(een)
            self.cak.zet_beleid(een)
        thuis = next(iter(self.gemeenten))
        for wie in self.wereld.bewoners:
            self.wereld.woont_in[wie.bsn] = (thuis, begin)
        self.deel_huishouden()

    # What is told

    def vertel(self, regel: str) -> None:
        """Add a line to the story."""
        self.verhaal.append(f"{self.vandaag} {regel}")

    def deel_huishouden(self) -> None:
        """Let CAK and all gemeenten know who lives with whom."""
        huishouden = self.wereld.huishouden
        self.cak.ken(huishouden)
        for gemeente in self.gemeenten.values():
            gemeente.ken_huishouden(huishouden)

    def deel_zorg(self, code: Gemeentecode) -> None:
        """Let a gemeente know all about its persons."""
        for wie in self.wereld.bewoners:
            zorg = self.wereld.zorg.get((code, wie.bsn))
            if zorg is not None:
                self.gemeenten[code].ken_zorg(wie.bsn, tuple(zorg.values()))

    def wijs_af(self, codes: Iterable[str | None]) -> None:
        """Let CAK reject the next messages by chance with these codes; ``None`` lets one pass."""
        self._afwijzingen = deque(codes)

    # How time goes on

    def dagen(self, aantal: int) -> None:
        """Let days pass."""
        for _ in range(aantal):
            with self._tot_het_eind():
                self._volgende_dag()
                for code in self.gemeenten:
                    self._nacht(code)
                self._sluit_maand()

    def naar(self, dag: date) -> None:
        """Let days pass up to and including this one."""
        self.dagen((dag - self.vandaag).days)

    def laat_crashen(self, na: int | None) -> None:
        """Let the first gemeente crash that hands over *na* messages in one night.

        It crashes before it can note that it handed over the last of these. With 0 it crashes
        before the first, and with ``None`` not at all.
        """
        self._crash_na = na

    def crash(self, na: int) -> None:
        """Let a day pass with a crash in its night, if there are so many messages."""
        self.laat_crashen(na)
        self.dagen(1)
        self.laat_crashen(None)

    def herstart(self, code: Gemeentecode) -> None:
        """Let a gemeente begin again with what it stored, and tell it all facts once more."""
        self.vertel(f"gemeente {code} begint opnieuw na een crash")
        gemeente = self.gemeenten[code]
        gemeente.herstart()
        gemeente.ken_beleid(self.wereld.beleid[code])
        gemeente.ken_huishouden(self.wereld.huishouden)
        self.deel_zorg(code)

    def _volgende_dag(self) -> None:
        self.vandaag += _EEN_DAG
        for brief in tuple(self.post.haal(self.vandaag)):
            try:
                self.gemeenten[brief.gemeente].ontvang(brief.xml, self.vandaag)
            except self.sterfgevallen:
                self.herstart(brief.gemeente)
                self.post.verzend(brief, self.vandaag + _EEN_DAG)

    @contextmanager
    def _tot_het_eind(self) -> Generator[None, None, None]:
        """Remember when a day was broken off: what follows says nothing any more."""
        self.afgebroken = True
        yield
        self.afgebroken = False

    def _nacht(self, code: Gemeentecode) -> None:
        """One night of one gemeente, up to the crash that was asked for."""
        if self._crash_na == 0:
            self._crash_na = None
            self.herstart(code)
            return
        aangeboden: Aangeboden | None = None
        berichten = self.gemeenten[code].verstuur(self.vandaag)
        try:
            for aantal, xml in enumerate(berichten, 1):
                aangeboden = self._bied_aan(code, xml)
                if aantal == self._crash_na and isinstance(berichten, Generator):
                    berichten.close()  # so that it cannot note that it handed this over
                    self._toezicht.onderbroken(aangeboden)
                    self._crash_na = None
                    self.herstart(code)
                    return
            self._vraag_na(code)
        except self.sterfgevallen:
            if aangeboden is not None:
                self._toezicht.onderbroken(aangeboden)
            self.herstart(code)

    def _vraag_na(self, code: Gemeentecode) -> None:
        for navraag in tuple(self.gemeenten[code].navragen(self.vandaag)):
            if self.post.herhaal(code, navraag, self.vandaag) and navraag not in self._gevraagd:
                self._gevraagd.add(navraag)
                self.vertel(f"gemeente {code} vraagt naar het antwoord op {navraag[1]}")

    def _bied_aan(self, code: Gemeentecode, xml: bytes) -> Aangeboden:
        # What came before is the same message to CAK, and chance has judged it already.
        if (code, xml) not in self._geloot:
            self._geloot[code, xml] = self._afwijzingen.popleft() if self._afwijzingen else None
        afwijscode = self._geloot[code, xml]
        self.cak.zet_gedrag(
            _GOED if afwijscode is None else Gedrag(afwijzing=Fraction(1), afwijscode=afwijscode)
        )
        voor = self._standen()
        ontvangst = self.cak.ontvang(xml, self.vandaag)
        aangeboden = Aangeboden(xml, ontvangst, voor, self._standen())
        self.aantal_berichten += 1
        self._beantwoord(code, aangeboden)
        if bevonden := tuple(self._toezicht.bekijk(code, aangeboden)):
            raise Oneens(bevonden, self.verhaal)
        return aangeboden

    def _standen(self) -> Standen:
        return {wie.bsn: self.cak.perioden(wie.bsn) for wie in self.wereld.bewoners}

    def _beantwoord(self, code: Gemeentecode, aangeboden: Aangeboden) -> None:
        """Post the answer, and tell both in the story."""
        bericht, oordeel = aangeboden.bericht, aangeboden.ontvangst.oordeel
        antwoorden = self.cak.retours(self.vandaag)
        if bericht is None:
            self.vertel(f"gemeente {code} stuurt iets onleesbaars: {oordeel.value}")
            return
        weg = [
            self.post.beantwoord(navraag_van(bericht), Brief(code, antwoord.xml), self.vandaag)
            for antwoord in antwoorden
        ]
        self.vertel(
            f"gemeente {code} stuurt {bericht.identificatie} ({self._in_woorden(bericht)}): "
            f"{oordeel.value}, antwoord {', '.join(map(str, weg)) or 'geen'}"
        )

    def _in_woorden(self, bericht: Heenbericht) -> str:
        wie = next((repr(w) for w in self.wereld.bewoners if w.bsn == bericht.bsn), "iemand")
        start, stop = getattr(bericht, "startdatum", None), getattr(bericht, "stopdatum", None)
        dagen = f"{start or ''}..{stop or ''}"
        return f"{bericht.type.value} {bericht.status.name.lower()} {wie} {dagen}"

    def _sluit_maand(self) -> None:
        maand = Maand.van(self.vandaag)
        if self.vandaag == maand.laatste_dag:
            self.afsluitingen.append(self.cak.sluit_maand(maand))
