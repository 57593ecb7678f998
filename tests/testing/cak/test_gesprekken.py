"""Conversations with the simulated CAK, worked out by hand.

Tariffs: 19.00 to 2023, 20.60 in 2024, 21.00 in 2025.
"""

import pytest

from ieb_berichten import DRIE, NEGEN
from ieb_berichten import TWEE as GEWIJZIGD
from testing.cak.bouw import EEN, TWEE, Gesprek, dag, maand, paar, persoon, prijs
from wmo_eigenbijdrage import Bedrag, Gemeentecode, Maand, Tijdvak
from wmo_eigenbijdrage.beleid import Beleid, LagerTarief, Minimabeleid, Vergelijking
from wmo_eigenbijdrage.bijdrage import Oorzaak, bereken_bijdrage
from wmo_eigenbijdrage.dossier import Huishouden, Inkomen
from wmo_eigenbijdrage.ieb import BwPeriodebericht, Startbericht
from wmo_eigenbijdrage.landelijk import Huishoudtype
from wmo_eigenbijdrage.testing.cak import (
    CakSimulator,
    NaKostprijs,
    Oordeel,
    Samenloop,
    Werkwijze,
)


def test_van_start_tot_factuur() -> None:
    gesprek = Gesprek()
    assert gesprek.start("2024-01-20", "2024-01-15").oordeel is Oordeel.AANVAARD
    assert gesprek.codes("2024-01-20") == [()]
    # Owed from February on, as it began after the 1st; the bill comes in the month after.
    assert gesprek.facturen("2024-01") == []
    assert gesprek.facturen("2024-02", "2024-03") == [
        "factuur 2024-03: 1 maand, € 20,60",
        "factuur 2024-04: 1 maand, € 20,60",
    ]


def test_een_start_op_de_eerste_telt_die_maand() -> None:
    gesprek = Gesprek()
    gesprek.start("2023-12-05", "2023-12-01")
    # December at 19.00 comes on the bill of January, January at 20.60 on that of February.
    assert gesprek.facturen("2023-12", "2024-01") == [
        "factuur 2024-01: 1 maand, € 19,00",
        "factuur 2024-02: 1 maand, € 20,60",
    ]


def test_een_late_start_geeft_een_stapelfactuur_en_verliest_wat_ouder_is_dan_12_maanden() -> None:
    gesprek = Gesprek()
    gesprek.periode("2024-06-10", "2023-01-01")
    (afsluiting,) = gesprek.sluit("2024-06")
    (rekening,) = afsluiting.rekeningen
    # June to December 2023 is 7 x 19.00 = 133.00; January to June 2024 is 6 x 20.60 = 123.60.
    assert str(rekening.factuur) == "factuur 2024-07: 13 maanden, € 256,60 (stapelfactuur)"
    assert rekening.factuur.oorzaak is Oorzaak.LATE_MELDING
    assert afsluiting.stapelfacturen == (rekening,)
    assert [(str(v.maand), str(v.bedrag)) for v in afsluiting.vervallen] == [
        (f"2023-0{n}", "€ 19,00") for n in range(1, 6)
    ]
    # What was lost does not come back with a later change.
    gesprek.periode(
        "2024-07-10", "2023-01-01", kostprijs=prijs(900, "2024-08-01"), status=GEWIJZIGD
    )
    (volgende,) = gesprek.sluit("2024-07")
    assert [str(r.factuur) for r in volgende.rekeningen] == ["factuur 2024-08: 1 maand, € 20,60"]
    assert volgende.vervallen == volgende.definitief == ()


def test_een_bericht_op_de_grens_kan_nog_een_maand_verliezen() -> None:
    # Twelve months before the Dagtekening is allowed, but CAK decides in the month after.
    gesprek = Gesprek()
    bericht = gesprek.bericht(Startbericht, "2024-05-01", startdatum="2023-05-01")
    assert gesprek.zend(bericht, "2024-06-01").oordeel is Oordeel.AANVAARD
    (afsluiting,) = gesprek.sluit("2024-06")
    assert [str(v.maand) for v in afsluiting.vervallen] == ["2023-05"]
    assert len(afsluiting.rekeningen[0].factuur.regels) == 13


