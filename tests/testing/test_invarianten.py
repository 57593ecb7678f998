"""The public invariants hold for the library, and their report tells what is wrong with another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from unittest import SkipTest

import pytest
from attrs import evolve
from hypothesis import Phase, settings

from wmo_eigenbijdrage import Bedrag, Maand, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.aanlevering import Inhoud, Meldingsoort
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.dossier import Huishouden
from wmo_eigenbijdrage.ieb import Heenbericht, Merk
from wmo_eigenbijdrage.kalender import Bijdrageperiode
from wmo_eigenbijdrage.landelijk import grondslagen
from wmo_eigenbijdrage.testing.implementatie import (
    Bibliotheek,
    Implementatie,
    NietOndersteund,
    Planstap,
    Prijsverloop,
)
from wmo_eigenbijdrage.testing.invarianten import (
    INVARIANTEN,
    Invariant,
    Rapport,
    Uitkomst,
    als_test,
    bericht_leest_terug_als_dezelfde_waarde,
    check_all,
    dag_ligt_in_zijn_periode,
    een_cent_rond_hele_maanden,
    een_maand_erbij_past_niet,
    kalender,
    kostprijs,
    minste_berichten,
    nooit_boven_het_tarief,
    onderzoek,
    perioden_sluiten_aan,
    plan_komt_uit,
    start_op_de_eerste_telt_meteen,
    start_pas_als_er_ruimte_is,
    tarief_van_de_maand,
    vlak_bedrag_in_2019,
)

BLAD = Path(__file__).parents[2] / "docs" / "testing-invarianten.md"


@pytest.mark.parametrize("invariant", INVARIANTEN, ids=lambda invariant: invariant.naam)
def test_de_bibliotheek_houdt_zich_eraan(invariant: Invariant[...]) -> None:
    # A part of the profile, as there are many.
    voorbeelden = settings().max_examples // 6
    settings(max_examples=voorbeelden, deadline=None)(als_test(invariant, Bibliotheek()))()


# The registry


def test_elke_naam_staat_er_eenmaal_en_elk_heeft_zin_en_bron() -> None:
    namen = [invariant.naam for invariant in INVARIANTEN]
    assert len(set(namen)) == len(namen)
    for invariant in INVARIANTEN:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", invariant.naam)
        assert re.fullmatch(r"[A-Z0-9].*\.", invariant.zin)
        assert " " in invariant.bron or invariant.bron in grondslagen()
        assert " " in invariant.vindplaats
        assert str(invariant) == f"{invariant.naam}: {invariant.zin}"


def test_het_blad_noemt_ze_alle_zoals_ze_zijn() -> None:
    rijen = re.findall(
        r"^\| `([a-z0-9-]+)` \| (.*) \| (.*) \| (.*) \|$", BLAD.read_text("utf-8"), re.MULTILINE
    )
    assert rijen == [(i.naam, i.zin, i.vindplaats, i.merk.value) for i in INVARIANTEN]


class AprilEnMeiGaanNietAf(Bibliotheek):
    """The other reading of decision 0024: what is not owed does not go off the price."""

    def prijsverloop(
        self, kostprijs: Bedrag, vanaf: date, pauzes: Sequence[Tijdvak]
    ) -> Prijsverloop:
        if vanaf > date(2020, 5, 1):
            return super().prijsverloop(kostprijs, vanaf, pauzes)
        vrij = Tijdvak(max(vanaf, date(2020, 4, 1)), date(2020, 5, 31))
        return super().prijsverloop(kostprijs, vanaf, [*pauzes, vrij])


def test_wie_anders_leest_dan_wij_zakt_niet_voor_wat_gezien_is() -> None:
    fouten = check_all(
        AprilEnMeiGaanNietAf(), voorbeelden=60, invarianten=kostprijs.INVARIANTEN
    ).fouten
    assert fouten
    assert {(fout.invariant.naam, fout.invariant.merk) for fout in fouten} == {
        (fout.invariant.naam, Merk.AFGELEID) for fout in fouten
    }


# An implementation that is wrong


class EersteMaandTeLaat(Bibliotheek):
    def verschuldigde_maanden(
        self, gebruik: Sequence[Tijdvak], tot_en_met: Maand
    ) -> Sequence[Maand]:
        later = [
            evolve(vak, eerste_dag=vak.eerste_dag.replace(day=2))
            for vak in gebruik
            if vak.laatste_dag is None
        ]
        return super().verschuldigde_maanden(later, tot_en_met)


def test_wie_fout_rekent_zakt_met_het_kleinste_tegenvoorbeeld() -> None:
    uitslag = onderzoek(start_op_de_eerste_telt_meteen, EersteMaandTeLaat())
    assert uitslag.uitkomst is Uitkomst.GEZAKT
    assert uitslag.is_fout
    assert uitslag.tegenvoorbeeld == (Maand(2020, 1), 1)
    assert str(uitslag) == (
        "gezakt: start-op-de-eerste-telt-meteen: "
        "a start on 2020-01-01 is owed from 2020-01, not from 2020-02"
    )


def test_een_rapport_telt_en_noemt_wat_fout_is() -> None:
    wat = (start_op_de_eerste_telt_meteen, dag_ligt_in_zijn_periode)
    rapport = check_all(EersteMaandTeLaat(), voorbeelden=20, invarianten=wat)
    assert not rapport.in_orde
    assert [fout.invariant.naam for fout in rapport.fouten] == [wat[0].naam]
    assert rapport.van(Uitkomst.GESLAAGD) == (wat[1].naam,)
    assert str(rapport).splitlines() == ["1 geslaagd, 1 gezakt", str(rapport.fouten[0])]


def test_gelijke_vragen_geven_gelijke_rapporten() -> None:
    def rapport(zaad: int) -> Rapport:
        return check_all(
            EersteMaandTeLaat(), voorbeelden=20, zaad=zaad, invarianten=INVARIANTEN[:8]
        )

    assert rapport(3) == rapport(3)
    assert rapport(3).van(Uitkomst.GEZAKT) == rapport(4).van(Uitkomst.GEZAKT) != ()


class Kapot(Bibliotheek):
    """Raises what it was given."""

    def __init__(self, fout: BaseException) -> None:
        object.__setattr__(self, "fout", fout)

    def bijdrageperiode(self, dag: date) -> Bijdrageperiode | None:
        assert dag
        raise self.__dict__["fout"]


class Onleesbaar(Exception):
    def __str__(self) -> str:
        raise RuntimeError


@pytest.mark.parametrize(
    ("fout", "tekst"),
    [
        (ValueError("client 999990019\nis unknown"), "ValueError: client ********* is unknown"),
        (SystemExit(3), "SystemExit: 3"),
        (RecursionError("too deep"), "RecursionError: too deep"),
        (Onleesbaar(), "Onleesbaar: its text cannot be read"),
        (ValueError("x" * 2000), f"ValueError: {'x' * 488}"),
    ],
)
def test_wie_vastloopt_houdt_de_rest_niet_op(fout: BaseException, tekst: str) -> None:
    wat = (dag_ligt_in_zijn_periode, start_op_de_eerste_telt_meteen)
    rapport = check_all(Kapot(fout), voorbeelden=5, invarianten=wat)
    assert [uitslag.uitkomst for uitslag in rapport.uitslagen] == [
        Uitkomst.GECRASHT,
        Uitkomst.GESLAAGD,
    ]
    assert rapport.uitslagen[0].tekst == tekst


def test_wie_wil_stoppen_kan_stoppen() -> None:
    with pytest.raises(KeyboardInterrupt):
        onderzoek(dag_ligt_in_zijn_periode, Kapot(KeyboardInterrupt()))


def test_wat_niet_ondersteund_wordt_is_niet_fout() -> None:
    implementatie = Kapot(NietOndersteund("no calendar"))
    rapport = check_all(implementatie, voorbeelden=5, invarianten=kalender.INVARIANTEN[:4])
    assert rapport.in_orde
    assert len(rapport.van(Uitkomst.NIET_ONDERSTEUND)) == 4
    assert str(rapport.uitslagen[0]) == "niet ondersteund: dag-ligt-in-zijn-periode"
    with pytest.raises(SkipTest, match="no calendar"):
        als_test(dag_ligt_in_zijn_periode, implementatie)()


class Wankel(Bibliotheek):
    """Wrong the first time only."""

    def __init__(self) -> None:
        object.__setattr__(self, "keren", [])

    def bijdrageperiode(self, dag: date) -> Bijdrageperiode | None:
        keren: list[date] = self.__dict__["keren"]
        keren.append(dag)
        return None if len(keren) == 1 else super().bijdrageperiode(dag)


def test_wie_de_tweede_keer_anders_antwoordt_is_wankel() -> None:
    uitslag = onderzoek(dag_ligt_in_zijn_periode, Wankel())
    assert uitslag.uitkomst is Uitkomst.WANKEL
    assert "different answers" in uitslag.tekst
    assert "has no period" in uitslag.tekst


class Niets:
    """Answers every question with as little as there is."""

    def bijdrageperiode(self, dag: date) -> Any:
        return Maand(2020, 1) if dag == date(2019, 12, 30) else None

    def __getattr__(self, naam: str) -> Any:
        def antwoord(*_: object) -> object:
            return b"" if naam == "schrijf" else ()

        return antwoord


def test_wie_niets_zinnigs_antwoordt_krijgt_een_regel_zonder_bsn() -> None:
    niets: Any = Niets()
    zonder_krimpen = settings(max_examples=3, database=None, phases=[Phase.generate])
    gezakt_: list[str] = []
    for invariant in INVARIANTEN:
        try:
            zonder_krimpen(als_test(invariant, niets))()
        except AssertionError as fout:
            gezakt_.append(str(fout))
        except (AttributeError, TypeError, ValueError):
            pass  # what is no answer cannot be judged
    assert len(gezakt_) > 30
    for tekst in gezakt_:
        assert tekst
        assert "\n" not in tekst
        assert not re.search(r"[0-9]{9}", tekst)


def test_een_test_heet_naar_zijn_invariant() -> None:
    test = als_test(tarief_van_de_maand, Bibliotheek())
    assert test.__name__ == "test_tarief_van_de_maand"
    assert test.__doc__ == tarief_van_de_maand.zin


# Single wrong answers


def gezakt(invariant: Invariant[...], implementatie: Implementatie, *waarden: Any) -> str:
    with pytest.raises(AssertionError) as gevangen:
        invariant(implementatie, *waarden)
    return str(gevangen.value)


class Open(Bibliotheek):
    def dagen_van(self, periode: Bijdrageperiode) -> Tijdvak:
        return Tijdvak(periode.eerste_dag)


def test_een_periode_zonder_einde() -> None:
    assert gezakt(perioden_sluiten_aan, Open(), date(2024, 1, 5)) == "2024-01 has no last day"


class Half(Bibliotheek):
    """Knows no day after January 2024."""

    def bijdrageperiode(self, dag: date) -> Bijdrageperiode | None:
        return None if dag > date(2024, 1, 31) else super().bijdrageperiode(dag)


def test_een_dag_zonder_periode() -> None:
    tekst = gezakt(perioden_sluiten_aan, Half(), date(2024, 1, 5))
    assert tekst == "2024-02-01, after 2024-01, has no period"
    assert gezakt(perioden_sluiten_aan, Half(), date(2024, 2, 5)) == "2024-02-05 has no period"


class Schrijffout(Bibliotheek):
    def schrijf(self, bericht: Heenbericht, release: str) -> bytes:
        return super().schrijf(bericht, release).replace(b"<", b"(")


def test_een_bericht_dat_niet_te_lezen_is() -> None:
    uitslag = onderzoek(bericht_leest_terug_als_dezelfde_waarde, Schrijffout(), voorbeelden=5)
    assert uitslag.uitkomst is Uitkomst.GEZAKT
    assert "cannot be read back" in uitslag.tekst


VAN, TOT = date(2024, 1, 1), date(2024, 2, 15)


class Plant(Bibliotheek):
    """Gives the steps that it was given."""

    def __init__(self, *stappen: Planstap) -> None:
        object.__setattr__(self, "stappen", stappen)

    def plan(
        self,
        gewenst: Sequence[Inhoud],
        bij_cak: Sequence[Inhoud],
        release: str,
        peildatum: date,
    ) -> Sequence[Planstap]:
        stappen: Sequence[Planstap] = self.__dict__["stappen"]
        return stappen if (gewenst, bij_cak, release, peildatum) else ()


def test_stappen_die_niet_kunnen() -> None:
    een, ander = Inhoud(startdatum=VAN), Inhoud(startdatum=TOT)
    zonder = Plant(Planstap(Meldingsoort.STOP, na=een))
    assert "stop does not go with" in gezakt(plan_komt_uit, zonder, [een], [], "1.0")
    onbekend = Plant(Planstap(Meldingsoort.INTREKKING, voor=ander))
    tekst = gezakt(plan_komt_uit, onbekend, [], [een], "1.0")
    assert tekst == "intrekking of 2024-02-15.., which CAK does not have"
    erbij = Plant(Planstap(Meldingsoort.START, na=ander))
    tekst = gezakt(start_pas_als_er_ruimte_is, erbij, [ander], [een], "1.0")
    assert "a start on 2024-02-15 beside 2024-01-01.." in tekst


def test_de_zoeker_houdt_op_bij_zijn_grens() -> None:
    open_, prijs = (VAN, None, None), (VAN, TOT, (50000, VAN))
    assert minste_berichten([], [prijs], als_periode=False, hoogstens=5) == 2
    assert minste_berichten([], [prijs], als_periode=True, hoogstens=5) == 1
    assert minste_berichten([open_], [prijs], als_periode=False, hoogstens=1) == 1


class TeVeel(Bibliotheek):
    """Asks twice the amount, and has another opinion of each price."""

    def bijdrage(
        self, huishouden: Huishouden, beleid: Beleid, tot_en_met: date
    ) -> Sequence[tuple[Bijdrageperiode, Bedrag]]:
        return [
            (periode, bedrag + bedrag)
            for periode, bedrag in super().bijdrage(huishouden, beleid, tot_en_met)
        ]

    def prijsverloop(
        self, kostprijs: Bedrag, vanaf: date, pauzes: Sequence[Tijdvak]
    ) -> Prijsverloop:
        return Prijsverloop(None, kostprijs, vanaf if not pauzes else None)


def test_te_veel_vragen_valt_op() -> None:
    wat = (
        tarief_van_de_maand,
        nooit_boven_het_tarief,
        vlak_bedrag_in_2019,
        een_maand_erbij_past_niet,
        een_cent_rond_hele_maanden,
    )
    rapport = check_all(TeVeel(), voorbeelden=20, invarianten=wat)
    assert rapport.van(Uitkomst.GEZAKT) == tuple(invariant.naam for invariant in wat)


class OokVierWeken(Bibliotheek):
    """Tells of a period of four weeks before the months."""

    def bijdrage(
        self, huishouden: Huishouden, beleid: Beleid, tot_en_met: date
    ) -> Sequence[tuple[Bijdrageperiode, Bedrag]]:
        maanden = super().bijdrage(huishouden, beleid, tot_en_met)
        return [(Zorgperiode(2019, 13), Bedrag(1750)), *maanden]


def test_wat_voor_2020_gold_telt_bij_de_maanden_niet_mee() -> None:
    rapport = check_all(OokVierWeken(), voorbeelden=10, invarianten=[tarief_van_de_maand])
    assert rapport.in_orde
