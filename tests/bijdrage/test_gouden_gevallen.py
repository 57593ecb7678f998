"""Golden cases: figures printed in a source (rules G.1) or worked out by hand (rules G.2)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bijdrage.gevallen import bsn
from wmo_eigenbijdrage import Bedrag, Gemeentecode, Maand, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.bijdrage.berekening import bereken_bijdrage
from wmo_eigenbijdrage.bijdrage.overzicht import Bijdrageoverzicht
from wmo_eigenbijdrage.bijdrage.redenen import Reden
from wmo_eigenbijdrage.dossier import Client, Huishouden, Inkomen, Leefvorm, Persoon
from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.kalender import Tijdlijn

OUD, JONG = date(1940, 1, 1), date(1980, 1, 1)
BELEID = Beleid(gemeente=Gemeentecode("0363"))
ALTIJD = Tijdvak(date(2014, 12, 29), date(2026, 12, 31))
GEHUWD = Tijdlijn.constant(Leefvorm.GEHUWD, ALTIJD)
EEN_JONG, EEN_OUD, TWEE_JONG, TWEE_OUD = (JONG,), (OUD,), (OUD, JONG), (OUD, OUD)


def overzicht(
    van: str, tot: str, geboren: tuple[date, ...] = EEN_OUD, inkomen: int | None = None
) -> Bijdrageoverzicht:
    """What a household owes whose first person is a client from *van* up to and including *tot*.

    An income in euros is that of every year, shared by all its persons.
    """
    personen: list[Persoon] = []
    for plek, geboortedatum in enumerate(geboren):
        # The first has it all but one euro, the second that euro.
        deel = 1 if plek else (inkomen or 0) - len(geboren) + 1
        jaren = () if inkomen is None else range(2013, 2025)
        personen.append(
            Persoon(
                client=Client(bsn(plek), geboortedatum),
                perioden=() if plek else (Tijdvak.parse(f"{van}..{tot}"),),
                inkomens=tuple(Inkomen(jaar, Bedrag.euro(deel)) for jaar in jaren),
            )
        )
    huishouden = Huishouden(tuple(personen), GEHUWD if len(personen) == 2 else None)
    return bereken_bijdrage(huishouden, BELEID, tot_en_met=Maand(2026, 12))


def euro(tekst: str) -> Bedrag:
    return Bedrag.euro(Decimal(tekst))


# G.2, the month table: start, stop, months that are owed, total.
MAANDEN: list[tuple[str, str, list[str], str]] = [
    ("2024-03-01", "2024-05-31", ["2024-03", "2024-04", "2024-05"], "61.80"),
    ("2024-03-02", "2024-05-31", ["2024-04", "2024-05"], "41.20"),
    ("2024-03-15", "2024-03-20", [], "0.00"),
    ("2024-03-01", "2024-03-01", ["2024-03"], "20.60"),
    ("2025-12-15", "2026-02-01", ["2026-01", "2026-02"], "43.60"),
    ("2025-12-01", "2026-01-31", ["2025-12", "2026-01"], "42.80"),
    (
        "2020-01-01",
        "2020-12-31",
        [f"2020-{maand:02d}" for maand in (1, 2, 3, 6, 7, 8, 9, 10, 11, 12)],
        "190.00",
    ),
    ("2023-11-10", "2024-02-10", ["2023-12", "2024-01", "2024-02"], "60.20"),
]


@pytest.mark.parametrize(("van", "tot", "maanden", "totaal"), MAANDEN)
def test_maandtabel(van: str, tot: str, maanden: list[str], totaal: str) -> None:
    gevonden = overzicht(van, tot)
    assert [str(maand) for maand, reeks in gevonden.perioden() if reeks.bedrag] == maanden
    assert gevonden.totaal == euro(totaal)


def test_het_bedrag_hoort_bij_de_maand_waarover_het_gaat() -> None:
    """G.2: December 2025 at 21.00, January 2026 at 21.80."""
    gevonden = overzicht("2025-12-01", "2026-01-31")
    assert [str(reeks) for reeks in gevonden.reeksen] == [
        "2025-12: € 21,00 (het landelijke abonnementstarief)",
        "2026-01: € 21,80 (het landelijke abonnementstarief)",
    ]


# G.1, cases 2 and 3: whole years. 2020 without its waiver would be 228.00, as are its successors.
JAREN = [
    ("2018-12-31", "2019-12-31", 2019, 13, "227.50"),
    ("2020-01-01", "2020-12-31", 2020, 10, "190.00"),
    ("2021-01-01", "2021-12-31", 2021, 12, "228.00"),
]


@pytest.mark.parametrize(("van", "tot", "jaar", "aantal", "totaal"), JAREN)
def test_hele_jaren(van: str, tot: str, jaar: int, aantal: int, totaal: str) -> None:
    gevonden = overzicht(van, tot)
    assert gevonden.per_jaar() == {jaar: euro(totaal)}
    assert len([1 for _, reeks in gevonden.perioden() if reeks.bedrag]) == aantal


# G.1, case 7.
TABEL_2023_2024 = [
    (EEN_JONG, "19.00", "20.60"),
    (EEN_OUD, "19.00", "20.60"),
    (TWEE_OUD, "19.00", "20.60"),
    (TWEE_JONG, "0.00", "0.00"),
]


@pytest.mark.parametrize(("geboren", "in_2023", "in_2024"), TABEL_2023_2024)
def test_tabel_2023_en_2024(geboren: tuple[date, ...], in_2023: str, in_2024: str) -> None:
    gevonden = overzicht("2023-01-01", "2024-12-31", geboren)
    assert gevonden.per_jaar() == {2023: 12 * euro(in_2023), 2024: 12 * euro(in_2024)}


# G.1, case 8: first and last day of use, first and last period that is owed.
RANDEN_2019: list[tuple[str, str, list[str]]] = [
    ("2018-12-31", "2018-12-31", ["2019-P01"]),
    ("2018-12-30", "2018-12-30", ["2018-P13"]),
    ("2019-12-29", "2019-12-29", ["2019-P13"]),
    ("2019-12-29", "2019-12-31", ["2019-P13"]),
    ("2019-12-30", "2019-12-31", []),
    ("2019-12-30", "2020-01-01", ["2020-01"]),
    ("2019-12-31", "2020-01-31", ["2020-01"]),
    ("2020-01-02", "2020-01-31", []),
    ("2019-12-29", "2020-01-01", ["2019-P13", "2020-01"]),
]


@pytest.mark.parametrize(("van", "tot", "perioden"), RANDEN_2019)
def test_de_randen_van_2019(van: str, tot: str, perioden: list[str]) -> None:
    assert [str(periode) for periode, _ in overzicht(van, tot).perioden()] == perioden


# G.1, case 17: exempt before the younger spouse reaches AOW age, owed after. Birth, first month.
PARTNERS = [
    (date(1957, 3, 15), Maand(2024, 4)),  # 67 years, on 15 March 2024
    (date(1957, 4, 1), Maand(2024, 4)),  # on the first itself
    (date(1957, 4, 2), Maand(2024, 5)),
    (date(1957, 2, 28), Maand(2024, 1)),  # 66 years and 10 months, on 28 December 2023
    (date(1957, 3, 31), Maand(2024, 4)),
]


@pytest.mark.parametrize(("geboren", "eerste"), PARTNERS)
def test_een_partner_bereikt_de_aow_leeftijd(geboren: date, eerste: Maand) -> None:
    gevonden = overzicht("2023-06-01", "2024-12-31", (OUD, geboren))
    voor, *na = gevonden.reeksen
    assert (voor.bedrag, voor.reden) == (Bedrag(0), Reden.ONDER_AOW)
    assert voor.tot_en_met == eerste.vorige
    assert [(reeks.van, reeks.tot_en_met, reeks.bedrag) for reeks in na] == [
        (eerste, Maand(2024, 12), Bedrag(2060))
    ]


# G.2, the maximum per period: care year, household, income, cents rounded half up.
MAXIMA = [
    (2015, EEN_JONG, 30_000, "107.89"),
    (2015, EEN_OUD, 20_000, "58.24"),
    (2015, TWEE_JONG, 30_000, "51.63"),
    (2015, TWEE_OUD, 30_000, "107.84"),
    (2016, EEN_JONG, 30_000, "106.10"),
    (2016, EEN_OUD, 20_000, "55.32"),
    (2016, TWEE_JONG, 30_000, "48.83"),
    (2016, TWEE_OUD, 30_000, "104.25"),
    (2017, EEN_OUD, 20_000, "46.03"),
    (2017, TWEE_JONG, 40_000, "48.08"),
    (2018, EEN_JONG, 30_000, "86.13"),
    (2018, EEN_OUD, 20_000, "41.89"),
    (2018, TWEE_JONG, 30_000, "0.00"),
    (2018, TWEE_JONG, 40_000, "46.39"),
    (2018, TWEE_OUD, 30_000, "74.06"),
    # "Any, income at or below the threshold: the base."
    (2015, EEN_JONG, 22_331, "19.40"),
    (2015, EEN_OUD, 16_634, "19.40"),
    (2015, TWEE_JONG, 27_917, "27.60"),
    (2015, TWEE_OUD, 23_046, "27.60"),
    (2016, EEN_JONG, 22_486, "19.40"),
    (2016, EEN_OUD, 16_887, "19.40"),
    (2016, TWEE_JONG, 28_177, "27.80"),
    (2016, TWEE_OUD, 23_374, "27.80"),
    (2017, EEN_OUD, 17_033, "17.50"),
    (2017, TWEE_JONG, 35_000, "0.00"),
    (2018, EEN_JONG, 22_873, "17.60"),
    (2018, EEN_OUD, 17_474, "17.60"),
    (2018, TWEE_JONG, 35_175, "0.00"),
    (2018, TWEE_OUD, 24_128, "17.60"),
    (2018, EEN_OUD, 0, "17.60"),
    # 2019: flat, or exempt, whatever the income.
    (2019, EEN_JONG, 90_000, "17.50"),
    (2019, EEN_OUD, 90_000, "17.50"),
    (2019, TWEE_JONG, 90_000, "0.00"),
    (2019, TWEE_OUD, 90_000, "17.50"),
]


def heel_jaar(jaar: int) -> tuple[str, str]:
    eerste, laatste = Zorgperiode(jaar, 1).eerste_dag, Zorgperiode(jaar, 13).laatste_dag
    return str(eerste), str(laatste)


@pytest.mark.parametrize(("jaar", "geboren", "inkomen", "maximum"), MAXIMA)
def test_maximum_per_vier_weken(
    jaar: int, geboren: tuple[date, ...], inkomen: int, maximum: str
) -> None:
    gevonden = overzicht(*heel_jaar(jaar), geboren, inkomen)
    assert [(str(periode), reeks.bedrag) for periode, reeks in gevonden.perioden()] == [
        (f"{jaar}-P{nummer:02d}", euro(maximum)) for nummer in range(1, 14)
    ]


@pytest.mark.parametrize("geboren", [EEN_JONG, TWEE_OUD])
def test_de_onbekende_drempels_van_2017(geboren: tuple[date, ...]) -> None:
    with pytest.raises(OnbekendeParameter):
        overzicht(*heel_jaar(2017), geboren, 20_000)


def test_een_stapelfactuur_van_acht_perioden() -> None:
    """G.1, case 5: eight periods at 19.40 in 2015."""
    gevonden = overzicht("2015-01-26", "2015-09-06", EEN_JONG, 20_000)
    assert [reeks.aantal for reeks in gevonden.reeksen] == [8]
    assert gevonden.totaal == euro("155.20")
