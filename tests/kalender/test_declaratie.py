from datetime import date, timedelta

import pytest
from hypothesis import given

from wmo_eigenbijdrage import Tijdvak, Zorgperiode
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import declarabele_perioden, declaratietermijnen
from wmo_eigenbijdrage.testing import tijdvakken


@pytest.mark.parametrize(
    ("van", "tot", "perioden"),
    [
        ((2021, 1, 31), (2021, 1, 31), ["2021-P01"]),  # one day, the last of P1: a full tariff
        ((2021, 1, 31), (2021, 2, 1), ["2021-P01", "2021-P02"]),  # last day and first day
        ((2021, 2, 10), (2021, 4, 1), ["2021-P02", "2021-P03", "2021-P04"]),
        ((2021, 1, 3), (2021, 1, 4), ["2020-P13", "2021-P01"]),  # week 53 of 2020
    ],
)
def test_elke_geraakte_periode_telt(
    van: tuple[int, int, int], tot: tuple[int, int, int], perioden: list[str]
) -> None:
    steun = Tijdvak(date(*van), date(*tot))
    assert [str(periode) for periode in declarabele_perioden(steun)] == perioden


@given(tijdvakken(open_eind=False))
def test_een_periode_is_declarabel_als_ze_de_steun_raakt(steun: Tijdvak) -> None:
    assert steun.laatste_dag is not None
    perioden = declarabele_perioden(steun)
    eerste, laatste = Zorgperiode.van(steun.eerste_dag), Zorgperiode.van(steun.laatste_dag)
    for periode in Zorgperiode.reeks(eerste - 2, laatste + 2):
        # The two rules of the contract, literally.
        raakt = steun.eerste_dag <= periode.laatste_dag and steun.laatste_dag >= periode.eerste_dag
        assert (periode in perioden) == raakt


def test_steun_zonder_einde_is_niet_te_declareren() -> None:
    with pytest.raises(OngeldigeWaarde, match="clip it first"):
        declarabele_perioden(Tijdvak(date(2021, 1, 1)))


def test_termijnen() -> None:
    # P12 of 2020 ends on 29-11-2020: February has no 29th in 2021.
    termijnen = declaratietermijnen(Zorgperiode(2020, 12), date(2020, 12, 15))
    assert termijnen.indienen == date(2021, 2, 28)
    assert termijnen.retour == date(2020, 12, 15) + timedelta(days=20) == date(2021, 1, 4)
    assert termijnen.betaling == date(2020, 12, 15) + timedelta(days=30) == date(2021, 1, 14)
