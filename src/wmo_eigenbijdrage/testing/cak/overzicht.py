"""`Factuuroverzicht`: what was billed in the end, per household and per month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.identificatie import Bsn
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.testing.cak.berekening import knip
from wmo_eigenbijdrage.testing.cak.besluiten import Huishoudstand

__all__ = ["Factuuroverzicht", "Huishoudfacturen", "Maandtotaal", "maak_overzicht"]


@frozen
class Maandtotaal:
    """What was billed and refunded over one month, all bills together."""

    maand: Maand
    gevraagd: Bedrag
    terugbetaald: Bedrag

    @property
    def netto(self) -> Bedrag:
        """What it came to."""
        return self.gevraagd - self.terugbetaald

    def __str__(self) -> str:
        if not self.terugbetaald:
            return str(self.netto)
        return f"{self.netto} ({self.gevraagd} gevraagd, {self.terugbetaald} terug)"


@frozen
class Huishoudfacturen:
    """What was billed to one household."""

    personen: tuple[Bsn, ...]
    maanden: tuple[Maandtotaal, ...]
    """The months over which something was asked, in order."""

    @property
    def netto(self) -> Bedrag:
        """What it came to, over all months."""
        return Bedrag.som(totaal.netto for totaal in self.maanden)

    def regels(self) -> Iterator[str]:
        """Consecutive months of which the same is to be told, on one line."""
        run: list[Maandtotaal] = []
        for totaal in self.maanden:
            if run and (run[-1].maand + 1 != totaal.maand or str(run[-1]) != str(totaal)):
                yield _regel(run)
                run = []
            run.append(totaal)
        if run:
            yield _regel(run)


def _regel(run: list[Maandtotaal]) -> str:
    duur = str(run[0].maand) if len(run) == 1 else f"{run[0].maand} t/m {run[-1].maand}"
    return f"{duur}: {run[0]}"


@frozen
class Factuuroverzicht:
    """What was billed to all households; no BSN shows in its text."""

    huishoudens: tuple[Huishoudfacturen, ...]
    """In the order in which CAK came to know them."""

    @property
    def netto(self) -> Bedrag:
        """What it came to in all."""
        return Bedrag.som(huishouden.netto for huishouden in self.huishoudens)

    def __str__(self) -> str:
        regels: list[str] = []
        for nummer, huishouden in enumerate(self.huishoudens, 1):
            personen = "1 persoon" if len(huishouden.personen) == 1 else "2 personen"
            regels.append(f"huishouden {nummer} ({personen}): {huishouden.netto}")
            regels += [f"  {regel}" for regel in huishouden.regels()]
        return "\n".join([*regels, f"totaal: {self.netto}"])


def maak_overzicht(standen: Iterable[Huishoudstand], gesloten: Maand | None) -> Factuuroverzicht:
    """The overview of households up to the last month that was closed."""
    return Factuuroverzicht(
        tuple(Huishoudfacturen(s.personen, tuple(_totalen(s, gesloten))) for s in standen)
    )


def _totalen(stand: Huishoudstand, gesloten: Maand | None) -> Iterator[Maandtotaal]:
    netto: dict[int, int] = {}
    if gesloten is not None:
        for reeks in knip(stand.geldend, tot_en_met=gesloten).reeksen:
            for n in range(reeks.van.ordinaal, reeks.tot_en_met.ordinaal + 1):
                netto[n] = netto.get(n, 0) + reeks.bedrag.centen
    for n in sorted({*netto, *stand.terug}):
        terug = stand.terug.get(n, 0)
        gevraagd = netto.get(n, 0) + terug
        if gevraagd:
            yield _totaal(n, gevraagd, terug)


@lru_cache(maxsize=4096)
def _totaal(n: int, gevraagd: int, terug: int) -> Maandtotaal:
    """Most households have the same ones."""
    return Maandtotaal(Maand.uit_ordinaal(n), Bedrag(gevraagd), Bedrag(terug))
