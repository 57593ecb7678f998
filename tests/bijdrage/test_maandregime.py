"""The monthly regime, ground by ground: every amount worked out by hand."""

from datetime import date
from typing import Any

import pytest

from bijdrage.bouw import LANDELIJK, alleen, inkomens, paar, per_maand, persoon, redenen, reken
from wmo_eigenbijdrage import Bedrag, Gemeentecode, Maand, Tijdlijn
from wmo_eigenbijdrage.beleid import Beleid, LagerTarief, Minimabeleid, Vergelijking
from wmo_eigenbijdrage.bijdrage import Bereik, Lezing, Reden
from wmo_eigenbijdrage.dossier import (
    Huishouden,
    Inkomen,
    Leefvorm,
    Vrijstelling,
    Vrijstellingsgrond,
)
from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.landelijk import Huishoudtype

T = 2060  # the tariff of 2024 in cents
HEEL_2024 = "2024-01-01..2024-12-31"


@pytest.mark.parametrize(
    ("periode", "totaal"),
    [  # rules G.2
        ("2024-03-01..2024-05-31", 6180),
        ("2024-03-02..2024-05-31", 4120),
        ("2024-03-15..2024-03-20", 0),
        ("2024-03-01..2024-03-01", 2060),
        ("2025-12-15..2026-02-01", 4360),
        ("2025-12-01..2026-01-31", 4280),
        ("2020-01-01..2020-12-31", 19000),  # April and May 2020 waived
        ("2023-11-10..2024-02-10", 6020),
        ("2019-06-01..2020-02-15", 1750 * 8 + 2 * 1900),  # P6 of 2019 (20-5) to P13, Jan and Feb
        ("2019-12-30..2020-01-31", 1900),  # the two days without a care year
    ],
)
def test_gouden_tabel(periode: str, totaal: int) -> None:
    assert reken(alleen(periode)).totaal == Bedrag(totaal)


def test_een_open_periode_loopt_tot_waar_gevraagd_wordt() -> None:
    assert reken(alleen("2024-10-15.."), "2025-02-10").totaal == Bedrag(2 * 2060 + 2 * 2100)


def test_na_de_tabel_is_het_tarief_onbekend() -> None:
    with pytest.raises(OnbekendeParameter, match="abonnementstarief: no value for 2027-01-01"):
        reken(alleen("2026-11-01.."), "2027-03-01")
    with pytest.raises(OnbekendeParameter):  # not through the short way either
        reken(alleen("2026-11-01..", wlz_bijdrage=["2026-01-01..2026-02-01"]), "2027-03-01")
    vrij = alleen("2026-11-01..", wlz_bijdrage=["2026-01-01.."])
    assert reken(vrij, "2027-03-01").totaal == Bedrag(0)  # nothing due, so no tariff needed


@pytest.mark.parametrize(
    ("feit", "van_tot", "vrij", "reden"),
    [
        ("wlz_bijdrage", "2024-03-10..2024-06-20", (4, 5, 6), Reden.WLZ),
        ("wlz_bijdrage", "2024-03-01..2024-05-31", (3, 4, 5), Reden.WLZ),
        ("bw_bijdrage", "2024-03-02..2024-04-01", (4,), Reden.BESCHERMD_WONEN),
        ("alleen_rolstoel", "2024-11-15..", (12,), Reden.ROLSTOEL),
        ("opvangnachten", "2024-03-31..2024-04-01", (), Reden.OPVANG),  # one night in each month
        ("opvangnachten", "2024-03-30..2024-04-01", (3,), Reden.OPVANG),
        ("opvangnachten", "2024-03-31..2024-04-02", (4,), Reden.OPVANG),
        ("opvangnachten", "2024-02-10..2024-04-02", (2, 3, 4), Reden.OPVANG),
    ],
)
def test_gronden_en_hun_maanden(
    feit: str, van_tot: str, vrij: tuple[int, ...], reden: Reden
) -> None:
    overzicht = reken(alleen(HEEL_2024, **{feit: [van_tot]}))
    assert per_maand(overzicht, 2024) == [0 if n in vrij else T for n in range(1, 13)]
    assert (reden in redenen(overzicht)) == bool(vrij)


@pytest.mark.parametrize(
    ("geboren", "eerste"),
    [
        ("2006-07-01", 7),
        ("2006-07-02", 8),
        ("2006-06-30", 7),
        ("2007-01-01", 13),
        ("2006-01-01", 1),
    ],
)
def test_achttien(geboren: str, eerste: int) -> None:
    overzicht = reken(alleen(HEEL_2024, geboren=geboren))
    assert per_maand(overzicht, 2024) == [T if n >= eerste else 0 for n in range(1, 13)]


