"""A new provision beside the one that is guarded: whether CAK has to be told its price."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum

from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kostprijs.verloop import Einde, Verloop

__all__ = ["Criterium", "neemt_over"]

_EEN_DAG = timedelta(days=1)


class Criterium(Enum):
    """When a new provision takes over the guarding; the sources differ in words."""

    LOOPT_LANGER = "loopt langer"
    """Its price is reached later (CAK, how CAK keeps track of the cost price): the default."""
    HOGER_DAN_RESTANT = "hoger dan het restant"
    """Its price is higher than what is left of the other (VNG). The two differ only where the
    difference is less than a month costs."""


def neemt_over(
    lopend: Verloop, nieuw: Verloop, criterium: Criterium = Criterium.LOOPT_LANGER
) -> bool:
    """Whether a new provision takes over the guarding: then CAK is told its price, from its start.

    Otherwise nothing is told. The price of the new one counts whole: what the other one took off
    before is not credited [inferred].

    Raises:
        OngeldigeWaarde: the two are guarded under different rules, so that they do not compare.

    >>> from datetime import date
    >>> from wmo_eigenbijdrage import Bedrag
    >>> from wmo_eigenbijdrage.kostprijs import bewaak
    >>> lopend = bewaak(Bedrag(100000), date(2020, 1, 1))  # to April 2024
    >>> neemt_over(lopend, bewaak(Bedrag(60000), date(2022, 1, 1)))
    True
    >>> neemt_over(lopend, bewaak(Bedrag(50000), date(2022, 1, 1)))
    False
    """
    eis_soort("lopend", lopend, Verloop)
    eis_soort("nieuw", nieuw, Verloop)
    eis_soort("criterium", criterium, Criterium)
    if lopend.regels != nieuw.regels:
        raise OngeldigeWaarde(
            "nieuw", "is guarded under other rules", "use the same Afschrijfregels"
        )
    if nieuw.einde is Einde.BEREIKT and nieuw.eerste_maand is None:
        return False  # it does not pay for a single month
    if criterium is Criterium.HOGER_DAN_RESTANT:
        return nieuw.kostprijs > lopend.stand_op(nieuw.vanaf - _EEN_DAG).restant
    return nieuw.rang > lopend.rang
