"""A conversation of gemeenten with a simulated CAK, in any order, that has to end in agreement.

`GesprekMachine` is a stateful test of Hypothesis: care begins and stops, people move, marry and
die, policies change, answers are late, lost, doubled or rejected, software crashes. Subclass it and
give your own `Gemeente`. `BibliotheekGemeente` is one that works with this library. `Gesprek` tells
one fixed story through the same door.

Like all of this kit it needs the extra ``testing``.
"""

from wmo_eigenbijdrage.testing.gesprek.bibliotheek import BibliotheekGemeente
from wmo_eigenbijdrage.testing.gesprek.gemeente import Gemeente, Maakgemeente, Navraag
from wmo_eigenbijdrage.testing.gesprek.gesprek import HULP, HULPMIDDEL, Gesprek
from wmo_eigenbijdrage.testing.gesprek.machine import GesprekMachine
from wmo_eigenbijdrage.testing.gesprek.oneens import Controle, Oneens
from wmo_eigenbijdrage.testing.gesprek.post import GEWOON, KWIJT, Postlot
from wmo_eigenbijdrage.testing.gesprek.wereld import AN, BAS, CEES, Bewoner, Wereld

__all__ = [
    "AN",
    "BAS",
    "CEES",
    "GEWOON",
    "HULP",
    "HULPMIDDEL",
    "KWIJT",
    "Bewoner",
    "BibliotheekGemeente",
    "Controle",
    "Gemeente",
    "Gesprek",
    "GesprekMachine",
    "Maakgemeente",
    "Navraag",
    "Oneens",
    "Postlot",
    "Wereld",
]
