"""Sets of schemas that differ from ours in one place: reader, writer and schema agree on each."""

import re
from datetime import date
from random import Random

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from ieb_berichten import TWEE, kostprijs, periode
from ieb_mutaties import muteer
from wmo_eigenbijdrage.adapters.register import Registergeheugen
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie
from wmo_eigenbijdrage.ieb import (
    BerichtFout,
    Heenbericht,
    Release,
    ReleaseFout,
    Retourbericht,
    Retourclient,
    Schemaset,
    controleer,
    from_xml,
    lees,
    maak_retour,
    release,
    release_uit_xsd,
    schemas_van,
    to_xml,
    valideer,
)
from wmo_eigenbijdrage.ieb.ontleden import ontleed_gewoon

VIER = dict(schemas_van(release("4.0")))
HEEN = periode(
    startdatum="2026-01-10", dagtekening="2026-01-15", kostprijs=kostprijs(5000, "2026-01-10")
)


def retour(heen: Heenbericht, *codes: str) -> Retourbericht:
    return Retourbericht(
        type=heen.type.retour,
        afzender=heen.afzender,
        identificatie=heen.identificatie,
        dagtekening=heen.dagtekening,
        xsd_versie=heen.xsd_versie,
        identificatie_retour=BerichtIdentificatie("R1"),
        dagtekening_retour=date(2026, 1, 20),
        retourcodes=codes or ["0200"],
        client=Retourclient(heen=heen, klasse_retourcodes=["9103"], retourcodes=["0200"]),
    )


def variant(*ruil: tuple[str, str], in_: str = "") -> dict[str, bytes]:
    """The schemas of 4.0 with other texts, in the files whose name has *in_*."""
    anders = dict(VIER)
    for oud, nieuw in ruil:
        assert any(oud.encode() in inhoud for naam, inhoud in VIER.items() if in_ in naam), oud
        anders = {
            naam: inhoud.replace(oud.encode(), nieuw.encode()) if in_ in naam else inhoud
            for naam, inhoud in anders.items()
        }
    return anders


def element(naam: str, type_: str) -> str:
    return f'<xs:element name="{naam}" type="ieb:{type_}"/>'


def beperkt(naam: str, type_: str, *facetten: str) -> str:
    """The element with its type restricted in the place where it stands."""
    return (
        f'<xs:element name="{naam}"><xs:simpleType><xs:restriction base="ieb:{type_}">'
        f"{''.join(facetten)}</xs:restriction></xs:simpleType></xs:element>"
    )


def een_waarde(naam: str, type_: str, waarde: str, facet: str = "enumeration") -> tuple[str, str]:
    return element(naam, type_), beperkt(naam, type_, f'<xs:{facet} value="{waarde}"/>')


CODES = '<xs:element name="RetourCode" type="ieb:LDT_RetourCode" maxOccurs="unbounded"/>'
START_NUMMER = '<xs:element name="EbStartNummer" type="ieb:LDT_Nummer"/>'
AFZENDER = '<xs:element name="Afzender" type="ieb:LDT_Gemeente"/>'
ONTVANGER = beperkt("Ontvanger", "LDT_IdentificatieBericht", '<xs:enumeration value="CAK"/>')
STATUS_EEN = variant(een_waarde("StatusAanlevering", "LDT_StatusAanlevering", "1"))
VARIANTEN = {
    "codes": variant((CODES, CODES.replace("unbounded", "2")), in_="WMO406"),
    "ontvanger": variant((AFZENDER, AFZENDER + ONTVANGER)),
    "klasse": variant(
        (
            START_NUMMER,
            f'{START_NUMMER}<xs:element name="EbRest" type="ieb:CDT_Kostprijs" minOccurs="0"/>',
        )
    ),
    "status": STATUS_EEN,
    "afzender": variant(een_waarde("Afzender", "LDT_Gemeente", "0363", "pattern")),
    "startnummer": variant(een_waarde("EbStartNummer", "LDT_Nummer", "7", "pattern")),
    "dag": variant(een_waarde("EbStartdatum", "LDT_Datum", "2026-01-10")),
    "versie": variant(een_waarde("BerichtXsdVersie", "LDT_Versie", "1.0.0", "pattern")),
    "prijs": variant(een_waarde("KostprijsBedrag", "LDT_Bedrag", "5000")),
}


def paar(naam: str) -> tuple[Release, list[Heenbericht | Retourbericht]]:
    return release_uit_xsd(VARIANTEN[naam]), [HEEN, retour(HEEN)]


