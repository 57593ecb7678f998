"""Short ways to write facts in tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from wmo_eigenbijdrage import Bedrag, Gemeentecode, Tijdvak
from wmo_eigenbijdrage.aanlevering import Gewenst, gewenste_perioden
from wmo_eigenbijdrage.beleid import Beleid, Moment, Soortregel
from wmo_eigenbijdrage.dossier import (
    Feit,
    Feitperiode,
    Stopfeit,
    TotaleKostprijs,
    Zorgvoorziening,
)

NU = date(2026, 6, 1)


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def feit(tekst: str) -> Feit:
    """Known on the day that it is about."""
    return Feit(dag(tekst), "voorbeeld")


def periode(tekst: str, *, tijdelijk: bool | None = None, definitief: str = "") -> Feitperiode:
    """``van..tot`` or ``van..``, each end known on its own day."""
    van, _, tot = tekst.partition("..")
    return Feitperiode(
        Tijdvak.parse(tekst),
        feit(van),
        feit(tot) if tot else None,
        tijdelijk,
        Stopfeit(dag(definitief), feit(definitief)) if definitief else None,
    )


def tijdelijk(tekst: str, definitief: str = "") -> Feitperiode:
    return periode(tekst, tijdelijk=True, definitief=definitief)


def voorziening(kenmerk: str, *leveringen: Feitperiode | str, **anders: Any) -> Zorgvoorziening:
    perioden = [periode(p) if isinstance(p, str) else p for p in leveringen]
    velden: dict[str, Any] = {"kenmerk": kenmerk, "soort": "hulp", "leveringen": perioden}
    for naam in ("beschikkingen", "declaraties"):
        if naam in anders:
            anders[naam] = [periode(tekst) for tekst in anders[naam]]
    return Zorgvoorziening(**(velden | anders))


def hulpmiddel(kenmerk: str, euro: int, *leveringen: str, **anders: Any) -> Zorgvoorziening:
    prijs = TotaleKostprijs(Bedrag.euro(euro))
    return voorziening(kenmerk, *leveringen, soort="hulpmiddel", begrenzing=prijs, **anders)


def beleid(
    start: Moment = Moment.LEVERING,
    stop: Moment = Moment.LEVERING,
    pgb: Moment = Moment.BESCHIKKING,
    **anders: Any,
) -> Beleid:
    regels = [
        Soortregel(soort=soort, start=start, stop=stop, start_pgb=pgb)
        for soort in ("hulp", "hulpmiddel")
    ]
    regels.append(Soortregel(soort="vervoer", bijdrageplichtig=False))
    return Beleid(gemeente=Gemeentecode("0363"), soortregels=regels, **anders)


def gewenst(
    *voorzieningen: Zorgvoorziening, volgens: Beleid | None = None, op: str = "", **anders: Any
) -> Gewenst:
    wat = beleid() if volgens is None else volgens
    return gewenste_perioden(voorzieningen, wat, peildatum=dag(op) if op else NU, **anders)


def beeld(uitkomst: Gewenst) -> list[str]:
    """Each period as days and months."""
    return [
        f"{p.tijdvak} {p.maanden[0]} {p.maanden[1] or '-'} {p.slot.name}" for p in uitkomst.perioden
    ]


def codes(uitkomst: Gewenst) -> list[str]:
    return [bevinding.code for bevinding in uitkomst.bevindingen]