def test_woningaanpassing_ten_laste_van_ouders() -> None:
    kind = alleen(HEEL_2024, geboren="2010-01-01", ten_laste_van_ouders=["2024-05-10..2024-08-01"])
    assert per_maand(reken(kind), 2024) == [T if n in (6, 7, 8) else 0 for n in range(1, 13)]


def test_ouders_die_zelf_niets_verschuldigd_zijn() -> None:
    """Art. 3.8 (6): the grounds hold for the parents who are charged."""
    feiten: dict[str, Any] = {"geboren": "2010-01-01", "ten_laste_van_ouders": [HEEL_2024]}
    assert reken(alleen(HEEL_2024, **feiten, ouders_vrij=["2024-06-01.."])).totaal == Bedrag(5 * T)


def test_overlijden_maakt_de_maand_vol() -> None:
    overzicht = reken(alleen("2024-01-01..", overleden="2024-05-02"))
    assert per_maand(overzicht, 2024) == [T] * 5 + [0] * 7
    assert reken(alleen("2024-01-01..", overleden="2024-05-01")).totaal == Bedrag(5 * T)


def vrijstelling(
    maand: Maand,
    aantal: int,
    gemeld: date,
    grond: Vrijstellingsgrond = Vrijstellingsgrond.DRAAGKRACHT,
) -> Vrijstelling:
    return Vrijstelling(grond, maand, aantal, gemeld)


@pytest.mark.parametrize(
    ("gegeven", "vrij"),
    [
        (vrijstelling(Maand(2024, 3), 4, date(2024, 2, 1)), (3, 4, 5, 6)),
        # until the text of 1-7-2024 not before the day on which CAK was told
        (vrijstelling(Maand(2024, 3), 4, date(2024, 4, 15)), (5, 6)),
        (vrijstelling(Maand(2024, 3), 2, date(2024, 5, 1)), ()),
        # from then on up to 36 months back
        (vrijstelling(Maand(2024, 3), 4, date(2024, 9, 1)), (3, 4, 5, 6)),
        (vrijstelling(Maand(2024, 3), 4, date(2027, 5, 1)), (5, 6)),
    ],
)
def test_vrijstellingen(gegeven: Vrijstelling, vrij: tuple[int, ...]) -> None:
    overzicht = reken(alleen(HEEL_2024, vrijstellingen=(gegeven,)))
    assert per_maand(overzicht, 2024) == [0 if n in vrij else T for n in range(1, 13)]


@pytest.mark.parametrize(
    ("grond", "reden"),
    [
        (Vrijstellingsgrond.VEILIGHEID, Reden.VRIJSTELLING_VEILIGHEID),
        (Vrijstellingsgrond.DRAAGKRACHT, Reden.VRIJSTELLING_DRAAGKRACHT),
        (Vrijstellingsgrond.AANPAK, Reden.VRIJSTELLING_AANPAK),
    ],
)
def test_redenen_van_vrijstellingen(grond: Vrijstellingsgrond, reden: Reden) -> None:
    gegeven = vrijstelling(Maand(2024, 1), 12, date(2023, 12, 1), grond)
    assert redenen(reken(alleen(HEEL_2024, vrijstellingen=(gegeven,)))) == [reden]


# Two persons

OUD_A: dict[str, Any] = {"geboren": "1940-01-01"}
OUD_B: dict[str, Any] = {"geboren": "1945-01-01", "nummer": 1}


def test_samen_is_er_een_bedrag() -> None:
    samen = paar(persoon(HEEL_2024, **OUD_A), persoon("2024-06-15..2025-02-10", **OUD_B))
    overzicht = reken(samen)
    assert per_maand(overzicht, 2024) == [T] * 12
    assert per_maand(overzicht, 2025)[:3] == [2100, 2100, 0]  # ends when the last of the two stops
    assert {reeks.personen for reeks in overzicht.reeksen} == {(0, 1)}


@pytest.mark.parametrize("vorm", [Leefvorm.ALLEENSTAAND, Leefvorm.DUURZAAM_GESCHEIDEN])
def test_apart_betaalt_ieder_voor_zich(vorm: Leefvorm) -> None:
    apart = paar(persoon(HEEL_2024, **OUD_A), persoon(HEEL_2024, **OUD_B), vorm)
    assert per_maand(reken(apart), 2024) == [2 * T] * 12


