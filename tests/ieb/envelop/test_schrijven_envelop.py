"""What is written: order, names and bytes, against samples by hand and a tree made by lxml."""

import re
from base64 import b64encode
from importlib.resources import files
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from lxml import etree
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

from enveloppen import INHOUD, UUID_A, UUID_B, bv03, di01, di01s, du01, du01s, fo01, fo01s
from wmo_eigenbijdrage.fouten import BuitenBereik, OngeldigeWaarde
from wmo_eigenbijdrage.ieb.envelop import (
    GRENS,
    Di01,
    Du01,
    Fo01,
    Functie,
    Systeem,
    TekstBestand,
    Versienummer,
    XmlBestand,
    omvang,
    soapactie,
    to_soap,
    to_xml,
)

GGK = "http://www.stufstandaarden.nl/koppelvlak/ggk0210"
STUF = "http://www.egem.nl/StUF/StUF0301"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
VERKLARING = b'<?xml version="1.0" encoding="UTF-8"?>\n'
SCHEMA = etree.XMLSchema(
    etree.parse(str(files("wmo_eigenbijdrage.ieb") / "schemas" / "ggk0210" / "ggk0210.xsd"))
)
# The shape that the specification shows, filled with values of our own.
DI01 = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<GGK:envelopHeenbericht-ggk_Di01 xmlns:StUF="{STUF}" xmlns:GGK="{GGK}">
  <GGK:stuurgegevens>
    <StUF:berichtcode>Di01</StUF:berichtcode>
    <StUF:zender>
      <StUF:organisatie>0363</StUF:organisatie>
      <StUF:applicatie>Wmo Applicatie</StUF:applicatie>
    </StUF:zender>
    <StUF:ontvanger>
      <StUF:organisatie>CAK</StUF:organisatie>
      <StUF:applicatie>GGk</StUF:applicatie>
    </StUF:ontvanger>
    <StUF:referentienummer>{UUID_A}</StUF:referentienummer>
    <StUF:tijdstipBericht>20200102093000</StUF:tijdstipBericht>
    <StUF:functie>WMO401</StUF:functie>
  </GGK:stuurgegevens>
  <GGK:parameters>
    <GGK:applicatieVersie>0004</GGK:applicatieVersie>
    <GGK:applicatieSubversie>0003</GGK:applicatieSubversie>
    <GGK:functieVersie>0001</GGK:functieVersie>
    <GGK:functieSubversie>0000</GGK:functieSubversie>
    <GGK:bericht>
      <GGK:xmlBestand>PEJlcmljaHQ+4oKsPC9CZXJpY2h0Pg==</GGK:xmlBestand>
    </GGK:bericht>
  </GGK:parameters>
</GGK:envelopHeenbericht-ggk_Di01>
"""


def test_een_di01_tot_op_de_byte() -> None:
    assert to_xml(di01()).decode() == DI01


def namen(xml: bytes) -> list[str]:
    return [etree.QName(e).localname for e in etree.fromstring(xml).iter()]


def test_de_volgorde_van_een_du01() -> None:
    assert namen(to_xml(du01()))[:16] == [
        "envelopRetourbericht-ggk_Du01",
        "stuurgegevens",
        "berichtcode",
        "zender",
        "organisatie",
        "applicatie",
        "ontvanger",
        "organisatie",
        "applicatie",
        "referentienummer",
        "tijdstipBericht",
        "crossRefnummer",
        "functie",
        "parameters",
        "applicatieVersie",
        "applicatieSubversie",
    ]
    wortel = etree.fromstring(to_xml(du01()))
    assert wortel.findtext(f"{{{GGK}}}stuurgegevens/{{{STUF}}}berichtcode") == "Du01"
    assert wortel.findtext(f"{{{GGK}}}stuurgegevens/{{{STUF}}}crossRefnummer") == UUID_A


def test_een_fo01_tot_op_de_byte() -> None:
    bericht = fo01(details="JW315-00010004", details_xml=b"<root/>")
    assert (
        to_xml(bericht).decode()
        == f"""\
<?xml version="1.0" encoding="UTF-8"?>
<StUF:Fo01Bericht xmlns:StUF="{STUF}">
  <StUF:stuurgegevens>
    <StUF:berichtcode>Fo01</StUF:berichtcode>
    <StUF:zender>
      <StUF:organisatie>IB</StUF:organisatie>
      <StUF:applicatie>GGK</StUF:applicatie>
    </StUF:zender>
    <StUF:ontvanger>
      <StUF:organisatie>0363</StUF:organisatie>
      <StUF:applicatie>Wmo Applicatie</StUF:applicatie>
    </StUF:ontvanger>
    <StUF:referentienummer>{UUID_B}</StUF:referentienummer>
    <StUF:tijdstipBericht>20200102093001</StUF:tijdstipBericht>
    <StUF:crossRefnummer>{UUID_A}</StUF:crossRefnummer>
  </StUF:stuurgegevens>
  <StUF:body>
    <StUF:code>IB007</StUF:code>
    <StUF:plek>client</StUF:plek>
    <StUF:omschrijving>Te groot</StUF:omschrijving>
    <StUF:details>JW315-00010004</StUF:details>
    <StUF:detailsXML><root/></StUF:detailsXML>
  </StUF:body>
