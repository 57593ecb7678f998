"""Small bookings for the tests of the registers, and a connection that dies on command."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest
from attrs import evolve

from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode
from wmo_eigenbijdrage.aanlevering import (
    Boeking,
    Grens,
    Inhoud,
    Melding,
    Meldingsoort,
    Persoonsregister,
)
from wmo_eigenbijdrage.adapters.aanleverbestand import Aanleverbestand
from wmo_eigenbijdrage.adapters.poorten import Register
from wmo_eigenbijdrage.dossier import Feit
from wmo_eigenbijdrage.ieb import Kostprijs

AFZENDER = Gemeentecode("0363")
DAG = date(2024, 6, 10)
MORGEN = date(2024, 6, 11)
A, B, C = date(2024, 1, 1), date(2024, 3, 31), date(2024, 5, 1)
JAN, PIET = Bsn("999990019"), Bsn("123456782")
OPEN = Inhoud(startdatum=A, kostprijs=Kostprijs(Bedrag(100_000), A))
DICHT = evolve(OPEN, stopdatum=B, gewenste_stopdatum=date(2020, 12, 31))
GRENS = Grens(A, Feit(date(2024, 1, 3), 'WMO305 "a;b"\n\ud800é'), "v'1", "start van de levering")


def start(persoon: Persoonsregister, na: Inhoud = OPEN, *, heel: bool = False) -> Melding:
    return Melding(
        volgnummer=persoon.volgend_volgnummer,
        periode=persoon.volgende_periode,
        soort=Meldingsoort.START,
        na=na,
        als_periode=heel,
        grenzen=(GRENS,),
    )


def stop(persoon: Persoonsregister, *, heel: bool = False) -> Melding:
    """The stop of the last period that CAK accepted."""
    deel = persoon.aanvaard[-1]
    return Melding(
        volgnummer=persoon.volgend_volgnummer,
        periode=deel.periode,
        startnummer=deel.startnummer,
        soort=Meldingsoort.STOP,
        voor=deel.inhoud,
        na=evolve(deel.inhoud, stopdatum=B),
        als_periode=heel,
        grenzen=(GRENS, GRENS),
    )


def intrekking(persoon: Persoonsregister) -> Melding:
    deel = persoon.aanvaard[-1]
    return Melding(
        volgnummer=persoon.volgend_volgnummer,
        periode=deel.periode,
        startnummer=deel.startnummer,
        soort=Meldingsoort.INTREKKING,
        voor=deel.inhoud,
    )


def boek_start(register: Register, bsn: Bsn = JAN, *, heel: bool = False) -> Boeking:
    (boeking,) = register.boek(bsn, [start(register.persoon(bsn), heel=heel)], dagtekening=DAG)
    return boeking


def alles(register: Register) -> object:
    """All that a register tells of two persons."""
    lijsten = (register.klaargezet(), register.onbeantwoord(), register.afgewezen())
    namen = [
        (boeking.melding.berichttype, boeking.identificatie)
        for bsn in (JAN, PIET)
        for boeking in register.persoon(bsn).boekingen
    ]
    return (
        register.persoon(JAN),
        register.persoon(PIET),
        [list(lijst) for lijst in lijsten],
        [register.zoek(type_, naam) for type_, naam in namen if naam is not None],
    )


class Gestorven(BaseException):
    """The process ends here."""


class Sterfelijk(sqlite3.Connection):
    """A connection that dies before the statement that is *nog* away, and stays dead."""

    nog: ClassVar[int | None] = None
    echt: ClassVar[bool] = False
    """Whether the process itself ends."""

    def execute(self, *gegeven: Any) -> sqlite3.Cursor:
        if Sterfelijk.nog == 0:
            if Sterfelijk.echt:
                os._exit(7)
            raise Gestorven
        if Sterfelijk.nog is not None:
            Sterfelijk.nog -= 1
        return super().execute(*gegeven)


@contextmanager
def sterfelijk(monkeypatch: pytest.MonkeyPatch) -> Generator[None, None, None]:
    """Let every connection that is made be one that can die."""
    verbind = sqlite3.connect

    def maak(*gegeven: Any, **bij_naam: Any) -> sqlite3.Connection:
        return verbind(*gegeven, factory=Sterfelijk, **bij_naam)

    with monkeypatch.context() as even:
        even.setattr(sqlite3, "connect", maak)
        yield
    Sterfelijk.nog = None


def leeft(doe: Callable[[], object], sterft_na: int) -> bool:
    """Whether *doe* came to its end before the connection died."""
    Sterfelijk.nog = sterft_na
    try:
        doe()
    except Gestorven:
        return False
    finally:
        Sterfelijk.nog = None
    return True


def maak(pad: Path, **gegevens: Any) -> Aanleverbestand:
    return Aanleverbestand.maak(pad, gemeente=AFZENDER, **gegevens)


def heropen(pad: Path) -> Aanleverbestand:
    return Aanleverbestand.open(pad, gemeente=AFZENDER, wachttijd=0.05)
