import pickle
from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from wmo_eigenbijdrage import Bedrag, Gemeentecode, Maand
from wmo_eigenbijdrage.beleid import (
    Beleid,
    Kostprijsbewaker,
    LagerTarief,
    LokaleParameters,
    Minimabeleid,
    Moment,
    Pauzeregel,
    Soortregel,
    Vergelijking,
)
from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.landelijk import Huishoudtype

AMSTERDAM = Gemeentecode("0363")
TIJDIG = date(2019, 12, 1)


def lager(centen: int, jaar: int, maand: int = 1, op: date = TIJDIG) -> LagerTarief:
    return LagerTarief(Bedrag(centen), Maand(jaar, maand), op)


def test_zonder_keuze_geldt_het_landelijke() -> None:
    beleid = Beleid(gemeente=AMSTERDAM)
    assert beleid.tarief(Maand(2026, 1)) == Bedrag(2180)
    assert beleid.minimabeleid_in(Maand(2026, 1)) is None
    assert beleid.lokaal(2017) is None
    assert beleid.portaalopgave(2026) == ()
    assert beleid.kostprijsbewaker is Kostprijsbewaker.GEMEENTE
    assert beleid.pauzeregel == Pauzeregel(None)


def test_een_lager_tarief_geldt_tot_de_volgende_keuze() -> None:
    beleid = Beleid(gemeente=AMSTERDAM, lagere_tarieven=[lager(1500, 2022), lager(500, 2021, 6)])
    maanden = (Maand(2021, 5), Maand(2021, 6), Maand(2021, 12), Maand(2022, 1), Maand(2026, 12))
    assert [beleid.tarief(m).centen for m in maanden] == [1900, 500, 500, 1500, 1500]
    with pytest.raises(OnbekendeParameter):
        beleid.tarief(Maand(2027, 1))


@pytest.mark.parametrize(("centen", "jaar"), [(1901, 2023), (2061, 2024), (-1, 2024)])
def test_een_tarief_boven_het_landelijke_kan_niet_bestaan(centen: int, jaar: int) -> None:
    with pytest.raises(OngeldigeWaarde, match="give € 0,00"):
        lager(centen, jaar)


@pytest.mark.parametrize(
    ("inkomen", "lager_dan", "niet_meer_dan"),
    [(1_999_999, True, True), (2_000_000, False, True), (2_000_001, False, False)],
)
def test_minimagrens(inkomen: int, lager_dan: bool, niet_meer_dan: bool) -> None:
    grenzen = {Huishoudtype.EENPERSOONS_AOW: Bedrag(2_000_000)}
    for vergelijking, verwacht in zip(Vergelijking, (lager_dan, niet_meer_dan), strict=True):
        minima = Minimabeleid(Maand(2020, 1), grenzen, vergelijking)
        assert minima.valt_eronder(Huishoudtype.EENPERSOONS_AOW, Bedrag(inkomen)) is verwacht
        assert not minima.valt_eronder(Huishoudtype.MEERPERSOONS_AOW, Bedrag(0))
        assert hash(minima) == hash(Minimabeleid(Maand(2020, 1), grenzen, vergelijking))


def test_minimabeleid_in_de_tijd() -> None:
    grenzen = {Huishoudtype.EENPERSOONS_AOW: Bedrag(2_000_000)}
    begin = Minimabeleid(Maand(2021, 1), grenzen, Vergelijking.LAGER_DAN)
    einde = Minimabeleid(Maand(2022, 1), {}, Vergelijking.LAGER_DAN)
    beleid = Beleid(gemeente=AMSTERDAM, minimabeleid=[einde, begin])
    maanden = (Maand(2020, 12), Maand(2021, 1), Maand(2021, 12), Maand(2022, 1))
    assert [beleid.minimabeleid_in(m) for m in maanden] == [None, begin, begin, None]


