import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wmo_eigenbijdrage import Maand, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.bijdrage.kern import (
    Stuk,
    doorsnede,
    eerste_maand,
    geraakte_perioden,
    maanden,
    perioden,
    schilder,
    verenig_stukken,
    verschil,
)
from wmo_eigenbijdrage.testing import dagen, tijdvakken

stukken = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda t: (t[0], t[0] + t[1])), max_size=5
).map(verenig_stukken)


def los(gegeven: list[Stuk]) -> set[int]:
    """All ordinals one by one: the meaning that every operation is held against."""
    return {n for a, b in gegeven for n in range(a, b + 1)}


def staat_netjes(gegeven: list[Stuk]) -> bool:
    return all(a <= b for a, b in gegeven) and all(
        eerder[1] < later[0] for eerder, later in itertools.pairwise(gegeven)
    )


@given(stukken, stukken)
def test_verzamelingen(a: list[Stuk], b: list[Stuk]) -> None:
    assert los(doorsnede(a, b)) == los(a) & los(b)
    assert los(verschil(a, b)) == los(a) - los(b)
    assert los(verenig_stukken([*a, *b])) == los(a) | los(b)
    assert all(map(staat_netjes, (doorsnede(a, b), verschil(a, b), verenig_stukken([*b, *a]))))


@given(stukken, st.lists(stukken, max_size=4))
def test_schilder_geeft_elk_stuk_de_bovenste_laag(
    plicht: list[Stuk], lagen: list[list[Stuk]]
) -> None:
    genummerd = [(laag, nummer) for nummer, laag in enumerate(lagen)]
    geschilderd = list(schilder(plicht, genummerd))
    assert los([(a, b) for a, b, _ in geschilderd]) == los(plicht)
    for a, b, waarde in geschilderd:
        for n in range(a, b + 1):
            assert waarde == next((nummer for laag, nummer in genummerd if n in los(laag)), None)


# Rules D.1: first owed month, last owed month, or none.
MAANDEN: list[tuple[tuple[int, int, int], tuple[int, int, int], list[str]]] = [
    ((2024, 3, 1), (2024, 5, 31), ["2024-03", "2024-04", "2024-05"]),  # start on the 1st
    ((2024, 3, 2), (2024, 5, 31), ["2024-04", "2024-05"]),  # start on the 2nd
    ((2024, 3, 15), (2024, 3, 20), []),  # start and stop within one month
    ((2024, 3, 1), (2024, 3, 1), ["2024-03"]),  # one day, the 1st
    ((2024, 3, 31), (2024, 4, 1), ["2024-04"]),  # stop on the 1st: any day counts
    ((2025, 12, 15), (2026, 2, 1), ["2026-01", "2026-02"]),
    ((2024, 2, 29), (2024, 3, 1), ["2024-03"]),  # leap day
    ((2023, 12, 31), (2023, 12, 31), []),
]


@pytest.mark.parametrize(("van", "tot", "verwacht"), MAANDEN)
def test_verschuldigde_maanden(
    van: tuple[int, int, int], tot: tuple[int, int, int], verwacht: list[str]
) -> None:
    gevonden = maanden([Tijdvak(date(*van), date(*tot))], Maand(2026, 12).ordinaal)
    assert [str(Maand.uit_ordinaal(n)) for n in sorted(los(gevonden))] == verwacht


@given(
    st.lists(tijdvakken(date(2019, 6, 1), date(2021, 3, 1)), max_size=3),
    dagen(date(2020, 1, 1), date(2021, 6, 1)),
)
def test_een_maand_telt_als_haar_eerste_dag_erin_ligt(vakken: list[Tijdvak], tot: date) -> None:
    laatste = Maand.van(tot)
    gevonden = los(maanden(vakken, laatste.ordinaal))
    for maand in Maand.reeks(Maand(2019, 5), Maand(2021, 8)):
        erin = maand <= laatste and any(maand.eerste_dag in vak for vak in vakken)
        assert (maand.ordinaal in gevonden) == erin


@given(dagen())
def test_eerste_maand_is_de_eerste_die_niet_eerder_begint(dag: date) -> None:
    maand = Maand.uit_ordinaal(eerste_maand(dag))
    assert maand.eerste_dag >= dag
    assert maand.vorige.eerste_dag < dag


@given(st.lists(tijdvakken(date(2015, 1, 1), date(2016, 3, 1)), max_size=3))
def test_perioden_geraakt_of_op_hun_eerste_dag(vakken: list[Tijdvak]) -> None:
    laatste = Zorgperiode(2016, 6)
    op_eerste_dag = los(perioden(vakken, laatste.ordinaal))
    geraakt = los(geraakte_perioden(vakken, laatste.ordinaal))
    for periode in Zorgperiode.reeks(Zorgperiode(2014, 12), laatste):
        assert (periode.ordinaal in op_eerste_dag) == any(periode.eerste_dag in v for v in vakken)
        assert (periode.ordinaal in geraakt) == any(v.overlapt(periode.tijdvak) for v in vakken)


def test_wat_na_de_laatste_periode_begint_telt_niet() -> None:
    vakken = [Tijdvak(date(2016, 1, 4)), Tijdvak(date(2015, 1, 1), date(2015, 1, 2))]
    assert geraakte_perioden(vakken, Zorgperiode(2015, 13).ordinaal) == [
        (Zorgperiode(2015, 1).ordinaal, Zorgperiode(2015, 1).ordinaal)
    ]


def test_twee_keer_in_een_maand_is_een_keer() -> None:
    """Stop and new start within March: March is owed once, through the old run."""
    vakken = [
        Tijdvak(date(2024, 1, 1), date(2024, 3, 10)),
        Tijdvak(date(2024, 3, 20), date(2024, 4, 30)),
    ]
    assert maanden(vakken, Maand(2024, 12).ordinaal) == [
        (Maand(2024, 1).ordinaal, Maand(2024, 4).ordinaal)
    ]
    assert vakken[1].eerste_dag - (vakken[0].laatste_dag or date.max) == timedelta(days=10)
