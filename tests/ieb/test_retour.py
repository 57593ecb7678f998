"""The answer that findings lead to, what an answer says, and to which message it belongs."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ieb_berichten import ANDER_BSN, BSN, TWEE, bw, kostprijs, periode, start, stop
from wmo_eigenbijdrage.adapters.register import Registergeheugen
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie
from wmo_eigenbijdrage.ieb import (
    Berichtbevinding,
    Berichtkop,
    Berichttype,
    Controleuitkomst,
    GeenRetour,
    Heenbericht,
    Niveau,
    Onderdeel,
    Retourbericht,
    Retouroordeel,
    Retourreden,
    Retouruitkomst,
    XsdVersie,
    controleer,
    duid_retour,
    from_xml,
    hoort_bij,
    koppel,
    maak_retour,
    release,
    to_xml,
    valideer,
)

VANDAAG = date(2026, 6, 1)
MORGEN = date(2026, 6, 2)
NAAM = BerichtIdentificatie("R1")
BERICHTEN = [("1.0", start()), ("1.0", stop()), ("4.0", periode()), ("4.0", bw())]


def antwoord(uitkomst: Controleuitkomst, **anders: Any) -> Retourbericht:
    retour = maak_retour(uitkomst, identificatie=NAAM, dagtekening=MORGEN, **anders)
    assert isinstance(retour, Retourbericht)
    return retour


def fout(niveau: Niveau, deel: Onderdeel, code: str | None) -> Berichtbevinding:
    return Berichtbevinding(Bevinding("TR999", "pad", "tekst"), niveau, deel, code)


def uitkomst_met(bericht: Heenbericht, *fouten: Berichtbevinding) -> Controleuitkomst:
    return Controleuitkomst(kop=Berichtkop.van(bericht), bericht=bericht, bevindingen=fouten)


INHOUD = fout(Niveau.BERICHTINHOUD, Onderdeel.KLASSE, "0001")
KOP = fout(Niveau.EXTERNE_BRON, Onderdeel.KOP, "8848")
CLIENT = fout(Niveau.BERICHTOVERSTIJGEND, Onderdeel.CLIENT, "9998")
KLASSE = fout(Niveau.BERICHTOVERSTIJGEND, Onderdeel.KLASSE, "9103")
TARIEF = fout(Niveau.EXTERNE_BRON, Onderdeel.KLASSE, "S333")
VORM = fout(Niveau.BERICHTFORMAAT, Onderdeel.CLIENT, None)

# Building


@pytest.mark.parametrize(("naam", "bericht"), BERICHTEN)
def test_aanvaard_is_een_kop_zonder_codes(naam: str, bericht: Heenbericht) -> None:
    retour = antwoord(controleer(bericht, release(naam), peildatum=VANDAAG))
    assert retour == Retourbericht(
        type=bericht.type.retour,
        afzender=bericht.afzender,
        identificatie=bericht.identificatie,
        dagtekening=bericht.dagtekening,
        identificatie_retour=NAAM,
        dagtekening_retour=MORGEN,
    )
    assert duid_retour(retour).oordeel is Retouroordeel.AANVAARD


@pytest.mark.parametrize(("naam", "bericht"), BERICHTEN)
@pytest.mark.parametrize(
    ("fouten", "kop", "client", "klasse"),
    [
        ([INHOUD], ("0001",), None, None),
        ([INHOUD, KOP, KLASSE], ("0001",), None, None),
        ([KOP], ("8848",), None, None),
        ([KLASSE, KOP], ("8848",), None, None),
        ([evolve(KOP, retourcode="S300"), KOP, KOP], ("S300", "8848"), None, None),
        ([KLASSE], ("0200",), ("0200",), ("9103",)),
        ([KLASSE, TARIEF, KLASSE], ("0200",), ("0200",), ("9103", "S333")),
        ([CLIENT], ("0200",), ("9998",), ("0200",)),
        ([CLIENT, TARIEF], ("0200",), ("9998",), ("S333",)),
    ],
)
def test_het_eerste_niveau_beslist(
    naam: str, bericht: Heenbericht, fouten: Any, kop: Any, client: Any, klasse: Any
) -> None:
    retour = antwoord(uitkomst_met(bericht, *fouten))
    assert retour.retourcodes == kop
    if client is None:
        assert retour.client is None
    else:
        assert retour.client is not None
        assert retour.client.heen == bericht  # copied unchanged
        assert retour.client.retourcodes == client
        assert retour.client.klasse_retourcodes == klasse
    # it can be written, and says the same after reading; codes that no list has, not
    if "9998" not in (client or ()) and naam == "1.0":
        xml = to_xml(retour, release(naam))
        assert valideer(xml) == ()
        assert from_xml(xml) == retour


def test_het_schema_geeft_geen_antwoord() -> None:
    gevonden = maak_retour(
        uitkomst_met(start(), VORM, INHOUD, KLASSE), identificatie=NAAM, dagtekening=MORGEN
    )
    assert gevonden == GeenRetour((VORM,))


def test_wat_niet_beoordeeld_is() -> None:
    retour = antwoord(uitkomst_met(start(), CLIENT), niet_beoordeeld=[Onderdeel.KLASSE])
    assert retour.client is not None
    assert retour.client.retourcodes == ("9998",)
    assert retour.client.klasse_retourcodes == ("0233",)
    # its own code goes first
    retour = antwoord(
        uitkomst_met(start(), KLASSE), niet_beoordeeld=[Onderdeel.KLASSE, Onderdeel.CLIENT]
    )
    assert retour.client is not None
    assert retour.client.retourcodes == ("0233",)
    assert retour.client.klasse_retourcodes == ("9103",)
    # where there is only a header it says nothing
    retour = antwoord(uitkomst_met(start(), KOP), niet_beoordeeld=[Onderdeel.KLASSE])
    assert retour.client is None
    with pytest.raises(OngeldigeWaarde, match="niet_beoordeeld: belongs to a rejection"):
        antwoord(uitkomst_met(start()), niet_beoordeeld=[Onderdeel.KLASSE])
    with pytest.raises(OngeldigeWaarde, match="niet_beoordeeld: holds the header"):
        antwoord(uitkomst_met(start(), KLASSE), niet_beoordeeld=[Onderdeel.KOP])
    with pytest.raises(OngeldigeWaarde, match="niet_beoordeeld: str is not a Onderdeel"):
        antwoord(uitkomst_met(start(), KLASSE), niet_beoordeeld=["klasse"])


def test_versies_van_regels_en_schemas() -> None:
    oud = XsdVersie("1.1.0", "1.0.0")
    nieuw = XsdVersie("1.2.0", "1.2.0")
    retour = antwoord(
        uitkomst_met(start(xsd_versie=oud), KLASSE), xslt_versie="1.6.2", xsd_versie=nieuw
    )
    assert (retour.xsd_versie, retour.xslt_versie, retour.xsd_versie_retour) == (
        oud,
        "1.6.2",
        nieuw,
    )


def test_zonder_kop_of_bericht() -> None:
    with pytest.raises(OngeldigeWaarde, match="uitkomst: has no header to answer to"):
        antwoord(Controleuitkomst(bevindingen=(KOP,)))
    with pytest.raises(OngeldigeWaarde, match="uitkomst: rejects a part of a message that is no"):
        antwoord(Controleuitkomst(kop=Berichtkop.van(start()), bevindingen=(KLASSE,)))
    geen: Any = None
    with pytest.raises(OngeldigeWaarde, match="uitkomst: NoneType is not a Controleuitkomst"):
        antwoord(geen)


@pytest.mark.parametrize(("naam", "bericht"), BERICHTEN)
def test_van_bytes_met_een_fout_bsn_tot_antwoord(naam: str, bericht: Heenbericht) -> None:
    """Level 2 is about a message that cannot be a value, and is still answered."""
    xml = to_xml(bericht, release(naam), aanvaard_onzekerheid=True)
    uitkomst = controleer(xml.replace(BSN.encode(), b"999990018"), release(naam), peildatum=VANDAAG)
    assert uitkomst.bericht is None
    retour = antwoord(uitkomst)
    assert (retour.retourcodes, retour.client) == (("0001",), None)
    assert hoort_bij(retour, bericht)
    gevonden = duid_retour(retour)
    assert gevonden.oordeel is Retouroordeel.TECHNISCH_AFGEWEZEN
    assert [str(reden) for reden in gevonden.redenen] == [
        "0001 (kop): Bericht is om technische redenen afgewezen."
    ]


@pytest.mark.parametrize(
    ("naam", "bericht", "code"),
    [
        ("1.0", start(status=TWEE), "9103"),
        ("1.0", stop(status=TWEE), "9103"),
        ("1.0", start(kostprijs=kostprijs(1900, "2020-01-01")), "S333"),
        ("4.0", periode(status=TWEE), "9103"),
        ("4.0", bw(status=TWEE), "9103"),
    ],
)
def test_van_bytes_met_een_afgekeurde_klasse_tot_antwoord(
    naam: str, bericht: Heenbericht, code: str
) -> None:
    een = release(naam)
    xml = to_xml(bericht, een, aanvaard_onzekerheid=True)
    uitkomst = controleer(xml, een, peildatum=VANDAAG, register=Registergeheugen())
    retour = antwoord(uitkomst)
    terug = from_xml(to_xml(retour, een, aanvaard_onzekerheid=True), een)
    assert terug == retour
    assert isinstance(terug, Retourbericht)
    assert terug.client is not None
    assert terug.client.heen == bericht
    gevonden = duid_retour(terug, een)
    assert gevonden.oordeel is Retouroordeel.AFGEWEZEN
    assert [(reden.onderdeel, reden.code) for reden in gevonden.redenen] == [
        (Onderdeel.KLASSE, code)
    ]
    bekend = een.retourcode(code)
    assert bekend is not None
    assert gevonden.redenen[0].betekenis == bekend.betekenis
    assert gevonden.redenen[0].regel == bekend.regel


CODES = ["8848", "9056", "9103", "9104", "S300", "S333", "9X", "0233"]


@st.composite
def fouten(draw: st.DrawFn) -> Berichtbevinding:
    niveau = draw(st.sampled_from(Niveau))
    code = {1: None, 2: "0001"}.get(niveau.value) or draw(st.sampled_from(CODES[:-1]))
    return fout(
        niveau,
        draw(st.sampled_from(Onderdeel)),
        None if niveau is Niveau.BERICHTFORMAAT else code,
    )


@given(
    st.sampled_from([bericht for _, bericht in BERICHTEN]),
    st.lists(fouten(), max_size=6),
)
def test_wat_gevonden_is_staat_in_het_antwoord(
    bericht: Heenbericht, gevonden: list[Berichtbevinding]
) -> None:
    """Building an answer and reading it gives the codes of the findings that count."""
    retour = maak_retour(uitkomst_met(bericht, *gevonden), identificatie=NAAM, dagtekening=MORGEN)
    niveaus = {fout.niveau for fout in gevonden}
    if Niveau.BERICHTFORMAAT in niveaus:
        assert isinstance(retour, GeenRetour)
        return
    assert isinstance(retour, Retourbericht)
    uitkomst = duid_retour(retour)
    assert hoort_bij(retour, bericht)
    gelezen = {(reden.onderdeel, reden.code) for reden in uitkomst.redenen}
    if Niveau.BERICHTINHOUD in niveaus:
        assert gelezen == {(Onderdeel.KOP, "0001")}
    else:
        verwacht = {(fout.onderdeel, fout.retourcode) for fout in gevonden}
        in_kop = {paar for paar in verwacht if paar[0] is Onderdeel.KOP}
        assert gelezen == (in_kop or verwacht)
    oordelen = {
        True: Retouroordeel.AANVAARD,
        False: Retouroordeel.TECHNISCH_AFGEWEZEN
        if Niveau.BERICHTINHOUD in niveaus
        else Retouroordeel.AFGEWEZEN,
    }
    assert uitkomst.oordeel is oordelen[not gevonden]


# Reading


def retour_van(bericht: Heenbericht, *codes: str, **anders: Any) -> Retourbericht:
    return evolve(antwoord(uitkomst_met(bericht)), retourcodes=codes, **anders)


@pytest.mark.parametrize(
    ("codes", "oordeel", "redenen"),
    [
        ((), Retouroordeel.AANVAARD, []),
        (("0200",), Retouroordeel.AANVAARD, []),
        (("0233",), Retouroordeel.NIET_BEOORDEELD, []),
        (("0200", "0233"), Retouroordeel.NIET_BEOORDEELD, []),
        (("0233", "8848"), Retouroordeel.AFGEWEZEN, ["8848"]),
        (("ZZ9", "0200"), Retouroordeel.AFGEWEZEN, ["ZZ9"]),
        (("0001",), Retouroordeel.TECHNISCH_AFGEWEZEN, ["0001"]),
        (("0001", "9999"), Retouroordeel.TECHNISCH_AFGEWEZEN, ["0001", "9999"]),
    ],
)
def test_elke_andere_code_is_een_afwijzing(
    codes: Any, oordeel: Retouroordeel, redenen: list[str]
) -> None:
    gevonden = duid_retour(retour_van(stop(), *codes))
    assert gevonden.oordeel is oordeel
    assert [reden.code for reden in gevonden.redenen] == redenen
    assert (gevonden.type, gevonden.afzender, gevonden.identificatie) == (
        Berichttype.WMO403,
        stop().afzender,
        stop().identificatie,
    )


def test_onbekende_codes_en_oude_codes() -> None:
    gevonden = duid_retour(retour_van(start(), "9999", "9071"))
    assert [str(reden) for reden in gevonden.redenen] == [
        "9999 (kop): onbekende retourcode",
        "9071 (kop): Voldoet niet aan TR071.",  # only in the lists of 1.0 and 2.0
    ]
    assert gevonden.redenen[1].regel == "TR071"
    # in 4.0 alone the code is not known
    assert duid_retour(retour_van(start(), "9071"), release("4.0")).redenen == (
        Retourreden(Onderdeel.KOP, "9071"),
    )
    geen: Any = None
    with pytest.raises(OngeldigeWaarde, match="retour: NoneType is not a Retourbericht"):
        duid_retour(geen)


@pytest.mark.parametrize(
    ("naam", "bericht"),
    [("1.0", start()), ("1.0", stop()), ("2.0", start()), ("3.0", periode()), ("4.0", bw())],
)
def test_een_onbekende_code_in_de_bytes_van_cak(naam: str, bericht: Heenbericht) -> None:
    een = release(naam)
    xml = to_xml(antwoord(uitkomst_met(bericht, KLASSE)), een, aanvaard_onzekerheid=True)
    assert xml.count(b">9103<") == 1
    retour = from_xml(xml.replace(b">9103<", b">9407<"), een)
    assert isinstance(retour, Retourbericht)
    assert duid_retour(retour) == Retouruitkomst(
        bericht.type,
        bericht.afzender,
        bericht.identificatie,
        Retouroordeel.AFGEWEZEN,
        (Retourreden(Onderdeel.KLASSE, "9407"),),
    )


def test_redenen_per_onderdeel_op_volgorde() -> None:
    retour = antwoord(uitkomst_met(start(), CLIENT, KLASSE, TARIEF))
    assert [(reden.onderdeel, reden.code) for reden in duid_retour(retour).redenen] == [
        (Onderdeel.CLIENT, "9998"),
        (Onderdeel.KLASSE, "9103"),
        (Onderdeel.KLASSE, "S333"),
    ]


# Matching


def test_een_antwoord_hoort_bij_soort_afzender_en_identificatie() -> None:
    retour = retour_van(start())
    assert hoort_bij(retour, start())
    assert hoort_bij(retour, start(startnummer=99, dagtekening="2021-01-01"))
    assert not hoort_bij(retour, stop())
    assert not hoort_bij(retour, start(afzender="0518"))
    assert not hoort_bij(retour, start(identificatie="EB1"))


def test_koppelen_verliest_niets() -> None:
    een, twee, drie = (start(identificatie=naam) for naam in ("A", "B", "C"))
    zelfde_naam = stop(identificatie="A")
    goed = retour_van(een)
    slecht = antwoord(uitkomst_met(twee, KLASSE))
    nogmaals = evolve(goed, identificatie_retour=BerichtIdentificatie("R2"))
    vreemd = retour_van(start(identificatie="Z"))
    koppeling = koppel([een, twee, drie, zelfde_naam], [slecht, vreemd, goed, nogmaals])
    assert [(a.verzonden, a.retour, a.uitkomst.oordeel) for a in koppeling.antwoorden] == [
        (een, goed, Retouroordeel.AANVAARD),
        (twee, slecht, Retouroordeel.AFGEWEZEN),
    ]
    assert all(a.bevindingen == () for a in koppeling.antwoorden)
    assert koppeling.zonder_retour == (drie, zelfde_naam)
    assert koppeling.zonder_bericht == (vreemd,)
    assert koppeling.dubbel == (nogmaals,)


def test_koppelen_met_niets() -> None:
    leeg = koppel([], [])
    assert (leeg.antwoorden, leeg.zonder_retour, leeg.zonder_bericht, leeg.dubbel) == (
        (),
        (),
        (),
        (),
    )


def test_twee_verzonden_berichten_met_een_naam() -> None:
    een, ander = start(), start(startnummer=8)
    with pytest.raises(OngeldigeWaarde, match="two of WMO401 have the same identification"):
        koppel([een, ander], [])
    assert koppel([een, een], []).zonder_retour == (een,)  # one and the same
    geen: Any = None
    with pytest.raises(OngeldigeWaarde, match="verzonden"):
        koppel([geen], [])
    with pytest.raises(OngeldigeWaarde, match="retouren"):
        koppel([een], [geen])


def test_een_antwoord_dat_iets_anders_teruggeeft() -> None:
    """The gemeente sees that what came back is not what it sent."""
    verzonden = start()

    def bevindingen(retour: Retourbericht) -> list[str]:
        return [fout.plaats for fout in koppel([verzonden], [retour]).antwoorden[0].bevindingen]

    assert bevindingen(antwoord(uitkomst_met(verzonden, KLASSE))) == []
    ander_bsn = antwoord(uitkomst_met(start(bsn=ANDER_BSN), KLASSE))
    assert bevindingen(ander_bsn) == ["Bericht/Client"]
    andere_dag = retour_van(start(dagtekening="2020-01-03"))
    assert bevindingen(andere_dag) == ["Bericht/Header/BerichtIdentificatie/Dagtekening"]
    beide = antwoord(uitkomst_met(start(dagtekening="2020-01-03", startnummer=8), KLASSE))
    assert bevindingen(beide) == [
        "Bericht/Header/BerichtIdentificatie/Dagtekening",
        "Bericht/Client",
    ]
    # versions that were not stated are those of the release
    versie = antwoord(uitkomst_met(start(xsd_versie=XsdVersie("1.2.0", "1.2.0")), KLASSE))
    assert bevindingen(versie) == []


def test_een_persoon_staat_in_geen_tekst() -> None:
    uitkomst = uitkomst_met(start(), KLASSE)
    retour = antwoord(uitkomst)
    koppeling = koppel([start()], [antwoord(uitkomst_met(start(bsn=ANDER_BSN), KLASSE))])
    for ding in (uitkomst, retour, duid_retour(retour), koppeling):
        for tekst in (str(ding), repr(ding)):
            assert BSN not in tekst
            assert ANDER_BSN not in tekst
    assert isinstance(koppeling.antwoorden[0].uitkomst, Retouruitkomst)
