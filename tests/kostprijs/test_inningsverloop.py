import pickle
from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wmo_eigenbijdrage import Bedrag, Zorgperiode
from wmo_eigenbijdrage.dossier import Voorziening, Voorzieningsoort
from wmo_eigenbijdrage.fouten import BuitenBereik, OngeldigeWaarde
from wmo_eigenbijdrage.kostprijs import (
    GeenRestant,
    Inningseinde,
    Inningsvariant,
    Inningsvariant1,
    Inningsvariant2,
    Inningsvariant3,
    Inningsvariant4,
    Inningsverloop,
    inningsvariant,
    inningsverloop,
    inningsverlopen,
)

BEGIN = Zorgperiode(2015, 1)
PERIODEN = 65
"""All periods of the care years 2015 to 2019."""


def maxima(*centen: int, vanaf: Zorgperiode = BEGIN) -> list[tuple[Zorgperiode, Bedrag]]:
    return [(vanaf + n, Bedrag(bedrag)) for n, bedrag in enumerate(centen)]


def centen(verloop: Inningsverloop) -> list[int]:
    return [inning.bedrag.centen for inning in verloop.inningen]


def een(kosten: int, aantal: int, totaal: int) -> Inningsvariant1:
    return Inningsvariant1(
        kosten_per_periode=Bedrag(kosten), aantal_perioden=aantal, totale_kosten=Bedrag(totaal)
    )


def twee(aantal: int, totaal: int) -> Inningsvariant2:
    return Inningsvariant2(aantal_perioden=aantal, totale_kosten=Bedrag(totaal))


def drie(kosten: int, totaal: int) -> Inningsvariant3:
    return Inningsvariant3(kosten_per_periode=Bedrag(kosten), totale_kosten=Bedrag(totaal))


def vier(totaal: int) -> Inningsvariant4:
    return Inningsvariant4(totale_kosten=Bedrag(totaal))


# By hand: figures, maxima, what is collected, why and when it ends, what is left

LOOPT, PRIJS, AANTAL = Inningseinde.LOOPT_NOG, Inningseinde.KOSTPRIJS, Inningseinde.AANTAL_PERIODEN
GEVALLEN: list[
    tuple[Inningsvariant, Sequence[int], list[int], Inningseinde, int | None, int | None]
] = [
    # 1: over the cost per period, at most that and at most the maximum, during the number
    (een(1000, 3, 3000), [1750] * 4, [1000, 1000, 1000, 0], AANTAL, 3, None),
    (een(1000, 3, 9000), [1750] * 4, [1000, 1000, 1000, 0], AANTAL, 3, None),
    (een(1000, 3, 9000), [600, 0, 1750, 600], [600, 0, 1000, 0], AANTAL, 3, None),
    (een(25641, 39, 1000000), [1940, 1940], [1940, 1940], LOOPT, None, None),
    # 2: the maximum, until the price or the number
    (twee(26, 4000), [1750] * 4, [1750, 1750, 500, 0], PRIJS, 3, 0),
    (twee(2, 4000), [1750] * 4, [1750, 1750, 0, 0], AANTAL, 2, 500),
    (twee(2, 3500), [1750] * 4, [1750, 1750, 0, 0], PRIJS, 2, 0),  # both in one period
    (twee(3, 4000), [0, 0, 1750, 1750], [0, 0, 1750, 0], AANTAL, 3, 2250),
    (twee(4, 9000), [1750] * 3, [1750] * 3, LOOPT, None, 3750),
    # 3: the lower of maximum and cost per period, until the price
    (drie(1000, 2500), [1750] * 4, [1000, 1000, 500, 0], PRIJS, 3, 0),
    (drie(2000, 4000), [1750] * 4, [1750, 1750, 500, 0], PRIJS, 3, 0),
    (drie(1000, 9000), [1750, 800], [1000, 800], LOOPT, None, 7200),
    # 4: the maximum, until the price
    (vier(4000), [1750] * 4, [1750, 1750, 500, 0], PRIJS, 3, 0),
    (vier(3500), [1750] * 3, [1750, 1750, 0], PRIJS, 2, 0),
    (vier(9000), [1750, 0, 1750], [1750, 0, 1750], LOOPT, None, 5500),
    (vier(99_999_900), [1750] * 3, [1750] * 3, LOOPT, None, 99_994_650),
]


