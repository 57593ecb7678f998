"""A program as an implementation: the same answers, and its failures as errors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from testing.conformiteit.programmas import commando
from wmo_eigenbijdrage import Maand
from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.testing.conformiteit import (
    VRAGEN,
    Binnenshuis,
    ExternProgramma,
    Oordeel,
    Programma,
    Storing,
    loop,
    standaardset,
)
from wmo_eigenbijdrage.testing.conformiteit.waarden import DAG
from wmo_eigenbijdrage.testing.implementatie import Bibliotheek, NietOndersteund
from wmo_eigenbijdrage.testing.invarianten import Uitkomst, check_all

DAGEN = DAG.lees("2020-01-01", "dag")


def test_door_twee_deuren_komt_hetzelfde_antwoord() -> None:
    """Each method passes its arguments on as they are: a foreign program behind our own door."""
    extern = ExternProgramma(Binnenshuis(Bibliotheek()))
    gevallen = standaardset(per_regel=3).gevallen
    assert {geval.vraag for geval in gevallen} == set(VRAGEN)
    uitslagen = loop(gevallen, Binnenshuis(extern))
    assert {uitslag.oordeel for uitslag in uitslagen} == {Oordeel.GOED}


def probeer(map_: Path, *doe: str) -> Any:
    with Programma(commando(map_, *doe)) as programma:
        return ExternProgramma(programma).bijdrageperiode(DAGEN)


def test_een_goed_programma(tmp_path: Path) -> None:
    assert probeer(tmp_path, "antwoord(nummer)") == Maand(2020, 1)


@pytest.mark.parametrize(
    ("doe", "soort", "wat"),
    [
        (
            "zeg(json.dumps({'id': nummer, 'niet_ondersteund': True}) + '\\n')",
            NietOndersteund,
            "bijdrageperiode",
        ),
        (
            "zeg(json.dumps({'id': nummer, 'onbekend': True}) + '\\n')",
            OnbekendeParameter,
            "no value",
        ),
        (
            "zeg(json.dumps({'id': nummer, 'fout': 'bsn 999990019'}) + '\\n')",
            Storing,
            r"meldt een fout: bsn \*{9}",
        ),
        ("os._exit(1)", Storing, "status 1"),
        ("antwoord(nummer, 3)", OngeldigeWaarde, "antwoord: 3 is not a month"),
    ],
)
def test_een_programma_dat_niet_antwoordt(
    tmp_path: Path, doe: str, soort: type[Exception], wat: str
) -> None:
    with pytest.raises(soort, match=wat):
        probeer(tmp_path, doe)


def test_de_invarianten_gelden_voor_een_programma_achter_de_deur() -> None:
    with Programma(f"{sys.executable} -m wmo_eigenbijdrage.testing antwoord") as programma:
        rapport = check_all(ExternProgramma(programma), voorbeelden=4)
    assert [str(uitslag) for uitslag in rapport.fouten] == []
    assert {uitslag.uitkomst for uitslag in rapport.uitslagen} == {Uitkomst.GESLAAGD}
