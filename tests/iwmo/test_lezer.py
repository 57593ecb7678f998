"""Reading messages: built by hand from the structures of both releases, right and wrong."""

from __future__ import annotations

import pickle
import re
from collections import Counter
from datetime import date, time
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from iwmoberichten import (
    AANBIEDER,
    ANDER_BSN,
    BSN,
    GEMEENTE,
    WEG,
    bericht,
    client,
    een,
    klasse,
    product,
)
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
)
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import AgbCode, BerichtIdentificatie
from wmo_eigenbijdrage.ieb.veilig import GRENS_BYTES
from wmo_eigenbijdrage.iwmo import (
    RELEASES,
    Iwmobericht,
    Onleesbaar,
    Reden,
    Uitval,
    lees_bericht,
)
from wmo_eigenbijdrage.iwmo._xml import GRENS_TEKENS

ALLES = [
    ("WMO301", "2.3"),
    ("WMO303", "2.3"),
    ("WMO304", "2.3"),
    ("WMO305", "2.3"),
    ("WMO307", "2.3"),
    ("WMO301", "3.2"),
    ("WMO305", "3.2"),
    ("WMO307", "3.2"),
    ("WMO323", "3.2"),
]
NAMEN = {
    "WMO301": "ToegewezenProduct",
    "WMO303": "Prestatie",
    "WMO304": "Prestatie",
    "WMO305": "StartProduct",
    "WMO307": "StopProduct",
    "WMO323": "Prestatie",
}
PRODUCT = Product(Productcategorie.BEGELEIDING, "02A03")


def gelezen(xml: bytes) -> Iwmobericht:
    uit = lees_bericht(xml)
    assert isinstance(uit, Iwmobericht), uit
    return uit


def codes(uit: Iwmobericht | Onleesbaar) -> list[tuple[str, str]]:
    """Code and place of every reason of something that fell out."""
    bevindingen = (
        uit.bevindingen
        if isinstance(uit, Onleesbaar)
        else [b for uitval in uit.uitval for b in uitval.bevindingen]
    )
    return [(b.code, b.plaats) for b in bevindingen]


def herkomst(soort: str, release: str, **anders: str) -> Herkomst:
    v = {"identificatie": "B1", "dagtekening": "2023-05-22"} | anders
    return Herkomst(
        bericht=soort,
        release=release,
        identificatie=BerichtIdentificatie(v["identificatie"]),
        dagtekening=date.fromisoformat(v["dagtekening"]),
        plaats=f"Client[1]/{NAMEN[soort]}[1]",
    )


GEMEEN: dict[str, Any] = {
    "bsn": Bsn(BSN),
    "gemeente": Gemeentecode(GEMEENTE),
    "aanbieder": AgbCode(AANBIEDER),
    "toewijzingnummer": 1234,
    "product": PRODUCT,
}


# What each message becomes


@pytest.mark.parametrize("release", ["2.3", "3.2"])
def test_een_toewijzing(release: str) -> None:
    uit = gelezen(een("WMO301", release))
    is_oud = release == "2.3"
    assert uit.feiten == (
        Toewijzing(
            **GEMEEN,
            beschikkingnummer=77 if is_oud else None,
            afgiftedatum=date(2019, 3, 20) if is_oud else None,
            toewijzingsdatum=date(2023, 5, 2),
            toewijzingstijd=time(10, 15),
            ingangsdatum=date(2023, 5, 15),
            einddatum=date(2025, 5, 14),
            reden_wijziging=None,
            pgb=False,
            herkomst=herkomst("WMO301", release),
        ),
    )
    apart = [("Contact", 1), ("Relatie", 2)]
    assert uit.genegeerd == tuple([("Beperking", 1), *apart] if is_oud else apart)
    assert (uit.soort, uit.release) == ("WMO301", release)


@pytest.mark.parametrize("release", ["2.3", "3.2"])
def test_een_start_en_een_stop(release: str) -> None:
    is_oud = release == "2.3"
    (begin,) = gelezen(een("WMO305", release)).feiten
    gemeen: dict[str, Any] = {
        **GEMEEN,
        "beschikkingnummer": 77 if is_oud else None,
        "toewijzing_ingangsdatum": date(2023, 5, 15),
        "begindatum": date(2023, 5, 17),
    }
    assert begin == Startmelding(**gemeen, herkomst=herkomst("WMO305", release))
    (einde,) = gelezen(een("WMO307", release, StatusAanlevering="3")).feiten
    assert einde == Stopmelding(
        **gemeen,
        einddatum=date(2023, 6, 20),
        reden=RedenBeeindiging.TIJDELIJK,
        reden_in_sleutel=not is_oud,
        verwijdering=True,
        herkomst=herkomst("WMO307", release),
    )
    assert isinstance(einde, Stopmelding)
    assert einde.tijdelijk
    assert einde.levering == begin.sleutel


