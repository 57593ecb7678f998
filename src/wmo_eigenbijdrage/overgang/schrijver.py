"""Writing rows back in the forms in which the files of CAK may have come: for tests and examples.

No answer file to CAK exists: the gemeente decides what to do with differences. What is written here
reads back as the same rows, in every spelling, layout and notation.

Source: CAK, Toelichting H&V- en ZA-bestanden (22-11-2019); checklist 2020, bijlage 1.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from itertools import chain
from typing import TypeAlias

from attrs import field, frozen
from attrs.validators import in_

from wmo_eigenbijdrage.bedrag import Bedrag, Notatie
from wmo_eigenbijdrage.controle import van_soort
from wmo_eigenbijdrage.overgang.celwaarden import REGELING, OnbekendeVorm, Persoonsgegevens
from wmo_eigenbijdrage.overgang.hv_rij import HvRij
from wmo_eigenbijdrage.overgang.kolommen import HvKolom
from wmo_eigenbijdrage.overgang.za_kolommen import ZaKolom
from wmo_eigenbijdrage.overgang.za_rij import ZaRij

__all__ = [
    "Celwaarde",
    "HvIndeling",
    "Opmaak",
    "Spelling",
    "hv_kop",
    "hv_waarden",
    "schrijf_hv",
    "schrijf_za",
    "za_kop",
    "za_waarden",
]

Celwaarde: TypeAlias = str | int | Bedrag | date | None
"""What a cell of a file holds before it becomes text; ``None`` for an empty one."""


class Spelling(Enum):
    """Which of the two explanations the names in the header of the H&V-bestand follow."""

    TOELICHTING = "toelichting"
    """CAK, 22-11-2019: ``GEBORTEDATUM``, ``KOSTEN_PER_PERIODIE``."""
    CHECKLIST = "checklist"
    """Checklist 2020, bijlage 1: ``GEBOORTEDATUM``, ``KOSTEN_PER_PERIODE``."""


class HvIndeling(Enum):
    """Which delivery of the H&V-bestand the columns are those of."""

    OKTOBER = "oktober"
    """The nineteen columns of October 2019 and later."""
    SEPTEMBER = "september"
    """The eighteen of 24 September 2019, without INNINGSYSTEMATIEK."""


_TOELICHTING = {
    HvKolom.GEBOORTEDATUM: "GEBORTEDATUM",
    HvKolom.KOSTEN_PER_PERIODE: "KOSTEN_PER_PERIODIE",
}


@frozen
class Opmaak:
    """How a file is written."""

    spelling: Spelling = field(default=Spelling.TOELICHTING, validator=van_soort(Spelling))
    indeling: HvIndeling = field(default=HvIndeling.OKTOBER, validator=van_soort(HvIndeling))
    notatie: Notatie = field(default=Notatie.NEDERLANDS, validator=van_soort(Notatie))
    scheidingsteken: str = field(default=";", validator=in_((";", ",", "\t")))
    datumvorm: str = field(default="%d-%m-%Y", validator=van_soort(str))
    """As ``strftime`` takes it."""


_GEWOON = Opmaak()


def hv_kop(opmaak: Opmaak = _GEWOON) -> list[str]:
    """The header of an H&V-bestand."""
    namen = _TOELICHTING if opmaak.spelling is Spelling.TOELICHTING else {}
    kop = [namen.get(kolom, kolom.value) for kolom in HvKolom]
    return kop[:-1] if opmaak.indeling is HvIndeling.SEPTEMBER else kop


def za_kop() -> list[str]:
    """The header of a ZA-bestand."""
    return [kolom.value for kolom in ZaKolom]


def hv_waarden(rij: HvRij, opmaak: Opmaak = _GEWOON) -> list[Celwaarde]:
    """The values of a row under `hv_kop`. They hold the BSN and the names in full."""
    vanaf = rij.vanaf
    waarden: list[Celwaarde] = [
        rij.bsn.nummer,
        *_persoon(rij.persoon),
        _tekst(rij.zorgperiode),
        rij.dossiernummer,
        REGELING,
        "J" if rij.pgb else "N",
        rij.groepcode,
        rij.groepnaam,
        rij.totale_kosten,
        None if vanaf is None else vanaf.jaar,
        None if vanaf is None else vanaf.nummer,
        rij.aantal_perioden,
        rij.kosten_per_periode,
        rij.restbedrag,
        _ja_nee(rij.is_laatste),
        rij.variant.value,
    ]
    return waarden[:-1] if opmaak.indeling is HvIndeling.SEPTEMBER else waarden


def za_waarden(rij: ZaRij) -> list[Celwaarde]:
    """The values of a row under `za_kop`. They hold the BSN and the names in full."""
    week = rij.periode_week
    return [
        rij.bsn.nummer,
        *_persoon(rij.persoon),
        _tekst(week)
        if week is None or isinstance(week, OnbekendeVorm)
        else f"{week.jaar}{week.aanduiding}{week.nummer:02d}",
        str(rij.aanbieder),
        rij.aanbiedernaam,
        REGELING,
        rij.productcode,
        rij.productomschrijving,
        rij.minuten,
        _ja_nee(rij.is_laatste),
    ]


def schrijf_hv(rijen: Iterable[HvRij], opmaak: Opmaak = _GEWOON) -> Iterator[str]:
    """The lines of an H&V-bestand without line ends, header first.

    >>> next(schrijf_hv([])).split(";")[4:6]
    ['GEBORTEDATUM', 'ZORGPERIODE']
    """
    return _regels(hv_kop(opmaak), (hv_waarden(rij, opmaak) for rij in rijen), opmaak)


def schrijf_za(rijen: Iterable[ZaRij], opmaak: Opmaak = _GEWOON) -> Iterator[str]:
    """The lines of a ZA-bestand without line ends, header first."""
    return _regels(za_kop(), map(za_waarden, rijen), opmaak)


def _persoon(persoon: Persoonsgegevens) -> tuple[Celwaarde, ...]:
    dag = persoon.geboortedatum
    return (
        persoon.achternaam,
        persoon.voorletters,
        persoon.voorvoegsel,
        dag.tekst if isinstance(dag, OnbekendeVorm) else dag,
    )


def _tekst(waarde: object) -> str | None:
    if waarde is None:
        return None
    return waarde.tekst if isinstance(waarde, OnbekendeVorm) else str(waarde)


def _ja_nee(waarde: bool | OnbekendeVorm | None) -> str | None:  # noqa: FBT001 (it is the value)
    return ("J" if waarde else "N") if isinstance(waarde, bool) else _tekst(waarde)


def _als_tekst(waarde: Celwaarde, opmaak: Opmaak) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, Bedrag):
        is_kaal = opmaak.notatie is Notatie.KAAL
        return waarde.kaal if is_kaal else waarde.kaal.replace(".", ",")
    return waarde.strftime(opmaak.datumvorm) if isinstance(waarde, date) else str(waarde)


def _regels(
    kop: Sequence[Celwaarde], rijen: Iterable[Sequence[Celwaarde]], opmaak: Opmaak
) -> Iterator[str]:
    regel = io.StringIO()
    schrijver = csv.writer(regel, delimiter=opmaak.scheidingsteken, lineterminator="")
    for waarden in chain((kop,), rijen):
        regel.seek(0)
        regel.truncate()
        schrijver.writerow([_als_tekst(waarde, opmaak) for waarde in waarden])
        yield regel.getvalue()
