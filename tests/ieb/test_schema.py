"""Our own schemas accept and reject what the tables say; findings tell the place and no value."""

import re
import threading
from importlib.resources import files
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import ieb_tabellen as tabellen
from ieb_mutaties import muteer
from ieb_voorbeelden import volledig
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.ieb import (
    MEESTE_BEVINDINGEN,
    RELEASES,
    BerichtFout,
    Berichttype,
    Heenbericht,
    Release,
    ReleaseFout,
    Retourbericht,
    Schemaset,
    release,
    schemas_van,
    to_xml,
    valideer,
)
from wmo_eigenbijdrage.testing import heenberichten, retourberichten

Bericht = Heenbericht | Retourbericht


@st.composite
def in_een_release(draw: st.DrawFn) -> tuple[Bericht, Release]:
    bron = release(draw(st.sampled_from(RELEASES)))
    return draw(heenberichten(bron) | retourberichten(bron)), bron


def schrijf(bericht: Bericht, bron: Release) -> bytes:
    return to_xml(bericht, bron, aanvaard_onzekerheid=True)


def test_de_bestanden_zijn_die_van_de_beschrijving() -> None:
    map_ = files("wmo_eigenbijdrage.ieb") / "schemas" / "1_0"
    bestanden = {pad.name: pad.read_bytes() for pad in map_.iterdir()}
    assert bestanden == dict(schemas_van(release("1.0")))


def test_schemas_van_andere_releases_zijn_gemerkt() -> None:
    for naam in RELEASES:
        for inhoud in schemas_van(release(naam)).values():
            assert (b"only inferred" in inhoud) is (naam != "1.0")
            assert b"Not the official file" in inhoud


@given(in_een_release())
def test_elk_geschreven_bericht_is_geldig(gegeven: tuple[Bericht, Release]) -> None:
    bericht, bron = gegeven
    xml = schrijf(bericht, bron)
    assert valideer(xml) == ()
    assert tabellen.is_geldig(xml, bron.naam, bericht.type.value)


@settings(max_examples=250)
@given(in_een_release(), st.integers(0, 10**9))
def test_schema_en_tabellen_oordelen_gelijk(gegeven: tuple[Bericht, Release], zaad: int) -> None:
    """Two judges that know nothing of each other, on twenty damaged forms of a message each."""
    bericht, bron = gegeven
    goed = schrijf(bericht, bron)
    toeval = Random(zaad)
    for _ in range(20):
        xml = muteer(goed, toeval.randrange)
        fouten = valideer(xml, bron)
        assert (fouten == ()) == tabellen.is_geldig(xml, bron.naam, bericht.type.value), xml


# Every restriction from both sides

GRENZEN: dict[str, tuple[list[str], list[str]]] = {
    "vier cijfers": (["0000", "9999"], ["000", "00000", "", "000a", " 0363", "\u0661\u0661\u0661\u0661"]),
    "negen cijfers": (["000000000", "999999999"], ["00000000", "0000000000", "", "12345678x"]),
    "naam": (["a", "123456789012", " a ", "\u00e9\U0001f600"], ["", " ", "1234567890123", "\t"]),
    "datum": (
        ["2020-02-29", "0001-01-01", "9999-12-31", "12020-01-01"],
        ["", "2021-02-29", "2020-13-01", "2020-1-1", "2020-01-01Z", "2020-01-01+01:00", "2020-01-01T00:00:00"],
    ),
    "bedrag": (["0", "99999999", "+1", "007", " 5 "], ["-1", "100000000", "", "1.0", "1,00", "x"]),
    "nummer": (["0", "999999999", "-0"], ["-1", "1000000000", "", "1e3"]),
    "status": (["1", "2", "3", "9"], ["0", "4", "8", "", "11", " 1"]),
    "versie": (["0.0.0", "1.20.300"], ["", "1", "1.2", "1.2.3.4", "01.2.3", "1.02.3", "1.2.3 ", "a.b.c"]),
    "berichtversie": (["1", " 1 "], ["0", "2", "01", "+1", "", "99"]),
    "berichtsubversie": (["0"], ["1", "00", "-0", ""]),
}  # fmt: skip


