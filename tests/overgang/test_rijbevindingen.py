"""What the reader remarked comes along, whether the row counts or falls out."""

from wmo_eigenbijdrage import Bedrag
from wmo_eigenbijdrage.overgang import (
    HvKolom,
    HvRij,
    lees_kop,
    lees_rij,
    meld_aan,
)

KOP = lees_kop([kolom.value for kolom in HvKolom])


def rij(nummer: int, bsn: str, rest: str, geboren: str = "") -> HvRij:
    gevuld = {
        "BSN": bsn,
        "GEBOORTEDATUM": geboren,
        "TOTALE_KOSTEN": "900",
        "RESTBEDRAG": rest,
        "INNINGSYSTEMATIEK": "4",
    }
    gelezen = lees_rij(KOP, nummer, [gevuld.get(kolom, "") for kolom in HvKolom])
    assert isinstance(gelezen, HvRij)
    return gelezen


def test_van_rijen_die_tellen() -> None:
    rijen = [rij(2, "012345672", "400"), rij(3, "12345672", "300", "?")]
    uitkomst = meld_aan(rijen)
    assert [(o.rij, o.bevinding.code) for o in uitkomst.opmerkingen] == [(3, "HV55"), (3, "HV56")]
    assert uitkomst.aanmelding is not None
    assert uitkomst.aanmelding.kostprijs == Bedrag(40_000)


def test_van_rijen_die_uitvallen() -> None:
    uitkomst = meld_aan([rij(2, "012345672", "4"), rij(3, "12345672", "3")])
    assert uitkomst.aanmelding is None
    assert [(u.rij, [b.code for b in u.bevindingen]) for u in uitkomst.uitval] == [
        (2, ["HV20"]),
        (3, ["HV55", "HV20"]),
    ]
    assert uitkomst.opmerkingen == ()
