"""What a household owes, against a plain month loop with Decimal; and what the cost grows with.

Usage: python benchmarks/huishoudens.py
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from timeit import repeat

from wmo_eigenbijdrage import Bsn, Gemeentecode, Maand, Tijdvak
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.bijdrage import bereken_bijdrage
from wmo_eigenbijdrage.bijdrage.kern import maanden, schilder
from wmo_eigenbijdrage.dossier import Client, Huishouden, Persoon

TARIEF = {jaar: Decimal("19.00") for jaar in range(2020, 2024)} | {
    2024: Decimal("20.60"),
    2025: Decimal("21.00"),
    2026: Decimal("21.80"),
}
BELEID = Beleid(gemeente=Gemeentecode("0363"))
CLIENT = Client(Bsn("999990019"), date(1950, 5, 1))
EINDE = Maand(2026, 12)
STARTS = [date(2020, 1, 1) + timedelta(days=n) for n in range(200)]
GEWOON = [Huishouden((Persoon(client=CLIENT, perioden=[Tijdvak(start)]),)) for start in STARTS]
MET_FEITEN = [
    Huishouden((Persoon(client=CLIENT, perioden=[Tijdvak(start)], wlz_bijdrage=[Tijdvak(start)]),))
    for start in STARTS
]


def maandlus(start: date) -> Decimal:
    """The amounts only, without reasons, sources or objects."""
    jaar, maand = (
        (start.year, start.month) if start.day == 1 else _volgende(start.year, start.month)
    )
    totaal = Decimal(0)
    while jaar < 2027:
        if (jaar, maand) not in ((2020, 4), (2020, 5)):
            totaal += TARIEF[jaar]
        jaar, maand = _volgende(jaar, maand)
    return totaal


def _volgende(jaar: int, maand: int) -> tuple[int, int]:
    return (jaar + 1, 1) if maand == 12 else (jaar, maand + 1)


def per_seconde(doe: Callable[[], object], aantal: int) -> float:
    return aantal / min(repeat(doe, number=1, repeat=9))


def kern(jaren: int) -> Callable[[], object]:
    """The integer core over a number of years, always with the same ten changes."""
    laatste = 12 * (2020 + jaren)
    stap = (laatste - 12 * 2020) // 10
    lagen = [([(12 * 2020 + n * stap, laatste)], n) for n in range(10, -1, -1)]
    vakken = [Tijdvak(date(2020, 1, 1))]
    return lambda: list(schilder(maanden(vakken, laatste), lagen))


if __name__ == "__main__":
    uitkomsten = [
        bereken_bijdrage(huis, BELEID, tot_en_met=EINDE).totaal.in_euro for huis in GEWOON
    ]
    assert uitkomsten == [maandlus(start) for start in STARTS], "the two disagree"
    for naam, doe in (
        ("month loop with Decimal, amounts only", lambda: [maandlus(start) for start in STARTS]),
        (
            "bereken_bijdrage, an ordinary household",
            lambda: [bereken_bijdrage(huis, BELEID, tot_en_met=EINDE) for huis in GEWOON],
        ),
        (
            "bereken_bijdrage, with a circumstance",
            lambda: [bereken_bijdrage(huis, BELEID, tot_en_met=EINDE) for huis in MET_FEITEN],
        ),
    ):
        print(f"{naam:<44}{per_seconde(doe, len(STARTS)):>10,.0f} households/s")
    for jaren in (7, 70):
        print(
            f"integer core, {jaren:>2} years, ten changes{per_seconde(kern(jaren), 1):>19,.0f} /s"
        )
