"""Whole files, written in every form and read back row by row."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wmo_eigenbijdrage.adapters.bestanden import lees_hv_bestand, lees_za_bestand
from wmo_eigenbijdrage.adapters.tabel import Teksttabel, open_tabel
from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout
from wmo_eigenbijdrage.adapters.werkmap_schrijver import schrijf_werkmap
from wmo_eigenbijdrage.bedrag import Notatie
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.overgang import (
    Celwaarde,
    HvRij,
    KopFout,
    Opmaak,
    Spelling,
    Uitval,
    ZaRij,
    hv_kop,
    hv_waarden,
    lees_kop,
    lees_za_kop,
    schrijf_hv,
    schrijf_za,
    za_kop,
    za_waarden,
)
from wmo_eigenbijdrage.testing import hv_rijen, za_rijen

OPMAKEN = st.builds(
    Opmaak,
    spelling=st.sampled_from(Spelling),
    notatie=st.sampled_from(Notatie),
    scheidingsteken=st.sampled_from((";", ",", "\t")),
)


def als_tekst(pad: Path, regels: Iterator[str], codering: str) -> Path:
    pad.write_text("\r\n".join([*regels, ""]), codering, newline="")
    return pad


@settings(max_examples=30)
@given(st.lists(hv_rijen(), max_size=3), OPMAKEN, st.sampled_from(("utf-8", "utf-8-sig")))
def test_een_hv_bestand_leest_terug(rijen: list[HvRij], opmaak: Opmaak, codering: str) -> None:
    with TemporaryDirectory() as werk:
        pad = als_tekst(Path(werk, "hv.csv"), schrijf_hv(rijen, opmaak), codering)
        gelezen = list(lees_hv_bestand(pad))
    assert gelezen == rijen
    assert [rij.rij for rij in gelezen] == list(range(2, len(rijen) + 2))


@settings(max_examples=30)
@given(st.lists(za_rijen(), max_size=3), OPMAKEN)
def test_een_za_bestand_leest_terug(rijen: list[ZaRij], opmaak: Opmaak) -> None:
    with TemporaryDirectory() as werk:
        pad = als_tekst(Path(werk, "za.csv"), schrijf_za(rijen, opmaak), "utf-8")
        assert list(lees_za_bestand(pad)) == rijen


@settings(max_examples=15)
@given(
    st.lists(hv_rijen(), max_size=3),
    st.lists(za_rijen(), max_size=3),
    st.sampled_from((None, *Notatie)),
)
def test_een_werkmap_leest_terug(hv: list[HvRij], za: list[ZaRij], notatie: Notatie | None) -> None:
    with TemporaryDirectory() as werk:
        pad = Path(werk, "cak.xlsx")
        bladen: dict[str, list[list[Celwaarde]]] = {
            "ZA": [[*za_kop()], *map(za_waarden, za)],
            "HV": [[*hv_kop()], *map(hv_waarden, hv)],
        }
        schrijf_werkmap(pad, bladen)
        assert list(lees_hv_bestand(pad, notatie)) == hv
        assert list(lees_za_bestand(pad, notatie)) == za


KOP = "BSN;TOTALE_KOSTEN;JAAR_VANAF;PERIODE_VANAF;AANTAL_PERIODEN;KOSTEN_PER_PERIODE;RESTBEDRAG"


def test_rijen_in_volgorde_met_uitval_ertussen(tmp_path: Path) -> None:
    pad = tmp_path / "hv.csv"
    regels = ["", KOP, "999990019;900;;;;;400", ";;;", '999990019;900;;;;;"4', "12345672;900;;;;;5"]
    pad.write_text("\n".join([*regels, "", ";;;;;;;;"]), "utf-8")
    eerste, tweede, derde = lees_hv_bestand(pad)
    assert isinstance(eerste, HvRij)
    assert isinstance(tweede, Uitval)
    assert isinstance(derde, HvRij)
    assert [uitkomst.rij for uitkomst in (eerste, tweede, derde)] == [3, 5, 6]
    assert [b.code for b in tweede.bevindingen] == ["HV11"]
    assert [b.code for b in derde.bevindingen] == ["HV55"]


def test_za_met_een_open_aanhalingsteken(tmp_path: Path) -> None:
    pad = tmp_path / "za.csv"
    pad.write_text('BSN,ZORGAANBIEDER_WZA_CODE,PRODUCTCODE,GELEVERDE_ZORG\n1,"2,3,4\n', "utf-8")
    (uitval,) = lees_za_bestand(pad)
    assert [b.code for b in uitval.bevindingen] == ["ZA07"]


def test_wat_mis_is_met_het_bestand_komt_meteen(tmp_path: Path) -> None:
    with pytest.raises(BestandFout, match="bestaat niet"):
        lees_hv_bestand(tmp_path / "weg.csv")
    pad = tmp_path / "hv.csv"
    pad.write_text(KOP)
    with pytest.raises(KopFout, match="geen ZA-bestand"):
        lees_za_bestand(pad)
    with pytest.raises(BestandFout, match="is een tekst en heeft geen bladen"):
        lees_hv_bestand(pad, blad="Blad1")


def test_een_argument_van_een_andere_soort(tmp_path: Path) -> None:
    naam: Any = "hv.csv"
    with pytest.raises(OngeldigeWaarde, match="pad: str is not a Path"):
        lees_hv_bestand(naam)
    notatie: Any = "nederlands"
    with pytest.raises(OngeldigeWaarde, match="notatie: str is not a Notatie"):
        lees_hv_bestand(tmp_path / "hv.csv", notatie)


def test_een_tekst_als_tabel(tmp_path: Path) -> None:
    pad = tmp_path / "hv.csv"
    pad.write_text(f"\nsep=;\n{KOP}\nx;y\n ;\n", "utf-8")
    tabel, kop = open_tabel(pad, lees_kop)
    assert isinstance(tabel, Teksttabel)
    assert (kop.aantal, tabel.lege_rijen_vooraf, tabel.gelezen) == (7, 2, 0.0)
    assert (tabel.codering, tabel.scheidingsteken, tabel.blad) == ("utf-8-sig", ";", "")
    assert list(tabel.rijen()) == [(4, "x;y"), (5, "")]
    assert tabel.cellen("x;y") == ["x", "y"]
    assert tabel.gelezen == 1.0
    tabel.close()


def test_een_bestand_dat_niet_open_mag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = tmp_path / "x.csv"
    pad.write_text("BSN;GELEVERDE_ZORG\n")

    def verboden(*_: object, **__: object) -> NoReturn:
        raise PermissionError

    monkeypatch.setattr(Path, "open", verboden)
    with pytest.raises(BestandFout, match="is niet te lezen"):
        open_tabel(pad, lees_za_kop)
