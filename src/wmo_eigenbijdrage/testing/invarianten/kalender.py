"""Invariants of the calendar: four-week periods until 29 December 2019, months from 2020 on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from hypothesis import strategies as st

from wmo_eigenbijdrage.ieb import Merk
from wmo_eigenbijdrage.kalender import EERSTE_DAG, Maand, Zorgperiode
from wmo_eigenbijdrage.testing.implementatie import Implementatie
from wmo_eigenbijdrage.testing.invarianten._tabellen import EEN_DAG
from wmo_eigenbijdrage.testing.invarianten.invariant import Invariant, eis, invariant
from wmo_eigenbijdrage.testing.strategieen import dagen

__all__ = [
    "INVARIANTEN",
    "dag_ligt_in_zijn_periode",
    "dertien_perioden_per_zorgjaar",
    "perioden_sluiten_aan",
    "twee_dagen_zonder_periode",
    "vier_weken_volgens_isoweek",
]

_LAATSTE_ZONDAG = date(2019, 12, 29)
_EERSTE_JANUARI = date(2020, 1, 1)
_CHECKLIST = "Checklist implementatie Wmo abonnementstarief 2020, laatste twee dagen van 2019"


def _eerste_maandag(jaar: int) -> date:
    """The Monday of the week in which 4 January lies: ISO week 1."""
    vierde = date(jaar, 1, 4)
    return vierde - timedelta(days=vierde.weekday())


@st.composite
def _oude_dagen(draw: st.DrawFn) -> date:
    """Days until 29-12-2019, often some weeks before or on the first day of a care year."""
    maandagen = [_eerste_maandag(jaar) for jaar in range(2015, 2021)]
    dag = draw(st.sampled_from(maandagen) | dagen(EERSTE_DAG, _LAATSTE_ZONDAG))
    dag -= timedelta(days=draw(st.sampled_from((0, 1, 7, 8, 28, 29, 35, 36))))
    return max(EERSTE_DAG, min(_LAATSTE_ZONDAG, dag))


_DAGEN = st.tuples(
    st.sampled_from((_LAATSTE_ZONDAG, _EERSTE_JANUARI)) | _oude_dagen() | dagen(_EERSTE_JANUARI)
)


@invariant("ub-3.10a", _DAGEN)
def dag_ligt_in_zijn_periode(implementatie: Implementatie, dag: date) -> None:
    """A day lies in its own period: one of four weeks until 29-12-2019, its month from 2020 on."""
    periode = implementatie.bijdrageperiode(dag)
    if periode is None:
        raise AssertionError(f"{dag} has no period")
    vak = implementatie.dagen_van(periode)
    eis(
        vak.laatste_dag is not None and vak.eerste_dag <= dag <= vak.laatste_dag,
        f"{dag} is said to lie in {periode}, which is {vak}",
    )
    eis(
        isinstance(periode, Maand) == (dag >= _EERSTE_JANUARI),
        f"{dag} lies in {periode}, which is of the other regime",
    )
    if isinstance(periode, Maand):
        eis((periode.jaar, periode.nummer) == (dag.year, dag.month), f"{dag} lies in {periode}")
        eis(vak.eerste_dag.day == 1, f"{periode} begins on {vak.eerste_dag}")


@invariant(_CHECKLIST, st.tuples(st.sampled_from((date(2019, 12, 30), date(2019, 12, 31)))))
def twee_dagen_zonder_periode(implementatie: Implementatie, dag: date) -> None:
    """30 and 31 December 2019 belong to no period, and nothing is owed over them."""
    periode = implementatie.bijdrageperiode(dag)
    eis(periode is None, f"{dag} belongs to no period, not to {periode}")


@invariant("ub2015-3.8-3", _DAGEN)
def perioden_sluiten_aan(implementatie: Implementatie, dag: date) -> None:
    """Periods follow each other without gap or overlap, but for 30 and 31 December 2019."""
    periode = implementatie.bijdrageperiode(dag)
    if periode is None:
        raise AssertionError(f"{dag} has no period")
    vak = implementatie.dagen_van(periode)
    if vak.laatste_dag is None:
        raise AssertionError(f"{periode} has no last day")
    binnen = vak.eerste_dag
    while binnen <= vak.laatste_dag:
        ander = implementatie.bijdrageperiode(binnen)
        eis(ander == periode, f"{binnen} lies in {ander}, though {periode} is {vak}")
        binnen += EEN_DAG
    volgende_dag = vak.laatste_dag + EEN_DAG
    if vak.laatste_dag == _LAATSTE_ZONDAG:
        volgende_dag = _EERSTE_JANUARI
    volgende = implementatie.bijdrageperiode(volgende_dag)
    if volgende is None:
        raise AssertionError(f"{volgende_dag}, after {periode}, has no period")
    begin = implementatie.dagen_van(volgende).eerste_dag
    eis(begin == volgende_dag, f"{volgende} begins on {begin}, though {periode} is {vak}")


@invariant("ub2015-3.8-3", st.tuples(_oude_dagen()), Merk.AFGELEID)
def vier_weken_volgens_isoweek(implementatie: Implementatie, dag: date) -> None:
    """Period n holds the ISO weeks 4n-3 to 4n; week 53 belongs to period 13."""
    jaar, week, _ = dag.isocalendar()
    verwacht = Zorgperiode(jaar, min((week + 3) // 4, 13))
    gevonden = implementatie.bijdrageperiode(dag)
    eis(gevonden == verwacht, f"{dag} lies in {verwacht} (ISO week {week}), not in {gevonden}")


@invariant(
    "ub2015-3.8-3", st.tuples(st.sampled_from((2015, 2016, 2017, 2018, 2019))), Merk.AFGELEID
)
def dertien_perioden_per_zorgjaar(implementatie: Implementatie, jaar: int) -> None:
    """A care year has thirteen periods of four weeks, the last one five in a year of 53 weeks."""
    einde = _eerste_maandag(jaar + 1) - EEN_DAG
    dag = _eerste_maandag(jaar)
    for nummer in range(1, 14):
        vak = implementatie.dagen_van(Zorgperiode(jaar, nummer))
        laatste = einde if nummer == 13 else dag + timedelta(days=27)
        eis(
            (vak.eerste_dag, vak.laatste_dag) == (dag, laatste),
            f"{jaar}-P{nummer:02} runs from {dag} to {laatste}, not {vak}",
        )
        dag = laatste + EEN_DAG


INVARIANTEN: Final[tuple[Invariant[...], ...]] = (
    dag_ligt_in_zijn_periode,
    twee_dagen_zonder_periode,
    perioden_sluiten_aan,
    vier_weken_volgens_isoweek,
    dertien_perioden_per_zorgjaar,
)
