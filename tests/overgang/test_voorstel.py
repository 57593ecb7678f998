"""Findings about cost prices, and the proposal per person."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wmo_eigenbijdrage import Bedrag, Bsn, Zorgperiode
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kostprijs import Inningsvariant1, Inningsvariant2
from wmo_eigenbijdrage.overgang import (
    DUMMYKOSTPRIJS,
    BereikteKostprijs,
    HvRij,
    Kostprijstoets,
    Reden,
    Uitval,
    Variant,
    bepaal_restant,
    meld_aan,
    stel_voor,
)

BSN = Bsn("999990019")


def rij(rest: Bedrag | None = None, /, *, nummer: int = 2, **anders: Any) -> HvRij:
    """A row of variant 4 with a remainder, or another one."""
    velden: dict[str, Any] = {
        "rij": nummer,
        "bsn": BSN,
        "dossiernummer": f"D{nummer}",
        "groepcode": "07",
        "pgb": False,
        "variant": Variant.VIER,
        "totale_kosten": Bedrag(900_000),
        "vanaf": Zorgperiode(2018, 5),
        "aantal_perioden": None,
        "kosten_per_periode": None,
        "restbedrag": rest,
    }
    return HvRij(**(velden | anders))


def variant_1(**anders: Any) -> HvRij:
    velden: dict[str, Any] = {
        "variant": Variant.EEN,
        "totale_kosten": Bedrag(1_000_000),
        "aantal_perioden": 39,
        "kosten_per_periode": Bedrag(25_641),
    }
    return rij(**(velden | anders))


def variant_2(rest: int, **anders: Any) -> HvRij:
    velden: dict[str, Any] = {"variant": Variant.TWEE, "aantal_perioden": 39}
    return rij(Bedrag(rest), **(velden | anders))


def dummy(nummer: int = 2, **anders: Any) -> HvRij:
    return rij(nummer=nummer, totale_kosten=DUMMYKOSTPRIJS, **anders)


def codes(gegeven: HvRij, toets: Kostprijstoets | None = None) -> list[str]:
    return [b.code for b in bepaal_restant(gegeven, toets).bevindingen]


def per_rij(*rijen: HvRij) -> list[tuple[int, str]]:
    return [(o.rij, o.bevinding.code) for o in meld_aan(rijen).opmerkingen]


# About one row


@pytest.mark.parametrize(
    ("totaal", "verwacht"),
    [
        ("99998.99", []),
        ("99999.00", ["HV42"]),
        ("999998.99", ["HV42"]),
        ("999999.00", ["HV30"]),  # a filler is no price, so that it is not too high either
        ("999999.99", ["HV30"]),
        ("19.01", []),
        ("19.00", ["HV43"]),
        ("0.01", ["HV43"]),
    ],
)
def test_onrealistische_kostprijs(totaal: str, verwacht: list[str]) -> None:
    gegeven = rij(Bedrag(0), totale_kosten=Bedrag.parse(totaal))
    assert codes(gegeven) == verwacht


def test_de_grenzen_zijn_te_kiezen() -> None:
    gegeven = rij(Bedrag(40_000))
    assert codes(gegeven, Kostprijstoets(hoog=Bedrag(900_000))) == ["HV42"]
    assert codes(gegeven, Kostprijstoets(hoog=Bedrag(900_001))) == []
    assert codes(gegeven, Kostprijstoets(laag=Bedrag(900_000))) == ["HV43"]
    assert codes(gegeven, Kostprijstoets(laag=Bedrag(899_999))) == []
    fouten: list[dict[str, Any]] = [
        {"hoog": Bedrag(1_900)},
        {"hoog": 99_999},
        {"laag": None},
        {"begonnen_voor": 2019},
    ]
    for fout in fouten:
        with pytest.raises(OngeldigeWaarde, match=next(iter(fout))):
            Kostprijstoets(**fout)


def test_de_grens_staat_in_de_tekst_en_de_prijs_niet() -> None:
    (bevinding,) = bepaal_restant(rij(Bedrag(0), totale_kosten=Bedrag(12_345_678))).bevindingen
    assert "99999.00 euro" in bevinding.tekst
    assert "123456" not in bevinding.tekst


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({}, ["HV44"]),
        ({"restbedrag": Bedrag(899_999)}, []),
        ({"vanaf": Zorgperiode(2019, 7)}, ["HV44"]),
        ({"vanaf": Zorgperiode(2019, 8)}, []),  # may be the period of the file itself
        ({"vanaf": None}, []),  # when it began is not known
        ({"datums_onbetrouwbaar": True}, []),
        ({"variant": Variant.DRIE, "kosten_per_periode": Bedrag(5_000)}, ["HV44"]),
        ({"totale_kosten": DUMMYKOSTPRIJS, "restbedrag": DUMMYKOSTPRIJS}, ["HV30"]),
    ],
)
def test_niets_afgeschreven(anders: dict[str, Any], verwacht: list[str]) -> None:
    """Checklist 2020, 2.2.2: of some provisions nothing was written off."""
    velden: dict[str, Any] = {"restbedrag": Bedrag(900_000)}
    assert codes(rij(**(velden | anders))) == verwacht


def test_de_periode_van_het_bestand_is_te_geven() -> None:
    gegeven = rij(Bedrag(900_000), vanaf=Zorgperiode(2019, 10))
    assert codes(gegeven) == []
    assert codes(gegeven, Kostprijstoets(begonnen_voor=Zorgperiode(2019, 11))) == ["HV44"]


@pytest.mark.parametrize(
    ("gegeven", "verwacht"),
    [
        # from period 1 of 2017, 39 periods are over on 1 January 2020
        (variant_2(40_000, vanaf=Zorgperiode(2017, 1)), ["HV45"]),
        (variant_2(40_000, vanaf=Zorgperiode(2017, 2)), []),
        (variant_2(0, vanaf=Zorgperiode(2017, 1)), []),  # paid off: nothing is left to wonder about
        (variant_2(40_000, vanaf=None), []),
        (variant_2(40_000, vanaf=Zorgperiode(2017, 1), datums_onbetrouwbaar=True), []),
        (variant_2(900_000, vanaf=Zorgperiode(2017, 1)), ["HV45", "HV44"]),
        # in variant 1 only where formula 2 cannot say it
        (variant_1(vanaf=Zorgperiode(2017, 1)), []),
        (variant_1(vanaf=Zorgperiode(2016, 10)), ["HV33"]),
        (variant_1(vanaf=Zorgperiode(2017, 1), kosten_per_periode=Bedrag(4_500)), ["HV31", "HV45"]),
        (variant_1(vanaf=Zorgperiode(2017, 2), kosten_per_periode=Bedrag(4_500)), ["HV31"]),
        (variant_1(vanaf=Zorgperiode(2017, 1), totale_kosten=DUMMYKOSTPRIJS), ["HV30", "HV45"]),
        # variants 3 and 4 have no number of periods, whatever stands in the row
        (rij(Bedrag(40_000), vanaf=Zorgperiode(2017, 1), aantal_perioden=39), []),
    ],
)
def test_perioden_om(gegeven: HvRij, verwacht: list[str]) -> None:
    assert codes(gegeven) == verwacht


# About a row because of the others


def test_een_afgelopen_voorziening_naast_een_die_doorloopt() -> None:
    af, door = rij(Bedrag(0), nummer=2), rij(Bedrag(40_000), nummer=3)
    assert per_rij(af, door) == [(2, "HV46")]
    assert per_rij(variant_1(vanaf=Zorgperiode(2016, 10)), door) == [(2, "HV33"), (2, "HV46")]
    assert per_rij(rij(Bedrag(0)), dummy(3)) == [(3, "HV30"), (2, "HV46"), (2, "HV36")]
    assert per_rij(rij(Bedrag(0)), rij(Bedrag(1_900), nummer=3)) == [(2, "HV46"), (3, "HV35")]


def test_wie_alles_heeft_betaald_heeft_niets_dat_doorloopt() -> None:
    gegeven = [rij(Bedrag(0)), rij(Bedrag(1_899), nummer=3)]
    assert [[b.code for b in u.bevindingen] for u in meld_aan(gegeven).uitval] == [["HV20"]] * 2
    toch = meld_aan(gegeven, bereikt=BereikteKostprijs.AANMELDEN)
    assert [(o.rij, o.bevinding.code) for o in toch.opmerkingen] == [(3, "HV40")]


@pytest.mark.parametrize(
    ("rest", "verwacht"),
    [(1, [(2, "HV47")]), (1_899, [(2, "HV47")]), (1_900, [(2, "HV47")]), (1_901, [])],
)
def test_een_restant_niet_boven_het_tarief_naast_een_hoger(
    rest: int, verwacht: list[tuple[int, str]]
) -> None:
    assert per_rij(rij(Bedrag(rest)), rij(Bedrag(40_000), nummer=3)) == verwacht


def test_een_enkele_rij_niet_boven_het_tarief_zegt_het_een_keer() -> None:
    assert per_rij(rij(Bedrag(1_900))) == [(2, "HV35")]
    assert per_rij(rij(Bedrag(1_900)), rij(Bedrag(1_900), nummer=3)) == [(3, "HV47"), (2, "HV35")]
    assert per_rij(rij(Bedrag(1_000)), dummy(3)) == [(3, "HV30"), (2, "HV36")]


def test_een_opvallende_prijs_staat_ook_bij_wie_niet_wordt_aangemeld() -> None:
    """A filler of one euro would otherwise be a silent reason to start nobody."""
    (gevallen,) = meld_aan([rij(Bedrag(100), totale_kosten=Bedrag(100))]).uitval
    assert [b.code for b in gevallen.bevindingen] == ["HV43", "HV44", "HV20"]


# No remark changes an outcome

rijen = st.lists(
    st.tuples(
        st.integers(-100, 9_000),
        st.sampled_from([9_000, 9_999_900, 99_999_900]),
        st.sampled_from([Variant.TWEE, Variant.VIER]),
        st.integers(2015, 2019),
    ),
    min_size=1,
    max_size=5,
).map(
    lambda gegevens: [
        rij(
            Bedrag(rest),
            nummer=nummer,
            totale_kosten=Bedrag(totaal),
            variant=variant,
            aantal_perioden=26,
            vanaf=Zorgperiode(jaar, 1),
        )
        for nummer, (rest, totaal, variant, jaar) in enumerate(gegevens, start=2)
    ]
)
STRENG = Kostprijstoets(hoog=Bedrag(9_000), laag=Bedrag(8_999), begonnen_voor=Zorgperiode(2019, 13))
RUIM = Kostprijstoets(hoog=Bedrag(10**9), laag=Bedrag(0), begonnen_voor=Zorgperiode(2015, 1))


@given(rijen, st.sampled_from(BereikteKostprijs))
def test_de_toets_verandert_geen_start(gegeven: list[HvRij], bereikt: BereikteKostprijs) -> None:
    een, ander = (meld_aan(gegeven, (), bereikt, toets) for toets in (STRENG, RUIM))
    assert een.aanmelding == ander.aanmelding
    assert [u.rij for u in een.uitval] == [u.rij for u in ander.uitval]


# The proposal


@given(rijen, st.sampled_from(BereikteKostprijs), st.lists(st.just(Uitval(99, ())), max_size=1))
def test_het_voorstel_is_de_uitkomst_per_rij(
    gegeven: list[HvRij], bereikt: BereikteKostprijs, gevallen: list[Uitval]
) -> None:
    voorstel = stel_voor(gegeven, gevallen, bereikt)
    uitkomst = meld_aan(gegeven, gevallen, bereikt)
    assert voorstel.uitkomst == uitkomst
    assert [regel.rij for regel in voorstel.regels] == gegeven
    assert [regel.restant for regel in voorstel.regels] == [bepaal_restant(r) for r in gegeven]
    beslissend = [regel.rij.rij for regel in voorstel.regels if regel.beslist]
    assert beslissend == ([uitkomst.aanmelding.rij] if uitkomst.aanmelding else [])
    aantal = len(uitkomst.opmerkingen) + sum(len(u.bevindingen) for u in uitkomst.uitval)
    assert sum(len(regel.bevindingen) for regel in voorstel.regels) == aantal


def test_het_voorstel_is_te_lezen() -> None:
    gegeven = [rij(Bedrag(0)), rij(Bedrag(40_000), nummer=3), dummy(4)]
    assert str(stel_voor(gegeven)).splitlines() == [
        "aanmelden met kostprijs € 400,00",
        "rij 2: restant € 0,00 [HV46]",
        "rij 3: restant € 400,00, beslist",
        "rij 4: restant onbekend [HV30] [HV37]",
    ]
    assert str(stel_voor([dummy()])).startswith("aanmelden zonder kostprijs\n")
    assert str(stel_voor([rij(Bedrag(5))])).splitlines() == [
        "niet aanmelden",
        "rij 2: restant € 0,05 [HV20]",
    ]
    assert stel_voor([]).regels == ()
    assert "999990019" not in repr(stel_voor(gegeven)) + str(stel_voor(gegeven))


# The variant of a row


def test_de_inningsvariant_van_een_rij() -> None:
    assert variant_1().inningsvariant == Inningsvariant1(
        kosten_per_periode=Bedrag(25_641), aantal_perioden=39, totale_kosten=Bedrag(1_000_000)
    )
    # Figures that the variant does not use are left out.
    assert variant_2(5, kosten_per_periode=Bedrag(700)).inningsvariant == Inningsvariant2(
        aantal_perioden=39, totale_kosten=Bedrag(900_000)
    )
    for gegeven, nummer in (
        (rij(Bedrag(5), variant=Variant.DRIE, kosten_per_periode=Bedrag(9)), 3),
        (rij(Bedrag(5), aantal_perioden=39), 4),
        (dummy(), 4),
    ):
        assert gegeven.inningsvariant is not None
        assert gegeven.inningsvariant.nummer == nummer == gegeven.variant.value


@pytest.mark.parametrize(
    "gegeven",
    [
        dummy(variant=Variant.EEN),
        dummy(variant=Variant.EEN, aantal_perioden=39),
        dummy(variant=Variant.TWEE, kosten_per_periode=Bedrag(9)),
        dummy(variant=Variant.DRIE, aantal_perioden=39),
        variant_1(kosten_per_periode=Bedrag(25_642)),  # adds up to 10,000.38
    ],
)
def test_cijfers_die_geen_variant_maken(gegeven: HvRij) -> None:
    assert gegeven.inningsvariant is None


def test_de_nieuwe_codes() -> None:
    nieuw = {reden.code for reden in Reden if "HV42" <= reden.code <= "HV49"}
    assert nieuw == {"HV42", "HV43", "HV44", "HV45", "HV46", "HV47"}


def test_elke_voorziening_heeft_een_virtuele_einddatum() -> None:
    """400.00 pays for 21 months of 19.00, up to September 2021."""
    voorstel = stel_voor(
        [
            rij(Bedrag(40_000)),
            rij(Bedrag(0), nummer=3),
            variant_1(rij=4, totale_kosten=DUMMYKOSTPRIJS),
        ]
    )
    lopend, op, onbekend = (regel.verloop for regel in voorstel.regels)
    assert lopend is not None
    assert str(lopend.virtuele_einddatum) == "2021-09-30"
    assert op is None
    assert onbekend is None
