"""The comparison: cases by hand, and what holds for any two sides."""

import csv
import pickle
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vergelijkbouw import BSNS, SINDS_2018, A, B, C, D, cak, cak_regels, eigen, eigen_regels
from wmo_eigenbijdrage import Bedrag, Bsn, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import AgbCode
from wmo_eigenbijdrage.overgang import (
    Administratieregel,
    Bestandsvergelijking,
    CakBestand,
    CakRegel,
    Huishoudstand,
    HvRij,
    OnbekendeVorm,
    Persoonsgegevens,
    Persoonsvergelijking,
    Plicht,
    Uitval,
    Variant,
    Veldverschil,
    Vergelijkreden,
    Vergelijkveld,
    Verstrekkingsgegevens,
    Vindplaats,
    ZaRij,
    bestandsvergelijking,
    plicht_op,
    uit_hv,
    uit_za,
    vergelijk_personen,
)
from wmo_eigenbijdrage.overgang.vergelijking.velden import (
    Naamvorm,
    Persoonsvorm,
    persoonsvorm,
    tegenspraken,
    vouw,
    vouw_code,
    vouw_letters,
    zonder_gemeen,
)

DOCS = Path(__file__).parents[2] / "docs"
ZA = CakBestand.ZA


def codes(vergelijking: Bestandsvergelijking) -> list[str]:
    return [b.bevinding.code for b in vergelijking.bevindingen()]


def vergelijk(
    mijn: list[Administratieregel], hun: list[CakRegel], **anders: Any
) -> Bestandsvergelijking:
    return bestandsvergelijking(mijn, hun, **anders)


def een(mijn: list[Administratieregel], hun: list[CakRegel]) -> Persoonsvergelijking:
    """The comparison of the only person."""
    (persoon,) = vergelijk(mijn, hun).personen
    return persoon


def velden(mijn: list[Administratieregel], hun: list[CakRegel]) -> list[str]:
    return [verschil.veld.name for verschil in een(mijn, hun).verschillen]


# Who is where


def test_alleen_hier_alleen_daar_en_in_beide() -> None:
    gevonden = vergelijk(
        [eigen(A, 2), eigen(B, 3), eigen(B, 4), eigen(D, 5)], [cak(B, 2), cak(C, 3), cak(C, 9)]
    )
    assert [p.bsn for p in gevonden.personen] == [A, B, C, D]
    assert [p.bsn for p in gevonden.alleen_eigen] == [A, D]
    assert [p.bsn for p in gevonden.alleen_cak] == [C]
    assert [p.bsn for p in gevonden.beide] == [B]
    assert [regel.rij for regel in gevonden.beide[0].eigen] == [3, 4]
    telling = gevonden.telling
    assert (telling.regels_eigen, telling.regels_cak) == (4, 3)
    assert (telling.personen_eigen, telling.personen_cak, telling.beide) == (3, 2, 1)


@pytest.mark.parametrize(
    ("mijn", "hun", "verwacht"),
    [
        ([], [], []),
        ([eigen(tijdvak=SINDS_2018, bijdrageplichtig=True)], [], ["BV01"]),
        ([eigen(bijdrageplichtig=False)], [], ["BV02"]),
        ([eigen(tijdvak=SINDS_2018)], [], ["BV03"]),
        ([], [cak()], ["BV04"]),
        ([eigen(bijdrageplichtig=False)], [cak()], ["BV05"]),
        ([eigen(bijdrageplichtig=True)], [cak()], []),
        ([eigen()], [cak()], []),
    ],
)
def test_wat_er_over_een_persoon_te_zeggen_is(
    mijn: list[Administratieregel], hun: list[CakRegel], verwacht: list[str]
) -> None:
    assert codes(vergelijk(mijn, hun)) == verwacht


TOT_2020 = Tijdvak(date(2018, 6, 1), date(2019, 12, 31))
OP_DE_DAG = Tijdvak(date(2020, 1, 1), date(2020, 1, 1))


@pytest.mark.parametrize(
    ("regels", "plicht"),
    [
        ([], Plicht.NEE),
        ([eigen(tijdvak=OP_DE_DAG, bijdrageplichtig=True)], Plicht.JA),
        ([eigen(tijdvak=TOT_2020, bijdrageplichtig=True)], Plicht.NEE),
        ([eigen(tijdvak=TOT_2020)], Plicht.NEE),
        ([eigen(tijdvak=SINDS_2018, bijdrageplichtig=False)], Plicht.NEE),
        ([eigen(bijdrageplichtig=True)], Plicht.ONBEKEND),
        ([eigen(tijdvak=SINDS_2018)], Plicht.ONBEKEND),
        ([eigen(tijdvak=TOT_2020), eigen(bijdrageplichtig=False)], Plicht.NEE),
        ([eigen(tijdvak=TOT_2020), eigen()], Plicht.ONBEKEND),
        ([eigen(), eigen(tijdvak=SINDS_2018, bijdrageplichtig=True)], Plicht.JA),
    ],
)
def test_plicht(regels: list[Administratieregel], plicht: Plicht) -> None:
    assert plicht_op(date(2020, 1, 1), regels) is plicht


