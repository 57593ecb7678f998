"""A program that fails costs the case it failed on; the run goes on."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from testing.conformiteit.programmas import commando
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.testing.conformiteit import (
    Binnenshuis,
    Geval,
    Grenzen,
    Oordeel,
    Programma,
    Storing,
    Uitslag,
    loop,
)
from wmo_eigenbijdrage.testing.conformiteit.proces import Proces, dek_af
from wmo_eigenbijdrage.testing.conformiteit.programma import splits
from wmo_eigenbijdrage.testing.implementatie import Bibliotheek

KORT = Grenzen(seconden=0.4, herstarts=5)
RUIM = Grenzen(seconden=10, herstarts=5)


def geval(nummer: int) -> Geval:
    return Geval(
        f"g{nummer}",
        "kalender",
        "Januari.",
        "bijdrageperiode",
        {"dag": "2020-01-01"},
        {"antwoord": "2020-01"},
        "x",
        "seen",
    )


DRIE = [geval(1), geval(2), geval(3)]


def uitslagen(opdracht: str, grenzen: Grenzen = RUIM, aantal: int = 3) -> tuple[Uitslag, ...]:
    with Programma(opdracht, grenzen) as programma:
        return loop([geval(n) for n in range(1, aantal + 1)], programma)


def redenen(gevonden: tuple[Uitslag, ...]) -> list[str]:
    return [uitslag.reden for uitslag in gevonden]


def test_een_goed_programma(tmp_path: Path) -> None:
    gevonden = uitslagen(commando(tmp_path, "antwoord(nummer)"))
    assert [u.oordeel for u in gevonden] == [Oordeel.GOED] * 3
    assert gevonden[0].gekregen == '{"antwoord":"2020-01"}'


@pytest.mark.parametrize(
    ("doe", "reden"),
    [
        ("os._exit(3)", "het programma stopte (status 3)"),
        ("os.abort()", "het programma stopte (status -6)"),
        ("raise SystemExit", "het programma stopte (status 0)"),
        (
            "zeg('hallo\\n')",
            "geen antwoord: antwoord: is not JSON; give one JSON object on one line",
        ),
        ("zeg('[]\\n')", "geen antwoord: antwoord: is no JSON object; give {...}"),
        ("zeg('\\n')", "geen antwoord: antwoord: is not JSON; give one JSON object on one line"),
        ("antwoord(nummer, '2020-02')", "een ander antwoord"),
        (
            "antwoord(nummer, 7)",
            (
                "het antwoord heeft niet de vorm van deze vraag (antwoord: 7 is not a month as 2024-03 "
                "or a period of four weeks as 2019-P13; give a month as 2024-03 or a period of four "
                "weeks as 2019-P13)"
            ),
        ),
        (
            "zeg(json.dumps({'id': nummer, 'fout': 'bsn 999990019'}) + '\\n')",
            "het programma meldt een fout",
        ),
        (
            "zeg(json.dumps({'id': nummer, 'onbekend': True}) + '\\n')",
            "onbekend, waar een bron het antwoord heeft",
        ),
        ("zeg('x' * 3000000)", "een regel van meer dan 1000000 bytes"),
        ("zeg('x' * 1500000 + '\\n')", "een regel van meer dan 1000000 bytes"),
        ("os.close(1); time.sleep(60)", "het programma sloot zijn uitvoer"),
    ],
)
def test_het_tweede_geval_gaat_mis(tmp_path: Path, doe: str, reden: str) -> None:
    opdracht = commando(
        tmp_path, "if nummer == 'g2':", f"    {doe}", "else:", "    antwoord(nummer)"
    )
    gevonden = uitslagen(opdracht)
    assert redenen(gevonden) == ["", reden, ""]
    assert "999990019" not in gevonden[1].gekregen


def test_een_programma_dat_zwijgt_wordt_gestopt(tmp_path: Path) -> None:
    opdracht = commando(tmp_path, "if nummer == 'g2': time.sleep(60)", "antwoord(nummer)")
    begin = time.monotonic()
    assert redenen(uitslagen(opdracht, KORT)) == ["", "geen antwoord binnen 0.4 s", ""]
    assert time.monotonic() - begin < 20


def test_een_langzaam_programma_mag(tmp_path: Path) -> None:
    opdracht = commando(tmp_path, "time.sleep(0.05)", "antwoord(nummer)")
    assert redenen(uitslagen(opdracht)) == [""] * 3


def test_wie_steeds_iets_anders_antwoordt_krijgt_niet_meer_tijd(tmp_path: Path) -> None:
    """Each line in time, but none of them the answer."""
    opdracht = commando(tmp_path, "while True: antwoord('anders'); time.sleep(0.1)")
    begin = time.monotonic()
    assert redenen(uitslagen(opdracht, KORT, aantal=1)) == ["geen antwoord binnen 0.4 s"]
    assert time.monotonic() - begin < 5


def test_een_programma_voor_windows_begint_met_het_merk_van_utf_8(tmp_path: Path) -> None:
    opdracht = commando(tmp_path, "if plek == 1: zeg('\\ufeff')", "antwoord(nummer)")
    assert redenen(uitslagen(opdracht)) == [""] * 3


def test_wat_ontsnapte_leest_niet_mee_met_het_volgende_programma(tmp_path: Path) -> None:
    """A grandchild out of reach holds the pipe open, so that its number must not be used anew."""
    pad = tmp_path / "ontsnapt.py"
    pad.write_text(
        "import subprocess, sys\n"
        "subprocess.Popen([sys.executable, '-S', '-c', 'import time; time.sleep(1.6); print(1, flush=True); time.sleep(1)'],"
        " start_new_session=True, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print('er is', flush=True)\n",
        "utf-8",
    )
    proces = Proces((sys.executable, "-S", "-E", str(pad)), RUIM)
    assert proces.regel(5) == b"er is"
    lezen, schrijven = os.pipe()
    os.set_blocking(lezen, False)
    proces.stop()
    nummers = [os.dup(lezen) for _ in range(8)]  # all numbers that are free now
    try:
        os.write(schrijven, b"antwoord van een ander")
        time.sleep(0.8)  # the grandchild speaks, and who read it reads on
        assert os.read(lezen, 100) == b"antwoord van een ander"
    finally:
        for nummer in (lezen, schrijven, *nummers):
            os.close(nummer)


def test_wie_niet_luistert_houdt_niets_op(tmp_path: Path) -> None:
    """A request that does not fit in a pipe, to a program that never reads."""
    pad = tmp_path / "doof.py"
    pad.write_text("import time\ntime.sleep(60)\n", "utf-8")
    lang = Geval("g", "x", "x", "beoordeel", {"xml": "x" * 10**6}, {"antwoord": []}, "x", "seen")
    with Programma(f"{sys.executable} {pad}", KORT) as programma:
        (uitslag,) = loop([lang], programma)
    assert uitslag.reden == "geen antwoord binnen 0.4 s"


def test_meer_antwoorden_op_een_vraag(tmp_path: Path) -> None:
    opdracht = commando(
        tmp_path,
        "tekst = json.dumps({'id': nummer, 'antwoord': '2020-01'}) + '\\n'",
        "zeg(tekst * 2 if nummer == 'g2' else tekst)",
    )
    assert redenen(uitslagen(opdracht)) == ["", "meer dan een antwoord", ""]


def test_onzin_na_een_antwoord_hoort_bij_dat_geval(tmp_path: Path) -> None:
    opdracht = commando(
        tmp_path,
        "tekst = json.dumps({'id': nummer, 'antwoord': '2020-01'}) + '\\n'",
        "zeg(tekst + 'klaar\\n' if nummer == 'g2' else tekst)",
        "time.sleep(0.1)",
    )
    assert redenen(uitslagen(opdracht)) == ["", "meer dan een antwoord", ""]


def test_antwoorden_met_een_ander_id(tmp_path: Path) -> None:
    een = commando(tmp_path, "antwoord('anders')", "antwoord(nummer)")
    assert redenen(uitslagen(een)) == [""] * 3  # what nobody asked is passed over
    altijd = commando(tmp_path, "while True: antwoord('anders')")
    assert redenen(uitslagen(altijd, aantal=1)) == ["100 antwoorden met een ander id"]


def test_een_vloed_op_stderr_houdt_niets_op(tmp_path: Path) -> None:
    opdracht = commando(
        tmp_path,
        "sys.stderr.write('x' * 500000 + ' bsn 999990019\\n')",
        "if nummer == 'g2': os._exit(1)",
        "antwoord(nummer)",
    )
    gevonden = uitslagen(opdracht)
    assert redenen(gevonden) == ["", "het programma stopte (status 1)", ""]
    assert gevonden[1].staart.endswith("bsn *********")
    assert len(gevonden[1].staart) <= 2_000


def test_een_programma_dat_tussendoor_stopt_begint_opnieuw(tmp_path: Path) -> None:
    opdracht = commando(tmp_path, "antwoord(nummer)", "break")
    with Programma(opdracht, RUIM) as programma:
        gevonden: list[Uitslag] = []
        for een in DRIE:
            gevonden += loop([een], programma)
            time.sleep(0.3)
    assert [u.reden for u in gevonden] == [""] * 3


def test_wie_te_vaak_uitvalt_wordt_niet_meer_gevraagd(tmp_path: Path) -> None:
    opdracht = commando(tmp_path, "os._exit(1)")
    gevonden = uitslagen(opdracht, Grenzen(herstarts=1), aantal=4)
    assert redenen(gevonden)[:2] == ["het programma stopte (status 1)"] * 2
    assert redenen(gevonden)[2:] == ["niet gevraagd: het programma viel te vaak uit"] * 2


def test_een_programma_dat_er_niet_is() -> None:
    gevonden = uitslagen("/bestaat/niet", Grenzen(herstarts=0), aantal=1)
    assert redenen(gevonden) == ["kan niet starten (No such file or directory)"]


def test_kinderen_van_een_programma_gaan_mee(tmp_path: Path) -> None:
    merk = tmp_path / "pid"
    opdracht = commando(
        tmp_path,
        "import subprocess",
        "kind = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])",
        f"open({str(merk)!r}, 'w').write(str(kind.pid))",
        "antwoord(nummer)",
        "time.sleep(60)",
    )
    assert redenen(uitslagen(opdracht, Grenzen(seconden=5), aantal=1)) == [""]
    kind = int(merk.read_text())
    for _ in range(100):
        staat = Path(f"/proc/{kind}/stat")
        if not staat.exists() or staat.read_text().rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.05)
    pytest.fail("the child lives on")


def test_zonder_procesgroepen_stopt_het_programma_zelf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "killpg")
    opdracht = commando(tmp_path, "time.sleep(60)")
    assert redenen(uitslagen(opdracht, KORT, aantal=1)) == ["geen antwoord binnen 0.4 s"]


@pytest.mark.parametrize("opdracht", ["", "   ", "een 'open haakje"])
def test_een_opdracht_die_er_geen_is(opdracht: str) -> None:
    with pytest.raises(OngeldigeWaarde, match="is no command"):
        Programma(opdracht)


@pytest.mark.parametrize(
    ("opdracht", "delen"),
    [
        (r"C:\tools\a.exe -x", (r"C:\tools\a.exe", "-x")),
        (r'"C:\Program Files\a.exe" -x "b c"', (r"C:\Program Files\a.exe", "-x", "b c")),
        # As shlex.join writes the path of Python itself.
        (r"'C:\Python\python.exe' -m a", (r"C:\Python\python.exe", "-m", "a")),
    ],
)
def test_een_opdracht_voor_windows(opdracht: str, delen: tuple[str, ...]) -> None:
    assert splits(opdracht, posix=False) == delen


def test_een_lang_antwoord_wordt_niet_in_zijn_geheel_bewaard(tmp_path: Path) -> None:
    opdracht = commando(tmp_path, "antwoord(nummer, 'x' * 900000)")
    (uitslag,) = uitslagen(opdracht, aantal=1)
    assert uitslag.oordeel is Oordeel.FOUT
    assert len(uitslag.gekregen) == 10_000


@pytest.mark.parametrize(
    ("grenzen", "wat"),
    [
        ({"seconden": 0}, "seconden"),
        ({"seconden": float("nan")}, "seconden"),
        ({"bytes_per_regel": 0}, "bytes_per_regel"),
        ({"herstarts": -1}, "herstarts"),
    ],
)
def test_grenzen_die_niet_kunnen(grenzen: dict[str, int], wat: str) -> None:
    with pytest.raises(OngeldigeWaarde, match=wat):
        Grenzen(**grenzen)


def test_niet_ondersteund_telt_apart(tmp_path: Path) -> None:
    opdracht = commando(
        tmp_path, "zeg(json.dumps({'id': nummer, 'niet_ondersteund': True}) + '\\n')"
    )
    assert [u.oordeel for u in uitslagen(opdracht)] == [Oordeel.NIET_ONDERSTEUND] * 3


def test_een_antwoord_waar_geen_bron_is(tmp_path: Path) -> None:
    onbekend = Geval(
        "g", "x", "x", "bijdrageperiode", {"dag": "2020-01-01"}, {"onbekend": True}, "x", "seen"
    )
    with Programma(commando(tmp_path, "antwoord(nummer)")) as programma:
        (uitslag,) = loop([onbekend], programma)
    assert uitslag.reden == "een antwoord waar geen bron er een heeft"


def test_van_elk_geval_wordt_verteld() -> None:
    verteld: list[Uitslag] = []
    gevonden = loop(DRIE, Binnenshuis(Bibliotheek()), bij_elk=verteld.append)
    assert tuple(verteld) == gevonden


def test_binnenshuis_is_er_geen_tweede_antwoord() -> None:
    with pytest.raises(Storing, match="Bibliotheek: er komt geen tweede antwoord"):
        Binnenshuis(Bibliotheek()).wacht()


@pytest.mark.parametrize(
    ("tekst", "gedekt"),
    [
        ("bsn 999990019", "bsn *********"),
        ("9999.90.019!", "*********!"),
        ("999 990 019", "*********"),
        ("0012345678901", "*********"),
        ('"2024-03-01","2024-03-02"', '"2024-03-01","2024-03-02"'),
        ('{"centen":1234567}', '{"centen":1234567}'),
        ("[2060,2060,2060]", "[2060,2060,2060]"),
    ],
)
def test_wat_een_bsn_kan_zijn_wordt_afgedekt(tekst: str, gedekt: str) -> None:
    assert dek_af(tekst) == gedekt


def test_een_programma_dat_niet_loopt_kan_ook_storen() -> None:
    storing = Programma("iets").stoor("waarom dan ook")
    assert (str(storing), storing.staart) == ("iets: waarom dan ook; zie de foutuitvoer", "")
