"""What spreadsheets do to a file: each habit by hand, for the reader of the H&V-bestand."""

from datetime import date

import pytest

from wmo_eigenbijdrage import Bedrag, Bsn, Zorgperiode
from wmo_eigenbijdrage.bedrag import Notatie
from wmo_eigenbijdrage.overgang import (
    HvKolom,
    HvRij,
    OnbekendeVorm,
    Persoonsgegevens,
    Uitval,
    Variant,
    lees_kop,
    lees_rij,
)
from wmo_eigenbijdrage.overgang.kolommen import Cellen

KOLOMMEN = [kolom.value for kolom in HvKolom]
KOP = lees_kop(KOLOMMEN)
GOED = {
    "BSN": "999990019",
    "TOTALE_KOSTEN": "1000,00",
    "JAAR_VANAF": "2018",
    "PERIODE_VANAF": "5",
    "RESTBEDRAG": "400,00",
    "INNINGSYSTEMATIEK": "4",
}


def velden(**anders: str) -> list[str]:
    gevuld = GOED | anders
    return [gevuld.get(kolom, "") for kolom in KOLOMMEN]


def lees(**anders: str) -> HvRij:
    gelezen = lees_rij(KOP, 2, velden(**anders))
    assert isinstance(gelezen, HvRij)
    return gelezen


def codes(uitkomst: HvRij | Uitval) -> list[tuple[str, str]]:
    return [(b.code, b.plaats) for b in uitkomst.bevindingen]


def test_de_namen_van_de_cellen_zijn_die_van_de_kolommen() -> None:
    assert [naam.upper() for naam in Cellen._fields] == KOLOMMEN


def test_alle_kolommen() -> None:
    gelezen = lees(
        ACHTERNAAM=" Jansen ",
        VOORLETTERS="A.B.",
        VOORVOEGSEL="van de",
        GEBOORTEDATUM="3-5-1950",
        ZORGPERIODE="201911",
        DOSSIERNUMMER=" D1",
        REGELING="Wmo2015",
        PGB="J",
        HENV_GROEP_CODE="07",
        HENV_GROEP_NAAM="rolstoel",
        AANTAL_PERIODEN="39",
        KOSTEN_PER_PERIODE="25,64",
        IND_LAATSTE_ZORGPERIODE="N",
    )
    assert gelezen == HvRij(
        rij=2,
        bsn=Bsn("999990019"),
        dossiernummer="D1",
        groepcode="07",
        pgb=True,
        variant=Variant.VIER,
        totale_kosten=Bedrag(100_000),
        vanaf=Zorgperiode(2018, 5),
        aantal_perioden=39,
        kosten_per_periode=Bedrag(2564),
        restbedrag=Bedrag(40_000),
        groepnaam="rolstoel",
        persoon=Persoonsgegevens("Jansen", "A.B.", "van de", date(1950, 5, 3)),
        zorgperiode=Zorgperiode(2019, 11),
        is_laatste=False,
    )
    assert gelezen.bevindingen == ()
    for naam in ("Jansen", "A.B.", "van de", "1950", "D1", "rolstoel", "999990019"):
        assert naam not in repr(gelezen)


# BSN


def test_weggevallen_nullen_worden_aangevuld_met_een_bevinding() -> None:
    gelezen = lees(BSN="12345672")
    assert gelezen.bsn == Bsn("012345672")
    assert codes(gelezen) == [("HV55", "BSN")]
    assert "12345672" not in str(gelezen.bevindingen[0])
    assert lees(BSN="1234560").bsn == Bsn("001234560")


def test_een_bevinding_over_het_lezen_is_geen_inhoud() -> None:
    assert lees(BSN="12345672") == lees(BSN="012345672")
    assert codes(lees(BSN="012345672")) == []


@pytest.mark.parametrize(
    ("bsn", "code"),
    [
        ("12345671", "HV02"),  # fails the 11-test with its zero
        ("123456", "HV02"),  # too short to be one
        ("9,99990E+08", "HV50"),  # digits were lost
        ("1E+08", "HV50"),
        ("1.23457e+8", "HV50"),
        ("#N/B", "HV51"),
        ("#VERW!", "HV51"),
        ("#DEEL/0!", "HV51"),
        ("#NAAM?", "HV51"),
        ("########", "HV51"),  # the column was too narrow
        ("#1", "HV02"),
    ],
)
def test_een_bsn_dat_geen_bsn_meer_is(bsn: str, code: str) -> None:
    assert codes(lees_rij(KOP, 2, velden(BSN=bsn))) == [(code, "BSN")]


