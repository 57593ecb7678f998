"""A kit for testing software against this library; needs the extra ``testing``.

For now it holds the strategies of the delivered rooms, in
:mod:`wmo_eigenbijdrage.testing.strategieen` and, for the facts of care messages,
:mod:`wmo_eigenbijdrage.testing.zorgfeiten`. Our own tests draw from them too, so that what they can
reach is what others get.
"""

from importlib.util import find_spec

if find_spec("hypothesis") is None:
    raise ModuleNotFoundError(
        "wmo_eigenbijdrage.testing requires hypothesis: pip install 'wmo-eigenbijdrage[testing]'",
        name="hypothesis",
    )

from wmo_eigenbijdrage.testing.strategieen import (
    agbcodes,
    bedragen,
    berichtidentificaties,
    bsns,
    dagen,
    ebstartnummers,
    gemeentecodes,
    maanden,
    tijdlijnen,
    tijdvakken,
    zorgperioden,
)
from wmo_eigenbijdrage.testing.zorgfeiten import (
    declaratieantwoorden,
    declaratieregels,
    startmeldingen,
    stopmeldingen,
    toewijzingen,
    zorgfeiten,
)

__all__ = [
    "agbcodes",
    "bedragen",
    "berichtidentificaties",
    "bsns",
    "dagen",
    "declaratieantwoorden",
    "declaratieregels",
    "ebstartnummers",
    "gemeentecodes",
    "maanden",
    "startmeldingen",
    "stopmeldingen",
    "tijdlijnen",
    "tijdvakken",
    "toewijzingen",
    "zorgfeiten",
    "zorgperioden",
]
