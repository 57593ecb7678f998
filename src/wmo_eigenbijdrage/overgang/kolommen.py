"""The columns of the H&V-bestand, whatever way their names are spelled.

Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019); checklist 2020, bijlage 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from attrs import Factory, field, frozen

from wmo_eigenbijdrage.fouten import toon
from wmo_eigenbijdrage.overgang.koprij import Indeling, KopFout, Koprij, kale_naam

__all__ = ["HvKolom", "Kop", "KopFout", "lees_kop"]


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


_INDELING = Indeling(
    bestand="H&V-bestand",
    soort=HvKolom,
    nodig=(
        HvKolom.BSN,
        HvKolom.TOTALE_KOSTEN,
        HvKolom.JAAR_VANAF,
        HvKolom.PERIODE_VANAF,
        HvKolom.AANTAL_PERIODEN,
        HvKolom.KOSTEN_PER_PERIODE,
        HvKolom.RESTBEDRAG,
    ),
    spellingen={
        "GEBORTEDATUM": HvKolom.GEBOORTEDATUM,
        "KOSTENPERPERIODIE": HvKolom.KOSTEN_PER_PERIODE,
        "INNINGSSYSTEMATIEK": HvKolom.INNINGSYSTEMATIEK,
        "INNINGSVARIANT": HvKolom.INNINGSYSTEMATIEK,
    },
)


class Cellen(NamedTuple):
    """The fields of a row as they stand there, in file order; absent columns are empty."""

    bsn: str
    achternaam: str
    voorletters: str
    voorvoegsel: str
    geboortedatum: str
    zorgperiode: str
    dossiernummer: str
    regeling: str
    pgb: str
    henv_groep_code: str
    henv_groep_naam: str
    totale_kosten: str
    jaar_vanaf: str
    periode_vanaf: str
    aantal_perioden: str
    kosten_per_periode: str
    restbedrag: str
    ind_laatste_zorgperiode: str
    inningsystematiek: str


def _zonder_variant(kop: Kop) -> bool:
    return HvKolom.INNINGSYSTEMATIEK not in kop.plaatsen


@frozen
class Kop(Koprij[HvKolom]):
    """Where each column stands in the rows of one H&V-bestand."""

    is_september: bool = field(
        init=False, eq=False, default=Factory(_zonder_variant, takes_self=True)
    )
    """Whether this is the file of September 2019, which lacks the collection variant.

    Start year and period are wrong in that file (VNG, 10-10-2019).
    """

    def cellen(self, velden: Sequence[str]) -> Cellen:
        """The fields of a row, by name."""
        return Cellen._make(self.gekozen(velden))


def herken(naam: str) -> HvKolom | None:
    """The column that a header cell names, in any known spelling.

    >>> herken(" kosten per periodie ")
    <HvKolom.KOSTEN_PER_PERIODE: 'KOSTEN_PER_PERIODE'>
    """
    return _INDELING.herken(naam)


def lees_kop(velden: Sequence[str]) -> Kop:
    """The places of the columns in a header row. Columns of other names are left alone.

    Raises:
        KopFout: a needed column is missing, one stands there twice, or the collection variant
            stands there under a name that is not known: without it the file would be taken for
            that of September 2019.
    """
    kop = Kop(HvKolom, *_INDELING.lees(velden))
    if kop.is_september:
        for naam in velden:
            if kale_naam(naam).startswith("INNING"):
                raise KopFout(
                    "kop",
                    f"kolom {toon(naam)} is niet bekend",
                    f"noem de kolom {HvKolom.INNINGSYSTEMATIEK}, als die het is",
                    len(kop.plaatsen),
                )
    return kop
