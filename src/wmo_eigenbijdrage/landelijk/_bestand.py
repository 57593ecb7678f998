"""Reading the data files: strict, so that a slip in a figure cannot pass as a figure.

A float, an unknown or missing key and a value of another type are refused, each with the file, the
key and the remedy in one line.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, cast

from wmo_eigenbijdrage.fouten import OngeldigeWaarde

T = TypeVar("T")

__all__ = ["GegevensFout", "Tabel", "gegevensmap", "lees_toml"]


class GegevensFout(OngeldigeWaarde):
    """A data file of national figures that breaks its own rules."""


def gegevensmap() -> Traversable:
    """Where the data files that come with the library lie."""
    return files("wmo_eigenbijdrage.landelijk") / "gegevens"


class Tabel:
    """One table of a data file, read key by key until nothing is left."""

    def __init__(self, plaats: str, inhoud: dict[str, Any]) -> None:
        self.plaats = plaats
        self._rest = dict(inhoud)

    def __contains__(self, sleutel: str) -> bool:
        return sleutel in self._rest

    def verplicht(self, sleutel: str, soort: type[T]) -> T:
        """Take the value of a key that must be there."""
        if sleutel not in self._rest:
            raise self.fout(sleutel, "is missing", "add it")
        return self._neem(sleutel, soort)

    def facultatief(self, sleutel: str, soort: type[T]) -> T | None:
        """Take the value of a key that may be absent."""
        return self._neem(sleutel, soort) if sleutel in self._rest else None

    def tabellen(self, sleutel: str) -> Iterator[Tabel]:
        """Take the tables of an array, in order."""
        for nummer, inhoud in enumerate(self._lijst(sleutel), start=1):
            plaats = f"{self.plaats}: {sleutel} {nummer}"
            if not isinstance(inhoud, dict):
                raise GegevensFout(plaats, "is not a table", f"write it as [[{sleutel}]]")
            yield Tabel(plaats, cast("dict[str, Any]", inhoud))

    def teksten(self, sleutel: str) -> tuple[str, ...]:
        """Take a list of texts."""
        teksten = self._lijst(sleutel)
        if not all(type(tekst) is str for tekst in teksten):
            raise self.fout(sleutel, "holds more than texts", "put each between quotes")
        return tuple(cast("list[str]", teksten))

    def woordenboek(self, sleutel: str) -> dict[str, str]:
        """Take a table from texts to texts."""
        inhoud = cast("dict[str, object]", self.verplicht(sleutel, dict))
        if not all(type(tekst) is str for tekst in inhoud.values()):
            raise self.fout(sleutel, "holds more than texts", "put each between quotes")
        return cast("dict[str, str]", inhoud)

    def klaar(self) -> None:
        """Refuse whatever was not read."""
        for sleutel in self._rest:
            raise self.fout(sleutel, "is not a known key", "correct or remove it")

    def fout(self, sleutel: str, probleem: str, remedie: str) -> GegevensFout:
        """The error about a key of this table."""
        return GegevensFout(f"{self.plaats}: {sleutel}", probleem, remedie)

    def _lijst(self, sleutel: str) -> list[object]:
        return cast("list[object]", self.verplicht(sleutel, list))

    def _neem(self, sleutel: str, soort: type[T]) -> T:
        waarde = self._rest.pop(sleutel)
        # By exact type: a bool is an int and a datetime a date, but neither is meant here.
        if type(waarde) is not soort:
            raise self.fout(sleutel, f"is a {type(waarde).__name__}", f"give a {soort.__name__}")
        return waarde  # type: ignore[no-any-return,unused-ignore]


def lees_toml(naam: str, map_: Traversable | None = None) -> Tabel:
    """The content of one data file."""
    bron = (map_ or gegevensmap()) / naam
    try:
        return Tabel(naam, tomllib.loads(bron.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fout:
        raise GegevensFout(naam, str(fout).replace("\n", " "), "correct the file") from fout
