from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from bijdrage.bouw import LANDELIJK, alleen, paar, persoon, reken
from wmo_eigenbijdrage import Bedrag, Gemeentecode, Maand, Tijdlijn, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.beleid import Beleid, LagerTarief
from wmo_eigenbijdrage.bijdrage import (
    EERSTE_VASTSTELLING,
    GELDEND,
    HERZIENING,
    Bijdrageoverzicht,
    Factuur,
    MaandVlak,
    Oorzaak,
    Periodelimiet,
    Reden,
    Reeks,
    Verschil,
    VoorstelInkomensafhankelijk,
    bereken_bijdrage,
    bw_deel_van_maand,
    facturen,
    herzien,
    herzieningsfactuur,
    vaststellen,
    voorspel_eerste_factuur,
    vrijstellingsopgave,
)
from wmo_eigenbijdrage.dossier import (
    Huishouden,
    Inkomen,
    Leefvorm,
    Vrijstelling,
    Vrijstellingsgrond,
)
from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde

OVER_DE_GRENS = reken(alleen("2019-12-01..2020-06-10"))


def test_een_overzicht_leest_als_een_verhaal() -> None:
    assert str(OVER_DE_GRENS).splitlines() == [
        "2019-P12 t/m 2019-P13: € 17,50 (het vaste bedrag per bijdrageperiode van 2019)",
        "2020-01 t/m 2020-03: € 19,00 (het landelijke abonnementstarief)",
        "2020-04 t/m 2020-05: € 0,00 (over april en mei 2020 is niemand een bijdrage verschuldigd)",
        "2020-06: € 19,00 (het landelijke abonnementstarief)",
        "totaal: € 111,00",
    ]
    assert OVER_DE_GRENS.uitleg()[1].endswith(
        "[Wet maatschappelijke ondersteuning 2015, art. 2.1.4a lid 4; Uitvoeringsbesluit Wmo 2015, "
        "art. 3.5 lid 4; Uitvoeringsbesluit Wmo 2015, art. 3.10a]"
    )
    html = OVER_DE_GRENS._repr_html_()  # pyright: ignore[reportPrivateUsage]
    assert html.count("<tr>") == 5
    assert "<td>2020-06</td>" in html
    assert "totaal: € 111,00" in html


def test_som_per_jaar_en_per_periode() -> None:
    assert OVER_DE_GRENS.per_jaar() == {2019: Bedrag(3500), 2020: Bedrag(7600)}
    assert len(list(OVER_DE_GRENS.perioden())) == 2 + 6
    assert [reeks.aantal for reeks in OVER_DE_GRENS.reeksen] == [2, 3, 2, 1]
    [reeks] = OVER_DE_GRENS.in_periode(Zorgperiode(2019, 13))
    assert reeks.reden is Reden.VLAK_2019
    assert OVER_DE_GRENS.in_periode(Maand(2019, 12)) == ()


def test_elke_reden_heeft_een_grondslag_en_een_tekst() -> None:
    for reden in Reden:
        assert reden.grondslagen
        assert reden.tekst


def test_vergelijken_zegt_wat_er_verandert_vanaf_wanneer_en_hoeveel() -> None:
    oud = reken(alleen("2023-11-01..2024-03-31"))
    nieuw = reken(alleen("2024-01-01..2024-05-31", wlz_bijdrage=["2024-03-01.."]))
    assert oud.vergelijk(nieuw) == (
        Verschil(Maand(2023, 11), Maand(2023, 12), Bedrag(1900), Bedrag(0), (0,)),
        Verschil(Maand(2024, 3), Maand(2024, 3), Bedrag(2060), Bedrag(0), (0,)),
    )
    [eerste, tweede] = oud.vergelijk(nieuw)
    assert (eerste.per_periode, eerste.totaal, tweede.totaal) == (
        Bedrag(-1900),
        Bedrag(-3800),
        Bedrag(-2060),
    )
    assert str(eerste) == "2023-11 t/m 2023-12: € 19,00 wordt € 0,00"
    assert Bijdrageoverzicht(()).vergelijk(OVER_DE_GRENS)[0].van == Zorgperiode(2019, 12)


# Determination


