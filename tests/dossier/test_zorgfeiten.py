"""Facts of care messages: what cannot exist, what makes two of them the same, what they hide."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from attrs import evolve

from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode, Tijdvak
from wmo_eigenbijdrage.dossier import (
    Declaratieantwoord,
    Declaratieregel,
    Herkomst,
    Product,
    Productcategorie,
    RedenBeeindiging,
    Startmelding,
    Stopmelding,
    Toewijzing,
    Voorzieningsleutel,
)
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import AgbCode, BerichtIdentificatie

BSN = "999990019"
GEMEEN: dict[str, Any] = {
    "bsn": Bsn(BSN),
    "gemeente": Gemeentecode("0363"),
    "aanbieder": AgbCode("41419999"),
    "toewijzingnummer": 1234,
    "product": Product(Productcategorie.BEGELEIDING, "02A03"),
    "herkomst": Herkomst(
        bericht="WMO305",
        release="3.2",
        identificatie=BerichtIdentificatie("B1"),
        dagtekening=date(2023, 5, 22),
        plaats="Client[1]/StartProduct[1]",
    ),
}
START = Startmelding(**GEMEEN, begindatum=date(2023, 5, 17))
STOP = Stopmelding(
    **GEMEEN,
    begindatum=date(2023, 5, 17),
    einddatum=date(2023, 6, 20),
    reden=RedenBeeindiging.TIJDELIJK,
)
TOEWIJZING = Toewijzing(
    **GEMEEN,
    toewijzingsdatum=date(2023, 5, 2),
    toewijzingstijd=time(10, 15),
    ingangsdatum=date(2023, 5, 15),
)
REGEL = Declaratieregel(
    **GEMEEN,
    declaratienummer="D1",
    referentienummer="R1",
    periode=Tijdvak(date(2023, 5, 1), date(2023, 5, 31)),
    credit=False,
)
ANTWOORD = Declaratieantwoord(
    **GEMEEN,
    declaratienummer="D1",
    referentienummer="R1",
    periode=REGEL.periode,
    ingediend=Bedrag(100),
    toegekend=Bedrag(100),
)


@pytest.mark.parametrize(
    ("feit", "anders", "fout"),
    [
        (START, {"begindatum": date(1999, 12, 31)}, "begindatum: 1999-12-31 is not supported"),
        (START, {"begindatum": date(2101, 1, 1)}, "begindatum: 2101-01-01 is not supported"),
        (START, {"begindatum": datetime(2023, 5, 17)}, "begindatum: datetime is not a date"),
        (START, {"begindatum": "2023-05-17"}, "begindatum: str is not a date"),
        (START, {"toewijzingnummer": 1_000_000_000}, "toewijzingnummer: .* is not allowed"),
        (START, {"toewijzingnummer": -1}, "toewijzingnummer: -1 is not allowed"),
        (START, {"toewijzingnummer": True}, "toewijzingnummer: True is not allowed"),
        (START, {"beschikkingnummer": "77"}, "beschikkingnummer: '77' is not allowed"),
        (START, {"toewijzingnummer": None, "product": None}, "toewijzingnummer: is missing"),
        (START, {"bsn": BSN}, "bsn: str is not a Bsn"),
        (STOP, {"reden": "20"}, "reden: str is not a RedenBeeindiging"),
        (TOEWIJZING, {"einddatum": date(2023, 5, 14)}, "einddatum: 2023-05-14 lies before"),
        (TOEWIJZING, {"toewijzingnummer": None, "product": None}, "toewijzingnummer: is missing"),
        (TOEWIJZING, {"toewijzingstijd": "10:15"}, "toewijzingstijd: str is not a time"),
        (REGEL, {"referentienummer": ""}, "referentienummer: is not a reference"),
        (REGEL, {"referentienummer": " "}, "referentienummer: is not a reference"),
        (REGEL, {"declaratienummer": "D" * 37}, "declaratienummer: is not a reference"),
        (REGEL, {"vorig_referentienummer": 1}, "vorig_referentienummer: is not a reference"),
        (ANTWOORD, {"retourcodes": ("200",)}, "retourcodes: '200' is not a code"),
        (ANTWOORD, {"retourcodes": (200,)}, "retourcodes: 200 is not a code"),
    ],
)
def test_wat_niet_kan_bestaan(feit: Any, anders: dict[str, Any], fout: str) -> None:
    with pytest.raises(OngeldigeWaarde, match=fout) as gevangen:
        evolve(feit, **anders)
    assert BSN not in str(gevangen.value)


@pytest.mark.parametrize("code", ["", "02A031", "0 2", "é", 2])
def test_productcodes(code: Any) -> None:
    with pytest.raises(OngeldigeWaarde, match="is not a product code"):
        Product(Productcategorie.BEGELEIDING, code)


def test_codelijsten() -> None:
    assert [lid.code for lid in Productcategorie] == [*(f"{n:02}" for n in range(1, 19)), "99"]
    assert all(lid.naam for lid in Productcategorie)
    assert [lid.value for lid in RedenBeeindiging if lid.tijdelijk] == ["20"]


def test_de_voorziening_volgt_uit_het_nummer_of_uit_aanbieder_en_product() -> None:
    gemeen = (Bsn(BSN), Gemeentecode("0363"))
    assert START.voorziening == Voorzieningsleutel(*gemeen, 1234, None, None)
    zonder = evolve(START, toewijzingnummer=None)
    assert zonder.voorziening == Voorzieningsleutel(
        *gemeen, None, GEMEEN["aanbieder"], GEMEEN["product"]
    )
    assert evolve(START, toewijzingnummer=0).voorziening.toewijzingnummer == 0


def test_sleutels_van_starts_en_stops() -> None:
    assert START.sleutel == START.levering == STOP.levering
    assert evolve(START, begindatum=date(2023, 5, 18)).sleutel != START.sleutel
    # The product is no part of it when there is a number.
    assert evolve(START, product=None).sleutel == START.sleutel
    definitief = evolve(STOP, reden=RedenBeeindiging.VOLGENS_PLAN)
    assert definitief.sleutel != STOP.sleutel
    oud = evolve(STOP, reden_in_sleutel=False)
    assert evolve(definitief, reden_in_sleutel=False).sleutel == oud.sleutel
    assert evolve(STOP, einddatum=date(2023, 6, 21)).sleutel != STOP.sleutel


def test_sleutels_van_toewijzingen() -> None:
    later = evolve(TOEWIJZING, ingangsdatum=date(2023, 6, 1), beschikkingnummer=8)
    assert later.sleutel == TOEWIJZING.sleutel
    zonder, ander_besluit = (
        evolve(TOEWIJZING, toewijzingnummer=None, beschikkingnummer=nummer) for nummer in (7, 8)
    )
    assert zonder.sleutel != ander_besluit.sleutel
    assert zonder.voorziening == ander_besluit.voorziening


def test_sleutels_van_declaraties() -> None:
    assert ANTWOORD.sleutel == REGEL.sleutel
    assert evolve(REGEL, declaratienummer="D2").sleutel != REGEL.sleutel
    assert evolve(REGEL, declaratienummer="D2").regel == REGEL.regel
    credit = evolve(REGEL, credit=True, referentienummer="R2", vorig_referentienummer="R1")
    assert credit.vorige == REGEL.regel
    assert REGEL.vorige is None


@pytest.mark.parametrize(
    ("reden", "einde", "vervallen"),
    [
        ("13", date(2023, 5, 15), True),
        ("01", date(2023, 5, 15), True),
        ("01", date(2023, 5, 16), False),
        ("01", None, False),
        ("05", date(2023, 5, 15), False),
        (None, date(2023, 5, 15), False),
    ],
)
def test_wanneer_een_toewijzing_vervallen_is(
    reden: str | None, einde: date | None, vervallen: bool
) -> None:
    feit = evolve(TOEWIJZING, reden_wijziging=reden, einddatum=einde)
    assert feit.vervallen is vervallen


def test_het_besluit_is_de_afgifte_of_anders_de_toewijzing() -> None:
    assert TOEWIJZING.besluitdatum == date(2023, 5, 2)
    assert evolve(TOEWIJZING, afgiftedatum=date(2023, 4, 1)).besluitdatum == date(2023, 4, 1)


@pytest.mark.parametrize(
    ("ingediend", "toegekend", "afgewezen"),
    [(100, 100, False), (100, 1, False), (100, 0, True), (0, 0, False), (-100, 0, True)],
)
def test_wanneer_een_regel_is_afgewezen(ingediend: int, toegekend: int, afgewezen: bool) -> None:
    feit = evolve(ANTWOORD, ingediend=Bedrag(ingediend), toegekend=Bedrag(toegekend))
    assert feit.afgewezen is afgewezen


def test_een_stop_is_geen_start() -> None:
    assert not isinstance(STOP, Startmelding)
    assert not isinstance(START, Stopmelding)


def test_wat_een_bsn_kan_zijn_staat_niet_in_de_repr() -> None:
    getal = int(BSN)
    lekken = [
        evolve(START, toewijzingnummer=getal, beschikkingnummer=getal),
        evolve(REGEL, declaratienummer=BSN, referentienummer=BSN, vorig_referentienummer=BSN),
        evolve(START, herkomst=evolve(START.herkomst, identificatie=BerichtIdentificatie(BSN))),
        evolve(START, toewijzingnummer=getal).voorziening,
    ]
    assert BSN not in repr(lekken)
    assert "toewijzingnummer=1234" in repr(START)
