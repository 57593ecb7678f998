"""Reading and checking in one go: a message as a value, or what is wrong with it."""

from __future__ import annotations

from attrs import frozen

from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.ieb.bouwen import bouw
from wmo_eigenbijdrage.ieb.lezen import from_xml
from wmo_eigenbijdrage.ieb.model import Heenbericht
from wmo_eigenbijdrage.ieb.ontleden import (
    Ontleder,
    Teksten,
    ontleed_gewoon,
)
from wmo_eigenbijdrage.ieb.release import Release
from wmo_eigenbijdrage.ieb.retourbericht import Retourbericht
from wmo_eigenbijdrage.ieb.schema import Schemaset, valideer
from wmo_eigenbijdrage.ieb.veilig import BerichtFout
from wmo_eigenbijdrage.ieb.velden import CODEVELDEN, VOLGORDE

__all__ = ["Lezing", "lees"]


@frozen
class Lezing:
    """What became of a message: a value, or findings; never neither."""

    bericht: Heenbericht | Retourbericht | None
    bevindingen: tuple[Bevinding, ...]
    """Of level 1, see :func:`~wmo_eigenbijdrage.ieb.schema.valideer`, and IEB01: valid by the
    schema, but it has a value that cannot exist, such as a BSN that fails the 11-test, or an
    element without a known meaning."""


def lees(xml: bytes, *releases: Release, schemas: Schemaset | None = None) -> Lezing:
    """A message that is valid by its schemas as a value, or else what is wrong with it.

    A message in the plain form in which programs write them is not handed to a validating parser:
    the pattern that recognises it and the types of its values leave nothing that our own schemas
    would refuse, apart from codes, and these are looked up. Give *schemas* to check each message
    with those files whatever its form.

    Args:
        xml: the message.
        releases: those in which it may be; all that come with the library when none is given.
        schemas: official files to check with.

    Raises:
        OngeldigeWaarde: *xml* is not bytes, or (`ReleaseFout`) *schemas* cannot be used.

    >>> lees(b"<Bericht/>").bevindingen[0].code
    'XML02'
    """
    gewoon = ontleed_gewoon(xml, releases)
    if gewoon is not None:
        lezing = _lees_gewoon(xml, *gewoon, schemas)
        if lezing is not None:
            return lezing
    bevindingen = valideer(xml, *releases, schemas=schemas)
    if bevindingen:
        return Lezing(None, bevindingen)
    try:
        return Lezing(from_xml(xml, *releases), ())
    except BerichtFout as fout:
        wat = "geldig volgens het schema, maar zonder betekenis of met een waarde die niet bestaat"
        return Lezing(None, (Bevinding("IEB01", fout.veld, wat),))


def _lees_gewoon(
    xml: bytes, ontleder: Ontleder, teksten: Teksten, schemas: Schemaset | None
) -> Lezing | None:
    """The reading of a plain message that is valid; ``None`` when it has to be looked into."""
    if schemas is None:
        if not _codes_bekend(ontleder, teksten):
            return None
    elif not schemas.geldig(xml, ontleder.soort.type):
        return None
    try:
        return Lezing(bouw(ontleder, teksten), ())
    except OngeldigeWaarde:
        return None


_EERSTE_CODE = VOLGORDE.index(CODEVELDEN[0])


def _codes_bekend(ontleder: Ontleder, teksten: Teksten) -> bool:
    """Whether all codes of an answer are in the list of the release."""
    return all(
        datatype.past(code)
        for codes, datatype in zip(teksten[_EERSTE_CODE:], ontleder.codetypen, strict=True)
        for code in codes or ()
        if datatype is not None
    )
