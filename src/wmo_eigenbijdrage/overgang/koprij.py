"""The header row of a file of CAK: which column stands where, however its name is spelled.

Two explanations of the same files spell some names differently and nobody kept a real header row,
so a header is matched through a table of spellings, without regard to case, spaces or underscores.

Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019); checklist 2020, bijlage 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from enum import StrEnum
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from attrs import Factory, field, frozen

from wmo_eigenbijdrage.fouten import OngeldigeWaarde

__all__ = ["Indeling", "KopFout", "Koprij"]

K = TypeVar("K", bound=StrEnum)
# Blanks (the unbreakable one too), hyphens and points between words, byte order marks and other
# marks that are not to be seen.
_SIER = re.compile(r"[\s_*\"'.\-\u00ad\u2010-\u2015\ufeff\u200b-\u200f\u2060]")


class KopFout(OngeldigeWaarde):
    """The header row is not that of the file asked for. The text is Dutch and shows no content.

    Attributes:
        herkend: how many of the columns of that file were found all the same.
    """

    def __init__(self, veld: str, probleem: str, remedie: str, herkend: int = 0) -> None:
        super().__init__(veld, probleem, remedie)
        self.args = (veld, probleem, remedie, herkend)
        self.herkend = herkend


def kale_naam(naam: str) -> str:
    """A header cell in upper case without blanks, hyphens, points and other marks.

    >>> kale_naam(" Innings-systematiek* ")
    'INNINGSSYSTEMATIEK'
    """
    return _SIER.sub("", naam).upper()


def _kiezer(kop: Koprij[K]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Picks the cells of all columns out of a row that has one empty field behind its last."""
    return itemgetter(*(kop.plaatsen.get(kolom, kop.aantal) for kolom in kop.soort))


@frozen
class Koprij(Generic[K]):
    """Where each column stands in the rows of one file."""

    soort: type[K]
    """The columns that the file can have, in file order."""
    plaatsen: Mapping[K, int]
    aantal: int
    """The number of fields of a whole row."""
    minstens: int
    """How many of them a row must have: what comes behind has no name in the header."""
    _kies: Callable[[Sequence[str]], tuple[str, ...]] = field(
        init=False, repr=False, eq=False, default=Factory(_kiezer, takes_self=True)
    )

    def gekozen(self, velden: Sequence[str]) -> tuple[str, ...]:
        """The fields of a row in the order of :attr:`soort`; absent columns are empty."""
        aantal = self.aantal
        if len(velden) < aantal:
            velden = [*velden, *[""] * (aantal - len(velden))]
        return self._kies((*velden[:aantal], ""))

    def past(self, velden: Sequence[str]) -> bool:
        """Whether a row has the fields of this header; empty ones too many do no harm."""
        aantal = len(velden)
        return aantal == self.aantal or (
            aantal >= self.minstens and not any(map(str.strip, velden[self.aantal :]))
        )

    def kolom_vanaf(self, plaats: int) -> str:
        """The name of the first column from *plaats* on, for a row that ends there."""
        later = [(waar, kolom) for kolom, waar in self.plaatsen.items() if waar >= plaats]
        return min(later)[1] if later else "rij"


class Indeling(NamedTuple, Generic[K]):
    """What is known of the header of one kind of file."""

    bestand: str
    """What people call the file."""
    soort: type[K]
    nodig: Collection[K]
    """The columns without which the file is of no use."""
    spellingen: Mapping[str, K]
    """Other spellings, upper case and without marks, each with the column that it means."""

    def herken(self, naam: str) -> K | None:
        """The column that a header cell names, in any known spelling."""
        kaal = kale_naam(naam)
        gewoon = {kolom.replace("_", ""): kolom for kolom in self.soort}
        return gewoon.get(kaal) or self.spellingen.get(kaal)

    def lees(self, velden: Sequence[str]) -> tuple[dict[K, int], int, int]:
        """The places of the columns, the number of fields, and how many a row must have.

        Raises:
            KopFout: a needed column is missing, or one stands there twice.
        """
        plaatsen: dict[K, int] = {}
        for plaats, naam in enumerate(velden):
            if (kolom := self.herken(naam)) is None:
                continue
            if kolom in plaatsen:
                raise KopFout(
                    "kop",
                    f"kolom {kolom} komt twee keer voor",
                    "laat er een over",
                    len(plaatsen),
                )
            plaatsen[kolom] = plaats
        if ontbreekt := [kolom for kolom in self.nodig if kolom not in plaatsen]:
            raise KopFout(
                "kop",
                f"geen {self.bestand}: kolom {', '.join(ontbreekt)} ontbreekt",
                "zet de kolomnamen van het CAK op de eerste regel, gescheiden door ; of ,",
                len(plaatsen),
            )
        gevuld = [plaats for plaats, naam in enumerate(velden) if _SIER.sub("", naam)]
        return plaatsen, len(velden), gevuld[-1] + 1
