"""Rows to compare, made short, and strategies for them."""

from datetime import date
from typing import Any

from attrs import fields
from hypothesis import strategies as st

from wmo_eigenbijdrage import Bedrag, Bsn, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.overgang import (
    Administratieregel,
    CakBestand,
    CakRegel,
    Persoonsgegevens,
    Verstrekkingsgegevens,
)

BSNS = tuple(
    map(Bsn, ("999990019", "999990020", "999990032", "999990044", "999990056", "999990068"))
)
A, B, C, D = BSNS[:4]
SINDS_2018 = Tijdvak(date(2018, 6, 1))


def eigen(bsn: Any = A, rij: Any = 2, **velden: Any) -> Administratieregel:
    """An own row; fields of person and provision may be given by name."""
    return Administratieregel(bsn, rij, **_verdeel(velden))


def cak(bsn: Any = A, rij: Any = 2, bestand: Any = CakBestand.HV, **velden: Any) -> CakRegel:
    """A row of CAK, likewise."""
    return CakRegel(bsn, rij, bestand, **_verdeel(velden))


def _verdeel(velden: dict[str, Any]) -> dict[str, Any]:
    """Put the fields of person and provision in values of their own."""
    for naam, soort in (("persoon", Persoonsgegevens), ("verstrekking", Verstrekkingsgegevens)):
        bekend = [veld.name for veld in fields(soort)]
        deel = {veld: velden.pop(veld) for veld in bekend if veld in velden}
        if deel:
            velden[naam] = soort(**deel)
    return velden


bsns = st.sampled_from(BSNS)
personen = st.builds(
    Persoonsgegevens,
    achternaam=st.sampled_from(["", "Berg", "van den Berg", "BERG", "Dönmez", "donmez"]),
    voorvoegsel=st.sampled_from(["", "van den", "van"]),
    voorletters=st.sampled_from(["", "J.P.", "jp", "A"]),
    geboortedatum=st.sampled_from([None, date(1940, 1, 1), date(1950, 2, 2)]),
)
verstrekkingen = st.builds(
    Verstrekkingsgegevens,
    dossiernummer=st.sampled_from(["", "1", "001", "2", "D3"]),
    product=st.sampled_from(["", "07", "7", "08"]),
    pgb=st.sampled_from([None, True, False]),
    totale_kosten=st.sampled_from([None, Bedrag(10_000), Bedrag(20_000)]),
    aantal_perioden=st.sampled_from([None, 39, 40]),
    vanaf=st.sampled_from([None, Zorgperiode(2018, 8)]),
)
rijnummers = st.integers(1, 999)
eigen_regels = st.builds(
    Administratieregel,
    bsn=bsns,
    rij=rijnummers,
    persoon=personen,
    verstrekking=st.none() | verstrekkingen,
    bestand=st.sampled_from([None, *CakBestand]),
    huishouden=st.sampled_from(["", "h1", " h1 ", "h2", "h3"]),
    tijdvak=st.sampled_from([None, SINDS_2018, Tijdvak(date(2018, 1, 1), date(2019, 12, 31))]),
    bijdrageplichtig=st.sampled_from([None, True, False]),
)
cak_regels = st.builds(
    CakRegel,
    bsn=bsns,
    rij=rijnummers,
    bestand=st.sampled_from(CakBestand),
    persoon=personen,
    verstrekking=st.none() | verstrekkingen,
)
