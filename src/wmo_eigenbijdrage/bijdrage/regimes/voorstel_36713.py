"""The bill 36 713 (*Wet vervanging abonnementstarief Wmo 2015*): a PROPOSAL, not law.

A contribution by income per month, for analysts who want to compute what it would mean. It is
never chosen by date; whoever wants it passes it to `bereken_bijdrage` by name. Its figures come
from the press of 2025 and are marked so; how the amount is rounded no source tells.

Source: bill 36 713, submitted 25-3-2025; gemeente.nu, March 2025.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from attrs import frozen

from wmo_eigenbijdrage.afronding import Afronding
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bijdrage.kern import Stuk, maanden, schilder, verenig_stukken, verschil
from wmo_eigenbijdrage.bijdrage.overzicht import Reeks, maak_reeksen
from wmo_eigenbijdrage.bijdrage.redenen import Reden
from wmo_eigenbijdrage.bijdrage.regimes.geval import Eenheid, Geval, Laag, eenheden, inkomen_van
from wmo_eigenbijdrage.bijdrage.regimes.maandgronden import plicht_en_gronden
from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.kalender import Maand, Tijdvak
from wmo_eigenbijdrage.landelijk import voorstel_36713

__all__ = ["VoorstelInkomensafhankelijk"]

# The share of the wealth is taken as it is in the last year of which it is known [inferred].
_BIJTELLING_VAN = date(2026, 12, 1)


@frozen
class VoorstelInkomensafhankelijk:
    """The proposed contribution by income, from a month that the caller chooses."""

    vanaf: Maand = Maand(2027, 1)
    """The figures are those proposed for 2027, whatever month this is."""
    afronding: Afronding = Afronding.NAAR_BENEDEN
    naam: str = "VOORSTEL 36 713: inkomensafhankelijk per maand"

    @property
    def geldig(self) -> Tijdvak:
        """From the chosen month on, without end."""
        return Tijdvak(self.vanaf.eerste_dag)

    def reeksen(self, geval: Geval) -> list[Reeks]:
        """The runs under the proposal, with the same months and grounds as today.

        Raises:
            OnbekendeParameter: the income of a year is unknown: the bill gives no amount for that.
        """
        if (grens := self.geldig.knip(tot_en_met=geval.tot_en_met)) is None:
            return []
        laatste = Maand.van(geval.tot_en_met).ordinaal

        def bemonster(vakken: Iterable[Tijdvak]) -> list[Stuk]:
            return maanden(vakken, laatste)

        reeksen: list[Reeks] = []
        for eenheid in eenheden(geval.huishouden, grens, bemonster):
            plicht, lagen = plicht_en_gronden(geval, eenheid, grens, laatste)
            te_betalen = plicht
            for vrij, _ in lagen:
                te_betalen = verschil(te_betalen, verenig_stukken(vrij))
            lagen += [self._laag(geval, eenheid, jaar) for jaar in _jaren(te_betalen)]
            stukken = [(a, b, w) for a, b, w in schilder(plicht, lagen) if w is not None]
            reeksen += maak_reeksen(Maand, stukken, eenheid.plaatsen)
        return reeksen

    def _laag(self, geval: Geval, eenheid: Eenheid, jaar: int) -> Laag:
        inkomen = inkomen_van(
            eenheid.personen,
            jaar,
            verlegd=jaar in geval.huishouden.verlegde_jaren,
            peildag=_BIJTELLING_VAN,
        )
        if inkomen is None:
            raise OnbekendeParameter(f"inkomen voor {jaar}", "het voorstel", "give the income")
        bedrag = self.bedrag(inkomen, samen=len(eenheid.personen) == 2)
        return [(12 * jaar, 12 * jaar + 11)], (bedrag.centen, Reden.VOORSTEL_36713)

    def bedrag(self, inkomen: Bedrag, *, samen: bool) -> Bedrag:
        """What would be due per month at a yearly income, for one person or two together.

        >>> voorstel = VoorstelInkomensafhankelijk()
        >>> for euro in (24_500, 30_000, 61_000):
        ...     print(voorstel.bedrag(Bedrag.euro(euro), samen=False))
        € 23,60
        € 69,43
        € 327,76
        """
        p = voorstel_36713()[samen].waarden[0].waarde
        boven = max(inkomen.centen - p.drempel.centen, 0)
        deel = self.afronding.rond(Fraction(boven) * p.percentage / 12)
        return min(p.maximum, p.minimum + Bedrag(deel))


def _jaren(plicht: Sequence[Stuk]) -> list[int]:
    return [jaar for a, b in plicht for jaar in range(a // 12, b // 12 + 1)]
