"""What CAK was told of one person, and what it has made of that.

A log of meldingen with their outcomes; what CAK has follows from it and is never kept beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from itertools import pairwise

from attrs import evolve, field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.aanlevering.meldingen import Inhoud, Melding
from wmo_eigenbijdrage.controle import eis_soort, is_dag, van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, EbStartNummer

__all__ = ["Aangeleverd", "Boeking", "Meldinguitkomst", "Persoonsregister"]


class Meldinguitkomst(Enum):
    """What became of a melding that was booked."""

    KLAARGEZET = "klaargezet"
    """Booked under the name that its message has, and not known to be handed over."""
    VERZONDEN = "verzonden"
    """No answer yet."""
    AANVAARD = "aanvaard"
    AFGEWEZEN = "afgewezen"
    """It changes nothing at CAK."""

    @property
    def is_open(self) -> bool:
        """Whether an answer is still to come."""
        return self in {Meldinguitkomst.KLAARGEZET, Meldinguitkomst.VERZONDEN}


@frozen
class Boeking:
    """One line of the log."""

    melding: Melding = field(validator=van_soort(Melding))
    uitkomst: Meldinguitkomst = field(
        default=Meldinguitkomst.VERZONDEN, validator=van_soort(Meldinguitkomst)
    )
    dagtekening: date | None = field(default=None, validator=optional(is_dag))
    """Of its message; ``None`` when the register does not keep it."""
    identificatie: BerichtIdentificatie | None = field(
        default=None, validator=optional(van_soort(BerichtIdentificatie))
    )
    """Of its message; ``None`` when the register does not keep it."""
    retourcodes: tuple[str, ...] = ()
    """The codes by which CAK rejected it."""


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

    def _stand(self, *, aanvaard_alleen: bool) -> tuple[Aangeleverd, ...]:
        standen: dict[int, Inhoud] = {}
        nummers: dict[int, EbStartNummer | None] = {}
        onderweg: dict[int, tuple[int, ...]] = {}
        for boeking in self.boekingen:
            melding, uitkomst = boeking.melding, boeking.uitkomst
            periode = melding.periode
            if uitkomst.is_open:
                onderweg[periode] = (*onderweg.get(periode, ()), melding.volgnummer)
            if uitkomst is Meldinguitkomst.AFGEWEZEN or (aanvaard_alleen and uitkomst.is_open):
                continue
            stand = melding.pas_toe(standen.pop(periode, None))
            if stand is not None:
                standen[periode] = stand
                nummers[periode] = melding.startnummer
        gevonden = [
            Aangeleverd(periode, nummers[periode], inhoud, onderweg.get(periode, ()))
            for periode, inhoud in standen.items()
        ]
        return tuple(sorted(gevonden, key=lambda a: (a.inhoud.startdatum, a.periode)))

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

    def antwoord(self, volgnummer: int, uitkomst: Meldinguitkomst) -> Persoonsregister:
        """The register in which one melding has this outcome.

        The same answer once more changes nothing.

        Raises:
            OngeldigeWaarde: no such melding was sent, or it has another answer already.
        """
        eis_soort("uitkomst", uitkomst, Meldinguitkomst)
        plekken = [
            plek
            for plek, boeking in enumerate(self.boekingen)
            if boeking.melding.volgnummer == volgnummer
        ]
        if not plekken:
            raise OngeldigeWaarde(
                "volgnummer", "no such melding was sent", "give that of a booked one"
            )
        boeking = self.boekingen[plekken[0]]
        if not boeking.uitkomst.is_open and boeking.uitkomst is not uitkomst:
            raise OngeldigeWaarde(
                "uitkomst",
                f"the melding was {boeking.uitkomst.value} before",
                "an answer is final; find out which of the two is right",
            )
        nieuw = list(self.boekingen)
        nieuw[plekken[0]] = evolve(boeking, uitkomst=uitkomst)
        return Persoonsregister(nieuw)

    def mag_verzonden(self, melding: Melding) -> bool:
        """Whether CAK has accepted all that *melding* waits for."""
        wacht = set(melding.wacht_op)
        return wacht <= {
            boeking.melding.volgnummer
            for boeking in self.boekingen
            if boeking.uitkomst is Meldinguitkomst.AANVAARD
        }
