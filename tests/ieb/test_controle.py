"""One pass over a message tells everything, whatever the message is, and shows no person."""

import re
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ieb_berichten import ANDER_BSN, BSN, DRIE, TWEE, bw, kostprijs, periode, start, stop
from wmo_eigenbijdrage.adapters.register import Registergeheugen
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.ieb import (
    RELEASES,
    Berichtbevinding,
    Berichtkop,
    Berichttype,
    Controleuitkomst,
    Heenbericht,
    Kostprijs,
    Merk,
    Niveau,
    Onderdeel,
    Retourbericht,
    Schemaset,
    Startbericht,
    StatusAanlevering,
    XsdVersie,
    controleer,
    release,
    release_uit_xsd,
    schemas_van,
    to_xml,
    valideer,
)
from wmo_eigenbijdrage.ieb.regels.binnen import BINNEN
from wmo_eigenbijdrage.ieb.regels.extern import EXTERN
from wmo_eigenbijdrage.ieb.regels.overstijgend import OVERSTIJGEND

VANDAAG = date(2026, 6, 1)
FOUT_BSN = "999990018"


def als_xml(bericht: Heenbericht, naam: str = "1.0", **teksten: str) -> bytes:
    """The message with other texts in elements."""
    xml = to_xml(bericht, release(naam), aanvaard_onzekerheid=True).decode()
    for element, tekst in teksten.items():
        xml, aantal = re.subn(rf"(<[a-z0-9]+:{element}>)[^<]*<", rf"\g<1>{tekst}<", xml)
        assert aantal == 1, element
    return xml.encode()


def regels(uitkomst: Controleuitkomst) -> list[str]:
    return [fout.regel for fout in uitkomst.bevindingen]


SLECHT = start(
    status=TWEE,
    dagtekening="2026-12-31",
    startdatum="2019-01-01",
    afzender="9999",
    kostprijs=kostprijs(1, "2026-01-01"),
)


def test_alle_fouten_van_alle_niveaus_in_een_keer() -> None:
    """The schema, the 11-test, both kinds of rules across messages, and all external sources."""
    xml = als_xml(SLECHT, Bsn=FOUT_BSN, BerichtSubversie="7")
    uitkomst = controleer(xml, peildatum=VANDAAG, register=Registergeheugen())
    assert [(fout.niveau.value, fout.regel) for fout in uitkomst.bevindingen] == [
        (1, "XSD02"),
        (2, "CS002"),
        (4, "TR378"),
        (4, "TR135"),
        (4, "TR409"),
    ]
    # who it is about is needed to look for earlier messages
    assert [str(niet) for niet in uitkomst.niet_gecontroleerd if "bsn" in str(niet)] == [
        "TR103: bsn is niet te lezen",
        "TR104: bsn is niet te lezen",
        "TR114: bsn is niet te lezen",
    ]
    assert uitkomst.niveau is Niveau.BERICHTFORMAAT
    assert not uitkomst.in_orde
    assert uitkomst.bericht is None

    goed_bsn = controleer(als_xml(SLECHT), peildatum=VANDAAG, register=Registergeheugen())
    assert [(fout.niveau.value, fout.regel) for fout in goed_bsn.bevindingen] == [
        (3, "TR114"),
        (3, "TR103"),
        (4, "TR378"),
        (4, "TR135"),
        (4, "TR409"),
    ]
    assert goed_bsn.niveau is Niveau.BERICHTOVERSTIJGEND
    assert goed_bsn.bericht == SLECHT
    assert [fout.pad.rpartition("/")[2] for fout in goed_bsn.bevindingen] == [
        "EbStartdatum",
        "StatusAanlevering",
        "Afzender",
        "Dagtekening",
        "KostprijsBedrag",
    ]


