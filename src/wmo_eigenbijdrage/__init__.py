"""The own contribution (*eigen bijdrage*) under the Dutch Wmo 2015, as a typed domain library.

The everyday names stand here: `Bedrag`, `Bsn`, `Gemeentecode`, `Maand`, `Tijdvak`, `Tijdlijn`,
`Zorgperiode` and `bijdrageperiode`. Each is loaded when it is first used, so that importing the
package costs next to nothing. The rooms are `kalender`, `bedrag`, `identificatie`, `landelijk`,
`ieb`, `overgang`, `adapters` and `testing`; imports only point down that list, from right to left.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wmo_eigenbijdrage.bedrag import Bedrag
    from wmo_eigenbijdrage.identificatie import Bsn, Gemeentecode
    from wmo_eigenbijdrage.kalender import (
        Maand,
        Tijdlijn,
        Tijdvak,
        Zorgperiode,
        bijdrageperiode,
    )

__all__ = [
    "Bedrag",
    "Bsn",
    "Gemeentecode",
    "Maand",
    "Tijdlijn",
    "Tijdvak",
    "Zorgperiode",
    "bijdrageperiode",
]

_HERKOMST = {
    "Bedrag": "bedrag",
    "Bsn": "identificatie",
    "Gemeentecode": "identificatie",
    "Maand": "kalender",
    "Tijdlijn": "kalender",
    "Tijdvak": "kalender",
    "Zorgperiode": "kalender",
    "bijdrageperiode": "kalender",
}


def __getattr__(naam: str) -> Any:
    if (kamer := _HERKOMST.get(naam)) is None:
        raise AttributeError(f"module {__name__!r} has no attribute {naam!r}")
    waarde = getattr(import_module(f"{__name__}.{kamer}"), naam)
    globals()[naam] = waarde
    return waarde


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