@pytest.mark.parametrize(("variant", "per_periode", "geind", "einde", "wanneer", "over"), GEVALLEN)
def test_met_de_hand_gerekend(
    variant: Inningsvariant,
    per_periode: Sequence[int],
    geind: list[int],
    einde: Inningseinde,
    wanneer: int | None,
    over: int | None,
) -> None:
    verloop = inningsverloop(variant, BEGIN, maxima(*per_periode))
    assert centen(verloop) == geind
    assert verloop.geind == Bedrag(sum(geind))
    assert verloop.einde is einde
    assert verloop.laatste_periode == (None if wanneer is None else BEGIN + wanneer - 1)
    if over is None:
        with pytest.raises(GeenRestant):
            verloop.restant_na(verloop.tot_periode)
    else:
        assert verloop.restant_na(verloop.tot_periode) == Bedrag(over)


def test_restant_na_elke_periode() -> None:
    verloop = inningsverloop(vier(4000), BEGIN + 1, maxima(1750, 1750, 1750, 1750, 1750))
    resten = [verloop.restant_na(BEGIN + n).centen for n in range(5)]
    assert resten == [4000, 2250, 500, 0, 0]
    assert verloop.restant_na(Zorgperiode(2019, 13)) == Bedrag(0)  # it ended, so later is known
    assert verloop.restant_na(Zorgperiode(2014, 13)) == Bedrag(4000)  # before it began
    assert len(verloop.inningen) == 4  # the first maximum lies before the start


def test_na_de_laatste_gegeven_periode_is_niets_bekend_zolang_het_loopt() -> None:
    verloop = inningsverloop(vier(4000), BEGIN, maxima(1750))
    assert verloop.geind_tot_en_met(BEGIN) == Bedrag(1750)
    with pytest.raises(BuitenBereik, match="2015-P02 comes after the last period maximum"):
        verloop.restant_na(BEGIN + 1)


def test_een_periode_zonder_bijdrage_telt_wel_voor_het_aantal() -> None:
    """The same by leaving it out as by a maximum of zero."""
    weggelaten = [(BEGIN, Bedrag(1750)), (BEGIN + 2, Bedrag(1750)), (BEGIN + 3, Bedrag(1750))]
    verloop = inningsverloop(twee(3, 9000), BEGIN, weggelaten)
    assert verloop.geind == Bedrag(3500)
    assert verloop.laatste_periode == BEGIN + 2
    assert verloop.geind == inningsverloop(twee(3, 9000), BEGIN, maxima(1750, 0, 1750, 1750)).geind


@pytest.mark.parametrize(
    ("tot_en_met", "einde", "geind"),
    [
        (0, Inningseinde.GESTOPT, 1750),
        (1, Inningseinde.GESTOPT, 3500),
        (2, PRIJS, 4000),  # the price is reached in the last period of use
        (3, PRIJS, 4000),
        (9, PRIJS, 4000),  # it would stop after the last period that was given
    ],
)
def test_een_voorziening_die_stopt(tot_en_met: int, einde: Inningseinde, geind: int) -> None:
    verloop = inningsverloop(vier(4000), BEGIN, maxima(*[1750] * 5), tot_en_met=BEGIN + tot_en_met)
    assert (verloop.einde, verloop.geind) == (einde, Bedrag(geind))


def test_wat_na_het_laatst_gegevene_stopt_loopt_nog() -> None:
    verloop = inningsverloop(vier(9000), BEGIN, maxima(1750), tot_en_met=BEGIN + 4)
    assert verloop.einde is LOOPT


