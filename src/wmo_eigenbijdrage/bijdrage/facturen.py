"""Bills: which month lands on which bill, and when several months land on one.

A month is billed in the month after it (in arrears). What a decision reaches back over comes on one
bill, in the month after the decision: more than one month on a bill is a *stapelfactuur*.

Source: Uitvoeringsbesluit Wmo 2015, art. 3.3 (1); CAK, "Verandering eigen bijdrage Wmo 2026" (the
bill of January 2026 is over December 2025).
"""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.bijdrage.kern import eerste_maand
from wmo_eigenbijdrage.bijdrage.overzicht import Bijdrageoverzicht
from wmo_eigenbijdrage.bijdrage.vaststelling import EERSTE_VASTSTELLING, Herziening
from wmo_eigenbijdrage.controle import eis_dag, eis_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME, Maand
from wmo_eigenbijdrage.landelijk import niet_verschuldigd

__all__ = [
    "Factuur",
    "Oorzaak",
    "facturen",
    "factuurmaand",
    "herzieningsfactuur",
    "voorspel_eerste_factuur",
]


class Oorzaak(Enum):
    """Why more than one month stands on a bill."""

    LATE_MELDING = "de start is gemeld na een maand die al verschuldigd was"
    LATE_VERWERKING = "tussen de melding en de beschikking ging een maand voorbij"
    HERZIENING = "een herziening werkt terug over meer maanden"
    GEEN = "er staat niet meer dan een maand op de factuur"


@frozen
class Factuur:
    """What is billed in one month to the persons who owe together."""

    maand: Maand
    """The month in which the bill is sent."""
    regels: tuple[tuple[Maand, Bedrag], ...]
    """The months with their amounts, in order; months of zero are not billed. On the bill of a
    revision an amount is negative where it is refunded."""
    oorzaak: Oorzaak
    """Why several months stand on it."""
    personen: tuple[int, ...] = (0,)
    """The places in the household of those who get it."""

    @property
    def totaal(self) -> Bedrag:
        """What is to be paid."""
        return Bedrag.som(bedrag for _, bedrag in self.regels)

    @property
    def is_stapelfactuur(self) -> bool:
        """Whether more than one month stands on it."""
        return len(self.regels) > 1

    def __str__(self) -> str:
        maanden = "maand" if len(self.regels) == 1 else "maanden"
        stapel = " (stapelfactuur)" if self.is_stapelfactuur else ""
        return f"factuur {self.maand}: {len(self.regels)} {maanden}, {self.totaal}{stapel}"


def factuurmaand(maand: Maand, beschikt_in: Maand) -> Maand:
    """The month in which *maand* is billed when the decision was sent in *beschikt_in*.

    >>> print(factuurmaand(Maand(2025, 12), Maand(2024, 1)))
    2026-01
    """
    return max(maand, beschikt_in) + 1


def facturen(
    overzicht: Bijdrageoverzicht, beschikt_in: Maand, *, gemeld_in: Maand | None = None
) -> tuple[Factuur, ...]:
    """The bills over all months of an overview, in order.

    Four-week periods are left out: but for two of them no source tells when they were billed.

    Args:
        overzicht: what was determined.
        beschikt_in: the month in which the decision was sent.
        gemeld_in: the month in which the gemeente reported the start, to tell a late report from a
            late decision; the month of the decision when it is left out.
    """
    eis_soort("overzicht", overzicht, Bijdrageoverzicht)
    eis_soort("beschikt_in", beschikt_in, Maand)
    gemeld_in = beschikt_in if gemeld_in is None else gemeld_in
    eis_soort("gemeld_in", gemeld_in, Maand)
    per_rekening: dict[tuple[Maand, tuple[int, ...]], list[tuple[Maand, Bedrag]]] = {}
    for periode, reeks in overzicht.perioden():
        if isinstance(periode, Maand) and reeks.bedrag:
            sleutel = (factuurmaand(periode, beschikt_in), reeks.personen)
            per_rekening.setdefault(sleutel, []).append((periode, reeks.bedrag))
    return tuple(
        _factuur(maand, per_rekening[maand, personen], gemeld_in, personen)
        for maand, personen in sorted(per_rekening)
    )


