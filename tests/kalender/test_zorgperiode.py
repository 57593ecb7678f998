from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vijanden import vergelijkt_met_niets
from wmo_eigenbijdrage import Maand, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.fouten import BuitenBereik, OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Aanlevertermijn
from wmo_eigenbijdrage.testing import dagen, zorgperioden

# ISO year: first day of period 1, first and last day of period 13 (rules C.2; golden case 8).
JAREN = [
    (2015, date(2014, 12, 29), date(2015, 11, 30), date(2016, 1, 3)),  # 53 weeks
    (2016, date(2016, 1, 4), date(2016, 12, 5), date(2017, 1, 1)),
    (2017, date(2017, 1, 2), date(2017, 12, 4), date(2017, 12, 31)),
    (2018, date(2018, 1, 1), date(2018, 12, 3), date(2018, 12, 30)),
    (2019, date(2018, 12, 31), date(2019, 12, 2), date(2019, 12, 29)),
    (2020, date(2019, 12, 30), date(2020, 11, 30), date(2021, 1, 3)),  # 53 weeks
    (2026, date(2025, 12, 29), date(2026, 11, 30), date(2027, 1, 3)),  # 53 weeks
]
# 2019 in full: first and last day of every period.
PERIODEN_2019 = [
    ((2018, 12, 31), (2019, 1, 27)),
    ((2019, 1, 28), (2019, 2, 24)),
    ((2019, 2, 25), (2019, 3, 24)),
    ((2019, 3, 25), (2019, 4, 21)),
    ((2019, 4, 22), (2019, 5, 19)),
    ((2019, 5, 20), (2019, 6, 16)),
    ((2019, 6, 17), (2019, 7, 14)),
    ((2019, 7, 15), (2019, 8, 11)),
    ((2019, 8, 12), (2019, 9, 8)),
    ((2019, 9, 9), (2019, 10, 6)),
    ((2019, 10, 7), (2019, 11, 3)),
    ((2019, 11, 4), (2019, 12, 1)),
    ((2019, 12, 2), (2019, 12, 29)),
]


@pytest.mark.parametrize(("jaar", "p1", "p13", "einde"), JAREN)
def test_jaren(jaar: int, p1: date, p13: date, einde: date) -> None:
    assert Zorgperiode(jaar, 1).eerste_dag == p1
    assert Zorgperiode(jaar, 13).eerste_dag == p13
    assert Zorgperiode(jaar, 13).laatste_dag == einde
    assert Zorgperiode(jaar, 13).weken == ((einde - p13).days + 1) // 7


def test_2019_voluit() -> None:
    vakken = [
        (Zorgperiode(2019, n).eerste_dag, Zorgperiode(2019, n).laatste_dag) for n in range(1, 14)
    ]
    assert vakken == [(date(*eerste), date(*laatste)) for eerste, laatste in PERIODEN_2019]


def aansluiten(periode: Zorgperiode) -> None:
    """Invariant: each day lies in just this period, and the next begins the day after the last."""
    alle = [periode.eerste_dag + timedelta(days=n) for n in range(periode.tijdvak.dagen)]
    assert {Zorgperiode.van(dag) for dag in alle} == {periode}
    assert all(dag in periode for dag in alle)
    assert alle[-1] == periode.laatste_dag
    assert alle[0] - timedelta(days=1) not in periode
    assert alle[-1] + timedelta(days=1) not in periode
    assert periode.volgende.eerste_dag == alle[-1] + timedelta(days=1)
    assert periode.volgende.vorige == periode
    assert len(alle) == 7 * periode.weken


@given(zorgperioden(max_value=Zorgperiode(2099, 13)))
@example(Zorgperiode(2015, 13))  # five weeks
@example(Zorgperiode(2019, 13))  # the last of the regime
@example(Zorgperiode(2000, 1))  # the first of the table
def test_perioden_sluiten_aan(periode: Zorgperiode) -> None:
    aansluiten(periode)


