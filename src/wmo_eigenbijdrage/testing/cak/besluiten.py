"""A decision about one household at the close of a month: a first determination, or a revision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from attrs import Factory, evolve, field, frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bijdrage import (
    Bijdrageoverzicht,
    Factuur,
    Oorzaak,
    Reeks,
    Verschil,
    facturen,
    herzien,
    herzieningsfactuur,
    vaststellen,
)
from wmo_eigenbijdrage.dossier import Huishouden
from wmo_eigenbijdrage.identificatie import Bsn
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.testing.cak.berekening import Kennis, bereken, knip, plak
from wmo_eigenbijdrage.testing.cak.rekeningen import Maandverlies, Rekening

__all__ = ["Besluit", "Huishoudstand", "besluit", "maandrekeningen", "voeg_samen"]

_LEEG = Bijdrageoverzicht(())


def _personen(stand: Huishoudstand) -> tuple[Bsn, ...]:
    return tuple(persoon.client.bsn for persoon in stand.huishouden.personen)


def _einde(stand: Huishoudstand) -> int:
    return max((r.tot_en_met.ordinaal for r in stand.geldend.reeksen if r.bedrag), default=-1)


@frozen
class Huishoudstand:
    """A household as CAK knows it, and what was decided about it."""

    huishouden: Huishouden
    geldend: Bijdrageoverzicht = _LEEG
    """What was billed up to the last month that was closed, and is to be billed after it as long as
    nothing changes."""
    terug: Mapping[int, int] = field(factory=dict[int, int])
    """The cents that were refunded over each month, by its ordinal."""
    definitief: frozenset[int] = frozenset()
    """The months that were told to be final."""
    personen: tuple[Bsn, ...] = field(
        init=False, eq=False, default=Factory(_personen, takes_self=True)
    )
    """Who it is."""
    einde: int = field(init=False, eq=False, default=Factory(_einde, takes_self=True))
    """The last month with an amount, as its ordinal."""


@frozen
class Besluit:
    """What is decided about a household at the close of a month."""

    stand: Huishoudstand
    rekeningen: tuple[Rekening, ...]
    vervallen: tuple[Maandverlies, ...]
    definitief: tuple[Maandverlies, ...]


def besluit(stand: Huishoudstand, kennis: Kennis, maand: Maand, gesloten: Maand | None) -> Besluit:
    """Decide on the last day of *maand* about all months up to it.

    Args:
        stand: the household.
        kennis: what CAK knows.
        maand: the month that is closed; the bill comes in the month after it.
        gesloten: the last month that was closed before, if any.
    """
    ruim = bereken(stand.huishouden, kennis)
    oud = _LEEG if gesloten is None else knip(stand.geldend, tot_en_met=gesloten)
    if oud.reeksen or any(s.beschikt for bsn in stand.personen for s in kennis.standen_van(bsn)):
        return _herziening(stand, kennis, maand, oud, ruim)
    return _eerste_vaststelling(stand, kennis, maand, ruim)


def _eerste_vaststelling(
    stand: Huishoudstand, kennis: Kennis, maand: Maand, ruim: Bijdrageoverzicht
) -> Besluit:
    verschuldigd, vervallen = knip(ruim, tot_en_met=maand), _LEEG
    maanden_terug = kennis.werkwijze.eerste_vaststelling
    if (
        verschuldigd.reeksen
        and verschuldigd.reeksen[0].van.ordinaal < (maand - maanden_terug).ordinaal
    ):
        vaststelling = vaststellen(verschuldigd, maand.laatste_dag, maanden_terug=maanden_terug)
        verschuldigd, vervallen = vaststelling.verschuldigd, vaststelling.vervallen
    bsns = stand.personen
    gemeld_in = _gemeld_in(stand, kennis, maand)
    return Besluit(
        evolve(stand, geldend=_vervolg(verschuldigd, ruim, maand)),
        tuple(
            Rekening(tuple(bsns[plaats] for plaats in factuur.personen), factuur)
            for factuur in facturen(verschuldigd, maand, gemeld_in=gemeld_in)
        ),
        tuple(_verlies(bsns, _LEEG.vergelijk(vervallen))),
        (),
    )


def _herziening(
    stand: Huishoudstand,
    kennis: Kennis,
    maand: Maand,
    oud: Bijdrageoverzicht,
    ruim: Bijdrageoverzicht,
) -> Besluit:
    """What was decided before is revised; a start that is new in it has the limit of a first."""
    werkwijze, dag, bsns = kennis.werkwijze, maand.laatste_dag, stand.personen
    nieuw = ruim
    if any(not s.beschikt for bsn in bsns for s in kennis.standen_van(bsn)):
        nieuw = bereken(stand.huishouden, kennis, maand - werkwijze.eerste_vaststelling)
    if nieuw is ruim and knip(nieuw, tot_en_met=maand - 1) == oud:
        onveranderd = evolve(stand, geldend=nieuw)
        return Besluit(onveranderd, tuple(maandrekeningen(onveranderd, maand)), (), ())
    tot_nu = knip(nieuw, tot_en_met=maand)
    herziening = herzien(
        oud,
        tot_nu,
        dag,
        nabetaling_terug=werkwijze.nabetaling,
        teruggave_terug=werkwijze.teruggave,
    )
    terug = dict(stand.terug)
    for periode, saldo in herziening.saldi:
        if saldo < Bedrag(0):
            terug[periode.ordinaal] = terug.get(periode.ordinaal, 0) - saldo.centen
    definitief = tuple(
        verlies
        for verlies in _verlies(bsns, herziening.buiten_termijn)
        if verlies.maand.ordinaal not in stand.definitief
    )
    factuur = herzieningsfactuur(herziening, dag)
    return Besluit(
        evolve(
            stand,
            geldend=_vervolg(herziening.uitkomst, nieuw, maand),
            terug=terug,
            definitief=stand.definitief.union(verlies.maand.ordinaal for verlies in definitief),
        ),
        () if factuur is None else (_voor_allen(bsns, factuur),),
        ()
        if nieuw is ruim
        else tuple(_verlies(bsns, tot_nu.vergelijk(knip(ruim, tot_en_met=maand)))),
        definitief,
    )


def _voor_allen(bsns: tuple[Bsn, ...], factuur: Factuur) -> Rekening:
    """How CAK splits a revision between two is not known, so that both get it."""
    return Rekening(bsns, evolve(factuur, personen=tuple(range(len(bsns)))))


def _gemeld_in(stand: Huishoudstand, kennis: Kennis, maand: Maand) -> Maand:
    """The month in which the first message about the household came in."""
    dagen = [s.gemeld_op for bsn in stand.personen for s in kennis.standen_van(bsn)]
    return Maand.van(min(dagen)) if dagen else maand


def _vervolg(
    tot_nu: Bijdrageoverzicht, nieuw: Bijdrageoverzicht, maand: Maand
) -> Bijdrageoverzicht:
    return plak(tot_nu, knip(nieuw, van=maand + 1))


def _verlies(bsns: tuple[Bsn, ...], verschillen: Iterable[Verschil]) -> Iterator[Maandverlies]:
    """Per month what is not asked, or not refunded, all persons of the household together."""
    per_maand: dict[int, int] = {}
    for verschil in verschillen:
        for n in range(verschil.van.ordinaal, verschil.tot_en_met.ordinaal + 1):
            per_maand[n] = per_maand.get(n, 0) + verschil.per_periode.centen
    for n in sorted(per_maand):
        if per_maand[n]:
            yield Maandverlies(bsns, Maand.uit_ordinaal(n), Bedrag(per_maand[n]))


def maandrekeningen(stand: Huishoudstand, maand: Maand) -> Iterator[Rekening]:
    """The bills over one month of a household about which nothing has to be decided."""
    n = maand.ordinaal
    for reeks in stand.geldend.reeksen:
        if reeks.van.ordinaal <= n <= reeks.tot_en_met.ordinaal and reeks.bedrag:
            bsns = stand.personen
            yield Rekening(
                tuple(bsns[plaats] for plaats in reeks.personen),
                _maandfactuur(maand, reeks.bedrag, reeks.personen),
            )


@lru_cache(maxsize=1024)
def _maandfactuur(maand: Maand, bedrag: Bedrag, personen: tuple[int, ...]) -> Factuur:
    return Factuur(maand + 1, ((maand, bedrag),), Oorzaak.GEEN, personen)


def voeg_samen(
    huishouden: Huishouden, standen: Iterable[Huishoudstand], gesloten: Maand | None
) -> Huishoudstand:
    """What was decided about persons who are now looked at as one household.

    All that was billed to each of them stays billed; the next close revises it.
    """
    nieuwe = {persoon.client.bsn: plaats for plaats, persoon in enumerate(huishouden.personen)}
    reeksen: list[Reeks] = []
    terug: dict[int, int] = {}
    definitief: frozenset[int] = frozenset()
    for stand in standen:
        plaats_van = [nieuwe[bsn] for bsn in stand.personen]
        geldend = _LEEG if gesloten is None else knip(stand.geldend, tot_en_met=gesloten)
        reeksen += [
            evolve(reeks, personen=tuple(sorted(plaats_van[plaats] for plaats in reeks.personen)))
            for reeks in geldend.reeksen
        ]
        for n, centen in stand.terug.items():
            terug[n] = terug.get(n, 0) + centen
        definitief |= stand.definitief
    reeksen.sort(key=lambda reeks: (reeks.van.ordinaal, reeks.personen))
    return Huishoudstand(huishouden, Bijdrageoverzicht(reeksen), terug, definitief)
