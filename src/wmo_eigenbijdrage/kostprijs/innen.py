"""How CAK collected until 2019, told per provision.

The attribution itself is `bijdrage.verdeel`.

Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019), 2.1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bijdrage import Inning, verdeel
from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.dossier import Voorziening, Voorzieningsoort
from wmo_eigenbijdrage.fouten import BuitenBereik, OngeldigeWaarde
from wmo_eigenbijdrage.kalender import EERSTE_DAG, LAATSTE_DAG_PERIODEREGIME, Zorgperiode
from wmo_eigenbijdrage.kostprijs.inning import Inningsverloop, Periodeinning
from wmo_eigenbijdrage.kostprijs.inningsvarianten import (
    Inningsvariant,
    als_voorziening,
    inningsvariant_van,
)

__all__ = ["inningsverloop", "inningsverlopen"]

_EERSTE = Zorgperiode.van(EERSTE_DAG)
_LAATSTE = Zorgperiode.van(LAATSTE_DAG_PERIODEREGIME)


def inningsverloop(
    variant: Inningsvariant,
    vanaf: Zorgperiode,
    maxima: Iterable[tuple[Zorgperiode, Bedrag]],
    *,
    tot_en_met: Zorgperiode | None = None,
) -> Inningsverloop:
    """What was collected for a provision that was the only one of its household.

    Args:
        variant: how it was collected.
        vanaf: the first period of the provision.
        maxima: per period, in order of time, the most that the household had to pay. A period that
            is left out brought in nothing, but the first may not come after *vanaf*: what was
            collected before it would not be known.
        tot_en_met: the last period of use; ``None`` while it went on.

    Raises:
        BuitenBereik: a period lies outside care years 2015 to 2019.
        OngeldigeWaarde: the maxima are not in order, begin too late, or one is negative.

    >>> from wmo_eigenbijdrage.kostprijs import Inningsvariant2
    >>> begin = Zorgperiode(2019, 1)
    >>> maxima = [(begin + n, Bedrag(1750)) for n in range(4)]
    >>> variant = Inningsvariant2(aantal_perioden=26, totale_kosten=Bedrag(4000))
    >>> verloop = inningsverloop(variant, begin, maxima)
    >>> [str(inning.bedrag) for inning in verloop.inningen]
    ['€ 17,50', '€ 17,50', '€ 5,00', '€ 0,00']
    >>> print(verloop.einde.value, verloop.laatste_periode, verloop.restant_na(begin))
    kostprijs bereikt 2019-P03 € 22,50

    Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019), 2.1.
    """
    voorziening = als_voorziening(
        variant, soort=Voorzieningsoort.HULPMIDDEL, vanaf=vanaf, tot_en_met=tot_en_met
    )
    (verloop,) = inningsverlopen((voorziening,), maxima)
    assert verloop is not None  # only a service has none
    return verloop


def inningsverlopen(
    voorzieningen: Sequence[Voorziening], maxima: Iterable[tuple[Zorgperiode, Bedrag]]
) -> tuple[Inningsverloop | None, ...]:
    """What was collected for each provision of a household, in the order in which CAK did so.

    First the aid that was delivered first, then other products, then personal budgets, care in kind
    last; each takes what those before it left of the period maximum. So nothing may have been
    written off a price that had to wait for another (checklist 2020, 2.2.2).

    Give the provisions of both partners, and *maxima* as for `inningsverloop`.

    Returns:
        One for each provision, in the order given; ``None`` for a service, which has no price.

    Raises:
        BuitenBereik: a period lies outside care years 2015 to 2019.
        OngeldigeWaarde: the maxima are not in order, begin too late, or one is negative.
    """
    varianten = [inningsvariant_van(voorziening) for voorziening in voorzieningen]
    begin = [v.vanaf for v, variant in zip(voorzieningen, varianten, strict=True) if variant]
    gegeven = _controleer(maxima, begin)
    inningen = verdeel(voorzieningen, gegeven)
    return tuple(
        None if variant is None else _verloop(voorzieningen[plek], variant, inningen, plek)
        for plek, variant in enumerate(varianten)
    )


def _verloop(
    voorziening: Voorziening, variant: Inningsvariant, inningen: Sequence[Inning], plek: int
) -> Inningsverloop:
    return Inningsverloop(
        variant=variant,
        vanaf=voorziening.vanaf,
        tot_en_met=voorziening.tot_en_met,
        inningen=tuple(
            Periodeinning(inning.periode, inning.per_voorziening[plek])
            for inning in inningen
            if inning.periode >= voorziening.vanaf
        ),
        tot_periode=inningen[-1].periode,
    )


def _controleer(
    maxima: Iterable[tuple[Zorgperiode, Bedrag]], begin: Sequence[Zorgperiode]
) -> list[tuple[Zorgperiode, Bedrag]]:
    try:
        gegeven = [(periode, maximum) for periode, maximum in maxima]
    except (TypeError, ValueError):
        raise OngeldigeWaarde(
            "maxima", "holds something else than pairs", "give (Zorgperiode, Bedrag) for each"
        ) from None
    for periode, maximum in gegeven:
        eis_soort("maxima", periode, Zorgperiode)
        eis_soort("maxima", maximum, Bedrag)
        if maximum.centen < 0:
            raise OngeldigeWaarde("maxima", f"that of {periode} is negative", "give 0 or more")
    perioden = [periode for periode, _ in gegeven]
    for periode in (*begin, *perioden[:1], *perioden[-1:]):
        if not _EERSTE <= periode <= _LAATSTE:
            raise BuitenBereik(
                "vanaf" if periode in begin else "maxima",
                f"{periode} lies outside {_EERSTE}..{_LAATSTE}",
                "give an older provision from the first of these, with the figures left then",
            )
    if any(een >= ander for een, ander in pairwise(perioden)):
        raise OngeldigeWaarde("maxima", "are not in order of time", "give each period once")
    if not perioden or (begin and perioden[0] > min(begin)):
        raise OngeldigeWaarde(
            "maxima",
            "begin after the provision",
            "give them from its first period on, 0 where nothing was due",
        )
    return gegeven
