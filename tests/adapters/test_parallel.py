"""Work over several processes: the same outcomes in the same order, and bounded reading ahead."""

from __future__ import annotations

import operator
import os
import pickle
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from itertools import count, islice

import pytest
from attrs import evolve

from aanlevering.bouw import beleid, dag
from aanlevering.zorgbouw import soort, start, stop
from hv_generator import veel_bsns
from wmo_eigenbijdrage import Bsn
from wmo_eigenbijdrage.aanlevering import (
    Persoonsregister,
    Planopdracht,
    Planvraag,
    plan_bevolking,
)
from wmo_eigenbijdrage.adapters import werker
from wmo_eigenbijdrage.adapters.feitensorteerder import Feitensorteerder
from wmo_eigenbijdrage.adapters.parallel import Processen
from wmo_eigenbijdrage.dossier import Zorgfeit
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.ieb import release


def test_de_uitkomsten_zijn_die_van_map_in_dezelfde_volgorde() -> None:
    gegeven = list(range(100))
    uit = Processen(2, per_keer=7).map(operator.neg, gegeven)
    assert list(uit) == list(map(operator.neg, gegeven))


def test_er_zijn_niet_meer_partijen_onderweg_dan_is_toegestaan() -> None:
    gelezen = 0

    def eindeloos() -> Iterator[int]:
        nonlocal gelezen
        for gelezen in count(1):  # noqa: UP028
            yield gelezen

    stroom = Processen(2, per_keer=3, vooruit=2).map(operator.neg, eindeloos())
    assert next(stroom) == -1
    assert gelezen == 3 * 2 * 2  # three in each batch, two processes, two batches each
    assert list(islice(stroom, 3)) == [-2, -3, -4]
    assert gelezen == 3 * (2 * 2 + 1)
    stroom.close()


def test_wat_het_werk_of_de_bron_stuk_maakt_komt_naar_boven() -> None:
    stroom = Processen(1, per_keer=2, vooruit=1).map(int, ["1", "2", "x", "3"])
    assert [next(stroom), next(stroom)] == [1, 2]
    with pytest.raises(ValueError, match="invalid literal"):
        next(stroom)

    def bron() -> Iterator[str]:
        yield "1"
        raise OSError("de bron is weg")

    with pytest.raises(OSError, match="de bron is weg"):
        list(Processen(1).map(int, bron()))


def test_een_proces_dat_wegvalt_valt_op() -> None:
    with pytest.raises(BrokenProcessPool):
        list(Processen(1).map(os._exit, [1]))


def test_een_functie_die_niet_kan_reizen_wordt_meteen_geweigerd() -> None:
    with pytest.raises((pickle.PicklingError, AttributeError)):
        next(Processen(1).map(lambda getal: getal, [1]))


@pytest.mark.parametrize("velden", [{"aantal": 0}, {"per_keer": -1}, {"vooruit": True}])
def test_van_alles_is_er_minstens_een(velden: dict[str, int]) -> None:
    with pytest.raises(OngeldigeWaarde, match=next(iter(velden))):
        Processen(**velden)


def test_een_werker_houdt_zijn_functie_tot_de_volgende() -> None:
    werker.begin(pickle.dumps(operator.neg))
    assert werker.doe([1, 2]) == [-1, -2]
    werker.begin(pickle.dumps(operator.not_))
    assert werker.doe([0]) == [True]


def test_een_bevolking_over_twee_processen_geeft_dezelfde_uitkomsten() -> None:
    """One hash seed differs from the next in each process; outcomes do not."""
    opdracht = Planopdracht(
        beleid=beleid(), peildatum=dag("2024-06-10"), release=release("1.0"), soort=soort
    )
    with Feitensorteerder() as sorteerder:
        for bsn in map(Bsn, islice(veel_bsns(), 20)):
            feiten: list[Zorgfeit] = [
                start("2024-03-04"),
                stop("2024-03-04", "2024-05-06"),
                start("2024-05-20", nummer=2),
            ]
            sorteerder.voeg_toe(evolve(feit, bsn=bsn) for feit in feiten)
        vragen = [Planvraag(p, Persoonsregister()) for p in sorteerder.ingepakt()]
    verdeel = Processen(2, per_keer=4).map
    samen = list(plan_bevolking(vragen, opdracht, verdeel=verdeel))
    assert samen == list(plan_bevolking(vragen, opdracht))
    assert len(samen) == 20
