"""`Grondslag`: the article of law that a rule or a figure rests on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from attrs import frozen

from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.kalender import Tijdvak
from wmo_eigenbijdrage.landelijk._bestand import Tabel, lees_toml

__all__ = ["Grondslag", "grondslag", "grondslagen"]


@frozen
class Grondslag:
    """One legal source: regulation, article, and the text that was read.

    >>> g = grondslag("ub-3.5-4")
    >>> print(g)
    Uitvoeringsbesluit Wmo 2015, art. 3.5 lid 4
    >>> g.adres
    'https://wetten.overheid.nl/BWBR0035733/2026-01-01#Artikel3.5'
    """

    sleutel: str
    """The name under which data and code refer to it."""
    regeling: str
    """The BWB number; titles are mixed up in practice, numbers are not."""
    titel: str
    artikel: str
    lid: str | None
    onderdeel: str | None
    tekst: date
    """In-force date of the text that was read."""
    geldig: Tijdvak
    """The days on which the rule applies in this form."""
    omschrijving: str
    """What it says, in our own words."""
    bevestigd: bool
    """Whether the text itself was read."""

    @property
    def adres(self) -> str:
        """Where the text stands."""
        return f"https://wetten.overheid.nl/{self.regeling}/{self.tekst}#Artikel{self.artikel}"

    def __str__(self) -> str:
        lid = f" lid {self.lid}" if self.lid else ""
        onderdeel = f" onder {self.onderdeel}" if self.onderdeel else ""
        return f"{self.titel}, art. {self.artikel}{lid}{onderdeel}"


def _maak(tabel: Tabel, titels: Mapping[str, str]) -> Grondslag:
    regeling = tabel.verplicht("regeling", str)
    if regeling not in titels:
        raise tabel.fout("regeling", f"{regeling} is not listed", "add it under [regeling]")
    gemaakt = Grondslag(
        sleutel=tabel.verplicht("sleutel", str),
        regeling=regeling,
        titel=titels[regeling],
        artikel=tabel.verplicht("artikel", str),
        lid=tabel.facultatief("lid", str),
        onderdeel=tabel.facultatief("onderdeel", str),
        tekst=tabel.verplicht("tekst", date),
        geldig=Tijdvak(tabel.verplicht("vanaf", date), tabel.facultatief("tot", date)),
        omschrijving=tabel.verplicht("omschrijving", str),
        bevestigd=tabel.verplicht("bevestigd", bool),
    )
    tabel.klaar()
    return gemaakt


@cache
def grondslagen() -> Mapping[str, Grondslag]:
    """All legal sources by key."""
    return lees_grondslagen(lees_toml("grondslagen.toml"))


def lees_grondslagen(bestand: Tabel) -> Mapping[str, Grondslag]:
    """The legal sources that a data file lists.

    Raises:
        GegevensFout: the file breaks a rule.
    """
    titels = bestand.woordenboek("regeling")
    per_sleutel: dict[str, Grondslag] = {}
    for tabel in bestand.tabellen("grondslag"):
        gemaakt = _maak(tabel, titels)
        if gemaakt.sleutel in per_sleutel:
            raise tabel.fout("sleutel", f"{gemaakt.sleutel} occurs twice", "rename one")
        per_sleutel[gemaakt.sleutel] = gemaakt
    bestand.klaar()
    return MappingProxyType(per_sleutel)


def grondslag(sleutel: str) -> Grondslag:
    """The legal source with this key.

    Raises:
        OnbekendeParameter: no source has that key.
    """
    try:
        return grondslagen()[sleutel]
    except KeyError:
        raise OnbekendeParameter("grondslag", sleutel, ", ".join(sorted(grondslagen()))) from None
