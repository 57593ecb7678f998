"""Reading one row of the H&V-bestand: to an `HvRij`, or to an `Uitval` with every reason."""

from __future__ import annotations

from collections.abc import Sequence

from wmo_eigenbijdrage.bedrag import Bedrag, Notatie
from wmo_eigenbijdrage.kalender import Zorgperiode
from wmo_eigenbijdrage.overgang.cellezer import Cellezer, Celredenen
from wmo_eigenbijdrage.overgang.celwaarden import lees_zorgperiode
from wmo_eigenbijdrage.overgang.hv_rij import HvRij, OnmogelijkeRij, Uitval, Variant
from wmo_eigenbijdrage.overgang.kolommen import Cellen, HvKolom, Kop
from wmo_eigenbijdrage.overgang.redenen import Reden

__all__ = ["lees_rij"]

_VARIANTEN = {str(variant.value): variant for variant in Variant}
_EERSTE_JAAR, _LAATSTE_JAAR = 2000, 2019
# Ready-made: a row looks its period up.
_PERIODEN = {
    (periode.jaar, periode.nummer): periode
    for periode in Zorgperiode.reeks(Zorgperiode(_EERSTE_JAAR, 1), Zorgperiode(_LAATSTE_JAAR, 13))
}
_REDENEN = Celredenen(
    geen_negen_cijfers=Reden.GEEN_NEGEN_CIJFERS,
    elfproef=Reden.ELFPROEF,
    regeling=Reden.REGELING,
    geen_bedrag=Reden.GEEN_BEDRAG,
    geen_getal=Reden.GEEN_GETAL,
    cijfers_verloren=Reden.CIJFERS_VERLOREN,
    foutcel=Reden.FOUTCEL,
    bsn_aangevuld=Reden.BSN_AANGEVULD,
    onbekende_vorm=Reden.ONBEKENDE_VORM,
    datum_uit_getal=Reden.DATUM_UIT_GETAL,
)


def lees_rij(
    kop: Kop, rij: int, velden: Sequence[str], notatie: Notatie | None = None
) -> HvRij | Uitval:
    """Row number *rij* of a file, or why it cannot be used: all reasons in one pass.

    Args:
        kop: where the columns stand.
        rij: the number of the row, for whoever has to find it again.
        velden: the fields of the row.
        notatie: how the file writes amounts; ``None`` when each may be in either notation, in which
            case one that can mean two things is refused.
    """
    if not kop.past(velden):
        reden = Reden.AANTAL_VELDEN.over(
            kop.kolom_vanaf(len(velden)), velden=len(velden), kolommen=kop.aantal
        )
        return Uitval(rij, (reden,))
    lezer = _Rijlezer(_REDENEN, notatie)
    gelezen = lezer.lees(kop.cellen(velden), rij, september=kop.is_september)
    return Uitval(rij, tuple(lezer.fouten)) if gelezen is None else gelezen


class _Rijlezer(Cellezer):
    """Reads the cells of a row of the H&V-bestand."""

    __slots__ = ()

    def lees(self, cel: Cellen, rij: int, *, september: bool) -> HvRij | None:
        """The row, or ``None`` when there are faults."""
        bsn = self.bsn(HvKolom.BSN, cel.bsn)
        self.regeling(HvKolom.REGELING, cel.regeling)
        pgb = self._pgb(cel.pgb)
        totaal = self.bedrag(HvKolom.TOTALE_KOSTEN, cel.totale_kosten)
        if not cel.totale_kosten.strip():
            self.fout(Reden.LEEG_ALTIJD, HvKolom.TOTALE_KOSTEN)
        jaar = self.getal(HvKolom.JAAR_VANAF, cel.jaar_vanaf, _EERSTE_JAAR, _LAATSTE_JAAR)
        periode = self.getal(HvKolom.PERIODE_VANAF, cel.periode_vanaf, 1, 13)
        # A number that was not delivered may stand there as nothing or as zero.
        aantal = self.getal(HvKolom.AANTAL_PERIODEN, cel.aantal_perioden, 0, 9999) or None
        kosten = self.bedrag(HvKolom.KOSTEN_PER_PERIODE, cel.kosten_per_periode) or None
        rest = self.bedrag(HvKolom.RESTBEDRAG, cel.restbedrag)
        variant = (
            _afgeleid(aantal, kosten, rest) if september else self._variant(cel.inningsystematiek)
        )
        if variant is Variant.EEN and jaar is not None and not cel.periode_vanaf.strip():
            self.fout(Reden.LEEG, HvKolom.PERIODE_VANAF, variant=variant.value)
        if self.fouten or bsn is None or variant is None or totaal is None:
            return None
        namen = (cel.achternaam, cel.voorletters, cel.voorvoegsel)
        zorgperiode = cel.zorgperiode.strip()
        try:
            return HvRij(
                rij=rij,
                bsn=bsn,
                dossiernummer=cel.dossiernummer.strip(),
                groepcode=cel.henv_groep_code.strip(),
                pgb=pgb,
                variant=variant,
                totale_kosten=totaal,
                vanaf=_PERIODEN[jaar, periode] if jaar and periode else None,
                aantal_perioden=aantal,
                kosten_per_periode=kosten,
                restbedrag=rest,
                datums_onbetrouwbaar=september,
                groepnaam=cel.henv_groep_naam.strip(),
                persoon=self.persoon(HvKolom.GEBOORTEDATUM, namen, cel.geboortedatum),
                zorgperiode=self.of_tekst(
                    HvKolom.ZORGPERIODE, zorgperiode, lees_zorgperiode(zorgperiode)
                ),
                is_laatste=self.ja_nee(
                    HvKolom.IND_LAATSTE_ZORGPERIODE, cel.ind_laatste_zorgperiode
                ),
                bevindingen=tuple(self.bevindingen),
            )
        except OnmogelijkeRij as fout:
            self.fouten += fout.bevindingen
            return None

    def _pgb(self, cel: str) -> bool:
        tekst = cel.strip()
        hoog = tekst.upper()
        if hoog not in ("", "J", "N"):
            self.onleesbaar(Reden.JA_OF_NEE, HvKolom.PGB, tekst)
        return hoog == "J"

    def _variant(self, cel: str) -> Variant | None:
        tekst = cel.strip()
        variant = _VARIANTEN.get(tekst) or _VARIANTEN.get(str(self.heel_getal(tekst)))
        if variant is None:
            self.onleesbaar(Reden.VARIANT, HvKolom.INNINGSYSTEMATIEK, tekst)
        return variant


def _afgeleid(aantal: int | None, kosten: Bedrag | None, rest: Bedrag | None) -> Variant:
    """The variant that the filled fields make, for the file that does not name it.

    CAK shows no remainder for variant 1, so a row that has one is another variant.
    """
    if kosten is not None and aantal is not None:
        return Variant.EEN if rest is None else Variant.TWEE
    if kosten is not None:
        return Variant.DRIE
    return Variant.VIER if aantal is None else Variant.TWEE
