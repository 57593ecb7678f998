"""The descriptions of iEb 1.0 to 4.0 that come with the library, as data files.

`release("1.0")` gives one of them as a value. iEb 1.0 is exact; much of the others is only
inferred and marked so, see :attr:`~wmo_eigenbijdrage.ieb.release.Release.onzeker`.
"""

from wmo_eigenbijdrage.ieb.releases.lader import RELEASES, release

__all__ = ["RELEASES", "release"]
