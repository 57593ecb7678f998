"""Taking answers of CAK into a register: the outcome is a value, whatever the answer says."""

from __future__ import annotations

from attrs import frozen

from wmo_eigenbijdrage.aanlevering import (
    Antwoordreden,
    Boeking,
    Retourverwerking,
    beoordeel_retour,
)
from wmo_eigenbijdrage.adapters.poorten import Register
from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.identificatie import Bsn
from wmo_eigenbijdrage.ieb import BerichtFout, Release, Retourbericht, from_xml

__all__ = ["Verwerkt", "verwerk_retour"]


@frozen
class Verwerkt:
    """What became of one answer."""

    verwerking: Retourverwerking
    bsn: Bsn | None = None
    """Of whom it is; ``None`` when it is about nothing that was sent."""
    boeking: Boeking | None = None
    """As the register holds it now."""


def verwerk_retour(
    register: Register, retour: Retourbericht | bytes, *, release: Release | None = None
) -> Verwerkt:
    """Take one answer into the register, and say what to do next.

    Which release a message in XML is in is found out. Nothing is raised about the answer itself:
    one that cannot be read, or is no answer, is a finding too.

    Args:
        register: what was sent.
        retour: the answer, as a value or as XML.
        release: one that does not come with the library, to read XML and to look up codes.

    Raises:
        BestandFout: the register cannot be used; the answer can be offered again.
    """
    if isinstance(retour, bytes):
        try:
            gelezen = from_xml(retour, *(() if release is None else (release,)))
        except BerichtFout as fout:
            return _onleesbaar(fout.veld)
        if not isinstance(gelezen, Retourbericht):
            return _onleesbaar("Bericht")
        retour = gelezen
    eis_soort("retour", retour, Retourbericht)
    with register.transactie():  # between looking and noting nobody else does
        gevonden = register.zoek(retour.type.heen, retour.identificatie)
        bsn, boeking = (None, None) if gevonden is None else gevonden
        verwerking = beoordeel_retour(
            retour, boeking, gemeente=register.gemeente, bsn=bsn, release=release
        )
        if retour.afzender != register.gemeente or bsn is None or boeking is None:
            return Verwerkt(verwerking)
        if verwerking.uitkomst is not None:
            nummer = boeking.melding.volgnummer
            register.antwoord(bsn, nummer, verwerking.uitkomst, verwerking.retourcodes)
            boeking = register.persoon(bsn).boeking(nummer)
        return Verwerkt(verwerking, bsn, boeking)


def _onleesbaar(waar: str) -> Verwerkt:
    bevinding = Antwoordreden.ONLEESBAAR.over("Bericht", waar=waar)
    return Verwerkt(Retourverwerking(bevindingen=(bevinding,)))
