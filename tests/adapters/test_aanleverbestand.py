"""The register in a file: what dies, what is damaged, what is not its own."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from registerbouw import (
    AFZENDER,
    DAG,
    JAN,
    PIET,
    Sterfelijk,
    alles,
    boek_start,
    heropen,
    leeft,
    maak,
    start,
    sterfelijk,
    stop,
)
from wmo_eigenbijdrage import Bsn, Gemeentecode
from wmo_eigenbijdrage.aanlevering import Meldinguitkomst
from wmo_eigenbijdrage.adapters import _boekingrij, aanleverbestand
from wmo_eigenbijdrage.adapters.aanleverbestand import Aanleverbestand
from wmo_eigenbijdrage.adapters.tekstbestand import BestandFout
from wmo_eigenbijdrage.fouten import OngeldigeWaarde

U = Meldinguitkomst


@pytest.fixture(scope="session")
def schoon(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A register with four bookings in as many states."""
    pad = tmp_path_factory.mktemp("register") / "register.db"
    with maak(pad) as bestand, bestand.transactie():
        boek_start(bestand)
        bestand.antwoord(JAN, 1, U.AANVAARD)
        bestand.boek(JAN, [stop(bestand.persoon(JAN))], dagtekening=DAG)
        bestand.verzonden(JAN, 2)
        boek_start(bestand, PIET)
        bestand.antwoord(PIET, 1, U.AFGEWEZEN, ["S333"])
        boek_start(bestand, PIET, heel=True)
    return pad.read_bytes()


@pytest.fixture
def pad(tmp_path: Path, schoon: bytes) -> Path:
    pad = tmp_path / "register van 0363.db"
    pad.write_bytes(schoon)
    return pad


def inhoud(pad: Path) -> object:
    with heropen(pad) as bestand:
        assert bestand.controleer() == 4
        return alles(bestand)


# Dying between any two statements


def _boek_twee(bestand: Aanleverbestand) -> None:
    eerste = start(bestand.persoon(PIET))
    tweede = evolve(eerste, volgnummer=eerste.volgnummer + 1, periode=eerste.periode + 1)
    bestand.boek(PIET, [eerste, tweede], dagtekening=DAG)


def _land(bestand: Aanleverbestand) -> None:
    with bestand.transactie():
        boek_start(bestand, JAN)
        boek_start(bestand, PIET)
        bestand.antwoord(JAN, 2, U.AANVAARD)


DADEN: dict[str, Callable[[Aanleverbestand], None]] = {
    "boek": _boek_twee,
    "verzonden": lambda bestand: bestand.verzonden(PIET, 2),
    "antwoord": lambda bestand: bestand.antwoord(JAN, 2, U.AFGEWEZEN, ["0001"]),
    "vrijgeven": lambda bestand: bestand.vrijgeven(PIET, 1, dag=DAG),
    "transactie": _land,
}


@pytest.mark.parametrize("daad", DADEN)
def test_wie_tussen_twee_opdrachten_sterft_laat_niets_halfs_achter(
    pad: Path, monkeypatch: pytest.MonkeyPatch, daad: str
) -> None:
    """The process is ended, for real, before the first, the second, ... statement."""
    voor, gezien = inhoud(pad), 0
    with sterfelijk(monkeypatch):
        for na in range(30):
            kind = os.fork()
            if kind == 0:  # the child; it never comes back to the tests
                Sterfelijk.echt = True
                bestand = heropen(pad)
                Sterfelijk.nog = na
                DADEN[daad](bestand)
                os._exit(0)
            _, status = os.waitpid(kind, 0)
            if os.waitstatus_to_exitcode(status) == 0:
                break
            gezien += 1
            with heropen(pad) as bestand:
                assert alles(bestand) == voor
    assert gezien >= 4  # begin, look, write, commit
    with heropen(pad) as bestand:
        assert alles(bestand) != voor
        assert bestand.controleer() >= 4


def test_wie_sterft_met_de_helft_al_in_het_bestand_laat_niets_achter(pad: Path) -> None:
    """With a small cache SQLite writes before the end; its journal undoes that."""
    voor, schoon = inhoud(pad), pad.read_bytes()
    kind = os.fork()
    if kind == 0:
        ruw: Any = heropen(pad)
        ruw._db.execute("PRAGMA cache_size = 1")
        with ruw.transactie():
            for _ in range(60):
                boek_start(ruw)
            os._exit(7 if pad.read_bytes() != schoon else 0)
    assert os.waitstatus_to_exitcode(os.waitpid(kind, 0)[1]) == 7
    assert pad.read_bytes() != schoon
    assert inhoud(pad) == voor


def test_wie_sterft_bij_het_maken_laat_geen_register_achter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stervend, pad = 0, tmp_path
    with sterfelijk(monkeypatch):
        for na in range(30):
            pad = tmp_path / f"{na}.db"
            if leeft(lambda pad=pad: maak(pad).close(), na):  # type: ignore[misc]
                break
            stervend += 1
            with pytest.raises(BestandFout, match="is geen aanleverregister"):
                heropen(pad)
    assert stervend >= 10
    with heropen(pad) as bestand:
        assert bestand.controleer() == 0


