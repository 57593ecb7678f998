import csv
import io
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import threading
import tracemalloc
from collections import Counter
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from lxml import etree

import naief_hv
from hv_generator import schrijf_groot, schrijf_voorbeelden
from wmo_eigenbijdrage import Gemeentecode
from wmo_eigenbijdrage.adapters import opdrachtregel
from wmo_eigenbijdrage.adapters.initiele_aanlevering import (
    Opdracht,
    Samenvatting,
    lever_initieel_aan,
)
from wmo_eigenbijdrage.adapters.nummering import OplopendeNummering
from wmo_eigenbijdrage.adapters.opdrachtregel import Voortgangsbalk, main
from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie

VOORBEELDEN = Path(str(files("wmo_eigenbijdrage.adapters") / "voorbeelden"))
OKTOBER = VOORBEELDEN / "hv-oktober-2019.csv"
SEPTEMBER = VOORBEELDEN / "hv-september-2019.csv"
SCHEMA = etree.XMLSchema(
    etree.parse(str(files("wmo_eigenbijdrage.ieb") / "schemas" / "1_0" / "WMO401.xsd"))
)


def lever_aan(bestand: Path, uit: Path) -> Samenvatting:
    opdracht = Opdracht(bestand, uit, Gemeentecode("0363"), date(2020, 1, 2))
    return lever_initieel_aan(opdracht, OplopendeNummering())


def berichten(map_: Path) -> dict[str, int | None]:
    """Cost price in cents per BSN, from messages that are all valid."""
    gevonden: dict[str, int | None] = {}
    for pad in map_.glob("WMO401-*.xml"):
        wortel = etree.fromstring(pad.read_bytes())
        SCHEMA.assertValid(wortel)
        teksten = {etree.QName(e).localname: e.text or "" for e in wortel.iter() if len(e) == 0}
        assert teksten["EbStartdatum"] == "2020-01-01"
        assert f"WMO401-{teksten['Identificatie']}.xml" == pad.name
        assert teksten["Bsn"] not in gevonden
        prijs = teksten.get("KostprijsBedrag")
        gevonden[teksten["Bsn"]] = None if prijs is None else int(prijs)
    return gevonden


def lijst(pad: Path) -> list[dict[str, str]]:
    with pad.open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


@pytest.fixture(scope="module")
def oktober(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Samenvatting]:
    uit = tmp_path_factory.mktemp("oktober") / "uit"
    return uit, lever_aan(OKTOBER, uit)


def test_het_voorbeeld_tegen_een_script_dat_niets_van_de_bibliotheek_weet(
    oktober: tuple[Path, Samenvatting],
) -> None:
    uit, samenvatting = oktober
    personen, uitval, aantal = naief_hv.lees(OKTOBER)
    verwacht = {
        bsn: None if (prijs := naief_hv.kostprijs(rest)) is None else int(100 * prijs)
        for bsn, rest in personen.items()
    }
    assert berichten(uit) == verwacht
    assert [int(rij["rij"]) for rij in lijst(uit / "uitval.csv")] == uitval
    assert samenvatting.rijen_in == aantal
    assert samenvatting.met_kostprijs == sum(prijs is not None for prijs in verwacht.values())
    assert samenvatting.samengevoegd == sum(len(rest) - 1 for rest in personen.values())


def test_rijen_in_is_rijen_uit(oktober: tuple[Path, Samenvatting]) -> None:
    uit, s = oktober
    met_inhoud = [r for r in OKTOBER.read_text("utf-8-sig").splitlines()[1:] if r.strip(";")]
    assert s.rijen_in == len(met_inhoud) == s.startberichten + s.samengevoegd + s.uitval
    assert s.startberichten == len(list(uit.glob("*.xml")))
    assert s.uitval == len(lijst(uit / "uitval.csv"))
    assert s.opmerkingen == len(lijst(uit / "bevindingen.csv"))
    assert s.lege_regels == 1


