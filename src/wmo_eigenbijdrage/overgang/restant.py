"""What is left of the cost price of one provision on 1 January 2020."""

from __future__ import annotations

from attrs import evolve, frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.overgang.formules import formule_2, formule_2_geldt
from wmo_eigenbijdrage.overgang.hv_rij import HvRij, Variant
from wmo_eigenbijdrage.overgang.kolommen import HvKolom
from wmo_eigenbijdrage.overgang.redenen import Reden

__all__ = ["Restant", "bepaal_restant"]

_NIETS = Bedrag(0)


@frozen
class Restant:
    """The remainder of one provision, with what there is to say about it."""

    bedrag: Bedrag | None
    """Never negative; ``None`` when it cannot be known from the file."""
    kolom: HvKolom
    """The column that decided."""
    bevindingen: tuple[Bevinding, ...] = ()


def bepaal_restant(rij: HvRij) -> Restant:
    """The remaining cost price of a row.

    Variants 2, 3 and 4 show it as RESTBEDRAG: the state of the period that the file is about, which
    is taken as it stands. Variant 1 shows none; formula 2 stands in where its condition holds.

    Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019), 2.3.
    """
    if rij.is_dummy:
        return _onbekend(HvKolom.TOTALE_KOSTEN, Reden.DUMMYKOSTPRIJS)
    if rij.variant is Variant.EEN:
        return _restant_variant_1(rij)
    assert rij.restbedrag is not None  # compulsory for the other variants, see HvRij
    return _bekend(HvKolom.RESTBEDRAG, rij.restbedrag)


def _restant_variant_1(rij: HvRij) -> Restant:
    if rij.datums_onbetrouwbaar:
        return _onbekend(HvKolom.JAAR_VANAF, Reden.SEPTEMBERBESTAND)
    assert rij.vanaf is not None
    assert rij.aantal_perioden is not None
    assert rij.kosten_per_periode is not None
    if not formule_2_geldt(rij.totale_kosten, rij.aantal_perioden, rij.kosten_per_periode):
        return _onbekend(HvKolom.KOSTEN_PER_PERIODE, Reden.FORMULE_ONGELDIG)
    restant = formule_2(rij.aantal_perioden, rij.vanaf, rij.kosten_per_periode)
    # A cost per period that was rounded up adds up to some cents more than the total.
    gevonden = _bekend(HvKolom.AANTAL_PERIODEN, min(restant, rij.totale_kosten))
    if rij.restbedrag is None:
        return gevonden
    ongebruikt = Reden.RESTBEDRAG_BIJ_VARIANT_1.over(HvKolom.RESTBEDRAG)
    return evolve(gevonden, bevindingen=(*gevonden.bevindingen, ongebruikt))


def _bekend(kolom: HvKolom, restant: Bedrag) -> Restant:
    if restant < _NIETS:
        return Restant(_NIETS, kolom, (Reden.RESTANT_NEGATIEF.over(kolom),))
    return Restant(restant, kolom)


def _onbekend(kolom: HvKolom, reden: Reden) -> Restant:
    return Restant(None, kolom, (reden.over(kolom),))
