"""Reading a message: from bytes to a value, with release and message recognised.

Strict about meaning: each value must exist, be in its place and fit the release. Lenient about
form: prefixes, white space, comments and processing instructions say nothing. Codes of an answer
are taken as they are, as the lists that are known are not whole.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from wmo_eigenbijdrage.ieb.bouwen import bouw
from wmo_eigenbijdrage.ieb.model import Heenbericht
from wmo_eigenbijdrage.ieb.ontleden import Ontleder, Teksten, ontleed_teksten
from wmo_eigenbijdrage.ieb.release import Berichtsoort, Release
from wmo_eigenbijdrage.ieb.retourbericht import Retourbericht
from wmo_eigenbijdrage.ieb.velden import VOLGORDE

__all__ = ["Berichtinhoud", "from_xml", "ontleed"]


@frozen
class Berichtinhoud:
    """What stands in a message, text by text, before it is made into a value.

    For whoever has to judge a message that cannot be a value, such as one with a wrong BSN.
    """

    _ontleder: Ontleder
    _teksten: Teksten = field(repr=False)

    @property
    def release(self) -> Release:
        """The release that it is in."""
        return self._ontleder.release

    @property
    def soort(self) -> Berichtsoort:
        """Which message it is, and how that looks in the release."""
        return self._ontleder.soort

    @property
    def teksten(self) -> Mapping[str, str]:
        """Per field the text, as it stands there; a field that is absent is not in it.

        Fields are named after those of the messages: ``bsn``, ``kostprijs.bedrag``,
        ``xsd_versie.bericht``. Never write this to a log: it holds the BSN.
        """
        return {
            veld: tekst
            for veld, tekst in zip(VOLGORDE, self._teksten, strict=True)
            if isinstance(tekst, str)
        }

    @property
    def codes(self) -> Mapping[str, tuple[str, ...]]:
        """Per field with retourcodes those codes: ``retourcodes``, ``client.retourcodes``, ..."""
        return {
            veld: codes
            for veld, codes in zip(VOLGORDE, self._teksten, strict=True)
            if isinstance(codes, tuple) and codes
        }

    def pad(self, veld: str) -> str:
        """Where a field stands in this message: the names from the root, with slashes between.

        A field that has no element in this release is given back as it is.
        """
        return self._ontleder.paden.get(veld, veld)

    def bericht(self) -> Heenbericht | Retourbericht:
        """The message as a value.

        Raises:
            BerichtFout: a value cannot exist, or does not fit in the release.
        """
        return bouw(self._ontleder, self._teksten)


def ontleed(xml: bytes, *releases: Release) -> Berichtinhoud:
    """What stands in a message, without judging its values.

    Args:
        xml: the message.
        releases: those in which it may be; all that come with the library when none is given.

    Raises:
        BerichtFout: it cannot be read, is a message of none of these releases, or its elements are
            not those of that message.
    """
    return Berichtinhoud(*ontleed_teksten(xml, releases))


def from_xml(xml: bytes, *releases: Release) -> Heenbericht | Retourbericht:
    """A message as a value; release and kind of message are recognised by its namespace.

    Args:
        xml: the message: UTF-8, with or without byte order mark.
        releases: those in which it may be; all that come with the library when none is given. Give
            your own when it was read from official schemas. Of two with the same namespace the
            first counts.

    Raises:
        BerichtFout: it cannot be read, is a message of none of these releases, or is not valid. One
            line that shows no value. To get all faults at once use
            :func:`~wmo_eigenbijdrage.ieb.schema.valideer`.

    >>> from_xml(b"<a/>")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    wmo_eigenbijdrage.ieb.veilig.BerichtFout: bericht: its namespace is of no known release; ...
    """
    return bouw(*ontleed_teksten(xml, releases))
