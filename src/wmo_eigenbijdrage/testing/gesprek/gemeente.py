"""`Gemeente`: what software of a gemeente has to do to be put to the test."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, TypeAlias

from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.dossier import Huishouden, Zorgvoorziening
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, Bsn
from wmo_eigenbijdrage.ieb import Berichttype

__all__ = ["Gemeente", "Maakgemeente", "Navraag"]

Navraag: TypeAlias = tuple[Berichttype, BerichtIdentificatie]
"""The message of which the answer is asked for once more."""


class Gemeente(Protocol):
    """Software of one gemeente, as it talks with CAK.

    Wrap your own software in such a class; what it is told are domain values, what it says are the
    bytes of messages.
    """

    def ken_beleid(self, beleid: Beleid) -> None:
        """Learn the policy, in the place of the one before."""
        ...

    def ken_huishouden(self, huishouden: Huishouden) -> None:
        """Learn who lives with whom, in the place of what was known."""
        ...

    def ken_zorg(self, bsn: Bsn, voorzieningen: Sequence[Zorgvoorziening]) -> None:
        """Learn all provisions of a person, in the place of what was known.

        Each fact says since when it is known; none lies in the future of the conversation.
        """
        ...

    def verstuur(self, dag: date) -> Iterable[bytes]:
        """What goes to CAK in the night of *dag*, one message after the other.

        Give them from a generator: a message is handed over, and may be noted as such, once the
        next one is asked for. Where it crashes in between, it is closed there, and the message may
        be given once more, byte for byte the same. What is no generator is handed over as a whole,
        and never crashes in between.
        """
        ...

    def ontvang(self, xml: bytes, dag: date) -> None:
        """Take in an answer of CAK; it may come late, twice, or after it was asked for."""
        ...

    def navragen(self, dag: date) -> Iterable[Navraag]:
        """The messages whose answer is overdue: CAK is asked to send it again."""
        ...

    def los_afwijzingen_op(self, dag: date) -> None:
        """Do what an employee does about rejections that nothing in the messages explains.

        In this conversation CAK rejects only by chance, so that each may be told again.
        """
        ...

    def herstart(self) -> None:
        """Begin again after a crash: what was not stored is lost. All facts are told again."""
        ...


class Maakgemeente(Protocol):
    """Makes the software of a gemeente; a class that takes a policy is one."""

    def __call__(self, beleid: Beleid, /) -> Gemeente:
        """The software of the gemeente that has this policy."""
        ...
