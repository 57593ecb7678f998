"""What is written reads back, in whatever form it comes; what is wrong is one line without a BSN."""

import re
import threading
from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ieb_mutaties import muteer
from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, EbStartNummer
from wmo_eigenbijdrage.ieb import (
    RELEASES,
    BerichtFout,
    Berichttype,
    BwPeriodebericht,
    Heenbericht,
    Kostprijs,
    Lezing,
    Periodebericht,
    Release,
    Retourbericht,
    Retourclient,
    Schemaset,
    Startbericht,
    XsdVersie,
    from_xml,
    lees,
    ontleed,
    release,
    schemas_van,
    to_xml,
    valideer,
)
from wmo_eigenbijdrage.ieb.ontleden import ontleed_gewoon, ontleed_teksten
from wmo_eigenbijdrage.testing import heenberichten, retourberichten, startberichten

Bericht = Heenbericht | Retourbericht

START = Startbericht(
    afzender=Gemeentecode("1916"),
    identificatie=BerichtIdentificatie("998"),
    dagtekening=date(2020, 1, 2),
    bsn=Bsn("123456782"),
    startnummer=EbStartNummer(123),
    startdatum=date(2020, 1, 1),
    kostprijs=Kostprijs(Bedrag(3100), date(2020, 1, 1)),
)
GOED = to_xml(START).decode()
RETOUR = Retourbericht(
    type=Berichttype.WMO402,
    afzender=START.afzender,
    identificatie=START.identificatie,
    dagtekening=START.dagtekening,
    identificatie_retour=BerichtIdentificatie("R1"),
    dagtekening_retour=date(2020, 1, 5),
    xslt_versie="1.6.2",
    retourcodes=["0200"],
    client=Retourclient(heen=START, klasse_retourcodes=["9103", "S333"], retourcodes=["0200"]),
)


@st.composite
def in_een_release(draw: st.DrawFn) -> tuple[Bericht, Release]:
    bron = release(draw(st.sampled_from(RELEASES)))
    return draw(heenberichten(bron) | retourberichten(bron)), bron


def schrijf(bericht: Bericht, bron: Release) -> bytes:
    return to_xml(bericht, bron, aanvaard_onzekerheid=True)


@given(in_een_release())
def test_heen_en_terug(gegeven: tuple[Bericht, Release]) -> None:
    bericht, bron = gegeven
    xml = schrijf(bericht, bron)
    assert from_xml(xml) == bericht
    assert from_xml(xml, bron) == bericht
    assert schrijf(from_xml(xml), bron) == xml
    assert lees(xml) == Lezing(bericht, ())
    inhoud = ontleed(xml)
    assert (inhoud.release, inhoud.soort.type) == (bron, bericht.type)
    assert inhoud.bericht() == bericht


@given(in_een_release())
def test_de_gewone_weg_geeft_hetzelfde_als_de_ontleder(gegeven: tuple[Bericht, Release]) -> None:
    """A plain message is recognised by a pattern; a comment sends it to the parser."""
    bericht, bron = gegeven
    xml = schrijf(bericht, bron)
    met_commentaar = xml.replace(b"Header>\n", b"Header><!-- x -->\n", 1)
    gewoon = ontleed_gewoon(xml, (bron,))
    # References such as &amp; are for the parser.
    assert (gewoon is None) == (b"&" in xml or b"]" in xml)
    assert ontleed_gewoon(met_commentaar, (bron,)) is None
    langs_de_ontleder = ontleed_teksten(met_commentaar, (bron,))
    assert gewoon in {None, langs_de_ontleder}
    assert from_xml(met_commentaar, bron) == bericht
    assert lees(met_commentaar, bron) == Lezing(bericht, ())


# Lenient about form

WIT = st.text(st.sampled_from(" \t\n"), max_size=3)


