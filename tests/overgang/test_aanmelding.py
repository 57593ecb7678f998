from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode, Zorgperiode
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, EbStartNummer
from wmo_eigenbijdrage.ieb import Kostprijs
from wmo_eigenbijdrage.overgang import (
    DUMMYKOSTPRIJS,
    BereikteKostprijs,
    HvRij,
    PeriodenOm,
    Reden,
    Uitkomst,
    Uitval,
    Variant,
    bepaal_restant,
    maak_startbericht,
    meld_aan,
)
from wmo_eigenbijdrage.testing import bedragen

BSN = Bsn("999990019")


def rij(rest: Bedrag | None = None, *, nummer: int = 2, **anders: Any) -> HvRij:
    """A row of variant 4 with a remainder, or another one."""
    velden: dict[str, Any] = {
        "rij": nummer,
        "bsn": BSN,
        "dossiernummer": f"D{nummer}",
        "groepcode": "07",
        "pgb": False,
        "variant": Variant.VIER,
        "totale_kosten": Bedrag(900_000),
        "vanaf": None,
        "aantal_perioden": None,
        "kosten_per_periode": None,
        "restbedrag": rest,
    }
    return HvRij(**(velden | anders))


def variant_1(*, nummer: int = 2, **anders: Any) -> HvRij:
    """CAK's own example: 10,000 over 39 periods, from period 5 of 2018."""
    velden: dict[str, Any] = {
        "variant": Variant.EEN,
        "totale_kosten": Bedrag(1_000_000),
        "vanaf": Zorgperiode(2018, 5),
        "aantal_perioden": 39,
        "kosten_per_periode": Bedrag(25_641),
    }
    return rij(nummer=nummer, **(velden | anders))


def onbekend(nummer: int = 2) -> HvRij:
    return rij(nummer=nummer, totale_kosten=DUMMYKOSTPRIJS)


def redenen(uitkomst: Uitkomst) -> list[tuple[int, str]]:
    return [(o.rij, o.bevinding.code) for o in uitkomst.opmerkingen]


@pytest.mark.parametrize(
    ("gegeven", "bedrag", "codes"),
    [
        (rij(Bedrag(40_000)), Bedrag(40_000), []),
        (rij(Bedrag(0)), Bedrag(0), []),
        (rij(Bedrag(-350)), Bedrag(0), ["HV33"]),  # floored, and said so
        (rij(Bedrag(5), variant=Variant.TWEE, aantal_perioden=3), Bedrag(5), []),
        (rij(Bedrag(5), variant=Variant.DRIE, kosten_per_periode=Bedrag(9)), Bedrag(5), []),
        (variant_1(), Bedrag(29_815), []),
        (variant_1(vanaf=Zorgperiode(2016, 10)), Bedrag(0), ["HV33"]),
        (variant_1(kosten_per_periode=Bedrag(4_500)), None, ["HV31"]),
        (variant_1(restbedrag=Bedrag(10_000)), Bedrag(29_815), ["HV41"]),
        (variant_1(datums_onbetrouwbaar=True), None, ["HV32"]),
        (onbekend(), None, ["HV30"]),
        (variant_1(totale_kosten=DUMMYKOSTPRIJS), None, ["HV30"]),
        (rij(Bedrag(40_000), datums_onbetrouwbaar=True), Bedrag(40_000), []),  # needs no dates
    ],
)
def test_restant(gegeven: HvRij, bedrag: Bedrag | None, codes: list[str]) -> None:
    restant = bepaal_restant(gegeven)
    assert restant.bedrag == bedrag
    assert [b.code for b in restant.bevindingen] == codes


