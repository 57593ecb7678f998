"""What is read: every written envelope comes back, and whatever is wrong is one typed error."""

import re
from base64 import b64encode
from importlib.resources import files
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from enveloppen import (
    INHOUD,
    UUID_A,
    UUID_B,
    bv03,
    di01,
    di01s,
    du01,
    du01s,
    fo01,
    fo01s,
    fo03,
)
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.ieb.envelop import (
    Di01,
    Du01,
    Envelop,
    Fo01,
    Functie,
    Plek,
    Systeem,
    TekstBestand,
    Versienummer,
    XmlBestand,
    from_xml,
    to_soap,
    to_xml,
)
from wmo_eigenbijdrage.ieb.veilig import GRENS_BYTES, BerichtFout

GGK = "http://www.stufstandaarden.nl/koppelvlak/ggk0210"
STUF = "http://www.egem.nl/StUF/StUF0301"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
BSN = "999990019"
SCHEMA = etree.XMLSchema(
    etree.parse(str(files("wmo_eigenbijdrage.ieb") / "schemas" / "ggk0210" / "ggk0210.xsd"))
)


@given(di01s | du01s | fo01s)
def test_heen_en_terug(bericht: Di01 | Du01 | Fo01) -> None:
    assert from_xml(to_xml(bericht)) == bericht
    assert from_xml(to_soap(bericht)) == bericht


def verpak(xml: str) -> bytes:
    return f'<s:Envelope xmlns:s="{SOAP}"><s:Header><x>1</x></s:Header><s:Body>{xml}</s:Body></s:Envelope>'.encode()


def als_antwoord(soort: str) -> str:
    """The Fo01 under another name, which also is the shape of a Fo03 and, without body, a Bv03."""
    xml = to_xml(fo01()).decode().partition("\n")[2].replace("Fo01", soort)
    return xml if soort == "Fo03" else re.sub("<StUF:body>.*</StUF:body>", "", xml, flags=re.DOTALL)


def test_het_antwoord_van_een_webservice() -> None:
    assert from_xml(verpak(als_antwoord("Bv03"))) == bv03()
    fault = (
        "<s:Fault><faultcode>s:Client</faultcode><faultstring>x</faultstring><detail>%s</detail>"
        "</s:Fault>"
    )
    assert from_xml(verpak(fault % als_antwoord("Fo03"))) == fo03()
    assert from_xml(als_antwoord("Fo03").encode()) == fo03()


# A foreign form of the same envelope: other prefixes, comments, white space, attributes.
VREEMD = f"""\
\ufeff<?xml version='1.0' encoding='utf-8' standalone='yes'?>
<!-- proef --><?proef proef?>
<envelopRetourbericht-ggk_Du01 xmlns="{GGK}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="{GGK} x.xsd">
 <stuurgegevens><s:berichtcode xmlns:s="{STUF}"> Du01 </s:berichtcode>
  <s:zender xmlns:s="{STUF}"><s:organisatie>
     CAK
  </s:organisatie><s:applicatie>CAK<!-- x --> Regeling</s:applicatie><s:administratie xsi:nil="true"/>
  <s:gebruiker/></s:zender>
  <s:ontvanger xmlns:s="{STUF}"><s:organisatie><![CDATA[0363]]></s:organisatie><s:applicatie>GGk</s:applicatie></s:ontvanger>
  <referentienummer xmlns="{STUF}">{UUID_B}</referentienummer>
  <tijdstipBericht xmlns="{STUF}">20200102093000</tijdstipBericht>
  <crossRefnummer xmlns="{STUF}">{UUID_A}</crossRefnummer>
  <functie xmlns="{STUF}">WMO402</functie>
 </stuurgegevens>
 <parameters><applicatieVersie>0004</applicatieVersie><applicatieSubversie>0003</applicatieSubversie>
  <functieVersie>0001</functieVersie><functieSubversie>0000</functieSubversie>
  <bericht><xmlBestand>
     PEJlcmljaHQ+4oKs
     PC9CZXJpY2h0Pg==
  </xmlBestand></bericht></parameters>
</envelopRetourbericht-ggk_Du01>"""


def test_elke_vorm_van_dezelfde_envelop() -> None:
    assert from_xml(VREEMD.encode()) == du01()
    assert from_xml(to_xml(di01()).replace(b"GGK:", b"a:").replace(b":GGK=", b":a=")) == di01()
    assert from_xml(to_xml(di01()).replace(b"\n", b"\r\n")) == di01()