@pytest.mark.parametrize(("soort", "release"), [("WMO303", "2.3"), ("WMO323", "3.2")])
def test_een_declaratie(soort: str, release: str) -> None:
    is_oud = release == "2.3"
    (debet,) = gelezen(een(soort, release)).feiten
    assert debet == Declaratieregel(
        **GEMEEN,
        beschikkingnummer=77 if is_oud else None,
        declaratienummer="F1" if is_oud else "D1",
        referentienummer="R0001",
        periode=Tijdvak.parse("2019-05-01..2019-05-31" if is_oud else "2023-05-01..2023-05-31"),
        credit=False,
        herkomst=herkomst(soort, release, identificatie="F1", dagtekening="2019-06-03")
        if is_oud
        else herkomst(soort, release),
    )
    (credit,) = gelezen(
        een(soort, release, DebetCredit="C", ReferentieNummer="R2", VorigReferentieNummer="R0001")
    ).feiten
    assert isinstance(debet, Declaratieregel)
    assert isinstance(credit, Declaratieregel)
    assert (credit.credit, credit.vorige) == (True, debet.regel)


def test_een_antwoord_op_een_declaratie() -> None:
    (regel,) = gelezen(een("WMO303", "2.3")).feiten
    uit = gelezen(een("WMO304", "2.3", Bedrag="500", ToegekendBedrag="0", RetourCode="8017"))
    (antwoord,) = uit.feiten
    assert isinstance(antwoord, Declaratieantwoord)
    assert antwoord.sleutel == regel.sleutel
    assert (antwoord.ingediend, antwoord.toegekend) == (Bedrag(500), Bedrag(0))
    assert (antwoord.afgewezen, antwoord.retourcodes) == (True, ("8017",))
    assert (uit.dagtekening, uit.retourcodes) == (date(2019, 6, 12), ("0200",))
    (credit,) = gelezen(een("WMO304", "2.3", DebetCredit="C", VorigReferentieNummer="R1")).feiten
    assert isinstance(credit, Declaratieantwoord)
    assert (credit.ingediend, credit.afgewezen) == (Bedrag(-12345), False)


def test_een_antwoord_mag_over_clienten_zwijgen() -> None:
    uit = gelezen(bericht("WMO304", "2.3", retourcode="0001"))
    assert (uit.feiten, uit.uitval, uit.klassen, uit.retourcodes) == ((), (), 0, ("0001",))


# Codes


@pytest.mark.parametrize(
    ("code", "in_2_3", "in_3_2", "tijdelijk"),
    [
        ("02", True, True, False),
        ("19", True, True, False),
        ("20", True, True, True),
        ("21", True, True, False),
        ("22", True, True, False),
        ("23", True, True, False),
        ("31", True, True, False),
        ("36", False, True, False),
        ("37", False, True, False),
        ("38", False, True, False),
        ("39", False, True, False),
        ("32", False, False, False),  # of release 2.0
        ("33", False, False, False),
        ("34", False, False, False),
        ("2", False, False, False),
        ("00", False, False, False),
    ],
)
def test_redenen_van_beeindiging(code: str, in_2_3: bool, in_3_2: bool, tijdelijk: bool) -> None:
    for release, bestaat in (("2.3", in_2_3), ("3.2", in_3_2)):
        uit = gelezen(een("WMO307", release, RedenBeeindiging=code))
        if bestaat:
            (feit,) = uit.feiten
            assert isinstance(feit, Stopmelding)
            assert (feit.reden.value, feit.tijdelijk) == (code, tijdelijk)
        else:
            assert codes(uit) == [("IW11", "Client[1]/StopProduct[1]/RedenBeeindiging")]
            assert f"WMO588 van iWmo {release}" in uit.uitval[0].bevindingen[0].tekst


@pytest.mark.parametrize("release", ["2.3", "3.2"])
def test_redenen_van_wijziging(release: str) -> None:
    bekend = {f"{n:02}" for n in range(1, 12 if release == "2.3" else 15)}
    for code in (f"{n:02}" for n in range(16)):
        anders = {"Einddatum": "2023-05-15"} if code == "13" else {}
        uit = gelezen(een("WMO301", release, RedenWijziging=code, **anders))
        assert bool(uit.feiten) == (code in bekend), code