def test_een_stop_met_terugwerkende_kracht_betaalt_terug() -> None:
    gesprek = Gesprek()
    gesprek.start("2024-01-05", "2024-01-01")
    assert len(gesprek.facturen("2024-01", "2024-04")) == 4
    gesprek.stop("2024-05-10", "2024-02-15")
    (afsluiting,) = gesprek.sluit("2024-05")
    (rekening,) = afsluiting.rekeningen
    # February counts in full; March and April come back: 2 x 20.60.
    assert rekening.factuur.regels == (
        (maand("2024-03"), Bedrag(-2060)),
        (maand("2024-04"), Bedrag(-2060)),
    )
    assert (rekening.gevraagd, rekening.teruggave) == (Bedrag(0), Bedrag(4120))
    assert afsluiting.teruggaven == (rekening,)
    assert afsluiting.stapelfacturen == ()
    assert gesprek.betaald() == ["2024-01 t/m 2024-02: € 20,60"]
    assert gesprek.facturen("2024-06") == []
    assert str(gesprek.cak.overzicht()) == "\n".join(
        [
            "huishouden 1 (1 persoon): € 41,20",
            "  2024-01 t/m 2024-02: € 20,60",
            "  2024-03 t/m 2024-04: € 0,00 (€ 20,60 gevraagd, € 20,60 terug)",
            "totaal: € 41,20",
        ]
    )


def test_een_stop_die_wordt_ingetrokken_loopt_weer_door() -> None:
    gesprek = Gesprek()
    gesprek.start("2024-01-05", "2024-01-01")
    gesprek.stop("2024-01-20", "2024-01-31")
    gesprek.sluit("2024-01", "2024-02")
    gesprek.stop("2024-03-05", "2024-01-31", status=DRIE)
    assert gesprek.facturen("2024-03") == ["factuur 2024-04: 2 maanden, € 41,20 (stapelfactuur)"]


def test_een_verwijderde_start_wordt_helemaal_terugbetaald() -> None:
    gesprek = Gesprek()
    gesprek.start("2024-01-05", "2024-01-01")
    gesprek.sluit("2024-01", "2024-02")
    assert gesprek.start("2024-03-05", "2024-01-01", status=DRIE).oordeel is Oordeel.AANVAARD
    assert gesprek.cak.perioden(EEN) == ()
    assert gesprek.facturen("2024-03") == ["factuur 2024-04: 2 maanden, € -41,20 (stapelfactuur)"]
    assert gesprek.betaald() == []


def test_een_wmo405_zonder_stop_heft_een_eerdere_stop_op() -> None:
    gesprek = Gesprek()
    gesprek.start("2024-01-05", "2024-01-01")
    gesprek.stop("2024-01-20", "2024-01-31")
    gesprek.periode("2024-01-25", "2024-01-01", status=GEWIJZIGD)
    (stand,) = gesprek.cak.perioden(EEN)
    assert (stand.startdatum, stand.stopdatum) == (dag("2024-01-01"), None)
    gesprek.periode("2024-01-26", "2024-01-01", "2024-02-10", status=GEWIJZIGD)
    assert len(gesprek.facturen("2024-01", "2024-04")) == 2


def test_een_stop_zonder_start_is_niets_verschuldigd() -> None:
    gesprek = Gesprek()
    assert gesprek.stop("2024-01-20", "2024-01-31").oordeel is Oordeel.AANVAARD
    assert gesprek.cak.perioden(EEN)[0].tijdvak is None
    assert gesprek.facturen("2024-01") == []
    # Taken back nothing is left; a start after it begins anew.
    gesprek.stop("2024-02-05", "2024-01-31", status=DRIE)
    assert gesprek.cak.perioden(EEN) == ()
    gesprek.start("2024-02-06", "2024-02-01")
    assert gesprek.facturen("2024-02") == ["factuur 2024-03: 1 maand, € 20,60"]


