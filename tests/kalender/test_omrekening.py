from fractions import Fraction

import pytest
from hypothesis import given

from wmo_eigenbijdrage import Bedrag
from wmo_eigenbijdrage.bedrag import Afronding
from wmo_eigenbijdrage.kalender import naar_maand, naar_vier_weken
from wmo_eigenbijdrage.testing import bedragen


@pytest.mark.parametrize(
    ("vier_weken_2020", "maand_2021"),
    [(4568, 5023), (40600, 44643), (90843, 99890)],  # the addendum of Altena and others, 2021
)
def test_tarieven_van_altena(vier_weken_2020: int, maand_2021: int) -> None:
    geindexeerd = Bedrag(vier_weken_2020).maal(Fraction(1015, 1000), Afronding.HALF_OMHOOG)
    assert naar_maand(geindexeerd) == Bedrag(maand_2021)


@pytest.mark.parametrize(("vier_weken", "maand"), [(4568, 4949), (40600, 43983), (90843, 98413)])
def test_zonder_index(vier_weken: int, maand: int) -> None:
    assert naar_maand(Bedrag(vier_weken)) == Bedrag(maand)


def test_de_afronding_is_te_kiezen() -> None:
    # 10 cents per four weeks are 10.8333 per month; 100 per month are 92.3076 per four weeks.
    assert naar_maand(Bedrag(10), Afronding.NAAR_BENEDEN) == Bedrag(10)
    assert naar_maand(Bedrag(10)) == naar_maand(Bedrag(10), Afronding.NAAR_BOVEN) == Bedrag(11)
    assert naar_vier_weken(Bedrag(100)) == Bedrag(92)
    assert naar_vier_weken(Bedrag(100), Afronding.NAAR_BOVEN) == Bedrag(93)


@given(bedragen())
def test_heen_en_terug_scheelt_hooguit_een_cent(bedrag: Bedrag) -> None:
    assert abs(naar_vier_weken(naar_maand(bedrag)) - bedrag) <= Bedrag(1)
    assert naar_vier_weken(12 * bedrag * 13) == 12 * bedrag * 12