def test_een_waarde_en_haar_bytes_geven_hetzelfde() -> None:
    voor = controleer(SLECHT, release("1.0"), peildatum=VANDAAG, register=Registergeheugen())
    na = controleer(als_xml(SLECHT), release("1.0"), peildatum=VANDAAG, register=Registergeheugen())
    assert voor == na
    assert regels(voor)


def test_de_uitkomst_is_elke_keer_gelijk() -> None:
    keren = [
        controleer(als_xml(SLECHT, Bsn=FOUT_BSN), peildatum=VANDAAG, register=Registergeheugen())
        for _ in range(3)
    ]
    assert keren[0] == keren[1] == keren[2]
    assert len(set(keren)) == 1


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        # an element is gone, stands elsewhere, twice, or in another namespace
        ("<wmo401:BerichtVersie>1</wmo401:BerichtVersie>", "", ["XSD01", "CS002", "TR378"]),
        ("<wmo401:Bsn>999990018</wmo401:Bsn>", "", ["XSD01", "TR378"]),
        (
            "<wmo401:Bsn>999990018</wmo401:Bsn>",
            "<wmo401:Bsn>999990018</wmo401:Bsn><wmo401:Bsn>1</wmo401:Bsn>",
            ["XSD01", "CS002", "TR378"],
        ),
        (
            "<ieb:Dagtekening>2022-01-01</ieb:Dagtekening>",
            "<wmo401:Dagtekening>2022-01-01</wmo401:Dagtekening>",
            ["XSD01", "CS002", "TR378"],
        ),
        ("2022-01-01", "2022-13-01", ["XSD02", "CS002"]),
        ("9999<", "999<", ["XSD02", "CS002"]),
        (
            ">1</wmo401:StatusAanlevering",
            ">x</wmo401:StatusAanlevering",
            ["XSD02", "CS002", "TR378"],
        ),
        ("999990018", "99999001", ["XSD02", "TR378"]),
    ],
)
def test_wat_leesbaar_is_wordt_ook_bij_een_fout_schema_getoetst(
    oud: str, nieuw: str, verwacht: list[str]
) -> None:
    bericht = start(dagtekening="2022-01-01", startdatum="2021-12-01", afzender="9999")
    xml = als_xml(bericht, Bsn=FOUT_BSN).decode()
    assert oud in xml
    uitkomst = controleer(xml.replace(oud, nieuw).encode(), peildatum=VANDAAG)
    assert list(dict.fromkeys(regels(uitkomst))) == verwacht
    assert uitkomst.bericht is None
    assert uitkomst.niveau is Niveau.BERICHTFORMAAT


@pytest.mark.parametrize(
    "xml", [b"", b"<a", b"<a/>", b"\xff\xfe", b"<!DOCTYPE a><a/>", b"a" * 100, b"<a>\0</a>"]
)
def test_wat_geen_bericht_is(xml: bytes) -> None:
    uitkomst = controleer(xml, peildatum=VANDAAG)
    assert [fout.niveau for fout in uitkomst.bevindingen] == [Niveau.BERICHTFORMAAT]
    assert [str(niet) for niet in uitkomst.niet_gecontroleerd] == [
        "*: het bericht is niet te lezen"
    ]
    assert (uitkomst.kop, uitkomst.bericht, uitkomst.release) == (None, None, None)


def test_zonder_leesbare_dagtekening_gelden_de_regels_van_vandaag() -> None:
    bericht = start(startdatum="2019-06-01", status=TWEE)
    xml = als_xml(bericht, Dagtekening="gisteren")
    uitkomst = controleer(xml, peildatum=VANDAAG, register=Registergeheugen())
    assert regels(uitkomst) == ["XSD02", "TR103"]
    assert uitkomst.kop is None
    assert "TR135: dagtekening is niet te lezen" in map(str, uitkomst.niet_gecontroleerd)
    assert "TR114: dagtekening is niet te lezen" in map(str, uitkomst.niet_gecontroleerd)


