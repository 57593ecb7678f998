"""The command line: ``python -m wmo_eigenbijdrage.testing``."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.testing.conformiteit.deur import bedien
from wmo_eigenbijdrage.testing.conformiteit.loper import loop
from wmo_eigenbijdrage.testing.conformiteit.proces import Grenzen
from wmo_eigenbijdrage.testing.conformiteit.programma import Programma
from wmo_eigenbijdrage.testing.conformiteit.schema import als_bestand
from wmo_eigenbijdrage.testing.conformiteit.verslag import Verslag, als_tekst
from wmo_eigenbijdrage.testing.conformiteit.verslag_html import als_html
from wmo_eigenbijdrage.testing.conformiteit.verslag_junit import als_junit
from wmo_eigenbijdrage.testing.conformiteit.verzameling import (
    REGELS,
    ZAAD,
    standaardset,
)
from wmo_eigenbijdrage.testing.implementatie import Bibliotheek

__all__ = ["main"]

_GOED, _FOUTEN, _VERKEERD = 0, 1, 2
_MODULE = "wmo_eigenbijdrage.testing"


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        raise OngeldigeWaarde("opdracht", f"is niet te lezen ({message})", "zie --help")


def _parser() -> _Parser:
    parser = _Parser(prog=f"python -m {_MODULE}", description="De toetsen van deze bibliotheek.")
    opdrachten = parser.add_subparsers(dest="opdracht", required=True, metavar="OPDRACHT")
    toets = opdrachten.add_parser(
        "conformiteit",
        help="legt de gevallen voor aan een programma",
        description="Legt de gevallen een voor een voor aan een programma en meldt per regel wat "
        "goed gaat. Status 0: alles goed; 1: er zijn fouten; 2: verkeerd gebruik.",
    )
    toets.add_argument(
        "--tegen", metavar="COMMANDO", help="het programma; anders deze bibliotheek zelf"
    )
    toets.add_argument(
        "--regel", action="append", metavar="REGEL", help=f"alleen deze: {', '.join(REGELS)}"
    )
    toets.add_argument(
        "--aantal", type=int, metavar="N", help="zoveel getrokken gevallen per regel"
    )
    toets.add_argument("--zaad", default=ZAAD, help="trek andere gevallen")
    toets.add_argument(
        "--seconden", type=float, default=10.0, metavar="S", help="voor een antwoord (10)"
    )
    toets.add_argument(
        "--bytes", type=int, default=1_000_000, metavar="N", help="de langste regel (1000000)"
    )
    toets.add_argument(
        "--herstarts", type=int, default=20, metavar="N", help="zo vaak opnieuw starten (20)"
    )
    toets.add_argument(
        "--fouten", type=int, default=3, metavar="N", help="zoveel fouten per regel tonen (3)"
    )
    toets.add_argument("--junit", type=Path, metavar="BESTAND", help="schrijf ook JUnit XML")
    toets.add_argument("--html", type=Path, metavar="BESTAND", help="schrijf ook HTML")
    opdrachten.add_parser("antwoord", help="beantwoordt de vragen van stdin met deze bibliotheek")
    opdrachten.add_parser("gevallen", help="schrijft de gevallen als JSON, een per regel")
    opdrachten.add_parser("schema", help="schrijft de vorm van gevallen, vragen en antwoorden")
    return parser


def main(argumenten: Sequence[str] | None = None) -> int:
    """Do what the arguments say; the exit status."""
    _verdraag()
    try:
        gelezen = _parser().parse_args(argumenten)
        if gelezen.opdracht == "antwoord":
            for regel in bedien(Bibliotheek(), sys.stdin):
                print(regel, flush=True)
            return _GOED
        if gelezen.opdracht == "schema":
            print(als_bestand(), end="")
            return _GOED
        if gelezen.opdracht == "gevallen":
            for geval in standaardset().gevallen:
                print(geval.json)
            return _GOED
        return _toets(gelezen)
    except OngeldigeWaarde as fout:
        print(fout, file=sys.stderr)
        return _VERKEERD


def _verdraag() -> None:
    """Let no character stop the work: what a program complains may not fit the screen."""
    for stroom, hoe in ((sys.stdin, {"encoding": "utf-8"}), (sys.stdout, {})):
        stel_in = getattr(stroom, "reconfigure", None)  # of a text in memory there is none
        if stel_in is not None:
            stel_in(errors="replace", **hoe)


def _toets(gelezen: argparse.Namespace) -> int:
    grenzen = Grenzen(
        seconden=gelezen.seconden, bytes_per_regel=gelezen.bytes, herstarts=gelezen.herstarts
    )
    for naam, aantal in (("aantal", gelezen.aantal or 0), ("fouten", gelezen.fouten)):
        if aantal < 0:
            raise OngeldigeWaarde(naam, "is negatief", "geef 0 of meer")
    for bestand in (gelezen.junit, gelezen.html):
        if bestand is not None and not bestand.parent.is_dir():
            raise OngeldigeWaarde("bestand", "staat in een map die er niet is", "maak die eerst")
    eigen = shlex.join([sys.executable, "-m", _MODULE, "antwoord"])
    programma = Programma(eigen if gelezen.tegen is None else gelezen.tegen, grenzen)
    verzameling = standaardset(regels=gelezen.regel, per_regel=gelezen.aantal, zaad=gelezen.zaad)
    with programma:
        uitslagen = loop(verzameling.gevallen, programma)
    naam = "deze bibliotheek" if gelezen.tegen is None else programma.naam
    verslag = Verslag(programma=naam, verzameling=str(verzameling), uitslagen=uitslagen)
    print(als_tekst(verslag, meeste_fouten=gelezen.fouten), end="")
    try:
        if gelezen.junit is not None:
            gelezen.junit.write_bytes(als_junit(verslag))
        if gelezen.html is not None:
            gelezen.html.write_text(als_html(verslag), "utf-8")
    except OSError as fout:
        raise OngeldigeWaarde(
            "bestand", f"is niet te schrijven ({fout.strerror})", "geef een ander"
        ) from None
    return _GOED if verslag.is_goed else _FOUTEN
