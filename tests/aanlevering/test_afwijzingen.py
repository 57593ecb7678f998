"""What CAK rejected: the next step for each code, and what a plan makes of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from aanlevering.planbouw import VANDAAG, beleid, gewenst, inhoud, periode, register, stand
from wmo_eigenbijdrage.aanlevering import (
    VERVOLGEN,
    Boeking,
    Gewenst,
    Meldingsoort,
    Meldinguitkomst,
    Persoonsregister,
    Plan,
    Vervolgstap,
    pas_toe,
    plan,
    vervolg_op,
    wordt_herhaald,
)
from wmo_eigenbijdrage.ieb import RELEASES, Merk, release

U, S = Meldinguitkomst, Vervolgstap
A, B, C = date(2024, 1, 1), date(2024, 3, 31), date(2024, 5, 1)
MORGEN = VANDAAG + timedelta(days=1)

STAPPEN = {
    S.GEEN: {"0200"},
    S.SOFTWARE: {"0001"},
    S.OPNIEUW: {"8848", "9404"},
    S.CAK_NAGAAN: {"9056", "9063", "9071", "9103", "9104"},
    S.TERMIJN: {"9114", "9393", "9395"},
    S.FEITEN: {"9400", "S300", "S333"},
    S.CAK_VRAGEN: {"0233", "9102", "9115", "9328", "9329", "9330"},
}


def test_elke_code_van_elke_release_heeft_een_vervolg() -> None:
    codes = {code.code for naam in RELEASES for code in release(naam).retourcodes}
    assert codes == set(VERVOLGEN)
    per_code = {code: stap for stap, bij in STAPPEN.items() for code in bij}
    assert per_code == {code: VERVOLGEN[code].stap for code in codes}
    for code in codes:
        vervolg = vervolg_op(code)
        assert (vervolg.code, bool(vervolg.tekst), bool(vervolg.bron)) == (code, True, True)
    assert all(vervolg_op(code).merk is Merk.HIAAT for code in STAPPEN[S.CAK_VRAGEN] - {"0233"})


def test_een_onbekende_code_wordt_gevraagd_en_niet_geraden() -> None:
    assert vervolg_op("9999").stap is S.CAK_VRAGEN
    assert vervolg_op("9999").merk is Merk.HIAAT
    assert not wordt_herhaald(["9999"])
    assert {code for code in VERVOLGEN if wordt_herhaald([code])} == {"8848", "9404"}


# The plan


def maak(gewenst_: Gewenst, register_: Persoonsregister, versie: str = "1.0") -> Plan:
    return plan(
        gewenst_, register_, beleid(), peildatum=gewenst_.peildatum, release=release(versie)
    )


def boek(register_: Persoonsregister, plan_: Plan, *codes: str) -> Persoonsregister:
    """The first melding of the plan, sent on its day and rejected with these codes."""
    melding = plan_.meldingen[0]
    return Persoonsregister(
        (*register_.boekingen, Boeking(melding, U.AFGEWEZEN, plan_.peildatum, None, codes))
    )


def morgen(*perioden: tuple[date, date | None], dag: date = MORGEN) -> Gewenst:
    return gewenst(*(periode(*deel) for deel in perioden), peildatum=dag)


@pytest.mark.parametrize("versie", ["1.0", "4.0"])
@pytest.mark.parametrize("codes", [["S333"], ["9404", "S333"], ["9999"], []])
def test_wat_is_afgewezen_komt_niet_elke_dag_terug(versie: str, codes: list[str]) -> None:
    leeg = Persoonsregister()
    afgewezen = boek(leeg, maak(morgen((A, None), dag=VANDAAG), leeg, versie), *codes)
    for dag in range(1, 40):
        opnieuw = maak(morgen((A, None), dag=VANDAAG + timedelta(days=dag)), afgewezen, versie)
        assert opnieuw.is_leeg
        assert [b.code for b in opnieuw.bevindingen] == ["PL05"]
    # a user lets it go; the start gets another number then
    vrij = afgewezen.vrijgeven(1, MORGEN)
    weer = maak(morgen((A, None)), vrij, versie)
    assert [(m.volgnummer, m.periode, m.startnummer) for m in weer.meldingen] == [(2, 2, None)]
    assert weer.bevindingen == ()
    # and when that is rejected too, it has to be released anew
    assert maak(morgen((A, None)), boek(vrij, weer, *codes), versie).is_leeg


def test_een_andere_release_meldt_het_afgewezene_niet_vanzelf_opnieuw() -> None:
    leeg = Persoonsregister()
    afgewezen = boek(leeg, maak(morgen((A, None), dag=VANDAAG), leeg, "1.0"), "S333")
    for versie in ("3.0", "4.0"):
        opnieuw = maak(morgen((A, None)), afgewezen, versie)
        assert (opnieuw.meldingen, [b.code for b in opnieuw.bevindingen]) == ((), ["PL05"])


def test_de_bevinding_noemt_codes_en_stap() -> None:
    leeg = Persoonsregister()
    doel = morgen((A, None), dag=VANDAAG)
    gevonden = maak(morgen((A, None)), boek(leeg, maak(doel, leeg), "S333", "0001"))
    assert [str(b) for b in gevonden.bevindingen] == [
        (
            "[PL05] (v) start 2024-01-01.. is door het CAK afgewezen als melding 1 (S333, 0001) en "
            "wordt niet vanzelf opnieuw gemeld; vervolg: gegevens herstellen, software herstellen"
        )
    ]
    (deel,) = gevonden.tegengehouden
    assert (deel.zelf, deel.afgewezen.melding.volgnummer) == (True, 1)
    zonder = maak(morgen((A, None)), boek(leeg, maak(doel, leeg)))
    assert "melding 1 (zonder code)" in zonder.bevindingen[0].tekst
    assert zonder.bevindingen[0].tekst.endswith("vervolg: het CAK vragen")


def test_wat_de_code_vraagt_gaat_een_keer_vanzelf_opnieuw_op_een_latere_dag() -> None:
    leeg = Persoonsregister()
    eerst = boek(leeg, maak(morgen((A, None), dag=VANDAAG), leeg), "8848")
    assert maak(morgen((A, None), dag=VANDAAG), eerst).is_leeg  # that day is wrong for CAK
    opnieuw = maak(morgen((A, None)), eerst)
    assert [m.soort.name for m in opnieuw.meldingen] == ["START"]
    tweemaal = boek(eerst, opnieuw, "9404")
    assert maak(morgen((A, None), dag=VANDAAG + timedelta(days=9)), tweemaal).is_leeg


def test_het_komt_terug_als_iets_anders_gewenst_is() -> None:
    leeg = Persoonsregister()
    afgewezen = boek(leeg, maak(morgen((A, None), dag=VANDAAG), leeg), "S333")
    anders = maak(morgen((C, None)), afgewezen)
    assert [m.soort.name for m in anders.meldingen] == ["START"]
    assert anders.bevindingen == ()
    met_prijs = gewenst(periode(A, None, (100000, A)), peildatum=MORGEN)
    assert len(maak(met_prijs, afgewezen).meldingen) == 1
    # nothing wanted any more: nothing to hold back
    assert maak(morgen(), afgewezen).bevindingen == ()


def test_een_aanvaarding_daarna_wist_de_afwijzing() -> None:
    """Rejected, released, accepted, withdrawn: the same start may then be told as a new one."""
    leeg = Persoonsregister()
    eerst = boek(leeg, maak(morgen((A, None), dag=VANDAAG), leeg), "S333").vrijgeven(1, MORGEN)
    aanvaard = eerst.boek(maak(morgen((A, None)), eerst).meldingen, U.AANVAARD)
    weg = aanvaard.boek(maak(morgen(), aanvaard).meldingen, U.AANVAARD)
    assert weg.aangeleverd == ()
    assert len(maak(morgen((A, None)), weg).meldingen) == 1


def test_wat_ervan_afhangt_wacht_mee_en_de_rest_niet() -> None:
    """In 1.0 a stop follows its start, and a new start waits for a stop that makes room."""
    nu = register(inhoud(A))
    doel = morgen((A, B), (C, None), dag=VANDAAG)
    eerst = maak(doel, nu)
    assert [m.soort.name for m in eerst.meldingen] == ["STOP", "START"]
    afgewezen = boek(nu, eerst, "9103")
    opnieuw = maak(morgen((A, B), (C, None)), afgewezen)
    assert opnieuw.is_leeg
    assert [(b.code, b.plaats) for b in opnieuw.bevindingen] == [("PL05", "v"), ("PL06", "v")]
    assert opnieuw.bevindingen[1].tekst == (
        "start 2024-05-01.. wordt niet gemeld zolang niet is opgelost wat het CAK heeft afgewezen "
        "als melding 2"
    )
    assert [deel.zelf for deel in opnieuw.tegengehouden] == [True, False]
    # another start that is rejected holds up its own stop, and not the stop of what is there
    los = maak(morgen((date(2023, 9, 1), date(2023, 11, 30)), (A, B)), nu)
    assert [m.soort.name for m in los.meldingen] == ["STOP", "START", "STOP"]
    start = Persoonsregister(
        (*nu.boekingen, Boeking(los.meldingen[1], U.AFGEWEZEN, VANDAAG, None, ("S300",)))
    )
    rest = maak(morgen((date(2023, 9, 1), date(2023, 11, 30)), (A, B)), start)
    assert [m.soort.name for m in rest.meldingen] == ["STOP"]
    assert [b.code for b in rest.bevindingen] == ["PL05", "PL06"]


def antwoord(register_: Persoonsregister, plan_: Plan, *fout: str) -> Persoonsregister:
    """All that can be sent is; what tells another start or price is rejected."""
    for melding in plan_.verzendbaar:
        mis = melding.soort is Meldingsoort.WIJZIGING
        uitkomst = U.AFGEWEZEN if mis else U.AANVAARD
        register_ = register_.boek([melding]).antwoord(
            melding.volgnummer, uitkomst, fout if mis else ()
        )
    return register_


@pytest.mark.parametrize("versie", ["1.0", "4.0"])
@pytest.mark.parametrize(
    ("begin", "prijs", "code"), [(A, (100000, A), "S333"), (date(2023, 11, 1), None, "9393")]
)
def test_een_afgewezen_wijziging_houdt_de_stop_niet_tegen(
    versie: str, begin: date, prijs: tuple[int, date] | None, code: str
) -> None:
    """Until the stop is told CAK bills on; the price or the start may never be accepted."""
    nu = register(inhoud(A))
    nu = antwoord(nu, maak(gewenst(periode(begin, None, prijs)), nu, versie), code)
    for dag in range(1, 5):
        doel = gewenst(periode(begin, B, prijs), peildatum=VANDAAG + timedelta(days=dag))
        gevonden = maak(doel, nu, versie)
        na = pas_toe(nu, gevonden)
        assert maak(doel, na, versie).is_leeg
        nu = antwoord(nu, gevonden, code)
    assert stand(nu) == [(A, B)]
    assert nu.aangeleverd[0].inhoud.kostprijs is None
    laatst = gewenst(periode(begin, B, prijs), peildatum=VANDAAG + timedelta(days=9))
    rest = maak(laatst, nu, versie)
    assert (rest.meldingen, [b.code for b in rest.bevindingen]) == ((), ["PL05"])


def test_een_afgewezen_wijziging_die_plaats_maakt_houdt_alles_tegen() -> None:
    """The start that is refused to go later would leave two periods on one day."""
    nu = register(inhoud(date(2024, 2, 1)))
    eerder, later = (date(2023, 11, 1), date(2024, 3, 15)), date(2024, 4, 1)
    eerst = maak(morgen(eerder, (later, None), dag=VANDAAG), nu)
    assert [m.soort.name for m in eerst.meldingen] == ["WIJZIGING", "START", "STOP"]
    rest = maak(morgen(eerder, (later, date(2024, 6, 1))), boek(nu, eerst, "9114"))
    assert rest.meldingen == ()
    assert [b.code for b in rest.bevindingen] == ["PL05", "PL06", "PL06", "PL06"]


def test_van_twee_afgewezen_wijzigingen_wordt_elk_een_keer_verteld() -> None:
    """One keeps its stop back as it goes to other days altogether, the other does not."""
    prijs = (100000, date(2023, 9, 1))
    vroeg, verplaatst = date(2023, 9, 1), (date(2024, 3, 1), date(2024, 3, 31))
    nu = register(inhoud(vroeg, date(2023, 12, 31)), inhoud(date(2024, 5, 1), date(2024, 5, 31)))
    doel = gewenst(periode(vroeg, date(2023, 12, 31), prijs), periode(*verplaatst))
    nu = antwoord(nu, maak(doel, nu, "4.0"), "9393")
    assert len(nu.boekingen) == 4
    korter = gewenst(periode(vroeg, date(2023, 11, 30), prijs), periode(*verplaatst))
    nu = antwoord(nu, maak(korter, nu, "4.0"), "9393")
    rest = maak(korter, nu, "4.0")
    assert [str(m) for m in rest.meldingen] == ["6: wijziging van de stop 2023-09-01..2023-11-30"]
    assert [b.code for b in rest.bevindingen] == ["PL05", "PL05"]


def test_een_intrekking_zonder_grens_heeft_een_plaats() -> None:
    nu = register(inhoud(A))
    afgewezen = boek(nu, maak(morgen(dag=VANDAAG), nu, "4.0"), "9063")
    (bevinding,) = maak(morgen(), afgewezen, "4.0").bevindingen
    assert (bevinding.code, bevinding.plaats) == ("PL05", "periode 1")


def test_een_start_die_de_termijn_inkort_is_elke_dag_dezelfde() -> None:
    """What is told moves with the limit of twelve months; what was wanted does not."""
    wens = morgen((date(2022, 3, 1), None), dag=VANDAAG)
    leeg = Persoonsregister()
    eerst = maak(wens, leeg)
    assert [b.code for b in eerst.bevindingen] == ["PL01"]
    afgewezen = boek(leeg, eerst, "9114")
    later = maak(morgen((date(2022, 3, 1), None), dag=VANDAAG + timedelta(days=40)), afgewezen)
    assert later.is_leeg
    assert [b.code for b in later.bevindingen] == ["PL01", "PL05"]
