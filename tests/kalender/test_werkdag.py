"""Working days, by hand around weekends and holidays, and against counting one by one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import is_werkdag, werkdagen_later

# 2024: Good Friday 29 March, Easter Monday 1 April.
PASEN = frozenset({date(2024, 3, 29), date(2024, 4, 1)})


@pytest.mark.parametrize(
    ("dag", "vrij", "derde"),
    [
        ("2024-03-04", (), "2024-03-07"),  # Monday: Tue, Wed, Thu
        ("2024-03-06", (), "2024-03-11"),  # Wednesday: Thu, Fri, Mon
        ("2024-03-08", (), "2024-03-13"),  # Friday
        ("2024-03-09", (), "2024-03-13"),  # Saturday
        ("2024-03-10", (), "2024-03-13"),  # Sunday
        ("2024-03-27", PASEN, "2024-04-03"),  # Thu 28, Tue 2, Wed 3
        ("2024-03-28", PASEN, "2024-04-04"),  # Tue 2, Wed 3, Thu 4
        ("2024-03-29", PASEN, "2024-04-04"),
        ("2024-12-31", {date(2025, 1, 1)}, "2025-01-06"),  # Thu 2, Fri 3, Mon 6
    ],
)
def test_de_derde_werkdag(dag: str, vrij: frozenset[date], derde: str) -> None:
    assert werkdagen_later(date.fromisoformat(dag), 3, vrij) == date.fromisoformat(derde)


def test_de_dag_zelf_telt_niet_en_een_vrije_zondag_kost_niets() -> None:
    maandag = date(2024, 3, 4)
    assert is_werkdag(maandag)
    assert werkdagen_later(maandag, 1) == date(2024, 3, 5)
    assert werkdagen_later(maandag, 1, {maandag, date(2024, 3, 10)}) == date(2024, 3, 5)


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(1, 12),
    st.frozensets(st.integers(1, 20), max_size=8),
)
def test_er_liggen_precies_zoveel_werkdagen_tussen(
    dag: date, aantal: int, vrij: frozenset[int]
) -> None:
    vrije_dagen = {dag + timedelta(dagen) for dagen in vrij}
    einde = werkdagen_later(dag, aantal, vrije_dagen)
    tussen = [dag + timedelta(n) for n in range(1, (einde - dag).days + 1)]
    werk = [d for d in tussen if d.strftime("%w") not in "06" and d not in vrije_dagen]
    assert len(werk) == aantal
    assert werk[-1] == einde


def test_wat_geen_aantal_dagen_is() -> None:
    with pytest.raises(OngeldigeWaarde, match="^aantal: 0 is no number of days to come"):
        werkdagen_later(date(2024, 3, 4), 0)
    with pytest.raises(OngeldigeWaarde, match="^dag:"):
        werkdagen_later("2024-03-04", 1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(OngeldigeWaarde, match="^aantal:"):
        werkdagen_later(date(2024, 3, 4), 1.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
