"""The transition of 2019 to 2020: from the files that CAK delivered to the first start messages.

`lees_kop` and `lees_rij` read the H&V-bestand, `bepaal_restant` tells what is left of a cost price
on 1 January 2020 (with CAK's `formule_1_perioden`, `formule_1_maanden` and `formule_2`), `meld_aan`
makes one start of all rows of a person and `stel_voor` shows what stands behind it,
`maak_startbericht` makes the message. Rows that cannot be used come back as `Uitval`, remarks as
`Opmerking`; each with a `Reden` that has a stable code.

`bestandsvergelijking` compares the own administration with CAK's files, `checklist` tells what a
gemeente had to do before 2020, and the delivery records are what the old standards carried.

This room does not know where files live.
"""

from wmo_eigenbijdrage.kostprijs import (
    DUMMYKOSTPRIJS,
    formule_1_maanden,
    formule_1_perioden,
    formule_2,
    formule_2_geldt,
)
from wmo_eigenbijdrage.overgang.aanleverrecords import (
    Aanleverrecord,
    HvAanleverrecord,
    Recordschrijver,
    Verblijfrecord,
    Verblijfsvorm,
    ZaAanleverrecord,
    Zorgeenheid,
)
from wmo_eigenbijdrage.overgang.aanleverregels import (
    Aanleverreden,
    Voorloop,
    controleer_aanlevertermijn,
    controleer_volgorde,
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
from wmo_eigenbijdrage.overgang.checklist import (
    Actiehouder,
    Checklist,
    Checklistfase,
    Checklistpunt,
    Datumsoort,
    checklist,
)
from wmo_eigenbijdrage.overgang.hv_lezer import lees_rij
from wmo_eigenbijdrage.overgang.hv_rij import (
    HvRij,
    OnmogelijkeRij,
    Uitval,
    Variant,
)
from wmo_eigenbijdrage.overgang.kolommen import (
    HvKolom,
    Kop,
    KopFout,
    lees_kop,
)
from wmo_eigenbijdrage.overgang.redenen import Reden
from wmo_eigenbijdrage.overgang.restant import Kostprijstoets, Restant, bepaal_restant
from wmo_eigenbijdrage.overgang.vergelijking import (
    Administratieregel,
    Bestandsvergelijking,
    CakBestand,
    CakRegel,
    Huishoudstand,
    Huishoudvergelijking,
    Persoonsgegevens,
    Persoonsvergelijking,
    Plicht,
    Telling,
    Veldverschil,
    Vergelijkbevinding,
    Vergelijkreden,
    Vergelijkveld,
    Verstrekkingsgegevens,
    Vindplaats,
    bestandsvergelijking,
    bevindingen_csv,
    plicht_op,
    uit_hv,
    vergelijk_huishoudens,
    vergelijk_personen,
)
from wmo_eigenbijdrage.overgang.voorstel import Voorstel, Voorstelregel, stel_voor

__all__ = [
    "DUMMYKOSTPRIJS",
    "STARTDATUM",
    "Aanleverrecord",
    "Aanleverreden",
    "Aanmelding",
    "Actiehouder",
    "Administratieregel",
    "BereikteKostprijs",
    "Bestandsvergelijking",
    "CakBestand",
    "CakRegel",
    "Checklist",
    "Checklistfase",
    "Checklistpunt",
    "Datumsoort",
    "Huishoudstand",
    "Huishoudvergelijking",
    "HvAanleverrecord",
    "HvKolom",
    "HvRij",
    "Kop",
    "KopFout",
    "Kostprijstoets",
    "OnmogelijkeRij",
    "Opmerking",
    "Persoonsgegevens",
    "Persoonsvergelijking",
    "Plicht",
    "Recordschrijver",
    "Reden",
    "Restant",
    "Telling",
    "Uitkomst",
    "Uitval",
    "Variant",
    "Veldverschil",
    "Verblijfrecord",
    "Verblijfsvorm",
    "Vergelijkbevinding",
    "Vergelijkreden",
    "Vergelijkveld",
    "Verstrekkingsgegevens",
    "Vindplaats",
    "Voorloop",
    "Voorstel",
    "Voorstelregel",
    "ZaAanleverrecord",
    "Zorgeenheid",
    "bepaal_restant",
    "bestandsvergelijking",
    "bevindingen_csv",
    "checklist",
    "controleer_aanlevertermijn",
    "controleer_volgorde",
    "formule_1_maanden",
    "formule_1_perioden",
    "formule_2",
    "formule_2_geldt",
    "lees_kop",
    "lees_rij",
    "maak_startbericht",
    "meld_aan",
    "plicht_op",
    "stel_voor",
    "uit_hv",
    "vergelijk_huishoudens",
    "vergelijk_personen",
]
