"""Each public type has a strategy, and Hypothesis finds it without an import of the kit."""

import importlib
import importlib.util
import inspect
import os
import pkgutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import wmo_eigenbijdrage
from wmo_eigenbijdrage import Tijdlijn, testing
from wmo_eigenbijdrage.testing import _registratie, strategieen
from wmo_eigenbijdrage.testing._typen import STRATEGIEEN

WORTEL = Path(__file__).parents[2]
KAMERS = (
    "kalender",
    "bedrag",
    "identificatie",
    "landelijk",
    "dossier",
    "beleid",
    "bijdrage",
    "kostprijs",
    "ieb",
    "iwmo",
    "aanlevering",
    "overgang",
)
ZONDER_STRATEGIE = {
    "MaandVlak": "a regime holds nothing but constants",
    "PeriodeNaarInkomen": "a regime holds nothing but constants",
    "PeriodeVlak": "a regime holds nothing but constants",
}
ENKELE = settings(max_examples=8, derandomize=True, database=None, phases=[Phase.generate])
TYPEN = [(pakket, soort) for pakket, typen in STRATEGIEEN.items() for soort in typen]


def pakketten() -> Iterator[ModuleType]:
    """The rooms and the packages in them: whatever a user gets a public name from."""
    for kamer in KAMERS:
        module = importlib.import_module(f"wmo_eigenbijdrage.{kamer}")
        yield module
        for deel in pkgutil.walk_packages(module.__path__, f"{module.__name__}."):
            if deel.ispkg:
                yield importlib.import_module(deel.name)


def publieke_typen() -> dict[type, str]:
    gevonden: dict[type, str] = {}
    for pakket in pakketten():
        for naam in getattr(pakket, "__all__", []):
            ding = getattr(pakket, naam)
            if inspect.isclass(ding) and attrs.has(ding):
                gevonden.setdefault(ding, naam)
    return gevonden


def geregistreerd() -> dict[type, str]:
    return {
        getattr(importlib.import_module(f"wmo_eigenbijdrage.{pakket}"), soort): strategie
        for pakket, typen in STRATEGIEEN.items()
        for soort, strategie in typen.items()
    }


def test_elk_publiek_type_heeft_een_strategie_of_een_reden_waarom_niet() -> None:
    publiek = publieke_typen()
    assert len(publiek) > 150
    bekend = geregistreerd()
    ontbreekt = {naam for soort, naam in publiek.items() if soort not in bekend}
    assert ontbreekt == set(ZONDER_STRATEGIE)


def test_wie_een_strategie_heeft_is_publiek() -> None:
    buiten = {soort.__name__ for soort in geregistreerd() if soort not in publieke_typen()}
    assert buiten == {"Bevinding"}  # on a floor below the rooms


def test_elk_type_heeft_een_eigen_strategie() -> None:
    namen = list(geregistreerd().values())
    assert len(set(namen)) == len(namen)
    assert set(namen) <= set(testing.__all__)


def test_de_lijst_van_namen_is_die_van_de_modules() -> None:
    assert testing.__all__ == sorted(strategieen.__all__)
    assert set(testing.__all__) <= set(dir(testing))


@pytest.mark.parametrize("naam", testing.__all__)
def test_elke_strategie_zegt_waarheen_ze_krimpt(naam: str) -> None:
    assert "hrinks towards " in " ".join((inspect.getdoc(getattr(testing, naam)) or "").split())


@pytest.mark.parametrize("naam", testing.__all__)
def test_elke_strategie_staat_met_haar_opties_in_de_tabel(naam: str) -> None:
    blad = (WORTEL / "docs" / "testing-strategieen.md").read_text("utf-8")
    (rij,) = [regel for regel in blad.splitlines() if regel.startswith(f"| `{naam}` |")]
    opties = list(inspect.signature(getattr(testing, naam)).parameters)
    assert rij.split("|")[3].strip() == ", ".join(f"`{optie}`" for optie in opties)


def test_een_onbekende_naam_van_de_kit() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'onzin'"):
        _ = testing.onzin


@pytest.mark.parametrize(("pakket", "soort"), TYPEN)
def test_een_strategie_geeft_haar_type(pakket: str, soort: str) -> None:
    type_ = getattr(importlib.import_module(f"wmo_eigenbijdrage.{pakket}"), soort)
    strategie: st.SearchStrategy[Any] = getattr(testing, STRATEGIEEN[pakket][soort])()

    @ENKELE
    @given(strategie)
    def eigenschap(waarde: object) -> None:
        assert isinstance(waarde, type_)

    eigenschap()


# Without an import of the kit, in a process of its own


def omgeving(map_: Path) -> dict[str, str]:
    """The environment of the process, with the entry point of the project.

    Where the project was installed before it had one, its own metadata are put in front of those.
    """
    naam = "wmo_eigenbijdrage"
    if any(punt.name == naam for punt in entry_points(group="hypothesis")):
        return {**os.environ}
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text("utf-8"))["project"]
    info = map_ / f"{naam}-{project['version']}.dist-info"
    info.mkdir()
    info.joinpath("METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n", "utf-8"
    )
    punt = project["entry-points"]["hypothesis"][naam]
    info.joinpath("entry_points.txt").write_text(f"[hypothesis]\n{naam} = {punt}\n", "utf-8")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(map_), *sys.path])}


def in_nieuw_proces(opdracht: str, map_: Path) -> list[str]:
    gedaan = subprocess.run(
        [sys.executable, "-c", opdracht],
        capture_output=True,
        text=True,
        check=False,
        env=omgeving(map_),
    )
    assert gedaan.stderr == ""
    return gedaan.stdout.split()


