"""The conformance suite: the rules as cases for software in any language.

`standaardset` gives the cases, `loop` puts them to a program (`Programma`) or to an implementation
in Python (`Binnenshuis`) through one door of JSON lines, and the reports tell per rule what passes.
`ExternProgramma` makes a program an `Implementatie`, so that the invariants can be put to it too.
`VRAGEN` are the questions; `bedien` answers them for any `Implementatie`.

It runs programs and so is the one place above `adapters` that does input and output.
"""

from wmo_eigenbijdrage.testing.conformiteit.deur import Antwoord, beantwoord, bedien, lees_antwoord
from wmo_eigenbijdrage.testing.conformiteit.extern import ExternProgramma
from wmo_eigenbijdrage.testing.conformiteit.geval import Geval, lees_gevallen
from wmo_eigenbijdrage.testing.conformiteit.loper import Binnenshuis, Deur, Oordeel, Uitslag, loop
from wmo_eigenbijdrage.testing.conformiteit.proces import Grenzen
from wmo_eigenbijdrage.testing.conformiteit.programma import Programma, Storing
from wmo_eigenbijdrage.testing.conformiteit.verzameling import (
    REGELS,
    Verzameling,
    handgevallen,
    standaardset,
)
from wmo_eigenbijdrage.testing.conformiteit.vragen import VRAGEN, Vraag

__all__ = [
    "REGELS",
    "VRAGEN",
    "Antwoord",
    "Binnenshuis",
    "Deur",
    "ExternProgramma",
    "Geval",
    "Grenzen",
    "Oordeel",
    "Programma",
    "Storing",
    "Uitslag",
    "Verzameling",
    "Vraag",
    "beantwoord",
    "bedien",
    "handgevallen",
    "lees_antwoord",
    "lees_gevallen",
    "loop",
    "standaardset",
]
