"""One price: golden cases by hand, a naive month loop, and what must always hold."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

from kostprijs import naief
from wmo_eigenbijdrage import Bedrag, Gemeentecode, Maand, Tijdvak
from wmo_eigenbijdrage.beleid import Beleid, LagerTarief
from wmo_eigenbijdrage.fouten import BuitenBereik, OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.kostprijs import (
    ONBEKEND,
    STANDAARDREGELS,
    Afschrijfregels,
    Einde,
    Prognose,
    Stand,
    bewaak,
    bewaak_gebruik,
    laatste_maanden,
)
from wmo_eigenbijdrage.kostprijs._tabel import per_maand
from wmo_eigenbijdrage.landelijk import Waarde
from wmo_eigenbijdrage.testing import (
    afschrijfregels,
    bedragen,
    dagen,
    kostprijsbedragen,
    maanden,
    prognoses,
    tijdvakken,
    verstrekkingen,
)

EERSTE = date(2020, 1, 1)
VANAF = dagen(EERSTE, date(2026, 12, 1))


def euro(tekst: str) -> Bedrag:
    return Bedrag.euro(Decimal(tekst))


# Computed by hand from the published tariffs, April and May 2020 deducted.
GOUD = [
    # price, from, months, last month, deducted, left, nothing more from
    ("570.00", "2020-01", 30, "2022-06", "570.00", "0.00", "2022-07"),
    ("1000.00", "2020-01", 52, "2024-04", "994.40", "5.60", "2024-05"),
    ("1140.00", "2020-01", 59, "2024-11", "1138.60", "1.40", "2024-12"),
    ("31.00", "2020-01", 1, "2020-01", "19.00", "12.00", "2020-02"),
    ("19.01", "2020-01", 1, "2020-01", "19.00", "0.01", "2020-02"),
    ("19.00", "2020-01", 1, "2020-01", "19.00", "0.00", "2020-02"),
    ("570.00", "2023-07", 27, "2025-09", "550.20", "19.80", "2025-10"),
    ("250.00", "2023-11", 12, "2024-10", "244.00", "6.00", "2024-11"),
    ("252.00", "2025-01", 12, "2025-12", "252.00", "0.00", "2026-01"),
    ("253.00", "2025-01", 12, "2025-12", "252.00", "1.00", "2026-01"),
]


@pytest.mark.parametrize(("prijs", "vanaf", "aantal", "laatste", "af", "rest", "niets"), GOUD)
def test_gouden_gevallen(
    prijs: str, vanaf: str, aantal: int, laatste: str, af: str, rest: str, niets: str
) -> None:
    verloop = bewaak(euro(prijs), Maand.parse(vanaf).eerste_dag)
    assert verloop.einde is Einde.BEREIKT
    assert verloop.aantal_maanden == aantal
    assert str(verloop.eerste_maand) == vanaf
    assert str(verloop.laatste_maand) == laatste
    assert verloop.afgeschreven == euro(af)
    assert verloop.restant == euro(rest)
    assert str(verloop.niets_meer_vanaf) == niets
    assert verloop.virtuele_einddatum == Maand.parse(laatste).laatste_dag


def test_april_en_mei_2020_schuiven_het_einde_twee_maanden_op() -> None:
    niet = Afschrijfregels(april_mei_2020=False)
    verloop = bewaak(euro("570.00"), EERSTE, regels=niet)
    assert str(verloop.laatste_maand) == "2022-08"
    assert verloop.aantal_maanden == 30
    # ten months of 19.00 over the whole of 2020
    assert verloop.stand_op(date(2020, 12, 31)).afgeschreven == euro("190.00")
    assert bewaak(euro("570.00"), EERSTE).stand_op(date(2020, 12, 31)).afgeschreven == euro(
        "228.00"
    )


def test_een_begin_na_de_eerste_telt_vanaf_de_volgende_maand() -> None:
    assert str(bewaak(euro("100"), date(2024, 3, 1)).eerste_maand) == "2024-03"
    assert str(bewaak(euro("100"), date(2024, 3, 2)).eerste_maand) == "2024-04"
    assert str(bewaak(euro("100"), date(2019, 12, 31)).eerste_maand) == "2020-01"


def test_een_prijs_die_geen_maand_betaalt() -> None:
    verloop = bewaak(euro("20.59"), date(2024, 5, 14))
    assert verloop.eerste_maand is None
    assert verloop.laatste_maand is None
    assert verloop.aantal_maanden == 0
    assert list(verloop.maanden()) == []
    assert verloop.afgeschreven == Bedrag(0)
    assert str(verloop.niets_meer_vanaf) == "2024-06"
    assert verloop.virtuele_einddatum == date(2024, 5, 31)
    assert verloop.signaaldatum == date(2024, 5, 14)
    assert verloop.te_innen() == ()
    assert str(verloop) == (
        "€ 20,59 vanaf 2024-05-14: geen enkele maand, kostprijs bereikt, restant € 20,59"
    )


def test_april_en_mei_alleen_in_een_reeks() -> None:
    niet = Afschrijfregels(april_mei_2020=False)
    verloop = bewaak(euro("57"), EERSTE, regels=niet)  # January to March, then nothing goes off
    assert str(verloop.laatste_maand) == "2020-03"
    assert verloop.te_innen() == ((Maand(2020, 1), Maand(2020, 3)),)
    later = bewaak(euro("57"), date(2020, 4, 1), regels=niet)
    assert (str(later.eerste_maand), str(later.laatste_maand)) == ("2020-06", "2020-08")
    assert later.te_innen() == ((Maand(2020, 4), Maand(2020, 8)),)


# The day on which three whole months are left; at once when there are fewer.
@pytest.mark.parametrize(
    ("prijs", "vanaf", "dag", "maand"),
    [
        ("570.00", date(2020, 1, 1), date(2022, 3, 31), "2022-03"),  # up to June 2022
        ("95.00", date(2020, 1, 1), date(2020, 2, 29), "2020-02"),  # up to May 2020
        ("57.00", date(2020, 1, 1), date(2020, 1, 1), "2020-01"),  # just three months
        ("57.00", date(2019, 12, 30), date(2019, 12, 31), "2019-12"),
        ("19.00", date(2021, 2, 14), date(2021, 2, 14), "2021-02"),
    ],
)
def test_het_signaal(prijs: str, vanaf: date, dag: date, maand: str) -> None:
    verloop = bewaak(euro(prijs), vanaf)
    assert verloop.signaaldatum == dag
    assert str(verloop.signaalmaand) == maand


def test_een_pauze_schort_op_en_het_restant_gaat_door() -> None:
    # January to March, and from July on: five months of 19.00.
    pauze = Tijdvak(date(2021, 3, 20), date(2021, 7, 1))
    verloop = bewaak(euro("100.00"), date(2021, 1, 1), pauzes=[pauze])
    assert [str(m.maand) for m in verloop.maanden()] == [
        "2021-01",
        "2021-02",
        "2021-03",
        "2021-08",
        "2021-09",
    ]
    assert verloop.stand_op(date(2021, 5, 1)) == Stand(3, euro("57.00"), euro("43.00"), False)
    assert verloop.te_innen() == (
        (Maand(2021, 1), Maand(2021, 3)),
        (Maand(2021, 8), Maand(2021, 9)),
    )


@pytest.mark.parametrize(
    "pauzes",
    [
        [Tijdvak(date(2020, 1, 1), date(2020, 12, 31))],  # before the beginning
        [Tijdvak(date(2020, 5, 1), date(2021, 1, 9))],  # up to the beginning
    ],
)
def test_een_pauze_die_niets_wegneemt(pauzes: list[Tijdvak]) -> None:
    met, zonder = (bewaak(euro("300"), date(2021, 1, 10), pauzes=p) for p in (pauzes, []))
    assert met == zonder


def test_een_pauze_zonder_einde() -> None:
    verloop = bewaak(
        euro("300"),
        date(2021, 1, 10),
        pauzes=[Tijdvak(date(2021, 4, 1)), Tijdvak(date(2021, 6, 1), date(2021, 7, 1))],
    )
    assert verloop.einde is Einde.GEBRUIK
    assert verloop.afgeschreven == euro("38.00")  # February and March
    assert verloop.signaaldatum is None
    assert verloop.signaalmaand is None
    assert verloop.virtuele_einddatum == date(2021, 3, 31)
    assert "gebruik beëindigd" in str(verloop)


def test_gebruik_zonder_eerste_van_een_maand() -> None:
    verloop = bewaak_gebruik(euro("300"), [Tijdvak(date(2021, 3, 2), date(2021, 3, 30))])
    assert verloop.einde is Einde.GEBRUIK
    assert verloop.aantal_maanden == 0
    assert str(verloop.niets_meer_vanaf) == "2021-04"
    assert not verloop.is_prognose


def test_opgebruikt_in_een_pauze() -> None:
    # Three months leave 3.00, which no month fits in any more: reached when the use stops.
    gebruik = [Tijdvak(date(2021, 1, 1), date(2021, 3, 31)), Tijdvak(date(2022, 1, 1))]
    verloop = bewaak_gebruik(euro("60.00"), gebruik)
    assert verloop.einde is Einde.BEREIKT
    assert str(verloop.laatste_maand) == "2021-03"
    assert not verloop.stand_op(date(2021, 2, 28)).is_bereikt
    assert verloop.stand_op(date(2021, 3, 31)).is_bereikt
    assert verloop.te_innen() == ((Maand(2021, 1), Maand(2021, 3)),)
    assert verloop.bereikt_op == date(2021, 3, 31)
    # It is the same whether a resumption is known or not.
    assert bewaak_gebruik(euro("60.00"), gebruik[:1]).stand_op(date(2021, 3, 31)).is_bereikt
    precies = bewaak_gebruik(euro("57.00"), gebruik)
    assert precies.einde is Einde.BEREIKT
    assert precies.stand_op(date(2021, 3, 1)).is_bereikt


def test_een_restant_dat_pas_na_de_pauze_te_klein_blijkt() -> None:
    # 20.50 is left: enough for December 2023 (19.00), not for February 2024 (20.60).
    gebruik = [Tijdvak(date(2023, 11, 1), date(2023, 11, 30)), Tijdvak(date(2024, 2, 1))]
    verloop = bewaak_gebruik(euro("39.50"), gebruik)
    assert verloop.einde is Einde.BEREIKT
    assert not verloop.stand_op(date(2024, 1, 31)).is_bereikt
    assert verloop.stand_op(date(2024, 2, 1)).is_bereikt
    assert verloop.bereikt_op == date(2024, 2, 1)
    zonder = bewaak_gebruik(euro("39.50"), gebruik[:1])
    assert (zonder.einde, zonder.bereikt_op) == (Einde.GEBRUIK, None)
    assert bewaak(euro("10"), date(2024, 5, 14)).bereikt_op == date(2024, 5, 14)


def test_het_laatste_deel_bij_een_lager_tarief() -> None:
    """With 15.00 left, 19.00 nationally and 10.00 locally: by the words it is collected."""
    tien = Beleid(
        gemeente=Gemeentecode("0363"),
        lagere_tarieven=[LagerTarief(euro("10.00"), Maand(2021, 1), date(2020, 12, 1))],
    )
    gewoon = bewaak(euro("34.00"), date(2021, 1, 1))
    assert (gewoon.aantal_maanden, gewoon.restant) == (1, euro("15.00"))
    lokaal = Afschrijfregels(laatste_deel_volgens=tien)
    ruim = bewaak(euro("34.00"), date(2021, 1, 1), regels=lokaal)
    assert (ruim.aantal_maanden, ruim.restant) == (2, euro("0.00"))
    assert [m.afgeschreven for m in ruim.maanden()] == [euro("19.00"), euro("15.00")]
    assert ruim.stand_op(date(2021, 2, 1)) == Stand(2, euro("34.00"), euro("0.00"), True)
    # What is left must reach the local tariff, and a tariff of nothing collects nothing.
    assert bewaak(euro("28.99"), date(2021, 1, 1), regels=lokaal).aantal_maanden == 1
    niets = Beleid(
        gemeente=Gemeentecode("0363"),
        lagere_tarieven=[LagerTarief(euro("0.00"), Maand(2021, 1), date(2020, 12, 1))],
    )
    gratis = Afschrijfregels(laatste_deel_volgens=niets)
    assert bewaak(euro("34.00"), date(2021, 1, 1), regels=gratis).aantal_maanden == 1
    # Without a tariff of its own the policy changes nothing.
    zonder = Afschrijfregels(laatste_deel_volgens=Beleid(gemeente=Gemeentecode("0363")))
    assert bewaak(euro("34.00"), date(2021, 1, 1), regels=zonder).aantal_maanden == 1
    begin = Maand(2021, 1).ordinaal
    assert laatste_maanden([3400, 2899, 1000, 999, 10**6], [begin] * 5, regels=lokaal) == [
        begin + 1,
        begin,
        begin,
        begin - 1,
        ONBEKEND,
    ]
    eerst = Maand(2020, 1).ordinaal
    assert laatste_maanden([999], [eerst], regels=lokaal) == [eerst - 1]


# -- beyond the last published tariff


def test_zonder_aanname_is_het_einde_onbekend() -> None:
    verloop = bewaak(euro("10000"), date(2026, 5, 1))
    assert verloop.einde is Einde.ONBEKEND
    assert str(verloop) == "€ 10.000,00 vanaf 2026-05-01: loopt door na 2026-12, einde onbekend"
    assert verloop.stand_op(date(2026, 12, 31)).afgeschreven == euro("174.40")  # 8 x 21.80
    assert len(list(verloop.maanden())) == 8
    assert verloop.te_innen() == ((Maand(2026, 5), None),)
    for vraag in (
        lambda: verloop.laatste_maand,
        lambda: verloop.virtuele_einddatum,
        lambda: verloop.afgeschreven,
        lambda: verloop.restant,
        lambda: verloop.signaaldatum,
        lambda: verloop.aantal_maanden,
        lambda: verloop.stand_op(date(2027, 1, 1)),
    ):
        with pytest.raises(OnbekendeParameter, match="no value for 2027-01; .*prognose"):
            vraag()
    assert str(verloop.eerste_maand) == "2026-05"
    assert not verloop.is_prognose


def test_precies_op_in_de_laatste_maand_is_bekend() -> None:
    assert bewaak(euro("43.60"), date(2026, 11, 1)).einde is Einde.BEREIKT
    assert bewaak(euro("43.61"), date(2026, 11, 1)).einde is Einde.ONBEKEND


def test_een_begin_na_het_laatste_tarief() -> None:
    for verloop in (
        bewaak(euro("100"), date(2026, 12, 2)),
        bewaak_gebruik(euro("100"), [Tijdvak(date(2030, 1, 1), date(2030, 5, 1))]),
    ):
        assert verloop.einde is Einde.ONBEKEND
        assert verloop.stand_op(date(2026, 12, 31)).restant == euro("100")
        assert verloop.te_innen()[0][1] is None
        with pytest.raises(OnbekendeParameter, match="prognose"):
            verloop.eerste_maand
        with pytest.raises(OnbekendeParameter, match="prognose"):
            verloop.bereikt_op
    begin = Maand(2027, 1).ordinaal
    assert laatste_maanden([1900, 1900], [begin, begin - 12]) == [ONBEKEND, begin - 13]


def test_gebruik_dat_na_het_laatste_tarief_hervat() -> None:
    gebruik = [Tijdvak(date(2026, 10, 1), date(2026, 10, 30)), Tijdvak(date(2027, 2, 1))]
    verloop = bewaak_gebruik(euro("100"), gebruik)
    assert verloop.einde is Einde.ONBEKEND
    # What lies between is no use, and so nothing to collect.
    assert verloop.te_innen() == ((Maand(2026, 10), Maand(2026, 10)), (Maand(2027, 2), None))


def test_met_aanname_staat_de_aanname_erbij() -> None:
    regels = Afschrijfregels(prognose=Prognose.gelijkblijvend(2030))
    verloop = bewaak(euro("500"), date(2026, 1, 1), regels=regels)
    # 22 x 21.80 = 479.60
    assert (str(verloop.laatste_maand), verloop.restant) == ("2027-10", euro("20.40"))
    assert verloop.is_prognose
    assert "aanname: het tarief blijft € 21,80 tot en met 2030" in str(verloop)
    assert str(regels.laatste_maand) == "2030-12"
    assert str(regels.laatste_gepubliceerde_maand) == "2026-12"
    # Just used up in the last published month: no assumption needed.
    assert not bewaak(euro("261.60"), date(2026, 1, 1), regels=regels).is_prognose
    # One cent more, and that no further month fits rests on the assumption.
    assert bewaak(euro("261.61"), date(2026, 1, 1), regels=regels).is_prognose
    lang = bewaak(euro("10000"), date(2026, 1, 1), regels=regels)
    assert lang.einde is Einde.ONBEKEND
    kort = bewaak_gebruik(
        euro("10000"), [Tijdvak(date(2026, 1, 1), date(2028, 3, 4))], regels=regels
    )
    assert kort.einde is Einde.GEBRUIK
    assert kort.is_prognose
    assert kort.aantal_maanden == 27


def test_prognoses() -> None:
    # 21.80 x 1.03 = 22.454 and x 1.03 = 23.12762: rounded down to 20 cents, from the unrounded one
    assert Prognose.stijgend(Fraction(3, 100), 2028).tarieven == (
        (2027, euro("22.40")),
        (2028, euro("23.00")),
    )
    assert "stijgt 2,5 procent" in Prognose.stijgend(Fraction(1, 40), 2027).aanname
    eigen = Prognose.van({2028: euro("23"), 2027: euro("22")}, "raming")
    assert eigen.tarieven == ((2027, euro("22")), (2028, euro("23")))
    # What is published goes before what is assumed.
    oud = Prognose.van({jaar: euro("1") for jaar in range(2024, 2028)}, "raming van 2023")
    verloop = bewaak(euro("21.80"), date(2026, 12, 1), regels=Afschrijfregels(prognose=oud))
    assert verloop.aantal_maanden == 1
    verlopen = Prognose.van({2025: euro("1")}, "verouderd")
    assert Afschrijfregels(prognose=verlopen).laatste_maand == Maand(2026, 12)


@pytest.mark.parametrize(
    ("maak", "zegt"),
    [
        (lambda: Prognose.van({}, "x"), "tarieven: is empty; give at least one year"),
        (
            lambda: Prognose.van({2027: euro("1"), 2029: euro("1")}, "x"),
            "tarieven: 2028 is missing; leave no year out",
        ),
        (
            lambda: Prognose.van({2027: euro("0")}, "x"),
            "tarieven: € 0,00 in 2027; give more than zero",
        ),
        (
            lambda: Prognose.van({2099: euro("1"), 2100: euro("1")}, "x"),
            "tarieven: goes on after 2099; give fewer years",
        ),
        (
            lambda: Prognose.gelijkblijvend(2026),
            "tot_en_met: 2026 needs no prognosis; give 2027..2099",
        ),
        (
            lambda: Afschrijfregels(prognose=Prognose.van({2028: euro("1")}, "x")),
            "prognose: begins in 2028; let it begin in 2027 at the latest",
        ),
        (
            lambda: bewaak(euro("0"), EERSTE),
            "kostprijs: € 0,00 is not above zero; there is nothing to guard",
        ),
        (
            lambda: bewaak_gebruik(euro("1"), []),
            "gebruik: is empty; give the periods in which it is used",
        ),
        (
            lambda: laatste_maanden([1], []),
            "eerste: 0 months for 1 prices; give one for each",
        ),
        (
            lambda: laatste_maanden([5, 0], [24240, 24240]),
            "centen: holds a price that is not above zero; leave it out",
        ),
    ],
)
def test_wat_niet_kan(maak: object, zegt: str) -> None:
    assert callable(maak)
    with pytest.raises(OngeldigeWaarde) as fout:
        maak()
    assert str(fout.value) == zegt


def test_voor_2020_vraagt_het_restant() -> None:
    with pytest.raises(BuitenBereik, match="give what was left of the price on 2020-01-01"):
        bewaak(euro("100"), date(2019, 12, 29))


@pytest.mark.parametrize("maand", [Maand(2019, 12).ordinaal, 0, -1])
def test_kolommen_met_een_maand_voor_2020(maand: int) -> None:
    with pytest.raises(BuitenBereik, match="eerste: holds a month before 2020-01"):
        laatste_maanden([100, 100], [24240, maand])


@pytest.mark.parametrize(
    ("centen", "eerste", "zegt"),
    [
        ([570.0], [24240], "centen: holds a float; give whole cents and ordinals of months"),
        ([Bedrag(1)], [24240], "centen: holds a Bedrag; give whole cents and ordinals of months"),
        ([1], [Maand(2020, 1)], "eerste: holds a Maand; give whole cents and ordinals of months"),
        ([None], [24240], "centen: holds a NoneType; give whole cents and ordinals of months"),
    ],
)
def test_kolommen_van_iets_anders(centen: list[int], eerste: list[int], zegt: str) -> None:
    with pytest.raises(OngeldigeWaarde) as fout:
        laatste_maanden(centen, eerste)
    assert str(fout.value) == zegt


def test_een_kolom_onder_andere_regels() -> None:
    """A price that pays for no month gives the month before its first one, whatever is skipped."""
    niet = Afschrijfregels(april_mei_2020=False)
    mei, juni = Maand(2020, 5).ordinaal, Maand(2020, 6).ordinaal
    assert laatste_maanden([1000, 1000], [mei, juni], regels=niet) == [mei - 1, juni - 1]


@pytest.mark.parametrize(
    "maak",
    [
        lambda: bewaak(euro("1"), EERSTE, pauzes=3),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        lambda: bewaak(euro("1"), EERSTE, pauzes=[(EERSTE, EERSTE)]),  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
        lambda: bewaak(euro("1"), EERSTE, regels=None),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        lambda: bewaak_gebruik(euro("1"), None),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        lambda: laatste_maanden([1], [24240], regels=None),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        lambda: Prognose.van({"2027": euro("1")}, "x"),  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
        lambda: Prognose([2027], "x"),  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
        lambda: Prognose({2027: 19}, "x"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ],
)
def test_iets_anders_dan_gevraagd_is_een_regel(maak: Callable[[], object]) -> None:
    with pytest.raises(OngeldigeWaarde) as fout:
        maak()
    assert "\n" not in str(fout.value)


def test_een_enkele_pauze_mag_zonder_lijst() -> None:
    pauze = Tijdvak(date(2021, 3, 20), date(2021, 7, 1))
    assert bewaak(euro("100"), date(2021, 1, 1), pauzes=pauze) == bewaak(
        euro("100"), date(2021, 1, 1), pauzes=[pauze]
    )
    assert Prognose({2027: euro("22")}, "x") == Prognose(((2027, euro("22")),), "x")
    assert hash(Prognose([(2027, euro("22"))], "x")) is not None


def test_lege_kolommen() -> None:
    assert laatste_maanden([], []) == []


# -- against the month loop


def test_tegen_de_maandlus_op_een_volledig_rooster() -> None:
    """Every start month; every price up to 50.00, and a cent around the sum of every run."""
    centen: list[int] = []
    eerste: list[int] = []
    verwacht: list[int] = []
    tarieven = [int(100 * naief.TARIEF[jaar]) for jaar, _ in naief.MAANDEN]
    begin = Maand(2020, 1).ordinaal
    for plek in range(len(tarieven)):
        kritiek = {sum(tarieven[plek:tot]) + d for tot in range(plek + 1, 85) for d in (-1, 0, 1)}
        for prijs in {*range(1, 5001), *kritiek}:
            rest, maand = prijs, plek
            while maand < len(tarieven) and tarieven[maand] <= rest:
                rest -= tarieven[maand]
                maand += 1
            centen.append(prijs)
            eerste.append(begin + plek)
            verwacht.append(ONBEKEND if maand == len(tarieven) and rest else begin + maand - 1)
    assert len(centen) > 400_000
    assert laatste_maanden(centen, eerste) == verwacht


@given(kostprijsbedragen(), VANAF)
@example(euro("10000"), date(2020, 1, 1))
def test_een_prijs_tegen_de_maandlus(prijs: Bedrag, vanaf: date) -> None:
    verloop = bewaak(prijs, vanaf)
    af, rest, op = naief.loop(prijs.in_euro, [Tijdvak(vanaf)])
    gevonden = [((m.maand.jaar, m.maand.nummer), m.afgeschreven.in_euro) for m in verloop.maanden()]
    assert gevonden == af
    assert (verloop.einde is Einde.BEREIKT) == op
    if op:
        assert verloop.restant.in_euro == rest


@given(verstrekkingen(), kostprijsbedragen(), st.booleans())
def test_met_pauzes_tegen_de_maandlus(wat: object, prijs: Bedrag, april: bool) -> None:
    gebruik = getattr(wat, "gebruik")  # noqa: B009 (any provision: its periods are used)
    verloop = bewaak_gebruik(prijs, gebruik, regels=Afschrijfregels(april_mei_2020=april))
    zonder: set[tuple[int, int]] = set() if april else naief.APRIL_MEI
    af, rest, op = naief.loop(prijs.in_euro, gebruik, zonder)
    assert [(m.maand.jaar, m.maand.nummer) for m in verloop.maanden()] == [m for m, _ in af]
    assert (verloop.einde is Einde.BEREIKT) == op
    if verloop.einde is not Einde.ONBEKEND:
        assert verloop.restant.in_euro == rest
    else:
        assert gebruik[-1].is_open


@given(st.lists(st.tuples(kostprijsbedragen(), maanden()), min_size=1), afschrijfregels())
def test_de_kolom_geeft_wat_het_enkele_geval_geeft(
    rijen: list[tuple[Bedrag, Maand]], regels: Afschrijfregels
) -> None:
    gevonden = laatste_maanden(
        [prijs.centen for prijs, _ in rijen], [m.ordinaal for _, m in rijen], regels=regels
    )
    for (prijs, maand), laatste in zip(rijen, gevonden, strict=True):
        verloop = bewaak(prijs, maand.eerste_dag, regels=regels)
        if verloop.einde is Einde.ONBEKEND:
            assert laatste == ONBEKEND
        elif verloop.laatste_maand is None:
            assert laatste == maand.ordinaal - 1
        else:
            assert laatste == verloop.laatste_maand.ordinaal


# -- what must always hold


@given(kostprijsbedragen(), VANAF, afschrijfregels(), dagen(EERSTE, date(2026, 12, 31)))
def test_afgeschreven_en_restant_zijn_samen_de_prijs(
    prijs: Bedrag, vanaf: date, regels: Afschrijfregels, dag: date
) -> None:
    verloop = bewaak(prijs, vanaf, regels=regels)
    stand = verloop.stand_op(dag)
    assert stand.afgeschreven + stand.restant == prijs
    assert Bedrag(0) <= stand.afgeschreven <= prijs
    som = Bedrag.som(m.afgeschreven for m in verloop.maanden() if m.maand.eerste_dag <= dag)
    assert stand.afgeschreven == som
    assert stand.maanden == sum(m.maand.eerste_dag <= dag for m in verloop.maanden())
    if verloop.einde is Einde.BEREIKT:
        assert verloop.afgeschreven + verloop.restant == prijs
        assert verloop.stand_op(date(2098, 1, 1)) == Stand(
            verloop.aantal_maanden, verloop.afgeschreven, verloop.restant, True
        )


@given(kostprijsbedragen(), bedragen(Bedrag(1), Bedrag(50_000)), VANAF)
def test_een_hogere_prijs_loopt_niet_korter(prijs: Bedrag, meer: Bedrag, vanaf: date) -> None:
    laag, hoog = bewaak(prijs, vanaf), bewaak(prijs + meer, vanaf)
    if hoog.einde is Einde.BEREIKT:
        assert laag.einde is Einde.BEREIKT
        assert laag.aantal_maanden <= hoog.aantal_maanden
        assert laag.virtuele_einddatum <= hoog.virtuele_einddatum


@given(kostprijsbedragen(), VANAF, prognoses(), bedragen(Bedrag(1), Bedrag(1000)))
def test_een_hoger_tarief_loopt_niet_langer(
    prijs: Bedrag, vanaf: date, prognose: Prognose, meer: Bedrag
) -> None:
    duurder = Prognose.van({jaar: t + meer for jaar, t in prognose.tarieven}, "duurder")
    gewoon = bewaak(prijs, vanaf, regels=Afschrijfregels(prognose=prognose))
    hoog = bewaak(prijs, vanaf, regels=Afschrijfregels(prognose=duurder))
    assert len(list(hoog.maanden())) <= len(list(gewoon.maanden()))


@given(kostprijsbedragen(), VANAF, afschrijfregels())
def test_het_signaal_ligt_hooguit_drie_maanden_voor_het_einde(
    prijs: Bedrag, vanaf: date, regels: Afschrijfregels
) -> None:
    verloop = bewaak(prijs, vanaf, regels=regels)
    if verloop.einde is Einde.ONBEKEND:
        return
    signaal, einde = verloop.signaaldatum, verloop.virtuele_einddatum
    assert signaal is not None
    assert vanaf <= signaal <= max(einde, vanaf)
    assert signaal >= einde - relativedelta(months=3)
    if signaal > vanaf:  # not cut short: three whole calendar months follow
        assert Maand.van(einde) - Maand.van(signaal) == 3


@given(kostprijsbedragen(), VANAF, st.lists(tijdvakken(EERSTE, open_eind=False), max_size=4))
def test_pauzes_maken_het_totaal_nooit_hoger_dan_de_prijs(
    prijs: Bedrag, vanaf: date, pauzes: list[Tijdvak]
) -> None:
    verloop = bewaak(prijs, vanaf, pauzes=pauzes)
    totaal = Bedrag.som(m.afgeschreven for m in verloop.maanden())
    assert totaal <= prijs
    in_pauze = [m.maand for m in verloop.maanden() if any(m.maand.eerste_dag in p for p in pauzes)]
    assert in_pauze == []
    zonder = bewaak(prijs, vanaf)
    if verloop.einde is Einde.BEREIKT is zonder.einde:
        assert verloop.virtuele_einddatum >= zonder.virtuele_einddatum or any(
            m.maand.eerste_dag <= p.eerste_dag for p in pauzes for m in zonder.maanden()
        )


@given(kostprijsbedragen(), VANAF, afschrijfregels())
def test_gelijke_vragen_geven_gelijke_antwoorden(
    prijs: Bedrag, vanaf: date, regels: Afschrijfregels
) -> None:
    een, twee = (bewaak(prijs, vanaf, regels=regels) for _ in range(2))
    assert een == twee
    assert hash(een) == hash(twee)
    assert een == bewaak_gebruik(prijs, [Tijdvak(vanaf)], regels=regels)


def test_na_een_gat_telt_geen_tarief_meer() -> None:
    def jaar(nummer: int) -> Waarde[Bedrag]:
        geldig = Tijdvak(date(nummer, 1, 1), date(nummer, 12, 31))
        return Waarde(euro("19"), geldig, "bron", True)

    gevonden = list(per_maand([jaar(2020), jaar(2021), jaar(2023)]))
    assert gevonden == [(Maand(2020, 1).ordinaal + n, 1900) for n in range(24)]


def test_de_standaard_deelt_geen_toestand() -> None:
    assert Afschrijfregels() == STANDAARDREGELS
    assert Afschrijfregels(overgeslagen=[Maand(2021, 2), Maand(2021, 1), Maand(2021, 2)]) == (
        Afschrijfregels(overgeslagen=[Maand(2021, 1), Maand(2021, 2)])
    )
