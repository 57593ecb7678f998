from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wmo_eigenbijdrage.adapters.tekstbestand import (
    BestandFout,
    Tekstbestand,
    is_leeg,
    kies_scheidingsteken,
    splits,
)


@pytest.mark.parametrize(
    ("inhoud", "codering", "regels"),
    [
        (b"a;b\n1;2\n", "utf-8-sig", ["a;b", "1;2"]),
        (b"\xef\xbb\xbfa;b\n1;2", "utf-8-sig", ["a;b", "1;2"]),  # byte order mark
        ("a;ü\r\n1;€\r\n".encode(), "utf-8-sig", ["a;ü", "1;€"]),
        ("a;ü\r\n1;€\r\n".encode("cp1252"), "cp1252", ["a;ü", "1;€"]),
        (b"a\r\rb\r", "utf-8-sig", ["a", "", "b"]),  # old line ends, and a blank line
        ("a;é".encode()[:-1], "cp1252", ["a;Ã"]),  # ends in the middle of a character
        ("é".encode() * 600_000 + b"\xe9\n", None, None),  # valid UTF-8 until far into the file
    ],
)
def test_codering_en_regels(
    tmp_path: Path, inhoud: bytes, codering: str | None, regels: list[str] | None
) -> None:
    pad = tmp_path / "x.csv"
    pad.write_bytes(inhoud)
    bestand = Tekstbestand.open(pad)
    assert bestand.grootte == len(inhoud)
    if codering is None:
        assert bestand.codering == "cp1252"
    else:
        assert bestand.codering == codering
        assert list(bestand.regels()) == regels


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "is leeg"),
        (b"PK\x03\x04rest", "is een Excel-bestand; sla het op als CSV"),
        ("BSN;x\n".encode("utf-16"), "is UTF-16"),
        (b"\xfe\xff" + "BSN;x\n".encode("utf-16-be"), "is UTF-16"),
        (b"\xef\xbb\xbfBSN;Andr\xe9\n", "begint als UTF-8 maar is het niet"),
        ("BSN;x\n".encode("utf-16-le"), "heeft een onleesbare codering"),  # without mark: NULs
        (b"BSN;\x81\x8d\xff\n", "heeft een onleesbare codering"),
        (b"BSN\x00;x\n", "heeft een onleesbare codering"),
    ],
)
def test_wat_geen_tekst_is(tmp_path: Path, inhoud: bytes, melding: str) -> None:
    pad = tmp_path / "x.csv"
    pad.write_bytes(inhoud)
    with pytest.raises(BestandFout, match=melding):
        Tekstbestand.open(pad)


def test_wat_er_niet_is(tmp_path: Path) -> None:
    with pytest.raises(BestandFout, match="bestaat niet"):
        Tekstbestand.open(tmp_path / "weg.csv")
    with pytest.raises(BestandFout, match="is geen bestand"):
        Tekstbestand.open(tmp_path)  # a folder


def test_wat_niet_gelezen_mag_worden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def verboden(_: Path) -> str:
        raise PermissionError

    (tmp_path / "x.csv").write_text("a;b")
    monkeypatch.setattr("wmo_eigenbijdrage.adapters.tekstbestand._codering", verboden)
    with pytest.raises(BestandFout, match="is niet te lezen"):
        Tekstbestand.open(tmp_path / "x.csv")


def test_een_regel_zonder_einde_vult_het_geheugen_niet(tmp_path: Path) -> None:
    pad = tmp_path / "x.csv"
    pad.write_text("a;b\n" + "x" * 300_000)
    regels = Tekstbestand.open(pad).regels()
    assert next(regels) == "a;b"
    with pytest.raises(BestandFout, match="regel 2 houdt niet op"):
        next(regels)


@pytest.mark.parametrize(
    ("kop", "teken"), [("BSN;A,B;C", ";"), ("BSN,A;B,C", ","), ("BSN\tA\tB", "\t"), ("BSN", ";")]
)
def test_scheidingsteken(kop: str, teken: str) -> None:
    assert kies_scheidingsteken(kop) == teken


@pytest.mark.parametrize(
    ("regel", "velden"),
    [
        ("a;b;", ["a", "b", ""]),
        ('"a;b";c', ["a;b", "c"]),
        ('"a ""b""";c', ['a "b"', "c"]),
        ('"a;b', None),  # not closed
        ('"a"b;c', None),  # text behind the closing quote
        ('a"b;c', ['a"b', "c"]),  # a quote inside an unquoted field is just a quote
    ],
)
def test_splits(regel: str, velden: list[str] | None) -> None:
    assert splits(regel, ";") == velden


@given(
    st.lists(
        st.text(st.characters(exclude_characters='\n\r"', exclude_categories=["Cs"])), min_size=1
    )
)
def test_splits_is_het_omgekeerde_van_aanhalen(velden: list[str]) -> None:
    assert splits(";".join(f'"{veld}"' for veld in velden), ";") == velden


@pytest.mark.parametrize(
    ("regel", "leeg"), [("", True), (";;;", True), (' ; "" ;\t', True), (";0;", False)]
)
def test_lege_regels(regel: str, leeg: bool) -> None:
    assert is_leeg(regel) is leeg
