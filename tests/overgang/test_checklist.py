"""The checklist: the points against the printed table, and what is open or overdue on a day."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wmo_eigenbijdrage import Zorgperiode
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.landelijk import GegevensFout
from wmo_eigenbijdrage.overgang import Actiehouder, Checklist, Datumsoort, checklist
from wmo_eigenbijdrage.overgang.checklist import lees_checklist

LIJST = checklist()
NUMMERS = [punt.nummer for punt in LIJST.punten]
G = Actiehouder.GEMEENTE
S = Actiehouder.SOFTWARELEVERANCIER

# Typed over from the table, with the years of 3.2.2 to 3.2.4 corrected: number, owners, day.
TABEL = """
1.1.1 G 30-9-2019
1.1.2 G 30-9-2019
1.1.3 G 30-9-2019
1.1.4 G 30-11-2019
1.1.5 G 30-11-2019
1.1.6 G 31-12-2019
1.2.1 GS 30-9-2019
1.2.2 GS 31-10-2019
1.2.3 GS 31-10-2019
1.2.4 GS 30-11-2019
1.3.1 G 31-10-2019
1.3.2 G 31-10-2019
1.4.1 G 31-12-2019
2.1.1 GS 1-12-2019
2.1.2 GS 31-12-2019
3.1 GS 31-12-2019
3.2.1 G 27-12-2019
3.2.2 G 24-1-2020
3.2.3 GS vanaf 2-1-2020
3.2.4 G vanaf 2-1-2020
3.2.5 G 31-12-2019
3.2.6 G 31-12-2019
3.2.7 G 31-12-2019
"""


def test_de_punten_zijn_die_van_de_tabel() -> None:
    verwacht = [tuple(regel.split()) for regel in TABEL.strip().splitlines()]
    gevonden: list[tuple[str, ...]] = []
    for punt in LIJST.punten:
        houders = "".join(houder.name[0] for houder in punt.actiehouders)
        vanaf = ("vanaf",) if punt.soort is Datumsoort.VANAF else ()
        dag = f"{punt.datum.day}-{punt.datum.month}-{punt.datum.year}"
        gevonden.append((punt.nummer, houders, *vanaf, dag))
    assert gevonden == verwacht


def test_de_fasen() -> None:
    assert [(fase.nummer, str(fase.deadline)) for fase in LIJST.fasen] == [
        (1, "2019-11-30"),
        (2, "2019-12-31"),
        (3, "2020-01-15"),
    ]
    assert all(punt.nummer.startswith(f"{punt.fase.nummer}.") for punt in LIJST.punten)


def test_de_aanlevertermijnen_zijn_die_van_de_kalender() -> None:
    assert LIJST.punt("3.2.1").datum == Zorgperiode(2019, 12).aanleverdatum
    assert LIJST.punt("3.2.2").datum == Zorgperiode(2019, 13).aanleverdatum


def test_wat_de_bron_anders_drukt_is_toegelicht() -> None:
    """Points after the deadline of their phase, and those that the list of errors names."""
    na_de_fase = {punt.nummer for punt in LIJST.punten if punt.datum > punt.fase.deadline}
    assert na_de_fase == {"1.1.6", "1.4.1", "3.2.2"}
    gecorrigeerd = {punt.nummer for punt in LIJST.punten if punt.correctie}
    assert gecorrigeerd == na_de_fase | {"1.2.4", "2.1.1", "2.1.2", "3.2.3", "3.2.4", "3.2.7"}
    # Days that stand nowhere as a whole.
    assert {p.nummer for p in LIJST.punten if not p.bevestigd} == {"3.2.3", "3.2.4"}
    assert "24-1-2019" in (LIJST.punt("3.2.2").correctie or "")


def test_elk_punt_zegt_waar_het_staat_en_wat_het_vraagt() -> None:
    for punt in LIJST.punten:
        assert punt.bron
        assert punt.onderwerp
        assert punt.toelichting.endswith((".", "?"))
    assert "GA2020" in LIJST.bron


@pytest.mark.parametrize(
    ("fase", "houder", "aantal"),
    [
        (None, None, 23),
        (1, None, 13),
        (2, None, 2),
        (3, None, 8),
        (None, S, 8),
        (None, G, 23),
        (1, S, 4),
        (9, None, 0),
    ],
)
def test_kies(fase: int | None, houder: Actiehouder | None, aantal: int) -> None:
    assert len(LIJST.kies(fase=fase, actiehouder=houder)) == aantal


@pytest.mark.parametrize(
    ("dag", "klaar", "te_laat"),
    [
        (date(2019, 9, 30), [], []),  # the day itself is in time
        (date(2019, 10, 1), [], ["1.1.1", "1.1.2", "1.1.3", "1.2.1"]),
        (date(2019, 10, 1), ["1.1.1", "1.1.3"], ["1.1.2", "1.2.1"]),
        (date(2020, 1, 24), [*NUMMERS[:16], "3.2.1", "3.2.5", "3.2.6", "3.2.7"], []),
        (date(2020, 1, 25), [*NUMMERS[:16], "3.2.1", "3.2.5", "3.2.6", "3.2.7"], ["3.2.2"]),
        (date(2025, 1, 1), [*NUMMERS[:18], "3.2.5", "3.2.6", "3.2.7"], []),  # no deadline
    ],
)
def test_te_laat(dag: date, klaar: list[str], te_laat: list[str]) -> None:
    assert [punt.nummer for punt in LIJST.te_laat_op(dag, klaar)] == te_laat


def test_wat_pas_later_kan_is_nog_niet_open() -> None:
    klaar = [nummer for nummer in NUMMERS if nummer not in {"3.2.2", "3.2.3", "3.2.4"}]
    op_1, op_2 = date(2020, 1, 1), date(2020, 1, 2)
    assert [p.nummer for p in LIJST.open_op(op_1, klaar)] == ["3.2.2"]
    assert [p.nummer for p in LIJST.later_op(op_1, klaar)] == ["3.2.3", "3.2.4"]
    assert [p.nummer for p in LIJST.open_op(op_2, klaar)] == ["3.2.2", "3.2.3", "3.2.4"]
    assert LIJST.later_op(op_2, klaar) == ()


@given(
    dag=st.dates(date(2019, 8, 1), date(2020, 3, 1)),
    klaar=st.sets(st.sampled_from(NUMMERS)),
    later=st.integers(0, 90),
)
def test_elk_punt_is_op_een_plek_en_wordt_nooit_minder_laat(
    dag: date, klaar: set[str], later: int
) -> None:
    open_, nog_niet = LIJST.open_op(dag, klaar), LIJST.later_op(dag, klaar)
    verdeeld = [*(p.nummer for p in (*open_, *nog_niet)), *klaar]
    assert sorted(verdeeld) == sorted(NUMMERS)
    te_laat = LIJST.te_laat_op(dag, klaar)
    assert set(te_laat) <= set(open_)
    assert set(te_laat) <= set(LIJST.te_laat_op(date.fromordinal(dag.toordinal() + later), klaar))


def test_onbekende_nummers_en_dagen() -> None:
    with pytest.raises(OngeldigeWaarde, match="nummer: '3.3.7' is not on the list"):
        LIJST.punt("3.3.7")
    with pytest.raises(OngeldigeWaarde, match="klaar: '2.2.1' is not on the list"):
        LIJST.open_op(date(2019, 12, 1), ["1.1.1", "2.2.1"])
    with pytest.raises(OngeldigeWaarde, match="klaar: "):
        LIJST.te_laat_op(date(2019, 12, 1), "1.1.1")  # a text is not a list of numbers
    with pytest.raises(OngeldigeWaarde, match="dag: str is not a date"):
        LIJST.later_op("2019-12-01")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


GOED = """\
bron = "een lijst"

