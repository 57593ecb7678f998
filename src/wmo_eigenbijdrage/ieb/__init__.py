"""The iEb messages between gemeente and CAK.

The messages are values: `Startbericht`, `Stopbericht`, `Periodebericht` and `BwPeriodebericht` from
the gemeente, `Retourbericht` from CAK. How they look is said by a `Release`, which is data.
The schemas under ``schemas/1_0`` are our own, written from the published tables, for whoever wants
to check a message.

This room does not know where files live.
"""

from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.boom import ReleaseFout
from wmo_eigenbijdrage.ieb.datatype import Basis, Datatype
from wmo_eigenbijdrage.ieb.gekeurd import Lezing, lees
from wmo_eigenbijdrage.ieb.lezen import Berichtinhoud, from_xml, ontleed
from wmo_eigenbijdrage.ieb.merk import Merk, Onzekerheid
from wmo_eigenbijdrage.ieb.model import (
    BwPeriodebericht,
    Heenbericht,
    Kostprijs,
    Periodebericht,
    Startbericht,
    StatusAanlevering,
    Stopbericht,
)
from wmo_eigenbijdrage.ieb.regels import (
    Berichtbevinding,
    Berichtkop,
    Controleuitkomst,
    NietGecontroleerd,
    Onderdeel,
    controleer,
)
from wmo_eigenbijdrage.ieb.register import Aanlevering, Berichtregister
from wmo_eigenbijdrage.ieb.release import (
    Berichtsoort,
    Element,
    Klasse,
    Niveau,
    Regel,
    Release,
    Retourcode,
)
from wmo_eigenbijdrage.ieb.releases import RELEASES, release
from wmo_eigenbijdrage.ieb.retour import (
    GEEN_OPMERKINGEN,
    NIET_BEOORDEELD,
    TECHNISCH_AFGEWEZEN,
    GeenRetour,
    maak_retour,
)
from wmo_eigenbijdrage.ieb.retourbericht import Retourbericht, Retourclient
from wmo_eigenbijdrage.ieb.retouruitkomst import (
    Antwoord,
    Koppeling,
    Retouroordeel,
    Retourreden,
    Retouruitkomst,
    duid_retour,
    hoort_bij,
    koppel,
)
from wmo_eigenbijdrage.ieb.schema import MEESTE_BEVINDINGEN, Schemaset, valideer
from wmo_eigenbijdrage.ieb.schrijven import OnzekereRelease, to_xml
from wmo_eigenbijdrage.ieb.veilig import BerichtFout
from wmo_eigenbijdrage.ieb.versie import Versiebereik, XsdVersie
from wmo_eigenbijdrage.ieb.xsd_lezen import release_uit_xsd
from wmo_eigenbijdrage.ieb.xsd_schrijven import schemas_van

__all__ = [
    "GEEN_OPMERKINGEN",
    "MEESTE_BEVINDINGEN",
    "NIET_BEOORDEELD",
    "RELEASES",
    "TECHNISCH_AFGEWEZEN",
    "Aanlevering",
    "Antwoord",
    "Basis",
    "BerichtFout",
    "Berichtbevinding",
    "Berichtinhoud",
    "Berichtkop",
    "Berichtregister",
    "Berichtsoort",
    "Berichttype",
    "BwPeriodebericht",
    "Controleuitkomst",
    "Datatype",
    "Element",
    "GeenRetour",
    "Heenbericht",
    "Klasse",
    "Koppeling",
    "Kostprijs",
    "Lezing",
    "Merk",
    "NietGecontroleerd",
    "Niveau",
    "Onderdeel",
    "OnzekereRelease",
    "Onzekerheid",
    "Periodebericht",
    "Regel",
    "Release",
    "ReleaseFout",
    "Retourbericht",
    "Retourclient",
    "Retourcode",
    "Retouroordeel",
    "Retourreden",
    "Retouruitkomst",
    "Schemaset",
    "Startbericht",
    "StatusAanlevering",
    "Stopbericht",
    "Versiebereik",
    "XsdVersie",
    "controleer",
    "duid_retour",
    "from_xml",
    "hoort_bij",
    "koppel",
    "lees",
    "maak_retour",
    "ontleed",
    "release",
    "release_uit_xsd",
    "schemas_van",
    "to_xml",
    "valideer",
]