@pytest.mark.parametrize("release", ["2.3", "3.2"])
def test_productcategorieen(release: str) -> None:
    for nummer in range(20):
        code = f"{nummer:02}"
        uit = gelezen(een("WMO305", release, Product=product(code)))
        if 1 <= nummer <= 18:
            (feit,) = uit.feiten
            assert feit.product == Product(Productcategorie(code), "02A03")
        else:
            assert codes(uit) == [("IW11", "Client[1]/StartProduct[1]/Product/Categorie")]
    assert gelezen(een("WMO305", release, Product=product("99"))).feiten == ()  # only for a pgb


@pytest.mark.parametrize("soort", ["WMO305", "WMO307"])
@pytest.mark.parametrize("release", ["2.3", "3.2"])
def test_statussen(soort: str, release: str) -> None:
    for status in ("1", "3", "2", "9", "", "01", "13"):
        uit = gelezen(een(soort, release, StatusAanlevering=status))
        if status in {"1", "3"}:
            (feit,) = uit.feiten
            assert isinstance(feit, Startmelding | Stopmelding)
            assert feit.verwijdering == (status == "3")
        else:
            assert [code for code, _ in codes(uit)] == ["IW11" if status else "IW06"]


@pytest.mark.parametrize(
    ("bij_client", "bij_product", "verwacht"),
    [
        ("1", "1", []),
        ("1", "3", []),
        ("2", "1", []),
        ("9", "3", []),
        ("3", "3", []),
        ("3", "1", [("IW16", "Client[1]/StartProduct[1]/StatusAanlevering")]),
        ("4", "1", [("IW11", "Client[1]/StatusAanlevering")]),
        (WEG, "1", [("IW06", "Client[1]/StatusAanlevering")]),
    ],
)
def test_status_van_client_en_product_in_2_3(
    bij_client: str, bij_product: str, verwacht: list[tuple[str, str]]
) -> None:
    uit = gelezen(een("WMO305", "2.3", status=bij_client, StatusAanlevering=bij_product))
    assert codes(uit) == verwacht


# Namespaces


def ruimte(release: str, soort: str) -> str:
    return f"http://www.istandaarden.nl/iwmo/{release}/{soort}/schema"


def test_naamruimten_per_release() -> None:
    assert {
        (r.nummer, s.naam): r.ruimte(s.naam) for r in RELEASES.values() for s in r.berichten
    } == {
        (release, soort): ruimte(release.replace(".", "_"), soort.lower())
        for soort, release in ALLES
    }
    assert [r.basis for r in RELEASES.values()] == [
        ruimte("2_3", "basisschema"),
        ruimte("3_2", "basisschema"),
    ]


@pytest.mark.parametrize(
    ("wortel", "code"),
    [
        (f"{{{ruimte('2_3', 'wmo305')}}}Bericht", "IW06"),  # ours, without a header
        (f"{{{ruimte('3_2', 'wmo323')}}}Bericht", "IW06"),
        *[(f"{{{ruimte(r, 'wmo305')}}}Bericht", "IW03") for r in ("2_0", "2_1", "2_2", "2_4")],
        *[(f"{{{ruimte(r, 'wmo305')}}}Bericht", "IW03") for r in ("3_0", "3_1", "3_3", "4_0")],
        *[(f"{{{ruimte('2_3', s)}}}Bericht", "IW04") for s in ("wmo302", "wmo306", "wmo323")],
        *[(f"{{{ruimte('3_2', s)}}}Bericht", "IW04") for s in ("wmo303", "wmo304", "wmo319")],
        ("{http://www.istandaarden.nl/ijw/3_2/jw305/schema}Bericht", "IW02"),
        ("{http://www.istandaarden.nl/ieb/1_0/wmo401/schema}Bericht", "IW02"),
        (f"{{{ruimte('3_2', 'wmo305')}x}}Bericht", "IW02"),
        (f"{{{ruimte('3_2', 'wmo305')}}}Berichten", "IW02"),
        ("{https://www.istandaarden.nl/iwmo/3_2/wmo305/schema}Bericht", "IW02"),
        (f"{{{ruimte('3_2', 'basisschema')}}}Bericht", "IW02"),
        ("Bericht", "IW02"),
    ],
)
def test_wat_voor_bericht_het_is(wortel: str, code: str) -> None:
    _, haakje, naam = wortel.rpartition("}")
    ns = f' xmlns="{wortel[1:].split("}", maxsplit=1)[0]}"' if haakje else ""
    uit = lees_bericht(f"<{naam}{ns}/>".encode())
    assert isinstance(uit, Onleesbaar)
    assert [c for c, _ in codes(uit)] == [code]


