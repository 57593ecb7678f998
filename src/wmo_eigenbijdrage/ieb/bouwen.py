"""From the texts of a message to its value; or which of them keeps it from being one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, Bsn, EbStartNummer, Gemeentecode
from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.datatype import datum_uit, getal_uit
from wmo_eigenbijdrage.ieb.model import (
    BwPeriodebericht,
    Heenbericht,
    Kostprijs,
    Periodebericht,
    Startbericht,
    StatusAanlevering,
    Stopbericht,
)
from wmo_eigenbijdrage.ieb.ontleden import VOLGORDE, Ontleder, Teksten
from wmo_eigenbijdrage.ieb.release import Berichtsoort
from wmo_eigenbijdrage.ieb.retourbericht import Retourbericht, Retourclient
from wmo_eigenbijdrage.ieb.veilig import BerichtFout
from wmo_eigenbijdrage.ieb.velden import CODEVELDEN
from wmo_eigenbijdrage.ieb.versie import XsdVersie

__all__ = ["bouw"]

_AANTAL_HEEN = VOLGORDE.index("identificatie_retour")


def _dag(tekst: str) -> date:
    # Ten characters with these two hyphens is the one form of fromisoformat that XML has too.
    if len(tekst) == 10 and tekst[4] == tekst[7] == "-":
        return date.fromisoformat(tekst)
    gevonden = datum_uit(tekst)
    if gevonden is None:
        raise ValueError
    return gevonden


def _getal(tekst: str) -> int:
    if len(tekst) < 10 and tekst.isascii() and tekst.isdigit():
        return int(tekst)
    gevonden = getal_uit(tekst)
    if gevonden is None:
        raise ValueError
    return gevonden


_STATUS = {str(status.value): status for status in StatusAanlevering}


def _status(tekst: str) -> StatusAanlevering:
    try:
        return _STATUS[tekst]
    except KeyError:
        raise ValueError from None


_gemeente = lru_cache(maxsize=512)(Gemeentecode)


def _startnummer(tekst: str) -> EbStartNummer:
    return EbStartNummer(_getal(tekst))


def _kostprijs(bedrag: str | None, dag: str | None) -> Kostprijs | None:
    if bedrag is None and dag is None:
        return None
    if bedrag is None or dag is None:
        raise ValueError
    return Kostprijs(Bedrag(_getal(bedrag)), _dag(dag))


def _versie(basisschema: str | None, bericht: str | None, eigen: XsdVersie) -> XsdVersie | None:
    """The versions that are stated; ``None`` when they are those of the release."""
    if basisschema is None or bericht is None:
        if basisschema is bericht:
            return None  # a release without this element
        raise ValueError
    if basisschema == eigen.basisschema and bericht == eigen.bericht:
        return None
    return XsdVersie(basisschema, bericht)


def _start(teksten: Any, eigen: XsdVersie) -> Startbericht:
    afzender, naam, dag, basis, xsd, bsn, nummer, status, start, _, bedrag, vanaf = teksten
    return Startbericht(
        afzender=_gemeente(afzender),
        identificatie=BerichtIdentificatie(naam),
        dagtekening=_dag(dag),
        xsd_versie=_versie(basis, xsd, eigen),
        bsn=Bsn(bsn),
        startnummer=_startnummer(nummer),
        status=_status(status),
        startdatum=_dag(start),
        kostprijs=_kostprijs(bedrag, vanaf),
    )


def _stop(teksten: Any, eigen: XsdVersie) -> Stopbericht:
    afzender, naam, dag, basis, xsd, bsn, nummer, status, _, stop, _, _ = teksten
    return Stopbericht(
        afzender=_gemeente(afzender),
        identificatie=BerichtIdentificatie(naam),
        dagtekening=_dag(dag),
        xsd_versie=_versie(basis, xsd, eigen),
        bsn=Bsn(bsn),
        startnummer=_startnummer(nummer),
        status=_status(status),
        stopdatum=_dag(stop),
    )


def _periode(teksten: Any, eigen: XsdVersie) -> Periodebericht:
    afzender, naam, dag, basis, xsd, bsn, nummer, status, start, stop, bedrag, vanaf = teksten
    return Periodebericht(
        afzender=_gemeente(afzender),
        identificatie=BerichtIdentificatie(naam),
        dagtekening=_dag(dag),
        xsd_versie=_versie(basis, xsd, eigen),
        bsn=Bsn(bsn),
        startnummer=_startnummer(nummer),
        status=_status(status),
        startdatum=_dag(start),
        stopdatum=None if stop is None else _dag(stop),
        kostprijs=_kostprijs(bedrag, vanaf),
    )


def _bw_periode(teksten: Any, eigen: XsdVersie) -> BwPeriodebericht:
    afzender, naam, dag, basis, xsd, bsn, nummer, status, start, stop, _, _ = teksten
    return BwPeriodebericht(
        afzender=_gemeente(afzender),
        identificatie=BerichtIdentificatie(naam),
        dagtekening=_dag(dag),
        xsd_versie=_versie(basis, xsd, eigen),
        bsn=Bsn(bsn),
        startnummer=_startnummer(nummer),
        status=_status(status),
        startdatum=_dag(start),
        stopdatum=None if stop is None else _dag(stop),
    )


_BOUW_HEEN: dict[Berichttype, Callable[[Any, XsdVersie], Heenbericht]] = {
    Berichttype.WMO401: _start,
    Berichttype.WMO403: _stop,
    Berichttype.WMO405: _periode,
    Berichttype.WMO407: _bw_periode,
}


def _retour(teksten: Any, soort: Berichtsoort, eigen: XsdVersie) -> Retourbericht:
    heen, rest = teksten[:_AANTAL_HEEN], teksten[_AANTAL_HEEN:]
    afzender, naam, dag, basis, xsd, bsn, *_ = heen
    naam_retour, dag_retour, xslt, basis_retour, xsd_retour, codes, klassecodes, clientcodes = rest
    client = None
    if bsn is not None:
        client = Retourclient(
            heen=_BOUW_HEEN[soort.type.heen](heen, eigen),
            klasse_retourcodes=klassecodes,
            retourcodes=clientcodes,
        )
    return Retourbericht(
        type=soort.type,
        afzender=_gemeente(afzender),
        identificatie=BerichtIdentificatie(naam),
        dagtekening=_dag(dag),
        xsd_versie=_versie(basis, xsd, eigen),
        identificatie_retour=BerichtIdentificatie(naam_retour),
        dagtekening_retour=_dag(dag_retour),
        xslt_versie=xslt,
        xsd_versie_retour=_versie(basis_retour, xsd_retour, soort.xsd_versie),
        retourcodes=codes or (),
        client=client,
    )


def _is_code(code: str) -> None:
    """One code: the type of the answer checks it, and here it only has to be tried."""
    if not (code.isascii() and code.isalnum() and len(code) <= 4):
        raise ValueError


# How to read each field by itself, to find out which one is wrong.
_LEES: dict[str, Callable[[str], object]] = {
    "afzender": Gemeentecode,
    "bsn": Bsn,
    "startnummer": _startnummer,
    "status": _status,
    "kostprijs.bedrag": lambda tekst: Kostprijs(Bedrag(_getal(tekst)), date.min),
}
for _veld in VOLGORDE:
    if _veld.startswith("identificatie"):
        _LEES[_veld] = BerichtIdentificatie
    elif _veld in CODEVELDEN:
        _LEES[_veld] = _is_code
    elif "versie" in _veld:
        _LEES[_veld] = lambda tekst: XsdVersie(tekst, tekst)
    elif _veld not in _LEES:
        _LEES[_veld] = _dag


def _zoek_fout(ontleder: Ontleder, teksten: Teksten) -> BerichtFout:
    """Which field it is that kept a message from being made; its text is not shown."""
    for veld, inhoud in zip(VOLGORDE, teksten, strict=True):
        pad = ontleder.paden.get(veld, veld)
        for tekst in inhoud if isinstance(inhoud, tuple) else (inhoud,):
            if tekst is None:
                continue
            try:
                _LEES[veld](tekst)
            except OngeldigeWaarde as fout:
                # A BSN says by itself what is wrong with it; others would show the text.
                wat = fout.probleem if veld == "bsn" else "cannot be read"
                return BerichtFout(pad, wat, "send a value that fits")
            except ValueError:
                return BerichtFout(pad, "cannot be read", "send a value that fits")
    return BerichtFout("bericht", "lacks a value that it cannot do without", "complete it")


def bouw(ontleder: Ontleder, teksten: Teksten) -> Heenbericht | Retourbericht:
    """The value of a message from its texts.

    Raises:
        BerichtFout: a value cannot exist, or does not fit in the release.
    """
    for plaats, pad, datatype in ontleder.toetsen:
        tekst = teksten[plaats]
        if isinstance(tekst, str) and not datatype.past(tekst):
            raise BerichtFout(pad, f"does not fit {datatype.naam}", "send a value that does")
    soort = ontleder.soort
    try:
        if ontleder.is_retour:
            return _retour(teksten, soort, ontleder.eigen)
        return _BOUW_HEEN[soort.type](teksten[:_AANTAL_HEEN], ontleder.eigen)
    except (ValueError, TypeError):
        fout = _zoek_fout(ontleder, teksten)
    raise fout
