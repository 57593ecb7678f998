"""`Inningsverloop`: what CAK collected for a provision until 2019, and what was left of its price.

Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019), 2.1 and 2.3; Wmo 2015, art. 2.1.4 (3),
text of 2015: never more than the cost price.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.fouten import BuitenBereik, OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Zorgperiode
from wmo_eigenbijdrage.kostprijs.inningsvarianten import (
    Inningsvariant,
    Inningsvariant1,
    Inningsvariant2,
)

__all__ = ["GeenRestant", "Inningseinde", "Inningsverloop", "Periodeinning"]


class Inningseinde(Enum):
    """Why nothing more was collected for a provision."""

    LOOPT_NOG = "loopt nog"
    """It goes on after the last period that was given."""
    KOSTPRIJS = "kostprijs bereikt"
    """All of the price has been collected."""
    AANTAL_PERIODEN = "aantal perioden bereikt"
    """The number of periods is over, whatever was collected in them."""
    GESTOPT = "voorziening gestopt"
    """The provision was no longer used."""


class GeenRestant(OngeldigeWaarde):
    """Asked what is left of a cost price of variant 1, which nobody can tell."""

    @classmethod
    def van_variant_1(cls) -> GeenRestant:
        """The reason that CAK gives, and what to do instead."""
        return cls(
            "restant",
            "inningsvariant 1 has none, as CAK could not tell for which product or which partner "
            "it had collected",
            "use bepaal_resterend (CAK's formulas 1 and 2), or perioden_over_na",
        )


@frozen
class Periodeinning:
    """What one period brought in for one provision."""

    periode: Zorgperiode
    bedrag: Bedrag


@frozen
class Inningsverloop:
    """What was collected for one provision, period by period. Made by `inningsverloop`.

    >>> from wmo_eigenbijdrage.kostprijs import Inningsvariant4, inningsverloop
    >>> begin = Zorgperiode(2019, 1)
    >>> maxima = [(begin + n, Bedrag(1750)) for n in range(4)]
    >>> print(inningsverloop(Inningsvariant4(totale_kosten=Bedrag(4000)), begin, maxima))
    inningsvariant 4: totaal € 40,00 vanaf 2019-P01
    """

    variant: Inningsvariant
    vanaf: Zorgperiode
    tot_en_met: Zorgperiode | None
    """The last period of use; ``None`` while it went on."""
    inningen: tuple[Periodeinning, ...]
    """One for each period that was given, from the start on, also when nothing was collected."""
    tot_periode: Zorgperiode
    """The last period that was given: what came after it is not known."""

    @property
    def geind(self) -> Bedrag:
        """All that was collected."""
        return Bedrag.som(inning.bedrag for inning in self.inningen)

    @property
    def einde(self) -> Inningseinde:
        """Why it ended, or that it goes on.

        When the price and the number of periods are reached in one period, it is the price; but
        variant 1 ends by its number only.
        """
        return self._einde[0]

    @property
    def laatste_periode(self) -> Zorgperiode | None:
        """The period in which it ended; ``None`` when it goes on."""
        return self._einde[1]

    def geind_tot_en_met(self, periode: Zorgperiode) -> Bedrag:
        """What was collected up to and including *periode*.

        Raises:
            BuitenBereik: the periods that were given do not reach so far.
        """
        eis_soort("periode", periode, Zorgperiode)
        if periode > self.tot_periode and self.einde is Inningseinde.LOOPT_NOG:
            raise BuitenBereik(
                "periode",
                f"{periode} comes after the last period maximum, of {self.tot_periode}",
                "give the maxima up to there",
            )
        return Bedrag.som(i.bedrag for i in self.inningen if i.periode <= periode)

    def restant_na(self, periode: Zorgperiode) -> Bedrag:
        """What was left of the cost price after *periode*; zero when all was collected.

        After period 13 of 2019 it is the remainder on 1 January 2020.

        Raises:
            GeenRestant: of variant 1; it tells why, and what can be computed instead.
            BuitenBereik: the periods that were given do not reach so far.
        """
        if isinstance(self.variant, Inningsvariant1):
            raise GeenRestant.van_variant_1()
        return self.variant.totale_kosten - self.geind_tot_en_met(periode)

    def perioden_over_na(self, periode: Zorgperiode) -> int | None:
        """How many periods of the number were left after *periode*, as far as the number goes.

        Counted from the start, whether a contribution was due in them or not [inferred]. ``None``
        for variants 3 and 4, which have no number of periods.
        """
        if not isinstance(self.variant, Inningsvariant1 | Inningsvariant2):
            return None
        eis_soort("periode", periode, Zorgperiode)
        verstreken = max(periode - self.vanaf + 1, 0)
        return max(self.variant.aantal_perioden - verstreken, 0)

    def __str__(self) -> str:
        return f"{self.variant} vanaf {self.vanaf}"

    @property
    def _einde(self) -> tuple[Inningseinde, Zorgperiode | None]:
        mogelijk = [(p.ordinaal, n, einde) for n, (p, einde) in enumerate(self._mogelijke_einden())]
        if not mogelijk:
            return Inningseinde.LOOPT_NOG, None
        ordinaal, _, einde = min(mogelijk, key=lambda gevonden: gevonden[:2])
        return einde, Zorgperiode.uit_ordinaal(ordinaal)

    def _mogelijke_einden(self) -> Iterator[tuple[Zorgperiode, Inningseinde]]:
        """What could have ended it by now; of those in one period the first counts."""
        variant = self.variant
        if not isinstance(variant, Inningsvariant1):
            over = variant.totale_kosten.centen
            for inning in self.inningen:
                over -= inning.bedrag.centen
                if over == 0:
                    yield inning.periode, Inningseinde.KOSTPRIJS
                    break
        if isinstance(variant, Inningsvariant1 | Inningsvariant2):
            duur = self.tot_periode - self.vanaf + 1
            if variant.aantal_perioden <= duur:
                yield self.vanaf + variant.aantal_perioden - 1, Inningseinde.AANTAL_PERIODEN
        if self.tot_en_met is not None and self.tot_en_met <= self.tot_periode:
            yield self.tot_en_met, Inningseinde.GESTOPT
