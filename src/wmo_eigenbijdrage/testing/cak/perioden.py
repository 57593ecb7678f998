"""`Periodestand`: what CAK holds of one start number, and what each message makes of it."""

from __future__ import annotations

from datetime import date

from attrs import evolve, frozen

from wmo_eigenbijdrage.identificatie import Bsn, EbStartNummer, Gemeentecode
from wmo_eigenbijdrage.ieb import (
    BwPeriodebericht,
    Heenbericht,
    Kostprijs,
    Periodebericht,
    Startbericht,
    StatusAanlevering,
    Stopbericht,
)
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME, Maand, Tijdvak

__all__ = ["Periodesleutel", "Periodestand", "pas_toe"]


@frozen
class Periodesleutel:
    """Which period a message is about: what it shares with all that change or stop it."""

    bsn: Bsn
    gemeente: Gemeentecode
    beschermd_wonen: bool
    startnummer: EbStartNummer

    @classmethod
    def van(cls, bericht: Heenbericht) -> Periodesleutel:
        """The period that a message is about; WMO401, 403 and 405 share it (decision 0047)."""
        bw = isinstance(bericht, BwPeriodebericht)
        return cls(bericht.bsn, bericht.afzender, bw, bericht.startnummer)


@frozen(kw_only=True)
class Periodestand:
    """A period of contribution as it follows from the messages that were accepted."""

    gemeente: Gemeentecode
    startnummer: EbStartNummer
    beschermd_wonen: bool = False
    """Whether it came by WMO407, and so is about another contribution."""
    gemeld_op: date
    """The day on which the first message about it came in."""
    startdatum: date | None = None
    """``None`` when only a stop came in, by which nothing can be owed."""
    stopdatum: date | None = None
    kostprijs: Kostprijs | None = None
    beschikt: bool = False
    """Whether CAK has decided about it."""
    vroegste: Maand | None = None
    """The first month that the first determination reached; ``None`` for no such limit."""

    @property
    def tijdvak(self) -> Tijdvak | None:
        """From start to stop, as far as that lies in the monthly regime; ``None`` for nothing."""
        return self.tijdvak_vanaf(None)

    def tijdvak_vanaf(self, nieuw_vanaf: Maand | None) -> Tijdvak | None:
        """The same, without what a first determination does not reach.

        Args:
            nieuw_vanaf: the first month that it reaches when it is still to be decided; ``None``
                for no limit. Once decided the limit of that time holds.
        """
        if self.startdatum is None:
            return None
        grens = self.vroegste if self.beschikt else nieuw_vanaf
        begin = max(self.startdatum, EERSTE_DAG_MAANDREGIME)
        if grens is not None:
            begin = max(begin, grens.eerste_dag)
        if self.stopdatum is not None and self.stopdatum < begin:
            return None
        return Tijdvak(begin, self.stopdatum)

    def beschik(self, grens: Maand) -> Periodestand:
        """The same after a decision that reaches back to *grens*."""
        if self.beschikt or self.startdatum is None:
            return self
        return evolve(self, beschikt=True, vroegste=grens)


def pas_toe(stand: Periodestand | None, bericht: Heenbericht, dag: date) -> Periodestand | None:
    """What CAK holds of a start number after a message about it; ``None`` for nothing.

    Of two starts with one number the last counts. A WMO405 tells all that holds, so that a stop
    that a WMO403 told before no longer counts when it names none [inferred].

    Args:
        stand: what was held before, if anything.
        bericht: a message about the same sender, person and start number, that was accepted.
        dag: the day on which it came in.
    """
    if bericht.status is StatusAanlevering.NIET_VAN_TOEPASSING:
        return stand
    if bericht.status is StatusAanlevering.VERWIJDEREN:
        if isinstance(bericht, Stopbericht) and stand is not None and stand.startdatum is not None:
            return evolve(stand, stopdatum=None)
        return None
    oud = stand or Periodestand(
        gemeente=bericht.afzender,
        startnummer=bericht.startnummer,
        beschermd_wonen=isinstance(bericht, BwPeriodebericht),
        gemeld_op=dag,
    )
    if isinstance(bericht, Stopbericht):
        return evolve(oud, stopdatum=bericht.stopdatum)
    assert isinstance(bericht, Startbericht | Periodebericht | BwPeriodebericht)
    # A start that is corrected to an earlier day is revised, and no longer bound to 12 months.
    vervroegd = oud.startdatum is not None and bericht.startdatum < oud.startdatum
    return evolve(
        oud,
        startdatum=bericht.startdatum,
        stopdatum=oud.stopdatum if isinstance(bericht, Startbericht) else bericht.stopdatum,
        kostprijs=None if isinstance(bericht, BwPeriodebericht) else bericht.kostprijs,
        vroegste=None if vervroegd else oud.vroegste,
    )
