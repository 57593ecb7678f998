"""A kit for testing software against this library; needs the extra ``testing``.

For now it holds strategies: in :mod:`wmo_eigenbijdrage.testing.strategieen` for the ground floor,
in :mod:`wmo_eigenbijdrage.testing.kostprijs` for the guarding of cost prices, in
:mod:`wmo_eigenbijdrage.testing.rijen` for the rows of CAK's files, in
:mod:`wmo_eigenbijdrage.testing.berichten` for messages, in
:mod:`wmo_eigenbijdrage.testing.zorgfeiten` for the facts of care messages, in
:mod:`wmo_eigenbijdrage.testing.zorgvoorzieningen` for provisions with their facts. Our own tests
draw from them too, so that what they can reach is what others get.
"""

from importlib.util import find_spec

if find_spec("hypothesis") is None:
    raise ModuleNotFoundError(
        "wmo_eigenbijdrage.testing requires hypothesis: pip install 'wmo-eigenbijdrage[testing]'",
        name="hypothesis",
    )

from wmo_eigenbijdrage.testing.berichten import (
    bwperiodeberichten,
    heenberichten,
    kostprijzen,
    periodeberichten,
    retourberichten,
    startberichten,
    stopberichten,
)
from wmo_eigenbijdrage.testing.kostprijs import (
    afschrijfregels,
    kostprijsbedragen,
    prognoses,
    verstrekkingen,
)
from wmo_eigenbijdrage.testing.rijen import hv_rijen, za_rijen
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
from wmo_eigenbijdrage.testing.zorgvoorzieningen import feitperioden, zorgvoorzieningen

__all__ = [
    "afschrijfregels",
    "agbcodes",
    "bedragen",
    "berichtidentificaties",
    "bsns",
    "bwperiodeberichten",
    "dagen",
    "declaratieantwoorden",
    "declaratieregels",
    "ebstartnummers",
    "feitperioden",
    "gemeentecodes",
    "heenberichten",
    "hv_rijen",
    "kostprijsbedragen",
    "kostprijzen",
    "maanden",
    "periodeberichten",
    "prognoses",
    "retourberichten",
    "startberichten",
    "startmeldingen",
    "stopberichten",
    "stopmeldingen",
    "tijdlijnen",
    "tijdvakken",
    "toewijzingen",
    "verstrekkingen",
    "za_rijen",
    "zorgfeiten",
    "zorgperioden",
    "zorgvoorzieningen",
]