@pytest.mark.parametrize(
    ("veld", "tekst", "element"),
    [
        ("Dagtekening", "12000-01-01", "Dagtekening"),
        ("EbStartdatum", "-0001-01-01", "EbStartdatum"),
        ("KostprijsStartdatum", "12000-01-01", "KostprijsStartdatum"),
    ],
)
def test_wat_het_schema_toelaat_en_geen_waarde_is(veld: str, tekst: str, element: str) -> None:
    bericht = start(kostprijs=kostprijs(5000, "2020-01-01"))
    uitkomst = controleer(als_xml(bericht, **{veld: tekst}), peildatum=VANDAAG)
    assert regels(uitkomst) == ["IEB01"]
    assert uitkomst.bevindingen[0].pad.endswith(f"/{element}")
    assert uitkomst.bericht is None


def test_een_fout_bsn_verbergt_geen_andere_waarde() -> None:
    xml = als_xml(start(), Bsn=FOUT_BSN, EbStartdatum="12000-01-01")
    assert regels(controleer(xml, peildatum=VANDAAG)) == ["IEB01", "CS002"]


def test_een_tekst_naast_elementen_is_geen_waarde() -> None:
    xml = als_xml(start()).replace(f">{BSN}<".encode(), f">{FOUT_BSN}<x/><".encode())
    uitkomst = controleer(xml, peildatum=VANDAAG)
    assert set(regels(uitkomst)) <= {"XSD01", "XSD02", "XSD03"}
    assert uitkomst.niveau is Niveau.BERICHTFORMAAT


def test_een_versie_die_het_schema_toelaat_en_geen_waarde_is() -> None:
    xml = als_xml(start(), BerichtXsdVersie="1.2.99999999999")
    uitkomst = controleer(xml, peildatum=VANDAAG)
    assert [(fout.regel, fout.pad) for fout in uitkomst.bevindingen] == [
        ("IEB01", "Bericht/Header/XsdVersie")
    ]
    assert uitkomst.kop is None
    # what the schema refuses is told once
    uitkomst = controleer(als_xml(start(), BerichtXsdVersie="1"), peildatum=VANDAAG)
    assert [(fout.regel, fout.pad) for fout in uitkomst.bevindingen] == [
        ("XSD02", "Bericht/Header/XsdVersie/BerichtXsdVersie")
    ]


def test_een_bericht_dat_alleen_voor_het_schema_een_bericht_is() -> None:
    """A set may allow two persons in a message; a message here is about one."""
    schemas = dict(schemas_van(release("1.0")))
    schemas["WMO401.xsd"] = schemas["WMO401.xsd"].replace(
        b'name="Client" type="wmo401:Client"', b'name="Client" type="wmo401:Client" maxOccurs="2"'
    )
    bron = release_uit_xsd(schemas)
    xml = als_xml(start(afzender="9999"))
    client = re.findall(rb"(?s)<wmo401:Client>.*</wmo401:Client>", xml)[0]
    xml = xml.replace(client, client * 2)
    assert valideer(xml, bron) == ()
    uitkomst = controleer(xml, bron, peildatum=VANDAAG)
    assert uitkomst.bericht is None
    assert [str(fout) for fout in uitkomst.bevindingen] == [
        "[IEB01] (Bericht) kan geen bericht zijn, al is het geldig volgens het schema",
        "[TR378] (Bericht/Header/Afzender) is op de dagtekening geen gemeentecode van het CBS",
    ]
    assert uitkomst.niveau is Niveau.BERICHTFORMAAT


def test_eigen_versies_blijven_in_de_kop() -> None:
    versie = XsdVersie("1.1.0", "1.0.0")
    for bericht, verwacht in ((start(xsd_versie=versie), versie), (start(), None)):
        uitkomst = controleer(als_xml(bericht), peildatum=VANDAAG)
        assert uitkomst.kop == Berichtkop.van(bericht)
        assert uitkomst.kop is not None
        assert uitkomst.kop.xsd_versie == verwacht
    # also when only its header can be read
    fout = controleer(als_xml(start(xsd_versie=versie), Bsn=FOUT_BSN), peildatum=VANDAAG)
    assert fout.kop == Berichtkop.van(start(xsd_versie=versie))


