"""The whole job on files that went through a spreadsheet."""

import csv
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from wmo_eigenbijdrage import Gemeentecode
from wmo_eigenbijdrage.adapters import opdrachtregel
from wmo_eigenbijdrage.adapters.bestanden import lees_hv_bestand
from wmo_eigenbijdrage.adapters.initiele_aanlevering import (
    Opdracht,
    Samenvatting,
    lever_initieel_aan,
)
from wmo_eigenbijdrage.adapters.nummering import OplopendeNummering
from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout
from wmo_eigenbijdrage.adapters.werkmap_schrijver import schrijf_werkmap
from wmo_eigenbijdrage.overgang import HvRij, hv_kop, hv_waarden

VOORBEELDEN = Path(str(files("wmo_eigenbijdrage.adapters") / "voorbeelden"))
VOORBEELD = VOORBEELDEN / opdrachtregel.VOORBEELD
KOP = "BSN;TOTALE_KOSTEN;JAAR_VANAF;PERIODE_VANAF;AANTAL_PERIODEN;KOSTEN_PER_PERIODE;RESTBEDRAG"


def lever_aan(bestand: Path, uit: Path, **anders: Any) -> Samenvatting:
    opdracht = Opdracht(bestand, uit, Gemeentecode("0363"), date(2020, 1, 2), **anders)
    return lever_initieel_aan(opdracht, OplopendeNummering())


def berichten(map_: Path) -> list[tuple[str | None, str | None]]:
    wortels = [etree.fromstring(pad.read_bytes()) for pad in sorted(map_.glob("*.xml"))]
    return [(w.findtext(".//{*}Bsn"), w.findtext(".//{*}KostprijsBedrag")) for w in wortels]


def lijst(pad: Path) -> list[tuple[str, str, str]]:
    with pad.open(encoding="utf-8", newline="") as bestand:
        rijen = csv.DictReader(bestand, delimiter=";")
        return [(rij["rij"], rij["kolom"], rij["code"]) for rij in rijen]


def test_rijen_met_en_zonder_voorloopnul_zijn_van_een_persoon(tmp_path: Path) -> None:
    bron = tmp_path / "hv.csv"
    regels = [
        f"{KOP};INNINGSYSTEMATIEK",
        "012345672;900,00;;;;;300,00;4",
        "999990019;900,00;;;;;100,00;4",
        "12345672;900,00;;;;;400,00;4",
        "1,2345672E+07;900,00;;;;;x;4",
        "12345671;900,00;;;;;400,00;4",
        "001234560;900,00;;;;;5,00;4",
        "1234560;900,00;;;;;6,00;4",
        ";;;;;;;",
    ]
    bron.write_text("\n".join(regels), "utf-8")
    s = lever_aan(bron, tmp_path / "uit")
    assert (s.rijen_in, s.startberichten, s.samengevoegd, s.uitval) == (7, 2, 1, 4)
    assert berichten(tmp_path / "uit") == [("012345672", "40000"), ("999990019", "10000")]
    assert lijst(tmp_path / "uit" / "bevindingen.csv") == [
        ("4", "BSN", "HV55"),
        ("4", "rij", "HV38"),  # about row 5, of the same person
    ]
    assert lijst(tmp_path / "uit" / "uitval.csv") == [
        ("5", "RESTBEDRAG", "HV05"),
        ("6", "BSN", "HV02"),
        ("7", "RESTBEDRAG", "HV20"),
        ("8", "BSN | RESTBEDRAG", "HV55 | HV20"),
    ]


def test_een_werkmap_geeft_dezelfde_berichten_als_de_tekst(tmp_path: Path) -> None:
    goed = [rij for rij in lees_hv_bestand(VOORBEELD) if isinstance(rij, HvRij)]
    bron = tmp_path / "hv.xlsx"
    schrijf_werkmap(bron, {"Uitleg": [["x"]], "H&V": [hv_kop(), *map(hv_waarden, goed), [None]]})
    uit_tekst = lever_aan(VOORBEELD, tmp_path / "a")
    uit_werkmap = lever_aan(bron, tmp_path / "b", blad="H&V")
    assert berichten(tmp_path / "a") == berichten(tmp_path / "b")
    assert uit_werkmap.startberichten == uit_tekst.startberichten
    assert uit_werkmap.rijen_in == len(goed)
    assert uit_werkmap.lege_regels == 1
    assert (uit_werkmap.codering, uit_werkmap.scheidingsteken, uit_werkmap.blad) == (
        "xlsx",
        "",
        "H&V",
    )


def test_op_de_opdrachtregel(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    goed = [rij for rij in lees_hv_bestand(VOORBEELD) if isinstance(rij, HvRij)][:3]
    bron = tmp_path / "hv.xlsx"
    schrijf_werkmap(bron, {"Een": [hv_kop(), *map(hv_waarden, goed)]})
    vast = ["initiele-aanlevering", str(bron), "--gemeente", "0363", "--uit"]
    assert opdrachtregel.main([*vast, str(tmp_path / "a")]) == 0
    assert "hv.xlsx (xlsx, blad Een, 19 kolommen)" in capsys.readouterr().out
    assert opdrachtregel.main([*vast, str(tmp_path / "b"), "--blad", "Twee"]) == 2
    fout = capsys.readouterr().err
    assert fout.startswith("fout: ")
    assert "heeft zo'n blad niet" in fout
    assert not (tmp_path / "b").exists()


def test_een_werkmap_zonder_rijen(tmp_path: Path) -> None:
    bron = tmp_path / "hv.xlsx"
    schrijf_werkmap(bron, {"Een": [hv_kop(), [None, " "]]})
    with pytest.raises(BestandFout, match="heeft geen rijen"):
        lever_aan(bron, tmp_path / "uit")
    assert not (tmp_path / "uit").exists()
