"""Messages to bytes and back, against the ways in which it is done elsewhere, in one run.

Writing: lxml with SubElement, the E-factory of lxml, ElementTree. Reading, always into the same
values: lxml with findtext, lxml by position. Checking: a parser of lxml with the schema alone.
xsdata is measured too when it is installed. All take turns, so that they share the machine's moods.
Then the memory over many messages.

Usage: python benchmarks/ieb.py [MESSAGES]      default 1000000 for the memory
"""

from __future__ import annotations

import importlib
import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

from lxml import etree
from lxml.builder import ElementMaker

from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode
from wmo_eigenbijdrage.identificatie import (
    BerichtIdentificatie,
    EbStartNummer,
    voldoet_aan_elfproef,
)
from wmo_eigenbijdrage.ieb import (
    Kostprijs,
    Schemaset,
    Startbericht,
    StatusAanlevering,
    from_xml,
    lees,
    release,
    schemas_van,
    to_xml,
    valideer,
)

IEB = "http://www.istandaarden.nl/ieb/1_0/basisschema/schema"
WMO = "http://www.istandaarden.nl/ieb/1_0/wmo401/schema"
MAP = {"ieb": IEB, "w": WMO}
AANTAL = 1_000
RONDES = 9


def berichten(aantal: int) -> Iterator[Startbericht]:
    bsns = [t for n in range(999_900_006, 999_930_000) if voldoet_aan_elfproef(t := str(n))]
    for n in range(aantal):
        dag = date(2020, 1, 1) + timedelta(n % 2_000)
        yield Startbericht(
            afzender=Gemeentecode("0363"),
            identificatie=BerichtIdentificatie(f"EB{n:010}"),
            dagtekening=dag,
            bsn=Bsn(bsns[n % len(bsns)]),
            startnummer=EbStartNummer(n + 1),
            startdatum=dag,
            kostprijs=Kostprijs(Bedrag(3_100 + n), dag) if n % 4 else None,
        )


# Writing


def met_subelement(b: Startbericht) -> bytes:
    sub, w, i = etree.SubElement, f"{{{WMO}}}", f"{{{IEB}}}"
    wortel = etree.Element(f"{w}Bericht", nsmap={"ieb": IEB, "wmo401": WMO})
    kop = sub(wortel, f"{w}Header")
    sub(kop, f"{w}BerichtCode").text = "470"
    sub(kop, f"{w}BerichtVersie").text = "1"
    sub(kop, f"{w}BerichtSubversie").text = "0"
    sub(kop, f"{w}Afzender").text = b.afzender.code
    naam = sub(kop, f"{w}BerichtIdentificatie")
    sub(naam, f"{i}Identificatie").text = b.identificatie.tekst
    sub(naam, f"{i}Dagtekening").text = b.dagtekening.isoformat()
    xsd = sub(kop, f"{w}XsdVersie")
    sub(xsd, f"{i}BasisschemaXsdVersie").text = "1.2.0"
    sub(xsd, f"{i}BerichtXsdVersie").text = "1.2.0"
    client = sub(wortel, f"{w}Client")
    sub(client, f"{w}Bsn").text = b.bsn.nummer
    start = sub(client, f"{w}StartEigenBijdrage")
    sub(start, f"{w}EbStartNummer").text = str(b.startnummer.nummer)
    sub(start, f"{w}EbStartdatum").text = b.startdatum.isoformat()
    if b.kostprijs is not None:
        prijs = sub(start, f"{w}EbKostprijs")
        sub(prijs, f"{i}KostprijsBedrag").text = str(b.kostprijs.bedrag.centen)
        sub(prijs, f"{i}KostprijsStartdatum").text = b.kostprijs.startdatum.isoformat()
    sub(start, f"{w}StatusAanlevering").text = str(b.status.value)
    return etree.tostring(wortel, xml_declaration=True, encoding="UTF-8")


