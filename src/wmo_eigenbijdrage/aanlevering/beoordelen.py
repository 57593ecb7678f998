"""All provisions of a person put to the definitions of the gemeente: days of use, and findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from attrs import evolve, frozen

from wmo_eigenbijdrage.aanlevering.grenzen import Gebruik, gebruik_van, momenten, toen_bekend
from wmo_eigenbijdrage.aanlevering.redenen import Reden
from wmo_eigenbijdrage.beleid import Beleid, Moment, Soortregel
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.dossier import TotaleKostprijs, Verstrekking, Zorgvoorziening
from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME, Tijdvak, verenig

__all__ = ["Beoordeeld", "beoordeel"]


@frozen
class Beoordeeld:
    """The provisions of which a contribution may be due, by key, and what there is to say."""

    voorzieningen: Mapping[str, Zorgvoorziening]
    gebruik: Mapping[str, tuple[Gebruik, ...]]
    """The days since 2020 of each provision that has any, in the same order."""
    bevindingen: tuple[Bevinding, ...]
    volledig: bool

    def verstrekkingen(self, verlengd: Mapping[Gebruik, date]) -> Iterator[Verstrekking]:
        """The provisions as `kostprijs` takes them, some runs of days made to last longer."""
        for kenmerk, spannen in self.gebruik.items():
            dagen = [
                Tijdvak(span.begin.dag, verlengd[span]) if span in verlengd else span.tijdvak
                for span in spannen
            ]
            yield Verstrekking(
                kenmerk=kenmerk, gebruik=dagen, begrenzing=self.voorzieningen[kenmerk].begrenzing
            )


def beoordeel(
    voorzieningen: Iterable[Zorgvoorziening], beleid: Beleid, peildatum: date
) -> Beoordeeld:
    """Put each provision to the rule for its kind; one that cannot be judged is a finding."""
    bevindingen: list[Bevinding] = []
    uniek, dubbel = _op_kenmerk(voorzieningen)
    bevindingen += [Reden.DUBBEL_KENMERK.over(kenmerk) for kenmerk in dubbel]
    volledig = not dubbel
    gebruik: dict[str, tuple[Gebruik, ...]] = {}
    for kenmerk, voorziening in uniek.items():
        try:
            regel = beleid.soortregel(voorziening.soort)
        except OnbekendeParameter:
            bevindingen.append(Reden.ONBEKENDE_SOORT.over(kenmerk, soort=voorziening.soort))
            volledig = False
            continue
        spannen = gebruik_van(voorziening, regel, beleid.pauzeregel, peildatum)
        if regel.bijdrageplichtig:
            bevindingen += _strijdig(voorziening, regel, spannen, peildatum)
        sinds_2020 = tuple(_sinds_2020(spannen))
        if sinds_2020:
            gebruik[kenmerk] = sinds_2020
        begrenzing = voorziening.begrenzing
        if isinstance(begrenzing, TotaleKostprijs) and _liep_al(spannen, sinds_2020):
            bevindingen.append(
                Reden.KOSTPRIJS_VOOR_2020.over(kenmerk, bedrag=begrenzing.bedrag.kaal)
            )
    return Beoordeeld(uniek, gebruik, tuple(bevindingen), volledig)


def _op_kenmerk(
    voorzieningen: Iterable[Zorgvoorziening],
) -> tuple[dict[str, Zorgvoorziening], list[str]]:
    """Each provision under its key, by key, and the keys of which two differ."""
    uniek: dict[str, Zorgvoorziening] = {}
    dubbel: set[str] = set()
    for voorziening in voorzieningen:
        eis_soort("voorzieningen", voorziening, Zorgvoorziening)
        if uniek.setdefault(voorziening.kenmerk, voorziening) != voorziening:
            dubbel.add(voorziening.kenmerk)
    goed = {kenmerk: uniek[kenmerk] for kenmerk in sorted(uniek) if kenmerk not in dubbel}
    return goed, sorted(dubbel)


def _sinds_2020(spannen: Sequence[Gebruik]) -> Iterator[Gebruik]:
    """The days in the monthly regime; what ran before counts from its first day."""
    begin = EERSTE_DAG_MAANDREGIME
    for span in spannen:
        if span.eind is not None and span.eind.dag < begin:
            continue
        if span.begin.dag < begin:
            waarom = f"{span.begin.waarom} op {span.begin.dag}"
            yield evolve(span, begin=evolve(span.begin, dag=begin, waarom=waarom))
        else:
            yield span


def _liep_al(spannen: Sequence[Gebruik], sinds_2020: Sequence[Gebruik]) -> bool:
    return bool(sinds_2020) and spannen[0].begin.dag < EERSTE_DAG_MAANDREGIME


def _strijdig(
    voorziening: Zorgvoorziening, regel: Soortregel, spannen: Sequence[Gebruik], peildatum: date
) -> Iterator[Bevinding]:
    """What does not fit in what is known of a provision."""
    toegekend = verenig(p.tijdvak for p in toen_bekend(voorziening.beschikkingen, peildatum))
    if not toegekend:
        return
    for levering in toen_bekend(voorziening.leveringen, peildatum):
        dag = levering.tijdvak.eerste_dag
        if not any(dag in vak for vak in toegekend):
            yield Reden.BUITEN_BESCHIKKING.over(voorziening.kenmerk, dag=dag)
    einde = toegekend[-1].laatste_dag
    stop = momenten(voorziening, regel)[1]
    if stop is Moment.BESCHIKKING or not spannen or spannen[-1].eind is not None:
        return
    if einde is not None and einde < peildatum:
        yield Reden.GEEN_EINDE.over(voorziening.kenmerk, dag=einde)
