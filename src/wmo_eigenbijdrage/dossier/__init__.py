"""The facts about people: who they are, how they live, what they were granted.

`Huishouden` holds one or two `Persoon`en and how they live (`Leefvorm`). A `Persoon` is a `Client`
with the periods of contribution, circumstances as periods of days, `Vrijstelling`en, `Inkomen`s
and, for the years to 2019, `Voorziening`en. A `Verstrekking` is a provision since 2020, with what
bounds its contribution; a `Zorgvoorziening` tells what was decided, delivered and claimed of it.

The facts of :mod:`wmo_eigenbijdrage.dossier.zorgfeiten` are what messages between gemeente and
provider tell: `Toewijzing`, `Startmelding`, `Stopmelding`, `Declaratieregel`, `Declaratieantwoord`.

This room records and does not judge: it knows no rules.
"""

from wmo_eigenbijdrage.dossier.codelijsten import Productcategorie, RedenBeeindiging
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
from wmo_eigenbijdrage.dossier.zorgfeiten import (
    Declaratieantwoord,
    Declaratieregel,
    Herkomst,
    Product,
    Startmelding,
    Stopmelding,
    Toewijzing,
    Voorzieningsleutel,
    Zorgfeit,
)
from wmo_eigenbijdrage.dossier.zorgvoorziening import Feit, Feitperiode, Stopfeit, Zorgvoorziening

__all__ = [
    "Begrenzing",
    "Client",
    "Declaratieantwoord",
    "Declaratieregel",
    "Feit",
    "Feitperiode",
    "GeenKostprijs",
    "Herkomst",
    "Huishouden",
    "Inkomen",
    "Leefvorm",
    "Maandkosten",
    "Persoon",
    "Product",
    "Productcategorie",
    "RedenBeeindiging",
    "Startmelding",
    "Stopfeit",
    "Stopmelding",
    "Toewijzing",
    "TotaleKostprijs",
    "Verstrekking",
    "Voorziening",
    "Voorzieningsleutel",
    "Voorzieningsoort",
    "Vrijstelling",
    "Vrijstellingsgrond",
    "Zorgfeit",
    "Zorgvoorziening",
]
