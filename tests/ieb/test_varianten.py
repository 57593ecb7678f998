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
    Heenbericht,
    Release,
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
STATUS_EEN = variant(een_waarde("StatusAanlevering", "LDT_StatusAanlevering", "1"))
VARIANTEN = {
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
