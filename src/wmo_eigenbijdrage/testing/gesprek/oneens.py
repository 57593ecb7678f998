"""`Controle`: what must be so in every conversation, by name; `Oneens`: that it was not."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TypeAlias

__all__ = ["Bevonden", "Controle", "Oneens"]


class Controle(Enum):
    """The checks, each with the sentence that has to be true."""

    AFWIJZING = "het CAK hoeft niets af te wijzen wat de gemeente stuurt"
    TWEEMAAL = "niets wordt tweemaal gemeld"
    RUST = "als er niets meer gebeurt, wordt er niets meer gemeld"
    PERIODEN = "het CAK kent de perioden die uit feiten en beleid volgen"
    BEDRAGEN = "wat is gefactureerd min terugbetaald is wat de wet zegt"
    EEN_BEDRAG = "niemand heeft twee bedragen over een maand"
    KOSTPRIJS = "er wordt nooit meer geïnd dan de kostprijs"


Bevonden: TypeAlias = tuple[Controle, str]
"""A check that does not hold, and what was found."""


class Oneens(AssertionError):
    """Checks that do not hold, with what was found and the story that led to it.

    >>> print(Oneens([(Controle.RUST, "melding 2")], ["2024-01-01 An: hulp begint"]))
    RUST: als er niets meer gebeurt, wordt er niets meer gemeld
      melding 2
    verhaal:
      2024-01-01 An: hulp begint
    """

    def __init__(self, bevonden: Sequence[Bevonden], verhaal: Sequence[str]) -> None:
        """Take what was found, the first of it first, and what happened up to then."""
        self.controles = tuple(dict.fromkeys(controle for controle, _ in bevonden))
        self.verhaal = tuple(verhaal)
        regels: list[str] = []
        for controle in self.controles:
            regels.append(f"{controle.name}: {controle.value}")
            regels += [f"  {tekst}" for welke, tekst in bevonden if welke is controle]
        super().__init__("\n".join([*regels, "verhaal:", *(f"  {r}" for r in self.verhaal)]))
