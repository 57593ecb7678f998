from datetime import date, timedelta

import pytest
from hypothesis import given

from wmo_eigenbijdrage import Maand, Zorgperiode, bijdrageperiode
from wmo_eigenbijdrage.fouten import BuitenBereik
from wmo_eigenbijdrage.kalender import EERSTE_DAG, zorgjaar
from wmo_eigenbijdrage.testing import dagen
from wmo_eigenbijdrage.testing.implementatie import Bibliotheek
from wmo_eigenbijdrage.testing.invarianten import (
    dag_ligt_in_zijn_periode,
    twee_dagen_zonder_periode,
)


@pytest.mark.parametrize(
    ("dag", "periode", "jaar"),
    [
        (date(2014, 12, 29), Zorgperiode(2015, 1), 2015),  # Monday, the first day there is
        (date(2016, 1, 3), Zorgperiode(2015, 13), 2015),  # in the fifth week of P13
        (date(2016, 1, 4), Zorgperiode(2016, 1), 2016),
        (date(2018, 12, 30), Zorgperiode(2018, 13), 2018),
        (date(2018, 12, 31), Zorgperiode(2019, 1), 2019),  # golden case 8
        (date(2019, 12, 29), Zorgperiode(2019, 13), 2019),  # Sunday, the last day of the old world
        (date(2019, 12, 30), None, None),
        (date(2019, 12, 31), None, None),
        (date(2020, 1, 1), Maand(2020, 1), 2020),
        (date(2026, 12, 31), Maand(2026, 12), 2026),
    ],
)
def test_gouden_dagen(dag: date, periode: Zorgperiode | Maand | None, jaar: int | None) -> None:
    assert bijdrageperiode(dag) == periode
    assert zorgjaar(dag) == jaar


@pytest.mark.parametrize("dag", [date(2014, 12, 28), date(2000, 1, 1), date.min])
def test_voor_de_wet(dag: date) -> None:
    with pytest.raises(BuitenBereik, match="start at 2014-12-29"):
        bijdrageperiode(dag)


@given(dagen(EERSTE_DAG, date(2100, 12, 31)))
def test_elke_dag_heeft_een_periode_die_hem_bevat_behalve_twee(dag: date) -> None:
    twee = (date(2019, 12, 30), date(2019, 12, 31))
    invariant = twee_dagen_zonder_periode if dag in twee else dag_ligt_in_zijn_periode
    invariant(Bibliotheek(), dag)


def test_perioden_volgen_op_elkaar_van_begin_tot_eind() -> None:
    """Walking day by day, each period is left only for the next, once, and 2 days have none."""
    gezien: list[Zorgperiode | Maand | None] = []
    dag = EERSTE_DAG
    while dag < date(2027, 1, 1):
        if not gezien or gezien[-1] != bijdrageperiode(dag):
            gezien.append(bijdrageperiode(dag))
        dag += timedelta(days=1)
    # Five care years of 13 periods, the gap, and seven years of 12 months.
    assert len(gezien) == len(set(gezien)) == 5 * 13 + 1 + 7 * 12
