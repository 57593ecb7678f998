"""`Gedrag`: how reliable the answers are, and the draws that decide it, all from one seed."""

from __future__ import annotations

import re
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from wmo_eigenbijdrage.controle import eis_soort, van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.ieb import GEEN_OPMERKINGEN, NIET_BEOORDEELD, TECHNISCH_AFGEWEZEN

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Gedrag", "Lot", "trek"]

_BITS = 32
_MEESTE_DAGEN = 3_650
"""Of a delay: ten years, so that the day on which an answer goes out exists."""
_CODE = re.compile(r"[0-9A-Za-z]{1,4}", re.ASCII)


def _is_kans(_: Any, attribuut: Attribute[Fraction], waarde: object) -> None:
    if not isinstance(waarde, Fraction) or not 0 <= waarde <= 1:
        raise OngeldigeWaarde(
            attribuut.name, "is no share from 0 to 1", "give a Fraction, such as Fraction(1, 20)"
        )


def _is_bereik(_: Any, attribuut: Attribute[tuple[int, int]], waarde: object) -> None:
    match waarde:
        case (int() as minste, int() as meeste) if 0 <= minste <= meeste <= _MEESTE_DAGEN:
            return
        case _:
            raise OngeldigeWaarde(
                attribuut.name,
                "is no range of days",
                f"give the fewest and the most, from 0 to {_MEESTE_DAGEN}",
            )


def _is_afwijscode(_: Any, attribuut: Attribute[str], waarde: object) -> None:
    eis_soort(attribuut.name, waarde, str)
    if waarde in {GEEN_OPMERKINGEN, NIET_BEOORDEELD} or _CODE.fullmatch(str(waarde)) is None:
        raise OngeldigeWaarde(attribuut.name, "rejects nothing", 'give a retourcode such as "0001"')


@frozen(kw_only=True)
class Gedrag:
    """What happens to answers on the way, and how often a good message is rejected all the same.

    By default every answer comes on the day itself, once, and only real faults are rejected. Equal
    values give equal outcomes: everything that is left to chance comes from *zaad*.

    >>> Gedrag(zaad=7, vertraging=(1, 3), verlies=Fraction(1, 20)).verdubbeling
    Fraction(0, 1)
    """

    zaad: int = field(default=0, validator=van_soort(int))
    """The seed."""
    vertraging: tuple[int, int] = field(default=(0, 0), validator=_is_bereik)
    """The fewest and the most days until an answer is sent; each number of days as likely."""
    verlies: Fraction = field(default=Fraction(0), validator=_is_kans)
    """The share of answers that never comes."""
    verdubbeling: Fraction = field(default=Fraction(0), validator=_is_kans)
    """The share of the other answers that comes twice, the second after a delay of its own."""
    afwijzing: Fraction = field(default=Fraction(0), validator=_is_kans)
    """The share of messages that is rejected though nothing is wrong with them."""
    afwijscode: str = field(default=TECHNISCH_AFGEWEZEN, validator=_is_afwijscode)
    """The code in the header of such a rejection; each release in use must have it in its list."""


@frozen
class Lot:
    """What chance decides about one message."""

    verloren: bool
    dubbel: bool
    afgewezen: bool
    vertraging: int
    """Days."""
    tweede_vertraging: int
    """Days, of the second copy."""
    referentie: int
    """128 bits, for the name of the envelope that answers."""


def trek(dobbel: Random, gedrag: Gedrag) -> Lot:
    """Draw for one message: always the same number of bits, whatever the *gedrag*.

    So the lot of a message depends on the seed and its number only, and no chance shifts another.

    >>> trek(Random(1), Gedrag()).vertraging
    0
    """
    bits = [dobbel.getrandbits(_BITS) for _ in range(5)]
    minste, meeste = gedrag.vertraging
    dagen = meeste - minste + 1
    return Lot(
        verloren=_valt(gedrag.verlies, bits[0]),
        dubbel=_valt(gedrag.verdubbeling, bits[1]),
        afgewezen=_valt(gedrag.afwijzing, bits[2]),
        vertraging=minste + bits[3] % dagen,
        tweede_vertraging=minste + bits[4] % dagen,
        referentie=dobbel.getrandbits(128),
    )


def _valt(kans: Fraction, bits: int) -> bool:
    return bits * kans.denominator < kans.numerator << _BITS
