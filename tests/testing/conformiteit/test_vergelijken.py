"""When an answer counts as the expected one."""

from __future__ import annotations

from typing import Any

import pytest

from wmo_eigenbijdrage.testing.conformiteit.vergelijken import canoniek, verschil


def inhoud(start: str, stop: str | None = None) -> dict[str, Any]:
    return {"startdatum": start, "stopdatum": stop, "kostprijs": None}


A, B, C = "2024-01-01", "2024-03-31", "2024-05-01"


def stap(soort: str, voor: Any, na: Any) -> dict[str, Any]:
    return {"soort": soort, "voor": voor, "na": na}


STOP = stap("stop", inhoud(A), inhoud(A, B))
START = stap("start", None, inhoud(C))
BEZIG: dict[str, Any] = {"gewenst": [], "bij_cak": [inhoud(A)], "release": "1.0"}
DOEL = {"aantal": 2, "eindstand": [inhoud(A, B), inhoud(C)]}


def oordeel(stappen: list[Any], doel: Any = DOEL) -> str | None:
    return verschil("plan", {**BEZIG, "peildatum": "2024-06-10"}, doel, stappen)


def test_een_plan_mag_een_andere_weg_gaan() -> None:
    assert oordeel([STOP, START]) is None
    # the old period moves on, and the new one is that of before
    ander = [
        stap("wijziging", inhoud(A), inhoud(C)),
        stap("start", None, inhoud(A, B)),
    ]
    assert oordeel(ander) is None


@pytest.mark.parametrize(
    ("stappen", "wat"),
    [
        ([], "niet wat het moet hebben"),
        ([STOP], "niet wat het moet hebben"),
        ([START, STOP], "bericht 1 past niet"),  # no room yet
        ([STOP, STOP, START], "bericht 2 past niet"),
        ([stap("start", inhoud(A), inhoud(A, B))], "bericht 1 past niet"),
        ([stap("stop", None, inhoud(A, B))], "bericht 1 past niet"),
        ([stap("stop", inhoud(A), None)], "bericht 1 past niet"),
        ([stap("intrekking", inhoud(A), inhoud(A))], "bericht 1 past niet"),
        (
            [
                stap("intrekking", inhoud(A), None),
                stap("start", None, inhoud(A, B)),
                START,
            ],
            "3 berichten waar 2 genoeg zijn",
        ),
    ],
)
def test_een_plan_dat_niet_klopt(stappen: list[Any], wat: str) -> None:
    assert wat in str(oordeel(stappen))


def test_codes_zijn_een_verzameling() -> None:
    assert verschil("beoordeel", {}, ["0001", "S300"], ["S300", "0001"]) is None
    assert verschil("beoordeel", {}, ["0001"], []) == "andere codes"


def test_een_ander_antwoord_en_een_andere_vorm() -> None:
    assert verschil("bijdrageperiode", {}, "2020-01", "2020-01") is None
    assert verschil("bijdrageperiode", {}, "2020-01", "2020-02") == "een ander antwoord"
    assert "heeft niet de vorm" in str(verschil("bijdrageperiode", {}, "2020-01", 3))


EEN = '<a xmlns="urn:x"><b>1</b><c/></a>'


@pytest.mark.parametrize(
    ("xml", "wat"),
    [
        (EEN, None),
        (
            '<?xml version="1.0"?>\n<p:a xmlns:p="urn:x">\n  <p:b>1</p:b><!-- x -->\n <p:c></p:c></p:a>',
            None,
        ),
        ('<a xmlns="urn:y"><b>1</b><c/></a>', "een ander bericht"),
        ('<a xmlns="urn:x"><b>1 </b><c/></a>', "een ander bericht"),
        ('<a xmlns="urn:x"><b>1</b>x<c/></a>', "een ander bericht"),
        ('<a xmlns="urn:x"><c/><b>1</b></a>', "een ander bericht"),
        ('<a xmlns="urn:x"><b n="1">1</b><c/></a>', "een ander bericht"),
        ("<a>", "het antwoord is geen XML"),
    ],
)
def test_xml_wordt_als_boom_vergeleken(xml: str, wat: str | None) -> None:
    gevonden = verschil("schrijf", {}, EEN, xml)
    assert gevonden is None if wat is None else wat in str(gevonden)


def test_wit_in_een_blad_telt() -> None:
    assert canoniek(b"<a> </a>") != canoniek(b"<a/>")
