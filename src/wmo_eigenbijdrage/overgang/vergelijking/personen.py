"""Comparing per person: two streams of rows in order of BSN become one of persons."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TypeVar

from attrs import astuple, field, frozen

from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.controle import eis_dag, eis_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import Bsn
from wmo_eigenbijdrage.overgang.aanmelding import STARTDATUM
from wmo_eigenbijdrage.overgang.vergelijking.paren import paar
from wmo_eigenbijdrage.overgang.vergelijking.redenen import Vergelijkreden
from wmo_eigenbijdrage.overgang.vergelijking.regels import (
    Administratieregel,
    CakRegel,
    Plicht,
    plicht_op,
)
from wmo_eigenbijdrage.overgang.vergelijking.velden import (
    Persoonsvorm,
    Veldverschil,
    persoonsvorm,
    tegenspraken,
    verschillen,
    zonder_gemeen,
)

__all__ = [
    "Persoonsvergelijking",
    "Vergelijkbevinding",
    "Vindplaats",
    "vergelijk_personen",
]

R = TypeVar("R", Administratieregel, CakRegel)
op_bsn: Callable[[Administratieregel | CakRegel], str] = attrgetter("bsn.nummer")
"""By what both sides are sorted and joined."""


class Vindplaats(Enum):
    """Where a person is found."""

    ALLEEN_EIGEN = "alleen in de eigen administratie"
    ALLEEN_CAK = "alleen bij het CAK"
    BEIDE = "in beide"


@frozen
class Vergelijkbevinding:
    """A finding about a person, with the rows that it is about."""

    bevinding: Bevinding
    bsn: Bsn
    eigen: tuple[Administratieregel, ...] = field(default=(), repr=False)
    cak: tuple[CakRegel, ...] = field(default=(), repr=False)
    verschil: Veldverschil | None = None
    """The field with both values, when it is one field that differs."""


@frozen
class Persoonsvergelijking:
    """One person: all rows of both sides by file and number, and in what they differ."""

    bsn: Bsn
    peildatum: date
    eigen: tuple[Administratieregel, ...] = field(repr=False)
    cak: tuple[CakRegel, ...] = field(repr=False)
    verschillen: tuple[Veldverschil, ...] = ()
    """Of the person and of the provisions that belong together."""
    verstrekkingen_alleen_eigen: tuple[Administratieregel, ...] = field(default=(), repr=False)
    """Rows with a provision that none of CAK belongs to, of a person whom CAK has provisions of."""
    verstrekkingen_alleen_cak: tuple[CakRegel, ...] = field(default=(), repr=False)
    """The other way round."""

    @property
    def vindplaats(self) -> Vindplaats:
        """Where the person is found."""
        if not self.cak:
            return Vindplaats.ALLEEN_EIGEN
        return Vindplaats.BEIDE if self.eigen else Vindplaats.ALLEEN_CAK

    @property
    def verschilt(self) -> bool:
        """Whether the two sides differ in a field or a provision is on one side only."""
        return bool(
            self.verschillen or self.verstrekkingen_alleen_eigen or self.verstrekkingen_alleen_cak
        )

    @property
    def plicht(self) -> Plicht:
        """Whether the own administration says that a contribution is owed on the peildatum.

        Of a person who is only at CAK it says nothing.
        """
        return plicht_op(self.peildatum, self.eigen) if self.eigen else Plicht.ONBEKEND

    @property
    def niet_in_beeld(self) -> bool:
        """Whether the person owes a contribution on the peildatum and CAK does not know of it."""
        return not self.cak and self.plicht is Plicht.JA

    @property
    def huishoudens(self) -> tuple[str, ...]:
        """The keys of the household, in order; more than one when the rows disagree."""
        return tuple(sorted({s for regel in self.eigen if (s := regel.huishouden.strip())}))

    def bevindingen(self) -> Iterator[Vergelijkbevinding]:
        """All there is to say about the person, apart from the household."""
        reden = _over_vindplaats(self.vindplaats, self.plicht)
        if reden is not None:
            dag = self.peildatum
            bevinding = reden.over(peildatum=f"{dag.day}-{dag.month}-{dag.year}")
            yield Vergelijkbevinding(bevinding, self.bsn, self.eigen, self.cak)
        for verschil in self.verschillen:
            paar_ = (verschil.regel_eigen,), (verschil.regel_cak,)
            yield Vergelijkbevinding(verschil.veld.bevinding, self.bsn, *paar_, verschil)
        for eigen in self.verstrekkingen_alleen_eigen:
            bevinding = Vergelijkreden.VERSTREKKING_ALLEEN_EIGEN.over()
            yield Vergelijkbevinding(bevinding, self.bsn, (eigen,))
        for cak in self.verstrekkingen_alleen_cak:
            bevinding = Vergelijkreden.VERSTREKKING_ALLEEN_CAK.over()
            yield Vergelijkbevinding(bevinding, self.bsn, (), (cak,))
        yield from self._tegenspraken()

    def _tegenspraken(self) -> Iterator[Vergelijkbevinding]:
        for veld in tegenspraken(_verscheiden(self.eigen)):
            bevinding = Vergelijkreden.TEGENSPRAAK_EIGEN.over(veld=veld.name)
            yield Vergelijkbevinding(bevinding, self.bsn, self.eigen)
        for veld in tegenspraken(_verscheiden(self.cak)):
            bevinding = Vergelijkreden.TEGENSPRAAK_CAK.over(veld=veld.name)
            yield Vergelijkbevinding(bevinding, self.bsn, (), self.cak)
        if len(self.huishoudens) > 1:
            bevinding = Vergelijkreden.MEER_HUISHOUDENS.over()
            yield Vergelijkbevinding(bevinding, self.bsn, self.eigen)


def vergelijk_personen(
    eigen: Iterable[Administratieregel],
    cak: Iterable[CakRegel],
    *,
    peildatum: date = STARTDATUM,
) -> Iterator[Persoonsvergelijking]:
    """One comparison per person, in order of BSN, from two sides that are in that order.

    It holds the rows of one person at a time, so that neither side needs to fit in memory; the
    adapters can sort a file that does not. For sides in any order there is `bestandsvergelijking`.

    Raises:
        OngeldigeWaarde: a side is not in order of BSN, or holds something else than its rows.
    """
    eis_dag("peildatum", peildatum)
    eigene = _per_persoon("eigen", eigen, Administratieregel)
    andere = _per_persoon("cak", cak, CakRegel)
    een, ander = next(eigene, None), next(andere, None)
    while een is not None or ander is not None:
        if ander is None or (een is not None and een[0] < ander[0]):
            assert een is not None  # or the loop had ended
            yield _vergelijk(een[1], (), peildatum)
            een = next(eigene, None)
        elif een is None or ander[0] < een[0]:
            yield _vergelijk((), ander[1], peildatum)
            ander = next(andere, None)
        else:
            yield _vergelijk(een[1], ander[1], peildatum)
            een, ander = next(eigene, None), next(andere, None)


def _per_persoon(
    naam: str, regels: Iterable[R], soort: type[R]
) -> Iterator[tuple[str, tuple[R, ...]]]:
    vorige = ""
    for nummer, groep in groupby(van_soort(naam, regels, soort), key=op_bsn):
        if nummer < vorige:
            raise OngeldigeWaarde(
                naam, "is not in order of BSN", "sort it, or use bestandsvergelijking"
            )
        vorige = nummer
        yield nummer, _in_volgorde(tuple(groep))


def _in_volgorde(regels: tuple[R, ...]) -> tuple[R, ...]:
    """The rows of a person by file and number, so that the outcome is that of any order."""
    if len(regels) == 1:
        return regels
    op_plaats = sorted(regels, key=_plaats)
    if any(_plaats(een) == _plaats(ander) for een, ander in pairwise(op_plaats)):
        # Rows of one number: by their content, whatever order that is.
        op_plaats.sort(key=lambda regel: (_plaats(regel), repr(astuple(regel))))
    return tuple(op_plaats)


def _plaats(regel: Administratieregel | CakRegel) -> tuple[str, int]:
    return ("" if regel.bestand is None else regel.bestand.value, regel.rij)


def van_soort(naam: str, regels: Iterable[R], soort: type[R]) -> Iterator[R]:
    """The rows, each checked to be of their own kind."""
    for regel in regels:
        eis_soort(naam, regel, soort)
        yield regel


def _vergelijk(
    eigen: tuple[Administratieregel, ...], cak: tuple[CakRegel, ...], peildatum: date
) -> Persoonsvergelijking:
    bsn = (eigen or cak)[0].bsn
    if not eigen or not cak:
        return Persoonsvergelijking(bsn, peildatum, eigen, cak)
    paren = paar(eigen, cak)
    return Persoonsvergelijking(
        bsn,
        peildatum,
        eigen,
        cak,
        (
            *_over_persoon(eigen, cak),
            *(
                Veldverschil(veld, p.eigen, p.cak)
                for p in paren.paren
                if p.vorm_eigen != p.vorm_cak
                for veld in verschillen(p.vorm_eigen, p.vorm_cak)
            ),
        ),
        # A side that tells of no provision at all does not know them.
        paren.alleen_eigen if any(regel.verstrekking for regel in cak) else (),
        paren.alleen_cak if any(regel.verstrekking for regel in eigen) else (),
    )


def _over_persoon(
    eigen: Sequence[Administratieregel], cak: Sequence[CakRegel]
) -> Iterator[Veldverschil]:
    """The fields of the person that are known on both sides and have no value in common."""
    mijn, hun = _per_vorm(eigen), _per_vorm(cak)
    if mijn.keys() == hun.keys():
        return
    for veld, een, ander in zonder_gemeen(mijn, hun):
        yield Veldverschil(veld, mijn[een], hun[ander])


def _per_vorm(regels: Sequence[R]) -> dict[Persoonsvorm, R]:
    """The first row with each different person that the rows tell of."""
    eerste = regels[0].persoon
    per_vorm = {persoonsvorm(eerste): regels[0]}
    for regel in regels[1:]:
        if regel.persoon != eerste:
            per_vorm.setdefault(persoonsvorm(regel.persoon), regel)
    return per_vorm


def _verscheiden(regels: Sequence[R]) -> Collection[Persoonsvorm]:
    """The different persons that rows tell of; nothing when there is one, as mostly."""
    if len(regels) < 2 or all(regel.persoon == regels[0].persoon for regel in regels):
        return ()
    return _per_vorm(regels)


def _over_vindplaats(vindplaats: Vindplaats, plicht: Plicht) -> Vergelijkreden | None:
    if vindplaats is Vindplaats.ALLEEN_CAK:
        return Vergelijkreden.ALLEEN_CAK
    if vindplaats is Vindplaats.BEIDE:
        return Vergelijkreden.BEIDE_NIET_PLICHTIG if plicht is Plicht.NEE else None
    return _ALLEEN_EIGEN[plicht]


_ALLEEN_EIGEN = {
    Plicht.JA: Vergelijkreden.NIET_IN_BEELD,
    Plicht.NEE: Vergelijkreden.ALLEEN_EIGEN,
    Plicht.ONBEKEND: Vergelijkreden.ALLEEN_EIGEN_ONBEKEND,
}