@pytest.mark.parametrize(
    ("restant", "kostprijs", "codes"),
    [
        (Bedrag(1_901), Bedrag(1_901), []),  # the lowest price that CAK accepts
        (Bedrag(1_900), None, ["HV35"]),  # one month, which CAK cannot guard: golden case 14
        (Bedrag(99_900), Bedrag(99_900), []),
    ],
)
def test_kostprijs_alleen_boven_het_tarief(
    restant: Bedrag, kostprijs: Bedrag | None, codes: list[str]
) -> None:
    uitkomst = meld_aan([rij(restant)])
    assert uitkomst.aanmelding is not None
    assert uitkomst.aanmelding.kostprijs == kostprijs
    assert [code for _, code in redenen(uitkomst)] == codes


@pytest.mark.parametrize("restant", [Bedrag(1_899), Bedrag(1), Bedrag(0), Bedrag(-5)])
def test_wie_niets_meer_mag_betalen_wordt_niet_aangemeld(restant: Bedrag) -> None:
    uitkomst = meld_aan([rij(restant)])
    assert uitkomst.aanmelding is None
    assert [u.rij for u in uitkomst.uitval] == [2]
    assert uitkomst.uitval[0].bevindingen[-1].code == "HV20"
    toch = meld_aan([rij(restant)], bereikt=BereikteKostprijs.AANMELDEN)
    assert toch.aanmelding is not None
    assert toch.aanmelding.kostprijs is None
    assert redenen(toch)[-1] == (2, "HV40")


def test_de_langst_lopende_telt_en_de_andere_worden_samengevoegd() -> None:
    uitkomst = meld_aan(
        [rij(Bedrag(5_000), nummer=2), rij(Bedrag(9_000), nummer=5), rij(Bedrag(10), nummer=7)]
    )
    assert uitkomst.aanmelding is not None
    assert uitkomst.aanmelding.rij == 5
    assert uitkomst.aanmelding.samengevoegd == (2, 7)
    assert uitkomst.aanmelding.kostprijs == Bedrag(9_000)


def test_bij_gelijke_restanten_telt_de_eerste_rij() -> None:
    uitkomst = meld_aan([rij(Bedrag(5_000), nummer=8), rij(Bedrag(5_000), nummer=3)])
    assert uitkomst.aanmelding is not None
    assert uitkomst.aanmelding.rij == 8


def test_een_dubbele_rij_wordt_gemeld() -> None:
    uitkomst = meld_aan(
        [rij(Bedrag(5_000), nummer=2), rij(Bedrag(5_000), nummer=9, dossiernummer="D2")]
    )
    assert redenen(uitkomst) == [(9, Reden.DUBBEL.code)]


def test_onbekend_naast_bekend() -> None:
    uitkomst = meld_aan([onbekend(2), rij(Bedrag(15_000), nummer=3)])
    assert uitkomst.aanmelding is not None
    assert (uitkomst.aanmelding.rij, uitkomst.aanmelding.kostprijs) == (3, Bedrag(15_000))
    assert redenen(uitkomst) == [(2, "HV30"), (2, "HV37")]


@pytest.mark.parametrize(
    "bekend", [[], [rij(Bedrag(500), nummer=3)], [rij(Bedrag(1_900), nummer=3)]]
)
def test_met_alleen_een_onbekend_restant_boven_het_tarief_start_de_persoon_zonder_kostprijs(
    bekend: list[HvRij],
) -> None:
    """Something still runs, so the person owes a contribution; nobody knows for how long."""
    uitkomst = meld_aan([onbekend(2), *bekend])
    assert uitkomst.aanmelding is not None
    assert uitkomst.aanmelding.kostprijs is None
    assert "HV36" in [code for _, code in redenen(uitkomst)]
    assert "HV35" not in [code for _, code in redenen(uitkomst)]


def test_zonder_kostprijs_is_er_geen_andere_rij_om_naar_te_verwijzen() -> None:
    assert redenen(meld_aan([onbekend(2), onbekend(3)])) == [
        (2, "HV30"),
        (3, "HV30"),
        (2, "HV36"),
    ]


