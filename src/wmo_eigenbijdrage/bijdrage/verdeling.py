"""Until 2019: how the contribution of a period was attributed to provisions, and where it ended.

CAK collected the period maximum once per household and attributed it to the provisions in a fixed
order: the first delivered aid or provision, then other products, then personal budgets, care in
kind last. Each took what its collection variant (*inningsvariant*) allowed.

Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019), 2.1; Wmo 2015, art. 2.1.4 (3), text of
2015: never more than the cost price.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bijdrage.overzicht import Reeks, maak_reeksen
from wmo_eigenbijdrage.bijdrage.redenen import Reden
from wmo_eigenbijdrage.bijdrage.regimes.geval import levend
from wmo_eigenbijdrage.dossier import Huishouden, Voorziening
from wmo_eigenbijdrage.kalender import EERSTE_DAG, Tijdvak, Zorgperiode

__all__ = ["Inning", "begrens_op_kosten", "verdeel"]


@frozen
class Inning:
    """What one period brought in, and for which provisions."""

    periode: Zorgperiode
    per_voorziening: tuple[Bedrag, ...]
    """In the order in which the provisions were given."""

    @property
    def totaal(self) -> Bedrag:
        """What the household paid over the period."""
        return Bedrag.som(self.per_voorziening)


def verdeel(
    voorzieningen: Sequence[Voorziening], maxima: Iterable[tuple[Zorgperiode, Bedrag]]
) -> tuple[Inning, ...]:
    """Attribute the maximum of each period, in order of time, to the provisions.

    >>> from wmo_eigenbijdrage.dossier import Voorzieningsoort
    >>> begin = Zorgperiode(2019, 1)
    >>> lift = Voorziening(
    ...     soort=Voorzieningsoort.HULPMIDDEL, vanaf=begin, totale_kosten=Bedrag(4000)
    ... )
    >>> perioden = Zorgperiode.reeks(begin, begin + 3)
    >>> [str(i.totaal) for i in verdeel([lift], [(p, Bedrag(1750)) for p in perioden])]
    ['€ 17,50', '€ 17,50', '€ 5,00', '€ 0,00']
    """
    geind = [0] * len(voorzieningen)
    inningen: list[Inning] = []
    for periode, maximum in maxima:
        voor = tuple(geind)
        _neem(voorzieningen, range(len(voorzieningen)), periode, maximum.centen, geind)
        nu = (Bedrag(na - eerder) for na, eerder in zip(geind, voor, strict=True))
        inningen.append(Inning(periode, tuple(nu)))
    return tuple(inningen)


def begrens_op_kosten(reeksen: Sequence[Reeks], huishouden: Huishouden, einde: date) -> list[Reeks]:
    """The four-weekly runs, each amount at most what the provisions in that period cost.

    Costs are known when each person of the run who is client in that period, as far as one looks,
    has provisions recorded; where they are not, the maximum stays.
    """
    van_wie = [
        (plaats, voorziening)
        for plaats, persoon in enumerate(huishouden.personen)
        for voorziening in persoon.voorzieningen
    ]
    if not van_wie or not reeksen:
        return list(reeksen)
    grens = Tijdvak(EERSTE_DAG, einde)
    zonder = {
        plaats: levend(persoon, persoon.perioden, grens)
        for plaats, persoon in enumerate(huishouden.personen)
        if not persoon.voorzieningen
    }
    voorzieningen = [voorziening for _, voorziening in van_wie]
    geind = [0] * len(voorzieningen)
    per_groep: dict[tuple[int, ...], list[tuple[int, int, tuple[int, Reden]]]] = {}
    losse = [(periode, reeks) for reeks in reeksen for periode in reeks.perioden()]
    for periode, reeks in sorted(losse, key=lambda paar: paar[0].ordinaal):
        assert isinstance(periode, Zorgperiode)
        van = [n for n, (plaats, _) in enumerate(van_wie) if plaats in reeks.personen]
        maximum = reeks.bedrag.centen
        onbekend = (vak for plaats in reeks.personen for vak in zonder.get(plaats, ()))
        if not any(vak.overlapt(periode.tijdvak) for vak in onbekend):
            genomen = _neem(voorzieningen, van, periode, maximum, geind)
            per_voorziening = [(voorzieningen[n], geind[n]) for n in van]
            waarde = (genomen, _waarom(reeks, genomen, maximum, per_voorziening))
        else:
            waarde = (maximum, reeks.reden)
        stuk = (periode.ordinaal, periode.ordinaal, waarde)
        per_groep.setdefault(reeks.personen, []).append(stuk)
    begrensd = [maak_reeksen(Zorgperiode, s, personen) for personen, s in per_groep.items()]
    return [reeks for groep in begrensd for reeks in groep]


def _waarom(
    reeks: Reeks, genomen: int, maximum: int, van: Sequence[tuple[Voorziening, int]]
) -> Reden:
    if genomen == maximum:
        return reeks.reden
    betaald = all(
        voorziening.totale_kosten is not None and geind >= voorziening.totale_kosten.centen
        for voorziening, geind in van
    )
    return Reden.KOSTPRIJS_BEREIKT if genomen == 0 and van and betaald else Reden.KOSTEN


def _neem(
    voorzieningen: Sequence[Voorziening],
    van: Iterable[int],
    periode: Zorgperiode,
    maximum: int,
    geind: list[int],
) -> int:
    """Attribute one period to the provisions *van*, adding to *geind*; what was taken in all."""
    volgorde = sorted(
        van,
        key=lambda n: (
            voorzieningen[n].soort.value,
            voorzieningen[n].volgnummer,
            voorzieningen[n].vanaf,
            n,
        ),
    )
    ruimte = maximum
    for plek in volgorde:
        deel = min(ruimte, _hoogstens(voorzieningen[plek], periode, geind[plek], ruimte))
        geind[plek] += deel
        ruimte -= deel
    return maximum - ruimte


def _hoogstens(voorziening: Voorziening, periode: Zorgperiode, geind: int, ruimte: int) -> int:
    """What a provision may still take in a period, in cents."""
    verstreken = periode.ordinaal - voorziening.vanaf.ordinaal
    voorbij = voorziening.tot_en_met is not None and periode > voorziening.tot_en_met
    op = voorziening.aantal_perioden is not None and verstreken >= voorziening.aantal_perioden
    if verstreken < 0 or voorbij or op:
        return 0
    hoogstens = ruimte
    if voorziening.kosten_per_periode is not None:
        hoogstens = min(hoogstens, voorziening.kosten_per_periode.centen)
    if voorziening.totale_kosten is not None:
        hoogstens = min(hoogstens, voorziening.totale_kosten.centen - geind)
    return hoogstens
