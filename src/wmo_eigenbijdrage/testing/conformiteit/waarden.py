"""How the small values of the domain look in JSON: days, months, amounts, numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.identificatie import (
    BerichtIdentificatie,
    Bsn,
    EbStartNummer,
    Gemeentecode,
)
from wmo_eigenbijdrage.kalender import Bijdrageperiode, Maand, Tijdlijn, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.testing.conformiteit.vorm import (
    Vorm,
    benoem,
    geheel,
    lijst,
    object_van,
    of_niets,
    tekst,
)

__all__ = [
    "AANTAL",
    "BEDRAG",
    "BSN",
    "DAG",
    "DEEL",
    "GEMEENTE",
    "IDENTIFICATIE",
    "JAAR",
    "MAAND",
    "PERIODE",
    "STARTNUMMER",
    "TIJDVAK",
    "WOORD",
    "XML",
    "ZORGPERIODE",
    "tijdlijn",
]

T = TypeVar("T")


def _zelf(waarde: T) -> T:
    return waarde


def _periode(naam: str) -> Bijdrageperiode:
    return Zorgperiode.parse(naam) if "P" in naam else Maand.parse(naam)


def _uitgeschreven(xml: str) -> bytes:
    return xml.encode("utf-8")


def _als_tekst(xml: bytes) -> str:
    return xml.decode("utf-8")


def _cijfers(bsn: Bsn) -> str:
    return bsn.nummer


def _code(gemeente: Gemeentecode) -> str:
    return gemeente.code


def _inhoud(identificatie: BerichtIdentificatie) -> str:
    return identificatie.tekst


def _getal(startnummer: EbStartNummer) -> int:
    return startnummer.nummer


def _centen(bedrag: Bedrag) -> int:
    return bedrag.centen


_DAGPATROON = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MAANDPATROON = r"[0-9]{4}-[0-9]{2}"
_PERIODEPATROON = r"[0-9]{4}-P[0-9]{2}"

DAG: Vorm[date] = benoem(
    "dag",
    tekst(date.fromisoformat, str, _DAGPATROON, "a day as 2024-03-01", {"format": "date"}),
)
MAAND: Vorm[Maand] = benoem("maand", tekst(Maand.parse, str, _MAANDPATROON, "a month as 2024-03"))
ZORGPERIODE: Vorm[Zorgperiode] = benoem(
    "zorgperiode",
    tekst(Zorgperiode.parse, str, _PERIODEPATROON, "a period of four weeks as 2019-P13"),
)
PERIODE: Vorm[Bijdrageperiode] = benoem(
    "periode",
    tekst(
        _periode,
        str,
        f"(?:{_MAANDPATROON}|{_PERIODEPATROON})",
        "a month as 2024-03 or a period of four weeks as 2019-P13",
    ),
)
BEDRAG: Vorm[Bedrag] = benoem("centen", geheel(Bedrag, _centen))
"""Whole cents."""
AANTAL: Vorm[int] = geheel(_zelf, _zelf)
JAAR: Vorm[int] = geheel(_zelf, _zelf, 1900, 2100)
BSN: Vorm[Bsn] = benoem("bsn", tekst(Bsn, _cijfers, "[0-9]{9}", "nine digits"))
GEMEENTE: Vorm[Gemeentecode] = benoem(
    "gemeente", tekst(Gemeentecode, _code, "[0-9]{4}", "four digits")
)
IDENTIFICATIE: Vorm[BerichtIdentificatie] = tekst(
    BerichtIdentificatie, _inhoud, ".{1,12}", "one to twelve characters"
)
STARTNUMMER: Vorm[EbStartNummer] = geheel(EbStartNummer, _getal, 0, 999_999_999)
WOORD: Vorm[str] = tekst(_zelf, _zelf, ".+", "a text that is not empty")
XML: Vorm[bytes] = tekst(_uitgeschreven, _als_tekst, ".*", "the text of an XML document")
"""The text of a document; the bytes are its UTF-8."""


def _vak(van: date, tot_en_met: date | None) -> Tijdvak:
    return Tijdvak(van, tot_en_met)


def _grenzen(vak: Tijdvak) -> Sequence[Any]:
    return vak.eerste_dag, vak.laatste_dag


TIJDVAK: Vorm[Tijdvak] = benoem(
    "tijdvak", object_van({"van": DAG, "tot_en_met": of_niets(DAG)}, _vak, _grenzen)
)
"""Both days included; ``null`` while it goes on."""


def _breuk(teller: int, noemer: int) -> Fraction:
    return Fraction(teller, noemer)


def _delen(deel: Fraction) -> Sequence[Any]:
    return deel.numerator, deel.denominator


DEEL: Vorm[Fraction] = benoem(
    "deel",
    object_van({"teller": AANTAL, "noemer": geheel(_zelf, _zelf, 1)}, _breuk, _delen),
)


def tijdlijn(waarde: Vorm[T]) -> Vorm[Tijdlijn[T]]:
    """A value that holds from a day on, until the next one takes over."""
    stuk = object_van({"vanaf": DAG, "waarde": waarde}, _stuk, _zelf)

    def maak(stukken: Sequence[tuple[date, T]], tot_en_met: date | None) -> Tijdlijn[T]:
        dagen, waarden = tuple(d for d, _ in stukken), tuple(w for _, w in stukken)
        return Tijdlijn(dagen, waarden, tot_en_met)

    def ontleed(lijn: Tijdlijn[T]) -> Sequence[Any]:
        return list(zip(lijn.dagen, lijn.waarden, strict=True)), lijn.laatste_dag

    vorm: dict[str, Vorm[Any]] = {"stukken": lijst(stuk), "tot_en_met": of_niets(DAG)}
    return object_van(vorm, maak, ontleed)


def _stuk(vanaf: date, waarde: T) -> tuple[date, T]:
    return vanaf, waarde