# Two processes


def test_twee_processen_geven_geen_nummer_dubbel(pad: Path) -> None:
    kinderen: list[int] = []
    for bsn in (JAN, PIET):
        kind = os.fork()
        if kind == 0:
            with Aanleverbestand.open(pad, gemeente=AFZENDER) as bestand:
                for _ in range(15):
                    boek_start(bestand, bsn)
            os._exit(0)
        kinderen.append(kind)
    assert [os.waitpid(kind, 0)[1] for kind in kinderen] == [0, 0]
    with heropen(pad) as bestand:
        assert bestand.controleer() == 34
        boekingen = [b for bsn in (JAN, PIET) for b in bestand.persoon(bsn).boekingen]
        assert len({b.identificatie for b in boekingen}) == 34
        assert len({b.melding.startnummer for b in boekingen}) == 33  # the stop has its start's


def test_wie_te_lang_moet_wachten_hoort_dat(pad: Path) -> None:
    with heropen(pad) as een, heropen(pad) as ander:
        with een.transactie(), pytest.raises(BestandFout, match="in gebruik door een ander"):
            ander.verzonden(PIET, 2)
        ander.verzonden(PIET, 2)
        assert een.persoon(PIET).boekingen[1].uitkomst is U.VERZONDEN
        # a plan of before what another process booked is refused
        oud = start(een.persoon(JAN))
        boek_start(ander)
        with pytest.raises(OngeldigeWaarde, match="one was booked before"):
            een.boek(JAN, [oud], dagtekening=DAG)


# What is not a sound register


def _zet(pad: Path, opdracht: str) -> None:
    db = sqlite3.connect(pad)
    db.execute(opdracht)
    db.commit()
    db.close()


FOUT = {
    "PRAGMA application_id = 7": "is geen aanleverregister",
    "PRAGMA user_version = 2": r"is van een nieuwere versie \(2\)",
    "PRAGMA user_version = 0": "is beschadigd",
    "CREATE TABLE anders (x)": "is beschadigd",
    "DROP INDEX boeking_naam": "is beschadigd",
    "DELETE FROM register": "is beschadigd",
    "DELETE FROM boeking WHERE bericht = 1": "is beschadigd",
    "DELETE FROM boeking WHERE bericht = 2": "is beschadigd",
    "UPDATE register SET volgend_bericht = 4": "is beschadigd",
    "UPDATE register SET volgend_startnummer = 1": "is beschadigd",
    "INSERT INTO register SELECT 2, gemeente, '', 1, 1, 1, '' FROM register": "is beschadigd",
}


@pytest.mark.parametrize("opdracht", FOUT)
def test_wat_niet_deugt_wordt_geweigerd_en_gelaten(pad: Path, opdracht: str) -> None:
    _zet(pad, opdracht)
    voor = pad.read_bytes()
    with pytest.raises(BestandFout, match=FOUT[opdracht]) as gevangen:
        heropen(pad)
    assert "\n" not in str(gevangen.value)
    assert pad.read_bytes() == voor


def test_een_teller_die_met_zijn_som_is_teruggezet_valt_op(pad: Path) -> None:
    """As by a copy of one table: the counters are whole, and do not go with the bookings."""
    for nummers, wat in (((1, 4, 6), "rij te weinig"), ((1, 2, 5), "startnummer terug")):
        rij = _boekingrij.met_controle((1, "0363", "EB", *nummers))
        db = sqlite3.connect(pad)
        db.execute("REPLACE INTO register VALUES (?, ?, ?, ?, ?, ?, ?)", rij)
        db.commit()
        db.close()
        with pytest.raises(BestandFout, match="is beschadigd"):
            heropen(pad)
        assert wat


def test_personen_komen_blad_na_blad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aanleverbestand, "_PER_BLAD", 2)
    allen = [PIET, Bsn("999900006"), JAN]
    with maak(tmp_path / "register.db") as bestand:
        for bsn in (*allen, JAN, PIET):
            boek_start(bestand, bsn)
        assert list(bestand.personen()) == allen


ANDERS = {
    "volgnummer = 7": JAN,
    "bsn = '999990019'": PIET,  # of another person than it was
    "bsn = '999990018'": PIET,
    "periode = 3": JAN,
    "voor = '[]'": JAN,
    "na = replace(na, '2024', '2023')": JAN,
    "grenzen = '[1]'": JAN,
    "uitkomst = 'klaargezet'": PIET,
    "dagtekening = 7": JAN,
    "vrijgegeven = 'x'": PIET,
}


@pytest.mark.parametrize("anders", ANDERS)
def test_een_rij_die_niet_is_zoals_geschreven_wordt_niet_gelezen(pad: Path, anders: str) -> None:
    _zet(
        pad,
        f"UPDATE boeking SET {anders} WHERE bericht IN (2, 3)"
        if "bsn" not in anders
        else f"UPDATE boeking SET {anders}, volgnummer = 9 WHERE bericht = 3",
    )
    with heropen(pad) as bestand, pytest.raises(BestandFout, match="is beschadigd") as gevangen:
        bestand.controleer()
    assert "99999" not in str(gevangen.value)


