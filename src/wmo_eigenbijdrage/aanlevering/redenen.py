"""What there is to say about the facts of a person: one stable code for each finding.

A code is a contract: unique, and never given another meaning.
"""

from __future__ import annotations

from wmo_eigenbijdrage.bevindingen import Redenlijst

__all__ = ["Reden"]


class Reden(Redenlijst):
    """The findings, each with its code and its Dutch text.

    >>> print(Reden.ONBEKENDE_SOORT.over("17", soort="traplift"))
    [AL01] (17) voor de soort 'traplift' staat geen regel in het beleid; voeg die toe
    """

    # A provision does not count, so that the outcome is not the whole.
    ONBEKENDE_SOORT = (
        "AL01",
        "voor de soort {soort!r} staat geen regel in het beleid; voeg die toe",
    )
    DUBBEL_KENMERK = (
        "AL02",
        "twee verschillende voorzieningen met dit kenmerk; geen van beide telt",
    )
    LAGE_MAANDKOSTEN = (
        "AL03",
        "maandkosten liggen onder het tarief en er is niet gekozen wat dan geldt ({wat})",
    )
    PRODUCT_ONBEKEND = (
        "AL04",
        "uit de berichten blijkt niet welk product dit is; de voorziening telt niet",
    )
    SOORT_ONBEKEND = ("AL05", "product {product} hoort bij geen soort; de voorziening telt niet")

    # The facts contradict each other, or deserve a look; all of them count.
    BUITEN_BESCHIKKING = (
        "AL10",
        "levering vanaf {dag} begint buiten een beschikking; controleer een van beide",
    )
    GEEN_EINDE = (
        "AL11",
        "de beschikking eindigde op {dag} en er is geen einde bekend; de bijdrage loopt door",
    )
    KOSTPRIJS_VOOR_2020 = (
        "AL12",
        "loopt al van voor 2020; de kostprijs {bedrag} is gelezen als wat er op 1-1-2020 over was",
    )
    TWEE_PRIJZEN = (
        "AL13",
        "toewijzingen van deze voorziening hebben verschillende prijzen; de eerste telt",
    )
    TWEE_SOORTEN = (
        "AL14",
        "toewijzingen van deze voorziening zijn van verschillende soort; de eerste telt",
    )

    @property
    def telt_niet(self) -> bool:
        """Whether something did not count, so that the outcome may not be acted upon."""
        return self in _TELT_NIET


_TELT_NIET = frozenset(
    {
        Reden.ONBEKENDE_SOORT,
        Reden.DUBBEL_KENMERK,
        Reden.LAGE_MAANDKOSTEN,
        Reden.PRODUCT_ONBEKEND,
        Reden.SOORT_ONBEKEND,
    }
)
