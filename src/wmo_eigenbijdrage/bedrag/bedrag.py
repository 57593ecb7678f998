"""`Bedrag`: an amount of money in whole euro cents."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, final

from attrs import field, frozen

from wmo_eigenbijdrage.afronding import Afronding
from wmo_eigenbijdrage.bedrag._notatie import Notatie, lees, schrijf
from wmo_eigenbijdrage.fouten import BuitenBereik, OngeldigeWaarde
from wmo_eigenbijdrage.orde import Geordend

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Bedrag"]

_HOOGSTE = 10**18
_MEESTE_CIJFERS = 18


def _hele_centen(_: Any, attribuut: Attribute[int], waarde: int) -> None:
    if type(waarde) is not int:
        raise OngeldigeWaarde(
            attribuut.name,
            f"{type(waarde).__name__} is not a whole number of cents",
            'give an int, or use Bedrag.euro(Decimal("19.00"))',
        )
    if abs(waarde) > _HOOGSTE:
        raise BuitenBereik(attribuut.name, "is too large", "stay within ten thousand billion euro")


@final
@frozen
class Bedrag(Geordend):
    """An exact amount in euro cents, positive or negative, ordered by size.

    Floats are refused everywhere. Adding, subtracting and multiplying by a whole number are exact;
    whatever needs rounding is a method that takes the rounding by name.

    >>> Bedrag(1900) + Bedrag.euro(Decimal("1.60"))
    Bedrag(centen=2060)
    >>> print(12 * Bedrag(1900), (12 * Bedrag(1900)).kaal)
    € 228,00 228.00
    """

    centen: int = field(validator=_hele_centen)

    @classmethod
    def euro(cls, euro: Decimal | int, afronding: Afronding | None = None) -> Bedrag:
        """An amount from whole or decimal euros.

        Raises:
            OngeldigeWaarde: the amount has more decimals than cents and no *afronding* is named,
                or it is a float or not finite.

        >>> Bedrag.euro(Decimal("256.4102"), Afronding.NAAR_BENEDEN)
        Bedrag(centen=25641)
        """
        if type(euro) is not int and not isinstance(euro, Decimal):
            raise OngeldigeWaarde(
                "euro", f"{type(euro).__name__} is not exact", 'give an int or Decimal("19.00")'
            )
        grootte = Decimal(euro)
        if not grootte.is_finite():
            raise OngeldigeWaarde("euro", f"{euro} is not an amount", "give a finite number")
        if grootte and not -_MEESTE_CIJFERS < grootte.adjusted() < _MEESTE_CIJFERS:
            raise BuitenBereik("euro", "is too large or too small", "stay within 18 digits")
        exact = 100 * Fraction(euro)
        if exact.denominator != 1 and afronding is None:
            raise OngeldigeWaarde(
                "euro", f"{euro} has more decimals than cents", "name an afronding"
            )
        return cls((afronding or Afronding.HALF_OMHOOG).rond(exact))

    @classmethod
    def parse(cls, tekst: str, notatie: Notatie | None = None) -> Bedrag:
        """The amount that *tekst* writes; inverse of ``str`` and of :attr:`kaal`.

        Both notations are read, with or without euro sign. ``1.234`` can mean two things and is
        refused unless *notatie* says which one is meant.

        Raises:
            OngeldigeWaarde: not an amount, more than two decimals, or ambiguous.

        >>> Bedrag.parse("€ 1.234,50") == Bedrag.parse("1234.50") == Bedrag(123450)
        True
        >>> Bedrag.parse("1.234", Notatie.NEDERLANDS)
        Bedrag(centen=123400)
        """
        return cls(lees(tekst, notatie))

    @classmethod
    def som(cls, bedragen: Iterable[Bedrag]) -> Bedrag:
        """The sum; zero for none.

        >>> Bedrag.som([Bedrag(1900), Bedrag(2060)])
        Bedrag(centen=3960)
        """
        return cls(sum(bedrag.centen for bedrag in bedragen))

    @property
    def _orde(self) -> int:
        return self.centen

    @property
    def kaal(self) -> str:
        """Plain notation for files and programs: ``1234.50``."""
        return schrijf(self.centen, Notatie.KAAL)

    @property
    def in_euro(self) -> Decimal:
        """The amount in euros, exact, with two decimals."""
        return Decimal(self.centen).scaleb(-2)

    def maal(self, factor: Fraction | int, afronding: Afronding) -> Bedrag:
        """This amount times *factor*, rounded to cents as named.

        >>> Bedrag(4637).maal(Fraction(13, 12), Afronding.HALF_OMHOOG)
        Bedrag(centen=5023)
        """
        if isinstance(factor, float):
            raise OngeldigeWaarde("factor", "float is not exact", "give an int or a Fraction")
        return Bedrag(afronding.rond(self.centen * Fraction(factor)))

    def __add__(self, ander: Bedrag) -> Bedrag:
        if type(ander) is not Bedrag:
            return NotImplemented
        return Bedrag(self.centen + ander.centen)

    def __sub__(self, ander: Bedrag) -> Bedrag:
        if type(ander) is not Bedrag:
            return NotImplemented
        return Bedrag(self.centen - ander.centen)

    def __mul__(self, aantal: int) -> Bedrag:
        return Bedrag(self.centen * aantal) if type(aantal) is int else NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, ander: Bedrag) -> int:
        """How often *ander* fits in this amount as a whole."""
        return self.centen // ander.centen if type(ander) is Bedrag else NotImplemented

    def __neg__(self) -> Bedrag:
        return Bedrag(-self.centen)

    def __abs__(self) -> Bedrag:
        return Bedrag(abs(self.centen))

    def __bool__(self) -> bool:
        return self.centen != 0

    def __str__(self) -> str:
        return schrijf(self.centen, Notatie.NEDERLANDS)
