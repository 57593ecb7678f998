"""`Verloop`: how one cost price goes down, month by month, and when it has been reached."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bijdrage.kern import Stuk, eerste_maand
from wmo_eigenbijdrage.controle import eis_dag
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.kostprijs._tabel import BEGIN, Tabel, bedragen
from wmo_eigenbijdrage.kostprijs.regels import Afschrijfregels

__all__ = ["SIGNAAL_VOORAF", "Einde", "Maandstand", "Stand", "Verloop"]

SIGNAAL_VOORAF = 3
"""Months before the price is reached at which CAK signals (CAK, Toelichting 22-11-2019, 2.2)."""
_EEN_DAG = timedelta(days=1)


class Einde(Enum):
    """Why nothing more is collected for a cost price."""

    BEREIKT = "kostprijs bereikt"
    """What is left, if anything, is less than the next month costs."""
    GEBRUIK = "gebruik beëindigd"
    """The provision is no longer used, with at least a month left to pay."""
    ONBEKEND = "na het laatste tarief"
    """The price goes on after the last month that has a tariff; when it ends is not known."""


@frozen
class Stand:
    """What has been deducted, and what is left, at some moment."""

    maanden: int
    """The number of months deducted."""
    afgeschreven: Bedrag
    restant: Bedrag
    is_bereikt: bool
    """Whether nothing more may be collected because of the price."""


@frozen
class Maandstand:
    """One month that is deducted."""

    maand: Maand
    afgeschreven: Bedrag
    """Over this month alone."""
    restant: Bedrag
    """After this month."""


@frozen
class Verloop:
    """The course of one cost price, as :func:`bewaak` finds it.

    Every property about the end raises `OnbekendeParameter` when the price outlasts the last tariff
    that is published or assumed: see :attr:`einde`. The state on a day is known up to there.
    """

    kostprijs: Bedrag
    vanaf: date
    """The day from which the guarding runs (in a message: KostprijsStartdatum)."""
    regels: Afschrijfregels
    _gebruik: tuple[Stuk, ...]
    """The runs of months in which the provision is used: the first and the last of each."""
    _stukken: tuple[Stuk, ...]
    """What the price pays for in these runs, as places in the table: the first month and the one
    after the last. Runs after the price was reached are not in it."""
    einde: Einde
    """Why nothing more is collected, or that this is unknown."""

    @property
    def is_prognose(self) -> bool:
        """Whether the end rests on tariffs that are assumed and not published.

        So it is when the last month deducted is assumed, or the month that no longer fits.
        """
        tabel = self._tabel
        plek = self._stukken[-1][1] if self._stukken else 0
        if self.einde is not Einde.BEREIKT or not self.restant:
            plek -= 1
        return 0 <= plek < len(tabel.maanden) and tabel.maanden[plek] > tabel.gepubliceerd

    @property
    def aantal_maanden(self) -> int:
        """How many months are deducted."""
        self._eis_einde()
        return sum(tot - van for van, tot in self._stukken)

    @property
    def eerste_maand(self) -> Maand | None:
        """The first month deducted; ``None`` when the price does not pay for a single month."""
        if not self._stukken:
            self._eis_einde()
        eerste = next((van for van, tot in self._stukken if tot > van), None)
        return None if eerste is None else Maand.uit_ordinaal(self._tabel.maanden[eerste])

    @property
    def laatste_maand(self) -> Maand | None:
        """The last month that may be collected; ``None`` when there is none."""
        self._eis_einde()
        plek = self._na_laatste()
        return None if plek is None else Maand.uit_ordinaal(self._tabel.maanden[plek - 1])

    @property
    def niets_meer_vanaf(self) -> Maand:
        """The first month over which nothing may be collected any more.

        Source: Wmo 2015, art. 2.1.4a (6); Uitvoeringsbesluit Wmo 2015, art. 3.10b (6).
        """
        if self.einde is Einde.GEBRUIK and self._gebruik:
            return Maand.uit_ordinaal(self._gebruik[-1][1] + 1)
        laatste = self.laatste_maand
        return Maand.uit_ordinaal(eerste_maand(self.vanaf)) if laatste is None else laatste + 1

    @property
    def virtuele_einddatum(self) -> date:
        """The last day of the last month that may be collected: the day to stop on.

        When the price does not pay for a single month it is the day before the first month; when
        the use ended first, the last day of its last month.
        """
        return self.niets_meer_vanaf.eerste_dag - _EEN_DAG

    @property
    def afgeschreven(self) -> Bedrag:
        """What has been deducted at the end, never more than the price."""
        self._eis_einde()
        return Bedrag(self._centen_tot(len(self._tabel.maanden)))

    @property
    def restant(self) -> Bedrag:
        """What is left at the end, and is not collected when the price has been reached."""
        return self.kostprijs - self.afgeschreven

    @property
    def signaaldatum(self) -> date | None:
        """The day three calendar months before the end; at once when the price runs shorter.

        That is the last day of the third month before the last one, so that three whole months
        follow, and never before the guarding begins. A price that does not pay for a single month
        signals at once, and one that is not reached before the use ends gives none: ``None``.

        Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019), 2.2: three months before. The
        decree has the signal when the price is reached (art. 3.10b (5)): see `Bereikt`.
        """
        if self.einde is Einde.GEBRUIK:
            return None
        drie_voor = (self.niets_meer_vanaf - SIGNAAL_VOORAF).eerste_dag - _EEN_DAG
        return max(self.vanaf, drie_voor)

    @property
    def bereikt_op(self) -> date | None:
        """The day on which the price is reached; ``None`` when the use ends before.

        The last day of the last month that it pays for. When it does not pay for the first month of
        a run of use, the day of that start: at once.
        """
        if self.einde is Einde.GEBRUIK:
            return None
        self._eis_einde()
        van, tot = self._stukken[-1]
        if tot > van:
            return Maand.uit_ordinaal(self._tabel.maanden[tot - 1]).laatste_dag
        if len(self._stukken) == 1:
            return self.vanaf
        return Maand.uit_ordinaal(self._gebruik[len(self._stukken) - 1][0]).eerste_dag

    @property
    def signaalmaand(self) -> Maand | None:
        """The month of :attr:`signaaldatum`."""
        dag = self.signaaldatum
        return None if dag is None else Maand.van(dag)

    def stand_op(self, peildatum: date) -> Stand:
        """The state at the end of a day: the months whose first day has come are deducted.

        A month is owed as a whole once its first day has come, so that a stop on *peildatum* leaves
        this state behind. What was left **at the start** of 1 January is the state on 31 December.

        Raises:
            OnbekendeParameter: the course goes on and *peildatum* lies after the last tariff.
        """
        eis_dag("peildatum", peildatum)
        tabel = self._tabel
        volgende = Maand.van(peildatum).ordinaal + 1
        if volgende > tabel.eind + 1:
            self._eis_einde()
            volgende = tabel.eind + 1
        grens = tabel.plek(max(volgende, BEGIN))
        centen = self._centen_tot(grens)
        van, tot = self._stukken[-1] if self._stukken else (0, 0)
        maanden = sum(min(tot, grens) - van for van, tot in self._stukken if van < grens)
        return Stand(
            maanden=maanden,
            afgeschreven=Bedrag(centen),
            restant=Bedrag(self.kostprijs.centen - centen),
            is_bereikt=self.einde is Einde.BEREIKT and grens >= max(tot, van + 1),
        )

    def maanden(self) -> Iterator[Maandstand]:
        """The months that are deducted, in order of time.

        When the end is unknown these are the months up to the last tariff.
        """
        rest = self.kostprijs.centen
        tabel = self._tabel
        for van, tot in self._stukken:
            for plek, centen in zip(range(van, tot), bedragen(tabel, van, tot), strict=True):
                deel = min(centen, rest)  # less than the tariff in a collected last part only
                rest -= deel
                maand = Maand.uit_ordinaal(tabel.maanden[plek])
                yield Maandstand(maand, Bedrag(deel), Bedrag(rest))

    def __str__(self) -> str:
        begin = f"{self.kostprijs} vanaf {self.vanaf}"
        if self.einde is Einde.ONBEKEND:
            return f"{begin}: loopt door na {self.regels.laatste_maand}, einde onbekend"
        laatste = self.laatste_maand
        duur = (
            "geen enkele maand"
            if laatste is None
            else f"{self._duur()}, {self.eerste_maand} t/m {laatste}"
        )
        prognose = f" ({self.regels.prognose})" if self.is_prognose else ""
        return f"{begin}: {duur}, {self.einde.value}, restant {self.restant}{prognose}"

    def te_innen(self) -> tuple[tuple[Maand, Maand | None], ...]:
        """The runs of months over which a contribution may be asked for this provision.

        Each as its first and last month. Months over which nothing is deducted lie within a run.
        The last month is ``None`` when the run goes on after the last tariff, so that its end is
        unknown.
        """
        if self.einde is Einde.GEBRUIK:
            return tuple(map(_als_maanden, self._gebruik))
        if self.einde is Einde.ONBEKEND:
            eind = self._tabel.eind
            return tuple(
                _als_maanden(stuk) if stuk[1] <= eind else (Maand.uit_ordinaal(stuk[0]), None)
                for stuk in self._gebruik
            )
        voltooid = len(self._stukken) - 1
        van, tot = self._stukken[voltooid]
        runs = list(self._gebruik[:voltooid])
        if tot > van:
            runs.append((self._gebruik[voltooid][0], self._tabel.maanden[tot - 1]))
        return tuple(map(_als_maanden, runs))

    @property
    def rang(self) -> tuple[int, int]:
        """What orders courses by how long they run: the last month, then what is left.

        Of those that outlast the last tariff the order is estimated, as if that tariff went on and
        no longer than the provision is used; for comparing only.
        """
        if self.einde is not Einde.ONBEKEND:
            return self.niets_meer_vanaf.ordinaal - 1, 0
        tabel = self._tabel
        rest = self.kostprijs.centen - self._centen_tot(len(tabel.maanden))
        geschat = tabel.eind + rest // tabel.tarieven[-1]
        return min(geschat, self._gebruik[-1][1]), rest

    def _duur(self) -> str:
        aantal = self.aantal_maanden
        return "1 maand" if aantal == 1 else f"{aantal} maanden"

    @property
    def _tabel(self) -> Tabel:
        return self.regels.kern

    def _eis_einde(self) -> None:
        if self.einde is Einde.ONBEKEND:
            raise self._tabel.onbekend(self._tabel.eind + 1)

    def _na_laatste(self) -> int | None:
        """The place after the last month deducted."""
        return next((tot for van, tot in reversed(self._stukken) if tot > van), None)

    def _centen_tot(self, grens: int) -> int:
        """What the months before the place *grens* took."""
        som = self._tabel.som
        centen = sum(som[min(tot, grens)] - som[van] for van, tot in self._stukken if van < grens)
        return min(centen, self.kostprijs.centen)


def _als_maanden(stuk: Stuk) -> tuple[Maand, Maand]:
    return Maand.uit_ordinaal(stuk[0]), Maand.uit_ordinaal(stuk[1])
