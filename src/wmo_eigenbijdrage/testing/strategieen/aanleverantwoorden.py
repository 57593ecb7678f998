"""Strategies for answers of CAK: what they do to a booking, what comes next, and which are late."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from wmo_eigenbijdrage.aanlevering import (
    RETOURTERMIJN,
    VERVOLGEN,
    Meldinguitkomst,
    Persoonsregister,
    Retourachterstand,
    Retourverwerking,
    Vervolg,
    beoordeel_retour,
    maak_boekingsbericht,
    retourachterstand,
    vervolg_op,
)
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, Bsn, Gemeentecode
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME, werkdagen_later
from wmo_eigenbijdrage.testing.strategieen.aanleverregister import boekingen
from wmo_eigenbijdrage.testing.strategieen.berichten import retourberichten

__all__ = ["achterstallige_retouren", "retourverwerkingen", "vervolgen"]

_GEMEENTE, _ANDERE, _BSN = Gemeentecode("0363"), Gemeentecode("0344"), Bsn("999990019")
_ONBEKENDE_CODE = "9999"
_OPEN = tuple(uitkomst for uitkomst in Meldinguitkomst if uitkomst.is_open)
# One that a plan tells again by itself, and two that judge nothing, come oftener than one in 20.
_VAAK = ("9404", "9056", "0233")


def vervolgen() -> st.SearchStrategy[Vervolg]:
    """The next step after each code. Shrinks towards nothing to do."""
    return st.sampled_from((*VERVOLGEN, _ONBEKENDE_CODE)).map(vervolg_op)


@st.composite
def retourverwerkingen(draw: st.DrawFn) -> Retourverwerking:
    """What answers do to a booking, open or answered before, or to none; some contradict it.

    Shrinks towards accepted.
    """
    boeking = draw(boekingen(genoemd=True))
    vraag = maak_boekingsbericht(boeking, afzender=_GEMEENTE, bsn=_BSN)
    anders: dict[str, Any] = {
        "dagtekening": vraag.dagtekening + timedelta(days=1),
        "identificatie": BerichtIdentificatie("X"),
        "afzender": _ANDERE,
    }
    veld = draw(st.none() | st.sampled_from(sorted(anders)))
    if veld is not None:
        vraag = evolve(vraag, **{veld: anders[veld]})
    retour = draw(retourberichten(heen=vraag))
    code = draw(st.none() | st.sampled_from(_VAAK) | st.sampled_from(tuple(VERVOLGEN)))
    if code is not None:
        retour = evolve(retour, retourcodes=[code], client=None)
    gevonden = None if veld == "identificatie" else boeking
    return beoordeel_retour(retour, gevonden, gemeente=_GEMEENTE, bsn=_BSN)


@st.composite
def achterstallige_retouren(draw: st.DrawFn) -> Retourachterstand:
    """Meldingen that CAK should have answered, with a day of sending and without.

    Shrinks towards a start that was made ready, of which the day is not known.
    """
    boeking = draw(boekingen(uitkomst=draw(st.sampled_from(_OPEN))))
    verzonden = boeking.dagtekening or EERSTE_DAG_MAANDREGIME
    uiterlijk = werkdagen_later(verzonden, RETOURTERMIJN)
    peildatum = uiterlijk + timedelta(days=draw(st.integers(1, 400)))
    return retourachterstand(Persoonsregister([boeking]), peildatum=peildatum)[0]
