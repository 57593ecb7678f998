"""Determination and revision: how far back what is due may still be asked or refunded.

`bereken_bijdrage` tells what the facts make due; here the time limits of the law come over it. The
months that fall outside are returned as well, so that nothing vanishes unseen.

Source: Uitvoeringsbesluit Wmo 2015, art. 3.5 (4) and (7), 3.6; text of 2019 for four-week periods.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction

from attrs import frozen

from wmo_eigenbijdrage.afronding import Afronding
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bijdrage.overzicht import Bijdrageoverzicht, Reeks, Verschil, maak_reeksen
from wmo_eigenbijdrage.bijdrage.redenen import Reden
from wmo_eigenbijdrage.controle import eis_dag, eis_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import EERSTE_DAG, Bijdrageperiode, Maand, Zorgperiode

__all__ = [
    "EERSTE_VASTSTELLING",
    "HERZIENING",
    "Herziening",
    "Periodelimiet",
    "Vaststelling",
    "bw_deel_van_maand",
    "herzien",
    "vaststellen",
]

EERSTE_VASTSTELLING = 12
"""Months before the month of the decision (art. 3.5 (4)). Give 1 or 0 where CAK shortens it or
waives what lies back (art. 3.5 (7))."""
HERZIENING = 36
"""Months before the month of the revision (art. 3.6 (2)). Give 12, 1 or 0 where CAK shortens it
(art. 3.6 (4) and (5))."""


class Periodelimiet(Enum):
    """How far back four-week periods until 2019 could be determined: the sources disagree."""

    DERTIG_NEGEN_PERIODEN = "39 perioden"
    """The decree, text of 2019: 39 periods before the period of the decision."""
    TWAALF_MAANDEN = "12 maanden"
    """CAK's practice (checklist 2020): twelve months before the month of the decision."""


@frozen
class Vaststelling:
    """What a first determination asks, and what it can no longer ask."""

    verschuldigd: Bijdrageoverzicht
    vervallen: Bijdrageoverzicht
    """Owed by the facts, but too long ago."""


@frozen
class Herziening:
    """What a revision changes, and what it leaves as it was."""

    uitkomst: Bijdrageoverzicht
    """What holds after the revision."""
    wijzigingen: tuple[Verschil, ...]
    """From what was determined to what holds now."""
    buiten_termijn: tuple[Verschil, ...]
    """From what holds now to what the facts make due: this has become final (art. 3.6 (8))."""
    saldi: tuple[tuple[Bijdrageperiode, Bedrag], ...]
    """How much more, or less, is due over each period that changes in total, all persons together;
    a period that only passes from one to the other is not in it."""

    @property
    def nabetaling(self) -> Bedrag:
        """What is still to be paid, in all."""
        return Bedrag.som(saldo for _, saldo in self.saldi if saldo > Bedrag(0))

    @property
    def teruggave(self) -> Bedrag:
        """What is refunded, in all, as a positive amount."""
        return -Bedrag.som(saldo for _, saldo in self.saldi if saldo < Bedrag(0))


def vaststellen(
    overzicht: Bijdrageoverzicht,
    besluit: date,
    *,
    maanden_terug: int = EERSTE_VASTSTELLING,
    periodelimiet: Periodelimiet = Periodelimiet.DERTIG_NEGEN_PERIODEN,
) -> Vaststelling:
    """A first determination: at most *maanden_terug* months before the month of the decision.

    Args:
        overzicht: what the facts make due.
        besluit: the day on which the decision is sent.
        maanden_terug: 12 by law; 1 or 0 where CAK makes an exception (art. 3.5 (7)).
        periodelimiet: the limit for four-week periods, on which the sources disagree.

    Raises:
        OngeldigeWaarde: *besluit* is no plain date, or *maanden_terug* is negative.
    """
    eis_soort("overzicht", overzicht, Bijdrageoverzicht)
    binnen = _binnen(besluit, maanden_terug, EERSTE_VASTSTELLING, periodelimiet)
    return Vaststelling(
        _waar(overzicht, binnen), _waar(overzicht, lambda periode: not binnen(periode))
    )


def herzien(
    oud: Bijdrageoverzicht,
    nieuw: Bijdrageoverzicht,
    besluit: date,
    *,
    nabetaling_terug: int = HERZIENING,
    teruggave_terug: int | None = HERZIENING,
    periodelimiet: Periodelimiet = Periodelimiet.DERTIG_NEGEN_PERIODEN,
) -> Herziening:
    """A revision: from what was determined to what the facts now make due, within the limits.

    Args:
        oud: what was determined before.
        nieuw: what the facts make due now.
        besluit: the day on which the revision is sent.
        nabetaling_terug: months back over which more may be asked.
        teruggave_terug: months back over which is refunded; ``None`` for a refund without limit, on
            request after a serious failure that was not the client's (art. 3.6 (6) and (7)).
        periodelimiet: the limit for four-week periods.

    Raises:
        OngeldigeWaarde: *besluit* is no plain date, or a number of months is negative.
    """
    eis_soort("oud", oud, Bijdrageoverzicht)
    eis_soort("nieuw", nieuw, Bijdrageoverzicht)
    meer = _binnen(besluit, nabetaling_terug, HERZIENING, periodelimiet)
    minder = (
        _altijd
        if teruggave_terug is None
        else _binnen(besluit, teruggave_terug, HERZIENING, periodelimiet)
    )
    was, wordt = _per_periode(oud), _per_periode(nieuw)
    gekozen: dict[Bijdrageperiode, list[Reeks]] = {}
    saldi: list[tuple[Bijdrageperiode, Bedrag]] = []
    for periode in sorted({*was, *wordt}, key=_op_tijd):
        saldo = _som(wordt.get(periode, ())) - _som(was.get(periode, ()))
        # A period goes over as a whole: never an old run of one beside a new one of both.
        mag = meer(periode) if saldo >= Bedrag(0) else minder(periode)
        gekozen[periode] = (wordt if mag else was).get(periode, [])
        if mag and saldo:
            saldi.append((periode, saldo))
    uitkomst = _als_overzicht(gekozen)
    return Herziening(uitkomst, oud.vergelijk(uitkomst), uitkomst.vergelijk(nieuw), tuple(saldi))


