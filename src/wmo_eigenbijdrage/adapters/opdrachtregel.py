"""The command line: ``python -m wmo_eigenbijdrage``."""

from __future__ import annotations

import argparse
import io
import re
import signal
import sys
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from types import FrameType
from typing import NoReturn, TextIO

from wmo_eigenbijdrage.adapters.initiele_aanlevering import (
    Opdracht,
    Samenvatting,
    lever_initieel_aan,
)
from wmo_eigenbijdrage.adapters.nummering import OplopendeNummering
from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout
from wmo_eigenbijdrage.bedrag import Notatie
from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import EbStartNummer, Gemeentecode
from wmo_eigenbijdrage.landelijk import gemeente
from wmo_eigenbijdrage.overgang import STARTDATUM, BereikteKostprijs, PeriodenOm

__all__ = ["main"]

VOORBEELD = "hv-oktober-2019.csv"
_VOORBEELDGEMEENTE = "0363"
_VOORBEELDMAP = "initiele-aanlevering-2020"
# The first day on which CAK took messages [inferred]: not confirmed, see the checklist page.
_EERSTE_DAGTEKENING = date(2020, 1, 2)
_BALK = 30
_LAATSTE_NUMMER = "999.999.999"  # with points, as nine digits in a row are hidden in errors
_GOED, _FOUT, _AFGEBROKEN = 0, 2, 130


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        raise BestandFout("opdracht", f"is niet te lezen ({message})", "zie --help")


def _parser() -> _Parser:
    parser = _Parser(
        prog="python -m wmo_eigenbijdrage",
        description="Eigen bijdrage Wmo 2015: van bestanden van het CAK naar iEb-berichten.",
    )
    opdrachten = parser.add_subparsers(dest="opdracht", required=True, metavar="OPDRACHT")
    aanlevering = opdrachten.add_parser(
        "initiele-aanlevering",
        help="van een H&V-bestand uit 2019 naar startberichten (iEb 1.0, WMO401) voor 2020",
        description="Maakt van een H&V-bestand een startbericht per persoon en een uitval.csv. "
        "Zonder argumenten gebeurt dat met het meegeleverde voorbeeld.",
    )
    voeg_toe = aanlevering.add_argument
    voeg_toe("bestand", nargs="?", type=Path, metavar="HV-BESTAND", help="CSV of .xlsx van het CAK")
    voeg_toe("--gemeente", metavar="CODE", help="CBS-gemeentecode van de afzender, zoals 0363")
    voeg_toe("--uit", type=Path, metavar="MAP", help="nieuwe map voor berichten en lijsten")
    voeg_toe("--blad", metavar="NAAM", help="blad van een .xlsx (nodig als er meer passen)")
    voeg_toe("--vervang", action="store_true", help="vervang een eerdere uitkomst in MAP")
    voeg_toe(
        "--dagtekening",
        metavar="DATUM",
        default=_EERSTE_DAGTEKENING.isoformat(),
        help="datum van verzending in de berichten (standaard %(default)s)",
    )
    voeg_toe(
        "--eerste-nummer",
        metavar="N",
        default="1",
        help="eerste EbStartNummer en berichtnummer; nooit eerder gebruikt (standaard 1)",
    )
    voeg_toe(
        "--notatie",
        choices=[notatie.value for notatie in Notatie],
        help="schrijfwijze van bedragen, als 1.234 voorkomt: nederlands (1.234,50) of kaal",
    )
    voeg_toe(
        "--bereikte-kostprijs",
        choices=[keuze.value for keuze in BereikteKostprijs],
        default=BereikteKostprijs.NIET_AANMELDEN.value,
        help="personen van wie niets meer te innen is: niet aanmelden (standaard) of toch",
    )
    voeg_toe(
        "--perioden-om",
        choices=[keuze.value for keuze in PeriodenOm],
        default=PeriodenOm.BUITEN_KEUZE.value,
        help="voorzieningen waarvan het aantal perioden voor 2020 om was, naast een die doorloopt: "
        "buiten de keuze van de kostprijs (standaard) of meetellen",
    )
    return parser


