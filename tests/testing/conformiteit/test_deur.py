"""One line in, one line out, whatever comes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.testing.conformiteit import beantwoord, bedien, lees_antwoord
from wmo_eigenbijdrage.testing.implementatie import Bibliotheek, NietOndersteund


def antwoord(verzoek: Any) -> dict[str, Any]:
    regel = verzoek if isinstance(verzoek, str) else json.dumps(verzoek)
    uit: dict[str, Any] = json.loads(beantwoord(regel, Bibliotheek()))
    return uit


def vraag(naam: Any, gegeven: Any, nummer: Any = "7") -> dict[str, Any]:
    return {"id": nummer, "vraag": naam, "gegeven": gegeven}


def test_een_antwoord_een_onbekend_en_een_niet_ondersteund() -> None:
    assert antwoord(vraag("bijdrageperiode", {"dag": "2019-12-30"})) == {
        "id": "7",
        "antwoord": None,
    }
    prijs: dict[str, Any] = {"kostprijs": 10**7, "vanaf": "2020-01-01", "pauzes": []}
    assert antwoord(vraag("prijsverloop", prijs)) == {"id": "7", "onbekend": True}
    assert antwoord(vraag("toekomst", {})) == {"id": "7", "niet_ondersteund": True}
    assert antwoord(vraag(3, {})) == {"id": "7", "niet_ondersteund": True}


def test_een_implementatie_die_een_vraag_niet_kent() -> None:
    class Half(Bibliotheek):
        def bijdrageperiode(self, dag: object) -> Any:
            raise NietOndersteund(str(dag))

    regel = beantwoord(json.dumps(vraag("bijdrageperiode", {"dag": "2020-01-01"})), Half())
    assert json.loads(regel) == {"id": "7", "niet_ondersteund": True}


@pytest.mark.parametrize(
    ("verzoek", "nummer", "fout"),
    [
        ("niets", None, "verzoek: is not JSON"),
        ([], None, "verzoek: is no request"),
        ({"id": "7"}, None, "verzoek: is no request"),
        (vraag("bijdrageperiode", {}, 7), None, "id: is no text"),
        (vraag("bijdrageperiode", {}, ""), None, "id: is no text"),
        (vraag("bijdrageperiode", {}, "x" * 101), None, "id: is no text"),
        (vraag("bijdrageperiode", {}), "7", "gegeven.dag: is missing"),
        (vraag("bijdrageperiode", None), "7", "gegeven: None is no object"),
        (
            vraag("prijsverloop", {"kostprijs": 0, "vanaf": "2020-01-01", "pauzes": []}),
            "7",
            "kostprijs: € 0,00 is not above zero",
        ),
    ],
)
def test_een_verzoek_dat_niet_klopt(verzoek: Any, nummer: str | None, fout: str) -> None:
    uit = antwoord(verzoek)
    assert uit["id"] == nummer
    assert uit["fout"].startswith(fout)
    assert "\n" not in uit["fout"]


@given(st.text())
def test_elke_tekst_krijgt_een_regel(tekst: str) -> None:
    assert "\n" not in beantwoord(tekst, Bibliotheek())


def test_bedienen_slaat_lege_regels_over() -> None:
    regel = json.dumps(vraag("bijdrageperiode", {"dag": "2020-01-01"}))
    assert list(bedien(Bibliotheek(), ["\n", regel, "  "])) == ['{"antwoord":"2020-01","id":"7"}']


@pytest.mark.parametrize(
    ("regel", "wat"),
    [
        ("x", "is not JSON"),
        ("3", "is no JSON object"),
        ('{"antwoord":1}', "antwoord.id: is no text"),
        ('{"id":1,"antwoord":1}', "antwoord.id: is no text"),
        ('{"id":"1"}', "does not hold one outcome"),
        ('{"id":"1","antwoord":1,"fout":""}', "does not hold one outcome"),
        ('{"id":"1","uitkomst":1}', "does not hold one outcome"),
        ('{"id":"1","onbekend":false}', "antwoord.onbekend: is not true"),
        ('{"id":"1","niet_ondersteund":1}', "antwoord.niet_ondersteund: is not true"),
    ],
)
def test_een_regel_die_geen_antwoord_is(regel: str, wat: str) -> None:
    with pytest.raises(OngeldigeWaarde, match=wat):
        lees_antwoord(regel)


def test_een_antwoord_houdt_wat_er_staat() -> None:
    gelezen = lees_antwoord('{"id":"1","antwoord":null}')
    assert (gelezen.id, gelezen.soort, gelezen.inhoud) == ("1", "antwoord", None)