@pytest.mark.parametrize("bsn", ["999990019.0", "999990019,00", "9.99990019E+08", "\xa0999990019"])
def test_een_bsn_als_getal_dat_heel_bleef(bsn: str) -> None:
    gelezen = lees(BSN=bsn)
    assert gelezen.bsn == Bsn("999990019")
    assert codes(gelezen) == []


# Amounts and whole numbers


@pytest.mark.parametrize(
    ("tekst", "centen"),
    [
        ("EUR 345,50", 34550),
        ("eur345.50", 34550),
        ("€ 39,0", 3900),
        ("39.0", 3900),
        ("€\xa0400,-", 40000),
        ("400,50 EUR", 40050),
        ("400,50€", 40050),
        ("-12,50", -1250),
        ("€ -12,50", -1250),
        ("0", 0),
    ],
)
def test_bedragen(tekst: str, centen: int) -> None:
    assert lees(RESTBEDRAG=tekst).restbedrag == Bedrag(centen)


def test_duizendtallen() -> None:
    gelezen = lees(TOTALE_KOSTEN="EUR 234.567,00", RESTBEDRAG="€ 1.234,50")
    assert (gelezen.totale_kosten, gelezen.restbedrag) == (Bedrag(23_456_700), Bedrag(123_450))
    assert codes(lees_rij(KOP, 2, velden(TOTALE_KOSTEN="1.234.567,00"))) == [
        ("HV14", "TOTALE_KOSTEN")  # read, and too high for a message
    ]


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("1,5E+05", "HV50"),
        ("1E-05", "HV50"),
        ("#WAARDE!", "HV51"),
        ("1.234", "HV05"),
        ("USD 4", "HV05"),
        ("EUR", "HV05"),
        ("x EUR", "HV05"),
        ("12,5O", "HV05"),  # the letter O
    ],
)
def test_bedragen_die_geen_bedrag_zijn(tekst: str, code: str) -> None:
    assert codes(lees_rij(KOP, 2, velden(RESTBEDRAG=tekst))) == [(code, "RESTBEDRAG")]


@pytest.mark.parametrize("staart", [".0", ",0", ".00", ",00"])
def test_hele_getallen_met_decimalen_van_nul(staart: str) -> None:
    gelezen = lees(
        JAAR_VANAF=f"2018{staart}",
        PERIODE_VANAF=f"5{staart}",
        AANTAL_PERIODEN=f"39{staart}",
        INNINGSYSTEMATIEK=f"4{staart}",
    )
    assert gelezen.vanaf == Zorgperiode(2018, 5)
    assert (gelezen.aantal_perioden, gelezen.variant) == (39, Variant.VIER)
    assert codes(gelezen) == []


VARIANT_1 = {
    "AANTAL_PERIODEN": "39",
    "KOSTEN_PER_PERIODE": "25,64",
    "JAAR_VANAF": "2018",
    "PERIODE_VANAF": "5",
}


@pytest.mark.parametrize(
    ("kolom", "tekst", "code"),
    [
        ("PERIODE_VANAF", "8,5", "HV06"),
        ("PERIODE_VANAF", "8.000", "HV06"),  # eight or eight thousand?
        ("PERIODE_VANAF", "1900-01-08", "HV06"),  # a number that became a day
        ("JAAR_VANAF", "2,018E+03", "HV50"),
        ("AANTAL_PERIODEN", "#GETAL!", "HV51"),
        ("AANTAL_PERIODEN", "-39", "HV06"),
        ("INNINGSYSTEMATIEK", "4,5", "HV08"),
        ("INNINGSYSTEMATIEK", "04", None),
        ("INNINGSYSTEMATIEK", "#N/A", "HV51"),
        ("PGB", "#N/A", "HV51"),
        ("REGELING", "#N/A", "HV51"),
    ],
)
def test_hele_getallen_die_het_niet_zijn(kolom: str, tekst: str, code: str | None) -> None:
    verwacht = [] if code is None else [(code, kolom)]
    variant_1 = VARIANT_1 | {"INNINGSYSTEMATIEK": "1"} if kolom in VARIANT_1 else {}
    assert codes(lees_rij(KOP, 2, velden(**(variant_1 | {kolom: tekst})))) == verwacht


