"""`Bijdrageoverzicht`: what is owed, from when to when, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TypeAlias

from attrs import field, frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bijdrage.redenen import Reden
from wmo_eigenbijdrage.kalender import Bijdrageperiode, Maand, Zorgperiode
from wmo_eigenbijdrage.landelijk import Grondslag

__all__ = ["Bijdrageoverzicht", "Reeks", "Verschil"]

Sleutel: TypeAlias = tuple[tuple[int, ...], Bijdrageperiode]


@frozen
class Reeks:
    """One amount per period, from the first period to the last, both included, for one reason."""

    van: Bijdrageperiode
    tot_en_met: Bijdrageperiode
    bedrag: Bedrag
    """Per period, for all persons of the run together."""
    reden: Reden
    personen: tuple[int, ...] = (0,)
    """The places in the household of those who owe this together."""

    @property
    def grondslagen(self) -> tuple[Grondslag, ...]:
        """The articles of law that the reason rests on."""
        return self.reden.grondslagen

    @property
    def aantal(self) -> int:
        """The number of periods."""
        return self.tot_en_met.ordinaal - self.van.ordinaal + 1

    @property
    def totaal(self) -> Bedrag:
        """The amount over all periods of the run."""
        return self.bedrag * self.aantal

    def perioden(self) -> Iterator[Bijdrageperiode]:
        """Each period of the run."""
        soort = type(self.van)
        return map(soort.uit_ordinaal, range(self.van.ordinaal, self.tot_en_met.ordinaal + 1))

    def __str__(self) -> str:
        duur = str(self.van) if self.aantal == 1 else f"{self.van} t/m {self.tot_en_met}"
        return f"{duur}: {self.bedrag} ({self.reden.tekst})"


@frozen
class Verschil:
    """Consecutive periods over which two overviews differ by the same amount."""

    van: Bijdrageperiode
    tot_en_met: Bijdrageperiode
    oud: Bedrag
    nieuw: Bedrag
    personen: tuple[int, ...]

    @property
    def per_periode(self) -> Bedrag:
        """How much more is owed per period; negative when it is less."""
        return self.nieuw - self.oud

    @property
    def totaal(self) -> Bedrag:
        """How much more is owed over all these periods."""
        return self.per_periode * (self.tot_en_met.ordinaal - self.van.ordinaal + 1)

    def __str__(self) -> str:
        return f"{self.van} t/m {self.tot_en_met}: {self.oud} wordt {self.nieuw}"


def _vast(reeksen: Iterable[Reeks]) -> tuple[Reeks, ...]:
    return tuple(reeksen)


@frozen
class Bijdrageoverzicht:
    """Runs in order of time; periods in which nobody has a duty are in none of them.

    A run of zero is not the same as no run: somebody has provisions, and the reason says why
    nothing is due for them.
    """

    reeksen: tuple[Reeks, ...] = field(converter=_vast)

    @property
    def totaal(self) -> Bedrag:
        """All that is owed."""
        return Bedrag(sum(reeks.bedrag.centen * reeks.aantal for reeks in self.reeksen))

    def per_jaar(self) -> dict[int, Bedrag]:
        """What is owed per care year, for each year that has a run."""
        centen: dict[int, int] = {}
        for reeks in self.reeksen:
            jaar, eind = reeks.van.jaar, reeks.tot_en_met.jaar
            per_jaar = 12 if isinstance(reeks.van, Maand) else 13
            for j in range(jaar, eind + 1):
                eerste = max(reeks.van.ordinaal, per_jaar * j)
                laatste = min(reeks.tot_en_met.ordinaal, per_jaar * j + per_jaar - 1)
                centen[j] = centen.get(j, 0) + reeks.bedrag.centen * (laatste - eerste + 1)
        return {j: Bedrag(som) for j, som in centen.items()}

    def perioden(self) -> Iterator[tuple[Bijdrageperiode, Reeks]]:
        """Each period with the run that it belongs to."""
        for reeks in self.reeksen:
            for periode in reeks.perioden():
                yield periode, reeks

    def in_periode(self, periode: Bijdrageperiode) -> tuple[Reeks, ...]:
        """The runs that hold a period: none, one, or two for persons who live apart."""
        return tuple(
            reeks
            for reeks in self.reeksen
            if type(reeks.van) is type(periode)
            and reeks.van.ordinaal <= periode.ordinaal <= reeks.tot_en_met.ordinaal
        )

    def vergelijk(self, nieuw: Bijdrageoverzicht) -> tuple[Verschil, ...]:
        """What changes when *nieuw* takes the place of this one: from when, and by how much."""
        oude, nieuwe = self._per_periode(), nieuw._per_periode()
        verschillen: list[Verschil] = []
        for sleutel in sorted({*oude, *nieuwe}, key=_orde):
            oud, later = oude.get(sleutel, Bedrag(0)), nieuwe.get(sleutel, Bedrag(0))
            if oud != later:
                _voeg_toe(verschillen, sleutel, oud, later)
        return tuple(verschillen)

    def uitleg(self) -> tuple[str, ...]:
        """A Dutch sentence for each run, with its articles of law."""
        return tuple(
            f"{reeks} [{'; '.join(map(str, reeks.grondslagen))}]" for reeks in self.reeksen
        )

    def _per_periode(self) -> dict[Sleutel, Bedrag]:
        return {(reeks.personen, periode): reeks.bedrag for periode, reeks in self.perioden()}

    def __str__(self) -> str:
        if not self.reeksen:
            return "geen bijdrage"
        return "\n".join([*map(str, self.reeksen), f"totaal: {self.totaal}"])

    def _repr_html_(self) -> str:
        """For a notebook."""
        rijen = "".join(
            f"<tr><td>{reeks.van}</td><td>{reeks.tot_en_met}</td><td>{reeks.bedrag}</td>"
            f"<td>{escape(reeks.reden.tekst)}</td>"
            f"<td>{escape('; '.join(map(str, reeks.grondslagen)))}</td></tr>"
            for reeks in self.reeksen
        )
        koppen = ("van", "t/m", "per periode", "reden", "grondslag")
        kop = f"<tr>{''.join(f'<th>{naam}</th>' for naam in koppen)}</tr>"
        return f"<table>{kop}{rijen}</table><p>totaal: {self.totaal}</p>"


def _orde(sleutel: Sleutel) -> tuple[tuple[int, ...], bool, int]:
    personen, periode = sleutel
    return personen, isinstance(periode, Maand), periode.ordinaal


def _voeg_toe(verschillen: list[Verschil], sleutel: Sleutel, oud: Bedrag, nieuw: Bedrag) -> None:
    """Lengthen the last difference by this period, or begin a new one."""
    personen, periode = sleutel
    if verschillen:
        vorige = verschillen[-1]
        zelfde = (vorige.oud, vorige.nieuw, vorige.personen) == (oud, nieuw, personen)
        aansluitend = type(vorige.van) is type(periode) and (
            vorige.tot_en_met.ordinaal + 1 == periode.ordinaal
        )
        if zelfde and aansluitend:
            verschillen[-1] = Verschil(vorige.van, periode, oud, nieuw, personen)
            return
    verschillen.append(Verschil(periode, periode, oud, nieuw, personen))


def maak_reeksen(
    soort: type[Maand] | type[Zorgperiode],
    stukken: Iterable[tuple[int, int, tuple[int, Reden]]],
    personen: tuple[int, ...],
) -> list[Reeks]:
    """Runs from pieces of ordinals with cents and reason; equal neighbours become one."""
    samen: list[tuple[int, int, tuple[int, Reden]]] = []
    for eerste, laatste, waarde in stukken:
        if samen and samen[-1][1] + 1 == eerste and samen[-1][2] == waarde:
            samen[-1] = (samen[-1][0], laatste, waarde)
        else:
            samen.append((eerste, laatste, waarde))
    van = soort.uit_ordinaal
    return [
        Reeks(van(eerste), van(laatste), Bedrag(centen), reden, personen)
        for eerste, laatste, (centen, reden) in samen
    ]
