import copy
import pickle
import traceback
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty

from wmo_eigenbijdrage import Bsn, Gemeentecode
from wmo_eigenbijdrage.fouten import OngeldigeWaarde, toon
from wmo_eigenbijdrage.identificatie import (
    AgbCode,
    BerichtIdentificatie,
    EbStartNummer,
    voldoet_aan_elfproef,
)
from wmo_eigenbijdrage.testing import bsns


def elfproef(cijfers: str) -> bool:
    """The 11-test in its other form: the weighted sum of eight digits, modulo 11, is the ninth."""
    return sum((9 - n) * int(c) for n, c in enumerate(cijfers[:8])) % 11 == int(cijfers[8])


@pytest.mark.parametrize(
    "goed", ["123456782", "999900006", "999996770", "111222333", "999999990", "999990019"]
)
def test_geldige_bsns(goed: str) -> None:
    assert Bsn(goed).nummer == goed


@pytest.mark.parametrize("fout", ["123456789", "999999999", "000000000"])
def test_elfproef_faalt(fout: str) -> None:
    with pytest.raises(
        OngeldigeWaarde, match="^bsn: fails the 11-test; check it for a typing error$"
    ):
        Bsn(fout)


@pytest.mark.parametrize(
    "fout",
    [
        "",
        "12345678",
        "1234567890",
        "1112.22.333",
        " 123456782",
        "12345678２",
        "12345678a",
        123456782,
        None,
    ],
)
def test_precies_negen_cijfers(fout: Any) -> None:
    with pytest.raises(OngeldigeWaarde, match="^bsn: not nine digits"):
        Bsn(fout)


@given(st.from_regex(r"[0-9]{9}", fullmatch=True).filter(str.isascii))
def test_elfproef_tegen_de_andere_vorm(cijfers: str) -> None:
    assert not voldoet_aan_elfproef(cijfers[:8])
    assert not voldoet_aan_elfproef(cijfers[:8] + "é")
    assert voldoet_aan_elfproef(cijfers) == (elfproef(cijfers) and cijfers != "000000000")


@given(bsns())
def test_een_tikfout_wordt_gezien(bsn: Bsn) -> None:
    """Changing any one digit breaks the test: no weight is a multiple of eleven."""
    for plek in range(9):
        ander = str((int(bsn.nummer[plek]) + 1) % 10)
        assert not voldoet_aan_elfproef(bsn.nummer[:plek] + ander + bsn.nummer[plek + 1 :])


@given(bsns())
def test_een_bsn_toont_zich_nergens(bsn: Bsn) -> None:
    for tekst in (repr(bsn), str(bsn), f"{bsn}", f"{bsn!r:>20}", repr([bsn]), repr({"bsn": bsn})):
        assert bsn.nummer not in tekst
        assert bsn.nummer[:4] not in tekst


def test_een_bsn_toont_zich_ook_niet_in_een_voorbeeld_dat_zakt() -> None:
    """Hypothesis prints a value of attrs field by field, also those kept out of its repr."""
    assert pretty([Bsn("999990019")]) == "[Bsn('*********')]"


@given(st.text("0123456789", min_size=8, max_size=10))
def test_ook_een_foute_bsn_staat_niet_in_de_fout(cijfers: str) -> None:
    try:
        Bsn(cijfers)
    except OngeldigeWaarde as fout:
        assert cijfers not in str(fout)
        assert cijfers not in repr(fout.args)
        assert cijfers not in repr(vars(fout))
        assert cijfers not in "".join(traceback.format_exception(fout)).replace(repr(cijfers), "")


@given(bsns(), bsns())
def test_vergelijken_gaat_op_het_nummer(a: Bsn, b: Bsn) -> None:
    assert (a == b) == (a.nummer == b.nummer)
    assert (a < b) == (a.nummer < b.nummer)
    assert len({a, b}) == len({a.nummer, b.nummer})
    assert a.__eq__(a.nummer) is not True
    assert pickle.loads(pickle.dumps(a)) == copy.deepcopy(a) == a


