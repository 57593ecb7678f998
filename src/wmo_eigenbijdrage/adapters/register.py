"""A register of messages in memory."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, Bsn, EbStartNummer, Gemeentecode
from wmo_eigenbijdrage.ieb import Aanlevering, Berichttype, Heenbericht, StatusAanlevering

__all__ = ["Registergeheugen"]


@define
class Registergeheugen:
    """What was received, kept as long as the process lives. It implements `Berichtregister`.

    For tests, a stub of CAK, and checking one batch of messages against each other.
    """

    _identificaties: set[tuple[Gemeentecode, Berichttype, BerichtIdentificatie]] = field(
        factory=set[tuple[Gemeentecode, Berichttype, BerichtIdentificatie]], init=False, repr=False
    )
    _per_client: dict[tuple[Gemeentecode, Berichttype, Bsn], dict[EbStartNummer, Aanlevering]] = (
        field(
            factory=dict[tuple[Gemeentecode, Berichttype, Bsn], dict[EbStartNummer, Aanlevering]],
            init=False,
            repr=False,
        )
    )
    _clienten: dict[tuple[Gemeentecode, Berichttype, EbStartNummer], set[Bsn]] = field(
        factory=dict[tuple[Gemeentecode, Berichttype, EbStartNummer], set[Bsn]],
        init=False,
        repr=False,
    )

    def ontvang(self, bericht: Heenbericht, *, afgewezen: bool = False) -> None:
        """Take in one message, after it was checked.

        A rejected one only uses up its identification. Status 3 takes back what was delivered with
        the same key, status 9 changes nothing.

        Raises:
            OngeldigeWaarde: it is no message from a gemeente.
        """
        eis_soort("bericht", bericht, Heenbericht)
        soort = (bericht.afzender, bericht.type)
        self._identificaties.add((*soort, bericht.identificatie))
        if afgewezen or bericht.status is StatusAanlevering.NIET_VAN_TOEPASSING:
            return
        verwijderd = bericht.status is StatusAanlevering.VERWIJDEREN
        per_nummer = self._per_client.setdefault((*soort, bericht.bsn), {})
        per_nummer[bericht.startnummer] = Aanlevering(bericht, verwijderd)
        clienten = self._clienten.setdefault((*soort, bericht.startnummer), set())
        if verwijderd:
            clienten.discard(bericht.bsn)
        else:
            clienten.add(bericht.bsn)

    def identificatie_bekend(
        self, afzender: Gemeentecode, type_: Berichttype, identificatie: BerichtIdentificatie
    ) -> bool:
        """Whether the sender used this identification before for this kind of message."""
        return (afzender, type_, identificatie) in self._identificaties

    def aanlevering(
        self, afzender: Gemeentecode, type_: Berichttype, bsn: Bsn, startnummer: EbStartNummer
    ) -> Aanlevering | None:
        """The last delivery with this key, also when it was a removal; ``None`` if never."""
        return self._per_client.get((afzender, type_, bsn), {}).get(startnummer)

    def startnummer_in_gebruik(
        self, afzender: Gemeentecode, type_: Berichttype, startnummer: EbStartNummer
    ) -> bool:
        """Whether a delivery that was not removed has this number, whoever it is about."""
        return bool(self._clienten.get((afzender, type_, startnummer)))

    def aanleveringen(
        self, afzender: Gemeentecode, type_: Berichttype, bsn: Bsn
    ) -> Iterable[Aanlevering]:
        """Every key of this person with its last delivery, also those that were removed."""
        return tuple(self._per_client.get((afzender, type_, bsn), {}).values())