W: Any = ElementMaker(namespace=WMO, nsmap={"ieb": IEB, "wmo401": WMO})
B: Any = ElementMaker(namespace=IEB, nsmap={"ieb": IEB, "wmo401": WMO})


def met_e_factory(b: Startbericht) -> bytes:
    prijs: list[Any] = []
    if b.kostprijs is not None:
        bedrag = B.KostprijsBedrag(str(b.kostprijs.bedrag.centen))
        vanaf = B.KostprijsStartdatum(b.kostprijs.startdatum.isoformat())
        prijs = [W.EbKostprijs(bedrag, vanaf)]
    wortel = W.Bericht(
        W.Header(
            W.BerichtCode("470"),
            W.BerichtVersie("1"),
            W.BerichtSubversie("0"),
            W.Afzender(b.afzender.code),
            W.BerichtIdentificatie(
                B.Identificatie(b.identificatie.tekst), B.Dagtekening(b.dagtekening.isoformat())
            ),
            W.XsdVersie(B.BasisschemaXsdVersie("1.2.0"), B.BerichtXsdVersie("1.2.0")),
        ),
        W.Client(
            W.Bsn(b.bsn.nummer),
            W.StartEigenBijdrage(
                W.EbStartNummer(str(b.startnummer.nummer)),
                W.EbStartdatum(b.startdatum.isoformat()),
                *prijs,
                W.StatusAanlevering(str(b.status.value)),
            ),
        ),
    )
    return etree.tostring(wortel, xml_declaration=True, encoding="UTF-8")


def met_elementtree(b: Startbericht) -> bytes:
    sub = ET.SubElement
    wortel = ET.Element("wmo401:Bericht", {"xmlns:ieb": IEB, "xmlns:wmo401": WMO})
    kop = sub(wortel, "wmo401:Header")
    sub(kop, "wmo401:BerichtCode").text = "470"
    sub(kop, "wmo401:BerichtVersie").text = "1"
    sub(kop, "wmo401:BerichtSubversie").text = "0"
    sub(kop, "wmo401:Afzender").text = b.afzender.code
    naam = sub(kop, "wmo401:BerichtIdentificatie")
    sub(naam, "ieb:Identificatie").text = b.identificatie.tekst
    sub(naam, "ieb:Dagtekening").text = b.dagtekening.isoformat()
    xsd = sub(kop, "wmo401:XsdVersie")
    sub(xsd, "ieb:BasisschemaXsdVersie").text = "1.2.0"
    sub(xsd, "ieb:BerichtXsdVersie").text = "1.2.0"
    client = sub(wortel, "wmo401:Client")
    sub(client, "wmo401:Bsn").text = b.bsn.nummer
    start = sub(client, "wmo401:StartEigenBijdrage")
    sub(start, "wmo401:EbStartNummer").text = str(b.startnummer.nummer)
    sub(start, "wmo401:EbStartdatum").text = b.startdatum.isoformat()
    if b.kostprijs is not None:
        prijs = sub(start, "wmo401:EbKostprijs")
        sub(prijs, "ieb:KostprijsBedrag").text = str(b.kostprijs.bedrag.centen)
        sub(prijs, "ieb:KostprijsStartdatum").text = b.kostprijs.startdatum.isoformat()
    sub(start, "wmo401:StatusAanlevering").text = str(b.status.value)
    uit: bytes = ET.tostring(wortel, "UTF-8", xml_declaration=True)
    return uit


# Reading


