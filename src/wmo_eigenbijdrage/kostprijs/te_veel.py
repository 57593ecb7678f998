"""Overshoot: what was collected after the price had been reached, and what can still be undone.

Nothing more may be collected once the price is reached, even when no stop was sent; CAK goes on
collecting until it gets one. The difference is the gemeente's to correct.

Source: Wmo 2015, art. 2.1.4a (6); Uitvoeringsbesluit Wmo 2015, art. 3.6 (2) and 3.10b (6).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve, frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.bijdrage import HERZIENING
from wmo_eigenbijdrage.controle import eis_dag, eis_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.kostprijs.bewaking import Bewaking
from wmo_eigenbijdrage.kostprijs.redenen import Reden

__all__ = ["TeVeelGeind", "te_veel_geind"]


@frozen
class TeVeelGeind:
    """What was collected although the price had been reached."""

    maanden: tuple[tuple[Maand, Bedrag], ...]
    """Each such month with what was collected over it."""
    herstelbaar: tuple[tuple[Maand, Bedrag], ...]
    """Those within the term of revision, as seen from the day that was given."""
    bevindingen: tuple[Bevinding, ...]
    """One when there is anything, none otherwise."""

    @property
    def bedrag(self) -> Bedrag:
        """What was collected too much, in all."""
        return Bedrag.som(bedrag for _, bedrag in self.maanden)

    @property
    def herstelbaar_bedrag(self) -> Bedrag:
        """What can be refunded by a revision.

        Beyond it a refund is possible on request, within five years (art. 3.6 (6) and (7)).
        """
        return Bedrag.som(bedrag for _, bedrag in self.herstelbaar)


def te_veel_geind(
    bewaking: Bewaking,
    geind: Iterable[tuple[Maand, Bedrag]],
    *,
    peildatum: date,
    maanden_terug: int = HERZIENING,
) -> TeVeelGeind:
    """Compare what was collected with what the prices allowed.

    Args:
        bewaking: the guarding of the person's provisions.
        geind: what was collected over which month; the periods of a `Bijdrageoverzicht`, say.
            Months of nothing are no overshoot, and neither are months in which nothing is in use:
            there a stop is missing.
        peildatum: the day from which the term of revision is counted.
        maanden_terug: that term, 36 months by law.

    Raises:
        OngeldigeWaarde: a month occurs twice, or is no `Maand`.
        OnbekendeParameter: whether a month is allowed depends on an unknown tariff.

    >>> from wmo_eigenbijdrage import Tijdvak
    >>> from wmo_eigenbijdrage.dossier import TotaleKostprijs, Verstrekking
    >>> from wmo_eigenbijdrage.kostprijs import bewaak_samen
    >>> beugel = Verstrekking(
    ...     kenmerk="beugel",
    ...     gebruik=Tijdvak(date(2023, 11, 1)),
    ...     begrenzing=TotaleKostprijs(Bedrag(25000)),  # pays for a year, up to October 2024
    ... )
    >>> geind = [(Maand(2024, n), Bedrag(2060)) for n in range(1, 13)]
    >>> gevonden = te_veel_geind(bewaak_samen([beugel]), geind, peildatum=date(2025, 3, 1))
    >>> print(len(gevonden.maanden), gevonden.bedrag)
    2 € 41,20
    """
    eis_soort("bewaking", bewaking, Bewaking)
    eis_dag("peildatum", peildatum)
    eis_soort("maanden_terug", maanden_terug, int)
    if maanden_terug < 0:
        raise OngeldigeWaarde("maanden_terug", f"{maanden_terug} is negative", "give 0 or more")
    te_veel: list[tuple[Maand, Bedrag]] = []
    kenmerk: str | None = None
    for maand, bedrag in sorted(_controleer(geind), key=lambda paar: paar[0]):
        gestopt = bewaking.gestopt_in(maand)
        if bedrag > Bedrag(0) and gestopt is not None and not bewaking.mag_innen(maand):
            te_veel.append((maand, bedrag))
            kenmerk = kenmerk or gestopt
    grens = Maand.van(peildatum) - maanden_terug
    herstelbaar = tuple(paar for paar in te_veel if paar[0] >= grens)
    gevonden = TeVeelGeind(tuple(te_veel), herstelbaar, ())
    if kenmerk is None:
        return gevonden
    van, tot = te_veel[0][0], te_veel[-1][0]
    bevinding = Reden.TE_VEEL_GEIND.over(
        kenmerk,
        maanden=f"{van}" if len(te_veel) == 1 else f"{len(te_veel)} maanden van {van} t/m {tot}",
        bedrag=gevonden.bedrag.kaal,
        herstelbaar=gevonden.herstelbaar_bedrag.kaal,
        termijn=maanden_terug,
    )
    return evolve(gevonden, bevindingen=(bevinding,))


def _controleer(geind: Iterable[tuple[Maand, Bedrag]]) -> list[tuple[Maand, Bedrag]]:
    try:
        paren = [(maand, bedrag) for maand, bedrag in geind]
    except (TypeError, ValueError):
        raise OngeldigeWaarde(
            "geind", "holds something else than pairs", "give (Maand, Bedrag) for each month"
        ) from None
    for maand, bedrag in paren:
        eis_soort("geind", maand, Maand)
        eis_soort("geind", bedrag, Bedrag)
    if len({maand for maand, _ in paren}) < len(paren):
        raise OngeldigeWaarde("geind", "a month occurs twice", "add its amounts up")
    return paren
