"""Reading iWmo messages between gemeente and provider into facts, and what those facts say.

`lees_bericht` reads a WMO301, 303, 304, 305 or 307 of release 2.3 and a 301, 305, 307 or 323 of
release 3.2 into facts of :mod:`wmo_eigenbijdrage.dossier`; what cannot be used is `Uitval`.
`geldende_feiten` applies corrections and removals, `leveringsperioden` tells from when to when each
provision was delivered. Facts that contradict each other give a `Tegenspraak` and no exception.

This room does not know where files live, nor which provisions carry a contribution.
"""

from wmo_eigenbijdrage.iwmo.geldend import (
    GeldendeFeiten,
    Tegenspraak,
    Toewijzingsverloop,
    geldende_feiten,
)
from wmo_eigenbijdrage.iwmo.levering import (
    Levering,
    Leveringen,
    Leveringsperiode,
    leveringsperioden,
)
from wmo_eigenbijdrage.iwmo.lezer import lees_bericht
from wmo_eigenbijdrage.iwmo.model import Iwmobericht, Onleesbaar, Uitval
from wmo_eigenbijdrage.iwmo.redenen import Reden
from wmo_eigenbijdrage.iwmo.releases import RELEASES, Berichtsoort, Release

__all__ = [
    "RELEASES",
    "Berichtsoort",
    "GeldendeFeiten",
    "Iwmobericht",
    "Levering",
    "Leveringen",
    "Leveringsperiode",
    "Onleesbaar",
    "Reden",
    "Release",
    "Tegenspraak",
    "Toewijzingsverloop",
    "Uitval",
    "geldende_feiten",
    "lees_bericht",
    "leveringsperioden",
]