@pytest.mark.parametrize("naam", VARIANTEN)
def test_een_variant_heen_en_terug(naam: str) -> None:
    """Both ways of reading, and the schemas that the variant was read from."""
    bron, berichten = paar(naam)
    for bericht in berichten:
        xml = to_xml(bericht, bron)
        assert ontleed_gewoon(xml, (bron,)) is not None
        assert valideer(xml, bron, schemas=Schemaset(VARIANTEN[naam])) == ()
        assert lees(xml, bron).bericht == bericht
        assert from_xml(xml.replace(b"Header>", b"Header><!-- x -->", 1), bron) == bericht


@settings(max_examples=100)
@given(st.sampled_from(sorted(VARIANTEN)), st.booleans(), st.integers(0, 10**9))
def test_wat_van_een_variant_gelezen_wordt_is_geldig(naam: str, heen: bool, zaad: int) -> None:
    """The fast path lets nothing through that the files of the variant refuse."""
    bron, berichten = paar(naam)
    schemas = Schemaset(VARIANTEN[naam])
    goed = to_xml(berichten[0 if heen else 1], bron)
    toeval = Random(zaad)
    for _ in range(20):
        xml = muteer(goed, toeval.randrange)
        lezing = lees(xml, bron)
        if lezing.bericht is not None:
            assert valideer(xml, bron, schemas=schemas) == ()
            assert from_xml(xml, bron) == lezing.bericht


# A field that may hold one text


def test_een_vaste_waarde_wordt_geschreven_of_geweigerd() -> None:
    bron = release_uit_xsd(STATUS_EEN)
    with pytest.raises(OngeldigeWaarde, match="StatusAanlevering: does not fit"):
        to_xml(evolve(HEEN, status=TWEE), bron)
    xml = to_xml(HEEN, bron)
    fout = xml.replace(b">1</wmo405:StatusAanlevering", b">2</wmo405:StatusAanlevering")
    assert fout != xml
    for lezing in (lees(fout, bron), lees(fout, bron, schemas=Schemaset(STATUS_EEN))):
        assert [b.code for b in lezing.bevindingen] == ["XSD02"]
        assert "moet 1 zijn" in lezing.bevindingen[0].tekst
    uitkomst = controleer(fout, bron, peildatum=date(2026, 1, 15))
    assert "XSD02" in [b.regel for b in uitkomst.bevindingen]


def test_een_vaste_code() -> None:
    """Of an answer: the pinned code and no other."""
    bron = release_uit_xsd(
        variant(
            (
                CODES,
                beperkt("RetourCode", "LDT_RetourCode", '<xs:enumeration value="0200"/>'),
            ),
            in_="WMO406",
        )
    )
    goed = evolve(
        retour(HEEN),
        client=Retourclient(heen=HEEN, klasse_retourcodes=["0200"], retourcodes=["0200"]),
    )
    xml = to_xml(goed, bron)
    assert lees(xml, bron).bericht == goed
    assert [b.code for b in lees(xml.replace(b">0200<", b">9103<", 1), bron).bevindingen] == [
        "XSD02"
    ]
    with pytest.raises(OngeldigeWaarde, match="9103 does not fit"):
        to_xml(retour(HEEN), bron)


def test_een_vaste_tekst_met_tekens_van_xml() -> None:
    bron = release_uit_xsd(
        variant(een_waarde("Identificatie", "LDT_IdentificatieBericht", "a&amp;b"))
    )
    bericht = evolve(HEEN, identificatie=BerichtIdentificatie("a&b"))
    xml = to_xml(bericht, bron)
    assert b">a&amp;b<" in xml
    assert lees(xml, bron).bericht == bericht
    fout = xml.replace(b">a&amp;b<", b">ab<")
    assert [b.code for b in lees(fout, bron).bevindingen] == ["XSD02"]


# How many codes


def test_niet_meer_codes_dan_de_set_toelaat() -> None:
    schemas = variant((CODES, CODES.replace("unbounded", "2")), in_="WMO406")
    bron = release_uit_xsd(schemas)
    goed = retour(HEEN, "9103", "9393")
    xml = to_xml(goed, bron)
    assert ontleed_gewoon(xml, (bron,)) is not None
    assert lees(xml, bron).bericht == goed
    code = b"        <wmo406:RetourCode>9103</wmo406:RetourCode>\n"
    plaats = xml.index(b"<wmo406:RetourCode>")
    drie = xml[:plaats] + code.strip() + xml[plaats:]
    assert ontleed_gewoon(drie, (bron,)) is None
    assert [b.code for b in lees(drie, bron).bevindingen] == ["XSD01"]
    with pytest.raises(OngeldigeWaarde, match="holds more than 2"):
        to_xml(retour(HEEN, "9103", "9393", "9404"), bron)


# An answer repeats the versions of its message

HOGER = variant(
    ("BerichtXsdVersie>1.0.0", "BerichtXsdVersie>1.1.0"),
    ("BerichtXsdMaxVersie>1.0.0", "BerichtXsdMaxVersie>1.1.0"),
    in_="WMO405",
)


