"""Strategies that join others reach each of them, and narrow bounds are met without edge cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import Phase, find, settings
from hypothesis import strategies as st

from wmo_eigenbijdrage.ieb.envelop import Fo01, Fo03
from wmo_eigenbijdrage.kostprijs import Overschrijding
from wmo_eigenbijdrage.overgang import Verblijfrecord, ZaAanleverrecord
from wmo_eigenbijdrage.testing import (
    aanleverrecords,
    enveloppen,
    fo03_berichten,
    geboortedagen,
    hv_aanleverrecords,
    kostprijsgebeurtenissen,
)

ZOEKEN = settings(max_examples=2_000, database=None, derandomize=True, phases=[Phase.generate])


GEVALLEN: list[tuple[st.SearchStrategy[Any], Callable[[Any], bool]]] = [
    (kostprijsgebeurtenissen(), lambda g: isinstance(g, Overschrijding)),
    (enveloppen(), lambda e: isinstance(e, Fo01)),
    (enveloppen(), lambda e: isinstance(e, Fo03)),
    (fo03_berichten(), lambda e: isinstance(e, Fo03)),
    (aanleverrecords(), lambda r: isinstance(r, ZaAanleverrecord)),
    (aanleverrecords(), lambda r: isinstance(r, Verblijfrecord)),
    (
        hv_aanleverrecords(),
        lambda r: r.kosten_per_periode is None and r.aantal_perioden is not None,
    ),
    (geboortedagen(date(1951, 1, 1), date(1951, 1, 31)), lambda dag: dag.year == 1951),
]


@pytest.mark.parametrize(("strategie", "voorwaarde"), GEVALLEN)
def test_wat_verenigd_is_wordt_elk_bereikt(
    strategie: st.SearchStrategy[Any], voorwaarde: Callable[[Any], bool]
) -> None:
    assert voorwaarde(find(strategie, voorwaarde, settings=ZOEKEN))
