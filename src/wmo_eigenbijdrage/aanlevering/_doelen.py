"""What CAK can still be brought to have of one period, and what that costs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from attrs import evolve, frozen

from wmo_eigenbijdrage.aanlevering.gewenst import BewaakteKostprijs, GewenstePeriode
from wmo_eigenbijdrage.aanlevering.meldingen import Inhoud
from wmo_eigenbijdrage.aanlevering.register import Aangeleverd
from wmo_eigenbijdrage.aanlevering.termijnen import Termijnen
from wmo_eigenbijdrage.bijdrage.kern import eerste_maand
from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.ieb import Kostprijs
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.kostprijs import Afschrijfregels, bewaak

__all__ = ["Kader", "Zet", "maak_doel", "nieuw", "overlapt", "verander", "zelfde_verloop"]

_EEN_DAG = timedelta(days=1)


@frozen
class Kader:
    """What holds for all periods of a plan."""

    termijnen: Termijnen
    als_periode: bool
    """Whether one message says the whole period (iEb 3.0 and 4.0)."""
    regels: Afschrijfregels


@frozen
class Zet:
    """What is done about one period: one that CAK has, one that is wanted, or both."""

    aangeleverd: Aangeleverd | None
    gewenst: GewenstePeriode | None
    doel: Inhoud | None
    """What CAK will have of it; ``None`` for nothing."""
    berichten: int
    afwijking: int
    """The months by which that differs from what is wanted, because of the time limits."""
    te_oud: bool = False
    """Whether nothing can be told of the period any more."""

    @property
    def oud(self) -> Inhoud | None:
        """What CAK has of it."""
        return None if self.aangeleverd is None else self.aangeleverd.inhoud

    @property
    def kosten(self) -> tuple[int, int, int]:
        """What is least first: months that stay wrong, messages, days that a start moves."""
        verschuiving = 0
        if self.oud is not None and self.doel is not None:
            verschuiving = abs((self.oud.startdatum - self.doel.startdatum).days)
        return self.afwijking, self.berichten, verschuiving


def verander(kader: Kader, aangeleverd: Aangeleverd, gewenst: GewenstePeriode) -> Zet | None:
    """Turn a period that CAK has into one that is wanted; ``None`` when nothing would be left.

    A change that leaves no day in common with what CAK had is a first determination in all but
    name, so that its start has the limit of one.
    """
    oud = aangeleverd.inhoud
    start, wens_start = _start(kader, oud, gewenst)
    stop, wens_stop = _stop(kader, oud, gewenst)
    if wens_start is not None and _zonder_maand(start, stop):
        return None
    bedoeld = Inhoud(
        startdatum=start,
        stopdatum=stop,
        gewenste_startdatum=wens_start,
        gewenste_stopdatum=wens_stop,
    )
    doel, te_oud = maak_doel(kader, oud, gewenst, bedoeld)
    return Zet(
        aangeleverd,
        gewenst,
        doel,
        _aantal_berichten(kader, oud, doel),
        _afwijking(doel, gewenst),
        te_oud,
    )


def nieuw(kader: Kader, gewenst: GewenstePeriode) -> Zet:
    """Tell CAK of a period for the first time, as far as the limit of a first start allows."""
    start, wens = gewenst.begin.dag, None
    stop = None if gewenst.eind is None else gewenst.eind.dag
    if start < kader.termijnen.eerste_start:
        start, wens = kader.termijnen.eerste_start, start
        if stop is not None and _zonder_maand(start, stop):
            maanden = Maand.van(stop).ordinaal - eerste_maand(wens) + 1
            return Zet(None, gewenst, None, 0, maanden, te_oud=True)
    doel = Inhoud(
        startdatum=start,
        stopdatum=stop,
        kostprijs=_als_kostprijs(gewenst.kostprijs),
        gewenste_startdatum=wens,
    )
    berichten = 1 if kader.als_periode or stop is None else 2
    return Zet(None, gewenst, doel, berichten, _afwijking(doel, gewenst))


def maak_doel(
    kader: Kader, oud: Inhoud, gewenst: GewenstePeriode, bedoeld: Inhoud
) -> tuple[Inhoud, bool]:
    """The dates of *bedoeld* with the price that goes with them, and whether that is too old.

    In one message per period every change says the stop again, which must lie within its limit
    (TR394); what stopped before it cannot be changed any more.
    """
    anders = bedoeld.startdatum != oud.startdatum
    if kader.als_periode:
        anders = anders or bedoeld.stopdatum != oud.stopdatum
    doel = evolve(bedoeld, kostprijs=_kostprijs(kader, oud, gewenst, anders=anders))
    if (
        kader.als_periode
        and verschilt(oud, doel)
        and doel.stopdatum is not None
        and doel.stopdatum < kader.termijnen.stop
    ):
        return oud, True
    return doel, False


def verschilt(een: Inhoud, ander: Inhoud) -> bool:
    """Whether CAK would be told something else."""
    return (een.startdatum, een.stopdatum, een.kostprijs) != (
        ander.startdatum,
        ander.stopdatum,
        ander.kostprijs,
    )


def overlapt(zetten: Iterable[Zet], peildatum: date) -> bool:
    """Whether CAK would have two periods on one day that has come."""
    vakken = sorted(
        (zet.doel.tijdvak for zet in zetten if zet.doel is not None),
        key=lambda vak: vak.eerste_dag,
    )
    return any(
        later.eerste_dag <= peildatum and eerder.overlapt(later)
        for eerder, later in pairwise(vakken)
    )


def zelfde_verloop(gemeld: Kostprijs, gewenst: BewaakteKostprijs, regels: Afschrijfregels) -> bool:
    """Whether CAK, guarding what it was told, comes to the same remainder by itself.

    Both prices go down by the same tariff, so that it is enough to compare them once, at the
    beginning of the first month in which both run. Beyond the last tariff they are not compared,
    and count as the same only when they are.
    """
    if gemeld == Kostprijs(gewenst.bedrag, gewenst.startdatum):
        return True
    maand = max(eerste_maand(gemeld.startdatum), eerste_maand(gewenst.startdatum))
    dag = Maand.uit_ordinaal(maand).eerste_dag - _EEN_DAG
    try:
        bij_cak = bewaak(gemeld.bedrag, gemeld.startdatum, regels=regels).stand_op(dag)
        hier = bewaak(gewenst.bedrag, gewenst.startdatum, regels=regels).stand_op(dag)
    except OnbekendeParameter:
        return False
    return bij_cak.restant == hier.restant


def _start(kader: Kader, oud: Inhoud, gewenst: GewenstePeriode) -> tuple[date, date | None]:
    """The start that can be told, and the one that was wanted when that differs."""
    wens, nu = gewenst.begin.dag, oud.startdatum
    if wens == nu:
        return nu, None
    if not oud.tijdvak.overlapt(gewenst.tijdvak):
        grens = kader.termijnen.eerste_start
        return (wens, None) if wens >= grens else (grens, wens)
    if oud.gewenste_startdatum is not None and wens < nu:
        return nu, wens  # cut before: a change is no way round the limit of a first start
    grens = kader.termijnen.start
    return (wens, None) if wens >= grens else (min(nu, grens), wens)


def _stop(kader: Kader, oud: Inhoud, gewenst: GewenstePeriode) -> tuple[date | None, date | None]:
    """The stop that can be told, and the one that was wanted when that differs."""
    wens = None if gewenst.eind is None else gewenst.eind.dag
    grens = kader.termijnen.stop
    if wens is None or wens == oud.stopdatum or wens >= grens:
        return wens, None
    if oud.stopdatum is not None and oud.stopdatum < grens:
        return oud.stopdatum, wens
    return grens, wens


def _zonder_maand(start: date, stop: date | None) -> bool:
    """Whether no month is owed, so that there is nothing to tell."""
    return stop is not None and Maand.van(stop).ordinaal < eerste_maand(start)


def _als_kostprijs(gewenst: BewaakteKostprijs | None) -> Kostprijs | None:
    return None if gewenst is None else Kostprijs(gewenst.bedrag, gewenst.startdatum)


def _kostprijs(
    kader: Kader, oud: Inhoud, gewenst: GewenstePeriode, *, anders: bool
) -> Kostprijs | None:
    """The price to tell. One that no longer has an effect goes only with another change."""
    if gewenst.kostprijs is None:
        return None if anders else oud.kostprijs
    if oud.kostprijs is not None and zelfde_verloop(oud.kostprijs, gewenst.kostprijs, kader.regels):
        return oud.kostprijs
    return _als_kostprijs(gewenst.kostprijs)


def _aantal_berichten(kader: Kader, oud: Inhoud, doel: Inhoud) -> int:
    start = (oud.startdatum, oud.kostprijs) != (doel.startdatum, doel.kostprijs)
    stop = oud.stopdatum != doel.stopdatum
    return int(start or stop) if kader.als_periode else start + stop


def _afwijking(doel: Inhoud, gewenst: GewenstePeriode) -> int:
    maanden = abs(eerste_maand(doel.startdatum) - eerste_maand(gewenst.begin.dag))
    if gewenst.eind is not None and doel.stopdatum is not None:
        maanden += abs(Maand.van(doel.stopdatum) - Maand.van(gewenst.eind.dag))
    return maanden
