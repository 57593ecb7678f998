"""The core of the guarding: summed tariffs, in which one bisection finds the end of a price.

With ``som[k]`` the sum of the first *k* months that are deducted, a price that starts at month *i*
pays for the months *i* up to the largest *j* with ``som[j] - som[i] <= price``. Months over which
nothing is deducted are not in the sums at all, so that they need no case of their own.

Whole numbers only: months are their ordinals, amounts are cents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, pairwise

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME, Maand
from wmo_eigenbijdrage.kostprijs.prognose import Prognose
from wmo_eigenbijdrage.landelijk import Waarde, abonnementstarief, niet_verschuldigd

__all__ = ["Tabel", "maak_tabel"]

BEGIN = Maand.van(EERSTE_DAG_MAANDREGIME).ordinaal
EINDELOOS = Maand(2100, 12).ordinaal
"""The last month there is, for what has no end; no table reaches it."""


@frozen(eq=False)
class Tabel:
    """The months that are deducted, and the sums of their tariffs."""

    gepubliceerd: int
    """The last month whose tariff is published."""
    eind: int
    """The last month that has a tariff."""
    tarieven: tuple[int, ...]
    """The national tariff of each month from `BEGIN` to the end, deducted or not."""
    maanden: tuple[int, ...]
    """The months that are deducted, in order."""
    som: tuple[int, ...]
    """The sum of the first *k* tariffs; one longer than *maanden*."""
    plekken: tuple[int, ...]
    """For each month from `BEGIN` to the one after the end: how many deducted months precede it."""
    som_voor: tuple[int, ...]
    """For each month from `BEGIN` on: the sum of the tariffs deducted before it."""
    grenzen: tuple[int, ...]
    """*som*, and behind it the first sum that goes beyond all tariffs."""
    uitkomst: tuple[int, ...]
    """The last month paid for, by the place that a bisection in *grenzen* finds; `-1` beyond."""
    eigen: tuple[int, ...]
    """The tariff of the gemeente in each deducted month, with which a last part is compared; empty
    when it is compared with the national one."""

    def plek(self, maand: int) -> int:
        """The place of the first deducted month that is not before *maand*.

        *maand* lies from `BEGIN` to the month after the end.
        """
        return self.plekken[maand - BEGIN]

    @property
    def heeft_gaten(self) -> bool:
        """Whether there are months over which nothing is deducted."""
        return len(self.maanden) < len(self.tarieven)

    def onbekend(self, maand: int) -> OnbekendeParameter:
        """The error for a month without a tariff."""
        begin, eind = Maand.uit_ordinaal(BEGIN), Maand.uit_ordinaal(self.eind)
        return OnbekendeParameter(
            "abonnementstarief",
            str(Maand.uit_ordinaal(maand)),
            f"{begin}..{eind}; after that only with an Afschrijfregels(prognose=...)",
        )


@cache
def _gepubliceerd() -> tuple[tuple[int, int], ...]:
    return tuple(per_maand(abonnementstarief().waarden))


def per_maand(waarden: Iterable[Waarde[Bedrag]]) -> Iterator[tuple[int, int]]:
    """Month and tariff in cents up to the first gap: what comes after it cannot be summed."""
    verwacht = BEGIN
    for waarde in waarden:
        laatste = waarde.geldig.laatste_dag
        assert laatste is not None  # a published value is never open
        van, tot = Maand.van(waarde.geldig.eerste_dag).ordinaal, Maand.van(laatste).ordinaal
        if van != verwacht:
            return
        yield from ((maand, waarde.waarde.centen) for maand in range(van, tot + 1))
        verwacht = tot + 1


def _aangenomen(prognose: Prognose, vanaf: int) -> Iterator[tuple[int, int]]:
    """Month and assumed tariff from *vanaf* on; what is published by now is left out."""
    eerste = prognose.tarieven[0][0]
    if 12 * eerste > vanaf:
        raise OngeldigeWaarde(
            "prognose", f"begins in {eerste}", f"let it begin in {vanaf // 12} at the latest"
        )
    for jaar, tarief in prognose.tarieven:
        for maand in range(max(12 * jaar, vanaf), 12 * jaar + 12):
            yield maand, tarief.centen


def maak_tabel(
    *,
    april_mei_2020: bool,
    overgeslagen: Iterable[Maand],
    prognose: Prognose | None,
    beleid: Beleid | None,
) -> Tabel:
    """The table for one set of rules."""
    tarieven = list(_gepubliceerd())
    gepubliceerd = tarieven[-1][0]
    if prognose is not None:
        tarieven += _aangenomen(prognose, gepubliceerd + 1)
    niet = {maand.ordinaal for maand in overgeslagen}
    if not april_mei_2020:
        niet |= {
            maand
            for maand, _ in _gepubliceerd()
            if niet_verschuldigd(Maand.uit_ordinaal(maand)) is not None
        }
    telt = [(maand, centen) for maand, centen in tarieven if maand not in niet]
    maanden = tuple(maand for maand, _ in telt)
    som = tuple(accumulate((centen for _, centen in telt), initial=0))
    plekken = tuple(accumulate((maand not in niet for maand, _ in tarieven), initial=0))
    return Tabel(
        gepubliceerd=gepubliceerd,
        eind=tarieven[-1][0],
        tarieven=tuple(centen for _, centen in tarieven),
        maanden=maanden,
        som=som,
        plekken=plekken,
        som_voor=tuple(som[plek] for plek in plekken),
        grenzen=(*som, som[-1] + 1),
        uitkomst=(-1, BEGIN - 1, *maanden, -1),
        eigen=tuple(_eigen(beleid, telt)) if beleid is not None else (),
    )


def _eigen(beleid: Beleid, tarieven: Iterable[tuple[int, int]]) -> Iterator[int]:
    for maand, landelijk in tarieven:
        eigen = beleid.lager_tarief(Maand.uit_ordinaal(maand))
        yield landelijk if eigen is None else min(landelijk, eigen.centen)


def bedragen(tabel: Tabel, van: int, tot: int) -> Iterator[int]:
    """The tariffs of the months at the places from *van* up to *tot*."""
    return (later - eerder for eerder, later in pairwise(tabel.som[van : tot + 1]))
