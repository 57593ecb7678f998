"""From all provisions of one person to one start on 1 January 2020, or to none.

CAK guards one cost price per person: that of the provision that runs longest. As the same national
tariff is deducted for all, the longest-running one is the one with the most left. One of which the
number of periods was over does not run any more, so it is left out while another one does.

Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019), 2.2; Uitvoeringsbesluit Wmo 2015,
art. 3.10b.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum

from attrs import field, frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.controle import van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, Bsn, EbStartNummer, Gemeentecode
from wmo_eigenbijdrage.ieb import Kostprijs, Startbericht
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME
from wmo_eigenbijdrage.overgang.hv_rij import HvRij, Uitval
from wmo_eigenbijdrage.overgang.kolommen import HvKolom
from wmo_eigenbijdrage.overgang.redenen import Reden
from wmo_eigenbijdrage.overgang.restant import (
    Kostprijstoets,
    Restant,
    bepaal_restant,
    starttarief,
)

__all__ = [
    "STARTDATUM",
    "Aanmelding",
    "BereikteKostprijs",
    "Opmerking",
    "PeriodenOm",
    "Uitkomst",
    "kies",
    "maak_startbericht",
    "meld_aan",
]

STARTDATUM = EERSTE_DAG_MAANDREGIME
"""All persons start on 1 January 2020, and so does the guarding."""


class BereikteKostprijs(Enum):
    """What to do with a person of whose cost prices less than one month is left.

    Nothing more may be collected for those provisions (art. 3.10b (6)), and a start without a cost
    price would let CAK bill on without end. But the file does not show help in the household: a
    person who has that too must be started all the same.
    """

    NIET_AANMELDEN = "niet-aanmelden"
    AANMELDEN = "aanmelden"


class PeriodenOm(Enum):
    """What to do with a provision of which the number of periods was over before 2020.

    CAK collected for it until the price or the number was reached, so that it does not run any more
    whatever is left, and a provision that runs decides (CAK, Toelichting, 2.1 and 2.2).
    """

    BUITEN_KEUZE = "buiten-keuze"
    """It does not decide the cost price while another provision of the person runs."""
    MEETELLEN = "meetellen"
    """It is chosen when its remainder is the highest: the number told something else."""


@frozen
class Opmerking:
    """A remark about a row that does count."""

    rij: int
    bevinding: Bevinding


@frozen
class Aanmelding:
    """The start of one person on 1 January 2020."""

    bsn: Bsn = field(validator=van_soort(Bsn))
    rij: int
    """The row whose provision decided."""
    samengevoegd: tuple[int, ...]
    """The other rows of the person."""
    kostprijs: Bedrag | None
    """What CAK is to guard; ``None`` when it has nothing to guard or nothing is known."""


@frozen
class Uitkomst:
    """What became of the rows of one person: each row is in exactly one place."""

    aanmelding: Aanmelding | None
    uitval: tuple[Uitval, ...]
    opmerkingen: tuple[Opmerking, ...]


def meld_aan(
    rijen: Sequence[HvRij],
    uitval: Sequence[Uitval] = (),
    bereikt: BereikteKostprijs = BereikteKostprijs.NIET_AANMELDEN,
    toets: Kostprijstoets | None = None,
    perioden_om: PeriodenOm = PeriodenOm.BUITEN_KEUZE,
) -> Uitkomst:
    """The start of one person, from all rows that have that person's BSN.

    *rijen* are the rows that can be read and *uitval* those that cannot. Each row comes back: in
    the start, where one decides and the others are merged, or as uitval; what the reader remarked
    about it comes along. *toets* tells from where
    on a price deserves a remark; the defaults of `Kostprijstoets` when ``None``. *perioden_om*
    tells what to do with a provision that ended by its number of periods.

    Raises:
        OngeldigeWaarde: the rows are of different persons.
    """
    restanten = [bepaal_restant(rij, toets) for rij in rijen]
    return kies(rijen, restanten, uitval, bereikt, perioden_om)


def kies(
    rijen: Sequence[HvRij],
    restanten: Sequence[Restant],
    uitval: Sequence[Uitval],
    bereikt: BereikteKostprijs,
    perioden_om: PeriodenOm,
) -> Uitkomst:
    """The start of one person whose remainders are known, one for each row."""
    if not rijen:
        return Uitkomst(None, tuple(uitval), ())
    if any(rij.bsn != rijen[0].bsn for rij in rijen):
        raise OngeldigeWaarde("rijen", "belong to different persons", "give those of one BSN")
    keuze = _keuze(restanten, perioden_om)
    gekozen = _langst_lopende(restanten, keuze)
    tarief = starttarief()
    is_bereikt = all(r.bedrag is not None and r.bedrag < tarief for r in restanten)
    gevallen = tuple(Reden.RIJ_UITGEVALLEN.over("rij", rij=rij.rij) for rij in uitval)
    if is_bereikt and bereikt is BereikteKostprijs.NIET_AANMELDEN:
        bereikte = (_bereikt(*paar, gevallen) for paar in zip(rijen, restanten, strict=True))
        return Uitkomst(None, (*uitval, *bereikte), ())
    bedrag = restanten[gekozen].bedrag
    aanmelding = Aanmelding(
        bsn=rijen[gekozen].bsn,
        rij=rijen[gekozen].rij,
        samengevoegd=tuple(rij.rij for plek, rij in enumerate(rijen) if plek != gekozen),
        # Anything not above the tariff is rejected by CAK (S333), so it is left out.
        kostprijs=bedrag if bedrag is not None and bedrag > tarief else None,
    )
    deel = [restanten[plek] for plek in keuze]
    over_start = (*_over_kostprijs(aanmelding, rijen[gekozen], restanten[gekozen], deel), *gevallen)
    opmerkingen = (
        *_over_rijen(rijen, restanten, keuze, met_kostprijs=aanmelding.kostprijs is not None),
        *(_naast_andere(rijen, restanten, gekozen) if len(rijen) > 1 else ()),
        *(Opmerking(aanmelding.rij, bevinding) for bevinding in over_start),
    )
    return Uitkomst(aanmelding, tuple(uitval), opmerkingen)


def _loopt(restant: Restant) -> bool:
    """Whether a provision runs on: of less than the tariff nothing may be collected."""
    return restant.bedrag is None or restant.bedrag >= starttarief()


def _keuze(restanten: Sequence[Restant], perioden_om: PeriodenOm) -> Sequence[int]:
    """The places of the provisions of which one decides; an ended one only when none runs."""
    alle = range(len(restanten))
    if perioden_om is PeriodenOm.MEETELLEN:
        return alle
    over = [plek for plek in alle if not restanten[plek].perioden_om]
    return over if any(_loopt(restanten[plek]) for plek in over) else alle


def _langst_lopende(restanten: Sequence[Restant], keuze: Sequence[int]) -> int:
    """The place of the highest known remainder, the first of equals; else the first row."""
    bekend = [
        (bedrag.centen, -plek) for plek in keuze if (bedrag := restanten[plek].bedrag) is not None
    ]
    return -max(bekend)[1] if bekend else keuze[0]


def _bereikt(rij: HvRij, restant: Restant, gevallen: tuple[Bevinding, ...]) -> Uitval:
    assert restant.bedrag is not None
    reden = Reden.KOSTPRIJS_BEREIKT.over(
        restant.kolom, restant=restant.bedrag.kaal, tarief=starttarief().kaal
    )
    return Uitval(rij.rij, (*rij.bevindingen, *restant.bevindingen, reden, *gevallen))


def _over_rijen(
    rijen: Sequence[HvRij],
    restanten: Sequence[Restant],
    keuze: Sequence[int],
    *,
    met_kostprijs: bool,
) -> Iterator[Opmerking]:
    """What there is to say about each row by itself, and whether it could decide."""
    for plek, (rij, restant) in enumerate(zip(rijen, restanten, strict=True)):
        for bevinding in (*rij.bevindingen, *restant.bevindingen):
            yield Opmerking(rij.rij, bevinding)
        if plek not in keuze:
            yield Opmerking(rij.rij, Reden.BUITEN_KEUZE.over(HvKolom.AANTAL_PERIODEN))
        elif restant.bedrag is None and met_kostprijs:
            yield Opmerking(rij.rij, Reden.RESTANT_ONBEKEND.over(restant.kolom))


def _naast_andere(
    rijen: Sequence[HvRij], restanten: Sequence[Restant], gekozen: int
) -> Iterator[Opmerking]:
    """What there is to say about each row because of the others of the person."""
    gezien: dict[HvRij, int] = {}
    tarief = starttarief()
    loopt = any(map(_loopt, restanten))
    for plek, (rij, restant) in enumerate(zip(rijen, restanten, strict=True)):
        if (eerste := gezien.setdefault(rij, rij.rij)) != rij.rij:
            yield Opmerking(rij.rij, Reden.DUBBEL.over("rij", rij=eerste))
        if restant.bedrag is None or restant.bedrag > tarief:
            continue
        if not restant.bedrag:
            if loopt:
                yield Opmerking(rij.rij, Reden.AFGELOPEN.over(restant.kolom))
        elif plek != gekozen:
            reden = Reden.NIET_BOVEN_TARIEF.over(restant.kolom, tarief=tarief.kaal)
            yield Opmerking(rij.rij, reden)


def _over_kostprijs(
    aanmelding: Aanmelding, gekozen: HvRij, restant: Restant, keuze: Sequence[Restant]
) -> Iterator[Bevinding]:
    """What there is to say about the cost price that was chosen, or about its absence."""
    if aanmelding.kostprijs is not None:
        if gekozen.pgb:
            yield Reden.PGB.over(HvKolom.PGB)
        return
    if any(r.bedrag is None for r in keuze):
        reden = Reden.ZONDER_KOSTPRIJS
    elif restant.bedrag == starttarief():
        reden = Reden.RESTANT_IS_TARIEF
    else:
        reden = Reden.DOORGESTART
    yield reden.over(restant.kolom)


def maak_startbericht(
    aanmelding: Aanmelding,
    *,
    afzender: Gemeentecode,
    dagtekening: date,
    identificatie: BerichtIdentificatie,
    startnummer: EbStartNummer,
) -> Startbericht:
    """The WMO401 of a start; the guarding runs from the same day as the contribution."""
    bedrag = aanmelding.kostprijs
    return Startbericht(
        afzender=afzender,
        identificatie=identificatie,
        dagtekening=dagtekening,
        bsn=aanmelding.bsn,
        startnummer=startnummer,
        startdatum=STARTDATUM,
        kostprijs=None if bedrag is None else Kostprijs(bedrag, STARTDATUM),
    )
