"""Laws that hold of every contribution, whatever the facts and the policy."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from bijdrage.gevallen import LAATSTE, TARIEVEN, beleiden, bsn, gevallen
from wmo_eigenbijdrage import Bedrag, Gemeentecode, Maand, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.beleid import Beleid, LagerTarief
from wmo_eigenbijdrage.bijdrage.berekening import bereken_bijdrage
from wmo_eigenbijdrage.bijdrage.overzicht import Bijdrageoverzicht
from wmo_eigenbijdrage.bijdrage.vaststelling import herzien, vaststellen
from wmo_eigenbijdrage.dossier import Client, Huishouden, Persoon
from wmo_eigenbijdrage.fouten import OnbekendeParameter

Geval = tuple[Huishouden, Beleid, date]
EEN_DAG = timedelta(days=1)


def bereken(
    huishouden: Huishouden, beleid: Beleid, tot_en_met: date = LAATSTE
) -> Bijdrageoverzicht:
    """The overview; a case that needs an unknown figure of 2017 is passed over."""
    try:
        return bereken_bijdrage(huishouden, beleid, tot_en_met=tot_en_met)
    except OnbekendeParameter:
        assume(False)
        raise


def met_perioden(huishouden: Huishouden, plek: int, perioden: list[Tijdvak]) -> Huishouden:
    """The same household with other contribution periods for one of its persons, while alive."""
    personen = list(huishouden.personen)
    einde = personen[plek].client.overleden
    levend = [vak for vak in perioden if einde is None or vak.eerste_dag <= einde]
    personen[plek] = evolve(personen[plek], perioden=levend)
    return evolve(huishouden, personen=tuple(personen))


def client_in(periode: Zorgperiode | Maand, persoon: Persoon) -> bool:
    """Whether a period owes its amount to this person: any day of four weeks, day one of a month."""
    dagen = periode.tijdvak
    if isinstance(periode, Maand):
        dagen = Tijdvak(periode.eerste_dag, periode.eerste_dag)
    levend = dagen.knip(tot_en_met=persoon.client.overleden)
    return levend is not None and any(vak.overlapt(levend) for vak in persoon.perioden)


@given(gevallen())
def test_nooit_meer_dan_het_tarief_van_de_maand(geval: Geval) -> None:
    for periode, reeks in bereken(*geval).perioden():
        assert reeks.bedrag >= Bedrag(0)
        if isinstance(periode, Maand):
            assert reeks.bedrag <= Bedrag(TARIEVEN[periode.jaar])
            assert reeks.bedrag <= geval[1].tarief(periode)


@given(gevallen())
def test_niets_buiten_de_verschuldigde_perioden(geval: Geval) -> None:
    huishouden, beleid, tot_en_met = geval
    for periode, reeks in bereken(huishouden, beleid, tot_en_met).perioden():
        assert periode.eerste_dag <= tot_en_met
        assert any(client_in(periode, huishouden.personen[plek]) for plek in reeks.personen)


@given(gevallen())
def test_elke_verschuldigde_periode_staat_er_een_keer_in(geval: Geval) -> None:
    huishouden, beleid, _ = geval
    keren = Counter(
        (plek, periode)
        for periode, reeks in bereken(huishouden, beleid).perioden()
        for plek in reeks.personen
    )
    assert set(keren.values()) <= {1}
    alle: tuple[Zorgperiode | Maand, ...] = (
        *Zorgperiode.reeks(Zorgperiode(2015, 1), Zorgperiode(2019, 13)),
        *Maand.reeks(Maand(2020, 1), Maand(2026, 12)),
    )
    for plek, persoon in enumerate(huishouden.personen):
        for periode in alle:
            if client_in(periode, persoon):
                assert keren[plek, periode] == 1


@given(gevallen())
def test_niets_over_april_en_mei_2020(geval: Geval) -> None:
    for maand in (Maand(2020, 4), Maand(2020, 5)):
        for reeks in bereken(*geval).in_periode(maand):
            assert reeks.bedrag == Bedrag(0)


@given(gevallen())
def test_30_en_31_december_2019_doen_niets(geval: Geval) -> None:
    """Two days that belong to no care year: with or without them the outcome is the same."""
    huishouden, beleid, tot_en_met = geval
    zonder = huishouden
    for plek, persoon in enumerate(huishouden.personen):
        perioden = [
            deel
            for vak in persoon.perioden
            for deel in (
                vak.knip(tot_en_met=date(2019, 12, 29)),
                vak.knip(vanaf=date(2020, 1, 1)),
            )
            if deel is not None
        ]
        zonder = met_perioden(zonder, plek, perioden)
    assert bereken(zonder, beleid, tot_en_met) == bereken(huishouden, beleid, tot_en_met)


@pytest.mark.parametrize("dagen", [(30, 30), (31, 31), (30, 31)])
def test_alleen_30_en_31_december_2019(dagen: tuple[int, int]) -> None:
    vak = Tijdvak(date(2019, 12, dagen[0]), date(2019, 12, dagen[1]))
    persoon = Persoon(client=Client(bsn(0), date(1940, 1, 1)), perioden=(vak,))
    overzicht = bereken_bijdrage(
        Huishouden((persoon,)), Beleid(gemeente=Gemeentecode("0363")), tot_en_met=LAATSTE
    )
    assert overzicht.reeksen == ()


@given(gevallen(), st.integers(0, 1), st.integers(1, 400))
def test_langer_verlaagt_het_totaal_nooit(geval: Geval, plek: int, dagen: int) -> None:
    huishouden, beleid, tot_en_met = geval
    plek = min(plek, len(huishouden.personen) - 1)
    assume(huishouden.personen[plek].perioden)
    *perioden, laatste = huishouden.personen[plek].perioden
    assume(not laatste.is_open)
    assert laatste.laatste_dag is not None
    langer = Tijdvak(laatste.eerste_dag, laatste.laatste_dag + timedelta(days=dagen))
    nieuw = met_perioden(huishouden, plek, [*perioden, langer])
    oud_totaal = bereken(huishouden, beleid, tot_en_met).totaal
    assert bereken(nieuw, beleid, tot_en_met).totaal >= oud_totaal


@given(gevallen(), st.integers(0, 1), st.integers(1, 400))
def test_vroeger_beginnen_verlaagt_het_totaal_nooit(geval: Geval, plek: int, dagen: int) -> None:
    huishouden, beleid, tot_en_met = geval
    plek = min(plek, len(huishouden.personen) - 1)
    persoon = huishouden.personen[plek]
    assume(persoon.perioden)
    eerste, *later = persoon.perioden
    begin = max(eerste.eerste_dag - timedelta(days=dagen), persoon.client.geboortedatum)
    assume(begin >= date(2014, 12, 29))
    nieuw = met_perioden(huishouden, plek, [Tijdvak(begin, eerste.laatste_dag), *later])
    oud_totaal = bereken(huishouden, beleid, tot_en_met).totaal
    assert bereken(nieuw, beleid, tot_en_met).totaal >= oud_totaal


@given(gevallen(), st.integers(0, 2180), st.sampled_from(range(2020, 2027)))
def test_een_lager_tarief_verhoogt_nooit_iets(geval: Geval, centen: int, jaar: int) -> None:
    huishouden, beleid, tot_en_met = geval
    lager = [
        evolve(t, bedrag=min(t.bedrag or Bedrag(0), Bedrag(centen))) for t in beleid.lagere_tarieven
    ]
    if all(tarief.vanaf != Maand(jaar, 1) for tarief in lager):
        # A new choice lasts until the next, and must stay below what held in all of that time.
        hoogste = min(Bedrag(centen), beleid.tarief(Maand(jaar, 1)))
        lager.append(LagerTarief(hoogste, Maand(jaar, 1), date(jaar - 1, 12, 1)))
    oud = bereken(huishouden, beleid, tot_en_met)
    nieuw = bereken(huishouden, evolve(beleid, lagere_tarieven=tuple(lager)), tot_en_met)
    assert nieuw.totaal <= oud.totaal
    assert all(verschil.per_periode < Bedrag(0) for verschil in oud.vergelijk(nieuw))


@given(gevallen(), st.integers(0, 1), st.integers(0, 200))
def test_knippen_op_een_maandgrens_verandert_niets(geval: Geval, plek: int, maanden: int) -> None:
    huishouden, beleid, tot_en_met = geval
    plek = min(plek, len(huishouden.personen) - 1)
    geknipt: list[Tijdvak] = []
    for vak in huishouden.personen[plek].perioden:
        grens = (Maand.van(vak.eerste_dag) + 1 + maanden % 24).eerste_dag
        delen = vak.knip(tot_en_met=grens - EEN_DAG), vak.knip(vanaf=grens)
        geknipt += [deel for deel in delen if deel is not None]
    nieuw = met_perioden(huishouden, plek, geknipt)
    assert bereken(nieuw, beleid, tot_en_met) == bereken(huishouden, beleid, tot_en_met)


@given(gevallen())
def test_het_totaal_is_de_som_van_alles(geval: Geval) -> None:
    overzicht = bereken(*geval)
    assert overzicht.totaal == Bedrag.som(reeks.totaal for reeks in overzicht.reeksen)
    assert overzicht.totaal == Bedrag.som(reeks.bedrag for _, reeks in overzicht.perioden())
    per_jaar = overzicht.per_jaar()
    assert overzicht.totaal == Bedrag.som(per_jaar.values())
    for jaar, bedrag in per_jaar.items():
        delen = [reeks.bedrag for periode, reeks in overzicht.perioden() if periode.jaar == jaar]
        assert delen
        assert bedrag == Bedrag.som(delen)


@given(gevallen())
def test_reeksen_van_een_groep_overlappen_niet(geval: Geval) -> None:
    overzicht = bereken(*geval)
    for nummer, reeks in enumerate(overzicht.reeksen):
        assert reeks.van.eerste_dag <= reeks.tot_en_met.eerste_dag
        assert reeks.aantal == len(list(reeks.perioden()))
        for ander in overzicht.reeksen[:nummer]:
            if set(reeks.personen) & set(ander.personen):
                een = Tijdvak(reeks.van.eerste_dag, reeks.tot_en_met.laatste_dag)
                assert not een.overlapt(Tijdvak(ander.van.eerste_dag, ander.tot_en_met.laatste_dag))


@given(gevallen())
def test_in_periode_vindt_wat_perioden_opsomt(geval: Geval) -> None:
    overzicht = bereken(*geval)
    for periode, reeks in overzicht.perioden():
        assert reeks in overzicht.in_periode(periode)
        assert len(overzicht.in_periode(periode)) <= len(geval[0].personen)


@given(gevallen(), beleiden())
def test_vergelijken(geval: Geval, ander: Beleid) -> None:
    huishouden, beleid, tot_en_met = geval
    oud = bereken(huishouden, beleid, tot_en_met)
    nieuw = bereken(huishouden, ander, tot_en_met)
    assert oud.vergelijk(oud) == ()
    verschillen = oud.vergelijk(nieuw)
    assert Bedrag.som(verschil.totaal for verschil in verschillen) == nieuw.totaal - oud.totaal
    terug = nieuw.vergelijk(oud)
    assert [-verschil.totaal for verschil in terug] == [v.totaal for v in verschillen]


@given(gevallen(), gevallen())
def test_vergelijken_van_ongelijke_gevallen(een: Geval, twee: Geval) -> None:
    oud, nieuw = bereken(*een), bereken(*twee)
    verschil = Bedrag.som(v.totaal for v in oud.vergelijk(nieuw))
    assert verschil == nieuw.totaal - oud.totaal


@given(gevallen())
def test_nooit_meer_dan_de_kostprijs(geval: Geval) -> None:
    huishouden, beleid, tot_en_met = geval
    overzicht = bereken(huishouden, beleid, tot_en_met)
    for plekken in ((0,), (1,), (0, 1)):
        voorzieningen = [
            voorziening
            for plek in plekken
            if plek < len(huishouden.personen)
            for voorziening in huishouden.personen[plek].voorzieningen
        ]
        totalen = [v.totale_kosten for v in voorzieningen if v.totale_kosten is not None]
        leden = [p for n, p in enumerate(huishouden.personen) if n in plekken]
        if any(persoon.perioden and not persoon.voorzieningen for persoon in leden):
            continue  # the costs are unknown (decision 0022)
        delen = [
            (periode, reeks.bedrag)
            for periode, reeks in overzicht.perioden()
            if isinstance(periode, Zorgperiode) and reeks.personen == plekken
        ]
        if voorzieningen and len(totalen) == len(voorzieningen):
            assert Bedrag.som(bedrag for _, bedrag in delen) <= Bedrag.som(totalen)
        for periode, bedrag in delen:
            lopend = [v for v in voorzieningen if v.vanaf <= periode]
            lopend = [v for v in lopend if v.tot_en_met is None or periode <= v.tot_en_met]
            if voorzieningen and all(v.kosten_per_periode is not None for v in lopend):
                kosten = Bedrag.som(v.kosten_per_periode or Bedrag(0) for v in lopend)
                assert bedrag <= kosten


@given(gevallen(), gevallen())
def test_eerder_ophouden_met_kijken_verandert_geen_hele_periode(een: Geval, twee: Geval) -> None:
    huishouden, beleid, _ = een
    tot_en_met = twee[2]
    alles = bereken(huishouden, beleid)
    deel = bereken(huishouden, beleid, tot_en_met)
    for periode, reeks in alles.perioden():
        if periode.laatste_dag <= tot_en_met:
            (gevonden,) = [r for r in deel.in_periode(periode) if r.personen == reeks.personen]
            assert (gevonden.bedrag, gevonden.reden) == (reeks.bedrag, reeks.reden)


BESLUITEN = st.dates(date(2015, 1, 1), date(2027, 12, 31))


@given(gevallen(), BESLUITEN)
def test_een_eerste_vaststelling_verliest_niets(geval: Geval, besluit: date) -> None:
    overzicht = bereken(*geval)
    vaststelling = vaststellen(overzicht, besluit)
    delen = (vaststelling.verschuldigd, vaststelling.vervallen)
    assert Bedrag.som(deel.totaal for deel in delen) == overzicht.totaal
    perioden = [{periode for periode, _ in deel.perioden()} for deel in delen]
    assert not perioden[0] & perioden[1]
    assert perioden[0] | perioden[1] == {periode for periode, _ in overzicht.perioden()}


@given(gevallen(), beleiden(), BESLUITEN)
def test_een_herziening_gaat_op(geval: Geval, ander: Beleid, besluit: date) -> None:
    huishouden, beleid, tot_en_met = geval
    oud = bereken(huishouden, beleid, tot_en_met)
    nieuw = bereken(huishouden, ander, tot_en_met)
    herziening = herzien(oud, nieuw, besluit)
    verschil = herziening.uitkomst.totaal - oud.totaal
    assert herziening.nabetaling - herziening.teruggave == verschil
    buiten = Bedrag.som(verschil.totaal for verschil in herziening.buiten_termijn)
    assert herziening.uitkomst.totaal + buiten == nieuw.totaal
    opnieuw = herzien(herziening.uitkomst, nieuw, besluit)
    assert (opnieuw.wijzigingen, opnieuw.saldi) == ((), ())
    assert opnieuw.uitkomst == herziening.uitkomst
