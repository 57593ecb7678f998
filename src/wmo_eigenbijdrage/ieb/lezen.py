"""Reading a message: from bytes to a value, with release and message recognised.

Strict about meaning: each value must exist, be in its place and fit the release. Lenient about
form: prefixes, white space, comments and processing instructions say nothing. Codes of an answer
are taken as they are, as the lists that are known are not whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from attrs import field, frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, Bsn, EbStartNummer, Gemeentecode
from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.boom import CODEVELDEN
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
from wmo_eigenbijdrage.ieb.ontleden import VOLGORDE, Ontleder, Teksten, ontleed_teksten
from wmo_eigenbijdrage.ieb.release import Berichtsoort, Release
from wmo_eigenbijdrage.ieb.retourbericht import Retourbericht, Retourclient
from wmo_eigenbijdrage.ieb.veilig import BerichtFout
from wmo_eigenbijdrage.ieb.versie import XsdVersie

__all__ = ["Berichtinhoud", "from_xml", "ontleed"]

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


def _retour(teksten: Any, soort: Berichtsoort) -> Retourbericht:
    heen, rest = teksten[:_AANTAL_HEEN], teksten[_AANTAL_HEEN:]
    afzender, naam, dag, basis, xsd, bsn, *_ = heen
    naam_retour, dag_retour, xslt, basis_retour, xsd_retour, codes, klassecodes, clientcodes = rest
    eigen = soort.xsd_versie
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
        xsd_versie_retour=_versie(basis_retour, xsd_retour, eigen),
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


@frozen
class Berichtinhoud:
    """What stands in a message, text by text, before it is made into a value.

    For whoever has to judge a message that cannot be a value, such as one with a wrong BSN.
    """

    _ontleder: Ontleder
    _teksten: Teksten = field(repr=False)

    @property
    def release(self) -> Release:
        """The release that it is in."""
        return self._ontleder.release

    @property
    def soort(self) -> Berichtsoort:
        """Which message it is, and how that looks in the release."""
        return self._ontleder.soort

    @property
    def teksten(self) -> Mapping[str, str]:
        """Per field the text, as it stands there; a field that is absent is not in it.

        Fields are named after those of the messages: ``bsn``, ``kostprijs.bedrag``,
        ``xsd_versie.bericht``. Never write this to a log: it holds the BSN.
        """
        return {
            veld: tekst
            for veld, tekst in zip(VOLGORDE, self._teksten, strict=True)
            if isinstance(tekst, str)
        }

    @property
    def codes(self) -> Mapping[str, tuple[str, ...]]:
        """Per field with retourcodes those codes: ``retourcodes``, ``client.retourcodes``, ..."""
        return {
            veld: codes
            for veld, codes in zip(VOLGORDE, self._teksten, strict=True)
            if isinstance(codes, tuple) and codes
        }

    def pad(self, veld: str) -> str:
        """Where a field stands in this message: the names from the root, with slashes between.

        A field that has no element in this release is given back as it is.
        """
        return self._ontleder.paden.get(veld, veld)

    def bericht(self) -> Heenbericht | Retourbericht:
        """The message as a value.

        Raises:
            BerichtFout: a value cannot exist, or does not fit in the release.
        """
        return _bouw(self._ontleder, self._teksten)


def _bouw(ontleder: Ontleder, teksten: Teksten) -> Heenbericht | Retourbericht:
    for plaats, pad, datatype in ontleder.toetsen:
        tekst = teksten[plaats]
        if isinstance(tekst, str) and not datatype.past(tekst):
            raise BerichtFout(pad, f"does not fit {datatype.naam}", "send a value that does")
    soort = ontleder.soort
    try:
        if soort.type.is_retour:
            return _retour(teksten, soort)
        return _BOUW_HEEN[soort.type](teksten[:_AANTAL_HEEN], ontleder.eigen)
    except (ValueError, TypeError):
        fout = _zoek_fout(ontleder, teksten)
    raise fout


def ontleed(xml: bytes, *releases: Release) -> Berichtinhoud:
    """What stands in a message, without judging its values.

    Args:
        xml: the message.
        releases: those in which it may be; all that come with the library when none is given.

    Raises:
        BerichtFout: it cannot be read, is a message of none of these releases, or its elements are
            not those of that message.
    """
    return Berichtinhoud(*ontleed_teksten(xml, releases))


def from_xml(xml: bytes, *releases: Release) -> Heenbericht | Retourbericht:
    """A message as a value; release and kind of message are recognised by its namespace.

    Args:
        xml: the message: UTF-8, with or without byte order mark.
        releases: those in which it may be; all that come with the library when none is given. Give
            your own when it was read from official schemas. Of two with the same namespace the
            first counts.

    Raises:
        BerichtFout: it cannot be read, is a message of none of these releases, or is not valid. One
            line that shows no value. To get all faults at once use
            :func:`~wmo_eigenbijdrage.ieb.schema.valideer`.

    >>> from_xml(b"<a/>")
    Traceback (most recent call last):
    wmo_eigenbijdrage.ieb.veilig.BerichtFout: bericht: its namespace '' is of no known release; ...
    """
    return _bouw(*ontleed_teksten(xml, releases))
