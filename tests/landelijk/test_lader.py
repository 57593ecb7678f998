"""The loader refuses every slip: one broken file for each."""

from datetime import date
from pathlib import Path

import pytest

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.kalender import Tijdvak
from wmo_eigenbijdrage.landelijk import GegevensFout
from wmo_eigenbijdrage.landelijk._bestand import lees_toml
from wmo_eigenbijdrage.landelijk.gemeenten import lees_gemeenten
from wmo_eigenbijdrage.landelijk.grondslag import lees_grondslagen
from wmo_eigenbijdrage.landelijk.parameter import Parameter, lees_parameter
from wmo_eigenbijdrage.landelijk.tarieven import bedrag_in_centen

KOP = """\
naam = "proef"
omschrijving = "een proef"
eenheid = "eurocent"
grondslag = ["wmo-2.1.4a-4"]
"""
WAARDE = """
[[waarde]]
vanaf = 2020-01-01
tot = 2020-12-31
bedrag = 1900
bron = "proef"
bevestigd = true
"""
VOLGENDE = WAARDE.replace("2020", "2021")


def lees(map_: Path, tekst: str) -> Parameter[Bedrag]:
    (map_ / "proef.toml").write_text(tekst, "utf-8")
    return lees_parameter("proef.toml", bedrag_in_centen, map_=map_)


def test_een_goed_bestand(tmp_path: Path) -> None:
    parameter = lees(tmp_path, KOP + WAARDE + VOLGENDE)
    assert [waarde.waarde for waarde in parameter.waarden] == [Bedrag(1900), Bedrag(1900)]


def test_een_hiaat(tmp_path: Path) -> None:
    hiaat = '\n[[waarde]]\nvanaf = 2021-01-01\ntot = 2021-12-31\nhiaat = "niet gevonden"\n'
    parameter = lees(tmp_path, KOP + WAARDE + hiaat)
    assert [gat.reden for gat in parameter.hiaten] == ["niet gevonden"]


@pytest.mark.parametrize(
    ("kapot", "melding"),
    [
        (KOP, "waarde: is missing"),
        (KOP + "waarde = []\n", "waarde: is empty"),
        (KOP + "waarde = [1]\n", "is not a table"),
        (KOP.replace("naam", "name") + WAARDE, "naam: is missing; add it"),
        (KOP + 'extra = "x"\n' + WAARDE, "extra: is not a known key"),
        (KOP.replace('["wmo-2.1.4a-4"]', "[1]") + WAARDE, "grondslag: holds more than texts"),
        (KOP + WAARDE.replace("bedrag = 1900", "bedrag = 19.00"), "bedrag: is a float; give a int"),
        (KOP + WAARDE.replace("bedrag = 1900", 'bedrag = "1900"'), "bedrag: is a str"),
        (KOP + WAARDE.replace("bedrag = 1900", "bedrag = true"), "bedrag: is a bool"),
        (KOP + WAARDE.replace("bedrag = 1900", ""), "bedrag: is missing"),
        (
            KOP + WAARDE.replace("bedrag = 1900", "bedrag = 1900\nbedarg = 1"),
            "bedarg: is not a known key",
        ),
        (KOP + WAARDE.replace("bedrag = 1900", "bedrag = 1900\nbedrag = 2000"), "correct the file"),
        (KOP + WAARDE.replace('bron = "proef"', ""), "bron: is missing"),
        (KOP + WAARDE.replace("bevestigd = true", ""), "bevestigd: is missing"),
        (KOP + WAARDE.replace("bevestigd = true", 'bevestigd = "ja"'), "bevestigd: is a str"),
        (KOP + WAARDE.replace("tot = 2020-12-31", ""), "tot: is missing"),
        (
            KOP + WAARDE.replace("tot = 2020-12-31", "tot = 2020-12-31T00:00:00"),
            "tot: is a datetime",
        ),
        (KOP + WAARDE.replace("tot = 2020-12-31", "tot = 2019-12-31"), "expected vanaf <= tot"),
        (KOP + WAARDE + WAARDE, "expected 2021-01-01, found 2020-01-01"),  # overlap
        (KOP + VOLGENDE + WAARDE, "expected 2022-01-01, found 2020-01-01"),  # wrong order
        (KOP + WAARDE + WAARDE.replace("2020", "2022"), "record a gap as a hiaat"),
        (KOP + WAARDE.replace("bedrag = 1900", 'hiaat = "x"'), "bron: is not a known key"),
        ("naam = \n", "correct the file"),
    ],
)
def test_kapotte_bestanden(tmp_path: Path, kapot: str, melding: str) -> None:
    with pytest.raises(GegevensFout) as gevangen:
        lees(tmp_path, kapot)
    assert melding in str(gevangen.value)
    assert str(gevangen.value).startswith("proef.toml")
    assert "\n" not in str(gevangen.value)


GRONDSLAG = """
[regeling]
BWBR0000001 = "Een wet"

[[grondslag]]
sleutel = "a"
regeling = "BWBR0000001"
artikel = "1"
tekst = 2020-01-01
vanaf = 2020-01-01
omschrijving = "iets"
bevestigd = true
"""


@pytest.mark.parametrize(
    ("kapot", "melding"),
    [
        (
            GRONDSLAG.replace('regeling = "BWBR0000001"', 'regeling = "BWBR9"'),
            "BWBR9 is not listed",
        ),
        (GRONDSLAG + GRONDSLAG.split("\n\n")[1], "a occurs twice; rename one"),
        (GRONDSLAG.replace("tekst = 2020-01-01\n", ""), "tekst: is missing"),
        (GRONDSLAG + 'extra = "x"\n', "extra: is not a known key"),
    ],
)
def test_kapotte_grondslagen(tmp_path: Path, kapot: str, melding: str) -> None:
    (tmp_path / "proef.toml").write_text(kapot, "utf-8")
    with pytest.raises(GegevensFout, match=melding):
        lees_grondslagen(lees_toml("proef.toml", tmp_path))


GEMEENTE = "0001,A,X,2015-01-01,2020-12-31,true,CBS\n"
BEREIK = Tijdvak(date(2015, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("kapot", "melding"),
    [
        ("code,naam\n1,A\n", "has other columns"),
        (GEMEENTE + GEMEENTE, "0001 occurs twice"),
        (GEMEENTE.replace("CBS", "XYZ"), "row of 0001 is wrong"),
        (GEMEENTE.replace("2015-01-01", "2014-01-01"), "row of 0001 is wrong"),
        (GEMEENTE.replace("true", "ja"), "row of 0001 is wrong"),
    ],
)
def test_kapotte_gemeentecodes(kapot: str, melding: str) -> None:
    kop = "" if kapot.startswith("code") else "code,naam,provincie,vanaf,tot,bevestigd,bron\n"
    with pytest.raises(GegevensFout, match=melding):
        lees_gemeenten(kop + kapot, {"CBS": "bron"}, BEREIK)


def test_een_woordenboek_houdt_alleen_teksten(tmp_path: Path) -> None:
    (tmp_path / "proef.toml").write_text("[bron]\na = 1\n", "utf-8")
    with pytest.raises(GegevensFout, match="bron: holds more than texts"):
        lees_toml("proef.toml", tmp_path).woordenboek("bron")