def test_een_retour_wordt_alleen_op_vorm_gecontroleerd() -> None:
    retour = Retourbericht(
        type=Berichttype.WMO402,
        afzender=start(afzender="9999").afzender,
        identificatie=start().identificatie,
        dagtekening=date(2030, 1, 1),
        identificatie_retour=start().identificatie,
        dagtekening_retour=date(2030, 1, 1),
    )
    uitkomst = controleer(to_xml(retour), peildatum=VANDAAG)
    assert uitkomst.in_orde
    assert uitkomst.niveau is None
    assert (uitkomst.kop, uitkomst.bericht) == (None, None)
    fout = controleer(to_xml(retour).replace(b">9999<", b">x<"), peildatum=VANDAAG)
    assert regels(fout) == ["XSD02"]


def test_eigen_schemas_tellen() -> None:
    streng = dict(schemas_van(release("1.0")))
    streng["basisschema.xsd"] = streng["basisschema.xsd"].replace(b"[0-9]{9}", b"1[0-9]{8}")
    uitkomst = controleer(als_xml(start()), peildatum=VANDAAG, schemas=Schemaset(streng))
    assert regels(uitkomst) == ["XSD02"]


@pytest.mark.parametrize(
    ("naam", "bericht", "merk"),
    [("1.0", start(), Merk.GEZIEN), ("4.0", periode(), Merk.AFGELEID)],
)
def test_een_vormfout_is_zo_zeker_als_de_vorm(naam: str, bericht: Heenbericht, merk: Merk) -> None:
    uitkomst = controleer(als_xml(bericht, naam, BerichtVersie="9"), peildatum=VANDAAG)
    assert [(fout.regel, fout.merk) for fout in uitkomst.bevindingen] == [("XSD02", merk)]


@pytest.mark.parametrize(
    ("oud", "nieuw", "deel"),
    [
        (b"<wmo401:Afzender>0363</wmo401:Afzender>", b"", Onderdeel.KOP),
        (b">0363<", b">x<", Onderdeel.KOP),
        # the schema points at what stands there instead
        (b"<wmo401:Bsn>999990019</wmo401:Bsn>", b"", Onderdeel.KLASSE),
        (b">999990019<", b">x<", Onderdeel.CLIENT),
        (b"<wmo401:Bsn>", b"<wmo401:Wie/><wmo401:Bsn>", Onderdeel.CLIENT),
        (b"<wmo401:EbStartNummer>7</wmo401:EbStartNummer>", b"", Onderdeel.KLASSE),
        (b">7<", b">x<", Onderdeel.KLASSE),
    ],
)
def test_van_welk_onderdeel_een_vormfout_is(oud: bytes, nieuw: bytes, deel: Onderdeel) -> None:
    xml = als_xml(start())
    assert oud in xml
    uitkomst = controleer(xml.replace(oud, nieuw), peildatum=VANDAAG)
    assert {fout.onderdeel for fout in uitkomst.bevindingen} == {deel}


HEEL = als_xml(start(kostprijs=kostprijs(5000, "2020-01-01")))


@given(
    st.integers(0, len(HEEL)),
    st.integers(0, 60),
    st.binary(max_size=20) | st.sampled_from([b"<", b">", b"&", b"<a/>", b"]]>", b"<!--", b"\0"]),
)
def test_kapotte_bytes_geven_bevindingen(begin: int, lengte: int, inhoud: bytes) -> None:
    """Any cut and any splice: an outcome, in which nothing personal can be read."""
    xml = HEEL[:begin] + inhoud + HEEL[begin + lengte :]
    uitkomst = controleer(xml, peildatum=VANDAAG)
    assert uitkomst.bericht is not None or not uitkomst.in_orde
    for fout in uitkomst.bevindingen:
        assert BSN not in str(fout)
        assert "\n" not in str(fout)