@pytest.mark.parametrize(
    ("besluit", "maanden_terug", "eerste", "terug"),
    [
        # rules G.2: started 1-1-2023, decision sent 10-6-2024: June 2023 to May 2024
        ("2024-06-10", EERSTE_VASTSTELLING, Maand(2023, 6), 7 * 1900 + 5 * 2060),
        ("2024-06-30", EERSTE_VASTSTELLING, Maand(2023, 6), 7 * 1900 + 5 * 2060),
        ("2024-07-01", EERSTE_VASTSTELLING, Maand(2023, 7), 6 * 1900 + 6 * 2060),
        ("2024-06-10", 1, Maand(2024, 5), 2060),  # shortened to one month
        ("2024-06-10", 0, Maand(2024, 6), 0),  # waived
    ],
)
def test_vaststellen(besluit: str, maanden_terug: int, eerste: Maand, terug: int) -> None:
    feiten = reken(alleen("2023-01-01.."), "2024-12-31")
    uitkomst = vaststellen(feiten, date.fromisoformat(besluit), maanden_terug=maanden_terug)
    assert uitkomst.verschuldigd.reeksen[0].van == eerste
    besluitmaand = Maand.van(date.fromisoformat(besluit))
    voor = [
        r.bedrag for p, r in uitkomst.verschuldigd.perioden() if p.ordinaal < besluitmaand.ordinaal
    ]
    assert Bedrag.som(voor) == Bedrag(terug)
    assert uitkomst.verschuldigd.totaal + uitkomst.vervallen.totaal == feiten.totaal


@pytest.mark.parametrize(
    ("limiet", "eerste"),
    [
        # decision on 10-2-2020, in P2 of 2020: 39 periods back is P2 of 2017
        (Periodelimiet.DERTIG_NEGEN_PERIODEN, Zorgperiode(2019, 1)),
        # twelve months before February 2020 is February 2019: P2 ends on 24-2-2019
        (Periodelimiet.TWAALF_MAANDEN, Zorgperiode(2019, 2)),
    ],
)
def test_de_limiet_voor_2020_is_een_lezing(limiet: Periodelimiet, eerste: Zorgperiode) -> None:
    feiten = reken(alleen("2018-12-31..2019-12-29"))
    uitkomst = vaststellen(feiten, date(2020, 2, 10), periodelimiet=limiet)
    assert uitkomst.verschuldigd.reeksen[0].van == eerste


@pytest.mark.parametrize("limiet", Periodelimiet)
def test_een_verkorte_termijn_geldt_ook_voor_vier_weken(limiet: Periodelimiet) -> None:
    feiten = reken(alleen("2018-12-31..2020-03-01"), "2020-03-31")
    kort = vaststellen(feiten, date(2020, 3, 10), maanden_terug=0, periodelimiet=limiet)
    assert [str(periode) for periode, _ in kort.verschuldigd.perioden()] == ["2020-03"]
    gestopt = reken(alleen("2018-12-31..2018-12-31"), "2020-03-31")
    herziening = herzien(feiten, gestopt, date(2020, 3, 10), teruggave_terug=4)
    # November 2019 and later: period 11 is 7 October to 3 November.
    assert [str(p) for p, _ in herziening.saldi][:2] == ["2019-P11", "2019-P12"]


def test_de_opvang_van_lang_geleden_doet_er_niet_toe() -> None:
    nachten = (Tijdvak(date(1999, 2, 1), date(1999, 3, 1)),)
    overzicht = reken(alleen("2024-01-01..2024-03-01", opvangnachten=nachten), "2024-12-31")
    assert overzicht.totaal == Bedrag(3 * 2060)


def test_de_aow_telt_tot_de_laatste_verschuldigde_maand() -> None:
    jong = persoon(geboren="1963-01-01", nummer=1)
    overzicht = reken(paar(persoon("2023-12-01..2024-03-01"), jong), "2028-12-31")
    assert overzicht.totaal == Bedrag(0)


def test_39_perioden_terug() -> None:
    feiten = reken(
        alleen(
            "2016-01-04..2019-12-29", wlz_bijdrage=["2017-01-01..2017-12-31"], geboren="1940-01-01"
        )
    )
    uitkomst = vaststellen(feiten, date(2019, 12, 1))  # in P12 of 2019
    assert uitkomst.verschuldigd.reeksen[0].van == Zorgperiode(2016, 12)


