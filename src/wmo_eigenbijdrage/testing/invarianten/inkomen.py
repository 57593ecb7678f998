"""Invariants of what depends on income, and of the four-week regime until 29 December 2019."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from attrs import evolve
from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid, Minimabeleid, Vergelijking
from wmo_eigenbijdrage.dossier import Huishouden, Inkomen
from wmo_eigenbijdrage.ieb import Merk
from wmo_eigenbijdrage.kalender import Bijdrageperiode, Maand, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.landelijk import Huishoudtype
from wmo_eigenbijdrage.testing._cijfers import PERIODE, PROCENT, VLAK_2019, huishoudtype
from wmo_eigenbijdrage.testing.implementatie import Implementatie
from wmo_eigenbijdrage.testing.invarianten._tabellen import APRIL_MEI_2020, EEN_DAG, aow_op
from wmo_eigenbijdrage.testing.invarianten._voeding import (
    LANDELIJK,
    OUD,
    alleen,
    dagen,
    geboortedagen,
    paar,
    persoon,
)
from wmo_eigenbijdrage.testing.invarianten.invariant import Invariant, eis, invariant

__all__ = [
    "INVARIANTEN",
    "dertig_en_eenendertig_december_2019_gratis",
    "maximum_naar_inkomen",
    "minimabeleid_onder_de_grens",
    "vlak_bedrag_in_2019",
]

_GRENS = 2_400_000


@st.composite
def _inkomens(draw: st.DrawFn) -> int:
    """Cents per year, around the thresholds."""
    doel = draw(st.sampled_from((0, 1_700_000, 2_300_000, 2_800_000, 3_600_000, 9_000_000)))
    return max(doel + draw(st.integers(-100_000, 100_000)), 0)


def _over(
    implementatie: Implementatie, huishouden: Huishouden, beleid: Beleid, periode: Bijdrageperiode
) -> int:
    """What is owed over one period, in cents."""
    alles = implementatie.bijdrage(huishouden, beleid, periode.laatste_dag)
    return sum(bedrag.centen for welke, bedrag in alles if welke == periode)


@invariant(
    "ub-3.8-2",
    st.tuples(
        st.builds(Maand, st.integers(2020, 2026), st.integers(1, 12)).filter(
            lambda maand: (maand.jaar, maand.nummer) not in APRIL_MEI_2020
        ),
        st.sampled_from(Vergelijking),
        st.sampled_from((-100_000, -1, 0, 1, 100_000)),
        st.sampled_from((0, 25, 1_000_000)),
    ),
)
def minimabeleid_onder_de_grens(
    implementatie: Implementatie,
    maand: Maand,
    vergelijking: Vergelijking,
    verschil: int,
    vermogen: int,
) -> None:
    """Minimabeleid frees when, and only when, the income of two years before is under the limit.

    With 4 % of the wealth. At the limit itself it frees where the by-law says "not more than".
    """
    inkomen = _GRENS + verschil - vermogen * 4 // 100
    wie = evolve(
        persoon(OUD, [Tijdvak(maand.eerste_dag, maand.laatste_dag)]),
        inkomens=[
            # In the other years the income says the opposite.
            Inkomen(maand.jaar - 2, Bedrag(inkomen), Bedrag(vermogen)),
            Inkomen(maand.jaar - 1, Bedrag(2 * _GRENS if verschil <= 0 else 0)),
            Inkomen(maand.jaar, Bedrag(2 * _GRENS if verschil <= 0 else 0)),
        ],
    )
    grenzen = {Huishoudtype.EENPERSOONS_AOW: Bedrag(_GRENS)}
    minima = Minimabeleid(Maand(2020, 1), grenzen, vergelijking)
    centen = _over(implementatie, alleen(wie), evolve(LANDELIJK, minimabeleid=[minima]), maand)
    nihil = verschil < 0 or (verschil == 0 and vergelijking is Vergelijking.NIET_MEER_DAN)
    hoe = "lower than" if vergelijking is Vergelijking.LAGER_DAN else "not more than"
    eis(
        (centen == 0) == nihil,
        f"{verschil} cents from the limit, where {hoe} it frees: {centen} cents owed over {maand}",
    )


@st.composite
def _in_2019(draw: st.DrawFn) -> tuple[Huishouden]:
    begin = draw(dagen(date(2018, 12, 31), date(2019, 12, 29)))
    vak = Tijdvak(begin, draw(dagen(begin, date(2019, 12, 29))))
    wie = persoon(draw(geboortedagen()), [vak])
    if draw(st.booleans()):
        return (alleen(wie),)
    anders = draw(st.sampled_from(((), (vak,))))
    return (paar(wie, persoon(draw(geboortedagen()), anders, nummer=1)),)


@invariant("ub2019-3.8-1", _in_2019(), Merk.AFGELEID)
def vlak_bedrag_in_2019(implementatie: Implementatie, huishouden: Huishouden) -> None:
    """In 2019 a period with support costs 17.50, but a couple with one below AOW age nothing."""
    vak = huishouden.personen[0].perioden[0]
    vrij_tot = date.min
    if len(huishouden.personen) == 2:
        vrij_tot = max(aow_op(wie) for wie in huishouden.personen)
    tot = vak.laatste_dag or date.max
    gevonden = dict(implementatie.bijdrage(huishouden, LANDELIJK, date(2019, 12, 31)))
    begin = date(2018, 12, 31)
    for nummer in range(1, 14):
        eind = begin + 27 * EEN_DAG
        gebruikt = vak.eerste_dag <= eind and begin <= tot
        hoort = VLAK_2019 if gebruikt and begin >= vrij_tot else 0
        is_ = gevonden.get(Zorgperiode(2019, nummer), Bedrag(0)).centen
        eis(is_ == hoort, f"over 2019-P{nummer:02} {hoort} cents are owed, not {is_}")
        begin = eind + EEN_DAG


# Year and number of persons, all of AOW age; of 2017 the threshold of couples is not known.
_JAREN: Final = ((2015, 1), (2015, 2), (2016, 1), (2016, 2), (2017, 1), (2018, 1), (2018, 2))


@invariant(
    "ub2015-3.8-1",
    st.tuples(st.sampled_from(_JAREN), st.integers(1, 13), _inkomens()),
)
def maximum_naar_inkomen(
    implementatie: Implementatie, jaar_en_personen: tuple[int, int], nummer: int, inkomen: int
) -> None:
    """In 2015-2018 a period costs a base and 1/13 of a share of the income above the threshold.

    Within a cent, as no source tells how to round.
    """
    jaar, aantal = jaar_en_personen
    periode = Zorgperiode(jaar, nummer)
    vak = Tijdvak(periode.eerste_dag, periode.eerste_dag)
    wie = evolve(persoon(OUD, [vak]), inkomens=[Inkomen(jaar - 2, Bedrag(inkomen))])
    huishouden = alleen(wie)
    if aantal == 2:
        partner = evolve(persoon(OUD, (), nummer=1), inkomens=[Inkomen(jaar - 2, Bedrag(0))])
        huishouden = paar(wie, partner)
    basis, drempel = PERIODE[jaar, huishoudtype(aantal, oud=True)]
    assert drempel is not None  # such years are left out
    exact = basis + max(inkomen - 100 * drempel, 0) * PROCENT[jaar] / 13
    centen = _over(implementatie, huishouden, LANDELIJK, periode)
    eis(
        abs(centen - exact) < 1,
        f"over {periode} at an income of {inkomen} cents {float(exact):.2f} cents are owed, "
        f"not {centen}",
    )


@invariant(
    "Checklist implementatie Wmo abonnementstarief 2020, laatste twee dagen van 2019",
    st.tuples(
        dagen(date(2019, 11, 1), date(2019, 12, 30)),
        dagen(date(2019, 12, 30), date(2020, 3, 1)),
    ),
)
def dertig_en_eenendertig_december_2019_gratis(
    implementatie: Implementatie, start: date, stop: date
) -> None:
    """Support on 30 and 31 December 2019 makes nothing due that other days do not."""
    om = (Tijdvak(start, date(2019, 12, 29)),) if start <= date(2019, 12, 29) else ()
    na = (Tijdvak(date(2020, 1, 1), stop),) if stop >= date(2020, 1, 1) else ()
    met, zonder = (
        list(implementatie.bijdrage(alleen(persoon(OUD, vakken)), LANDELIJK, date(2020, 3, 31)))
        for vakken in ((Tijdvak(start, stop),), (*om, *na))
    )
    eis(met == zonder, f"{_toon(met)} with these days, {_toon(zonder)} without")


def _toon(regels: Sequence[tuple[Bijdrageperiode, Bedrag]]) -> str:
    return " + ".join(f"{bedrag} over {periode}" for periode, bedrag in regels) or "nothing"


INVARIANTEN: Final[tuple[Invariant[...], ...]] = (
    minimabeleid_onder_de_grens,
    vlak_bedrag_in_2019,
    maximum_naar_inkomen,
    dertig_en_eenendertig_december_2019_gratis,
)