STATUSSEN = st.sampled_from(StatusAanlevering)
DAGEN = st.dates(date(2017, 1, 1), date(2027, 6, 1))


@st.composite
def berichten(draw: st.DrawFn) -> tuple[str, Heenbericht]:
    """Messages of every kind, right and wrong, in a release that has them."""
    velden: dict[str, Any] = {
        "dagtekening": draw(DAGEN),
        "status": draw(STATUSSEN),
        "afzender": draw(st.sampled_from(["0363", "0457", "9999"])),
        "startnummer": draw(st.integers(1, 2)),
        "identificatie": draw(st.sampled_from(["A", "B"])),
        "bsn": draw(st.sampled_from([BSN, ANDER_BSN])),
    }
    prijs = draw(st.none() | st.builds(Kostprijs, st.integers(0, 5000).map(Bedrag), DAGEN))
    stopdag = draw(st.none() | DAGEN)
    match draw(st.sampled_from(["WMO401", "WMO403", "WMO405", "WMO407"])):
        case "WMO401":
            naam = draw(st.sampled_from(["1.0", "2.0"]))
            return naam, start(startdatum=draw(DAGEN), kostprijs=prijs, **velden)
        case "WMO403":
            return draw(st.sampled_from(["1.0", "2.0"])), stop(stopdatum=draw(DAGEN), **velden)
        case "WMO405":
            naam = draw(st.sampled_from(["3.0", "4.0"]))
            velden |= {"startdatum": draw(DAGEN), "stopdatum": stopdag, "kostprijs": prijs}
            return naam, periode(**velden)
        case _:
            naam = draw(st.sampled_from(["2.0", "3.0", "4.0"]))
            return naam, bw(startdatum=draw(DAGEN), stopdatum=stopdag, **velden)


@given(berichten(), st.lists(berichten(), max_size=4))
def test_de_vorm_van_de_bytes_maakt_niets_uit(
    bericht: tuple[str, Heenbericht], eerder: list[tuple[str, Heenbericht]]
) -> None:
    """As a value, in plain form and in a form that needs a parser: one and the same outcome."""
    naam, waarde = bericht
    register = Registergeheugen()
    for _, een in eerder:
        register.ontvang(een)

    def uitkomst(wat: Heenbericht | bytes) -> Controleuitkomst:
        return controleer(wat, release(naam), peildatum=VANDAAG, register=register)

    xml = als_xml(waarde, naam)
    met_commentaar = xml.replace(b"Header>", b"Header><!-- x -->", 1)
    assert uitkomst(waarde) == uitkomst(xml) == uitkomst(met_commentaar)


@given(berichten(), st.lists(berichten(), max_size=4))
def test_elke_regel_heeft_haar_niveau_en_code(
    bericht: tuple[str, Heenbericht], eerder: list[tuple[str, Heenbericht]]
) -> None:
    """What a finding says is what the release says of its rule."""
    naam, waarde = bericht
    register = Registergeheugen()
    for _, een in eerder:
        register.ontvang(een)
    uitkomst = controleer(waarde, release(naam), peildatum=VANDAAG, register=register)
    for fout in uitkomst.bevindingen:
        regel = release(naam).regel(fout.regel, waarde.dagtekening)
        assert regel is not None
        assert waarde.type in regel.berichten
        assert (fout.niveau, fout.retourcode) == (regel.niveau, regel.retourcode)
        assert len(fout.regel) == 5
    codes = [fout.regel for fout in uitkomst.bevindingen]
    assert len(codes) == len(set(codes))
    assert not set(codes) & {niet.regel for niet in uitkomst.niet_gecontroleerd}


# What is not checked


