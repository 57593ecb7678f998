"""What of a plan is held back, because the gemeente came to know it only just.

Source: CAK, "Overgang iWmo 3.0: voorkom extra beschikkingen voor klanten" (24-11-2020). Choices:
decision 0045.
"""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve, frozen

from wmo_eigenbijdrage.aanlevering._doelen import Kader, Zet, maak_doel
from wmo_eigenbijdrage.aanlevering.gewenst import BewaakteKostprijs, GewenstePeriode
from wmo_eigenbijdrage.aanlevering.grenzen import Grens
from wmo_eigenbijdrage.aanlevering.meldingen import Inhoud

__all__ = ["Aangehouden", "Bufferregel"]


@frozen
class Aangehouden:
    """A boundary that is not told yet: the gemeente just came to know it, or its day is to come."""

    grens: Grens
    rijp_op: date
    """The day from which it is told, when nothing changes before."""

    def __str__(self) -> str:
        return f"{self.grens}; aangehouden tot {self.rijp_op}"


@frozen
class Bufferregel:
    """Which facts are too young to act upon."""

    peildatum: date
    dagen: int

    def rijp(self, grens: Grens) -> date:
        """The day on which the fact behind a boundary is old enough."""
        return grens.feit.bekend_op + timedelta(days=self.dagen)

    def _te_vroeg(self, grens: Grens | None, *, eerste: bool) -> list[Aangehouden]:
        """A boundary that is held back: its fact is too young, or its day has not come.

        A day to come is told on that day, as until then it changes nothing and may still change
        itself. But when CAK has another boundary in its place, the right one is told at once.
        """
        if grens is None:
            return []  # no fact: the boundary is gone
        rijp_op = max(self.rijp(grens), grens.dag) if eerste else self.rijp(grens)
        return [Aangehouden(grens, rijp_op)] if rijp_op > self.peildatum else []

    def _jonge_prijs(
        self, oud: Inhoud | None, doel: Inhoud, gewenst: GewenstePeriode
    ) -> list[Aangehouden]:
        """A price that would take the place of another one, or of none, and is too young."""
        prijs = gewenst.kostprijs
        if oud is None or prijs is None or doel.kostprijs == oud.kostprijs:
            return []
        return self._te_vroeg(prijs.grens, eerste=False)

    def houd_aan(self, kader: Kader, zet: Zet) -> tuple[Zet, list[Aangehouden]]:
        """The move without what is too young, and what that was."""
        oud, doel, gewenst = zet.oud, zet.doel, zet.gewenst
        if doel is None or gewenst is None:
            return zet, []
        andere_start = oud is None or doel.startdatum != oud.startdatum
        andere_stop = doel.stopdatum != (None if oud is None else oud.stopdatum)
        begin = self._te_vroeg(gewenst.begin, eerste=oud is None) if andere_start else []
        zonder_stop = oud is None or oud.stopdatum is None
        eind = self._te_vroeg(gewenst.eind, eerste=zonder_stop) if andere_stop else []
        prijs = self._jonge_prijs(oud, doel, gewenst)
        vast = begin + eind + prijs
        if not vast:
            return zet, []
        if oud is None:
            open_ = evolve(doel, stopdatum=None, gewenste_stopdatum=None)
            return evolve(zet, doel=None if begin else open_), vast
        if not oud.tijdvak.overlapt(gewenst.tijdvak):
            return evolve(zet, doel=oud), vast  # half of it would be a period nobody wants
        if prijs:
            gewenst = evolve(gewenst, kostprijs=_als_bewaakt(oud))
        if begin:
            doel = evolve(
                doel,
                startdatum=oud.startdatum,
                gewenste_startdatum=oud.gewenste_startdatum,
            )
        if eind:
            doel = evolve(doel, stopdatum=oud.stopdatum, gewenste_stopdatum=oud.gewenste_stopdatum)
        doel, te_oud = maak_doel(kader, oud, gewenst, doel)
        return evolve(zet, doel=doel, te_oud=te_oud), vast


def _als_bewaakt(oud: Inhoud) -> BewaakteKostprijs | None:
    """The price that CAK has, as one that is wanted."""
    prijs = oud.kostprijs
    return None if prijs is None else BewaakteKostprijs(prijs.bedrag, prijs.startdatum, "bij CAK")
