"""One run of a program: threads that write to it, read from it and drain what it complains."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import threading
from collections import deque
from contextlib import suppress
from typing import IO

from attrs import field, frozen

from wmo_eigenbijdrage.fouten import OngeldigeWaarde

__all__ = ["Grenzen", "Proces", "dek_af"]

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


class Proces:
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
        """Cut what comes out into lines; an end of it, or a line too long, is ``None``.

        Who reads a pipe closes it, here and in `_leeg`: something that escaped may hold it open
        after the end, and nobody may read on from a number that has gone to another program.
        """
        rest = b""
        with suppress(OSError), self._pijp(self._proces.stdout) as pijp:
            while blok := os.read(pijp.fileno(), _BLOK):
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
        with suppress(OSError), self._pijp(self._proces.stderr) as pijp:
            while blok := os.read(pijp.fileno(), _BLOK):
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
        """The last part of stderr, without numbers that can be a BSN."""
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


def _beeindig(proces: subprocess.Popen[bytes]) -> None:
    """Kill a program with its group where there are groups, else the program alone."""
    groep = getattr(os, "killpg", None)
    if groep is not None:
        with suppress(ProcessLookupError, PermissionError):
            groep(proces.pid, signal.SIGKILL)
    proces.kill()
    proces.wait()
