"""Reading a message to judge it: whatever can be found in it, also when the form is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from wmo_eigenbijdrage.ieb.boom import Knoop
from wmo_eigenbijdrage.ieb.bouwen import bouw
from wmo_eigenbijdrage.ieb.lezen import ontleed
from wmo_eigenbijdrage.ieb.model import Heenbericht
from wmo_eigenbijdrage.ieb.ontleden import Ontleder, herken, ontleder_van, ontleed_gewoon
from wmo_eigenbijdrage.ieb.release import Release
from wmo_eigenbijdrage.ieb.veilig import BerichtFout, lees_xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Xml  # pyright: ignore[reportPrivateUsage]

__all__ = ["Gelezen", "lees_gewoon", "lees_ruim"]


@frozen
class Gelezen:
    """A message that was recognised, with what stands in it."""

    ontleder: Ontleder
    teksten: dict[str, str] = field(repr=False)
    """Per field the text, as far as it is there."""
    bericht: Heenbericht | None
    """``None`` when it cannot be a value, or is an answer."""


def lees_gewoon(xml: bytes, releases: tuple[Release, ...]) -> tuple[Heenbericht, Ontleder] | None:
    """A message in plain form as a value: it is valid by our own schemas, see `ieb.gekeurd`.

    ``None`` when it has to be looked into, or is an answer.
    """
    gewoon = ontleed_gewoon(xml, releases)
    if gewoon is None:
        return None
    try:
        bericht = bouw(*gewoon)
    except BerichtFout:
        return None
    return (bericht, gewoon[0]) if isinstance(bericht, Heenbericht) else None


def lees_ruim(xml: bytes, releases: tuple[Release, ...]) -> Gelezen | None:
    """What stands in a message; ``None`` when it is no message of these releases."""
    try:
        inhoud = ontleed(xml, *releases)
    except BerichtFout:
        return _lees_los(xml, releases)
    ontleder = ontleder_van(inhoud.release, inhoud.soort.type)
    try:
        bericht = inhoud.bericht()
    except BerichtFout:
        bericht = None
    return Gelezen(
        ontleder, dict(inhoud.teksten), bericht if isinstance(bericht, Heenbericht) else None
    )


def _lees_los(xml: bytes, releases: tuple[Release, ...]) -> Gelezen | None:
    """What can be found in a message whose elements are not as they should be."""
    try:
        wortel = lees_xml(xml)
        ontleder = herken(wortel, releases)
    except BerichtFout:
        return None
    teksten: dict[str, str] = {}
    _verzamel(wortel, ontleder.boom, teksten)
    return Gelezen(ontleder, teksten, None)


def _verzamel(element: Xml, knoop: Knoop, teksten: dict[str, str]) -> None:
    """The first text of each field, in whatever order and namespace the elements stand."""
    if knoop.veld is not None and not len(element):
        teksten.setdefault(knoop.veld, element.text or "")
    for kind in knoop.kinderen:
        for gevonden in element.iterchildren(f"{{*}}{kind.naam}"):
            _verzamel(gevonden, kind, teksten)
