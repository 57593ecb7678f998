"""The answers of CAK as values: WMO402, WMO404, WMO406 and WMO408."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.controle import is_dag, van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, Gemeentecode
from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.model import Heenbericht
from wmo_eigenbijdrage.ieb.versie import XsdVersie, is_versie

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Retourbericht", "Retourclient"]

# At most four positions (RS011). Wider than any list, as the lists that are known are not whole.
_RETOURCODE = re.compile(r"[0-9A-Za-z]{1,4}")


def _codes(waarde: Iterable[str]) -> tuple[str, ...]:
    try:
        # A text alone would fall apart into its letters.
        return (waarde,) if isinstance(waarde, str) else tuple(waarde)
    except TypeError:
        raise OngeldigeWaarde(
            "retourcodes", f"{type(waarde).__name__} is no list", 'give texts like "0200"'
        ) from None


def _retourcodes(_: Any, attribuut: Attribute[tuple[str, ...]], waarde: tuple[object, ...]) -> None:
    for code in waarde:
        if not isinstance(code, str) or _RETOURCODE.fullmatch(code) is None:
            raise OngeldigeWaarde(
                attribuut.name, "holds what is no retourcode", 'give texts like "0200" or "S300"'
            )


def _minstens_een(_: Any, attribuut: Attribute[tuple[str, ...]], waarde: tuple[str, ...]) -> None:
    if not waarde:
        raise OngeldigeWaarde(
            attribuut.name, "is empty", 'give at least one code; "0200" when all is well'
        )


@frozen(kw_only=True)
class Retourclient:
    """The client of a rejected message, copied with a verdict on each part."""

    heen: Heenbericht = field(validator=van_soort(Heenbericht))
    """The message as it was received."""
    klasse_retourcodes: tuple[str, ...] = field(
        converter=_codes, validator=[_retourcodes, _minstens_een]
    )
    """About the class, such as StartEigenBijdrage; 0200 when it is right, 0233 not assessed."""
    retourcodes: tuple[str, ...] = field(converter=_codes, validator=[_retourcodes, _minstens_een])
    """About the client itself."""


@frozen(kw_only=True)
class Retourbericht:
    """One answer of CAK to one message.

    Header only and no codes means accepted. Header only with codes is a rejection of the message
    as a whole; with a client, each part has its codes.

    Unknown codes are taken as they are. Source: iEb 1.0, WMO402 and WMO404; IV028.
    """

    type: Berichttype = field(validator=van_soort(Berichttype))
    """WMO402, WMO404, WMO406 or WMO408."""
    afzender: Gemeentecode = field(validator=van_soort(Gemeentecode))
    """The gemeente, as in the message that is answered."""
    identificatie: BerichtIdentificatie = field(validator=van_soort(BerichtIdentificatie))
    """Of the message that is answered."""
    dagtekening: date = field(validator=is_dag)
    """Of the message that is answered."""
    xsd_versie: XsdVersie | None = field(default=None, validator=optional(van_soort(XsdVersie)))
    """Of the message that is answered; ``None`` means those of the release."""
    identificatie_retour: BerichtIdentificatie = field(validator=van_soort(BerichtIdentificatie))
    dagtekening_retour: date = field(validator=is_dag)
    xslt_versie: str | None = field(default=None, validator=optional(is_versie))
    """The published rules that the message was checked with, if CAK used them."""
    xsd_versie_retour: XsdVersie | None = field(
        default=None, validator=optional(van_soort(XsdVersie))
    )
    """The schemas of the answer itself; ``None`` means those of the release."""
    retourcodes: tuple[str, ...] = field(default=(), converter=_codes, validator=_retourcodes)
    """About the header, or the message as a whole."""
    client: Retourclient | None = field(default=None, validator=optional(van_soort(Retourclient)))

    def __attrs_post_init__(self) -> None:
        if not self.type.is_retour:
            raise OngeldigeWaarde(
                "type", f"{self.type.value} is no answer", f"give {self.type.retour.value}"
            )
        if self.client is not None:
            self._eis_zelfde_kop(self.client.heen)

    def _eis_zelfde_kop(self, heen: Heenbericht) -> None:
        if heen.type.retour is not self.type:
            raise OngeldigeWaarde(
                "client",
                f"{self.type.value} does not answer {heen.type.value}",
                "give another type",
            )
        for veld in ("afzender", "identificatie", "dagtekening", "xsd_versie"):
            if getattr(self, veld) != getattr(heen, veld):
                raise OngeldigeWaarde(
                    veld, "differs between header and client", "copy it from the message"
                )
