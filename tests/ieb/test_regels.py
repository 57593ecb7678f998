"""Every rule from both sides of its limit. The limits were counted by hand on a calendar."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from ieb_berichten import (
    ANDER_BSN,
    DRIE,
    EEN,
    NEGEN,
    TWEE,
    bw,
    dag,
    kostprijs,
    periode,
    start,
    stop,
)
from wmo_eigenbijdrage.adapters.register import Registergeheugen
from wmo_eigenbijdrage.ieb import (
    Controleuitkomst,
    Heenbericht,
    Merk,
    Niveau,
    Onderdeel,
    Release,
    controleer,
    release,
    to_xml,
)

VANDAAG = date(2026, 6, 1)


def uitkomst(bericht: Heenbericht | bytes, naam: str, *eerder: Heenbericht) -> Controleuitkomst:
    register = Registergeheugen()
    for een in eerder:
        register.ontvang(een)
    return controleer(bericht, release(naam), peildatum=VANDAAG, register=register)


def codes(bericht: Heenbericht | bytes, naam: str, *eerder: Heenbericht) -> list[str]:
    return [fout.regel for fout in uitkomst(bericht, naam, *eerder).bevindingen]


# Level 2


@pytest.mark.parametrize(
    ("bsn", "verwacht"),
    [("999990019", []), ("999990018", ["CS002"]), ("000000000", ["CS002"])],
)
@pytest.mark.parametrize(
    ("naam", "bericht"),
    [("1.0", start()), ("1.0", stop()), ("4.0", periode()), ("4.0", bw())],
)
def test_elfproef(naam: str, bericht: Heenbericht, bsn: str, verwacht: list[str]) -> None:
    xml = to_xml(bericht, release(naam), aanvaard_onzekerheid=True)
    assert codes(xml.replace(b"999990019", bsn.encode()), naam) == verwacht


@pytest.mark.parametrize("maak", [periode, bw])
@pytest.mark.parametrize(
    ("stopdatum", "verwacht"),
    [(None, []), ("2026-01-11", []), ("2026-01-10", []), ("2026-01-09", ["CS003"])],
)
def test_een_periode_eindigt_niet_voor_haar_begin(
    maak: Any, stopdatum: str | None, verwacht: list[str]
) -> None:
    gevonden = uitkomst(maak(stopdatum=stopdatum), "4.0")
    assert [fout.regel for fout in gevonden.bevindingen] == verwacht
    for fout in gevonden.bevindingen:
        assert fout.merk is Merk.AFGELEID
        assert fout.niveau is Niveau.BERICHTINHOUD
        assert fout.retourcode == "0001"


@pytest.mark.parametrize("naam", ["1.0", "2.0"])
@pytest.mark.parametrize(
    ("dagtekening", "startdatum", "verwacht"),
    [
        ("2021-08-31", "2020-08-31", []),
        ("2021-08-31", "2020-08-30", ["TR112"]),
        ("2022-02-28", "2021-02-28", []),
        ("2022-02-28", "2021-02-27", ["TR112"]),
        ("2024-02-29", "2023-02-28", []),  # there is no 29-2-2023
        ("2024-02-29", "2023-02-27", ["TR112"]),
        ("2025-02-28", "2024-02-28", []),
        ("2025-02-28", "2024-02-27", ["TR112"]),
        ("2022-03-31", "2021-03-31", []),
        ("2022-03-31", "2021-03-30", ["TR112"]),
        ("2022-03-31", "2022-04-01", []),  # a start may lie ahead
    ],
)
def test_eerste_start_hooguit_een_jaar_terug(
    naam: str, dagtekening: str, startdatum: str, verwacht: list[str]
) -> None:
    assert codes(start(dagtekening=dagtekening, startdatum=startdatum), naam) == verwacht


@pytest.mark.parametrize(
    ("dagtekening", "stopdatum", "status", "verwacht"),
    [
        # until 1.0.3 a stop goes back twelve months, be it the first or a correction
        ("2021-07-18", "2020-07-18", EEN, []),
        ("2021-07-18", "2020-07-17", EEN, ["TR112", "TR116"]),
        ("2021-07-18", "2020-07-18", TWEE, []),
        ("2021-07-18", "2020-07-17", TWEE, ["TR116"]),
        # from 19-7-2021 on 36 months, a first stop as well
        ("2021-07-19", "2020-07-18", EEN, []),
        ("2021-07-19", "2018-07-19", EEN, []),
        ("2021-07-19", "2018-07-18", EEN, ["TR116"]),
        ("2021-07-19", "2018-07-19", TWEE, []),
        ("2021-07-19", "2018-07-18", TWEE, ["TR116"]),
        ("2023-02-28", "2020-02-28", EEN, []),
        ("2023-02-28", "2020-02-27", EEN, ["TR116"]),
        ("2024-02-29", "2021-02-28", EEN, []),
        ("2024-02-29", "2021-02-27", EEN, ["TR116"]),
        # what is taken back, or is not new, is as old as it is
        ("2021-07-19", "2000-01-01", DRIE, []),
        ("2021-07-19", "2000-01-01", NEGEN, []),
    ],
)
def test_stop_en_zijn_termijn(
    dagtekening: str, stopdatum: str, status: Any, verwacht: list[str]
) -> None:
    eerder = stop(stopdatum=stopdatum)
    bericht = stop(dagtekening=dagtekening, stopdatum=stopdatum, status=status, identificatie="EB2")
    gevonden = uitkomst(bericht, "1.0", eerder)
    assert [fout.regel for fout in gevonden.bevindingen] == verwacht
    for fout in gevonden.bevindingen:
        assert fout.pad == "Bericht/Client/StopEigenBijdrage/EbStopdatum"
        assert fout.retourcode == "0001"


def test_eerste_start_voor_103() -> None:
    assert codes(start(dagtekening="2021-07-18", startdatum="2020-07-18"), "1.0") == []
    assert codes(start(dagtekening="2021-07-18", startdatum="2020-07-17"), "1.0") == ["TR112"]
    merken = [
        uitkomst(start(dagtekening=dagtekening, startdatum="2019-01-01"), "1.0").bevindingen[0].merk
        for dagtekening in ("2021-07-18", "2021-07-19")
    ]
    assert merken == [Merk.AFGELEID, Merk.AFGELEID]  # that its code is 0001 is inferred


@pytest.mark.parametrize("naam", ["3.0", "4.0"])
@pytest.mark.parametrize(
    ("dagtekening", "stopdatum", "status", "verwacht"),
    [
        ("2026-03-31", "2023-03-31", TWEE, []),
        ("2026-03-31", "2023-03-30", TWEE, ["TR394"]),
        ("2024-02-29", "2021-02-28", TWEE, []),
        ("2024-02-29", "2021-02-27", TWEE, ["TR394"]),
        ("2026-03-31", None, TWEE, []),
        ("2026-03-31", "2023-03-30", EEN, []),
        ("2026-03-31", "2023-03-30", DRIE, []),
    ],
)
def test_stop_binnen_de_herzieningstermijn(
    naam: str, dagtekening: str, stopdatum: str | None, status: Any, verwacht: list[str]
) -> None:
    eerder = [] if status is EEN else [periode(startdatum="2020-01-01", identificatie="EB1")]
    bericht = periode(
        dagtekening=dagtekening, startdatum="2020-01-01", stopdatum=stopdatum, status=status
    )
    gevonden = uitkomst(bericht, naam, *eerder)
    assert [fout.regel for fout in gevonden.bevindingen] == verwacht
    # that the statutory term is 36 months is inferred
    assert all(fout.merk is Merk.AFGELEID for fout in gevonden.bevindingen)


def test_de_termijn_is_een_gegeven_van_de_release() -> None:
    regels = tuple(
        evolve(regel, maanden=1) if regel.code == "TR112" else regel
        for regel in release("1.0").regels
    )
    strenger = evolve(release("1.0"), regels=regels)
    for startdatum, aantal in (("2021-12-31", 0), ("2021-12-30", 1)):
        bericht = start(dagtekening="2022-01-31", startdatum=startdatum)
        assert len(controleer(bericht, strenger, peildatum=VANDAAG).bevindingen) == aantal
    # the 31st of a month that has none becomes its last day
    bericht = start(dagtekening="2022-03-31", startdatum="2022-02-28")
    assert controleer(bericht, strenger, peildatum=VANDAAG).in_orde
    bericht = start(dagtekening="2022-03-31", startdatum="2022-02-27")
    assert not controleer(bericht, strenger, peildatum=VANDAAG).in_orde


def test_een_dagtekening_aan_het_begin_van_de_jaartelling() -> None:
    bericht = start(dagtekening="0001-01-01", startdatum="0001-01-01")
    assert controleer(bericht, peildatum=VANDAAG).in_orde


# Level 3


@pytest.mark.parametrize(
    ("naam", "bericht", "ander"),
    [
        ("3.0", periode(), bw()),
        ("4.0", periode(), bw()),
        ("2.0", bw(), start()),
        ("4.0", bw(), periode()),
    ],
)
def test_identificatie_is_uniek(naam: str, bericht: Heenbericht, ander: Heenbericht) -> None:
    zelfde_naam = evolve(
        bericht, startnummer=stop(startnummer=8).startnummer, bsn=stop(bsn=ANDER_BSN).bsn
    )
    gevonden = uitkomst(bericht, naam, zelfde_naam)
    assert [(fout.regel, fout.retourcode, fout.onderdeel) for fout in gevonden.bevindingen] == [
        ("TR056", "9056", Onderdeel.KOP)
    ]
    assert gevonden.bevindingen[0].pad == "Bericht/Header/BerichtIdentificatie/Identificatie"
    andere_gemeente = evolve(zelfde_naam, afzender=stop(afzender="0518").afzender)
    andere_naam = evolve(zelfde_naam, identificatie=stop(identificatie="EB1").identificatie)
    assert codes(bericht, naam, ander, andere_gemeente, andere_naam) == []


def test_een_afgewezen_bericht_verbruikt_alleen_zijn_identificatie() -> None:
    register = Registergeheugen()
    register.ontvang(periode(), afgewezen=True)
    gevonden = controleer(periode(), release("4.0"), peildatum=VANDAAG, register=register)
    assert [fout.regel for fout in gevonden.bevindingen] == ["TR056"]


def test_in_de_eerste_release_is_een_dubbele_identificatie_geen_fout() -> None:
    assert codes(start(), "1.0", start()) == []


def verwijderd(bericht: Heenbericht) -> Sequence[Heenbericht]:
    """A delivery, and its removal."""
    weg = stop(identificatie="WEG").identificatie
    return evolve(bericht, identificatie=stop(identificatie="EERST").identificatie), evolve(
        bericht, identificatie=weg, status=DRIE
    )


EERDER_START = start(identificatie="EB1")
EERDER_STOP = stop(identificatie="EB1")
EERDER_PERIODE = periode(identificatie="EB1")
EERDER_BW = bw(identificatie="EB1")


@pytest.mark.parametrize(
    ("naam", "maak", "eerder"),
    [
        ("1.0", start, EERDER_START),
        ("1.0", stop, EERDER_STOP),
        ("2.0", start, EERDER_START),
        ("2.0", bw, EERDER_BW),
        ("3.0", periode, EERDER_PERIODE),
        ("4.0", periode, EERDER_PERIODE),
        ("4.0", bw, EERDER_BW),
    ],
)
def test_wijzigen_wat_er_is(naam: str, maak: Any, eerder: Heenbericht) -> None:
    wijziging = maak(status=TWEE)
    assert codes(wijziging, naam, eerder) == []
    gevonden = uitkomst(wijziging, naam)
    assert [(fout.regel, fout.retourcode, fout.onderdeel) for fout in gevonden.bevindingen] == [
        ("TR103", "9103", Onderdeel.KLASSE)
    ]
    assert gevonden.bevindingen[0].pad.endswith("/StatusAanlevering")
    # another person, number or gemeente is another key
    vreemd = [
        evolve(eerder, bsn=stop(bsn=ANDER_BSN).bsn),
        evolve(eerder, startnummer=stop(startnummer=8).startnummer),
        evolve(eerder, afzender=stop(afzender="0518").afzender),
    ]
    for een in vreemd:
        stapelt = maak is bw and een.bsn == wijziging.bsn and een.afzender == wijziging.afzender
        assert codes(wijziging, naam, een) == ["TR400"] * stapelt + ["TR103"]
    gevonden = uitkomst(wijziging, naam, *verwijderd(eerder))
    assert [(fout.regel, fout.retourcode) for fout in gevonden.bevindingen] == [("TR104", "9104")]
    # delivered again after the removal
    opnieuw = evolve(eerder, identificatie=stop(identificatie="WEER").identificatie)
    assert codes(wijziging, naam, *verwijderd(eerder), opnieuw) == []


@pytest.mark.parametrize(("maak", "eerder"), [(periode, EERDER_PERIODE), (bw, EERDER_BW)])
def test_verwijderen_wat_er_is(maak: Any, eerder: Heenbericht) -> None:
    verwijdering = maak(status=DRIE)
    assert codes(verwijdering, "4.0", eerder) == []
    assert codes(verwijdering, "4.0") == ["TR063"]
    assert uitkomst(verwijdering, "4.0").bevindingen[0].retourcode == "9063"
    assert codes(verwijdering, "4.0", *verwijderd(eerder)) == ["TR063"]
    assert codes(verwijdering, "3.0") == []  # the rule came with 4.0


def test_een_start_met_een_stop_wordt_niet_verwijderd() -> None:
    verwijdering = start(status=DRIE)
    assert codes(verwijdering, "1.0", EERDER_START) == []
    gevonden = uitkomst(verwijdering, "1.0", EERDER_START, EERDER_STOP)
    assert [(fout.regel, fout.retourcode, fout.merk) for fout in gevonden.bevindingen] == [
        ("TR071", "9071", Merk.GEDEELD)
    ]
    assert codes(verwijdering, "1.0", EERDER_START, *verwijderd(EERDER_STOP)) == []
    assert codes(start(status=TWEE), "1.0", EERDER_START, EERDER_STOP) == []


def met_start(eerder: Any, startdatum: str) -> Heenbericht:
    gemaakt: Heenbericht = evolve(eerder, startdatum=dag(startdatum))
    return gemaakt


@pytest.mark.parametrize(
    ("naam", "maak", "eerder", "regel"),
    [
        ("1.0", start, EERDER_START, "TR114"),
        ("2.0", start, EERDER_START, "TR114"),
        ("3.0", periode, EERDER_PERIODE, "TR393"),
        ("4.0", periode, EERDER_PERIODE, "TR393"),
        ("3.0", bw, EERDER_BW, "TR395"),
        ("4.0", bw, EERDER_BW, "TR395"),
    ],
)
def test_gewijzigde_startdatum(naam: str, maak: Any, eerder: Heenbericht, regel: str) -> None:
    def wijziging(dagtekening: str, startdatum: str) -> Heenbericht:
        gemaakt: Heenbericht = maak(status=TWEE, dagtekening=dagtekening, startdatum=startdatum)
        return gemaakt

    eerder = met_start(eerder, "2024-01-01")
    assert codes(wijziging("2026-03-31", "2023-03-31"), naam, eerder) == []
    gevonden = uitkomst(wijziging("2026-03-31", "2023-03-30"), naam, eerder)
    assert [(fout.regel, fout.retourcode) for fout in gevonden.bevindingen] == [
        (regel, f"9{regel[2:]}")
    ]
    assert gevonden.bevindingen[0].pad.endswith("Startdatum") or gevonden.bevindingen[
        0
    ].pad.endswith("startdatum")
    assert codes(wijziging("2024-02-29", "2021-02-28"), naam, eerder) == []
    assert codes(wijziging("2024-02-29", "2021-02-27"), naam, eerder) == [regel]
    # an old date that is not changed may stay
    oud = met_start(eerder, "2020-01-01")
    assert codes(wijziging("2026-03-31", "2020-01-01"), naam, oud) == []
    assert codes(wijziging("2026-03-31", "2020-01-02"), naam, oud) == [regel]
    # what was never there, or was removed, cannot stay
    oude_wijziging = wijziging("2026-03-31", "2020-01-01")
    assert sorted(codes(oude_wijziging, naam)) == ["TR103", regel]
    assert sorted(codes(oude_wijziging, naam, *verwijderd(oud))) == ["TR104", regel]
    # a first delivery and a removal are no correction
    for status in (EEN, DRIE):
        anders = evolve(oude_wijziging, status=status)
        assert regel not in codes(anders, naam, oud)


def test_gewijzigde_startdatum_voor_103() -> None:
    eerder = met_start(EERDER_START, "2021-01-01")
    for startdatum, verwacht in (("2020-07-18", []), ("2020-07-17", ["TR114"])):
        bericht = start(status=TWEE, dagtekening="2021-07-18", startdatum=startdatum)
        assert codes(bericht, "1.0", eerder) == verwacht


@pytest.mark.parametrize("naam", ["2.0", "3.0", "4.0"])
@pytest.mark.parametrize(
    ("begin", "eind", "verwacht"),
    [
        # beside a period of 10-1-2026 to 20-1-2026, both days included
        ("2026-01-01", "2026-01-09", []),
        ("2026-01-01", "2026-01-10", ["TR400"]),
        ("2026-01-12", "2026-01-13", ["TR400"]),
        ("2026-01-20", None, ["TR400"]),
        ("2026-01-21", None, []),
        ("2025-12-01", None, ["TR400"]),
    ],
)
def test_geen_stapeling_van_beschermd_wonen(
    naam: str, begin: str, eind: str | None, verwacht: list[str]
) -> None:
    ander = bw(identificatie="EB1", startnummer=1, stopdatum="2026-01-20")
    bericht = bw(startdatum=begin, stopdatum=eind)
    gevonden = uitkomst(bericht, naam, ander)
    assert [fout.regel for fout in gevonden.bevindingen] == verwacht
    assert all(fout.retourcode == "9400" for fout in gevonden.bevindingen)
    # not with what was removed, is of another person or gemeente, or is replaced by this one
    assert codes(bericht, naam, *verwijderd(ander)) == []
    assert codes(bericht, naam, evolve(ander, bsn=bw(bsn=ANDER_BSN).bsn)) == []
    assert codes(bericht, naam, evolve(ander, afzender=bw(afzender="0518").afzender)) == []
    eigen = evolve(ander, startnummer=bericht.startnummer)
    assert codes(evolve(bericht, status=TWEE), naam, eigen) == []
    assert codes(bericht, naam, eigen) == verwacht  # a second first delivery
    assert (
        codes(
            evolve(bericht, status=DRIE),
            naam,
            ander,
            evolve(eigen, identificatie=bw(identificatie="EB2").identificatie),
        )
        == []
    )


def test_een_open_periode_overlapt_alles_daarna() -> None:
    open_periode = bw(identificatie="EB1", startnummer=1)
    assert codes(bw(startdatum="2026-01-15"), "4.0", open_periode) == ["TR400"]
    assert codes(bw(startdatum="2026-01-01", stopdatum="2026-01-09"), "4.0", open_periode) == []


@pytest.mark.parametrize("naam", ["3.0", "4.0"])
def test_een_startnummer_is_van_een_aanlevering(naam: str) -> None:
    for eerder in (EERDER_PERIODE, evolve(EERDER_PERIODE, bsn=bw(bsn=ANDER_BSN).bsn)):
        gevonden = uitkomst(periode(), naam, eerder)
        assert [(fout.regel, fout.retourcode) for fout in gevonden.bevindingen] == [
            ("TR404", "9404")
        ]
        assert gevonden.bevindingen[0].pad.endswith("/EbStartNummer")
    assert codes(periode(startnummer=8), naam, EERDER_PERIODE) == []
    assert codes(periode(afzender="0518"), naam, EERDER_PERIODE) == []
    assert codes(periode(), naam, EERDER_BW) == []
    assert codes(periode(), naam, *verwijderd(EERDER_PERIODE)) == []


# Level 4


@pytest.mark.parametrize(
    ("naam", "maak"), [("1.0", start), ("1.0", stop), ("2.0", bw), ("3.0", periode), ("4.0", bw)]
)
def test_dagtekening_niet_in_de_toekomst(naam: str, maak: Any) -> None:
    veld = "stopdatum" if maak is stop else "startdatum"
    bericht = maak(dagtekening="2026-01-15", **{veld: "2026-01-10"})
    assert controleer(bericht, release(naam), peildatum=date(2026, 1, 15)).in_orde
    fout = controleer(bericht, release(naam), peildatum=date(2026, 1, 14)).bevindingen[0]
    assert (fout.regel, fout.retourcode, fout.onderdeel, fout.niveau) == (
        "TR135",
        "8848",
        Onderdeel.KOP,
        Niveau.EXTERNE_BRON,
    )


@pytest.mark.parametrize(
    ("afzender", "dagtekening", "verwacht"),
    [
        ("0457", "2022-03-23", []),  # the last day of Weesp
        ("0457", "2022-03-24", ["TR378"]),
        ("9999", "2022-03-24", ["TR378"]),
        ("0363", "2022-03-24", []),
    ],
)
def test_gemeentecode_op_de_dagtekening(
    afzender: str, dagtekening: str, verwacht: list[str]
) -> None:
    bericht = start(afzender=afzender, dagtekening=dagtekening, startdatum=dagtekening)
    gevonden = uitkomst(bericht, "1.0")
    assert [fout.regel for fout in gevonden.bevindingen] == verwacht
    assert all(fout.retourcode == "S300" for fout in gevonden.bevindingen)


def test_buiten_de_lijst_van_gemeenten_wordt_niet_geoordeeld() -> None:
    for dagtekening in ("2014-12-28", "2027-01-01"):
        bericht = start(afzender="9999", dagtekening=dagtekening, startdatum=dagtekening)
        gevonden = controleer(bericht, peildatum=date(2028, 1, 1))
        assert gevonden.in_orde
        assert "TR378: de lijst van gemeenten bevat de dagtekening niet" in map(
            str, gevonden.niet_gecontroleerd
        )


@pytest.mark.parametrize(("naam", "maak"), [("1.0", start), ("2.0", start), ("4.0", periode)])
@pytest.mark.parametrize(
    ("centen", "vanaf", "verwacht"),
    [
        (1901, "2020-01-01", []),
        (1900, "2020-01-01", ["TR409"]),
        (1901, "2023-12-31", []),
        (1901, "2024-01-01", ["TR409"]),
        (2060, "2024-12-31", ["TR409"]),
        (2061, "2024-12-31", []),
        (2100, "2025-06-15", ["TR409"]),
        (2101, "2025-06-15", []),
        (2180, "2026-01-01", ["TR409"]),
        (2181, "2026-01-01", []),
        (0, "2026-01-01", ["TR409"]),
    ],
)
def test_kostprijs_boven_het_tarief(
    naam: str, maak: Any, centen: int, vanaf: str, verwacht: list[str]
) -> None:
    gevonden = uitkomst(maak(kostprijs=kostprijs(centen, vanaf)), naam)
    assert [fout.regel for fout in gevonden.bevindingen] == verwacht
    for fout in gevonden.bevindingen:
        assert fout.retourcode == "S333"
        assert fout.onderdeel is Onderdeel.KLASSE
        assert fout.pad.endswith("/EbKostprijs/KostprijsBedrag")


@pytest.mark.parametrize("vanaf", ["2019-12-31", "2027-01-01", "1999-12-31", "2101-01-01"])
def test_zonder_tarief_wordt_niet_geoordeeld(vanaf: str) -> None:
    gevonden = uitkomst(start(kostprijs=kostprijs(0, vanaf)), "1.0")
    assert gevonden.in_orde
    assert [str(niet) for niet in gevonden.niet_gecontroleerd if niet.regel == "TR409"] == [
        "TR409: het landelijke tarief op kostprijs.startdatum is onbekend"
    ]


# What no release rules


@pytest.mark.parametrize("naam", ["1.0", "2.0", "3.0", "4.0"])
def test_een_bericht_zonder_fout_heeft_geen_bevinding(naam: str) -> None:
    een = release(naam)
    for soort in een.berichten:
        if not soort.type.is_retour:
            bericht = {"WMO401": start, "WMO403": stop, "WMO405": periode, "WMO407": bw}[
                soort.type.value
            ]()
            assert uitkomst(bericht, naam).in_orde
            assert uitkomst(to_xml(bericht, een, aanvaard_onzekerheid=True), naam).in_orde


def met_regel(welke: str, **anders: Any) -> Release:
    """Release 1.0 with one rule changed."""
    regels = tuple(
        evolve(regel, **anders) if regel.code == welke else regel for regel in release("1.0").regels
    )
    return evolve(release("1.0"), regels=regels)


@pytest.mark.parametrize(
    ("code", "anders", "reden"),
    [
        ("TR112", {"maanden": None}, "het aantal maanden van de regel is niet bekend"),
        ("TR135", {"retourcode": None}, "de retourcode van de regel is niet bekend"),
        ("TR135", {"niveau": None}, "deze bibliotheek kent geen toets voor de regel"),
        ("TR135", {"code": "TR999"}, "deze bibliotheek kent geen toets voor de regel"),
        ("TR135", {"merk": Merk.HIAAT}, "de tekst van de regel is niet gevonden"),
    ],
)
def test_een_regel_die_niet_te_toetsen_is(code: str, anders: dict[str, Any], reden: str) -> None:
    bericht = start(dagtekening="2022-01-01", startdatum="2000-01-01")
    gevonden = controleer(bericht, met_regel(code, **anders), peildatum=date(2021, 1, 1))
    assert f"{anders.get('code', code)}: {reden}" in map(str, gevonden.niet_gecontroleerd)
    assert code not in {fout.regel for fout in gevonden.bevindingen}


def test_een_regel_binnen_het_bericht_heeft_altijd_0001() -> None:
    bericht = start(dagtekening="2022-01-01", startdatum="2000-01-01")
    gevonden = controleer(bericht, met_regel("TR112", retourcode=None), peildatum=VANDAAG)
    assert [(fout.regel, fout.retourcode) for fout in gevonden.bevindingen] == [("TR112", "0001")]


def test_een_tweede_eerste_aanlevering_verbergt_geen_overlap() -> None:
    """Nothing refuses the second one, so that both periods count (TR074 is not known for iEb)."""
    een = bw(identificatie="EB1", startdatum="2026-01-01", stopdatum="2026-01-31")
    ook = bw(identificatie="EB2", startdatum="2026-03-01", stopdatum="2026-03-31")
    nieuw = bw(identificatie="EB3", startnummer=8, startdatum="2026-01-15", stopdatum="2026-01-20")
    assert codes(nieuw, "4.0", een, ook) == ["TR400"]
    assert codes(nieuw, "4.0", ook, een) == ["TR400"]
    assert codes(evolve(nieuw, startdatum=dag("2026-02-01"), stopdatum=None), "4.0", een, ook) == [
        "TR400"
    ]
    tussen = evolve(nieuw, startdatum=dag("2026-02-01"), stopdatum=dag("2026-02-28"))
    assert codes(tussen, "4.0", een, ook) == []


# A WMO405 about what a WMO401 began (decision 0047)


@pytest.mark.parametrize("naam", ["3.0", "4.0"])
def test_wmo405_kent_de_start_van_wmo401(naam: str) -> None:
    begin = start(identificatie="EB1", dagtekening="2021-01-15", startdatum="2021-01-10")
    # Stopping it: the key is known, and the start of five years ago is not changed.
    einde = periode(status=TWEE, startdatum="2021-01-10", stopdatum="2026-01-14")
    assert codes(einde, naam, begin) == []
    assert codes(einde, naam) == ["TR393", "TR103"]
    verzet = evolve(einde, startdatum=dag("2021-01-11"))
    assert codes(verzet, naam, begin) == ["TR393"]
    # Its number is not new, until the start was removed.
    assert codes(periode(), naam, begin) == ["TR404"]
    weg = periode(identificatie="EB2", status=DRIE)
    assert codes(periode(), naam, begin, weg) == []
    assert codes(einde, naam, begin, weg)[-1] == "TR104"
    assert codes(weg, naam, begin) == []
    # An identification is used once per kind of message, and these are two.
    assert codes(periode(identificatie="EB1", startnummer=8), naam, begin) == []
