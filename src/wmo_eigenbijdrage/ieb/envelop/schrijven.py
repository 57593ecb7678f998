"""Writing an envelope: from a value to bytes.

The forms are fixed, so they are laid out once as templates. How many bytes it will be is known
before anything is encoded: base64 takes four for each three that are begun.
"""

from __future__ import annotations

import re
from binascii import b2a_base64
from typing import TypeAlias
from xml.sax.saxutils import escape

from wmo_eigenbijdrage.fouten import BuitenBereik, OngeldigeWaarde
from wmo_eigenbijdrage.ieb.envelop._namen import GGK, SOAP, STUF
from wmo_eigenbijdrage.ieb.envelop.berichten import Bestand, Di01, Du01, Fo01, TekstBestand
from wmo_eigenbijdrage.ieb.envelop.waarden import Systeem
from wmo_eigenbijdrage.ieb.veilig import BerichtFout, lees_xml

__all__ = ["GRENS", "Schrijfbaar", "omvang", "soapactie", "to_soap", "to_xml"]

GRENS = 25_000_000
"""The most bytes that an envelope may be, base64 included. The specification says 25 MB; the
narrowest reading is sure to pass [inferred]."""

Schrijfbaar: TypeAlias = Di01 | Du01 | Fo01
"""What can be written; a Bv03 and a Fo03 are made by the GGk only."""

_VERKLARING = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SOAP_KOP = f'<soapenv:Envelope xmlns:soapenv="{SOAP}">\n<soapenv:Body>\n'
_SOAP_STAART = "</soapenv:Body>\n</soapenv:Envelope>\n"

_HEEN = "envelopHeenbericht-ggk_Di01"
_RETOUR = "envelopRetourbericht-ggk_Du01"
_KOP = f"""\
<GGK:%s xmlns:StUF="{STUF}" xmlns:GGK="{GGK}">
  <GGK:stuurgegevens>
    <StUF:berichtcode>%s</StUF:berichtcode>
%s%s    <StUF:referentienummer>%s</StUF:referentienummer>
    <StUF:tijdstipBericht>%s</StUF:tijdstipBericht>
%s    <StUF:functie>%s</StUF:functie>
  </GGK:stuurgegevens>
  <GGK:parameters>
    <GGK:applicatieVersie>%04d</GGK:applicatieVersie>
    <GGK:applicatieSubversie>%04d</GGK:applicatieSubversie>
    <GGK:functieVersie>%04d</GGK:functieVersie>
    <GGK:functieSubversie>%04d</GGK:functieSubversie>
    <GGK:bericht>
      <GGK:%s>"""
_STAART = """\
</GGK:%s>
    </GGK:bericht>
  </GGK:parameters>
</GGK:%s>
"""
_CROSS = "    <StUF:crossRefnummer>%s</StUF:crossRefnummer>\n"
_FO01_KOP = f"""\
<StUF:Fo01Bericht xmlns:StUF="{STUF}">
  <StUF:stuurgegevens>
    <StUF:berichtcode>Fo01</StUF:berichtcode>
%s%s    <StUF:referentienummer>%s</StUF:referentienummer>
    <StUF:tijdstipBericht>%s</StUF:tijdstipBericht>
    <StUF:crossRefnummer>%s</StUF:crossRefnummer>
  </StUF:stuurgegevens>
  <StUF:body>
    <StUF:code>%s</StUF:code>
    <StUF:plek>%s</StUF:plek>
    <StUF:omschrijving>%s</StUF:omschrijving>
"""
_FO01_STAART = """\
  </StUF:body>
</StUF:Fo01Bericht>
"""

# A name such as "Suite 4.2" or "Suite v4"; a digit alone may well belong to the name [inferred].
_VERSIE_IN_NAAM = re.compile(r"[0-9]\.[0-9]|\b[vV][0-9]+\b", re.ASCII)


def _systeem(rol: str, systeem: Systeem) -> str:
    velden = (
        ("organisatie", systeem.organisatie),
        ("applicatie", systeem.applicatie),
        ("administratie", systeem.administratie),
        ("gebruiker", systeem.gebruiker),
    )
    regels = "".join(
        f"      <StUF:{naam}>{escape(waarde)}</StUF:{naam}>\n"
        for naam, waarde in velden
        if waarde is not None
    )
    return f"    <StUF:{rol}>\n{regels}    </StUF:{rol}>\n"


def _eis_utf8(bestand: Bestand) -> None:
    if bestand.inhoud.startswith(b"\xef\xbb\xbf"):
        raise OngeldigeWaarde("bestand", "begins with a byte order mark", "leave it out")
    try:
        bestand.inhoud.decode()
    except UnicodeDecodeError as fout:
        plaats = fout.start
    else:
        return
    raise OngeldigeWaarde("bestand", f"is not UTF-8 at byte {plaats}", "give UTF-8")