def test_de_peildatum_beslist() -> None:
    regel = eigen(tijdvak=TOT_2020, bijdrageplichtig=True)
    assert codes(vergelijk([regel], [])) == ["BV02"]
    eerder = vergelijk([regel], [], peildatum=date(2019, 12, 31))
    assert codes(eerder) == ["BV01"]
    assert "31-12-2019" in next(eerder.bevindingen()).bevinding.tekst
    assert [p.bsn for p in eerder.niet_in_beeld] == [A]


# Fields


@pytest.mark.parametrize(
    ("mijn", "hun", "verschilt"),
    [
        ({"achternaam": "Jansen"}, {"achternaam": "JANSEN "}, False),
        ({"achternaam": "Jansen"}, {"achternaam": "Janssen"}, True),
        ({"achternaam": "Dönmez-Çelik"}, {"achternaam": "DONMEZ-CELIK"}, False),
        ({"achternaam": "Strauß"}, {"achternaam": "STRAUSS"}, False),
        ({"achternaam": "Ĳssel"}, {"achternaam": "ijssel"}, False),
        ({"achternaam": "Jansen"}, {"achternaam": ""}, False),  # not known
        ({"achternaam": "Jansen"}, {"achternaam": "  "}, False),
        ({"achternaam": "Berg", "voorvoegsel": "van den"}, {"achternaam": "van den Berg"}, False),
        ({"achternaam": "Berg", "voorvoegsel": "van den"}, {"achternaam": "Berg"}, False),
        (
            {"achternaam": "Berg", "voorvoegsel": "van"},
            {"achternaam": "Berg", "voorvoegsel": "van den"},
            True,
        ),
        ({"achternaam": "van Berg"}, {"achternaam": "van den Berg"}, True),
        ({"voorvoegsel": "van"}, {"voorvoegsel": "van den"}, False),  # no name to go with it
    ],
)
def test_namen(mijn: dict[str, str], hun: dict[str, str], *, verschilt: bool) -> None:
    assert velden([eigen(**mijn)], [cak(**hun)]) == (["NAAM"] if verschilt else [])


@pytest.mark.parametrize(
    ("veld", "mijn", "hun", "verschilt"),
    [
        ("voorletters", "J.P.", "jp", False),
        ("voorletters", "J. P.", "JP", False),
        ("voorletters", "J.", "P.", True),
        ("voorletters", "J.", ".", False),  # a point is no initial
        ("geboortedatum", date(1940, 1, 2), date(1940, 1, 2), False),
        ("geboortedatum", date(1940, 1, 2), date(1940, 2, 1), True),
        ("geboortedatum", date(1940, 1, 2), None, False),
        ("product", "07", "7", False),
        ("product", "07", "70", True),
        ("product", "0A1", "a1", True),
        ("aanbieder", "01234567", "1234567", False),
        ("aanbieder", "WZA 12", "wza12", False),
        ("pgb", True, False, True),
        ("pgb", None, True, False),
        ("totale_kosten", Bedrag(100), Bedrag(100), False),
        ("totale_kosten", Bedrag(100), Bedrag(101), True),
        ("kosten_per_periode", Bedrag(1), Bedrag(2), True),
        ("aantal_perioden", 39, 40, True),
        ("aantal_perioden", 39, None, False),
        ("restbedrag", Bedrag(0), Bedrag(1), True),  # zero is known
        ("vanaf", Zorgperiode(2018, 8), Zorgperiode(2018, 9), True),
    ],
)
def test_velden(veld: str, mijn: object, hun: object, *, verschilt: bool) -> None:
    persoon = een([eigen(**{veld: mijn})], [cak(**{veld: hun})])
    assert [v.veld.name for v in persoon.verschillen] == ([veld.upper()] if verschilt else [])
    for verschil in persoon.verschillen:
        assert (verschil.eigen, verschil.cak) == (mijn, hun)


def test_een_ander_dossiernummer_bij_hetzelfde_product_en_bedrag() -> None:
    gelijk = {"product": "07", "totale_kosten": Bedrag(5)}
    assert velden([eigen(dossiernummer="D1", **gelijk)], [cak(dossiernummer="D2", **gelijk)]) == [
        "DOSSIERNUMMER"
    ]


def test_een_waarde_gemeen_is_genoeg_maar_tegenspraak_wordt_gemeld() -> None:
    mijn = [eigen(A, 2, achternaam="Jansen"), eigen(A, 3, achternaam="Bakker")]
    gevonden = vergelijk(mijn, [cak(achternaam="BAKKER")])
    assert gevonden.personen[0].verschillen == ()
    assert codes(gevonden) == ["BV40"]
    ander = vergelijk(mijn, [cak(A, 2, achternaam="Smit"), cak(A, 3, achternaam="De Wit")])
    assert codes(ander) == ["BV10", "BV40", "BV41"]
    assert [b.bevinding.plaats for b in ander.bevindingen()] == ["NAAM", "NAAM", "NAAM"]


