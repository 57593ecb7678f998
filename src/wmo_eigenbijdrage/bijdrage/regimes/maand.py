"""The monthly regime: one flat tariff per household per month, since 1 January 2020.

Source: Wmo 2015, art. 2.1.4a; Uitvoeringsbesluit Wmo 2015, art. 3.4 to 3.10a.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache

from attrs import frozen

from wmo_eigenbijdrage.beleid import LagerTarief
from wmo_eigenbijdrage.bijdrage.kern import (
    Stuk,
    eerste_maand,
    maanden,
    schilder,
)
from wmo_eigenbijdrage.bijdrage.overzicht import Reeks, maak_reeksen
from wmo_eigenbijdrage.bijdrage.redenen import Reden
from wmo_eigenbijdrage.bijdrage.regimes.geval import (
    Eenheid,
    Geval,
    Laag,
    eenheden,
    huishoudtype,
    inkomen_van,
    onder_aow_tot,
)
from wmo_eigenbijdrage.bijdrage.regimes.maandgronden import (
    EERSTE,
    kwijtgescholden,
    plicht_en_gronden,
)
from wmo_eigenbijdrage.dossier import Persoon
from wmo_eigenbijdrage.kalender import EERSTE_DAG_MAANDREGIME, Maand, Tijdvak
from wmo_eigenbijdrage.landelijk import (
    abonnementstarief,
    landelijk_tarief,
)

__all__ = ["MaandVlak"]

_NIHIL_ZONDER_INKOMEN_VANAF = 2026
_GELDIG = Tijdvak(EERSTE_DAG_MAANDREGIME)


@frozen
class MaandVlak:
    """One flat amount per month for a person, or for two together."""

    naam: str = "abonnementstarief per maand"
    geldig: Tijdvak = _GELDIG
    """The days over which it holds; cut it short to let another regime take over."""

    def reeksen(self, geval: Geval) -> list[Reeks]:
        """The runs since 2020.

        Raises:
            OnbekendeParameter: a month is owed for which no tariff is published.
        """
        if geval.tot_en_met < self.geldig.eerste_dag:
            return []
        laatste = Maand.van(geval.tot_en_met).ordinaal
        if self.geldig == _GELDIG and (gewoon := _gewoon(geval, laatste)) is not None:
            return gewoon
        grens = self.geldig.knip(tot_en_met=geval.tot_en_met)
        assert grens is not None
        assert grens.laatste_dag is not None
        laatste = Maand.van(grens.laatste_dag).ordinaal

        def bemonster(vakken: Iterable[Tijdvak]) -> list[Stuk]:
            return maanden(vakken, laatste)

        reeksen: list[Reeks] = []
        for eenheid in eenheden(geval.huishouden, grens, bemonster):
            reeksen += _van_eenheid(geval, eenheid, grens, laatste)
        return reeksen


def _gewoon(geval: Geval, laatste: int) -> list[Reeks] | None:
    """The runs of one adult without circumstances under a policy without minimabeleid.

    Most households are so, and differ only in when they begin and end. They share the runs that
    lie wholly within; the answer is the same as the long way's. ``None`` when it does not apply.
    """
    personen = geval.huishouden.personen
    if len(personen) != 1 or geval.beleid.minimabeleid or not _is_gewoon(personen[0]):
        return None
    plicht = maanden(personen[0].perioden, laatste)
    begin, reeksen = _gewone_reeksen(geval.beleid.lagere_tarieven)
    if not plicht or plicht[-1][1] > reeksen[-1].tot_en_met.ordinaal:
        return [] if not plicht else None
    gevonden: list[Reeks] = []
    for eerste, einde in plicht:
        plek = max(bisect_right(begin, eerste) - 1, 0)
        while plek < len(reeksen) and begin[plek] <= einde:
            gevonden.append(_bijgesneden(reeksen[plek], eerste, einde))
            plek += 1
    return gevonden


def _is_gewoon(persoon: Persoon) -> bool:
    return not (
        persoon.wlz_bijdrage
        or persoon.bw_bijdrage
        or persoon.opvangnachten
        or persoon.alleen_rolstoel
        or persoon.vrijstellingen
        or persoon.client.overleden is not None
        or persoon.client.geboortedatum.year > EERSTE_DAG_MAANDREGIME.year - 19
    )


@lru_cache(maxsize=512)
def _gewone_reeksen(lagere: tuple[LagerTarief, ...]) -> tuple[list[int], list[Reeks]]:
    """All runs of a household that owes in every month of the table, and where each begins."""
    lagen: list[Laag] = [(kwijtgescholden(), (0, Reden.APRIL_MEI_2020))]
    lagen += _tarieflagen(lagere)
    einde = _landelijke_lagen()[-1][0][0][1]
    stukken = [(a, b, w) for a, b, w in schilder([(EERSTE, einde)], lagen) if w is not None]
    reeksen = maak_reeksen(Maand, stukken, (0,))
    return [reeks.van.ordinaal for reeks in reeksen], reeksen


def _bijgesneden(reeks: Reeks, eerste: int, einde: int) -> Reeks:
    van, tot = reeks.van.ordinaal, reeks.tot_en_met.ordinaal
    if eerste <= van and tot <= einde:
        return reeks
    uit = Maand.uit_ordinaal
    return Reeks(uit(max(van, eerste)), uit(min(tot, einde)), reeks.bedrag, reeks.reden)


def _van_eenheid(geval: Geval, eenheid: Eenheid, grens: Tijdvak, laatste: int) -> list[Reeks]:
    plicht, lagen = plicht_en_gronden(geval, eenheid, grens, laatste)
    if not plicht:
        return []
    lagen += _minimalagen(geval, eenheid, plicht)
    lagen += _tarieflagen(geval.beleid.lagere_tarieven)
    gevonden = schilder(plicht, lagen)
    return maak_reeksen(Maand, map(_eis_waarde, gevonden), eenheid.plaatsen)


def _eis_waarde(
    stuk: tuple[int, int, tuple[int, Reden] | None],
) -> tuple[int, int, tuple[int, Reden]]:
    eerste, laatste, waarde = stuk
    if waarde is None:  # beyond the table: the question for the tariff says what is missing
        return (
            eerste,
            laatste,
            (
                landelijk_tarief(Maand.uit_ordinaal(eerste)).centen,
                Reden.LANDELIJK_TARIEF,
            ),
        )
    return eerste, laatste, waarde


def _minimalagen(geval: Geval, eenheid: Eenheid, plicht: Sequence[Stuk]) -> Iterator[Laag]:
    """The months in which the income is under the limit of the gemeente."""
    if not geval.beleid.minimabeleid:
        return
    keuzes = geval.beleid.minimabeleid
    randen = [keuze.vanaf.ordinaal for keuze in keuzes]
    horizon = Maand.uit_ordinaal(plicht[-1][1]).laatste_dag
    aow = [onder_aow_tot(persoon.client, horizon) for persoon in eenheid.personen]
    randen += [eerste_maand(dag) for dag in aow if dag is not None]
    randen += [12 * jaar for jaar in range(plicht[0][0] // 12, plicht[-1][1] // 12 + 2)]
    for eerste, laatste, _ in schilder(plicht, [([(r, plicht[-1][1])], 0) for r in set(randen)]):
        maand = Maand.uit_ordinaal(eerste)
        if (reden := _onder_minima(geval, eenheid, maand, aow)) is not None:
            yield [(eerste, laatste)], (0, reden)


def _onder_minima(
    geval: Geval, eenheid: Eenheid, maand: Maand, aow: Sequence[date | None]
) -> Reden | None:
    minima = geval.beleid.minimabeleid_in(maand)
    if minima is None:
        return None
    soort = huishoudtype(len(eenheid.personen), aow, maand.eerste_dag)
    inkomen = inkomen_van(
        eenheid.personen,
        maand.jaar,
        verlegd=maand.jaar in geval.huishouden.verlegde_jaren,
        peildag=maand.eerste_dag,
    )
    if inkomen is None:
        nihil = maand.jaar >= _NIHIL_ZONDER_INKOMEN_VANAF
        return Reden.INKOMEN_ONTBREEKT_NIHIL if nihil else None
    return Reden.MINIMABELEID if minima.valt_eronder(soort, inkomen) else None


def _tarieflagen(lagere: tuple[LagerTarief, ...]) -> list[Laag]:
    """What is due per month without any ground: the lower of the national and the own tariff."""
    landelijk = _landelijke_lagen()
    if not lagere:
        return landelijk
    einde = landelijk[-1][0][0][1]
    lagen: list[Laag] = []
    for keuze, volgende in zip(lagere, (*lagere[1:], None), strict=True):
        tot = einde if volgende is None else volgende.vanaf.ordinaal - 1
        for [(a, b)], (centen, _) in landelijk:
            stuk = (max(a, keuze.vanaf.ordinaal), min(b, tot))
            if stuk[0] <= stuk[1] and keuze.bedrag is not None and keuze.bedrag.centen < centen:
                lagen.append(([stuk], (keuze.bedrag.centen, Reden.LAGER_TARIEF)))
    return lagen + landelijk


@cache
def _landelijke_lagen() -> list[Laag]:
    lagen: list[Laag] = []
    for waarde in abonnementstarief().waarden:
        einde = waarde.geldig.laatste_dag
        assert einde is not None
        stuk = (eerste_maand(waarde.geldig.eerste_dag), Maand.van(einde).ordinaal)
        lagen.append(([stuk], (waarde.waarde.centen, Reden.LANDELIJK_TARIEF)))
    return lagen
