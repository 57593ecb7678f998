"""Building the answer to a message from what a check found (IV028, IV032).

For whoever stands in for CAK: a test environment, a stub, an administration that shows beforehand
what CAK would say. Reading the answers of CAK is in :mod:`wmo_eigenbijdrage.ieb.retouruitkomst`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from attrs import frozen

from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie
from wmo_eigenbijdrage.ieb.regels.bevinding import (
    Berichtbevinding,
    Berichtkop,
    Controleuitkomst,
    Onderdeel,
)
from wmo_eigenbijdrage.ieb.release import Niveau
from wmo_eigenbijdrage.ieb.retourbericht import Retourbericht, Retourclient
from wmo_eigenbijdrage.ieb.versie import XsdVersie

__all__ = [
    "GEEN_OPMERKINGEN",
    "NIET_BEOORDEELD",
    "TECHNISCH_AFGEWEZEN",
    "GeenRetour",
    "maak_retour",
]

TECHNISCH_AFGEWEZEN = "0001"
"""The message is rejected for technical reasons."""
GEEN_OPMERKINGEN = "0200"
"""Nothing is wrong with this part."""
NIET_BEOORDEELD = "0233"
"""This part was not looked at."""


@frozen
class GeenRetour:
    """There is no answer to this message: a fault message (StUF Fo01) goes to the sender instead.

    So it is when a message fails at level 1, the schema.
    """

    bevindingen: tuple[Berichtbevinding, ...]
    """What is wrong with its form."""


def maak_retour(
    uitkomst: Controleuitkomst,
    *,
    identificatie: BerichtIdentificatie,
    dagtekening: date,
    xslt_versie: str | None = None,
    xsd_versie: XsdVersie | None = None,
    niet_beoordeeld: Collection[Onderdeel] = (),
) -> Retourbericht | GeenRetour:
    """The answer to a message.

    The first level with a finding decides. Of levels 3 and 4, which count alike, a finding about
    the header comes first: then there is an answer about the header alone (decision 0038).

    =========================  ===========================================================
    first finding              answer
    =========================  ===========================================================
    none                       the header, without codes: accepted
    level 1                    none, but a `GeenRetour`
    level 2                    the header with 0001
    level 3 or 4, header       the header with the codes of its rules
    level 3 or 4, elsewhere    the header with 0200, and the client copied; each part has
                               the codes of its rules, else 0200 or 0233
    =========================  ===========================================================

    Rules that were not checked are not judged: an answer that accepts says nothing of them. Look at
    ``niet_gecontroleerd`` of the outcome first; a release without rules has all of them there.

    Args:
        uitkomst: what :func:`~wmo_eigenbijdrage.ieb.regels.controleer` found.
        identificatie: of the answer.
        dagtekening: of the answer.
        xslt_versie: the version of the published rules, when these were used to check.
        xsd_versie: the schemas of the answer; ``None`` for those of its release.
        niet_beoordeeld: the parts with 0233 instead of 0200; not the header.

    Raises:
        OngeldigeWaarde: the outcome has no header to answer to; it has findings in a part while the
            message is no value; or parts that were not looked at are to be accepted.
    """
    eis_soort("uitkomst", uitkomst, Controleuitkomst)
    for deel in niet_beoordeeld:
        eis_soort("niet_beoordeeld", deel, Onderdeel)
    if uitkomst.niveau is Niveau.BERICHTFORMAAT:
        return GeenRetour(
            tuple(fout for fout in uitkomst.bevindingen if fout.niveau is Niveau.BERICHTFORMAAT)
        )
    codes, client = _oordeel(uitkomst, niet_beoordeeld)
    kop = _kop(uitkomst)
    return Retourbericht(
        type=kop.type.retour,
        afzender=kop.afzender,
        identificatie=kop.identificatie,
        dagtekening=kop.dagtekening,
        xsd_versie=kop.xsd_versie,
        identificatie_retour=identificatie,
        dagtekening_retour=dagtekening,
        xslt_versie=xslt_versie,
        xsd_versie_retour=xsd_versie,
        retourcodes=codes,
        client=client,
    )


def _kop(uitkomst: Controleuitkomst) -> Berichtkop:
    if uitkomst.kop is None:
        raise OngeldigeWaarde("uitkomst", "has no header to answer to", "report it by other means")
    return uitkomst.kop


def _oordeel(
    uitkomst: Controleuitkomst, niet_beoordeeld: Collection[Onderdeel]
) -> tuple[tuple[str, ...], Retourclient | None]:
    if Onderdeel.KOP in niet_beoordeeld:
        raise OngeldigeWaarde("niet_beoordeeld", "holds the header", "leave it out")
    if uitkomst.niveau is None:
        if niet_beoordeeld:
            raise OngeldigeWaarde(
                "niet_beoordeeld", "belongs to a rejection, and nothing was found", "leave it out"
            )
        return (), None
    if uitkomst.niveau is Niveau.BERICHTINHOUD:
        return (TECHNISCH_AFGEWEZEN,), None
    kopcodes = _codes(uitkomst.bevindingen, Onderdeel.KOP)
    if kopcodes:
        return kopcodes, None
    if uitkomst.bericht is None:
        raise OngeldigeWaarde(
            "uitkomst", "rejects a part of a message that is no value", "give the message"
        )

    def codes_van(deel: Onderdeel) -> tuple[str, ...]:
        anders = NIET_BEOORDEELD if deel in niet_beoordeeld else GEEN_OPMERKINGEN
        return _codes(uitkomst.bevindingen, deel) or (anders,)

    client = Retourclient(
        heen=uitkomst.bericht,
        klasse_retourcodes=codes_van(Onderdeel.KLASSE),
        retourcodes=codes_van(Onderdeel.CLIENT),
    )
    return (GEEN_OPMERKINGEN,), client


def _codes(bevindingen: Iterable[Berichtbevinding], deel: Onderdeel) -> tuple[str, ...]:
    """The codes for one part, each once, in the order of the findings."""
    gevonden = (fout.retourcode for fout in bevindingen if fout.onderdeel is deel)
    return tuple(dict.fromkeys(code for code in gevonden if code is not None))