def test_hypothesis_laden_laadt_geen_kamer(tmp_path: Path) -> None:
    geladen = in_nieuw_proces("import sys, hypothesis; print(*sys.modules)", tmp_path)
    assert {naam for naam in geladen if naam.startswith("wmo_eigenbijdrage")} == {
        "wmo_eigenbijdrage",
        "wmo_eigenbijdrage.testing",
        "wmo_eigenbijdrage.testing._registratie",
        "wmo_eigenbijdrage.testing._typen",
    }


def test_een_type_laden_laadt_geen_strategie(tmp_path: Path) -> None:
    opdracht = (
        "import sys; from hypothesis import strategies as st;"
        "from wmo_eigenbijdrage.dossier import Huishouden; print(*sys.modules)"
    )
    assert "wmo_eigenbijdrage.testing.strategieen" not in in_nieuw_proces(opdracht, tmp_path)


HYPOTHESIS = "from hypothesis import strategies as st"
HUISHOUDEN = "from wmo_eigenbijdrage.dossier import Huishouden"


@pytest.mark.parametrize(
    "regels",
    [
        (HYPOTHESIS, HUISHOUDEN),
        (HUISHOUDEN, HYPOTHESIS),
        ("import wmo_eigenbijdrage.testing", HUISHOUDEN, HYPOTHESIS),
        ("from wmo_eigenbijdrage.testing import dagen", HYPOTHESIS, HUISHOUDEN),
    ],
)
def test_in_elke_volgorde_van_laden(regels: tuple[str, ...], tmp_path: Path) -> None:
    vind = """
from hypothesis import Phase, find, settings
een = settings(max_examples=1, database=None, phases=[Phase.generate])
gevonden = find(st.from_type(Huishouden), lambda _: True, settings=een)
print(type(gevonden).__name__, gevonden.personen[0].client.bsn.nummer)"""
    assert in_nieuw_proces("\n".join(regels) + vind, tmp_path) == ["Huishouden", "999900006"]


ELK_TYPE = """
from importlib import import_module
from hypothesis import Phase, find, settings, strategies as st
from wmo_eigenbijdrage import testing
from wmo_eigenbijdrage.testing._typen import STRATEGIEEN

een = settings(max_examples=1, database=None, phases=[Phase.generate])
for pakket, typen in STRATEGIEEN.items():
    for soort, naam in typen.items():
        setattr(testing, naam, lambda naam=naam: st.just(naam))
        type_ = getattr(import_module(f"wmo_eigenbijdrage.{pakket}"), soort)
        print(find(st.from_type(type_), lambda _: True, settings=een))
"""


def test_from_type_neemt_voor_elk_type_de_eigen_strategie(tmp_path: Path) -> None:
    verwacht = [naam for typen in STRATEGIEEN.values() for naam in typen.values()]
    assert in_nieuw_proces(ELK_TYPE, tmp_path) == verwacht


def test_een_tijdlijn_krijgt_waarden_van_haar_type(tmp_path: Path) -> None:
    opdracht = """
from hypothesis import Phase, find, settings, strategies as st
from wmo_eigenbijdrage import Bedrag, Tijdlijn
een = settings(max_examples=1, database=None, phases=[Phase.generate])
gevonden = find(st.from_type(Tijdlijn[Bedrag]), lambda _: True, settings=een)
print(type(gevonden.waarden[0]).__name__)"""
    assert in_nieuw_proces(opdracht, tmp_path) == ["Bedrag"]


# The same in this process, piece by piece


def test_twee_keer_registreren_is_een_keer() -> None:
    voor = list(sys.meta_path)
    try:
        _registratie.registreer()
        eenmaal = list(sys.meta_path)
        _registratie.registreer()
        assert sys.meta_path == eenmaal
        assert len(eenmaal) - len(voor) in {0, 1}
    finally:
        sys.meta_path[:] = voor


def zoeker() -> Any:
    voor = list(sys.meta_path)
    try:
        _registratie.registreer()
        return sys.meta_path[0]
    finally:
        sys.meta_path[:] = voor


def test_een_andere_module_vindt_de_gewone_weg() -> None:
    assert zoeker().find_spec("wmo_eigenbijdrage.fouten", None) is None
    assert zoeker().find_spec("kalender", None) is None


def test_een_kamer_die_nergens_ligt_vindt_een_ander() -> None:
    assert zoeker().find_spec("wmo_eigenbijdrage.kalender", []) is None


def test_een_kamer_wordt_geregistreerd_zodra_ze_geladen_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    naam = "wmo_eigenbijdrage.bevindingen"
    spec = zoeker().find_spec(naam, wmo_eigenbijdrage.__path__)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setattr(testing, "bevindingen", lambda: st.just("een bevinding"))
    spec.loader.exec_module(module)
    assert find(st.from_type(module.Bevinding), lambda _: True, settings=ENKELE) == "een bevinding"


def test_de_argumenten_van_een_tijdlijn() -> None:
    zoeker()
    gevonden: Any = find(st.from_type(Tijdlijn[bool]), lambda _: True, settings=ENKELE)
    assert set(gevonden.waarden) <= {True, False}


def test_zonder_hypothesis_noemt_de_fout_de_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def niets(_: str) -> None:
        return None

    monkeypatch.setattr("importlib.util.find_spec", niets)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'wmo-eigenbijdrage\[testing\]'"):
        importlib.reload(testing)
