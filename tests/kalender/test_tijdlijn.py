import itertools
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wmo_eigenbijdrage import Tijdlijn, Tijdvak
from wmo_eigenbijdrage.fouten import BuitenBereik, OngeldigeWaarde
from wmo_eigenbijdrage.testing import dagen, tijdlijnen, tijdvakken

DAG = timedelta(days=1)
NIEUWJAAR, MAART, JUNI = date(2024, 1, 1), date(2024, 3, 1), date(2024, 6, 1)


def uitgeschreven(tijdlijn: Tijdlijn[int], tot: date) -> dict[date, int]:
    """Value by day: the meaning of a timeline that every operation is held against."""
    dag, einde, waarden = tijdlijn.dagen[0], tijdlijn.laatste_dag or tot, dict[date, int]()
    while dag <= einde:
        waarden[dag] = [
            w for d, w in zip(tijdlijn.dagen, tijdlijn.waarden, strict=True) if d <= dag
        ][-1]
        dag += DAG
    return waarden


def test_een_waarde_geldt_vanaf_haar_dag_tot_de_volgende() -> None:
    t = Tijdlijn.van({MAART: "b", NIEUWJAAR: "a"}, laatste_dag=date(2024, 3, 31))
    assert t.op(NIEUWJAAR) == t.op(date(2024, 2, 29)) == "a"
    assert t.op(MAART) == t.op(date(2024, 3, 31)) == "b"
    assert t.tijdvak == Tijdvak(NIEUWJAAR, date(2024, 3, 31))
    for buiten in (date(2023, 12, 31), date(2024, 4, 1)):
        with pytest.raises(
            BuitenBereik, match=f"no value on {buiten}; ask within 2024-01-01..2024-03-31"
        ):
            t.op(buiten)


def test_gelijke_buren_worden_een_stuk() -> None:
    t = Tijdlijn.van({NIEUWJAAR: 1, MAART: 1, JUNI: 2})
    assert t == Tijdlijn.van({NIEUWJAAR: 1, JUNI: 2})
    assert hash(t) == hash(Tijdlijn.van({NIEUWJAAR: 1, JUNI: 2}))
    assert list(t.wijzigingen()) == [(NIEUWJAAR, 1), (JUNI, 2)]


@given(tijdlijnen())
def test_stukken_sluiten_aan_en_dekken_het_geheel(t: Tijdlijn[int]) -> None:
    stukken = list(t.stukken())
    assert stukken[0][0].eerste_dag == t.tijdvak.eerste_dag
    assert stukken[-1][0].laatste_dag == t.laatste_dag
    for (vak, waarde), (volgend, volgende) in itertools.pairwise(stukken):
        assert vak.laatste_dag is not None
        assert vak.laatste_dag + DAG == volgend.eerste_dag
        assert waarde != volgende
    for vak, waarde in stukken:
        assert t.op(vak.eerste_dag) == waarde


@given(tijdlijnen(), dagen())
def test_op_zoekt_de_waarde_van_de_dag(t: Tijdlijn[int], dag: date) -> None:
    if dag in t.tijdvak:
        assert t.op(dag) == [w for d, w in zip(t.dagen, t.waarden, strict=True) if d <= dag][-1]
    else:
        with pytest.raises(BuitenBereik):
            t.op(dag)


@given(tijdlijnen(), dagen())
def test_map_werkt_per_dag(t: Tijdlijn[int], dag: date) -> None:
    half = t.map(lambda waarde: waarde // 2)
    assert half.tijdvak == t.tijdvak
    assert all(a != b for a, b in zip(half.waarden, half.waarden[1:], strict=False))
    if dag in t.tijdvak:
        assert half.op(dag) == t.op(dag) // 2


@given(tijdlijnen(), tijdlijnen(), dagen())
def test_combineer_werkt_per_dag_op_de_gedeelde_dagen(
    a: Tijdlijn[int], b: Tijdlijn[int], dag: date
) -> None:
    samen = a.tijdvak & b.tijdvak
    if samen is None:
        with pytest.raises(OngeldigeWaarde, match="share no day"):
            a.combineer(b, lambda x, y: (x, y))
        return
    paren = a.combineer(b, lambda x, y: (x, y))
    assert paren.tijdvak == samen
    if dag in samen:
        assert paren.op(dag) == (a.op(dag), b.op(dag))


@given(tijdlijnen(), tijdvakken())
def test_beperk_houdt_de_waarden_op_de_dagen_die_blijven(t: Tijdlijn[int], vak: Tijdvak) -> None:
    samen = t.tijdvak & vak
    if samen is None:
        with pytest.raises(OngeldigeWaarde, match="share no day"):
            t.beperk(vak)
        return
    deel = t.beperk(vak)
    assert deel.tijdvak == samen
    tot = date(2027, 6, 1)
    alles = uitgeschreven(t, tot)
    assert uitgeschreven(deel, tot) == {dag: w for dag, w in alles.items() if dag in samen}


kort = tijdvakken(date(2024, 1, 1), date(2024, 2, 15), open_eind=False)


@given(
    st.lists(st.tuples(kort, st.integers(1, 3)), max_size=4),
    tijdvakken(date(2024, 1, 10), date(2024, 2, 1)),
)
def test_van_tijdvakken(stukken: list[tuple[Tijdvak, int]], binnen: Tijdvak) -> None:
    vakken = [vak for vak, _ in stukken]
    if any(a.overlapt(b) for n, a in enumerate(vakken) for b in vakken[n + 1 :]):
        with pytest.raises(OngeldigeWaarde, match="overlaps"):
            Tijdlijn.van_tijdvakken(stukken, binnen=binnen, anders=0)
        return
    t = Tijdlijn.van_tijdvakken(stukken, binnen=binnen, anders=0)
    assert t.tijdvak == binnen
    for dag, waarde in uitgeschreven(t, date(2024, 3, 1)).items():
        assert waarde == next((w for vak, w in stukken if dag in vak), 0)


def test_van_tijdvakken_met_een_open_stuk() -> None:
    t = Tijdlijn.van_tijdvakken([(Tijdvak(MAART), 1)], binnen=Tijdvak(NIEUWJAAR), anders=0)
    assert t == Tijdlijn.van({NIEUWJAAR: 0, MAART: 1})


def test_constant() -> None:
    assert Tijdlijn.constant(5, Tijdvak(NIEUWJAAR, MAART)).op(MAART) == 5


@pytest.mark.parametrize(
    ("begin", "waarden", "einde"),
    [
        ((), (), None),  # nothing at all
        ((NIEUWJAAR,), (1, 2), None),
        ((MAART, NIEUWJAAR), (1, 2), None),  # out of order
        ((NIEUWJAAR, NIEUWJAAR), (1, 2), None),  # twice the same day
        ((NIEUWJAAR, MAART), (1, 2), NIEUWJAAR),  # ends before the last change
        ((datetime(2024, 1, 1),), (1,), None),  # no plain date
        ((NIEUWJAAR,), (1,), datetime(2024, 1, 1)),
    ],
)
def test_onmogelijke_tijdlijnen_bestaan_niet(
    begin: tuple[date, ...], waarden: tuple[int, ...], einde: date | None
) -> None:
    with pytest.raises(OngeldigeWaarde):
        Tijdlijn(begin, waarden, einde)
