from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from wmo_eigenbijdrage import Bedrag, Bsn, Maand, Tijdlijn, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.dossier import (
    Client,
    Huishouden,
    Inkomen,
    Leefvorm,
    Persoon,
    Voorziening,
    Voorzieningsoort,
    Vrijstelling,
    Vrijstellingsgrond,
)
from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde

CLIENT = Client(Bsn("999990019"), date(1957, 3, 1))
ANDER = Client(Bsn("999900006"), date(2004, 2, 29))
DOOD = Client(Bsn("999990019"), date(1957, 3, 1), date(2024, 5, 5))
LIFT = Voorzieningsoort.HULPMIDDEL
PERIODE = Zorgperiode(2019, 1)


def test_leeftijden() -> None:
    assert CLIENT.aow_op == date(2024, 3, 1)
    assert CLIENT.meerderjarig_op == date(1975, 3, 1)
    assert ANDER.meerderjarig_op == date(2022, 2, 28)  # born on a leap day
    with pytest.raises(OnbekendeParameter):
        _ = ANDER.aow_op


def test_feiten_worden_samengevoegd_en_perioden_niet() -> None:
    januari, februari = Tijdvak(date(2024, 1, 1), date(2024, 1, 31)), Tijdvak(date(2024, 2, 1))
    persoon = Persoon(client=CLIENT, perioden=[februari, januari], wlz_bijdrage=[februari, januari])
    assert persoon.perioden == (januari, februari)
    assert persoon.wlz_bijdrage == (Tijdvak(date(2024, 1, 1)),)


def test_inkomen_over() -> None:
    persoon = Persoon(client=CLIENT, inkomens=(Inkomen(2022, Bedrag(5)),))
    assert persoon.inkomen_over(2022) == Inkomen(2022, Bedrag(5), Bedrag(0))
    assert persoon.inkomen_over(2023) is None


def test_vrijstelling() -> None:
    v = Vrijstelling(Vrijstellingsgrond.AANPAK, Maand(2024, 11), 3, date(2024, 10, 1))
    assert v.laatste_maand == Maand(2025, 1)


def test_leefvorm() -> None:
    assert [vorm.geldt_als_gehuwd for vorm in Leefvorm] == [False, True, True, False]


ONMOGELIJK: list[Callable[[], object]] = [
    lambda: Client(Bsn("999990019"), date(2000, 1, 2), date(2000, 1, 1)),
    lambda: Client("999990019", date(2000, 1, 2)),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    lambda: Persoon(client=CLIENT, perioden=[Tijdvak(date(2024, 1, 1)), Tijdvak(date(2024, 6, 1))]),
    lambda: Persoon(client=ANDER, perioden=[Tijdvak(date(2004, 2, 28))]),  # before birth
    lambda: Persoon(client=DOOD, perioden=[Tijdvak(date(2024, 5, 6))]),  # after death
    lambda: Persoon(client=CLIENT, inkomens=(Inkomen(2022, Bedrag(1)), Inkomen(2022, Bedrag(2)))),
    lambda: Vrijstelling(Vrijstellingsgrond.AANPAK, Maand(2024, 1), 0, date(2024, 1, 1)),
    lambda: Huishouden(()),
    lambda: Inkomen(2022, Bedrag(1), Bedrag(-1)),
    lambda: Huishouden((Persoon(client=CLIENT), Persoon(client=ANDER))),  # how do they live?
    lambda: Huishouden(
        (Persoon(client=CLIENT), Persoon(client=CLIENT)),
        Tijdlijn.van({date(2000, 1, 1): Leefvorm.GEHUWD}),
    ),
    lambda: Huishouden(
        (Persoon(client=CLIENT),), Tijdlijn.van({date(2000, 1, 1): Leefvorm.GEHUWD})
    ),
    lambda: Huishouden((Persoon(client=CLIENT),) * 3),
    lambda: Voorziening(soort=LIFT, vanaf=PERIODE),
    lambda: Voorziening(soort=LIFT, vanaf=PERIODE, aantal_perioden=3),
    lambda: Voorziening(soort=LIFT, vanaf=PERIODE, aantal_perioden=3, kosten_per_periode=Bedrag(5)),
    lambda: Voorziening(soort=LIFT, vanaf=PERIODE, totale_kosten=Bedrag(0)),
    lambda: Voorziening(soort=LIFT, vanaf=PERIODE, totale_kosten=Bedrag(5), aantal_perioden=0),
    lambda: Voorziening(
        soort=LIFT, vanaf=PERIODE, tot_en_met=Zorgperiode(2018, 13), totale_kosten=Bedrag(5)
    ),
    lambda: Voorziening(
        soort=LIFT,
        vanaf=PERIODE,
        totale_kosten=Bedrag(14),
        aantal_perioden=3,
        kosten_per_periode=Bedrag(5),
    ),
]


@pytest.mark.parametrize("maak", ONMOGELIJK)
def test_onmogelijke_feiten_kunnen_niet_bestaan(maak: Callable[[], object]) -> None:
    with pytest.raises(OngeldigeWaarde) as gevangen:
        maak()
    assert "99999" not in str(gevangen.value)


def test_een_voorziening_van_precies_haar_prijs() -> None:
    v = Voorziening(
        soort=LIFT,
        vanaf=PERIODE,
        totale_kosten=Bedrag(15),
        aantal_perioden=3,
        kosten_per_periode=Bedrag(5),
    )
    assert v.totale_kosten == Bedrag(15)


@pytest.mark.parametrize("veld", ["kosten_per_periode", "totale_kosten", "aantal_perioden"])
def test_kosten_van_een_andere_soort(veld: str) -> None:
    tekst: Any = {veld: "40,00"}
    with pytest.raises(OngeldigeWaarde, match=f"{veld}: str is not a"):
        Voorziening(soort=Voorzieningsoort.HULPMIDDEL, vanaf=Zorgperiode(2019, 1), **tekst)
