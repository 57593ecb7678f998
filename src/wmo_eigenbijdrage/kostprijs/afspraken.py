"""What the gemeente does and awaits, by who guards: the gemeente itself or CAK.

Source: Uitvoeringsbesluit Wmo 2015, art. 3.10b; CAK, Toelichting H&V- en ZA-bestanden (22-11-2019),
2.2; checklist 2020, 1.3.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Kostprijsbewaker
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.kostprijs.bewaking import Bewaakt, Bewaking, NietBewaakt, Slot
from wmo_eigenbijdrage.kostprijs.redenen import Reden

__all__ = ["Afspraak", "Afspraaksoort", "Afspraken", "maak_afspraken"]


class Afspraaksoort(Enum):
    """What is to happen."""

    KOSTPRIJS_MELDEN = "kostprijs melden"
    """Tell CAK the price that it is to guard: with the start, or as a change."""
    SIGNAAL = "signaal van het CAK"
    """CAK says that the price will have been reached in three months."""
    STOP = "stop melden"
    """Tell CAK to stop. Without it CAK goes on, whoever guards (art. 3.10b (6))."""


@frozen
class Afspraak:
    """One thing that is to happen."""

    datum: date
    """The day that it is about: the start of the guarding, the signal, the day of the stop."""
    soort: Afspraaksoort
    kenmerk: str
    """Of the provision; for a stop the one that ends the contribution."""
    kostprijs: Bedrag | None = None
    """What CAK is told to guard."""


@frozen
class Afspraken:
    """All that is to happen, in order of time, and what is to be known beside it."""

    afspraken: tuple[Afspraak, ...]
    bevindingen: tuple[Bevinding, ...]


def maak_afspraken(bewaking: Bewaking, bewaker: Kostprijsbewaker) -> Afspraken:
    """What to do when the gemeente guards itself, or when CAK guards.

    A gemeente that guards itself tells CAK no price and sends the stop on its own end date. CAK is
    told the price, and again after each pause over which a month is lost what is left; it signals,
    and the gemeente still sends the stop. A stop is due wherever the contribution ends while
    something is still in use: because a price is reached, or because what ran beside it ends.

    A price that is not above the tariff CAK refuses (S333): a finding, and the gemeente guards that
    one itself.

    >>> from wmo_eigenbijdrage import Tijdvak
    >>> from wmo_eigenbijdrage.dossier import TotaleKostprijs, Verstrekking
    >>> from wmo_eigenbijdrage.kostprijs import bewaak_samen
    >>> bewaking = bewaak_samen(
    ...     [
    ...         Verstrekking(
    ...             kenmerk="rollator",
    ...             gebruik=Tijdvak(date(2020, 1, 1)),
    ...             begrenzing=TotaleKostprijs(Bedrag(57000)),
    ...         )
    ...     ]
    ... )
    >>> for afspraak in maak_afspraken(bewaking, Kostprijsbewaker.CAK).afspraken:
    ...     print(afspraak.datum, afspraak.soort.value)
    2020-01-01 kostprijs melden
    2022-03-31 signaal van het CAK
    2022-06-30 stop melden
    >>> [a.soort.value for a in maak_afspraken(bewaking, Kostprijsbewaker.GEMEENTE).afspraken]
    ['stop melden']
    """
    eis_soort("bewaking", bewaking, Bewaking)
    eis_soort("bewaker", bewaker, Kostprijsbewaker)
    afspraken: list[Afspraak] = []
    bevindingen: list[Bevinding] = list(bewaking.bevindingen)
    for stap in bewaking.stappen:
        if isinstance(stap, NietBewaakt):
            bevindingen.append(
                Reden.NIETS_TE_BEWAKEN.over(stap.verstrekkingen[0].kenmerk, van=stap.van)
            )
        elif bewaker is Kostprijsbewaker.CAK:
            kenmerk = stap.verstrekking.kenmerk
            if stap.van > bewaking.regels.laatste_maand:
                bevindingen.append(Reden.RESTANT_ONBEKEND.over(kenmerk, van=stap.van))
            elif stap.mag_naar_cak:
                afspraken += _aan_cak(stap)
            else:
                bevindingen.append(_weigering(stap, bewaking))
    afspraken += _stops(bewaking)
    afspraken.sort(key=lambda afspraak: afspraak.datum)
    return Afspraken(tuple(afspraken), tuple(bevindingen))


def _aan_cak(stap: Bewaakt) -> Iterator[Afspraak]:
    kenmerk = stap.verstrekking.kenmerk
    yield Afspraak(stap.startdatum, Afspraaksoort.KOSTPRIJS_MELDEN, kenmerk, stap.kostprijs)
    if (dag := stap.signaaldatum) is not None:
        yield Afspraak(dag, Afspraaksoort.SIGNAAL, kenmerk)


def _weigering(stap: Bewaakt, bewaking: Bewaking) -> Bevinding:
    """Why CAK refuses the price, and when to stop if that is when this price ends it."""
    stops = [periode.stopdatum for periode in bewaking.perioden]
    einde = stap.verloop.bereikt_op if stap.bereikt_prijs else None
    return Reden.NIET_AAN_CAK.over(
        stap.verstrekking.kenmerk,
        kostprijs=stap.kostprijs.kaal,
        tarief=stap.tarief.kaal,
        dag=stap.startdatum,
        stop=f" en stop op {einde}" if einde is not None and einde in stops else "",
    )


def _stops(bewaking: Bewaking) -> Iterator[Afspraak]:
    """A stop at each end of what may be collected while something is still in use."""
    for periode in bewaking.perioden:
        if periode.stopdatum is None or periode.tot_en_met is None or periode.kenmerk is None:
            continue
        nog_in_gebruik = bewaking.gestopt_in(periode.tot_en_met + 1) is not None
        if periode.slot is not Slot.GEBRUIK or nog_in_gebruik:
            yield Afspraak(periode.stopdatum, Afspraaksoort.STOP, periode.kenmerk)