@pytest.mark.parametrize("soort", [Gemeentecode, AgbCode])
def test_codes_houden_hun_voorloopnullen(soort: type[Gemeentecode] | type[AgbCode]) -> None:
    lengte = 4 if soort is Gemeentecode else 8
    code = soort("0" * (lengte - 1) + "7")
    assert str(code) == "0" * (lengte - 1) + "7"
    assert eval(repr(code)) == code
    for fout in (
        "7",
        "0" * (lengte + 1),
        "0" * (lengte - 1) + "x",
        "0" * (lengte - 1) + "７",
        7 * 10**lengte,
    ):
        with pytest.raises(OngeldigeWaarde, match=f"is not {lengte} digits"):
            soort(fout)  # pyright: ignore[reportArgumentType]


def test_codes_hebben_een_orde() -> None:
    assert Gemeentecode("0003") < Gemeentecode("0363")
    assert AgbCode("00000001") < AgbCode("41000000")


@pytest.mark.parametrize("goed", [0, 1, 999_999_999])
def test_startnummers(goed: int) -> None:
    assert EbStartNummer(goed).nummer == goed
    assert str(EbStartNummer(goed)) == str(goed)


@pytest.mark.parametrize("fout", [-1, 1_000_000_000, 1.0, "1", True, None])
def test_startnummer_weigert(fout: Any) -> None:
    with pytest.raises(OngeldigeWaarde, match=r"give 0\.\.999999999"):
        EbStartNummer(fout)


@pytest.mark.parametrize("goed", ["1", "EB0000000001", " x ", "a&b<c>", "é", "𝔘"])
def test_identificaties(goed: str) -> None:
    assert str(BerichtIdentificatie(goed)) == goed


@pytest.mark.parametrize(
    "fout",
    [
        "",
        " ",
        " " * 12,
        "\t \t",
        "1234567890123",
        "a\nb",
        "a\x00b",
        "a\rb",
        "a\x1fb",
        "a\ufffe",
        "\ud800",
        1,
        None,
    ],
)
def test_identificatie_weigert(fout: Any) -> None:
    with pytest.raises(OngeldigeWaarde, match=r"give 1\.\.12 characters"):
        BerichtIdentificatie(fout)


@pytest.mark.parametrize("goed", ["a\tb", "\u00a0", "a\x85b", "\u2028", "\x7f", "\U0001f600", " a"])
def test_identificatie_neemt_wat_het_type_neemt(goed: str) -> None:
    """LDT_IdentificatieBericht: something that is none of the four blanks, on one line."""
    assert BerichtIdentificatie(goed).tekst == goed


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        # nine digits, whatever stands between that is no letter
        ("B-9-9-9-9-9-0-0-1-9", "'B-*********'"),
        ("BSN-9999-90019", "'BSN-*********'"),
        ("9\t9\u00a09\u20289\n9_9 0019", "'*********'"),
        ("\u0669\u0669\u0669\u0669\u0669\u0660\u0660\u0661\u0669", "'*********'"),
        (b"9999 90019", "b'*********'"),
        ((9999, 90, 0, 19), "(*********)"),
        # masked before the end is cut off: forty characters with the quote
        ("x" * 36 + "999990019", f"'{'x' * 36}***..."),
        # a day, and one with a BSN behind it
        ("1234-05-12-3", "'*********'"),
        ("2020-01-02 10:30", "'2020-01-02 10:30'"),
        ("2020-13-45", "'2020-13-45'"),
        (("2020-01-02", "2021-02-03"), "('2020-01-02', '2021-02-03')"),
        (date(2020, 11, 12), "datetime.date(2020, 11, 12)"),
        # seven digits are no BSN
        ("1 234.567", "'1 234.567'"),
    ],
)
def test_wat_een_bsn_kan_zijn_staat_in_geen_fout(waarde: object, verwacht: str) -> None:
    assert toon(waarde) == verwacht
