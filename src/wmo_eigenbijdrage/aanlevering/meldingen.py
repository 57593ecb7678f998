"""`Melding`: one thing to tell CAK about one person, why, and what it has to wait for.

What a melding says is the same in every release of iEb; how it is said differs. In 1.0 start date
and cost price go in one message (WMO401) and the stop in another (WMO403); from 3.0 on one message
(WMO405) says the whole period (decision 0032).
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.aanlevering.grenzen import Grens
from wmo_eigenbijdrage.controle import eis_soort, is_dag, van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import (
    BerichtIdentificatie,
    Bsn,
    EbStartNummer,
    Gemeentecode,
)
from wmo_eigenbijdrage.ieb import (
    Berichttype,
    Heenbericht,
    Kostprijs,
    Periodebericht,
    Startbericht,
    StatusAanlevering,
    Stopbericht,
)
from wmo_eigenbijdrage.kalender import Tijdvak

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Inhoud", "Melding", "Meldingsoort", "maak_bericht"]


class Meldingsoort(Enum):
    """What is told about a period."""

    START = "start"
    WIJZIGING = "wijziging"
    """Another start date or cost price; in one message per period also with another stop."""
    STOP = "stop"
    STOPWIJZIGING = "wijziging van de stop"
    STOPINTREKKING = "intrekking van de stop"
    INTREKKING = "intrekking"
    """The period counts as never told."""


_STOPSOORTEN = frozenset(
    {Meldingsoort.STOP, Meldingsoort.STOPWIJZIGING, Meldingsoort.STOPINTREKKING}
)
_STATUS = {
    Meldingsoort.START: StatusAanlevering.EERSTE,
    Meldingsoort.WIJZIGING: StatusAanlevering.GEWIJZIGD,
    Meldingsoort.STOP: StatusAanlevering.EERSTE,
    Meldingsoort.STOPWIJZIGING: StatusAanlevering.GEWIJZIGD,
    Meldingsoort.STOPINTREKKING: StatusAanlevering.VERWIJDEREN,
    Meldingsoort.INTREKKING: StatusAanlevering.VERWIJDEREN,
}


@frozen(kw_only=True)
class Inhoud:
    """What CAK is told of one period."""

    startdatum: date = field(validator=is_dag)
    stopdatum: date | None = field(default=None, validator=optional(is_dag))
    """``None`` while it goes on."""
    kostprijs: Kostprijs | None = field(default=None, validator=optional(van_soort(Kostprijs)))
    """``None`` when CAK has nothing to guard."""
    gewenste_startdatum: date | None = field(default=None, validator=optional(is_dag))
    """The start that was wanted, when a time limit cut it; CAK is not told."""
    gewenste_stopdatum: date | None = field(default=None, validator=optional(is_dag))
    """The stop that was wanted, when a time limit cut it; CAK is not told."""

    def __attrs_post_init__(self) -> None:
        if self.stopdatum is not None and self.stopdatum < self.startdatum:
            raise OngeldigeWaarde(
                "stopdatum", "lies before the start", "a period holds at least one day"
            )

    @property
    def tijdvak(self) -> Tijdvak:
        """The days of the period."""
        return Tijdvak(self.startdatum, self.stopdatum)


def _volgnummer(_: Any, attribuut: Attribute[Any], waarde: object) -> None:
    if type(waarde) is not int or waarde < 1:
        raise OngeldigeWaarde(attribuut.name, "is no number of order", "count from 1")


@frozen(kw_only=True)
class Melding:
    """One thing to tell CAK about one period of one person."""

    volgnummer: int = field(validator=_volgnummer)
    """Counts the meldingen of this person, also those that CAK rejected."""
    periode: int = field(validator=_volgnummer)
    """Which of the person's periods, in the order in which they were first planned."""
    startnummer: EbStartNummer | None = field(
        default=None, validator=optional(van_soort(EbStartNummer))
    )
    """``None`` for a period that has not been sent: the register gives the number out."""
    soort: Meldingsoort = field(validator=van_soort(Meldingsoort))
    voor: Inhoud | None = field(default=None, validator=optional(van_soort(Inhoud)))
    """What CAK has of the period before this; ``None`` for a start."""
    na: Inhoud | None = field(default=None, validator=optional(van_soort(Inhoud)))
    """What CAK has of it when it has accepted this; ``None`` for a withdrawal."""
    als_periode: bool = field(default=False, validator=van_soort(bool))
    """Whether one message says the whole period (iEb 3.0 and 4.0) or only its own part (1.0)."""
    grenzen: tuple[Grens, ...] = ()
    """The boundaries that made it, each with its fact; a withdrawal has none."""
    wacht_op: tuple[int, ...] = ()
    """The *volgnummer* of each melding that CAK has to accept before this one is sent (OP080)."""

    def __attrs_post_init__(self) -> None:
        verwacht = (
            self.soort is not Meldingsoort.START,
            self.soort is not Meldingsoort.INTREKKING,
        )
        if (self.voor is not None, self.na is not None) != verwacht:
            raise OngeldigeWaarde(
                "soort",
                f"{self.soort.value} does not go with what is told",
                "a start has no voor, a withdrawal no na, the others have both",
            )

    @property
    def berichttype(self) -> Berichttype:
        """The kind of message that tells it: WMO401 or WMO403 for 1.0, else WMO405."""
        if self.als_periode:
            return Berichttype.WMO405
        return Berichttype.WMO403 if self.soort in _STOPSOORTEN else Berichttype.WMO401

    def pas_toe(self, stand: Inhoud | None) -> Inhoud | None:
        """What CAK has of the period once it has accepted this, when it had *stand* before.

        A message of iEb 1.0 only changes its own part. About a period that CAK does not have only a
        start says anything: the others it rejects (TR103).
        """
        if self.soort is Meldingsoort.START:
            return self.na
        if stand is None or self.na is None:
            return None
        if self.als_periode:
            return self.na
        if self.soort in _STOPSOORTEN:
            return evolve(
                stand,
                stopdatum=self.na.stopdatum,
                gewenste_stopdatum=self.na.gewenste_stopdatum,
            )
        return evolve(
            stand,
            startdatum=self.na.startdatum,
            kostprijs=self.na.kostprijs,
            gewenste_startdatum=self.na.gewenste_startdatum,
        )

    def __str__(self) -> str:
        inhoud = self.na or self.voor
        assert inhoud is not None  # each kind has one of the two
        prijs = f", kostprijs {inhoud.kostprijs.bedrag}" if inhoud.kostprijs else ""
        return f"{self.volgnummer}: {self.soort.value} {inhoud.tijdvak}{prijs}"


