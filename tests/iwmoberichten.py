"""Messages for the tests, built by hand from the described structures of both releases.

Elements of a message class lie in the namespace of the message (prefix ``w``), those of a shared
type in that of the base schema (prefix ``i``). Everything that the contribution does not need is
there as well, so that the reader has something to leave aside.
"""

from __future__ import annotations

from collections.abc import Mapping

BSN = "999990019"
ANDER_BSN = "999990020"
GEMEENTE, AANBIEDER = "0363", "41419999"

_CODES = {
    "WMO301": "414",
    "WMO303": "416",
    "WMO304": "417",
    "WMO305": "418",
    "WMO307": "420",
    "WMO323": "484",
}
WEG = "\0"  # as a value: leave the element out


def el(naam: str, *inhoud: str, p: str = "w") -> str:
    """An element; one whose content is ``WEG`` is left out."""
    if WEG in inhoud:
        return ""
    return f"<{p}:{naam}>{''.join(inhoud)}</{p}:{naam}>"


def periode(naam: str, begin: str, einde: str) -> str:
    return el(naam, el("Begindatum", begin, p="i"), el("Einddatum", einde, p="i"))


def bedrag(naam: str, centen: str, dc: str, p: str = "w") -> str:
    return el(naam, el("Bedrag", centen, p="i"), el("DebetCredit", dc, p="i"), p=p)


def kop(soort: str, release: str, **v: str) -> str:
    """The header of a kind of message, with *v* in place of a field."""
    if soort in {"WMO303", "WMO304"}:
        partijen = [
            el("Gemeente", v.get("gemeente", GEMEENTE)),
            el("Servicebureau", "98000001"),
            el("Aanbieder", v.get("aanbieder", AANBIEDER)),
            el("BetalingAanID", "02"),
            el(
                "DeclaratieFactuurIdentificatie",
                el(
                    "DeclaratiePeriode",
                    el("Begindatum", "2019-05-01", p="i"),
                    el("Einddatum", "2019-05-31", p="i"),
                    p="i",
                ),
                el("DeclarantFactuurNummer", v.get("identificatie", "F1"), p="i"),
                el("FactuurDagtekening", v.get("dagtekening", "2019-06-03"), p="i"),
                el("ValutaCode", "EUR", p="i"),
            ),
        ]
        if soort == "WMO304":
            partijen += [
                el(
                    "RetourHeader",
                    el("GemeenteReferentieNummer", "G1", p="i"),
                    el("RetourDagtekening", v.get("retourdag", "2019-06-12"), p="i"),
                ),
                el("RetourCodes", el("RetourCode", v.get("retourcode", "0200"))),
            ]
    else:
        van, naar = v.get("gemeente", GEMEENTE), v.get("aanbieder", AANBIEDER)
        if soort != "WMO301":
            van, naar = naar, van
        partijen = [
            el("Afzender", van),
            el("Ontvanger", naar),
            el(
                "BerichtIdentificatie",
                el("Identificatie", v.get("identificatie", "B1"), p="i"),
                el("Dagtekening", v.get("dagtekening", "2023-05-22"), p="i"),
            ),
        ]
        if release == "3.2":
            partijen.append(el("XsdVersie", el("BasisschemaXsdVersie", "1.0.0", p="i")))
    hoofd, sub = release.split(".")
    return el(
        "Header",
        el("BerichtCode", v.get("code", _CODES[soort])),
        el("BerichtVersie", hoofd),
        el("BerichtSubversie", sub),
        *partijen,
    )


def bericht(soort: str, release: str, *inhoud: str, **v: str) -> bytes:
    """A message of clients; *v* replaces fields of the header."""
    ruimte = f"http://www.istandaarden.nl/iwmo/{release.replace('.', '_')}"
    binnen = "".join(inhoud)
    if soort in {"WMO303", "WMO304"}:
        binnen = el("Clienten", binnen) if binnen else ""
    if soort == "WMO323":
        binnen = el(
            "Declaratie",
            el("DeclaratieNummer", v.get("declaratienummer", "D1")),
            periode("DeclaratiePeriode", "2023-05-01", "2023-05-31"),
            el("DeclaratieDagtekening", "2023-06-05"),
            el("TotaalIngediendBedrag", el("TotaalBedrag", "1", p="i")),
            el("Clienten", binnen),
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<w:Bericht xmlns:w="{ruimte}/{soort.lower()}/schema" '
        f'xmlns:i="{ruimte}/basisschema/schema">'
        f"{kop(soort, release, **v)}{binnen}</w:Bericht>"
    ).encode()


def client(soort: str, release: str, *klassen: str, bsn: str = BSN, **v: str) -> str:
    """A client with the classes of its products."""
    persoon = [
        el("Bsn", bsn),
        el("Geboortedatum", el("Datum", "1950-05-01", p="i")),
        el("Geslacht", "2"),
        el("Naam", el("Geslachtsnaam", el("Achternaam", "Jansen", p="i"), p="i")),
    ]
    houder = {"WMO301": "ToegewezenProducten", "WMO305": "StartProducten"}.get(
        soort, "StopProducten" if soort == "WMO307" else "Prestaties"
    )
    producten = el(houder, *klassen)
    if soort == "WMO323":
        return el("Client", persoon[0], producten)
    if soort == "WMO301":
        persoon += [
            el("Communicatie", el("Vorm", "1", p="i")),
            el("Relaties", el("Relatie", el("Nummer", "1")), el("Relatie")),
            el("Contactgegevens", el("Contact", el("Soort", "01"))),
        ]
        if release == "2.3":
            producten = el(
                "Beschikking",
                el("BeschikkingNummer", v.get("beschikkingnummer", "77")),
                el("Afgiftedatum", v.get("afgiftedatum", "2019-03-20")),
                el("Ingangsdatum", "2019-04-01"),
                el("Beperkingen", el("Beperking", el("Categorie", "1"))),
                producten,
            )
    elif release == "2.3" and soort in {"WMO305", "WMO307"}:
        persoon.append(el("StatusAanlevering", v.get("status", "1")))
    return el("Client", *persoon, producten)


