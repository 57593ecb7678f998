"""The transition of 2019 to 2020: from the files that CAK delivered to the first start messages.

`lees_kop` and `lees_rij` read the H&V-bestand, `bepaal_restant` tells what is left of a cost price
on 1 January 2020 (with CAK's `formule_1_perioden`, `formule_1_maanden` and `formule_2`), `meld_aan`
makes one start of all rows of a person and `stel_voor` shows what stands behind it,
`maak_startbericht` makes the message. Rows that cannot be used come back as `Uitval`, remarks as
`Opmerking`; each with a `Reden` that has a stable code.

This room does not know where files live.
"""

from wmo_eigenbijdrage.kostprijs import (
    DUMMYKOSTPRIJS,
    formule_1_maanden,
    formule_1_perioden,
    formule_2,
    formule_2_geldt,
)
from wmo_eigenbijdrage.overgang.aanmelding import (
    STARTDATUM,
    Aanmelding,
    BereikteKostprijs,
    Opmerking,
    Uitkomst,
    maak_startbericht,
    meld_aan,
)
from wmo_eigenbijdrage.overgang.hv_lezer import lees_rij
from wmo_eigenbijdrage.overgang.hv_rij import (
    HvRij,
    OnmogelijkeRij,
    Uitval,
    Variant,
)
from wmo_eigenbijdrage.overgang.kolommen import HvKolom, Kop, KopFout, lees_kop
from wmo_eigenbijdrage.overgang.redenen import Reden
from wmo_eigenbijdrage.overgang.restant import Kostprijstoets, Restant, bepaal_restant
from wmo_eigenbijdrage.overgang.voorstel import Voorstel, Voorstelregel, stel_voor

__all__ = [
    "DUMMYKOSTPRIJS",
    "STARTDATUM",
    "Aanmelding",
    "BereikteKostprijs",
    "HvKolom",
    "HvRij",
    "Kop",
    "KopFout",
    "Kostprijstoets",
    "OnmogelijkeRij",
    "Opmerking",
    "Reden",
    "Restant",
    "Uitkomst",
    "Uitval",
    "Variant",
    "Voorstel",
    "Voorstelregel",
    "bepaal_restant",
    "formule_1_maanden",
    "formule_1_perioden",
    "formule_2",
    "formule_2_geldt",
    "lees_kop",
    "lees_rij",
    "maak_startbericht",
    "meld_aan",
    "stel_voor",
]
