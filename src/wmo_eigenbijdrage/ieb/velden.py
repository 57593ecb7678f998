"""The fields of messages: which each must and can have, and which element holds which field.

The meaning of an element goes by its name and that of the elements around it, see `veld_van`.
"""

from __future__ import annotations

from collections.abc import Mapping

from wmo_eigenbijdrage.ieb.berichttype import Berichttype

__all__ = [
    "CODEVELDEN",
    "GEEN_VELD",
    "MOGELIJK",
    "VASTE_VELDEN",
    "VERPLICHT",
    "VOLGORDE",
    "veld_van",
]

VASTE_VELDEN = ("berichtcode", "berichtversie", "berichtsubversie")
"""The fields whose text the release decides."""
CODEVELDEN = ("retourcodes", "client.klasse_retourcodes", "client.retourcodes")
"""The fields that hold lists of codes."""

_KOPVELDEN = (
    "afzender",
    "identificatie",
    "dagtekening",
    "xsd_versie.basisschema",
    "xsd_versie.bericht",
)
_PERSOONVELDEN = (
    "bsn",
    "startnummer",
    "status",
    "startdatum",
    "stopdatum",
    "kostprijs.bedrag",
    "kostprijs.startdatum",
)
_RETOURVELDEN = (
    "identificatie_retour",
    "dagtekening_retour",
    "xslt_versie",
    "xsd_versie_retour.basisschema",
    "xsd_versie_retour.bericht",
    *CODEVELDEN,
)
VOLGORDE = (*_KOPVELDEN, *_PERSOONVELDEN, *_RETOURVELDEN)
"""The fields of messages, in the order in which a reader gives what stands in them."""

_BETEKENIS = {
    "BerichtCode": "berichtcode",
    "BerichtVersie": "berichtversie",
    "BerichtSubversie": "berichtsubversie",
    "Afzender": "afzender",
    "Identificatie": "identificatie",
    "Dagtekening": "dagtekening",
    "IdentificatieRetour": "identificatie_retour",
    "DagtekeningRetour": "dagtekening_retour",
    "XsltVersie": "xslt_versie",
    "Bsn": "bsn",
    "EbStartNummer": "startnummer",
    "EbStartdatum": "startdatum",
    "EbStopdatum": "stopdatum",
    "KostprijsBedrag": "kostprijs.bedrag",
    "KostprijsStartdatum": "kostprijs.startdatum",
    "StatusAanlevering": "status",
}
_KOP = (*VASTE_VELDEN, "afzender", "identificatie", "dagtekening")
_XSD = ("xsd_versie.basisschema", "xsd_versie.bericht")
_EIGEN = {
    Berichttype.WMO401: ("startdatum",),
    Berichttype.WMO403: ("stopdatum",),
    Berichttype.WMO405: ("startdatum",),
    Berichttype.WMO407: ("startdatum",),
}
_FACULTATIEF = {
    Berichttype.WMO401: ("kostprijs.bedrag", "kostprijs.startdatum"),
    Berichttype.WMO403: (),
    Berichttype.WMO405: ("stopdatum", "kostprijs.bedrag", "kostprijs.startdatum"),
    Berichttype.WMO407: ("stopdatum",),
}
_RETOUR = (
    "identificatie_retour",
    "dagtekening_retour",
    *CODEVELDEN,
)
_RETOUR_FACULTATIEF = (
    "xslt_versie",
    "xsd_versie_retour.basisschema",
    "xsd_versie_retour.bericht",
)


def _verplicht(type_: Berichttype) -> tuple[str, ...]:
    inhoud = (*_KOP, "bsn", "startnummer", *_EIGEN[type_.heen], "status")
    return (*inhoud, *_RETOUR) if type_.is_retour else inhoud


def _mogelijk(type_: Berichttype) -> frozenset[str]:
    extra = _RETOUR_FACULTATIEF if type_.is_retour else ()
    return frozenset((*VERPLICHT[type_], *_XSD, *_FACULTATIEF[type_.heen], *extra))


VERPLICHT = {type_: _verplicht(type_) for type_ in Berichttype}
"""Per message the fields for which a release must have an element."""
MOGELIJK = {type_: _mogelijk(type_) for type_ in Berichttype}
"""Per message all fields that a value of it has."""


GEEN_VELD = "geen"
"""What *betekenissen* says of an element that holds no field."""

# A class of the basisschema means something by the element that is of it: another element of the
# same class, such as the identification of an earlier message, says it of something else.
_OUDER = {
    "Identificatie": "BerichtIdentificatie",
    "Dagtekening": "BerichtIdentificatie",
    "KostprijsBedrag": "EbKostprijs",
    "KostprijsStartdatum": "EbKostprijs",
}
_XSD_GROEP = {"XsdVersie": "xsd_versie", "XsdVersieRetour": "xsd_versie_retour"}


def veld_van(
    pad: tuple[str, ...],
    buren: frozenset[str],
    betekenissen: Mapping[str, str],
    *,
    gedeeld: bool,
) -> str | None:
    """The field that a leaf holds; ``None`` or another text when it holds none.

    Args:
        pad: the names from the root.
        buren: the names of the elements that stand next to it or to an element around it.
        betekenissen: what the release says of names, or of paths with slashes, which go first.
        gedeeld: whether it is of a class of the basisschema.
    """
    naam = pad[-1]
    eigen = betekenissen.get("/".join(pad)) or betekenissen.get(naam)
    if eigen is not None:
        return eigen
    if naam in {"BasisschemaXsdVersie", "BerichtXsdVersie"}:
        groep = _XSD_GROEP.get(pad[-2])
        deel = "basisschema" if naam.startswith("Basis") else "bericht"
        return None if groep is None else f"{groep}.{deel}"
    if naam == "RetourCode":
        # Codes are about what they stand next to.
        if "BerichtCode" in buren:
            return "retourcodes"
        return "client.retourcodes" if "Bsn" in buren else "client.klasse_retourcodes"
    if gedeeld and _OUDER.get(naam, pad[-2]) != pad[-2]:
        return None
    return _BETEKENIS.get(naam)
