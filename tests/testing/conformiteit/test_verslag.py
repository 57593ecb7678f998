"""The reports: what they say, and that nothing in them does harm."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from lxml import etree, html

from wmo_eigenbijdrage.testing.conformiteit import Geval, Oordeel, Uitslag
from wmo_eigenbijdrage.testing.conformiteit.verslag import Verslag, als_tekst, toon_json
from wmo_eigenbijdrage.testing.conformiteit.verslag_html import als_html
from wmo_eigenbijdrage.testing.conformiteit.verslag_junit import als_junit


def geval(nummer: int, regel: str) -> Geval:
    return Geval(
        f"{regel}-{nummer}",
        regel,
        "Januari <2020> & verder.",
        "bijdrageperiode",
        {"dag": "2020-01-01", "bsn": "999990019"},
        {"antwoord": "2020-01"},
        "art. 1",
        "seen",
    )


FOUT = Uitslag(
    geval(2, "kalender"),
    Oordeel.FOUT,
    "een ander antwoord",
    '{"antwoord":"<script>"}',
    "een\ntwee\ndrie\nvier \x00\x1b[1m",
)
VERSLAG = Verslag(
    programma="mijn<programma>",
    verzameling="4 gevallen, versie 1, kenmerk abc",
    uitslagen=[
        Uitslag(geval(1, "kalender"), Oordeel.GOED, gekregen='{"antwoord":"2020-01"}'),
        FOUT,
        Uitslag(geval(3, "kalender"), Oordeel.FOUT, "geen antwoord binnen 10 s"),
        Uitslag(geval(1, "plan"), Oordeel.NIET_ONDERSTEUND),
    ],
)
TEKST = """\
conformiteit van mijn<programma>
4 gevallen, versie 1, kenmerk abc

regel                    goed   fout   niet ondersteund
kalender                    1      2                  0
plan                        0      0                  1
totaal                      1      2                  1

kalender-2: Januari <2020> & verder.
  reden     een ander antwoord
  vraag     bijdrageperiode {"bsn":"*********","dag":"2020-01-01"}
  verwacht  {"antwoord":"2020-01"}
  gekregen  {"antwoord":"<script>"}
  bron      art. 1 [seen]
  stderr    twee
  stderr    drie
  stderr    vier \x00\x1b[1m

kalender: nog 1 fouten
"""


def test_de_tekst() -> None:
    gevonden = als_tekst(VERSLAG, meeste_fouten=1)
    assert gevonden == TEKST
    assert "gekregen  -\n" in als_tekst(VERSLAG)
    assert not VERSLAG.is_goed


def test_zonder_fouten_is_het_goed() -> None:
    goed = Verslag(programma="p", verzameling="v", uitslagen=VERSLAG.uitslagen[:1])
    assert goed.is_goed
    assert als_tekst(goed).endswith("totaal                      1      0                  0\n")


def test_junit() -> None:
    xml = als_junit(VERSLAG)
    wortel = ET.fromstring(xml)
    assert wortel.tag == "testsuites"
    assert wortel.attrib == {
        "name": "conformiteit",
        "tests": "4",
        "failures": "2",
        "errors": "0",
        "skipped": "1",
    }
    kalender, plan = wortel
    assert [kalender.get(naam) for naam in ("name", "tests", "failures", "skipped")] == [
        "kalender",
        "3",
        "2",
        "0",
    ]
    assert [(p.get("name"), p.get("value")) for p in kalender.iter("property")] == [
        ("programma", "mijn<programma>"),
        ("verzameling", "4 gevallen, versie 1, kenmerk abc"),
    ]
    goed, fout, zwijgt = kalender.findall("testcase")
    assert list(goed) == []
    assert goed.attrib == {
        "classname": "conformiteit.kalender",
        "name": "kalender-1: Januari <2020> & verder.",
    }
    failure = fout.find("failure")
    assert failure is not None
    assert failure.attrib == {"message": "een ander antwoord", "type": "conformiteit"}
    assert failure.text == (
        'vraag: bijdrageperiode {"bsn":"*********","dag":"2020-01-01"}\n'
        'verwacht: {"antwoord":"2020-01"}\n'
        'gekregen: {"antwoord":"<script>"}\n'
        "bron: art. 1 [seen]\n"
    )
    assert fout.findtext("system-err") == "een\ntwee\ndrie\nvier \ufffd\ufffd[1m"
    assert zwijgt.find("system-err") is None
    overgeslagen = plan.find("testcase/skipped")
    assert overgeslagen is not None
    assert overgeslagen.attrib == {"message": "niet ondersteund"}


def test_html_is_een_bestand_zonder_scripts() -> None:
    blad = als_html(VERSLAG)
    etree.fromstring(
        blad.replace("<!DOCTYPE html>", "")
        .replace('<meta charset="utf-8">', "")
        .replace("\x00\x1b", "")
    )
    boom = html.document_fromstring(blad.replace("\x00", ""))
    assert boom.xpath("//script | //link | //img | //iframe | //@src | //@href | //@onclick") == []
    assert "<script>" not in blad
    assert "999990019" not in blad
    rijen = [[cel.text for cel in rij] for rij in boom.xpath("//tbody/tr | //tfoot/tr")]
    assert rijen == [
        ["kalender", "1", "2", "0"],
        ["plan", "0", "0", "1"],
        ["totaal", "1", "2", "1"],
    ]
    assert boom.xpath("//summary/text()") == [
        "kalender-2: Januari <2020> & verder.",
        "kalender-3: Januari <2020> & verder.",
    ]
    assert boom.xpath("//h2/text()") == ["kalender: 2 fout"]
    assert re.findall(r"https?://", blad) == []


def test_html_toont_niet_meer_dan_vijftig_fouten() -> None:
    veel = Verslag(programma="p", verzameling="v", uitslagen=[FOUT] * 60)
    blad = als_html(veel)
    assert blad.count("<details>") == 50
    assert "<p>En nog 10.</p>" in blad


def test_lange_json_wordt_afgekapt() -> None:
    assert toon_json("x" * 700) == "x" * 600 + "..."
    assert toon_json(["a"]) == '["a"]'
