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
import signal
import subprocess
import threading
import time
from collections import deque
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from attrs import field, frozen

from wmo_eigenbijdrage.fouten import OngeldigeWaarde

__all__ = ["Grenzen", "Programma", "Storing", "dek_af"]

_BLOK = 65_536
_WACHTRIJ = 256
_STAART = 2_000
_AFSCHEID = 2.0
"""Seconds that a program gets to end by itself when there is nothing more to ask."""
# As many digits as a BSN has, or more, whatever stands between; a day is none.
_CIJFERS = re.compile(r"(?<![0-9])(?![0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))[0-9](?:[ ._-]?[0-9]){7,}")


def dek_af(tekst: str) -> str:
    """A text of a program as it may stand in a report: no numbers that can be a BSN."""
    return _CIJFERS.sub("*********", tekst)


@frozen(kw_only=True)
class Grenzen:
    """What a program may take."""

    seconden: float = field(default=10.0)
    """For one answer."""
    bytes_per_regel: int = field(default=1_000_000)
    """The longest line that is read."""
    herstarts: int = field(default=20)
    """How often it is started anew."""

    def __attrs_post_init__(self) -> None:
        if not 0 < self.seconden <= 86_400:
            raise OngeldigeWaarde("seconden", "is no time limit", "give 0..86400, not 0")
        if self.bytes_per_regel < 1:
            raise OngeldigeWaarde("bytes_per_regel", "is too few", "give 1 or more")
        if self.herstarts < 0:
            raise OngeldigeWaarde("herstarts", "is negative", "give 0 or more")


class Storing(OngeldigeWaarde):
    """A program did not answer; ``probleem`` tells why, in Dutch.

    Attributes:
        staart: the last part of what it wrote on stderr, without numbers that can be a BSN.
    """

    def __init__(self, veld: str, probleem: str, remedie: str, staart: str = "") -> None:
        super().__init__(veld, probleem, remedie)
        self.staart = staart


