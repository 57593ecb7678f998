"""The gemeenten of the Netherlands with their CBS codes, as they came and went since 2015."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from attrs import frozen

from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.identificatie import Gemeentecode
from wmo_eigenbijdrage.kalender import Tijdvak
from wmo_eigenbijdrage.landelijk._bestand import GegevensFout, gegevensmap, lees_toml

__all__ = ["Gemeente", "gemeente", "gemeenten", "gemeenten_op"]

_JA_NEE = ("true", "false")
_KOLOMMEN = ["code", "naam", "provincie", "vanaf", "tot", "bevestigd", "bron"]


@frozen
class Gemeente:
    """A gemeente with the days on which its code was valid."""

    code: Gemeentecode
    naam: str
    provincie: str
    geldig: Tijdvak
    """Within 29-12-2014 and the end of the list; a code of that first day may be older."""
    bevestigd: bool
    bron: str


def _maak(rij: dict[str, str], bronnen: Mapping[str, str], bereik: Tijdvak) -> Gemeente:
    geldig = Tijdvak(date.fromisoformat(rij["vanaf"]), date.fromisoformat(rij["tot"]))
    if geldig not in bereik or rij["bron"] not in bronnen or rij["bevestigd"] not in _JA_NEE:
        raise GegevensFout("gemeentecodes.csv", f"row of {rij['code']} is wrong", "correct it")
    return Gemeente(
        code=Gemeentecode(rij["code"]),
        naam=rij["naam"],
        provincie=rij["provincie"],
        geldig=geldig,
        bevestigd=rij["bevestigd"] == "true",
        bron=bronnen[rij["bron"]],
    )


@cache
def _bereik_en_bronnen() -> tuple[Tijdvak, dict[str, str]]:
    kop = lees_toml("gemeentecodes.toml")
    bereik = Tijdvak(kop.verplicht("vanaf", date), kop.verplicht("tot", date))
    bronnen = kop.woordenboek("bron")
    kop.klaar()
    return bereik, bronnen


@cache
def gemeenten() -> Mapping[Gemeentecode, Gemeente]:
    """Every gemeente whose code was valid on some day since 29-12-2014, by code."""
    bereik, bronnen = _bereik_en_bronnen()
    tekst = (gegevensmap() / "gemeentecodes.csv").read_text("utf-8")
    return lees_gemeenten(tekst, bronnen, bereik)


def lees_gemeenten(
    tekst: str, bronnen: Mapping[str, str], bereik: Tijdvak
) -> Mapping[Gemeentecode, Gemeente]:
    """The gemeenten that a data file lists.

    Raises:
        GegevensFout: other columns, a code twice, an unknown source, a day outside the list.
    """
    lezer = csv.DictReader(tekst.splitlines())
    if lezer.fieldnames != _KOLOMMEN:
        raise GegevensFout("gemeentecodes.csv", "has other columns", f"give {_KOLOMMEN}")
    per_code: dict[Gemeentecode, Gemeente] = {}
    for rij in lezer:
        gemaakt = _maak(rij, bronnen, bereik)
        if per_code.setdefault(gemaakt.code, gemaakt) is not gemaakt:
            raise GegevensFout("gemeentecodes.csv", f"{gemaakt.code} occurs twice", "keep one")
    return MappingProxyType(per_code)


def gemeente(code: Gemeentecode, dag: date) -> Gemeente:
    """The gemeente that has *code* on *dag*.

    Raises:
        OnbekendeParameter: no gemeente has that code on that day, or the day lies after the list.

    >>> gemeente(Gemeentecode("0363"), date(2020, 1, 1)).naam
    'Amsterdam'
    >>> gemeente(Gemeentecode("0457"), date(2022, 3, 24))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    wmo_eigenbijdrage.fouten.OnbekendeParameter: gemeentecode 0457 (Weesp): no value for 2022-...

    Source: iStandaarden, rule TR378; CBS, gemeentelijke indeling.
    """
    gevonden = gemeenten().get(code)
    if gevonden is None:
        bereik, _ = _bereik_en_bronnen()
        raise OnbekendeParameter(f"gemeentecode {code}", str(dag), f"other codes, {bereik}")
    if dag not in gevonden.geldig:
        raise OnbekendeParameter(
            f"gemeentecode {code} ({gevonden.naam})", str(dag), str(gevonden.geldig)
        )
    return gevonden


def gemeenten_op(dag: date) -> tuple[Gemeente, ...]:
    """All gemeenten of one day, by code.

    Raises:
        OnbekendeParameter: the day lies outside the list.

    >>> len(gemeenten_op(date(2019, 1, 1))), len(gemeenten_op(date(2026, 1, 1)))
    (355, 342)
    """
    bereik, _ = _bereik_en_bronnen()
    if dag not in bereik:
        raise OnbekendeParameter("gemeentecodes", str(dag), str(bereik))
    return tuple(rij for rij in gemeenten().values() if dag in rij.geldig)
