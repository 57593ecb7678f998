"""`Invariant`: one thing that holds for any implementation, whatever it is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, Generic, ParamSpec

from attrs import field, frozen
from hypothesis.strategies import SearchStrategy

from wmo_eigenbijdrage.ieb import Merk
from wmo_eigenbijdrage.landelijk import grondslag, grondslagen
from wmo_eigenbijdrage.testing.implementatie import Implementatie

__all__ = ["Invariant", "eis", "invariant"]

P = ParamSpec("P")


@frozen
class Invariant(Generic[P]):
    """A rule as a function that can be called: with an implementation and the values it is about.

    It returns nothing, and raises `AssertionError` with one line that says what is wrong. Values
    must be such as its strategy yields.

    >>> from datetime import date
    >>> from wmo_eigenbijdrage.testing.implementatie import Bibliotheek
    >>> from wmo_eigenbijdrage.testing.invarianten import dag_ligt_in_zijn_periode
    >>> dag_ligt_in_zijn_periode(Bibliotheek(), date(2019, 12, 29))
    >>> print(dag_ligt_in_zijn_periode.naam)
    dag-ligt-in-zijn-periode
    """

    naam: str
    """Stable: a report names it, and it is never used for something else."""
    zin: str
    """What holds, in one sentence."""
    bron: str
    """The legal source: the key of a `Grondslag`, or another source in words."""
    merk: Merk
    """How certain it is: read in the source, or concluded from it."""
    strategie: SearchStrategy[tuple[Any, ...]] = field(repr=False, eq=False)
    """Yields the values that it is called with."""
    functie: Callable[Concatenate[Implementatie, P], None] = field(repr=False, eq=False)

    def __call__(self, implementatie: Implementatie, *waarden: P.args, **namen: P.kwargs) -> None:
        """Ask the implementation about these values, and judge what it answers."""
        self.functie(implementatie, *waarden, **namen)

    @property
    def vindplaats(self) -> str:
        """The legal source in words."""
        return str(grondslag(self.bron)) if self.bron in grondslagen() else self.bron

    def __str__(self) -> str:
        return f"{self.naam}: {self.zin}"


def invariant(
    bron: str, strategie: SearchStrategy[tuple[Any, ...]], merk: Merk = Merk.GEZIEN
) -> Callable[[Callable[Concatenate[Implementatie, P], None]], Invariant[P]]:
    """Make an invariant of a function: its name becomes the name, its docstring the sentence."""

    def maak(functie: Callable[Concatenate[Implementatie, P], None]) -> Invariant[P]:
        zin = " ".join((functie.__doc__ or "").split("\n\n")[0].split())
        naam = functie.__name__.replace("_", "-")
        return Invariant(naam, zin, bron, merk, strategie, functie)

    return maak


def eis(waar: bool, tekst: str) -> None:  # noqa: FBT001 (as the statement it stands for)
    """``assert``, but also when Python runs with ``-O``."""
    if not waar:
        raise AssertionError(tekst)
