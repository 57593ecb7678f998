"""Reading a sheet of an Excel workbook (.xlsx), with the extra ``xlsx``.

The workbook comes from outside: before it is opened, the sizes in its directory are held against
limits, so that a small file that unpacks to a huge one is refused, and no part may declare a
document type, through which XML could expand or reach out.
"""

from __future__ import annotations

import warnings
from array import array
from bisect import bisect_left
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define

from wmo_eigenbijdrage.adapters.celtekst import TUSSEN, als_tekst, teksten
from wmo_eigenbijdrage.adapters.pakket import MEESTE_KOLOMMEN, keur_pakket
from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout
from wmo_eigenbijdrage.bedrag import Notatie
from wmo_eigenbijdrage.fouten import toon
from wmo_eigenbijdrage.overgang import FORMULE, KopFout

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

__all__ = ["KENMERK", "Werkblad", "als_tekst", "laad_openpyxl", "open_werkblad"]

KENMERK = b"PK\x03\x04"
"""The first bytes of a workbook, which is a zip."""

C = TypeVar("C")
_MEESTE_RIJEN = 1_048_576  # of any sheet
_MEESTE_TEKENS = 512 << 20  # of all rows: one text can stand in a workbook once and in many cells
_KOP_BINNEN = 100
_PER_GREEP = 500


@define
class Werkblad:
    """The table in one sheet; implements the port `Tabel`.

    A row has as many cells as the header: what stands under no name is left alone.
    """

    pad: Path
    blad: str
    kop: Sequence[str]
    _kop_rij: int
    _werkmap: Workbook
    _decimaalteken: str
    _laatste_rij: int
    _formules: array[int]
    """Where formulas without an outcome stand, as `keur_pakket` gives them."""
    _rij: int = 0
    _tekens: int = 0

    @property
    def lege_rijen_vooraf(self) -> int:
        """How many rows without content stand before the header."""
        return self._kop_rij - 1

    @property
    def codering(self) -> str:
        """The form of the file."""
        return "xlsx"

    @property
    def scheidingsteken(self) -> str:
        """Nothing: cells are apart by themselves."""
        return ""

    @property
    def gelezen(self) -> float:
        """About how much has been read, by the last row that the sheet says to have."""
        return min(self._rij / self._laatste_rij, 1.0)

    def rijen(self) -> Iterator[tuple[int, str]]:
        """Each row under the header with its number; one without content is empty.

        Raises:
            BestandFout: the sheet is damaged, or has more rows than a sheet can have.
        """
        begin = self._kop_rij + 1
        rijen = self._werkmap[self.blad].iter_rows(
            min_row=begin, max_col=len(self.kop), values_only=True
        )
        for nummer, waarden in enumerate(_in_stilte(self.pad, rijen), start=begin):
            if nummer > _MEESTE_RIJEN:
                raise _beschadigd(self.pad)
            self._rij = nummer
            rij = self._met_formules(nummer, waarden) if self._formules else waarden
            if rij.count(None) == len(rij):  # there may be a million of these
                yield nummer, ""
                continue
            cellen = teksten(self.pad, nummer, rij, self._decimaalteken)
            regel = TUSSEN.join(cellen) if any(map(str.strip, cellen)) else ""
            self._tekens += len(regel)
            if self._tekens > _MEESTE_TEKENS:
                raise BestandFout(
                    str(self.pad),
                    "is te groot voor een Excel-bestand",
                    "sla het op als CSV (UTF-8)",
                )
            yield nummer, regel

    def _met_formules(self, nummer: int, rij: tuple[Any, ...]) -> tuple[Any, ...]:
        """A row in which a formula without an outcome shows, as the reader takes it for empty."""
        eerste = (nummer - 1) * MEESTE_KOLOMMEN
        begin = bisect_left(self._formules, eerste)
        einde = bisect_left(self._formules, eerste + len(rij), lo=begin)
        if begin == einde:
            return rij
        waarden = [*rij]
        for plaats in self._formules[begin:einde]:
            waarden[plaats - eerste] = FORMULE
        return tuple(waarden)

    def cellen(self, rij: str) -> list[str]:
        """The cells of a row."""
        return rij.split(TUSSEN)

    def close(self) -> None:
        """Let go of the file."""
        self._werkmap.close()


