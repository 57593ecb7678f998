"""What goes by income: the amounts of 2015 to 2018, and the minimabeleid since 2018.

Sources: Uitvoeringsbesluit Wmo 2015, art. 1.1 (the second year before), 3.2a (share of the wealth),
3.8, 3.9, 3.10; rounding half up to cents is a decision of the library, as no source says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from wmo_eigenbijdrage.fouten import WmoFout
from wmo_eigenbijdrage.testing._cijfers import PERIODE, PROCENT

__all__ = ["Onbekend", "inkomen_van", "is_minima", "maximum"]

Json = Mapping[str, Any]


class Onbekend(WmoFout, LookupError):
    """A figure is needed that no source has."""


def inkomen_van(huishouden: Json, personen: Sequence[Json], jaar: int) -> int | None:
    """Cents per year of all together with their shares of wealth; ``None`` if one is unknown."""
    peiljaar = jaar if jaar in huishouden["verlegde_jaren"] else jaar - 2
    procent = 8 if jaar <= 2018 else 4
    som = 0
    for persoon in personen:
        bekend = [i for i in persoon["inkomens"] if i["jaar"] == peiljaar]
        if not bekend:
            return None
        som += bekend[0]["inkomen"] + bekend[0]["vermogen"] * procent // 100
    return som


def maximum(jaar: int, soort: str, inkomen: int | None, beleid: Json) -> int:
    """The cents per period of 2015 to 2018: base plus a thirteenth of a share of the rest."""
    basis, drempel = PERIODE[jaar, soort]
    procent = PROCENT[jaar]
    if drempel is None:
        raise Onbekend
    erbij = 0
    for lokaal in beleid["lokale_parameters"]:
        if lokaal["jaar"] == jaar:
            erbij = lokaal["drempel_erbij"]
            if lokaal["basis"] is not None:
                basis = min(basis, lokaal["basis"])
            if lokaal["percentage"] is not None:
                deel = lokaal["percentage"]
                procent = min(procent, Fraction(deel["teller"], deel["noemer"]))
    if inkomen is None or inkomen <= 100 * drempel + erbij:
        return basis
    meer = (inkomen - 100 * drempel - erbij) * procent / 13
    return basis + int(meer + Fraction(1, 2))


def is_minima(minimabeleid: Json | None, soort: str, inkomen: int | None, jaar: int) -> bool:
    """Whether the by-law asks nothing of this income; since 2026 also of an unknown one."""
    if minimabeleid is None or not minimabeleid["grenzen"]:
        return False
    if inkomen is None:
        return jaar >= 2026
    for grens in minimabeleid["grenzen"]:
        if grens["huishoudtype"] == soort:
            if minimabeleid["vergelijking"] == "<":
                return bool(inkomen < grens["inkomen"])
            return bool(inkomen <= grens["inkomen"])
    return False
