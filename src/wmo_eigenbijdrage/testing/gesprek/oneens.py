"""`Controle`: what must be so in every conversation, by name; `Oneens`: that it was not."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

__all__ = ["Controle", "Oneens"]


class Controle(Enum):
    """The checks, each with the sentence that has to be true."""

    AFWIJZING = "het CAK hoeft niets af te wijzen wat de gemeente stuurt"
    TWEEMAAL = "niets wordt tweemaal gemeld"
    RUST = "als er niets meer gebeurt, wordt er niets meer gemeld"
    PERIODEN = "het CAK kent de perioden die uit feiten en beleid volgen"
    BEDRAGEN = "wat is gefactureerd min terugbetaald is wat de wet zegt"
    EEN_BEDRAG = "niemand heeft twee bedragen over een maand"
    KOSTPRIJS = "er wordt nooit meer geïnd dan de kostprijs"


class Oneens(AssertionError):
    """A check that does not hold, with what was found and the story that led to it.

    >>> print(Oneens(Controle.RUST, "melding 2", ["2024-01-01 An: hulp begint"]))
    RUST: als er niets meer gebeurt, wordt er niets meer gemeld
      melding 2
    verhaal:
      2024-01-01 An: hulp begint
    """

    def __init__(self, controle: Controle, gevonden: str, verhaal: Sequence[str]) -> None:
        """Take the check, what was found, and what happened up to then."""
        self.controle = controle
        self.gevonden = gevonden
        self.verhaal = tuple(verhaal)
        regels = [f"{controle.name}: {controle.value}", *_ingesprongen(gevonden.splitlines())]
        super().__init__("\n".join([*regels, "verhaal:", *_ingesprongen(self.verhaal)]))


def _ingesprongen(regels: Sequence[str]) -> list[str]:
    return [f"  {regel}" for regel in regels]
