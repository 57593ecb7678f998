"""Restrictions mean here what they mean to XML Schema."""

from functools import cache
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.ieb import Basis, Datatype
from wmo_eigenbijdrage.ieb.datatype import datum_uit, getal_uit

PATRONEN = [
    "[0-9]{4}",
    r".*[^\s].*",
    r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)",
    "[^:Z]*",
    "a.c",
    "a^b$",
    r"[a.$]+",
    r"\s\S\d",
    r"[\s\d]*",
    r"x\-\^\|y",
    "a|bc",
    "[a-c]?(x|y)+",
]
TEKSTEN = [
    "", " ", "1", "0363", "a", "abc", "a.c", "a\nc", "a^b$", "ab", "$.a", " x1", "\u00a0x1", "\u2003x1",
    "1 2", "x-^|y", "bc", "axyx", "1.20", "01.2", "12:00", "\u0663", "\u00e9", "\t", "a c", "..",
]  # fmt: skip


@cache
def schema(facetten: str, basis: str = "string") -> etree.XMLSchema:
    return etree.XMLSchema(
        etree.fromstring(
            '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a">'
            f'<xs:simpleType><xs:restriction base="xs:{basis}">{facetten}</xs:restriction>'
            "</xs:simpleType></xs:element></xs:schema>"
        )
    )


def volgens_libxml2(tekst: str, facetten: str, basis: str = "string") -> bool:
    return schema(facetten, basis).validate(etree.fromstring(f"<a>{escape(tekst)}</a>"))


@pytest.mark.parametrize("patroon", PATRONEN)
def test_een_patroon_past_waar_libxml2_het_vindt(patroon: str) -> None:
    datatype = Datatype("x", Basis.TEKST, patronen=(patroon,))
    facet = f"<xs:pattern value={quoteattr(patroon)}/>"
    oordelen = {tekst: datatype.past(tekst) for tekst in TEKSTEN}
    assert oordelen == {tekst: volgens_libxml2(tekst, facet) for tekst in TEKSTEN}


GETALLEN = st.sampled_from(
    ["0", "-1", "+7", "007", " 7 ", "", "7.0", "x", "--1", "1_0"]
) | st.integers(-20, 20).map(str)


@given(GETALLEN, st.integers(-9, 9), st.integers(-9, 9))
def test_grenzen_van_een_getal(tekst: str, laag: int, hoog: int) -> None:
    datatype = Datatype("x", Basis.GETAL, minimum=min(laag, hoog), maximum=max(laag, hoog))
    facetten = (
        f'<xs:minInclusive value="{min(laag, hoog)}"/><xs:maxInclusive value="{max(laag, hoog)}"/>'
    )
    assert datatype.past(tekst) == volgens_libxml2(tekst, facetten, "integer")


@given(st.text(st.sampled_from("ab \u00e9\U0001f600"), max_size=5), st.integers(0, 4))
def test_grenzen_van_een_lengte(tekst: str, grens: int) -> None:
    for veld, facet in (("min_lengte", "minLength"), ("max_lengte", "maxLength")):
        grenzen: dict[str, Any] = {veld: grens}
        datatype = Datatype("x", Basis.TEKST, **grenzen)
        assert datatype.past(tekst) == volgens_libxml2(tekst, f'<xs:{facet} value="{grens}"/>')


@pytest.mark.parametrize(
    "tekst",
    ["2020-02-29", " 2020-01-01\n", "2021-02-29", "2020-1-1", "2020-01-01Z", "20200101", "x", ""],
)
def test_een_datum(tekst: str) -> None:
    datatype = Datatype("x", Basis.DATUM, patronen=("[^:Z]*",))
    assert datatype.past(tekst) == volgens_libxml2(tekst, '<xs:pattern value="[^:Z]*"/>', "date")
    assert (datum_uit(tekst) is not None) == datatype.past(tekst)


def test_wat_xml_een_dag_noemt_en_python_niet() -> None:
    for tekst in ("12020-01-01", "-0001-01-01"):
        assert volgens_libxml2(tekst, "", "date")
        assert datum_uit(tekst) is None


def test_een_reusachtig_getal_is_geen_getal() -> None:
    assert getal_uit("9" * 1_000) is not None
    assert getal_uit("9" * 1_001) is None


@pytest.mark.parametrize(
    "patroon", [r"\p{L}", r"\i", r"[a-z-[b]]", r"[\S]", "(", "a{99999999999}", "x" * 99 + "("]
)
def test_een_patroon_dat_wij_niet_kennen(patroon: str) -> None:
    with pytest.raises(OngeldigeWaarde, match="cannot be used") as gevangen:
        Datatype("x", Basis.TEKST, patronen=(patroon,))
    assert len(str(gevangen.value)) < 150


def test_een_lijst_van_waarden() -> None:
    datatype = Datatype("x", Basis.TEKST, waarden=("1", "2"))
    assert [datatype.past(tekst) for tekst in ("1", "2", "3", "1 ")] == [True, True, False, False]
    assert datatype.eis == "een van 1, 2"
