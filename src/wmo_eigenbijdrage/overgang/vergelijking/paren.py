"""Which provision of the own administration is which one of CAK, within one person.

Nothing identifies a provision on both sides for certain. The dossier number comes nearest, but it
may be missing, or stand for the person. So the surest match is made first, and a match counts only
where it is the only one: the outcome does not depend on the order of the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from wmo_eigenbijdrage.overgang.vergelijking.regels import (
    Administratieregel,
    CakBestand,
    CakRegel,
)
from wmo_eigenbijdrage.overgang.vergelijking.velden import Vorm, vorm

__all__ = ["Paar", "Paren", "paar"]

_Rest: TypeAlias = dict[int, Vorm]
"""The rows that are not paired yet, by their place: the normal forms of their fields."""
_Plekken: TypeAlias = Iterator[tuple[int, int]]
_Ronde: TypeAlias = Callable[[_Rest, _Rest], _Plekken]
_DOSSIER, _PRODUCT, _TOTAAL = 0, 1, 4
# A row whose file is not known comes last: it may be in either.
_BESTANDEN = (CakBestand.HV, CakBestand.ZA, None)


class Paar(NamedTuple):
    """Two rows about the same provision, with the normal forms of their fields."""

    eigen: Administratieregel
    cak: CakRegel
    vorm_eigen: Vorm
    vorm_cak: Vorm


class Paren(NamedTuple):
    """The pairs, and the rows that are left on each side, in their own order."""

    paren: tuple[Paar, ...]
    alleen_eigen: tuple[Administratieregel, ...]
    alleen_cak: tuple[CakRegel, ...]


def paar(eigen: Sequence[Administratieregel], cak: Sequence[CakRegel]) -> Paren:
    """The pairs among the rows of one person that tell of a provision."""
    links = {plek: vorm(r.verstrekking) for plek, r in enumerate(eigen) if r.verstrekking}
    rechts = {plek: vorm(r.verstrekking) for plek, r in enumerate(cak) if r.verstrekking}
    bestanden = {eigen[plek].bestand for plek in links}
    paren: list[Paar] = []
    for ronden in _FASEN:
        for bestand in _BESTANDEN:
            if bestand not in bestanden:
                continue
            mijn = {plek: v for plek, v in links.items() if eigen[plek].bestand is bestand}
            hun = {p: v for p, v in rechts.items() if bestand in (None, cak[p].bestand)}
            for een, ander in _paar_in_ronden(mijn, hun, ronden):
                paren.append(Paar(eigen[een], cak[ander], links.pop(een), rechts.pop(ander)))
        if not links or not rechts:
            break
    return Paren(
        tuple(paren), tuple(eigen[plek] for plek in links), tuple(cak[plek] for plek in rechts)
    )


def _paar_in_ronden(mijn: _Rest, hun: _Rest, ronden: Sequence[_Ronde]) -> _Plekken:
    for ronde in ronden:
        if not mijn or not hun:
            return
        for een, ander in tuple(ronde(mijn, hun)):
            del mijn[een], hun[ander]
            yield een, ander


def _gelijke(mijn: _Rest, hun: _Rest) -> _Plekken:
    """Pairs that agree in every field; among several of the same, any two are as good."""
    per_vorm: dict[Vorm, list[int]] = {}
    for plek, gevonden in hun.items():
        per_vorm.setdefault(gevonden, []).append(plek)
    for plek, gevonden in mijn.items():
        if kandidaten := per_vorm.get(gevonden):
            yield plek, kandidaten.pop(0)


def _enige(*velden: int, ook_ander_dossier: bool = False) -> _Ronde:
    """A round that pairs rows of which each is the only one on its side with these values.

    Dossier numbers that are both known may differ only with *ook_ander_dossier*.
    """

    def sleutel(gevonden: Vorm) -> Hashable | None:
        waarden = tuple(gevonden[veld] for veld in velden)
        return None if None in waarden else waarden

    def ronde(mijn: _Rest, hun: _Rest) -> _Plekken:
        andere = _uniek(hun, sleutel)
        for waarde, een in _uniek(mijn, sleutel).items():
            ander = andere.get(waarde)
            if ander is None:
                continue
            dossiers = {mijn[een][_DOSSIER], hun[ander][_DOSSIER]}
            if ook_ander_dossier or None in dossiers or len(dossiers) == 1:
                yield een, ander

    return ronde


def _uniek(rest: _Rest, sleutel: Callable[[Vorm], Hashable | None]) -> dict[Hashable, int]:
    """The place of the only row with each key."""
    per_sleutel: dict[Hashable, list[int]] = {}
    for plek, gevonden in rest.items():
        if (waarde := sleutel(gevonden)) is not None:
            per_sleutel.setdefault(waarde, []).append(plek)
    return {waarde: plekken[0] for waarde, plekken in per_sleutel.items() if len(plekken) == 1}


# From sure to less sure. A dossier number that is the only one on each side settles it, and is by
# far the most common. The last round pairs what is left when that is one row on each side.
_FASEN: tuple[tuple[_Ronde, ...], ...] = (
    (_enige(_DOSSIER), _gelijke),
    (
        _enige(_DOSSIER, _PRODUCT, _TOTAAL),
        _enige(_DOSSIER, _PRODUCT),
        _enige(_DOSSIER, _TOTAAL),
        _enige(_DOSSIER),
        _enige(_PRODUCT, _TOTAAL, ook_ander_dossier=True),
        _enige(_PRODUCT),
        _enige(_TOTAAL),
        _enige(),
    ),
)
