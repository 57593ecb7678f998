"""What the strategies for plans share: one provision, and a policy that asks for it."""

from __future__ import annotations

from datetime import date

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid, Buffer, Kostprijsbewaker, Soortregel
from wmo_eigenbijdrage.dossier import (
    Feit,
    Feitperiode,
    GeenKostprijs,
    TotaleKostprijs,
    Zorgvoorziening,
)
from wmo_eigenbijdrage.identificatie import Gemeentecode
from wmo_eigenbijdrage.kalender import Tijdvak

__all__ = ["GEMEENTE", "KENMERK", "beleid_voor_een", "een_voorziening"]

GEMEENTE = Gemeentecode("0363")
KENMERK = "rollator"
_SOORT = "hulpmiddel"


def een_voorziening(
    vanaf: date,
    eind: date | None = None,
    prijs: Bedrag | None = None,
    bekend_op: date | None = None,
) -> Zorgvoorziening:
    """A rollator that was delivered, known on the days themselves unless told otherwise."""
    begin = Feit(bekend_op or vanaf, "bericht")
    slot = None if eind is None else Feit(eind, "bericht")
    return Zorgvoorziening(
        kenmerk=KENMERK,
        soort=_SOORT,
        begrenzing=GeenKostprijs() if prijs is None else TotaleKostprijs(prijs),
        leveringen=[Feitperiode(Tijdvak(vanaf, eind), begin, slot)],
    )


def beleid_voor_een(
    bewaker: Kostprijsbewaker = Kostprijsbewaker.CAK, buffer: Buffer | None = None
) -> Beleid:
    """A policy under which that rollator asks for a contribution."""
    return Beleid(
        gemeente=GEMEENTE,
        soortregels=[Soortregel(soort=_SOORT)],
        kostprijsbewaker=bewaker,
        buffer=buffer or Buffer(),
    )