def test_een_stop_voor_de_start_is_niets_verschuldigd() -> None:
    gesprek = Gesprek()
    gesprek.start("2024-03-05", "2024-03-01")
    gesprek.stop("2024-03-06", "2024-02-01")
    assert gesprek.facturen("2024-03") == []


def test_status_9_verandert_niets() -> None:
    gesprek = Gesprek()
    gesprek.start("2024-01-05", "2024-01-01")
    gesprek.start("2024-01-06", "2023-12-01", status=NEGEN)
    assert gesprek.cak.perioden(EEN)[0].startdatum == dag("2024-01-01")


def test_van_twee_eerste_aanleveringen_telt_de_laatste() -> None:
    gesprek = Gesprek()
    gesprek.start("2024-01-05", "2024-01-01")
    gesprek.start("2024-01-06", "2023-11-01")
    assert gesprek.facturen("2024-01") == [
        "factuur 2024-02: 3 maanden, € 58,60 (stapelfactuur)"  # 19.00 + 19.00 + 20.60
    ]


def test_een_start_die_wordt_vervroegd_wordt_over_36_maanden_herzien() -> None:
    gesprek = Gesprek()
    gesprek.periode("2024-01-05", "2024-01-01")
    gesprek.sluit("2024-01")
    gesprek.periode("2024-02-05", "2022-12-01", status=GEWIJZIGD)
    (afsluiting,) = gesprek.sluit("2024-02")
    # December 2022 to December 2023 is 13 x 19.00 = 247.00, and February 20.60.
    assert str(afsluiting.rekeningen[0].factuur) == (
        "factuur 2024-03: 14 maanden, € 267,60 (stapelfactuur)"
    )
    assert afsluiting.rekeningen[0].factuur.oorzaak is Oorzaak.HERZIENING
    assert afsluiting.vervallen == ()


def test_ook_zonder_eerdere_factuur_is_een_vervroegde_start_een_herziening() -> None:
    gesprek = Gesprek()
    gesprek.periode("2024-01-05", "2024-06-01")
    assert gesprek.facturen("2024-01") == []
    gesprek.periode("2024-02-05", "2022-12-01", status=GEWIJZIGD)
    # As above, with January 2024 too: 13 x 19.00 + 2 x 20.60.
    assert gesprek.facturen("2024-02") == ["factuur 2024-03: 15 maanden, € 288,20 (stapelfactuur)"]


def test_wat_een_herziening_niet_meer_bereikt_is_definitief_en_wordt_een_keer_gemeld() -> None:
    gesprek = Gesprek()
    gesprek.start("2020-12-05", "2020-12-01")
    gesprek.sluit("2020-12", "2024-05")
    wlz = Huishouden([persoon(wlz_bijdrage=[Tijdvak(dag("2021-01-01"))])])
    gesprek.cak.ken(wlz)
    (afsluiting,) = gesprek.sluit("2024-06")
    (rekening,) = afsluiting.rekeningen
    # June 2021 to December 2023 is 31 x 19.00 = 589.00, January to May 2024 5 x 20.60 = 103.00.
    assert rekening.teruggave == Bedrag(69200)
    assert [(str(v.maand), str(v.bedrag)) for v in afsluiting.definitief] == [
        (f"2021-0{n}", "€ -19,00") for n in range(1, 6)
    ]
    gesprek.cak.ken(wlz)
    (volgende,) = gesprek.sluit("2024-07")
    # June 2021 has become final as well, but it was refunded in time.
    assert volgende.definitief == ()
    assert volgende.rekeningen == ()


def test_een_late_start_in_een_bekend_huishouden_reikt_ook_12_maanden_terug() -> None:
    gesprek = Gesprek()
    gesprek.cak.ken(paar("2000-01-01"))
    gesprek.periode("2024-01-05", "2024-01-01", "2024-01-31")
    gesprek.sluit("2024-01", "2025-05")
    gesprek.periode("2025-06-10", "2024-02-01", bsn=TWEE.nummer, startnummer=2)
    (afsluiting,) = gesprek.sluit("2025-06")
    # June to December 2024 is 7 x 20.60 = 144.20; January to June 2025 is 6 x 21.00 = 126.00.
    assert afsluiting.rekeningen[0].factuur.totaal == Bedrag(27020)
    assert [str(v.maand) for v in afsluiting.vervallen] == [f"2024-0{n}" for n in range(2, 6)]


