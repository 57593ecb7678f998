"""`Bewaking`: what the guarding of all provisions of one person comes to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum

from attrs import field, frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.dossier import Verstrekking
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.kostprijs._dekking import Dekking, dekt
from wmo_eigenbijdrage.kostprijs._tabel import BEGIN
from wmo_eigenbijdrage.kostprijs.regels import Afschrijfregels
from wmo_eigenbijdrage.kostprijs.verloop import Einde, Verloop

__all__ = ["Bewaakt", "Bewaking", "Inningsperiode", "NietBewaakt", "Slot"]

_EEN_DAG = timedelta(days=1)


class Slot(Enum):
    """Why a run of months ends."""

    KOSTPRIJS = "kostprijs bereikt"
    MAANDKOSTEN = "maandkosten onder het tarief"
    """The cost of a month in loan, lease or rent no longer allows the contribution."""
    GEBRUIK = "gebruik beëindigd"
    LOOPT = "loopt"
    """It does not end: a provision without cost price goes on."""
    ONBEKEND = "na het laatste tarief"
    """It depends on a tariff that is neither published nor assumed."""


@frozen
class Inningsperiode:
    """Consecutive months over which a contribution may be asked of the person."""

    van: Maand
    tot_en_met: Maand | None
    """``None`` when it goes on, or ends at a moment that is unknown."""
    slot: Slot
    stopdatum: date | None
    """The day on which the contribution stops: the end of the use, or the last day of the last
    month that the price pays for."""
    kenmerk: str | None = field(default=None, repr=False)
    """Of the provision that ends it."""


@frozen
class Bewaakt:
    """Months over which one price is guarded."""

    verstrekking: Verstrekking
    verloop: Verloop
    van: Maand
    tot_en_met: Maand | None
    """``None`` when the end is unknown."""
    startdatum: date
    """From when the guarding runs (KostprijsStartdatum)."""

    @property
    def kostprijs(self) -> Bedrag:
        """What is left at the beginning of these months.

        The whole price, or after a pause or a time without guarding the remainder, which CAK has to
        be told anew. Raises `OnbekendeParameter` when they begin after the last tariff.
        """
        return self.verloop.stand_op(self.van.eerste_dag - _EEN_DAG).restant

    @property
    def tarief(self) -> Bedrag:
        """The national tariff of the day from which these months are guarded.

        Raises `OnbekendeParameter` when it is neither published nor assumed.
        """
        kern, maand = self.verloop.regels.kern, Maand.van(self.startdatum).ordinaal
        if maand > kern.eind:
            raise kern.onbekend(maand)
        return Bedrag(kern.tarieven[max(maand - BEGIN, 0)])

    @property
    def mag_naar_cak(self) -> bool:
        """Whether CAK takes the price: it must be above that tariff (TR409, else S333)."""
        return self.kostprijs > self.tarief

    @property
    def bereikt_prijs(self) -> bool:
        """Whether the months end because the price has been reached."""
        if self.verloop.einde is not Einde.BEREIKT or self.tot_en_met is None:
            return False
        return self.verloop.bereikt_op == self.tot_en_met.laatste_dag

    @property
    def signaaldatum(self) -> date | None:
        """The day of the signal, not before these months are guarded; ``None`` without one."""
        if not self.bereikt_prijs:
            return None
        dag = self.verloop.signaaldatum
        assert dag is not None  # the price is reached
        return max(dag, self.startdatum)


@frozen
class NietBewaakt:
    """Months over which there is nothing to guard: something without a price runs on.

    Source: VNG, questions about the abonnementstarief: guarding then has no effect.
    """

    verstrekkingen: tuple[Verstrekking, ...]
    """Those without a price that run."""
    van: Maand
    tot_en_met: Maand | None


@frozen
class Bewaking:
    """What the guarding of all provisions of a person comes to."""

    verstrekkingen: tuple[Verstrekking, ...]
    stappen: tuple[Bewaakt | NietBewaakt, ...]
    """What is guarded, in order of time; a new step is a change that CAK has to be told when it
    guards."""
    perioden: tuple[Inningsperiode, ...]
    """Over which months a contribution may be asked."""
    bevindingen: tuple[Bevinding, ...]
    regels: Afschrijfregels
    dekkingen: tuple[Dekking, ...] = field(repr=False, default=())
    """The months of each provision, as whole numbers; for the modules of this room."""

    def mag_innen(self, maand: Maand) -> bool:
        """Whether a contribution may be asked over a month.

        Raises:
            OnbekendeParameter: that depends on a tariff that is neither published nor assumed.
        """
        eis_soort("maand", maand, Maand)
        if any(dekt(dekking.zeker, maand.ordinaal) for dekking in self.dekkingen):
            return True
        if any(dekt(dekking.onzeker, maand.ordinaal) for dekking in self.dekkingen):
            raise self.regels.kern.onbekend(maand.ordinaal)
        return False

    def mag_misschien_innen(self, maand: Maand) -> bool:
        """The same, with true for what is not known yet."""
        return any(
            dekt(stukken, maand.ordinaal)
            for dekking in self.dekkingen
            for stukken in (dekking.zeker, dekking.onzeker)
        )

    def draagt(self, kenmerk: str, maand: Maand) -> bool:
        """Whether a contribution may be asked, or perhaps may, for one provision over a month."""
        return any(
            dekt(stukken, maand.ordinaal)
            for dekking in self.dekkingen
            if dekking.verstrekking.kenmerk == kenmerk
            for stukken in (dekking.zeker, dekking.onzeker)
        )

    def gestopt_in(self, maand: Maand) -> str | None:
        """The key of a provision that is in use while nothing may be asked for it any more.

        Of several the one that stopped last; ``None`` when there is none.
        """
        gevonden = [
            (van, dekking.verstrekking.kenmerk)
            for dekking in self.dekkingen
            for van, tot in dekking.gestopt
            if van <= maand.ordinaal <= tot
        ]
        return max(gevonden)[1] if gevonden else None

    def bereikte_prijzen(self) -> Iterator[tuple[str, Verloop]]:
        """The courses of the prices that are reached, by key of the provision."""
        for dekking in self.dekkingen:
            if dekking.verloop is not None and dekking.verloop.einde is Einde.BEREIKT:
                yield dekking.verstrekking.kenmerk, dekking.verloop
