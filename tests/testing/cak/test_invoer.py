"""Wrong input is an error of one line that names the argument, and never a BSN."""

from collections.abc import Callable
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from ieb_berichten import TWEE as GEWIJZIGD
from testing.cak.bouw import EEN, TWEE, Gesprek, dag, maand, paar, persoon, prijs
from wmo_eigenbijdrage import Bsn
from wmo_eigenbijdrage.dossier import Huishouden
from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.ieb import release
from wmo_eigenbijdrage.testing import cak
from wmo_eigenbijdrage.testing.cak import AANNAMES, CakSimulator, Gedrag, Werkwijze

X: Any = "x"


@pytest.mark.parametrize(
    ("maak", "veld"),
    [
        (lambda: Gedrag(verlies=0.1), "verlies"),  # type: ignore[arg-type]
        (lambda: Gedrag(verdubbeling=Fraction(3, 2)), "verdubbeling"),
        (lambda: Gedrag(afwijzing=Fraction(-1, 2)), "afwijzing"),
        (lambda: Gedrag(vertraging=(3, 1)), "vertraging"),
        (lambda: Gedrag(vertraging=(-1, 1)), "vertraging"),
        (lambda: Gedrag(vertraging=(0, 10**9)), "vertraging"),  # a day that no calendar has
        (lambda: Gedrag(vertraging=X), "vertraging"),
        (lambda: Gedrag(zaad=X), "zaad"),
        (lambda: Gedrag(afwijscode="0200"), "afwijscode"),
        (lambda: Gedrag(afwijscode="12345"), "afwijscode"),
        (lambda: Gedrag(afwijscode=1), "afwijscode"),  # type: ignore[arg-type]
        (lambda: Werkwijze(eerste_vaststelling=-1), "eerste_vaststelling"),
        (lambda: Werkwijze(teruggave=X), "teruggave"),
        (lambda: Werkwijze(na_kostprijs=X), "na_kostprijs"),
        (lambda: CakSimulator(X), "gedrag"),
        (lambda: CakSimulator(werkwijze=X), "werkwijze"),
        (lambda: CakSimulator(releases=()), "releases"),
        (lambda: CakSimulator(releases=X), "releases"),
        (lambda: CakSimulator(Gedrag(afwijzing=Fraction(1), afwijscode="9063")), "afwijscode"),
        (lambda: CakSimulator().ontvang(X, dag("2024-01-01")), "xml"),
        (lambda: CakSimulator().ontvang_envelop(X, dag("2024-01-01")), "xml"),
        (lambda: CakSimulator().ontvang(b"", datetime(2024, 1, 1)), "dag"),
        (lambda: CakSimulator().retours(X), "dag"),
        (lambda: CakSimulator().signalen(X), "dag"),
        (lambda: CakSimulator().ken(X), "huishouden"),
        (lambda: CakSimulator().zet_beleid(X), "beleid"),
        (lambda: CakSimulator().sluit_maand(X), "maand"),
    ],
)
def test_een_verkeerde_waarde_wordt_genoemd(maak: Callable[[], object], veld: str) -> None:
    with pytest.raises(OngeldigeWaarde) as fout:
        maak()
    assert fout.value.veld == veld
    assert "\n" not in str(fout.value)


def test_de_tijd_gaat_alleen_vooruit() -> None:
    sim = CakSimulator()
    sim.retours(dag("2024-02-10"))
    eerder = dag("2024-02-09")
    pogingen: list[Callable[[], object]] = [
        lambda: sim.retours(eerder),
        lambda: sim.signalen(eerder),
        lambda: sim.ontvang(b"", eerder),
        lambda: sim.ontvang_envelop(b"", eerder),
    ]
    for probeer in pogingen:
        with pytest.raises(OngeldigeWaarde, match="2024-02-09 lies before 2024-02-10"):
            probeer()
    with pytest.raises(OngeldigeWaarde, match="time only goes on"):
        sim.sluit_maand(maand("2024-01"))
    sim.sluit_maand(maand("2024-02"))


def test_maanden_worden_een_voor_een_gesloten() -> None:
    sim = CakSimulator()
    sim.sluit_maand(maand("2024-02"))
    for anders in ("2024-02", "2024-04", "2024-01"):
        with pytest.raises(OngeldigeWaarde, match="does not follow 2024-02"):
            sim.sluit_maand(maand(anders))


def test_een_maand_zonder_tarief_kan_niet_worden_gesloten_en_laat_alles_zoals_het_was() -> None:
    gesprek = Gesprek()
    gesprek.periode("2026-12-05", "2026-12-01")
    gesprek.sluit("2026-12")
    voor = str(gesprek.cak.overzicht())
    with pytest.raises(OnbekendeParameter, match="abonnementstarief"):
        gesprek.cak.sluit_maand(maand("2027-01"))
    assert str(gesprek.cak.overzicht()) == voor
    gesprek.periode("2026-12-31", "2026-12-01", status=GEWIJZIGD)


