"""`Toezicht`: looks at each message that reaches the simulated CAK, and says what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TypeAlias

from attrs import define, field, frozen

from wmo_eigenbijdrage.identificatie import Bsn, Gemeentecode
from wmo_eigenbijdrage.ieb import Heenbericht
from wmo_eigenbijdrage.testing.cak import Ontvangst, Oordeel, Periodestand
from wmo_eigenbijdrage.testing.gesprek.gemeente import Navraag
from wmo_eigenbijdrage.testing.gesprek.oneens import Bevonden, Controle

__all__ = ["Aangeboden", "Standen", "Toezicht", "navraag_van"]


Standen: TypeAlias = Mapping[Bsn, tuple[Periodestand, ...]]
"""What CAK has of each person."""


@frozen
class Aangeboden:
    """One message as it came in, with what CAK had of its person before and after."""

    xml: bytes = field(repr=False)
    ontvangst: Ontvangst
    voor: Standen
    na: Standen

    @property
    def bericht(self) -> Heenbericht | None:
        """The message; ``None`` when it could not be read."""
        uitkomst = self.ontvangst.uitkomst
        return None if uitkomst is None else uitkomst.bericht


def navraag_van(bericht: Heenbericht) -> Navraag:
    """By what an answer to this message can be asked for."""
    return bericht.type, bericht.identificatie


@define(eq=False)
class Toezicht:
    """Remembers what was handed over under which name."""

    _namen: set[tuple[Gemeentecode, Navraag] | None] = field(
        init=False, factory=set["tuple[Gemeentecode, Navraag] | None"]
    )
    _gezien: set[tuple[Gemeentecode, bytes]] = field(
        init=False, factory=set[tuple[Gemeentecode, bytes]]
    )
    _onzeker: set[bytes] = field(init=False, factory=set[bytes])

    def onderbroken(self, aangeboden: Aangeboden) -> None:
        """The gemeente crashed before it could note that it handed this over.

        It may hand it over once more, the same to the byte: CAK knows it by its identification.
        """
        self._onzeker.add(aangeboden.xml)

    def bekijk(self, gemeente: Gemeentecode, aangeboden: Aangeboden) -> Iterator[Bevonden]:
        """What is wrong with a message, if anything."""
        bericht, xml = aangeboden.bericht, aangeboden.xml
        if (gemeente, xml) in self._gezien:
            # Of what was broken off CAK may reject the second one, or take it: it is the same.
            if xml not in self._onzeker:
                yield Controle.TWEEMAAL, "een bericht is gelijk aan een eerder bericht"
            return
        self._gezien.add((gemeente, xml))
        naam = None if bericht is None else (bericht.afzender, navraag_van(bericht))
        if naam is not None and naam in self._namen:
            yield Controle.TWEEMAAL, f"{naam[1][1]} is al eerder gebruikt"
            return
        self._namen.add(naam)
        oordeel = aangeboden.ontvangst.oordeel
        if oordeel in {Oordeel.AFGEWEZEN, Oordeel.ZONDER_RETOUR}:
            yield Controle.AFWIJZING, f"{oordeel.value}: {_redenen(aangeboden.ontvangst)}"
        elif oordeel is Oordeel.AANVAARD:
            yield from _dubbel(aangeboden)


def _redenen(ontvangst: Ontvangst) -> str:
    uitkomst = ontvangst.uitkomst
    bevindingen = () if uitkomst is None else uitkomst.bevindingen
    return "; ".join(map(str, bevindingen))


def _dubbel(aangeboden: Aangeboden) -> Iterator[Bevonden]:
    """What was accepted, and had been told under another name."""
    bericht = aangeboden.bericht
    assert bericht is not None  # it was accepted
    if aangeboden.voor == aangeboden.na:
        yield Controle.TWEEMAAL, f"{bericht.identificatie} verandert niets bij het CAK"
    for een, ander in combinations(aangeboden.na.get(bericht.bsn, ()), 2):
        if een.gemeente == ander.gemeente and _vak(een) == _vak(ander) != (None, None):
            nummers = f"{een.startnummer} en {ander.startnummer}"
            yield Controle.TWEEMAAL, f"een periode is gemeld onder startnummer {nummers}"
            return


def _vak(stand: Periodestand) -> tuple[object, object]:
    return stand.startdatum, stand.stopdatum