# Cost prices


def test_bij_een_bereikte_kostprijs_int_cak_door_en_zegt_dat() -> None:
    gesprek = Gesprek()
    gesprek.start("2020-01-05", "2020-01-01", kostprijs=prijs(570, "2020-01-01"))
    gesprek.sluit("2020-01", "2022-02")
    assert gesprek.cak.signalen(dag("2022-03-30")) == ()
    # 570.00 is 30 months of 19.00: to June 2022; three months before is the end of March.
    (signaal,) = gesprek.cak.signalen(dag("2022-03-31"))
    assert type(signaal.gebeurtenis).__name__ == "Signaal"
    assert (signaal.dag, signaal.gemeente.code, signaal.startnummer.nummer) == (
        dag("2022-03-31"),
        "0363",
        1,
    )
    gesprek.sluit("2022-03", "2022-07")
    meldingen = gesprek.cak.signalen(dag("2022-08-01"))
    assert [(type(m.gebeurtenis).__name__, str(m.dag)) for m in meldingen] == [
        ("Bereikt", "2022-06-30"),
        ("Overschrijding", "2022-07-01"),
        ("Overschrijding", "2022-08-01"),
    ]
    assert gesprek.facturen("2022-08") == ["factuur 2022-09: 1 maand, € 19,00"]
    # The stop ends it: July and August come back, and after 1 September nothing more is told.
    gesprek.stop("2022-09-05", "2022-06-30")
    assert gesprek.facturen("2022-09") == ["factuur 2022-10: 2 maanden, € -38,00 (stapelfactuur)"]
    (laatste,) = gesprek.cak.signalen(dag("2022-12-31"))
    assert laatste.dag == dag("2022-09-01")


def test_een_cak_dat_zelf_stopt_int_niet_meer_dan_de_kostprijs() -> None:
    cak = CakSimulator(werkwijze=Werkwijze(na_kostprijs=NaKostprijs.STOPPEN))
    gesprek = Gesprek(cak)
    gesprek.start("2022-01-05", "2022-01-01", kostprijs=prijs(100, "2022-01-01"))
    # Five months of 19.00; the remainder of 5.00 is not collected.
    assert len(gesprek.facturen("2022-01", "2022-12")) == 5
    assert gesprek.betaald() == ["2022-01 t/m 2022-05: € 19,00"]
    meldingen = cak.signalen(dag("2022-12-31"))
    assert [(type(m.gebeurtenis).__name__, str(m.dag)) for m in meldingen] == [
        ("Signaal", "2022-02-28"),
        ("Bereikt", "2022-05-31"),
    ]


def test_een_cak_dat_zelf_stopt_int_door_zonder_kostprijs_of_einde() -> None:
    gesprek = Gesprek(CakSimulator(werkwijze=Werkwijze(na_kostprijs=NaKostprijs.STOPPEN)))
    gesprek.start("2024-01-05", "2024-01-01", kostprijs=prijs(9_000, "2024-01-01"))
    gesprek.start("2024-01-05", "2024-01-01", bsn=TWEE.nummer, startnummer=2)
    assert len(gesprek.facturen("2024-01", "2024-03")) == 6


def test_een_gewijzigde_kostprijs_loopt_vanaf_haar_eigen_dag() -> None:
    gesprek = Gesprek()
    gesprek.start("2020-01-05", "2020-01-01", kostprijs=prijs(570, "2020-01-01"))
    gesprek.start("2021-06-15", "2020-01-01", kostprijs=prijs(1000, "2021-07-01"), status=GEWIJZIGD)
    # From July 2021: 30 x 19.00 = 570.00, 12 x 20.60 = 247.20, 8 x 21.00 = 168.00; 14.80 is left.
    meldingen = gesprek.cak.signalen(dag("2025-08-31"))
    assert [(type(m.gebeurtenis).__name__, str(m.dag)) for m in meldingen] == [
        ("Signaal", "2025-05-31"),
        ("Bereikt", "2025-08-31"),
    ]


