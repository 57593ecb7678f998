"""What CAK makes of one message, and what it sends back."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import Enum
from uuid import UUID

from attrs import evolve, field, frozen

from wmo_eigenbijdrage.identificatie import BerichtIdentificatie
from wmo_eigenbijdrage.ieb import Controleuitkomst, GeenRetour, Retourbericht, maak_retour, to_xml
from wmo_eigenbijdrage.ieb import envelop as env
from wmo_eigenbijdrage.testing.cak.gedrag import Lot

__all__ = ["Ontvangst", "Oordeel", "Verzending", "beantwoord", "fout_in_envelop", "retour_in_xml"]

_CAK = env.Systeem(organisatie=env.CAK, applicatie="CAK simulator")
_VERSIE = env.Versienummer(1, 0)
_ONBEKEND = "onbekend"
_EERSTE_LIJST = date(2020, 1, 1)
IN_GEBRUIK = "IB016"
"""The number of the envelope was used before."""


class Oordeel(Enum):
    """What became of a message."""

    AANVAARD = "aanvaard"
    AFGEWEZEN = "afgewezen"
    """For what is wrong with it; it changes nothing."""
    WILLEKEURIG_AFGEWEZEN = "willekeurig afgewezen"
    """By chance, as `Gedrag.afwijzing` has it; it changes nothing either."""
    ZONDER_RETOUR = "zonder retour"
    """It cannot be answered: no message, or one that fails the schema. Of an envelope a Fo01 comes
    back, of bare bytes nothing."""


@frozen
class Ontvangst:
    """What the simulator knows about a message that came in; a gemeente sees only the answers."""

    volgnummer: int
    """Its place among the messages that came in, from 1."""
    dag: date
    oordeel: Oordeel
    uitkomst: Controleuitkomst | None
    """What the check found; ``None`` when the envelope could not be used."""
    verzenddagen: tuple[date, ...]
    """When an answer is sent: on no day when it is lost or there is none, on two when doubled."""


@frozen
class Verzending:
    """Bytes that CAK sends to a gemeente: an answer, or an envelope with an answer or a Fo01."""

    dag: date
    volgnummer: int
    """Of the message that is answered."""
    xml: bytes = field(repr=False)


def beantwoord(
    uitkomst: Controleuitkomst, volgnummer: int, lot: Lot, afwijscode: str, dag: date
) -> tuple[Oordeel, Retourbericht | None]:
    """The verdict about a message, and the answer to it; ``None`` when it has none.

    Args:
        uitkomst: what the check found.
        volgnummer: names the answer.
        lot: what chance decides.
        afwijscode: of a rejection by chance.
        dag: the day on which the answer is sent.
    """
    if uitkomst.kop is None:
        return Oordeel.ZONDER_RETOUR, None
    retour = maak_retour(
        uitkomst, identificatie=BerichtIdentificatie(f"R{volgnummer:011}"), dagtekening=dag
    )
    if isinstance(retour, GeenRetour):
        return Oordeel.ZONDER_RETOUR, None
    if not uitkomst.in_orde:
        return Oordeel.AFGEWEZEN, retour
    if lot.afgewezen:
        return Oordeel.WILLEKEURIG_AFGEWEZEN, evolve(retour, retourcodes=(afwijscode,))
    return Oordeel.AANVAARD, retour


def retour_in_xml(
    retour: Retourbericht, uitkomst: Controleuitkomst, vraag: env.Di01 | None, lot: Lot
) -> bytes:
    """The answer as bytes, in a Du01 when the message came in a Di01."""
    assert uitkomst.release is not None  # it was recognised, or there would be no answer
    xml = to_xml(retour, uitkomst.release, aanvaard_onzekerheid=True)
    if vraag is None:
        return xml
    return env.to_xml(
        env.Du01(
            zender=_CAK,
            ontvanger=_terug_naar(vraag.zender),
            referentienummer=env.Referentienummer(_uuid(lot)),
            tijdstip=_tijdstip(retour.dagtekening_retour),
            crossreferentie=vraag.referentienummer,
            functie=env.iebfunctie(retour.type.value, uitkomst.release.naam),
            applicatieversie=_VERSIE,
            bestand=env.XmlBestand(xml),
        )
    )


def fout_in_envelop(
    vraag: env.Envelop | None, lot: Lot, dag: date, code: str | None = None
) -> bytes:
    """The Fo01 about an envelope, or about what is in it.

    Args:
        vraag: the envelope; ``None`` when it could not be read.
        lot: what chance decides.
        dag: the day on which it is sent.
        code: of the fault; by default the one for what breaks the schema on that day.
    """
    heen = vraag if isinstance(vraag, env.Di01) else None
    return env.to_xml(
        env.Fo01(
            zender=_CAK,
            ontvanger=env.Systeem.via_ggk(_ONBEKEND)
            if vraag is None
            else _terug_naar(vraag.zender),
            referentienummer=_uuid(lot),
            tijdstip=_tijdstip(dag),
            crossreferentie=_ONBEKEND if vraag is None else str(vraag.referentienummer),
            code=code or _schemacode(dag),
            plek=env.Plek.CLIENT,
            omschrijving="Het bericht kan niet worden gelezen of voldoet niet aan de XSD.",
            details=None
            if heen is None
            else env.foutdetails(heen.functie.naam, heen.applicatieversie),
        )
    )


def _schemacode(dag: date) -> str:
    """The list of November 2025 has a code of CAK for it, that of 2018 only one of gemeenten."""
    return "IB001" if env.foutcode("IB001", op=max(dag, _EERSTE_LIJST)) else "StUF055"


def _terug_naar(zender: env.Systeem) -> env.Systeem:
    return env.Systeem(organisatie=zender.organisatie, applicatie=env.GGK_APPLICATIE)


def _uuid(lot: Lot) -> str:
    return str(UUID(int=lot.referentie, version=4))


def _tijdstip(dag: date) -> env.Tijdstip:
    return env.Tijdstip.van(datetime.combine(dag, time(12)))
