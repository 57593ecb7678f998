"""The grounds on which nothing is due: Uitvoeringsbesluit Wmo 2015, art. 3.8 (3) and (4), 2.1.5."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from wmo_eigenbijdrage.testing._cijfers import AOW
from wmo_eigenbijdrage.testing.conformiteit.naslag.tijd import (
    DAG,
    dag,
    maand_eerste,
    op_dag,
    verschoven,
)

__all__ = ["heeft_aow", "is_eigen_grond", "is_grond", "is_vrijgesteld", "leeft"]

Persoon = Mapping[str, Any]
_VRIJ_TERUG = date(2024, 7, 1)


def leeft(persoon: Persoon, deze: date) -> bool:
    """Whether a person is alive on a day, that of death included."""
    return persoon["overleden"] is None or deze <= dag(persoon["overleden"])


def heeft_aow(persoon: Persoon, deze: date) -> bool:
    """Whether a person is of AOW age on a day; those of whom it is not known are not."""
    geboren = dag(persoon["geboortedatum"])
    for tot_en_met, jaren, maanden in AOW:
        if geboren <= tot_en_met:
            return verschoven(geboren, 12 * jaren + maanden) <= deze
    return False


def _twee_nachten(persoon: Persoon, eerste: date, laatste: date) -> bool:
    nachten = persoon["opvangnachten"]
    deze = eerste
    while nachten and deze < laatste and leeft(persoon, deze + DAG):
        if op_dag(deze, nachten) and op_dag(deze + DAG, nachten):
            return True
        deze += DAG
    return False


def is_grond(personen: Sequence[Persoon], eerste: date, laatste: date) -> bool:
    """Whether one ground frees all of them: a Wlz or BW contribution, or nights in opvang."""
    return any(
        op_dag(eerste, persoon["wlz_bijdrage"])
        or op_dag(eerste, persoon["bw_bijdrage"])
        or _twee_nachten(persoon, eerste, laatste)
        for persoon in personen
    )


def is_vrijgesteld(personen: Sequence[Persoon], jaar: int, eerste: date) -> bool:
    """Whether the college exempted one of them; capacity and approach are grounds since 2018.

    Until the text of 2024-07-01 not before CAK was told, since then up to 36 months before; it
    counts from the first whole month (art. 3.4 (2)).
    """
    deze = eerste.replace(day=1)
    for persoon in personen:
        for vrijstelling in persoon["vrijstellingen"]:
            begin = maand_eerste(vrijstelling["eerste_maand"])
            gemeld = dag(vrijstelling["gemeld_op"])
            vroegst = gemeld if gemeld < _VRIJ_TERUG else verschoven(gemeld, -36)
            einde = verschoven(begin, vrijstelling["aantal_maanden"])
            telt = vrijstelling["grond"] == "c" or jaar >= 2018
            if telt and deze >= vroegst and begin <= deze < einde:
                return True
    return False


def is_eigen_grond(persoon: Persoon, eerste: date) -> bool:
    """Whether a ground frees this client only: a wheelchair alone, or being a minor.

    Not where a home adaptation is charged to the parents, unless they owe nothing themselves.
    """
    if op_dag(eerste, persoon["alleen_rolstoel"]):
        return True
    if eerste >= verschoven(dag(persoon["geboortedatum"]), 12 * 18):
        return False
    ouders = op_dag(eerste, persoon["ten_laste_van_ouders"])
    return not ouders or op_dag(eerste, persoon["ouders_vrij"])
