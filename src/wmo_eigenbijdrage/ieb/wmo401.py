"""Writing WMO401 of iEb 1.0: from a `Startbericht` to bytes.

The form of the message is fixed, so it is laid out once as a template; only the values change. Of
these only the identification can hold characters that XML needs escaped: all others are checked to
be digits or dates.

Source: iEb 1.0, XSD set 1.2.0 (3-10-2019), WMO401.xsd and basisschema.xsd.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from wmo_eigenbijdrage.ieb.model import Startbericht

__all__ = ["BERICHTCODE", "XSD_VERSIE", "to_xml"]

BERICHTCODE = "470"
"""The Vektis code of WMO401."""
XSD_VERSIE = "1.2.0"
"""The version of both schemas that the messages are built with."""

_KOSTPRIJS = """
      <wmo401:EbKostprijs>
        <ieb:KostprijsBedrag>%d</ieb:KostprijsBedrag>
        <ieb:KostprijsStartdatum>%s</ieb:KostprijsStartdatum>
      </wmo401:EbKostprijs>"""

_BERICHT = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<wmo401:Bericht xmlns:ieb="http://www.istandaarden.nl/ieb/1_0/basisschema/schema" \
xmlns:wmo401="http://www.istandaarden.nl/ieb/1_0/wmo401/schema">
  <wmo401:Header>
    <wmo401:BerichtCode>{BERICHTCODE}</wmo401:BerichtCode>
    <wmo401:BerichtVersie>1</wmo401:BerichtVersie>
    <wmo401:BerichtSubversie>0</wmo401:BerichtSubversie>
    <wmo401:Afzender>%s</wmo401:Afzender>
    <wmo401:BerichtIdentificatie>
      <ieb:Identificatie>%s</ieb:Identificatie>
      <ieb:Dagtekening>%s</ieb:Dagtekening>
    </wmo401:BerichtIdentificatie>
    <wmo401:XsdVersie>
      <ieb:BasisschemaXsdVersie>{XSD_VERSIE}</ieb:BasisschemaXsdVersie>
      <ieb:BerichtXsdVersie>{XSD_VERSIE}</ieb:BerichtXsdVersie>
    </wmo401:XsdVersie>
  </wmo401:Header>
  <wmo401:Client>
    <wmo401:Bsn>%s</wmo401:Bsn>
    <wmo401:StartEigenBijdrage>
      <wmo401:EbStartNummer>%d</wmo401:EbStartNummer>
      <wmo401:EbStartdatum>%s</wmo401:EbStartdatum>%s
      <wmo401:StatusAanlevering>%d</wmo401:StatusAanlevering>
    </wmo401:StartEigenBijdrage>
  </wmo401:Client>
</wmo401:Bericht>
"""


def to_xml(bericht: Startbericht) -> bytes:
    """The message as UTF-8 without byte order mark; equal messages give equal bytes.

    >>> from datetime import date
    >>> from wmo_eigenbijdrage.identificatie import *
    >>> xml = to_xml(
    ...     Startbericht(
    ...         afzender=Gemeentecode("0363"),
    ...         identificatie=BerichtIdentificatie("EB1"),
    ...         dagtekening=date(2020, 1, 2),
    ...         bsn=Bsn("999990019"),
    ...         startnummer=EbStartNummer(1),
    ...         startdatum=date(2020, 1, 1),
    ...     )
    ... )
    >>> xml.decode().splitlines()[-6]
    '      <wmo401:EbStartNummer>1</wmo401:EbStartNummer>'
    """
    kostprijs = bericht.kostprijs
    tekst = _BERICHT % (
        bericht.afzender.code,
        escape(bericht.identificatie.tekst),
        bericht.dagtekening,
        bericht.bsn.nummer,
        bericht.startnummer.nummer,
        bericht.startdatum,
        "" if kostprijs is None else _KOSTPRIJS % (kostprijs.bedrag.centen, kostprijs.startdatum),
        bericht.status.value,
    )
    return tekst.encode()
