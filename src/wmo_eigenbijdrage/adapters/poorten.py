"""What the jobs of this room need from outside, as Protocols that anyone may implement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol

from wmo_eigenbijdrage.aanlevering import Boeking, Melding, Meldinguitkomst, Persoonsregister
from wmo_eigenbijdrage.identificatie import (
    BerichtIdentificatie,
    Bsn,
    EbStartNummer,
    Gemeentecode,
)
from wmo_eigenbijdrage.ieb import Berichttype

__all__ = ["Nummering", "Postbak", "Register", "Tabel", "Transport", "Voortgang"]


class Nummering(Protocol):
    """Gives out the numbers of a gemeente, none of them twice, for ever."""

    def startnummer(self) -> EbStartNummer:
        """The next number of a contribution start."""
        ...

    def identificatie(self) -> BerichtIdentificatie:
        """The next name of a message."""
        ...


class Postbak(Protocol):
    """Takes messages that are ready to be sent."""

    def plaats(self, identificatie: BerichtIdentificatie, xml: bytes) -> None:
        """Keep one message under the name that its header holds."""
        ...


class Register(Protocol):
    """What one gemeente told CAK of each person, and what became of it.

    Numbers and names that it gave out are never given out again, also when CAK rejects what they
    are for.
    """

    @property
    def gemeente(self) -> Gemeentecode:
        """The sender of everything in it."""
        ...

    def transactie(self) -> AbstractContextManager[None]:
        """All that is done within counts together, or not at all.

        For booking a whole country: one transaction for many persons is many times as fast as one
        for each. Send nothing before it has ended.
        """
        ...

    def persoon(self, bsn: Bsn) -> Persoonsregister:
        """All of one person; an empty register for who was never told of."""
        ...

    def boek(
        self, bsn: Bsn, meldingen: Iterable[Melding], *, dagtekening: date
    ) -> tuple[Boeking, ...]:
        """Note that these are to be handed over, all of them or none.

        Each gets the name of its message, and each new period its start number. Book before
        sending, so that nothing is sent twice.

        Returns:
            The bookings, KLAARGEZET; `maak_boekingsbericht` makes their messages.

        Raises:
            OngeldigeWaarde: one was booked before, waits for what CAK has not accepted, or is about
                a period that was never started.
        """
        ...

    def klaargezet(self) -> Iterator[tuple[Bsn, Boeking]]:
        """All that was booked and not noted as handed over, in the order of booking.

        After a crash these may have been handed over all the same. Their messages are the same each
        time, so that they can be offered again under the same name.
        """
        ...

    def verzonden(self, bsn: Bsn, volgnummer: int) -> None:
        """Note that one was handed over; once more, or after its answer, this changes nothing.

        Raises:
            OngeldigeWaarde: no such melding was booked.
        """
        ...

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
        ...

    def vrijgeven(self, bsn: Bsn, volgnummer: int, *, dag: date) -> None:
        """Let a plan tell again what CAK rejected; the day is kept with the booking.

        Raises:
            OngeldigeWaarde: no such melding was booked, or CAK did not reject it.
        """
        ...

    def personen(self) -> Iterator[Bsn]:
        """Everyone of whom anything was booked, each once, by BSN."""
        ...

    def zoek(
        self, type_: Berichttype, identificatie: BerichtIdentificatie
    ) -> tuple[Bsn, Boeking] | None:
        """What was told in the message with this name; ``None`` when there was no such message."""
        ...

    def onbeantwoord(self) -> Iterator[tuple[Bsn, Boeking]]:
        """All that has no answer, in the order of booking."""
        ...

    def afgewezen(self) -> Iterator[tuple[Bsn, Boeking]]:
        """All that CAK rejected and no user released, in the order of booking."""
        ...


class Tabel(Protocol):
    """Rows of cells under a header, in a file of whatever form; read once, first to last.

    A row travels as one text, which sorts and waits on disk cheaply, until its cells are asked for.
    """

    @property
    def kop(self) -> Sequence[str]:
        """The cells of the header."""
        ...

    @property
    def lege_rijen_vooraf(self) -> int:
        """How many rows without content stand before the header."""
        ...

    @property
    def codering(self) -> str:
        """The encoding of a text, ``xlsx`` for a workbook."""
        ...

    @property
    def scheidingsteken(self) -> str:
        """What stands between the fields of a text; nothing for a workbook."""
        ...

    @property
    def blad(self) -> str:
        """The name of the sheet in a workbook; nothing for a text."""
        ...

    @property
    def gelezen(self) -> float:
        """About how much of the file has been read, 0 to 1."""
        ...

    def rijen(self) -> Iterator[tuple[int, str]]:
        """Each row under the header: its number as a spreadsheet shows it, and the row itself.

        A row without content is an empty text.

        Raises:
            BestandFout: the file turns out to be unreadable further on.
        """
        ...

    def cellen(self, rij: str) -> Sequence[str] | None:
        """The cells of a row; ``None`` when a quote in it is not closed."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class Voortgang(Protocol):
    """Is told how far a long job has come."""

    def meld(self, fase: str, deel: float) -> None:
        """Of the phase named *fase*, the part *deel* (0 to 1) is done."""
        ...


class Transport(Protocol):
    """Brings envelopes to the GGk, over whatever line an application has."""

    def verstuur(self, xml: bytes, *, soapactie: str) -> None:
        """Hand over one envelope in SOAP, and return when its delivery is assured.

        Raises:
            Exception: of whatever kind the line has; the same envelope may then be offered again,
                under the same referentienummer.
        """
        ...
