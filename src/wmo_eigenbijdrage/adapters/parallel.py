"""`Processen`: a stream of work over several processes, in order and with bounded memory."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import field, frozen

from wmo_eigenbijdrage.adapters.werker import begin, doe
from wmo_eigenbijdrage.fouten import OngeldigeWaarde

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Processen"]

T = TypeVar("T")
U = TypeVar("U")


def _positief(_: Any, attribuut: Attribute[Any], waarde: object) -> None:
    if type(waarde) is not int or waarde < 1:
        raise OngeldigeWaarde(attribuut.name, "is not allowed", "give a whole number from 1 on")


@frozen
class Processen:
    """How many processes share the work, and how much of it is under way at one time.

    Memory holds at most *aantal* times *vooruit* batches, of the work and of its outcomes. The
    processes are new ones (spawn), so that it works the same everywhere: a program that uses this
    needs its ``if __name__ == "__main__":``.
    """

    aantal: int = field(default=2, validator=_positief)
    """The number of processes."""
    per_keer: int = field(default=200, validator=_positief)
    """How many values travel in one batch; sending one costs about as much as little work."""
    vooruit: int = field(default=2, validator=_positief)
    """How many batches each process has waiting or under way."""

    def map(self, functie: Callable[[T], U], gegeven: Iterable[T], /) -> Generator[U, None, None]:
        """What the built-in ``map`` gives, made in other processes.

        Args:
            functie: of a module, or a method of a value that pickles; it is sent once to each
                process.
            gegeven: values that pickle; read no further ahead than the batches that are under way.

        Whoever stops earlier closes it, or lets go of it: the processes then end.

        Raises:
            BrokenProcessPool: a process ended by itself, such as for lack of memory.
            Exception: what *functie* or reading *gegeven* raises. Of the batch in which it happened
                no outcome is given, and nothing after it.
        """
        pot = ProcessPoolExecutor(
            self.aantal,
            mp_context=get_context("spawn"),
            initializer=begin,
            initargs=(pickle.dumps(functie),),
        )
        try:
            yield from self._stroom(pot, iter(gegeven))
        finally:
            pot.shutdown(cancel_futures=True)

    def _stroom(self, pot: ProcessPoolExecutor, bron: Iterator[T]) -> Iterator[Any]:
        onderweg: deque[Future[list[Any]]] = deque()
        while partij := list(islice(bron, self.per_keer)):
            onderweg.append(pot.submit(doe, partij))
            if len(onderweg) == self.aantal * self.vooruit:
                yield from onderweg.popleft().result()
        while onderweg:
            yield from onderweg.popleft().result()
