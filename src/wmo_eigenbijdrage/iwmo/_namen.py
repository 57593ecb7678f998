"""The names of elements that matter, and their tags in a release."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

__all__ = ["namen"]

_GELEZEN = (
    "Aanbieder",
    "Afgiftedatum",
    "Afzender",
    "Bedrag",
    "Begindatum",
    "BerichtCode",
    "BerichtIdentificatie",
    "Beschikking",
    "BeschikkingNummer",
    "Bsn",
    "Categorie",
    "Client",
    "Clienten",
    "Code",
    "Dagtekening",
    "DebetCredit",
    "DeclarantFactuurNummer",
    "Declaratie",
    "DeclaratieFactuurBedrag",
    "DeclaratieFactuurIdentificatie",
    "DeclaratieNummer",
    "Einddatum",
    "FactuurDagtekening",
    "Gemeente",
    "Header",
    "Identificatie",
    "Ingangsdatum",
    "IngediendBedrag",
    "IngediendeBedragPrestatie",
    "Ontvanger",
    "Prestatie",
    "Prestaties",
    "Product",
    "ProductCategorie",
    "ProductCode",
    "ProductPeriode",
    "ProductReferentie",
    "RedenBeeindiging",
    "RedenWijziging",
    "ReferentieNummer",
    "RetourCode",
    "RetourCodes",
    "RetourDagtekening",
    "RetourHeader",
    "StartProduct",
    "StartProducten",
    "StatusAanlevering",
    "StopProduct",
    "StopProducten",
    "ToegekendBedrag",
    "ToegekendeBedragPrestatie",
    "ToegewezenProduct",
    "ToegewezenProducten",
    "ToewijzingIngangsdatum",
    "ToewijzingNummer",
    "Toewijzingsdatum",
    "Toewijzingstijd",
    "VorigReferentieNummer",
)
_BEKEND = (
    "Beperkingen",
    "Commentaar",
    "Communicatie",
    "Contactgegevens",
    "DeclaratieDagtekening",
    "DeclaratiePeriode",
    "Geboortedatum",
    "Geslacht",
    "Grondslagen",
    "JuridischeStatus",
    "Naam",
    "Relaties",
    "TotaalIngediendBedrag",
    "WettelijkeVertegenwoordiging",
)
"""They stand beside those that are read and say nothing about a contribution."""


@cache
def namen(*ruimten: str) -> Mapping[object, str]:
    """From the tag of an element to its name, for the namespaces of one kind of message.

    A class lies in the namespace of the message and a shared type in that of the base schema; a
    name is taken from either, as no name means two things.
    """
    return {f"{{{ruimte}}}{naam}": naam for ruimte in ruimten for naam in (*_GELEZEN, *_BEKEND)}
