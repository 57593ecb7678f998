"""What is left of the cost price of one provision on 1 January 2020."""

from __future__ import annotations

from functools import cache

from attrs import Factory, evolve, field, frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.controle import van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME, Maand, Zorgperiode
from wmo_eigenbijdrage.kostprijs import Formulereden, formule_1_perioden, resterend_uit_cijfers
from wmo_eigenbijdrage.landelijk import landelijk_tarief
from wmo_eigenbijdrage.overgang.hv_rij import HvRij, Variant
from wmo_eigenbijdrage.overgang.kolommen import HvKolom
from wmo_eigenbijdrage.overgang.redenen import Reden

__all__ = ["Kostprijstoets", "Restant", "bepaal_restant", "starttarief"]

_NIETS = Bedrag(0)


@cache
def starttarief() -> Bedrag:
    """What a month costs at the start."""
    return landelijk_tarief(Maand.van(EERSTE_DAG_MAANDREGIME))


@frozen(kw_only=True)
class Kostprijstoets:
    """From where on a cost price deserves a remark. No remark changes an outcome.

    The checklist of 2020 (2.2.1) warns of unrealistic cost prices and gives no limit, so both
    limits are ours [inferred], see decision 0027.

    Raises:
        OngeldigeWaarde: the limits leave no price between them.
    """

    hoog: Bedrag = field(default=Bedrag(99_999_00), validator=van_soort(Bedrag))
    """A total of this or more is unrealistic: nines are what was filled in for "no maximum"."""
    laag: Bedrag = field(default=Factory(starttarief), validator=van_soort(Bedrag))
    """A total of this or less is unrealistic: nobody guards what one month costs."""
    begonnen_voor: Zorgperiode = field(
        default=Zorgperiode(2019, 8), validator=van_soort(Zorgperiode)
    )
    """Of a provision that began before this period something should have been written off: the
    period that the file is about, or an earlier one. By default that of the first file."""

    def __attrs_post_init__(self) -> None:
        if self.laag >= self.hoog:
            raise OngeldigeWaarde("laag", "is not below hoog", "leave room for a price")


@cache
def _standaard() -> Kostprijstoets:
    return Kostprijstoets()


@frozen
class Restant:
    """The remainder of one provision, with what there is to say about it."""

    bedrag: Bedrag | None
    """Never negative; ``None`` when it cannot be known from the file."""
    kolom: HvKolom
    """The column that decided."""
    bevindingen: tuple[Bevinding, ...] = ()

    @property
    def perioden_om(self) -> bool:
        """Whether the number of periods was over before 2020 while something may be left."""
        return any(bevinding.code == Reden.PERIODEN_OM.code for bevinding in self.bevindingen)


def bepaal_restant(rij: HvRij, toets: Kostprijstoets | None = None) -> Restant:
    """The remaining cost price of a row.

    Variants 2, 3 and 4 show it as RESTBEDRAG: the state of the period that the file is about, which
    is taken as it stands. Variant 1 shows none; formula 2 stands in where its condition holds.

    Args:
        rij: the row.
        toets: from where on a price is remarkable; the defaults of `Kostprijstoets` when ``None``.

    Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019), 2.3.
    """
    restant = _bepaal(rij)
    opvallend = _opvallend(rij, restant.bedrag, toets or _standaard())
    if not opvallend:
        return restant
    return Restant(restant.bedrag, restant.kolom, (*restant.bevindingen, *opvallend))


def _bepaal(rij: HvRij) -> Restant:
    if rij.is_dummy:
        return _onbekend(HvKolom.TOTALE_KOSTEN, Reden.DUMMYKOSTPRIJS)
    if rij.variant is Variant.EEN:
        return _restant_variant_1(rij)
    assert rij.restbedrag is not None  # compulsory for the other variants, see HvRij
    return _bekend(HvKolom.RESTBEDRAG, rij.restbedrag, is_negatief=rij.restbedrag < _NIETS)


def _restant_variant_1(rij: HvRij) -> Restant:
    gevonden = _uit_formule(rij)
    if rij.restbedrag is None:
        return gevonden
    ongebruikt = Reden.RESTBEDRAG_BIJ_VARIANT_1.over(HvKolom.RESTBEDRAG)
    return evolve(gevonden, bevindingen=(*gevonden.bevindingen, ongebruikt))


def _uit_formule(rij: HvRij) -> Restant:
    if rij.datums_onbetrouwbaar:
        return _onbekend(HvKolom.JAAR_VANAF, Reden.SEPTEMBERBESTAND)
    assert rij.vanaf is not None
    assert rij.aantal_perioden is not None
    assert rij.kosten_per_periode is not None
    resterend = resterend_uit_cijfers(
        rij.totale_kosten, rij.aantal_perioden, rij.kosten_per_periode, rij.vanaf
    )
    if resterend.kostprijs is None:
        return _onbekend(HvKolom.KOSTEN_PER_PERIODE, Reden.FORMULE_ONGELDIG)
    is_negatief = Formulereden.NEGATIEF in resterend.redenen
    return _bekend(HvKolom.AANTAL_PERIODEN, resterend.kostprijs, is_negatief=is_negatief)


def _opvallend(rij: HvRij, restant: Bedrag | None, toets: Kostprijstoets) -> list[Bevinding]:
    """What is remarkable about the figures of a row, whatever its remainder is made of."""
    gevonden: list[Bevinding] = []
    totaal = rij.totale_kosten.centen  # in cents all along, as every row passes here
    over = None if restant is None else restant.centen
    if totaal >= toets.hoog.centen and not rij.is_dummy:
        gevonden.append(Reden.ONREALISTISCH_HOOG.over(HvKolom.TOTALE_KOSTEN, grens=toets.hoog.kaal))
    elif totaal <= toets.laag.centen:
        gevonden.append(Reden.ONREALISTISCH_LAAG.over(HvKolom.TOTALE_KOSTEN, grens=toets.laag.kaal))
    if rij.vanaf is None or rij.datums_onbetrouwbaar:
        return gevonden
    if over != 0 and _perioden_om(rij, rij.vanaf):
        gevonden.append(Reden.PERIODEN_OM.over(HvKolom.AANTAL_PERIODEN))
    is_geheel = over == totaal and rij.variant is not Variant.EEN
    if is_geheel and rij.vanaf < toets.begonnen_voor:
        gevonden.append(Reden.NIETS_AFGESCHREVEN.over(HvKolom.RESTBEDRAG))
    return gevonden


def _perioden_om(rij: HvRij, vanaf: Zorgperiode) -> bool:
    """Whether the number of periods, in the variants that have one, ran out before 2020."""
    if rij.aantal_perioden is None or rij.variant not in (Variant.EEN, Variant.TWEE):
        return False
    return formule_1_perioden(rij.aantal_perioden, vanaf) <= 0


def _bekend(kolom: HvKolom, restant: Bedrag, *, is_negatief: bool) -> Restant:
    if is_negatief:
        return Restant(_NIETS, kolom, (Reden.RESTANT_NEGATIEF.over(kolom),))
    return Restant(restant, kolom)


def _onbekend(kolom: HvKolom, reden: Reden) -> Restant:
    return Restant(None, kolom, (reden.over(kolom),))
