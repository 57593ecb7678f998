"""What was delivered, by tables worked out by hand and by properties of every set of facts."""

from __future__ import annotations

import random
from datetime import date, time, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode, Tijdvak
from wmo_eigenbijdrage.dossier import (
    Declaratieantwoord,
    Declaratieregel,
    Herkomst,
    Product,
    Productcategorie,
    RedenBeeindiging,
    Startmelding,
    Stopmelding,
    Toewijzing,
    Zorgfeit,
)
from wmo_eigenbijdrage.identificatie import AgbCode, BerichtIdentificatie
from wmo_eigenbijdrage.iwmo import (
    Leveringen,
    Reden,
    Toewijzingsverloop,
    geldende_feiten,
    leveringsperioden,
)
from wmo_eigenbijdrage.testing import (
    bsns,
    declaratieregels,
    startmeldingen,
    stopmeldingen,
    toewijzingen,
    zorgfeiten,
)

PRODUCT = Product(Productcategorie.BEGELEIDING, "02A03")
GEMEEN: dict[str, Any] = {
    "bsn": Bsn("999990019"),
    "gemeente": Gemeentecode("0363"),
    "aanbieder": AgbCode("41419999"),
    "toewijzingnummer": 1234,
    "product": PRODUCT,
}


def dag(tekst: str) -> date:
    """A day of 2023, written as month and day."""
    return date.fromisoformat(f"2023-{tekst}")


def van(bericht: str, gezonden: str, plaats: str = "Client[1]") -> Herkomst:
    return Herkomst(
        bericht=bericht,
        release="3.2",
        identificatie=BerichtIdentificatie("B1"),
        dagtekening=dag(gezonden),
        plaats=plaats,
    )


def start(begin: str, gezonden: str = "12-01", **anders: Any) -> Startmelding:
    velden: dict[str, Any] = {"begindatum": dag(begin), "herkomst": van("WMO305", gezonden)}
    return Startmelding(**(GEMEEN | velden | anders))


def stop(
    begin: str, einde: str, reden: str = "19", gezonden: str = "12-02", **anders: Any
) -> Stopmelding:
    velden: dict[str, Any] = {
        "begindatum": dag(begin),
        "einddatum": dag(einde),
        "reden": RedenBeeindiging(reden),
        "herkomst": van("WMO307", gezonden),
    }
    return Stopmelding(**(GEMEEN | velden | anders))


def toewijzing(ingang: str, einde: str | None = None, **anders: Any) -> Toewijzing:
    velden: dict[str, Any] = {
        "toewijzingsdatum": dag("01-02"),
        "toewijzingstijd": time(10),
        "ingangsdatum": dag(ingang),
        "einddatum": None if einde is None else dag(einde),
        "herkomst": van("WMO301", "01-02"),
    }
    return Toewijzing(**(GEMEEN | velden | anders))


def regel(nummer: str, maand: str = "05", **anders: Any) -> Declaratieregel:
    velden: dict[str, Any] = {
        "declaratienummer": f"D{nummer}",
        "referentienummer": nummer,
        "periode": Tijdvak(dag(f"{maand}-01"), dag(f"{maand}-28")),
        "credit": False,
        "herkomst": van("WMO323", "12-03"),
    }
    return Declaratieregel(**(GEMEEN | velden | anders))


def antwoord(op: Declaratieregel, toegekend: int, gezonden: str = "12-04") -> Declaratieantwoord:
    return Declaratieantwoord(
        **GEMEEN,
        declaratienummer=op.declaratienummer,
        referentienummer=op.referentienummer,
        periode=op.periode,
        ingediend=Bedrag(100),
        toegekend=Bedrag(toegekend),
        herkomst=van("WMO304", gezonden),
    )


