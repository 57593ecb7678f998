"""National figures: data files with source and in-force dates, and the questions asked of them.

`Parameter` holds a figure over time as `Waarde`n and recorded `Hiaat`en; asking it for a day
outside its values raises `OnbekendeParameter` and never guesses. `Grondslag` is a legal source.
The figures are the monthly tariff and the months over which nobody owes it, the parameters of the
four-week periods, the figures about income, the AOW ages and the gemeenten.

This room knows no policy of a gemeente and no persons.
"""

from wmo_eigenbijdrage.landelijk._bestand import GegevensFout
from wmo_eigenbijdrage.landelijk.aow import AowLeeftijd, aow_datum, aow_leeftijd, aow_leeftijden
from wmo_eigenbijdrage.landelijk.gemeenten import Gemeente, gemeente, gemeenten, gemeenten_op
from wmo_eigenbijdrage.landelijk.grondslag import Grondslag, grondslag, grondslagen
from wmo_eigenbijdrage.landelijk.inkomen import (
    BeschermdWonenGrenzen,
    beschermd_wonen_grenzen,
    peiljaarverlegging,
    vermogensbijtelling,
)
from wmo_eigenbijdrage.landelijk.parameter import Hiaat, Parameter, Waarde
from wmo_eigenbijdrage.landelijk.periodebijdrage import (
    Huishoudtype,
    Periodeparameters,
    periodeparameters,
    periodeparameters_van,
)
from wmo_eigenbijdrage.landelijk.tarieven import (
    abonnementstarief,
    landelijk_tarief,
    niet_verschuldigd,
)
from wmo_eigenbijdrage.landelijk.voorstel import VoorstelParameters, voorstel_36713

__all__ = [
    "AowLeeftijd",
    "BeschermdWonenGrenzen",
    "GegevensFout",
    "Gemeente",
    "Grondslag",
    "Hiaat",
    "Huishoudtype",
    "Parameter",
    "Periodeparameters",
    "VoorstelParameters",
    "Waarde",
    "abonnementstarief",
    "aow_datum",
    "aow_leeftijd",
    "aow_leeftijden",
    "beschermd_wonen_grenzen",
    "gemeente",
    "gemeenten",
    "gemeenten_op",
    "grondslag",
    "grondslagen",
    "landelijk_tarief",
    "niet_verschuldigd",
    "peiljaarverlegging",
    "periodeparameters",
    "periodeparameters_van",
    "vermogensbijtelling",
    "voorstel_36713",
]
