"""A booking, its message, and the periods that were withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from registerbouw import AFZENDER, DAG, JAN, OPEN, intrekking, start, stop
from wmo_eigenbijdrage.aanlevering import (
    Boeking,
    Meldinguitkomst,
    Persoonsregister,
    maak_bericht,
    maak_boekingsbericht,
)
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, EbStartNummer
from wmo_eigenbijdrage.ieb import Berichttype

U = Meldinguitkomst
START = evolve(start(Persoonsregister()), startnummer=EbStartNummer(7))
NAAM = BerichtIdentificatie("EB1")


def test_het_bericht_van_een_boeking_is_dat_van_zijn_melding() -> None:
    boeking = Boeking(START, U.KLAARGEZET, DAG, NAAM)
    assert maak_boekingsbericht(boeking, afzender=AFZENDER, bsn=JAN) == maak_bericht(
        START, afzender=AFZENDER, bsn=JAN, identificatie=NAAM, dagtekening=DAG
    )
    for zonder in (
        Boeking(START),
        Boeking(START, identificatie=NAAM),
        Boeking(START, U.VERZONDEN, DAG),
    ):
        with pytest.raises(OngeldigeWaarde, match="does not hold the name and day"):
            maak_boekingsbericht(zonder, afzender=AFZENDER, bsn=JAN)


@pytest.mark.parametrize(
    "gegeven",
    [
        {"retourcodes": ("S333",)},
        {"vrijgegeven": DAG, "uitkomst": U.AANVAARD},
        {"retourcodes": "9404", "uitkomst": U.AFGEWEZEN},
        {"retourcodes": ("94041",), "uitkomst": U.AFGEWEZEN},
        {"retourcodes": (9404,), "uitkomst": U.AFGEWEZEN},
    ],
)
def test_een_boeking_die_niet_bestaat(gegeven: dict[str, Any]) -> None:
    with pytest.raises(OngeldigeWaarde, match="uitkomst|retourcodes"):
        Boeking(START, **gegeven)


def test_de_soort_van_het_bericht() -> None:
    register = Persoonsregister().boek([START], U.AANVAARD)
    assert START.berichttype is Berichttype.WMO401
    assert stop(register).berichttype is Berichttype.WMO403
    assert stop(register, heel=True).berichttype is Berichttype.WMO405
    assert intrekking(register).berichttype is Berichttype.WMO401


def test_wat_is_ingetrokken_blijft_te_zien() -> None:
    register = Persoonsregister().boek([START], U.AANVAARD)
    assert register.ingetrokken == ()
    onderweg = register.boek([intrekking(register)])
    (weg,) = onderweg.ingetrokken
    assert (weg.periode, weg.startnummer, weg.inhoud, weg.onderweg) == (
        1,
        EbStartNummer(7),
        OPEN,
        (2,),
    )
    assert onderweg.aangeleverd == ()
    # when it is rejected the period is there as before
    assert onderweg.antwoord(2, U.AFGEWEZEN).ingetrokken == ()
    klaar = onderweg.antwoord(2, U.AANVAARD)
    assert [a.onderweg for a in klaar.ingetrokken] == [()]
    # a start that was never accepted was not withdrawn
    nooit = Persoonsregister().boek([START], U.AFGEWEZEN).boek([intrekking(register)])
    assert (nooit.ingetrokken, nooit.aangeleverd) == ((), ())


def test_vrijgeven_vraagt_een_dag() -> None:
    register = Persoonsregister().boek([START], U.AFGEWEZEN)
    with pytest.raises(OngeldigeWaarde, match="dag: str is not a date"):
        register.vrijgeven(1, "2024-06-10")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert register.vrijgeven(1, DAG).boekingen[0].vrijgegeven == date(2024, 6, 10)
