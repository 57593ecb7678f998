from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

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
