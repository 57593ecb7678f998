"""`BibliotheekGemeente`: a gemeente that works with this library only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from wmo_eigenbijdrage.aanlevering import (
    gewenste_perioden,
    maak_boekingsbericht,
    plan,
    retourachterstanden,
)
from wmo_eigenbijdrage.adapters.aanleverregister import Aanlevergeheugen
from wmo_eigenbijdrage.adapters.poorten import Register
from wmo_eigenbijdrage.adapters.retouren import verwerk_retour
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.dossier import Huishouden, Zorgvoorziening
from wmo_eigenbijdrage.identificatie import Bsn
from wmo_eigenbijdrage.ieb import Release, release, to_xml
from wmo_eigenbijdrage.testing.gesprek.gemeente import Navraag

__all__ = ["BibliotheekGemeente"]


class BibliotheekGemeente:
    """Desired periods, a plan and a register every night. It implements `Gemeente`.

    Also an example of the order of work: book, write, hand over, note that it was handed over.

    >>> from wmo_eigenbijdrage import Gemeentecode
    >>> gemeente = BibliotheekGemeente(Beleid(gemeente=Gemeentecode("0363")))
    >>> list(gemeente.verstuur(date(2024, 1, 2)))
    []
    """

    def __init__(
        self,
        beleid: Beleid,
        open_register: Callable[[], Register] | None = None,
        *,
        in_release: Release | None = None,
    ) -> None:
        """Begin with what the register holds.

        Args:
            beleid: the first policy.
            open_register: opens what was stored, at the beginning and after each crash; by default
                one in memory that outlives a crash.
            in_release: the release of iEb to write in; by default 1.0.
        """
        self.beleid = beleid
        if open_register is None:
            geheugen = Aanlevergeheugen(beleid.gemeente)
            self._open: Callable[[], Register] = lambda: geheugen
        else:
            self._open = open_register
        self.register = self._open()
        self.release = in_release or release("1.0")
        self._zorg: dict[Bsn, tuple[Zorgvoorziening, ...]] = {}

    def ken_beleid(self, beleid: Beleid) -> None:
        """Work by another policy from now on."""
        self.beleid = beleid

    def ken_huishouden(self, huishouden: Huishouden) -> None:
        """Nothing: no message tells CAK who lives with whom."""

    def ken_zorg(self, bsn: Bsn, voorzieningen: Sequence[Zorgvoorziening]) -> None:
        """Hold all provisions of a person, in the place of what was held."""
        self._zorg[bsn] = tuple(voorzieningen)

    def verstuur(self, dag: date) -> Iterator[bytes]:
        """First what a crash left undone, then what the plans of all persons make of today."""
        yield from self._overhandig()
        for bsn, voorzieningen in self._zorg.items():
            gewenst = gewenste_perioden(voorzieningen, self.beleid, peildatum=dag)
            wat = plan(
                gewenst,
                self.register.persoon(bsn),
                self.beleid,
                peildatum=dag,
                release=self.release,
            )
            if wat.verzendbaar:
                self.register.boek(bsn, wat.verzendbaar, dagtekening=dag)
        yield from self._overhandig()

    def _overhandig(self) -> Iterator[bytes]:
        for bsn, boeking in self.register.klaargezet():
            bericht = maak_boekingsbericht(boeking, afzender=self.beleid.gemeente, bsn=bsn)
            # The forms of 3.0 and 4.0 are inferred; the simulated CAK takes them as they are.
            yield to_xml(bericht, self.release, aanvaard_onzekerheid=True)
            self.register.verzonden(bsn, boeking.melding.volgnummer)

    def ontvang(self, xml: bytes, dag: date) -> None:  # noqa: ARG002 (the answer has its own day)
        """Take an answer into the register."""
        verwerk_retour(self.register, xml)

    def navragen(self, dag: date) -> Iterator[Navraag]:
        """All whose answer is overdue, holidays not looked at (decision 0052)."""
        bsns = dict.fromkeys(bsn for bsn, _ in self.register.onbeantwoord())
        personen = ((bsn, self.register.persoon(bsn)) for bsn in bsns)
        for _, te_laat in retourachterstanden(personen, peildatum=dag):
            boeking = te_laat.boeking
            assert boeking.identificatie is not None  # a Register keeps it
            yield boeking.melding.berichttype, boeking.identificatie

    def los_afwijzingen_op(self, dag: date) -> None:
        """Release all that CAK rejected."""
        for bsn, boeking in tuple(self.register.afgewezen()):
            self.register.vrijgeven(bsn, boeking.melding.volgnummer, dag=dag)

    def herstart(self) -> None:
        """Forget the facts, and open the register again."""
        self._zorg.clear()
        self.register = self._open()