def beeld(*feiten: Zorgfeit) -> tuple[list[str], list[str], list[str]]:
    """Days of delivery and of the provision, and the codes; all facts are about one provision."""
    uit = leveringsperioden(feiten)
    geleverd = [str(vak)[5:].replace("2023-", "") for lev in uit.leveringen for vak in lev.geleverd]
    loopt = [str(vak)[5:].replace("2023-", "") for lev in uit.leveringen for vak in lev.loopt]
    return geleverd, loopt, [t.bevinding.code for t in uit.tegenspraken]


GEVALLEN: dict[str, tuple[list[Zorgfeit], list[str], list[str], list[str]]] = {
    "alleen een start": ([start("05-17")], ["05-17.."], ["05-17.."], []),
    "start en stop": (
        [start("05-17"), stop("05-17", "06-20")],
        ["05-17..06-20"],
        ["05-17..06-20"],
        [],
    ),
    "stop op de dag van de start": (
        [start("05-17"), stop("05-17", "05-17")],
        ["05-17..05-17"],
        ["05-17..05-17"],
        [],
    ),
    "tijdelijke stop, de voorziening loopt door": (
        [start("05-17"), stop("05-17", "06-20", "20")],
        ["05-17..06-20"],
        ["05-17.."],
        [],
    ),
    # The worked case of the hospital: the definitive stop has the day of the temporary one.
    "tijdelijk en dan definitief op dezelfde dag": (
        [
            start("05-17"),
            stop("05-17", "06-20", "20", "06-22"),
            stop("05-17", "06-20", "19", "07-10"),
        ],
        ["05-17..06-20"],
        ["05-17..06-20"],
        [],
    ),
    "tijdelijk en definitief op een dag gezonden": (
        [start("05-17"), stop("05-17", "06-20", "20"), stop("05-17", "06-30", "19")],
        ["05-17..06-20"],
        ["05-17..06-30"],
        [],
    ),
    "tijdelijk en dan definitief op een latere dag": (
        [
            start("05-17"),
            stop("05-17", "06-20", "20", "06-22"),
            stop("05-17", "07-15", "02", "07-20"),
        ],
        ["05-17..06-20"],
        ["05-17..07-15"],
        [],
    ),
    "een start na een tijdelijke stop": (
        [start("05-17"), stop("05-17", "06-20", "20"), start("07-03")],
        ["05-17..06-20", "07-03.."],
        ["05-17.."],
        [],
    ),
    "hervat en daarna definitief gestopt": (
        [
            start("05-17"),
            stop("05-17", "06-20", "20"),
            start("07-03"),
            stop("07-03", "08-31", "22"),
        ],
        ["05-17..06-20", "07-03..08-31"],
        ["05-17..08-31"],
        [],
    ),
    "definitief gestopt en opnieuw gestart": (
        [start("05-17"), stop("05-17", "06-20"), start("07-03")],
        ["05-17..06-20", "07-03.."],
        ["05-17..06-20", "07-03.."],
        [],
    ),
    "gestopt en de dag erna opnieuw gestart": (
        [start("05-17"), stop("05-17", "06-20", "37"), start("06-21")],
        ["05-17.."],
        ["05-17.."],
        [],
    ),
    "gestopt en dezelfde dag opnieuw gestart": (
        [start("05-17"), stop("05-17", "06-20", "37"), start("06-20")],
        ["05-17.."],
        ["05-17.."],
        [],
    ),
    "start terwijl de levering loopt": (
        [start("05-17"), start("06-20")],
        ["05-17.."],
        ["05-17.."],
        ["IW43"],
    ),
    # The stop of the second start is the last that was heard of the delivery.
    "start zonder stop, en een stop van de volgende": (
        [start("05-17"), start("06-20"), stop("06-20", "08-31")],
        ["05-17..08-31"],
        ["05-17..08-31"],
        ["IW43"],
    ),
    "start voor de stop van de vorige": (
        [start("05-17"), stop("05-17", "06-21"), start("06-20")],
        ["05-17.."],
        ["05-17.."],
        ["IW43"],
    ),
    "stop zonder start": ([stop("05-17", "06-20")], [], [], ["IW44"]),
    "stop van een andere start": (
        [start("05-17"), stop("05-16", "06-20")],
        ["05-17.."],
        ["05-17.."],
        ["IW44"],
    ),
    "stop voor de start": (
        [start("05-17"), stop("05-17", "05-16")],
        ["05-17.."],
        ["05-17.."],
        ["IW45"],
    ),
    "tweede tijdelijke stop": (
        [
            start("05-17"),
            stop("05-17", "06-20", "20", "06-22"),
            stop("05-17", "06-10", "20", "06-23"),
        ],
        ["05-17..06-20"],
        ["05-17.."],
        ["IW46"],
    ),
    "tweede definitieve stop": (
        [
            start("05-17"),
            stop("05-17", "06-20", "19", "06-22"),
            stop("05-17", "06-10", "19", "06-23"),
        ],
        ["05-17..06-20"],
        ["05-17..06-20"],
        ["IW47"],
    ),
    "tijdelijke stop na de definitieve": (
        [
            start("05-17"),
            stop("05-17", "06-20", "19", "06-22"),
            stop("05-17", "06-10", "20", "06-23"),
        ],
        ["05-17..06-20"],
        ["05-17..06-20"],
        ["IW47"],
    ),
    "definitieve stop ligt voor de tijdelijke": (
        [
            start("05-17"),
            stop("05-17", "06-20", "20", "06-22"),
            stop("05-17", "06-10", "19", "06-23"),
        ],
        ["05-17..06-10"],
        ["05-17..06-10"],
        ["IW48"],
    ),
    "start verwijderd": (
        [start("05-17", "05-18"), start("05-17", "05-18", verwijdering=True)],
        [],
        [],
        [],
    ),
    "start verwijderd en opnieuw gemeld": (
        [
            start("05-17", "05-18"),
            start("05-17", "05-19", verwijdering=True),
            start("05-17", "05-20"),
        ],
        ["05-17.."],
        ["05-17.."],
        [],
    ),
    "een verwijdering die te vroeg komt": (
        [start("05-17", "05-19"), start("05-17", "05-18", verwijdering=True)],
        ["05-17.."],
        ["05-17.."],
        ["IW49"],
    ),
    "start verwijderd en door een andere vervangen": (
        [
            start("05-17", "05-18"),
            start("05-17", "05-20", verwijdering=True),
            start("05-19", "05-20"),
        ],
        ["05-19.."],
        ["05-19.."],
        [],
    ),
    "start verwijderd terwijl er een stop is": (
        [
            start("05-17", "05-18"),
            stop("05-17", "06-20"),
            start("05-17", "06-25", verwijdering=True),
        ],
        [],
        [],
        ["IW44"],
    ),
    "stop verwijderd": (
        [
            start("05-17"),
            stop("05-17", "06-20"),
            stop("05-17", "06-20", gezonden="12-05", verwijdering=True),
        ],
        ["05-17.."],
        ["05-17.."],
        [],
    ),
    "van twee stops met een dag een verwijderd": (
        [
            start("05-17"),
            stop("05-17", "06-20", "20"),
            stop("05-17", "06-20", "19", "12-03"),
            stop("05-17", "06-20", "19", "12-05", verwijdering=True),
        ],
        ["05-17..06-20"],
        ["05-17.."],
        [],
    ),
    # Until release 3.1 the reason is no part of the key.
    "in 2.3 verwijdert een andere reden ook": (
        [
            start("05-17"),
            stop("05-17", "06-20", "19", reden_in_sleutel=False),
            stop("05-17", "06-20", "21", "12-05", verwijdering=True, reden_in_sleutel=False),
        ],
        ["05-17.."],
        ["05-17.."],
        [],
    ),
    "in 3.2 verwijdert een andere reden niet": (
        [
            start("05-17"),
            stop("05-17", "06-20", "19"),
            stop("05-17", "06-20", "21", "12-05", verwijdering=True),
        ],
        ["05-17..06-20"],
        ["05-17..06-20"],
        ["IW49"],
    ),
    "een bericht twee keer": (
        [start("05-17"), start("05-17"), stop("05-17", "06-20"), stop("05-17", "06-20")],
        ["05-17..06-20"],
        ["05-17..06-20"],
        [],
    ),
    "dezelfde start in twee berichten": (
        [start("05-17"), start("05-17", "12-09")],
        ["05-17.."],
        ["05-17.."],
        [],
    ),
    "levering voor de toewijzing ingaat": (
        [toewijzing("06-01"), start("05-17")],
        ["05-17.."],
        ["05-17.."],
        ["IW41"],
    ),
    "levering voor het besluit": (
        [toewijzing("05-01", toewijzingsdatum=dag("07-01")), start("05-17")],
        ["05-17.."],
        ["05-17.."],
        ["IW42"],
    ),
    # The moment of a change says nothing about the first decision.
    "alleen een latere wijziging is bekend": (
        [
            toewijzing("05-01", toewijzingsdatum=dag("07-01"), reden_wijziging="04"),
            start("05-17"),
        ],
        ["05-17.."],
        ["05-17.."],
        [],
    ),
    "levering op de eerste dag van besluit en toewijzing": (
        [toewijzing("05-17", afgiftedatum=dag("05-17")), start("05-17")],
        ["05-17.."],
        ["05-17.."],
        [],
    ),
}


