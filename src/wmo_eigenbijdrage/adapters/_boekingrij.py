"""A booking as a row of a table and back; what is not as it was written is refused.

Dates are texts, what is nested is JSON, and the last column is a sum over all others: SQLite does
not notice a bit that turned over inside a text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from hashlib import blake2b
from typing import Any, TypeAlias

from wmo_eigenbijdrage.aanlevering import (
    Boeking,
    Grens,
    Inhoud,
    Melding,
    Meldingsoort,
    Meldinguitkomst,
)
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.dossier import Feit
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, Bsn, EbStartNummer
from wmo_eigenbijdrage.ieb import Kostprijs

__all__ = ["KOLOMMEN", "Rij", "als_rij", "met_controle", "uit_rij", "zonder_controle"]

Rij: TypeAlias = tuple[Any, ...]  # whole numbers, texts and nothing

KOLOMMEN = (
    "bericht",
    "bsn",
    "volgnummer",
    "periode",
    "startnummer",
    "soort",
    "als_periode",
    "voor",
    "na",
    "grenzen",
    "wacht_op",
    "uitkomst",
    "dagtekening",
    "type",
    "identificatie",
    "retourcodes",
    "vrijgegeven",
    "controle",
)


def als_rij(bericht: int, bsn: Bsn, boeking: Boeking) -> Rij:
    """The row of a booking; *bericht* is the number in the name of its message."""
    melding = boeking.melding
    startnummer, naam = melding.startnummer, boeking.identificatie
    assert startnummer is not None  # whoever books gives these out
    assert naam is not None
    return met_controle(
        (
            bericht,
            bsn.nummer,
            melding.volgnummer,
            melding.periode,
            startnummer.nummer,
            melding.soort.value,
            int(melding.als_periode),
            _json(_van_inhoud(melding.voor)),
            _json(_van_inhoud(melding.na)),
            _json([_van_grens(grens) for grens in melding.grenzen]),
            _json(melding.wacht_op),
            boeking.uitkomst.value,
            _van_dag(boeking.dagtekening),
            melding.berichttype.value,
            naam.tekst,
            _json(boeking.retourcodes),
            _van_dag(boeking.vrijgegeven),
        )
    )


def uit_rij(rij: Rij) -> tuple[Bsn, Boeking]:
    """The booking of a row.

    Raises:
        OngeldigeWaarde: the row is not as it was written. What stands there is not shown.
    """
    (
        _,
        bsn,
        volgnummer,
        periode,
        startnummer,
        soort,
        als_periode,
        voor,
        na,
        grenzen,
        wacht_op,
        uitkomst,
        dagtekening,
        _,
        identificatie,
        retourcodes,
        vrijgegeven,
    ) = zonder_controle(rij)
    try:
        return Bsn(_tekst(bsn)), Boeking(
            Melding(
                volgnummer=_getal(volgnummer),
                periode=_getal(periode),
                startnummer=EbStartNummer(_getal(startnummer)),
                soort=Meldingsoort(soort),
                als_periode=bool(als_periode),
                voor=_naar_inhoud(_uit_json(voor)),
                na=_naar_inhoud(_uit_json(na)),
                grenzen=tuple(_naar_grens(deel) for deel in _uit_json(grenzen)),
                wacht_op=tuple(_uit_json(wacht_op)),
            ),
            Meldinguitkomst(uitkomst),
            _naar_dag(dagtekening),
            BerichtIdentificatie(_tekst(identificatie)),
            tuple(_uit_json(retourcodes)),
            _naar_dag(vrijgegeven),
        )
    except (LookupError, TypeError, ValueError):
        raise _onleesbaar() from None


def met_controle(waarden: Iterable[int | str | None]) -> Rij:
    """The values with the sum over them."""
    rij = tuple(waarden)
    return (*rij, _som(rij))


def zonder_controle(rij: Rij) -> Rij:
    """The values of a row, of which the sum is right.

    Raises:
        OngeldigeWaarde: it is not.
    """
    if rij[-1] != _som(rij[:-1]):
        raise _onleesbaar()
    return rij[:-1]


def _onleesbaar() -> OngeldigeWaarde:
    return OngeldigeWaarde("rij", "is not as it was written", "put back a copy of the file")


def _som(rij: Rij) -> str:
    # surrogatepass: whatever a damaged file gives as text has a sum, and a wrong one
    return blake2b(repr(rij).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _json(waarde: object) -> str:
    return json.dumps(waarde, separators=(",", ":"))


def _uit_json(tekst: object) -> Any:
    return json.loads(_tekst(tekst))


def _tekst(waarde: object) -> str:
    if not isinstance(waarde, str):
        raise TypeError
    return waarde


def _getal(waarde: object) -> int:
    if not isinstance(waarde, int):
        raise TypeError
    return waarde


def _van_dag(dag: date | None) -> str | None:
    return None if dag is None else dag.isoformat()


def _naar_dag(tekst: object) -> date | None:
    return None if tekst is None else date.fromisoformat(_tekst(tekst))


def _vaste_dag(tekst: object) -> date:
    return date.fromisoformat(_tekst(tekst))


def _van_inhoud(inhoud: Inhoud | None) -> dict[str, object] | None:
    if inhoud is None:
        return None
    prijs = inhoud.kostprijs
    return {
        "startdatum": _van_dag(inhoud.startdatum),
        "stopdatum": _van_dag(inhoud.stopdatum),
        "kostprijs": None
        if prijs is None
        else {"centen": prijs.bedrag.centen, "startdatum": _van_dag(prijs.startdatum)},
        "gewenste_startdatum": _van_dag(inhoud.gewenste_startdatum),
        "gewenste_stopdatum": _van_dag(inhoud.gewenste_stopdatum),
    }


def _naar_inhoud(gegeven: Any) -> Inhoud | None:
    if gegeven is None:
        return None
    prijs = gegeven["kostprijs"]
    return Inhoud(
        startdatum=_vaste_dag(gegeven["startdatum"]),
        stopdatum=_naar_dag(gegeven["stopdatum"]),
        kostprijs=None
        if prijs is None
        else Kostprijs(Bedrag(prijs["centen"]), _vaste_dag(prijs["startdatum"])),
        gewenste_startdatum=_naar_dag(gegeven["gewenste_startdatum"]),
        gewenste_stopdatum=_naar_dag(gegeven["gewenste_stopdatum"]),
    )


def _van_grens(grens: Grens) -> dict[str, object]:
    return {
        "dag": _van_dag(grens.dag),
        "bekend_op": _van_dag(grens.feit.bekend_op),
        "bron": grens.feit.bron,
        "kenmerk": grens.kenmerk,
        "waarom": grens.waarom,
    }


def _naar_grens(gegeven: Any) -> Grens:
    return Grens(
        _vaste_dag(gegeven["dag"]),
        Feit(_vaste_dag(gegeven["bekend_op"]), _tekst(gegeven["bron"])),
        _tekst(gegeven["kenmerk"]),
        _tekst(gegeven["waarom"]),
    )
