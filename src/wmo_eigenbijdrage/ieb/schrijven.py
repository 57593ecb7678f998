"""Writing a message in a release: from a value to bytes.

The form of a message only depends on the release, on which optional parts are there, and on codes
and versions. For each such combination the whole text is laid out once, checked, and kept as a
template; after that writing is filling in the values.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any

from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.boom import boom
from wmo_eigenbijdrage.ieb.merk import Onzekerheid
from wmo_eigenbijdrage.ieb.model import Heenbericht
from wmo_eigenbijdrage.ieb.release import Release
from wmo_eigenbijdrage.ieb.releases import release as meegeleverd
from wmo_eigenbijdrage.ieb.retourbericht import Retourbericht
from wmo_eigenbijdrage.ieb.sjabloon import Sjabloon, maak_sjabloon, versie_heen, vulling_van

__all__ = ["OnzekereRelease", "to_xml"]

_MEESTE_SJABLONEN = 256
_MEESTE_SCHRIJVERS = 64


class OnzekereRelease(OngeldigeWaarde):
    """A message was to be written whose form is only inferred, without that being accepted.

    Attributes:
        onzeker: what of the message is only inferred.
    """

    def __init__(
        self, veld: str, probleem: str, remedie: str, onzeker: tuple[Onzekerheid, ...] = ()
    ) -> None:
        super().__init__(veld, probleem, remedie)
        self.onzeker = onzeker


def _eis_bericht(bericht: object) -> None:
    if not isinstance(bericht, (Heenbericht, Retourbericht)):
        raise OngeldigeWaarde(
            "bericht", f"{type(bericht).__name__} is no message", "give a message of ieb"
        )


def _vorm_van_start(bericht: Any) -> Hashable:
    return bericht.xsd_versie, bericht.kostprijs is None


def _vorm_van_stop(bericht: Any) -> Hashable:
    return (bericht.xsd_versie,)


def _vorm_van_periode(bericht: Any) -> Hashable:
    return bericht.xsd_versie, bericht.kostprijs is None, bericht.stopdatum is None


def _vorm_van_bw_periode(bericht: Any) -> Hashable:
    return bericht.xsd_versie, bericht.stopdatum is None


def _vorm_van_retour(bericht: Any) -> Hashable:
    client = bericht.client
    return (
        bericht.xsd_versie,
        bericht.xslt_versie,
        bericht.xsd_versie_retour,
        bericht.retourcodes,
        None
        if client is None
        else (
            client.klasse_retourcodes,
            client.retourcodes,
            _VORM[client.heen.type](client.heen),
        ),
    )


# All that decides the template of a message.
_VORM: dict[Berichttype, Callable[[Any], Hashable]] = {
    Berichttype.WMO401: _vorm_van_start,
    Berichttype.WMO403: _vorm_van_stop,
    Berichttype.WMO405: _vorm_van_periode,
    Berichttype.WMO407: _vorm_van_bw_periode,
} | {type_: _vorm_van_retour for type_ in Berichttype if type_.is_retour}


class _Schrijver:
    """Writes one kind of message in one release."""

    def __init__(self, release: Release, type_: Berichttype) -> None:
        eis_soort("release", release, Release)
        self._naam = f"{type_.value} of iEb {release.naam}"
        self._boom = boom(release, type_)
        self._soort = release.bericht(type_)
        self._ruimten = {"ieb": release.naamruimte, type_.value.lower(): self._soort.naamruimte}
        self._versie_heen = versie_heen(release, type_)
        self._vorm = _VORM[type_]
        self._sjablonen: dict[Hashable, Sjabloon] = {}
        self._onzeker = self._soort.onzeker

    def schrijf(self, bericht: Heenbericht | Retourbericht, *, aanvaard: bool) -> bytes:
        if self._onzeker and not aanvaard:
            raise OnzekereRelease(
                self._naam,
                f"is only inferred: {'; '.join(map(str, self._onzeker))}",
                "read the release from its official schemas, or give aanvaard_onzekerheid=True",
                self._onzeker,
            )
        vorm = self._vorm(bericht)
        sjabloon = self._sjablonen.get(vorm)
        if sjabloon is None:
            sjabloon = self._maak(bericht)
            if len(self._sjablonen) >= _MEESTE_SJABLONEN:  # codes and versions can be anything
                self._sjablonen.clear()
            self._sjablonen[vorm] = sjabloon
        return sjabloon.vul(bericht)

    def _maak(self, bericht: Heenbericht | Retourbericht) -> Sjabloon:
        vulling = vulling_van(bericht, self._soort.xsd_versie, self._versie_heen)
        zonder_plaats = vulling.velden - set(self._boom.velden()) - _ALTIJD_GEVULD
        if zonder_plaats:
            raise OngeldigeWaarde(
                ", ".join(sorted(zonder_plaats)),
                f"cannot stand in {self._naam}",
                "leave it out, or give another release",
            )
        return maak_sjabloon(self._boom, vulling, self._ruimten, self._soort.type.value.lower())


# What a message need not hold for being complete: the release itself says it.
_ALTIJD_GEVULD = {
    f"{groep}.{deel}"
    for groep in ("xsd_versie", "xsd_versie_retour")
    for deel in ("basisschema", "bericht")
}


@lru_cache(maxsize=_MEESTE_SCHRIJVERS)
def _schrijver(release: Release, type_: Berichttype) -> _Schrijver:
    return _Schrijver(release, type_)


def to_xml(
    bericht: Heenbericht | Retourbericht,
    release: Release | None = None,
    *,
    aanvaard_onzekerheid: bool = False,
) -> bytes:
    """The message as UTF-8 without byte order mark; equal messages give equal bytes.

    Args:
        bericht: what is to be told.
        release: how; iEb 1.0 when not given.
        aanvaard_onzekerheid: also write a message whose form in this release is only inferred,
            see :attr:`~wmo_eigenbijdrage.ieb.release.Berichtsoort.onzeker`.

    Raises:
        OnzekereRelease: the form is only inferred and that was not accepted.
        OnbekendeParameter: the release has no such message.
        OngeldigeWaarde: a value does not fit in this release, or has no place in it. A
            `ReleaseFout` when the release itself cannot be used.

    >>> from datetime import date
    >>> from wmo_eigenbijdrage.identificatie import *
    >>> from wmo_eigenbijdrage.ieb.model import Startbericht
    >>> xml = to_xml(
    ...     Startbericht(
    ...         afzender=Gemeentecode("0363"),
    ...         identificatie=BerichtIdentificatie("EB1"),
    ...         dagtekening=date(2020, 1, 2),
    ...         bsn=Bsn("999990019"),
    ...         startnummer=EbStartNummer(1),
    ...         startdatum=date(2020, 1, 1),
    ...     )
    ... )
    >>> xml.decode().splitlines()[-6]
    '      <wmo401:EbStartNummer>1</wmo401:EbStartNummer>'
    """
    _eis_bericht(bericht)
    if release is None:
        release = meegeleverd("1.0")
    return _schrijver(release, bericht.type).schrijf(bericht, aanvaard=aanvaard_onzekerheid)
