"""Small wanted periods and registers for the tests of the plan."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from wmo_eigenbijdrage import Bedrag, Gemeentecode, Maand
from wmo_eigenbijdrage.aanlevering import (
    BewaakteKostprijs,
    Gewenst,
    GewenstePeriode,
    Grens,
    Inhoud,
    Melding,
    Meldingsoort,
    Meldinguitkomst,
    Persoonsregister,
)
from wmo_eigenbijdrage.beleid import Beleid, Buffer
from wmo_eigenbijdrage.dossier import Feit
from wmo_eigenbijdrage.ieb import Kostprijs
from wmo_eigenbijdrage.kostprijs import Slot, bewaak_samen

VANDAAG = date(2024, 6, 10)
LANG_GELEDEN = date(2020, 1, 1)
GEEN = bewaak_samen([])


def beleid(dagen: int = 0) -> Beleid:
    return Beleid(gemeente=Gemeentecode("0363"), buffer=Buffer(dagen=dagen))


def grens(dag: date, bekend_op: date = LANG_GELEDEN) -> Grens:
    return Grens(dag, Feit(bekend_op, "WMO305"), "v", "start van de levering")


def periode(
    begin: date,
    eind: date | None = None,
    prijs: tuple[int, date] | None = None,
    *,
    begin_bekend: date = LANG_GELEDEN,
    eind_bekend: date = LANG_GELEDEN,
) -> GewenstePeriode:
    return GewenstePeriode(
        grens(begin, begin_bekend),
        None if eind is None else grens(eind, eind_bekend),
        None if prijs is None else BewaakteKostprijs(Bedrag(prijs[0]), prijs[1], "v"),
        (Maand.van(begin), None if eind is None else Maand.van(eind)),
        Slot.LOOPT if eind is None else Slot.GEBRUIK,
    )


def met_prijs(deel: GewenstePeriode, centen: int, vanaf: date, waarom: Grens) -> GewenstePeriode:
    return evolve(deel, kostprijs=BewaakteKostprijs(Bedrag(centen), vanaf, "v", waarom))


def gewenst(*perioden: GewenstePeriode, peildatum: date = VANDAAG) -> Gewenst:
    return Gewenst(peildatum, perioden, GEEN, ())


def inhoud(begin: date, eind: date | None = None, prijs: tuple[int, date] | None = None) -> Inhoud:
    return Inhoud(
        startdatum=begin,
        stopdatum=eind,
        kostprijs=None if prijs is None else Kostprijs(Bedrag(prijs[0]), prijs[1]),
    )


def register(*perioden: Inhoud) -> Persoonsregister:
    """A register in which CAK accepted these periods, each told as a whole."""
    return Persoonsregister().boek(
        [
            Melding(
                volgnummer=plek,
                periode=plek,
                soort=Meldingsoort.START,
                na=deel,
                als_periode=True,
            )
            for plek, deel in enumerate(perioden, 1)
        ],
        Meldinguitkomst.AANVAARD,
    )


def stand(register_: Persoonsregister) -> list[tuple[date, date | None]]:
    return [(a.inhoud.startdatum, a.inhoud.stopdatum) for a in register_.aangeleverd]


def wens(gewenst_: Gewenst) -> list[tuple[date, date | None]]:
    return [(p.begin.dag, None if p.eind is None else p.eind.dag) for p in gewenst_.perioden]