@pytest.mark.parametrize("type_", list(Berichttype)[:4], ids=lambda t: t.value)
def test_elke_grens_van_beide_kanten(type_: Berichttype) -> None:
    een = release("1.0")
    xml = schrijf(volledig(type_), een)
    assert valideer(xml) == ()
    geraakt: set[str] = set()
    for pad, soort in tabellen.bladeren(type_.value):
        goed, fout = GRENZEN.get(soort, ([], []))
        if soort == "berichtcode":
            goed, fout = [tabellen.BERICHTCODE[type_.value]], ["469", "", "4700", " 470"]
        elif soort == "retourcode":
            goed, fout = (
                sorted(tabellen.CODES["1.0"]),
                ["0000", "9056", "9063", "9404", "", "200", "s300"],
            )
        assert goed
        geraakt.add(soort)
        for tekst in goed:
            assert valideer(met_tekst(xml, pad, tekst)) == (), (pad, tekst)
        for tekst in fout:
            (bevinding,) = valideer(met_tekst(xml, pad, tekst))
            assert (bevinding.code, bevinding.plaats) == ("XSD02", pad)
    assert geraakt >= {*GRENZEN, "berichtcode"} - {"bedrag"}
    assert ("bedrag" in geraakt) is (type_.heen is Berichttype.WMO401)


def met_tekst(xml: bytes, pad: str, tekst: str) -> bytes:
    wortel = etree.fromstring(xml)
    gevonden: Any = wortel.xpath(
        "/" + "/".join(f"*[local-name()='{naam}']" for naam in pad.split("/"))
    )
    gevonden[0].text = tekst
    return etree.tostring(wortel, encoding="UTF-8")


# Findings


GOED = to_xml(volledig(Berichttype.WMO401)).decode()
START = "Bericht/Client/StartEigenBijdrage"
ONVERWACHT = "er staat iets dat hier niet hoort; verwacht"
NEGEN_CIJFERS = "minstens 1 teken, hoogstens 9 tekens, volgens het patroon [0-9]{9}"
BEDRAG = "een geheel getal, van minstens 0, van hoogstens 99999999"
DATUM = "een bestaande datum als 2020-01-31, zonder tijdzone"


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        (
            "<wmo401:Bsn>123456782</wmo401:Bsn>",
            "",
            f"[XSD01] (Bericht/Client/StartEigenBijdrage) {ONVERWACHT}: Bsn",
        ),
        (
            "<wmo401:StatusAanlevering>1</wmo401:StatusAanlevering>",
            "",
            f"[XSD01] ({START}) er ontbreekt een element; verwacht: StatusAanlevering",
        ),
        (
            "<wmo401:Bsn>",
            "<wmo401:Jansen/><wmo401:Bsn>",
            f"[XSD01] (Bericht/Client/*) {ONVERWACHT}: Bsn",
        ),
        (
            "<wmo401:EbKostprijs>",
            "<q xmlns='urn:q'/><wmo401:EbKostprijs>",
            f"[XSD01] ({START}/*) {ONVERWACHT}: EbKostprijs, StatusAanlevering",
        ),
        (">470<", ">471<", "[XSD02] (Bericht/Header/BerichtCode) waarde past niet: moet 470 zijn"),
        (
            "123456782",
            "123",
            f"[XSD02] (Bericht/Client/Bsn) waarde past niet: {NEGEN_CIJFERS}",
        ),
        (
            ">3100<",
            ">x<",
            f"[XSD02] ({START}/EbKostprijs/KostprijsBedrag) waarde past niet: {BEDRAG}",
        ),
        (
            ">1</wmo401:Status",
            ">4</wmo401:Status",
            f"[XSD02] ({START}/StatusAanlevering) waarde past niet: een van 1, 2, 3, 9",
        ),
        (
            "2020-01-02",
            "2-1-2020",
            f"[XSD02] (Bericht/Header/BerichtIdentificatie/Dagtekening) waarde past niet: {DATUM}",
        ),
        (
            "<wmo401:Bsn>",
            "<wmo401:Bsn soort='123456782'>",
            "[XSD03] (Bericht/Client/Bsn) inhoud of kenmerk hoort hier niet",
        ),
        (
            "<wmo401:Client>",
            "<wmo401:Client>123456782",
            "[XSD03] (Bericht/Client) inhoud of kenmerk hoort hier niet",
        ),
    ],
)
def test_een_bevinding_zegt_waar_en_wat(oud: str, nieuw: str, verwacht: str) -> None:
    assert oud in GOED
    (bevinding,) = valideer(GOED.replace(oud, nieuw).encode())
    assert str(bevinding) == verwacht