def test_drie_rijen_waarvan_de_eerste_bij_beide_past() -> None:
    """The first name goes with both others, which do not go with each other."""
    namen = ["Berg", "van Berg", "van den Berg"]
    mijn = [
        eigen(A, 2, achternaam="Berg"),
        eigen(A, 3, achternaam="Berg", voorvoegsel="van"),
        eigen(A, 4, achternaam="Berg", voorvoegsel="van den"),
    ]
    assert [regel.persoon.naam for regel in mijn] == namen
    assert codes(vergelijk(mijn, [cak(A)])) == ["BV40"]


def test_geen_tegenspraak_tussen_schrijfwijzen() -> None:
    mijn = [eigen(A, 2, achternaam="Jansen"), eigen(A, 3, achternaam="JANSEN"), eigen(A, 4)]
    assert codes(vergelijk(mijn, [cak()])) == []


# Provisions


def paren(mijn: list[Administratieregel], hun: list[CakRegel]) -> tuple[set[int], set[int]]:
    """The rows without a counterpart, on either side."""
    persoon = een(mijn, hun)
    return (
        {regel.rij for regel in persoon.verstrekkingen_alleen_eigen},
        {regel.rij for regel in persoon.verstrekkingen_alleen_cak},
    )


def test_gelijke_verstrekkingen_horen_een_op_een_bij_elkaar() -> None:
    zelfde = {"dossiernummer": "D", "product": "07", "totale_kosten": Bedrag(5)}
    hun = [cak(A, rij, **zelfde) for rij in (2, 3, 4)]
    mijn = [eigen(A, rij, **zelfde) for rij in (2, 3)]
    assert [len(rest) for rest in paren(mijn, hun)] == [0, 1]
    assert codes(vergelijk(mijn, hun)) == ["BV31"]


def test_het_dossiernummer_gaat_voor_het_bedrag() -> None:
    mijn = [
        eigen(A, 2, dossiernummer="1", totale_kosten=Bedrag(100)),
        eigen(A, 3, dossiernummer="2", totale_kosten=Bedrag(200)),
    ]
    hun = [
        cak(A, 2, dossiernummer="02", totale_kosten=Bedrag(100)),
        cak(A, 3, dossiernummer="01", totale_kosten=Bedrag(200)),
    ]
    persoon = een(mijn, hun)
    assert [(v.veld.name, v.regel_eigen.rij, v.regel_cak.rij) for v in persoon.verschillen] == [
        ("TOTALE_KOSTEN", 2, 3),
        ("TOTALE_KOSTEN", 3, 2),
    ]


def test_een_dossiernummer_voor_de_hele_persoon() -> None:
    """The number says nothing then: product and amount do."""
    mijn = [
        eigen(A, 2, dossiernummer="D", product="07", totale_kosten=Bedrag(100)),
        eigen(A, 3, dossiernummer="D", product="08", totale_kosten=Bedrag(200), pgb=True),
        eigen(A, 4, dossiernummer="D", product="09"),
    ]
    hun = [
        cak(A, 2, dossiernummer="D", product="09", totale_kosten=Bedrag(300)),
        cak(A, 3, dossiernummer="D", product="08", totale_kosten=Bedrag(201), pgb=False),
        cak(A, 4, dossiernummer="D", product="77", totale_kosten=Bedrag(100)),
    ]
    persoon = een(mijn, hun)
    assert paren(mijn, hun) == (set(), set())
    assert {(v.veld.name, v.regel_eigen.rij, v.regel_cak.rij) for v in persoon.verschillen} == {
        ("TOTALE_KOSTEN", 3, 3),
        ("PGB", 3, 3),
        ("PRODUCT", 2, 4),
    }


def test_wat_overblijft_hoort_bij_elkaar_als_het_een_en_een_is() -> None:
    assert paren([eigen(pgb=True)], [cak(pgb=False)]) == (set(), set())
    een_, ander = cak(A, 2, pgb=False), cak(A, 3, aantal_perioden=39)
    assert paren([eigen(pgb=True)], [een_, ander]) == ({2}, {2, 3})
    # Other dossier numbers are other provisions.
    assert paren([eigen(dossiernummer="1")], [cak(dossiernummer="2")]) == ({2}, {2})


def test_een_rij_hoort_bij_het_bestand_waarin_zij_is_te_verwachten() -> None:
    za, hv = cak(A, 2, ZA, product="07"), cak(A, 3, product="07")
    assert paren([eigen(bestand=ZA, product="07")], [za, hv]) == (set(), {3})
    assert paren([eigen(bestand=CakBestand.HV, product="07")], [za]) == ({2}, {2})
    # Not known in which: either, but not when both fit.
    assert paren([eigen(product="07")], [za]) == (set(), set())
    assert paren([eigen(product="07", pgb=True)], [za, hv]) == ({2}, {2, 3})


def test_een_kant_zonder_verstrekkingen_kent_ze_niet() -> None:
    assert paren([eigen(A)], [cak(pgb=True)]) == (set(), set())
    assert paren([eigen(pgb=True)], [cak(A)]) == (set(), set())
    gemengd = [eigen(A, 2), eigen(A, 3, dossiernummer="1")]
    assert codes(vergelijk(gemengd, [cak(dossiernummer="2")])) == ["BV30", "BV31"]