@pytest.mark.parametrize(
    ("plek", "waarde"),
    [
        (1, "999990018"),
        (1, 999990019),
        (2, "1"),
        (2, 0),
        (4, None),
        (5, "begin"),
        (7, '{"startdatum":"2024-01-01"}'),
        (8, '{"startdatum"'),
        (9, '[{"dag":"2024-01-01"}]'),
        (10, "7"),
        (11, "gezien"),
        (12, "2024-02-30"),
        (14, ""),
        (15, '["te lang"]'),
        (16, "2024-01-01"),
    ],
)
def test_ook_een_rij_met_een_kloppende_som_moet_te_lezen_zijn(
    pad: Path, plek: int, waarde: object
) -> None:
    db = sqlite3.connect(pad)
    (rij,) = db.execute("SELECT * FROM boeking WHERE bericht = 1").fetchall()
    db.close()
    assert _boekingrij.uit_rij(rij)[0] == JAN
    nieuw = _boekingrij.met_controle((*rij[:plek], waarde, *rij[plek + 1 : -1]))  # type: ignore[arg-type]
    with pytest.raises(OngeldigeWaarde, match="rij: is not as it was written") as gevangen:
        _boekingrij.uit_rij(nieuw)
    assert "99999" not in str(gevangen.value)


def test_een_omgevallen_bit_verandert_nooit_wat_er_staat(pad: Path, schoon: bytes) -> None:
    """Refused, or not there to be read, or the same; never something else."""
    goed = inhoud(pad)
    willekeurig, geweigerd = random.Random(7), 0
    for _ in range(250):
        bytes_ = bytearray(schoon)
        bytes_[willekeurig.randrange(len(bytes_))] ^= 1 << willekeurig.randrange(8)
        pad.write_bytes(bytes_)
        try:
            assert inhoud(pad) == goed
        except BestandFout as fout:
            geweigerd += 1
            assert "\n" not in str(fout)
            assert "99999" not in str(fout)
    assert geweigerd >= 10


def test_wat_geen_bestand_van_ons_is(tmp_path: Path) -> None:
    anders = tmp_path / "anders.txt"
    for bytes_ in (b"", b"BSN;naam\n" * 200):
        anders.write_bytes(bytes_)
        with pytest.raises(BestandFout, match="is geen aanleverregister"):
            heropen(anders)
        assert anders.read_bytes() == bytes_
    for geen in (tmp_path, tmp_path / "weg.db"):
        with pytest.raises(BestandFout, match="is geen bestand"):
            heropen(geen)
    assert not (tmp_path / "weg.db").exists()
    with pytest.raises(BestandFout, match="bestaat al"):
        maak(anders)
    with pytest.raises(BestandFout, match="is niet te maken"):
        maak(tmp_path / "geen map" / "register.db")
    with pytest.raises(OngeldigeWaarde, match="ebstartnummer"):
        maak(tmp_path / "weg.db", eerste_nummer=-1)
    assert not (tmp_path / "weg.db").exists()


def test_een_afgekapt_bestand(pad: Path) -> None:
    pad.write_bytes(pad.read_bytes()[:6000])
    with pytest.raises(BestandFout, match="is beschadigd"):
        heropen(pad)


def test_een_andere_gemeente(pad: Path) -> None:
    with pytest.raises(BestandFout, match="is van gemeente 0363"):
        Aanleverbestand.open(pad, gemeente=Gemeentecode("0599"))


def test_alleen_de_eigenaar_mag_erin(tmp_path: Path) -> None:
    pad = tmp_path / "register.db"
    maak(pad).close()
    assert pad.stat().st_mode & 0o077 == 0


def test_een_transactie_die_sqlite_heeft_afgebroken(pad: Path) -> None:
    """As it does by itself when the disk is full: nothing of it may count."""
    voor = inhoud(pad)

    def buiten() -> None:
        with bestand.transactie():
            bestand.verzonden(PIET, 2)
            ruw._db.execute("ROLLBACK")
            with pytest.raises(BestandFout, match="heeft de transactie afgebroken"):
                boek_start(bestand)

    def binnen() -> None:
        with bestand.transactie():
            bestand.verzonden(PIET, 2)
            with bestand.transactie():
                ruw._db.execute("ROLLBACK")

    with heropen(pad) as bestand:
        ruw: Any = bestand
        for doe in (buiten, binnen):
            with pytest.raises(BestandFout, match="niet te lezen of te schrijven"):
                doe()
            assert alles(bestand) == voor


def test_een_gesloten_register(pad: Path) -> None:
    bestand = heropen(pad)
    bestand.close()
    with pytest.raises(BestandFout, match=r"niet te lezen of te schrijven \(ProgrammingError\)"):
        bestand.persoon(JAN)