def test_een_laat_gemelde_kostprijs_geeft_alle_meldingen_op_de_dag_van_ontvangst() -> None:
    gesprek = Gesprek()
    gesprek.start("2024-01-05", "2024-01-01")
    gesprek.start("2024-06-10", "2024-01-01", kostprijs=prijs(50, "2024-01-01"), status=GEWIJZIGD)
    # 50.00 pays for January and February.
    meldingen = gesprek.cak.signalen(dag("2024-06-10"))
    assert [(type(m.gebeurtenis).__name__, str(m.dag)) for m in meldingen] == [
        ("Signaal", "2024-06-10"),
        ("Bereikt", "2024-06-10"),
        *[("Overschrijding", "2024-06-10")] * 4,
    ]
    # The same again tells nothing twice.
    gesprek.start("2024-06-11", "2024-01-01", kostprijs=prijs(50, "2024-01-01"), status=GEWIJZIGD)
    assert gesprek.cak.signalen(dag("2024-06-30")) == ()


def test_zonder_einde_van_de_kostprijs_komt_er_geen_signaal() -> None:
    gesprek = Gesprek()
    gesprek.start("2024-01-05", "2024-01-01", kostprijs=prijs(9_000, "2024-01-01"))
    assert gesprek.cak.signalen(dag("2026-12-31")) == ()


def test_een_stop_voor_het_einde_geeft_geen_signaal() -> None:
    gesprek = Gesprek()
    gesprek.start("2024-01-05", "2024-01-01", kostprijs=prijs(300, "2024-01-01"))
    gesprek.stop("2024-03-01", "2024-02-28")
    gesprek.start("2024-03-02", "2024-03-01", kostprijs=prijs(300, "2024-06-01"), startnummer=2)
    gesprek.stop("2024-04-02", "2024-04-01", startnummer=2)  # before the guarding begins
    assert gesprek.cak.signalen(dag("2026-06-30")) == ()


# Households


def test_twee_partners_betalen_samen_een_bedrag_tot_de_laatste_stopt() -> None:
    gesprek = Gesprek()
    gesprek.cak.ken(paar("2000-01-01"))
    gesprek.start("2024-01-05", "2024-01-01")
    gesprek.start("2024-01-05", "2024-01-01", bsn=TWEE.nummer, startnummer=2)
    (afsluiting,) = gesprek.sluit("2024-01")
    (rekening,) = afsluiting.rekeningen
    assert rekening.personen == (EEN, TWEE)
    assert rekening.factuur.totaal == Bedrag(2060)
    gesprek.stop("2024-02-05", "2024-01-31")
    assert gesprek.facturen("2024-02") == ["factuur 2024-03: 1 maand, € 20,60"]
    gesprek.stop("2024-03-05", "2024-02-29", bsn=TWEE.nummer, startnummer=2)
    assert gesprek.facturen("2024-03") == []
    assert "(2 personen)" in str(gesprek.cak.overzicht())


def test_een_huwelijk_dat_laat_bekend_wordt_betaalt_het_tweede_bedrag_terug() -> None:
    gesprek = Gesprek()
    gesprek.start("2024-01-05", "2024-01-01")
    gesprek.start("2024-01-05", "2024-01-01", bsn=TWEE.nummer, startnummer=2)
    (januari,) = gesprek.sluit("2024-01")
    assert [r.personen for r in januari.rekeningen] == [(EEN,), (TWEE,)]
    gesprek.sluit("2024-02", "2024-03")
    gesprek.cak.ken(paar("2024-01-15"))
    (april,) = gesprek.sluit("2024-04")
    (rekening,) = april.rekeningen
    # Married from February on: two amounts become one in February and March, and one in April.
    assert rekening.personen == (EEN, TWEE)
    assert rekening.factuur.regels == (
        (maand("2024-02"), Bedrag(-2060)),
        (maand("2024-03"), Bedrag(-2060)),
        (maand("2024-04"), Bedrag(2060)),
    )
    assert rekening.is_stapelfactuur is False
    assert gesprek.facturen("2024-05") == ["factuur 2024-06: 1 maand, € 20,60"]