def test_alle_fouten_in_een_keer() -> None:
    fout = GOED.replace("470", "1").replace("1916", "x").replace(">3100<", ">-1<")
    assert [b.plaats.rsplit("/")[-1] for b in valideer(fout.encode())] == [
        "BerichtCode",
        "Afzender",
        "KostprijsBedrag",
    ]


def test_een_prefix_die_pas_later_bekend_is() -> None:
    """The path of libxml2 then holds a prefix that the root does not know."""
    plaats = 'xmlns:ieb="http://www.istandaarden.nl/ieb/1_0/basisschema/schema"'
    fout = GOED.replace(plaats, "", 1).replace("<ieb:", f"<ieb:@ {plaats}".replace("@ ", "@"))
    fout = re.sub(r"<ieb:@(xmlns:ieb=\"[^\"]*\")(\w+)>", r"<ieb:\2 \1>", fout)
    assert valideer(fout.encode()) == ()
    (bevinding,) = valideer(fout.replace(">3100<", ">x<").encode())
    assert (bevinding.code, bevinding.plaats) == ("XSD03", "Bericht")


def test_zonder_prefix_is_de_plaats_ook_bekend() -> None:
    fout = GOED.replace("wmo401:", "").replace("xmlns:wmo401", "xmlns").replace(">3100<", ">x<")
    (bevinding,) = valideer(fout.encode())
    assert bevinding.plaats == f"{START}/EbKostprijs/KostprijsBedrag"


def test_niet_meer_bevindingen_dan_leesbaar_is() -> None:
    retour = to_xml(volledig(Berichttype.WMO402)).decode()
    veel = "".join(f"<wmo402:R{n}/><wmo402:RetourCode>{n}</wmo402:RetourCode>" for n in range(500))
    code = "<wmo402:RetourCode>9103</wmo402:RetourCode>"
    fouten = valideer(
        retour.replace(code, "<wmo402:RetourCode>x</wmo402:RetourCode>" * 5000).encode()
    )
    assert len(fouten) == 1  # the same place
    assert len(valideer(retour.replace(code, veel).encode())) <= MEESTE_BEVINDINGEN


def test_er_zijn_er_meer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wmo_eigenbijdrage.ieb.schema.MEESTE_BEVINDINGEN", 2)
    fout = GOED.replace("470", "1").replace("1916", "x").replace(">3100<", ">-1<")
    assert [b.code for b in valideer(fout.encode())] == ["XSD02", "XSD09"]


def test_wat_geen_bericht_is() -> None:
    assert [b.code for b in valideer(b"<a>")] == ["XML01"]
    assert [b.code for b in valideer(b"<a/>")] == ["XML02"]
    assert [b.code for b in valideer(GOED.encode(), release("4.0"))] == ["XML02"]
    with pytest.raises(OngeldigeWaarde):
        valideer(GOED)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


# A set of someone else


def test_met_de_schemas_van_een_ander() -> None:
    officieel = Schemaset(schemas_van(release("1.0")))
    assert valideer(GOED.encode(), schemas=officieel) == ()
    assert [b.code for b in valideer(GOED.replace(">123<", ">x<").encode(), schemas=officieel)] == [
        "XSD02"
    ]


def test_een_set_die_niet_deugt() -> None:
    goed = dict(schemas_van(release("1.0")))
    for bestanden, fout in (
        ({"basisschema.xsd": goed["basisschema.xsd"]}, "hold no WMO401.xsd"),
        ({"WMO401.xsd": goed["WMO401.xsd"]}, "cannot be compiled"),
        ({**goed, "WMO401.xsd": b"<a/>"}, "cannot be compiled"),
        (
            {**goed, "WMO401.xsd": goed["WMO401.xsd"].replace(b"basisschema.xsd", b"/etc/passwd")},
            "cannot be compiled",
        ),
        (
            {
                **goed,
                "WMO401.xsd": goed["WMO401.xsd"].replace(
                    b"basisschema.xsd", b"http://localhost:9/x"
                ),
            },
            "cannot be compiled",
        ),
    ):
        with pytest.raises(ReleaseFout, match=fout):
            valideer(GOED.encode(), schemas=Schemaset(bestanden))
    with pytest.raises(BerichtFout):
        Schemaset({"WMO401.xsd": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})
    for keer in (b"1000000", b"9" * 5000):
        with pytest.raises(ReleaseFout, match="maxOccurs above 9999"):
            Schemaset({**goed, "WMO402.xsd": goed["WMO402.xsd"].replace(b"unbounded", keer)})
    Schemaset({**goed, "WMO402.xsd": goed["WMO402.xsd"].replace(b"unbounded", b"9999")})