# Revision


def test_herzien_op_dezelfde_feiten_verandert_niets() -> None:
    uitkomst = herzien(OVER_DE_GRENS, OVER_DE_GRENS, date(2020, 8, 1))
    assert uitkomst.uitkomst == OVER_DE_GRENS
    assert (uitkomst.wijzigingen, uitkomst.buiten_termijn) == ((), ())
    assert uitkomst.nabetaling == uitkomst.teruggave == Bedrag(0)


def test_herzien_36_maanden_terug() -> None:
    oud = reken(alleen("2021-01-01..2024-12-31"))
    nieuw = reken(alleen("2021-01-01..2024-12-31", wlz_bijdrage=["2021-01-01.."]))
    uitkomst = herzien(oud, nieuw, date(2024, 6, 20))
    # from June 2021: 31 months of 19.00 and 12 of 20.60; January to May 2021 have become final
    assert uitkomst.teruggave == Bedrag(31 * 1900 + 12 * 2060)
    assert [str(v) for v in uitkomst.buiten_termijn] == [
        "2021-01 t/m 2021-05: € 19,00 wordt € 0,00"
    ]
    assert uitkomst.uitkomst.totaal == Bedrag(5 * 1900)
    assert herzien(oud, nieuw, date(2024, 6, 20), teruggave_terug=None).uitkomst == nieuw


@pytest.mark.parametrize(("terug", "maanden"), [(HERZIENING, 18), (12, 12), (1, 1), (0, 0)])
def test_nabetaling_kan_worden_ingekort(terug: int, maanden: int) -> None:
    oud = reken(alleen("2023-01-01..2024-06-30", wlz_bijdrage=["2023-01-01.."]))
    nieuw = reken(alleen("2023-01-01..2024-06-30"))
    uitkomst = herzien(oud, nieuw, date(2024, 7, 5), nabetaling_terug=terug)
    assert sum(v.tot_en_met.ordinaal - v.van.ordinaal + 1 for v in uitkomst.wijzigingen) == maanden
    assert uitkomst.uitkomst.totaal == uitkomst.nabetaling
    assert uitkomst.teruggave == Bedrag(0)


def test_vaststellen_en_herzien_geven_samen_de_juiste_uitkomst() -> None:
    """Within both limits, determining late and revising equals determining on the final facts."""
    eerst = reken(alleen("2024-01-01.."), "2024-12-31")
    later = reken(alleen("2024-02-20.."), "2024-12-31")
    besluit = date(2024, 5, 1)
    vastgesteld = vaststellen(eerst, besluit).verschuldigd
    assert herzien(
        vastgesteld, vaststellen(later, besluit).verschuldigd, date(2024, 9, 1)
    ).uitkomst == (vaststellen(later, besluit).verschuldigd)


def test_herzien_over_het_huishouden_en_de_regimes_heen() -> None:
    los = reken(alleen("2019-12-01..2020-03-31", geboren="1940-01-01"))
    samen = reken(
        paar(
            persoon("2019-12-01..2020-03-31", geboren="1940-01-01"),
            persoon(geboren="1940-01-01", nummer=1),
        )
    )
    uitkomst = herzien(los, samen, date(2020, 6, 1))
    # the same amounts, now of both together: nothing to pay, nothing to refund
    assert uitkomst.nabetaling == uitkomst.teruggave == Bedrag(0)
    assert uitkomst.saldi == ()
    assert los.totaal == samen.totaal
    assert uitkomst.uitkomst == samen


# Beschermd wonen


@pytest.mark.parametrize(
    ("maandbedrag", "dagen", "verwacht"),
    [("212,60", 10, "69,90"), ("212,60", 31, "216,68"), ("212,60", 0, "0,00")],
)
def test_bw_over_een_deel_van_een_maand(maandbedrag: str, dagen: int, verwacht: str) -> None:
    # 212.60 x 12 x 10 / 365 = 69.8958; x 31 / 365 = 216.677
    assert bw_deel_van_maand(Bedrag.parse(maandbedrag), dagen) == Bedrag.parse(verwacht)


# Bills


