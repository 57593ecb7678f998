"""What a comparison says about persons, provisions and households: a stable code for each.

The differences of single fields have the codes of `Vergelijkveld`. No text holds a value.
"""

from __future__ import annotations

from enum import Enum

from wmo_eigenbijdrage.bevindingen import Bevinding

__all__ = ["Vergelijkreden"]


class Vergelijkreden(Enum):
    """The reasons, each with its code, what it is about, and its Dutch text."""

    NIET_IN_BEELD = (
        "BV01",
        "persoon",
        "bijdrageplichtig op {peildatum} maar in geen bestand van het CAK; controleer en meld aan",
    )
    ALLEEN_EIGEN = (
        "BV02",
        "persoon",
        "in geen bestand van het CAK, en op {peildatum} niet bijdrageplichtig; dat kan kloppen",
    )
    ALLEEN_EIGEN_ONBEKEND = (
        "BV03",
        "persoon",
        "in geen bestand van het CAK; zoek uit of op {peildatum} een bijdrage verschuldigd is",
    )
    ALLEEN_CAK = (
        "BV04",
        "persoon",
        "bij het CAK bekend maar niet in de eigen administratie; zoek uit of er ondersteuning is",
    )
    BEIDE_NIET_PLICHTIG = (
        "BV05",
        "persoon",
        "bij het CAK bekend maar op {peildatum} niet bijdrageplichtig; meld niet zomaar aan",
    )
    VERSTREKKING_ALLEEN_EIGEN = (
        "BV30",
        "verstrekking",
        "bij geen verstrekking die het CAK van deze persoon kent hoort deze rij",
    )
    VERSTREKKING_ALLEEN_CAK = (
        "BV31",
        "verstrekking",
        "bij geen verstrekking in de eigen administratie van deze persoon hoort deze rij",
    )
    TEGENSPRAAK_EIGEN = (
        "BV40",
        "{veld}",
        "de eigen rijen van deze persoon spreken elkaar tegen; kijk of dit een persoon is",
    )
    TEGENSPRAAK_CAK = (
        "BV41",
        "{veld}",
        "de rijen van deze persoon bij het CAK spreken elkaar tegen; kijk of dit een persoon is",
    )
    MEER_HUISHOUDENS = (
        "BV42",
        "HUISHOUDEN",
        "de eigen rijen van deze persoon noemen meer dan een huishouden; de persoon telt in elk",
    )
    HUISHOUDEN_DEELS = (
        "BV50",
        "HUISHOUDEN",
        "een huisgenoot is wel bij het CAK bekend en deze persoon niet; moet het CAK die kennen?",
    )

    @property
    def code(self) -> str:
        """The stable code."""
        return self.value[0]

    def over(self, **gegevens: object) -> Bevinding:
        """The finding that this reason makes."""
        _, plaats, tekst = self.value
        return Bevinding(self.code, plaats.format(**gegevens), tekst.format(**gegevens))
