"""Level 1 of checking: is a message valid by the schemas of its release?

The schemas are compiled once per set and message. The findings tell the place and what is wrong,
never what stands there: that may be a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from threading import Lock, local
from typing import TYPE_CHECKING, Any, cast

from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.fouten import toon
from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.boom import Knoop, ReleaseFout
from wmo_eigenbijdrage.ieb.ontleden import Ontleder, herken
from wmo_eigenbijdrage.ieb.release import Release
from wmo_eigenbijdrage.ieb.veilig import BerichtFout, lees_xml
from wmo_eigenbijdrage.ieb.xsd_schrijven import schemas_van

if TYPE_CHECKING:
    from lxml import etree
    from lxml.etree import _Element as Xml  # pyright: ignore[reportPrivateUsage]

__all__ = ["MEESTE_BEVINDINGEN", "Schemaset", "eigen_schemas", "valideer"]

MEESTE_BEVINDINGEN = 100
"""No more findings are given for one message; the last one then says that there are more."""
_GROOTSTE = 4 * 1024 * 1024
_MEESTE_KEREN = 9_999
_MEESTE_DELEN = 300
_KEREN = ("minOccurs", "maxOccurs")
_XS = "{http://www.w3.org/2001/XMLSchema}"
_REEKSEN = tuple(f"{_XS}{soort}" for soort in ("sequence", "choice", "all"))
_DELEN = tuple(f"{_XS}{soort}" for soort in ("element", "any", "group"))
_VERWACHT = re.compile(r"Expected is(?: one of)? \( (.*) \)")
_NAAM = re.compile(r"\{[^}]*\}([\w.-]+)")


class Schemaset:
    """The schemas of one release, each compiled when it is first needed.

    Use it to check messages with a set of official files, rather than with our own.
    """

    def __init__(self, bestanden: Mapping[str, bytes]) -> None:
        """Take the files by name: a basisschema, and ``WMO401.xsd`` and the like.

        Raises:
            BerichtFout: a file is no XML that can be read safely.
            ReleaseFout: a file asks for more repetitions, or for longer sequences, than can be
                compiled in reasonable time.
        """
        self._bestanden = {naam.lower(): inhoud for naam, inhoud in bestanden.items()}
        for naam, inhoud in self._bestanden.items():
            _eis_schema(naam, inhoud)
        self._klaar: dict[Berichttype, etree.XMLSchema] = {}
        self._slot = Lock()
        self._per_draad = local()

    def fouten(self, wortel: Xml, type_: Berichttype) -> list[tuple[str, str, str]]:
        """What is wrong with a parsed message: kind of fault, path and text, as libxml2 has them.

        Raises:
            ReleaseFout: there is no usable schema for this message.
        """
        schema = self._schema(type_)
        with self._slot:  # the log of a compiled schema is one for all threads
            if schema.validate(wortel):
                return []
            log = schema.error_log
            return [
                (log[n].type_name, log[n].path or "", log[n].message)
                for n in range(min(len(log), 10 * MEESTE_BEVINDINGEN))
            ]

    def geldig(self, xml: bytes, type_: Berichttype) -> bool:
        """Whether a message that is known to be plain and safe XML is valid.

        Parses and checks in one go; a parser is kept per thread.

        Raises:
            ReleaseFout: there is no usable schema for this message.
        """
        from lxml import etree  # noqa: PLC0415 - not loaded with the room

        lezers: dict[str, etree.XMLParser] = self._per_draad.__dict__
        lezer = lezers.get(type_.name)
        if lezer is None:
            lezer = lezers[type_.name] = etree.XMLParser(
                schema=self._schema(type_),
                resolve_entities=False,
                load_dtd=False,
                no_network=True,
                collect_ids=False,
            )
        try:
            etree.fromstring(xml, lezer)
        except etree.XMLSyntaxError:
            return False
        return True

    def _schema(self, type_: Berichttype) -> etree.XMLSchema:
        with self._slot:
            schema = self._klaar.get(type_)
            if schema is None:
                schema = self._klaar[type_] = self._compileer(type_)
            return schema

    def _compileer(self, type_: Berichttype) -> etree.XMLSchema:
        from lxml import etree  # noqa: PLC0415 - not loaded with the room

        naam = f"{type_.value}.xsd"
        if naam.lower() not in self._bestanden:
            raise ReleaseFout("schemas", f"hold no {naam}", "give one whole set of schemas")
        bestanden = self._bestanden

        class UitDeSet(etree.Resolver):
            """Lets a schema refer to the files of its own set and to nothing else."""

            def resolve(self, system_url: Any, public_id: Any, context: Any) -> Any:  # noqa: ARG002
                inhoud = bestanden.get(str(system_url).rpartition("/")[2].lower())
                return self.resolve_string(b"" if inhoud is None else inhoud, context)

        lezer = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
        lezer.resolvers.add(UitDeSet())
        try:
            return etree.XMLSchema(etree.fromstring(bestanden[naam.lower()], lezer))
        except etree.LxmlError:
            pass
        raise ReleaseFout(naam, "cannot be compiled with its set", "give one whole set of schemas")


def _eis_schema(naam: str, inhoud: bytes) -> None:
    for deel in lees_xml(inhoud, grens_bytes=_GROOTSTE).iter(f"{_XS}*"):
        if deel.tag in _REEKSEN and sum(1 for _ in deel.iter(*_DELEN)) > _MEESTE_DELEN:
            # Compiling takes time for each pair of them.
            raise ReleaseFout(
                toon(naam),
                f"has a {str(deel.tag)[len(_XS) :]} of more than {_MEESTE_DELEN} elements",
                "give an official set",
            )
        for attribuut in _KEREN:
            keer = deel.get(attribuut, "1").strip()
            if keer.isdigit() and (len(keer) > 9 or int(keer) > _MEESTE_KEREN):
                # Compiling takes memory for each of them.
                raise ReleaseFout(
                    toon(naam), f"has a {attribuut} above {_MEESTE_KEREN}", "give an official set"
                )


@lru_cache(maxsize=16)
def eigen_schemas(release: Release) -> Schemaset:
    """Our own schemas of a release, ready for use."""
    return Schemaset(schemas_van(release))


def valideer(
    xml: bytes, *releases: Release, schemas: Schemaset | None = None
) -> tuple[Bevinding, ...]:
    """What is wrong with a message by the schemas of its release; empty when it is valid.

    Args:
        xml: the message.
        releases: those in which it may be; all that come with the library when none is given.
        schemas: check with these; with our own of the release when not given.

    Returns:
        findings with these codes, at most `MEESTE_BEVINDINGEN`:

        * XML01: no XML that can be read safely;
        * XML02: a message of none of these releases;
        * XSD01: an element is missing, doubled, unknown or in another place;
        * XSD02: a value does not fit its type;
        * XSD03: something else, such as an attribute or a text between elements;
        * XSD09: there are more findings.

    Raises:
        OngeldigeWaarde: *xml* is not bytes, or (`ReleaseFout`) *schemas* cannot be used.

    >>> print(*valideer(b"<Bericht/>"))
    [XML02] (Bericht) naamruimte en wortel zijn van geen bekend bericht
    """
    eis_soort("xml", xml, bytes)
    try:
        wortel = lees_xml(xml)
    except BerichtFout:
        return (_ONLEESBAAR,)
    try:
        ontleder = herken(wortel, releases)
    except BerichtFout:
        return (_ONBEKEND,)
    gebruikt = eigen_schemas(ontleder.release) if schemas is None else schemas
    fouten = gebruikt.fouten(wortel, ontleder.soort.type)
    if not fouten:
        return ()
    # A value that breaks several restrictions is one finding.
    gevonden = tuple(dict.fromkeys(_bevindingen(wortel, ontleder, fouten)))
    if len(gevonden) > MEESTE_BEVINDINGEN:
        return (*gevonden[: MEESTE_BEVINDINGEN - 1], _MEER)
    return gevonden


_ONLEESBAAR = Bevinding(
    "XML01",
    "bericht",
    "geen leesbare XML: leeg, afgebroken, te groot, niet in UTF-8 of met een DTD",
)
_ONBEKEND = Bevinding("XML02", "Bericht", "naamruimte en wortel zijn van geen bekend bericht")
_MEER = Bevinding("XSD09", "Bericht", "er zijn meer bevindingen dan hier worden genoemd")


def _bevindingen(
    wortel: Xml, ontleder: Ontleder, fouten: list[tuple[str, str, str]]
) -> Iterator[Bevinding]:
    for soort, plaats, tekst in fouten:
        pad, knoop = _plek(wortel, plaats, ontleder)
        if soort == "SCHEMAV_ELEMENT_CONTENT":
            wat = (
                "ontbreekt een element" if "Missing" in tekst else "staat iets dat hier niet hoort"
            )
            yield Bevinding("XSD01", pad, f"er {wat}{_verwacht(tekst)}")
        elif knoop is not None and knoop.datatype is not None and soort in _WAARDE:
            eis = f"moet {knoop.vast} zijn" if knoop.vast else knoop.datatype.eis
            yield Bevinding("XSD02", pad, f"waarde past niet: {eis}")
        else:
            yield Bevinding("XSD03", pad, "inhoud of kenmerk hoort hier niet")


_WAARDE = {
    "SCHEMAV_CVC_DATATYPE_VALID_1_2_1",
    "SCHEMAV_CVC_ENUMERATION_VALID",
    "SCHEMAV_CVC_LENGTH_VALID",
    "SCHEMAV_CVC_MAXINCLUSIVE_VALID",
    "SCHEMAV_CVC_MAXLENGTH_VALID",
    "SCHEMAV_CVC_MININCLUSIVE_VALID",
    "SCHEMAV_CVC_MINLENGTH_VALID",
    "SCHEMAV_CVC_PATTERN_VALID",
}


def _verwacht(tekst: str) -> str:
    """What the schema expects, which is safe to show: the names are its own."""
    gevonden = _VERWACHT.search(tekst)
    return "" if gevonden is None else f"; verwacht: {', '.join(_NAAM.findall(gevonden[1]))}"


def _plek(wortel: Xml, plaats: str, ontleder: Ontleder) -> tuple[str, Knoop | None]:
    """The path of an element in names that the release knows, and its place in the tree."""
    element = _element(wortel, plaats)
    namen: list[str] = []
    while element is not None and element is not wortel:
        namen.append(str(element.tag).rpartition("}")[2])
        element = element.getparent()
    knoop: Knoop | None = ontleder.boom
    pad = "Bericht"
    for naam in reversed(namen):
        kinderen = () if knoop is None else knoop.kinderen
        knoop = next((kind for kind in kinderen if kind.naam == naam), None)
        # A name of none of ours could be anything.
        pad += f"/{naam if knoop is not None else '*'}"
    return pad, knoop


def _element(wortel: Xml, plaats: str) -> Xml | None:
    """The element at a path of libxml2: steps with a prefix or ``*``, and a number if need be."""
    ruimten = {prefix: uri for prefix, uri in wortel.nsmap.items() if prefix is not None}
    from lxml import etree  # noqa: PLC0415 - loaded already

    try:
        gevonden: Any = wortel.xpath(plaats, namespaces=ruimten) if plaats else []
    except etree.XPathError:  # a prefix that is declared further down
        return None
    return cast("Xml", gevonden[0]) if gevonden else None