def open_werkblad(
    pad: Path,
    lees_kop: Callable[[Sequence[str]], C],
    *,
    blad: str | None = None,
    notatie: Notatie | None = None,
) -> tuple[Werkblad, C]:
    """The sheet named *blad*, or the visible one whose header *lees_kop* can read, and that header.

    Raises:
        BestandFout: the workbook cannot be used, openpyxl is not installed, or several visible
            sheets have such a header and none was named.
        KopFout: no visible sheet has such a header.
    """
    openpyxl = laad_openpyxl(pad)
    formules = keur_pakket(pad)
    with _stil(pad):
        werkmap: Workbook = openpyxl.load_workbook(
            pad, read_only=True, data_only=True, keep_links=False
        )
    try:
        namen = [
            w.title
            for w in werkmap.worksheets
            if (w.sheet_state == "visible" if blad is None else w.title == blad)
        ]
        if not namen:
            raise BestandFout(
                str(pad),
                "heeft geen zichtbaar blad" if blad is None else "heeft zo'n blad niet",
                "noem een blad van de werkmap",
            )
        teken = "." if notatie is Notatie.KAAL else ","
        bladen = [_werkblad(pad, werkmap, naam, teken, formules) for naam in namen]
        return _passend(pad, bladen, lees_kop)
    except BaseException:
        werkmap.close()
        raise


def _passend(
    pad: Path, bladen: Sequence[Werkblad], lees_kop: Callable[[Sequence[str]], C]
) -> tuple[Werkblad, C]:
    """The only sheet with a header that can be read; else the error of the one that comes near."""
    gevonden: list[tuple[Werkblad, C]] = []
    fouten: list[tuple[str, KopFout]] = []
    for blad in bladen:
        try:
            gevonden.append((blad, lees_kop(blad.kop)))
        except KopFout as fout:
            fouten.append((blad.blad, fout))
    if len(gevonden) > 1:
        namen = ", ".join(toon(blad.blad) for blad, _ in gevonden)
        raise BestandFout(
            str(pad), f"heeft meer bladen die passen: {namen}", "noem er een (met --blad)"
        )
    if gevonden:
        return gevonden[0]
    naam, beste = max(fouten, key=lambda paar: paar[1].herkend)  # the first of equals
    if len(bladen) == 1:
        raise beste
    raise KopFout(f"kop van blad {toon(naam)}", beste.probleem, beste.remedie, beste.herkend)


def _werkblad(
    pad: Path,
    werkmap: Workbook,
    naam: str,
    decimaalteken: str,
    formules: Mapping[str, array[int]],
) -> Werkblad:
    """The sheet with its header."""
    with _stil(pad):
        blad: Any = werkmap[naam]
        laatste = blad.max_row or _MEESTE_RIJEN
        # What a sheet says of its size may be wrong, and would cut off what lies outside.
        blad.reset_dimensions()
        rijen = blad.iter_rows(max_row=_KOP_BINNEN, max_col=MEESTE_KOLOMMEN, values_only=True)
        kop_rij, kop = _kop(
            teksten(pad, nummer, rij, ",") for nummer, rij in enumerate(rijen, start=1)
        )
        plaatsen = formules[blad._worksheet_path]  # no public name tells the part
    return Werkblad(pad, naam, kop, kop_rij, werkmap, decimaalteken, laatste, plaatsen)


def _kop(rijen: Iterable[list[str]]) -> tuple[int, list[str]]:
    """The first row that is not blank, up to its last name, and its number."""
    for nummer, cellen in enumerate(rijen, start=1):
        if gevuld := [plaats for plaats, cel in enumerate(cellen, start=1) if cel.strip()]:
            return nummer, cellen[: gevuld[-1]]
    return 1, []


def laad_openpyxl(pad: Path) -> Any:
    """The library of the extra ``xlsx``, for the file that needs it.

    Raises:
        BestandFout: it is not installed.
    """
    try:
        return import_module("openpyxl")
    except ModuleNotFoundError:
        raise BestandFout(
            str(pad),
            "is een Excel-bestand, en openpyxl ontbreekt",
            "installeer wmo-eigenbijdrage[xlsx], of sla het op als CSV (UTF-8)",
        ) from None


def _beschadigd(pad: Path) -> BestandFout:
    return BestandFout(
        str(pad), "is een beschadigd of beveiligd Excel-bestand", "sla het op als CSV (UTF-8)"
    )


@contextmanager
def _stil(pad: Path) -> Generator[None, None, None]:
    """Without openpyxl's warnings, and with one error for all that it can stumble over."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (BestandFout, MemoryError):
        raise
    except Exception:  # of a damaged file it may be any
        raise _beschadigd(pad) from None


def _in_stilte(pad: Path, rijen: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The rows, taken by the handful, as silence must not outlast a step of a generator."""
    while True:
        with _stil(pad):
            greep = list(islice(rijen, _PER_GREEP))
        if not greep:
            return
        yield from greep
