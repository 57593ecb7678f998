"""`Feitensorteerder`: care facts in any order, of more persons than fit in memory, per person."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, Self, TypeAlias

from attrs import field, frozen

from wmo_eigenbijdrage.aanlevering import Persoonsfeiten
from wmo_eigenbijdrage.adapters.sorteren import Sorteerder
from wmo_eigenbijdrage.dossier import Zorgfeit
from wmo_eigenbijdrage.identificatie import Bsn, Gemeentecode

__all__ = ["Feitensorteerder", "IngepakteFeiten"]

_Record: TypeAlias = tuple[str, str, int, bytes]
_plek = itemgetter(0, 1)


@frozen
class IngepakteFeiten:
    """The facts of one person as bytes, which are unpacked where the plan is made.

    A `Planvraag` takes it in the place of `Persoonsfeiten`. The bytes are those of ``pickle``: make
    them yourself, and never unpack any that came from outside.
    """

    bsn: Bsn
    gemeente: Gemeentecode
    delen: tuple[bytes, ...] = field(repr=False)

    @classmethod
    def van(cls, persoon: Persoonsfeiten) -> IngepakteFeiten:
        """Pack the facts of one person."""
        return cls(persoon.bsn, persoon.gemeente, (pickle.dumps(persoon.feiten),))

    def __call__(self) -> Persoonsfeiten:
        """Unpack them."""
        # Packed by this module, and kept in files that are open nowhere else.
        feiten = [feit for deel in self.delen for feit in pickle.loads(deel)]  # noqa: S301
        return Persoonsfeiten(self.bsn, self.gemeente, feiten)


class Feitensorteerder:
    """Takes facts as messages bring them and gives them back per person.

    A context manager; its temporary files go when it ends. They hold BSNs, so that *map_* should be
    as well protected as the messages.

    Args:
        blok: how many facts stand in memory.
        map_: where the temporary files go; without it where the system keeps them.

    >>> with Feitensorteerder() as sorteerder:
    ...     sorteerder.voeg_toe([])
    ...     list(sorteerder.personen())
    []
    """

    def __init__(self, blok: int = 50_000, map_: str | None = None) -> None:
        self._sorteerder = Sorteerder[_Record](blok, map_)
        self._aantal = 0

    def __enter__(self) -> Self:
        self._sorteerder.__enter__()
        return self

    def __exit__(self, *uitgang: Any) -> None:
        self._sorteerder.__exit__(*uitgang)

    def voeg_toe(self, feiten: Iterable[Zorgfeit]) -> None:
        """Take the facts of one more message, or of many."""
        for plek, groep in groupby(feiten, key=_van_feit):
            self._aantal += 1
            self._sorteerder.voeg_toe((*plek, self._aantal, pickle.dumps(tuple(groep))))

    def personen(self) -> Iterator[Persoonsfeiten]:
        """The facts of each person, by BSN; to be asked once, when all have been added."""
        return (ingepakt() for ingepakt in self.ingepakt())

    def ingepakt(self) -> Iterator[IngepakteFeiten]:
        """The same, still packed, to be unpacked in other processes."""
        for (bsn, gemeente), groep in groupby(self._sorteerder.gesorteerd(), key=_plek):
            delen = tuple(deel for *_, deel in groep)
            yield IngepakteFeiten(Bsn(bsn), Gemeentecode(gemeente), delen)


def _van_feit(feit: Zorgfeit) -> tuple[str, str]:
    return feit.bsn.nummer, feit.gemeente.code
