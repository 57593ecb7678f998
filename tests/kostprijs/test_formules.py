from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wmo_eigenbijdrage import Bedrag, Zorgperiode, overgang
from wmo_eigenbijdrage.bedrag import Afronding
from wmo_eigenbijdrage.fouten import BuitenBereik, OngeldigeWaarde
from wmo_eigenbijdrage.kostprijs import (
    DUMMYKOSTPRIJS,
    Inningsvariant1,
    Inningsvariant4,
    bepaal_resterend,
    formule_1_maanden,
    formule_1_perioden,
    formule_2,
    formule_2_geldt,
    resterend_uit_cijfers,
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


def test_overgang_geeft_dezelfde_formules() -> None:
    assert overgang.formule_1_perioden is formule_1_perioden
    assert overgang.formule_1_maanden is formule_1_maanden
    assert overgang.formule_2 is formule_2
    assert overgang.formule_2_geldt is formule_2_geldt
    assert overgang.DUMMYKOSTPRIJS is DUMMYKOSTPRIJS


def test_gouden_geval_4() -> None:
    """10,000 over 39 periods is 256.41 per period, which never adds up to more than 10,000."""
    per_periode = Bedrag.euro(Decimal(10_000) / 39, Afronding.NAAR_BENEDEN)
    assert per_periode == Bedrag(25641)
    assert 39 * per_periode <= Bedrag(1_000_000)


# Both formulas with their conditions


@pytest.mark.parametrize(
    ("aantal", "jaar", "periode", "kosten", "perioden", "maanden", "rest"), TABEL
)
def test_resterend_van_de_tabel(
    aantal: int, jaar: int, periode: int, kosten: str, perioden: int, maanden: str, rest: str
) -> None:
    per_periode = Bedrag.parse(kosten)
    variant = Inningsvariant1(
        kosten_per_periode=per_periode,
        aantal_perioden=aantal,
        totale_kosten=per_periode * aantal,
    )
    resterend = bepaal_resterend(variant, Zorgperiode(jaar, periode))
    assert resterend.perioden == max(perioden, 0)
    assert f"{float(resterend.maanden):.4f}" == ("0.0000" if perioden < 0 else maanden)
    assert resterend.kostprijs == max(Bedrag.parse(rest), Bedrag(0))
    assert [b.code for b in resterend.bevindingen] == (["IV03"] if perioden < 0 else [])


@pytest.mark.parametrize(
    ("totaal", "aantal", "kosten", "vanaf", "perioden", "rest", "codes"),
    [
        # lowered by the gemeente: 17 of 39 periods are left, the price is not known
        ("10000.00", 39, "45.00", (2018, 5), 17, None, ["IV02"]),
        # the same, run out: the periods say so, the price stays unknown
        ("10000.00", 39, "45.00", (2016, 10), 0, None, ["IV02", "IV03"]),
        ("10000.00", 39, "45.00", (2017, 1), 0, None, ["IV02"]),  # to the day: nothing floored
        # a filler has a number of periods all the same
        ("999999.00", 39, "256.41", (2018, 5), 17, None, ["IV01"]),
        ("999999.99", 39, "100.00", (2016, 1), 0, None, ["IV01", "IV03"]),
        ("999998.99", 39, "25641.00", (2018, 5), 17, "298.15", []),  # no filler
        # three times 0.67 is more than 2.00: no more is left than the price
        ("2.00", 3, "0.67", (2020, 1), 3, "2.00", []),
        ("2.00", 3, "0.67", (2019, 13), 2, "1.34", []),
    ],
)
def test_resterend_onder_voorwaarden(
    totaal: str,
    aantal: int,
    kosten: str,
    vanaf: tuple[int, int],
    perioden: int,
    rest: str | None,
    codes: list[str],
) -> None:
    resterend = resterend_uit_cijfers(
        Bedrag.parse(totaal), aantal, Bedrag.parse(kosten), Zorgperiode(*vanaf)
    )
    assert resterend.perioden == perioden
    assert resterend.kostprijs == (rest and Bedrag.parse(rest))
    assert [b.code for b in resterend.bevindingen] == codes


def test_de_bevindingen_noemen_het_cijfer() -> None:
    gelezen = resterend_uit_cijfers(Bedrag(1_000_000), 39, Bedrag(4_500), Zorgperiode(2016, 1))
    assert [b.plaats for b in gelezen.bevindingen] == ["kosten_per_periode", "aantal_perioden"]
    dummy = resterend_uit_cijfers(DUMMYKOSTPRIJS, 39, Bedrag(4_500), Zorgperiode(2019, 1))
    assert [b.plaats for b in dummy.bevindingen] == ["totale_kosten"]


def test_alleen_variant_1_met_een_zorgperiode() -> None:
    variant = Inningsvariant1(
        kosten_per_periode=Bedrag(900), aantal_perioden=100, totale_kosten=Bedrag(90_000)
    )
    with pytest.raises(OngeldigeWaarde, match="variant: Inningsvariant4 is not a Inningsvariant1"):
        bepaal_resterend(Inningsvariant4(totale_kosten=Bedrag(1)), Zorgperiode(2019, 1))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(OngeldigeWaarde, match="vanaf: date is not a Zorgperiode"):
        bepaal_resterend(variant, date(2019, 1, 1))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_formules_op_iets_anders() -> None:
    with pytest.raises(BuitenBereik, match="vanaf: 2021-P05 lies after 2019"):
        formule_1_perioden(39, Zorgperiode(2021, 5))
    with pytest.raises(OngeldigeWaarde, match="aantal_perioden: str is not a int"):
        formule_1_perioden("39", Zorgperiode(2019, 5))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(OngeldigeWaarde, match="kosten_per_periode: float is not a Bedrag"):
        formule_2(39, Zorgperiode(2019, 5), 256.41)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@given(
    st.integers(1, 200), zorgperioden(), bedragen(Bedrag(1), Bedrag(100_000)), st.integers(0, 500)
)
def test_resterend_ligt_tussen_niets_en_het_totaal(
    aantal: int, vanaf: Zorgperiode, kosten: Bedrag, over: int
) -> None:
    variant = Inningsvariant1(
        kosten_per_periode=kosten,
        aantal_perioden=aantal,
        totale_kosten=kosten * aantal + Bedrag(over),
    )
    resterend = bepaal_resterend(variant, vanaf)
    assert 0 <= resterend.perioden <= aantal
    assert resterend.maanden == Fraction(12 * resterend.perioden, 13)
    if over >= aantal or variant.totale_kosten >= DUMMYKOSTPRIJS:
        assert resterend.kostprijs is None
        return
    assert resterend.kostprijs is not None
    assert Bedrag(0) <= resterend.kostprijs <= variant.totale_kosten
    assert (resterend.kostprijs == Bedrag(0)) is (resterend.perioden == 0)
    # A month brings in 19.00 at most.
    assert resterend.kostprijs.centen <= 1900 * resterend.maanden + Fraction(1, 2)
