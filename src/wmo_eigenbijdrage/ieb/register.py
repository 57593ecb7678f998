"""The port to what was received before: rules across messages ask it.

Whoever checks implements it on its own administration. A gemeente that checks before sending lets
it answer with what it sent itself and CAK accepted.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from attrs import field, frozen

from wmo_eigenbijdrage.controle import van_soort
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, Bsn, EbStartNummer, Gemeentecode
from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.model import Heenbericht

__all__ = ["Aanlevering", "Berichtregister"]


@frozen
class Aanlevering:
    """What was delivered with one key: kind of message, sender, person and start number.

    WMO401 and WMO405 are one kind here.
    """

    bericht: Heenbericht = field(validator=van_soort(Heenbericht))
    """The delivery that counts; of a removed one, the removal."""
    verwijderd: bool = False
    """Whether it was taken back with status 3, and so counts as never sent (OP033)."""


class Berichtregister(Protocol):
    """What was received before the message that is checked; that one is not in it yet.

    Rejected messages count for `identificatie_bekend` alone. In the other three a WMO401 and a
    WMO405 are one kind of message, whichever of them is asked for: a WMO405 changes, stops and
    removes what a WMO401 began [inferred, decision 0047].
    """

    def identificatie_bekend(
        self, afzender: Gemeentecode, type_: Berichttype, identificatie: BerichtIdentificatie
    ) -> bool:
        """Whether the sender used this identification before for this kind of message."""
        ...

    def aanlevering(
        self, afzender: Gemeentecode, type_: Berichttype, bsn: Bsn, startnummer: EbStartNummer
    ) -> Aanlevering | None:
        """The last delivery with this key, also when it was a removal; ``None`` if never."""
        ...

    def startnummer_in_gebruik(
        self, afzender: Gemeentecode, type_: Berichttype, startnummer: EbStartNummer
    ) -> bool:
        """Whether a delivery that was not removed has this number, whoever it is about."""
        ...

    def aanleveringen(
        self, afzender: Gemeentecode, type_: Berichttype, bsn: Bsn
    ) -> Iterable[Aanlevering]:
        """All deliveries of this person that count, and of removed keys the removal.

        Mostly one per key; more when status 1 was sent again with the same key and not refused.
        """
        ...
