"""`standaardset`: the cases that come with the library, and what names a set.

Two parts: the tables that were checked by hand, files of this package with one case on each line,
and the seeded cases, whose expected values come from a reference of its own (`naslag`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from importlib.resources import files
from typing import Final

from attrs import field, frozen

from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.testing.conformiteit.geval import Geval, lees_gevallen
from wmo_eigenbijdrage.testing.conformiteit.reeks.reeksen import REEKSEN, trek

__all__ = ["REGELS", "VERSIE", "ZAAD", "Verzameling", "handgevallen", "standaardset"]

VERSIE: Final = "1"
"""Of the standard set; another one when a case in it changes."""
ZAAD: Final = "wmo-1"
REGELS: Final = tuple(REEKSEN)
"""The names of the rules."""
_TABELLEN: Final = (
    "kalender",
    "perioden",
    "maanden",
    "bijdrage",
    "herziening",
    "facturen",
    "kostprijs",
    "samenloop",
    "formules",
    "berichten",
    "plan",
)


def _vast(gevallen: Iterable[Geval]) -> tuple[Geval, ...]:
    return tuple(gevallen)


@frozen
class Verzameling:
    """Cases in order."""

    gevallen: tuple[Geval, ...] = field(converter=_vast)

    @property
    def kenmerk(self) -> str:
        """Twelve characters of a hash over all cases: equal sets have the same."""
        som = sha256()
        for geval in self.gevallen:
            som.update(f"{geval.json}\n".encode())
        return som.hexdigest()[:12]

    def __str__(self) -> str:
        return f"{len(self.gevallen)} gevallen, versie {VERSIE}, kenmerk {self.kenmerk}"


def handgevallen() -> Iterator[Geval]:
    """The cases of the tables that were checked by hand."""
    map_ = files(__package__ or "").joinpath("tabellen")
    for naam in _TABELLEN:
        tekst = map_.joinpath(f"{naam}.jsonl").read_text("utf-8")
        yield from lees_gevallen(tekst.splitlines(), f"{naam}.jsonl")


def _regels(gevraagd: Collection[str] | None) -> Collection[str]:
    for regel in gevraagd or ():
        if regel not in REGELS:
            raise OngeldigeWaarde("regel", "is not known", f"give {', '.join(REGELS)}")
    return REGELS if gevraagd is None else gevraagd


def standaardset(
    *, regels: Collection[str] | None = None, per_regel: int | None = None, zaad: str = ZAAD
) -> Verzameling:
    """The standard set, or part of it.

    Args:
        regels: only the cases about these rules; ``None`` for all.
        per_regel: so many seeded cases for each rule, instead of the standard number.
        zaad: another seed gives other seeded cases.

    Raises:
        OngeldigeWaarde: a rule is not known.

    >>> kort = standaardset(regels=["kalender"], per_regel=0)
    >>> print(kort.gevallen[2].zin, kort.gevallen[2].verwacht)
    2019-12-29 ligt in 2019-P13. {'antwoord': '2019-P13'}
    """
    gekozen = _regels(regels)
    hand = [geval for geval in handgevallen() if geval.regel in gekozen]
    getrokken = (
        geval
        for regel, (aantal, _) in REEKSEN.items()
        if regel in gekozen
        for geval in trek(regel, aantal if per_regel is None else per_regel, zaad)
    )
    return Verzameling((*hand, *getrokken))
