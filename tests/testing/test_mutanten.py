"""The kit catches mistakes: each realistic one by an invariant that is named, and by a case."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from testing.mutanten import MUTANTEN, Mutant, brontekst
from wmo_eigenbijdrage.testing.invarianten import INVARIANTEN

WORTEL = Path(__file__).parents[2]
VANGERS = {
    "week-53-vergeten": "vier-weken-volgens-isoweek",
    "dertig-december-2019-in-een-periode": "twee-dagen-zonder-periode",
    "maandregime-vanaf-februari": "perioden-sluiten-aan",
    "eerste-maand-een-te-laat": "start-op-de-eerste-telt-meteen",
    "start-telt-dezelfde-maand": "maand-telt-als-haar-eerste-dag-erin-ligt",
    "start-op-de-tweede-telt-mee": "start-op-de-eerste-telt-meteen",
    "stopmaand-niet-verschuldigd": "deel-van-een-maand-telt-heel",
    "twee-facturen-voor-een-paar": "een-bedrag-voor-een-paar",
    "april-2020-gefactureerd": "april-en-mei-2020-nihil",
    "tarief-2024-vanaf-februari": "tarief-van-de-maand",
    "aow-een-maand-te-laat": "paar-onder-aow-betaalt-niet",
    "een-van-beiden-aow-is-genoeg": "paar-onder-aow-betaalt-niet",
    "meerderjarig-op-zeventien": "minderjarige-betaalt-niet",
    "wlz-van-de-partner-telt-niet": "wlz-of-beschermd-wonen-maakt-vrij",
    "een-nacht-opvang-is-genoeg": "een-nacht-opvang-maakt-niets-uit",
    "vrijstelling-een-maand-te-kort": "vrijgestelde-maanden-nihil",
    "minimagrens-telt-mee": "minimabeleid-onder-de-grens",
    "peiljaar-vorig-jaar": "minimabeleid-onder-de-grens",
    "lager-tarief-vergeten": "lager-tarief-geldt-vanaf-zijn-maand",
    "periode-van-de-start-gratis": "vlak-bedrag-in-2019",
    "inkomen-door-twaalf": "maximum-naar-inkomen",
    "dertien-maanden-terug": "eerste-factuur-hoogstens-twaalf-maanden-terug",
    "herziening-over-35-maanden": "herziening-hoogstens-36-maanden-terug",
    "herziening-met-het-verkeerde-teken": "herziening-hoogstens-36-maanden-terug",
    "april-2020-op-de-eerste-factuur": "eerste-factuur-hoogstens-twaalf-maanden-terug",
    "eerste-factuur-zonder-lager-tarief": "eerste-factuur-hoogstens-twaalf-maanden-terug",
    "prijs-gedeeld-door-19": "prijs-gaat-af-met-het-tarief-van-elke-maand",
    "laatste-deel-geind": "een-cent-rond-hele-maanden",
    "april-2020-niet-afgeschreven": "prijs-gaat-af-met-het-tarief-van-elke-maand",
    "signaal-twee-maanden-vooraf": "signaal-drie-maanden-vooraf",
    "pauze-schuift-niet-op": "prijs-gaat-af-met-het-tarief-van-elke-maand",
    "hulp-stopt-met-het-hulpmiddel": "zonder-kostprijs-loopt-de-bijdrage-door",
    "formule-1-telt-een-periode-te-weinig": "formule-1-telt-de-perioden-die-over-zijn",
    "formule-2-naar-beneden-afgerond": "formule-2-exact-en-half-omhoog",
    "formule-2-geldt-altijd": "formule-2-alleen-bij-een-quotient",
    "s333-met-groter-of-gelijk": "code-s333-voor-een-kostprijs-niet-boven-het-tarief",
    "dagtekening-van-vandaag-geweigerd": "code-8848-voor-een-dagtekening-in-de-toekomst",
    "afzender-niet-getoetst": "code-s300-voor-wie-geen-gemeente-is",
    "elfproef-vergeten": "code-0001-voor-een-bsn-zonder-elfproef",
    "grens-zelf-is-te-oud": "code-0001-voor-een-te-oude-start",
    "plan-verandert-nooit-een-periode": "stop-en-start-vallen-tegen-elkaar-weg",
    "plan-telt-de-berichten-niet": "geen-plan-heeft-minder-berichten",
    "plan-start-voor-er-ruimte-is": "start-pas-als-er-ruimte-is",
    "plan-vergeet-de-kostprijs": "plan-komt-uit",
}


def test_er_zijn_genoeg_fouten_en_elk_heeft_een_vanger() -> None:
    namen = [mutant.naam for mutant in MUTANTEN]
    assert len(set(namen)) == len(namen) >= 25
    assert list(VANGERS) == namen
    assert set(VANGERS.values()) <= {invariant.naam for invariant in INVARIANTEN}


@pytest.mark.parametrize("mutant", MUTANTEN, ids=lambda mutant: mutant.naam)
def test_elke_fout_is_een_regel_die_er_eenmaal_staat(mutant: Mutant) -> None:
    assert "\n" not in mutant.oud + mutant.nieuw
    assert mutant.oud != mutant.nieuw
    compile(brontekst(mutant), mutant.module, "exec")


def test_een_tekst_die_er_niet_staat_is_geen_fout() -> None:
    with pytest.raises(LookupError, match="occurs 0 times"):
        brontekst(MUTANTEN[0]._replace(oud="is nergens te vinden"))


def test_elke_fout_wordt_gevangen_door_een_invariant_en_een_geval(tmp_path: Path) -> None:
    """In two interpreters at a time, as each mistake takes a fresh library."""
    paren = [f"{naam}={vanger}" for naam, vanger in VANGERS.items()]
    omgeving = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(WORTEL / "tests"), *sys.path]),
        "PYTHONPYCACHEPREFIX": str(tmp_path),  # what has no mistake is compiled once
        "PYTHONDONTWRITEBYTECODE": "",
    }
    jagers = [
        subprocess.Popen(
            [sys.executable, str(WORTEL / "tests" / "testing" / "jacht.py"), *deel],
            env=omgeving,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for deel in (paren[::2], [*paren[1::2], "geen"])
    ]
    uitvoer = [jager.communicate() for jager in jagers]
    assert [fout for _, fout in uitvoer] == ["", ""]
    regels = [regel for deel, _ in uitvoer for regel in deel.splitlines()]
    gevonden = dict(regel.split(" / ") for regel in regels)
    assert gevonden.pop("geen") == "-"  # without a mistake no case fails
    assert set(gevonden) == {f"{naam} {vanger}" for naam, vanger in VANGERS.items()}
    assert [naam for naam, geval in gevonden.items() if geval == "-"] == []
