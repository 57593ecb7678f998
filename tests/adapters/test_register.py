"""The register in memory does what the port promises."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ieb_berichten import BSN, DRIE, EEN, NEGEN, TWEE, bw, periode, start, stop
from wmo_eigenbijdrage.adapters.register import Registergeheugen
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import Bsn, EbStartNummer
from wmo_eigenbijdrage.ieb import Aanlevering, Berichtregister, Startbericht, StatusAanlevering


def test_het_is_een_berichtregister() -> None:
    register: Berichtregister = Registergeheugen()
    een = start()
    assert register.aanlevering(een.afzender, een.type, een.bsn, een.startnummer) is None
    assert not list(register.aanleveringen(een.afzender, een.type, een.bsn))
    assert not register.startnummer_in_gebruik(een.afzender, een.type, een.startnummer)
    assert not register.identificatie_bekend(een.afzender, een.type, een.identificatie)


def test_soorten_en_afzenders_staan_los() -> None:
    register = Registergeheugen()
    een = start()
    register.ontvang(een)
    for ander in (stop(), start(afzender="0518"), bw()):
        assert not register.identificatie_bekend(ander.afzender, ander.type, ander.identificatie)
        assert not register.startnummer_in_gebruik(ander.afzender, ander.type, ander.startnummer)
        assert not list(register.aanleveringen(ander.afzender, ander.type, ander.bsn))
    assert register.identificatie_bekend(een.afzender, een.type, een.identificatie)
    assert register.startnummer_in_gebruik(een.afzender, een.type, een.startnummer)
    assert list(register.aanleveringen(een.afzender, een.type, een.bsn)) == [Aanlevering(een)]


def test_wmo405_gaat_verder_met_wat_wmo401_begon() -> None:
    """One key for both (decision 0047); an identification is of one kind of message."""
    register = Registergeheugen()
    een, twee = start(), periode(status=TWEE, stopdatum="2026-02-01", identificatie="EB2")
    sleutel = (een.bsn, een.startnummer)
    register.ontvang(een)
    assert not register.identificatie_bekend(een.afzender, twee.type, een.identificatie)
    assert register.aanlevering(een.afzender, twee.type, *sleutel) == Aanlevering(een)
    assert register.startnummer_in_gebruik(een.afzender, twee.type, een.startnummer)
    register.ontvang(twee)
    for type_ in (een.type, twee.type):
        assert register.aanlevering(een.afzender, type_, *sleutel) == Aanlevering(twee)
        assert list(register.aanleveringen(een.afzender, type_, een.bsn)) == [Aanlevering(twee)]
    register.ontvang(periode(status=DRIE, identificatie="EB3"))
    for type_ in (een.type, twee.type):
        assert not register.startnummer_in_gebruik(een.afzender, type_, een.startnummer)


def test_een_tweede_eerste_aanlevering_wist_de_eerste_niet() -> None:
    register = Registergeheugen()
    een, ook = bw(), bw(identificatie="EB2", startdatum="2026-05-01")
    nieuw = bw(identificatie="EB3", startdatum="2026-06-01", status=TWEE)
    weg, weer = bw(identificatie="EB4", status=DRIE), bw(identificatie="EB5")
    verwacht = [[een], [een, ook], [een, nieuw], [weg], [weer]]
    for bericht, alle in zip((een, ook, nieuw, weg, weer), verwacht, strict=True):
        register.ontvang(bericht)
        gevonden = list(register.aanleveringen(een.afzender, een.type, een.bsn))
        assert gevonden == [Aanlevering(b, b is weg) for b in alle]
        laatste = register.aanlevering(een.afzender, een.type, een.bsn, een.startnummer)
        assert laatste == gevonden[-1]


def test_status_9_verandert_niets() -> None:
    register = Registergeheugen()
    register.ontvang(start())
    register.ontvang(start(identificatie="EB2", startdatum="2019-01-01", status=NEGEN))
    een = start()
    assert register.aanlevering(een.afzender, een.type, een.bsn, een.startnummer) == Aanlevering(
        een
    )


def test_alleen_berichten_van_een_gemeente() -> None:
    geen: Any = "WMO401"
    with pytest.raises(OngeldigeWaarde, match="bericht: str is not a Heenbericht"):
        Registergeheugen().ontvang(geen)


def test_het_toont_niemand() -> None:
    register = Registergeheugen()
    register.ontvang(start())
    assert repr(register) == "Registergeheugen()"
    assert BSN not in repr(Aanlevering(start()))


@given(
    st.lists(
        st.tuples(
            st.sampled_from([1, 2]),
            st.sampled_from(["999990019", "123456782"]),
            st.sampled_from([EEN, TWEE, DRIE]),
        ),
        max_size=12,
    )
)
def test_het_laatste_bericht_per_sleutel_telt(
    berichten: list[tuple[int, str, StatusAanlevering]],
) -> None:
    """Against a scan of all messages from the last to the first."""
    register = Registergeheugen()
    gezien: list[Startbericht] = []
    for nummer, bsn, status in berichten:
        bericht = evolve(start(), startnummer=EbStartNummer(nummer), bsn=Bsn(bsn), status=status)
        register.ontvang(bericht)
        gezien.append(bericht)
    een = start()
    for nummer in (1, 2):
        sleutel = EbStartNummer(nummer)
        in_gebruik = False
        for bsn in ("999990019", "123456782"):
            laatste = next(
                (b for b in reversed(gezien) if b.startnummer == sleutel and b.bsn == Bsn(bsn)),
                None,
            )
            gevonden = register.aanlevering(een.afzender, een.type, Bsn(bsn), sleutel)
            if laatste is None:
                assert gevonden is None
            else:
                assert gevonden == Aanlevering(laatste, laatste.status is DRIE)
                in_gebruik = in_gebruik or laatste.status is not DRIE
        assert register.startnummer_in_gebruik(een.afzender, een.type, sleutel) is in_gebruik
