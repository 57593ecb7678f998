"""A set of schemas becomes the description of a release, or one error that says why not."""

import re
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode
from wmo_eigenbijdrage.adapters.schemamap import lees_schemamap, release_uit_map
from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, EbStartNummer
from wmo_eigenbijdrage.ieb import (
    RELEASES,
    Basis,
    BerichtFout,
    Berichttype,
    BwPeriodebericht,
    Kostprijs,
    Merk,
    Periodebericht,
    ReleaseFout,
    Schemaset,
    Versiebereik,
    from_xml,
    lees,
    ontleed,
    release,
    release_uit_xsd,
    schemas_van,
    to_xml,
    valideer,
)
from wmo_eigenbijdrage.ieb.boom import boom

EEN = dict(schemas_van(release("1.0")))


@pytest.mark.parametrize("naam", RELEASES)
def test_onze_schemas_terug_naar_onze_beschrijving(naam: str) -> None:
    gelezen = release_uit_xsd(schemas_van(release(naam)))
    assert gelezen.zonder_kennis() == release(naam).zonder_kennis()
    assert schemas_van(gelezen.zonder_kennis()) == schemas_van(release(naam).zonder_kennis())
    # What was read is certain; the rules that go with it stay as certain as they were.
    assert all(soort.onzeker == () for soort in gelezen.berichten)
    assert gelezen.regels == release(naam).regels
    assert gelezen.in_productie == release(naam).in_productie
    assert all(code.merk is Merk.GEZIEN for code in gelezen.retourcodes)


def test_de_volgorde_van_bestanden_maakt_niet_uit() -> None:
    assert release_uit_xsd(dict(reversed(EEN.items()))) == release_uit_xsd(EEN)


def test_een_set_met_uitleg_en_in_een_andere_volgorde() -> None:
    """As the official files are: documentation everywhere, and types in an order of their own."""
    uitleg = r"><xs:annotation><xs:documentation>uitleg</xs:documentation></xs:annotation></xs:\1>"
    anders: dict[str, bytes] = {}
    for naam, inhoud in EEN.items():
        tekst = re.sub(
            r"<xs:(element|enumeration|pattern)\b([^>]*)/>", rf"<xs:\1\2{uitleg}", inhoud.decode()
        )
        delen = re.findall(
            r"(?s)  <xs:(?:complex|simple)Type name.*?\n  </xs:(?:complex|simple)Type>\n", tekst
        )
        kop, _, rest = tekst.partition(delen[0])
        anders[naam] = (
            kop + "".join(reversed(delen)) + rest[rest.rindex("</xs:schema>") :]
        ).encode()
        assert anders[naam].count(b"uitleg") > 3
    gelezen = release_uit_xsd(anders)
    assert gelezen.datatypes != release("1.0").datatypes
    assert gelezen.zonder_kennis() == release("1.0").zonder_kennis()
    assert gelezen.berichten[0].klassen[0].naam == "Root"


# A set by hand: later release, other order, names, multiplicities, a container, stricter types