def test_een_retour_herhaalt_de_versies_van_haar_bericht() -> None:
    bron = release_uit_xsd(HOGER)
    heen = to_xml(HEEN, bron)
    assert b"BerichtXsdVersie>1.1.0<" in heen
    uitkomst = controleer(
        to_xml(evolve(HEEN, status=TWEE), bron),
        bron,
        peildatum=date(2026, 1, 15),
        register=Registergeheugen(),
    )
    antwoord = maak_retour(
        uitkomst, identificatie=BerichtIdentificatie("R1"), dagtekening=date(2026, 1, 20)
    )
    assert isinstance(antwoord, Retourbericht)
    xml = to_xml(antwoord, bron)
    # XsdVersie is that of the message, XsdVersieRetour that of the answer.
    assert re.findall(rb"BerichtXsdVersie>([0-9.]+)<", xml) == [b"1.1.0", b"1.0.0"]
    gelezen = from_xml(xml, bron)
    assert gelezen == antwoord
    assert isinstance(gelezen, Retourbericht)
    assert gelezen.client is not None
    assert gelezen.client.heen == evolve(HEEN, status=TWEE)


def test_een_release_met_alleen_het_antwoord() -> None:
    alleen = {naam: inhoud for naam, inhoud in HOGER.items() if naam != "WMO405.xsd"}
    bron = release_uit_xsd(alleen)
    xml = to_xml(retour(HEEN), bron)
    assert re.findall(rb"BerichtXsdVersie>([0-9.]+)<", xml) == [b"1.0.0", b"1.0.0"]
    assert from_xml(xml, bron) == retour(HEEN)


# Elements that are not known here


def erbij(naast: str, nieuw: str) -> dict[str, bytes]:
    return variant((naast, naast + nieuw))


@pytest.mark.parametrize(
    ("naast", "naam", "type_"),
    [
        (AFZENDER, "VorigeIdentificatie", "CDT_BerichtIdentificatie"),
        (START_NUMMER, "EbRestKostprijs", "CDT_Kostprijs"),
        (AFZENDER, "XsdVersieZender", "CDT_XsdVersie"),
    ],
)
def test_een_ander_element_van_een_bekende_klasse(naast: str, naam: str, type_: str) -> None:
    """It says the same of something else: it is not written, and not taken for the known one."""
    nieuw = f'<xs:element name="{naam}" type="ieb:{type_}" minOccurs="0"/>'
    schemas = erbij(naast, nieuw)
    bron = release_uit_xsd(schemas)
    for bericht in (HEEN, retour(HEEN)):
        xml = to_xml(bericht, bron)
        assert naam.encode() not in xml
        assert lees(xml, bron).bericht == bericht
    xml = to_xml(HEEN, bron)
    bekend = {"V": b"BerichtIdentificatie", "E": b"EbKostprijs", "X": b"XsdVersie"}[naam[0]]
    blok = xml[xml.index(b"<wmo405:" + bekend) :].partition(b"</wmo405:" + bekend + b">")
    kopie = b"".join(blok[:2]).replace(b":" + bekend, b":" + naam.encode())
    voor = "Afzender" if naast == AFZENDER else "EbStartNummer"
    einde = f"</wmo405:{voor}>".encode()
    met = xml.replace(einde, einde + kopie)
    assert valideer(met, bron, schemas=Schemaset(schemas)) == ()
    assert [b.code for b in lees(met, bron).bevindingen] == ["IEB01"]


def test_een_betekenis_met_een_pad() -> None:
    """Of two with one name each its own field; a path goes before a name."""
    schemas = variant(
        ('name="EbKostprijs"', 'name="Bewaking"'), (START_NUMMER, START_NUMMER), in_="WMO40"
    )
    pad = "Bericht/Client/PeriodeEigenBijdrageAbo/Bewaking"
    zonder = release_uit_xsd(schemas)
    with pytest.raises(OngeldigeWaarde, match=r"kostprijs\.bedrag.*cannot stand"):
        to_xml(HEEN, zonder)
    met = release_uit_xsd(
        schemas,
        betekenissen={
            f"{pad}/KostprijsBedrag": "kostprijs.bedrag",
            f"{pad}/KostprijsStartdatum": "kostprijs.startdatum",
            "KostprijsStartdatum": "geen",
        },
    )
    xml = to_xml(HEEN, met)
    assert b"<wmo405:Bewaking>" in xml
    assert lees(xml, met).bericht == HEEN


def test_een_betekenis_die_geen_veld_is() -> None:
    with pytest.raises(
        ReleaseFout, match="betekenissen: names 'bns', which is no field; give geen"
    ):
        release_uit_xsd(VIER, betekenissen={"Bsn": "bns"})


