"""A register of what CAK was told, in a file of SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any, Self

from attrs import define, field

from wmo_eigenbijdrage.aanlevering import Boeking, Melding, Meldinguitkomst, Persoonsregister
from wmo_eigenbijdrage.adapters._boeken import Tellers, maak_boekingen
from wmo_eigenbijdrage.adapters._boekingrij import (
    KOLOMMEN,
    Rij,
    als_rij,
    met_controle,
    uit_rij,
)
from wmo_eigenbijdrage.adapters._registerbestand import (
    SCHRIJF_STAND,
    beschadigd,
    maak_leeg,
    open_bestaand,
    vertaald,
)
from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout
from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, Bsn, Gemeentecode
from wmo_eigenbijdrage.ieb import Berichttype

__all__ = ["Aanleverbestand"]

_PER_BLAD = 500
_LEES = f"SELECT {', '.join(KOLOMMEN)} FROM boeking WHERE "  # noqa: S608 (no value from outside)
_VOEG_TOE = f"INSERT INTO boeking VALUES ({', '.join('?' * len(KOLOMMEN))})"  # noqa: S608
_ANDERS = ("uitkomst", "retourcodes", "vrijgegeven", "controle")  # what changes after booking
_WERK_BIJ = f"UPDATE boeking SET {', '.join(f'{n} = ?' for n in _ANDERS)} WHERE bericht = ?"  # noqa: S608
_WACHTTIJD = 30.0


@define(eq=False)
class Aanleverbestand:
    """What was told, kept in one file. It implements `Register`.

    Make it once with `maak`, and `open` it from then on; close it, or use it in ``with``. Several
    processes may have it open: who writes waits for the other. One thread at a time.

    A copy of the file that is put back would give out again the numbers that were given out since.
    """

    _pad: Path
    _db: sqlite3.Connection = field(repr=False)
    gemeente: Gemeentecode
    """The sender of everything in it."""
    _eerste_bericht: int = field(repr=False)
    _diepte: int = field(default=0, init=False, repr=False)

    @classmethod
    def maak(
        cls,
        pad: Path,
        *,
        gemeente: Gemeentecode,
        eerste_nummer: int = 1,
        voorvoegsel: str = "EB",
        wachttijd: float = _WACHTTIJD,
    ) -> Self:
        """Make a new register.

        Args:
            pad: where no file is yet.
            gemeente: the sender.
            eerste_nummer: the first start number, and the number in the name of the first message;
                above all that the gemeente ever used.
            voorvoegsel: what the name of each message begins with.
            wachttijd: how many seconds to wait for another process.

        Raises:
            BestandFout: there is a file already, or it cannot be written.
            OngeldigeWaarde: the first number or the prefix cannot be.
        """
        eis_soort("gemeente", gemeente, Gemeentecode)
        tellers = Tellers.vanaf(eerste_nummer, voorvoegsel)
        db = maak_leeg(pad, wachttijd, _als_stand(gemeente, eerste_nummer, tellers))
        return cls(pad, db, gemeente, eerste_nummer)

    @classmethod
    def open(cls, pad: Path, *, gemeente: Gemeentecode, wachttijd: float = _WACHTTIJD) -> Self:
        """Open a register that was made before, after looking whether it is sound.

        Raises:
            BestandFout: it is missing, no register, of another gemeente or a newer version, damaged
                or in use. It is left as it is.
        """
        eis_soort("gemeente", gemeente, Gemeentecode)
        db, eerste = open_bestaand(pad, wachttijd, gemeente)
        return cls(pad, db, gemeente, eerste)

    def close(self) -> None:
        """Let go of the file; what was not completed did not happen."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def transactie(self) -> Generator[None, None, None]:
        """All that is done within counts together, or not at all; see `Register`.

        Raises:
            BestandFout: another process keeps the file, it cannot be written, or what goes around
                this one was broken off.
        """
        binnen = self._diepte > 0
        if binnen and not self._db.in_transaction:  # SQLite did that, as when the disk is full
            raise BestandFout(str(self._pad), "heeft de transactie afgebroken", "begin opnieuw")
        self._doe("SAVEPOINT deel" if binnen else "BEGIN IMMEDIATE")
        self._diepte += 1
        try:
            yield
            self._doe("RELEASE deel" if binnen else "COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # what went wrong first is told
                if not binnen:
                    self._db.execute("ROLLBACK")
                elif self._db.in_transaction:
                    self._db.execute("ROLLBACK TO deel")
                    self._db.execute("RELEASE deel")
            raise
        finally:
            self._diepte -= 1

    def persoon(self, bsn: Bsn) -> Persoonsregister:
        """All of one person; an empty register for who was never told of.

        Raises:
            BestandFout: the file is damaged or cannot be read; so in all methods.
        """
        eis_soort("bsn", bsn, Bsn)
        rijen = self._doe(f"{_LEES}bsn = ? ORDER BY volgnummer", (bsn.nummer,))
        return Persoonsregister(boeking for _, boeking in map(self._uit, rijen))

    def boek(
        self, bsn: Bsn, meldingen: Iterable[Melding], *, dagtekening: date
    ) -> tuple[Boeking, ...]:
        """Note that these are to be handed over, all of them or none; see `Register`.

        Raises:
            OngeldigeWaarde: one was booked before, waits for what CAK has not accepted, or is about
                a period that was never started; or the numbers are used up.
        """
        with self.transactie():
            eerder = self._tellers()
            geboekt, tellers = maak_boekingen(self.persoon(bsn), meldingen, eerder, dagtekening)
            for nummer, boeking in enumerate(geboekt, eerder.bericht):
                self._doe(_VOEG_TOE, als_rij(nummer, bsn, boeking))
            self._doe(SCHRIJF_STAND, _als_stand(self.gemeente, self._eerste_bericht, tellers))
        return geboekt

    def klaargezet(self) -> Iterator[tuple[Bsn, Boeking]]:
        """All that was booked and not noted as handed over, in the order of booking."""
        return self._blader("uitkomst = 'klaargezet'")

    def verzonden(self, bsn: Bsn, volgnummer: int) -> None:
        """Note that one was handed over; once more, or after its answer, this changes nothing.

        Raises:
            OngeldigeWaarde: no such melding was booked.
        """
        self._wijzig(bsn, volgnummer, lambda persoon: persoon.verzonden(volgnummer))

    def antwoord(
        self,
        bsn: Bsn,
        volgnummer: int,
        uitkomst: Meldinguitkomst,
        retourcodes: Iterable[str] = (),
    ) -> None:
        """Note what became of one melding; the same answer once more changes nothing.

        Raises:
            OngeldigeWaarde: no such melding was booked, it has another answer already, or the
                outcome is no answer.
        """
        codes = tuple(retourcodes)
        self._wijzig(bsn, volgnummer, lambda persoon: persoon.antwoord(volgnummer, uitkomst, codes))

    def vrijgeven(self, bsn: Bsn, volgnummer: int, *, dag: date) -> None:
        """Let a plan tell again what CAK rejected; the day is kept with the booking.

        Raises:
            OngeldigeWaarde: no such melding was booked, or CAK did not reject it.
        """
        self._wijzig(bsn, volgnummer, lambda persoon: persoon.vrijgeven(volgnummer, dag))

    def personen(self) -> Iterator[Bsn]:
        """Everyone of whom anything was booked, each once, by BSN."""
        eerste = "SELECT MIN(bericht) FROM boeking WHERE bsn > ? GROUP BY bsn ORDER BY bsn"
        vraag, na = f"{_LEES}bericht IN ({eerste} LIMIT {_PER_BLAD}) ORDER BY bsn", ""
        while rijen := self._doe(vraag, (na,)):
            for bsn, _ in map(self._uit, rijen):
                yield bsn
                na = bsn.nummer

    def zoek(
        self, type_: Berichttype, identificatie: BerichtIdentificatie
    ) -> tuple[Bsn, Boeking] | None:
        """What was told in the message with this name; ``None`` when there was no such message."""
        naam = (type_.value, identificatie.tekst)
        rijen = self._doe(f"{_LEES}type = ? AND identificatie = ?", naam)
        return self._uit(rijen[0]) if rijen else None

    def onbeantwoord(self) -> Iterator[tuple[Bsn, Boeking]]:
        """All that has no answer, in the order of booking."""
        return self._blader("uitkomst IN ('klaargezet', 'verzonden')")

    def afgewezen(self) -> Iterator[tuple[Bsn, Boeking]]:
        """All that CAK rejected and no user released, in the order of booking."""
        return self._blader("uitkomst = 'afgewezen' AND vrijgegeven IS NULL")

    def controleer(self) -> int:
        """Read every booking, and say how many there are.

        Opening looks at the file as a whole and not at what stands in each row; a row is looked at
        whenever it is read.

        Raises:
            BestandFout: a row is not as it was written.
        """
        return sum(1 for _ in self._blader("TRUE"))

    def _wijzig(
        self, bsn: Bsn, volgnummer: int, stap: Callable[[Persoonsregister], Persoonsregister]
    ) -> None:
        with self.transactie():
            voor = self.persoon(bsn)
            boeking = stap(voor).boeking(volgnummer)
            if boeking is voor.boeking(volgnummer):
                return
            plek = (bsn.nummer, volgnummer)
            ((nummer,),) = self._doe(
                "SELECT bericht FROM boeking WHERE bsn = ? AND volgnummer = ?", plek
            )
            rij = dict(zip(KOLOMMEN, als_rij(nummer, bsn, boeking), strict=True))
            self._doe(_WERK_BIJ, (*(rij[naam] for naam in _ANDERS), nummer))

    def _blader(self, waar: str) -> Iterator[tuple[Bsn, Boeking]]:
        """Page by page, so that nothing is locked while the caller is at work."""
        vraag, na = f"{_LEES}{waar} AND bericht > ? ORDER BY bericht LIMIT {_PER_BLAD}", -1
        while rijen := self._doe(vraag, (na,)):
            yield from map(self._uit, rijen)
            na = rijen[-1][0]

    def _uit(self, rij: Rij) -> tuple[Bsn, Boeking]:
        try:
            return uit_rij(rij)
        except OngeldigeWaarde:
            raise beschadigd(self._pad) from None

    def _doe(self, opdracht: str, waarden: Rij = ()) -> list[Any]:
        with vertaald(self._pad):
            return self._db.execute(opdracht, waarden).fetchall()

    def _tellers(self) -> Tellers:
        (stand,) = self._doe("SELECT * FROM register")
        _, _, voorvoegsel, _, startnummer, bericht, _ = stand
        return Tellers(voorvoegsel=voorvoegsel, startnummer=startnummer, bericht=bericht)


def _als_stand(gemeente: Gemeentecode, eerste_bericht: int, tellers: Tellers) -> Rij:
    return met_controle(
        (
            1,
            gemeente.code,
            tellers.voorvoegsel,
            eerste_bericht,
            tellers.startnummer,
            tellers.bericht,
        )
    )
