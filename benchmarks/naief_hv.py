"""The same job as `initiele-aanlevering`, as a plain script would do it: csv, Decimal and lxml.

Written apart from the library, straight from CAK's explanation of the file, and without its care
for memory, half-written output or odd encodings. It serves twice: the benchmark runs against it,
and a test holds the library's outcome against it, row by row.
"""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path

from lxml import etree
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_IEB = "http://www.istandaarden.nl/ieb/1_0/basisschema/schema"
_WMO = "http://www.istandaarden.nl/ieb/1_0/wmo401/schema"


class Afgekeurd(Exception):
    """The row cannot be used."""


def bedrag(tekst: str) -> Decimal:
    schoon = tekst.replace("€", "").strip()
    if "," in schoon:
        schoon = schoon.replace(".", "").replace(",", ".")
    elif schoon.count(".") == 1 and len(schoon.split(".")[1]) == 3:
        raise Afgekeurd(tekst)
    try:
        return Decimal(schoon)
    except InvalidOperation:
        raise Afgekeurd(tekst) from None


def keur(rij: dict[str, str]) -> None:
    """Refuse a row whose codes are wrong."""
    bsn = rij["BSN"].strip()
    if len(bsn) != 9 or not bsn.isdigit():
        raise Afgekeurd("bsn")
    if sum((9 - i) * int(c) for i, c in enumerate(bsn[:8])) % 11 != int(bsn[8]):
        raise Afgekeurd("elfproef")
    if rij["INNINGSYSTEMATIEK"] not in {"1", "2", "3", "4"} or rij["PGB"] not in {"J", "N"}:
        raise Afgekeurd("code")
    if rij["REGELING"] != "Wmo2015":
        raise Afgekeurd("regeling")


