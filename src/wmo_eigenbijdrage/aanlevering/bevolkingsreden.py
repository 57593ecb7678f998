"""Why no plan could be made for one person of many: one stable code for each reason."""

from __future__ import annotations

from wmo_eigenbijdrage.bevindingen import Redenlijst

__all__ = ["Bevolkingsreden"]


class Bevolkingsreden(Redenlijst):
    """The reasons, each with its code and its Dutch text.

    >>> print(Bevolkingsreden.ANDERE_GEMEENTE.over("gemeente", gevonden="0363", beleid="0344"))
    [PB01] (gemeente) de gegevens zijn van gemeente 0363 en het beleid van 0344
    """

    ANDERE_GEMEENTE = (
        "PB01",
        "de gegevens zijn van gemeente {gevonden} en het beleid van {beleid}",
    )
    FEITEN = ("PB02", "uit de zorgberichten zijn geen voorzieningen af te leiden ({fout})")
    GEWENST = ("PB03", "uit de voorzieningen zijn geen perioden af te leiden ({fout})")
    PLAN = ("PB04", "de perioden zijn niet met het register te vergelijken ({fout})")
