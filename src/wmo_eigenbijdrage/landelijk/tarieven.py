"""The flat monthly tariff since 2020, and the months over which nobody owes it."""

from __future__ import annotations

from functools import cache

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.landelijk._bestand import Tabel
from wmo_eigenbijdrage.landelijk.parameter import Parameter, Waarde, lees_parameter

__all__ = ["abonnementstarief", "landelijk_tarief", "niet_verschuldigd"]


def bedrag_in_centen(tabel: Tabel) -> Bedrag:
    """The amount of a table that holds one."""
    return Bedrag(tabel.verplicht("bedrag", int))


@cache
def abonnementstarief() -> Parameter[Bedrag]:
    """The national tariff per household per month, with the history of its values."""
    return lees_parameter("abonnementstarief.toml", bedrag_in_centen)


def landelijk_tarief(maand: Maand) -> Bedrag:
    """The national tariff of *maand*: the month owed, not the month of the bill.

    April and May 2020 have their tariff too, though :func:`niet_verschuldigd` holds for them.

    Raises:
        OnbekendeParameter: before 2020 or after the last published year.

    >>> print(landelijk_tarief(Maand(2025, 12)), landelijk_tarief(Maand(2026, 1)))
    € 21,00 € 21,80

    Source: Wmo 2015, art. 2.1.4a (4) and 2.1.4b (4).
    """
    return abonnementstarief().op(maand.eerste_dag).waarde


@cache
def _niet_verschuldigd() -> Parameter[str]:
    return lees_parameter("niet_verschuldigd.toml", lambda tabel: tabel.verplicht("reden", str))


def niet_verschuldigd(maand: Maand) -> Waarde[str] | None:
    """Why nobody owes the tariff over *maand*, with its source; ``None`` when it is owed.

    Raises:
        OnbekendeParameter: before 2020 or after the last published year.

    >>> niet_verschuldigd(Maand(2020, 4)).waarde
    'april en mei 2020 (corona): bijdrage niet verschuldigd'
    >>> niet_verschuldigd(Maand(2020, 6)) is None
    True

    Source: Uitvoeringsbesluit Wmo 2015, art. 3.8 (3)(i).
    """
    abonnementstarief().op(maand.eerste_dag)
    for waarde in _niet_verschuldigd().waarden:
        if maand.eerste_dag in waarde.geldig:
            return waarde
    return None
