"""What the facts that CAK has make due: its register, its households, and the policies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

from attrs import evolve, field, frozen

from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.bijdrage import Bijdrageoverzicht, MaandVlak, Reeks, bereken_bijdrage
from wmo_eigenbijdrage.bijdrage.kern import maanden
from wmo_eigenbijdrage.bijdrage.overzicht import maak_reeksen
from wmo_eigenbijdrage.bijdrage.redenen import Reden
from wmo_eigenbijdrage.dossier import Huishouden, Persoon
from wmo_eigenbijdrage.identificatie import Bsn, Gemeentecode
from wmo_eigenbijdrage.kalender import Maand, Tijdvak, verenig
from wmo_eigenbijdrage.landelijk import abonnementstarief
from wmo_eigenbijdrage.testing.cak.bewaking import einde_door_kostprijs
from wmo_eigenbijdrage.testing.cak.perioden import Periodesleutel, Periodestand
from wmo_eigenbijdrage.testing.cak.werkwijze import NaKostprijs, Samenloop, Werkwijze

__all__ = ["Kennis", "bereken", "knip", "laatste_tariefmaand", "plak"]

_REGIMES = (MaandVlak(),)
_Vakken: TypeAlias = dict[Gemeentecode, list[list[Tijdvak]]]


@lru_cache(maxsize=1)
def laatste_tariefmaand() -> Maand:
    """The last month over which can be billed: later tariffs are not published."""
    einde = abonnementstarief().bereik.laatste_dag
    assert einde is not None
    return Maand.van(einde)


@lru_cache(maxsize=1024)
def _zonder_keuzes(gemeente: Gemeentecode) -> Beleid:
    return Beleid(gemeente=gemeente)


@frozen
class Kennis:
    """What CAK knows besides the household itself."""

    standen: Mapping[Bsn, Mapping[Periodesleutel, Periodestand]] = field(repr=False)
    beleid: Mapping[Gemeentecode, Beleid]
    werkwijze: Werkwijze

    def standen_van(self, bsn: Bsn) -> Iterable[Periodestand]:
        """The periods of a person, in order of receipt."""
        return self.standen[bsn].values() if bsn in self.standen else ()

    def beleid_van(self, gemeente: Gemeentecode) -> Beleid:
        """The policy of a gemeente: what it told, or the national rules."""
        return self.beleid.get(gemeente) or _zonder_keuzes(gemeente)


def bereken(
    huishouden: Huishouden, kennis: Kennis, nieuw_vanaf: Maand | None = None
) -> Bijdrageoverzicht:
    """What a household owes by all that CAK knows, up to the last month that has a tariff.

    The periods come from the messages; those in *huishouden* are not looked at.

    Args:
        huishouden: who lives with whom, and their circumstances.
        kennis: the register, the policies and the readings.
        nieuw_vanaf: the first month that a first determination reaches, for what is still to be
            decided; ``None`` for no limit.
    """
    vakken: _Vakken = {}
    personen: list[Persoon] = []
    for plaats, persoon in enumerate(huishouden.personen):
        bw = list(persoon.bw_bijdrage)
        eigen: list[Tijdvak] = []
        for stand in kennis.standen_van(persoon.client.bsn):
            vak = _in_leven(persoon, _te_innen(stand, kennis.werkwijze, nieuw_vanaf))
            if vak is None:
                continue
            if stand.beschermd_wonen:
                bw.append(vak)
                continue
            eigen.append(vak)
            per_persoon = vakken.setdefault(stand.gemeente, [[] for _ in huishouden.personen])
            per_persoon[plaats].append(vak)
        personen.append(evolve(persoon, perioden=verenig(eigen), bw_bijdrage=bw))
    samen = evolve(huishouden, personen=personen)
    per_gemeente = [
        (
            bereken_bijdrage(
                samen,
                kennis.beleid_van(gemeente),
                tot_en_met=laatste_tariefmaand(),
                lezing=kennis.werkwijze.lezing,
                regimes=_REGIMES,
            ),
            per_persoon,
        )
        for gemeente, per_persoon in vakken.items()
    ]
    if len(per_gemeente) > 1:
        return _kies(per_gemeente, kennis.werkwijze.samenloop)
    return per_gemeente[0][0] if per_gemeente else Bijdrageoverzicht(())


def _te_innen(
    stand: Periodestand, werkwijze: Werkwijze, nieuw_vanaf: Maand | None
) -> Tijdvak | None:
    vak = stand.tijdvak_vanaf(nieuw_vanaf)
    if vak is None or werkwijze.na_kostprijs is NaKostprijs.DOORGAAN:
        return vak
    return vak.knip(tot_en_met=einde_door_kostprijs(stand, werkwijze))


def _in_leven(persoon: Persoon, vak: Tijdvak | None) -> Tijdvak | None:
    """What a gemeente reports before the birth or after the death counts for nothing."""
    client = persoon.client
    if vak is None or (client.overleden is None and client.geboortedatum <= vak.eerste_dag):
        return vak
    return vak.knip(client.geboortedatum, client.overleden)


def _kies(
    per_gemeente: Iterable[tuple[Bijdrageoverzicht, list[list[Tijdvak]]]], samenloop: Samenloop
) -> Bijdrageoverzicht:
    """One amount per month: of the gemeenten that report it, the one with the chosen amount."""
    laatste = laatste_tariefmaand().ordinaal
    gekozen: dict[tuple[tuple[int, ...], int], tuple[int, Reden]] = {}
    for overzicht, per_persoon in per_gemeente:
        gemeld = [maanden(verenig(vakken), laatste) for vakken in per_persoon]
        for maand, reeks in overzicht.perioden():
            n = maand.ordinaal
            if not any(a <= n <= b for plaats in reeks.personen for a, b in gemeld[plaats]):
                continue
            sleutel, waarde = (reeks.personen, n), (reeks.bedrag.centen, reeks.reden)
            al = gekozen.setdefault(sleutel, waarde)
            if waarde[0] != al[0] and (waarde[0] < al[0]) is (samenloop is Samenloop.LAAGSTE):
                gekozen[sleutel] = waarde
    stukken: dict[tuple[int, ...], list[tuple[int, int, tuple[int, Reden]]]] = {}
    for (personen, n), waarde in sorted(gekozen.items(), key=lambda paar: paar[0]):
        stukken.setdefault(personen, []).append((n, n, waarde))
    reeksen = [r for p, stuk in stukken.items() for r in maak_reeksen(Maand, stuk, p)]
    return Bijdrageoverzicht(sorted(reeksen, key=_op_tijd))


def knip(
    overzicht: Bijdrageoverzicht, van: Maand | None = None, tot_en_met: Maand | None = None
) -> Bijdrageoverzicht:
    """The part of an overview of months from *van* to *tot_en_met*, both included."""
    eerste = 0 if van is None else van.ordinaal
    laatste = laatste_tariefmaand().ordinaal if tot_en_met is None else tot_en_met.ordinaal
    return Bijdrageoverzicht(
        _bijgesneden(reeks, eerste, laatste)
        for reeks in overzicht.reeksen
        if reeks.van.ordinaal <= laatste and reeks.tot_en_met.ordinaal >= eerste
    )


def _bijgesneden(reeks: Reeks, eerste: int, laatste: int) -> Reeks:
    van, tot = reeks.van.ordinaal, reeks.tot_en_met.ordinaal
    if eerste <= van and tot <= laatste:
        return reeks
    uit = Maand.uit_ordinaal
    return Reeks(
        uit(max(van, eerste)), uit(min(tot, laatste)), reeks.bedrag, reeks.reden, reeks.personen
    )


def plak(eerder: Bijdrageoverzicht, later: Bijdrageoverzicht) -> Bijdrageoverzicht:
    """Two overviews of which the second begins where the first ends, with equal neighbours joined.

    So an overview that was made in parts is equal to one that was made at once.
    """
    reeksen: list[Reeks] = []
    laatste: dict[tuple[int, ...], int] = {}
    for reeks in (*eerder.reeksen, *later.reeksen):
        plek = laatste.get(reeks.personen)
        if plek is not None and _sluit_aan(reeksen[plek], reeks):
            reeksen[plek] = evolve(reeksen[plek], tot_en_met=reeks.tot_en_met)
            continue
        laatste[reeks.personen] = len(reeksen)
        reeksen.append(reeks)
    return Bijdrageoverzicht(reeksen)


def _sluit_aan(eerder: Reeks, later: Reeks) -> bool:
    return (
        eerder.tot_en_met.ordinaal + 1 == later.van.ordinaal
        and eerder.bedrag == later.bedrag
        and eerder.reden is later.reden
    )


def _op_tijd(reeks: Reeks) -> tuple[int, tuple[int, ...]]:
    return reeks.van.ordinaal, reeks.personen
