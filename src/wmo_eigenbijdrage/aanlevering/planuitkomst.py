"""What became of each of many persons: a plan, or why there is none; and how often which."""

from __future__ import annotations

from typing import TypeAlias

from attrs import fields, frozen

from wmo_eigenbijdrage.aanlevering.gewenst import Gewenst
from wmo_eigenbijdrage.aanlevering.plan import Plan
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.identificatie import Bsn

__all__ = ["Gepland", "NietGepland", "Plantelling", "Planuitkomst"]


@frozen
class Gepland:
    """A person for whom a plan was made. It may be empty, and it may say that facts are missing."""

    bsn: Bsn
    gewenst: Gewenst
    plan: Plan
    over_berichten: tuple[Bevinding, ...]
    """What contradicts in the care messages, and what of them could not become a provision."""

    @property
    def bevindingen(self) -> tuple[Bevinding, ...]:
        """All there is to say: about the messages, what is wanted, and what can be told."""
        return (*self.over_berichten, *self.gewenst.bevindingen, *self.plan.bevindingen)


@frozen
class NietGepland:
    """A person whose facts made planning impossible. Nothing is to be told until that is mended."""

    bsn: Bsn
    reden: Bevinding
    """What went wrong; its place is the step at which it did."""
    over_berichten: tuple[Bevinding, ...] = ()
    """What the care messages had shown by then."""

    @property
    def bevindingen(self) -> tuple[Bevinding, ...]:
        """All there is to say."""
        return (*self.over_berichten, self.reden)


Planuitkomst: TypeAlias = Gepland | NietGepland
"""What became of one person."""


@frozen(kw_only=True)
class Plantelling:
    """How many persons came to what. Each of them is in one of the first five counts.

    Two add up, so that parts of a population can be counted apart.
    """

    met_meldingen: int = 0
    """There is something to tell now."""
    wachten: int = 0
    """There is nothing to tell now, and something is held back."""
    niets_te_melden: int = 0
    """CAK has what it should have, as far as the time limits allow."""
    niet_beoordeeld: int = 0
    """Not every provision could be judged, so that nothing is told."""
    niet_gepland: int = 0
    """No plan could be made."""
    meldingen: int = 0
    """How many meldingen there are in all."""
    aangehouden: int = 0
    """How many boundaries are held back in all."""
    bevindingen: int = 0
    """How many findings there are in all, of all persons."""

    @property
    def personen(self) -> int:
        """How many persons have been counted."""
        return (
            self.met_meldingen
            + self.wachten
            + self.niets_te_melden
            + self.niet_beoordeeld
            + self.niet_gepland
        )

    @classmethod
    def van(cls, uitkomst: Planuitkomst) -> Plantelling:
        """The count of one person."""
        bevindingen = len(uitkomst.bevindingen)
        if isinstance(uitkomst, NietGepland):
            return cls(niet_gepland=1, bevindingen=bevindingen)
        plan = uitkomst.plan
        wacht = bool(plan.aangehouden)
        beoordeeld = uitkomst.gewenst.volledig
        return cls(
            met_meldingen=int(not plan.is_leeg),
            wachten=int(plan.is_leeg and wacht),
            niets_te_melden=int(plan.is_leeg and not wacht and beoordeeld),
            niet_beoordeeld=int(not beoordeeld),
            meldingen=len(plan.meldingen),
            aangehouden=len(plan.aangehouden),
            bevindingen=bevindingen,
        )

    def __add__(self, ander: Plantelling) -> Plantelling:
        namen = [veld.name for veld in fields(Plantelling)]
        return Plantelling(**{naam: getattr(self, naam) + getattr(ander, naam) for naam in namen})

    def __str__(self) -> str:
        return (
            f"{self.personen} personen: {self.met_meldingen} met meldingen, "
            f"{self.wachten} wachten, {self.niets_te_melden} niets te melden, "
            f"{self.niet_beoordeeld} niet beoordeeld, {self.niet_gepland} niet gepland"
        )
