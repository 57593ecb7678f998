import os
from pathlib import Path

import pytest

from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout
from wmo_eigenbijdrage.adapters.uitvoermap import Uitvoermap
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie

EEN = BerichtIdentificatie("EB1")


def test_de_map_verschijnt_in_haar_geheel(tmp_path: Path) -> None:
    doel = tmp_path / "a" / "uit"
    with Uitvoermap(doel) as uit:
        uit.plaats(EEN, b"<x/>")
        uit.schrijf_lijst("uitval.csv", ["a\r\n", "b\r\n"])
        assert not doel.exists()
    assert (doel / "WMO401-EB1.xml").read_bytes() == b"<x/>"
    assert (doel / "uitval.csv").read_bytes() == b"a\r\nb\r\n"
    assert [pad.name for pad in doel.parent.iterdir()] == ["uit"]
    assert doel.stat().st_mode & 0o077 == 0  # for its owner only


def _plaats_twee_keer(uit: Uitvoermap) -> None:
    uit.plaats(EEN, b"<x/>")
    uit.plaats(EEN, b"<y/>")


def test_een_naam_twee_keer_is_een_fout_en_dan_blijft_er_niets(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError), Uitvoermap(tmp_path / "uit") as uit:
        _plaats_twee_keer(uit)
    assert list(tmp_path.iterdir()) == []


def test_een_identificatie_met_een_schuine_streep_blijft_in_de_map(tmp_path: Path) -> None:
    with Uitvoermap(tmp_path / "uit") as uit:
        uit.plaats(BerichtIdentificatie("../x"), b"<x/>")
    assert [pad.name for pad in (tmp_path / "uit").iterdir()] == ["WMO401-..%2Fx.xml"]


def test_een_volle_schijf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def kort(_bestand: int, _inhoud: bytes) -> int:
        return 1

    monkeypatch.setattr(os, "write", kort)
    with pytest.raises(OSError, match="No space left"), Uitvoermap(tmp_path / "uit") as uit:
        uit.plaats(EEN, b"<x/>")
    assert list(tmp_path.iterdir()) == []


def test_een_lege_map_mag(tmp_path: Path) -> None:
    with Uitvoermap(tmp_path) as uit:
        uit.plaats(EEN, b"<x/>")
    assert [pad.name for pad in tmp_path.iterdir()] == ["WMO401-EB1.xml"]


def test_een_volle_map_alleen_met_vervang(tmp_path: Path) -> None:
    doel = tmp_path / "uit"
    with Uitvoermap(doel) as uit:
        uit.plaats(EEN, b"<oud/>")
    with pytest.raises(
        BestandFout, match="is niet leeg; geef met --uit een nieuwe map, of geef --vervang"
    ):
        Uitvoermap(doel).__enter__()
    with Uitvoermap(doel, vervang=True) as uit:
        uit.plaats(BerichtIdentificatie("EB2"), b"<nieuw/>")
    assert [pad.name for pad in doel.iterdir()] == ["WMO401-EB2.xml"]
    assert [pad.name for pad in tmp_path.iterdir()] == ["uit"]


def test_vervangen_alleen_wat_van_ons_is(tmp_path: Path) -> None:
    (tmp_path / "belangrijk.docx").write_text("x")
    with pytest.raises(BestandFout, match=r"bevat andere bestanden, zoals belangrijk\.docx"):
        Uitvoermap(tmp_path, vervang=True).__enter__()


def test_een_bestand_is_geen_map(tmp_path: Path) -> None:
    pad = tmp_path / "uit"
    pad.write_text("x")
    with pytest.raises(BestandFout, match="is geen map"):
        Uitvoermap(pad).__enter__()
    with pytest.raises(BestandFout, match="is niet te maken"):
        Uitvoermap(pad / "onder").__enter__()
