"""Why nothing may be due in a month: the grounds that all monthly regimes share.

Source: Uitvoeringsbesluit Wmo 2015, art. 3.8 (3) to (6), with the month logic of 3.4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from wmo_eigenbijdrage.bijdrage.kern import (
    Stuk,
    doorsnede,
    eerste_maand,
    maanden,
    verenig_stukken,
    verschil,
)
from wmo_eigenbijdrage.bijdrage.redenen import Reden
from wmo_eigenbijdrage.bijdrage.regimes.geval import (
    Eenheid,
    Geval,
    Laag,
    gronden_van_een,
    levend,
    onder_aow_tot,
    vrijgestelde_maanden,
)
from wmo_eigenbijdrage.dossier import Persoon
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME, Maand, Tijdvak
from wmo_eigenbijdrage.landelijk import abonnementstarief, niet_verschuldigd

__all__ = ["EERSTE", "kwijtgescholden", "plicht_en_gronden"]

EERSTE = Maand.van(EERSTE_DAG_MAANDREGIME).ordinaal
"""The first month of the monthly regimes, as an ordinal."""


def plicht_en_gronden(
    geval: Geval, eenheid: Eenheid, grens: Tijdvak, laatste: int
) -> tuple[list[Stuk], list[Laag]]:
    """The months in which the persons of *eenheid* have provisions, and why nothing is due.

    The grounds stand highest first. Both are shared by every monthly regime.
    """
    per_persoon = [
        doorsnede(maanden(levend(p, p.perioden, grens), laatste), eenheid.stukken)
        for p in eenheid.personen
    ]
    plicht = verenig_stukken(stuk for stukken in per_persoon for stuk in stukken)
    if not plicht:
        return [], []
    lagen: list[Laag] = [(kwijtgescholden(), (0, Reden.APRIL_MEI_2020))]
    lagen += _gronden_van_beiden(eenheid, plicht, laatste)
    lagen += gronden_van_een(
        eenheid,
        per_persoon,
        geval.lezing,
        eigen=lambda persoon: (
            (maanden(persoon.alleen_rolstoel, laatste), (0, Reden.ROLSTOEL)),
            (_minderjarig(persoon, laatste), (0, Reden.MINDERJARIG)),
        ),
        vrijgesteld=lambda v: vrijgestelde_maanden(v, geval.lezing),
    )
    return plicht, [laag for laag in lagen if laag[0]]


@cache
def kwijtgescholden() -> tuple[Stuk, ...]:
    """The months over which nobody owes anything: April and May 2020 (art. 3.8 (3)(i))."""
    tabel = abonnementstarief().bereik
    assert tabel.laatste_dag is not None
    alle = range(Maand.van(tabel.eerste_dag).ordinaal, Maand.van(tabel.laatste_dag).ordinaal + 1)
    return tuple(verenig_stukken((n, n) for n in alle if niet_verschuldigd(Maand.uit_ordinaal(n))))


def _gronden_van_beiden(eenheid: Eenheid, plicht: Sequence[Stuk], laatste: int) -> Iterator[Laag]:
    """Grounds that hold for the amount of both when they hold for one: 3.8 (3)(a), (b) and (f)."""
    personen = eenheid.personen
    yield _samen((maanden(p.wlz_bijdrage, laatste) for p in personen), Reden.WLZ)
    yield _samen((maanden(p.bw_bijdrage, laatste) for p in personen), Reden.BESCHERMD_WONEN)
    yield _samen((_opvangmaanden(p, laatste) for p in personen), Reden.OPVANG)
    if len(personen) == 2:
        horizon = Maand.uit_ordinaal(plicht[-1][1]).laatste_dag
        yield _tot_beiden_aow(personen, horizon, laatste), (0, Reden.ONDER_AOW)


def _samen(stukken: Iterable[list[Stuk]], reden: Reden) -> Laag:
    return verenig_stukken(stuk for van_een in stukken for stuk in van_een), (0, reden)


def _opvangmaanden(persoon: Persoon, laatste: int) -> list[Stuk]:
    """The months with two nights or more in a row."""
    gevonden: list[Stuk] = []
    for nachten in persoon.opvangnachten:
        if (vak := nachten.knip(EERSTE_DAG_MAANDREGIME)) is None:
            continue
        maand = Maand.van(vak.eerste_dag)
        while maand.ordinaal <= laatste and (deel := vak & maand.tijdvak) is not None:
            if deel.dagen >= 2:
                gevonden.append((maand.ordinaal, maand.ordinaal))
            maand += 1
    return verenig_stukken(gevonden)


def _tot_beiden_aow(personen: Sequence[Persoon], horizon: date, laatste: int) -> list[Stuk]:
    bereikt = [onder_aow_tot(persoon.client, horizon) for persoon in personen]
    if None in bereikt:
        return [(EERSTE, laatste)]
    eind = max(eerste_maand(dag) for dag in bereikt if dag is not None) - 1
    return [(EERSTE, eind)] if eind >= EERSTE else []


def _minderjarig(persoon: Persoon, laatste: int) -> list[Stuk]:
    """The months before eighteen, without those in which the parents are charged (2.1.5)."""
    tot = eerste_maand(persoon.client.meerderjarig_op) - 1
    if tot < EERSTE:
        return []
    betaald = verschil(
        maanden(persoon.ten_laste_van_ouders, laatste), maanden(persoon.ouders_vrij, laatste)
    )
    return verschil([(EERSTE, tot)], betaald)