# Households


def test_een_huishouden_waarvan_een_bij_het_cak_is() -> None:
    samen = {"huishouden": "h", "bijdrageplichtig": True, "tijdvak": SINDS_2018}
    gevonden = vergelijk([eigen(A, 2, **samen), eigen(B, 3, **samen)], [cak(B, 7)])
    (huishouden,) = gevonden.huishoudens
    assert huishouden.stand is Huishoudstand.DEELS
    assert ([p.bsn for p in huishouden.bij_cak], [p.bsn for p in huishouden.niet_bij_cak]) == (
        [B],
        [A],
    )
    assert codes(gevonden) == ["BV01", "BV50"]
    over_huishouden = list(gevonden.bevindingen())[-1]
    assert over_huishouden.bsn == A
    assert [regel.rij for regel in over_huishouden.eigen] == [2]
    assert [regel.verwijzing for regel in over_huishouden.cak] == ["HV 7"]


def test_huishoudens_geheel_niet_en_alleen() -> None:
    mijn = [
        eigen(A, 2, huishouden="x"),
        eigen(B, 3, huishouden=" x "),
        eigen(C, 4, huishouden="y"),
        eigen(D, 5, huishouden="y"),
        eigen(BSNS[4], 6, huishouden="alleen"),
        eigen(BSNS[5], 7),
    ]
    gevonden = vergelijk(mijn, [cak(A), cak(B)])
    assert [h.stand for h in gevonden.huishoudens] == [Huishoudstand.ALLEN, Huishoudstand.GEEN]
    assert dict(gevonden.telling.per_huishoudstand) == {
        Huishoudstand.ALLEN: 1,
        Huishoudstand.DEELS: 0,
        Huishoudstand.GEEN: 1,
    }
    assert codes(gevonden) == ["BV03"] * 4


def test_een_huisgenoot_zonder_plicht_hoeft_niet_bekend_te_zijn() -> None:
    mijn = [eigen(A, 2, huishouden="x", bijdrageplichtig=False), eigen(B, 3, huishouden="x")]
    gevonden = vergelijk(mijn, [cak(B)])
    assert gevonden.huishoudens[0].stand is Huishoudstand.DEELS
    assert codes(gevonden) == ["BV02"]


def test_rijen_die_verschillende_huishoudens_noemen() -> None:
    mijn = [
        eigen(A, 2, huishouden="x"),
        eigen(A, 3, huishouden="y"),
        eigen(B, 4, huishouden="x"),
        eigen(C, 5, huishouden="y"),
    ]
    gevonden = vergelijk(mijn, [cak(A), cak(B), cak(C)])
    assert codes(gevonden) == ["BV42"]
    assert [len(h.leden) for h in gevonden.huishoudens] == [2, 2]


# Rows of CAK


def hvrij(**anders: Any) -> HvRij:
    gegeven: dict[str, Any] = {
        "rij": 12,
        "bsn": A,
        "dossiernummer": "D1",
        "groepcode": "07",
        "pgb": True,
        "variant": Variant.VIER,
        "totale_kosten": Bedrag(100_000),
        "vanaf": Zorgperiode(2018, 5),
        "aantal_perioden": 39,
        "kosten_per_periode": Bedrag(100),
        "restbedrag": Bedrag(40_000),
    }
    return HvRij(**(gegeven | anders))


def test_uit_za() -> None:
    persoon = Persoonsgegevens("Jansen", geboortedatum=OnbekendeVorm("3 mei 50"))
    rij = ZaRij(7, A, AgbCode("12345678"), "01A15", 120, persoon)
    regel = uit_za(rij)
    assert regel == CakRegel(
        A,
        7,
        CakBestand.ZA,
        persoon,
        Verstrekkingsgegevens(product="01A15", aanbieder="12345678", pgb=False),
    )
    wza = uit_za(ZaRij(7, A, "W123", "01A15", 120)).verstrekking
    assert wza is not None
    assert wza.aanbieder == "W123"
    # A birth date that could not be read is not known, and so differs from nothing.
    eigen = Administratieregel(A, 2, Persoonsgegevens("Jansen", geboortedatum=date(1950, 5, 3)))
    (gevonden,) = vergelijk_personen([eigen], [regel])
    assert gevonden.verschillen == ()


def test_uit_hv() -> None:
    persoon = Persoonsgegevens("Jansen")
    assert uit_hv(hvrij(persoon=persoon)) == CakRegel(
        A,
        12,
        CakBestand.HV,
        persoon,
        Verstrekkingsgegevens(
            dossiernummer="D1",
            product="07",
            pgb=True,
            totale_kosten=Bedrag(100_000),
            kosten_per_periode=Bedrag(100),
            aantal_perioden=39,
            restbedrag=Bedrag(40_000),
            vanaf=Zorgperiode(2018, 5),
        ),
    )


def test_wat_in_het_hv_bestand_niets_betekent_is_niet_bekend() -> None:
    dummy = uit_hv(hvrij(totale_kosten=Bedrag(99_999_900), restbedrag=Bedrag(99_000_000)))
    assert dummy.verstrekking is not None
    assert (dummy.verstrekking.totale_kosten, dummy.verstrekking.restbedrag) == (None, None)
    september = uit_hv(hvrij(datums_onbetrouwbaar=True))
    assert september.verstrekking is not None
    assert september.verstrekking.vanaf is None


