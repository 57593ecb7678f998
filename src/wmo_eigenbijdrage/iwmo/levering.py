"""From when to when a provision was delivered, from the starts and stops that count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from attrs import evolve, frozen

from wmo_eigenbijdrage.dossier import (
    Declaratieregel,
    Startmelding,
    Stopmelding,
    Voorzieningsleutel,
    Zorgfeit,
)
from wmo_eigenbijdrage.iwmo.geldend import (
    GeldendeFeiten,
    Tegenspraak,
    Toewijzingsverloop,
    geldende_feiten,
    op_volgorde,
    strijdig,
)
from wmo_eigenbijdrage.iwmo.redenen import Reden
from wmo_eigenbijdrage.kalender import Tijdvak, verenig

__all__ = ["Levering", "Leveringen", "Leveringsperiode", "leveringsperioden"]

_EEN_DAG = timedelta(days=1)


@frozen
class Leveringsperiode:
    """One delivery: a start with the stops that count for it, and the start that comes after it.

    A temporary stop (reason 20) ends the delivery and not the provision: a start may follow, or a
    definitive stop of the same start, possibly on the same day (TR413, TR414).
    """

    start: Startmelding
    tijdelijk: Stopmelding | None
    """The temporary stop."""
    definitief: Stopmelding | None
    """The definitive stop."""
    volgende: Startmelding | None = None
    """The next start of the provision."""

    @property
    def geleverd(self) -> Tijdvak:
        """The days of delivery: to the first of the stops; without one until the next start."""
        einden = [stop.einddatum for stop in (self.tijdelijk, self.definitief) if stop is not None]
        return Tijdvak(self.start.begindatum, min(einden) if einden else self._voor_volgende)

    @property
    def loopt(self) -> Tijdvak:
        """The days on which the provision went on.

        To the definitive stop; without one until the next start, over a temporary stop.
        """
        einde = self._voor_volgende if self.definitief is None else self.definitief.einddatum
        return Tijdvak(self.start.begindatum, einde)

    @property
    def _voor_volgende(self) -> date | None:
        return None if self.volgende is None else self.volgende.begindatum - _EEN_DAG


@frozen(kw_only=True)
class Levering:
    """All that counts about one provision of one person."""

    voorziening: Voorzieningsleutel
    toewijzingen: tuple[Toewijzingsverloop, ...]
    """One when the provision has a ToewijzingNummer; else those of the same product."""
    perioden: tuple[Leveringsperiode, ...]
    """The deliveries by first day."""
    declaratieregels: tuple[Declaratieregel, ...]

    @property
    def geleverd(self) -> tuple[Tijdvak, ...]:
        """The days of delivery, temporary stops left out."""
        return verenig(periode.geleverd for periode in self.perioden)

    @property
    def loopt(self) -> tuple[Tijdvak, ...]:
        """The days on which the provision went on, temporary stops bridged."""
        return verenig(periode.loopt for periode in self.perioden)

    @property
    def gedeclareerd(self) -> tuple[Tijdvak, ...]:
        """The days over which was claimed."""
        return verenig(regel.periode for regel in self.declaratieregels)


@frozen
class Leveringen:
    """The provisions that facts tell of, and what contradicts in them."""

    leveringen: tuple[Levering, ...]
    tegenspraken: tuple[Tegenspraak, ...]


def leveringsperioden(feiten: Iterable[Zorgfeit]) -> Leveringen:
    """What was delivered, per provision, from facts in any order, of one person or of many.

    Each start gives a delivery. A stop belongs to the start with its first day (TR382); of several,
    the first that was sent counts (TR413, TR415). Facts that contradict are told and never stop the
    others: a stop without start gives no days, a start without stop goes on until the next start.
    """
    geldend = geldende_feiten(feiten)
    tegenspraken = list(geldend.tegenspraken)
    stops: dict[object, list[Stopmelding]] = defaultdict(list)
    for stop in geldend.stops:
        stops[stop.levering].append(stop)
    perioden: dict[Voorzieningsleutel, list[Leveringsperiode]] = defaultdict(list)
    for start in geldend.starts:
        periode = _periode(start, stops.pop(start.levering, []), tegenspraken)
        perioden[start.voorziening].append(periode)
    tegenspraken += [
        strijdig(Reden.STOP_ZONDER_START, stop) for groep in stops.values() for stop in groep
    ]
    leveringen = [_levering(*deel) for deel in _per_voorziening(geldend, perioden)]
    for levering in leveringen:
        tegenspraken += _over_tijd(levering)
    return Leveringen(tuple(leveringen), tuple(op_volgorde(tegenspraken)))


def _periode(
    start: Startmelding, stops: list[Stopmelding], tegenspraken: list[Tegenspraak]
) -> Leveringsperiode:
    goede = [stop for stop in stops if stop.einddatum >= start.begindatum]
    tegenspraken += [strijdig(Reden.STOP_VOOR_START, stop) for stop in stops if stop not in goede]
    definitieve = [stop for stop in goede if not stop.tijdelijk]
    definitief = definitieve[0] if definitieve else None
    tijdelijke = [stop for stop in goede if stop.tijdelijk]
    te_laat = definitieve[1:]
    if definitief is not None:
        dag = definitief.herkomst.dagtekening
        te_laat += [stop for stop in tijdelijke if stop.herkomst.dagtekening > dag]
        tijdelijke = [stop for stop in tijdelijke if stop.herkomst.dagtekening <= dag]
        tegenspraken += [strijdig(Reden.NA_DEFINITIEVE, stop, definitief) for stop in te_laat]
    tijdelijk = tijdelijke[0] if tijdelijke else None
    tegenspraken += [
        strijdig(Reden.TWEEDE_TIJDELIJKE, stop, tijdelijke[0]) for stop in tijdelijke[1:]
    ]
    if tijdelijk and definitief and definitief.einddatum < tijdelijk.einddatum:
        tegenspraken.append(strijdig(Reden.EERDER_DAN_TIJDELIJKE, definitief, tijdelijk))
    return Leveringsperiode(start, tijdelijk, definitief)


_Deel = tuple[
    Voorzieningsleutel, list[Toewijzingsverloop], list[Leveringsperiode], list[Declaratieregel]
]


def _per_voorziening(
    geldend: GeldendeFeiten, perioden: dict[Voorzieningsleutel, list[Leveringsperiode]]
) -> Iterator[_Deel]:
    """What belongs together, by key."""
    delen: dict[Voorzieningsleutel, _Deel] = {}

    def deel(sleutel: Voorzieningsleutel) -> _Deel:
        return delen.setdefault(sleutel, (sleutel, [], [], []))

    for toewijzing in geldend.toewijzingen:
        deel(toewijzing.geldend.voorziening)[1].append(toewijzing)
    for sleutel, lijst in perioden.items():
        deel(sleutel)[2].extend(lijst)
    for regel in geldend.declaratieregels:
        deel(regel.voorziening)[3].append(regel)
    return iter(sorted(delen.values(), key=lambda gevonden: _volgorde(gevonden[0])))


def _volgorde(sleutel: Voorzieningsleutel) -> tuple[str, str, int, str, str]:
    return (
        sleutel.bsn.nummer,
        sleutel.gemeente.code,
        -1 if sleutel.toewijzingnummer is None else sleutel.toewijzingnummer,
        str(sleutel.aanbieder),
        str(sleutel.product),
    )


def _levering(
    sleutel: Voorzieningsleutel,
    toewijzingen: list[Toewijzingsverloop],
    perioden: list[Leveringsperiode],
    regels: list[Declaratieregel],
) -> Levering:
    op_rij = sorted(perioden, key=lambda periode: periode.start.begindatum)
    met_volgende = [evolve(eerder, volgende=later.start) for eerder, later in pairwise(op_rij)]
    return Levering(
        voorziening=sleutel,
        toewijzingen=tuple(toewijzingen),
        perioden=(*met_volgende, *op_rij[-1:]),
        declaratieregels=tuple(regels),
    )


def _over_tijd(levering: Levering) -> Iterator[Tegenspraak]:
    """Deliveries that overlap, or begin before they were assigned."""
    for eerder, later in pairwise(levering.perioden):
        gestopt = eerder.tijdelijk or eerder.definitief
        einde = eerder.geleverd.laatste_dag
        # A stop and a new start may share a day.
        if gestopt is None or einde is None or einde > later.start.begindatum:
            yield strijdig(Reden.START_TIJDENS_LEVERING, later.start, eerder.start)
    if not levering.toewijzingen:
        return
    toewijzingen = [verloop.geldend for verloop in levering.toewijzingen]
    ingang = min(toewijzing.ingangsdatum for toewijzing in toewijzingen)
    # When a first decision is not known, it may lie before all that are.
    besluit = min((verloop.besluitdatum or date.min) for verloop in levering.toewijzingen)
    for periode in levering.perioden:
        begin = periode.start.begindatum
        if begin < ingang:
            yield strijdig(Reden.VOOR_TOEWIJZING, periode.start, *toewijzingen)
        elif begin < besluit:
            yield strijdig(Reden.VOOR_BESLUIT, periode.start, *toewijzingen)
