"""What CAK must be told: the periods it should know of, from facts and policy.

`gewenste_perioden` makes the `Gewenst` of one person: the `GewenstePeriode`n that CAK should know,
each with its `Grens`en and the facts that made them.

This room knows no XML.
"""

from wmo_eigenbijdrage.aanlevering.gewenst import (
    BewaakteKostprijs,
    Gewenst,
    GewenstePeriode,
    gewenste_perioden,
)
from wmo_eigenbijdrage.aanlevering.grenzen import Grens

__all__ = ["BewaakteKostprijs", "Gewenst", "GewenstePeriode", "Grens", "gewenste_perioden"]