def test_een_maand_wordt_een_maand_later_gefactureerd() -> None:  # golden case 6
    rekeningen = facturen(reken(alleen("2025-12-01..2026-01-31")), Maand(2025, 12))
    assert [(str(f.maand), f.totaal) for f in rekeningen] == [
        ("2026-01", Bedrag(2100)),
        ("2026-02", Bedrag(2180)),
    ]
    assert not any(f.is_stapelfactuur for f in rekeningen)
    assert rekeningen[0].oorzaak is Oorzaak.GEEN
    assert str(rekeningen[0]) == "factuur 2026-01: 1 maand, € 21,00"


def test_een_late_beschikking_stapelt() -> None:
    overzicht = reken(alleen("2020-01-01..2020-09-30"))
    [stapel, *rest] = facturen(overzicht, Maand(2020, 7))
    # January to March, June and July; April and May are not owed
    assert stapel == Factuur(
        Maand(2020, 8),
        tuple((Maand(2020, n), Bedrag(1900)) for n in (1, 2, 3, 6, 7)),
        Oorzaak.LATE_MELDING,
    )
    assert stapel.is_stapelfactuur
    assert facturen(overzicht, Maand(2020, 7), gemeld_in=Maand(2020, 1))[0].oorzaak is (
        Oorzaak.LATE_VERWERKING
    )
    assert stapel.totaal == Bedrag(9500)
    assert [len(f.regels) for f in rest] == [1, 1]


def test_twee_die_apart_wonen_krijgen_ieder_een_factuur() -> None:
    leefvorm = Tijdlijn.constant(Leefvorm.ALLEENSTAAND, persoon("2024-01-01..").perioden[0])
    huis = Huishouden(
        (persoon("2024-01-01..2024-01-31"), persoon("2024-01-01..2024-01-31", nummer=1)), leefvorm
    )
    rekeningen = facturen(reken(huis), Maand(2024, 1))
    assert [(f.personen, f.totaal) for f in rekeningen] == [
        ((0,), Bedrag(2060)),
        ((1,), Bedrag(2060)),
    ]
    assert not any(f.is_stapelfactuur for f in rekeningen)


def test_de_factuur_van_een_herziening() -> None:
    oud = reken(alleen("2024-01-01..2024-06-30"))
    nieuw = reken(alleen("2024-01-01..2024-06-30", wlz_bijdrage=["2024-02-01..2024-03-31"]))
    herziening = herzien(oud, nieuw, date(2024, 7, 5))
    assert herzieningsfactuur(herziening, date(2024, 7, 5)) == Factuur(
        Maand(2024, 8),
        ((Maand(2024, 2), Bedrag(-2060)), (Maand(2024, 3), Bedrag(-2060))),
        Oorzaak.HERZIENING,
    )
    assert herzieningsfactuur(herzien(oud, oud, date(2024, 7, 5)), date(2024, 7, 5)) is None
    een = reken(alleen("2024-01-01..2024-06-30", wlz_bijdrage=["2024-02-01..2024-02-29"]))
    factuur = herzieningsfactuur(herzien(oud, een, date(2024, 7, 5)), date(2024, 7, 5))
    assert factuur is not None
    assert factuur.oorzaak is Oorzaak.GEEN


def test_een_herziening_laat_nooit_twee_bedragen_in_een_maand_van_een_huishouden() -> None:
    """Two who lived apart turn out to be married; the two limits differ."""
    een, ander = persoon("2023-01-01.."), persoon("2023-01-01..", nummer=1)
    apart = reken(paar(een, ander, Leefvorm.ALLEENSTAAND), "2024-12-31")
    samen = reken(paar(een, ander), "2024-12-31")
    uitkomst = herzien(apart, samen, date(2025, 3, 1), nabetaling_terug=36, teruggave_terug=12)
    for periode, reeks in uitkomst.uitkomst.perioden():
        groepen = [r.personen for r in uitkomst.uitkomst.in_periode(periode)]
        assert groepen in ([(0,), (1,)], [(0, 1)]), (periode, reeks)
    assert uitkomst.teruggave == Bedrag(10 * 2060)  # from March 2024 on
    assert sum(v.totaal.centen for v in uitkomst.buiten_termijn) == -(12 * 1900 + 2 * 2060)


def test_perioden_van_vier_weken_hebben_geen_bekende_factuur() -> None:
    assert facturen(reken(alleen("2019-01-01..2019-05-01")), Maand(2019, 6)) == ()