@given(in_een_release(), st.data())
def test_andere_prefixen_en_ander_wit(
    gegeven: tuple[Bericht, Release], data: st.DataObject
) -> None:
    bericht, bron = gegeven
    prefix = bericht.type.value.lower()
    tekst = schrijf(bericht, bron).decode()
    namen = data.draw(
        st.sampled_from([("", "b"), ("b", ""), ("a", "b"), ("x-1.y", "_z"), ("ieb", "m")])
    )
    for oud, nieuw in ((prefix, namen[0]), ("ieb", namen[1])):
        tekst = re.sub(rf"(</?){oud}:", rf"\1@{nieuw}:" if nieuw else r"\1", tekst)
        tekst = tekst.replace(f" xmlns:{oud}=", f" @xmlns:{nieuw}=" if nieuw else " @xmlns=")
    tekst = tekst.replace("@", "") if "@" not in bericht.identificatie.tekst else tekst
    if "@" in tekst:
        return
    wit = data.draw(WIT)
    tekst = re.sub(r">\n *<", f">{wit}<", tekst)
    tekst = data.draw(st.sampled_from(["", "\ufeff"])) + tekst
    aanhef = '<?xml version="1.0" encoding="UTF-8"?>'
    anders = ["<?xml version='1.0' encoding='utf-8'?>", '<?xml version="1.0"?>', "", aanhef]
    tekst = tekst.replace(aanhef, data.draw(st.sampled_from(anders)))
    if not tekst.lstrip("\ufeff").startswith("<?"):
        tekst = tekst.replace("\n<", "<", 1)
    assert from_xml(tekst.encode()) == bericht


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("<wmo401:Header>", "<!-- a --><?p q?><wmo401:Header>"),
        ("<wmo401:Header>", '<wmo401:Header xmlns:q="urn:q">'),
        (">998<", "><![CDATA[998]]><"),
        (">998<", ">9&#57;8<"),
        (">998<", ">9<!-- x -->98<"),
        (">123<", "> 0123\n<"),
        (">123<", ">+123<"),
        (">2020-01-02<", ">\t2020-01-02 <"),
        (">1</wmo401:BerichtVersie>", "> 1 </wmo401:BerichtVersie>"),
        ("</wmo401:Bericht>\n", "</wmo401:Bericht><!-- eind --> "),
        (' xmlns:ieb="', ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" xmlns:ieb="'),
        ("</ieb:Identificatie>", "</ieb:Identificatie\n>"),
        ('encoding="UTF-8"?>', 'encoding="UTF-8" standalone="yes"?>'),
        ("\n", "\r\n"),
    ],
)  # fmt: skip
def test_vorm_zegt_niets(oud: str, nieuw: str) -> None:
    assert oud in GOED
    xml = GOED.replace(oud, nieuw).encode()
    assert from_xml(xml) == START
    assert valideer(xml) == ()
    assert lees(xml) == Lezing(START, ())


def canoniek(xml: bytes) -> str:
    """What a message says: names with their namespace, in order, with their texts."""
    return ET.canonicalize(xml.decode().lstrip("\ufeff"), strip_text=True, rewrite_prefixes=True)


VREEMD = """\ufeff<?xml version='1.0' encoding='utf-8' standalone='yes'?>
<!-- as another program writes it -->
<Bericht xmlns="http://www.istandaarden.nl/ieb/1_0/wmo403/schema"><Header>
<BerichtCode>473</BerichtCode><BerichtVersie>1</BerichtVersie>
<BerichtSubversie>0</BerichtSubversie><Afzender>1916</Afzender>
<BerichtIdentificatie><i:Identificatie xmlns:i="http://www.istandaarden.nl/ieb/1_0/basisschema/schema">A&amp;B</i:Identificatie>
<j:Dagtekening xmlns:j="http://www.istandaarden.nl/ieb/1_0/basisschema/schema">2020-06-01</j:Dagtekening></BerichtIdentificatie>
<XsdVersie xmlns:i="http://www.istandaarden.nl/ieb/1_0/basisschema/schema"><i:BasisschemaXsdVersie>1.2.0</i:BasisschemaXsdVersie>
<i:BerichtXsdVersie>1.2.0</i:BerichtXsdVersie></XsdVersie></Header>
<Client><Bsn>123456782</Bsn><StopEigenBijdrage><EbStartNummer>123</EbStartNummer>
<EbStopdatum>2020-05-31</EbStopdatum><StatusAanlevering>1</StatusAanlevering></StopEigenBijdrage></Client></Bericht>"""


