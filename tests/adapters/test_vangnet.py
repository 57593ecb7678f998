"""The list for manual entry: form, safety, and reading it back."""

from __future__ import annotations

import csv
import stat
import string
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from wmo_eigenbijdrage import Bedrag, Bsn
from wmo_eigenbijdrage.aanlevering import Grens, Inhoud, Melding, Meldingsoort
from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout
from wmo_eigenbijdrage.adapters.vangnet import (
    KOLOMMEN,
    Vangnetregel,
    lees_vangnet,
    schrijf_vangnet,
    vangnetregel,
    vangnetregels,
)
from wmo_eigenbijdrage.dossier import Feit
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import EbStartNummer
from wmo_eigenbijdrage.ieb import Kostprijs
from wmo_eigenbijdrage.testing import bsns, ebstartnummers

BSN = Bsn("999990019")
DAG = date(2024, 6, 10)
PRIJS = Kostprijs(Bedrag(123450), date(2024, 3, 1))
OUD = Inhoud(startdatum=date(2024, 3, 4), kostprijs=PRIJS)
START = Vangnetregel(
    bsn=BSN, startnummer=EbStartNummer(7), soort=Meldingsoort.START, inhoud=OUD, waarom="levering"
)


def tekst(*regels: Vangnetregel) -> str:
    return "".join(vangnetregels(regels))


def test_een_melding_wordt_een_regel() -> None:
    grenzen = (
        Grens(date(2024, 5, 31), Feit(date(2024, 6, 3), "WMO307"), "bed 1", "stop van de levering"),
    )
    melding = Melding(
        volgnummer=2,
        periode=1,
        startnummer=EbStartNummer(7),
        soort=Meldingsoort.STOP,
        voor=evolve(OUD, gewenste_startdatum=date(2020, 1, 1)),
        na=evolve(OUD, stopdatum=date(2024, 5, 31), gewenste_stopdatum=date(2020, 2, 1)),
        grenzen=grenzen,
    )
    regel = vangnetregel(BSN, melding)
    assert regel.vervangt == OUD
    assert regel.inhoud == evolve(OUD, stopdatum=date(2024, 5, 31))
    kop, rij = tekst(regel).splitlines()
    assert kop == (
        "BSN;Startnummer;Soort melding;Startdatum;Stopdatum;Kostprijs;Kostprijs vanaf;"
        "Was: startdatum;Was: stopdatum;Was: kostprijs;Was: kostprijs vanaf;Waarom"
    )
    assert rij == (
        "999990019;7;stop;04-03-2024;31-05-2024;1234,50;01-03-2024;"
        "04-03-2024;;1234,50;01-03-2024;"
        "2024-05-31: stop van de levering van bed 1, bekend op 2024-06-03"
    )


def test_een_intrekking_zegt_alleen_wat_er_was() -> None:
    melding = Melding(
        volgnummer=2,
        periode=1,
        startnummer=EbStartNummer(7),
        soort=Meldingsoort.INTREKKING,
        voor=Inhoud(startdatum=date(2024, 3, 4)),
    )
    assert tekst(vangnetregel(BSN, melding)).splitlines()[1] == (
        "999990019;7;intrekking;;;;;04-03-2024;;;;"
    )


def test_zonder_startnummer_is_er_niets_om_over_te_typen() -> None:
    melding = Melding(volgnummer=1, periode=1, soort=Meldingsoort.START, na=OUD)
    with pytest.raises(OngeldigeWaarde, match="^startnummer: has not been given out"):
        vangnetregel(BSN, melding)


@pytest.mark.parametrize(
    ("soort", "inhoud", "vervangt"),
    [
        (Meldingsoort.START, None, None),
        (Meldingsoort.START, OUD, OUD),
        (Meldingsoort.INTREKKING, OUD, OUD),
        (Meldingsoort.INTREKKING, None, None),
        (Meldingsoort.STOP, OUD, None),
        (Meldingsoort.WIJZIGING, None, OUD),
    ],
)
def test_een_regel_die_niet_bestaat(
    soort: Meldingsoort, inhoud: Inhoud | None, vervangt: Inhoud | None
) -> None:
    with pytest.raises(OngeldigeWaarde, match=f"^soort: {soort.value} does not go with"):
        evolve(START, soort=soort, inhoud=inhoud, vervangt=vervangt)


# The file


def test_het_bestand(tmp_path: Path) -> None:
    pad = schrijf_vangnet(tmp_path, [START, START], dagtekening=DAG)
    assert pad.name == "vangnet-2024-06-10.csv"
    assert BSN.nummer not in str(pad)
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    ruw = pad.read_bytes()
    assert ruw.startswith(b"\xef\xbb\xbfBSN;Startnummer;")
    assert ruw.count(b"\r\n") == 3
    assert lees_vangnet(pad) == (START, START)
    with pytest.raises(BestandFout, match="bestaat al; typ die lijst eerst over"):
        schrijf_vangnet(tmp_path, [], dagtekening=DAG)
    assert pad.read_bytes() == ruw
    assert lees_vangnet(schrijf_vangnet(tmp_path, [], dagtekening=date(2024, 6, 11))) == ()


def test_een_mislukte_lijst_blijft_niet_staan(tmp_path: Path) -> None:
    def regels() -> Iterator[Vangnetregel]:
        yield START
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        schrijf_vangnet(tmp_path, regels(), dagtekening=DAG)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(BestandFout, match="is niet te maken"):
        schrijf_vangnet(tmp_path / "ontbreekt", [START], dagtekening=DAG)


