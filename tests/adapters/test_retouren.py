"""Answers of CAK into a register, as values or as XML, whatever they say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from registerbouw import AFZENDER, DAG, JAN, MORGEN, alles, boek_start, heropen, maak
from wmo_eigenbijdrage import Gemeentecode
from wmo_eigenbijdrage.aanlevering import Meldinguitkomst, maak_boekingsbericht
from wmo_eigenbijdrage.adapters.aanleverregister import Aanlevergeheugen
from wmo_eigenbijdrage.adapters.poorten import Register
from wmo_eigenbijdrage.adapters.retouren import verwerk_retour
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie
from wmo_eigenbijdrage.ieb import (
    Berichttype,
    Retourbericht,
    Retourclient,
    release,
    to_xml,
)

U = Meldinguitkomst
EEN = BerichtIdentificatie("EB0000000001")


@pytest.fixture(params=["geheugen", "bestand"])
def register(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Register]:
    if request.param == "geheugen":
        yield Aanlevergeheugen(AFZENDER)
    else:
        with maak(tmp_path / "register.db") as bestand:
            yield bestand


def retour(
    *codes: str, type_: Berichttype = Berichttype.WMO402, naam: BerichtIdentificatie = EEN
) -> Retourbericht:
    return Retourbericht(
        type=type_,
        afzender=AFZENDER,
        identificatie=naam,
        dagtekening=DAG,
        identificatie_retour=BerichtIdentificatie("R1"),
        dagtekening_retour=MORGEN,
        retourcodes=codes,
    )


@pytest.mark.parametrize("versie", ["1.0", "4.0"])
def test_een_antwoord_in_xml(register: Register, versie: str) -> None:
    boeking = boek_start(register, heel=versie == "4.0")
    heen = maak_boekingsbericht(boeking, afzender=AFZENDER, bsn=JAN)
    antwoord = evolve(
        retour("0200", type_=heen.type.retour),
        client=Retourclient(heen=heen, klasse_retourcodes="S333", retourcodes="0200"),
    )
    xml = to_xml(antwoord, release(versie), aanvaard_onzekerheid=True)
    for eigen in (None, release(versie)):  # the second time it is a double
        gevonden = verwerk_retour(register, xml, release=eigen)
        assert gevonden.bsn == JAN
        assert gevonden.boeking == evolve(boeking, uitkomst=U.AFGEWEZEN, retourcodes=("S333",))
        assert gevonden.verwerking.bevindingen == ()
    assert [b.melding.volgnummer for _, b in register.afgewezen()] == [1]


def test_wat_niet_verwerkt_kan_worden_is_een_bevinding(register: Register) -> None:
    boeking = boek_start(register)
    heen = maak_boekingsbericht(boeking, afzender=AFZENDER, bsn=JAN)
    voor = alles(register)
    gevallen: list[tuple[Retourbericht | bytes, str]] = [
        (b"", "AW07"),
        (b"<a>999990019</a>", "AW07"),
        (to_xml(heen), "AW07"),  # no answer
        (evolve(retour(), afzender=Gemeentecode("0599")), "AW01"),
        (retour(naam=BerichtIdentificatie("999990019")), "AW02"),
        (retour(type_=Berichttype.WMO408), "AW02"),
        (evolve(retour(), dagtekening=date(2024, 6, 9)), "AW03"),
        (retour("9056"), "AW06"),
    ]
    for antwoord, code in gevallen:
        gevonden = verwerk_retour(register, antwoord)
        assert gevonden.verwerking.bevindingen[0].code == code
        assert gevonden.boeking == (boeking if code in {"AW03", "AW06"} else None)
        assert "999990019" not in repr(gevonden)
    assert alles(register) == voor
    with pytest.raises(OngeldigeWaarde, match="retour: Startbericht is not a Retourbericht"):
        verwerk_retour(register, heen)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_antwoorden_in_elke_volgorde_en_dubbel(register: Register) -> None:
    boek_start(register)
    eerst = verwerk_retour(register, retour("9056"))  # to a second copy; its answer came first
    assert eerst.verwerking.uitkomst is None
    assert verwerk_retour(register, retour()).verwerking.uitkomst is U.AANVAARD
    assert verwerk_retour(register, retour()).verwerking.uitkomst is None
    anders = verwerk_retour(register, retour("8848"))
    assert [b.code for b in anders.verwerking.bevindingen] == ["AW04"]
    assert register.persoon(JAN).boekingen[0].uitkomst is U.AANVAARD


def test_een_antwoord_blijft_na_heropenen(tmp_path: Path) -> None:
    with maak(tmp_path / "register.db") as bestand:
        boek_start(bestand)
        verwerk_retour(bestand, retour("0001"))
    with heropen(tmp_path / "register.db") as bestand:
        ((bsn, boeking),) = bestand.afgewezen()
        assert (bsn, boeking.retourcodes) == (JAN, ("0001",))