def main(argumenten: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 when done, 2 when something given is wrong."""
    for uit in (sys.stdout, sys.stderr):
        if isinstance(uit, io.TextIOWrapper):
            uit.reconfigure(errors="replace")  # a bare terminal may lack letters such as û
    balk = Voortgangsbalk(sys.stderr) if sys.stderr.isatty() else None
    try:
        with _ook_bij_beeindiging():
            gedaan = _voer_uit(_parser().parse_args(argumenten), balk)
    except (OngeldigeWaarde, OnbekendeParameter) as fout:
        return _meld(balk, f"fout: {_zonder_nummers(str(fout))}", _FOUT)
    except OSError as fout:
        return _meld(balk, f"fout: {fout.strerror or fout}; er is niets geschreven", _FOUT)
    except KeyboardInterrupt:
        return _meld(balk, "afgebroken; er is niets geschreven", _AFGEBROKEN)
    try:
        print(gedaan, flush=True)
    except OSError:
        # The work is done and stays; only the telling failed, as when a pipe closes.
        sys.stdout = io.StringIO()
        return _meld(None, "alles is geschreven, maar het verslag kon niet worden getoond", _GOED)
    return _GOED


def _meld(balk: Voortgangsbalk | None, tekst: str, status: int) -> int:
    if balk is not None:
        balk.wis()
    print(tekst, file=sys.stderr)
    return status


def _zonder_nummers(tekst: str) -> str:
    """An error text without anything that could be a BSN: it may repeat an argument."""
    return re.sub(r"(?<![0-9])[0-9]{9}(?![0-9])", "*********", tekst)


@contextmanager
def _ook_bij_beeindiging() -> Generator[None, None, None]:
    """Let a request to end the process clean up as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def onderbreek(_signaal: int, _plaats: FrameType | None) -> None:
        raise KeyboardInterrupt

    vorige = signal.signal(signal.SIGTERM, onderbreek)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, vorige)


def _voer_uit(gegeven: argparse.Namespace, balk: Voortgangsbalk | None) -> str:
    voorbeeld = files("wmo_eigenbijdrage.adapters") / "voorbeelden" / VOORBEELD
    with as_file(voorbeeld) as voorbeeldpad:
        opdracht = _opdracht(gegeven, voorbeeldpad)
        nummering = _nummering(gegeven.eerste_nummer)
        samenvatting = lever_initieel_aan(opdracht, nummering, voortgang=balk)
    return verslag(opdracht, samenvatting)


def _opdracht(gegeven: argparse.Namespace, voorbeeld: Path) -> Opdracht:
    is_voorbeeld = gegeven.bestand is None
    if not is_voorbeeld and gegeven.gemeente is None:
        raise BestandFout("--gemeente", "ontbreekt", "geef de CBS-code, zoals --gemeente 0363")
    if not is_voorbeeld and gegeven.uit is None:
        raise BestandFout("--uit", "ontbreekt", "geef een nieuwe map, zoals --uit berichten")
    return Opdracht(
        bestand=gegeven.bestand or voorbeeld,
        uit=gegeven.uit or Path(_VOORBEELDMAP),
        gemeente=_gemeente(gegeven.gemeente or _VOORBEELDGEMEENTE),
        dagtekening=_datum(gegeven.dagtekening),
        notatie=None if gegeven.notatie is None else Notatie(gegeven.notatie),
        bereikt=BereikteKostprijs(gegeven.bereikte_kostprijs),
        perioden_om=PeriodenOm(gegeven.perioden_om),
        vervang=gegeven.vervang,
        is_voorbeeld=is_voorbeeld,
        blad=gegeven.blad,
    )