[[fase]]
nummer = 1
naam = "Begin"
uiterlijk = 2019-11-30
bron = "tabel"
bevestigd = true

[[punt]]
nummer = "1.1"
onderdeel = "Beleid"
onderwerp = "Iets"
toelichting = "Doe iets."
actiehouders = ["gemeente"]
uiterlijk = 2019-09-30
bron = "tabel"
bevestigd = true
"""
PUNT = GOED[GOED.index("[[punt]]") :]
FASE = GOED[GOED.index("[[fase]]") : GOED.index("[[punt]]")]


def lees(map_: Path, tekst: str) -> Checklist:
    (map_ / "proef.toml").write_text(tekst, "utf-8")
    return lees_checklist(map_, "proef.toml")


def test_een_goed_bestand(tmp_path: Path) -> None:
    lijst = lees(tmp_path, GOED.replace("uiterlijk = 2019-09-30", "vanaf = 2019-09-30"))
    assert str(lijst.punten[0]) == "1.1 Iets (vanaf 2019-09-30)"
    assert lijst.punten[0].correctie is None


@pytest.mark.parametrize(
    ("kapot", "melding"),
    [
        (GOED.replace('bron = "een lijst"\n', ""), "bron: is missing"),
        (GOED + PUNT, "1.1 occurs twice; keep one"),
        (GOED + FASE, "1 occurs twice; keep one"),
        (GOED.replace('nummer = "1.1"', 'nummer = "2.1"'), "2.1 lies in no phase"),
        (GOED.replace('nummer = "1.1"', 'nummer = "11"'), "11 lies in no phase"),
        (GOED + "vanaf = 2019-09-30\n", "uiterlijk: is not a known key"),  # both dates
        (GOED.replace("uiterlijk = 2019-09-30\n", ""), "uiterlijk: is missing"),
        (GOED.replace('["gemeente"]', "[]"), "actiehouders: is empty, doubled or unknown"),
        (GOED.replace('["gemeente"]', '["CAK"]'), "choose from gemeente, softwareleverancier"),
        (GOED.replace('["gemeente"]', '["gemeente", "gemeente"]'), "doubled"),
        (GOED.replace("naam = ", "name = "), "naam: is missing"),
        (
            GOED.replace("bevestigd = true\n\n[[punt]]", "bevestigd = true\nextra = 1\n\n[[punt]]"),
            "extra: is not a known key",
        ),
        ("extra = 1\n" + GOED, "extra: is not a known key"),
        (GOED + "correctie = 1\n", "correctie: is a int"),
    ],
)
def test_kapotte_bestanden(tmp_path: Path, kapot: str, melding: str) -> None:
    with pytest.raises(GegevensFout) as gevangen:
        lees(tmp_path, kapot)
    assert melding in str(gevangen.value)
    assert str(gevangen.value).startswith("proef.toml")
