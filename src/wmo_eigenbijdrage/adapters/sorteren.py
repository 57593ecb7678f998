"""Sorting more records than should stand in memory at once.

Records are gathered in blocks; a full block is sorted and put aside in a temporary file, and the
blocks are merged while reading. Memory holds one block while gathering and a slice of each block
while merging, however many records there are and however long their texts. What fits in one block
never touches the disk.
"""

from __future__ import annotations

import heapq
import marshal
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from types import TracebackType
from typing import IO, Any, Generic, Self, TypeVar

__all__ = ["Sorteerder"]

R = TypeVar("R", bound=tuple[Any, ...])
_PER_SCHIJF = 500
_TEKENS_PER_SCHIJF = 1 << 20
_TEKENS_PER_BLOK = 1 << 26


class Sorteerder(Generic[R]):
    """Takes tuples of plain values (texts and numbers) and gives them back in ascending order.

    A context manager; its temporary files go when it ends. They hold what the records hold, so
    that *map_* should be as well protected as the data itself.

    >>> with Sorteerder[tuple[int, str]](blok=2) as sorteerder:
    ...     for record in [(3, "c"), (1, "a"), (2, "b")]:
    ...         sorteerder.voeg_toe(record)
    ...     list(sorteerder.gesorteerd())
    [(1, 'a'), (2, 'b'), (3, 'c')]
    """

    def __init__(self, blok: int = 50_000, map_: str | None = None) -> None:
        self._blok = blok
        self._map = map_
        self._records: list[R] = []
        self._tekens = 0
        self._bestanden: list[IO[bytes]] = []
        self._opruimen = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        self._opruimen.close()

    def voeg_toe(self, record: R) -> None:
        """Take one more record."""
        self._records.append(record)
        self._tekens += _tekens(record)
        if len(self._records) >= self._blok or self._tekens >= _TEKENS_PER_BLOK:
            self._zet_weg()

    def gesorteerd(self) -> Iterator[R]:
        """All records in ascending order; to be asked once, when all have been added."""
        self._records.sort()
        return heapq.merge(*map(_lees, self._bestanden), self._records)

    def _zet_weg(self) -> None:
        self._records.sort()
        bestand = self._opruimen.enter_context(tempfile.TemporaryFile(dir=self._map))  # noqa: SIM115
        for snede in _sneden(self._records):
            marshal.dump(snede, bestand)
        bestand.seek(0)
        self._bestanden.append(bestand)
        self._records = []
        self._tekens = 0


def _tekens(record: tuple[Any, ...]) -> int:
    """How long the texts of a record are together."""
    return sum([len(waarde) for waarde in record if type(waarde) is str])


def _sneden(records: list[R]) -> Iterator[list[R]]:
    """The records by the handful, as one of each block stands in memory while merging."""
    snede: list[R] = []
    tekens = 0
    for record in records:
        snede.append(record)
        tekens += _tekens(record)
        if len(snede) == _PER_SCHIJF or tekens >= _TEKENS_PER_SCHIJF:
            yield snede
            snede, tekens = [], 0
    yield snede


def _lees(bestand: IO[bytes]) -> Iterator[Any]:
    # The file is our own, made a moment ago and open only here: marshal is safe and fast for it.
    while True:
        try:
            yield from marshal.load(bestand)  # noqa: S302
        except EOFError:
            return