@pytest.mark.parametrize(
    ("start", "gemeld", "wacht", "factuur", "maanden"),
    [
        ("2024-01-15", "2024-01-20", 0, Maand(2024, 3), 1),  # owed from February
        ("2024-01-01", "2024-01-20", 0, Maand(2024, 2), 1),
        ("2024-01-15", "2024-06-20", 0, Maand(2024, 7), 5),  # February to June
        ("2024-01-15", "2024-06-20", 2, Maand(2024, 9), 7),
        ("2023-01-01", "2024-06-10", 0, Maand(2024, 7), 13),  # twelve back and the month itself
        ("2020-03-01", "2020-06-10", 0, Maand(2020, 7), 2),  # March and June
        ("2020-04-01", "2020-04-10", 0, Maand(2020, 7), 1),  # June: April and May are not owed
        ("2019-11-01", "2020-03-01", 0, Maand(2020, 4), 3),  # from January 2020
    ],
)
def test_voorspelling(start: str, gemeld: str, wacht: int, factuur: Maand, maanden: int) -> None:
    beleid = Beleid(gemeente=Gemeentecode("0363"))
    voorspeld = voorspel_eerste_factuur(
        date.fromisoformat(start), date.fromisoformat(gemeld), beleid, maanden_tot_beschikking=wacht
    )
    assert (voorspeld.maand, len(voorspeld.regels)) == (factuur, maanden)
    assert voorspeld.oorzaak is (Oorzaak.LATE_MELDING if maanden > 1 else Oorzaak.GEEN)


def test_een_late_beschikking_is_geen_late_melding() -> None:
    voorspeld = voorspel_eerste_factuur(
        date(2024, 5, 20), date(2024, 6, 1), LANDELIJK, maanden_tot_beschikking=2
    )
    assert [str(maand) for maand, _ in voorspeld.regels] == ["2024-06", "2024-07", "2024-08"]
    assert voorspeld.oorzaak is Oorzaak.LATE_VERWERKING


def test_een_gemeente_die_niets_vraagt_heeft_geen_maand_op_de_factuur() -> None:
    gratis = LagerTarief(Bedrag(0), Maand(2023, 1), date(2022, 11, 1))
    beleid = Beleid(gemeente=Gemeentecode("0363"), lagere_tarieven=[gratis])
    factuur = voorspel_eerste_factuur(date(2024, 1, 15), date(2024, 6, 20), beleid)
    assert (factuur.regels, factuur.is_stapelfactuur) == ((), False)


def test_de_voorspelling_is_de_eerste_factuur() -> None:
    beleid = Beleid(
        gemeente=Gemeentecode("0363"),
        lagere_tarieven=[LagerTarief(Bedrag(1000), Maand(2024, 1), date(2023, 1, 1))],
    )
    feiten = reken(alleen("2023-03-10.."), "2024-12-31", beleid=beleid)
    vastgesteld = vaststellen(feiten, date(2024, 6, 10)).verschuldigd
    assert facturen(vastgesteld, Maand(2024, 6))[0] == voorspel_eerste_factuur(
        date(2023, 3, 10), date(2024, 6, 10), beleid
    )


# The proposal


VOORSTEL = VoorstelInkomensafhankelijk()


@pytest.mark.parametrize(
    ("euro", "samen", "centen"),
    [
        (0, False, 2360),
        (24_500, False, 2360),
        (24_501, False, 2360),  # 10 % of one euro a year is 0.8 cent a month
        (30_500, False, 2360 + 5000),
        (61_025, False, 32_797),  # 23.60 + 36,525 x 10 % / 12 = 327.975
        (61_028, False, 32_800),
        (200_000, False, 32_800),
        (34_000, True, 2360),
        (70_600, True, 32_800),
    ],
)
def test_voorstel(euro: int, samen: bool, centen: int) -> None:
    assert VOORSTEL.bedrag(Bedrag.euro(euro), samen=samen) == Bedrag(centen)


