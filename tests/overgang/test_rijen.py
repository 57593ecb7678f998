import pickle
from typing import Any

import pytest

from hv_generator import KOLOMMEN
from wmo_eigenbijdrage import Bedrag, Bsn, Zorgperiode
from wmo_eigenbijdrage.bedrag import Notatie
from wmo_eigenbijdrage.overgang import (
    DUMMYKOSTPRIJS,
    FORMULE,
    HvKolom,
    HvRij,
    KopFout,
    OnmogelijkeRij,
    Persoonsgegevens,
    Reden,
    Uitval,
    Variant,
    bepaal_restant,
    lees_kop,
    lees_rij,
)

OKTOBER = list(KOLOMMEN)
KOP = lees_kop(OKTOBER)
SEPTEMBER = lees_kop(OKTOBER[:-1])
BSN = "999990019"
GOED = {
    "BSN": BSN,
    "ACHTERNAAM": "Jansen",
    "DOSSIERNUMMER": "D1",
    "REGELING": "Wmo2015",
    "PGB": "N",
    "HENV_GROEP_CODE": "07",
    "TOTALE_KOSTEN": "1000,00",
    "JAAR_VANAF": "2018",
    "PERIODE_VANAF": "5",
    "RESTBEDRAG": "400,00",
    "INNINGSYSTEMATIEK": "4",
}


def rij(**anders: str) -> list[str]:
    gevuld = GOED | anders
    return [gevuld.get(kolom, "") for kolom in OKTOBER]


def codes(uitkomst: HvRij | Uitval) -> list[tuple[str, str]]:
    """Code and column of each reason of a row that fell out."""
    assert isinstance(uitkomst, Uitval)
    return [(b.code, b.plaats) for b in uitkomst.bevindingen]


# Header row


@pytest.mark.parametrize(
    ("cel", "kolom"),
    [
        ("GEBORTEDATUM", HvKolom.GEBOORTEDATUM),  # the explanation of November 2019
        ("GEBOORTEDATUM", HvKolom.GEBOORTEDATUM),  # the checklist
        ("KOSTEN_PER_PERIODIE", HvKolom.KOSTEN_PER_PERIODE),
        ("KOSTEN_PER_PERIODE", HvKolom.KOSTEN_PER_PERIODE),
        ("AANTAL_PERIODEN*", HvKolom.AANTAL_PERIODEN),  # with the footnote mark
        ("totale kosten", HvKolom.TOTALE_KOSTEN),
        (' "BSN" ', HvKolom.BSN),
        ("Inningssystematiek", HvKolom.INNINGSYSTEMATIEK),
        ("INNINGSVARIANT", HvKolom.INNINGSYSTEMATIEK),
        ("INNINGS-SYSTEMATIEK", HvKolom.INNINGSYSTEMATIEK),
        ("Innings\u2011variant.", HvKolom.INNINGSYSTEMATIEK),  # with the unbreakable hyphen
        ("Kosten per.periode", HvKolom.KOSTEN_PER_PERIODE),
    ],
)
def test_spellingen(cel: str, kolom: HvKolom) -> None:
    plaats = KOP.plaatsen[kolom]
    velden = [*OKTOBER[:plaats], *OKTOBER[plaats + 1 :], cel]
    assert lees_kop(velden).plaatsen[kolom] == len(OKTOBER) - 1


def test_onbekende_kolommen_mogen_en_de_volgorde_is_vrij() -> None:
    kop = lees_kop(["extra", *reversed(OKTOBER)])
    velden = ["iets", *reversed(rij())]
    gelezen = lees_rij(kop, 2, velden)
    assert isinstance(gelezen, HvRij)
    assert gelezen == lees_rij(KOP, 9, rij())  # the row number is no content


@pytest.mark.parametrize(
    "weg",
    [
        "BSN",
        "TOTALE_KOSTEN",
        "RESTBEDRAG",
        "AANTAL_PERIODEN",
        "KOSTEN_PER_PERIODIE",
        "JAAR_VANAF",
        "PERIODE_VANAF",
    ],
)
def test_een_kop_zonder_nodige_kolom(weg: str) -> None:
    with pytest.raises(KopFout, match=f"kolom {weg.replace('PERIODIE', 'PERIODE')} ontbreekt"):
        lees_kop([kolom for kolom in OKTOBER if kolom != weg])


