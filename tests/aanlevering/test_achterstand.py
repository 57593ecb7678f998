"""Overdue answers and deliveries: by hand around the edges of the calendar, and a naive loop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanlevering.planbouw import gewenst, inhoud, periode
from wmo_eigenbijdrage.aanlevering import (
    Aanleverachterstand,
    Aanlevertoestand,
    Boeking,
    Inhoud,
    Melding,
    Meldingsoort,
    Meldinguitkomst,
    Persoonsregister,
    aanleverachterstand,
    aanleverachterstanden,
    retourachterstand,
    retourachterstanden,
    uiterste_aanlevering,
)
from wmo_eigenbijdrage.fouten import OngeldigeWaarde

VERZONDEN, AANVAARD = Meldinguitkomst.VERZONDEN, Meldinguitkomst.AANVAARD
LEEG = Persoonsregister()


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def boeking(
    op: str,
    na: Inhoud | None = None,
    uitkomst: Meldinguitkomst = VERZONDEN,
    *,
    nummer: int = 1,
    periode_: int = 1,
) -> Boeking:
    melding = Melding(
        volgnummer=nummer,
        periode=periode_,
        soort=Meldingsoort.START,
        na=inhoud(dag("2024-01-01")) if na is None else na,
    )
    return Boeking(melding, uitkomst, dag(op) if op else None)


def verzonden(op: str) -> Persoonsregister:
    return Persoonsregister([boeking(op)])


# Answers

KONINGSDAG_2024 = {dag("2024-04-27")}  # a Saturday
KONINGSDAG_2025 = {dag("2025-04-26")}  # the 27th is a Sunday
KONINGSDAG_2026 = {dag("2026-04-27")}  # a Monday
PASEN_2024 = {dag("2024-03-29"), dag("2024-04-01")}


@pytest.mark.parametrize(
    ("op", "vrij", "uiterlijk"),
    [
        ("2024-06-03", (), "2024-06-06"),  # Monday to Thursday
        ("2024-06-06", (), "2024-06-11"),  # over a weekend
        ("2024-06-08", (), "2024-06-12"),  # sent on a Saturday
        ("2024-04-25", KONINGSDAG_2024, "2024-04-30"),
        ("2025-04-24", KONINGSDAG_2025, "2025-04-29"),
        ("2026-04-23", KONINGSDAG_2026, "2026-04-29"),  # Fri 24, Tue 28, Wed 29
        ("2024-03-28", PASEN_2024, "2024-04-04"),
        ("2024-03-28", (), "2024-04-02"),
    ],
)
def test_een_antwoord_is_te_laat_na_de_derde_werkdag(
    op: str, vrij: set[date], uiterlijk: str
) -> None:
    laatste = dag(uiterlijk)
    assert retourachterstand(verzonden(op), peildatum=laatste, vrije_dagen=vrij) == ()
    (een,) = retourachterstand(verzonden(op), peildatum=laatste + timedelta(1), vrije_dagen=vrij)
    assert (een.uiterlijk, een.dagen_te_laat) == (laatste, 1)
    (tien,) = retourachterstand(verzonden(op), peildatum=laatste + timedelta(10), vrije_dagen=vrij)
    assert tien.dagen_te_laat == 10
    assert str(tien) == f"melding 1 (verzonden): antwoord uiterlijk {uiterlijk}, 10 dagen te laat"


def test_alleen_wat_open_staat_telt() -> None:
    boekingen = [
        boeking("2024-06-03", uitkomst=uitkomst, nummer=nummer, periode_=nummer)
        for nummer, uitkomst in enumerate(Meldinguitkomst, 1)
    ]
    gevonden = retourachterstand(Persoonsregister(boekingen), peildatum=dag("2024-06-07"))
    assert [g.boeking.uitkomst.name for g in gevonden] == ["KLAARGEZET", "VERZONDEN"]
    assert "(klaargezet)" in str(gevonden[0])
    assert str(gevonden[0]).endswith(", 1 dag te laat")


def test_een_onbekende_dag_van_verzending_wordt_gemeld_en_niet_geraden() -> None:
    (gevonden,) = retourachterstand(verzonden(""), peildatum=dag("2020-01-01"))
    assert (gevonden.uiterlijk, gevonden.dagen_te_laat) == (None, None)
    assert str(gevonden) == "melding 1 (verzonden): geen antwoord; dag van verzending niet bekend"


@given(
    st.dates(dag("2023-12-01"), dag("2025-01-31")),
    st.integers(0, 20),
    st.frozensets(st.dates(dag("2023-12-01"), dag("2025-02-28")), max_size=40),
)
def test_te_laat_is_meer_dan_drie_werkdagen_geleden(
    op: date, later: int, vrij: frozenset[date]
) -> None:
    peildatum = op + timedelta(later)
    geteld = 0
    loper, te_laat = op, 0
    while loper < peildatum:
        loper += timedelta(1)
        if geteld == 3:
            te_laat += 1
        elif loper.isoweekday() not in {6, 7} and loper not in vrij:
            geteld += 1
    gevonden = retourachterstand(verzonden(op.isoformat()), peildatum=peildatum, vrije_dagen=vrij)
    assert [g.dagen_te_laat for g in gevonden] == ([te_laat] if te_laat else [])


# Deliveries


@pytest.mark.parametrize(
    ("start", "gewoon", "pgb"),
    [
        ("2024-03-04", "2024-04-04", "2024-07-04"),
        ("2024-01-31", "2024-02-29", "2024-05-31"),
        ("2023-01-31", "2023-02-28", "2023-05-31"),
        ("2024-01-30", "2024-02-29", "2024-05-30"),
        ("2023-10-31", "2023-11-30", "2024-02-29"),
        ("2024-12-15", "2025-01-15", "2025-04-15"),
        ("2024-02-29", "2024-03-29", "2024-06-29"),
    ],
)
def test_de_laatste_dag_om_aan_te_leveren(start: str, gewoon: str, pgb: str) -> None:
    assert uiterste_aanlevering(dag(start), pgb=False) == dag(gewoon)
    assert uiterste_aanlevering(dag(start), pgb=True) == dag(pgb)


def stand(
    start: str, register: Persoonsregister, op: str, **anders: Any
) -> tuple[Aanleverachterstand, ...]:
    return aanleverachterstand(gewenst(periode(dag(start))), register, peildatum=dag(op), **anders)


def test_een_start_nadert_zijn_termijn_en_is_dan_te_laat() -> None:
    assert stand("2024-03-04", LEEG, "2024-03-27") == ()
    (nadert,) = stand("2024-03-04", LEEG, "2024-03-28")
    assert (nadert.toestand, nadert.dagen_te_laat) == (Aanlevertoestand.NADERT, -7)
    assert str(nadert) == "start 2024-03-04 van v: uiterlijk 2024-04-04, nog niet aangeleverd"
    (laatste,) = stand("2024-03-04", LEEG, "2024-04-04", dagen_vooraf=0)
    assert (laatste.toestand, laatste.dagen_te_laat) == (Aanlevertoestand.NADERT, 0)
    assert stand("2024-03-04", LEEG, "2024-04-03", dagen_vooraf=0) == ()
    (te_laat,) = stand("2024-03-04", LEEG, "2024-04-06", dagen_vooraf=0)
    assert (te_laat.toestand, te_laat.dagen_te_laat) == (Aanlevertoestand.TE_LAAT, 2)
    assert te_laat.aangeleverd_op is None
    assert str(te_laat) == (
        "start 2024-03-04 van v: uiterlijk 2024-04-04, te laat, nog niet aangeleverd, 2 dagen"
    )
    assert str(te_laat.grondslag) == "Uitvoeringsregeling Wmo 2015, art. 2f"


def test_een_pgb_heeft_vier_maanden() -> None:
    assert stand("2024-03-04", LEEG, "2024-06-26", pgb={"v"}) == ()
    (te_laat,) = stand("2024-03-04", LEEG, "2024-07-05", pgb={"v", "w"})
    assert (te_laat.pgb, te_laat.uiterlijk, te_laat.dagen_te_laat) == (True, dag("2024-07-04"), 1)
    (ander,) = stand("2024-03-04", LEEG, "2024-07-05", pgb={"w"})
    assert (ander.pgb, ander.uiterlijk) == (False, dag("2024-04-04"))


@pytest.mark.parametrize("uitkomst", [VERZONDEN, AANVAARD])
def test_wat_te_laat_is_aangeleverd_blijft_zichtbaar(uitkomst: Meldinguitkomst) -> None:
    op_tijd = Persoonsregister([boeking("2024-02-29", inhoud(dag("2024-01-31")), uitkomst)])
    assert stand("2024-01-31", op_tijd, "2024-12-31") == ()
    later = Persoonsregister([boeking("2024-03-01", inhoud(dag("2024-01-31")), uitkomst)])
    (gevonden,) = stand("2024-01-31", later, "2024-12-31")
    assert gevonden.toestand is Aanlevertoestand.TE_LAAT_AANGELEVERD
    assert (gevonden.aangeleverd_op, gevonden.dagen_te_laat) == (dag("2024-03-01"), 1)
    assert str(gevonden).endswith("uiterlijk 2024-02-29, te laat aangeleverd, 1 dag")


def test_een_afgewezen_start_leverde_niets_aan() -> None:
    afgewezen = boeking("2024-03-06", inhoud(dag("2024-03-04")), Meldinguitkomst.AFGEWEZEN)
    (gevonden,) = stand("2024-03-04", Persoonsregister([afgewezen]), "2024-05-01")
    assert gevonden.toestand is Aanlevertoestand.TE_LAAT
    opnieuw = boeking("2024-04-10", inhoud(dag("2024-03-04")), nummer=2)
    (gevonden,) = stand("2024-03-04", Persoonsregister([afgewezen, opnieuw]), "2024-05-01")
    assert (gevonden.aangeleverd_op, gevonden.dagen_te_laat) == (dag("2024-04-10"), 6)


def test_een_onbekende_dag_van_aanlevering_wordt_gemeld() -> None:
    (gevonden,) = stand("2024-03-04", Persoonsregister([boeking("")]), "2024-05-01")
    assert gevonden.toestand is Aanlevertoestand.ONBEKEND
    assert (gevonden.aangeleverd_op, gevonden.dagen_te_laat) == (None, None)
    assert str(gevonden).endswith("aangeleverd op een dag die niet bekend is")


def test_een_verschoven_periode_is_aangeleverd_toen_ze_verschoof() -> None:
    """First told about 2023, in time; changed to 2024 in a melding of 1 April, too late."""
    was = inhoud(dag("2023-01-10"), dag("2023-06-30"))
    wordt = inhoud(dag("2024-02-05"))
    verschoven = Melding(
        volgnummer=3,
        periode=1,
        soort=Meldingsoort.WIJZIGING,
        voor=was,
        na=wordt,
        als_periode=True,
    )
    register = Persoonsregister(
        [
            boeking("2023-01-20", was, AANVAARD),
            boeking(
                "2023-02-20", inhoud(dag("2022-01-01"), dag("2022-03-01")), nummer=2, periode_=2
            ),
            Boeking(verschoven, AANVAARD, dag("2024-04-01")),
        ]
    )
    (gevonden,) = stand("2024-02-05", register, "2024-12-31")
    assert (gevonden.aangeleverd_op, gevonden.dagen_te_laat) == (dag("2024-04-01"), 27)


def test_elke_gewenste_periode_hoort_bij_een_eigen_aanlevering() -> None:
    """CAK has one open period; the second start was never delivered, though it lies within."""
    wensen = gewenst(periode(dag("2024-01-10"), dag("2024-02-20")), periode(dag("2024-04-02")))
    register = Persoonsregister([boeking("2024-01-15", inhoud(dag("2024-01-10")), AANVAARD)])
    (gevonden,) = aanleverachterstand(wensen, register, peildatum=dag("2024-05-03"))
    assert (gevonden.grens.dag, gevonden.toestand) == (dag("2024-04-02"), Aanlevertoestand.TE_LAAT)


def test_wat_van_een_andere_periode_gemeld_was_levert_deze_niet_aan() -> None:
    """The first period was open until it was stopped, and lay over the second for a while."""
    eerst = inhoud(dag("2024-01-10"))
    stop = Melding(
        volgnummer=2,
        periode=1,
        soort=Meldingsoort.STOP,
        voor=eerst,
        na=inhoud(dag("2024-01-10"), dag("2024-01-20")),
    )
    register = Persoonsregister(
        [
            boeking("2024-01-15", eerst, AANVAARD),
            Boeking(stop, AANVAARD, dag("2024-02-01")),
            boeking("2024-04-01", inhoud(dag("2024-02-05")), nummer=3, periode_=2),
        ]
    )
    wensen = gewenst(periode(dag("2024-01-10"), dag("2024-01-20")), periode(dag("2024-02-05")))
    (gevonden,) = aanleverachterstand(wensen, register, peildatum=dag("2024-06-01"))
    assert (gevonden.aangeleverd_op, gevonden.dagen_te_laat) == (dag("2024-04-01"), 27)


@given(
    st.dates(dag("2022-11-01"), dag("2024-03-31")),
    st.one_of(st.none(), st.integers(0, 150)),
    st.integers(0, 150),
    st.booleans(),
)
def test_te_laat_is_na_dezelfde_dag_van_een_latere_maand(
    start: date, na: int | None, nu: int, is_pgb: bool
) -> None:
    peildatum = start + timedelta(nu)
    register = LEEG
    if na is not None:
        geleverd = start + timedelta(na)
        register = Persoonsregister([boeking(geleverd.isoformat(), inhoud(start))])
    tot = peildatum if na is None else start + timedelta(na)
    gevonden = aanleverachterstand(
        gewenst(periode(start)),
        register,
        pgb={"v"} if is_pgb else (),
        peildatum=peildatum,
        dagen_vooraf=0,
    )
    # Days are counted one by one until the same day, or the last, of the month of the limit.
    jaar, maand = divmod(start.year * 12 + start.month - 1 + (4 if is_pgb else 1), 12)
    grens = start
    while (grens.year, grens.month) < (jaar, maand + 1):
        grens += timedelta(1)
    while grens.day < start.day and (grens + timedelta(1)).month == maand + 1:
        grens += timedelta(1)
    dagen = (tot - grens).days
    verwacht = [dagen] if dagen > 0 or (dagen == 0 and na is None) else []
    assert [g.dagen_te_laat for g in gevonden] == verwacht


# Many persons, and bad input


def test_over_veel_personen_als_stroom() -> None:
    def personen() -> Iterator[tuple[str, Persoonsregister]]:
        yield "a", verzonden("2024-06-03")
        yield "b", LEEG
        yield (
            "c",
            Persoonsregister([boeking("2024-06-03"), boeking("2024-06-04", nummer=2, periode_=2)]),
        )
        raise AssertionError("read ahead")

    stroom = retourachterstanden(personen(), peildatum=dag("2024-06-10"))
    gevonden = [next(stroom) for _ in range(3)]
    assert [(naam, g.dagen_te_laat) for naam, g in gevonden] == [("a", 4), ("c", 4), ("c", 3)]
    with pytest.raises(AssertionError, match="read ahead"):
        next(stroom)
    wens = gewenst(periode(dag("2024-03-04")))
    geleverd = aanleverachterstanden(
        [("a", wens, LEEG, ()), ("b", wens, LEEG, {"v"}), ("c", gewenst(), LEEG, ())],
        peildatum=dag("2024-04-04"),
        dagen_vooraf=0,
    )
    assert [(naam, g.dagen_te_laat) for naam, g in geleverd] == [("a", 0)]


def test_wat_niet_kan() -> None:
    fout: Any = object()
    wens = gewenst()
    with pytest.raises(OngeldigeWaarde, match="^dagen_vooraf: -1 is negative"):
        aanleverachterstand(wens, LEEG, peildatum=dag("2024-01-01"), dagen_vooraf=-1)
    with pytest.raises(OngeldigeWaarde, match="^dagen_vooraf:"):
        aanleverachterstand(wens, LEEG, peildatum=dag("2024-01-01"), dagen_vooraf=fout)
    with pytest.raises(OngeldigeWaarde, match="^pgb: is one text"):  # "1" lies in "12"
        aanleverachterstand(wens, LEEG, pgb="12", peildatum=dag("2024-01-01"))
    with pytest.raises(OngeldigeWaarde, match="^gewenst:"):
        aanleverachterstand(fout, LEEG, peildatum=dag("2024-01-01"))
    with pytest.raises(OngeldigeWaarde, match="^register:"):
        aanleverachterstand(wens, fout, peildatum=dag("2024-01-01"))
    with pytest.raises(OngeldigeWaarde, match="^peildatum:"):
        aanleverachterstand(wens, LEEG, peildatum=fout)
    with pytest.raises(OngeldigeWaarde, match="^register:"):
        retourachterstand(fout, peildatum=dag("2024-01-01"))
    with pytest.raises(OngeldigeWaarde, match="^peildatum:"):
        retourachterstand(LEEG, peildatum=fout)
    with pytest.raises(OngeldigeWaarde, match="^dag:"):
        uiterste_aanlevering(fout, pgb=False)