def test_een_scheiding_telt_vanaf_de_maand_erna() -> None:
    personen = (persoon(HEEL_2024, **OUD_A), persoon(HEEL_2024, **OUD_B))
    leefvorm = Tijdlijn.van(
        {date(2000, 1, 1): Leefvorm.GEHUWD, date(2024, 4, 10): Leefvorm.ALLEENSTAAND}
    )
    assert per_maand(reken(Huishouden(personen, leefvorm)), 2024) == [T] * 4 + [2 * T] * 8


@pytest.mark.parametrize(
    ("geboren", "eerste"),
    [
        ("1957-03-01", 3),  # 67 on 1-3-2024: that month counts
        ("1957-03-02", 4),
        ("1970-01-01", 13),
        ("1956-05-31", 1),
    ],
)
def test_een_paar_betaalt_als_beiden_aow_hebben(
    geboren: str, eerste: int
) -> None:  # golden case 17
    samen = paar(persoon(HEEL_2024, **OUD_A), persoon(geboren=geboren, nummer=1))
    overzicht = reken(samen)
    assert per_maand(overzicht, 2024) == [T if n >= eerste else 0 for n in range(1, 13)]
    assert (Reden.ONDER_AOW in redenen(overzicht)) == (eerste > 1)


def test_na_de_dood_van_de_partner_betaalt_de_jongere_alleen() -> None:
    jong = persoon(HEEL_2024, geboren="1980-01-01")
    samen = paar(jong, persoon(**OUD_B, overleden="2024-05-20"))
    assert per_maand(reken(samen), 2024) == [0] * 5 + [T] * 7


def test_wlz_van_de_partner_maakt_vrij() -> None:
    samen = paar(persoon(HEEL_2024, **OUD_A), persoon(**OUD_B, wlz_bijdrage=["2024-06-01.."]))
    assert per_maand(reken(samen), 2024) == [T] * 5 + [0] * 7


def test_een_rolstoel_maakt_alleen_wie_hem_heeft_vrij() -> None:
    rolstoel = persoon(HEEL_2024, **OUD_A, alleen_rolstoel=[HEEL_2024])
    samen = paar(rolstoel, persoon("2024-03-01..2024-05-31", **OUD_B))
    assert per_maand(reken(samen), 2024) == [0, 0, T, T, T] + [0] * 7


def test_het_bereik_van_een_vrijstelling_is_een_lezing() -> None:
    vrij = vrijstelling(Maand(2024, 1), 12, date(2023, 12, 1))
    een = persoon(HEEL_2024, **OUD_A, vrijstellingen=(vrij,))
    samen = paar(een, persoon("2024-03-01..2024-05-31", **OUD_B))
    assert reken(samen).totaal == Bedrag(0)
    per_persoon = reken(samen, lezing=Lezing(bereik_vrijstelling=Bereik.PERSOON))
    assert per_maand(per_persoon, 2024) == [0, 0, T, T, T] + [0] * 7


# Policy


def test_lager_tarief() -> None:
    beleid = Beleid(
        gemeente=Gemeentecode("0363"),
        lagere_tarieven=[
            LagerTarief(Bedrag(1000), Maand(2024, 3), date(2024, 1, 1)),
            LagerTarief(Bedrag(2060), Maand(2024, 6), date(2024, 1, 1)),  # the national one again
            LagerTarief(Bedrag(0), Maand(2024, 9), date(2024, 1, 1)),
        ],
    )
    overzicht = reken(alleen("2024-01-01..2025-02-28"), beleid=beleid)
    assert per_maand(overzicht, 2024) == [T, T, 1000, 1000, 1000, T, T, T, 0, 0, 0, 0]
    assert per_maand(overzicht, 2025)[:3] == [0, 0, 0]
    assert redenen(overzicht)[:2] == [Reden.LANDELIJK_TARIEF, Reden.LAGER_TARIEF]
    met_feit = alleen("2024-01-01..2025-02-28", wlz_bijdrage=["2019-01-01..2019-02-01"])
    assert reken(met_feit, beleid=beleid).vergelijk(overzicht) == ()  # the long way agrees


def minima(vergelijking: Vergelijking, euro: int, vanaf: Maand | None = None) -> Beleid:
    grens = Bedrag.euro(euro)
    grenzen = {
        Huishoudtype.EENPERSOONS_AOW: grens,
        Huishoudtype.EENPERSOONS_ONDER_AOW: grens,
        Huishoudtype.MEERPERSOONS_AOW: grens,
    }
    return Beleid(
        gemeente=Gemeentecode("0363"),
        minimabeleid=[Minimabeleid(vanaf or Maand(2020, 1), grenzen, vergelijking)],
    )


