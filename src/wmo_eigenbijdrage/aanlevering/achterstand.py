"""What is overdue: answers of CAK, and starts that the gemeente has to deliver.

Source: OP090 of iWmo 3.2: an answer within three working days; that the term is the same for iEb is
[inferred]. Uitvoeringsregeling Wmo 2015, art. 2f: delivery within one month after the day of
provision, for a pgb within four months after the grant begins. Readings: decision 0052.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import date
from enum import Enum
from typing import TypeVar

from attrs import frozen
from dateutil.relativedelta import relativedelta

from wmo_eigenbijdrage.aanlevering.boekingen import Boeking, Meldinguitkomst
from wmo_eigenbijdrage.aanlevering.gewenst import Gewenst, GewenstePeriode
from wmo_eigenbijdrage.aanlevering.grenzen import Grens
from wmo_eigenbijdrage.aanlevering.meldingen import Inhoud
from wmo_eigenbijdrage.aanlevering.register import Aangeleverd, Persoonsregister
from wmo_eigenbijdrage.controle import eis_dag, eis_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import werkdagen_later
from wmo_eigenbijdrage.landelijk import Grondslag, grondslag

__all__ = [
    "AANLEVERTERMIJN",
    "AANLEVERTERMIJN_PGB",
    "RETOURTERMIJN",
    "Aanleverachterstand",
    "Aanlevertoestand",
    "Retourachterstand",
    "aanleverachterstand",
    "aanleverachterstanden",
    "retourachterstand",
    "retourachterstanden",
    "uiterste_aanlevering",
]

RETOURTERMIJN = 3
"""Working days within which an answer comes (OP090)."""
AANLEVERTERMIJN = 1
"""Months after the day of provision."""
AANLEVERTERMIJN_PGB = 4
"""Months after the day on which the grant of a pgb begins."""
S = TypeVar("S")


@frozen
class Retourachterstand:
    """A melding that CAK should have answered."""

    boeking: Boeking
    """When it was only made ready (`KLAARGEZET`), find out first whether it was handed over."""
    uiterlijk: date | None
    """The last day for the answer; ``None`` when the register does not keep the day of sending."""
    dagen_te_laat: int | None
    """Calendar days since then; ``None`` when that is not known."""

    def __str__(self) -> str:
        nummer, uitkomst = self.boeking.melding.volgnummer, self.boeking.uitkomst.value
        if self.uiterlijk is None:
            return f"melding {nummer} ({uitkomst}): geen antwoord; dag van verzending niet bekend"
        return (
            f"melding {nummer} ({uitkomst}): antwoord uiterlijk {self.uiterlijk}, "
            f"{_dagen(self.dagen_te_laat or 0)} te laat"
        )


class Aanlevertoestand(Enum):
    """How the delivery of a start stands."""

    NADERT = "nog niet aangeleverd"
    """The last day has not passed."""
    TE_LAAT = "te laat, nog niet aangeleverd"
    TE_LAAT_AANGELEVERD = "te laat aangeleverd"
    ONBEKEND = "aangeleverd op een dag die niet bekend is"
    """The register does not keep the day of sending."""


@frozen
class Aanleverachterstand:
    """The start of a period that was, or is about to be, delivered too late."""

    grens: Grens
    """The start, with the fact that made it and since when that is known."""
    pgb: bool
    uiterlijk: date
    """The last day in time, included."""
    toestand: Aanlevertoestand
    aangeleverd_op: date | None
    """The Dagtekening of the melding that delivered it."""
    dagen_te_laat: int | None
    """Calendar days after the last day, up to the delivery or the peildatum; zero or negative
    while there is time. ``None`` when the day of delivery is not known."""

    @property
    def grondslag(self) -> Grondslag:
        """The article that sets the term."""
        return grondslag("ur-2f")

    def __str__(self) -> str:
        hoe = self.toestand.value
        if self.dagen_te_laat is not None and self.dagen_te_laat > 0:
            hoe = f"{hoe}, {_dagen(self.dagen_te_laat)}"
        return f"start {self.grens.dag} van {self.grens.kenmerk}: uiterlijk {self.uiterlijk}, {hoe}"


def _dagen(aantal: int) -> str:
    return "1 dag" if aantal == 1 else f"{aantal} dagen"


def retourachterstand(
    register: Persoonsregister, *, peildatum: date, vrije_dagen: Container[date] = ()
) -> tuple[Retourachterstand, ...]:
    """The meldingen of one person that CAK should have answered by now.

    The day of sending does not count, and on the last day itself an answer is not overdue. What was
    sent on a day that the register does not keep is given too, without a last day.

    Args:
        register: what CAK was told.
        peildatum: today.
        vrije_dagen: days that are no working days, beside Saturdays and Sundays; see
            `wmo_eigenbijdrage.adapters.feestdagen`. Without them an answer around a holiday counts
            as overdue too early.
    """
    eis_soort("register", register, Persoonsregister)
    eis_dag("peildatum", peildatum)
    gevonden: list[Retourachterstand] = []
    for boeking in register.boekingen:
        if not boeking.uitkomst.is_open:
            continue
        if boeking.dagtekening is None:
            gevonden.append(Retourachterstand(boeking, None, None))
            continue
        uiterlijk = werkdagen_later(boeking.dagtekening, RETOURTERMIJN, vrije_dagen)
        if uiterlijk < peildatum:
            gevonden.append(Retourachterstand(boeking, uiterlijk, (peildatum - uiterlijk).days))
    return tuple(gevonden)


def retourachterstanden(
    personen: Iterable[tuple[S, Persoonsregister]],
    *,
    peildatum: date,
    vrije_dagen: Container[date] = (),
) -> Iterator[tuple[S, Retourachterstand]]:
    """The same over many persons, one at a time, each with the key that it was given under."""
    for sleutel, register in personen:
        for gevonden in retourachterstand(register, peildatum=peildatum, vrije_dagen=vrije_dagen):
            yield sleutel, gevonden


def uiterste_aanlevering(dag: date, *, pgb: bool) -> date:
    """The last day on which a provision that starts on *dag* is delivered in time.

    Calendar months: a day that the month does not have is its last day. A weekend or a holiday at
    the end gives no more time.

    >>> print(uiterste_aanlevering(date(2024, 1, 31), pgb=False))
    2024-02-29
    >>> print(uiterste_aanlevering(date(2024, 1, 31), pgb=True))
    2024-05-31
    """
    eis_dag("dag", dag)
    return dag + relativedelta(months=AANLEVERTERMIJN_PGB if pgb else AANLEVERTERMIJN)


def aanleverachterstand(
    gewenst: Gewenst,
    register: Persoonsregister,
    *,
    pgb: Container[str] = (),
    peildatum: date,
    dagen_vooraf: int = 7,
) -> tuple[Aanleverachterstand, ...]:
    """The starts of one person that are, were or will soon be too late at CAK.

    Each wanted period is put to one that CAK has and that shares a day with it. It was delivered by
    the first melding after which that was so; one that CAK rejected delivered nothing. The day of
    provision is the start that CAK is told [inferred]: that of the person's first provision.

    Args:
        gewenst: what CAK should know, also when not every provision could be judged.
        register: what CAK was told.
        pgb: the keys of the provisions that are a pgb.
        peildatum: today.
        dagen_vooraf: how many days before its last day an undelivered start is given.

    Raises:
        OngeldigeWaarde: *dagen_vooraf* is negative, *pgb* is one text, or an argument is of another
            kind.
    """
    eis_soort("gewenst", gewenst, Gewenst)
    eis_soort("register", register, Persoonsregister)
    eis_dag("peildatum", peildatum)
    eis_soort("dagen_vooraf", dagen_vooraf, int)
    if isinstance(pgb, str):  # a part of that text would count as a key
        raise OngeldigeWaarde("pgb", "is one text", "give a set of keys")
    if dagen_vooraf < 0:
        raise OngeldigeWaarde("dagen_vooraf", f"{dagen_vooraf} is negative", "give 0 or more")
    gevonden: list[Aanleverachterstand] = []
    over = list(register.aangeleverd)
    for periode in gewenst.perioden:
        is_pgb = periode.begin.kenmerk in pgb
        bekend = next((a for a in over if a.inhoud.tijdvak.overlapt(periode.tijdvak)), None)
        if bekend is None:
            deel = _niet_aangeleverd(periode.begin, peildatum, dagen_vooraf, is_pgb=is_pgb)
        else:
            over.remove(bekend)
            deel = _aangeleverd(periode, register, bekend, is_pgb=is_pgb)
        if deel is not None:
            gevonden.append(deel)
    return tuple(gevonden)


def _niet_aangeleverd(
    begin: Grens, peildatum: date, dagen_vooraf: int, *, is_pgb: bool
) -> Aanleverachterstand | None:
    uiterlijk = uiterste_aanlevering(begin.dag, pgb=is_pgb)
    dagen = (peildatum - uiterlijk).days
    if dagen < -dagen_vooraf:
        return None
    toestand = Aanlevertoestand.TE_LAAT if dagen > 0 else Aanlevertoestand.NADERT
    return Aanleverachterstand(begin, is_pgb, uiterlijk, toestand, None, dagen)


def _aangeleverd(
    periode: GewenstePeriode, register: Persoonsregister, bekend: Aangeleverd, *, is_pgb: bool
) -> Aanleverachterstand | None:
    begin = periode.begin
    uiterlijk = uiterste_aanlevering(begin.dag, pgb=is_pgb)
    op = _aangeleverd_op(register, bekend, periode)
    if op is None:
        onbekend = Aanlevertoestand.ONBEKEND
        return Aanleverachterstand(begin, is_pgb, uiterlijk, onbekend, None, None)
    if op <= uiterlijk:
        return None
    te_laat = Aanlevertoestand.TE_LAAT_AANGELEVERD
    return Aanleverachterstand(begin, is_pgb, uiterlijk, te_laat, op, (op - uiterlijk).days)


def _aangeleverd_op(
    register: Persoonsregister, bekend: Aangeleverd, periode: GewenstePeriode
) -> date | None:
    """The day of the first melding after which the two share a day."""
    return next(
        boeking.dagtekening
        for boeking, stand in _verloop(register, bekend.periode)
        if stand is not None and stand.tijdvak.overlapt(periode.tijdvak)
    )


def _verloop(register: Persoonsregister, periode: int) -> list[tuple[Boeking, Inhoud | None]]:
    """What CAK had of one period after each melding that it did not reject."""
    stand: Inhoud | None = None
    verloop: list[tuple[Boeking, Inhoud | None]] = []
    for boeking in register.boekingen:
        gaat_mee = boeking.uitkomst is not Meldinguitkomst.AFGEWEZEN
        if gaat_mee and boeking.melding.periode == periode:
            stand = boeking.melding.pas_toe(stand)
            verloop.append((boeking, stand))
    return verloop


def aanleverachterstanden(
    personen: Iterable[tuple[S, Gewenst, Persoonsregister, Container[str]]],
    *,
    peildatum: date,
    dagen_vooraf: int = 7,
) -> Iterator[tuple[S, Aanleverachterstand]]:
    """The same over many persons, one at a time: a key, what is wanted and told, and the pgb's."""
    for sleutel, gewenst, register, pgb in personen:
        for gevonden in aanleverachterstand(
            gewenst, register, pgb=pgb, peildatum=peildatum, dagen_vooraf=dagen_vooraf
        ):
            yield sleutel, gevonden
