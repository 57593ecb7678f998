"""The outcome of a run, counted per rule, and as a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import field, frozen

from wmo_eigenbijdrage.testing.conformiteit.loper import Oordeel, Uitslag
from wmo_eigenbijdrage.testing.conformiteit.proces import dek_af
from wmo_eigenbijdrage.testing.conformiteit.vorm import schrijf_json

__all__ = ["Telling", "Verslag", "als_tekst", "toon_json"]

_LANGSTE = 600


def _vast(uitslagen: Iterable[Uitslag]) -> tuple[Uitslag, ...]:
    return tuple(uitslagen)


@frozen
class Telling:
    """What became of the cases of one rule."""

    regel: str
    goed: int
    fout: int
    niet_ondersteund: int

    @property
    def aantal(self) -> int:
        """All of them."""
        return self.goed + self.fout + self.niet_ondersteund


@frozen(kw_only=True)
class Verslag:
    """A run: against what, with which set, and the outcome of each case."""

    programma: str
    verzameling: str
    """The set in words, with its version and hash."""
    uitslagen: tuple[Uitslag, ...] = field(converter=_vast)

    def van(self, regel: str) -> tuple[Uitslag, ...]:
        """Those of one rule."""
        return tuple(uitslag for uitslag in self.uitslagen if uitslag.geval.regel == regel)

    @property
    def tellingen(self) -> tuple[Telling, ...]:
        """Per rule, in the order of the cases."""
        regels = dict.fromkeys(uitslag.geval.regel for uitslag in self.uitslagen)
        return tuple(_tel(regel, self.van(regel)) for regel in regels)

    @property
    def totaal(self) -> Telling:
        """All together."""
        return _tel("totaal", self.uitslagen)

    @property
    def is_goed(self) -> bool:
        """Whether no case failed."""
        return self.totaal.fout == 0


def _tel(regel: str, uitslagen: Sequence[Uitslag]) -> Telling:
    oordelen = [uitslag.oordeel for uitslag in uitslagen]
    return Telling(
        regel,
        oordelen.count(Oordeel.GOED),
        oordelen.count(Oordeel.FOUT),
        oordelen.count(Oordeel.NIET_ONDERSTEUND),
    )


def toon_json(waarde: Any) -> str:
    """JSON as it may stand in a report: short, and without numbers that can be a BSN."""
    tekst = dek_af(waarde if isinstance(waarde, str) else schrijf_json(waarde))
    return tekst if len(tekst) <= _LANGSTE else f"{tekst[:_LANGSTE]}..."


def als_tekst(verslag: Verslag, *, meeste_fouten: int = 3) -> str:
    """The report to read: per rule what passes, and of each rule the first failures."""
    regels = [
        f"conformiteit van {verslag.programma}",
        verslag.verzameling,
        "",
        f"{'regel':<22}{'goed':>7}{'fout':>7}{'niet ondersteund':>19}",
    ]
    regels += [
        f"{telling.regel:<22}{telling.goed:>7}{telling.fout:>7}{telling.niet_ondersteund:>19}"
        for telling in (*verslag.tellingen, verslag.totaal)
    ]
    for telling in verslag.tellingen:
        fouten = [u for u in verslag.van(telling.regel) if u.oordeel is Oordeel.FOUT]
        for uitslag in fouten[:meeste_fouten]:
            regels += ["", *_fout(uitslag)]
        if len(fouten) > meeste_fouten:
            regels += ["", f"{telling.regel}: nog {len(fouten) - meeste_fouten} fouten"]
    return "\n".join(regels) + "\n"


def _fout(uitslag: Uitslag) -> list[str]:
    geval = uitslag.geval
    regels = [
        f"{geval.id}: {dek_af(geval.zin)}",
        f"  reden     {' '.join(uitslag.reden.split())}",
        f"  vraag     {geval.vraag} {toon_json(geval.gegeven)}",
        f"  verwacht  {toon_json(geval.verwacht)}",
        f"  gekregen  {toon_json(uitslag.gekregen) or '-'}",
        f"  bron      {geval.bron} [{geval.merk}]",
    ]
    staart = uitslag.staart.splitlines()[-3:]
    return [*regels, *(f"  stderr    {regel}" for regel in staart)]
