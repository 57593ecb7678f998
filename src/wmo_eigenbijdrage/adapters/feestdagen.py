"""The Dutch holidays, from the library ``holidays`` of the extra ``feestdagen``.

Source: Algemene termijnenwet (BWBR0002448), art. 3 (1) and (2). Which days count as no working day
for the answer of CAK is in no source: decision 0052.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from importlib import import_module
from typing import Any

__all__ = ["feestdagen"]


def feestdagen(jaren: Iterable[int]) -> frozenset[date]:
    """The days that the Algemene termijnenwet calls holidays, in these calendar years.

    New Year's Day, Good Friday, Easter, King's Day, 5 May of every year, Ascension Day, Whitsun and
    both days of Christmas; some of them fall on a Sunday. The single days that the Crown puts
    beside them (art. 3 (3)), such as the Friday after Ascension Day, are not in it: add them.

    Raises:
        ModuleNotFoundError: the extra is not installed; the text names it.
    """
    kalender: Any = _laad_holidays()
    # In the library Good Friday is public; 5 May is optional but for each fifth year.
    gevonden: Iterable[date] = kalender.country_holidays(
        "NL", years=sorted(set(jaren)), categories=("public", "optional")
    )
    return frozenset(gevonden)


def _laad_holidays() -> Any:
    try:
        return import_module("holidays")
    except ModuleNotFoundError:
        raise ModuleNotFoundError(
            "feestdagen requires holidays: pip install 'wmo-eigenbijdrage[feestdagen]'",
            name="holidays",
        ) from None
