"""What a gemeente may choose: tariff, minimabeleid, definitions, who guards the cost price.

`Beleid` holds all choices of one gemeente with the dates from which they hold: `LagerTarief`,
`Minimabeleid` (with its `Vergelijking`), `LokaleParameters` until 2018, a `Soortregel` for each
kind of provision with its `Moment`s, the `Pauzeregel` and the `Kostprijsbewaker`. What goes to
CAK's portal is an `Opgave`.

This room knows no persons.
"""

from wmo_eigenbijdrage.beleid.beleid import Beleid, Opgave
from wmo_eigenbijdrage.beleid.keuzes import (
    Buffer,
    Kostprijsbewaker,
    LagerTarief,
    LokaleParameters,
    Minimabeleid,
    Moment,
    Pauzeregel,
    Soortregel,
    Vergelijking,
)

__all__ = [
    "Beleid",
    "Buffer",
    "Kostprijsbewaker",
    "LagerTarief",
    "LokaleParameters",
    "Minimabeleid",
    "Moment",
    "Opgave",
    "Pauzeregel",
    "Soortregel",
    "Vergelijking",
]
