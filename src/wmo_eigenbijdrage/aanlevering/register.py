"""What CAK was told of one person, and what it has made of that.

A log of meldingen with their outcomes; what CAK has follows from it and is never kept beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from attrs import evolve, field, frozen

from wmo_eigenbijdrage.aanlevering.boekingen import Boeking, Meldinguitkomst
from wmo_eigenbijdrage.aanlevering.meldingen import Inhoud, Melding
from wmo_eigenbijdrage.controle import eis_dag, eis_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import EbStartNummer

__all__ = ["Aangeleverd", "Persoonsregister"]


@frozen
class Aangeleverd:
    """One period as CAK has it, or will have it when it accepts what is under way."""

    periode: int
    """Which of the person's periods."""
    startnummer: EbStartNummer | None
    """``None`` only in a register to which a plan was applied without sending it."""
    inhoud: Inhoud
    onderweg: tuple[int, ...]
    """The *volgnummer* of each melding about it that has no answer yet."""


def _op_volgorde(gegeven: Iterable[Boeking]) -> tuple[Boeking, ...]:
    boekingen = tuple(gegeven)
    for boeking in boekingen:
        eis_soort("boekingen", boeking, Boeking)
    for eerder, later in pairwise(boekingen):
        if later.melding.volgnummer <= eerder.melding.volgnummer:
            raise OngeldigeWaarde(
                "boekingen", "a volgnummer does not count up", "keep them as they were booked"
            )
    return boekingen


