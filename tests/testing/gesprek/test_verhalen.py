"""Fixed stories, with periods and bills computed by hand.

The tariff is 19.00 a month in 2023 and 20.60 in 2024; a month counts when its first day lies in the
time of use.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from attrs import evolve

from registerbouw import Gestorven
from testing.gesprek.bouw import (
    ANDERS,
    FOUT,
    SterftTweeKeer,
    SterftVanDeNacht,
    beleid,
    dag,
    euro,
    gesprek,
)
from wmo_eigenbijdrage import Bsn, Gemeentecode, Maand, Tijdvak
from wmo_eigenbijdrage.beleid import Beleid, Buffer, Kostprijsbewaker, LagerTarief, Pauzeregel
from wmo_eigenbijdrage.bijdrage import Bijdrageoverzicht, bereken_bijdrage
from wmo_eigenbijdrage.dossier import Huishouden, Leefvorm, Persoon
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.testing.cak import CakSimulator, Gedrag
from wmo_eigenbijdrage.testing.gesprek import (
    AN,
    BAS,
    CEES,
    HULP,
    HULPMIDDEL,
    KWIJT,
    Bewoner,
    BibliotheekGemeente,
    Controle,
    Gesprek,
    Oneens,
    Postlot,
    Wereld,
)
from wmo_eigenbijdrage.testing.gesprek.keuring import keur

ELDERS = Gemeentecode("0518")
JUNI = dag("2023-06-01")


def perioden(verhaal: Gesprek, wie: Bewoner = AN) -> list[str]:
    """What CAK has of somebody, as days."""
    return [f"{p.startdatum}..{p.stopdatum or ''}" for p in verhaal.cak.perioden(wie.bsn)]


def geind(verhaal: Gesprek) -> list[str]:
    """What all bills together came to, per run of months."""
    (huishouden,) = verhaal.cak.overzicht().huishoudens
    return list(huishouden.regels())


def verzonden(verhaal: Gesprek) -> list[str]:
    """The kind and status of each message that went out."""
    regels = [regel.split("(")[1].split()[:2] for regel in verhaal.verhaal if " stuurt " in regel]
    return [" ".join(regel) for regel in regels]


# The worked cases


def test_na_een_tijdelijke_stop_loopt_de_bijdrage_door_tot_de_definitieve() -> None:
    verhaal = gesprek()
    hulp = verhaal.begin_zorg(AN, HULP, JUNI)
    verhaal.naar(dag("2023-09-10"))
    verhaal.stop(AN, hulp, dag("2023-09-08"), tijdelijk=True)
    verhaal.naar(dag("2023-11-20"))
    assert perioden(verhaal) == ["2023-06-01.."]
    verhaal.stop_definitief(AN, hulp, dag("2023-11-15"))
    verhaal.slot()
    assert perioden(verhaal) == ["2023-06-01..2023-11-15"]
    assert geind(verhaal) == ["2023-06 t/m 2023-11: € 19,00"]
    assert verzonden(verhaal) == ["WMO401 eerste", "WMO403 eerste"]


def test_een_lange_tijdelijke_stop_telt_als_de_gemeente_dat_kiest() -> None:
    verhaal = gesprek(pauzeregel=Pauzeregel(14))
    hulp = verhaal.begin_zorg(AN, HULP, JUNI)
    verhaal.naar(dag("2023-09-10"))
    verhaal.stop(AN, hulp, dag("2023-09-08"), tijdelijk=True)
    verhaal.naar(dag("2023-09-21"))
    assert perioden(verhaal) == ["2023-06-01.."]  # thirteen days
    verhaal.naar(dag("2023-09-23"))
    assert perioden(verhaal) == ["2023-06-01..2023-09-08"]
    verhaal.stop_definitief(AN, hulp, dag("2023-11-15"))
    verhaal.slot()
    assert perioden(verhaal) == ["2023-06-01..2023-09-08"]
    assert geind(verhaal) == ["2023-06 t/m 2023-09: € 19,00"]


def test_een_indicatie_eindigt_en_komt_na_drie_maanden_terug() -> None:
    verhaal = gesprek()
    hulp = verhaal.begin_zorg(AN, HULP, dag("2023-06-15"))
    verhaal.naar(dag("2023-10-02"))
    verhaal.stop(AN, hulp, dag("2023-09-30"))
    verhaal.naar(dag("2024-01-12"))
    verhaal.hervat(AN, hulp, dag("2024-01-10"))
    verhaal.naar(dag("2024-03-20"))
    verhaal.slot()
    assert perioden(verhaal) == ["2023-06-15..2023-09-30", "2024-01-10.."]
    assert geind(verhaal) == ["2023-07 t/m 2023-09: € 19,00", "2024-02 t/m 2024-03: € 20,60"]


@pytest.mark.parametrize(
    ("tweede", "laatste_dag", "laatste_maand"),
    [
        # 57 pays for June, July and August; 100 for five months from August on: 95
        (100, "2023-12-31", "2023-12"),
        # 40 pays for August and September: 38
        (40, "2023-09-30", "2023-09"),
    ],
)
def test_een_tweede_hulpmiddel_met_een_andere_prijs(
    tweede: int, laatste_dag: str, laatste_maand: str
) -> None:
    verhaal = gesprek()
    verhaal.begin_zorg(AN, HULPMIDDEL, JUNI, prijs=euro(57))
    verhaal.naar(dag("2023-07-20"))
    verhaal.begin_zorg(AN, HULPMIDDEL, dag("2023-07-20"), prijs=euro(tweede))
    verhaal.naar(dag("2024-02-10"))
    verhaal.slot()
    assert perioden(verhaal) == [f"2023-06-01..{laatste_dag}"]
    assert geind(verhaal) == [f"2023-06 t/m {laatste_maand}: € 19,00"]


@pytest.mark.parametrize(
    ("hulp_tot", "einde", "laatste_maand"),
    [
        # 100 pays for June to October, also in the months in which the help runs
        ("2023-09-20", "2023-10-31", "2023-10"),
        ("2023-12-20", "2023-12-20", "2023-12"),
    ],
)
def test_huishoudelijke_hulp_naast_een_hulpmiddel(
    hulp_tot: str, einde: str, laatste_maand: str
) -> None:
    verhaal = gesprek()
    verhaal.begin_zorg(AN, HULPMIDDEL, JUNI, prijs=euro(100))
    verhaal.naar(dag("2023-07-10"))
    hulp = verhaal.begin_zorg(AN, HULP, dag("2023-07-10"))
    verhaal.naar(dag(hulp_tot))
    verhaal.stop(AN, hulp, dag(hulp_tot))
    verhaal.naar(dag("2024-02-10"))
    verhaal.slot()
    assert perioden(verhaal) == [f"2023-06-01..{einde}"]
    assert geind(verhaal) == [f"2023-06 t/m {laatste_maand}: € 19,00"]


def test_een_pauze_onder_bewaking_door_het_cak() -> None:
    verhaal = gesprek(kostprijsbewaker=Kostprijsbewaker.CAK, pauzeregel=Pauzeregel(14))
    rolstoel = verhaal.begin_zorg(AN, HULPMIDDEL, JUNI, prijs=euro(100))
    verhaal.naar(dag("2023-07-15"))
    verhaal.stop(AN, rolstoel, dag("2023-07-15"), tijdelijk=True)
    verhaal.naar(dag("2023-09-05"))
    verhaal.hervat(AN, rolstoel, dag("2023-09-05"))
    verhaal.naar(dag("2024-02-10"))
    verhaal.slot()
    # June and July: 38; of the 62 that are left October to December take 57
    assert perioden(verhaal) == ["2023-06-01..2023-07-15", "2023-09-05..2023-12-31"]
    prijzen = [p.kostprijs.bedrag if p.kostprijs else None for p in verhaal.cak.perioden(AN.bsn)]
    assert prijzen == [euro(100), euro(62)]
    assert geind(verhaal) == ["2023-06 t/m 2023-07: € 19,00", "2023-10 t/m 2023-12: € 19,00"]


def test_een_stop_en_een_start_binnen_de_buffer_bereiken_het_cak_niet() -> None:
    verhaal = gesprek(buffer=Buffer(dagen=14))
    hulp = verhaal.begin_zorg(AN, HULP, JUNI)
    verhaal.naar(dag("2023-08-31"))
    verhaal.stop(AN, hulp, dag("2023-08-31"))
    verhaal.dagen(5)
    verhaal.hervat(AN, hulp, dag("2023-09-01"))
    verhaal.slot()
    assert verzonden(verhaal) == ["WMO401 eerste"]
    assert geind(verhaal) == ["2023-06 t/m 2023-09: € 19,00"]


# Mistakes and life


def test_vergissingen_worden_hersteld_en_terugbetaald() -> None:
    verhaal = gesprek()
    hulp = verhaal.begin_zorg(AN, HULP, JUNI)
    tweede = verhaal.begin_zorg(BAS, HULP, dag("2023-06-05"), pgb=True)
    verhaal.naar(dag("2023-07-31"))
    verhaal.vergis_start(AN, hulp, dag("2023-06-20"))  # not June
    verhaal.verwijder(BAS, tweede)  # not July
    verhaal.naar(dag("2023-08-20"))
    verhaal.stop(AN, hulp, dag("2023-08-15"))
    verhaal.naar(dag("2023-09-20"))
    verhaal.vergis_stop(AN, hulp)  # also September
    verhaal.slot()
    assert perioden(verhaal) == ["2023-06-20.."]
    assert perioden(verhaal, BAS) == []
    assert geind(verhaal) == [
        "2023-06: € 0,00 (€ 19,00 gevraagd, € 19,00 terug)",
        "2023-07: € 19,00 (€ 38,00 gevraagd, € 19,00 terug)",
        "2023-08 t/m 2023-09: € 19,00",
    ]


def test_een_overlijden_dat_laat_bekend_wordt() -> None:
    verhaal = gesprek(pauzeregel=Pauzeregel(28))
    verhaal.begin_zorg(AN, HULP, JUNI)
    even = verhaal.begin_zorg(AN, HULP, JUNI)
    verhaal.naar(dag("2023-09-12"))
    verhaal.stop(AN, even, dag("2023-09-10"), tijdelijk=True)
    later = verhaal.begin_zorg(AN, HULP, dag("2023-10-20"))
    verhaal.naar(dag("2023-11-20"))
    verhaal.overlijdt(AN, dag("2023-09-20"))
    assert later not in verhaal.wereld.zorg_van(AN)
    assert not verhaal.wereld.leeft(AN)
    verhaal.slot()
    assert perioden(verhaal) == ["2023-06-01..2023-09-20"]
    assert geind(verhaal) == [
        "2023-06 t/m 2023-09: € 19,00",
        "2023-10: € 0,00 (€ 19,00 gevraagd, € 19,00 terug)",
    ]


@pytest.mark.parametrize(
    ("partner", "samen"), [(BAS, ["2023-10 t/m 2023-12: € 19,00"]), (CEES, [])]
)
def test_wie_trouwt_deelt_een_bedrag_of_is_vrij(partner: Bewoner, samen: list[str]) -> None:
    wereld = Wereld(bewoners=(AN, partner))
    verhaal = Gesprek(BibliotheekGemeente, [beleid()], wereld=wereld, begin=JUNI)
    verhaal.begin_zorg(AN, HULP, JUNI)
    verhaal.begin_zorg(partner, HULP, JUNI)
    verhaal.naar(dag("2023-09-20"))
    verhaal.leeft_als(Leefvorm.GEHUWD, dag("2023-09-10"))
    verhaal.naar(dag("2023-12-20"))
    verhaal.slot()
    assert geind(verhaal) == ["2023-06 t/m 2023-09: € 38,00", *samen]


def test_een_verhuizing_naar_een_gemeente_die_minder_vraagt() -> None:
    tarief = LagerTarief(euro(10), Maand(2023, 1), dag("2022-12-01"))
    elders = beleid(ELDERS, lagere_tarieven=[tarief])
    verhaal = Gesprek(BibliotheekGemeente, [beleid(), elders], begin=JUNI)
    verhaal.begin_zorg(AN, HULPMIDDEL, JUNI, prijs=euro(400))
    oud = verhaal.begin_zorg(AN, HULP, JUNI, pgb=True)
    verhaal.naar(dag("2023-08-01"))
    verhaal.stop(AN, oud, dag("2023-07-31"))
    verhaal.naar(dag("2023-09-16"))
    verhaal.verhuist(AN, ELDERS, dag("2023-09-15"))
    assert len(verhaal.wereld.zorg_van(AN)) == 1  # what had stopped is not taken over
    verhaal.naar(dag("2023-11-20"))
    verhaal.slot()
    assert perioden(verhaal) == ["2023-06-01..2023-09-14", "2023-09-15.."]
    assert geind(verhaal) == ["2023-06 t/m 2023-09: € 19,00", "2023-10 t/m 2023-11: € 10,00"]


def test_een_ander_beleid_werkt_vanaf_zijn_maand() -> None:
    verhaal = gesprek()
    verhaal.begin_zorg(AN, HULP, JUNI)
    verhaal.naar(dag("2023-08-10"))
    tarief = LagerTarief(euro(5), Maand(2023, 9), dag("2023-08-10"))
    verhaal.kies(beleid(lagere_tarieven=[tarief]), "vraagt minder")
    verhaal.naar(dag("2023-10-20"))
    verhaal.slot()
    assert geind(verhaal) == ["2023-06 t/m 2023-08: € 19,00", "2023-09 t/m 2023-10: € 5,00"]


# Chance


def test_een_antwoord_dat_kwijt_is_wordt_nagevraagd() -> None:
    verhaal = gesprek()
    verhaal.loot_post(KWIJT, Postlot((9,)), Postlot((3, 1)))
    hulp = verhaal.begin_zorg(AN, HULP, JUNI)
    verhaal.dagen(1)  # Friday 2 June: overdue from Thursday 8 June on
    verhaal.stop(AN, hulp, dag("2023-06-20"))
    verhaal.naar(dag("2023-07-31"))
    verhaal.slot()
    gevraagd = [regel for regel in verhaal.verhaal if "vraagt" in regel]
    assert gevraagd[0] == "2023-06-08 gemeente 0363 vraagt naar het antwoord op EB0000000001"
    assert perioden(verhaal) == ["2023-06-01..2023-06-20"]


def test_een_afwijzing_blijft_liggen_tot_iemand_haar_oplost() -> None:
    verhaal = gesprek()
    verhaal.loot_afwijzing(None, "0001")
    verhaal.begin_zorg(AN, HULP, JUNI)
    verhaal.begin_zorg(BAS, HULP, JUNI)
    verhaal.naar(dag("2023-07-10"))
    assert (perioden(verhaal), perioden(verhaal, BAS)) == (["2023-06-01.."], [])
    verhaal.los_afwijzingen_op()
    verhaal.dagen(2)
    assert perioden(verhaal, BAS) == ["2023-06-01.."]
    verhaal.slot()
    assert geind(verhaal) == ["2023-06 t/m 2023-07: € 38,00"]


@pytest.mark.parametrize("na", [0, 1, 2, 3])
def test_een_crash_laat_niets_weg_en_meldt_niets_dubbel(na: int) -> None:
    verhaal = Gesprek(BibliotheekGemeente, [beleid(ELDERS), beleid()], begin=JUNI)
    verhaal.begin_zorg(AN, HULP, JUNI)
    verhaal.begin_zorg(BAS, HULP, JUNI)
    verhaal.crash(na)
    opnieuw = [regel for regel in verhaal.verhaal if "crash" in regel]
    assert len(opnieuw) == (1 if na < 3 else 0)
    verhaal.slot()
    assert (perioden(verhaal), perioden(verhaal, BAS)) == (["2023-06-01.."], ["2023-06-01.."])


class SterfelijkGesprek(Gesprek):
    sterfgevallen = (Gestorven,)


@pytest.mark.parametrize("soort", [SterftTweeKeer, SterftVanDeNacht])
def test_wie_zelf_sterft_begint_opnieuw(soort: Callable[[Beleid], BibliotheekGemeente]) -> None:
    verhaal = SterfelijkGesprek(soort, [beleid()], begin=JUNI)
    verhaal.begin_zorg(AN, HULP, JUNI)
    verhaal.slot()
    assert len([regel for regel in verhaal.verhaal if "crash" in regel]) == 2
    assert perioden(verhaal) == ["2023-06-01.."]
    assert not any("NOOIT" in regel for regel in verhaal.verhaal)  # CAK has no answer to it


# Each mistake has a story that ends in a check with a name


def _twee_keer_hulp(verhaal: Gesprek) -> None:
    verhaal.begin_zorg(AN, HULP, JUNI)
    hulp = verhaal.begin_zorg(AN, HULP, JUNI)
    verhaal.naar(dag("2023-07-10"))
    verhaal.stop(AN, hulp, dag("2023-06-30"))


def _een_stop(verhaal: Gesprek) -> None:
    hulp = verhaal.begin_zorg(AN, HULP, JUNI)
    verhaal.naar(dag("2023-07-10"))
    verhaal.stop(AN, hulp, dag("2023-06-30"))


def _een_rolstoel(verhaal: Gesprek) -> None:
    verhaal.begin_zorg(AN, HULPMIDDEL, JUNI, prijs=euro(40))
    verhaal.naar(dag("2023-09-10"))


def _een_afwijzing(verhaal: Gesprek) -> None:
    verhaal.loot_afwijzing("0001")
    verhaal.begin_zorg(AN, HULP, JUNI)
    verhaal.dagen(3)


def _een_crash(verhaal: Gesprek) -> None:
    verhaal.begin_zorg(AN, HULP, JUNI)
    verhaal.crash(1)


def _twee_en_een_crash(verhaal: Gesprek) -> None:
    verhaal.begin_zorg(AN, HULP, JUNI)
    verhaal.begin_zorg(BAS, HULP, JUNI)
    verhaal.crash(1)


C = Controle


@pytest.mark.parametrize(
    ("naam", "wat", "controles"),
    [
        ("stuurt elke stop door", _twee_keer_hulp, [C.PERIODEN, C.BEDRAGEN]),
        ("stopt nooit", _een_stop, [C.PERIODEN, C.BEDRAGEN]),
        ("begint een maand te laat", _een_crash, [C.PERIODEN, C.BEDRAGEN]),
        ("negeert de kostprijs", _een_rolstoel, [C.PERIODEN, C.BEDRAGEN, C.KOSTPRIJS]),
        ("vergeet afwijzingen", _een_afwijzing, [C.PERIODEN, C.BEDRAGEN]),
        ("luistert niet", _een_stop, [C.RUST]),
        ("boekt na het versturen", _een_crash, [C.TWEEMAAL]),
        ("begint opnieuw te tellen", _een_crash, [C.TWEEMAAL]),
        ("stuurt elke nacht alles", _een_crash, [C.TWEEMAAL]),
        ("herhaalt elke stop", _een_stop, [C.TWEEMAAL]),
        ("stuurt alles twee keer", _een_stop, [C.TWEEMAAL]),
        ("stuurt onzin", _een_stop, [C.AFWIJZING]),
        ("stuurt een lijst", _twee_en_een_crash, []),
    ],
)
def test_elke_fout_heeft_een_naam(
    naam: str, wat: Callable[[Gesprek], None], controles: list[Controle]
) -> None:
    verhaal = Gesprek(FOUT.get(naam) or ANDERS[naam], [beleid()], begin=JUNI)
    gevonden: tuple[Controle, ...] = ()
    try:
        wat(verhaal)
        verhaal.slot()
    except Oneens as fout:
        gevonden = fout.controles
        assert fout.verhaal == tuple(verhaal.verhaal)
        assert str(fout).startswith(f"{gevonden[0].name}: {gevonden[0].value}")
    assert list(gevonden) == controles


def test_twee_bedragen_over_een_maand() -> None:
    reeks = bereken_bijdrage(
        Huishouden([Persoon(client=AN.client, perioden=[Tijdvak(JUNI, dag("2023-07-20"))])]),
        beleid(),
        tot_en_met=Maand(2023, 12),
    ).reeksen[0]

    class Dubbel(CakSimulator):
        def gefactureerd(self, bsn: Bsn) -> Bijdrageoverzicht:  # noqa: ARG002
            return Bijdrageoverzicht([reeks, evolve(reeks, personen=(0, 1))])

    gevonden = keur(Wereld(), Dubbel(), (), dag("2023-07-31"))
    assert list(gevonden) == [
        (Controle.EEN_BEDRAG, "An heeft twee bedragen over 2023-06"),
        (Controle.EEN_BEDRAG, "An heeft twee bedragen over 2023-07"),
    ]


# What cannot be


def test_wat_niet_kan_wordt_geweigerd() -> None:
    verhaal = gesprek()
    hulp = verhaal.begin_zorg(AN, HULP, JUNI)
    with pytest.raises(OngeldigeWaarde, match="dag: lies within what goes on already"):
        verhaal.hervat(AN, hulp, dag("2023-07-01"))
    verhaal.stop(AN, hulp, dag("2023-07-01"))
    with pytest.raises(OngeldigeWaarde, match="dag: lies within what goes on already"):
        verhaal.hervat(AN, hulp, dag("2023-07-01"))
    with pytest.raises(OngeldigeWaarde, match="dagen: holds less than one"):
        Postlot((1, 0))
    with pytest.raises(OngeldigeWaarde, match="afwijscode"):
        verhaal.cak.zet_gedrag(Gedrag(afwijzing=Fraction(1), afwijscode="9404"))


def test_een_brief_en_een_bewoner_tonen_geen_bsn() -> None:
    assert repr(AN) == "An"
    assert "999990019" not in repr(gesprek().wereld.huishouden)
