"""Hypothesis strategies for provisions with what was decided, delivered and claimed."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from wmo_eigenbijdrage.dossier import (
    Begrenzing,
    Feit,
    Feitperiode,
    GeenKostprijs,
    Stopfeit,
    TotaleKostprijs,
    Zorgvoorziening,
)
from wmo_eigenbijdrage.kalender import Tijdvak
from wmo_eigenbijdrage.testing.strategieen.kalender import dagen
from wmo_eigenbijdrage.testing.strategieen.kostprijs import kostprijsbedragen

__all__ = ["feiten", "feitperioden", "stopfeiten", "zorgvoorzieningen"]

_EERSTE, _LAATSTE = date(2019, 11, 1), date(2022, 12, 31)


@st.composite
def feitperioden(
    draw: st.DrawFn,
    min_value: date = _EERSTE,
    max_value: date = _LAATSTE,
    *,
    pauzes: bool = False,
) -> Feitperiode:
    """A run of days from *min_value* to *max_value* at most, known up to 40 days before or after.

    Some are open. With *pauzes* some end for a while, and some of these have a definitive stop
    after that.
    Shrinks towards one early, open run.
    """
    eerste = draw(dagen(min_value, max_value))
    begin = draw(feiten(eerste))
    if draw(st.sampled_from((True, False))):
        return Feitperiode(Tijdvak(eerste), begin)
    laatste = draw(dagen(eerste, max_value))
    eind = draw(feiten(laatste))
    tijdelijk = draw(st.sampled_from((None, False, True))) if pauzes else None
    definitief = None
    if tijdelijk and draw(st.booleans()):
        definitief = draw(stopfeiten(laatste, max_value))
    return Feitperiode(Tijdvak(eerste, laatste), begin, eind, tijdelijk, definitief)


@st.composite
def feiten(draw: st.DrawFn, dag: date = _EERSTE) -> Feit:
    """What made a boundary on *dag*, known up to 40 days before or after it.

    Shrinks towards a letter of the day itself.
    """
    bekend_op = dag + timedelta(days=draw(st.integers(-40, 40)))
    return Feit(bekend_op, draw(st.sampled_from(("brief", "bericht"))))


@st.composite
def stopfeiten(draw: st.DrawFn, min_value: date = _EERSTE, max_value: date = _LAATSTE) -> Stopfeit:
    """Definitive stops from *min_value* to *max_value*. Shrinks towards the earliest."""
    dag = draw(dagen(min_value, max_value))
    return Stopfeit(dag, draw(feiten(dag)))


@st.composite
def zorgvoorzieningen(
    draw: st.DrawFn,
    *,
    kenmerk: str = "voorziening",
    soorten: tuple[str, ...] = ("hulp", "hulpmiddel"),
    begrenzingen: st.SearchStrategy[Begrenzing] | None = None,
    meeste: int = 3,
) -> Zorgvoorziening:
    """Provisions with up to *meeste* decisions, deliveries and claims, which may contradict.

    Days lie from November 2019 to the end of 2022, so that the monthly regime begins among them.
    Shrinks towards a provision without facts.
    """
    perioden = st.lists(feitperioden(), max_size=meeste)
    leveringen = st.lists(feitperioden(pauzes=True), max_size=meeste)
    if begrenzingen is None:
        begrenzingen = st.just(GeenKostprijs()) | st.builds(TotaleKostprijs, kostprijsbedragen())
    return Zorgvoorziening(
        kenmerk=kenmerk,
        soort=draw(st.sampled_from(soorten)),
        pgb=draw(st.booleans()),
        begrenzing=draw(begrenzingen),
        beschikkingen=draw(perioden),
        leveringen=draw(leveringen),
        declaraties=draw(perioden),
    )