def test_een_maand_die_alleen_op_een_andere_naam_komt_is_geen_verlies() -> None:
    gesprek = Gesprek()
    gesprek.start("2021-01-05", "2021-01-01")
    gesprek.sluit("2021-01", "2024-05")
    gesprek.cak.ken(paar("2021-01-15"))
    (afsluiting,) = gesprek.sluit("2024-06")
    # Before June 2021 the revision does not reach, but the amount of the household is the same.
    assert afsluiting.definitief == ()
    assert [str(rekening.factuur) for rekening in afsluiting.rekeningen] == [
        "factuur 2024-07: 1 maand, € 20,60"
    ]


def test_na_een_scheiding_betaalt_ieder_een_eigen_bedrag() -> None:
    gesprek = Gesprek()
    gesprek.cak.ken(paar("2000-01-01", tot="2024-02-01"))
    gesprek.start("2024-01-05", "2024-01-01")
    gesprek.start("2024-01-05", "2024-01-01", bsn=TWEE.nummer, startnummer=2)
    (januari, februari) = gesprek.sluit("2024-01", "2024-02")
    assert [r.personen for r in januari.rekeningen] == [(EEN, TWEE)]
    assert [r.personen for r in februari.rekeningen] == [(EEN,), (TWEE,)]
    wet = bereken_bijdrage(
        Huishouden(
            [
                persoon(EEN, perioden=[Tijdvak(dag("2024-01-01"))]),
                persoon(TWEE, perioden=[Tijdvak(dag("2024-01-01"))]),
            ],
            paar("2000-01-01", tot="2024-02-01").leefvorm,
        ),
        Beleid(gemeente=Gemeentecode("0363")),
        tot_en_met=Maand(2024, 2),
    )
    assert gesprek.cak.gefactureerd(TWEE).vergelijk(wet) == ()


def test_bekende_feiten_komen_in_de_plaats_van_wat_eerder_bekend_was() -> None:
    gesprek = Gesprek()
    gesprek.start("2024-01-05", "2024-01-01")
    gesprek.sluit("2024-01", "2024-02")
    gesprek.cak.ken(Huishouden([persoon(overleden="2024-01-20")]))
    # The month of death is owed in full, February comes back.
    assert gesprek.facturen("2024-03") == ["factuur 2024-04: 1 maand, € -20,60"]
    gesprek.start("2024-04-02", "2024-04-01", startnummer=2)  # after death: counts for nothing
    assert gesprek.facturen("2024-04") == []


def test_wie_onder_de_aow_leeftijd_een_partner_heeft_betaalt_niets() -> None:
    gesprek = Gesprek()
    gesprek.cak.ken(paar("2000-01-01", geboren="1970-01-01"))
    gesprek.start("2024-01-05", "2024-01-01")
    assert gesprek.facturen("2024-01", "2024-03") == []


def test_een_verblijf_in_beschermd_wonen_bevrijdt() -> None:
    gesprek = Gesprek()
    gesprek.start("2024-01-05", "2024-01-01")
    gesprek.zeg(
        BwPeriodebericht,
        "2024-01-06",
        startdatum="2024-02-01",
        stopdatum="2024-02-29",
        startnummer=1,
    )
    assert [stand.beschermd_wonen for stand in gesprek.cak.perioden(EEN)] == [False, True]
    gesprek.sluit("2024-01", "2024-03")
    assert gesprek.betaald() == [
        "2024-01: € 20,60",
        "2024-02: € 0,00",
        "2024-03: € 20,60",
    ]
    # Nothing was ever asked over February, so that the overview does not name it.
    (huishouden,) = gesprek.cak.overzicht().huishoudens
    assert list(huishouden.regels()) == ["2024-01: € 20,60", "2024-03: € 20,60"]


# Gemeenten and their policies


def lager(gemeente: str, centen: int, vanaf: str) -> Beleid:
    tarief = LagerTarief(Bedrag(centen), maand(vanaf), dag("2023-11-01"))
    return Beleid(gemeente=Gemeentecode(gemeente), lagere_tarieven=[tarief])