@pytest.mark.parametrize("rij", [0, -1, 12345678, 999990019, True, "2"])
def test_een_rijnummer_is_geen_bsn(rij: Any) -> None:
    for maak in (lambda: eigen(A, rij), lambda: cak(A, rij)):
        with pytest.raises(OngeldigeWaarde, match="rij: is no row number") as gevangen:
            maak()
        assert "12345678" not in str(gevangen.value)
        assert "999990019" not in str(gevangen.value)


@pytest.mark.parametrize(
    "maak",
    [
        lambda: eigen(bsn="999990019"),
        lambda: Persoonsgegevens(achternaam=None),  # type: ignore[arg-type]
        lambda: Persoonsgegevens(geboortedatum="1940-01-01"),  # type: ignore[arg-type]
        lambda: Verstrekkingsgegevens(totale_kosten=100),  # type: ignore[arg-type]
        lambda: eigen(huishouden=3),
        lambda: eigen(bijdrageplichtig="nee"),  # which Python takes for true
        lambda: eigen(pgb="N"),
        lambda: cak(aantal_perioden="39"),
        lambda: Administratieregel(A, 2, verstrekking=Persoonsgegevens()),  # type: ignore[arg-type]
    ],
)
def test_rijen_die_niet_bestaan(maak: Callable[[], object]) -> None:
    with pytest.raises(OngeldigeWaarde) as gevangen:
        maak()
    assert "999990019" not in str(gevangen.value)
    assert "1940" not in str(gevangen.value)


# Streams


def test_een_stroom_moet_op_volgorde_staan() -> None:
    with pytest.raises(OngeldigeWaarde, match="eigen: is not in order of BSN; sort it") as gevangen:
        list(vergelijk_personen([eigen(B), eigen(A)], []))
    assert "9999" not in str(gevangen.value)
    with pytest.raises(OngeldigeWaarde, match="cak: is not in order"):
        list(vergelijk_personen([], [cak(A), cak(B), cak(A)]))


def test_een_stroom_leest_niet_verder_dan_nodig() -> None:
    gelezen: list[int] = []

    def regels() -> Any:
        for rij, bsn in enumerate(BSNS[:4], start=2):
            gelezen.append(rij)
            yield cak(bsn, rij)

    stroom = vergelijk_personen([], regels())
    next(stroom)
    assert gelezen == [2, 3]


def test_andere_dingen_dan_rijen() -> None:
    with pytest.raises(OngeldigeWaarde, match="cak: Administratieregel is not a CakRegel"):
        vergelijk([eigen()], [eigen()])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    with pytest.raises(OngeldigeWaarde, match="eigen: HvRij is not a Administratieregel"):
        list(vergelijk_personen([hvrij()], []))  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    with pytest.raises(OngeldigeWaarde, match="eigen: str is not a Administratieregel"):
        bestandsvergelijking("x", [])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(OngeldigeWaarde, match="peildatum"):
        vergelijk([], [], peildatum="2020-01-01")


# CSV and HTML

GEHEIM = ("999990019", "Geheim", "Verborgen", "1931-03-05", "1932-04-06", "X.Y.", "Adres 1", "NR-")


def geheim() -> Bestandsvergelijking:
    """One person with everything that must not show."""
    zelfde = {"product": "07", "totale_kosten": Bedrag(123_450)}
    mijn = eigen(
        A,
        5,
        achternaam="Geheim",
        voorletters="X.Y.",
        geboortedatum=date(1931, 3, 5),
        huishouden="Adres 1",
        dossiernummer="NR-1",
        pgb=True,
        vanaf=Zorgperiode(2018, 1),
        **zelfde,
    )
    hun = cak(
        A,
        7,
        achternaam="=Verborgen",
        voorletters="Z.",
        geboortedatum=date(1932, 4, 6),
        dossiernummer="NR-2",
        pgb=False,
        vanaf=Zorgperiode(2018, 2),
        **zelfde,
    )
    buur = eigen(B, 6, huishouden="Adres 1", bijdrageplichtig=True, tijdvak=SINDS_2018)
    return vergelijk([mijn, buur], [hun])


def test_niets_toont_een_persoon() -> None:
    gevonden = geheim()
    alles = [gevonden, *gevonden.personen, *gevonden.huishoudens, *gevonden.bevindingen()]
    alles += [v for p in gevonden.personen for v in p.verschillen]
    teksten = [repr(ding) + str(ding) for ding in alles]
    teksten += [gevonden._repr_html_(), "".join(gevonden.csv_regels())]  # pyright: ignore[reportPrivateUsage]
    for tekst in teksten:
        assert not [geheim_ for geheim_ in GEHEIM if geheim_ in tekst]
    assert repr(gevonden.personen[0].verschillen[0]) == "Veldverschil(NAAM, eigen 5, HV 7)"


