import pytest

from wmo_eigenbijdrage.adapters.nummering import OplopendeNummering
from wmo_eigenbijdrage.fouten import OngeldigeWaarde


def test_nummers_en_namen_lopen_op() -> None:
    nummers = OplopendeNummering(41, voorvoegsel="IA")
    assert [nummers.startnummer().nummer for _ in range(3)] == [41, 42, 43]
    assert [nummers.identificatie().tekst for _ in range(2)] == ["IA0000000041", "IA0000000042"]


def test_zonder_voorvoegsel_vullen_de_cijfers_alles() -> None:
    assert OplopendeNummering(1, voorvoegsel="").identificatie().tekst == "000000000001"


@pytest.mark.parametrize("eerste", [-1, 1_000_000_000])
def test_het_eerste_nummer_moet_kunnen(eerste: int) -> None:
    with pytest.raises(OngeldigeWaarde):
        OplopendeNummering(eerste)


def test_te_weinig_plaats() -> None:
    nummers = OplopendeNummering(9, voorvoegsel="ELFLETTERS_")
    nummers.identificatie()
    with pytest.raises(OngeldigeWaarde, match="no room for 10 in 12 characters"):
        nummers.identificatie()


def test_voorbij_het_laatste_startnummer() -> None:
    nummers = OplopendeNummering(999_999_999)
    nummers.startnummer()
    with pytest.raises(OngeldigeWaarde):
        nummers.startnummer()