def test_een_vreemd_voorbeeld_heen_en_terug() -> None:
    xml = VREEMD.replace("473", "472").encode()
    assert valideer(xml) == ()
    bericht = from_xml(xml)
    assert bericht.identificatie.tekst == "A&B"
    eigen = to_xml(bericht)
    assert eigen != xml
    assert canoniek(eigen) == canoniek(xml)
    assert canoniek(eigen) != canoniek(to_xml(evolve(bericht, dagtekening=date(2020, 6, 2))))


@given(startberichten())
def test_wat_lxml_ervan_maakt_zegt_hetzelfde(bericht: Startbericht) -> None:
    xml = to_xml(bericht)
    assert from_xml(etree.tostring(etree.fromstring(xml), encoding="UTF-8")) == bericht
    assert from_xml(etree.tostring(etree.fromstring(xml), method="c14n")) == bericht


def test_versies() -> None:
    ouder = evolve(START, xsd_versie=XsdVersie("1.0.0", "1.1.0"))
    assert from_xml(to_xml(ouder)) == ouder
    zelfde = evolve(START, xsd_versie=XsdVersie("1.2.0", "1.2.0"))
    assert from_xml(to_xml(zelfde)) == START  # those of the release are the same as none
    assert to_xml(zelfde) == to_xml(START)


# Which release


def test_de_gegeven_release_gaat_voor() -> None:
    eigen = evolve(release("4.0"), naam="4.0 van ons")
    periode = Periodebericht(
        afzender=START.afzender,
        identificatie=START.identificatie,
        dagtekening=START.dagtekening,
        bsn=START.bsn,
        startnummer=START.startnummer,
        startdatum=START.startdatum,
    )
    xml = schrijf(periode, release("4.0"))
    assert ontleed(xml).release.naam == "4.0"
    assert ontleed(xml, eigen, release("4.0")).release is eigen
    assert ontleed(GOED.encode(), eigen, release("1.0")).release.naam == "1.0"
    with pytest.raises(BerichtFout, match="no known release"):
        from_xml(GOED.encode(), release("4.0"))
    with pytest.raises(OngeldigeWaarde, match="release"):
        from_xml(GOED.encode(), "1.0")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


# Bad input: one line, no traceback of lxml, no BSN

