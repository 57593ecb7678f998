"""What CAK must be told: the periods it should know of, from facts and policy.

`gewenste_perioden` makes the `Gewenst` of one person: the `GewenstePeriode`n that CAK should know,
each with its `Grens`en and the facts that made them, and findings (`Reden`).
`zorgvoorzieningen_uit` makes the provisions of each person from care messages.
`plan` compares what is wanted with the `Persoonsregister`, all that CAK was told, and gives the
fewest `Melding`en between the two; `maak_bericht` makes iEb messages of these.
`plan_bevolking` does this for many persons as a stream. `gevolgen` tells beforehand what a plan
does, `retourachterstand` and `aanleverachterstand` what is overdue.
`beoordeel_retour` tells what an answer of CAK does to a `Boeking`, `vervolg_op` what to do next.

This room knows no XML.
"""

from wmo_eigenbijdrage.aanlevering._afwijzingen import Tegengehouden
from wmo_eigenbijdrage.aanlevering.achterstand import (
    AANLEVERTERMIJN,
    AANLEVERTERMIJN_PGB,
    RETOURTERMIJN,
    Aanleverachterstand,
    Aanlevertoestand,
    Retourachterstand,
    aanleverachterstand,
    aanleverachterstanden,
    retourachterstand,
    retourachterstanden,
    uiterste_aanlevering,
)
from wmo_eigenbijdrage.aanlevering.antwoorden import (
    Antwoordreden,
    Retourverwerking,
    beoordeel_retour,
)
from wmo_eigenbijdrage.aanlevering.bevolking import (
    Persoonsgegevens,
    Planopdracht,
    Planvraag,
    Verdeler,
    plan_bevolking,
)
from wmo_eigenbijdrage.aanlevering.bevolkingsreden import Bevolkingsreden
from wmo_eigenbijdrage.aanlevering.boekingen import (
    Boeking,
    Meldinguitkomst,
    maak_boekingsbericht,
)
from wmo_eigenbijdrage.aanlevering.gevolg import Gevolg, Gevolgsoort
from wmo_eigenbijdrage.aanlevering.gevolgen import gevolgen
from wmo_eigenbijdrage.aanlevering.gewenst import (
    BewaakteKostprijs,
    Gewenst,
    GewenstePeriode,
    gewenste_perioden,
)
from wmo_eigenbijdrage.aanlevering.grenzen import Grens
from wmo_eigenbijdrage.aanlevering.meldingen import Inhoud, Melding, Meldingsoort, maak_bericht
from wmo_eigenbijdrage.aanlevering.persoonsfeiten import Persoonsfeiten, per_persoon
from wmo_eigenbijdrage.aanlevering.plan import Aangehouden, Plan, pas_toe, plan
from wmo_eigenbijdrage.aanlevering.planreden import Planreden
from wmo_eigenbijdrage.aanlevering.planuitkomst import (
    Gepland,
    NietGepland,
    Plantelling,
    Planuitkomst,
)
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
    "AANLEVERTERMIJN",
    "AANLEVERTERMIJN_PGB",
    "RETOURTERMIJN",
    "VERVOLGEN",
    "Aangehouden",
    "Aangeleverd",
    "Aanleverachterstand",
    "Aanlevertoestand",
    "Antwoordreden",
    "Bevolkingsreden",
    "BewaakteKostprijs",
    "Boeking",
    "Gepland",
    "Gevolg",
    "Gevolgsoort",
    "Gewenst",
    "GewenstePeriode",
    "Grens",
    "Inhoud",
    "Melding",
    "Meldingsoort",
    "Meldinguitkomst",
    "NietGepland",
    "Persoonsfeiten",
    "Persoonsgegevens",
    "Persoonsregister",
    "Persoonsvoorzieningen",
    "Plan",
    "Planopdracht",
    "Planreden",
    "Plantelling",
    "Planuitkomst",
    "Planvraag",
    "Reden",
    "Retourachterstand",
    "Retourverwerking",
    "Tegengehouden",
    "Termijnen",
    "Verdeler",
    "Vervolg",
    "Vervolgstap",
    "aanleverachterstand",
    "aanleverachterstanden",
    "beoordeel_retour",
    "eigen_kenmerk",
    "gevolgen",
    "gewenste_perioden",
    "maak_bericht",
    "maak_boekingsbericht",
    "pas_toe",
    "per_persoon",
    "plan",
    "plan_bevolking",
    "retourachterstand",
    "retourachterstanden",
    "termijnen",
    "uiterste_aanlevering",
    "vervolg_op",
    "wordt_herhaald",
    "zorgvoorzieningen_uit",
]
