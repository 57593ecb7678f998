"""`Prognose`: tariffs that are assumed for the years that have none published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Self

from attrs import field, frozen

from wmo_eigenbijdrage.afronding import Afronding
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.controle import eis_soort, van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.landelijk import abonnementstarief

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Prognose"]

_LAATSTE_JAAR = 2099  # the year after it stands for "without end"
_STAP = Bedrag(20)
"""The yearly indexing rounds down to a multiple of this (art. 2.1.4b (4))."""


def _jaren(_: Any, attribuut: Attribute[Any], waarde: tuple[tuple[int, Bedrag], ...]) -> None:
    if not waarde:
        raise OngeldigeWaarde(attribuut.name, "is empty", "give at least one year")
    for jaar, bedrag in waarde:
        eis_soort(attribuut.name, jaar, int)
        eis_soort(attribuut.name, bedrag, Bedrag)
    for verwacht, (jaar, bedrag) in enumerate(waarde, start=waarde[0][0]):
        if jaar != verwacht:
            raise OngeldigeWaarde(attribuut.name, f"{verwacht} is missing", "leave no year out")
        if bedrag <= Bedrag(0):
            raise OngeldigeWaarde(attribuut.name, f"{bedrag} in {jaar}", "give more than zero")
    if waarde[-1][0] > _LAATSTE_JAAR:
        raise OngeldigeWaarde(attribuut.name, f"goes on after {_LAATSTE_JAAR}", "give fewer years")


def _als_paren(
    gegeven: Mapping[int, Bedrag] | Iterable[tuple[int, Bedrag]],
) -> tuple[tuple[int, Bedrag], ...]:
    try:
        return tuple(dict(gegeven).items())
    except (TypeError, ValueError):
        raise OngeldigeWaarde(
            "tarieven", "holds something else than a year and a Bedrag", "give {2027: Bedrag(...)}"
        ) from None


@frozen
class Prognose:
    """Assumed national tariffs per year, with the assumption in words.

    A published tariff always goes before an assumed one, so that a prognosis that was kept stays
    usable when a new tariff appears.

    >>> print(Prognose.gelijkblijvend(2030))
    aanname: het tarief blijft € 21,80 tot en met 2030
    """

    tarieven: tuple[tuple[int, Bedrag], ...] = field(converter=_als_paren, validator=_jaren)
    """Year and amount per month, consecutive years; may be given as a mapping."""
    aanname: str = field(validator=van_soort(str))
    """The assumption in a Dutch sentence; it stands wherever an outcome rests on it."""

    @classmethod
    def van(cls, tarieven: Mapping[int, Bedrag], aanname: str) -> Self:
        """Tariffs of one's own choice."""
        return cls(tuple(sorted(_als_paren(tarieven), key=lambda paar: str(paar[0]))), aanname)

    @classmethod
    def gelijkblijvend(cls, tot_en_met: int) -> Self:
        """The last published tariff goes on up to and including the year *tot_en_met*."""
        jaar, tarief = _laatste()
        jaren = range(jaar + 1, _tot(tot_en_met, jaar) + 1)
        return cls(
            tuple((later, tarief) for later in jaren),
            f"het tarief blijft {tarief} tot en met {tot_en_met}",
        )

    @classmethod
    def stijgend(cls, per_jaar: Fraction, tot_en_met: int) -> Self:
        """Every year a share more than the year before, rounded down to 20 cents.

        The rounding does not add up over the years, as art. 2.1.4b (4) has it; but the unrounded
        amount behind the last published tariff is in no source [gap], so that the chain begins
        with the published one.

        >>> print(Prognose.stijgend(Fraction(3, 100), 2029).tarieven[1][1])
        € 23,00
        """
        eis_soort("per_jaar", per_jaar, Fraction)
        jaar, tarief = _laatste()
        laatste = _tot(tot_en_met, jaar)
        exact = Fraction(tarief.centen)
        tarieven: list[tuple[int, Bedrag]] = []
        for later in range(jaar + 1, laatste + 1):
            exact *= 1 + per_jaar
            keren = Afronding.NAAR_BENEDEN.rond(exact / _STAP.centen)
            tarieven.append((later, keren * _STAP))
        procent = f"{float(100 * per_jaar):g}".replace(".", ",")
        return cls(
            tuple(tarieven),
            f"het tarief stijgt {procent} procent per jaar vanaf {tarief}, tot en met {laatste}",
        )

    def __str__(self) -> str:
        return f"aanname: {self.aanname}"


def _laatste() -> tuple[int, Bedrag]:
    """The last year that has a published tariff, and that tariff."""
    laatste = abonnementstarief().waarden[-1]
    dag = laatste.geldig.laatste_dag
    assert dag is not None  # a published value is never open
    return dag.year, laatste.waarde


def _tot(jaar: int, gepubliceerd: int) -> int:
    eis_soort("tot_en_met", jaar, int)
    if not gepubliceerd < jaar <= _LAATSTE_JAAR:
        raise OngeldigeWaarde(
            "tot_en_met", f"{jaar} needs no prognosis", f"give {gepubliceerd + 1}..{_LAATSTE_JAAR}"
        )
    return jaar
