"""`Werkwijze`: how the simulated CAK works where the rules leave room."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from wmo_eigenbijdrage.bijdrage import EERSTE_VASTSTELLING, HERZIENING, Lezing
from wmo_eigenbijdrage.controle import eis_soort, van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kostprijs import STANDAARDREGELS, Afschrijfregels

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["NaKostprijs", "Samenloop", "Werkwijze"]


class NaKostprijs(Enum):
    """What CAK does when a cost price is reached and no stop has come (decision 0050)."""

    DOORGAAN = "innen tot de stop"
    """It collects until the gemeente stops it, and says so (Toelichting 22-11-2019 [seen])."""
    STOPPEN = "niet meer innen"
    """Nothing is collected beyond the price (Wmo 2015, art. 2.1.4a (6); Ub, art. 3.10b (6))."""


class Samenloop(Enum):
    """Which policy decides a month that two gemeenten report for one household [gap]."""

    LAAGSTE = "laagste bedrag"
    HOOGSTE = "hoogste bedrag"


def _niet_negatief(_: Any, attribuut: Attribute[int], waarde: int) -> None:
    eis_soort(attribuut.name, waarde, int)
    if waarde < 0:
        raise OngeldigeWaarde(attribuut.name, f"{waarde} is negative", "give 0 or more")


@frozen(kw_only=True)
class Werkwijze:
    """The readings by which the simulated CAK works; each default is in `AANNAMES`."""

    na_kostprijs: NaKostprijs = field(
        default=NaKostprijs.DOORGAAN, validator=van_soort(NaKostprijs)
    )
    samenloop: Samenloop = field(default=Samenloop.LAAGSTE, validator=van_soort(Samenloop))
    afschrijfregels: Afschrijfregels = field(
        default=STANDAARDREGELS, validator=van_soort(Afschrijfregels)
    )
    """How cost prices go down."""
    lezing: Lezing = field(default=Lezing(), validator=van_soort(Lezing))
    """How the law about the amount is read."""
    eerste_vaststelling: int = field(default=EERSTE_VASTSTELLING, validator=_niet_negatief)
    """Months that a first determination reaches back."""
    nabetaling: int = field(default=HERZIENING, validator=_niet_negatief)
    """Months back over which a revision may ask more."""
    teruggave: int = field(default=HERZIENING, validator=_niet_negatief)
    """Months back over which a revision refunds."""
