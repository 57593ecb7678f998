"""From care facts to messages: the worked cases, the mass re-issue, any order within the buffer."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from wmo_eigenbijdrage import Bedrag, Gemeentecode, Tijdvak
from wmo_eigenbijdrage.aanlevering import Persoonsregister, gewenste_perioden, pas_toe, plan
from wmo_eigenbijdrage.beleid import Beleid, Buffer, Kostprijsbewaker, Pauzeregel, Soortregel
from wmo_eigenbijdrage.dossier import (
    Feit,
    Feitperiode,
    GeenKostprijs,
    TotaleKostprijs,
    Zorgvoorziening,
)
from wmo_eigenbijdrage.ieb import release

EEN = release("1.0")


def beleid(*, dagen: int = 0, tolerantie: int = 0, cak: bool = False, pauze: int = 1) -> Beleid:
    return Beleid(
        gemeente=Gemeentecode("0363"),
        soortregels=[Soortregel(soort="hulp")],
        buffer=Buffer(dagen=dagen, tolerantie=tolerantie),
        pauzeregel=Pauzeregel(pauze),
        kostprijsbewaker=Kostprijsbewaker.CAK if cak else Kostprijsbewaker.GEMEENTE,
    )


def levering(
    begin: date, bekend: date, eind: date | None = None, eind_bekend: date | None = None
) -> Feitperiode:
    feit = None if eind_bekend is None else Feit(eind_bekend, "WMO307")
    return Feitperiode(Tijdvak(begin, eind), Feit(bekend, "WMO305"), feit)


def hulp(*leveringen: Feitperiode, kenmerk: str = "a", prijs: int | None = None) -> Zorgvoorziening:
    return Zorgvoorziening(
        kenmerk=kenmerk,
        soort="hulp",
        leveringen=leveringen,
        begrenzing=GeenKostprijs() if prijs is None else TotaleKostprijs(Bedrag(prijs)),
    )


def dag_na_dag(
    voorzieningen: list[Zorgvoorziening],
    regels: Beleid,
    van: date,
    tot: date,
    register: Persoonsregister = Persoonsregister(),  # noqa: B008 (frozen)
) -> tuple[list[str], Persoonsregister]:
    """A nightly job: plan and send every day, CAK accepts all; what was sent, with the day."""
    verstuurd: list[str] = []
    dag = van
    while dag <= tot:
        gewenst = gewenste_perioden(voorzieningen, regels, peildatum=dag)
        gevonden = plan(gewenst, register, regels, peildatum=dag, release=EEN)
        register = pas_toe(register, gevonden)
        verstuurd += [f"{dag} {melding.soort.value}" for melding in gevonden.meldingen]
        dag += timedelta(days=1)
    return verstuurd, register


def test_de_omzetting_van_januari_2021_geeft_geen_bericht() -> None:
    """Every assignment stopped on 31-12-2020 and started again on 1-1-2021 under a new number."""
    oud = levering(date(2020, 3, 2), date(2020, 3, 4), date(2020, 12, 31), date(2021, 1, 4))
    nieuw = levering(date(2021, 1, 1), date(2021, 1, 7))
    regels = beleid(dagen=5)
    verstuurd, _ = dag_na_dag(
        [hulp(oud), hulp(nieuw, kenmerk="b")], regels, date(2020, 3, 1), date(2021, 3, 1)
    )
    assert verstuurd == ["2020-03-09 start"]
    # without a buffer the stop goes out, and is taken back
    zonder, _ = dag_na_dag(
        [hulp(oud), hulp(nieuw, kenmerk="b")], beleid(), date(2020, 3, 1), date(2021, 3, 1)
    )
    assert zonder == ["2020-03-04 start", "2021-01-04 stop", "2021-01-07 intrekking van de stop"]


def test_een_gat_binnen_de_tolerantie_bereikt_het_cak_niet() -> None:
    """Cancelled pairs: the provider changed and ten days lie between."""
    eerst = levering(date(2024, 1, 8), date(2024, 1, 9), date(2024, 3, 20), date(2024, 3, 21))
    daarna = levering(date(2024, 4, 1), date(2024, 4, 3))
    delen = [hulp(eerst), hulp(daarna, kenmerk="b")]
    regels = beleid(dagen=14, tolerantie=14)
    verstuurd, _ = dag_na_dag(delen, regels, date(2024, 1, 1), date(2024, 6, 30))
    assert verstuurd == ["2024-01-23 start"]


def test_een_tweede_hulpmiddel() -> None:
    """€ 500,00 from January; a second from May, higher or lower. Told when it takes over."""
    eerste = hulp(levering(date(2024, 1, 1), date(2024, 1, 2)), prijs=50000)
    for prijs, verwacht in (
        (90000, ["2024-01-02 start", "2024-05-02 wijziging"]),
        (30000, ["2024-01-02 start"]),
    ):
        tweede = hulp(levering(date(2024, 5, 1), date(2024, 5, 2)), kenmerk="b", prijs=prijs)
        verstuurd, register = dag_na_dag(
            [eerste, tweede], beleid(cak=True), date(2024, 1, 1), date(2024, 8, 1)
        )
        assert verstuurd == verwacht
        kostprijs = register.aangeleverd[0].inhoud.kostprijs
        assert kostprijs is not None
        assert kostprijs.bedrag == Bedrag(max(prijs, 50000))


def test_een_prijs_wacht_op_de_buffer_van_wat_hem_koos() -> None:
    """The second aid is known on 2 May; with a buffer of seven days CAK hears of it on the 9th."""
    eerste = hulp(levering(date(2024, 1, 1), date(2024, 1, 2)), prijs=50000)
    tweede = hulp(levering(date(2024, 5, 1), date(2024, 5, 2)), kenmerk="b", prijs=90000)
    verstuurd, _ = dag_na_dag(
        [eerste, tweede], beleid(cak=True, dagen=7), date(2024, 1, 1), date(2024, 8, 1)
    )
    assert verstuurd == ["2024-01-09 start", "2024-05-09 wijziging"]


def test_een_prijs_die_binnen_de_buffer_verdwijnt_bereikt_het_cak_niet() -> None:
    """The second aid was told on 2 May and taken back as a mistake on the 6th."""
    eerste = hulp(levering(date(2024, 1, 1), date(2024, 1, 2)), prijs=50000)
    tweede = hulp(levering(date(2024, 5, 1), date(2024, 5, 2)), kenmerk="b", prijs=90000)
    regels = beleid(cak=True, dagen=7)
    _, register = dag_na_dag([eerste], regels, date(2024, 1, 1), date(2024, 5, 1))
    for dag in range(2, 20):
        delen = [eerste, tweede] if 2 <= dag < 6 else [eerste]
        verstuurd, register = dag_na_dag(
            delen, regels, date(2024, 5, dag), date(2024, 5, dag), register
        )
        assert verstuurd == []


def test_een_prijs_wacht_op_het_einde_van_een_andere() -> None:
    """Of two aids the dearer one ends on 30 April, known on 3 May: then the other is guarded."""
    dure = hulp(
        levering(date(2024, 1, 1), date(2024, 1, 2), date(2024, 4, 30), date(2024, 5, 3)),
        prijs=90000,
    )
    andere = hulp(levering(date(2024, 1, 1), date(2024, 1, 2)), kenmerk="b", prijs=50000)
    verstuurd, register = dag_na_dag(
        [dure, andere], beleid(cak=True, dagen=7), date(2024, 1, 1), date(2024, 8, 1)
    )
    assert verstuurd == ["2024-01-09 start", "2024-05-10 wijziging"]
    (grens,) = register.boekingen[-1].melding.grenzen
    assert (grens.kenmerk, grens.dag, grens.feit.bekend_op) == (
        "a",
        date(2024, 4, 30),
        date(2024, 5, 3),
    )


def test_huishoudelijke_hulp_erbij_geeft_geen_bericht() -> None:
    eerste = hulp(levering(date(2024, 1, 1), date(2024, 1, 2)), prijs=50000)
    erbij = hulp(levering(date(2024, 5, 1), date(2024, 5, 2)), kenmerk="b")
    verstuurd, _ = dag_na_dag([eerste, erbij], beleid(cak=True), date(2024, 1, 1), date(2024, 8, 1))
    assert verstuurd == ["2024-01-02 start"]


def test_pauze_onder_bewaking() -> None:
    """Three months of € 20,60 went off € 1.000,00 before the pause."""
    delen = [
        hulp(
            levering(date(2024, 1, 1), date(2024, 1, 2), date(2024, 3, 31), date(2024, 4, 2)),
            levering(date(2024, 6, 1), date(2024, 6, 3)),
            prijs=100000,
        )
    ]
    verstuurd, register = dag_na_dag(delen, beleid(cak=True), date(2024, 1, 1), date(2024, 8, 1))
    assert verstuurd == ["2024-01-02 start", "2024-04-02 stop", "2024-06-03 start"]
    laatste = register.aangeleverd[-1].inhoud.kostprijs
    assert laatste is not None
    assert (laatste.bedrag, laatste.startdatum) == (Bedrag(93820), date(2024, 6, 1))


# Any order of facts within the buffer

BEGIN = date(2024, 3, 1)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=5, max_size=5))
def test_de_volgorde_van_feiten_binnen_de_buffer_maakt_niet_uit(bekend: list[int]) -> None:
    """Five facts come to be known in any order in one week; with a buffer of seven days."""
    dagen = [BEGIN + timedelta(days=n) for n in bekend]
    delen = [
        hulp(levering(date(2024, 1, 1), dagen[0], date(2024, 1, 31), dagen[1])),
        hulp(levering(date(2024, 2, 1), dagen[2], date(2024, 2, 20), dagen[3]), kenmerk="b"),
        hulp(levering(date(2024, 2, 21), dagen[4]), kenmerk="c"),
    ]
    verstuurd, register = dag_na_dag(delen, beleid(dagen=7), BEGIN, BEGIN + timedelta(days=20))
    assert [regel.split(" ", 1)[1] for regel in verstuurd] == ["start"]
    assert [(a.inhoud.startdatum, a.inhoud.stopdatum) for a in register.aangeleverd] == [
        (date(2024, 1, 1), None)
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=4, max_size=4), st.integers(0, 9))
def test_het_eindigt_altijd_gelijk(bekend: list[int], dagen: int) -> None:
    """Also with a buffer too short to catch all: the last plan leaves what is wanted."""
    op = [BEGIN + timedelta(days=n) for n in bekend]
    delen = [
        hulp(levering(date(2023, 12, 1), op[0], date(2024, 1, 31), op[1])),
        hulp(levering(date(2024, 3, 1), op[2], date(2024, 3, 20), op[3]), kenmerk="b"),
    ]
    _, register = dag_na_dag(delen, beleid(dagen=dagen), BEGIN, BEGIN + timedelta(days=40))
    assert [(a.inhoud.startdatum, a.inhoud.stopdatum) for a in register.aangeleverd] == [
        (date(2023, 12, 1), date(2024, 1, 31)),
        (date(2024, 3, 1), date(2024, 3, 20)),
    ]
