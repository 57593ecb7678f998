"""One message of each kind in which every optional part is there."""

from datetime import date
from typing import Any

from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, EbStartNummer
from wmo_eigenbijdrage.ieb import (
    Berichttype,
    BwPeriodebericht,
    Heenbericht,
    Kostprijs,
    Periodebericht,
    Retourbericht,
    Retourclient,
    Startbericht,
    Stopbericht,
)

KOP: dict[str, Any] = {
    "afzender": Gemeentecode("1916"),
    "identificatie": BerichtIdentificatie("998"),
    "dagtekening": date(2020, 1, 2),
}
_PERSOON: dict[str, Any] = {**KOP, "bsn": Bsn("123456782"), "startnummer": EbStartNummer(123)}
_START: dict[str, Any] = {**_PERSOON, "startdatum": date(2020, 1, 1)}
_STOP = date(2020, 5, 31)
_KOSTPRIJS = Kostprijs(Bedrag(3100), date(2020, 1, 1))

HEEN: dict[Berichttype, Heenbericht] = {
    Berichttype.WMO401: Startbericht(**_START, kostprijs=_KOSTPRIJS),
    Berichttype.WMO403: Stopbericht(**_PERSOON, stopdatum=_STOP),
    Berichttype.WMO405: Periodebericht(**_START, stopdatum=_STOP, kostprijs=_KOSTPRIJS),
    Berichttype.WMO407: BwPeriodebericht(**_START, stopdatum=_STOP),
}


def volledig(type_: Berichttype) -> Heenbericht | Retourbericht:
    """A message in which every element occurs."""
    if not type_.is_retour:
        return HEEN[type_]
    return Retourbericht(
        type=type_,
        **KOP,
        identificatie_retour=BerichtIdentificatie("R1"),
        dagtekening_retour=date(2020, 1, 5),
        xslt_versie="1.6.2",
        retourcodes=["0200"],
        client=Retourclient(
            heen=HEEN[type_.heen], klasse_retourcodes=["9103", "S333"], retourcodes=["0233"]
        ),
    )
