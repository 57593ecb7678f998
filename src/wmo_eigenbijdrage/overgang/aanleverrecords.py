"""What was delivered to CAK until care year 2019, as typed records, without a layout.

No public source holds the record layout of the H&V-standaard or the ZA-standaard: no record types,
positions or lengths, no codes of uitval and no table of product codes. So nothing here writes a
file. The records hold what the sources do tell, and a `Recordschrijver` is where somebody who has
the layout plugs it in.

Sources: S0 is CAK, "Aanleveren Wmo-gegevens" (begin 2020); S1 the checklist for 2020; S3 CAK,
Toelichting H&V- en ZA-bestanden (22-11-2019); H1 CAK, Handleiding ZA-standaard, versie 9
(31-10-2014); H2 CAK, handleiding Corfu. Marks: [seen] read there, [inferred] concluded from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

from attrs import field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.controle import eis_soort, van_soort
from wmo_eigenbijdrage.fouten import BuitenBereik, OngeldigeWaarde, toon
from wmo_eigenbijdrage.identificatie import Bsn
from wmo_eigenbijdrage.kalender import LAATSTE_DAG_PERIODEREGIME, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.overgang.aanleverregels import Voorloop
from wmo_eigenbijdrage.overgang.hv_rij import Variant

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = [
    "Aanleverrecord",
    "HvAanleverrecord",
    "Recordschrijver",
    "Verblijfrecord",
    "Verblijfsvorm",
    "ZaAanleverrecord",
    "Zorgeenheid",
]

_LAATSTE = Zorgperiode.van(LAATSTE_DAG_PERIODEREGIME)
_VARIANTEN = {
    (True, True): Variant.EEN,
    (False, True): Variant.TWEE,
    (True, False): Variant.DRIE,
    (False, False): Variant.VIER,
}


def _oude_periode(_: Any, attribuut: Attribute[Any], waarde: Zorgperiode) -> None:
    eis_soort(attribuut.name, waarde, Zorgperiode)
    if waarde > _LAATSTE:
        raise BuitenBereik(
            attribuut.name, f"{waarde} is not supported", f"give {_LAATSTE} or before; then use iEb"
        )


def _bedrag_boven_nul(_: Any, attribuut: Attribute[Any], waarde: Bedrag) -> None:
    eis_soort(attribuut.name, waarde, Bedrag)
    if waarde.centen <= 0:
        raise OngeldigeWaarde(attribuut.name, "is not above zero", "leave it out, or correct it")


def _aantal_boven_nul(_: Any, attribuut: Attribute[Any], waarde: int) -> None:
    if type(waarde) is not int or waarde <= 0:
        raise OngeldigeWaarde(
            attribuut.name, f"{toon(waarde)} is not allowed", "give a whole number above zero"
        )


def _niet_leeg(_: Any, attribuut: Attribute[Any], waarde: str) -> None:
    if not waarde.strip():
        raise OngeldigeWaarde(attribuut.name, "is empty", "give the code that was agreed")


@frozen
class HvAanleverrecord:
    """One aid, adaptation or pgb, as a gemeente delivered it under the H&V-standaard.

    Raises:
        OngeldigeWaarde: a figure is not above zero, or cost per period times number of periods is
            more than the total, which variant 1 does not allow [seen S3, 2.1].

    >>> HvAanleverrecord(Bsn("999990019"), Bedrag(90_000), aantal_perioden=100).variant
    <Variant.TWEE: 2>
    """

    bsn: Bsn = field(validator=van_soort(Bsn))
    """[seen S3: the key by which files are compared]"""
    totale_kosten: Bedrag = field(validator=_bedrag_boven_nul)
    """C, compulsory in every variant [seen S3, 2.1]."""
    kosten_per_periode: Bedrag | None = field(default=None, validator=optional(_bedrag_boven_nul))
    """A, in variants 1 and 3 [seen S3, 2.1]."""
    aantal_perioden: int | None = field(default=None, validator=optional(_aantal_boven_nul))
    """B, in variants 1 and 2 [seen S3, 2.1]."""
    vanaf: Zorgperiode | None = field(default=None, validator=optional(_oude_periode))
    """The period in which the provision began [inferred from the H&V-bestand]."""
    dossiernummer: str = field(default="", repr=False)  # some gemeenten use the BSN
    """Of the gemeente [seen S3: "as delivered"]."""
    pgb: bool = False
    """[seen S3: "as delivered"]"""
    productgroep: str = field(default="", repr=False)
    """Code of the group of products [inferred from HENV_GROEP_CODE]; the codes are a gap."""

    def __attrs_post_init__(self) -> None:
        kosten, aantal = self.kosten_per_periode, self.aantal_perioden
        if kosten is not None and aantal is not None and kosten * aantal > self.totale_kosten:
            raise OngeldigeWaarde(
                "kosten_per_periode",
                "times aantal_perioden is more than totale_kosten",
                "lower one of the two, or leave one out for variant 2 or 3",
            )

    @property
    def variant(self) -> Variant:
        """The inningsvariant that follows from what is given [seen S3, 2.1]."""
        return _VARIANTEN[self.kosten_per_periode is not None, self.aantal_perioden is not None]


class Verblijfsvorm(Enum):
    """How beschermd wonen was granted [seen S1]."""

    NATURA = "intramuraal, in natura"
    PGB_WOONCOMPONENT = "pgb met wooncomponent"


@frozen
class Verblijfrecord:
    """Beschermd wonen, which stayed in the H&V-standaard after 1-1-2020 [seen S1].

    It is outside the abonnementstarief, and a centrumgemeente delivers it. The fields of its record
    are in no public source; these are the least that tell of a stay [inferred].
    """

    bsn: Bsn = field(validator=van_soort(Bsn))
    verblijf: Tijdvak = field(validator=van_soort(Tijdvak))
    vorm: Verblijfsvorm = field(validator=van_soort(Verblijfsvorm))
    dossiernummer: str = field(default="", repr=False)


class Zorgeenheid(Enum):
    """In what an amount of care is counted: the product decides [seen H2]."""

    MINUTEN = "minuten"
    UREN = "uren"
    VOLGENS_PRODUCT = "volgens product"
    """Another unit; which ones there were is in no public source."""


@frozen
class ZaAanleverrecord:
    """Care in kind to one client in one period, as a provider delivered it [seen S0]."""

    bsn: Bsn = field(validator=van_soort(Bsn))
    aanbieder: str = field(validator=[van_soort(str), _niet_leeg])
    """AGB-code or WZA-code, both of Vektis [seen H2]; the form of a WZA-code is a gap."""
    productcode: str = field(validator=[van_soort(str), _niet_leeg])
    """As agreed with the gemeente each year; CAK registers no unknown one [seen S0]. The table of
    2019 (conversietabel) is a gap, so that no code is refused here."""
    periode: Zorgperiode = field(validator=_oude_periode)
    hoeveelheid: int = field(validator=_aantal_boven_nul)
    """Whole units; give a part of an hour in minutes."""
    eenheid: Zorgeenheid = field(default=Zorgeenheid.MINUTEN, validator=van_soort(Zorgeenheid))
    """The ZA-bestand of 2019 counts minutes [seen S3]."""


Aanleverrecord: TypeAlias = HvAanleverrecord | Verblijfrecord | ZaAanleverrecord
"""Whatever could be delivered in bulk until care year 2019."""

R_contra = TypeVar("R_contra", contravariant=True)


class Recordschrijver(Protocol[R_contra]):
    """Writes records in a layout that this library does not have.

    The layout decides the encoding, the line ends and whether there is a first record, so the
    outcome is bytes. Check a `Voorloop` with `controleer_volgorde` before writing.
    """

    def schrijf(self, voorloop: Voorloop | None, records: Iterable[R_contra]) -> Iterator[bytes]:
        """The parts of the file, in order.

        *voorloop* is ``None`` where the layout has none; only of the ZA-standaard a 01-record is
        known [seen H1].
        """
        ...
