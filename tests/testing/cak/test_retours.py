"""What comes back: answers, with and without an envelope, and nothing for what cannot be read."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enveloppen import UUID_A, UUID_B, di01, du01
from ieb_berichten import DRIE
from ieb_berichten import TWEE as GEWIJZIGD
from ieb_mutaties import muteer
from testing.cak.bouw import EEN, Gesprek, dag, in_xml, prijs
from wmo_eigenbijdrage import Gemeentecode
from wmo_eigenbijdrage.ieb import Periodebericht, Startbericht, Stopbericht, from_xml, release
from wmo_eigenbijdrage.ieb import envelop as env
from wmo_eigenbijdrage.ieb.envelop import Referentienummer, TekstBestand, XmlBestand, iebfunctie
from wmo_eigenbijdrage.testing.cak import CakSimulator, Gedrag, Oordeel

DAG = "2024-01-20"


def fout(cak: CakSimulator, op: str = DAG) -> env.Fo01:
    (verzending,) = cak.retours(dag(op))
    gelezen = env.from_xml(verzending.xml)
    assert isinstance(gelezen, env.Fo01)
    return gelezen


def test_een_wijziging_zonder_start_wordt_afgewezen_met_9103_en_verandert_niets() -> None:
    gesprek = Gesprek()
    ontvangst = gesprek.start(DAG, "2024-01-15", status=GEWIJZIGD)
    assert ontvangst.oordeel is Oordeel.AFGEWEZEN
    assert gesprek.codes(DAG) == [("0200", "0200", "9103")]
    assert gesprek.cak.perioden(EEN) == ()
    assert gesprek.facturen("2024-01", "2024-03") == []


def test_een_afgewezen_verwijdering_verandert_niets() -> None:
    gesprek = Gesprek()
    gesprek.start(DAG, "2024-01-15")
    gesprek.stop(DAG, "2024-03-15")
    assert gesprek.start(DAG, "2024-01-15", status=DRIE).oordeel is Oordeel.AFGEWEZEN
    assert gesprek.codes(DAG) == [(), (), ("0200", "0200", "9071")]
    assert len(gesprek.cak.perioden(EEN)) == 1


def test_een_kostprijs_onder_het_tarief_is_s333() -> None:
    gesprek = Gesprek()
    gesprek.start(DAG, "2024-01-15", kostprijs=prijs(20, "2024-01-15"))
    assert gesprek.codes(DAG) == [("0200", "0200", "S333")]


def test_een_dagtekening_in_de_toekomst_is_8848_in_de_kop() -> None:
    gesprek = Gesprek()
    bericht = gesprek.bericht(Startbericht, "2024-01-21", startdatum="2024-01-15")
    assert gesprek.zend(bericht, DAG).oordeel is Oordeel.AFGEWEZEN
    assert gesprek.codes(DAG) == [("8848",)]


def test_in_4_0_gaat_een_identificatie_niet_twee_keer_ook_niet_na_een_afwijzing() -> None:
    gesprek = Gesprek()
    gesprek.periode(DAG, "2024-01-15", status=GEWIJZIGD, identificatie="EB7")
    gesprek.periode(DAG, "2024-01-15", identificatie="EB7")
    assert gesprek.codes(DAG) == [("0200", "0200", "9103"), ("9056",)]


def test_een_bsn_dat_niet_bestaat_wordt_technisch_afgewezen() -> None:
    gesprek = Gesprek()
    xml = in_xml(gesprek.bericht(Startbericht, DAG, startdatum="2024-01-15"))
    ontvangst = gesprek.cak.ontvang(xml.replace(b"999990019", b"999990018"), dag(DAG))
    assert ontvangst.oordeel is Oordeel.AFGEWEZEN
    assert ontvangst.uitkomst is not None
    assert ontvangst.uitkomst.bericht is None
    assert gesprek.codes(DAG) == [("0001",)]
    assert "99999001" not in f"{ontvangst!r}{gesprek.cak!r}"


@pytest.mark.parametrize(
    "xml",
    [b"", b"<Bericht/>", b"\xff\xfe", b"<a><!DOCTYPE x>"],
    ids=["leeg", "vreemd", "utf16", "dtd"],
)
def test_wat_geen_bericht_is_krijgt_geen_retour(xml: bytes) -> None:
    cak = CakSimulator()
    assert cak.ontvang(xml, dag(DAG)).oordeel is Oordeel.ZONDER_RETOUR
    assert cak.retours(dag(DAG)) == ()


def test_een_bericht_dat_het_schema_breekt_of_zelf_een_retour_is_krijgt_geen_retour() -> None:
    gesprek = Gesprek()
    xml = in_xml(gesprek.bericht(Startbericht, DAG, startdatum="2024-01-15"))
    kapot = gesprek.cak.ontvang(xml.replace(b"<wmo401:Bsn>", b"<wmo401:Nummer>"), dag(DAG))
    zonder_status = gesprek.cak.ontvang(
        xml.replace(b"<wmo401:StatusAanlevering>1</wmo401:StatusAanlevering>", b""), dag(DAG)
    )
    gesprek.start(DAG, "2024-01-15")
    (verzending,) = gesprek.cak.retours(dag(DAG))
    teruggestuurd = gesprek.cak.ontvang(verzending.xml, dag(DAG))
    for ontvangst in (kapot, zonder_status, teruggestuurd):
        assert ontvangst.oordeel is Oordeel.ZONDER_RETOUR
        assert ontvangst.verzenddagen == ()
    assert gesprek.cak.retours(dag(DAG)) == ()


def test_een_release_die_niet_gegeven_is_wordt_niet_gekend() -> None:
    gesprek = Gesprek(CakSimulator(releases=[release("1.0")]))
    assert gesprek.periode(DAG, "2024-01-15").oordeel is Oordeel.ZONDER_RETOUR
    assert gesprek.start(DAG, "2024-01-15").oordeel is Oordeel.AANVAARD


# In an envelope


def in_envelop(gesprek: Gesprek, **anders: object) -> bytes:
    bericht = gesprek.bericht(Periodebericht, DAG, startdatum="2024-01-15")
    velden = {"functie": iebfunctie("WMO405", "4.0"), "bestand": XmlBestand(in_xml(bericht))}
    return env.to_xml(di01(**{**velden, **anders}))


def test_een_di01_krijgt_een_du01() -> None:
    gesprek = Gesprek()
    ontvangst = gesprek.cak.ontvang_envelop(in_envelop(gesprek), dag(DAG))
    assert ontvangst.oordeel is Oordeel.AANVAARD
    (verzending,) = gesprek.cak.retours(dag(DAG))
    gelezen = env.from_xml(verzending.xml)
    assert isinstance(gelezen, env.Du01)
    assert str(gelezen.crossreferentie) == UUID_A
    assert gelezen.functie == iebfunctie("WMO406", "4.0")
    assert (gelezen.zender.organisatie, gelezen.ontvanger.organisatie) == ("CAK", "0363")
    assert gelezen.tijdstip.dag == dag(DAG)
    retour = from_xml(gelezen.bestand.inhoud)
    assert retour.afzender == Gemeentecode("0363")
    assert len(gesprek.cak.perioden(EEN)) == 1


def test_een_inhoud_die_het_schema_breekt_krijgt_een_fo01() -> None:
    gesprek = Gesprek()
    xml = in_envelop(gesprek, bestand=XmlBestand(b"<Bericht/>"))
    ontvangst = gesprek.cak.ontvang_envelop(xml, dag(DAG))
    assert ontvangst.oordeel is Oordeel.ZONDER_RETOUR
    assert ontvangst.verzenddagen == (dag(DAG),)
    gevonden = fout(gesprek.cak)
    assert (gevonden.code, gevonden.crossreferentie) == ("IB001", UUID_A)
    assert gevonden.details == "WMO405-00040003"
    assert gevonden.ontvanger.organisatie == "0363"


def test_voor_2020_heet_die_fout_anders() -> None:
    cak = CakSimulator()
    cak.ontvang_envelop(b"geen envelop", dag("2019-12-30"))
    gevonden = fout(cak, "2019-12-30")
    assert (gevonden.code, gevonden.crossreferentie) == ("StUF055", "onbekend")


def test_een_envelop_die_geen_di01_is_krijgt_een_fo01() -> None:
    cak = CakSimulator()
    ontvangst = cak.ontvang_envelop(env.to_xml(du01()), dag(DAG))
    assert ontvangst.uitkomst is None
    gevonden = fout(cak)
    assert (gevonden.crossreferentie, gevonden.details) == (UUID_B, None)


def test_een_bestand_dat_geen_xml_is_krijgt_een_fo01() -> None:
    gesprek = Gesprek()
    functie = env.Functie("ANDERS", env.Versienummer(1))
    xml = in_envelop(gesprek, functie=functie, bestand=TekstBestand(b"a;b", "lijst.csv"))
    assert gesprek.cak.ontvang_envelop(xml, dag(DAG)).oordeel is Oordeel.ZONDER_RETOUR
    assert fout(gesprek.cak).details == "ANDERS-00040003"


def test_een_nummer_van_een_envelop_gaat_niet_twee_keer() -> None:
    gesprek = Gesprek()
    gesprek.cak.ontvang_envelop(in_envelop(gesprek), dag(DAG))
    gesprek.cak.retours(dag(DAG))
    anders = in_envelop(gesprek, referentienummer=Referentienummer(UUID_A))
    assert gesprek.cak.ontvang_envelop(anders, dag(DAG)).oordeel is Oordeel.ZONDER_RETOUR
    assert fout(gesprek.cak).code == "IB016"


# Left to chance


def test_een_willekeurige_afwijzing_verandert_niets_en_verbruikt_de_identificatie() -> None:
    gesprek = Gesprek(CakSimulator(Gedrag(afwijzing=Fraction(1))))
    ontvangst = gesprek.periode(DAG, "2024-01-15", identificatie="EB7")
    assert ontvangst.oordeel is Oordeel.WILLEKEURIG_AFGEWEZEN
    gesprek.periode(DAG, "2024-01-15", identificatie="EB7")
    assert gesprek.codes(DAG) == [("0001",), ("9056",)]
    assert gesprek.cak.perioden(EEN) == ()


def test_een_willekeurige_afwijzing_heeft_de_gekozen_code() -> None:
    gesprek = Gesprek(CakSimulator(Gedrag(afwijzing=Fraction(1), afwijscode="9104")))
    gesprek.zeg(Stopbericht, DAG, stopdatum="2024-01-15")
    assert gesprek.codes(DAG) == [("9104",)]


def test_een_retour_dat_verloren_gaat_komt_nooit_maar_het_bericht_telt() -> None:
    gesprek = Gesprek(CakSimulator(Gedrag(verlies=Fraction(1))))
    ontvangst = gesprek.start(DAG, "2024-01-15")
    assert (ontvangst.oordeel, ontvangst.verzenddagen) == (Oordeel.AANVAARD, ())
    assert gesprek.cak.retours(dag("2024-12-31")) == ()
    assert len(gesprek.cak.perioden(EEN)) == 1


def test_een_retour_komt_na_de_vertraging_en_verdubbeld_twee_keer_hetzelfde() -> None:
    cak = CakSimulator(Gedrag(vertraging=(3, 3), verdubbeling=Fraction(1)))
    gesprek = Gesprek(cak)
    ontvangst = gesprek.start(DAG, "2024-01-15")
    assert ontvangst.verzenddagen == (dag("2024-01-23"), dag("2024-01-23"))
    assert cak.retours(dag("2024-01-22")) == ()
    een, ander = cak.retours(dag("2024-01-23"))
    assert een == ander
    assert (een.volgnummer, een.dag) == (1, dag("2024-01-23"))
    assert cak.retours(dag("2024-12-31")) == ()
    retour = from_xml(een.xml)
    assert getattr(retour, "dagtekening_retour", None) == dag("2024-01-23")


@given(st.data(), st.booleans())
@settings(max_examples=60)
def test_geen_beschadigd_bericht_breekt_het_gesprek(data: st.DataObject, in_40: bool) -> None:
    def kies(n: int) -> int:
        return data.draw(st.integers(0, n - 1))

    gesprek = Gesprek(CakSimulator(Gedrag(afwijzing=Fraction(1, 2))))
    for _ in range(3):
        soort = Periodebericht if in_40 else Startbericht
        xml = muteer(in_xml(gesprek.bericht(soort, DAG, startdatum="2024-01-15")), kies)
        ontvangst = gesprek.cak.ontvang(xml, dag(DAG))
        beantwoord = ontvangst.oordeel is not Oordeel.ZONDER_RETOUR
        assert len(gesprek.cak.retours(dag(DAG))) == beantwoord
    gesprek.sluit("2024-01", "2024-02")
