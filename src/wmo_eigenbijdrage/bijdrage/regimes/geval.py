"""What a regime is asked about, and what it answers: the interface of all regimes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol, TypeAlias

from attrs import frozen
from dateutil.relativedelta import relativedelta

from wmo_eigenbijdrage.afronding import Afronding
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.bijdrage.kern import (
    Stuk,
    doorsnede,
    eerste_maand,
    verenig_stukken,
    verschil,
)
from wmo_eigenbijdrage.bijdrage.lezing import Bereik, Lezing
from wmo_eigenbijdrage.bijdrage.overzicht import Reeks
from wmo_eigenbijdrage.bijdrage.redenen import Reden
from wmo_eigenbijdrage.dossier import Client, Huishouden, Persoon, Vrijstelling, Vrijstellingsgrond
from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.kalender import Tijdvak
from wmo_eigenbijdrage.landelijk import Huishoudtype, vermogensbijtelling

__all__ = [
    "Eenheid",
    "Geval",
    "Laag",
    "Regime",
    "eenheden",
    "gronden_van_een",
    "huishoudtype",
    "inkomen_van",
    "levend",
    "onder_aow_tot",
    "vrijgestelde_maanden",
]

Laag: TypeAlias = tuple[Sequence[Stuk], tuple[int, Reden]]
"""Periods, with the cents per period and the reason that hold in them."""
VRIJSTELLING = {
    Vrijstellingsgrond.VEILIGHEID: Reden.VRIJSTELLING_VEILIGHEID,
    Vrijstellingsgrond.DRAAGKRACHT: Reden.VRIJSTELLING_DRAAGKRACHT,
    Vrijstellingsgrond.AANPAK: Reden.VRIJSTELLING_AANPAK,
}

_VRIJSTELLING_TERUG = 36
_BIJTELLING = Afronding.NAAR_BENEDEN  # of the share of the wealth; no source tells [gap]
_LAAGSTE_AOW_LEEFTIJD = relativedelta(years=65)


@frozen
class Geval:
    """One household under one policy, looked at up to one day."""

    huishouden: Huishouden
    beleid: Beleid
    tot_en_met: date
    """The last day that is looked at, included."""
    lezing: Lezing


class Regime(Protocol):
    """A way of determining the contribution that holds over one period of days."""

    @property
    def naam(self) -> str:
        """What to call it."""
        ...

    @property
    def geldig(self) -> Tijdvak:
        """The days over which it holds."""
        ...

    def reeksen(self, geval: Geval) -> Sequence[Reeks]:
        """The runs of this regime for a household, in order of time."""
        ...


# How periods of days become pieces of contribution periods, in the regime that asks.
Bemonster: TypeAlias = Callable[[Iterable[Tijdvak]], list[Stuk]]


@frozen
class Eenheid:
    """Persons who owe one amount together, over the periods in which they do."""

    plaatsen: tuple[int, ...]
    personen: tuple[Persoon, ...]
    stukken: Sequence[Stuk]


def levend(persoon: Persoon, tijdvakken: Iterable[Tijdvak], grens: Tijdvak) -> list[Tijdvak]:
    """The part of periods of days that lies within *grens* and before the person's death."""
    overleden = persoon.client.overleden
    delen = (vak.knip(grens.eerste_dag, grens.laatste_dag) for vak in tijdvakken)
    if overleden is not None:
        delen = (vak and vak.knip(tot_en_met=overleden) for vak in delen)
    return [vak for vak in delen if vak is not None]


def eenheden(huishouden: Huishouden, grens: Tijdvak, bemonster: Bemonster) -> Iterator[Eenheid]:
    """Who owes together, and when: one person, or two who share and two who do not."""
    personen = huishouden.personen
    alles = bemonster([grens])
    if huishouden.leefvorm is None:
        yield Eenheid((0,), personen, alles)
        return
    vakken = [vak for vak, vorm in huishouden.leefvorm.stukken() if vorm.geldt_als_gehuwd]
    for persoon in personen:  # a marriage ends by death
        vakken = levend(persoon, vakken, grens)
    samen = bemonster(vakken)
    yield Eenheid((0, 1), personen, samen)
    apart = verschil(alles, samen)
    for plaats, persoon in enumerate(personen):
        yield Eenheid((plaats,), (persoon,), apart)


