"""The restrictions of a simple type, added to those of the type that it restricts."""

from __future__ import annotations

import re

from attrs import evolve

from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.ieb.datatype import Basis, Datatype

__all__ = ["FACETTEN", "enige_tekst", "met_facetten"]

# A pattern that only one text matches.
_LETTERLIJK = re.compile(r"(?:[^\\|.?*+(){}\[\]]|\\[\\|.?*+(){}\[\]^-])+")
FACETTEN = (
    "pattern",
    "enumeration",
    "length",
    "minLength",
    "maxLength",
    "minInclusive",
    "maxInclusive",
)


def met_facetten(van: Datatype, facetten: list[tuple[str, str]]) -> Datatype:
    """What the restrictions *facetten*, as pairs of name and value, make of *van*.

    Raises:
        OngeldigeWaarde: a restriction does not belong on such a type, or cannot be used.
    """
    patronen = [waarde for naam, waarde in facetten if naam == "pattern"]
    waarden = tuple(waarde for naam, waarde in facetten if naam == "enumeration")
    gevonden = van
    if patronen:
        # Patterns of one step are alternatives, those of several steps must all match.
        samen = patronen[0] if len(patronen) == 1 else "|".join(f"({p})" for p in patronen)
        gevonden = evolve(gevonden, patronen=(*gevonden.patronen, samen))
    if waarden:
        gevonden = evolve(gevonden, waarden=waarden)
    for naam, waarde in facetten:
        if naam not in {"pattern", "enumeration"}:
            gevonden = _met_grens(gevonden, naam, waarde)
    return gevonden


def _met_grens(van: Datatype, naam: str, waarde: str) -> Datatype:
    is_lengte = naam in {"length", "minLength", "maxLength"}
    if van.basis is not (Basis.TEKST if is_lengte else Basis.GETAL):
        raise OngeldigeWaarde(naam, f"does not go with {van.basis.value}", "give an official set")
    if re.fullmatch(r"[+-]?[0-9]{1,18}", waarde, re.ASCII) is None:
        raise OngeldigeWaarde(naam, "is no number", "give an official set")
    grens = int(waarde)
    # A restriction can only become stricter, whatever it says.
    if naam in {"length", "minLength"}:
        van = evolve(van, min_lengte=_hoogste(van.min_lengte, grens))
    if naam in {"length", "maxLength"}:
        van = evolve(van, max_lengte=_laagste(van.max_lengte, grens))
    if naam == "minInclusive":
        van = evolve(van, minimum=_hoogste(van.minimum, grens))
    if naam == "maxInclusive":
        van = evolve(van, maximum=_laagste(van.maximum, grens))
    return van


def _hoogste(al: int | None, nieuw: int) -> int:
    return nieuw if al is None else max(al, nieuw)


def _laagste(al: int | None, nieuw: int) -> int:
    return nieuw if al is None else min(al, nieuw)


def enige_tekst(van: Datatype, beperkt: Datatype) -> str | None:
    """The one text that a restriction of *van* leaves; ``None`` when it may leave more."""
    if beperkt == evolve(van, patronen=beperkt.patronen):
        nieuw = beperkt.patronen[len(van.patronen) :]
        if len(nieuw) == 1 and _LETTERLIJK.fullmatch(nieuw[0]):
            return re.sub(r"\\(.)", r"\1", nieuw[0])
    if len(beperkt.waarden) == 1 and beperkt == evolve(van, waarden=beperkt.waarden):
        return beperkt.waarden[0]
    return None