def test_rijen_van_verschillende_personen_horen_niet_bij_elkaar() -> None:
    with pytest.raises(OngeldigeWaarde, match="belong to different persons"):
        meld_aan([rij(Bedrag(5_000)), rij(Bedrag(5_000), bsn=Bsn("999900006"))])


def test_een_pgb_wordt_bewaakt_met_een_opmerking() -> None:
    uitkomst = meld_aan([rij(Bedrag(15_000), pgb=True)])
    assert redenen(uitkomst) == [(2, "HV39")]
    assert redenen(meld_aan([rij(Bedrag(15_000), pgb=True), rij(Bedrag(20_000), nummer=3)])) == []


def test_een_uitgevallen_rij_van_dezelfde_persoon_wordt_gemeld() -> None:
    uitval = Uitval(4, (Reden.GEEN_BEDRAG.over("RESTBEDRAG"),))
    uitkomst = meld_aan([rij(Bedrag(15_000))], [uitval])
    assert uitkomst.uitval == (uitval,)
    assert redenen(uitkomst) == [(2, "HV38")]
    assert "rij 4" in uitkomst.opmerkingen[0].bevinding.tekst
    assert meld_aan([], [uitval]) == Uitkomst(None, (uitval,), ())


def test_ook_wie_niet_wordt_aangemeld_hoort_van_een_uitgevallen_rij() -> None:
    uitval = Uitval(4, (Reden.GEEN_BEDRAG.over("RESTBEDRAG"),))
    uitkomst = meld_aan([rij(Bedrag(100))], [uitval])
    assert uitkomst.aanmelding is None
    assert [[b.code for b in u.bevindingen] for u in uitkomst.uitval] == [
        ["HV05"],
        ["HV20", "HV38"],
    ]


def test_formule_2_gaat_niet_boven_de_totale_kosten() -> None:
    """Two thirds of a euro, rounded up: three times 0.67 is more than 2.00."""
    gegeven = variant_1(
        totale_kosten=Bedrag(200),
        aantal_perioden=3,
        kosten_per_periode=Bedrag(67),
        vanaf=Zorgperiode(2019, 13),
    )
    assert bepaal_restant(gegeven).bedrag == Bedrag(134)  # two periods left
    nog_niet_begonnen = variant_1(
        totale_kosten=Bedrag(200),
        aantal_perioden=3,
        kosten_per_periode=Bedrag(67),
        vanaf=Zorgperiode(2020, 1),
    )
    assert bepaal_restant(nog_niet_begonnen).bedrag == Bedrag(200)


def afgelopen(rest: Bedrag, nummer: int = 2, **anders: Any) -> HvRij:
    """Variant 2 of 39 periods from 2015-P1 on: they were over before 2018."""
    velden = {"variant": Variant.TWEE, "vanaf": Zorgperiode(2015, 1), "aantal_perioden": 39}
    return rij(rest, nummer=nummer, **(velden | anders))


@pytest.mark.parametrize(
    ("lopend", "prijs", "codes"),
    [
        (rij(Bedrag(30_000), nummer=3), 30_000, ["HV45", "HV53"]),
        (rij(Bedrag(1_900), nummer=3), None, ["HV45", "HV53", "HV35"]),
        (onbekend(3), None, ["HV45", "HV53", "HV30", "HV36"]),
        (rij(Bedrag(1_899), nummer=3), 400_000, ["HV45", "HV47"]),  # does not run either
        (afgelopen(Bedrag(500_000), 3), 500_000, ["HV45", "HV45"]),
    ],
)
def test_wat_door_zijn_aantal_perioden_eindigde_beslist_niet_naast_wat_doorloopt(
    lopend: HvRij, prijs: int | None, codes: list[str]
) -> None:
    uitkomst = meld_aan([afgelopen(Bedrag(400_000)), lopend])
    assert uitkomst.aanmelding is not None
    assert uitkomst.aanmelding.kostprijs == (None if prijs is None else Bedrag(prijs))
    assert [code for _, code in redenen(uitkomst)] == codes
    mee = meld_aan([afgelopen(Bedrag(400_000)), lopend], perioden_om=PeriodenOm.MEETELLEN)
    assert mee.aanmelding is not None
    assert mee.aanmelding.kostprijs == max(Bedrag(400_000), lopend.restbedrag or Bedrag(0))
    assert "HV53" not in [code for _, code in redenen(mee)]


