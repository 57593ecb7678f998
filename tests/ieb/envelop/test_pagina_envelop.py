"""The page of the envelope keeps up with the package."""

import re
import subprocess
import sys
from pathlib import Path

from wmo_eigenbijdrage.ieb import envelop, veilig

PAGINA = (Path(__file__).parents[3] / "docs" / "envelop.md").read_text("utf-8")


def test_elke_publieke_naam_staat_op_de_pagina() -> None:
    namen = [*envelop.__all__, *veilig.__all__]
    assert [naam for naam in namen if not re.search(rf"`[^`]*\b{naam}\b[^`]*`", PAGINA)] == []
    for module in (envelop, veilig):
        assert list(module.__all__) == sorted(
            module.__all__, key=lambda n: (not n.isupper(), n[0].islower(), n)
        )


def test_schrijven_laadt_geen_lxml() -> None:
    opdracht = (
        "import sys; from wmo_eigenbijdrage.ieb.envelop import *;"
        "s = Systeem.via_ggk(); v = Versienummer(1);"
        "to_soap(Di01(zender=s, ontvanger=s, tijdstip=Tijdstip('20200102'), applicatieversie=v,"
        "referentienummer=Referentienummer('9c0f7b90-5c69-41e5-a837-0800200c9a66'),"
        "functie=iebfunctie('WMO401', '1.0'), bestand=XmlBestand(b'<a/>')));"
        "print('lxml' in sys.modules)"
    )
    uit = subprocess.run(
        [sys.executable, "-c", opdracht], capture_output=True, text=True, check=True
    )
    assert uit.stdout.strip() == "False"
