"""The outcome of a comparison: every person and household, with counts that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from attrs import Factory, field, frozen

from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.overgang.aanmelding import STARTDATUM
from wmo_eigenbijdrage.overgang.hv_rij import Uitval
from wmo_eigenbijdrage.overgang.vergelijking.huishoudens import (
    Huishoudstand,
    Huishoudvergelijking,
    vergelijk_huishoudens,
)
from wmo_eigenbijdrage.overgang.vergelijking.personen import (
    Persoonsvergelijking,
    Vergelijkbevinding,
    Vindplaats,
    op_bsn,
    van_soort,
    vergelijk_personen,
)
from wmo_eigenbijdrage.overgang.vergelijking.regels import Administratieregel, CakRegel, Plicht
from wmo_eigenbijdrage.overgang.vergelijking.uitvoer import als_html, bevindingen_csv

__all__ = ["Bestandsvergelijking", "Telling", "bestandsvergelijking"]

_IN_NOTEBOOK = 20


@frozen
class Telling:
    """How many there are of each. Of the own persons: only here + in both; of CAK's likewise."""

    regels_eigen: int
    regels_cak: int
    """Rows of CAK that could be read."""
    uitval_cak: int
    """Rows of CAK that could not: who is only in those seems to be missing there."""
    alleen_eigen: int
    alleen_cak: int
    met_verschil: int
    """Persons in both who differ in a field or have a provision on one side only."""
    zonder_verschil: int
    """Persons in both who do not."""
    plichtig: int
    """Own persons who owe a contribution on the peildatum."""
    niet_in_beeld: int
    """Those of them whom CAK does not know."""
    plicht_onbekend: int
    """Own persons of whom the administration does not say whether they do."""
    per_huishoudstand: Mapping[Huishoudstand, int] = field(hash=False)
    per_bevinding: Mapping[Bevinding, int] = field(hash=False)
    """Findings of each kind, in order of code."""

    @property
    def beide(self) -> int:
        """Persons in both."""
        return self.met_verschil + self.zonder_verschil

    @property
    def personen_eigen(self) -> int:
        """Persons in the own administration."""
        return self.alleen_eigen + self.beide

    @property
    def personen_cak(self) -> int:
        """Persons in the files of CAK."""
        return self.alleen_cak + self.beide

    @property
    def bevindingen(self) -> int:
        """All findings."""
        return sum(self.per_bevinding.values())

    def regels(self) -> tuple[tuple[str, int], ...]:
        """The counts with a Dutch name each, to show."""
        return (
            ("eigen rijen", self.regels_eigen),
            ("rijen van het CAK", self.regels_cak),
            ("rijen van het CAK die niet te lezen waren", self.uitval_cak),
            ("personen in de eigen administratie", self.personen_eigen),
            ("personen bij het CAK", self.personen_cak),
            ("alleen in de eigen administratie", self.alleen_eigen),
            ("alleen bij het CAK", self.alleen_cak),
            ("in beide, met verschil", self.met_verschil),
            ("in beide, zonder verschil", self.zonder_verschil),
            ("bijdrageplichtig op de peildatum", self.plichtig),
            ("waarvan niet bij het CAK bekend", self.niet_in_beeld),
            ("bijdrageplicht onbekend", self.plicht_onbekend),
            *(
                (f"huishoudens: {stand.value}", aantal)
                for stand, aantal in self.per_huishoudstand.items()
            ),
        )


def _tel(vergelijking: Bestandsvergelijking) -> Telling:
    waar: Counter[Vindplaats] = Counter()
    plichten: Counter[Plicht] = Counter()
    regels_eigen = regels_cak = verschil = niet_in_beeld = 0
    for persoon in vergelijking.personen:
        waar[persoon.vindplaats] += 1
        regels_eigen += len(persoon.eigen)
        regels_cak += len(persoon.cak)
        verschil += persoon.verschilt
        if persoon.eigen:
            plicht = persoon.plicht
            plichten[plicht] += 1
            niet_in_beeld += plicht is Plicht.JA and not persoon.cak
    soorten = Counter(gevonden.bevinding for gevonden in vergelijking.bevindingen())
    standen = Counter(huishouden.stand for huishouden in vergelijking.huishoudens)
    return Telling(
        regels_eigen=regels_eigen,
        regels_cak=regels_cak,
        uitval_cak=len(vergelijking.uitval),
        alleen_eigen=waar[Vindplaats.ALLEEN_EIGEN],
        alleen_cak=waar[Vindplaats.ALLEEN_CAK],
        met_verschil=verschil,
        zonder_verschil=waar[Vindplaats.BEIDE] - verschil,
        plichtig=plichten[Plicht.JA],
        niet_in_beeld=niet_in_beeld,
        plicht_onbekend=plichten[Plicht.ONBEKEND],
        per_huishoudstand={stand: standen[stand] for stand in Huishoudstand},
        per_bevinding=dict(sorted(soorten.items())),
    )