def product(categorie: str = "02", code: str = "02A03") -> str:
    return el("Product", el("Categorie", categorie, p="i"), el("Code", code, p="i"))


_KLASSEN: dict[str, dict[str, str]] = {
    "WMO301": {
        "ToewijzingNummer": "1234",
        "ReferentieAanbieder": "R1",
        "Product": product(),
        "Toewijzingsdatum": "2023-05-02",
        "Toewijzingstijd": "10:15:00",
        "Ingangsdatum": "2023-05-15",
        "Einddatum": "2025-05-14",
        "RedenWijziging": WEG,
        "Omvang": "<i:Volume>2</i:Volume>",
        "Commentaar": "",
    },
    "WMO305": {
        "BeschikkingNummer": "77",
        "ToewijzingNummer": "1234",
        "Product": product(),
        "ToewijzingIngangsdatum": "2023-05-15",
        "Begindatum": "2023-05-17",
        "StatusAanlevering": "1",
    },
    "WMO307": {
        "BeschikkingNummer": "77",
        "ToewijzingNummer": "1234",
        "Product": product(),
        "ToewijzingIngangsdatum": "2023-05-15",
        "Begindatum": "2023-05-17",
        "RedenBeeindiging": "20",
        "Einddatum": "2023-06-20",
        "StatusAanlevering": "1",
    },
    "WMO303": {
        "BeschikkingNummer": "77",
        "ToewijzingNummer": "1234",
        "ProductCategorie": "02",
        "ProductCode": "02A03",
        "Begindatum": "2019-05-01",
        "Einddatum": "2019-05-31",
        "DebetCredit": "D",
        "Bedrag": "12345",
        "ToegekendBedrag": "12345",
        "ReferentieNummer": "R0001",
        "VorigReferentieNummer": WEG,
        "RetourCode": WEG,
    },
}
_KLASSEN["WMO304"] = _KLASSEN["WMO303"]
_KLASSEN["WMO323"] = {
    **_KLASSEN["WMO303"],
    "BeschikkingNummer": WEG,
    "Begindatum": "2023-05-01",
    "Einddatum": "2023-05-31",
}
_NAAM = {"WMO301": "ToegewezenProduct", "WMO305": "StartProduct", "WMO307": "StopProduct"}


def klasse(soort: str, release: str, **anders: str) -> str:
    """A class about a product; *anders* replaces fields, ``WEG`` leaves one out."""
    v = _KLASSEN[soort] | anders
    if soort in _NAAM:
        if release == "3.2":
            v.pop("BeschikkingNummer", None)
        delen = [
            waarde.replace(WEG, "") if naam == "Product" else el(naam, waarde)
            for naam, waarde in v.items()
        ]
        return el(_NAAM[soort], *delen)
    nummers = [el("BeschikkingNummer", v["BeschikkingNummer"])] if soort != "WMO323" else []
    nummers.append(el("ToewijzingNummer", v["ToewijzingNummer"]))
    wat = [
        el("ProductCategorie", v["ProductCategorie"]),
        el("ProductCode", v["ProductCode"]),
        periode("ProductPeriode", v["Begindatum"], v["Einddatum"]),
    ]
    referentie = el(
        "ProductReferentie",
        el("ReferentieNummer", v["ReferentieNummer"], p="i"),
        el("VorigReferentieNummer", v["VorigReferentieNummer"], p="i"),
    )
    if soort == "WMO323":
        geld = bedrag("IngediendBedrag", v["Bedrag"], v["DebetCredit"])
        return el("Prestatie", referentie, *nummers, *wat, el("GeleverdVolume", "1"), geld)
    geld = el(
        "IngediendeBedragPrestatie",
        el("GeleverdVolume", "1", p="i"),
        bedrag("DeclaratieFactuurBedrag", v["Bedrag"], v["DebetCredit"], p="i"),
    )
    if soort == "WMO304":
        geld += referentie + el(
            "ToegekendeBedragPrestatie",
            bedrag("GemeenteBerekendBedrag", "1", "D", p="i"),
            bedrag("ToegekendBedrag", v["ToegekendBedrag"], v["DebetCredit"], p="i"),
        )
        geld += (
            el("RetourCodes", el("RetourCode", v["RetourCode"])) if v["RetourCode"] != WEG else ""
        )
        return el("Prestatie", *nummers, *wat, geld)
    return el("Prestatie", *nummers, *wat, geld, referentie)


def een(
    soort: str, release: str, kopvelden: Mapping[str, str] | None = None, /, **anders: str
) -> bytes:
    """A message about one client and one product."""
    rest = {naam: anders.pop(naam) for naam in ("bsn", "status") if naam in anders}
    return bericht(
        soort,
        release,
        client(soort, release, klasse(soort, release, **anders), **rest),
        **(kopvelden or {}),
    )
