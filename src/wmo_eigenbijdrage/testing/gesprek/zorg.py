"""What happens to one provision, as facts: it begins, stops, pauses, goes on, or was never so.

Each function gives the provision as it is known from then on; the day on which the gemeente came
to know it is always named. Of a pgb the decision counts, of the rest the delivery.
"""

from __future__ import annotations

from datetime import date

from attrs import evolve

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.dossier import (
    Feit,
    Feitperiode,
    GeenKostprijs,
    Stopfeit,
    TotaleKostprijs,
    Zorgvoorziening,
)
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Tijdvak

__all__ = [
    "definitief_gestopt",
    "gestopt",
    "hervat",
    "laatste_periode",
    "met_andere_start",
    "perioden_van",
    "tot_en_met",
    "voorziening",
    "zonder_stop",
]

_BRON = "gesprek"


def voorziening(
    kenmerk: str,
    soort: str,
    dag: date,
    bekend: date,
    *,
    prijs: Bedrag | None = None,
    pgb: bool = False,
) -> Zorgvoorziening:
    """A provision that begins on *dag*."""
    eerste = Feitperiode(Tijdvak(dag), _feit(bekend))
    kaal = Zorgvoorziening(
        kenmerk=kenmerk,
        soort=soort,
        pgb=pgb,
        begrenzing=GeenKostprijs() if prijs is None else TotaleKostprijs(prijs),
    )
    return _met(kaal, (eerste,))


def perioden_van(v: Zorgvoorziening) -> tuple[Feitperiode, ...]:
    """The periods that count for it."""
    return v.beschikkingen if v.pgb else v.leveringen


def laatste_periode(v: Zorgvoorziening) -> Feitperiode:
    """The period that is going on, or was the last one."""
    return perioden_van(v)[-1]


def gestopt(
    v: Zorgvoorziening, dag: date, bekend: date, *, tijdelijk: bool = False
) -> Zorgvoorziening:
    """It stops on *dag*, or stopped on that day and not on the one that was known before."""
    laatste = laatste_periode(v)
    vak = Tijdvak(laatste.tijdvak.eerste_dag, dag)
    even = None if v.pgb else tijdelijk
    return _met_laatste(v, Feitperiode(vak, laatste.begin, _feit(bekend), even))


def hervat(v: Zorgvoorziening, dag: date, bekend: date) -> Zorgvoorziening:
    """It begins once more after it stopped.

    Raises:
        OngeldigeWaarde: it goes on, or had not stopped on that day.
    """
    laatste = laatste_periode(v).tijdvak.laatste_dag
    if laatste is None or dag <= laatste:
        raise OngeldigeWaarde("dag", "lies within what goes on already", "let it stop before")
    return _met(v, (*perioden_van(v), Feitperiode(Tijdvak(dag), _feit(bekend))))


def definitief_gestopt(v: Zorgvoorziening, dag: date, bekend: date) -> Zorgvoorziening:
    """After the temporary stop a definitive one came, without a start between."""
    return _met_laatste(v, evolve(laatste_periode(v), definitief=Stopfeit(dag, _feit(bekend))))


def zonder_stop(v: Zorgvoorziening) -> Zorgvoorziening:
    """The last stop turned out to be none."""
    laatste = laatste_periode(v)
    return _met_laatste(v, Feitperiode(Tijdvak(laatste.tijdvak.eerste_dag), laatste.begin))


def met_andere_start(v: Zorgvoorziening, dag: date, bekend: date) -> Zorgvoorziening:
    """The last period began on another day than was known."""
    laatste = laatste_periode(v)
    vak = Tijdvak(dag, laatste.tijdvak.laatste_dag)
    return _met_laatste(v, evolve(laatste, tijdvak=vak, begin=_feit(bekend)))


def tot_en_met(v: Zorgvoorziening, dag: date, bekend: date) -> Zorgvoorziening | None:
    """Nothing of it lies after *dag*, as with a death or a move; ``None`` when nothing is left."""
    perioden = perioden_van(v)
    over = tuple(p for p in perioden if p.tijdvak.eerste_dag <= dag)
    if not over:
        return None
    korter = v if len(over) == len(perioden) else _met(v, over)
    einde = laatste_periode(korter)
    if einde.tijdvak.laatste_dag is None or einde.tijdvak.laatste_dag > dag:
        return gestopt(korter, dag, bekend)
    if einde.tijdelijk and (einde.definitief is None or einde.definitief.dag > dag):
        return definitief_gestopt(korter, dag, bekend)
    return korter


def _feit(bekend: date) -> Feit:
    return Feit(bekend, _BRON)


def _met_laatste(v: Zorgvoorziening, periode: Feitperiode) -> Zorgvoorziening:
    return _met(v, (*perioden_van(v)[:-1], periode))


def _met(v: Zorgvoorziening, perioden: tuple[Feitperiode, ...]) -> Zorgvoorziening:
    return evolve(v, beschikkingen=perioden) if v.pgb else evolve(v, leveringen=perioden)