@pytest.mark.parametrize("naam", RELEASES)
def test_elke_regel_met_een_tekst_heeft_een_toets_op_haar_niveau(naam: str) -> None:
    toetsen = {
        Niveau.BERICHTINHOUD: BINNEN,
        Niveau.BERICHTOVERSTIJGEND: OVERSTIJGEND,
        Niveau.EXTERNE_BRON: EXTERN,
    }
    for regel in release(naam).regels:
        if regel.niveau in toetsen and regel.merk is not Merk.HIAAT and regel.code != "TR101":
            assert regel.code in toetsen[regel.niveau]
            assert regel.retourcode is not None
            assert regel.berichten


@pytest.mark.parametrize(
    ("naam", "bericht", "zonder_tekst"),
    [
        ("1.0", start(), ["TR074", "TR102", "TR115", "TR328", "TR329", "TR330"]),
        ("1.0", stop(), ["TR074", "TR102", "TR115", "TR328", "TR329", "TR330"]),
        ("2.0", start(), ["TR074", "TR102", "TR115", "TR328", "TR329", "TR330"]),
        ("3.0", periode(), []),
        ("4.0", periode(), []),
        ("2.0", bw(), ["TR074", "TR102", "TR115"]),
        ("3.0", bw(), ["TR074"]),
        ("4.0", bw(), ["TR074"]),
    ],
)
def test_regels_zonder_tekst_worden_genoemd(
    naam: str, bericht: Heenbericht, zonder_tekst: list[str]
) -> None:
    uitkomst = controleer(bericht, release(naam), peildatum=VANDAAG, register=Registergeheugen())
    assert [str(niet) for niet in uitkomst.niet_gecontroleerd] == [
        f"{regel}: de tekst van de regel is niet gevonden" for regel in zonder_tekst
    ]


@pytest.mark.parametrize(
    ("naam", "bericht", "verwacht"),
    [
        ("1.0", start(), []),
        ("1.0", start(status=TWEE), ["TR103", "TR104"]),
        (
            "1.0",
            start(status=TWEE, dagtekening="2020-02-02", startdatum="2019-02-01"),
            ["TR103", "TR104", "TR114"],
        ),
        ("1.0", start(status=DRIE), ["TR071"]),
        ("4.0", periode(), ["TR056", "TR404"]),
        ("4.0", periode(status=DRIE), ["TR056", "TR063"]),
        ("4.0", bw(status=TWEE), ["TR056", "TR103", "TR104", "TR400"]),
    ],
)
def test_zonder_register(naam: str, bericht: Heenbericht, verwacht: list[str]) -> None:
    """Only the rules that would have needed it are not checked."""
    uitkomst = controleer(bericht, release(naam), peildatum=VANDAAG)
    assert [
        niet.regel
        for niet in uitkomst.niet_gecontroleerd
        if niet.reden == "er is geen register met eerdere berichten"
    ] == verwacht
    assert uitkomst.in_orde


def test_een_verplicht_element_dat_ontbreekt() -> None:
    xml = als_xml(start()).replace(b"<wmo401:EbStartdatum>2020-01-01</wmo401:EbStartdatum>", b"")
    uitkomst = controleer(xml, peildatum=VANDAAG)
    assert regels(uitkomst) == ["XSD01"]
    assert "TR112: startdatum ontbreekt" in map(str, uitkomst.niet_gecontroleerd)


def test_een_release_zonder_regels_zegt_dat() -> None:
    """Nothing was checked, and that is not the same as nothing being wrong."""
    zonder = release_uit_xsd(schemas_van(evolve(release("1.0"), naam="9.9")))
    assert zonder.regels == ()
    reden = "*: de regels van deze release zijn niet bekend; geef kennis="
    slecht = start(afzender="9999", kostprijs=kostprijs(1, "2026-01-01"))
    for bericht in (slecht, to_xml(slecht, zonder)):
        uitkomst = controleer(bericht, zonder, peildatum=VANDAAG)
        assert [str(niet) for niet in uitkomst.niet_gecontroleerd] == [reden]
    met = release_uit_xsd(schemas_van(evolve(release("1.0"), naam="9.9")), kennis=release("1.0"))
    uitkomst = controleer(slecht, met, peildatum=VANDAAG)
    assert regels(uitkomst) == ["TR378", "TR409"]
    assert reden not in map(str, uitkomst.niet_gecontroleerd)