@pytest.mark.parametrize("geval", GEVALLEN)
def test_wat_er_is_geleverd(geval: str) -> None:
    feiten, geleverd, loopt, codes = GEVALLEN[geval]
    assert beeld(*feiten) == (geleverd, loopt, codes)
    assert beeld(*reversed(feiten)) == (geleverd, loopt, codes)


def test_elke_grens_is_uit_te_leggen() -> None:
    begin, tijdelijk = start("05-17"), stop("05-17", "06-20", "20", "06-22")
    definitief = stop("05-17", "07-15", "02", "07-20")
    (levering,) = leveringsperioden([definitief, tijdelijk, begin]).leveringen
    (periode,) = levering.perioden
    assert (periode.start, periode.tijdelijk, periode.definitief) == (begin, tijdelijk, definitief)
    assert levering.voorziening == begin.voorziening
    assert levering.toewijzingen == ()
    assert levering.declaratieregels == ()


def test_zonder_stop_eindigt_een_levering_voor_de_volgende() -> None:
    eerste, tweede = start("05-17"), start("06-20")
    (levering,) = leveringsperioden([tweede, eerste]).leveringen
    assert [str(p.geleverd) for p in levering.perioden] == [
        "2023-05-17..2023-06-19",
        "2023-06-20..",
    ]
    assert [p.volgende for p in levering.perioden] == [tweede, None]
    gepauzeerd = leveringsperioden([eerste, stop("05-17", "06-01", "20"), tweede]).leveringen[0]
    assert str(gepauzeerd.perioden[0].loopt) == "2023-05-17..2023-06-19"


