"""The schema fits what the library writes, and refuses what is something else."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from wmo_eigenbijdrage.testing.conformiteit import VRAGEN, beantwoord, standaardset
from wmo_eigenbijdrage.testing.conformiteit.schema import als_bestand, meegeleverd, schema
from wmo_eigenbijdrage.testing.implementatie import Bibliotheek

SCHEMA = json.loads(meegeleverd())
SOORTEN: Mapping[str, type[Any]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "null": type(None),
}
BEKEND = {
    "$defs",
    "$ref",
    "$schema",
    "additionalProperties",
    "anyOf",
    "const",
    "enum",
    "format",
    "items",
    "maxLength",
    "maximum",
    "minLength",
    "minimum",
    "oneOf",
    "pattern",
    "properties",
    "required",
    "title",
    "type",
}


def past(waarde: Any, vorm: Mapping[str, Any]) -> bool:
    """A validator of JSON Schema, for the words that this schema uses."""
    assert set(vorm) <= BEKEND
    if "$ref" in vorm:
        return past(waarde, SCHEMA["$defs"][vorm["$ref"].removeprefix("#/$defs/")])
    soorten = vorm.get("type")
    if soorten is not None:
        soorten = [soorten] if isinstance(soorten, str) else soorten
        if not any(type(waarde) is SOORTEN[soort] for soort in soorten):
            return False
    keuzes = [*vorm.get("enum", []), *([vorm["const"]] if "const" in vorm else [])]
    if keuzes and not any(type(k) is type(waarde) and k == waarde for k in keuzes):
        return False
    if "anyOf" in vorm and not any(past(waarde, deel) for deel in vorm["anyOf"]):
        return False
    if "oneOf" in vorm and sum(past(waarde, deel) for deel in vorm["oneOf"]) != 1:
        return False
    return _inhoud(waarde, vorm)


def _inhoud(waarde: Any, vorm: Mapping[str, Any]) -> bool:
    soort: str = type(waarde).__name__
    if soort == "str":
        lang = vorm.get("minLength", 0) <= len(waarde) <= vorm.get("maxLength", 10**9)
        return lang and re.search(vorm.get("pattern", ""), waarde, re.DOTALL) is not None
    if soort == "list":
        return "items" not in vorm or all(past(deel, vorm["items"]) for deel in waarde)
    if soort == "dict":
        velden = vorm.get("properties", {})
        namen = set[str](waarde)
        return (
            set(vorm.get("required", [])) <= namen
            and (vorm.get("additionalProperties", True) or namen <= set(velden))
            and all(past(waarde[naam], velden[naam]) for naam in velden if naam in namen)
        )
    return soort != "int" or vorm.get("minimum", waarde) <= waarde <= vorm.get("maximum", waarde)


def deel(naam: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{naam}"}


def test_het_bestand_is_wat_de_vormen_zeggen() -> None:
    assert meegeleverd() == als_bestand()
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_elke_verwijzing_bestaat() -> None:
    namen = set(re.findall(r'"#/\$defs/([^"]+)"', meegeleverd()))
    assert namen <= set(SCHEMA["$defs"])


def test_gevallen_vragen_en_antwoorden_passen() -> None:
    for geval in standaardset(per_regel=4).gevallen:
        assert past(json.loads(geval.json), deel("geval")), geval.id
        assert past(json.loads(geval.verzoek), deel("verzoek")), geval.id
        antwoord = json.loads(beantwoord(geval.verzoek, Bibliotheek()))
        assert past(antwoord, deel("antwoord")), geval.id
        assert past(antwoord, SCHEMA), geval.id
        if "antwoord" in antwoord:
            assert past(antwoord["antwoord"], deel(f"antwoord.{geval.vraag}")), geval.id


GEVAL = json.loads(standaardset(regels=["kalender"], per_regel=0).gevallen[0].json)


@pytest.mark.parametrize(
    "anders",
    [
        {"id": ""},
        {"id": 3},
        {"regel": "weer"},
        {"zin": ""},
        {"vraag": "plan"},
        {"gegeven": {"dag": "2024-3-1"}},
        {"gegeven": {"dag": "2024-03-01", "uur": 1}},
        {"gegeven": {}},
        {"verwacht": {"antwoord": 3}},
        {"verwacht": {}},
        {"verwacht": {"onbekend": False}},
        {"merk": "gap"},
        {"extra": 1},
    ],
)
def test_wat_geen_geval_is_past_niet(anders: dict[str, Any]) -> None:
    assert past(GEVAL, deel("geval"))
    assert not past({**GEVAL, **anders}, deel("geval"))


@pytest.mark.parametrize(
    "antwoord",
    [
        {"id": "1"},
        {"id": "1", "antwoord": 1.5},
        {"id": "1", "antwoord": None, "fout": "x"},
        {"id": "1", "onbekend": 1},
        {"id": 1, "onbekend": True},
    ],
)
def test_wat_geen_antwoord_is_past_niet(antwoord: dict[str, Any]) -> None:
    assert not past(antwoord, deel("antwoord"))


def test_elke_vraag_staat_erin() -> None:
    assert {f"antwoord.{naam}" for naam in VRAGEN} <= set(SCHEMA["$defs"])
