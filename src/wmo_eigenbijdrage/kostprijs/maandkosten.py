"""Aids in loan, lease or rent: the cost of a month against the contribution of that month.

Source: VNG, questions about the abonnementstarief (state of 2019 and 2020). Situation (i): the cost
is higher than the contribution, no cost price goes to CAK, and the gemeente watches that the cost
does not fall below it later. Situation (ii), a lower cost: the answer is lost [gap].
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from itertools import groupby
from operator import itemgetter

from attrs import frozen

from wmo_eigenbijdrage.bijdrage.kern import maanden
from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.dossier import Maandkosten, Verstrekking
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.kostprijs._tabel import BEGIN, Tabel
from wmo_eigenbijdrage.kostprijs.bewaken import STANDAARDREGELS
from wmo_eigenbijdrage.kostprijs.regels import Afschrijfregels

__all__ = ["Maandtoets", "Uitkomst", "toets_maandkosten"]


class Uitkomst(Enum):
    """How the cost of a month compares with the national tariff."""

    HOGER = "hoger"
    """Higher: the tariff itself keeps the contribution below the cost."""
    GELIJK = "gelijk"
    """Just the tariff: nothing is paid above the cost [inferred]."""
    LAGER = "lager"
    """Lower: what is to be done is in no source [gap]."""


@frozen
class Maandtoets:
    """Consecutive months with the same outcome."""

    van: Maand
    tot_en_met: Maand
    uitkomst: Uitkomst


def toets_maandkosten(
    verstrekking: Verstrekking, *, regels: Afschrijfregels = STANDAARDREGELS
) -> tuple[Maandtoets, ...]:
    """Compare the cost per month with the tariff, over the months of use that have a tariff.

    The cost of a month is that of its first day.

    Raises:
        OngeldigeWaarde: the provision has no costs per month.
        BuitenBereik: its costs are not given for a month of use.

    >>> from datetime import date
    >>> from wmo_eigenbijdrage import Bedrag, Tijdlijn, Tijdvak
    >>> gebruik = Tijdvak(date(2023, 1, 1), date(2024, 6, 30))
    >>> huur = Maandkosten(Tijdlijn.constant(Bedrag(2000), gebruik))
    >>> for toets in toets_maandkosten(
    ...     Verstrekking(kenmerk="rolstoel", gebruik=gebruik, begrenzing=huur)
    ... ):
    ...     print(toets.van, toets.tot_en_met, toets.uitkomst.value)
    2023-01 2023-12 hoger
    2024-01 2024-06 lager
    """
    eis_soort("verstrekking", verstrekking, Verstrekking)
    kosten = verstrekking.begrenzing
    if not isinstance(kosten, Maandkosten):
        raise OngeldigeWaarde("verstrekking", "has no costs per month", "give Maandkosten")
    tabel = regels.kern
    toetsen: list[Maandtoets] = []
    for eerste, laatste in maanden(verstrekking.gebruik, tabel.eind):
        vergeleken = _vergelijk(kosten, tabel, max(eerste, BEGIN), laatste)
        for uitkomst, groep in groupby(vergeleken, key=itemgetter(1)):
            reeks = [maand for maand, _ in groep]
            toetsen.append(Maandtoets(reeks[0], reeks[-1], uitkomst))
    return tuple(toetsen)


def _vergelijk(
    kosten: Maandkosten, tabel: Tabel, eerste: int, laatste: int
) -> Iterator[tuple[Maand, Uitkomst]]:
    for ordinaal in range(eerste, laatste + 1):
        maand = Maand.uit_ordinaal(ordinaal)
        verschil = kosten.bedrag.op(maand.eerste_dag).centen - tabel.tarieven[ordinaal - BEGIN]
        if verschil:
            yield maand, Uitkomst.HOGER if verschil > 0 else Uitkomst.LAGER
        else:
            yield maand, Uitkomst.GELIJK