def test_een_tegenspraak_noemt_feiten_en_plaats_en_geen_persoon() -> None:
    eerste, tweede = start("05-17"), start("06-20")
    (tegenspraak,) = leveringsperioden([tweede, eerste]).tegenspraken
    assert tegenspraak.feiten == (tweede, eerste)
    assert tegenspraak.voorziening == eerste.voorziening
    assert tegenspraak.bevinding == Reden.START_TIJDENS_LEVERING.over("WMO305/Client[1]")
    assert GEMEEN["bsn"].nummer not in repr(tegenspraak)


def test_zonder_nummer_maken_aanbieder_en_product_de_voorziening() -> None:
    begin = start("05-17", toewijzingnummer=None)
    ander_product = start("05-18", toewijzingnummer=None, product=Product(PRODUCT.categorie))
    andere_aanbieder = start("05-19", toewijzingnummer=None, aanbieder=AgbCode("41410000"))
    einde = stop("05-17", "06-20", toewijzingnummer=None)
    uit = leveringsperioden([andere_aanbieder, einde, ander_product, begin])
    assert uit.tegenspraken == ()
    assert sorted(str(lev.geleverd[0]) for lev in uit.leveringen) == [
        "2023-05-17..2023-06-20",
        "2023-05-18..",
        "2023-05-19..",
    ]