def test_een_voorbeeld_in_de_vorm_van_de_specificatie() -> None:
    """A Di01 with a text file, laid out as the samples are."""
    xml = f"""<?xml version="1.0" encoding="UTF-8"?>
<GGK:envelopHeenbericht-ggk_Di01 xmlns:StUF="{STUF}" xmlns:GGK="{GGK}">
\t<GGK:stuurgegevens>
\t\t<StUF:berichtcode>Di01</StUF:berichtcode>
\t\t<StUF:zender>
\t\t\t<StUF:organisatie>0548</StUF:organisatie>
\t\t\t<StUF:applicatie>Pakket</StUF:applicatie>
\t\t</StUF:zender>
\t\t<StUF:ontvanger>
\t\t\t<StUF:organisatie>CBS</StUF:organisatie>
\t\t\t<StUF:applicatie>GGk</StUF:applicatie>
\t\t</StUF:ontvanger>
\t\t<StUF:referentienummer>{UUID_A}</StUF:referentienummer>
\t\t<StUF:tijdstipBericht>20160421</StUF:tijdstipBericht>
\t\t<StUF:functie>Proef</StUF:functie>
\t</GGK:stuurgegevens>
\t<GGK:parameters>
\t\t<GGK:applicatieVersie>0004</GGK:applicatieVersie>
\t\t<GGK:applicatieSubversie>0003</GGK:applicatieSubversie>
\t\t<GGK:functieVersie>0002</GGK:functieVersie>
\t\t<GGK:functieSubversie>0002</GGK:functieSubversie>
\t\t<GGK:bericht>
\t\t\t<GGK:tekstBestand bestandsnaam="Q1.csv">YTti</GGK:tekstBestand>
\t\t</GGK:bericht>
\t</GGK:parameters>
</GGK:envelopHeenbericht-ggk_Di01>"""
    gelezen = from_xml(xml.encode())
    assert isinstance(gelezen, Di01)
    assert gelezen.bestand == TekstBestand(b"a;b", "Q1.csv")
    assert gelezen.functie == Functie("Proef", Versienummer(2, 2))
    assert gelezen.zender == Systeem(organisatie="0548", applicatie="Pakket")


def test_een_fo01_met_alles_erin() -> None:
    bericht = fo01(
        code="XX9",
        plek=Plek.SERVER,
        omschrijving="twee\nregels",
        details="JW315-00010004",
        details_xml=b"<root/>",
        referentienummer="geen uuid",
        crossreferentie="9c0f7b90-5c69-11e5-a837-0800200c9a66",  # version 1: replies are free
        zender=Systeem(organisatie=None, applicatie="GGK"),
    )
    xml = to_xml(bericht).replace(b"twee\nregels", b" twee&#13;\nregels\n")
    assert from_xml(xml) == bericht
    leeg = xml.replace(b"<root/>", b"<!-- niets -->").replace(b"JW315-00010004", b" ")
    assert from_xml(leeg) == evolve(bericht, details=None, details_xml=None)


def test_details_xml_los_van_de_envelop() -> None:
    xml = to_xml(fo01(details_xml=b"<root/>")).replace(
        b"<root/>", b"\n <StUF:a>1</StUF:a> los <b xmlns='relatief'>\xe2\x82\xac</b>\n"
    )
    gelezen = from_xml(xml)
    assert isinstance(gelezen, Fo01)
    assert gelezen.details_xml is not None
    for stuk in (b"<StUF:a xmlns:StUF=", "€</b>".encode()):
        assert stuk in gelezen.details_xml
    assert b"los" not in gelezen.details_xml
    assert from_xml(to_xml(gelezen)) == gelezen


def test_een_payload_die_niet_deugt_kan_wel_beantwoord_worden() -> None:
    for inhoud in (b"\xef\xbb\xbf<a/>", "é".encode("cp1252"), b"\0", b"geen xml"):
        xml = to_xml(di01()).replace(b64encode(INHOUD), b64encode(inhoud))
        gelezen = from_xml(xml)
        assert isinstance(gelezen, Di01)
        assert gelezen.bestand == XmlBestand(inhoud)


def test_het_nummer_dat_vecozo_in_een_di01_wil() -> None:
    goed = to_xml(di01()).replace(
        b"    <StUF:functie>",
        f"<StUF:crossRefnummer>{UUID_A}</StUF:crossRefnummer><StUF:functie>".encode(),
    )
    assert from_xml(goed) == di01()
    anders = goed.replace(
        f"<StUF:crossRefnummer>{UUID_A}".encode(), f"<StUF:crossRefnummer>{UUID_B}".encode()
    )
    assert "crossRefnummer of its own" in str(fout_van(anders))


