"""Reading one row of the H&V-bestand: to an `HvRij`, or to an `Uitval` with every reason."""

from __future__ import annotations

from collections.abc import Sequence

from wmo_eigenbijdrage.bedrag import Bedrag, Notatie
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import Bsn
from wmo_eigenbijdrage.kalender import Zorgperiode
from wmo_eigenbijdrage.overgang.hv_rij import HvRij, OnmogelijkeRij, Uitval, Variant
from wmo_eigenbijdrage.overgang.kolommen import HvKolom, Kop
from wmo_eigenbijdrage.overgang.redenen import Reden

__all__ = ["lees_rij"]

_VARIANTEN = {str(variant.value): variant for variant in Variant}


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
    if len(velden) != kop.aantal and (len(velden) < kop.aantal or any(velden[kop.aantal :])):
        reden = Reden.AANTAL_VELDEN.over(
            kop.kolom_vanaf(len(velden)), velden=len(velden), kolommen=kop.aantal
        )
        return Uitval(rij, (reden,))
    lezer = _Rijlezer(notatie)
    gelezen = lezer.lees(kop, rij, velden)
    return Uitval(rij, tuple(lezer.fouten)) if gelezen is None else gelezen


class _Rijlezer:
    """Reads fields and gathers what is wrong with them."""

    __slots__ = ("fouten", "notatie")

    def __init__(self, notatie: Notatie | None) -> None:
        self.notatie = notatie
        self.fouten: list[Bevinding] = []

    def lees(self, kop: Kop, rij: int, velden: Sequence[str]) -> HvRij | None:
        """The row, or ``None`` when there are faults."""
        cel = kop.cellen(velden)
        bsn = self._bsn(cel.bsn)
        self._regeling(cel.regeling)
        pgb = self._pgb(cel.pgb)
        totaal = self._bedrag(HvKolom.TOTALE_KOSTEN, cel.totale_kosten)
        if not cel.totale_kosten.strip():
            self._fout(Reden.LEEG_ALTIJD, HvKolom.TOTALE_KOSTEN)
        jaar = self._getal(HvKolom.JAAR_VANAF, cel.jaar_vanaf, 2000, 2019)
        periode = self._getal(HvKolom.PERIODE_VANAF, cel.periode_vanaf, 1, 13)
        # A number that was not delivered may stand there as nothing or as zero.
        aantal = self._getal(HvKolom.AANTAL_PERIODEN, cel.aantal_perioden, 0, 9999) or None
        kosten = self._bedrag(HvKolom.KOSTEN_PER_PERIODE, cel.kosten_per_periode) or None
        rest = self._bedrag(HvKolom.RESTBEDRAG, cel.restbedrag)
        september = kop.is_september
        variant = (
            _afgeleid(aantal, kosten, rest) if september else self._variant(cel.inningsystematiek)
        )
        if variant is Variant.EEN and jaar is not None and not cel.periode_vanaf.strip():
            self._fout(Reden.LEEG, HvKolom.PERIODE_VANAF, variant=variant.value)
        if self.fouten or bsn is None or variant is None or totaal is None:
            return None
        try:
            return HvRij(
                rij=rij,
                bsn=bsn,
                dossiernummer=cel.dossiernummer,
                groepcode=cel.groepcode,
                pgb=pgb,
                variant=variant,
                totale_kosten=totaal,
                vanaf=Zorgperiode(jaar, periode) if jaar and periode else None,
                aantal_perioden=aantal,
                kosten_per_periode=kosten,
                restbedrag=rest,
                datums_onbetrouwbaar=september,
            )
        except OnmogelijkeRij as fout:
            self.fouten += fout.bevindingen
            return None

    def _fout(self, reden: Reden, kolom: HvKolom, **gegevens: object) -> None:
        self.fouten.append(reden.over(kolom, **gegevens))

    def _bsn(self, cel: str) -> Bsn | None:
        tekst = cel.strip()
        try:
            return Bsn(tekst)
        except OngeldigeWaarde:
            cijfers = len(tekst) == 9 and tekst.isascii() and tekst.isdigit()
            self._fout(Reden.ELFPROEF if cijfers else Reden.GEEN_NEGEN_CIJFERS, HvKolom.BSN)
            return None

    def _regeling(self, cel: str) -> None:
        if cel != "Wmo2015" and cel.replace(" ", "").upper() not in ("", "WMO2015"):
            self._fout(Reden.REGELING, HvKolom.REGELING)

    def _pgb(self, cel: str) -> bool:
        tekst = cel.strip().upper()
        if tekst not in ("", "J", "N"):
            self._fout(Reden.JA_OF_NEE, HvKolom.PGB)
        return tekst == "J"

    def _bedrag(self, kolom: HvKolom, cel: str) -> Bedrag | None:
        if not (tekst := cel.strip()):
            return None
        try:
            return Bedrag.parse(tekst, self.notatie)
        except OngeldigeWaarde:
            self._fout(Reden.GEEN_BEDRAG, kolom)
            return None

    def _getal(self, kolom: HvKolom, cel: str, laagste: int, hoogste: int) -> int | None:
        if not (tekst := cel.strip()):
            return None
        if tekst.isascii() and tekst.isdigit() and len(tekst) < 10:
            getal = int(tekst)
            if laagste <= getal <= hoogste:
                return getal
        self._fout(Reden.GEEN_GETAL, kolom, laagste=laagste, hoogste=hoogste)
        return None

    def _variant(self, cel: str) -> Variant | None:
        variant = _VARIANTEN.get(cel.strip())
        if variant is None:
            self._fout(Reden.VARIANT, HvKolom.INNINGSYSTEMATIEK)
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
