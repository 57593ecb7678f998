"""From the facts of one provision to the days on which a contribution is due for it.

Source: the Uitvoeringsbesluit Wmo 2015 leaves it to the gemeente which event starts and stops the
contribution, and whether a break interrupts it (checklist 2020, 1.1.3; VNG).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from attrs import evolve, frozen

from wmo_eigenbijdrage.beleid import Moment, Pauzeregel, Soortregel
from wmo_eigenbijdrage.dossier import Feit, Feitperiode, Zorgvoorziening
from wmo_eigenbijdrage.kalender import Tijdvak, verenig

__all__ = ["Gebruik", "Grens", "gebruik_van", "momenten", "toen_bekend"]

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
    """Days on which a contribution is due for a provision."""

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
_NA_PAUZE = "definitieve stop"


def gebruik_van(
    voorziening: Zorgvoorziening, regel: Soortregel, pauzeregel: Pauzeregel, peildatum: date
) -> tuple[Gebruik, ...]:
    """When a contribution is due for one provision, as known on *peildatum*.

    Nothing when the by-law asks none for its kind, or when the event that starts it has not come.
    """
    if not regel.bijdrageplichtig:
        return ()
    begin, eind = momenten(voorziening, regel)
    starts = _reeksen(voorziening, begin, pauzeregel, peildatum)
    if begin is eind:
        return tuple(starts)
    stops = _reeksen(voorziening, eind, pauzeregel, peildatum)
    verleend = _reeksen(voorziening, Moment.BESCHIKKING, pauzeregel, peildatum)
    samen: list[Gebruik] = []
    for span in sorted(_gemengd(starts, stops, verleend), key=lambda span: span.begin.dag):
        _voeg_toe(samen, span, pauze=False)
    return tuple(samen)


def momenten(voorziening: Zorgvoorziening, regel: Soortregel) -> tuple[Moment, Moment]:
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


def toen_bekend(perioden: Sequence[Feitperiode], peildatum: date) -> Iterator[Feitperiode]:
    """What was known on a day: an end that came to be known later leaves the period open."""
    for periode in perioden:
        if periode.begin.bekend_op > peildatum:
            continue
        eind, definitief = periode.eind, periode.definitief
        if definitief is not None and definitief.feit.bekend_op > peildatum:
            definitief = None
        if eind is None or eind.bekend_op <= peildatum:
            zelfde = definitief is periode.definitief  # as nearly always
            yield periode if zelfde else evolve(periode, definitief=definitief)
        elif definitief is not None:
            eerste = periode.tijdvak.eerste_dag
            yield Feitperiode(Tijdvak(eerste, definitief.dag), periode.begin, definitief.feit)
        else:
            yield Feitperiode(Tijdvak(periode.tijdvak.eerste_dag), periode.begin)


def _reeksen(
    voorziening: Zorgvoorziening, moment: Moment, pauzeregel: Pauzeregel, peildatum: date
) -> list[Gebruik]:
    """The runs of days that the facts about one event make, breaks passed over by the rule.

    Between two decisions lies no break. A break in what was decided is one only while it lasts:
    when the decision ended too, the provision ended (VNG on an indication that returns later).
    """
    toegekend = verenig(p.tijdvak for p in toen_bekend(voorziening.beschikkingen, peildatum))
    telt = moment is not Moment.BESCHIKKING
    samen: list[Gebruik] = []
    laatste: Feitperiode | None = None
    for periode in toen_bekend(_perioden(voorziening, moment), peildatum):
        begin = Grens(
            periode.tijdvak.eerste_dag, periode.begin, voorziening.kenmerk, _BEGIN[moment]
        )
        span = Gebruik(begin, _einde(periode, voorziening.kenmerk, moment, pauzeregel))
        pauze = telt and _is_pauze(laatste, periode, pauzeregel, toegekend)
        if _voeg_toe(samen, span, pauze=pauze):
            laatste = periode
    if laatste is not None and _gaat_door(laatste, pauzeregel, peildatum):
        samen[-1] = evolve(samen[-1], eind=None)
    return samen


def _voeg_toe(samen: list[Gebruik], span: Gebruik, *, pauze: bool) -> bool:
    """Add a run that begins no earlier than those before; whether it is now what ends the last."""
    vorige = samen[-1] if samen else None
    if vorige is None:
        samen.append(span)
        return True
    if vorige.eind is None:
        return False
    if span.begin.dag - vorige.eind.dag > _EEN_DAG and not pauze:
        samen.append(span)
        return True
    if span.eind is None or span.eind.dag > vorige.eind.dag:
        samen[-1] = evolve(vorige, eind=span.eind)
        return True
    return False


def _kort(dagen: int, pauzeregel: Pauzeregel) -> bool:
    """Whether a break of so many days leaves the contribution as it is."""
    return pauzeregel.minimale_dagen is None or dagen < pauzeregel.minimale_dagen


def _einde(
    periode: Feitperiode, kenmerk: str, moment: Moment, pauzeregel: Pauzeregel
) -> Grens | None:
    """The end of a period; after a short break the definitive stop that followed it."""
    laatste = periode.tijdvak.laatste_dag
    if periode.eind is None or laatste is None:
        return None
    stop = periode.definitief
    if stop is not None and _kort((stop.dag - laatste).days, pauzeregel):
        return Grens(stop.dag, stop.feit, kenmerk, _NA_PAUZE)
    return Grens(laatste, periode.eind, kenmerk, _EIND[moment])


def _is_pauze(
    vorige: Feitperiode | None,
    periode: Feitperiode,
    pauzeregel: Pauzeregel,
    toegekend: Sequence[Tijdvak],
) -> bool:
    """Whether the days between two periods are a break over which the contribution goes on."""
    if vorige is None or vorige.tijdelijk is False or vorige.definitief is not None:
        return False
    gat = vorige.tijdvak.gat(periode.tijdvak)
    if gat is None or not _kort(gat.dagen, pauzeregel):
        return False
    return not toegekend or any(gat in vak for vak in toegekend)


def _gaat_door(laatste: Feitperiode, pauzeregel: Pauzeregel, peildatum: date) -> bool:
    """Whether a temporary stop that nothing followed has not lasted long enough to count."""
    dag = laatste.tijdvak.laatste_dag
    if dag is None or not laatste.tijdelijk or laatste.definitief is not None:
        return False
    return _kort(max((peildatum - dag).days, 0), pauzeregel)


def _gemengd(
    starts: Sequence[Gebruik], stops: Sequence[Gebruik], verleend: Sequence[Gebruik]
) -> Iterator[Gebruik]:
    """One event starts and another stops.

    What stops it makes the runs: each ends with its own end. It begins with the first start since
    the run before it, or by itself when what starts it is going on at that moment (delivery that
    resumes under one decision). A start after the last run has not met its stop yet: what was
    granted ends it at the latest, and without that its own end.
    """
    vorige: date | None = None
    for stop in stops:
        eind = date.max if stop.eind is None else stop.eind.dag
        kandidaten = [
            start.begin
            for start in starts
            if (vorige is None or start.begin.dag > vorige) and start.begin.dag <= eind
        ]
        if any(stop.begin.dag in start.tijdvak for start in starts):
            kandidaten.append(stop.begin)
        if kandidaten:
            yield Gebruik(min(kandidaten, key=lambda grens: grens.dag), stop.eind)
        vorige = eind
    for start in starts:
        if vorige is None or start.begin.dag > vorige:
            grant = next((g for g in verleend if start.begin.dag in g.tijdvak), start)
            yield Gebruik(start.begin, grant.eind)