@pytest.mark.parametrize(
    ("versie", "buiten"),
    [
        # The set of 1.0 says 1.0.0 to 1.2.0 of both.
        (("1.0.0", "1.0.0"), False),
        (("1.2.0", "1.1.0"), False),
        (("1.2.1", "1.2.0"), True),
        (("1.2.0", "2.0.0"), True),
        (("0.9.9", "1.0.0"), True),
    ],
)
def test_versies_van_buiten_het_bereik(versie: tuple[str, str], *, buiten: bool) -> None:
    bericht = start(xsd_versie=XsdVersie(*versie))
    for wat in (bericht, als_xml(bericht)):
        uitkomst = controleer(wat, release("1.0"), peildatum=VANDAAG)
        genoemd = [niet.regel for niet in uitkomst.niet_gecontroleerd]
        assert ("XsdVersie" in genoemd) is buiten
        assert uitkomst.in_orde


# Which release


@pytest.mark.parametrize(
    ("bericht", "verwacht"),
    [
        (start(dagtekening="2019-12-31"), "1.0"),  # before any release was in production
        (start(dagtekening="2022-09-30"), "1.0"),
        (start(dagtekening="2022-10-01"), "2.0"),
        (start(dagtekening="2026-01-01"), "2.0"),  # the last one that has this message
        (periode(dagtekening="2025-04-06"), "3.0"),
        (periode(dagtekening="2025-04-07"), "4.0"),
        (bw(dagtekening="2022-10-01"), "2.0"),
    ],
)
def test_een_waarde_wordt_getoetst_aan_de_release_van_haar_dag(
    bericht: Heenbericht, verwacht: str
) -> None:
    gevonden = controleer(bericht, peildatum=VANDAAG).release
    assert gevonden is not None
    assert gevonden.naam == verwacht


def test_een_release_zonder_dag_in_productie() -> None:
    eigen = evolve(release("1.0"), in_productie=None)
    assert controleer(start(), eigen, peildatum=VANDAAG).release == eigen


def test_de_volgorde_van_releases_maakt_niet_uit() -> None:
    """What counts is the day on which each came into production."""
    op = {"2022-09-30": "1.0", "2022-10-01": "2.0", "2019-12-31": "1.0"}
    for dag, naam in op.items():
        for volgorde in (("1.0", "2.0"), ("2.0", "1.0")):
            bronnen = map(release, volgorde)
            gevonden = controleer(start(dagtekening=dag), *bronnen, peildatum=VANDAAG).release
            assert gevonden is not None
            assert gevonden.naam == naam
    # of two of one day the last, and one without a day is newer than all that have one
    een, eigen = release("1.0"), evolve(release("1.0"), naam="eigen")
    assert controleer(start(), eigen, een, peildatum=VANDAAG).release == een
    assert controleer(start(), een, eigen, peildatum=VANDAAG).release == eigen
    nieuw = evolve(eigen, in_productie=None)
    assert controleer(start(), nieuw, een, peildatum=VANDAAG).release == nieuw


def test_een_release_zonder_dit_bericht() -> None:
    with pytest.raises(OnbekendeParameter, match="release: no value for a WMO405; known: 1.0"):
        controleer(periode(), release("1.0"), peildatum=VANDAAG)
    uitkomst = controleer(als_xml(periode(), "4.0"), release("1.0"), peildatum=VANDAAG)
    assert regels(uitkomst) == ["XML02"]


def test_wat_geen_bericht_van_een_gemeente_is() -> None:
    verkeerd: Any = "<Bericht/>"
    with pytest.raises(OngeldigeWaarde, match="bericht: str is not a Heenbericht"):
        controleer(verkeerd, peildatum=VANDAAG)
    with pytest.raises(OngeldigeWaarde, match="peildatum"):
        controleer(b"", peildatum=verkeerd)


