"""The ZA-bestand: thirteen columns, of which only BSN, scheme and minutes can reject a row."""

from datetime import date
from typing import Any

import pytest

from wmo_eigenbijdrage import Bsn
from wmo_eigenbijdrage.bedrag import Notatie
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import AgbCode
from wmo_eigenbijdrage.overgang import (
    FORMULE,
    MEESTE_MINUTEN,
    KopFout,
    OnbekendeVorm,
    PeriodeWeek,
    Persoonsgegevens,
    Reden,
    Uitval,
    ZaKolom,
    ZaReden,
    ZaRij,
    lees_kop,
    lees_za_kop,
    lees_za_rij,
)
from wmo_eigenbijdrage.overgang.za_kolommen import ZaCellen

# As the explanation of CAK and the checklist both list them.
KOLOMMEN = [
    "BSN",
    "ACHTERNAAM",
    "VOORLETTERS",
    "VOORVOEGSEL",
    "GEBOORTEDATUM",
    "PERIODE_WEEK",
    "ZORGAANBIEDER_WZA_CODE",
    "ZORGAANBIEDER_NAAM",
    "REGELING",
    "PRODUCTCODE",
    "PRODUCT_OMSCHRIJVING",
    "GELEVERDE_ZORG",
    "IND_LAATSTE_ZORGPERIODE",
]
KOP = lees_za_kop(KOLOMMEN)
GOED = {
    "BSN": "999990019",
    "ACHTERNAAM": "Jansen",
    "GEBOORTEDATUM": "03-05-1950",
    "PERIODE_WEEK": "201945",
    "ZORGAANBIEDER_WZA_CODE": "41419999",
    "ZORGAANBIEDER_NAAM": "Zorg BV",
    "REGELING": "Wmo2015",
    "PRODUCTCODE": "02A04",
    "PRODUCT_OMSCHRIJVING": "begeleiding",
    "GELEVERDE_ZORG": "120",
    "IND_LAATSTE_ZORGPERIODE": "J",
}


def velden(**anders: str) -> list[str]:
    gevuld = GOED | anders
    return [gevuld.get(kolom, "") for kolom in KOLOMMEN]


def lees(**anders: str) -> ZaRij:
    gelezen = lees_za_rij(KOP, 2, velden(**anders))
    assert isinstance(gelezen, ZaRij)
    return gelezen


def codes(uitkomst: ZaRij | Uitval) -> list[tuple[str, str]]:
    return [(b.code, b.plaats) for b in uitkomst.bevindingen]


def test_de_kolommen_zijn_die_van_de_bron() -> None:
    assert [kolom.value for kolom in ZaKolom] == KOLOMMEN
    assert [naam.upper() for naam in ZaCellen._fields] == KOLOMMEN


def test_een_formule_zonder_uitkomst_is_geen_tekst() -> None:
    kolommen = ["ACHTERNAAM", "ZORGAANBIEDER_WZA_CODE", "ZORGAANBIEDER_NAAM", "PRODUCTCODE"]
    gelezen = lees(**dict.fromkeys(kolommen, FORMULE))
    assert (gelezen.persoon.achternaam, gelezen.aanbieder, gelezen.productcode) == ("", "", "")
    assert sorted(codes(gelezen)) == sorted(("ZA31", kolom) for kolom in kolommen)


def test_een_gewone_rij() -> None:
    gelezen = lees()
    assert gelezen == ZaRij(
        rij=9,  # the row number is no content
        bsn=Bsn("999990019"),
        aanbieder=AgbCode("41419999"),
        productcode="02A04",
        minuten=120,
        persoon=Persoonsgegevens("Jansen", geboortedatum=date(1950, 5, 3)),
        aanbiedernaam="Zorg BV",
        productomschrijving="begeleiding",
        periode_week=PeriodeWeek(2019, 45),
        is_laatste=True,
    )
    assert gelezen.bevindingen == ()
    for inhoud in ("Jansen", "1950", "Zorg", "02A04", "41419999", "999990019"):
        assert inhoud not in repr(gelezen)


def test_de_volgorde_is_vrij_en_andere_kolommen_mogen() -> None:
    kop = lees_za_kop(["extra", *reversed(KOLOMMEN)])
    assert lees_za_rij(kop, 2, ["x", *reversed(velden())]) == lees()


def test_met_alleen_wat_nodig_is() -> None:
    kop = lees_za_kop(["bsn", "zorgaanbieder wza code", "productcode", "geleverde zorg"])
    assert lees_za_rij(kop, 2, ["999990019", "", "", "0"]) == ZaRij(
        rij=2, bsn=Bsn("999990019"), aanbieder="", productcode="", minuten=0
    )


@pytest.mark.parametrize("weg", ["BSN", "ZORGAANBIEDER_WZA_CODE", "PRODUCTCODE", "GELEVERDE_ZORG"])
def test_een_kop_zonder_nodige_kolom(weg: str) -> None:
    with pytest.raises(KopFout, match=f"geen ZA-bestand: kolom {weg} ontbreekt"):
        lees_za_kop([kolom for kolom in KOLOMMEN if kolom != weg])


