"""Care facts in any order come back per person, on whatever disk they waited."""

from __future__ import annotations

import pickle
from pathlib import Path
from random import Random

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from aanlevering.zorgbouw import start
from wmo_eigenbijdrage import Bsn
from wmo_eigenbijdrage.adapters.feitensorteerder import Feitensorteerder, IngepakteFeiten
from wmo_eigenbijdrage.dossier import Zorgfeit
from wmo_eigenbijdrage.testing import zorgfeiten

BSNS = [Bsn("999990019"), Bsn("999990020"), Bsn("123456782")]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(BSNS).flatmap(zorgfeiten), max_size=8), st.integers(1, 3))
def test_elk_feit_komt_terug_bij_zijn_persoon(feiten: list[Zorgfeit], blok: int) -> None:
    with Feitensorteerder(blok=blok) as sorteerder:
        for feit in feiten:
            sorteerder.voeg_toe([feit])
        personen = list(sorteerder.personen())
    assert [p.bsn for p in personen] == sorted({feit.bsn for feit in feiten})
    for persoon in personen:
        assert list(persoon.feiten) == [feit for feit in feiten if feit.bsn == persoon.bsn]


@settings(max_examples=40)
@given(st.lists(zorgfeiten(), min_size=1, max_size=4))
def test_ingepakte_feiten_reizen_en_komen_gelijk_uit(feiten: list[Zorgfeit]) -> None:
    with Feitensorteerder() as sorteerder:
        sorteerder.voeg_toe(feiten)
        (ingepakt,) = sorteerder.ingepakt()
    persoon = ingepakt()
    assert list(persoon.feiten) == feiten
    assert pickle.loads(pickle.dumps(ingepakt))() == persoon
    assert IngepakteFeiten.van(persoon)() == persoon
    assert persoon.bsn.nummer not in repr(ingepakt)


def test_tijdelijke_bestanden_gaan_weer_weg(tmp_path: Path) -> None:
    feiten = [evolve(start("2024-03-04"), bsn=bsn) for bsn in BSNS for _ in range(5)]
    Random(1).shuffle(feiten)
    with Feitensorteerder(blok=2, map_=str(tmp_path)) as sorteerder:
        sorteerder.voeg_toe(feiten)
        assert [len(p.feiten) for p in sorteerder.personen()] == [5, 5, 5]
    assert list(tmp_path.iterdir()) == []
