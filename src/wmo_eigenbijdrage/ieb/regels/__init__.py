"""Checking messages at all four levels, with all faults in one pass.

`controleer` is the way in. Which rules there are, for which messages and from when to when, is data
of a :class:`~wmo_eigenbijdrage.ieb.release.Release`; this package holds a predicate per rule.
"""

from wmo_eigenbijdrage.ieb.regels.bevinding import (
    Berichtbevinding,
    Berichtkop,
    Controleuitkomst,
    NietGecontroleerd,
    Onderdeel,
)
from wmo_eigenbijdrage.ieb.regels.controle import controleer

__all__ = [
    "Berichtbevinding",
    "Berichtkop",
    "Controleuitkomst",
    "NietGecontroleerd",
    "Onderdeel",
    "controleer",
]