def restant(rij: dict[str, str]) -> Decimal | None:
    """The remainder of a row on 1-1-2020, or None when the file cannot tell."""
    keur(rij)
    variant = rij["INNINGSYSTEMATIEK"]
    totaal = bedrag(rij["TOTALE_KOSTEN"])
    if 999999 <= totaal < 1000000:
        return None
    if not 0 < totaal < 1000000:
        raise Afgekeurd("totaal")
    if variant in "12" and not rij["AANTAL_PERIODEN"]:
        raise Afgekeurd("aantal")
    if variant in "13" and bedrag(rij["KOSTEN_PER_PERIODIE"]) <= 0:
        raise Afgekeurd("kosten")
    if variant != "1":
        rest = bedrag(rij["RESTBEDRAG"])
        if rest > totaal:
            raise Afgekeurd("restbedrag")
        return max(rest, Decimal(0))
    if not 1 <= int(rij["PERIODE_VANAF"]) <= 13:
        raise Afgekeurd("periode")
    aantal, per_periode = int(rij["AANTAL_PERIODEN"]), bedrag(rij["KOSTEN_PER_PERIODIE"])
    if abs(per_periode - totaal / aantal) >= Decimal("0.01"):
        return None
    over = aantal - ((2020 - int(rij["JAAR_VANAF"])) * 13 - (int(rij["PERIODE_VANAF"]) - 1))
    maanden = Decimal(over) / 13 * 12
    per_maand = min(per_periode * 13 / 12, Decimal(19))
    return max(maanden * per_maand, Decimal(0)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def is_om(rij: dict[str, str]) -> bool:
    """Whether the number of periods was over before 2020, so that CAK had stopped collecting."""
    if rij["INNINGSYSTEMATIEK"] not in {"1", "2"} or not rij["JAAR_VANAF"]:
        return False
    if not 1 <= int(rij["PERIODE_VANAF"]) <= 13:
        return False
    verstreken = (2020 - int(rij["JAAR_VANAF"])) * 13 - (int(rij["PERIODE_VANAF"]) - 1)
    return int(rij["AANTAL_PERIODEN"]) <= verstreken


def zonder_afgelopen(restanten: list[Decimal | None], om: list[bool]) -> list[Decimal | None]:
    """Nothing for what ended by its number of periods, when something else goes on."""
    paren = list(zip(restanten, om, strict=True))
    if any(not voorbij and (rest is None or rest >= 19) for rest, voorbij in paren):
        return [Decimal(0) if voorbij else rest for rest, voorbij in paren]
    return restanten


def bericht(gemeente: str, nummer: int, bsn: str, kostprijs: Decimal | None) -> bytes:
    wortel = etree.Element(f"{{{_WMO}}}Bericht", nsmap={"ieb": _IEB, "wmo401": _WMO})

    def onder(ouder: Element, naam: str, tekst: object = "", ns: str = _WMO) -> Element:
        kind = etree.SubElement(ouder, f"{{{ns}}}{naam}")
        if tekst:
            kind.text = str(tekst)
        return kind

    kop = onder(wortel, "Header")
    onder(kop, "BerichtCode", "470")
    onder(kop, "BerichtVersie", "1")
    onder(kop, "BerichtSubversie", "0")
    onder(kop, "Afzender", gemeente)
    identificatie = onder(kop, "BerichtIdentificatie")
    onder(identificatie, "Identificatie", f"EB{nummer:010d}", _IEB)
    onder(identificatie, "Dagtekening", "2020-01-02", _IEB)
    versie = onder(kop, "XsdVersie")
    onder(versie, "BasisschemaXsdVersie", "1.2.0", _IEB)
    onder(versie, "BerichtXsdVersie", "1.2.0", _IEB)
    client = onder(wortel, "Client")
    onder(client, "Bsn", bsn)
    start = onder(client, "StartEigenBijdrage")
    onder(start, "EbStartNummer", nummer)
    onder(start, "EbStartdatum", "2020-01-01")
    if kostprijs is not None:
        groep = onder(start, "EbKostprijs")
        onder(groep, "KostprijsBedrag", int(kostprijs * 100), _IEB)
        onder(groep, "KostprijsStartdatum", "2020-01-01", _IEB)
    onder(start, "StatusAanlevering", "1")
    return etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def lees(pad: Path) -> tuple[dict[str, list[Decimal | None]], list[int], int]:
    """Remainders per BSN, the rows that fell out, and the number of rows."""
    personen: dict[str, list[Decimal | None]] = {}
    rijen_van: dict[str, list[int]] = {}
    om_van: dict[str, list[bool]] = {}
    uitval: list[int] = []
    aantal = 0
    regels = pad.read_text("utf-8-sig").splitlines()
    kop = regels[0].split(";")
    for nummer, regel in enumerate(regels[1:], start=2):
        if not regel.strip(";"):
            continue
        aantal += 1
        velden = next(csv.reader([regel], delimiter=";"))
        try:
            if len(velden) < len(kop) or regel.count('"') % 2:
                raise Afgekeurd("kolommen")
            rij = dict(zip(kop, velden, strict=False))
            rest = restant(rij)
        except Afgekeurd:
            uitval.append(nummer)
            continue
        personen.setdefault(rij["BSN"], []).append(rest)
        rijen_van.setdefault(rij["BSN"], []).append(nummer)
        om_van.setdefault(rij["BSN"], []).append(is_om(rij))
    personen = {bsn: zonder_afgelopen(resten, om_van[bsn]) for bsn, resten in personen.items()}
    for bsn in [b for b, r in personen.items() if all(x is not None and x < 19 for x in r)]:
        uitval += rijen_van[bsn]
        del personen[bsn]
    return personen, sorted(uitval), aantal


def kostprijs(restanten: list[Decimal | None]) -> Decimal | None:
    """The price to guard for a person."""
    hoogste = max((rest for rest in restanten if rest is not None), default=Decimal(0))
    return hoogste if hoogste > 19 else None


def draai(bron: Path, doel: Path, gemeente: str) -> None:
    """The whole job."""
    doel.mkdir()
    personen, uitval, _ = lees(bron)
    for nummer, (bsn, restanten) in enumerate(sorted(personen.items()), start=1):
        xml = bericht(gemeente, nummer, bsn, kostprijs(restanten))
        (doel / f"WMO401-EB{nummer:010d}.xml").write_bytes(xml)
    (doel / "uitval.csv").write_text("rij\n" + "".join(f"{rij}\n" for rij in uitval), "utf-8")
