"""The parts of an envelope, from both sides of every limit."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enveloppen import UUID_A, bv03, di01, du01, fo01
from wmo_eigenbijdrage import Gemeentecode
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.ieb.envelop import (
    CAK,
    KETENPARTIJEN,
    Functie,
    Referentienummer,
    Systeem,
    TekstBestand,
    Tijdstip,
    Versienummer,
    XmlBestand,
    foutdetails,
    iebfunctie,
)

BSN = "999990019"


@pytest.mark.parametrize(
    ("bericht", "release", "uit"),
    [
        ("WMO401", "1.0", "WMO401 0001.0000"),
        ("WMO404", "1.0", "WMO404 0001.0000"),
        ("WMO407", "2.0", "WMO407 0002.0000"),
        ("WMO405", "3.0", "WMO405 0003.0000"),
        ("WMO408", "4.0", "WMO408 0004.0000"),
    ],
)
def test_functies_van_ieb(bericht: str, release: str, uit: str) -> None:
    functie = iebfunctie(bericht, release)
    assert str(functie) == uit
    assert functie.is_ieb


@pytest.mark.parametrize(
    ("bericht", "release"),
    [
        ("WMO301", "1.0"),
        ("WMO400", "1.0"),
        ("WMO409", "1.0"),
        ("wmo401", "1.0"),
        ("WMO401", "1"),
        ("WMO401", "1.0.3"),
        ("WMO401", "10000.0"),
        ("WMO401", "١.٠"),
    ],
)
def test_geen_functie_van_ieb(bericht: str, release: str) -> None:
    with pytest.raises(OngeldigeWaarde):
        iebfunctie(bericht, release)


def test_systemen() -> None:
    zender = Systeem.van_gemeente(Gemeentecode("0363"), "Wmo Applicatie", "Regio")
    assert (zender.organisatie, zender.administratie) == ("0363", "Regio")
    assert zender.gemeente == Gemeentecode("0363")
    cak = Systeem.via_ggk()
    assert (cak.organisatie, cak.applicatie, cak.gemeente) == (CAK, "GGk", None)
    assert Systeem.via_ggk("VWS").organisatie in KETENPARTIJEN
    assert Systeem(organisatie=None, applicatie="GGK").gemeente is None
    assert Systeem(organisatie="41419999", applicatie="ECD").gemeente is None


LENGTEN: list[tuple[int, Callable[[str], object]]] = [
    (200, lambda t: Systeem(organisatie=t, applicatie="abc")),
    (50, lambda t: Systeem(organisatie="x", applicatie=t)),
    (50, lambda t: Systeem(organisatie="x", applicatie="abc", administratie=t)),
    (100, lambda t: Systeem(organisatie="x", applicatie="abc", gebruiker=t)),
    (30, lambda t: Functie(t, Versienummer(1))),
    (7, lambda t: fo01(code=t)),
    (200, lambda t: fo01(omschrijving=t)),
    (1000, lambda t: fo01(details=t)),
    (40, lambda t: fo01(referentienummer=t)),
    (40, lambda t: bv03(crossreferentie=t)),
]


@pytest.mark.parametrize("teken", ["x", "é", "\U0001f600"])
@pytest.mark.parametrize(("hoogste", "maak"), LENGTEN)
def test_lengten_tot_op_een_teken(hoogste: int, maak: Callable[[str], object], teken: str) -> None:
    maak(teken * hoogste)
    for fout in (teken * (hoogste + 1), ""):
        with pytest.raises(OngeldigeWaarde, match="characters"):
            maak(fout)


def test_een_applicatie_heeft_minstens_drie_tekens() -> None:
    assert Systeem(organisatie="x", applicatie="abc")
    with pytest.raises(OngeldigeWaarde, match="3 to 50"):
        Systeem(organisatie="x", applicatie="ab")


@pytest.mark.parametrize(
    "tekst", ["a\nb", "a\tb", "a\rb", "a\0b", " ab", "ab ", "a\ud800b", "a\uffffb", "\x1b[1m"]
)
def test_tekens_die_niet_kunnen(tekst: str) -> None:
    with pytest.raises(OngeldigeWaarde):
        Systeem(organisatie=tekst, applicatie="abc")


@pytest.mark.parametrize("tekst", ["a\rb", "\nab", "ab\n", "\tab", "a\0b"])
def test_regels_alleen_binnen_een_omschrijving(tekst: str) -> None:
    assert fo01(omschrijving="a\n\tb").omschrijving == "a\n\tb"
    with pytest.raises(OngeldigeWaarde):
        fo01(omschrijving=tekst)


def test_referentienummers() -> None:
    assert str(Referentienummer.van_uuid(UUID(UUID_A))) == UUID_A
    for fout in (
        UUID_A.upper(),
        UUID_A.replace("-", ""),
        UUID_A + "\n",
        "9c0f7b90-5c69-11e5-a837-0800200c9a66",  # version 1
        "9c0f7b90-5c69-41e5-c837-0800200c9a66",  # another variant
        BSN,
    ):
        with pytest.raises(OngeldigeWaarde, match="^referentienummer: ") as gevangen:
            Referentienummer(fout)
        assert fout not in str(gevangen.value)
    with pytest.raises(OngeldigeWaarde):
        Referentienummer.van_uuid(UUID("9c0f7b90-5c69-11e5-a837-0800200c9a66"))
    with pytest.raises(OngeldigeWaarde, match="str is not a UUID"):
        Referentienummer.van_uuid(UUID_A)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@given(st.uuids(version=4))
def test_elke_uuid_van_versie_4(uuid: UUID) -> None:
    assert UUID(Referentienummer.van_uuid(uuid).tekst) == uuid


@pytest.mark.parametrize(
    ("tekst", "dag", "moment"),
    [
        ("20200102", date(2020, 1, 2), None),
        ("2020010209", date(2020, 1, 2), None),
        ("2020010209300", date(2020, 1, 2), None),
        ("20200102093001", date(2020, 1, 2), datetime(2020, 1, 2, 9, 30, 1)),
        ("20200102093001123", date(2020, 1, 2), datetime(2020, 1, 2, 9, 30, 1, 123000)),
        ("202001020930015", date(2020, 1, 2), datetime(2020, 1, 2, 9, 30, 1, 500000)),
        ("20200230093001", None, None),
        ("20200102250000", date(2020, 1, 2), None),
        ("00000000", None, None),
        ("99999999999999999", None, None),
    ],
)
def test_tijdstippen(tekst: str, dag: date | None, moment: datetime | None) -> None:
    assert (Tijdstip(tekst).dag, Tijdstip(tekst).moment) == (dag, moment)


@pytest.mark.parametrize("tekst", ["2020010", "2" * 18, "2020-01-02", "", "٢٠٢٠٠١٠٢", "20200102\n"])
def test_geen_tijdstip(tekst: str) -> None:
    with pytest.raises(OngeldigeWaarde, match="^tijdstip: "):
        Tijdstip(tekst)


@given(st.datetimes(min_value=datetime(1000, 1, 1)))
def test_een_moment_heen_en_terug_tot_op_de_seconde(moment: datetime) -> None:
    assert Tijdstip.van(moment).moment == moment.replace(microsecond=0)


def test_een_moment_heeft_geen_zone() -> None:
    with pytest.raises(OngeldigeWaarde, match="time zone"):
        Tijdstip.van(datetime(2020, 1, 2, tzinfo=UTC))
    with pytest.raises(OngeldigeWaarde, match="is not a datetime"):
        Tijdstip.van(date(2020, 1, 2))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("deel", [-1, 10_000, True, "0001", 1.0])
def test_versienummers(deel: Any) -> None:
    assert str(Versienummer(0, 9999)) == "0000.9999"
    with pytest.raises(OngeldigeWaarde, match="^versie: "):
        Versienummer(deel)
    with pytest.raises(OngeldigeWaarde, match="^subversie: "):
        Versienummer(1, deel)


@pytest.mark.parametrize("naam", ["a.b-", "A_1.", "x" * 255])
def test_bestandsnamen(naam: str) -> None:
    assert TekstBestand(b"x", naam).bestandsnaam == naam


@pytest.mark.parametrize(
    "naam", ["a.b", "", "a/b.csv", "a b.csv", "é.csv", "x" * 256, "a.csv\n", "..\\x.csv"]
)
def test_geen_bestandsnaam(naam: str) -> None:
    with pytest.raises(OngeldigeWaarde, match="file name"):
        TekstBestand(b"x", naam)


@pytest.mark.parametrize("inhoud", [b"", "tekst", None, bytearray(b"x")])
def test_een_bestand_is_bytes(inhoud: Any) -> None:
    with pytest.raises(OngeldigeWaarde, match="^inhoud: "):
        XmlBestand(inhoud)


@pytest.mark.parametrize(
    "anders",
    [
        {"zender": Systeem(organisatie=None, applicatie="App")},
        {"ontvanger": "CAK"},
        {"referentienummer": UUID_A},
        {"tijdstip": "20200102"},
        {"functie": "WMO401"},
        {"applicatieversie": (4, 3)},
        {"bestand": b"<a/>"},
        {"bestand": TekstBestand(b"x", "a.xml")},
    ],
)
def test_wat_geen_di01_kan_zijn(anders: dict[str, Any]) -> None:
    with pytest.raises(OngeldigeWaarde):
        di01(**anders)


def test_een_du01_noemt_waarop_het_antwoordt() -> None:
    with pytest.raises(OngeldigeWaarde):
        du01(crossreferentie=UUID_A)


def test_niets_van_de_inhoud_in_een_repr() -> None:
    geheim = f"<Bsn>{BSN}</Bsn>"
    waarden = [
        di01(bestand=XmlBestand(geheim.encode())),
        du01(zender=Systeem(organisatie="CAK", applicatie="App", gebruiker=BSN)),
        TekstBestand(geheim.encode(), f"{BSN}.txt"),
        fo01(omschrijving=BSN, details=BSN, details_xml=geheim.encode()),
    ]
    assert all(BSN not in f"{waarde!r}{waarde}" for waarde in waarden)


def test_een_getal_is_geen_release_en_geen_versie() -> None:
    getal: Any = 1.0
    with pytest.raises(OngeldigeWaarde, match="^release: "):
        iebfunctie("WMO401", getal)
    with pytest.raises(OngeldigeWaarde, match="^versie: "):
        foutdetails("WMO401", getal)


def test_foutdetails() -> None:
    assert foutdetails("JW315", Versienummer(1, 4)) == "JW315-00010004"


def test_een_tijdstip_toont_zijn_cijfers() -> None:
    assert str(Tijdstip("20260115093000")) == "20260115093000"
