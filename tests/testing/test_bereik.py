"""What the strategies for whole facts reach, how they shrink, and which bounds they refuse."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument, NoSuchExample

from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode, Maand, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.aanlevering import (
    Aanleverachterstand,
    Aanlevertoestand,
    Antwoordreden,
    Bevolkingsreden,
    Boeking,
    Gevolg,
    Gevolgsoort,
    Grens,
    Inhoud,
    Melding,
    Meldingsoort,
    Meldinguitkomst,
    Persoonsfeiten,
    Persoonsregister,
    Persoonsvoorzieningen,
    Planopdracht,
    Plantelling,
    Planvraag,
    Retourachterstand,
    Retourverwerking,
    Vervolgstap,
    maak_boekingsbericht,
    vervolg_op,
)
from wmo_eigenbijdrage.beleid import Buffer, LagerTarief
from wmo_eigenbijdrage.dossier import (
    Client,
    Feit,
    Huishouden,
    Inkomen,
    Leefvorm,
    Persoon,
    Voorziening,
    Voorzieningsoort,
    Vrijstelling,
    Vrijstellingsgrond,
)
from wmo_eigenbijdrage.ieb import Niveau
from wmo_eigenbijdrage.kostprijs import Einde, Inningseinde, Inningsvariant4
from wmo_eigenbijdrage.landelijk import aow_datum, aow_leeftijden, landelijk_tarief
from wmo_eigenbijdrage.overgang import Vindplaats
from wmo_eigenbijdrage.testing import (
    achterstallige_retouren,
    achterstallige_starts,
    beleidskeuzes,
    bewakingen,
    bijdrageoverzichten,
    boekingen,
    buffers,
    clienten,
    controleuitkomsten,
    dagen,
    ebstartnummers,
    facturen,
    geboortedagen,
    gemeentecodes,
    geplande_personen,
    gewenste_periodelijsten,
    gewenste_perioden_van_een,
    grenzen,
    herzieningen,
    huishoudens,
    huishoudvergelijkingen,
    inhouden,
    inkomens,
    inningsvarianten,
    inningsverlopen,
    koppelingen,
    kostprijsbedragen,
    lagere_tarieven,
    lokale_parameters,
    maanden,
    maandtoetsen,
    meldingen,
    minimaregelingen,
    niet_geplande_personen,
    perioden_van_levering,
    personen,
    persoonsfeiten,
    persoonsregisters,
    persoonsvergelijkingen,
    plangevolgen,
    plannen,
    planopdrachten,
    plantellingen,
    planvragen,
    resterende_kostprijzen,
    retourverwerkingen,
    te_veel_geinde_bedragen,
    tegengehouden_meldingen,
    tijdlijnen,
    uitkomsten,
    vaststellingen,
    verlopen,
    vervolgen,
    voorzieningen,
    vrijstellingen,
    zorgperioden,
)

Voorwaarde = Callable[[Any], bool]
Strategie = st.SearchStrategy[Any]
KRIMP = settings(max_examples=2_000, derandomize=True, database=None, deadline=None)
BEREIK = settings(KRIMP, phases=[Phase.generate])
LAAGSTE_BSN = Bsn("999900006")
VROEG = date(1925, 1, 1)
JANUARI_2020 = Maand(2020, 1)


def altijd(_: object) -> bool:
    return True


def in_aow_tabel(geboren: date) -> bool:
    return geboren in aow_leeftijden().bereik


def verschil_in_maanden(v: Vrijstelling) -> int:
    return Maand.van(v.gemeld_op).ordinaal - v.eerste_maand.ordinaal


NIVEAUS = controleuitkomsten().map(lambda uitkomst: uitkomst.niveau)

BEREIKT: list[tuple[Strategie, Voorwaarde]] = [
    # The calendar
    (dagen(), lambda dag: dag == date(2016, 1, 3)),
    (dagen(), lambda dag: dag == date(2019, 12, 29)),
    (dagen(), lambda dag: dag == date(2024, 2, 29)),
    (dagen(), lambda dag: dag.day == 1 and dag.month == 7),
    (dagen(), lambda dag: (dag + timedelta(days=1)).day == 1 and dag.month == 8),
    (maanden(), lambda maand: maand == Maand(2020, 4)),
    (maanden(), lambda maand: maand == Maand(2025, 1)),
    (zorgperioden(), lambda periode: periode == Zorgperiode(2015, 13)),
    # People
    (
        geboortedagen(),
        lambda dag: in_aow_tabel(dag) and aow_datum(dag).day == 1 and aow_datum(dag).year > 2019,
    ),
    (
        geboortedagen(),
        lambda dag: in_aow_tabel(dag) and aow_datum(dag).day > 29 and aow_datum(dag).year > 2019,
    ),
    (geboortedagen(), lambda dag: dag.day == 1 and dag.year + 18 >= 2020),
    (geboortedagen(), lambda dag: (dag.month, dag.day) == (2, 29)),
    (clienten(), lambda client: client.overleden is not None),
    (clienten(), lambda client: client.overleden == date(2020, 1, 1)),
    (inkomens(), lambda inkomen: inkomen.inkomen == Bedrag(1_747_401)),
    (inkomens(), lambda inkomen: inkomen.vermogen > Bedrag(1_000_000)),
    (vrijstellingen(), lambda v: v.aantal_maanden == 36),
    (vrijstellingen(), lambda v: verschil_in_maanden(v) == 36),
    (vrijstellingen(), lambda v: verschil_in_maanden(v) == 12 and v.gemeld_op.day == 1),
    (vrijstellingen(), lambda v: verschil_in_maanden(v) == -1),
    (
        voorzieningen(),
        lambda v: (
            v.aantal_perioden
            and v.kosten_per_periode
            and v.kosten_per_periode * v.aantal_perioden == v.totale_kosten
        ),
    ),
    (voorzieningen(), lambda v: v.totale_kosten is None),
    (personen(omstandigheden=False), lambda persoon: len(persoon.perioden) == 3),
    (personen(), lambda persoon: persoon.wlz_bijdrage and persoon.perioden),
    (personen(), lambda persoon: persoon.vrijstellingen and persoon.inkomens),
    (
        huishoudens(omstandigheden=False),
        lambda h: h.leefvorm is not None and Leefvorm.GEHUWD in h.leefvorm.waarden,
    ),
    (huishoudens(max_personen=1), lambda h: h.verlegde_jaren and h.personen[0].perioden),
    # Policy
    (lagere_tarieven(), lambda t: t.bedrag == landelijk_tarief(t.vanaf)),
    (lagere_tarieven(), lambda t: t.bedrag == landelijk_tarief(t.vanaf) - Bedrag(1)),
    (lagere_tarieven(), lambda t: t.bedrag == Bedrag(0) and t.aangeleverd_op < date(2020, 1, 1)),
    (minimaregelingen(), lambda m: len(m.grenzen) == 3),
    (lokale_parameters(), lambda p: p.jaar == 2019 and p.basis is not None),
    (lokale_parameters(), lambda p: p.percentage is not None and p.drempel_erbij),
    (beleidskeuzes(), lambda b: len(b.soortregels) == 2 and b.buffer.dagen > 7),
    # What is owed
    (bijdrageoverzichten(), lambda o: {Maand, Zorgperiode} == {type(r.van) for r in o.reeksen}),
    (vaststellingen(), lambda v: v.verschuldigd.reeksen and v.vervallen.reeksen),
    (herzieningen(), lambda h: h.teruggave),
    (herzieningen(), lambda h: h.nabetaling and not h.buiten_termijn),
    (facturen(), lambda factuur: len(factuur.regels) == 13),
    # Cost prices
    (kostprijsbedragen(), lambda prijs: prijs.centen % 1900 == 1899 and prijs > Bedrag(3800)),
    (kostprijsbedragen(), lambda prijs: prijs.centen % 1900 == 1 and prijs > Bedrag(3800)),
    (verlopen(), lambda v: v.einde is Einde.ONBEKEND),
    (verlopen(), lambda v: v.einde is Einde.BEREIKT and not v.restant),
    (bewakingen(), lambda b: len(b.stappen) >= 3),
    (bewakingen(), lambda b: b.regels.prognose is not None and b.stappen),
    (te_veel_geinde_bedragen(), lambda t: t.herstelbaar and t.maanden != t.herstelbaar),
    *[
        (maandtoetsen(), lambda toets, naam=naam: toets.uitkomst.name == naam)
        for naam in ("HOGER", "GELIJK", "LAGER")
    ],
    *[
        (inningsverlopen(), lambda verloop, einde=einde: verloop.einde is einde)
        for einde in Inningseinde
    ],
    *[
        (inningsvarianten(), lambda variant, nummer=nummer: variant.nummer == nummer)
        for nummer in (1, 2, 3, 4)
    ],
    (resterende_kostprijzen(), lambda r: r.kostprijs is None),
    (resterende_kostprijzen(), lambda r: r.kostprijs),
    # Messages
    *[
        (NIVEAUS, lambda gezien, niveau=niveau: gezien is niveau)
        for niveau in (Niveau.BERICHTFORMAAT, Niveau.BERICHTINHOUD, None)
    ],
    (koppelingen(), lambda k: k.dubbel and k.zonder_bericht),
    (koppelingen(), lambda k: k.antwoorden and k.zonder_retour),
    (perioden_van_levering(), lambda p: p.tijdelijk or p.definitief),
    # What CAK is told
    *[(meldingen(), lambda m, soort=soort: m.soort is soort) for soort in Meldingsoort],
    (inhouden(), lambda i: i.gewenste_startdatum == i.startdatum - relativedelta(months=12)),
    *[
        (boekingen(), lambda b, uitkomst=uitkomst: b.uitkomst is uitkomst)
        for uitkomst in Meldinguitkomst
    ],
    (boekingen(), lambda b: b.identificatie is not None and b.dagtekening is not None),
    (boekingen(), lambda b: len(b.retourcodes) == 2),
    (boekingen(), lambda b: b.vrijgegeven is not None),
    (persoonsregisters(), lambda r: r.aanvaard),
    (persoonsregisters(), lambda r: any(b.melding.soort is Meldingsoort.STOP for b in r.boekingen)),
    (persoonsregisters(), lambda r: r.ingetrokken),
    *[(plangevolgen(), lambda gevolg, soort=soort: gevolg.soort is soort) for soort in Gevolgsoort],
    (plangevolgen(), lambda gevolg: len(gevolg.maanden) > 12),
    (tegengehouden_meldingen(), lambda t: not t.zelf),
    (tegengehouden_meldingen(), lambda t: t.afgewezen.melding.volgnummer == 2),
    *[
        (achterstallige_starts(), lambda a, toestand=toestand: a.toestand is toestand)
        for toestand in Aanlevertoestand
    ],
    (achterstallige_starts(), lambda a: a.pgb),
    (achterstallige_retouren(), lambda a: a.dagen_te_laat == 1),
    (achterstallige_retouren(), lambda a: a.boeking.uitkomst is Meldinguitkomst.VERZONDEN),
    (retourverwerkingen(), lambda r: r.uitkomst is Meldinguitkomst.AFGEWEZEN and r.wordt_herhaald),
    *[
        (retourverwerkingen(), lambda r, code=reden.code: code in {b.code for b in r.bevindingen})
        for reden in Antwoordreden
        if reden is not Antwoordreden.ONLEESBAAR  # what cannot be read is no answer
    ],
    *[(vervolgen(), lambda v, stap=stap: v.stap is stap) for stap in Vervolgstap],
    (planvragen(), lambda v: callable(v.persoon)),
    (planvragen(), lambda v: isinstance(v.persoon, Persoonsvoorzieningen) and v.register.boekingen),
    (persoonsfeiten(), lambda p: len(p.feiten) >= 3),
    (geplande_personen(), lambda g: g.plan.meldingen and g.gewenst.perioden),
    (geplande_personen(), lambda g: g.plan.aangehouden),
    (geplande_personen(), lambda g: not g.gewenst.volledig),
    *[
        (niet_geplande_personen(), lambda n, code=reden.code: n.reden.code == code)
        for reden in Bevolkingsreden
    ],
    (plantellingen(), lambda t: t.niet_gepland and t.personen > 1),
    (gewenste_periodelijsten(), lambda g: g.perioden),
    (gewenste_periodelijsten(), lambda g: not g.volledig),
    (gewenste_perioden_van_een(), lambda p: p.kostprijs is not None and p.eind is None),
    (plannen(), lambda p: len(p.meldingen) >= 2),
    (plannen(), lambda p: p.aangehouden),
    # CAK's files
    (uitkomsten(), lambda u: u.aanmelding is not None and u.aanmelding.samengevoegd),
    *[
        (persoonsvergelijkingen(), lambda v, plek=plek: v.vindplaats is plek)
        for plek in (Vindplaats.BEIDE, Vindplaats.ALLEEN_EIGEN)
    ],
    (huishoudvergelijkingen(), lambda h: h.bij_cak and h.niet_bij_cak),
]


def per_strategie() -> dict[str, tuple[Strategie, list[Voorwaarde]]]:
    """All that is asked of one strategy together, so that it is drawn from once."""
    gevonden: dict[str, tuple[Strategie, list[Voorwaarde]]] = {}
    for strategie, voorwaarde in BEREIKT:
        gevonden.setdefault(repr(strategie), (strategie, []))[1].append(voorwaarde)
    return gevonden


@pytest.mark.parametrize(("strategie", "voorwaarden"), per_strategie().values())
def test_wat_een_strategie_bereikt(strategie: Strategie, voorwaarden: list[Voorwaarde]) -> None:
    over = dict(enumerate(voorwaarden))

    def alles_gezien(waarde: object) -> bool:
        for nummer in [nummer for nummer, voorwaarde in over.items() if voorwaarde(waarde)]:
            del over[nummer]
        return not over

    with suppress(NoSuchExample):
        find(strategie, alles_gezien, settings=BEREIK)
    assert not over


CLIENT = Client(LAAGSTE_BSN, VROEG)
KLAARGEZET = Boeking(
    Melding(
        volgnummer=1,
        periode=1,
        soort=Meldingsoort.START,
        na=Inhoud(startdatum=date(2020, 1, 1)),
    ),
    Meldinguitkomst.KLAARGEZET,
)
ONBEKEND_AANGELEVERD = Aanleverachterstand(
    Grens(date(2020, 1, 1), Feit(date(2020, 1, 1), "bericht"), "rollator", "start van de levering"),
    pgb=False,
    uiterlijk=date(2020, 2, 1),
    toestand=Aanlevertoestand.ONBEKEND,
    aangeleverd_op=None,
    dagen_te_laat=None,
)
KRIMPT: list[tuple[Strategie, Voorwaarde, object]] = [
    (dagen(), altijd, date(2014, 12, 29)),
    (geboortedagen(), altijd, VROEG),
    (clienten(), altijd, CLIENT),
    (clienten(), lambda c: c.overleden is not None, Client(LAAGSTE_BSN, VROEG, date(2014, 12, 29))),
    (inkomens(), lambda i: i.inkomen > Bedrag(500), Inkomen(2012, Bedrag(501))),
    (
        vrijstellingen(),
        altijd,
        Vrijstelling(Vrijstellingsgrond.VEILIGHEID, JANUARI_2020, 1, date(2020, 1, 1)),
    ),
    (
        voorzieningen(),
        altijd,
        Voorziening(
            soort=Voorzieningsoort.HULPMIDDEL, vanaf=Zorgperiode(2015, 1), totale_kosten=Bedrag(1)
        ),
    ),
    (
        personen(omstandigheden=False),
        lambda persoon: persoon.perioden,
        Persoon(client=CLIENT, perioden=[Tijdvak(date(2014, 12, 29))]),
    ),
    (lagere_tarieven(), altijd, LagerTarief(None, JANUARI_2020, date(2020, 1, 1))),
    (buffers(), lambda buffer: buffer.tolerantie >= 3, Buffer(0, 3)),
    (kostprijsbedragen(), lambda prijs: prijs > Bedrag(1900), Bedrag(1901)),
    (inningsvarianten(), altijd, Inningsvariant4(totale_kosten=Bedrag(1))),
    (meldingen(), altijd, KLAARGEZET.melding),
    (achterstallige_starts(), lambda a: a.dagen_te_laat is None, ONBEKEND_AANGELEVERD),
    (vervolgen(), lambda v: v.stap is Vervolgstap.SOFTWARE, vervolg_op("0001")),
]


@pytest.mark.parametrize(("strategie", "voorwaarde", "kleinste"), KRIMPT)
def test_waarheen_een_strategie_krimpt(
    strategie: Strategie, voorwaarde: Voorwaarde, kleinste: object
) -> None:
    assert find(strategie, voorwaarde, settings=KRIMP) == kleinste


EERSTE: list[tuple[Strategie, object]] = [
    (persoonsregisters(), Persoonsregister()),
    (inhouden(), Inhoud(startdatum=date(2020, 1, 1))),
    (boekingen(), KLAARGEZET),
    (
        # January to March; nobody owes anything over the next two. The bill follows the decision.
        plangevolgen(),
        Gevolg(
            soort=Gevolgsoort.STAPELFACTUUR,
            perioden=[1],
            maanden=[Maand(2020, 1), Maand(2020, 2), Maand(2020, 3)],
            bedrag=Bedrag(3 * 1900),
            factuurmaand=Maand(2020, 6),
        ),
    ),
    (achterstallige_retouren(), Retourachterstand(KLAARGEZET, None, None)),
    (retourverwerkingen(), Retourverwerking(Meldinguitkomst.AANVAARD)),
    (persoonsfeiten(), Persoonsfeiten(LAAGSTE_BSN, Gemeentecode("0363"), ())),
    (
        planvragen(),
        Planvraag(Persoonsfeiten(LAAGSTE_BSN, Gemeentecode("0363"), ()), Persoonsregister()),
    ),
    (
        geplande_personen().map(lambda g: (g.bsn, g.bevindingen, g.plan.is_leeg)),
        (LAAGSTE_BSN, (), True),
    ),
    (niet_geplande_personen().map(lambda n: (n.bsn, n.reden.code)), (LAAGSTE_BSN, "PB01")),
    (plantellingen(), Plantelling()),
    (tegengehouden_meldingen().map(lambda t: (t.zelf, t.afgewezen.retourcodes)), (True, ())),
]


@pytest.mark.parametrize(("strategie", "eenvoudigste"), EERSTE)
def test_het_eerste_is_het_eenvoudigste(strategie: Strategie, eenvoudigste: object) -> None:
    """What is drawn first is what shrinking strives for, and takes no time to find."""
    assert find(strategie, altijd, settings=settings(BEREIK, max_examples=1)) == eenvoudigste


LAAT, EERDER = date(2021, 1, 1), date(2020, 12, 31)
ONMOGELIJK: list[Strategie] = [
    geboortedagen(LAAT, EERDER),
    clienten(LAAT, EERDER),
    inkomens(2020, 2019),
    personen(LAAT, EERDER),
    huishoudens(LAAT, EERDER),
    huishoudens(max_personen=0),
    lagere_tarieven(Maand(2021, 1), Maand(2020, 12)),
    lagere_tarieven(max_value=Maand(2030, 1)),
    kostprijsbedragen(Bedrag(2), Bedrag(1)),
    kostprijsbedragen(Bedrag(0)),
    verlopen(Bedrag(2), Bedrag(1)),
    grenzen(LAAT, EERDER),
    inhouden(LAAT, EERDER),
    boekingen(LAAT, EERDER),
    ebstartnummers(5, 4),
    ebstartnummers(1_000_000_000, 2_000_000_000),
    gemeentecodes(date(1900, 1, 1)),
    tijdlijnen(max_stukken=0),
]


@pytest.mark.parametrize("strategie", ONMOGELIJK)
def test_onmogelijke_grenzen(strategie: Strategie) -> None:
    with pytest.raises(InvalidArgument):
        find(strategie, altijd, settings=BEREIK)


VROEGST, LAATST = date(2022, 2, 2), date(2022, 3, 4)


@settings(max_examples=50)
@given(huishoudens(VROEGST, LAATST, omstandigheden=False))
def test_grenzen_van_een_huishouden_worden_gehouden(huishouden: Huishouden) -> None:
    for persoon in huishouden.personen:
        for vak in persoon.perioden:
            assert VROEGST <= vak.eerste_dag <= (vak.laatste_dag or vak.eerste_dag) <= LAATST


@settings(max_examples=50)
@given(boekingen(VROEGST, LAATST, genoemd=True))
def test_een_genoemde_boeking_maakt_een_bericht_van_haar_dag(boeking: Boeking) -> None:
    bericht = maak_boekingsbericht(boeking, afzender=Gemeentecode("0363"), bsn=LAAGSTE_BSN)
    assert VROEGST <= bericht.dagtekening <= LAATST
    assert bericht.identificatie == boeking.identificatie


@settings(max_examples=30)
@given(persoonsregisters())
def test_wat_niet_is_afgewezen_volgt_op_wat_het_cak_had(register: Persoonsregister) -> None:
    namen = [b.identificatie for b in register.boekingen if b.identificatie is not None]
    dagen_ = [b.dagtekening for b in register.boekingen if b.dagtekening is not None]
    assert len(set(namen)) == len(namen)
    assert dagen_ == sorted(dagen_)
    for nummer, boeking in enumerate(register.boekingen):
        if boeking.uitkomst is Meldinguitkomst.AFGEWEZEN:
            continue
        voor, na = (
            {a.periode: a.inhoud for a in Persoonsregister(register.boekingen[:tot]).aangeleverd}
            for tot in (nummer, nummer + 1)
        )
        periode = boeking.melding.periode
        assert (voor.get(periode), na.get(periode)) == (boeking.melding.voor, boeking.melding.na)


@settings(max_examples=20)
@given(planopdrachten())
def test_een_opdracht_kan_naar_een_ander_proces(opdracht: Planopdracht) -> None:
    assert pickle.loads(pickle.dumps(opdracht)) == opdracht


@settings(max_examples=20)
@given(planvragen())
def test_een_vraag_kan_naar_een_ander_proces(vraag: Planvraag) -> None:
    daar = pickle.loads(pickle.dumps(vraag))
    assert daar.register == vraag.register
    assert _gegevens(daar) == _gegevens(vraag)


def _gegevens(vraag: Planvraag) -> Persoonsfeiten | Persoonsvoorzieningen:
    return vraag.persoon() if callable(vraag.persoon) else vraag.persoon
