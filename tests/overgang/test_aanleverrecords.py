"""The delivery records, a layout that is plugged in, and the rules of deliveries."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wmo_eigenbijdrage import Bedrag, Bsn, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.fouten import BuitenBereik, OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.overgang import (
    Aanleverreden,
    HvAanleverrecord,
    Recordschrijver,
    Variant,
    Verblijfrecord,
    Verblijfsvorm,
    Voorloop,
    ZaAanleverrecord,
    Zorgeenheid,
    controleer_aanlevertermijn,
    controleer_volgorde,
)
from wmo_eigenbijdrage.testing import zorgperioden

NUMMER = "999990019"
BSN = Bsn(NUMMER)


def hv(**anders: Any) -> HvAanleverrecord:
    velden: dict[str, Any] = {"bsn": BSN, "totale_kosten": Bedrag(1_000_000)}
    return HvAanleverrecord(**(velden | anders))


def za(**anders: Any) -> ZaAanleverrecord:
    velden: dict[str, Any] = {
        "bsn": BSN,
        "aanbieder": "41419999",
        "productcode": "01A01",
        "periode": Zorgperiode(2019, 12),
        "hoeveelheid": 240,
    }
    return ZaAanleverrecord(**(velden | anders))


# Records


@pytest.mark.parametrize(
    ("gegeven", "variant"),
    [
        ({"kosten_per_periode": Bedrag(25641), "aantal_perioden": 39}, Variant.EEN),
        ({"aantal_perioden": 39}, Variant.TWEE),
        ({"kosten_per_periode": Bedrag(25641)}, Variant.DRIE),
        ({}, Variant.VIER),
    ],
)
def test_de_variant_volgt_uit_wat_is_gegeven(gegeven: dict[str, Any], variant: Variant) -> None:
    assert hv(**gegeven).variant is variant


def test_a_maal_b_mag_c_niet_te_boven_gaan() -> None:
    # 39 x 256.41 = 9,999.99 fits in 10,000.00; 39 x 256.42 = 10,000.38 does not.
    assert hv(kosten_per_periode=Bedrag(25641), aantal_perioden=39).aantal_perioden == 39
    assert hv(kosten_per_periode=Bedrag(10), aantal_perioden=100_000)  # exactly
    with pytest.raises(OngeldigeWaarde, match="times aantal_perioden is more than totale_kosten"):
        hv(kosten_per_periode=Bedrag(25642), aantal_perioden=39)


@pytest.mark.parametrize(
    ("gegeven", "veld"),
    [
        ({"bsn": NUMMER}, "bsn"),
        ({"totale_kosten": Bedrag(0)}, "totale_kosten"),
        ({"totale_kosten": None}, "totale_kosten"),
        ({"totale_kosten": 10}, "totale_kosten"),
        ({"kosten_per_periode": Bedrag(-1)}, "kosten_per_periode"),
        ({"aantal_perioden": 0}, "aantal_perioden"),
        ({"aantal_perioden": True}, "aantal_perioden"),
        ({"aantal_perioden": int(NUMMER) * -1}, "aantal_perioden"),
        ({"vanaf": Zorgperiode(2020, 1)}, "vanaf"),
        ({"vanaf": "2019-P01"}, "vanaf"),
    ],
)
def test_hv_records_die_niet_bestaan(gegeven: dict[str, Any], veld: str) -> None:
    with pytest.raises(OngeldigeWaarde) as gevangen:
        hv(**gegeven)
    assert gevangen.value.veld == veld
    assert NUMMER not in str(gevangen.value)


@pytest.mark.parametrize(
    ("gegeven", "veld"),
    [
        ({"aanbieder": " "}, "aanbieder"),
        ({"aanbieder": 41419999}, "aanbieder"),
        ({"productcode": ""}, "productcode"),
        ({"hoeveelheid": 0}, "hoeveelheid"),
        ({"hoeveelheid": 1.5}, "hoeveelheid"),
        ({"eenheid": "uren"}, "eenheid"),
        ({"periode": date(2019, 1, 1)}, "periode"),
    ],
)
def test_za_records_die_niet_bestaan(gegeven: dict[str, Any], veld: str) -> None:
    with pytest.raises(OngeldigeWaarde) as gevangen:
        za(**gegeven)
    assert gevangen.value.veld == veld


def test_vanaf_2020_gaat_het_met_ieb() -> None:
    assert za(periode=Zorgperiode(2019, 13)).eenheid is Zorgeenheid.MINUTEN
    with pytest.raises(BuitenBereik, match="2020-P01 is not supported; give 2019-P13 or before"):
        za(periode=Zorgperiode(2020, 1))


def test_beschermd_wonen_mag_wel_na_2019() -> None:
    record = Verblijfrecord(BSN, Tijdvak(date(2020, 3, 1)), Verblijfsvorm.PGB_WOONCOMPONENT)
    assert record.verblijf.is_open
    with pytest.raises(OngeldigeWaarde, match="vorm"):
        Verblijfrecord(BSN, Tijdvak(date(2020, 3, 1)), "pgb")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_geen_record_toont_een_bsn() -> None:
    alle = (
        hv(dossiernummer=NUMMER, productgroep=NUMMER),
        za(),
        Verblijfrecord(BSN, Tijdvak(date(2020, 3, 1)), Verblijfsvorm.NATURA, NUMMER),
    )
    assert all(NUMMER not in repr(record) + str(record) for record in alle)


# A layout that somebody plugs in: this one is made up, and so is nothing of the library's.


class VerzonnenSchrijver:
    """Three fields with a bar between them, and a first line for the header."""

    def schrijf(
        self, voorloop: Voorloop | None, records: Iterable[ZaAanleverrecord]
    ) -> Iterator[bytes]:
        if voorloop is not None:
            yield f"kop|{voorloop.verwerkingsdatum:%d-%m-%Y}|{voorloop.volgnummer}\n".encode()
        for record in records:
            velden = (record.bsn.nummer, record.productcode, str(record.hoeveelheid))
            yield ("|".join(velden) + "\n").encode("ascii")


def lever_aan(
    schrijver: Recordschrijver[ZaAanleverrecord],
    voorloop: Voorloop | None,
    records: Iterable[ZaAanleverrecord],
) -> bytes:
    return b"".join(schrijver.schrijf(voorloop, records))


def test_een_schrijver_past_in_het_protocol() -> None:
    records = [za(), za(productcode="02A05", hoeveelheid=60)]
    voorloop = Voorloop(date(2019, 12, 20), 7)
    assert lever_aan(VerzonnenSchrijver(), voorloop, iter(records)) == (
        b"kop|20-12-2019|7\n999990019|01A01|240\n999990019|02A05|60\n"
    )
    assert lever_aan(VerzonnenSchrijver(), None, []) == b""


# The order of deliveries

voorlopen = st.builds(Voorloop, st.dates(date(2019, 12, 1), date(2019, 12, 5)), st.integers(0, 4))


def fouten(*gegeven: tuple[int, int]) -> list[tuple[str, str]]:
    """Code and place of what is wrong, for days in December and numbers."""
    reeks = [Voorloop(date(2019, 12, dag), nummer) for dag, nummer in gegeven]
    return [(b.code, b.plaats) for b in controleer_volgorde(reeks)]


@pytest.mark.parametrize(
    ("reeks", "verwacht"),
    [
        ((), []),
        (((1, 1),), []),
        (((1, 1), (2, 2), (2, 3), (9, 4)), []),
        (((1, 1), (1, 1)), []),  # not lower
        (((2, 1), (1, 1)), [("AR01", "levering 2")]),
        (((1, 2), (1, 1)), [("AR02", "levering 2")]),
        (((2, 2), (1, 1)), [("AR01", "levering 2"), ("AR02", "levering 2")]),
        # The wrong file is not what the next is held against.
        (((5, 5), (1, 6), (4, 7), (5, 8)), [("AR01", "levering 2"), ("AR01", "levering 3")]),
    ],
)
def test_volgorde(reeks: tuple[tuple[int, int], ...], verwacht: list[tuple[str, str]]) -> None:
    assert fouten(*reeks) == verwacht


def test_de_bevinding_noemt_de_levering_ervoor() -> None:
    reeks = [Voorloop(date(2019, 12, d), 1) for d in (5, 1, 2)]
    teksten = [b.tekst for b in controleer_volgorde(reeks)]
    assert len(teksten) == 2
    assert all("levering 1;" in tekst for tekst in teksten)


@given(st.lists(voorlopen, max_size=8))
def test_een_reeks_is_goed_als_niets_terugloopt(reeks: list[Voorloop]) -> None:
    datums = [v.verwerkingsdatum for v in reeks]
    nummers = [v.volgnummer for v in reeks]
    loopt_op = datums == sorted(datums) and nummers == sorted(nummers)
    assert (list(controleer_volgorde(reeks)) == []) == loopt_op


def test_een_voorloop_die_niet_bestaat() -> None:
    with pytest.raises(OngeldigeWaarde, match="volgnummer: -1 is not allowed; give 0 or more"):
        Voorloop(date(2019, 12, 1), -1)
    with pytest.raises(OngeldigeWaarde, match="volgnummer"):
        Voorloop(date(2019, 12, 1), "7")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(OngeldigeWaarde, match="verwerkingsdatum: str is not a date"):
        Voorloop("2019-12-01", 1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


# The time limits


@pytest.mark.parametrize(
    ("periode", "dag", "codes"),
    [
        (Zorgperiode(2019, 12), date(2019, 12, 27), []),
        (Zorgperiode(2019, 12), date(2019, 12, 28), ["AR10"]),
        (Zorgperiode(2019, 13), date(2020, 1, 24), []),
        (Zorgperiode(2019, 13), date(2020, 1, 25), ["AR10"]),
        (Zorgperiode(2019, 13), date(2020, 12, 31), ["AR10"]),  # ends in December 2019
        (Zorgperiode(2019, 13), date(2021, 1, 1), ["AR10", "AR11", "AR12"]),
        # Period 1 of 2019 ends on 27 January 2019.
        (Zorgperiode(2019, 1), date(2020, 1, 31), ["AR10"]),
        (Zorgperiode(2019, 1), date(2020, 2, 1), ["AR10", "AR11"]),
        # Period 2 of 2019 ends on 24 February; the outer limit of the law is four weeks later.
        (Zorgperiode(2019, 2), date(2019, 3, 24), []),
        (Zorgperiode(2019, 2), date(2019, 3, 25), ["AR10"]),
    ],
)
def test_aanlevertermijn(periode: Zorgperiode, dag: date, codes: list[str]) -> None:
    assert [b.code for b in controleer_aanlevertermijn(periode, dag)] == codes


@given(zorgperioden(), st.dates(date(2015, 1, 1), date(2022, 1, 1)))
def test_in_de_tijd_is_er_niets_te_zeggen_en_later_steeds_meer(
    periode: Zorgperiode, dag: date
) -> None:
    codes = [b.code for b in controleer_aanlevertermijn(periode, dag)]
    assert (codes == []) == (dag <= periode.aanleverdatum)
    assert codes == sorted(codes)
    # What is no longer processed was a late delivery before that.
    assert not codes or codes[0] == "AR10"


def test_de_termijn_staat_in_de_bevinding() -> None:
    (bevinding,) = controleer_aanlevertermijn(Zorgperiode(2019, 13), date(2020, 1, 25))
    assert "2019-P13 moest uiterlijk 24-1-2020" in bevinding.tekst


def test_termijn_van_wat_niet_bestaat() -> None:
    with pytest.raises(OnbekendeParameter):
        controleer_aanlevertermijn(Zorgperiode(2020, 1), date(2020, 2, 1))
    with pytest.raises(OngeldigeWaarde, match="dag"):
        controleer_aanlevertermijn(Zorgperiode(2019, 1), "2019-03-01")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_andere_dingen_dan_voorlopen_en_perioden() -> None:
    with pytest.raises(OngeldigeWaarde, match="voorlopen: int is not a Voorloop"):
        list(controleer_volgorde([1]))  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    with pytest.raises(OngeldigeWaarde, match="periode: str is not a Zorgperiode"):
        controleer_aanlevertermijn("2019-P01", date(2020, 1, 1))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_codes_zijn_uniek() -> None:
    alle = [reden.code for reden in Aanleverreden]
    assert len(set(alle)) == len(alle)
