"""What an answer of CAK does to a booking; nothing is raised about it."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from registerbouw import AFZENDER, DAG, JAN, MORGEN, PIET, start
from wmo_eigenbijdrage import Gemeentecode
from wmo_eigenbijdrage.aanlevering import (
    Antwoordreden,
    Boeking,
    Meldinguitkomst,
    Persoonsregister,
    Retourverwerking,
    Vervolgstap,
    beoordeel_retour,
    maak_boekingsbericht,
)
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, EbStartNummer
from wmo_eigenbijdrage.ieb import Berichttype, Retourbericht, Retourclient

U = Meldinguitkomst
NAAM = BerichtIdentificatie("EB1")
MELDING = evolve(start(Persoonsregister()), startnummer=EbStartNummer(7))
BOEKING = Boeking(MELDING, U.VERZONDEN, DAG, NAAM)


def retour(*codes: str, **anders: Any) -> Retourbericht:
    """An answer about the header alone."""
    gegevens: dict[str, Any] = {
        "type": Berichttype.WMO402,
        "afzender": AFZENDER,
        "identificatie": NAAM,
        "dagtekening": DAG,
        "identificatie_retour": BerichtIdentificatie("R1"),
        "dagtekening_retour": MORGEN,
        "retourcodes": codes,
        **anders,
    }
    return Retourbericht(**gegevens)


def met_client(klasse: str, client: str = "0200", **anders: Any) -> Retourbericht:
    """An answer that copies the message, with a code on the class and one on the client."""
    heen = evolve(maak_boekingsbericht(BOEKING, afzender=AFZENDER, bsn=JAN), **anders)
    return retour(
        "0200", client=Retourclient(heen=heen, klasse_retourcodes=klasse, retourcodes=client)
    )


def beoordeel(antwoord: Retourbericht, boeking: Boeking | None = BOEKING) -> Retourverwerking:
    return beoordeel_retour(antwoord, boeking, gemeente=AFZENDER, bsn=JAN)


def codes(verwerking: Retourverwerking) -> list[str]:
    return [bevinding.code for bevinding in verwerking.bevindingen]


@pytest.mark.parametrize("uitkomst", [U.KLAARGEZET, U.VERZONDEN])
def test_een_eerste_antwoord(uitkomst: Meldinguitkomst) -> None:
    """Also to what nobody noted as handed over."""
    boeking = evolve(BOEKING, uitkomst=uitkomst)
    assert beoordeel(retour(), boeking) == Retourverwerking(U.AANVAARD)
    assert beoordeel(retour("0001"), boeking) == Retourverwerking(U.AFGEWEZEN, ("0001",))
    gevonden = beoordeel(met_client("S333", "9999"), boeking)
    assert gevonden == Retourverwerking(U.AFGEWEZEN, ("9999", "S333"))
    assert [v.stap for v in gevonden.vervolgen] == [Vervolgstap.CAK_VRAGEN, Vervolgstap.FEITEN]
    assert not gevonden.wordt_herhaald
    assert beoordeel(met_client("9404"), boeking).wordt_herhaald
    # a part that is not assessed beside one that is wrong says nothing
    assert beoordeel(met_client("S333", "0233"), boeking).retourcodes == ("S333",)


def test_hetzelfde_antwoord_nog_eens_verandert_niets() -> None:
    aanvaard = evolve(BOEKING, uitkomst=U.AANVAARD)
    assert beoordeel(retour(), aanvaard) == Retourverwerking()
    afgewezen = evolve(BOEKING, uitkomst=U.AFGEWEZEN, retourcodes=("S333", "S300"))
    nog_eens = beoordeel(met_client("S300", "S333"), afgewezen)
    assert (nog_eens.uitkomst, nog_eens.bevindingen) == (None, ())
    assert set(nog_eens.retourcodes) == {"S333", "S300"}  # what to do is the same


@pytest.mark.parametrize(
    ("eerder", "antwoord", "tekst"),
    [
        ({"uitkomst": U.AANVAARD}, retour("S300"), "afgewezen (S300), maar was aanvaard"),
        (
            {"uitkomst": U.AFGEWEZEN, "retourcodes": ("S333",)},
            retour(),
            "aanvaard, maar was afgewezen (S333)",
        ),
        (
            {"uitkomst": U.AFGEWEZEN, "retourcodes": ("S333",)},
            retour("0001"),
            "afgewezen (0001), maar was afgewezen (S333)",
        ),
    ],
)
def test_een_antwoord_dat_een_eerder_tegenspreekt(
    eerder: dict[str, Any], antwoord: Retourbericht, tekst: str
) -> None:
    gevonden = beoordeel(antwoord, evolve(BOEKING, **eerder))
    assert (gevonden.uitkomst, codes(gevonden)) == (None, ["AW04"])
    assert f"melding 1 is volgens dit antwoord {tekst}" in gevonden.bevindingen[0].tekst


def test_niet_beoordeeld_is_geen_uitkomst() -> None:
    gevonden = beoordeel(met_client("0233"))
    assert (gevonden.uitkomst, gevonden.retourcodes, codes(gevonden)) == (None, (), ["AW05"])
    assert beoordeel(met_client("0233"), evolve(BOEKING, uitkomst=U.AANVAARD)).bevindingen == ()


def test_een_bekende_identificatie_zegt_niets_over_wat_er_eerst_onder_kwam() -> None:
    """After a crash a message can come twice; only the answer to the first copy counts."""
    gevonden = beoordeel(retour("9056"))
    assert (gevonden.uitkomst, codes(gevonden)) == (None, ["AW06"])
    assert [v.stap for v in gevonden.vervolgen] == [Vervolgstap.CAK_NAGAAN]
    assert beoordeel(retour("9056"), evolve(BOEKING, uitkomst=U.AANVAARD)).bevindingen == ()
    # with another code beside it the message itself was refused
    assert beoordeel(retour("9056", "8848")).uitkomst is U.AFGEWEZEN


def test_een_antwoord_op_iets_anders() -> None:
    anders = retour(afzender=Gemeentecode("0599"))
    assert codes(beoordeel(anders)) == ["AW01"]
    assert "voor gemeente 0599" in beoordeel(anders).bevindingen[0].tekst
    assert codes(beoordeel(retour(), None)) == ["AW02"]
    assert codes(beoordeel_retour(retour(), BOEKING, gemeente=AFZENDER)) == ["AW02"]
    assert codes(beoordeel(retour(identificatie=BerichtIdentificatie("EB2")))) == ["AW02"]
    assert codes(beoordeel(retour(type=Berichttype.WMO404))) == ["AW02"]
    # the name is known, but what is repeated is not what was sent under it
    assert codes(beoordeel(retour(dagtekening=MORGEN))) == ["AW03", "IV032"]
    anders_verzonden: list[dict[str, Any]] = [{"bsn": PIET}, {"startnummer": EbStartNummer(8)}]
    for wat in anders_verzonden:
        gevonden = beoordeel(met_client("S333", **wat))
        assert (gevonden.uitkomst, codes(gevonden)) == (None, ["AW03", "IV032"])


def test_elke_reden_heeft_een_eigen_code() -> None:
    assert len({reden.code for reden in Antwoordreden}) == len(Antwoordreden) == 7