BOM16 = GOED.replace("UTF-8", "UTF-16").encode("utf-16")
LACHEN = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>' + GOED.split(
    "\n", 1
)[1].replace(">998<", ">&b;<")
XXE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + GOED.split("\n", 1)[1].replace(
    ">998<", ">&a;<"
)
CLIENT = GOED[GOED.index("  <wmo401:Client>") : GOED.index("</wmo401:Bericht>")]
SLECHT: dict[str, bytes] = {
    "leeg": b"",
    "geen xml": b"hallo",
    "afgebroken": GOED[:700].encode(),
    "utf-16": BOM16,
    "utf-16 zonder bom": GOED.replace("UTF-8", "UTF-16").encode("utf-16-le"),
    "latin-1": GOED.replace("UTF-8", "ISO-8859-1").replace("998", "\xe9").encode("latin-1"),
    "latin-1 zonder het te zeggen": GOED.replace("998", "\xe9").encode("latin-1"),
    "nul": GOED.replace("998", "9\x008").encode(),
    "stuurteken": GOED.replace("998", "9\x018").encode(),
    "halve codering": GOED.encode()[:-1] + b"\xc3",
    "billion laughs": LACHEN.encode(),
    "xxe": XXE.encode(),
    "dubbele wortel": (GOED + GOED.split("\n", 1)[1]).encode(),
    "dubbel attribuut": GOED.replace(" xmlns:ieb=", ' xmlns:ieb="a" xmlns:ieb=').encode(),
    "prefix xml": GOED.replace("ieb:", "xmlns:").encode(),
    "onbekende prefix": GOED.replace(" xmlns:ieb=", " xmlns:iex=").encode(),
    "andere naamruimte": GOED.replace("1_0", "9_0").encode(),
    "basis van een ander": GOED.replace("1_0/basisschema", "4_0/basisschema").encode(),
    "twee keer dezelfde naamruimte": GOED.replace("1_0/basisschema", "1_0/wmo401").encode(),
    "andere wortel": GOED.replace("wmo401:Bericht ", "wmo401:Retour ").replace("</wmo401:Bericht>", "</wmo401:Retour>").encode(),
    "dubbel element": GOED.replace("<wmo401:Bsn>", "<wmo401:Bsn>123456782</wmo401:Bsn><wmo401:Bsn>").encode(),
    "dubbele client": GOED.replace("</wmo401:Bericht>", CLIENT + "</wmo401:Bericht>").encode(),
    "lange tekst": GOED.replace("998", "9" * 3_000_000).encode(),
    "lang getal": GOED.replace(">123<", f">{'9' * 100_000}<").encode(),
    "honderdduizend clienten": GOED.replace("</wmo401:Bericht>", CLIENT * 100_000 + "</wmo401:Bericht>").encode(),
    "diep": ("<a>" * 5_000 + "</a>" * 5_000).encode(),
    "attribuut": GOED.replace("<wmo401:Bsn>", '<wmo401:Bsn x="123456782">').encode(),
    "tekst ertussen": GOED.replace("<wmo401:Bsn>", "123456782<wmo401:Bsn>").encode(),
    "element in een waarde": GOED.replace(">998<", "><wmo401:x/><").encode(),
    "onbekend element": GOED.replace("<wmo401:Bsn>", "<wmo401:Jansen/><wmo401:Bsn>").encode(),
    "onbekende laatste": GOED.replace("</wmo401:Client>", "<wmo401:Jansen/></wmo401:Client>").encode(),
    "prefix van een ander": GOED.replace("<wmo401:Bericht", "<q:Bericht").replace("</wmo401:Bericht", "</q:Bericht").replace(" xmlns:wmo401=", ' xmlns:q="urn:q" xmlns:wmo401=').encode(),
    "prefix van niemand": GOED.replace("<wmo401:Bericht", "<q:Bericht").encode(),
    "andere volgorde": GOED.replace("EbStartNummer>", "@").replace("EbStartdatum>", "EbStartNummer>").replace("@", "EbStartdatum>").encode(),
    "verkeerde code": GOED.replace("470", "471").encode(),
    "elfproef": GOED.replace("123456782", "123456783").encode(),
    "korte bsn": GOED.replace("123456782", "12345678").encode(),
    "schrikkeldag": GOED.replace("2020-01-02", "2021-02-29").encode(),
    "dag met zone": GOED.replace("2020-01-02", "2020-01-02Z").encode(),
    "weekdag": GOED.replace("2020-01-02", "2020-W01-1").encode(),
    "ver weg": GOED.replace("2020-01-02", "12020-01-02").encode(),
    "status 4": GOED.replace(">1</wmo401:Status", ">4</wmo401:Status").encode(),
    "bedrag": GOED.replace(">3100<", ">31,00<").encode(),
    "afzender": GOED.replace(">1916<", ">\u0661\u0669\u0661\u0666<").encode(),
    "blanco": GOED.replace(">998<", "> <").encode(),
    "leeg element": GOED.replace(">998<", "><").encode(),
    "versie": GOED.replace("1.2.0", "1.2").encode(),
}  # fmt: skip


@pytest.mark.parametrize("naam", SLECHT)
def test_slechte_invoer_is_een_fout_op_een_regel(naam: str) -> None:
    xml = SLECHT[naam]
    pogingen: list[Callable[[], object]] = [lambda: from_xml(xml)]
    for poging in pogingen:
        with pytest.raises(BerichtFout) as gevangen:
            poging()
        fout = gevangen.value
        assert fout.__cause__ is None
        assert fout.__suppress_context__ or fout.__context__ is None
        assert "\n" not in str(fout)
        assert len(str(fout)) < 300
        assert re.search(r"12345678|Jansen", str(fout)) is None
    lezing = lees(xml)
    assert lezing.bericht is None
    assert lezing.bevindingen
    for bevinding in (*lezing.bevindingen, *valideer(xml)):
        assert re.search(r"12345678|Jansen", str(bevinding)) is None
        assert "\n" not in str(bevinding)
        assert len(str(bevinding)) < 300


