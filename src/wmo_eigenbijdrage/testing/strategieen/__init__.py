"""Hypothesis strategies for the values of all rooms, one module for each subject.

Each is named after its type, in the plural, takes bounds that are both included, and yields valid
values only. What a strategy shrinks towards is in its docstring. Bounds that exclude each other
raise `InvalidArgument` when a value is drawn.
"""

# The wildcards are of this library itself; in an installed one a checker takes them for others'.
# pyright: reportWildcardImportFromLibrary=false

from wmo_eigenbijdrage.testing.strategieen import (
    aanleverantwoorden,
    aanlevergevolgen,
    aanlevering,
    aanleverregister,
    bedrag,
    beleid,
    berichten,
    berichtvormen,
    bevolking,
    bewaking,
    bijdrage,
    dossier,
    envelop,
    identificatie,
    inning,
    iwmo,
    kalender,
    kostprijs,
    landelijk,
    overgang,
    retouren,
    rijen,
    vergelijking,
    verstrekking,
    zorgmelding,
    zorgvoorziening,
)
from wmo_eigenbijdrage.testing.strategieen.aanleverantwoorden import *
from wmo_eigenbijdrage.testing.strategieen.aanlevergevolgen import *
from wmo_eigenbijdrage.testing.strategieen.aanlevering import *
from wmo_eigenbijdrage.testing.strategieen.aanleverregister import *
from wmo_eigenbijdrage.testing.strategieen.bedrag import *
from wmo_eigenbijdrage.testing.strategieen.beleid import *
from wmo_eigenbijdrage.testing.strategieen.berichten import *
from wmo_eigenbijdrage.testing.strategieen.berichtvormen import *
from wmo_eigenbijdrage.testing.strategieen.bevolking import *
from wmo_eigenbijdrage.testing.strategieen.bewaking import *
from wmo_eigenbijdrage.testing.strategieen.bijdrage import *
from wmo_eigenbijdrage.testing.strategieen.dossier import *
from wmo_eigenbijdrage.testing.strategieen.envelop import *
from wmo_eigenbijdrage.testing.strategieen.identificatie import *
from wmo_eigenbijdrage.testing.strategieen.inning import *
from wmo_eigenbijdrage.testing.strategieen.iwmo import *
from wmo_eigenbijdrage.testing.strategieen.kalender import *
from wmo_eigenbijdrage.testing.strategieen.kostprijs import *
from wmo_eigenbijdrage.testing.strategieen.landelijk import *
from wmo_eigenbijdrage.testing.strategieen.overgang import *
from wmo_eigenbijdrage.testing.strategieen.retouren import *
from wmo_eigenbijdrage.testing.strategieen.rijen import *
from wmo_eigenbijdrage.testing.strategieen.vergelijking import *
from wmo_eigenbijdrage.testing.strategieen.verstrekking import *
from wmo_eigenbijdrage.testing.strategieen.zorgmelding import *
from wmo_eigenbijdrage.testing.strategieen.zorgvoorziening import *

__all__: list[str] = []
__all__ += aanleverantwoorden.__all__
__all__ += aanlevergevolgen.__all__
__all__ += aanlevering.__all__
__all__ += aanleverregister.__all__
__all__ += bedrag.__all__
__all__ += beleid.__all__
__all__ += berichten.__all__
__all__ += berichtvormen.__all__
__all__ += bevolking.__all__
__all__ += bewaking.__all__
__all__ += bijdrage.__all__
__all__ += dossier.__all__
__all__ += envelop.__all__
__all__ += identificatie.__all__
__all__ += inning.__all__
__all__ += iwmo.__all__
__all__ += kalender.__all__
__all__ += kostprijs.__all__
__all__ += landelijk.__all__
__all__ += overgang.__all__
__all__ += retouren.__all__
__all__ += rijen.__all__
__all__ += vergelijking.__all__
__all__ += verstrekking.__all__
__all__ += zorgmelding.__all__
__all__ += zorgvoorziening.__all__
