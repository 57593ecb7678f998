"""What sending a plan does, by hand and against a loop over months that knows no library."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from aanlevering.planbouw import VANDAAG, beleid, gewenst, inhoud, periode, register
from wmo_eigenbijdrage import Bedrag, Gemeentecode, Maand, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.aanlevering import (
    Gevolg,
    Gevolgsoort,
    GewenstePeriode,
    Inhoud,
    Melding,
    Meldingsoort,
    Persoonsregister,
    Plan,
    gevolgen,
    pas_toe,
    plan,
)
from wmo_eigenbijdrage.beleid import Beleid, LagerTarief
from wmo_eigenbijdrage.bijdrage import Bijdrageoverzicht, Reden, Reeks
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.ieb import release

LEEG = Persoonsregister()


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def maak(
    nu: Persoonsregister, *wensen: GewenstePeriode, op: date = VANDAAG, versie: str = "1.0"
) -> Plan:
    doel = gewenst(*wensen, peildatum=op)
    return plan(doel, nu, beleid(), peildatum=op, release=release(versie))


def beeld(gevonden: tuple[Gevolg, ...]) -> dict[str, tuple[str, str | None]]:
    """Per kind the months and the amount."""
    assert len({gevolg.soort for gevolg in gevonden}) == len(gevonden)
    return {
        gevolg.soort.name: (
            " ".join(map(str, gevolg.maanden)),
            None if gevolg.bedrag is None else gevolg.bedrag.kaal,
        )
        for gevolg in gevonden
    }


def reeks(van: str, tot: str) -> str:
    """The months from the first to the last, as text, counted without the library."""
    jaar, maand = map(int, van.split("-"))
    gevonden = [van]
    while gevonden[-1] != tot:
        jaar, maand = (jaar, maand + 1) if maand < 12 else (jaar + 1, 1)
        gevonden.append(f"{jaar:04d}-{maand:02d}")
    return " ".join(gevonden)


# A start that is told late. VANDAAG is 10 June 2024, so the bill is that of July.


def test_een_late_start_stapelt_maanden_op_een_factuur() -> None:
    gevonden = gevolgen(maak(LEEG, periode(dag("2023-11-10"))), LEEG)
    assert beeld(gevonden) == {
        "STAPELFACTUUR": (reeks("2023-12", "2024-06"), "142.60"),  # 19 + 6 x 20.60
        "NABETALING": (reeks("2023-12", "2024-05"), "122.00"),
    }
    assert gevonden[0].factuurmaand == Maand(2024, 7)
    assert gevonden[1].factuurmaand is None
    assert all(gevolg.perioden == (1,) and gevolg.hoogstens for gevolg in gevonden)
    assert str(gevonden[0]) == (
        "7 maanden (2023-12 t/m 2024-06) op de factuur van 2024-07: ten hoogste € 142,60"
    )


@pytest.mark.parametrize("start", ["2024-05-02", "2024-06-01", "2024-06-10"])
def test_een_start_die_op_tijd_is_heeft_geen_gevolgen(start: str) -> None:
    gepland = maak(LEEG, periode(dag(start)))
    assert not gepland.is_leeg
    assert gevolgen(gepland, LEEG) == ()


def test_een_latere_beschikking_stapelt_ook_een_tijdige_start() -> None:
    gepland = maak(LEEG, periode(dag("2024-05-15")))
    gevonden = gevolgen(gepland, LEEG, beschikt_in=Maand(2024, 8))
    assert beeld(gevonden) == {
        "STAPELFACTUUR": ("2024-06 2024-07 2024-08", "61.80"),
        "NABETALING": ("2024-06 2024-07", "41.20"),
    }
    assert gevonden[0].factuurmaand == Maand(2024, 9)


def test_een_maand_die_voorbij_is_komt_alleen_op_een_factuur() -> None:
    gepland = maak(LEEG, periode(dag("2024-04-01"), dag("2024-04-20")))
    assert beeld(gevolgen(gepland, LEEG)) == {"NABETALING": ("2024-04", "20.60")}
    assert str(gevolgen(gepland, LEEG)[0]) == (
        "alsnog verschuldigd over 1 maand (2024-04): ten hoogste € 20,60"
    )


def test_april_en_mei_2020_worden_niemand_gevraagd() -> None:
    gepland = maak(LEEG, periode(dag("2020-03-01")), op=dag("2020-06-10"))
    gevonden = gevolgen(gepland, LEEG)
    assert beeld(gevonden) == {
        "STAPELFACTUUR": ("2020-03 2020-06", "38.00"),
        "NABETALING": ("2020-03", "19.00"),
    }
    assert "2 maanden (2020-03, 2020-06)" in str(gevonden[0])


# What lies too far back


def test_maanden_voor_de_grens_van_een_eerste_start_vervallen() -> None:
    gepland = maak(LEEG, periode(dag("2022-01-05")))
    assert gepland.meldingen[0].na == Inhoud(
        startdatum=dag("2023-06-10"), gewenste_startdatum=dag("2022-01-05")
    )
    assert beeld(gevolgen(gepland, LEEG)) == {
        "STAPELFACTUUR": (reeks("2023-07", "2024-06"), "237.60"),
        "NABETALING": (reeks("2023-07", "2024-05"), "217.00"),  # 6 x 19 + 5 x 20.60
        "VERVALLEN": (reeks("2022-02", "2023-06"), "323.00"),  # 17 x 19
    }
    na = pas_toe(LEEG, gepland)
    assert gevolgen(maak(na, periode(dag("2022-01-05"))), na) == ()


def test_een_late_beschikking_kost_een_maand_die_wel_gemeld_kon_worden() -> None:
    gepland = maak(LEEG, periode(dag("2023-06-15")))
    assert beeld(gevolgen(gepland, LEEG, beschikt_in=Maand(2024, 8))) == {
        "STAPELFACTUUR": (reeks("2023-08", "2024-08"), "259.80"),  # 5 x 19 + 8 x 20.60
        "NABETALING": (reeks("2023-08", "2024-07"), "239.20"),
        "VERVALLEN": ("2023-07", "19.00"),
    }


def test_een_correctie_gaat_zesendertig_maanden_terug() -> None:
    nu = register(inhoud(dag("2024-01-01")))
    gepland = maak(nu, periode(dag("2020-03-01")))
    assert gepland.meldingen[0].na is not None
    assert gepland.meldingen[0].na.startdatum == dag("2021-06-10")
    gevonden = gevolgen(gepland, nu)
    assert beeld(gevonden) == {
        "STAPELFACTUUR": (f"{reeks('2021-07', '2023-12')} 2024-06", "590.60"),
        "NABETALING": (reeks("2021-07", "2023-12"), "570.00"),  # 30 x 19
        "VERVALLEN": (f"2020-03 {reeks('2020-06', '2021-06')}", "266.00"),  # 14 x 19
    }
    later = gevolgen(gepland, nu, beschikt_in=Maand(2024, 8))
    assert beeld(later)["VERVALLEN"] == (f"2020-03 {reeks('2020-06', '2021-07')}", "285.00")


def test_een_stop_die_niet_verder_terug_kan_laat_maanden_staan() -> None:
    nu = register(inhoud(dag("2020-01-01")))
    gepland = maak(nu, periode(dag("2020-01-01"), dag("2021-03-31")))
    assert gepland.meldingen[0].na is not None
    assert gepland.meldingen[0].na.stopdatum == dag("2021-06-10")
    gevonden = gevolgen(gepland, nu)
    assert beeld(gevonden) == {
        "TERUGGAVE": (reeks("2021-07", "2024-05"), "673.00"),  # 30 x 19 + 5 x 20.60
        "BLIJFT_BETAALD": ("2021-04 2021-05 2021-06", "57.00"),
    }
    assert str(gevonden[1]) == (
        "te lang geleden om nog terug te geven, 3 maanden (2021-04 t/m 2021-06): "
        "ten hoogste € 57,00"
    )


def test_van_een_intrekking_komt_terug_wat_binnen_drie_jaar_ligt() -> None:
    nu = register(inhoud(dag("2020-01-01")))
    assert beeld(gevolgen(maak(nu), nu)) == {
        "TERUGGAVE": (reeks("2021-06", "2024-05"), "692.00"),  # 31 x 19 + 5 x 20.60
        "BLIJFT_BETAALD": (f"2020-01 2020-02 2020-03 {reeks('2020-06', '2021-05')}", "285.00"),
    }


def test_wat_eerder_verviel_wordt_bij_een_stop_niet_opnieuw_verteld() -> None:
    na = pas_toe(LEEG, maak(LEEG, periode(dag("2022-01-05"))))
    gepland = maak(na, periode(dag("2022-01-05"), dag("2024-03-31")))
    assert beeld(gevolgen(gepland, na)) == {"TERUGGAVE": ("2024-04 2024-05", "41.20")}


def test_een_maand_die_een_andere_periode_draagt_vervalt_niet() -> None:
    """August was wanted of the second period too; the first one holds it."""
    eerst = inhoud(dag("2023-01-01"), dag("2023-08-31"))
    tweede = Inhoud(startdatum=dag("2023-09-10"), gewenste_startdatum=dag("2023-08-01"))
    start = Melding(volgnummer=2, periode=2, soort=Meldingsoort.START, na=tweede)
    gevonden = gevolgen(Plan(VANDAAG, (start,), (), ()), register(eerst))
    assert beeld(gevonden)["VERVALLEN"] == ("2023-09", "19.00")
    assert {gevolg.soort.name: gevolg.perioden for gevolg in gevonden} == {
        "STAPELFACTUUR": (2,),
        "NABETALING": (2,),
        "VERVALLEN": (2,),
    }


def test_een_maand_die_een_andere_periode_wil_blijft_niet_ten_onrechte() -> None:
    """The stop was wanted on 31 March 2021 and is told in June; June belongs to the second."""
    oud, tweede = inhoud(dag("2020-06-01")), inhoud(dag("2021-05-15"))
    na = evolve(oud, stopdatum=dag("2021-06-10"), gewenste_stopdatum=dag("2021-03-31"))
    stop = Melding(volgnummer=3, periode=1, soort=Meldingsoort.STOP, voor=oud, na=na)
    gevonden = gevolgen(Plan(VANDAAG, (stop,), (), ()), register(oud, tweede))
    assert beeld(gevonden) == {"BLIJFT_BETAALD": ("2021-04 2021-05", "38.00")}


def test_twee_wensen_die_niet_meer_samengaan_geven_geen_maanden() -> None:
    """The stop that was wanted lies before the start that was: half of it was held back."""
    oud = Inhoud(startdatum=dag("2021-01-01"), gewenste_startdatum=dag("2021-05-01"))
    na = evolve(oud, stopdatum=dag("2024-05-31"), gewenste_stopdatum=dag("2021-03-31"))
    stop = Melding(volgnummer=2, periode=1, soort=Meldingsoort.STOP, voor=oud, na=na)
    gevonden = gevolgen(Plan(VANDAAG, (stop,), (), ()), register(oud))
    assert beeld(gevonden) == {
        "BLIJFT_BETAALD": (reeks("2021-05", "2024-05"), "711.00"),  # 32 x 19 + 5 x 20.60
    }


# Refunds


@pytest.mark.parametrize(
    ("wens", "maanden", "bedrag"),
    [
        ((dag("2024-01-01"), dag("2024-03-31")), "2024-04 2024-05", "41.20"),
        ((dag("2024-01-01"), dag("2024-04-01")), "2024-05", "20.60"),
        ((dag("2024-03-10"), None), "2024-01 2024-02 2024-03", "61.80"),
        (None, reeks("2024-01", "2024-05"), "103.00"),
    ],
)
def test_wat_terug_te_verwachten_is(
    wens: tuple[date, date | None] | None, maanden: str, bedrag: str
) -> None:
    nu = register(inhoud(dag("2024-01-01")))
    gepland = maak(nu, *([] if wens is None else [periode(*wens)]))
    assert beeld(gevolgen(gepland, nu)) == {"TERUGGAVE": (maanden, bedrag)}


@pytest.mark.parametrize("stop", ["2024-05-01", "2024-05-31", "2024-06-09"])
def test_een_stop_na_de_laatste_factuur_geeft_niets_terug(stop: str) -> None:
    nu = register(inhoud(dag("2024-01-01")))
    gepland = maak(nu, periode(dag("2024-01-01"), dag(stop)))
    assert not gepland.is_leeg
    assert gevolgen(gepland, nu) == ()


def test_maanden_voor_2020_zijn_er_niet() -> None:
    nu = register(inhoud(dag("2019-03-01")))
    assert beeld(gevolgen(maak(nu, op=dag("2020-08-10")), nu)) == {
        "TERUGGAVE": ("2020-01 2020-02 2020-03 2020-06 2020-07", "95.00")
    }


def test_terug_en_alsnog_tegelijk() -> None:
    nu = register(inhoud(dag("2024-03-01")))
    gepland = maak(nu, periode(dag("2024-02-01"), dag("2024-04-30")))
    assert beeld(gevolgen(gepland, nu)) == {
        "NABETALING": ("2024-02", "20.60"),
        "TERUGGAVE": ("2024-05", "20.60"),
    }


# Amounts


def test_het_lagere_tarief_van_de_gemeente() -> None:
    tien = Beleid(
        gemeente=Gemeentecode("0363"),
        lagere_tarieven=[LagerTarief(Bedrag(1000), Maand(2024, 1), dag("2023-12-01"))],
    )
    gepland = maak(LEEG, periode(dag("2023-12-01")))
    gevonden = gevolgen(gepland, LEEG, beleid=tien)
    assert beeld(gevonden)["NABETALING"] == (reeks("2023-12", "2024-05"), "69.00")  # 19 + 5 x 10
    assert gevonden[1].hoogstens


def test_een_tarief_dat_nog_niet_bekend_is_geeft_geen_bedrag() -> None:
    gepland = maak(LEEG, periode(dag("2099-11-15")), op=dag("2100-02-10"))
    gevonden = gevolgen(gepland, LEEG)
    assert beeld(gevonden) == {
        "STAPELFACTUUR": ("2099-12 2100-01 2100-02", None),
        "NABETALING": ("2099-12 2100-01", None),
    }
    assert str(gevonden[1]).endswith(": bedrag niet bekend")


def overzicht(*stukken: tuple[str, str, int, tuple[int, ...]]) -> Bijdrageoverzicht:
    return Bijdrageoverzicht(
        Reeks(Maand.parse(van), Maand.parse(tot), Bedrag(centen), Reden.LANDELIJK_TARIEF, personen)
        for van, tot, centen, personen in stukken
    )


def test_met_overzichten_telt_wat_het_huishouden_verschuldigd_is() -> None:
    """The partner owes May by support of his own, so that only March and April come back."""
    nu = register(inhoud(dag("2024-01-01")))
    gepland = maak(nu, periode(dag("2024-01-01"), dag("2024-02-29")))
    voor = overzicht(("2024-01", "2024-06", 2060, (0, 1)))
    na = overzicht(("2024-01", "2024-02", 2060, (0, 1)), ("2024-05", "2024-06", 2060, (0, 1)))
    (terug,) = gevolgen(gepland, nu, overzichten=(voor, na))
    assert beeld((terug,)) == {"TERUGGAVE": ("2024-03 2024-04", "41.20")}
    assert not terug.hoogstens
    assert str(terug) == ("terug te verwachten over 2 maanden (2024-03 t/m 2024-04): € 41,20")
    assert gevolgen(gepland, nu, overzichten=(voor, voor)) == ()


def test_met_overzichten_staat_op_de_factuur_wat_het_huishouden_betaalt() -> None:
    gepland = maak(LEEG, periode(dag("2024-03-01")))
    geen = overzicht()
    na = overzicht(
        ("2024-03", "2024-04", 1000, (0,)),
        ("2024-03", "2024-03", 500, (1,)),
        ("2024-05", "2024-05", 0, (0,)),
        ("2024-06", "2024-06", 1000, (0,)),
    )
    assert beeld(gevolgen(gepland, LEEG, overzichten=(geen, na))) == {
        "STAPELFACTUUR": ("2024-03 2024-04 2024-06", "35.00"),
        "NABETALING": ("2024-03 2024-04", "25.00"),
    }
    kort = overzicht(("2024-04", "2024-04", 1000, (0,)))
    assert beeld(gevolgen(gepland, LEEG, overzichten=(geen, kort))) == {
        "NABETALING": ("2024-04", "10.00"),
    }


def test_vierwekenperioden_in_een_overzicht_zijn_geen_maanden() -> None:
    oud = Bijdrageoverzicht(
        [Reeks(Zorgperiode(2019, 1), Zorgperiode(2019, 13), Bedrag(1750), Reden.VLAK_2019)]
    )
    gepland = maak(LEEG, periode(dag("2024-03-01")))
    assert gevolgen(gepland, LEEG, overzichten=(oud, oud)) == ()


# The end of guarding

PRIJS = (57000, dag("2024-01-01"))


def test_een_stop_beeindigt_de_bewaking() -> None:
    nu = register(inhoud(dag("2024-01-01"), None, PRIJS))
    gepland = maak(nu, periode(dag("2024-01-01"), dag("2024-05-31"), PRIJS))
    (einde,) = gevolgen(gepland, nu)
    assert einde.soort is Gevolgsoort.EINDE_BEWAKING
    assert einde.bedrag == Bedrag(46700)  # 570 - 5 x 20.60
    assert (einde.perioden, einde.maanden) == ((1,), (Maand(2024, 5),))
    assert not einde.hoogstens
    assert not einde.bereikt
    assert str(einde) == (
        "de stop beëindigt de bewaking van de kostprijs; bij een nieuwe start moet het restant "
        "van € 467,00 opnieuw worden gemeld"
    )


def test_een_prijs_die_bereikt_is_wordt_niet_opnieuw_gemeld() -> None:
    prijs = (10400, dag("2024-01-01"))  # 5 x 20.60 = 103, so that 1.00 is left
    nu = register(inhoud(dag("2024-01-01"), None, prijs))
    (einde,) = gevolgen(maak(nu, periode(dag("2024-01-01"), dag("2024-05-31"), prijs)), nu)
    assert (einde.bedrag, einde.bereikt) == (Bedrag(100), True)
    assert str(einde).endswith(
        "die is bereikt en mag bij een nieuwe start niet opnieuw worden gemeld"
    )


def stopplan(voor: Inhoud, na: Inhoud) -> Plan:
    soort = Meldingsoort.STOP if voor.stopdatum is None else Meldingsoort.STOPWIJZIGING
    return Plan(VANDAAG, (Melding(volgnummer=3, periode=1, soort=soort, voor=voor, na=na),), (), ())


@pytest.mark.parametrize("prijs", [(0, dag("2024-01-01")), (57000, dag("2019-06-01"))])
def test_een_prijs_die_niet_te_volgen_is(prijs: tuple[int, date]) -> None:
    voor = inhoud(dag("2024-01-01"), None, prijs)
    na = inhoud(dag("2024-01-01"), dag("2024-06-05"), prijs)
    (einde,) = gevolgen(
        stopplan(voor, na), register(voor, inhoud(dag("2020-01-01"), dag("2020-01-31")))
    )
    assert (einde.bedrag, einde.bereikt) == (None, False)
    assert str(einde).endswith("bepaal bij een nieuwe start het restant en meld het opnieuw")


def test_een_andere_stop_geeft_een_ander_restant_en_een_oude_stop_niets() -> None:
    eerst = inhoud(dag("2024-01-01"), dag("2024-05-31"), PRIJS)
    rust = inhoud(dag("2020-06-01"), dag("2020-09-30"), (5800, dag("2020-06-01")))
    na = inhoud(dag("2024-01-01"), dag("2024-06-05"), PRIJS)
    (einde,) = gevolgen(stopplan(eerst, na), register(eerst, rust))
    assert (einde.perioden, einde.bedrag) == ((1,), Bedrag(44640))  # 570 - 6 x 20.60


def test_een_andere_prijs_bij_dezelfde_stop() -> None:
    eerst = inhoud(dag("2024-01-01"), dag("2024-05-31"), PRIJS)
    na = inhoud(dag("2024-01-01"), dag("2024-05-31"), (60000, dag("2024-01-01")))
    anders = Melding(volgnummer=2, periode=1, soort=Meldingsoort.WIJZIGING, voor=eerst, na=na)
    (einde,) = gevolgen(Plan(VANDAAG, (anders,), (), ()), register(eerst))
    assert einde.bedrag == Bedrag(49700)  # 600 - 5 x 20.60


def test_een_periode_die_met_stop_en_al_wordt_gemeld() -> None:
    gepland = maak(LEEG, periode(dag("2024-04-01"), dag("2024-05-31"), PRIJS), versie="4.0")
    assert beeld(gevolgen(gepland, LEEG)) == {
        "NABETALING": ("2024-04 2024-05", "41.20"),
        "STAPELFACTUUR": ("2024-04 2024-05", "41.20"),
        "EINDE_BEWAKING": ("2024-05", "467.00"),  # guarded from January
    }


# A move


def test_maanden_die_ook_een_andere_gemeente_meldt() -> None:
    """Moved on 15 April: May is the first month there, and here nothing has stopped."""
    nu = register(inhoud(dag("2024-02-01")))
    gepland = maak(nu, periode(dag("2024-01-01")))
    (dubbel,) = (
        g
        for g in gevolgen(gepland, nu, elders=Tijdvak(dag("2024-04-15")))
        if g.soort is Gevolgsoort.DUBBELE_MAAND
    )
    assert [str(maand) for maand in dubbel.maanden] == ["2024-05", "2024-06"]
    assert (dubbel.bedrag, dubbel.hoogstens, dubbel.bevestigd) == (Bedrag(4120), True, False)
    assert dubbel.bron is not None
    assert str(dubbel) == (
        "ook een andere gemeente meldt 2 maanden (2024-05 t/m 2024-06): ten hoogste € 41,20 "
        "dubbel, terwijl per maand een bijdrage verschuldigd is"
    )


@pytest.mark.parametrize(
    ("stop", "verhuisd", "dubbel"),
    [
        # stop and start within one month: that month is owed here, the next one there
        ("2024-04-14", "2024-04-15", []),
        # the day before the 1st
        ("2024-03-31", "2024-04-01", []),
        # on the 1st itself: both would report April
        ("2024-04-01", "2024-04-01", ["2024-04"]),
        ("2024-05-02", "2024-04-15", ["2024-05"]),
    ],
)
def test_bij_een_verhuizing_wordt_geen_maand_twee_keer_gemeld(
    stop: str, verhuisd: str, dubbel: list[str]
) -> None:
    nu = register(inhoud(dag("2024-01-01")))
    gepland = maak(nu, periode(dag("2024-01-01"), dag(stop)))
    gevonden = gevolgen(gepland, nu, elders=[Tijdvak(dag(verhuisd))])
    maanden = [
        str(maand)
        for gevolg in gevonden
        if gevolg.soort is Gevolgsoort.DUBBELE_MAAND
        for maand in gevolg.maanden
    ]
    assert maanden == dubbel


# Sources, and bad input


def test_elk_gevolg_noemt_zijn_grondslag() -> None:
    verwacht = {
        "STAPELFACTUUR": "3.3",
        "NABETALING": "3.5",
        "TERUGGAVE": "3.6",
        "VERVALLEN": "3.5",
        "BLIJFT_BETAALD": "3.6",
        "EINDE_BEWAKING": "3.10b",
        "DUBBELE_MAAND": "2.1.4a",
    }
    for soort in Gevolgsoort:
        gevolg = Gevolg(soort=soort)
        assert gevolg.grondslagen[0].artikel == verwacht.pop(soort.name)
        assert gevolg.bevestigd == (soort is not Gevolgsoort.DUBBELE_MAAND)
        assert gevolg.bron == soort.bron
    assert verwacht == {}


def test_wat_geen_plan_voor_dit_register_is() -> None:
    gepland = maak(LEEG, periode(dag("2024-01-01")))
    with pytest.raises(OngeldigeWaarde, match="^beschikt_in: lies before the plan"):
        gevolgen(gepland, LEEG, beschikt_in=Maand(2024, 5))
    with pytest.raises(OngeldigeWaarde, match="a volgnummer does not count up"):
        gevolgen(gepland, register(inhoud(dag("2024-01-01"))))
    fout: Any = object()
    geen = overzicht()
    anders: list[tuple[str, Any]] = [
        ("beschikt_in", fout),
        ("elders", fout),
        ("beleid", fout),
        ("overzichten", (fout, geen)),
        ("overzichten", (geen, fout)),
    ]
    for naam, waarde in anders:
        with pytest.raises(OngeldigeWaarde, match=f"^{naam}:"):
            gevolgen(gepland, LEEG, **{naam: waarde})
    with pytest.raises(OngeldigeWaarde, match="^plan:"):
        gevolgen(fout, LEEG)
    with pytest.raises(OngeldigeWaarde, match="^register:"):
        gevolgen(gepland, fout)


# Against a loop over months


@st.composite
def perioden(draw: st.DrawFn, eerste: date) -> list[tuple[date, date | None]]:
    """Up to three periods without a day in common, from about *eerste* until VANDAAG."""
    gevonden: list[tuple[date, date | None]] = []
    dag_ = eerste
    for _ in range(draw(st.integers(0, 3))):
        start = dag_ + timedelta(draw(st.integers(1, 400)))
        if start > VANDAAG:
            break
        stop = start + timedelta(draw(st.integers(0, 500)))
        if stop >= VANDAAG or draw(st.booleans()):
            gevonden.append((start, None))
            break
        gevonden.append((start, stop))
        dag_ = stop
    return gevonden


def owed(vakken: list[tuple[date, date | None]], maand: tuple[int, int]) -> bool:
    begin = date(*maand, 1)
    return any(van <= begin and (tot is None or begin <= tot) for van, tot in vakken)


@given(
    st.sampled_from([dag("2019-12-31"), dag("2022-12-01")]).flatmap(
        lambda eerste: st.tuples(perioden(eerste), perioden(eerste))
    ),
    st.integers(0, 4),
    st.sampled_from(["1.0", "4.0"]),
)
def test_terug_en_alsnog_zijn_precies_het_verschil(
    delen: tuple[list[tuple[date, date | None]], list[tuple[date, date | None]]],
    wacht: int,
    versie: str,
) -> None:
    heeft, wil = delen
    nu = register(*(inhoud(*deel) for deel in heeft))
    gepland = maak(nu, *(periode(*deel) for deel in wil), versie=versie)
    besluit = VANDAAG.year * 12 + VANDAAG.month - 1 + wacht
    gevonden = gevolgen(gepland, nu, beschikt_in=Maand(besluit // 12, besluit % 12 + 1))
    per_soort = {g.soort.name: {(m.jaar, m.nummer) for m in g.maanden} for g in gevonden}
    if gepland.is_leeg:
        assert gevonden == ()
        return
    eerder = {a.periode: (a.inhoud.startdatum, a.inhoud.stopdatum) for a in nu.aangeleverd}
    straks = {
        a.periode: (a.inhoud.startdatum, a.inhoud.stopdatum)
        for a in pas_toe(nu, gepland).aangeleverd
    }
    terug, blijft, alsnog, te_laat, vervallen = (set[tuple[int, int]]() for _ in range(5))
    for ordinaal in range(2020 * 12, besluit):
        maand = (ordinaal // 12, ordinaal % 12 + 1)
        if maand in {(2020, 4), (2020, 5)}:
            continue
        was, wordt = owed([*eerder.values()], maand), owed([*straks.values()], maand)
        leeftijd = besluit - ordinaal
        if was and not wordt:
            (terug if leeftijd <= 36 else blijft).add(maand)
        if wordt and not was:
            herzien = any(
                owed([nieuw], maand) and overlapt(eerder[p], nieuw)
                for p, nieuw in straks.items()
                if p in eerder
            )
            (alsnog if leeftijd <= (36 if herzien else 12) else te_laat).add(maand)
        if owed(wil, maand) and not wordt:
            vervallen.add(maand)
    assert per_soort.get("TERUGGAVE", set()) == terug
    assert per_soort.get("NABETALING", set()) == alsnog
    assert per_soort.get("BLIJFT_BETAALD", set()) >= blijft
    assert te_laat <= per_soort.get("VERVALLEN", set()) <= te_laat | vervallen
    lopend = (besluit // 12, besluit % 12 + 1)
    op_factuur = alsnog | {m for m in [lopend] if owed([*straks.values()], m)}
    stapelt = bool(alsnog) and len(op_factuur) > 1
    assert per_soort.get("STAPELFACTUUR") == (op_factuur if stapelt else None)


def overlapt(een: tuple[date, date | None], ander: tuple[date, date | None]) -> bool:
    return een[0] <= (ander[1] or date.max) and ander[0] <= (een[1] or date.max)


def test_een_leeg_plan_heeft_geen_gevolgen() -> None:
    nu = register(inhoud(dag("2020-01-01"), dag("2020-06-30"), PRIJS))
    leeg = Plan(VANDAAG, (), (), ())
    assert gevolgen(leeg, nu, elders=Tijdvak(dag("2020-01-01"))) == ()