def test_csv_zonder_bsn() -> None:
    regels = list(csv.reader(geheim().csv_regels(), delimiter=";"))
    assert regels[0] == ["code", "veld", "rijen_eigen", "rijen_cak", "eigen", "cak", "bevinding"]
    assert [regel[:6] for regel in regels[1:]] == [
        ["BV10", "NAAM", "5", "HV 7", "", ""],
        ["BV11", "VOORLETTERS", "5", "HV 7", "", ""],
        ["BV12", "GEBOORTEDATUM", "5", "HV 7", "", ""],
        ["BV13", "DOSSIERNUMMER", "5", "HV 7", "", ""],
        ["BV16", "PGB", "5", "HV 7", "J", "N"],
        ["BV21", "VANAF", "5", "HV 7", "2018-P01", "2018-P02"],
        ["BV01", "persoon", "6", "", "", ""],
        ["BV50", "HUISHOUDEN", "6", "HV 7", "", ""],
    ]


def test_csv_met_bsn() -> None:
    regels = list(csv.reader(geheim().csv_regels(met_bsn=True), delimiter=";"))
    assert regels[0][0] == "bsn"
    assert [regel[0] for regel in regels[1:]] == ["999990019"] * 6 + ["999990020"] * 2
    # A text that a spreadsheet would take for a formula is made harmless.
    assert regels[1][5:7] == ["Geheim", "'=Verborgen"]
    assert regels[3][5:7] == ["1931-03-05", "1932-04-06"]


def test_csv_van_niets_is_een_kop() -> None:
    assert list(vergelijk([], []).csv_regels()) == [
        "code;veld;rijen_eigen;rijen_cak;eigen;cak;bevinding\r\n"
    ]


def test_bedragen_in_de_csv_zijn_nederlands() -> None:
    regels = list(
        vergelijk([eigen(restbedrag=Bedrag(-350))], [cak(restbedrag=Bedrag(123_450))]).csv_regels()
    )
    assert regels[1].startswith("BV20;RESTBEDRAG;2;HV 2;-3,50;1234,50;")


def html(vergelijking: Bestandsvergelijking) -> str:
    return vergelijking._repr_html_()  # pyright: ignore[reportPrivateUsage]


def test_html_telt_alles_en_toont_er_twintig() -> None:
    mijn = [
        eigen(A, rij, dossiernummer=str(rij), product="<b>", totale_kosten=Bedrag(100))
        for rij in range(1, 23)
    ]
    hun = [
        cak(A, rij, dossiernummer=str(rij), product="&", totale_kosten=Bedrag(200))
        for rij in range(1, 23)
    ]
    tekst = html(vergelijk(mijn, hun))
    assert "b&gt;" not in tekst.replace("<b>", "b&gt;")  # free text is not shown at all
    assert "<td>1,00</td><td>2,00</td>" in tekst
    assert tekst.count("<td>BV14</td>") == 1 + 10  # the kind, and ten of the first twenty
    assert "<td>22</td>" in tekst
    assert "en nog 24" in tekst
    assert "en nog" not in html(vergelijk([eigen(B)], []))


def test_uitval_wordt_geteld() -> None:
    uitval = [Uitval(9, (Bevinding("HV03", "BSN", "proef"),))]
    gevonden = vergelijk([], [], uitval=uitval)
    assert gevonden.uitval == tuple(uitval)
    assert "rijen van het CAK die niet te lezen waren: 1" in str(gevonden)


def test_de_telling_als_tekst() -> None:
    tekst = str(vergelijk([eigen(A), eigen(B)], [cak(B)]))
    assert "alleen in de eigen administratie: 1\n" in tekst
    assert "in beide, zonder verschil: 1\n" in tekst


def test_een_vergelijking_overleeft_een_proceswissel() -> None:
    gevonden = geheim()
    terug = pickle.loads(pickle.dumps(gevonden))
    assert terug == gevonden
    assert terug.telling == gevonden.telling
    assert isinstance(hash(gevonden), int)


# What holds for any two sides

kanten = st.tuples(st.lists(eigen_regels, max_size=12), st.lists(cak_regels, max_size=12))


@given(kanten)
def test_de_aantallen_kloppen(
    kant: tuple[list[Administratieregel], list[CakRegel]],
) -> None:
    mijn, hun = kant
    gevonden = vergelijk(mijn, hun)
    eigen_bsns, cak_bsns = {r.bsn for r in mijn}, {r.bsn for r in hun}
    assert [p.bsn for p in gevonden.personen] == sorted(eigen_bsns | cak_bsns)
    assert {p.bsn for p in gevonden.alleen_eigen} == eigen_bsns - cak_bsns
    assert {p.bsn for p in gevonden.alleen_cak} == cak_bsns - eigen_bsns
    assert {p.bsn for p in gevonden.beide} == eigen_bsns & cak_bsns
    telling = gevonden.telling
    assert telling.personen_eigen == len(eigen_bsns) == telling.beide + telling.alleen_eigen
    assert telling.personen_cak == len(cak_bsns) == telling.beide + telling.alleen_cak
    assert telling.met_verschil + telling.zonder_verschil == len(eigen_bsns & cak_bsns)
    assert telling.met_verschil == sum(p.verschilt for p in gevonden.personen)
    assert telling.niet_in_beeld == len(gevonden.niet_in_beeld) <= telling.plichtig
    assert telling.plichtig + telling.plicht_onbekend <= telling.personen_eigen
    # Every row is in exactly one place.
    assert Counter(r for p in gevonden.personen for r in p.eigen) == Counter(mijn)
    assert Counter(r for p in gevonden.personen for r in p.cak) == Counter(hun)
    assert telling.bevindingen == len(codes(gevonden)) == len(list(gevonden.csv_regels())) - 1
    assert sum(telling.per_huishoudstand.values()) == len(gevonden.huishoudens)


