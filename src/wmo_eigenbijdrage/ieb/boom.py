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
from wmo_eigenbijdrage.ieb.velden import MOGELIJK, VERPLICHT, veld_van

__all__ = ["Knoop", "ReleaseFout", "boom"]

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
    type: str | None = None
    """The type that it is declared with; ``None`` for one without a name."""
    type_in_basisschema: bool = True
    kinderen: tuple[Knoop, ...] = ()

    def velden(self) -> Iterator[str]:
        """The known fields at and below this element, in order."""
        if self.veld is not None:
            yield self.veld
        for kind in self.kinderen:
            yield from kind.velden()

    @property
    def hoort_erbij(self) -> bool:
        """Whether a message can have it: it holds a field, or has to be there."""
        return self.minimaal > 0 or any(True for _ in self.velden())

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
        self._betekenissen = dict(release.betekenissen)
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
        return tuple(
            self._knoop(element, klasse, pad, buren)
            for element in klasse.elementen
            if element.maximaal != 0
        )

    def _knoop(
        self, element: Element, klasse: Klasse, pad: tuple[str, ...], buren: frozenset[str]
    ) -> Knoop:
        eigen = (*pad, element.naam)
        in_basisschema = klasse.naam in self._samengesteld and klasse.naam not in self._klassen
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
        veld = None
        if datatype is not None:
            veld = veld_van(eigen, buren, self._betekenissen, gedeeld=in_basisschema)
        return Knoop(
            naam=element.naam,
            pad="/".join(eigen),
            in_basisschema=in_basisschema,
            minimaal=element.minimaal,
            maximaal=element.maximaal,
            datatype=datatype,
            veld=veld if veld in MOGELIJK[self._soort.type] else None,
            vast=vast,
            type=None if element.vast is not None else element.type,
            type_in_basisschema=datatype is not None or element.type not in self._klassen,
            kinderen=kinderen,
        )


def _keur(wortel: Knoop, wat: str, type_: Berichttype) -> None:
    """Refuse a tree that cannot be filled from, or read into, a message of this type."""
    aantal = Counter(wortel.velden())
    vreemd = [knoop.pad for knoop in _vreemd(wortel)]
    if vreemd:
        vrij = sorted(MOGELIJK[type_] - aantal.keys())
        raise ReleaseFout(
            wat,
            f"demands elements without a known meaning: {', '.join(vreemd)}",
            f"tell with betekenissen which field each holds, of {', '.join(vrij)}"
            if vrij
            else "leave this message out: all its fields have an element",
        )
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
        vulbaar = bekend or kind.kinderen or kind.vast is not None
        if kind.minimaal > 1 or (kind.minimaal > 0 and not vulbaar):
            yield kind
        else:
            yield from _vreemd(kind)