def test_variant_1_zegt_waarom_er_geen_restant_is_en_wat_wel_kan() -> None:
    verloop = inningsverloop(een(1000, 3, 9000), BEGIN, maxima(1750, 1750))
    with pytest.raises(GeenRestant, match="which product or which partner") as gevangen:
        verloop.restant_na(BEGIN)
    assert "bepaal_resterend" in gevangen.value.remedie
    assert "\n" not in str(gevangen.value)
    terug = pickle.loads(pickle.dumps(gevangen.value))
    assert (type(terug), str(terug)) == (GeenRestant, str(gevangen.value))
    assert [verloop.perioden_over_na(BEGIN + n) for n in (-1, 0, 1, 2, 9)] == [3, 2, 1, 0, 0]


def test_alleen_variant_1_en_2_hebben_een_aantal_perioden() -> None:
    assert inningsverloop(twee(3, 9000), BEGIN, maxima(1)).perioden_over_na(BEGIN) == 2
    for variant in (drie(1, 9000), vier(9000)):
        assert inningsverloop(variant, BEGIN, maxima(1)).perioden_over_na(BEGIN) is None


# More provisions at once


def hulpmiddel(totaal: int, vanaf: Zorgperiode = BEGIN, volgnummer: int = 1) -> Voorziening:
    return Voorziening(
        soort=Voorzieningsoort.HULPMIDDEL,
        vanaf=vanaf,
        volgnummer=volgnummer,
        totale_kosten=Bedrag(totaal),
    )


def test_een_prijs_die_wacht_op_een_andere() -> None:
    """Checklist 2020, 2.2.2: prices one after another, so that nothing is written off a later."""
    later, eerst = hulpmiddel(10_000, volgnummer=2), hulpmiddel(4_000, volgnummer=1)
    wacht, gaat_voor = inningsverlopen([later, eerst], maxima(1750, 1750, 1750))
    assert wacht is not None
    assert gaat_voor is not None
    assert (centen(wacht), centen(gaat_voor)) == ([0, 0, 1250], [1750, 1750, 500])
    assert wacht.restant_na(BEGIN + 1) == Bedrag(10_000)
    assert gaat_voor.einde is PRIJS


def test_een_dienst_neemt_ruimte_en_heeft_zelf_geen_verloop() -> None:
    hulp = Voorziening(
        soort=Voorzieningsoort.ZORG_IN_NATURA,
        vanaf=Zorgperiode(2014, 1),  # of a service nothing before the first period matters
        kosten_per_periode=Bedrag(1_000),
    )
    lift = Voorziening(soort=Voorzieningsoort.PGB, vanaf=BEGIN, totale_kosten=Bedrag(2_000))
    geen, verloop = inningsverlopen([hulp, lift], maxima(1750, 1750))
    assert geen is None
    assert verloop is not None
    assert centen(verloop) == [1750, 250]  # care in kind comes last
    assert inningsverlopen([hulp], maxima(1750)) == (None,)
    assert inningsverlopen([], maxima(1750)) == ()


# What cannot be asked


@pytest.mark.parametrize(
    ("vanaf", "per_periode", "tekst"),
    [
        (BEGIN, [], "begin after the provision"),
        (BEGIN, maxima(1750, vanaf=BEGIN + 1), "begin after the provision"),
        (BEGIN, [*maxima(1750), *maxima(1750)], "not in order of time"),
        (BEGIN, list(reversed(maxima(1750, 1750))), "not in order of time"),
        (BEGIN, maxima(-1), "that of 2015-P01 is negative"),
        (Zorgperiode(2014, 13), maxima(1750), "vanaf: 2014-P13 lies outside 2015-P01..2019-P13"),
        (Zorgperiode(2020, 1), maxima(1750), "vanaf: 2020-P01 lies outside"),
        (BEGIN, maxima(1750, vanaf=Zorgperiode(2014, 13)), "maxima: 2014-P13 lies outside"),
        (
            Zorgperiode(2019, 13),
            maxima(1750, 1750, vanaf=Zorgperiode(2019, 13)),
            "maxima: 2020-P01 lies outside",
        ),
        (BEGIN, {BEGIN: Bedrag(1750)}, "maxima: holds something else than pairs"),
        (BEGIN, [(BEGIN, 1750)], "int is not a Bedrag"),
        (BEGIN, [(1, Bedrag(1750))], "int is not a Zorgperiode"),
    ],
)
def test_wat_niet_kan(
    vanaf: Zorgperiode, per_periode: list[tuple[Zorgperiode, Bedrag]], tekst: str
) -> None:
    with pytest.raises(OngeldigeWaarde, match=tekst):
        inningsverloop(vier(4000), vanaf, per_periode)


