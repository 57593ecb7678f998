"""`Programma`: a program behind stdin and stdout that answers one line for each line.

Whatever it does, asking it ends: a crash, silence, a line without end, a flood on stderr. After
such a failure it is stopped with all that it started, and started anew for the next question, at
most a number of times. What it writes on stderr is read all the time, so that it never has to wait,
and its last part is kept for the report.
"""

from __future__ import annotations

import os
import queue
import re
import shlex
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.testing.conformiteit.proces import Grenzen, Proces

__all__ = ["Programma", "Storing", "splits"]

_AANGEHAALD = re.compile(r"""^(["'])(.*)\1$""", re.DOTALL)


class Storing(OngeldigeWaarde):
    """A program did not answer; ``probleem`` tells why, in Dutch.

    Attributes:
        staart: the last part of what it wrote on stderr, without numbers that can be a BSN.
    """

    def __init__(self, veld: str, probleem: str, remedie: str, staart: str = "") -> None:
        super().__init__(veld, probleem, remedie)
        self.staart = staart


def splits(opdracht: str, *, posix: bool) -> tuple[str, ...]:
    """The parts of a command; without *posix* a backslash is a part of a path, as on Windows.

    Raises:
        OngeldigeWaarde: it is empty or cannot be read.

    >>> splits("java -jar 'mijn antwoorder.jar'", posix=True)
    ('java', '-jar', 'mijn antwoorder.jar')
    """
    try:
        delen = shlex.split(opdracht, posix=posix)
    except ValueError:
        delen = []
    if not posix:  # shlex leaves the quotes of each part where they are
        delen = [_AANGEHAALD.sub(r"\2", deel) for deel in delen]
    if not delen:
        raise OngeldigeWaarde("opdracht", "is no command", "give a program with its arguments")
    return tuple(delen)


class Programma:
    """A program that is asked line by line. Use it in a ``with``, or call :meth:`sluit`.

    Args:
        opdracht: the command as one would type it; no shell reads it.
        grenzen: what it may take.

    Raises:
        OngeldigeWaarde: the command is empty or cannot be read.
    """

    def __init__(self, opdracht: str, grenzen: Grenzen | None = None) -> None:
        self._opdracht = splits(opdracht, posix=os.name != "nt")
        self._grenzen = grenzen or Grenzen()
        self._proces: Proces | None = None
        self._starts = 0
        self._einde = 0.0

    @property
    def naam(self) -> str:
        """What it is called: the name of the file, without folders or arguments."""
        return Path(self._opdracht[0]).name

    def vraag(self, regel: str) -> tuple[list[str], str]:
        """Ask one line: the lines that had come before, unasked, and the one that came.

        A program that ended since the last question is started anew.

        Raises:
            Storing: no line came, because of what its text tells.
        """
        proces = self._lopend()
        eerder, dood = proces.klaar()
        if dood:
            self._storing("gestopt")
            proces = self._lopend()
        self._einde = time.monotonic() + self._grenzen.seconden
        proces.vraag(regel)
        return [self._tekst(oud) for oud in eerder], self.wacht()

    def wacht(self) -> str:
        """The next line, within what is left of the time for one answer.

        Raises:
            Storing: none came.
        """
        proces = self._lopend()
        try:
            gevonden = proces.regel(self._einde - time.monotonic())
        except queue.Empty:
            raise self._storing(f"geen antwoord binnen {self._grenzen.seconden:g} s") from None
        if gevonden is None:
            raise self._storing(self._waarom(proces))
        return self._tekst(gevonden)

    def _waarom(self, proces: Proces) -> str:
        if proces.te_lang:
            return f"een regel van meer dan {self._grenzen.bytes_per_regel} bytes"
        status = proces.einde()
        if status is None:
            return "het programma sloot zijn uitvoer"
        return f"het programma stopte (status {status})"

    def stoor(self, waarom: str) -> Storing:
        """Stop it because of what it said; the next question starts it anew."""
        return self._storing(waarom)

    def _storing(self, waarom: str) -> Storing:
        proces, self._proces = self._proces, None
        staart = ""
        if proces is not None:
            proces.stop()
            staart = proces.staart
        return Storing(self.naam, waarom, "zie de foutuitvoer", staart)

    def _lopend(self) -> Proces:
        if self._proces is None:
            if self._starts > self._grenzen.herstarts:
                raise Storing(
                    self.naam, "niet gevraagd: het programma viel te vaak uit", "herstel dat eerst"
                )
            self._starts += 1
            try:
                self._proces = Proces(self._opdracht, self._grenzen)
            except OSError as fout:
                raise Storing(
                    self.naam, f"kan niet starten ({fout.strerror})", "geef een ander"
                ) from None
        return self._proces

    @staticmethod
    def _tekst(regel: bytes) -> str:
        # Programs for Windows begin with the mark of UTF-8.
        return regel.decode("utf-8-sig", "replace").rstrip("\r")

    def sluit(self) -> None:
        """End the program."""
        if self._proces is not None:
            self._proces.stop(rustig=True)
            self._proces = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        self.sluit()