BASIS = """<?xml version="1.0"?>
<!DOCTYPE_WEG>
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:b="urn:ieb5:basis" targetNamespace="urn:ieb5:basis" elementFormDefault="qualified" version="5">
 <xsd:annotation><xsd:documentation>Met uitleg.</xsd:documentation><xsd:appinfo>
  <b:standaard>ieb</b:standaard><b:bericht>basisschema</b:bericht><b:release>5.0</b:release>
  <b:BasisschemaXsdVersie>1.1.0</b:BasisschemaXsdVersie><b:BasisschemaXsdMinVersie>1.0.0</b:BasisschemaXsdMinVersie>
  <b:BasisschemaXsdMaxVersie>1.1.0</b:BasisschemaXsdMaxVersie></xsd:appinfo></xsd:annotation>
 <xsd:complexType name="CDT_BerichtIdentificatie"><xsd:annotation/><xsd:sequence>
  <xsd:element name="Dagtekening" type="b:LDT_Datum"/><xsd:element name="Identificatie" type="b:LDT_Kort"/>
 </xsd:sequence></xsd:complexType>
 <xsd:complexType name="CDT_Kostprijs"><xsd:sequence>
  <xsd:element name="KostprijsStartdatum" type="b:LDT_Datum"/><xsd:element name="KostprijsBedrag" type="b:LDT_Getal"/>
 </xsd:sequence></xsd:complexType>
 <xsd:simpleType name="LDT_Kort"><xsd:restriction base="b:LDT_Tekst"><xsd:maxLength value="4"/><xsd:minLength value="2"/></xsd:restriction></xsd:simpleType>
 <xsd:simpleType name="LDT_Tekst"><xsd:annotation/><xsd:restriction base="xsd:string"><xsd:maxLength value="9"/><xsd:minLength value="1"/></xsd:restriction></xsd:simpleType>
 <xsd:simpleType name="LDT_Code"><xsd:restriction base="xsd:string"><xsd:length value="3"/></xsd:restriction></xsd:simpleType>
 <xsd:simpleType name="LDT_Datum"><xsd:restriction base="xsd:date"><xsd:pattern value="[^:Z]*"/></xsd:restriction></xsd:simpleType>
 <xsd:simpleType name="LDT_Getal"><xsd:restriction base="xsd:nonNegativeInteger"><xsd:maxInclusive value="999"/></xsd:restriction></xsd:simpleType>
 <xsd:simpleType name="LDT_Cijfers"><xsd:restriction base="xsd:string"><xsd:pattern value="[0-9]{9}"/><xsd:pattern value="\\d{4}"/></xsd:restriction></xsd:simpleType>
 <xsd:simpleType name="LDT_Status"><xsd:restriction base="xsd:string"><xsd:annotation/><xsd:enumeration value="1"/><xsd:enumeration value="2"/></xsd:restriction></xsd:simpleType>
</xsd:schema>""".replace("<!DOCTYPE_WEG>\n", "")
WMO405 = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:x="urn:ieb5:basis" xmlns="urn:ieb5:m" targetNamespace="urn:ieb5:m" elementFormDefault="qualified">
 <xsd:annotation><xsd:appinfo xmlns:b="urn:ieb5:basis">
  <b:bericht>wmo405</b:bericht><b:release>5.0</b:release>
  <b:BerichtXsdVersie>2.0.1</b:BerichtXsdVersie><b:BerichtXsdMinVersie>2.0.0</b:BerichtXsdMinVersie><b:BerichtXsdMaxVersie>2.0.1</b:BerichtXsdMaxVersie>
  <b:BasisschemaXsdVersie>1.1.0</b:BasisschemaXsdVersie><b:BasisschemaXsdMinVersie>1.0.0</b:BasisschemaXsdMinVersie><b:BasisschemaXsdMaxVersie>1.1.0</b:BasisschemaXsdMaxVersie>
 </xsd:appinfo></xsd:annotation>
 <xsd:import namespace="urn:ieb5:basis" schemaLocation="basisschema.xsd"/>
 <xsd:element name="Bericht" type="Wortel"/>
 <xsd:complexType name="Periode"><xsd:sequence>
  <xsd:element name="StatusAanlevering" type="x:LDT_Status"/>
  <xsd:element name="EbKostprijs" type="x:CDT_Kostprijs" minOccurs="0"/>
  <xsd:element name="EbStopdatum" type="x:LDT_Datum"/>
  <xsd:element name="Reden" type="x:LDT_Tekst" minOccurs="0"/>
  <xsd:element name="EbStartdatum" type="x:LDT_Datum"/>
  <xsd:element name="EbStartNummer" type="x:LDT_Getal"/>
 </xsd:sequence></xsd:complexType>
 <xsd:complexType name="Wortel"><xsd:sequence>
  <xsd:element name="Kop" type="Kop"><xsd:annotation/></xsd:element><xsd:element name="Persoon" type="Persoon" maxOccurs="unbounded"/>
 </xsd:sequence></xsd:complexType>
 <xsd:complexType name="Kop"><xsd:sequence>
  <xsd:element name="BerichtIdentificatie" type="x:CDT_BerichtIdentificatie"/>
  <xsd:element name="BerichtCode"><xsd:simpleType><xsd:restriction base="x:LDT_Code"><xsd:pattern value="49\\.?|492"/></xsd:restriction></xsd:simpleType></xsd:element>
  <xsd:element name="BerichtSubversie" type="x:LDT_Getal"/>
  <xsd:element name="BerichtVersie"><xsd:simpleType><xsd:restriction base="x:LDT_Getal"><xsd:enumeration value="5"/></xsd:restriction></xsd:simpleType></xsd:element>
  <xsd:element name="Afzender" type="x:LDT_Cijfers"/>
 </xsd:sequence></xsd:complexType>
 <xsd:complexType name="Persoon"><xsd:sequence>
  <xsd:element name="Perioden" type="Perioden"/><xsd:element name="Bsn" type="x:LDT_Cijfers"/>
 </xsd:sequence></xsd:complexType>
 <xsd:complexType name="Perioden"><xsd:sequence><xsd:element name="Periode" type="Periode" maxOccurs="9"/></xsd:sequence></xsd:complexType>
