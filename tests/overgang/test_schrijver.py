"""What is written reads back equal, in every spelling, layout, notation and delimiter."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from wmo_eigenbijdrage import Bedrag, Bsn
from wmo_eigenbijdrage.adapters.tekstbestand import splits
from wmo_eigenbijdrage.bedrag import Notatie
from wmo_eigenbijdrage.overgang import (
    HvIndeling,
    HvRij,
    Opmaak,
    Spelling,
    Variant,
    ZaRij,
    hv_kop,
    lees_kop,
    lees_rij,
    lees_za_kop,
    lees_za_rij,
    schrijf_hv,
    schrijf_za,
)
from wmo_eigenbijdrage.testing import hv_rijen, za_rijen

OPMAKEN = st.builds(
    Opmaak,
    spelling=st.sampled_from(Spelling),
    indeling=st.just(HvIndeling.OKTOBER),
    notatie=st.sampled_from(Notatie),
    scheidingsteken=st.sampled_from((";", ",", "\t")),
    datumvorm=st.sampled_from(("%d-%m-%Y", "%Y-%m-%d", "%Y%m%d", "%d/%m/%Y")),
)


def terug(rijen: list[HvRij], opmaak: Opmaak, notatie: Notatie | None) -> list[object]:
    kop, *regels = [
        splits(regel, opmaak.scheidingsteken) or [] for regel in schrijf_hv(rijen, opmaak)
    ]
    return [lees_rij(lees_kop(kop), nummer, regel, notatie) for nummer, regel in enumerate(regels)]


@given(st.lists(hv_rijen(), max_size=3), OPMAKEN, st.booleans())
def test_hv_rijen_lezen_terug(rijen: list[HvRij], opmaak: Opmaak, noem_notatie: bool) -> None:
    """With the notation named or not: cents are always written, so that nothing is ambiguous."""
    assert terug(rijen, opmaak, opmaak.notatie if noem_notatie else None) == rijen


@given(st.lists(hv_rijen(september=True), max_size=3), OPMAKEN)
def test_hv_rijen_van_september_lezen_terug(rijen: list[HvRij], opmaak: Opmaak) -> None:
    assert terug(rijen, evolve(opmaak, indeling=HvIndeling.SEPTEMBER), None) == rijen


@given(st.lists(za_rijen(), max_size=3), OPMAKEN)
def test_za_rijen_lezen_terug(rijen: list[ZaRij], opmaak: Opmaak) -> None:
    kop, *regels = [
        splits(regel, opmaak.scheidingsteken) or [] for regel in schrijf_za(rijen, opmaak)
    ]
    assert [lees_za_rij(lees_za_kop(kop), n, regel) for n, regel in enumerate(regels)] == rijen


def test_de_twee_spellingen_en_indelingen() -> None:
    toelichting, checklist = hv_kop(), hv_kop(Opmaak(spelling=Spelling.CHECKLIST))
    verschil = {(t, c) for t, c in zip(toelichting, checklist, strict=True) if t != c}
    assert verschil == {
        ("GEBORTEDATUM", "GEBOORTEDATUM"),
        ("KOSTEN_PER_PERIODIE", "KOSTEN_PER_PERIODE"),
    }
    assert hv_kop(Opmaak(indeling=HvIndeling.SEPTEMBER)) == toelichting[:18]
    assert toelichting[18:] == ["INNINGSYSTEMATIEK"]


def test_een_regel_zoals_hij_in_het_bestand_staat() -> None:
    rij = HvRij(
        rij=2,
        bsn=Bsn("999990019"),
        dossiernummer="D;1",
        groepcode="07",
        pgb=False,
        variant=Variant.DRIE,
        totale_kosten=Bedrag(123_450),
        vanaf=None,
        aantal_perioden=None,
        kosten_per_periode=Bedrag(1_000),
        restbedrag=Bedrag(-1),
    )
    assert list(schrijf_hv([rij]))[1] == (
        '999990019;;;;;;"D;1";Wmo2015;N;07;;1234,50;;;;10,00;-0,01;;3'
    )
    kaal = Opmaak(notatie=Notatie.KAAL, scheidingsteken=",")
    assert list(schrijf_hv([rij], kaal))[1] == (
        "999990019,,,,,,D;1,Wmo2015,N,07,,1234.50,,,,10.00,-0.01,,3"
    )


@pytest.mark.parametrize("teken", ["", "|", ";;"])
def test_een_scheidingsteken_dat_de_lezer_niet_kent(teken: str) -> None:
    with pytest.raises(ValueError, match="scheidingsteken"):
        Opmaak(scheidingsteken=teken)
