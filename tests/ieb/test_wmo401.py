import re
from collections.abc import Callable
from datetime import date, datetime
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, EbStartNummer
from wmo_eigenbijdrage.ieb import Kostprijs, Startbericht, StatusAanlevering, to_xml
from wmo_eigenbijdrage.testing import (
    bedragen,
    berichtidentificaties,
    bsns,
    dagen,
    ebstartnummers,
    gemeentecodes,
)

IEB = "http://www.istandaarden.nl/ieb/1_0/basisschema/schema"
WMO = "http://www.istandaarden.nl/ieb/1_0/wmo401/schema"
# The sequence of iEb 1.0, read off the published tables: tag, namespace, depth.
VOLGORDE = [
    "",
    "Bericht wmo401 0",
    "Header wmo401 1",
    "BerichtCode wmo401 2",
    "BerichtVersie wmo401 2",
    "BerichtSubversie wmo401 2",
    "Afzender wmo401 2",
    "BerichtIdentificatie wmo401 2",
    "Identificatie ieb 3",
    "Dagtekening ieb 3",
    "XsdVersie wmo401 2",
    "BasisschemaXsdVersie ieb 3",
    "BerichtXsdVersie ieb 3",
    "Client wmo401 1",
    "Bsn wmo401 2",
    "StartEigenBijdrage wmo401 2",
    "EbStartNummer wmo401 3",
    "EbStartdatum wmo401 3",
    "EbKostprijs wmo401 3",
    "KostprijsBedrag ieb 4",
    "KostprijsStartdatum ieb 4",
    "StatusAanlevering wmo401 3",
    "",
][1:-1]


SCHEMA = etree.XMLSchema(
    etree.parse(str(files("wmo_eigenbijdrage.ieb") / "schemas" / "1_0" / "WMO401.xsd"))
)

startberichten = st.builds(
    Startbericht,
    afzender=gemeentecodes(),
    identificatie=berichtidentificaties(),
    dagtekening=dagen(),
    bsn=bsns(),
    startnummer=ebstartnummers(),
    startdatum=dagen(),
    kostprijs=st.none() | st.builds(Kostprijs, bedragen(max_value=Bedrag(99_999_999)), dagen()),
    status=st.sampled_from(StatusAanlevering),
)


def voorbeeld(**anders: Any) -> Startbericht:
    """The message that official samples show: gemeente 1916, price 31.00 from 1-1-2020."""
    velden: dict[str, Any] = {
        "afzender": Gemeentecode("1916"),
        "identificatie": BerichtIdentificatie("998"),
        "dagtekening": date(2020, 1, 2),
        "bsn": Bsn("123456782"),
        "startnummer": EbStartNummer(123),
        "startdatum": date(2020, 1, 1),
        "kostprijs": Kostprijs(Bedrag(3100), date(2020, 1, 1)),
    }
    return Startbericht(**(velden | anders))


def test_volgorde_en_naamruimten() -> None:
    wortel = etree.fromstring(to_xml(voorbeeld()))
    naam = {IEB: "ieb", WMO: "wmo401"}
    gevonden = [
        f"{etree.QName(e).localname} {naam[str(etree.QName(e).namespace)]} {len(list(e.iterancestors()))}"
        for e in wortel.iter()
    ]
    assert gevonden == VOLGORDE


def test_zonder_kostprijs_ontbreekt_alleen_die_groep() -> None:
    wortel = etree.fromstring(to_xml(voorbeeld(kostprijs=None)))
    tags = [etree.QName(e).localname for e in wortel.iter()]
    assert tags == [regel.split()[0] for regel in VOLGORDE if "Kostprijs" not in regel]


def test_waarden() -> None:
    wortel = etree.fromstring(to_xml(voorbeeld()))
    teksten = {etree.QName(e).localname: e.text for e in wortel.iter() if len(e) == 0}
    assert teksten == {
        "BerichtCode": "470",
        "BerichtVersie": "1",
        "BerichtSubversie": "0",
        "Afzender": "1916",
        "Identificatie": "998",
        "Dagtekening": "2020-01-02",
        "BasisschemaXsdVersie": "1.2.0",
        "BerichtXsdVersie": "1.2.0",
        "Bsn": "123456782",
        "EbStartNummer": "123",
        "EbStartdatum": "2020-01-01",
        "KostprijsBedrag": "3100",
        "KostprijsStartdatum": "2020-01-01",
        "StatusAanlevering": "1",
    }


