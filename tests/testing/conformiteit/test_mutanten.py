"""Every realistic mistake in the library is caught by at least one case."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from testing.mutanten import MUTANTEN

TESTS = Path(__file__).parents[2]
# The base of an exempt couple is nil as well, so that this one changes no amount.
ZONDER_GEVOLG = {"paar-onder-aow-betaalt-in-2019"} & {mutant.naam for mutant in MUTANTEN}


def test_elke_fout_wordt_door_een_geval_gevonden() -> None:
    paden = [str(TESTS.parent / "src"), str(TESTS)]
    gedaan = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("mutantenloop.py"))],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paden)},
    )
    gevonden: dict[str, str | None] = json.loads(gedaan.stdout)
    assert gevonden.pop("geen") is None  # without a mistake no case fails
    assert set(gevonden) == {mutant.naam for mutant in MUTANTEN}
    assert {naam for naam, geval in gevonden.items() if geval is None} == ZONDER_GEVOLG
