"""What the invariants about households share: asking, and comparing month by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.dossier import Huishouden, Persoon
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.testing.implementatie import Implementatie
from wmo_eigenbijdrage.testing.invarianten._tabellen import (
    APRIL_MEI_2020,
    TARIEF,
    JaarMaand,
    begint_in_gebruik,
    jaar_maand,
)
from wmo_eigenbijdrage.testing.invarianten._voeding import LAATSTE, LANDELIJK
from wmo_eigenbijdrage.testing.invarianten.invariant import eis

__all__ = ["bijdrage_van", "euro", "te_betalen_maanden", "tegen_landelijk_tarief", "vergelijk"]


def bijdrage_van(
    implementatie: Implementatie, huishouden: Huishouden, beleid: Beleid = LANDELIJK
) -> dict[JaarMaand, int]:
    """What is owed per month in cents; a month that is told twice counts twice."""
    per_maand: dict[JaarMaand, int] = {}
    for periode, bedrag in implementatie.bijdrage(huishouden, beleid, LAATSTE):
        if isinstance(periode, Maand):
            maand = jaar_maand(periode)
            per_maand[maand] = per_maand.get(maand, 0) + bedrag.centen
    return {maand: centen for maand, centen in per_maand.items() if centen}


def te_betalen_maanden(personen: Sequence[Persoon]) -> list[JaarMaand]:
    """The months of use of these persons together, without April and May 2020."""
    gebruik = [vak for wie in personen for vak in wie.perioden]
    return [m for m in begint_in_gebruik(gebruik, (2026, 12)) if m not in APRIL_MEI_2020]


def vergelijk(gevonden: Mapping[JaarMaand, int], verwacht: Mapping[JaarMaand, int]) -> None:
    """Equal month by month; the first that differs is told."""
    for maand in sorted({*gevonden, *verwacht}):
        is_, hoort = gevonden.get(maand, 0), verwacht.get(maand, 0)
        jaar, nummer = maand
        eis(is_ == hoort, f"over {jaar}-{nummer:02} {euro(hoort)} is owed, not {euro(is_)}")


def euro(centen: int) -> str:
    """An amount of cents as it is written."""
    return f"€ {centen // 100},{centen % 100:02}"


def tegen_landelijk_tarief(maanden_: Sequence[JaarMaand]) -> dict[JaarMaand, int]:
    """Months with the national tariff of each."""
    return {maand: TARIEF[maand[0]] for maand in maanden_}