def met_findtext(xml: bytes) -> Startbericht:
    wortel = etree.fromstring(xml)

    def tekst(pad: str) -> str:
        return wortel.findtext(pad, namespaces=MAP) or ""

    kop, start = "w:Header/", "w:Client/w:StartEigenBijdrage/"
    prijs = wortel.find(f"{start}w:EbKostprijs", namespaces=MAP)
    assert tekst(f"{kop}w:BerichtCode") == "470"
    assert tekst(f"{kop}w:BerichtVersie") == "1"
    assert tekst(f"{kop}w:BerichtSubversie") == "0"
    assert tekst(f"{kop}w:XsdVersie/ieb:BasisschemaXsdVersie") == "1.2.0"
    assert tekst(f"{kop}w:XsdVersie/ieb:BerichtXsdVersie") == "1.2.0"
    return Startbericht(
        afzender=Gemeentecode(tekst(f"{kop}w:Afzender")),
        identificatie=BerichtIdentificatie(tekst(f"{kop}w:BerichtIdentificatie/ieb:Identificatie")),
        dagtekening=date.fromisoformat(tekst(f"{kop}w:BerichtIdentificatie/ieb:Dagtekening")),
        bsn=Bsn(tekst("w:Client/w:Bsn")),
        startnummer=EbStartNummer(int(tekst(f"{start}w:EbStartNummer"))),
        startdatum=date.fromisoformat(tekst(f"{start}w:EbStartdatum")),
        kostprijs=None
        if prijs is None
        else Kostprijs(
            Bedrag(int(prijs.findtext("ieb:KostprijsBedrag", namespaces=MAP) or "")),
            date.fromisoformat(prijs.findtext("ieb:KostprijsStartdatum", namespaces=MAP) or ""),
        ),
        status=StatusAanlevering(int(tekst(f"{start}w:StatusAanlevering"))),
    )


def op_positie(xml: bytes) -> Startbericht:
    kop, client = etree.fromstring(xml)
    code, versie, subversie, afzender, naam, xsd = kop
    assert (code.text, versie.text, subversie.text) == ("470", "1", "0")
    assert [deel.text for deel in xsd] == ["1.2.0", "1.2.0"]
    bsn, start = client
    delen = list(start)
    prijs = list(delen[2]) if len(delen) == 4 else None
    return Startbericht(
        afzender=Gemeentecode(afzender.text or ""),
        identificatie=BerichtIdentificatie(naam[0].text or ""),
        dagtekening=date.fromisoformat(naam[1].text or ""),
        bsn=Bsn(bsn.text or ""),
        startnummer=EbStartNummer(int(delen[0].text or "")),
        startdatum=date.fromisoformat(delen[1].text or ""),
        kostprijs=None
        if prijs is None
        else Kostprijs(Bedrag(int(prijs[0].text or "")), date.fromisoformat(prijs[1].text or "")),
        status=StatusAanlevering(int(delen[-1].text or "")),
    )


SCHEMA_MAP = Path(__file__).parents[1] / "src" / "wmo_eigenbijdrage" / "ieb" / "schemas" / "1_0"
KEURDER = etree.XMLParser(schema=etree.XMLSchema(etree.parse(SCHEMA_MAP / "WMO401.xsd")))
SET = Schemaset(schemas_van(release("1.0")))


def met_xsdata(map_: Path) -> tuple[Callable[[Any], bytes], Callable[[bytes], Any]]:
    """Writing and reading with classes that xsdata makes of the same schemas."""
    opdracht = [sys.executable, "-m", "xsdata", "generate", str(SCHEMA_MAP), "--package", "klassen"]
    # It fails when its formatter is absent, after writing what is needed.
    subprocess.run(opdracht, check=False, capture_output=True, cwd=map_)
    sys.path.insert(0, str(map_))
    wortel: Any = importlib.import_module("klassen.wmo401").Bericht
    ontleders: Any = importlib.import_module("xsdata.formats.dataclass.parsers")
    schrijvers: Any = importlib.import_module("xsdata.formats.dataclass.serializers")
    ontleder, schrijver = ontleders.XmlParser(), schrijvers.XmlSerializer()
    return (
        lambda bericht: schrijver.render(bericht, ns_map={"ieb": IEB, "wmo401": WMO}).encode(),
        lambda xml: ontleder.from_bytes(xml, wortel),
    )


