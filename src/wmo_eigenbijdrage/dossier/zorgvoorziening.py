"""`Zorgvoorziening`: what is known of one provision, and since when it is known.

A boundary that becomes a message must be explained, and held back for some days; so each carries
the fact that made it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import field, fields, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.controle import eis_soort, is_dag, van_soort
from wmo_eigenbijdrage.dossier._zorgfeit import binnen_kalender
from wmo_eigenbijdrage.dossier.verstrekking import (
    Begrenzing,
    GeenKostprijs,
    eis_begrenzing,
    eis_gevuld,
)
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Tijdvak

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Feit", "Feitperiode", "Stopfeit", "Zorgvoorziening"]


@frozen
class Feit:
    """Where a boundary comes from."""

    bekend_op: date = field(validator=is_dag)
    """The day on which the gemeente came to know it."""
    bron: str = field(validator=van_soort(str), repr=False)
    """The message or record that says so, in the gemeente's own words."""


@frozen
class Stopfeit:
    """A definitive stop that came after a temporary one, without a start between (TR413, TR414)."""

    dag: date = field(validator=binnen_kalender)
    """The last day of the provision."""
    feit: Feit = field(validator=van_soort(Feit))


@frozen
class Feitperiode:
    """A run of days with the facts that began and ended it.

    >>> from datetime import date
    >>> levering = Feitperiode(
    ...     Tijdvak(date(2024, 3, 4)), Feit(date(2024, 3, 6), "WMO305 van 6 maart")
    ... )
    >>> levering.eind is None
    True
    """

    tijdvak: Tijdvak = field(validator=van_soort(Tijdvak))
    begin: Feit = field(validator=van_soort(Feit))
    eind: Feit | None = field(default=None, validator=optional(van_soort(Feit)))
    """``None`` just when the period is open."""
    tijdelijk: bool | None = field(default=None, validator=optional(van_soort(bool)))
    """Whether the provision itself goes on after the end, as after a temporary stop (reason 20);
    ``None`` when that is not known."""
    definitief: Stopfeit | None = field(default=None, validator=optional(van_soort(Stopfeit)))
    """What ended the provision after a temporary stop."""

    def __attrs_post_init__(self) -> None:
        for dag in (self.tijdvak.eerste_dag, self.tijdvak.laatste_dag):
            if dag is not None:
                binnen_kalender(self, fields(Feitperiode).tijdvak, dag)
        self._eis_einde()
        if self.definitief is not None:
            laatste = self.tijdvak.laatste_dag
            if not self.tijdelijk or laatste is None or self.definitief.dag < laatste:
                raise OngeldigeWaarde(
                    "definitief",
                    "follows no temporary stop",
                    "give it with tijdelijk=True, on the last day or later",
                )

    def _eis_einde(self) -> None:
        if self.tijdelijk is not None and self.eind is None:
            raise OngeldigeWaarde("tijdelijk", "says how an open period ends", "leave it out")
        if (self.eind is None) != self.tijdvak.is_open:
            raise OngeldigeWaarde(
                "eind",
                "does not go with the period",
                "give the fact of the end when the period has an end, and only then",
            )


def _plek(periode: Feitperiode) -> tuple[object, ...]:
    """By the days; the rest only makes that the order of receipt does not matter."""
    definitief = periode.definitief
    return (
        periode.tijdvak.eerste_dag,
        periode.tijdvak.laatste_dag or date.max,
        periode.begin.bekend_op,
        date.max if periode.eind is None else periode.eind.bekend_op,
        -1 if periode.tijdelijk is None else int(periode.tijdelijk),
        (date.max, date.max) if definitief is None else (definitief.dag, definitief.feit.bekend_op),
        periode.begin.bron,
        "" if periode.eind is None else periode.eind.bron,
    )


def _op_volgorde(gegeven: Iterable[Feitperiode]) -> tuple[Feitperiode, ...]:
    perioden = tuple(gegeven)
    for periode in perioden:
        eis_soort("perioden", periode, Feitperiode)
    return tuple(sorted(perioden, key=_plek))


def _zonder_pauze(_: Any, attribuut: Attribute[Any], waarde: tuple[Feitperiode, ...]) -> None:
    if any(periode.tijdelijk is not None for periode in waarde):
        raise OngeldigeWaarde(
            attribuut.name, "has an end of which tijdelijk is given", "only a delivery pauses"
        )


@frozen(kw_only=True)
class Zorgvoorziening:
    """One provision of one person: what was decided, delivered and claimed.

    Which of the three starts and stops the contribution the by-law says, per kind (`Soortregel`).
    Periods may overlap, as messages do: that is for the rules.
    """

    kenmerk: str = field(validator=[van_soort(str), eis_gevuld], repr=False)
    """The gemeente's own key; choose one that says nothing about the person."""
    soort: str = field(validator=[van_soort(str), eis_gevuld])
    """The kind, as the policy names it."""
    pgb: bool = field(default=False, validator=van_soort(bool))
    begrenzing: Begrenzing = field(default=GeenKostprijs(), validator=eis_begrenzing)
    """Of a price that was running before 2020: what was left of it on 1 January 2020."""
    beschikkingen: tuple[Feitperiode, ...] = field(
        default=(), converter=_op_volgorde, validator=_zonder_pauze
    )
    """What was decided: from and to when the provision is granted."""
    leveringen: tuple[Feitperiode, ...] = field(default=(), converter=_op_volgorde)
    """When it was delivered; a break lies between two periods."""
    declaraties: tuple[Feitperiode, ...] = field(
        default=(), converter=_op_volgorde, validator=_zonder_pauze
    )
    """Over which periods it was claimed. Leave the last one open until it is known that no claim
    follows it: a claim does not say that it is the last."""