def test_elementen_uit_een_andere_naamruimte_tellen_niet() -> None:
    goed = een("WMO305", "3.2")
    vreemd = goed.replace(b"3_2/basisschema", b"2_3/basisschema")
    assert [c for c, _ in codes(lees_bericht(vreemd))] == ["IW06", "IW06"]
    # A name is taken from the namespace of the message and from that of the base schema.
    ander = goed.replace(b"i:Categorie", b"w:Categorie").replace(b"w:Bsn", b"i:Bsn")
    assert gelezen(ander).feiten == gelezen(goed).feiten


# Tolerance


def omgekeerd(xml: bytes) -> bytes:
    """The same message with the children of every element in reverse, and strangers among them."""
    wortel = etree.fromstring(xml)
    for element in list(wortel.iter()):
        if len(element):
            element[:] = [etree.Element("{urn:x}vreemd"), *reversed(list(element))]
    return etree.tostring(wortel)


@pytest.mark.parametrize(("soort", "release"), ALLES)
def test_volgorde_en_onbekende_elementen_doen_er_niet_toe(soort: str, release: str) -> None:
    goed, anders = gelezen(een(soort, release)), gelezen(omgekeerd(een(soort, release)))
    assert anders.feiten == goed.feiten
    assert dict(anders.genegeerd)["onbekend"] >= 2


@pytest.mark.parametrize(("soort", "release"), ALLES)
def test_wat_de_bijdrage_niet_nodig_heeft_mag_ontbreken(soort: str, release: str) -> None:
    weg = rb"Geboortedatum|Geslacht|Naam|Communicatie|Relaties|Contactgegevens|Omvang|Commentaar"
    weg += rb"|XsdVersie|Servicebureau|BetalingAanID|GeleverdVolume|Beperkingen|Grondslagen"
    kaal = re.sub(
        rb"<([wi]):(" + weg + rb")>.*?</\1:\2>", b"", een(soort, release), flags=re.DOTALL
    )
    assert b"Jansen" not in kaal
    assert gelezen(kaal).feiten == gelezen(een(soort, release)).feiten


def test_witruimte_commentaar_en_cdata() -> None:
    goed = een("WMO305", "3.2")
    anders = goed.replace(BSN.encode(), b"\n  <![CDATA[999]]>99<!-- x -->0019\t")
    assert gelezen(anders).feiten == gelezen(goed).feiten


def test_een_houder_die_er_twee_keer_staat_verliest_niets() -> None:
    start = klasse("WMO305", "3.2")
    tweemaal = client("WMO305", "3.2", start + "</w:StartProducten><w:StartProducten>" + start)
    uit = gelezen(bericht("WMO305", "3.2", tweemaal))
    assert (uit.klassen, len(uit.feiten)) == (2, 2)


@pytest.mark.parametrize(
    ("einddatum", "verwacht"),
    [("9999-12-31", None), ("2101-01-01", None), ("2100-12-31", date(2100, 12, 31)), (WEG, None)],
)
def test_een_toewijzing_zonder_eind(einddatum: str, verwacht: date | None) -> None:
    (feit,) = gelezen(een("WMO301", "3.2", Einddatum=einddatum)).feiten
    assert isinstance(feit, Toewijzing)
    assert feit.einddatum == verwacht


@pytest.mark.parametrize(
    ("anders", "nummer", "wat"),
    [
        ({"ToewijzingNummer": "0000000012"}, 12, PRODUCT),
        ({"ToewijzingNummer": "999999999"}, 999_999_999, PRODUCT),
        ({"ToewijzingNummer": "0"}, 0, PRODUCT),
        ({"ToewijzingNummer": WEG}, None, PRODUCT),
        ({"Product": WEG}, 1234, None),
        (
            {"ToewijzingNummer": "", "Product": product("01", "")},
            None,
            Product(Productcategorie.HUISHOUDEN),
        ),
    ],
)
def test_waar_een_voorziening_aan_te_kennen_is(
    anders: dict[str, str], nummer: int | None, wat: Product | None
) -> None:
    (feit,) = gelezen(een("WMO305", "3.2", **anders)).feiten
    assert (feit.toewijzingnummer, feit.product) == (nummer, wat)


@pytest.mark.parametrize("soort", ["WMO301", "WMO303", "WMO304", "WMO305", "WMO307"])
def test_in_2_3_mag_het_nummer_van_de_toewijzing_ontbreken(soort: str) -> None:
    (feit,) = gelezen(een(soort, "2.3", ToewijzingNummer=WEG)).feiten
    assert (feit.toewijzingnummer, feit.voorziening.product) == (None, PRODUCT)


# Strictness