def test_met_nummer_mag_de_stop_een_ander_product_noemen() -> None:
    assert beeld(start("05-17"), stop("05-17", "06-20", product=None))[0] == ["05-17..06-20"]


def test_een_gemeente_heeft_haar_eigen_nummers() -> None:
    uit = leveringsperioden([start("05-17"), start("06-20", gemeente=Gemeentecode("0034"))])
    assert (len(uit.leveringen), uit.tegenspraken) == (2, ())


# Assignments


def test_van_een_toewijzing_geldt_wat_het_laatst_is_besloten() -> None:
    eerste = toewijzing("05-01", "12-31")
    langer = toewijzing("05-01", toewijzingstijd=time(10, 1), reden_wijziging="04")
    later = toewijzing("05-01", "06-30", toewijzingsdatum=dag("06-01"), reden_wijziging="05")
    (verloop,) = geldende_feiten([later, eerste, langer]).toewijzingen
    assert verloop.versies == (eerste, langer, later)
    assert verloop.geldend == later
    assert verloop.besluitdatum == dag("01-02")


def test_zonder_eerste_versie_is_het_besluit_onbekend() -> None:
    assert Toewijzingsverloop([toewijzing("05-01", reden_wijziging="04")]).besluitdatum is None


@pytest.mark.parametrize("reden", ["13", "01"])
def test_een_vervallen_toewijzing_telt_niet(reden: str) -> None:
    weg = toewijzing("05-01", "05-01", toewijzingsdatum=dag("02-01"), reden_wijziging=reden)
    assert geldende_feiten([toewijzing("05-01"), weg]).toewijzingen == ()
    # The same reason with other days changes something and withdraws nothing.
    assert geldende_feiten([evolve(weg, einddatum=dag("05-02"))]).toewijzingen != ()


def test_een_vervallen_toewijzing_kan_terugkomen() -> None:
    weg = toewijzing("05-01", "05-01", toewijzingsdatum=dag("02-01"), reden_wijziging="13")
    terug = toewijzing("05-01", toewijzingsdatum=dag("03-01"), reden_wijziging="14")
    (verloop,) = geldende_feiten([terug, weg, toewijzing("05-01")]).toewijzingen
    assert verloop.geldend == terug


def test_twee_toewijzingen_van_een_moment_spreken_elkaar_tegen() -> None:
    eerste = toewijzing("05-01")
    tweede = toewijzing("06-01", herkomst=van("WMO301", "01-03"))
    for feiten in ([eerste, tweede], [tweede, eerste]):
        geldend = geldende_feiten(feiten)
        assert [t.bevinding.code for t in geldend.tegenspraken] == ["IW40"]
        assert [v.geldend for v in geldend.toewijzingen] == [tweede]


def test_een_toewijzing_staat_in_elk_bericht_opnieuw() -> None:
    """A 301 holds all assignments of the client (OP087), so the same one again is no contradiction."""
    nogmaals = toewijzing("05-01", herkomst=van("WMO301", "08-01"))
    geldend = geldende_feiten([toewijzing("05-01"), nogmaals])
    assert (len(geldend.toewijzingen), geldend.tegenspraken) == (1, ())


