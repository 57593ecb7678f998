"""Reading one row of the H&V-bestand: to an `HvRij`, or to an `Uitval` with every reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from wmo_eigenbijdrage.bedrag import Bedrag, Notatie
from wmo_eigenbijdrage.kalender import Zorgperiode
from wmo_eigenbijdrage.kostprijs import DUMMYKOSTPRIJS
from wmo_eigenbijdrage.overgang.cellezer import Cellezer, Celredenen
from wmo_eigenbijdrage.overgang.celwaarden import lees_ja_nee, lees_zorgperiode
from wmo_eigenbijdrage.overgang.hv_rij import HvRij, OnmogelijkeRij, Uitval, Variant
from wmo_eigenbijdrage.overgang.kolommen import Cellen, HvKolom, Kop
from wmo_eigenbijdrage.overgang.redenen import Reden

__all__ = ["lees_rij"]

_VARIANTEN = {str(variant.value): variant for variant in Variant}
_EERSTE_JAAR, _LAATSTE_JAAR = 2000, 2019
_NIETS = Bedrag(0)
_NUL = re.compile(r"0+(?:[.,]0{1,2})?", re.ASCII)
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
    formule=Reden.FORMULE,
    leeg=Reden.LEEG_ALTIJD,
    te_veel_decimalen=Reden.TE_VEEL_DECIMALEN,
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


class _Cijfers(NamedTuple):
    """What stands beside the total."""

    jaar: int | None
    periode: int | None
    aantal: int | None
    kosten: Bedrag | None
    rest: Bedrag | None

    @property
    def vanaf(self) -> Zorgperiode | None:
        """The period in which the provision began."""
        return _PERIODEN[self.jaar, self.periode] if self.jaar and self.periode else None


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
        systematiek = cel.inningsystematiek.strip()
        variant = None if september else self._variant(systematiek)
        is_dummy = totaal is not None and totaal >= DUMMYKOSTPRIJS
        nodig = _nodig(variant, is_dummy=is_dummy, september=september)
        cijfers = self._cijfers(cel, nodig)
        if september:
            variant = _afgeleid(cijfers)
        elif variant is None:
            self.onleesbaar(Reden.VARIANT, HvKolom.INNINGSYSTEMATIEK, systematiek)
        is_nodig = variant is Variant.EEN and HvKolom.PERIODE_VANAF in nodig
        if is_nodig and cijfers.jaar is not None and not _gevuld(cel.periode_vanaf):
            self.fout(Reden.LEEG, HvKolom.PERIODE_VANAF, variant=Variant.EEN.value)
        if self.fouten or bsn is None or variant is None or totaal is None:
            return None
        namen = (cel.achternaam, cel.voorletters, cel.voorvoegsel)
        zorgperiode = cel.zorgperiode.strip()
        try:
            return HvRij(
                rij=rij,
                bsn=bsn,
                dossiernummer=self.tekst(HvKolom.DOSSIERNUMMER, cel.dossiernummer),
                groepcode=self.tekst(HvKolom.HENV_GROEP_CODE, cel.henv_groep_code),
                pgb=pgb,
                variant=variant,
                totale_kosten=totaal,
                vanaf=cijfers.vanaf,
                aantal_perioden=cijfers.aantal,
                kosten_per_periode=cijfers.kosten,
                restbedrag=cijfers.rest,
                datums_onbetrouwbaar=september,
                groepnaam=self.tekst(HvKolom.HENV_GROEP_NAAM, cel.henv_groep_naam),
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
        pgb = lees_ja_nee(tekst)
        if pgb is None and tekst:
            self.onleesbaar(Reden.JA_OF_NEE, HvKolom.PGB, tekst)
        return bool(pgb)

    def _cijfers(self, cel: Cellen, nodig: frozenset[HvKolom]) -> _Cijfers:
        """The figures beside the total; one that cannot be read is a fault only where needed."""
        # A number that was not delivered may stand there as nothing or as zero.
        jaar, periode = _gevuld(cel.jaar_vanaf), _gevuld(cel.periode_vanaf)
        gelezen = _Cijfers(
            jaar=self.getal(HvKolom.JAAR_VANAF, jaar, _EERSTE_JAAR, _LAATSTE_JAAR),
            periode=self.getal(HvKolom.PERIODE_VANAF, periode, 1, 13),
            aantal=self.getal(HvKolom.AANTAL_PERIODEN, cel.aantal_perioden, 0, 9999) or None,
            kosten=self.bedrag(HvKolom.KOSTEN_PER_PERIODE, cel.kosten_per_periode) or None,
            rest=self.bedrag(HvKolom.RESTBEDRAG, cel.restbedrag),
        )
        is_negatief = gelezen.kosten is not None and gelezen.kosten < _NIETS
        if is_negatief and HvKolom.KOSTEN_PER_PERIODE not in nodig:
            self.merk_op(Reden.ONBEKENDE_VORM, HvKolom.KOSTEN_PER_PERIODE)
            gelezen = gelezen._replace(kosten=None)
        for fout in [fout for fout in self.fouten if fout.plaats in _CIJFERKOLOMMEN - nodig]:
            self.fouten.remove(fout)
            self.merk_op(Reden.ONBEKENDE_VORM, HvKolom(fout.plaats))
        return gelezen

    def _variant(self, tekst: str) -> Variant | None:
        return _VARIANTEN.get(tekst) or _VARIANTEN.get(str(self.heel_getal(tekst)))


_CIJFERKOLOMMEN = frozenset(
    {
        HvKolom.JAAR_VANAF,
        HvKolom.PERIODE_VANAF,
        HvKolom.AANTAL_PERIODEN,
        HvKolom.KOSTEN_PER_PERIODE,
        HvKolom.RESTBEDRAG,
    }
)
_NODIG = {
    Variant.EEN: _CIJFERKOLOMMEN - {HvKolom.RESTBEDRAG},
    Variant.TWEE: frozenset({HvKolom.AANTAL_PERIODEN, HvKolom.RESTBEDRAG}),
    Variant.DRIE: frozenset({HvKolom.KOSTEN_PER_PERIODE, HvKolom.RESTBEDRAG}),
    Variant.VIER: frozenset({HvKolom.RESTBEDRAG}),
    None: _CIJFERKOLOMMEN,  # which ones is not known
}
# Start years and periods of that file are wrong; what is filled of the rest tells the variant.
_NODIG_IN_SEPTEMBER = _CIJFERKOLOMMEN - {HvKolom.JAAR_VANAF, HvKolom.PERIODE_VANAF}


def _nodig(variant: Variant | None, *, is_dummy: bool, september: bool) -> frozenset[HvKolom]:
    """The columns beside the total that the remainder needs."""
    if is_dummy:
        return frozenset()
    return _NODIG_IN_SEPTEMBER if september else _NODIG[variant]


def _gevuld(cel: str) -> str:
    """A cell without blanks around it, in which zero is nothing: no year or period has it."""
    tekst = cel.strip()
    return "" if _NUL.fullmatch(tekst) else tekst


def _afgeleid(cijfers: _Cijfers) -> Variant:
    """The variant that the filled fields make, for the file that does not name it.

    A cost per period with a number of periods is variant 1, whatever RESTBEDRAG holds (CAK,
    Toelichting H&V- en ZA-bestanden, 22-11-2019, 2.1).
    """
    if cijfers.kosten is not None:
        return Variant.DRIE if cijfers.aantal is None else Variant.EEN
    return Variant.VIER if cijfers.aantal is None else Variant.TWEE
