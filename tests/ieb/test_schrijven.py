"""What is written is, byte for byte, what a plain tree writer makes of the tables."""

from collections.abc import Callable
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

import ieb_tabellen as tabellen
from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode
from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, EbStartNummer
from wmo_eigenbijdrage.ieb import (
    RELEASES,
    Berichttype,
    Heenbericht,
    Kostprijs,
    OnzekereRelease,
    Periodebericht,
    Release,
    ReleaseFout,
    Retourbericht,
    Retourclient,
    Startbericht,
    Stopbericht,
    XsdVersie,
    release,
    to_xml,
)
from wmo_eigenbijdrage.testing import heenberichten, retourberichten

Bericht = Heenbericht | Retourbericht


def voorbeeld(**anders: Any) -> Startbericht:
    """The message that official samples show: gemeente 1916, price 31.00 from 1-1-2020."""
    velden: dict[str, Any] = {
        "afzender": Gemeentecode("1916"),
        "identificatie": BerichtIdentificatie("998"),
        "dagtekening": date(2020, 1, 2),
        "bsn": Bsn("123456782"),
        "startnummer": EbStartNummer(123),
        "startdatum": date(2020, 1, 1),
        "kostprijs": Kostprijs(Bedrag(3100), date(2020, 1, 1)),
    }
    return Startbericht(**(velden | anders))


@st.composite
def in_een_release(draw: st.DrawFn) -> tuple[Bericht, str]:
    """A message and a release that has it."""
    naam = draw(st.sampled_from(RELEASES))
    bron = release(naam)
    return draw(heenberichten(bron) | retourberichten(bron)), naam


def inhoud(bericht: Bericht, naam: str) -> dict[str, Any]:
    """Per element what stands there, by hand; an absent element is not in it."""
    retour: Retourbericht | None = None
    heen: Heenbericht | None = None
    if isinstance(bericht, Retourbericht):
        retour = bericht
        heen = bericht.client.heen if bericht.client else None
    else:
        heen = bericht
    groot, klein = naam.split(".")
    eigen = XsdVersie(tabellen.XSD[naam], tabellen.XSD[naam])

    def xsd(versie: XsdVersie | None) -> dict[str, str]:
        versie = versie or eigen
        return {"BasisschemaXsdVersie": versie.basisschema, "BerichtXsdVersie": versie.bericht}

    kop: dict[str, Any] = {
        "BerichtCode": tabellen.BERICHTCODE[bericht.type.value],
        "BerichtVersie": groot,
        "BerichtSubversie": klein,
        "Afzender": bericht.afzender.code,
        "BerichtIdentificatie": {
            "Identificatie": bericht.identificatie.tekst,
            "Dagtekening": str(bericht.dagtekening),
        },
        "XsdVersie": xsd(bericht.xsd_versie),
    }
    uit: dict[str, Any] = {"Header": kop}
    if retour is not None:
        kop["IdentificatieRetour"] = retour.identificatie_retour.tekst
        kop["DagtekeningRetour"] = str(retour.dagtekening_retour)
        kop["XsltVersie"] = retour.xslt_versie
        kop["XsdVersieRetour"] = xsd(retour.xsd_versie_retour)
        kop["RetourCodes"] = {"RetourCode": retour.retourcodes} if retour.retourcodes else None
    if heen is None:
        return uit
    kostprijs = getattr(heen, "kostprijs", None)
    stop = getattr(heen, "stopdatum", None)
    start = getattr(heen, "startdatum", None)
    soort = "Bw" if heen.type is Berichttype.WMO407 else "Eb"
    klasse: dict[str, Any] = {
        f"{soort}StartNummer": str(heen.startnummer.nummer),
        f"{soort}Startdatum": start and str(start),
        f"{soort}Stopdatum": stop and str(stop),
        "EbKostprijs": kostprijs
        and {
            "KostprijsBedrag": str(kostprijs.bedrag.centen),
            "KostprijsStartdatum": str(kostprijs.startdatum),
        },
        "StatusAanlevering": str(heen.status.value),
    }
    uit["Client"] = {"Bsn": heen.bsn.nummer, "": klasse}
    if retour is not None and retour.client is not None:
        klasse["RetourCodes"] = {"RetourCode": retour.client.klasse_retourcodes}
        uit["Client"]["RetourCodes"] = {"RetourCode": retour.client.retourcodes}
    return uit