def test_portaalopgave_met_termijn_en_bevinding() -> None:
    grenzen = {Huishoudtype.EENPERSOONS_AOW: Bedrag(2_000_000)}
    beleid = Beleid(
        gemeente=AMSTERDAM,
        lagere_tarieven=[lager(1000, 2020), lager(500, 2020, 7, op=date(2020, 7, 1))],
        minimabeleid=[
            Minimabeleid(Maand(2020, 1), grenzen, Vergelijking.LAGER_DAN),
            Minimabeleid(Maand(2020, 9), {}, Vergelijking.LAGER_DAN),
        ],
    )
    opgaven = beleid.portaalopgave(2020)
    assert [(o.onderwerp, o.uiterlijk) for o in opgaven] == [
        ("gemeentelijk tarief", date(2019, 12, 31)),  # the checklist's own date
        ("gemeentelijk tarief", date(2020, 6, 30)),
        ("minimabeleid", date(2019, 12, 31)),
        ("minimabeleid", date(2020, 8, 31)),
    ]
    assert [[b.code for b in o.bevindingen] for o in opgaven] == [[], ["BL01"], [], []]
    assert opgaven[0].inhoud == "€ 10,00 vanaf 2020-01"
    assert opgaven[2].inhoud == "vanaf 2020-01: eenpersoons_aow € 20.000,00"
    assert opgaven[3].inhoud == "vanaf 2020-09: geen grenzen"
    assert beleid.portaalopgave(2021) == ()


def test_soortregels() -> None:
    vervoer = Soortregel(soort="collectief vervoer", bijdrageplichtig=False)
    beleid = Beleid(
        gemeente=AMSTERDAM,
        soortregels=[vervoer, Soortregel(soort="hulp", start=Moment.BESCHIKKING)],
    )
    assert beleid.soortregel("collectief vervoer") is vervoer
    assert beleid.soortregel("hulp").start_pgb is Moment.BESCHIKKING
    with pytest.raises(
        OnbekendeParameter, match="soortregel: no value for lift; known: collectief vervoer, hulp"
    ):
        beleid.soortregel("lift")
    with pytest.raises(OnbekendeParameter, match="known: none"):
        Beleid(gemeente=AMSTERDAM).soortregel("lift")


def test_het_lagere_tarief_kan_ophouden() -> None:
    einde = LagerTarief(None, Maand(2022, 1), TIJDIG)
    beleid = Beleid(gemeente=AMSTERDAM, lagere_tarieven=[lager(500, 2021), einde])
    assert [beleid.tarief(Maand(jaar, 1)).centen for jaar in (2021, 2022, 2024)] == [
        500,
        1900,
        2060,
    ]
    assert beleid.portaalopgave(2022)[0].inhoud == "landelijk tarief vanaf 2022-01"


def test_beleid_kan_naar_een_ander_proces() -> None:
    minima = Minimabeleid(
        Maand(2021, 1), {Huishoudtype.EENPERSOONS_AOW: Bedrag(1)}, Vergelijking.LAGER_DAN
    )
    beleid = Beleid(gemeente=AMSTERDAM, minimabeleid=[minima])
    assert pickle.loads(pickle.dumps(beleid)) == beleid
    assert minima.grens(Huishoudtype.EENPERSOONS_AOW) == Bedrag(1)
    assert Minimabeleid(minima.vanaf, minima.grenzen, minima.vergelijking) == minima


def test_lokale_parameters() -> None:
    lokaal = LokaleParameters(2017, Fraction(1, 10))
    assert Beleid(gemeente=AMSTERDAM, lokale_parameters=[lokaal]).lokaal(2017) is lokaal


ONMOGELIJK: list[Callable[[], object]] = [
    lambda: LokaleParameters(2019, Fraction(1, 10)),
    lambda: LokaleParameters(2020),
    lambda: LokaleParameters(2017, Fraction(-1, 10)),
    lambda: LokaleParameters(2017, None, Bedrag(-1)),
    lambda: Beleid(
        gemeente=AMSTERDAM, lokale_parameters=[LokaleParameters(2017), LokaleParameters(2017)]
    ),
    lambda: Beleid(gemeente=AMSTERDAM, soortregels=[Soortregel(soort="a"), Soortregel(soort="a")]),
    lambda: Pauzeregel(-1),
    lambda: LokaleParameters(2014),
    lambda: Beleid(gemeente=AMSTERDAM, lagere_tarieven=[lager(1, 2021), lager(2, 2021)]),
    lambda: Beleid(gemeente="0363"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    lambda: Minimabeleid(
        Maand(2020, 1), {Huishoudtype.MEERPERSOONS_ONDER_AOW: Bedrag(1)}, Vergelijking.LAGER_DAN
    ),
    lambda: Pauzeregel("30"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
]


@pytest.mark.parametrize("maak", ONMOGELIJK)
def test_onmogelijke_keuzes_kunnen_niet_bestaan(maak: Callable[[], object]) -> None:
    with pytest.raises(OngeldigeWaarde):
        maak()
