"""What a plan cannot tell CAK, or not as it is wanted: one stable code for each finding."""

from __future__ import annotations

from wmo_eigenbijdrage.bevindingen import Redenlijst

__all__ = ["Planreden"]


class Planreden(Redenlijst):
    """The findings, each with its code and its Dutch text.

    >>> Planreden.NIET_VOLLEDIG.over("dossier").code
    'PL04'
    """

    START_INGEKORT = (
        "PL01",
        (
            "de start van {wens} ligt verder terug dan een eerste start mag: gemeld wordt "
            "{start}; bijdragemaanden die vervallen: {maanden}"
        ),
    )
    PERIODE_TE_OUD = (
        "PL02",
        (
            "de periode {tijdvak} ligt te ver terug om nog te melden; bijdragemaanden die "
            "vervallen: {maanden}"
        ),
    )
    CORRECTIE_BEPERKT = (
        "PL03",
        (
            "de correctie naar {tijdvak} ligt verder terug dan een herziening mag: het CAK heeft "
            "daarna {doel}; maanden die afwijken: {maanden}"
        ),
    )

    NIET_VOLLEDIG = (
        "PL04",
        (
            "niet elke voorziening kon worden beoordeeld; er wordt niets gemeld tot de "
            "bevindingen over de feiten zijn opgelost"
        ),
    )
    EERDER_AFGEWEZEN = (
        "PL05",
        (
            "{soort} {tijdvak} is door het CAK afgewezen als melding {volgnummer} ({codes}) en "
            "wordt niet vanzelf opnieuw gemeld; vervolg: {stap}"
        ),
    )
    WACHT_OP_AFGEWEZEN = (
        "PL06",
        (
            "{soort} {tijdvak} wordt niet gemeld zolang niet is opgelost wat het CAK heeft "
            "afgewezen als melding {volgnummer}"
        ),
    )
