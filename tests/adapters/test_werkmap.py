"""Excel workbooks: what cells become, which sheet is read, and what is refused before it is opened."""

import importlib
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from wmo_eigenbijdrage import Bedrag, Bsn
from wmo_eigenbijdrage.adapters import pakket, werkmap
from wmo_eigenbijdrage.adapters.bestanden import lees_hv_bestand, lees_za_bestand
from wmo_eigenbijdrage.adapters.tabel import open_tabel
from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout
from wmo_eigenbijdrage.adapters.werkmap import als_tekst
from wmo_eigenbijdrage.adapters.werkmap_schrijver import schrijf_werkmap
from wmo_eigenbijdrage.bedrag import Notatie
from wmo_eigenbijdrage.overgang import HvRij, KopFout, Uitval, ZaRij, hv_kop, lees_kop, za_kop

KOP = hv_kop()
GOED: dict[str, Any] = {
    "BSN": "999990019",
    "TOTALE_KOSTEN": 1000,
    "RESTBEDRAG": 400,
    "INNINGSYSTEMATIEK": 4,
}


def rij(**anders: Any) -> list[Any]:
    gevuld = GOED | anders
    return [gevuld.get(kolom) for kolom in KOP]


def maak(pad: Path, *rijen: list[Any], kop: list[Any] = KOP, blad: str = "Blad1") -> Path:
    """A workbook as openpyxl makes it by itself, not by the writer of the library."""
    boek = openpyxl.Workbook()
    werkblad = boek.active
    assert werkblad is not None
    werkblad.title = blad
    for waarden in (kop, *rijen):
        werkblad.append(waarden)
    boek.save(pad)
    return pad


def lees(pad: Path, notatie: Notatie | None = None) -> list[HvRij | Uitval]:
    return list(lees_hv_bestand(pad, notatie))


def een(pad: Path, notatie: Notatie | None = None) -> HvRij:
    (gelezen,) = lees(pad, notatie)
    assert isinstance(gelezen, HvRij)
    return gelezen


def codes(uitkomst: object) -> list[tuple[str, str]]:
    assert isinstance(uitkomst, HvRij | Uitval)
    return [(b.code, b.plaats) for b in uitkomst.bevindingen]


# Cells


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (None, ""),
        ("tekst", "tekst"),
        ("a\x1fb", "a b"),
        (True, "J"),
        (False, "N"),
        (12345672, "12345672"),
        (12345672.0, "12345672"),
        (256.41, "256,41"),
        (10000 / 39, "256,410256410256"),  # fifteen digits
        (0.1 + 0.2, "0,3"),
        (769.23 / 3, "256,41"),
        (-12.5, "-12,5"),
        (-0.0, "-0"),
        (1e20, "100000000000000000000"),
        (1e-7, "0,0000001"),
        (float("inf"), "Infinity"),
        (float("nan"), "NaN"),
        (Decimal("1234.50"), "1234,50"),
        (Decimal("1E+3"), "1000"),
        (date(1950, 5, 3), "1950-05-03"),
        (datetime(1950, 5, 3), "1950-05-03"),
        (datetime(1950, 5, 3, 13, 30), "1950-05-03 13:30:00"),
        (time(13, 30), "13:30:00"),
        (timedelta(hours=1), "1:00:00"),
    ],
)
def test_wat_een_cel_wordt(waarde: object, tekst: str) -> None:
    assert als_tekst(waarde) == tekst


@given(st.integers(-(10**13), 10**13))
def test_een_bedrag_als_getal_verliest_geen_cent(centen: int) -> None:
    assert Bedrag.parse(als_tekst(centen / 100), Notatie.NEDERLANDS) == Bedrag(centen)
    assert Bedrag.parse(als_tekst(centen / 100, "."), Notatie.KAAL) == Bedrag(centen)


@pytest.mark.parametrize("notatie", [None, *Notatie])
def test_getallen_zijn_in_elke_notatie_dezelfde(tmp_path: Path, notatie: Notatie | None) -> None:
    pad = maak(tmp_path / "x.xlsx", rij(TOTALE_KOSTEN=1234.5, RESTBEDRAG=256.41))
    gelezen = een(pad, notatie)
    assert (gelezen.totale_kosten, gelezen.restbedrag) == (Bedrag(123_450), Bedrag(25_641))


