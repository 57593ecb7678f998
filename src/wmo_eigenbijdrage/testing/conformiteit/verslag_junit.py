"""The report as JUnit XML, for build servers."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from wmo_eigenbijdrage.testing.conformiteit.loper import Oordeel, Uitslag
from wmo_eigenbijdrage.testing.conformiteit.proces import dek_af
from wmo_eigenbijdrage.testing.conformiteit.verslag import Telling, Verslag, toon_json

__all__ = ["als_junit"]

# What XML 1.0 cannot hold; a program may have written it.
_VERBODEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _schoon(tekst: str) -> str:
    return _VERBODEN.sub("\ufffd", tekst)


def _aantallen(telling: Telling) -> dict[str, str]:
    return {
        "tests": str(telling.aantal),
        "failures": str(telling.fout),
        "errors": "0",
        "skipped": str(telling.niet_ondersteund),
    }


def als_junit(verslag: Verslag) -> bytes:
    """One suite for each rule and one test for each case; what is not supported is skipped."""
    wortel = ET.Element("testsuites", {"name": "conformiteit", **_aantallen(verslag.totaal)})
    for telling in verslag.tellingen:
        suite = ET.SubElement(wortel, "testsuite", {"name": telling.regel, **_aantallen(telling)})
        eigenschappen = ET.SubElement(suite, "properties")
        for naam, waarde in (
            ("programma", verslag.programma),
            ("verzameling", verslag.verzameling),
        ):
            ET.SubElement(eigenschappen, "property", {"name": naam, "value": _schoon(waarde)})
        for uitslag in verslag.van(telling.regel):
            _test(suite, uitslag)
    ET.indent(wortel)
    xml: bytes = ET.tostring(wortel, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def _test(suite: ET.Element, uitslag: Uitslag) -> None:
    geval = uitslag.geval
    naam = _schoon(f"{geval.id}: {dek_af(geval.zin)}")
    test = ET.SubElement(
        suite, "testcase", {"classname": f"conformiteit.{geval.regel}", "name": naam}
    )
    if uitslag.oordeel is Oordeel.NIET_ONDERSTEUND:
        ET.SubElement(test, "skipped", {"message": "niet ondersteund"})
    if uitslag.oordeel is Oordeel.FOUT:
        fout = ET.SubElement(
            test, "failure", {"message": _schoon(uitslag.reden), "type": "conformiteit"}
        )
        fout.text = _schoon(
            f"vraag: {geval.vraag} {toon_json(geval.gegeven)}\n"
            f"verwacht: {toon_json(geval.verwacht)}\n"
            f"gekregen: {toon_json(uitslag.gekregen) or '-'}\n"
            f"bron: {geval.bron} [{geval.merk}]\n"
        )
        if uitslag.staart:
            ET.SubElement(test, "system-err").text = _schoon(uitslag.staart)
