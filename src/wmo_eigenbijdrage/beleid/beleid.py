"""`Beleid`: all choices of one gemeente, each with the dates from which it holds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from attrs import Factory, field, frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid.keuzes import (
    Buffer,
    Kostprijsbewaker,
    LagerTarief,
    LokaleParameters,
    Minimabeleid,
    Pauzeregel,
    Soortregel,
)
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.controle import van_soort
from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import Gemeentecode
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.landelijk import landelijk_tarief

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Beleid", "Opgave"]


# One converter for each type: a type checker cannot see through a generic one.
def _tarieven(keuzes: Iterable[LagerTarief]) -> tuple[LagerTarief, ...]:
    return tuple(sorted(keuzes, key=attrgetter("vanaf")))


def _minima(keuzes: Iterable[Minimabeleid]) -> tuple[Minimabeleid, ...]:
    return tuple(sorted(keuzes, key=attrgetter("vanaf")))


def _lokaal(gegeven: Iterable[LokaleParameters]) -> tuple[LokaleParameters, ...]:
    return tuple(gegeven)


def _regels(gegeven: Iterable[Soortregel]) -> tuple[Soortregel, ...]:
    return tuple(gegeven)


def _elk_een(naam: str) -> Callable[[Any, Attribute[Any], tuple[Any, ...]], None]:
    def controleer(_: Any, attribuut: Attribute[Any], waarde: tuple[Any, ...]) -> None:
        sleutels = [getattr(keuze, naam) for keuze in waarde]
        if len(set(sleutels)) < len(sleutels):
            raise OngeldigeWaarde(attribuut.name, f"a {naam} occurs twice", "keep one of each")

    return controleer


@frozen
class Opgave:
    """One thing that a gemeente delivers through CAK's portal, with its time limit."""

    onderwerp: str
    inhoud: str
    uiterlijk: date
    """The last day in time, included."""
    bevindingen: tuple[Bevinding, ...] = ()


def _begin(veld: str) -> Any:
    def eerste(beleid: Beleid) -> tuple[int, ...]:
        return tuple(keuze.vanaf.ordinaal for keuze in getattr(beleid, veld))

    return field(init=False, repr=False, eq=False, default=Factory(eerste, takes_self=True))


@frozen(kw_only=True)
class Beleid:
    """The policy of one gemeente.

    Without any choice the national rules hold in full.

    >>> from wmo_eigenbijdrage import Bedrag
    >>> beleid = Beleid(
    ...     gemeente=Gemeentecode("0363"),
    ...     lagere_tarieven=[LagerTarief(Bedrag(1000), Maand(2021, 1), date(2020, 12, 1))],
    ... )
    >>> print(beleid.tarief(Maand(2020, 12)), beleid.tarief(Maand(2021, 1)))
    € 19,00 € 10,00
    """

    gemeente: Gemeentecode = field(validator=van_soort(Gemeentecode))
    lagere_tarieven: tuple[LagerTarief, ...] = field(
        default=(), converter=_tarieven, validator=_elk_een("vanaf")
    )
    minimabeleid: tuple[Minimabeleid, ...] = field(
        default=(), converter=_minima, validator=_elk_een("vanaf")
    )
    lokale_parameters: tuple[LokaleParameters, ...] = field(
        default=(), converter=_lokaal, validator=_elk_een("jaar")
    )
    soortregels: tuple[Soortregel, ...] = field(
        default=(), converter=_regels, validator=_elk_een("soort")
    )
    pauzeregel: Pauzeregel = field(default=Pauzeregel())
    kostprijsbewaker: Kostprijsbewaker = Kostprijsbewaker.GEMEENTE
    buffer: Buffer = field(default=Buffer())
    _tarieven_vanaf: tuple[int, ...] = _begin("lagere_tarieven")
    _minima_vanaf: tuple[int, ...] = _begin("minimabeleid")

    def tarief(self, maand: Maand) -> Bedrag:
        """What a household owes over *maand* under this policy, before any ground to owe nothing.

        Raises:
            OnbekendeParameter: outside the national table.

        Source: Wmo 2015, art. 2.1.4a (4) and (5)(a).
        """
        landelijk = landelijk_tarief(maand)
        eigen = self.lager_tarief(maand)
        return landelijk if eigen is None else min(landelijk, eigen)

    def lager_tarief(self, maand: Maand) -> Bedrag | None:
        """The gemeente's own tariff in *maand*, or ``None`` when it has none of its own."""
        plek = bisect_right(self._tarieven_vanaf, maand.ordinaal)
        return self.lagere_tarieven[plek - 1].bedrag if plek else None

    def minimabeleid_in(self, maand: Maand) -> Minimabeleid | None:
        """The minimabeleid that holds in *maand*, or ``None`` when there is none."""
        plek = bisect_right(self._minima_vanaf, maand.ordinaal)
        gekozen = self.minimabeleid[plek - 1] if plek else None
        return gekozen if gekozen is not None and gekozen.grenzen else None

    def lokaal(self, jaar: int) -> LokaleParameters | None:
        """The local figures of a care year until 2019, or ``None``."""
        return next((lokaal for lokaal in self.lokale_parameters if lokaal.jaar == jaar), None)

    def soortregel(self, soort: str) -> Soortregel:
        """The rule for a kind of provision.

        Raises:
            OnbekendeParameter: the by-law, as given here, says nothing of it.
        """
        for regel in self.soortregels:
            if regel.soort == soort:
                return regel
        bekend = ", ".join(regel.soort for regel in self.soortregels)
        raise OnbekendeParameter("soortregel", soort, bekend or "none")

    def portaalopgave(self, jaar: int) -> tuple[Opgave, ...]:
        """What is to be delivered through CAK's portal for a year, with time limits and findings.

        The limit is the last day of the year before, which is sourced for 2020 and taken over for
        later years [inferred]; a later change of the tariff holds from the month after it is told.

        Source: checklist 2020, 3.2.5 to 3.2.7.
        """
        uiterlijk = date(jaar, 1, 1) - timedelta(days=1)
        opgaven = [
            Opgave(
                "gemeentelijk tarief",
                f"{keuze.wat} vanaf {keuze.vanaf}",
                uiterlijk if keuze.vanaf == Maand(jaar, 1) else keuze.vanaf.vorige.laatste_dag,
                tuple(_over_tarief(keuze)),
            )
            for keuze in self.lagere_tarieven
            if keuze.vanaf.jaar == jaar
        ]
        opgaven += [
            Opgave("minimabeleid", _grenzen(keuze), keuze.vanaf.vorige.laatste_dag)
            for keuze in self.minimabeleid
            if keuze.vanaf.jaar == jaar
        ]
        return tuple(opgaven)


def _over_tarief(keuze: LagerTarief) -> Iterable[Bevinding]:
    if keuze.aangeleverd_op >= keuze.vanaf.eerste_dag:
        yield Bevinding(
            "BL01",
            "gemeentelijk tarief",
            f"aangeleverd op {keuze.aangeleverd_op}, na het begin van {keuze.vanaf}: het CAK "
            "verwerkt dit niet met terugwerkende kracht",
        )


def _grenzen(keuze: Minimabeleid) -> str:
    delen = [f"{soort.value} {grens}" for soort, grens in keuze.grenzen]
    return f"vanaf {keuze.vanaf}: {', '.join(delen) or 'geen grenzen'}"
