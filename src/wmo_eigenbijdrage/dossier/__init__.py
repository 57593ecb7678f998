"""The facts about people: who they are, how they live, what they were granted.

`Huishouden` holds one or two `Persoon`en and how they live (`Leefvorm`). A `Persoon` is a `Client`
with the periods of contribution, circumstances as periods of days, `Vrijstelling`en, `Inkomen`s
and, for the years to 2019, `Voorziening`en. A `Verstrekking` is a provision since 2020, with what
bounds its contribution.

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
from wmo_eigenbijdrage.dossier.verstrekking import (
    Begrenzing,
    GeenKostprijs,
    Maandkosten,
    TotaleKostprijs,
    Verstrekking,
)
from wmo_eigenbijdrage.dossier.voorziening import Voorziening, Voorzieningsoort
from wmo_eigenbijdrage.dossier.zorgvoorziening import Feit, Feitperiode, Zorgvoorziening

__all__ = [
    "Begrenzing",
    "Client",
    "Feit",
    "Feitperiode",
    "GeenKostprijs",
    "Huishouden",
    "Inkomen",
    "Leefvorm",
    "Maandkosten",
    "Persoon",
    "TotaleKostprijs",
    "Verstrekking",
    "Voorziening",
    "Voorzieningsoort",
    "Vrijstelling",
    "Vrijstellingsgrond",
    "Zorgvoorziening",
]