def test_het_voorstel_geldt_alleen_als_het_gevraagd_wordt() -> None:
    een = persoon("2026-12-01..2027-03-10", inkomens=(Inkomen(2025, Bedrag.euro(30_500)),))
    with pytest.raises(OnbekendeParameter):
        reken(Huishouden((een,)), "2027-12-31")
    overzicht = reken(Huishouden((een,)), "2027-12-31", regimes=(VOORSTEL,))
    [reeks] = overzicht.reeksen
    assert reeks == Reeks(Maand(2027, 1), Maand(2027, 3), Bedrag(7360), Reden.VOORSTEL_36713, (0,))
    assert "VOORSTEL" in reeks.reden.tekst
    assert reken(Huishouden((een,)), "2026-12-31", regimes=(VOORSTEL,)).reeksen == ()


def test_van_geldend_recht_naar_het_voorstel() -> None:
    een = persoon("2026-12-01..2027-01-31", inkomens=(Inkomen(2025, Bedrag.euro(30_500)),))
    nu = MaandVlak(geldig=Tijdvak(date(2020, 1, 1), date(2026, 12, 31)))
    overzicht = reken(Huishouden((een,)), "2027-12-31", regimes=(nu, VOORSTEL))
    assert [r.bedrag for r in overzicht.reeksen] == [Bedrag(2180), Bedrag(7360)]
    later = MaandVlak(geldig=Tijdvak(date(2024, 7, 1)))
    assert reken(alleen("2024-01-01..2024-08-31"), regimes=(later,)).totaal == Bedrag(2 * 2060)
    assert reken(alleen("2024-01-01..2024-08-31"), "2024-06-30", regimes=(later,)).reeksen == ()


def test_de_aow_van_de_jongeren_is_onbekend_als_die_ertoe_doet() -> None:
    inkomens = tuple(Inkomen(jaar, Bedrag(0)) for jaar in range(2025, 2036))
    samen = paar(
        persoon("2027-01-01..", inkomens=inkomens),
        persoon(nummer=1, geboren="1965-01-01", inkomens=inkomens),
    )
    assert reken(samen, "2029-12-31", regimes=(VOORSTEL,)).totaal == Bedrag(0)  # surely below
    with pytest.raises(OnbekendeParameter, match="aow_leeftijd"):
        reken(samen, "2032-12-31", regimes=(VOORSTEL,))


def test_regimes_die_elkaar_overlappen() -> None:
    with pytest.raises(OngeldigeWaarde, match="overlap; cut one of them short"):
        reken(alleen(), regimes=(MaandVlak(), VOORSTEL))


def test_wie_later_geboren_is_dan_er_gekeken_wordt() -> None:
    with pytest.raises(OngeldigeWaarde, match="geboortedatum: lies after 2024-12-31"):
        reken(alleen(geboren="2025-01-01"), "2024-12-31")


NIETS: Any = None
NIETEN: Any = (None,)
DAGEN: Any = date(2024, 6, 10)
TEKST: Any = "2024"
MAAND: Any = Maand(2024, 6)
DAG = date(2024, 6, 10)
TIJDSTIP = datetime(2024, 6, 10, 12)
LEEG = Bijdrageoverzicht(())


