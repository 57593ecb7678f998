"""`Voorziening`: one provision of the years to 2019, with what decided its collection."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from attrs import field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.controle import van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Zorgperiode

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Voorziening", "Voorzieningsoort"]


class Voorzieningsoort(Enum):
    """The kinds that CAK told apart when it attributed a contribution, in the order it did so."""

    HULPMIDDEL = 1
    """Aids, home adaptations and other provisions that a gemeente delivered: first."""
    OVERIG = 2
    """Other products."""
    PGB = 3
    """Personal budgets, of whatever kind."""
    ZORG_IN_NATURA = 4
    """Care in kind, delivered by a provider: last."""


def _positief(_: Any, attribuut: Attribute[Any], waarde: Bedrag | int) -> None:
    if (waarde.centen if isinstance(waarde, Bedrag) else waarde) <= 0:
        raise OngeldigeWaarde(
            attribuut.name, f"{waarde} is not above zero", "leave it out or raise"
        )


_BEDRAG = optional([van_soort(Bedrag), _positief])


@frozen(kw_only=True)
class Voorziening:
    """A provision with its costs, as far as the gemeente told CAK.

    Which of the three figures are known makes the collection variant (*inningsvariant*):
    all three 1, number and total 2, cost and total 3, the total alone 4. A cost per period alone is
    a service: care in kind or a personal budget, charged as long as it runs.

    Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019), 2.1.
    """

    soort: Voorzieningsoort = field(validator=van_soort(Voorzieningsoort))
    volgnummer: int = field(default=1, validator=van_soort(int))
    """The order of delivery among those of the same kind; the lowest comes first."""
    vanaf: Zorgperiode = field(validator=van_soort(Zorgperiode))
    tot_en_met: Zorgperiode | None = field(default=None, validator=optional(van_soort(Zorgperiode)))
    """The last period of use, included; ``None`` while it goes on."""
    kosten_per_periode: Bedrag | None = field(default=None, validator=_BEDRAG)
    aantal_perioden: int | None = field(
        default=None, validator=optional([van_soort(int), _positief])
    )
    totale_kosten: Bedrag | None = field(default=None, validator=_BEDRAG)

    def __attrs_post_init__(self) -> None:
        if self.tot_en_met is not None and self.tot_en_met < self.vanaf:
            raise OngeldigeWaarde(
                "tot_en_met",
                f"expected vanaf <= tot_en_met, found {self.vanaf} > {self.tot_en_met}",
                "a provision runs for at least one period",
            )
        per_periode, aantal, totaal = (
            self.kosten_per_periode,
            self.aantal_perioden,
            self.totale_kosten,
        )
        if totaal is None and (per_periode is None or aantal is not None):
            raise OngeldigeWaarde(
                "totale_kosten", "is missing", "give it; only a service has a cost per period alone"
            )
        te_veel = totaal and per_periode and aantal and per_periode * aantal > totaal
        if te_veel:
            raise OngeldigeWaarde(
                "kosten_per_periode",
                f"{per_periode} times {aantal} is more than {totaal}",
                "in variant 1 the periods add up to the total at most",
            )
