"""What is compared once a conversation has come to rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeAlias

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.dossier import Leefvorm, TotaleKostprijs
from wmo_eigenbijdrage.identificatie import Gemeentecode
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.testing.cak import CakSimulator, Maandafsluiting
from wmo_eigenbijdrage.testing.gesprek.oneens import Bevonden, Controle
from wmo_eigenbijdrage.testing.gesprek.wereld import Bewoner, Wereld

__all__ = ["Vak", "gemelde_perioden", "gewenste_vakken", "keur", "netto_per_maand"]

Vak: TypeAlias = tuple[date, date | None]
"""First and last day of a period; ``None`` while it goes on."""


def keur(
    wereld: Wereld, cak: CakSimulator, afsluitingen: Iterable[Maandafsluiting], dag: date
) -> Iterator[Bevonden]:
    """All that is not as it should be on *dag*, the last day of a month that was closed."""
    for gemeente in wereld.beleid:
        for wie in wereld.bewoners:
            yield from _perioden(wereld, cak, gemeente, wie, dag)
    yield from _een_bedrag(wereld, cak)
    netto = netto_per_maand(afsluitingen)
    yield from _bedragen(wereld, netto, dag)
    yield from _kostprijs(wereld, netto)


def netto_per_maand(afsluitingen: Iterable[Maandafsluiting]) -> dict[Maand, Bedrag]:
    """What was billed less what was refunded over each month, all bills together; none of zero."""
    centen: dict[Maand, Bedrag] = {}
    for afsluiting in afsluitingen:
        for rekening in afsluiting.rekeningen:
            for maand, bedrag in rekening.factuur.regels:
                assert isinstance(maand, Maand)  # a conversation lies in the monthly regime
                centen[maand] = centen.get(maand, Bedrag(0)) + bedrag
    return {maand: bedrag for maand, bedrag in sorted(centen.items()) if bedrag}


def gewenste_vakken(
    wereld: Wereld, gemeente: Gemeentecode, wie: Bewoner, dag: date
) -> tuple[Vak, ...]:
    """The periods that the facts and the policy make desirable, as far as they have come."""
    gewenst = wereld.gewenst(gemeente, wie, dag)
    return _gekomen(((p.begin.dag, p.tijdvak.laatste_dag) for p in gewenst.perioden), dag)


def gemelde_perioden(
    cak: CakSimulator, gemeente: Gemeentecode, wie: Bewoner, dag: date
) -> tuple[Vak, ...]:
    """The periods that CAK has of a person from a gemeente, as far as they have come."""
    return _gekomen(
        (
            (stand.startdatum, stand.stopdatum)
            for stand in cak.perioden(wie.bsn)
            if stand.gemeente == gemeente and stand.startdatum is not None
        ),
        dag,
    )


def _gekomen(vakken: Iterable[Vak], dag: date) -> tuple[Vak, ...]:
    """What is still to come may be told on its day, and so is left out."""
    gekomen = [
        (start, stop if stop is not None and stop <= dag else None)
        for start, stop in vakken
        if start <= dag
    ]
    return tuple(sorted(gekomen, key=lambda vak: (vak[0], vak[1] or date.max)))


def _perioden(
    wereld: Wereld, cak: CakSimulator, gemeente: Gemeentecode, wie: Bewoner, dag: date
) -> Iterator[Bevonden]:
    gewenst = gewenste_vakken(wereld, gemeente, wie, dag)
    gemeld = gemelde_perioden(cak, gemeente, wie, dag)
    if gewenst != gemeld:
        heeft, hoort = in_woorden(gemeld), in_woorden(gewenst)
        yield Controle.PERIODEN, f"{wie} in {gemeente}: het CAK heeft {heeft}; gewenst is {hoort}"


def in_woorden(vakken: Iterable[Vak]) -> str:
    """Periods as a reader sees them."""
    return ", ".join(f"{start}..{stop or ''}" for start, stop in vakken) or "niets"


def _een_bedrag(wereld: Wereld, cak: CakSimulator) -> Iterator[Bevonden]:
    gezien: set[tuple[int, Maand]] = set()
    for reeks in cak.gefactureerd(wereld.bewoners[0].bsn).reeksen:
        for maand in reeks.perioden():
            assert isinstance(maand, Maand)  # a conversation lies in the monthly regime
            for plaats in reeks.personen if reeks.bedrag else ():
                if (plaats, maand) in gezien:
                    yield (
                        Controle.EEN_BEDRAG,
                        f"{wereld.bewoners[plaats]} heeft twee bedragen over {maand}",
                    )
                gezien.add((plaats, maand))


def _bedragen(wereld: Wereld, netto: Mapping[Maand, Bedrag], dag: date) -> Iterator[Bevonden]:
    wet: dict[Maand, Bedrag] = {}
    for (_, maand), bedrag in wereld.verschuldigd(Maand.van(dag), dag).items():
        wet[maand] = wet.get(maand, Bedrag(0)) + bedrag
    for maand in sorted({*wet, *netto}):
        is_, hoort = netto.get(maand, Bedrag(0)), wet.get(maand, Bedrag(0))
        if is_ != hoort:
            yield Controle.BEDRAGEN, f"{maand}: gefactureerd {is_}, volgens de wet {hoort}"


def _kostprijs(wereld: Wereld, netto: Mapping[Maand, Bedrag]) -> Iterator[Bevonden]:
    """Of one person who had one aid and nothing else, and shared no amount, the sum is known.

    This check asks nothing of the guarding that is put to the test.
    """
    alles = [v for zorg in wereld.zorg.values() for v in zorg.values()]
    if len(alles) != 1 or set(wereld.leefvorm.waarden) != {Leefvorm.ALLEENSTAAND}:
        return
    begrenzing, geind = alles[0].begrenzing, Bedrag.som(netto.values())
    if isinstance(begrenzing, TotaleKostprijs) and geind > begrenzing.bedrag:
        yield Controle.KOSTPRIJS, f"geïnd {geind} bij een kostprijs van {begrenzing.bedrag}"
