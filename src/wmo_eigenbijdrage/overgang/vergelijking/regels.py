"""The rows that are compared: those of the own administration and those of CAK, in one form.

Whatever is not known is left empty, and what is empty differs from nothing. Names, birth date,
dossier number and household never show in a ``repr``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from attrs import field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.controle import van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import AgbCode, Bsn
from wmo_eigenbijdrage.kalender import Tijdvak, Zorgperiode
from wmo_eigenbijdrage.overgang.celwaarden import Persoonsgegevens
from wmo_eigenbijdrage.overgang.hv_rij import HvRij
from wmo_eigenbijdrage.overgang.za_rij import ZaRij

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = [
    "Administratieregel",
    "CakBestand",
    "CakRegel",
    "Plicht",
    "Verstrekkingsgegevens",
    "plicht_op",
    "uit_hv",
    "uit_za",
]

_HOOGSTE_RIJ = 9_999_999


def _is_rij(_: Any, __: Attribute[int], waarde: int) -> None:
    # A number of eight or nine digits may well be a BSN, and row numbers are shown.
    if type(waarde) is not int or not 1 <= waarde <= _HOOGSTE_RIJ:
        raise OngeldigeWaarde("rij", "is no row number", f"give 1..{_HOOGSTE_RIJ}, and never a BSN")


class CakBestand(Enum):
    """The two files that CAK delivered; where a provision is to be found."""

    HV = "HV"
    """Aids, adaptations and pgb's, as the gemeente delivered them."""
    ZA = "ZA"
    """Care in kind, as providers delivered it."""


@frozen
class Verstrekkingsgegevens:
    """What a row says of one provision."""

    dossiernummer: str = field(default="", repr=False, validator=van_soort(str))
    product: str = field(default="", repr=False, validator=van_soort(str))
    """HENV_GROEP_CODE or PRODUCTCODE; leave it empty when the own codes are other ones."""
    aanbieder: str = field(default="", repr=False, validator=van_soort(str))
    """AGB- or WZA-code."""
    pgb: bool | None = field(default=None, validator=optional(van_soort(bool)))
    totale_kosten: Bedrag | None = field(default=None, validator=optional(van_soort(Bedrag)))
    kosten_per_periode: Bedrag | None = field(default=None, validator=optional(van_soort(Bedrag)))
    aantal_perioden: int | None = field(default=None, validator=optional(van_soort(int)))
    restbedrag: Bedrag | None = field(default=None, validator=optional(van_soort(Bedrag)))
    vanaf: Zorgperiode | None = field(default=None, validator=optional(van_soort(Zorgperiode)))
    """The period in which the provision began."""


_NIEMAND = Persoonsgegevens()


@frozen
class Administratieregel:
    """One row of the own administration: a person, mostly with one provision.

    A person with several provisions has several rows. Give every Wmo client, also those of whom
    no contribution is asked.
    """

    bsn: Bsn = field(validator=van_soort(Bsn))
    rij: int = field(validator=_is_rij)
    """By what the row can be found again; it is shown, so never a BSN."""
    persoon: Persoonsgegevens = field(default=_NIEMAND, validator=van_soort(Persoonsgegevens))
    verstrekking: Verstrekkingsgegevens | None = field(
        default=None, validator=optional(van_soort(Verstrekkingsgegevens))
    )
    """``None`` when the row tells of the person only."""
    bestand: CakBestand | None = field(default=None, validator=optional(van_soort(CakBestand)))
    """In which file of CAK the provision is to be expected, when that is known."""
    huishouden: str = field(default="", repr=False, validator=van_soort(str))
    """The same text for all who live together; empty when not known."""
    tijdvak: Tijdvak | None = field(default=None, validator=optional(van_soort(Tijdvak)))
    """The days on which the person has the support."""
    bijdrageplichtig: bool | None = field(default=None, validator=optional(van_soort(bool)))
    """Whether a contribution is asked for it: not for every provision nor from everybody."""


@frozen
class CakRegel:
    """One row of a file of CAK, whichever of the two."""

    bsn: Bsn = field(validator=van_soort(Bsn))
    rij: int = field(validator=_is_rij)
    """Row number in the file."""
    bestand: CakBestand = field(validator=van_soort(CakBestand))
    persoon: Persoonsgegevens = field(default=_NIEMAND, validator=van_soort(Persoonsgegevens))
    verstrekking: Verstrekkingsgegevens | None = field(
        default=None, validator=optional(van_soort(Verstrekkingsgegevens))
    )

    @property
    def verwijzing(self) -> str:
        """File and row, such as ``HV 12``."""
        return f"{self.bestand.value} {self.rij}"


def uit_hv(rij: HvRij) -> CakRegel:
    """A row of the H&V-bestand.

    A total of 999999 is no price: it and the remainder beside it count as not known. So does the
    start in the file of September 2019, which was wrong.

    Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019), 2.3; VNG, 10-10-2019.
    """
    return CakRegel(
        bsn=rij.bsn,
        rij=rij.rij,
        bestand=CakBestand.HV,
        persoon=rij.persoon,
        verstrekking=Verstrekkingsgegevens(
            dossiernummer=rij.dossiernummer,
            product=rij.groepcode,
            pgb=rij.pgb,
            totale_kosten=None if rij.is_dummy else rij.totale_kosten,
            kosten_per_periode=rij.kosten_per_periode,
            aantal_perioden=rij.aantal_perioden,
            restbedrag=None if rij.is_dummy else rij.restbedrag,
            vanaf=None if rij.datums_onbetrouwbaar else rij.vanaf,
        ),
    )


def uit_za(rij: ZaRij) -> CakRegel:
    """A row of the ZA-bestand: care in kind, which has no price.

    Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019), 3.
    """
    return CakRegel(
        bsn=rij.bsn,
        rij=rij.rij,
        bestand=CakBestand.ZA,
        persoon=rij.persoon,
        verstrekking=Verstrekkingsgegevens(
            product=rij.productcode,
            aanbieder=rij.aanbieder.code if isinstance(rij.aanbieder, AgbCode) else rij.aanbieder,
            pgb=False,
        ),
    )


class Plicht(Enum):
    """Whether the own administration says that a contribution is owed on a day."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


def plicht_op(dag: date, regels: Iterable[Administratieregel]) -> Plicht:
    """Whether a person with these rows owes a contribution on *dag*.

    One provision that does is enough. Without such a one the answer is no only when every row says
    so: no contribution is asked for it, or the support is not there on that day.

    Source: Wmo 2015, art. 2.1.4a (4): one amount for all provisions together.
    """
    gevonden = Plicht.NEE
    for regel in regels:
        if regel.bijdrageplichtig is False or (
            regel.tijdvak is not None and dag not in regel.tijdvak
        ):
            continue
        if regel.bijdrageplichtig and regel.tijdvak is not None:
            return Plicht.JA
        gevonden = Plicht.ONBEKEND
    return gevonden
