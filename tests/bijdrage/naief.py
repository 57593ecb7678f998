"""A second, deliberately naive computation of the contribution, to hold the real one against.

It was written from the text of the law and the decided readings without knowledge of the real one.
It looks at every period separately, with plain dates, if-statements and the figures of the kit; it
shares nothing with the rules of the library but the facts that it is asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from wmo_eigenbijdrage.beleid import Beleid, Minimabeleid
from wmo_eigenbijdrage.dossier import Huishouden, Persoon, Voorziening
from wmo_eigenbijdrage.kalender import Tijdvak
from wmo_eigenbijdrage.testing._cijfers import (
    AOW,
    JONG_PAAR,
    PERIODE,
    PROCENT,
    TARIEF,
    VLAK_2019,
    huishoudtype,
)

__all__ = ["Oordeel", "Sleutel", "Weigering", "bedragen_per_periode", "beoordeel"]

Sleutel = tuple[tuple[int, ...], str]
EEN_DAG = timedelta(days=1)


class Weigering(Exception):
    """Something is due, but no source tells how much."""


@dataclass(frozen=True)
class Oordeel:
    """What is due over one period, and each ground on which nothing is."""

    bedrag: int
    gronden: frozenset[str]


def bedragen_per_periode(
    huishouden: Huishouden, beleid: Beleid, tot_en_met: date, *, per_persoon: bool = False
) -> dict[Sleutel, int]:
    """The cents due over every period in which someone has a contribution period."""
    oordelen = beoordeel(huishouden, beleid, tot_en_met, per_persoon=per_persoon)
    return {sleutel: oordeel.bedrag for sleutel, oordeel in oordelen.items()}


def beoordeel(
    huishouden: Huishouden, beleid: Beleid, tot_en_met: date, *, per_persoon: bool = False
) -> dict[Sleutel, Oordeel]:
    """The amount and the grounds of every such period, the earliest first.

    With *per_persoon* an individual exemption frees only the person that it was given to.
    """
    uitkomst: dict[Sleutel, Oordeel] = {}
    betaald: dict[int, int] = {}
    for naam, jaar, eerste, laatste in ALLE_PERIODEN:
        if eerste > tot_en_met:
            break
        for plekken in _huishoudens_op(huishouden, eerste):
            personen = [huishouden.personen[plek] for plek in plekken]
            # A month needs its first day, a four-week period any day.
            tot = eerste if jaar >= 2020 else min(laatste, tot_en_met)
            clienten = [p for p in personen if _heeft_bijdrageperiode(p, eerste, tot)]
            if not clienten:
                continue
            geval = _Geval(huishouden, beleid, personen, clienten, jaar, eerste, laatste)
            oordeel = geval.oordeel(per_persoon=per_persoon)
            # Decision 0022: costs are known when all who are client then have them recorded.
            bekend = all(p.voorzieningen for p in clienten)
            ergens = any(p.voorzieningen for p in huishouden.personen)
            if jaar < 2020 and bekend and ergens:
                bedrag = _naar_kosten(oordeel.bedrag, personen, naam, betaald)
                oordeel = Oordeel(bedrag, oordeel.gronden)
            uitkomst[plekken, naam] = oordeel
    return uitkomst


def _alle_perioden() -> Iterator[tuple[str, int, date, date]]:
    """Name, care year, first and last day of every period from 2015 to 2026."""
    for jaar in range(2015, 2020):
        vierde = date(jaar, 1, 4)  # always lies in ISO week 1
        begin = vierde - timedelta(days=vierde.weekday())
        volgend = date(jaar + 1, 1, 4)
        einde = volgend - timedelta(days=volgend.weekday() + 1)
        for nummer in range(1, 14):
            eerste = begin + timedelta(weeks=4 * (nummer - 1))
            laatste = einde if nummer == 13 else eerste + timedelta(days=27)
            yield f"{jaar}-P{nummer:02d}", jaar, eerste, laatste
    for jaar in range(2020, 2027):
        for maand in range(1, 13):
            volgende = date(jaar + 1, 1, 1) if maand == 12 else date(jaar, maand + 1, 1)
            yield f"{jaar}-{maand:02d}", jaar, date(jaar, maand, 1), volgende - EEN_DAG


ALLE_PERIODEN = list(_alle_perioden())


def _leeft(persoon: Persoon, dag: date) -> bool:
    return persoon.client.overleden is None or dag <= persoon.client.overleden


def _huishoudens_op(huishouden: Huishouden, dag: date) -> list[tuple[int, ...]]:
    """Who share an amount on a day."""
    if len(huishouden.personen) == 1:
        return [(0,)]
    if all(_leeft(p, dag) for p in huishouden.personen) and _gehuwd(huishouden, dag):
        return [(0, 1)]
    return [(0,), (1,)]


def _gehuwd(huishouden: Huishouden, dag: date) -> bool:
    lijn = huishouden.leefvorm
    if lijn is None or dag < lijn.dagen[0]:
        return False
    if lijn.laatste_dag is not None and dag > lijn.laatste_dag:
        return False
    vorm = ""
    for vanaf, waarde in zip(lijn.dagen, lijn.waarden, strict=True):
        if vanaf <= dag:
            vorm = waarde.value
    return vorm in ("gehuwd", "gezamenlijke huishouding")


def _heeft_bijdrageperiode(persoon: Persoon, van: date, tot: date) -> bool:
    """Whether a living person has a contribution period on any of these days."""
    if persoon.client.overleden is not None:
        tot = min(tot, persoon.client.overleden)
    for vak in persoon.perioden:
        begint = max(vak.eerste_dag, van)
        if begint <= tot and (vak.laatste_dag is None or begint <= vak.laatste_dag):
            return True
    return False


def _geldt(vakken: Iterable[Tijdvak], dag: date) -> bool:
    for vak in vakken:
        if vak.eerste_dag <= dag and (vak.laatste_dag is None or dag <= vak.laatste_dag):
            return True
    return False


def _later(dag: date, jaren: int, maanden: int) -> date:
    """The same day of the month, or the last that the later month has."""
    jaar, maand = dag.year + jaren, dag.month + maanden
    if maand > 12:
        jaar, maand = jaar + 1, maand - 12
    nummer = dag.day
    while True:
        try:
            return date(jaar, maand, nummer)
        except ValueError:
            nummer -= 1


def _heeft_aow(persoon: Persoon, dag: date) -> bool:
    geboren = persoon.client.geboortedatum
    for tot_en_met, jaren, maanden in AOW:
        if geboren <= tot_en_met:
            return _later(geboren, jaren, maanden) <= dag
    return False  # not before 2027, whatever their age will be


def _twee_nachten(persoon: Persoon, eerste: date, laatste: date) -> bool:
    """Whether two nights in a row begin within these days, while the person is alive."""
    if not persoon.opvangnachten:
        return False
    dag = eerste
    while dag < laatste and _leeft(persoon, dag + EEN_DAG):
        if _geldt(persoon.opvangnachten, dag) and _geldt(persoon.opvangnachten, dag + EEN_DAG):
            return True
        dag += EEN_DAG
    return False


@dataclass(frozen=True)
class _Geval:
    """The persons who share an amount, and those of them who are clients, in one period."""

    huishouden: Huishouden
    beleid: Beleid
    personen: list[Persoon]
    clienten: list[Persoon]
    jaar: int
    eerste: date
    laatste: date

    def oordeel(self, *, per_persoon: bool) -> Oordeel:
        gronden = set(self._gronden())
        vrij: list[set[str]] = []
        for persoon in self.clienten:
            eigen = self._eigen_gronden(persoon)
            if per_persoon:
                eigen |= self._vrijstellingen(persoon)
            vrij.append(eigen)
        if not per_persoon:
            for persoon in self.personen:
                gronden |= self._vrijstellingen(persoon)
        if all(vrij):
            gronden |= set().union(*vrij)
        if gronden:
            return Oordeel(0, frozenset(gronden))
        # Refuses where no threshold is known.
        maximum = self._naar_inkomen() if self.jaar < 2019 else 0
        minima = self._minima() if self.jaar >= 2018 else None
        if minima:
            return Oordeel(0, frozenset({minima}))
        if self.jaar == 2019:
            return Oordeel(self._vlak(), frozenset())
        if self.jaar < 2019:
            return Oordeel(maximum, frozenset())
        return Oordeel(self._tarief(), frozenset())

    def _gronden(self) -> Iterator[str]:
        """The grounds of art. 3.8 (3) that free all of them together."""
        dag = self.eerste
        if self.jaar == 2020 and dag.month in (4, 5):
            yield "APRIL_MEI_2020"
        for persoon in self.personen:
            if _geldt(persoon.wlz_bijdrage, dag):
                yield "WLZ"
            if _geldt(persoon.bw_bijdrage, dag):
                yield "BESCHERMD_WONEN"
            if _twee_nachten(persoon, dag, self.laatste):
                yield "OPVANG"
        if self.jaar >= 2019 and self._soort() == JONG_PAAR:
            yield "ONDER_AOW"

    def _vrijstellingen(self, persoon: Persoon) -> set[str]:
        gronden: set[str] = set()
        deze = 12 * self.eerste.year + self.eerste.month
        for vrijstelling in persoon.vrijstellingen:
            begin = 12 * vrijstelling.eerste_maand.jaar + vrijstelling.eerste_maand.nummer
            gemeld = vrijstelling.gemeld_op
            # Until the text of 2024-07-01 an exemption could not begin before CAK was told, since
            # then up to 36 months before; it counts from the first whole month (art. 3.4 (2)).
            vroegst = gemeld if gemeld < date(2024, 7, 1) else _later(gemeld, -3, 0)
            if self.eerste.replace(day=1) < vroegst:
                continue
            if begin <= deze < begin + vrijstelling.aantal_maanden:
                letter = vrijstelling.grond.value
                if letter == "c":
                    gronden.add("VRIJSTELLING_VEILIGHEID")
                elif self.jaar >= 2018:  # g and h came with the decree of 2018
                    naam = "DRAAGKRACHT" if letter == "g" else "AANPAK"
                    gronden.add(f"VRIJSTELLING_{naam}")
        return gronden

    def _eigen_gronden(self, persoon: Persoon) -> set[str]:
        """The grounds that free one person and not the other."""
        dag = self.eerste
        gronden: set[str] = set()
        if _geldt(persoon.alleen_rolstoel, dag):
            gronden.add("ROLSTOEL")
        minderjarig = dag < _later(persoon.client.geboortedatum, 18, 0)
        ouders = _geldt(persoon.ten_laste_van_ouders, dag) and not _geldt(persoon.ouders_vrij, dag)
        if minderjarig and not ouders:
            gronden.add("MINDERJARIG")
        return gronden

    def _soort(self) -> str:
        oud = all(_heeft_aow(persoon, self.eerste) for persoon in self.personen)
        return huishoudtype(len(self.personen), oud=oud)

    def _inkomen(self) -> int | None:
        """Cents per year of all together with their shares of wealth; unknown if one's is."""
        jaar = self.jaar if self.jaar in self.huishouden.verlegde_jaren else self.jaar - 2
        procent = 8 if self.jaar <= 2018 else 4
        som = 0
        for persoon in self.personen:
            gevonden = [inkomen for inkomen in persoon.inkomens if inkomen.jaar == jaar]
            if not gevonden:
                return None
            som += gevonden[0].inkomen.centen + gevonden[0].vermogen.centen * procent // 100
        return som

    def _naar_inkomen(self) -> int:
        basis, drempel = PERIODE[self.jaar, self._soort()]
        procent = PROCENT[self.jaar]
        if drempel is None:
            raise Weigering(f"{self.jaar} {self._soort()}")
        for lokaal in self.beleid.lokale_parameters:
            if lokaal.jaar == self.jaar:
                if lokaal.basis is not None:
                    basis = min(basis, lokaal.basis.centen)
                if lokaal.percentage is not None:
                    procent = min(procent, lokaal.percentage)
        inkomen = self._inkomen()
        if inkomen is None or inkomen <= 100 * drempel:
            return basis
        meer = (inkomen - 100 * drempel) * procent / 13
        return basis + int(meer + Fraction(1, 2))  # half a cent goes up

    def _tarief(self) -> int:
        lager = [keuze for keuze in self.beleid.lagere_tarieven if self._begonnen(keuze.vanaf)]
        if not lager or lager[-1].bedrag is None:
            return TARIEF[self.jaar]
        return min(TARIEF[self.jaar], lager[-1].bedrag.centen)

    def _vlak(self) -> int:
        for lokaal in self.beleid.lokale_parameters:
            if lokaal.jaar == 2019 and lokaal.basis is not None:
                return min(VLAK_2019, lokaal.basis.centen)
        return VLAK_2019

    def _begonnen(self, vanaf: object) -> bool:
        maand = f"{self.eerste.year}-{self.eerste.month:02d}"
        return str(vanaf) <= max(maand, f"{self.jaar}-01")  # P1 may begin in December

    def _minima(self) -> str | None:
        geldend: Minimabeleid | None = None
        for keuze in self.beleid.minimabeleid:
            if self._begonnen(keuze.vanaf):
                geldend = keuze
        if geldend is None or not geldend.grenzen:
            return None
        inkomen = self._inkomen()
        if inkomen is None:
            return "INKOMEN_ONTBREEKT_NIHIL" if self.jaar >= 2026 else None
        for soort, grens in geldend.grenzen:
            if soort.value != self._soort():
                continue
            if geldend.vergelijking.value == "<":
                onder = inkomen < grens.centen
            else:
                onder = inkomen <= grens.centen
            return "MINIMABELEID" if onder else None
        return None


