"""Messages are values: wrong ones cannot be built, and none shows a BSN."""

import pickle
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given

from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, EbStartNummer
from wmo_eigenbijdrage.ieb import (
    Berichttype,
    BwPeriodebericht,
    Heenbericht,
    Kostprijs,
    Periodebericht,
    Retourbericht,
    Retourclient,
    Startbericht,
    Stopbericht,
    XsdVersie,
)
from wmo_eigenbijdrage.testing import heenberichten, retourberichten

KOP: dict[str, Any] = {
    "afzender": Gemeentecode("1916"),
    "identificatie": BerichtIdentificatie("998"),
    "dagtekening": date(2020, 1, 2),
}
PERSOON: dict[str, Any] = {"bsn": Bsn("123456782"), "startnummer": EbStartNummer(123)}
START = Startbericht(**KOP, **PERSOON, startdatum=date(2020, 1, 1))


def retour(**anders: Any) -> Retourbericht:
    velden: dict[str, Any] = {
        "type": Berichttype.WMO402,
        **KOP,
        "identificatie_retour": BerichtIdentificatie("R1"),
        "dagtekening_retour": date(2020, 1, 5),
    }
    return Retourbericht(**(velden | anders))


def client(**anders: Any) -> Retourclient:
    velden: dict[str, Any] = {
        "heen": START,
        "klasse_retourcodes": ["9103"],
        "retourcodes": ["0200"],
    }
    return Retourclient(**(velden | anders))


def test_elk_bericht_weet_wat_het_is() -> None:
    dag = date(2020, 1, 1)
    assert START.type is Berichttype.WMO401
    assert Stopbericht(**KOP, **PERSOON, stopdatum=dag).type is Berichttype.WMO403
    assert Periodebericht(**KOP, **PERSOON, startdatum=dag).type is Berichttype.WMO405
    assert BwPeriodebericht(**KOP, **PERSOON, startdatum=dag).type is Berichttype.WMO407


FOUT: list[tuple[str, Callable[[], object]]] = [
    ("bericht", lambda: Heenbericht(**KOP, **PERSOON)),
    ("stopdatum", lambda: Stopbericht(**KOP, **PERSOON, stopdatum=datetime(2020, 1, 1))),
    (
        "stopdatum",
        lambda: Periodebericht(**KOP, **PERSOON, startdatum=date(2020, 1, 1), stopdatum="x"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ),
    ("xsd_versie", lambda: Startbericht(**KOP, **PERSOON, startdatum=date.min, xsd_versie="1.2.0")),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ("bedrag", lambda: Kostprijs(Bedrag(-1), date.min)),
    ("type", lambda: retour(type=Berichttype.WMO401)),
    ("type", lambda: retour(type="WMO402")),
    ("retourcodes", lambda: retour(retourcodes=["12345"])),
    ("retourcodes", lambda: retour(retourcodes=["<"])),
    ("retourcodes", lambda: retour(retourcodes=[200])),
    ("retourcodes", lambda: retour(retourcodes=200)),
    ("xslt_versie", lambda: retour(xslt_versie="1")),
    ("klasse_retourcodes", lambda: client(klasse_retourcodes=[])),
    ("retourcodes", lambda: client(retourcodes=())),
    ("heen", lambda: client(heen=None)),
    ("client", lambda: retour(type=Berichttype.WMO404, client=client())),
    ("dagtekening", lambda: retour(dagtekening=date(2020, 1, 3), client=client())),
    ("xsd_versie", lambda: retour(xsd_versie=XsdVersie("1.0.0", "1.0.0"), client=client())),
]


@pytest.mark.parametrize(("veld", "maak"), FOUT)
def test_wat_niet_kan_bestaan(veld: str, maak: Callable[[], object]) -> None:
    with pytest.raises(OngeldigeWaarde) as gevangen:
        maak()
    assert gevangen.value.veld == veld
    assert "\n" not in str(gevangen.value)


def test_codes_zijn_een_tuple_van_teksten() -> None:
    assert retour(retourcodes=iter(["0200", "x9"])).retourcodes == ("0200", "x9")
    assert retour(retourcodes="0001").retourcodes == ("0001",)


@given(heenberichten())
def test_een_bericht_toont_geen_bsn_en_overleeft_een_proceswissel(bericht: Heenbericht) -> None:
    assert bericht.bsn.nummer not in repr(bericht).replace(str(bericht.startnummer), "")
    assert pickle.loads(pickle.dumps(bericht)) == bericht


@given(retourberichten())
def test_een_retour_ook_niet(bericht: Retourbericht) -> None:
    assert pickle.loads(pickle.dumps(bericht)) == bericht
    if bericht.client is not None:
        assert str(bericht.client.heen.bsn.nummer) not in repr(bericht.client.heen.bsn)
        assert bericht.client.heen.dagtekening == bericht.dagtekening
