"""From a class about a product to a fact: one function for each kind of class."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypedDict

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.dossier import (
    Declaratieantwoord,
    Declaratieregel,
    Herkomst,
    Product,
    Productcategorie,
    RedenBeeindiging,
    Startmelding,
    Stopmelding,
    Toewijzing,
    Zorgfeit,
)
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import AgbCode, Bsn, Gemeentecode
from wmo_eigenbijdrage.iwmo._kop import RETOURCODE, Kop
from wmo_eigenbijdrage.iwmo._velden import Velden
from wmo_eigenbijdrage.iwmo.redenen import Reden
from wmo_eigenbijdrage.iwmo.releases import Berichtsoort, Release
from wmo_eigenbijdrage.kalender import Tijdvak

__all__ = ["LEZERS", "Omgeving"]

_HOOGSTE_BEDRAG = 99_999_999
_STATUSSEN = frozenset({"1", "3"})
_DEBET_CREDIT = frozenset({"C", "D"})
_VERWIJDERD = "13"


@frozen
class Omgeving:
    """What a class needs to know of what lies around it."""

    release: Release
    soort: Berichtsoort
    kop: Kop
    bsn: Bsn
    client_verwijderd: bool
    """Release 2.3: the StatusAanlevering of the client is 3."""


class _Gemeen(TypedDict):
    bsn: Bsn
    gemeente: Gemeentecode
    aanbieder: AgbCode
    herkomst: Herkomst


def _gemeen(om: Omgeving, plaats: str) -> _Gemeen:
    return _Gemeen(
        bsn=om.bsn,
        gemeente=om.kop.gemeente,
        aanbieder=om.kop.aanbieder,
        herkomst=Herkomst(
            bericht=om.soort.naam,
            release=om.release.nummer,
            identificatie=om.kop.identificatie,
            dagtekening=om.kop.dagtekening,
            plaats=plaats,
        ),
    )


def _maak_product(
    velden: Velden, om: Omgeving, categorie: str, code: str, *, code_verplicht: bool
) -> Product | None:
    gelezen = velden.code(categorie, om.release.categorieen, "WMO020", om.release.nummer)
    tekst = velden.tekst(code, verplicht=code_verplicht, langste=5)
    if gelezen is None:
        return None
    try:
        return Product(Productcategorie(gelezen), tekst)
    except OngeldigeWaarde:
        velden.fout(Reden.TEKST, code, langste=5)
        return None


def _product(velden: Velden, om: Omgeving) -> Product | None:
    deel = velden.deel("Product", verplicht=om.release.product_verplicht)
    if deel is None:
        return None
    return _maak_product(deel, om, "Categorie", "Code", code_verplicht=False)


def _toewijzingnummer(velden: Velden, om: Omgeving) -> int | None:
    verplicht = om.soort.naam in om.release.nummer_verplicht
    return velden.getal("ToewijzingNummer", verplicht=verplicht)


def _sleutel(velden: Velden, om: Omgeving) -> tuple[int | None, Product | None]:
    """What the key of the provision is made of."""
    nummer = _toewijzingnummer(velden, om)
    product = _product(velden, om)
    if nummer is None and product is None and not velden.fouten:
        velden.fout(Reden.ZONDER_SLEUTEL, "ToewijzingNummer")
    return nummer, product


def _toewijzing(velden: Velden, om: Omgeving, beschikking: Velden | None) -> Zorgfeit | None:
    nummer, product = _sleutel(velden, om)
    dag, tijd = velden.datum("Toewijzingsdatum"), velden.tijd("Toewijzingstijd")
    begin = velden.datum("Ingangsdatum")
    einde = velden.datum("Einddatum", verplicht=False, open_eind=True)
    reden = velden.code(
        "RedenWijziging",
        om.release.redenen_wijziging,
        "WMO002",
        om.release.nummer,
        verplicht=False,
    )
    besluit = beschikking.getal("BeschikkingNummer") if beschikking else None
    afgifte = beschikking.datum("Afgiftedatum") if beschikking else None
    if begin and einde and einde < begin:
        velden.fout(Reden.VOLGORDE, "Einddatum", eerder="Ingangsdatum")
    elif begin and reden == _VERWIJDERD and einde != begin:
        velden.fout(Reden.VERWIJDERD, "RedenWijziging")
    if velden.fouten or begin is None or dag is None or tijd is None:
        return None
    return Toewijzing(
        **_gemeen(om, velden.plaats),
        beschikkingnummer=besluit,
        afgiftedatum=afgifte,
        toewijzingnummer=nummer,
        product=product,
        toewijzingsdatum=dag,
        toewijzingstijd=tijd,
        ingangsdatum=begin,
        einddatum=einde,
        reden_wijziging=reden,
        pgb=False,  # a provider is told only of what it delivers in kind (OP043)
    )


def _verwijdering(velden: Velden, om: Omgeving) -> bool:
    status = velden.code("StatusAanlevering", _STATUSSEN, "COD467", om.release.nummer)
    if status == "1" and om.client_verwijderd:
        velden.fout(Reden.STATUS, "StatusAanlevering")
    return status == "3"


def _start(velden: Velden, om: Omgeving, _: Velden | None) -> Zorgfeit | None:
    nummer, product = _sleutel(velden, om)
    ingang = velden.datum("ToewijzingIngangsdatum", verplicht=False)
    beschikking = velden.getal("BeschikkingNummer", verplicht=False)
    begin = velden.datum("Begindatum")
    verwijdering = _verwijdering(velden, om)
    if velden.fouten or begin is None:
        return None
    return Startmelding(
        **_gemeen(om, velden.plaats),
        beschikkingnummer=beschikking,
        toewijzingnummer=nummer,
        product=product,
        toewijzing_ingangsdatum=ingang,
        begindatum=begin,
        verwijdering=verwijdering,
    )


def _stop(velden: Velden, om: Omgeving, _: Velden | None) -> Zorgfeit | None:
    nummer, product = _sleutel(velden, om)
    ingang = velden.datum("ToewijzingIngangsdatum", verplicht=False)
    beschikking = velden.getal("BeschikkingNummer", verplicht=False)
    begin, einde = velden.datum("Begindatum"), velden.datum("Einddatum")
    reden = velden.code(
        "RedenBeeindiging", om.release.redenen_beeindiging, "WMO588", om.release.nummer
    )
    verwijdering = _verwijdering(velden, om)
    if velden.fouten or begin is None or einde is None or reden is None:
        return None
    return Stopmelding(
        **_gemeen(om, velden.plaats),
        beschikkingnummer=beschikking,
        toewijzingnummer=nummer,
        product=product,
        toewijzing_ingangsdatum=ingang,
        begindatum=begin,
        reden=RedenBeeindiging(reden),
        einddatum=einde,
        reden_in_sleutel=om.release.reden_in_stopsleutel,
        verwijdering=verwijdering,
    )


class _Regel(_Gemeen):
    beschikkingnummer: int | None
    toewijzingnummer: int | None
    product: Product
    declaratienummer: str
    referentienummer: str
    periode: Tijdvak


def _regel(velden: Velden, om: Omgeving) -> tuple[_Regel, str | None] | None:
    """What a line and the answer to it share, and the number of an earlier line."""
    beschikking = velden.getal("BeschikkingNummer", verplicht=False)
    nummer = _toewijzingnummer(velden, om)
    product = _maak_product(velden, om, "ProductCategorie", "ProductCode", code_verplicht=True)
    deel = velden.deel("ProductPeriode")
    begin = deel and deel.datum("Begindatum")
    einde = deel and deel.datum("Einddatum")
    if deel and begin and einde and einde < begin:
        deel.fout(Reden.VOLGORDE, "Einddatum", eerder="Begindatum")
    referentie = velden.deel("ProductReferentie")
    eigen = referentie and referentie.tekst("ReferentieNummer", langste=20)
    vorige = referentie and referentie.tekst("VorigReferentieNummer", verplicht=False, langste=20)
    if velden.fouten or product is None or not begin or not einde or not eigen:
        return None
    gelezen = _Regel(
        **_gemeen(om, velden.plaats),
        beschikkingnummer=beschikking,
        toewijzingnummer=nummer,
        product=product,
        declaratienummer=om.kop.declaratienummer,
        referentienummer=eigen,
        periode=Tijdvak(begin, einde),
    )
    return gelezen, vorige


def _bedrag(velden: Velden | None, naam: str) -> tuple[Velden, str | None] | None:
    """An amount with debit or credit: the fields of it, and which of the two."""
    deel = velden and velden.deel(naam)
    if not deel:
        return None
    return deel, deel.code("DebetCredit", _DEBET_CREDIT, "COD043", "alle releases")


def _declaratieregel(velden: Velden, om: Omgeving, _: Velden | None) -> Zorgfeit | None:
    if om.soort.naam == "WMO323":
        bedrag = _bedrag(velden, "IngediendBedrag")
    else:
        bedrag = _bedrag(velden.deel("IngediendeBedragPrestatie"), "DeclaratieFactuurBedrag")
    gelezen = _regel(velden, om)
    if gelezen is None or bedrag is None or bedrag[1] is None:
        return None
    regel, vorige = gelezen
    credit = bedrag[1] == "C"
    if credit and vorige is None:
        velden.fout(Reden.ZONDER_VORIGE, "ProductReferentie/VorigReferentieNummer")
        return None
    return Declaratieregel(**regel, credit=credit, vorig_referentienummer=vorige)


def _declaratieantwoord(velden: Velden, om: Omgeving, _: Velden | None) -> Zorgfeit | None:
    bedragen: list[Bedrag] = []
    for ouder, naam in (
        ("IngediendeBedragPrestatie", "DeclaratieFactuurBedrag"),
        ("ToegekendeBedragPrestatie", "ToegekendBedrag"),
    ):
        gevonden = _bedrag(velden.deel(ouder), naam)
        centen = gevonden and gevonden[0].getal("Bedrag", hoogste=_HOOGSTE_BEDRAG)
        if gevonden and centen is not None:
            bedragen.append(Bedrag(-centen if gevonden[1] == "C" else centen))
    gelezen = _regel(velden, om)
    if gelezen is None:
        return None
    codes = velden.deel("RetourCodes", verplicht=False)
    return Declaratieantwoord(
        **gelezen[0],
        ingediend=bedragen[0],
        toegekend=bedragen[1],
        retourcodes=codes.teksten("RetourCode", RETOURCODE) if codes else (),
    )


Lezer = Callable[[Velden, Omgeving, Velden | None], Zorgfeit | None]
LEZERS: Mapping[str, Lezer] = {
    "WMO301": _toewijzing,
    "WMO303": _declaratieregel,
    "WMO304": _declaratieantwoord,
    "WMO305": _start,
    "WMO307": _stop,
    "WMO323": _declaratieregel,
}
"""Reads a class of a kind of message; ``None`` leaves at least one reason at the fields."""
