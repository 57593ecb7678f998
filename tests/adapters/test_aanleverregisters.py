"""The contract of `Register`: the register in memory and the one in a file do the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registerbouw import (
    AFZENDER,
    DAG,
    DICHT,
    JAN,
    MORGEN,
    PIET,
    A,
    alles,
    boek_start,
    heropen,
    intrekking,
    leeft,
    maak,
    start,
    sterfelijk,
    stop,
)
from wmo_eigenbijdrage import Bedrag, Bsn
from wmo_eigenbijdrage.aanlevering import (
    Meldingsoort,
    Meldinguitkomst,
    Persoonsregister,
    maak_boekingsbericht,
)
from wmo_eigenbijdrage.adapters.aanleverbestand import Aanleverbestand
from wmo_eigenbijdrage.adapters.aanleverregister import Aanlevergeheugen
from wmo_eigenbijdrage.adapters.poorten import Register
from wmo_eigenbijdrage.fouten import BuitenBereik, OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, EbStartNummer
from wmo_eigenbijdrage.ieb import Berichttype, Kostprijs, Startbericht, StatusAanlevering, to_xml

U = Meldinguitkomst


@pytest.fixture(params=["geheugen", "bestand"])
def register(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Register]:
    if request.param == "geheugen":
        yield Aanlevergeheugen(AFZENDER, eerste_nummer=40)
    else:
        with maak(tmp_path / "register.db", eerste_nummer=40) as bestand:
            yield bestand


def test_boeken_geeft_nummer_en_naam_en_zet_klaar(register: Register) -> None:
    assert register.gemeente == AFZENDER
    assert register.persoon(JAN) == Persoonsregister()
    melding = start(register.persoon(JAN))
    (boeking,) = register.boek(JAN, [melding], dagtekening=DAG)
    assert boeking.melding == evolve(melding, startnummer=EbStartNummer(40))
    assert boeking.identificatie == BerichtIdentificatie("EB0000000040")
    assert (boeking.dagtekening, boeking.uitkomst) == (DAG, U.KLAARGEZET)
    assert register.persoon(JAN).boekingen == (boeking,)
    assert list(register.klaargezet()) == [(JAN, boeking)]
    assert maak_boekingsbericht(boeking, afzender=AFZENDER, bsn=JAN) == Startbericht(
        afzender=AFZENDER,
        identificatie=BerichtIdentificatie("EB0000000040"),
        dagtekening=DAG,
        bsn=JAN,
        startnummer=EbStartNummer(40),
        startdatum=A,
        kostprijs=Kostprijs(Bedrag(100_000), A),
        status=StatusAanlevering.EERSTE,
    )


def test_van_klaargezet_via_verzonden_naar_een_antwoord(register: Register) -> None:
    eerste, tweede = boek_start(register), boek_start(register, PIET)
    assert list(register.onbeantwoord()) == [(JAN, eerste), (PIET, tweede)]
    register.verzonden(JAN, 1)
    register.verzonden(JAN, 1)
    verzonden = evolve(eerste, uitkomst=U.VERZONDEN)
    assert list(register.klaargezet()) == [(PIET, tweede)]
    assert list(register.onbeantwoord()) == [(JAN, verzonden), (PIET, tweede)]
    register.antwoord(JAN, 1, U.AFGEWEZEN, ["S333", "S300", "S333"])
    register.antwoord(PIET, 1, U.AANVAARD)  # it was handed over, though nobody noted that
    register.verzonden(PIET, 1)
    afgewezen = evolve(eerste, uitkomst=U.AFGEWEZEN, retourcodes=("S333", "S300"))
    assert register.persoon(PIET).boekingen == (evolve(tweede, uitkomst=U.AANVAARD),)
    assert list(register.onbeantwoord()) == []
    assert list(register.afgewezen()) == [(JAN, afgewezen)]
    register.antwoord(JAN, 1, U.AFGEWEZEN, ["S300", "S333"])  # the same once more
    assert list(register.afgewezen()) == [(JAN, afgewezen)]
    register.vrijgeven(JAN, 1, dag=MORGEN)
    register.vrijgeven(JAN, 1, dag=DAG)
    assert register.persoon(JAN).boekingen == (evolve(afgewezen, vrijgegeven=MORGEN),)
    assert list(register.afgewezen()) == []


def test_wat_niet_bij_elkaar_past_wordt_geweigerd_en_verandert_niets(register: Register) -> None:
    boek_start(register)
    boek_start(register, PIET)
    register.antwoord(PIET, 1, U.AANVAARD)
    voor = alles(register)
    for uitkomst, codes in ((U.AFGEWEZEN, ["S333"]), (U.AFGEWEZEN, []), (U.AANVAARD, ["S333"])):
        with pytest.raises(OngeldigeWaarde, match="uitkomst: the melding was aanvaard before"):
            register.antwoord(PIET, 1, uitkomst, codes)
    with pytest.raises(OngeldigeWaarde, match="uitkomst: verzonden is no answer"):
        register.antwoord(JAN, 1, U.VERZONDEN)
    with pytest.raises(OngeldigeWaarde, match="retourcodes: holds what is no retourcode"):
        register.antwoord(JAN, 1, U.AFGEWEZEN, ["999990019"])
    with pytest.raises(OngeldigeWaarde, match="uitkomst: aanvaard does not go with"):
        register.vrijgeven(PIET, 1, dag=DAG)
    pogingen: list[Callable[[], None]] = [
        lambda: register.antwoord(JAN, 2, U.AANVAARD),
        lambda: register.verzonden(JAN, 2),
        lambda: register.vrijgeven(JAN, 2, dag=DAG),
    ]
    for probeer in pogingen:
        with pytest.raises(OngeldigeWaarde, match="volgnummer: no such melding"):
            probeer()
    assert alles(register) == voor


def test_boeken_is_alles_of_niets(register: Register) -> None:
    boek_start(register)
    voor = alles(register)
    goed = start(register.persoon(JAN))
    fout = {
        "one was booked before": evolve(goed, volgnummer=1),
        "waits for an answer": evolve(goed, volgnummer=3, wacht_op=(1,)),
        "never started": evolve(
            goed, volgnummer=3, periode=1, soort=Meldingsoort.STOP, voor=goed.na, na=DICHT
        ),
        "starts one twice": evolve(goed, volgnummer=3, startnummer=EbStartNummer(40)),
    }
    for wat, melding in fout.items():
        with pytest.raises(OngeldigeWaarde, match=wat):
            register.boek(JAN, [goed, melding], dagtekening=DAG)
    assert alles(register) == voor
    # no number was used up by what did not happen
    (boeking,) = register.boek(JAN, [goed], dagtekening=DAG)
    assert boeking.melding.startnummer == EbStartNummer(41)
    assert register.boek(JAN, [], dagtekening=DAG) == ()


def test_een_melding_over_de_periode_van_een_ander_wordt_niet_geboekt(register: Register) -> None:
    for bsn in (JAN, PIET):
        boek_start(register, bsn)
        register.antwoord(bsn, 1, U.AANVAARD)
    voor = alles(register)
    with pytest.raises(OngeldigeWaarde, match="period of another person"):
        register.boek(PIET, [stop(register.persoon(JAN))], dagtekening=MORGEN)
    assert alles(register) == voor
    (boeking,) = register.boek(PIET, [stop(register.persoon(PIET))], dagtekening=MORGEN)
    assert boeking.melding.startnummer == EbStartNummer(41)


def test_een_nummer_komt_nooit_terug_ook_niet_van_een_afgewezen_start(register: Register) -> None:
    nummers: list[EbStartNummer | None] = []
    for _ in range(3):
        boeking = boek_start(register)
        register.antwoord(JAN, boeking.melding.volgnummer, U.AFGEWEZEN, ["9404"])
        nummers.append(boeking.melding.startnummer)
    assert nummers == [EbStartNummer(40), EbStartNummer(41), EbStartNummer(42)]
    namen = [str(boeking.identificatie) for boeking in register.persoon(JAN).boekingen]
    assert namen == ["EB0000000040", "EB0000000041", "EB0000000042"]


def test_zoeken_gaat_op_soort_bericht_en_naam(register: Register) -> None:
    boek_start(register)
    register.antwoord(JAN, 1, U.AANVAARD)
    (gestopt,) = register.boek(JAN, [stop(register.persoon(JAN))], dagtekening=MORGEN)
    heel = boek_start(register, PIET, heel=True)
    een, twee, drie = (BerichtIdentificatie(f"EB000000004{n}") for n in range(3))
    gevonden = register.zoek(Berichttype.WMO401, een)
    assert gevonden is not None
    assert gevonden[1].uitkomst is U.AANVAARD  # as it is now
    assert register.zoek(Berichttype.WMO403, twee) == (JAN, gestopt)
    assert register.zoek(Berichttype.WMO405, drie) == (PIET, heel)
    assert register.zoek(Berichttype.WMO401, twee) is None
    assert register.zoek(Berichttype.WMO401, BerichtIdentificatie("X")) is None


def test_het_register_noemt_ieder_over_wie_iets_is_gemeld(register: Register) -> None:
    """Who has no facts any more is found here, so that the plan can withdraw what CAK has."""
    assert list(register.personen()) == []
    boek_start(register)
    boek_start(register, PIET)
    boek_start(register)
    register.boek(Bsn("999900006"), [], dagtekening=DAG)  # nothing was booked
    assert list(register.personen()) == [PIET, JAN]
    for bsn in register.personen():
        boek_start(register, bsn)
    assert len(register.persoon(PIET).boekingen) == 2


def test_een_transactie_is_voor_veel_personen_alles_of_niets(register: Register) -> None:
    boek_start(register)
    voor = alles(register)

    def breek_af() -> None:
        with register.transactie():
            boek_start(register, PIET)
            register.antwoord(JAN, 1, U.AANVAARD)
            assert alles(register) != voor
            raise KeyboardInterrupt

    def antwoord_dubbel() -> None:
        with register.transactie():
            register.antwoord(JAN, 1, U.AANVAARD)
            register.antwoord(JAN, 9, U.AANVAARD)

    with pytest.raises(KeyboardInterrupt):
        breek_af()
    assert alles(register) == voor
    with register.transactie():
        boek_start(register, PIET)
        with pytest.raises(OngeldigeWaarde):
            antwoord_dubbel()  # the inner one alone is undone
        register.verzonden(JAN, 1)
    assert [b.uitkomst for b in register.persoon(JAN).boekingen] == [U.VERZONDEN]
    (geboekt,) = register.persoon(PIET).boekingen
    assert str(geboekt.identificatie) == "EB0000000041"


def test_een_lijst_mag_gelezen_worden_terwijl_er_wordt_verzonden(register: Register) -> None:
    with register.transactie():
        for _ in range(3):
            boek_start(register)
            boek_start(register, PIET)
    for bsn, boeking in register.klaargezet():
        register.verzonden(bsn, boeking.melding.volgnummer)
    assert list(register.klaargezet()) == []
    assert len(list(register.onbeantwoord())) == 6


def test_nummers_die_op_zijn_en_wat_niet_kan() -> None:
    vol = Aanlevergeheugen(AFZENDER, eerste_nummer=999_999_999, voorvoegsel="EBA")
    boek_start(vol)
    with pytest.raises(OngeldigeWaarde, match="ebstartnummer"):
        boek_start(vol)
    with pytest.raises(BuitenBereik, match="no room for 1000"):
        Aanlevergeheugen(AFZENDER, eerste_nummer=1000, voorvoegsel="GEMEENTE9")
    with pytest.raises(OngeldigeWaarde, match="gemeente"):
        Aanlevergeheugen("0363")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


# Whatever happens, the two hold the same


def _stap(register: Register, soort: str, bsn: Bsn, keuze: int) -> None:
    """One thing to do, chosen by what the register holds."""
    persoon = register.persoon(bsn)
    open_ = [b.melding.volgnummer for b in persoon.boekingen if b.uitkomst.is_open]
    weg = [b.melding.volgnummer for b in persoon.boekingen if b.uitkomst is U.AFGEWEZEN]
    if soort == "start":
        starts = [start(persoon, heel=bool(keuze % 2))]
        starts.append(evolve(starts[0], volgnummer=starts[0].volgnummer + 2, periode=99))
        register.boek(bsn, starts[: 1 + keuze % 2], dagtekening=DAG)
    elif soort == "vervolg" and persoon.aanvaard:
        melding = intrekking(persoon) if keuze % 3 == 0 else stop(persoon, heel=keuze % 3 == 1)
        register.boek(bsn, [melding], dagtekening=MORGEN)
    elif soort == "verzonden" and open_:
        register.verzonden(bsn, open_[keuze % len(open_)])
    elif soort == "antwoord" and open_:
        codes = [(), ("9404",), ("S333", "0001")][keuze % 3]
        register.antwoord(
            bsn, open_[keuze % len(open_)], U.AFGEWEZEN if codes else U.AANVAARD, codes
        )
    elif soort == "vrijgeven" and weg:
        register.vrijgeven(bsn, weg[keuze % len(weg)], dag=DAG)
    elif soort == "samen":
        with register.transactie():
            _stap(register, "start", bsn, keuze)
            _stap(register, "antwoord", bsn, keuze + 1)


STAPPEN = ["start", "vervolg", "verzonden", "antwoord", "vrijgeven", "samen"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(STAPPEN),
            st.sampled_from([JAN, PIET]),
            st.integers(0, 11),
            st.none() | st.integers(0, 14),
        ),
        max_size=12,
    )
)
def test_geheugen_en_bestand_houden_hetzelfde_wat_er_ook_sterft(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stappen: list[tuple[str, Bsn, int, int | None]],
) -> None:
    pad = tmp_path / "register.db"
    pad.unlink(missing_ok=True)
    geheugen = Aanlevergeheugen(AFZENDER)
    with sterfelijk(monkeypatch):
        bestand = maak(pad)
        for soort, bsn, keuze, sterft in stappen:
            if sterft is None:
                _stap(bestand, soort, bsn, keuze)
                _stap(geheugen, soort, bsn, keuze)
                continue
            voor = alles(bestand)
            leeft(lambda b=bestand, s=(soort, bsn, keuze): _stap(b, *s), sterft)  # type: ignore[misc]
            bestand.close()
            bestand = heropen(pad)
            if alles(bestand) != voor:  # then it happened, and all of it
                _stap(geheugen, soort, bsn, keuze)
        assert alles(bestand) == alles(geheugen)
        bestand.close()
        with heropen(pad) as weer:
            assert alles(weer) == alles(geheugen)
            weer.controleer()


def test_een_bericht_is_na_heropenen_byte_voor_byte_hetzelfde(tmp_path: Path) -> None:
    pad = tmp_path / "register.db"
    with maak(pad) as bestand:
        boeking = boek_start(bestand)
        eerst = to_xml(maak_boekingsbericht(boeking, afzender=AFZENDER, bsn=JAN))
    with Aanleverbestand.open(pad, gemeente=AFZENDER) as bestand:
        ((bsn, weer),) = bestand.klaargezet()
        assert to_xml(maak_boekingsbericht(weer, afzender=AFZENDER, bsn=bsn)) == eerst
