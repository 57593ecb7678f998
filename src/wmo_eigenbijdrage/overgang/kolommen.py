"""The columns of the H&V-bestand, whatever way their names are spelled.

The two explanations of the file spell some names differently and nobody kept a real header row, so
a header is matched through a table of spellings, without regard to case, spaces or underscores.

Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019); checklist 2020, bijlage 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple

from attrs import Factory, field, frozen

from wmo_eigenbijdrage.fouten import OngeldigeWaarde

__all__ = ["HvKolom", "Kop", "KopFout", "lees_kop"]


class KopFout(OngeldigeWaarde):
    """The header row is not that of an H&V-bestand. The text is Dutch and shows no content."""


class HvKolom(StrEnum):
    """The columns, in file order, by their regular names."""

    BSN = "BSN"
    ACHTERNAAM = "ACHTERNAAM"
    VOORLETTERS = "VOORLETTERS"
    VOORVOEGSEL = "VOORVOEGSEL"
    GEBOORTEDATUM = "GEBOORTEDATUM"
    ZORGPERIODE = "ZORGPERIODE"
    DOSSIERNUMMER = "DOSSIERNUMMER"
    REGELING = "REGELING"
    PGB = "PGB"
    HENV_GROEP_CODE = "HENV_GROEP_CODE"
    HENV_GROEP_NAAM = "HENV_GROEP_NAAM"
    TOTALE_KOSTEN = "TOTALE_KOSTEN"
    JAAR_VANAF = "JAAR_VANAF"
    PERIODE_VANAF = "PERIODE_VANAF"
    AANTAL_PERIODEN = "AANTAL_PERIODEN"
    KOSTEN_PER_PERIODE = "KOSTEN_PER_PERIODE"
    RESTBEDRAG = "RESTBEDRAG"
    IND_LAATSTE_ZORGPERIODE = "IND_LAATSTE_ZORGPERIODE"
    INNINGSYSTEMATIEK = "INNINGSYSTEMATIEK"


_NODIG = (
    HvKolom.BSN,
    HvKolom.TOTALE_KOSTEN,
    HvKolom.JAAR_VANAF,
    HvKolom.PERIODE_VANAF,
    HvKolom.AANTAL_PERIODEN,
    HvKolom.KOSTEN_PER_PERIODE,
    HvKolom.RESTBEDRAG,
)
_SPELLINGEN = {
    "GEBORTEDATUM": HvKolom.GEBOORTEDATUM,
    "KOSTENPERPERIODIE": HvKolom.KOSTEN_PER_PERIODE,
    "INNINGSSYSTEMATIEK": HvKolom.INNINGSYSTEMATIEK,
    "INNINGSVARIANT": HvKolom.INNINGSYSTEMATIEK,
    **{kolom.replace("_", ""): kolom for kolom in HvKolom},
}


class Cellen(NamedTuple):
    """The fields of a row that matter, as they stand there; absent columns are empty."""

    bsn: str
    regeling: str
    dossiernummer: str
    pgb: str
    groepcode: str
    totale_kosten: str
    jaar_vanaf: str
    periode_vanaf: str
    aantal_perioden: str
    kosten_per_periode: str
    restbedrag: str
    inningsystematiek: str


# The columns of `Cellen`, in its order; names and birth dates are left where they are.
_CELLEN = (
    HvKolom.BSN,
    HvKolom.REGELING,
    HvKolom.DOSSIERNUMMER,
    HvKolom.PGB,
    HvKolom.HENV_GROEP_CODE,
    HvKolom.TOTALE_KOSTEN,
    HvKolom.JAAR_VANAF,
    HvKolom.PERIODE_VANAF,
    HvKolom.AANTAL_PERIODEN,
    HvKolom.KOSTEN_PER_PERIODE,
    HvKolom.RESTBEDRAG,
    HvKolom.INNINGSYSTEMATIEK,
)


def _kiezer(kop: Kop) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Picks the cells out of a row that has one empty field behind its last."""
    return itemgetter(*(kop.plaatsen.get(kolom, kop.aantal) for kolom in _CELLEN))


@frozen
class Kop:
    """Where each column stands in the rows of one file."""

    plaatsen: Mapping[HvKolom, int]
    aantal: int
    """The number of fields of a whole row."""
    _kies: Callable[[Sequence[str]], tuple[str, ...]] = field(
        init=False, repr=False, eq=False, default=Factory(_kiezer, takes_self=True)
    )

    def cellen(self, velden: Sequence[str]) -> Cellen:
        """The fields of a whole row that matter."""
        return Cellen._make(self._kies((*velden[: self.aantal], "")))

    def kolom_vanaf(self, plaats: int) -> str:
        """The name of the first column from *plaats* on, for a row that ends there."""
        later = [(waar, kolom) for kolom, waar in self.plaatsen.items() if waar >= plaats]
        return min(later)[1] if later else "rij"

    @property
    def is_september(self) -> bool:
        """Whether this is the file of September 2019, which lacks the collection variant.

        Start year and period are wrong in that file (VNG, 10-10-2019).
        """
        return HvKolom.INNINGSYSTEMATIEK not in self.plaatsen


def herken(naam: str) -> HvKolom | None:
    """The column that a header cell names, in any known spelling.

    >>> herken(" kosten per periodie ")
    <HvKolom.KOSTEN_PER_PERIODE: 'KOSTEN_PER_PERIODE'>
    """
    return _SPELLINGEN.get(re.sub(r"[\s_*\"']", "", naam).upper())


def lees_kop(velden: Sequence[str]) -> Kop:
    """The places of the columns in a header row. Columns of other names are left alone.

    Raises:
        KopFout: a needed column is missing, or one stands there twice.
    """
    plaatsen: dict[HvKolom, int] = {}
    for plaats, naam in enumerate(velden):
        if (kolom := herken(naam)) is None:
            continue
        if kolom in plaatsen:
            raise KopFout("kop", f"kolom {kolom} komt twee keer voor", "laat er een over")
        plaatsen[kolom] = plaats
    if ontbreekt := [kolom for kolom in _NODIG if kolom not in plaatsen]:
        raise KopFout(
            "kop",
            f"geen H&V-bestand: kolom {', '.join(ontbreekt)} ontbreekt",
            "zet de kolomnamen van het CAK op de eerste regel, gescheiden door ; of ,",
        )
    return Kop(plaatsen, len(velden))