def test_geen_veld() -> None:
    """A second element with a known name can be told to hold nothing."""
    dubbel = erbij(
        START_NUMMER, '<xs:element name="BwStartNummer" type="ieb:LDT_Nummer" minOccurs="0"/>'
    )
    with pytest.raises(ReleaseFout, match="more than one element for startnummer"):
        release_uit_xsd(dubbel)
    bron = release_uit_xsd(
        {naam: dubbel[naam] for naam in ("basisschema.xsd", "WMO405.xsd")},
        betekenissen={"BwStartNummer": "geen"},
    )
    assert lees(to_xml(HEEN, bron), bron).bericht == HEEN


def test_een_vast_verplicht_element() -> None:
    schemas = erbij(AFZENDER, ONTVANGER)
    bron = release_uit_xsd(schemas)
    for bericht in (HEEN, retour(HEEN)):
        xml = to_xml(bericht, bron)
        prefix = bericht.type.value.lower()
        blad = f"<{prefix}:Ontvanger>CAK</{prefix}:Ontvanger>".encode()
        assert blad in xml
        assert ontleed_gewoon(xml, (bron,)) is not None
        assert valideer(xml, bron, schemas=Schemaset(schemas)) == ()
        assert lees(xml, bron).bericht == bericht
        assert from_xml(xml.replace(b"Header>", b"Header><!-- x -->", 1), bron) == bericht
        for fout in (blad.replace(b"CAK", b"KAK"), b""):
            slecht = xml.replace(blad, fout)
            assert lees(slecht, bron).bericht is None
            with pytest.raises(BerichtFout, match="Ontvanger"):
                from_xml(slecht, bron)


def test_een_vast_element_dat_mag_ontbreken() -> None:
    """It is not written; there, it says something that no field holds."""
    bron = release_uit_xsd(
        erbij(AFZENDER, ONTVANGER.replace("<xs:element", '<xs:element minOccurs="0"'))
    )
    xml = to_xml(HEEN, bron)
    assert b"Ontvanger" not in xml
    einde = b"</wmo405:Afzender>"
    met = xml.replace(einde, einde + b"<wmo405:Ontvanger>CAK</wmo405:Ontvanger>")
    assert valideer(met, bron) == ()
    with pytest.raises(BerichtFout, match="Ontvanger: has no known meaning"):
        from_xml(met, bron)


def test_een_groep_met_alleen_vaste_elementen() -> None:
    """Mandatory it is written; optional its being there would get lost, so that it is refused."""
    klasse = (
        '<xs:complexType name="Route"><xs:sequence>' + ONTVANGER + "</xs:sequence></xs:complexType>"
    )
    for aantal, verwacht in (("", True), (' minOccurs="0"', False)):
        schemas = variant(
            (AFZENDER, f'{AFZENDER}<xs:element name="Route" type="wmo405:Route"{aantal}/>'),
            ("</xs:schema>", f"{klasse}</xs:schema>"),
            in_="WMO405",
        )
        bron = release_uit_xsd({naam: schemas[naam] for naam in ("basisschema.xsd", "WMO405.xsd")})
        xml = to_xml(HEEN, bron)
        assert (b"<wmo405:Route>" in xml) is verwacht
        assert lees(xml, bron).bericht == HEEN
    einde = b"</wmo405:Afzender>"
    route = b"<wmo405:Route><wmo405:Ontvanger>CAK</wmo405:Ontvanger></wmo405:Route>"
    met = xml.replace(einde, einde + route)
    assert valideer(met, bron) == ()
    with pytest.raises(BerichtFout, match="Route: has no known meaning"):
        from_xml(met, bron)


def test_wat_niet_te_vullen_is_wijst_niet_naar_betekenissen() -> None:
    vrij = '<xs:element name="Kenmerk" type="ieb:LDT_IdentificatieBericht"/>'
    with pytest.raises(ReleaseFout, match="Header/Kenmerk; leave this message out"):
        release_uit_xsd(erbij(AFZENDER, vrij))


def test_een_element_dat_er_niet_mag_staan() -> None:
    bron = release_uit_xsd(
        variant(
            (
                'name="EbKostprijs" type="ieb:CDT_Kostprijs" minOccurs="0"',
                'name="EbKostprijs" type="ieb:CDT_Kostprijs" minOccurs="0" maxOccurs="0"',
            )
        )
    )
    with pytest.raises(OngeldigeWaarde, match="cannot stand"):
        to_xml(HEEN, bron)
    zonder = evolve(HEEN, kostprijs=None)
    assert lees(to_xml(zonder, bron), bron).bericht == zonder
    assert lees(to_xml(HEEN, release("4.0"), aanvaard_onzekerheid=True), bron).bericht is None
