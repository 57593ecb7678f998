"""A gemeente that talks to the simulated CAK: messages are made, numbered and sent in one call."""

from datetime import date
from typing import Any

from attrs import define, evolve, field

from ieb_berichten import maak
from wmo_eigenbijdrage import Bedrag, Bsn, Maand
from wmo_eigenbijdrage.dossier import Client, Huishouden, Leefvorm, Persoon
from wmo_eigenbijdrage.ieb import (
    Heenbericht,
    Kostprijs,
    Retourbericht,
    Startbericht,
    Stopbericht,
    from_xml,
    release,
    to_xml,
)
from wmo_eigenbijdrage.ieb import Periodebericht as Periode
from wmo_eigenbijdrage.kalender import Tijdlijn
from wmo_eigenbijdrage.testing.cak import CakSimulator, Maandafsluiting, Ontvangst

EEN, TWEE = Bsn("999990019"), Bsn("999900006")


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def maand(tekst: str) -> Maand:
    return Maand.parse(tekst)


def prijs(euro: int, vanaf: str) -> Kostprijs:
    return Kostprijs(Bedrag.euro(euro), dag(vanaf))


def persoon(bsn: Bsn = EEN, geboren: str = "1940-05-01", **feiten: Any) -> Persoon:
    overleden = feiten.pop("overleden", None)
    client = Client(bsn, dag(geboren), None if overleden is None else dag(overleden))
    return Persoon(client=client, **feiten)


def paar(vanaf: str, tot: str | None = None, **tweede: Any) -> Huishouden:
    """Two who marry on a day, and may separate on another."""
    vormen = {dag("1990-01-01"): Leefvorm.ALLEENSTAAND, dag(vanaf): Leefvorm.GEHUWD}
    if tot is not None:
        vormen[dag(tot)] = Leefvorm.DUURZAAM_GESCHEIDEN
    return Huishouden([persoon(EEN), persoon(TWEE, **tweede)], Tijdlijn.van(vormen))


@define
class Gesprek:
    """A CAK, and what a gemeente says to it. Texts become days."""

    cak: CakSimulator = field(factory=CakSimulator)
    teller: int = 0

    def zeg(self, soort: type[Heenbericht], op: str, **velden: Any) -> Ontvangst:
        return self.zend(self.bericht(soort, op, **velden), op)

    def bericht(self, soort: type[Heenbericht], op: str, **velden: Any) -> Heenbericht:
        self.teller += 1
        vast: dict[str, Any] = {"identificatie": f"EB{self.teller}", "dagtekening": op}
        bericht: Heenbericht = maak(
            soort, **{"bsn": EEN.nummer, "startnummer": 1, **vast, **velden}
        )
        return bericht

    def zend(self, bericht: Heenbericht, op: str) -> Ontvangst:
        return self.cak.ontvang(in_xml(bericht), dag(op))

    def start(self, op: str, vanaf: str, **velden: Any) -> Ontvangst:
        return self.zeg(Startbericht, op, startdatum=vanaf, **velden)

    def stop(self, op: str, tot: str, **velden: Any) -> Ontvangst:
        return self.zeg(Stopbericht, op, stopdatum=tot, **velden)

    def periode(self, op: str, vanaf: str, tot: str | None = None, **velden: Any) -> Ontvangst:
        if tot is not None:
            velden["stopdatum"] = tot
        return self.zeg(Periode, op, startdatum=vanaf, **velden)

    def sluit(self, eerste: str, laatste: str | None = None) -> list[Maandafsluiting]:
        reeks = Maand.reeks(maand(eerste), maand(laatste or eerste))
        return [self.cak.sluit_maand(m) for m in reeks]

    def facturen(self, eerste: str, laatste: str | None = None) -> list[str]:
        """The bills of these closes, as text."""
        return [str(r.factuur) for a in self.sluit(eerste, laatste) for r in a.rekeningen]

    def codes(self, op: str) -> list[tuple[str, ...]]:
        """The codes of the answers of a day: of the header, the client and the class."""
        return [_codes(from_xml(v.xml)) for v in self.cak.retours(dag(op))]

    def betaald(self, bsn: Bsn = EEN) -> list[str]:
        return [str(reeks).partition(" (")[0] for reeks in self.cak.gefactureerd(bsn).reeksen]


def in_xml(bericht: Heenbericht) -> bytes:
    naam = "1.0" if isinstance(bericht, Startbericht | Stopbericht) else "4.0"
    return to_xml(bericht, release(naam), aanvaard_onzekerheid=True)


def _codes(retour: object) -> tuple[str, ...]:
    assert isinstance(retour, Retourbericht)
    client = retour.client
    if client is None:
        return retour.retourcodes
    return (*retour.retourcodes, *client.retourcodes, *client.klasse_retourcodes)


__all__ = ["EEN", "TWEE", "Gesprek", "dag", "evolve", "in_xml", "maand", "paar", "persoon", "prijs"]
