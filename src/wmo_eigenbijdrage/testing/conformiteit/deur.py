"""The door: one question per line in, one answer per line out, as JSON.

A request is ``{"id": ..., "vraag": ..., "gegeven": {...}}``. The answer has the same id and one of
``antwoord`` (the answer), ``onbekend`` (a figure that no source gives), ``niet_ondersteund`` (the
question is not answered here) and ``fout`` (a text: it went wrong).

Here are the lines as values; who carries them is for others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from attrs import frozen

from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde, WmoFout
from wmo_eigenbijdrage.testing.conformiteit.vorm import als_object, lees_json, schrijf_json
from wmo_eigenbijdrage.testing.conformiteit.vragen import VRAGEN
from wmo_eigenbijdrage.testing.implementatie import Implementatie, NietOndersteund

__all__ = ["NIET_ONDERSTEUND", "ONBEKEND", "Antwoord", "beantwoord", "bedien", "lees_antwoord"]

ONBEKEND: Final = "onbekend"
NIET_ONDERSTEUND: Final = "niet_ondersteund"
_LANGSTE_ID = 100


@frozen
class Antwoord:
    """One line that came back."""

    id: str
    soort: str
    """``antwoord``, ``onbekend``, ``niet_ondersteund`` or ``fout``."""
    inhoud: Any
    """JSON as it stands there: for ``antwoord`` not yet held against its form."""


def beantwoord(regel: str, implementatie: Implementatie) -> str:
    """The line that answers a line; whatever the line is, there is one answer.

    >>> from wmo_eigenbijdrage.testing.implementatie import Bibliotheek
    >>> vraag = '{"id":"1","vraag":"bijdrageperiode","gegeven":{"dag":"2019-12-29"}}'
    >>> beantwoord(vraag, Bibliotheek())
    '{"antwoord":"2019-P13","id":"1"}'
    >>> beantwoord("hallo", Bibliotheek())
    '{"fout":"verzoek: is not JSON; give one JSON object on one line","id":null}'
    """
    nummer: str | None = None
    try:
        verzoek = als_object(lees_json(regel, "verzoek")) or {}
        nummer = _nummer(verzoek)
        return schrijf_json({"id": nummer, **_vraag(verzoek, implementatie)})
    except OngeldigeWaarde as fout:
        return schrijf_json({"id": nummer, "fout": str(fout)})


def _nummer(verzoek: dict[str, Any]) -> str:
    if set(verzoek) != {"id", "vraag", "gegeven"}:
        raise OngeldigeWaarde("verzoek", "is no request", "give id, vraag and gegeven")
    nummer: Any = verzoek["id"]
    if type(nummer) is not str or not 0 < len(nummer) <= _LANGSTE_ID:
        raise OngeldigeWaarde("id", "is no text", f"give 1..{_LANGSTE_ID} characters")
    return nummer


def _vraag(verzoek: dict[str, Any], implementatie: Implementatie) -> dict[str, Any]:
    naam: object = verzoek["vraag"]
    if not isinstance(naam, str) or naam not in VRAGEN:
        return {NIET_ONDERSTEUND: True}
    vraag = VRAGEN[naam]
    gegeven = vraag.argumenten.lees(verzoek["gegeven"], "gegeven")
    try:
        return {"antwoord": vraag.antwoord.schrijf(getattr(implementatie, naam)(**gegeven))}
    except NietOndersteund:
        return {NIET_ONDERSTEUND: True}
    except OnbekendeParameter:
        return {ONBEKEND: True}
    except WmoFout as fout:
        return {"fout": str(fout)}


def bedien(implementatie: Implementatie, invoer: Iterable[str]) -> Iterator[str]:
    """The answers to lines, one by one; empty lines are passed over."""
    for regel in invoer:
        if regel.strip():
            yield beantwoord(regel, implementatie)


def lees_antwoord(regel: str) -> Antwoord:
    """The line that a program gave.

    Raises:
        OngeldigeWaarde: it is no answer.
    """
    velden = als_object(lees_json(regel, "antwoord"))
    if velden is None:
        raise OngeldigeWaarde("antwoord", "is no JSON object", "give {...}")
    nummer = velden.get("id")
    if type(nummer) is not str:
        raise OngeldigeWaarde("antwoord.id", "is no text", "repeat that of the request")
    soorten = set(velden) - {"id"}
    if len(soorten) != 1 or not soorten <= {"antwoord", ONBEKEND, NIET_ONDERSTEUND, "fout"}:
        raise OngeldigeWaarde(
            "antwoord",
            "does not hold one outcome",
            f"give id and one of antwoord, {ONBEKEND}, {NIET_ONDERSTEUND}, fout",
        )
    (soort,) = soorten
    if soort in {ONBEKEND, NIET_ONDERSTEUND} and velden[soort] is not True:
        raise OngeldigeWaarde(f"antwoord.{soort}", "is not true", "give true")
    return Antwoord(nummer, soort, velden[soort])