@frozen
class Bestandsvergelijking:
    """All persons of both sides, and the households of the own administration.

    Neither ``repr`` nor ``str`` nor the HTML shows a person.
    """

    peildatum: date
    personen: tuple[Persoonsvergelijking, ...] = field(repr=False)
    """In order of BSN, each once."""
    huishoudens: tuple[Huishoudvergelijking, ...] = field(repr=False)
    uitval: tuple[Uitval, ...] = field(default=(), repr=False)
    """Rows of CAK that could not be read, and so belong to nobody."""
    telling: Telling = field(
        init=False,
        repr=False,
        eq=False,
        default=Factory(_tel, takes_self=True),
    )

    @property
    def alleen_eigen(self) -> tuple[Persoonsvergelijking, ...]:
        """Persons of the own administration whom CAK does not know."""
        return self._waar(Vindplaats.ALLEEN_EIGEN)

    @property
    def alleen_cak(self) -> tuple[Persoonsvergelijking, ...]:
        """Persons of CAK whom the own administration does not know."""
        return self._waar(Vindplaats.ALLEEN_CAK)

    @property
    def beide(self) -> tuple[Persoonsvergelijking, ...]:
        """Persons whom both know."""
        return self._waar(Vindplaats.BEIDE)

    @property
    def niet_in_beeld(self) -> tuple[Persoonsvergelijking, ...]:
        """Persons who owe a contribution on the peildatum and whom CAK does not know."""
        return tuple(persoon for persoon in self.personen if persoon.niet_in_beeld)

    def bevindingen(self) -> Iterator[Vergelijkbevinding]:
        """All findings: those of each person in order of BSN, then those of the households."""
        for persoon in self.personen:
            yield from persoon.bevindingen()
        for huishouden in self.huishoudens:
            yield from huishouden.bevindingen()

    def csv_regels(self, *, met_bsn: bool = False) -> Iterator[str]:
        """The findings as lines of CSV, see `bevindingen_csv`; without BSN unless asked for."""
        return bevindingen_csv(self.bevindingen(), met_bsn=met_bsn)

    def _waar(self, vindplaats: Vindplaats) -> tuple[Persoonsvergelijking, ...]:
        return tuple(persoon for persoon in self.personen if persoon.vindplaats is vindplaats)

    def __str__(self) -> str:
        return "\n".join(f"{naam}: {aantal}" for naam, aantal in self.telling.regels())

    def _repr_html_(self) -> str:
        """For a notebook: the counts and the first findings."""
        telling = self.telling
        soorten = (
            (bevinding.code, bevinding.plaats, bevinding.tekst, aantal)
            for bevinding, aantal in telling.per_bevinding.items()
        )
        eerste = islice(self.bevindingen(), _IN_NOTEBOOK)
        meer = max(telling.bevindingen - _IN_NOTEBOOK, 0)
        return als_html(telling.regels(), soorten, eerste, meer=meer)


def bestandsvergelijking(
    eigen: Iterable[Administratieregel],
    cak: Iterable[CakRegel],
    *,
    peildatum: date = STARTDATUM,
    uitval: Sequence[Uitval] = (),
) -> Bestandsvergelijking:
    """Compare the own administration with the rows of CAK's files, on BSN.

    Args:
        eigen: the rows of the own administration, in any order.
        cak: the rows of CAK, of both its files, in any order. Without the ZA-bestand whoever has
            care in kind only seems not to be known there.
        peildatum: the day on which it matters who owes a contribution.
        uitval: the rows of CAK that could not be read; they are counted.

    Raises:
        OngeldigeWaarde: a side holds something else than its rows.

    >>> from wmo_eigenbijdrage.identificatie import Bsn
    >>> from wmo_eigenbijdrage.overgang.vergelijking.regels import CakBestand
    >>> een, ander = Bsn("999990019"), Bsn("999990020")
    >>> gevonden = bestandsvergelijking(
    ...     [Administratieregel(een, 2), Administratieregel(ander, 3)],
    ...     [CakRegel(een, 2, CakBestand.HV)],
    ... )
    >>> gevonden.telling.beide, gevonden.telling.alleen_eigen
    (1, 1)

    Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019), 1; checklist for 2020, 2.2.1.
    """
    links = sorted(van_soort("eigen", eigen, Administratieregel), key=op_bsn)
    rechts = sorted(van_soort("cak", cak, CakRegel), key=op_bsn)
    personen = tuple(vergelijk_personen(links, rechts, peildatum=peildatum))
    return Bestandsvergelijking(peildatum, personen, vergelijk_huishoudens(personen), tuple(uitval))