S, T, A, P = (f"Client[1]/{NAMEN[soort]}[1]/" for soort in ("WMO305", "WMO307", "WMO301", "WMO323"))
FOUT: list[tuple[str, str, dict[str, str], list[tuple[str, str]]]] = [
    ("WMO305", "3.2", {"bsn": "99999001"}, [("IW09", "Client[1]/Bsn")]),
    ("WMO305", "3.2", {"bsn": "9999.90.019"}, [("IW09", "Client[1]/Bsn")]),
    ("WMO305", "3.2", {"bsn": "999990018"}, [("IW10", "Client[1]/Bsn")]),
    ("WMO305", "3.2", {"bsn": "000000000"}, [("IW10", "Client[1]/Bsn")]),
    ("WMO305", "3.2", {"bsn": ""}, [("IW06", "Client[1]/Bsn")]),
    ("WMO305", "3.2", {"bsn": WEG}, [("IW06", "Client[1]/Bsn")]),
    ("WMO305", "3.2", {"bsn": "<w:Bsn>999990019</w:Bsn>"}, [("IW15", "Client[1]/Bsn")]),
    ("WMO305", "3.2", {"bsn": "9" * 5000}, [("IW15", "Client[1]/Bsn")]),
    ("WMO305", "3.2", {"Begindatum": WEG}, [("IW06", S + "Begindatum")]),
    ("WMO305", "3.2", {"Begindatum": "2023-02-30"}, [("IW08", S + "Begindatum")]),
    ("WMO305", "3.2", {"Begindatum": "20230517"}, [("IW08", S + "Begindatum")]),
    ("WMO305", "3.2", {"Begindatum": "2023-W20-3"}, [("IW08", S + "Begindatum")]),
    ("WMO305", "3.2", {"Begindatum": "2023-05-17Z"}, [("IW08", S + "Begindatum")]),
    ("WMO305", "3.2", {"Begindatum": "17-05-2023"}, [("IW08", S + "Begindatum")]),
    ("WMO305", "3.2", {"Begindatum": "1999-12-31"}, [("IW08", S + "Begindatum")]),
    ("WMO305", "3.2", {"Begindatum": "9999-12-31"}, [("IW08", S + "Begindatum")]),
    ("WMO305", "3.2", {"ToewijzingIngangsdatum": "x"}, [("IW08", S + "ToewijzingIngangsdatum")]),
    ("WMO305", "3.2", {"ToewijzingNummer": "-1"}, [("IW12", S + "ToewijzingNummer")]),
    ("WMO305", "3.2", {"ToewijzingNummer": "1000000000"}, [("IW12", S + "ToewijzingNummer")]),
    ("WMO305", "3.2", {"ToewijzingNummer": "1 2"}, [("IW12", S + "ToewijzingNummer")]),
    (
        "WMO305",
        "3.2",
        {"ToewijzingNummer": WEG, "Product": WEG},
        [("IW17", S + "ToewijzingNummer")],
    ),
    ("WMO305", "2.3", {"Product": WEG}, [("IW06", S + "Product")]),
    ("WMO305", "2.3", {"BeschikkingNummer": "x"}, [("IW12", S + "BeschikkingNummer")]),
    ("WMO305", "3.2", {"Product": product("", "02A03")}, [("IW06", S + "Product/Categorie")]),
    ("WMO305", "3.2", {"Product": product("02", "02A031")}, [("IW15", S + "Product/Code")]),
    ("WMO305", "3.2", {"Product": product("02", "0 2")}, [("IW15", S + "Product/Code")]),
    ("WMO305", "3.2", {"Product": product() * 2}, [("IW07", S + "Product")]),
    (
        "WMO305",
        "3.2",
        {"Begindatum": "2023-05-17</w:Begindatum><w:Begindatum>2023-05-17"},
        [("IW07", S + "Begindatum")],
    ),
    ("WMO307", "3.2", {"Einddatum": ""}, [("IW06", T + "Einddatum")]),
    ("WMO307", "3.2", {"RedenBeeindiging": WEG}, [("IW06", T + "RedenBeeindiging")]),
    ("WMO301", "3.2", {"Einddatum": "2023-05-14"}, [("IW13", A + "Einddatum")]),
    ("WMO301", "3.2", {"RedenWijziging": "13"}, [("IW18", A + "RedenWijziging")]),
    ("WMO301", "3.2", {"ToewijzingNummer": WEG}, [("IW06", A + "ToewijzingNummer")]),
    ("WMO301", "3.2", {"Toewijzingsdatum": ""}, [("IW06", A + "Toewijzingsdatum")]),
    ("WMO301", "3.2", {"Toewijzingstijd": "25:00:00"}, [("IW21", A + "Toewijzingstijd")]),
    ("WMO301", "3.2", {"Toewijzingstijd": "10:00"}, [("IW21", A + "Toewijzingstijd")]),
    ("WMO301", "3.2", {"Toewijzingstijd": WEG}, [("IW06", A + "Toewijzingstijd")]),
    ("WMO323", "3.2", {"ToewijzingNummer": WEG}, [("IW06", P + "ToewijzingNummer")]),
    ("WMO323", "3.2", {"ProductCategorie": "19"}, [("IW11", P + "ProductCategorie")]),
    ("WMO323", "3.2", {"ProductCode": ""}, [("IW06", P + "ProductCode")]),
    ("WMO323", "3.2", {"Einddatum": "2023-04-30"}, [("IW13", P + "ProductPeriode/Einddatum")]),
    ("WMO323", "3.2", {"Begindatum": "x"}, [("IW08", P + "ProductPeriode/Begindatum")]),
    (
        "WMO323",
        "3.2",
        {"ReferentieNummer": WEG},
        [("IW06", P + "ProductReferentie/ReferentieNummer")],
    ),
    (
        "WMO323",
        "3.2",
        {"ReferentieNummer": "R" * 21},
        [("IW15", P + "ProductReferentie/ReferentieNummer")],
    ),
    (
        "WMO323",
        "3.2",
        {"DebetCredit": "C"},
        [("IW19", P + "ProductReferentie/VorigReferentieNummer")],
    ),
    ("WMO323", "3.2", {"DebetCredit": "CD"}, [("IW11", P + "IngediendBedrag/DebetCredit")]),
    ("WMO323", "3.2", {"DebetCredit": ""}, [("IW06", P + "IngediendBedrag/DebetCredit")]),
    (
        "WMO304",
        "2.3",
        {"ToegekendBedrag": "1,50"},
        [("IW12", P + "ToegekendeBedragPrestatie/ToegekendBedrag/Bedrag")],
    ),
    (
        "WMO304",
        "2.3",
        {"Bedrag": "100000000"},
        [("IW12", P + "IngediendeBedragPrestatie/DeclaratieFactuurBedrag/Bedrag")],
    ),
    (
        "WMO305",
        "3.2",
        {"Begindatum": "x", "StatusAanlevering": "2", "ToewijzingNummer": "x"},
        [
            ("IW12", S + "ToewijzingNummer"),
            ("IW08", S + "Begindatum"),
            ("IW11", S + "StatusAanlevering"),
        ],
    ),
]


