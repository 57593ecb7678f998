"""Strategies for the collection of cost prices until 2019."""

from __future__ import annotations

from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.kalender import Zorgperiode
from wmo_eigenbijdrage.kostprijs import (
    DUMMYKOSTPRIJS,
    Inningsvariant,
    Inningsvariant1,
    Inningsvariant2,
    Inningsvariant3,
    Inningsvariant4,
    Inningsverloop,
    Periodeinning,
    Resterend,
    bepaal_resterend,
    inningsverloop,
)
from wmo_eigenbijdrage.testing.strategieen.bedrag import bedragen
from wmo_eigenbijdrage.testing.strategieen.kalender import zorgperioden

__all__ = [
    "inningsvarianten",
    "inningsvarianten_1",
    "inningsvarianten_2",
    "inningsvarianten_3",
    "inningsvarianten_4",
    "inningsverlopen",
    "periodeinningen",
    "resterende_kostprijzen",
]

_CENT = Bedrag(1)
# The filler price in a choice as long as the others, so that it is not what all shrinks to.
_TOTAAL = st.integers(1, 2_000_000).map(Bedrag) | st.sampled_from((_CENT, DUMMYKOSTPRIJS))
_PER_PERIODE = bedragen(_CENT, Bedrag(50_000))
_AANTAL = st.sampled_from((1, 13, 39)) | st.integers(1, 130)


@st.composite
def inningsvarianten_1(draw: st.DrawFn) -> Inningsvariant1:
    """Variant 1; often the periods add up to the total, or to some cents less than it.

    Shrinks towards one period of a cent.
    """
    kosten, aantal = draw(_PER_PERIODE), draw(_AANTAL)
    rest = draw(st.just(Bedrag(0)) | bedragen(max_value=Bedrag(aantal)) | bedragen())
    return Inningsvariant1(
        kosten_per_periode=kosten, aantal_perioden=aantal, totale_kosten=kosten * aantal + rest
    )


def inningsvarianten_2() -> st.SearchStrategy[Inningsvariant2]:
    """Variant 2. Shrinks towards one period and a cent."""
    return st.builds(Inningsvariant2, aantal_perioden=_AANTAL, totale_kosten=_TOTAAL)


def inningsvarianten_3() -> st.SearchStrategy[Inningsvariant3]:
    """Variant 3. Shrinks towards a cent per period and in all."""
    return st.builds(Inningsvariant3, kosten_per_periode=_PER_PERIODE, totale_kosten=_TOTAAL)


def inningsvarianten_4() -> st.SearchStrategy[Inningsvariant4]:
    """Variant 4, the filler price among them. Shrinks towards a cent."""
    return st.builds(Inningsvariant4, totale_kosten=_TOTAAL)


def inningsvarianten() -> st.SearchStrategy[Inningsvariant]:
    """Any of the four. Shrinks towards variant 4."""
    return inningsvarianten_4() | inningsvarianten_3() | inningsvarianten_2() | inningsvarianten_1()


@st.composite
def inningsverlopen(draw: st.DrawFn) -> Inningsverloop:
    """What up to forty periods in a row brought in for a provision, to its end or not.

    Shrinks towards a cent in one period that brought in nothing.
    """
    vanaf = draw(zorgperioden())
    laatste = Zorgperiode(2019, 13)
    meeste = min(40, laatste.ordinaal - vanaf.ordinaal + 1)
    maxima = draw(st.lists(bedragen(max_value=Bedrag(20_000)), min_size=1, max_size=meeste))
    return inningsverloop(
        draw(inningsvarianten()),
        vanaf,
        [(vanaf + plek, maximum) for plek, maximum in enumerate(maxima)],
        tot_en_met=draw(st.none() | zorgperioden(vanaf)),
    )


@st.composite
def periodeinningen(draw: st.DrawFn) -> Periodeinning:
    """What one period of such a run brought in. Shrinks towards nothing."""
    return draw(st.sampled_from(draw(inningsverlopen()).inningen))


def resterende_kostprijzen() -> st.SearchStrategy[Resterend]:
    """Outcomes of CAK's two formulas: something, nothing or unknown.

    Shrinks towards a period of 2015 that is over.
    """
    return st.builds(bepaal_resterend, inningsvarianten_1(), zorgperioden())