def test_zonder_nummer_zijn_twee_besluiten_twee_toewijzingen() -> None:
    eerste = toewijzing("01-01", "04-30", toewijzingnummer=None, beschikkingnummer=7)
    tweede = toewijzing("05-01", toewijzingnummer=None, beschikkingnummer=8)
    (levering,) = leveringsperioden(
        [eerste, tweede, start("05-17", toewijzingnummer=None)]
    ).leveringen
    assert [v.geldend for v in levering.toewijzingen] == [eerste, tweede]


# Claims


def test_declaraties_staan_bij_hun_voorziening() -> None:
    (levering,) = leveringsperioden([start("05-17"), regel("2", "07"), regel("1")]).leveringen
    assert [str(vak) for vak in levering.gedeclareerd] == [
        "2023-05-01..2023-05-28",
        "2023-07-01..2023-07-28",
    ]


@pytest.mark.parametrize(
    ("feiten", "over", "codes"),
    [
        ([regel("1")], ["1"], []),
        ([regel("1"), regel("1")], ["1"], []),
        ([regel("1"), regel("2", credit=True, vorig_referentienummer="1")], [], []),
        (
            [
                regel("1"),
                regel("2", credit=True, vorig_referentienummer="1"),
                regel("3"),
            ],
            ["3"],
            [],
        ),
        ([regel("2", credit=True, vorig_referentienummer="1")], [], ["IW50"]),
        # A credit line takes back what was claimed, not another credit line.
        ([regel("2", credit=True, vorig_referentienummer="2")], [], ["IW50"]),
        ([regel("1"), antwoord(regel("1"), 0)], [], []),
        ([regel("1"), antwoord(regel("1"), 100)], ["1"], []),
        ([regel("1"), antwoord(regel("1"), 1)], ["1"], []),
        # A credit line that was refused takes nothing back.
        (
            [
                regel("1"),
                regel("2", credit=True, vorig_referentienummer="1"),
                antwoord(regel("2"), 0),
            ],
            ["1"],
            [],
        ),
        # Refused, and claimed again under the same reference in another claim.
        (
            [
                regel("1"),
                antwoord(regel("1"), 0),
                regel("1", declaratienummer="D2"),
            ],
            ["1"],
            [],
        ),
        ([regel("1"), regel("1", "06", declaratienummer="D2")], ["1"], ["IW51"]),
        # Of several answers the last one holds; one from before the claim is about another.
        ([regel("1"), antwoord(regel("1"), 0), antwoord(regel("1"), 100, "12-05")], ["1"], []),
        ([regel("1"), antwoord(regel("1"), 100), antwoord(regel("1"), 0, "12-05")], [], []),
        ([regel("1"), antwoord(regel("1"), 0, "12-02")], ["1"], []),
        ([regel("1"), antwoord(regel("1"), 0, "12-03")], [], []),
    ],
)
def test_welke_declaratieregels_tellen(
    feiten: list[Zorgfeit], over: list[str], codes: list[str]
) -> None:
    for volgorde in (feiten, feiten[::-1]):
        geldend = geldende_feiten(volgorde)
        assert [r.referentienummer for r in geldend.declaratieregels] == over
        assert [t.bevinding.code for t in geldend.tegenspraken] == codes


# Properties

VEEL = st.lists(zorgfeiten() | startmeldingen() | stopmeldingen(), max_size=8)
ANDER = Bsn("999990020")


@given(VEEL, st.randoms(use_true_random=False))
def test_de_volgorde_van_ontvangst_doet_er_niet_toe(
    feiten: list[Zorgfeit], toeval: random.Random
) -> None:
    geschud = feiten.copy()
    toeval.shuffle(geschud)
    assert leveringsperioden(geschud) == leveringsperioden(feiten)
    assert geldende_feiten(geschud) == geldende_feiten(feiten)


@given(VEEL, st.data())
def test_een_bericht_twee_keer_lezen_verandert_niets(
    feiten: list[Zorgfeit], data: st.DataObject
) -> None:
    dubbel = data.draw(st.lists(st.sampled_from(feiten), max_size=4)) if feiten else []
    assert leveringsperioden([*feiten, *dubbel]) == leveringsperioden(feiten)


