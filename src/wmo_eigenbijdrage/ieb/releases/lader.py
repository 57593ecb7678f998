"""From the data files to a `Release`: strict, so that a slip cannot pass as a fact."""

from __future__ import annotations

from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import TypeVar

from attrs import evolve

from wmo_eigenbijdrage.fouten import OnbekendeParameter, toon
from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.datatype import Basis, Datatype
from wmo_eigenbijdrage.ieb.merk import Merk
from wmo_eigenbijdrage.ieb.release import (
    Berichtsoort,
    Element,
    Klasse,
    Niveau,
    Regel,
    Release,
    Retourcode,
)
from wmo_eigenbijdrage.ieb.versie import Versiebereik
from wmo_eigenbijdrage.landelijk._bestand import Tabel, lees_toml

__all__ = ["RELEASES", "lees_release", "release"]

RELEASES = ("1.0", "2.0", "3.0", "4.0")
"""The names of the releases that come with the library."""

E_ = TypeVar("E_", bound=Enum)


@cache
def release(naam: str) -> Release:
    """One of the releases that come with the library.

    >>> release("1.0").bericht(Berichttype.WMO401).berichtcode
    '470'
    >>> release("1.0").retourcode("S333").regel
    'TR409'

    Raises:
        OnbekendeParameter: there is none with this name.
    """
    if naam not in RELEASES:
        raise OnbekendeParameter("release van iEb", toon(naam), ", ".join(RELEASES))
    map_ = files("wmo_eigenbijdrage.ieb") / "releases"
    return lees_release(
        lees_toml(f"{naam}.toml", map_),
        lees_toml("retourcodes.toml", map_),
        lees_toml("regels.toml", map_),
    )


def lees_release(tabel: Tabel, codetabel: Tabel, regeltabel: Tabel) -> Release:
    """One release from the tables of three files.

    Raises:
        GegevensFout: a key is missing, unknown or of another type, or an element has no such type.
    """
    naam = tabel.verplicht("naam", str)
    retourcodes = tuple(
        code for codes in codetabel.tabellen("retourcode") if (code := _retourcode(codes, naam))
    )
    regels = tuple(regel for rij in regeltabel.tabellen("regel") if (regel := _regel(rij, naam)))
    datatypes, samengesteld = _types(tabel, tuple(code.code for code in retourcodes))
    vast = {
        "BerichtVersie": str(tabel.verplicht("versie", int)),
        "BerichtSubversie": str(tabel.verplicht("subversie", int)),
    }
    gevonden = Release(
        naam=naam,
        naamruimte=tabel.verplicht("naamruimte", str),
        basisschema=_bereik(tabel, "basisschema"),
        datatypes=datatypes,
        samengesteld=samengesteld,
        berichten=tuple(_bericht(bericht, vast) for bericht in tabel.tabellen("bericht")),
        betekenissen=tuple(
            tabel.woordenboek("betekenissen").items() if "betekenissen" in tabel else ()
        ),
        in_productie=tabel.verplicht("in_productie", date),
        retourcodes=retourcodes,
        regels=regels,
        merken=_merken(tabel),
    )
    tabel.klaar()
    return gevonden


def _keuze(tabel: Tabel, sleutel: str, soort: type[E_], waarde: object) -> E_:
    try:
        return soort(waarde)
    except ValueError:
        bekend = ", ".join(str(lid.value) for lid in soort)
        raise tabel.fout(sleutel, f"{toon(waarde)} is not known", f"give one of {bekend}") from None


def _merk(tabel: Tabel, sleutel: str) -> Merk:
    gegeven = tabel.facultatief(sleutel, str)
    return Merk.GEZIEN if gegeven is None else _keuze(tabel, sleutel, Merk, gegeven)


def _merken(tabel: Tabel) -> tuple[tuple[str, Merk], ...]:
    return tuple(
        (wat, _keuze(tabel, "merken", Merk, merk))
        for wat, merk in tabel.woordenboek("merken").items()
    )


def _bereik(tabel: Tabel, sleutel: str) -> Versiebereik:
    delen = tabel.teksten(sleutel)
    if len(delen) != 3:
        raise tabel.fout(sleutel, "is not three versions", "give version, lowest and highest")
    return Versiebereik(*delen)


def _types(tabel: Tabel, codes: tuple[str, ...]) -> tuple[tuple[Datatype, ...], tuple[Klasse, ...]]:
    """The types of the basisschema; with ``types_van`` those of another release, its own codes."""
    bron = tabel.facultatief("types_van", str)
    if bron is not None:
        van = release(bron)
        return (
            tuple(
                evolve(
                    datatype,
                    merk=Merk.GEDEELD,
                    waarden=codes if datatype.naam == "LDT_RetourCode" else datatype.waarden,
                )
                for datatype in van.datatypes
            ),
            tuple(evolve(klasse, merk=Merk.GEDEELD) for klasse in van.samengesteld),
        )
    return (
        tuple(_datatype(rij, codes) for rij in tabel.tabellen("datatype")),
        tuple(_klasse(rij, {}) for rij in tabel.tabellen("samengesteld")),
    )


