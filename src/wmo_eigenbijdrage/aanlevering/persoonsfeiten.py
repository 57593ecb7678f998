"""`Persoonsfeiten`: what care messages tell of one person, and `per_persoon`: cut from a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import field, frozen

from wmo_eigenbijdrage.controle import van_soort
from wmo_eigenbijdrage.dossier import Zorgfeit
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import Bsn, Gemeentecode

__all__ = ["Persoonsfeiten", "per_persoon"]


def _feiten(gegeven: Iterable[Zorgfeit]) -> tuple[Zorgfeit, ...]:
    feiten = tuple(gegeven)
    for feit in feiten:
        _eis_feit(feit)
    return feiten


def _eis_feit(waarde: object) -> None:
    if not isinstance(waarde, Zorgfeit):
        raise OngeldigeWaarde(
            "feiten", f"holds a {type(waarde).__name__}", "give the facts of care messages"
        )


@frozen
class Persoonsfeiten:
    """All facts of one person in one gemeente, in any order.

    Whoever is in the register and of whom no fact is left has none: give that person too, so that
    the plan can withdraw what CAK has.
    """

    bsn: Bsn = field(validator=van_soort(Bsn))
    gemeente: Gemeentecode = field(validator=van_soort(Gemeentecode))
    feiten: tuple[Zorgfeit, ...] = field(repr=False, converter=_feiten)

    def __attrs_post_init__(self) -> None:
        if any(feit.bsn != self.bsn or feit.gemeente != self.gemeente for feit in self.feiten):
            raise OngeldigeWaarde(
                "feiten", "one is about another person or gemeente", "group them with per_persoon"
            )


def per_persoon(feiten: Iterable[Zorgfeit]) -> Iterator[Persoonsfeiten]:
    """The facts of each person, from a stream that is sorted by BSN and then by gemeente.

    Only one person is in memory. The order within a person does not matter.

    Raises:
        OngeldigeWaarde: the stream is not sorted, so that a person might come in two parts; or it
            holds something else than facts.

    >>> list(per_persoon([]))
    []
    """
    vorige: tuple[str, str] | None = None
    for plek, groep in groupby(feiten, key=_plek):
        if vorige is not None and plek < vorige:
            raise OngeldigeWaarde("feiten", "are not sorted", "sort them by BSN, then by gemeente")
        vorige = plek
        delen = tuple(groep)
        yield Persoonsfeiten(delen[0].bsn, delen[0].gemeente, delen)


def _plek(feit: Zorgfeit) -> tuple[str, str]:
    _eis_feit(feit)
    return feit.bsn.nummer, feit.gemeente.code
