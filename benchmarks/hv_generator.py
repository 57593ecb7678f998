"""Makes synthetic H&V-bestanden: the bundled examples, and large ones to measure with.

Usage: python benchmarks/hv_generator.py            writes the bundled examples anew
       python benchmarks/hv_generator.py N BESTAND  writes N rows

All persons are invented; their BSNs lie in the range 999900006..999999990, which is for tests.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

KOLOMMEN = (
    "BSN",
    "ACHTERNAAM",
    "VOORLETTERS",
    "VOORVOEGSEL",
    "GEBORTEDATUM",
    "ZORGPERIODE",
    "DOSSIERNUMMER",
    "REGELING",
    "PGB",
    "HENV_GROEP_CODE",
    "HENV_GROEP_NAAM",
    "TOTALE_KOSTEN",
    "JAAR_VANAF",
    "PERIODE_VANAF",
    "AANTAL_PERIODEN",
    "KOSTEN_PER_PERIODIE",
    "RESTBEDRAG",
    "IND_LAATSTE_ZORGPERIODE",
    "INNINGSYSTEMATIEK",
)
_NAMEN = (
    "Jansen",
    "De Vries",
    "Bakker",
    "Visser",
    "Smit",
    "Meijer",
    "Dönmez",
    "Van 't Hof",
    "Çelik",
)
_GROEPEN = (
    "rolstoelvoorziening",
    "vervoersvoorziening",
    "woonvoorziening",
    "douchestoel",
    "traplift",
)
Rij = dict[str, str]


def _is_bsn(nummer: int) -> bool:
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(g * int(c) for g, c in zip(gewichten, f"{nummer:09d}", strict=True)) % 11 == 0


def bsns(zaad: int = 0) -> Iterator[str]:
    """Valid test BSNs in a shuffled order, again and again."""
    alle = [str(n) for n in range(999900006, 999999991) if _is_bsn(n)]
    random.Random(zaad).shuffle(alle)
    while True:
        yield from alle


def veel_bsns() -> Iterator[str]:
    """As many different valid BSNs as one likes, for files larger than the test range."""
    return (str(n) for n in range(100000009, 999900000) if _is_bsn(n))


def _euro(centen: int) -> str:
    teken = "-" if centen < 0 else ""
    return f"{teken}{abs(centen) // 100},{abs(centen) % 100:02d}"


def rij(bsn: str, variant: int, r: random.Random, **anders: str) -> Rij:
    """One row of a variant, with whatever should be otherwise."""
    totaal = r.randrange(20_000, 900_000)
    aantal = r.choice((26, 39, 52, 65, 100))
    per_periode = totaal // aantal if variant == 1 else r.randrange(500, 6_000)
    gevuld = {
        "BSN": bsn,
        "ACHTERNAAM": r.choice(_NAMEN),
        "VOORLETTERS": r.choice("ABCDEFGHJKLM") + ".",
        "GEBORTEDATUM": f"{r.randrange(1, 29):02d}-05-{r.randrange(1925, 1995)}",
        "ZORGPERIODE": "201911",
        "DOSSIERNUMMER": f"D{r.randrange(10**6):06d}",
        "REGELING": "Wmo2015",
        "PGB": "J" if r.random() < 0.1 else "N",
        "HENV_GROEP_CODE": f"{r.randrange(1, 40):02d}",
        "HENV_GROEP_NAAM": r.choice(_GROEPEN),
        "TOTALE_KOSTEN": _euro(totaal),
        "JAAR_VANAF": str(r.randrange(2015, 2020)),
        "PERIODE_VANAF": str(r.randrange(1, 14)),
        "AANTAL_PERIODEN": str(aantal) if variant in (1, 2) else "",
        "KOSTEN_PER_PERIODIE": _euro(per_periode) if variant in (1, 3) else "",
        "RESTBEDRAG": _euro(r.randrange(1_000, totaal)) if variant != 1 else "",
        "IND_LAATSTE_ZORGPERIODE": "J",
        "INNINGSYSTEMATIEK": str(variant),
    }
    return {kolom: anders.get(kolom, gevuld.get(kolom, "")) for kolom in KOLOMMEN}


def als_regel(gegeven: Rij, teken: str = ";") -> str:
    """The row as a line; fields that hold the delimiter are quoted."""
    return teken.join(f'"{veld}"' if teken in veld else veld for veld in gegeven.values())


def gewone_rijen(aantal: int, personen: Iterator[str], r: random.Random) -> Iterator[Rij]:
    """Rows as they mostly are: one to three provisions per person, in every variant."""
    over = aantal
    while over > 0:
        bsn = next(personen)
        for _ in range(min(over, r.choice((1, 1, 1, 2, 3)))):
            yield rij(bsn, r.choice((1, 2, 3, 4, 4)), r)
            over -= 1


def bijzondere_regels(  # noqa: PLR0915 (a list of cases)
    personen: Iterator[str], r: random.Random
) -> Iterator[str]:
    """One or more lines of every case that deserves attention."""

    def los(variant: int, **anders: str) -> str:
        return als_regel(rij(next(personen), variant, r, **anders))

    yield los(4, TOTALE_KOSTEN="999999", RESTBEDRAG="985432,10")  # dummy price
    yield los(1, TOTALE_KOSTEN="999999,00")
    yield los(3, RESTBEDRAG="-12,50")  # paid more than the price
    yield los(
        1,
        JAAR_VANAF="2015",
        PERIODE_VANAF="1",
        AANTAL_PERIODEN="39",
        TOTALE_KOSTEN="3900,00",
        KOSTEN_PER_PERIODIE="100,00",
    )  # ran out: formula negative
    yield los(2, RESTBEDRAG="18,99")  # less than one month
    yield los(4, RESTBEDRAG="19,00")  # exactly one month
    yield los(4, RESTBEDRAG="19,01")  # the lowest price that CAK guards
    yield los(
        1,
        JAAR_VANAF="2018",
        PERIODE_VANAF="5",
        AANTAL_PERIODEN="39",
        TOTALE_KOSTEN="10000,00",
        KOSTEN_PER_PERIODIE="256,41",
    )  # CAK's own example
    yield los(1, AANTAL_PERIODEN="39", TOTALE_KOSTEN="10000,00", KOSTEN_PER_PERIODIE="45,00")
    yield los(4, TOTALE_KOSTEN="1.250,00", RESTBEDRAG="€ 1.100,50")  # spreadsheet notation
    yield los(4, TOTALE_KOSTEN="1250.00", RESTBEDRAG="1100.5")  # plain notation
    yield los(4, RESTBEDRAG="1.234")  # thousands or decimals?
    yield los(4, RESTBEDRAG="veel")
    yield los(4, RESTBEDRAG="")
    yield los(2, AANTAL_PERIODEN="")
    yield los(1, KOSTEN_PER_PERIODIE="0")
    yield los(4, TOTALE_KOSTEN="100,00", RESTBEDRAG="200,00")
    yield los(4, TOTALE_KOSTEN="")
    yield los(4, TOTALE_KOSTEN="-5,00", RESTBEDRAG="-10,00")
    yield los(4, TOTALE_KOSTEN="1000000,00", RESTBEDRAG="1,00")  # does not fit in a message
    yield los(
        1,
        RESTBEDRAG="10,00",
        AANTAL_PERIODEN="39",
        TOTALE_KOSTEN="10000,00",
        KOSTEN_PER_PERIODIE="256,41",
        JAAR_VANAF="2019",
    )  # a remainder where none belongs
    yield los(4, INNINGSYSTEMATIEK="5")
    yield los(4, INNINGSYSTEMATIEK="")
    yield los(4, PGB="X")
    yield los(4, PERIODE_VANAF="14")
    yield los(4, REGELING="Wlz")
    yield los(4, BSN="999990018")  # fails the 11-test
    yield los(4, BSN="99999001")  # lost its leading zero
    yield los(4, BSN="")
    yield los(4, BSN="A", RESTBEDRAG="?", INNINGSYSTEMATIEK="9")  # three faults in one row
    yield als_regel(rij(next(personen), 4, r)).rsplit(";", 7)[0]  # columns missing
    yield als_regel(rij(next(personen), 4, r)) + ";;"  # more delimiters than columns
    yield als_regel(rij(next(personen), 4, r, ACHTERNAAM='"Open'))  # quote not closed
    yield los(4, ACHTERNAAM="Jansen; de Boer")  # delimiter in a quoted field
    yield ";" * (len(KOLOMMEN) - 1)  # blank row

    dubbel = als_regel(rij(next(personen), 3, r))
    yield dubbel
    yield dubbel

    pgb = next(personen)
    yield als_regel(rij(pgb, 4, r, PGB="J", RESTBEDRAG="800,00", TOTALE_KOSTEN="900,00"))
    yield als_regel(rij(pgb, 2, r, PGB="N", RESTBEDRAG="300,00", TOTALE_KOSTEN="900,00"))

    samen = next(personen)  # one with a fault beside one without
    yield als_regel(rij(samen, 4, r, RESTBEDRAG="400,00", TOTALE_KOSTEN="900,00"))
    yield als_regel(rij(samen, 4, r, RESTBEDRAG="x"))

    onbekend = next(personen)  # a dummy beside a known price
    yield als_regel(rij(onbekend, 4, r, TOTALE_KOSTEN="999999", RESTBEDRAG="999000"))
    yield als_regel(rij(onbekend, 4, r, RESTBEDRAG="150,00", TOTALE_KOSTEN="900,00"))

    op = next(personen)  # both provisions paid off
    yield als_regel(rij(op, 4, r, RESTBEDRAG="0"))
    yield als_regel(rij(op, 3, r, RESTBEDRAG="5,00"))

    yield los(4, TOTALE_KOSTEN="250000,00", RESTBEDRAG="248000,00")  # no price of an aid
    yield los(4, TOTALE_KOSTEN="1,00", RESTBEDRAG="1,00", JAAR_VANAF="2019", PERIODE_VANAF="12")

    wacht = next(personen)  # three in a row: one paid off, one nearly, one that had to wait
    yield als_regel(rij(wacht, 4, r, TOTALE_KOSTEN="900,00", RESTBEDRAG="0,00"))
    yield als_regel(rij(wacht, 4, r, TOTALE_KOSTEN="900,00", RESTBEDRAG="12,00"))
    yield als_regel(
        rij(wacht, 4, r, TOTALE_KOSTEN="900,00", RESTBEDRAG="900,00", JAAR_VANAF="2018")
    )

    yield los(
        2,
        TOTALE_KOSTEN="900,00",
        RESTBEDRAG="350,00",
        AANTAL_PERIODEN="39",
        JAAR_VANAF="2015",
        PERIODE_VANAF="1",
    )  # the number of periods is over, the price is not


def schrijf_voorbeelden(map_: Path) -> None:
    """The two bundled files: October 2019 with every case, September in the other spelling."""
    r = random.Random(2019)
    personen = bsns()
    regels = [als_regel(gewoon) for gewoon in gewone_rijen(260, personen, r)]
    for regel in bijzondere_regels(personen, r):
        regels.insert(r.randrange(len(regels)), regel)
    oktober = "\r\n".join([";".join(KOLOMMEN), *regels, ""])
    (map_ / "hv-oktober-2019.csv").write_bytes(oktober.encode("utf-8-sig"))

    kop = [*KOLOMMEN[:-1]]
    kop[kop.index("GEBORTEDATUM")] = "GEBOORTEDATUM"
    kop[kop.index("KOSTEN_PER_PERIODIE")] = "KOSTEN_PER_PERIODE"
    september = [",".join(kop)]
    for gewoon in gewone_rijen(40, personen, r):
        gewoon.pop("INNINGSYSTEMATIEK")
        gewoon |= {"JAAR_VANAF": "2019", "PERIODE_VANAF": "8"}
        kaal = {kolom: veld.replace(",", ".") for kolom, veld in gewoon.items()}
        september.append(als_regel(kaal, ","))
    tekst = "\n".join([*september, ""])
    (map_ / "hv-september-2019.csv").write_bytes(tekst.encode("cp1252"))


def schrijf_groot(aantal: int, pad: Path) -> None:
    """A file of *aantal* ordinary rows, without keeping them in memory."""
    r = random.Random(aantal)
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        bestand.write(";".join(KOLOMMEN) + "\n")
        bestand.writelines(als_regel(g) + "\n" for g in gewone_rijen(aantal, veel_bsns(), r))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        schrijf_groot(int(sys.argv[1]), Path(sys.argv[2]))
    else:
        bron = Path(__file__).parents[1] / "src" / "wmo_eigenbijdrage"
        schrijf_voorbeelden(bron / "adapters" / "voorbeelden")
