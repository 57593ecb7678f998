"""Two code lists of the care messages: kinds of products, and why a delivery ended."""

from __future__ import annotations

from enum import Enum

__all__ = ["Productcategorie", "RedenBeeindiging"]


class Productcategorie(Enum):
    """The kinds of products (WMO020, the same in iWmo 2.3 and 3.2).

    >>> Productcategorie("02").naam
    'Begeleiding'
    """

    HUISHOUDEN = "01"
    BEGELEIDING = "02"
    PERSOONLIJKE_VERZORGING = "03"
    KORTDUREND_VERBLIJF = "04"
    WOONDIENSTEN = "05"
    OVERIGE_INDIVIDUEEL = "06"
    DAGBESTEDING = "07"
    VERVOERDIENSTEN = "08"
    OVERIGE_GROEP = "09"
    OVERIGE_MAATWERK = "10"
    ROLSTOELEN = "11"
    VERVOERVOORZIENINGEN = "12"
    WOONVOORZIENINGEN = "13"
    OVERIGE_HULPMIDDELEN = "14"
    BESCHERMD_WONEN = "15"
    OPVANG = "16"
    SPOEDOPVANG = "17"
    OVERIG_BESCHERMD_WONEN = "18"
    TOTAAL_ZORGPAKKET = "99"
    """Only for a pgb (WMO022); no iWmo message carries it."""

    @property
    def code(self) -> str:
        """The two digits that stand in a message."""
        return self.value

    @property
    def naam(self) -> str:
        """The name in the code list."""
        return _NAMEN[self]


_NAMEN = {
    Productcategorie.HUISHOUDEN: "Hulp bij het huishouden",
    Productcategorie.BEGELEIDING: "Begeleiding",
    Productcategorie.PERSOONLIJKE_VERZORGING: "Persoonlijke verzorging",
    Productcategorie.KORTDUREND_VERBLIJF: "Kortdurend verblijf",
    Productcategorie.WOONDIENSTEN: "Woondiensten",
    Productcategorie.OVERIGE_INDIVIDUEEL: (
        "Overige ondersteuning gericht op het individu of huishouden/gezin"
    ),
    Productcategorie.DAGBESTEDING: "Dagbesteding",
    Productcategorie.VERVOERDIENSTEN: "Vervoerdiensten",
    Productcategorie.OVERIGE_GROEP: "Overige groepsgerichte ondersteuning",
    Productcategorie.OVERIGE_MAATWERK: "Overige maatwerk arrangementen",
    Productcategorie.ROLSTOELEN: "Rolstoelen",
    Productcategorie.VERVOERVOORZIENINGEN: "Vervoervoorzieningen",
    Productcategorie.WOONVOORZIENINGEN: "Woonvoorzieningen",
    Productcategorie.OVERIGE_HULPMIDDELEN: "Overige hulpmiddelen",
    Productcategorie.BESCHERMD_WONEN: "Beschermd wonen",
    Productcategorie.OPVANG: "Opvang",
    Productcategorie.SPOEDOPVANG: "Spoedopvang",
    Productcategorie.OVERIG_BESCHERMD_WONEN: "Overige beschermd wonen en opvang",
    Productcategorie.TOTAAL_ZORGPAKKET: "Totaal zorgpakket",
}


class RedenBeeindiging(Enum):
    """Why the provider stopped delivering (WMO588). Only 20 is for a while.

    >>> RedenBeeindiging("20").tijdelijk, RedenBeeindiging("19").tijdelijk
    (True, False)
    """

    OVERLIJDEN = "02"
    VOLGENS_PLAN = "19"
    TIJDELIJK = "20"
    """Delivery is expected to go on, after a stay in hospital for instance."""
    DOOR_CLIENT = "21"
    DOOR_AANBIEDER = "22"
    IN_OVEREENSTEMMING = "23"
    """Ended early, by agreement."""
    VERHUIZING = "31"
    """To another gemeente."""
    DOOR_GEMEENTE = "36"
    WIJZIGINGSVERZOEK = "37"
    ANDERE_AANBIEDER = "38"
    ANDER_DOMEIN = "39"
    """The person goes on to care under another law."""

    @property
    def tijdelijk(self) -> bool:
        """Whether the provision itself goes on."""
        return self is RedenBeeindiging.TIJDELIJK
