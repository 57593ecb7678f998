"""Many persons as a stream: one outcome each, whatever is wrong with another."""

from __future__ import annotations

import gc
import pickle
import weakref
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import count, islice
from typing import Any, TypeVar

import pytest
from attrs import evolve

from aanlevering.bouw import beleid, dag, voorziening
from aanlevering.planbouw import inhoud, register
from aanlevering.zorgbouw import HULP, ROLLATOR, soort, start, stop, toegewezen
from hv_generator import veel_bsns
from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode, Tijdvak
from wmo_eigenbijdrage.aanlevering import (
    Gepland,
    NietGepland,
    Persoonsfeiten,
    Persoonsgegevens,
    Persoonsregister,
    Persoonsvoorzieningen,
    Planopdracht,
    Plantelling,
    Planuitkomst,
    Planvraag,
    per_persoon,
    plan_bevolking,
)
from wmo_eigenbijdrage.beleid import Buffer, Kostprijsbewaker
from wmo_eigenbijdrage.dossier import (
    Feit,
    Feitperiode,
    Product,
    TotaleKostprijs,
    Voorzieningsleutel,
    Zorgfeit,
)
from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.ieb import Berichttype, release

T = TypeVar("T")
U = TypeVar("U")
GEMEENTE = Gemeentecode("0363")
BSNS = [Bsn(nummer) for nummer in islice(veel_bsns(), 12)]
LEEG = Persoonsregister()


def opdracht(op: str = "2024-06-10", **anders: Any) -> Planopdracht:
    velden: dict[str, Any] = {
        "beleid": beleid(),
        "peildatum": dag(op),
        "release": release("1.0"),
        "soort": soort,
    }
    return Planopdracht(**(velden | anders))


def geen_soort(_: Product) -> str | None:
    return None


def alleen_hulp(product: Product) -> str | None:
    return "hulp" if product == HULP else None


def met_feiten(bsn: Bsn, *feiten: Zorgfeit) -> Persoonsfeiten:
    return Persoonsfeiten(bsn, GEMEENTE, [evolve(feit, bsn=bsn) for feit in feiten])


def gewoon(bsn: Bsn) -> Persoonsfeiten:
    """Help from 4 March 2024 on, as it should be."""
    return met_feiten(bsn, toegewezen("2024-03-04", op="2024-02-20"), start("2024-03-04"))


def met_voorzieningen(
    bsn: Bsn, *leveringen: Feitperiode | str, **anders: Any
) -> Persoonsvoorzieningen:
    delen = (voorziening("1", *leveringen, **anders),)
    return Persoonsvoorzieningen(bsn, GEMEENTE, delen, (), volledig=True)


def vragen(*personen: Persoonsgegevens) -> list[Planvraag]:
    return [Planvraag(persoon, LEEG) for persoon in personen]


def meldingen(uitkomst: Planuitkomst) -> list[str]:
    assert isinstance(uitkomst, Gepland)
    return [str(melding) for melding in uitkomst.plan.meldingen]


# -- contradictory facts: findings per person
ZONDER_START = stop("2024-01-15", "2024-02-10")
TWEE_MET_EEN_SLEUTEL = (
    toegewezen("2024-03-04", op="2024-02-20"),
    toegewezen("2024-03-11", op="2024-02-20"),
)
VOOR_BESLUIT = (toegewezen("2024-03-04", op="2024-03-20"), start("2024-03-04"))


@pytest.mark.parametrize(
    ("feiten", "codes"),
    [
        ([*gewoon(BSNS[0]).feiten, ZONDER_START], {"IW44"}),
        ([*TWEE_MET_EEN_SLEUTEL, start("2024-03-11")], {"IW40"}),
        (VOOR_BESLUIT, {"IW42"}),
        # One person with each of these; the second provision under its own number.
        (
            [
                ZONDER_START,
                *TWEE_MET_EEN_SLEUTEL,
                start("2024-03-11"),
                toegewezen("2024-03-04", op="2024-03-20", nummer=2),
                start("2024-03-04", nummer=2),
            ],
            {"IW40", "IW42", "IW44"},
        ),
    ],
)
def test_tegenspraken_zijn_bevindingen_van_die_persoon(
    feiten: Iterable[Zorgfeit], codes: set[str]
) -> None:
    een, fout, ander = gewoon(BSNS[0]), met_feiten(BSNS[1], *feiten), gewoon(BSNS[2])
    uitkomsten = list(plan_bevolking(vragen(een, fout, ander), opdracht()))
    assert [u.bsn for u in uitkomsten] == BSNS[:3]
    assert {b.code for b in uitkomsten[1].bevindingen} == codes
    assert len(meldingen(uitkomsten[1])) == 1
    for goed in (uitkomsten[0], uitkomsten[2]):
        assert goed.bevindingen == ()
        assert meldingen(goed) == ["1: start 2024-03-04.."]


