"""The report as one HTML file: no scripts, nothing from elsewhere."""

from __future__ import annotations

from html import escape

from wmo_eigenbijdrage.testing.conformiteit.loper import Oordeel, Uitslag
from wmo_eigenbijdrage.testing.conformiteit.proces import dek_af
from wmo_eigenbijdrage.testing.conformiteit.verslag import Verslag, toon_json

__all__ = ["als_html"]

_STIJL = """\
body { font: 16px/1.5 sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid #ccc; padding: .25rem .75rem; text-align: right; }
th:first-child, td:first-child { text-align: left; }
tfoot { font-weight: bold; }
.fout { color: #a00; }
summary { cursor: pointer; margin: .5rem 0; }
dl { display: grid; grid-template-columns: 6rem 1fr; margin: 0 0 1rem 1rem; }
dt { color: #555; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
dd.code { font-family: monospace; }
"""
_MEESTE_FOUTEN = 50


def als_html(verslag: Verslag) -> str:
    """A table per rule, and the failures of each rule to unfold: at most fifty of them."""
    delen = [
        "<!DOCTYPE html>",
        '<html lang="nl">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>Conformiteit van {escape(verslag.programma)}</title>",
        f"<style>\n{_STIJL}</style>",
        "</head>",
        "<body>",
        f"<h1>Conformiteit van {escape(verslag.programma)}</h1>",
        f"<p>{escape(verslag.verzameling)}</p>",
        *_tabel(verslag),
    ]
    for telling in verslag.tellingen:
        fouten = [u for u in verslag.van(telling.regel) if u.oordeel is Oordeel.FOUT]
        if not fouten:
            continue
        delen.append(f"<h2>{escape(telling.regel)}: {telling.fout} fout</h2>")
        for uitslag in fouten[:_MEESTE_FOUTEN]:
            delen += _fout(uitslag)
        if len(fouten) > _MEESTE_FOUTEN:
            delen.append(f"<p>En nog {len(fouten) - _MEESTE_FOUTEN}.</p>")
    return "\n".join([*delen, "</body>", "</html>", ""])


def _tabel(verslag: Verslag) -> list[str]:
    rijen: list[str] = []
    for telling in (*verslag.tellingen, verslag.totaal):
        soort = ' class="fout"' if telling.fout else ""
        rijen.append(
            f"<tr><td>{escape(telling.regel)}</td><td>{telling.goed}</td>"
            f"<td{soort}>{telling.fout}</td><td>{telling.niet_ondersteund}</td></tr>"
        )
    return [
        "<table>",
        "<thead><tr><th>Regel</th><th>Goed</th><th>Fout</th><th>Niet ondersteund</th></tr></thead>",
        "<tbody>",
        *rijen[:-1],
        "</tbody>",
        f"<tfoot>{rijen[-1]}</tfoot>",
        "</table>",
    ]


def _fout(uitslag: Uitslag) -> list[str]:
    geval = uitslag.geval
    paren = [
        ("Reden", uitslag.reden, ""),
        ("Vraag", f"{geval.vraag} {toon_json(geval.gegeven)}", ' class="code"'),
        ("Verwacht", toon_json(geval.verwacht), ' class="code"'),
        ("Gekregen", toon_json(uitslag.gekregen) or "-", ' class="code"'),
        ("Bron", f"{geval.bron} [{geval.merk}]", ""),
    ]
    if uitslag.staart:
        paren.append(("Stderr", uitslag.staart, ' class="code"'))
    return [
        f"<details><summary>{escape(geval.id)}: {escape(dek_af(geval.zin))}</summary>",
        "<dl>",
        *(f"<dt>{naam}</dt><dd{soort}>{escape(tekst)}</dd>" for naam, tekst, soort in paren),
        "</dl></details>",
    ]
