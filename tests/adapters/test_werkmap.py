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
    assert codes(uitval) == [("HV05", "RESTBEDRAG")]


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


def test_een_formule_zonder_bewaarde_uitkomst_is_leeg(tmp_path: Path) -> None:
    (uitval,) = lees(maak(tmp_path / "x.xlsx", rij(TOTALE_KOSTEN="=2*500")))
    assert codes(uitval) == [("HV13", "TOTALE_KOSTEN")]


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


def test_het_eerste_blad_dat_past_of_het_genoemde(tmp_path: Path) -> None:
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
    assert len(lees(pad)) == 1
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
    pad = zip_met(tmp_path / "x.xlsx", **{"xl/sharedStrings.xml": bytes(17 << 20)})
    assert "te groot" not in geweigerd(pad)  # strings may be many, and this is something else
    pad = zip_met(tmp_path / "x.xlsx", **{"xl/worksheets/sheet1.xml": bytes(2 << 20)})
    monkeypatch.setattr(pakket, "_GROOTSTE_GEHEEL", 1 << 20)
    assert "te groot" in geweigerd(pad)


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
    delen = {"xl/a.xml": b"<!-- -->", "xl/media/a.png": b"<!DOCTYPE x>"}
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
