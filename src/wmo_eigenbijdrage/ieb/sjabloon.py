"""The text of a message with places for its values, laid out from the tree of a release."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from attrs import evolve, frozen

from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.boom import Knoop, ReleaseFout, boom
from wmo_eigenbijdrage.ieb.datatype import Datatype
from wmo_eigenbijdrage.ieb.merk import Merk
from wmo_eigenbijdrage.ieb.model import Heenbericht
from wmo_eigenbijdrage.ieb.release import Release
from wmo_eigenbijdrage.ieb.releases import release as meegeleverd
from wmo_eigenbijdrage.ieb.retourbericht import Retourbericht
from wmo_eigenbijdrage.ieb.velden import VASTE_VELDEN
from wmo_eigenbijdrage.ieb.versie import XsdVersie

__all__ = ["Sjabloon", "Vulling", "extra_toetsen", "maak_sjabloon", "versie_heen", "vulling_van"]

# Which attribute of a message holds the value of a field.
_KOP = {
    "afzender": "afzender.code",
    "identificatie": "identificatie.tekst",
    "dagtekening": "dagtekening",
}
_KOP_RETOUR = {
    "identificatie_retour": "identificatie_retour.tekst",
    "dagtekening_retour": "dagtekening_retour",
}
_PERSOON = {
    "bsn": "bsn.nummer",
    "startnummer": "startnummer.nummer",
    "startdatum": "startdatum",
    "stopdatum": "stopdatum",
    "kostprijs.bedrag": "kostprijs.bedrag.centen",
    "kostprijs.startdatum": "kostprijs.startdatum",
    "status": "status._value_",  # what value gives, without its detour
}
_VRIJE_TEKST = {"identificatie", "identificatie_retour"}


@frozen
class Vulling:
    """What stands in a message, apart from what its release decides."""

    teksten: Mapping[str, tuple[str, ...]]
    """Fields whose texts are part of the template: codes and versions."""
    paden: Mapping[str, str]
    """Fields whose values differ per message, with the path to the value."""

    @property
    def velden(self) -> set[str]:
        """All fields that hold something."""
        return {*self.teksten, *self.paden}


def vulling_van(bericht: Heenbericht | Retourbericht, eigen: XsdVersie, heen: XsdVersie) -> Vulling:
    """What stands in *bericht*.

    Args:
        bericht: the message.
        eigen: the versions of its schemas, where it names none.
        heen: those of the message that it answers; of any other message its own.
    """
    teksten = _versies("xsd_versie", bericht.xsd_versie or heen)
    if isinstance(bericht, Heenbericht):
        return Vulling(teksten, {**_KOP, **_persoon(bericht, "")})
    teksten |= _versies("xsd_versie_retour", bericht.xsd_versie_retour or eigen)
    if bericht.xslt_versie is not None:
        teksten["xslt_versie"] = (bericht.xslt_versie,)
    if bericht.retourcodes:
        teksten["retourcodes"] = bericht.retourcodes
    paden = {**_KOP, **_KOP_RETOUR}
    if bericht.client is not None:
        teksten["client.klasse_retourcodes"] = bericht.client.klasse_retourcodes
        teksten["client.retourcodes"] = bericht.client.retourcodes
        paden |= _persoon(bericht.client.heen, "client.heen.")
    return Vulling(teksten, paden)


def versie_heen(release: Release, type_: Berichttype) -> XsdVersie:
    """The versions that a message of a gemeente states, and that its answer repeats.

    Those of the answer itself in a release that has the answer alone.

    Raises:
        OnbekendeParameter: this release has no such message.
    """
    eigen = release.bericht(type_).xsd_versie
    return next(
        (soort.xsd_versie for soort in release.berichten if soort.type is type_.heen), eigen
    )


def _versies(groep: str, versie: XsdVersie) -> dict[str, tuple[str, ...]]:
    return {f"{groep}.basisschema": (versie.basisschema,), f"{groep}.bericht": (versie.bericht,)}


def _persoon(heen: Heenbericht, voor: str) -> dict[str, str]:
    """The paths to what a message says about a person; only those that lead somewhere."""
    return {
        veld: f"{voor}{pad}"
        for veld, pad in _PERSOON.items()
        if getattr(heen, veld.split(".")[0], None) is not None
    }


@frozen
class Sjabloon:
    """The text of messages of one form, with a place for each value."""

    tekst: str
    lees: Callable[[Any], tuple[Any, ...]]
    """From a message to its values, in the order of the text."""
    vrij: tuple[int, ...]
    """Which values can hold characters that XML needs escaped."""
    toetsen: tuple[tuple[int, str, Datatype], ...]
    """Which values this release may restrict more than their own type does."""

    def vul(self, bericht: Heenbericht | Retourbericht) -> bytes:
        """The message, encoded.

        Raises:
            OngeldigeWaarde: a value does not fit in this release.
        """
        waarden = self.lees(bericht)
        for plaats, pad, datatype in self.toetsen:
            if not datatype.past(str(waarden[plaats])):
                raise OngeldigeWaarde(
                    pad, f"does not fit {datatype.naam}", "give a value that does"
                )
        for plaats in self.vrij:
            if not waarden[plaats].isalnum():
                waarden = (*waarden[:plaats], escape(waarden[plaats]), *waarden[plaats + 1 :])
        return (self.tekst % waarden).encode()


def _zonder_naam(datatype: Datatype) -> Datatype:
    """The restrictions alone, for comparing."""
    return evolve(datatype, naam="", merk=Merk.GEZIEN)


@cache
def _gewaarborgd() -> frozenset[tuple[str, Datatype]]:
    """Per field the restrictions that every value of its type meets: those of iEb 1.0."""
    een = meegeleverd("1.0")
    return frozenset(
        (str(blad.veld), _zonder_naam(blad.datatype))
        for soort in een.berichten
        for blad in boom(een, soort.type).bladeren()
        if blad.datatype is not None
    )


def extra_toetsen(wortel: Knoop) -> Iterator[tuple[str, str, Datatype]]:
    """Field, path and type of the leaves that are restricted in another way than in iEb 1.0."""
    for blad in wortel.bladeren():
        if (
            blad.datatype is not None
            and (str(blad.veld), _zonder_naam(blad.datatype)) not in _gewaarborgd()
        ):
            yield str(blad.veld), blad.pad, blad.datatype


def maak_sjabloon(
    wortel: Knoop, vulling: Vulling, ruimten: Mapping[str, str], prefix: str
) -> Sjabloon:
    """The template of all messages that hold the same fields, codes and versions.

    Args:
        wortel: the tree of the message.
        vulling: what it holds.
        ruimten: the namespaces by prefix, in order.
        prefix: that of the message itself.

    Raises:
        OngeldigeWaarde: something mandatory is absent, or a code or version does not fit.
    """
    opmaak = _Opmaak(vulling, prefix)
    attributen = "".join(f" xmlns:{naam}={quoteattr(uri)}" for naam, uri in ruimten.items())
    opmaak.zet(wortel, "", attributen)
    velden = [knoop.veld for knoop in opmaak.bladeren]
    return Sjabloon(
        tekst="\n".join((*opmaak.regels, "")),
        lees=attrgetter(*(vulling.paden[str(veld)] for veld in velden)),
        vrij=tuple(plaats for plaats, veld in enumerate(velden) if veld in _VRIJE_TEKST),
        toetsen=tuple(
            (velden.index(veld), pad, datatype)
            for veld, pad, datatype in extra_toetsen(wortel)
            if veld in velden
        ),
    )


class _Opmaak:
    """Lays out the lines, from the root down."""

    def __init__(self, vulling: Vulling, prefix: str) -> None:
        self._vulling = vulling
        self._velden = vulling.velden
        self._prefix = prefix
        self.regels = ['<?xml version="1.0" encoding="UTF-8"?>']
        self.bladeren: list[Knoop] = []
        """The leaves whose values differ per message."""

    def zet(self, knoop: Knoop, in_: str, attributen: str = "") -> None:
        if knoop.kinderen:
            if knoop.minimaal > 0 or not self._velden.isdisjoint(knoop.velden()):
                tag = self._tag(knoop)
                self.regels.append(f"{in_}<{tag}{attributen}>".replace("%", "%%"))
                for kind in knoop.kinderen:
                    self.zet(kind, in_ + "  ")
                self.regels.append(f"{in_}</{tag}>")
        elif knoop.veld in self._vulling.paden:
            self.bladeren.append(knoop)
            self._zet_blad(knoop, in_, "%s")
        else:
            for tekst in self._teksten(knoop):
                self._zet_blad(knoop, in_, escape(tekst).replace("%", "%%"))

    def _zet_blad(self, knoop: Knoop, in_: str, tekst: str) -> None:
        tag = self._tag(knoop)
        self.regels.append(f"{in_}<{tag}>{tekst}</{tag}>")

    def _tag(self, knoop: Knoop) -> str:
        return f"{'ieb' if knoop.in_basisschema else self._prefix}:{knoop.naam}"

    def _teksten(self, knoop: Knoop) -> tuple[str, ...]:
        if knoop.veld in VASTE_VELDEN:
            if knoop.vast is None:
                raise ReleaseFout(knoop.pad, "is pinned to no value", "pin it in the release")
            return (knoop.vast,)
        if knoop.veld is None:  # only what has to be there, which then has one text
            return () if knoop.vast is None or knoop.minimaal == 0 else (knoop.vast,)
        teksten = self._vulling.teksten.get(str(knoop.veld), ())
        if not teksten and knoop.minimaal > 0:
            raise OngeldigeWaarde(
                str(knoop.veld), f"is absent while {knoop.pad} is mandatory", "give it"
            )
        if knoop.maximaal is not None and len(teksten) > knoop.maximaal:
            raise OngeldigeWaarde(
                str(knoop.veld), f"holds more than {knoop.maximaal}", "give fewer codes"
            )
        for tekst in teksten:
            if knoop.datatype is not None and not knoop.datatype.past(tekst):
                raise OngeldigeWaarde(
                    str(knoop.veld), f"{tekst} does not fit {knoop.datatype.naam}", "give another"
                )
        return teksten
