"""Booking meldingen of one person: what every register checks and gives out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Self

from attrs import evolve, frozen

from wmo_eigenbijdrage.aanlevering import (
    Boeking,
    Melding,
    Meldingsoort,
    Meldinguitkomst,
    Persoonsregister,
)
from wmo_eigenbijdrage.adapters.nummering import berichtnaam
from wmo_eigenbijdrage.controle import eis_dag, eis_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import EbStartNummer

__all__ = ["Tellers", "maak_boekingen"]


@frozen(kw_only=True)
class Tellers:
    """The next numbers of a register; they only go up."""

    voorvoegsel: str
    """What the name of each message begins with."""
    startnummer: int
    bericht: int

    @classmethod
    def vanaf(cls, eerste_nummer: int, voorvoegsel: str) -> Self:
        """Those of a new register.

        Raises:
            OngeldigeWaarde: the first number is none, or does not go with the prefix.
        """
        EbStartNummer(eerste_nummer)
        berichtnaam(voorvoegsel, eerste_nummer)
        return cls(voorvoegsel=voorvoegsel, startnummer=eerste_nummer, bericht=eerste_nummer)


def maak_boekingen(
    persoon: Persoonsregister, meldingen: Iterable[Melding], tellers: Tellers, dagtekening: date
) -> tuple[tuple[Boeking, ...], Tellers]:
    """The bookings of these meldingen, with their numbers and names, and the numbers after them.

    Raises:
        OngeldigeWaarde: one was booked before, waits for what CAK has not accepted, or is about a
            period that was never started; or the numbers are used up.
    """
    eis_dag("dagtekening", dagtekening)
    boekingen: list[Boeking] = []
    volgend = persoon.volgend_volgnummer
    startnummer, bericht = tellers.startnummer, tellers.bericht
    for melding in meldingen:
        _eis_te_boeken(persoon, melding, volgend)
        if melding.startnummer is None:
            melding = evolve(melding, startnummer=EbStartNummer(startnummer))  # noqa: PLW2901
            startnummer += 1
        naam = berichtnaam(tellers.voorvoegsel, bericht)
        boekingen.append(Boeking(melding, Meldinguitkomst.KLAARGEZET, dagtekening, naam))
        bericht += 1
        volgend = melding.volgnummer + 1
    return tuple(boekingen), evolve(tellers, startnummer=startnummer, bericht=bericht)


def _eis_te_boeken(persoon: Persoonsregister, melding: Melding, volgend: int) -> None:
    eis_soort("meldingen", melding, Melding)
    if not persoon.mag_verzonden(melding):
        raise OngeldigeWaarde(
            "meldingen", "one waits for an answer of CAK", "send plan.verzendbaar"
        )
    if melding.volgnummer < volgend:
        raise OngeldigeWaarde("meldingen", "one was booked before", "plan again")
    if (melding.startnummer is None) is not (melding.soort is Meldingsoort.START):
        raise OngeldigeWaarde(
            "meldingen",
            "one is about a period that was never started, or starts one twice",
            "plan again",
        )
    nummers = {b.melding.startnummer for b in persoon.boekingen if _zelfde_periode(b, melding)}
    if melding.startnummer is not None and melding.startnummer not in nummers:
        raise OngeldigeWaarde(
            "meldingen", "one is about a period of another person", "give who it was planned for"
        )


def _zelfde_periode(boeking: Boeking, melding: Melding) -> bool:
    return boeking.melding.periode == melding.periode
