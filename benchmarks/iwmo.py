"""Reading iWmo messages against plain lxml findtext code; and what was delivered, per person.

The plain code takes the same fields as texts, for each class, and checks nothing.

Usage: python benchmarks/iwmo.py
"""

from __future__ import annotations

import resource
from collections.abc import Callable
from datetime import date, time, timedelta
from timeit import repeat
from typing import Any

from lxml import etree

from wmo_eigenbijdrage import Bsn, Gemeentecode
from wmo_eigenbijdrage.dossier import (
    Herkomst,
    Product,
    Productcategorie,
    RedenBeeindiging,
    Startmelding,
    Stopmelding,
    Toewijzing,
    Zorgfeit,
)
from wmo_eigenbijdrage.identificatie import AgbCode, BerichtIdentificatie
from wmo_eigenbijdrage.iwmo import Iwmobericht, lees_bericht, leveringsperioden

RUIMTE = "http://www.istandaarden.nl/iwmo/3_2"
BSN = "999990019"


def _bericht(soort: str, code: str, inhoud: str) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<w:Bericht xmlns:w="{RUIMTE}/{soort}/schema" xmlns:i="{RUIMTE}/basisschema/schema">
  <w:Header>
    <w:BerichtCode>{code}</w:BerichtCode>
    <w:Afzender>41419999</w:Afzender><w:Ontvanger>0363</w:Ontvanger>
    <w:BerichtIdentificatie>
      <i:Identificatie>B1</i:Identificatie><i:Dagtekening>2023-05-22</i:Dagtekening>
    </w:BerichtIdentificatie>
  </w:Header>
  {inhoud}
