"""`Vorm`: how one kind of value looks in JSON; writer, reader and schema in one.

The three are made together from small parts, so that they cannot disagree. Reading is strict: a
field more or less, another type, a value in another spelling is an error, of one line with the
place, such as ``gegeven.huishouden.personen[0].geboortedatum``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, Generic, NoReturn, TypeVar, cast

from attrs import field, frozen

from wmo_eigenbijdrage.fouten import OngeldigeWaarde, WmoFout, toon

__all__ = [
    "Vorm",
    "als_object",
    "benoem",
    "geheel",
    "keuze",
    "lees_json",
    "lijst",
    "object_van",
    "of_niets",
    "schrijf_json",
    "soorten",
    "tekst",
]

T = TypeVar("T")
E = TypeVar("E", bound=Enum)
_GROOTSTE = 10**12


@frozen
class Vorm(Generic[T]):
    """How values of one kind are written to JSON and read from it."""

    schrijf: Callable[[T], Any]
    lees: Callable[[Any, str], T]
    """From what stands there and the place where it stands."""
    schema: Mapping[str, Any]
    """In JSON Schema."""
    delen: Mapping[str, Mapping[str, Any]] = field(factory=dict[str, Mapping[str, Any]])
    """The named parts that the schema refers to."""


def _weiger(plaats: str, probleem: str, remedie: str) -> NoReturn:
    raise OngeldigeWaarde(plaats, probleem, remedie)


def als_object(gegeven: Any) -> dict[str, Any] | None:
    """The fields of a JSON object; ``None`` when it is something else."""
    return cast("dict[str, Any]", gegeven) if type(gegeven) is dict else None


def lees_json(regel: str, plaats: str) -> Any:
    """One JSON text, without a field twice, numbers with a fraction, or a Python-ism such as NaN.

    Raises:
        OngeldigeWaarde: it is something else.
    """

    def eenmalig(paren: list[tuple[str, Any]]) -> dict[str, Any]:
        gelezen = dict(paren)
        if len(gelezen) < len(paren):
            _weiger(plaats, "holds a field twice", "give each once")
        return gelezen

    def geen_getal(_: str) -> NoReturn:
        _weiger(plaats, "holds a number that is not whole", "give whole numbers, amounts in cents")

    try:
        return json.loads(
            regel, object_pairs_hook=eenmalig, parse_float=geen_getal, parse_constant=geen_getal
        )
    except OngeldigeWaarde:
        raise
    except (ValueError, RecursionError):
        _weiger(plaats, "is not JSON", "give one JSON object on one line")


def schrijf_json(waarde: Any) -> str:
    """One line of JSON in one spelling: fields in order of the alphabet, ASCII."""
    return json.dumps(waarde, sort_keys=True, separators=(",", ":"))


def tekst(
    maak: Callable[[str], T],
    als_tekst: Callable[[T], str],
    patroon: str,
    wat: str,
    schema: Mapping[str, Any] | None = None,
) -> Vorm[T]:
    """A value that is a text; the pattern leaves each value one spelling."""
    past = re.compile(patroon, re.ASCII | re.DOTALL)

    def lees(gegeven: Any, plaats: str) -> T:
        if type(gegeven) is not str or past.fullmatch(gegeven) is None:
            _weiger(plaats, f"{toon(gegeven)} is not {wat}", f"give {wat}")
        try:
            return maak(gegeven)
        except (WmoFout, ValueError):
            _weiger(plaats, f"{toon(gegeven)} does not exist", f"give {wat}")

    return Vorm(als_tekst, lees, {"type": "string", "pattern": f"^{patroon}$", **(schema or {})})


def geheel(
    maak: Callable[[int], T],
    als_getal: Callable[[T], int],
    minst: int = -_GROOTSTE,
    meest: int = _GROOTSTE,
) -> Vorm[T]:
    """A value that is a whole number."""

    def lees(gegeven: Any, plaats: str) -> T:
        if type(gegeven) is not int or not minst <= gegeven <= meest:
            _weiger(plaats, f"{toon(gegeven)} is not allowed", f"give {minst}..{meest}")
        return maak(gegeven)

    return Vorm(als_getal, lees, {"type": "integer", "minimum": minst, "maximum": meest})


def _een_van(plaats: str, gegeven: Any, mogelijk: Sequence[Any]) -> Any:
    for waarde in mogelijk:
        if type(gegeven) is type(waarde) and gegeven == waarde:
            return waarde
    return _weiger(
        plaats, f"{toon(gegeven)} is not known", f"give {', '.join(map(schrijf_json, mogelijk))}"
    )


def keuze(soort: type[E]) -> Vorm[E]:
    """One of the values of an enumeration."""
    mogelijk = [lid.value for lid in soort]

    def lees(gegeven: Any, plaats: str) -> E:
        return soort(_een_van(plaats, gegeven, mogelijk))

    def schrijf(lid: E) -> Any:
        return lid.value

    return Vorm(schrijf, lees, {"enum": mogelijk})


def of_niets(vorm: Vorm[T]) -> Vorm[T | None]:
    """A value or ``null``."""

    def schrijf(waarde: T | None) -> Any:
        return None if waarde is None else vorm.schrijf(waarde)

    def lees(gegeven: Any, plaats: str) -> T | None:
        return None if gegeven is None else vorm.lees(gegeven, plaats)

    return Vorm(schrijf, lees, {"anyOf": [{"type": "null"}, vorm.schema]}, vorm.delen)


def lijst(vorm: Vorm[T]) -> Vorm[Sequence[T]]:
    """Values in order."""

    def schrijf(waarden: Iterable[T]) -> list[Any]:
        return [vorm.schrijf(waarde) for waarde in waarden]

    def lees(gegeven: Any, plaats: str) -> tuple[T, ...]:
        if type(gegeven) is not list:
            _weiger(plaats, f"{toon(gegeven)} is no list", "give [...]")
        delen = cast("Sequence[Any]", gegeven)
        return tuple(vorm.lees(deel, f"{plaats}[{plek}]") for plek, deel in enumerate(delen))

    return Vorm(schrijf, lees, {"type": "array", "items": vorm.schema}, vorm.delen)


def _velden(gegeven: Any, plaats: str, namen: Iterable[str]) -> dict[str, Any]:
    velden = als_object(gegeven)
    if velden is None:
        _weiger(plaats, f"{toon(gegeven)} is no object", "give {...}")
    for naam in namen:
        if naam not in velden:
            _weiger(f"{plaats}.{naam}", "is missing", "give it, null where there is none")
    for naam in velden:
        if naam not in namen:
            _weiger(plaats, f"holds a field {toon(naam)}", "leave it out")
    return velden


def object_van(
    velden: Mapping[str, Vorm[Any]],
    maak: Callable[..., T],
    ontleed: Callable[[T], Sequence[Any]],
) -> Vorm[T]:
    """An object; *maak* gets the fields by name, *ontleed* gives them in the order of *velden*."""

    def schrijf(waarde: T) -> dict[str, Any]:
        paren = zip(velden.items(), ontleed(waarde), strict=True)
        return {naam: vorm.schrijf(deel) for (naam, vorm), deel in paren}

    def lees(gegeven: Any, plaats: str) -> T:
        delen = _velden(gegeven, plaats, velden)
        gelezen = {
            naam: vorm.lees(delen[naam], f"{plaats}.{naam}") for naam, vorm in velden.items()
        }
        try:
            return maak(**gelezen)
        except OngeldigeWaarde as fout:
            raise OngeldigeWaarde(f"{plaats}: {fout.veld}", fout.probleem, fout.remedie) from None
        except WmoFout as fout:
            raise OngeldigeWaarde(plaats, str(fout), "give another value") from None

    schema = {
        "type": "object",
        "properties": {naam: vorm.schema for naam, vorm in velden.items()},
        "required": list(velden),
        "additionalProperties": False,
    }
    delen = {naam: deel for vorm in velden.values() for naam, deel in vorm.delen.items()}
    return Vorm(schrijf, lees, schema, delen)


def soorten(vormen: Mapping[str, Vorm[Any]], soort_van: Callable[[Any], str]) -> Vorm[Any]:
    """Objects of several kinds, told apart by a field ``soort``."""

    def schrijf(waarde: Any) -> dict[str, Any]:
        soort = soort_van(waarde)
        return {"soort": soort, **vormen[soort].schrijf(waarde)}

    def lees(gegeven: Any, plaats: str) -> Any:
        velden = als_object(gegeven)
        if velden is None or "soort" not in velden:
            _weiger(plaats, f"{toon(gegeven)} has no soort", 'give {"soort": ...}')
        soort = _een_van(f"{plaats}.soort", velden["soort"], list(vormen))
        rest = {naam: deel for naam, deel in velden.items() if naam != "soort"}
        return vormen[soort].lees(rest, plaats)

    schema = {"oneOf": [_met_soort(soort, vorm.schema) for soort, vorm in vormen.items()]}
    delen = {naam: deel for vorm in vormen.values() for naam, deel in vorm.delen.items()}
    return Vorm(schrijf, lees, schema, delen)


def _met_soort(soort: str, schema: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        **schema,
        "properties": {"soort": {"const": soort}, **schema["properties"]},
        "required": ["soort", *schema["required"]],
    }


def benoem(naam: str, vorm: Vorm[T]) -> Vorm[T]:
    """The same, as a named part of the schema."""
    delen = {**vorm.delen, naam: vorm.schema}
    return Vorm(vorm.schrijf, vorm.lees, {"$ref": f"#/$defs/{naam}"}, delen)