def test_een_kolom_die_er_twee_keer_staat() -> None:
    with pytest.raises(KopFout, match="KOSTEN_PER_PERIODE komt twee keer voor"):
        lees_kop([*OKTOBER, "KOSTEN_PER_PERIODE"])


def test_een_rij_als_kop_toont_geen_inhoud() -> None:
    with pytest.raises(KopFout) as gevangen:
        lees_kop(rij())
    assert BSN not in str(gevangen.value)


# Rows


def test_een_gewone_rij() -> None:
    assert lees_rij(KOP, 2, rij()) == HvRij(
        rij=2,
        bsn=Bsn(BSN),
        dossiernummer="D1",
        groepcode="07",
        pgb=False,
        variant=Variant.VIER,
        totale_kosten=Bedrag(100_000),
        vanaf=Zorgperiode(2018, 5),
        aantal_perioden=None,
        kosten_per_periode=None,
        restbedrag=Bedrag(40_000),
        persoon=Persoonsgegevens("Jansen"),
    )


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"BSN": "12345678"}, [("HV02", "BSN")]),
        ({"BSN": "99999001a"}, [("HV02", "BSN")]),
        ({"BSN": ""}, [("HV13", "BSN")]),
        ({"BSN": "="}, [("HV52", "BSN")]),
        ({"BSN": "999990018"}, [("HV03", "BSN")]),
        ({"REGELING": "Wlz"}, [("HV04", "REGELING")]),
        ({"TOTALE_KOSTEN": "duizend"}, [("HV05", "TOTALE_KOSTEN")]),
        ({"RESTBEDRAG": "1.234"}, [("HV05", "RESTBEDRAG")]),  # thousands or decimals?
        ({"RESTBEDRAG": "400,001"}, [("HV05", "RESTBEDRAG")]),
        ({"TOTALE_KOSTEN": "9" * 5000}, [("HV05", "TOTALE_KOSTEN")]),
        ({"RESTBEDRAG": ""}, [("HV07", "RESTBEDRAG")]),
        ({"INNINGSYSTEMATIEK": "3"}, [("HV07", "KOSTEN_PER_PERIODE")]),
        (
            {"INNINGSYSTEMATIEK": "2", "RESTBEDRAG": ""},
            [("HV07", "AANTAL_PERIODEN"), ("HV07", "RESTBEDRAG")],
        ),
        ({"INNINGSYSTEMATIEK": "1"}, [("HV07", "AANTAL_PERIODEN"), ("HV07", "KOSTEN_PER_PERIODE")]),
        (
            {
                "INNINGSYSTEMATIEK": "1",
                "AANTAL_PERIODEN": "39",
                "KOSTEN_PER_PERIODIE": "25,64",
                "JAAR_VANAF": "",
            },
            [("HV07", "JAAR_VANAF")],
        ),
        (
            {
                "INNINGSYSTEMATIEK": "1",
                "AANTAL_PERIODEN": "39",
                "KOSTEN_PER_PERIODIE": "25,64",
                "PERIODE_VANAF": "",
            },
            [("HV07", "PERIODE_VANAF")],
        ),
        ({"TOTALE_KOSTEN": "1000000", "RESTBEDRAG": "1"}, [("HV14", "TOTALE_KOSTEN")]),
        ({"INNINGSYSTEMATIEK": "5"}, [("HV08", "INNINGSYSTEMATIEK")]),
        ({"INNINGSYSTEMATIEK": ""}, [("HV08", "INNINGSYSTEMATIEK")]),
        ({"PGB": "misschien"}, [("HV09", "PGB")]),
        ({"RESTBEDRAG": "1000,01"}, [("HV10", "RESTBEDRAG")]),
        ({"TOTALE_KOSTEN": "-5", "RESTBEDRAG": "-10"}, [("HV12", "TOTALE_KOSTEN")]),
        ({"TOTALE_KOSTEN": "0", "RESTBEDRAG": "0"}, [("HV12", "TOTALE_KOSTEN")]),
        (
            {"INNINGSYSTEMATIEK": "3", "KOSTEN_PER_PERIODIE": "-5"},
            [("HV12", "KOSTEN_PER_PERIODE")],
        ),
        ({"TOTALE_KOSTEN": ""}, [("HV13", "TOTALE_KOSTEN")]),
        (  # all faults in one pass
            {
                "BSN": "1",
                "PGB": "?",
                "TOTALE_KOSTEN": "x",
                "PERIODE_VANAF": "x",
                "INNINGSYSTEMATIEK": "9",
            },
            [
                ("HV02", "BSN"),
                ("HV09", "PGB"),
                ("HV05", "TOTALE_KOSTEN"),
                ("HV06", "PERIODE_VANAF"),
                ("HV08", "INNINGSYSTEMATIEK"),
            ],
        ),
    ],
)
def test_rijen_die_uitvallen(anders: dict[str, str], verwacht: list[tuple[str, str]]) -> None:
    assert codes(lees_rij(KOP, 2, rij(**anders))) == verwacht


