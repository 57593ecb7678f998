"""Damaged messages at nightly size: every judge agrees, and no input gives more than one line.

Half of them are damaged as XML: our schemas, the tables of the tests and `lees` must agree. The
other half is damaged as bytes: what cannot be read is a `BerichtFout`, and nothing shows a BSN.

Usage: python benchmarks/ieb_fuzz.py [INPUTS] [SEED]      default 200000 inputs, seed 0
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from random import Random
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import ieb_tabellen as tabellen
from ieb_mutaties import muteer
from ieb_voorbeelden import volledig
from wmo_eigenbijdrage.ieb import (
    RELEASES,
    BerichtFout,
    Release,
    from_xml,
    lees,
    release,
    to_xml,
    valideer,
)

_BSN = re.compile(r"12345678")


def als_xml(xml: bytes, bron: Release, bericht: str, toeval: Random) -> str:
    """One message damaged as XML; says what became of it."""
    stuk = muteer(xml, toeval.randrange)
    fouten, lezing = valideer(stuk, bron), lees(stuk, bron)
    assert (fouten == ()) == tabellen.is_geldig(stuk, bron.naam, bericht), stuk
    assert (lezing.bericht is None) == bool(lezing.bevindingen), stuk
    if lezing.bericht is not None:
        assert fouten == (), stuk
        assert from_xml(stuk, bron) == lezing.bericht, stuk
        return "valid"
    assert not fouten or lezing.bevindingen == fouten, stuk
    return "not valid" if fouten else "valid, no value"


def als_bytes(xml: bytes, toeval: Random) -> str:
    """One message damaged as bytes; says what became of it."""
    stuk = bytearray(xml)
    for _ in range(toeval.randint(1, 4)):
        plaats, lengte = toeval.randrange(len(stuk) + 1), toeval.randrange(8)
        keuze = toeval.randrange(4)
        if keuze == 0:
            stuk[plaats : plaats + 1] = toeval.randbytes(1)
        elif keuze == 1:
            stuk[plaats : plaats + lengte] = b""
        elif keuze == 2:
            stuk[plaats:plaats] = toeval.randbytes(lengte)
        else:
            stuk[plaats:plaats] = stuk[(begin := toeval.randrange(len(stuk) + 1)) : begin + 40]
    invoer = bytes(stuk)
    lezing = lees(invoer)
    for bevinding in lezing.bevindingen:
        assert "\n" not in str(bevinding), invoer
        assert _BSN.search(str(bevinding)) is None, invoer
    try:
        from_xml(invoer)
    except BerichtFout as fout:
        tekst = str(fout)
    else:
        return "read"
    assert "\n" not in tekst, invoer
    assert _BSN.search(tekst) is None, invoer
    return "cannot be read"


def draai(aantal: int, zaad: int) -> None:
    toeval = Random(zaad)
    goed = [
        (to_xml(volledig(soort.type), bron, aanvaard_onzekerheid=True), bron, soort.type.value)
        for bron in map(release, RELEASES)
        for soort in bron.berichten
    ]
    uitkomsten: Counter[str] = Counter()
    begin = perf_counter()
    for nummer in range(aantal):
        xml, bron, bericht = goed[nummer % len(goed)]
        if nummer // len(goed) % 2:
            uitkomsten[f"as bytes: {als_bytes(xml, toeval)}"] += 1
        else:
            uitkomsten[f"as XML: {als_xml(xml, bron, bericht, toeval)}"] += 1
    duur = perf_counter() - begin
    print(f"{aantal:,} damaged messages, seed {zaad}, in {duur:.0f} s ({aantal / duur:,.0f}/s)")
    for wat, keer in sorted(uitkomsten.items()):
        print(f"  {wat:<28}{keer:>10,}")


if __name__ == "__main__":
    draai(
        int(sys.argv[1]) if len(sys.argv) > 1 else 200_000,
        int(sys.argv[2]) if len(sys.argv) > 2 else 0,
    )