@pytest.mark.parametrize(("soort", "release", "anders", "verwacht"), FOUT)
def test_wat_nodig_is_moet_kloppen(
    soort: str, release: str, anders: dict[str, str], verwacht: list[tuple[str, str]]
) -> None:
    uit = gelezen(een(soort, release, **anders))
    assert codes(uit) == verwacht
    assert (uit.feiten, uit.klassen, uit.uitval[0].aantal) == ((), 1, 1)


def test_een_fout_in_de_beschikking_raakt_al_haar_producten() -> None:
    klassen = klasse("WMO301", "2.3"), klasse("WMO301", "2.3", ToewijzingNummer="2")
    uit = gelezen(
        bericht("WMO301", "2.3", client("WMO301", "2.3", *klassen, afgiftedatum="onbekend"))
    )
    assert codes(uit) == [("IW08", "Client[1]/Beschikking/Afgiftedatum")] * 2
    assert [u.plaats for u in uit.uitval] == [
        "Client[1]/ToegewezenProduct[1]",
        "Client[1]/ToegewezenProduct[2]",
    ]


def test_een_deel_dat_ontbreekt() -> None:
    zonder = re.sub(rb"<w:IngediendBedrag>.*?</w:IngediendBedrag>", b"", een("WMO323", "3.2"))
    assert codes(lees_bericht(zonder)) == [("IW06", P + "IngediendBedrag")]
    for deel in (b"ProductPeriode", b"ProductReferentie"):
        zonder = re.sub(b"<w:%b>.*?</w:%b>" % (deel, deel), b"", een("WMO323", "3.2"))
        assert codes(lees_bericht(zonder)) == [("IW06", P + deel.decode())]


