"""Gemeenten for the conversations of the tests: one with a file that can die, and wrong ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from attrs import evolve

from registerbouw import Gestorven
from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode
from wmo_eigenbijdrage.aanlevering import Meldinguitkomst
from wmo_eigenbijdrage.adapters.aanleverbestand import Aanleverbestand
from wmo_eigenbijdrage.adapters.aanleverregister import Aanlevergeheugen
from wmo_eigenbijdrage.adapters.poorten import Register
from wmo_eigenbijdrage.beleid import Beleid, Soortregel
from wmo_eigenbijdrage.dossier import Zorgvoorziening
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie
from wmo_eigenbijdrage.ieb import Berichttype, Release, Retourbericht, from_xml
from wmo_eigenbijdrage.testing.gesprek import (
    HULP,
    HULPMIDDEL,
    BibliotheekGemeente,
    Gesprek,
    Navraag,
)
from wmo_eigenbijdrage.testing.gesprek import zorg as feiten

THUIS = Gemeentecode("0363")


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def euro(bedrag: int) -> Bedrag:
    return Bedrag.euro(bedrag)


def beleid(gemeente: Gemeentecode = THUIS, **keuzes: Any) -> Beleid:
    regels = [Soortregel(soort=HULP), Soortregel(soort=HULPMIDDEL)]
    return evolve(Beleid(gemeente=gemeente, soortregels=regels), **keuzes)


def gesprek(begin: str = "2023-06-01", **keuzes: Any) -> Gesprek:
    return Gesprek(BibliotheekGemeente, [beleid(**keuzes)], begin=dag(begin))


class Bestandsgemeente(BibliotheekGemeente):
    """Keeps its register in a file, and lets go of it when it crashes."""

    def __init__(self, keuzes: Beleid, map_: Path, in_release: Release) -> None:
        self._pad = map_ / f"{keuzes.gemeente}.db"
        self._bestand = Aanleverbestand.maak(self._pad, gemeente=keuzes.gemeente)
        super().__init__(keuzes, self._heropen, in_release=in_release)

    def _heropen(self) -> Register:
        self._bestand.close()
        self._bestand = Aanleverbestand.open(self._pad, gemeente=self._bestand.gemeente)
        return self._bestand

    def sluit(self) -> None:
        self._bestand.close()


# Those that do it wrong, each in one way


class MetAndereFeiten(BibliotheekGemeente):
    """Makes something else of what it is told."""

    def lees(self, voorzieningen: Sequence[Zorgvoorziening]) -> Sequence[Zorgvoorziening]:
        raise NotImplementedError

    def ken_zorg(self, bsn: Bsn, voorzieningen: Sequence[Zorgvoorziening]) -> None:
        super().ken_zorg(bsn, self.lees(voorzieningen))


class StuurtElkeStopDoor(MetAndereFeiten):
    """The stop of one provision stops the contribution of the person."""

    def lees(self, voorzieningen: Sequence[Zorgvoorziening]) -> Sequence[Zorgvoorziening]:
        einden = [feiten.laatste_periode(v) for v in voorzieningen]
        stops = [e for e in einden if e.eind is not None and e.tijdvak.laatste_dag is not None]
        if not stops:
            return voorzieningen
        laatste = max(stops, key=lambda e: e.tijdvak.laatste_dag or date.min)
        assert laatste.eind is not None
        assert laatste.tijdvak.laatste_dag is not None
        korter = [
            feiten.tot_en_met(v, laatste.tijdvak.laatste_dag, laatste.eind.bekend_op)
            for v in voorzieningen
        ]
        return [v for v in korter if v is not None]


class StoptNooit(MetAndereFeiten):
    """Only starts are read."""

    def lees(self, voorzieningen: Sequence[Zorgvoorziening]) -> Sequence[Zorgvoorziening]:
        return [feiten.zonder_stop(v) for v in voorzieningen]


class BegintEenMaandTeLaat(MetAndereFeiten):
    """What begins on the first day of a month counts from the second."""

    def lees(self, voorzieningen: Sequence[Zorgvoorziening]) -> Sequence[Zorgvoorziening]:
        return [self._later(v) for v in voorzieningen]

    def _later(self, v: Zorgvoorziening) -> Zorgvoorziening:
        laatste = feiten.laatste_periode(v)
        start = laatste.tijdvak.eerste_dag
        if start.day != 1 or laatste.eind is not None:
            return v
        return feiten.met_andere_start(v, start + timedelta(days=1), laatste.begin.bekend_op)


class VergeetAfwijzingen(BibliotheekGemeente):
    """Whatever CAK answers counts as accepted."""

    def ontvang(self, xml: bytes, dag: date) -> None:  # noqa: ARG002
        retour = from_xml(xml)
        assert isinstance(retour, Retourbericht)
        gevonden = self.register.zoek(retour.type.heen, retour.identificatie)
        assert gevonden is not None
        bsn, boeking = gevonden
        self.register.antwoord(bsn, boeking.melding.volgnummer, Meldinguitkomst.AANVAARD)


class LuistertNiet(BibliotheekGemeente):
    """No answer is read, and none is asked for: what waits for one waits for ever."""

    def ontvang(self, xml: bytes, dag: date) -> None:
        pass


class BoektNaHetVersturen(BibliotheekGemeente):
    """What was sent is gone after a crash; the numbers go on where they were."""

    def __init__(self, keuzes: Beleid, springt: int = 1000) -> None:
        self._volgend = 1 - springt
        self._springt = springt
        super().__init__(keuzes, self._leeg)

    def _leeg(self) -> Register:
        self._volgend += self._springt
        return Aanlevergeheugen(self.beleid.gemeente, eerste_nummer=self._volgend)


def begint_opnieuw_te_tellen(keuzes: Beleid) -> BibliotheekGemeente:
    """As `BoektNaHetVersturen`, with the same numbers once more."""
    return BoektNaHetVersturen(keuzes, springt=0)


class NegeertDeKostprijs(MetAndereFeiten):
    """An aid is collected for as long as it is used."""

    def lees(self, voorzieningen: Sequence[Zorgvoorziening]) -> Sequence[Zorgvoorziening]:
        zonder = feiten.voorziening("x", HULP, dag("2023-01-01"), dag("2023-01-01")).begrenzing
        return [evolve(v, begrenzing=zonder) for v in voorzieningen]


class StuurtElkeNachtAlles(BibliotheekGemeente):
    """The register is new every night."""

    def verstuur(self, dag: date) -> Iterator[bytes]:
        self.register = Aanlevergeheugen(self.beleid.gemeente, eerste_nummer=dag.toordinal())
        yield from super().verstuur(dag)


FOUT: dict[str, Callable[[Beleid], BibliotheekGemeente]] = {
    "stuurt elke stop door": StuurtElkeStopDoor,
    "stopt nooit": StoptNooit,
    "begint een maand te laat": BegintEenMaandTeLaat,
    "vergeet afwijzingen": VergeetAfwijzingen,
    "luistert niet": LuistertNiet,
    "boekt na het versturen": BoektNaHetVersturen,
    "begint opnieuw te tellen": begint_opnieuw_te_tellen,
    "negeert de kostprijs": NegeertDeKostprijs,
    "stuurt elke nacht alles": StuurtElkeNachtAlles,
}


class HerhaaltElkeStop(BibliotheekGemeente):
    """A stop that was accepted is sent once more, under another name."""

    def verstuur(self, dag: date) -> Iterator[bytes]:
        for xml in super().verstuur(dag):
            yield xml
            if b"WMO403" in xml or b"Stop" in xml:
                yield re.sub(rb"EB0{8}", b"EX00000000", xml)


class StuurtAllesTweeKeer(BibliotheekGemeente):
    """Each message goes out twice, the same to the byte."""

    def verstuur(self, dag: date) -> Iterator[bytes]:
        for xml in super().verstuur(dag):
            yield xml
            yield xml


class StuurtOnzin(BibliotheekGemeente):
    """What goes out is no message."""

    def verstuur(self, dag: date) -> Iterator[bytes]:
        for _ in super().verstuur(dag):
            yield b"<onzin/>"


class StuurtEenLijst(BibliotheekGemeente):
    """All is noted as handed over at once, so that nothing can crash in between."""

    def verstuur(self, dag: date) -> Iterator[bytes]:
        return iter(list(super().verstuur(dag)))


ANDERS: dict[str, Callable[[Beleid], BibliotheekGemeente]] = {
    "herhaalt elke stop": HerhaaltElkeStop,
    "stuurt alles twee keer": StuurtAllesTweeKeer,
    "stuurt onzin": StuurtOnzin,
    "stuurt een lijst": StuurtEenLijst,
}


class SterftTweeKeer(BibliotheekGemeente):
    """Dies while it notes that a message was handed over, and while it takes in an answer."""

    def __init__(self, keuzes: Beleid) -> None:
        super().__init__(keuzes)
        self._sterft = {"verstuur", "ontvang"}

    def verstuur(self, dag: date) -> Iterator[bytes]:
        for xml in super().verstuur(dag):
            yield xml
            self._sterf_bij("verstuur")

    def ontvang(self, xml: bytes, dag: date) -> None:
        self._sterf_bij("ontvang")
        super().ontvang(xml, dag)

    def navragen(self, dag: date) -> Iterator[Navraag]:
        yield Berichttype.WMO401, BerichtIdentificatie("NOOIT")
        yield from super().navragen(dag)

    def _sterf_bij(self, wat: str) -> None:
        if wat in self._sterft:
            self._sterft.remove(wat)
            raise Gestorven


class SterftVanDeNacht(SterftTweeKeer):
    """Dies before there is any message."""

    def verstuur(self, dag: date) -> Iterator[bytes]:
        self._sterf_bij("verstuur")
        yield from super().verstuur(dag)
