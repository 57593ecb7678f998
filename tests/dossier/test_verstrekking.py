from datetime import date
from typing import Any

import pytest

from wmo_eigenbijdrage import Bedrag, Tijdlijn, Tijdvak
from wmo_eigenbijdrage.dossier import GeenKostprijs, Maandkosten, TotaleKostprijs, Verstrekking
from wmo_eigenbijdrage.fouten import OngeldigeWaarde

GEBRUIK = Tijdvak(date(2024, 1, 1), date(2024, 3, 31))


def maak(**anders: Any) -> Verstrekking:
    velden: dict[str, Any] = {"kenmerk": "a", "gebruik": GEBRUIK, "begrenzing": GeenKostprijs()}
    return Verstrekking(**(velden | anders))


def test_gebruik_wordt_op_volgorde_samengevoegd() -> None:
    later, aansluitend = Tijdvak(date(2024, 6, 1)), Tijdvak(date(2024, 4, 1), date(2024, 4, 9))
    assert maak(gebruik=[later, aansluitend, GEBRUIK]).gebruik == (
        Tijdvak(date(2024, 1, 1), date(2024, 4, 9)),
        later,
    )
    assert maak(gebruik=GEBRUIK).gebruik == (GEBRUIK,)


def test_het_kenmerk_staat_niet_in_de_repr() -> None:
    assert "999990019" not in repr(maak(kenmerk="999990019"))


@pytest.mark.parametrize(
    ("anders", "zegt"),
    [
        ({"kenmerk": ""}, "kenmerk: is empty; give at least one"),
        ({"kenmerk": 1}, "kenmerk: int is not a str; give a str"),
        ({"gebruik": ()}, "gebruik: is empty; give at least one"),
        ({"gebruik": None}, "gebruik: NoneType holds no periods; give a list of Tijdvak"),
        ({"gebruik": ["nu"]}, "gebruik: str is not a Tijdvak; give a Tijdvak"),
        (
            {"begrenzing": Bedrag(1)},
            "begrenzing: Bedrag bounds nothing; give a TotaleKostprijs, Maandkosten or GeenKostprijs",
        ),
    ],
)
def test_wat_geen_verstrekking_is(anders: dict[str, object], zegt: str) -> None:
    with pytest.raises(OngeldigeWaarde) as fout:
        maak(**anders)
    assert str(fout.value) == zegt


def test_een_prijs_van_niets_en_kosten_zonder_tijd() -> None:
    with pytest.raises(OngeldigeWaarde, match="bedrag: € 0,00 is not above zero; leave it out"):
        TotaleKostprijs(Bedrag(0))
    with pytest.raises(OngeldigeWaarde, match="bedrag: Bedrag is not a Tijdlijn"):
        Maandkosten(Bedrag(1))  # type: ignore[arg-type]
    with pytest.raises(OngeldigeWaarde, match="bedrag: int is not a Bedrag; give a Bedrag"):
        Maandkosten(Tijdlijn.constant(5, GEBRUIK))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(OngeldigeWaarde, match="bedrag: € -0,01 is negative"):
        Maandkosten(Tijdlijn.constant(Bedrag(-1), GEBRUIK))
    assert Maandkosten(Tijdlijn.constant(Bedrag(5), GEBRUIK)).bedrag.op(date(2024, 2, 1)) == Bedrag(
        5
    )
