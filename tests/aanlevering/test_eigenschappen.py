"""What holds for all facts: agreement with a naive reference, order, time, explanations."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from aanlevering import naief
from aanlevering.bouw import beleid
from wmo_eigenbijdrage import Maand
from wmo_eigenbijdrage.aanlevering import Gewenst, gewenste_perioden
from wmo_eigenbijdrage.beleid import Beleid, Buffer, Kostprijsbewaker, Moment, Pauzeregel
from wmo_eigenbijdrage.dossier import Feitperiode, TotaleKostprijs, Zorgvoorziening
from wmo_eigenbijdrage.landelijk import landelijk_tarief
from wmo_eigenbijdrage.testing import dagen, zorgvoorzieningen

MOMENTEN = st.sampled_from(Moment)
DAGEN = dagen(date(2019, 10, 1), date(2023, 6, 30))


@st.composite
def personen(draw: st.DrawFn) -> tuple[Zorgvoorziening, ...]:
    kenmerken = draw(st.lists(st.sampled_from("abc"), unique=True, max_size=3))
    soorten = ("hulp", "hulpmiddel", "vervoer")
    return tuple(draw(zorgvoorzieningen(kenmerk=kenmerk, soorten=soorten)) for kenmerk in kenmerken)


@st.composite
def beleidskeuzes(draw: st.DrawFn, tolerantie: int = 0) -> Beleid:
    return beleid(
        draw(MOMENTEN),
        draw(MOMENTEN),
        draw(MOMENTEN),
        pauzeregel=Pauzeregel(draw(st.sampled_from((None, 0, 1, 14, 60)))),
        kostprijsbewaker=draw(st.sampled_from(Kostprijsbewaker)),
        buffer=Buffer(tolerantie=tolerantie),
    )


def verschuldigd(uitkomst: Gewenst) -> set[Maand]:
    return {
        maand
        for maand in naief.MAANDEN
        for p in uitkomst.perioden
        if p.maanden[0] <= maand and (p.maanden[1] is None or maand <= p.maanden[1])
    }


@given(personen(), beleidskeuzes(), DAGEN)
@settings(max_examples=150, deadline=None)
def test_maand_voor_maand_als_de_naieve_regel(
    persoon: tuple[Zorgvoorziening, ...], keuzes: Beleid, nu: date
) -> None:
    uitkomst = gewenste_perioden(persoon, keuzes, peildatum=nu)
    verwacht = set[Maand]().union(*(naief.maanden(v, keuzes, nu) for v in persoon))
    assert verschuldigd(uitkomst) == verwacht
    assert uitkomst.volledig


@given(personen(), beleidskeuzes(), beleidskeuzes(tolerantie=21), DAGEN)
def test_perioden_liggen_los_van_elkaar(
    persoon: tuple[Zorgvoorziening, ...], zonder: Beleid, met: Beleid, nu: date
) -> None:
    for keuzes in (zonder, met):
        uitkomst = gewenste_perioden(persoon, keuzes, peildatum=nu)
        for periode in uitkomst.perioden:
            van, tot = periode.maanden
            assert tot is None or van <= tot
            assert Maand.van(periode.begin.dag) in (van, van - 1)
            assert periode.eind is None or Maand.van(periode.eind.dag) == tot
        for eerder, later in pairwise(uitkomst.perioden):
            einde, laatste = eerder.eind, eerder.maanden[1]
            assert einde is not None and laatste is not None  # noqa: PT018
            assert einde.dag < later.begin.dag
            assert laatste + 1 < later.maanden[0]  # at least one month between: a real stop


@given(personen(), beleidskeuzes(), DAGEN)
def test_wat_later_bekend_werd_telt_niet(
    persoon: tuple[Zorgvoorziening, ...], keuzes: Beleid, nu: date
) -> None:
    toen = [
        evolve(
            v,
            beschikkingen=[p for p in v.beschikkingen if p.begin.bekend_op <= nu],
            leveringen=[_toen(p, nu) for p in v.leveringen if p.begin.bekend_op <= nu],
            declaraties=[p for p in v.declaraties if p.begin.bekend_op <= nu],
        )
        for v in persoon
    ]
    assert gewenste_perioden(toen, keuzes, peildatum=nu) == gewenste_perioden(
        persoon, keuzes, peildatum=nu
    )


def _toen(p: Feitperiode, nu: date) -> Feitperiode:
    if p.definitief is not None and p.definitief.feit.bekend_op > nu:
        return evolve(p, definitief=None)
    return p


@given(personen(), beleidskeuzes(tolerantie=21), DAGEN, st.randoms(use_true_random=False))
def test_de_volgorde_maakt_niet_uit(
    persoon: tuple[Zorgvoorziening, ...], keuzes: Beleid, nu: date, kans: st.DataObject
) -> None:
    def schud(rij: tuple[Feitperiode, ...]) -> list[Feitperiode]:
        return kans.sample(rij, len(rij))  # type: ignore[attr-defined, no-any-return]

    anders = [
        evolve(
            v,
            beschikkingen=schud(v.beschikkingen),
            leveringen=schud(v.leveringen),
            declaraties=schud(v.declaraties),
        )
        for v in reversed(persoon)
    ]
    assert gewenste_perioden(anders, keuzes, peildatum=nu) == gewenste_perioden(
        persoon, keuzes, peildatum=nu
    )


@given(personen(), beleidskeuzes(), st.sampled_from((0, 21)), DAGEN)
def test_elke_grens_noemt_een_feit(
    persoon: tuple[Zorgvoorziening, ...], keuzes: Beleid, tolerantie: int, nu: date
) -> None:
    keuzes = evolve(keuzes, buffer=Buffer(tolerantie=tolerantie))
    per_kenmerk = {v.kenmerk: v for v in persoon}
    for periode in gewenste_perioden(persoon, keuzes, peildatum=nu).perioden:
        for grens in filter(None, (periode.begin, periode.eind)):
            v = per_kenmerk[grens.kenmerk]
            feiten = [
                paar
                for p in (*v.beschikkingen, *v.leveringen, *v.declaraties)
                for paar in (
                    (p.tijdvak.eerste_dag, p.begin),
                    (p.tijdvak.laatste_dag, p.eind),
                    (p.definitief and p.definitief.dag, p.definitief and p.definitief.feit),
                )
            ]
            assert grens.feit.bekend_op <= nu
            if grens.waarom == "kostprijs bereikt":
                assert isinstance(v.begrenzing, TotaleKostprijs)
                assert grens.feit in [gevonden for _, gevonden in feiten]
            elif grens.dag == date(2020, 1, 1) and (grens.dag, grens.feit) not in feiten:
                eerder = date.fromisoformat(grens.waarom[-10:])
                assert eerder < grens.dag
                assert (eerder, grens.feit) in feiten
            else:
                assert (grens.dag, grens.feit) in feiten


@given(personen(), beleidskeuzes(), st.integers(1, 90), DAGEN)
def test_een_tolerantie_voegt_alleen_samen(
    persoon: tuple[Zorgvoorziening, ...], keuzes: Beleid, tolerantie: int, nu: date
) -> None:
    ruim = evolve(keuzes, buffer=Buffer(tolerantie=tolerantie))
    zonder = gewenste_perioden(persoon, keuzes, peildatum=nu)
    met = gewenste_perioden(persoon, ruim, peildatum=nu)
    assert len(met.perioden) <= len(zonder.perioden)
    for eerder, later in pairwise(met.perioden):
        assert eerder.eind is not None
        gat = (later.begin.dag - eerder.eind.dag).days - 1
        assert gat > tolerantie or eerder.slot.name == "KOSTPRIJS"
    # Also over a gap that is passed over nobody pays more than the price.
    if len(persoon) == 1 and isinstance(prijs := persoon[0].begrenzing, TotaleKostprijs):
        betaald = sum(landelijk_tarief(maand).centen for maand in verschuldigd(met))
        assert betaald <= prijs.bedrag.centen


@given(personen(), beleidskeuzes(), DAGEN)
def test_een_knip_die_nergens_ligt_verandert_niets(
    persoon: tuple[Zorgvoorziening, ...], keuzes: Beleid, nu: date
) -> None:
    """A delivery that ends and goes on the day after is the same delivery (January 2021)."""
    knip = date(2020, 12, 31)

    def knipt(p: Feitperiode) -> list[Feitperiode]:
        later = knip + timedelta(days=1)
        if p.tijdvak.eerste_dag > knip or later not in p.tijdvak:
            return [p]
        eerst = evolve(p.tijdvak, laatste_dag=knip)
        dan = evolve(p.tijdvak, eerste_dag=later)
        return [
            Feitperiode(eerst, p.begin, p.begin),
            Feitperiode(dan, p.begin, p.eind, p.tijdelijk, p.definitief),
        ]

    geknipt = [evolve(v, leveringen=[d for p in v.leveringen for d in knipt(p)]) for v in persoon]
    assert (
        gewenste_perioden(geknipt, keuzes, peildatum=nu).perioden
        == gewenste_perioden(persoon, keuzes, peildatum=nu).perioden
    )
