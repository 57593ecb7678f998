"""The transition of 2019 to 2020: from the files that CAK delivered to the first start messages.

`lees_kop` and `lees_rij` read the H&V-bestand, `lees_za_kop` and `lees_za_rij` the ZA-bestand;
`schrijf_hv` and `schrijf_za` write them for tests. `bepaal_restant` tells what is left of a cost
price on 1 January 2020 (with CAK's `formule_1_perioden`, `formule_1_maanden` and `formule_2`),
`meld_aan` makes one start of all rows of a person and `stel_voor` shows what stands behind it,
`maak_startbericht` makes the message. Rows that cannot be used come back as `Uitval`, remarks as
`Opmerking`; each with a `Reden` (or a `ZaReden`) that has a stable code.

`bestandsvergelijking` compares the own administration with CAK's files, `checklist` tells what a
gemeente had to do before 2020, and the delivery records are what the old standards carried.

This room does not know where files live.
"""

from wmo_eigenbijdrage.bevindingen import Redenlijst
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
    PeriodenOm,
    Uitkomst,
    maak_startbericht,
    meld_aan,
)
from wmo_eigenbijdrage.overgang.cellezer import bsn_cijfers
from wmo_eigenbijdrage.overgang.celwaarden import (
    FORMULE,
    REGELING,
    OnbekendeVorm,
    PeriodeWeek,
    Persoonsgegevens,
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
from wmo_eigenbijdrage.overgang.koprij import Koprij
from wmo_eigenbijdrage.overgang.redenen import Reden
from wmo_eigenbijdrage.overgang.restant import Kostprijstoets, Restant, bepaal_restant
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
from wmo_eigenbijdrage.overgang.vergelijking import (
    Administratieregel,
    Bestandsvergelijking,
    CakBestand,
    CakRegel,
    Huishoudstand,
    Huishoudvergelijking,
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
    uit_za,
    vergelijk_huishoudens,
    vergelijk_personen,
)
from wmo_eigenbijdrage.overgang.voorstel import Voorstel, Voorstelregel, stel_voor
from wmo_eigenbijdrage.overgang.za_kolommen import ZaKolom, ZaKop, lees_za_kop
from wmo_eigenbijdrage.overgang.za_lezer import lees_za_rij
from wmo_eigenbijdrage.overgang.za_redenen import ZaReden
from wmo_eigenbijdrage.overgang.za_rij import MEESTE_MINUTEN, ZaRij

__all__ = [
    "DUMMYKOSTPRIJS",
    "FORMULE",
    "MEESTE_MINUTEN",
    "REGELING",
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
    "Celwaarde",
    "Checklist",
    "Checklistfase",
    "Checklistpunt",
    "Datumsoort",
    "Huishoudstand",
    "Huishoudvergelijking",
    "HvAanleverrecord",
    "HvIndeling",
    "HvKolom",
    "HvRij",
    "Kop",
    "KopFout",
    "Koprij",
    "Kostprijstoets",
    "OnbekendeVorm",
    "OnmogelijkeRij",
    "Opmaak",
    "Opmerking",
    "PeriodeWeek",
    "PeriodenOm",
    "Persoonsgegevens",
    "Persoonsvergelijking",
    "Plicht",
    "Recordschrijver",
    "Reden",
    "Redenlijst",
    "Restant",
    "Spelling",
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
    "ZaKolom",
    "ZaKop",
    "ZaReden",
    "ZaRij",
    "Zorgeenheid",
    "bepaal_restant",
    "bestandsvergelijking",
    "bevindingen_csv",
    "bsn_cijfers",
    "checklist",
    "controleer_aanlevertermijn",
    "controleer_volgorde",
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
    "plicht_op",
    "schrijf_hv",
    "schrijf_za",
    "stel_voor",
    "uit_hv",
    "uit_za",
    "vergelijk_huishoudens",
    "vergelijk_personen",
    "za_kop",
    "za_waarden",
]
