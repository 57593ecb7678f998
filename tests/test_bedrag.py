from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vijanden import vergelijkt_met_niets
from wmo_eigenbijdrage import Bedrag
from wmo_eigenbijdrage.bedrag import Afronding, Notatie
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.testing import bedragen

alle = bedragen(Bedrag(-(10**12)), Bedrag(10**12))


@pytest.mark.parametrize("fout", [19.0, "1900", Decimal(1900), True, None])
def test_alleen_hele_centen(fout: Any) -> None:
    with pytest.raises(OngeldigeWaarde, match="is not a whole number of cents"):
        Bedrag(fout)


@pytest.mark.parametrize(
    ("euro", "centen"),
    [
        (Decimal("19.00"), 1900),
        (Decimal(19), 1900),
        (19, 1900),
        (Decimal("-0.01"), -1),
        (Decimal("1E+2"), 10000),
    ],
)
def test_euro(euro: Decimal | int, centen: int) -> None:
    assert Bedrag.euro(euro).centen == centen


def test_euro_met_meer_decimalen_vraagt_een_afronding() -> None:
    derde = Decimal("256.4102")
    with pytest.raises(
        OngeldigeWaarde, match=r"^euro: 256\.4102 has more decimals than cents; name"
    ):
        Bedrag.euro(derde)
    assert Bedrag.euro(derde, Afronding.NAAR_BENEDEN) == Bedrag(25641)
    assert Bedrag.euro(derde, Afronding.NAAR_BOVEN) == Bedrag(25642)


@pytest.mark.parametrize("fout", [19.0, "19", True, Decimal("NaN"), Decimal("Infinity")])
def test_euro_weigert(fout: Any) -> None:
    with pytest.raises(OngeldigeWaarde, match="^euro: "):
        Bedrag.euro(fout)


def test_ook_reusachtige_getallen_zijn_een_gewone_fout() -> None:
    for tekst in ("9" * 5000, "1" + ".000" * 2000, "9" * 16):
        with pytest.raises(OngeldigeWaarde, match="is not an amount in cents"):
            Bedrag.parse(tekst)
    for euro in (Decimal("1e5000000"), Decimal("1e-5000000"), 10**30):
        with pytest.raises(OngeldigeWaarde, match="is too large or too small"):
            Bedrag.euro(euro)
    with pytest.raises(OngeldigeWaarde, match="is too large"):
        Bedrag(10**5000)
    assert Bedrag.euro(0) == Bedrag(0)


def test_een_float_is_geen_factor() -> None:
    with pytest.raises(OngeldigeWaarde, match="float is not exact"):
        Bedrag(1900).maal(1.5, Afronding.HALF_EVEN)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("teller", "noemer", "beneden", "boven", "half_omhoog", "half_even"),
    [
        (4, 2, 2, 2, 2, 2),  # exact
        (9, 4, 2, 3, 2, 2),  # 2.25
        (5, 2, 2, 3, 3, 2),  # 2.5
        (7, 2, 3, 4, 4, 4),  # 3.5
        (11, 4, 2, 3, 3, 3),  # 2.75
        (0, 1, 0, 0, 0, 0),
        (1, 1000, 0, 1, 0, 0),
    ],
)
def test_afrondingen_ook_van_negatieve_getallen(
    teller: int, noemer: int, beneden: int, boven: int, half_omhoog: int, half_even: int
) -> None:
    verwacht = dict(zip(Afronding, (beneden, boven, half_omhoog, half_even), strict=True))
    for afronding, geheel in verwacht.items():
        assert afronding.rond(Fraction(teller, noemer)) == geheel
        assert afronding.rond(Fraction(-teller, noemer)) == -geheel


@given(st.fractions(), st.sampled_from(Afronding))
def test_afronden_scheelt_minder_dan_een(exact: Fraction, afronding: Afronding) -> None:
    rond = afronding.rond(exact)
    assert abs(rond - exact) < 1
    assert afronding.rond(rond) == rond
    if afronding in (Afronding.HALF_OMHOOG, Afronding.HALF_EVEN):
        assert abs(rond - exact) <= Fraction(1, 2)


@given(alle, alle)
def test_rekenen_is_rekenen_in_centen(a: Bedrag, b: Bedrag) -> None:
    assert (a + b).centen == a.centen + b.centen
    assert (a - b) + b == a
    assert -a == Bedrag(0) - a
    assert abs(a).centen == abs(a.centen)
    assert 3 * a == a * 3 == a + a + a
    assert Bedrag.som([a, b, a]) == a + b + a
    assert bool(a) == (a != Bedrag(0))
    assert (a < b, a <= b, a > b, a >= b) == (
        a.centen < b.centen,
        a.centen <= b.centen,
        a.centen > b.centen,
        a.centen >= b.centen,
    )
    assert a.in_euro * 100 == a.centen