@frozen
class Persoonsregister:
    """All that CAK was told of one person; it does not know of whom."""

    boekingen: tuple[Boeking, ...] = field(default=(), converter=_op_volgorde)
    """In order of sending."""

    @property
    def aangeleverd(self) -> tuple[Aangeleverd, ...]:
        """The periods that CAK has or will have, by start; what was withdrawn is not there.

        What is under way counts as accepted: whoever plans may not tell it twice. When CAK rejects
        it, the same property gives another answer.
        """
        return self._stand(aanvaard_alleen=False)

    @property
    def aanvaard(self) -> tuple[Aangeleverd, ...]:
        """The periods as CAK has them now: only what it accepted counts."""
        return self._stand(aanvaard_alleen=True)

    @property
    def ingetrokken(self) -> tuple[Aangeleverd, ...]:
        """The periods that CAK was told to forget, each as CAK had it before.

        As in `aangeleverd` what is under way counts as accepted; together the two hold every period
        that was told and not rejected.
        """
        _, weg = self._standen(aanvaard_alleen=False)
        return weg

    def _stand(self, *, aanvaard_alleen: bool) -> tuple[Aangeleverd, ...]:
        staat, _ = self._standen(aanvaard_alleen=aanvaard_alleen)
        return staat

    def _standen(
        self, *, aanvaard_alleen: bool
    ) -> tuple[tuple[Aangeleverd, ...], tuple[Aangeleverd, ...]]:
        standen: dict[int, Inhoud] = {}
        weg: dict[int, Inhoud] = {}
        nummers: dict[int, EbStartNummer | None] = {}
        onderweg: dict[int, tuple[int, ...]] = {}
        for boeking in self.boekingen:
            melding, uitkomst = boeking.melding, boeking.uitkomst
            periode = melding.periode
            if uitkomst.is_open:
                onderweg[periode] = (*onderweg.get(periode, ()), melding.volgnummer)
            if uitkomst is Meldinguitkomst.AFGEWEZEN or (aanvaard_alleen and uitkomst.is_open):
                continue
            eerder = standen.pop(periode, None)
            stand = melding.pas_toe(eerder)
            if stand is not None:
                standen[periode] = stand
                nummers[periode] = melding.startnummer
            elif eerder is not None:
                weg[periode] = eerder

        def op_volgorde(inhouden: dict[int, Inhoud]) -> tuple[Aangeleverd, ...]:
            gevonden = [
                Aangeleverd(periode, nummers[periode], inhoud, onderweg.get(periode, ()))
                for periode, inhoud in inhouden.items()
            ]
            return tuple(sorted(gevonden, key=lambda a: (a.inhoud.startdatum, a.periode)))

        return op_volgorde(standen), op_volgorde(weg)

    @property
    def onderweg(self) -> tuple[Melding, ...]:
        """What was sent and has no answer yet."""
        return tuple(boeking.melding for boeking in self.boekingen if boeking.uitkomst.is_open)

    @property
    def volgend_volgnummer(self) -> int:
        """The number of the next melding."""
        return self.boekingen[-1].melding.volgnummer + 1 if self.boekingen else 1

    @property
    def volgende_periode(self) -> int:
        """The number of the next period; that of a rejected start is not used again."""
        return max((b.melding.periode for b in self.boekingen), default=0) + 1

    def boek(
        self,
        meldingen: Iterable[Melding],
        uitkomst: Meldinguitkomst = Meldinguitkomst.VERZONDEN,
    ) -> Persoonsregister:
        """The register with these meldingen added.

        Raises:
            OngeldigeWaarde: a *volgnummer* was booked before, so that it would be sent twice.
        """
        return Persoonsregister((*self.boekingen, *(Boeking(m, uitkomst) for m in meldingen)))

    def boeking(self, volgnummer: int) -> Boeking:
        """The booking with this number.

        Raises:
            OngeldigeWaarde: there is none.
        """
        for boeking in self.boekingen:
            if boeking.melding.volgnummer == volgnummer:
                return boeking
        raise OngeldigeWaarde("volgnummer", "no such melding was sent", "give that of a booked one")

    def verzonden(self, volgnummer: int) -> Persoonsregister:
        """The register in which this melding was handed over.

        Once more, or after the answer came, it changes nothing.

        Raises:
            OngeldigeWaarde: no such melding was booked.
        """
        boeking = self.boeking(volgnummer)
        if boeking.uitkomst is not Meldinguitkomst.KLAARGEZET:
            return self
        return self._met(evolve(boeking, uitkomst=Meldinguitkomst.VERZONDEN))

    def antwoord(
        self, volgnummer: int, uitkomst: Meldinguitkomst, retourcodes: Iterable[str] = ()
    ) -> Persoonsregister:
        """The register in which one melding has this outcome.

        The same answer once more changes nothing, whatever the order of its codes.

        Raises:
            OngeldigeWaarde: no such melding was sent, it has another answer already, or the outcome
                is no answer.
        """
        eis_soort("uitkomst", uitkomst, Meldinguitkomst)
        if uitkomst.is_open:
            raise OngeldigeWaarde(
                "uitkomst", f"{uitkomst.value} is no answer", "give AANVAARD or AFGEWEZEN"
            )
        boeking, codes = self.boeking(volgnummer), tuple(dict.fromkeys(retourcodes))
        if boeking.uitkomst.is_open:
            return self._met(evolve(boeking, uitkomst=uitkomst, retourcodes=codes))
        if boeking.uitkomst is not uitkomst or set(boeking.retourcodes) != set(codes):
            raise OngeldigeWaarde(
                "uitkomst",
                f"the melding was {boeking.uitkomst.value} before, or for other reasons",
                "an answer is final; find out which of the two is right",
            )
        return self

    def vrijgeven(self, volgnummer: int, dag: date) -> Persoonsregister:
        """The register in which the same thing may be told again though CAK rejected it.

        Released once more it keeps the first day.

        Raises:
            OngeldigeWaarde: no such melding was sent, or CAK did not reject it.
        """
        eis_dag("dag", dag)
        boeking = self.boeking(volgnummer)
        if boeking.vrijgegeven is not None:
            return self
        return self._met(evolve(boeking, vrijgegeven=dag))

    def _met(self, nieuw: Boeking) -> Persoonsregister:
        nummer = nieuw.melding.volgnummer
        return Persoonsregister(
            nieuw if boeking.melding.volgnummer == nummer else boeking for boeking in self.boekingen
        )

    def mag_verzonden(self, melding: Melding) -> bool:
        """Whether CAK has accepted all that *melding* waits for."""
        wacht = set(melding.wacht_op)
        return wacht <= {
            boeking.melding.volgnummer
            for boeking in self.boekingen
            if boeking.uitkomst is Meldinguitkomst.AANVAARD
        }