def test_25_mb_wordt_gelezen_en_een_byte_meer_niet() -> None:
    xml = to_xml(di01(bestand=XmlBestand(b"x" * 18_000_000)))
    gelezen = from_xml(xml)
    assert isinstance(gelezen, Di01)
    assert len(gelezen.bestand.inhoud) == 18_000_000
    vol = xml + b" " * (GRENS_BYTES - len(xml))
    assert from_xml(vol) == gelezen
    assert "26214401 bytes" in str(fout_van(vol + b" "))
    with pytest.raises(BerichtFout, match="is 1[0-9]{3} bytes"):
        from_xml(to_xml(di01()), grens=1000)


# Bad input


def fout_van(xml: bytes) -> BerichtFout:
    with pytest.raises(BerichtFout) as gevangen:
        from_xml(xml)
    fout = gevangen.value
    assert fout.__context__ is None
    assert "\n" not in str(fout)
    assert BSN not in f"{fout}{fout!r}{vars(fout)}"
    return fout


BASIS = to_xml(du01()).decode()


@pytest.mark.parametrize(
    ("oud", "nieuw", "woord"),
    [
        (GGK, "http://www.stufstandaarden.nl/koppelvlak/ggk0310", "no envelope of ggk0210"),
        ("envelopRetourbericht-ggk_Du01", "envelopRetourbericht", "no envelope"),
        ("envelopRetourbericht-ggk_Du01", "envelopHeenbericht-ggk_Di01", "berichtcode"),
        (">Du01<", ">Di01<", "berichtcode"),
        (">Du01<", f">{BSN}<", "berichtcode"),
        (UUID_B, BSN, "UUID"),
        (UUID_B, UUID_B.upper(), "UUID"),
        (UUID_A, "", "UUID"),
        (UUID_A, "9c0f7b90-5c69-11e5-a837-0800200c9a66", "UUID"),
        ("20200102093000", "2020-01-02", "digits"),
        ("20200102093000", "٢٠٢٠٠١٠٢", "digits"),
        (">0363<", "><", "organisation"),
        (">CAK<", f">{BSN * 30}<", "organisatie"),
        (">GGk<", ">GG<", "3 to 50"),
        (">GGk<", ">G\x7fGk\x80<", ""),
        ("<StUF:organisatie>0363</StUF:organisatie>", "", "organisation"),
        ("StUF:organisatie", "GGK:organisatie", "applicatie"),
        (">0004<", ">4<", "four digits"),
        (">0004<", ">000٤<", "four digits"),
        (">0004<", ">00042<", "four digits"),
        (">WMO402<", ">" + "W" * 31 + "<", "1 to 30"),
        (">WMO402<", "><", "1 to 30"),
        (">WMO402<", "><b/><", "holds elements"),
        ("PEJlc", "P!Jlc", "not base64"),
        ("PEJlc", "PEJl", "not base64"),
        ("PEJlc", "P\u00a0EJlc", "not base64"),
        ("Pg==", "Pg==Pg==", "not base64"),
        ("Pg==", "Pg=", "not base64"),
        ("PEJlcmljaHQ+4oKsPC9CZXJpY2h0Pg==", "", "empty"),
        ("xmlBestand>", "zipBestand>", "no file"),
        ("xmlBestand>", "tekstBestand>", "file name"),
        ("<GGK:xmlBestand>", f"<{'a' * 5}>{BSN}</aaaaa><GGK:xmlBestand>", "no file"),
        ("</GGK:xmlBestand>", f"</GGK:xmlBestand><a{BSN}/>", "too many"),
        ("</GGK:xmlBestand>", f"</GGK:xmlBestand>{BSN}", "text between"),
        ("<GGK:stuurgegevens>", f"{BSN}<GGK:stuurgegevens>", "text between"),
        ("  <GGK:parameters>", "<!-- ", "not well-formed"),
    ],
)
def test_een_fout_van_een_soort(oud: str, nieuw: str, woord: str) -> None:
    xml = BASIS.replace(oud, nieuw)
    assert xml != BASIS
    if woord:
        assert woord in str(fout_van(xml.encode()))
    else:
        assert from_xml(xml.encode()) != du01()


def test_een_tekstbestand_voor_ieb_wordt_geweigerd() -> None:
    xml = BASIS.replace("<GGK:xmlBestand>", '<GGK:tekstBestand bestandsnaam="a.xml">')
    xml = xml.replace("</GGK:xmlBestand>", "</GGK:tekstBestand>")
    assert "XmlBestand" in str(fout_van(xml.encode()))
    assert isinstance(from_xml(xml.replace("WMO402", "WMO302").encode()), Du01)


