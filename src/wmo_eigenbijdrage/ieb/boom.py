"""A message of a release as a tree in which each leaf knows which field of a message it holds.

The meaning of an element goes by its name, whatever the classes around it are called and in
whatever order they stand. Writer and reader are both made from this tree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from attrs import evolve, frozen

from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.datatype import Datatype
from wmo_eigenbijdrage.ieb.release import Berichtsoort, Element, Klasse, Release

__all__ = [
    "CODEVELDEN",
    "MOGELIJK",
    "VASTE_VELDEN",
    "VERPLICHT",
    "VOLGORDE",
    "Knoop",
    "ReleaseFout",
    "boom",
]

VASTE_VELDEN = ("berichtcode", "berichtversie", "berichtsubversie")
"""The fields whose text the release decides."""
CODEVELDEN = ("retourcodes", "client.klasse_retourcodes", "client.retourcodes")
"""The fields that hold lists of codes."""

_KOPVELDEN = (
    "afzender",
    "identificatie",
    "dagtekening",
    "xsd_versie.basisschema",
    "xsd_versie.bericht",
)
_PERSOONVELDEN = (
    "bsn",
    "startnummer",
    "status",
    "startdatum",
    "stopdatum",
    "kostprijs.bedrag",
    "kostprijs.startdatum",
)
_RETOURVELDEN = (
    "identificatie_retour",
    "dagtekening_retour",
    "xslt_versie",
    "xsd_versie_retour.basisschema",
    "xsd_versie_retour.bericht",
    *CODEVELDEN,
)
VOLGORDE = (*_KOPVELDEN, *_PERSOONVELDEN, *_RETOURVELDEN)
"""The fields of messages, in the order in which a reader gives what stands in them."""

_BETEKENIS = {
    "BerichtCode": "berichtcode",
    "BerichtVersie": "berichtversie",
    "BerichtSubversie": "berichtsubversie",
    "Afzender": "afzender",
    "Identificatie": "identificatie",
    "Dagtekening": "dagtekening",
    "IdentificatieRetour": "identificatie_retour",
    "DagtekeningRetour": "dagtekening_retour",
    "XsltVersie": "xslt_versie",
    "Bsn": "bsn",
    "EbStartNummer": "startnummer",
    "EbStartdatum": "startdatum",
    "EbStopdatum": "stopdatum",
    "KostprijsBedrag": "kostprijs.bedrag",
    "KostprijsStartdatum": "kostprijs.startdatum",
    "StatusAanlevering": "status",
}
_KOP = (*VASTE_VELDEN, "afzender", "identificatie", "dagtekening")
_XSD = ("xsd_versie.basisschema", "xsd_versie.bericht")
_EIGEN = {
    Berichttype.WMO401: ("startdatum",),
    Berichttype.WMO403: ("stopdatum",),
    Berichttype.WMO405: ("startdatum",),
    Berichttype.WMO407: ("startdatum",),
}
_FACULTATIEF = {
    Berichttype.WMO401: ("kostprijs.bedrag", "kostprijs.startdatum"),
    Berichttype.WMO403: (),
    Berichttype.WMO405: ("stopdatum", "kostprijs.bedrag", "kostprijs.startdatum"),
    Berichttype.WMO407: ("stopdatum",),
}
_RETOUR = (
    "identificatie_retour",
    "dagtekening_retour",
    *CODEVELDEN,
)
_RETOUR_FACULTATIEF = (
    "xslt_versie",
    "xsd_versie_retour.basisschema",
    "xsd_versie_retour.bericht",
)


def _verplicht(type_: Berichttype) -> tuple[str, ...]:
    inhoud = (*_KOP, "bsn", "startnummer", *_EIGEN[type_.heen], "status")
    return (*inhoud, *_RETOUR) if type_.is_retour else inhoud


def _mogelijk(type_: Berichttype) -> frozenset[str]:
    extra = _RETOUR_FACULTATIEF if type_.is_retour else ()
    return frozenset((*VERPLICHT[type_], *_XSD, *_FACULTATIEF[type_.heen], *extra))


VERPLICHT = {type_: _verplicht(type_) for type_ in Berichttype}
"""Per message the fields for which a release must have an element."""
MOGELIJK = {type_: _mogelijk(type_) for type_ in Berichttype}
"""Per message all fields that a value of it has."""


_DIEPST = 20
_VERSIES = ("BerichtVersie", "BerichtSubversie")


class ReleaseFout(OngeldigeWaarde):
    """A description of a release, or a set of schemas, with which no message can be made."""


@frozen
class Knoop:
    """One element in the tree of a message."""

    naam: str
    pad: str
    """Names from the root, with slashes between."""
    in_basisschema: bool
    """Whether its name is in the namespace of the basisschema."""
    minimaal: int
    maximaal: int | None
    datatype: Datatype | None = None
    """Only of a leaf."""
    veld: str | None = None
    """The field of a message that a leaf holds; ``None`` when that is not known."""
    vast: str | None = None
    """The only text that is allowed in a leaf; its datatype then allows no other."""
    kinderen: tuple[Knoop, ...] = ()

    def velden(self) -> Iterator[str]:
        """The known fields at and below this element, in order."""
        if self.veld is not None:
            yield self.veld
        for kind in self.kinderen:
            yield from kind.velden()

    def bladeren(self) -> Iterator[Knoop]:
        """The leaves with a known field, in order."""
        if self.veld is not None:
            yield self
        for kind in self.kinderen:
            yield from kind.bladeren()


@lru_cache(maxsize=64)
def boom(release: Release, type_: Berichttype) -> Knoop:
    """The tree of one message of a release, below the element ``Bericht``.

    Raises:
        OnbekendeParameter: the release has no such message.
        ReleaseFout: elements that must be there have no meaning here, a field has no element or
            more than one, or a type is missing. All of them are named.
    """
    bouwer = _Bouwer(release, release.bericht(type_))
    wortel = bouwer.wortel()
    _keur(wortel, f"{type_.value} of iEb {release.naam}", type_)
    return wortel


class _Bouwer:
    def __init__(self, release: Release, soort: Berichtsoort) -> None:
        self._betekenis = {**_BETEKENIS, **dict(release.betekenissen)}
        self._datatypes = {datatype.naam: datatype for datatype in release.datatypes}
        self._samengesteld = {klasse.naam: klasse for klasse in release.samengesteld}
        self._klassen = {klasse.naam: klasse for klasse in soort.klassen}
        self._soort = soort
        # Schemas of before XSD 1.2.0 pin no version; it is the number of the release.
        versies = re.fullmatch(r"([0-9]+)\.([0-9]+)", release.naam)
        self._vast: dict[str, str] = {}
        if versies is not None:
            self._vast = dict(zip(_VERSIES, versies.groups(), strict=True))

    def wortel(self) -> Knoop:
        kinderen = self._kinderen(self._soort.klassen[0], ("Bericht",), frozenset())
        return Knoop("Bericht", "Bericht", False, 1, 1, kinderen=kinderen)

    def _kinderen(
        self, klasse: Klasse, pad: tuple[str, ...], buren: frozenset[str]
    ) -> tuple[Knoop, ...]:
        if len(pad) > _DIEPST:
            wat = self._soort.type.value
            raise ReleaseFout(wat, "has a class within itself", "give classes that end")
        # An element of a class is also next to what its class is next to.
        buren = frozenset(element.naam for element in klasse.elementen) | buren
        return tuple(self._knoop(element, klasse, pad, buren) for element in klasse.elementen)

    def _knoop(
        self, element: Element, klasse: Klasse, pad: tuple[str, ...], buren: frozenset[str]
    ) -> Knoop:
        eigen = (*pad, element.naam)
        datatype = self._datatypes.get(element.type)
        kinderen: tuple[Knoop, ...] = ()
        if datatype is None:
            soort = self._klassen.get(element.type) or self._samengesteld.get(element.type)
            if soort is None:
                raise ReleaseFout("/".join(eigen), f"has no type {element.type}", "add the type")
            naast = frozenset(ander.naam for ander in klasse.elementen)
            kinderen = self._kinderen(soort, eigen, naast)
        vast = element.vast or self._vast.get(element.naam)
        if datatype is not None and vast is not None:
            datatype = evolve(datatype, waarden=(vast,))
        return Knoop(
            naam=element.naam,
            pad="/".join(eigen),
            in_basisschema=klasse.naam in self._samengesteld and klasse.naam not in self._klassen,
            minimaal=element.minimaal,
            maximaal=element.maximaal,
            datatype=datatype,
            veld=None if datatype is None else self._veld(eigen, buren),
            vast=vast,
            kinderen=kinderen,
        )

    def _veld(self, pad: tuple[str, ...], buren: frozenset[str]) -> str | None:
        veld = self._veld_van_naam(pad, buren)
        return veld if veld in MOGELIJK[self._soort.type] else None

    def _veld_van_naam(self, pad: tuple[str, ...], buren: frozenset[str]) -> str | None:
        naam = pad[-1]
        if naam in {"BasisschemaXsdVersie", "BerichtXsdVersie"}:
            groep = "xsd_versie_retour" if pad[-2] == "XsdVersieRetour" else "xsd_versie"
            return f"{groep}.{'basisschema' if naam.startswith('Basis') else 'bericht'}"
        if naam == "RetourCode":
            # Codes are about what they stand next to.
            if "BerichtCode" in buren:
                return "retourcodes"
            return "client.retourcodes" if "Bsn" in buren else "client.klasse_retourcodes"
        return self._betekenis.get(naam)


def _keur(wortel: Knoop, wat: str, type_: Berichttype) -> None:
    """Refuse a tree that cannot be filled from, or read into, a message of this type."""
    vreemd = [knoop.pad for knoop in _vreemd(wortel)]
    if vreemd:
        raise ReleaseFout(
            wat,
            f"demands elements without a known meaning: {', '.join(vreemd)}",
            "tell with betekenissen which field each holds",
        )
    aantal = Counter(wortel.velden())
    dubbel = [veld for veld, keer in aantal.items() if keer > 1]
    if dubbel:
        raise ReleaseFout(
            wat, f"has more than one element for {', '.join(dubbel)}", "correct betekenissen"
        )
    zonder = [veld for veld in VERPLICHT[type_] if veld not in aantal]
    if zonder:
        raise ReleaseFout(
            wat, f"has no element for {', '.join(zonder)}", "tell with betekenissen which one it is"
        )


def _vreemd(knoop: Knoop) -> Iterator[Knoop]:
    """What every such message must hold and no field of it can fill."""
    for kind in knoop.kinderen:
        bekend = any(True for _ in kind.velden())
        if kind.minimaal == 0 and not bekend:
            continue  # never written
        if kind.minimaal > 1 or (kind.minimaal > 0 and not bekend and not kind.kinderen):
            yield kind
        else:
            yield from _vreemd(kind)
