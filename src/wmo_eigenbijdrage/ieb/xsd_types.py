"""One schema of an official set: its types, read strictly.

Every construct that the description of a release cannot hold is a `ReleaseFout` that names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from wmo_eigenbijdrage.fouten import OngeldigeWaarde, toon
from wmo_eigenbijdrage.ieb.boom import ReleaseFout
from wmo_eigenbijdrage.ieb.datatype import Basis, Datatype
from wmo_eigenbijdrage.ieb.release import Element, Klasse
from wmo_eigenbijdrage.ieb.veilig import lees_xml
from wmo_eigenbijdrage.ieb.versie import Versiebereik
from wmo_eigenbijdrage.ieb.xsd_facetten import FACETTEN, enige_tekst, met_facetten

if TYPE_CHECKING:
    from lxml.etree import _Element as Xml  # pyright: ignore[reportPrivateUsage]

__all__ = ["Schema", "eis_naam"]

_XS = "{http://www.w3.org/2001/XMLSchema}"
_INGEBOUWD = {
    "string": Datatype("", Basis.TEKST),
    "date": Datatype("", Basis.DATUM),
    "integer": Datatype("", Basis.GETAL),
    "nonNegativeInteger": Datatype("", Basis.GETAL, minimum=0),
    "positiveInteger": Datatype("", Basis.GETAL, minimum=1),
}
_NAAM = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_DIEPST = 20
_GROOTSTE = 4 * 1024 * 1024


def eis_naam(waar: str, naam: str | None) -> str:
    """A name of plain letters, digits, hyphens, points and underscores."""
    if naam is None or _NAAM.fullmatch(naam) is None:
        raise ReleaseFout(waar, "has a part without a usable name", "name it in plain letters")
    return naam


class Schema:
    """One file of a set."""

    def __init__(self, bestand: str, inhoud: bytes) -> None:
        """Read one file.

        Raises:
            BerichtFout: it is no XML that can be read safely.
            ReleaseFout: it is no schema of this family.
        """
        self.bestand = toon(bestand).strip("'")
        self._wortel = lees_xml(inhoud, grens_bytes=_GROOTSTE)
        if self._wortel.tag != f"{_XS}schema":
            raise self.fout("is no schema", "give the files of one set")
        self.naamruimte = self._wortel.get("targetNamespace", "")
        if not self.naamruimte or self._wortel.get("elementFormDefault") != "qualified":
            raise self.fout(
                "has no target namespace with qualified elements", "give an official set"
            )
        self._delen: dict[str, dict[str, Xml]] = {
            soort: {} for soort in ("element", "complexType", "simpleType")
        }
        self.imports: list[str] = []
        for deel in self._wortel:
            soort = self._soort(deel, "annotation", "import", *self._delen)
            if soort == "import":
                self.imports.append(deel.get("namespace", ""))
            elif soort != "annotation":
                naam = eis_naam(self.bestand, deel.get("name"))
                if naam in self._delen[soort]:
                    raise self.fout(f"has two of {naam}", "give an official set")
                self._delen[soort][naam] = deel
        self.info = dict(self._appinfo())

    def fout(self, probleem: str, remedie: str) -> ReleaseFout:
        """The error about this file."""
        return ReleaseFout(self.bestand, probleem, remedie)

    def bereik(self, wat: str) -> Versiebereik:
        """The versions that the appinfo states of *wat*, ``Bericht`` or ``Basisschema``."""
        namen = (f"{wat}XsdVersie", f"{wat}XsdMinVersie", f"{wat}XsdMaxVersie")
        try:
            return Versiebereik(*(self.info.get(naam, "") for naam in namen))
        except OngeldigeWaarde:
            raise self.fout(
                f"has no proper {', '.join(namen)} in its appinfo", "give an official set"
            ) from None

    def wortelklasse(self) -> str:
        """The name of the class of the root element, which must be ``Bericht``."""
        elementen = self._delen["element"]
        if list(elementen) != ["Bericht"]:
            raise self.fout("has another root than Bericht", "give an official set")
        ruimte, naam = self._verwijzing(elementen["Bericht"], "type")
        if ruimte != self.naamruimte or naam not in self._delen["complexType"]:
            raise self.fout(f"has no class {naam} for its root", "give an official set")
        return naam

    def datatypes(self) -> tuple[Datatype, ...]:
        """The simple types, in order."""
        return tuple(map(self.datatype, self._delen["simpleType"]))

    def datatype(self, naam: str) -> Datatype:
        """The simple type with this name."""
        deel = self._delen["simpleType"].get(naam)
        if deel is None:
            raise self.fout(f"has no simple type {naam}", "give one whole set of schemas")
        return evolve(self._beperk(self._enige(deel, "restriction"), self, 0), naam=naam)

    def klassen(self, basis: Schema) -> Iterator[tuple[Klasse, tuple[Datatype, ...]]]:
        """The classes in order, each with the types that its elements define for themselves."""
        for naam, deel in self._delen["complexType"].items():
            self._eis_attributen(deel, {"name"})
            reeks = self._enige(deel, "sequence")
            self._eis_attributen(reeks, set())
            eigen: list[Datatype] = []
            elementen = tuple(
                self._element(lid, naam, basis, eigen)
                for lid in reeks
                if self._soort(lid, "annotation", "element") == "element"
            )
            yield Klasse(naam, elementen), tuple(eigen)

    def _element(self, deel: Xml, klasse: str, basis: Schema, eigen: list[Datatype]) -> Element:
        naam = eis_naam(f"{self.bestand}: {klasse}", deel.get("name"))
        self._eis_attributen(deel, {"name", "type", "minOccurs", "maxOccurs"})
        hoogste = deel.get("maxOccurs", "1")
        kaal = Element(
            naam,
            "",
            self._aantal(deel.get("minOccurs", "1")),
            None if hoogste == "unbounded" else self._aantal(hoogste),
        )
        if deel.get("type") is not None:
            ruimte, type_ = self._verwijzing(deel, "type")
            self._eis_bekend(naam, ruimte, type_, basis)
            return evolve(kaal, type=type_)
        beperking = self._enige(self._enige(deel, "simpleType"), "restriction")
        ruimte, type_ = self._verwijzing(beperking, "base")
        if ruimte != basis.naamruimte:
            raise self.fout(f"restricts no type of the basisschema in {naam}", "give such a set")
        van = basis.datatype(type_)
        beperkt = self._beperk(beperking, basis, 0)
        vast = enige_tekst(evolve(van, naam=beperkt.naam), beperkt)
        if vast is not None:
            if not van.past(vast):
                raise self.fout(f"pins {naam} to what {type_} refuses", "give an official set")
            return evolve(kaal, type=type_, vast=vast)
        eigen.append(
            evolve(beperkt, naam=f"{type_}.{self.info.get('bericht', '')}.{klasse}.{naam}")
        )
        return evolve(kaal, type=eigen[-1].naam)

    def _eis_bekend(self, element: str, ruimte: str, type_: str, basis: Schema) -> None:
        """Refuse a type that is not there, or that its name alone does not tell apart."""
        in_bericht = type_ in self._delen["complexType"]
        in_basis = type_ in basis._delen["complexType"] or type_ in basis._delen["simpleType"]
        bekend = (ruimte == self.naamruimte and in_bericht) or (
            ruimte == basis.naamruimte and in_basis
        )
        if not bekend or (self is not basis and in_bericht and in_basis):
            raise self.fout(
                f"gives {element} the type {type_}, which is not there or there twice",
                "give one whole set of schemas",
            )

    def _beperk(self, beperking: Xml, basis: Schema, diepte: int) -> Datatype:
        """The type that a restriction makes of what it restricts."""
        if diepte > _DIEPST:
            raise self.fout("has a type within itself", "give an official set")
        facetten: list[tuple[str, str]] = []
        binnenin: Xml | None = None
        for deel in beperking:
            soort = self._soort(deel, "annotation", "simpleType", *FACETTEN)
            if soort == "simpleType":
                binnenin = deel
            elif soort != "annotation":
                facetten.append((soort, deel.get("value", "")))
        if binnenin is not None:
            van = self._beperk(self._enige(binnenin, "restriction"), basis, diepte + 1)
        else:
            van = self._basis(beperking, basis, diepte)
        try:
            return met_facetten(van, facetten)
        except OngeldigeWaarde as fout:
            raise self.fout(f"{fout.veld} {fout.probleem}", fout.remedie) from None

    def _basis(self, beperking: Xml, basis: Schema, diepte: int) -> Datatype:
        ruimte, naam = self._verwijzing(beperking, "base")
        if f"{{{ruimte}}}" == _XS and naam in _INGEBOUWD:
            return _INGEBOUWD[naam]
        deel = basis._delen["simpleType"].get(naam) if ruimte == basis.naamruimte else None
        if deel is None:
            raise self.fout(f"restricts {naam}, which is not supported", "give an official set")
        return basis._beperk(basis._enige(deel, "restriction"), basis, diepte + 1)

    def _appinfo(self) -> Iterator[tuple[str, str]]:
        for info in self._wortel.iterfind(f"{_XS}annotation/{_XS}appinfo"):
            for deel in info:
                yield str(deel.tag).rpartition("}")[2], (deel.text or "").strip()

    def _soort(self, deel: Xml, *bekend: str) -> str:
        ruimte, soort = str(deel.tag)[: len(_XS)], str(deel.tag)[len(_XS) :]
        if ruimte != _XS or soort not in bekend:
            wat = toon(str(deel.tag).rpartition("}")[2])
            raise self.fout(
                f"has {wat} at line {deel.sourceline}, which is not supported here",
                "give schemas in the style of the official sets",
            )
        return soort

    def _enige(self, ouder: Xml, soort: str) -> Xml:
        """The one part of *ouder* apart from documentation."""
        delen = [deel for deel in ouder if self._soort(deel, "annotation", soort) == soort]
        if len(delen) != 1:
            raise self.fout(
                f"has {len(delen)} of {soort} at line {ouder.sourceline} instead of one",
                "give schemas in the style of the official sets",
            )
        return delen[0]

    def _eis_attributen(self, deel: Xml, bekend: set[str]) -> None:
        vreemd = sorted(str(naam) for naam in set(deel.attrib) - bekend)
        if vreemd:
            raise self.fout(
                f"has {toon(vreemd[0])} at line {deel.sourceline}, which is not supported here",
                "give schemas in the style of the official sets",
            )

    def _aantal(self, tekst: str) -> int:
        if re.fullmatch(r"[0-9]{1,9}", tekst, re.ASCII) is None:
            raise self.fout("has a minOccurs or maxOccurs that is no number", "correct it")
        return int(tekst)

    def _verwijzing(self, deel: Xml, attribuut: str) -> tuple[str, str]:
        """Namespace and name of the type to which an attribute refers."""
        prefix, _, naam = deel.get(attribuut, "").rpartition(":")
        ruimte = deel.nsmap.get(prefix or None)
        if ruimte is None:
            raise self.fout(
                f"has no usable {attribuut} at line {deel.sourceline}", "give an official set"
            )
        return str(ruimte), eis_naam(self.bestand, naam)
