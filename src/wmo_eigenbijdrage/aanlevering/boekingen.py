"""`Boeking`: one melding as it was booked, under which name, and what became of it."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from attrs import field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.aanlevering.meldingen import Melding, maak_bericht
from wmo_eigenbijdrage.controle import eis_soort, is_dag, van_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, Bsn, Gemeentecode
from wmo_eigenbijdrage.ieb import Heenbericht

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Boeking", "Meldinguitkomst", "maak_boekingsbericht"]

_RETOURCODE = re.compile(r"[0-9A-Za-z]{1,4}")  # RS011; the lists that are known are not whole


class Meldinguitkomst(Enum):
    """What became of a melding that was booked."""

    KLAARGEZET = "klaargezet"
    """Booked under the name that its message has, and not known to be handed over."""
    VERZONDEN = "verzonden"
    """No answer yet."""
    AANVAARD = "aanvaard"
    AFGEWEZEN = "afgewezen"
    """It changes nothing at CAK."""

    @property
    def is_open(self) -> bool:
        """Whether an answer is still to come."""
        return self in {Meldinguitkomst.KLAARGEZET, Meldinguitkomst.VERZONDEN}


def _retourcodes(_: Any, attribuut: Attribute[Any], waarde: tuple[object, ...]) -> None:
    eis_soort(attribuut.name, waarde, tuple)
    for code in waarde:
        if not isinstance(code, str) or _RETOURCODE.fullmatch(code) is None:
            raise OngeldigeWaarde(
                attribuut.name, "holds what is no retourcode", 'give texts like "9404"'
            )


@frozen
class Boeking:
    """One line of the log."""

    melding: Melding = field(validator=van_soort(Melding))
    uitkomst: Meldinguitkomst = field(
        default=Meldinguitkomst.VERZONDEN, validator=van_soort(Meldinguitkomst)
    )
    dagtekening: date | None = field(default=None, validator=optional(is_dag))
    """Of its message; ``None`` when the register does not keep it."""
    identificatie: BerichtIdentificatie | None = field(
        default=None, validator=optional(van_soort(BerichtIdentificatie))
    )
    """Of its message; ``None`` when the register does not keep it."""
    retourcodes: tuple[str, ...] = field(default=(), validator=_retourcodes)
    """The codes by which CAK rejected it; empty when it did not, or nobody noted them."""
    vrijgegeven: date | None = field(default=None, validator=optional(is_dag))
    """The day on which a user let the same thing be told again after it was rejected."""

    def __attrs_post_init__(self) -> None:
        afgewezen = self.uitkomst is Meldinguitkomst.AFGEWEZEN
        if (self.retourcodes or self.vrijgegeven) and not afgewezen:
            raise OngeldigeWaarde(
                "uitkomst",
                f"{self.uitkomst.value} does not go with retourcodes or a release",
                "give these for what CAK rejected",
            )


def maak_boekingsbericht(boeking: Boeking, *, afzender: Gemeentecode, bsn: Bsn) -> Heenbericht:
    """The iEb message of a booking: the same one each time, also after a crash.

    Written with the same release it is the same byte for byte.

    Raises:
        OngeldigeWaarde: the booking does not hold the name and the day of its message.
    """
    eis_soort("boeking", boeking, Boeking)
    if boeking.identificatie is None or boeking.dagtekening is None:
        raise OngeldigeWaarde(
            "boeking", "does not hold the name and day of its message", "book it in a Register"
        )
    return maak_bericht(
        boeking.melding,
        afzender=afzender,
        bsn=bsn,
        identificatie=boeking.identificatie,
        dagtekening=boeking.dagtekening,
    )
