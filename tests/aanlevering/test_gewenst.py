"""The periods that CAK should know, by tables worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from aanlevering.bouw import (
    NU,
    beeld,
    beleid,
    codes,
    dag,
    feit,
    gewenst,
    hulpmiddel,
    periode,
    tijdelijk,
    voorziening,
)
from wmo_eigenbijdrage import Bedrag, Maand, Tijdlijn, Tijdvak
from wmo_eigenbijdrage.aanlevering import Reden, gewenste_perioden
from wmo_eigenbijdrage.beleid import Beleid, Buffer, Kostprijsbewaker, Moment, Pauzeregel
from wmo_eigenbijdrage.dossier import Feit, Feitperiode, Maandkosten, Stopfeit, Zorgvoorziening
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kostprijs import Aangewezen, LageMaandkosten

GRANT, CLAIM, LEVERING = Moment.BESCHIKKING, Moment.EERSTE_DECLARATIE, Moment.LEVERING
STOPT = Pauzeregel(minimale_dagen=1)
CAK = Kostprijsbewaker.CAK


# -- which months (rules D.1), one provision by delivery
@pytest.mark.parametrize(
    ("leveringen", "verwacht"),
    [
        (["2024-03-01.."], ["2024-03-01.. 2024-03 - LOOPT"]),
        (["2024-03-04.."], ["2024-03-04.. 2024-04 - LOOPT"]),
        (["2024-03-01..2024-03-01"], ["2024-03-01..2024-03-01 2024-03 2024-03 GEBRUIK"]),
        (["2024-03-02..2024-03-31"], []),
        (["2024-03-02..2024-04-01"], ["2024-03-02..2024-04-01 2024-04 2024-04 GEBRUIK"]),
        # A gap in days over which no month is lost is no stop.
        (
            ["2024-01-01..2024-03-10", "2024-03-20.."],
            ["2024-01-01.. 2024-01 - LOOPT"],
        ),
        # Stop in March, start on the 2nd of April: April is not owed.
        (
            ["2024-01-01..2024-03-31", "2024-04-02.."],
            ["2024-01-01..2024-03-31 2024-01 2024-03 GEBRUIK", "2024-04-02.. 2024-05 - LOOPT"],
        ),
        # From before the monthly regime.
        (["2018-05-07.."], ["2020-01-01.. 2020-01 - LOOPT"]),
        (["2018-05-07..2019-12-31"], []),
        ([], []),
    ],
)
def test_welke_maanden(leveringen: list[str], verwacht: list[str]) -> None:
    volgens = beleid(pauzeregel=STOPT)
    assert beeld(gewenst(voorziening("1", *leveringen), volgens=volgens)) == verwacht


# -- definitions of the gemeente: what starts, what stops
FEITEN: dict[str, Any] = {
    "beschikkingen": ["2024-01-10..2024-12-20"],
    "declaraties": ["2024-03-05..2024-10-04"],
}
GELEVERD = "2024-02-06..2024-11-15"


@pytest.mark.parametrize(
    ("start", "stop", "verwacht"),
    [
        (GRANT, GRANT, "2024-01-10..2024-12-20"),
        (GRANT, LEVERING, "2024-01-10..2024-11-15"),
        (GRANT, CLAIM, "2024-01-10..2024-10-04"),
        (LEVERING, GRANT, "2024-02-06..2024-12-20"),
        (LEVERING, LEVERING, "2024-02-06..2024-11-15"),
        (LEVERING, CLAIM, "2024-02-06..2024-10-04"),
        (CLAIM, GRANT, "2024-03-05..2024-12-20"),
        (CLAIM, LEVERING, "2024-03-05..2024-11-15"),
        (CLAIM, CLAIM, "2024-03-05..2024-10-04"),
    ],
)
def test_wat_start_en_wat_stopt(start: Moment, stop: Moment, verwacht: str) -> None:
    uitkomst = gewenst(voorziening("1", GELEVERD, **FEITEN), volgens=beleid(start, stop))
    assert [str(p.tijdvak) for p in uitkomst.perioden] == [verwacht]
    assert codes(uitkomst) == []


@pytest.mark.parametrize(
    ("start", "stop", "feiten", "verwacht"),
    [
        # Granted and not delivered yet: the grant starts it, and ends it at the latest.
        (GRANT, LEVERING, {"beschikkingen": ["2024-01-10..2024-12-20"]}, "2024-01-10..2024-12-20"),
        # Delivered without any grant that is known: the delivery ends it itself.
        (LEVERING, GRANT, {"leveringen": ["2024-02-06..2024-11-15"]}, "2024-02-06..2024-11-15"),
        # Claimed, and no stop known: the grant ends it.
        (
            CLAIM,
            LEVERING,
            {"beschikkingen": ["2024-01-10..2024-12-20"], "declaraties": ["2024-03-05.."]},
            "2024-03-05..2024-12-20",
        ),
        # Delivered, never claimed.
        (CLAIM, LEVERING, {"leveringen": ["2024-02-06.."]}, None),
        # A second grant that adjoins, and one delivery.
        (
            LEVERING,
            GRANT,
            {
                "beschikkingen": ["2024-01-10..2024-06-30", "2024-07-01..2024-09-30"],
                "leveringen": ["2024-02-06.."],
            },
            "2024-02-06..2024-09-30",
        ),
    ],
)
def test_feiten_die_er_niet_zijn(
    start: Moment, stop: Moment, feiten: dict[str, list[str]], verwacht: str | None
) -> None:
    leveringen = feiten.pop("leveringen", [])
    uitkomst = gewenst(voorziening("1", *leveringen, **feiten), volgens=beleid(start, stop))
    assert [str(p.tijdvak) for p in uitkomst.perioden] == ([verwacht] if verwacht else [])


def test_levering_die_hervat_onder_een_beschikking_start_opnieuw() -> None:
    hulp = voorziening(
        "1", "2024-02-06..2024-03-20", "2024-06-05..", beschikkingen=["2024-01-10.."]
    )
    uitkomst = gewenst(hulp, volgens=beleid(GRANT, LEVERING, pauzeregel=STOPT))
    assert beeld(uitkomst) == [
        "2024-01-10..2024-03-20 2024-02 2024-03 GEBRUIK",
        "2024-06-05.. 2024-07 - LOOPT",
    ]
    assert uitkomst.uitleg() == (
        "2024-01-10: ingang van de beschikking van 1, bekend op 2024-01-10",
        "2024-03-20: stop van de levering van 1, bekend op 2024-03-20",
        "2024-06-05: start van de levering van 1, bekend op 2024-06-05",
    )


def test_pgb() -> None:
    pgb = voorziening("1", "2024-02-06..2024-03-20", pgb=True, **FEITEN)
    assert beeld(gewenst(pgb)) == ["2024-01-10..2024-12-20 2024-02 2024-12 GEBRUIK"]
    vanaf_claim = beleid(stop=CLAIM, pgb=CLAIM)
    assert beeld(gewenst(pgb, volgens=vanaf_claim)) == [
        "2024-03-05..2024-10-04 2024-04 2024-10 GEBRUIK"
    ]


def test_een_soort_zonder_bijdrage() -> None:
    vervoer = voorziening("1", "2024-02-06..", soort="vervoer", beschikkingen=["2024-03-01.."])
    uitkomst = gewenst(vervoer)
    assert (uitkomst.perioden, uitkomst.bevindingen, uitkomst.volledig) == ((), (), True)


# -- breaks (decision 0043): none stops, every one stops, from thirty days on
NOOIT, DERTIG = Pauzeregel(), Pauzeregel(minimale_dagen=30)


@pytest.mark.parametrize(
    ("leveringen", "regel", "op", "verwacht"),
    [
        # Temporary stop 20, nothing after it.
        ([tijdelijk("2024-01-01..2024-03-31")], NOOIT, "2024-06-01", ["2024-01-01.."]),
        ([tijdelijk("2024-01-01..2024-03-31")], STOPT, "2024-04-01", ["2024-01-01..2024-03-31"]),
        ([tijdelijk("2024-01-01..2024-03-31")], STOPT, "2024-03-31", ["2024-01-01.."]),
        ([tijdelijk("2024-01-01..2024-03-31")], DERTIG, "2024-04-29", ["2024-01-01.."]),
        ([tijdelijk("2024-01-01..2024-03-31")], DERTIG, "2024-04-30", ["2024-01-01..2024-03-31"]),
        # Temporary, then definitive: on the same day, soon, later.
        *(
            ([tijdelijk("2024-01-01..2024-03-31", "2024-03-31")], regel, "", [v])
            for regel, v in [(NOOIT, "2024-01-01..2024-03-31"), (STOPT, "2024-01-01..2024-03-31")]
        ),
        *(
            ([tijdelijk("2024-01-01..2024-03-31", "2024-04-20")], regel, "", [v])
            for regel, v in [
                (NOOIT, "2024-01-01..2024-04-20"),
                (STOPT, "2024-01-01..2024-03-31"),
                (DERTIG, "2024-01-01..2024-04-20"),
            ]
        ),
        (
            [tijdelijk("2024-01-01..2024-03-31", "2024-05-20")],
            DERTIG,
            "",
            ["2024-01-01..2024-03-31"],
        ),
        # The definitive stop is not known yet.
        (
            [tijdelijk("2024-01-01..2024-03-31", "2024-05-20")],
            NOOIT,
            "2024-05-19",
            ["2024-01-01.."],
        ),
        # A new start after the break: 29 and 30 days between.
        ([tijdelijk("2024-01-01..2024-03-31"), "2024-04-30.."], DERTIG, "", ["2024-01-01.."]),
        (
            [tijdelijk("2024-01-01..2024-03-31"), "2024-05-01.."],
            DERTIG,
            "",
            ["2024-01-01..2024-03-31", "2024-05-01.."],
        ),
        # A definitive stop is no break, a period of which nothing is known may be one.
        (
            [periode("2024-01-01..2024-03-31", tijdelijk=False), "2024-07-01.."],
            NOOIT,
            "",
            ["2024-01-01..2024-03-31", "2024-07-01.."],
        ),
        (["2024-01-01..2024-03-31", "2024-07-01.."], NOOIT, "", ["2024-01-01.."]),
        # An earlier delivery without end swallows the later one.
        (["2024-01-01..", "2024-07-01..2024-08-31"], STOPT, "", ["2024-01-01.."]),
        (["2024-01-01..2024-09-30", "2024-07-01..2024-08-31"], STOPT, "", ["2024-01-01..2024-09-30"]),
    ],
)  # fmt: skip
def test_pauze(leveringen: list[Any], regel: Pauzeregel, op: str, verwacht: list[str]) -> None:
    uitkomst = gewenst(voorziening("1", *leveringen), volgens=beleid(pauzeregel=regel), op=op)
    assert [str(p.tijdvak) for p in uitkomst.perioden] == verwacht


def test_de_definitieve_stop_is_eerder_bekend_dan_de_tijdelijke() -> None:
    p = Feitperiode(
        Tijdvak(dag("2024-01-01"), dag("2024-03-31")),
        feit("2024-01-01"),
        Feit(dag("2024-06-01"), "laat"),
        tijdelijk=True,
        definitief=Stopfeit(dag("2024-04-20"), feit("2024-04-21")),
    )
    uitkomst = gewenst(voorziening("1", p), op="2024-05-01")
    assert [str(p.tijdvak) for p in uitkomst.perioden] == ["2024-01-01..2024-04-20"]


def test_de_indicatie_eindigt_en_komt_na_drie_maanden_terug() -> None:
    """VNG: no care between is a stop and a start; when care went on, nothing is sent."""
    grants = ["2024-01-01..2024-03-31", "2024-07-01.."]
    zonder = voorziening("1", "2024-01-08..2024-03-28", "2024-07-03..", beschikkingen=grants)
    door = voorziening("1", "2024-01-08..", beschikkingen=grants)
    assert beeld(gewenst(zonder)) == [
        "2024-01-08..2024-03-28 2024-02 2024-03 GEBRUIK",
        "2024-07-03.. 2024-08 - LOOPT",
    ]
    assert beeld(gewenst(door)) == ["2024-01-08.. 2024-02 - LOOPT"]
    assert gewenst(door, op="2024-03-01").perioden == gewenst(door).perioden


# -- prices: 19.00 in 2020 to 2023, 20.60 in 2024, 21.00 in 2025
def test_een_eigen_einddatum() -> None:
    """570 euro is thirty months of 19: January 2020 to June 2022."""
    rollator = hulpmiddel("rollator", 570, "2020-01-01..")
    zelf = gewenst(rollator)
    assert beeld(zelf) == ["2020-01-01..2022-06-30 2020-01 2022-06 KOSTPRIJS"]
    assert zelf.perioden[0].kostprijs is None
    assert zelf.uitleg()[1] == "2022-06-30: kostprijs bereikt van rollator, bekend op 2020-01-01"
    cak = gewenst(rollator, volgens=beleid(kostprijsbewaker=CAK))
    assert beeld(cak) == beeld(zelf)
    prijs = cak.perioden[0].kostprijs
    assert prijs is not None
    assert (str(prijs.bedrag), prijs.startdatum, prijs.kenmerk) == (
        "€ 570,00",
        dag("2020-01-01"),
        "rollator",
    )


@pytest.mark.parametrize(
    ("euro", "op", "prijs", "eind"),
    [
        # 1000 from July 2021: 30 x 19 + 12 x 20.60 = 817.20, then 8 x 21 = 168, to August 2025.
        (1000, "2021-06-19", ("570.00", "2020-01-01", "een"), "2022-06-30"),
        (1000, "2021-06-20", ("1000.00", "2021-06-20", "twee"), "2025-08-31"),
        # 190 is ten months, to April 2022: the first one runs longer.
        (190, "2021-08-01", ("570.00", "2020-01-01", "een"), "2022-06-30"),
    ],
)
def test_een_tweede_hulpmiddel(euro: int, op: str, prijs: tuple[str, ...], eind: str) -> None:
    twee = [hulpmiddel("een", 570, "2020-01-01.."), hulpmiddel("twee", euro, "2021-06-20..")]
    (uit,) = gewenst(*twee, volgens=beleid(kostprijsbewaker=CAK), op=op).perioden
    assert uit.kostprijs is not None
    gevonden = (uit.kostprijs.bedrag.kaal, str(uit.kostprijs.startdatum))
    assert (*gevonden, uit.kostprijs.kenmerk) == prijs
    assert uit.eind is not None
    assert str(uit.eind.dag) == eind


def test_huishoudelijke_hulp_ernaast() -> None:
    rollator = hulpmiddel("rollator", 570, "2020-01-01..")
    hulp = voorziening("hulp", "2021-03-10..")
    uitkomst = gewenst(rollator, hulp, volgens=beleid(kostprijsbewaker=CAK))
    assert beeld(uitkomst) == ["2020-01-01.. 2020-01 - LOOPT"]
    assert uitkomst.perioden[0].kostprijs is None
    assert codes(uitkomst) == ["KB03"]
    assert codes(gewenst(hulp)) == []  # no price, so nothing to say about guarding


def test_hulp_na_een_betaald_hulpmiddel() -> None:
    """The aid is paid in June 2022; help begins on 5 September and owes from October."""
    rollator = hulpmiddel("rollator", 570, "2020-01-01..")
    hulp = voorziening("hulp", "2022-09-05..")
    for tolerantie in (0, 200):  # what is paid for stays paid for
        volgens = beleid(buffer=Buffer(tolerantie=tolerantie))
        assert beeld(gewenst(rollator, hulp, volgens=volgens)) == [
            "2020-01-01..2022-06-30 2020-01 2022-06 KOSTPRIJS",
            "2022-09-05.. 2022-10 - LOOPT",
        ]


def test_het_begin_is_van_wie_de_maand_draagt() -> None:
    """A paid aid that resumes first, and a try of a week, are not what starts the period."""
    rollator = hulpmiddel("a", 19, "2020-01-01..2020-01-31", "2024-03-03..")
    proef = voorziening("b", "2024-03-04..2024-03-11")
    hulp = voorziening("c", "2024-03-10..")
    uitkomst = gewenst(rollator, proef, hulp, volgens=beleid(pauzeregel=STOPT))
    assert [p.begin.kenmerk for p in uitkomst.perioden] == ["a", "c"]
    assert uitkomst.perioden[1].begin.dag == dag("2024-03-10")


def test_twee_starts_in_een_maand() -> None:
    een, twee = voorziening("1", "2024-03-04.."), voorziening("2", "2024-03-20..")
    (uit,) = gewenst(een, twee).perioden
    assert (uit.begin.dag, uit.begin.kenmerk) == (dag("2024-03-04"), "1")


def test_de_stop_is_die_van_de_laatste() -> None:
    een, twee = (
        voorziening("1", "2024-01-01..2024-03-05"),
        voorziening("2", "2024-02-01..2024-03-25"),
    )
    (uit,) = gewenst(een, twee).perioden
    assert uit.eind is not None
    assert (uit.eind.dag, uit.eind.kenmerk) == (dag("2024-03-25"), "2")


def test_pauze_onder_bewaking() -> None:
    """CAK is told what is left after the pause: 570 less three months of 20.60 is 508.20."""
    rollator = hulpmiddel("1", 570, "2024-01-01..2024-03-31", "2024-07-10..")
    volgens = beleid(pauzeregel=STOPT, kostprijsbewaker=CAK)
    voor, na = gewenst(rollator, volgens=volgens).perioden
    assert voor.kostprijs is not None
    assert na.kostprijs is not None
    assert (voor.kostprijs.bedrag, na.kostprijs.bedrag) == (Bedrag(57000), Bedrag(50820))
    assert na.kostprijs.startdatum == dag("2024-07-10")


def test_een_prijs_die_nog_moet_beginnen_en_een_na_het_laatste_tarief() -> None:
    volgens = beleid(kostprijsbewaker=CAK)
    straks = hulpmiddel("1", 570, "2026-09-01..")
    straks = evolve(
        straks, leveringen=[Feitperiode(Tijdvak(dag("2026-09-01")), feit("2026-05-01"))]
    )
    (uit,) = gewenst(straks, volgens=volgens).perioden
    assert uit.kostprijs is not None
    assert uit.kostprijs.startdatum == dag("2026-09-01")
    later = evolve(straks, leveringen=[Feitperiode(Tijdvak(dag("2031-02-01")), feit("2026-05-01"))])
    uitkomst = gewenst(later, volgens=volgens)
    assert beeld(uitkomst) == ["2031-02-01.. 2031-02 - ONBEKEND"]
    assert (uitkomst.perioden[0].kostprijs, codes(uitkomst)) == (None, ["KB06"])


def test_een_prijs_die_cak_niet_neemt() -> None:
    uitkomst = gewenst(hulpmiddel("1", 21, "2025-01-01.."), volgens=beleid(kostprijsbewaker=CAK))
    assert beeld(uitkomst) == ["2025-01-01..2025-01-31 2025-01 2025-01 KOSTPRIJS"]
    assert (uitkomst.perioden[0].kostprijs, codes(uitkomst)) == (None, ["KB02"])


def test_een_prijs_van_voor_2020() -> None:
    uitkomst = gewenst(hulpmiddel("1", 38, "2019-05-07.."))
    assert beeld(uitkomst) == ["2020-01-01..2020-02-29 2020-01 2020-02 KOSTPRIJS"]
    assert codes(uitkomst) == ["AL12"]
    assert "38" in uitkomst.bevindingen[0].tekst
    assert uitkomst.uitleg()[0] == (
        "2020-01-01: start van de levering op 2019-05-07 van 1, bekend op 2019-05-07"
    )
    assert codes(gewenst(hulpmiddel("1", 38, "2019-05-07..2019-12-01"))) == []


def huur(*stappen: tuple[str, int]) -> Maandkosten:
    tijdlijn = Tijdlijn.van({dag(van): Bedrag.euro(euro) for van, euro in stappen})
    return Maandkosten(tijdlijn)


def test_maandkosten() -> None:
    """The rent is above the tariff until April, below it for two months, above it again."""
    bed = evolve(
        voorziening("bed", "2024-01-01.."),
        begrenzing=huur(("2024-01-01", 30), ("2024-04-01", 10), ("2024-06-01", 30)),
    )
    uitkomst = gewenst(bed, lage_maandkosten=LageMaandkosten.NIET_INNEN)
    assert beeld(uitkomst)[0] == "2024-01-01..2024-03-31 2024-01 2024-03 MAANDKOSTEN"
    assert beeld(uitkomst)[1].startswith("2024-06-01.. 2024-06 -")
    assert uitkomst.uitleg()[1:] == (
        "2024-03-31: maandkosten onder het tarief van bed, bekend op 2024-01-01",
        "2024-06-01: maandkosten niet meer te laag van bed, bekend op 2024-01-01",
    )
    zonder_keuze = gewenst(bed, voorziening("hulp", "2024-01-01.."))
    assert (zonder_keuze.perioden, zonder_keuze.volledig) == ((), False)
    assert codes(zonder_keuze) == ["AL03"]
    assert zonder_keuze.bewaking.perioden == ()


def test_de_aangewezen_voorziening() -> None:
    een, twee = hulpmiddel("een", 5700, "2020-01-01.."), hulpmiddel("twee", 570, "2020-06-01..")
    volgens = beleid(kostprijsbewaker=CAK)

    def bewaakt(keuze: str, *gegeven: Zorgvoorziening) -> str:
        uitkomst = gewenst(*gegeven, volgens=volgens, op="2020-12-01", keuze=Aangewezen(keuze))
        assert uitkomst.perioden[0].kostprijs is not None
        return uitkomst.perioden[0].kostprijs.kenmerk

    assert bewaakt("twee", een, twee) == "twee"
    # Not delivered yet: the one that runs longest.
    assert bewaakt("twee", een, evolve(twee, leveringen=())) == "een"
    with pytest.raises(OngeldigeWaarde, match="designates a provision that is not given"):
        bewaakt("drie", een)


# -- gaps that are passed over
@pytest.mark.parametrize(
    ("tolerantie", "verwacht"),
    [
        (9, ["2024-01-01..2024-08-25 2024-01 2024-08 GEBRUIK", "2024-09-05.. 2024-10 - LOOPT"]),
        (10, ["2024-01-01.. 2024-01 - LOOPT"]),
    ],
)
def test_een_gat_binnen_de_tolerantie(tolerantie: int, verwacht: list[str]) -> None:
    """Ten days, 26 August to 4 September, by which September would not be owed."""
    een, twee = voorziening("1", "2024-01-01..2024-08-25"), voorziening("2", "2024-09-05..")
    eerder = voorziening("3", "2024-01-01..2024-08-20")  # ended before, and stays ended
    volgens = beleid(buffer=Buffer(tolerantie=tolerantie))
    assert beeld(gewenst(een, twee, eerder, volgens=volgens)) == verwacht


def test_een_gat_dat_wordt_overgeslagen_gaat_van_de_prijs_af() -> None:
    """103 euro is five months of 20.60: with March passed over January to May, not to June."""
    rollator = hulpmiddel("1", 103, "2024-01-01..2024-02-25", "2024-03-04..")
    gewoon = beleid(pauzeregel=STOPT)
    ruim = beleid(pauzeregel=STOPT, buffer=Buffer(tolerantie=10))
    assert beeld(gewenst(rollator, volgens=gewoon)) == [
        "2024-01-01..2024-02-25 2024-01 2024-02 GEBRUIK",
        "2024-03-04..2024-06-30 2024-04 2024-06 KOSTPRIJS",
    ]
    assert beeld(gewenst(rollator, volgens=ruim)) == [
        "2024-01-01..2024-05-31 2024-01 2024-05 KOSTPRIJS"
    ]


# -- as known on a day
def test_wat_bekend_was() -> None:
    p = Feitperiode(
        Tijdvak(dag("2024-01-01"), dag("2024-03-31")),
        Feit(dag("2024-01-15"), "305"),
        Feit(dag("2024-04-09"), "307"),
    )
    hulp = voorziening("1", p)
    for op, verwacht in [
        ("2024-01-14", []),
        ("2024-01-15", ["2024-01-01.."]),
        ("2024-04-08", ["2024-01-01.."]),
        ("2024-04-09", ["2024-01-01..2024-03-31"]),
    ]:
        uitkomst = gewenst(hulp, op=op)
        assert [str(p.tijdvak) for p in uitkomst.perioden] == verwacht
        assert uitkomst.peildatum == dag(op)


# -- facts that contradict
@pytest.mark.parametrize(
    ("feiten", "volgens", "verwacht", "volledig"),
    [
        ([voorziening("1", "2024-01-01..", soort="anders")], beleid(), ["AL01"], False),
        (
            [voorziening("1", "2024-01-01.."), voorziening("1", "2024-02-01..")],
            beleid(),
            ["AL02"],
            False,
        ),
        ([voorziening("1", "2024-01-01..")] * 2, beleid(), [], True),
        (
            [voorziening("1", "2024-01-01..", beschikkingen=["2024-02-01.."])],
            beleid(),
            ["AL10"],
            True,
        ),
        (
            [voorziening("1", "2024-02-01..", beschikkingen=["2024-02-01..2024-05-31"])],
            beleid(),
            ["AL11"],
            True,
        ),
        # Its own grant ends it, it has ended, or the grant has no end yet: nothing to say.
        (
            [voorziening("1", "2024-02-01..", beschikkingen=["2024-02-01..2024-05-31"])],
            beleid(LEVERING, GRANT),
            [],
            True,
        ),
        (
            [voorziening("1", "2024-02-01..2024-05-01", beschikkingen=["2024-02-01..2024-05-31"])],
            beleid(),
            [],
            True,
        ),
        ([voorziening("1", "2024-02-01..", beschikkingen=["2024-02-01.."])], beleid(), [], True),
        ([voorziening("1", beschikkingen=["2024-02-01.."])], beleid(), [], True),
    ],
)
def test_bevindingen(
    feiten: list[Zorgvoorziening], volgens: Beleid, verwacht: list[str], volledig: bool
) -> None:
    uitkomst = gewenst(*feiten, voorziening("ander", "2024-01-01.."), volgens=volgens)
    assert codes(uitkomst) == verwacht
    assert uitkomst.volledig is volledig
    assert uitkomst.perioden[-1].eind is None  # the other provision is still there


def test_welke_redenen_meetellen() -> None:
    assert {reden.code for reden in Reden if reden.telt_niet} == {
        "AL01", "AL02", "AL03", "AL04", "AL05",
    }  # fmt: skip


def test_verkeerde_argumenten() -> None:
    with pytest.raises(OngeldigeWaarde, match="^beleid:"):
        gewenste_perioden([], None, peildatum=NU)  # type: ignore[arg-type]
    with pytest.raises(OngeldigeWaarde, match="^peildatum:"):
        gewenste_perioden([], beleid(), peildatum="2024")  # type: ignore[arg-type]
    with pytest.raises(OngeldigeWaarde, match="^voorzieningen:"):
        gewenste_perioden([None], beleid(), peildatum=NU)  # type: ignore[list-item]


def test_perioden_van_een_uitkomst() -> None:
    (uit,) = gewenst(voorziening("1", "2024-03-04..2024-05-31")).perioden
    assert uit.maanden == (Maand(2024, 4), Maand(2024, 5))
    assert str(uit.tijdvak) == "2024-03-04..2024-05-31"


# -- the facts themselves
@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"tijdvak": Tijdvak(dag("2024-01-01"), dag("2024-02-01"))}, "^eind:"),
        ({"eind": feit("2024-01-01")}, "^eind:"),
        ({"tijdelijk": True}, "^tijdelijk:"),
        ({"definitief": Stopfeit(dag("2024-03-01"), feit("2024-03-01"))}, "^definitief:"),
        ({"tijdvak": Tijdvak(dag("1999-12-31"))}, "^tijdvak:"),
        ({"begin": None}, "^begin:"),
    ],
)
def test_onmogelijke_feitperioden(velden: dict[str, Any], fout: str) -> None:
    goed: dict[str, Any] = {"tijdvak": Tijdvak(dag("2024-01-01")), "begin": feit("2024-01-01")}
    with pytest.raises(OngeldigeWaarde, match=fout):
        Feitperiode(**(goed | velden))


def test_onmogelijke_zorgvoorzieningen() -> None:
    with pytest.raises(OngeldigeWaarde, match="^definitief:"):
        tijdelijk("2024-01-01..2024-03-31", "2024-03-30")
    with pytest.raises(OngeldigeWaarde, match="^declaraties: .*only a delivery pauses"):
        Zorgvoorziening(kenmerk="1", soort="x", declaraties=[tijdelijk("2024-01-01..2024-03-31")])
    with pytest.raises(OngeldigeWaarde, match="^perioden:"):
        voorziening("1", None)  # type: ignore[arg-type]
    with pytest.raises(OngeldigeWaarde, match="^kenmerk:"):
        voorziening("")
    with pytest.raises(OngeldigeWaarde, match="^dag:"):
        Stopfeit(dag("2101-01-01"), feit("2024-01-01"))
