"""The regimes of the contribution, one module each, behind one small interface.

`Regime` is what a regime offers, `Geval` what it is asked about. `PeriodeNaarInkomen` (2015 to
2018), `PeriodeVlak` (2019) and `MaandVlak` (since 2020) are the law and are chosen by date;
`VoorstelInkomensafhankelijk` is the bill 36 713, a proposal that is never chosen by date.
"""

from wmo_eigenbijdrage.bijdrage.regimes.geval import Geval, Regime
from wmo_eigenbijdrage.bijdrage.regimes.maand import MaandVlak
from wmo_eigenbijdrage.bijdrage.regimes.periode_inkomen import PeriodeNaarInkomen, periodemaximum
from wmo_eigenbijdrage.bijdrage.regimes.periode_vlak import PeriodeVlak
from wmo_eigenbijdrage.bijdrage.regimes.voorstel_36713 import VoorstelInkomensafhankelijk

GELDEND: tuple[Regime, ...] = (PeriodeNaarInkomen(), PeriodeVlak(), MaandVlak())
"""The regimes that are or were law, in order of time."""

__all__ = [
    "GELDEND",
    "Geval",
    "MaandVlak",
    "PeriodeNaarInkomen",
    "PeriodeVlak",
    "Regime",
    "VoorstelInkomensafhankelijk",
    "periodemaximum",
]