@pytest.mark.parametrize(
    ("notatie", "tekst", "aantal"),
    [(Notatie.NEDERLANDS, "1.040", 1040), (Notatie.KAAL, "1,040", 1040)],
)
def test_duizendtallen_in_een_geheel_getal_alleen_als_de_notatie_is_genoemd(
    notatie: Notatie, tekst: str, aantal: int
) -> None:
    anders = {"TOTALE_KOSTEN": "1000", "RESTBEDRAG": "4", "AANTAL_PERIODEN": tekst}
    anders |= {"INNINGSYSTEMATIEK": "2"}
    gelezen = lees_rij(KOP, 2, velden(**anders), notatie)
    assert isinstance(gelezen, HvRij)
    assert gelezen.aantal_perioden == aantal
    ander = Notatie.KAAL if notatie is Notatie.NEDERLANDS else Notatie.NEDERLANDS
    assert codes(lees_rij(KOP, 2, velden(**anders), ander)) == [("HV06", "AANTAL_PERIODEN")]
    assert codes(lees_rij(KOP, 2, velden(**anders))) == [("HV06", "AANTAL_PERIODEN")]


# Columns that decide nothing


def test_een_dagnummer_is_een_dag_met_een_bevinding() -> None:
    gelezen = lees(GEBOORTEDATUM="18386")
    assert gelezen.persoon.geboortedatum == date(1950, 5, 3)
    assert codes(gelezen) == [("HV57", "GEBOORTEDATUM")]


@pytest.mark.parametrize(
    ("kolom", "tekst"),
    [
        ("GEBOORTEDATUM", "1950-00-00"),
        ("GEBOORTEDATUM", "#WAARDE!"),
        ("GEBOORTEDATUM", "999990019"),
        ("ZORGPERIODE", "november"),
        ("IND_LAATSTE_ZORGPERIODE", "?"),
    ],
)
def test_een_onbekende_vorm_blijft_staan_en_de_rij_telt(kolom: str, tekst: str) -> None:
    gelezen = lees(**{kolom: tekst})
    waarden = (gelezen.persoon.geboortedatum, gelezen.zorgperiode, gelezen.is_laatste)
    assert OnbekendeVorm(tekst) in waarden
    assert codes(gelezen) == [("HV56", kolom)]
    assert tekst not in repr(gelezen)


def test_lege_kolommen_die_niets_beslissen() -> None:
    gelezen = lees()
    assert gelezen.persoon == Persoonsgegevens()
    assert (gelezen.zorgperiode, gelezen.is_laatste, gelezen.groepnaam) == (None, None, "")
    assert codes(gelezen) == []


# The header


@pytest.mark.parametrize("sier", ["\ufeff{}", "{} ", "\xa0{}\xa0", "{}\t", "\u200b{}", '"{}"'])
def test_een_kop_met_sier(sier: str) -> None:
    kop = lees_kop([sier.format(kolom) for kolom in KOLOMMEN])
    assert kop.plaatsen == KOP.plaatsen


def test_lege_kolommen_achteraan() -> None:
    """A spreadsheet writes as many fields as its widest row, or as many as this row fills."""
    kop = lees_kop([*KOLOMMEN, "", "\xa0"])
    gewoon = lees()
    for staart in ([], [""], ["", ""], ["12", "350,77"], ["", "", " ", ""]):  # T and U: formulas
        assert lees_rij(kop, 2, [*velden(), *staart]) == gewoon
    assert codes(lees_rij(kop, 2, velden()[:-1])) == [("HV01", "INNINGSYSTEMATIEK")]
    assert codes(lees_rij(kop, 2, [*velden(), "", "", "x"])) == [("HV01", "rij")]


def test_een_kolom_midden_in_de_kop_zonder_naam() -> None:
    kop = lees_kop([KOLOMMEN[0], "", *KOLOMMEN[1:]])
    assert lees_rij(kop, 2, [velden()[0], "x", *velden()[1:]]) == lees()


def test_geen_inhoud_van_cellen_in_bevindingen() -> None:
    for kolom in KOLOMMEN:
        uitkomst = lees_rij(KOP, 2, velden(**{kolom: "123456782X"}))
        assert "123456782" not in repr(uitkomst.bevindingen)
