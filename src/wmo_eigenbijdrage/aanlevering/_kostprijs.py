"""Which cost price CAK is to guard in one period, and what decided that."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from wmo_eigenbijdrage.aanlevering.beoordelen import Beoordeeld
from wmo_eigenbijdrage.aanlevering.grenzen import Grens
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.dossier import TotaleKostprijs
from wmo_eigenbijdrage.kostprijs import Bewaakt, Bewaking, Inningsperiode, NietBewaakt

__all__ = ["BewaakteKostprijs", "bewaakte_kostprijs"]


@frozen
class BewaakteKostprijs:
    """A price that CAK is to guard."""

    bedrag: Bedrag
    """What is left at the beginning."""
    startdatum: date
    """From when the guarding runs."""
    kenmerk: str
    """Of the provision."""
    grens: Grens | None = None
    """What decided that this price is guarded and no other: of its own start and the ends of other
    prices the one that came to be known last. ``None`` when that does not count."""


def bewaakte_kostprijs(
    bewaking: Bewaking, inning: Inningsperiode, beoordeeld: Beoordeeld, peildatum: date
) -> BewaakteKostprijs | None:
    """The price that is guarded on a day, or at the beginning of a period that is yet to come."""
    gekozen: Bewaakt | NietBewaakt | None = None
    for stap in bewaking.stappen:
        if stap.van < inning.van or (inning.tot_en_met and stap.van > inning.tot_en_met):
            continue
        if gekozen is None or _vanaf(stap) <= peildatum:
            gekozen = stap
    if not isinstance(gekozen, Bewaakt) or gekozen.van > bewaking.regels.laatste_maand:
        return None
    if not gekozen.mag_naar_cak:
        return None
    kenmerk = gekozen.verstrekking.kenmerk
    return BewaakteKostprijs(
        gekozen.kostprijs, gekozen.startdatum, kenmerk, _beslist(kenmerk, beoordeeld)
    )


def _beslist(kenmerk: str, beoordeeld: Beoordeeld) -> Grens:
    """The last that came to be known of what makes one price the guarded one."""
    grenzen = [span.begin for span in beoordeeld.gebruik[kenmerk]]
    for ander, spannen in beoordeeld.gebruik.items():
        if ander != kenmerk and isinstance(
            beoordeeld.voorzieningen[ander].begrenzing, TotaleKostprijs
        ):
            grenzen += [span.eind for span in spannen if span.eind is not None]
    return max(grenzen, key=lambda grens: grens.feit.bekend_op)


def _vanaf(stap: Bewaakt | NietBewaakt) -> date:
    return stap.startdatum if isinstance(stap, Bewaakt) else stap.van.eerste_dag
