"""The one door through which foreign XML comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wmo_eigenbijdrage.ieb.veilig import BerichtFout, lees_xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

__all__ = ["BerichtFout", "lees_wortel"]

GRENS_TEKENS = 2_000_000
"""More ``<`` and ``=`` than a claim of 25 MB holds: an element of it takes more than 30 bytes."""


def lees_wortel(xml: bytes) -> Element:
    """The root of a message of at most 25 MB (OP179).

    Raises:
        BerichtFout: the bytes are no XML document that may be read.
    """
    return lees_xml(xml, grens_tekens=GRENS_TEKENS)
