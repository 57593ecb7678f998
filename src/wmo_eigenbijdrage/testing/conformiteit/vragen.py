"""`VRAGEN`: the questions of an `Implementatie`, with how arguments and answers look in JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any, Final

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.kalender import Bijdrageperiode, Maand
from wmo_eigenbijdrage.testing.conformiteit.feiten import BELEID, HUISHOUDEN, VERSTREKKING
from wmo_eigenbijdrage.testing.conformiteit.meldingen import HEENBERICHT, INHOUD, PLANSTAP
from wmo_eigenbijdrage.testing.conformiteit.vorm import (
    Vorm,
    benoem,
    lijst,
    object_van,
    of_niets,
)
from wmo_eigenbijdrage.testing.conformiteit.waarden import (
    AANTAL,
    BEDRAG,
    DAG,
    MAAND,
    PERIODE,
    TIJDVAK,
    WOORD,
    XML,
    ZORGPERIODE,
)
from wmo_eigenbijdrage.testing.implementatie import Prijsverloop

__all__ = ["VRAGEN", "Vraag"]


@frozen
class Vraag:
    """One question: a method of `Implementatie`."""

    naam: str
    argumenten: Vorm[Mapping[str, Any]]
    """An object with the arguments by name."""
    antwoord: Vorm[Any]
    verwacht: Vorm[Any]
    """What a case expects: the answer, or what is asked of it where several are right."""


def _zelf(waarde: Any) -> Any:
    return waarde


def _maandregel(maand: Maand, bedrag: Bedrag) -> tuple[Maand, Bedrag]:
    return maand, bedrag


def _perioderegel(periode: Bijdrageperiode, bedrag: Bedrag) -> tuple[Bijdrageperiode, Bedrag]:
    return periode, bedrag


def _over(perioden: int, kostprijs: Bedrag | None) -> tuple[int, Bedrag | None]:
    return perioden, kostprijs


def _stand(aantal: int, eindstand: Sequence[Any]) -> tuple[int, Sequence[Any]]:
    return aantal, eindstand


_MAANDEN = lijst(MAAND)
_PERIODEREGELS = lijst(object_van({"periode": PERIODE, "bedrag": BEDRAG}, _perioderegel, _zelf))
_MAANDREGELS = lijst(
    benoem("maandregel", object_van({"maand": MAAND, "bedrag": BEDRAG}, _maandregel, _zelf))
)
_PRIJSVERLOOP = object_van(
    {"laatste_maand": of_niets(MAAND), "restant": BEDRAG, "signaaldatum": of_niets(DAG)},
    Prijsverloop,
    attrgetter("laatste_maand", "restant", "signaaldatum"),
)
_OVER = object_van({"perioden": AANTAL, "kostprijs": of_niets(BEDRAG)}, _over, _zelf)
_PLAN = object_van({"aantal": AANTAL, "eindstand": lijst(INHOUD)}, _stand, _zelf)


def _vraag(
    naam: str,
    argumenten: dict[str, Vorm[Any]],
    antwoord: Vorm[Any],
    verwacht: Vorm[Any] | None = None,
) -> Vraag:
    def ontleed(gegeven: Mapping[str, Any]) -> Sequence[Any]:
        return [gegeven[naam] for naam in argumenten]

    return Vraag(
        naam, object_van(argumenten, dict[str, Any], ontleed), antwoord, verwacht or antwoord
    )


VRAGEN: Final[Mapping[str, Vraag]] = {
    vraag.naam: vraag
    for vraag in (
        _vraag("bijdrageperiode", {"dag": DAG}, of_niets(PERIODE)),
        _vraag("dagen_van", {"periode": PERIODE}, TIJDVAK),
        _vraag("verschuldigde_maanden", {"gebruik": lijst(TIJDVAK), "tot_en_met": MAAND}, _MAANDEN),
        _vraag(
            "bijdrage",
            {"huishouden": HUISHOUDEN, "beleid": BELEID, "tot_en_met": DAG},
            _PERIODEREGELS,
        ),
        _vraag(
            "herziening",
            {"oud": HUISHOUDEN, "nieuw": HUISHOUDEN, "beleid": BELEID, "besluit": DAG},
            _MAANDREGELS,
        ),
        _vraag("eerste_factuur", {"start": DAG, "gemeld_op": DAG, "beleid": BELEID}, _MAANDREGELS),
        _vraag(
            "prijsverloop",
            {"kostprijs": BEDRAG, "vanaf": DAG, "pauzes": lijst(TIJDVAK)},
            _PRIJSVERLOOP,
        ),
        _vraag(
            "inbare_maanden",
            {"verstrekkingen": lijst(VERSTREKKING), "tot_en_met": MAAND},
            _MAANDEN,
        ),
        _vraag(
            "resterend",
            {
                "totale_kosten": BEDRAG,
                "aantal_perioden": AANTAL,
                "kosten_per_periode": BEDRAG,
                "vanaf": ZORGPERIODE,
            },
            _OVER,
        ),
        _vraag("schrijf", {"bericht": HEENBERICHT, "release": WOORD}, XML),
        _vraag("beoordeel", {"xml": XML, "peildatum": DAG}, lijst(WOORD)),
        _vraag(
            "plan",
            {
                "gewenst": lijst(INHOUD),
                "bij_cak": lijst(INHOUD),
                "release": WOORD,
                "peildatum": DAG,
            },
            lijst(PLANSTAP),
            _PLAN,
        ),
    )
}
"""The questions by name."""
