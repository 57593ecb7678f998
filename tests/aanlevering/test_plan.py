"""The plan: fewest messages, order, buffer, limits, cost prices."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from aanlevering.planbouw import (
    VANDAAG,
    beleid,
    gewenst,
    grens,
    inhoud,
    met_prijs,
    periode,
    register,
    stand,
    wens,
)
from wmo_eigenbijdrage import Bedrag
from wmo_eigenbijdrage.aanlevering import (
    Gewenst,
    Meldingsoort,
    Meldinguitkomst,
    Persoonsregister,
    Plan,
    pas_toe,
    plan,
    termijnen,
)
from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.ieb import release
from wmo_eigenbijdrage.testing.implementatie import Bibliotheek
from wmo_eigenbijdrage.testing.invarianten import (
    Invariant,
    als_test,
    geen_plan_heeft_minder_berichten,
    gelijk_is_een_leeg_plan,
    plan_komt_uit,
)

EEN = release("1.0")
VIER = release("4.0")
BEIDE = pytest.mark.parametrize("versie", ["1.0", "4.0"])


def maak(
    wensen: Gewenst,
    bekend: Persoonsregister | None = None,
    *,
    op: date = VANDAAG,
    dagen: int = 0,
    versie: str = "1.0",
) -> Plan:
    return plan(
        wensen,
        Persoonsregister() if bekend is None else bekend,
        beleid(dagen),
        peildatum=op,
        release=release(versie),
    )


def soorten(gevonden: Plan) -> list[str]:
    return [melding.soort.name for melding in gevonden.meldingen]


def wachten(gevonden: Plan) -> list[tuple[int, ...]]:
    return [melding.wacht_op for melding in gevonden.meldingen]


A, B, C, D = date(2024, 1, 1), date(2024, 3, 31), date(2024, 5, 1), date(2024, 5, 31)


# What is told, by hand: CAK has, is wanted, messages in 1.0, messages in 4.0


@pytest.mark.parametrize(
    ("bekend", "wensen", "een", "vier"),
    [
        ([], [], [], []),
        ([], [(A, None)], ["START"], ["START"]),
        ([], [(A, B)], ["START", "STOP"], ["START"]),
        ([(A, None)], [(A, None)], [], []),
        ([(A, None)], [(A, B)], ["STOP"], ["STOP"]),
        ([(A, B)], [(A, D)], ["STOPWIJZIGING"], ["STOPWIJZIGING"]),
        ([(A, B)], [(A, None)], ["STOPINTREKKING"], ["STOPINTREKKING"]),
        ([(A, None)], [(C, None)], ["WIJZIGING"], ["WIJZIGING"]),
        ([(A, None)], [(C, D)], ["WIJZIGING", "STOP"], ["WIJZIGING"]),
        ([(A, None)], [], ["INTREKKING"], ["INTREKKING"]),
        ([(A, B)], [], ["STOPINTREKKING", "INTREKKING"], ["INTREKKING"]),
        # the stop first, or the period would end before it begins
        ([(A, B)], [(C, D)], ["STOPWIJZIGING", "WIJZIGING"], ["WIJZIGING"]),
        ([(C, D)], [(A, B)], ["WIJZIGING", "STOPWIJZIGING"], ["WIJZIGING"]),
        # a needless stop and start that were sent are undone
        (
            [(A, B), (C, None)],
            [(A, None)],
            ["INTREKKING", "STOPINTREKKING"],
            ["INTREKKING", "STOPINTREKKING"],
        ),
        # a gap that was not known
        ([(A, None)], [(A, B), (C, None)], ["STOP", "START"], ["STOP", "START"]),
    ],
)
def test_de_meldingen(
    bekend: list[tuple[date, date | None]],
    wensen: list[tuple[date, date | None]],
    een: list[str],
    vier: list[str],
) -> None:
    nu = register(*(inhoud(*deel) for deel in bekend))
    doel = gewenst(*(periode(*deel) for deel in wensen))
    for versie, verwacht in (("1.0", een), ("3.0", vier), ("4.0", vier)):
        gevonden = maak(doel, nu, versie=versie)
        assert soorten(gevonden) == verwacht
        assert gevonden.is_leeg == (verwacht == [])
        assert gevonden.bevindingen == ()
        assert gevonden.rijp_op is None
        na = pas_toe(nu, gevonden)
        assert stand(na) == wensen
        assert maak(doel, na, versie=versie).is_leeg


# Order and what waits


def test_wie_op_wie_wacht() -> None:
    nu = register(inhoud(A, B), inhoud(date(2024, 4, 15), date(2024, 4, 20)))
    doel = gewenst(periode(A, date(2024, 2, 29)), periode(C, None))
    # The second period becomes the wanted one (its stop goes, its start moves): two messages.
    gevonden = maak(doel, nu)
    assert soorten(gevonden) == ["STOPWIJZIGING", "STOPINTREKKING", "WIJZIGING"]
    assert wachten(gevonden) == [(), (3,), (4,)]
    assert [m.volgnummer for m in gevonden.meldingen] == [3, 4, 5]
    assert [m.volgnummer for m in gevonden.verzendbaar] == [3]


def test_een_nieuwe_start_wacht_op_stops_en_intrekkingen() -> None:
    nu = register(inhoud(A))
    doel = gewenst(periode(A, B), periode(date(2024, 4, 15), C), periode(date(2024, 6, 1)))
    gevonden = maak(doel, nu)
    assert soorten(gevonden) == ["STOP", "START", "STOP", "START"]
    assert wachten(gevonden) == [(), (2,), (3,), (2, 4)]
    assert [m.periode for m in gevonden.meldingen] == [1, 2, 2, 3]
    assert wachten(maak(doel, nu, versie="4.0")) == [(), (2,), (2,)]


def test_wat_onderweg_is_gaat_niet_nog_eens_en_houdt_vervolg_op() -> None:
    doel = gewenst(periode(A))
    eerste = maak(doel)
    onderweg = Persoonsregister().boek(eerste.meldingen)
    assert maak(doel, onderweg).is_leeg
    gestopt = maak(gewenst(periode(A, B)), onderweg)
    assert wachten(gestopt) == [(1,)]
    assert gestopt.verzendbaar == ()
    antwoord = onderweg.antwoord(1, Meldinguitkomst.AANVAARD)
    assert wachten(maak(gewenst(periode(A, B)), antwoord)) == [()]
    # a stop under way holds up the start of another period
    stop = antwoord.boek(maak(gewenst(periode(A, B)), antwoord).meldingen)
    opnieuw = maak(gewenst(periode(A, B), periode(C)), stop)
    assert (soorten(opnieuw), wachten(opnieuw)) == (["START"], [(2,)])


def test_na_een_afwijzing_begint_het_opnieuw() -> None:
    doel = gewenst(periode(A))
    onderweg = Persoonsregister().boek(maak(doel).meldingen)
    afgewezen = onderweg.antwoord(1, Meldinguitkomst.AFGEWEZEN, ["9404"])
    opnieuw = maak(doel, afgewezen)
    assert soorten(opnieuw) == ["START"]
    assert (opnieuw.meldingen[0].volgnummer, opnieuw.meldingen[0].periode) == (2, 2)


# Cost prices


def test_een_prijs_waarvan_de_afloop_dezelfde_is_wordt_niet_gemeld() -> None:
    """After January to June 2024 at € 20,60 of € 1.000,00 is left € 876,40."""
    nu = register(inhoud(A, None, (100000, A)))
    doel = gewenst(periode(A, None, (87640, date(2024, 7, 1))))
    assert maak(doel, nu).is_leeg
    assert soorten(maak(gewenst(periode(A, None, (87639, date(2024, 7, 1)))), nu)) == ["WIJZIGING"]
    # the other way round: CAK got the remainder, the dossier knows the whole price
    omgekeerd = register(inhoud(A, None, (87640, date(2024, 7, 1))))
    assert maak(gewenst(periode(A, None, (100000, A))), omgekeerd).is_leeg


@BEIDE
def test_een_tweede_hulpmiddel_met_een_hogere_prijs(versie: str) -> None:
    nu = register(inhoud(A, None, (50000, A)))
    gevonden = maak(gewenst(periode(A, None, (90000, C))), nu, versie=versie)
    assert soorten(gevonden) == ["WIJZIGING"]
    na = gevonden.meldingen[0].na
    assert na is not None
    assert na.kostprijs is not None
    assert (na.startdatum, na.kostprijs.bedrag, na.kostprijs.startdatum) == (A, Bedrag(90000), C)
    # it has no boundary to hold back: the price stays with the same period
    assert gevonden.meldingen[0].grenzen == ()


def test_een_tweede_met_een_lagere_prijs_verandert_niets() -> None:
    """CAK goes on with the first one, which is what is wanted still."""
    nu = register(inhoud(A, None, (90000, A)))
    assert maak(gewenst(periode(A, None, (90000, A))), nu).is_leeg


def test_wat_niet_meer_bewaakt_wordt_mag_blijven_staan() -> None:
    """Household help came alongside: guarding has no effect any more (VNG)."""
    nu = register(inhoud(A, None, (90000, A)))
    assert maak(gewenst(periode(A)), nu).is_leeg
    assert maak(gewenst(periode(A)), nu, versie="4.0").is_leeg
    # with another change of the same message it goes
    for versie in ("1.0", "4.0"):
        gevonden = maak(gewenst(periode(date(2024, 2, 1))), nu, versie=versie)
        assert [m.na and m.na.kostprijs for m in gevonden.meldingen] == [None]
    # the stop of 1.0 says nothing of a price
    gestopt = pas_toe(nu, maak(gewenst(periode(A, B)), nu))
    assert gestopt.aangeleverd[0].inhoud.kostprijs is not None


def test_pauze_onder_bewaking() -> None:
    """A pause is a stop and a start, and CAK is told what is left."""
    nu = register(inhoud(A, None, (100000, A)))
    doel = gewenst(
        periode(A, B, (100000, A)), periode(date(2024, 6, 1), None, (93820, date(2024, 6, 1)))
    )
    gevonden = maak(doel, nu)
    assert soorten(gevonden) == ["STOP", "START"]
    start = gevonden.meldingen[1].na
    assert start is not None
    assert start.kostprijs is not None
    assert start.kostprijs.bedrag == Bedrag(93820)  # € 1.000,00 less three months of € 20,60
    assert gevonden.meldingen[1].wacht_op == (2,)


def test_voorbij_het_laatste_tarief_telt_alleen_wat_hetzelfde_is() -> None:
    verre = date(2050, 1, 1)
    nu = register(inhoud(A, None, (100000, verre)))
    assert maak(gewenst(periode(A, None, (100000, verre))), nu).is_leeg
    assert soorten(maak(gewenst(periode(A, None, (90000, date(2050, 3, 1)))), nu)) == ["WIJZIGING"]


# Limits


def test_de_termijnen_per_uitgave_en_dag() -> None:
    dag = date(2024, 6, 10)
    for uitgave in (EEN, release("3.0"), VIER):
        gevonden = termijnen(uitgave, dag)
        assert (gevonden.eerste_start, gevonden.start, gevonden.stop) == (
            date(2023, 6, 10),
            date(2021, 6, 10),
            date(2021, 6, 10),
        )
    vroeg = termijnen(EEN, date(2021, 7, 18))
    assert {vroeg.eerste_start, vroeg.start, vroeg.stop} == {date(2020, 7, 18)}


@BEIDE
def test_een_te_oude_start_wordt_ingekort_en_daarna_niet_hersteld(versie: str) -> None:
    doel = gewenst(periode(date(2023, 1, 1)))
    gevonden = maak(doel, versie=versie)
    assert [(m.na.startdatum, m.na.gewenste_startdatum) for m in gevonden.meldingen if m.na] == [
        (date(2023, 6, 10), date(2023, 1, 1))
    ]
    # January to June 2023: the first month that is owed is July
    assert [str(b) for b in gevonden.bevindingen] == [
        (
            "[PL01] (v) de start van 2023-01-01 ligt verder terug dan een eerste start mag: gemeld "
            "wordt 2023-06-10; bijdragemaanden die vervallen: 6"
        )
    ]
    na = pas_toe(Persoonsregister(), gevonden)
    for dagen in (0, 1, 400):
        later = maak(doel, na, versie=versie, op=VANDAAG + timedelta(days=dagen))
        assert (later.meldingen, later.bevindingen) == ((), ())
    # nor does another start before it come in as a correction
    eerder = maak(gewenst(periode(date(2022, 11, 1))), na, versie=versie)
    assert eerder.is_leeg
    assert [b.code for b in eerder.bevindingen] == ["PL03"]
    # but a later one does
    assert soorten(maak(gewenst(periode(A)), na, versie=versie)) == ["WIJZIGING"]


def test_precies_op_de_grens_mag() -> None:
    gevonden = maak(gewenst(periode(date(2023, 6, 10))))
    assert gevonden.bevindingen == ()
    assert stand(pas_toe(Persoonsregister(), gevonden)) == [(date(2023, 6, 10), None)]


@pytest.mark.parametrize("eind", [date(2023, 5, 31), date(2023, 6, 30)])
def test_een_periode_die_te_oud_is_kan_niet_meer(eind: date) -> None:
    """From 10 June 2023 no month is owed before July."""
    doel = gewenst(periode(date(2023, 1, 1), eind))
    gevonden = maak(doel)
    assert gevonden.is_leeg
    maanden = eind.month
    assert [str(b) for b in gevonden.bevindingen] == [
        (
            f"[PL02] (v) de periode 2023-01-01..{eind} ligt te ver terug om nog te melden; "
            f"bijdragemaanden die vervallen: {maanden}"
        )
    ]


def test_correcties_hebben_drie_jaar() -> None:
    nu = register(inhoud(date(2022, 1, 1)))
    # within: as wanted
    assert stand(pas_toe(nu, maak(gewenst(periode(date(2021, 7, 1))), nu))) == [
        (date(2021, 7, 1), None)
    ]
    # beyond: as far as may be, once
    doel = gewenst(periode(date(2021, 1, 1)))
    gevonden = maak(doel, nu)
    na = pas_toe(nu, gevonden)
    assert stand(na) == [(date(2021, 6, 10), None)]
    assert [b.code for b in gevonden.bevindingen] == ["PL03"]
    assert "maanden die afwijken: 6" in gevonden.bevindingen[0].tekst
    later = maak(doel, na, op=date(2024, 9, 1))
    assert (later.meldingen, later.bevindingen) == ((), ())


def test_een_stop_die_te_oud_is_gaat_naar_de_grens() -> None:
    nu = register(inhoud(date(2020, 6, 1)))
    doel = gewenst(periode(date(2020, 6, 1), date(2021, 1, 15)))
    gevonden = maak(doel, nu)
    na = pas_toe(nu, gevonden)
    assert stand(na) == [(date(2020, 6, 1), date(2021, 6, 10))]
    assert "maanden die afwijken: 5" in gevonden.bevindingen[0].tekst
    later = maak(doel, na, op=date(2024, 9, 1))
    assert (later.meldingen, later.bevindingen) == ((), ())
    # another wish for it can no longer be told, and says so
    anders = maak(gewenst(periode(date(2020, 6, 1), date(2021, 2, 15))), na, op=date(2024, 9, 1))
    assert (soorten(anders), [b.code for b in anders.bevindingen]) == ([], ["PL03"])


def test_een_oude_start_mag_blijven_maar_niet_veranderen() -> None:
    nu = register(inhoud(date(2020, 6, 1)))
    assert soorten(maak(gewenst(periode(date(2020, 6, 1), B)), nu)) == ["STOP"]
    gevonden = maak(gewenst(periode(date(2020, 9, 1))), nu)
    assert (soorten(gevonden), [b.code for b in gevonden.bevindingen]) == ([], ["PL03"])


@BEIDE
def test_een_stop_ver_voor_de_termijn_is_een_stop_op_de_grens_en_geen_intrekking(
    versie: str,
) -> None:
    """Both leave the months before the limit as they are; a withdrawal would say they never were."""
    nu = register(inhoud(date(2020, 1, 1)))
    gevonden = maak(gewenst(periode(date(2020, 1, 1), date(2020, 3, 15))), nu, versie=versie)
    assert stand(pas_toe(nu, gevonden)) == [(date(2020, 1, 1), date(2021, 6, 10))]
    assert [b.code for b in gevonden.bevindingen] == ["PL03"]


def test_in_een_periodebericht_staat_een_oude_stop_in_de_weg() -> None:
    """TR394 looks at the stop of every change, also when it stays as it was."""
    nu = register(inhoud(date(2020, 6, 1), date(2021, 5, 31), (100000, date(2020, 6, 1))))
    doel = gewenst(periode(date(2020, 6, 1), date(2021, 5, 31), (90000, date(2020, 6, 1))))
    assert soorten(maak(doel, nu)) == ["WIJZIGING"]
    gevonden = maak(doel, nu, versie="4.0")
    assert (soorten(gevonden), [b.code for b in gevonden.bevindingen]) == ([], ["PL03"])


def test_een_verhuisde_periode_is_geen_omweg_om_de_eerste_termijn() -> None:
    """Nothing in common with what CAK had: as a first start, twelve months."""
    nu = register(inhoud(A))
    doel = gewenst(periode(date(2022, 1, 1), date(2023, 12, 15)))
    gevonden = maak(doel, nu)
    assert stand(pas_toe(nu, gevonden)) == [(date(2023, 6, 10), date(2023, 12, 15))]
    assert [b.code for b in gevonden.bevindingen] == ["PL01"]
    # and when nothing of it may be told, what CAK has is withdrawn
    oud = maak(gewenst(periode(date(2022, 1, 1), date(2022, 12, 15))), nu)
    assert (soorten(oud), [b.code for b in oud.bevindingen]) == (["INTREKKING"], ["PL02"])


# Buffer

JONG = date(2024, 6, 8)


def test_een_jonge_stop_wordt_aangehouden() -> None:
    nu = register(inhoud(A))
    doel = gewenst(periode(A, B, eind_bekend=JONG))
    gevonden = maak(doel, nu, dagen=5)
    assert gevonden.is_leeg
    assert gevonden.rijp_op == date(2024, 6, 13)
    assert [str(deel) for deel in gevonden.aangehouden] == [
        "2024-03-31: start van de levering van v, bekend op 2024-06-08; aangehouden tot 2024-06-13"
    ]
    assert soorten(maak(doel, nu, dagen=5, op=date(2024, 6, 13))) == ["STOP"]
    assert soorten(maak(doel, nu, dagen=5, op=date(2024, 6, 12))) == []


def test_een_jonge_start_wordt_aangehouden() -> None:
    doel = gewenst(periode(C, None, begin_bekend=JONG))
    assert maak(doel, dagen=5).is_leeg
    assert maak(doel, dagen=5).rijp_op == date(2024, 6, 13)
    assert soorten(maak(doel, dagen=2)) == ["START"]


@BEIDE
def test_wat_rijp_is_gaat_wat_jong_is_blijft(versie: str) -> None:
    doel = gewenst(periode(A, B, eind_bekend=JONG))
    gevonden = maak(doel, dagen=5, versie=versie)
    assert soorten(gevonden) == ["START"]
    assert stand(pas_toe(Persoonsregister(), gevonden)) == [(A, None)]
    nu = register(inhoud(A))
    verschoven = gewenst(periode(date(2024, 2, 1), B, eind_bekend=JONG))
    assert stand(pas_toe(nu, maak(verschoven, nu, dagen=5, versie=versie))) == [
        (date(2024, 2, 1), None)
    ]
    andersom = gewenst(periode(date(2024, 2, 1), B, begin_bekend=JONG))
    assert stand(pas_toe(nu, maak(andersom, nu, dagen=5, versie=versie))) == [(A, B)]


@BEIDE
def test_een_jonge_prijs_blijft_wat_rijp_is_gaat(versie: str) -> None:
    """A stop that is ripe goes with the price that CAK has; a price where none was waits too."""
    jong = grens(C, JONG)
    doel = gewenst(met_prijs(periode(A, B), 90000, C, jong))
    for oude_prijs in ((50000, A), None):
        nu = register(inhoud(A, None, oude_prijs))
        gevonden = maak(doel, nu, dagen=5, versie=versie)
        assert soorten(gevonden) == ["STOP"]
        assert [deel.grens for deel in gevonden.aangehouden] == [jong]
        na = pas_toe(nu, gevonden).aangeleverd[0].inhoud
        verwacht = inhoud(A, B, oude_prijs)
        assert (na.stopdatum, na.kostprijs) == (verwacht.stopdatum, verwacht.kostprijs)
        later = maak(doel, nu, dagen=5, versie=versie, op=date(2024, 6, 13))
        assert jong in later.meldingen[0].grenzen


def test_van_een_verplaatste_periode_gaat_geen_helft() -> None:
    nu = register(inhoud(A, B))
    doel = gewenst(periode(C, None, begin_bekend=JONG))
    assert maak(doel, nu, dagen=5).is_leeg
    assert soorten(maak(doel, nu, dagen=1)) == ["STOPINTREKKING", "WIJZIGING"]


def test_een_start_wacht_mee_met_de_stop_die_ruimte_maakt() -> None:
    """The start is ripe, but CAK would have two periods at once."""
    nu = register(inhoud(A))
    doel = gewenst(periode(A, B, eind_bekend=JONG), periode(C))
    gevonden = maak(doel, nu, dagen=5)
    assert gevonden.is_leeg
    assert gevonden.rijp_op == date(2024, 6, 13)
    assert soorten(maak(doel, nu, dagen=5, op=date(2024, 6, 13))) == ["STOP", "START"]


def test_een_grens_in_de_toekomst_wordt_op_de_dag_zelf_gemeld() -> None:
    juli = date(2024, 7, 31)
    nu = register(inhoud(A))
    doel = gewenst(periode(A, juli))
    assert maak(doel, nu).is_leeg
    assert maak(doel, nu).rijp_op == juli
    assert soorten(maak(doel, nu, op=juli)) == ["STOP"]
    assert maak(gewenst(periode(juli))).rijp_op == juli
    # CAK has a stop on another day to come: now it would stop too early
    met_stop = register(inhoud(A, date(2024, 6, 30)))
    assert soorten(maak(doel, met_stop)) == ["STOPWIJZIGING"]


def test_wat_nog_komt_houdt_de_rest_niet_op() -> None:
    """A later period that CAK has already does not make the open one before it wait."""
    nu = register(inhoud(C), inhoud(date(2024, 9, 1)))
    doel = gewenst(periode(A, date(2024, 7, 31)), periode(date(2024, 9, 1)))
    gevonden = maak(doel, nu)
    assert soorten(gevonden) == ["WIJZIGING"]
    assert gevonden.rijp_op == date(2024, 7, 31)


# Fewest messages, against a search that tries all

DAGEN = [date(2024, 1, 1), date(2024, 2, 15), date(2024, 4, 1), date(2024, 5, 20)]


@st.composite
def perioden(draw: st.DrawFn) -> list[tuple[date, date | None]]:
    """Zero, one or two periods without a day in common."""
    aantal = draw(st.integers(0, 2))
    dagen = sorted(draw(st.sets(st.sampled_from(DAGEN), min_size=2 * aantal, max_size=2 * aantal)))
    gevonden: list[tuple[date, date | None]] = [
        (dagen[2 * plek], dagen[2 * plek + 1]) for plek in range(aantal)
    ]
    loopt_door: bool = draw(st.booleans())
    if gevonden and loopt_door:
        gevonden[-1] = (gevonden[-1][0], None)
    return gevonden


@pytest.mark.parametrize(
    "invariant", [plan_komt_uit, gelijk_is_een_leeg_plan, geen_plan_heeft_minder_berichten]
)
def test_niemand_kan_het_met_minder_berichten(invariant: Invariant[...]) -> None:
    settings(max_examples=150, deadline=None)(als_test(invariant, Bibliotheek()))()


@settings(max_examples=150, deadline=None)
@given(perioden(), perioden(), st.booleans())
def test_in_elke_volgorde_die_de_wachtlijst_toelaat_is_er_geen_onmogelijke_periode(
    bekend: list[tuple[date, date | None]], wensen: list[tuple[date, date | None]], laatste: bool
) -> None:
    """Sent one by one, as soon as it may be, the first or the last that may: the same outcome."""
    nu = register(*(inhoud(*deel) for deel in bekend))
    gewenst_ = gewenst(*(periode(*deel) for deel in wensen))
    open_ = list(maak(gewenst_, nu).meldingen)
    while open_:
        vrij = [m for m in open_ if set(m.wacht_op).isdisjoint(o.volgnummer for o in open_)]
        gekozen = vrij[-1] if laatste else vrij[0]
        open_.remove(gekozen)
        geboekt = evolve(gekozen, volgnummer=nu.volgend_volgnummer)  # in order of sending
        nu = nu.boek([geboekt], Meldinguitkomst.AANVAARD)
        if gekozen.soort is Meldingsoort.START and gekozen.na is not None:
            anderen = [a.inhoud.tijdvak for a in nu.aangeleverd if a.periode != gekozen.periode]
            assert not any(gekozen.na.startdatum in vak for vak in anderen)
    assert stand(nu) == wens(gewenst_)


# Wrong input


def test_van_een_dossier_met_gaten_wordt_niets_gemeld() -> None:
    """A provision that could not be judged looks like one that is not there."""
    gevonden = maak(evolve(gewenst(), volledig=False), register(inhoud(A)))
    assert (gevonden.meldingen, gevonden.aangehouden) == ((), ())
    assert [b.code for b in gevonden.bevindingen] == ["PL04"]


def test_verkeerde_invoer() -> None:
    with pytest.raises(OngeldigeWaarde, match="peildatum: lies before"):
        maak(gewenst(), op=VANDAAG - timedelta(days=1))
    with pytest.raises(OnbekendeParameter, match="WMO401"):
        plan(
            gewenst(),
            Persoonsregister(),
            beleid(),
            peildatum=VANDAAG,
            release=evolve(EEN, berichten=()),
        )
    with pytest.raises(OngeldigeWaarde, match="release: str"):
        plan(gewenst(), Persoonsregister(), beleid(), peildatum=VANDAAG, release="1.0")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
