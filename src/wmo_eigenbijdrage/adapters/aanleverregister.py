"""A register of what CAK was told, in memory."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, evolve, field

from wmo_eigenbijdrage.aanlevering import (
    Melding,
    Meldingsoort,
    Meldinguitkomst,
    Persoonsregister,
)
from wmo_eigenbijdrage.adapters.poorten import Nummering
from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import Bsn, EbStartNummer

__all__ = ["Aanlevergeheugen"]


@define
class Aanlevergeheugen:
    """What was told, kept as long as the process lives. It implements `Register`.

    For tests and for trying out what a plan does.
    """

    _nummering: Nummering
    _personen: dict[Bsn, Persoonsregister] = field(
        factory=dict[Bsn, Persoonsregister], init=False, repr=False
    )
    _uitgegeven: set[EbStartNummer] = field(factory=set[EbStartNummer], init=False, repr=False)

    def persoon(self, bsn: Bsn) -> Persoonsregister:
        """All of one person; an empty register for who was never told of."""
        eis_soort("bsn", bsn, Bsn)
        return self._personen.get(bsn, Persoonsregister())

    def boek(self, bsn: Bsn, meldingen: Iterable[Melding]) -> tuple[Melding, ...]:
        """Note that these are sent, and give each new period its number.

        A number that was given out is not given out again, also when CAK rejects the start.

        Raises:
            OngeldigeWaarde: one was booked before, it waits for what CAK has not accepted, it is
                about a period that was never started, or the numbering repeats itself.
        """
        persoon = self.persoon(bsn)
        geboekt: list[Melding] = []
        for melding in meldingen:
            eis_soort("meldingen", melding, Melding)
            if not persoon.mag_verzonden(melding):
                raise OngeldigeWaarde(
                    "meldingen", "one waits for an answer of CAK", "send plan.verzendbaar"
                )
            if melding.volgnummer < persoon.volgend_volgnummer:
                raise OngeldigeWaarde("meldingen", "one was booked before", "plan again")
            if melding.startnummer is None:
                melding = evolve(melding, startnummer=self._geef_nummer(melding))  # noqa: PLW2901
            geboekt.append(melding)
            persoon = persoon.boek([melding])
        self._personen[bsn] = persoon
        return tuple(geboekt)

    def antwoord(self, bsn: Bsn, volgnummer: int, uitkomst: Meldinguitkomst) -> None:
        """Note what became of one melding; the same answer once more changes nothing.

        Raises:
            OngeldigeWaarde: no such melding was sent, or it has another answer already.
        """
        self._personen[bsn] = self.persoon(bsn).antwoord(volgnummer, uitkomst)

    def _geef_nummer(self, melding: Melding) -> EbStartNummer:
        if melding.soort is not Meldingsoort.START:
            raise OngeldigeWaarde(
                "meldingen", "one is about a period that was never started", "plan again"
            )
        nummer = self._nummering.startnummer()
        if nummer in self._uitgegeven:
            raise OngeldigeWaarde(
                "nummering", "gives a number out twice", "let it count up for ever"
            )
        self._uitgegeven.add(nummer)
        return nummer
