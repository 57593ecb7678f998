"""Reading an envelope: from bytes to a value, or one error.

Lenient in form: any prefix, comments, white space around a text, a byte order mark, SOAP around it
or not, attributes that say nothing here. Strict in meaning: every element that the schemas ask,
once, in their order, and no other.
"""

from __future__ import annotations

from binascii import a2b_base64
from collections.abc import Callable
from copy import deepcopy
from typing import TYPE_CHECKING

from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.ieb.envelop._kinderen import WIT, Kinderen, tekst_van
from wmo_eigenbijdrage.ieb.envelop._namen import GGK, SOAP, STUF
from wmo_eigenbijdrage.ieb.envelop.berichten import (
    Bestand,
    Bv03,
    Di01,
    Du01,
    Envelop,
    Fo01,
    Fo03,
    Plek,
    TekstBestand,
    XmlBestand,
)
from wmo_eigenbijdrage.ieb.envelop.waarden import (
    Functie,
    Referentienummer,
    Systeem,
    Tijdstip,
    Versienummer,
)
from wmo_eigenbijdrage.ieb.veilig import GRENS_BYTES, BerichtFout, lees_xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

__all__ = ["from_xml"]

_MEESTE_TEKENS = 10_000
_ZONDER_WIT = str.maketrans("", "", WIT)


def _versie(kinderen: Kinderen, van: str) -> Versienummer:
    delen: list[int] = []
    for naam in (f"{van}Versie", f"{van}Subversie"):
        tekst = kinderen.tekst(GGK, naam)
        if len(tekst) != 4 or not (tekst.isascii() and tekst.isdigit()):
            raise kinderen.fout(f"has a {naam} that is not four digits", "give one such as 0001")
        delen.append(int(tekst))
    return Versienummer(*delen)


def _systeem(kinderen: Kinderen, rol: str) -> Systeem:
    velden = Kinderen(kinderen.verplicht(STUF, rol), rol)
    systeem = Systeem(
        organisatie=velden.vrije_tekst("organisatie"),
        applicatie=velden.tekst(STUF, "applicatie"),
        administratie=velden.vrije_tekst("administratie"),
        gebruiker=velden.vrije_tekst("gebruiker"),
    )
    velden.klaar()
    return systeem


def _inhoud(element: Element, naam: str) -> bytes:
    tekst = tekst_van(element, naam, regels=True)
    try:
        return a2b_base64(tekst.translate(_ZONDER_WIT), strict_mode=True)
    except ValueError:
        plaats = element.sourceline
    raise BerichtFout(f"{naam} (line {plaats})", "is not base64", "encode the file")


def _bestand(bericht: Element) -> Bestand:
    kinderen = Kinderen(bericht, "bericht")
    xml = kinderen.facultatief(GGK, "xmlBestand")
    if xml is not None:
        kinderen.klaar()
        return XmlBestand(_inhoud(xml, "xmlBestand"))
    tekst = kinderen.facultatief(GGK, "tekstBestand")
    if tekst is None:
        raise kinderen.fout("holds no file", "give an xmlBestand or a tekstBestand")
    kinderen.klaar()
    return TekstBestand(_inhoud(tekst, "tekstBestand"), tekst.get("bestandsnaam", ""))


def _eis_code(kinderen: Kinderen, code: str) -> None:
    if kinderen.tekst(STUF, "berichtcode") != code:
        raise kinderen.fout("has a berichtcode that does not fit its root", f"give {code}")


def _drager(wortel: Element, code: str) -> Di01 | Du01:
    delen = Kinderen(wortel, code)
    sturing = Kinderen(delen.verplicht(GGK, "stuurgegevens"), "stuurgegevens")
    _eis_code(sturing, code)
    zender, ontvanger = _systeem(sturing, "zender"), _systeem(sturing, "ontvanger")
    nummer = Referentienummer(sturing.tekst(STUF, "referentienummer"))
    tijdstip = Tijdstip(sturing.tekst(STUF, "tijdstipBericht"))
    cross = _crossreferentie(sturing, nummer, code)
    functie = sturing.tekst(STUF, "functie")
    sturing.klaar()
    parameters = Kinderen(delen.verplicht(GGK, "parameters"), "parameters")
    delen.klaar()
    applicatieversie = _versie(parameters, "applicatie")
    functieversie = _versie(parameters, "functie")
    bestand = _bestand(parameters.verplicht(GGK, "bericht"))
    parameters.klaar()
    soort: Callable[..., Di01 | Du01] = Di01
    extra: dict[str, Referentienummer] = {}
    if cross is not None:
        soort, extra = Du01, {"crossreferentie": cross}
    return soort(
        zender=zender,
        ontvanger=ontvanger,
        referentienummer=nummer,
        tijdstip=tijdstip,
        functie=Functie(functie, functieversie),
        applicatieversie=applicatieversie,
        bestand=bestand,
        **extra,
    )


