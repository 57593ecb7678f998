"""A person over the years: whatever is wanted, CAK accepts every message and the plan settles."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from aanlevering.planbouw import beleid, gewenst, periode, wens
from wmo_eigenbijdrage import Bsn, Gemeentecode
from wmo_eigenbijdrage.aanlevering import (
    Boeking,
    GewenstePeriode,
    Meldinguitkomst,
    Persoonsregister,
    maak_boekingsbericht,
    plan,
)
from wmo_eigenbijdrage.adapters.aanleverregister import Aanlevergeheugen
from wmo_eigenbijdrage.adapters.register import Registergeheugen
from wmo_eigenbijdrage.ieb import Heenbericht, Release, controleer, release

PERSOON = Bsn("999990019")
AFZENDER = Gemeentecode("0363")
EERSTE_DAG = date(2020, 1, 1)


@st.composite
def wensen(draw: st.DrawFn, tot: date) -> list[GewenstePeriode]:
    """Up to three periods that have begun on *tot*, each with a month of its own."""
    weken = (tot - EERSTE_DAG).days // 7
    aantal = draw(st.integers(0, 3))
    grenzen = sorted(draw(st.sets(st.integers(0, weken // 9 - 1), max_size=2 * aantal)))
    dagen = [EERSTE_DAG + timedelta(days=63 * n) for n in grenzen]
    prijs: bool = draw(st.booleans())
    gevonden = [
        periode(begin, eind, (60000, begin) if prijs else None)
        for begin, eind in zip(dagen[::2], dagen[1::2], strict=False)
    ]
    if len(dagen) % 2:
        gevonden.append(periode(dagen[-1], None, (60000, dagen[-1]) if prijs else None))
    return gevonden


class Cak:
    """Takes the messages one by one, and checks each with all rules that are known."""

    def __init__(self, uitgave: Release) -> None:
        self.uitgave = uitgave
        self.register = Aanlevergeheugen(AFZENDER)
        self.ontvangen = Registergeheugen()

    def persoon(self) -> Persoonsregister:
        return self.register.persoon(PERSOON)

    def bericht(self, boeking: Boeking) -> Heenbericht:
        return maak_boekingsbericht(boeking, afzender=AFZENDER, bsn=PERSOON)

    def verstuur(self, perioden: list[GewenstePeriode], dag: date) -> int:
        """Plan, send what may be sent, and so on until nothing is left; how many were sent."""
        verstuurd = 0
        while True:
            gevonden = plan(
                gewenst(*perioden, peildatum=dag),
                self.persoon(),
                beleid(),
                peildatum=dag,
                release=self.uitgave,
            )
            assert gevonden.aangehouden == ()
            if gevonden.is_leeg:
                return verstuurd
            assert verstuurd + len(gevonden.meldingen) <= 12  # it comes to an end
            geboekt = self.register.boek(PERSOON, gevonden.verzendbaar, dagtekening=dag)
            for boeking in geboekt:
                bericht = self.bericht(boeking)
                uitkomst = controleer(bericht, self.uitgave, peildatum=dag, register=self.ontvangen)
                assert uitkomst.bevindingen == ()
                self.ontvangen.ontvang(bericht)
                self.register.antwoord(
                    PERSOON, boeking.melding.volgnummer, Meldinguitkomst.AANVAARD
                )
                verstuurd += 1


@settings(max_examples=200, deadline=None)
@given(st.data(), st.sampled_from(["1.0", "3.0", "4.0"]))
def test_het_cak_keurt_nooit_iets_af_en_het_plan_komt_tot_rust(
    data: st.DataObject, versie: str
) -> None:
    cak = Cak(release(versie))
    dag = date(2022, 1, 10)
    for stap in data.draw(st.lists(st.integers(1, 700), min_size=1, max_size=4)):
        dag += timedelta(days=stap)
        perioden = data.draw(wensen(dag))
        cak.verstuur(perioden, dag)
        na = [a.inhoud for a in cak.persoon().aangeleverd]
        # time alone changes nothing: what was cut stays cut
        for later in (1, 45, 400):
            assert cak.verstuur(perioden, dag + timedelta(days=later)) == 0
        grens = dag - timedelta(days=365)
        recent = [p for p in perioden if p.begin.dag >= grens]
        for deel in recent:  # what no limit touches is there just so
            eind = None if deel.eind is None else deel.eind.dag
            assert (deel.begin.dag, eind) in [(i.startdatum, i.stopdatum) for i in na]


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from(["1.0", "4.0"]))
def test_antwoorden_die_laat_door_elkaar_of_afwijzend_komen(
    data: st.DataObject, versie: str
) -> None:
    """CAK takes what is under way in any order, and may refuse any of it; in the end all agrees."""
    cak, dag = Cak(release(versie)), date(2020, 12, 20)
    postbus: list[tuple[int, Heenbericht]] = []

    def behandel(plek: int, *, weiger: bool) -> None:
        volgnummer, bericht = postbus.pop(plek)
        uitkomst = controleer(bericht, cak.uitgave, peildatum=dag, register=cak.ontvangen)
        assert uitkomst.bevindingen == ()  # nothing that waited was sent too early
        cak.ontvangen.ontvang(bericht, afgewezen=weiger)
        antwoord = Meldinguitkomst.AFGEWEZEN if weiger else Meldinguitkomst.AANVAARD
        cak.register.antwoord(PERSOON, volgnummer, antwoord)

    perioden: list[GewenstePeriode] = []
    for _ in range(data.draw(st.integers(1, 5))):
        dag += timedelta(days=1)
        perioden = data.draw(wensen(dag))
        gevonden = plan(
            gewenst(*perioden, peildatum=dag),
            cak.persoon(),
            beleid(),
            peildatum=dag,
            release=cak.uitgave,
        )
        geboekt = cak.register.boek(PERSOON, gevonden.verzendbaar, dagtekening=dag)
        postbus += [(boeking.melding.volgnummer, cak.bericht(boeking)) for boeking in geboekt]
        for _ in range(data.draw(st.integers(0, len(postbus)))):
            plek = data.draw(st.integers(0, len(postbus) - 1))
            behandel(plek, weiger=data.draw(st.booleans()))
    while postbus:
        behandel(0, weiger=False)
    for _, boeking in list(cak.register.afgewezen()):  # a rejection is not told again by itself
        cak.register.vrijgeven(PERSOON, boeking.melding.volgnummer, dag=dag)
    cak.verstuur(perioden, dag)
    beeld = [(a.inhoud.startdatum, a.inhoud.stopdatum) for a in cak.persoon().aanvaard]
    assert beeld == wens(gewenst(*perioden))
