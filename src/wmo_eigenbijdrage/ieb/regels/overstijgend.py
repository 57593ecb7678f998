"""Level 3: rules about a message and what was received before it.

A delivery that was removed with status 3 counts as never sent (OP033); what that means for each
rule is in decision 0037.
"""

from __future__ import annotations

from datetime import date

from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.model import BwPeriodebericht, Heenbericht, StatusAanlevering
from wmo_eigenbijdrage.ieb.regels.feiten import Feiten
from wmo_eigenbijdrage.ieb.regels.toets import Omgeving, Overtreding, Toets, vroegste_dag
from wmo_eigenbijdrage.ieb.register import Aanlevering
from wmo_eigenbijdrage.ieb.release import Regel

__all__ = ["OVERSTIJGEND"]


def _eerdere(
    feiten: Feiten, omgeving: Omgeving, type_: Berichttype | None = None
) -> Aanlevering | None:
    return omgeving.register.aanlevering(
        feiten.afzender, type_ or feiten.type, feiten.bsn, feiten.startnummer
    )


def _actuele(
    feiten: Feiten, omgeving: Omgeving, type_: Berichttype | None = None
) -> Heenbericht | None:
    """The delivery with the same key that counts now."""
    eerdere = _eerdere(feiten, omgeving, type_)
    return None if eerdere is None or eerdere.verwijderd else eerdere.bericht


def _tr056(feiten: Feiten, _: Regel, omgeving: Omgeving) -> Overtreding | None:
    """Identificatie is unique per kind of message for the sender. Source: EB001 (iEb 4.0)."""
    if not omgeving.register.identificatie_bekend(
        feiten.afzender, feiten.type, feiten.identificatie
    ):
        return None
    return Overtreding(
        "identificatie", f"is al gebruikt voor een {feiten.type.value}; geef een nieuwe"
    )


def _tr063(feiten: Feiten, _: Regel, omgeving: Omgeving) -> Overtreding | None:
    """Status 3 removes what was delivered. Source: EB001 (iEb 4.0)."""
    if feiten.status is not StatusAanlevering.VERWIJDEREN or _actuele(feiten, omgeving) is not None:
        return None
    return Overtreding(
        "status", "is 3, maar voor deze client is met dit nummer niets aangeleverd dat nog geldt"
    )


def _tr071(feiten: Feiten, _: Regel, omgeving: Omgeving) -> Overtreding | None:
    """A start is not removed while its stop is there.

    Source: XSD set of iEb 1.0 for the code; text of iWlz 2.2 [shared].
    """
    if (
        feiten.status is not StatusAanlevering.VERWIJDEREN
        or _actuele(feiten, omgeving, Berichttype.WMO403) is None
    ):
        return None
    return Overtreding("status", "is 3, maar voor deze start is een stop verstuurd")


def _tr103(feiten: Feiten, _: Regel, omgeving: Omgeving) -> Overtreding | None:
    """Status 2 changes what was delivered. Source: XSD set of iEb 1.0; EB001 (iEb 4.0)."""
    if feiten.status is not StatusAanlevering.GEWIJZIGD or _eerdere(feiten, omgeving) is not None:
        return None
    return Overtreding(
        "status", "is 2, maar voor deze client is met dit nummer niet eerder aangeleverd"
    )


def _tr104(feiten: Feiten, _: Regel, omgeving: Omgeving) -> Overtreding | None:
    """What was removed is not changed. Source: EB001 (iEb 4.0); OP033."""
    if feiten.status is not StatusAanlevering.GEWIJZIGD:
        return None
    eerdere = _eerdere(feiten, omgeving)
    if eerdere is None or not eerdere.verwijderd:
        return None
    return Overtreding("status", "is 2, maar de eerdere aanlevering is verwijderd")


def _gewijzigde_start(feiten: Feiten, regel: Regel, omgeving: Omgeving) -> Overtreding | None:
    """A start date under status 2 is not too old, unless it is not changed.

    Source: EB001 (iEb 4.0) for TR393, cut off for TR395; for TR114 the news on iEb 1.0.3, which
    speaks of a corrected date [the exception is inferred].
    """
    if feiten.status is not StatusAanlevering.GEWIJZIGD:
        return None
    grens = vroegste_dag(feiten.dagtekening, regel)
    start = feiten.dag("startdatum")
    if start >= grens:
        return None
    actuele = _actuele(feiten, omgeving)
    if actuele is not None and getattr(actuele, "startdatum", None) == start:
        return None
    return Overtreding(
        "startdatum",
        f"ligt meer dan {regel.maanden} maanden voor de dagtekening en is niet die van de "
        f"actuele aanlevering; de vroegste dag is {grens}",
    )


def _tr400(feiten: Feiten, _: Regel, omgeving: Omgeving) -> Overtreding | None:
    """Periods of beschermd wonen of one person at one gemeente do not overlap.

    Both days of a period belong to it [inferred]. Source: informatiemodel ieb/3.0, OP371.
    """
    if feiten.status not in {StatusAanlevering.EERSTE, StatusAanlevering.GEWIJZIGD}:
        return None
    start = feiten.dag("startdatum")
    stop = feiten.dag("stopdatum") if feiten.heeft("stopdatum") else date.max
    vervangt = feiten.status is StatusAanlevering.GEWIJZIGD
    nummer = feiten.startnummer
    for eerdere in omgeving.register.aanleveringen(feiten.afzender, feiten.type, feiten.bsn):
        periode = eerdere.bericht
        if (
            isinstance(periode, BwPeriodebericht)
            and not eerdere.verwijderd
            and not (vervangt and periode.startnummer == nummer)
            and start <= (periode.stopdatum or date.max)
            and periode.startdatum <= stop
        ):
            return Overtreding(
                "startdatum", "de periode overlapt een andere periode van deze client"
            )
    return None


def _tr404(feiten: Feiten, _: Regel, omgeving: Omgeving) -> Overtreding | None:
    """A new delivery has a new number. Source: informatiemodel ieb/3.0, EbStartNummer."""
    if (
        feiten.status is not StatusAanlevering.EERSTE
        or not omgeving.register.startnummer_in_gebruik(
            feiten.afzender, feiten.type, feiten.startnummer
        )
    ):
        return None
    return Overtreding("startnummer", "is al gebruikt in een andere aanlevering; geef een nieuw")


OVERSTIJGEND: dict[str, Toets] = {
    "TR056": _tr056,
    "TR063": _tr063,
    "TR071": _tr071,
    "TR103": _tr103,
    "TR104": _tr104,
    "TR114": _gewijzigde_start,
    "TR393": _gewijzigde_start,
    "TR395": _gewijzigde_start,
    "TR400": _tr400,
    "TR404": _tr404,
}
"""The predicates of level 3 by the code of their rule."""
