"""Random households and policies, valid by construction, in which much happens on edges.

One set of functions draws from a `random.Random`. Plain loops give it a seeded one; the strategies
give it one of Hypothesis, which shrinks what it drew.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode, Maand, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.beleid import (
    Beleid,
    LagerTarief,
    LokaleParameters,
    Minimabeleid,
    Vergelijking,
)
from wmo_eigenbijdrage.dossier import (
    Client,
    Huishouden,
    Inkomen,
    Leefvorm,
    Persoon,
    Voorziening,
    Voorzieningsoort,
    Vrijstelling,
    Vrijstellingsgrond,
)
from wmo_eigenbijdrage.identificatie import voldoet_aan_elfproef
from wmo_eigenbijdrage.kalender import Tijdlijn
from wmo_eigenbijdrage.landelijk import Huishoudtype

__all__ = [
    "EERSTE",
    "LAATSTE",
    "beleiden",
    "gevallen",
    "maak_beleid",
    "maak_dag",
    "maak_geval",
    "maak_huishouden",
]

T = TypeVar("T")
EERSTE, LAATSTE = date(2014, 12, 29), date(2026, 12, 31)
EEN_DAG = timedelta(days=1)
RANDEN = (
    EERSTE,
    date(2016, 1, 3),
    date(2016, 1, 4),
    date(2016, 2, 29),
    date(2017, 1, 1),
    date(2017, 1, 2),
    date(2017, 12, 31),
    date(2018, 1, 1),
    date(2018, 12, 30),
    date(2018, 12, 31),
    date(2019, 12, 1),
    date(2019, 12, 2),
    date(2019, 12, 29),
    date(2019, 12, 30),
    date(2019, 12, 31),
    date(2020, 1, 1),
    date(2020, 1, 2),
    date(2020, 3, 31),
    date(2020, 4, 1),
    date(2020, 5, 31),
    date(2020, 6, 1),
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2024, 2, 29),
    date(2025, 12, 31),
    date(2026, 1, 1),
    LAATSTE,
)
GEBOORTEJAREN = (
    *3 * ((1948, 1963),),
    *4 * ((1925, 1950),),
    (1997, 2008),
    (1960, 2015),
)
TARIEVEN = {2020: 1900, 2021: 1900, 2022: 1900, 2023: 1900, 2024: 2060, 2025: 2100, 2026: 2180}
# Limits of the minimabeleid and thresholds of 2015-2018, in cents; incomes fall on and around them.
GRENZEN = (1_800_000, 2_400_000, 2_800_000)
DREMPELS = (2_233_100, 1_663_400, 2_791_700, 2_304_600, 1_703_300, 3_500_000, 1_747_400, 3_517_500)


def kans(rng: Random, procent: int) -> bool:
    return rng.randrange(100) >= 100 - procent


def maak_dag(rng: Random, van: date = EERSTE, tot: date = LAATSTE) -> date:
    """A day from *van* to *tot*, both included, often one on which something changes."""
    dag = van + timedelta(days=rng.randrange((tot - van).days + 1))
    soort = rng.randrange(6)
    if soort == 1:
        dag = dag.replace(day=1)
    elif soort == 2:
        dag = dag.replace(day=1) - EEN_DAG
    elif soort == 3:
        dag = rng.choice([rand for rand in RANDEN if van <= rand <= tot] or [van, tot])
    elif soort == 4:
        dag -= timedelta(days=dag.weekday() + rng.randrange(2))  # a Monday or a Sunday
    return min(max(dag, van), tot)


def maak_vakken(rng: Random, van: date, tot: date, meest: int, lang: int = 900) -> list[Tijdvak]:
    """Up to *meest* periods apart from each other, some adjoining, some a single day or open."""
    vakken: list[Tijdvak] = []
    for _ in range(rng.randrange(meest + 1)):
        if van > tot:
            break
        begin = maak_dag(rng, van, min(tot, van + timedelta(days=1500)))
        if kans(rng, 15):
            return [*vakken, Tijdvak(begin)]
        eind = maak_dag(rng, begin, min(tot, begin + timedelta(days=rng.choice((0, 20, 70, lang)))))
        vakken.append(Tijdvak(begin, eind))
        van = eind + EEN_DAG
        if kans(rng, 25) and van <= tot:  # the next begins the day after
            volgend = maak_dag(rng, van, min(tot, van + timedelta(days=200)))
            vakken.append(Tijdvak(van, volgend))
            van = volgend + EEN_DAG
    return vakken


def maak_geboorte(rng: Random, uiterlijk: date) -> date:
    """A birth date from 1925; often one by which AOW age or adulthood falls in the years we see."""
    eerste, laatste = rng.choice(GEBOORTEJAREN)
    tot = min(date(laatste, 12, 31), uiterlijk)
    dag = maak_dag(rng, date(eerste, 1, 1), tot)
    if kans(rng, 5):
        dag = rng.choice((date(1953, 10, 31), date(1956, 2, 29), date(2004, 2, 29)))
    return dag


def maak_inkomen(rng: Random, jaar: int) -> Inkomen:
    """An income on or around a limit, or half of it, with or without a share of wealth."""
    doel = rng.choice((*GRENZEN, *DREMPELS, rng.randrange(9_000_000)))
    if kans(rng, 40):
        doel //= 2
    doel += rng.randrange(-2, 3)
    if kans(rng, 30):
        vermogen = rng.choice((1, 24, 25, 26, 99, rng.randrange(5_000_000)))
        bijtelling = vermogen * (8 if jaar <= 2016 else 4) // 100
        return Inkomen(jaar, Bedrag(doel - bijtelling * rng.randrange(2)), Bedrag(vermogen))
    return Inkomen(jaar, Bedrag(doel))


def maak_inkomens(rng: Random) -> list[Inkomen]:
    bekend = rng.choice((100, 100, 90, 60, 0))
    return [maak_inkomen(rng, jaar) for jaar in range(2013, 2027) if kans(rng, bekend)]


def maak_vrijstelling(rng: Random) -> Vrijstelling:
    eerste = Maand.van(maak_dag(rng))
    gemeld = eerste.eerste_dag
    if kans(rng, 40):  # CAK was told later, or long before
        gemeld = maak_dag(rng)
    elif kans(rng, 20):
        gemeld = rng.choice((date(2024, 6, 30), date(2024, 7, 1), date(2025, 2, 1)))
    return Vrijstelling(rng.choice(list(Vrijstellingsgrond)), eerste, rng.randrange(1, 50), gemeld)


def maak_voorziening(rng: Random, volgnummer: int) -> Voorziening:
    begin, eind = Zorgperiode(2015, 1).ordinaal, Zorgperiode(2019, 13).ordinaal
    vanaf = rng.randrange(begin, eind + 1)
    tot = Zorgperiode.uit_ordinaal(rng.randrange(vanaf, eind + 1)) if kans(rng, 40) else None
    per_periode = rng.choice((1, 900, 1750, 1940, 2760, 25641, rng.randrange(1, 9000)))
    aantal = rng.choice((1, 2, 13, 39))
    totaal = rng.choice((1, 1750, 57_000, rng.randrange(1, 200_000)))
    variant = rng.randrange(5)  # 0 is a service, 1 to 4 the inningsvarianten
    if variant == 1:
        totaal = max(totaal, per_periode * aantal)
    return Voorziening(
        soort=rng.choice(list(Voorzieningsoort)),
        volgnummer=volgnummer,
        vanaf=Zorgperiode.uit_ordinaal(vanaf),
        tot_en_met=tot,
        kosten_per_periode=Bedrag(per_periode) if variant in (0, 1, 3) else None,
        aantal_perioden=aantal if variant in (1, 2) else None,
        totale_kosten=None if variant == 0 else Bedrag(totaal),
    )


@cache
def bsn(plek: int) -> Bsn:
    goed = [f"{n:09d}" for n in range(999_900_006, 999_900_100) if voldoet_aan_elfproef(f"{n:09d}")]
    return Bsn(goed[plek])


def maak_persoon(rng: Random, plek: int, *, samen: bool) -> Persoon:
    # Two persons are only ever spouses when both are born, so they are born before 2015.
    geboren = maak_geboorte(rng, date(2014, 12, 28) if samen else date(2015, 12, 31))
    overleden = maak_dag(rng, max(EERSTE, geboren)) if kans(rng, 20) else None
    einde = overleden or LAATSTE
    begin = max(geboren, EERSTE)

    def soms(procent: int, maak: Callable[[], list[T]]) -> list[T]:
        return maak() if kans(rng, procent) else []

    # Nobody spends a night anywhere after death.
    nachten = [
        vak.knip(tot_en_met=overleden)
        for vak in soms(15, lambda: maak_vakken(rng, begin, einde, 5, 40))
    ]
    # A circumstance often lasts long enough to hold on the first day of some periods.
    return Persoon(
        client=Client(bsn(plek), geboren, overleden),
        perioden=tuple(maak_vakken(rng, begin, einde, 3, 2500)),
        wlz_bijdrage=tuple(soms(15, lambda: maak_vakken(rng, begin, einde, 2))),
        bw_bijdrage=tuple(soms(10, lambda: maak_vakken(rng, begin, einde, 2))),
        opvangnachten=tuple(nacht for nacht in nachten if nacht is not None),
        alleen_rolstoel=tuple(soms(15, lambda: maak_vakken(rng, begin, einde, 2))),
        ten_laste_van_ouders=tuple(soms(20, lambda: maak_vakken(rng, begin, einde, 2))),
        vrijstellingen=tuple(soms(20, lambda: [maak_vrijstelling(rng)])),
        inkomens=tuple(maak_inkomens(rng)),
        voorzieningen=tuple(
            soms(15, lambda: [maak_voorziening(rng, n) for n in range(1, rng.randrange(2, 5))])
        ),
    )


def maak_leefvorm(rng: Random) -> Tijdlijn[Leefvorm]:
    # Most begin married before anything else happens.
    dagen = {date(2010, 1, 1) if kans(rng, 80) else maak_dag(rng)}
    dagen |= {maak_dag(rng) for _ in range(rng.randrange(4))}
    vormen = [
        Leefvorm.GEHUWD,
        Leefvorm.ALLEENSTAAND,
        Leefvorm.GEZAMENLIJKE_HUISHOUDING,
        Leefvorm.DUURZAAM_GESCHEIDEN,
    ]
    laatste = maak_dag(rng, max(dagen)) if kans(rng, 10) else None
    return Tijdlijn.van({dag: rng.choice(vormen) for dag in sorted(dagen)}, laatste)


def maak_huishouden(rng: Random) -> Huishouden:
    aantal = 1 + rng.randrange(2)
    verlegd = [jaar for jaar in range(2015, 2027) if kans(rng, 10)] if kans(rng, 20) else []
    return Huishouden(
        tuple(maak_persoon(rng, plek, samen=aantal == 2) for plek in range(aantal)),
        maak_leefvorm(rng) if aantal == 2 else None,
        frozenset(verlegd),
    )


def _maanden(rng: Random, meest: int, van: date) -> list[Maand]:
    """Months apart from each other, in order."""
    gekozen = {Maand.van(maak_dag(rng, van)) for _ in range(rng.randrange(meest + 1))}
    return sorted(gekozen, key=lambda maand: maand.ordinaal)


def maak_beleid(rng: Random) -> Beleid:
    soorten = [soort for soort in Huishoudtype if soort is not Huishoudtype.MEERPERSOONS_ONDER_AOW]
    lager = [
        LagerTarief(
            Bedrag(rng.choice((0, 500, TARIEVEN[maand.jaar], rng.randrange(1901)))),
            maand,
            maand.eerste_dag - EEN_DAG,
        )
        for maand in _maanden(rng, 3, date(2020, 1, 1))
    ]
    minima = [
        Minimabeleid(
            maand,
            {soort: Bedrag(rng.choice(GRENZEN)) for soort in soorten if kans(rng, 70)},
            rng.choice(list(Vergelijking)),
        )
        for maand in _maanden(rng, 3, date(2019, 1, 1))
    ]
    lokaal = [
        LokaleParameters(
            jaar,
            Fraction(rng.randrange(126), 1000) if kans(rng, 60) else None,
            Bedrag(rng.choice((0, 1000, 1940, 3000))) if kans(rng, 60) else None,
        )
        for jaar in range(2015, 2019)
        if kans(rng, 25)
    ]
    return Beleid(
        gemeente=Gemeentecode("0363"),
        lagere_tarieven=tuple(lager),
        minimabeleid=tuple(minima),
        lokale_parameters=tuple(lokaal),
    )


def maak_geval(rng: Random) -> tuple[Huishouden, Beleid, date]:
    """A household, a policy and the last day to look at, mostly the last one with figures."""
    tot_en_met = maak_dag(rng) if kans(rng, 25) else LAATSTE
    return maak_huishouden(rng), maak_beleid(rng), tot_en_met


def gevallen() -> st.SearchStrategy[tuple[Huishouden, Beleid, date]]:
    """A household, a policy and a last day. Shrinks towards one person without any facts."""
    return st.randoms(use_true_random=False).map(maak_geval)


def beleiden() -> st.SearchStrategy[Beleid]:
    """Policies of a gemeente. Shrinks towards none of its own."""
    return st.randoms(use_true_random=False).map(maak_beleid)
