from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wmo_eigenbijdrage import Bedrag, Zorgperiode
from wmo_eigenbijdrage.bedrag import Afronding
from wmo_eigenbijdrage.overgang import (
    formule_1_maanden,
    formule_1_perioden,
    formule_2,
    formule_2_geldt,
)
from wmo_eigenbijdrage.testing import bedragen, zorgperioden

# number, year, period, cost: periods left (cell), months left (text), price left, raw (G.2, 2.2)
TABEL = [
    (39, 2018, 5, "256.41", 17, "15.6923", "298.15"),
    (39, 2019, 1, "256.41", 26, "24.0000", "456.00"),
    (39, 2017, 1, "256.41", 0, "0.0000", "0.00"),
    (100, 2015, 1, "9.00", 35, "32.3077", "315.00"),
    (39, 2016, 10, "30.00", -4, "-3.6923", "-70.15"),
    (39, 2018, 8, "256.41", 20, "18.4615", "350.77"),
    (39, 2019, 8, "10.00", 33, "30.4615", "330.00"),
    (100, 2019, 13, "9.00", 99, "91.3846", "891.00"),
    (39, 2016, 1, "100.00", -13, "-12.0000", "-228.00"),
]


@pytest.mark.parametrize(
    ("aantal", "jaar", "periode", "kosten", "perioden", "maanden", "rest"), TABEL
)
def test_tabel_van_de_bron(
    aantal: int, jaar: int, periode: int, kosten: str, perioden: int, maanden: str, rest: str
) -> None:
    vanaf = Zorgperiode(jaar, periode)
    assert formule_1_perioden(aantal, vanaf) == perioden
    assert f"{float(formule_1_maanden(aantal, vanaf)):.4f}" == maanden
    assert formule_2(aantal, vanaf, Bedrag.parse(kosten)) == Bedrag.parse(rest)


@given(st.integers(1, 200), zorgperioden(), bedragen(Bedrag(1), Bedrag(100_000)))
def test_formule_2_is_de_cel_van_het_rekenblad(
    aantal: int, vanaf: Zorgperiode, kosten: Bedrag
) -> None:
    """The cell formula word for word, in decimals with far more digits than cents."""
    o, m, n, p = Decimal(aantal), Decimal(vanaf.jaar), Decimal(vanaf.nummer), kosten.in_euro
    t = o - (((2020 - m) * 13) - (n - 1))
    u = 19 * (t / 13 * 12) if p * 13 / 12 > 19 else (t / 13 * 12) * (p * 13 / 12)
    assert formule_2(aantal, vanaf, kosten).in_euro == round(u, 15).quantize(
        Decimal("0.01"), ROUND_HALF_UP
    )


@given(st.integers(1, 200), zorgperioden())
def test_beide_vormen_van_formule_1_verschillen_een_factor(aantal: int, vanaf: Zorgperiode) -> None:
    assert formule_1_maanden(aantal, vanaf) == Fraction(12 * formule_1_perioden(aantal, vanaf), 13)


@pytest.mark.parametrize(
    ("totaal", "aantal", "kosten", "geldt"),
    [
        ("10000.00", 39, "256.41", True),  # golden case 4: rounded down
        ("10000.00", 39, "256.42", True),  # rounded up: within a cent
        ("10000.00", 39, "256.40", False),
        ("10000.00", 39, "256.43", False),
        ("900.00", 100, "9.00", True),  # the source prints 90 by a slip
        ("900.00", 100, "90.00", False),
        ("900.00", 100, "8.99", False),
        ("10000.00", 39, "45.00", False),  # lowered by the gemeente
    ],
)
def test_voorwaarde_van_formule_2(totaal: str, aantal: int, kosten: str, geldt: bool) -> None:
    assert formule_2_geldt(Bedrag.parse(totaal), aantal, Bedrag.parse(kosten)) is geldt


def test_gouden_geval_4() -> None:
    """10,000 over 39 periods is 256.41 per period, which never adds up to more than 10,000."""
    per_periode = Bedrag.euro(Decimal(10_000) / 39, Afronding.NAAR_BENEDEN)
    assert per_periode == Bedrag(25641)
    assert 39 * per_periode <= Bedrag(1_000_000)
