"""What is left to chance comes from the seed alone, and as often as was asked."""

from fractions import Fraction
from random import Random
from typing import Any

import pytest
from attrs import evolve

from testing.cak.bouw import Gesprek, dag
from wmo_eigenbijdrage.testing.cak import CakSimulator, Gedrag
from wmo_eigenbijdrage.testing.cak.gedrag import Lot, trek

GRILLIG = Gedrag(
    zaad=42,
    vertraging=(1, 5),
    verlies=Fraction(1, 4),
    verdubbeling=Fraction(1, 5),
    afwijzing=Fraction(1, 10),
)
AANTAL = 4_000


def loten(gedrag: Gedrag, aantal: int = AANTAL) -> list[Lot]:
    dobbel = Random(gedrag.zaad)
    return [trek(dobbel, gedrag) for _ in range(aantal)]


def praat(gedrag: Gedrag, *, tussendoor: bool) -> list[object]:
    """Thirty messages of thirty days; all that can be seen of their answers."""
    gesprek = Gesprek(CakSimulator(gedrag))
    gezien: list[object] = []
    for n in range(1, 31):
        op = f"2024-01-{n:02}"
        ontvangst = gesprek.start(op, "2024-01-01", startnummer=n)
        gezien.append((ontvangst.oordeel, ontvangst.verzenddagen))
        if tussendoor:
            gezien += gesprek.cak.retours(dag(op))
            gesprek.cak.signalen(dag(op))
            gesprek.cak.overzicht()
    gezien += gesprek.cak.retours(dag("2024-03-01"))
    return gezien


def test_hetzelfde_zaad_geeft_dezelfde_uitkomst() -> None:
    assert praat(GRILLIG, tussendoor=False) == praat(GRILLIG, tussendoor=False)


def test_een_ander_zaad_geeft_een_andere_uitkomst() -> None:
    assert praat(GRILLIG, tussendoor=False) != praat(evolve(GRILLIG, zaad=43), tussendoor=False)


def test_andere_aanroepen_veranderen_de_uitkomst_niet() -> None:
    def op_soort(gezien: list[object]) -> tuple[list[object], list[object]]:
        paren: list[object] = [ding for ding in gezien if isinstance(ding, tuple)]
        return paren, sorted((ding for ding in gezien if ding not in paren), key=repr)

    assert op_soort(praat(GRILLIG, tussendoor=True)) == op_soort(praat(GRILLIG, tussendoor=False))


def test_een_andere_kans_verschuift_de_andere_niet() -> None:
    voor, na = loten(GRILLIG), loten(evolve(GRILLIG, verlies=Fraction(0)))
    assert [evolve(lot, verloren=False) for lot in voor] == na


@pytest.mark.parametrize("veld", ["verlies", "verdubbeling", "afwijzing"])
def test_een_kans_wordt_gehaald(veld: str) -> None:
    wat = {"verlies": "verloren", "verdubbeling": "dubbel", "afwijzing": "afgewezen"}[veld]

    def aantal(kans: Fraction) -> int:
        kansen: dict[str, Any] = {veld: kans}
        return sum(getattr(lot, wat) for lot in loten(evolve(GRILLIG, **kansen)))

    assert aantal(Fraction(0)) == 0
    assert aantal(Fraction(1)) == AANTAL
    # More than five standard deviations on both sides; the seed is fixed besides.
    assert 850 <= aantal(Fraction(1, 4)) <= 1_150


def test_elke_vertraging_binnen_het_bereik_komt_voor_en_geen_andere() -> None:
    gevonden = [lot.vertraging for lot in loten(GRILLIG)]
    tweede = [lot.tweede_vertraging for lot in loten(GRILLIG)]
    assert set(gevonden) == set(tweede) == {1, 2, 3, 4, 5}
    assert all(600 <= gevonden.count(dagen) <= 1_000 for dagen in range(1, 6))
    assert gevonden != tweede
