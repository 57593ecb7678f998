"""A folder with the schemas of a release, as the owner of the standard publishes them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout
from wmo_eigenbijdrage.ieb import Release, release_uit_xsd

__all__ = ["lees_schemamap", "release_uit_map"]

_GROOTSTE = 4 * 1024 * 1024
_MEESTE = 100


def lees_schemamap(map_: Path) -> dict[str, bytes]:
    """The schemas in a folder, by file name; other files are left alone.

    Raises:
        BestandFout: there is no such folder, it cannot be read, holds no schemas or far too much.
    """
    try:
        paden = sorted(pad for pad in map_.iterdir() if pad.suffix.lower() == ".xsd")
        if any(pad.stat().st_size > _GROOTSTE for pad in paden) or len(paden) > _MEESTE:
            raise BestandFout(str(map_), "is te groot", "geef een map met één set XSD's")
        bestanden = {pad.name: pad.read_bytes() for pad in paden}
    except OSError:
        raise BestandFout(str(map_), "is niet te lezen", "geef een map met één set XSD's") from None
    if not bestanden:
        raise BestandFout(str(map_), "bevat geen XSD's", "geef een map met één set XSD's")
    return bestanden


def release_uit_map(
    map_: Path, *, betekenissen: Mapping[str, str] | None = None, kennis: Release | None = None
) -> Release:
    """The release that the schemas in a folder describe.

    Args and errors are those of :func:`~wmo_eigenbijdrage.ieb.xsd_lezen.release_uit_xsd`.

    Raises:
        BestandFout: the folder cannot be read or holds no schemas.
    """
    return release_uit_xsd(lees_schemamap(map_), betekenissen=betekenissen, kennis=kennis)