def test_een_kop_van_het_ene_bestand_is_niet_die_van_het_andere() -> None:
    with pytest.raises(KopFout, match="geen H&V-bestand"):
        lees_kop(KOLOMMEN)
    with pytest.raises(KopFout, match="BSN komt twee keer voor"):
        lees_za_kop([*KOLOMMEN, "BSN"])


@pytest.mark.parametrize(
    ("code", "aanbieder"),
    [
        ("41419999", AgbCode("41419999")),
        (" 41419999 ", AgbCode("41419999")),
        ("W-17", "W-17"),  # a WZA code, of unknown form
        ("1419999", "1419999"),  # not taken for an AGB code that lost a zero: nothing tells
        ("", ""),
    ],
)
def test_de_code_van_de_aanbieder(code: str, aanbieder: AgbCode | str) -> None:
    gelezen = lees(ZORGAANBIEDER_WZA_CODE=code)
    assert gelezen.aanbieder == aanbieder
    assert codes(gelezen) == []


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"BSN": ""}, [("ZA06", "BSN")]),
        ({"BSN": FORMULE}, [("ZA10", "BSN")]),
        ({"GELEVERDE_ZORG": FORMULE}, [("ZA10", "GELEVERDE_ZORG")]),
        ({"BSN": "12345671"}, [("ZA02", "BSN")]),
        ({"BSN": "999990018"}, [("ZA03", "BSN")]),
        ({"BSN": "1,23457E+08"}, [("ZA08", "BSN")]),
        ({"BSN": "#N/B"}, [("ZA09", "BSN")]),
        ({"REGELING": "Wlz"}, [("ZA04", "REGELING")]),
        ({"GELEVERDE_ZORG": "veel"}, [("ZA05", "GELEVERDE_ZORG")]),
        ({"GELEVERDE_ZORG": "1,5"}, [("ZA05", "GELEVERDE_ZORG")]),
        ({"GELEVERDE_ZORG": "1.440"}, [("ZA05", "GELEVERDE_ZORG")]),  # thousands or decimals?
        ({"GELEVERDE_ZORG": "-5"}, [("ZA05", "GELEVERDE_ZORG")]),
        ({"GELEVERDE_ZORG": "1000000"}, [("ZA05", "GELEVERDE_ZORG")]),
        ({"GELEVERDE_ZORG": "1E+03"}, [("ZA08", "GELEVERDE_ZORG")]),
        ({"GELEVERDE_ZORG": "#WAARDE!"}, [("ZA09", "GELEVERDE_ZORG")]),
        ({"GELEVERDE_ZORG": " "}, [("ZA06", "GELEVERDE_ZORG")]),
        (
            {"BSN": "x", "REGELING": "x", "GELEVERDE_ZORG": "x"},
            [("ZA02", "BSN"), ("ZA04", "REGELING"), ("ZA05", "GELEVERDE_ZORG")],
        ),
    ],
)
def test_rijen_die_uitvallen(anders: dict[str, str], verwacht: list[tuple[str, str]]) -> None:
    uitkomst = lees_za_rij(KOP, 7, velden(**anders))
    assert isinstance(uitkomst, Uitval)
    assert uitkomst.rij == 7
    assert codes(uitkomst) == verwacht


def test_te_weinig_velden() -> None:
    assert codes(lees_za_rij(KOP, 2, velden()[:9])) == [("ZA01", "PRODUCTCODE")]


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"BSN": "12345672"}, [("ZA30", "BSN")]),
        ({"PERIODE_WEEK": "week 45"}, [("ZA31", "PERIODE_WEEK")]),
        ({"IND_LAATSTE_ZORGPERIODE": "X"}, [("ZA31", "IND_LAATSTE_ZORGPERIODE")]),
        ({"GEBOORTEDATUM": "1950-00-00"}, [("ZA31", "GEBOORTEDATUM")]),
        ({"GEBOORTEDATUM": "18386"}, [("ZA32", "GEBOORTEDATUM")]),
        ({"GELEVERDE_ZORG": "120,0", "ACHTERNAAM": "", "PRODUCTCODE": ""}, []),
    ],
)
def test_rijen_die_tellen(anders: dict[str, str], verwacht: list[tuple[str, str]]) -> None:
    assert codes(lees(**anders)) == verwacht


def test_een_onbekende_vorm_blijft_staan() -> None:
    assert lees(PERIODE_WEEK="week 45").periode_week == OnbekendeVorm("week 45")


def test_met_notatie_zijn_duizendtallen_te_lezen() -> None:
    gelezen = lees_za_rij(KOP, 2, velden(GELEVERDE_ZORG="1.440"), Notatie.NEDERLANDS)
    assert isinstance(gelezen, ZaRij)
    assert gelezen.minuten == 1440


@pytest.mark.parametrize("minuten", [-1, MEESTE_MINUTEN + 1, 1.0, True, "120"])
def test_minuten_die_niet_bestaan(minuten: Any) -> None:
    with pytest.raises(OngeldigeWaarde, match="minuten"):
        ZaRij(2, Bsn("999990019"), "W1", "02A04", minuten)


def test_codes_zijn_uniek_ook_naast_die_van_het_andere_bestand() -> None:
    alle = [reden.code for lijst in (Reden, ZaReden) for reden in lijst]
    assert len(set(alle)) == len(alle)
    assert all(reden.code.startswith("ZA") for reden in ZaReden)
