"""The parts of an envelope: who, when, which message, which versions.

The lengths are those of stuf0301.xsd [seen]. No error shows the value: a name may stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from attrs import field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.controle import eis_soort, van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import Gemeentecode

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = [
    "CAK",
    "GGK_APPLICATIE",
    "KETENPARTIJEN",
    "Functie",
    "Referentienummer",
    "Systeem",
    "Tijdstip",
    "Versienummer",
    "iebfunctie",
    "is_tekst",
]

CAK = "CAK"
"""What CAK is called as an organisation."""
KETENPARTIJEN = frozenset({"SVB", CAK, "CBS", "UWV", "VWS", "VECOZO", "IB", "RINIS"})
"""The organisations with a fixed name; a gemeente is its CBS code, a provider its AGB code."""
GGK_APPLICATIE = "GGk"
"""What the receiving application of a Di01 is called, whoever the receiver is."""

# What XML 1.0 can hold, without line ends and tabs: those are form.
_TEKEN = r"[\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_REGEL = re.compile(rf"(?! ){_TEKEN}*(?<! )")
_REGELS = re.compile(rf"(?![ \t\n])(?:{_TEKEN}|[\t\n])*(?<![ \t\n])")


def is_tekst(
    laagste: int, hoogste: int, *, regels: bool = False
) -> Callable[[Any, Attribute[str], object], None]:
    """A validator: a text of so many characters, all of which XML can hold, not blank at the ends.

    Args:
        laagste: the fewest characters.
        hoogste: the most characters.
        regels: allow line ends and tabs within.
    """
    vorm = _REGELS if regels else _REGEL

    def controleer(_: Any, attribuut: Attribute[str], waarde: object) -> None:
        if not isinstance(waarde, str) or not laagste <= len(waarde) <= hoogste:
            raise OngeldigeWaarde(
                attribuut.name,
                f"is not a text of {laagste} to {hoogste} characters",
                "shorten or complete it",
            )
        if vorm.fullmatch(waarde) is None:
            raise OngeldigeWaarde(
                attribuut.name,
                "holds a character that an envelope cannot",
                "leave out control characters, and blanks at the ends",
            )

    return controleer


def _patroon(patroon: str, remedie: str) -> Callable[[Any, Attribute[str], object], None]:
    vorm = re.compile(patroon, re.ASCII)

    def controleer(instantie: Any, _: Attribute[str], waarde: object) -> None:
        if not isinstance(waarde, str) or vorm.fullmatch(waarde) is None:
            naam = type(instantie).__name__.lower()
            raise OngeldigeWaarde(naam, "has another form", remedie)

    return controleer


@frozen(order=True)
class Referentienummer:
    """The name of one envelope: a UUID of version 4, in lower case, never used twice.

    >>> print(Referentienummer("9c0f7b90-5c69-41e5-a837-0800200c9a66"))
    9c0f7b90-5c69-41e5-a837-0800200c9a66

    Source: GGk 2.1 patch 4, pattern of referentienummer and crossRefnummer [seen].
    """

    tekst: str = field(
        validator=_patroon(
            r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
            "give a UUID of version 4 in lower case, with hyphens",
        )
    )

    @classmethod
    def van_uuid(cls, uuid: UUID) -> Referentienummer:
        """The number that holds *uuid*, such as one of ``uuid.uuid4()``.

        Raises:
            OngeldigeWaarde: it is no UUID of version 4.
        """
        eis_soort("uuid", uuid, UUID)
        return cls(str(uuid))

    def __str__(self) -> str:
        return self.tekst


@frozen(order=True)
class Tijdstip:
    """When an envelope was made: 8 to 17 digits, from the year down to thousandths of a second.

    There is no time zone in it; that it is Dutch local time is [inferred]. The format does not say
    that the digits are an existing moment, so that a wrong clock elsewhere stops no message here.

    >>> Tijdstip("20160421132514").moment
    datetime.datetime(2016, 4, 21, 13, 25, 14)

    Source: stuf0301.xsd, Tijdstip [seen].
    """

    tekst: str = field(validator=_patroon(r"[0-9]{8,17}", "give 8 to 17 digits: yyyymmddhhmmss"))

    @classmethod
    def van(cls, moment: datetime) -> Tijdstip:
        """The time of *moment* in whole seconds, as the samples have it.

        Raises:
            OngeldigeWaarde: *moment* has a time zone; the format does not.

        >>> print(Tijdstip.van(datetime(2020, 1, 2, 9, 30)))
        20200102093000
        """
        eis_soort("moment", moment, datetime)
        if moment.tzinfo is not None:
            raise OngeldigeWaarde(
                "moment", "has a time zone", "give Dutch local time without a time zone"
            )
        return cls(moment.isoformat(timespec="seconds").translate(_ALLEEN_CIJFERS))

    @property
    def dag(self) -> date | None:
        """The day, or ``None`` when there is no such day."""
        try:
            return date.fromisoformat(self.tekst[:8])
        except ValueError:
            return None

    @property
    def moment(self) -> datetime | None:
        """The moment, or ``None`` when there is none or the digits stop before the seconds."""
        vorm = "%Y%m%d%H%M%S" if len(self.tekst) == _TOT_SECONDEN else "%Y%m%d%H%M%S%f"
        if len(self.tekst) < _TOT_SECONDEN:
            return None  # strptime would take fewer digits than two for an hour
        try:
            return datetime.strptime(self.tekst, vorm)  # noqa: DTZ007 - the format has no zone
        except ValueError:
            return None

    def __str__(self) -> str:
        return self.tekst


_TOT_SECONDEN = len("yyyymmddhhmmss")
_ALLEEN_CIJFERS = str.maketrans("", "", "-:T")
_HOOGSTE_VERSIE = 9999


def _versiedeel(_: Any, attribuut: Attribute[int], waarde: int) -> None:
    if type(waarde) is not int or not 0 <= waarde <= _HOOGSTE_VERSIE:
        raise OngeldigeWaarde(
            attribuut.name, "does not fit in four digits", f"give 0..{_HOOGSTE_VERSIE}"
        )


@frozen(order=True)
class Versienummer:
    """A version and a subversion, four digits each, of an application or of a message.

    >>> print(Versienummer(1, 0))
    0001.0000

    Source: stuf0301.xsd, Versienr [seen].
    """

    versie: int = field(validator=_versiedeel)
    subversie: int = field(default=0, validator=_versiedeel)

    def __str__(self) -> str:
        return f"{self.versie:04}.{self.subversie:04}"


@frozen
class Functie:
    """Which message an envelope holds, and the version of its kind.

    >>> print(Functie("WMO301", Versienummer(2, 3)))
    WMO301 0002.0003
    """

    naam: str = field(validator=is_tekst(1, 30))
    versie: Versienummer = field(validator=van_soort(Versienummer))

    @property
    def is_ieb(self) -> bool:
        """Whether it is a message of iEb, which is always XML."""
        return _IEB.fullmatch(self.naam) is not None

    def __str__(self) -> str:
        return f"{self.naam} {self.versie}"


_IEB = re.compile(r"WMO40[1-8]", re.ASCII)
_RELEASE = re.compile(r"([0-9]{1,4})\.([0-9]{1,4})", re.ASCII)


def iebfunctie(bericht: str, release: str) -> Functie:
    """The function of an iEb message: its code, with the release as its version.

    That version and subversion are those of the release is [inferred] from "subversie van het
    berichttype" in the specification; no envelope around an iEb message was read.

    Raises:
        OngeldigeWaarde: it is no message of iEb, or no release such as "1.0".

    >>> print(iebfunctie("WMO401", "1.0"))
    WMO401 0001.0000

    Source: GGk 2.1 patch 4, functieVersie and functieSubversie.
    """
    eis_soort("release", release, str)
    gevonden = _RELEASE.fullmatch(release)
    if gevonden is None:
        raise OngeldigeWaarde("release", "is not a release", 'give a text like "1.0"')
    functie = Functie(bericht, Versienummer(int(gevonden[1]), int(gevonden[2])))
    if not functie.is_ieb:
        raise OngeldigeWaarde("bericht", "is not a message of iEb", "give WMO401 to WMO408")
    return functie


@frozen(kw_only=True)
class Systeem:
    """Who sends or receives an envelope: an organisation and its application.

    >>> Systeem.van_gemeente(Gemeentecode("0363"), "Wmo Applicatie").organisatie
    '0363'

    Source: stuf0301.xsd, Systeem [seen]; GGk 2.1 patch 4 on organisations [seen].
    """

    organisatie: str | None = field(validator=optional(is_tekst(1, 200)))
    """A CBS code, an AGB code or one of `KETENPARTIJEN`; only a reply of the GGk itself may lack
    it."""
    applicatie: str = field(validator=is_tekst(3, 50))
    """The name of the application, without its version."""
    administratie: str | None = field(default=None, validator=optional(is_tekst(1, 50)))
    """The name of the samenwerkingsverband, or else of the gemeente."""
    gebruiker: str | None = field(default=None, repr=False, validator=optional(is_tekst(1, 100)))
    """A person; the specification advises to leave it out."""

    @classmethod
    def van_gemeente(
        cls, gemeente: Gemeentecode, applicatie: str, administratie: str | None = None
    ) -> Systeem:
        """A gemeente with the application that it uses."""
        eis_soort("gemeente", gemeente, Gemeentecode)
        return cls(organisatie=gemeente.code, applicatie=applicatie, administratie=administratie)

    @classmethod
    def via_ggk(cls, organisatie: str = CAK) -> Systeem:
        """A receiver behind the GGk, which is CAK unless told otherwise."""
        return cls(organisatie=organisatie, applicatie=GGK_APPLICATIE)

    @property
    def gemeente(self) -> Gemeentecode | None:
        """The gemeente that this is, or ``None`` when the organisation has no CBS code."""
        try:
            return Gemeentecode(self.organisatie)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        except OngeldigeWaarde:
            return None
