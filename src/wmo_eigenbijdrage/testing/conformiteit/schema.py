"""The forms of cases, requests and answers as JSON Schema (draft 2020-12).

`schema` gives it; the file ``conformiteit.schema.json`` of this package holds the same for whoever
reads it without Python. A schema tells the form: that a day exists, say, is for the reader.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final

from wmo_eigenbijdrage.testing.conformiteit.deur import NIET_ONDERSTEUND, ONBEKEND
from wmo_eigenbijdrage.testing.conformiteit.geval import MERKEN
from wmo_eigenbijdrage.testing.conformiteit.verzameling import REGELS
from wmo_eigenbijdrage.testing.conformiteit.vragen import VRAGEN, Vraag

__all__ = ["als_bestand", "meegeleverd", "schema"]

_TEKST: Final = {"type": "string", "minLength": 1}
_ID: Final = {"type": "string", "minLength": 1, "maxLength": 100}
_WAAR: Final = {"const": True}


def _object(velden: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": velden,
        "required": list(velden),
        "additionalProperties": False,
    }


def _verzoek(vraag: Vraag) -> dict[str, Any]:
    return {"id": _ID, "vraag": {"const": vraag.naam}, "gegeven": vraag.argumenten.schema}


def _geval(vraag: Vraag) -> dict[str, Any]:
    verwacht = {"oneOf": [_object({"antwoord": vraag.verwacht.schema}), _object({ONBEKEND: _WAAR})]}
    velden = {
        **_verzoek(vraag),
        "regel": {"enum": list(REGELS)},
        "zin": _TEKST,
        "verwacht": verwacht,
        "bron": _TEKST,
        "merk": {"enum": list(MERKEN)},
    }
    return _object(velden)


def schema() -> dict[str, Any]:
    """The schema: a line of any kind; ``geval``, ``verzoek`` and ``antwoord`` are its parts.

    For each question the part ``antwoord.<naam>`` has the form of its answer.
    """
    delen: dict[str, Any] = {}
    for vraag in VRAGEN.values():
        for vorm in (vraag.argumenten, vraag.antwoord, vraag.verwacht):
            delen |= vorm.delen
    delen |= {f"antwoord.{vraag.naam}": vraag.antwoord.schema for vraag in VRAGEN.values()}
    uitkomsten = [
        _object({"id": _ID, "antwoord": {"anyOf": _elk_eens()}}),
        _object({"id": _ID, ONBEKEND: _WAAR}),
        _object({"id": _ID, NIET_ONDERSTEUND: _WAAR}),
        _object({"id": {"type": ["string", "null"]}, "fout": {"type": "string"}}),
    ]
    delen["geval"] = {"oneOf": [_geval(vraag) for vraag in VRAGEN.values()]}
    delen["verzoek"] = {"oneOf": [_object(_verzoek(vraag)) for vraag in VRAGEN.values()]}
    delen["antwoord"] = {"oneOf": uitkomsten}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "wmo_eigenbijdrage: cases, requests and answers, one on each line",
        "anyOf": [{"$ref": f"#/$defs/{naam}"} for naam in ("geval", "verzoek", "antwoord")],
        "$defs": dict(sorted(delen.items())),
    }


def _elk_eens() -> list[dict[str, str]]:
    return [{"$ref": f"#/$defs/antwoord.{naam}"} for naam in VRAGEN]


def als_bestand() -> str:
    """The text of the file."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def meegeleverd() -> str:
    """The text of the file as it comes with the library."""
    return files(__package__ or "").joinpath("conformiteit.schema.json").read_text("utf-8")