@pytest.mark.parametrize(
    ("aanroep", "fout"),
    [
        (lambda: bereken_bijdrage(NIETS, LANDELIJK, tot_en_met=DAG), "huishouden: NoneType is not"),
        (lambda: bereken_bijdrage(alleen(), NIETS, tot_en_met=DAG), "beleid: NoneType is not a B"),
        (lambda: Huishouden(NIETEN), "personen: NoneType is not a Persoon; give a Persoon"),
        (lambda: Inkomen(TEKST, Bedrag(1)), "jaar: str is not a int"),
        (lambda: facturen(LEEG, DAGEN), "beschikt_in: date is not a Maand; give a Maand"),
        (lambda: vaststellen(NIETS, DAG), "overzicht: NoneType is not a Bijdrageoverzicht"),
        (lambda: herzien(NIETS, LEEG, DAG), "oud: NoneType is not a Bijdrageoverzicht"),
        (lambda: herzien(LEEG, NIETS, DAG), "nieuw: NoneType is not a Bijdrageoverzicht"),
        (lambda: facturen(LEEG, MAAND, gemeld_in=DAGEN), "gemeld_in: date is not a Maand"),
        (lambda: herzieningsfactuur(NIETS, DAG), "herziening: NoneType is not a Herziening"),
        (lambda: voorspel_eerste_factuur(DAG, DAG, NIETS), "beleid: NoneType is not a Beleid"),
        (lambda: bw_deel_van_maand(NIETS, 1), "maandbedrag: NoneType is not a Bedrag"),
        (lambda: vaststellen(LEEG, DAG, maanden_terug=NIETS), "maanden terug: NoneType is not"),
        (lambda: facturen(NIETS, MAAND), "overzicht: NoneType is not a Bijdrageoverzicht"),
        (lambda: bereken_bijdrage(alleen(), LANDELIJK, tot_en_met=TEKST), "tot_en_met: str is"),
        (lambda: bereken_bijdrage(alleen(), LANDELIJK, tot_en_met=TIJDSTIP), "datetime is not a d"),
        (lambda: vaststellen(LEEG, MAAND), "besluit: Maand is not a date; give a datetime.date"),
        (lambda: vaststellen(LEEG, DAG, maanden_terug=-1), "maanden terug: -1 is negative; give 0"),
        (lambda: herzien(LEEG, LEEG, DAG, nabetaling_terug=-1), "-1 is negative; give 0 or more"),
        (lambda: herzien(LEEG, LEEG, DAG, teruggave_terug=-2), "-2 is negative; give 0 or more"),
        (lambda: bw_deel_van_maand(Bedrag(100), 32), "dagen: no number of days in a month; give 0"),
        (lambda: bw_deel_van_maand(Bedrag(100), -1), "dagen: no number of days in a month; give 0"),
        (lambda: voorspel_eerste_factuur(MAAND, DAG, LANDELIJK), "start: Maand is not a date"),
        (lambda: voorspel_eerste_factuur(DAG, MAAND, LANDELIJK), "gemeld_op: Maand is not a date"),
        (
            lambda: voorspel_eerste_factuur(DAG, DAG, LANDELIJK, maanden_tot_beschikking=-1),
            "maanden_tot_beschikking: -1 is negative; give 0 or more",
        ),
    ],
)
def test_verkeerde_argumenten_worden_bij_naam_genoemd(
    aanroep: Callable[[], object], fout: str
) -> None:
    with pytest.raises(OngeldigeWaarde, match=fout):
        aanroep()


def test_de_regimes_hebben_een_naam() -> None:
    assert [regime.naam for regime in (*GELDEND, VOORSTEL)] == [
        "bijdrageperiode van vier weken, naar inkomen",
        "bijdrageperiode van vier weken, vast bedrag",
        "abonnementstarief per maand",
        "VOORSTEL 36 713: inkomensafhankelijk per maand",
    ]


def test_vrijstellingen_voor_het_portaal() -> None:
    op_tijd = Vrijstelling(Vrijstellingsgrond.DRAAGKRACHT, Maand(2020, 1), 3, date(2019, 12, 1))
    te_laat = Vrijstelling(Vrijstellingsgrond.VEILIGHEID, Maand(2020, 5), 4, date(2020, 6, 10))
    ander_jaar = Vrijstelling(Vrijstellingsgrond.AANPAK, Maand(2021, 1), 1, date(2020, 12, 1))
    opgaven = vrijstellingsopgave([persoon(vrijstellingen=(op_tijd, te_laat, ander_jaar))], 2020)
    assert [(o.inhoud, o.uiterlijk) for o in opgaven] == [
        ("grond g, 3 maanden vanaf 2020-01", date(2019, 12, 31)),
        ("grond c, 4 maanden vanaf 2020-05", date(2020, 4, 30)),
    ]
    assert [[b.code for b in o.bevindingen] for o in opgaven] == [[], ["BL02"]]
    assert "werkt over 2 van de 4 maanden" in opgaven[1].bevindingen[0].tekst


def test_het_voorstel_kent_dezelfde_gronden_en_vraagt_een_inkomen() -> None:
    vrij = persoon(
        "2027-01-01..",
        geboren="1940-01-01",
        wlz_bijdrage=["2027-01-01.."],
        inkomens=(Inkomen(2025, Bedrag(0)),),
    )
    assert reken(Huishouden((vrij,)), "2027-06-30", regimes=(VOORSTEL,)).totaal == Bedrag(0)
    with pytest.raises(OnbekendeParameter, match="inkomen voor 2027"):
        reken(alleen("2027-01-01.."), "2027-06-30", regimes=(VOORSTEL,))
