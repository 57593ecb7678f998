"""The file of a register: making it, opening it, and saying in one line what is wrong with it.

Nothing is repaired: what is damaged, foreign or of a newer version is refused. A rollback journal
and no WAL: the register is one file that can be copied, also on a network drive, and with
``synchronous = EXTRA`` what was committed is there after a power cut (decision 0048).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from wmo_eigenbijdrage.adapters._boekingrij import KOLOMMEN, Rij, zonder_controle
from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout
from wmo_eigenbijdrage.identificatie import Gemeentecode

__all__ = ["SCHRIJF_STAND", "TABELLEN", "beschadigd", "maak_leeg", "open_bestaand", "vertaald"]

_KENMERK: Final = 0x576D6F45  # "WmoE"
_VERSIE: Final = 1
_GEHEEL = {"bericht", "volgnummer", "periode", "startnummer", "als_periode"}
_MAG_LEEG = {"vrijgegeven"}


def _kolom(naam: str) -> str:
    if naam == "bericht":
        return "bericht INTEGER PRIMARY KEY"
    soort = "INTEGER" if naam in _GEHEEL else "TEXT"
    return f"{naam} {soort}" + ("" if naam in _MAG_LEEG else " NOT NULL")


TABELLEN: Final = (
    f"CREATE TABLE boeking ({', '.join(map(_kolom, KOLOMMEN))})",
    (
        "CREATE TABLE register (nummer INTEGER PRIMARY KEY, gemeente TEXT NOT NULL, "
        "voorvoegsel TEXT NOT NULL, eerste_bericht INTEGER NOT NULL, "
        "volgend_startnummer INTEGER NOT NULL, volgend_bericht INTEGER NOT NULL, "
        "controle TEXT NOT NULL)"
    ),
    "CREATE UNIQUE INDEX boeking_persoon ON boeking (bsn, volgnummer)",
    "CREATE UNIQUE INDEX boeking_naam ON boeking (type, identificatie)",
    "CREATE UNIQUE INDEX boeking_start ON boeking (startnummer) WHERE soort = 'start'",
    "CREATE INDEX boeking_klaargezet ON boeking (bericht) WHERE uitkomst = 'klaargezet'",
    (
        "CREATE INDEX boeking_open ON boeking (bericht) "
        "WHERE uitkomst IN ('klaargezet', 'verzonden')"
    ),
    (
        "CREATE INDEX boeking_afgewezen ON boeking (bericht) "
        "WHERE uitkomst = 'afgewezen' AND vrijgegeven IS NULL"
    ),
)
"""The statements that make an empty register."""

SCHRIJF_STAND = "REPLACE INTO register VALUES (?, ?, ?, ?, ?, ?, ?)"
"""The statement that writes the counters."""

_DUURZAAM = "PRAGMA synchronous = EXTRA"
_STAND = (
    "SELECT *, (SELECT COUNT(*) FROM boeking), (SELECT MIN(bericht) FROM boeking), "
    "(SELECT MAX(startnummer) FROM boeking) FROM register"
)
_TERUGZETTEN = "zet een kopie terug van na de laatste boeking; een oudere geeft nummers dubbel uit"
_BEZET = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_STUK = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CONSTRAINT}


def beschadigd(pad: Path) -> BestandFout:
    """The error for a file of which something is not as it was written."""
    return BestandFout(str(pad), "is beschadigd", _TERUGZETTEN)


@contextmanager
def vertaald(pad: Path) -> Generator[None, None, None]:
    """Turn what SQLite says into one line; its own text is not shown, as it may hold a value."""
    try:
        yield
    except sqlite3.Error as fout:
        code = getattr(fout, "sqlite_errorcode", 0) & 0xFF  # without the part that says more
        if code in _BEZET:
            raise BestandFout(
                str(pad), "is in gebruik door een ander proces", "probeer het later opnieuw"
            ) from None
        if code in _STUK:
            raise beschadigd(pad) from None
        naam = getattr(fout, "sqlite_errorname", type(fout).__name__)
        raise BestandFout(
            str(pad),
            f"is niet te lezen of te schrijven ({naam})",
            "controleer de schijf, de rechten en of het register nog open is",
        ) from None


def maak_leeg(pad: Path, wachttijd: float, stand: Rij) -> sqlite3.Connection:
    """A new file with its tables and counters; one that was not completed is no register.

    Raises:
        BestandFout: there is something already, or it cannot be written.
    """
    try:
        os.close(os.open(pad, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))  # it holds BSNs
    except FileExistsError:
        raise BestandFout(str(pad), "bestaat al", "open het, of geef een ander pad") from None
    except OSError:
        raise BestandFout(str(pad), "is niet te maken", "controleer de map en de rechten") from None
    with vertaald(pad):
        db = _verbind(pad, wachttijd)
        try:
            db.execute(_DUURZAAM)
            db.execute("BEGIN IMMEDIATE")
            db.execute(f"PRAGMA application_id = {_KENMERK}")
            db.execute(f"PRAGMA user_version = {_VERSIE}")
            for tabel in TABELLEN:
                db.execute(tabel)
            db.execute(SCHRIJF_STAND, stand)
            db.execute("COMMIT")
        except BaseException:
            db.close()
            raise
        return db


def open_bestaand(
    pad: Path, wachttijd: float, gemeente: Gemeentecode
) -> tuple[sqlite3.Connection, int]:
    """A file that is a sound register of this gemeente, and the number of its first message.

    Raises:
        BestandFout: it is missing, no register, of another gemeente or a newer version, damaged, or
            in use.
    """
    if not pad.is_file():
        raise BestandFout(str(pad), "is geen bestand", "geef het pad van een register")
    with vertaald(pad):
        db = _verbind(pad, wachttijd)
        try:
            _keur(pad, db)
            db.execute(_DUURZAAM)
            return db, _keur_stand(pad, db, gemeente)
        except BaseException:
            db.close()
            raise


def _verbind(pad: Path, wachttijd: float) -> sqlite3.Connection:
    # mode=rw: a file that went away is an error, and no new register with numbers from 1
    return sqlite3.connect(
        f"{pad.absolute().as_uri()}?mode=rw", uri=True, timeout=wachttijd, isolation_level=None
    )


def _keur(pad: Path, db: sqlite3.Connection) -> None:
    try:
        (kenmerk,) = db.execute("PRAGMA application_id").fetchone()
        (versie,) = db.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as fout:
        if getattr(fout, "sqlite_errorcode", 0) != sqlite3.SQLITE_NOTADB:
            raise
        kenmerk, versie = 0, 0
    if kenmerk != _KENMERK:
        raise BestandFout(
            str(pad), "is geen aanleverregister", "geef een register, of maak een nieuw"
        )
    if versie > _VERSIE:
        raise BestandFout(
            str(pad), f"is van een nieuwere versie ({versie})", "gebruik een nieuwere bibliotheek"
        )
    schema = db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    gezond = db.execute("PRAGMA integrity_check(1)").fetchall()
    zoals_gemaakt = sorted(sql for (sql,) in schema) == sorted(TABELLEN)
    if versie != _VERSIE or not zoals_gemaakt or gezond != [("ok",)]:
        raise beschadigd(pad)


def _keur_stand(pad: Path, db: sqlite3.Connection, gemeente: Gemeentecode) -> int:
    """Refuse a register of which the counters do not go with what was booked."""
    standen = db.execute(_STAND).fetchall()  # one statement: another process may be booking
    try:
        ((*stand, aantal, laagste, startnummer),) = standen
        _, van, _, eerste, volgende_start, volgend = zonder_controle(tuple(stand))
    except ValueError:  # not one row, or not as it was written
        raise beschadigd(pad) from None
    if van != gemeente.code:
        raise BestandFout(str(pad), f"is van gemeente {van}", "geef het register van de afzender")
    # Each name that was given out has its row, so that a row that is gone is noticed.
    geboekt = aantal == 0 or (laagste == eerste and startnummer < volgende_start)
    if aantal != volgend - eerste or not geboekt:
        raise beschadigd(pad)
    nummer: int = eerste
    return nummer
