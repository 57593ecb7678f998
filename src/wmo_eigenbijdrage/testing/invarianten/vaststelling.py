"""Invariants of revision and of the first bill: how far back the law reaches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.dossier import Huishouden
from wmo_eigenbijdrage.ieb import Merk
from wmo_eigenbijdrage.kalender import Maand, Tijdvak
from wmo_eigenbijdrage.testing.implementatie import Implementatie
from wmo_eigenbijdrage.testing.invarianten._tabellen import (
    APRIL_MEI_2020,
    TARIEF,
    JaarMaand,
    begint_in_gebruik,
    jaar_maand,
    maanden_tot,
    maanden_verder,
    tarief_onder,
)
from wmo_eigenbijdrage.testing.invarianten._voeding import (
    LANDELIJK,
    OUD,
    alleen,
    beleiden,
    dagen,
    gebruiken,
    persoon,
)
from wmo_eigenbijdrage.testing.invarianten.invariant import Invariant, eis, invariant

__all__ = [
    "INVARIANTEN",
    "eerste_factuur_hoogstens_twaalf_maanden_terug",
    "herziening_andersom_is_het_omgekeerde",
    "herziening_hoogstens_36_maanden_terug",
    "niets_veranderd_niets_te_betalen",
]

_BESLUITEN = dagen(date(2020, 6, 1))


def _wie(gebruik: Sequence[Tijdvak]) -> Huishouden:
    return alleen(persoon(OUD, gebruik))


def _vergelijk(
    gevonden: Sequence[tuple[Maand, Bedrag]], verwacht: dict[JaarMaand, int], wat: str
) -> None:
    per_maand = {jaar_maand(maand): bedrag.centen for maand, bedrag in gevonden}
    eis(len(per_maand) == len(gevonden), f"{wat} has a month twice")
    for maand in sorted({*per_maand, *verwacht}):
        is_, hoort = per_maand.get(maand, 0), verwacht.get(maand, 0)
        eis(
            is_ == hoort,
            f"{wat} has {is_} cents over {maand[0]}-{maand[1]:02}, where {hoort} belong",
        )


@invariant("ub-3.6-2", st.tuples(gebruiken(2), gebruiken(2, minste=1), _BESLUITEN))
def herziening_hoogstens_36_maanden_terug(
    implementatie: Implementatie, was: Sequence[Tijdvak], wordt: Sequence[Tijdvak], besluit: date
) -> None:
    """A revision asks and refunds what changed, at most 36 months before that of the decision."""
    nu = jaar_maand(besluit)
    eerder, later = (set(begint_in_gebruik(gebruik, nu)) for gebruik in (was, wordt))
    verwacht = {
        maand: TARIEF[maand[0]] * ((maand in later) - (maand in eerder))
        for maand in maanden_tot(nu, max(maanden_verder(nu, -36), (2020, 1)))
        if maand not in APRIL_MEI_2020 and (maand in later) != (maand in eerder)
    }
    gevonden = implementatie.herziening(_wie(was), _wie(wordt), LANDELIJK, besluit)
    _vergelijk(gevonden, verwacht, f"the revision of {besluit}")


@invariant("ub-3.6-2", st.tuples(gebruiken(2), gebruiken(2), beleiden(), _BESLUITEN))
def herziening_andersom_is_het_omgekeerde(
    implementatie: Implementatie,
    was: Sequence[Tijdvak],
    wordt: Sequence[Tijdvak],
    beleid: Beleid,
    besluit: date,
) -> None:
    """What a revision asks, the revision the other way round refunds, month by month."""
    heen = implementatie.herziening(_wie(was), _wie(wordt), beleid, besluit)
    terug = implementatie.herziening(_wie(wordt), _wie(was), beleid, besluit)
    omgekeerd = {jaar_maand(maand): -bedrag.centen for maand, bedrag in terug}
    _vergelijk(heen, omgekeerd, f"the revision of {besluit}")


@invariant("ub-3.6-2", st.tuples(gebruiken(), beleiden(), _BESLUITEN))
def niets_veranderd_niets_te_betalen(
    implementatie: Implementatie, gebruik: Sequence[Tijdvak], beleid: Beleid, besluit: date
) -> None:
    """A revision without a change asks and refunds nothing."""
    gevonden = implementatie.herziening(_wie(gebruik), _wie(gebruik), beleid, besluit)
    _vergelijk(gevonden, {}, f"the revision of {besluit}")


@st.composite
def _meldingen(draw: st.DrawFn) -> tuple[date, date, Beleid]:
    gemeld = draw(dagen(date(2020, 2, 1), date(2026, 11, 30)))
    vroegst = max(date(2020, 1, 1), date(gemeld.year - 2, gemeld.month, 1))
    return draw(dagen(vroegst, gemeld)), gemeld, draw(beleiden())


@invariant(
    "ub-3.5-4",
    _meldingen().filter(lambda geval: jaar_maand(geval[1]) not in APRIL_MEI_2020),
    Merk.AFGELEID,
)
def eerste_factuur_hoogstens_twaalf_maanden_terug(
    implementatie: Implementatie, start: date, gemeld_op: date, beleid: Beleid
) -> None:
    """The first bill reaches from the start to the month of the report, at most twelve before it.

    Each month at its own tariff; a start in the month of the report is billed over the next.
    """
    nu = jaar_maand(gemeld_op)
    eerste = jaar_maand(start)
    if start.day > 1:
        eerste = maanden_verder(eerste, 1)
    eerste = max(eerste, maanden_verder(nu, -12))
    verwacht = {
        maand: tarief_onder(beleid, maand)
        for maand in maanden_tot(max(nu, eerste), eerste)
        if maand not in APRIL_MEI_2020
    }
    gevonden = implementatie.eerste_factuur(start, gemeld_op, beleid)
    _vergelijk(
        gevonden,
        {maand: centen for maand, centen in verwacht.items() if centen},
        f"the first bill for a start on {start}, reported on {gemeld_op},",
    )


INVARIANTEN: Final[tuple[Invariant[...], ...]] = (
    herziening_hoogstens_36_maanden_terug,
    herziening_andersom_is_het_omgekeerde,
    niets_veranderd_niets_te_betalen,
    eerste_factuur_hoogstens_twaalf_maanden_terug,
)