@pytest.mark.parametrize("notatie", [None, *Notatie])
@pytest.mark.parametrize("getal", [1.234, 123.456, 1234.567])
def test_een_getal_met_drie_decimalen_wordt_geen_duizendtal(
    tmp_path: Path, notatie: Notatie | None, getal: float
) -> None:
    (uitval,) = lees(maak(tmp_path / "x.xlsx", rij(RESTBEDRAG=getal)), notatie)
    assert codes(uitval) == [("HV54" if getal > 1_000 else "HV05", "RESTBEDRAG")]


def test_een_rij_zoals_excel_die_bewaart(tmp_path: Path) -> None:
    gelezen = een(
        maak(
            tmp_path / "x.xlsx",
            rij(
                BSN=12345672,
                GEBORTEDATUM=datetime(1950, 5, 3),
                ZORGPERIODE=201911,
                PGB=True,
                TOTALE_KOSTEN=10000.0,
                JAAR_VANAF=2018.0,
                PERIODE_VANAF=8,
                AANTAL_PERIODEN=39,
                KOSTEN_PER_PERIODIE=256.41,
                RESTBEDRAG=None,
                IND_LAATSTE_ZORGPERIODE=False,
                INNINGSYSTEMATIEK="1",
            ),
        )
    )
    assert gelezen.bsn == Bsn("012345672")
    assert gelezen.persoon.geboortedatum == date(1950, 5, 3)
    assert str(gelezen.zorgperiode) == "2019-P11"
    assert (gelezen.pgb, gelezen.is_laatste) == (True, False)
    assert str(gelezen.vanaf) == "2018-P08"
    assert (gelezen.aantal_perioden, gelezen.kosten_per_periode) == (39, Bedrag(25_641))
    assert codes(gelezen) == [("HV55", "BSN")]


def test_een_dagnummer_zonder_opmaak_en_tekst_als_bedrag(tmp_path: Path) -> None:
    gelezen = een(maak(tmp_path / "x.xlsx", rij(GEBORTEDATUM=18386, TOTALE_KOSTEN="EUR 1.234,50")))
    assert gelezen.persoon.geboortedatum == date(1950, 5, 3)
    assert gelezen.totale_kosten == Bedrag(123_450)
    assert codes(gelezen) == [("HV57", "GEBOORTEDATUM")]


def test_de_telling_vanaf_1904_geldt_waar_de_werkmap_die_heeft(tmp_path: Path) -> None:
    boek = openpyxl.Workbook()
    boek.epoch = CALENDAR_MAC_1904
    werkblad = boek.active
    assert werkblad is not None
    werkblad.append(KOP)
    werkblad.append(rij(GEBORTEDATUM=date(1950, 5, 3)))
    boek.save(tmp_path / "x.xlsx")
    assert een(tmp_path / "x.xlsx").persoon.geboortedatum == date(1950, 5, 3)


