"""How households, policies and provisions look in JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import (
    Beleid,
    LagerTarief,
    LokaleParameters,
    Minimabeleid,
    Vergelijking,
)
from wmo_eigenbijdrage.dossier import (
    Begrenzing,
    Client,
    GeenKostprijs,
    Huishouden,
    Inkomen,
    Leefvorm,
    Maandkosten,
    Persoon,
    TotaleKostprijs,
    Verstrekking,
    Voorziening,
    Voorzieningsoort,
    Vrijstelling,
    Vrijstellingsgrond,
)
from wmo_eigenbijdrage.identificatie import Bsn
from wmo_eigenbijdrage.kalender import Tijdlijn
from wmo_eigenbijdrage.landelijk import Huishoudtype
from wmo_eigenbijdrage.testing.conformiteit.vorm import (
    Vorm,
    benoem,
    keuze,
    lijst,
    object_van,
    of_niets,
    soorten,
)
from wmo_eigenbijdrage.testing.conformiteit.waarden import (
    AANTAL,
    BEDRAG,
    BSN,
    DAG,
    DEEL,
    GEMEENTE,
    JAAR,
    MAAND,
    TIJDVAK,
    WOORD,
    ZORGPERIODE,
    tijdlijn,
)

__all__ = ["BELEID", "HUISHOUDEN", "VERSTREKKING"]


def _van_klasse(klasse: Any, velden: dict[str, Vorm[Any]]) -> Vorm[Any]:
    """An object with the same names as the attributes."""

    def ontleed(waarde: object) -> Sequence[Any]:
        return [getattr(waarde, naam) for naam in velden]

    return object_van(velden, klasse, ontleed)


_VAKKEN = lijst(TIJDVAK)
_VRIJSTELLING: Vorm[Vrijstelling] = benoem(
    "vrijstelling",
    _van_klasse(
        Vrijstelling,
        {
            "grond": keuze(Vrijstellingsgrond),
            "eerste_maand": MAAND,
            "aantal_maanden": AANTAL,
            "gemeld_op": DAG,
        },
    ),
)
_INKOMEN: Vorm[Inkomen] = benoem(
    "inkomen", _van_klasse(Inkomen, {"jaar": JAAR, "inkomen": BEDRAG, "vermogen": BEDRAG})
)
_VOORZIENING: Vorm[Voorziening] = benoem(
    "voorziening",
    _van_klasse(
        Voorziening,
        {
            "soort": keuze(Voorzieningsoort),
            "volgnummer": AANTAL,
            "vanaf": ZORGPERIODE,
            "tot_en_met": of_niets(ZORGPERIODE),
            "kosten_per_periode": of_niets(BEDRAG),
            "aantal_perioden": of_niets(AANTAL),
            "totale_kosten": of_niets(BEDRAG),
        },
    ),
)
_FEITEN: dict[str, Vorm[Any]] = {
    "perioden": _VAKKEN,
    "wlz_bijdrage": _VAKKEN,
    "bw_bijdrage": _VAKKEN,
    "opvangnachten": _VAKKEN,
    "alleen_rolstoel": _VAKKEN,
    "ten_laste_van_ouders": _VAKKEN,
    "ouders_vrij": _VAKKEN,
    "vrijstellingen": lijst(_VRIJSTELLING),
    "inkomens": lijst(_INKOMEN),
    "voorzieningen": lijst(_VOORZIENING),
}


def _persoon(bsn: Bsn, geboortedatum: date, overleden: date | None, **feiten: Any) -> Persoon:
    return Persoon(client=Client(bsn, geboortedatum, overleden), **feiten)


def _persoon_ontleed(persoon: Persoon) -> Sequence[Any]:
    client = persoon.client
    feiten = [getattr(persoon, naam) for naam in _FEITEN]
    return [client.bsn, client.geboortedatum, client.overleden, *feiten]


_PERSOON: Vorm[Persoon] = benoem(
    "persoon",
    object_van(
        {"bsn": BSN, "geboortedatum": DAG, "overleden": of_niets(DAG), **_FEITEN},
        _persoon,
        _persoon_ontleed,
    ),
)


def _huishouden(
    personen: Sequence[Persoon], leefvorm: Tijdlijn[Leefvorm] | None, verlegde_jaren: Sequence[int]
) -> Huishouden:
    return Huishouden(personen, leefvorm, verlegde_jaren)


def _huishouden_ontleed(huishouden: Huishouden) -> Sequence[Any]:
    return huishouden.personen, huishouden.leefvorm, sorted(huishouden.verlegde_jaren)


HUISHOUDEN: Vorm[Huishouden] = benoem(
    "huishouden",
    object_van(
        {
            "personen": lijst(_PERSOON),
            "leefvorm": of_niets(benoem("leefvorm", tijdlijn(keuze(Leefvorm)))),
            "verlegde_jaren": lijst(JAAR),
        },
        _huishouden,
        _huishouden_ontleed,
    ),
)


def _grens(huishoudtype: Huishoudtype, inkomen: Bedrag) -> tuple[Huishoudtype, Bedrag]:
    return huishoudtype, inkomen


def _paar(paar: Sequence[Any]) -> Sequence[Any]:
    return paar


_TARIEF: Vorm[LagerTarief] = benoem(
    "lager_tarief",
    _van_klasse(LagerTarief, {"bedrag": of_niets(BEDRAG), "vanaf": MAAND, "aangeleverd_op": DAG}),
)
_GRENS = object_van({"huishoudtype": keuze(Huishoudtype), "inkomen": BEDRAG}, _grens, _paar)
_MINIMA: Vorm[Minimabeleid] = benoem(
    "minimabeleid",
    _van_klasse(
        Minimabeleid,
        {"vanaf": MAAND, "grenzen": lijst(_GRENS), "vergelijking": keuze(Vergelijking)},
    ),
)
_LOKAAL: Vorm[LokaleParameters] = benoem(
    "lokale_parameters",
    _van_klasse(
        LokaleParameters,
        {
            "jaar": JAAR,
            "percentage": of_niets(DEEL),
            "basis": of_niets(BEDRAG),
            "drempel_erbij": BEDRAG,
        },
    ),
)
BELEID: Vorm[Beleid] = benoem(
    "beleid",
    _van_klasse(
        Beleid,
        {
            "gemeente": GEMEENTE,
            "lagere_tarieven": lijst(_TARIEF),
            "minimabeleid": lijst(_MINIMA),
            "lokale_parameters": lijst(_LOKAAL),
        },
    ),
)
"""The choices of a gemeente that decide an amount; its other choices are in no question."""


_SOORT: dict[type[Any], str] = {
    TotaleKostprijs: "totale_kostprijs",
    Maandkosten: "maandkosten",
    GeenKostprijs: "geen_kostprijs",
}


def _soort(begrenzing: Begrenzing) -> str:
    return _SOORT[type(begrenzing)]


_BEGRENZING: Vorm[Begrenzing] = benoem(
    "begrenzing",
    soorten(
        {
            "totale_kostprijs": _van_klasse(TotaleKostprijs, {"bedrag": BEDRAG}),
            "maandkosten": _van_klasse(Maandkosten, {"bedrag": tijdlijn(BEDRAG)}),
            "geen_kostprijs": _van_klasse(GeenKostprijs, {}),
        },
        _soort,
    ),
)
VERSTREKKING: Vorm[Verstrekking] = benoem(
    "verstrekking",
    _van_klasse(Verstrekking, {"kenmerk": WOORD, "gebruik": _VAKKEN, "begrenzing": _BEGRENZING}),
)
