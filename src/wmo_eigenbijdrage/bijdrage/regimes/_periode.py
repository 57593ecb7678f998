"""What both four-weekly regimes share: which periods are owed, and why nothing may be due.

Source: Uitvoeringsbesluit Wmo 2015, chapter 3, texts of 2015 to 2019.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bijdrage.kern import (
    Stuk,
    doorsnede,
    geraakte_perioden,
    perioden,
    schilder,
    verenig_stukken,
    verschil,
)
from wmo_eigenbijdrage.bijdrage.lezing import Lezing
from wmo_eigenbijdrage.bijdrage.overzicht import Reeks, maak_reeksen
from wmo_eigenbijdrage.bijdrage.redenen import Reden
from wmo_eigenbijdrage.bijdrage.regimes.geval import (
    Eenheid,
    Geval,
    Laag,
    eenheden,
    gronden_van_een,
    huishoudtype,
    inkomen_van,
    levend,
    onder_aow_tot,
    vrijgestelde_maanden,
)
from wmo_eigenbijdrage.dossier import Persoon, Vrijstelling, Vrijstellingsgrond
from wmo_eigenbijdrage.kalender import EERSTE_DAG, PERIODEN_PER_JAAR, Maand, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.landelijk import Huishoudtype

__all__ = ["inkomen_in", "onder_minima", "periodereeksen"]

Maximum: TypeAlias = Callable[[Geval, Eenheid, Zorgperiode, Huishoudtype], tuple[int, Reden]]
"""What a regime says of one period: the cents due at most and the reason."""


_MINIMABELEID_VANAF = 2018
_EERSTE_DAG_2018 = Zorgperiode(2018, 1).eerste_dag
_NIETS_ROLSTOEL = (0, Reden.ROLSTOEL)
_NIETS_MINDERJARIG = (0, Reden.MINDERJARIG)


def periodereeksen(geval: Geval, geldig: Tijdvak, maximum: Maximum) -> list[Reeks]:
    """The runs of a four-weekly regime, before the costs of the provisions are looked at."""
    if (grens := geldig.knip(tot_en_met=geval.tot_en_met)) is None:
        return []
    assert grens.laatste_dag is not None
    laatste = Zorgperiode.van(grens.laatste_dag).ordinaal

    def bemonster(vakken: Iterable[Tijdvak]) -> list[Stuk]:
        return perioden(vakken, laatste)

    reeksen: list[Reeks] = []
    for eenheid in eenheden(geval.huishouden, grens, bemonster):
        plicht, lagen = _plicht_en_gronden(geval, eenheid, grens, laatste)
        if not plicht:
            continue
        lagen += _maximumlagen(geval, eenheid, plicht, lagen, maximum)
        stukken = [(a, b, w) for a, b, w in schilder(plicht, lagen) if w is not None]
        reeksen += maak_reeksen(Zorgperiode, stukken, eenheid.plaatsen)
    return reeksen


def _plicht_en_gronden(
    geval: Geval, eenheid: Eenheid, grens: Tijdvak, laatste: int
) -> tuple[list[Stuk], list[Laag]]:
    personen = eenheid.personen
    per_persoon = [
        doorsnede(geraakte_perioden(levend(p, p.perioden, grens), laatste), eenheid.stukken)
        for p in personen
    ]
    plicht = verenig_stukken(stuk for stukken in per_persoon for stuk in stukken)
    if not plicht:
        return [], []
    lagen: list[Laag] = [
        (perioden(levend(p, feiten, grens), laatste), (0, reden))
        for p in personen
        for feiten, reden in ((p.wlz_bijdrage, Reden.WLZ), (p.bw_bijdrage, Reden.BESCHERMD_WONEN))
    ]
    lagen += [(_opvangperioden(p, grens, laatste), (0, Reden.OPVANG)) for p in personen]
    lagen += gronden_van_een(
        eenheid,
        per_persoon,
        geval.lezing,
        eigen=lambda persoon: (
            (perioden(levend(persoon, persoon.alleen_rolstoel, grens), laatste), _NIETS_ROLSTOEL),
            (_minderjarig(persoon, grens, laatste), _NIETS_MINDERJARIG),
        ),
        vrijgesteld=lambda v: _vrijgesteld(v, geval.lezing, grens, laatste),
    )
    return plicht, [laag for laag in lagen if laag[0]]


def _vrijgesteld(
    vrijstelling: Vrijstelling, lezing: Lezing, grens: Tijdvak, laatste: int
) -> list[Stuk]:
    """The periods that begin in an exempt month; grounds g and h exist since care year 2018."""
    if vrijstelling.grond is not Vrijstellingsgrond.VEILIGHEID:
        later = grens.knip(_EERSTE_DAG_2018)
        if later is None:
            return []
        grens = later
    vakken = [
        Tijdvak(Maand.uit_ordinaal(a).eerste_dag, Maand.uit_ordinaal(b).laatste_dag) & grens
        for a, b in vrijgestelde_maanden(vrijstelling, lezing)
    ]
    return perioden([vak for vak in vakken if vak is not None], laatste)


def _opvangperioden(persoon: Persoon, grens: Tijdvak, laatste: int) -> list[Stuk]:
    """The periods with two nights or more in a row, however far one looks."""
    gevonden: list[Stuk] = []
    for nachten in persoon.opvangnachten:
        if (vak := nachten.knip(grens.eerste_dag)) is None:
            continue
        periode = Zorgperiode.van(vak.eerste_dag)
        while periode.ordinaal <= laatste and (deel := vak & periode.tijdvak) is not None:
            if deel.dagen >= 2:
                gevonden.append((periode.ordinaal, periode.ordinaal))
            periode += 1
    return verenig_stukken(gevonden)


def _minderjarig(persoon: Persoon, grens: Tijdvak, laatste: int) -> list[Stuk]:
    meerderjarig = persoon.client.meerderjarig_op
    eerste = Zorgperiode.van(grens.eerste_dag)
    if meerderjarig <= grens.eerste_dag:
        return []
    if meerderjarig > Zorgperiode.uit_ordinaal(laatste).laatste_dag:
        tot = laatste
    else:
        rand = Zorgperiode.van(meerderjarig)
        tot = rand.ordinaal - (rand.eerste_dag == meerderjarig)
    betaald = verschil(
        perioden(levend(persoon, persoon.ten_laste_van_ouders, grens), laatste),
        perioden(levend(persoon, persoon.ouders_vrij, grens), laatste),
    )
    return verschil([(eerste.ordinaal, tot)], betaald)


def _maximumlagen(
    geval: Geval,
    eenheid: Eenheid,
    plicht: Sequence[Stuk],
    gronden: Sequence[Laag],
    maximum: Maximum,
) -> Iterator[Laag]:
    """One layer for each stretch over which year and kind of household stay the same."""
    eerste, laatste = plicht[0][0], plicht[-1][1]
    horizon = Zorgperiode.uit_ordinaal(laatste).laatste_dag
    aow = [onder_aow_tot(persoon.client, horizon) for persoon in eenheid.personen]
    randen = {n for n in range(eerste, laatste + 1) if n % PERIODEN_PER_JAAR == 0}
    for dag in aow:
        if dag is not None and dag > Zorgperiode.uit_ordinaal(eerste).eerste_dag:
            rand = Zorgperiode.van(dag)
            randen.add(rand.ordinaal + (rand.eerste_dag != dag))
    for keuze in geval.beleid.minimabeleid:
        if EERSTE_DAG <= keuze.vanaf.eerste_dag <= horizon:
            rand = Zorgperiode.van(keuze.vanaf.eerste_dag)
            randen.add(rand.ordinaal + (rand.eerste_dag < keuze.vanaf.eerste_dag))
    te_betalen = plicht
    for stukken, _ in gronden:
        te_betalen = verschil(te_betalen, stukken)
    for a, b, _ in schilder(te_betalen, [([(rand, laatste)], 0) for rand in sorted(randen)]):
        periode = Zorgperiode.uit_ordinaal(a)
        soort = huishoudtype(len(eenheid.personen), aow, periode.eerste_dag)
        yield [(a, b)], maximum(geval, eenheid, periode, soort)


def inkomen_in(geval: Geval, eenheid: Eenheid, periode: Zorgperiode) -> Bedrag | None:
    """The yearly income that counts in a period, or ``None`` when it is unknown."""
    return inkomen_van(
        eenheid.personen,
        periode.jaar,
        verlegd=periode.jaar in geval.huishouden.verlegde_jaren,
        peildag=periode.eerste_dag,
    )


def onder_minima(geval: Geval, periode: Zorgperiode, soort: Huishoudtype, inkomen: Bedrag) -> bool:
    """Whether the minimabeleid makes a period nil, which by-laws may do since 2018 [seen].

    A choice counts for the periods that begin in its month; period 1 of a year counts as January.
    """
    if periode.jaar < _MINIMABELEID_VANAF:
        return False
    maand = max(Maand.van(periode.eerste_dag), Maand(periode.jaar, 1))
    minima = geval.beleid.minimabeleid_in(maand)
    return minima is not None and minima.valt_eronder(soort, inkomen)
