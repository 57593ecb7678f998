"""From a set of official schemas to a `Release`.

The sets of this family are built one way: a basisschema with simple types (LDT) and composite types
(CDT), and one file per message with named classes in sequences below a root ``Bericht``. What a set
does otherwise is an error that names it, never skipped: a description that leaves something out
would make messages that are not valid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from wmo_eigenbijdrage.fouten import toon
from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.boom import ReleaseFout, boom
from wmo_eigenbijdrage.ieb.datatype import Datatype
from wmo_eigenbijdrage.ieb.merk import Merk
from wmo_eigenbijdrage.ieb.release import Berichtsoort, Klasse, Release, Retourcode
from wmo_eigenbijdrage.ieb.releases import RELEASES, release
from wmo_eigenbijdrage.ieb.velden import CODEVELDEN, GEEN_VELD, MOGELIJK
from wmo_eigenbijdrage.ieb.xsd_types import Schema

__all__ = ["release_uit_xsd"]

_VELDEN = tuple(sorted({veld for velden in MOGELIJK.values() for veld in velden}))


def release_uit_xsd(
    bestanden: Mapping[str, bytes],
    *,
    betekenissen: Mapping[str, str] | None = None,
    kennis: Release | None = None,
) -> Release:
    """The release that a set of schemas describes.

    Args:
        bestanden: the files by name: one basisschema and at least one message, told apart by what
            their appinfo says.
        betekenissen: for elements whose meaning is not known here, which field of a message each
            holds; such as ``{"BwStartNummer": "startnummer"}``. By name, or by path from the root,
            such as ``Bericht/Header/Kenmerk``, which goes before a name. The field ``geen`` says
            that it holds none.
        kennis: the release whose rules and meanings of codes go with it, as schemas hold none; the
            one of the same name that comes with the library when not given.

    Raises:
        BerichtFout: a file is no XML that can be read safely.
        ReleaseFout: the set is built in another way, or demands elements whose meaning is not
            known; one line that names them. Or *betekenissen* names a field that does not exist.

    >>> from wmo_eigenbijdrage.ieb.xsd_schrijven import schemas_van
    >>> een = release("1.0")
    >>> release_uit_xsd(schemas_van(een)).zonder_kennis() == een.zonder_kennis()
    True
    """
    onbekend = {*(betekenissen or {}).values()} - {GEEN_VELD, *_VELDEN}
    if onbekend:
        raise ReleaseFout(
            "betekenissen",
            f"names {', '.join(sorted(map(toon, onbekend)))}, which is no field",
            f"give {GEEN_VELD}, {', '.join(_VELDEN)}",
        )
    schemas = [Schema(naam, inhoud) for naam, inhoud in bestanden.items()]
    bases = [schema for schema in schemas if schema.info.get("bericht") == "basisschema"]
    overige = [schema for schema in schemas if schema not in bases]
    if len(bases) != 1 or not overige:
        raise ReleaseFout(
            "bestanden",
            f"hold {len(bases)} basisschemas and {len(overige)} messages",
            "give one whole set of schemas",
        )
    gevonden = _beschrijf(bases[0], overige, dict(betekenissen or {}))
    for soort in gevonden.berichten:
        boom(gevonden, soort.type)  # refuses what cannot be a message
    return _met_kennis(gevonden, kennis)


def _beschrijf(basis: Schema, overige: Iterable[Schema], betekenissen: dict[str, str]) -> Release:
    datatypes = list(basis.datatypes())
    samengesteld: list[Klasse] = []
    for klasse, eigen in basis.klassen(basis):
        samengesteld.append(klasse)
        datatypes += eigen
    berichten = [_bericht(schema, basis, datatypes) for schema in overige]
    if len({soort.type for soort in berichten}) < len(berichten):
        raise ReleaseFout("bestanden", "hold a message twice", "give one whole set of schemas")
    volgorde = list(Berichttype)
    berichten.sort(key=lambda soort: volgorde.index(soort.type))
    namen = {
        element.naam
        for klassen in (samengesteld, *(soort.klassen for soort in berichten))
        for klasse in klassen
        for element in klasse.elementen
    }
    bekend = dict(release(RELEASES[-1]).betekenissen) | betekenissen
    return Release(
        naam=basis.info.get("release", ""),
        naamruimte=basis.naamruimte,
        basisschema=basis.bereik("Basisschema"),
        datatypes=tuple(datatypes),
        samengesteld=tuple(samengesteld),
        berichten=tuple(berichten),
        betekenissen=tuple(
            (naam, veld) for naam, veld in bekend.items() if naam.rpartition("/")[2] in namen
        ),
    )


def _bericht(schema: Schema, basis: Schema, datatypes: list[Datatype]) -> Berichtsoort:
    """One message; the types that it defines for itself are added to *datatypes*."""
    naam = schema.info.get("bericht", "").upper()
    if naam not in Berichttype.__members__:
        raise schema.fout(
            "is of no known message by its appinfo", "leave the file out, or correct it"
        )
    if schema.info.get("release") != basis.info.get("release"):
        raise schema.fout("is of another release than the basisschema", "give one whole set")
    if schema.imports != [basis.naamruimte]:
        raise schema.fout("does not import the basisschema alone", "give one whole set")
    wortel = schema.wortelklasse()
    klassen: list[Klasse] = []
    for klasse, eigen in schema.klassen(basis):
        klassen.insert(0 if klasse.naam == wortel else len(klassen), klasse)
        datatypes += eigen
    return Berichtsoort(
        type=Berichttype[naam],
        naamruimte=schema.naamruimte,
        xsd=schema.bereik("Bericht"),
        basisschema=schema.bereik("Basisschema"),
        klassen=tuple(klassen),
    )


def _met_kennis(gevonden: Release, kennis: Release | None) -> Release:
    """The same release with what is known of its codes and rules."""
    if kennis is None and gevonden.naam in RELEASES:
        kennis = release(gevonden.naam)
    bronnen = [] if kennis is None else [kennis]
    bronnen += [release(naam) for naam in reversed(RELEASES)]
    return evolve(
        gevonden,
        retourcodes=tuple(_retourcode(code, bronnen) for code in _codes(gevonden)),
        in_productie=None if kennis is None else kennis.in_productie,
        regels=() if kennis is None else kennis.regels,
    )


def _codes(gevonden: Release) -> Iterator[str]:
    al: set[str] = set()
    for soort in gevonden.berichten:
        for blad in boom(gevonden, soort.type).bladeren():
            if blad.veld in CODEVELDEN and blad.datatype is not None:
                yield from (code for code in blad.datatype.waarden if code not in al)
                al.update(blad.datatype.waarden)


def _retourcode(code: str, bronnen: Iterable[Release]) -> Retourcode:
    """What the first of *bronnen* that has the code knows of it; that it exists is certain now."""
    for bron in bronnen:
        bekend = bron.retourcode(code)
        if bekend is not None:
            return evolve(bekend, merk=Merk.GEZIEN)
    return Retourcode(code, "betekenis niet bekend", merk=Merk.HIAAT)
