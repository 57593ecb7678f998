import marshal
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wmo_eigenbijdrage.adapters import sorteren
from wmo_eigenbijdrage.adapters.sorteren import Sorteerder


@given(st.lists(st.tuples(st.text(max_size=3), st.integers())), st.integers(1, 7))
def test_sorteren_in_blokken_is_sorteren(records: list[tuple[str, int]], blok: int) -> None:
    with Sorteerder[tuple[str, int]](blok=blok) as sorteerder:
        for record in records:
            sorteerder.voeg_toe(record)
        assert list(sorteerder.gesorteerd()) == sorted(records)


def test_grote_blokken_komen_in_schijven_terug(tmp_path: Path) -> None:
    with Sorteerder[tuple[int]](blok=1_700, map_=str(tmp_path)) as sorteerder:
        for n in reversed(range(5_000)):
            sorteerder.voeg_toe((n,))
        assert [n for (n,) in sorteerder.gesorteerd()] == list(range(5_000))
    assert list(tmp_path.iterdir()) == []


def test_lange_teksten_vullen_een_blok_en_een_snede_eerder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Memory is bounded by characters too: ten of 100 are two blocks of 500 in slices of 200."""
    monkeypatch.setattr(sorteren, "_TEKENS_PER_BLOK", 500)
    monkeypatch.setattr(sorteren, "_TEKENS_PER_SCHIJF", 200)
    gedumpt: list[int] = []
    echt = marshal.dump

    def dump(records: list[tuple[int, str]], bestand: IO[bytes]) -> None:
        gedumpt.append(len(records))
        echt(records, bestand)

    monkeypatch.setattr(marshal, "dump", dump)
    records = [(nummer, "x" * 100) for nummer in range(9, -1, -1)]
    with Sorteerder[tuple[int, str]]() as sorteerder:
        for record in records:
            sorteerder.voeg_toe(record)
        assert list(sorteerder.gesorteerd()) == sorted(records)
    assert gedumpt == [2, 2, 1, 2, 2, 1]
