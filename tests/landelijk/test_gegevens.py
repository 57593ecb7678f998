"""The figures themselves, copied by hand from the sources, and the laws they live under."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wmo_eigenbijdrage import Bedrag, Gemeentecode, Maand, Zorgperiode, bijdrageperiode
from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.kalender import EERSTE_DAG, Tijdvak
from wmo_eigenbijdrage.landelijk import (
    Huishoudtype,
    Parameter,
    abonnementstarief,
    aow_datum,
    aow_leeftijd,
    aow_leeftijden,
    beschermd_wonen_grenzen,
    gemeente,
    gemeenten,
    gemeenten_op,
    grondslag,
    grondslagen,
    landelijk_tarief,
    niet_verschuldigd,
    peiljaarverlegging,
    periodeparameters,
    periodeparameters_van,
    vermogensbijtelling,
)
from wmo_eigenbijdrage.testing import dagen, gemeentecodes, maanden

TARIEVEN = {2020: 1900, 2021: 1900, 2022: 1900, 2023: 1900, 2024: 2060, 2025: 2100, 2026: 2180}
E1, A1, E2, A2 = Huishoudtype  # single below AOW, single AOW, couple one below, couple both
# care year, household: base, threshold, percentage times 100 (rules B.1)
PARAMETERS = [
    (2015, E1, 1940, 22331, 1500),
    (2015, A1, 1940, 16634, 1500),
    (2015, E2, 2760, 27917, 1500),
    (2015, A2, 2760, 23046, 1500),
    (2016, E1, 1940, 22486, 1500),
    (2016, A1, 1940, 16887, 1500),
    (2016, E2, 2780, 28177, 1500),
    (2016, A2, 2780, 23374, 1500),
    (2017, A1, 1750, 17033, 1250),
    (2017, E2, 0, 35000, 1250),
    (2018, E1, 1760, 22873, 1250),
    (2018, A1, 1760, 17474, 1250),
    (2018, E2, 0, 35175, 1250),
    (2018, A2, 1760, 24128, 1250),
]


@pytest.mark.parametrize(("jaar", "centen"), TARIEVEN.items())
def test_tarief_van_elke_maand(jaar: int, centen: int) -> None:
    for nummer in range(1, 13):
        assert landelijk_tarief(Maand(jaar, nummer)) == Bedrag(centen)


@pytest.mark.parametrize("maand", [Maand(2019, 12), Maand(2027, 1), Maand(2100, 12)])
def test_tarief_buiten_de_tabel_wordt_niet_geraden(maand: Maand) -> None:
    with pytest.raises(
        OnbekendeParameter,
        match=r"abonnementstarief: no value for .*; known: 2020-01-01\.\.2026-12-31$",
    ):
        landelijk_tarief(maand)


def test_april_en_mei_2020_zijn_een_regel_en_geen_tarief_van_nul() -> None:
    for buiten in (Maand(2019, 12), Maand(2027, 1)):
        with pytest.raises(OnbekendeParameter):
            niet_verschuldigd(buiten)
    kwijt = [
        maand for maand in Maand.reeks(Maand(2020, 1), Maand(2026, 12)) if niet_verschuldigd(maand)
    ]
    assert kwijt == [Maand(2020, 4), Maand(2020, 5)]
    assert landelijk_tarief(Maand(2020, 4)) == Bedrag(1900)
    reden = niet_verschuldigd(Maand(2020, 5))
    assert reden is not None
    assert reden.grondslagen == (grondslag("ub-3.8-3-i"),)


@given(maanden())
def test_tarieven_dalen_nooit_en_zijn_veelvouden_van_twintig_cent(maand: Maand) -> None:
    """Art. 2.1.4b (4): a rise by CPI, rounded down to EUR 0.20, from EUR 19.00 on."""
    tarief = landelijk_tarief(maand)
    assert tarief >= landelijk_tarief(Maand(2020, 1))
    assert (tarief.centen - 1900) % 20 == 0


@pytest.mark.parametrize(("jaar", "soort", "basis", "drempel", "honderdsten"), PARAMETERS)
def test_parameters_van_elke_periode(
    jaar: int, soort: Huishoudtype, basis: int, drempel: int, honderdsten: int
) -> None:
    for nummer in range(1, 14):
        gevonden = periodeparameters_van(Zorgperiode(jaar, nummer), soort)
        assert gevonden.waarde.basis == Bedrag(basis)
        assert gevonden.waarde.drempel == Bedrag.euro(drempel)
        assert gevonden.waarde.percentage == Fraction(honderdsten, 10_000)
        assert not gevonden.waarde.vrijgesteld
        assert gevonden.bevestigd


def test_2019_is_vlak_en_een_paar_onder_aow_is_vrijgesteld() -> None:
    for soort in (E1, A1, A2):
        p = periodeparameters_van(Zorgperiode(2019, 13), soort).waarde
        assert (p.basis, p.drempel, p.percentage, p.vrijgesteld) == (
            Bedrag(1750),
            None,
            None,
            False,
        )
    vrij = periodeparameters_van(Zorgperiode(2019, 1), E2).waarde
    assert vrij.vrijgesteld
    assert vrij.basis == Bedrag(0)


@pytest.mark.parametrize("soort", [E1, A2])
def test_de_onbekende_drempels_van_2017_worden_niet_geraden(soort: Huishoudtype) -> None:
    for nummer in (1, 13):
        with pytest.raises(OnbekendeParameter, match="in no source found"):
            periodeparameters_van(Zorgperiode(2017, nummer), soort)


@pytest.mark.parametrize("periode", [Zorgperiode(2014, 13), Zorgperiode(2020, 1)])
def test_geen_parameters_buiten_2015_tot_2019(periode: Zorgperiode) -> None:
    with pytest.raises(OnbekendeParameter, match=f"periodebijdrage {A1.value}"):
        periodeparameters_van(periode, A1)


@pytest.mark.parametrize(
    ("dag", "deel"),
    [
        (date(2014, 12, 29), Fraction(8, 100)),
        (date(2018, 12, 30), Fraction(8, 100)),
        (date(2018, 12, 31), Fraction(4, 100)),  # care year 2019
        (date(2026, 12, 31), Fraction(4, 100)),
    ],
)
def test_vermogensbijtelling(dag: date, deel: Fraction) -> None:
    assert vermogensbijtelling().op(dag).waarde == deel


def test_peiljaarverlegging() -> None:
    euro = {
        2015: "2540",
        2016: "2571",
        2018: "2593",
        2019: "2600",
        2021: "2653",
        2024: "3105.80",
        2025: "3177.80",
        2026: "3293.60",
    }
    for jaar in range(2015, 2027):
        if jaar in euro:
            assert peiljaarverlegging().op(date(jaar, 7, 1)).waarde == Bedrag.parse(euro[jaar])
        else:
            with pytest.raises(OnbekendeParameter, match="not read in a source"):
                peiljaarverlegging().op(date(jaar, 7, 1))
    assert [w.geldig.eerste_dag.year for w in peiljaarverlegging().waarden if not w.bevestigd] == [
        2016
    ]


def test_beschermd_wonen() -> None:
    # year: highest high, lowest low, highest low (rules B.3)
    grenzen = {
        2015: ("2284.60", "158.60", "832.60"),
        2019: ("2364.80", "164.20", "861.80"),
        2021: ("2469.20", "171.40", "899.80"),
        2026: ("3061.80", "212.60", "1115.80"),
    }
    for jaar in range(2015, 2027):
        if jaar in grenzen:
            g = beschermd_wonen_grenzen().op(date(jaar, 7, 1)).waarde
            assert (g.hoog_maximum.kaal, g.laag_minimum.kaal, g.laag_maximum.kaal) == grenzen[jaar]
        else:
            with pytest.raises(OnbekendeParameter):
                beschermd_wonen_grenzen().op(date(jaar, 7, 1))


@pytest.mark.parametrize(
    ("geboren", "jaren", "maanden_", "bevestigd"),
    [
        (date(1930, 5, 5), 65, 0, False),
        (date(1947, 12, 31), 65, 0, False),
        (date(1948, 1, 1), 65, 1, False),
        (date(1952, 12, 31), 66, 0, False),
        (date(1953, 1, 1), 66, 4, False),
        (date(1957, 2, 28), 66, 10, False),
        (date(1957, 3, 1), 67, 0, True),
        (date(1960, 12, 31), 67, 0, True),
        (date(1961, 1, 1), 67, 3, True),
        (date(1962, 9, 30), 67, 3, True),
    ],
)
def test_aow_leeftijd(geboren: date, jaren: int, maanden_: int, bevestigd: bool) -> None:
    gevonden = aow_leeftijd(geboren)
    assert (gevonden.waarde.jaren, gevonden.waarde.maanden) == (jaren, maanden_)
    assert gevonden.bevestigd == bevestigd


@pytest.mark.parametrize(
    ("geboren", "bereikt"),
    [
        (date(1957, 3, 1), date(2024, 3, 1)),
        (date(1961, 10, 15), date(2029, 1, 15)),
        (date(1953, 10, 31), date(2020, 2, 29)),  # 66 years and 4 months: February has no 31st
        (date(1960, 2, 29), date(2027, 2, 28)),  # born on a leap day
    ],
)
def test_aow_datum(geboren: date, bereikt: date) -> None:
    assert aow_datum(geboren) == bereikt


def test_aow_van_de_jongeren_is_onbekend() -> None:
    with pytest.raises(OnbekendeParameter, match="aow_leeftijd: no value for 1962-10-01"):
        aow_datum(date(1962, 10, 1))


@given(st.dates(date(1930, 1, 1), date(1962, 9, 29)))
def test_wie_later_geboren_is_krijgt_niet_eerder_aow(geboren: date) -> None:
    assert aow_leeftijd(geboren).waarde <= aow_leeftijd(geboren + timedelta(days=1)).waarde


AANTALLEN = {
    2015: 393,
    2016: 390,
    2017: 388,
    2018: 380,
    2019: 355,
    2020: 355,
    2021: 352,
    2022: 345,
    2023: 342,
    2024: 342,
    2025: 342,
    2026: 342,
}


@pytest.mark.parametrize(("jaar", "aantal"), AANTALLEN.items())
def test_aantal_gemeenten_per_1_januari(jaar: int, aantal: int) -> None:
    assert len(gemeenten_op(date(jaar, 1, 1))) == aantal


@pytest.mark.parametrize(
    ("code", "naam", "eerste", "laatste"),
    [
        ("0363", "Amsterdam", (2014, 12, 29), (2026, 12, 31)),
        ("0457", "Weesp", (2014, 12, 29), (2022, 3, 23)),  # not on 1 January
        ("1979", "Eemsdelta", (2021, 1, 1), (2026, 12, 31)),
        ("0003", "Appingedam", (2014, 12, 29), (2020, 12, 31)),
        ("1992", "Voorne aan Zee", (2023, 1, 1), (2026, 12, 31)),
        ("0788", "Haaren", (2014, 12, 29), (2020, 12, 31)),
    ],
)
def test_gemeenten_komen_en_gaan(
    code: str, naam: str, eerste: tuple[int, int, int], laatste: tuple[int, int, int]
) -> None:
    sleutel = Gemeentecode(code)
    for dag in (date(*eerste), date(*laatste)):
        assert gemeente(sleutel, dag).naam == naam
    for dag in (date(*eerste) - timedelta(days=1), date(*laatste) + timedelta(days=1)):
        with pytest.raises(OnbekendeParameter, match=f"gemeentecode {code}"):
            gemeente(sleutel, dag)


def test_een_code_die_nooit_bestond() -> None:
    with pytest.raises(
        OnbekendeParameter, match="^gemeentecode 9999: no value for 2020-01-01; known: other codes"
    ):
        gemeente(Gemeentecode("9999"), date(2020, 1, 1))


def test_na_de_lijst_is_onbekend_en_niet_ongewijzigd() -> None:
    with pytest.raises(OnbekendeParameter):
        gemeenten_op(date(2027, 1, 1))


@given(gemeentecodes(), dagen())
def test_gemeente_en_gemeenten_op_zijn_het_eens(code: Gemeentecode, dag: date) -> None:
    assert (gemeenten()[code] in gemeenten_op(dag)) == (dag in gemeenten()[code].geldig)


def test_elke_grondslag_is_volledig() -> None:
    for sleutel, bron in grondslagen().items():
        assert bron.sleutel == sleutel
        assert bron.adres.startswith(f"https://wetten.overheid.nl/BWBR{bron.regeling[4:]}/20")
        assert bron.adres.endswith(f"#Artikel{bron.artikel}")
        assert bron.omschrijving
    with pytest.raises(OnbekendeParameter, match="^grondslag: no value for 3.14"):
        grondslag("3.14")
    assert str(grondslag("ub-3.8-3-i")) == "Uitvoeringsbesluit Wmo 2015, art. 3.8 lid 3 onder i"
    assert str(grondslag("ub-3.2")) == "Uitvoeringsbesluit Wmo 2015, art. 3.2"


# Coverage over time: no amounts, only that every day has exactly one answer or a recorded gap.

MAANDREGIME = Tijdvak(date(2020, 1, 1), date(2026, 12, 31))
PERIODEREGIME = Tijdvak(EERSTE_DAG, date(2019, 12, 29))
TABELLEN: list[tuple[Callable[[], Parameter[object]], Tijdvak]] = [
    (abonnementstarief, MAANDREGIME),
    *((lambda soort=soort: periodeparameters()[soort], PERIODEREGIME) for soort in Huishoudtype),
    (vermogensbijtelling, Tijdvak(EERSTE_DAG, date(2026, 12, 31))),
    (peiljaarverlegging, Tijdvak(EERSTE_DAG, date(2026, 12, 31))),
    (beschermd_wonen_grenzen, Tijdvak(date(2015, 1, 1), date(2026, 12, 31))),
    (aow_leeftijden, Tijdvak(date.min, date(1962, 9, 30))),
]


@pytest.mark.parametrize(("tabel", "bereik"), TABELLEN)
def test_tabellen_dekken_hun_bereik_zonder_overlap(
    tabel: Callable[[], Parameter[object]], bereik: Tijdvak
) -> None:
    parameter = tabel()
    assert parameter.bereik == bereik
    dekking = sum(stuk.geldig.dagen for stuk in parameter.stukken)
    assert dekking == bereik.dagen
    assert parameter.omschrijving
    assert parameter.eenheid
    for waarde in parameter.waarden:
        assert waarde.bron
        assert waarde.grondslagen
    for hiaat in parameter.hiaten:
        assert hiaat.reden


def test_elke_dag_heeft_een_regime_en_elke_parameter_een_waarde_of_een_hiaat() -> None:
    dag, zonder_periode = EERSTE_DAG, list[date]()
    while dag <= date(2026, 12, 31):
        if bijdrageperiode(dag) is None:
            zonder_periode.append(dag)
        for tabel, bereik in TABELLEN[:-1]:  # the last one is by date of birth
            if dag in bereik:
                assert sum(dag in stuk.geldig for stuk in tabel().stukken) == 1
            else:
                with pytest.raises(OnbekendeParameter):
                    tabel().op(dag)
        dag += timedelta(days=1)
    assert zonder_periode == [date(2019, 12, 30), date(2019, 12, 31)]
