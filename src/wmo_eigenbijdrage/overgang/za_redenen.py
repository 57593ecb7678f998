"""Why a row of a ZA-bestand falls out, or deserves a remark: one stable code for each reason."""

from __future__ import annotations

from wmo_eigenbijdrage.bevindingen import Redenlijst
from wmo_eigenbijdrage.overgang import redenteksten as tekst

__all__ = ["ZaReden"]


class ZaReden(Redenlijst):
    """The reasons, each with its code and its Dutch text.

    >>> print(ZaReden.ELFPROEF.over("BSN"))
    [ZA03] (BSN) voldoet niet aan de 11-proef; controleer op een tikfout
    """

    # The row falls out: it cannot be read.
    AANTAL_VELDEN = ("ZA01", tekst.AANTAL_VELDEN)
    GEEN_NEGEN_CIJFERS = ("ZA02", tekst.GEEN_NEGEN_CIJFERS)
    ELFPROEF = ("ZA03", tekst.ELFPROEF)
    REGELING = ("ZA04", tekst.REGELING)
    GEEN_GETAL = ("ZA05", tekst.GEEN_GETAL)
    LEEG = ("ZA06", tekst.LEEG_ALTIJD)
    AANHALINGSTEKEN = ("ZA07", tekst.AANHALINGSTEKEN)
    CIJFERS_VERLOREN = ("ZA08", tekst.CIJFERS_VERLOREN)
    FOUTCEL = ("ZA09", tekst.FOUTCEL)
    FORMULE = ("ZA10", tekst.FORMULE)

    # A remark; the row counts.
    BSN_AANGEVULD = ("ZA30", tekst.BSN_AANGEVULD)
    ONBEKENDE_VORM = ("ZA31", tekst.ONBEKENDE_VORM)
    DATUM_UIT_GETAL = ("ZA32", tekst.DATUM_UIT_GETAL)