</xsd:schema>"""
VIJF = {
    "basisschema.xsd": BASIS.encode(),
    "WMO405.xsd": WMO405.replace(r"49\.?|492", r"4\-2").encode(),
}
PERIODE = Periodebericht(
    afzender=Gemeentecode("0363"),
    identificatie=BerichtIdentificatie("EB1"),
    dagtekening=date(2027, 1, 15),
    bsn=Bsn("999990019"),
    startnummer=EbStartNummer(7),
    startdatum=date(2027, 1, 10),
    stopdatum=date(2027, 2, 10),
    kostprijs=Kostprijs(Bedrag(999), date(2027, 1, 10)),
)


def test_een_latere_release_zonder_wijziging_van_code() -> None:
    vijf = release_uit_xsd(VIJF)
    soort = vijf.bericht(Berichttype.WMO405)
    assert (vijf.naam, vijf.naamruimte, soort.naamruimte) == ("5.0", "urn:ieb5:basis", "urn:ieb5:m")
    assert (soort.berichtcode, soort.klassen[0].naam) == ("4-2", "Wortel")
    assert soort.xsd == Versiebereik("2.0.1", "2.0.0", "2.0.1")
    assert vijf.basisschema == Versiebereik("1.1.0", "1.0.0", "1.1.0")
    assert vijf.regels == ()
    assert vijf.retourcodes == ()
    xml = to_xml(PERIODE, vijf)
    assert valideer(xml, vijf) == ()
    assert valideer(xml, vijf, schemas=Schemaset(VIJF)) == ()
    assert from_xml(xml, vijf) == PERIODE
    assert lees(xml, vijf, schemas=Schemaset(VIJF)).bericht == PERIODE
    namen = re.findall(r"<(?:wmo405|ieb):(\w+)", xml.decode())
    assert namen == [
        "Bericht",
        "Kop",
        "BerichtIdentificatie",
        "Dagtekening",
        "Identificatie",
        "BerichtCode",
        "BerichtSubversie",
        "BerichtVersie",
        "Afzender",
        "Persoon",
        "Perioden",
        "Periode",
        "StatusAanlevering",
        "EbKostprijs",
        "KostprijsStartdatum",
        "KostprijsBedrag",
        "EbStopdatum",
        "EbStartdatum",
        "EbStartNummer",
        "Bsn",
    ]
    # The version that is not pinned is that of the release.
    assert ">0</wmo405:BerichtSubversie>" in xml.decode()
    twee = xml.replace(
        b"</wmo405:Persoon>",
        b"</wmo405:Persoon>" + re.findall(rb"(?s)  <wmo405:Persoon>.*Persoon>", xml)[0],
    )
    assert valideer(twee, vijf) == ()
    with pytest.raises(BerichtFout, match="Persoon: stands there 2 times"):
        from_xml(twee, vijf)  # one message is about one person here


def test_de_typen_van_een_latere_release() -> None:
    vijf = release_uit_xsd(VIJF)
    kort = vijf.datatype("LDT_Kort")
    assert (kort.basis, kort.min_lengte, kort.max_lengte) == (Basis.TEKST, 2, 4)
    code = vijf.datatype("LDT_Code")
    assert (code.min_lengte, code.max_lengte) == (3, 3)
    getal = vijf.datatype("LDT_Getal")
    assert (getal.basis, getal.minimum, getal.maximum) == (Basis.GETAL, 0, 999)
    cijfers = vijf.datatype("LDT_Cijfers")
    assert [cijfers.past(t) for t in ("0363", "999990019", "12345")] == [True, True, False]


def test_regels_van_een_release_naar_keuze() -> None:
    vier = release("4.0")
    vijf = release_uit_xsd(VIJF, kennis=vier)
    assert (vijf.regels, vijf.in_productie) == (vier.regels, vier.in_productie)


def test_een_onbekende_code_krijgt_geen_betekenis() -> None:
    nieuw = {n: x.replace(b"9115", b"9999").replace(b"9114", b"9393") for n, x in EEN.items()}
    gelezen = release_uit_xsd(nieuw)
    onbekend, elders = gelezen.retourcode("9999"), gelezen.retourcode("9393")
    assert onbekend is not None
    assert elders is not None
    assert (onbekend.betekenis, onbekend.merk) == ("betekenis niet bekend", Merk.HIAAT)
    assert (elders.regel, elders.merk) == ("TR393", Merk.GEZIEN)
    assert any("9999" in str(onzeker) for onzeker in gelezen.onzeker)


BW = {n: x.replace(b"BwStartNummer", b"BwNummer") for n, x in schemas_van(release("4.0")).items()}


def test_een_onbekend_verplicht_element_wordt_genoemd() -> None:
    with pytest.raises(
        ReleaseFout,
        match=r"WMO407 of iEb 4\.0: demands .* Bericht/Client/PeriodeEigenBijdrageBw/BwNummer; ",
    ):
        release_uit_xsd(BW)
    eigen = release_uit_xsd(BW, betekenissen={"BwNummer": "startnummer"})
    bw = BwPeriodebericht(
        afzender=PERIODE.afzender,
        identificatie=PERIODE.identificatie,
        dagtekening=PERIODE.dagtekening,
        bsn=PERIODE.bsn,
        startnummer=PERIODE.startnummer,
        startdatum=PERIODE.startdatum,
    )
    xml = to_xml(bw, eigen)
    assert b"<wmo407:BwNummer>7</wmo407:BwNummer>" in xml
    assert from_xml(xml, eigen) == bw
    assert ontleed(xml, eigen).pad("startnummer").endswith("BwNummer")


def test_een_eigen_beperking_van_een_element() -> None:
    """An element may restrict its type without pinning one value."""
    anders = EEN | {
        "WMO401.xsd": EEN["WMO401.xsd"].replace(
            b'<xs:element name="Bsn" type="ieb:LDT_BurgerServicenummer"/>',
            b'<xs:element name="Bsn"><xs:simpleType><xs:restriction base="ieb:LDT_BurgerServicenummer">'
            b'<xs:pattern value="9.*"/></xs:restriction></xs:simpleType></xs:element>',
        )
    }
    gelezen = release_uit_xsd(anders)
    datatype = gelezen.datatype("LDT_BurgerServicenummer.wmo401.Client.Bsn")
    assert datatype.patronen == ("[0-9]{9}", "9.*")
    start = boom(gelezen, Berichttype.WMO401)
    assert [b.datatype for b in start.bladeren() if b.veld == "bsn"] == [datatype]


def test_patronen_die_alle_moeten_passen() -> None:
    een = release("1.0")
    streng = evolve(
        een,
        datatypes=tuple(
            evolve(d, patronen=("[0-9]{4}", "1.*", ".*6")) if d.naam == "LDT_Gemeente" else d
            for d in een.datatypes
        ),
    )
    gelezen = release_uit_xsd(schemas_van(streng))
    assert gelezen.zonder_kennis() == streng.zonder_kennis()


# Sets that are not of this family

M = "WMO401.xsd"
B = "basisschema.xsd"
XS = b"http://www.w3.org/2001/XMLSchema"


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "fout"),
    [
        (M, XS, b"urn:geen", "is no schema"),
        (M, b'elementFormDefault="qualified"', b"", "qualified"),
        (M, b"<ieb:bericht>wmo401", b"<ieb:bericht>wmo499", "no known message"),
        (M, b"<ieb:bericht>wmo401", b"<ieb:bericht>wmo402", "hold a message twice"),
        (M, b"<ieb:bericht>wmo401", b"<ieb:bericht>basisschema", "2 basisschemas"),
        (M, b"<ieb:release>1.0", b"<ieb:release>2.0", "another release"),
        (M, b"BerichtXsdMinVersie>1.0.0", b"BerichtXsdMinVersie>1.0", "BerichtXsdMinVersie"),
        (M, b'<xs:import namespace="http', b'<xs:import namespace="https', "import"),
        (M, b'<xs:element name="Bericht"', b'<xs:element name="Brief"', "another root"),
        (M, b'type="wmo401:Root"/>', b'type="wmo401:Stam"/>', "no class Stam"),
        (M, b'<xs:element name="Bsn"', b'<xs:element nillable="true" name="Bsn"', "nillable"),
        (M, b'<xs:element name="Bsn"', b'<xs:element name="B\xc3\xa9"', "usable name"),
        (M, b'<xs:element name="Bsn"', b"<xs:element", "usable name"),
        (M, b"ieb:LDT_BurgerServicenummer", b"ieb:LDT_Weg", "LDT_Weg"),
        (M, b"ieb:LDT_BurgerServicenummer", b"weg:LDT_Bsn", "no usable type"),
        (M, b"ieb:LDT_BurgerServicenummer", b"xs:string", "type string"),
        (M, b"<xs:sequence>", b"<xs:sequence><xs:any/>", "any"),
        (M, b"</xs:sequence>", b"</xs:sequence><xs:sequence/>", "2 of sequence"),
        (M, b"<xs:sequence>", b'<xs:sequence minOccurs="0">', "minOccurs"),
        (M, b'<xs:complexType name="Root">', b'<xs:complexType name="Root" mixed="true">', "mixed"),
        (M, b"</xs:sequence>", b'</xs:sequence><xs:attribute name="a"/>', "attribute"),
        (M, b'minOccurs="0"', b'minOccurs="x"', "no number"),
        (M, b'name="Root"', b'name="Header"', "two of Header"),
        (M, b'base="ieb:LDT_BerichtCode"', b'base="xs:string"', "restricts no type"),
        (M, b'value="470"', b'value="4700"', "pins BerichtCode"),
        (M, b'<xs:element name="Bsn" type="ieb:LDT_BurgerServicenummer"', b'<xs:element name="Bsn" type="ieb:LDT_BurgerServicenummer" minOccurs="2" maxOccurs="2"', "Bericht/Client/Bsn"),
        (M, b'<xs:element name="Bsn" type="ieb:LDT_BurgerServicenummer"/>', b"", "no element for bsn"),
        (M, b'name="EbStartdatum"', b'name="Bsn"', "more than one element for bsn"),
        (M, b'type="wmo401:StartEigenBijdrage"', b'type="wmo401:Client"', "within itself"),
        (M, b"</xs:schema>", b'<xs:complexType name="LDT_Datum"><xs:sequence/></xs:complexType></xs:schema>', "there twice"),
        (M, b"</xs:schema>", b'<xs:include schemaLocation="x"/></xs:schema>', "include"),
        (M, b"</xs:schema>", b"<sequence/></xs:schema>", "sequence"),
        (B, b'<xs:minInclusive value="0"/>', b'<xs:minInclusive value="nul"/>', "minInclusive is no number"),
        (B, b'<xs:minLength value="1"/>', b'<xs:minInclusive value="1"/>', "does not go with string"),
        (B, b'<xs:pattern value="[^:Z]*"/>', b'<xs:maxLength value="10"/>', "does not go with date"),
        (B, b'<xs:pattern value="[0-9]{9}"/>', b'<xs:pattern value="\\p{Nd}"/>', "cannot be used"),
        (B, b'<xs:pattern value="[0-9]{9}"/>', b'<xs:pattern value="[0-9-[5]]"/>', "cannot be used"),
        (B, b'<xs:pattern value="[0-9]{9}"/>', b'<xs:pattern value="[\\S]"/>', "cannot be used"),
        (B, b'<xs:pattern value="[0-9]{9}"/>', b'<xs:pattern value="("/>', "cannot be used"),
        (B, b'<xs:pattern value="[0-9]{9}"/>', b'<xs:whiteSpace value="collapse"/>', "whiteSpace"),
        (B, b'base="xs:date"', b'base="xs:dateTime"', "dateTime"),
        (B, b'base="xs:date"', b'base="ieb:LDT_Weg"', "LDT_Weg"),
        (B, b'base="xs:date"', b'base="ieb:LDT_Datum"', "type within itself"),
        (B, b"BasisschemaXsdVersie>1.2.0", b"BasisschemaXsdVersie>9.9.9", "BasisschemaXsdVersie"),
        (B, b'type="ieb:LDT_Datum"/>', b'type="ieb:CDT_BerichtIdentificatie"/>', "within itself"),
    ],
)  # fmt: skip
def test_een_set_van_een_andere_familie(bestand: str, oud: bytes, nieuw: bytes, fout: str) -> None:
    assert oud in EEN[bestand]
    with pytest.raises(ReleaseFout, match=fout) as gevangen:
        release_uit_xsd(EEN | {bestand: EEN[bestand].replace(oud, nieuw, 1)})
    assert "\n" not in str(gevangen.value)
    assert len(str(gevangen.value)) < 400


def test_een_halve_set() -> None:
    for bestanden in ({}, {B: EEN[B]}, {M: EEN[M]}):
        with pytest.raises(ReleaseFout, match="whole set"):
            release_uit_xsd(bestanden)
    zonder = EEN[B].replace(b'<xs:simpleType name="LDT_BerichtCode">', b'<xs:simpleType name="X">')
    with pytest.raises(ReleaseFout, match="no simple type LDT_BerichtCode"):
        release_uit_xsd({B: zonder, M: EEN[M]})


def test_een_set_is_vreemde_invoer() -> None:
    for inhoud in (b"", b"<a", b"<!DOCTYPE a><a/>", EEN[M].decode().encode("utf-16")):
        with pytest.raises(BerichtFout):
            release_uit_xsd(EEN | {M: inhoud})


# From a folder


def test_een_map(tmp_path: Path) -> None:
    for naam, inhoud in EEN.items():
        (tmp_path / naam).write_bytes(inhoud)
    (tmp_path / "LEESMIJ.txt").write_text("niets")
    assert lees_schemamap(tmp_path) == EEN
    assert release_uit_map(tmp_path) == release_uit_xsd(EEN)


def test_een_map_die_niet_deugt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BestandFout, match="niet te lezen"):
        lees_schemamap(tmp_path / "weg")
    with pytest.raises(BestandFout, match="bevat geen XSD"):
        lees_schemamap(tmp_path)
    (tmp_path / "a.xsd").write_bytes(b"12345")
    monkeypatch.setattr("wmo_eigenbijdrage.adapters.schemamap._GROOTSTE", 4)
    with pytest.raises(BestandFout, match="te groot"):
        lees_schemamap(tmp_path)
