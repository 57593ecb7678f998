from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vijanden import vergelijkt_met_niets
from wmo_eigenbijdrage import Maand, Tijdvak
from wmo_eigenbijdrage.fouten import BuitenBereik, OngeldigeWaarde
from wmo_eigenbijdrage.testing import dagen, maanden


@pytest.mark.parametrize(
    ("maand", "eerste", "laatste"),
    [
        (Maand(2020, 1), date(2020, 1, 1), date(2020, 1, 31)),
        (Maand(2020, 2), date(2020, 2, 1), date(2020, 2, 29)),  # leap year
        (Maand(2100, 2), date(2100, 2, 1), date(2100, 2, 28)),  # no leap year
        (Maand(2021, 12), date(2021, 12, 1), date(2021, 12, 31)),
        (Maand(2100, 12), date(2100, 12, 1), date(2100, 12, 31)),  # the last one
    ],
)
def test_eerste_en_laatste_dag(maand: Maand, eerste: date, laatste: date) -> None:
    assert (maand.eerste_dag, maand.laatste_dag) == (eerste, laatste)
    assert maand.tijdvak == Tijdvak(eerste, laatste)


@given(dagen())
def test_een_dag_ligt_in_zijn_maand(dag: date) -> None:
    maand = Maand.van(dag)
    assert dag in maand
    assert maand.eerste_dag <= dag <= maand.laatste_dag
    assert (maand.jaar, maand.nummer) == (dag.year, dag.month)
    assert maand.eerste_dag - timedelta(days=1) not in maand
    assert maand.laatste_dag + timedelta(days=1) not in maand
    assert dag.replace(year=dag.year - 1, day=1) not in maand


@given(maanden(), st.integers(-120, 120))
def test_optellen_en_aftrekken_zijn_elkaars_omgekeerde(maand: Maand, aantal: int) -> None:
    assert (maand + aantal) - maand == aantal
    assert (maand + aantal) - aantal == maand
    assert Maand.uit_ordinaal(maand.ordinaal) == maand


@given(maanden(), maanden())
def test_de_orde_is_die_van_de_dagen(a: Maand, b: Maand) -> None:
    assert (a < b) == (a.eerste_dag < b.eerste_dag)
    assert (a <= b) == (a.eerste_dag <= b.eerste_dag)
    assert (a > b) == (a.eerste_dag > b.eerste_dag)
    assert (a >= b) == (a.eerste_dag >= b.eerste_dag)
    assert (a == b) == (a.eerste_dag == b.eerste_dag)
    assert a != b or hash(a) == hash(b)


@given(maanden())
def test_tekst_heen_en_terug(maand: Maand) -> None:
    assert Maand.parse(str(maand)) == maand
    assert eval(repr(maand)) == maand


def test_volgende_en_vorige_over_een_jaargrens() -> None:
    assert Maand(2019, 12).volgende == Maand(2020, 1)
    assert Maand(2020, 1).vorige == Maand(2019, 12)


def test_reeks_bevat_beide_einden_en_is_leeg_als_het_einde_eerder_ligt() -> None:
    reeks = list(Maand.reeks(Maand(2019, 11), Maand(2020, 2)))
    assert reeks == [Maand(2019, 11), Maand(2019, 12), Maand(2020, 1), Maand(2020, 2)]
    assert list(Maand.reeks(Maand(2020, 2), Maand(2020, 1))) == []


@pytest.mark.parametrize(
    "tekst",
    [
        "2020-1",
        "2020-13",
        "2020-00",
        "20-01",
        "2020/01",
        "2020-01-01",
        " 2020-01",
        "",
        "２０２０-01",
    ],
)
def test_parse_weigert(tekst: str) -> None:
    with pytest.raises(OngeldigeWaarde):
        Maand.parse(tekst)


@pytest.mark.parametrize(
    ("jaar", "nummer"), [(2020, 0), (2020, 13), (1999, 12), (2101, 1), (2020, True)]
)
def test_onmogelijke_maanden_bestaan_niet(jaar: int, nummer: int) -> None:
    with pytest.raises(OngeldigeWaarde):
        Maand(jaar, nummer)


def test_buiten_de_tabel() -> None:
    with pytest.raises(
        BuitenBereik, match=r"^maand: 2101-01 is not supported; stay within 2000-01"
    ):
        _ = Maand(2100, 12) + 1
    with pytest.raises(BuitenBereik, match="1999-12"):
        Maand.van(date(1999, 12, 31))
    with pytest.raises(BuitenBereik):
        Maand(2000, 1).vorige


def test_vreemden() -> None:
    vergelijkt_met_niets(Maand(2020, 1))
