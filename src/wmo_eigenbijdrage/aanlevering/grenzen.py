"""From the facts of one provision to the days on which a contribution is due for it.

Source: Uitvoeringsbesluit Wmo 2015 leaves it to the gemeente which event starts and stops the
contribution, and whether a break interrupts it (checklist 2020, 1.1.3; VNG).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from attrs import evolve, frozen

from wmo_eigenbijdrage.beleid import Beleid, Moment, Soortregel
from wmo_eigenbijdrage.dossier import Feit, Feitperiode, Zorgvoorziening
from wmo_eigenbijdrage.kalender import Tijdvak

__all__ = ["Gebruik", "Grens", "gebruik_van", "overbrug"]

_EEN_DAG = timedelta(days=1)


@frozen
class Grens:
    """A day on which something begins or ends, and why."""

    dag: date
    """The first day of what begins, the last day of what ends."""
    feit: Feit
    kenmerk: str
    """Of the provision whose fact it is."""
    waarom: str
    """What kind of fact it is, in Dutch."""

    def __str__(self) -> str:
        return f"{self.dag}: {self.waarom} van {self.kenmerk}, bekend op {self.feit.bekend_op}"


@frozen
class Gebruik:
    """Days on which a contribution is due for a provision, or for any of several."""

    begin: Grens
    eind: Grens | None
    """``None`` while it goes on."""

    @property
    def tijdvak(self) -> Tijdvak:
        """The days."""
        return Tijdvak(self.begin.dag, None if self.eind is None else self.eind.dag)


_BEGIN = {
    Moment.BESCHIKKING: "ingang van de beschikking",
    Moment.EERSTE_DECLARATIE: "eerste declaratie",
    Moment.LEVERING: "start van de levering",
}
_EIND = {
    Moment.BESCHIKKING: "einde van de beschikking",
    Moment.EERSTE_DECLARATIE: "laatste declaratie",
    Moment.LEVERING: "stop van de levering",
}


def gebruik_van(
    voorziening: Zorgvoorziening, beleid: Beleid, peildatum: date
) -> tuple[Gebruik, ...]:
    """When a contribution is due for one provision, as known on *peildatum*.

    Nothing when the by-law asks none for its kind, or when the event that starts it has not come.

    Raises:
        OnbekendeParameter: the policy says nothing of the kind.
    """
    regel = beleid.soortregel(voorziening.soort)
    if not regel.bijdrageplichtig:
        return ()
    begin, eind = _momenten(voorziening, regel)
    starts = tuple(_bekend(_perioden(voorziening, begin), peildatum))
    if begin is eind:
        spannen = [
            _span(voorziening, p, p.eind, p.tijdvak.laatste_dag, begin, eind) for p in starts
        ]
    else:
        stops = tuple(_bekend(_perioden(voorziening, eind), peildatum))
        if not stops and eind is not Moment.BESCHIKKING:
            # Nothing is known of the event that ends it: what was granted ends it at the latest.
            eind = Moment.BESCHIKKING
            stops = tuple(_bekend(voorziening.beschikkingen, peildatum))
        spannen = list(_gemengd(voorziening, starts, stops, begin, eind))
    dagen = beleid.pauzeregel.minimale_dagen
    return tuple(overbrug(spannen, lambda gat: dagen is None or gat < dagen))


def _momenten(voorziening: Zorgvoorziening, regel: Soortregel) -> tuple[Moment, Moment]:
    """The events that start and stop; a pgb is not delivered, so that its grant ends it."""
    if not voorziening.pgb:
        return regel.start, regel.stop
    stop = Moment.BESCHIKKING if regel.stop is Moment.LEVERING else regel.stop
    return regel.start_pgb, stop


def _perioden(voorziening: Zorgvoorziening, moment: Moment) -> tuple[Feitperiode, ...]:
    if moment is Moment.BESCHIKKING:
        return voorziening.beschikkingen
    if moment is Moment.LEVERING:
        return voorziening.leveringen
    return voorziening.declaraties


def _bekend(perioden: Sequence[Feitperiode], peildatum: date) -> Iterator[Feitperiode]:
    """What was known on a day: an end that came to be known later leaves the period open."""
    for periode in perioden:
        if periode.begin.bekend_op > peildatum:
            continue
        if periode.eind is not None and periode.eind.bekend_op > peildatum:
            yield Feitperiode(Tijdvak(periode.tijdvak.eerste_dag), periode.begin)
        else:
            yield periode


def _span(
    voorziening: Zorgvoorziening,
    start: Feitperiode,
    eind_feit: Feit | None,
    laatste: date | None,
    begin: Moment,
    eind: Moment,
) -> Gebruik:
    kenmerk = voorziening.kenmerk
    grens = None
    if eind_feit is not None and laatste is not None:
        grens = Grens(laatste, eind_feit, kenmerk, _EIND[eind])
    return Gebruik(Grens(start.tijdvak.eerste_dag, start.begin, kenmerk, _BEGIN[begin]), grens)


def _gemengd(
    voorziening: Zorgvoorziening,
    starts: Sequence[Feitperiode],
    stops: Sequence[Feitperiode],
    begin: Moment,
    eind: Moment,
) -> Iterator[Gebruik]:
    """One event starts and another stops: each start runs up to the last stop before the next one.

    A stop counts for a start when its own run of days does not end before it.
    """
    for plek, start in enumerate(starts):
        eerste = start.tijdvak.eerste_dag
        volgende = starts[plek + 1].tijdvak.eerste_dag if plek + 1 < len(starts) else None
        geldig = [
            stop
            for stop in stops
            if (stop.tijdvak.laatste_dag is None or stop.tijdvak.laatste_dag >= eerste)
            and (volgende is None or stop.tijdvak.eerste_dag < volgende)
        ]
        if not geldig or geldig[-1].eind is None:
            yield _span(voorziening, start, None, None, begin, eind)
        else:
            laatste = geldig[-1]
            yield _span(voorziening, start, laatste.eind, laatste.tijdvak.laatste_dag, begin, eind)


def overbrug(spannen: Sequence[Gebruik], mag: Callable[[int], bool]) -> list[Gebruik]:
    """Join runs of days that overlap, adjoin, or leave a gap of days over which *mag* is true."""
    samen: list[Gebruik] = []
    for span in sorted(spannen, key=lambda span: span.begin.dag):
        vorige = samen[-1] if samen else None
        if vorige is None:
            samen.append(span)
        elif vorige.eind is None:
            continue
        elif (gat := (span.begin.dag - vorige.eind.dag).days - 1) <= 0 or mag(gat):
            if span.eind is None or span.eind.dag > vorige.eind.dag:
                samen[-1] = evolve(vorige, eind=span.eind)
        else:
            samen.append(span)
    return samen
