"""`Datatype`: which texts an element may hold."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from wmo_eigenbijdrage.fouten import OngeldigeWaarde, toon
from wmo_eigenbijdrage.ieb.merk import Merk

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Basis", "Datatype", "datum_uit", "getal_uit"]

_WIT = " \t\r\n"
_GETAL = re.compile(r"[+-]?[0-9]+", re.ASCII)
_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MEESTE_CIJFERS = 1_000


class Basis(Enum):
    """What a text stands for."""

    TEKST = "string"
    GETAL = "integer"
    DATUM = "date"


def getal_uit(tekst: str) -> int | None:
    """The number that an ``xs:integer`` writes; ``None`` when it writes none.

    >>> getal_uit(" +007 "), getal_uit("7,0")
    (7, None)
    """
    kaal = tekst.strip(_WIT)
    if len(kaal) > _MEESTE_CIJFERS or _GETAL.fullmatch(kaal) is None:
        return None
    return int(kaal)


def datum_uit(tekst: str) -> date | None:
    """The day that an ``xs:date`` without time zone writes; ``None`` when it writes none.

    Days before year 1 and after year 9999 are days to XML and none here.

    >>> datum_uit("2020-02-29"), datum_uit("2021-02-29")
    (datetime.date(2020, 2, 29), None)
    """
    kaal = tekst.strip(_WIT)
    if _DATUM.fullmatch(kaal) is None:
        return None
    try:
        return date.fromisoformat(kaal)
    except ValueError:
        return None


# In the patterns of XML Schema "^" and "$" mean themselves, "." stands for all but the two line
# ends, and white space is four characters.
_STUK = re.compile(r"\\(?P<na>.)|(?P<klasse>\[\^?)|(?P<eind>\])|(?P<los>[.^$])", re.DOTALL)
_EIGEN_BETEKENIS = frozenset("ntr\\|.?*+(){}-[]^dsS")


def _als_python(patroon: str) -> re.Pattern[str]:
    """The pattern of XML Schema as one of Python; both must match the whole text."""
    uit: list[str] = []
    plaats, in_klasse = 0, False
    while (stuk := _STUK.search(patroon, plaats)) is not None:
        uit.append(patroon[plaats : stuk.start()])
        plaats = stuk.end()
        if (na := stuk["na"]) is not None:
            if na not in _EIGEN_BETEKENIS or (na == "S" and in_klasse):
                raise re.error(f"\\{na} is not supported")
            wit = r" \t\n\r" if in_klasse else r"[ \t\n\r]"
            uit.append({"s": wit, "S": r"[^ \t\n\r]"}.get(na, stuk[0]))
        elif stuk["klasse"] is not None:
            if in_klasse:
                raise re.error("a class within a class is not supported")
            in_klasse = True
            uit.append(stuk[0])
        elif stuk["eind"] is not None:
            in_klasse = False
            uit.append(stuk[0])
        elif in_klasse:
            uit.append(stuk[0])
        else:
            uit.append(r"[^\n\r]" if stuk["los"] == "." else rf"\{stuk['los']}")
    uit.append(patroon[plaats:])
    return re.compile("".join(uit))


def _bruikbaar(_: Any, __: Attribute[tuple[str, ...]], patronen: tuple[str, ...]) -> None:
    for patroon in patronen:
        try:
            _als_python(patroon)
        except (re.error, OverflowError, RecursionError):
            raise OngeldigeWaarde(
                "patroon", f"{toon(patroon)} cannot be used", "give a plain pattern of XML Schema"
            ) from None


def _tekens(aantal: int | None) -> str:
    return f"{aantal} teken" if aantal == 1 else f"{aantal} tekens"


@frozen(slots=False)
class Datatype:
    r"""A simple type (LDT): a base and its restrictions, all of which must hold.

    >>> nummer = Datatype("LDT_Gemeente", Basis.TEKST, min_lengte=1, patronen=("[0-9]{4}",))
    >>> nummer.past("0363"), nummer.past("363")
    (True, False)
    """

    naam: str
    basis: Basis
    minimum: int | None = None
    maximum: int | None = None
    min_lengte: int | None = None
    max_lengte: int | None = None
    patronen: tuple[str, ...] = field(default=(), validator=_bruikbaar)
    """In the notation of XML Schema; each of them must match the whole text."""
    waarden: tuple[str, ...] = ()
    """The only texts allowed; empty when there is no such list."""
    merk: Merk = Merk.GEZIEN

    @cached_property
    def _vormen(self) -> tuple[re.Pattern[str], ...]:
        return tuple(map(_als_python, self.patronen))

    @cached_property
    def eis(self) -> str:
        """What a value must be, as a Dutch text for people."""
        if self.waarden:
            return f"een van {', '.join(self.waarden)}"
        if self.basis is Basis.DATUM:
            return "een bestaande datum als 2020-01-31, zonder tijdzone"
        delen = {
            "een geheel getal": self.basis is Basis.GETAL,
            f"van minstens {self.minimum}": self.minimum is not None,
            f"van hoogstens {self.maximum}": self.maximum is not None,
            f"minstens {_tekens(self.min_lengte)}": self.min_lengte is not None,
            f"hoogstens {_tekens(self.max_lengte)}": self.max_lengte is not None,
            f"volgens het patroon {' en '.join(self.patronen)}": bool(self.patronen),
        }
        return ", ".join(deel for deel, geldt in delen.items() if geldt) or "een tekst"

    def past(self, tekst: str) -> bool:
        """Whether an element of this type may hold *tekst*.

        Dates before year 1 and after 9999 do not fit here, though XML Schema allows them.
        """
        kaal = tekst if self.basis is Basis.TEKST else tekst.strip(_WIT)
        if self.basis is Basis.DATUM and datum_uit(kaal) is None:
            return False
        if self.basis is Basis.GETAL:
            getal = getal_uit(kaal)
            if (
                getal is None
                or (self.minimum is not None and getal < self.minimum)
                or (self.maximum is not None and getal > self.maximum)
            ):
                return False
        return (
            (self.min_lengte is None or len(kaal) >= self.min_lengte)
            and (self.max_lengte is None or len(kaal) <= self.max_lengte)
            and (not self.waarden or kaal in self.waarden)
            and all(vorm.fullmatch(kaal) is not None for vorm in self._vormen)
        )
