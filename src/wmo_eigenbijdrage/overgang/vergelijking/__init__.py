"""Comparing the own administration with the files of CAK, per person and per household.

`bestandsvergelijking` takes both sides in any order and gives a `Bestandsvergelijking`: who is only
here, only there or in both, with the differences per field and the households; as values, as CSV
and as HTML in a notebook. `vergelijk_personen` is the same as a stream, for sorted sides.

CAK expects no answer to its files: each gemeente decides what a difference means for its own
initial delivery (CAK, Toelichting H&V- en ZA-bestanden, 22-11-2019, 1). So nothing here writes one.
"""

from wmo_eigenbijdrage.overgang.vergelijking.huishoudens import (
    Huishoudstand,
    Huishoudvergelijking,
    vergelijk_huishoudens,
)
from wmo_eigenbijdrage.overgang.vergelijking.personen import (
    Persoonsvergelijking,
    Vergelijkbevinding,
    Vindplaats,
    vergelijk_personen,
)
from wmo_eigenbijdrage.overgang.vergelijking.redenen import Vergelijkreden
from wmo_eigenbijdrage.overgang.vergelijking.regels import (
    Administratieregel,
    CakBestand,
    CakRegel,
    Plicht,
    Verstrekkingsgegevens,
    plicht_op,
    uit_hv,
    uit_za,
)
from wmo_eigenbijdrage.overgang.vergelijking.resultaat import (
    Bestandsvergelijking,
    Telling,
    bestandsvergelijking,
)
from wmo_eigenbijdrage.overgang.vergelijking.uitvoer import bevindingen_csv
from wmo_eigenbijdrage.overgang.vergelijking.velden import Veldverschil, Vergelijkveld

__all__ = [
    "Administratieregel",
    "Bestandsvergelijking",
    "CakBestand",
    "CakRegel",
    "Huishoudstand",
    "Huishoudvergelijking",
    "Persoonsvergelijking",
    "Plicht",
    "Telling",
    "Veldverschil",
    "Vergelijkbevinding",
    "Vergelijkreden",
    "Vergelijkveld",
    "Verstrekkingsgegevens",
    "Vindplaats",
    "bestandsvergelijking",
    "bevindingen_csv",
    "plicht_op",
    "uit_hv",
    "uit_za",
    "vergelijk_huishoudens",
    "vergelijk_personen",
]
