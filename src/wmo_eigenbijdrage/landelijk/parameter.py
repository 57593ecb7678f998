"""`Parameter`: a figure that changes over time, each value with its source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib.resources.abc import Traversable
from typing import Any, Generic, TypeVar

from attrs import Factory, field, frozen

from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.kalender import Tijdvak, verenig
from wmo_eigenbijdrage.landelijk._bestand import Tabel, lees_toml
from wmo_eigenbijdrage.landelijk.grondslag import Grondslag, grondslag

__all__ = ["Hiaat", "Parameter", "Waarde"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
_EEN_DAG = timedelta(days=1)


@frozen
class Waarde(Generic[T_co]):
    """A value with the days on which it holds and the source that says so."""

    waarde: T_co
    geldig: Tijdvak
    """Never open: the last published value ends with its year."""
    bron: str
    bevestigd: bool
    """True when a source was read that prints the value, False when it is inferred."""
    grondslagen: tuple[Grondslag, ...] = ()


@frozen
class Hiaat:
    """Days for which the value is known to exist but was found in no source."""

    geldig: Tijdvak
    reden: str


def _eerste_dagen(parameter: Parameter[Any]) -> tuple[date, ...]:
    return tuple(stuk.geldig.eerste_dag for stuk in parameter.stukken)


@frozen
class Parameter(Generic[T_co]):
    """A national figure over time: values and recorded gaps that adjoin without overlap.

    >>> from wmo_eigenbijdrage.landelijk import abonnementstarief
    >>> tarief = abonnementstarief()
    >>> print(tarief.op(date(2024, 3, 1)).waarde)
    € 20,60
    >>> tarief.op(date(2027, 1, 1))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    wmo_eigenbijdrage.fouten.OnbekendeParameter: abonnementstarief: no value for 2027-01-01; ...
    """

    naam: str
    omschrijving: str
    eenheid: str
    grondslagen: tuple[Grondslag, ...]
    stukken: tuple[Waarde[T_co] | Hiaat, ...]
    """In order of time."""
    _begin: tuple[date, ...] = field(
        init=False, repr=False, eq=False, default=Factory(_eerste_dagen, takes_self=True)
    )

    @property
    def waarden(self) -> tuple[Waarde[T_co], ...]:
        """The known values, in order of time."""
        return tuple(stuk for stuk in self.stukken if isinstance(stuk, Waarde))

    @property
    def hiaten(self) -> tuple[Hiaat, ...]:
        """The recorded gaps, in order of time."""
        return tuple(stuk for stuk in self.stukken if isinstance(stuk, Hiaat))

    @property
    def bereik(self) -> Tijdvak:
        """From the first to the last day of the table, gaps included."""
        return Tijdvak(self.stukken[0].geldig.eerste_dag, self.stukken[-1].geldig.laatste_dag)

    def op(self, dag: date) -> Waarde[T_co]:
        """The value that holds on *dag*, with its source.

        Raises:
            OnbekendeParameter: the day lies outside the table or in a recorded gap.
        """
        plek = bisect_right(self._begin, dag) - 1
        stuk = self.stukken[max(plek, 0)]
        if dag not in stuk.geldig:
            raise self._onbekend(str(dag))
        if isinstance(stuk, Hiaat):
            raise self._onbekend(f"{dag} ({stuk.reden})")
        return stuk

    def _onbekend(self, gevraagd: str) -> OnbekendeParameter:
        bekend = verenig(waarde.geldig for waarde in self.waarden)
        return OnbekendeParameter(self.naam, gevraagd, ", ".join(map(str, bekend)))


def lees_parameter(
    bestand: str,
    maak: Callable[[Tabel], T],
    *,
    reeks: str = "waarde",
    map_: Traversable | None = None,
) -> Parameter[T]:
    """A parameter from a data file with one array of values."""
    return lees_parameters(bestand, maak, reeksen=(reeks,), map_=map_)[reeks]


def lees_parameters(
    bestand: str,
    maak: Callable[[Tabel], T],
    *,
    reeksen: tuple[str, ...],
    map_: Traversable | None = None,
) -> dict[str, Parameter[T]]:
    """The parameters of a data file that has an array of values for each of *reeksen*.

    *maak* takes the keys of its own kind of value from a table.

    Raises:
        GegevensFout: the file breaks a rule.
    """
    inhoud = lees_toml(bestand, map_)
    naam = inhoud.verplicht("naam", str)
    omschrijving = inhoud.verplicht("omschrijving", str)
    eenheid = inhoud.verplicht("eenheid", str)
    bronnen = tuple(grondslag(sleutel) for sleutel in inhoud.teksten("grondslag"))
    parameters: dict[str, Parameter[T]] = {}
    for reeks in reeksen:
        volledige_naam = naam if len(reeksen) == 1 else f"{naam} {reeks}"
        stukken = tuple(_stukken(inhoud, reeks, maak, bronnen))
        parameters[reeks] = Parameter(volledige_naam, omschrijving, eenheid, bronnen, stukken)
    inhoud.klaar()
    return parameters


def _stukken(
    inhoud: Tabel, reeks: str, maak: Callable[[Tabel], T], bronnen: tuple[Grondslag, ...]
) -> Iterator[Waarde[T] | Hiaat]:
    verwacht: date | None = None
    for tabel in inhoud.tabellen(reeks):
        stuk = _stuk(tabel, maak, bronnen)
        einde = stuk.geldig.laatste_dag
        if verwacht is not None and stuk.geldig.eerste_dag != verwacht:
            raise tabel.fout(
                "vanaf",
                f"expected {verwacht}, found {stuk.geldig.eerste_dag}",
                "let each value begin the day after the one before; record a gap as a hiaat",
            )
        assert einde is not None  # "tot" is compulsory
        verwacht = einde + _EEN_DAG
        yield stuk
    if verwacht is None:
        raise inhoud.fout(reeks, "is empty", "give at least one value")


def _stuk(
    tabel: Tabel, maak: Callable[[Tabel], T], bronnen: tuple[Grondslag, ...]
) -> Waarde[T] | Hiaat:
    vanaf, tot = tabel.verplicht("vanaf", date), tabel.verplicht("tot", date)
    if tot < vanaf:
        raise tabel.fout("tot", f"expected vanaf <= tot, found {vanaf} > {tot}", "swap or correct")
    geldig = Tijdvak(vanaf, tot)
    stuk: Waarde[T] | Hiaat
    if "hiaat" in tabel:
        stuk = Hiaat(geldig, tabel.verplicht("hiaat", str))
    else:
        stuk = Waarde(
            waarde=maak(tabel),
            geldig=geldig,
            bron=tabel.verplicht("bron", str),
            bevestigd=tabel.verplicht("bevestigd", bool),
            grondslagen=bronnen,
        )
    tabel.klaar()
    return stuk