def test_een_onbekend_restant_dat_door_zijn_aantal_eindigde() -> None:
    """Variant 1 without a formula, over before 2020, beside one month that may be collected."""
    om = variant_1(kosten_per_periode=Bedrag(4_500), vanaf=Zorgperiode(2016, 1))
    uitkomst = meld_aan([om, rij(Bedrag(1_900), nummer=3)])
    assert uitkomst.aanmelding is not None
    assert (uitkomst.aanmelding.rij, uitkomst.aanmelding.kostprijs) == (3, None)
    assert redenen(uitkomst) == [(2, "HV31"), (2, "HV45"), (2, "HV53"), (3, "HV35")]


rijen = st.lists(st.none() | bedragen(Bedrag(-5_000), Bedrag(30_000)), min_size=1, max_size=5).map(
    lambda resten: [
        onbekend(nummer) if rest is None else rij(rest, nummer=nummer)
        for nummer, rest in enumerate(resten, start=2)
    ]
)


@given(rijen, st.sampled_from(BereikteKostprijs), st.lists(st.just(Uitval(99, ())), max_size=2))
def test_geen_rij_raakt_zoek(
    gegeven: list[HvRij], bereikt: BereikteKostprijs, gevallen: list[Uitval]
) -> None:
    uitkomst = meld_aan(gegeven, gevallen, bereikt)
    terug = [u.rij for u in uitkomst.uitval]
    if uitkomst.aanmelding is not None:
        terug += [uitkomst.aanmelding.rij, *uitkomst.aanmelding.samengevoegd]
    assert sorted(terug) == sorted([*(r.rij for r in gegeven), *(u.rij for u in gevallen)])


@given(rijen, st.randoms())
def test_de_volgorde_van_de_rijen_doet_er_niet_toe(gegeven: list[HvRij], r: Any) -> None:
    anders = list(gegeven)
    r.shuffle(anders)
    een, ander = meld_aan(gegeven).aanmelding, meld_aan(anders).aanmelding
    assert (een and een.kostprijs) == (ander and ander.kostprijs)


@given(rijen)
def test_een_kostprijs_is_de_hoogste_en_boven_het_tarief(gegeven: list[HvRij]) -> None:
    aanmelding = meld_aan(gegeven).aanmelding
    bekend = [r.restbedrag for r in gegeven if r.restbedrag is not None]
    if aanmelding is not None and aanmelding.kostprijs is not None:
        assert aanmelding.kostprijs == max(bekend)
        assert aanmelding.kostprijs > Bedrag(1_900)
    elif aanmelding is None:
        assert len(bekend) == len(gegeven)
        assert max(bekend) < Bedrag(1_900)


@pytest.mark.parametrize("kostprijs", [None, Bedrag(29_815)])
def test_startbericht(kostprijs: Bedrag | None) -> None:
    gegeven = variant_1() if kostprijs else onbekend()
    aanmelding = meld_aan([gegeven]).aanmelding
    assert aanmelding is not None
    bericht = maak_startbericht(
        aanmelding,
        afzender=Gemeentecode("0363"),
        dagtekening=date(2020, 1, 2),
        identificatie=BerichtIdentificatie("EB1"),
        startnummer=EbStartNummer(1),
    )
    assert (bericht.bsn, bericht.startdatum) == (BSN, date(2020, 1, 1))
    assert bericht.kostprijs == (kostprijs and Kostprijs(kostprijs, date(2020, 1, 1)))