def test_het_voorbeeld_bevat_elk_geval(oktober: tuple[Path, Samenvatting]) -> None:
    uit, _ = oktober
    codes = Counter(
        code
        for naam in ("uitval.csv", "bevindingen.csv")
        for rij in lijst(uit / naam)
        for code in rij["code"].split(" | ")
    )
    gewoon = {
        "HV12",
        "HV13",
        "HV14",
        "HV41",
        "HV01",
        "HV02",
        "HV03",
        "HV04",
        "HV05",
        "HV56",  # a start that cannot be, in a row of which the remainder does not need it
        "HV07",
        "HV08",
        "HV09",
        "HV10",
        "HV11",
    }
    personen = {"HV20", "HV30", "HV31", "HV33", "HV34", "HV35", "HV36", "HV37", "HV38", "HV39"}
    kostprijzen = {"HV42", "HV43", "HV44", "HV45", "HV46", "HV47", "HV53"}
    assert set(codes) == gewoon | personen | kostprijzen
    assert None in berichten(uit).values()


def test_lijsten_zijn_op_rij_en_noemen_kolom_en_reden(oktober: tuple[Path, Samenvatting]) -> None:
    uit, _ = oktober
    for naam in ("uitval.csv", "bevindingen.csv"):
        rijen = [int(rij["rij"]) for rij in lijst(uit / naam)]
        assert rijen == sorted(rijen)
        assert all(rij["kolom"] and rij["reden"] for rij in lijst(uit / naam))
    drie = next(rij for rij in lijst(uit / "uitval.csv") if rij["code"].count("|") == 2)
    assert drie["kolom"] == "BSN | RESTBEDRAG | INNINGSYSTEMATIEK"


def test_geen_bsn_in_namen_of_lijsten(oktober: tuple[Path, Samenvatting]) -> None:
    uit, _ = oktober
    bsns = set(berichten(uit))
    for pad in uit.iterdir():
        tekst = pad.name if pad.suffix == ".xml" else pad.name + pad.read_text("utf-8")
        assert not any(bsn in tekst for bsn in bsns)
        assert "999990018" not in tekst  # the one that fails the 11-test


def test_het_bestand_van_september(tmp_path: Path) -> None:
    s = lever_aan(SEPTEMBER, tmp_path / "uit")
    assert (s.is_september, s.codering, s.scheidingsteken, s.kolommen) == (True, "cp1252", ",", 18)
    assert s.rijen_in == 40
    assert s.uitval == 0
    rijen = list(csv.DictReader(io.StringIO(SEPTEMBER.read_text("cp1252"))))
    prijzen = berichten(tmp_path / "uit")
    assert set(prijzen) == {rij["BSN"] for rij in rijen}
    codes = {rij["code"] for rij in lijst(tmp_path / "uit" / "bevindingen.csv")}
    assert "HV32" in codes  # variant 1 cannot be computed from this file
    for bsn, prijs in prijzen.items():
        resten = [rij["RESTBEDRAG"].replace(".", "") for rij in rijen if rij["BSN"] == bsn]
        bekend = [int(rest) for rest in resten if rest]
        assert prijs == max(bekend, default=None)


def test_de_uitkomst_hangt_niet_af_van_de_volgorde_of_de_blokken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bron = tmp_path / "bron.csv"
    schrijf_groot(700, bron)
    kop, *regels = bron.read_text("utf-8").splitlines()
    random.Random(1).shuffle(regels)
    geschud = tmp_path / "geschud.csv"
    geschud.write_text("\n".join([kop, *regels]), "utf-8")
    monkeypatch.setattr(
        "wmo_eigenbijdrage.adapters.sorteren.Sorteerder.__init__.__defaults__", (50, None)
    )
    lever_aan(bron, tmp_path / "a")
    lever_aan(geschud, tmp_path / "b")
    assert berichten(tmp_path / "a") == berichten(tmp_path / "b")


@pytest.mark.parametrize(
    ("rij", "uitval", "startberichten"),
    [
        ("x;;;;;;;", 30_000, 0),  # nobody's
        ("999999999;;;;;;;", 30_000, 0),  # a filler that fails the 11-test
        (None, 29_000, 1),  # one person with more rows than a person can have
    ],
)
def test_het_geheugen_groeit_niet_mee_met_rijen_van_een_bsn(
    tmp_path: Path, rij: str | None, uitval: int, startberichten: int
) -> None:
    gewoon = "999990019;900;;;;;400;4"
    bron = schrijf(tmp_path / "bron.csv", *[rij or gewoon] * 30_000)
    tracemalloc.start()
    s = lever_aan(bron, tmp_path / "uit")
    _, piek = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (s.rijen_in, s.uitval, s.startberichten) == (30_000, uitval, startberichten)
    assert piek < 40_000_000  # one block of lines, and not an object for each row


