"""What is owed, and why: the contribution of a household from 2015 to today.

`bereken_bijdrage` makes a `Bijdrageoverzicht` of `Reeks`en from the facts of `dossier` and the
choices of `beleid`; each run has its `Reden` with articles of law, and two overviews compare into
`Verschil`len. The rules stand in `Regime`s, one module each; `Lezing` holds the readings where
sources contradict each other. `vaststellen` and `herzien` apply the retroactive limits, `facturen`
tells what lands on which bill, `verdeel` how CAK attributed a contribution until 2019.

This room knows no messages.
"""

from wmo_eigenbijdrage.bijdrage.berekening import bereken_bijdrage
from wmo_eigenbijdrage.bijdrage.facturen import (
    Factuur,
    Oorzaak,
    facturen,
    factuurmaand,
    herzieningsfactuur,
    voorspel_eerste_factuur,
)
from wmo_eigenbijdrage.bijdrage.lezing import Bereik, Lezing
from wmo_eigenbijdrage.bijdrage.overzicht import Bijdrageoverzicht, Reeks, Verschil
from wmo_eigenbijdrage.bijdrage.portaal import vrijstellingsopgave
from wmo_eigenbijdrage.bijdrage.redenen import Reden
from wmo_eigenbijdrage.bijdrage.regimes import (
    GELDEND,
    Geval,
    MaandVlak,
    PeriodeNaarInkomen,
    PeriodeVlak,
    Regime,
    VoorstelInkomensafhankelijk,
    periodemaximum,
)
from wmo_eigenbijdrage.bijdrage.vaststelling import (
    EERSTE_VASTSTELLING,
    HERZIENING,
    Herziening,
    Periodelimiet,
    Vaststelling,
    bw_deel_van_maand,
    herzien,
    vaststellen,
)
from wmo_eigenbijdrage.bijdrage.verdeling import Inning, verdeel

__all__ = [
    "EERSTE_VASTSTELLING",
    "GELDEND",
    "HERZIENING",
    "Bereik",
    "Bijdrageoverzicht",
    "Factuur",
    "Geval",
    "Herziening",
    "Inning",
    "Lezing",
    "MaandVlak",
    "Oorzaak",
    "PeriodeNaarInkomen",
    "PeriodeVlak",
    "Periodelimiet",
    "Reden",
    "Reeks",
    "Regime",
    "Vaststelling",
    "Verschil",
    "VoorstelInkomensafhankelijk",
    "bereken_bijdrage",
    "bw_deel_van_maand",
    "facturen",
    "factuurmaand",
    "herzien",
    "herzieningsfactuur",
    "periodemaximum",
    "vaststellen",
    "verdeel",
    "voorspel_eerste_factuur",
    "vrijstellingsopgave",
]
