"""The descriptions that come with the library say what the tables say, and how sure that is."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import ieb_tabellen as tabellen
from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.ieb import (
    RELEASES,
    Berichttype,
    Merk,
    Niveau,
    Regel,
    Release,
    ReleaseFout,
    Versiebereik,
    XsdVersie,
    release,
)
from wmo_eigenbijdrage.ieb.boom import Knoop, boom
from wmo_eigenbijdrage.ieb.releases.lader import lees_release
from wmo_eigenbijdrage.landelijk import GegevensFout
from wmo_eigenbijdrage.landelijk._bestand import Tabel, lees_toml

ALLE = [
    (naam, Berichttype(bericht)) for naam, lijst in tabellen.BERICHTEN.items() for bericht in lijst
]


def plat(knopen: tuple[Knoop, ...], diepte: int = 0) -> list[tuple[Any, ...]]:
    uit: list[tuple[Any, ...]] = []
    for knoop in knopen:
        meest = 10**9 if knoop.maximaal is None else knoop.maximaal
        uit.append((diepte, knoop.naam, knoop.in_basisschema, knoop.minimaal, meest))
        uit += plat(knoop.kinderen, diepte + 1)
    return uit


def plat_tabel(delen: list[tabellen.Deel], diepte: int = 0) -> list[tuple[Any, ...]]:
    uit: list[tuple[Any, ...]] = []
    for deel in delen:
        uit.append((diepte, deel.naam, deel.basis, deel.minst, deel.meest))
        if not isinstance(deel.inhoud, str):
            uit += plat_tabel(deel.inhoud, diepte + 1)
    return uit


@pytest.mark.parametrize(("naam", "type_"), ALLE)
def test_elk_bericht_is_dat_van_de_tabellen(naam: str, type_: Berichttype) -> None:
    soort = release(naam).bericht(type_)
    assert plat(boom(release(naam), type_).kinderen) == plat_tabel(tabellen.vorm(type_.value))
    assert soort.naamruimte == tabellen.ruimte(naam, type_.value.lower())
    assert soort.berichtcode == tabellen.BERICHTCODE[type_.value]
    assert soort.xsd_versie == XsdVersie(tabellen.XSD[naam], tabellen.XSD[naam])


@pytest.mark.parametrize("naam", RELEASES)
def test_de_berichten_en_codes_van_een_release(naam: str) -> None:
    een = release(naam)
    assert [soort.type.value for soort in een.berichten] == tabellen.BERICHTEN[naam]
    assert {code.code for code in een.retourcodes} == tabellen.CODES[naam]
    assert set(een.datatype("LDT_RetourCode").waarden) == tabellen.CODES[naam]
    assert een.naamruimte == tabellen.basis(naam)
    # Each code belongs to a rule of the same release, and each rule that has a code has it here.
    regels = {regel.code for regel in een.regels}
    assert {code.regel for code in een.retourcodes if code.regel} <= regels
    met_code = {regel.retourcode for regel in een.regels if regel.retourcode}
    assert met_code <= tabellen.CODES[naam]


def test_wat_een_ontvanger_van_1_0_aanneemt() -> None:
    """XSD set 1.2.0: the ranges of the mutation log."""
    een = release("1.0")
    assert een.basisschema == Versiebereik("1.2.0", "1.1.0", "1.2.0")
    verwacht = {"WMO401": "1.0.0", "WMO402": "1.1.0", "WMO403": "1.0.0", "WMO404": "1.1.0"}
    for soort in een.berichten:
        assert soort.xsd == Versiebereik("1.2.0", verwacht[soort.type.value], "1.2.0")
        assert soort.basisschema == soort.xsd
    start = een.bericht(Berichttype.WMO401)
    assert start.aanvaardt(XsdVersie("1.0.0", "1.1.9"))
    assert not start.aanvaardt(XsdVersie("1.2.1", "1.2.0"))
    assert not start.aanvaardt(XsdVersie("1.2.0", "0.10.0"))
    assert not start.aanvaardt(XsdVersie("1.2.0", "1.10.0"))  # a later version than 1.2.0


def test_in_productie() -> None:
    assert [release(naam).in_productie for naam in RELEASES] == [
        date(2020, 1, 1),
        date(2022, 10, 1),
        date(2023, 4, 1),
        date(2025, 4, 7),
    ]


def test_van_1_0_is_de_vorm_zeker_en_van_de_andere_niet() -> None:
    for soort in release("1.0").berichten:
        assert soort.onzeker == ()
    for naam in ("2.0", "3.0", "4.0"):
        for soort in release(naam).berichten:
            assert soort.onzeker
            assert set(soort.onzeker) <= set(release(naam).onzeker)


def test_alles_wat_is_afgeleid_is_zichtbaar() -> None:
    teksten = [str(onzeker) for onzeker in release("4.0").onzeker]
    for verwacht in (
        "iEb 4.0: naamruimte [inferred]",
        "iEb 4.0: retourcodes na 9395 [gap]",
        "iEb 4.0: retourcode 9404 [inferred]",
        "iEb 4.0: niveau van regel TR404 [inferred]",
        "iEb 4.0: tekst van regel UP001 [gap]",
        "WMO405: BerichtCode 474 [inferred]",
        "WMO407: klasse PeriodeEigenBijdrageBw [inferred]",
        "iEb 4.0: tekst van regel CS003 [inferred]",
    ):
        assert verwacht in teksten
    afgeleid = "EbStartdatum, EbStopdatum, EbKostprijs, StatusAanlevering"  # EbStartNummer is seen
    assert f"WMO405: PeriodeEigenBijdrageAbo: {afgeleid} [inferred]" in teksten
    assert not any("EbStartNummer" in tekst for tekst in teksten)
    assert "iEb 1.0: tekst van regel TR102 [gap]" in map(str, release("1.0").onzeker)


def test_een_merk_heeft_een_orde() -> None:
    assert Merk.GEZIEN.zwakste(Merk.AFGELEID) is Merk.AFGELEID
    assert Merk.HIAAT.zwakste(Merk.GEDEELD) is Merk.HIAAT
    assert [merk.onzeker for merk in Merk] == [False, False, True, True]


def test_regels_van_voor_en_na_1_0_3() -> None:
    """19 July 2021: the look-back of corrected dates went from 12 to 36 months."""
    een = release("1.0")
    voor, na = een.regel("TR114", date(2021, 7, 18)), een.regel("TR114", date(2021, 7, 19))
    assert isinstance(voor, Regel)
    assert isinstance(na, Regel)
    assert "twaalf" in voor.tekst
    assert "36" in na.tekst
    assert een.regel("TR114") is na
    assert een.regel("TR999") is None
    assert een.regel("OP241", date(2020, 1, 1)) is None
    assert na.niveau is Niveau.BERICHTOVERSTIJGEND
    assert (na.merk, na.merk_niveau, na.merk_retourcode) == (
        Merk.GEZIEN,
        Merk.AFGELEID,
        Merk.GEZIEN,
    )


def test_retourcodes_met_hun_datum() -> None:
    code = release("4.0").retourcode("9063")
    assert code is not None
    assert (code.regel, code.vanaf, code.merk) == ("TR063", date(2025, 4, 7), Merk.GEZIEN)
    assert release("3.0").retourcode("9063") is None


def test_wat_er_niet_is() -> None:
    with pytest.raises(OnbekendeParameter, match="known: 1.0, 2.0, 3.0, 4.0"):
        release("5.0")
    with pytest.raises(OnbekendeParameter, match="WMO405.*known: WMO401"):
        release("1.0").bericht(Berichttype.WMO405)
    with pytest.raises(OnbekendeParameter, match="LDT_X"):
        release("1.0").datatype("LDT_X")
    with pytest.raises(OnbekendeParameter, match="Root, Header"):
        release("1.0").bericht(Berichttype.WMO401).klasse("Stop")
    assert release("1.0").bericht(Berichttype.WMO401).klasse("Root").elementen[0].naam == "Header"


def test_berichttypen_horen_in_paren() -> None:
    for type_ in Berichttype:
        assert type_.retour.is_retour
        assert not type_.heen.is_retour
        assert type_.retour.heen is type_.heen
        assert int(type_.retour.value[3:]) == int(type_.heen.value[3:]) + 1
        assert type_ in {type_.heen, type_.retour}


@pytest.mark.parametrize(
    "tekst", ["1.2", "1.02.0", "1.2.0.0", "a", "", "1.2.0 ", "9999999999.0.0", 1]
)
def test_een_versie_is_drie_getallen(tekst: Any) -> None:
    with pytest.raises(OngeldigeWaarde):
        XsdVersie("1.0.0", tekst)


def test_een_bereik_bevat_zijn_eigen_versie() -> None:
    with pytest.raises(OngeldigeWaarde, match="outside"):
        Versiebereik("1.3.0", "1.0.0", "1.2.0")


# The loader refuses slips

MINIMAAL = """
naam = "9.9"
in_productie = 2030-01-01
naamruimte = "b"
basisschema = ["1.0.0", "1.0.0", "1.0.0"]
versie = 9
subversie = 9
types_van = "1.0"
merken = {}
[[bericht]]
type = "WMO401"
berichtcode = "470"
naamruimte = "m"
xsd = ["1.0.0", "1.0.0", "1.0.0"]
basisschema = ["1.0.0", "1.0.0", "1.0.0"]
merken = {}
klasse = [{ naam = "Root", elementen = ["Header Header", "Client Client 0..1 inferred"] }]
"""
CODES = '[[retourcode]]\ncode = "0001"\nbetekenis = "x"\nreleases = { "1.0" = "seen" }\n'
REGELS = '[[regel]]\ncode = "TR1"\ntekst = "x"\nreleases = { "1.0" = "seen" }\nbron = "x"\n'


def laad(map_: Path, vorm: str = MINIMAAL, codes: str = CODES, regels: str = REGELS) -> Release:
    tabellen_: list[Tabel] = []
    for naam, inhoud in (("vorm", vorm), ("codes", codes), ("regels", regels)):
        (map_ / f"{naam}.toml").write_text(inhoud, "utf-8")
        tabellen_.append(lees_toml(f"{naam}.toml", map_))
    return lees_release(*tabellen_)


def test_een_kleine_release(tmp_path: Path) -> None:
    gevonden = laad(tmp_path)
    header, client = gevonden.berichten[0].klassen[0].elementen
    assert (header.minimaal, header.maximaal, header.merk) == (1, 1, Merk.GEZIEN)
    assert (client.minimaal, client.maximaal, client.merk) == (0, 1, Merk.AFGELEID)
    assert gevonden.retourcodes == ()
    assert gevonden.regels == ()
    assert gevonden.datatype("LDT_RetourCode").waarden == ()
    assert gevonden.datatype("LDT_Datum").merk is Merk.GEDEELD
    assert gevonden.berichten[0].berichtcode is None
    with pytest.raises(ReleaseFout, match="has no type Header"):
        boom(gevonden, Berichttype.WMO401)


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("WMO401", "WMO499"),
        ('"Header Header"', '"Header"'),
        ('"Header Header"', '"Header Header 2..3"'),
        ('"Header Header"', '"Header Header 1 zeker"'),
        ('"Header Header"', '"Header Header 1 seen meer"'),
        ('["1.0.0", "1.0.0", "1.0.0"]', '["1.0.0"]'),
        ("merken = {}", 'merken = { x = "zeker" }'),
        ("merken = {}", "merken = {}\nonbekend = 1"),
        ("versie = 9", 'versie = "9"'),
    ],
)
def test_een_slordige_vorm_wordt_geweigerd(tmp_path: Path, oud: str, nieuw: str) -> None:
    with pytest.raises(GegevensFout, match="vorm.toml"):
        laad(tmp_path, MINIMAAL.replace(oud, nieuw, 1))


@pytest.mark.parametrize("nieuw", ['"7.0" = "seen"', '"1.0" = "zeker"', '"1.0" = 1'])
def test_een_slordige_lijst_wordt_geweigerd(tmp_path: Path, nieuw: str) -> None:
    with pytest.raises(GegevensFout, match="codes.toml"):
        laad(tmp_path, codes=CODES.replace('"1.0" = "seen"', nieuw))
    with pytest.raises(GegevensFout, match="regels.toml"):
        laad(tmp_path, regels=REGELS.replace('"1.0" = "seen"', nieuw))
    with pytest.raises(GegevensFout, match="niveau"):
        laad(tmp_path, regels=REGELS + "niveau = 5\n")
