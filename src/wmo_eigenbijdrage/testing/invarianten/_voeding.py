"""The strategies that feed the invariants: small facts, with many edges."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid, LagerTarief
from wmo_eigenbijdrage.dossier import Client, Huishouden, Leefvorm, Persoon
from wmo_eigenbijdrage.identificatie import Bsn, Gemeentecode
from wmo_eigenbijdrage.kalender import Maand, Tijdlijn, Tijdvak

__all__ = [
    "BSNS",
    "EERSTE",
    "LAATSTE",
    "LANDELIJK",
    "OUD",
    "alleen",
    "beleiden",
    "dagen",
    "geboortedagen",
    "gebruiken",
    "maanden",
    "paar",
    "persoon",
]

EERSTE: Final = date(2020, 1, 1)
LAATSTE: Final = date(2026, 12, 31)
BSNS: Final = (Bsn("999990019"), Bsn("999900006"))
OUD: Final = date(1940, 1, 1)
"""A birth date of which the age plays no part: past AOW age in all years that are looked at."""
LANDELIJK: Final = Beleid(gemeente=Gemeentecode("0363"))
_RANDEN: Final = (
    date(2020, 1, 1),
    date(2020, 1, 2),
    date(2020, 2, 29),
    date(2020, 3, 31),
    date(2020, 4, 1),
    date(2020, 5, 31),
    date(2020, 6, 1),
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2024, 1, 2),
    date(2024, 2, 1),
    date(2024, 2, 29),
    date(2025, 12, 31),
    date(2026, 1, 1),
)


@st.composite
def dagen(draw: st.DrawFn, van: date = EERSTE, tot: date = LAATSTE) -> date:
    """Days; the first, second and last of a month and days on which rules change come often."""
    dag = draw(st.dates(van, tot))
    soort = draw(st.integers(0, 4))
    if soort == 1:
        dag = dag.replace(day=1)
    elif soort == 2:
        dag = dag.replace(day=2)
    elif soort == 3:
        dag = dag.replace(day=1) - timedelta(days=1)
    elif soort == 4 and (randen := [rand for rand in _RANDEN if van <= rand <= tot]):
        dag = draw(st.sampled_from(randen))
    return min(max(dag, van), tot)


def maanden(van: Maand = Maand(2020, 1), tot: Maand = Maand(2026, 12)) -> st.SearchStrategy[Maand]:  # noqa: B008 (frozen)
    """Months."""
    return st.integers(van.ordinaal, tot.ordinaal).map(Maand.uit_ordinaal)


@st.composite
def gebruiken(
    draw: st.DrawFn, meeste: int = 3, minste: int = 0, van: date = EERSTE, tot: date = LAATSTE
) -> Sequence[Tijdvak]:
    """Periods of use apart from each other, in order: short and long, the last open at times."""
    vakken: list[Tijdvak] = []
    for _ in range(draw(st.integers(minste, meeste))):
        if van > tot:
            break
        begin = draw(dagen(van, tot))
        lang = draw(st.sampled_from((0, 1, 40, 400, 2000)))
        einde = min(tot, begin + timedelta(days=lang))
        if lang == 2000 and draw(st.booleans()):
            return (*vakken, Tijdvak(begin))
        vakken.append(Tijdvak(begin, draw(dagen(begin, einde))))
        van = einde + timedelta(days=draw(st.sampled_from((1, 1, 20))))
    return tuple(vakken)


@st.composite
def geboortedagen(draw: st.DrawFn) -> date:
    """Birth dates of adults, many of whom reach AOW age in the years that are looked at."""
    if draw(st.integers(0, 3)):
        dag = draw(dagen(date(1948, 1, 1), date(1959, 12, 31)))
        return draw(
            st.sampled_from((dag, date(1952, 12, 31), date(1953, 1, 1), date(1953, 10, 31)))
        )
    return draw(st.dates(date(1930, 1, 1), date(1990, 12, 31)))


def persoon(
    geboren: date, gebruik: Sequence[Tijdvak], *, nummer: int = 0, overleden: date | None = None
) -> Persoon:
    """A person with periods over which a contribution is due."""
    return Persoon(client=Client(BSNS[nummer], geboren, overleden), perioden=gebruik)


def alleen(wie: Persoon) -> Huishouden:
    """A person who lives alone."""
    return Huishouden((wie,))


def paar(een: Persoon, ander: Persoon) -> Huishouden:
    """Two who have been married since before the years that are looked at."""
    return Huishouden((een, ander), Tijdlijn.van({date(2000, 1, 1): Leefvorm.GEHUWD}))


@st.composite
def beleiden(draw: st.DrawFn) -> Beleid:
    """Policies with up to two lower tariffs, or none."""
    tarieven = {
        maand: draw(st.sampled_from((0, 500, 1000, 1899, 1900)))
        for maand in draw(st.lists(maanden(), max_size=2, unique=True))
    }
    return Beleid(
        gemeente=Gemeentecode("0363"),
        lagere_tarieven=[
            LagerTarief(Bedrag(centen), maand, maand.vorige.eerste_dag)
            for maand, centen in tarieven.items()
        ],
    )
