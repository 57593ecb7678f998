"""Reading one row of the ZA-bestand: to a `ZaRij`, or to an `Uitval` with every reason."""

from __future__ import annotations

from collections.abc import Sequence

from wmo_eigenbijdrage.bedrag import Notatie
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import AgbCode
from wmo_eigenbijdrage.overgang.cellezer import Cellezer, Celredenen
from wmo_eigenbijdrage.overgang.celwaarden import lees_periode_week
from wmo_eigenbijdrage.overgang.hv_rij import Uitval
from wmo_eigenbijdrage.overgang.za_kolommen import ZaCellen, ZaKolom, ZaKop
from wmo_eigenbijdrage.overgang.za_redenen import ZaReden
from wmo_eigenbijdrage.overgang.za_rij import MEESTE_MINUTEN, ZaRij

__all__ = ["lees_za_rij"]

_REDENEN = Celredenen(
    geen_negen_cijfers=ZaReden.GEEN_NEGEN_CIJFERS,
    elfproef=ZaReden.ELFPROEF,
    regeling=ZaReden.REGELING,
    geen_bedrag=ZaReden.GEEN_GETAL,  # the file has no amounts
    geen_getal=ZaReden.GEEN_GETAL,
    cijfers_verloren=ZaReden.CIJFERS_VERLOREN,
    foutcel=ZaReden.FOUTCEL,
    formule=ZaReden.FORMULE,
    leeg=ZaReden.LEEG,
    te_veel_decimalen=ZaReden.GEEN_GETAL,
    bsn_aangevuld=ZaReden.BSN_AANGEVULD,
    onbekende_vorm=ZaReden.ONBEKENDE_VORM,
    datum_uit_getal=ZaReden.DATUM_UIT_GETAL,
)


def lees_za_rij(
    kop: ZaKop, rij: int, velden: Sequence[str], notatie: Notatie | None = None
) -> ZaRij | Uitval:
    """Row number *rij* of a file, or why it cannot be used: all reasons in one pass.

    Only the BSN, the scheme and the minutes can make a row fall out; all else is taken as it is.

    Args:
        kop: where the columns stand.
        rij: the number of the row, for whoever has to find it again.
        velden: the fields of the row.
        notatie: how the file writes thousands; ``None`` when that is not known, in which case
            minutes written as ``1.440`` are refused.
    """
    if not kop.past(velden):
        reden = ZaReden.AANTAL_VELDEN.over(
            kop.kolom_vanaf(len(velden)), velden=len(velden), kolommen=kop.aantal
        )
        return Uitval(rij, (reden,))
    lezer = _Rijlezer(_REDENEN, notatie)
    gelezen = lezer.lees(kop.cellen(velden), rij)
    return Uitval(rij, tuple(lezer.fouten)) if gelezen is None else gelezen


class _Rijlezer(Cellezer):
    """Reads the cells of a row of the ZA-bestand."""

    __slots__ = ()

    def lees(self, cel: ZaCellen, rij: int) -> ZaRij | None:
        """The row, or ``None`` when there are faults."""
        bsn = self.bsn(ZaKolom.BSN, cel.bsn)
        self.regeling(ZaKolom.REGELING, cel.regeling)
        minuten = self.getal(ZaKolom.GELEVERDE_ZORG, cel.geleverde_zorg, 0, MEESTE_MINUTEN)
        if not cel.geleverde_zorg.strip():
            self.fout(ZaReden.LEEG, ZaKolom.GELEVERDE_ZORG)
        if self.fouten or bsn is None or minuten is None:
            return None
        namen = (cel.achternaam, cel.voorletters, cel.voorvoegsel)
        week = cel.periode_week.strip()
        return ZaRij(
            rij=rij,
            bsn=bsn,
            aanbieder=_aanbieder(
                self.tekst(ZaKolom.ZORGAANBIEDER_WZA_CODE, cel.zorgaanbieder_wza_code)
            ),
            productcode=self.tekst(ZaKolom.PRODUCTCODE, cel.productcode),
            minuten=minuten,
            persoon=self.persoon(ZaKolom.GEBOORTEDATUM, namen, cel.geboortedatum),
            aanbiedernaam=self.tekst(ZaKolom.ZORGAANBIEDER_NAAM, cel.zorgaanbieder_naam),
            productomschrijving=self.tekst(ZaKolom.PRODUCT_OMSCHRIJVING, cel.product_omschrijving),
            periode_week=self.of_tekst(ZaKolom.PERIODE_WEEK, week, lees_periode_week(week)),
            is_laatste=self.ja_nee(ZaKolom.IND_LAATSTE_ZORGPERIODE, cel.ind_laatste_zorgperiode),
            bevindingen=tuple(self.bevindingen),  # last, as reading the cells above adds to it
        )


def _aanbieder(tekst: str) -> AgbCode | str:
    try:
        return AgbCode(tekst)
    except OngeldigeWaarde:
        return tekst
