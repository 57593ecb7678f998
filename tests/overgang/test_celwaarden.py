"""The columns of which no source tells the form: every likely spelling, and what is left as text."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wmo_eigenbijdrage import Zorgperiode
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.overgang import OnbekendeVorm, PeriodeWeek, Persoonsgegevens, bsn_cijfers
from wmo_eigenbijdrage.overgang.celwaarden import (
    lees_datum,
    lees_ja_nee,
    lees_periode_week,
    lees_serienummer,
    lees_zorgperiode,
)


@pytest.mark.parametrize(
    "tekst",
    [
        "03-05-1950",
        "3-5-1950",
        "03/05/1950",  # day first, as is usual here
        "3.5.1950",
        "1950-05-03",
        "1950-5-3",
        "1950/05/03",
        "19500503",
        "19500503.0",
        "19500503,00",
        "1950-05-03 00:00:00",
        "1950-05-03T00:00:00",
        "1950-05-03 00:00:00.000",
        "3-5-1950 0:00",
    ],
)
def test_een_dag(tekst: str) -> None:
    assert lees_datum(tekst) == date(1950, 5, 3)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "03051950",  # day first without separators reads as the year 305
        "3-5-50",  # of which century?
        "31-02-1950",
        "1950-00-00",  # partly unknown, as the BRP has them
        "19500000",
        "05-13-1950",  # month first
        "0001-01-01",
        "9999-12-31",
        "1879-12-31",
        "2100-01-01",
        "1950-05-03 13:00:00",
        "3 mei 1950",
        "1950",
        "٠٣-٠٥-١٩٥٠",
    ],
)
def test_geen_dag(tekst: str) -> None:
    assert lees_datum(tekst) is None


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("43831", date(2020, 1, 1)),
        ("43831.0", date(2020, 1, 1)),
        ("18386,0", date(1950, 5, 3)),
        ("36526", date(2000, 1, 1)),
        ("2100", date(1905, 9, 30)),
        ("2099", None),  # may be a year
        ("1950", None),
        ("60", None),  # 29 February 1900, which only a spreadsheet knows
        ("73050", date(2099, 12, 31)),
        ("73051", None),
        ("43831.5", None),
        ("-43831", None),
    ],
)
def test_dagnummers_van_een_rekenblad(tekst: str, dag: date | None) -> None:
    assert lees_serienummer(tekst) == dag


@given(st.dates(date(1905, 10, 1), date(2099, 12, 31)))
def test_dagnummers_tellen_dagen(dag: date) -> None:
    """Day 1 is 1 January 1900, and one day too many is counted in February of that year."""
    nummer = (dag - date(1900, 1, 1)) // timedelta(days=1) + 1 + 1
    assert lees_serienummer(str(nummer)) == dag


@given(st.dates(date(1880, 1, 1), date(2099, 12, 31)))
def test_elke_vorm_van_een_dag_leest_terug(dag: date) -> None:
    for vorm in ("%d-%m-%Y", "%Y-%m-%d", "%Y%m%d", "%d/%m/%Y", "%Y-%m-%d 00:00:00"):
        assert lees_datum(dag.strftime(vorm)) == dag
    assert lees_datum(f"{dag.day}-{dag.month}-{dag.year}") == dag


@pytest.mark.parametrize(
    "tekst",
    ["201911", "201911.0", "2019-11", "2019/11", "2019 11", "2019-P11", "2019P11", "2019p11",
     "11-2019", "11/2019", "P11-2019", "11 2019"],
)  # fmt: skip
def test_een_zorgperiode(tekst: str) -> None:
    assert lees_zorgperiode(tekst) == Zorgperiode(2019, 11)


@pytest.mark.parametrize(
    "tekst",
    ["", "201900", "201914", "201945", "2019-W11", "2019", "11", "1911", "20191", "2019.11",
     "199911", "november 2019"],
)  # fmt: skip
def test_geen_zorgperiode(tekst: str) -> None:
    assert lees_zorgperiode(tekst) is None


def test_een_enkel_cijfer_achter_een_streepje_is_een_periode() -> None:
    assert lees_zorgperiode("2019-1") == lees_zorgperiode("2019P1") == Zorgperiode(2019, 1)


@pytest.mark.parametrize(
    ("tekst", "gelezen", "periode"),
    [
        ("201911", PeriodeWeek(2019, 11), None),  # a period or a week?
        ("2019-P11", PeriodeWeek(2019, 11, "P"), Zorgperiode(2019, 11)),
        ("2019-W11", PeriodeWeek(2019, 11, "W"), Zorgperiode(2019, 3)),
        ("201945", PeriodeWeek(2019, 45), Zorgperiode(2019, 12)),  # weeks 45 to 48
        ("W45-2019", PeriodeWeek(2019, 45, "W"), Zorgperiode(2019, 12)),
        ("201553", PeriodeWeek(2015, 53), Zorgperiode(2015, 13)),
    ],
)
def test_periode_of_week(tekst: str, gelezen: PeriodeWeek, periode: Zorgperiode | None) -> None:
    assert lees_periode_week(tekst) == gelezen
    assert gelezen.zorgperiode == periode


@pytest.mark.parametrize("tekst", ["201900", "201953", "201999", "2019-P14", "0"])
def test_geen_periode_of_week(tekst: str) -> None:
    assert lees_periode_week(tekst) is None


@pytest.mark.parametrize(
    ("jaar", "nummer", "aanduiding"),
    [
        (2019, 0, ""),
        (2019, 53, ""),
        (2019, 54, "W"),
        (2019, 14, "P"),
        (1999, 1, ""),
        (2019, 1, "X"),
    ],
)
def test_een_periode_of_week_die_niet_bestaat(jaar: int, nummer: int, aanduiding: str) -> None:
    with pytest.raises(ValueError, match="week|nummer|aanduiding"):
        PeriodeWeek(jaar, nummer, aanduiding)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_een_week_is_een_getal() -> None:
    with pytest.raises(OngeldigeWaarde, match="there is no such week"):
        PeriodeWeek(2019, "11")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [("J", True), ("ja", True), ("1", True), ("WAAR", True), ("N", False), ("Nee", False),
     ("0", False), ("false", False), ("", None), ("X", None), ("2", None)],
)  # fmt: skip
def test_ja_of_nee(tekst: str, waarde: bool | None) -> None:
    assert lees_ja_nee(tekst) is waarde


def test_wat_iemand_aanwijst_toont_zich_niet() -> None:
    persoon = Persoonsgegevens("Jansen", "A.", "de", date(1950, 5, 3))
    assert repr(persoon) == "Persoonsgegevens()"
    assert repr(OnbekendeVorm("999990019")) == "OnbekendeVorm()"


# BSN


@pytest.mark.parametrize(
    ("cel", "cijfers"),
    [
        ("999990019", "999990019"),
        (" 999990019\xa0", "999990019"),
        ("999990018", "999990018"),  # fails the 11-test, and is told so later
        ("12345672", "012345672"),  # 1x8 + 2x7 + 3x6 + 4x5 + 5x4 + 6x3 + 7x2 - 2 = 110
        ("12345671", "12345671"),
        ("1234560", "001234560"),  # 1x7 + 2x6 + 3x5 + 4x4 + 5x3 + 6x2 - 0 = 77
        ("1234561", "1234561"),
        ("123458", "123458"),  # 1x6 + 2x5 + 3x4 + 4x3 + 5x2 - 8 = 42: fails, and is too short
        ("123456", "123456"),
        ("999990019.0", "999990019"),
        ("12345672,0", "012345672"),
        ("9,99990019E+08", "999990019"),  # nothing was lost
        ("1.2345672E+07", "012345672"),
        ("9,99990E+08", "9,99990E+08"),  # digits were lost
        ("9,9999001900E+08", "9,9999001900E+08"),
        ("-1.2345672E+07", "-1.2345672E+07"),
        ("1.2345672E-07", "1.2345672E-07"),
        ("999990019,5", "999990019,5"),
        ("9999.90.019", "9999.90.019"),
        ("٩٩٩٩٩٠٠١٩", "٩٩٩٩٩٠٠١٩"),
        ("", ""),
    ],
)
def test_de_cijfers_van_een_bsn(cel: str, cijfers: str) -> None:
    assert bsn_cijfers(cel) == cijfers


@given(st.integers(0, 999_999))
def test_minder_dan_zeven_cijfers_worden_nooit_een_bsn(getal: int) -> None:
    assert bsn_cijfers(str(getal)) == str(getal)
