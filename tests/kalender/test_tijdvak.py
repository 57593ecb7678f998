import itertools
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vijanden import AltijdGelijk
from wmo_eigenbijdrage import Tijdvak
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import verenig
from wmo_eigenbijdrage.testing import dagen, tijdvakken

DAG = timedelta(days=1)
MAART = Tijdvak(date(2024, 3, 1), date(2024, 3, 31))
kort = tijdvakken(date(2024, 1, 1), date(2024, 2, 15), open_eind=False)


def dagen_van(*vakken: Tijdvak | None) -> set[date]:
    """All days, one by one: the meaning of a period that every operation is held against."""
    return {vak.eerste_dag + n * DAG for vak in vakken if vak is not None for n in range(vak.dagen)}


@pytest.mark.parametrize(
    ("dag", "erin"),
    [
        (date(2024, 2, 29), False),  # the day before
        (date(2024, 3, 1), True),  # the first
        (date(2024, 3, 15), True),
        (date(2024, 3, 31), True),  # the last
        (date(2024, 4, 1), False),  # the day after
    ],
)
def test_beide_einden_horen_erbij(dag: date, erin: bool) -> None:
    assert (dag in MAART) is erin


def test_een_open_tijdvak_houdt_niet_op() -> None:
    open_ = Tijdvak(date(2024, 3, 1))
    assert open_.is_open
    assert not MAART.is_open
    assert date.max in open_
    assert date(2024, 2, 29) not in open_
    assert MAART in open_
    assert open_ not in MAART
    assert str(open_) == "2024-03-01.."
    with pytest.raises(OngeldigeWaarde, match="has no end; clip it"):
        open_.dagen


def test_een_dag_is_het_kortste_tijdvak() -> None:
    assert Tijdvak(date(2024, 2, 29), date(2024, 2, 29)).dagen == 1
    with pytest.raises(
        OngeldigeWaarde, match="expected eerste_dag <= laatste_dag, found 2024-03-01 > 2024-02-29"
    ):
        Tijdvak(date(2024, 3, 1), date(2024, 2, 29))


def test_het_einde_van_de_kalender_is_geen_dag() -> None:
    with pytest.raises(OngeldigeWaarde, match="give None for open"):
        Tijdvak(date(2024, 3, 1), date.max)


def test_een_datetime_is_geen_dag() -> None:
    with pytest.raises(OngeldigeWaarde, match="eerste_dag: datetime is not a date"):
        Tijdvak(datetime(2024, 3, 1))
    with pytest.raises(OngeldigeWaarde, match="laatste_dag"):
        Tijdvak(date(2024, 3, 1), "2024-03-31")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@given(kort, kort)
def test_doorsnede_heeft_de_dagen_van_beide(a: Tijdvak, b: Tijdvak) -> None:
    assert dagen_van(a & b) == dagen_van(a) & dagen_van(b)
    assert a.doorsnede(b) == b.doorsnede(a)
    assert a.overlapt(b) == ((a & b) is not None)


@given(kort, kort)
def test_vereniging_en_gat(a: Tijdvak, b: Tijdvak) -> None:
    gat = a.gat(b)
    assert gat == b.gat(a)
    assert a.sluit_aan(b) == (gat is None)
    if gat is None:
        assert dagen_van(a | b) == dagen_van(a) | dagen_van(b)
    else:
        begin, einde = min(dagen_van(a, b)), max(dagen_van(a, b))
        assert dagen_van(gat) == dagen_van(Tijdvak(begin, einde)) - dagen_van(a, b)
        with pytest.raises(OngeldigeWaarde, match=f"{gat} lies between"):
            a.vereniging(b)


@given(tijdvakken(), tijdvakken())
def test_open_einden_werken_als_heel_late(a: Tijdvak, b: Tijdvak) -> None:
    """An open period behaves like one that ends long after everything else."""
    ver = date(2200, 1, 1)

    def dicht(vak: Tijdvak | None) -> Tijdvak | None:
        return vak and Tijdvak(vak.eerste_dag, vak.laatste_dag or ver)

    da, db = dicht(a), dicht(b)
    assert da is not None
    assert db is not None
    assert dicht(a & b) == da & db
    assert a.gat(b) == da.gat(db)
    assert (a in b) == (da in db)
    if a.sluit_aan(b):
        assert dicht(a | b) == da | db


@given(kort, dagen(date(2024, 1, 1), date(2024, 2, 15)), dagen(date(2024, 1, 1), date(2024, 2, 15)))
def test_knip(vak: Tijdvak, vanaf: date, tot: date) -> None:
    assert dagen_van(vak.knip(vanaf)) == {d for d in dagen_van(vak) if d >= vanaf}
    assert dagen_van(vak.knip(tot_en_met=tot)) == {d for d in dagen_van(vak) if d <= tot}
    assert dagen_van(vak.knip(vanaf, tot)) == {d for d in dagen_van(vak) if vanaf <= d <= tot}
    assert vak.knip() == vak


def test_knip_van_een_open_tijdvak() -> None:
    open_ = Tijdvak(date(2024, 3, 1))
    assert open_.knip(tot_en_met=date(2024, 3, 31)) == MAART
    assert open_.knip(vanaf=date(2025, 1, 1)) == Tijdvak(date(2025, 1, 1))
    assert open_.knip(tot_en_met=date(2024, 2, 29)) is None


@given(st.lists(kort, max_size=6))
def test_verenig_geeft_dezelfde_dagen_in_zo_min_mogelijk_tijdvakken(vakken: list[Tijdvak]) -> None:
    samen = verenig(vakken)
    assert dagen_van(*samen) == dagen_van(*vakken)
    for eerder, later in itertools.pairwise(samen):
        assert eerder.gat(later) is not None
        assert eerder.eerste_dag < later.eerste_dag


@given(tijdvakken())
def test_tekst_heen_en_terug(vak: Tijdvak) -> None:
    assert Tijdvak.parse(str(vak)) == vak


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "..",
        "2024-03-01",
        "2024-03-01..x",
        "..2024-03-01",
        "2024-02-30..",
        "20240301..",
        "2024-W01-1..",
    ],
)
def test_parse_weigert(tekst: str) -> None:
    with pytest.raises(OngeldigeWaarde, match="write it as"):
        Tijdvak.parse(tekst)


@given(tijdvakken())
def test_gelijk_is_dezelfde_einden(a: Tijdvak) -> None:
    zelfde = Tijdvak(a.eerste_dag, a.laatste_dag)
    assert a == zelfde
    assert hash(a) == hash(zelfde)
    assert a == AltijdGelijk()