@pytest.mark.parametrize(
    "anders",
    [
        {"PGB": ""},
        {"PGB": "j"},
        {"REGELING": "WMO 2015"},
        {"REGELING": ""},
        {"BSN": f" {BSN} "},
        {"AANTAL_PERIODEN": "0", "KOSTEN_PER_PERIODIE": "0,00"},  # as good as empty
        {"JAAR_VANAF": "", "PERIODE_VANAF": ""},  # only variant 1 needs them
        {"RESTBEDRAG": "€ 1.000,00", "TOTALE_KOSTEN": "1000.00"},
        {"RESTBEDRAG": "-3,50"},
        {"TOTALE_KOSTEN": "999999", "RESTBEDRAG": ""},
        {"TOTALE_KOSTEN": "999999", "RESTBEDRAG": "1000000"},  # means nothing, does no harm
        {"TOTALE_KOSTEN": "999999,99", "RESTBEDRAG": "999999,99"},
        {"TOTALE_KOSTEN": "999999", "INNINGSYSTEMATIEK": "1"},  # nothing follows from a filler
    ],
)
def test_rijen_die_mogen(anders: dict[str, str]) -> None:
    assert isinstance(lees_rij(KOP, 2, rij(**anders)), HvRij)


VARIANT_1 = {
    "INNINGSYSTEMATIEK": "1",
    "TOTALE_KOSTEN": "10000,00",
    "AANTAL_PERIODEN": "39",
    "KOSTEN_PER_PERIODIE": "256,41",
    "RESTBEDRAG": "",
}


@pytest.mark.parametrize(
    ("kolom", "tekst", "code"),
    [
        ("JAAR_VANAF", "2020", "HV06"),  # after the last period
        ("JAAR_VANAF", "19", "HV06"),
        ("JAAR_VANAF", "1998", "HV06"),
        ("JAAR_VANAF", "0", "HV07"),  # as good as empty
        ("PERIODE_VANAF", "00", "HV07"),
        ("PERIODE_VANAF", "14", "HV06"),
        ("PERIODE_VANAF", "=", "HV52"),
        ("AANTAL_PERIODEN", "2,5", "HV06"),
        ("AANTAL_PERIODEN", "99999", "HV06"),
        ("AANTAL_PERIODEN", "99999999999", "HV06"),
        ("AANTAL_PERIODEN", "9" * 5000, "HV06"),
        ("KOSTEN_PER_PERIODIE", "x", "HV05"),
        ("KOSTEN_PER_PERIODIE", "-5", "HV12"),
    ],
)
def test_een_kolom_laat_een_rij_alleen_uitvallen_waar_het_restant_haar_nodig_heeft(
    kolom: str, tekst: str, code: str
) -> None:
    plaats = kolom.replace("PERIODIE", "PERIODE")
    assert codes(lees_rij(KOP, 2, rij(**VARIANT_1 | {kolom: tekst})))[0] == (code, plaats)
    for onnodig in ({}, VARIANT_1 | {"TOTALE_KOSTEN": "999999"}):  # variant 4, and a filler
        gelezen = lees_rij(KOP, 2, rij(**onnodig | {kolom: tekst}))
        assert isinstance(gelezen, HvRij)
        opgemerkt = [(b.code, b.plaats) for b in gelezen.bevindingen]
        assert opgemerkt == ([] if code == "HV07" else [("HV56", plaats)])
        waarden = {
            "JAAR_VANAF": gelezen.vanaf,
            "PERIODE_VANAF": gelezen.vanaf,
            "AANTAL_PERIODEN": gelezen.aantal_perioden,
            "KOSTEN_PER_PERIODIE": gelezen.kosten_per_periode,
        }
        assert waarden[kolom] is None


