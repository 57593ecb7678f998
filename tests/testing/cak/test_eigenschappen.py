"""What holds in every conversation, whatever is said and in whatever order."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from ieb_berichten import DRIE
from ieb_berichten import EEN as EERSTE
from ieb_berichten import TWEE as GEWIJZIGD
from testing.cak.bouw import EEN, TWEE, Gesprek, paar
from wmo_eigenbijdrage import Bedrag, Bsn, Maand
from wmo_eigenbijdrage.ieb import StatusAanlevering
from wmo_eigenbijdrage.landelijk import landelijk_tarief
from wmo_eigenbijdrage.testing.cak import CakSimulator, Gedrag, Maandafsluiting, Oordeel

BEGIN, AANTAL_MAANDEN = Maand(2023, 9), 10


@frozen
class Zet:
    """One delivery of a period, of one of two persons by one of two gemeenten."""

    na: int
    """Days after the beginning."""
    bsn: Bsn
    gemeente: str
    nummer: int
    start: int
    """Days before the day of sending."""
    duur: int | None
    status: StatusAanlevering


zetten = st.lists(
    st.builds(
        Zet,
        na=st.integers(0, 30 * AANTAL_MAANDEN - 1),
        bsn=st.sampled_from([EEN, TWEE]),
        gemeente=st.sampled_from(["0363", "0599"]),
        nummer=st.integers(1, 3),
        start=st.integers(-30, 60),
        duur=st.none() | st.integers(0, 120),
        status=st.sampled_from([EERSTE, EERSTE, GEWIJZIGD, GEWIJZIGD, DRIE]),
    ),
    max_size=12,
)


class Verloop:
    """A conversation played to its end, with the periods that CAK accepted kept by hand."""

    def __init__(self, zetten: Iterable[Zet], gedrag: Gedrag, *, samen: bool) -> None:
        self.gesprek = Gesprek(CakSimulator(gedrag))
        if samen:
            self.gesprek.cak.ken(paar("1990-01-01"))
        self.perioden: dict[tuple[Bsn, str, int], tuple[date, date | None]] = {}
        self.afsluitingen: list[Maandafsluiting] = []
        gesorteerd = sorted(zetten, key=lambda zet: zet.na)
        for maand in Maand.reeks(BEGIN, BEGIN + (AANTAL_MAANDEN - 1)):
            for zet in gesorteerd:
                if BEGIN.eerste_dag + timedelta(zet.na) in maand:
                    self.speel(zet)
            self.afsluitingen.append(self.gesprek.cak.sluit_maand(maand))

    def speel(self, zet: Zet) -> None:
        dag = BEGIN.eerste_dag + timedelta(zet.na)
        start = dag - timedelta(zet.start)
        stop = None if zet.duur is None else start + timedelta(zet.duur)
        velden: dict[str, Any] = {"status": zet.status, "startnummer": zet.nummer}
        ontvangst = self.gesprek.periode(
            str(dag),
            str(start),
            None if stop is None else str(stop),
            bsn=zet.bsn.nummer,
            afzender=zet.gemeente,
            **velden,
        )
        if ontvangst.oordeel is not Oordeel.AANVAARD:
            return
        sleutel = (zet.bsn, zet.gemeente, zet.nummer)
        if zet.status is DRIE:
            self.perioden.pop(sleutel, None)
        else:
            self.perioden[sleutel] = (start, stop)

    def wettig(self, *, samen: bool) -> Counter[tuple[int, Maand]]:
        """Per household and month what the accepted periods make due: a day at a time."""
        centen: Counter[tuple[int, Maand]] = Counter()
        for maand in Maand.reeks(BEGIN - 6, BEGIN + (AANTAL_MAANDEN - 1)):
            plichtig = {
                bsn
                for (bsn, _, _), (start, stop) in self.perioden.items()
                if start <= maand.eerste_dag and (stop is None or stop >= maand.eerste_dag)
            }
            for bsn in plichtig:
                huis = 0 if samen or bsn == EEN else 1
                centen[huis, maand] = landelijk_tarief(maand).centen
        return centen


@given(zetten, st.booleans())
@settings(max_examples=120)
def test_wat_is_gefactureerd_is_wat_de_aanvaarde_perioden_verschuldigd_maken(
    gezegd: list[Zet], samen: bool
) -> None:
    # No start lies back further than twelve months, so that no term cuts anything off.
    verloop = Verloop(gezegd, Gedrag(), samen=samen)
    gevonden: Counter[tuple[int, Maand]] = Counter()
    for huishouden in verloop.gesprek.cak.overzicht().huishoudens:
        huis = 0 if samen or huishouden.personen == (EEN,) else 1
        for totaal in huishouden.maanden:
            gevonden[huis, totaal.maand] += totaal.netto.centen
    assert +gevonden == verloop.wettig(samen=samen)
    assert all(not a.vervallen and not a.definitief for a in verloop.afsluitingen)


@given(zetten, st.booleans(), st.integers(0, 9))
@settings(max_examples=80)
def test_nooit_meer_dan_een_tarief_per_huishouden_per_maand(
    gezegd: list[Zet], samen: bool, zaad: int
) -> None:
    verloop = Verloop(gezegd, Gedrag(zaad=zaad, afwijzing=Fraction(1, 5)), samen=samen)
    betaald: Counter[tuple[tuple[Bsn, ...], Maand]] = Counter()
    for afsluiting in verloop.afsluitingen:
        per_huishouden = Counter(rekening.personen for rekening in afsluiting.rekeningen)
        assert set(per_huishouden.values()) <= {1}
        for rekening in afsluiting.rekeningen:
            for maand, bedrag in rekening.factuur.regels:
                assert maand <= afsluiting.maand
                betaald[rekening.personen, maand] += bedrag.centen
        # After every close, not in the end only.
        for (_, maand), centen in betaald.items():
            assert 0 <= centen <= landelijk_tarief(maand).centen
    overzicht = verloop.gesprek.cak.overzicht()
    assert overzicht.netto == Bedrag(sum(betaald.values()))
    for huishouden in overzicht.huishoudens:
        for totaal in huishouden.maanden:
            assert totaal.netto.centen == betaald[huishouden.personen, totaal.maand]
            assert totaal.terugbetaald >= Bedrag(0)
