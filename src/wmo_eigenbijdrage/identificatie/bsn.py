"""`Bsn`: a citizen service number that does not show itself."""

from __future__ import annotations

import re
from operator import mul
from typing import TYPE_CHECKING, Any, final

from attrs import field, frozen

from wmo_eigenbijdrage.fouten import OngeldigeWaarde

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Bsn", "voldoet_aan_elfproef"]

_MASKER = "*********"
_VORM = re.compile(r"[0-9]{9}", re.ASCII)
_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
# Digits are weighed by their character codes; this is what the code of "0" adds to the sum.
_SOM_VAN_NULLEN = sum(_GEWICHTEN) * ord("0")


def voldoet_aan_elfproef(cijfers: str) -> bool:
    """Whether these are nine digits that pass the 11-test.

    The weights are 9 to 2 and -1, and the sum must be divisible by 11.

    The number of only zeros passes the sum but is no BSN.

    >>> voldoet_aan_elfproef("999990019"), voldoet_aan_elfproef("999990018")
    (True, False)

    Source: iStandaarden, constraint CS002.
    """
    if _VORM.fullmatch(cijfers) is None:
        return False
    som = sum(map(mul, _GEWICHTEN, cijfers.encode("ascii"))) - _SOM_VAN_NULLEN
    return som % 11 == 0 and cijfers != "000000000"


def _is_bsn(_: Any, __: Attribute[str], waarde: object) -> None:
    if isinstance(waarde, str) and voldoet_aan_elfproef(waarde):
        return
    # The value itself stays out of the text: an error ends up in a log.
    if not isinstance(waarde, str) or _VORM.fullmatch(waarde) is None:
        raise OngeldigeWaarde("bsn", "not nine digits", "give all nine, leading zeros included")
    raise OngeldigeWaarde("bsn", "fails the 11-test", "check it for a typing error")


@final
@frozen(order=True, repr=False)
class Bsn:
    """A valid citizen service number (*burgerservicenummer*).

    It compares, sorts and hashes by its number, but neither ``repr`` nor ``str`` shows it; whoever
    needs the digits asks for :attr:`nummer` by name.

    Raises:
        OngeldigeWaarde: not exactly nine digits, or the 11-test fails. The number is not shown.

    >>> Bsn("999990019")
    Bsn('*********')
    >>> Bsn("999990019") == Bsn("999990019"), Bsn("999990019").nummer
    (True, '999990019')
    """

    nummer: str = field(validator=_is_bsn, repr=False)
    """The nine digits. Never write them to a log, an error or a file name."""

    def __repr__(self) -> str:
        return f"Bsn({_MASKER!r})"

    def __str__(self) -> str:
        return _MASKER

    def _repr_pretty_(self, drukker: Any, _: bool) -> None:  # noqa: FBT001 (their protocol)
        """For notebooks and Hypothesis, which would print the fields one by one."""
        drukker.text(repr(self))
