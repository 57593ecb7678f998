"""The events of guarding, in order of time: what a nightly job has to act on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias, TypeVar

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.bijdrage.kern import eerste_maand, maanden
from wmo_eigenbijdrage.controle import eis_dag, eis_soort
from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Maand, Tijdvak, als_tijdvakken
from wmo_eigenbijdrage.kostprijs._tabel import BEGIN
from wmo_eigenbijdrage.kostprijs.bewaking import Bewaakt, Bewaking
from wmo_eigenbijdrage.kostprijs.verloop import SIGNAAL_VOORAF, Einde
from wmo_eigenbijdrage.landelijk import niet_verschuldigd

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
    """The last day of the last month that the price pays for; the day of the start when it does not
    pay for a month from there on."""
    kenmerk: str
    restant: Bedrag
    """What is left uncollected, less than a month costs."""
    bijdrage_stopt: bool
    """Whether the contribution ends too; otherwise another provision goes on."""


@frozen
class Overschrijding:
    """A month is collected although nothing may be asked for what is in use."""

    datum: date
    """The first day of the month."""
    kenmerk: str
    """Of the provision in use that stopped last."""
    maand: Maand
    bedrag: Bedrag | None
    """What is collected over it; ``None`` when its tariff is neither published nor assumed."""


Gebeurtenis: TypeAlias = Signaal | Bereikt | Overschrijding
"""An event of guarding; each has a ``datum`` and a ``kenmerk``."""
_VOLGORDE = (Signaal, Bereikt, Overschrijding)


def gebeurtenissen(
    bewaking: Bewaking,
    *,
    tot_en_met: date,
    na: date | None = None,
    geind: Iterable[Tijdvak] | Tijdvak | None = None,
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
    alle: list[Gebeurtenis] = [*_signalen(bewaking), *_bereikt(bewaking)]
    alle += _overschrijdingen(bewaking, _collectie(bewaking, geind), (na, tot_en_met), beleid)
    return iter(
        sorted(
            (g for g in alle if g.datum <= tot_en_met and (na is None or g.datum > na)),
            key=_volgorde,
        )
    )


def gebeurtenissen_van(
    bewakingen: Iterable[tuple[K, Bewaking] | tuple[K, Bewaking, Iterable[Tijdvak] | None]],
    *,
    tot_en_met: date,
    na: date | None = None,
    beleid: Beleid | None = None,
) -> Iterator[tuple[K, Gebeurtenis]]:
    """The events of many persons in one order of time, each with the key of its person.

    A person is a key and a `Bewaking`, and as a third when CAK collects, where that is known.
    Events of one day come in the order in which the persons were given. Only the events of the span
    are kept, not the persons.
    """
    alle = [
        (gebeurtenis, persoon[0])
        for persoon in bewakingen
        for gebeurtenis in gebeurtenissen(
            persoon[1],
            tot_en_met=tot_en_met,
            na=na,
            geind=persoon[2] if len(persoon) == 3 else None,
            beleid=beleid,
        )
    ]
    alle.sort(key=lambda paar: paar[0].datum)
    return ((sleutel, gebeurtenis) for gebeurtenis, sleutel in alle)


def _volgorde(gebeurtenis: Gebeurtenis) -> tuple[date, int, str]:
    return gebeurtenis.datum, _VOLGORDE.index(type(gebeurtenis)), gebeurtenis.kenmerk


def _eis_bekend(bewaking: Bewaking, tot_en_met: date) -> None:
    """Refuse a span in which something may happen that cannot be known yet."""
    laatste = bewaking.regels.laatste_maand
    if tot_en_met < (laatste - SIGNAAL_VOORAF).laatste_dag:
        return
    bewaakt = any(
        isinstance(stap, Bewaakt)
        and stap.verloop.einde is Einde.ONBEKEND
        and (stap.tot_en_met is None or stap.tot_en_met > laatste)
        for stap in bewaking.stappen
    )
    onzeker = tot_en_met > laatste.laatste_dag and any(
        dekking.onzeker and dekking.onzeker[0][0] <= Maand.van(tot_en_met).ordinaal
        for dekking in bewaking.dekkingen
    )
    if bewaakt or onzeker:
        raise OnbekendeParameter(
            "signaal",
            f"up to {tot_en_met}",
            f"until three months before the end of {laatste}; after that only with an "
            "Afschrijfregels(prognose=...)",
        )


def _signalen(bewaking: Bewaking) -> Iterator[Signaal]:
    """Of the prices that are guarded, and at once of those that pay for no month."""
    for stap in bewaking.stappen:
        if isinstance(stap, Bewaakt) and (dag := stap.signaaldatum) is not None:
            yield Signaal(dag, stap.verstrekking.kenmerk, stap.verloop.laatste_maand)
    for kenmerk, verloop in bewaking.bereikte_prijzen():
        if verloop.laatste_maand is None:
            yield Signaal(verloop.vanaf, kenmerk, None)


def _bereikt(bewaking: Bewaking) -> Iterator[Bereikt]:
    for kenmerk, verloop in bewaking.bereikte_prijzen():
        dag = verloop.bereikt_op
        assert dag is not None  # the price is reached
        # The first month that cannot be collected for it: does another provision carry that?
        maand = max(Maand.uit_ordinaal(eerste_maand(dag)), verloop.niets_meer_vanaf)
        stopt = not bewaking.mag_misschien_innen(maand)
        yield Bereikt(dag, kenmerk, verloop.restant, stopt)


def _collectie(bewaking: Bewaking, geind: Iterable[Tijdvak] | Tijdvak | None) -> Sequence[Tijdvak]:
    """When CAK collects: as given, or as long as anything is used."""
    if geind is not None:
        return als_tijdvakken("geind", geind)
    return [vak for verstrekking in bewaking.verstrekkingen for vak in verstrekking.gebruik]


def _overschrijdingen(
    bewaking: Bewaking,
    geind: Sequence[Tijdvak],
    venster: tuple[date | None, date],
    beleid: Beleid | None,
) -> Iterator[Overschrijding]:
    na, tot_en_met = venster
    gestopt = [van for dekking in bewaking.dekkingen for van, _ in dekking.gestopt]
    if not gestopt:
        return
    vanaf = min(gestopt) if na is None else max(min(gestopt), Maand.van(na).ordinaal)
    for van, tot in maanden(geind, Maand.van(tot_en_met).ordinaal):
        for ordinaal in range(max(van, vanaf), tot + 1):
            maand = Maand.uit_ordinaal(ordinaal)
            kenmerk = bewaking.gestopt_in(maand)
            if kenmerk is None or bewaking.mag_misschien_innen(maand):
                continue
            bedrag = _geind_bedrag(maand, bewaking, beleid)
            if bedrag is None or bedrag:
                yield Overschrijding(maand.eerste_dag, kenmerk, maand, bedrag)


def _geind_bedrag(maand: Maand, bewaking: Bewaking, beleid: Beleid | None) -> Bedrag | None:
    """What is collected over a month, as far as the tariff is published or assumed."""
    regels = bewaking.regels
    if maand > regels.laatste_maand:
        return None
    if maand <= regels.laatste_gepubliceerde_maand and niet_verschuldigd(maand) is not None:
        return Bedrag(0)
    landelijk = Bedrag(regels.kern.tarieven[maand.ordinaal - BEGIN])
    eigen = None if beleid is None else beleid.lager_tarief(maand)
    return landelijk if eigen is None else min(landelijk, eigen)
