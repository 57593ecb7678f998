"""The four-weekly regimes until 2019, by hand."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bijdrage.bouw import alleen, inkomens, paar, persoon, redenen, reken
from wmo_eigenbijdrage import Bedrag, Gemeentecode, Maand, Zorgperiode
from wmo_eigenbijdrage.bedrag import Afronding
from wmo_eigenbijdrage.beleid import Beleid, LokaleParameters, Minimabeleid, Vergelijking
from wmo_eigenbijdrage.bijdrage import (
    Bijdrageoverzicht,
    Inning,
    Lezing,
    Reden,
    periodemaximum,
    verdeel,
)
from wmo_eigenbijdrage.dossier import (
    Huishouden,
    Leefvorm,
    Voorziening,
    Voorzieningsoort,
    Vrijstelling,
    Vrijstellingsgrond,
)
from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.landelijk import Huishoudtype, periodeparameters_van

JONG, OUD = "1980-01-01", "1940-01-01"
PAAR_JONG: tuple[dict[str, Any], dict[str, Any]] = (
    {"geboren": OUD},
    {"geboren": JONG, "nummer": 1},
)
PAAR_OUD: tuple[dict[str, Any], dict[str, Any]] = ({"geboren": OUD}, {"geboren": OUD, "nummer": 1})


def per_periode(overzicht: Bijdrageoverzicht, jaar: int) -> list[int]:
    return [
        sum(reeks.bedrag.centen for reeks in overzicht.in_periode(Zorgperiode(jaar, n)))
        for n in range(1, 14)
    ]


def huis(jaar: int, soort: str, euro: int | None) -> Bijdrageoverzicht:
    """One kind of household over the whole care year, with an income in the peiljaar."""
    begin, eind = Zorgperiode(jaar, 1).eerste_dag, Zorgperiode(jaar, 13).laatste_dag
    periode, geld = f"{begin}..{eind}", () if euro is None else inkomens([jaar - 2], euro)
    if soort.startswith("alleen"):
        geboren = JONG if soort == "alleen jong" else OUD
        return reken(alleen(periode, geboren=geboren, inkomens=geld), str(eind))
    een, ander = PAAR_JONG if soort == "paar jong" else PAAR_OUD
    nul = () if euro is None else inkomens([jaar - 2], 0)
    samen = paar(persoon(periode, inkomens=geld, **een), persoon(inkomens=nul, **ander))
    return reken(samen, str(eind))


@pytest.mark.parametrize(
    ("jaar", "soort", "euro", "centen"),
    [  # rules G.2, half up
        (2015, "alleen jong", 30_000, 10789),
        (2015, "alleen oud", 20_000, 5824),
        (2015, "paar jong", 30_000, 5163),
        (2015, "paar oud", 30_000, 10784),
        (2016, "alleen jong", 30_000, 10610),
        (2016, "alleen oud", 20_000, 5532),
        (2016, "paar jong", 30_000, 4883),
        (2016, "paar oud", 30_000, 10425),
        (2017, "alleen oud", 20_000, 4603),
        (2017, "paar jong", 40_000, 4808),
        (2018, "alleen jong", 30_000, 8613),
        (2018, "alleen oud", 20_000, 4189),
        (2018, "paar jong", 30_000, 0),
        (2018, "paar jong", 40_000, 4639),
        (2018, "paar oud", 30_000, 7406),
        (2018, "alleen oud", 1_000, 1760),  # below the threshold: the base
        (2015, "paar oud", None, 2760),  # no income data: the base
        (2019, "alleen jong", 90_000, 1750),
        (2019, "paar oud", None, 1750),
        (2019, "paar jong", None, 0),
    ],
)
def test_gouden_maxima(jaar: int, soort: str, euro: int | None, centen: int) -> None:
    assert per_periode(huis(jaar, soort, euro), jaar) == [centen] * 13


def test_een_jaar_is_dertien_perioden() -> None:  # golden case 3
    assert huis(2019, "alleen jong", None).totaal == Bedrag.parse("227,50")
    assert huis(2019, "alleen jong", None).per_jaar() == {2019: Bedrag(22750)}


@pytest.mark.parametrize("soort", ["alleen jong", "paar oud"])
def test_de_onbekende_drempels_van_2017(soort: str) -> None:
    with pytest.raises(OnbekendeParameter, match="in no source found"):
        huis(2017, soort, 30_000)


def test_wie_niets_verschuldigd_is_heeft_geen_drempel_nodig() -> None:
    vrij = alleen("2017-03-01..2017-06-01", geboren=JONG, wlz_bijdrage=["2017-01-01..2017-12-31"])
    assert reken(vrij).totaal == Bedrag(0)


def test_de_afronding_is_een_lezing() -> None:
    p = periodeparameters_van(Zorgperiode(2015, 1), Huishoudtype.EENPERSOONS_ONDER_AOW).waarde
    assert periodemaximum(p, Bedrag.euro(30_000)) == Fraction(1940) + Fraction(766_900 * 15, 1300)
    huishouden = alleen("2015-01-01..2015-01-10", geboren=JONG, inkomens=inkomens([2013], 30_000))
    naar_beneden = Lezing(afronding_periodemaximum=Afronding.NAAR_BENEDEN)
    assert reken(huishouden).totaal == Bedrag(10789)
    assert reken(huishouden, lezing=naar_beneden).totaal == Bedrag(10788)


def test_het_maximum_van_2019_hangt_niet_van_het_inkomen_af() -> None:
    p = periodeparameters_van(Zorgperiode(2019, 1), Huishoudtype.EENPERSOONS_AOW).waarde
    assert periodemaximum(p, Bedrag.euro(90_000)) == 1750


def test_lokale_parameters() -> None:
    beleid = Beleid(
        gemeente=Gemeentecode("0513"),
        lokale_parameters=[
            LokaleParameters(2018, Fraction(1, 10), Bedrag(1000)),
            LokaleParameters(2016),
        ],
    )
    huishouden = alleen("2018-01-01..2018-01-28", geboren=OUD, inkomens=inkomens([2016], 20_000))
    # 10.00 + (20,000 - 17,474) x 10 % / 13 = 10.00 + 19.4307...
    assert reken(huishouden, beleid=beleid).totaal == Bedrag(2943)
    ander_jaar = alleen("2016-01-04..2016-01-31", geboren=OUD, inkomens=inkomens([2014], 20_000))
    assert reken(ander_jaar, beleid=beleid) == reken(ander_jaar)


def test_hogere_drempel_en_lager_bedrag_in_2019() -> None:
    beleid = Beleid(
        gemeente=Gemeentecode("0513"),
        lokale_parameters=[
            LokaleParameters(2018, drempel_erbij=Bedrag.euro(1_000)),
            LokaleParameters(2019, basis=Bedrag(1000)),
        ],
    )
    huishouden = alleen("2018-12-03..2019-01-10", geboren=OUD, inkomens=inkomens([2016], 20_000))
    overzicht = reken(huishouden, beleid=beleid)
    # 17.60 + (20,000 - 18,474) x 12.5 % / 13 = 17.60 + 14.6730...
    assert [r.bedrag.centen for r in overzicht.reeksen] == [3227, 1000]
    assert overzicht.reeksen[-1].reden is Reden.LAGER_BEDRAG_2019


def test_minimabeleid_kan_sinds_2018() -> None:
    grenzen = {Huishoudtype.EENPERSOONS_AOW: Bedrag.euro(20_001)}
    beleid = Beleid(
        gemeente=Gemeentecode("0513"),
        minimabeleid=[
            Minimabeleid(Maand(2018, 1), grenzen, Vergelijking.LAGER_DAN),
            Minimabeleid(Maand(2019, 2), {}, Vergelijking.LAGER_DAN),
        ],
    )
    feiten = inkomens([2015, 2016, 2017], 20_000)
    huishouden = alleen("2017-12-04..2019-04-01", geboren=OUD, inkomens=feiten)
    overzicht = reken(huishouden, beleid=beleid)
    assert per_periode(overzicht, 2017)[12] > 0  # not yet by law
    assert per_periode(overzicht, 2018) == [0] * 13
    # period 1 of 2019 counts as January, P2 begins on 28 January, P3 on 25 February
    assert per_periode(overzicht, 2019)[:4] == [0, 0, 1750, 1750]


def test_draagkracht_en_aanpak_zijn_geen_gronden_voor_2018() -> None:
    for grond, vrij in (
        (Vrijstellingsgrond.DRAAGKRACHT, False),
        (Vrijstellingsgrond.VEILIGHEID, True),
    ):
        vrijstelling = Vrijstelling(grond, Maand(2016, 1), 24, date(2015, 12, 1))
        overzicht = reken(
            alleen("2016-02-01..2016-02-10", geboren=OUD, vrijstellingen=[vrijstelling])
        )
        assert overzicht.totaal == Bedrag(0 if vrij else 1940)


def test_wie_de_kosten_van_een_kent_kent_die_van_twee_niet() -> None:
    lift = voorziening(H, totaal=100)
    een = persoon("2019-01-01..2019-01-10", geboren=OUD, voorzieningen=[lift])
    ander = persoon("2019-01-01..2019-01-10", geboren=OUD, nummer=1)
    assert reken(paar(een, ander)).totaal == Bedrag(1750)
    assert reken(paar(een, ander, Leefvorm.ALLEENSTAAND)).totaal == Bedrag(100 + 1750)


def test_elke_geraakte_periode_telt() -> None:
    overzicht = reken(alleen("2019-01-27..2019-02-25"))  # last day of P1 to first day of P3
    assert per_periode(overzicht, 2019) == [1750] * 3 + [0] * 10


@pytest.mark.parametrize(
    ("feiten", "vrij", "reden"),
    [
        ({"wlz_bijdrage": ["2019-01-28..2019-03-01"]}, (2, 3), Reden.WLZ),
        ({"bw_bijdrage": ["2019-01-29..2019-03-01"]}, (3,), Reden.BESCHERMD_WONEN),
        ({"opvangnachten": ["2019-02-23..2019-02-25"]}, (2,), Reden.OPVANG),
        ({"alleen_rolstoel": ["2018-01-01..2019-01-28"]}, (1, 2), Reden.ROLSTOEL),
        ({"geboren": "2001-01-28"}, (1,), Reden.MINDERJARIG),  # eighteen on the first day of P2
        ({"geboren": "2001-01-29"}, (1, 2), Reden.MINDERJARIG),
        (
            {"geboren": "2010-01-01", "ten_laste_van_ouders": ["2019-01-28..2019-03-01"]},
            (1, *range(4, 14)),
            Reden.MINDERJARIG,
        ),
        (
            {
                "geboren": "2010-01-01",
                "ten_laste_van_ouders": ["2018-12-31.."],
                "ouders_vrij": ["2019-03-01.."],
            },
            tuple(range(4, 14)),
            Reden.MINDERJARIG,
        ),
        ({"geboren": "2000-12-31"}, (), Reden.MINDERJARIG),  # eighteen on the first day of P1
    ],
)
def test_gronden(feiten: dict[str, object], vrij: tuple[int, ...], reden: Reden) -> None:
    overzicht = reken(alleen("2018-12-31..2019-12-29", **{"geboren": OUD} | feiten))
    assert per_periode(overzicht, 2019) == [0 if n in vrij else 1750 for n in range(1, 14)]
    assert (reden in redenen(overzicht)) == bool(vrij)


def test_een_vrijstelling_in_2019() -> None:
    vrij = Vrijstelling(Vrijstellingsgrond.DRAAGKRACHT, Maand(2019, 2), 2, date(2019, 1, 1))
    oud = Vrijstelling(Vrijstellingsgrond.DRAAGKRACHT, Maand(2012, 2), 2, date(2019, 1, 1))
    overzicht = reken(alleen("2018-12-31..2019-12-29", vrijstellingen=(vrij, oud)))
    # P3 begins on 25-2 and P4 on 25-3; P2 began on 28-1, before the exemption.
    assert per_periode(overzicht, 2019) == [0 if n in (3, 4) else 1750 for n in range(1, 14)]


def test_aow_halverwege_het_jaar_verandert_het_soort_huishouden() -> None:
    # 66 on 1-8-2018; P9 begins on 13-8: the first period that counts.
    huishouden = alleen(
        "2018-01-01..2018-12-30", geboren="1952-08-01", inkomens=inkomens([2016], 20_000)
    )
    onder, boven = 1760, 4189  # below the threshold of 22,873; above that of 17,474
    assert per_periode(reken(huishouden), 2018) == [onder] * 8 + [boven] * 5


def test_verlegd_peiljaar() -> None:
    een = persoon(
        "2018-01-01..2018-01-28",
        geboren=OUD,
        inkomens=(*inkomens([2016], 90_000), *inkomens([2018], 20_000)),
    )
    assert reken(Huishouden((een,), verlegde_jaren={2018})).totaal == Bedrag(4189)


def test_apart_betaalt_ieder_zijn_eigen_maximum() -> None:
    een = persoon("2019-01-01..2019-01-10", geboren=OUD)
    ander = persoon("2019-01-01..2019-02-10", geboren=JONG, nummer=1)
    overzicht = reken(paar(een, ander, Leefvorm.ALLEENSTAAND))
    assert per_periode(overzicht, 2019) == [3500, 1750] + [0] * 11


# Attribution to provisions, in the order of the source


def voorziening(
    soort: Voorzieningsoort, volgnummer: int = 1, vanaf: int = 1, **kosten: int | None
) -> Voorziening:
    per, aantal, totaal = (kosten.get(naam) for naam in ("per", "aantal", "totaal"))
    return Voorziening(
        soort=soort,
        volgnummer=volgnummer,
        vanaf=Zorgperiode(2019, vanaf),
        tot_en_met=None if kosten.get("tot") is None else Zorgperiode(2019, kosten["tot"] or 1),
        kosten_per_periode=None if per is None else Bedrag(per),
        aantal_perioden=aantal,
        totale_kosten=None if totaal is None else Bedrag(totaal),
    )


H, OV, P, Z = Voorzieningsoort


@pytest.mark.parametrize(
    ("gegeven", "verwacht"),
    [  # cents per period of a maximum of 17.50, five periods
        (voorziening(H, per=1000, aantal=3, totaal=3000), [1000, 1000, 1000, 0, 0]),  # variant 1
        (voorziening(H, per=2000, aantal=3, totaal=6000), [1750, 1750, 1750, 0, 0]),
        (
            voorziening(H, aantal=3, totaal=9000),
            [1750, 1750, 1750, 0, 0],
        ),  # variant 2: number first
        (voorziening(H, aantal=9, totaal=4000), [1750, 1750, 500, 0, 0]),  # variant 2: price first
        (voorziening(H, per=1000, totaal=3500), [1000, 1000, 1000, 500, 0]),  # variant 3
        (voorziening(H, per=9000, totaal=4000), [1750, 1750, 500, 0, 0]),
        (voorziening(H, totaal=4000), [1750, 1750, 500, 0, 0]),  # variant 4
        (voorziening(Z, per=1200), [1200] * 5),  # care in kind: what it costs
        (voorziening(H, totaal=9000, vanaf=2, tot=3), [0, 1750, 1750, 0, 0]),
    ],
)
def test_inningsvarianten(gegeven: Voorziening, verwacht: list[int]) -> None:
    maxima = [(Zorgperiode(2019, n), Bedrag(1750)) for n in range(1, 6)]
    assert [inning.totaal.centen for inning in verdeel([gegeven], maxima)] == verwacht


def test_de_volgorde_van_de_bron() -> None:
    gegeven = [
        voorziening(Z, per=9000),
        voorziening(P, per=300),
        voorziening(OV, per=200),
        voorziening(H, volgnummer=2, per=100, totaal=9000),
        voorziening(H, volgnummer=1, per=500, totaal=1200),
    ]
    inningen = verdeel(gegeven, [(Zorgperiode(2019, n), Bedrag(1750)) for n in (1, 2, 3)])
    assert inningen[0] == Inning(
        Zorgperiode(2019, 1), tuple(map(Bedrag, (650, 300, 200, 100, 500)))
    )
    assert [i.per_voorziening[4].centen for i in inningen] == [
        500,
        500,
        200,
    ]  # its price is reached
    assert [i.totaal.centen for i in inningen] == [1750, 1750, 1750]


def test_de_kosten_begrenzen_wat_een_huishouden_betaalt() -> None:
    lift = voorziening(H, totaal=3600)
    overzicht = reken(alleen("2018-12-31..2019-05-01", voorzieningen=(lift,)))
    assert per_periode(overzicht, 2019)[:6] == [1750, 1750, 100, 0, 0, 0]
    assert redenen(overzicht) == [Reden.VLAK_2019, Reden.KOSTEN, Reden.KOSTPRIJS_BEREIKT]


@pytest.mark.parametrize("ander", ["2021-01-01..2021-02-01", "2016-01-04..2016-01-31"])
def test_wie_in_een_ander_jaar_client_is_maakt_de_kosten_niet_onbekend(ander: str) -> None:
    een = persoon("2018-12-31..2019-12-29", voorzieningen=(voorziening(H, totaal=4000),))
    overzicht = reken(paar(een, persoon(ander, nummer=1)), "2019-12-29")
    assert per_periode(overzicht, 2019) == [1750, 1750, 500] + [0] * 10


def test_de_eerst_geleverde_gaat_voor_in_welke_volgorde_ook_gegeven() -> None:
    vroeg = voorziening(H, totaal=10000)
    laat = voorziening(H, vanaf=3, aantal=2, totaal=3500)
    maxima = [(Zorgperiode(2019, n), Bedrag(1750)) for n in range(1, 14)]
    # 17.50 x 5 + 12.50 for the first; nothing is left for the other in periods 3 and 4.
    for gegeven in ([vroeg, laat], [laat, vroeg]):
        assert sum(inning.totaal.centen for inning in verdeel(gegeven, maxima)) == 10000


def test_de_kostprijs_loopt_door_over_de_jaargrens() -> None:
    lift = Voorziening(soort=H, vanaf=Zorgperiode(2018, 12), totale_kosten=Bedrag(6000))
    overzicht = reken(alleen("2018-11-05..2019-03-01", geboren=OUD, voorzieningen=(lift,)))
    assert per_periode(overzicht, 2018)[10:] == [0, 1760, 1760]
    assert per_periode(overzicht, 2019)[:3] == [1750, 730, 0]


@st.composite
def voorzieningen(draw: st.DrawFn) -> Voorziening:
    return voorziening(
        draw(st.sampled_from([H, OV, P])),
        vanaf=draw(st.integers(1, 6)),
        per=draw(st.none() | st.integers(1, 3000)),
        totaal=draw(st.integers(1, 9000)),
    )


@given(st.lists(voorzieningen(), min_size=1, max_size=4))
def test_nooit_meer_dan_kostprijs_of_maximum(gegeven: list[Voorziening]) -> None:
    overzicht = reken(alleen("2018-12-31..2019-12-29", voorzieningen=tuple(gegeven)))
    assert all(centen <= 1750 for centen in per_periode(overzicht, 2019))
    totaal = Bedrag.som(v.totale_kosten for v in gegeven if v.totale_kosten is not None)
    assert overzicht.totaal <= totaal
