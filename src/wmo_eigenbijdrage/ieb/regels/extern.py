"""Level 4: rules about what others keep: the date, the list of gemeenten, the tariff."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.identificatie import Gemeentecode
from wmo_eigenbijdrage.ieb.regels.feiten import Feiten, NietTeToetsen
from wmo_eigenbijdrage.ieb.regels.toets import Omgeving, Overtreding, Toets
from wmo_eigenbijdrage.ieb.release import Regel
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.landelijk import gemeenten, gemeenten_op, landelijk_tarief

__all__ = ["EXTERN"]


def _tr135(feiten: Feiten, _: Regel, omgeving: Omgeving) -> Overtreding | None:
    """Dagtekening does not lie in the future. Source: EB001 (iEb 4.0), code 8848."""
    if feiten.dagtekening <= omgeving.peildatum:
        return None
    return Overtreding("dagtekening", "ligt in de toekomst")


@lru_cache(maxsize=4096)
def _is_gemeente(code: Gemeentecode, dag: date) -> bool | None:
    """Whether a gemeente has that code; ``None`` when the list does not hold the day."""
    bekend = gemeenten().get(code)
    if bekend is not None and dag in bekend.geldig:
        return True
    try:
        gemeenten_op(dag)
    except OnbekendeParameter:
        return None
    return False


def _tr378(feiten: Feiten, _: Regel, __: Omgeving) -> Overtreding | None:
    """The sender is a gemeente on the day of sending. Source: EB001 (iEb 4.0), code S300."""
    bestaat = _is_gemeente(feiten.afzender, feiten.dagtekening)
    if bestaat is None:
        raise NietTeToetsen("de lijst van gemeenten bevat de dagtekening niet")
    if bestaat:
        return None
    return Overtreding("afzender", "is op de dagtekening geen gemeentecode van het CBS")


def _tr409(feiten: Feiten, _: Regel, __: Omgeving) -> Overtreding | None:
    """A cost price is higher than the national tariff. Source: EB001 (iEb 4.0), code S333."""
    if not feiten.heeft("kostprijs.bedrag"):
        return None
    bedrag = feiten.kostprijsbedrag
    try:
        tarief = landelijk_tarief(Maand.van(feiten.dag("kostprijs.startdatum")))
    except (OnbekendeParameter, ValueError):
        raise NietTeToetsen("het landelijke tarief op kostprijs.startdatum is onbekend") from None
    if bedrag > tarief:
        return None
    return Overtreding(
        "kostprijs.bedrag", f"is niet hoger dan het landelijke tarief op die dag, {tarief}"
    )


EXTERN: dict[str, Toets] = {"TR135": _tr135, "TR378": _tr378, "TR409": _tr409}
"""The predicates of level 4 by the code of their rule."""
