"""Damage to valid messages: delete, double, swap, blank, lengthen, rename, move to another namespace.

Takes a source of choices, so that Hypothesis can shrink and a script can draw at random.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

Kies = Callable[[int], int]
"""Gives a whole number from 0 up to, not including, its argument."""

TEKSTEN = (
    "", " ", "0", "1", "9", "x", "-1", "+5", "007", " 7 ", "1e3", "999999999", "1000000000",
    "99999999", "100000000", "2020-02-29", "2021-02-29", "2020-01-01Z", "2020-01-01+01:00",
    "0001-01-01", "12020-01-01", "2020-1-1", "20200101", "2020-W01-1", "0363", "363", "03630", "٠٣٦٣",
    "123456782", "12345678", "1234567890", "999999999999", "1234567890123", "\u00a0", "a\tb",
    "a\nb", "1.2.0", "1.02.0", "1.2", "470", "471", "0200", "200", "9999", "S300", "s300", "]]>", "<&>",
)  # fmt: skip


def muteer(xml: bytes, kies: Kies) -> bytes:
    """The message with one to three kinds of damage."""
    wortel = ET.fromstring(xml)
    for _ in range(1 + kies(3)):
        SCHADE[kies(len(SCHADE))](wortel, kies)
    uit: bytes = ET.tostring(wortel, encoding="UTF-8", xml_declaration=True)
    return uit


def _ouder(wortel: ET.Element, kies: Kies) -> ET.Element:
    ouders = [element for element in wortel.iter() if len(element)]
    return ouders[kies(len(ouders))] if ouders else wortel


def _blad(wortel: ET.Element, kies: Kies) -> ET.Element:
    bladeren = [element for element in wortel.iter() if not len(element)]
    return bladeren[kies(len(bladeren))]


def _verwijder(wortel: ET.Element, kies: Kies) -> None:
    ouder = _ouder(wortel, kies)
    if len(ouder):
        ouder.remove(ouder[kies(len(ouder))])


def _verdubbel(wortel: ET.Element, kies: Kies) -> None:
    ouder = _ouder(wortel, kies)
    if len(ouder):
        ouder.insert(kies(len(ouder) + 1), ouder[kies(len(ouder))])


def _verwissel(wortel: ET.Element, kies: Kies) -> None:
    ouder = _ouder(wortel, kies)
    if len(ouder):
        een, twee = kies(len(ouder)), kies(len(ouder))
        ouder[een], ouder[twee] = ouder[twee], ouder[een]


def _vul(wortel: ET.Element, kies: Kies) -> None:
    _blad(wortel, kies).text = TEKSTEN[kies(len(TEKSTEN))]


def _verleng(wortel: ET.Element, kies: Kies) -> None:
    blad = _blad(wortel, kies)
    extra = ("0", "1", " ", "x", "\n")[kies(5)]
    blad.text = (blad.text or "") + extra if kies(2) else extra + (blad.text or "")


def _verkort(wortel: ET.Element, kies: Kies) -> None:
    blad = _blad(wortel, kies)
    blad.text = (blad.text or "")[: kies(4)]


def _hernoem(wortel: ET.Element, kies: Kies) -> None:
    elementen = list(wortel.iter())[1:]
    if elementen:
        element = elementen[kies(len(elementen))]
        element.tag = elementen[kies(len(elementen))].tag if kies(2) else f"{element.tag}X"


def _verhuis(wortel: ET.Element, kies: Kies) -> None:
    elementen = list(wortel.iter())
    element = elementen[kies(len(elementen))]
    ander = elementen[kies(len(elementen))].tag.partition("}")[0]
    element.tag = f"{ander}}}{element.tag.rpartition('}')[2]}"


def _versier(wortel: ET.Element, kies: Kies) -> None:
    elementen = list(wortel.iter())
    element = elementen[kies(len(elementen))]
    if kies(2):
        element.tail = "x" if element is not wortel else None
    else:
        element.set("a", "1")


SCHADE = (
    _verwijder,
    _verdubbel,
    _verwissel,
    _vul,
    _verleng,
    _verkort,
    _hernoem,
    _verhuis,
    _versier,
)
