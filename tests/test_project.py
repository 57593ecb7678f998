"""The project keeps its own promises: names, pages, errors, import cost, README and CI."""

import importlib
import pickle
import pkgutil
import re
import runpy
import subprocess
import sys
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import wmo_eigenbijdrage
from wmo_eigenbijdrage import bedrag, fouten, identificatie, kalender
from wmo_eigenbijdrage.aanlevering import Antwoordreden, Bevolkingsreden, Planreden
from wmo_eigenbijdrage.aanlevering import Reden as AanleverReden
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.fouten import BuitenBereik, OnbekendeParameter, OngeldigeWaarde, WmoFout
from wmo_eigenbijdrage.iwmo import Reden as IwmoReden
from wmo_eigenbijdrage.kostprijs import Formulereden
from wmo_eigenbijdrage.kostprijs import Reden as KostprijsReden
from wmo_eigenbijdrage.overgang import Reden, ZaReden

WORTEL = Path(__file__).parents[1]
KAMERS = [
    "kalender",
    "bedrag",
    "identificatie",
    "landelijk",
    "beleid",
    "dossier",
    "bijdrage",
    "kostprijs",
    "ieb",
    "iwmo",
    "overgang",
    "aanlevering",
    "testing",
]


def modules() -> list[ModuleType]:
    namen = [
        m.name for m in pkgutil.walk_packages(wmo_eigenbijdrage.__path__, "wmo_eigenbijdrage.")
    ]
    return [importlib.import_module(naam) for naam in namen]


@pytest.mark.parametrize("kamer", KAMERS)
def test_elke_publieke_naam_staat_op_de_pagina_van_haar_kamer(kamer: str) -> None:
    module = importlib.import_module(f"wmo_eigenbijdrage.{kamer}")
    bladen = sorted((WORTEL / "docs").glob(f"{kamer}*.md"))  # a large room has more than one
    assert bladen != []
    tekst = "\n".join(blad.read_text("utf-8") for blad in bladen)
    ontbreekt = [
        naam for naam in module.__all__ if not re.search(rf"`[^`]*\b{naam}\b[^`]*`", tekst)
    ]
    assert ontbreekt == []
    assert list(module.__all__) == sorted(
        module.__all__, key=lambda n: (not n.isupper(), n[0].islower(), n)
    )


@pytest.mark.parametrize(
    ("blad", "redenen"),
    [
        ("overgang", Reden),
        ("overgang", ZaReden),
        ("iwmo", IwmoReden),
        ("kostprijs", KostprijsReden),
        ("aanlevering", AanleverReden),
        ("aanlevering-plan", Planreden),
        ("aanlevering-bevolking", Bevolkingsreden),
        ("aanlevering-register", Antwoordreden),
        ("kostprijs-tot-2019", Formulereden),
    ],
)
def test_elke_code_staat_op_de_pagina(blad: str, redenen: type[Enum]) -> None:
    tekst = (WORTEL / "docs" / f"{blad}.md").read_text("utf-8")
    for reden in redenen:
        code: str = getattr(reden, "code")  # noqa: B009 (each of these has one)
        assert f"| `{code}` | `{reden.name}` |" in tekst


def test_elke_kamer_zegt_wat_ze_bevat() -> None:
    for kamer in [*KAMERS, "adapters"]:
        doc = importlib.import_module(f"wmo_eigenbijdrage.{kamer}").__doc__ or ""
        assert len(doc.strip().splitlines()) >= 3


def test_elke_publieke_naam_heeft_uitleg() -> None:
    for module in modules():
        for naam in getattr(module, "__all__", []):
            ding = getattr(module, naam)
            if callable(ding) and not isinstance(ding, type(int | str)):
                assert (ding.__doc__ or "").strip(), f"{module.__name__}.{naam}"


def test_geen_module_is_te_groot() -> None:
    groot = [
        p for p in (WORTEL / "src").rglob("*.py") if len(p.read_text("utf-8").splitlines()) > 300
    ]
    assert groot == []


@pytest.mark.parametrize("naam", wmo_eigenbijdrage.__all__)
def test_alledaagse_namen_staan_bovenaan(naam: str) -> None:
    assert getattr(wmo_eigenbijdrage, naam) is not None
    assert naam in dir(wmo_eigenbijdrage)


def test_een_onbekende_naam() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Onzin'"):
        _ = wmo_eigenbijdrage.Onzin


def in_nieuw_proces(opdracht: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", opdracht], capture_output=True, text=True, check=True
    ).stdout


def test_import_laadt_niets_zwaars() -> None:
    geladen = in_nieuw_proces("import sys, wmo_eigenbijdrage; print(*sys.modules)").split()
    assert not {"lxml", "hypothesis", "attrs", "attr", "dateutil", "openpyxl"} & set(geladen)


def test_ook_de_hele_weg_laadt_geen_lxml() -> None:
    opdracht = (
        "import sys, wmo_eigenbijdrage.adapters.opdrachtregel as o;"
        "from wmo_eigenbijdrage import Maand; print(*sys.modules)"
    )
    assert not {"lxml", "hypothesis", "openpyxl"} & set(in_nieuw_proces(opdracht).split())