def bw_deel_van_maand(
    maandbedrag: Bedrag, dagen: int, afronding: Afronding = Afronding.HALF_OMHOOG
) -> Bedrag:
    """The contribution for beschermd wonen over part of a month: ``m x 12 x d / 365``.

    The decree does not say how to round; half up to cents unless another rounding is named. Raises
    `OngeldigeWaarde` unless *dagen* is 0 to 31.

    >>> print(bw_deel_van_maand(Bedrag.parse("212,60"), 10))
    € 69,90

    Source: Uitvoeringsbesluit Wmo 2015, art. 3.19 (2), text of 2015.
    """
    eis_soort("maandbedrag", maandbedrag, Bedrag)
    eis_soort("dagen", dagen, int)
    if not 0 <= dagen <= 31:
        raise OngeldigeWaarde("dagen", "no number of days in a month", "give 0 to 31")
    return maandbedrag.maal(Fraction(12 * dagen, 365), afronding)


def _altijd(_: Bijdrageperiode) -> bool:
    return True


def _binnen(
    besluit: date, maanden_terug: int, gewoon: int, limiet: Periodelimiet
) -> Callable[[Bijdrageperiode], bool]:
    """Whether a period lies within the limits; *gewoon* is the number of months without exception.

    A shortened term shortens that of four-week periods as well.
    """
    eis_dag("besluit", besluit)
    eis_soort("maanden terug", maanden_terug, int)
    if maanden_terug < 0:
        raise OngeldigeWaarde("maanden terug", f"{maanden_terug} is negative", "give 0 or more")
    vanaf = Maand.van(besluit) - maanden_terug

    eerste_dag = EERSTE_DAG
    if limiet is Periodelimiet.TWAALF_MAANDEN:
        eerste_dag = (Maand.van(besluit) - min(maanden_terug, 12)).eerste_dag
    elif maanden_terug < gewoon:
        eerste_dag = vanaf.eerste_dag
    oudste = Zorgperiode.van(besluit) - 39

    def binnen(periode: Bijdrageperiode) -> bool:
        if isinstance(periode, Maand):
            return periode >= vanaf
        if periode.laatste_dag < eerste_dag:
            return False
        return limiet is Periodelimiet.TWAALF_MAANDEN or periode >= oudste

    return binnen


def _op_tijd(periode: Bijdrageperiode) -> tuple[bool, int]:
    return isinstance(periode, Maand), periode.ordinaal


def _per_periode(overzicht: Bijdrageoverzicht) -> dict[Bijdrageperiode, list[Reeks]]:
    per_periode: dict[Bijdrageperiode, list[Reeks]] = {}
    for periode, reeks in overzicht.perioden():
        per_periode.setdefault(periode, []).append(reeks)
    return per_periode


def _som(reeksen: Iterable[Reeks]) -> Bedrag:
    return Bedrag.som(reeks.bedrag for reeks in reeksen)


def _waar(
    overzicht: Bijdrageoverzicht, telt: Callable[[Bijdrageperiode], bool]
) -> Bijdrageoverzicht:
    """The part of an overview whose periods satisfy a test."""
    alle = _per_periode(overzicht)
    return _als_overzicht({periode: alle[periode] for periode in alle if telt(periode)})


def _als_overzicht(gekozen: Mapping[Bijdrageperiode, Iterable[Reeks]]) -> Bijdrageoverzicht:
    """The runs that hold in each period, with equal neighbours joined again."""
    per_groep: dict[
        tuple[tuple[int, ...], type[Maand] | type[Zorgperiode]],
        list[tuple[int, int, tuple[int, Reden]]],
    ] = {}
    for periode in sorted(gekozen, key=_op_tijd):
        for reeks in gekozen[periode]:
            waarde = (reeks.bedrag.centen, reeks.reden)
            stuk = (periode.ordinaal, periode.ordinaal, waarde)
            per_groep.setdefault((reeks.personen, type(periode)), []).append(stuk)
    reeksen = [
        reeks
        for (personen, soort), stukken in per_groep.items()
        for reeks in maak_reeksen(soort, stukken, personen)
    ]
    reeksen.sort(key=lambda reeks: (*_op_tijd(reeks.van), reeks.personen))
    return Bijdrageoverzicht(reeksen)
