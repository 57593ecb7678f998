"""`bewaak_samen`: all provisions of one person together, of which one cost price is guarded.

CAK guards one cost price per person, and prices are not added up: each provision goes down by the
national tariff from its own start on, so that a contribution may be asked as long as one of them
lets it. Which one CAK is told is a choice; how long may be collected is not.

Source: Uitvoeringsbesluit Wmo 2015, art. 3.10b; CAK, Toelichting H&V- en ZA-bestanden
(22-11-2019), 2.2; VNG, questions about the abonnementstarief.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise
from operator import attrgetter

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.bijdrage.kern import eerste_maand, verenig_stukken
from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.dossier import Verstrekking
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.kostprijs._dekking import Dekking, als_maand, dekking_van
from wmo_eigenbijdrage.kostprijs._tabel import BEGIN, EINDELOOS
from wmo_eigenbijdrage.kostprijs.bewaken import STANDAARDREGELS
from wmo_eigenbijdrage.kostprijs.keuze import Aangewezen, Keuze, Keuzeregel, LageMaandkosten
from wmo_eigenbijdrage.kostprijs.redenen import Reden
from wmo_eigenbijdrage.kostprijs.regels import Afschrijfregels
from wmo_eigenbijdrage.kostprijs.verloop import Einde, Verloop

__all__ = ["Bewaakt", "Bewaking", "Inningsperiode", "NietBewaakt", "Slot", "bewaak_samen"]

_EEN_DAG = timedelta(days=1)


class Slot(Enum):
    """Why a run of months ends."""

    KOSTPRIJS = "kostprijs bereikt"
    GEBRUIK = "gebruik beëindigd"
    LOOPT = "loopt"
    """It does not end: a provision without cost price goes on."""
    ONBEKEND = "na het laatste tarief"
    """A price outlasts the last tariff that is published or assumed."""


@frozen
class Inningsperiode:
    """Consecutive months over which a contribution may be asked of the person."""

    van: Maand
    tot_en_met: Maand | None
    """``None`` when it goes on, or ends at a moment that is unknown."""
    slot: Slot
    stopdatum: date | None
    """The day on which the contribution stops: the end of the use, or the last day of the last
    month that the price pays for."""


@frozen
class Bewaakt:
    """Months over which one price is guarded."""

    verstrekking: Verstrekking
    verloop: Verloop
    van: Maand
    tot_en_met: Maand | None
    """``None`` when the end is unknown."""
    startdatum: date
    """From when the guarding runs (KostprijsStartdatum)."""
    kostprijs: Bedrag
    """What is left at the beginning: the whole price, or after a pause or a time without guarding
    the remainder, which CAK has to be told anew."""

    @property
    def bereikt_prijs(self) -> bool:
        """Whether the months end because the price has been reached."""
        bereikt = self.verloop.einde is Einde.BEREIKT
        return bereikt and self.verloop.laatste_maand == self.tot_en_met

    @property
    def tarief(self) -> Bedrag:
        """The national tariff of the day from which these months are guarded."""
        kern = self.verloop.regels.kern
        return Bedrag(kern.tarieven[max(Maand.van(self.startdatum).ordinaal - BEGIN, 0)])

    @property
    def mag_naar_cak(self) -> bool:
        """Whether CAK takes the price: it must be above that tariff (TR409, else S333)."""
        return self.kostprijs > self.tarief

    @property
    def signaaldatum(self) -> date | None:
        """The day of the signal, not before these months are guarded; ``None`` without one."""
        if not self.bereikt_prijs:
            return None
        dag = self.verloop.signaaldatum
        assert dag is not None  # the price is reached
        return max(dag, self.startdatum)


@frozen
class NietBewaakt:
    """Months over which there is nothing to guard: something without a price runs on.

    Source: VNG, questions about the abonnementstarief: guarding then has no effect.
    """

    verstrekkingen: tuple[Verstrekking, ...]
    """Those without a price that run."""
    van: Maand
    tot_en_met: Maand | None


@frozen
class Bewaking:
    """What the guarding of all provisions of a person comes to."""

    verstrekkingen: tuple[Verstrekking, ...]
    stappen: tuple[Bewaakt | NietBewaakt, ...]
    """What is guarded, in order of time; a new step is a change that CAK has to be told when it
    guards."""
    perioden: tuple[Inningsperiode, ...]
    """Over which months a contribution may be asked."""
    bevindingen: tuple[Bevinding, ...]
    regels: Afschrijfregels
    zonder_maand: tuple[tuple[str, Verloop], ...] = ()
    """The provisions whose price does not pay for a single month, by key."""

    def mag_innen(self, maand: Maand) -> bool:
        """Whether a contribution may be asked over a month.

        Raises:
            OnbekendeParameter: that depends on a tariff that is neither published nor assumed.
        """
        for periode in self.perioden:
            if periode.van <= maand and (periode.tot_en_met is None or maand <= periode.tot_en_met):
                if periode.slot is Slot.ONBEKEND and maand > self.regels.laatste_maand:
                    raise self.regels.kern.onbekend(maand.ordinaal)
                return True
        return False


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

    >>> from wmo_eigenbijdrage import Tijdvak
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
    gegeven = tuple(verstrekkingen)
    _controleer(gegeven, keuze)
    dekkingen = [dekking_van(v, regels, lage_maandkosten) for v in gegeven]
    zonder_maand = tuple(
        (dekking.verstrekking.kenmerk, dekking.verloop)
        for dekking in dekkingen
        if dekking.verloop is not None and dekking.verloop.einde is Einde.BEREIKT
        if not dekking.stukken
    )
    return Bewaking(
        verstrekkingen=gegeven,
        stappen=tuple(_stappen(dekkingen, keuze)),
        perioden=tuple(_perioden(dekkingen)),
        bevindingen=tuple(
            Reden.NIETS_TE_INNEN.over(kenmerk, kostprijs=verloop.kostprijs.kaal)
            for kenmerk, verloop in zonder_maand
        ),
        regels=regels,
        zonder_maand=zonder_maand,
    )


def _controleer(verstrekkingen: Sequence[Verstrekking], keuze: Keuzeregel) -> None:
    for verstrekking in verstrekkingen:
        eis_soort("verstrekkingen", verstrekking, Verstrekking)
    kenmerken = {verstrekking.kenmerk for verstrekking in verstrekkingen}
    if len(kenmerken) < len(verstrekkingen):
        raise OngeldigeWaarde("verstrekkingen", "a kenmerk occurs twice", "give each its own")
    if isinstance(keuze, Aangewezen) and keuze.kenmerk not in kenmerken:
        raise OngeldigeWaarde("keuze", "designates a provision that is not given", "give it too")


def _stappen(dekkingen: Sequence[Dekking], keuze: Keuzeregel) -> Iterator[Bewaakt | NietBewaakt]:
    """Between every two changes one choice; equal neighbours are one step."""
    knippen = sorted({m for d in dekkingen for van, tot in d.stukken for m in (van, tot + 1)})
    stap: tuple[tuple[Dekking, ...], int, int] | None = None
    for van, volgende in pairwise(knippen):
        lopend = [dekking for dekking in dekkingen if dekking.dekt(van)]
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
    rang = _prijs if keuze is Keuze.HOOGSTE_KOSTPRIJS else _duur
    hoogste = max(map(rang, lopend))
    beste = [dekking for dekking in lopend if rang(dekking) == hoogste]
    if vorige and vorige[0] in beste:
        return vorige
    return (min(beste, key=lambda d: d.verstrekking.gebruik[0].eerste_dag),)


_duur = attrgetter("duur")
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
        kostprijs=verloop.stand_op(begin.eerste_dag - _EEN_DAG).restant,
    )


def _perioden(dekkingen: Sequence[Dekking]) -> Iterator[Inningsperiode]:
    for van, tot in verenig_stukken(stuk for dekking in dekkingen for stuk in dekking.stukken):
        begin = Maand.uit_ordinaal(van)
        slotten = [slot for dekking in dekkingen for slot in _slot(dekking, tot)]
        if tot == EINDELOOS:
            yield Inningsperiode(begin, None, min(slotten, key=_loopt)[1], None)
        else:
            stopdatum, slot = max(slotten, key=lambda paar: (paar[0], paar[1] is Slot.KOSTPRIJS))
            yield Inningsperiode(begin, Maand.uit_ordinaal(tot), slot, stopdatum)


def _loopt(paar: tuple[date, Slot]) -> bool:
    return paar[1] is not Slot.LOOPT


def _slot(dekking: Dekking, tot: int) -> Iterator[tuple[date, Slot]]:
    """The day and the reason for which a provision ends in the month *tot*, if it does."""
    if not any(laatste == tot for _, laatste in dekking.stukken):
        return
    laatste_dag = Maand.uit_ordinaal(tot).laatste_dag
    if tot == EINDELOOS:
        open_ = dekking.verloop is None and dekking.verstrekking.gebruik[-1].is_open
        yield laatste_dag, Slot.LOOPT if open_ else Slot.ONBEKEND
        return
    for vak in dekking.verstrekking.gebruik:
        if vak.laatste_dag is not None and Maand.van(vak.laatste_dag).ordinaal == tot:
            yield vak.laatste_dag, Slot.GEBRUIK
            return
    yield laatste_dag, Slot.KOSTPRIJS
