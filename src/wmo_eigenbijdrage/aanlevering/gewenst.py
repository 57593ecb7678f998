"""`gewenste_perioden`: which contribution periods CAK should know of, from facts and policy.

Messages go per person, not per provision: the first provision makes the start, and only the last
one the stop. What CAK should know follows from the months that are owed, so that a stop and a start
between which no month is lost or gained leave no trace.

Source: VNG, questions about the abonnementstarief; checklist 2020; CAK, "Overgang iWmo 3.0".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve, frozen

from wmo_eigenbijdrage.aanlevering.grenzen import Gebruik, Grens, gebruik_van
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid, Kostprijsbewaker
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.bijdrage.kern import eerste_maand
from wmo_eigenbijdrage.controle import eis_dag, eis_soort
from wmo_eigenbijdrage.dossier import Verstrekking, Zorgvoorziening
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Maand, Tijdvak
from wmo_eigenbijdrage.kostprijs import (
    STANDAARDREGELS,
    Afschrijfregels,
    Bewaakt,
    Bewaking,
    Inningsperiode,
    Keuze,
    Keuzeregel,
    LageMaandkosten,
    Slot,
    bewaak_samen,
    maak_afspraken,
)

__all__ = ["BewaakteKostprijs", "Gewenst", "GewenstePeriode", "gewenste_perioden"]


@frozen
class BewaakteKostprijs:
    """A price that CAK is to guard."""

    bedrag: Bedrag
    """What is left at the beginning."""
    startdatum: date
    """From when the guarding runs."""
    kenmerk: str
    """Of the provision."""


@frozen
class GewenstePeriode:
    """One period that CAK should know of."""

    begin: Grens
    eind: Grens | None
    """``None`` while it goes on."""
    kostprijs: BewaakteKostprijs | None
    """``None`` when CAK has nothing to guard, or the gemeente guards itself."""
    maanden: tuple[Maand, Maand | None]
    """The first and the last month that are owed."""
    slot: Slot
    """Why it ends, or that it does not."""

    @property
    def tijdvak(self) -> Tijdvak:
        """From the day of the start up to the day of the stop."""
        return Tijdvak(self.begin.dag, None if self.eind is None else self.eind.dag)


@frozen
class Gewenst:
    """What CAK should know of one person, as known on a day."""

    peildatum: date
    perioden: tuple[GewenstePeriode, ...]
    """In order of time, without a month in common."""
    bewaking: Bewaking
    bevindingen: tuple[Bevinding, ...]

    def uitleg(self) -> tuple[str, ...]:
        """Each boundary with the fact that made it, in Dutch."""
        return tuple(
            str(grens)
            for periode in self.perioden
            for grens in (periode.begin, periode.eind)
            if grens is not None
        )


def gewenste_perioden(
    voorzieningen: Iterable[Zorgvoorziening],
    beleid: Beleid,
    *,
    peildatum: date,
    keuze: Keuzeregel = Keuze.LANGST_LOPEND,
    lage_maandkosten: LageMaandkosten | None = None,
    regels: Afschrijfregels = STANDAARDREGELS,
) -> Gewenst:
    """Which periods CAK should know of, as the facts stood on *peildatum*.

    A period is a run of months that are owed: it starts on the day from which the first of them
    follows and stops on the day that makes the last one the last. Two runs are one when the gap
    between the stop and the next start is within the tolerance of the gemeente.

    Args:
        voorzieningen: all provisions of one person.
        beleid: the definitions of the gemeente.
        peildatum: facts that came to be known later do not count.
        keuze: which cost price CAK is told, when there are several.
        lage_maandkosten: see `LageMaandkosten`.
        regels: how cost prices go down.

    Raises:
        OnbekendeParameter: the policy says nothing of a kind of provision.
        OngeldigeWaarde: a key occurs twice.

    >>> from wmo_eigenbijdrage import Gemeentecode
    >>> from wmo_eigenbijdrage.beleid import Soortregel
    >>> from wmo_eigenbijdrage.dossier import Feit, Feitperiode
    >>> beleid = Beleid(gemeente=Gemeentecode("0363"), soortregels=[Soortregel(soort="hulp")])
    >>> hulp = Zorgvoorziening(
    ...     kenmerk="1",
    ...     soort="hulp",
    ...     leveringen=[Feitperiode(Tijdvak(date(2024, 3, 4)), Feit(date(2024, 3, 6), "WMO305"))],
    ... )
    >>> gewenst = gewenste_perioden([hulp], beleid, peildatum=date(2024, 4, 1))
    >>> gewenst.uitleg()
    ('2024-03-04: start van de levering van 1, bekend op 2024-03-06',)
    """
    eis_soort("beleid", beleid, Beleid)
    eis_dag("peildatum", peildatum)
    gebruik: dict[str, tuple[Gebruik, ...]] = {}
    verstrekkingen: list[Verstrekking] = []
    for voorziening in voorzieningen:
        eis_soort("voorzieningen", voorziening, Zorgvoorziening)
        if voorziening.kenmerk in gebruik:
            raise OngeldigeWaarde("voorzieningen", "a kenmerk occurs twice", "give each its own")
        spannen = gebruik[voorziening.kenmerk] = gebruik_van(voorziening, beleid, peildatum)
        if spannen:
            dagen = [span.tijdvak for span in spannen]
            verstrekkingen.append(
                Verstrekking(
                    kenmerk=voorziening.kenmerk, gebruik=dagen, begrenzing=voorziening.begrenzing
                )
            )
    bewaking = bewaak_samen(
        verstrekkingen, keuze=keuze, lage_maandkosten=lage_maandkosten, regels=regels
    )
    alle = [span for spannen in gebruik.values() for span in spannen]
    perioden = list(_perioden(bewaking, alle, beleid, peildatum))
    afspraken = maak_afspraken(bewaking, beleid.kostprijsbewaker)
    return Gewenst(
        peildatum,
        tuple(_voeg_samen(perioden, beleid.buffer.tolerantie)),
        bewaking,
        afspraken.bevindingen,
    )


def _perioden(
    bewaking: Bewaking, alle: Sequence[Gebruik], beleid: Beleid, peildatum: date
) -> Iterator[GewenstePeriode]:
    for inning in bewaking.perioden:
        kostprijs = None
        if beleid.kostprijsbewaker is Kostprijsbewaker.CAK:
            kostprijs = _kostprijs(bewaking, inning, Maand.van(peildatum))
        begin = _begin(inning, alle)
        yield GewenstePeriode(
            begin,
            _eind(inning, alle, begin),
            kostprijs,
            (inning.van, inning.tot_en_met),
            inning.slot,
        )


def _begin(inning: Inningsperiode, alle: Sequence[Gebruik]) -> Grens:
    """The earliest start from which the first month follows.

    When none does, because the monthly regime or the months of a price begin while a provision
    runs, it is the first day of that month.
    """
    eerste = inning.van.eerste_dag
    starts = [s.begin for s in alle if eerste_maand(s.begin.dag) == inning.van.ordinaal]
    if starts:
        return min(starts, key=lambda grens: grens.dag)
    loopt = next(span for span in alle if eerste in span.tijdvak)
    return evolve(loopt.begin, dag=eerste, waarom="bijdrage over de maand, al lopende voorziening")


def _eind(inning: Inningsperiode, alle: Sequence[Gebruik], begin: Grens) -> Grens | None:
    if inning.stopdatum is None:
        return None
    if inning.slot is Slot.KOSTPRIJS:
        return evolve(begin, dag=inning.stopdatum, waarom="kostprijs bereikt")
    return next(s.eind for s in alle if s.eind is not None and s.eind.dag == inning.stopdatum)


def _kostprijs(bewaking: Bewaking, inning: Inningsperiode, nu: Maand) -> BewaakteKostprijs | None:
    """The price that is guarded now, or at the beginning of a period that is still to come."""
    moment = max(nu, inning.van)
    if inning.tot_en_met is not None:
        moment = min(moment, inning.tot_en_met)
    for stap in bewaking.stappen:
        if stap.van <= moment and (stap.tot_en_met is None or moment <= stap.tot_en_met):
            if isinstance(stap, Bewaakt) and stap.mag_naar_cak:
                return BewaakteKostprijs(stap.kostprijs, stap.startdatum, stap.verstrekking.kenmerk)
            return None
    raise AssertionError  # every month of a period has a step


def _voeg_samen(perioden: Sequence[GewenstePeriode], tolerantie: int) -> Iterator[GewenstePeriode]:
    """Join what lies so close together that a stop and a start cancel."""
    vorige: GewenstePeriode | None = None
    for periode in perioden:
        if vorige is not None and vorige.eind is not None:
            gat = (periode.begin.dag - vorige.eind.dag).days - 1
            if gat <= tolerantie and vorige.slot is not Slot.KOSTPRIJS:
                vorige = evolve(
                    vorige,
                    eind=periode.eind,
                    slot=periode.slot,
                    kostprijs=periode.kostprijs or vorige.kostprijs,
                    maanden=(vorige.maanden[0], periode.maanden[1]),
                )
                continue
        if vorige is not None:
            yield vorige
        vorige = periode
    if vorige is not None:
        yield vorige
