"""The events of guarding, in order of time: what a nightly job has to act on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias, TypeVar

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.bijdrage.kern import maanden
from wmo_eigenbijdrage.controle import eis_dag, eis_soort
from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Maand, Tijdvak
from wmo_eigenbijdrage.kostprijs.samen import Bewaakt, Bewaking
from wmo_eigenbijdrage.kostprijs.te_veel import eerste_bereikt
from wmo_eigenbijdrage.kostprijs.verloop import SIGNAAL_VOORAF, Einde
from wmo_eigenbijdrage.landelijk import landelijk_tarief, niet_verschuldigd

__all__ = [
    "Bereikt",
    "Gebeurtenis",
    "Overschrijding",
    "Signaal",
    "gebeurtenissen",
    "gebeurtenissen_van",
]

K = TypeVar("K")


@frozen
class Signaal:
    """Three months are left to collect, or fewer when the price runs shorter."""

    datum: date
    kenmerk: str
    laatste_maand: Maand | None
    """The last month that may be collected; ``None`` when there is none."""


@frozen
class Bereikt:
    """The price has been reached: nothing more may be collected for this provision."""

    datum: date
    """The last day of the last month that the price pays for."""
    kenmerk: str
    restant: Bedrag
    """What is left uncollected, less than a month costs."""
    bijdrage_stopt: bool
    """Whether the contribution ends too; otherwise another provision goes on."""


@frozen
class Overschrijding:
    """A month is collected although the price has been reached."""

    datum: date
    """The first day of the month."""
    kenmerk: str
    """Of the provision whose price was reached first."""
    maand: Maand
    bedrag: Bedrag
    """What is collected over it."""


Gebeurtenis: TypeAlias = Signaal | Bereikt | Overschrijding
"""An event of guarding; each has a ``datum`` and a ``kenmerk``."""
_VOLGORDE = (Signaal, Bereikt, Overschrijding)


def gebeurtenissen(
    bewaking: Bewaking,
    *,
    tot_en_met: date,
    na: date | None = None,
    geind: Iterable[Tijdvak] | None = None,
    beleid: Beleid | None = None,
) -> Iterator[Gebeurtenis]:
    """The events of one person after the day *na*, up to and including *tot_en_met*, in order.

    The same facts give the same events, and each event lies in just one of two adjoining spans of
    days: a job that remembers until when it has come tells each once.

    Args:
        bewaking: the guarding of the person's provisions.
        tot_en_met: the last day of the span.
        na: the last day that has been done; ``None`` from the beginning.
        geind: when CAK collects, from start to stop; by default as long as anything is used, as if
            no stop was sent because of a price.
        beleid: the gemeente's policy, for what is collected; by default the national tariff.

    Raises:
        OnbekendeParameter: a signal before *tot_en_met* depends on a tariff that is neither
            published nor assumed.
        OngeldigeWaarde: *na* lies after *tot_en_met*.

    >>> from wmo_eigenbijdrage.dossier import TotaleKostprijs, Verstrekking
    >>> from wmo_eigenbijdrage.kostprijs import bewaak_samen
    >>> beugel = Verstrekking(
    ...     kenmerk="beugel",
    ...     gebruik=Tijdvak(date(2023, 11, 1)),
    ...     begrenzing=TotaleKostprijs(Bedrag(25000)),
    ... )
    >>> for gebeurtenis in gebeurtenissen(bewaak_samen([beugel]), tot_en_met=date(2024, 12, 1)):
    ...     print(gebeurtenis.datum, type(gebeurtenis).__name__)
    2024-07-31 Signaal
    2024-10-31 Bereikt
    2024-11-01 Overschrijding
    2024-12-01 Overschrijding
    """
    eis_soort("bewaking", bewaking, Bewaking)
    eis_dag("tot_en_met", tot_en_met)
    if na is not None:
        eis_dag("na", na)
        if na > tot_en_met:
            raise OngeldigeWaarde("na", f"{na} lies after {tot_en_met}", "swap or correct")
    _eis_bekend(bewaking, tot_en_met)
    alle: list[Gebeurtenis] = [*_signalen(bewaking), *_zonder_maand(bewaking)]
    alle += _overschrijdingen(bewaking, tot_en_met, geind, beleid)
    return iter(
        sorted(
            (g for g in alle if g.datum <= tot_en_met and (na is None or g.datum > na)),
            key=_volgorde,
        )
    )


def gebeurtenissen_van(
    bewakingen: Iterable[tuple[K, Bewaking]],
    *,
    tot_en_met: date,
    na: date | None = None,
    beleid: Beleid | None = None,
) -> Iterator[tuple[K, Gebeurtenis]]:
    """The events of many persons in one order of time, each with the key of its person.

    Events of one day come in the order in which the persons were given. Only the events of the span
    are kept, not the persons.
    """
    alle = [
        (gebeurtenis, sleutel)
        for sleutel, bewaking in bewakingen
        for gebeurtenis in gebeurtenissen(bewaking, tot_en_met=tot_en_met, na=na, beleid=beleid)
    ]
    alle.sort(key=lambda paar: paar[0].datum)
    return ((sleutel, gebeurtenis) for gebeurtenis, sleutel in alle)


def _volgorde(gebeurtenis: Gebeurtenis) -> tuple[date, int, str]:
    return gebeurtenis.datum, _VOLGORDE.index(type(gebeurtenis)), gebeurtenis.kenmerk


def _eis_bekend(bewaking: Bewaking, tot_en_met: date) -> None:
    """Refuse a span in which a signal may lie that cannot be known yet."""
    laatste = bewaking.regels.laatste_maand
    if tot_en_met < (laatste - SIGNAAL_VOORAF).laatste_dag:
        return
    for stap in bewaking.stappen:
        if (
            isinstance(stap, Bewaakt)
            and stap.tot_en_met is None
            and stap.verloop.einde is Einde.ONBEKEND
        ):
            raise OnbekendeParameter(
                "signaal",
                f"up to {tot_en_met}",
                f"until three months before the end of {laatste}; after that only with an "
                "Afschrijfregels(prognose=...)",
            )


def _signalen(bewaking: Bewaking) -> Iterator[Signaal | Bereikt]:
    for stap in bewaking.stappen:
        if not isinstance(stap, Bewaakt) or (dag := stap.signaaldatum) is None:
            continue
        kenmerk, verloop = stap.verstrekking.kenmerk, stap.verloop
        yield Signaal(dag, kenmerk, verloop.laatste_maand)
        stopt = any(periode.tot_en_met == stap.tot_en_met for periode in bewaking.perioden)
        yield Bereikt(verloop.virtuele_einddatum, kenmerk, verloop.restant, stopt)


def _zonder_maand(bewaking: Bewaking) -> Iterator[Signaal | Bereikt]:
    """A price that pays for no month is reached on the day from which it is guarded."""
    for kenmerk, verloop in bewaking.zonder_maand:
        yield Signaal(verloop.vanaf, kenmerk, None)
        stopt = not bewaking.mag_innen(verloop.niets_meer_vanaf)
        yield Bereikt(verloop.vanaf, kenmerk, verloop.restant, stopt)


def _overschrijdingen(
    bewaking: Bewaking, tot_en_met: date, geind: Iterable[Tijdvak] | None, beleid: Beleid | None
) -> Iterator[Overschrijding]:
    if (bereikt := eerste_bereikt(bewaking)) is None:
        return
    if geind is None:
        geind = [vak for v in bewaking.verstrekkingen for vak in v.gebruik]
    for van, tot in maanden(geind, Maand.van(tot_en_met).ordinaal):
        for maand in Maand.reeks(max(Maand.uit_ordinaal(van), bereikt[0]), Maand.uit_ordinaal(tot)):
            if bewaking.mag_innen(maand) or niet_verschuldigd(maand) is not None:
                continue
            bedrag = landelijk_tarief(maand) if beleid is None else beleid.tarief(maand)
            if bedrag:
                yield Overschrijding(maand.eerste_dag, bereikt[1], maand, bedrag)