def test_de_fout_noemt_de_plaats() -> None:
    gevallen = {
        "elfproef": "Bericht/Client/Bsn: fails the 11-test",
        "korte bsn": "Bericht/Client/Bsn: not nine digits",
        "status 4": "Bericht/Client/StartEigenBijdrage/StatusAanlevering: cannot be read",
        "lang getal": "Bericht/Client/StartEigenBijdrage/EbStartNummer: cannot be read",
        "andere volgorde": "Bericht/Client/StartEigenBijdrage/EbStartNummer: is missing",
        "verkeerde code": "Bericht/Header/BerichtCode: is not 470",
        "dubbele client": "Bericht/Client: stands there 2 times",
        "andere wortel": "bericht: its root is another element",
        "element in een waarde": "Identificatie: holds elements",
        "onbekend element": "Bericht/Client/Bsn: is missing",
        "onbekende laatste": "Bericht/Client: holds an element that does not belong there",
    }
    for naam, begin in gevallen.items():
        with pytest.raises(BerichtFout, match=re.escape(begin)):
            from_xml(SLECHT[naam])


@pytest.mark.parametrize("bsn", ["B-9-9-9-9-9-0-0-1-9", "BSN-9999-90019", "x" * 36 + "999990019"])
def test_een_bsn_in_de_naamruimte_of_de_wortel(bsn: str) -> None:
    for xml in (f"<Bericht xmlns='urn:{bsn}'/>", GOED.replace("wmo401:Bericht", f"wmo401:{bsn}")):
        with pytest.raises(BerichtFout) as gevangen:
            from_xml(xml.encode())
        assert not re.search("9.?9", str(gevangen.value))


def test_wat_het_schema_goed_vindt_maar_niet_kan_bestaan() -> None:
    for naam, pad in (
        ("elfproef", "Bericht/Client/Bsn"),
        ("ver weg", "Bericht/Header/BerichtIdentificatie/Dagtekening"),
    ):
        assert valideer(SLECHT[naam]) == ()
        (bevinding,) = lees(SLECHT[naam]).bevindingen
        assert (bevinding.code, bevinding.plaats) == ("IEB01", pad)
    inhoud = ontleed(SLECHT["elfproef"])
    assert inhoud.teksten["bsn"] == "123456783"
    assert "123456783" not in repr(inhoud)
    assert inhoud.pad("bsn") == "Bericht/Client/Bsn"
    assert inhoud.pad("stopdatum") == "stopdatum"
    with pytest.raises(BerichtFout, match="11-test"):
        inhoud.bericht()


XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type='


@pytest.mark.parametrize(
    ("element", "type_", "goed"),
    [
        ("Bsn", "ieb:LDT_BurgerServicenummer", True),
        ("Client", "wmo401:Client", True),
        ("EbKostprijs", "ieb:CDT_Kostprijs", True),
        ("Bsn", "ieb:LDT_Gemeente", False),
        ("Bsn", "wmo401:LDT_BurgerServicenummer", False),
        ("Bsn", "weg:LDT_BurgerServicenummer", False),
        ("Client", "ieb:Client", False),
        # pinned where it stands, so that its type has no name
        ("BerichtCode", "ieb:LDT_BerichtCode", False),
    ],
)
def test_een_type_dat_het_element_al_heeft(element: str, type_: str, *, goed: bool) -> None:
    xml = GOED.replace(f"<wmo401:{element}>", f'<wmo401:{element} {XSI}"{type_}">').encode()
    assert (valideer(xml) == ()) is goed
    if goed:
        assert from_xml(xml) == START
        assert lees(xml) == Lezing(START, ())
    else:
        with pytest.raises(BerichtFout, match=f"{element}: has an attribute"):
            from_xml(xml)


@pytest.mark.parametrize("tekst", ["a\tb", "\u00a0", "a\x85b", "\u2028"])
def test_een_identificatie_van_een_ander(tekst: str) -> None:
    bericht = evolve(START, identificatie=BerichtIdentificatie(tekst))
    xml = GOED.replace(">998<", f">{tekst}<").encode()
    assert valideer(xml) == ()
    assert lees(xml) == Lezing(bericht, ())
    assert from_xml(to_xml(bericht)) == bericht


