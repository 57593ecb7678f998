"""The computation and a naive one, written apart from it, agree on households full of edges."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

import pytest
from attrs import evolve
from hypothesis import given, settings

from bijdrage.gevallen import bsn, gevallen, maak_geval
from bijdrage.naief import Oordeel, Sleutel, Weigering, beoordeel
from wmo_eigenbijdrage import Bedrag, Gemeentecode, Maand, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.bijdrage.berekening import bereken_bijdrage
from wmo_eigenbijdrage.bijdrage.lezing import Bereik, Lezing
from wmo_eigenbijdrage.bijdrage.overzicht import Bijdrageoverzicht
from wmo_eigenbijdrage.dossier import (
    Client,
    Huishouden,
    Leefvorm,
    Persoon,
    Voorziening,
    Voorzieningsoort,
    Vrijstelling,
    Vrijstellingsgrond,
)
from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.kalender import Tijdlijn

PER_PERSOON = Lezing(bereik_vrijstelling=Bereik.PERSOON)


def uitgeschreven(overzicht: Bijdrageoverzicht) -> dict[Sleutel, tuple[int, str]]:
    """Each period with its cents and the name of its reason; fails when one occurs twice."""
    uit: dict[Sleutel, tuple[int, str]] = {}
    for periode, reeks in overzicht.perioden():
        sleutel = reeks.personen, str(periode)
        assert sleutel not in uit
        uit[sleutel] = reeks.bedrag.centen, reeks.reden.name
    return uit


def vergelijk(
    huishouden: Huishouden, beleid: Beleid, tot_en_met: date, *, per_persoon: bool = False
) -> dict[Sleutel, Oordeel] | None:
    """Assert that both agree; what the naive one says, or ``None`` when both refuse."""
    lezing = PER_PERSOON if per_persoon else Lezing()
    try:
        verwacht = beoordeel(huishouden, beleid, tot_en_met, per_persoon=per_persoon)
    except Weigering:
        with pytest.raises(OnbekendeParameter):
            bereken_bijdrage(huishouden, beleid, tot_en_met=tot_en_met, lezing=lezing)
        return None
    overzicht = bereken_bijdrage(huishouden, beleid, tot_en_met=tot_en_met, lezing=lezing)
    gevonden = uitgeschreven(overzicht)
    assert {sleutel: bedrag for sleutel, (bedrag, _) in gevonden.items()} == {
        sleutel: oordeel.bedrag for sleutel, oordeel in verwacht.items()
    }
    for sleutel, oordeel in verwacht.items():
        if len(oordeel.gronden) == 1:
            assert {gevonden[sleutel][1]} == oordeel.gronden, sleutel
    return verwacht


def test_tienduizend_huishoudens() -> None:
    """Household *n* is `maak_geval(Random(n))`."""
    gronden: Counter[str] = Counter()
    soorten: Counter[str] = Counter()
    for nummer in range(10_000):
        uitkomst = vergelijk(*maak_geval(Random(nummer)), per_persoon=nummer % 4 == 3)
        if uitkomst is None:
            soorten["geweigerd"] += 1
            continue
        for (personen, periode), oordeel in uitkomst.items():
            for grond in oordeel.gronden:
                gronden[grond] += 1
            if oordeel.bedrag:
                soorten[f"{len(personen)} in {periode[:4]}"] += 1
    # Each ground and each year was really put to the test.
    assert len(gronden) == 12
    assert min(gronden.values()) > 100
    assert {f"{n} in {jaar}" for n in (1, 2) for jaar in range(2015, 2027)} <= set(soorten)
    assert 0 < soorten.pop("geweigerd") < 2_500
    assert min(soorten.values()) > 500


OUD = date(1940, 1, 1)
JONG = date(2010, 1, 1)
P1_2018 = Tijdvak(date(2018, 1, 1), date(2018, 1, 28))
HALF_P1 = Tijdvak(date(2018, 1, 10), date(2018, 1, 28))
GEHUWD = Tijdlijn.van({date(2010, 1, 1): Leefvorm.GEHUWD})
APART = Tijdlijn.van({date(2010, 1, 1): Leefvorm.DUURZAAM_GESCHEIDEN})
VRIJ = Vrijstelling(Vrijstellingsgrond.VEILIGHEID, Maand(2018, 1), 3, date(2018, 1, 1))
GEEN_DRAAGKRACHT = Vrijstelling(
    Vrijstellingsgrond.DRAAGKRACHT, Maand(2017, 1), 3, date(2016, 12, 31)
)
EEN_EURO = Voorziening(
    soort=Voorzieningsoort.OVERIG, vanaf=Zorgperiode(2018, 1), totale_kosten=Bedrag(100)
)


def persoon(plek: int, geboren: date, *perioden: Tijdvak) -> Persoon:
    return Persoon(client=Client(bsn(plek), geboren), perioden=perioden)


# Small cases on which two ways to compute are apt to part: what, household, amounts in order.
KLEIN: list[tuple[str, Huishouden, bool, list[int]]] = [
    (
        "a partner without contribution period is exempt: counts for the household",
        Huishouden(
            [evolve(persoon(0, OUD), vrijstellingen=(VRIJ,)), persoon(1, OUD, P1_2018)], GEHUWD
        ),
        False,
        [0],
    ),
    (
        "the same, where an exemption is personal: nothing to do with the client",
        Huishouden(
            [evolve(persoon(0, OUD), vrijstellingen=(VRIJ,)), persoon(1, OUD, P1_2018)], GEHUWD
        ),
        True,
        [1760],
    ),
    (
        "both are clients and one is exempt, personally",
        Huishouden(
            [evolve(persoon(0, OUD, P1_2018), vrijstellingen=(VRIJ,)), persoon(1, OUD, HALF_P1)],
            GEHUWD,
        ),
        True,
        [1760],
    ),
    (
        "one has a wheelchair only, the other becomes a client within the period",
        Huishouden(
            [
                evolve(persoon(0, OUD, P1_2018), alleen_rolstoel=(P1_2018,)),
                persoon(1, OUD, HALF_P1),
            ],
            GEHUWD,
        ),
        False,
        [1760],
    ),
    (
        "the only client has a wheelchair only; that the partner is a minor is no ground",
        Huishouden(
            [evolve(persoon(0, OUD, HALF_P1), alleen_rolstoel=(P1_2018,)), persoon(1, JONG)], GEHUWD
        ),
        False,
        [0],
    ),
    (
        "a minor becomes the only client within the period; the partner's wheelchair is no ground",
        Huishouden(
            [evolve(persoon(0, OUD), alleen_rolstoel=(P1_2018,)), persoon(1, JONG, HALF_P1)], GEHUWD
        ),
        False,
        [0],
    ),
    (
        "apart: recorded provisions of the one say nothing of the other (decision 0022)",
        Huishouden(
            [evolve(persoon(0, OUD), voorzieningen=(EEN_EURO,)), persoon(1, OUD, P1_2018)], APART
        ),
        False,
        [1760],
    ),
    (
        "together: the costs are unknown when those of one are (decision 0022)",
        Huishouden(
            [evolve(persoon(0, OUD), voorzieningen=(EEN_EURO,)), persoon(1, OUD, P1_2018)], GEHUWD
        ),
        False,
        [1760],
    ),
    (
        "capacity to pay was no ground before 2018",
        Huishouden(
            [
                evolve(
                    persoon(0, OUD, Tijdvak(date(2017, 1, 2), date(2017, 1, 3))),
                    vrijstellingen=(GEEN_DRAAGKRACHT,),
                )
            ]
        ),
        False,
        [1750],
    ),
    (
        "nights in opvang after the last day that is looked at",
        Huishouden(
            [
                evolve(
                    persoon(0, OUD, Tijdvak(date(2018, 12, 31))),
                    opvangnachten=(Tijdvak(date(2018, 12, 31), date(2019, 1, 1)),),
                )
            ]
        ),
        False,
        [0],
    ),
]


@pytest.mark.parametrize(("wat", "huishouden", "per_persoon", "centen"), KLEIN)
def test_kleine_gevallen(
    wat: str, huishouden: Huishouden, per_persoon: bool, centen: list[int]
) -> None:
    uitkomst = vergelijk(
        huishouden,
        Beleid(gemeente=Gemeentecode("0363")),
        date(2018, 12, 31),
        per_persoon=per_persoon,
    )
    assert uitkomst is not None, wat
    assert [oordeel.bedrag for oordeel in uitkomst.values()] == centen, wat


@settings(max_examples=200)
@given(gevallen())
def test_elk_geval(geval: tuple[Huishouden, Beleid, date]) -> None:
    vergelijk(*geval)


@settings(max_examples=100)
@given(gevallen())
def test_elk_geval_met_vrijstelling_per_persoon(geval: tuple[Huishouden, Beleid, date]) -> None:
    vergelijk(*geval, per_persoon=True)
