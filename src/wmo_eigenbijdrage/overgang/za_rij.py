"""`ZaRij`: one row of the ZA-bestand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.controle import van_soort
from wmo_eigenbijdrage.fouten import BuitenBereik, OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import AgbCode, Bsn
from wmo_eigenbijdrage.overgang.celwaarden import OnbekendeVorm, PeriodeWeek, Persoonsgegevens

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["MEESTE_MINUTEN", "ZaRij"]

MEESTE_MINUTEN = 999_999
"""More than this is no number of minutes of one period: some 22 people around the clock."""


def _minuten(_: Any, attribuut: Attribute[int], waarde: object) -> None:
    if type(waarde) is not int:
        raise OngeldigeWaarde(attribuut.name, "not a whole number", "give an int of minutes")
    if not 0 <= waarde <= MEESTE_MINUTEN:
        raise BuitenBereik(attribuut.name, "out of range", f"give 0..{MEESTE_MINUTEN}")


@frozen
class ZaRij:
    """The care that one provider gave one person by one product, as CAK knew it at the end of 2019.

    All columns of the file but REGELING, which is `wmo_eigenbijdrage.overgang.REGELING` in every
    row. What identifies a person does not show itself.
    """

    rij: int = field(eq=False)
    """Row number as a spreadsheet shows it; two rows of the same content are equal."""
    bsn: Bsn = field(validator=van_soort(Bsn))
    aanbieder: AgbCode | str = field(repr=False)
    """The code of the provider: an `AgbCode` when it has that form, else the text.

    The other codes that stand here are WZA codes, of which no source tells the form.
    """
    productcode: str = field(repr=False)
    """The code as it stands there; the list of all codes of 2019 was not found."""
    minuten: int = field(validator=_minuten)
    """Minutes of care that were delivered in the period."""
    persoon: Persoonsgegevens = field(
        default=Persoonsgegevens(), repr=False, validator=van_soort(Persoonsgegevens)
    )
    aanbiedernaam: str = field(default="", repr=False)
    productomschrijving: str = field(default="", repr=False)
    periode_week: PeriodeWeek | OnbekendeVorm | None = None
    """The last period, or week, in which CAK knew of a provision."""
    is_laatste: bool | OnbekendeVorm | None = None
    """Whether the person has no rows of later periods (IND_LAATSTE_ZORGPERIODE)."""
    bevindingen: tuple[Bevinding, ...] = field(default=(), eq=False)
    """What was remarked while the row was read; not part of its content."""
