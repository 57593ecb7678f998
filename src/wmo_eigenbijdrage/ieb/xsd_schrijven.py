"""From a release to schemas of our own, in the style of the official ones.

They hold what the description holds and nothing more; the words in them are ours. The files under
``schemas/1_0`` are made by this module, so that they and the description cannot differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from wmo_eigenbijdrage.ieb.datatype import Datatype
from wmo_eigenbijdrage.ieb.release import Berichtsoort, Element, Klasse, Release
from wmo_eigenbijdrage.ieb.versie import Versiebereik

__all__ = ["BASISSCHEMA", "schemas_van"]

BASISSCHEMA = "basisschema.xsd"
"""The file to which the schemas of messages refer."""


@lru_cache(maxsize=16)
def schemas_van(release: Release) -> Mapping[str, bytes]:
    """The schemas of a release by file name: ``basisschema.xsd``, ``WMO401.xsd``, ...

    >>> from wmo_eigenbijdrage.ieb.releases import release
    >>> sorted(schemas_van(release("1.0")))
    ['WMO401.xsd', 'WMO402.xsd', 'WMO403.xsd', 'WMO404.xsd', 'basisschema.xsd']
    """
    bestanden = {BASISSCHEMA: _bestand(_basisschema(release))}
    for soort in release.berichten:
        bestanden[f"{soort.type.value}.xsd"] = _bestand(_berichtschema(release, soort))
    return MappingProxyType(bestanden)


def _bestand(regels: Iterator[str]) -> bytes:
    return "".join(f"{regel}\n" for regel in regels).encode()


def _kop(
    wat: str, release: Release, ruimten: Mapping[str, str], doel: str, *, onzeker: bool
) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    eind = " Much of it is only inferred. -->" if onzeker else " -->"
    yield f"<!-- {wat} of iEb {release.naam.replace('-', ' ')}, made by wmo_eigenbijdrage from its"
    yield f"     description of the release. Not the official file.{eind}"
    yield '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    for prefix, uri in ruimten.items():
        yield f"           xmlns:{prefix}={quoteattr(uri)}"
    yield f"           targetNamespace={quoteattr(doel)}"
    yield '           elementFormDefault="qualified">'


def _appinfo(naam: str, release: Release, versies: Mapping[str, Versiebereik]) -> Iterator[str]:
    yield "  <xs:annotation>"
    yield "    <xs:appinfo>"
    yield "      <ieb:standaard>ieb</ieb:standaard>"
    yield f"      <ieb:bericht>{naam}</ieb:bericht>"
    yield f"      <ieb:release>{escape(release.naam)}</ieb:release>"
    for wat, bereik in versies.items():
        yield f"      <ieb:{wat}XsdVersie>{bereik.versie}</ieb:{wat}XsdVersie>"
        yield f"      <ieb:{wat}XsdMinVersie>{bereik.laagste}</ieb:{wat}XsdMinVersie>"
        yield f"      <ieb:{wat}XsdMaxVersie>{bereik.hoogste}</ieb:{wat}XsdMaxVersie>"
    yield "    </xs:appinfo>"
    yield "  </xs:annotation>"


def _basisschema(release: Release) -> Iterator[str]:
    onzeker = any(merk.onzeker for _, merk in release.merken)
    ruimten = {"ieb": release.naamruimte}
    yield from _kop("Basic types", release, ruimten, release.naamruimte, onzeker=onzeker)
    yield from _appinfo("basisschema", release, {"Basisschema": release.basisschema})
    for datatype in release.datatypes:
        yield f'  <xs:simpleType name="{datatype.naam}">'
        yield from _beperking(f"xs:{datatype.basis.value}", _facetten(datatype), "    ")
        yield "  </xs:simpleType>"
    namen = {datatype.naam for datatype in release.datatypes}
    for klasse in release.samengesteld:
        namen.add(klasse.naam)
        yield from _klasse(klasse, "ieb", namen)
    yield "</xs:schema>"


def _berichtschema(release: Release, soort: Berichtsoort) -> Iterator[str]:
    prefix = soort.type.value.lower()
    ruimten = {"ieb": release.naamruimte, prefix: soort.naamruimte}
    wat = soort.type.value
    yield from _kop(wat, release, ruimten, soort.naamruimte, onzeker=bool(soort.onzeker))
    versies = {"Bericht": soort.xsd, "Basisschema": soort.basisschema}
    yield from _appinfo(prefix, release, versies)
    yield f"  <xs:import namespace={quoteattr(release.naamruimte)}"
    yield f'             schemaLocation="{BASISSCHEMA}"/>'
    yield f'  <xs:element name="Bericht" type="{prefix}:{soort.klassen[0].naam}"/>'
    eigen = {klasse.naam for klasse in soort.klassen}
    basis = {datatype.naam for datatype in release.datatypes}
    basis.update(klasse.naam for klasse in release.samengesteld)
    basis -= eigen
    for klasse in soort.klassen:
        yield from _klasse(klasse, prefix, basis)
    yield "</xs:schema>"


def _klasse(klasse: Klasse, prefix: str, basis: set[str]) -> Iterator[str]:
    yield f'  <xs:complexType name="{klasse.naam}">'
    yield "    <xs:sequence>"
    for element in klasse.elementen:
        type_ = f"{'ieb' if element.type in basis else prefix}:{element.type}"
        yield from _element(element, type_)
    yield "    </xs:sequence>"
    yield "  </xs:complexType>"


def _element(element: Element, type_: str) -> Iterator[str]:
    aantal = "" if element.minimaal == 1 else f' minOccurs="{element.minimaal}"'
    if element.maximaal != 1:
        hoogste = "unbounded" if element.maximaal is None else element.maximaal
        aantal += f' maxOccurs="{hoogste}"'
    if element.vast is None:
        yield f'      <xs:element name="{element.naam}" type="{type_}"{aantal}/>'
        return
    yield f'      <xs:element name="{element.naam}"{aantal}>'
    yield "        <xs:simpleType>"
    vast = [("pattern", re.sub(r"([\\|.?*+(){}\[\]^-])", r"\\\1", element.vast))]
    yield from _beperking(type_, vast, "          ")
    yield "        </xs:simpleType>"
    yield "      </xs:element>"


def _beperking(basis: str, facetten: list[tuple[str, str]], in_: str) -> Iterator[str]:
    # Patterns beside each other are alternatives; those that must all match are nested.
    patronen = [facet for facet in facetten if facet[0] == "pattern"]
    if not facetten:
        yield f'{in_}<xs:restriction base="{basis}"/>'
        return
    if len(patronen) > 1:
        yield f"{in_}<xs:restriction>"
        yield f"{in_}  <xs:simpleType>"
        yield from _beperking(basis, patronen[:-1], f"{in_}    ")
        yield f"{in_}  </xs:simpleType>"
        facetten = [facet for facet in facetten if facet not in patronen[:-1]]
    else:
        yield f'{in_}<xs:restriction base="{basis}">'
    for naam, waarde in facetten:
        yield f"{in_}  <xs:{naam} value={quoteattr(waarde)}/>"
    yield f"{in_}</xs:restriction>"


def _facetten(datatype: Datatype) -> list[tuple[str, str]]:
    getallen = {
        "minInclusive": datatype.minimum,
        "maxInclusive": datatype.maximum,
        "minLength": datatype.min_lengte,
        "maxLength": datatype.max_lengte,
    }
    return [
        *((naam, str(getal)) for naam, getal in getallen.items() if getal is not None),
        *(("pattern", patroon) for patroon in datatype.patronen),
        *(("enumeration", waarde) for waarde in datatype.waarden),
    ]