@pytest.mark.parametrize(
    ("aantal", "vorm", "soort"),
    [
        # with the two elements of Client itself
        (299, "{}", "sequence"),
        (3000, "{}", "sequence"),
        (301, "<xs:choice>{}</xs:choice>", "sequence"),
        (301, "<xs:sequence><xs:sequence>{}</xs:sequence></xs:sequence>", "sequence"),
    ],
)
def test_een_reeks_die_te_lang_is_om_te_compileren(aantal: int, vorm: str, soort: str) -> None:
    """Three thousand elements took minutes: compiling compares each pair of them."""
    goed = dict(schemas_van(release("1.0")))
    bsn = '<xs:element name="Bsn" type="ieb:LDT_BurgerServicenummer"/>'
    assert bsn.encode() in goed["WMO401.xsd"]

    def met(keren: int) -> Schemaset:
        extra = "".join(
            f'<xs:element name="E{n}" type="ieb:LDT_Nummer" minOccurs="0" maxOccurs="9999"/>'
            for n in range(keren)
        )
        nieuw = (bsn + vorm.format(extra)).encode()
        return Schemaset({**goed, "WMO401.xsd": goed["WMO401.xsd"].replace(bsn.encode(), nieuw)})

    with pytest.raises(ReleaseFout, match=f"has a {soort} of more than 300 elements"):
        met(aantal)
    goed_lang = to_xml(volledig(Berichttype.WMO401))
    assert valideer(goed_lang, schemas=met(298)) == ()


def test_de_fouten_van_twee_draden_staan_los() -> None:
    """A compiled schema has one log: while one thread uses it, another waits.

    The schema here stands still in the middle of a check until the other thread had its chance.
    """
    binnen, klaar = threading.Event(), threading.Event()

    class Traag:
        """Stands in for a compiled schema."""

        error_log: list[Any]

        def validate(self, wat: str) -> bool:
            self.error_log = [SimpleNamespace(type_name=wat, path="", message="")]
            if wat == "een":
                binnen.set()
                klaar.wait(0.3)
            return False

    schemas = Schemaset(schemas_van(release("1.0")))
    schemas._klaar[Berichttype.WMO401] = Traag()  # type: ignore[assignment]  # pyright: ignore[reportPrivateUsage, reportArgumentType]
    gevonden: dict[str, list[tuple[str, str, str]]] = {}

    def werk(wat: Any) -> None:
        gevonden[wat] = schemas.fouten(wat, Berichttype.WMO401)

    def tweede() -> None:
        binnen.wait()
        werk("twee")
        klaar.set()

    draden = [threading.Thread(target=werk, args=("een",)), threading.Thread(target=tweede)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert gevonden == {"een": [("een", "", "")], "twee": [("twee", "", "")]}


def test_een_type_met_meer_patronen() -> None:
    """All must match, which patterns beside each other would not say."""
    een = release("1.0")
    streng = evolve(
        een,
        datatypes=tuple(
            evolve(d, patronen=("[0-9]{4}", "1.*", ".*6")) if d.naam == "LDT_Gemeente" else d
            for d in een.datatypes
        ),
    )
    for code, goed in (("1916", True), ("1915", False), ("0916", False)):
        xml = GOED.replace(">1916<", f">{code}<").encode()
        assert (valideer(xml, streng) == ()) is goed


def test_een_type_zonder_beperking() -> None:
    een = release("1.0")
    vrij = evolve(
        een,
        datatypes=tuple(
            evolve(d, min_lengte=None, patronen=()) if d.naam == "LDT_Gemeente" else d
            for d in een.datatypes
        ),
    )
    assert valideer(GOED.replace(">1916<", ">x<").encode(), vrij) == ()
    assert vrij.datatype("LDT_Gemeente").eis == "een tekst"
