"""A comparison to hand on: as lines of CSV, and as HTML for a notebook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from html import escape

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.overgang.vergelijking.personen import Vergelijkbevinding
from wmo_eigenbijdrage.overgang.vergelijking.velden import Waarde

__all__ = ["bevindingen_csv"]

_KOLOMMEN = ("code", "veld", "rijen_eigen", "rijen_cak", "eigen", "cak", "bevinding")
# A spreadsheet takes a text that begins so for a formula.
_FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r")


def bevindingen_csv(
    bevindingen: Iterable[Vergelijkbevinding], *, met_bsn: bool = False
) -> Iterator[str]:
    """The lines of a CSV, header first: one for each finding, delimited by ``;``.

    By default it holds nothing by which a person is known: rows are referred to by their numbers,
    and names, birth dates and free texts such as dossier numbers are left out. With *met_bsn* it
    begins with a column ``bsn`` and holds those too: what a gemeente works with and keeps to
    itself.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    kolommen = ("bsn", *_KOLOMMEN) if met_bsn else _KOLOMMEN
    regel = io.StringIO()
    schrijver = csv.writer(regel, delimiter=";")
    schrijver.writerow(kolommen)
    for gevonden in bevindingen:
        yield regel.getvalue()
        regel.seek(0)
        regel.truncate()
        velden = _velden(gevonden, met_personen=met_bsn)
        schrijver.writerow((gevonden.bsn.nummer, *velden) if met_bsn else velden)
    yield regel.getvalue()


def _velden(gevonden: Vergelijkbevinding, *, met_personen: bool) -> tuple[str, ...]:
    """The fields of a line without its BSN, in the order of the columns."""
    eigen = cak = ""
    verschil = gevonden.verschil
    if verschil is not None and (met_personen or not verschil.veld.is_persoonlijk):
        eigen, cak = _tekst(verschil.eigen), _tekst(verschil.cak)
    return (
        gevonden.bevinding.code,
        gevonden.bevinding.plaats,
        ", ".join(str(regel.rij) for regel in gevonden.eigen),
        ", ".join(regel.verwijzing for regel in gevonden.cak),
        eigen,
        cak,
        gevonden.bevinding.tekst,
    )


def _tekst(waarde: Waarde | None) -> str:
    """A value as people at a gemeente write it."""
    if isinstance(waarde, bool):
        return "J" if waarde else "N"
    if isinstance(waarde, Bedrag):
        return waarde.kaal.replace(".", ",")
    tekst = str(waarde)
    return f"'{tekst}" if tekst.startswith(_FORMULETEKENS) else tekst


def als_html(
    aantallen: Iterable[tuple[str, int]],
    soorten: Iterable[tuple[str, str, str, int]],
    eerste: Iterable[Vergelijkbevinding],
    *,
    meer: int,
) -> str:
    """Tables of the counts, of the kinds of findings and of the first findings.

    It holds nothing by which a person is known; *meer* is how many findings are not shown.
    """
    regels = [_velden(gevonden, met_personen=False)[:-1] for gevonden in eerste]
    return "".join(
        (
            _tabel(("", "aantal"), aantallen),
            _tabel(("code", "veld", "bevinding", "aantal"), soorten),
            _tabel(_KOLOMMEN[:-1], regels),
            f"<p>en nog {meer}</p>" if meer else "",
        )
    )


def _tabel(koppen: Iterable[str], rijen: Iterable[Iterable[object]]) -> str:
    kop = "".join(f"<th>{escape(naam)}</th>" for naam in koppen)
    lijf = "".join(
        f"<tr>{''.join(f'<td>{escape(str(cel))}</td>' for cel in rij)}</tr>" for rij in rijen
    )
    return f"<table><tr>{kop}</tr>{lijf}</table>"
