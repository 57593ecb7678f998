"""The guarding of the cost prices that CAK was told: each start number by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.dossier import TotaleKostprijs, Verstrekking
from wmo_eigenbijdrage.identificatie import Bsn, EbStartNummer, Gemeentecode
from wmo_eigenbijdrage.kalender import Maand, Tijdvak
from wmo_eigenbijdrage.kostprijs import (
    Bewaking,
    Einde,
    Gebeurtenis,
    Verloop,
    bewaak_gebruik,
    bewaak_samen,
    gebeurtenissen,
)
from wmo_eigenbijdrage.testing.cak.perioden import Periodestand
from wmo_eigenbijdrage.testing.cak.werkwijze import NaKostprijs, Werkwijze

__all__ = [
    "Kostprijsmelding",
    "bewaking_van",
    "einde_door_kostprijs",
    "te_melden",
    "volg",
    "volgende_dag",
]


@frozen
class Kostprijsmelding:
    """What CAK tells a gemeente about a cost price that it guards."""

    dag: date
    """The day on which it is told: that of the event, or of the message that made it known."""
    gemeente: Gemeentecode
    bsn: Bsn
    startnummer: EbStartNummer
    gebeurtenis: Gebeurtenis
    """A `Signaal`, `Bereikt` or `Overschrijding`, with the start number as its *kenmerk*."""


def volg(stand: Periodestand, werkwijze: Werkwijze) -> Verloop | None:
    """The course of the price of one start number; ``None`` when there is nothing to guard.

    It runs from KostprijsStartdatum, but not before the start, and a stop ends it. A price that was
    changed runs from its own day, whatever an earlier one took [inferred].
    """
    gebruik = _gebruik(stand, werkwijze)
    if gebruik is None or stand.kostprijs is None:
        return None
    return bewaak_gebruik(stand.kostprijs.bedrag, gebruik, regels=werkwijze.afschrijfregels)


def _gebruik(stand: Periodestand, werkwijze: Werkwijze) -> Tijdvak | None:
    vak, prijs = stand.tijdvak, stand.kostprijs
    if vak is None or prijs is None or not prijs.bedrag:
        return None
    gebruik = vak.knip(max(vak.eerste_dag, prijs.startdatum))
    laatste = werkwijze.afschrijfregels.laatste_maand.laatste_dag
    return None if gebruik is None or gebruik.eerste_dag > laatste else gebruik


def einde_door_kostprijs(stand: Periodestand, werkwijze: Werkwijze) -> date | None:
    """The last day on which may be collected because of a price; ``None`` without such a day."""
    verloop = volg(stand, werkwijze)
    return verloop.virtuele_einddatum if verloop is not None and _bereikt(verloop) else None


def _bereikt(verloop: Verloop) -> bool:
    return verloop.einde is Einde.BEREIKT


def volgende_dag(
    stand: Periodestand, verloop: Verloop, na: date | None, werkwijze: Werkwijze
) -> date | None:
    """The next day on which there is something to tell; ``None`` when nothing comes.

    A price that outlasts the last tariff has no event: its end is not known.
    """
    gebruik = _gebruik(stand, werkwijze)
    if gebruik is None or not _bereikt(verloop):
        return None
    komend = {verloop.signaaldatum, verloop.bereikt_op}
    if werkwijze.na_kostprijs is NaKostprijs.DOORGAAN:
        maand = verloop.niets_meer_vanaf
        if na is not None:
            maand = max(maand, Maand.van(na) + 1)
        komend |= {maand.eerste_dag} if maand.eerste_dag in gebruik else set()
    return min((d for d in komend if d is not None and (na is None or d > na)), default=None)


def bewaking_van(stand: Periodestand, werkwijze: Werkwijze) -> Bewaking:
    """The guarding of a price that has a course, from which its events follow."""
    gebruik = _gebruik(stand, werkwijze)
    assert gebruik is not None
    assert stand.kostprijs is not None
    verstrekking = Verstrekking(
        kenmerk=str(stand.startnummer.nummer),
        gebruik=gebruik,
        begrenzing=TotaleKostprijs(stand.kostprijs.bedrag),
    )
    return bewaak_samen([verstrekking], regels=werkwijze.afschrijfregels)


def te_melden(
    bewaking: Bewaking, na: date | None, dag: date, werkwijze: Werkwijze, beleid: Beleid
) -> Iterator[Gebeurtenis]:
    """The events of a price that is reached, after *na* up to *dag*."""
    doorgaan = werkwijze.na_kostprijs is NaKostprijs.DOORGAAN
    geind = None if doorgaan else ()
    return gebeurtenissen(bewaking, na=na, tot_en_met=dag, geind=geind, beleid=beleid)