def onder_aow_tot(client: Client, horizon: date) -> date | None:
    """The day on which AOW age is reached, or ``None`` when that lies after *horizon*.

    For who is too young for the published table it is enough that even the lowest age there ever
    was lies after the horizon.

    Raises:
        OnbekendeParameter: too young for the table, and the horizon too far to be sure.
    """
    try:
        bereikt = client.aow_op
    except OnbekendeParameter:
        if client.geboortedatum + _LAAGSTE_AOW_LEEFTIJD > horizon:
            return None
        raise
    return bereikt if bereikt <= horizon else None


def huishoudtype(aantal: int, aow: Sequence[date | None], dag: date) -> Huishoudtype:
    """The kind of household on a day, given when each of its persons reaches AOW age."""
    allen = all(bereikt is not None and bereikt <= dag for bereikt in aow)
    if aantal == 2:
        return Huishoudtype.MEERPERSOONS_AOW if allen else Huishoudtype.MEERPERSOONS_ONDER_AOW
    return Huishoudtype.EENPERSOONS_AOW if allen else Huishoudtype.EENPERSOONS_ONDER_AOW


def inkomen_van(
    personen: Iterable[Persoon], zorgjaar: int, *, verlegd: bool, peildag: date
) -> Bedrag | None:
    """The yearly income that counts: of the peiljaar, with a share of the wealth, of all together.

    ``None`` when it is unknown of one of them.

    Source: Uitvoeringsbesluit Wmo 2015, art. 1.1 (peiljaar), 3.2, 3.2a and 3.9.
    """
    jaar = zorgjaar if verlegd else zorgjaar - 2
    deel = vermogensbijtelling().op(peildag).waarde
    centen = 0
    for persoon in personen:
        if (inkomen := persoon.inkomen_over(jaar)) is None:
            return None
        centen += inkomen.inkomen.centen + inkomen.vermogen.maal(deel, _BIJTELLING).centen
    return Bedrag(centen)


def vrijgestelde_maanden(vrijstelling: Vrijstelling, lezing: Lezing) -> list[Stuk]:
    """The months over which an exemption can work: one piece, or none.

    It begins at most 36 months before the day on which CAK was told, and until the text of
    1-7-2024 not before that day.

    Source: Uitvoeringsbesluit Wmo 2015, art. 3.8 (4), texts of 2019 to 2026.
    """
    if vrijstelling.gemeld_op >= lezing.ruime_vrijstelling_vanaf:
        vroegst = eerste_maand(vrijstelling.gemeld_op) - _VRIJSTELLING_TERUG
    else:
        vroegst = eerste_maand(vrijstelling.gemeld_op)
    eerste = max(vrijstelling.eerste_maand.ordinaal, vroegst)
    laatste = vrijstelling.laatste_maand.ordinaal
    return [(eerste, laatste)] if eerste <= laatste else []


def gronden_van_een(
    eenheid: Eenheid,
    per_persoon: Sequence[list[Stuk]],
    lezing: Lezing,
    *,
    eigen: Callable[[Persoon], Iterable[Laag]],
    vrijgesteld: Callable[[Vrijstelling], list[Stuk]],
) -> list[Laag]:
    """Grounds that free one person; the amount stays while another of the two has a duty.

    Args:
        eenheid: the persons who owe together.
        per_persoon: the periods in which each of them has provisions.
        lezing: whether an individual exemption frees the person or the amount of both.
        eigen: the grounds of one person by themselves.
        vrijgesteld: the periods over which an exemption works.
    """
    voor_beiden: list[Laag] = []
    vrij_per_persoon: list[list[Laag]] = []
    for persoon in eenheid.personen:
        vrij = list(eigen(persoon))
        doel = voor_beiden if lezing.bereik_vrijstelling is Bereik.HUISHOUDEN else vrij
        doel += [(vrijgesteld(v), (0, VRIJSTELLING[v.grond])) for v in persoon.vrijstellingen]
        vrij_per_persoon.append(vrij)
    return [*voor_beiden, *_waar_allen_vrij_zijn(per_persoon, vrij_per_persoon)]


def _waar_allen_vrij_zijn(
    per_persoon: Sequence[list[Stuk]], vrij_per_persoon: Sequence[list[Laag]]
) -> Iterator[Laag]:
    """Why nothing is due where every person who has provisions is free by a ground of their own."""
    plichtig = verenig_stukken(
        stuk
        for plicht, lagen in zip(per_persoon, vrij_per_persoon, strict=True)
        for stuk in verschil(plicht, verenig_stukken(s for stukken, _ in lagen for s in stukken))
    )
    for plicht, lagen in zip(per_persoon, vrij_per_persoon, strict=True):
        for stukken, waarde in lagen:
            yield doorsnede(verschil(verenig_stukken(stukken), plichtig), plicht), waarde
