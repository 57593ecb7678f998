"""From moves to meldingen in an order that CAK accepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum

from attrs import evolve, frozen

from wmo_eigenbijdrage.aanlevering._doelen import Zet, verschilt
from wmo_eigenbijdrage.aanlevering.grenzen import Grens
from wmo_eigenbijdrage.aanlevering.meldingen import Inhoud, Melding, Meldingsoort
from wmo_eigenbijdrage.aanlevering.register import Persoonsregister

__all__ = ["maak_meldingen"]


class _Rang(IntEnum):
    """What goes first: room is made before it is taken."""

    INKORTEN = 0
    VERANDEREN = 1
    STARTEN = 2


@frozen
class _Keten:
    """The meldingen about one period, one after the other."""

    zet: Zet
    rang: _Rang
    delen: tuple[Melding, ...]
    """Their numbers and what they wait for are still to be given."""

    @property
    def verkort(self) -> bool:
        oud, doel = self.zet.oud, self.zet.doel
        return oud is not None and (doel is None or oud.tijdvak not in doel.tijdvak)


def maak_meldingen(
    zetten: Iterable[Zet], register: Persoonsregister, *, als_periode: bool
) -> tuple[Melding, ...]:
    """The meldingen of all moves, each with what it waits for.

    A melding waits for the one before it about the same period, and for one that is under way
    (OP080). A period grows when others have shrunk, and a new one starts when all stops and
    withdrawals of the person have been accepted.
    """
    ketens = sorted(_ketens(zetten, als_periode=als_periode), key=_volgorde)
    volgnummer, periode = register.volgend_volgnummer, register.volgende_periode
    ruimte = _ruimte_onderweg(register.onderweg)
    eerst: set[int] = set()
    gekrompen: set[int] = set()
    meldingen: list[Melding] = []
    for keten in ketens:
        bekend = keten.zet.aangeleverd
        wacht: set[int] = set() if bekend is None else set(bekend.onderweg)
        if keten.rang is not _Rang.INKORTEN:
            # Of those that change at one time none waits for another: that could go round.
            wacht |= ruimte | (gekrompen if keten.rang is _Rang.STARTEN else eerst)
        for deel in keten.delen:
            meldingen.append(
                evolve(
                    deel,
                    volgnummer=volgnummer,
                    periode=periode if bekend is None else bekend.periode,
                    startnummer=None if bekend is None else bekend.startnummer,
                    wacht_op=tuple(sorted(wacht)),
                )
            )
            wacht = {volgnummer}
            volgnummer += 1
        if bekend is None:
            periode += 1
        if keten.verkort or (bekend is None and len(keten.delen) > 1):
            gekrompen.add(volgnummer - 1)
            if keten.rang is _Rang.INKORTEN:
                eerst.add(volgnummer - 1)
    return tuple(meldingen)


def _ruimte_onderweg(onderweg: Iterable[Melding]) -> set[int]:
    """What is under way and may free days that a new start is to take."""
    vrij = {
        Meldingsoort.STOP,
        Meldingsoort.STOPWIJZIGING,
        Meldingsoort.INTREKKING,
        Meldingsoort.WIJZIGING,
    }
    return {melding.volgnummer for melding in onderweg if melding.soort in vrij}


def _volgorde(keten: _Keten) -> tuple[_Rang, object, int]:
    zet = keten.zet
    inhoud = zet.doel or zet.oud
    assert inhoud is not None  # a chain has something to tell
    return keten.rang, inhoud.startdatum, zet.aangeleverd.periode if zet.aangeleverd else 0


def _ketens(zetten: Iterable[Zet], *, als_periode: bool) -> Iterator[_Keten]:
    for zet in zetten:
        oud, doel = zet.oud, zet.doel
        if oud is None:
            if doel is not None:
                yield _Keten(zet, _Rang.STARTEN, tuple(_start(zet, doel, als_periode=als_periode)))
        elif doel is None:
            yield _Keten(zet, _Rang.INKORTEN, tuple(_intrekking(oud, als_periode=als_periode)))
        elif verschilt(oud, doel):
            rang = _Rang.INKORTEN if doel.tijdvak in oud.tijdvak else _Rang.VERANDEREN
            maak = _als_periode if als_periode else _in_delen
            yield _Keten(zet, rang, tuple(maak(zet, oud, doel)))


def _deel(
    soort: Meldingsoort,
    voor: Inhoud | None,
    na: Inhoud | None,
    grenzen: Iterable[Grens | None] = (),
    *,
    als_periode: bool = False,
) -> Melding:
    return Melding(
        volgnummer=1,
        periode=1,
        soort=soort,
        voor=voor,
        na=na,
        als_periode=als_periode,
        grenzen=tuple(grens for grens in grenzen if grens is not None),
    )


def _grenzen(zet: Zet) -> tuple[Grens, Grens | None]:
    assert zet.gewenst is not None  # only what is wanted is started or changed
    return zet.gewenst.begin, zet.gewenst.eind


def _prijsgrens(zet: Zet, oud: Inhoud, doel: Inhoud) -> Grens | None:
    """What decided the price that is told, when it is another one."""
    prijs = None if zet.gewenst is None else zet.gewenst.kostprijs
    if prijs is None or doel.kostprijs is None or doel.kostprijs == oud.kostprijs:
        return None
    return prijs.grens


def _start(zet: Zet, doel: Inhoud, *, als_periode: bool) -> Iterator[Melding]:
    begin, eind = _grenzen(zet)
    if als_periode:
        grenzen = (begin, eind if doel.stopdatum else None)
        yield _deel(Meldingsoort.START, None, doel, grenzen, als_periode=True)
        return
    open_ = evolve(doel, stopdatum=None, gewenste_stopdatum=None)
    yield _deel(Meldingsoort.START, None, open_, [begin])
    if doel.stopdatum is not None:
        yield _deel(Meldingsoort.STOP, open_, doel, [eind])


def _intrekking(oud: Inhoud, *, als_periode: bool) -> Iterator[Melding]:
    if not als_periode and oud.stopdatum is not None:
        open_ = evolve(oud, stopdatum=None, gewenste_stopdatum=None)
        yield _deel(Meldingsoort.STOPINTREKKING, oud, open_)
        oud = open_
    yield _deel(Meldingsoort.INTREKKING, oud, None, als_periode=als_periode)


def _stopsoort(oud: Inhoud, doel: Inhoud) -> Meldingsoort:
    if oud.stopdatum is None:
        return Meldingsoort.STOP
    if doel.stopdatum is None:
        return Meldingsoort.STOPINTREKKING
    return Meldingsoort.STOPWIJZIGING


def _als_periode(zet: Zet, oud: Inhoud, doel: Inhoud) -> Iterator[Melding]:
    begin, eind = _grenzen(zet)
    andere_start = doel.startdatum != oud.startdatum
    andere_stop = doel.stopdatum != oud.stopdatum
    soort = _stopsoort(oud, doel)
    if andere_start or doel.kostprijs != oud.kostprijs:
        soort = Meldingsoort.WIJZIGING
    grenzen = (
        begin if andere_start else None,
        eind if andere_stop else None,
        _prijsgrens(zet, oud, doel),
    )
    yield _deel(soort, oud, doel, grenzen, als_periode=True)


def _in_delen(zet: Zet, oud: Inhoud, doel: Inhoud) -> Iterator[Melding]:
    """First the start, unless it would then lie after the stop that CAK still has."""
    begin, eind = _grenzen(zet)
    andere_start = doel.startdatum != oud.startdatum
    delen: list[str] = []
    if andere_start or doel.kostprijs != oud.kostprijs:
        delen.append("start")
    if doel.stopdatum != oud.stopdatum:
        delen.append("stop")
    if oud.stopdatum is not None and doel.startdatum > oud.stopdatum:
        delen.reverse()
    stand = oud
    for deel in delen:
        if deel == "start":
            na = evolve(
                stand,
                startdatum=doel.startdatum,
                kostprijs=doel.kostprijs,
                gewenste_startdatum=doel.gewenste_startdatum,
            )
            grenzen = (begin if andere_start else None, _prijsgrens(zet, oud, doel))
            yield _deel(Meldingsoort.WIJZIGING, stand, na, grenzen)
        else:
            na = evolve(
                stand,
                stopdatum=doel.stopdatum,
                gewenste_stopdatum=doel.gewenste_stopdatum,
            )
            yield _deel(_stopsoort(oud, doel), stand, na, [eind])
        stand = na
