"""`Feitensorteerder`: care facts in any order, of more persons than fit in memory, per person."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from typing import Any, Self

from wmo_eigenbijdrage.aanlevering import Persoonsfeiten, per_persoon
from wmo_eigenbijdrage.adapters.sorteren import Sorteerder
from wmo_eigenbijdrage.dossier import Zorgfeit

__all__ = ["Feitensorteerder"]


class Feitensorteerder:
    """Takes facts as messages bring them and gives them back per person.

    A context manager; its temporary files go when it ends. They hold BSNs, so that *map_* should be
    as well protected as the messages. The same facts in the same order give the same outcome.

    Args:
        blok: how many facts stand in memory.
        map_: where the temporary files go; without it where the system keeps them.

    >>> with Feitensorteerder() as sorteerder:
    ...     sorteerder.voeg_toe([])
    ...     list(sorteerder.personen())
    []
    """

    def __init__(self, blok: int = 50_000, map_: str | None = None) -> None:
        self._sorteerder = Sorteerder[tuple[str, str, int, bytes]](blok, map_)
        self._aantal = 0

    def __enter__(self) -> Self:
        self._sorteerder.__enter__()
        return self

    def __exit__(self, *uitgang: Any) -> None:
        self._sorteerder.__exit__(*uitgang)

    def voeg_toe(self, feiten: Iterable[Zorgfeit]) -> None:
        """Take the facts of one more message, or of many."""
        for feit in feiten:
            self._aantal += 1
            self._sorteerder.voeg_toe(
                (feit.bsn.nummer, feit.gemeente.code, self._aantal, pickle.dumps(feit))
            )

    def personen(self) -> Iterator[Persoonsfeiten]:
        """The facts of each person, by BSN; to be asked once, when all have been added."""
        # The files are our own, made a moment ago and open only here.
        return per_persoon(
            pickle.loads(ingepakt)  # noqa: S301
            for *_, ingepakt in self._sorteerder.gesorteerd()
        )
