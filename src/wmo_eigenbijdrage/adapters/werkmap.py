"""Reading a sheet of an Excel workbook (.xlsx), with the extra ``xlsx``.

The workbook comes from outside: before it is opened, the sizes in its directory are held against
limits, so that a small file that unpacks to a huge one is refused, and no part may declare a
document type, through which XML could expand or reach out.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from decimal import Decimal
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define

from wmo_eigenbijdrage.adapters.pakket import keur_pakket
from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout
from wmo_eigenbijdrage.bedrag import Notatie
from wmo_eigenbijdrage.overgang import KopFout

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

__all__ = ["KENMERK", "Werkblad", "als_tekst", "laad_openpyxl", "open_werkblad"]

KENMERK = b"PK\x03\x04"
"""The first bytes of a workbook, which is a zip."""

C = TypeVar("C")
_TUSSEN = "\x1f"  # the unit separator of ASCII, which no cell holds
_MEESTE_RIJEN = 1_048_576  # of any sheet
_MEESTE_KOLOMMEN = 256  # in which a header is looked for
_KOP_BINNEN = 100
_PER_GREEP = 500
_MIDDERNACHT = time()


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
    _rij: int = 0

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
        waarden = self._werkmap[self.blad].iter_rows(
            min_row=begin, max_col=len(self.kop), values_only=True
        )
        for nummer, rij in enumerate(_in_stilte(self.pad, waarden), start=begin):
            if nummer > _MEESTE_RIJEN:
                raise _beschadigd(self.pad)
            self._rij = nummer
            if rij.count(None) == len(rij):  # there may be a million of these
                yield nummer, ""
                continue
            teksten = [als_tekst(waarde, self._decimaalteken) for waarde in rij]
            yield nummer, _TUSSEN.join(teksten) if any(map(str.strip, teksten)) else ""

    def cellen(self, rij: str) -> list[str]:
        """The cells of a row."""
        return rij.split(_TUSSEN)

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
    """The sheet named *blad*, or the first whose header *lees_kop* can read, and that header.

    Raises:
        BestandFout: the workbook cannot be used, or openpyxl is not installed.
        KopFout: no sheet has such a header.
    """
    openpyxl = laad_openpyxl(pad)
    keur_pakket(pad)
    with _stil(pad):
        werkmap: Workbook = openpyxl.load_workbook(
            pad, read_only=True, data_only=True, keep_links=False
        )
    try:
        namen = [w.title for w in werkmap.worksheets if blad in (None, w.title)]
        if not namen:
            raise BestandFout(
                str(pad), "heeft zo'n blad niet", "noem een blad van de werkmap, of geen"
            )
        eerste_fout: KopFout | None = None
        for naam in namen:
            gevonden = _werkblad(pad, werkmap, naam, "." if notatie is Notatie.KAAL else ",")
            try:
                return gevonden, lees_kop(gevonden.kop)
            except KopFout as fout:
                eerste_fout = eerste_fout or fout
        assert eerste_fout is not None  # there was a sheet
        raise eerste_fout
    except BaseException:
        werkmap.close()
        raise


def _werkblad(pad: Path, werkmap: Workbook, naam: str, decimaalteken: str) -> Werkblad:
    """The sheet with its header."""
    with _stil(pad):
        blad: Any = werkmap[naam]
        laatste = blad.max_row or _MEESTE_RIJEN
        # What a sheet says of its size may be wrong, and would cut off what lies outside.
        blad.reset_dimensions()
        rijen = blad.iter_rows(max_row=_KOP_BINNEN, max_col=_MEESTE_KOLOMMEN, values_only=True)
        kop_rij, kop = _kop([als_tekst(waarde) for waarde in rij] for rij in rijen)
    return Werkblad(pad, naam, kop, kop_rij, werkmap, decimaalteken, laatste)


def _kop(rijen: Iterable[list[str]]) -> tuple[int, list[str]]:
    """The first row that is not blank, up to its last name, and its number."""
    for nummer, cellen in enumerate(rijen, start=1):
        if gevuld := [plaats for plaats, cel in enumerate(cellen, start=1) if cel.strip()]:
            return nummer, cellen[: gevuld[-1]]
    return 1, []


def als_tekst(waarde: object, decimaalteken: str = ",") -> str:
    """What a cell holds as the text that a person would have typed.

    A number has no more than the fifteen digits that Excel keeps, and no point between thousands;
    a day is ``2019-12-31``; yes and no are ``J`` and ``N``.

    >>> als_tekst(256.41), als_tekst(8.0), als_tekst(0.1 + 0.2), als_tekst(True)
    ('256,41', '8', '0,3', 'J')
    """
    if waarde is None:
        return ""
    if isinstance(waarde, str):
        return waarde.replace(_TUSSEN, " ")
    if isinstance(waarde, bool):
        return "J" if waarde else "N"
    if isinstance(waarde, float):
        waarde = Decimal(f"{waarde:.15g}")
    if isinstance(waarde, Decimal):
        is_heel = waarde.is_finite() and waarde == waarde.to_integral_value()
        return f"{waarde:.0f}" if is_heel else f"{waarde:f}".replace(".", decimaalteken)
    if isinstance(waarde, datetime) and waarde.time() == _MIDDERNACHT:
        return waarde.date().isoformat()
    return str(waarde)


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
