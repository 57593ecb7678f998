"""From care messages to provisions, and on to the periods that CAK should know."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from aanlevering.bouw import beleid, dag
from aanlevering.zorgbouw import (
    BSN,
    HULP,
    ROLLATOR,
    geclaimd,
    soort,
    start,
    stop,
    toegewezen,
)
from wmo_eigenbijdrage import Bedrag, Bsn
from wmo_eigenbijdrage.aanlevering import (
    Gewenst,
    Persoonsvoorzieningen,
    eigen_kenmerk,
    gewenste_perioden,
    zorgvoorzieningen_uit,
)
from wmo_eigenbijdrage.beleid import Beleid, Buffer, Kostprijsbewaker, Moment, Pauzeregel
from wmo_eigenbijdrage.dossier import (
    Begrenzing,
    GeenKostprijs,
    Product,
    Productcategorie,
    TotaleKostprijs,
    Voorzieningsleutel,
    Zorgfeit,
)
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.iwmo import leveringsperioden
from wmo_eigenbijdrage.testing import zorgfeiten


def uit(*feiten: Zorgfeit, **anders: Any) -> Persoonsvoorzieningen:
    (persoon,) = zorgvoorzieningen_uit(leveringsperioden(feiten), soort=soort, **anders)
    return persoon


def op_dag(
    persoon: Persoonsvoorzieningen, op: str, volgens: Beleid | None = None
) -> tuple[str, ...]:
    wat = volgens or beleid()
    return tuple(str(p.tijdvak) for p in _gewenst(persoon, op, wat).perioden)


def _gewenst(persoon: Persoonsvoorzieningen, op: str, volgens: Beleid) -> Gewenst:
    return gewenste_perioden(persoon.voorzieningen, volgens, peildatum=dag(op))


# -- the mass re-issue of January 2021
def heruitgifte(begin: str = "2021-01-01", product: Product = HULP) -> list[Zorgfeit]:
    oud: dict[str, Any] = {"product": product}
    return [
        toegewezen("2020-03-02", op="2020-02-20", **oud),
        start("2020-03-09", op="2020-03-10", **oud),
        toegewezen("2020-03-02", "2020-12-31", op="2020-12-10", reden_wijziging="03", **oud),
        stop("2020-03-09", "2020-12-31", op="2021-01-04", **oud),
        toegewezen("2021-01-01", op="2020-12-10", nummer=2, **oud),
        start(begin, op="2021-01-06", nummer=2, **oud),
    ]


@pytest.mark.parametrize("volgens", [beleid(), beleid(Moment.BESCHIKKING, Moment.BESCHIKKING)])
def test_de_heruitgifte_van_januari_2021_verandert_niets(volgens: Beleid) -> None:
    feiten = heruitgifte()
    voor = _gewenst(uit(*feiten[:2]), "2020-12-01", volgens)
    na = _gewenst(uit(*feiten), "2021-02-01", volgens)
    assert voor.perioden == na.perioden
    assert [p.eind for p in na.perioden] == [None]
    assert na.bevindingen == ()


def test_een_start_op_de_vierde_valt_binnen_de_tolerantie() -> None:
    persoon = uit(*heruitgifte("2021-01-04"))
    assert op_dag(persoon, "2021-02-01") == ("2020-03-09..2020-12-31", "2021-01-04..")
    ruim = beleid(buffer=Buffer(tolerantie=3))
    assert op_dag(persoon, "2021-02-01", ruim) == ("2020-03-09..",)


def test_bij_een_heruitgifte_gaat_de_kostprijs_door() -> None:
    """One key for both numbers: the price goes on and is not told anew."""
    feiten = heruitgifte(product=ROLLATOR)
    prijs: dict[int, Begrenzing] = {1: TotaleKostprijs(Bedrag(57000))}
    volgens = beleid(kostprijsbewaker=Kostprijsbewaker.CAK)

    def een(_: Voorzieningsleutel) -> str:
        return "rollator"

    voor = _gewenst(uit(*feiten[:2], prijzen=prijs, kenmerk=een), "2020-12-01", volgens)
    na = _gewenst(uit(*feiten, prijzen=prijs, kenmerk=een), "2021-02-01", volgens)
    assert voor.perioden == na.perioden
    # Thirty months from April 2020 on: to September 2022.
    assert [str(p.eind and p.eind.dag) for p in na.perioden] == ["2022-09-30"]
    assert na.perioden[0].kostprijs is not None


# -- temporary stop 20 (decision 0043)
@pytest.mark.parametrize(
    ("stops", "dagen", "verwacht"),
    [
        ([stop("2024-01-01", "2024-03-31", reden="20")], None, "2024-01-01.."),
        ([stop("2024-01-01", "2024-03-31", reden="20")], 1, "2024-01-01..2024-03-31"),
        (
            [
                stop("2024-01-01", "2024-03-31", reden="20"),
                stop("2024-01-01", "2024-04-20"),
            ],
            None,
            "2024-01-01..2024-04-20",
        ),
        (
            [
                stop("2024-01-01", "2024-03-31", reden="20"),
                stop("2024-01-01", "2024-03-31", op="2024-04-20"),
            ],
            None,
            "2024-01-01..2024-03-31",
        ),
        # The definitive stop lies before the temporary one (IW48).
        (
            [
                stop("2024-01-01", "2024-03-31", reden="20"),
                stop("2024-01-01", "2024-02-20", op="2024-04-20"),
            ],
            None,
            "2024-01-01..2024-02-20",
        ),
        # Definitive, and a new start later: no break.
        (
            [stop("2024-01-01", "2024-02-20"), start("2024-05-01")],
            None,
            "2024-01-01..2024-02-20 2024-05-01..",
        ),
        # A start while the first delivery goes on: the stop is missing, the days are one.
        ([start("2024-05-01")], 1, "2024-01-01.."),
        # A stop and a start on one day.
        (
            [stop("2024-01-01", "2024-03-15", reden="20"), start("2024-03-15")],
            1,
            "2024-01-01..",
        ),
    ],
)
def test_stops(stops: list[Zorgfeit], dagen: int | None, verwacht: str) -> None:
    persoon = uit(toegewezen("2024-01-01", op="2024-01-01"), start("2024-01-01"), *stops)
    volgens = beleid(pauzeregel=Pauzeregel(dagen))
    assert " ".join(op_dag(persoon, "2024-12-01", volgens)) == verwacht


# -- claims
CLAIM = beleid(Moment.EERSTE_DECLARATIE, Moment.EERSTE_DECLARATIE, pauzeregel=Pauzeregel(1))
JANUARI = geclaimd("2024-01-08..2024-01-31", "2024-02-10")
FEBRUARI = geclaimd("2024-02-01..2024-02-29", "2024-03-10")
MEI = geclaimd("2024-05-01..2024-05-31", "2024-06-10")


@pytest.mark.parametrize(
    ("feiten", "op", "verwacht"),
    [
        ([JANUARI], "2024-02-09", ()),
        ([JANUARI], "2024-02-10", ("2024-01-08..",)),
        ([FEBRUARI, JANUARI], "2024-03-10", ("2024-01-08..",)),
        # A claim after a gap shows that the earlier ones had ended.
        ([JANUARI, FEBRUARI, MEI], "2024-06-09", ("2024-01-08..",)),
        ([JANUARI, FEBRUARI, MEI], "2024-06-10", ("2024-01-08..2024-02-29", "2024-05-01..")),
        # A stop, or the end of the assignment, in the month that was claimed last.
        (
            [start("2024-01-08"), stop("2024-01-08", "2024-02-27"), JANUARI, FEBRUARI],
            "2024-03-10",
            ("2024-01-08..2024-02-29",),
        ),
        (
            [start("2024-01-08"), stop("2024-01-08", "2024-02-27", op="2024-04-01"), FEBRUARI],
            "2024-03-31",
            ("2024-02-01..",),
        ),
        (
            [start("2024-01-08"), stop("2024-01-08", "2024-03-04"), JANUARI, FEBRUARI],
            "2024-12-01",
            ("2024-01-08..",),
        ),
        (
            [toegewezen("2024-01-08", "2024-02-29", op="2024-01-02"), JANUARI, FEBRUARI],
            "2024-03-10",
            ("2024-01-08..2024-02-29",),
        ),
        ([toegewezen("2024-01-08", op="2024-01-02"), FEBRUARI], "2024-12-01", ("2024-02-01..",)),
    ],
)
def test_declaraties(feiten: list[Zorgfeit], op: str, verwacht: tuple[str, ...]) -> None:
    assert op_dag(uit(*feiten), op, CLAIM) == verwacht


# -- what a fact is known by
def test_elke_dag_telt_vanaf_het_bericht_dat_hem_noemde() -> None:
    persoon = uit(
        toegewezen("2024-02-01", "2024-12-31", op="2024-01-10"),
        toegewezen("2024-03-01", "2024-12-31", op="2024-01-20", reden_wijziging="03"),
        toegewezen("2024-03-01", "2024-06-30", op="2024-05-05", reden_wijziging="03"),
        toegewezen("2024-03-01", "2024-06-30", op="2024-05-25", reden_wijziging="03"),
    )
    (periode,) = persoon.voorzieningen[0].beschikkingen
    assert periode.eind is not None
    assert (str(periode.tijdvak), periode.begin.bekend_op, periode.eind.bekend_op) == (
        "2024-03-01..2024-06-30",
        dag("2024-01-20"),
        dag("2024-05-05"),
    )
    assert periode.begin.bron == "WMO301 van 2024-01-20, Client[1]"


def test_pgb_en_prijs() -> None:
    prijs = TotaleKostprijs(Bedrag(57000))
    persoon = uit(
        toegewezen("2024-01-01", pgb=True, product=ROLLATOR),
        toegewezen("2024-01-01", nummer=2),
        prijzen={1: prijs},
    )
    een, twee = persoon.voorzieningen
    assert (een.kenmerk, een.soort, een.pgb, een.begrenzing) == ("1", "hulpmiddel", True, prijs)
    assert (twee.soort, twee.pgb, twee.begrenzing) == ("hulp", False, GeenKostprijs())
    assert persoon.volledig


def test_wat_geen_voorziening_kan_worden() -> None:
    vervoer = Product(Productcategorie.VERVOERDIENSTEN, "08A01")
    persoon = uit(
        start("2024-01-01", product=None),
        start("2024-01-01", nummer=2, product=vervoer),
        start("2024-01-01", nummer=3),
    )
    assert [v.kenmerk for v in persoon.voorzieningen] == ["3"]
    assert [b.code for b in persoon.bevindingen] == ["AL04", "AL05"]
    assert "08 08A01" in persoon.bevindingen[1].tekst
    assert not persoon.volledig


def altijd_een(_: Voorzieningsleutel) -> str:
    return "een"


def test_een_kenmerk_voor_wat_niet_hetzelfde_is() -> None:
    prijzen = {1: TotaleKostprijs(Bedrag(100)), 2: TotaleKostprijs(Bedrag(200))}
    persoon = uit(
        start("2024-02-01", product=ROLLATOR),
        start("2024-01-01", nummer=2),
        prijzen=prijzen,
        kenmerk=altijd_een,
    )
    assert [b.code for b in persoon.bevindingen] == ["AL13", "AL14"]
    (voorziening,) = persoon.voorzieningen
    assert (voorziening.soort, voorziening.begrenzing) == ("hulp", prijzen[2])
    assert persoon.volledig


def test_tegenspraken_horen_bij_hun_persoon() -> None:
    ander = Bsn("999990020")
    personen = zorgvoorzieningen_uit(
        leveringsperioden([stop("2024-01-01", "2024-02-01"), start("2024-01-01", bsn=ander)]),
        soort=soort,
    )
    assert [(p.bsn, len(p.voorzieningen)) for p in personen] == [(BSN, 0), (ander, 1)]
    assert [[b.code for b in p.bevindingen] for p in personen] == [["IW44"], []]


@pytest.mark.parametrize(
    ("nummer", "product", "verwacht"),
    [
        (12, None, "12"),
        (None, ROLLATOR, "41419999/14 14A01"),
        (999990019, ROLLATOR, "41419999/14 14A01"),
        (999990019, None, "toewijzing"),
    ],
)
def test_het_kenmerk_zegt_niets_over_de_persoon(
    nummer: int | None, product: Product | None, verwacht: str
) -> None:
    feit = start("2024-01-01", nummer=nummer, product=product)
    assert eigen_kenmerk(evolve(feit.voorziening, aanbieder=feit.aanbieder, product=product)) == (
        verwacht
    )
    persoon = uit(feit)
    assert "999990019" not in repr(persoon)
    assert "999990019" not in "".join(b.plaats + b.tekst for b in persoon.bevindingen)


def test_verkeerde_argumenten() -> None:
    with pytest.raises(OngeldigeWaarde, match="^leveringen:"):
        zorgvoorzieningen_uit([], soort=soort)  # type: ignore[arg-type]


@given(st.lists(zorgfeiten(), max_size=12), st.sampled_from(Moment), st.integers(0, 60))
def test_elke_reeks_berichten_geeft_een_uitkomst(
    feiten: list[Zorgfeit], moment: Moment, dagen: int
) -> None:
    """Whatever the messages say, and in whatever order: no exception, and the same outcome."""

    def uitkomst(rij: list[Zorgfeit]) -> tuple[tuple[Persoonsvoorzieningen, Gewenst], ...]:
        personen = zorgvoorzieningen_uit(
            leveringsperioden(rij), soort=lambda product: "hulp" if product.code else None
        )
        volgens = beleid(moment, pauzeregel=Pauzeregel(dagen))
        nu = date(2020, 3, 1)
        return tuple(
            (p, gewenste_perioden(p.voorzieningen, volgens, peildatum=nu)) for p in personen
        )

    assert uitkomst(feiten) == uitkomst(feiten[::-1])