def test_de_rest_van_het_bericht_komt_door() -> None:
    goed, slecht = klasse("WMO323", "3.2"), klasse("WMO323", "3.2", Begindatum="nooit")
    uit = gelezen(
        bericht(
            "WMO323",
            "3.2",
            client("WMO323", "3.2", goed, slecht, goed),
            client("WMO323", "3.2", goed, slecht, bsn="999990018"),
            client("WMO323", "3.2", bsn=ANDER_BSN),
            client("WMO323", "3.2", goed, bsn=ANDER_BSN),
        )
    )
    assert [f.herkomst.plaats for f in uit.feiten] == [
        "Client[1]/Prestatie[1]",
        "Client[1]/Prestatie[3]",
        "Client[4]/Prestatie[1]",
    ]
    assert [(u.plaats, u.aantal) for u in uit.uitval] == [
        ("Client[1]/Prestatie[2]", 1),
        ("Client[2]", 2),
        ("Client[3]", 0),
    ]
    assert codes(uit)[-1] == ("IW20", "Client[3]")
    assert uit.klassen == 6


def test_een_bericht_zonder_client() -> None:
    for soort, release in ALLES:
        uit = gelezen(bericht(soort, release))
        verwacht = [] if soort == "WMO304" else [("IW20", "Bericht")]
        assert (codes(uit), uit.klassen) == (verwacht, 0)


# The header

K = "Bericht/Header/"


@pytest.mark.parametrize(
    ("soort", "kopvelden", "verwacht"),
    [
        ("WMO305", {"code": "420"}, [("IW05", K + "BerichtCode")]),
        ("WMO305", {"code": ""}, [("IW06", K + "BerichtCode")]),
        ("WMO305", {"gemeente": "363"}, [("IW14", K + "Ontvanger")]),
        ("WMO305", {"aanbieder": "4141999"}, [("IW14", K + "Afzender")]),
        ("WMO301", {"gemeente": ""}, [("IW06", K + "Afzender")]),
        ("WMO301", {"aanbieder": ""}, [("IW06", K + "Ontvanger")]),
        (
            "WMO305",
            {"dagtekening": "2023-02-30", "identificatie": "B" * 13},
            [
                ("IW15", K + "BerichtIdentificatie/Identificatie"),
                ("IW08", K + "BerichtIdentificatie/Dagtekening"),
            ],
        ),
        (
            "WMO305",
            {"identificatie": "B" * 14},
            [("IW15", K + "BerichtIdentificatie/Identificatie")],
        ),
        (
            "WMO305",
            {"identificatie": "B\n1"},  # a line end, which no name of a message holds
            [("IW15", K + "BerichtIdentificatie/Identificatie")],
        ),
        ("WMO323", {"declaratienummer": ""}, [("IW06", "Bericht/Declaratie/DeclaratieNummer")]),
        (
            "WMO303",
            {"dagtekening": "gisteren"},
            [("IW08", K + "DeclaratieFactuurIdentificatie/FactuurDagtekening")],
        ),
        ("WMO304", {"retourdag": ""}, [("IW06", K + "RetourHeader/RetourDagtekening")]),
        ("WMO303", {"gemeente": "x"}, [("IW14", K + "Gemeente")]),
    ],
)
def test_zonder_kop_geen_bericht(
    soort: str, kopvelden: dict[str, str], verwacht: list[tuple[str, str]]
) -> None:
    release = "2.3" if soort in {"WMO303", "WMO304"} else "3.2"
    uit = lees_bericht(een(soort, release, kopvelden))
    assert isinstance(uit, Onleesbaar)
    assert codes(uit) == verwacht


@pytest.mark.parametrize("deel", ["Header", "BerichtIdentificatie", "Declaratie"])
def test_een_deel_van_de_kop_ontbreekt(deel: str) -> None:
    zonder = re.sub(
        f"<w:{deel}>.*?</w:{deel}>".encode(), b"", een("WMO323", "3.2"), flags=re.DOTALL
    )
    uit = lees_bericht(zonder)
    assert isinstance(uit, Onleesbaar)
    assert [c for c, _ in codes(uit)] == ["IW06"]


def test_een_factuur_heeft_een_code_van_haar_eigen() -> None:
    assert gelezen(een("WMO303", "2.3", {"code": "448"})).feiten
    assert gelezen(een("WMO304", "2.3", {"code": "449"})).feiten


# Hostile input


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"geen xml",
        een("WMO305", "3.2")[:-20],
        een("WMO305", "3.2") * 2,
        b'<!DOCTYPE x [<!ENTITY e "e">]>' + een("WMO305", "3.2"),
        een("WMO305", "3.2").decode().replace("UTF-8", "UTF-16").encode("utf-16"),
    ],
)
def test_wat_geen_xml_is(xml: bytes) -> None:
    uit = lees_bericht(xml)
    assert isinstance(uit, Onleesbaar)
    assert codes(uit) == [("IW01", "Bericht")]
    assert BSN not in repr(uit)


