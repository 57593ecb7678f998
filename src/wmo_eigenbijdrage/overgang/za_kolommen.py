"""The columns of the ZA-bestand, which its two explanations spell alike.

Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019), 3; checklist 2020, bijlage 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from attrs import frozen

from wmo_eigenbijdrage.overgang.koprij import Indeling, Koprij

__all__ = ["ZaKolom", "ZaKop", "lees_za_kop"]


class ZaKolom(StrEnum):
    """The columns, in file order, by their regular names."""

    BSN = "BSN"
    ACHTERNAAM = "ACHTERNAAM"
    VOORLETTERS = "VOORLETTERS"
    VOORVOEGSEL = "VOORVOEGSEL"
    GEBOORTEDATUM = "GEBOORTEDATUM"
    PERIODE_WEEK = "PERIODE_WEEK"
    ZORGAANBIEDER_WZA_CODE = "ZORGAANBIEDER_WZA_CODE"
    ZORGAANBIEDER_NAAM = "ZORGAANBIEDER_NAAM"
    REGELING = "REGELING"
    PRODUCTCODE = "PRODUCTCODE"
    PRODUCT_OMSCHRIJVING = "PRODUCT_OMSCHRIJVING"
    GELEVERDE_ZORG = "GELEVERDE_ZORG"
    IND_LAATSTE_ZORGPERIODE = "IND_LAATSTE_ZORGPERIODE"


_INDELING = Indeling(
    bestand="ZA-bestand",
    soort=ZaKolom,
    nodig=(
        ZaKolom.BSN,
        ZaKolom.ZORGAANBIEDER_WZA_CODE,
        ZaKolom.PRODUCTCODE,
        ZaKolom.GELEVERDE_ZORG,
    ),
    # The error that the H&V-bestand is known to have can stand here as well.
    spellingen={"GEBORTEDATUM": ZaKolom.GEBOORTEDATUM},
)


class ZaCellen(NamedTuple):
    """The fields of a row as they stand there, in file order; absent columns are empty."""

    bsn: str
    achternaam: str
    voorletters: str
    voorvoegsel: str
    geboortedatum: str
    periode_week: str
    zorgaanbieder_wza_code: str
    zorgaanbieder_naam: str
    regeling: str
    productcode: str
    product_omschrijving: str
    geleverde_zorg: str
    ind_laatste_zorgperiode: str


@frozen
class ZaKop(Koprij[ZaKolom]):
    """Where each column stands in the rows of one ZA-bestand."""

    def cellen(self, velden: Sequence[str]) -> ZaCellen:
        """The fields of a row, by name."""
        return ZaCellen._make(self.gekozen(velden))


def lees_za_kop(velden: Sequence[str]) -> ZaKop:
    """The places of the columns in a header row. Columns of other names are left alone.

    Raises:
        KopFout: a needed column is missing, or one stands there twice.
    """
    return ZaKop(ZaKolom, *_INDELING.lees(velden))