def boom(bericht: Startbericht) -> bytes:
    """The same message built as a tree, with every escape left to lxml."""
    wortel = etree.Element(f"{{{WMO}}}Bericht", nsmap={"ieb": IEB, "wmo401": WMO})
    kostprijs = bericht.kostprijs
    inhoud = {
        "BerichtCode": "470",
        "BerichtVersie": "1",
        "BerichtSubversie": "0",
        "Afzender": bericht.afzender.code,
        "Identificatie": bericht.identificatie.tekst,
        "Dagtekening": bericht.dagtekening.isoformat(),
        "BasisschemaXsdVersie": "1.2.0",
        "BerichtXsdVersie": "1.2.0",
        "Bsn": bericht.bsn.nummer,
        "EbStartNummer": str(bericht.startnummer.nummer),
        "EbStartdatum": bericht.startdatum.isoformat(),
        "KostprijsBedrag": "" if kostprijs is None else str(kostprijs.bedrag.centen),
        "KostprijsStartdatum": "" if kostprijs is None else kostprijs.startdatum.isoformat(),
        "StatusAanlevering": str(bericht.status.value),
    }
    pad = [wortel]
    for regel in VOLGORDE[1:]:
        naam, ruimte, diepte = regel.split()
        if kostprijs is None and "Kostprijs" in naam:
            continue
        del pad[int(diepte) :]
        kind = etree.SubElement(pad[-1], f"{{{IEB if ruimte == 'ieb' else WMO}}}{naam}")
        kind.text = inhoud.get(naam)
        pad.append(kind)
    return etree.tostring(wortel, encoding="UTF-8", pretty_print=True)


@given(startberichten)
@example(voorbeeld(identificatie=BerichtIdentificatie("a&b<c>\"d'")))
@example(voorbeeld(kostprijs=Kostprijs(Bedrag(99_999_999), date(2020, 1, 1))))
def test_het_sjabloon_geeft_dezelfde_bytes_als_een_boom(bericht: Startbericht) -> None:
    verklaring, _, rest = to_xml(bericht).partition(b"\n")
    assert verklaring == b'<?xml version="1.0" encoding="UTF-8"?>'
    assert rest == boom(bericht)


@given(startberichten)
def test_elk_bericht_is_geldig_volgens_het_schema(bericht: Startbericht) -> None:
    SCHEMA.assertValid(etree.fromstring(to_xml(bericht)))


@pytest.mark.parametrize(
    ("patroon", "vervanging"),
    [
        (r"<wmo401:EbStartNummer>.*?</wmo401:EbStartNummer>", ""),  # missing
        (r"(<wmo401:Bsn>.*?</wmo401:Bsn>)", r"\1\1"),  # twice
        (
            r"(<wmo401:BerichtCode>.*?</wmo401:BerichtCode>)(\s*)(<wmo401:BerichtVersie>.*?</wmo401:BerichtVersie>)",
            r"\3\2\1",
        ),  # swapped
        ("470", "471"),
        ("<wmo401:BerichtVersie>1", "<wmo401:BerichtVersie>2"),
        ("<wmo401:BerichtSubversie>0", "<wmo401:BerichtSubversie>1"),
        (">1916<", ">916<"),
        (">998<", "> <"),
        (">998<", ">1234567890123<"),
        ("2020-01-02", "2020-01-02Z"),
        ("2020-01-02", "2020-01-02+01:00"),
        ("2020-01-02", "2020-02-30"),
        (">123456782<", ">12345678<"),
        (">123<", ">1000000000<"),
        (">123<", ">-1<"),
        (">3100<", ">100000000<"),
        (">3100<", ">31.00<"),
        ("<wmo401:StatusAanlevering>1", "<wmo401:StatusAanlevering>4"),
        ("1.2.0", "1.02.0"),
        ("ieb:Dagtekening", "wmo401:Dagtekening"),  # right tag, wrong namespace
        (r"</wmo401:StartEigenBijdrage>", "</wmo401:StartEigenBijdrage><wmo401:X/>"),
    ],
)
def test_het_schema_weigert_wat_afwijkt(patroon: str, vervanging: str) -> None:
    goed = to_xml(voorbeeld()).decode()
    fout = re.sub(patroon, vervanging, goed, flags=re.DOTALL)
    assert fout != goed
    assert not SCHEMA.validate(etree.fromstring(fout.encode()))


@pytest.mark.parametrize(
    "maak",
    [
        lambda: Kostprijs(Bedrag(-1), date(2020, 1, 1)),
        lambda: Kostprijs(Bedrag(100_000_000), date(2020, 1, 1)),
        lambda: Kostprijs(Bedrag(3100), datetime(2020, 1, 1)),
        lambda: voorbeeld(dagtekening="2020-01-02"),
        lambda: voorbeeld(startdatum=datetime(2020, 1, 1)),
    ],
)
def test_wat_niet_in_een_bericht_past_kan_niet_bestaan(maak: Callable[[], object]) -> None:
    with pytest.raises(OngeldigeWaarde):
        maak()


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("bsn", "123456782"),
        ("afzender", "1916"),
        ("startnummer", 77),
        ("identificatie", "998"),
        ("status", 7),
        ("kostprijs", Bedrag(1)),
    ],
)
def test_een_tekst_kan_niet_op_de_plaats_van_een_waarde_staan(veld: str, waarde: object) -> None:
    with pytest.raises(OngeldigeWaarde) as gevangen:
        voorbeeld(**{veld: waarde})
    assert str(waarde) not in str(gevangen.value)  # it might be a BSN


def test_de_bsn_staat_niet_in_de_repr_van_een_bericht() -> None:
    assert "123456782" not in repr(voorbeeld())
