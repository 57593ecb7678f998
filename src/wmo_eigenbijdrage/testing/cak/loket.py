"""`Loket`: takes messages in, checks them, and posts the answers as chance has it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from heapq import heappop, heappush
from random import Random

from attrs import define, field

from wmo_eigenbijdrage.adapters.register import Registergeheugen
from wmo_eigenbijdrage.ieb import BerichtFout, Controleuitkomst, Release, controleer
from wmo_eigenbijdrage.ieb import envelop as env
from wmo_eigenbijdrage.testing.cak.gedrag import Gedrag, Lot, trek
from wmo_eigenbijdrage.testing.cak.ontvangst import (
    IN_GEBRUIK,
    Ontvangst,
    Oordeel,
    Verzending,
    beantwoord,
    fout_in_envelop,
    retour_in_xml,
)

__all__ = ["Loket", "Post"]


@define(eq=False)
class Post:
    """What is on its way to gemeenten, in order of time and then of posting."""

    _wachtend: list[tuple[date, int, Verzending]] = field(
        init=False, factory=list[tuple[date, int, Verzending]], repr=False
    )
    _aantal: int = field(init=False, default=0)

    def verzend(self, verzending: Verzending) -> None:
        """Let something go out on its day."""
        self._aantal += 1
        heappush(self._wachtend, (verzending.dag, self._aantal, verzending))

    def haal(self, tot_en_met: date) -> tuple[Verzending, ...]:
        """What goes out up to and including a day, once."""
        klaar: list[Verzending] = []
        while self._wachtend and self._wachtend[0][0] <= tot_en_met:
            klaar.append(heappop(self._wachtend)[2])
        return tuple(klaar)


@define(eq=False)
class Loket:
    """Where messages come in; it knows nothing of contributions."""

    _gedrag: Gedrag
    _releases: tuple[Release, ...] = field(repr=False)
    _dobbel: Random = field(init=False, repr=False)
    _aantal: int = field(init=False, default=0)
    _post: Post = field(init=False, factory=Post)
    _register: Registergeheugen = field(init=False, factory=Registergeheugen)
    _referenties: set[env.Referentienummer] = field(
        init=False, factory=set[env.Referentienummer], repr=False
    )

    def __attrs_post_init__(self) -> None:
        self._dobbel = Random(self._gedrag.zaad)  # noqa: S311 (a game, no secret)

    def zet_gedrag(self, gedrag: Gedrag) -> None:
        """Be as reliable as this from now on; the draws go on where they were."""
        self._gedrag = gedrag

    def ontvang(self, xml: bytes, dag: date) -> Ontvangst:
        """Take in a message without an envelope; one that fails the schema gets no answer."""
        return self._verwerk(xml, dag, self._loot(), None)

    def ontvang_envelop(self, xml: bytes, dag: date) -> Ontvangst:
        """Take in an envelope; what cannot be used is answered with a Fo01."""
        lot = self._loot()
        try:
            vraag: env.Envelop | None = env.from_xml(xml)
        except BerichtFout:
            vraag = None
        if not isinstance(vraag, env.Di01):
            return self._weiger(vraag, dag, lot)
        if vraag.referentienummer in self._referenties:
            return self._weiger(vraag, dag, lot, code=IN_GEBRUIK)
        self._referenties.add(vraag.referentienummer)
        return self._verwerk(vraag.bestand.inhoud, dag, lot, vraag)

    def retours(self, tot_en_met: date) -> tuple[Verzending, ...]:
        """What is sent up to and including a day and was not asked for before."""
        return self._post.haal(tot_en_met)

    def _loot(self) -> Lot:
        self._aantal += 1
        return trek(self._dobbel, self._gedrag)

    def _verwerk(self, xml: bytes, dag: date, lot: Lot, vraag: env.Di01 | None) -> Ontvangst:
        uitkomst = controleer(xml, *self._releases, peildatum=dag, register=self._register)
        weg = dag + timedelta(lot.vertraging)
        oordeel, retour = beantwoord(uitkomst, self._aantal, lot, self._gedrag.afwijscode, weg)
        if retour is None and vraag is None:
            return Ontvangst(self._aantal, dag, oordeel, uitkomst, ())
        if retour is None:
            return self._weiger(vraag, dag, lot, uitkomst)
        if uitkomst.bericht is not None:
            self._register.ontvang(uitkomst.bericht, afgewezen=oordeel is not Oordeel.AANVAARD)
        dagen = self._verzend(dag, lot, lambda: retour_in_xml(retour, uitkomst, vraag, lot))
        return Ontvangst(self._aantal, dag, oordeel, uitkomst, dagen)

    def _weiger(
        self,
        vraag: env.Envelop | None,
        dag: date,
        lot: Lot,
        uitkomst: Controleuitkomst | None = None,
        code: str | None = None,
    ) -> Ontvangst:
        weg = dag + timedelta(lot.vertraging)
        dagen = self._verzend(dag, lot, lambda: fout_in_envelop(vraag, lot, weg, code))
        return Ontvangst(self._aantal, dag, Oordeel.ZONDER_RETOUR, uitkomst, dagen)

    def _verzend(self, dag: date, lot: Lot, schrijf: Callable[[], bytes]) -> tuple[date, ...]:
        """Post an answer as chance has it; the days on which it goes out."""
        if lot.verloren:
            return ()
        xml = schrijf()
        vertragingen = (lot.vertraging, lot.tweede_vertraging)[: 2 if lot.dubbel else 1]
        dagen = tuple(dag + timedelta(vertraging) for vertraging in vertragingen)
        for weg in dagen:
            self._post.verzend(Verzending(weg, self._aantal, xml))
        return dagen
