"""`gewenste_perioden`: which contribution periods CAK should know of, from facts and policy.

Messages go per person, not per provision: the first provision makes the start, and only the last
one the stop. What CAK should know follows from the months that are owed, so that a stop and a start
between which no month is lost or gained leave no trace.

Source: VNG, questions about the abonnementstarief; checklist 2020; CAK, "Overgang iWmo 3.0".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise

from attrs import evolve, frozen

from wmo_eigenbijdrage.aanlevering._kostprijs import BewaakteKostprijs, bewaakte_kostprijs
from wmo_eigenbijdrage.aanlevering.beoordelen import Beoordeeld, beoordeel
from wmo_eigenbijdrage.aanlevering.grenzen import Gebruik, Grens
from wmo_eigenbijdrage.aanlevering.redenen import Reden
from wmo_eigenbijdrage.beleid import Beleid, Kostprijsbewaker
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.bijdrage.kern import eerste_maand
from wmo_eigenbijdrage.controle import eis_dag, eis_soort
from wmo_eigenbijdrage.dossier import TotaleKostprijs, Zorgvoorziening
from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Maand, Tijdvak
from wmo_eigenbijdrage.kostprijs import (
    STANDAARDREGELS,
    Aangewezen,
    Afschrijfregels,
    Bewaking,
    Inningsperiode,
    Keuze,
    Keuzeregel,
    LageMaandkosten,
    Slot,
    bewaak_samen,
    maak_afspraken,
)
from wmo_eigenbijdrage.kostprijs import Reden as Prijsreden

__all__ = ["BewaakteKostprijs", "Gewenst", "GewenstePeriode", "gewenste_perioden"]

_EEN_DAG = timedelta(days=1)


@frozen
class GewenstePeriode:
    """One period that CAK should know of."""

    begin: Grens
    eind: Grens | None
    """``None`` while it goes on."""
    kostprijs: BewaakteKostprijs | None
    """``None`` when CAK has nothing to guard, or the gemeente guards itself."""
    maanden: tuple[Maand, Maand | None]
    """The first and the last month that are owed."""
    slot: Slot
    """Why it ends, or that it does not."""

    @property
    def tijdvak(self) -> Tijdvak:
        """From the day of the start up to the day of the stop."""
        return Tijdvak(self.begin.dag, None if self.eind is None else self.eind.dag)


@frozen
class Gewenst:
    """What CAK should know of one person, as known on a day."""

    peildatum: date
    perioden: tuple[GewenstePeriode, ...]
    """In order of time, without a month in common."""
    bewaking: Bewaking
    bevindingen: tuple[Bevinding, ...]
    volledig: bool = True
    """Whether every provision could be judged. When not, do not act upon the periods: what is not
    there may be missing because of a finding, and a stop would be wrong."""

    def uitleg(self) -> tuple[str, ...]:
        """Each boundary with the fact that made it, in Dutch."""
        return tuple(
            str(grens)
            for periode in self.perioden
            for grens in (periode.begin, periode.eind)
            if grens is not None
        )


def gewenste_perioden(
    voorzieningen: Iterable[Zorgvoorziening],
    beleid: Beleid,
    *,
    peildatum: date,
    keuze: Keuzeregel = Keuze.LANGST_LOPEND,
    lage_maandkosten: LageMaandkosten | None = None,
    regels: Afschrijfregels = STANDAARDREGELS,
) -> Gewenst:
    """Which periods CAK should know of, as the facts stood on *peildatum*.

    A period is a run of months that are owed: it starts on the day from which the first of them
    follows and stops on the day that makes the last one the last. Two runs are one when the gap
    between the end of the use and the next start is within the tolerance of the gemeente; the
    months between are owed then, and go off a price. Facts that contradict each other, a kind that
    the policy does not know and a key that is used twice are findings.

    Args:
        voorzieningen: all provisions of one person.
        beleid: the definitions of the gemeente.
        peildatum: facts that came to be known later do not count.
        keuze: which cost price CAK is told, when there are several.
        lage_maandkosten: see `LageMaandkosten`.
        regels: how cost prices go down.

    Raises:
        OngeldigeWaarde: an argument is of another kind, or *keuze* designates a provision that is
            not there.

    >>> from wmo_eigenbijdrage import Gemeentecode
    >>> from wmo_eigenbijdrage.beleid import Soortregel
    >>> from wmo_eigenbijdrage.dossier import Feit, Feitperiode
    >>> beleid = Beleid(gemeente=Gemeentecode("0363"), soortregels=[Soortregel(soort="hulp")])
    >>> hulp = Zorgvoorziening(
    ...     kenmerk="1",
    ...     soort="hulp",
    ...     leveringen=[Feitperiode(Tijdvak(date(2024, 3, 4)), Feit(date(2024, 3, 6), "WMO305"))],
    ... )
    >>> gewenst = gewenste_perioden([hulp], beleid, peildatum=date(2024, 4, 1))
    >>> gewenst.uitleg()
    ('2024-03-04: start van de levering van 1, bekend op 2024-03-06',)
    """
    eis_soort("beleid", beleid, Beleid)
    eis_dag("peildatum", peildatum)
    beoordeeld = beoordeel(voorzieningen, beleid, peildatum)
    keuze = _keuze(keuze, beoordeeld)

    def bewaak(verlengd: Mapping[Gebruik, date]) -> Bewaking:
        return bewaak_samen(
            beoordeeld.verstrekkingen(verlengd),
            keuze=keuze,
            lage_maandkosten=lage_maandkosten,
            regels=regels,
        )

    verlengd: dict[Gebruik, date] = {}
    bevindingen, volledig = list(beoordeeld.bevindingen), beoordeeld.volledig
    try:
        bewaking = bewaak(verlengd)
        while erbij := dict(_kleine_gaten(bewaking, beoordeeld, beleid.buffer.tolerantie)):
            verlengd |= erbij
            bewaking = bewaak(verlengd)
    except OnbekendeParameter as fout:
        # Costs of a month below the tariff, for which no source has an answer.
        bevindingen.append(Reden.LAGE_MAANDKOSTEN.over("maandkosten", wat=fout.gevraagd))
        return Gewenst(peildatum, (), bewaak_samen(()), tuple(bevindingen), volledig=False)
    bevindingen += _over_prijzen(bewaking, beleid.kostprijsbewaker)
    return Gewenst(
        peildatum,
        tuple(_perioden(bewaking, beoordeeld, beleid.kostprijsbewaker, peildatum)),
        bewaking,
        tuple(bevindingen),
        volledig,
    )


def _keuze(keuze: Keuzeregel, beoordeeld: Beoordeeld) -> Keuzeregel:
    """While the designated provision carries no contribution, the one that runs longest counts."""
    if not isinstance(keuze, Aangewezen) or keuze.kenmerk in beoordeeld.gebruik:
        return keuze
    if keuze.kenmerk not in beoordeeld.voorzieningen and beoordeeld.volledig:
        raise OngeldigeWaarde("keuze", "designates a provision that is not given", "give it too")
    return Keuze.LANGST_LOPEND


def _kleine_gaten(
    bewaking: Bewaking, beoordeeld: Beoordeeld, tolerantie: int
) -> Iterator[tuple[Gebruik, date]]:
    """The runs of days whose end is so close before a new start that the two cancel.

    They are taken to last until that start. An end that a price or a low cost made is none: what is
    paid for stays paid for.
    """
    for eerder, later in pairwise(bewaking.perioden):
        if eerder.slot is not Slot.GEBRUIK or eerder.stopdatum is None:
            continue
        tot = _begin(later, bewaking, beoordeeld).dag - _EEN_DAG
        if (tot - eerder.stopdatum).days <= tolerantie:
            for span in _dragers(eerder.tot_en_met or eerder.van, bewaking, beoordeeld):
                if span.eind is not None and span.eind.dag == eerder.stopdatum:
                    yield span, tot


def _dragers(maand: Maand, bewaking: Bewaking, beoordeeld: Beoordeeld) -> Iterator[Gebruik]:
    """The runs of days that make a month owed."""
    for kenmerk, spannen in beoordeeld.gebruik.items():
        if bewaking.draagt(kenmerk, maand):
            yield from (span for span in spannen if maand.eerste_dag in span.tijdvak)


def _perioden(
    bewaking: Bewaking, beoordeeld: Beoordeeld, bewaker: Kostprijsbewaker, peildatum: date
) -> Iterator[GewenstePeriode]:
    for inning in bewaking.perioden:
        cak = bewaker is Kostprijsbewaker.CAK
        yield GewenstePeriode(
            _begin(inning, bewaking, beoordeeld),
            _eind(inning, beoordeeld),
            bewaakte_kostprijs(bewaking, inning, beoordeeld, peildatum) if cak else None,
            (inning.van, inning.tot_en_met),
            inning.slot,
        )


def _begin(inning: Inningsperiode, bewaking: Bewaking, beoordeeld: Beoordeeld) -> Grens:
    """The earliest start from which the first month follows.

    When none does, because what a month costs begins to allow a contribution while the provision
    runs, it is the first day of that month.
    """
    dragers = _dragers(inning.van, bewaking, beoordeeld)
    begin = min((span.begin for span in dragers), key=lambda grens: _versheid(grens, inning.van))
    if eerste_maand(begin.dag) == inning.van.ordinaal:
        return begin
    return evolve(begin, dag=inning.van.eerste_dag, waarom="maandkosten niet meer te laag")


def _versheid(grens: Grens, maand: Maand) -> tuple[bool, date]:
    return eerste_maand(grens.dag) != maand.ordinaal, grens.dag


def _eind(inning: Inningsperiode, beoordeeld: Beoordeeld) -> Grens | None:
    if inning.stopdatum is None or inning.kenmerk is None:
        return None
    spannen = beoordeeld.gebruik[inning.kenmerk]
    if inning.slot is Slot.GEBRUIK:
        einden = (span.eind for span in spannen if span.eind is not None)
        return next(eind for eind in einden if eind.dag == inning.stopdatum)
    maand = Maand.van(inning.stopdatum)
    loopt = next(span for span in spannen if maand.eerste_dag in span.tijdvak)
    return evolve(loopt.begin, dag=inning.stopdatum, waarom=inning.slot.value)


def _over_prijzen(bewaking: Bewaking, bewaker: Kostprijsbewaker) -> Iterator[Bevinding]:
    """What there is to say about the prices; without any there is nothing to guard."""
    prijs = any(isinstance(v.begrenzing, TotaleKostprijs) for v in bewaking.verstrekkingen)
    for bevinding in maak_afspraken(bewaking, bewaker).bevindingen:
        if prijs or bevinding.code != Prijsreden.NIETS_TE_BEWAKEN.code:
            yield bevinding