# -- facts that make something raise
def kenmerk(sleutel: Voorzieningsleutel) -> str:
    """An empty key, which cannot exist, for one assignment."""
    return "" if sleutel.toewijzingnummer == 13 else str(sleutel.toewijzingnummer)


ONMOGELIJK = met_feiten(BSNS[1], start("2024-03-04", nummer=13))
# Its first month would be January 2101, which the calendar does not know.
NA_DE_KALENDER = met_voorzieningen(
    BSNS[1],
    Feitperiode(Tijdvak(date(2100, 12, 15)), Feit(date(2024, 3, 4), "WMO305")),
    begrenzing=TotaleKostprijs(Bedrag(50000)),
)
# What CAK guards cannot have begun before 2020.
VREEMD_REGISTER = register(inhoud(date(2024, 3, 4), prijs=(50000, date(2019, 3, 4))))


def _elders() -> Persoonsvoorzieningen:
    return evolve(met_voorzieningen(BSNS[1], "2024-03-04.."), gemeente=Gemeentecode("0344"))


@pytest.mark.parametrize(
    ("vraag", "code", "plaats", "waarom"),
    [
        (Planvraag(_elders(), LEEG), "PB01", "gemeente", "gemeente 0344"),
        (Planvraag(ONMOGELIJK, LEEG), "PB02", "feiten", "kenmerk"),
        (Planvraag(NA_DE_KALENDER, LEEG), "PB03", "gewenst", "2101-01"),
        (
            Planvraag(
                met_feiten(
                    BSNS[1],
                    toegewezen("2024-03-04", product=ROLLATOR),
                    start("2024-03-04", product=ROLLATOR),
                    ZONDER_START,
                ),
                VREEMD_REGISTER,
            ),
            "PB04",
            "plan",
            "2019-03-04",
        ),
    ],
)
def test_wat_een_persoon_onmogelijk_maakt_laat_de_anderen_ongemoeid(
    vraag: Planvraag, code: str, plaats: str, waarom: str
) -> None:
    wat = opdracht(
        beleid=beleid(kostprijsbewaker=Kostprijsbewaker.CAK),
        kenmerk=kenmerk,
        prijzen={1: TotaleKostprijs(Bedrag(50000))},
    )
    voor, na = (
        met_feiten(bsn, start("2024-03-04", nummer=2, product=HULP)) for bsn in (BSNS[0], BSNS[2])
    )
    delen = [Planvraag(voor, LEEG), vraag, Planvraag(na, LEEG)]
    een, fout, ander = plan_bevolking(delen, wat)
    assert isinstance(fout, NietGepland)
    assert fout.bsn == BSNS[1]
    assert (fout.reden.code, fout.reden.plaats) == (code, plaats)
    assert waarom in fout.reden.tekst
    assert fout.bevindingen[-1] == fout.reden
    assert [b.code for b in fout.over_berichten] == (["IW44"] if code == "PB04" else [])
    assert meldingen(een) == meldingen(ander) == ["1: start 2024-03-04.."]
    assert BSNS[1].nummer not in repr(fout)


def test_fouten_van_een_programma_gaan_door() -> None:
    def stuk(_: Product) -> str:
        raise KeyError("01")

    stroom = plan_bevolking(vragen(gewoon(BSNS[0])), opdracht(soort=stuk))
    with pytest.raises(KeyError, match="01"):
        next(stroom)


def test_feiten_zonder_soort_zijn_een_fout_van_de_aanroeper() -> None:
    zonder = opdracht(soort=None)
    assert zonder.plan(Planvraag(met_voorzieningen(BSNS[0], "2024-03-04.."), LEEG))
    with pytest.raises(OngeldigeWaarde, match="soort: is missing"):
        zonder.plan(Planvraag(gewoon(BSNS[0]), LEEG))


def test_wat_niet_van_een_persoon_afhangt_wordt_vooraf_geweigerd() -> None:
    een = release("1.0")
    retour = tuple(b for b in een.berichten if b.type is Berichttype.WMO402)
    alleen_retour = evolve(een, berichten=retour)
    with pytest.raises(OnbekendeParameter):
        opdracht(release=alleen_retour)
    with pytest.raises(OngeldigeWaarde, match="keuze"):
        opdracht(keuze="hoogste")


