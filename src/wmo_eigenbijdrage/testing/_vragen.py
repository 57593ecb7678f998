"""The questions, as a protocol, and the answers that no room of the library has a value for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from attrs import field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.aanlevering import Inhoud, Meldingsoort
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.controle import van_soort
from wmo_eigenbijdrage.dossier import Huishouden, Verstrekking
from wmo_eigenbijdrage.fouten import WmoFout
from wmo_eigenbijdrage.ieb import Heenbericht
from wmo_eigenbijdrage.kalender import Bijdrageperiode, Maand, Tijdvak, Zorgperiode

__all__ = ["Implementatie", "NietOndersteund", "Planstap", "Prijsverloop"]


class NietOndersteund(WmoFout, LookupError):
    """The implementation does not answer this question; it is skipped and told of, not failed."""


@frozen
class Prijsverloop:
    """The course of one cost price that is used without end but for its pauses."""

    laatste_maand: Maand | None = field(validator=optional(van_soort(Maand)))
    """The last month that may be collected; ``None`` when the price does not pay for any."""
    restant: Bedrag = field(validator=van_soort(Bedrag))
    """What is never collected."""
    signaaldatum: date | None
    """The day on which the coming end is told, three calendar months before."""


@frozen
class Planstap:
    """One message of a plan: what CAK has of a period before it and after it."""

    soort: Meldingsoort = field(validator=van_soort(Meldingsoort))
    voor: Inhoud | None = field(default=None, validator=optional(van_soort(Inhoud)))
    """``None`` for a start."""
    na: Inhoud | None = field(default=None, validator=optional(van_soort(Inhoud)))
    """``None`` for a withdrawal."""


class Implementatie(Protocol):
    """What is asked; each method is one rule, and pure."""

    def bijdrageperiode(self, dag: date) -> Bijdrageperiode | None:
        """The period or month in which a day lies; ``None`` on 30 and 31 December 2019."""
        ...

    def dagen_van(self, periode: Bijdrageperiode) -> Tijdvak:
        """The first and the last day of a period or month."""
        ...

    def verschuldigde_maanden(
        self, gebruik: Sequence[Tijdvak], tot_en_met: Maand
    ) -> Sequence[Maand]:
        """The months since 2020 over which use makes a contribution due, other grounds apart.

        April and May 2020, over which nothing was due, count as months of use here.
        """
        ...

    def bijdrage(
        self, huishouden: Huishouden, beleid: Beleid, tot_en_met: date
    ) -> Sequence[tuple[Bijdrageperiode, Bedrag]]:
        """What a household owes in all per period or month, in order; those of nil left out."""
        ...

    def herziening(
        self, oud: Huishouden, nieuw: Huishouden, beleid: Beleid, besluit: date
    ) -> Sequence[tuple[Maand, Bedrag]]:
        """What a revision asks (above zero) or refunds (below) per month, within the time limits.

        Months up to that of the decision.
        """
        ...

    def eerste_factuur(
        self, start: date, gemeld_op: date, beleid: Beleid
    ) -> Sequence[tuple[Maand, Bedrag]]:
        """The months with their amounts on the first bill; CAK decides in the month of report."""
        ...

    def prijsverloop(
        self, kostprijs: Bedrag, vanaf: date, pauzes: Sequence[Tijdvak]
    ) -> Prijsverloop:
        """How long a cost price lasts, and when that is signalled.

        Raises:
            OnbekendeParameter: the price outlasts the last tariff that is published.
        """
        ...

    def inbare_maanden(
        self, verstrekkingen: Sequence[Verstrekking], tot_en_met: Maand
    ) -> Sequence[Maand]:
        """The months over which the provisions of a person together let a contribution be asked."""
        ...

    def resterend(
        self,
        totale_kosten: Bedrag,
        aantal_perioden: int,
        kosten_per_periode: Bedrag,
        vanaf: Zorgperiode,
    ) -> tuple[int, Bedrag | None]:
        """Periods and cost price left on 1 January 2020, by formula 1 and 2 of CAK.

        The price is ``None`` where formula 2 does not hold.
        """
        ...

    def schrijf(self, bericht: Heenbericht, release: str) -> bytes:
        """The XML of a message in a release."""
        ...

    def beoordeel(self, xml: bytes, peildatum: date) -> Sequence[str]:
        """The retourcodes with which CAK rejects a message that stands alone; none: accepted.

        A message that fails its schema gets ``XSD``, for which there is no retourcode.
        """
        ...

    def plan(
        self,
        gewenst: Sequence[Inhoud],
        bij_cak: Sequence[Inhoud],
        release: str,
        peildatum: date,
    ) -> Sequence[Planstap]:
        """The fewest messages from what CAK has of a person to what it should have, in order.

        All facts are old, so that no buffer holds anything back.
        """
        ...