def _om_bestand(bericht: Di01 | Du01) -> tuple[str, str]:
    """What stands before and after the base64 of the file."""
    if _VERSIE_IN_NAAM.search(bericht.zender.applicatie):
        raise OngeldigeWaarde(
            "zender.applicatie", "holds a version", "give the version as applicatieversie"
        )
    bestand, functie = bericht.bestand, bericht.functie
    if isinstance(bestand, TekstBestand):
        element = "tekstBestand"
        begin = f'tekstBestand bestandsnaam="{bestand.bestandsnaam}"'
    else:
        element = begin = "xmlBestand"
    if isinstance(bericht, Du01):
        wortel, code, cross = _RETOUR, "Du01", _CROSS % bericht.crossreferentie.tekst
    else:
        wortel, code, cross = _HEEN, "Di01", ""
    kop = _KOP % (
        wortel,
        code,
        _systeem("zender", bericht.zender),
        _systeem("ontvanger", bericht.ontvanger),
        bericht.referentienummer.tekst,
        bericht.tijdstip.tekst,
        cross,
        escape(functie.naam),
        bericht.applicatieversie.versie,
        bericht.applicatieversie.subversie,
        functie.versie.versie,
        functie.versie.subversie,
        begin,
    )
    return kop, _STAART % (element, wortel)


def _fo01(bericht: Fo01) -> str:
    delen = [
        _FO01_KOP
        % (
            _systeem("zender", bericht.zender),
            _systeem("ontvanger", bericht.ontvanger),
            escape(bericht.referentienummer),
            bericht.tijdstip.tekst,
            escape(bericht.crossreferentie),
            escape(bericht.code),
            bericht.plek.value,
            escape(bericht.omschrijving),
        )
    ]
    if bericht.details is not None:
        delen.append(f"    <StUF:details>{escape(bericht.details)}</StUF:details>\n")
    if bericht.details_xml is not None:
        delen.append(f"    <StUF:detailsXML>{_fragment(bericht.details_xml)}</StUF:detailsXML>\n")
    return "".join([*delen, _FO01_STAART])


def _fragment(xml: bytes) -> str:
    """Elements that stand as they are in an envelope; they must be whole by themselves."""
    try:
        lees_xml(b"<x>" + xml + b"</x>")
    except BerichtFout as fout:
        probleem, remedie = fout.probleem, fout.remedie
    else:
        return xml.decode()
    raise OngeldigeWaarde("details_xml", probleem, remedie)


def _vorm(bericht: Schrijfbaar) -> tuple[str, bytes, str]:
    """What stands before the file, the file, and what stands after it."""
    if isinstance(bericht, Fo01):
        return _fo01(bericht), b"", ""
    if isinstance(bericht, Di01 | Du01):  # pyright: ignore[reportUnnecessaryIsInstance]
        kop, staart = _om_bestand(bericht)
        return kop, bericht.bestand.inhoud, staart
    raise OngeldigeWaarde(
        "bericht", f"{type(bericht).__name__} cannot be written", "give a Di01, Du01 or Fo01"
    )


def _in_bytes(bericht: Schrijfbaar, voor: str, na: str) -> bytes:
    kop, inhoud, staart = _vorm(bericht)
    begin, einde = (voor + kop).encode(), (staart + na).encode()
    totaal = _lengte(begin, inhoud, einde)
    if totaal > GRENS:
        raise BuitenBereik(
            "bestand",
            f"makes an envelope of {totaal} bytes",
            f"at most {GRENS} may be sent; divide it over more envelopes",
        )
    if isinstance(bericht, Di01 | Du01):
        _eis_utf8(bericht.bestand)
    return b"".join((begin, b2a_base64(inhoud, newline=False), einde))


def _lengte(begin: bytes, inhoud: bytes, einde: bytes) -> int:
    return len(begin) + 4 * ((len(inhoud) + 2) // 3) + len(einde)


def omvang(bericht: Schrijfbaar) -> int:
    """How many bytes `to_xml` would give, without encoding anything.

    >>> from wmo_eigenbijdrage.ieb.envelop import *
    >>> di01 = Di01(
    ...     zender=Systeem(organisatie="0363", applicatie="Wmo Applicatie"),
    ...     ontvanger=Systeem.via_ggk(),
    ...     referentienummer=Referentienummer("9c0f7b90-5c69-41e5-a837-0800200c9a66"),
    ...     tijdstip=Tijdstip("20200102093000"),
    ...     functie=iebfunctie("WMO401", "1.0"),
    ...     applicatieversie=Versienummer(4, 3),
    ...     bestand=XmlBestand(b"<Bericht/>"),
    ... )
    >>> omvang(di01) == len(to_xml(di01))
    True
    """
    kop, inhoud, staart = _vorm(bericht)
    return _lengte((_VERKLARING + kop).encode(), inhoud, staart.encode())


def to_xml(bericht: Schrijfbaar) -> bytes:
    """The envelope as UTF-8 without byte order mark; equal envelopes give equal bytes.

    Raises:
        BuitenBereik: it would be larger than `GRENS`; known before anything is encoded.
        OngeldigeWaarde: the file is not UTF-8 or has a byte order mark, the name of the sending
            application holds a version, or it is another kind of envelope.
    """
    return _in_bytes(bericht, _VERKLARING, "")


def to_soap(bericht: Schrijfbaar) -> bytes:
    """The envelope as the body of SOAP 1.1; raises what `to_xml` does.

    The limit holds for all of it here: whether the SOAP around it counts is not said.
    """
    return _in_bytes(bericht, _VERKLARING + _SOAP_KOP, _SOAP_STAART)


def soapactie(bericht: Schrijfbaar) -> str:
    """The soapAction under which an envelope is offered.

    Source: ggk0210_OntvangAsynchroon_ggkberichten.wsdl [seen].
    """
    if isinstance(bericht, Fo01):
        return f"{STUF}/Fo01"
    return f"{GGK}/ggk_{type(bericht).__name__}"
