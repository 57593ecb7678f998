"""`Release`: a release of iEb as data: how its messages look, its codes and its rules.

A description is a value. Those of 1.0 to 4.0 come with the library, see
:func:`~wmo_eigenbijdrage.ieb.releases.release`; another is read from a set of official schemas.
Both drive the same writer and reader.

Every item has its `Merk`. What schemas do not hold (marks, meanings of codes, rules, days) can be
left out of a comparison, see :meth:`Release.zonder_kennis`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum

from attrs import evolve, frozen

from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.datatype import Datatype
from wmo_eigenbijdrage.ieb.merk import Merk, Onzekerheid
from wmo_eigenbijdrage.ieb.versie import Versiebereik, XsdVersie

__all__ = ["Berichtsoort", "Element", "Klasse", "Niveau", "Regel", "Release", "Retourcode"]


class Niveau(Enum):
    """The four levels of checking, in order (IV028)."""

    BERICHTFORMAAT = 1
    """The schema. On failure there is no answer, only a fault message."""
    BERICHTINHOUD = 2
    """Rules inside one message ("xslt"). On failure: the header with 0001."""
    BERICHTOVERSTIJGEND = 3
    """Against earlier messages. On failure: a code on the part that is wrong."""
    EXTERNE_BRON = 4
    """Against the date, lists or tariffs. On failure: as level 3."""


@frozen
class Element:
    """One element in the sequence of a class."""

    naam: str
    type: str
    """The name of a `Datatype`, or of a `Klasse` of the message or of the basisschema."""
    minimaal: int = 1
    maximaal: int | None = 1
    """``None`` when there is no maximum."""
    vast: str | None = None
    """The only text that is allowed here."""
    merk: Merk = Merk.GEZIEN


@frozen
class Klasse:
    """A class: elements in a fixed order (a complex type)."""

    naam: str
    elementen: tuple[Element, ...]
    merk: Merk = Merk.GEZIEN
    """Of the name and of there being such a class."""

    def onzeker(self, bericht: str) -> Iterator[Onzekerheid]:
        """What of this class is only inferred."""
        if self.merk.onzeker:
            yield Onzekerheid(bericht, f"klasse {self.naam}", self.merk)
        for merk in Merk:
            namen = [element.naam for element in self.elementen if element.merk is merk]
            if merk.onzeker and namen:
                yield Onzekerheid(bericht, f"{self.naam}: {', '.join(namen)}", merk)


def _naam(deel: Datatype | Klasse) -> str:
    return deel.naam


def _zonder_merk(klassen: tuple[Klasse, ...]) -> tuple[Klasse, ...]:
    """The same classes by name, with nothing marked."""
    return tuple(
        Klasse(klasse.naam, tuple(evolve(deel, merk=Merk.GEZIEN) for deel in klasse.elementen))
        for klasse in sorted(klassen, key=_naam)
    )


@frozen
class Berichtsoort:
    """How one message looks in one release."""

    type: Berichttype
    naamruimte: str
    """Namespace of all elements but the children of classes of the basisschema."""
    xsd: Versiebereik
    """Versions of the schema of the message."""
    basisschema: Versiebereik
    """Versions of the basisschema that go with it."""
    klassen: tuple[Klasse, ...]
    """In the order of the schema; the first is that of the root element ``Bericht``."""
    merken: tuple[tuple[str, Merk], ...] = ()
    """The marks of what is no element: namespace, versions."""

    def klasse(self, naam: str) -> Klasse:
        """The class with this name.

        Raises:
            OnbekendeParameter: the message has no such class.
        """
        for klasse in self.klassen:
            if klasse.naam == naam:
                return klasse
        bekend = ", ".join(klasse.naam for klasse in self.klassen)
        raise OnbekendeParameter(f"klasse van {self.type.value}", naam, bekend)

    @property
    def berichtcode(self) -> str | None:
        """The Vektis code that the header is to hold; ``None`` when none is pinned."""
        for klasse in self.klassen:
            for element in klasse.elementen:
                if element.naam == "BerichtCode":
                    return element.vast
        return None

    @property
    def xsd_versie(self) -> XsdVersie:
        """The versions that a message built with these schemas states."""
        return XsdVersie(self.basisschema.versie, self.xsd.versie)

    def aanvaardt(self, versie: XsdVersie) -> bool:
        """Whether a receiver with these schemas should take a message that states *versie*."""
        return self.basisschema.bevat(versie.basisschema) and self.xsd.bevat(versie.bericht)

    @property
    def onzeker(self) -> tuple[Onzekerheid, ...]:
        """What of this message is only inferred; empty when it may be written without more ado."""
        bericht = self.type.value
        gevonden = [Onzekerheid(bericht, wat, merk) for wat, merk in self.merken if merk.onzeker]
        for klasse in self.klassen:
            gevonden += klasse.onzeker(bericht)
        return tuple(gevonden)


@frozen
class Retourcode:
    """A code by which CAK answers (EB001)."""

    code: str
    betekenis: str
    """In Dutch, in words of our own."""
    regel: str | None = None
    """The rule that is broken."""
    vanaf: date | None = None
    """In force from this day; ``None`` when that is not known."""
    merk: Merk = Merk.GEZIEN


@frozen(kw_only=True)
class Regel:
    """A rule of a release. Two with one code follow each other in time."""

    code: str
    tekst: str
    """In Dutch, in words of our own."""
    niveau: Niveau | None = None
    """``None`` for rules that no program checks."""
    retourcode: str | None = None
    berichten: tuple[Berichttype, ...] = ()
    """The messages that it is about; empty when that is not known."""
    maanden: int | None = None
    """How far back it lets a date lie, in calendar months; only of rules that set such a limit."""
    vanaf: date | None = None
    tot: date | None = None
    """The first day on which it no longer holds."""
    merk: Merk = Merk.GEZIEN
    """Of the text."""
    merk_niveau: Merk = Merk.GEZIEN
    merk_retourcode: Merk = Merk.GEZIEN
    merk_maanden: Merk = Merk.GEZIEN
    bron: str

    def geldt_op(self, dag: date) -> bool:
        """Whether it holds on *dag*."""
        return (self.vanaf is None or self.vanaf <= dag) and (self.tot is None or dag < self.tot)


@frozen(cache_hash=True)
class Release:
    """One release of iEb: its messages, types, codes and rules."""

    naam: str
    """Such as ``1.0``."""
    naamruimte: str
    """Namespace of the basisschema."""
    basisschema: Versiebereik
    datatypes: tuple[Datatype, ...]
    """The simple types (LDT) of the basisschema."""
    samengesteld: tuple[Klasse, ...]
    """The composite types (CDT) of the basisschema."""
    berichten: tuple[Berichtsoort, ...]
    betekenissen: tuple[tuple[str, str], ...] = ()
    """Names of elements beyond the known ones, each with the field of a message that it holds."""
    in_productie: date | None = None
    retourcodes: tuple[Retourcode, ...] = ()
    regels: tuple[Regel, ...] = ()
    merken: tuple[tuple[str, Merk], ...] = ()
    """The marks of what is no element: namespace, versions, messages."""

    def bericht(self, type_: Berichttype) -> Berichtsoort:
        """How a message looks in this release.

        Raises:
            OnbekendeParameter: this release has no such message.
        """
        for soort in self.berichten:
            if soort.type is type_:
                return soort
        bekend = ", ".join(soort.type.value for soort in self.berichten)
        raise OnbekendeParameter(f"bericht van iEb {self.naam}", type_.value, bekend)

    def datatype(self, naam: str) -> Datatype:
        """The simple type with this name.

        Raises:
            OnbekendeParameter: there is none.
        """
        for datatype in self.datatypes:
            if datatype.naam == naam:
                return datatype
        bekend = ", ".join(datatype.naam for datatype in self.datatypes)
        raise OnbekendeParameter(f"datatype van iEb {self.naam}", naam, bekend)

    def retourcode(self, code: str) -> Retourcode | None:
        """What is known of a code; ``None`` for one that is not in the list."""
        return next((kandidaat for kandidaat in self.retourcodes if kandidaat.code == code), None)

    def regel(self, code: str, dag: date | None = None) -> Regel | None:
        """The rule with this code that holds on *dag*, or without a day the last one."""
        gevonden = [
            regel
            for regel in self.regels
            if regel.code == code and (dag is None or regel.geldt_op(dag))
        ]
        return gevonden[-1] if gevonden else None

    def zonder_kennis(self) -> Release:
        """The same release with only what schemas hold.

        That is how a message may look: names, namespaces, versions, order, multiplicity, types and
        restrictions, and which retourcodes exist. Gone are marks, the day in production, meanings
        of codes, and rules; types and classes are sorted by name, as their order says nothing. Two
        releases describe the same messages when these are equal.
        """
        return evolve(
            self,
            datatypes=tuple(
                evolve(datatype, merk=Merk.GEZIEN) for datatype in sorted(self.datatypes, key=_naam)
            ),
            samengesteld=_zonder_merk(self.samengesteld),
            berichten=tuple(
                evolve(
                    soort,
                    klassen=_zonder_merk(soort.klassen[:1]) + _zonder_merk(soort.klassen[1:]),
                    merken=(),
                )
                for soort in self.berichten
            ),
            in_productie=None,
            retourcodes=(),
            regels=(),
            merken=(),
        )

    @property
    def onzeker(self) -> tuple[Onzekerheid, ...]:
        """All that is only inferred or not found: of the messages, the codes and the rules."""
        naam = f"iEb {self.naam}"
        gevonden = [Onzekerheid(naam, wat, merk) for wat, merk in self.merken if merk.onzeker]
        gevonden += [
            Onzekerheid(naam, datatype.naam, datatype.merk)
            for datatype in self.datatypes
            if datatype.merk.onzeker
        ]
        for klasse in self.samengesteld:
            gevonden += klasse.onzeker(naam)
        for soort in self.berichten:
            gevonden += soort.onzeker
        for code in self.retourcodes:
            if code.merk.onzeker:
                gevonden.append(Onzekerheid(naam, f"retourcode {code.code}", code.merk))
        for regel in self.regels:
            for wat, merk in (
                ("tekst", regel.merk),
                ("niveau", regel.merk_niveau),
                ("retourcode", regel.merk_retourcode),
                ("maanden", regel.merk_maanden),
            ):
                if merk.onzeker:
                    gevonden.append(Onzekerheid(naam, f"{wat} van regel {regel.code}", merk))
        return tuple(gevonden)
