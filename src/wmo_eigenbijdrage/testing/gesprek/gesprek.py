"""`Gesprek`: what can happen to persons, gemeenten and CAK, one line of a story at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.dossier import Leefvorm, Zorgvoorziening
from wmo_eigenbijdrage.identificatie import Gemeentecode
from wmo_eigenbijdrage.kalender import Maand, Tijdlijn
from wmo_eigenbijdrage.testing.gesprek import zorg as feiten
from wmo_eigenbijdrage.testing.gesprek.gemeente import Maakgemeente
from wmo_eigenbijdrage.testing.gesprek.keuring import keur
from wmo_eigenbijdrage.testing.gesprek.oneens import Controle, Oneens
from wmo_eigenbijdrage.testing.gesprek.post import Postlot
from wmo_eigenbijdrage.testing.gesprek.verkeer import Verkeer
from wmo_eigenbijdrage.testing.gesprek.wereld import Bewoner, Wereld

__all__ = ["HULP", "HULPMIDDEL", "Gesprek"]

HULP = "hulp"
"""The kind of provision without a price."""
HULPMIDDEL = "hulpmiddel"
"""The kind of provision with a price."""
_EEN_DAG = timedelta(days=1)
_MEESTE_NACHTEN = 150


class Gesprek(Verkeer):
    """A conversation as a story: every step happens today, and is known at once.

    A day that is given may lie before or after today: care is told late, or announced.

    >>> from wmo_eigenbijdrage.beleid import Soortregel
    >>> from wmo_eigenbijdrage.testing.gesprek import AN, BibliotheekGemeente
    >>> beleid = Beleid(gemeente=Gemeentecode("0363"), soortregels=[Soortregel(soort=HULP)])
    >>> gesprek = Gesprek(BibliotheekGemeente, [beleid], begin=date(2023, 12, 1))
    >>> kenmerk = gesprek.begin_zorg(AN, HULP, date(2023, 11, 20))
    >>> gesprek.slot()
    >>> print(gesprek.cak.overzicht())
    huishouden 1 (2 personen): € 19,00
      2023-12: € 19,00
    totaal: € 19,00
    """

    def __init__(
        self,
        maak_gemeente: Maakgemeente,
        beleid: Iterable[Beleid],
        *,
        wereld: Wereld | None = None,
        begin: date = date(2023, 6, 1),
    ) -> None:
        """As `Verkeer`."""
        super().__init__(maak_gemeente, beleid, wereld=wereld, begin=begin)
        self._volgende = 1

    # Care

    def begin_zorg(
        self,
        wie: Bewoner,
        soort: str,
        dag: date,
        *,
        prijs: Bedrag | None = None,
        pgb: bool = False,
    ) -> str:
        """A provision begins; its key."""
        kenmerk = f"{soort} {self._volgende}"
        self._volgende += 1
        v = feiten.voorziening(kenmerk, soort, dag, self.vandaag, prijs=prijs, pgb=pgb)
        wat = f"{' als pgb' if pgb else ''}{'' if prijs is None else f' van {prijs}'}"
        self._zet(wie, v, f"{kenmerk}{wat} begint op {dag}")
        return kenmerk

    def stop(self, wie: Bewoner, kenmerk: str, dag: date, *, tijdelijk: bool = False) -> None:
        """A provision stops, perhaps for a time (reason 20), or stopped on another day."""
        v = feiten.gestopt(self._zorg(wie, kenmerk), dag, self.vandaag, tijdelijk=tijdelijk)
        self._zet(wie, v, f"{kenmerk} stopt {'tijdelijk ' if tijdelijk else ''}op {dag}")

    def hervat(self, wie: Bewoner, kenmerk: str, dag: date) -> None:
        """A provision that stopped begins again."""
        v = feiten.hervat(self._zorg(wie, kenmerk), dag, self.vandaag)
        self._zet(wie, v, f"{kenmerk} begint weer op {dag}")

    def stop_definitief(self, wie: Bewoner, kenmerk: str, dag: date) -> None:
        """A provision that stopped for a time ends altogether."""
        v = feiten.definitief_gestopt(self._zorg(wie, kenmerk), dag, self.vandaag)
        self._zet(wie, v, f"{kenmerk} stopt definitief op {dag}")

    def vergis_stop(self, wie: Bewoner, kenmerk: str) -> None:
        """The last stop of a provision was a mistake."""
        self._zet(wie, feiten.zonder_stop(self._zorg(wie, kenmerk)), f"{kenmerk} stopte niet")

    def vergis_start(self, wie: Bewoner, kenmerk: str, dag: date) -> None:
        """The last start of a provision was on another day."""
        v = feiten.met_andere_start(self._zorg(wie, kenmerk), dag, self.vandaag)
        self._zet(wie, v, f"{kenmerk} begon op {dag}")

    def verwijder(self, wie: Bewoner, kenmerk: str) -> None:
        """A provision never was."""
        del self.wereld.zorg_van(wie)[kenmerk]
        self._deel(wie, f"{kenmerk} is er nooit geweest")

    def _zorg(self, wie: Bewoner, kenmerk: str) -> Zorgvoorziening:
        return self.wereld.zorg_van(wie)[kenmerk]

    def _zet(self, wie: Bewoner, voorziening: Zorgvoorziening, regel: str) -> None:
        self.wereld.zorg_van(wie)[voorziening.kenmerk] = voorziening
        self._deel(wie, regel)

    def _deel(self, wie: Bewoner, regel: str) -> None:
        self.vertel(f"{wie}: {regel}")
        self.deel_zorg(self.wereld.woont_in[wie.bsn][0])

    # Life

    def overlijdt(self, wie: Bewoner, dag: date) -> None:
        """Somebody died; all care ends on that day."""
        self.wereld.overleden[wie.bsn] = dag
        self._eindig(wie, dag)
        self._deel(wie, f"overleden op {dag}")
        self.deel_huishouden()

    def verhuist(self, wie: Bewoner, naar: Gemeentecode, dag: date) -> None:
        """Somebody lives in another gemeente from *dag* on, which takes over what was going on."""
        van, _ = self.wereld.woont_in[wie.bsn]
        loopt = [v for v in self.wereld.zorg_van(wie).values() if _loopt_op(v, dag)]
        self._eindig(wie, dag - _EEN_DAG)
        self._deel(wie, f"verhuist op {dag} van {van} naar {naar}")
        self.wereld.woont_in[wie.bsn] = (naar, dag)
        for v in loopt:
            prijs = getattr(v.begrenzing, "bedrag", None)
            self.begin_zorg(wie, v.soort, dag, prijs=prijs, pgb=v.pgb)

    def _eindig(self, wie: Bewoner, dag: date) -> None:
        zorg = self.wereld.zorg_van(wie)
        for kenmerk, v in tuple(zorg.items()):
            over = feiten.tot_en_met(v, dag, self.vandaag)
            if over is None:
                del zorg[kenmerk]
            else:
                zorg[kenmerk] = over

    def leeft_als(self, leefvorm: Leefvorm, dag: date) -> None:
        """The two live together in another way from a day on, as after a marriage or divorce."""
        oud = self.wereld.leefvorm
        waarden = {d: w for d, w in zip(oud.dagen, oud.waarden, strict=True) if d < dag}
        self.wereld.leefvorm = Tijdlijn.van({**waarden, dag: leefvorm})
        self.vertel(f"{leefvorm.value} vanaf {dag}")
        self.deel_huishouden()

    # Policy

    def kies(self, beleid: Beleid, wat: str) -> None:
        """A gemeente chooses another policy."""
        self.wereld.beleid[beleid.gemeente] = beleid
        self.vertel(f"gemeente {beleid.gemeente}: {wat}")
        self.gemeenten[beleid.gemeente].ken_beleid(beleid)
        self.cak.zet_beleid(beleid)

    # Chance, and those who mend it

    def loot_post(self, *loten: Postlot) -> None:
        """Decide what becomes of the answers that come next; later ones come the next day."""
        self.post.loot(loten)
        self.vertel(f"de volgende antwoorden: {', '.join(map(str, loten))}")

    def loot_afwijzing(self, *codes: str | None) -> None:
        """Let CAK reject the next messages by chance; ``None`` lets one pass."""
        self.wijs_af(codes)
        self.vertel(f"het CAK wijst af: {', '.join(code or '-' for code in codes)}")

    def loot_crash(self, na: int) -> None:
        """Let a gemeente crash in the next night in which it hands over *na* messages."""
        self.laat_crashen(na)
        self.vertel(f"een gemeente crasht bij {na} berichten in een nacht")

    def los_afwijzingen_op(self) -> None:
        """Let the employees of all gemeenten see to what was rejected."""
        self.vertel("afwijzingen worden opgelost")
        self._deel_oplossing()

    def _deel_oplossing(self) -> None:
        for gemeente in self.gemeenten.values():
            gemeente.los_afwijzingen_op(self.vandaag)

    # The end

    def slot(self) -> None:
        """Let nothing happen any more until all is quiet, and look whether all agree.

        CAK rejects nothing by chance any more, no answer is lost, and each day rejections are seen
        to. It is quiet after as many nights without a message as the longest that anything is held
        back, up to the end of a month.

        Raises:
            Oneens: a check does not hold; all that was found is told.
        """
        self.vertel("slot")
        self.post.loot(())
        self.wijs_af(())
        self.laat_crashen(None)
        stil = 0
        for _ in range(_MEESTE_NACHTEN):
            aantal = self.aantal_berichten
            self._deel_oplossing()
            self.dagen(1)
            stil = stil + 1 if aantal == self.aantal_berichten and self.post.is_leeg else 0
            if stil >= self._rust() and self.vandaag == Maand.van(self.vandaag).laatste_dag:
                break
        else:
            gevonden = f"na {_MEESTE_NACHTEN} nachten nog niet"
            raise Oneens([(Controle.RUST, gevonden)], self.verhaal)
        self.keur()

    def keur(self) -> None:
        """Look whether all agree, on the last day of a month.

        Raises:
            Oneens: as `slot`.
        """
        if bevonden := list(keur(self.wereld, self.cak, self.afsluitingen, self.vandaag)):
            raise Oneens(bevonden, self.verhaal)

    def _rust(self) -> int:
        """The nights after which nothing can come to light any more."""
        return max(_wachttijd(beleid) for beleid in self.wereld.beleid.values())


def _wachttijd(beleid: Beleid) -> int:
    return beleid.buffer.dagen + (beleid.pauzeregel.minimale_dagen or 0) + 2


def _loopt_op(v: Zorgvoorziening, dag: date) -> bool:
    return any(dag in p.tijdvak for p in feiten.perioden_van(v))
