"""Values go to JSON and back unchanged; anything else is refused in one line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bijdrage.gevallen import beleiden, gevallen
from wmo_eigenbijdrage import Bedrag, Maand, Tijdvak
from wmo_eigenbijdrage.aanlevering import Inhoud, Meldingsoort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.ieb import Kostprijs, release, to_xml
from wmo_eigenbijdrage.testing import (
    bedragen,
    dagen,
    heenberichten,
    kostprijzen,
    maanden,
    tijdvakken,
    verstrekkingen,
    zorgperioden,
)
from wmo_eigenbijdrage.testing.conformiteit import VRAGEN
from wmo_eigenbijdrage.testing.conformiteit.vorm import lees_json, schrijf_json
from wmo_eigenbijdrage.testing.implementatie import Planstap, Prijsverloop

VAKKEN = st.lists(tijdvakken(), max_size=3).map(tuple)
MAANDEN = st.lists(maanden(), max_size=4).map(tuple)
HUISHOUDENS = gevallen().map(lambda geval: geval[0])
PERIODEN = maanden() | zorgperioden()


def _inhoud(vak: Tijdvak, prijs: Kostprijs | None) -> Inhoud:
    return Inhoud(startdatum=vak.eerste_dag, stopdatum=vak.laatste_dag, kostprijs=prijs)


INHOUDEN = st.builds(_inhoud, tijdvakken(), st.none() | kostprijzen())
LIJST = st.lists(INHOUDEN, max_size=3).map(tuple)
GETALLEN = st.integers(-1000, 1000)
RELEASES = st.sampled_from(["1.0", "4.0"])
XML = heenberichten(release("1.0")).map(to_xml)
MAANDREGELS = st.lists(st.tuples(maanden(), bedragen()), max_size=3).map(tuple)

ARGUMENTEN: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "bijdrageperiode": {"dag": dagen()},
    "dagen_van": {"periode": PERIODEN},
    "verschuldigde_maanden": {"gebruik": VAKKEN, "tot_en_met": maanden()},
    "bijdrage": {"huishouden": HUISHOUDENS, "beleid": beleiden(), "tot_en_met": dagen()},
    "herziening": {
        "oud": HUISHOUDENS,
        "nieuw": HUISHOUDENS,
        "beleid": beleiden(),
        "besluit": dagen(),
    },
    "eerste_factuur": {"start": dagen(), "gemeld_op": dagen(), "beleid": beleiden()},
    "prijsverloop": {"kostprijs": bedragen(), "vanaf": dagen(), "pauzes": VAKKEN},
    "inbare_maanden": {
        "verstrekkingen": st.lists(verstrekkingen(), max_size=3).map(tuple),
        "tot_en_met": maanden(),
    },
    "resterend": {
        "totale_kosten": bedragen(),
        "aantal_perioden": GETALLEN,
        "kosten_per_periode": bedragen(),
        "vanaf": zorgperioden(),
    },
    "schrijf": {"bericht": heenberichten(), "release": RELEASES},
    "beoordeel": {"xml": XML, "peildatum": dagen()},
    "plan": {"gewenst": LIJST, "bij_cak": LIJST, "release": RELEASES, "peildatum": dagen()},
}
ANTWOORDEN: dict[str, st.SearchStrategy[Any]] = {
    "bijdrageperiode": st.none() | PERIODEN,
    "dagen_van": tijdvakken(),
    "verschuldigde_maanden": MAANDEN,
    "bijdrage": st.lists(st.tuples(PERIODEN, bedragen()), max_size=3).map(tuple),
    "herziening": MAANDREGELS,
    "eerste_factuur": MAANDREGELS,
    "prijsverloop": st.builds(Prijsverloop, st.none() | maanden(), bedragen(), st.none() | dagen()),
    "inbare_maanden": MAANDEN,
    "resterend": st.tuples(GETALLEN, st.none() | bedragen()),
    "schrijf": XML,
    "beoordeel": st.lists(st.sampled_from(["0001", "S333"]), max_size=2).map(tuple),
    "plan": st.lists(
        st.builds(
            Planstap, st.sampled_from(Meldingsoort), st.none() | INHOUDEN, st.none() | INHOUDEN
        ),
        max_size=3,
    ).map(tuple),
}


def test_elke_vraag_doet_mee() -> None:
    assert set(ARGUMENTEN) == set(ANTWOORDEN) == set(VRAGEN)


@pytest.mark.parametrize("naam", VRAGEN)
@settings(max_examples=15)
@given(data=st.data())
def test_een_vraag_komt_terug_zoals_ze_was(naam: str, data: st.DataObject) -> None:
    gegeven = data.draw(st.fixed_dictionaries(ARGUMENTEN[naam]))
    vraag = VRAGEN[naam]
    regel = schrijf_json(vraag.argumenten.schrijf(gegeven))
    assert "\n" not in regel
    assert vraag.argumenten.lees(lees_json(regel, "x"), "gegeven") == gegeven


@pytest.mark.parametrize("naam", VRAGEN)
@settings(max_examples=15)
@given(data=st.data())
def test_een_antwoord_komt_terug_zoals_het_was(naam: str, data: st.DataObject) -> None:
    antwoord = data.draw(ANTWOORDEN[naam])
    vorm = VRAGEN[naam].antwoord
    regel = schrijf_json(vorm.schrijf(antwoord))
    assert vorm.lees(lees_json(regel, "x"), "antwoord") == antwoord


def test_zo_ziet_een_antwoord_eruit() -> None:
    assert VRAGEN["bijdrage"].antwoord.schrijf([(Maand(2024, 3), Bedrag(2060))]) == [
        {"periode": "2024-03", "bedrag": 2060}
    ]
    verloop = Prijsverloop(Maand(2022, 6), Bedrag(0), date(2022, 3, 31))
    assert VRAGEN["prijsverloop"].antwoord.schrijf(verloop) == {
        "laatste_maand": "2022-06",
        "restant": 0,
        "signaaldatum": "2022-03-31",
    }


FOUT_JSON = [
    ("", "is not JSON"),
    ("{", "is not JSON"),
    ("[" * 100_000, "is not JSON"),
    ("9" * 5_000, "is not JSON"),
    ('{"a":1.5}', "not whole"),
    ('{"a":1e3}', "not whole"),
    ('{"a":NaN}', "not whole"),
    ('{"a":-Infinity}', "not whole"),
    ('{"a":1,"a":2}', "a field twice"),
]


@pytest.mark.parametrize(("regel", "wat"), FOUT_JSON)
def test_geen_json(regel: str, wat: str) -> None:
    with pytest.raises(OngeldigeWaarde, match=wat) as fout:
        lees_json(regel, "verzoek")
    assert "\n" not in str(fout.value)


GOED: dict[str, Any] = {
    "bericht": {
        "soort": "WMO403",
        "afzender": "0363",
        "identificatie": "1",
        "dagtekening": "2020-01-02",
        "xsd_versie": None,
        "bsn": "999990019",
        "startnummer": 1,
        "status": 1,
        "stopdatum": "2020-01-31",
    },
    "release": "1.0",
}


def _zet(veld: str, waarde: Any) -> Callable[[dict[str, Any]], None]:
    def doe(gegeven: dict[str, Any]) -> None:
        gegeven["bericht"][veld] = waarde

    return doe


Bederf = Callable[[dict[str, Any]], object]
FOUTE_BERICHTEN: list[tuple[Bederf, str]] = [
    (_zet("dagtekening", "2020-1-2"), "gegeven.bericht.dagtekening: '2020-1-2' is not a day"),
    (_zet("dagtekening", "2021-02-29"), "dagtekening: '2021-02-29' does not exist"),
    (_zet("dagtekening", "٢٠٢٠-01-02"), "is not a day"),
    (_zet("dagtekening", 20200102), "is not a day"),
    (_zet("startnummer", True), "startnummer: True is not allowed; give 0..999999999"),
    (_zet("startnummer", -1), "startnummer: -1 is not allowed"),
    (_zet("startnummer", "1"), "startnummer: '1' is not allowed"),
    (_zet("status", "1"), "status: '1' is not known; give 1, 2, 3, 9"),
    (_zet("status", True), "status: True is not known"),
    (_zet("afzender", "363"), "afzender: '363' is not four digits"),
    (_zet("identificatie", "   "), "does not exist"),
    (_zet("bsn", "999990018"), r"bsn: '\*\*\*\*\*\*\*\*\*' does not exist"),
    (_zet("extra", 1), "gegeven.bericht: holds a field 'extra'"),
    (_zet("soort", "WMO402"), "gegeven.bericht.soort: 'WMO402' is not known"),
    (_zet("xsd_versie", {"basisschema": "1", "bericht": "1.0.0"}), "xsd_versie: basisschema"),
    (lambda g: g["bericht"].pop("status"), "gegeven.bericht.status: is missing"),
    (lambda g: g["bericht"].pop("soort"), "gegeven.bericht: .* has no soort"),
    (lambda g: g.update(bericht=None), "gegeven.bericht: None has no soort"),
    (lambda g: g.update(release=""), "gegeven.release"),
]


@pytest.mark.parametrize(("bederf", "wat"), FOUTE_BERICHTEN)
def test_een_bericht_dat_niet_klopt(bederf: Bederf, wat: str) -> None:
    gegeven = json.loads(json.dumps(GOED))
    VRAGEN["schrijf"].argumenten.lees(gegeven, "gegeven")
    bederf(gegeven)
    with pytest.raises(OngeldigeWaarde, match=wat) as fout:
        VRAGEN["schrijf"].argumenten.lees(gegeven, "gegeven")
    assert "\n" not in str(fout.value)
    assert "999990018" not in str(fout.value)


@pytest.mark.parametrize(
    ("vraag", "gegeven", "wat"),
    [
        ("bijdrageperiode", [], r"gegeven: \[\] is no object"),
        ("dagen_van", {"periode": "2019-P14"}, "gegeven.periode: '2019-P14' does not exist"),
        ("dagen_van", {"periode": "2019-13"}, "gegeven.periode: '2019-13' does not exist"),
        (
            "verschuldigde_maanden",
            {"gebruik": {}, "tot_en_met": "2024-01"},
            "gegeven.gebruik: {} is no list",
        ),
        (
            "verschuldigde_maanden",
            {
                "gebruik": [{"van": "2024-02-01", "tot_en_met": "2024-01-01"}],
                "tot_en_met": "2024-01",
            },
            r"gegeven.gebruik\[0\]: ",
        ),
        (
            "eerste_factuur",
            {
                "start": "2024-01-01",
                "gemeld_op": "2024-01-01",
                "beleid": {
                    "gemeente": "0363",
                    "lagere_tarieven": [
                        {"bedrag": 1, "vanaf": "2099-01", "aangeleverd_op": "2024-01-01"}
                    ],
                    "minimabeleid": [],
                    "lokale_parameters": [],
                },
            },
            r"gegeven.beleid.lagere_tarieven\[0\]: .*no value for",
        ),
    ],
)
def test_gegevens_die_niet_kloppen(vraag: str, gegeven: Any, wat: str) -> None:
    with pytest.raises(OngeldigeWaarde, match=wat):
        VRAGEN[vraag].argumenten.lees(gegeven, "gegeven")


def test_een_andere_spelling_wordt_geweigerd() -> None:
    """A week number instead of a day is a day to Python, but not one spelling."""
    with pytest.raises(OngeldigeWaarde, match="is not a day"):
        VRAGEN["bijdrageperiode"].argumenten.lees({"dag": "2024-W01-1"}, "gegeven")
