"""Small wanted periods and registers for the tests of the plan, and a search that knows no plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from typing import TypeAlias

from wmo_eigenbijdrage import Bedrag, Gemeentecode, Maand
from wmo_eigenbijdrage.aanlevering import (
    BewaakteKostprijs,
    Gewenst,
    GewenstePeriode,
    Grens,
    Inhoud,
    Melding,
    Meldingsoort,
    Meldinguitkomst,
    Persoonsregister,
)
from wmo_eigenbijdrage.beleid import Beleid, Buffer
from wmo_eigenbijdrage.dossier import Feit
from wmo_eigenbijdrage.ieb import Kostprijs
from wmo_eigenbijdrage.kostprijs import Slot, bewaak_samen

VANDAAG = date(2024, 6, 10)
LANG_GELEDEN = date(2020, 1, 1)
GEEN = bewaak_samen([])


def beleid(dagen: int = 0) -> Beleid:
    return Beleid(gemeente=Gemeentecode("0363"), buffer=Buffer(dagen=dagen))


def grens(dag: date, bekend_op: date = LANG_GELEDEN) -> Grens:
    return Grens(dag, Feit(bekend_op, "WMO305"), "v", "start van de levering")


def periode(
    begin: date,
    eind: date | None = None,
    prijs: tuple[int, date] | None = None,
    *,
    begin_bekend: date = LANG_GELEDEN,
    eind_bekend: date = LANG_GELEDEN,
) -> GewenstePeriode:
    return GewenstePeriode(
        grens(begin, begin_bekend),
        None if eind is None else grens(eind, eind_bekend),
        None if prijs is None else BewaakteKostprijs(Bedrag(prijs[0]), prijs[1], "v"),
        (Maand.van(begin), None if eind is None else Maand.van(eind)),
        Slot.LOOPT if eind is None else Slot.GEBRUIK,
    )


def gewenst(*perioden: GewenstePeriode, peildatum: date = VANDAAG) -> Gewenst:
    return Gewenst(peildatum, perioden, GEEN, ())


def inhoud(begin: date, eind: date | None = None, prijs: tuple[int, date] | None = None) -> Inhoud:
    return Inhoud(
        startdatum=begin,
        stopdatum=eind,
        kostprijs=None if prijs is None else Kostprijs(Bedrag(prijs[0]), prijs[1]),
    )


def register(*perioden: Inhoud) -> Persoonsregister:
    """A register in which CAK accepted these periods, each told as a whole."""
    return Persoonsregister().boek(
        [
            Melding(
                volgnummer=plek,
                periode=plek,
                soort=Meldingsoort.START,
                na=deel,
                als_periode=True,
            )
            for plek, deel in enumerate(perioden, 1)
        ],
        Meldinguitkomst.AANVAARD,
    )


def stand(register_: Persoonsregister) -> list[tuple[date, date | None]]:
    return [(a.inhoud.startdatum, a.inhoud.stopdatum) for a in register_.aangeleverd]


def wens(gewenst_: Gewenst) -> list[tuple[date, date | None]]:
    return [(p.begin.dag, None if p.eind is None else p.eind.dag) for p in gewenst_.perioden]


# A search through all messages there are, one after the other

Simpel: TypeAlias = tuple[date, date | None, "tuple[int, date] | None"]
Beeld: TypeAlias = tuple[Simpel, ...]


def _sleutel(deel: Simpel) -> str:
    return repr(deel)


def _als_beeld(delen: Iterable[Simpel]) -> Beeld:
    return tuple(sorted(delen, key=_sleutel))


def _stappen(beeld: Beeld, woorden: Sequence[Simpel], *, als_periode: bool) -> Iterator[Beeld]:
    """Every view that one message can make of *beeld*."""
    starts = sorted({start for start, _, _ in woorden})
    stops = sorted({stop for _, stop, _ in woorden if stop is not None})
    prijzen = sorted({prijs for _, _, prijs in woorden}, key=repr)
    perioden = [
        (start, stop, prijs)
        for start, stop, prijs in product(starts, [None, *stops], prijzen)
        if stop is None or start <= stop
    ]
    for nieuw in perioden:
        if als_periode or nieuw[1] is None:
            yield _als_beeld([*beeld, nieuw])
    for plek, deel in enumerate(beeld):
        rest = [*beeld[:plek], *beeld[plek + 1 :]]
        if als_periode or deel[1] is None:  # in 1.0 not while it has a stop (TR071)
            yield _als_beeld(rest)
        for nieuw in perioden:
            if als_periode or nieuw[1] == deel[1] or nieuw[::2] == deel[::2]:
                yield _als_beeld([*rest, nieuw])


def minste_berichten(
    nu: Sequence[Simpel], doel: Sequence[Simpel], *, als_periode: bool, hoogstens: int
) -> int:
    """The fewest messages from one view to another, by trying all; *hoogstens* when not fewer."""
    gezocht = _als_beeld(doel)
    rand = {_als_beeld(nu)}
    gezien = set(rand)
    for aantal in range(hoogstens):
        if gezocht in rand:
            return aantal
        rand = {
            volgende
            for beeld in rand
            for volgende in _stappen(beeld, [*nu, *doel], als_periode=als_periode)
            if len(volgende) <= len(nu) + len(doel)
        } - gezien
        gezien |= rand
    return hoogstens
