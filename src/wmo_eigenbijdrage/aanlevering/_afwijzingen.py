"""What of a plan is held back because CAK rejected the same thing before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from attrs import evolve, frozen

from wmo_eigenbijdrage.aanlevering._doelen import Zet, overlapt
from wmo_eigenbijdrage.aanlevering._ketens import maak_meldingen
from wmo_eigenbijdrage.aanlevering.boekingen import Boeking, Meldinguitkomst
from wmo_eigenbijdrage.aanlevering.meldingen import Inhoud, Melding, Meldingsoort
from wmo_eigenbijdrage.aanlevering.register import Persoonsregister
from wmo_eigenbijdrage.aanlevering.vervolg import wordt_herhaald
from wmo_eigenbijdrage.ieb import Kostprijs

__all__ = ["Tegengehouden", "te_melden"]

_Beeld: TypeAlias = tuple[date, date | None, Kostprijs | None]
_Sleutel: TypeAlias = tuple[Meldingsoort, _Beeld | None, _Beeld | None]


@frozen
class Tegengehouden:
    """A melding that is not told, because CAK rejected the same thing before."""

    melding: Melding
    """As it would be told; its *volgnummer* is that of another one later."""
    afgewezen: Boeking
    """What CAK rejected: the same thing, or what this one depends on."""
    zelf: bool
    """Whether it is the same thing; otherwise it waits for what is."""


def te_melden(
    zetten: list[Zet], register: Persoonsregister, peildatum: date, *, als_periode: bool
) -> tuple[tuple[Melding, ...], tuple[Tegengehouden, ...]]:
    """What may be told, and what may not because CAK rejected it; a stop does not wait for that."""
    alle = maak_meldingen(zetten, register, als_periode=als_periode)
    meldingen, tegen = _houd_tegen(alle, register, peildatum)
    zonder = _alleen_stoppen(zetten, tegen)
    if zonder == zetten or overlapt(zonder, date.max):
        return meldingen, tegen
    alle = maak_meldingen(zonder, register, als_periode=als_periode)
    meldingen, nog = _houd_tegen(alle, register, peildatum)
    al = {(deel.melding.periode, deel.melding.soort) for deel in nog}
    eruit = (
        deel
        for deel in tegen
        if deel.zelf
        and deel.melding.soort is Meldingsoort.WIJZIGING
        and (deel.melding.periode, deel.melding.soort) not in al
    )
    return meldingen, (*eruit, *nog)


def _houd_tegen(
    meldingen: Iterable[Melding], register: Persoonsregister, peildatum: date
) -> tuple[tuple[Melding, ...], tuple[Tegengehouden, ...]]:
    """The meldingen that may be told, and those that may not, each in their order."""
    afgewezen = _afgewezen(register)
    door: list[Melding] = []
    tegen: dict[int, Tegengehouden] = {}
    for melding in meldingen:
        boekingen = afgewezen.get(_sleutel(melding), ()) if afgewezen else ()
        wacht_op = [nummer for nummer in melding.wacht_op if nummer in tegen]
        if boekingen and not _mag_weer(boekingen, peildatum):
            tegen[melding.volgnummer] = Tegengehouden(melding, boekingen[-1], zelf=True)
        elif wacht_op:
            grond = tegen[wacht_op[0]].afgewezen
            tegen[melding.volgnummer] = Tegengehouden(melding, grond, zelf=False)
        else:
            door.append(melding)
    return tuple(door), tuple(tegen.values())


def _alleen_stoppen(zetten: Iterable[Zet], tegen: Iterable[Tegengehouden]) -> list[Zet]:
    """The moves, each rejected change of a start or price left out, so that its stop can be told.

    Such a change may never be accepted, and until the stop is told CAK goes on billing.
    """
    perioden = {
        deel.melding.periode
        for deel in tegen
        if deel.zelf and deel.melding.soort is Meldingsoort.WIJZIGING
    }
    return [
        _alleen_stop(zet) if zet.aangeleverd and zet.aangeleverd.periode in perioden else zet
        for zet in zetten
    ]


def _alleen_stop(zet: Zet) -> Zet:
    oud, doel = zet.oud, zet.doel
    if oud is None or doel is None or not oud.tijdvak.overlapt(doel.tijdvak):
        return zet  # on other days the new stop says nothing about what CAK has
    stop = evolve(oud, stopdatum=doel.stopdatum, gewenste_stopdatum=doel.gewenste_stopdatum)
    return evolve(zet, doel=stop)


def _afgewezen(register: Persoonsregister) -> dict[_Sleutel, tuple[Boeking, ...]]:
    """Per thing that was told the rejections since it was last accepted, or is under way."""
    gevonden: dict[_Sleutel, tuple[Boeking, ...]] = {}
    if all(b.uitkomst is not Meldinguitkomst.AFGEWEZEN for b in register.boekingen):
        return gevonden  # nearly everyone
    for boeking in register.boekingen:
        sleutel = _sleutel(boeking.melding)
        if boeking.uitkomst is Meldinguitkomst.AFGEWEZEN:
            gevonden[sleutel] = (*gevonden.get(sleutel, ()), boeking)
        else:
            gevonden.pop(sleutel, None)
    return gevonden


def _mag_weer(boekingen: tuple[Boeking, ...], peildatum: date) -> bool:
    """Whether a user released the last rejection, or a first one may be repeated by itself.

    That is done on a later day, so that no day of sending can be rejected for the same reason.
    """
    laatste = boekingen[-1]
    if laatste.vrijgegeven is not None:
        return True
    if len(boekingen) > 1 or not wordt_herhaald(laatste.retourcodes):
        return False
    return laatste.dagtekening is None or laatste.dagtekening < peildatum


def _sleutel(melding: Melding) -> _Sleutel:
    """What makes it the same thing: the kind, what CAK has, and what it should have.

    The date that was wanted counts and not the one that a time limit made of it: that moves from
    day to day. In which release it is told does not matter. Whether CAK has heard of a stop makes
    no difference to a change, which in iEb 1.0 does not say it either.
    """
    voor = None if melding.voor is None else _beeld(melding.voor)
    na = _wens(melding.na)
    if melding.soort is Meldingsoort.WIJZIGING:
        voor = _zonder_stop(voor)
        na = na if melding.als_periode else _zonder_stop(na)
    return melding.soort, voor, na


def _zonder_stop(beeld: _Beeld | None) -> _Beeld | None:
    return None if beeld is None else (beeld[0], None, beeld[2])


def _beeld(inhoud: Inhoud) -> _Beeld:
    return inhoud.startdatum, inhoud.stopdatum, inhoud.kostprijs


def _wens(inhoud: Inhoud | None) -> _Beeld | None:
    if inhoud is None:
        return None
    return (
        inhoud.gewenste_startdatum or inhoud.startdatum,
        inhoud.gewenste_stopdatum or inhoud.stopdatum,
        inhoud.kostprijs,
    )
