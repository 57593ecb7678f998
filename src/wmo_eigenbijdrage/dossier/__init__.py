"""The facts about people: who they are, how they live, what they were granted.

`Huishouden` holds one or two `Persoon`en and how they live (`Leefvorm`). A `Persoon` is a `Client`
with the periods of contribution, circumstances as periods of days, `Vrijstelling`en, `Inkomen`s
and, for the years to 2019, `Voorziening`en.

This room records and does not judge: it knows no rules.
"""

from wmo_eigenbijdrage.dossier.huishouden import Huishouden, Leefvorm
from wmo_eigenbijdrage.dossier.persoon import (
    Client,
    Inkomen,
    Persoon,
    Vrijstelling,
    Vrijstellingsgrond,
)
from wmo_eigenbijdrage.dossier.voorziening import Voorziening, Voorzieningsoort

__all__ = [
    "Client",
    "Huishouden",
    "Inkomen",
    "Leefvorm",
    "Persoon",
    "Voorziening",
    "Voorzieningsoort",
    "Vrijstelling",
    "Vrijstellingsgrond",
]
