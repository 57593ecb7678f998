"""The lists that a job leaves behind: lines of ``rij;kolom;code;reden``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

__all__ = ["Lijstrecord", "lijstregels", "uitvalregels"]

Lijstrecord: TypeAlias = tuple[int, int, str, str, str]
"""Row number, a number that keeps the order within the row, column, code, text."""


def uitvalregels(records: Iterator[Lijstrecord]) -> Iterator[str]:
    """One line for each row that fell out, with all its reasons, so that lines count rows."""
    return lijstregels(map(_samen, groupby(records, key=itemgetter(0))))


def _samen(groep: tuple[int, Iterator[Lijstrecord]]) -> Lijstrecord:
    rij, records = groep
    _, _, kolommen, codes, teksten = zip(*records, strict=True)
    return rij, 0, " | ".join(kolommen), " | ".join(codes), " | ".join(teksten)


def lijstregels(records: Iterator[Lijstrecord]) -> Iterator[str]:
    """The lines of a list, header first."""
    regel = io.StringIO()
    schrijver = csv.writer(regel, delimiter=";")
    schrijver.writerow(("rij", "kolom", "code", "reden"))
    for rij, _, kolom, code, tekst in records:
        schrijver.writerow((rij, kolom, code, tekst))
        yield regel.getvalue()
        regel.seek(0)
        regel.truncate()
    yield regel.getvalue()