def _crossreferentie(
    sturing: Kinderen, nummer: Referentienummer, code: str
) -> Referentienummer | None:
    """The number of what a Du01 answers.

    A Di01 has none in the schema. VECOZO asks one that repeats the number of the Di01 itself; that
    says nothing new and is let through.
    """
    if code == "Du01":
        return Referentienummer(sturing.tekst(STUF, "crossRefnummer"))
    kind = sturing.facultatief(STUF, "crossRefnummer")
    if kind is not None and tekst_van(kind, "crossRefnummer") != nummer.tekst:
        raise sturing.fout("has a crossRefnummer of its own in a Di01", "leave it out")
    return None


def _antwoord(wortel: Element, soort: type[Bv03 | Fo01 | Fo03]) -> Bv03 | Fo01 | Fo03:
    delen = Kinderen(wortel, soort.__name__)
    sturing = Kinderen(delen.verplicht(STUF, "stuurgegevens"), "stuurgegevens")
    _eis_code(sturing, soort.__name__)
    velden: dict[str, object] = {
        "zender": _systeem(sturing, "zender"),
        "ontvanger": _systeem(sturing, "ontvanger"),
        "referentienummer": sturing.tekst(STUF, "referentienummer"),
        "tijdstip": Tijdstip(sturing.tekst(STUF, "tijdstipBericht")),
        "crossreferentie": sturing.tekst(STUF, "crossRefnummer"),
    }
    sturing.klaar()
    if soort is not Bv03:
        velden |= _fout(Kinderen(delen.verplicht(STUF, "body"), "body"))
    delen.klaar()
    return soort(**velden)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def _fout(body: Kinderen) -> dict[str, object]:
    code = body.tekst(STUF, "code")
    plek = body.tekst(STUF, "plek")
    if plek not in {"client", "server"}:
        raise body.fout("has another plek", "give client or server")
    velden: dict[str, object] = {
        "code": code,
        "plek": Plek(plek),
        "omschrijving": body.tekst(STUF, "omschrijving", regels=True),
        "details": body.vrije_tekst("details", regels=True),
        "details_xml": _details_xml(body.facultatief(STUF, "detailsXML")),
    }
    body.klaar()
    return velden


def _details_xml(element: Element | None) -> bytes | None:
    """The elements as they stand, with the namespaces that they use."""
    from lxml import etree  # noqa: PLC0415 - not loaded with the room

    if element is None:
        return None
    stukken: list[bytes] = []
    for kind in element:
        los = deepcopy(kind)
        los.tail = None
        stukken.append(etree.tostring(los, encoding="UTF-8", xml_declaration=False))
    return b"".join(stukken) or None


def _uit_soap(wortel: Element) -> Element:
    """The body of SOAP 1.1, or the document itself when there is no SOAP around it.

    A SOAP header is about the transport and is passed over.
    """
    if wortel.tag != f"{{{SOAP}}}Envelope":
        return wortel
    kinderen = Kinderen(wortel, "Envelope")
    kinderen.facultatief(SOAP, "Header")
    body = kinderen.verplicht(SOAP, "Body")
    kinderen.klaar()
    inhoud = list(body)
    if len(inhoud) == 1 and inhoud[0].tag == f"{{{SOAP}}}Fault":
        inhoud = inhoud[0].findall("detail/*")
    if len(inhoud) != 1:
        raise BerichtFout("Body", "does not hold one message", "give one envelope, or a StUF fault")
    return inhoud[0]


_SOORTEN: dict[str, Callable[[Element], Envelop]] = {
    f"{{{GGK}}}envelopHeenbericht-ggk_Di01": lambda wortel: _drager(wortel, "Di01"),
    f"{{{GGK}}}envelopRetourbericht-ggk_Du01": lambda wortel: _drager(wortel, "Du01"),
    f"{{{STUF}}}Fo01Bericht": lambda wortel: _antwoord(wortel, Fo01),
    f"{{{STUF}}}Fo03Bericht": lambda wortel: _antwoord(wortel, Fo03),
    f"{{{STUF}}}Bv03Bericht": lambda wortel: _antwoord(wortel, Bv03),
}


def from_xml(xml: bytes, *, grens: int = GRENS_BYTES) -> Envelop:
    """The envelope that these bytes hold, in SOAP 1.1 or by itself.

    Args:
        xml: what came in; UTF-8, with or without byte order mark.
        grens: the most bytes that are read.

    Raises:
        BerichtFout: it cannot be read, or is no envelope of ggk0210. One line with the place,
            without anything that stands there.
        OngeldigeWaarde: *xml* is not bytes.
    """
    wortel = _uit_soap(
        lees_xml(xml, grens_bytes=grens, grens_tekens=_MEESTE_TEKENS, lange_teksten=True)
    )
    lees = _SOORTEN.get(str(wortel.tag))
    if lees is None:
        raise BerichtFout(
            "bericht",
            "is no envelope of ggk0210",
            "give a Di01, Du01, Fo01, Fo03 or Bv03 of 2.1.04",
        )
    try:
        return lees(wortel)
    except BerichtFout:
        raise
    except OngeldigeWaarde as fout:
        veld, probleem, remedie = fout.veld, fout.probleem, fout.remedie
    raise BerichtFout(veld, probleem, remedie)