def test_de_grens_laat_het_dichtste_bericht_van_25_mb_door() -> None:
    """Without prefix, indentation and anything that may be left out, a claim has the most marks."""
    prestatie = klasse("WMO323", "3.2").replace("w:", "").encode()
    tekens = prestatie.count(b"<") + prestatie.count(b"=")
    assert tekens * GRENS_BYTES // len(prestatie) < GRENS_TEKENS


def test_geen_bytes_is_een_fout_van_de_programmeur() -> None:
    with pytest.raises(OngeldigeWaarde, match="xml: str is not a bytes"):
        lees_bericht("<a/>")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


BASIS = [een(soort, release) for soort, release in ALLES]


@given(st.sampled_from(BASIS), st.data())
def test_een_bsn_staat_in_geen_enkele_tekst(xml: bytes, data: st.DataObject) -> None:
    """Whatever field holds a BSN by mistake, what comes out does not show it."""
    velden = list(re.finditer(rb">([^<>\s][^<>]*)<", xml))
    plek = data.draw(st.sampled_from(velden))
    lek = (
        xml[: plek.start(1)]
        + data.draw(st.sampled_from([b"999990020", b"999990021"]))
        + xml[plek.end(1) :]
    )
    uit = lees_bericht(lek)
    feiten = uit.feiten if isinstance(uit, Iwmobericht) else ()
    for tekst in (repr(uit), repr(feiten), str(codes(uit))):
        assert not re.search(r"99999002[01]|999990019", tekst)


@given(st.sampled_from(BASIS), st.data())
def test_elke_minking_geeft_feiten_of_redenen(xml: bytes, data: st.DataObject) -> None:
    """Cut, double or swap anything: no exception, and the classes stay accounted for."""
    a, b = sorted(data.draw(st.tuples(*[st.integers(0, len(xml))] * 2)))
    hoe = data.draw(st.sampled_from(["weg", "dubbel", "spatie"]))
    midden = {"weg": b"", "dubbel": xml[a:b] * 2, "spatie": b" "}[hoe]
    uit = lees_bericht(xml[:a] + midden + xml[b:])
    if isinstance(uit, Onleesbaar):
        assert uit.bevindingen
    else:
        assert uit.klassen == len(uit.feiten) + sum(u.aantal for u in uit.uitval)
        assert all(u.bevindingen for u in uit.uitval)


KLASSEN = st.lists(
    st.tuples(
        st.sampled_from([BSN, ANDER_BSN, "999990018", ""]),
        st.lists(
            st.sampled_from([{}, {"Begindatum": ""}, {"DebetCredit": "C"}, {"Einddatum": "x"}]),
            max_size=3,
        ),
    ),
    max_size=5,
)


@given(KLASSEN, st.sampled_from([("WMO303", "2.3"), ("WMO323", "3.2")]))
def test_klassen_in_is_feiten_plus_uitval(
    clienten: list[tuple[str, list[dict[str, str]]]], wat: tuple[str, str]
) -> None:
    soort, release = wat
    xml = bericht(
        soort,
        release,
        *(
            client(soort, release, *(klasse(soort, release, **k) for k in klassen), bsn=bsn)
            for bsn, klassen in clienten
        ),
    )
    uit = gelezen(xml)
    assert uit.klassen == xml.count(b"<w:Prestatie>")
    goed = [k for bsn, klassen in clienten for k in klassen if bsn in {BSN, ANDER_BSN} and not k]
    assert len(uit.feiten) == len(goed)
    assert sum(u.aantal for u in uit.uitval) == uit.klassen - len(goed)


# Values


def test_een_bericht_waarvan_iets_kwijt_is_bestaat_niet() -> None:
    uit = gelezen(een("WMO305", "3.2"))
    with pytest.raises(OngeldigeWaarde, match="1 in the message, 0 accounted for"):
        evolve(uit, feiten=())
    assert evolve(uit, feiten=(), uitval=(Uitval("Client[1]", 1, ()),)).klassen == 1


@pytest.mark.parametrize(("soort", "release"), ALLES)
def test_een_bericht_gaat_heel_naar_een_ander_proces(soort: str, release: str) -> None:
    uit = gelezen(een(soort, release))
    assert pickle.loads(pickle.dumps(uit)) == uit
    assert len({uit, gelezen(een(soort, release))}) == 1


def test_codes_zijn_uniek_en_welgevormd() -> None:
    alle = Counter(reden.code for reden in Reden)
    assert max(alle.values()) == 1
    assert all(re.fullmatch("IW[0-9]{2}", code) for code in alle)
