"""The command line, as others use it."""

from __future__ import annotations

import io
import json
import runpy
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from testing.conformiteit.programmas import commando
from wmo_eigenbijdrage.testing.conformiteit import opdracht as opdracht_
from wmo_eigenbijdrage.testing.conformiteit import standaardset
from wmo_eigenbijdrage.testing.conformiteit.opdracht import main
from wmo_eigenbijdrage.testing.conformiteit.schema import als_bestand

MODULE = "wmo_eigenbijdrage.testing"
HOOFD = Path(opdracht_.__file__).parents[1] / "__main__.py"


def test_de_bibliotheek_haalt_alle_gevallen_door_dezelfde_deur(tmp_path: Path) -> None:
    junit, html = tmp_path / "uit.xml", tmp_path / "uit.html"
    opdracht = [sys.executable, "-m", MODULE, "conformiteit", "--junit", str(junit)]
    opdracht += ["--html", str(html)]
    gedaan = subprocess.run(opdracht, capture_output=True, text=True, check=False)
    assert (gedaan.returncode, gedaan.stderr) == (0, "")
    kop, set_, *_, totaal = gedaan.stdout.splitlines()
    aantal = set_.split()[0]
    assert kop == "conformiteit van deze bibliotheek"
    assert int(aantal) >= 5_000
    assert totaal.split() == ["totaal", aantal, "0", "0"]
    assert ET.parse(junit).getroot().get("tests") == aantal
    assert "Conformiteit van deze bibliotheek" in html.read_text("utf-8")


def test_een_ander_programma_met_fouten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    junit = tmp_path / "uit.xml"
    argumenten = ["conformiteit", "--tegen", commando(tmp_path, "antwoord(nummer)")]
    argumenten += ["--regel", "kalender", "--aantal", "0", "--fouten", "1", "--junit", str(junit)]
    assert main(argumenten) == 1
    uit = capsys.readouterr().out
    assert "kalender                    1      9                  0" in uit
    assert "kalender: nog 8 fouten" in uit
    assert ET.parse(junit).getroot().get("failures") == "9"


@pytest.mark.parametrize(
    ("argumenten", "wat"),
    [
        ([], "opdracht: is niet te lezen"),
        (["conformiteit", "--regel", "weer"], "regel: is not known"),
        (["conformiteit", "--seconden", "0"], "seconden: is no time limit"),
        (["conformiteit", "--tegen", " "], "opdracht: is no command"),
        (["conformiteit", "--junit", "/bestaat/niet/uit.xml"], "bestand: staat in een map"),
        (["conformiteit", "--aantal", "veel"], "opdracht: is niet te lezen"),
        (["conformiteit", "--aantal", "-1"], "aantal: is negatief"),
        (["conformiteit", "--fouten", "-1"], "fouten: is negatief"),
    ],
)
def test_verkeerd_gebruik(
    argumenten: list[str], wat: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argumenten) == 2
    fout = capsys.readouterr().err
    assert fout.startswith(wat)
    assert fout.count("\n") == 1


def test_een_verslag_dat_niet_te_schrijven_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    argumenten = ["conformiteit", "--tegen", commando(tmp_path, "antwoord(nummer)")]
    argumenten += ["--regel", "formules", "--aantal", "0", "--html", str(tmp_path)]
    assert main(argumenten) == 2
    assert "bestand: is niet te schrijven" in capsys.readouterr().err


def test_antwoord_bedient_stdin(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    regel = '{"id":"1","vraag":"bijdrageperiode","gegeven":{"dag":"2019-12-29"}}\n'
    monkeypatch.setattr(sys, "stdin", io.StringIO(regel))
    assert main(["antwoord"]) == 0
    assert capsys.readouterr().out == '{"antwoord":"2019-P13","id":"1"}\n'


def test_antwoord_leest_ook_wat_geen_tekst_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    invoer = io.TextIOWrapper(io.BytesIO(b"\xff\xfe\n"), encoding="utf-8", errors="strict")
    monkeypatch.setattr(sys, "stdin", invoer)
    assert main(["antwoord"]) == 0
    assert "is not JSON" in capsys.readouterr().out


def test_een_scherm_dat_niet_alles_kan_tonen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a screen of Windows; the program complains in other signs."""
    scherm = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(scherm, encoding="cp1252"))
    opdracht = commando(tmp_path, "sys.stderr.buffer.write(b'\\xe2\\x86\\x92 mis')", "sys.exit(3)")
    argumenten = ["conformiteit", "--tegen", opdracht, "--regel", "formules", "--aantal", "0"]
    assert main(argumenten) == 1
    sys.stdout.flush()
    assert b"stderr    ? mis" in scherm.getvalue()


def test_gevallen_en_schema(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == als_bestand()
    kort = standaardset(per_regel=1)
    monkeypatch.setattr(
        "wmo_eigenbijdrage.testing.conformiteit.opdracht.standaardset", lambda: kort
    )
    assert main(["gevallen"]) == 0
    regels = capsys.readouterr().out.splitlines()
    assert [json.loads(regel)["id"] for regel in regels] == [g.id for g in kort.gevallen]


def test_als_programma(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["testing"])
    with pytest.raises(SystemExit, match="2"):
        runpy.run_path(str(HOOFD), run_name="__main__")
    assert "zie --help" in capsys.readouterr().err
