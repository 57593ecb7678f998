"""What CAK must be told: the periods it should know of, from facts and policy.

`gewenste_perioden` makes the `Gewenst` of one person: the `GewenstePeriode`n that CAK should know,
each with its `Grens`en and the facts that made them, and findings (`Reden`).
`zorgvoorzieningen_uit` makes the provisions of each person from care messages.
`plan` compares what is wanted with the `Persoonsregister`, all that CAK was told, and gives the
fewest `Melding`en between the two; `maak_bericht` makes iEb messages of these.
`beoordeel_retour` tells what an answer of CAK does to a `Boeking`, `vervolg_op` what to do next.

This room knows no XML.
"""

from wmo_eigenbijdrage.aanlevering._afwijzingen import Tegengehouden
from wmo_eigenbijdrage.aanlevering.antwoorden import (
    Antwoordreden,
    Retourverwerking,
    beoordeel_retour,
)
from wmo_eigenbijdrage.aanlevering.boekingen import (
    Boeking,
    Meldinguitkomst,
    maak_boekingsbericht,
)
from wmo_eigenbijdrage.aanlevering.gewenst import (
    BewaakteKostprijs,
    Gewenst,
    GewenstePeriode,
    gewenste_perioden,
)
from wmo_eigenbijdrage.aanlevering.grenzen import Grens
from wmo_eigenbijdrage.aanlevering.meldingen import Inhoud, Melding, Meldingsoort, maak_bericht
from wmo_eigenbijdrage.aanlevering.plan import Aangehouden, Plan, pas_toe, plan
from wmo_eigenbijdrage.aanlevering.planreden import Planreden
from wmo_eigenbijdrage.aanlevering.redenen import Reden
from wmo_eigenbijdrage.aanlevering.register import Aangeleverd, Persoonsregister
from wmo_eigenbijdrage.aanlevering.termijnen import Termijnen, termijnen
from wmo_eigenbijdrage.aanlevering.uit_iwmo import (
    Persoonsvoorzieningen,
    eigen_kenmerk,
    zorgvoorzieningen_uit,
)
from wmo_eigenbijdrage.aanlevering.vervolg import (
    VERVOLGEN,
    Vervolg,
    Vervolgstap,
    vervolg_op,
    wordt_herhaald,
)

__all__ = [
    "VERVOLGEN",
    "Aangehouden",
    "Aangeleverd",
    "Antwoordreden",
    "BewaakteKostprijs",
    "Boeking",
    "Gewenst",
    "GewenstePeriode",
    "Grens",
    "Inhoud",
    "Melding",
    "Meldingsoort",
    "Meldinguitkomst",
    "Persoonsregister",
    "Persoonsvoorzieningen",
    "Plan",
    "Planreden",
    "Reden",
    "Retourverwerking",
    "Tegengehouden",
    "Termijnen",
    "Vervolg",
    "Vervolgstap",
    "beoordeel_retour",
    "eigen_kenmerk",
    "gewenste_perioden",
    "maak_bericht",
    "maak_boekingsbericht",
    "pas_toe",
    "plan",
    "termijnen",
    "vervolg_op",
    "wordt_herhaald",
    "zorgvoorzieningen_uit",
]