def test_het_geheugen_van_reusachtige_invoer_blijft_begrensd() -> None:
    xml = b" " * (25 * 1024 * 1024 + 1)
    with pytest.raises(BerichtFout, match="bytes"):
        from_xml(xml)
    assert lees(xml).bevindingen[0].code == "XML01"


# Answers


def test_onbekende_codes_worden_gelezen_en_niet_goedgekeurd() -> None:
    xml = to_xml(RETOUR).replace(b">9103<", b">9999<")
    bericht = from_xml(xml)
    assert isinstance(bericht, Retourbericht)
    assert bericht.client is not None
    assert bericht.client.klasse_retourcodes == ("9999", "S333")
    assert ontleed(xml).codes == {
        "retourcodes": ("0200",),
        "client.klasse_retourcodes": ("9999", "S333"),
        "client.retourcodes": ("0200",),
    }
    (bevinding,) = lees(xml).bevindingen
    assert bevinding.code == "XSD02"
    assert bevinding.plaats.endswith("StartEigenBijdrage/RetourCodes/RetourCode")


@pytest.mark.parametrize(
    ("oud", "nieuw", "fout"),
    [
        (">9103<", ">12345<", "RetourCode: cannot be read"),
        (">9103<", "><", "RetourCode: cannot be read"),
        (">R1<", ">R234567890123<", "IdentificatieRetour: cannot be read"),
        (">1.6.2<", ">1.6<", "XsltVersie: cannot be read"),
        (">2020-01-05<", ">2020-1-5<", "DagtekeningRetour: cannot be read"),
    ],
)
def test_een_retour_met_een_fout(oud: str, nieuw: str, fout: str) -> None:
    xml = to_xml(RETOUR).decode()
    assert oud in xml
    with pytest.raises(BerichtFout, match=fout):
        from_xml(xml.replace(oud, nieuw).encode())


# Other forms than those of the library


def aangepast(type_: Berichttype, element: str, **anders: Any) -> Release:
    """iEb 4.0 with one element changed, as official schemas may turn out to be."""
    bron = release("4.0").zonder_kennis()
    return evolve(
        bron,
        berichten=tuple(
            evolve(
                soort,
                klassen=tuple(
                    evolve(
                        klasse,
                        elementen=tuple(
                            evolve(e, **anders) if e.naam == element else e
                            for e in klasse.elementen
                        ),
                    )
                    for klasse in soort.klassen
                ),
            )
            if soort.type is type_
            else soort
            for soort in bron.berichten
        ),
    )


def test_een_waarde_die_mag_ontbreken_maar_onmisbaar_is() -> None:
    anders = aangepast(Berichttype.WMO407, "BwStartdatum", minimaal=0)
    bw = BwPeriodebericht(
        afzender=START.afzender,
        identificatie=START.identificatie,
        dagtekening=START.dagtekening,
        bsn=START.bsn,
        startnummer=START.startnummer,
        startdatum=START.startdatum,
    )
    xml = re.sub(rb"<[^/]*BwStartdatum>.*\n", b"", to_xml(bw, anders))
    with pytest.raises(BerichtFout, match="lacks a value"):
        from_xml(xml, anders)
    assert [b.code for b in lees(xml, anders).bevindingen] == ["IEB01"]


def test_een_halve_groep() -> None:
    """Schemas may allow what a value cannot be: a cost price without its day, one version of two."""
    bron = release("1.0").zonder_kennis()
    los = evolve(
        bron,
        samengesteld=tuple(
            evolve(k, elementen=tuple(evolve(e, minimaal=0) for e in k.elementen))
            for k in bron.samengesteld
        ),
    )
    for tag in ("KostprijsStartdatum", "KostprijsBedrag", "BerichtXsdVersie"):
        xml = re.sub(rf"<ieb:{tag}>.*?</ieb:{tag}>", "", GOED).encode()
        with pytest.raises(BerichtFout, match="lacks a value"):
            from_xml(xml, los)
    zonder = re.sub(r"<ieb:\w+XsdVersie>.*?</ieb:\w+>", "", GOED).encode()
    assert from_xml(zonder, los) == START


