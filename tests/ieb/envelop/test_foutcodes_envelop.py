"""The codes of a Fo01 in two lists that do not mean the same."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.ieb.envelop import foutcode, foutcodelijsten
from wmo_eigenbijdrage.ieb.envelop.foutcodes import lees_foutcodelijsten
from wmo_eigenbijdrage.landelijk import GegevensFout
from wmo_eigenbijdrage.landelijk._bestand import Tabel

OUD, NIEUW = "2.1 patch 04 revisie 3", "november 2025"
DAG = timedelta(days=1)


def lijsten(code: str, op: date) -> list[str]:
    return [lezing.lijst for lezing in foutcode(code, op=op)]


@pytest.mark.parametrize(
    ("op", "uit"),
    [
        (date(2018, 12, 31), [OUD]),
        (date(2020, 1, 1), [OUD]),
        (date(2020, 1, 2), [OUD, NIEUW]),
        (date(2023, 4, 1), [OUD, NIEUW]),
        (date(2025, 11, 29), [OUD, NIEUW]),
        (date(2025, 11, 30), [NIEUW]),
        (date(2040, 1, 1), [NIEUW]),
    ],
)
def test_welke_lijst_op_welke_dag(op: date, uit: list[str]) -> None:
    for code in ("IB002", "IB007", "IB009"):
        assert lijsten(code, op) == uit


def test_dezelfde_code_met_een_andere_betekenis() -> None:
    oud, nieuw = foutcode("IB007", op=date(2022, 10, 1))
    assert "25 MB" in oud.omschrijving
    assert "functie" in nieuw.omschrijving
    oud, nieuw = foutcode("IB009", op=date(2022, 10, 1))
    assert "UUID" in oud.omschrijving
    assert "toestemmingsverklaring" in nieuw.omschrijving
    assert str(nieuw).startswith("IB009: ")


def test_een_code_van_een_van_beide_lijsten() -> None:
    assert lijsten("StUF055", date(2022, 1, 1)) == [OUD]
    assert lijsten("stuf055", date(2022, 1, 1)) == [OUD]
    assert lijsten("StUF055", date(2026, 1, 1)) == []
    assert lijsten("IB016", date(2026, 1, 1)) == [NIEUW]
    assert lijsten("IB016", date(2019, 12, 31)) == []


def test_een_onbekende_code_is_geen_fout() -> None:
    assert foutcode("XX999", op=date(2022, 1, 1)) == ()


def test_voor_de_eerste_lijst_is_niets_bekend() -> None:
    with pytest.raises(OnbekendeParameter, match="2018-12-30"):
        foutcode("IB007", op=date(2018, 12, 30))


@pytest.mark.parametrize(
    "vraag",
    [lambda: foutcode("IB007", op="2020"), lambda: foutcode(7, op=date(2020, 1, 1))],  # type: ignore[arg-type]
)
def test_een_verkeerde_vraag(vraag: Callable[[], object]) -> None:
    with pytest.raises(OngeldigeWaarde):
        vraag()


def test_de_codes_van_beide_lijsten() -> None:
    """The codes as the two sources print them."""
    oud, nieuw = foutcodelijsten()
    assert set(oud.codes) == {
        "STUF055",
        "IB002",
        "IB007",
        "IB009",
        "IB101",
        "IB102",
        "IB103",
        "IB210",
        "IB213",
        "IB234",
        "IB240",
        "IB798",
        "RIN001",
        "BRS02",
        "BRS03",
        "BRS04",
        "BRS05",
        "BRS06",
        "CC02",
        "CC03",
        "CC04",
        "CC06",
        "CC08",
        "CC11",
    }
    assert set(nieuw.codes) == {f"IB{n:03}" for n in (*range(1, 24), *range(901, 906))}
    for lijst in (oud, nieuw):
        for code in lijst.codes.values():
            assert len(code.code) <= 7
            assert code.omschrijving.endswith(".")
            assert code.verzenders
            assert code.bron == lijst.bron
    assert {c.code for c in oud.codes.values() if not c.bevestigd} == {"IB101", "BRS06"}
    assert nieuw.codes["IB001"].verzenders == ("BIDN", "CAK", "VWS")
    assert oud.zeker.laatste_dag is not None
    assert oud.zeker.laatste_dag + DAG < nieuw.zeker.eerste_dag


def bestand(*lijsten_: dict[str, Any], **anders: Any) -> Tabel:
    return Tabel("proef.toml", {"lijst": list(lijsten_), **anders})


def een_lijst(**anders: Any) -> dict[str, Any]:
    code = {"code": "IB001", "verzender": ["IB"], "omschrijving": "x.", "bevestigd": True}
    return {
        "naam": "a",
        "bron": "b",
        "zeker_vanaf": date(2020, 1, 1),
        "zeker_tot": date(2020, 12, 31),
        "bevestigd": True,
        "code": [code],
        **anders,
    }


@pytest.mark.parametrize(
    ("gegevens", "woord"),
    [
        (bestand(een_lijst(code=een_lijst()["code"] * 2)), "occurs twice"),
        (bestand(een_lijst(), een_lijst()), "in order"),
        (bestand(een_lijst(zeker_tot=date(2020, 1, 1)), een_lijst()), "in order"),
        (bestand(een_lijst(naam=1)), "naam"),
        (bestand(een_lijst(extra=1)), "extra"),
        (bestand(een_lijst(code=[{**een_lijst()["code"][0], "extra": 1}])), "extra"),
        (bestand(een_lijst(), extra=1), "extra"),
    ],
)
def test_een_gegevensbestand_dat_niet_deugt(gegevens: Tabel, woord: str) -> None:
    with pytest.raises(GegevensFout, match=woord):
        lees_foutcodelijsten(gegevens)


def test_een_lijst_zonder_einde_kan_geen_volgende_hebben() -> None:
    open_lijst = een_lijst()
    del open_lijst["zeker_tot"]
    assert len(lees_foutcodelijsten(bestand(open_lijst))) == 1
    later = een_lijst(zeker_vanaf=date(2022, 1, 1), zeker_tot=date(2022, 1, 1))
    with pytest.raises(GegevensFout, match="in order"):
        lees_foutcodelijsten(bestand(open_lijst, later))