def _factuur(
    maand: Maand,
    regels: list[tuple[Maand, Bedrag]],
    gemeld_in: Maand,
    personen: tuple[int, ...] = (0,),
) -> Factuur:
    oorzaak = Oorzaak.GEEN
    if len(regels) > 1:
        te_laat = regels[0][0] < gemeld_in
        oorzaak = Oorzaak.LATE_MELDING if te_laat else Oorzaak.LATE_VERWERKING
    return Factuur(maand, tuple(regels), oorzaak, personen)


def herzieningsfactuur(herziening: Herziening, besluit: date) -> Factuur | None:
    """What a revision adds to the bill of the month after its decision; ``None`` for nothing.

    The persons are those of the household together: how CAK splits it between two is not known.

    Source: Uitvoeringsbesluit Wmo 2015, art. 3.3 (1)(b).
    """
    eis_soort("herziening", herziening, Herziening)
    eis_dag("besluit", besluit)
    besluitmaand = Maand.van(besluit)
    regels = [
        (periode, saldo)
        for periode, saldo in herziening.saldi
        if isinstance(periode, Maand) and periode <= besluitmaand
    ]
    if not regels:
        return None
    oorzaak = Oorzaak.HERZIENING if len(regels) > 1 else Oorzaak.GEEN
    return Factuur(besluitmaand + 1, tuple(regels), oorzaak)


def voorspel_eerste_factuur(
    start: date, gemeld_op: date, beleid: Beleid, *, maanden_tot_beschikking: int = 0
) -> Factuur:
    """What the first bill will hold when a start is reported on a day.

    Months that lie more than twelve months back are lost and not on it. It is assumed that CAK
    decides in the month of the report, or *maanden_tot_beschikking* months later, and that no
    ground to owe nothing holds but that of April and May 2020. Support from before 2020 counts
    from January 2020. Where the gemeente asks nothing no month stands on it.

    Raises:
        OnbekendeParameter: a month is owed for which no tariff is published.
        OngeldigeWaarde: a day is no plain date, or CAK would decide before the report.

    >>> from wmo_eigenbijdrage import Gemeentecode
    >>> beleid = Beleid(gemeente=Gemeentecode("0363"))
    >>> print(voorspel_eerste_factuur(date(2024, 1, 15), date(2024, 6, 20), beleid))
    factuur 2024-07: 5 maanden, € 103,00 (stapelfactuur)
    """
    eis_dag("start", start)
    eis_soort("beleid", beleid, Beleid)
    eis_dag("gemeld_op", gemeld_op)
    if maanden_tot_beschikking < 0:
        raise OngeldigeWaarde(
            "maanden_tot_beschikking", f"{maanden_tot_beschikking} is negative", "give 0 or more"
        )
    gemeld_in = Maand.van(gemeld_op)
    beschikt_in = gemeld_in + maanden_tot_beschikking
    eerste = Maand.uit_ordinaal(eerste_maand(max(start, EERSTE_DAG_MAANDREGIME)))
    eerste = max(eerste, beschikt_in - EERSTE_VASTSTELLING)
    laatste = max(eerste, beschikt_in)
    while all(niet_verschuldigd(maand) for maand in Maand.reeks(eerste, laatste)):
        laatste += 1
    regels = _verschuldigd(eerste, laatste, beleid)
    return _factuur(factuurmaand(laatste, beschikt_in), regels, gemeld_in)


def _verschuldigd(eerste: Maand, laatste: Maand, beleid: Beleid) -> list[tuple[Maand, Bedrag]]:
    return [
        (maand, tarief)
        for maand in Maand.reeks(eerste, laatste)
        if not niet_verschuldigd(maand) and (tarief := beleid.tarief(maand))
    ]
