"""Numbering that simply counts up from a first number."""

from __future__ import annotations

from attrs import define, field

from wmo_eigenbijdrage.fouten import BuitenBereik
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, EbStartNummer

__all__ = ["OplopendeNummering", "berichtnaam"]


@define
class OplopendeNummering:
    """Start numbers and identifications that count up together from *volgende*.

    That no number was used before is the promise of whoever chooses the first one: a run does not
    know of earlier runs.

    >>> nummers = OplopendeNummering(7, voorvoegsel="IA")
    >>> print(nummers.startnummer(), nummers.identificatie(), nummers.identificatie())
    7 IA0000000007 IA0000000008
    """

    _volgende_start: int = field(default=1)
    voorvoegsel: str = "EB"
    _volgende_bericht: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        EbStartNummer(self._volgende_start)
        self._volgende_bericht = self._volgende_start
        self._naam(self._volgende_bericht)

    def startnummer(self) -> EbStartNummer:
        """The next number of a contribution start."""
        nummer = EbStartNummer(self._volgende_start)
        self._volgende_start += 1
        return nummer

    def identificatie(self) -> BerichtIdentificatie:
        """The next name of a message: the prefix and the number, twelve characters in all."""
        naam = self._naam(self._volgende_bericht)
        self._volgende_bericht += 1
        return naam

    def _naam(self, nummer: int) -> BerichtIdentificatie:
        return berichtnaam(self.voorvoegsel, nummer)


def berichtnaam(voorvoegsel: str, nummer: int) -> BerichtIdentificatie:
    """A prefix and a number, twelve characters in all.

    Raises:
        BuitenBereik: there is no room for the number.
    """
    cijfers = str(nummer).zfill(12 - len(voorvoegsel))
    if len(voorvoegsel) + len(cijfers) > 12:
        raise BuitenBereik(
            "identificatie", f"no room for {nummer} in 12 characters", "shorten the prefix"
        )
    return BerichtIdentificatie(voorvoegsel + cijfers)
