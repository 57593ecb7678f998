"""`controleer`: all four levels over one message, and all faults in one pass.

Which rules hold for a message is read from the description of its release; the other modules of
this package hold one predicate per rule and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.controle import eis_dag, eis_soort
from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.merk import Merk
from wmo_eigenbijdrage.ieb.model import Heenbericht
from wmo_eigenbijdrage.ieb.ontleden import Ontleder, ontleder_van
from wmo_eigenbijdrage.ieb.regels.bevinding import (
    Berichtbevinding,
    Berichtkop,
    Controleuitkomst,
    NietGecontroleerd,
    Onderdeel,
    onderdeel_van,
)
from wmo_eigenbijdrage.ieb.regels.binnen import BINNEN
from wmo_eigenbijdrage.ieb.regels.extern import EXTERN
from wmo_eigenbijdrage.ieb.regels.feiten import (
    Feiten,
    NietTeToetsen,
    feiten_uit_bericht,
    feiten_uit_teksten,
)
from wmo_eigenbijdrage.ieb.regels.inhoud import Gelezen, lees_gewoon, lees_ruim
from wmo_eigenbijdrage.ieb.regels.overstijgend import OVERSTIJGEND
from wmo_eigenbijdrage.ieb.regels.toets import Omgeving, Overtreding, Toets
from wmo_eigenbijdrage.ieb.register import Berichtregister
from wmo_eigenbijdrage.ieb.release import Niveau, Regel, Release
from wmo_eigenbijdrage.ieb.releases import RELEASES
from wmo_eigenbijdrage.ieb.releases import release as meegeleverd
from wmo_eigenbijdrage.ieb.schema import Schemaset, valideer

__all__ = ["controleer"]

_TOETSEN: dict[str, Toets] = {**BINNEN, **OVERSTIJGEND, **EXTERN}
# A class occurs once in a message, so that its key cannot occur twice; the schema sees to that.
_DOOR_DE_VORM = frozenset({"TR101"})
_TECHNISCH = "0001"


def controleer(
    bericht: bytes | Heenbericht,
    *releases: Release,
    peildatum: date,
    register: Berichtregister | None = None,
    schemas: Schemaset | None = None,
) -> Controleuitkomst:
    r"""All that is wrong with a message from a gemeente, at all four levels.

    A message that breaks the schema is still checked further, as far as its values can be read.
    What cannot be checked is in the outcome, with the reason: rules whose text was not found, rules
    across messages without a register, rules about a value that cannot be read, all rules of a
    release that has none (``*``), and whether CAK takes versions of schemas that lie outside the
    range of the release (``XsdVersie``).

    Args:
        bericht: the bytes as they are sent, or the message as a value. A value is not checked
            against the schema: what is wrong there, `to_xml` refuses.
        releases: those in which it may be; all that come with the library when none is given. A
            value is checked by the one that came into production last on or before its
            dagtekening, else by the first to come; one without such a day counts as newer than
            all others. Of equals the last counts.
        peildatum: the day of today.
        register: what was received before, without this message.
        schemas: check the form with these instead of with our own.

    Returns:
        The findings by level, then in the order of the message; equal input gives equal findings.
        An answer of CAK is checked against its schema alone.

    Raises:
        OngeldigeWaarde: *bericht* is neither bytes nor such a message, or *schemas* cannot be used.
        OnbekendeParameter: none of the releases has this message.

    >>> uitkomst = controleer(b"<Bericht/>", peildatum=date(2020, 1, 2))
    >>> print(*uitkomst.bevindingen, *uitkomst.niet_gecontroleerd, sep="\n")
    [XML02] (Bericht) naamruimte en wortel zijn van geen bekend bericht
    *: het bericht is niet te lezen
    """
    eis_dag("peildatum", peildatum)
    omgeving = Omgeving(peildatum, register)
    if isinstance(bericht, bytes):
        return _controleer_xml(bericht, releases, omgeving, schemas)
    eis_soort("bericht", bericht, Heenbericht)
    release = _release_voor(bericht, releases)
    return _controleer_waarde(bericht, ontleder_van(release, bericht.type), omgeving)


def _controleer_waarde(
    bericht: Heenbericht, ontleder: Ontleder, omgeving: Omgeving
) -> Controleuitkomst:
    gevonden, niet = _toets(feiten_uit_bericht(bericht), ontleder, omgeving)
    return Controleuitkomst(
        bevindingen=tuple(gevonden),
        niet_gecontroleerd=tuple(niet),
        release=ontleder.release,
        kop=Berichtkop.van(bericht),
        bericht=bericht,
    )


def _release_voor(bericht: Heenbericht, releases: tuple[Release, ...]) -> Release:
    mogelijk = [
        release
        for release in releases or map(meegeleverd, RELEASES)
        if any(soort.type is bericht.type for soort in release.berichten)
    ]
    if not mogelijk:
        bekend = ", ".join(release.naam for release in releases)
        raise OnbekendeParameter("release", f"a {bericht.type.value}", f"{bekend} without it")
    op_dag = sorted(mogelijk, key=_sinds)
    in_productie = [
        release
        for release in op_dag
        if release.in_productie is None or release.in_productie <= bericht.dagtekening
    ]
    return in_productie[-1] if in_productie else op_dag[0]


def _sinds(release: Release) -> date:
    return release.in_productie or date.max


def _controleer_xml(
    xml: bytes, releases: tuple[Release, ...], omgeving: Omgeving, schemas: Schemaset | None
) -> Controleuitkomst:
    gewoon = lees_gewoon(xml, releases) if schemas is None else None
    if gewoon is not None:
        return _controleer_waarde(*gewoon, omgeving)
    vorm = valideer(xml, *releases, schemas=schemas)
    gelezen = lees_ruim(xml, releases)
    if gelezen is None:
        return Controleuitkomst(
            bevindingen=tuple(_vormfout(fout, None) for fout in vorm),
            niet_gecontroleerd=(NietGecontroleerd("*", "het bericht is niet te lezen"),),
        )
    eigen = [_vormfout(fout, gelezen.ontleder) for fout in vorm]
    if gelezen.ontleder.soort.type.is_retour:
        return Controleuitkomst(bevindingen=tuple(eigen), release=gelezen.ontleder.release)
    feiten = feiten_uit_teksten(
        gelezen.ontleder.soort.type, gelezen.teksten, gelezen.ontleder.eigen
    )
    gevonden, niet = _toets(feiten, gelezen.ontleder, omgeving)
    alle = [*eigen, *_onleesbaar(feiten, gelezen, eigen), *gevonden]
    if gelezen.bericht is None and not any(
        fout.niveau in {Niveau.BERICHTFORMAAT, Niveau.BERICHTINHOUD} for fout in alle
    ):
        alle.insert(0, _vormfout(_GEEN_BERICHT, gelezen.ontleder))
    return Controleuitkomst(
        bevindingen=tuple(alle),
        niet_gecontroleerd=tuple(niet),
        release=gelezen.ontleder.release,
        kop=_kop(feiten),
        bericht=gelezen.bericht,
    )


# The words of ieb.gekeurd, which says it of one value.
_GEEN_WAARDE = "waarde kan niet bestaan, al is hij geldig volgens het schema"
_GEEN_BERICHT = Bevinding(
    "IEB01", "Bericht", "kan geen bericht zijn, al is het geldig volgens het schema"
)


def _vormfout(fout: Bevinding, ontleder: Ontleder | None) -> Berichtbevinding:
    """A finding of level 1: no more certain than the form of the message is."""
    if ontleder is None:
        return Berichtbevinding(fout, Niveau.BERICHTFORMAAT)
    deel = Onderdeel.KOP
    for kandidaat, veld in ((Onderdeel.CLIENT, "bsn"), (Onderdeel.KLASSE, "startnummer")):
        plek = ontleder.paden[veld].rpartition("/")[0]
        if f"{fout.plaats}/".startswith(f"{plek}/"):
            deel = kandidaat
    merk = Merk.AFGELEID if ontleder.soort.onzeker else Merk.GEZIEN
    return Berichtbevinding(fout, Niveau.BERICHTFORMAAT, deel, merk=merk)


def _onleesbaar(
    feiten: Feiten, gelezen: Gelezen, vorm: list[Berichtbevinding]
) -> Iterator[Berichtbevinding]:
    """Values that the schema lets through and that are none here, such as the year 12000."""
    paden = gelezen.ontleder.paden
    # The two versions make one value; the element around them stands for it.
    versies = next((pad for veld, pad in paden.items() if veld.startswith("xsd_versie.")), "")
    for veld in feiten.onleesbaar():
        pad = versies.rpartition("/")[0] if veld == "xsd_versie" else paden[veld]
        bekend = any(f"{fout.pad}/".startswith(f"{pad}/") for fout in vorm)
        if not bekend and not (veld == "bsn" and not feiten.elfproef):
            yield _vormfout(Bevinding("IEB01", pad, _GEEN_WAARDE), gelezen.ontleder)


def _kop(feiten: Feiten) -> Berichtkop | None:
    try:
        return Berichtkop(
            feiten.type,
            feiten.afzender,
            feiten.identificatie,
            feiten.dagtekening,
            feiten.xsd_versie,
        )
    except NietTeToetsen:
        return None


@lru_cache(maxsize=64)
def _regels_van(release: Release, type_: Berichttype) -> tuple[Regel, ...]:
    """The rules above the schema that a program is to check."""
    return tuple(
        regel
        for regel in release.regels
        if (not regel.berichten or type_ in regel.berichten)
        and regel.niveau is not Niveau.BERICHTFORMAAT
        and (regel.niveau is not None or regel.retourcode is not None)
        and regel.code not in _DOOR_DE_VORM
    )


def _toets(
    feiten: Feiten, ontleder: Ontleder, omgeving: Omgeving
) -> tuple[list[Berichtbevinding], list[NietGecontroleerd]]:
    try:
        dag = feiten.dagtekening
    except NietTeToetsen:
        dag = omgeving.peildatum
    gevonden: list[Berichtbevinding] = []
    niet = list(_vooraf(feiten, ontleder))
    for regel in _regels_van(ontleder.release, feiten.type):
        if not regel.geldt_op(dag):
            continue
        try:
            niveau, retourcode, toets = _bruikbaar(regel)
            fout = toets(feiten, regel, omgeving)
        except NietTeToetsen as reden:
            niet.append(NietGecontroleerd(regel.code, str(reden)))
            continue
        if fout is not None:
            gevonden.append(_bevinding(fout, regel, ontleder, niveau, retourcode))
    if len(gevonden) > 1:
        plaats = {pad: nummer for nummer, pad in enumerate(ontleder.paden.values())}
        gevonden.sort(key=lambda fout: (fout.niveau.value, plaats.get(fout.pad, 0), fout.regel))
    return gevonden, niet


def _vooraf(feiten: Feiten, ontleder: Ontleder) -> Iterator[NietGecontroleerd]:
    """What no rule of the release can tell."""
    if not ontleder.release.regels:
        yield NietGecontroleerd("*", "de regels van deze release zijn niet bekend; geef kennis=")
    try:
        versie = feiten.xsd_versie
    except NietTeToetsen:
        return
    if versie is not None and not ontleder.soort.aanvaardt(versie):
        yield NietGecontroleerd(
            "XsdVersie",
            "is van buiten het bereik van deze release; of CAK dat aanneemt is onbekend",
        )


def _bruikbaar(regel: Regel) -> tuple[Niveau, str, Toets]:
    if regel.merk is Merk.HIAAT:
        raise NietTeToetsen("de tekst van de regel is niet gevonden")
    toets = _TOETSEN.get(regel.code)
    if toets is None or regel.niveau is None:
        raise NietTeToetsen("deze bibliotheek kent geen toets voor de regel")
    retourcode = regel.retourcode
    if retourcode is None:
        if regel.niveau is not Niveau.BERICHTINHOUD:
            raise NietTeToetsen("de retourcode van de regel is niet bekend")
        retourcode = _TECHNISCH
    return regel.niveau, retourcode, toets


def _bevinding(
    fout: Overtreding, regel: Regel, ontleder: Ontleder, niveau: Niveau, retourcode: str
) -> Berichtbevinding:
    return Berichtbevinding(
        Bevinding(regel.code, ontleder.paden.get(fout.veld, fout.veld), fout.tekst),
        niveau,
        onderdeel_van(fout.veld),
        retourcode,
        regel.merk.zwakste(regel.merk_retourcode).zwakste(regel.merk_maanden),
    )
