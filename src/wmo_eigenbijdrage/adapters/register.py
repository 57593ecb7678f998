"""A register of messages in memory."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TypeAlias

from attrs import define, field

from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, Bsn, EbStartNummer, Gemeentecode
from wmo_eigenbijdrage.ieb import Aanlevering, Berichttype, Heenbericht, StatusAanlevering

__all__ = ["Registergeheugen"]

# All that counts of one key, the last one last.
_PerNummer: TypeAlias = dict[EbStartNummer, tuple[Aanlevering, ...]]


def _sleutelsoort(type_: Berichttype) -> Berichttype:
    """A WMO405 goes on with what a WMO401 began, on the same number (decision 0047)."""
    return Berichttype.WMO401 if type_ is Berichttype.WMO405 else type_


@define
class Registergeheugen:
    """What was received, kept as long as the process lives. It implements `Berichtregister`.

    For tests, a stub of CAK, and checking one batch of messages against each other.
    """

    _identificaties: set[tuple[Gemeentecode, Berichttype, BerichtIdentificatie]] = field(
        factory=set[tuple[Gemeentecode, Berichttype, BerichtIdentificatie]], init=False, repr=False
    )
    _per_client: dict[tuple[Gemeentecode, Berichttype, Bsn], _PerNummer] = field(
        factory=dict[tuple[Gemeentecode, Berichttype, Bsn], _PerNummer], init=False, repr=False
    )
    _clienten: dict[tuple[Gemeentecode, Berichttype, EbStartNummer], set[Bsn]] = field(
        factory=dict[tuple[Gemeentecode, Berichttype, EbStartNummer], set[Bsn]],
        init=False,
        repr=False,
    )

    def ontvang(self, bericht: Heenbericht, *, afgewezen: bool = False) -> None:
        """Take in one message, after it was checked.

        A rejected one only uses up its identification. Status 1 with a key that is there already
        stands beside the earlier one, as no rule that is known refuses it; status 2 takes the place
        of the last one. Status 3 takes back all that was delivered with the same key, status 9
        changes nothing.

        Raises:
            OngeldigeWaarde: it is no message from a gemeente.
        """
        eis_soort("bericht", bericht, Heenbericht)
        self._identificaties.add((bericht.afzender, bericht.type, bericht.identificatie))
        if afgewezen or bericht.status is StatusAanlevering.NIET_VAN_TOEPASSING:
            return
        soort = (bericht.afzender, _sleutelsoort(bericht.type))
        verwijderd = bericht.status is StatusAanlevering.VERWIJDEREN
        per_nummer = self._per_client.setdefault((*soort, bericht.bsn), {})
        al = per_nummer.get(bericht.startnummer, ())
        if verwijderd or (al and al[-1].verwijderd):
            al = ()
        elif bericht.status is StatusAanlevering.GEWIJZIGD:
            al = al[:-1]
        per_nummer[bericht.startnummer] = (*al, Aanlevering(bericht, verwijderd))
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
        alle = self._per_client.get((afzender, _sleutelsoort(type_), bsn), {}).get(startnummer)
        return None if alle is None else alle[-1]

    def startnummer_in_gebruik(
        self, afzender: Gemeentecode, type_: Berichttype, startnummer: EbStartNummer
    ) -> bool:
        """Whether a delivery that was not removed has this number, whoever it is about."""
        return bool(self._clienten.get((afzender, _sleutelsoort(type_), startnummer)))

    def aanleveringen(
        self, afzender: Gemeentecode, type_: Berichttype, bsn: Bsn
    ) -> Iterable[Aanlevering]:
        """All deliveries of this person that count, and of removed keys the removal."""
        per_nummer = self._per_client.get((afzender, _sleutelsoort(type_), bsn), {})
        return tuple(chain.from_iterable(per_nummer.values()))