def _gemeente(tekst: str) -> Gemeentecode:
    try:
        code = Gemeentecode(tekst)
        gemeente(code, STARTDATUM)
    except (OngeldigeWaarde, OnbekendeParameter):
        raise BestandFout(
            "--gemeente",
            f"{tekst!r} was op {STARTDATUM} geen gemeentecode",
            "geef vier cijfers volgens het CBS, zoals 0363 voor Amsterdam",
        ) from None
    return code


class _Nummering(OplopendeNummering):
    """Says in a line which option to change when the numbers run out."""

    def startnummer(self) -> EbStartNummer:
        try:
            return super().startnummer()
        except OngeldigeWaarde:
            raise BestandFout(
                "--eerste-nummer",
                "laat niet genoeg nummers over voor alle personen",
                f"begin lager; {_LAATSTE_NUMMER} is het laatste",
            ) from None


def _nummering(tekst: str) -> OplopendeNummering:
    try:
        if not (tekst.isascii() and tekst.isdigit()):
            raise ValueError
        return _Nummering(int(tekst))
    except ValueError:
        raise BestandFout(
            "--eerste-nummer",
            f"{tekst!r} kan niet",
            f"geef een getal van 0 tot en met {_LAATSTE_NUMMER}",
        ) from None


def _datum(tekst: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", tekst, re.ASCII) is None:
            raise ValueError
        return date.fromisoformat(tekst)
    except ValueError:
        raise BestandFout(
            "--dagtekening", f"{tekst!r} is geen datum", "schrijf 2020-01-02"
        ) from None


def verslag(opdracht: Opdracht, s: Samenvatting) -> str:
    """What was done, for a person to read."""
    naam = gemeente(opdracht.gemeente, STARTDATUM).naam
    teken = {"\t": "tab"}.get(s.scheidingsteken, s.scheidingsteken)
    vorm = f"blad {s.blad}" if s.blad else f"scheidingsteken {teken}"
    september = ", zonder INNINGSYSTEMATIEK (september 2019)" if s.is_september else ""
    bron = f"{opdracht.bestand.name} ({s.codering}, {vorm}, {s.kolommen} kolommen"
    regels = [
        f"Initiële aanlevering 2020 voor gemeente {opdracht.gemeente} {naam}",
        f"  bestand         {bron}{september})",
        f"  rijen in        {_getal(s.rijen_in)}",
        f"    in berichten  {_getal(s.startberichten)}  een per persoon",
        f"    samengevoegd  {_getal(s.samengevoegd)}  bij een andere rij van dezelfde persoon",
        f"    uitval        {_getal(s.uitval)}  zie uitval.csv",
        f"  lege regels     {_getal(s.lege_regels)}  overgeslagen: zonder inhoud onder de kop",
        f"  startberichten  {_getal(s.startberichten)}  zie WMO401-*.xml",
        f"    met kostprijs {_getal(s.met_kostprijs)}",
        f"  opmerkingen     {_getal(s.opmerkingen)}  zie bevindingen.csv",
        f"  geschreven naar {opdracht.uit}",
        "Let op: RESTBEDRAG is de stand van de zorgperiode in het bestand; wat het CAK daarna nog",
        "in rekening bracht is niet verwerkt. Hulp in de huishouding staat niet in dit bestand.",
    ]
    return "\n".join(regels)


def _getal(aantal: int) -> str:
    return f"{aantal:>9,}".replace(",", ".")


class Voortgangsbalk:
    """A bar on a terminal; implements the port `Voortgang`."""

    def __init__(self, uit: TextIO) -> None:
        self._uit = uit

    def meld(self, fase: str, deel: float) -> None:
        """Draw the bar; wipe it when the job is done."""
        if fase == "klaar":
            self.wis()
            return
        vol = int(deel * _BALK)
        self._uit.write(f"\r{fase:<10}[{'#' * vol}{'.' * (_BALK - vol)}] {deel:4.0%}")
        self._uit.flush()

    def wis(self) -> None:
        """Leave an empty line."""
        self._uit.write("\r" + " " * (_BALK + 17) + "\r")
        self._uit.flush()