def maak_bericht(
    melding: Melding,
    *,
    afzender: Gemeentecode,
    bsn: Bsn,
    identificatie: BerichtIdentificatie,
    dagtekening: date,
) -> Heenbericht:
    """The iEb message of a melding: WMO401 or WMO403 for 1.0, WMO405 for 3.0 and 4.0.

    Raises:
        OngeldigeWaarde: the melding has no start number yet; the register gives it out.

    Source: iEb 1.0, WMO401 and WMO403; iEb 3.0 and 4.0, WMO405 (decision 0032); OP033.
    """
    eis_soort("melding", melding, Melding)
    if melding.startnummer is None:
        raise OngeldigeWaarde("startnummer", "has not been given out", "book the melding first")
    inhoud = melding.na or melding.voor
    assert inhoud is not None  # each kind has one of the two
    kop: dict[str, Any] = {
        "afzender": afzender,
        "identificatie": identificatie,
        "dagtekening": dagtekening,
        "bsn": bsn,
        "startnummer": melding.startnummer,
        "status": _STATUS[melding.soort],
    }
    if melding.als_periode:
        if melding.soort in _STOPSOORTEN:
            kop["status"] = StatusAanlevering.GEWIJZIGD
        return Periodebericht(
            **kop,
            startdatum=inhoud.startdatum,
            stopdatum=inhoud.stopdatum,
            kostprijs=inhoud.kostprijs,
        )
    if melding.soort not in _STOPSOORTEN:
        return Startbericht(**kop, startdatum=inhoud.startdatum, kostprijs=inhoud.kostprijs)
    # A stop that is withdrawn is named by the date that it had.
    stopdatum = inhoud.stopdatum
    if stopdatum is None and melding.voor is not None:
        stopdatum = melding.voor.stopdatum
    if stopdatum is None:
        raise OngeldigeWaarde("stopdatum", "there is none to tell", "give voor or na a stop date")
    return Stopbericht(**kop, stopdatum=stopdatum)
