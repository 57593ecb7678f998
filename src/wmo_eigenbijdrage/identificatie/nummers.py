"""The other identifiers of the field: gemeentecode, AGB code, message and start numbers.

Each type checks the form only. Whether a gemeentecode existed on a day is a question for
:mod:`wmo_eigenbijdrage.landelijk`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from wmo_eigenbijdrage.fouten import OngeldigeWaarde, toon

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["AgbCode", "BerichtIdentificatie", "EbStartNummer", "Gemeentecode"]


def _cijfers(aantal: int, wat: str) -> Callable[[Any, Attribute[str], object], None]:
    vorm = re.compile(f"[0-9]{{{aantal}}}", re.ASCII)

    def controleer(_: Any, __: Attribute[str], waarde: object) -> None:
        if not isinstance(waarde, str) or vorm.fullmatch(waarde) is None:
            raise OngeldigeWaarde(
                wat, f"{toon(waarde)} is not {aantal} digits", "give a text, leading zeros included"
            )

    return controleer


@frozen(order=True)
class Gemeentecode:
    """The CBS code of a gemeente: four digits, kept as text with its leading zeros.

    >>> print(Gemeentecode("0363"))
    0363

    Source: iStandaarden, LDT_Gemeente (RS035).
    """

    code: str = field(validator=_cijfers(4, "gemeentecode"))

    def __str__(self) -> str:
        return self.code


@frozen(order=True)
class AgbCode:
    """The code of a care provider in Vektis' AGB register: eight digits.

    No check digit is published, so that only the form can be checked.

    >>> print(AgbCode("41419999"))
    41419999
    """

    code: str = field(validator=_cijfers(8, "agbcode"))

    def __str__(self) -> str:
        return self.code


_HOOGSTE_STARTNUMMER = 999_999_999


def _startnummer(_: Any, __: Attribute[int], waarde: int) -> None:
    if type(waarde) is not int or not 0 <= waarde <= _HOOGSTE_STARTNUMMER:
        raise OngeldigeWaarde(
            "ebstartnummer", f"{toon(waarde)} is not allowed", f"give 0..{_HOOGSTE_STARTNUMMER}"
        )


@frozen(order=True)
class EbStartNummer:
    """The number of one contribution start, unique within the gemeente for all time.

    >>> print(EbStartNummer(123))
    123

    Source: iEb 1.0, LDT_Nummer (RS001, RS006).
    """

    nummer: int = field(validator=_startnummer)
    """0 to 999999999."""

    def __str__(self) -> str:
        return str(self.nummer)


# Characters that XML 1.0 allows but its line ends, at least one of them no blank of XML.
_IDENTIFICATIE = re.compile(
    r"(?=[\t ]*[^\t ])[\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]{1,12}"
)


def _identificatie(_: Any, __: Attribute[str], waarde: object) -> None:
    if not isinstance(waarde, str) or _IDENTIFICATIE.fullmatch(waarde) is None:
        raise OngeldigeWaarde(
            "identificatie",
            f"{toon(waarde)} is not allowed",
            "give 1..12 characters, not blank",
        )


@frozen(order=True)
class BerichtIdentificatie:
    """What a gemeente calls one message, unique per kind of message and never used again.

    One to twelve characters that XML can hold, no line ends, and not only spaces and tabs.

    >>> print(BerichtIdentificatie("EB0000000001"))
    EB0000000001

    Source: iEb 1.0, LDT_IdentificatieBericht (RS017, RS033).
    """

    tekst: str = field(validator=_identificatie)

    def __str__(self) -> str:
        return self.tekst