def _naar_kosten(bedrag: int, personen: list[Persoon], naam: str, betaald: dict[int, int]) -> int:
    """What is left of an amount when no provision costs its client more than it may.

    *betaald* holds the cents that were attributed to each provision in the periods before.
    """
    alle = [voorziening for persoon in personen for voorziening in persoon.voorzieningen]
    te_verdelen = bedrag
    for voorziening in sorted(alle, key=lambda v: (v.soort.value, v.volgnummer, v.vanaf)):
        if not _loopt(voorziening, naam):
            continue
        deel = te_verdelen
        if voorziening.kosten_per_periode is not None:
            deel = min(deel, voorziening.kosten_per_periode.centen)
        eerder = betaald.get(id(voorziening), 0)
        if voorziening.totale_kosten is not None:
            deel = min(deel, voorziening.totale_kosten.centen - eerder)
        betaald[id(voorziening)] = eerder + deel
        te_verdelen -= deel
    return bedrag - te_verdelen


def _loopt(voorziening: Voorziening, naam: str) -> bool:
    namen = [periode[0] for periode in ALLE_PERIODEN if periode[1] < 2020]
    deze, begin = namen.index(naam), namen.index(str(voorziening.vanaf))
    if deze < begin:
        return False
    if voorziening.tot_en_met is not None and deze > namen.index(str(voorziening.tot_en_met)):
        return False
    return voorziening.aantal_perioden is None or deze < begin + voorziening.aantal_perioden
