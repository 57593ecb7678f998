"""Published figures once more, each with its source; in cents and whole euros.

For whatever judges an implementation, so that `landelijk` is judged as well.

Tariff: CAK (2020), drimmelen.nl (2023, 2024), Ombudsman 2024/035 (2021, 2022), CAK "Verandering
eigen bijdrage Wmo 2026" (2025, 2026). Periods: Uitvoeringsbesluit Wmo 2015, art. 3.8, texts of
2015, 2017 (amounts of 2016), 2018 and 2019; ovoeindhoven.nl and parkstadactueel.nl for 2017, of
which two thresholds were not found. AOW ages: AOW, art. 7a; rijksoverheid.nl.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

__all__ = ["AOW", "JONG_PAAR", "PERIODE", "PROCENT", "TARIEF", "VLAK_2019", "huishoudtype"]

TARIEF = {2020: 1900, 2021: 1900, 2022: 1900, 2023: 1900, 2024: 2060, 2025: 2100, 2026: 2180}
VLAK_2019 = 1750
JONG_PAAR = "meerpersoons_onder_aow"
"""A couple of which one at least is below AOW age."""
_EEN_JONG, _EEN_OUD, _TWEE_OUD = "eenpersoons_onder_aow", "eenpersoons_aow", "meerpersoons_aow"
PERIODE: dict[tuple[int, str], tuple[int, int | None]] = {
    (2015, _EEN_JONG): (1940, 22331),
    (2015, _EEN_OUD): (1940, 16634),
    (2015, JONG_PAAR): (2760, 27917),
    (2015, _TWEE_OUD): (2760, 23046),
    (2016, _EEN_JONG): (1940, 22486),
    (2016, _EEN_OUD): (1940, 16887),
    (2016, JONG_PAAR): (2780, 28177),
    (2016, _TWEE_OUD): (2780, 23374),
    (2017, _EEN_JONG): (1750, None),
    (2017, _EEN_OUD): (1750, 17033),
    (2017, JONG_PAAR): (0, 35000),
    (2017, _TWEE_OUD): (1750, None),
    (2018, _EEN_JONG): (1760, 22873),
    (2018, _EEN_OUD): (1760, 17474),
    (2018, JONG_PAAR): (0, 35175),
    (2018, _TWEE_OUD): (1760, 24128),
}
"""Base in cents and threshold in euros; ``None`` where the threshold is not known."""
PROCENT = {
    2015: Fraction(15, 100),
    2016: Fraction(15, 100),
    2017: Fraction(1, 8),
    2018: Fraction(1, 8),
}
AOW = (
    (date(1947, 12, 31), 65, 0),
    (date(1948, 11, 30), 65, 1),
    (date(1949, 10, 31), 65, 2),
    (date(1950, 9, 30), 65, 3),
    (date(1951, 6, 30), 65, 6),
    (date(1952, 3, 31), 65, 9),
    (date(1952, 12, 31), 66, 0),
    (date(1955, 8, 31), 66, 4),
    (date(1956, 5, 31), 66, 7),
    (date(1957, 2, 28), 66, 10),
    (date(1960, 12, 31), 67, 0),
    (date(1962, 9, 30), 67, 3),
)
"""Born up to and including, years, months. Those born up to 1952, and how the rows join, are taken
from the act as generally published [inferred]."""


def huishoudtype(aantal: int, *, oud: bool) -> str:
    """The category of one or two persons; *oud*: all of AOW age."""
    if aantal == 1:
        return _EEN_OUD if oud else _EEN_JONG
    return _TWEE_OUD if oud else JONG_PAAR
