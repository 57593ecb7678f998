"""Reading the header: who sent what to whom, and when."""

from __future__ import annotations

import re
from datetime import date

from attrs import frozen

from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import AgbCode, BerichtIdentificatie, Gemeentecode
from wmo_eigenbijdrage.iwmo._velden import Velden
from wmo_eigenbijdrage.iwmo.redenen import Reden
from wmo_eigenbijdrage.iwmo.releases import Berichtsoort

__all__ = ["RETOURCODE", "Kop", "lees_kop"]

RETOURCODE = re.compile(r"[0-9A-Z]{4}")
_GEMEENTE_ZENDT = frozenset({"WMO301"})
_FACTUUR = frozenset({"WMO303", "WMO304"})  # of release 2.3, with names of their own


@frozen(kw_only=True)
class Kop:
    """The header of a message."""

    gemeente: Gemeentecode
    aanbieder: AgbCode
    identificatie: BerichtIdentificatie
    dagtekening: date
    declaratienummer: str
    """The number of the claim; of another message nothing that counts."""
    retourcodes: tuple[str, ...]


def lees_kop(wortel: Velden, soort: Berichtsoort) -> Kop | None:
    """The header, or ``None`` with the reasons at the fields of the root."""
    kop = wortel.deel("Header")
    if kop is None:
        return None
    code = kop.tekst("BerichtCode")
    if code is not None and code not in soort.codes:
        kop.fout(Reden.BERICHTCODE, "BerichtCode", codes=" of ".join(sorted(soort.codes)))
    is_factuur = soort.naam in _FACTUUR
    if is_factuur:
        gemeente, aanbieder = kop.gemeente("Gemeente"), kop.agb("Aanbieder")
        identificatie, dagtekening = _factuur(kop, soort)
    else:
        van_gemeente = soort.naam in _GEMEENTE_ZENDT
        gemeente = kop.gemeente("Afzender" if van_gemeente else "Ontvanger")
        aanbieder = kop.agb("Ontvanger" if van_gemeente else "Afzender")
        eigen = kop.deel("BerichtIdentificatie")
        identificatie = _identificatie(eigen, "Identificatie")
        dagtekening = eigen and eigen.datum("Dagtekening")
    declaratienummer = _declaratienummer(wortel, soort, identificatie)
    if (
        gemeente is None
        or aanbieder is None
        or identificatie is None
        or not dagtekening
        or declaratienummer is None
        or kop.fouten
    ):
        return None
    codes = kop.deel("RetourCodes", verplicht=False)
    return Kop(
        gemeente=gemeente,
        aanbieder=aanbieder,
        identificatie=identificatie,
        dagtekening=dagtekening,
        declaratienummer=declaratienummer,
        retourcodes=codes.teksten("RetourCode", RETOURCODE) if codes else (),
    )


def _factuur(kop: Velden, soort: Berichtsoort) -> tuple[BerichtIdentificatie | None, date | None]:
    """Number and day: of a 303 the day of the invoice, of a 304 that of the answer."""
    factuur = kop.deel("DeclaratieFactuurIdentificatie")
    identificatie = _identificatie(factuur, "DeclarantFactuurNummer")
    if soort.naam == "WMO303":
        return identificatie, factuur and factuur.datum("FactuurDagtekening")
    retour = kop.deel("RetourHeader")
    return identificatie, retour and retour.datum("RetourDagtekening")


def _identificatie(velden: Velden | None, naam: str) -> BerichtIdentificatie | None:
    tekst = velden and velden.tekst(naam, langste=12)
    try:
        return BerichtIdentificatie(tekst) if tekst else None
    except OngeldigeWaarde:
        assert velden is not None  # it gave the text
        velden.fout(Reden.TEKST, naam, langste=12)
        return None


def _declaratienummer(
    wortel: Velden, soort: Berichtsoort, identificatie: BerichtIdentificatie | None
) -> str | None:
    if soort.naam != "WMO323":
        return None if identificatie is None else identificatie.tekst
    declaratie = wortel.deel("Declaratie")
    return declaratie and declaratie.tekst("DeclaratieNummer")
