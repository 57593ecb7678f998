"""Strategies for what CAK was told of a person, and what became of it."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve
from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from wmo_eigenbijdrage.aanlevering import (
    VERVOLGEN,
    Aangeleverd,
    Boeking,
    Grens,
    Inhoud,
    Melding,
    Meldingsoort,
    Meldinguitkomst,
    Persoonsregister,
    Vervolgstap,
)
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie
from wmo_eigenbijdrage.ieb import Kostprijs
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME
from wmo_eigenbijdrage.testing.strategieen._gemeen import eis_volgorde, enkele
from wmo_eigenbijdrage.testing.strategieen.identificatie import ebstartnummers
from wmo_eigenbijdrage.testing.strategieen.kalender import dagen
from wmo_eigenbijdrage.testing.strategieen.kostprijs import kostprijsbedragen
from wmo_eigenbijdrage.testing.strategieen.zorgvoorziening import feiten

__all__ = [
    "aangeleverde_perioden",
    "boekingen",
    "grenzen",
    "inhouden",
    "meldingen",
    "persoonsregisters",
]

_EERSTE_DAG, _LAATSTE_DAG = EERSTE_DAG_MAANDREGIME, date(2026, 12, 31)
_KENMERKEN = ("hulp thuis", "rollator", "traplift")
_WAAROM = ("start van de levering", "stop van de levering", "ingang van de beschikking")
_ONBEKENDE_CODE, _HERHAALD = "9999", "9404"
_MET_STOP = (Meldingsoort.STOPWIJZIGING, Meldingsoort.STOPINTREKKING)
_NIET_AFGEWEZEN = tuple(
    uitkomst for uitkomst in Meldinguitkomst if uitkomst is not Meldinguitkomst.AFGEWEZEN
)
_AFWIJZENDE_CODES = (
    *(code for code, v in VERVOLGEN.items() if v.stap is not Vervolgstap.GEEN and code != "0233"),
    _ONBEKENDE_CODE,
)


@st.composite
def grenzen(
    draw: st.DrawFn, min_value: date = _EERSTE_DAG, max_value: date = _LAATSTE_DAG
) -> Grens:
    """Boundaries, known up to 40 days before or after. Shrinks towards the earliest."""
    dag = draw(dagen(min_value, max_value))
    return Grens(
        dag,
        draw(feiten(dag)),
        draw(st.sampled_from(_KENMERKEN)),
        draw(st.sampled_from(_WAAROM)),
    )


@st.composite
def inhouden(
    draw: st.DrawFn,
    min_value: date = _EERSTE_DAG,
    max_value: date = _LAATSTE_DAG,
    *,
    stop: bool | None = None,
) -> Inhoud:
    """What CAK is told of a period: open or not, with a price or not, cut by a limit or not.

    With *stop* all of them have an end, or none. A date that was cut lies 12 or 36 months after the
    one that was wanted, or a few days. Shrinks towards an open period without a price.
    """
    eis_volgorde(min_value, max_value, goed=min_value <= max_value)
    start = draw(dagen(min_value, max_value))
    einden = dagen(start, max_value)
    eind = None if stop is False else draw(einden if stop else st.none() | einden)
    prijs = draw(st.none() | st.builds(Kostprijs, kostprijsbedragen(), st.just(start)))
    return Inhoud(
        startdatum=start,
        stopdatum=eind,
        kostprijs=prijs,
        gewenste_startdatum=draw(st.none() | _eerder(start)),
        gewenste_stopdatum=None if eind is None else draw(st.none() | _eerder(eind)),
    )


def _eerder(dag: date) -> st.SearchStrategy[date]:
    maanden = st.sampled_from((12, 36)).map(lambda n: dag - relativedelta(months=n))
    return maanden | st.integers(1, 40).map(lambda n: dag - timedelta(days=n))


def _mogelijk(stand: Inhoud) -> tuple[Meldingsoort, ...]:
    """The kinds that can follow when CAK has this of a period."""
    stoppen = (Meldingsoort.STOP,) if stand.stopdatum is None else _MET_STOP
    return (Meldingsoort.WIJZIGING, *stoppen, Meldingsoort.INTREKKING)


@st.composite
def meldingen(
    draw: st.DrawFn,
    *,
    volgnummer: int = 1,
    periode: int = 1,
    soort: Meldingsoort | None = None,
    voor: Inhoud | None = None,
) -> Melding:
    """Things to tell of every kind or of *soort*, before and after a start number was given out.

    *voor* is what CAK has of the period, where the kind asks for that. Shrinks towards the start of
    an open period.
    """
    wat = draw(st.sampled_from(Meldingsoort)) if soort is None else soort
    na: Inhoud | None
    if wat is Meldingsoort.START:
        voor, na = None, draw(inhouden())
    else:
        met_stop = {Meldingsoort.STOP: False, **dict.fromkeys(_MET_STOP, True)}.get(wat)
        voor = draw(inhouden(stop=met_stop)) if voor is None else voor
        na = draw(_na(wat, voor))
    # Also drawn where it is not used: the shortest to make is what Hypothesis shrinks to.
    waarom = draw(enkele(grenzen()))
    return Melding(
        volgnummer=volgnummer,
        periode=periode,
        startnummer=draw(st.none() | ebstartnummers()),
        soort=wat,
        voor=voor,
        na=na,
        als_periode=draw(st.booleans()),
        grenzen=() if na is None else waarom,
        wacht_op=draw(st.just(()) | st.just((volgnummer - 1,))) if volgnummer > 1 else (),
    )


@st.composite
def _na(draw: st.DrawFn, soort: Meldingsoort, voor: Inhoud) -> Inhoud | None:
    """What CAK has after a melding that only changes the part that it is about."""
    if soort is Meldingsoort.INTREKKING:
        return None
    if soort is Meldingsoort.STOPINTREKKING:
        return evolve(voor, stopdatum=None, gewenste_stopdatum=None)
    if soort is Meldingsoort.WIJZIGING:
        ander = draw(inhouden(max_value=voor.stopdatum or _LAATSTE_DAG, stop=False))
        return evolve(ander, stopdatum=voor.stopdatum, gewenste_stopdatum=voor.gewenste_stopdatum)
    eind = draw(dagen(voor.startdatum, _LAATSTE_DAG))
    return evolve(voor, stopdatum=eind, gewenste_stopdatum=draw(st.none() | _eerder(eind)))


@st.composite
def boekingen(
    draw: st.DrawFn,
    min_value: date = _EERSTE_DAG,
    max_value: date = _LAATSTE_DAG,
    *,
    melding: Melding | None = None,
    uitkomst: Meldinguitkomst | None = None,
    genoemd: bool | None = None,
) -> Boeking:
    """Lines of the log of *melding*, or of any, with each outcome or with *uitkomst*.

    Some hold the name and the day of their message, from *min_value* to *max_value*; with *genoemd*
    all of them, or none. What was rejected has codes, known and unknown, or none, and may have been
    released since. Shrinks towards a start that was made ready, without a name.
    """
    eis_volgorde(min_value, max_value, goed=min_value <= max_value)
    wat = draw(st.sampled_from(Meldinguitkomst)) if uitkomst is None else uitkomst
    gemeld = draw(meldingen()) if melding is None else melding
    dagtekening, naam = None, None
    if draw(st.booleans()) if genoemd is None else genoemd:
        dagtekening = draw(dagen(min_value, max_value))
        naam = _naam(gemeld.volgnummer, draw(st.integers(0, 999)))
        # What has a name has been booked, and so has a start number.
        gemeld = evolve(gemeld, startnummer=gemeld.startnummer or draw(ebstartnummers()))
    codes: tuple[str, ...] = ()
    vrijgegeven = None
    if wat is Meldinguitkomst.AFGEWEZEN:
        codes = draw(_codes())
        vrijgegeven = draw(st.none() | dagen(dagtekening or min_value, max_value))
    return Boeking(gemeld, wat, dagtekening, naam, codes, vrijgegeven)


def _naam(volgnummer: int, verder: int) -> BerichtIdentificatie:
    """A name like those of a register: no two alike of one person, a later one counts up."""
    return BerichtIdentificatie(f"EB{1000 * volgnummer + verder:010}")


def _codes() -> st.SearchStrategy[tuple[str, ...]]:
    """Codes that reject, often one that a plan tells again by itself. Shrinks towards none."""
    return enkele(st.sampled_from(_AFWIJZENDE_CODES), elk_een=str) | st.just((_HERHAALD,))


@st.composite
def persoonsregisters(draw: st.DrawFn, *, meeste: int = 4) -> Persoonsregister:
    """What CAK was told of a person: up to *meeste* meldingen, each after the answer to the last.

    What CAK did not reject can follow on what it accepted before; what it rejected is anything. A
    message lies not before those that were booked earlier. Shrinks towards nothing told.
    """
    register, vanaf = Persoonsregister(), _EERSTE_DAG
    for nummer in range(1, draw(st.integers(0, meeste)) + 1):
        uitkomst = draw(st.sampled_from(Meldinguitkomst))
        if uitkomst is Meldinguitkomst.AFGEWEZEN:
            melding = draw(meldingen(volgnummer=nummer, periode=draw(st.integers(1, nummer))))
        else:
            melding = draw(_vervolgmeldingen(register, nummer))
        boeking = draw(boekingen(vanaf, melding=melding, uitkomst=uitkomst))
        vanaf = boeking.dagtekening or vanaf
        register = Persoonsregister([*register.boekingen, boeking])
    return register


@st.composite
def _vervolgmeldingen(draw: st.DrawFn, register: Persoonsregister, volgnummer: int) -> Melding:
    """The start of another period, or a change of one about which nothing is under way (OP080)."""
    bekend = [deel for deel in register.aangeleverd if not deel.onderweg]
    deel = draw(st.none() | st.sampled_from(bekend)) if bekend else None
    if deel is None:
        return draw(
            meldingen(
                volgnummer=volgnummer,
                periode=register.volgende_periode,
                soort=Meldingsoort.START,
            )
        )
    melding = draw(
        meldingen(
            volgnummer=volgnummer,
            periode=deel.periode,
            soort=draw(st.sampled_from(_mogelijk(deel.inhoud))),
            voor=deel.inhoud,
        )
    )
    return evolve(melding, startnummer=deel.startnummer)


@st.composite
def aangeleverde_perioden(draw: st.DrawFn) -> Aangeleverd:
    """A period as CAK has it. Shrinks towards an open one, under way."""
    start = Melding(
        volgnummer=1,
        periode=1,
        startnummer=draw(ebstartnummers()),
        soort=Meldingsoort.START,
        na=draw(inhouden()),
    )
    uitkomst = draw(st.sampled_from(_NIET_AFGEWEZEN))
    return Persoonsregister([Boeking(start, uitkomst)]).aangeleverd[0]
