"""Bills, and what was lost or became final, as the close of a month gives them."""

from __future__ import annotations

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bijdrage import Factuur
from wmo_eigenbijdrage.identificatie import Bsn
from wmo_eigenbijdrage.kalender import Maand

__all__ = ["Maandafsluiting", "Maandverlies", "Rekening"]


@frozen
class Rekening:
    """A bill, with those who get it."""

    personen: tuple[Bsn, ...]
    factuur: Factuur
    """What is on it; a negative amount is refunded."""

    @property
    def gevraagd(self) -> Bedrag:
        """What is asked, before refunds."""
        return Bedrag.som(bedrag for _, bedrag in self.factuur.regels if bedrag > Bedrag(0))

    @property
    def teruggave(self) -> Bedrag:
        """What is refunded, as a positive amount."""
        return -Bedrag.som(bedrag for _, bedrag in self.factuur.regels if bedrag < Bedrag(0))

    @property
    def is_stapelfactuur(self) -> bool:
        """Whether more than one month is asked for. A refund alone stacks nothing."""
        return sum(bedrag > Bedrag(0) for _, bedrag in self.factuur.regels) > 1


@frozen
class Maandverlies:
    """A month that stays other than the facts make it, because it lies too far back."""

    personen: tuple[Bsn, ...]
    maand: Maand
    bedrag: Bedrag
    """What should have been asked more; negative for what should have been refunded."""


@frozen
class Maandafsluiting:
    """What the close of a month gave."""

    maand: Maand
    rekeningen: tuple[Rekening, ...]
    """At most one for each household; those who live apart each have their own, unless something is
    revised. A household that owes nothing has none."""
    vervallen: tuple[Maandverlies, ...]
    """Months that a first determination no longer reached (art. 3.5 (4))."""
    definitief: tuple[Maandverlies, ...]
    """Months that a revision no longer reached (art. 3.6 (8)), each told once."""

    @property
    def stapelfacturen(self) -> tuple[Rekening, ...]:
        """The bills that ask for more than one month."""
        return tuple(rekening for rekening in self.rekeningen if rekening.is_stapelfactuur)

    @property
    def teruggaven(self) -> tuple[Rekening, ...]:
        """The bills with something refunded."""
        return tuple(rekening for rekening in self.rekeningen if rekening.teruggave)