def boom(bericht: Bericht, naam: str) -> bytes:
    """The same message built as a tree, with every escape left to the standard library."""
    prefix = bericht.type.value.lower()
    wortel = ET.Element(f"{prefix}:Bericht")
    wortel.set("xmlns:ieb", tabellen.basis(naam))
    wortel.set(f"xmlns:{prefix}", tabellen.ruimte(naam, prefix))

    def vul(ouder: ET.Element, delen: list[tabellen.Deel], waarden: Any) -> None:
        for deel in delen:
            # The class below Client has a name that differs per message.
            anders = None if deel.naam == "RetourCodes" else waarden.get("")
            waarde: Any = waarden.get(deel.naam) or anders
            stukken: list[Any] = [*waarde] if deel.naam == "RetourCode" else [waarde]
            for stuk in stukken:
                if stuk is None:
                    assert deel.minst == 0, deel
                    continue
                kind = ET.SubElement(ouder, f"{'ieb' if deel.basis else prefix}:{deel.naam}")
                if isinstance(deel.inhoud, str):
                    kind.text = stuk
                else:
                    vul(kind, deel.inhoud, stuk)

    vul(wortel, tabellen.vorm(bericht.type.value), inhoud(bericht, naam))
    ET.indent(wortel)
    tekst: str = ET.tostring(wortel, "unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tekst}\n'.encode()


@given(in_een_release())
@example((voorbeeld(identificatie=BerichtIdentificatie("a&b<c>\"d'%s")), "1.0"))
@example((voorbeeld(kostprijs=Kostprijs(Bedrag(99_999_999), date.min)), "1.0"))
def test_het_sjabloon_geeft_dezelfde_bytes_als_een_boom(gegeven: tuple[Bericht, str]) -> None:
    bericht, naam = gegeven
    assert to_xml(bericht, release(naam), aanvaard_onzekerheid=True) == boom(bericht, naam)


def test_een_bericht_om_te_lezen() -> None:
    assert (
        to_xml(voorbeeld()).decode()
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<wmo401:Bericht xmlns:ieb="http://www.istandaarden.nl/ieb/1_0/basisschema/schema" \
xmlns:wmo401="http://www.istandaarden.nl/ieb/1_0/wmo401/schema">
  <wmo401:Header>
    <wmo401:BerichtCode>470</wmo401:BerichtCode>
    <wmo401:BerichtVersie>1</wmo401:BerichtVersie>
    <wmo401:BerichtSubversie>0</wmo401:BerichtSubversie>
    <wmo401:Afzender>1916</wmo401:Afzender>
    <wmo401:BerichtIdentificatie>
      <ieb:Identificatie>998</ieb:Identificatie>
      <ieb:Dagtekening>2020-01-02</ieb:Dagtekening>
    </wmo401:BerichtIdentificatie>
    <wmo401:XsdVersie>
      <ieb:BasisschemaXsdVersie>1.2.0</ieb:BasisschemaXsdVersie>
      <ieb:BerichtXsdVersie>1.2.0</ieb:BerichtXsdVersie>
    </wmo401:XsdVersie>
  </wmo401:Header>
  <wmo401:Client>
    <wmo401:Bsn>123456782</wmo401:Bsn>
    <wmo401:StartEigenBijdrage>
      <wmo401:EbStartNummer>123</wmo401:EbStartNummer>
      <wmo401:EbStartdatum>2020-01-01</wmo401:EbStartdatum>
      <wmo401:EbKostprijs>
        <ieb:KostprijsBedrag>3100</ieb:KostprijsBedrag>
        <ieb:KostprijsStartdatum>2020-01-01</ieb:KostprijsStartdatum>
      </wmo401:EbKostprijs>
      <wmo401:StatusAanlevering>1</wmo401:StatusAanlevering>
    </wmo401:StartEigenBijdrage>
  </wmo401:Client>
</wmo401:Bericht>
"""
    )


# What is only inferred

PERIODE = Periodebericht(
    afzender=Gemeentecode("0363"),
    identificatie=BerichtIdentificatie("EB1"),
    dagtekening=date(2026, 1, 15),
    bsn=Bsn("999990019"),
    startnummer=EbStartNummer(1),
    startdatum=date(2026, 1, 10),
)


def test_een_onzeker_bericht_wordt_alleen_geschreven_als_dat_is_aanvaard() -> None:
    vier = release("4.0")
    with pytest.raises(OnzekereRelease, match="BerichtCode 474") as gevangen:
        to_xml(PERIODE, vier)
    assert gevangen.value.onzeker == vier.bericht(Berichttype.WMO405).onzeker
    assert "\n" not in str(gevangen.value)
    assert b">474<" in to_xml(PERIODE, vier, aanvaard_onzekerheid=True)
    with pytest.raises(OnzekereRelease):  # accepting is for one call
        to_xml(PERIODE, vier)
    to_xml(voorbeeld(), release("1.0"))


def test_wat_zeker_werd_hoeft_niet_aanvaard() -> None:
    """Two releases that differ only in marks are told apart."""
    zeker = release("4.0").zonder_kennis()
    assert to_xml(PERIODE, zeker) == to_xml(PERIODE, release("4.0"), aanvaard_onzekerheid=True)


# What has no place in a release


def met(bron: Release, type_: Berichttype, klasse: str, *elementen: str) -> Release:
    """The same release with other elements in a class: names, with "?" for optional ones."""
    soort = bron.bericht(type_)
    bekend = {e.naam: e for k in soort.klassen for e in k.elementen}
    nieuw = tuple(
        evolve(bekend[naam.strip("?")], minimaal=0 if naam.endswith("?") else 1)
        for naam in elementen
    )
    klassen = tuple(evolve(k, elementen=nieuw) if k.naam == klasse else k for k in soort.klassen)
    return evolve(
        bron,
        berichten=tuple(
            evolve(s, klassen=klassen) if s.type is type_ else s for s in bron.berichten
        ),
    )


def test_een_veld_zonder_plaats_valt_niet_weg() -> None:
    zonder = met(
        release("1.0"), Berichttype.WMO401, "StartEigenBijdrage",
        "EbStartNummer", "EbStartdatum", "StatusAanlevering",
    )  # fmt: skip
    to_xml(voorbeeld(kostprijs=None), zonder)
    with pytest.raises(OngeldigeWaarde, match=r"kostprijs\.bedrag, kostprijs\.startdatum: cannot"):
        to_xml(voorbeeld(), zonder)


def test_een_verplicht_veld_zonder_waarde() -> None:
    streng = met(
        release("4.0").zonder_kennis(), Berichttype.WMO405, "PeriodeEigenBijdrageAbo",
        "EbStartNummer", "EbStartdatum", "EbStopdatum", "StatusAanlevering",
    )  # fmt: skip
    to_xml(evolve(PERIODE, stopdatum=date(2026, 2, 1)), streng)
    with pytest.raises(OngeldigeWaarde, match=r"stopdatum: is absent.*EbStopdatum is mandatory"):
        to_xml(PERIODE, streng)


def test_een_andere_volgorde() -> None:
    anders = met(
        release("1.0"), Berichttype.WMO401, "StartEigenBijdrage",
        "StatusAanlevering", "EbKostprijs?", "EbStartdatum", "EbStartNummer",
    )  # fmt: skip
    xml = to_xml(voorbeeld(), anders)
    plaatsen = [xml.index(naam) for naam in (b"Status", b"EbKost", b"EbStartd", b"EbStartN")]
    assert plaatsen == sorted(plaatsen)


def met_type(bron: Release, naam: str, **anders: Any) -> Release:
    return evolve(
        bron,
        datatypes=tuple(evolve(d, **anders) if d.naam == naam else d for d in bron.datatypes),
    )


@pytest.mark.parametrize(
    ("naam", "beperking", "fout"),
    [
        ("LDT_Nummer", {"maximum": 122}, "EbStartNummer"),
        ("LDT_Bedrag", {"minimum": 3101}, "KostprijsBedrag"),
        ("LDT_IdentificatieBericht", {"max_lengte": 2}, "Identificatie"),
        ("LDT_IdentificatieBericht", {"patronen": ("[a-z&]*",)}, "Identificatie"),
        ("LDT_StatusAanlevering", {"waarden": ("2", "3")}, "StatusAanlevering"),
        ("LDT_Datum", {"patronen": ("2020-02.*",)}, "Dagtekening"),
        ("LDT_Versie", {"patronen": ("2.*",)}, "xsd_versie"),
    ],
)
def test_een_strengere_release(naam: str, beperking: dict[str, Any], fout: str) -> None:
    with pytest.raises(OngeldigeWaarde, match=fout) as gevangen:
        to_xml(voorbeeld(), met_type(release("1.0"), naam, **beperking))
    assert "123456782" not in str(gevangen.value)


def test_een_ruimere_release() -> None:
    ruim = met_type(release("1.0"), "LDT_IdentificatieBericht", max_lengte=20)
    assert b">a&amp;b<" in to_xml(voorbeeld(identificatie=BerichtIdentificatie("a&b")), ruim)


def test_een_release_zonder_vaste_code() -> None:
    een = release("1.0")
    soort = een.bericht(Berichttype.WMO401)
    los = evolve(
        een,
        berichten=(
            evolve(
                soort,
                klassen=tuple(
                    evolve(k, elementen=tuple(evolve(e, vast=None) for e in k.elementen))
                    for k in soort.klassen
                ),
            ),
        ),
    )
    with pytest.raises(ReleaseFout, match=r"Bericht/Header/BerichtCode: is pinned to no value"):
        to_xml(voorbeeld(), los)


def retour(**anders: Any) -> Retourbericht:
    start = voorbeeld()
    velden: dict[str, Any] = {
        "type": Berichttype.WMO402,
        "afzender": start.afzender,
        "identificatie": start.identificatie,
        "dagtekening": start.dagtekening,
        "identificatie_retour": BerichtIdentificatie("R<1"),
        "dagtekening_retour": date(2020, 1, 5),
    }
    return Retourbericht(**(velden | anders))


def test_alleen_codes_van_de_release_worden_geschreven() -> None:
    with pytest.raises(OngeldigeWaarde, match="retourcodes: 9404 does not fit LDT_RetourCode"):
        to_xml(retour(retourcodes=["0200", "9404"]))
    client = Retourclient(heen=voorbeeld(), klasse_retourcodes=["9063"], retourcodes=["0200"])
    with pytest.raises(OngeldigeWaarde, match="klasse_retourcodes: 9063"):
        to_xml(retour(retourcodes=["0200"], client=client))


def test_niet_meer_codes_dan_mag() -> None:
    een = release("1.0")
    soort = een.bericht(Berichttype.WMO402)
    een_code = evolve(
        een,
        berichten=(
            evolve(
                soort,
                klassen=tuple(
                    evolve(
                        k, elementen=tuple(evolve(e, maximaal=e.maximaal or 1) for e in k.elementen)
                    )
                    for k in soort.klassen
                ),
            ),
        ),
    )
    to_xml(retour(retourcodes=["0001"]), een_code)
    with pytest.raises(OngeldigeWaarde, match="retourcodes: holds more than 1"):
        to_xml(retour(retourcodes=["0001", "0200"]), een_code)


def test_veel_verschillende_vormen_kosten_geen_geheugen() -> None:
    """Templates are kept per combination of codes and versions, but not without end."""
    for n in range(600):
        assert f">1.1.{n}<".encode() in to_xml(voorbeeld(xsd_versie=XsdVersie("1.2.0", f"1.1.{n}")))


@pytest.mark.parametrize(
    ("maak", "fout"),
    [
        (lambda: to_xml(PERIODE), OnbekendeParameter),
        (lambda: to_xml(voorbeeld(), release("4.0")), OnbekendeParameter),
        (lambda: to_xml(voorbeeld(), "1.0"), OngeldigeWaarde),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        (lambda: to_xml("123456782"), OngeldigeWaarde),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ],
)
def test_wat_niet_geschreven_kan_worden(maak: Callable[[], object], fout: type[Exception]) -> None:
    with pytest.raises(fout) as gevangen:
        maak()
    assert "123456782" not in str(gevangen.value)


def test_een_stop_in_1_0() -> None:
    start = voorbeeld()
    stop = Stopbericht(
        afzender=start.afzender,
        identificatie=start.identificatie,
        dagtekening=start.dagtekening,
        bsn=start.bsn,
        startnummer=start.startnummer,
        stopdatum=date(2020, 5, 31),
    )
    assert b"<wmo403:EbStopdatum>2020-05-31</wmo403:EbStopdatum>" in to_xml(stop)
