"""Which facts still count: corrections and removals applied, whatever the order of receipt.

No meaning may be attached to the order in which messages come in (OP080). What decides is what the
messages say: the moment of an assignment (IV013) and the day of sending. So that the outcome is the
same for every order, ties are broken by the content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from itertools import pairwise
from typing import Any, TypeVar

from attrs import astuple, field, frozen

from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.dossier import (
    Declaratieantwoord,
    Declaratieregel,
    Startmelding,
    Stopmelding,
    Toewijzing,
    Voorzieningsleutel,
    Zorgfeit,
)
from wmo_eigenbijdrage.iwmo.redenen import Reden

__all__ = [
    "GeldendeFeiten",
    "Tegenspraak",
    "Toewijzingsverloop",
    "geldende_feiten",
    "in_orde",
    "strijdig",
]

F = TypeVar("F", bound=Zorgfeit)
M = TypeVar("M", Startmelding, Stopmelding)


@frozen
class Tegenspraak:
    """Facts about one provision that cannot all be true."""

    voorziening: Voorzieningsleutel
    bevinding: Bevinding
    feiten: tuple[Zorgfeit, ...]
    """The facts that it is about."""


def _op_moment(versies: Iterable[Toewijzing]) -> tuple[Toewijzing, ...]:
    return tuple(sorted(in_orde(versies), key=_moment))


def _moment(versie: Toewijzing) -> tuple[date, time]:
    return versie.toewijzingsdatum, versie.toewijzingstijd


@frozen
class Toewijzingsverloop:
    """One assignment with its changes."""

    versies: tuple[Toewijzing, ...] = field(converter=_op_moment)
    """At least one, by the moment of the decision and then by day of sending."""

    @property
    def geldend(self) -> Toewijzing:
        """The version that was decided last (IV013)."""
        return self.versies[-1]

    @property
    def besluitdatum(self) -> date | None:
        """The day of the first decision; ``None`` when only changes of it are known."""
        # The first version gives no reason for a change.
        dagen = [versie.besluitdatum for versie in self.versies if versie.reden_wijziging is None]
        return min(dagen, default=None)


@frozen(kw_only=True)
class GeldendeFeiten:
    """The facts that count, each about something else, in an order that does not depend on receipt.

    Facts of many persons may stand in one.
    """

    toewijzingen: tuple[Toewijzingsverloop, ...]
    """Each assignment that was not withdrawn."""
    starts: tuple[Startmelding, ...]
    stops: tuple[Stopmelding, ...]
    declaratieregels: tuple[Declaratieregel, ...]
    """Debit lines that were neither taken back nor refused."""
    tegenspraken: tuple[Tegenspraak, ...]


def in_orde(feiten: Iterable[F]) -> list[F]:
    """Facts by day of sending, then by message and place, then by content."""
    rij = list(feiten)
    if len(rij) < 2:
        return rij
    rij.sort(key=_plek)
    # The content is costly to compare and rarely needed.
    if any(_plek(een) == _plek(ander) for een, ander in pairwise(rij)):
        rij.sort(key=_plek_en_inhoud)
    return rij


def _plek_en_inhoud(feit: Zorgfeit) -> tuple[tuple[date, str, str, str], str]:
    return _plek(feit), str(astuple(feit))


def _plek(feit: Zorgfeit) -> tuple[date, str, str, str]:
    herkomst = feit.herkomst
    return (
        herkomst.dagtekening,
        herkomst.bericht,
        herkomst.identificatie.tekst,
        herkomst.plaats,
    )


def strijdig(reden: Reden, *feiten: Zorgfeit) -> Tegenspraak:
    """The contradiction that *reden* makes of facts; its place is that of the first."""
    eerste = feiten[0]
    plaats = f"{eerste.herkomst.bericht}/{eerste.herkomst.plaats}"
    return Tegenspraak(eerste.voorziening, reden.over(plaats), feiten)


def _groepen(feiten: Iterable[F], sleutel: Callable[[F], object]) -> dict[object, list[F]]:
    groepen: dict[object, list[F]] = {}
    for feit in feiten:
        groepen.setdefault(sleutel(feit), []).append(feit)
    return groepen


def _van_soort(feiten: Iterable[Zorgfeit], soort: type[F]) -> list[F]:
    return [feit for feit in feiten if isinstance(feit, soort)]


def geldende_feiten(feiten: Iterable[Zorgfeit]) -> GeldendeFeiten:
    """Apply corrections and removals.

    * Of an assignment the version holds that was decided last (IV013); one that was withdrawn does
      not (RedenWijziging 13, formerly 01, with one day as its period: CS335, TR302).
    * A start or stop is gone when a removal with its key was sent on the same day or later
      (StatusAanlevering 3, OP033). Sent again after that, it counts again.
    * A line of a claim is gone when a credit line takes it back (CD060) or the gemeente granted
      nothing of it (WMO304).

    What was sent twice counts once.
    """
    alle = list(dict.fromkeys(feiten))  # a message that was read twice
    tegenspraken: list[Tegenspraak] = []
    toewijzingen = _toewijzingen(_van_soort(alle, Toewijzing), tegenspraken)
    starts = _meldingen(_van_soort(alle, Startmelding), tegenspraken)
    stops = _meldingen(_van_soort(alle, Stopmelding), tegenspraken)
    regels = _declaraties(
        _van_soort(alle, Declaratieregel), _van_soort(alle, Declaratieantwoord), tegenspraken
    )
    return GeldendeFeiten(
        toewijzingen=tuple(toewijzingen),
        starts=tuple(in_orde(starts)),
        stops=tuple(in_orde(stops)),
        declaratieregels=tuple(in_orde(regels)),
        tegenspraken=tuple(op_volgorde(tegenspraken)),
    )


def op_volgorde(tegenspraken: Iterable[Tegenspraak]) -> list[Tegenspraak]:
    """Contradictions by code and the facts that they are about."""
    return sorted(
        tegenspraken,
        key=lambda t: (t.bevinding.code, [_plek_en_inhoud(feit) for feit in t.feiten]),
    )


def _inhoud(toewijzing: Toewijzing) -> tuple[Any, ...]:
    """What an assignment says, apart from where it stood."""
    return (
        toewijzing.product,
        toewijzing.ingangsdatum,
        toewijzing.einddatum,
        toewijzing.vervallen,
        toewijzing.pgb,
        toewijzing.aanbieder,
    )


def _toewijzingen(
    feiten: list[Toewijzing], tegenspraken: list[Tegenspraak]
) -> list[Toewijzingsverloop]:
    geldend: list[Toewijzing] = []
    verlopen: dict[object, Toewijzingsverloop] = {}
    for sleutel, versies in _groepen(feiten, lambda feit: feit.sleutel).items():
        verloop = verlopen[sleutel] = Toewijzingsverloop(versies)
        moment = _moment(verloop.geldend)
        laatste = [versie for versie in verloop.versies if _moment(versie) == moment]
        if len({_inhoud(versie) for versie in laatste}) > 1:
            tegenspraken.append(strijdig(Reden.TWEE_TOEWIJZINGEN, *laatste))
        if not verloop.geldend.vervallen:
            geldend.append(verloop.geldend)
    return [verlopen[versie.sleutel] for versie in in_orde(geldend)]


def _meldingen(feiten: list[M], tegenspraken: list[Tegenspraak]) -> list[M]:
    """The starts, or the stops, that were sent and not removed."""
    geldend: list[M] = []
    for groep in _groepen(feiten, _zonder_reden).values():
        verwijderingen = [feit for feit in groep if feit.verwijdering]
        meldingen = [feit for feit in groep if not feit.verwijdering]
        blijft = [
            melding
            for melding in meldingen
            if not any(_verwijdert(weg, melding) for weg in verwijderingen)
        ]
        geldend += _elk_een(blijft)
        tegenspraken += [
            strijdig(Reden.NIETS_TE_VERWIJDEREN, weg)
            for weg in verwijderingen
            if not any(_verwijdert(weg, melding) for melding in meldingen)
        ]
    return geldend


def _zonder_reden(melding: M) -> object:
    """A key that is no finer than any that a removal may use."""
    return (
        (melding.levering, melding.einddatum)
        if isinstance(melding, Stopmelding)
        else melding.levering
    )


def _verwijdert(weg: M, melding: M) -> bool:
    """Whether a removal takes a message away that has the same key, the reason left aside.

    The reason counts when it belongs to the key of both.
    """
    if weg.herkomst.dagtekening < melding.herkomst.dagtekening:
        return False
    if isinstance(weg, Stopmelding) and isinstance(melding, Stopmelding):
        telt = weg.reden_in_sleutel and melding.reden_in_sleutel
        return not telt or weg.reden is melding.reden
    return True


def _elk_een(meldingen: list[M]) -> Iterator[M]:
    """Of messages that say the same the one that was sent first."""
    gezien: set[object] = set()
    for melding in in_orde(meldingen):
        wat = (melding.levering, getattr(melding, "reden", None))
        if wat not in gezien:
            gezien.add(wat)
            yield melding


def _declaraties(
    regels: list[Declaratieregel],
    antwoorden: list[Declaratieantwoord],
    tegenspraken: list[Tegenspraak],
) -> list[Declaratieregel]:
    laatste = {antwoord.sleutel: antwoord for antwoord in in_orde(antwoorden)}
    ingediend = [regel for regel in regels if not _afgewezen(regel, laatste.get(regel.sleutel))]
    geldig: dict[object, Declaratieregel] = {}
    for groep in _groepen(ingediend, lambda regel: regel.regel).values():
        op_dag = in_orde(groep)
        if len({(r.credit, r.periode, r.voorziening, r.vorige) for r in groep}) > 1:
            tegenspraken.append(strijdig(Reden.TWEE_REGELS, *op_dag))
        geldig[op_dag[-1].regel] = op_dag[-1]
    teruggenomen: set[object] = set()
    for regel in geldig.values():
        if regel.credit:
            debet = geldig.get(regel.vorige)
            if debet is None or debet.credit:
                tegenspraken.append(strijdig(Reden.NIETS_TE_CREDITEREN, regel))
            else:
                teruggenomen.add(debet.regel)
    return [
        regel
        for sleutel, regel in geldig.items()
        if not regel.credit and sleutel not in teruggenomen
    ]


def _afgewezen(regel: Declaratieregel, antwoord: Declaratieantwoord | None) -> bool:
    """Whether the last answer refused a line; one that was sent before it is about another."""
    if antwoord is None or antwoord.herkomst.dagtekening < regel.herkomst.dagtekening:
        return False
    return antwoord.afgewezen
