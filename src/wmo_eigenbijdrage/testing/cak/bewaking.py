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
    Gebeurtenis,
    Verloop,
    bewaak_samen,
    gebeurtenissen,
)
from wmo_eigenbijdrage.testing.cak.perioden import Periodestand
from wmo_eigenbijdrage.testing.cak.werkwijze import NaKostprijs, Werkwijze

__all__ = ["Kostprijsmelding", "bereikt", "bewaak_stand", "einde_door_kostprijs", "te_melden"]


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


def bewaak_stand(stand: Periodestand, werkwijze: Werkwijze) -> Bewaking | None:
    """The guarding of the price of one start number; ``None`` when there is nothing to guard.

    It runs from KostprijsStartdatum, but not before the start, and a stop ends it. A price that was
    changed runs from its own day, whatever an earlier one took [inferred].
    """
    vak, prijs = stand.tijdvak, stand.kostprijs
    if vak is None or prijs is None or not prijs.bedrag:
        return None
    gebruik = vak.knip(max(vak.eerste_dag, prijs.startdatum))
    regels = werkwijze.afschrijfregels
    if gebruik is None or gebruik.eerste_dag > regels.laatste_maand.laatste_dag:
        return None
    verstrekking = Verstrekking(
        kenmerk=str(stand.startnummer.nummer),
        gebruik=gebruik,
        begrenzing=TotaleKostprijs(prijs.bedrag),
    )
    return bewaak_samen([verstrekking], regels=regels)


def bereikt(bewaking: Bewaking) -> Verloop | None:
    """The course of the price, when it is known to be reached."""
    return next((verloop for _, verloop in bewaking.bereikte_prijzen()), None)


def einde_door_kostprijs(stand: Periodestand, werkwijze: Werkwijze) -> date | None:
    """The last day on which is collected because of a price, for a CAK that stops by itself."""
    if werkwijze.na_kostprijs is NaKostprijs.DOORGAAN:
        return None
    bewaking = bewaak_stand(stand, werkwijze)
    verloop = None if bewaking is None else bereikt(bewaking)
    return None if verloop is None else verloop.virtuele_einddatum


def te_melden(
    bewaking: Bewaking, na: date | None, dag: date, werkwijze: Werkwijze, beleid: Beleid
) -> tuple[Iterator[Gebeurtenis], date | None]:
    """The events after *na* up to *dag*, and the next day on which to look.

    That day is ``None`` when nothing comes any more. A price that outlasts the last tariff has no
    event: its end is not known.
    """
    verloop = bereikt(bewaking)
    if verloop is None:
        return iter(()), None
    stopt = werkwijze.na_kostprijs is NaKostprijs.STOPPEN
    gevonden = gebeurtenissen(
        bewaking, na=na, tot_en_met=dag, geind=() if stopt else None, beleid=beleid
    )
    komend = {verloop.signaaldatum, verloop.bereikt_op}
    if not stopt:
        komend.add(_volgende_te_veel(bewaking.verstrekkingen[0].gebruik[-1], verloop, dag))
    return gevonden, min((d for d in komend if d is not None and d > dag), default=None)


def _volgende_te_veel(gebruik: Tijdvak, verloop: Verloop, dag: date) -> date | None:
    """The first day of the next month that is collected beyond the price, if there may be one."""
    eerste_dag = max(verloop.niets_meer_vanaf, Maand.van(dag) + 1).eerste_dag
    return eerste_dag if eerste_dag in gebruik else None
