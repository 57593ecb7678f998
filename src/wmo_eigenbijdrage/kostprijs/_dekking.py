"""Over which months each provision lets a contribution be asked, as runs of ordinals."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import Factory, field, frozen

from wmo_eigenbijdrage.bijdrage.kern import Stuk, maanden, verenig_stukken, verschil
from wmo_eigenbijdrage.dossier import Maandkosten, TotaleKostprijs, Verstrekking
from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.kostprijs._tabel import BEGIN, EINDELOOS
from wmo_eigenbijdrage.kostprijs.bewaken import bewaak_gebruik
from wmo_eigenbijdrage.kostprijs.keuze import LageMaandkosten
from wmo_eigenbijdrage.kostprijs.maandkosten import Uitkomst, toets_maandkosten
from wmo_eigenbijdrage.kostprijs.regels import Afschrijfregels
from wmo_eigenbijdrage.kostprijs.verloop import Einde, Verloop

__all__ = ["Dekking", "dekking_van"]


def _toegestaan(dekking: Dekking) -> tuple[Stuk, ...]:
    return tuple(verenig_stukken((*dekking.zeker, *dekking.onzeker)))


def _niet_toegestaan(dekking: Dekking) -> tuple[Stuk, ...]:
    return tuple(verschil(dekking.gebruik, dekking.stukken))


@frozen
class Dekking:
    """One provision, with the months over which it lets a contribution be asked."""

    verstrekking: Verstrekking
    gebruik: tuple[Stuk, ...]
    """The months of use, in order; an open end is `EINDELOOS`."""
    zeker: tuple[Stuk, ...]
    """The months that are known to be allowed."""
    onzeker: tuple[Stuk, ...]
    """The months of use after the last tariff on which it depends whether they are."""
    verloop: Verloop | None
    """``None`` when no price bounds the contribution."""
    rang: tuple[int, int] = (0, 0)
    """That of its course, see :attr:`~.verloop.Verloop.rang`."""
    stukken: tuple[Stuk, ...] = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(_toegestaan, takes_self=True),
    )
    """The months that are allowed, or may be."""
    gestopt: tuple[Stuk, ...] = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(_niet_toegestaan, takes_self=True),
    )
    """The months of use over which nothing is allowed any more."""


def dekt(stukken: tuple[Stuk, ...], maand: int) -> bool:
    """Whether a month lies in one of the runs."""
    return any(van <= maand <= tot for van, tot in stukken)


def dekking_van(
    verstrekking: Verstrekking, regels: Afschrijfregels, lage: LageMaandkosten | None
) -> Dekking:
    """The months of one provision."""
    begrenzing = verstrekking.begrenzing
    runs = maanden(verstrekking.gebruik, EINDELOOS)
    gebruik = tuple((max(van, BEGIN), tot) for van, tot in runs if tot >= BEGIN)
    eind = regels.kern.eind
    later = tuple((max(van, eind + 1), tot) for van, tot in gebruik if tot > eind)
    if isinstance(begrenzing, TotaleKostprijs):
        verloop = bewaak_gebruik(begrenzing.bedrag, verstrekking.gebruik, regels=regels)
        if verloop.einde is Einde.ONBEKEND:
            zeker = tuple((van, min(tot, eind)) for van, tot in gebruik if van <= eind)
        else:
            zeker = tuple((van.ordinaal, tot.ordinaal) for van, tot in verloop.te_innen() if tot)
            later = ()
        return Dekking(verstrekking, gebruik, zeker, later, verloop, verloop.rang)
    if isinstance(begrenzing, Maandkosten):
        mag = tuple(verenig_stukken(_per_maand(verstrekking, regels, lage)))
        if lage is LageMaandkosten.INNEN:
            mag, later = gebruik, ()
        return Dekking(verstrekking, gebruik, mag, later, None)
    return Dekking(verstrekking, gebruik, gebruik, (), None)


def _per_maand(
    verstrekking: Verstrekking, regels: Afschrijfregels, lage: LageMaandkosten | None
) -> Iterator[Stuk]:
    """The months whose cost allows a contribution, up to the last tariff."""
    for toets in toets_maandkosten(verstrekking, regels=regels):
        if toets.uitkomst is not Uitkomst.LAGER:
            yield toets.van.ordinaal, toets.tot_en_met.ordinaal
        elif lage is None:
            raise OnbekendeParameter(
                "bijdrage bij maandkosten onder het tarief",
                f"{toets.van}",
                "costs of at least the tariff; name a LageMaandkosten",
            )


def als_maand(ordinaal: int) -> Maand | None:
    """The month of an ordinal; ``None`` for an end that is open or unknown."""
    return None if ordinaal == EINDELOOS else Maand.uit_ordinaal(ordinaal)
