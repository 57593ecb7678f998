"""A folder that appears whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie

__all__ = ["Uitvoermap"]

_VOORBEELD = "VOORBEELD.txt"
_UITLEG = "Uitkomst van het meegeleverde voorbeeld: alle personen zijn verzonnen.\n"
_EIGEN = ("WMO401-*.xml", "uitval.csv", "bevindingen.csv", _VOORBEELD)


class Uitvoermap:
    """The outbox of a job: a folder with messages and lists.

    All is written to a hidden folder beside the one that was asked for and moved there at the very
    end; when the job fails, nothing is left behind. What is in it names persons, so only its owner
    may read it. Implements the port `Postbak`.
    """

    def __init__(self, map_: Path, *, vervang: bool = False, voorbeeld: bool = False) -> None:
        """Prepare writing to *map_*.

        Args:
            map_: the folder that is to appear; it must not exist, or be empty.
            vervang: replace an earlier outcome there. Only a folder that holds nothing but files
                of such an outcome is replaced.
            voorbeeld: mark the folder as the outcome of the example. A folder with that mark is
                replaced by the next run of the example, one without it is not.
        """
        self._doel = map_.resolve()
        self._vervang = vervang
        self._voorbeeld = voorbeeld
        self._werk = self._doel
        self._werkpad = str(self._doel)
        self._nieuwe_ouders: list[Path] = []

    def __enter__(self) -> Self:
        self._eis_vrij()
        try:
            self._maak_ouders()
            naam = tempfile.mkdtemp(prefix=f".{self._doel.name}-", dir=self._doel.parent)
        except OSError:
            raise BestandFout(
                str(self._doel), "is niet te maken", "geef met --uit een map waarin u mag schrijven"
            ) from None
        self._werk = Path(naam)
        self._werkpad = naam
        if self._voorbeeld:
            self.schrijf_lijst(_VOORBEELD, [_UITLEG])
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        geplaatst = False
        try:
            if soort is None:
                self._eis_vrij()  # once more: the run may have taken long
                self._plaats_werk()
                geplaatst = True
        finally:
            if not geplaatst:
                shutil.rmtree(self._werk, ignore_errors=True)
                for ouder in self._nieuwe_ouders:
                    ouder.rmdir()

    @property
    def werkmap(self) -> str:
        """Where the job may put temporary files: they go with the folder."""
        return self._werkpad

    def plaats(self, identificatie: BerichtIdentificatie, xml: bytes) -> None:
        """Keep one message; its file is named after the identification."""
        tekst = identificatie.tekst
        naam = tekst if tekst.isalnum() else quote(tekst, safe="")
        # One call each: for a million small files the buffered way costs twice the time.
        bestand = os.open(
            f"{self._werkpad}/WMO401-{naam}.xml", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600
        )
        try:
            if os.write(bestand, xml) != len(xml):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        finally:
            os.close(bestand)

    def schrijf_lijst(self, naam: str, regels: Iterable[str]) -> None:
        """Write a text file, one line at a time."""
        with open(
            self._werk / naam, "x", encoding="utf-8", newline="", opener=_alleen_eigenaar
        ) as bestand:
            bestand.writelines(regels)

    def _maak_ouders(self) -> None:
        self._nieuwe_ouders = [ouder for ouder in self._doel.parents if not ouder.exists()]
        self._doel.parent.mkdir(parents=True, exist_ok=True)

    def _eis_vrij(self) -> None:
        if not self._doel.exists():
            return
        if not self._doel.is_dir():
            raise BestandFout(str(self._doel), "is geen map", "geef met --uit een nieuwe map")
        if os.path.ismount(self._doel):  # nothing can be put in its place
            raise BestandFout(
                str(self._doel),
                "is een schijf of koppelpunt en geen gewone map",
                "geef met --uit een nieuwe map daarin",
            )
        inhoud = list(self._doel.iterdir())
        is_voorbeeld = self._voorbeeld and (self._doel / _VOORBEELD).is_file()
        if inhoud and not (self._vervang or is_voorbeeld):
            raise BestandFout(
                str(self._doel), "is niet leeg", "geef met --uit een nieuwe map, of geef --vervang"
            )
        self._eis_eigen(inhoud)

    def _eis_eigen(self, inhoud: list[Path]) -> None:
        if vreemd := [pad for pad in inhoud if not _is_eigen(pad)]:
            raise BestandFout(
                str(self._doel),
                f"bevat iets anders, zoals {vreemd[0].name}",
                "geef met --uit een nieuwe map",
            )

    def _plaats_werk(self) -> None:
        """Put the finished folder in its place; whatever fails, what stood there comes back."""
        if not self._doel.exists():
            self._werk.rename(self._doel)
            return
        oud = self._werk.with_name(f"{self._werk.name}-oud")
        try:
            self._doel.rename(oud)
            self._eis_eigen(list(oud.iterdir()))  # nothing came in at the last moment
            self._werk.rename(self._doel)
        except BaseException:
            if not self._werk.exists():
                self._doel.rename(self._werk)
            if oud.exists():
                oud.rename(self._doel)
            raise
        _verwijder(oud)


def _alleen_eigenaar(pad: str, vlaggen: int) -> int:
    return os.open(pad, vlaggen, 0o600)


def _verwijder(oud: Path) -> None:
    """Remove an earlier outcome of which the successor stands; what is not of it stays."""
    with suppress(OSError):
        for pad in filter(_is_eigen, list(oud.iterdir())):
            pad.unlink()
        oud.rmdir()


def _is_eigen(pad: Path) -> bool:
    bekend = any(pad.match(eigen) for eigen in _EIGEN)
    return bekend and pad.is_file() and not pad.is_symlink()
