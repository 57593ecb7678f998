"""The transition of 2019 to 2020: from the files that CAK delivered to the first start messages.

`lees_kop` and `lees_rij` read the H&V-bestand, `lees_za_kop` and `lees_za_rij` the ZA-bestand;
`schrijf_hv` and `schrijf_za` write them for tests. `bepaal_restant` tells what is left of a cost
price on 1 January 2020 (with CAK's `formule_1_perioden`, `formule_1_maanden` and `formule_2`),
`meld_aan` makes one start of all rows of a person, `maak_startbericht` the message. Rows that
cannot be used come back as `Uitval`, remarks as `Opmerking`; each with a `Reden` (or a `ZaReden`)
that has a stable code.

This room does not know where files live.
"""

from wmo_eigenbijdrage.overgang.aanmelding import (
    STARTDATUM,
    Aanmelding,
    BereikteKostprijs,
    Opmerking,
    Uitkomst,
    maak_startbericht,
    meld_aan,
)
from wmo_eigenbijdrage.overgang.cellezer import bsn_cijfers
from wmo_eigenbijdrage.overgang.celwaarden import (
    REGELING,
    OnbekendeVorm,
    PeriodeWeek,
    Persoonsgegevens,
)
from wmo_eigenbijdrage.overgang.formules import (
    formule_1_maanden,
    formule_1_perioden,
    formule_2,
    formule_2_geldt,
)
from wmo_eigenbijdrage.overgang.hv_lezer import lees_rij
from wmo_eigenbijdrage.overgang.hv_rij import (
    DUMMYKOSTPRIJS,
    HvRij,
    OnmogelijkeRij,
    Uitval,
    Variant,
)
from wmo_eigenbijdrage.overgang.kolommen import HvKolom, Kop, KopFout, lees_kop
from wmo_eigenbijdrage.overgang.koprij import Koprij
from wmo_eigenbijdrage.overgang.redenen import Reden
from wmo_eigenbijdrage.overgang.redenlijst import Redenlijst
from wmo_eigenbijdrage.overgang.restant import Restant, bepaal_restant
from wmo_eigenbijdrage.overgang.rijbevindingen import met_rijbevindingen
from wmo_eigenbijdrage.overgang.schrijver import (
    Celwaarde,
    HvIndeling,
    Opmaak,
    Spelling,
    hv_kop,
    hv_waarden,
    schrijf_hv,
    schrijf_za,
    za_kop,
    za_waarden,
)
from wmo_eigenbijdrage.overgang.za_kolommen import ZaKolom, ZaKop, lees_za_kop
from wmo_eigenbijdrage.overgang.za_lezer import lees_za_rij
from wmo_eigenbijdrage.overgang.za_redenen import ZaReden
from wmo_eigenbijdrage.overgang.za_rij import MEESTE_MINUTEN, ZaRij

__all__ = [
    "DUMMYKOSTPRIJS",
    "MEESTE_MINUTEN",
    "REGELING",
    "STARTDATUM",
    "Aanmelding",
    "BereikteKostprijs",
    "Celwaarde",
    "HvIndeling",
    "HvKolom",
    "HvRij",
    "Kop",
    "KopFout",
    "Koprij",
    "OnbekendeVorm",
    "OnmogelijkeRij",
    "Opmaak",
    "Opmerking",
    "PeriodeWeek",
    "Persoonsgegevens",
    "Reden",
    "Redenlijst",
    "Restant",
    "Spelling",
    "Uitkomst",
    "Uitval",
    "Variant",
    "ZaKolom",
    "ZaKop",
    "ZaReden",
    "ZaRij",
    "bepaal_restant",
    "bsn_cijfers",
    "formule_1_maanden",
    "formule_1_perioden",
    "formule_2",
    "formule_2_geldt",
    "hv_kop",
    "hv_waarden",
    "lees_kop",
    "lees_rij",
    "lees_za_kop",
    "lees_za_rij",
    "maak_startbericht",
    "meld_aan",
    "met_rijbevindingen",
    "schrijf_hv",
    "schrijf_za",
    "za_kop",
    "za_waarden",
]