class _Proces:
    """One run of the program, with threads that write, read and drain."""

    def __init__(self, opdracht: tuple[str, ...], grenzen: Grenzen) -> None:
        self._grenzen = grenzen
        self._proces = subprocess.Popen(  # noqa: S603 (running it is what is asked)
            opdracht,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self._vragen: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._regels: queue.Queue[bytes | None] = queue.Queue(_WACHTRIJ)
        self.te_lang = False
        self._staart: deque[bytes] = deque(maxlen=2)
        self._gestopt = threading.Event()
        self._draden = [
            threading.Thread(target=doel, daemon=True)
            for doel in (self._schrijf, self._lees, self._leeg)
        ]
        for draad in self._draden:
            draad.start()

    def _schrijf(self) -> None:
        stdin = self._pijp(self._proces.stdin)
        with suppress(OSError, ValueError):  # it does not listen any more
            while (vraag := self._vragen.get()) is not None:
                stdin.write(vraag)
                stdin.flush()
        with suppress(OSError, ValueError):
            stdin.close()

    def _lees(self) -> None:
        """Cut what comes out into lines; an end of it, or a line too long, is ``None``."""
        nummer, rest = self._pijp(self._proces.stdout).fileno(), b""
        with suppress(OSError):
            while blok := os.read(nummer, _BLOK):
                *heel, rest = (rest + blok).split(b"\n")
                if len(rest) > self._grenzen.bytes_per_regel or any(
                    len(regel) > self._grenzen.bytes_per_regel for regel in heel
                ):
                    self.te_lang = True
                    break
                for regel in heel:
                    self._zet(regel)
        self._zet(None)

    def _zet(self, regel: bytes | None) -> None:
        while not self._gestopt.is_set():
            with suppress(queue.Full):
                self._regels.put(regel, timeout=0.05)
                return

    def _leeg(self) -> None:
        nummer = self._pijp(self._proces.stderr).fileno()
        with suppress(OSError):
            while blok := os.read(nummer, _BLOK):
                self._staart.append(blok)

    @staticmethod
    def _pijp(pijp: IO[bytes] | None) -> IO[bytes]:
        assert pijp is not None  # each was asked for
        return pijp

    def vraag(self, regel: str) -> None:
        """Send a line; it is written when the program listens."""
        self._vragen.put(regel.encode() + b"\n")

    def regel(self, seconden: float) -> bytes | None:
        """The next line, or ``None`` at the end. Raises ``queue.Empty`` when it takes longer."""
        return self._regels.get(timeout=max(seconden, 0.001))

    def klaar(self) -> tuple[list[bytes], bool]:
        """The lines that have come already, and whether it came to its end."""
        gevonden: list[bytes] = []
        while True:
            try:
                regel = self._regels.get_nowait()
            except queue.Empty:
                return gevonden, False
            if regel is None:
                return gevonden, True
            gevonden.append(regel)

    @property
    def staart(self) -> str:
        tekst = b"".join(self._staart)[-_STAART:].decode("utf-8", "replace")
        return dek_af(tekst).strip()

    def einde(self) -> int | None:
        """How it ended, once its output has; ``None`` when it runs on."""
        try:
            return self._proces.wait(0.5)
        except subprocess.TimeoutExpired:
            return None

    def stop(self, *, rustig: bool = False) -> None:
        """End it and all that it started; *rustig*: when it does not end by itself."""
        self._vragen.put(None)
        if rustig:
            with suppress(subprocess.TimeoutExpired):
                self._proces.wait(_AFSCHEID)
        self._gestopt.set()
        _beeindig(self._proces)
        for draad in self._draden:
            draad.join(1)
        for pijp in (self._proces.stdout, self._proces.stderr):
            self._pijp(pijp).close()


def _beeindig(proces: subprocess.Popen[bytes]) -> None:
    """Kill a program with its group where there are groups, else the program alone."""
    groep = getattr(os, "killpg", None)
    if groep is not None:
        with suppress(ProcessLookupError, PermissionError):
            groep(proces.pid, signal.SIGKILL)
    proces.kill()
    proces.wait()


class Programma:
    """A program that is asked line by line. Use it in a ``with``, or call :meth:`sluit`.

    Args:
        opdracht: the command as one would type it; no shell reads it.
        grenzen: what it may take.

    Raises:
        OngeldigeWaarde: the command is empty or cannot be read.
    """

    def __init__(self, opdracht: str, grenzen: Grenzen | None = None) -> None:
        try:
            delen = shlex.split(opdracht, posix=os.name != "nt")
        except ValueError:
            delen = []
        if not delen:
            raise OngeldigeWaarde("opdracht", "is no command", "give a program with its arguments")
        self._opdracht = tuple(delen)
        self._grenzen = grenzen or Grenzen()
        self._proces: _Proces | None = None
        self._starts = 0

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
        proces.vraag(regel)
        return [self._tekst(oud) for oud in eerder], self.wacht()

    def wacht(self) -> str:
        """The next line, within the time for one answer.

        Raises:
            Storing: none came.
        """
        proces = self._lopend()
        einde = time.monotonic() + self._grenzen.seconden
        try:
            gevonden = proces.regel(einde - time.monotonic())
        except queue.Empty:
            raise self._storing(f"geen antwoord binnen {self._grenzen.seconden:g} s") from None
        if gevonden is None:
            raise self._storing(self._waarom(proces))
        return self._tekst(gevonden)

    def _waarom(self, proces: _Proces) -> str:
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

    def _lopend(self) -> _Proces:
        if self._proces is None:
            if self._starts > self._grenzen.herstarts:
                raise Storing(
                    self.naam, "niet gevraagd: het programma viel te vaak uit", "herstel dat eerst"
                )
            self._starts += 1
            try:
                self._proces = _Proces(self._opdracht, self._grenzen)
            except OSError as fout:
                raise Storing(
                    self.naam, f"kan niet starten ({fout.strerror})", "geef een ander"
                ) from None
        return self._proces

    @staticmethod
    def _tekst(regel: bytes) -> str:
        return regel.decode("utf-8", "replace").rstrip("\r")

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