@pytest.mark.parametrize(("rest", "code"), [("x", "HV56"), ("10000,01", None)])
def test_een_restbedrag_dat_variant_1_niet_gebruikt(rest: str, code: str | None) -> None:
    gelezen = lees_rij(KOP, 2, rij(**VARIANT_1 | {"RESTBEDRAG": rest}))
    assert isinstance(gelezen, HvRij)
    assert [b.code for b in gelezen.bevindingen] == ([code] if code else [])


@pytest.mark.parametrize(("pgb", "verwacht"), [("ja", True), ("1", True), ("nee", False)])
def test_pgb_in_woorden(pgb: str, verwacht: bool) -> None:
    gelezen = lees_rij(KOP, 2, rij(PGB=pgb))
    assert isinstance(gelezen, HvRij)
    assert gelezen.pgb is verwacht


@pytest.mark.parametrize("jaar", ["", "2018", "1998"])
def test_in_september_is_het_restant_van_variant_1_onbekend_met_wat_er_ook_staat(jaar: str) -> None:
    velden = rij(AANTAL_PERIODEN="39", KOSTEN_PER_PERIODIE="25,64", JAAR_VANAF=jaar)[:-1]
    gelezen = lees_rij(SEPTEMBER, 2, velden)
    assert isinstance(gelezen, HvRij)
    restant = bepaal_restant(gelezen)
    assert restant.bedrag is None
    assert [b.code for b in restant.bevindingen] == ["HV32", "HV41"]


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("256,410256410256", "HV54"),  # 10,000 over 39 periods, not rounded
        ("256.4102", "HV54"),
        ("-0,333", "HV54"),
        ("1234,567", "HV54"),
        ("123,456", "HV05"),  # thousands or decimals?
        ("256,41 0", "HV05"),
        ("=", "HV52"),
        ("=10000/39", "HV52"),
    ],
)
def test_een_bedrag_dat_niet_is_afgerond_of_uitgerekend(tekst: str, code: str) -> None:
    assert codes(lees_rij(KOP, 2, rij(RESTBEDRAG=tekst))) == [(code, "RESTBEDRAG")]


def test_een_formule_in_een_kolom_met_tekst_is_geen_tekst() -> None:
    gelezen = lees_rij(KOP, 2, rij(DOSSIERNUMMER=FORMULE, HENV_GROEP_CODE=FORMULE))
    assert isinstance(gelezen, HvRij)
    assert (gelezen.dossiernummer, gelezen.groepcode) == ("", "")
    assert [(b.code, b.plaats) for b in gelezen.bevindingen] == [
        ("HV56", "DOSSIERNUMMER"),
        ("HV56", "HENV_GROEP_CODE"),
    ]


@pytest.mark.parametrize(
    "naam", ["INNINGSVARIANTEN", "Inning-wijze", "INNINGSYSTEMATIEK 2", "Innings variant (nr)"]
)
def test_een_onbekende_naam_voor_de_variant_maakt_er_geen_september_van(naam: str) -> None:
    with pytest.raises(
        KopFout, match="is niet bekend; noem de kolom INNINGSYSTEMATIEK"
    ) as gevangen:
        lees_kop([*OKTOBER[:-1], naam])
    assert repr(naam) in str(gevangen.value)
    assert gevangen.value.herkend == 18
    terug = pickle.loads(pickle.dumps(gevangen.value))
    assert (str(terug), terug.herkend) == (str(gevangen.value), 18)
    assert not lees_kop([*OKTOBER, naam]).is_september