def test_een_verkeerde_periode_wordt_geweigerd() -> None:
    verloop = inningsverloop(twee(3, 4000), BEGIN, maxima(1750))
    with pytest.raises(OngeldigeWaarde, match="periode: int"):
        verloop.restant_na(201501)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(OngeldigeWaarde, match="periode: int"):
        verloop.perioden_over_na(201501)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


# Against a naive reference, and what always holds


def naief(
    kosten: int | None, aantal: int | None, totaal: int, per_periode: Sequence[int]
) -> tuple[list[int], str]:
    """Per period from the start, straight from the four paragraphs of CAK; and what ended it."""
    geind: list[int] = []
    einde = "loopt nog"
    for nummer, maximum in enumerate(per_periode, start=1):
        if einde != "loopt nog":
            geind.append(0)
            continue
        bedrag = maximum if kosten is None else min(maximum, kosten)
        if kosten is not None and aantal is not None:  # variant 1 does not look at the total
            geind.append(bedrag)
        else:
            geind.append(min(bedrag, totaal - sum(geind)))
            if sum(geind) == totaal:
                einde = "kostprijs bereikt"
        if nummer == aantal and einde == "loopt nog":
            einde = "aantal perioden bereikt"
    return geind, einde


bedragen = st.integers(1, 60_000)
reeksen = st.lists(
    st.integers(0, 20_000) | st.sampled_from([0, 1680, 1750]), min_size=1, max_size=PERIODEN
)
aantallen = st.integers(1, 2 * PERIODEN)


@st.composite
def varianten(draw: st.DrawFn) -> Inningsvariant:
    nummer = draw(st.sampled_from([1, 2, 3, 4]))
    kosten = draw(bedragen) if nummer in (1, 3) else None
    aantal = draw(aantallen) if nummer in (1, 2) else None
    minstens = kosten * aantal if kosten and aantal else 1
    return inningsvariant(
        totale_kosten=Bedrag(draw(st.integers(minstens, minstens + 200_000))),
        aantal_perioden=aantal,
        kosten_per_periode=None if kosten is None else Bedrag(kosten),
    )


def cijfers(variant: Inningsvariant) -> tuple[int | None, int | None, int]:
    kosten = getattr(variant, "kosten_per_periode", None)
    return (
        None if kosten is None else kosten.centen,
        getattr(variant, "aantal_perioden", None),
        variant.totale_kosten.centen,
    )


@given(varianten(), reeksen)
def test_gelijk_aan_de_naieve_lezing(variant: Inningsvariant, per_periode: list[int]) -> None:
    verloop = inningsverloop(variant, BEGIN, maxima(*per_periode))
    geind, einde = naief(*cijfers(variant), per_periode)
    assert centen(verloop) == geind
    assert verloop.einde.value == einde


@given(varianten(), reeksen)
def test_nooit_meer_dan_prijs_maximum_en_aantal(
    variant: Inningsvariant, per_periode: list[int]
) -> None:
    verloop = inningsverloop(variant, BEGIN, maxima(*per_periode))
    kosten, aantal, totaal = cijfers(variant)
    assert verloop.geind.centen <= totaal
    for bedrag, maximum in zip(centen(verloop), per_periode, strict=True):
        assert 0 <= bedrag <= min(maximum, kosten or maximum)
    if aantal is not None:
        assert sum(bedrag > 0 for bedrag in centen(verloop)) <= aantal
        assert not any(centen(verloop)[aantal:])
    if (laatste := verloop.laatste_periode) is not None:
        assert all(i.bedrag == Bedrag(0) for i in verloop.inningen if i.periode > laatste)