@given(VEEL, startmeldingen() | stopmeldingen(), st.integers(0, 3))
def test_verwijderd_is_nooit_gemeld(
    feiten: list[Zorgfeit], melding: Startmelding | Stopmelding, later: int
) -> None:
    """For a key of its own, delivery and removal together say as much as neither."""
    melding = evolve(melding, verwijdering=False, toewijzingnummer=99)
    gezonden = melding.herkomst.dagtekening
    weg = evolve(
        melding,
        verwijdering=True,
        herkomst=evolve(
            melding.herkomst, dagtekening=date.fromordinal(gezonden.toordinal() + later)
        ),
    )
    assert leveringsperioden([*feiten, weg, melding]) == leveringsperioden(feiten)


@given(VEEL, st.lists(zorgfeiten(ANDER), max_size=6))
def test_personen_raken_elkaar_niet(feiten: list[Zorgfeit], van_ander: list[Zorgfeit]) -> None:
    samen = leveringsperioden([*van_ander, *feiten])
    apart = [leveringsperioden(feiten), leveringsperioden(van_ander)]
    assert samen.leveringen == tuple(lev for deel in apart for lev in deel.leveringen)
    tegen = [t for deel in apart for t in deel.tegenspraken]
    assert sorted(map(repr, samen.tegenspraken)) == sorted(map(repr, tegen))


@st.composite
def juiste_verhalen(
    draw: st.DrawFn,
) -> tuple[list[Zorgfeit], list[tuple[int, int | None]], list[tuple[int, int | None]]]:
    """What a faultless provider sends, in any order, with corrections; and the truth behind it.

    The truth is days of delivery and of the provision, as day numbers of the year, worked out while
    the story is told.
    """
    dag_: int = draw(st.integers(1, 20))
    geleverd: list[tuple[int, int | None]] = []
    loopt: list[tuple[int, int | None]] = []
    feiten: list[Zorgfeit] = []
    begin_voorziening = dag_

    def verstuur(feit: Startmelding | Stopmelding, wanneer: int) -> None:
        herkomst = evolve(feit.herkomst, dagtekening=de_dag(wanneer))
        feiten.append(evolve(feit, herkomst=herkomst))

    aantal = draw(st.integers(1, 4))
    for nummer in range(aantal):
        begin = dag_
        melding = evolve(start("01-01"), begindatum=de_dag(begin))
        if draw(st.booleans()):  # first told with another day, taken back, told again
            fout = evolve(melding, begindatum=de_dag(begin + 40))
            verstuur(fout, begin)
            verstuur(evolve(fout, verwijdering=True), begin + draw(st.integers(0, 2)))
        verstuur(melding, begin)
        if draw(st.booleans()):  # sent twice
            verstuur(melding, begin + 1)
        einde = begin + draw(st.integers(0, 5))
        hoe = draw(st.sampled_from(["tijdelijk", "definitief", "beide", "loopt"]))
        if hoe == "loopt" and nummer == aantal - 1:
            geleverd.append((begin, None))
            loopt.append((begin_voorziening, None))
            break
        geleverd.append((begin, einde))
        stop_ = evolve(
            stop("01-01", "01-01", "20"), begindatum=de_dag(begin), einddatum=de_dag(einde)
        )
        if hoe in {"tijdelijk", "beide"}:
            verstuur(stop_, einde)
        laatste = einde
        if hoe != "tijdelijk":
            laatste = einde + (draw(st.integers(0, 3)) if hoe == "beide" else 0)
            definitief = evolve(
                stop_, reden=RedenBeeindiging.VOLGENS_PLAN, einddatum=de_dag(laatste)
            )
            verstuur(definitief, laatste + 1)
            loopt.append((begin_voorziening, laatste))
        elif nummer == aantal - 1:
            loopt.append((begin_voorziening, None))
        dag_ = laatste + draw(st.integers(2, 6))  # at least a day in between
        if hoe != "tijdelijk":
            begin_voorziening = dag_
    return draw(st.permutations(feiten)), geleverd, loopt


