"""What the jobs of this room need from outside, as Protocols that anyone may implement."""

from __future__ import annotations

from typing import Protocol

from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, EbStartNummer

__all__ = ["Nummering", "Postbak", "Transport", "Voortgang"]


class Nummering(Protocol):
    """Gives out the numbers of a gemeente, none of them twice, for ever."""

    def startnummer(self) -> EbStartNummer:
        """The next number of a contribution start."""
        ...

    def identificatie(self) -> BerichtIdentificatie:
        """The next name of a message."""
        ...


class Postbak(Protocol):
    """Takes messages that are ready to be sent."""

    def plaats(self, identificatie: BerichtIdentificatie, xml: bytes) -> None:
        """Keep one message under the name that its header holds."""
        ...


class Voortgang(Protocol):
    """Is told how far a long job has come."""

    def meld(self, fase: str, deel: float) -> None:
        """Of the phase named *fase*, the part *deel* (0 to 1) is done."""
        ...


class Transport(Protocol):
    """Brings envelopes to the GGk, over whatever line an application has."""

    def verstuur(self, xml: bytes, *, soapactie: str) -> None:
        """Hand over one envelope in SOAP, and return when its delivery is assured.

        Raises:
            Exception: of whatever kind the line has; the same envelope may then be offered again,
                under the same referentienummer.
        """
        ...