def _datatype(tabel: Tabel, codes: tuple[str, ...]) -> Datatype:
    waarden = tabel.teksten("waarden") if "waarden" in tabel else ()
    gevonden = Datatype(
        naam=tabel.verplicht("naam", str),
        basis=_keuze(tabel, "basis", Basis, tabel.verplicht("basis", str)),
        minimum=tabel.facultatief("minimum", int),
        maximum=tabel.facultatief("maximum", int),
        min_lengte=tabel.facultatief("min_lengte", int),
        max_lengte=tabel.facultatief("max_lengte", int),
        patronen=tabel.teksten("patronen") if "patronen" in tabel else (),
        waarden=codes if waarden == ("retourcodes",) else waarden,
    )
    tabel.klaar()
    return gevonden


def _bericht(tabel: Tabel, vast: dict[str, str]) -> Berichtsoort:
    type_ = _keuze(tabel, "type", Berichttype, tabel.verplicht("type", str))
    vast = {**vast, "BerichtCode": tabel.verplicht("berichtcode", str)}
    bron = tabel.facultatief("vorm_van", str)
    if bron is None:
        klassen = tuple(_klasse(rij, vast) for rij in tabel.tabellen("klasse"))
    else:
        merk = _merk(tabel, "merk")
        van = release(bron).bericht(type_)
        klassen = tuple(_overgenomen(klasse, vast, merk) for klasse in van.klassen)
    soort = Berichtsoort(
        type=type_,
        naamruimte=tabel.verplicht("naamruimte", str),
        xsd=_bereik(tabel, "xsd"),
        basisschema=_bereik(tabel, "basisschema"),
        klassen=klassen,
        merken=_merken(tabel),
    )
    tabel.klaar()
    return soort


def _overgenomen(klasse: Klasse, vast: dict[str, str], merk: Merk) -> Klasse:
    return Klasse(
        klasse.naam,
        tuple(
            evolve(
                element,
                vast=vast.get(element.naam, element.vast),
                merk=element.merk.zwakste(merk),
            )
            for element in klasse.elementen
        ),
        klasse.merk.zwakste(merk),
    )


def _klasse(tabel: Tabel, vast: dict[str, str]) -> Klasse:
    klasse = Klasse(
        tabel.verplicht("naam", str),
        tuple(_element(tabel, regel, vast) for regel in tabel.teksten("elementen")),
        _merk(tabel, "merk"),
    )
    tabel.klaar()
    return klasse


_AANTALLEN: dict[str, tuple[int, int | None]] = {
    "1": (1, 1),
    "0..1": (0, 1),
    "1..*": (1, None),
    "0..*": (0, None),
}


def _element(tabel: Tabel, regel: str, vast: dict[str, str]) -> Element:
    """One element from its line: name, type, and if need be multiplicity and mark."""
    delen = (*regel.split(), "1", "seen")
    geldig = 4 <= len(delen) <= 6 and (len(delen) == 4 or delen[2] in _AANTALLEN)
    if not geldig:
        raise tabel.fout("elementen", f"{toon(regel)} is no element", "give name, type, 0..1, mark")
    naam, type_, aantal = delen[:3]
    merk = delen[3] if len(delen) == 6 else "seen"
    minimaal, maximaal = _AANTALLEN[aantal]
    return Element(
        naam, type_, minimaal, maximaal, vast.get(naam), _keuze(tabel, "elementen", Merk, merk)
    )


def _merk_bij(tabel: Tabel, naam: str) -> Merk | None:
    """The mark that an item has in the release *naam*; ``None`` when it is not in it."""
    merken = tabel.woordenboek("releases")
    for bekend in merken:
        _ = _keuze(tabel, "releases", Merk, merken[bekend])
        if bekend not in RELEASES:
            raise tabel.fout("releases", f"{toon(bekend)} is not known", "give known releases")
    return Merk(merken[naam]) if naam in merken else None


def _retourcode(tabel: Tabel, naam: str) -> Retourcode | None:
    merk = _merk_bij(tabel, naam)
    code = Retourcode(
        code=tabel.verplicht("code", str),
        betekenis=tabel.verplicht("betekenis", str),
        regel=tabel.facultatief("regel", str),
        vanaf=tabel.facultatief("vanaf", date),
        merk=merk or Merk.GEZIEN,
    )
    tabel.klaar()
    return code if merk else None


def _regel(tabel: Tabel, naam: str) -> Regel | None:
    merk = _merk_bij(tabel, naam)
    niveau = tabel.facultatief("niveau", int)
    berichten = tabel.teksten("berichten") if "berichten" in tabel else ()
    regel = Regel(
        code=tabel.verplicht("code", str),
        tekst=tabel.verplicht("tekst", str),
        niveau=None if niveau is None else _keuze(tabel, "niveau", Niveau, niveau),
        retourcode=tabel.facultatief("retourcode", str),
        berichten=tuple(_keuze(tabel, "berichten", Berichttype, wat) for wat in berichten),
        maanden=tabel.facultatief("maanden", int),
        vanaf=tabel.facultatief("vanaf", date),
        tot=tabel.facultatief("tot", date),
        merk=merk or Merk.GEZIEN,
        merk_niveau=_merk(tabel, "merk_niveau"),
        merk_retourcode=_merk(tabel, "merk_retourcode"),
        merk_maanden=_merk(tabel, "merk_maanden"),
        bron=tabel.verplicht("bron", str),
    )
    tabel.klaar()
    return regel if merk else None
