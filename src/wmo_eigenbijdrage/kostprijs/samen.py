"""`bewaak_samen`: all provisions of one person together, of which one cost price is guarded.

CAK guards one cost price per person, and prices are not added up: each provision goes down by the
national tariff from its own start on, so that a contribution may be asked as long as one of them
lets it. Which one CAK is told is a choice; how long may be collected is not.

Source: Uitvoeringsbesluit Wmo 2015, art. 3.10b; CAK, Toelichting H&V- en ZA-bestanden
(22-11-2019), 2.2; VNG, questions about the abonnementstarief.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from operator import attrgetter

from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.bijdrage.kern import eerste_maand, verenig_stukken
from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.dossier import Verstrekking
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.kostprijs._dekking import Dekking, als_maand, dekking_van, dekt
from wmo_eigenbijdrage.kostprijs._tabel import EINDELOOS
from wmo_eigenbijdrage.kostprijs.bewaken import STANDAARDREGELS
from wmo_eigenbijdrage.kostprijs.bewaking import (
    Bewaakt,
    Bewaking,
    Inningsperiode,
    NietBewaakt,
    Slot,
)
from wmo_eigenbijdrage.kostprijs.keuze import Aangewezen, Keuze, Keuzeregel, LageMaandkosten
from wmo_eigenbijdrage.kostprijs.redenen import Reden
from wmo_eigenbijdrage.kostprijs.regels import Afschrijfregels
from wmo_eigenbijdrage.kostprijs.verloop import Einde

__all__ = ["bewaak_samen"]


def bewaak_samen(
    verstrekkingen: Iterable[Verstrekking],
    *,
    keuze: Keuzeregel = Keuze.LANGST_LOPEND,
    lage_maandkosten: LageMaandkosten | None = None,
    regels: Afschrijfregels = STANDAARDREGELS,
) -> Bewaking:
    """Guard the provisions of one person.

    A provision that is added and runs longer takes over; one that is shorter changes nothing.

    Args:
        verstrekkingen: all that the person has, those without a price too.
        keuze: which one CAK is told.
        lage_maandkosten: what to do when costs per month lie below the contribution, for which no
            source has an answer.
        regels: the readings, and the assumption about tariffs that are not published.

    Raises:
        OngeldigeWaarde: a key occurs twice, or the designated one is not there.
        OnbekendeParameter: costs per month lie below the contribution and nothing is said of that.
        BuitenBereik: a price is guarded from before 2020.

    >>> from wmo_eigenbijdrage import Bedrag, Tijdvak
    >>> from wmo_eigenbijdrage.dossier import TotaleKostprijs
    >>> def hulpmiddel(kenmerk, prijs, dag):
    ...     prijs = TotaleKostprijs(Bedrag(prijs))
    ...     return Verstrekking(kenmerk=kenmerk, gebruik=Tijdvak(dag), begrenzing=prijs)
    >>> bewaking = bewaak_samen(
    ...     [
    ...         hulpmiddel("rollator", 57000, date(2020, 1, 1)),
    ...         hulpmiddel("traplift", 100000, date(2021, 6, 20)),
    ...         hulpmiddel("beugel", 10000, date(2022, 1, 1)),
    ...     ]
    ... )
    >>> for stap in bewaking.stappen:
    ...     print(stap.verstrekking.kenmerk, stap.van, stap.tot_en_met, stap.startdatum)
    rollator 2020-01 2021-06 2020-01-01
    traplift 2021-07 2025-08 2021-06-20
    >>> bewaking.perioden[0].stopdatum
    datetime.date(2025, 8, 31)
    """
    eis_soort("regels", regels, Afschrijfregels)
    gegeven = _controleer(verstrekkingen, keuze, lage_maandkosten)
    dekkingen = tuple(dekking_van(v, regels, lage_maandkosten) for v in gegeven)
    return Bewaking(
        verstrekkingen=gegeven,
        stappen=tuple(_stappen(dekkingen, keuze)),
        perioden=tuple(_perioden(dekkingen)),
        bevindingen=tuple(_bevindingen(dekkingen)),
        regels=regels,
        dekkingen=dekkingen,
    )


def _controleer(
    verstrekkingen: Iterable[Verstrekking], keuze: Keuzeregel, lage: LageMaandkosten | None
) -> tuple[Verstrekking, ...]:
    eis_soort("verstrekkingen", verstrekkingen, Iterable)
    gegeven = tuple(verstrekkingen)
    for verstrekking in gegeven:
        eis_soort("verstrekkingen", verstrekking, Verstrekking)
    if not isinstance(keuze, Aangewezen):
        eis_soort("keuze", keuze, Keuze)
    if lage is not None:
        eis_soort("lage_maandkosten", lage, LageMaandkosten)
    kenmerken = {verstrekking.kenmerk for verstrekking in gegeven}
    if len(kenmerken) < len(gegeven):
        raise OngeldigeWaarde("verstrekkingen", "a kenmerk occurs twice", "give each its own")
    if isinstance(keuze, Aangewezen) and keuze.kenmerk not in kenmerken:
        raise OngeldigeWaarde("keuze", "designates a provision that is not given", "give it too")
    return gegeven


def _stappen(dekkingen: Sequence[Dekking], keuze: Keuzeregel) -> Iterator[Bewaakt | NietBewaakt]:
    """Between every two changes one choice; equal neighbours are one step."""
    knippen = sorted({m for d in dekkingen for van, tot in d.stukken for m in (van, tot + 1)})
    stap: tuple[tuple[Dekking, ...], int, int] | None = None
    for van, volgende in pairwise(knippen):
        lopend = [dekking for dekking in dekkingen if dekt(dekking.stukken, van)]
        gekozen = _kies(lopend, keuze, stap[0] if stap else ()) if lopend else ()
        if stap and stap[0] == gekozen and stap[2] == van - 1:
            stap = (gekozen, stap[1], volgende - 1)
            continue
        if stap:
            yield _als_stap(*stap)
        stap = (gekozen, van, volgende - 1) if gekozen else None
    if stap:
        yield _als_stap(*stap)


def _kies(
    lopend: Sequence[Dekking], keuze: Keuzeregel, vorige: tuple[Dekking, ...]
) -> tuple[Dekking, ...]:
    """All without a price when there are any, else the one that is guarded.

    Among equals the one that is guarded already, so that nothing needs to be told; else the first.
    """
    zonder = tuple(dekking for dekking in lopend if dekking.verloop is None)
    if zonder:
        return zonder
    if isinstance(keuze, Aangewezen):
        for dekking in lopend:
            if dekking.verstrekking.kenmerk == keuze.kenmerk:
                return (dekking,)
    rang = _prijs if keuze is Keuze.HOOGSTE_KOSTPRIJS else _looptijd
    hoogste = max(map(rang, lopend))
    beste = [dekking for dekking in lopend if rang(dekking) == hoogste]
    if vorige and vorige[0] in beste:
        return vorige
    return (min(beste, key=lambda d: d.verstrekking.gebruik[0].eerste_dag),)


_looptijd = attrgetter("rang")
_prijs = attrgetter("verloop.kostprijs")


def _als_stap(gekozen: tuple[Dekking, ...], van: int, tot: int) -> Bewaakt | NietBewaakt:
    eerste, verloop = gekozen[0], gekozen[0].verloop
    begin = Maand.uit_ordinaal(van)
    if verloop is None:
        wie = tuple(dekking.verstrekking for dekking in gekozen)
        return NietBewaakt(wie, begin, als_maand(tot))
    starts = (vak.eerste_dag for vak in eerste.verstrekking.gebruik)
    return Bewaakt(
        verstrekking=eerste.verstrekking,
        verloop=verloop,
        van=begin,
        tot_en_met=als_maand(tot),
        startdatum=next((dag for dag in starts if eerste_maand(dag) == van), begin.eerste_dag),
    )


def _perioden(dekkingen: Sequence[Dekking]) -> Iterator[Inningsperiode]:
    for van, tot in verenig_stukken(stuk for dekking in dekkingen for stuk in dekking.stukken):
        begin = Maand.uit_ordinaal(van)
        slotten = [slot for dekking in dekkingen for slot in _slot(dekking, tot)]
        if tot == EINDELOOS:
            loopt = any(dekt(dekking.zeker, tot) for dekking in dekkingen)
            yield Inningsperiode(begin, None, Slot.LOOPT if loopt else Slot.ONBEKEND, None)
        elif not slotten:
            yield Inningsperiode(begin, None, Slot.ONBEKEND, None)
        else:
            dag, slot, kenmerk = max(slotten, key=lambda s: (s[0], s[1] is Slot.KOSTPRIJS))
            yield Inningsperiode(begin, Maand.uit_ordinaal(tot), slot, dag, kenmerk)


def _slot(dekking: Dekking, tot: int) -> Iterator[tuple[date, Slot, str]]:
    """The day and the reason for which a provision is known to end in the month *tot*, if it is."""
    if tot == EINDELOOS or not any(laatste == tot for _, laatste in dekking.zeker):
        return
    kenmerk = dekking.verstrekking.kenmerk
    if any(laatste == tot for _, laatste in dekking.gebruik):
        dagen = (vak.laatste_dag for vak in dekking.verstrekking.gebruik)
        laatste_dag = max(dag for dag in dagen if dag and Maand.van(dag).ordinaal == tot)
        yield laatste_dag, Slot.GEBRUIK, kenmerk
        return
    slot = Slot.MAANDKOSTEN if dekking.verloop is None else Slot.KOSTPRIJS
    yield Maand.uit_ordinaal(tot).laatste_dag, slot, kenmerk


def _bevindingen(dekkingen: Iterable[Dekking]) -> Iterator[Bevinding]:
    """About a start for which no month can be collected: the first one, or one after a pause."""
    for dekking in dekkingen:
        if dekking.verloop is None or dekking.verloop.einde is not Einde.BEREIKT:
            continue
        kenmerk, verloop = dekking.verstrekking.kenmerk, dekking.verloop
        if not dekking.zeker:
            yield Reden.NIETS_TE_INNEN.over(kenmerk, kostprijs=verloop.kostprijs.kaal)
        else:
            for van, _ in dekking.gestopt:
                if any(eerste == van for eerste, _ in dekking.gebruik):
                    yield Reden.NIET_HERVATTEN.over(
                        kenmerk, maand=Maand.uit_ordinaal(van), restant=verloop.restant.kaal
                    )
