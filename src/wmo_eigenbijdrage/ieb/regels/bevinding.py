"""Findings about a message, and what a whole check found."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum

from attrs import field, frozen
from attrs.validators import deep_iterable, instance_of, optional

from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.controle import is_dag, van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, Gemeentecode
from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.merk import Merk
from wmo_eigenbijdrage.ieb.model import Heenbericht
from wmo_eigenbijdrage.ieb.release import Niveau, Release
from wmo_eigenbijdrage.ieb.versie import XsdVersie

__all__ = [
    "Berichtbevinding",
    "Berichtkop",
    "Controleuitkomst",
    "NietGecontroleerd",
    "Onderdeel",
]


class Onderdeel(Enum):
    """The parts of a message on which an answer gives its verdict."""

    KOP = "kop"
    """The header, or the message as a whole."""
    CLIENT = "client"
    """The person."""
    KLASSE = "klasse"
    """What is told about the person, such as StartEigenBijdrage."""


_IN_KLASSE = re.compile(r"startnummer|startdatum|stopdatum|status|kostprijs\..*")


def onderdeel_van(veld: str) -> Onderdeel:
    """The part of a message that a field stands in."""
    if veld == "bsn":
        return Onderdeel.CLIENT
    return Onderdeel.KLASSE if _IN_KLASSE.fullmatch(veld) else Onderdeel.KOP


@frozen
class Berichtbevinding:
    """One fault of a message: which rule it breaks, where, and what CAK answers to it.

    >>> print(
    ...     Berichtbevinding(
    ...         Bevinding("CS002", "Bericht/Client/Bsn", "voldoet niet aan de 11-proef"),
    ...         Niveau.BERICHTINHOUD,
    ...         Onderdeel.CLIENT,
    ...         "0001",
    ...         Merk.GEDEELD,
    ...     )
    ... )
    [CS002] (Bericht/Client/Bsn) voldoet niet aan de 11-proef
    """

    bevinding: Bevinding = field(validator=van_soort(Bevinding))
    """The rule as code, the path of the element as place, and a Dutch text."""
    niveau: Niveau = field(validator=van_soort(Niveau))
    onderdeel: Onderdeel = field(default=Onderdeel.KOP, validator=van_soort(Onderdeel))
    retourcode: str | None = field(default=None, validator=optional(instance_of(str)))
    """What CAK answers with; ``None`` for the schema, to which it gives no answer."""
    merk: Merk = field(default=Merk.GEZIEN, validator=van_soort(Merk))
    """How certain rule and code are."""

    def __attrs_post_init__(self) -> None:
        if (self.retourcode is None) is not (self.niveau is Niveau.BERICHTFORMAAT):
            raise OngeldigeWaarde(
                "retourcode", "does not go with the level", "give one at all levels but the schema"
            )

    @property
    def regel(self) -> str:
        """The code of the rule."""
        return self.bevinding.code

    @property
    def pad(self) -> str:
        """Where: the names of the elements from the root, with slashes between."""
        return self.bevinding.plaats

    @property
    def tekst(self) -> str:
        """What is wrong, in Dutch; without the content of the element."""
        return self.bevinding.tekst

    def __str__(self) -> str:
        return str(self.bevinding)


@frozen
class NietGecontroleerd:
    """A rule that holds for the message and was not checked, with the reason in Dutch.

    >>> print(NietGecontroleerd("TR115", "de tekst van de regel is niet gevonden"))
    TR115: de tekst van de regel is niet gevonden
    """

    regel: str
    """Its code; ``*`` for all rules, ``XsdVersie`` for whether CAK takes these versions."""
    reden: str

    def __str__(self) -> str:
        return f"{self.regel}: {self.reden}"


@frozen
class Berichtkop:
    """The header of a message from a gemeente: all that an answer needs to name it."""

    type: Berichttype = field(validator=van_soort(Berichttype))
    afzender: Gemeentecode = field(validator=van_soort(Gemeentecode))
    identificatie: BerichtIdentificatie = field(validator=van_soort(BerichtIdentificatie))
    dagtekening: date = field(validator=is_dag)
    xsd_versie: XsdVersie | None = field(default=None, validator=optional(van_soort(XsdVersie)))

    def __attrs_post_init__(self) -> None:
        if self.type.is_retour:
            raise OngeldigeWaarde(
                "type", f"{self.type.value} is itself an answer", f"give {self.type.heen.value}"
            )

    @classmethod
    def van(cls, bericht: Heenbericht) -> Berichtkop:
        """The header of a message."""
        return cls(
            bericht.type,
            bericht.afzender,
            bericht.identificatie,
            bericht.dagtekening,
            bericht.xsd_versie,
        )


@frozen(kw_only=True)
class Controleuitkomst:
    """All that a check found in one message."""

    bevindingen: tuple[Berichtbevinding, ...] = field(
        default=(), validator=deep_iterable(van_soort(Berichtbevinding), van_soort(tuple))
    )
    """By level, then in the order of the message."""
    niet_gecontroleerd: tuple[NietGecontroleerd, ...] = field(
        default=(), validator=deep_iterable(van_soort(NietGecontroleerd), van_soort(tuple))
    )
    """Rules that hold for this message of which nothing can be said."""
    release: Release | None = field(default=None, repr=False)
    """The release it was checked against; ``None`` when it is of none that is known."""
    kop: Berichtkop | None = field(default=None, validator=optional(van_soort(Berichtkop)))
    """``None`` when the header cannot be read, or the message is itself an answer."""
    bericht: Heenbericht | None = field(default=None, validator=optional(van_soort(Heenbericht)))
    """The message as a value; ``None`` when it cannot be one, such as with a wrong BSN."""

    def __attrs_post_init__(self) -> None:
        if self.bericht is not None and self.kop != Berichtkop.van(self.bericht):
            raise OngeldigeWaarde(
                "kop", "is not that of the message", "give Berichtkop.van(bericht)"
            )

    @property
    def in_orde(self) -> bool:
        """Whether nothing was found in all that could be checked."""
        return not self.bevindingen

    @property
    def niveau(self) -> Niveau | None:
        """The first level with a finding, which decides the answer; ``None`` when there is none."""
        if not self.bevindingen:
            return None
        return min((fout.niveau for fout in self.bevindingen), key=lambda niveau: niveau.value)
