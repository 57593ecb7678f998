"""Meldingen, the messages that are made of them, and the register."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from aanlevering.planbouw import beleid, gewenst, inhoud, periode, register
from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode
from wmo_eigenbijdrage.aanlevering import (
    Inhoud,
    Melding,
    Meldingsoort,
    Meldinguitkomst,
    Persoonsregister,
    maak_bericht,
    maak_boekingsbericht,
    pas_toe,
    plan,
)
from wmo_eigenbijdrage.adapters.aanleverregister import Aanlevergeheugen
from wmo_eigenbijdrage.adapters.poorten import Register
from wmo_eigenbijdrage.adapters.register import Registergeheugen
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, EbStartNummer
from wmo_eigenbijdrage.ieb import (
    Heenbericht,
    Kostprijs,
    Periodebericht,
    Startbericht,
    StatusAanlevering,
    Stopbericht,
    controleer,
    release,
    to_xml,
)

PERSOON = Bsn("999990019")
AFZENDER = Gemeentecode("0363")
DAG = date(2024, 6, 10)
A, B, C = date(2024, 1, 1), date(2024, 3, 31), date(2024, 5, 1)


def bericht(melding: Melding, naam: str = "EB1") -> Heenbericht:
    return maak_bericht(
        melding,
        afzender=AFZENDER,
        bsn=PERSOON,
        identificatie=BerichtIdentificatie(naam),
        dagtekening=DAG,
    )


def melding(soort: Meldingsoort, voor: Inhoud | None, na: Inhoud | None, *, heel: bool) -> Melding:
    return Melding(
        volgnummer=1,
        periode=1,
        startnummer=EbStartNummer(7),
        soort=soort,
        voor=voor,
        na=na,
        als_periode=heel,
    )


OPEN, DICHT = inhoud(A, None, (100000, A)), inhoud(A, B, (100000, A))
LATER = inhoud(date(2024, 2, 1), B)
S = StatusAanlevering


@pytest.mark.parametrize(
    ("soort", "voor", "na", "stop_1_0", "status_1_0", "status_3_0"),
    [
        (Meldingsoort.START, None, OPEN, None, S.EERSTE, S.EERSTE),
        (Meldingsoort.WIJZIGING, DICHT, LATER, None, S.GEWIJZIGD, S.GEWIJZIGD),
        (Meldingsoort.INTREKKING, OPEN, None, None, S.VERWIJDEREN, S.VERWIJDEREN),
        (Meldingsoort.STOP, OPEN, DICHT, B, S.EERSTE, S.GEWIJZIGD),
        (Meldingsoort.STOPWIJZIGING, inhoud(A, C), DICHT, B, S.GEWIJZIGD, S.GEWIJZIGD),
        (Meldingsoort.STOPINTREKKING, DICHT, OPEN, B, S.VERWIJDEREN, S.GEWIJZIGD),
    ],
)
def test_de_berichten(
    soort: Meldingsoort,
    voor: Inhoud | None,
    na: Inhoud | None,
    stop_1_0: date | None,
    status_1_0: StatusAanlevering,
    status_3_0: StatusAanlevering,
) -> None:
    zegt = na or voor
    assert zegt is not None
    kop: dict[str, Any] = {
        "afzender": AFZENDER,
        "identificatie": BerichtIdentificatie("EB1"),
        "dagtekening": DAG,
        "bsn": PERSOON,
        "startnummer": EbStartNummer(7),
    }
    een: Heenbericht
    if stop_1_0 is None:
        een = Startbericht(
            **kop, status=status_1_0, startdatum=zegt.startdatum, kostprijs=zegt.kostprijs
        )
    else:
        een = Stopbericht(**kop, status=status_1_0, stopdatum=stop_1_0)
    assert bericht(melding(soort, voor, na, heel=False)) == een
    assert bericht(melding(soort, voor, na, heel=True)) == Periodebericht(
        **kop,
        status=status_3_0,
        startdatum=zegt.startdatum,
        stopdatum=zegt.stopdatum,
        kostprijs=zegt.kostprijs,
    )


def test_zonder_nummer_of_stopdatum_geen_bericht() -> None:
    zonder = evolve(melding(Meldingsoort.START, None, OPEN, heel=False), startnummer=None)
    with pytest.raises(OngeldigeWaarde, match="startnummer: has not been given out"):
        bericht(zonder)
    for voor in (OPEN, evolve(OPEN, startdatum=C)):
        with pytest.raises(OngeldigeWaarde, match="stopdatum: there is none"):
            bericht(melding(Meldingsoort.STOPINTREKKING, voor, OPEN, heel=False))


def test_een_melding_leest_als_een_regel() -> None:
    assert str(melding(Meldingsoort.STOP, OPEN, DICHT, heel=False)) == (
        "1: stop 2024-01-01..2024-03-31, kostprijs € 1.000,00"
    )
    assert str(melding(Meldingsoort.INTREKKING, LATER, None, heel=False)) == (
        "1: intrekking 2024-02-01..2024-03-31"
    )


def test_wat_niet_kan() -> None:
    with pytest.raises(OngeldigeWaarde, match="stopdatum: lies before the start"):
        inhoud(B, A)
    for soort, voor, na in (
        (Meldingsoort.START, OPEN, OPEN),
        (Meldingsoort.INTREKKING, OPEN, OPEN),
        (Meldingsoort.STOP, None, DICHT),
        (Meldingsoort.WIJZIGING, OPEN, None),
    ):
        with pytest.raises(OngeldigeWaarde, match="soort: "):
            melding(soort, voor, na, heel=False)
    goed = melding(Meldingsoort.START, None, OPEN, heel=False)
    foute_nummers: list[Any] = [0, True, "1"]
    for nummer in foute_nummers:
        with pytest.raises(OngeldigeWaarde, match="volgnummer: "):
            evolve(goed, volgnummer=nummer)


# What CAK has, by hand


def test_de_stand_volgt_uit_de_boekingen() -> None:
    start = melding(Meldingsoort.START, None, inhoud(A, None, (100000, A)), heel=False)
    stop = evolve(melding(Meldingsoort.STOP, OPEN, DICHT, heel=False), volgnummer=2)
    prijs = evolve(
        melding(Meldingsoort.WIJZIGING, DICHT, inhoud(A, B, (90000, A)), heel=False), volgnummer=3
    )
    register_ = Persoonsregister().boek([start])
    assert [a.onderweg for a in register_.aangeleverd] == [(1,)]
    assert register_.aanvaard == ()
    register_ = register_.antwoord(1, Meldinguitkomst.AANVAARD).boek([stop, prijs])
    assert [m.volgnummer for m in register_.onderweg] == [2, 3]
    assert [a.inhoud for a in register_.aanvaard] == [OPEN]
    assert [a.inhoud for a in register_.aangeleverd] == [inhoud(A, B, (90000, A))]
    assert register_.aangeleverd[0].startnummer == EbStartNummer(7)
    # each message of 1.0 changes its own part: without the stop the price still counts
    zonder = register_.antwoord(2, Meldinguitkomst.AFGEWEZEN)
    assert [a.inhoud for a in zonder.aangeleverd] == [inhoud(A, None, (90000, A))]
    # what came about a period whose start was rejected says nothing
    nooit = Persoonsregister().boek([start], Meldinguitkomst.AFGEWEZEN).boek([stop])
    assert nooit.aangeleverd == ()
    assert (nooit.volgend_volgnummer, nooit.volgende_periode) == (3, 2)


def test_antwoorden() -> None:
    start = melding(Meldingsoort.START, None, OPEN, heel=False)
    register_ = Persoonsregister().boek([start])
    aanvaard = register_.antwoord(1, Meldinguitkomst.AANVAARD)
    assert aanvaard.antwoord(1, Meldinguitkomst.AANVAARD) == aanvaard
    with pytest.raises(OngeldigeWaarde, match="was aanvaard before"):
        aanvaard.antwoord(1, Meldinguitkomst.AFGEWEZEN)
    with pytest.raises(OngeldigeWaarde, match="no such melding"):
        aanvaard.antwoord(2, Meldinguitkomst.AANVAARD)
    with pytest.raises(OngeldigeWaarde, match="does not count up"):
        aanvaard.boek([start])
    with pytest.raises(OngeldigeWaarde, match="boekingen: Melding"):
        Persoonsregister([start])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]


# The port


def test_het_register_in_geheugen() -> None:
    register_: Register = Aanlevergeheugen(AFZENDER, eerste_nummer=40)
    regels, een = beleid(), release("1.0")
    assert register_.persoon(PERSOON) == Persoonsregister()

    def maak(doel: list[tuple[date, date | None]]) -> tuple[Melding, ...]:
        return plan(
            gewenst(*(periode(*deel) for deel in doel)),
            register_.persoon(PERSOON),
            regels,
            peildatum=DAG,
            release=een,
        ).meldingen

    start, stop = maak([(A, B)])
    with pytest.raises(OngeldigeWaarde, match=r"send plan\.verzendbaar"):
        register_.boek(PERSOON, [start, stop], dagtekening=DAG)
    assert register_.persoon(PERSOON) == Persoonsregister()  # all or none
    (geboekt,) = register_.boek(PERSOON, [start], dagtekening=DAG)
    # what was refused took no number with it
    assert geboekt.melding.startnummer == EbStartNummer(40)
    assert geboekt.identificatie == BerichtIdentificatie("EB0000000040")
    with pytest.raises(OngeldigeWaarde, match="one was booked before"):
        register_.boek(PERSOON, [start], dagtekening=DAG)
    register_.antwoord(PERSOON, 1, Meldinguitkomst.AANVAARD)
    with pytest.raises(OngeldigeWaarde, match="never started"):
        # of the plan from before the number was known
        register_.boek(PERSOON, [stop], dagtekening=DAG)
    (opnieuw,) = maak([(A, B)])
    assert (opnieuw.startnummer, opnieuw.wacht_op) == (EbStartNummer(40), ())
    (tweede,) = register_.boek(PERSOON, [opnieuw], dagtekening=DAG)
    assert (tweede.melding, tweede.identificatie) == (opnieuw, BerichtIdentificatie("EB0000000041"))
    assert maak([(A, B)]) == ()


@pytest.mark.parametrize("versie", ["1.0", "4.0"])
def test_het_cak_aanvaardt_een_plan_bericht_voor_bericht(versie: str) -> None:
    """The messages pass all four levels of checking, against what was sent before."""
    uitgave = release(versie)
    register_, ontvangen = Aanlevergeheugen(AFZENDER), Registergeheugen()
    verstuurd = 0
    for doel in (
        [(A, None)],
        [(A, B), (C, None)],
        [(date(2024, 2, 1), date(2024, 4, 10)), (C, date(2024, 5, 20))],
        [(date(2024, 2, 1), None)],
        [],
    ):
        wensen = gewenst(*(periode(*deel, (100000, deel[0])) for deel in doel))
        while True:
            gevonden = plan(
                wensen, register_.persoon(PERSOON), beleid(), peildatum=DAG, release=uitgave
            )
            if gevonden.is_leeg:
                break
            for deel in register_.boek(PERSOON, gevonden.verzendbaar, dagtekening=DAG):
                verstuurd += 1
                heen = maak_boekingsbericht(deel, afzender=AFZENDER, bsn=PERSOON)
                xml = to_xml(heen, uitgave, aanvaard_onzekerheid=True)
                uitkomst = controleer(xml, uitgave, peildatum=DAG, register=ontvangen)
                assert uitkomst.bevindingen == ()
                ontvangen.ontvang(heen)
                register_.antwoord(PERSOON, deel.melding.volgnummer, Meldinguitkomst.AANVAARD)
    assert register_.persoon(PERSOON).aangeleverd == ()
    assert verstuurd >= 8  # at least one for each of the five views, some two or more


def test_pas_toe_neemt_ook_aan_wat_onderweg_is() -> None:
    onderweg = Persoonsregister().boek([melding(Meldingsoort.START, None, OPEN, heel=False)])
    gevonden = plan(gewenst(periode(A)), onderweg, beleid(), peildatum=DAG, release=release("1.0"))
    assert pas_toe(onderweg, gevonden).onderweg == ()
    assert [a.inhoud for a in pas_toe(onderweg, gevonden).aanvaard] == [OPEN]
    assert Kostprijs(Bedrag(100000), A) == OPEN.kostprijs
    assert len(register(OPEN, DICHT).aangeleverd) == 2