GEVAARLIJK = ["=1+1", "+31", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"]


@pytest.mark.parametrize("waarom", GEVAARLIJK)
def test_geen_cel_is_een_formule(waarom: str, tmp_path: Path) -> None:
    regel = evolve(START, waarom=waarom)
    pad = schrijf_vangnet(tmp_path, [regel], dagtekening=DAG)
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        _, rij = csv.reader(bestand, delimiter=";")
    assert rij[-1] == f"'{waarom}"
    assert lees_vangnet(pad) == (regel,)


PRIJZEN = st.builds(Kostprijs, st.integers(0, 99_999_999).map(Bedrag), st.dates(date(2000, 1, 1)))


@st.composite
def inhouden(draw: st.DrawFn) -> Inhoud:
    start = draw(st.dates())
    stop = draw(st.one_of(st.none(), st.dates(start, date(9999, 12, 30))))
    return Inhoud(
        startdatum=min(start, stop or start),
        stopdatum=stop,
        kostprijs=draw(st.one_of(st.none(), PRIJZEN)),
    )


@st.composite
def regels(draw: st.DrawFn) -> Vangnetregel:
    soort = draw(st.sampled_from(Meldingsoort))
    letters = st.one_of(
        st.text(max_size=12),
        st.text(string.printable + "='\"", max_size=12),
        st.sampled_from([*GEVAARLIJK, "'", "''=1", "'tekst", '";"', "a\r\nb", "a\rb", "a\nb"]),
    )
    return Vangnetregel(
        bsn=draw(bsns()),
        startnummer=draw(ebstartnummers()),
        soort=soort,
        inhoud=None if soort is Meldingsoort.INTREKKING else draw(inhouden()),
        vervangt=None if soort is Meldingsoort.START else draw(inhouden()),
        waarom=draw(letters),
    )


@settings(max_examples=50)
@given(st.lists(regels(), max_size=3))
def test_wat_geschreven_is_leest_terug_als_hetzelfde(gegeven: list[Vangnetregel]) -> None:
    with TemporaryDirectory() as map_:
        pad = schrijf_vangnet(Path(map_), gegeven, dagtekening=DAG)
        assert lees_vangnet(pad) == tuple(gegeven)
        with pad.open(encoding="utf-8-sig", newline="") as bestand:
            rijen = list(csv.reader(bestand, delimiter=";"))
    assert len(rijen) == 1 + len(gegeven)  # rows in, rows out
    for rij in rijen[1:]:
        for cel in rij:
            assert not cel.startswith(
                ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
            )


# Reading what is no such list

GOED = ["999990019", "7", "start", "04-03-2024", "", "", "", "", "", "", "", ""]


def schrijf(tmp_path: Path, *rijen: list[str]) -> Path:
    pad = tmp_path / "lijst.csv"
    pad.write_text("".join(";".join(rij) + "\r\n" for rij in [list(KOLOMMEN), *rijen]), "utf-8")
    return pad


@pytest.mark.parametrize(
    ("plek", "waarde", "melding"),
    [
        (0, "999990018", "in rij 3 een ongeldige waarde onder BSN"),
        (0, "", "in rij 3 een ongeldige waarde onder BSN"),
        (1, "x", "waarde onder Startnummer"),
        (1, "1_0", "waarde onder Startnummer"),
        (1, "٣", "waarde onder Startnummer"),
        (1, "9999999999", "waarde onder Startnummer"),
        (2, "staart", "waarde onder Soort melding"),
        (3, "2024-03-04", "waarde onder Startdatum"),
        (3, "31-02-2024", "waarde onder Startdatum"),
        (3, "999990019", "waarde onder Startdatum"),
        (3, "", "combinatie van soort en inhoud"),
        (4, "03-03-2024", "combinatie van datums en kostprijs"),
        (5, "tien", "waarde onder Kostprijs"),
        (5, "12.5", "waarde onder Kostprijs"),
        (5, "12,50", "combinatie van datums en kostprijs"),
        (6, "04-03-2024", "combinatie van datums en kostprijs"),
        (7, "04-03-2024", "combinatie van soort en inhoud"),
        (8, "04-03-2024", "combinatie van datums en kostprijs"),
    ],
)
def test_een_cel_die_niet_klopt(tmp_path: Path, plek: int, waarde: str, melding: str) -> None:
    fout = [*GOED[:plek], waarde, *GOED[plek + 1 :]]
    with pytest.raises(BestandFout, match=melding) as gevangen:
        lees_vangnet(schrijf(tmp_path, GOED, fout))
    assert "99999" not in str(gevangen.value)


def test_wat_geen_lijst_is(tmp_path: Path) -> None:
    assert len(lees_vangnet(schrijf(tmp_path, GOED))) == 1
    with pytest.raises(BestandFout, match="heeft in rij 2 niet 12 cellen"):
        lees_vangnet(schrijf(tmp_path, GOED[:-1]))
    prijs_zonder_start = [*GOED[:3], "", "", "12,50", "04-03-2024", *GOED[7:]]
    with pytest.raises(BestandFout, match="combinatie van datums en kostprijs"):
        lees_vangnet(schrijf(tmp_path, prijs_zonder_start))
    pad = tmp_path / "anders.csv"
    for inhoud, melding in [
        (b"", "heeft andere kolommen"),
        (b"BSN;Naam\r\n", "heeft andere kolommen"),
        (b"\xff\xfe", "is niet te lezen als UTF-8"),
        (b'"BSN', "is geen CSV"),
    ]:
        pad.write_bytes(inhoud)
        with pytest.raises(BestandFout, match=melding):
            lees_vangnet(pad)
    with pytest.raises(BestandFout, match="is niet te lezen"):
        lees_vangnet(tmp_path / "ontbreekt.csv")
