"""What all facts of the care messages share: whom and what they are about, and whence they come."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import Factory, field, frozen
from attrs.validators import instance_of, optional

from wmo_eigenbijdrage.controle import eis_dag, is_dag, van_soort
from wmo_eigenbijdrage.dossier.codelijsten import Productcategorie
from wmo_eigenbijdrage.fouten import OngeldigeWaarde, toon
from wmo_eigenbijdrage.identificatie import AgbCode, BerichtIdentificatie, Bsn, Gemeentecode

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Herkomst", "OverVoorziening", "Product", "Voorzieningsleutel"]

_EERSTE_JAAR, _LAATSTE_JAAR = 2000, 2100
_HOOGSTE_NUMMER = 999_999_999
_PRODUCTCODE = re.compile(r"[!-~]{1,5}")


def binnen_kalender(_: Any, attribuut: Attribute[Any], waarde: date) -> None:
    """A validator: a plain date in a year that the calendar of this library knows."""
    eis_dag(attribuut.name, waarde)
    if not _EERSTE_JAAR <= waarde.year <= _LAATSTE_JAAR:
        raise OngeldigeWaarde(
            attribuut.name, f"{waarde} is not supported", f"give {_EERSTE_JAAR}..{_LAATSTE_JAAR}"
        )


def _nummer(_: Any, attribuut: Attribute[Any], waarde: object) -> None:
    if type(waarde) is not int or not 0 <= waarde <= _HOOGSTE_NUMMER:
        raise OngeldigeWaarde(
            attribuut.name, f"{toon(waarde)} is not allowed", f"give 0..{_HOOGSTE_NUMMER}"
        )


def _productcode(_: Any, attribuut: Attribute[Any], waarde: object) -> None:
    if not isinstance(waarde, str) or _PRODUCTCODE.fullmatch(waarde) is None:
        raise OngeldigeWaarde(
            attribuut.name, f"{toon(waarde)} is not a product code", "give 1..5 characters"
        )


@frozen
class Product:
    """What is delivered: a category, possibly with the gemeente's code within it.

    >>> print(Product(Productcategorie.BEGELEIDING, "02A03"))
    02 02A03
    """

    categorie: Productcategorie = field(validator=van_soort(Productcategorie))
    code: str | None = field(default=None, validator=optional(_productcode))
    """One to five characters; what they mean is agreed with the gemeente."""

    def __str__(self) -> str:
        return f"{self.categorie.code} {self.code or ''}".rstrip()


@frozen(kw_only=True)
class Herkomst:
    """The message that a fact stood in, and the place."""

    bericht: str = field(validator=instance_of(str))
    """The kind of message, such as ``WMO305``."""
    release: str = field(validator=instance_of(str))
    """The release of the standard, such as ``3.2``."""
    identificatie: BerichtIdentificatie = field(
        validator=van_soort(BerichtIdentificatie), repr=toon
    )
    """What the sender calls the message: unique for the sender per kind of message."""
    dagtekening: date = field(validator=is_dag)
    """The day of sending."""
    plaats: str = field(validator=instance_of(str))
    """The path of the class in the message, with the number of the client."""


@frozen(cache_hash=True)  # facts are grouped by it
class Voorzieningsleutel:
    """What the facts about one provision of one person have in common.

    With a ToewijzingNummer that number is the key, as it is unique within the gemeente. Without it
    provider and product take its place.

    Source: iWmo 3.2, IV096 and TR332; without the number [inferred].
    """

    bsn: Bsn
    gemeente: Gemeentecode
    toewijzingnummer: int | None = field(repr=toon)
    aanbieder: AgbCode | None
    """``None`` when there is a number."""
    product: Product | None
    """``None`` when there is a number."""


def _voorziening(feit: OverVoorziening) -> Voorzieningsleutel:
    if feit.toewijzingnummer is not None:
        return Voorzieningsleutel(feit.bsn, feit.gemeente, feit.toewijzingnummer, None, None)
    return Voorzieningsleutel(feit.bsn, feit.gemeente, None, feit.aanbieder, feit.product)


@frozen(kw_only=True)
class OverVoorziening:
    """What every fact tells: whom and what it is about, and where it comes from."""

    bsn: Bsn = field(validator=van_soort(Bsn))
    gemeente: Gemeentecode = field(validator=van_soort(Gemeentecode))
    aanbieder: AgbCode = field(validator=van_soort(AgbCode))
    beschikkingnummer: int | None = field(default=None, validator=optional(_nummer), repr=toon)
    """The number of the decision; told in iWmo 2.3 and not in 3.2."""
    toewijzingnummer: int | None = field(default=None, validator=optional(_nummer), repr=toon)
    """The number of the assignment, unique within the gemeente."""
    product: Product | None = field(default=None, validator=optional(van_soort(Product)))
    herkomst: Herkomst = field(validator=van_soort(Herkomst))
    voorziening: Voorzieningsleutel = field(
        init=False, eq=False, repr=False, default=Factory(_voorziening, takes_self=True)
    )
    """The provision that it is about; it follows from the other fields."""

    def __attrs_post_init__(self) -> None:
        if self.toewijzingnummer is None and self.product is None:
            raise OngeldigeWaarde(
                "toewijzingnummer", "is missing, and so is the product", "give at least one"
            )