def test_ook_wie_berichten_leest_laadt_lxml_pas_bij_het_eerste() -> None:
    opdracht = "import sys, wmo_eigenbijdrage.iwmo; print(*sys.modules)"
    assert not {"lxml", "hypothesis", "openpyxl"} & set(in_nieuw_proces(opdracht).split())


def test_als_programma(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["wmo_eigenbijdrage"])
    monkeypatch.delitem(sys.modules, "wmo_eigenbijdrage.__main__", raising=False)
    with pytest.raises(SystemExit, match="2"):
        runpy.run_module("wmo_eigenbijdrage", run_name="__main__")
    assert "zie --help" in capsys.readouterr().err


def test_python_m_geeft_een_status() -> None:
    gedaan = subprocess.run(
        [sys.executable, "-m", "wmo_eigenbijdrage"], capture_output=True, text=True, check=False
    )
    assert gedaan.returncode == 2
    assert gedaan.stderr.count("\n") == 1


def test_geen_fout_herhaalt_wat_een_bsn_kan_zijn() -> None:
    """A value may stand in the wrong place; the error must not spread it."""
    bsn = "999990019"
    probeersels: list[Callable[[], object]] = [
        lambda: identificatie.Gemeentecode(bsn),
        lambda: identificatie.AgbCode(bsn),
        lambda: identificatie.EbStartNummer(bsn),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        lambda: identificatie.BerichtIdentificatie(bsn + "    "),
        lambda: kalender.Maand(int(bsn), 1),
        lambda: kalender.Maand(2020, int(bsn)),
        lambda: kalender.Maand.parse(bsn),
        lambda: kalender.Zorgperiode.parse(bsn),
        lambda: kalender.Tijdvak.parse(bsn),
        lambda: bedrag.Bedrag.parse(f"{bsn}x"),
        lambda: bedrag.Bedrag.parse("9999.90.019 x"),
    ]
    for probeer in probeersels:
        with pytest.raises(OngeldigeWaarde) as gevangen:
            probeer()
        for tekst in (str(gevangen.value), repr(gevangen.value.args), repr(vars(gevangen.value))):
            assert bsn not in tekst
            assert "9999.90.019" not in tekst
    assert fouten.toon("x" * 100).endswith("...")
    assert fouten.toon("2020-01-02") == "'2020-01-02'"


# Errors

VOORBEELDEN: list[WmoFout] = [
    OngeldigeWaarde("maand", "13 is not a month", "give 1..12"),
    BuitenBereik("dag", "1999-01-01 is not supported", "stay within 2000..2100"),
    OnbekendeParameter("abonnementstarief", "2027-01-01", "2020-01-01..2026-12-31"),
]


@pytest.mark.parametrize("fout", VOORBEELDEN)
def test_fouten_zijn_een_regel_en_overleven_een_proceswissel(fout: WmoFout) -> None:
    assert "\n" not in str(fout)
    terug = pickle.loads(pickle.dumps(fout))
    assert (type(terug), str(terug), vars(terug)) == (type(fout), str(fout), vars(fout))


def test_alle_fouten_stammen_van_een_wortel_en_van_een_ingebouwde() -> None:
    for module in modules():
        for naam, ding in vars(module).items():
            is_fout = isinstance(ding, type) and issubclass(ding, Exception)
            if is_fout and issubclass(ding, AssertionError):
                continue  # a test that fails is no error of the library
            if is_fout and ding is not WmoFout and ding.__module__.startswith("wmo_eigen"):
                assert issubclass(ding, WmoFout), naam
                assert issubclass(ding, ValueError | LookupError | AssertionError), naam
    assert set(fouten.__all__) >= {type(fout).__name__ for fout in VOORBEELDEN}


def test_een_bevinding_leest_als_een_regel() -> None:
    bevinding = Bevinding("HV01", "BSN", "te kort")
    assert str(bevinding) == "[HV01] (BSN) te kort"
    for fout in ("hv01", "HV", "1HV"):
        with pytest.raises(ValueError, match="code"):
            Bevinding(fout, "BSN", "te kort")


# README, CI, CHANGELOG


def opdrachten() -> list[str]:
    """The commands of the README that do all the set-up: its blocks of shell."""
    readme = (WORTEL / "README.md").read_text("utf-8")
    return re.findall(r"```sh\n(.+?)\n```", readme, re.DOTALL)


def test_ci_draait_letterlijk_de_opdrachten_van_de_readme() -> None:
    ci = (WORTEL / ".ci" / "run").read_text("utf-8").splitlines()
    gevonden = opdrachten()
    assert len(gevonden) == 2
    for opdracht in gevonden:
        assert "\n" not in opdracht
        assert opdracht in ci


def test_changelog_noemt_wat_verandert_en_vanaf_wanneer() -> None:
    tekst = (WORTEL / "CHANGELOG.md").read_text("utf-8")
    nieuwste = tekst.split("\n## ")[1]
    for kop in ("Impacted periods:", "Areas:", "### Added"):
        assert kop in nieuwste


def test_niets_verwijst_naar_buiten_het_project() -> None:
    buiten: Any = re.compile(r"\.\./" + "shared|/wo" + "rk/")
    for map_ in ("src", "tests", "docs", "benchmarks"):
        for pad in (WORTEL / map_).rglob("*"):
            if pad.suffix in {".py", ".md", ".toml", ".xsd"}:
                assert not buiten.search(pad.read_text("utf-8")), pad
