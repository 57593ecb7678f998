"""`Post`: answers on their way to gemeenten, each with its own lot."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import Gemeentecode
from wmo_eigenbijdrage.testing.gesprek.gemeente import Navraag

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["GEWOON", "KWIJT", "Brief", "Post", "Postlot"]


def _vanaf_een(_: Any, attribuut: Attribute[Any], waarde: tuple[int, ...]) -> None:
    if any(aantal < 1 for aantal in waarde):
        raise OngeldigeWaarde(attribuut.name, "holds less than one", "an answer comes later")


@frozen
class Postlot:
    """When an answer arrives: after how many days, once for each copy.

    >>> print(Postlot((1, 4)), Postlot((9,)), Postlot(()), sep=", ")
    na 1 en 4 dagen, na 9 dagen, kwijt
    """

    dagen: tuple[int, ...] = field(validator=_vanaf_een)
    """Of each copy; none when it is lost."""

    def __str__(self) -> str:
        if not self.dagen:
            return "kwijt"
        return f"na {' en '.join(map(str, self.dagen))} {'dag' if self.dagen == (1,) else 'dagen'}"


GEWOON = Postlot((1,))
"""The next day, once."""
KWIJT = Postlot(())
"""It never comes, unless it is asked for."""


@frozen
class Brief:
    """One answer to a gemeente."""

    gemeente: Gemeentecode
    xml: bytes = field(repr=False)


@define(eq=False)
class Post:
    """What is under way, and what was ever answered, so that it can be sent once more."""

    _onderweg: list[tuple[date, int, Brief]] = field(
        init=False, factory=list[tuple[date, int, Brief]]
    )
    _aantal: int = field(init=False, default=0)
    _loten: deque[Postlot] = field(init=False, factory=deque[Postlot])
    _gegeven: dict[tuple[Gemeentecode, Navraag], Brief] = field(
        init=False, factory=dict[tuple[Gemeentecode, Navraag], Brief]
    )

    def loot(self, loten: Iterable[Postlot]) -> None:
        """Decide what happens to the answers that come next, in the place of what was decided."""
        self._loten = deque(loten)

    def beantwoord(self, navraag: Navraag, brief: Brief, dag: date) -> Postlot:
        """Send an answer for the first time; the lot that it has."""
        self._gegeven.setdefault((brief.gemeente, navraag), brief)
        lot = self._loten.popleft() if self._loten else GEWOON
        for aantal in lot.dagen:
            self.verzend(brief, dag + timedelta(days=aantal))
        return lot

    def herhaal(self, gemeente: Gemeentecode, navraag: Navraag, dag: date) -> bool:
        """Send the first answer to a message once more, to arrive the next day.

        Whether there is one: what never reached CAK has no answer.
        """
        brief = self._gegeven.get((gemeente, navraag))
        if brief is not None:
            self.verzend(brief, dag + timedelta(days=1))
        return brief is not None

    def verzend(self, brief: Brief, aankomst: date) -> None:
        """Let something arrive on a day."""
        self._aantal += 1
        heappush(self._onderweg, (aankomst, self._aantal, brief))

    def haal(self, dag: date) -> Iterator[Brief]:
        """What arrives up to and including a day, in order, once."""
        while self._onderweg and self._onderweg[0][0] <= dag:
            yield heappop(self._onderweg)[2]

    @property
    def is_leeg(self) -> bool:
        """Whether nothing is under way."""
        return not self._onderweg
