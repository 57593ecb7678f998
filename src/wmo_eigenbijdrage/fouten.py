"""The exceptions of this library: one root, each the nearest built-in as well.

An exception is raised for a value that cannot exist or a question that has no answer.
What is wrong with rows of a file or with messages is never raised but returned as a value,
see :mod:`wmo_eigenbijdrage.bevindingen`.

Every message is one line: the field, the problem, the remedy. A BSN is in none of them,
neither in the text nor in the attributes.
"""

from __future__ import annotations

import re

__all__ = ["BuitenBereik", "OnbekendeParameter", "OngeldigeWaarde", "WmoFout", "toon"]

_LANGSTE = 40
# Eight digits or more, also with points or blanks between; a date has its hyphens and stays.
_VEEL_CIJFERS = re.compile(r"[0-9](?:[.\s]?[0-9]){7,}")


def toon(waarde: object) -> str:
    """A value as it may stand in an error: short, and without anything that could be a BSN.

    >>> toon("2020-13"), toon("999990019x")
    ("'2020-13'", "'*********x'")
    """
    tekst = repr(waarde)
    kort = tekst if len(tekst) <= _LANGSTE else f"{tekst[:_LANGSTE]}..."
    return _VEEL_CIJFERS.sub("*********", kort)


class WmoFout(Exception):
    """Root of all exceptions of this library."""


class OngeldigeWaarde(WmoFout, ValueError):
    """A value that cannot exist, such as month 13 or a BSN that fails the 11-test.

    Attributes:
        veld: the field or argument that is wrong.
        probleem: what is wrong with it.
        remedie: what would be right.

    >>> str(OngeldigeWaarde("maand", "13 is not a month", "give 1..12"))
    'maand: 13 is not a month; give 1..12'
    """

    def __init__(self, veld: str, probleem: str, remedie: str) -> None:
        super().__init__(veld, probleem, remedie)
        self.veld = veld
        self.probleem = probleem
        self.remedie = remedie

    def __str__(self) -> str:
        return f"{self.veld}: {self.probleem}; {self.remedie}"


class BuitenBereik(OngeldigeWaarde):
    """A value outside the range that is supported, such as a day before 29-12-2014."""


class OnbekendeParameter(WmoFout, LookupError):
    """A figure that is not known for what was asked; it is never guessed.

    Attributes:
        parameter: the name of the figure.
        gevraagd: what was asked, mostly a date.
        bekend: for what it is known.

    >>> str(OnbekendeParameter("abonnementstarief", "2027-01-01", "2020-01-01..2026-12-31"))
    'abonnementstarief: no value for 2027-01-01; known: 2020-01-01..2026-12-31'
    """

    def __init__(self, parameter: str, gevraagd: str, bekend: str) -> None:
        super().__init__(parameter, gevraagd, bekend)
        self.parameter = parameter
        self.gevraagd = gevraagd
        self.bekend = bekend

    def __str__(self) -> str:
        return f"{self.parameter}: no value for {self.gevraagd}; known: {self.bekend}"