@pytest.mark.parametrize("fout", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!"])
def test_een_foutcel(tmp_path: Path, fout: str) -> None:
    (uitval,) = lees(maak(tmp_path / "x.xlsx", rij(BSN=fout, RESTBEDRAG=fout)))
    assert codes(uitval) == [("HV51", "BSN"), ("HV51", "RESTBEDRAG")]


def test_een_formule_zonder_bewaarde_uitkomst_is_niet_leeg(tmp_path: Path) -> None:
    """openpyxl saves no outcomes; a row of formulas only is a row, and none vanishes."""
    pad = maak(
        tmp_path / "x.xlsx",
        rij(TOTALE_KOSTEN="=2*500"),
        rij(BSN="=A2"),
        ["=A2"] * 19,
        rij(),
        [*rij(BSN="012345672"), None, "=A1", *[None] * 250, "=A1"],
    )
    uitkomsten = lees(pad)
    assert [u.rij for u in uitkomsten] == [2, 3, 4, 5, 6]
    assert codes(uitkomsten[0]) == [("HV52", "TOTALE_KOSTEN")]
    assert codes(uitkomsten[1]) == [("HV52", "BSN")]
    kolommen = ["BSN", "REGELING", "PGB", "TOTALE_KOSTEN", "JAAR_VANAF", "PERIODE_VANAF"]
    kolommen += ["AANTAL_PERIODEN", "KOSTEN_PER_PERIODE", "RESTBEDRAG", "INNINGSYSTEMATIEK"]
    assert codes(uitkomsten[2]) == [("HV52", kolom) for kolom in kolommen]
    assert isinstance(uitkomsten[3], HvRij)
    assert isinstance(uitkomsten[4], HvRij)  # formulas under no name are left alone


@pytest.mark.parametrize(
    ("cel", "bsn"),
    [
        (b'<c r="A2"><f>1</f><v>999990019</v></c>', "HvRij"),
        (b"<c><f>1</f><v>999990019</v></c>", "HvRij"),  # without its name
        (b'<c r="A2" t="str"><f>1</f><v></v></c>', "HV13"),  # the outcome is no text at all
        (b'<c r="A2"><f>1</f><v/></c>', "HV52"),
        (b"<c><f>1</f></c>", "HV52"),
    ],
)
def test_wat_als_uitkomst_van_een_formule_telt(tmp_path: Path, cel: bytes, bsn: str) -> None:
    goed = maak(tmp_path / "goed.xlsx", rij(BSN=999990019))
    oud = b'<c r="A2" t="n"><v>999990019</v></c>'
    (gelezen,) = lees(herschrijf(goed, tmp_path / "x.xlsx", in_blad(oud, cel)))
    assert (type(gelezen).__name__ if isinstance(gelezen, HvRij) else codes(gelezen)[0][0]) == bsn


def test_een_dag_buiten_de_kalender_geeft_geen_waarschuwing(tmp_path: Path) -> None:
    boek = openpyxl.Workbook()
    werkblad = boek.active
    assert werkblad is not None
    werkblad.append(KOP)
    werkblad.append(rij(GEBORTEDATUM=99_999_999))
    werkblad["E2"].number_format = "dd-mm-yyyy"
    boek.save(tmp_path / "x.xlsx")
    assert codes(een(tmp_path / "x.xlsx")) == [("HV56", "GEBOORTEDATUM")]


# Rows and sheets


def test_lege_rijen_en_kolommen(tmp_path: Path) -> None:
    pad = maak(
        tmp_path / "x.xlsx",
        [],
        [None, "  "],
        [*KOP, None, "", None],
        rij(),
        [],
        [None] * 30,
        [*rij(BSN="999990018"), "350,77", None, "onder geen naam"],
        [],
        [" "],
        kop=[],
    )
    uitkomsten = lees(pad)
    assert [u.rij for u in uitkomsten] == [5, 8]
    assert isinstance(uitkomsten[0], HvRij)
    assert codes(uitkomsten[1]) == [("HV03", "BSN")]


def test_een_rij_die_korter_is_dan_de_kop_heeft_lege_cellen(tmp_path: Path) -> None:
    (uitval,) = lees(maak(tmp_path / "x.xlsx", rij()[:12]))
    assert codes(uitval) == [("HV08", "INNINGSYSTEMATIEK")]


def test_het_blad_dat_past_of_het_genoemde(tmp_path: Path) -> None:
    pad = tmp_path / "x.xlsx"
    za = ["999990019", *[None] * 5, "41419999", None, None, "02", None, 90, None]
    schrijf_werkmap(
        pad,
        {
            "Toelichting": [["Bestanden van het CAK"]],
            "Leeg": [],
            "ZA": [za_kop(), za],
            "HV oktober": [KOP, rij()],
            "HV november": [KOP, rij(), rij()],
        },
    )
    with pytest.raises(BestandFout, match="meer bladen die passen: 'HV oktober', 'HV november'"):
        lees_hv_bestand(pad)
    assert len(list(lees_hv_bestand(pad, blad="HV oktober"))) == 1
    assert len(list(lees_hv_bestand(pad, blad="HV november"))) == 2
    (gelezen,) = lees_za_bestand(pad)
    assert isinstance(gelezen, ZaRij)
    assert gelezen.minuten == 90
    with pytest.raises(KopFout, match="geen H&V-bestand"):
        lees_hv_bestand(pad, blad="ZA")
    with pytest.raises(BestandFout, match="heeft zo'n blad niet"):
        lees_hv_bestand(pad, blad="Weg")
    with pytest.raises(KopFout, match="geen H&V-bestand: kolom BSN"):
        lees_hv_bestand(maak(tmp_path / "y.xlsx", kop=["x"]))


def test_een_verborgen_blad_wordt_alleen_gelezen_als_het_is_genoemd(tmp_path: Path) -> None:
    schrijf_werkmap(tmp_path / "a.xlsx", {"Oud": [KOP, rij(), rij()], "Nieuw": [KOP, rij()]})
    boek = openpyxl.load_workbook(tmp_path / "a.xlsx")
    boek["Oud"].sheet_state = "hidden"
    boek.save(tmp_path / "b.xlsx")
    assert len(lees(tmp_path / "b.xlsx")) == 1
    assert len(list(lees_hv_bestand(tmp_path / "b.xlsx", blad="Oud"))) == 2


def test_de_fout_is_die_van_het_blad_dat_er_het_dichtst_bij_komt(tmp_path: Path) -> None:
    pad = tmp_path / "x.xlsx"
    bijna = [kolom for kolom in KOP if kolom != "RESTBEDRAG"]
    schrijf_werkmap(pad, {"Uitleg": [["BSN"]], "H&V": [bijna, rij()], "Leeg": []})
    with pytest.raises(KopFout, match=r"^kop van blad 'H&V': .*: kolom RESTBEDRAG ontbreekt;"):
        lees_hv_bestand(pad)


def test_wat_een_tabel_van_zichzelf_zegt(tmp_path: Path) -> None:
    pad = maak(tmp_path / "x.xlsx", KOP, rij(), rij(), kop=[], blad="H&V")
    tabel, _ = open_tabel(pad, lees_kop)
    assert (tabel.codering, tabel.scheidingsteken, tabel.blad) == ("xlsx", "", "H&V")
    assert (tabel.lege_rijen_vooraf, list(tabel.kop), tabel.gelezen) == (1, KOP, 0.0)
    assert [nummer for nummer, _ in tabel.rijen()] == [3, 4]
    assert tabel.gelezen == 1.0
    tabel.close()


def herschrijf(bron: Path, doel: Path, wijzig: Callable[[str, bytes], bytes]) -> Path:
    """A copy of a workbook with other parts."""
    with zipfile.ZipFile(bron) as oud, zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for naam in oud.namelist():
            nieuw.writestr(naam, wijzig(naam, oud.read(naam)))
    return doel


def in_blad(oud: bytes, nieuw: bytes) -> Callable[[str, bytes], bytes]:
    def wijzig(naam: str, inhoud: bytes) -> bytes:
        if not naam.endswith("sheet1.xml"):
            return inhoud
        assert oud in inhoud
        return inhoud.replace(oud, nieuw, 1)

    return wijzig


def test_de_maat_die_een_blad_van_zichzelf_geeft_telt_niet(tmp_path: Path) -> None:
    goed = maak(tmp_path / "goed.xlsx", rij(), rij())
    pad = herschrijf(goed, tmp_path / "x.xlsx", in_blad(b'ref="A1:S3"', b'ref="A1:B2"'))
    assert [type(u) for u in lees(pad)] == [HvRij, HvRij]


def test_een_rij_voorbij_het_einde_van_elk_blad(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(werkmap, "_MEESTE_RIJEN", 5_000)
    goed = maak(tmp_path / "goed.xlsx", rij())
    pad = herschrijf(goed, tmp_path / "x.xlsx", in_blad(b'<row r="2"', b'<row r="900000000"'))
    with pytest.raises(BestandFout, match="beschadigd"):
        lees(pad)


def test_een_blad_dat_halverwege_breekt(tmp_path: Path) -> None:
    goed = maak(tmp_path / "goed.xlsx", rij(), rij())
    pad = herschrijf(goed, tmp_path / "x.xlsx", in_blad(b'<row r="3"', b"<<"))
    uitkomsten = lees_hv_bestand(pad)  # the header can be read
    with pytest.raises(BestandFout, match="beschadigd of beveiligd Excel-bestand; sla het op"):
        list(uitkomsten)


# What is refused


def zip_met(pad: Path, **delen: bytes) -> Path:
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in {"xl/workbook.xml": b"<workbook/>", **delen}.items():
            archief.writestr(naam, inhoud)
    return pad


def geweigerd(pad: Path) -> str:
    with pytest.raises(BestandFout) as gevangen:
        lees_hv_bestand(pad)
    assert "\n" not in str(gevangen.value)
    assert gevangen.value.__cause__ is None
    return gevangen.value.probleem


@pytest.mark.parametrize(
    ("inhoud", "probleem"),
    [
        (b"PK\x03\x04" + b"rommel" * 100, "beschadigd"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "oud (.xls) of beveiligd"),
    ],
)
def test_wat_geen_werkmap_is(tmp_path: Path, inhoud: bytes, probleem: str) -> None:
    (tmp_path / "x.xlsx").write_bytes(inhoud)
    assert probleem in geweigerd(tmp_path / "x.xlsx")


def test_een_zip_die_geen_werkmap_is(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.xlsx", "w") as archief:
        archief.writestr("hv.csv", "BSN")
    assert "geen Excel-bestand" in geweigerd(tmp_path / "x.xlsx")


def test_een_werkmap_zonder_inhoud(tmp_path: Path) -> None:
    assert "beschadigd" in geweigerd(zip_met(tmp_path / "x.xlsx"))


def test_een_afgebroken_werkmap(tmp_path: Path) -> None:
    goed = maak(tmp_path / "goed.xlsx", rij()).read_bytes()
    (tmp_path / "x.xlsx").write_bytes(goed[: len(goed) // 2])
    assert "beschadigd" in geweigerd(tmp_path / "x.xlsx")


def test_een_werkmap_die_uitgepakt_te_groot_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = zip_met(tmp_path / "x.xlsx", **{"xl/styles.xml": bytes(17 << 20)})
    assert pad.stat().st_size < 50_000  # a bomb is small
    assert "te groot" in geweigerd(pad)
    teksten = {"xl/sharedStrings.xml": bytes(17 << 20)}
    assert "te groot" in geweigerd(zip_met(tmp_path / "x.xlsx", **teksten))
    teksten |= {"[Content_Types].xml": soorten("xl/sharedStrings.xml", "sharedStrings+xml")}
    pad = zip_met(tmp_path / "x.xlsx", **teksten)
    assert "te groot" not in geweigerd(pad)  # strings may be many, and this is something else
    pad = zip_met(tmp_path / "x.xlsx", **{"xl/media/a.png": bytes(17 << 20)})
    assert "te groot" not in geweigerd(pad)
    pad = zip_met(tmp_path / "x.xlsx", **{"[Content_Types].xml": bytes(17 << 20)})
    assert "te groot" in geweigerd(pad)
    pad = zip_met(tmp_path / "x.xlsx", **{"xl/worksheets/sheet1.xml": bytes(2 << 20)})
    monkeypatch.setattr(pakket, "_GROOTSTE_GEHEEL", 1 << 20)
    assert "te groot" in geweigerd(pad)


def soorten(deel: str, *soort: str) -> bytes:
    declaraties = "".join(f'<Override PartName="/{deel}" ContentType="x.{s}"/>' for s in soort)
    ns = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<Types xmlns="{ns}"><Default/>{declaraties}</Types>'.encode()


BLAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
RIJEN = BLAD + b"<sheetData>" + 30 * b"<row><c/></row>" + b"</sheetData></worksheet>"


@pytest.mark.parametrize(
    ("inhoud", "soort", "geweigerd_"),
    [
        (BLAD + b"<row>" + 11 * b"<c/>" + b"</row></worksheet>", ["worksheet+xml"], True),
        (BLAD + b"<row>" + 9 * b"<c/>" + b"</row></worksheet>", ["worksheet+xml"], False),
        (BLAD + 50 * b"<x/>" + b"</worksheet>", ["worksheet+xml"], True),
        (RIJEN, ["worksheet+xml"], False),  # thirty rows of one cell are forty elements in all
        (RIJEN, ["sharedStrings+xml"], True),  # of which the rows are not let go of
        (RIJEN, ["worksheet+xml", "sharedStrings+xml"], True),
        (RIJEN, [], True),
        (
            BLAD + b"<row><c><v>" + 3_000 * b"x" + b"</v></c></row></worksheet>",
            ["worksheet+xml"],
            True,
        ),
        (BLAD + b"<!--" + 200_000 * b"x", ["worksheet+xml"], True),  # a mark without an end
    ],
)
@pytest.mark.parametrize("naam", ["xl/worksheets/sharedStrings.xml", "xl/media/a.png", "x.xml"])
def test_wat_een_deel_bevat_telt_en_niet_hoe_het_heet(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    naam: str,
    inhoud: bytes,
    soort: list[str],
    geweigerd_: bool,
) -> None:
    monkeypatch.setattr(pakket, "_MEESTE_ELEMENTEN", 40)
    monkeypatch.setattr(pakket, "_MEESTE_IN_RIJ", 10)
    monkeypatch.setattr(pakket, "_GROOTSTE_RIJ", 2_000)
    monkeypatch.setattr(pakket, "_BROK", 1_000)
    delen = {naam: inhoud, "[Content_Types].xml": soorten(naam, *soort)}
    assert ("te groot" in geweigerd(zip_met(tmp_path / "x.xlsx", **delen))) is geweigerd_


@pytest.mark.parametrize(
    ("kolommen", "lengte", "te_veel"),
    [
        (KOP[1:2], 32_767, False),  # the limit of Excel
        (KOP[1:2], 32_768, True),
        (KOP[1:5], 24_000, False),
        (KOP[1:5], 25_001, True),  # 100,004 in all
    ],
)
def test_een_rij_met_te_veel_tekst(
    tmp_path: Path, kolommen: list[str], lengte: int, te_veel: bool
) -> None:
    goed = maak(tmp_path / "goed.xlsx", rij(**dict.fromkeys(kolommen, "KORT")))

    def wijzig(_naam: str, inhoud: bytes) -> bytes:
        return inhoud.replace(b"KORT", b"x" * lengte)

    pad = herschrijf(goed, tmp_path / "x.xlsx", wijzig)
    if te_veel:
        with pytest.raises(BestandFout, match="heeft in rij 2 te veel tekst"):
            lees(pad)
    else:
        assert len(lees(pad)) == 1


def test_een_tekst_in_heel_veel_rijen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(werkmap, "_MEESTE_TEKENS", 25_000)
    pad = maak(tmp_path / "x.xlsx", *[rij(ACHTERNAAM="x" * 10_000)] * 3)
    uitkomsten = lees_hv_bestand(pad)
    assert isinstance(next(uitkomsten), HvRij)
    assert isinstance(next(uitkomsten), HvRij)
    with pytest.raises(BestandFout, match="is te groot voor een Excel-bestand"):
        next(uitkomsten)


def test_een_werkmap_van_te_veel_delen(tmp_path: Path) -> None:
    pad = zip_met(tmp_path / "x.xlsx", **{f"d{n}": b"" for n in range(2_001)})
    assert "te groot" in geweigerd(pad)


@pytest.mark.parametrize("codering", ["utf-8", "utf-16"])
def test_een_documenttype_wordt_geweigerd_voor_er_iets_uitdijt(
    tmp_path: Path, codering: str
) -> None:
    bom = (
        f'<?xml version="1.0" encoding="{codering}"?>{"<!-- -->" * 20_000}'
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
    )
    goed = maak(tmp_path / "goed.xlsx", rij())

    def wijzig(naam: str, inhoud: bytes) -> bytes:
        return bom.encode(codering) if naam.endswith("sheet1.xml") else inhoud

    assert "DOCTYPE" in geweigerd(herschrijf(goed, tmp_path / "x.xlsx", wijzig))


def test_een_deel_zonder_element(tmp_path: Path) -> None:
    delen = {"xl/a.xml": b"<!-- -->", "xl/b.xml": b'<?xml version="1.0" encoding="x-y"?><x/>'}
    assert "beschadigd" in geweigerd(zip_met(tmp_path / "x.xlsx", **delen))


def test_zonder_openpyxl_noemt_de_fout_de_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = maak(tmp_path / "x.xlsx", rij())

    def weg(naam: str) -> object:
        raise ModuleNotFoundError(naam)

    monkeypatch.setattr("wmo_eigenbijdrage.adapters.werkmap.import_module", weg)
    with pytest.raises(BestandFout, match=r"openpyxl ontbreekt; installeer wmo-eigenbijdrage\[xls"):
        lees_hv_bestand(pad)
    with pytest.raises(BestandFout, match="openpyxl ontbreekt"):
        schrijf_werkmap(pad, {})


def test_zonder_geheugen_is_niet_beschadigd(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(*_: object, **__: object) -> object:
        raise MemoryError

    monkeypatch.setattr(importlib.import_module("openpyxl"), "load_workbook", vol)
    with pytest.raises(MemoryError):
        lees_hv_bestand(maak(tmp_path / "x.xlsx", rij()))
