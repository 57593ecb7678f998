"""Small households for the tests of this room."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode, Maand, Tijdlijn, Tijdvak
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.bijdrage import Bijdrageoverzicht, Reden, bereken_bijdrage
from wmo_eigenbijdrage.dossier import Client, Huishouden, Inkomen, Leefvorm, Persoon

LANDELIJK = Beleid(gemeente=Gemeentecode("0363"))


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def vak(tekst: str) -> Tijdvak:
    return Tijdvak.parse(tekst)


_VAKKEN = {
    "wlz_bijdrage",
    "bw_bijdrage",
    "opvangnachten",
    "alleen_rolstoel",
    "ten_laste_van_ouders",
    "ouders_vrij",
}


def persoon(*perioden: str, **feiten: Any) -> Persoon:
    """A person with periods written as ``2024-01-01..2024-12-31``."""
    geboren, overleden = feiten.pop("geboren", "1950-05-01"), feiten.pop("overleden", None)
    nummer: int = feiten.pop("nummer", 0)
    bsn = Bsn(("999990019", "999900006")[nummer])
    client = Client(bsn, dag(geboren), None if overleden is None else dag(overleden))
    velden: dict[str, Any] = {
        naam: [vak(str(tekst)) for tekst in waarde] if naam in _VAKKEN else waarde
        for naam, waarde in feiten.items()
    }
    return Persoon(client=client, perioden=[vak(p) for p in perioden], **velden)


def alleen(*perioden: str, **feiten: Any) -> Huishouden:
    return Huishouden((persoon(*perioden, **feiten),))


def paar(een: Persoon, ander: Persoon, vorm: Leefvorm = Leefvorm.GEHUWD) -> Huishouden:
    return Huishouden((een, ander), Tijdlijn.van({date(2000, 1, 1): vorm}))


def inkomens(jaren: Iterable[int], euro: int) -> tuple[Inkomen, ...]:
    return tuple(Inkomen(jaar, Bedrag.euro(euro)) for jaar in jaren)


def reken(huishouden: Huishouden, tot: str = "2026-12-31", **anders: Any) -> Bijdrageoverzicht:
    return bereken_bijdrage(
        huishouden, anders.pop("beleid", LANDELIJK), tot_en_met=dag(tot), **anders
    )


def per_maand(overzicht: Bijdrageoverzicht, jaar: int) -> list[int]:
    """Euro cents of each month of a year, all persons together; 0 where nothing is owed."""
    return [
        sum(reeks.bedrag.centen for reeks in overzicht.in_periode(Maand(jaar, n)))
        for n in range(1, 13)
    ]


def redenen(overzicht: Bijdrageoverzicht) -> list[Reden]:
    return [reeks.reden for reeks in overzicht.reeksen]
