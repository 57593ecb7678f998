"""`CakSimulator`: a CAK to talk to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import define, field

from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.bijdrage import Bijdrageoverzicht
from wmo_eigenbijdrage.controle import eis_dag, eis_soort, van_soort
from wmo_eigenbijdrage.dossier import Huishouden
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import Bsn
from wmo_eigenbijdrage.ieb import Release, release
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.testing.cak.administratie import Administratie
from wmo_eigenbijdrage.testing.cak.bewaking import Kostprijsmelding
from wmo_eigenbijdrage.testing.cak.gedrag import Gedrag
from wmo_eigenbijdrage.testing.cak.loket import Loket
from wmo_eigenbijdrage.testing.cak.ontvangst import Ontvangst, Oordeel, Verzending
from wmo_eigenbijdrage.testing.cak.overzicht import Factuuroverzicht
from wmo_eigenbijdrage.testing.cak.perioden import Periodestand
from wmo_eigenbijdrage.testing.cak.prijsagenda import Prijsagenda
from wmo_eigenbijdrage.testing.cak.rekeningen import Maandafsluiting
from wmo_eigenbijdrage.testing.cak.werkwijze import Werkwijze

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["CakSimulator"]


def _standaard_releases() -> tuple[Release, ...]:
    return tuple(map(release, ("1.0", "3.0", "4.0")))


def _vast(releases: Iterable[Release]) -> tuple[Release, ...]:
    return tuple(releases)


def _eis_afwijscode(gedrag: Gedrag, releases: Iterable[Release]) -> None:
    for eigen in releases:
        if gedrag.afwijzing and eigen.retourcode(gedrag.afwijscode) is None:
            raise OngeldigeWaarde(
                "afwijscode", f"is not in the list of iEb {eigen.naam}", "give another code"
            )


def _bruikbaar(cak: CakSimulator, _: Attribute[Any], releases: tuple[Release, ...]) -> None:
    if not releases:
        raise OngeldigeWaarde("releases", "is empty", "give those in which messages come")
    for eigen in releases:
        eis_soort("releases", eigen, Release)
    _eis_afwijscode(cak.gedrag, releases)


@define(eq=False)
class CakSimulator:
    """A model of CAK by the published rules: it takes messages, answers, guards and bills.

    Time is what the caller says it is, and never goes back: each call with a day brings the clock
    to that day. Facts about households and policies are given with `ken` and `zet_beleid`, and work
    from the next close on. Of a person about whom nothing was told, only the messages are known.

    It is a model: everything that no source settles is in `AANNAMES`.

    >>> from wmo_eigenbijdrage.identificatie import (
    ...     BerichtIdentificatie,
    ...     EbStartNummer,
    ...     Gemeentecode,
    ... )
    >>> from wmo_eigenbijdrage.ieb import Startbericht, to_xml
    >>> cak = CakSimulator()
    >>> start = Startbericht(
    ...     afzender=Gemeentecode("0363"),
    ...     identificatie=BerichtIdentificatie("EB1"),
    ...     dagtekening=date(2024, 4, 10),
    ...     bsn=Bsn("999990019"),
    ...     startnummer=EbStartNummer(1),
    ...     startdatum=date(2024, 1, 15),
    ... )
    >>> cak.ontvang(to_xml(start), date(2024, 4, 11)).oordeel
    <Oordeel.AANVAARD: 'aanvaard'>
    >>> len(cak.retours(date(2024, 4, 11)))
    1
    >>> print(cak.sluit_maand(Maand(2024, 4)).rekeningen[0].factuur)
    factuur 2024-05: 3 maanden, € 61,80 (stapelfactuur)
    >>> print(cak.overzicht())
    huishouden 1 (1 persoon): € 61,80
      2024-02 t/m 2024-04: € 20,60
    totaal: € 61,80
    """

    gedrag: Gedrag = field(default=Gedrag(), validator=van_soort(Gedrag))
    werkwijze: Werkwijze = field(default=Werkwijze(), validator=van_soort(Werkwijze), kw_only=True)
    releases: tuple[Release, ...] = field(
        factory=_standaard_releases,
        converter=_vast,
        validator=_bruikbaar,
        kw_only=True,
        repr=False,
    )
    """Those in which messages are taken, whatever the day; by default 1.0, 3.0 and 4.0."""
    _dag: date = field(init=False, default=date.min)
    _loket: Loket = field(init=False, repr=False)
    _administratie: Administratie = field(init=False, repr=False)
    _prijzen: Prijsagenda = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._loket = Loket(self.gedrag, self.releases)
        self._administratie = Administratie(self.werkwijze)
        self._prijzen = Prijsagenda(self.werkwijze, self._administratie.beleid_van)

    def zet_gedrag(self, gedrag: Gedrag) -> None:
        """Be as reliable as this from the next message on.

        A test can so decide about each message by itself. The seed of the first `Gedrag` stays the
        one of all draws.

        Raises:
            OngeldigeWaarde: it rejects with a code that one of the releases does not have.
        """
        eis_soort("gedrag", gedrag, Gedrag)
        _eis_afwijscode(gedrag, self.releases)
        self.gedrag = gedrag
        self._loket.zet_gedrag(gedrag)

    def ontvang(self, xml: bytes, dag: date) -> Ontvangst:
        """Take in one message as it is, without an envelope.

        Args:
            xml: the bytes of the message.
            dag: the day on which they come in.

        Raises:
            OngeldigeWaarde: *xml* is not bytes, or *dag* lies before an earlier day.
        """
        eis_soort("xml", xml, bytes)
        self._naar(dag)
        return self._verwerkt(self._loket.ontvang(xml, dag))

    def ontvang_envelop(self, xml: bytes, dag: date) -> Ontvangst:
        """Take in one envelope, a Di01; what cannot be used is answered with a Fo01.

        Raises:
            OngeldigeWaarde: as `ontvang`.
        """
        eis_soort("xml", xml, bytes)
        self._naar(dag)
        return self._verwerkt(self._loket.ontvang_envelop(xml, dag))

    def ken(self, huishouden: Huishouden) -> None:
        """Learn who lives with whom, and their circumstances; it takes the place of what was known.

        Periods of contribution in it are not looked at: these come from the messages.

        Raises:
            OngeldigeWaarde: one of its persons is known in a household with somebody who is not in
                it. Who lived together before stays in one household, with another `Leefvorm`.
        """
        eis_soort("huishouden", huishouden, Huishouden)
        self._administratie.ken(huishouden)

    def zet_beleid(self, beleid: Beleid) -> None:
        """Learn the policy of a gemeente; without one the national rules hold."""
        eis_soort("beleid", beleid, Beleid)
        self._administratie.zet_beleid(beleid)

    def retours(self, tot_en_met: date) -> tuple[Verzending, ...]:
        """What is sent up to and including a day and was not asked for before, in order of time."""
        self._naar(tot_en_met)
        return self._loket.retours(tot_en_met)

    def signalen(self, tot_en_met: date) -> tuple[Kostprijsmelding, ...]:
        """What CAK tells about cost prices up to a day and was not asked for before."""
        self._naar(tot_en_met)
        return self._prijzen.haal()

    def sluit_maand(self, maand: Maand) -> Maandafsluiting:
        """Decide on the last day of a month about all that came in, and make the bills of the next.

        Months are closed one after the other, and before a later day is reached.

        Raises:
            OngeldigeWaarde: the month does not follow the last one, or is over already.
            OnbekendeParameter: no tariff of the month is published.
        """
        eis_soort("maand", maand, Maand)
        self._administratie.eis_volgende(maand)
        self._naar(maand.laatste_dag)
        return self._administratie.sluit(maand)

    def perioden(self, bsn: Bsn) -> tuple[Periodestand, ...]:
        """The periods of a person as they follow from the messages, in order of receipt."""
        return self._administratie.perioden(bsn)

    def gefactureerd(self, bsn: Bsn) -> Bijdrageoverzicht:
        """What was billed to the household of a person, less what was refunded.

        To be held against `bereken_bijdrage` over the true facts, with
        ``gefactureerd.vergelijk(wettelijk)``; the persons have the places that `ken` gave them.
        """
        return self._administratie.gefactureerd(bsn)

    def overzicht(self) -> Factuuroverzicht:
        """What was billed and refunded, per household and month, up to the last close."""
        return self._administratie.overzicht()

    def _naar(self, dag: date) -> None:
        """Let the days pass up to this one."""
        eis_dag("dag", dag)
        if dag < self._dag:
            raise OngeldigeWaarde("dag", f"{dag} lies before {self._dag}", "time only goes on")
        self._dag = dag
        self._prijzen.verstrijk(dag)

    def _verwerkt(self, ontvangst: Ontvangst) -> Ontvangst:
        """Let a message that was accepted change what is held."""
        if ontvangst.oordeel is Oordeel.AANVAARD:
            assert ontvangst.uitkomst is not None
            bericht = ontvangst.uitkomst.bericht
            assert bericht is not None  # else something would be wrong with it
            sleutel, stand = self._administratie.pas_toe(bericht, ontvangst.dag)
            self._prijzen.wijzig(sleutel, stand, ontvangst.dag)
        return ontvangst