@pytest.mark.parametrize(
    ("vergelijking", "euro", "betaalt"),
    [
        (Vergelijking.LAGER_DAN, 19_999, False),
        (Vergelijking.LAGER_DAN, 20_000, True),  # exactly at the limit: Act and decree disagree
        (Vergelijking.NIET_MEER_DAN, 20_000, False),
        (Vergelijking.NIET_MEER_DAN, 20_001, True),
    ],
)
def test_de_grens_van_het_minimabeleid(
    vergelijking: Vergelijking, euro: int, betaalt: bool
) -> None:
    huishouden = alleen(HEEL_2024, inkomens=inkomens([2022], euro))
    overzicht = reken(huishouden, beleid=minima(vergelijking, 20_000))
    assert per_maand(overzicht, 2024) == [T if betaalt else 0] * 12
    assert redenen(overzicht) == [Reden.LANDELIJK_TARIEF if betaalt else Reden.MINIMABELEID]


def test_vermogen_en_verlegging_tellen_mee() -> None:
    beleid = minima(Vergelijking.NIET_MEER_DAN, 20_000)
    feiten = (
        Inkomen(2022, Bedrag.euro(19_000), Bedrag.euro(25_001)),  # 4 % is 1,000.04
        Inkomen(2024, Bedrag.euro(19_000), Bedrag.euro(25_000)),  # 4 % is 1,000.00
    )
    assert reken(alleen(HEEL_2024, inkomens=feiten), beleid=beleid).totaal == Bedrag(12 * T)
    verlegd = Huishouden((persoon(HEEL_2024, inkomens=feiten),), verlegde_jaren={2024})
    assert reken(verlegd, beleid=beleid).totaal == Bedrag(0)


def test_inkomen_onbekend_is_vanaf_2026_nihil_waar_minimabeleid_geldt() -> None:
    huishouden = alleen("2025-11-01..2026-02-28")
    overzicht = reken(huishouden, beleid=minima(Vergelijking.LAGER_DAN, 1))
    assert per_maand(overzicht, 2025)[10:] == [2100, 2100]
    assert per_maand(overzicht, 2026)[:3] == [0, 0, 0]
    assert redenen(overzicht)[-1] is Reden.INKOMEN_ONTBREEKT_NIHIL
    assert per_maand(reken(huishouden), 2026)[:2] == [2180, 2180]  # without minimabeleid


def test_minimabeleid_met_een_begin_en_een_einde() -> None:
    begin = minima(Vergelijking.LAGER_DAN, 20_000, Maand(2024, 4)).minimabeleid
    eind = (Minimabeleid(Maand(2024, 7), {}, Vergelijking.LAGER_DAN),)
    beleid = Beleid(gemeente=Gemeentecode("0363"), minimabeleid=(*begin, *eind))
    overzicht = reken(alleen(HEEL_2024, inkomens=inkomens([2022], 1)), beleid=beleid)
    assert per_maand(overzicht, 2024) == [T] * 3 + [0] * 3 + [T] * 6


def test_een_categorie_zonder_grens_betaalt_en_de_aow_verandert_de_categorie() -> None:
    grens = {Huishoudtype.EENPERSOONS_AOW: Bedrag.euro(20_000)}
    beleid = Beleid(
        gemeente=Gemeentecode("0363"),
        minimabeleid=[Minimabeleid(Maand(2020, 1), grens, Vergelijking.LAGER_DAN)],
    )
    huishouden = alleen(HEEL_2024, geboren="1957-03-02", inkomens=inkomens([2022], 1))
    assert per_maand(reken(huishouden, beleid=beleid), 2024) == [T] * 3 + [0] * 9


def test_de_korte_weg_is_dezelfde_als_de_lange() -> None:
    """A fact that changes nothing sends the computation the long way round."""
    for perioden in (["2019-01-01..2021-06-15", "2021-07-02..2025-01-31"], ["2020-04-20.."]):
        lang = alleen(*perioden, wlz_bijdrage=["2014-12-29..2014-12-30"])
        assert reken(alleen(*perioden)) == reken(lang)


def test_geen_periode_is_geen_bijdrage() -> None:
    assert reken(alleen()).reeksen == ()
    assert reken(alleen("2015-01-01..2015-03-01"), "2014-12-31").reeksen == ()
    assert str(reken(alleen())) == "geen bijdrage"
    assert reken(alleen("2024-03-15..2024-03-20")).reeksen == ()
    assert reken(paar(persoon(**OUD_A), persoon(**OUD_B)), beleid=LANDELIJK).reeksen == ()
