"""The initial delivery of 2020: from an H&V-bestand to start messages and a list of what fell out.

The file is read once. Its rows are sorted by BSN, outside memory when there are many, so that all
rows of a person come together; each person becomes one start message, or none. Memory stays the
same whatever the size of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from attrs import asdict, define, field, frozen

from wmo_eigenbijdrage.adapters.lijsten import Lijstrecord, lijstregels, uitvalregels
from wmo_eigenbijdrage.adapters.poorten import Nummering, Postbak, Tabel, Voortgang
from wmo_eigenbijdrage.adapters.sorteren import Sorteerder
from wmo_eigenbijdrage.adapters.tabel import open_tabel
from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout
from wmo_eigenbijdrage.adapters.uitvoermap import Uitvoermap
from wmo_eigenbijdrage.bedrag import Notatie
from wmo_eigenbijdrage.controle import is_dag, van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import Gemeentecode, voldoet_aan_elfproef
from wmo_eigenbijdrage.ieb import to_xml
from wmo_eigenbijdrage.landelijk import gemeente
from wmo_eigenbijdrage.overgang import (
    STARTDATUM,
    BereikteKostprijs,
    HvKolom,
    HvRij,
    Kop,
    Kostprijstoets,
    PeriodenOm,
    Reden,
    Uitkomst,
    Uitval,
    bsn_cijfers,
    lees_kop,
    lees_rij,
    maak_startbericht,
    meld_aan,
)

__all__ = ["Opdracht", "Samenvatting", "lever_initieel_aan"]

_MELD_ELKE = 5_000
_MEESTE_RIJEN = 1_000
"""Of one person; what comes above it falls out, so that memory has a bound."""


@frozen
class Opdracht:
    """What to do with which file."""

    bestand: Path = field(validator=van_soort(Path))
    uit: Path = field(validator=van_soort(Path))
    """The folder that is to appear."""
    gemeente: Gemeentecode = field(validator=van_soort(Gemeentecode))
    dagtekening: date = field(validator=is_dag)
    """The day of sending, for the header of every message."""
    notatie: Notatie | None = None
    """How the file writes amounts; ``None`` when each may be in either notation."""
    bereikt: BereikteKostprijs = BereikteKostprijs.NIET_AANMELDEN
    toets: Kostprijstoets | None = None
    """From where on a price deserves a remark; the usual limits when ``None``."""
    vervang: bool = False
    """Replace an earlier outcome in the folder."""
    is_voorbeeld: bool = False
    """Mark the folder as that of the example; such a folder may be replaced by the example."""
    blad: str | None = None
    """The sheet of a workbook; ``None`` for the visible one that is an H&V-bestand."""
    perioden_om: PeriodenOm = PeriodenOm.BUITEN_KEUZE
    """What to do with a provision of which the number of periods was over before 2020."""

    def __attrs_post_init__(self) -> None:
        gemeente(self.gemeente, STARTDATUM)
        if self.bestand.resolve().is_relative_to(self.uit.resolve()):
            raise BestandFout(str(self.bestand), "ligt in de uitvoermap", "geef een andere map")


@frozen(kw_only=True)
class Samenvatting:
    """What became of the rows: each that came in is in one of three places."""

    codering: str
    """``xlsx`` for a workbook."""
    scheidingsteken: str
    """Empty for a workbook."""
    blad: str = ""
    """The sheet of a workbook that was read."""
    kolommen: int
    is_september: bool
    rijen_in: int
    lege_regels: int
    """Lines without content; they do not count as rows."""
    startberichten: int
    """Each has one row that decided."""
    met_kostprijs: int
    samengevoegd: int
    """Rows that went into the message of another row of the same person."""
    uitval: int
    opmerkingen: int

    def __attrs_post_init__(self) -> None:
        uit = self.startberichten + self.samengevoegd + self.uitval
        if uit != self.rijen_in:
            raise OngeldigeWaarde(
                "samenvatting", f"{self.rijen_in} rows in, {uit} out", "report this as a defect"
            )


# What is sorted: BSN, or what stands in its place; row number; the row as its table gives it.
_Rijrecord = tuple[str, int, str]


def lever_initieel_aan(
    opdracht: Opdracht,
    nummering: Nummering,
    *,
    postbak: Postbak | None = None,
    voortgang: Voortgang | None = None,
) -> Samenvatting:
    """Do the job; the folder appears when all of it is done.

    Args:
        opdracht: what to do with which file.
        nummering: gives out start numbers and identifications.
        postbak: takes the messages instead of the folder, which then holds the lists only.
        voortgang: is told how far the job has come.

    Raises:
        BestandFout: the file or the folder cannot be used; nothing has been written.
        KopFout: the header is not that of an H&V-bestand; nothing has been written.
    """
    tabel, kop = open_tabel(
        opdracht.bestand, lees_kop, blad=opdracht.blad, notatie=opdracht.notatie
    )
    telling = _Telling(lege_regels=tabel.lege_rijen_vooraf)
    with (
        closing(tabel),
        Uitvoermap(
            opdracht.uit, vervang=opdracht.vervang, voorbeeld=opdracht.is_voorbeeld
        ) as uitvoer,
    ):
        poorten = _Poorten(nummering, uitvoer if postbak is None else postbak, voortgang)
        _Job(opdracht, tabel, kop, poorten, uitvoer, telling).doe()
        if telling.rijen_in == 0:
            raise BestandFout(str(opdracht.bestand), "heeft geen rijen", "geef een gevuld bestand")
        return Samenvatting(
            codering=tabel.codering,
            scheidingsteken=tabel.scheidingsteken,
            blad=tabel.blad,
            kolommen=kop.aantal,
            is_september=kop.is_september,
            **asdict(telling),
        )


@frozen
class _Poorten:
    """What a run needs from outside."""

    nummering: Nummering
    postbak: Postbak
    voortgang: Voortgang | None


@define
class _Telling:
    """What has been counted so far; see `Samenvatting`."""

    lege_regels: int
    rijen_in: int = 0
    startberichten: int = 0
    met_kostprijs: int = 0
    samengevoegd: int = 0
    uitval: int = 0
    opmerkingen: int = 0


@define
class _Job:
    """One run: its settings, its ports and its counts."""

    opdracht: Opdracht
    tabel: Tabel
    kop: Kop
    poorten: _Poorten
    uitvoer: Uitvoermap
    telling: _Telling

    def doe(self) -> None:
        """Read all rows, then write all there is to write."""
        map_ = self.uitvoer.werkmap
        with (
            Sorteerder[_Rijrecord](map_=map_) as rijen,
            Sorteerder[Lijstrecord](map_=map_) as uitval,
            Sorteerder[Lijstrecord](map_=map_) as opmerkingen,
        ):
            self._lees(rijen)
            for uitkomst in self._uitkomsten(rijen.gesorteerd()):
                self._verwerk(uitkomst, uitval, opmerkingen)
            self.uitvoer.schrijf_lijst("uitval.csv", uitvalregels(uitval.gesorteerd()))
            self.uitvoer.schrijf_lijst("bevindingen.csv", lijstregels(opmerkingen.gesorteerd()))
        self._meld("klaar", 1.0)

    def _lees(self, rijen: Sorteerder[_Rijrecord]) -> None:
        """Put every row under its BSN, with the leading zeros that it may have lost."""
        plaats = self.kop.plaatsen[HvKolom.BSN]
        for rij, regel in self.tabel.rijen():
            if not regel:
                self.telling.lege_regels += 1
                continue
            self.telling.rijen_in += 1
            cellen = self.tabel.cellen(regel)
            bsn = bsn_cijfers(cellen[plaats]) if cellen and plaats < len(cellen) else ""
            rijen.voeg_toe((bsn, rij, regel))
            if rij % _MELD_ELKE == 0:
                self._meld("lezen", self.tabel.gelezen)

    def _uitkomsten(self, rijen: Iterator[_Rijrecord]) -> Iterator[Uitkomst]:
        """What becomes of each person, and of each row that is nobody's."""
        gedaan = 0
        for bsn, groep in groupby(rijen, key=itemgetter(0)):
            gelezen: list[HvRij] = []
            gevallen: list[Uitval] = []
            is_bsn = voldoet_aan_elfproef(bsn)
            for _, rij, regel in groep:
                uitkomst = self._lees_rij(rij, regel)
                if len(gelezen) == _MEESTE_RIJEN:
                    uitkomst = _te_veel(rij)
                if isinstance(uitkomst, HvRij):
                    gelezen.append(uitkomst)
                elif is_bsn and len(gevallen) < _MEESTE_RIJEN:
                    gevallen.append(uitkomst)
                else:  # may be any number of rows, which need not wait for each other
                    yield Uitkomst(None, (uitkomst,), ())
                gedaan += 1
                if gedaan % _MELD_ELKE == 0:
                    self._meld("schrijven", gedaan / self.telling.rijen_in)
            yield meld_aan(
                gelezen,
                gevallen,
                self.opdracht.bereikt,
                self.opdracht.toets,
                self.opdracht.perioden_om,
            )

    def _lees_rij(self, rij: int, regel: str) -> HvRij | Uitval:
        cellen = self.tabel.cellen(regel)
        if cellen is None:
            return Uitval(rij, (Reden.AANHALINGSTEKEN.over("rij"),))
        return lees_rij(self.kop, rij, cellen, self.opdracht.notatie)

    def _verwerk(
        self,
        uitkomst: Uitkomst,
        uitval: Sorteerder[Lijstrecord],
        opmerkingen: Sorteerder[Lijstrecord],
    ) -> None:
        """Write the message of a person and list what there is to list."""
        telling = self.telling
        if (aanmelding := uitkomst.aanmelding) is not None:
            bericht = maak_startbericht(
                aanmelding,
                afzender=self.opdracht.gemeente,
                dagtekening=self.opdracht.dagtekening,
                identificatie=self.poorten.nummering.identificatie(),
                startnummer=self.poorten.nummering.startnummer(),
            )
            self.poorten.postbak.plaats(bericht.identificatie, to_xml(bericht))
            telling.startberichten += 1
            telling.met_kostprijs += bericht.kostprijs is not None
            telling.samengevoegd += len(aanmelding.samengevoegd)
        for gevallen in uitkomst.uitval:
            telling.uitval += 1
            for volgnummer, b in enumerate(gevallen.bevindingen):
                uitval.voeg_toe((gevallen.rij, volgnummer, b.plaats, b.code, b.tekst))
        for volgnummer, opmerking in enumerate(uitkomst.opmerkingen):
            telling.opmerkingen += 1
            b = opmerking.bevinding
            opmerkingen.voeg_toe((opmerking.rij, volgnummer, b.plaats, b.code, b.tekst))

    def _meld(self, fase: str, deel: float) -> None:
        if self.poorten.voortgang is not None:
            self.poorten.voortgang.meld(fase, deel)


def _te_veel(rij: int) -> Uitval:
    return Uitval(rij, (Reden.TE_VEEL_RIJEN.over(HvKolom.BSN, hoogste=_MEESTE_RIJEN),))
