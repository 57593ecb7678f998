"""Versions of schemas: which ones a message was built with, and which ones a receiver takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from wmo_eigenbijdrage.fouten import OngeldigeWaarde

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Versiebereik", "XsdVersie", "is_versie"]

# Nine digits per part is a bound of ours; the format sets none.
_DEEL = r"(?:0|[1-9][0-9]{0,8})"
_VERSIE = re.compile(rf"{_DEEL}\.{_DEEL}\.{_DEEL}")


def is_versie(_: Any, attribuut: Attribute[str], waarde: object) -> None:
    """A validator: three whole numbers with points between (LDT_Versie, RS048)."""
    if not isinstance(waarde, str) or _VERSIE.fullmatch(waarde) is None:
        raise OngeldigeWaarde(
            attribuut.name, "is not three numbers with points between", 'give a text like "1.2.0"'
        )


def _delen(versie: str) -> tuple[int, ...]:
    return tuple(map(int, versie.split(".")))


@frozen
class XsdVersie:
    """The versions of the schemas that a message was built with (CDT_XsdVersie).

    >>> XsdVersie("1.2.0", "1.2.0").basisschema
    '1.2.0'
    """

    basisschema: str = field(validator=is_versie)
    bericht: str = field(validator=is_versie)


@frozen
class Versiebereik:
    """The version of a schema, and the versions that whoever has this one should accept.

    That a receiver accepts all of them is concluded from the names in the schemas [inferred].

    >>> Versiebereik("1.2.0", "1.0.0", "1.2.0").bevat("1.1.0")
    True
    """

    versie: str = field(validator=is_versie)
    laagste: str = field(validator=is_versie)
    hoogste: str = field(validator=is_versie)

    def __attrs_post_init__(self) -> None:
        if not self.bevat(self.versie):
            raise OngeldigeWaarde(
                "versie", f"{self.versie} lies outside its own range", "correct lowest and highest"
            )

    def bevat(self, versie: str) -> bool:
        """Whether a message built with *versie* should be accepted."""
        return _delen(self.laagste) <= _delen(versie) <= _delen(self.hoogste)
