"""The cost price: how it goes down, when it has been reached, and what to do about it.

Since 2020: `bewaak` gives the `Verloop` of one price, `laatste_maanden` the same for columns,
`bewaak_samen` the `Bewaking` of all provisions of a person. `maak_afspraken` tells what is to be
done when the gemeente guards itself or lets CAK guard, `gebeurtenissen` what happens in order of
time, `te_veel_geind` what was collected too much. `Afschrijfregels` hold the readings where the law
leaves room, and a `Prognose` for years without a published tariff.

Until 2019: an `Inningsvariant` is one of the four ways of collecting, `inningsverloop` and
`inningsverlopen` tell per period what was collected and how it ended, `bepaal_resterend` applies
CAK's two formulas for variant 1, which has no remainder.

This room knows no messages.
"""

from wmo_eigenbijdrage.kostprijs.afspraken import (
    Afspraak,
    Afspraaksoort,
    Afspraken,
    maak_afspraken,
)
from wmo_eigenbijdrage.kostprijs.bewaken import (
    ONBEKEND,
    STANDAARDREGELS,
    bewaak,
    bewaak_gebruik,
    laatste_maanden,
)
from wmo_eigenbijdrage.kostprijs.bewaking import (
    Bewaakt,
    Bewaking,
    Inningsperiode,
    NietBewaakt,
    Slot,
)
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
from wmo_eigenbijdrage.kostprijs.gebeurtenissen import (
    Bereikt,
    Gebeurtenis,
    Overschrijding,
    Signaal,
    gebeurtenissen,
    gebeurtenissen_van,
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
from wmo_eigenbijdrage.kostprijs.keuze import Aangewezen, Keuze, Keuzeregel, LageMaandkosten
from wmo_eigenbijdrage.kostprijs.maandkosten import Maandtoets, Uitkomst, toets_maandkosten
from wmo_eigenbijdrage.kostprijs.nieuw import Criterium, neemt_over
from wmo_eigenbijdrage.kostprijs.prognose import Prognose
from wmo_eigenbijdrage.kostprijs.redenen import Reden
from wmo_eigenbijdrage.kostprijs.regels import Afschrijfregels
from wmo_eigenbijdrage.kostprijs.samen import bewaak_samen
from wmo_eigenbijdrage.kostprijs.te_veel import TeVeelGeind, te_veel_geind
from wmo_eigenbijdrage.kostprijs.verloop import (
    SIGNAAL_VOORAF,
    Einde,
    Maandstand,
    Stand,
    Verloop,
)

__all__ = [
    "DUMMYKOSTPRIJS",
    "ONBEKEND",
    "SIGNAAL_VOORAF",
    "STANDAARDREGELS",
    "Aangewezen",
    "Afschrijfregels",
    "Afspraak",
    "Afspraaksoort",
    "Afspraken",
    "Bereikt",
    "Bewaakt",
    "Bewaking",
    "Criterium",
    "Einde",
    "Formulereden",
    "Gebeurtenis",
    "GeenRestant",
    "Inningseinde",
    "Inningsperiode",
    "Inningsvariant",
    "Inningsvariant1",
    "Inningsvariant2",
    "Inningsvariant3",
    "Inningsvariant4",
    "Inningsverloop",
    "Keuze",
    "Keuzeregel",
    "LageMaandkosten",
    "Maandstand",
    "Maandtoets",
    "NietBewaakt",
    "Overschrijding",
    "Periodeinning",
    "Prognose",
    "Reden",
    "Resterend",
    "Signaal",
    "Slot",
    "Stand",
    "TeVeelGeind",
    "Uitkomst",
    "Verloop",
    "als_voorziening",
    "bepaal_resterend",
    "bewaak",
    "bewaak_gebruik",
    "bewaak_samen",
    "formule_1_maanden",
    "formule_1_perioden",
    "formule_2",
    "formule_2_geldt",
    "gebeurtenissen",
    "gebeurtenissen_van",
    "inningsvariant",
    "inningsvariant_van",
    "inningsverloop",
    "inningsverlopen",
    "laatste_maanden",
    "maak_afspraken",
    "neemt_over",
    "resterend_uit_cijfers",
    "te_veel_geind",
    "toets_maandkosten",
]
