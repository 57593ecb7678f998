"""Invariants of several provisions together, and of CAK's formulas for prices from before 2020."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import accumulate
from typing import Final

from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.dossier import GeenKostprijs, TotaleKostprijs, Verstrekking
from wmo_eigenbijdrage.ieb import Merk
from wmo_eigenbijdrage.kalender import Maand, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.testing.implementatie import Implementatie
from wmo_eigenbijdrage.testing.invarianten._tabellen import (
    TARIEF,
    JaarMaand,
    begint_in_gebruik,
    jaar_maand,
)
from wmo_eigenbijdrage.testing.invarianten._voeding import dagen, gebruiken
from wmo_eigenbijdrage.testing.invarianten.invariant import Invariant, eis, invariant
from wmo_eigenbijdrage.testing.strategieen import zorgperioden

__all__ = [
    "INVARIANTEN",
    "formule_1_telt_de_perioden_die_over_zijn",
    "formule_2_alleen_bij_een_quotient",
    "formule_2_exact_en_half_omhoog",
    "kostprijzen_worden_niet_opgeteld",
    "zonder_kostprijs_loopt_de_bijdrage_door",
]

_TOELICHTING = "CAK, Toelichting H&V- en ZA-bestanden (22-11-2019), 2.3"
_EINDE = Maand(2026, 12)


def _betaalde_maanden(prijs: int, gebruik: Sequence[Tijdvak]) -> list[JaarMaand]:
    """The months of use that a price pays for by itself."""
    maanden = begint_in_gebruik(gebruik, jaar_maand(_EINDE))
    sommen = accumulate(TARIEF[jaar] for jaar, _ in maanden)
    return [maand for maand, som in zip(maanden, sommen, strict=True) if som <= prijs]


def _vraag(implementatie: Implementatie, wat: Sequence[Verstrekking]) -> list[JaarMaand]:
    return [jaar_maand(maand) for maand in implementatie.inbare_maanden(wat, _EINDE)]


def _vergelijk(gevonden: Sequence[JaarMaand], verwacht: Sequence[JaarMaand], wat: str) -> None:
    for maand in sorted({*gevonden, *verwacht}):
        woord = "may" if maand in verwacht else "may not"
        eis(
            (maand in gevonden) == (maand in verwacht),
            f"over {maand[0]}-{maand[1]:02} a contribution {woord} be asked: {wat}",
        )


def _hulpmiddel(kenmerk: str, centen: int, gebruik: Sequence[Tijdvak]) -> Verstrekking:
    return Verstrekking(
        kenmerk=kenmerk, gebruik=gebruik, begrenzing=TotaleKostprijs(Bedrag(centen))
    )


_PRIJZEN = st.sampled_from((1899, 1900, 2060, 3800, 5700, 50_000)) | st.integers(1, 90_000)


@invariant(
    "ub-3.10b",
    st.tuples(_PRIJZEN, dagen(tot=date(2022, 6, 1)), _PRIJZEN, dagen(tot=date(2022, 6, 1))),
    Merk.AFGELEID,
)
def kostprijzen_worden_niet_opgeteld(
    implementatie: Implementatie, een: int, vanaf: date, ander: int, ander_vanaf: date
) -> None:
    """Prices are not added up: a contribution may be asked as long as one of them lets it.

    Each goes down from its own start.
    """
    verwacht = [
        *_betaalde_maanden(een, [Tijdvak(vanaf)]),
        *_betaalde_maanden(ander, [Tijdvak(ander_vanaf)]),
    ]
    gevonden = _vraag(
        implementatie,
        [
            _hulpmiddel("een", een, [Tijdvak(vanaf)]),
            _hulpmiddel("ander", ander, [Tijdvak(ander_vanaf)]),
        ],
    )
    wat = f"{Bedrag(een)} from {vanaf} and {Bedrag(ander)} from {ander_vanaf}"
    _vergelijk(gevonden, verwacht, wat)


@invariant(
    "wmo-2.1.4a-6",
    st.tuples(gebruiken(2, minste=1), _PRIJZEN, dagen(tot=date(2022, 6, 1))),
    Merk.AFGELEID,
)
def zonder_kostprijs_loopt_de_bijdrage_door(
    implementatie: Implementatie, hulp: Sequence[Tijdvak], prijs: int, vanaf: date
) -> None:
    """Beside an aid that is paid off the contribution for help, which has no price, goes on."""
    verwacht = [
        *begint_in_gebruik(hulp, jaar_maand(_EINDE)),
        *_betaalde_maanden(prijs, [Tijdvak(vanaf)]),
    ]
    gevonden = _vraag(
        implementatie,
        [
            Verstrekking(kenmerk="hulp", gebruik=hulp, begrenzing=GeenKostprijs()),
            _hulpmiddel("hulpmiddel", prijs, [Tijdvak(vanaf)]),
        ],
    )
    toon = ", ".join(map(str, hulp))
    _vergelijk(gevonden, verwacht, f"help over {toon}, an aid of {Bedrag(prijs)} from {vanaf}")


@st.composite
def _cijfers(draw: st.DrawFn) -> tuple[Bedrag, int, Bedrag, Zorgperiode]:
    """Figures of which the cost per period is the quotient, rounded down."""
    aantal = draw(st.sampled_from((1, 13, 39, 65, 130)) | st.integers(1, 200))
    kosten = draw(st.sampled_from((1, 1753, 1754, 1755, 25641)) | st.integers(1, 60_000))
    totaal = aantal * kosten + draw(st.integers(0, aantal - 1))
    return Bedrag(totaal), aantal, Bedrag(kosten), draw(zorgperioden())


def _over(aantal: int, vanaf: Zorgperiode) -> int:
    """The periods left on 1-1-2020: all periods from the first to 2019-P13 are used up."""
    gebruikt = 13 * (2019 - vanaf.jaar) + 13 - vanaf.nummer + 1
    return max(aantal - gebruikt, 0)


@invariant(_TOELICHTING, _cijfers())
def formule_1_telt_de_perioden_die_over_zijn(
    implementatie: Implementatie, totaal: Bedrag, aantal: int, kosten: Bedrag, vanaf: Zorgperiode
) -> None:
    """On 1 January 2020 the periods up to 2019-P13 are used up, thirteen a year."""
    gevonden, _ = implementatie.resterend(totaal, aantal, kosten, vanaf)
    over = _over(aantal, vanaf)
    eis(gevonden == over, f"of {aantal} periods from {vanaf} {over} are left, not {gevonden}")


@invariant(_TOELICHTING, _cijfers(), Merk.AFGELEID)
def formule_2_exact_en_half_omhoog(
    implementatie: Implementatie, totaal: Bedrag, aantal: int, kosten: Bedrag, vanaf: Zorgperiode
) -> None:
    """Of a price is left the cost per month, or 19.00 if that is lower, for each month left.

    Computed in fractions, rounded half up once, at most the total.
    """
    _, gevonden = implementatie.resterend(totaal, aantal, kosten, vanaf)
    maanden = Fraction(12 * _over(aantal, vanaf), 13)
    per_maand = min(Fraction(1900), Fraction(13 * kosten.centen, 12))
    exact = maanden * per_maand
    hoort = min(int(exact + Fraction(1, 2)), totaal.centen)
    eis(
        gevonden is not None and gevonden.centen == hoort,
        f"{aantal} periods of {kosten} from {vanaf}: {Bedrag(hoort)} is left, not {gevonden}",
    )


@invariant(
    _TOELICHTING,
    st.tuples(st.integers(2, 100), st.integers(100, 50_000), st.integers(1, 99), zorgperioden()),
)
def formule_2_alleen_bij_een_quotient(
    implementatie: Implementatie, aantal: int, kosten: int, lager: int, vanaf: Zorgperiode
) -> None:
    """What is left is unknown when the cost per period is no quotient, or the total is 999999."""
    for totaal, per_periode in (
        (Bedrag(aantal * kosten), Bedrag(kosten - lager)),
        (Bedrag.euro(999_999), Bedrag(99_999_900 // aantal)),
    ):
        _, gevonden = implementatie.resterend(totaal, aantal, per_periode, vanaf)
        eis(
            gevonden is None,
            f"{aantal} periods of {per_periode} of a total of {totaal}: unknown, not {gevonden}",
        )


INVARIANTEN: Final[tuple[Invariant[...], ...]] = (
    kostprijzen_worden_niet_opgeteld,
    zonder_kostprijs_loopt_de_bijdrage_door,
    formule_1_telt_de_perioden_die_over_zijn,
    formule_2_exact_en_half_omhoog,
    formule_2_alleen_bij_een_quotient,
)
