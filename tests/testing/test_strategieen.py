"""The strategies reach what they should, shrink as they say and refuse impossible bounds."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode, Maand, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.dossier import (
    Declaratieantwoord,
    Declaratieregel,
    GeenKostprijs,
    Startmelding,
    Stopmelding,
    Toewijzing,
    Zorgvoorziening,
)
from wmo_eigenbijdrage.identificatie import AgbCode, BerichtIdentificatie, EbStartNummer
from wmo_eigenbijdrage.landelijk import gemeente
from wmo_eigenbijdrage.testing import (
    agbcodes,
    bedragen,
    berichtidentificaties,
    bsns,
    dagen,
    declaratieantwoorden,
    declaratieregels,
    ebstartnummers,
    gemeentecodes,
    maanden,
    startmeldingen,
    stopmeldingen,
    tijdlijnen,
    tijdvakken,
    toewijzingen,
    zorgfeiten,
    zorgperioden,
    zorgvoorzieningen,
)

VEEL = settings(max_examples=5_000, derandomize=True, database=None)
ZONDER_KRIMPEN = settings(VEEL, phases=[Phase.generate])


Voorwaarde = Callable[[Any], bool]


def altijd(_: object) -> bool:
    return True


KRIMPT: list[tuple[st.SearchStrategy[Any], Voorwaarde, object]] = [
    (maanden(), lambda m: m > Maand(2021, 3), Maand(2021, 4)),
    (zorgperioden(), lambda p: p >= Zorgperiode(2018, 3), Zorgperiode(2018, 3)),
    (bedragen(), lambda b: b > Bedrag(77), Bedrag(78)),
    (dagen(max_value=date(2015, 6, 1)), lambda d: d > date(2015, 2, 1), date(2015, 2, 2)),
    (ebstartnummers(), altijd, EbStartNummer(0)),
    (agbcodes(), altijd, AgbCode("00000000")),
    (gemeentecodes(), altijd, Gemeentecode("0003")),
    (berichtidentificaties(), altijd, BerichtIdentificatie("0")),
]


@pytest.mark.parametrize(("strategie", "voorwaarde", "kleinste"), KRIMPT)
def test_waarheen_een_strategie_krimpt(
    strategie: st.SearchStrategy[Any], voorwaarde: Voorwaarde, kleinste: object
) -> None:
    assert find(strategie, voorwaarde, settings=VEEL) == kleinste


BEREIKT: list[tuple[st.SearchStrategy[Any], Voorwaarde]] = [
    (dagen(), lambda d: d == date(2019, 12, 30)),
    (dagen(), lambda d: d == date(2020, 4, 1)),
    (bedragen(), lambda b: b == Bedrag(1901)),
    (tijdvakken(), lambda t: t.is_open),
    (tijdvakken(open_eind=False), lambda t: t.dagen == 1),
    (tijdlijnen(), lambda t: len(t.dagen) >= 4),
    (tijdlijnen(st.just(1)), lambda t: t.waarden == (1,)),
    (zorgperioden(), lambda p: p.weken == 5),
    (berichtidentificaties(), lambda i: "&" in i.tekst),
    (bsns(), lambda b: b.nummer == "999900006"),
    *[
        (zorgfeiten(), lambda f, soort=soort: isinstance(f, soort))
        for soort in (Toewijzing, Startmelding, Stopmelding, Declaratieregel, Declaratieantwoord)
    ],
    (startmeldingen(), lambda s: s.verwijdering),
    (stopmeldingen(), lambda s: s.einddatum < s.begindatum),
    (stopmeldingen(), lambda s: s.tijdelijk and not s.verwijdering),
    (toewijzingen(), lambda t: t.vervallen),
    (declaratieregels(), lambda r: r.credit),
    (declaratieantwoorden(), lambda a: a.afgewezen),
    (zorgfeiten(Bsn("999990020")), lambda f: f.bsn == Bsn("999990020")),
]


@pytest.mark.parametrize(("strategie", "voorwaarde"), BEREIKT)
def test_wat_een_strategie_bereikt(
    strategie: st.SearchStrategy[Any], voorwaarde: Voorwaarde
) -> None:
    find(strategie, voorwaarde, settings=ZONDER_KRIMPEN)


@pytest.mark.parametrize(
    "strategie",
    [
        maanden(Maand(2021, 1), Maand(2020, 12)),
        zorgperioden(Zorgperiode(2019, 1), Zorgperiode(2018, 13)),
        bedragen(Bedrag(2), Bedrag(1)),
        dagen(date(2021, 1, 1), date(2020, 12, 31)),
        tijdvakken(date(2021, 1, 1), date(2020, 12, 31)),
    ],
)
def test_grenzen_die_elkaar_uitsluiten(strategie: st.SearchStrategy[Any]) -> None:
    with pytest.raises(InvalidArgument, match="lies after"):
        find(strategie, altijd)


@given(
    maanden(Maand(2022, 2), Maand(2022, 4)),
    bedragen(Bedrag(5), Bedrag(9)),
    dagen(date(2022, 2, 2), date(2022, 2, 3)),
    tijdvakken(date(2022, 2, 2), date(2022, 2, 3), open_eind=False),
    gemeentecodes(date(2026, 1, 1)),
)
def test_grenzen_worden_gehouden(
    maand: Maand, bedrag: Bedrag, dag: date, vak: Tijdvak, code: Gemeentecode
) -> None:
    assert Maand(2022, 2) <= maand <= Maand(2022, 4)
    assert Bedrag(5) <= bedrag <= Bedrag(9)
    assert date(2022, 2, 2) <= dag <= date(2022, 2, 3)
    assert vak in Tijdvak(date(2022, 2, 2), date(2022, 2, 3))
    assert gemeente(code, date(2026, 1, 1)).code == code


@given(zorgvoorzieningen(kenmerk="a", soorten=("x",), begrenzingen=st.just(GeenKostprijs())))
def test_zorgvoorzieningen_volgen_hun_keuzes(voorziening: Zorgvoorziening) -> None:
    assert (voorziening.kenmerk, voorziening.soort) == ("a", "x")
    assert voorziening.begrenzing == GeenKostprijs()
    perioden = (*voorziening.beschikkingen, *voorziening.leveringen, *voorziening.declaraties)
    for periode in perioden:
        assert date(2019, 11, 1) <= periode.tijdvak.eerste_dag <= date(2022, 12, 31)


def test_zorgvoorzieningen_bereiken_een_definitieve_stop() -> None:
    gevonden = find(
        zorgvoorzieningen(),
        lambda v: any(p.definitief is not None for p in v.leveringen),
        settings=ZONDER_KRIMPEN,
    )
    assert any(p.tijdelijk for p in gevonden.leveringen)
