"""Seeded cases about what is owed, revised and billed."""

from __future__ import annotations

from datetime import date
from typing import Any

from wmo_eigenbijdrage.testing.conformiteit.naslag.bijdrage import (
    bijdrage,
    eerste_factuur,
    herziening,
)
from wmo_eigenbijdrage.testing.conformiteit.naslag.tijd import dag
from wmo_eigenbijdrage.testing.conformiteit.reeks.dobbel import Dobbel
from wmo_eigenbijdrage.testing.conformiteit.reeks.mensen import (
    leeg_beleid,
    maak_beleid,
    maak_huishouden,
    maak_persoon,
)
from wmo_eigenbijdrage.testing.conformiteit.reeks.ruw import Ruw, uitkomst

__all__ = ["bedragen_2019", "bedragen_maand", "bedragen_tot_2018", "factuur", "revisie"]

Json = dict[str, Any]
_BESLUIT = "Uitvoeringsbesluit Wmo 2015"


def _knip(huishouden: Json, van: date, tot: date) -> None:
    """Leave of the periods of contribution what lies between two days, and before a death."""
    for persoon in huishouden["personen"]:
        over: list[Json] = []
        laatste = dag(persoon["overleden"] or "2026-12-31")
        for deel in persoon["perioden"]:
            begin = max(dag(deel["van"]), van)
            einde = min(dag(deel["tot_en_met"] or "2026-12-31"), tot)
            if begin <= min(einde, laatste):
                over.append({"van": begin.isoformat(), "tot_en_met": einde.isoformat()})
        persoon["perioden"] = over


def _leden(huishouden: Json) -> str:
    return "een persoon" if len(huishouden["personen"]) == 1 else "twee personen"


def _bedragen(d: Dobbel, van: date, tot: date, bron: str, merk: str) -> Ruw:
    huishouden, beleid = maak_huishouden(d), maak_beleid(d)
    eerste = huishouden["personen"][0]
    if d.kans(60) and dag(eerste["geboortedatum"]) < van and eerste["overleden"] is None:
        begin = d.dag(van, tot)  # something happens in these years
        eerste["perioden"] = d.vakken(begin, tot, 2, minst=1)
    _knip(huishouden, van, tot)
    laatste = d.dag(van, tot) if d.kans(25) else tot
    return Ruw(
        f"Wat een huishouden van {_leden(huishouden)} verschuldigd is tot en met {laatste}.",
        "bijdrage",
        {"huishouden": huishouden, "beleid": beleid, "tot_en_met": laatste.isoformat()},
        uitkomst(lambda: bijdrage(huishouden, beleid, laatste)),
        bron,
        merk,
    )


def bedragen_tot_2018(d: Dobbel) -> Ruw:
    """Amounts by income, per period of four weeks."""
    bron = f"{_BESLUIT}, art. 3.8, teksten van 2015 tot en met 2018; CAK, Toelichting H&V, 2.1"
    return _bedragen(d, date(2014, 12, 29), date(2018, 12, 30), bron, "inferred")


def bedragen_2019(d: Dobbel) -> Ruw:
    """The flat amount per period of four weeks."""
    bron = f"{_BESLUIT}, art. 3.8, tekst van 2019; CAK, Toelichting H&V, 2.1"
    return _bedragen(d, date(2018, 12, 31), date(2019, 12, 31), bron, "inferred")


def bedragen_maand(d: Dobbel) -> Ruw:
    """The flat tariff per month."""
    bron = f"Wmo 2015, art. 2.1.4a; {_BESLUIT}, art. 3.4, 3.5, 3.8, 3.10a"
    return _bedragen(d, date(2019, 12, 30), date(2026, 12, 31), bron, "inferred")


def _bekend_geworden(d: Dobbel, huishouden: Json) -> Json:
    """The household as it turns out to be: one of its persons has other facts."""
    personen: list[Json] = list(huishouden["personen"])
    plek = d.getal(0, len(personen) - 1)
    nieuw = maak_persoon(d, plek)
    oud = personen[plek]
    feit = d.uit(("perioden", "wlz_bijdrage", "alles"))
    if feit == "alles":
        personen[plek] = nieuw
    else:
        begin = dag(oud["geboortedatum"])
        einde = dag(oud["overleden"] or "2026-12-31")
        personen[plek] = {**oud, feit: d.vakken(max(begin, date(2019, 12, 30)), einde, 3)}
    anders = {**huishouden, "personen": personen}
    _knip(anders, date(2019, 12, 30), date(2026, 12, 31))
    return anders


def revisie(d: Dobbel) -> Ruw:
    """What a revision asks or refunds over the months of the last three years."""
    oud, beleid = maak_huishouden(d), maak_beleid(d)
    _knip(oud, date(2019, 12, 30), date(2026, 12, 31))
    nieuw = _bekend_geworden(d, oud)
    for persoon in (*oud["personen"], *nieuw["personen"]):
        persoon["voorzieningen"] = []
    besluit = d.dag(date(2020, 6, 1), date(2026, 12, 31))
    return Ruw(
        f"Wat de herziening van {besluit} nog vraagt of teruggeeft.",
        "herziening",
        {"oud": oud, "nieuw": nieuw, "beleid": beleid, "besluit": besluit.isoformat()},
        uitkomst(lambda: herziening(oud, nieuw, beleid, besluit)),
        f"{_BESLUIT}, art. 3.6 (2)",
        "inferred",
    )


def factuur(d: Dobbel) -> Ruw:
    """What is on the first bill."""
    beleid = maak_beleid(d) if d.kans(50) else leeg_beleid()
    start = d.dag(date(2019, 6, 1), date(2026, 12, 31))
    gemeld = d.dag(max(start, date(2020, 1, 1)), date(2026, 12, 31))
    if d.kans(60):  # most are reported within two years
        gemeld = min(
            gemeld, d.dag(max(start, date(2020, 1, 1)), date(min(2026, start.year + 2), 12, 31))
        )
    return Ruw(
        f"De eerste factuur bij een start op {start} die op {gemeld} is gemeld.",
        "eerste_factuur",
        {"start": start.isoformat(), "gemeld_op": gemeld.isoformat(), "beleid": beleid},
        uitkomst(lambda: eerste_factuur(start, gemeld, beleid)),
        f"{_BESLUIT}, art. 3.3 (1) en 3.5 (4)",
        "inferred",
    )
