"""`HvRij`: one row of the H&V-bestand, whole and consistent."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from attrs import field, frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.controle import van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import Bsn
from wmo_eigenbijdrage.kalender import Zorgperiode
from wmo_eigenbijdrage.kostprijs import DUMMYKOSTPRIJS, Inningsvariant, inningsvariant
from wmo_eigenbijdrage.overgang.celwaarden import OnbekendeVorm, Persoonsgegevens
from wmo_eigenbijdrage.overgang.kolommen import HvKolom
from wmo_eigenbijdrage.overgang.redenen import Reden

__all__ = ["HvRij", "OnmogelijkeRij", "Uitval", "Variant"]

_HOOGSTE_IN_BERICHT = 99_999_999  # cents, LDT_Bedrag
_GEEN_PERSOON = Persoonsgegevens()


class Variant(Enum):
    """The four ways in which CAK collected until 2019 (*inningsvarianten*)."""

    EEN = 1
    """Cost per period, number of periods and total."""
    TWEE = 2
    """Number of periods and total."""
    DRIE = 3
    """Cost per period and total."""
    VIER = 4
    """The total alone."""


@frozen
class Uitval:
    """A row that cannot be used or led to no message, with every reason at once."""

    rij: int
    """Row number as a spreadsheet shows it: the header is row 1."""
    bevindingen: tuple[Bevinding, ...]


class OnmogelijkeRij(OngeldigeWaarde):
    """A row whose fields contradict each other.

    Attributes:
        bevindingen: every contradiction, not only the first one, which the text shows.
    """

    def __init__(self, bevindingen: tuple[Bevinding, ...]) -> None:
        super().__init__(bevindingen[0].plaats, bevindingen[0].tekst, "correct the row")
        self.args = (bevindingen,)
        self.bevindingen = bevindingen


# What a variant needs besides the total: the column, and the field that it becomes.
_AANTAL = (HvKolom.AANTAL_PERIODEN, "aantal_perioden")
_KOSTEN = (HvKolom.KOSTEN_PER_PERIODE, "kosten_per_periode")
_REST = (HvKolom.RESTBEDRAG, "restbedrag")
_VERPLICHT = {
    Variant.EEN: ((HvKolom.JAAR_VANAF, "vanaf"), _AANTAL, _KOSTEN),
    Variant.TWEE: (_AANTAL, _REST),
    Variant.DRIE: (_KOSTEN, _REST),
    Variant.VIER: (_REST,),
}


@frozen
class HvRij:
    """One provision of one person, as CAK knew it at the end of 2019.

    All columns of the file but REGELING, which is `wmo_eigenbijdrage.overgang.REGELING` in every
    row. Those from ``groepnaam`` on decide nothing about the remainder. What identifies a person
    does not show itself.

    Raises:
        OnmogelijkeRij: a field that the variant needs is missing, or two amounts contradict.
    """

    rij: int = field(eq=False)
    """Row number as a spreadsheet shows it; two rows of the same content are equal."""
    bsn: Bsn = field(validator=van_soort(Bsn))
    dossiernummer: str = field(repr=False)  # some gemeenten use the BSN
    groepcode: str = field(repr=False)
    pgb: bool
    variant: Variant
    totale_kosten: Bedrag = field(validator=van_soort(Bedrag))
    vanaf: Zorgperiode | None
    """The period in which the provision began; ``None`` when the file does not tell."""
    aantal_perioden: int | None
    """``None`` in variants 3 and 4."""
    kosten_per_periode: Bedrag | None
    """``None`` in variants 2 and 4."""
    restbedrag: Bedrag | None
    """What CAK shows as left; ``None`` in variant 1."""
    datums_onbetrouwbaar: bool = False
    """The row comes from the file of September 2019, whose start periods are wrong."""
    groepnaam: str = field(default="", repr=False)
    persoon: Persoonsgegevens = field(
        default=_GEEN_PERSOON, repr=False, validator=van_soort(Persoonsgegevens)
    )
    zorgperiode: Zorgperiode | OnbekendeVorm | None = None
    """The last period in which CAK knew of a provision; the file is about this one."""
    is_laatste: bool | OnbekendeVorm | None = None
    """Whether the person has no rows of later periods (IND_LAATSTE_ZORGPERIODE)."""
    bevindingen: tuple[Bevinding, ...] = field(default=(), eq=False)
    """What was remarked while the row was read; not part of its content."""

    def __attrs_post_init__(self) -> None:
        if gebreken := tuple(self._gebreken()):
            raise OnmogelijkeRij(gebreken)

    @property
    def is_dummy(self) -> bool:
        """Whether the total is a filler and no price."""
        return self.totale_kosten.centen >= DUMMYKOSTPRIJS.centen

    @property
    def inningsvariant(self) -> Inningsvariant | None:
        """The variant with the figures that it uses; others that stand in the row are left out.

        ``None`` when they make none: a figure is missing, as may be beside a dummy price, or in
        variant 1 the periods add up to more than the total, which CAK did not allow.
        """
        met_aantal = self.variant in (Variant.EEN, Variant.TWEE)
        met_kosten = self.variant in (Variant.EEN, Variant.DRIE)
        aantal = self.aantal_perioden if met_aantal else None
        kosten = self.kosten_per_periode if met_kosten else None
        if (met_aantal and aantal is None) or (met_kosten and kosten is None):
            return None
        try:
            return inningsvariant(
                totale_kosten=self.totale_kosten, aantal_perioden=aantal, kosten_per_periode=kosten
            )
        except OngeldigeWaarde:
            return None

    def _gebreken(self) -> Iterator[Bevinding]:
        """What one field demands of another and does not find."""
        totaal = self.totale_kosten.centen
        kosten, rest = self.kosten_per_periode, self.restbedrag
        # Of a dummy price nothing follows, so that nothing beside it needs to be there or fit.
        is_dummy = self.is_dummy
        for kolom, veld in _VERPLICHT[self.variant]:
            # Nor does anything follow from a start that is wrong anyway.
            is_onnodig = is_dummy or (veld == "vanaf" and self.datums_onbetrouwbaar)
            if getattr(self, veld) is None and not is_onnodig:
                yield Reden.LEEG.over(kolom, variant=self.variant.value)
        if totaal <= 0:
            yield Reden.NEGATIEF.over(HvKolom.TOTALE_KOSTEN)
        if totaal > _HOOGSTE_IN_BERICHT:
            yield Reden.TE_HOOG.over(HvKolom.TOTALE_KOSTEN)
        if self.aantal_perioden is not None and self.aantal_perioden <= 0:
            yield Reden.NEGATIEF.over(HvKolom.AANTAL_PERIODEN)
        if kosten is not None and kosten.centen <= 0:
            yield Reden.NEGATIEF.over(HvKolom.KOSTEN_PER_PERIODE)
        zegt_iets = self.variant is not Variant.EEN and not is_dummy
        if rest is not None and rest.centen > totaal and zegt_iets:
            yield Reden.RESTBEDRAG_TE_HOOG.over(HvKolom.RESTBEDRAG)
