"""Strategies for what a plan does, what it may not tell, and which starts come too late.

They plan for one provision, of which a start or a stop is told months after its day.
"""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve, frozen
from hypothesis import strategies as st

from wmo_eigenbijdrage.aanlevering import (
    Aanleverachterstand,
    Boeking,
    Gevolg,
    Gewenst,
    Inhoud,
    Melding,
    Meldingsoort,
    Meldinguitkomst,
    Persoonsregister,
    Plan,
    Tegengehouden,
    aanleverachterstand,
    gevolgen,
    gewenste_perioden,
    pas_toe,
    plan,
    uiterste_aanlevering,
    wordt_herhaald,
)
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.ieb import Release
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME, Maand, Tijdvak
from wmo_eigenbijdrage.testing.strategieen._eenvoorziening import (
    KENMERK,
    beleid_voor_een,
    een_voorziening,
)
from wmo_eigenbijdrage.testing.strategieen.aanleverregister import boekingen
from wmo_eigenbijdrage.testing.strategieen.berichtvormen import releases
from wmo_eigenbijdrage.testing.strategieen.kalender import dagen
from wmo_eigenbijdrage.testing.strategieen.kostprijs import kostprijsbedragen

__all__ = ["achterstallige_starts", "plangevolgen", "tegengehouden_meldingen"]

_EERSTE_DAG, _LAATSTE_BEGIN = EERSTE_DAG_MAANDREGIME, date(2022, 12, 31)
_NIETS_GEMELD = Persoonsregister()
# So many days hold three whole months at least, and April and May 2020 are only two.
_LANG = st.integers(130, 1000)


@frozen
class _Vraag:
    """What is wanted of the provision, and the release in which it is told."""

    vanaf: date
    prijs: Bedrag | None
    release: Release

    def gewenst(self, peildatum: date, eind: date | None = None) -> Gewenst:
        voorziening = een_voorziening(self.vanaf, eind, self.prijs)
        return gewenste_perioden([voorziening], beleid_voor_een(), peildatum=peildatum)

    def plan(self, gewenst: Gewenst, register: Persoonsregister = _NIETS_GEMELD) -> Plan:
        return plan(
            gewenst, register, beleid_voor_een(), peildatum=gewenst.peildatum, release=self.release
        )


def _vragen() -> st.SearchStrategy[_Vraag]:
    # Prices that are not reached before the stop: a plan would end the period by itself then.
    prijzen = st.none() | kostprijsbedragen(Bedrag(100_000))
    return st.builds(_Vraag, dagen(_EERSTE_DAG, _LAATSTE_BEGIN), prijzen, releases())


@st.composite
def _late_starts(draw: st.DrawFn) -> tuple[_Vraag, Gewenst]:
    """A start that is told months too late, some with a stop, while some of it can be told."""
    vraag = draw(_vragen())
    tot = vraag.vanaf + timedelta(days=draw(_LANG))
    if draw(st.booleans()):
        return vraag, vraag.gewenst(tot + timedelta(days=draw(st.integers(0, 150))), tot)
    return vraag, vraag.gewenst(tot)


@st.composite
def _late_stops(draw: st.DrawFn) -> tuple[_Vraag, Gewenst]:
    """A stop that is told months too late."""
    vraag = draw(_vragen())
    tot = vraag.vanaf + timedelta(days=draw(_LANG))
    return vraag, vraag.gewenst(tot + timedelta(days=draw(_LANG | st.just(1300))), tot)


@st.composite
def plangevolgen(draw: st.DrawFn) -> Gevolg:
    """What plans with a late start or a late stop do, decided up to a year after they are sent.

    In some another gemeente reports the person too. Of no household is known what it owes.
    Shrinks towards the bill of a start in January 2020.
    """
    register = _NIETS_GEMELD
    if draw(st.booleans()):
        vraag, gewenst = draw(_late_stops())
        register = pas_toe(register, vraag.plan(vraag.gewenst(vraag.vanaf)))
    else:
        vraag, gewenst = draw(_late_starts())
    elders = draw(st.sampled_from(((), (Tijdvak(vraag.vanaf),))))
    gevonden = gevolgen(
        vraag.plan(gewenst, register),
        register,
        beschikt_in=Maand.van(gewenst.peildatum) + draw(st.integers(0, 12)),
        elders=elders,
    )
    return draw(st.sampled_from(gevonden))


@st.composite
def tegengehouden_meldingen(draw: st.DrawFn) -> Tegengehouden:
    """A start that CAK rejected before, or the stop that waits for it.

    Rejected twice where its codes ask to tell it again. Shrinks towards a start without codes.
    """
    vraag, gewenst = draw(_late_starts())
    start = vraag.plan(gewenst).meldingen[0]
    afgewezen = Meldinguitkomst.AFGEWEZEN
    geboekt = draw(boekingen(melding=start, uitkomst=afgewezen, genoemd=False))
    keren = range(1, 3 if wordt_herhaald(geboekt.retourcodes) else 2)
    eerder = [
        evolve(geboekt, melding=evolve(start, volgnummer=n, periode=n), vrijgegeven=None)
        for n in keren
    ]
    opnieuw = vraag.plan(gewenst, Persoonsregister(eerder))
    return draw(st.sampled_from(opnieuw.tegengehouden))


@st.composite
def achterstallige_starts(draw: st.DrawFn) -> Aanleverachterstand:
    """Starts that are, were or will within a week be too late, of a pgb and in kind.

    Shrinks towards the last day for a start in January 2020.
    """
    vanaf, pgb = draw(dagen(_EERSTE_DAG, _LAATSTE_BEGIN)), draw(st.booleans())
    uiterlijk = uiterste_aanlevering(vanaf, pgb=pgb)
    register, peildatum = _NIETS_GEMELD, uiterlijk + timedelta(days=draw(st.integers(-7, 400)))
    if draw(st.booleans()):
        later = draw(st.none() | st.integers(1, 400))
        start = Melding(
            volgnummer=1, periode=1, soort=Meldingsoort.START, na=Inhoud(startdatum=vanaf)
        )
        op = None if later is None else uiterlijk + timedelta(days=later)
        register = Persoonsregister([Boeking(start, dagtekening=op)])
    gevonden = aanleverachterstand(
        gewenste_perioden([een_voorziening(vanaf)], beleid_voor_een(), peildatum=vanaf),
        register,
        pgb={KENMERK} if pgb else (),
        peildatum=peildatum,
    )
    return gevonden[0]
