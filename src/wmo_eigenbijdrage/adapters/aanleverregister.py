"""A register of what CAK was told, in memory."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeAlias

from attrs import define, field

from wmo_eigenbijdrage.aanlevering import Boeking, Melding, Meldinguitkomst, Persoonsregister
from wmo_eigenbijdrage.adapters._boeken import Tellers, maak_boekingen
from wmo_eigenbijdrage.controle import eis_soort, van_soort
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, Bsn, Gemeentecode
from wmo_eigenbijdrage.ieb import Berichttype

__all__ = ["Aanlevergeheugen"]

_Naam: TypeAlias = tuple[Berichttype, BerichtIdentificatie | None]


@define
class Aanlevergeheugen:
    """What was told, kept as long as the process lives. It implements `Register`.

    For tests and for trying out what a plan does. What has to outlive the process belongs in an
    :class:`~wmo_eigenbijdrage.adapters.aanleverbestand.Aanleverbestand`, which does the same.
    """

    gemeente: Gemeentecode = field(validator=van_soort(Gemeentecode))
    """The sender of everything in it."""
    _eerste_nummer: int = field(default=1, kw_only=True, alias="eerste_nummer")
    """The first start number, and the number in the name of the first message."""
    _voorvoegsel: str = field(default="EB", kw_only=True, alias="voorvoegsel")
    """What the name of each message begins with."""
    _tellers: Tellers = field(init=False, repr=False)
    _personen: dict[Bsn, Persoonsregister] = field(
        factory=dict[Bsn, Persoonsregister], init=False, repr=False
    )
    _berichten: dict[_Naam, tuple[Bsn, int]] = field(
        factory=dict[_Naam, tuple[Bsn, int]], init=False, repr=False
    )

    def __attrs_post_init__(self) -> None:
        self._tellers = Tellers.vanaf(self._eerste_nummer, self._voorvoegsel)

    @contextmanager
    def transactie(self) -> Generator[None, None, None]:
        """All that is done within counts together, or not at all; see `Register`."""
        eerder = self._tellers, dict(self._personen), dict(self._berichten)
        try:
            yield
        except BaseException:
            self._tellers, self._personen, self._berichten = eerder
            raise

    def persoon(self, bsn: Bsn) -> Persoonsregister:
        """All of one person; an empty register for who was never told of."""
        eis_soort("bsn", bsn, Bsn)
        return self._personen.get(bsn, Persoonsregister())

    def boek(
        self, bsn: Bsn, meldingen: Iterable[Melding], *, dagtekening: date
    ) -> tuple[Boeking, ...]:
        """Note that these are to be handed over, all of them or none; see `Register`.

        Raises:
            OngeldigeWaarde: one was booked before, waits for what CAK has not accepted, or is about
                a period that was never started; or the numbers are used up.
        """
        persoon = self.persoon(bsn)
        geboekt, tellers = maak_boekingen(persoon, meldingen, self._tellers, dagtekening)
        self._personen[bsn] = Persoonsregister((*persoon.boekingen, *geboekt))
        self._tellers = tellers
        for boeking in geboekt:
            naam = (boeking.melding.berichttype, boeking.identificatie)
            self._berichten[naam] = (bsn, boeking.melding.volgnummer)
        return geboekt

    def klaargezet(self) -> Iterator[tuple[Bsn, Boeking]]:
        """All that was booked and not noted as handed over, in the order of booking."""
        for bsn, boeking in self._alle():
            if boeking.uitkomst is Meldinguitkomst.KLAARGEZET:
                yield bsn, boeking

    def verzonden(self, bsn: Bsn, volgnummer: int) -> None:
        """Note that one was handed over; once more, or after its answer, this changes nothing.

        Raises:
            OngeldigeWaarde: no such melding was booked.
        """
        self._personen[bsn] = self.persoon(bsn).verzonden(volgnummer)

    def antwoord(
        self,
        bsn: Bsn,
        volgnummer: int,
        uitkomst: Meldinguitkomst,
        retourcodes: Iterable[str] = (),
    ) -> None:
        """Note what became of one melding; the same answer once more changes nothing.

        Raises:
            OngeldigeWaarde: no such melding was booked, it has another answer already, or the
                outcome is no answer.
        """
        self._personen[bsn] = self.persoon(bsn).antwoord(volgnummer, uitkomst, retourcodes)

    def vrijgeven(self, bsn: Bsn, volgnummer: int, *, dag: date) -> None:
        """Let a plan tell again what CAK rejected; the day is kept with the booking.

        Raises:
            OngeldigeWaarde: no such melding was booked, or CAK did not reject it.
        """
        self._personen[bsn] = self.persoon(bsn).vrijgeven(volgnummer, dag)

    def personen(self) -> Iterator[Bsn]:
        """Everyone of whom anything was booked, each once, by BSN."""
        return iter(sorted({bsn for bsn, _ in self._berichten.values()}))

    def zoek(
        self, type_: Berichttype, identificatie: BerichtIdentificatie
    ) -> tuple[Bsn, Boeking] | None:
        """What was told in the message with this name; ``None`` when there was no such message."""
        plek = self._berichten.get((type_, identificatie))
        if plek is None:
            return None
        bsn, volgnummer = plek
        return bsn, self.persoon(bsn).boeking(volgnummer)

    def onbeantwoord(self) -> Iterator[tuple[Bsn, Boeking]]:
        """All that has no answer, in the order of booking."""
        for bsn, boeking in self._alle():
            if boeking.uitkomst.is_open:
                yield bsn, boeking

    def afgewezen(self) -> Iterator[tuple[Bsn, Boeking]]:
        """All that CAK rejected and no user released, in the order of booking."""
        for bsn, boeking in self._alle():
            if boeking.uitkomst is Meldinguitkomst.AFGEWEZEN and boeking.vrijgegeven is None:
                yield bsn, boeking

    def _alle(self) -> Iterator[tuple[Bsn, Boeking]]:
        for bsn, volgnummer in tuple(self._berichten.values()):
            yield bsn, self.persoon(bsn).boeking(volgnummer)
