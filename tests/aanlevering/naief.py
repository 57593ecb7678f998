"""The rule once more, day by day and month by month, without any of the library's machinery."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from wmo_eigenbijdrage import Maand
from wmo_eigenbijdrage.beleid import Beleid, Moment
from wmo_eigenbijdrage.dossier import Feitperiode, TotaleKostprijs, Zorgvoorziening
from wmo_eigenbijdrage.landelijk import landelijk_tarief

EEN = timedelta(days=1)
EERSTE, HORIZON = date(2019, 10, 1), date(2024, 12, 31)
DAGEN = [EERSTE + i * EEN for i in range((HORIZON - EERSTE).days + 1)]
MAANDEN = tuple(Maand.reeks(Maand(2020, 1), Maand(2024, 12)))


def _toen(
    perioden: Iterable[Feitperiode], nu: date
) -> list[tuple[date, date | None, bool | None, date | None]]:
    """First day, last day, temporary, day of the definitive stop, as far as known."""
    bekend: list[tuple[date, date | None, bool | None, date | None]] = []
    for p in perioden:
        na = p.definitief.dag if p.definitief and p.definitief.feit.bekend_op <= nu else None
        if p.begin.bekend_op > nu:
            continue
        if p.eind is not None and p.eind.bekend_op <= nu:
            bekend.append((p.tijdvak.eerste_dag, p.tijdvak.laatste_dag, p.tijdelijk, na))
        else:
            bekend.append((p.tijdvak.eerste_dag, na, None, None))
    return bekend


def _dagen(perioden: Iterable[Feitperiode], nu: date) -> set[date]:
    dagen: set[date] = set()
    for van, tot, _, _ in _toen(perioden, nu):
        dagen |= {d for d in DAGEN if van <= d <= (tot or HORIZON)}
    return dagen


def _pauzes(
    perioden: Sequence[Feitperiode], toegekend: set[date], dagen: int | None, nu: date
) -> set[date]:
    """The days of delivery, with the breaks that are too short to count."""
    bekend = _toen(perioden, nu)

    def kort(hoe_lang: int) -> bool:
        return dagen is None or hoe_lang < dagen

    einden: dict[date, tuple[bool | None, date | None]] = {}
    gebruik: set[date] = set()
    for van, tot, even, na in bekend:
        einde = tot or HORIZON
        if tot and na and kort((na - tot).days):
            einde = na
        einden.setdefault(einde, (even, na))
        gebruik |= {d for d in DAGEN if van <= d <= einde}
    eindes = [d for d in sorted(gebruik) if d < HORIZON and d + EEN not in gebruik]
    for einde in eindes:
        even, na = einden[einde]
        verder = [d for d in gebruik if d > einde]
        if verder:
            gat = {d for d in DAGEN if einde < d < min(verder)}
            binnen = not toegekend or gat <= toegekend
            if binnen and even is not False and na is None and kort(len(gat)):
                gebruik |= gat
        elif even and na is None and kort(max((nu - einde).days, 0)):
            gebruik |= {d for d in DAGEN if d > einde}
    return gebruik


def gebruiksdagen(v: Zorgvoorziening, beleid: Beleid, nu: date) -> set[date]:
    """The days on which a provision is in use by the definitions of the gemeente."""
    regel = beleid.soortregel(v.soort)
    if not regel.bijdrageplichtig:
        return set()
    start, stop = (regel.start_pgb, regel.stop) if v.pgb else (regel.start, regel.stop)
    if v.pgb and stop is Moment.LEVERING:
        stop = Moment.BESCHIKKING
    toegekend = _dagen(v.beschikkingen, nu)
    pauze = beleid.pauzeregel.minimale_dagen
    per_moment = {
        Moment.BESCHIKKING: toegekend,
        Moment.LEVERING: _pauzes(v.leveringen, toegekend, pauze, nu),
        Moment.EERSTE_DECLARATIE: _pauzes(v.declaraties, toegekend, pauze, nu),
    }
    x, y = per_moment[start], per_moment[stop]
    if start is stop:
        return x
    return _om_en_om(x, y, toegekend)


def _om_en_om(x: set[date], y: set[date], toegekend: set[date]) -> set[date]:
    """A switch: on when x begins, or when y begins while x is there; off after the last day of y."""
    gebruik: set[date] = set()
    aan = False
    laatste = max(y, default=date.min)
    for d in DAGEN:
        begint = d in x and d - EEN not in x
        if begint and d > laatste:
            bron = toegekend if d in toegekend else x
            na = [later for later in DAGEN if later > d and later not in bron]
            gebruik |= {later for later in DAGEN if d <= later < min(na, default=date.max)}
            continue
        if begint or (d in y and d - EEN not in y and d in x):
            aan = True
        if aan:
            gebruik.add(d)
        if d in y and d + EEN not in y:
            aan = False
    return gebruik


def maanden(v: Zorgvoorziening, beleid: Beleid, nu: date) -> set[Maand]:
    """The months over which one provision lets a contribution be asked."""
    dagen = gebruiksdagen(v, beleid, nu)
    gebruikt = [maand for maand in MAANDEN if maand.eerste_dag in dagen]
    if not isinstance(v.begrenzing, TotaleKostprijs):
        return set(gebruikt)
    rest = v.begrenzing.bedrag.centen
    mag: set[Maand] = set()
    for maand in gebruikt:
        rest -= landelijk_tarief(maand).centen
        if rest < 0:
            break
        mag.add(maand)
    return mag
