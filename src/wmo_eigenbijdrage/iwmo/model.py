"""What comes out of reading a message: facts, and what could not become one."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.dossier import Zorgfeit
from wmo_eigenbijdrage.fouten import OngeldigeWaarde, toon
from wmo_eigenbijdrage.identificatie import AgbCode, BerichtIdentificatie, Gemeentecode

__all__ = ["Iwmobericht", "Onleesbaar", "Uitval"]


@frozen
class Uitval:
    """A client or a class that became no fact, with every reason at once."""

    plaats: str
    """The path in the message, with the number of the client."""
    aantal: int
    """How many classes fall out with it: those of the client, or one."""
    bevindingen: tuple[Bevinding, ...]


@frozen
class Onleesbaar:
    """A message of which nothing can be used, with every reason at once."""

    bevindingen: tuple[Bevinding, ...]


@frozen(kw_only=True)
class Iwmobericht:
    """A message that was read: every class about a product is in it, as a fact or as uitval.

    Raises:
        OngeldigeWaarde: classes got lost between the message and this value.
    """

    soort: str
    """The kind of message, such as ``WMO305``."""
    release: str
    """The release, such as ``3.2``."""
    gemeente: Gemeentecode
    aanbieder: AgbCode
    identificatie: BerichtIdentificatie = field(repr=toon)
    """What the sender calls it; of a 303 and a 304 the number of the invoice."""
    dagtekening: date
    retourcodes: tuple[str, ...] = ()
    """What a 304 says of the claim as a whole."""
    feiten: tuple[Zorgfeit, ...] = field(repr=False)
    uitval: tuple[Uitval, ...]
    genegeerd: tuple[tuple[str, int], ...] = ()
    """What was left aside on purpose, with how often, by name; ``onbekend`` are elements that the
    release does not know."""
    klassen: int
    """How many classes about a product the message holds."""

    def __attrs_post_init__(self) -> None:
        geteld = len(self.feiten) + sum(uitval.aantal for uitval in self.uitval)
        if geteld != self.klassen:
            raise OngeldigeWaarde(
                "klassen", f"{self.klassen} in the message, {geteld} accounted for", "report this"
            )
