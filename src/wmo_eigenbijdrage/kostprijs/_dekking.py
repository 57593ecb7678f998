"""Over which months each provision lets a contribution be asked, as runs of ordinals."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from wmo_eigenbijdrage.bijdrage.kern import Stuk, maanden, verenig_stukken
from wmo_eigenbijdrage.dossier import Maandkosten, TotaleKostprijs, Verstrekking
from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.kostprijs._tabel import BEGIN, EINDELOOS
from wmo_eigenbijdrage.kostprijs.bewaken import bewaak_gebruik
from wmo_eigenbijdrage.kostprijs.keuze import LageMaandkosten
from wmo_eigenbijdrage.kostprijs.maandkosten import Uitkomst, toets_maandkosten
from wmo_eigenbijdrage.kostprijs.regels import Afschrijfregels
from wmo_eigenbijdrage.kostprijs.verloop import Verloop, duur

__all__ = ["Dekking", "dekking_van"]


@frozen
class Dekking:
    """One provision, with the months over which it lets a contribution be asked."""

    verstrekking: Verstrekking
    stukken: tuple[Stuk, ...]
    """In order; an open or unknown end is `EINDELOOS`."""
    verloop: Verloop | None
    """``None`` when no price bounds the contribution."""
    duur: tuple[int, int] = (0, 0)
    """By what a price runs longer than another, see :func:`~.verloop.duur`."""

    def dekt(self, maand: int) -> bool:
        """Whether a month is one of them."""
        return any(van <= maand <= tot for van, tot in self.stukken)


def dekking_van(
    verstrekking: Verstrekking, regels: Afschrijfregels, lage: LageMaandkosten | None
) -> Dekking:
    """The months of one provision."""
    begrenzing = verstrekking.begrenzing
    if isinstance(begrenzing, TotaleKostprijs):
        verloop = bewaak_gebruik(begrenzing.bedrag, verstrekking.gebruik, regels=regels)
        runs = (
            (van.ordinaal, tot.ordinaal if tot else EINDELOOS) for van, tot in verloop.te_innen()
        )
        return Dekking(verstrekking, tuple(runs), verloop, duur(verloop))
    if isinstance(begrenzing, Maandkosten):
        stukken = verenig_stukken(_per_maand(verstrekking, regels, lage))
    else:
        stukken = _gebruik(verstrekking)
    return Dekking(verstrekking, tuple(stukken), None)


def _gebruik(verstrekking: Verstrekking) -> list[Stuk]:
    """The months of use in the monthly regime."""
    runs = maanden(verstrekking.gebruik, EINDELOOS)
    return [(max(van, BEGIN), tot) for van, tot in runs if tot >= BEGIN]


def _per_maand(
    verstrekking: Verstrekking, regels: Afschrijfregels, lage: LageMaandkosten | None
) -> Iterator[Stuk]:
    """The months whose cost allows a contribution; after the last tariff the use decides alone."""
    eind = regels.kern.eind
    for toets in toets_maandkosten(verstrekking, regels=regels):
        if toets.uitkomst is Uitkomst.LAGER and lage is None:
            raise OnbekendeParameter(
                "bijdrage bij maandkosten onder het tarief",
                f"{toets.van}",
                "costs of at least the tariff; name a LageMaandkosten",
            )
        if toets.uitkomst is not Uitkomst.LAGER or lage is LageMaandkosten.INNEN:
            yield toets.van.ordinaal, toets.tot_en_met.ordinaal
    yield from ((max(van, eind + 1), tot) for van, tot in _gebruik(verstrekking) if tot > eind)


def als_maand(ordinaal: int) -> Maand | None:
    """The month of an ordinal; ``None`` for an end that is open or unknown."""
    return None if ordinaal == EINDELOOS else Maand.uit_ordinaal(ordinaal)
