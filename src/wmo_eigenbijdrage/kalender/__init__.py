"""The calendar: both kinds of contribution period, periods of days, and values over time.

`Zorgperiode` is CAK's four-week period until 29-12-2019, `Maand` the month since 1-1-2020;
`bijdrageperiode` tells which of them a day belongs to, and that 30 and 31-12-2019 belong to none.
`Tijdvak` is a run of days, both ends included, `Tijdlijn` a value that changes over such a run.
`werkdagen_later` counts working days.
Regional claims per four weeks and the conversion between four weeks and a month stand apart.

This room knows no money and no persons.
"""

from wmo_eigenbijdrage.kalender._aanleverkalender import Aanlevertermijn
from wmo_eigenbijdrage.kalender.bijdrageperiode import (
    EERSTE_DAG,
    EERSTE_DAG_MAANDREGIME,
    LAATSTE_DAG_PERIODEREGIME,
    Bijdrageperiode,
    bijdrageperiode,
    zorgjaar,
)
from wmo_eigenbijdrage.kalender.declaratie import (
    Declaratietermijnen,
    declarabele_perioden,
    declaratietermijnen,
)
from wmo_eigenbijdrage.kalender.maand import Maand
from wmo_eigenbijdrage.kalender.omrekening import (
    MAAND_PER_VIER_WEKEN,
    Schaalbaar,
    naar_maand,
    naar_vier_weken,
)
from wmo_eigenbijdrage.kalender.tijdlijn import Tijdlijn
from wmo_eigenbijdrage.kalender.tijdvak import Tijdvak, als_tijdvakken, verenig
from wmo_eigenbijdrage.kalender.werkdag import is_werkdag, werkdagen_later
from wmo_eigenbijdrage.kalender.zorgperiode import PERIODEN_PER_JAAR, Zorgperiode

__all__ = [
    "EERSTE_DAG",
    "EERSTE_DAG_MAANDREGIME",
    "LAATSTE_DAG_PERIODEREGIME",
    "MAAND_PER_VIER_WEKEN",
    "PERIODEN_PER_JAAR",
    "Aanlevertermijn",
    "Bijdrageperiode",
    "Declaratietermijnen",
    "Maand",
    "Schaalbaar",
    "Tijdlijn",
    "Tijdvak",
    "Zorgperiode",
    "als_tijdvakken",
    "bijdrageperiode",
    "declarabele_perioden",
    "declaratietermijnen",
    "is_werkdag",
    "naar_maand",
    "naar_vier_weken",
    "verenig",
    "werkdagen_later",
    "zorgjaar",
]