def de_dag(nummer: int) -> date:
    """A day of 2023 by its number."""
    return date(2022, 12, 31) + timedelta(days=nummer)


@given(juiste_verhalen())
def test_een_aanbieder_zonder_fouten_wordt_precies_begrepen(
    verhaal: tuple[list[Zorgfeit], list[tuple[int, int | None]], list[tuple[int, int | None]]],
) -> None:
    feiten, geleverd, loopt = verhaal
    uit = leveringsperioden(feiten)
    assert uit.tegenspraken == ()
    (levering,) = uit.leveringen
    for gevonden, waarheid in ((levering.geleverd, geleverd), (levering.loopt, loopt)):
        assert [(vak.eerste_dag, vak.laatste_dag) for vak in gevonden] == [
            (de_dag(eerste), None if laatste is None else de_dag(laatste))
            for eerste, laatste in waarheid
        ]


def dagen_van(uit: Leveringen) -> set[date]:
    """The first and last days of all periods."""
    vakken = [v for lev in uit.leveringen for v in (*lev.geleverd, *lev.loopt)]
    return {d for v in vakken for d in (v.eerste_dag, v.laatste_dag) if d is not None}


@given(VEEL)
@example([start("05-17"), stop("05-17", "06-20", "20"), start("07-03")])
def test_elke_grens_komt_uit_een_feit(feiten: list[Zorgfeit]) -> None:
    uit = leveringsperioden(feiten)
    gemeld = {f.begindatum for f in feiten if isinstance(f, Startmelding)}
    gemeld |= {f.einddatum for f in feiten if isinstance(f, Stopmelding)}
    assert dagen_van(uit) <= gemeld
    for levering in uit.leveringen:
        for periode in levering.perioden:
            assert not periode.start.verwijdering
            assert periode.start in feiten
            for stop_ in (periode.tijdelijk, periode.definitief):
                assert stop_ is None or (stop_ in feiten and not stop_.verwijdering)
        for vak in levering.geleverd:
            assert any(vak in loopt for loopt in levering.loopt)


@given(VEEL)
def test_elk_feit_telt_of_wordt_verklaard(feiten: list[Zorgfeit]) -> None:
    """A start that was not removed is in a delivery; a stop is as well, or is told of."""
    uit = leveringsperioden(feiten)
    geldend = geldende_feiten(feiten)
    perioden = [p for lev in uit.leveringen for p in lev.perioden]
    assert {p.start for p in perioden} == set(geldend.starts)
    gebruikt = {s for p in perioden for s in (p.tijdelijk, p.definitief) if s is not None}
    genoemd = {f for t in uit.tegenspraken for f in t.feiten}
    assert set(geldend.stops) <= gebruikt | genoemd
    regels = [r for lev in uit.leveringen for r in lev.declaratieregels]
    assert sorted(map(repr, regels)) == sorted(map(repr, geldend.declaratieregels))


@given(toewijzingen(), declaratieregels(), bsns())
def test_feiten_tonen_geen_bsn(toewijzing_: Toewijzing, regel_: Declaratieregel, bsn: Bsn) -> None:
    getal = int(bsn.nummer)
    lek: list[Zorgfeit] = [
        evolve(toewijzing_, bsn=bsn, toewijzingnummer=getal, beschikkingnummer=getal),
        evolve(
            regel_,
            bsn=bsn,
            declaratienummer=bsn.nummer,
            referentienummer=bsn.nummer,
            herkomst=evolve(regel_.herkomst, identificatie=BerichtIdentificatie(bsn.nummer)),
        ),
    ]
    assert bsn.nummer not in repr(lek)
    assert bsn.nummer not in repr(leveringsperioden(lek))