@given(dagen(date(2000, 1, 3), date(2101, 1, 2)))
def test_van_volgt_de_isoweek(dag: date) -> None:
    jaar, week, _ = dag.isocalendar()
    assert Zorgperiode.van(dag) == Zorgperiode(jaar, min((week + 3) // 4, 13))


def test_einden_van_de_tabel() -> None:
    assert Zorgperiode.van(date(2000, 1, 3)) == Zorgperiode(2000, 1)
    assert Zorgperiode.van(date(2101, 1, 2)) == Zorgperiode(2100, 13)
    for dag in (date(2000, 1, 2), date(2101, 1, 3)):
        with pytest.raises(BuitenBereik, match="stay within 2000-P01"):
            Zorgperiode.van(dag)
    with pytest.raises(BuitenBereik):
        Zorgperiode(2100, 13).volgende
    with pytest.raises(BuitenBereik):
        _ = Zorgperiode(2000, 1) - 1


@given(zorgperioden(), st.integers(-60, 60))
def test_rekenen_over_jaargrenzen(periode: Zorgperiode, aantal: int) -> None:
    assert (periode + aantal) - periode == aantal
    assert (periode + aantal) - aantal == periode
    assert (periode + aantal).ordinaal == periode.ordinaal + aantal


def test_rekenen_met_getallen() -> None:
    assert Zorgperiode(2018, 13) + 1 == Zorgperiode(2019, 1)
    assert Zorgperiode(2019, 1) - Zorgperiode(2018, 1) == 13
    assert list(Zorgperiode.reeks(Zorgperiode(2018, 13), Zorgperiode(2019, 2))) == [
        Zorgperiode(2018, 13),
        Zorgperiode(2019, 1),
        Zorgperiode(2019, 2),
    ]
    assert list(Zorgperiode.reeks(Zorgperiode(2019, 2), Zorgperiode(2019, 1))) == []


@given(zorgperioden(), zorgperioden())
def test_de_orde_is_die_van_de_dagen(a: Zorgperiode, b: Zorgperiode) -> None:
    assert (a < b) == (a.eerste_dag < b.eerste_dag)
    assert (a <= b) == (a.eerste_dag <= b.eerste_dag)
    assert (a > b) == (a.eerste_dag > b.eerste_dag)
    assert (a >= b) == (a.eerste_dag >= b.eerste_dag)


@given(zorgperioden())
def test_tekst_heen_en_terug(periode: Zorgperiode) -> None:
    assert Zorgperiode.parse(str(periode)) == periode
    assert eval(repr(periode)) == periode


@pytest.mark.parametrize("tekst", ["2019-13", "2019-P14", "2019-P0", "2019P13", "", "2019-P013"])
def test_parse_weigert(tekst: str) -> None:
    with pytest.raises(OngeldigeWaarde):
        Zorgperiode.parse(tekst)


@pytest.mark.parametrize(("jaar", "nummer"), [(2019, 0), (2019, 14), (1999, 1), (2101, 1)])
def test_onmogelijke_perioden_bestaan_niet(jaar: int, nummer: int) -> None:
    with pytest.raises(OngeldigeWaarde):
        Zorgperiode(jaar, nummer)


def test_aanleverdata_die_een_bron_noemt() -> None:  # golden case 9
    assert Zorgperiode(2019, 12).aanleverdatum == date(2019, 12, 27)
    assert Zorgperiode(2019, 13).aanleverdatum == date(2020, 1, 24)
    assert Zorgperiode(2019, 13).aanlevertermijn.bevestigd


@pytest.mark.parametrize(
    ("periode", "uiterlijk"),
    [
        (Zorgperiode(2019, 11), date(2019, 12, 1)),  # ends 3-11-2019
        (Zorgperiode(2015, 1), date(2015, 2, 22)),  # ends 25-1-2015
        (Zorgperiode(2015, 13), date(2016, 1, 31)),  # ends 3-1-2016
    ],
)
def test_andere_aanleverdata_zijn_de_wettelijke_buitengrens(
    periode: Zorgperiode, uiterlijk: date
) -> None:
    termijn = periode.aanlevertermijn
    assert isinstance(termijn, Aanlevertermijn)
    assert (termijn.datum, termijn.bevestigd) == (uiterlijk, False)
    assert "3.3 (5)" in termijn.bron


@pytest.mark.parametrize("periode", [Zorgperiode(2014, 13), Zorgperiode(2020, 1)])
def test_geen_aanleverdatum_buiten_de_zorgjaren(periode: Zorgperiode) -> None:
    with pytest.raises(OnbekendeParameter, match="aanleverdatum"):
        periode.aanleverdatum


def test_factuurmaanden() -> None:
    assert Zorgperiode(2019, 12).factuurmaand == Maand(2020, 1)
    assert Zorgperiode(2019, 13).factuurmaand == Maand(2020, 2)
    with pytest.raises(OnbekendeParameter, match="factuurmaand: no value for 2019-P11"):
        Zorgperiode(2019, 11).factuurmaand


def test_tijdvak() -> None:
    assert Zorgperiode(2019, 13).tijdvak == Tijdvak(date(2019, 12, 2), date(2019, 12, 29))


def test_vreemden() -> None:
    vergelijkt_met_niets(Zorgperiode(2019, 13))
    with pytest.raises(TypeError):
        Zorgperiode(2019, 13) < Maand(2020, 1)  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
