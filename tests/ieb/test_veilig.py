"""Nothing that comes from outside can do more than give one error of one kind."""

import contextlib
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.ieb.veilig import GRENS_BYTES, GRENS_TEKENS, BerichtFout, lees_xml

BSN = "999990019"
BERICHT = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<w:Bericht xmlns:i="urn:basis" xmlns:w="urn:wmo401">
  <!-- a comment -->
  <w:Header a="1"><i:Identificatie>&lt;€&#233;&amp;</i:Identificatie></w:Header>
  <?verwerk dit?>
  <w:Client><w:Bsn>{BSN}</w:Bsn></w:Client>
</w:Bericht>""".encode()


def fout_van(xml: bytes, **anders: Any) -> BerichtFout:
    """The error of *xml*, which must be clean: one line, nothing quoted, no parser behind it."""
    with pytest.raises(BerichtFout) as gevangen:
        lees_xml(xml, **anders)
    fout = gevangen.value
    tekst = f"{fout} {fout!r}"
    assert fout.__cause__ is None
    assert fout.__context__ is None  # that of a decoding error would hold the whole input
    assert "\n" not in str(fout)
    assert BSN not in tekst
    assert fout.veld == "bericht"
    return fout


def test_leest_en_laat_weg_wat_niets_zegt() -> None:
    wortel = lees_xml(BERICHT)
    assert [etree.QName(e).localname for e in wortel.iter()] == [
        "Bericht",
        "Header",
        "Identificatie",
        "Client",
        "Bsn",
    ]
    assert wortel.findtext("{*}Header/{*}Identificatie") == "<€é&"


@pytest.mark.parametrize("lange_teksten", [False, True])
@pytest.mark.parametrize(
    "xml",
    [
        b"<a/>",
        b"\xef\xbb\xbf<a/>",
        b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?><a/>',
        b"<?xml version='1.0' encoding='UTF-8' standalone='no'?><a/>",
        b"<?xml version='1.0' encoding='utf8'?><a/>",
        b" \r\n<!-- x --><?xml-stylesheet href='http://example.com/x.xsl'?><a/><!-- y --> ",
        b"<!-- <!DOCTYPE a> --><a/>",
        b"<?pi <!DOCTYPE a> ?><a/>",
        b"<a><![CDATA[<!DOCTYPE a [<!ENTITY b 'c'>]>]]></a>",
        b"<a><!-- <!DOCTYPE a> encoding='cp1252' --></a>",
        b"<a>encoding='cp1252' <?xml-x encoding='cp1252'?></a>",
    ],
)
def test_lenig_in_de_vorm(xml: bytes, lange_teksten: bool) -> None:
    assert lees_xml(xml, lange_teksten=lange_teksten).tag == "a"


def test_een_verwijzing_zonder_dtd_wordt_niet_gevolgd(tmp_path: Path) -> None:
    geheim = tmp_path / "geheim.xml"
    geheim.write_text("<geheim/>", "utf-8")
    xml = (
        '<a xmlns:xi="http://www.w3.org/2001/XInclude" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:noNamespaceSchemaLocation="{geheim.as_uri()}">'
        f'<xi:include href="{geheim.as_uri()}"/></a>'
    )
    assert b"geheim/" not in etree.tostring(lees_xml(xml.encode()))


LACHEN = b"<!DOCTYPE l [<!ENTITY a0 'ha'>%s]><l>&a9;</l>" % b"".join(
    b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)
)


@pytest.mark.parametrize(
    "xml",
    [
        LACHEN,
        b"<!DOCTYPE a [<!ENTITY x '%s'>]><a>%s</a>" % (b"x" * 100_000, b"&x;" * 10_000),
        b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        b"<!DOCTYPE a [<!ENTITY x SYSTEM 'http://127.0.0.1:9/x'>]><a>&x;</a>",
        b"<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/x.dtd'><a/>",
        b"<!DOCTYPE a PUBLIC '-//X' 'http://127.0.0.1:9/x.dtd'><a/>",
        b"<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://127.0.0.1:9/x'> %x;]><a/>",
        b"<!DOCTYPE a [<!ATTLIST a b CDATA 'c'>]><a/>",
        b"<!DOCTYPE a><a/>",
        b"\xef\xbb\xbf<!DOCTYPE a><a/>",
        b"<?xml version='1.0'?>\n<!-- <a> --><?x <a> ?>\n<!DOCTYPE a><a/>",
    ],
)
def test_geen_dtd_en_geen_entiteiten(xml: bytes) -> None:
    assert "document type declaration" in str(fout_van(xml))


@pytest.mark.parametrize("xml", [b"<a>&x;</a>", b"<a b='&x;'/>", b"<a><!DOCTYPE a></a>"])
def test_ook_zonder_declaratie_geen_entiteit(xml: bytes) -> None:
    assert "not well-formed" in str(fout_van(xml))


@pytest.mark.parametrize(
    ("xml", "woord"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        ("<a>€</a>".encode("utf-16"), "UTF-16"),
        ("<a/>".encode("utf-16-le"), "NUL"),
        ("<a/>".encode("utf-16-be"), "NUL"),
        ("\ufeff<a/>".encode("utf-32-le"), "UTF-16 or UTF-32"),
        ("\ufeff<a/>".encode("utf-32-be"), "NUL"),
        (b"<a>\0</a>", "NUL at byte 3"),
        (b"\0<a/>", "NUL at byte 0"),
        ("<?xml version='1.0' encoding='cp1252'?><a>é</a>".encode("cp1252"), "another encoding"),
        (b"<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "another encoding"),
        (b"<?xml version='1.0' encoding='UTF-16'?><a/>", "another encoding"),
        (b"<?xml version='1.0' encoding='UTF-7'?><a/>", "another encoding"),
        (b'<?xml version="1.0"\n\tencoding = "%s"?><a/>' % BSN.encode(), "another encoding"),
        ("<a>é</a>".encode("cp1252"), "not UTF-8 at byte 3"),
        (b"<a>\xed\xa0\x80</a>", "not UTF-8 at byte 3"),  # half of a pair
        (b"<a>\xc0\xbc</a>", "not UTF-8 at byte 3"),  # overlong
        (b"<a>\x01</a>", "not well-formed at line 1, column 4"),
        (b"<a>\n &#0;</a>", "not well-formed at line 2"),
        (b"<a>\xef\xbf\xbf</a>", "not well-formed"),
        (b"\xef\xbb\xbf\xef\xbb\xbf<a/>", "not well-formed"),
        (b"<a/><b/>", "not well-formed"),
        (b"<a b='' b=''/>", "not well-formed"),
        (b"<x:a/>", "not well-formed"),
        (b"<a>" * 257 + b"</a>" * 257, "at most 256 levels"),
        (b"<a>" * 99_000 + b"</a>" * 99_000, "at most 256 levels"),
        (f"<a>{BSN}</{BSN}>".encode(), "not well-formed"),
        (b"geen xml", "not well-formed"),
    ],
)
def test_een_fout_van_een_soort(xml: bytes, woord: str) -> None:
    assert woord in str(fout_van(xml))
    # Long enough for the limits of the parser to be lifted.
    lang = xml + b" " * 10_000_000
    if woord != "empty":
        assert woord in str(fout_van(lang, lange_teksten=True))


def test_diep_mag_tot_256() -> None:
    diep = b"<a>" * 256 + b"</a>" * 256
    assert lees_xml(diep).tag == "a"
    assert lees_xml(diep + b" " * 10_000_000, lange_teksten=True).tag == "a"


def test_diep_en_talrijk() -> None:
    assert "200000" in str(fout_van(b"<a>" * 100_000 + b"</a>" * 100_000 + b"<!--"))


def test_de_omvang_tot_op_een_byte() -> None:
    vol = b"<a>" + b" " * (GRENS_BYTES - 7) + b"</a>"
    assert len(vol) == GRENS_BYTES == 26_214_400
    assert lees_xml(vol, lange_teksten=True).tag == "a"
    assert "26214401 bytes" in str(fout_van(vol + b"\n"))
    assert lees_xml(b"<a/>", grens_bytes=4).tag == "a"
    fout_van(b"<a />", grens_bytes=4)


def test_het_aantal_elementen_en_attributen() -> None:
    precies = b"<a>" + b"<b/>" * (GRENS_TEKENS - 2) + b"</a>"
    assert len(lees_xml(precies)) == GRENS_TEKENS - 2
    assert "200001 elements" in str(fout_van(precies.replace(b"<b/>", b"<b c=''/>", 1)))
    honderdduizend = b"<Bericht>" + b"<Client><Bsn>x</Bsn></Client>" * 100_000 + b"</Bericht>"
    assert "one client" in str(fout_van(honderdduizend))
    assert len(lees_xml(honderdduizend, grens_tekens=1_000_000)) == 100_000


def test_een_lange_tekst_alleen_op_verzoek() -> None:
    lang = b"<a>" + b"QUJD" * 5_000_000 + b"</a>"
    fout_van(lang)
    assert len(lees_xml(lang, lange_teksten=True).text or "") == 20_000_000


def test_een_tekst_is_geen_bericht() -> None:
    with pytest.raises(OngeldigeWaarde, match="str is not a bytes") as gevangen:
        lees_xml(BSN)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert BSN not in str(gevangen.value)


@pytest.mark.parametrize("lange_teksten", [False, True])
def test_afgekapt_op_elke_byte(lange_teksten: bool) -> None:
    for lengte in range(len(BERICHT)):
        with pytest.raises(BerichtFout):
            lees_xml(BERICHT[:lengte], lange_teksten=lange_teksten)


STUKKEN = [
    b"<",
    b">",
    b"</a>",
    b"<a>",
    b"&",
    b"&#0;",
    b"\0",
    b"\xff",
    b"<!DOCTYPE a [",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"-->",
    b"<?xml ",
    b"?>",
    b"xmlns:w=''",
    b"encoding='UTF-16'",
    b"\xef\xbb\xbf",
    b"=",
    b" ",
]


@given(
    st.integers(0, len(BERICHT)),
    st.integers(0, 20),
    st.lists(st.sampled_from(STUKKEN), max_size=4).map(b"".join) | st.binary(max_size=8),
)
@example(0, 0, b"")
@example(0, len(BERICHT), b"")
def test_verminkt_geeft_een_boom_of_een_fout(plaats: int, weg: int, erbij: bytes) -> None:
    xml = BERICHT[:plaats] + erbij + BERICHT[plaats + weg :]
    uitkomsten: list[bytes | None] = []
    for lange_teksten in (False, True):
        try:
            uitkomsten.append(etree.tostring(lees_xml(xml, lange_teksten=lange_teksten)))
        except BerichtFout as fout:
            assert "\n" not in str(fout)
            assert BSN not in str(fout)
            uitkomsten.append(None)
    assert uitkomsten[0] == uitkomsten[1]


@given(st.binary(max_size=200) | st.lists(st.sampled_from(STUKKEN), max_size=12).map(b"".join))
def test_willekeurige_bytes(xml: bytes) -> None:
    try:
        wortel = lees_xml(xml)
    except BerichtFout as fout:
        assert "\n" not in str(fout)
    else:
        assert wortel.getroottree().docinfo.internalDTD is None


@pytest.mark.parametrize(
    "xml",
    [
        b"<!---->" * 190_000 + b"<a><!DOCTYPE a></a>",
        b"<?xml " + b"encoding " * 2_000_000,
        b"<!DOCTYPE" + b"<?" * 190_000,
        b"<a " + b"b='' " * 60_000 + b"/>",
        b"<a>" + b"&amp;" * 4_000_000 + b"</a>",
    ],
)
def test_geen_invoer_kost_lang(xml: bytes) -> None:
    """All of these take well under a second; a quadratic one would take minutes."""
    begin = time.perf_counter()
    with contextlib.suppress(BerichtFout):
        lees_xml(xml, lange_teksten=True)
    assert time.perf_counter() - begin < 20


def test_lxml_wordt_pas_bij_gebruik_geladen() -> None:
    opdracht = (
        "import sys; from wmo_eigenbijdrage.ieb.veilig import lees_xml; print('lxml' in sys.modules);"
        "lees_xml(b'<a/>'); print('lxml' in sys.modules)"
    )
    uit = subprocess.run(
        [sys.executable, "-c", opdracht], capture_output=True, text=True, check=True
    )
    assert uit.stdout.split() == ["False", "True"]