@pytest.mark.parametrize(
    ("roep", "veld"),
    [
        (lambda: Planvraag("iemand", LEEG), "persoon"),  # type: ignore[arg-type]
        (lambda: Planvraag(gewoon(BSNS[0]), None), "register"),  # type: ignore[arg-type]
        (lambda: plan_bevolking(3, opdracht()), "vragen"),  # type: ignore[arg-type]
        (lambda: plan_bevolking([], None), "opdracht"),  # type: ignore[arg-type]
        (lambda: plan_bevolking([], opdracht(), per=0), "per"),
        (lambda: plan_bevolking([], opdracht(), per=True), "per"),
        (lambda: next(plan_bevolking([gewoon(BSNS[0])], opdracht())), "vraag"),  # type: ignore[list-item]
    ],
)
def test_argumenten_van_een_andere_soort(roep: Callable[[], object], veld: str) -> None:
    with pytest.raises(OngeldigeWaarde) as fout:
        roep()
    assert fout.value.veld == veld


# -- what is not said any more, and what cannot be judged
def test_wie_geen_feiten_meer_heeft_wordt_ingetrokken() -> None:
    bekend = register(inhoud(date(2024, 3, 4)))
    niemand = Persoonsfeiten(BSNS[0], GEMEENTE, ())
    weg = met_feiten(BSNS[1], start("2024-03-04"), start("2024-03-04", verwijdering=True))
    delen = [Planvraag(niemand, bekend), Planvraag(weg, bekend)]
    for uitkomst in plan_bevolking(delen, opdracht()):
        assert meldingen(uitkomst) == ["2: intrekking 2024-03-04.."]


def test_een_onbekende_soort_houdt_alles_van_die_persoon_tegen() -> None:
    """The register has help; a product without a kind could be what goes on."""
    vreemd = start("2024-03-04", product=Product(HULP.categorie, "X"))
    (uitkomst,) = plan_bevolking(
        [Planvraag(met_feiten(BSNS[0], vreemd), register(inhoud(date(2023, 1, 1))))],
        opdracht(soort=geen_soort),
    )
    assert meldingen(uitkomst) == []
    assert [b.code for b in uitkomst.bevindingen] == ["AL05", "PL04"]
    assert Plantelling.van(uitkomst).niet_beoordeeld == 1


def test_een_persoon_kan_pas_bij_het_plannen_worden_opgehaald() -> None:
    def haal() -> Persoonsfeiten:
        return gewoon(BSNS[0])

    (uitkomst,) = plan_bevolking([Planvraag(haal, LEEG)], opdracht())
    assert uitkomst == opdracht().plan(Planvraag(gewoon(BSNS[0]), LEEG))


# -- a stream
def test_er_wordt_niet_verder_gelezen_dan_gevraagd_en_niets_vastgehouden() -> None:
    gelezen = 0

    def eindeloos() -> Iterator[Planvraag]:
        nonlocal gelezen
        for gelezen in count(1):  # noqa: B007
            yield Planvraag(gewoon(BSNS[0]), LEEG)

    stroom = plan_bevolking(eindeloos(), opdracht())
    gezien = [weakref.ref(next(stroom)) for _ in range(5)]
    assert gelezen == 5
    next(stroom)
    gc.collect()
    assert [verwijzing() for verwijzing in gezien] == [None] * 5


@pytest.mark.parametrize(
    ("personen", "meldpunten"), [(0, [0]), (1, [1]), (4, [2, 4]), (5, [2, 4, 5])]
)
def test_voortgang_per_zoveel_personen_en_aan_het_einde(
    personen: int, meldpunten: list[int]
) -> None:
    gemeld: list[Plantelling] = []
    delen = vragen(*map(gewoon, BSNS[:personen]))
    uitkomsten = list(plan_bevolking(delen, opdracht(), voortgang=gemeld.append, per=2))
    assert [telling.personen for telling in gemeld] == meldpunten
    assert gemeld[-1].meldingen == len(uitkomsten) == personen


@pytest.mark.parametrize("stap", [slice(1, None), slice(None, -1)])
def test_een_verdeler_die_personen_verliest_valt_op(stap: slice) -> None:
    def verlies(functie: Callable[[T], U], gegeven: Iterable[T], /) -> Iterator[U]:
        return iter([functie(deel) for deel in gegeven][stap])

    delen = vragen(*map(gewoon, BSNS[:3]))
    stroom = plan_bevolking(delen, opdracht(), verdeel=verlies)
    with pytest.raises(OngeldigeWaarde, match="3 persons in, 2 out"):
        list(stroom)