def verhuisd(cak: CakSimulator, tweede_start: str) -> Gesprek:
    gesprek = Gesprek(cak)
    gesprek.start("2024-01-05", "2024-01-01")
    gesprek.sluit("2024-01", "2024-02")
    gesprek.stop("2024-03-20", "2024-03-15")
    gesprek.start("2024-03-21", tweede_start, afzender="0599")
    gesprek.sluit("2024-03", "2024-05")
    return gesprek


def test_wie_verhuist_betaalt_geen_maand_dubbel() -> None:
    assert verhuisd(CakSimulator(), "2024-03-16").betaald() == ["2024-01 t/m 2024-05: € 20,60"]
    assert verhuisd(CakSimulator(), "2024-03-01").betaald() == ["2024-01 t/m 2024-05: € 20,60"]


@pytest.mark.parametrize(
    ("samenloop", "maart"), [(Samenloop.LAAGSTE, "€ 10,00"), (Samenloop.HOOGSTE, "€ 20,60")]
)
def test_van_een_maand_die_twee_gemeenten_melden_telt_een_bedrag(
    samenloop: Samenloop, maart: str
) -> None:
    cak = CakSimulator(werkwijze=Werkwijze(samenloop=samenloop))
    cak.zet_beleid(lager("0599", 1000, "2024-01"))
    gesprek = verhuisd(cak, "2024-03-01")
    assert [str(reeks.bedrag) for reeks in cak.gefactureerd(EEN).in_periode(maand("2024-03"))] == [
        maart
    ]
    assert gesprek.betaald()[0].startswith("2024-01 t/m 2024-0")
    assert str(cak.gefactureerd(EEN).in_periode(maand("2024-04"))[0].bedrag) == "€ 10,00"


def test_twee_partners_bij_twee_gemeenten_betalen_een_bedrag() -> None:
    gesprek = Gesprek()
    gesprek.cak.ken(paar("2000-01-01"))
    gesprek.start("2024-01-05", "2024-01-01")
    gesprek.start("2024-01-05", "2024-02-01", bsn=TWEE.nummer, afzender="0599")
    gesprek.sluit("2024-01", "2024-03")
    assert gesprek.betaald(TWEE) == ["2024-01 t/m 2024-03: € 20,60"]


def test_beleid_dat_laat_bekend_wordt_werkt_terug_bij_wie_het_aangaat() -> None:
    gesprek = Gesprek()
    gesprek.start("2024-01-05", "2024-01-01")
    gesprek.start("2024-01-05", "2024-01-01", bsn=TWEE.nummer, afzender="0599")
    gesprek.sluit("2024-01", "2024-02")
    gesprek.cak.zet_beleid(lager("0363", 1000, "2024-02"))
    (maart,) = gesprek.sluit("2024-03")
    # February goes from 20.60 to 10.00, and March is 10.00; the other gemeente changes nothing.
    assert [(r.personen, str(r.factuur.totaal)) for r in maart.rekeningen] == [
        ((EEN,), "€ -0,60"),
        ((TWEE,), "€ 20,60"),
    ]


def test_minimabeleid_kijkt_naar_het_inkomen_dat_bekend_is() -> None:
    gesprek = Gesprek()
    grens = Minimabeleid(
        maand("2024-01"),
        {Huishoudtype.EENPERSOONS_AOW: Bedrag.euro(21_000)},
        Vergelijking.LAGER_DAN,
    )
    gesprek.cak.zet_beleid(Beleid(gemeente=Gemeentecode("0363"), minimabeleid=[grens]))
    gesprek.start("2024-01-05", "2024-01-01")
    assert gesprek.facturen("2024-01") == ["factuur 2024-02: 1 maand, € 20,60"]
    gesprek.cak.ken(Huishouden([persoon(inkomens=[Inkomen(2022, Bedrag.euro(20_000))])]))
    assert gesprek.facturen("2024-02") == ["factuur 2024-03: 1 maand, € -20,60"]