@given(kanten)
def test_elke_verstrekking_heeft_hooguit_een_wederhelft(
    kant: tuple[list[Administratieregel], list[CakRegel]],
) -> None:
    for persoon in vergelijk(*kant).beide:
        mijn = [r for r in persoon.eigen if r.verstrekking]
        hun = [r for r in persoon.cak if r.verstrekking]
        if mijn and hun:
            gepaard = len(mijn) - len(persoon.verstrekkingen_alleen_eigen)
            assert gepaard == len(hun) - len(persoon.verstrekkingen_alleen_cak)
            assert 0 <= gepaard <= min(len(mijn), len(hun))


@given(kanten)
def test_een_verschil_is_bekend_aan_beide_kanten(
    kant: tuple[list[Administratieregel], list[CakRegel]],
) -> None:
    for persoon in vergelijk(*kant).personen:
        for verschil in persoon.verschillen:
            assert verschil.eigen is not None
            assert verschil.cak is not None
            assert verschil.eigen != verschil.cak
            assert verschil.regel_eigen in persoon.eigen
            assert verschil.regel_cak in persoon.cak
            bestanden = {verschil.regel_eigen.bestand, verschil.regel_cak.bestand, None}
            if verschil.veld.name not in ("NAAM", "VOORLETTERS", "GEBOORTEDATUM"):
                assert len(bestanden) <= 2


@given(kanten, st.randoms(use_true_random=False))
def test_de_volgorde_van_de_rijen_doet_er_niet_toe(
    kant: tuple[list[Administratieregel], list[CakRegel]], toeval: Any
) -> None:
    mijn, hun = list(kant[0]), list(kant[1])
    gevonden = vergelijk(mijn, hun)
    toeval.shuffle(mijn)
    toeval.shuffle(hun)
    ander = vergelijk(mijn, hun)
    assert ander.telling == gevonden.telling
    assert [*ander.csv_regels(met_bsn=True)] == [*gevonden.csv_regels(met_bsn=True)]


def test_twee_gelijke_rijen_in_een_andere_volgorde_geven_dezelfde_vindplaats() -> None:
    mijn = [
        eigen(A, 2, achternaam="Berg", dossiernummer="1"),
        eigen(A, 3, achternaam="Bos", dossiernummer="1"),
    ]
    hun = [cak(A, 2, achternaam="Dijk", dossiernummer="1")]
    verwacht = ["BV10;NAAM;2;HV 2;", "BV30;verstrekking;3;;", "BV40;NAAM;2, 3;;"]
    for rijen in (mijn, mijn[::-1]):
        regels = [*vergelijk(rijen, hun).csv_regels()][1:]
        assert [regel[: len(begin)] for regel, begin in zip(regels, verwacht, strict=True)] == (
            verwacht
        )


naamvormen = st.builds(
    Persoonsgegevens,
    achternaam=st.sampled_from(["berg", "den berg", "van den berg", "bos"]),
    voorvoegsel=st.sampled_from(["", "van", "van den", "den"]),
).map(persoonsvorm)


@given(st.lists(naamvormen, max_size=6), st.lists(naamvormen, max_size=6))
def test_namen_vergelijken_als_verzameling_is_als_twee_aan_twee(
    mijn: list[Persoonsvorm], hun: list[Persoonsvorm]
) -> None:
    def zelfde(een: Persoonsvorm, ander: Persoonsvorm) -> bool:
        assert een.naam is not None
        assert ander.naam is not None
        return een.naam.is_als(ander.naam)

    gemeen = any(zelfde(a, b) for a in mijn for b in hun)
    assert [*zonder_gemeen(mijn, hun)] == (
        [(Vergelijkveld.NAAM, mijn[0], hun[0])] if mijn and hun and not gemeen else []
    )
    anders = any(not zelfde(a, b) for a in mijn for b in mijn)
    assert [*tegenspraken(mijn)] == ([Vergelijkveld.NAAM] if anders else [])


def test_veel_rijen_van_een_bsn_kosten_niet_het_kwadraat() -> None:
    """8,000 names on each side would be 64 million pairs, of which each calls `is_als`."""
    mijn = [eigen(A, n, achternaam=f"a{n}", voorletters=f"a{n}") for n in range(1, 8_001)]
    hun = [cak(A, n, achternaam=f"b{n}", voorletters=f"b{n}") for n in range(1, 8_001)]
    aanroepen = 0

    def tel(frame: FrameType, gebeurtenis: str, _: Any) -> None:
        nonlocal aanroepen
        aanroepen += gebeurtenis == "call" and frame.f_code is Naamvorm.is_als.__code__

    sys.setprofile(tel)
    try:
        gevonden = codes(vergelijk(mijn, hun))
    finally:
        sys.setprofile(None)
    assert gevonden == ["BV10", "BV11", "BV40", "BV40", "BV41", "BV41"]
    assert aanroepen == 0


