"""The Dutch holidays, by hand from the Algemene termijnenwet and tables of Easter."""

from __future__ import annotations

from datetime import date

import pytest

from wmo_eigenbijdrage.adapters import feestdagen as module
from wmo_eigenbijdrage.adapters.feestdagen import feestdagen
from wmo_eigenbijdrage.kalender import werkdagen_later


def zonder_zondagen(jaar: int) -> list[str]:
    return sorted(f"{d:%m-%d}" for d in feestdagen([jaar]) if d.isoweekday() != 7)


@pytest.mark.parametrize(
    ("jaar", "dagen"),
    [
        # Easter 31 March; King's Day on a Saturday; 5 May is a Sunday
        (2024, "01-01 03-29 04-01 04-27 05-09 05-20 12-25 12-26"),
        # Easter 20 April; 27 April is a Sunday, so that King's Day is the 26th; fifth year of 5 May
        (2025, "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26"),
        # Easter 5 April; no fifth year, yet 5 May is a holiday by the law
        (2026, "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26"),
    ],
)
def test_de_feestdagen_van_een_jaar(jaar: int, dagen: str) -> None:
    pytest.importorskip("holidays")
    assert zonder_zondagen(jaar) == dagen.split()


def test_werkdagen_over_koningsdag_en_de_jaarwisseling() -> None:
    pytest.importorskip("holidays")
    vrij = feestdagen(iter([2025, 2026]))
    assert werkdagen_later(date(2026, 4, 24), 3, vrij) == date(2026, 4, 30)
    assert werkdagen_later(date(2025, 12, 24), 3, vrij) == date(2025, 12, 31)
    assert werkdagen_later(date(2025, 12, 31), 1, vrij) == date(2026, 1, 2)
    assert feestdagen([]) == frozenset()


def test_zonder_het_pakket_noemt_de_fout_de_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def ontbreekt(naam: str) -> None:
        raise ModuleNotFoundError(naam)

    monkeypatch.setattr(module, "import_module", ontbreekt)
    with pytest.raises(ModuleNotFoundError, match=r"wmo-eigenbijdrage\[feestdagen\]") as gevangen:
        feestdagen([2026])
    assert gevangen.value.name == "holidays"
