"""Which period becomes which: the cheapest of all ways, also when there are many."""

from __future__ import annotations

from datetime import date
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from aanlevering.planbouw import VANDAAG, beleid, gewenst, inhoud, periode, register, stand
from wmo_eigenbijdrage.aanlevering import pas_toe, plan
from wmo_eigenbijdrage.aanlevering._toedeling import goedkoopst
from wmo_eigenbijdrage.ieb import release

MATRICES = st.integers(1, 5).flatmap(
    lambda n: st.lists(
        st.lists(st.sampled_from([0, 1, 2, 3, 5, 1 << 48, 1 << 80]), min_size=n, max_size=n),
        min_size=n,
        max_size=n,
    )
)


@given(MATRICES)
def test_geen_andere_verdeling_kost_minder(kosten: list[list[int]]) -> None:
    def som(kolommen: tuple[int, ...]) -> int:
        return sum(rij[kolom] for rij, kolom in zip(kosten, kolommen, strict=True))

    gevonden = tuple(goedkoopst(kosten))
    assert sorted(gevonden) == list(range(len(kosten)))
    assert som(gevonden) == min(map(som, permutations(range(len(kosten)))))


def test_veel_perioden_die_alle_verschuiven_houden_de_rest_niet_op() -> None:
    """As when a gemeente takes another moment as the start, of somebody with many short stays."""
    jaren = [(2021 + k // 12, k % 12 + 1) for k in range(6, 40, 2)]
    begin = [(date(j, m, 3), date(j, m + 1, 10)) for j, m in jaren]
    verschoven = [(date(j, m, 4), date(j, m + 1, 10)) for j, m in jaren]
    nu = register(*(inhoud(*dagen) for dagen in begin))
    doel = gewenst(*(periode(*dagen) for dagen in verschoven))
    gevonden = plan(doel, nu, beleid(), peildatum=VANDAAG, release=release("4.0"))
    assert len(gevonden.meldingen) == len(jaren)
    assert stand(pas_toe(nu, gevonden)) == verschoven