def als_cak(regel: Administratieregel) -> CakRegel:
    return CakRegel(
        regel.bsn, regel.rij, regel.bestand or CakBestand.HV, regel.persoon, regel.verstrekking
    )


@given(st.lists(eigen_regels, max_size=12))
def test_een_administratie_verschilt_niet_van_zichzelf(mijn: list[Administratieregel]) -> None:
    gevonden = vergelijk(mijn, [als_cak(regel) for regel in mijn])
    assert gevonden.telling.met_verschil == gevonden.telling.alleen_cak == 0
    assert gevonden.telling.alleen_eigen == 0


@given(kanten)
def test_van_de_andere_kant_bezien_is_het_hetzelfde(
    kant: tuple[list[Administratieregel], list[CakRegel]],
) -> None:
    """Each side put in the place of the other gives the same differences, mirrored."""
    mijn = [
        Administratieregel(r.bsn, r.rij, r.persoon, r.verstrekking, CakBestand.HV) for r in kant[0]
    ]
    hun = [CakRegel(r.bsn, r.rij, CakBestand.HV, r.persoon, r.verstrekking) for r in kant[1]]
    heen = vergelijk(mijn, hun)
    terug = vergelijk(
        [Administratieregel(r.bsn, r.rij, r.persoon, r.verstrekking, CakBestand.HV) for r in hun],
        [als_cak(r) for r in mijn],
    )
    assert [p.bsn for p in heen.alleen_eigen] == [p.bsn for p in terug.alleen_cak]
    for een_, ander in zip(heen.personen, terug.personen, strict=True):
        gespiegeld = Counter(v.veld for v in ander.verschillen)
        assert Counter(v.veld for v in een_.verschillen) == gespiegeld
        assert len(een_.verstrekkingen_alleen_eigen) == len(ander.verstrekkingen_alleen_cak)


@settings(max_examples=50)
@given(kanten)
def test_de_stroom_geeft_hetzelfde_als_het_geheel(
    kant: tuple[list[Administratieregel], list[CakRegel]],
) -> None:
    mijn = sorted(kant[0], key=lambda r: r.bsn)
    hun = sorted(kant[1], key=lambda r: r.bsn)
    assert tuple(vergelijk_personen(mijn, hun)) == vergelijk(*kant).personen


@given(kanten)
def test_huishoudens_zijn_die_van_de_eigen_rijen(
    kant: tuple[list[Administratieregel], list[CakRegel]],
) -> None:
    verwacht: dict[str, set[Bsn]] = {}
    for regel in kant[0]:
        if regel.huishouden.strip():
            verwacht.setdefault(regel.huishouden.strip(), set()).add(regel.bsn)
    bij_cak = {regel.bsn for regel in kant[1]}
    gevonden = vergelijk(*kant).huishoudens
    assert {h.sleutel: {lid.bsn for lid in h.leden} for h in gevonden} == {
        sleutel: leden for sleutel, leden in verwacht.items() if len(leden) > 1
    }
    for huishouden in gevonden:
        leden = {lid.bsn for lid in huishouden.leden}
        stand = (
            Huishoudstand.ALLEN
            if leden <= bij_cak
            else Huishoudstand.DEELS
            if leden & bij_cak
            else Huishoudstand.GEEN
        )
        assert huishouden.stand is stand


@given(st.text(), st.text())
def test_een_normale_vorm_is_van_zichzelf_de_normale_vorm(tekst: str, ander: str) -> None:
    for vorm in (vouw, vouw_code, vouw_letters):
        assert vorm(vorm(tekst)) == vorm(tekst)
        assert vorm(tekst) == vorm(f" {tekst}\t")
    assert vouw(f"{tekst} {ander}".upper()) == vouw(f"{tekst.upper()} \n{ander.upper()}")


# Codes


def test_codes_zijn_uniek_en_staan_op_de_pagina() -> None:
    alle = [*(r.code for r in Vergelijkreden), *(v.code for v in Vergelijkveld)]
    assert len(set(alle)) == len(alle)
    tekst = (DOCS / "bestandsvergelijking.md").read_text("utf-8")
    assert [code for code in alle if f"`{code}`" not in tekst] == []
    tekst = (DOCS / "aanleverrecords.md").read_text("utf-8")
    assert [
        code for code in ("AR01", "AR02", "AR10", "AR11", "AR12") if f"`{code}`" not in tekst
    ] == []


def test_wie_waar_is() -> None:
    assert {
        p.vindplaats for p in vergelijk([eigen(A), eigen(B)], [cak(B), cak(C)]).personen
    } == set(Vindplaats)
    assert isinstance(een([eigen(pgb=True)], [cak(pgb=False)]).verschillen[0], Veldverschil)
