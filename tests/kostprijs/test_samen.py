"""All provisions of a person: which one is guarded, how long may be collected, what is to be done."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from kostprijs import naief
from wmo_eigenbijdrage import Bedrag, Gemeentecode, Maand, Tijdlijn, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.beleid import Beleid, Kostprijsbewaker, LagerTarief
from wmo_eigenbijdrage.dossier import (
    GeenKostprijs,
    Maandkosten,
    TotaleKostprijs,
    Verstrekking,
)
from wmo_eigenbijdrage.fouten import BuitenBereik, OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.kostprijs import (
    Aangewezen,
    Afschrijfregels,
    Afspraaksoort,
    Bereikt,
    Bewaakt,
    Bewaking,
    Criterium,
    Gebeurtenis,
    Keuze,
    LageMaandkosten,
    NietBewaakt,
    Overschrijding,
    Prognose,
    Signaal,
    Slot,
    Uitkomst,
    bewaak,
    bewaak_samen,
    gebeurtenissen,
    gebeurtenissen_van,
    maak_afspraken,
    neemt_over,
    te_veel_geind,
    toets_maandkosten,
)
from wmo_eigenbijdrage.testing import dagen, kostprijsbedragen, verstrekkingen

LAATSTE = date(2026, 12, 31)


def euro(tekst: str) -> Bedrag:
    return Bedrag.euro(Decimal(tekst))


def hulpmiddel(kenmerk: str, prijs: str, van: date, tot: date | None = None) -> Verstrekking:
    return Verstrekking(
        kenmerk=kenmerk, gebruik=Tijdvak(van, tot), begrenzing=TotaleKostprijs(euro(prijs))
    )


def hulp(kenmerk: str, van: date, tot: date | None = None) -> Verstrekking:
    return Verstrekking(kenmerk=kenmerk, gebruik=Tijdvak(van, tot), begrenzing=GeenKostprijs())


def stappen(bewaking: Bewaking) -> list[tuple[str, str, str]]:
    return [
        (
            stap.verstrekking.kenmerk
            if isinstance(stap, Bewaakt)
            else "-" + "+".join(v.kenmerk for v in stap.verstrekkingen),
            str(stap.van),
            str(stap.tot_en_met),
        )
        for stap in bewaking.stappen
    ]


# -- which one is guarded


def test_een_nieuwe_die_langer_loopt_neemt_over() -> None:
    """The lift: 1,000.00 from July 2021: 30 x 19.00 = 570.00, then 12 x 20.60 = 247.20 makes
    817.20, then 8 x 21.00 = 168.00 makes 985.20 in August 2025."""
    bewaking = bewaak_samen(
        [
            hulpmiddel("rollator", "570", date(2020, 1, 1)),
            hulpmiddel("lift", "1000", date(2021, 6, 20)),
            hulpmiddel("beugel", "100", date(2022, 1, 1)),
        ]
    )
    assert stappen(bewaking) == [("rollator", "2020-01", "2021-06"), ("lift", "2021-07", "2025-08")]
    rollator, lift = bewaking.stappen
    assert isinstance(rollator, Bewaakt)
    assert isinstance(lift, Bewaakt)
    assert (rollator.bereikt_prijs, lift.bereikt_prijs) == (False, True)
    assert (lift.startdatum, lift.kostprijs) == (date(2021, 6, 20), euro("1000"))
    (periode,) = bewaking.perioden
    assert (periode.slot, periode.stopdatum) == (Slot.KOSTPRIJS, date(2025, 8, 31))


def test_een_uitgeleende_die_eerder_terugkomt_loopt_niet_langer() -> None:
    kort = hulpmiddel("duur", "5000", date(2022, 1, 1), date(2022, 8, 9))
    bewaking = bewaak_samen([hulpmiddel("rollator", "1000", date(2021, 1, 1)), kort])
    assert stappen(bewaking) == [("rollator", "2021-01", "2025-03")]


def test_hoogste_kostprijs_en_aangewezen() -> None:
    """1,000.00 from 2020 ends in April 2024, 900.00 from 2022 in September 2025 (24 x 19.00 = 456.00,
    12 x 20.60 makes 703.20, 9 x 21.00 makes 892.20)."""
    oud, nieuw = (
        hulpmiddel("oud", "1000", date(2020, 1, 1)),
        hulpmiddel("nieuw", "900", date(2022, 1, 1)),
    )
    assert stappen(bewaak_samen([oud, nieuw])) == [
        ("oud", "2020-01", "2021-12"),
        ("nieuw", "2022-01", "2025-09"),
    ]
    hoogste = bewaak_samen([oud, nieuw], keuze=Keuze.HOOGSTE_KOSTPRIJS)
    assert stappen(hoogste) == [("oud", "2020-01", "2024-04"), ("nieuw", "2024-05", "2025-09")]
    # 28 months of the new one have gone off by then: 456.00 + 4 x 20.60 = 538.40.
    vervolg = hoogste.stappen[1]
    assert isinstance(vervolg, Bewaakt)
    assert (vervolg.kostprijs, vervolg.startdatum) == (euro("361.60"), date(2024, 5, 1))
    aangewezen = bewaak_samen([oud, nieuw], keuze=Aangewezen("oud"))
    assert aangewezen.stappen == hoogste.stappen
    assert stappen(bewaak_samen([oud, nieuw], keuze=Aangewezen("nieuw"))) == [
        ("oud", "2020-01", "2021-12"),
        ("nieuw", "2022-01", "2025-09"),
    ]


def test_gelijke_eisen_geen_wijziging() -> None:
    bewaking = bewaak_samen(
        [hulpmiddel("b", "570", date(2020, 1, 1)), hulpmiddel("a", "570", date(2020, 1, 1))]
    )
    assert stappen(bewaking) == [("b", "2020-01", "2022-06")]
    # A later one that ends in the same month: nothing to tell.
    later = bewaak_samen(
        [hulpmiddel("eerst", "570", date(2020, 1, 1)), hulpmiddel("dan", "560", date(2020, 2, 1))]
    )
    assert stappen(later) == [("eerst", "2020-01", "2022-06")]
    # The one that is guarded stays, even after the other has been resumed.
    assert stappen(
        bewaak_samen(
            [
                Verstrekking(
                    kenmerk="eerst",
                    gebruik=[
                        Tijdvak(date(2021, 1, 1), date(2021, 1, 31)),
                        Tijdvak(date(2021, 4, 1)),
                    ],
                    begrenzing=TotaleKostprijs(euro("76")),
                ),
                hulpmiddel("dan", "95", date(2021, 2, 1)),
            ]
        )
    ) == [("eerst", "2021-01", "2021-01"), ("dan", "2021-02", "2021-06")]


def test_iets_zonder_kostprijs_loopt_door() -> None:
    bewaking = bewaak_samen(
        [
            hulpmiddel("rollator", "570", date(2020, 1, 1)),
            hulp("huishouden", date(2021, 1, 15), date(2021, 12, 20)),
        ]
    )
    assert stappen(bewaking) == [
        ("rollator", "2020-01", "2021-01"),
        ("-huishouden", "2021-02", "2021-12"),
        ("rollator", "2022-01", "2022-06"),
    ]
    hervat = bewaking.stappen[2]
    assert isinstance(hervat, Bewaakt)
    assert (hervat.kostprijs, hervat.startdatum) == (euro("114.00"), date(2022, 1, 1))  # 6 x 19.00
    afspraken = maak_afspraken(bewaking, Kostprijsbewaker.CAK)
    assert [b.code for b in afspraken.bevindingen] == ["KB03"]
    assert [(a.datum, a.soort, a.kostprijs) for a in afspraken.afspraken] == [
        (date(2020, 1, 1), Afspraaksoort.KOSTPRIJS_MELDEN, euro("570")),
        (date(2022, 1, 1), Afspraaksoort.KOSTPRIJS_MELDEN, euro("114")),
        (date(2022, 3, 31), Afspraaksoort.SIGNAAL, None),
        (date(2022, 6, 30), Afspraaksoort.STOP, None),
    ]


def test_zonder_kostprijs_en_zonder_einde() -> None:
    bewaking = bewaak_samen(
        [hulpmiddel("beugel", "38", date(2021, 1, 1)), hulp("hulp", date(2018, 1, 1))]
    )
    assert stappen(bewaking) == [("-hulp", "2020-01", "None")]
    (periode,) = bewaking.perioden
    assert (periode.tot_en_met, periode.slot, periode.stopdatum) == (None, Slot.LOOPT, None)
    assert bewaking.mag_innen(Maand(2050, 1))
    assert not bewaking.mag_innen(Maand(2019, 12))
    # Other provisions that no longer run leave no trace.
    assert bewaak_samen([hulp("oud", date(2015, 1, 1), date(2016, 1, 1))]).perioden == ()
    assert bewaak_samen([]).stappen == ()


def test_het_gebruik_eindigt_eerst() -> None:
    bewaking = bewaak_samen([hulpmiddel("lift", "5000", date(2021, 1, 1), date(2021, 5, 12))])
    (periode,) = bewaking.perioden
    assert (str(periode.tot_en_met), periode.slot, periode.stopdatum) == (
        "2021-05",
        Slot.GEBRUIK,
        date(2021, 5, 12),
    )
    assert maak_afspraken(bewaking, Kostprijsbewaker.GEMEENTE).afspraken == ()


def test_een_pauze_geeft_een_nieuwe_stap_met_het_restant() -> None:
    bewaking = bewaak_samen(
        [
            Verstrekking(
                kenmerk="scootmobiel",
                gebruik=[Tijdvak(date(2021, 1, 1), date(2021, 3, 10)), Tijdvak(date(2021, 6, 9))],
                begrenzing=TotaleKostprijs(euro("190")),
            )
        ]
    )
    eerste, hervat = bewaking.stappen
    assert isinstance(eerste, Bewaakt)
    assert isinstance(hervat, Bewaakt)
    assert not eerste.bereikt_prijs
    assert (hervat.kostprijs, hervat.startdatum) == (euro("133.00"), date(2021, 6, 9))
    assert [(p.van, p.slot, p.stopdatum) for p in bewaking.perioden] == [
        (Maand(2021, 1), Slot.GEBRUIK, date(2021, 3, 10)),
        (Maand(2021, 7), Slot.KOSTPRIJS, date(2022, 1, 31)),
    ]
    gemeld = maak_afspraken(bewaking, Kostprijsbewaker.CAK).afspraken
    assert [(a.datum, a.kostprijs) for a in gemeld if a.kostprijs] == [
        (date(2021, 1, 1), euro("190.00")),
        (date(2021, 6, 9), euro("133.00")),
    ]


# TR409: the price must be above the national tariff of its first day, else S333.
@pytest.mark.parametrize(
    ("prijs", "dag", "mag"),
    [
        ("19.00", date(2020, 1, 1), False),
        ("19.01", date(2020, 1, 1), True),
        ("20.60", date(2024, 1, 1), False),
        ("20.61", date(2024, 1, 1), True),
        ("21.81", date(2026, 1, 1), True),
        ("21.80", date(2026, 1, 1), False),
        # The tariff of the first day, not of the first month deducted.
        ("20.60", date(2023, 12, 2), True),
        ("19.50", date(2019, 12, 30), True),
    ],
)
def test_wat_het_cak_niet_aanneemt(prijs: str, dag: date, mag: bool) -> None:
    afspraken = maak_afspraken(bewaak_samen([hulpmiddel("x", prijs, dag)]), Kostprijsbewaker.CAK)
    assert any(a.soort is Afspraaksoort.KOSTPRIJS_MELDEN for a in afspraken.afspraken) == mag
    assert [b.code for b in afspraken.bevindingen] == ([] if mag else ["KB02"])
    if not mag:
        assert "S333" in afspraken.bevindingen[0].tekst
        assert [a.soort for a in afspraken.afspraken] == [Afspraaksoort.STOP]


def test_een_prijs_die_geen_maand_betaalt() -> None:
    bewaking = bewaak_samen([hulpmiddel("beugel", "12", date(2021, 1, 1))])
    assert bewaking.perioden == ()
    assert bewaking.stappen == ()
    assert [b.code for b in bewaking.bevindingen] == ["KB01"]
    assert not bewaking.mag_innen(Maand(2021, 1))
    gevonden = list(gebeurtenissen(bewaking, tot_en_met=date(2021, 2, 1)))
    assert [(type(g), g.datum) for g in gevonden] == [
        (Signaal, date(2021, 1, 1)),
        (Bereikt, date(2021, 1, 1)),
        (Overschrijding, date(2021, 1, 1)),
        (Overschrijding, date(2021, 2, 1)),
    ]
    # Beside help in the household it stops nothing.
    naast = bewaak_samen(
        [hulpmiddel("beugel", "12", date(2021, 1, 1)), hulp("hulp", date(2020, 1, 1))]
    )
    soorten = list(gebeurtenissen(naast, tot_en_met=date(2021, 2, 1)))
    assert [g.bijdrage_stopt for g in soorten if isinstance(g, Bereikt)] == [False]


# -- loan, lease and rent


HUUR = Maandkosten(Tijdlijn.van({date(2018, 1, 1): euro("20.60"), date(2025, 7, 1): euro("15.00")}))


def huurstoel(tot: date | None = None) -> Verstrekking:
    return Verstrekking(kenmerk="huur", gebruik=Tijdvak(date(2018, 6, 1), tot), begrenzing=HUUR)


def test_maandkosten() -> None:
    assert [
        (str(t.van), str(t.tot_en_met), t.uitkomst) for t in toets_maandkosten(huurstoel())
    ] == [
        ("2020-01", "2023-12", Uitkomst.HOGER),
        ("2024-01", "2024-12", Uitkomst.GELIJK),
        ("2025-01", "2026-12", Uitkomst.LAGER),
    ]
    with pytest.raises(OnbekendeParameter, match="2025-01; known: costs of at least the tariff"):
        bewaak_samen([huurstoel()])
    wel = bewaak_samen([huurstoel()], lage_maandkosten=LageMaandkosten.INNEN)
    assert stappen(wel) == [("-huur", "2020-01", "None")]
    niet = bewaak_samen([huurstoel(LAATSTE)], lage_maandkosten=LageMaandkosten.NIET_INNEN)
    assert stappen(niet) == [("-huur", "2020-01", "2024-12")]
    assert bewaak_samen([huurstoel(date(2024, 8, 8))]).perioden[0].stopdatum == date(2024, 8, 8)
    na = bewaak_samen(
        [
            Verstrekking(
                kenmerk="h",
                gebruik=Tijdvak(date(2026, 5, 1), date(2027, 3, 3)),
                begrenzing=Maandkosten(Tijdlijn.van({date(2020, 1, 1): euro("50")})),
            )
        ]
    )
    # Whether the tariff of 2027 is above the cost is not known.
    assert (na.perioden[0].tot_en_met, na.perioden[0].slot) == (None, Slot.ONBEKEND)
    assert na.mag_innen(Maand(2026, 12))
    with pytest.raises(OnbekendeParameter, match="2027-01"):
        na.mag_innen(Maand(2027, 1))


def test_maandkosten_die_niet_te_vergelijken_zijn() -> None:
    with pytest.raises(OngeldigeWaarde, match="has no costs per month"):
        toets_maandkosten(hulp("hulp", date(2020, 1, 1)))
    kort = Maandkosten(Tijdlijn.constant(euro("50"), Tijdvak(date(2020, 1, 1), date(2020, 6, 30))))
    with pytest.raises(BuitenBereik, match="no value on 2020-07-01"):
        toets_maandkosten(
            Verstrekking(kenmerk="x", gebruik=Tijdvak(date(2020, 1, 1)), begrenzing=kort)
        )


# -- one beside the other


@pytest.mark.parametrize(
    ("prijs", "langer", "hoger"),
    [
        # 500.00 from 2020 ends in February 2022 (26 x 19.00 = 494.00); on 31-12-2020 272.00 is left.
        ("600", True, True),
        ("272.01", False, True),  # as many months
        ("272.00", False, False),
        ("266.00", False, False),  # 14 months of 19.00
        ("285.00", True, True),  # 15 months
        ("12.00", False, False),
    ],
)
def test_neemt_een_nieuwe_over(prijs: str, langer: bool, hoger: bool) -> None:
    lopend, nieuw = bewaak(euro("500"), date(2020, 1, 1)), bewaak(euro(prijs), date(2021, 1, 1))
    assert neemt_over(lopend, nieuw) == langer
    assert neemt_over(lopend, nieuw, Criterium.HOGER_DAN_RESTANT) == hoger


def test_een_die_geen_maand_betaalt_neemt_niet_over() -> None:
    lopend, nieuw = bewaak(euro("57"), date(2020, 1, 1)), bewaak(euro("10"), date(2022, 1, 1))
    assert not neemt_over(lopend, nieuw)
    assert not neemt_over(lopend, nieuw, Criterium.HOGER_DAN_RESTANT)


def test_wat_het_cak_niet_aanneemt_en_wanneer_dan_te_stoppen() -> None:
    niet = Afschrijfregels(april_mei_2020=False)
    april = bewaak_samen([hulpmiddel("x", "19", date(2020, 4, 1))], regels=niet)
    (bevinding,) = maak_afspraken(april, Kostprijsbewaker.CAK).bevindingen
    assert "stop op 2020-06-30" in bevinding.tekst
    naast = bewaak_samen(
        [hulpmiddel("x", "19", date(2020, 1, 1)), hulpmiddel("y", "1000", date(2020, 1, 1))],
        keuze=Aangewezen("x"),
    )
    (bevinding,) = maak_afspraken(naast, Kostprijsbewaker.CAK).bevindingen
    assert "stop op" not in bevinding.tekst


def test_twee_die_langer_lopen_dan_de_tarieven() -> None:
    lopend, nieuw = bewaak(euro("9000"), date(2020, 1, 1)), bewaak(euro("9000"), date(2021, 1, 1))
    assert neemt_over(lopend, nieuw)
    assert not neemt_over(nieuw, lopend)
    samen = bewaak_samen(
        [hulpmiddel("a", "9000", date(2021, 1, 1)), hulpmiddel("b", "9000", date(2020, 1, 1))]
    )
    assert stappen(samen) == [("b", "2020-01", "2020-12"), ("a", "2021-01", "None")]
    assert samen.perioden[0].slot is Slot.ONBEKEND
    assert samen.mag_innen(Maand(2026, 12))
    with pytest.raises(OnbekendeParameter, match="2027-01"):
        samen.mag_innen(Maand(2027, 1))
    with pytest.raises(OngeldigeWaarde, match="guarded under other rules"):
        neemt_over(
            lopend,
            bewaak(euro("1"), date(2021, 1, 1), regels=Afschrijfregels(april_mei_2020=False)),
        )


def test_een_einde_dat_onbekend_is_blijft_onbekend_naast_gebruik_dat_eindigt() -> None:
    kort = hulpmiddel("kort", "9000", date(2020, 1, 1), date(2028, 5, 5))
    assert bewaak_samen([kort]).perioden[0].slot is Slot.ONBEKEND
    met_hulp = bewaak_samen([kort, hulp("hulp", date(2021, 1, 1))])
    assert met_hulp.perioden[0].slot is Slot.LOOPT


# -- what was collected too much


def test_te_veel_geind() -> None:
    bewaking = bewaak_samen([hulpmiddel("beugel", "250", date(2023, 11, 1))])  # to October 2024
    geind = [(Maand(2024, 8) + n, euro("20.60")) for n in range(5)]
    geind += [(Maand(2025, n), euro("21.00")) for n in range(1, 4)]
    geind += [(Maand(2025, 4), euro("0.00"))]
    gevonden = te_veel_geind(bewaking, reversed(geind), peildatum=date(2028, 1, 20))
    assert [str(maand) for maand, _ in gevonden.maanden] == [
        "2024-11",
        "2024-12",
        "2025-01",
        "2025-02",
        "2025-03",
    ]
    assert gevonden.bedrag == euro("104.20")  # 2 x 20.60 + 3 x 21.00
    assert gevonden.herstelbaar_bedrag == euro("63.00")  # from January 2025 on
    (bevinding,) = gevonden.bevindingen
    assert (bevinding.code, bevinding.plaats) == ("KB04", "beugel")
    assert "104.20" in bevinding.tekst
    assert "63.00" in bevinding.tekst
    niets = te_veel_geind(bewaking, geind[:3], peildatum=date(2028, 1, 20))
    assert (niets.maanden, niets.bedrag, niets.bevindingen) == ((), Bedrag(0), ())
    loopt = te_veel_geind(bewaak_samen([hulp("h", date(2024, 1, 1))]), geind, peildatum=LAATSTE)
    assert loopt.maanden == ()
    with pytest.raises(OngeldigeWaarde, match="geind: Zorgperiode is not a Maand; give a Maand"):
        te_veel_geind(bewaking, [(Zorgperiode(2019, 1), euro("1"))], peildatum=LAATSTE)  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    with pytest.raises(OngeldigeWaarde, match="a month occurs twice"):
        te_veel_geind(bewaking, [geind[0], geind[0]], peildatum=LAATSTE)
    with pytest.raises(OngeldigeWaarde, match="geind: holds something else than pairs"):
        te_veel_geind(bewaking, [Tijdvak(LAATSTE)], peildatum=LAATSTE)  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    with pytest.raises(OngeldigeWaarde, match="maanden_terug: -1 is negative"):
        te_veel_geind(bewaking, geind, peildatum=LAATSTE, maanden_terug=-1)
    een = te_veel_geind(bewaking, geind[3:4], peildatum=date(2025, 3, 1), maanden_terug=12)
    assert "over 2024-11 is 20.60" in een.bevindingen[0].tekst
    assert "binnen 12 maanden" in een.bevindingen[0].tekst


def test_een_ander_die_stopte_is_geen_bereikte_kostprijs() -> None:
    """The aid was handed in long ago: what is missing is a stop of the help."""
    bewaking = bewaak_samen(
        [
            hulpmiddel("a", "57", date(2021, 1, 1), date(2021, 3, 31)),
            hulp("h", date(2022, 1, 1), date(2022, 6, 30)),
        ]
    )
    gevonden = te_veel_geind(bewaking, [(Maand(2022, 8), euro("19"))], peildatum=LAATSTE)
    assert gevonden.maanden == ()


# -- a price that is reached while something else is guarded


def test_bereikt_terwijl_hulp_doorloopt() -> None:
    """570.00 is used up in June 2022, the help ends in June 2023, the aid stays in use."""
    bewaking = bewaak_samen(
        [
            hulpmiddel("rollator", "570", date(2020, 1, 1)),
            hulp("hulp", date(2021, 1, 1), date(2023, 6, 15)),
        ]
    )
    assert list(gebeurtenissen(bewaking, tot_en_met=date(2023, 8, 1))) == [
        Bereikt(date(2022, 6, 30), "rollator", euro("0"), bijdrage_stopt=False),
        Overschrijding(date(2023, 7, 1), "rollator", Maand(2023, 7), euro("19.00")),
        Overschrijding(date(2023, 8, 1), "rollator", Maand(2023, 8), euro("19.00")),
    ]
    assert [
        (a.datum, a.soort, a.kenmerk)
        for a in maak_afspraken(bewaking, Kostprijsbewaker.GEMEENTE).afspraken
    ] == [(date(2023, 6, 15), Afspraaksoort.STOP, "hulp")]
    geind = [(Maand(2023, 9), euro("19"))]
    gevonden = te_veel_geind(bewaking, geind, peildatum=date(2024, 1, 1))
    assert gevonden.bedrag == euro("19")
    assert gevonden.bevindingen[0].plaats == "rollator"


def test_bereikt_in_de_maand_waarin_de_hulp_eindigt() -> None:
    bewaking = bewaak_samen(
        [
            hulpmiddel("rollator", "570", date(2020, 1, 1)),
            hulp("hulp", date(2022, 1, 1), date(2022, 6, 15)),
        ]
    )
    stops = maak_afspraken(bewaking, Kostprijsbewaker.CAK).afspraken
    assert [(a.datum, a.kenmerk) for a in stops if a.soort is Afspraaksoort.STOP] == [
        (date(2022, 6, 30), "rollator")
    ]


def test_een_huur_die_niet_meer_mag() -> None:
    """20.00 a month is above the tariff up to 2023."""
    huur = Verstrekking(
        kenmerk="huur",
        gebruik=Tijdvak(date(2023, 1, 1)),
        begrenzing=Maandkosten(Tijdlijn.van({date(2023, 1, 1): euro("20.00")})),
    )
    bewaking = bewaak_samen([huur], lage_maandkosten=LageMaandkosten.NIET_INNEN)
    eerste = bewaking.perioden[0]
    assert (eerste.slot, eerste.stopdatum) == (Slot.MAANDKOSTEN, date(2023, 12, 31))
    assert not bewaking.mag_innen(Maand(2026, 12))
    with pytest.raises(OnbekendeParameter):
        bewaking.mag_innen(Maand(2027, 1))
    stops = maak_afspraken(bewaking, Kostprijsbewaker.GEMEENTE).afspraken
    assert [(a.datum, a.soort) for a in stops] == [(date(2023, 12, 31), Afspraaksoort.STOP)]
    gevonden = list(gebeurtenissen(bewaking, tot_en_met=date(2024, 1, 1)))
    assert gevonden == [Overschrijding(date(2024, 1, 1), "huur", Maand(2024, 1), euro("20.60"))]


def test_niet_hervatten() -> None:
    x = Verstrekking(
        kenmerk="x",
        gebruik=[Tijdvak(date(2023, 11, 1), date(2023, 11, 30)), Tijdvak(date(2024, 2, 1))],
        begrenzing=TotaleKostprijs(euro("39.50")),
    )
    bewaking = bewaak_samen([x])
    assert [(b.code, b.plaats) for b in bewaking.bevindingen] == [("KB05", "x")]
    assert "2024-02" in bewaking.bevindingen[0].tekst
    assert list(gebeurtenissen(bewaking, tot_en_met=date(2024, 2, 1))) == [
        Bereikt(date(2024, 2, 1), "x", euro("20.50"), bijdrage_stopt=True),
        Overschrijding(date(2024, 2, 1), "x", Maand(2024, 2), euro("20.60")),
    ]


# -- beyond the last published tariff


def test_een_einde_in_de_toekomst_is_een_gewoon_feit() -> None:
    """An indication that ends in 2027, beside a price that outlasts the table."""
    bewaking = bewaak_samen(
        [
            hulpmiddel("lift", "5000", date(2024, 1, 1)),
            hulp("hulp", date(2024, 1, 1), date(2027, 6, 30)),
        ]
    )
    assert bewaking.mag_innen(Maand(2027, 6))
    with pytest.raises(OnbekendeParameter):
        bewaking.mag_innen(Maand(2027, 7))
    assert stappen(bewaking) == [("-hulp", "2024-01", "2027-06"), ("lift", "2027-07", "None")]
    afspraken = maak_afspraken(bewaking, Kostprijsbewaker.CAK)
    assert [b.code for b in afspraken.bevindingen] == ["KB03", "KB06"]
    later = bewaking.stappen[1]
    assert isinstance(later, Bewaakt)
    with pytest.raises(OnbekendeParameter):
        later.kostprijs
    with pytest.raises(OnbekendeParameter):
        later.tarief
    nieuw = bewaak_samen(
        [hulpmiddel("lift", "5000", date(2026, 12, 15)), hulp("hulp", date(2020, 1, 1))]
    )
    assert nieuw.perioden[0].slot is Slot.LOOPT


def test_een_pauze_over_het_einde_van_de_tarieven() -> None:
    lift = Verstrekking(
        kenmerk="lift",
        gebruik=[Tijdvak(date(2020, 1, 1), date(2020, 12, 31)), Tijdvak(date(2027, 2, 1))],
        begrenzing=TotaleKostprijs(euro("5000")),
    )
    bewaking = bewaak_samen([lift])
    assert not bewaking.mag_innen(Maand(2023, 5))
    assert [(str(p.van), p.slot) for p in bewaking.perioden] == [
        ("2020-01", Slot.GEBRUIK),
        ("2027-02", Slot.ONBEKEND),
    ]
    eerder = [Tijdvak(date(2020, 1, 1), date(2026, 8, 31)), Tijdvak(date(2027, 2, 1))]
    anders = Verstrekking(kenmerk="l", gebruik=eerder, begrenzing=lift.begrenzing)
    assert not bewaak_samen([anders]).mag_innen(Maand(2026, 11))


def test_die_wordt_ingeleverd_loopt_niet_het_langst() -> None:
    kort = hulpmiddel("kort", "5000", date(2024, 1, 1), date(2027, 3, 31))
    lang = hulpmiddel("lang", "4000", date(2024, 1, 1))
    assert stappen(bewaak_samen([kort, lang])) == [("lang", "2024-01", "None")]


def test_gebeurtenissen_na_het_laatste_tarief() -> None:
    regels = Afschrijfregels(prognose=Prognose.gelijkblijvend(2027))
    bewaking = bewaak_samen([hulpmiddel("x", "300", date(2026, 1, 1))], regels=regels)
    # 13 x 21.80 = 283.40, up to January 2027
    te_veel = [
        (str(g.maand), g.bedrag)
        for g in gebeurtenissen(bewaking, tot_en_met=date(2028, 1, 1))
        if isinstance(g, Overschrijding)
    ]
    assert te_veel[0] == ("2027-02", euro("21.80"))
    assert te_veel[-1] == ("2028-01", None)
    assert len(te_veel) == 12
    onzeker = bewaak_samen(
        [hulpmiddel("lift", "9000", date(2020, 1, 1)), hulp("h", date(2020, 1, 1))]
    )
    assert list(gebeurtenissen(onzeker, tot_en_met=LAATSTE)) == []
    with pytest.raises(OnbekendeParameter, match="signaal"):
        gebeurtenissen(onzeker, tot_en_met=date(2027, 1, 1))


# -- the wrong kind of thing


@pytest.mark.parametrize(
    "anders",
    [{"keuze": "hoogste kostprijs"}, {"lage_maandkosten": "innen"}, {"regels": None}],
)
def test_een_verkeerde_keuze_kiest_niets(anders: dict[str, Any]) -> None:
    with pytest.raises(OngeldigeWaarde, match=next(iter(anders))):
        bewaak_samen([hulp("h", date(2020, 1, 1))], **anders)


def test_een_andere_soort() -> None:
    with pytest.raises(OngeldigeWaarde, match="verstrekkingen"):
        bewaak_samen(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(OngeldigeWaarde, match="maand: date is not a Maand"):
        bewaak_samen([]).mag_innen(LAATSTE)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(OngeldigeWaarde, match="geind"):
        gebeurtenissen(
            bewaak_samen([]),
            tot_en_met=LAATSTE,
            geind=[(Maand(2020, 1), euro("1"))],  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
        )


# -- events


def test_gebeurtenissen_bij_een_aangewezen_en_een_tweede() -> None:
    bewaking = bewaak_samen(
        [hulpmiddel("oud", "1000", date(2020, 1, 1)), hulpmiddel("nieuw", "900", date(2022, 1, 1))],
        keuze=Aangewezen("oud"),
    )
    gevonden = list(gebeurtenissen(bewaking, tot_en_met=date(2025, 10, 1)))
    assert gevonden == [
        Signaal(date(2024, 1, 31), "oud", Maand(2024, 4)),
        Bereikt(date(2024, 4, 30), "oud", euro("5.60"), bijdrage_stopt=False),
        Signaal(date(2025, 6, 30), "nieuw", Maand(2025, 9)),
        Bereikt(date(2025, 9, 30), "nieuw", euro("7.80"), bijdrage_stopt=True),
        Overschrijding(date(2025, 10, 1), "nieuw", Maand(2025, 10), euro("21.00")),
    ]


def test_overschrijding_volgt_wat_werd_geind() -> None:
    bewaking = bewaak_samen([hulpmiddel("beugel", "57", date(2020, 1, 1))])  # January to March 2020
    zonder_stop = list(gebeurtenissen(bewaking, tot_en_met=date(2020, 7, 2)))
    # Nobody paid over April and May 2020.
    assert [g.maand for g in zonder_stop if isinstance(g, Overschrijding)] == [
        Maand(2020, 6),
        Maand(2020, 7),
    ]
    gestopt = gebeurtenissen(
        bewaking, tot_en_met=date(2020, 7, 2), geind=[Tijdvak(date(2020, 1, 1), date(2020, 6, 1))]
    )
    assert [str(g.maand) for g in gestopt if isinstance(g, Overschrijding)] == ["2020-06"]
    beleid = Beleid(
        gemeente=Gemeentecode("0363"),
        lagere_tarieven=[
            LagerTarief(euro("10"), Maand(2020, 6), date(2020, 1, 1)),
            LagerTarief(euro("0"), Maand(2020, 7), date(2020, 1, 1)),
        ],
    )
    lager = gebeurtenissen(bewaking, tot_en_met=date(2020, 7, 2), beleid=beleid)
    assert [g.bedrag for g in lager if isinstance(g, Overschrijding)] == [euro("10")]


def test_een_signaal_dat_nog_niet_te_weten_is() -> None:
    bewaking = bewaak_samen([hulpmiddel("lift", "9000", date(2020, 1, 1))])
    assert list(gebeurtenissen(bewaking, tot_en_met=date(2026, 9, 29))) == []
    with pytest.raises(
        OnbekendeParameter, match=r"signaal: no value for up to 2026-09-30; .*prognose"
    ):
        gebeurtenissen(bewaking, tot_en_met=date(2026, 9, 30))
    regels = Afschrijfregels(prognose=Prognose.gelijkblijvend(2040))
    weet = bewaak_samen([hulpmiddel("lift", "1700", date(2020, 1, 1))], regels=regels)
    # 48 x 19.00 + 12 x 20.60 + 12 x 21.00 + 12 x 21.80 = 1,672.80; one more month in 2027.
    assert [g.datum for g in gebeurtenissen(weet, tot_en_met=LAATSTE)] == [date(2026, 10, 31)]
    # What is known, or has nothing to signal, can be asked up to the end.
    assert (
        list(gebeurtenissen(bewaak_samen([hulp("h", date(2020, 1, 1))]), tot_en_met=LAATSTE)) == []
    )


def test_gebeurtenissen_van_velen_op_volgorde() -> None:
    velen = [
        (n, bewaak_samen([hulpmiddel("x", str(19 * n), date(2021, 1, 1))])) for n in range(9, 0, -1)
    ]
    gevonden = list(gebeurtenissen_van(iter(velen), tot_en_met=date(2021, 6, 30)))
    assert [a[1].datum <= b[1].datum for a, b in pairwise(gevonden)] == [True] * (len(gevonden) - 1)
    gestopt = [(n, b, [Tijdvak(date(2021, 1, 1), date(2021, 1, 31))]) for n, b in velen]
    zonder = [g for _, g in gebeurtenissen_van(gestopt, tot_en_met=date(2021, 6, 30))]
    assert not any(isinstance(g, Overschrijding) for g in zonder)
    assert sum(isinstance(g, Bereikt) for g in zonder) == 6
    for n, bewaking in velen:
        eigen = [g for sleutel, g in gevonden if sleutel == n]
        assert eigen == list(gebeurtenissen(bewaking, tot_en_met=date(2021, 6, 30)))


def test_een_verkeerd_venster() -> None:
    bewaking = bewaak_samen([])
    with pytest.raises(OngeldigeWaarde, match="na: 2021-01-02 lies after 2021-01-01; swap"):
        gebeurtenissen(bewaking, tot_en_met=date(2021, 1, 1), na=date(2021, 1, 2))


def test_verstrekkingen_die_niet_samen_kunnen() -> None:
    een = hulp("h", date(2020, 1, 1))
    with pytest.raises(OngeldigeWaarde, match="a kenmerk occurs twice"):
        bewaak_samen([een, een])
    with pytest.raises(OngeldigeWaarde, match="designates a provision that is not given"):
        bewaak_samen([een], keuze=Aangewezen("x"))


# -- what must always hold


@st.composite
def dossiers(draw: st.DrawFn, meeste: int = 4) -> list[Verstrekking]:
    return [draw(verstrekkingen(kenmerk=f"v{n}")) for n in range(draw(st.integers(0, meeste)))]


def naief_mag(wat: Verstrekking, maand: tuple[int, int]) -> bool:
    if isinstance(wat.begrenzing, TotaleKostprijs):
        return maand in naief.te_innen(wat.begrenzing.bedrag.in_euro, wat.gebruik)
    return maand in naief.gebruikt(wat.gebruik)


@given(dossiers(), st.sampled_from(Keuze))
def test_innen_mag_zolang_een_ervan_het_toelaat(dossier: list[Verstrekking], keuze: Keuze) -> None:
    bewaking = bewaak_samen(dossier, keuze=keuze)
    for maand in naief.MAANDEN:
        waar = [wat for wat in dossier if naief_mag(wat, maand)]
        assert bewaking.mag_innen(Maand(*maand)) == bool(waar)
        dan = Maand(*maand)
        stap = next(
            (
                stap
                for stap in bewaking.stappen
                if stap.van <= dan and (stap.tot_en_met is None or dan <= stap.tot_en_met)
            ),
            None,
        )
        zonder = {w.kenmerk for w in waar if not isinstance(w.begrenzing, TotaleKostprijs)}
        if not waar:
            assert stap is None
        elif zonder:
            assert isinstance(stap, NietBewaakt)
            assert {w.kenmerk for w in stap.verstrekkingen} == zonder
        else:
            assert isinstance(stap, Bewaakt)
            assert stap.verstrekking in waar
            if keuze is Keuze.HOOGSTE_KOSTPRIJS:
                prijzen = [
                    w.begrenzing.bedrag for w in waar if isinstance(w.begrenzing, TotaleKostprijs)
                ]
                assert stap.verloop.kostprijs == max(prijzen)
            else:
                laatst = {w.kenmerk: max(m for m in naief.MAANDEN if naief_mag(w, m)) for w in waar}
                assert laatst[stap.verstrekking.kenmerk] == max(laatst.values())


@given(
    kostprijsbedragen(euro("19.00")),
    dagen(date(2020, 1, 1), date(2025, 12, 1)),
    st.data(),
)
def test_een_kortere_erbij_verandert_niets(prijs: Bedrag, dag: date, data: st.DataObject) -> None:
    eerste = hulpmiddel("eerst", prijs.kaal, dag)
    zonder = bewaak_samen([eerste])
    maanden = list(bewaak(prijs, dag).maanden())
    if not maanden:
        return
    van = data.draw(st.integers(0, len(maanden) - 1))
    tot = data.draw(st.integers(van, len(maanden) - 1))
    som = Bedrag.som(m.afgeschreven for m in maanden[van : tot + 1])
    korter = hulpmiddel("korter", som.kaal, maanden[van].maand.eerste_dag)
    met = bewaak_samen([eerste, korter])
    assert met.perioden == zonder.perioden
    assert met.stappen == zonder.stappen


@given(dossiers(), st.lists(dagen(date(2020, 1, 1), date(2026, 9, 29)), min_size=1, max_size=6))
def test_de_stroom_is_het_geheel_hoe_men_de_tijd_ook_verdeelt(
    dossier: list[Verstrekking], knippen: list[date]
) -> None:
    bewaking = bewaak_samen(dossier)
    einde = date(2026, 9, 29)
    geheel = list(gebeurtenissen(bewaking, tot_en_met=einde))
    stukken: list[Gebeurtenis] = []
    na: date | None = None
    for knip in sorted({*knippen, einde}):
        stukken += gebeurtenissen(bewaking, tot_en_met=knip, na=na)
        na = knip
    assert stukken == geheel
    assert len(set(geheel)) == len(geheel)
    assert [g.datum for g in geheel] == sorted(g.datum for g in geheel)


@given(dossiers())
def test_over_een_overschreden_maand_mocht_niets(dossier: list[Verstrekking]) -> None:
    bewaking = bewaak_samen(dossier)
    overschreden: set[tuple[int, int]] = set()
    for gebeurtenis in gebeurtenissen(bewaking, tot_en_met=date(2026, 9, 29)):
        if isinstance(gebeurtenis, Overschrijding):
            maand = (gebeurtenis.maand.jaar, gebeurtenis.maand.nummer)
            assert not any(naief_mag(wat, maand) for wat in dossier)
            assert any(naief.in_gebruik(wat.gebruik, maand) for wat in dossier)
            assert maand not in naief.APRIL_MEI
            overschreden.add(maand)
        if isinstance(gebeurtenis, Bereikt) and gebeurtenis.bijdrage_stopt:
            volgende = Maand.van(gebeurtenis.datum + timedelta(days=1))
            eigen = next(w for w in dossier if w.kenmerk == gebeurtenis.kenmerk)
            assert not naief_mag(eigen, (volgende.jaar, volgende.nummer))
    # And the other way round: in use, nothing allowed, and not April or May 2020.
    for maand in naief.MAANDEN:
        if maand <= (2026, 9) and maand not in naief.APRIL_MEI:
            in_gebruik = any(naief.in_gebruik(wat.gebruik, maand) for wat in dossier)
            mag = any(naief_mag(wat, maand) for wat in dossier)
            assert (maand in overschreden) == (in_gebruik and not mag)


@given(dossiers(), st.sampled_from(Kostprijsbewaker))
def test_wat_het_cak_wordt_verteld(dossier: list[Verstrekking], bewaker: Kostprijsbewaker) -> None:
    bewaking = bewaak_samen(dossier)
    afspraken = maak_afspraken(bewaking, bewaker).afspraken
    assert [a.datum for a in afspraken] == sorted(a.datum for a in afspraken)
    gemeld = [a for a in afspraken if a.soort is not Afspraaksoort.STOP]
    if bewaker is Kostprijsbewaker.GEMEENTE:
        assert gemeld == []
    for afspraak in gemeld:
        if afspraak.kostprijs is not None:
            tarief = naief.TARIEF[max(afspraak.datum.year, 2020)]
            assert afspraak.kostprijs.in_euro > tarief
    stops = {a.datum for a in afspraken if a.soort is Afspraaksoort.STOP}
    for periode in bewaking.perioden:
        if periode.stopdatum is not None and periode.tot_en_met is not None:
            volgende = periode.tot_en_met + 1
            nog = any(
                naief.in_gebruik(wat.gebruik, (volgende.jaar, volgende.nummer)) for wat in dossier
            )
            assert (periode.stopdatum in stops) == (nog or periode.slot is Slot.KOSTPRIJS)


@given(
    st.lists(
        verstrekkingen(
            max_value=date(2029, 6, 1),
            begrenzingen=st.builds(TotaleKostprijs, kostprijsbedragen()) | st.just(GeenKostprijs()),
        ),
        max_size=3,
    )
)
def test_ook_na_het_laatste_tarief_gaat_niets_stuk(gegeven: list[Verstrekking]) -> None:
    """What is known stays the same, and what is not known raises or is called so."""
    dossier = [evolve(wat, kenmerk=f"v{n}") for n, wat in enumerate(gegeven)]
    bewaking = bewaak_samen(dossier)
    for bewaker in Kostprijsbewaker:
        maak_afspraken(bewaking, bewaker)
    for maand in Maand.reeks(Maand(2026, 1), Maand(2030, 1)):
        in_gebruik = [wat for wat in dossier if any(maand.eerste_dag in vak for vak in wat.gebruik)]
        try:
            mag = bewaking.mag_innen(maand)
        except OnbekendeParameter:
            assert maand > Maand(2026, 12)
            assert any(isinstance(wat.begrenzing, TotaleKostprijs) for wat in in_gebruik)
            continue
        if maand <= Maand(2026, 12):
            assert mag == any(naief_mag(wat, (maand.jaar, maand.nummer)) for wat in dossier)
        elif mag:
            assert any(isinstance(wat.begrenzing, GeenKostprijs) for wat in in_gebruik)
