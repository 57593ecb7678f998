"""The standard set: large enough, the same each time, and right by the library."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import wmo_eigenbijdrage.testing.conformiteit as kamer
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.testing.conformiteit import (
    REGELS,
    VRAGEN,
    Geval,
    handgevallen,
    lees_gevallen,
    standaardset,
)

ALLES = standaardset()


def test_de_set_is_groot_genoeg_en_noemt_elk_geval_eens() -> None:
    assert len(ALLES.gevallen) >= 5_000
    assert len({geval.id for geval in ALLES.gevallen}) == len(ALLES.gevallen)
    per_regel = Counter(geval.regel for geval in ALLES.gevallen)
    assert set(per_regel) == set(REGELS)
    assert min(per_regel.values()) >= 200
    assert {geval.vraag for geval in ALLES.gevallen} == set(VRAGEN)


def test_een_zaad_geeft_steeds_dezelfde_set() -> None:
    """The mark changes with any case: then VERSIE is to change too."""
    kort = standaardset(per_regel=5)
    assert kort.kenmerk == standaardset(per_regel=5).kenmerk
    assert kort.kenmerk != standaardset(per_regel=5, zaad="2").kenmerk
    assert ALLES.gevallen[:10] == kort.gevallen[:10]
    getrokken = {geval.id: geval for geval in ALLES.gevallen}
    assert all(getrokken[geval.id] == geval for geval in kort.gevallen)


def test_de_set_noemt_zichzelf() -> None:
    kort = standaardset(per_regel=0)
    assert str(kort) == f"{len(kort.gevallen)} gevallen, versie 1, kenmerk {kort.kenmerk}"
    assert len(kort.kenmerk) == 12


def test_alleen_wat_een_bron_drukt_heet_gezien() -> None:
    """Of the seeded cases: months of the calendar, and the XML of which the schema is known."""
    gezien = {
        geval.regel
        for geval in ALLES.gevallen
        if geval.merk == "seen" and not geval.id.startswith("hand-")
    }
    assert gezien == {"kalender", "perioden", "berichten-schrijven"}


def test_een_geval_noemt_de_bron_van_zijn_stelsel() -> None:
    """Months do not rest on the article about periods of four weeks."""
    for geval in ALLES.gevallen:
        if geval.id.startswith("hand-perioden-"):
            is_maand = "P" not in geval.gegeven["periode"]
            assert ("3.8 (3)" in geval.bron) != is_maand, geval.id


def test_er_staat_iets_op_het_spel() -> None:
    """Of every rule many answers differ, and none is nearly always nothing."""
    for regel in REGELS:
        antwoorden = Counter(
            json.dumps(geval.verwacht) for geval in ALLES.gevallen if geval.regel == regel
        )
        assert antwoorden.most_common(1)[0][1] < 0.7 * antwoorden.total(), regel


def test_alle_gevallen_hebben_de_vorm_van_hun_vraag() -> None:
    for geval in ALLES.gevallen[::7]:
        geval.controleer(geval.id)
        assert Geval.van_json(geval.json, "x") == geval


def test_een_deel_van_de_regels() -> None:
    deel = standaardset(regels=["plan", "formules"], per_regel=2)
    assert {geval.regel for geval in deel.gevallen} == {"plan", "formules"}
    with pytest.raises(OngeldigeWaarde, match="regel: is not known; give kalender, "):
        standaardset(regels=["weer"])


def test_de_tabellen_zijn_leesbare_bestanden() -> None:
    map_ = Path(str(kamer.__path__[0])) / "tabellen"
    regels = [
        regel for pad in map_.glob("*.jsonl") for regel in pad.read_text("utf-8").splitlines()
    ]
    assert len(regels) == len(list(handgevallen())) >= 150


GOED: dict[str, Any] = json.loads(next(handgevallen()).json)


@pytest.mark.parametrize(
    ("anders", "wat"),
    [
        ({"zin": ""}, "t.jsonl:1.zin: is no text"),
        ({"zin": "a\nb"}, "t.jsonl:1.zin: is no text"),
        ({"bron": None}, "t.jsonl:1.bron: is no text"),
        ({"merk": "gap"}, "t.jsonl:1.merk: is not known"),
        ({"vraag": "weer"}, "t.jsonl:1.vraag: is not known"),
        ({"gegeven": {}}, "t.jsonl:1.gegeven.dag: is missing"),
        ({"verwacht": {}}, "t.jsonl:1.verwacht: is no expectation"),
        ({"verwacht": 3}, "t.jsonl:1.verwacht: is no expectation"),
        ({"verwacht": {"antwoord": 3}}, "t.jsonl:1.verwacht.antwoord: 3 is not"),
        ({"extra": 1}, "t.jsonl:1: is no case"),
    ],
)
def test_een_regel_die_geen_geval_is(anders: dict[str, Any], wat: str) -> None:
    regel = json.dumps({**GOED, **anders})
    with pytest.raises(OngeldigeWaarde, match=wat) as fout:
        list(lees_gevallen([regel], "t.jsonl"))
    assert "\n" not in str(fout.value)


def test_een_geval_zonder_bekend_antwoord_en_lege_regels() -> None:
    regel = json.dumps({**GOED, "verwacht": {"onbekend": True}})
    assert len(list(lees_gevallen(["", regel, "\n"], "t.jsonl"))) == 1


def test_een_id_dat_twee_keer_voorkomt() -> None:
    with pytest.raises(OngeldigeWaarde, match="t.jsonl:2.id: occurs twice"):
        list(lees_gevallen([json.dumps(GOED)] * 2, "t.jsonl"))


def test_geen_json_is_geen_geval() -> None:
    with pytest.raises(OngeldigeWaarde, match="t.jsonl:1: is not JSON"):
        list(lees_gevallen(["{"], "t.jsonl"))
