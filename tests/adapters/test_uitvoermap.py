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
    with pytest.raises(BestandFout, match=r"bevat iets anders, zoals belangrijk\.docx"):
        Uitvoermap(tmp_path, vervang=True).__enter__()


def test_een_bestand_is_geen_map(tmp_path: Path) -> None:
    pad = tmp_path / "uit"
    pad.write_text("x")
    with pytest.raises(BestandFout, match="is geen map"):
        Uitvoermap(pad).__enter__()
    with pytest.raises(BestandFout, match="is niet te maken"):
        Uitvoermap(pad / "onder").__enter__()


@pytest.mark.parametrize("vervang", [False, True])
def test_wat_er_tijdens_de_run_bij_komt_blijft_staan(tmp_path: Path, vervang: bool) -> None:
    doel = tmp_path / "uit"
    doel.mkdir()

    def run() -> None:
        with Uitvoermap(doel, vervang=vervang) as uit:
            uit.plaats(EEN, b"<x/>")
            (doel / "scriptie.docx").write_text("x")

    with pytest.raises(BestandFout):
        run()
    assert [pad.name for pad in tmp_path.rglob("*")] == ["uit", "scriptie.docx"]


def test_twee_runs_naar_dezelfde_map(tmp_path: Path) -> None:
    def run() -> None:
        with Uitvoermap(tmp_path / "uit") as traag:
            traag.plaats(EEN, b"<traag/>")
            with Uitvoermap(tmp_path / "uit") as snel:
                snel.plaats(EEN, b"<snel/>")

    with pytest.raises(BestandFout, match="is niet leeg"):
        run()
    assert (tmp_path / "uit" / "WMO401-EB1.xml").read_bytes() == b"<snel/>"
    assert [pad.name for pad in tmp_path.iterdir()] == ["uit"]


def test_een_map_of_koppeling_met_onze_naam_is_niet_van_ons(tmp_path: Path) -> None:
    elders = tmp_path / "elders.csv"
    elders.write_text("x")
    for naam in ("map", "koppeling"):
        doel = tmp_path / naam
        doel.mkdir()
        if naam == "map":
            (doel / "uitval.csv").mkdir()
        else:
            (doel / "uitval.csv").symlink_to(elders)
        with pytest.raises(BestandFout, match="bevat iets anders, zoals uitval.csv"):
            Uitvoermap(doel, vervang=True).__enter__()
    assert elders.read_text() == "x"


def test_een_koppeling_naar_een_map_mag(tmp_path: Path) -> None:
    echt, koppeling = tmp_path / "echt", tmp_path / "koppeling"
    echt.mkdir()
    koppeling.symlink_to(echt)
    with Uitvoermap(koppeling) as uit:
        uit.plaats(EEN, b"<x/>")
    assert koppeling.is_symlink()
    assert [pad.name for pad in echt.iterdir()] == ["WMO401-EB1.xml"]


def test_ouders_die_voor_niets_zijn_gemaakt_gaan_weer_weg(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError), Uitvoermap(tmp_path / "a" / "b" / "uit") as uit:
        _plaats_twee_keer(uit)
    assert list(tmp_path.iterdir()) == []


def test_alleen_een_voorbeeld_vervangt_een_voorbeeld(tmp_path: Path) -> None:
    doel = tmp_path / "uit"
    for _ in range(2):
        with Uitvoermap(doel, voorbeeld=True) as uit:
            uit.plaats(EEN, b"<x/>")
    assert sorted(pad.name for pad in doel.iterdir()) == ["VOORBEELD.txt", "WMO401-EB1.xml"]
    (doel / "VOORBEELD.txt").unlink()
    with pytest.raises(BestandFout, match="is niet leeg"):
        Uitvoermap(doel, voorbeeld=True).__enter__()


def _vervang(doel: Path) -> None:
    with Uitvoermap(doel, vervang=True) as uit:
        uit.plaats(EEN, b"<nieuw/>")


@pytest.mark.parametrize("gelukt", [False, True])
def test_een_mislukte_vervanging_laat_de_eerdere_uitkomst_staan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gelukt: bool
) -> None:
    """Whether the renaming fails, or is interrupted when it has just been done."""
    doel = tmp_path / "uit"
    with Uitvoermap(doel) as uit:
        uit.plaats(EEN, b"<oud/>")
    echt = Path.rename
    doelen: list[Path] = []

    def stuk(pad: Path, naar: Path) -> Path:
        doelen.append(naar)
        if len(doelen) == 2:  # the first sets the earlier outcome aside
            if gelukt:
                echt(pad, naar)
            raise OSError(16, "Device or resource busy")
        return echt(pad, naar)

    monkeypatch.setattr(Path, "rename", stuk)
    with pytest.raises(OSError, match="busy"):
        _vervang(doel)
    assert (doel / "WMO401-EB1.xml").read_bytes() == b"<oud/>"
    assert [pad.name for pad in tmp_path.iterdir()] == ["uit"]


def test_een_map_die_niet_opzij_kan_blijft_zoals_zij_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doel = tmp_path / "uit"
    with Uitvoermap(doel) as uit:
        uit.plaats(EEN, b"<oud/>")

    def stuk(_pad: Path, _naar: Path) -> Path:
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr(Path, "rename", stuk)
    with pytest.raises(OSError, match="busy"):
        _vervang(doel)
    assert (doel / "WMO401-EB1.xml").read_bytes() == b"<oud/>"
    assert [pad.name for pad in tmp_path.iterdir()] == ["uit"]


def test_een_koppelpunt_wordt_geweigerd_voor_er_gelezen_wordt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doel = tmp_path / "uit"
    with Uitvoermap(doel) as uit:
        uit.plaats(EEN, b"<oud/>")

    def is_koppelpunt(pad: Path) -> bool:
        return pad == doel

    monkeypatch.setattr(os.path, "ismount", is_koppelpunt)
    with pytest.raises(BestandFout, match="is een schijf of koppelpunt en geen gewone map"):
        Uitvoermap(doel, vervang=True).__enter__()
    assert (doel / "WMO401-EB1.xml").read_bytes() == b"<oud/>"


def test_lijsten_zijn_alleen_voor_hun_eigenaar(tmp_path: Path) -> None:
    with Uitvoermap(tmp_path / "uit", voorbeeld=True) as uit:
        uit.plaats(EEN, b"<x/>")
        uit.schrijf_lijst("uitval.csv", ["a"])
    rechten = {pad.name: pad.stat().st_mode & 0o777 for pad in (tmp_path / "uit").iterdir()}
    assert rechten == dict.fromkeys(("VOORBEELD.txt", "WMO401-EB1.xml", "uitval.csv"), 0o600)