def test_wie_samen_bekend_is_kan_niet_met_een_ander_of_alleen_bekend_worden() -> None:
    sim = CakSimulator()
    sim.ken(paar("2000-01-01"))
    ander = Bsn("123456782")
    weigert = [
        Huishouden([persoon(EEN)]),
        Huishouden([persoon(EEN), persoon(ander)], paar("2000-01-01").leefvorm),
    ]
    for huishouden in weigert:
        with pytest.raises(OngeldigeWaarde, match="leaves out somebody") as fout:
            sim.ken(huishouden)
        assert not any(bsn.nummer in str(fout.value) for bsn in (EEN, TWEE, ander))
    # In another order they are the same household.
    sim.ken(Huishouden([persoon(TWEE), persoon(EEN)], paar("2000-01-01").leefvorm))


def test_nergens_toont_zich_een_bsn() -> None:
    gesprek = Gesprek()
    gesprek.cak.ken(paar("2000-01-01"))
    ontvangst = gesprek.start("2024-01-05", "2024-01-01", kostprijs=prijs(21, "2024-01-01"))
    afsluitingen = gesprek.sluit("2024-01", "2024-04")
    alles = (
        gesprek.cak,
        ontvangst,
        afsluitingen,
        gesprek.cak.retours(dag("2024-04-30")),
        gesprek.cak.signalen(dag("2024-04-30")),
        gesprek.cak.perioden(EEN),
        gesprek.cak.overzicht(),
    )
    for ding in alles:
        assert EEN.nummer not in f"{ding!r}{ding}"


def test_wie_onbekend_is_heeft_niets() -> None:
    sim = CakSimulator()
    assert sim.perioden(EEN) == ()
    assert sim.gefactureerd(EEN).reeksen == ()
    sim.ken(Huishouden([persoon(EEN)]))
    assert sim.gefactureerd(EEN).reeksen == ()
    assert str(sim.overzicht()) == "huishouden 1 (1 persoon): € 0,00\ntotaal: € 0,00"


@pytest.mark.parametrize("start", ["0001-01-01", "2019-11-18", "9999-12-31"])
def test_een_start_ver_weg_breekt_niets(start: str) -> None:
    gesprek = Gesprek()
    gesprek.periode("2024-01-05", start, kostprijs=prijs(100, "2024-01-01"))
    gesprek.sluit("2024-01", "2024-02")
    assert gesprek.cak.signalen(dag("2026-12-31")) is not None
    verwacht = (
        []
        if start == "9999-12-31"
        else ["2023-01 t/m 2023-12: € 19,00", "2024-01 t/m 2024-02: € 20,60"]
    )
    assert gesprek.betaald() == verwacht


def test_zonder_regels_gaat_ook_een_kostprijs_van_nul_en_wordt_hij_niet_bewaakt() -> None:
    zonder = evolve(release("1.0"), regels=())
    gesprek = Gesprek(CakSimulator(releases=[zonder]))
    gesprek.start("2024-01-05", "2024-01-01", kostprijs=prijs(0, "2024-01-01"))
    assert gesprek.cak.signalen(dag("2024-01-31")) == ()
    assert len(gesprek.facturen("2024-01")) == 1


def test_elke_aanname_heeft_een_eigen_code_en_een_merk_en_staat_op_de_pagina() -> None:
    tekst = (Path(__file__).parents[3] / "docs" / "testing-cak.md").read_text("utf-8")
    assert len({aanname.code for aanname in AANNAMES}) == len(AANNAMES)
    for aanname in AANNAMES:
        schakelaars = ", ".join(f"`{naam}`" for naam in aanname.schakelaars)
        velden = (aanname.code, aanname.tekst, f"[{aanname.merk.value}]", schakelaars, aanname.bron)
        assert f"| {' | '.join(velden)} |" in tekst


def test_elke_schakelaar_bestaat() -> None:
    soorten = {"CakSimulator": CakSimulator, "Gedrag": Gedrag, "Werkwijze": Werkwijze}
    for aanname in AANNAMES:
        for schakelaar in aanname.schakelaars:
            soort, naam = schakelaar.split(".")
            assert hasattr(soorten[soort], naam), schakelaar


def test_elke_naam_staat_op_de_pagina() -> None:
    tekst = (Path(__file__).parents[3] / "docs" / "testing-cak.md").read_text("utf-8")
    assert [naam for naam in cak.__all__ if f"`{naam}`" not in tekst] == []
