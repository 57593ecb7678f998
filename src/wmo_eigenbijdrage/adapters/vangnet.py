"""The *vangnet*: meldingen as a list to type over in CAK's portal, when messages cannot be sent.

What the form of the portal looks like is in no source [gap]: the columns stand in the order of a
message, the person first and why last. The list names persons, so only its owner may read the file;
its name holds a day and no BSN.

Form: UTF-8 with a byte order mark, without which Excel reads it as Windows-1252; ``;`` between the
cells and days as ``31-12-2024``, amounts as ``1234,50``, as people at a gemeente type them. A text
that a spreadsheet would take for a formula gets an apostrophe before it, and so does one that
begins with an apostrophe, so that reading it back gives the same text.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

from attrs import evolve, field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.aanlevering import Inhoud, Melding, Meldingsoort
from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout
from wmo_eigenbijdrage.bedrag import Bedrag, Notatie
from wmo_eigenbijdrage.controle import eis_dag, eis_soort, van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import Bsn, EbStartNummer
from wmo_eigenbijdrage.ieb import Kostprijs

__all__ = [
    "KOLOMMEN",
    "Vangnetregel",
    "lees_vangnet",
    "schrijf_vangnet",
    "vangnetregel",
    "vangnetregels",
]

KOLOMMEN = (
    "BSN",
    "Startnummer",
    "Soort melding",
    "Startdatum",
    "Stopdatum",
    "Kostprijs",
    "Kostprijs vanaf",
    "Was: startdatum",
    "Was: stopdatum",
    "Was: kostprijs",
    "Was: kostprijs vanaf",
    "Waarom",
)
"""The header of the list."""

V = TypeVar("V")
_CODERING = "utf-8-sig"
_DAGVORM = re.compile(r"([0-9]{2})-([0-9]{2})-([0-9]{4})", re.ASCII)
_SOORTEN = {soort.value: soort for soort in Meldingsoort}
# A spreadsheet takes a text that begins so for a formula; an apostrophe marks those.
_BIJZONDER = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")


@frozen(kw_only=True)
class Vangnetregel:
    """One melding to type over."""

    bsn: Bsn = field(validator=van_soort(Bsn))
    startnummer: EbStartNummer = field(validator=van_soort(EbStartNummer))
    soort: Meldingsoort = field(validator=van_soort(Meldingsoort))
    inhoud: Inhoud | None = field(default=None, validator=optional(van_soort(Inhoud)))
    """What CAK is to have of the period; ``None`` when it is withdrawn."""
    vervangt: Inhoud | None = field(default=None, validator=optional(van_soort(Inhoud)))
    """What it has now; ``None`` for a start."""
    waarom: str = field(default="", validator=van_soort(str))
    """The boundaries with the facts that made them, in Dutch."""

    def __attrs_post_init__(self) -> None:
        verwacht = (
            self.soort is not Meldingsoort.INTREKKING,
            self.soort is not Meldingsoort.START,
        )
        if (self.inhoud is not None, self.vervangt is not None) != verwacht:
            raise OngeldigeWaarde(
                "soort",
                f"{self.soort.value} does not go with what is told",
                "a start replaces nothing, a withdrawal tells nothing, the others do both",
            )


def vangnetregel(bsn: Bsn, melding: Melding) -> Vangnetregel:
    """The line of a melding that was booked, so that its period has a number.

    Only what CAK is told is in it: dates that a time limit cut are not.

    Raises:
        OngeldigeWaarde: the melding has no start number yet.
    """
    eis_soort("melding", melding, Melding)
    if melding.startnummer is None:
        raise OngeldigeWaarde("startnummer", "has not been given out", "book the melding first")
    return Vangnetregel(
        bsn=bsn,
        startnummer=melding.startnummer,
        soort=melding.soort,
        inhoud=_zoals_gemeld(melding.na),
        vervangt=_zoals_gemeld(melding.voor),
        waarom="; ".join(map(str, melding.grenzen)),
    )


def _zoals_gemeld(inhoud: Inhoud | None) -> Inhoud | None:
    if inhoud is None:
        return None
    return evolve(inhoud, gewenste_startdatum=None, gewenste_stopdatum=None)


def vangnetregels(regels: Iterable[Vangnetregel]) -> Iterator[str]:
    """The lines of the list, header first, each with its line end.

    >>> from wmo_eigenbijdrage.aanlevering import Inhoud
    >>> regel = Vangnetregel(
    ...     bsn=Bsn("999990019"),
    ...     startnummer=EbStartNummer(7),
    ...     soort=Meldingsoort.START,
    ...     inhoud=Inhoud(startdatum=date(2024, 3, 4)),
    ... )
    >>> [tekst.strip() for tekst in vangnetregels([regel])][1]
    '999990019;7;start;04-03-2024;;;;;;;;'
    """
    tekst = io.StringIO(newline="")
    schrijver = csv.writer(tekst, delimiter=";")
    schrijver.writerow(KOLOMMEN)
    yield tekst.getvalue()
    for regel in regels:
        eis_soort("regels", regel, Vangnetregel)
        tekst.seek(0)
        tekst.truncate()
        schrijver.writerow(
            (
                regel.bsn.nummer,
                regel.startnummer,
                regel.soort.value,
                *_cellen(regel.inhoud),
                *_cellen(regel.vervangt),
                f"'{regel.waarom}" if regel.waarom.startswith(_BIJZONDER) else regel.waarom,
            )
        )
        yield tekst.getvalue()


def _cellen(inhoud: Inhoud | None) -> tuple[str, str, str, str]:
    if inhoud is None:
        return "", "", "", ""
    prijs = inhoud.kostprijs
    return (
        _dag(inhoud.startdatum),
        "" if inhoud.stopdatum is None else _dag(inhoud.stopdatum),
        "" if prijs is None else prijs.bedrag.kaal.replace(".", ","),
        "" if prijs is None else _dag(prijs.startdatum),
    )


def _dag(dag: date) -> str:
    return f"{dag.day:02d}-{dag.month:02d}-{dag.year:04d}"  # strftime drops zeros of early years


def schrijf_vangnet(map_: Path, regels: Iterable[Vangnetregel], *, dagtekening: date) -> Path:
    """Write the list to ``vangnet-JJJJ-MM-DD.csv`` in a folder, and give its path.

    Nothing is left behind when writing fails.

    Raises:
        BestandFout: a list of that day is there already, or the folder cannot be written to.
    """
    eis_dag("dagtekening", dagtekening)
    pad = map_ / f"vangnet-{dagtekening.isoformat()}.csv"
    try:
        os.close(os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise BestandFout(
            str(pad), "bestaat al", "typ die lijst eerst over en verplaats haar"
        ) from None
    except OSError:
        raise BestandFout(
            str(pad), "is niet te maken", "geef een map waarin u mag schrijven"
        ) from None
    try:
        with pad.open("w", encoding=_CODERING, newline="") as bestand:
            bestand.writelines(vangnetregels(regels))
    except BaseException:
        pad.unlink(missing_ok=True)
        raise
    return pad


def lees_vangnet(pad: Path) -> tuple[Vangnetregel, ...]:
    """The lines of a list as they were written, to see what was to be typed over.

    Raises:
        BestandFout: it cannot be read, or is no such list; what a cell holds is not shown.
    """
    try:
        tekst = pad.read_bytes().decode(_CODERING)
    except (OSError, UnicodeDecodeError):
        raise BestandFout(
            str(pad), "is niet te lezen als UTF-8", "geef een lijst van het vangnet"
        ) from None
    try:
        rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=";", strict=True))
    except csv.Error:
        raise BestandFout(str(pad), "is geen CSV", "geef een lijst van het vangnet") from None
    if not rijen or tuple(rijen[0]) != KOLOMMEN:
        raise BestandFout(str(pad), "heeft andere kolommen", "geef een lijst van het vangnet")
    return tuple(_regel(pad, nummer, rij) for nummer, rij in enumerate(rijen[1:], 2))


@contextmanager
def _op_plaats(pad: Path, nummer: int, wat: str) -> Generator[None, None, None]:
    """Any error about a value becomes one about its place; the value itself is not shown."""
    try:
        yield
    except ValueError:
        raise BestandFout(
            str(pad), f"heeft in rij {nummer} een ongeldige {wat}", "verbeter de rij"
        ) from None


def _regel(pad: Path, nummer: int, rij: Sequence[str]) -> Vangnetregel:
    if len(rij) != len(KOLOMMEN):
        raise BestandFout(
            str(pad), f"heeft in rij {nummer} niet {len(KOLOMMEN)} cellen", "verbeter de rij"
        )

    def cel(plek: int, lees: Callable[[str], V]) -> V:
        with _op_plaats(pad, nummer, f"waarde onder {KOLOMMEN[plek]}"):
            return lees(rij[plek])

    def inhoud(begin: int) -> Inhoud | None:
        start, stop = (cel(begin + plek, _als_dag) for plek in (0, 1))
        bedrag, vanaf = cel(begin + 2, _als_bedrag), cel(begin + 3, _als_dag)
        with _op_plaats(pad, nummer, "combinatie van datums en kostprijs"):
            return _samen(start, stop, bedrag, vanaf)

    bsn, startnummer, soort = cel(0, Bsn), cel(1, _als_startnummer), cel(2, _als_soort)
    nieuw, oud = inhoud(3), inhoud(7)
    with _op_plaats(pad, nummer, "combinatie van soort en inhoud"):
        return Vangnetregel(
            bsn=bsn,
            startnummer=startnummer,
            soort=soort,
            inhoud=nieuw,
            vervangt=oud,
            waarom=rij[11].removeprefix("'"),
        )


def _als_startnummer(tekst: str) -> EbStartNummer:
    if not (tekst.isascii() and tekst.isdigit()):
        raise OngeldigeWaarde("startnummer", "is no number", "give digits")
    return EbStartNummer(int(tekst))


def _als_soort(tekst: str) -> Meldingsoort:
    if (soort := _SOORTEN.get(tekst)) is None:
        raise OngeldigeWaarde("soort", "is unknown", f"give one of {', '.join(_SOORTEN)}")
    return soort


def _als_dag(tekst: str) -> date | None:
    if not tekst:
        return None
    if (gevonden := _DAGVORM.fullmatch(tekst)) is None:
        raise OngeldigeWaarde("dag", "is no day", "write it as 31-12-2024")
    dag, maand, jaar = map(int, gevonden.groups())
    return date(jaar, maand, dag)


def _als_bedrag(tekst: str) -> Bedrag | None:
    return Bedrag.parse(tekst, Notatie.NEDERLANDS) if tekst else None


def _samen(
    start: date | None, stop: date | None, bedrag: Bedrag | None, vanaf: date | None
) -> Inhoud | None:
    prijs = None
    if bedrag is not None and vanaf is not None:
        prijs = Kostprijs(bedrag, vanaf)
    elif bedrag is not None or vanaf is not None:
        raise OngeldigeWaarde("kostprijs", "lacks its amount or its day", "give both or neither")
    if start is not None:
        return Inhoud(startdatum=start, stopdatum=stop, kostprijs=prijs)
    if stop is not None or prijs is not None:
        raise OngeldigeWaarde("startdatum", "is missing", "give it too")
    return None
