from typing import Any

import pytest

from wmo_eigenbijdrage import Bedrag, Zorgperiode
from wmo_eigenbijdrage.dossier import Voorziening, Voorzieningsoort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kostprijs import (
    Inningsvariant1,
    Inningsvariant2,
    Inningsvariant3,
    Inningsvariant4,
    als_voorziening,
    inningsvariant,
    inningsvariant_van,
)

BEGIN = Zorgperiode(2018, 5)
KOSTEN, AANTAL, TOTAAL = Bedrag(25_641), 39, Bedrag(1_000_000)
EEN = Inningsvariant1(kosten_per_periode=KOSTEN, aantal_perioden=AANTAL, totale_kosten=TOTAAL)
TWEE = Inningsvariant2(aantal_perioden=AANTAL, totale_kosten=TOTAAL)
DRIE = Inningsvariant3(kosten_per_periode=KOSTEN, totale_kosten=TOTAAL)
VIER = Inningsvariant4(totale_kosten=TOTAAL)


@pytest.mark.parametrize(
    ("kosten", "aantal", "variant"),
    [(KOSTEN, AANTAL, EEN), (None, AANTAL, TWEE), (KOSTEN, None, DRIE), (None, None, VIER)],
)
def test_de_cijfers_die_er_zijn_maken_de_variant(
    kosten: Bedrag | None, aantal: int | None, variant: Any
) -> None:
    """The table of CAK, 2.1: which of A, B and C are given."""
    gemaakt = inningsvariant(
        totale_kosten=TOTAAL, aantal_perioden=aantal, kosten_per_periode=kosten
    )
    assert gemaakt == variant
    assert type(gemaakt) is type(variant)
    voorziening = als_voorziening(variant, soort=Voorzieningsoort.HULPMIDDEL, vanaf=BEGIN)
    assert (voorziening.kosten_per_periode, voorziening.aantal_perioden) == (kosten, aantal)
    assert inningsvariant_van(voorziening) == variant


def test_elke_variant_heeft_haar_nummer() -> None:
    assert [v.nummer for v in (EEN, TWEE, DRIE, VIER)] == [1, 2, 3, 4]
    assert [str(v) for v in (TWEE, DRIE, VIER)] == [
        "inningsvariant 2: 39 perioden, totaal € 10.000,00",
        "inningsvariant 3: € 256,41 per periode, totaal € 10.000,00",
        "inningsvariant 4: totaal € 10.000,00",
    ]


def test_de_voorziening_neemt_ook_duur_en_volgorde_over() -> None:
    voorziening = als_voorziening(
        VIER, soort=Voorzieningsoort.PGB, vanaf=BEGIN, tot_en_met=BEGIN + 3, volgnummer=4
    )
    assert voorziening == Voorziening(
        soort=Voorzieningsoort.PGB,
        volgnummer=4,
        vanaf=BEGIN,
        tot_en_met=BEGIN + 3,
        totale_kosten=TOTAAL,
    )


def test_een_dienst_heeft_geen_inningsvariant() -> None:
    hulp = Voorziening(
        soort=Voorzieningsoort.ZORG_IN_NATURA, vanaf=BEGIN, kosten_per_periode=Bedrag(1_000)
    )
    assert inningsvariant_van(hulp) is None


@pytest.mark.parametrize(
    ("kosten", "mag"),
    [(Bedrag(25_641), True), (Bedrag(25_642), False)],  # 9,999.99 and 10,000.38
)
def test_variant_1_telt_hooguit_op_tot_het_totaal(kosten: Bedrag, mag: bool) -> None:
    def maak() -> Inningsvariant1:
        return Inningsvariant1(kosten_per_periode=kosten, aantal_perioden=39, totale_kosten=TOTAAL)

    if mag:
        assert maak().kosten_per_periode == kosten
        return
    with pytest.raises(OngeldigeWaarde, match="times aantal_perioden is more than totale_kosten"):
        maak()


def test_variant_1_mag_het_totaal_precies_vullen() -> None:
    vol = Inningsvariant1(
        kosten_per_periode=Bedrag(900), aantal_perioden=100, totale_kosten=Bedrag(90_000)
    )
    assert vol.totale_kosten == Bedrag(90_000)


CIJFERS: dict[str, Any] = {
    "kosten_per_periode": KOSTEN,
    "aantal_perioden": AANTAL,
    "totale_kosten": TOTAAL,
}
FOUTEN: dict[str, list[object]] = {
    "kosten_per_periode": [Bedrag(0), Bedrag(-1), 999_990_019, None],
    "aantal_perioden": [0, -39, True, 3.0, "999990019", None],
    "totale_kosten": [Bedrag(0), Bedrag(-1), 1_000, None],
}


@pytest.mark.parametrize(
    ("variant", "veld", "waarde"),
    [
        (variant, veld, waarde)
        for variant in (EEN, TWEE, DRIE, VIER)
        for veld in CIJFERS
        if hasattr(variant, veld)
        for waarde in FOUTEN[veld]
    ],
)
def test_wat_geen_cijfer_is_wordt_geweigerd(variant: Any, veld: str, waarde: object) -> None:
    goed = {naam: cijfer for naam, cijfer in CIJFERS.items() if hasattr(variant, naam)}
    with pytest.raises(OngeldigeWaarde, match=veld) as gevangen:
        type(variant)(**(goed | {veld: waarde}))
    assert "999990019" not in str(gevangen.value)


def test_geen_variant_heeft_meer_cijfers_dan_de_hare() -> None:
    with pytest.raises(TypeError):
        Inningsvariant4(totale_kosten=TOTAAL, aantal_perioden=3)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def test_een_andere_waarde_is_geen_variant() -> None:
    with pytest.raises(OngeldigeWaarde, match="Inningsvariant4 is not a Voorziening"):
        inningsvariant_van(VIER)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(OngeldigeWaarde, match="variant"):
        als_voorziening(4, soort=Voorzieningsoort.HULPMIDDEL, vanaf=BEGIN)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