@pytest.mark.parametrize(
    ("xml", "woord"),
    [
        (b"<a/>", "no envelope"),
        (b"", "empty"),
        (b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "declaration"),
        (verpak(""), "one message"),
        (verpak("<a/><b/>"), "one message"),
        (verpak("<s:Fault><faultstring>x</faultstring></s:Fault>"), "one message"),
        (verpak("<a/>"), "no envelope"),
        (verpak("<a/>").replace(b"</s:Body>", b"</s:Body><s:Body/>"), "too many"),
        (f'<s:Envelope xmlns:s="{SOAP}"/>'.encode(), "no Body"),
        (b'<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"/>', "no envelope"),
        (to_xml(fo01()).replace(b">client<", f">{BSN}<".encode()), "plek"),
        (to_xml(fo01()).replace(b">IB007<", b">IB007007<"), "1 to 7"),
        (to_xml(fo01()).replace(b">Fo01<", b">Fo03<"), "berichtcode"),
        (b"<a>" * 300 + b"</a>" * 300, "deep"),
        (b"<a>" + b"<b/>" * 20_000 + b"</a>", "20002 elements"),
    ],
)
def test_wat_geen_envelop_is(xml: bytes, woord: str) -> None:
    assert woord in str(fout_van(xml))


def test_een_tekst_is_geen_envelop() -> None:
    with pytest.raises(OngeldigeWaarde, match="str is not a bytes"):
        from_xml(BASIS)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


VOLLEDIG: list[Envelop] = [
    di01(),
    du01(
        zender=Systeem(organisatie="CAK", applicatie="App", administratie="b", gebruiker="c"),
    ),
    fo01(details="a", details_xml=b"<root/>"),
]


def mutanten() -> list[tuple[str, bytes]]:
    """Each envelope with each element left out, doubled, or swapped with the next one."""
    alle: list[tuple[str, bytes]] = []
    for bericht in VOLLEDIG:
        xml = to_xml(bericht)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        aantal = len(list(etree.fromstring(xml).iter()))
        for n in range(1, aantal):
            for soort in ("weg", "dubbel", "ruil", "kind", "naam", "ruimte"):
                wortel = etree.fromstring(xml)
                alle.append((soort, muteer(wortel, list(wortel.iter())[n], soort)))
    return alle


def muteer(wortel: Any, element: Any, soort: str) -> bytes:
    ouder = element.getparent()
    plaats = ouder.index(element)
    if soort == "weg":
        ouder.remove(element)
    elif soort == "dubbel":
        ouder.insert(plaats, etree.fromstring(etree.tostring(element, with_tail=False)))
    elif soort == "ruil":
        ouder.insert(plaats + 1, element)
        if plaats + 1 < len(ouder) and plaats > 0:
            ouder.insert(plaats - 1, element)
    elif soort == "kind":
        etree.SubElement(element, "los")
    elif soort == "naam":
        element.tag += "x"
    else:
        element.tag = "{urn:vreemd}" + etree.QName(element).localname
    return etree.tostring(wortel)


def test_lezer_en_schema_zijn_het_over_elke_mutatie_eens() -> None:
    gelijk = 0
    for soort, xml in mutanten():
        try:
            from_xml(xml)
        except BerichtFout:
            gelezen = False
        else:
            gelezen = True
        assert gelezen == SCHEMA.validate(etree.fromstring(xml)), (soort, xml)
        gelijk += 1
    assert gelijk > 250


STUKKEN = [
    "<",
    ">",
    "</StUF:zender>",
    "&",
    "\x01",
    "<!--",
    "]]>",
    "xmlns:GGK=''",
    "\ufeff",
    " ",
    "é",
]


@given(
    st.integers(0, len(BASIS)), st.integers(0, 60), st.lists(st.sampled_from(STUKKEN), max_size=3)
)
@example(0, len(BASIS), [])
def test_verminkt_geeft_een_envelop_of_een_fout(plaats: int, weg: int, erbij: list[str]) -> None:
    xml = BASIS[:plaats] + "".join(erbij) + BASIS[plaats + weg :]
    try:
        gelezen = from_xml(xml.encode())
    except BerichtFout as fout:
        assert "\n" not in str(fout)
    else:
        assert isinstance(gelezen, Du01)


def test_afgekapt_op_elke_byte() -> None:
    bytes_ = BASIS.rstrip().encode()
    for lengte in range(len(bytes_)):
        with pytest.raises(BerichtFout):
            from_xml(bytes_[:lengte])
