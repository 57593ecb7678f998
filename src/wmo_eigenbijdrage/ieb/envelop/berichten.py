"""The messages that travel to and from the GGk, as values.

A Di01 brings a message, a Du01 the answer to one, a Fo01 tells that something is wrong with either.
A Bv03 or Fo03 is the immediate reply of a web service. Nothing here reads a clock or draws a
number: moments and names are arguments.

What a file holds, and what a fault says about it, may be about a person and is in no repr.

Source: VNG Realisatie, GGk 2.1 patch 4; its schemas ggk0210 and stuf0301 [seen].
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.controle import eis_soort, van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.ieb.envelop.waarden import (
    Functie,
    Referentienummer,
    Systeem,
    Tijdstip,
    Versienummer,
    is_tekst,
)

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = [
    "Bestand",
    "Bv03",
    "Di01",
    "Du01",
    "Envelop",
    "Fo01",
    "Fo03",
    "Plek",
    "TekstBestand",
    "XmlBestand",
    "foutdetails",
]


def _niet_leeg(_: Any, attribuut: Attribute[bytes], waarde: object) -> None:
    if not isinstance(waarde, bytes) or not waarde:
        raise OngeldigeWaarde(attribuut.name, "is not bytes, or empty", "give the bytes of a file")


@frozen
class XmlBestand:
    """A message in XML, byte for byte; it has no file name.

    Any bytes can be kept, so that an envelope can be answered whatever is in it. Only UTF-8 without
    byte order mark is written.
    """

    inhoud: bytes = field(repr=False, validator=_niet_leeg)


_BESTANDSNAAM = re.compile(r"[A-Za-z0-9\-._]{4,255}", re.ASCII)


def _bestandsnaam(_: Any, attribuut: Attribute[str], waarde: object) -> None:
    if not isinstance(waarde, str) or _BESTANDSNAAM.fullmatch(waarde) is None:
        raise OngeldigeWaarde(
            attribuut.name,
            "is not a file name",
            "give 4 to 255 of the characters A-Z a-z 0-9 - . _",
        )


@frozen
class TekstBestand:
    """A file that is no XML, with its name. No message of iEb travels so."""

    inhoud: bytes = field(repr=False, validator=_niet_leeg)
    bestandsnaam: str = field(repr=False, validator=_bestandsnaam)
    """4 to 255 letters, digits, hyphens, points and underscores (ggk0210, bestandsnaampattern)."""


Bestand: TypeAlias = XmlBestand | TekstBestand
"""What an envelope can hold."""


def _met_organisatie(_: Any, attribuut: Attribute[Systeem], waarde: object) -> None:
    if not isinstance(waarde, Systeem) or waarde.organisatie is None:
        raise OngeldigeWaarde(
            attribuut.name, "is not a Systeem with an organisation", "say who it is"
        )


def _een_bestand(_: Any, attribuut: Attribute[Bestand], waarde: object) -> None:
    if not isinstance(waarde, XmlBestand | TekstBestand):
        raise OngeldigeWaarde(
            attribuut.name,
            f"{type(waarde).__name__} is not a file",
            "give an XmlBestand or a TekstBestand",
        )


@frozen(kw_only=True)
class _Drager:
    """What a Di01 and a Du01 share; a message of iEb is never a `TekstBestand`."""

    zender: Systeem = field(validator=_met_organisatie)
    ontvanger: Systeem = field(validator=_met_organisatie)
    referentienummer: Referentienummer = field(validator=van_soort(Referentienummer))
    """Unique for ever; the answer names it."""
    tijdstip: Tijdstip = field(validator=van_soort(Tijdstip))
    functie: Functie = field(validator=van_soort(Functie))
    applicatieversie: Versienummer = field(validator=van_soort(Versienummer))
    """Of the application of the sender."""
    bestand: Bestand = field(validator=_een_bestand)

    def __attrs_post_init__(self) -> None:
        if self.functie.is_ieb and not isinstance(self.bestand, XmlBestand):
            raise OngeldigeWaarde("bestand", "is no XML", "send a message of iEb as XmlBestand")


@frozen(kw_only=True)
class Di01(_Drager):
    """The envelope of a heenbericht."""


@frozen(kw_only=True)
class Du01(_Drager):
    """The envelope of a retourbericht, with the number of what it answers."""

    crossreferentie: Referentienummer = field(validator=van_soort(Referentienummer))
    """The referentienummer of the Di01."""


class Plek(Enum):
    """On which side a fault lies."""

    CLIENT = "client"
    """With whoever sent the message."""
    SERVER = "server"
    """With whoever received it."""


@frozen(kw_only=True)
class _Antwoord:
    zender: Systeem = field(validator=van_soort(Systeem))
    ontvanger: Systeem = field(validator=van_soort(Systeem))
    referentienummer: str = field(validator=is_tekst(1, 40))
    """Free: in replies the schema asks no UUID."""
    tijdstip: Tijdstip = field(validator=van_soort(Tijdstip))
    crossreferentie: str = field(validator=is_tekst(1, 40))
    """The referentienummer of the envelope that this is about."""


@frozen(kw_only=True)
class Bv03(_Antwoord):
    """The reply of a web service that it has received an envelope."""


@frozen(kw_only=True)
class _Fout(_Antwoord):
    code: str = field(validator=is_tekst(1, 7))
    """A code of a list, see `foutcode`; unknown codes are kept as they are."""
    plek: Plek = field(validator=van_soort(Plek))
    omschrijving: str = field(repr=False, validator=is_tekst(1, 200, regels=True))
    details: str | None = field(
        default=None, repr=False, validator=optional(is_tekst(1, 1000, regels=True))
    )
    """Which message it is about, such as ``JW315-00010004``, see `foutdetails`."""
    details_xml: bytes | None = field(default=None, repr=False, validator=optional(_niet_leeg))
    """Elements of any kind, as XML without a declaration."""


@frozen(kw_only=True)
class Fo01(_Fout):
    """An envelope was refused, or what is in it. There is no retourbericht then.

    A gemeente that gets a payload which is not valid answers with code StUF055 (list of 2018).
    """


@frozen(kw_only=True)
class Fo03(_Fout):
    """The reply of a web service that it could not take an envelope."""


Envelop: TypeAlias = Di01 | Du01 | Fo01 | Fo03 | Bv03
"""What can be read."""


def foutdetails(functie: str, versie: Versienummer) -> str:
    """How the details of a Fo01 name a message: function, hyphen, version and subversion.

    The sources differ on whose version it is, of the application or of the message.

    >>> foutdetails("JW315", Versienummer(1, 4))
    'JW315-00010004'
    """
    eis_soort("versie", versie, Versienummer)
    return f"{functie}-{versie.versie:04}{versie.subversie:04}"
