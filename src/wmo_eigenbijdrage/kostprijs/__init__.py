"""The cost price until 2019: how CAK collected it, and what is left of it on 1 January 2020.

An `Inningsvariant` is one of the four ways of collecting, each with its own figures;
`inningsverloop` and `inningsverlopen` tell per period what was collected and how it ended;
`bepaal_resterend` applies CAK's two formulas for variant 1, which has no remainder.

This room knows no messages.
"""

from wmo_eigenbijdrage.kostprijs.formules import (
    Formulereden,
    Resterend,
    bepaal_resterend,
    formule_1_maanden,
    formule_1_perioden,
    formule_2,
    formule_2_geldt,
    resterend_uit_cijfers,
)
from wmo_eigenbijdrage.kostprijs.innen import inningsverloop, inningsverlopen
from wmo_eigenbijdrage.kostprijs.inning import (
    GeenRestant,
    Inningseinde,
    Inningsverloop,
    Periodeinning,
)
from wmo_eigenbijdrage.kostprijs.inningsvarianten import (
    DUMMYKOSTPRIJS,
    Inningsvariant,
    Inningsvariant1,
    Inningsvariant2,
    Inningsvariant3,
    Inningsvariant4,
    als_voorziening,
    inningsvariant,
    inningsvariant_van,
)

__all__ = [
    "DUMMYKOSTPRIJS",
    "Formulereden",
    "GeenRestant",
    "Inningseinde",
    "Inningsvariant",
    "Inningsvariant1",
    "Inningsvariant2",
    "Inningsvariant3",
    "Inningsvariant4",
    "Inningsverloop",
    "Periodeinning",
    "Resterend",
    "als_voorziening",
    "bepaal_resterend",
    "formule_1_maanden",
    "formule_1_perioden",
    "formule_2",
    "formule_2_geldt",
    "inningsvariant",
    "inningsvariant_van",
    "inningsverloop",
    "inningsverlopen",
    "resterend_uit_cijfers",
]
