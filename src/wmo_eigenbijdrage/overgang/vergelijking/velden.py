"""Which fields are compared, and when two of their values are the same.

Everything is compared in a normal form. Empty is not known, and what is not known differs from
nothing. Texts: without regard to case, accents and runs of blanks. Initials: also without points
and blanks. Numbers of dossiers, codes of products and providers: without blanks and, when they are
all digits, without the leading zeros that spreadsheets drop. Amounts, dates and periods: exact.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from enum import Enum
from typing import NamedTuple, TypeAlias

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.kalender import Zorgperiode
from wmo_eigenbijdrage.overgang.celwaarden import OnbekendeVorm, Persoonsgegevens
from wmo_eigenbijdrage.overgang.vergelijking.regels import (
    Administratieregel,
    CakRegel,
    Verstrekkingsgegevens,
)

__all__ = ["Veldverschil", "Vergelijkveld", "Waarde"]

Waarde: TypeAlias = str | date | bool | int | Bedrag | Zorgperiode
"""What a field can hold."""
Vorm: TypeAlias = tuple[object, ...]
"""The normal forms of the fields of a provision, ``None`` where not known."""


class Vergelijkveld(Enum):
    """The fields, each with the stable code of its difference."""

    NAAM = ("BV10", "achternaam met voorvoegsel")
    VOORLETTERS = ("BV11", "voorletters")
    GEBOORTEDATUM = ("BV12", "geboortedatum")
    DOSSIERNUMMER = ("BV13", "dossiernummer")
    PRODUCT = ("BV14", "code van product of productgroep")
    AANBIEDER = ("BV15", "code van de aanbieder")
    PGB = ("BV16", "pgb")
    TOTALE_KOSTEN = ("BV17", "totale kosten")
    KOSTEN_PER_PERIODE = ("BV18", "kosten per periode")
    AANTAL_PERIODEN = ("BV19", "aantal perioden")
    RESTBEDRAG = ("BV20", "restbedrag")
    VANAF = ("BV21", "ingangsperiode")

    @property
    def code(self) -> str:
        """The stable code."""
        return self.value[0]

    @property
    def is_persoonlijk(self) -> bool:
        """Whether its values must not be shown unless asked for.

        Those of the person, and free texts: a dossier number may be a BSN, and a shifted column may
        put one anywhere.
        """
        return self in VAN_PERSOON or self in _VRIJE_TEKST

    @property
    def bevinding(self) -> Bevinding:
        """The finding that the two sides differ, without the values."""
        return Bevinding(self.code, self.name, f"{self.value[1]} verschilt; kijk welke klopt")

    def waarde(self, regel: Administratieregel | CakRegel) -> Waarde | None:
        """What a row holds in this field, as it stands there; ``None`` when not known."""
        bron: object = regel.persoon if self in VAN_PERSOON else regel.verstrekking
        waarde: Waarde | None = getattr(bron, self.name.lower(), None)
        return None if isinstance(waarde, str) and not waarde.strip() else waarde


_VRIJE_TEKST = (Vergelijkveld.DOSSIERNUMMER, Vergelijkveld.PRODUCT, Vergelijkveld.AANBIEDER)


@frozen
class Veldverschil:
    """One field in which the two sides differ. Neither value shows in a ``repr``."""

    veld: Vergelijkveld
    regel_eigen: Administratieregel
    regel_cak: CakRegel

    @property
    def eigen(self) -> Waarde | None:
        """The value in the own administration. It may be about a person: do not log it."""
        return self.veld.waarde(self.regel_eigen)

    @property
    def cak(self) -> Waarde | None:
        """The value that CAK has. It may be about a person: do not log it."""
        return self.veld.waarde(self.regel_cak)

    def __repr__(self) -> str:
        eigen, cak = self.regel_eigen.rij, self.regel_cak.verwijzing
        return f"Veldverschil({self.veld.name}, eigen {eigen}, {cak})"


def vouw(tekst: str) -> str:
    """A text without regard to case, accents and runs of blanks.

    >>> vouw("  VAN  Dönmez-Çelik ")
    'van donmez-celik'
    """
    if tekst.isascii():
        return " ".join(tekst.lower().split())
    ontleed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", tekst).casefold())
    return " ".join("".join(c for c in ontleed if not unicodedata.combining(c)).split())


def vouw_code(tekst: str) -> str:
    """A number or code without regard to case, blanks and lost leading zeros.

    >>> vouw_code(" 0012 34"), vouw_code("0A1"), vouw_code("00")
    ('1234', '0a1', '0')
    """
    kaal = vouw(tekst).replace(" ", "")
    return kaal.lstrip("0") or "0" if kaal.isdecimal() else kaal


def vouw_letters(tekst: str) -> str:
    """Initials without regard to case, accents, points and blanks.

    >>> vouw_letters("J.P. "), vouw_letters("j p")
    ('jp', 'jp')
    """
    return vouw(tekst).replace(".", "").replace(" ", "")


class Naamvorm(NamedTuple):
    """A surname in normal form."""

    geheel: str
    """With its prefix."""
    achternaam: str
    met_voorvoegsel: bool
    """Whether the prefix stands in a field of its own."""

    def is_als(self, ander: Naamvorm) -> bool:
        """Whether two surnames are the same, wherever the prefix stands.

        A prefix that one side lacks is not known there, unless it stands before the surname.
        """
        if self.geheel == ander.geheel:
            return True
        beide = self.met_voorvoegsel and ander.met_voorvoegsel
        return not beide and self.achternaam == ander.achternaam


class Persoonsvorm(NamedTuple):
    """The fields of a person in normal form, ``None`` where not known."""

    naam: Naamvorm | None
    voorletters: str | None
    geboortedatum: date | None


def persoonsvorm(persoon: Persoonsgegevens) -> Persoonsvorm:
    """The normal forms of the fields of a person."""
    achternaam = vouw(persoon.achternaam)
    voorvoegsel = vouw(persoon.voorvoegsel)
    geheel = f"{voorvoegsel} {achternaam}" if voorvoegsel else achternaam
    geboren = persoon.geboortedatum  # what could not be read is not known
    return Persoonsvorm(
        Naamvorm(geheel, achternaam, bool(voorvoegsel)) if achternaam else None,
        vouw_letters(persoon.voorletters) or None,
        None if isinstance(geboren, OnbekendeVorm) else geboren,
    )


def _delen_waarde(mijn: AbstractSet[object], hun: AbstractSet[object]) -> bool:
    """Whether a value on the one side is the same as one on the other."""
    if not mijn.isdisjoint(hun):
        return True
    namen, andere = _namen(mijn), _namen(hun)
    # A name without a prefix of its own is the same as any with its surname, see Naamvorm.is_als.
    return not (
        _achternamen(namen, zonder_voorvoegsel=True).isdisjoint(_achternamen(andere))
        and _achternamen(namen).isdisjoint(_achternamen(andere, zonder_voorvoegsel=True))
        and {naam.geheel for naam in namen}.isdisjoint({naam.geheel for naam in andere})
    )


def _verschillen_onderling(waarden: AbstractSet[object]) -> bool:
    """Whether two of the values are not the same."""
    namen = _namen(waarden)
    gehelen = {naam.geheel for naam in namen}
    if not namen or len(gehelen) != 2:
        # Of three whole names at most one is the bare surname that the others could share.
        return len(gehelen) > 2 or (not namen and len(waarden) > 1)
    met = {naam.geheel for naam in namen if naam.met_voorvoegsel}
    return len(_achternamen(namen)) > 1 or met == gehelen


def _namen(waarden: AbstractSet[object]) -> list[Naamvorm]:
    return [waarde for waarde in waarden if isinstance(waarde, Naamvorm)]


def _achternamen(namen: list[Naamvorm], *, zonder_voorvoegsel: bool = False) -> set[str]:
    return {n.achternaam for n in namen if not (zonder_voorvoegsel and n.met_voorvoegsel)}


def zonder_gemeen(
    eigen: Collection[Persoonsvorm], cak: Collection[Persoonsvorm]
) -> Iterator[tuple[Vergelijkveld, Persoonsvorm, Persoonsvorm]]:
    """The fields of a person that both sides know and in which no two of them are the same.

    With each field the first form on either side that knows it.
    """
    for plek, veld in enumerate(VAN_PERSOON):
        mijn = [v for v in eigen if v[plek] is not None]
        hun = [v for v in cak if v[plek] is not None]
        # By the set, as a BSN of many persons would otherwise take the square of its rows.
        if mijn and hun and not _delen_waarde({v[plek] for v in mijn}, {v[plek] for v in hun}):
            yield veld, mijn[0], hun[0]


def tegenspraken(vormen: Collection[Persoonsvorm]) -> Iterator[Vergelijkveld]:
    """The fields of a person in which two forms differ."""
    for plek, veld in enumerate(VAN_PERSOON):
        if _verschillen_onderling({v[plek] for v in vormen if v[plek] is not None}):
            yield veld


VAN_PERSOON = (Vergelijkveld.NAAM, Vergelijkveld.VOORLETTERS, Vergelijkveld.GEBOORTEDATUM)
"""The fields of a person, in the order of `Persoonsvorm`."""

VAN_VERSTREKKING = tuple(veld for veld in Vergelijkveld if veld not in VAN_PERSOON)
"""The fields of a provision, in the order of `vorm`."""


def vorm(verstrekking: Verstrekkingsgegevens) -> Vorm:
    """The normal forms of the fields of a provision."""
    v = verstrekking
    return (
        (vouw_code(v.dossiernummer) or None) if v.dossiernummer else None,
        (vouw_code(v.product) or None) if v.product else None,
        (vouw_code(v.aanbieder) or None) if v.aanbieder else None,
        v.pgb,
        v.totale_kosten,
        v.kosten_per_periode,
        v.aantal_perioden,
        v.restbedrag,
        v.vanaf,
    )


def verschillen(eigen: Vorm, cak: Vorm) -> list[Vergelijkveld]:
    """The fields that are known on both sides and differ."""
    return [
        veld
        for veld, een, ander in zip(VAN_VERSTREKKING, eigen, cak, strict=True)
        if een is not None and ander is not None and een != ander
    ]
