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
# Eight digits or more, with anything but letters between; repr writes some of that as an escape.
_TUSSEN = r"(?:\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\[nrt]|[\W_])"
_VEEL_CIJFERS = re.compile(rf"\d(?:{_TUSSEN}*\d){{7,}}")
# What has as many and is no number: days, as text or as repr has them, with or without a time.
_DAG = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}(?::[0-9]{2}){1,2})?"
_DAGEN = re.compile(rf"{_DAG}(?:\W+{_DAG})*|(?:19|20)[0-9]{{2}}(?:, [0-9]{{1,2}}){{2,5}}")


def _dek_af(gevonden: re.Match[str]) -> str:
    return gevonden[0] if _DAGEN.fullmatch(gevonden[0]) else "*********"


def toon(waarde: object) -> str:
    """A value as it may stand in an error: short, and without anything that could be a BSN.

    >>> toon("2020-13"), toon("999990019x"), toon("B-9999-900 19")
    ("'2020-13'", "'*********x'", "'B-*********'")
    """
    tekst = _VEEL_CIJFERS.sub(_dek_af, repr(waarde))  # before cutting, or a part of it would stay
    return tekst if len(tekst) <= _LANGSTE else f"{tekst[:_LANGSTE]}..."


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
