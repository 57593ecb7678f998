"""A CAK to talk to: it takes messages, answers, guards cost prices, decides and bills.

`CakSimulator` is a model of the published rules, for whoever tests software of a gemeente against
it. How reliable its answers are is a `Gedrag`, how it works where the rules leave room a
`Werkwijze`. Everything that it assumes is in `AANNAMES`, with how certain it is.

Like all of this kit it needs the extra ``testing``.
"""

from wmo_eigenbijdrage.testing.cak.aannames import AANNAMES, Aanname
from wmo_eigenbijdrage.testing.cak.administratie import ONBEKENDE_GEBOORTEDATUM
from wmo_eigenbijdrage.testing.cak.bewaking import Kostprijsmelding
from wmo_eigenbijdrage.testing.cak.gedrag import Gedrag
from wmo_eigenbijdrage.testing.cak.ontvangst import Ontvangst, Oordeel, Verzending
from wmo_eigenbijdrage.testing.cak.overzicht import (
    Factuuroverzicht,
    Huishoudfacturen,
    Maandtotaal,
)
from wmo_eigenbijdrage.testing.cak.perioden import Periodestand
from wmo_eigenbijdrage.testing.cak.rekeningen import Maandafsluiting, Maandverlies, Rekening
from wmo_eigenbijdrage.testing.cak.simulator import CakSimulator
from wmo_eigenbijdrage.testing.cak.werkwijze import NaKostprijs, Samenloop, Werkwijze

__all__ = [
    "AANNAMES",
    "ONBEKENDE_GEBOORTEDATUM",
    "Aanname",
    "CakSimulator",
    "Factuuroverzicht",
    "Gedrag",
    "Huishoudfacturen",
    "Kostprijsmelding",
    "Maandafsluiting",
    "Maandtotaal",
    "Maandverlies",
    "NaKostprijs",
    "Ontvangst",
    "Oordeel",
    "Periodestand",
    "Rekening",
    "Samenloop",
    "Verzending",
    "Werkwijze",
]
