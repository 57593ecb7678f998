"""What changes by a plan, month by month, and what that costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from attrs import frozen

from wmo_eigenbijdrage.aanlevering.gevolg import Gevolg, Gevolgsoort
from wmo_eigenbijdrage.aanlevering.meldingen import Inhoud
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.bijdrage import EERSTE_VASTSTELLING, HERZIENING, Bijdrageoverzicht
from wmo_eigenbijdrage.bijdrage.kern import maanden
from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME, Maand, Tijdvak
from wmo_eigenbijdrage.landelijk import landelijk_tarief, niet_verschuldigd

__all__ = ["Geld", "Maandverloop", "per_maand", "vakken_van", "verschuldigd"]

_BEGIN = Maand.van(EERSTE_DAG_MAANDREGIME).ordinaal


def vakken_van(inhouden: Mapping[int, Inhoud]) -> Iterator[Tijdvak]:
    """The days of each period."""
    return (inhoud.tijdvak for inhoud in inhouden.values())


def _telt(ordinaal: int) -> bool:
    """Whether a month can be owed at all."""
    try:
        return niet_verschuldigd(Maand.uit_ordinaal(ordinaal)) is None
    except OnbekendeParameter:
        return True  # no tariff is published yet, so that no exception is either


def verschuldigd(vakken: Iterable[Tijdvak], laatste: int) -> set[int]:
    """The months up to *laatste* that are owed by these periods of days, as ordinals."""
    return {
        ordinaal
        for eerste, eind in maanden(vakken, laatste)
        for ordinaal in range(max(eerste, _BEGIN), eind + 1)
        if _telt(ordinaal)
    }


@frozen
class Maandverloop:
    """What CAK has and will have, and the month of its decision."""

    voor: Mapping[int, Inhoud]
    na: Mapping[int, Inhoud]
    besluit: Maand

    def _gemeld(self, inhoud: Inhoud | None) -> set[int]:
        return (
            set() if inhoud is None else verschuldigd([inhoud.tijdvak], self.besluit.ordinaal - 1)
        )

    def _bedoeld(self, inhoud: Inhoud | None) -> set[int]:
        """The months that were wanted, when a time limit cut what could be told."""
        if inhoud is None:
            return set()
        start = inhoud.gewenste_startdatum or inhoud.startdatum
        stop = inhoud.gewenste_stopdatum or inhoud.stopdatum
        if stop is not None and stop < start:  # of two wishes of which only one still stands
            return set()
        return verschuldigd([Tijdvak(start, stop)], self.besluit.ordinaal - 1)

    @property
    def was(self) -> set[int]:
        """The months before the decision that were owed."""
        return verschuldigd(vakken_van(self.voor), self.besluit.ordinaal - 1)

    @property
    def wordt(self) -> set[int]:
        """The months before the decision that will be owed, as far as told."""
        return verschuldigd(vakken_van(self.na), self.besluit.ordinaal - 1)

    def te_vroeg(self, ordinaal: int) -> bool:
        """Whether a month that becomes owed lies too far back for the decree.

        What CAK is told of a period that it has is a revision; of one that it does not have, or
        that shares no day with what it had, a first determination (decision 0045).
        """
        terug = self.besluit.ordinaal - ordinaal
        if terug <= EERSTE_VASTSTELLING:
            return False
        return terug > HERZIENING or not any(
            ordinaal in self._gemeld(inhoud)
            for periode, inhoud in self.na.items()
            if periode in self.voor and self.voor[periode].tijdvak.overlapt(inhoud.tijdvak)
        )

    def te_oud(self, ordinaal: int) -> bool:
        """Whether a month lies too far back for a refund."""
        return self.besluit.ordinaal - ordinaal > HERZIENING

    def gemist(self) -> set[int]:
        """The months that a time limit newly keeps from being told."""

        def mist(inhoud: Inhoud | None) -> set[int]:
            return self._bedoeld(inhoud) - self._gemeld(inhoud)

        nieuw = [mist(inhoud) - mist(self.voor.get(p)) for p, inhoud in self.na.items()]
        return set[int]().union(*nieuw) - self.wordt

    def te_veel(self) -> set[int]:
        """The months that a time limit newly keeps from being taken back."""

        def over(inhoud: Inhoud | None) -> set[int]:
            return self._gemeld(inhoud) - self._bedoeld(inhoud)

        nieuw = [over(inhoud) - over(self.voor.get(p)) for p, inhoud in self.na.items()]
        bedoeld = set[int]().union(*map(self._bedoeld, self.na.values()))
        return set[int]().union(*nieuw) - bedoeld

    def gevolg(
        self,
        soort: Gevolgsoort,
        ordinalen: AbstractSet[int],
        bedrag: Bedrag | None,
        *,
        hoogstens: bool = True,
        in_maand: Maand | None = None,
    ) -> Gevolg:
        """A consequence over months, with the periods of the person that hold one of them."""
        laatste = self.besluit.ordinaal
        perioden = [
            periode
            for periode in sorted({*self.voor, *self.na})
            if any(
                ordinalen & (verschuldigd([inhoud.tijdvak], laatste) | self._bedoeld(inhoud))
                for inhoud in (self.voor.get(periode), self.na.get(periode))
                if inhoud is not None
            )
        ]
        return Gevolg(
            soort=soort,
            perioden=perioden,
            maanden=map(Maand.uit_ordinaal, sorted(ordinalen)),
            bedrag=bedrag,
            hoogstens=hoogstens,
            factuurmaand=in_maand,
        )


def per_maand(overzicht: Bijdrageoverzicht) -> dict[int, int]:
    """The cents that a household owes in each month, all its persons together."""
    eis_soort("overzichten", overzicht, Bijdrageoverzicht)
    centen: dict[int, int] = {}
    for periode, reeks in overzicht.perioden():
        if isinstance(periode, Maand):
            centen[periode.ordinaal] = centen.get(periode.ordinaal, 0) + reeks.bedrag.centen
    return centen


@frozen
class Geld:
    """What months cost: by the tariff, or by what the household owes."""

    beleid: Beleid | None
    overzichten: tuple[Mapping[int, int], Mapping[int, int]] | None

    @property
    def is_grens(self) -> bool:
        """Whether an amount is only an upper bound."""
        return self.overzichten is None

    def hoogstens(self, ordinalen: Iterable[int]) -> Bedrag | None:
        """By the tariff; ``None`` when that is not known of each month."""
        tarief = landelijk_tarief if self.beleid is None else self.beleid.tarief
        try:
            return Bedrag.som(tarief(Maand.uit_ordinaal(ordinaal)) for ordinaal in ordinalen)
        except OnbekendeParameter:
            return None

    def verschil(self, ordinalen: Iterable[int], teken: int) -> tuple[set[int], Bedrag | None]:
        """The months in which more (1) or less (-1) is owed than before, and how much."""
        if self.overzichten is None:
            alle = set(ordinalen)
            return alle, self.hoogstens(alle)
        voor, na = self.overzichten
        saldi = {m: teken * (na.get(m, 0) - voor.get(m, 0)) for m in ordinalen}
        positief = {m: centen for m, centen in saldi.items() if centen > 0}
        return set(positief), Bedrag(sum(positief.values()))

    def gewoon(self, ordinaal: int) -> tuple[set[int], Bedrag | None]:
        """The month itself and what is owed over it, when anything is."""
        if self.overzichten is None:
            return {ordinaal}, self.hoogstens([ordinaal])
        centen = self.overzichten[1].get(ordinaal, 0)
        return ({ordinaal} if centen else set()), Bedrag(centen)