def test_een_eigen_postbak_krijgt_de_berichten(tmp_path: Path) -> None:
    class Bak:
        def __init__(self) -> None:
            self.inhoud: dict[BerichtIdentificatie, bytes] = {}

        def plaats(self, identificatie: BerichtIdentificatie, xml: bytes) -> None:
            self.inhoud[identificatie] = xml

    bak = Bak()
    opdracht = Opdracht(SEPTEMBER, tmp_path / "uit", Gemeentecode("0363"), date(2020, 1, 2))
    s = lever_initieel_aan(opdracht, OplopendeNummering(), postbak=bak)
    assert len(bak.inhoud) == s.startberichten > 0
    assert sorted(pad.name for pad in (tmp_path / "uit").iterdir()) == [
        "bevindingen.csv",
        "uitval.csv",
    ]


def test_voortgang(tmp_path: Path) -> None:
    bron = tmp_path / "groot.csv"
    schrijf_groot(11_000, bron)
    gemeld: list[tuple[str, float]] = []

    class Meter:
        def meld(self, fase: str, deel: float) -> None:
            gemeld.append((fase, deel))

    opdracht = Opdracht(bron, tmp_path / "uit", Gemeentecode("0363"), date(2020, 1, 2))
    lever_initieel_aan(opdracht, OplopendeNummering(), voortgang=Meter())
    assert [fase for fase, _ in gemeld] == ["lezen", "lezen", "schrijven", "schrijven", "klaar"]
    assert all(0 < deel <= 1 for _, deel in gemeld)
    assert gemeld[0][1] < gemeld[1][1]


def test_opdracht_met_een_gemeente_die_niet_bestond(tmp_path: Path) -> None:
    with pytest.raises(OnbekendeParameter):
        Opdracht(OKTOBER, tmp_path, Gemeentecode("9999"), date(2020, 1, 2))


def test_een_samenvatting_die_niet_sluit_kan_niet_bestaan() -> None:
    with pytest.raises(OngeldigeWaarde, match="3 rows in, 2 out"):
        Samenvatting(
            codering="utf-8",
            scheidingsteken=";",
            kolommen=19,
            is_september=False,
            rijen_in=3,
            lege_regels=0,
            startberichten=1,
            met_kostprijs=1,
            samengevoegd=0,
            uitval=1,
            opmerkingen=0,
        )


def test_dat_het_voorbeeld_uit_de_generator_komt(tmp_path: Path) -> None:
    schrijf_voorbeelden(tmp_path)
    for pad in (OKTOBER, SEPTEMBER):
        assert (tmp_path / pad.name).read_bytes() == pad.read_bytes()


# The command line


def draai(capsys: pytest.CaptureFixture[str], *argumenten: str) -> tuple[int, str, str]:
    status = main(["initiele-aanlevering", *argumenten])
    uit, fout = capsys.readouterr()
    return status, uit, fout


