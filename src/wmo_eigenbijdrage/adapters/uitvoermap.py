"""A folder that appears whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie

__all__ = ["Uitvoermap"]

_EIGEN = ("WMO401-*.xml", "uitval.csv", "bevindingen.csv")


class Uitvoermap:
    """The outbox of a job: a folder with messages and lists.

    All is written to a hidden folder beside the one that was asked for and moved there at the very
    end; when the job fails, nothing is left behind. What is in it names persons, so only its owner
    may read it. Implements the port `Postbak`.
    """

    def __init__(self, map_: Path, *, vervang: bool = False) -> None:
        """Prepare writing to *map_*.

        Args:
            map_: the folder that is to appear; it must not exist, or be empty.
            vervang: replace an earlier outcome there. Only a folder that holds nothing but files
                of such an outcome is replaced.
        """
        self._doel = map_
        self._vervang = vervang
        self._werk = map_
        self._werkpad = str(map_)

    def __enter__(self) -> Self:
        self._eis_vrij()
        try:
            self._doel.parent.mkdir(parents=True, exist_ok=True)
            naam = tempfile.mkdtemp(prefix=f".{self._doel.name}-", dir=self._doel.parent)
        except OSError:
            raise BestandFout(
                str(self._doel), "is niet te maken", "geef met --uit een map waarin u mag schrijven"
            ) from None
        self._werk = Path(naam)
        self._werkpad = naam
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        try:
            if soort is None:
                self._plaats_werk()
        finally:
            shutil.rmtree(self._werk, ignore_errors=True)

    @property
    def werkmap(self) -> str:
        """Where the job may put temporary files: they go with the folder."""
        return self._werkpad

    def plaats(self, identificatie: BerichtIdentificatie, xml: bytes) -> None:
        """Keep one message; its file is named after the identification, never after a person."""
        tekst = identificatie.tekst
        naam = tekst if tekst.isalnum() else quote(tekst, safe="")
        pad = f"{self._werkpad}/WMO401-{naam}.xml"
        # One call each: for a million small files the buffered way costs twice the time.
        bestand = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            if os.write(bestand, xml) != len(xml):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        finally:
            os.close(bestand)

    def schrijf_lijst(self, naam: str, regels: Iterable[str]) -> None:
        """Write a text file, one line at a time."""
        with (self._werk / naam).open("x", encoding="utf-8", newline="") as bestand:
            bestand.writelines(regels)

    def _eis_vrij(self) -> None:
        if not self._doel.exists():
            return
        if not self._doel.is_dir():
            raise BestandFout(str(self._doel), "is geen map", "geef met --uit een nieuwe map")
        inhoud = list(self._doel.iterdir())
        if inhoud and not self._vervang:
            raise BestandFout(
                str(self._doel), "is niet leeg", "geef met --uit een nieuwe map, of geef --vervang"
            )
        vreemd = [pad for pad in inhoud if not any(pad.match(eigen) for eigen in _EIGEN)]
        if vreemd:
            raise BestandFout(
                str(self._doel),
                f"bevat andere bestanden, zoals {vreemd[0].name}",
                "geef met --uit een nieuwe map",
            )

    def _plaats_werk(self) -> None:
        if self._doel.exists():
            oud = self._werk.with_name(f"{self._werk.name}-oud")
            self._doel.rename(oud)
            self._werk.rename(self._doel)
            shutil.rmtree(oud)
        else:
            self._werk.rename(self._doel)