Manier: TypeAlias = "tuple[Callable[[Any], object], list[Any]]"
"""What to do, and with what."""


def meet(wat: dict[str, Manier]) -> dict[str, float]:
    """Per way the microseconds per message: the median of rounds in which all take turns."""
    tijden: dict[str, list[float]] = {naam: [] for naam in wat}
    for _ in range(RONDES):
        for naam, (doe, invoer) in wat.items():
            begin = perf_counter()
            for ding in invoer:
                doe(ding)
            tijden[naam].append((perf_counter() - begin) / len(invoer) * 1e6)
    return {naam: median(reeks) for naam, reeks in tijden.items()}


def toon(kop: str, tijden: dict[str, float], maat: str) -> None:
    print(f"\n{kop}")
    for naam, tijd in tijden.items():
        print(f"  {naam:<34}{1e6 / tijd:10,.0f}/s{tijden[maat] / tijd:8.2f} x {maat}")


def vergelijk() -> None:
    invoer = list(berichten(AANTAL))
    xmls = [to_xml(bericht) for bericht in invoer]
    for bericht, xml in zip(invoer, xmls, strict=True):
        for schrijf in (met_subelement, met_e_factory, met_elementtree):
            assert from_xml(schrijf(bericht)) == bericht
        assert from_xml(xml) == met_findtext(xml) == op_positie(xml) == bericht
        assert lees(xml).bericht == lees(xml, schemas=SET).bericht == bericht
    schrijven: dict[str, Manier] = {
        "to_xml": (to_xml, invoer),
        "lxml SubElement": (met_subelement, invoer),
        "lxml E-factory": (met_e_factory, invoer),
        "ElementTree": (met_elementtree, invoer),
    }
    versierd = [xml.replace(b"Header>", b"Header><!-- -->", 1) for xml in xmls]
    lezen: dict[str, Manier] = {
        "from_xml": (from_xml, xmls),
        "from_xml, not plain": (from_xml, versierd),
        "lxml findtext": (met_findtext, xmls),
        "lxml by position": (op_positie, xmls),
    }
    keuren: dict[str, Manier] = {
        "lees": (lees, xmls),
        "lees, with a set of schemas": (lambda xml: lees(xml, schemas=SET), xmls),
        "valideer": (valideer, xmls),
        "validating parser alone": (lambda xml: etree.fromstring(xml, KEURDER), xmls),
    }
    with tempfile.TemporaryDirectory() as map_:
        if importlib.util.find_spec("xsdata") is not None:
            naar_xml, uit_xml = met_xsdata(Path(map_))
            schrijven["xsdata"] = (naar_xml, [uit_xml(xml) for xml in xmls])
            lezen["xsdata"] = (uit_xml, xmls)
        else:
            print("xsdata is not installed and not measured")
        toon("writing", meet(schrijven), "lxml SubElement")
        toon("reading", meet(lezen), "lxml findtext")
        toon("reading with schema validation", meet(keuren), "validating parser alone")


def geheugen() -> int:
    """The most memory so far, in KiB."""
    regels = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(regel.split()[1]) for regel in regels if regel.startswith("VmHWM"))


def over_veel(aantal: int) -> None:
    print(f"\nwriting, checking and reading {aantal:,} messages")
    begin = perf_counter()
    for nummer, bericht in enumerate(berichten(aantal), start=1):
        xml = to_xml(bericht)
        assert lees(xml).bericht == bericht
        if nummer % 10 == 0:
            assert lees(xml, schemas=SET).bericht == bericht
            assert valideer(xml.replace(b">470<", b">471<"))
        if nummer % (aantal // 5 or 1) == 0:
            print(f"  {nummer:>10,}{geheugen() / 1024:8.1f} MiB{perf_counter() - begin:8.1f} s")


if __name__ == "__main__":
    vergelijk()
    over_veel(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
