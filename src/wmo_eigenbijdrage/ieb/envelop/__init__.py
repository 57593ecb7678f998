"""The envelope in which messages travel between gemeente and CAK: GGk, ggk0210 2.1 patch 4.

A `Di01` carries a message, a `Du01` the answer, a `Fo01` says that something is wrong; `to_xml`,
`to_soap` and `from_xml` are the way to bytes and back. `foutcode` tells what a code of a Fo01 means
on a day: two lists have given the same codes different meanings.

How an envelope gets to the other side is for a port of :mod:`wmo_eigenbijdrage.adapters`.
"""

from wmo_eigenbijdrage.ieb.envelop.berichten import (
    Bestand,
    Bv03,
    Di01,
    Du01,
    Envelop,
    Fo01,
    Fo03,
    Plek,
    TekstBestand,
    XmlBestand,
    foutdetails,
)
from wmo_eigenbijdrage.ieb.envelop.foutcodes import (
    Foutcode,
    Foutcodelijst,
    foutcode,
    foutcodelijsten,
)
from wmo_eigenbijdrage.ieb.envelop.lezen import from_xml
from wmo_eigenbijdrage.ieb.envelop.schrijven import (
    GRENS,
    Schrijfbaar,
    omvang,
    soapactie,
    to_soap,
    to_xml,
)
from wmo_eigenbijdrage.ieb.envelop.waarden import (
    CAK,
    GGK_APPLICATIE,
    KETENPARTIJEN,
    Functie,
    Referentienummer,
    Systeem,
    Tijdstip,
    Versienummer,
    iebfunctie,
)

__all__ = [
    "CAK",
    "GGK_APPLICATIE",
    "GRENS",
    "KETENPARTIJEN",
    "Bestand",
    "Bv03",
    "Di01",
    "Du01",
    "Envelop",
    "Fo01",
    "Fo03",
    "Foutcode",
    "Foutcodelijst",
    "Functie",
    "Plek",
    "Referentienummer",
    "Schrijfbaar",
    "Systeem",
    "TekstBestand",
    "Tijdstip",
    "Versienummer",
    "XmlBestand",
    "foutcode",
    "foutcodelijsten",
    "foutdetails",
    "from_xml",
    "iebfunctie",
    "omvang",
    "soapactie",
    "to_soap",
    "to_xml",
]
