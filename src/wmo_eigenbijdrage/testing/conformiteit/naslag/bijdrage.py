"""What a household owes, period by period.

Sources: Wmo 2015, art. 2.1.4a; Uitvoeringsbesluit Wmo 2015, chapter 3, texts of 2015 to 2026.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from wmo_eigenbijdrage.testing._cijfers import (
    JONG_PAAR,
    TARIEF,
    VLAK_2019,
    huishoudtype,
)
from wmo_eigenbijdrage.testing.conformiteit.naslag.gronden import (
    heeft_aow,
    is_eigen_grond,
    is_grond,
    is_vrijgesteld,
    leeft,
)
from wmo_eigenbijdrage.testing.conformiteit.naslag.inkomen import (
    Onbekend,
    inkomen_van,
    is_minima,
    maximum,
)
from wmo_eigenbijdrage.testing.conformiteit.naslag.tijd import (
    PERIODEN,
    dag,
    maand_eerste,
    op_dag,
    verschoven,
)

__all__ = ["bijdrage", "eerste_factuur", "herziening", "tarief_in"]

Json = Mapping[str, Any]
Regels = list[dict[str, Any]]


def _samen(huishouden: Json, deze: date) -> bool:
    """Whether two persons count as spouses on a day."""
    lijn = huishouden["leefvorm"]
    vormen = [s["waarde"] for s in lijn["stukken"] if dag(s["vanaf"]) <= deze]
    if not vormen or (lijn["tot_en_met"] is not None and deze > dag(lijn["tot_en_met"])):
        return False
    return vormen[-1] in ("gehuwd", "gezamenlijke huishouding")


def _groepen(huishouden: Json, deze: date) -> Iterator[Sequence[Json]]:
    """Those who share one amount on a day."""
    personen: Sequence[Json] = huishouden["personen"]
    if len(personen) == 2 and all(leeft(p, deze) for p in personen) and _samen(huishouden, deze):
        yield personen
        return
    for persoon in personen:
        yield [persoon]


def _is_client(persoon: Json, van: date, tot: date) -> bool:
    """Whether a living person has a contribution period on any of these days."""
    einde = tot if persoon["overleden"] is None else min(tot, dag(persoon["overleden"]))
    for vak in persoon["perioden"]:
        begin = max(dag(vak["van"]), van)
        if begin <= einde and op_dag(begin, [vak]):
            return True
    return False


def _geldend(keuzes: Sequence[Json], jaar: int, eerste: date) -> Json | None:
    """The last choice that has begun; the first period of a year may begin in December."""
    maand = max(eerste.replace(day=1), date(jaar, 1, 1))
    begonnen = [k for k in keuzes if maand_eerste(k["vanaf"]) <= maand]
    return max(begonnen, key=lambda k: str(k["vanaf"]), default=None)


def tarief_in(eerste: date, beleid: Json) -> int:
    """The cents over a month: the national tariff, or that of the gemeente when it is lower."""
    if eerste.year not in TARIEF:
        raise Onbekend
    eigen = _geldend(beleid["lagere_tarieven"], eerste.year, eerste)
    if eigen is None or eigen["bedrag"] is None:
        return TARIEF[eerste.year]
    return min(TARIEF[eerste.year], int(eigen["bedrag"]))


def _bedrag(
    huishouden: Json, personen: Sequence[Json], beleid: Json, jaar: int, eerste: date
) -> int:
    """The cents over a period when no ground frees them."""
    oud = all(heeft_aow(persoon, eerste) for persoon in personen)
    soort = huishoudtype(len(personen), oud=oud)
    if jaar >= 2019 and soort == JONG_PAAR:
        return 0  # art. 3.8 (3)(f)
    inkomen = inkomen_van(huishouden, personen, jaar)
    hoogste = maximum(jaar, soort, inkomen, beleid) if jaar < 2019 else 0
    if jaar >= 2018:
        minima = _geldend(beleid["minimabeleid"], jaar, eerste)
        if is_minima(minima, soort, inkomen, jaar):
            return 0
    if jaar < 2019:
        return hoogste
    if jaar == 2019:
        lager: list[int | None] = [
            p["basis"] for p in beleid["lokale_parameters"] if p["jaar"] == 2019
        ]
        return min([VLAK_2019, *(basis for basis in lager if basis is not None)])
    return tarief_in(eerste, beleid)


def bijdrage(huishouden: Json, beleid: Json, tot_en_met: date) -> Regels:
    """What is owed in all over each period up to a day, those of nil left out."""
    regels: Regels = []
    betaald: dict[int, int] = {}
    for naam, jaar, eerste, laatste in PERIODEN:
        if eerste > tot_en_met:
            break
        som = 0
        for personen in _groepen(huishouden, eerste):
            # A month needs its first day (3.5 (4)), a period of four weeks any day.
            tot = eerste if jaar >= 2020 else min(laatste, tot_en_met)
            clienten = [p for p in personen if _is_client(p, eerste, tot)]
            if not clienten:
                continue
            deel = 0
            if not (
                (jaar == 2020 and eerste.month in (4, 5))  # 3.8 (3)(i)
                or is_grond(personen, eerste, laatste)
                or is_vrijgesteld(personen, jaar, eerste)
                or all(is_eigen_grond(client, eerste) for client in clienten)
            ):
                deel = _bedrag(huishouden, personen, beleid, jaar, eerste)
            if jaar < 2020 and all(client["voorzieningen"] for client in clienten):
                deel = _naar_kosten(deel, personen, naam, betaald)
            som += deel
        if som:
            regels.append({"periode": naam, "bedrag": som})
    return regels


_NAMEN = [naam for naam, *_ in PERIODEN]


def _loopt(voorziening: Json, plek: int) -> bool:
    begin = _NAMEN.index(voorziening["vanaf"])
    einde = voorziening["tot_en_met"]
    aantal = voorziening["aantal_perioden"]
    return (
        begin <= plek
        and (einde is None or plek <= _NAMEN.index(einde))
        and (aantal is None or plek < begin + aantal)
    )


def _naar_kosten(bedrag: int, personen: Sequence[Json], naam: str, betaald: dict[int, int]) -> int:
    """What is left of an amount when no provision costs more than it may (until 2019).

    *betaald* holds what was attributed to each provision before. First aids, then other products,
    personal budgets, care in kind (CAK, Toelichting H&V- en ZA-bestanden, 2.1).
    """
    alle = [v for persoon in personen for v in persoon["voorzieningen"]]
    over, plek = bedrag, _NAMEN.index(naam)
    for voorziening in sorted(alle, key=lambda v: (v["soort"], v["volgnummer"], v["vanaf"])):
        if not _loopt(voorziening, plek):
            continue
        deel, eerder = over, betaald.get(id(voorziening), 0)
        if voorziening["kosten_per_periode"] is not None:
            deel = min(deel, voorziening["kosten_per_periode"])
        if voorziening["totale_kosten"] is not None:
            deel = min(deel, voorziening["totale_kosten"] - eerder)
        betaald[id(voorziening)] = eerder + deel
        over -= deel
    return bedrag - over


def herziening(oud: Json, nieuw: Json, beleid: Json, besluit: date) -> Regels:
    """More or less over the months of the last 36 before that of the decision (art. 3.6 (2))."""
    was = {r["periode"]: r["bedrag"] for r in bijdrage(oud, beleid, besluit)}
    wordt = {r["periode"]: r["bedrag"] for r in bijdrage(nieuw, beleid, besluit)}
    vroegst = verschoven(besluit.replace(day=1), -36)
    regels: Regels = []
    for naam, jaar, eerste, _ in PERIODEN:
        saldo = wordt.get(naam, 0) - was.get(naam, 0)
        if saldo and jaar >= 2020 and vroegst <= eerste <= besluit:
            regels.append({"maand": naam, "bedrag": saldo})
    return regels


def eerste_factuur(start: date, gemeld_op: date, beleid: Json) -> Regels:
    """The months on the first bill: at most twelve before that of the decision (art. 3.5 (4)).

    In arrears (art. 3.3 (1)): the bill of the month after the decision goes up to its month, or to
    the first month that is owed when that is later.
    """
    begin = max(start, date(2020, 1, 1))
    eerste = begin if begin.day == 1 else verschoven(begin.replace(day=1), 1)
    besluit = gemeld_op.replace(day=1)
    eerste = max(eerste, verschoven(besluit, -12))
    deze, regels = eerste, list[dict[str, Any]]()
    gehad = False
    while deze <= besluit or not gehad:
        if (deze.year, deze.month) not in ((2020, 4), (2020, 5)):
            gehad = True
            centen = tarief_in(deze, beleid)
            if centen:
                regels.append({"maand": f"{deze.year}-{deze.month:02d}", "bedrag": centen})
        deze = verschoven(deze, 1)
    return regels
