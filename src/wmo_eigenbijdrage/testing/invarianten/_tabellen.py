"""What the invariants compute with: published figures, and months by plain loops.

Nothing here asks the library. Amounts are cents, months are pairs of year and number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, TypeAlias

from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.dossier import Persoon
from wmo_eigenbijdrage.kalender import Maand, Tijdvak
from wmo_eigenbijdrage.testing._cijfers import AOW, TARIEF

__all__ = [
    "AOW",
    "APRIL_MEI_2020",
    "EEN_DAG",
    "TARIEF",
    "JaarMaand",
    "aow_op",
    "begint_in_gebruik",
    "eerste",
    "in_vak",
    "jaar_maand",
    "jaren_later",
    "maanden_tot",
    "maanden_verder",
    "tarief_onder",
]

JaarMaand: TypeAlias = tuple[int, int]
EEN_DAG: Final = timedelta(days=1)
APRIL_MEI_2020: Final = ((2020, 4), (2020, 5))
"""Uitvoeringsbesluit Wmo 2015, art. 3.8 (3)(i)."""


def eerste(maand: JaarMaand) -> date:
    """The first day of a month."""
    return date(*maand, 1)


def jaar_maand(dag: date | Maand) -> JaarMaand:
    """The month of a day, or of a `Maand`."""
    return (dag.jaar, dag.nummer) if isinstance(dag, Maand) else (dag.year, dag.month)


def maanden_verder(maand: JaarMaand, aantal: int) -> JaarMaand:
    """So many months later; earlier when negative."""
    jaar, nummer = divmod(12 * maand[0] + maand[1] - 1 + aantal, 12)
    return jaar, nummer + 1


def maanden_tot(tot_en_met: JaarMaand, vanaf: JaarMaand = (2020, 1)) -> Iterator[JaarMaand]:
    """One month after the other."""
    while vanaf <= tot_en_met:
        yield vanaf
        vanaf = maanden_verder(vanaf, 1)


def in_vak(dag: date, vak: Tijdvak) -> bool:
    """Whether a day lies in a period of days, both ends included."""
    return vak.eerste_dag <= dag and (vak.laatste_dag is None or dag <= vak.laatste_dag)


def begint_in_gebruik(gebruik: Iterable[Tijdvak], tot_en_met: JaarMaand) -> Sequence[JaarMaand]:
    """The months since 2020 whose first day lies in one of the periods."""
    vakken = list(gebruik)
    return [
        maand
        for maand in maanden_tot(tot_en_met)
        if any(in_vak(eerste(maand), vak) for vak in vakken)
    ]


def jaren_later(dag: date, jaren: int, maanden: int = 0) -> date:
    """The same day of the month, or the last that the month has."""
    jaar, maand = maanden_verder((dag.year, dag.month), 12 * jaren + maanden)
    nummer = dag.day
    while True:
        try:
            return date(jaar, maand, nummer)
        except ValueError:
            nummer -= 1


def aow_op(persoon: Persoon) -> date:
    """The day of AOW age; the end of time for who is too young for the table."""
    geboren = persoon.client.geboortedatum
    for tot_en_met, jaren, maanden in AOW:
        if geboren <= tot_en_met:
            return jaren_later(geboren, jaren, maanden)
    return date.max


def tarief_onder(beleid: Beleid, maand: JaarMaand) -> int:
    """The lower of the national tariff of a month and that of the gemeente."""
    centen = TARIEF[maand[0]]
    for keuze in beleid.lagere_tarieven:  # in order: the last that has begun holds
        if jaar_maand(keuze.vanaf) <= maand and keuze.bedrag is not None:
            centen = min(TARIEF[maand[0]], keuze.bedrag.centen)
    return centen