@given(varianten(), reeksen, st.data())
def test_geind_en_restant_zijn_samen_de_prijs(
    variant: Inningsvariant, per_periode: list[int], data: st.DataObject
) -> None:
    assume(variant.nummer != 1)
    verloop = inningsverloop(variant, BEGIN, maxima(*per_periode))
    wanneer = BEGIN + data.draw(st.integers(-3, len(per_periode) - 1))
    restant = verloop.restant_na(wanneer)
    assert verloop.geind_tot_en_met(wanneer) + restant == variant.totale_kosten
    assert restant >= verloop.restant_na(verloop.tot_periode) >= Bedrag(0)
    is_op = verloop.restant_na(verloop.tot_periode) == Bedrag(0)
    assert (verloop.einde is PRIJS) is is_op


@given(varianten(), reeksen, st.integers(0, 50_000))
def test_een_hogere_prijs_brengt_niet_minder_op(
    variant: Inningsvariant, per_periode: list[int], meer: int
) -> None:
    kosten, aantal, totaal = cijfers(variant)
    hoger = inningsvariant(
        totale_kosten=Bedrag(totaal + meer),
        aantal_perioden=aantal,
        kosten_per_periode=None if kosten is None else Bedrag(kosten),
    )
    gegeven = maxima(*per_periode)
    verschil = (
        inningsverloop(hoger, BEGIN, gegeven).geind - inningsverloop(variant, BEGIN, gegeven).geind
    )
    assert Bedrag(0) <= verschil <= Bedrag(meer)


@given(varianten(), reeksen, st.data())
def test_hogere_maxima_brengen_niet_minder_op(
    variant: Inningsvariant, per_periode: list[int], data: st.DataObject
) -> None:
    hoger = [bedrag + data.draw(st.integers(0, 3_000)) for bedrag in per_periode]
    laag = inningsverloop(variant, BEGIN, maxima(*per_periode))
    hoog = inningsverloop(variant, BEGIN, maxima(*hoger))
    for inning in laag.inningen:
        assert hoog.geind_tot_en_met(inning.periode) >= laag.geind_tot_en_met(inning.periode)


@given(st.integers(1, 300_000), reeksen)
def test_variant_2_en_3_zonder_grens_zijn_variant_4(totaal: int, per_periode: list[int]) -> None:
    gegeven = maxima(*per_periode)
    gewoon = inningsverloop(vier(totaal), BEGIN, gegeven)
    ruim = max(*per_periode, 1)
    for ander in (drie(ruim, totaal), twee(PERIODEN + 1, totaal)):
        verloop = inningsverloop(ander, BEGIN, gegeven)
        assert (verloop.inningen, verloop.einde) == (gewoon.inningen, gewoon.einde)


@given(varianten(), reeksen, st.integers(1, PERIODEN))
def test_wat_later_komt_verandert_het_eerdere_niet(
    variant: Inningsvariant, per_periode: list[int], tot: int
) -> None:
    heel = inningsverloop(variant, BEGIN, maxima(*per_periode))
    deel = inningsverloop(variant, BEGIN, maxima(*per_periode[:tot]))
    assert heel.inningen[:tot] == deel.inningen


@given(st.lists(varianten(), min_size=1, max_size=4), reeksen)
def test_samen_hooguit_het_maximum_en_de_eerste_als_alleen(
    gegeven: list[Inningsvariant], per_periode: list[int]
) -> None:
    voorzieningen = [
        Voorziening(
            soort=Voorzieningsoort.HULPMIDDEL,
            volgnummer=nummer,
            vanaf=BEGIN,
            kosten_per_periode=getattr(variant, "kosten_per_periode", None),
            aantal_perioden=getattr(variant, "aantal_perioden", None),
            totale_kosten=variant.totale_kosten,
        )
        for nummer, variant in enumerate(gegeven)
    ]
    verlopen = inningsverlopen(voorzieningen, maxima(*per_periode))
    assert verlopen[0] == inningsverloop(gegeven[0], BEGIN, maxima(*per_periode))
    for plek, maximum in enumerate(per_periode):
        assert sum(v.inningen[plek].bedrag.centen for v in verlopen if v) <= maximum