def test_elke_persoon_staat_in_een_telling() -> None:
    """The five counts, one person in each; the last one has a finding."""
    wat = opdracht(beleid=beleid(buffer=Buffer(dagen=10)), soort=alleen_hulp)
    delen = [
        Planvraag(gewoon(BSNS[0]), LEEG),
        Planvraag(met_feiten(BSNS[1], start("2024-06-03", op="2024-06-05")), LEEG),
        Planvraag(gewoon(BSNS[2]), register(inhoud(date(2024, 3, 4)))),
        Planvraag(met_feiten(BSNS[3], start("2024-03-04", product=ROLLATOR)), LEEG),
        Planvraag(evolve(NA_DE_KALENDER, bsn=BSNS[4]), LEEG),
    ]
    gemeld: list[Plantelling] = []
    list(plan_bevolking(delen, wat, voortgang=gemeld.append))
    assert gemeld == [
        Plantelling(
            met_meldingen=1,
            wachten=1,
            niets_te_melden=1,
            niet_beoordeeld=1,
            niet_gepland=1,
            meldingen=1,
            aangehouden=1,
            bevindingen=3,
        )
    ]
    assert str(gemeld[0]) == (
        "5 personen: 1 met meldingen, 1 wachten, 1 niets te melden, "
        "1 niet beoordeeld, 1 niet gepland"
    )


def test_alles_is_in_te_pakken() -> None:
    """A run over several processes sends all of these."""
    wat = opdracht()
    delen = [
        Planvraag(met_feiten(BSNS[0], *VOOR_BESLUIT, ZONDER_START), LEEG),
        Planvraag(met_voorzieningen(BSNS[1], "2024-03-04.."), VREEMD_REGISTER),
        Planvraag(NA_DE_KALENDER, LEEG),
    ]
    ginds: list[Planvraag]
    werk: Planopdracht
    ginds, werk = pickle.loads(pickle.dumps((delen, wat)))
    assert ginds == delen
    uitkomsten = list(map(wat.plan, delen))
    assert list(map(werk.plan, ginds)) == uitkomsten
    assert pickle.loads(pickle.dumps(uitkomsten)) == uitkomsten


# -- from a sorted stream of facts to persons
def test_een_gesorteerde_stroom_valt_uiteen_in_personen() -> None:
    elders = Gemeentecode("0518")
    delen = [
        gewoon(BSNS[0]),
        Persoonsfeiten(
            BSNS[0], elders, [evolve(start("2024-03-04"), bsn=BSNS[0], gemeente=elders)]
        ),
        gewoon(BSNS[1]),
    ]
    feiten = (feit for persoon in delen for feit in persoon.feiten)
    assert list(per_persoon(feiten)) == delen


def test_een_stroom_die_niet_gesorteerd_is_wordt_geweigerd() -> None:
    """Otherwise a person could come in two parts, and be stopped by the second."""
    personen = per_persoon(
        feit for bsn in (BSNS[0], BSNS[1], BSNS[0]) for feit in gewoon(bsn).feiten
    )
    assert [next(personen).bsn, next(personen).bsn] == BSNS[:2]
    with pytest.raises(OngeldigeWaarde, match="are not sorted") as fout:
        next(personen)
    assert BSNS[0].nummer not in str(fout.value)


def test_een_stroom_van_iets_anders_wordt_geweigerd() -> None:
    with pytest.raises(OngeldigeWaarde, match="holds a str"):
        list(per_persoon(["feit"]))  # type: ignore[list-item]
    with pytest.raises(OngeldigeWaarde, match="holds a int"):
        Persoonsfeiten(BSNS[0], GEMEENTE, [3])  # type: ignore[list-item]


@pytest.mark.parametrize(
    "vreemd", [{"bsn": BSNS[1]}, {"bsn": BSNS[0], "gemeente": Gemeentecode("0344")}]
)
def test_feiten_van_een_ander_worden_geweigerd(vreemd: dict[str, Any]) -> None:
    feit = evolve(start("2024-03-04"), **vreemd)
    with pytest.raises(OngeldigeWaarde, match="another person or gemeente"):
        Persoonsfeiten(BSNS[0], GEMEENTE, [feit])
