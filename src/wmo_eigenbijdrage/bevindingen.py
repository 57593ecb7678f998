"""Findings: what is wrong with, or remarkable about, something that came in from outside.

A finding is a value. It is collected and returned, never raised, so that one pass tells
everything and nothing is lost. The text is Dutch, as people at a gemeente read it.
"""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen
from attrs.validators import matches_re

__all__ = ["Bevinding", "Redenlijst"]


@frozen(order=True)
class Bevinding:
    """One finding: a stable code, the place it is about, and a Dutch sentence.

    The code is a contract: unique, and never used again for something else.

    >>> print(Bevinding("HV01", "BSN", "voldoet niet aan de 11-proef"))
    [HV01] (BSN) voldoet niet aan de 11-proef
    """

    code: str = field(validator=matches_re(r"[A-Z]{2,8}[0-9]{2,4}"))
    plaats: str = field(converter=str)  # an enum of texts becomes a plain text
    """Where: a column, or the path of an element."""
    tekst: str

    def __str__(self) -> str:
        return f"[{self.code}] ({self.plaats}) {self.tekst}"


class Redenlijst(Enum):
    """The base of a list of reasons: each member is a stable code and a Dutch text.

    A code is a contract: unique, and never given another meaning. No text holds the content of a
    field, as a shifted column may put a BSN anywhere.
    """

    @property
    def code(self) -> str:
        """The stable code."""
        code: str = self.value[0]
        return code

    def over(self, plaats: str, **gegevens: object) -> Bevinding:
        """The finding that this reason makes about a place."""
        return Bevinding(self.code, plaats, self.value[1].format(**gegevens))
