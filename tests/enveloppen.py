"""Envelopes for the tests: made-up ones to build on, and Hypothesis strategies."""

from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from wmo_eigenbijdrage.ieb.envelop import (
    Bv03,
    Di01,
    Du01,
    Fo01,
    Fo03,
    Functie,
    Plek,
    Referentienummer,
    Systeem,
    TekstBestand,
    Tijdstip,
    Versienummer,
    XmlBestand,
    iebfunctie,
)

UUID_A = "9c0f7b90-5c69-41e5-a837-0800200c9a66"
UUID_B = "b6e9f182-bc44-4f27-9863-9a5ccc1e1cf0"
INHOUD = "<Bericht>€</Bericht>".encode()


def di01(**anders: Any) -> Di01:
    """Amsterdam starts a contribution."""
    return Di01(**(_velden() | anders))


def du01(**anders: Any) -> Du01:
    """CAK answers."""
    terug: dict[str, Any] = {
        "zender": Systeem(organisatie="CAK", applicatie="CAK Regeling"),
        "ontvanger": Systeem(organisatie="0363", applicatie="GGk"),
        "referentienummer": Referentienummer(UUID_B),
        "crossreferentie": Referentienummer(UUID_A),
        "functie": iebfunctie("WMO402", "1.0"),
    }
    return Du01(**(_velden() | terug | anders))


def _velden() -> dict[str, Any]:
    return {
        "zender": Systeem(organisatie="0363", applicatie="Wmo Applicatie"),
        "ontvanger": Systeem.via_ggk(),
        "referentienummer": Referentienummer(UUID_A),
        "tijdstip": Tijdstip("20200102093000"),
        "functie": iebfunctie("WMO401", "1.0"),
        "applicatieversie": Versienummer(4, 3),
        "bestand": XmlBestand(INHOUD),
    }


def _antwoord() -> dict[str, Any]:
    return {
        "zender": Systeem(organisatie="IB", applicatie="GGK"),
        "ontvanger": Systeem(organisatie="0363", applicatie="Wmo Applicatie"),
        "referentienummer": UUID_B,
        "tijdstip": Tijdstip("20200102093001"),
        "crossreferentie": UUID_A,
    }


def _fout() -> dict[str, Any]:
    return {"code": "IB007", "plek": Plek.CLIENT, "omschrijving": "Te groot"}


def bv03(**anders: Any) -> Bv03:
    """The GGk has it."""
    return Bv03(**(_antwoord() | anders))


def fo01(**anders: Any) -> Fo01:
    """The GGk refuses it."""
    return Fo01(**(_antwoord() | _fout() | anders))


def fo03(**anders: Any) -> Fo03:
    """The GGk cannot take it."""
    return Fo03(**(_antwoord() | _fout() | anders))


TEKENS = st.characters(
    min_codepoint=0x20, exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"
)


def teksten(laagste: int, hoogste: int, extra: str = "") -> SearchStrategy[str]:
    """Texts that fit in a field."""
    tekens = TEKENS | st.sampled_from("&<>\"']é€\U0001f600" + extra)
    return (
        st.text(tekens, min_size=laagste, max_size=min(hoogste, 60))
        .map(lambda tekst: tekst.strip(" \t\n"))
        .filter(lambda tekst: len(tekst) >= laagste)
    )


uuids = st.uuids(version=4).map(lambda u: Referentienummer.van_uuid(UUID(str(u))))
versies = st.builds(Versienummer, st.integers(0, 9999), st.integers(0, 9999))
tijdstippen = st.from_regex(r"\A[0-9]{8,17}\Z").filter(str.isascii).map(Tijdstip)


def systemen(*, met_organisatie: bool = True) -> SearchStrategy[Systeem]:
    """Parties, with a name of an application in which no version is seen."""
    organisaties = st.sampled_from(["0363", "CAK", "41419999"]) | teksten(1, 200)
    return st.builds(
        Systeem,
        organisatie=organisaties if met_organisatie else st.none() | organisaties,
        applicatie=teksten(3, 50).filter(lambda naam: not any(t.isdigit() for t in naam)),
        administratie=st.none() | teksten(1, 50),
        gebruiker=st.none() | teksten(1, 100),
    )


xml_bestanden = st.text(TEKENS, min_size=1).map(lambda tekst: XmlBestand(("<" + tekst).encode()))
tekstbestanden = st.builds(
    TekstBestand,
    st.text(TEKENS, min_size=1).map(lambda tekst: ("a" + tekst).encode()),
    st.from_regex(r"\A[A-Za-z0-9\-._]{4,40}\Z"),
)
functies = st.builds(
    Functie,
    teksten(1, 30).filter(lambda naam: not naam.startswith("WMO40")),
    versies,
)
_gedeeld: dict[str, Any] = {
    "zender": systemen(),
    "ontvanger": systemen(),
    "referentienummer": uuids,
    "tijdstip": tijdstippen,
    "functie": functies,
    "applicatieversie": versies,
    "bestand": xml_bestanden | tekstbestanden,
}
di01s = st.builds(Di01, **_gedeeld)
du01s = st.builds(Du01, **_gedeeld, crossreferentie=uuids)
fo01s = st.builds(
    Fo01,
    zender=systemen(met_organisatie=False),
    ontvanger=systemen(met_organisatie=False),
    referentienummer=teksten(1, 40),
    tijdstip=tijdstippen,
    crossreferentie=teksten(1, 40),
    code=teksten(1, 7),
    plek=st.sampled_from(Plek),
    omschrijving=teksten(1, 200, "\n\t"),
    details=st.none() | teksten(1, 1000, "\n\t"),
    details_xml=st.sampled_from([None, b"<root/>", b'<a xmlns="urn:u">1<b c="d"/></a><c/>']),
)