def test_een_onbekend_element_valt_niet_weg() -> None:
    anders = aangepast(Berichttype.WMO405, "EbStopdatum", naam="EbReden")
    periode = Periodebericht(
        afzender=START.afzender,
        identificatie=START.identificatie,
        dagtekening=START.dagtekening,
        bsn=START.bsn,
        startnummer=START.startnummer,
        startdatum=START.startdatum,
    )
    xml = to_xml(periode, anders)
    assert from_xml(xml, anders) == periode
    met = xml.replace(
        b"</wmo405:EbStartdatum>",
        b"</wmo405:EbStartdatum><wmo405:EbReden>2020-01-01</wmo405:EbReden>",
    )
    assert valideer(met, anders) == ()
    with pytest.raises(BerichtFout, match="EbReden: has no known meaning"):
        from_xml(met, anders)
    (bevinding,) = lees(met, anders).bevindingen
    assert (bevinding.code, bevinding.plaats[-7:]) == ("IEB01", "EbReden")


def test_een_strengere_release_leest_ook_strenger() -> None:
    bron = release("1.0")
    streng = evolve(
        bron,
        datatypes=tuple(
            evolve(d, maximum=122) if d.naam == "LDT_Nummer" else d for d in bron.datatypes
        ),
    )
    with pytest.raises(BerichtFout, match="EbStartNummer: does not fit LDT_Nummer"):
        from_xml(GOED.encode(), streng)
    assert lees(GOED.encode(), streng).bevindingen[0].code == "XSD02"
    laag = evolve(START, startnummer=EbStartNummer(122))
    assert from_xml(to_xml(laag, streng), streng) == laag


# Reading and the schemas agree


@settings(max_examples=150)
@given(in_een_release(), st.integers(0, 10**9))
def test_wat_gelezen_wordt_is_geldig(gegeven: tuple[Bericht, Release], zaad: int) -> None:
    """Whatever damage: what `lees` calls valid without a parser, the schemas call valid."""
    bericht, bron = gegeven
    goed = schrijf(bericht, bron)
    toeval = Random(zaad)
    for _ in range(20):
        xml = muteer(goed, toeval.randrange)
        lezing = lees(xml, bron)
        fouten = valideer(xml, bron)
        assert (lezing.bericht is None) == bool(lezing.bevindingen)
        if lezing.bericht is not None:
            assert fouten == ()
            assert from_xml(xml, bron) == lezing.bericht
        elif not fouten:
            assert [bevinding.code for bevinding in lezing.bevindingen] == ["IEB01"]


def test_lezen_met_schemas_van_een_ander() -> None:
    eigen = Schemaset(schemas_van(release("1.0")))
    assert lees(GOED.encode(), schemas=eigen) == Lezing(START, ())
    assert lees(SLECHT["elfproef"], schemas=eigen).bevindingen[0].code == "IEB01"
    smal = {
        n: x.replace(b'value="999999999"', b'value="122"')
        for n, x in schemas_van(release("1.0")).items()
    }
    bevindingen = lees(GOED.encode(), schemas=Schemaset(smal)).bevindingen
    assert [b.code for b in bevindingen] == ["XSD02"]
    assert lees(GOED.encode()) == Lezing(START, ())


def test_lezen_in_veel_draden() -> None:
    eigen = Schemaset(schemas_van(release("1.0")))
    fout = GOED.replace(">123<", ">x<").encode()
    uitkomsten: list[bool] = []

    def werk() -> None:
        for _ in range(50):
            uitkomsten.append(lees(GOED.encode(), schemas=eigen).bericht == START)
            uitkomsten.append(len(lees(fout, schemas=eigen).bevindingen) == 1)

    draden = [threading.Thread(target=werk) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert uitkomsten == [True] * 400


def test_veel_prefixen_kosten_geen_geheugen() -> None:
    for n in range(40):
        assert (
            from_xml(GOED.replace("wmo401:", f"p{n}:").replace(":wmo401=", f":p{n}=").encode())
            == START
        )
