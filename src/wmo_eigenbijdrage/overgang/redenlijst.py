"""What lists of reasons have in common: members of a stable code and a Dutch text."""

from __future__ import annotations

from enum import Enum

from wmo_eigenbijdrage.bevindingen import Bevinding

__all__ = ["Redenlijst"]


class Redenlijst(Enum):
    """Reasons, each with its code and its text; the base of one list for each kind of file.

    A code is a contract: unique, and never given another meaning. No text holds the content of a
    field, as a shifted column may put a BSN anywhere.
    """

    @property
    def code(self) -> str:
        """The stable code."""
        code: str = self.value[0]
        return code

    def over(self, kolom: str, **gegevens: object) -> Bevinding:
        """The finding that this reason makes about a column."""
        return Bevinding(self.code, kolom, self.value[1].format(**gegevens))