def test_som_van_niets_en_hele_delen() -> None:
    assert Bedrag.som([]) == Bedrag(0)
    assert Bedrag(57_000) // Bedrag(1900) == 30
    assert Bedrag(1899) // Bedrag(1900) == 0
    with pytest.raises(ZeroDivisionError):
        _ = Bedrag(1) // Bedrag(0)


def test_rekenen_met_iets_anders_gaat_niet() -> None:
    bedrag: Any = Bedrag(1900)
    for ander in (1, 1.5, "1", None):
        for doe in (bedrag.__add__, bedrag.__sub__, bedrag.__floordiv__):
            assert doe(ander) is NotImplemented
    for factor in (1.5, bedrag, True, Decimal(1)):
        assert bedrag.__mul__(factor) is NotImplemented
        assert bedrag.__rmul__(factor) is NotImplemented
    with pytest.raises(TypeError):
        _ = bedrag + 1
    with pytest.raises(TypeError):
        _ = bedrag / 2


def test_vreemden() -> None:
    vergelijkt_met_niets(Bedrag(1900))


@given(alle, st.integers(-(10**6), 10**6), st.integers(1, 10**6))
def test_maal_rondt_het_exacte_product_af(bedrag: Bedrag, teller: int, noemer: int) -> None:
    exact = Fraction(bedrag.centen * teller, noemer)
    uitkomst = bedrag.maal(Fraction(teller, noemer), Afronding.HALF_EVEN)
    assert uitkomst.centen == round(exact)  # Python rounds a Fraction half to even


@pytest.mark.parametrize(
    ("centen", "nederlands", "kaal"),
    [
        (0, "€ 0,00", "0.00"),
        (5, "€ 0,05", "0.05"),
        (1900, "€ 19,00", "19.00"),
        (123456789, "€ 1.234.567,89", "1234567.89"),
        (-1, "€ -0,01", "-0.01"),
        (-100000, "€ -1.000,00", "-1000.00"),
    ],
)
def test_schrijven(centen: int, nederlands: str, kaal: str) -> None:
    bedrag = Bedrag(centen)
    assert (str(bedrag), bedrag.kaal) == (nederlands, kaal)
    assert repr(bedrag) == f"Bedrag(centen={centen})"


@given(alle)
def test_tekst_heen_en_terug(bedrag: Bedrag) -> None:
    assert Bedrag.parse(str(bedrag)) == bedrag
    assert Bedrag.parse(str(bedrag), Notatie.NEDERLANDS) == bedrag
    assert Bedrag.parse(bedrag.kaal) == bedrag
    assert Bedrag.parse(bedrag.kaal, Notatie.KAAL) == bedrag


@pytest.mark.parametrize(
    ("tekst", "centen"),
    [
        ("19", 1900),
        ("19,5", 1950),
        ("19.5", 1950),
        ("19,-", 1900),
        ("EUR 19,00", 1900),
        ("€19", 1900),
        ("-12,50", -1250),
        ("- € 12,50", -1250),
        ("€ -12,50", -1250),
        ("+5", 500),
        ("1.234,50", 123450),
        ("1,234.50", 123450),
        ("1.234.567", 123456700),  # two points can only be thousands
        ("1234.50", 123450),
        (" 7,00 ", 700),
        ("999999", 99999900),
    ],
)
def test_lezen(tekst: str, centen: int) -> None:
    assert Bedrag.parse(tekst) == Bedrag(centen)


@pytest.mark.parametrize("tekst", ["1.234", "1,234", "12.345", "123,456", "€ 1.234", "-1.234"])
def test_wat_twee_dingen_kan_betekenen_wordt_geweigerd(tekst: str) -> None:
    with pytest.raises(OngeldigeWaarde, match="may be thousands or decimals"):
        Bedrag.parse(tekst)


def test_met_notatie_is_het_niet_dubbelzinnig() -> None:
    assert Bedrag.parse("1.234", Notatie.NEDERLANDS) == Bedrag(123400)
    assert Bedrag.parse("1,234", Notatie.KAAL) == Bedrag(123400)
    for tekst, notatie in (("1.234", Notatie.KAAL), ("1,234", Notatie.NEDERLANDS)):
        with pytest.raises(OngeldigeWaarde, match="is not an amount in cents"):
            Bedrag.parse(tekst, notatie)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "€",
        "veel",
        "1,2,3",
        "1.2.3",
        "1,234,5",
        "12.34.567",
        "1 000",
        "--5",
        "-€-5",
        "5-",
        "1e3",
        "19.001",
        "19,0001",
        "٣,٠٠",
        "0x10",
        "nan",
    ],
)
def test_lezen_weigert(tekst: str) -> None:
    with pytest.raises(OngeldigeWaarde, match="^bedrag: "):
        Bedrag.parse(tekst)
