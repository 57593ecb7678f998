"""The tables of iEb once more, by hand and without the library: what a message may look like.

Written from the published tables, not from the descriptions of releases, so that the two can be
held against each other. Parsing is left to the standard library.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

_CODES_1_0 = "0001 0200 0233 8848 9071 9102 9103 9104 9114 9115 9328 9329 9330 S300 S333"
_CODES_3_0 = "0001 0200 0233 8848 9056 9103 9104 9393 9395 9400 9404 S300 S333"
CODES = {
    "1.0": set(_CODES_1_0.split()),
    "2.0": {*_CODES_1_0.split(), "9056", "9400"},
    "3.0": set(_CODES_3_0.split()),
    "4.0": {*_CODES_3_0.split(), "9063"},
}
BERICHTCODE = {f"WMO40{n}": str(469 + n) for n in range(1, 9)}
BERICHTEN = {
    "1.0": ["WMO401", "WMO402", "WMO403", "WMO404"],
    "2.0": ["WMO401", "WMO402", "WMO403", "WMO404", "WMO407", "WMO408"],
    "3.0": ["WMO405", "WMO406", "WMO407", "WMO408"],
    "4.0": ["WMO405", "WMO406", "WMO407", "WMO408"],
}
XSD = {"1.0": "1.2.0", "2.0": "1.0.0", "3.0": "1.0.0", "4.0": "1.0.0"}


class Deel(NamedTuple):
    naam: str
    basis: bool
    """In the namespace of the basisschema."""
    minst: int
    meest: int
    inhoud: str | list[Deel]
    """The name of a type or the parts."""


def ruimte(release: str, wat: str) -> str:
    return f"http://www.istandaarden.nl/ieb/{release.replace('.', '_')}/{wat}/schema"


def basis(release: str) -> str:
    return ruimte(release, "basisschema")


def d(naam: str, inhoud: str | list[Deel], minst: int = 1, meest: int = 1) -> Deel:
    return Deel(naam, False, minst, meest, inhoud)


def b(naam: str, inhoud: str) -> Deel:
    return Deel(naam, True, 1, 1, inhoud)


def xsd(naam: str) -> Deel:
    return d(naam, [b("BasisschemaXsdVersie", "versie"), b("BerichtXsdVersie", "versie")])


def vorm(bericht: str) -> list[Deel]:
    """The parts below the root."""
    retour = int(bericht[-1]) % 2 == 0
    codes = [d("RetourCode", "retourcode", 1, 10**9)]
    kop = [
        d("BerichtCode", "berichtcode"),
        d("BerichtVersie", "berichtversie"),
        d("BerichtSubversie", "berichtsubversie"),
        d("Afzender", "vier cijfers"),
        d("BerichtIdentificatie", [b("Identificatie", "naam"), b("Dagtekening", "datum")]),
        xsd("XsdVersie"),
    ]
    if retour:
        kop += [
            d("IdentificatieRetour", "naam"),
            d("DagtekeningRetour", "datum"),
            d("XsltVersie", "versie", 0),
            xsd("XsdVersieRetour"),
            d("RetourCodes", codes, 0),
        ]
    prijs = d("EbKostprijs", [b("KostprijsBedrag", "bedrag"), b("KostprijsStartdatum", "datum")], 0)
    nummer, status = d("EbStartNummer", "nummer"), d("StatusAanlevering", "status")
    start, stop = d("EbStartdatum", "datum"), d("EbStopdatum", "datum")
    klassen = {
        "1": ("StartEigenBijdrage", [nummer, start, prijs, status]),
        "3": ("StopEigenBijdrage", [nummer, stop, status]),
        "5": ("PeriodeEigenBijdrageAbo", [nummer, start, stop._replace(minst=0), prijs, status]),
        "7": (
            "PeriodeEigenBijdrageBw",
            [
                d("BwStartNummer", "nummer"),
                d("BwStartdatum", "datum"),
                d("BwStopdatum", "datum", 0),
                status,
            ],
        ),
    }
    naam, delen = klassen[str(int(bericht[-1]) - retour)]
    eind = [d("RetourCodes", codes)] if retour else []
    client = [d("Bsn", "negen cijfers"), d(naam, delen + eind), *eind]
    return [d("Header", kop), d("Client", client, 0 if retour else 1)]


def _getal(tekst: str, hoogste: int) -> bool:
    tekst = tekst.strip(" \t\r\n")
    return re.fullmatch(r"[+-]?[0-9]+", tekst, re.ASCII) is not None and 0 <= int(tekst) <= hoogste


def _datum(tekst: str) -> bool:
    tekst = tekst.strip(" \t\r\n")
    gevonden = re.fullmatch(r"(-?)([0-9]{4,9})-([0-9]{2})-([0-9]{2})", tekst, re.ASCII)
    if gevonden is None or (len(gevonden[2]) > 4 and gevonden[2][0] == "0"):
        return False
    jaar, maand, dag = (int(gevonden[n]) for n in (2, 3, 4))
    # Of years beyond those of the calendar module only the leap days matter.
    return 1 <= maand <= 12 and 1 <= dag <= calendar.monthrange(2000 + jaar % 400, maand)[1]


def toetsen(release: str, bericht: str) -> dict[str, Callable[[str], bool]]:
    """Per type of these tables what fits it."""
    groot, _, klein = release.partition(".")
    return {
        "berichtcode": lambda t: t == BERICHTCODE[bericht],
        "berichtversie": lambda t: t.strip(" \t\r\n") == groot,
        "berichtsubversie": lambda t: t.strip(" \t\r\n") == klein,
        "vier cijfers": lambda t: re.fullmatch(r"[0-9]{4}", t, re.ASCII) is not None,
        "negen cijfers": lambda t: re.fullmatch(r"[0-9]{9}", t, re.ASCII) is not None,
        "naam": lambda t: (
            len(t) <= 12 and t.strip(" \t\r\n") != "" and not ("\n" in t or "\r" in t)
        ),
        "datum": _datum,
        "bedrag": lambda t: _getal(t, 99_999_999),
        "nummer": lambda t: _getal(t, 999_999_999),
        "status": lambda t: t in {"1", "2", "3", "9"},
        "retourcode": lambda t: t in CODES[release],
        "versie": lambda t: (
            re.fullmatch(r"(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}", t, re.ASCII) is not None
        ),
    }


def is_geldig(xml: bytes, release: str, bericht: str) -> bool:
    """The verdict of the tables on a message."""
    wortel = ET.fromstring(xml)
    eigen = ruimte(release, bericht.lower())
    if wortel.tag != f"{{{eigen}}}Bericht":
        return False
    return _klopt(wortel, d("Bericht", vorm(bericht)), release, bericht)


def _klopt(element: ET.Element, deel: Deel, release: str, bericht: str) -> bool:
    if element.attrib:
        return False
    if isinstance(deel.inhoud, str):
        return len(element) == 0 and toetsen(release, bericht)[deel.inhoud](element.text or "")
    teksten = [element.text, *(kind.tail for kind in element)]
    if any((tekst or "").strip(" \t\r\n") for tekst in teksten):
        return False
    over = list(element)
    for kind in deel.inhoud:
        uri = basis(release) if kind.basis else ruimte(release, bericht.lower())
        aantal = 0
        while over and over[0].tag == f"{{{uri}}}{kind.naam}":
            if not _klopt(over.pop(0), kind, release, bericht):
                return False
            aantal += 1
        if not kind.minst <= aantal <= kind.meest:
            return False
    return not over


def bladeren(bericht: str) -> Iterator[tuple[str, str]]:
    """Path and type of every leaf."""

    def loop(delen: list[Deel], pad: str) -> Iterator[tuple[str, str]]:
        for deel in delen:
            if isinstance(deel.inhoud, str):
                yield f"{pad}/{deel.naam}", deel.inhoud
            else:
                yield from loop(deel.inhoud, f"{pad}/{deel.naam}")

    yield from loop(vorm(bericht), "Bericht")