def test_zonder_argumenten_het_voorbeeld_en_dat_mag_vaker(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        status, uit, fout = draai(capsys)
        assert (status, fout) == (0, "")
        assert "gemeente 0363 Amsterdam" in uit
        # counted with a spreadsheet: see the test against the plain script for the same numbers
        samenvatting = lever_aan(OKTOBER, tmp_path / "nog-eens")
        for naam, aantal in {
            "rijen in": samenvatting.rijen_in,
            "in berichten": samenvatting.startberichten,
            "samengevoegd": samenvatting.samengevoegd,
            "uitval": samenvatting.uitval,
            "met kostprijs": samenvatting.met_kostprijs,
            "opmerkingen": samenvatting.opmerkingen,
        }.items():
            assert re.search(rf"{naam} +{aantal}\b", uit), naam
        shutil.rmtree(tmp_path / "nog-eens")
    assert (tmp_path / "initiele-aanlevering-2020" / "uitval.csv").exists()


def test_met_argumenten(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, uit, _ = draai(
        capsys, str(SEPTEMBER), "--gemeente", "0344", "--uit", str(tmp_path / "uit"),
        "--dagtekening", "2020-01-15", "--eerste-nummer", "5000", "--notatie", "kaal",
        "--bereikte-kostprijs", "aanmelden",
    )  # fmt: skip
    assert status == 0
    assert "gemeente 0344 Utrecht" in uit
    assert "zonder INNINGSYSTEMATIEK (september 2019)" in uit
    xml = (tmp_path / "uit" / "WMO401-EB0000005000.xml").read_text()
    for stuk in (">0344<", ">2020-01-15<", ">EB0000005000<", ">5000<"):
        assert stuk in xml


KOP = "BSN;TOTALE_KOSTEN;JAAR_VANAF;PERIODE_VANAF;AANTAL_PERIODEN;KOSTEN_PER_PERIODE;RESTBEDRAG"


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (None, "bestaat niet"),
        (b"", "is leeg"),
        (b"\n\n \n", "kolom BSN"),
        (KOP.encode(), "heeft geen rijen"),
        (KOP.encode() + b"\n;;;;;;\n", "heeft geen rijen"),
        (b"naam;adres\nx;y\n", "geen H&V-bestand"),
        (b'"BSN;TOTALE_KOSTEN', "geen H&V-bestand"),
        (b"BSN;\x81\x9d\xff\n", "onleesbare codering"),
        (b"PK\x03\x04", "Excel-bestand"),
    ],
)
def test_onbruikbare_bestanden(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, inhoud: bytes | None, melding: str
) -> None:
    bron, uit = tmp_path / "bron.csv", tmp_path / "uit"
    if inhoud is not None:
        bron.write_bytes(inhoud)
    status, gezegd, fout = draai(capsys, str(bron), "--gemeente", "0363", "--uit", str(uit))
    assert (status, gezegd) == (2, "")
    assert fout.startswith("fout: ")
    assert fout.count("\n") == 1
    assert melding in fout
    assert not uit.exists()
    assert len(list(tmp_path.iterdir())) == (inhoud is not None)


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        (["--gemeente", "9999"], "--gemeente: '9999' was op 2020-01-01 geen gemeentecode"),
        (["--gemeente", "1979"], "geen gemeentecode"),  # Eemsdelta exists since 2021
        (["--gemeente", "363"], "geef vier cijfers"),
        (
            ["--dagtekening", "2-1-2020"],
            "--dagtekening: '2-1-2020' is geen datum; schrijf 2020-01-02",
        ),
        (["--eerste-nummer", "-5"], "--eerste-nummer"),
        (["--eerste-nummer", "een"], "--eerste-nummer: 'een' kan niet"),
        (["--notatie", "duits"], "zie --help"),
        (["--onbekend"], "zie --help"),
        (["--eerste-nummer", "1000000000"], "geef een getal van 0 tot en met 999.999.999"),
        (
            ["--eerste-nummer", "999999999"],
            "laat niet genoeg nummers over voor alle personen; begin lager; 999.999.999 is het",
        ),
        ([str(OKTOBER)], "--gemeente: ontbreekt"),
        ([str(OKTOBER), "--gemeente", "0363"], "--uit: ontbreekt"),
    ],
)
def test_onbruikbare_argumenten(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    argumenten: list[str],
    melding: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, fout = draai(capsys, *argumenten)
    assert status == 2
    assert fout.count("\n") == 1
    assert melding in fout
    assert list(tmp_path.iterdir()) == []


def test_een_fout_van_het_systeem_is_een_regel(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def vol(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wmo_eigenbijdrage.adapters.uitvoermap.os.write", vol)
    assert draai(capsys) == (2, "", "fout: No space left on device; er is niets geschreven\n")
    assert list(tmp_path.iterdir()) == []


def test_afbreken_laat_niets_achter(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def onderbreek(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("wmo_eigenbijdrage.adapters.initiele_aanlevering.to_xml", onderbreek)
    assert draai(capsys) == (130, "", "afgebroken; er is niets geschreven\n")
    assert list(tmp_path.iterdir()) == []


def test_de_uitvoer_mag_alles_zijn_waarin_te_schrijven_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert main([]) == 2
    assert "zie --help" in capsys.readouterr().err


def test_zonder_opdracht(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "zie --help" in capsys.readouterr().err


def test_op_een_terminal_komt_er_een_balk(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    bron = tmp_path / "groot.csv"
    schrijf_groot(5_500, bron)
    _, _, fout = draai(capsys, str(bron), "--gemeente", "0363", "--uit", "uit")
    assert "lezen     [###" in fout
    assert fout.endswith("\r")


def test_balk() -> None:
    scherm = io.StringIO()
    balk = Voortgangsbalk(scherm)
    balk.meld("lezen", 0.5)
    assert scherm.getvalue() == "\rlezen     [###############...............]  50%"
    balk.meld("klaar", 1.0)
    assert scherm.getvalue().endswith("\r" + " " * 47 + "\r")


def test_een_kale_terminal_breekt_niet_op_een_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    scherm = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", scherm)
    assert opdrachtregel.main(["initiele-aanlevering", "--gemeente", "1900"]) == 0
    scherm.flush()
    assert b"S?dwest-Frysl?n" in scherm.buffer.getvalue()


def schrijf_kaal(pad: Path, *regels: str) -> Path:
    pad.write_text("\n".join(regels), "utf-8")
    return pad


def schrijf(pad: Path, *rijen: str) -> Path:
    pad.write_text("\n".join([f"{KOP};INNINGSYSTEMATIEK", *rijen]), "utf-8")
    return pad


def test_lege_regels_en_een_regel_voor_excel_gaan_de_kop_niet_voor(tmp_path: Path) -> None:
    bron = tmp_path / "bron.csv"
    bron.write_text(f"\nsep=;\n{KOP};INNINGSYSTEMATIEK\n999990019;900;;;;;400;4\n", "utf-8")
    s = lever_aan(bron, tmp_path / "uit")
    assert (s.rijen_in, s.startberichten, s.lege_regels) == (1, 1, 2)


@pytest.mark.parametrize("regel", ['"sep=;"', '"Sep=;"', ' "sep=;"'])
def test_de_regel_voor_excel_mag_tussen_aanhalingstekens(tmp_path: Path, regel: str) -> None:
    kop, rij = "BSN;TOTALE_KOSTEN;JAAR_VANAF;PERIODE_VANAF;AANTAL_PERIODEN;", "999990019;900;;;;"
    kop += "KOSTEN_PER_PERIODE;RESTBEDRAG;INNINGSYSTEMATIEK"
    bestand = schrijf_kaal(tmp_path / "hv.csv", regel, kop, rij + ";40;4")
    assert lever_aan(bestand, tmp_path / "uit").startberichten == 1


def test_een_rij_van_vaste_spaties_is_leeg_en_het_verslag_telt_haar(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    kop, rij = "BSN;TOTALE_KOSTEN;JAAR_VANAF;PERIODE_VANAF;AANTAL_PERIODEN;", "999990019;900;;;;"
    kop += "KOSTEN_PER_PERIODE;RESTBEDRAG;INNINGSYSTEMATIEK"
    nbsp = ";".join(["\xa0\u2003"] * 8)
    bestand = schrijf_kaal(tmp_path / "hv.csv", kop, rij + ";40;4", nbsp, ";;;;;;;")
    uit = str(tmp_path / "uit")
    status, verslag, _ = draai(capsys, str(bestand), "--gemeente", "0363", "--uit", uit)
    assert status == 0
    assert re.search(r"  rijen in +1\n", verslag)
    assert re.search(r"  lege regels +2  overgeslagen: zonder inhoud onder de kop\n", verslag)


@pytest.mark.parametrize(
    ("keuze", "prijs"), [([], 30_000), (["--perioden-om", "meetellen"], 400_000)]
)
def test_een_voorziening_die_door_haar_aantal_eindigde(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, keuze: list[str], prijs: int
) -> None:
    """39 periods from 2015-P1 on were over at the end of 2017; what goes on is the other one."""
    kop = "BSN;TOTALE_KOSTEN;JAAR_VANAF;PERIODE_VANAF;AANTAL_PERIODEN;"
    kop += "KOSTEN_PER_PERIODE;RESTBEDRAG;INNINGSYSTEMATIEK"
    rijen = ["999990019;5000;2015;1;39;;4000;2", "999990019;900;2019;1;;;300;4"]
    bestand = schrijf_kaal(tmp_path / "hv.csv", kop, *rijen)
    uit = tmp_path / "uit"
    opties = ["--gemeente", "0363", "--uit", str(uit), *keuze]
    status, _, _ = draai(capsys, str(bestand), *opties)
    assert status == 0
    assert berichten(uit) == {"999990019": prijs}


def test_een_pijp_als_bestand_wacht_niet(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pijp = tmp_path / "pijp"
    os.mkfifo(pijp)
    opties = ["--gemeente", "0363", "--uit", str(tmp_path / "uit")]
    status, _, fout = draai(capsys, str(pijp), *opties)
    assert (status, fout) == (2, f"fout: {pijp}: is geen bestand; geef het pad van een CSV\n")


def test_notatie_en_bereikte_kostprijs_doen_wat_ze_zeggen(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bron = schrijf(tmp_path / "bron.csv", "999990019;1.234;;;;;1.000;4", "999900006;900;;;;;5;4")
    vast = (str(bron), "--gemeente", "0363", "--uit")
    assert "uitval                2" in draai(capsys, *vast, str(tmp_path / "a"))[1]
    draai(capsys, *vast, str(tmp_path / "b"), "--notatie", "nederlands")
    assert berichten(tmp_path / "b") == {"999990019": 100_000}
    draai(capsys, *vast, str(tmp_path / "c"), "--bereikte-kostprijs", "aanmelden")
    assert berichten(tmp_path / "c") == {"999900006": None}


def test_de_standaarddatum_is_de_eerste_waarop_berichten_konden(
    oktober: tuple[Path, Samenvatting], tmp_path: Path
) -> None:
    assert main(["initiele-aanlevering", "--uit", str(tmp_path / "uit")]) == 0
    xml = (tmp_path / "uit" / "WMO401-EB0000000001.xml").read_text("utf-8")
    assert "<ieb:Dagtekening>2020-01-02<" in xml
    assert xml == (oktober[0] / "WMO401-EB0000000001.xml").read_text("utf-8")


def test_het_voorbeeld_vervangt_geen_echte_uitkomst(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    echt = tmp_path / "initiele-aanlevering-2020"
    lever_aan(SEPTEMBER, echt)
    voor = sorted(pad.name for pad in echt.iterdir())
    for argumenten in ((), ("--uit", str(echt))):
        status, _, fout = draai(capsys, *argumenten)
        assert status == 2
        assert "is niet leeg" in fout
    assert sorted(pad.name for pad in echt.iterdir()) == voor


def test_het_bestand_mag_niet_in_de_uitvoermap_liggen(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bron = schrijf(tmp_path / "uitval.csv", "999990019;900;;;;;400;4")
    status, _, fout = draai(
        capsys, str(bron), "--gemeente", "0363", "--uit", str(tmp_path), "--vervang"
    )
    assert status == 2
    assert "ligt in de uitvoermap" in fout
    assert bron.exists()


@pytest.mark.parametrize(
    "argumenten", [["--gemeente", "999990019"], ["999990019", "--ja"], ["--ja=999990019"]]
)
def test_een_bsn_als_argument_komt_niet_terug(
    capsys: pytest.CaptureFixture[str], argumenten: list[str]
) -> None:
    status, _, fout = draai(capsys, *argumenten)
    assert status == 2
    assert "999990019" not in fout


def test_een_gesloten_pijp_maakt_het_werk_niet_ongedaan(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Dicht(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Dicht())
    assert main(["initiele-aanlevering", "--uit", str(tmp_path / "uit")]) == 0
    assert "alles is geschreven" in capsys.readouterr().err
    assert (tmp_path / "uit" / "uitval.csv").exists()


def test_beeindigen_ruimt_op_en_de_balk_gaat_weg(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    def beeindig(*_: object) -> bytes:
        signal.raise_signal(signal.SIGTERM)
        raise AssertionError("the signal should have ended the run")

    monkeypatch.setattr("wmo_eigenbijdrage.adapters.initiele_aanlevering.to_xml", beeindig)
    status, _, fout = draai(capsys)
    assert status == 130
    assert fout.endswith("\rafgebroken; er is niets geschreven\n")
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_in_een_andere_draad_zijn_signalen_niet_van_ons(tmp_path: Path) -> None:
    uitkomst: list[int] = []
    draad = threading.Thread(
        target=lambda: uitkomst.append(
            main(["initiele-aanlevering", "--uit", str(tmp_path / "uit")])
        )
    )
    draad.start()
    draad.join()
    assert uitkomst == [0]


def test_tijdelijke_bestanden_staan_in_de_beschermde_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mappen: list[object] = []
    echt = tempfile.TemporaryFile

    def spion(*, dir: object) -> object:  # noqa: A002
        mappen.append(dir)
        return echt(dir=str(dir))

    monkeypatch.setattr("wmo_eigenbijdrage.adapters.sorteren.tempfile.TemporaryFile", spion)
    monkeypatch.setattr(
        "wmo_eigenbijdrage.adapters.sorteren.Sorteerder.__init__.__defaults__", (50, None)
    )
    lever_aan(OKTOBER, tmp_path / "uit")
    assert mappen
    assert all(str(map_).startswith(str(tmp_path / ".uit-")) for map_ in mappen)
