"""Reading a message: every class about a product becomes a fact, or falls out with its reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.dossier import Zorgfeit
from wmo_eigenbijdrage.iwmo._klassen import LEZERS, Omgeving
from wmo_eigenbijdrage.iwmo._kop import Kop, lees_kop
from wmo_eigenbijdrage.iwmo._namen import namen
from wmo_eigenbijdrage.iwmo._velden import Velden
from wmo_eigenbijdrage.iwmo._xml import BerichtFout, lees_wortel
from wmo_eigenbijdrage.iwmo.model import Iwmobericht, Onleesbaar, Uitval
from wmo_eigenbijdrage.iwmo.redenen import Reden
from wmo_eigenbijdrage.iwmo.releases import (
    RELEASES,
    VORM,
    Berichtsoort,
    Release,
    per_wortel,
)

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

__all__ = ["lees_bericht"]

_BERICHT = "Bericht"
_soorten = cache(per_wortel)
_STATUSSEN = frozenset({"1", "2", "3", "9"})
_VAN_DE_BESCHIKKING = "Beschikking"


def lees_bericht(xml: bytes) -> Iwmobericht | Onleesbaar:
    """The facts of one iWmo message, or why nothing of it can be used.

    Release and kind follow from the namespace of the root. Elements that the contribution does not
    need may be absent, unknown or in another order; those that it needs must be there and be right.
    What is wrong with one client or class leaves the others untouched.

    Args:
        xml: the bytes of one message in UTF-8, without envelope, at most 25 MB.

    Raises:
        OngeldigeWaarde: *xml* is not bytes.

    >>> lees_bericht(b"<Bericht/>").bevindingen[0].code
    'IW02'
    """
    try:
        wortel = lees_wortel(xml)
    except BerichtFout as fout:
        return Onleesbaar((Reden.ONLEESBAAR.over(_BERICHT, probleem=fout.probleem),))
    bekend = _soorten().get(str(wortel.tag))
    if bekend is None:
        return Onleesbaar((_vreemd(str(wortel.tag)),))
    release, soort = bekend
    tags = namen(release.ruimte(soort.naam), release.basis)
    fouten: list[Bevinding] = []
    kop = lees_kop(Velden.van(wortel, _BERICHT, tags, fouten), soort)
    if kop is None:
        return Onleesbaar(tuple(fouten))
    return _Lezer(release, soort, kop, tags).lees(wortel)


def _vreemd(tag: str) -> Bevinding:
    """Why a root is not read, without showing it."""
    vorm = VORM.fullmatch(tag)
    if vorm is None or vorm["standaard"] != "iwmo":
        return Reden.GEEN_IWMO.over(_BERICHT)
    release = RELEASES.get(vorm["release"].replace("_", "."))
    if release is None:
        return Reden.RELEASE.over(_BERICHT, releases=", ".join(RELEASES))
    soorten = ", ".join(soort.naam for soort in release.berichten)
    return Reden.SOORT.over(_BERICHT, soorten=soorten)


class _Lezer:
    """Reads the clients of one message."""

    def __init__(
        self, release: Release, soort: Berichtsoort, kop: Kop, tags: Mapping[object, str]
    ) -> None:
        self.release, self.soort, self.kop, self.tags = release, soort, kop, tags
        self.feiten: list[Zorgfeit] = []
        self.uitval: list[Uitval] = []
        self.genegeerd: Counter[str] = Counter()
        self.klassen = 0

    def lees(self, wortel: Element) -> Iwmobericht:
        nummer = 0
        for nummer, (_, client) in enumerate(self._loop(wortel, self.soort.clienten), start=1):
            self._client(client, f"Client[{nummer}]")
        if not nummer and self.soort.naam != "WMO304":  # it may be silent about clients
            self._valt_uit(_BERICHT, 0, [Reden.LEEG.over(_BERICHT, klasse="Client")])
        return Iwmobericht(
            soort=self.soort.naam,
            release=self.release.nummer,
            gemeente=self.kop.gemeente,
            aanbieder=self.kop.aanbieder,
            identificatie=self.kop.identificatie,
            dagtekening=self.kop.dagtekening,
            retourcodes=self.kop.retourcodes,
            feiten=tuple(self.feiten),
            uitval=tuple(self.uitval),
            genegeerd=tuple(sorted((+self.genegeerd).items())),
            klassen=self.klassen,
        )

    def _loop(
        self, element: Element, weg: tuple[str, ...], via: Element | None = None
    ) -> Iterator[tuple[Element | None, Element]]:
        """The elements at the end of a way down, each with the one where the way began.

        A container that is there twice is walked twice, so that nothing in it is lost. What lies
        beside the way is counted.
        """
        for kind in element:
            naam = self.tags.get(kind.tag)
            if naam == weg[0]:
                if len(weg) == 1:
                    yield via, kind
                else:
                    yield from self._loop(kind, weg[1:], kind if via is None else via)
            elif naam is None:
                self.genegeerd["onbekend"] += 1
            elif naam in self.soort.terzijde:
                self.genegeerd[self.soort.terzijde[naam]] += len(kind)

    def _client(self, client: Element, plaats: str) -> None:
        klassen = list(self._loop(client, self.soort.klassen))
        self.klassen += len(klassen)
        fouten: list[Bevinding] = []
        velden = Velden.van(client, plaats, self.tags, fouten)
        bsn = velden.bsn("Bsn")
        status = None
        if self.release.status_bij_client and self.soort.naam in {"WMO305", "WMO307"}:
            status = velden.code("StatusAanlevering", _STATUSSEN, "COD467", self.release.nummer)
        if not klassen:
            fouten.append(Reden.LEEG.over(plaats, klasse=self.soort.klasse))
        if fouten or bsn is None:
            self._valt_uit(plaats, len(klassen), fouten)
            return
        om = Omgeving(self.release, self.soort, self.kop, bsn, status == "3")
        for nummer, (via, klasse) in enumerate(klassen, start=1):
            self._klasse(klasse, via, om, f"{plaats}/{self.soort.klasse}[{nummer}]", plaats)

    def _klasse(
        self, klasse: Element, via: Element | None, om: Omgeving, plaats: str, client: str
    ) -> None:
        fouten: list[Bevinding] = []
        beschikking = None
        if self.soort.klassen[0] == _VAN_DE_BESCHIKKING and via is not None:
            beschikking = Velden.van(via, f"{client}/{_VAN_DE_BESCHIKKING}", self.tags, fouten)
        feit = LEZERS[self.soort.naam](
            Velden.van(klasse, plaats, self.tags, fouten), om, beschikking
        )
        if feit is None or fouten:
            self._valt_uit(plaats, 1, fouten)
        else:
            self.feiten.append(feit)

    def _valt_uit(self, plaats: str, aantal: int, fouten: list[Bevinding]) -> None:
        self.uitval.append(Uitval(plaats, aantal, tuple(fouten)))