def test_te_weinig_en_te_veel_velden() -> None:
    kort = lees_rij(KOP, 2, rij()[:12])
    assert codes(kort) == [("HV01", "JAAR_VANAF")]
    assert isinstance(kort, Uitval)
    assert "12 velden en de kop 19" in kort.bevindingen[0].tekst
    assert codes(lees_rij(KOP, 2, [])) == [("HV01", "BSN")]
    assert codes(lees_rij(KOP, 2, [*rij(), "x"])) == [("HV01", "rij")]
    assert isinstance(lees_rij(KOP, 2, [*rij(), "", ""]), HvRij)


def test_met_notatie_is_een_bedrag_niet_dubbelzinnig() -> None:
    gelezen = lees_rij(KOP, 2, rij(TOTALE_KOSTEN="1.234"), Notatie.NEDERLANDS)
    assert isinstance(gelezen, HvRij)
    assert gelezen.totale_kosten == Bedrag(123_400)
    assert codes(lees_rij(KOP, 2, rij(TOTALE_KOSTEN="1.234", RESTBEDRAG="1"), Notatie.KAAL)) == [
        ("HV05", "TOTALE_KOSTEN")
    ]


@pytest.mark.parametrize(
    ("aantal", "kosten", "rest", "variant"),
    [
        ("39", "25,64", "", 1),
        ("39", "25,64", "1", 1),  # cost, number and total are variant 1, whatever is left
        ("39", "25,64", "0,00", 1),
        ("39", "", "1", 2),
        ("39", "0", "1", 2),
        ("", "25,64", "1", 3),
        ("0", "25,64", "1", 3),
        ("", "", "1", 4),
    ],
)
def test_in_september_volgt_de_variant_uit_wat_gevuld_is(
    aantal: str, kosten: str, rest: str, variant: int
) -> None:
    velden = rij(AANTAL_PERIODEN=aantal, KOSTEN_PER_PERIODIE=kosten, RESTBEDRAG=rest)[:-1]
    gelezen = lees_rij(SEPTEMBER, 2, velden)
    assert isinstance(gelezen, HvRij)
    assert gelezen.variant is Variant(variant)
    assert gelezen.datums_onbetrouwbaar


def test_geen_inhoud_van_velden_in_de_redenen() -> None:
    """A shifted column may put a BSN anywhere, so that no reason repeats what it found."""
    for kolom in GOED:
        uitkomst = lees_rij(KOP, 2, rij(**{kolom: "123456789"}))
        if isinstance(uitkomst, Uitval):
            assert "123456789" not in repr(uitkomst)


# What cannot exist


def hvrij(**anders: Any) -> HvRij:
    velden: dict[str, Any] = {
        "rij": 2,
        "bsn": Bsn(BSN),
        "dossiernummer": "D1",
        "groepcode": "07",
        "pgb": False,
        "variant": Variant.VIER,
        "totale_kosten": Bedrag(100_000),
        "vanaf": None,
        "aantal_perioden": None,
        "kosten_per_periode": None,
        "restbedrag": Bedrag(40_000),
    }
    return HvRij(**(velden | anders))


@pytest.mark.parametrize(
    ("anders", "aantal_gebreken"),
    [
        ({"restbedrag": None}, 1),
        ({"variant": Variant.EEN}, 3),
        ({"variant": Variant.TWEE, "restbedrag": None}, 2),
        ({"aantal_perioden": 0}, 1),
        ({"kosten_per_periode": Bedrag(0)}, 1),
        ({"totale_kosten": Bedrag(0)}, 2),  # and the remainder is above it
        ({"restbedrag": Bedrag(100_001)}, 1),
    ],
)
def test_onmogelijke_rijen_bestaan_niet(anders: dict[str, Any], aantal_gebreken: int) -> None:
    with pytest.raises(OnmogelijkeRij) as gevangen:
        hvrij(**anders)
    assert len(gevangen.value.bevindingen) == aantal_gebreken
    assert pickle.loads(pickle.dumps(gevangen.value)).bevindingen == gevangen.value.bevindingen


def test_een_dummykostprijs_heeft_geen_restbedrag_nodig() -> None:
    assert hvrij(totale_kosten=DUMMYKOSTPRIJS, restbedrag=None).restbedrag is None


# Codes


def test_codes_zijn_uniek_en_welgevormd() -> None:
    alle = [reden.code for reden in Reden]
    assert len(set(alle)) == len(alle)
    assert all(code.startswith("HV") and len(code) == 4 for code in alle)
