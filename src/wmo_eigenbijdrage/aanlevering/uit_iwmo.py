"""`zorgvoorzieningen_uit`: from what care messages tell to the provisions of each person.

Days are those of the messages; a fact counts from the dagtekening of the message that told it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from attrs import field, frozen

from wmo_eigenbijdrage.aanlevering.redenen import Reden
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.dossier import (
    Begrenzing,
    Declaratieregel,
    Feit,
    Feitperiode,
    GeenKostprijs,
    Product,
    Stopfeit,
    Voorzieningsleutel,
    Zorgfeit,
    Zorgvoorziening,
)
from wmo_eigenbijdrage.identificatie import Bsn, Gemeentecode
from wmo_eigenbijdrage.iwmo import Levering, Leveringen, Leveringsperiode, Toewijzingsverloop
from wmo_eigenbijdrage.kalender import Maand, Tijdvak

__all__ = ["Persoonsvoorzieningen", "eigen_kenmerk", "zorgvoorzieningen_uit"]

_EEN_DAG = timedelta(days=1)
_GEEN_PRIJZEN: Mapping[int, Begrenzing] = MappingProxyType({})


@frozen
class Persoonsvoorzieningen:
    """What messages tell of one person in one gemeente."""

    bsn: Bsn
    gemeente: Gemeentecode
    voorzieningen: tuple[Zorgvoorziening, ...] = field(repr=False)
    bevindingen: tuple[Bevinding, ...]
    """What contradicts in the messages, and what could not become a provision."""
    volledig: bool
    """Whether every provision could be used."""


def eigen_kenmerk(voorziening: Voorzieningsleutel) -> str:
    """The number of the assignment; without it, or when it is the BSN, provider and product.

    A gemeente that knows which assignments are one provision gives a key of its own instead.
    """
    nummer = voorziening.toewijzingnummer
    if nummer is not None and f"{nummer:09}" != voorziening.bsn.nummer:
        return str(nummer)
    if voorziening.product is None:
        return "toewijzing"
    return f"{voorziening.aanbieder}/{voorziening.product}"


def zorgvoorzieningen_uit(
    leveringen: Leveringen,
    *,
    soort: Callable[[Product], str | None],
    prijzen: Mapping[int, Begrenzing] = _GEEN_PRIJZEN,
    kenmerk: Callable[[Voorzieningsleutel], str] = eigen_kenmerk,
) -> tuple[Persoonsvoorzieningen, ...]:
    """The provisions of each person, from the outcome of `iwmo.leveringsperioden`.

    An assignment is a decision, from the day that it holds to the day that it ends; a delivery runs
    to the first of its stops, with the definitive stop that followed a temporary one; a claim is
    left open until another fact shows that none follows it.

    Args:
        leveringen: deliveries of one person or of many.
        soort: the kind of a product, as the policy names it; ``None`` when there is none.
        prijzen: what bounds the contribution, by ToewijzingNummer; nothing for the others. An
            assignment that was issued anew needs it under one of its numbers only.
        kenmerk: the key of a provision. Assignments with one key are one provision: when one is
            issued anew under another number, as all were in January 2021, its price then goes on.

    Raises:
        OngeldigeWaarde: an argument is of another kind.

    >>> from wmo_eigenbijdrage.iwmo import leveringsperioden
    >>> zorgvoorzieningen_uit(leveringsperioden([]), soort=lambda product: product.categorie.naam)
    ()
    """
    eis_soort("leveringen", leveringen, Leveringen)
    groepen: dict[tuple[str, str], _Groep] = {}

    def groep(sleutel: Voorzieningsleutel) -> _Groep:
        plek = (sleutel.bsn.nummer, sleutel.gemeente.code)
        return groepen.setdefault(plek, _Groep(sleutel.bsn, sleutel.gemeente))

    for levering in leveringen.leveringen:
        gevonden = groep(levering.voorziening).leveringen
        gevonden[kenmerk(levering.voorziening)].append(levering)
    for tegenspraak in leveringen.tegenspraken:
        groep(tegenspraak.voorziening).bevindingen.append(tegenspraak.bevinding)
    return tuple(_persoon(groepen[plek], soort, prijzen) for plek in sorted(groepen))


@frozen
class _Groep:
    bsn: Bsn
    gemeente: Gemeentecode
    leveringen: defaultdict[str, list[Levering]] = field(factory=lambda: defaultdict(list))
    bevindingen: list[Bevinding] = field(factory=list[Bevinding])


def _persoon(
    groep: _Groep, soort: Callable[[Product], str | None], prijzen: Mapping[int, Begrenzing]
) -> Persoonsvoorzieningen:
    voorzieningen: list[Zorgvoorziening] = []
    bevindingen = groep.bevindingen
    volledig = True
    for kenmerk, gegeven in sorted(groep.leveringen.items()):
        leveringen = sorted(gegeven, key=_eerste_dag)
        soorten: list[str] = []
        for levering in leveringen:
            gevonden = _soort(levering, soort)
            if isinstance(gevonden, str):
                soorten.append(gevonden)
            else:
                bevindingen.append(gevonden[0].over(kenmerk, product=gevonden[1]))
        if len(soorten) < len(leveringen):
            volledig = False
            continue
        grenzen = [
            prijzen[nummer]
            for levering in leveringen
            if (nummer := levering.voorziening.toewijzingnummer) is not None and nummer in prijzen
        ]
        if any(ander != soorten[0] for ander in soorten):
            bevindingen.append(Reden.TWEE_SOORTEN.over(kenmerk))
        if any(ander != grenzen[0] for ander in grenzen):
            bevindingen.append(Reden.TWEE_PRIJZEN.over(kenmerk))
        begrenzing = grenzen[0] if grenzen else GeenKostprijs()
        voorzieningen.append(_voorziening(kenmerk, soorten[0], begrenzing, leveringen))
    return Persoonsvoorzieningen(
        groep.bsn, groep.gemeente, tuple(voorzieningen), tuple(sorted(bevindingen)), volledig
    )


def _voorziening(
    kenmerk: str, soort: str, begrenzing: Begrenzing, leveringen: Sequence[Levering]
) -> Zorgvoorziening:
    verlopen = [verloop for levering in leveringen for verloop in levering.toewijzingen]
    return Zorgvoorziening(
        kenmerk=kenmerk,
        soort=soort,
        pgb=any(verloop.geldend.pgb is True for verloop in verlopen),
        begrenzing=begrenzing,
        beschikkingen=map(_beschikking, verlopen),
        leveringen=[_levering(p) for levering in leveringen for p in levering.perioden],
        declaraties=_declaraties(leveringen),
    )


def _eerste_dag(levering: Levering) -> tuple[date, int]:
    dagen = [verloop.geldend.ingangsdatum for verloop in levering.toewijzingen]
    dagen += [periode.start.begindatum for periode in levering.perioden]
    dagen += [regel.periode.eerste_dag for regel in levering.declaratieregels]
    return min(dagen), levering.voorziening.toewijzingnummer or 0


def _soort(
    levering: Levering, soort: Callable[[Product], str | None]
) -> str | tuple[Reden, Product | None]:
    feiten: list[Zorgfeit] = [verloop.geldend for verloop in levering.toewijzingen]
    feiten += [periode.start for periode in levering.perioden]
    feiten += levering.declaratieregels
    product = next((feit.product for feit in feiten if feit.product is not None), None)
    if product is None:
        return Reden.PRODUCT_ONBEKEND, None
    return soort(product) or (Reden.SOORT_ONBEKEND, product)


def _feit(feit: Zorgfeit) -> Feit:
    herkomst = feit.herkomst
    return Feit(
        herkomst.dagtekening,
        f"{herkomst.bericht} van {herkomst.dagtekening}, {herkomst.plaats}",
    )


def _beschikking(verloop: Toewijzingsverloop) -> Feitperiode:
    """An assignment; each of its days counts from the first version that told it and stayed."""
    geldend = verloop.geldend
    begin = eind = geldend
    for versie in reversed(verloop.versies):
        if versie.ingangsdatum != geldend.ingangsdatum:
            break
        begin = versie
    for versie in reversed(verloop.versies):
        if versie.einddatum != geldend.einddatum:
            break
        eind = versie
    return Feitperiode(
        Tijdvak(geldend.ingangsdatum, geldend.einddatum),
        _feit(begin),
        None if geldend.einddatum is None else _feit(eind),
    )


def _levering(periode: Leveringsperiode) -> Feitperiode:
    """A delivery, with how it ended. Without a stop the next start ends it (decision 0043)."""
    tijdelijk, definitief = periode.tijdelijk, periode.definitief
    begin, dagen = _feit(periode.start), periode.geleverd
    if dagen.laatste_dag is None:
        return Feitperiode(dagen, begin)
    if tijdelijk is not None and dagen.laatste_dag == tijdelijk.einddatum:
        daarna = None if definitief is None else Stopfeit(definitief.einddatum, _feit(definitief))
        return Feitperiode(dagen, begin, _feit(tijdelijk), tijdelijk=True, definitief=daarna)
    einde = definitief or periode.volgende
    assert einde is not None  # otherwise the delivery is open
    return Feitperiode(dagen, begin, _feit(einde), tijdelijk=False)


def _declaraties(leveringen: Sequence[Levering]) -> Iterator[Feitperiode]:
    """Each line of a claim, up to the end of the run of days that it stands in.

    A run ends when a claim after a gap follows it. The last one ends when a definitive stop or the
    end of the assignment is known and it was claimed up to the month of that [inferred].
    """
    regels = sorted(
        (regel for levering in leveringen for regel in levering.declaratieregels),
        key=lambda regel: (regel.periode.eerste_dag, regel.herkomst.dagtekening),
    )
    reeks: list[Declaratieregel] = []
    tot: date | None = None
    for regel in regels:
        if tot is not None and regel.periode.eerste_dag > tot + _EEN_DAG:
            yield from _reeks(reeks, tot, _feit(regel))
            reeks, tot = [], None
        reeks.append(regel)
        laatste = regel.periode.laatste_dag
        assert laatste is not None  # a claim has a last day
        tot = laatste if tot is None else max(tot, laatste)
    if tot is not None:
        yield from _reeks(reeks, tot, _na_einde(leveringen, reeks, tot))


def _reeks(
    regels: Sequence[Declaratieregel], tot: date, eind: Feit | None
) -> Iterator[Feitperiode]:
    for regel in regels:
        eerste = regel.periode.eerste_dag
        yield Feitperiode(Tijdvak(eerste, None if eind is None else tot), _feit(regel), eind)


def _na_einde(
    leveringen: Sequence[Levering], regels: Sequence[Declaratieregel], tot: date
) -> Feit | None:
    """What shows that no claim follows the last one, if anything does."""
    laatste = leveringen[-1]
    einden = [
        (periode.definitief.einddatum, _feit(periode.definitief))
        for periode in laatste.perioden[-1:]
        if periode.definitief is not None
    ]
    einden += [
        (v.geldend.einddatum, eind)
        for v in laatste.toewijzingen[-1:]
        if v.geldend.einddatum is not None and (eind := _beschikking(v).eind) is not None
    ]
    einden = [paar for paar in einden if Maand.van(paar[0]) <= Maand.van(tot)]
    if not einden:
        return None
    _, feit = min(einden, key=lambda paar: paar[0])
    slot = _feit(max(regels, key=lambda regel: regel.periode.laatste_dag or date.max))
    return feit if feit.bekend_op > slot.bekend_op else slot