# Findings and outcomes as values


def test_een_bevinding_heeft_een_code_bij_haar_niveau() -> None:
    wat = Bevinding("TR135", "Bericht", "tekst")
    fout = Berichtbevinding(wat, Niveau.EXTERNE_BRON, retourcode="8848")
    assert (fout.regel, fout.pad, fout.tekst, str(fout)) == (
        "TR135",
        "Bericht",
        "tekst",
        "[TR135] (Bericht) tekst",
    )
    with pytest.raises(OngeldigeWaarde, match="retourcode"):
        Berichtbevinding(wat, Niveau.EXTERNE_BRON)
    with pytest.raises(OngeldigeWaarde, match="retourcode"):
        Berichtbevinding(wat, Niveau.BERICHTFORMAAT, retourcode="0001")


def test_een_kop_is_van_een_heenbericht() -> None:
    with pytest.raises(OngeldigeWaarde, match="WMO402 is itself an answer; give WMO401"):
        evolve(Berichtkop.van(start()), type=Berichttype.WMO402)


def test_een_uitkomst_hoort_bij_haar_bericht() -> None:
    with pytest.raises(OngeldigeWaarde, match="kop"):
        Controleuitkomst(bericht=start())
    with pytest.raises(OngeldigeWaarde, match="kop"):
        Controleuitkomst(bericht=start(), kop=Berichtkop.van(stop()))
    assert Controleuitkomst(bericht=start(), kop=Berichtkop.van(start())).in_orde


# No person in any text


@given(
    st.sampled_from(
        [
            "Bsn",
            "Afzender",
            "Identificatie",
            "Dagtekening",
            "EbStartNummer",
            "EbStartdatum",
            "KostprijsBedrag",
            "KostprijsStartdatum",
            "StatusAanlevering",
            "BerichtVersie",
            "BerichtXsdVersie",
        ]
    ),
    st.sampled_from([BSN, FOUT_BSN, f" {BSN}", f"{BSN}x", f"{BSN[:4]}.{BSN[4:]}"]),
)
def test_een_bsn_staat_in_geen_tekst(element: str, tekst: str) -> None:
    bericht = start(kostprijs=kostprijs(5000, "2020-01-01"))
    uitkomst = controleer(als_xml(bericht, **{element: tekst}), peildatum=VANDAAG)
    for zichtbaar in (
        *map(str, uitkomst.bevindingen),
        *map(repr, uitkomst.bevindingen),
        *map(str, uitkomst.niet_gecontroleerd),
    ):
        assert BSN not in zichtbaar
        assert FOUT_BSN not in zichtbaar
    if element in {"Bsn", "Afzender", "EbStartdatum"}:
        assert BSN not in repr(uitkomst)


ELEMENTEN = st.sampled_from(
    ["Bsn", "Afzender", "Identificatie", "Dagtekening", "EbStartNummer", "EbStartdatum"]
)


@given(st.dictionaries(ELEMENTEN, st.text("0129- x", max_size=10), max_size=4))
def test_elke_inhoud_geeft_een_uitkomst(teksten: dict[str, str]) -> None:
    """Whatever stands there: no exception, and without a value there is a finding."""
    uitkomst = controleer(als_xml(start(), **teksten), peildatum=VANDAAG)
    assert uitkomst == controleer(als_xml(start(), **teksten), peildatum=VANDAAG)
    assert isinstance(uitkomst.bericht, Startbericht) or not uitkomst.in_orde
    niveaus = [fout.niveau.value for fout in uitkomst.bevindingen]
    assert niveaus == sorted(niveaus)
    delen = {fout.onderdeel for fout in uitkomst.bevindingen if fout.pad.endswith("/Bsn")}
    assert delen <= {Onderdeel.CLIENT}