</w:Bericht>""".encode()


START = _bericht(
    "wmo305",
    "418",
    f"""<w:Client>
    <w:Bsn>{BSN}</w:Bsn>
    <w:Geboortedatum><i:Datum>1950-05-01</i:Datum></w:Geboortedatum>
    <w:Geslacht>2</w:Geslacht>
    <w:Naam><i:Geslachtsnaam><i:Achternaam>Jansen</i:Achternaam></i:Geslachtsnaam></w:Naam>
    <w:StartProducten><w:StartProduct>
      <w:ToewijzingNummer>1234</w:ToewijzingNummer>
      <w:Product><i:Categorie>02</i:Categorie><i:Code>02A03</i:Code></w:Product>
      <w:ToewijzingIngangsdatum>2023-05-15</w:ToewijzingIngangsdatum>
      <w:Begindatum>2023-05-17</w:Begindatum>
      <w:StatusAanlevering>1</w:StatusAanlevering>
    </w:StartProduct></w:StartProducten>
  </w:Client>""",
)
PRESTATIE = """<w:Prestatie>
          <w:ProductReferentie><i:ReferentieNummer>{nummer}</i:ReferentieNummer></w:ProductReferentie>
          <w:ToewijzingNummer>1234</w:ToewijzingNummer>
          <w:ProductCategorie>02</w:ProductCategorie>
          <w:ProductCode>02A03</w:ProductCode>
          <w:ProductPeriode>
            <i:Begindatum>2023-05-01</i:Begindatum><i:Einddatum>2023-05-31</i:Einddatum>
          </w:ProductPeriode>
          <w:GeleverdVolume>480</w:GeleverdVolume>
          <w:Eenheid>01</w:Eenheid>
          <w:ProductTarief>95</w:ProductTarief>
          <w:IngediendBedrag>
            <i:Bedrag>45600</i:Bedrag><i:DebetCredit>D</i:DebetCredit>
          </w:IngediendBedrag>
        </w:Prestatie>"""


def declaratie(clienten: int) -> bytes:
    """A claim about so many clients with two lines each."""
    delen = "".join(
        f"<w:Client><w:Bsn>{BSN}</w:Bsn><w:Prestaties>"
        f"{PRESTATIE.format(nummer=2 * n)}{PRESTATIE.format(nummer=2 * n + 1)}"
        "</w:Prestaties></w:Client>"
        for n in range(clienten)
    )
    inhoud = (
        f"<w:Declaratie><w:DeclaratieNummer>D1</w:DeclaratieNummer><w:Clienten>{delen}"
        "</w:Clienten></w:Declaratie>"
    )
    return _bericht("wmo323", "484", inhoud)


def kaal_start(xml: bytes) -> list[tuple[str | None, ...]]:
    """What a program that trusts the message would do."""
    ns = {"w": f"{RUIMTE}/wmo305/schema", "i": f"{RUIMTE}/basisschema/schema"}
    wortel = etree.fromstring(xml)
    kop = (
        "w:Header/w:Afzender",
        "w:Header/w:Ontvanger",
        "w:Header/w:BerichtIdentificatie/i:Identificatie",
        "w:Header/w:BerichtIdentificatie/i:Dagtekening",
    )
    gemeen = tuple(wortel.findtext(pad, namespaces=ns) for pad in kop)
    velden = (
        "w:ToewijzingNummer",
        "w:Product/i:Categorie",
        "w:Product/i:Code",
        "w:ToewijzingIngangsdatum",
        "w:Begindatum",
        "w:StatusAanlevering",
    )
    return [
        (
            *gemeen,
            client.findtext("w:Bsn", namespaces=ns),
            *(start.findtext(veld, namespaces=ns) for veld in velden),
        )
        for client in wortel.findall("w:Client", ns)
        for start in client.findall("w:StartProducten/w:StartProduct", ns)
    ]


def kaal_declaratie(xml: bytes) -> list[tuple[str | None, ...]]:
    """The same for a claim."""
    ns = {"w": f"{RUIMTE}/wmo323/schema", "i": f"{RUIMTE}/basisschema/schema"}
    wortel = etree.fromstring(xml)
    velden = (
        "w:ProductReferentie/i:ReferentieNummer",
        "w:ProductReferentie/i:VorigReferentieNummer",
        "w:ToewijzingNummer",
        "w:ProductCategorie",
        "w:ProductCode",
        "w:ProductPeriode/i:Begindatum",
        "w:ProductPeriode/i:Einddatum",
        "w:IngediendBedrag/i:DebetCredit",
    )
    return [
        (
            client.findtext("w:Bsn", namespaces=ns),
            *(prestatie.findtext(veld, namespaces=ns) for veld in velden),
        )
        for client in wortel.findall("w:Declaratie/w:Clienten/w:Client", ns)
        for prestatie in client.findall("w:Prestaties/w:Prestatie", ns)
    ]


def tien_feiten() -> list[Zorgfeit]:
    """Two provisions of one person, one of them paused, with ten messages."""
    feiten: list[Zorgfeit] = []
    dag = date(2023, 1, 2)
    for nummer in (1, 2):
        for n in range(2):
            begin = dag + timedelta(days=60 * n)
            gemeen: dict[str, Any] = {
                "bsn": Bsn(BSN),
                "gemeente": Gemeentecode("0363"),
                "aanbieder": AgbCode("41419999"),
                "toewijzingnummer": nummer,
                "product": Product(Productcategorie.BEGELEIDING, "02A03"),
            }

            def herkomst(soort: str, nummer: int = nummer, n: int = n) -> Herkomst:
                return Herkomst(
                    bericht=soort,
                    release="3.2",
                    identificatie=BerichtIdentificatie(f"{soort[3:]}-{nummer}-{n}"),
                    dagtekening=dag + timedelta(days=60 * n + 1),
                    plaats="Client[1]",
                )

            if not n:
                feiten.append(
                    Toewijzing(
                        **gemeen,
                        toewijzingsdatum=dag,
                        toewijzingstijd=time(10),
                        ingangsdatum=dag,
                        herkomst=herkomst("WMO301"),
                    )
                )
            feiten += [
                Startmelding(**gemeen, begindatum=begin, herkomst=herkomst("WMO305")),
                Stopmelding(
                    **gemeen,
                    begindatum=begin,
                    einddatum=begin + timedelta(days=30),
                    reden=RedenBeeindiging.VOLGENS_PLAN if n else RedenBeeindiging.TIJDELIJK,
                    herkomst=herkomst("WMO307"),
                ),
            ]
    return feiten


def per_seconde(doe: Callable[[], object], aantal: int = 1) -> float:
    return aantal / min(repeat(doe, number=1, repeat=7))


if __name__ == "__main__":
    groot = declaratie(1000)
    gelezen = lees_bericht(groot)
    assert isinstance(gelezen, Iwmobericht)
    assert len(gelezen.feiten) == len(kaal_declaratie(groot)) == 2000
    metingen: tuple[tuple[str, Callable[[], object], int, str], ...] = (
        (
            "plain lxml, WMO305",
            lambda: [kaal_start(START) for _ in range(500)],
            500,
            "messages/s",
        ),
        (
            "lees_bericht, WMO305",
            lambda: [lees_bericht(START) for _ in range(500)],
            500,
            "messages/s",
        ),
        ("plain lxml, WMO323", lambda: kaal_declaratie(groot), 2000, "lines/s"),
        ("lees_bericht, WMO323", lambda: lees_bericht(groot), 2000, "lines/s"),
    )
    for naam, doe, aantal, wat in metingen:
        print(f"{naam:<40}{per_seconde(doe, aantal):>10,.0f} {wat}")
    feiten = tien_feiten()
    snelheid = per_seconde(lambda: [leveringsperioden(feiten) for _ in range(200)], 200)
    print(f"{'leveringsperioden, ten facts each':<40}{snelheid:>10,.0f} persons/s")
    heel_groot = declaratie(25_000_000 * 1000 // len(groot) - 1)
    voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    lees_bericht(heel_groot)
    extra = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor) / 1024
    print(f"{f'memory for a WMO323 of {len(heel_groot) / 1e6:.1f} MB':<40}{extra:>10,.0f} MB more")
