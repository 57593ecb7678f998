"""What CAK must be told: the periods it should know of, from facts and policy.

`gewenste_perioden` makes the `Gewenst` of one person: the `GewenstePeriode`n that CAK should know,
each with its `Grens`en and the facts that made them, and findings (`Reden`).
`zorgvoorzieningen_uit` makes the provisions of each person from care messages.

This room knows no XML.
"""

from wmo_eigenbijdrage.aanlevering.gewenst import (
    BewaakteKostprijs,
    Gewenst,
    GewenstePeriode,
    gewenste_perioden,
)
from wmo_eigenbijdrage.aanlevering.grenzen import Grens
from wmo_eigenbijdrage.aanlevering.redenen import Reden
from wmo_eigenbijdrage.aanlevering.uit_iwmo import (
    Persoonsvoorzieningen,
    eigen_kenmerk,
    zorgvoorzieningen_uit,
)

__all__ = [
    "BewaakteKostprijs",
    "Gewenst",
    "GewenstePeriode",
    "Grens",
    "Persoonsvoorzieningen",
    "Reden",
    "eigen_kenmerk",
    "gewenste_perioden",
    "zorgvoorzieningen_uit",
]