</StUF:Fo01Bericht>
"""
    )


def test_alle_velden_van_een_systeem_in_hun_volgorde() -> None:
    zender = Systeem(
        organisatie="0363", applicatie="App", administratie="Regio", gebruiker="gebruiker1"
    )
    stukken = namen(to_xml(di01(zender=zender)))
    assert stukken[3:8] == ["zender", "organisatie", "applicatie", "administratie", "gebruiker"]


def test_een_tekstbestand_met_zijn_naam() -> None:
    functie = Functie("Dummy", Versienummer(2, 2))
    xml = to_xml(di01(functie=functie, bestand=TekstBestand(b"a;b", "AanleveringQ1.csv")))
    (element,) = etree.fromstring(xml).iter(f"{{{GGK}}}tekstBestand")
    assert dict(element.attrib) == {"bestandsnaam": "AanleveringQ1.csv"}
    assert element.text == "YTti"
    assert SCHEMA.validate(etree.fromstring(xml))


# A second writer, which leaves names, escapes and indentation to lxml.


def voeg(ouder: Element, ruimte: str, naam: str, tekst: str | None = None) -> Element:
    kind = etree.SubElement(ouder, f"{{{ruimte}}}{naam}")
    kind.text = tekst
    return kind


def voeg_systeem(ouder: Element, rol: str, systeem: Systeem) -> None:
    element = voeg(ouder, STUF, rol)
    for naam in ("organisatie", "applicatie", "administratie", "gebruiker"):
        waarde = getattr(systeem, naam)
        if waarde is not None:
            voeg(element, STUF, naam, waarde)


def boom(bericht: Di01 | Du01 | Fo01) -> bytes:
    nsmap = {"StUF": STUF} if isinstance(bericht, Fo01) else {"StUF": STUF, "GGK": GGK}
    code = type(bericht).__name__
    wortelnaam = {
        "Di01": f"{{{GGK}}}envelopHeenbericht-ggk_Di01",
        "Du01": f"{{{GGK}}}envelopRetourbericht-ggk_Du01",
        "Fo01": f"{{{STUF}}}Fo01Bericht",
    }[code]
    wortel = etree.Element(wortelnaam, nsmap=nsmap)
    sturing = voeg(wortel, STUF if code == "Fo01" else GGK, "stuurgegevens")
    voeg(sturing, STUF, "berichtcode", code)
    voeg_systeem(sturing, "zender", bericht.zender)
    voeg_systeem(sturing, "ontvanger", bericht.ontvanger)
    voeg(sturing, STUF, "referentienummer", str(bericht.referentienummer))
    voeg(sturing, STUF, "tijdstipBericht", bericht.tijdstip.tekst)
    if not isinstance(bericht, Di01):
        voeg(sturing, STUF, "crossRefnummer", str(bericht.crossreferentie))
    if isinstance(bericht, Fo01):
        body = voeg(wortel, STUF, "body")
        voeg(body, STUF, "code", bericht.code)
        voeg(body, STUF, "plek", bericht.plek.value)
        voeg(body, STUF, "omschrijving", bericht.omschrijving)
        if bericht.details is not None:
            voeg(body, STUF, "details", bericht.details)
    else:
        voeg(sturing, STUF, "functie", bericht.functie.naam)
        parameters = voeg(wortel, GGK, "parameters")
        for van, versie in (
            ("applicatie", bericht.applicatieversie),
            ("functie", bericht.functie.versie),
        ):
            voeg(parameters, GGK, f"{van}Versie", f"{versie.versie:0>4}")
            voeg(parameters, GGK, f"{van}Subversie", f"{versie.subversie:0>4}")
        houder = voeg(parameters, GGK, "bericht")
        bestand = bericht.bestand
        inhoud = b64encode(bestand.inhoud).decode()
        if isinstance(bestand, XmlBestand):
            voeg(houder, GGK, "xmlBestand", inhoud)
        else:
            voeg(houder, GGK, "tekstBestand", inhoud).set("bestandsnaam", bestand.bestandsnaam)
    return etree.tostring(wortel, encoding="UTF-8", pretty_print=True)


@given(di01s | du01s | fo01s.map(lambda b: evolve(b, details_xml=None)))
def test_het_sjabloon_geeft_dezelfde_bytes_als_een_boom(bericht: Di01 | Du01 | Fo01) -> None:
    verklaring, _, rest = to_xml(bericht).partition(b"\n")
    assert verklaring + b"\n" == VERKLARING
    assert rest == boom(bericht)


@given(di01s | du01s | fo01s)
def test_elke_envelop_is_geldig_en_zo_lang_als_voorspeld(bericht: Di01 | Du01 | Fo01) -> None:
    xml = to_xml(bericht)
    SCHEMA.assertValid(etree.fromstring(xml))
    assert omvang(bericht) == len(xml)
    soap = etree.fromstring(to_soap(bericht))
    assert soap.tag == f"{{{SOAP}}}Envelope"
    assert [kind.tag for kind in soap] == [f"{{{SOAP}}}Body"]
    assert etree.tostring(soap[0][0], method="c14n", exclusive=True) == etree.tostring(
        etree.fromstring(xml), method="c14n", exclusive=True
    )


def test_de_grens_tot_op_een_byte() -> None:
    assert GRENS == 25_000_000
    vast = omvang(di01(bestand=XmlBestand(b"x"))) - 4
    ruimte = (GRENS - vast) // 4 * 3
    past = di01(bestand=XmlBestand(b"x" * ruimte))
    assert GRENS - 4 < omvang(past) <= GRENS
    assert len(to_xml(past)) == omvang(past)
    te_groot = di01(bestand=XmlBestand(b"x" * (ruimte + 1)))
    assert omvang(te_groot) > GRENS
    with pytest.raises(BuitenBereik, match=f"{omvang(te_groot)} bytes"):
        to_xml(te_groot)
    with pytest.raises(BuitenBereik):
        to_soap(past)  # the SOAP around it counts too


def test_boven_de_grens_wordt_niets_gecodeerd(monkeypatch: pytest.MonkeyPatch) -> None:
    def nooit(*_: object, **__: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr("wmo_eigenbijdrage.ieb.envelop.schrijven.b2a_base64", nooit)
    with pytest.raises(BuitenBereik):
        to_xml(di01(bestand=XmlBestand(b"x" * GRENS)))


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"bestand": XmlBestand(b"\xef\xbb\xbf" + INHOUD)}, "bestand"),
        ({"bestand": XmlBestand("é".encode("cp1252"))}, "bestand"),
        ({"bestand": XmlBestand("é".encode("utf-16"))}, "bestand"),
        ({"zender": Systeem(organisatie="0363", applicatie="Suite 4.2")}, "zender.applicatie"),
        ({"zender": Systeem(organisatie="0363", applicatie="Suite v4")}, "zender.applicatie"),
    ],
)
def test_wat_niet_geschreven_mag_worden(anders: dict[str, Any], veld: str) -> None:
    with pytest.raises(OngeldigeWaarde) as gevangen:
        to_xml(di01(**anders))
    assert gevangen.value.veld == veld
    assert gevangen.value.__context__ is None  # it would hold the whole file


@pytest.mark.parametrize("naam", ["Suite4Sociaal", "Vivo 2", "V2G", "VECOZOWebservice"])
def test_een_cijfer_in_de_naam_mag(naam: str) -> None:
    assert naam in to_xml(di01(zender=Systeem(organisatie="0363", applicatie=naam))).decode()


@pytest.mark.parametrize(
    "fragment", [b"<a>", b"</x><x>", b"<a/></x><x/><x>", b"&x;", b"\xff", b"<!DOCTYPE a>"]
)
def test_details_xml_kan_niets_openbreken(fragment: bytes) -> None:
    with pytest.raises(OngeldigeWaarde, match="^details_xml: ") as gevangen:
        to_xml(fo01(details_xml=fragment))
    assert gevangen.value.__context__ is None


@pytest.mark.parametrize("iets", [bv03(), "Di01", None])
def test_alleen_wat_een_gemeente_of_cak_verstuurt(iets: Any) -> None:
    with pytest.raises(OngeldigeWaarde, match="give a Di01, Du01 or Fo01"):
        to_xml(iets)


def test_soapacties() -> None:
    assert soapactie(di01()) == f"{GGK}/ggk_Di01"
    assert soapactie(du01()) == f"{GGK}/ggk_Du01"
    assert soapactie(fo01()) == f"{STUF}/Fo01"


def test_geen_byte_order_mark_en_geen_cr() -> None:
    assert re.match(rb"<\?xml", to_xml(di01()))
    assert b"\r" not in to_soap(di01())
