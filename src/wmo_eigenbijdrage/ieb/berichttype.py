"""`Berichttype`: the eight messages of iEb, whatever release gives them a form."""

from __future__ import annotations

from enum import Enum

__all__ = ["Berichttype"]


class Berichttype(Enum):
    """One kind of message. An odd number goes from gemeente to CAK, the next one answers it.

    >>> Berichttype.WMO401.retour, Berichttype.WMO402.is_retour
    (<Berichttype.WMO402: 'WMO402'>, True)

    Source: Inlichtingenbureau, iEb-berichtenlijst.
    """

    WMO401 = "WMO401"
    """Start of a contribution."""
    WMO402 = "WMO402"
    """Answer to a start."""
    WMO403 = "WMO403"
    """Stop of a contribution."""
    WMO404 = "WMO404"
    """Answer to a stop."""
    WMO405 = "WMO405"
    """Start, change and stop of a contribution, as one period."""
    WMO406 = "WMO406"
    """Answer to a period."""
    WMO407 = "WMO407"
    """Start, change and stop of a stay in beschermd wonen, as one period."""
    WMO408 = "WMO408"
    """Answer to a period of beschermd wonen."""

    @property
    def is_retour(self) -> bool:
        """Whether CAK sends it, in answer to the message before it."""
        return int(self.value[-1]) % 2 == 0

    @property
    def heen(self) -> Berichttype:
        """The message that this one answers; a message that is no answer is its own."""
        return _HEEN[self]

    @property
    def retour(self) -> Berichttype:
        """The message that answers this one; an answer is its own."""
        return _RETOUR[self]


_ALLE = tuple(Berichttype)
_HEEN = {soort: _ALLE[n - n % 2] for n, soort in enumerate(_ALLE)}
_RETOUR = {soort: _ALLE[n - n % 2 + 1] for n, soort in enumerate(_ALLE)}
