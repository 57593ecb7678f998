"""`Administratie`: what CAK holds of periods, households and policies, and what it billed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from attrs import define, field

from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.bijdrage import Bijdrageoverzicht
from wmo_eigenbijdrage.dossier import Client, Huishouden, Persoon
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import Bsn, Gemeentecode
from wmo_eigenbijdrage.ieb import Heenbericht
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.landelijk import landelijk_tarief
from wmo_eigenbijdrage.testing.cak.berekening import Kennis, knip
from wmo_eigenbijdrage.testing.cak.besluiten import (
    Besluit,
    Huishoudstand,
    besluit,
    maandrekeningen,
    voeg_samen,
)
from wmo_eigenbijdrage.testing.cak.overzicht import Factuuroverzicht, maak_overzicht
from wmo_eigenbijdrage.testing.cak.perioden import Periodesleutel, Periodestand, pas_toe
from wmo_eigenbijdrage.testing.cak.rekeningen import Maandafsluiting, Rekening
from wmo_eigenbijdrage.testing.cak.werkwijze import Werkwijze

__all__ = ["ONBEKENDE_GEBOORTEDATUM", "Administratie"]

ONBEKENDE_GEBOORTEDATUM = date(1945, 1, 1)
"""Of a person about whom nothing was told: of AOW age in every month since 2020."""

_Huis: TypeAlias = tuple[Bsn, ...]
_Standen: TypeAlias = dict[Bsn, dict[Periodesleutel, Periodestand]]


@define(eq=False)
class Administratie:
    """What is held; it knows no bytes and no clock."""

    _werkwijze: Werkwijze
    _standen: _Standen = field(init=False, factory=_Standen, repr=False)
    _beleid: dict[Gemeentecode, Beleid] = field(
        init=False, factory=dict[Gemeentecode, Beleid], repr=False
    )
    _huis_van: dict[Bsn, _Huis] = field(init=False, factory=dict[Bsn, _Huis], repr=False)
    _huizen: dict[_Huis, Huishoudstand] = field(
        init=False, factory=dict[_Huis, Huishoudstand], repr=False
    )
    # Households about which something changed since the last close; a dict keeps their order.
    _gewijzigd: dict[_Huis, None] = field(init=False, factory=dict[_Huis, None], repr=False)
    _gesloten: Maand | None = field(init=False, default=None)
    _kennis: Kennis = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._kennis = Kennis(self._standen, self._beleid, self._werkwijze)

    def pas_toe(
        self, bericht: Heenbericht, dag: date
    ) -> tuple[Periodesleutel, Periodestand | None]:
        """Let a message that was accepted change what is held; which period, and what it became."""
        sleutel = Periodesleutel.van(bericht)
        standen = self._standen.setdefault(bericht.bsn, {})
        stand = pas_toe(standen.get(sleutel), bericht, dag)
        if stand is not None:
            standen[sleutel] = stand
        else:
            standen.pop(sleutel, None)
        self._gewijzigd[self._huis(bericht.bsn)] = None
        return sleutel, stand

    def ken(self, huishouden: Huishouden) -> None:
        """Learn of a household, in the place of what was known of its persons."""
        bsns = tuple(persoon.client.bsn for persoon in huishouden.personen)
        oude = {self._huis_van[bsn]: None for bsn in bsns if bsn in self._huis_van}
        if any(bsn not in bsns for huis in oude for bsn in huis):
            raise OngeldigeWaarde(
                "huishouden",
                "leaves out somebody with whom one of its persons is known",
                "give both, with a Leefvorm that ends",
            )
        nieuw = voeg_samen(huishouden, [self._huizen.pop(huis) for huis in oude], self._gesloten)
        for huis in oude:
            self._gewijzigd.pop(huis, None)
        self._huizen[bsns] = nieuw
        self._huis_van.update(dict.fromkeys(bsns, bsns))
        self._gewijzigd[bsns] = None

    def zet_beleid(self, beleid: Beleid) -> None:
        """Learn the policy of a gemeente."""
        self._beleid[beleid.gemeente] = beleid
        for bsn, per_sleutel in self._standen.items():
            if any(sleutel.gemeente == beleid.gemeente for sleutel in per_sleutel):
                self._gewijzigd[self._huis(bsn)] = None

    def eis_volgende(self, maand: Maand) -> None:
        """Refuse a month that does not follow the last one, or that has no tariff."""
        landelijk_tarief(maand)
        if self._gesloten is not None and maand != self._gesloten + 1:
            raise OngeldigeWaarde(
                "maand", f"{maand} does not follow {self._gesloten}", "close each, in order"
            )

    def sluit(self, maand: Maand) -> Maandafsluiting:
        """Decide about all that changed, and make the bills of the next month."""
        # All decisions come first: one that is impossible leaves everything as it was.
        besluiten = {
            huis: besluit(self._huizen[huis], self._kennis, maand, self._gesloten)
            for huis in self._gewijzigd
        }
        rekeningen = tuple(self._rekeningen(besluiten, maand))
        grens = maand - self._werkwijze.eerste_vaststelling
        for huis, genomen in besluiten.items():
            self._huizen[huis] = genomen.stand
            for bsn in huis:
                for sleutel, stand in self._standen.get(bsn, {}).items():
                    if not stand.beschikt:
                        self._standen[bsn][sleutel] = stand.beschik(grens)
        self._gewijzigd.clear()
        self._gesloten = maand
        return Maandafsluiting(
            maand,
            rekeningen,
            tuple(verlies for genomen in besluiten.values() for verlies in genomen.vervallen),
            tuple(verlies for genomen in besluiten.values() for verlies in genomen.definitief),
        )

    def _rekeningen(self, besluiten: dict[_Huis, Besluit], maand: Maand) -> Iterator[Rekening]:
        for huis, stand in self._huizen.items():
            genomen = besluiten.get(huis)
            if genomen is not None:
                yield from genomen.rekeningen
            elif stand.einde >= maand.ordinaal:
                yield from maandrekeningen(stand, maand)

    def beleid_van(self, gemeente: Gemeentecode) -> Beleid:
        """The policy of a gemeente."""
        return self._kennis.beleid_van(gemeente)

    def perioden(self, bsn: Bsn) -> tuple[Periodestand, ...]:
        """The periods of a person, in order of receipt."""
        return tuple(self._kennis.standen_van(bsn))

    def gefactureerd(self, bsn: Bsn) -> Bijdrageoverzicht:
        """What was billed to the household of a person, less what was refunded."""
        stand = self._huizen.get(self._huis_van.get(bsn, ()))
        if stand is None or self._gesloten is None:
            return Bijdrageoverzicht(())
        return knip(stand.geldend, tot_en_met=self._gesloten)

    def overzicht(self) -> Factuuroverzicht:
        """What was billed and refunded, per household and month."""
        return maak_overzicht(self._huizen.values(), self._gesloten)

    def _huis(self, bsn: Bsn) -> _Huis:
        """The household of a person; one by itself when nothing was told of it."""
        huis = self._huis_van.get(bsn)
        if huis is None:
            huis = self._huis_van[bsn] = (bsn,)
            alleen = Persoon(client=Client(bsn, ONBEKENDE_GEBOORTEDATUM))
            self._huizen[huis] = Huishoudstand(Huishouden((alleen,)))
        return huis
